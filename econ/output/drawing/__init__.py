"""The one drawing of marks: `svg(drawing, width=720)`; PNG and PDF are made of that SVG."""

from econ.output.drawing.svg import Around, svg
