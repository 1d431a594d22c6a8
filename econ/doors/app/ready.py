"""What every answer needs, loaded and computed once: by the server, and by the process that others are copies of."""

from econ.doors.app import assets
from econ.output import export
from econ.page import html, page

DOCUMENT = html.document(page({}), assets.named())
"""The first page, made to have all that it needs in memory."""

FORMATS = tuple(export.FORMATS)
"""Formats of files, whose modules are loaded with their names."""
