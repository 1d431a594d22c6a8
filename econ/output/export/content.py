"""What every file holds: one long table of rows, and the particulars of the calculation."""

import csv
import io
import math
from collections.abc import Iterable, Sequence

from econ.analysis import guards, ledger, tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.evidence import folders, sources
from econ.model import SHARE
from econ.output import Json
from econ.provenance import citing
from econ.scenario import basis_text, given_text, settings_text
from econ.wording.language import ENGLISH, N_, _, spoken

SAMPLER = N_("scrambled Sobol points (Matousek scrambling, SHAKE-256), one dimension for each named input")
MEANING = N_(
    "Central case (every input at its central value), 90% coverage interval (5th and 95th percentile), median."
)

NUMBERS = ("median", "low", "high", "mean", "standard_uncertainty", "numerical_error", "central")
COLUMNS = ("section", "name", "item", "label", "unit", "year", *NUMBERS, "shape", "origin", "grade", "sources", "text")


def particulars(result: Result) -> dict[str, str | int]:
    """What identifies the calculation, carried by every file: names are English, words in the language that is spoken.

    The title is that of the scenario, as it was given. A file that is not in English says in which language it is, so
    that `econ verify` writes it again in that one.
    """
    scenario, sampler, mark = result.scenario, result.scenario.sampler, result.fingerprint
    return {
        "title": scenario.title,
        **({"language": spoken()} if spoken() != ENGLISH else {}),
        "headline": tables.headline(result).replace("\u00a0", " "),
        "citation": citing.citation(result, "", citing.opening(result, kept=True)).replace("\u00a0", " "),
        "fingerprint": str(mark),
        "version": mark.version,
        "data_date": result.book.release,
        "scenario_digest": mark.scenario,
        "data_digest": mark.data,
        **({"own_figures": folders.stated(result.book.own)} if result.book.own else {}),
        "model_digest": mark.model,
        "sampler": _(SAMPLER),
        "seed": sampler.seed,
        "points": sampler.points,
        "scrambles": sampler.scrambles,
        "size": sampler.size,
        "statistics": _(MEANING),
        "exporter": scenario.exporter,
        "buyer": scenario.buyer or "",
        "year": scenario.year,
        "gdp_source": result.state.gdp,
        "gdp_year": scenario.gdp_year or scenario.year,
        **({"as_of": scenario.as_of} if scenario.as_of else {}),
        **({"one_price_year": scenario.year} if scenario.one_price_year else {}),
        "concept": scenario.concept,
        "based_on": scenario.based_on,
        "settings": settings_text(result.state.own),
        **({"given": given_text(result.state.given)} if result.state.given else {}),
        **({"basis": basis_text(result.state.basis)} if result.state.basis else {}),
        "licence": licence(result),
    }


CALLED = {
    "title": N_("Title"),
    "language": N_("Language"),
    "headline": N_("Headline"),
    "citation": N_("Citation"),
    "fingerprint": N_("Fingerprint"),
    "version": N_("Version"),
    "data_date": N_("Data date"),
    "scenario_digest": N_("Scenario digest"),
    "data_digest": N_("Data digest"),
    "own_figures": N_("Own figures"),
    "model_digest": N_("Model digest"),
    "sampler": N_("Sampler"),
    "seed": N_("Seed"),
    "points": N_("Points"),
    "scrambles": N_("Scrambles"),
    "size": N_("Size"),
    "statistics": N_("Statistics"),
    "exporter": N_("Exporter"),
    "buyer": N_("Buyer"),
    "year": N_("Year"),
    "gdp_source": N_("GDP source"),
    "gdp_year": N_("GDP year"),
    "as_of": N_("As of"),
    "one_price_year": N_("One price year"),
    "concept": N_("Concept"),
    "based_on": N_("Based on"),
    "settings": N_("Settings"),
    "given": N_("Given"),
    "basis": N_("What settings rest on"),
    "licence": N_("Licence"),
}
"""What people read in place of the names of the particulars."""


def title(result: Result) -> str:
    """The title of the scenario; without one, what it asks."""
    country = result.book.country(result.scenario.exporter)
    return _(result.scenario.title) or _("A sale and {country} GDP", country=_(country.of))


def licence(result: Result) -> str:
    """Under which terms the file may be passed on, and which figures of one's own in it may not."""
    said = _("Figures and text CC BY 4.0; cite the providers listed under sources.")
    if not result.book.own:
        return said
    from econ.evidence import licences

    used = [item.series for item in result.state.inputs.values() if item.series]
    return f"{said} {licences.kept_back(licences.of_series(used, result.book), result.book)}".strip()


def said(notice: guards.Notice) -> str:
    """A guard-rail's notice in words."""
    return f"{_(notice.message)} {_(notice.repair)}".replace("\u00a0", " ")


