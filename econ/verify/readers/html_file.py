"""HTML: the tables of the report, its answer, and the question written into it."""

from __future__ import annotations

from html.parser import HTMLParser

from econ.verify.readers.registry import SCENARIO, Cells, number_or_text, reads


@reads(".html", "html")
def read(content: bytes) -> Cells:
    """Cells named by table, row and column; a number in full beside the words that are printed."""
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    return page.cells


class _Page(HTMLParser):
    """Collects what the report marks: cells of tables, the answer, particulars, the question."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: Cells = {}
        self.table = self.row = ""
        self.columns: list[str] = []
        self.column = 0
        self.head = False
        self.place = ""
        self.until = ""
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.table, self.columns = given.get("data-table") or "", []
        elif tag == "thead":
            self.head = True
        elif tag == "tr":
            self.row, self.column = given.get("data-row") or "", 0
        elif tag in ("th", "td"):
            self._open_cell(tag, said="data-said" in given)
        elif tag == "data" and self.place:
            self._put(f"{self.place} exactly", given.get("value") or "")
        elif "data-about" in given or "data-cell" in given:
            about = given.get("data-about")
            self._open(f"about {about}" if about else str(given.get("data-cell")), tag)
        elif tag in ("desc", "script"):
            self._open(SCENARIO if given.get("id") == "scenario" else f"{tag} {given.get('id', '')}", tag)

    def _open_cell(self, tag: str, *, said: bool) -> None:
        name = self.columns[self.column] if self.column < len(self.columns) else str(self.column)
        self._open("" if said and not self.head else f"{self.table} {self.row}: {name}".strip(), tag)

    def _open(self, place: str, tag: str) -> None:
        self.place, self.until, self.text = place, tag, []

    def handle_data(self, data: str) -> None:
        if self.until:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "thead":
            self.head = False
        if tag != self.until:
            return
        text = "".join(self.text).replace("\xa0", " ")
        if self.head:
            self.columns.append(text)
        elif self.place:
            self._put(self.place, text)
        self.column += tag in ("th", "td")
        self.place = self.until = ""

    def _put(self, place: str, text: str) -> None:
        """Keep a cell; a second one of the same name is kept too, so that nothing can hide behind the first."""
        while place in self.cells:
            place += "'"
        self.cells[place] = number_or_text(text) if place.endswith("exactly") else text
