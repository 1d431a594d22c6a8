"""What Streamlit runs when the package is installed: `econ app`."""

from econ.ui.page import main

main()
