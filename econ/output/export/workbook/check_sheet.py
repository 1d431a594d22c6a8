"""The sheet Check: every recalculated number beside the exported one, and the sentence that sums it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from econ.output.export.workbook import statistics_sheet
from econ.output.export.workbook.model_sheet import CHECK_ROW, ComparedNumber
from econ.output.export.workbook.model_sheet import TITLE as MODEL
from econ.output.export.workbook.sheets import DIGITS, Sheets, changed, difference, differs, reference

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE = "Check"
COLUMNS = ("name", "label", "kind", "now", "exported", "difference", "verdict")
WIDTHS = (40, 56, 14, 24, 24, 14, 12)
VERDICT = COLUMNS.index("verdict")


def write(sheets: Sheets, entries: list[ComparedNumber]) -> None:
    """Write the sheet: a row for each input and each computed number."""
    sheet = sheets.add(TITLE)
    sheets.head(sheet, 0, COLUMNS)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 1)
    for row, entry in enumerate(entries, start=1):
        for place, text in enumerate((entry.name, entry.label, entry.kind)):
            sheet.write_string(row, place, text)
        now, then, apart = f"D{row + 1}", f"E{row + 1}", f"F{row + 1}"
        sheets.live(sheet, row, 3, f"={entry.name}", entry.value, DIGITS)
        sheets.put(sheet, row, 4, entry.value, DIGITS)
        sheets.live(sheet, row, 5, difference(now, then), 0.0, "0.0E+00")
        verdict = changed(now, apart) if entry.is_input else differs(now, then, apart)
        sheets.live(sheet, row, VERDICT, verdict, "same")


class Sentence:
    """What the check cell says."""

    def __init__(self, entries: list[ComparedNumber], statistic_rows: int) -> None:
        """Over the rows of the sheets Check and Statistics."""
        self.verdicts = [reference(TITLE, (1, VERDICT), (len(entries), VERDICT))]
        self.names = [reference(TITLE, (1, 0), (len(entries), 0))]
        if statistic_rows:
            last = statistic_rows, statistics_sheet.VERDICT
            self.verdicts.append(reference(statistics_sheet.TITLE, (1, statistics_sheet.VERDICT), last))
            self.names.append(reference(statistics_sheet.TITLE, (1, 0), (statistic_rows, 0)))
        self.total = sum(not entry.is_input for entry in entries) + statistic_rows

    @property
    def identical(self) -> str:
        """When everything is as it was exported."""
        return f"Identical within 1e-9: {self.total} values were computed again."

    @property
    def formula(self) -> str:
        """The formula of the cell."""
        changed, names = self.verdicts[0], self.names[0]
        inputs = f'COUNTIF({changed},"changed")'
        first_input = f'INDEX({names},MATCH("changed",{changed},0))'
        different = "+".join(f'COUNTIF({v},"differs")' for v in self.verdicts)
        return (
            f'=IF({inputs}>0,"Inputs were changed: "&{inputs}&", the first is "&{first_input}'
            f'&". The figures are yours and no longer those that were exported.",'
            f'IF({different}=0,"{self.identical}",({different})&" of {self.total} values differ from those that were '
            f'exported, the first is "&{self._first_difference}&"; see the sheets Check and Statistics."))'
        )

    @property
    def _first_difference(self) -> str:
        pairs = zip(self.names, self.verdicts, strict=True)
        found = [f'INDEX({names},MATCH("differs",{verdicts},0))' for names, verdicts in pairs]
        return f"IFERROR({','.join(found)})" if len(found) > 1 else found[0]

    def write(self, sheets: Sheets, name: str, model: Worksheet, *copies: tuple[Worksheet, int]) -> None:
        """Write the check cell under its defined name on the sheet Model, and copies on rows of other sheets."""
        sheets.live(model, CHECK_ROW, 1, self.formula, self.identical)
        sheets.name(name, MODEL, (CHECK_ROW, 1))
        sheets.light(model, CHECK_ROW, 1)
        for sheet, row in copies:
            sheets.live(sheet, row, 1, f"={name}", self.identical)
            sheets.light(sheet, row, 1)
