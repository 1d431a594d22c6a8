"""The little that the theme cannot say: the size of the answer, the width of the page, the spacing of levers."""

from __future__ import annotations

import streamlit as st

CSS = """
.stMainBlockContainer { max-width: 84rem; padding-top: 4.25rem; padding-bottom: 5rem; }
.stMain { scroll-padding: 4.25rem 0 1rem; }
.econ-title { margin: 0; }
.econ-title strong { font-family: "Source Serif", Georgia, serif; font-size: 1.2rem; margin-right: .5rem; }
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
[class*="st-key-lever-"] { gap: .2rem; }
.stTabs [role="tablist"] { gap: .8rem; }
.stTabs [role="tab"]:focus-visible { outline: 2px solid currentColor; outline-offset: -2px; box-shadow: none; }
.stApp [data-testid="stCaptionContainer"], .stApp [data-testid="stCaptionContainer"] p { color: inherit; }
.stApp [data-testid="stCaptionContainer"] { opacity: .8; }
[class*="st-key-undo-"] button { min-height: 1.5rem; padding-top: 0; padding-bottom: 0; }
.stMultiSelect [data-tag] { background: rgba(128,136,148,.22); }
.stMultiSelect [data-tag], .stMultiSelect [data-tag] * { color: inherit; }
.stMultiSelect [data-tag] button { min-width: 1.5rem; min-height: 1.5rem; }
[class*="st-key-lever-"] .stHorizontalBlock { gap: .25rem 1rem; }
.econ-chart { margin: 0 0 1rem; }
.econ-chart h3 { font-family: var(--st-heading-font); font-size: 1.3rem; font-weight: 600; padding: 0;
  margin: 0 0 .4rem; }
.econ-chart .errorbar path { stroke: currentColor !important; opacity: .7; }
.econ-chart .top { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; align-items: baseline; }
.econ-chart .tools { display: flex; gap: .15rem; margin-right: -.45rem; }
.econ-plot { contain: layout paint style; }
.econ-chart figcaption { font-size: .875rem; line-height: 1.4; opacity: .8; margin-top: .2rem; }
.econ-chart .tools button { font: inherit; font-size: .8rem; color: inherit; background: none; cursor: pointer;
  border: 1px solid transparent; border-radius: var(--st-base-radius); padding: .15rem .45rem; min-height: 1.75rem; }
.econ-chart .tools button:hover { border-color: var(--st-border-color); color: var(--st-primary-color); }
.econ-chart .tools button[hidden] { display: none; }
.econ-chart :focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
.econ-chart .twin { margin-top: .6rem; }
.econ-chart .twin summary { cursor: pointer; font-size: .875rem; padding: .25rem 0; }
.econ-table { overflow-x: auto; }
.econ-table table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
.econ-table th { text-align: left; font-weight: 500; opacity: .75; }
.econ-table td, .econ-table th { padding: .45rem .75rem .45rem 0; vertical-align: top;
  border-bottom: 1px solid var(--st-border-color); }
.econ-table td strong { display: block; font-weight: 600; }
.econ-table td[data-mark]::before { content: ""; display: inline-block; width: 28px; height: var(--mark-width);
  background: var(--mark); vertical-align: middle; margin-right: .6rem; }
.econ-table tr.strong td { font-weight: 600; }
.econ-table td small { opacity: .75; }
.econ-figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1rem 1.5rem;
  margin: .5rem 0 1rem; }
.econ-row { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem 2rem; }
.econ-row > * { min-width: 0; }
.econ-figures div { border-top: 2px solid var(--st-border-color); padding-top: .5rem; }
.econ-figures dt { font-size: .875rem; opacity: .8; }
.econ-figures dd { margin: 0; font-size: .8rem; opacity: .8; font-variant-numeric: tabular-nums; min-height: 1.2em; }
.econ-figures dd.value { font-size: 1.5rem; line-height: 1.3; opacity: 1; }
@media (max-width: 640px) {
  .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; }
  .econ-table td, .econ-table th { padding: .3rem .9rem .3rem 0; font-size: .85rem; }
  .econ-table td:first-child { min-width: 9.5rem; }
  .econ-table td:not(:first-child) { min-width: 4.2rem; }
  .econ-figures { grid-template-columns: repeat(2, 1fr); }
}
"""


def apply(head: str) -> None:
    """Put the style and the head on the page.

    Args:
        head: what stands first on the page; HTML of our own, never words of a visitor.
    """
    st.html(f"<style>{CSS}</style>{head}")
