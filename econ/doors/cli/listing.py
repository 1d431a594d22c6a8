"""`econ list`: what there is, as tables; and `econ list uses SOURCE`, where a source is used."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from econ import wording
from econ.doors.cli.arguments import scenario_arguments, scenario_of
from econ.doors.cli.documents import TEXT, Cell, document_arguments, form, tell
from econ.doors.cli.text import said, spread, stated, table, wrap
from econ.engine import run
from econ.equations import units
from econ.evidence import Series, default_book, sources
from econ.model import GRAPH
from econ.numerics.sobol import Sampler
from econ.provenance import origins
from econ.scenario import Input, Scenario, in_dollars, resolve
from econ.wording import measures
from econ.wording.errors import InputError

Row = Mapping[str, Cell]


class Listed(NamedTuple):
    """What there is of a kind: for people, and as rows for programs, under names that stay."""

    text: str
    rows: Sequence[Row]


SMALLEST = Sampler(points=2, scrambles=2)
"""Points enough to see which sources an output rests on."""

HELP = "list assumptions, outputs, sources, scenarios and more"
DESCRIPTION = "List what there is."
EXAMPLES = """examples:
  econ list scenarios
  econ list gdp --country PRK
  econ list assumptions --scenario containers-to-shells-2023-24
  econ list uses BBG2307E
  econ list gdp --country POL --format csv
  econ list restatements --format json"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("kind", choices=tuple(KINDS), metavar="KIND", help=", ".join(KINDS))
    command.add_argument("name", nargs="?", metavar="SOURCE", help="after “uses”: the id of a source")
    command.add_argument("--country", metavar="CODE", help="for gdp: the country; the exporter if left out")
    scenario_arguments(command, positional=False)
    document_arguments(command, "list")


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    if (chosen.kind == "uses") != (chosen.name is not None):
        raise InputError(
            "“uses” needs the id of a source, and nothing else takes one.",
            mend="Write for example `econ list uses BBG2307E`; `econ list sources` lists the ids.",
        )
    written, found = form(chosen), KINDS[chosen.kind](chosen)
    if written == TEXT:
        print(found.text)
        return
    from econ.output import answers

    tell(chosen, answers.List(made=answers.made(), kind=chosen.kind, rows=answers.rows(found.rows)))


def _assumptions(chosen: argparse.Namespace) -> Listed:
    """The inputs of the scenario; figures of goods lines that only stand at their default are left out."""
    from econ.output import answers

    state = resolve(scenario_of(chosen))
    found = [item for item in state.inputs.values() if item.origin != "definition"]
    rows = [
        (i.name, i.label, stated(i.distribution.central, said(i)), spread(i.distribution, said(i)), i.grade)
        for i in found
    ]
    told: list[Row] = [
        {
            "name": i.name,
            "label": i.label,
            "unit": i.unit,
            "central": i.distribution.central,
            "low": low,
            "high": high,
            "origin": i.origin,
            "grade": i.grade,
            "sources": i.sources,
        }
        for i in found
        for low, high in [answers.ends(i)]
    ]
    return Listed(table(("name", "", "value", "spread", "grade"), rows), told)


def _outputs(chosen: argparse.Namespace) -> Listed:
    """Every output, with the page of the model and its unit."""
    result = run(scenario_of(chosen).change(sampler=SMALLEST))
    rows = [
        (e.page, e.name, e.label, e.unit, "" if e.name in result.outputs else "left out")
        for e in sorted(result.graph.equations.values(), key=lambda e: e.page)
    ]
    told: list[Row] = [
        {"name": name, "label": label, "page": page, "unit": unit, "in_scenario": not left_out}
        for page, name, label, unit, left_out in rows
    ]
    return Listed(table(("page", "name", "", "unit", "in this scenario"), rows), told)


def _equations(_chosen: argparse.Namespace) -> Listed:
    """Every equation with its formula."""
    rows = [(e.page, e.name, e.label, e.python) for e in sorted(GRAPH.equations.values(), key=lambda e: e.page)]
    told: list[Row] = [
        {"name": name, "label": label, "page": page, "formula": formula} for page, name, label, formula in rows
    ]
    return Listed(table(("page", "name", "", "formula"), rows), told)


