"""What runs for each visitor, and again after each change."""

from econ.ui.page import main

main()
