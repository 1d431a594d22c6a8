"""The pages beside the calculator: where the figures come from, and how the numbers are computed.

The folder must not be called `pages`: Streamlit would take its files for pages of its own.
"""
