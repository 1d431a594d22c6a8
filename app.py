"""The page, from a checkout: `streamlit run app.py`, or `econ app`."""

from econ.ui.page import main

main()
