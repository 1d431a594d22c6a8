"""All numbers: every output with one value, by the part of the model that computes it, and those that are withheld."""

from __future__ import annotations

from dataclasses import replace

from econ.engine import Result, kept_in_words
from econ.output import sections
from econ.output.cells import Table, TableRow
from econ.page.blocks import Block, Grid, Prose
from econ.page.place import Layout, Shown, place
from econ.page.ways import OF, VIEW, query
from econ.provenance import method
from econ.wording.language import N_, _

COLUMNS = ("output", "central", "interval", "median", "grade")


@place("numbers", N_("All numbers"), rank=110, former=("All numbers",))
def draw(shown: Shown) -> Layout:
    """Draw it."""
    result = shown.result
    about = _("Every output with one value: best guess, 90% interval, median and grade.")
    return Layout(
        title=_("All numbers"),
        description=about,
        more=_figures(result),
    )


@kept_in_words
def _figures(result: Result) -> tuple[Block, ...]:
    equations, found = result.graph.equations, _named(sections.outputs(result).only(*COLUMNS).capitals())
    pages = dict.fromkeys((*method.PAGES, *(equations[row.name].page for row in found.rows)))
    made = []
    for page in pages:
        rows = tuple(_explained(result, row) for row in found.rows if equations[row.name].page == page)
        if rows:
            title = _(method.PAGES.get(page, page.capitalize()))
            made.append(replace(found, name=f"numbers-{page}", title=title, rows=rows, notes=()))
    if missing := sections.left_out(result):
        made.append(replace(missing.capitals(), title=_("Not computed, and why")))
    grids = (Grid(key=one.name, table=one, stacked=True) for one in made)
    return (*grids, Prose(key="grades", texts=(_(sections.GRADES),), small=True))


def _named(table: Table) -> Table:
    """The same with the number called as everywhere on the page."""
    columns = (replace(one, title=_("Best guess")) if one.name == "central" else one for one in table.columns)
    return replace(table, columns=tuple(columns))


def _explained(result: Result, row: TableRow) -> TableRow:
    """A row with the meaning of its output below the label, which leads to its equation."""
    label, *rest = row.cells
    address = query({VIEW: "method", OF: row.name}, f"of-{row.name}")
    return replace(
        row, cells=(replace(label, small=_(result.graph.equations[row.name].meaning), address=address), *rest)
    )