def finite(value: Json) -> Json:
    """A value with what is not a finite number turned into None, at any depth."""
    if isinstance(value, dict):
        return {k: finite(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [finite(v) for v in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def long_table(result: Result) -> list[Row]:
    """Everything as rows of one shape, section after section; a missing key is an empty cell."""
    made: list[Row] = [
        *({"section": "about", "name": k, "text": v} for k, v in particulars(result).items()),
        {"section": "about", "name": "scenario", "text": result.state.json},
        *(_output(row) for row in tables.summary(result)),
        *_by_source(result),
        *_by_line(result),
        *_by_year(result),
        *_of_years("ledger", ledger.by_year(result), result),
        *_of_years("foreign_exchange", ledger.exchange_by_year(result), result),
        *(_input(row) for row in tables.assumptions(result)),
        *(
            {"section": "read_with_care", "name": notice.name, "label": notice.severity, "text": said(notice)}
            for notice in guards.check(result)
        ),
        *(
            {"section": "left_out", "name": row["output"], "label": row["label"], "text": row["reason"]}
            for row in tables.left_out(result)
        ),
        *_sources(result),
    ]
    return [tables.joined(row) for row in made]


def _sources(result: Result) -> list[Row]:
    records = tables.located(result, citing.cited(result))
    return [
        {"section": "source", "name": name, "grade": sources.reliability(record), "text": sources.cite(record)}
        for name, record in records.items()
    ]


def _output(row: Row) -> Row:
    kept = {k: v for k, v in row.items() if k in COLUMNS}
    return {"section": "output", "name": row["output"], **kept}


def _by_source(result: Result) -> list[Row]:
    rows = []
    for row in tables.by_gdp_source(result):
        same = {"section": "gdp_source", "item": row["source"], "label": row["label"], "year": row["year"]}
        same |= {"grade": row["grade"], "sources": row["sources"], "text": _of_source(row)}
        spread = {k: row[k] for k in ("median", "low", "high")}
        rows.append({**same, "name": "gdp", "unit": row["gdp_unit"], "central": row["gdp"]})
        rows.append({**same, "name": SHARE, "unit": "1", "central": row["share"], **spread})
    return rows


def _of_source(row: Row) -> str:
    """What a GDP source is, the family that it belongs to, and why it does not count for that itself."""
    why = f", {row['apart']}" if row["apart"] else ""
    return f"{row['concept']} Family: {row['family']}{why}."


def _by_line(result: Result) -> list[Row]:
    rows: list[Row] = []
    for row in tables.by_line(result):
        same = {"section": "goods_line", "item": row["line"], "label": row["label"]}
        rows += [
            {**same, "name": "quantity_delivered", "unit": row["item"], **_spread(row, "quantity")},
            {**same, "name": "line_value", "unit": "USD", **_spread(row, "value")},
            {**same, "name": "shortfall", "unit": row["item"], **_spread(row, "shortfall")},
        ]
    return rows


def _spread(row: Row, name: str) -> Row:
    """A quantity of a row that holds several."""
    ends = {"low": row[f"{name}_low"], "high": row[f"{name}_high"]}
    return {"central": row[f"central_{name}"], "median": row[name], **ends}


def _by_year(result: Result) -> list[Row]:
    rows: list[Row] = []
    for row in tables.by_year(result):
        same = {"section": "year", "year": row["year"]}
        rows.append({**same, "name": "delivery_path", "unit": "1", "central": row["pace"]})
        if row["years_ahead"]:
            rows.append({**same, "name": "years_ahead", "unit": "1", "central": row["years_ahead"]})
        if row.get("published_growth") is not None:
            figure = {"unit": "1", "central": row["published_growth"], "sources": row["growth_source"]}
            rows.append({**same, "name": "published_growth", "label": "Published growth", **figure})
        for name in (n for n in row if n in result.graph.equations and row[n] is not None):
            equation = result.graph.equations[name]
            rows.append({**same, "name": name, "label": equation.label, "unit": equation.unit, **_spread(row, name)})
    return rows


def _of_years(section: str, found: list[Row], result: Result) -> list[Row]:
    """Amounts of each year of the ledger or of the frame, a row for each."""
    rows: list[Row] = []
    for row in found:
        for name in (n for n in dict.fromkeys((*ledger.lines(result), *ledger.NEEDED, *ledger.COVER)) if n in row):
            label, unit = ledger.label_and_unit(name, result)
            ends = {"median": row[name], "low": row[f"{name}_low"], "high": row[f"{name}_high"]}
            same = {"section": section, "year": row["year"], "name": name, "label": label, "unit": unit}
            rows.append({**same, "central": row[f"central_{name}"], **ends})
    return rows


def _input(row: Row) -> Row:
    said = " ".join(filter(None, (row["judgement"], row["note"])))
    kept = {k: v for k, v in row.items() if k in COLUMNS}
    return {"section": "input", **kept, "text": said}


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before = + - @, tab and line ends."""
    return f"'{text}" if text.lstrip("'")[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} else text


def as_given(text: str) -> str:
    """The text that `neutral` was given."""
    return text[1:] if text[:1] == "'" and neutral(text) != text else text


def csv_bytes(columns: Sequence[str], rows: Iterable[Iterable[Json]]) -> bytes:
    """A table as CSV: UTF-8 without a byte order mark, lines ended as RFC 4180 says."""
    stream = io.StringIO(newline="")
    lines = csv.writer(stream, lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows(map(_csv_cell, row) for row in rows)
    return stream.getvalue().encode("utf-8")


def _csv_cell(value: Json) -> str:
    """A cell of a table in text: numbers at full precision, texts neutral, nothing for what is not finite."""
    if isinstance(value, str):
        return neutral(value)
    return "" if finite(value) is None else repr(value)
