"""The little that the theme cannot say: the size of the answer, the width of the page, the spacing of levers."""

from __future__ import annotations

import streamlit as st

CSS = """
.stMainBlockContainer { max-width: 84rem; padding-top: 4.25rem; padding-bottom: 5rem; }
.st-key-title strong { font-family: "Source Serif", Georgia, serif; font-size: 1.2rem; margin-right: .5rem; }
.st-key-answer { gap: .7rem; }
.st-key-answer-first [data-testid="stText"], .st-key-answer-first [data-testid="stText"] * {
  font-family: "Source Serif", Georgia, serif; font-size: clamp(1.45rem, 1.1rem + 1.6vw, 2.25rem);
  line-height: 1.22; font-weight: 550; white-space: normal; text-wrap: pretty;
}
.st-key-answer-rest [data-testid="stText"], .st-key-answer-rest [data-testid="stText"] * {
  font-size: 1.05rem; line-height: 1.5; white-space: normal; text-wrap: pretty;
}
.st-key-answer-rest { max-width: 64rem; }
.st-key-fingerprint [data-testid="stText"] * { font-size: .85rem; white-space: normal; }
[data-testid="stTable"] { overflow-x: auto; }
[data-testid="stTable"] table { font-variant-numeric: tabular-nums; }
[data-testid="stTable"] td, [data-testid="stTable"] th { vertical-align: top; }
[data-testid="stTable"] td strong { display: block; }
[class*="st-key-lever-"] { gap: .2rem; }
.stTabs [role="tablist"] { gap: .8rem; }
[class*="st-key-lever-"] .stHorizontalBlock { gap: .25rem 1rem; }
.stPlotlyChart .main-svg g:not(.hoverlayer) > text, .stPlotlyChart .infolayer text,
.stPlotlyChart .xaxislayer-above text, .stPlotlyChart .yaxislayer-above text { fill: currentColor !important; }
.stPlotlyChart .errorbar path { stroke: currentColor !important; opacity: .7; }
@media (max-width: 640px) {
  .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; }
  [data-testid="stTable"] td, [data-testid="stTable"] th { padding: .3rem .4rem; font-size: .85rem; }
}
"""


def apply() -> None:
    """Put the style on the page."""
    st.html(f"<style>{CSS}</style>")
