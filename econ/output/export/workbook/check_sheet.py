"""The sheet Check: every recalculated number beside the exported one, and the sentence that sums it up."""

from __future__ import annotations

from econ.output.export.workbook import statistics_sheet
from econ.output.export.workbook.model_sheet import ComparedNumber
from econ.output.export.workbook.sheets import DIGITS, Sheets, changed, difference, differs, reference, sentence
from econ.wording.language import N_, _

TITLE = "Check"
COLUMNS = ("label", "kind", "now", "exported", "difference", "verdict", "name")
WIDTHS = (60, 14, 24, 24, 14, 12, 40)
VERDICT, NAME = COLUMNS.index("verdict"), COLUMNS.index("name")

IDENTICAL = N_("Identical within 1e-9: {count} values were computed again.")
CHANGED = N_(
    "Inputs were changed: {count}, the first is “{name}”. The figures are yours and no longer those that were exported."
)
DIFFERENT = N_(
    "{different} of {count} values differ from those that were exported, the first is {name}; see the sheets Check "
    "and Statistics."
)


def write(sheets: Sheets, entries: list[ComparedNumber]) -> None:
    """Write the sheet: a row for each input and each computed number."""
    sheet = sheets.add(TITLE, live=True)
    sheets.head(sheet, 0, COLUMNS, ("now", "exported", "difference"))
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(entries), len(COLUMNS) - 1)
    for row, entry in enumerate(entries, start=1):
        for place, text in ((0, entry.label), (1, entry.kind), (NAME, entry.name)):
            sheet.write_string(row, place, text)
        now, then, apart = f"C{row + 1}", f"D{row + 1}", f"E{row + 1}"
        sheets.live(sheet, row, 2, f"={entry.name}", entry.value, DIGITS)
        sheets.put(sheet, row, 3, entry.value, DIGITS)
        sheets.live(sheet, row, 4, difference(now, then), 0.0, "0.0E+00")
        verdict = changed(now, apart) if entry.is_input else differs(now, then, apart)
        sheets.live(sheet, row, VERDICT, verdict, "same")


class Sentence:
    """What the check cell says."""

    def __init__(self, entries: list[ComparedNumber], statistic_rows: int) -> None:
        """Over the rows of the sheets Check and Statistics."""
        self.verdicts = [reference(TITLE, (1, VERDICT), (len(entries), VERDICT))]
        self.names = [reference(TITLE, (1, NAME), (len(entries), NAME))]
        self.labels = reference(TITLE, (1, 0), (len(entries), 0))
        if statistic_rows:
            for cells, column in ((self.verdicts, statistics_sheet.VERDICT), (self.names, statistics_sheet.NAME)):
                cells.append(reference(statistics_sheet.TITLE, (1, column), (statistic_rows, column)))
        self.total = sum(not entry.is_input for entry in entries) + statistic_rows

    @property
    def identical(self) -> str:
        """When everything is as it was exported."""
        return _(IDENTICAL, count=str(self.total))

    @property
    def inputs(self) -> str:
        """The formula of how many inputs were changed."""
        return f'COUNTIF({self.verdicts[0]},"changed")'

    @property
    def formula(self) -> str:
        """The formula of the cell."""
        different = "+".join(f'COUNTIF({v},"differs")' for v in self.verdicts)
        first = f'INDEX({self.labels},MATCH("changed",{self.verdicts[0]},0))'
        typed = sentence(_(CHANGED), count=self.inputs, name=first)
        apart = sentence(_(DIFFERENT), different=f"({different})", count=str(self.total), name=self._first_difference)
        return f"=IF({self.inputs}>0,{typed},IF({different}=0,{sentence(self.identical)},{apart}))"

    @property
    def _first_difference(self) -> str:
        pairs = zip(self.names, self.verdicts, strict=True)
        found = [f'INDEX({names},MATCH("differs",{verdicts},0))' for names, verdicts in pairs]
        return f"IFERROR({','.join(found)})" if len(found) > 1 else found[0]
