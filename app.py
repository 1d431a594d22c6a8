"""The page: `streamlit run app.py`, or `econ app`."""

from econ.ui import main

main()
