"""The sheet Answer: the sentence, the key figures, what to mind and pictures, all of which follow a changed input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from econ.analysis import guards, tables
from econ.analysis.guards.notice import NOTABLE
from econ.engine import Result
from econ.equations.graph import Shown
from econ.model import SHARE
from econ.output.export.content import CALLED, particulars, said, title
from econ.output.export.workbook import inputs_sheet, model_sheet
from econ.output.export.workbook.check_sheet import Sentence
from econ.output.export.workbook.grid import LINE, YEAR, Grid, Key
from econ.output.export.workbook.model_sheet import Page, counted_in, label_of
from econ.output.export.workbook.sheets import (
    Sheets,
    dollars,
    height,
    in_scale_words,
    pattern_of,
    reference,
    rounded,
    sentence,
    text_in_formula,
)
from econ.wording import said_unit, unit_in_words
from econ.wording.language import N_, _
from econ.wording.numbers import TIMES

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

TITLE = "Answer"
WIDTHS = (40, 20, 24, 16, 16, 16)
LAST, WHOLE = len(WIDTHS) - 1, sum(WIDTHS)
CHART_ROWS, CHART_HEIGHT, CHART_WIDTH, BESIDE = 17, 320, 470, 2
"""Rows and pixels of a picture, and how many stand beside each other."""

STATED = "stated_sale_differs"
"""The notice that is said live."""

NUMBERS = (1, 3, 4)
"""Columns of numbers."""

MILLION = 1e6
MILLIONS, WHOLE_MILLIONS = "#,##0.0,,", "#,##0,,"
SENTENCE_CELL = "About!$B$2"
BLUE = "#0072B2"

VALUE_OF_LINE = "line_value"
BY_YEAR = {"USD/year": MILLIONS, "1": "0.0%"}
"""Of the quantities of each year, the first in money and the first share have a picture, with these formats."""

WHERE = (
    ("Inputs", N_("every figure it rests on; the yellow cells may be changed within what is possible")),
    ("Model", N_("every formula, over named cells; goods, years and GDP sources")),
    ("Outputs", N_("every result as it was exported, with interval and grade")),
    ("Assumption cards", N_("what each figure means, who says it and who disagrees")),
    ("Check", N_("every recalculated number beside the exported one")),
    ("Sources", N_("the publications, with their addresses")),
    ("About", N_("the question, the version and the terms")),
)


def write(sheets: Sheets, sheet: Worksheet, page: Page, check: Sentence) -> None:
    """Fill the sheet, which stands first."""
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)
    sheet.print_area(0, 0, _Answer(sheets, sheet, page, check).write(), LAST)
    sheet.activate()


class _Answer:
    """The sheet while it is written, and the next free row."""

    def __init__(self, sheets: Sheets, sheet: Worksheet, page: Page, check: Sentence) -> None:
        self.sheets, self.sheet, self.page, self.check = sheets, sheet, page, check
        self.grid: Grid = page.grid
        self.result: Result = page.grid.result
        self.row = 0
        look = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1}
        self.large, self.answer = (
            sheets.book.add_format(look | more) for more in ({"bold": True, "font_size": 16}, {"font_size": 12})
        )
        self.list = sheets.format("@", coloured=True)

    def write(self) -> int:
        """All of it; gives the last row."""
        result, about = self.result, particulars(self.result)
        self._across(title(result), self.large)
        count, beyond = self._outside()
        own = f"IF({count}>0,{beyond},{self._own_sentence()})"
        self._live(f"=IF({self.check.inputs}=0,{SENTENCE_CELL},{own})", str(about["headline"]))
        self._live(f"={self.grid.check}", self.check.identical)
        self.sheets.light(self.sheet, self.row - 1, 0, self.check.identical)
        self.row += 1
        self._list_of_sources()
        self._across(_("Change a yellow cell, here or on the sheet Inputs: the answer and the pictures follow."))
        self._key_figures()
        self._care()
        self._charts()
        self._heading(_("On the other sheets"))
        for name, what in WHERE:
            if self.sheets.book.get_worksheet_by_name(name):
                self.sheet.write_url(self.row, 0, f"internal:'{name}'!A1", string=name)
                self._beside(_(what))
        self._heading(_("To cite it"))
        for name in ("citation", "fingerprint"):
            self.sheet.write_string(self.row, 0, _(CALLED[name]), self.sheets.wrapped)
            self._beside(str(about[name]))
        return self.row - 1

    def _outside(self) -> tuple[str, str]:
        """The formulas of how many inputs are outside what is possible, and of the sentence that says so."""
        count, first = inputs_sheet.outside(self.grid)
        said = _("Outside what is possible: {count}, the first is “{name}”. No answer can rest on it.")
        return count, sentence(said, count=count, name=first)

    def _own_sentence(self) -> str:
        """The formula of the answer with the figures of whoever changed them."""
        grid, names = self.grid, self.grid.names
        if SHARE not in self.result.outputs or Key("sale_value") not in names:
            return text_in_formula(_("These are your figures; the exported answer stands on the sheet About."))
        chosen = (
            f"INDEX({grid.gdp_labels},{grid.gdp_choice})" if grid.sources else text_in_formula(_("your own figure"))
        )
        return sentence(
            _("With your figures: a sale of {sale} is {share}% of GDP ({source}), in the central case."),
            sale=f"IFERROR({dollars(names[Key('sale_value')])},0)",
            share=f"IFERROR({rounded(f'({names[Key(SHARE)]}*100)')},0)",
            source=chosen,
        )

    def _list_of_sources(self) -> None:
        grid = self.grid
        if not grid.sources:
            return
        chosen = next(row for row in grid.sources if row["chosen"])
        self.sheet.write_string(self.row, 0, _("GDP source"), self.sheets.bold)
        self.sheet.merge_range(self.row, 1, self.row, 2, label_of(chosen), self.list)
        said = _("Choose one of the list.")
        rule = {"validate": "list", "source": f"={grid.gdp_labels}", "error_message": said, "input_message": said}
        self.sheet.data_validation(self.row, 1, self.row, 1, rule)
        self.sheets.name(grid.gdp_source, TITLE, (self.row, 1))
        hint = _("Choose another: every share of GDP follows. From year to year GDP grows as by the exported source.")
        self.sheet.merge_range(self.row, 3, self.row, LAST, hint, self.sheets.wrapped)
        self.sheet.set_row(self.row, height(hint, sum(WIDTHS[3:])))
        self.row += 1

    def _key_figures(self) -> None:
        result, sheets = self.result, self.sheets
        self.row += 1
        names = [_("Key figure"), _("Central case"), "", _("5% are below"), _("5% are above"), _("Grade")]
        for column, text in enumerate(names):
            self.sheet.write_string(self.row, column, text, sheets.right if column in NUMBERS else sheets.header)
        self.row += 1
        key = sorted(result.graph.shown(Shown.KEY), key=lambda name: name != SHARE)
        for row in tables.told(result, key):
            name, number = row["output"], Key(row["output"])
            if row[tables.INSTEAD] or number not in self.grid.names:
                continue
            unit, many = said_unit(name, row["unit"]), abs(row["central"]) >= MILLION
            pattern = pattern_of(row["central"], unit, tables.printed_ends(row))
            words = unit_in_words(row["unit"], millions=True) if many else counted_in(name, row["unit"])
            pattern = WHOLE_MILLIONS if many else pattern
            self.sheet.write_string(self.row, 0, _(row["label"]), sheets.wrapped)
            sheets.live(self.sheet, self.row, 1, f"={self.grid.names[number]}", row["central"], pattern)
            self.sheet.write_string(self.row, 2, "" if unit in {"1", TIMES} else words, sheets.wrapped)
            sheets.put(self.sheet, self.row, 3, row["low"], pattern)
            if not tables.is_at_least(result, name):
                sheets.put(self.sheet, self.row, 4, row["high"], pattern)
            self.sheet.write_string(self.row, 5, row["grade"], sheets.wrapped)
            self.row += 1

    def _care(self) -> None:
        """What to mind: sentences that follow the inputs, then the notices as they were exported."""
        self._heading(_("Read with care"))
        for formula, value in self._live_notices():
            self._live(f"={formula}", value)
        for notice in guards.check(self.result):
            if notice.name != STATED:
                self._across(said(notice))

    def _live_notices(self) -> Iterator[tuple[str, str]]:
        """Sentences as formulas, each with what it says at first."""
        grid, result = self.grid, self.result
        kept = _("The intervals are those of the exported figures.")
        old = _("The intervals are still those of the exported figures: ask the calculator for those of yours.")
        yield f"IF({self.check.inputs}=0,{sentence(kept)},{sentence(old)})", kept
        within = _("Every input is within what is possible.")
        count, beyond = self._outside()
        yield f"IF({count}=0,{sentence(within)},{beyond})", within
        if grid.sources:
            row, column, last = self.page.ranges[Key("source", "note")]
            notes = reference(model_sheet.TITLE, (row, column), (last, column))
            chosen = next(row for row in grid.sources if row["chosen"])
            note = model_sheet.caveat(chosen, result.scenario.year)
            plain = _("The GDP source is of the year, at its prices and market rates.")
            found = f"INDEX({notes},{grid.gdp_choice})"
            yield f'IF({found}="",{sentence(plain)},{found}&"")', note or plain
        if "sale_value" in result.stated:
            yield self._stated_sale()

    def _stated_sale(self) -> tuple[str, str]:
        """What a stated sale means, and what the goods come to beside it."""
        names = self.grid.names
        contract, period = (names.get(Key(name)) for name in ("contract_value", "delivery_period"))
        fixed = _(
            "The sale is stated: it is typed in itself, and prices, quantities and discounts of goods do not move it. "
            "To change it, change the sale on the sheet Inputs."
        )
        whole = float(self.result.central["contract_value"].ravel()[0]) if contract in names.values() else 0.0
        if not contract or not period or not whole:
            return sentence(fixed), fixed
        sale, goods = names[Key("sale_value")], f"({contract}/{period})"
        apart = _(
            "The sale is stated as {stated}, while the goods come to {goods}: prices, quantities and discounts of "
            "goods do not move it. Shares of GDP and trade follow the stated sale; rounds and days of fire follow the "
            "goods."
        )
        formula = sentence(apart, stated=dollars(sale), goods=dollars(goods))
        period_now = float(self.result.central["delivery_period"].ravel()[0])
        sale_now = float(self.result.central["sale_value"].ravel()[0])
        same = abs(whole / period_now - sale_now) <= NOTABLE * sale_now
        value = fixed if same else apart.format(stated=_amount(sale_now), goods=_amount(whole / period_now))
        return f"IF(ABS({goods}-{sale})<={NOTABLE}*{sale},{sentence(fixed)},{formula})", value

    def _charts(self) -> None:
        """Pictures of live cells, two beside each other."""
        made = list(self._pictures())
        if not made:
            return
        breaks = [self.row + 1, self.row + 2 + (len(made) + 1) // BESIDE * CHART_ROWS]
        self.sheet.set_h_pagebreaks(breaks if len(made) > BESIDE else breaks[:1])
        self._heading(_("Pictures"))
        for n, chart in enumerate(made):
            place = {"x_offset": n % BESIDE * (CHART_WIDTH + 6)}
            self.sheet.insert_chart(self.row + n // BESIDE * CHART_ROWS, 0, chart, place)
        self.row += (len(made) + 1) // BESIDE * CHART_ROWS

    def _pictures(self) -> Iterator[Chart]:
        ranges = self.page.ranges
        if Key("source", SHARE) in ranges:
            cells = [(row, column, last, column) for row, column, last in (
                ranges[Key("source", "label")], ranges[Key("source", SHARE)])]  # fmt: skip
            yield self._chart("bar", _("Share of GDP by GDP source"), cells, "0.0%")
        equations = self.result.graph.equations
        by_year = [name for name in self.result.graph.shown(Shown.YEAR) if name in equations]
        first = {unit: next((n for n in by_year if equations[n].unit == unit), "") for unit in BY_YEAR}
        years = [(YEAR, first[unit], pattern) for unit, pattern in BY_YEAR.items()]
        for axis, name, pattern in [(LINE, VALUE_OF_LINE, MILLIONS), *years]:
            if Key(axis) in ranges and Key(name) in ranges:
                cells = [(row, first, row, last) for row, first, last in (ranges[Key(axis)], ranges[Key(name)])]
                if np.count_nonzero(self.result.central[name]) > 1:
                    label = _(equations[name].label)
                    words = f"{label}, {unit_in_words('USD', millions=True)}" if pattern == MILLIONS else label
                    yield self._chart("bar" if axis == LINE else "column", words, cells, pattern)

    def _chart(self, kind: str, name: str, cells: Sequence[tuple[int, ...]], pattern: str) -> Chart:
        chart = self.sheets.book.add_chart({"type": kind})
        if chart is None:
            raise ValueError(kind)
        categories, values = ([model_sheet.TITLE, *places] for places in cells)
        labels = {"value": True, "num_format": pattern}
        chart.add_series(
            {"categories": categories, "values": values, "fill": {"color": BLUE}, "gap": 60, "data_labels": labels}
        )
        chart.set_title({"name": name, "name_font": {"size": 11}, "overlay": False})
        chart.set_legend({"none": True})
        number = {"num_format": pattern, "major_gridlines": {"visible": False}, "visible": False}
        chart.set_y_axis({"reverse": True} if kind == "bar" else number)
        chart.set_x_axis(number if kind == "bar" else {})
        chart.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
        return chart

    def _heading(self, text: str) -> None:
        self.row += 1
        self.sheet.merge_range(self.row, 0, self.row, LAST, text, self.sheets.header)
        self.row += 1

    def _across(self, text: str, look: Format | None = None) -> None:
        """A text over the whole width."""
        self.sheet.merge_range(self.row, 0, self.row, LAST, text, look or self.sheets.wrapped)
        self.sheet.set_row(self.row, height(text, WHOLE) * (1.5 if look is self.large else 1))
        self.row += 1

    def _live(self, formula: str, value: str) -> None:
        """A sentence that follows the inputs, over the whole width."""
        look = self.answer if self.row == 1 else self.sheets.wrapped
        self.sheet.merge_range(self.row, 0, self.row, LAST, "", look)
        self.sheet.write_formula(self.row, 0, formula, look, value)
        self.sheet.set_row(self.row, height(value, WHOLE * (0.85 if self.row == 1 else 1)))
        self.row += 1

    def _beside(self, text: str) -> None:
        """A text beside its label."""
        self.sheet.merge_range(self.row, 1, self.row, LAST, text, self.sheets.wrapped)
        self.sheet.set_row(self.row, height(text, WHOLE - WIDTHS[0]))
        self.row += 1


def _amount(value: float) -> str:
    """What `dollars` says of an amount."""
    scales = list(in_scale_words())
    size, words = next((each for each in reversed(scales) if abs(value) >= each[0]), scales[0])
    return words.format(number=f"{float(f'{value / size:.3g}'):.15g}")
