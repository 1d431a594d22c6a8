"""Bring the catalogues of messages in `econ/wording/locale/` up to date, as `make pages` does.

Messages are found in the code, where they stand in `_`, `N_` and `_n`, and in the data and the equations, whose words
the page prints. Translations are kept; a new message is added without one, a message that is gone is dropped.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, get_args

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

import econ
from econ.claims import shipped
from econ.evidence import Book
from econ.evidence.records import PEDIGREE, About, Concept, Preset, Series, Setting
from econ.model import GRAPH
from econ.output import charts, export
from econ.scenario import SERIES_INPUTS
from econ.wording import measures
from econ.wording.language import ENGLISH, LANGUAGES, is_territory

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "econ" / "wording" / "locale"
KEYWORDS = {"_": 1, "N_": 1, "_n": 2, "in_context": 2, "unknown": 1}
"""Functions whose first arguments are messages, and how many; the first of `in_context` is what is spoken of."""

NOBODY = {
    "header_comment": "# The words of econ in another language.",
    "msgid_bugs_address": "none",
    "last_translator": "The econ authors",
    "language_team": "The econ authors",
    "creation_date": datetime(2026, 11, 26, tzinfo=UTC),
    "revision_date": datetime(2026, 11, 26, tzinfo=UTC),
}
"""What stands at the top of a new catalogue; the comment is kept from the old one."""


class InContext(NamedTuple):
    """A message, and what it is said of."""

    context: str
    message: str


Found = Iterator[tuple[str, str | tuple[str, str] | InContext]]
"""Files, and the messages in them."""


def in_code() -> Found:
    """Messages in the code."""
    for path in sorted((ROOT / "econ").rglob("*.py")):
        calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
        for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
            if isinstance(call.func, ast.Name) and (count := KEYWORDS.get(call.func.id)):
                texts = tuple(arg.value for arg in call.args[:count] if isinstance(arg, ast.Constant))
                if len(texts) != count:
                    continue
                file = path.relative_to(ROOT).as_posix()
                if call.func.id == "in_context":
                    yield file, InContext(*texts)
                else:
                    yield file, texts[0] if count == 1 else texts


def in_data(book: Book) -> Found:
    """What the page prints of the data."""
    for card in (*book.cards.values(), *(c for cards in book.line_cards.values() for c in cards)):
        file = "data/assumptions" if card.name in book.cards else "data/lines.csv"
        yield from ((file, text) for text in (card.meaning, card.judgement, card.note, card.disputed, card.not_held))
        if card.name in book.cards:
            yield file, card.label
    for line in book.lines.values():
        yield "data/lines.csv", line.label
        if line.items:
            yield from (("data/lines.csv", text) for text in (measures.unit(line.item).one, line.items))
    for record in book.sources.values():
        yield "data/sources.json", str(record.get("custom", {}).get("comment", ""))
        yield "data/sources.json", str(record.get("note", ""))
    for country in book.countries.values():
        yield from (("data/countries.csv", text) for text in (country.name, country.of) if not is_territory(text))
    for series in book.all_series():
        yield from (("data/series", text) for text in _of_series(series))
    for about in (about for name in book.tables for about in book.table(name).abouts()):
        yield from (("data/tables", text) for text in _of_about(about))
    for row in book.evidence.values():
        yield "data/evidence", row.description
    yield from (("data/claims.csv", row.description) for row in shipped.load(book))
    for name in book.presets:
        yield from (("data/scenarios", text) for text in _of_preset(book.preset(name)))


def _of_series(series: Series) -> Iterator[str]:
    yield from _of_about(series.about)
    yield from (row.note for row in series.used.values())


def _of_about(about: About) -> Iterator[str]:
    yield from (
        about.label,
        about.short,
        about.publisher,
        about.variant,
        about.concept,
        about.spread_judgement,
        about.note,
    )
    yield from (about.retired, about.valuation, about.weight_judgement, about.withheld)
    if about.kind == "exports":  # what the checker of claims calls exports and imports together
        yield (about.short or about.label).replace("exports", "exports and imports")


def _of_preset(preset: Preset) -> Iterator[str]:
    yield from (preset.title, preset.summary, preset.note)
    for setting in preset.set.values():
        if isinstance(setting, Setting):
            yield from (setting.judgement, setting.note)


def in_words() -> Found:
    """What equations, charts and formats say of themselves, and names that are words."""
    for equation in GRAPH.equations.values():
        yield from (
            ("econ/model", text) for text in (equation.label, equation.meaning, equation.leaves_out, equation.withheld)
        )
    yield from (("econ/output/charts", chart.shows) for chart in charts.CHARTS.values())
    yield from (("econ/output/export", form.label) for form in export.FORMATS.values())
    yield from (("econ/evidence", text) for text in (*PEDIGREE, *filter(None, get_args(Concept))))
    yield from (("econ/scenario", kind.replace("_", " ")) for kind in SERIES_INPUTS)


def template(language: str) -> Catalog:
    """All messages, without translations."""
    made = Catalog(locale=language, project="econ", version="catalogue", **NOBODY, fuzzy=False)
    for file, message in (*in_code(), *in_data(econ.default_book()), *in_words()):
        if isinstance(message, InContext):
            made.add(message.message, context=message.context, locations=[(file, 0)])
        elif message:
            made.add(message, locations=[(file, 0)])
    return made


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return FOLDER / f"{language}.po"


def updated(language: str) -> Catalog:
    """The catalogue of a language with the messages that there are now."""
    wanted = template(language)
    known = Catalog(locale=language)
    if path_of(language).is_file():
        with path_of(language).open("rb") as file:
            known = read_po(file, locale=language)
        wanted.header_comment = known.header_comment
    for message in wanted:
        old = known.get(message.id, message.context) if message.id else None
        if old is not None:
            message.string = old.string
            message.flags |= old.flags & {"fuzzy"}
    return wanted


def translated(message: Message) -> bool:
    """Whether every form of a message is translated."""
    return all(message.string if isinstance(message.string, tuple | list) else [message.string])


def written(catalog: Catalog) -> bytes:
    """A catalogue as its file, the messages by their files and in their order there."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=120, include_lineno=False, omit_header=False)
    return stream.getvalue()


def main() -> None:
    """Write every catalogue, and say what is left to translate."""
    for language in LANGUAGES.keys() - {ENGLISH}:
        made = updated(language)
        path_of(language).write_bytes(written(made))
        left = sum(not translated(m) for m in made if m.id)
        sys.stdout.write(f"{path_of(language).relative_to(ROOT)}: {left} left to translate, said in English\n")


if __name__ == "__main__":
    main()
