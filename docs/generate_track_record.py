"""Write docs/background/track-record.md: published totals with known quantities beside the calculator's answers.

`make pages` runs it. How many lie inside is written to data/coverage.csv too, which answers quote.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import econ
from econ import wording
from econ.analysis import track_record as record
from econ.analysis.track_record import KINDS, Total, cells, taken_together, totals
from econ.evidence import sources

PAGE = Path(__file__).parent / "background" / "track-record.md"
COVERAGE = Path(__file__).parent.parent / "data" / "coverage.csv"
BOOK = econ.default_book()

INTRODUCTION = """# Track record

<!-- Written by docs/generate_track_record.py from data/ and the equations; do not edit. -->

How far may one trust the answers? Every published total whose quantities are known was listed before any of them
was computed ([`data/track_record.toml`](../../data/track_record.toml);
[decision 0024](../decisions/0024-track-record.md) says what counts). Then the calculator was asked each of them with
nothing set but the quantities: at its own prices, discounts and fills, at the prices of the year of the total. Nothing
is adjusted to meet a total. `econ track-record` prints the same, and `econ.track_record()` gives it as rows.

A published range stands by its geometric middle; a mere bound counts neither for the coverage nor for the score. Nine
of ten totals should lie inside a 90% interval. The *interval score* (Gneiting and Raftery 2007) is the width of the
interval on a logarithmic scale and twenty times what the total lies outside of it: 0 is perfect, 1 is an interval whose
ends are a factor of 2.7 apart and that holds the total. Beside it stands what version 0.2.0 answered to the same
quantities.

"""

SAID = {
    "goods": "",
    "people": "What reaches the country of the pay of the heads that the source counts, by the year unless it says "
    "otherwise.",
    "oil": "What Russia recorded as the value of its refined oil, turned into barrels at the price that the calculator "
    "takes.",
    "rounds": "What containers would hold. The fills of the goods lines were made from some of these statements, and "
    "most others come from the same offices: these rows show that the calculator counts as they do, and are no test of "
    "it.",
}

COLUMNS = ("total", "published", "calculated", "90% interval", "ratio", "inside", "score", "0.2.0")
TABLE = f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}\n"


def anchor(total: Total) -> str:
    """Its place on the page."""
    return total.name.replace("_", "-")


def score(value: float) -> str:
    """A score in words."""
    return "–" if math.isnan(value) else wording.plain(value, 2)


def line(total: Total) -> str:
    """A row of a table: numbers in the words of the command line."""
    first, *rest = cells(total)
    before = total.as_before
    old = "–" if before is None else f"{score(before.score)}, {'inside' if before.inside else 'outside'}"
    mine = score(total.score)
    if total.is_bound:
        mine, old = "–", "–"
    return f"| [{first}](#{anchor(total)}) | {' | '.join((*rest, mine, old))} |\n"


def coverage(found: Iterable[Total]) -> str:
    """How many of some totals are inside, their score and ratio, beside those of the earlier version, as cells."""
    found = list(found)
    now, before = taken_together(found), taken_together(t.as_before for t in found if t.as_before)
    old = f"{before.inside} of {before.counted} | {score(before.score)}" if before.counted else "not asked | –"
    return f"{now.inside} of {now.counted} | {score(now.score)} | {wording.plain(now.ratio, 2)} | {old} |\n"


def summary(found: list[Total]) -> str:
    """The table of coverage and score."""
    text = "| | inside | score | ratio | 0.2.0 inside | 0.2.0 score |\n| --- | --- | --- | --- | --- | --- |\n"
    for kind, title in KINDS.items():
        text += f"| {title} | {coverage(t for t in found if t.kind == kind)}"
    free = record.independent(found)
    text += f"| Value of goods, without those whose page a price or discount rests on | {coverage(free)}"
    return text


def verdict(found: list[Total]) -> str:
    """What the table says, in sentences."""
    goods = [t for t in found if t.kind == "goods"]
    together = taken_together(goods)
    free = taken_together(record.independent(goods))
    worst = [t for t in goods if t.counts and not t.inside]
    dearer = sum(t.ratio > 1 for t in worst)
    return (
        f"**{together.inside} of {together.counted} totals of goods lie inside, where nine of ten should; of those "
        f"that share no page with a price or a discount {free.inside} of {free.counted}.** The intervals are too "
        "narrow for what such totals are: they carry the spread of the prices of one kind of goods, while a published "
        "total may count other goods, another kind of price or a whole plant. Of the "
        f"{len(worst)} misses {dearer} are dearer here and {len(worst) - dearer} cheaper, so there is no one direction "
        "to correct.\n"
        f"\nIncome from people: {record.directions(t for t in found if t.kind == 'people')} The pay and the part that "
        "reaches the country are on the low side of what others take.\n"
    )


def details(total: Total) -> str:
    """What stands below the tables about a total."""
    parts = [f'<a id="{anchor(total)}"></a>\n', f"**{total.title}; {total.by}**\n"]
    said = [f"It cannot be computed: {total.cannot}.", total.why] if total.cannot else [total.why]
    if total.unpriced:
        said.append(f"Not in the answer: {total.unpriced}.")
    if total.another_count:
        said.append("The quantity is another source's.")
    if total.shares:
        said.append(f"The page that prints the total stands behind {wording.listing(list(total.shares))}.")
    parts.append(" ".join(filter(None, said)) + "\n")
    parts.append("".join(f"- {sources.cite(sources.get(BOOK.sources, name))}\n" for name in total.sources))
    return "\n".join(part for part in parts if part.strip()) + "\n"


def page() -> str:
    """The page as text."""
    found = totals(BOOK)
    text = INTRODUCTION + summary(found) + "\n" + verdict(found) + "\n"
    for kind, title in KINDS.items():
        held = [t for t in found if t.kind == kind and not t.cannot]
        text += (
            f"## {title}\n\n" + (f"{SAID[kind]}\n\n" if SAID[kind] else "") + TABLE + "".join(map(line, held)) + "\n"
        )
    text += "## Listed, and not to be computed\n\n| total | published | why not |\n| --- | --- | --- |\n"
    text += "".join(f"| [{cells(t)[0]}](#{anchor(t)}) | {cells(t)[1]} | {t.cannot} |\n" for t in found if t.cannot)
    text += "\n## Each of them\n\n" + "".join(map(details, found)).rstrip() + "\n"
    return text.replace(wording.NO_BREAK, " ")


def counts() -> str:
    """The file of coverage as text."""
    found = record.coverage(totals(BOOK))
    return "totals,inside,counted\n" + "".join(f"{name},{r.inside},{r.counted}\n" for name, r in found.items())


if __name__ == "__main__":
    COVERAGE.write_text(counts(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
