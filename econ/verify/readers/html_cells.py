"""HTML: the tables of the report, its answer, every other word on it, and the question written into it."""

import re
from html.parser import HTMLParser
from itertools import islice

from econ.files import bounds
from econ.files.bounds import Cells
from econ.verify.readers.registry import NEVER, NOTICE, SCENARIO, SOURCE, number_or_text, reads
from econ.wording.errors import InputError
from econ.wording.language import N_, _

LARGEST, MOST_TAGS, MOST_DECLARATIONS, MOST_ATTRIBUTES, LONGEST_TAG = 2_000_000, 50_000, 10, 100_000, 100_000
"""Bytes of a report, its tags, those that begin with an exclamation mark, equals signs, and bytes of a tag; one has
half a million, 10,000, 1, 9,000 and 15,000."""

_LONG_TAG = re.compile(rb"<[^<>]{%d}" % LONGEST_TAG)

_OPEN_TAG, MOST_OPEN = re.compile(rb"<[a-zA-Z/!?][^<>]*(?=<)"), 100
"""A tag in which another one begins and how many a page may have; for each, all that follows is read."""

BEGINNING = 60
"""Characters of a text that name its cell."""

LAID_OUT = frozenset(
    ("class", "id", "role", "scope", "tabindex", "rel", "href", "name", "content", "charset", "http-equiv", "viewbox",
     "value", "xmlns", "display", "displaystyle", "lspace", "rspace", "stretchy", "aria-labelledby")
)  # fmt: skip
"""Attributes that say nothing, or that are read as the cell that they belong to."""

READ_OF = {"value": "data", "href": "a"}
"""Those of them that are read of one element alone; of any other they say something."""

SHOWN_OTHERWISE = frozenset(
    ("template", "dialog", "noscript", "noembed", "noframes", "iframe", "frame", "object", "embed", "applet", "video",
     "audio", "canvas", "map", "textarea", "select", "datalist", "progress", "meter", "s", "strike", "del", "ins", "rp",
     "rt", "marquee", "plaintext", "xmp", "listing")
)  # fmt: skip
"""Elements whose text is hidden, struck out or shown as something else; the calculator writes none of them."""

NOTICES = ("warning", "note")
"""Classes of the paragraphs that are notices."""


@reads(".html", "html", unread=N_("the layout of the page"))
def read(content: bytes) -> Cells:
    """Cells named by table, row and column, with a number in full beside the words; other texts by how they begin."""
    most = ((b"<", MOST_TAGS), (b"<!", MOST_DECLARATIONS), (b"=", MOST_ATTRIBUTES))
    many = any(content.count(sign) > count for sign, count in most)
    if len(content) > LARGEST or many or _LONG_TAG.search(content):
        raise InputError(_("The page is larger than any that the calculator writes."))
    if any(islice(_OPEN_TAG.finditer(content), MOST_OPEN, None)):
        raise InputError(_("Its tags begin within one another."))
    page = _Page()
    page.feed(bounds.text(content).replace("\r\n", "\n"))
    page.close()
    return page.cells


class _Page(HTMLParser):
    """Collects all that the report says: cells of tables, the answer, particulars, the question, every other text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells = Cells()
        self.table = self.row = self.region = ""
        self.columns: list[str] = []
        self.column = 0
        self.head = False
        self.place: str | None = None
        self.until = ""
        self.text: list[str] = []
        self.drawing: list[str] = []
        self.deep = 0  # pictures within the picture that is read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self.drawing and tag != "svg":
            self._put_attributes(tag, given)
        if tag in SHOWN_OTHERWISE:
            self._put(bounds.place("element", tag), NEVER)
        if self.drawing or tag == "svg":
            self.drawing.append(self.get_starttag_text() or "")
            self.deep += tag == "svg"
        if tag in ("table", "thead", "tr", "th", "td"):
            self._open_table(tag, given)
        elif tag == "data" and self.place:
            self._put(f"{self.place} exactly", given.get("value") or "")
        elif "data-about" in given or "data-cell" in given:
            about = given.get("data-about")
            self._open(bounds.place("about", about) if about else str(given.get("data-cell")), tag)
        elif tag in ("desc", "script", "style"):
            self._open(SCENARIO if given.get("id") == "scenario" else bounds.place(tag, given.get("id") or ""), tag)
        elif tag == "li" and (given.get("id") or "").startswith("source-"):
            self._open(bounds.place(SOURCE, (given["id"] or "").removeprefix("source-")), tag)
        elif tag == "p" and given.get("class") in NOTICES:
            self._open(None, tag)
        else:
            self._open_other(tag, given)

    def _put_attributes(self, tag: str, given: dict[str, str | None]) -> None:
        """What an element says, loads, does or hides beside its text, where it leads, and what is typed into it."""
        for name, value in given.items():
            if (name not in LAID_OUT and not name.startswith("data-")) or tag != READ_OF.get(name, tag):
                self._put(bounds.place("attribute", tag, name), value or name)

    def _open_table(self, tag: str, given: dict[str, str | None]) -> None:
        self._flush()
        if tag == "table":
            self.table, self.columns = given.get("data-table") or "", []
        elif tag == "thead":
            self.head = True
        elif tag == "tr":
            self.row, self.column = given.get("data-row") or "", 0
        else:
            name = self.columns[self.column] if self.column < len(self.columns) else str(self.column)
            self._open(f"{bounds.place(self.table, self.row)}: {name}".strip(), tag)

    def _open_other(self, tag: str, given: dict[str, str | None]) -> None:
        if not self.until:
            self._flush()
        if tag == "a":
            self._say("address", given.get("href") or "")
        elif tag == "meta" and given.get("content"):
            self._put(bounds.place("meta", given.get("name") or given.get("http-equiv") or ""), str(given["content"]))
        self.region = given.get("aria-label") or self.region

    def _open(self, place: str | None, tag: str) -> None:
        """Begin a cell that ends with a tag; one without a place is a notice."""
        self._flush()
        self.place, self.until = place, tag

    def handle_data(self, data: str) -> None:
        if self.drawing:
            self.drawing.append(data)
        if self.until or not self.drawing:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        """A remark, which some browsers end elsewhere, so that what seems to stand in it is shown."""
        self.cells.put(bounds.place("remark", " ".join(data.split())[:BEGINNING]), NEVER)

    handle_pi = unknown_decl = handle_comment

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead":
            self._flush()
            self.head = False
        self.deep -= tag == "svg" and self.deep > 0
        if self.drawing and not self.deep:
            self._put_picture()
        if not self.until or tag == self.until:
            self._flush()

    def close(self) -> None:
        """Keep what no tag has ended."""
        super().close()
        self._flush()
        if self.drawing:
            self._put_picture()

    def _put_picture(self) -> None:
        self._put(bounds.place("picture", self.region[:BEGINNING]), "".join(self.drawing))
        self.drawing = []

    def _flush(self) -> None:
        """Keep what was said since the last cell."""
        text, cell, place = "".join(self.text).replace("\xa0", " "), self.until, self.place
        self.text, self.until, self.place = [], "", None
        if cell in ("th", "td"):
            self.column += 1
            if self.head:
                self.columns.append(text)
        if place:
            self._put(place, text)
        elif text.strip():
            self._say(NOTICE if cell == "p" else "text", " ".join(text.split()))

    def _say(self, what: str, text: str) -> None:
        self._put(bounds.place(what, text[:BEGINNING]), text)

    def _put(self, place: str, text: str) -> None:
        self.cells.put(place, number_or_text(text) if place.endswith("exactly") else text)
