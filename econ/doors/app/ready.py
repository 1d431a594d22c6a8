"""What every answer needs, loaded and computed once: by the server, and by the process that others are copies of."""

from econ.doors.app import assets
from econ.output import export
from econ.page import html, page
from econ.wording.language import LANGUAGES, catalogue

CATALOGUES = {code: catalogue(code) for code in LANGUAGES}
"""The messages of each language, which are read from text; a copy that speaks one need not read them again."""

DOCUMENT = html.document(page({}), assets.named())
"""The first page, made to have all that it needs in memory."""

FORMATS = tuple(export.FORMATS)
"""Formats of files, whose modules are loaded with their names."""
