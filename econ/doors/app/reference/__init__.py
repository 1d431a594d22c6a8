"""The pages beside the calculator: exporters side by side, where the figures come from, how the numbers are computed.

The folder must not be called `pages`: Streamlit would take its files for pages of its own.
"""