def _sources(_chosen: argparse.Namespace) -> Listed:
    """The bibliography."""
    book = default_book()
    rows = [
        (name, sources.reliability(record), sources.short(record), sources.title(record))
        for name, record in sorted(book.sources.items())
    ]
    told: list[Row] = [
        {
            "source": name,
            "reliability": reliability,
            "published": published,
            "title": title,
            "url": str(book.sources[name].get("URL", "")),
            "citation": sources.cite(book.sources[name]),
        }
        for name, reliability, published, title in rows
    ]
    return Listed(table(("source", "reliability", "published", "title"), rows), told)


def _scenarios(_chosen: argparse.Namespace) -> Listed:
    """The presets."""
    book = default_book()
    presets = [book.preset(name) for name in book.presets]
    rows = [(p.name, p.exporter, p.buyer or "", p.year, p.title, p.summary) for p in presets]
    told: list[Row] = [
        {
            "name": preset.name,
            "exporter": preset.exporter,
            "buyer": preset.buyer or "",
            "year": preset.year,
            "title": preset.title,
            "summary": preset.summary,
        }
        for preset in presets
    ]
    return Listed(table(("name", "exporter", "buyer", "year", "title", ""), rows), told)


def _gdp(chosen: argparse.Namespace) -> Listed:
    """The GDP sources of a country, with their latest figure."""
    scenario = scenario_of(chosen)
    book = default_book().on(scenario.as_of)
    country = book.country(chosen.country or scenario.exporter)
    found = [book.series(country.code, n) for n in book.series_names(country.code)]
    rows = []
    told: list[Row] = []
    for series in (s for s in found if s.about.kind in ("gdp", "gni")):
        year = series.nearest_year(scenario.gdp_year or scenario.year)
        value = wording.money(in_dollars(series, year, book)) if year else ""
        mark = "→ " if series.name == country.gdp else ""
        rows.append((f"{mark}{series.name}", series.about.label, years(series), year, value, series.about.grade))
        one: Row = {
            "country": country.code,
            "name": series.name,
            "label": series.about.label,
            "kind": series.about.kind,
            "price_basis": series.about.price_basis,
            "usual": series.name == country.gdp,
            "year": year,
            "dollars": in_dollars(series, year, book) if year else None,
            "grade": series.about.grade,
            "sources": series.about.sources,
        }
        told.append(one)
    return Listed(table(("name", "", "years", "year", "figure", "grade"), rows, right=(4,)), told)


def years(series: Series) -> str:
    """First and last year of a series, with the number of figures if there are gaps."""
    known = series.years()
    if not known:
        return "none"
    first, last = known[0], known[-1]
    if first == last:
        return str(first)
    gaps = "" if len(known) == last - first + 1 else f", {len(known)} figures"
    return f"{first}–{last}{gaps}"


def _countries(_chosen: argparse.Namespace) -> Listed:
    """The countries, with their usual GDP source."""
    rows = [(c.code, c.name, c.gdp or "") for c in default_book().countries.values()]
    told: list[Row] = [{"code": code, "name": name, "gdp": gdp} for code, name, gdp in rows]
    return Listed(table(("code", "name", "GDP source"), rows), told)


def _lines(chosen: argparse.Namespace) -> Listed:
    """The goods lines, with price and capacity."""
    book = default_book()
    state = resolve(scenario_of(chosen))
    rows = []
    told: list[Row] = []
    for line in book.lines.values():
        price, made = (state.inputs[f"{kind}_{line.name}"] for kind in ("price", "production_capacity"))
        capacity = "no limit known" if made.origin == "definition" else _central(made)
        rows.append((line.name, line.label, line.item, _central(price), capacity, price.grade))
        one: Row = {
            "line": line.name,
            "label": line.label,
            "item": line.item,
            "price": price.distribution.central,
            "price_unit": price.unit,
            "capacity": None if made.origin == "definition" else made.distribution.central,
            "capacity_unit": made.unit,
            "grade": price.grade,
            "sources": price.sources,
        }
        told.append(one)
    return Listed(table(("line", "", "counted in", "price", "production capacity", "grade"), rows), told)


