"""The little that the theme cannot say: the size of the answer, the width of the page, the spacing of levers."""

from __future__ import annotations

import streamlit as st

CSS = """
.stMainBlockContainer { max-width: 88rem; padding-top: 4rem; padding-bottom: 5rem; }
.st-key-title h1 { font-size: 1.15rem; font-weight: 600; padding: 0; line-height: 1.6; letter-spacing: .01em; }
.st-key-title [data-testid="stHeading"] { min-height: 1.9rem; }
.st-key-title p { opacity: .8; }
.st-key-answer { gap: .6rem; }
.st-key-answer-first [data-testid="stText"] {
  font-family: "Source Serif", "Source Serif 4", Georgia, serif; font-size: clamp(1.5rem, 1.1rem + 1.7vw, 2.3rem);
  line-height: 1.25; font-weight: 500; white-space: normal; text-wrap: pretty;
}
.st-key-answer-rest [data-testid="stText"] {
  font-size: 1.05rem; line-height: 1.5; opacity: .88; white-space: normal; text-wrap: pretty; max-width: 62rem;
}
.st-key-fingerprint [data-testid="stText"] { font-size: .85rem; opacity: .75; white-space: normal; }
[data-testid="stTable"] { overflow-x: auto; }
[data-testid="stTable"] table { font-variant-numeric: tabular-nums; }
[class*="st-key-lever-"] { gap: .25rem; }
[data-testid="stTabs"] [role="tab"] p { font-size: 1rem; }
@media (max-width: 640px) {
  .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; padding-top: 3.75rem; }
}
"""


def apply() -> None:
    """Put the style on the page."""
    st.html(f"<style>{CSS}</style>")
