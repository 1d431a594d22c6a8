"""What Streamlit runs for each visitor of its own page, which our server has at /streamlit."""

from econ.doors.app.mount import page

page()
