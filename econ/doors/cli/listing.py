"""`econ list`: what there is, as tables; and `econ list uses SOURCE`, where a source is used."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence

from econ import wording
from econ.doors.cli.arguments import Commands, scenario_arguments, scenario_of
from econ.doors.cli.text import spread, stated, table, wrap
from econ.engine import run
from econ.equations import units
from econ.evidence import Series, default_book, sources
from econ.model import GRAPH
from econ.numerics.sobol import Sampler
from econ.provenance import origins
from econ.scenario import Input, Scenario, in_dollars, resolve
from econ.wording import measures
from econ.wording.errors import InputError

FORMATS = ("text", "json")

SMALLEST = Sampler(points=2, scrambles=2)
"""Points enough to see which sources an output rests on."""

EXAMPLES = """examples:
  econ list scenarios
  econ list gdp --country PRK
  econ list assumptions --scenario containers-to-shells-2023-24
  econ list uses BBG2307E
  econ list restatements --format json"""


def add(commands: Commands) -> None:
    """Describe the subcommand."""
    command = commands.add_parser(
        "list",
        help="list assumptions, outputs, sources, scenarios and more",
        description="List what there is.",
        epilog=EXAMPLES,
    )
    command.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    command.add_argument("name", nargs="?", metavar="SOURCE", help="after “uses”: the id of a source")
    command.add_argument("--format", choices=FORMATS, default="text", help="for restatements: text if left out")
    command.add_argument("--country", metavar="CODE", help="for gdp: the country; the exporter if left out")
    scenario_arguments(command, positional=False)
    command.set_defaults(go=go)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    if (chosen.kind == "uses") != (chosen.name is not None):
        raise InputError(
            "“uses” needs the id of a source, and nothing else takes one.",
            mend="Write for example `econ list uses BBG2307E`; `econ list sources` lists the ids.",
        )
    if chosen.format != "text" and chosen.kind != "restatements":
        raise InputError(
            f"`econ list {chosen.kind}` is a table for reading.",
            "--format",
            "Leave --format out; restatements have it.",
        )
    print(KINDS[chosen.kind](chosen))


def _assumptions(chosen: argparse.Namespace) -> str:
    """The inputs of the scenario; figures of goods lines that only stand at their default are left out."""
    state = resolve(scenario_of(chosen))
    rows = [
        (i.name, i.label, stated(i.distribution.central, i.unit), spread(i.distribution, i.unit), i.grade)
        for i in state.inputs.values()
        if i.origin != "definition"
    ]
    return table(("name", "", "value", "spread", "grade"), rows)


def _outputs(chosen: argparse.Namespace) -> str:
    """Every output, with the page of the model and its unit."""
    result = run(scenario_of(chosen).change(sampler=SMALLEST))
    rows = [
        (e.page, e.name, e.label, e.unit, "" if e.name in result.outputs else "left out")
        for e in sorted(result.graph.equations.values(), key=lambda e: e.page)
    ]
    return table(("page", "name", "", "unit", "in this scenario"), rows)


def _equations(_chosen: argparse.Namespace) -> str:
    """Every equation with its formula."""
    rows = [(e.page, e.name, e.label, e.python) for e in sorted(GRAPH.equations.values(), key=lambda e: e.page)]
    return table(("page", "name", "", "formula"), rows)


def _sources(_chosen: argparse.Namespace) -> str:
    """The bibliography."""
    book = default_book()
    rows = [
        (name, sources.reliability(record), sources.short(record), record.get("title", ""))
        for name, record in sorted(book.sources.items())
    ]
    return table(("source", "reliability", "published", "title"), rows)


def _scenarios(_chosen: argparse.Namespace) -> str:
    """The presets."""
    book = default_book()
    presets = [book.preset(name) for name in book.presets]
    rows = [(p.name, p.exporter, p.buyer or "", p.year, p.title, p.summary) for p in presets]
    return table(("name", "exporter", "buyer", "year", "title", ""), rows)


def _gdp(chosen: argparse.Namespace) -> str:
    """The GDP sources of a country, with their latest figure."""
    scenario = scenario_of(chosen)
    book = default_book().on(scenario.as_of)
    country = book.country(chosen.country or scenario.exporter)
    found = [book.series(country.code, n) for n in book.series_names(country.code)]
    rows = []
    for series in (s for s in found if s.about.kind in ("gdp", "gni")):
        year = series.nearest_year(scenario.gdp_year or scenario.year)
        value = wording.money(in_dollars(series, year, book)) if year else ""
        mark = "→ " if series.name == country.gdp else ""
        rows.append((f"{mark}{series.name}", series.about.label, years(series), year, value, series.about.grade))
    return table(("name", "", "years", "year", "figure", "grade"), rows, right=(4,))


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


def _countries(_chosen: argparse.Namespace) -> str:
    """The countries, with their usual GDP source."""
    return table(
        ("code", "name", "GDP source"), [(c.code, c.name, c.gdp or "") for c in default_book().countries.values()]
    )


def _lines(chosen: argparse.Namespace) -> str:
    """The goods lines, with price and capacity."""
    book = default_book()
    state = resolve(scenario_of(chosen))
    rows = []
    for line in book.lines.values():
        price, made = (state.inputs[f"{kind}_{line.name}"] for kind in ("price", "production_capacity"))
        capacity = "no limit known" if made.origin == "definition" else _central(made)
        rows.append((line.name, line.label, line.item, _central(price), capacity, price.grade))
    return table(("line", "", "counted in", "price", "production capacity", "grade"), rows)


def _central(item: Input) -> str:
    return stated(item.distribution.central, item.unit)


def _units(_chosen: argparse.Namespace) -> str:
    """The units, and what may stand in front of them."""
    default_book().lines  # noqa: B018 - they may bring units of their own
    rows = [(unit.name, unit.definition) for unit in measures.known_units().values()]
    words = ", ".join(units.SCALE_WORDS)
    text = (
        f"In front of a unit may stand {words}: “24.5 billion USD/year”. A share has no unit or “%”. "
        "A definition in brackets is a thing of its own: nothing converts into it."
    )
    return f"{table(('unit', 'definition'), rows)}\n\n{wrap(text)}"


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


def _uses(chosen: argparse.Namespace) -> str:
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
    return "\n\n".join(filter(None, parts))


def _most(chosen: Sequence[str], of: Sequence[str]) -> str:
    """Names, or those that are missing if most are chosen."""
    rest = [n for n in of if n not in chosen]
    if len(rest) >= len(chosen):
        return ", ".join(chosen)
    return f"all {len(of)} but {wording.listing(rest)}" if rest else f"all {len(of)}"


def _claims(_chosen: argparse.Namespace) -> str:
    """The published claims that ship with the figures; `econ check NAME` gives the verdict on one."""
    from econ.doors.cli import published_claims

    return published_claims.listed(default_book())


def _restatements(chosen: argparse.Namespace) -> str:
    """What was given before and is given otherwise now, the newest version first, with the reason."""
    from econ.evidence import restatements

    ledger = restatements.load()
    if chosen.format == "json":
        return json.dumps(restatements.rows(ledger), ensure_ascii=False, indent=1)
    rows = [
        (r.date, r.version, r.kind, f"{r.what} {r.name}", r.before, r.after, r.why)
        for found in restatements.by_version(ledger).values()
        for r in found
    ]
    kinds = "; ".join(f"{kind}: {words[0].lower()}{words[1:]}" for kind, words in restatements.KINDS.items())
    return f"{table(('date', 'version', 'kind', 'what', 'before', 'after', 'why'), rows)}\n\n{wrap(f'{kinds}.')}"


KINDS: dict[str, Callable[[argparse.Namespace], str]] = {
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
