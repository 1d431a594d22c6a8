"""The sheet Inputs: the figures that a scenario rests on, whose central values are the cells to change."""

from __future__ import annotations

from econ.analysis import tables
from econ.output.export.workbook.grid import Grid, Key
from econ.output.export.workbook.model_sheet import INPUT, ComparedNumber, counted_in
from econ.output.export.workbook.sheets import LINE_HEIGHT, Sheets, height, pattern_of_input, reference
from econ.wording.language import _

TITLE = "Inputs"
COLUMNS = (
    "label", "central", "counted_in", "low", "high", "least", "most", "possible", "year", "grade", "judgement", "note",
    "shape", "origin", "sources", "unit", "name",
)  # fmt: skip
WIDTHS = (38, 20, 22, 18, 18, 16, 16, 9, 6, 6, 70, 50, 12, 11, 40, 16, 30)
WORDS = ("label", "shape", "origin", "judgement", "note")
CENTRAL, LEAST, MOST, POSSIBLE = (COLUMNS.index(name) for name in ("central", "least", "most", "possible"))
NUMBERS = ("central", "low", "high", "least", "most", "year")
ANY = (0.0, 1e30)
"""What a quantity may be if nothing is said about it."""


def write(sheets: Sheets, grid: Grid) -> list[ComparedNumber]:
    """Write the sheet; gives what the check compares."""
    sheet = sheets.add(TITLE, live=True)
    sheets.head(sheet, 0, COLUMNS, NUMBERS)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width, sheets.wrapped)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, len(grid.inputs), COLUMNS.index("judgement"))
    sheet.autofilter(0, 0, len(grid.inputs), len(COLUMNS) - 1)
    known = {row["name"]: tables.joined(row) for row in tables.assumptions(grid.result)}
    numbers = []
    for n, name in enumerate(grid.inputs, start=1):
        row, item = known[name], grid.result.state.inputs[name]
        ends = item.plausible or ANY
        row |= {"least": ends[0], "most": ends[1], "counted_in": counted_in(name, item.unit)}
        free = ends[0] < ends[1]
        for place, column in enumerate(COLUMNS):
            value = row.get(column)
            if isinstance(value, int | float):
                pattern = "0" if column == "year" else pattern_of_input(item, value)
                sheets.put(sheet, n, place, value, pattern, coloured=free and column == "central")
            else:
                sheets.put(sheet, n, place, _(value) if column in WORDS and value else value)
        within = f"AND(B{n + 1}>=F{n + 1},B{n + 1}<=G{n + 1})"
        sheets.live(sheet, n, POSSIBLE, f'=IF(ISNUMBER(B{n + 1}),IF({within},"yes","outside"),"outside")', "yes")
        wide = (height(str(row[c] or ""), WIDTHS[COLUMNS.index(c)]) for c in ("label", "judgement"))
        sheet.set_row(n, max(LINE_HEIGHT, *wide))
        if free:
            sheets.within(sheet, n, CENTRAL, ends)
        sheets.name(grid.names[Key(name)], TITLE, (n, CENTRAL))
        kind = INPUT if free else "fixed"
        numbers.append(ComparedNumber(grid.names[Key(name)], _(item.label), kind, row["central"]))
    return numbers


def outside(grid: Grid) -> tuple[str, str]:
    """The formulas of how many inputs are outside what is possible, and of which is the first."""
    said, labels = (
        reference(TITLE, (1, column), (len(grid.inputs), column)) for column in (POSSIBLE, COLUMNS.index("label"))
    )
    return f'COUNTIF({said},"outside")', f'INDEX({labels},MATCH("outside",{said},0))'
