"""Charts as pictures without a browser: `figure(result, "share_by_sale", "svg") -> bytes`.

A chart is described once, for plotly, in `econ.output.charts`; here the description is translated for matplotlib, which
writes PNG and SVG by itself. The same result gives the same bytes.
"""

from econ.output.export.figures.picture import KINDS, Kind, bare_png, drawable, figure, files, inline_svg, kind_of

__all__ = ["KINDS", "Kind", "bare_png", "drawable", "figure", "files", "inline_svg", "kind_of"]
