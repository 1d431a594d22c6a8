"""What runs for each visitor, and again after each change."""

from econ.doors.app.navigation import main

main()
