"""What Streamlit runs for each visitor of its own page."""

import streamlit as st

st.page_link("/", label="econ")
