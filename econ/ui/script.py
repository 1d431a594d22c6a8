"""What runs for each visitor, and again after each change."""

from econ.ui.navigation import main

main()
