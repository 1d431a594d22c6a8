"""Colours and dashes that all charts share.

Colours are mid-tones that keep a contrast of 3 to 1 on white and on near-black, so that one drawing serves a light and
a dark page.
"""

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#BC6098", "#B07A00", "#3A92CC", "#7D8590")
"""After Okabe and Ito (2008), darkened or lightened to the contrast named above."""

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "fine", "sparse", "twodots")
ACCENT, SECOND, QUIET = PALETTE[0], PALETTE[1], PALETTE[6]