def _central(item: Input) -> str:
    return stated(item.distribution.central, said(item))


def _units(_chosen: argparse.Namespace) -> Listed:
    """The units, and what may stand in front of them."""
    default_book().lines  # noqa: B018 - they may bring units of their own
    rows = [(unit.name, unit.definition) for unit in measures.known_units().values()]
    words = ", ".join(units.SCALE_WORDS)
    text = (
        f"In front of a unit may stand {words}: “24.5 billion USD/year”. A share has no unit or “%”. "
        "A definition in brackets is a thing of its own: nothing converts into it."
    )
    told: list[Row] = [{"unit": name, "definition": definition} for name, definition in rows]
    return Listed(f"{table(('unit', 'definition'), rows)}\n\n{wrap(text)}", told)


PLACES = {
    "series": "Series",
    "table": "Series of every country",
    "country": "Countries",
    "card": "Assumptions",
    "line": "Goods lines",
    "preset": "Scenarios",
    "embargo": "Arms embargoes",
    "evidence": "Published figures",
    "claim": "Claims",
}


def _uses(chosen: argparse.Namespace) -> Listed:
    """Where a source is used: every place that names it, and the outputs that rest on it."""
    book = default_book()
    found = origins.uses(chosen.name, book)
    parts = [wrap(sources.cite(book.sources[chosen.name]))]
    named = [f"{title}: {', '.join(found.of(place))}" for place, title in PLACES.items() if found.of(place)]
    parts.append("\n".join(wrap(text, hanging="  ") for text in named))
    everything = {n: run(Scenario.preset(n).change(sampler=SMALLEST)).outputs for n in found.outputs}
    rows = [(preset, _most(names, everything[preset])) for preset, names in found.outputs.items()]
    if rows:
        parts.append(table(("scenario", "outputs that rest on it"), rows))
    else:
        parts.append("No output rests on it; it is evidence that stands beside.")
    told: list[Row] = [{"place": place, "name": name} for place in PLACES for name in found.of(place)]
    told += [
        {"place": f"output of {preset}", "name": name} for preset, names in found.outputs.items() for name in names
    ]
    return Listed("\n\n".join(filter(None, parts)), told)


def _most(chosen: Sequence[str], of: Sequence[str]) -> str:
    """Names, or those that are missing if most are chosen."""
    rest = [n for n in of if n not in chosen]
    if len(rest) >= len(chosen):
        return ", ".join(chosen)
    return f"all {len(of)} but {wording.listing(rest)}" if rest else f"all {len(of)}"


def _claims(_chosen: argparse.Namespace) -> Listed:
    """The published claims that ship with the figures; `econ check NAME` gives the verdict on one."""
    from econ.doors.cli import published_claims

    return Listed(published_claims.listed(default_book()), published_claims.rows(default_book()))


def _restatements(_chosen: argparse.Namespace) -> Listed:
    """What was given before and is given otherwise now, the newest version first, with the reason."""
    from econ.evidence import restatements

    ledger = restatements.load()
    rows = [
        (r.date, r.version, r.kind, f"{r.what} {r.name}", r.before, r.after, r.why)
        for found in restatements.by_version(ledger).values()
        for r in found
    ]
    kinds = "; ".join(f"{kind}: {words[0].lower()}{words[1:]}" for kind, words in restatements.KINDS.items())
    text = f"{table(('date', 'version', 'kind', 'what', 'before', 'after', 'why'), rows)}\n\n{wrap(f'{kinds}.')}"
    return Listed(text, restatements.rows(ledger))


KINDS: dict[str, Callable[[argparse.Namespace], Listed]] = {
    "assumptions": _assumptions,
    "outputs": _outputs,
    "equations": _equations,
    "sources": _sources,
    "scenarios": _scenarios,
    "gdp": _gdp,
    "countries": _countries,
    "claims": _claims,
    "lines": _lines,
    "restatements": _restatements,
    "units": _units,
    "uses": _uses,
}
