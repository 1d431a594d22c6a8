"""`econ explain NAME`: where a number comes from, down to the publication."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from econ import wording
from econ.analysis import sensitivity, tables
from econ.doors.cli.arguments import scenario_arguments, scenario_of
from econ.doors.cli.documents import TEXT, document_arguments, form, tell
from econ.doors.cli.listing import years
from econ.doors.cli.text import heading, said, spread, stated, table, wrap
from econ.engine import Result, run
from econ.equations.notation import NOTATIONS
from econ.evidence import LABOUR_INPUTS, LINE_INPUTS, LINED_INPUTS, PEDIGREE, Card, Series, sources
from econ.output.cells import Cell
from econ.provenance import published_figures
from econ.scenario import AHEAD, SERIES_INPUTS, Input, in_dollars
from econ.wording.errors import unknown

HELP = "where a number comes from: formula, inputs, sources"
DESCRIPTION = "Where a number comes from: an output, an assumption, a GDP source, a goods line or a source."
EXAMPLES = """examples:
  econ explain gdp_share
  econ explain value_added containers-to-shells-2023-24
  econ explain gdp_share --notation latex
  econ explain payment_discount
  econ explain bok_nominal
  econ explain BBG2307E
  econ explain gdp_share --format json"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("name", metavar="NAME", help="an output, an assumption, a GDP source, a goods line, a source")
    scenario_arguments(command)
    command.add_argument("--notation", choices=tuple(NOTATIONS), default="python", help="how formulas are written")
    document_arguments(command, "explain")


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    scenario = scenario_of(chosen)
    name, result = chosen.name, run(scenario)
    series = _series(name, result)
    if form(chosen) != TEXT:
        from econ.output import explained

        if told := explained.document(result, name, series):
            tell(chosen, told)
            return
    if name in result.graph.equations:
        _explain_output(result, name, chosen.notation)
    elif name in result.state.inputs:
        _explain_input(result, result.state.inputs[name])
    elif name in result.state.absent:
        print(wrap(f"{name} has no value in this scenario: {result.state.absent[name]}."))
    elif series:
        _explain_series(series, result)
    elif name in {*result.state.lines, *result.state.people}:
        _explain_line(result, name)
    elif name in result.book.sources:
        print(wrap(sources.cite(result.book.sources[name])))
        print(
            wrap(f"Reliability {sources.reliability(result.book.sources[name])}. `econ list uses {name}` shows where.")
        )
    else:
        country = result.book.series_names(scenario.exporter)
        known = {
            *result.graph.equations,
            *result.state.inputs,
            *result.state.lines,
            *result.state.people,
            *country,
            *result.book.sources,
        }
        raise unknown("output, assumption or source", name, known - set(LINED_INPUTS), "econ list outputs")


def _series(name: str, result: Result) -> Series | None:
    book, scenario = result.book, result.scenario
    entity, _, rest = name.rpartition("/")
    found = [s for s in book.series_names(entity or scenario.exporter) if s == rest]
    return book.series(entity or scenario.exporter, rest) if found else None


def _paragraph(text: str) -> None:
    if text:
        print(wrap(text))


def _facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Names and values, one below the other, blank values left out."""
    known = [(name, value) for name, value in pairs if value]
    room = max(len(name) for name, _ in known) + 2
    for name, value in known:
        print(wrap(value, indent=name.ljust(room), hanging=" " * room))


# --- outputs ---------------------------------------------------------------------------------------


def _explain_output(result: Result, name: str, notation: str) -> None:
    equation = result.graph.equations[name]
    print(wrap(f"{name}: {equation.label}"))
    _paragraph(equation.meaning)
    _paragraph(f"Leaves out: {equation.leaves_out}")
    print()
    formula = f"{name} = {equation.text(NOTATIONS[notation])}"
    if name in result.left_out:
        _facts([("formula", formula), ("unit", _unit(equation.unit)), ("value", f"none: {result.left_out[name]}")])
        return
    stated_here = " (the scenario states the value, so the formula is not used)" if name in result.stated else ""
    value, span = _value(result, name)
    facts = [
        ("formula", formula + stated_here),
        ("unit", _unit(equation.unit)),
        ("value", value),
        ("90% interval", span),
        ("grade", f"{result.grade_of(name)}, the weakest letter and the weakest digit of its inputs"),
    ]
    _facts(facts)
    heading("How it is computed")
    print("\n".join(_tree(result, name, notation)))
    _inputs(result, name)
    _evidence(result, name)
    _print_sources(result, result.sources_of(name), None, *filter(result.counts, result.inputs_of(name)))


def _value(result: Result, name: str) -> tuple[str, str]:
    if np.size(result.central[name]) != 1:
        return "one for each goods line or year; `econ run --all` shows them", ""
    if said := tables.without_meaning(result, name):
        return "none", said
    summary = tables.summary_of(result, name)
    unit = result.state.inputs[name].unit if name in result.state.inputs else result.graph.equations[name].unit
    return wording.estimate(*summary.printed, wording.said_unit(name, unit), summary.median)


def _tree(result: Result, name: str, notation: str) -> list[str]:
    """The equations above an output as an indented tree; each is written out once."""
    seen: set[str] = set()

    def branch(one: str, depth: int) -> Iterator[str]:
        indent = "  " * depth
        equation = result.graph.equations.get(one)
        if equation is None or one in result.stated:
            yield wrap(f"{one}: {_leaf(result, one)}", indent=indent, hanging=f"{indent}    ")
            return
        value = "" if np.size(result.central[one]) != 1 else f"  [{_value(result, one)[0]}]"
        again = " (above)" if one in seen else ""
        line = f"{one} = {equation.text(NOTATIONS[notation])}{value}{again}"
        yield wrap(line, indent=indent, hanging=f"{indent}    ")
        if one not in seen:
            seen.add(one)
            for parent in equation.parameters:
                yield from branch(parent, depth + 1)

    return list(branch(name, 1))


def _leaf(result: Result, name: str) -> str:
    if name in LABOUR_INPUTS and not result.state.people:
        return "0 (no people under contract are stated)"
    if name in LINED_INPUTS:
        of = "line of people" if name in LABOUR_INPUTS else "goods line"
        return f"{LINED_INPUTS[name][2].lower()}, one for each {of}"
    if name in AHEAD and name not in result.state.inputs:
        return "0 (no year is carried on)"
    if name not in result.state.inputs:
        return "one for each year of the path"
    item = result.state.inputs[name]
    return f"{stated(item.distribution.central, said(item))} ({ORIGINS[item.origin]})"


ORIGINS = {
    "card": "assumption",
    "line": "line of goods or people",
    "series": "published series",
    "definition": "definition",
    "scenario": "set by the scenario",
}


def _inputs(result: Result, name: str) -> None:
    one = np.size(result.central[name]) == 1
    rows, hidden = [], 0
    for item in result.inputs_of(name):
        moves = sensitivity.elasticity(result, name, item.name) if one and item.name != name else None
        if tables.lines_of_card(item.name) and item.origin in ("line", "definition") and not moves:
            hidden += 1
            continue
        rows.append(
            (
                item.name,
                stated(item.distribution.central, said(item)),
                spread(item.distribution, said(item)),
                "" if moves is None else wording.plain(moves, 2).replace("-", "−"),
                item.grade,
                _named(item.sources),
            )
        )
    heading("Inputs (elasticity: percent change for one percent more of the input)")
    print(table(("input", "value", "spread", "elasticity", "grade", "sources"), rows, right=(3,)))
    for item in result.inputs_of(name):
        if item.origin == "series" and not item.distribution.is_fixed:
            print(wrap(f"The spread of {item.name}: {item.judgement}", hanging="  "))
        if item.exchanged:
            print(wrap(f"{item.name} was given as {item.note}", hanging="  "))
    if hidden:
        print(wrap(f"{hidden} figures of goods lines that change nothing here are left out."))


# --- inputs ----------------------------------------------------------------------------------------


def _explain_input(result: Result, item: Input) -> None:
    card = result.book.cards.get(item.name) or result.book.line_card(item.name, result.scenario.exporter)
    print(wrap(f"{item.name}: {item.label}"))
    _paragraph(item.meaning)
    print()
    measured = item.origin == "series" and not item.distribution.is_fixed
    price_year = f", prices of {item.price_year}" if item.price_year else ""
    _facts(
        [
            ("numeral", stated(item.distribution.central, said(item))),
            ("unit", f"{_unit(item.unit)}{price_year}"),
            ("spread", spread(item.distribution, said(item))),
            ("assessment", f"grade {item.grade}" if item.grade else ""),
            ("pedigree", _pedigree(card, item)),
            ("spread from" if measured else "judgement", item.judgement or "as published by the sources below"),
            ("comes from", _origin(item)),
            ("possible", _range(item)),
            ("disputed", item.disputed),
            ("note", item.note),
        ]
    )
    if item.origin == "scenario" and card:
        usual = spread(card.distribution, said(item))
        numeral = stated(card.distribution.central, said(item))
        print(
            wrap(f"Without the scenario it is {numeral}{'' if usual == 'none' else f', {usual}'}, grade {card.grade}.")
        )
    published = _evidence(result, item.name)
    _print_sources(result, dict.fromkeys([*item.sources, *published]), published, item)
    _used_by(item.name, result)


def _pedigree(card: Card | None, item: Input) -> str:
    """The five scores of a card, if the value is the card's own."""
    if card is None or card.pedigree is None or item.origin not in ("card", "line"):
        return "not scored"
    scores = zip(PEDIGREE, card.pedigree, strict=True)
    return f"{', '.join(f'{criterion} {score}' for criterion, score in scores)} (of 4)"


def _unit(unit: str) -> str:
    return "1 (a share or a ratio)" if unit == "1" else unit


def _range(item: Input) -> str:
    if item.plausible is None:
        return ""
    low, high = item.plausible
    return f"{_plain(low)} to {_plain(high)}{'' if item.unit == '1' else f' {item.unit}'}"


def _plain(value: float) -> str:
    return f"{value:,.12g}" if abs(value) < 1e12 else f"{value:,.0f}"


def _origin(item: Input) -> str:
    series = f" {item.series}" if item.series else ""
    return f"{ORIGINS[item.origin]}{series}"


def _print_sources(
    result: Result, names: Iterable[str], published: Mapping[str, list[str]] | None = None, *items: Input
) -> None:
    """Print the publications, each with the places where the inputs and the published figures stand."""
    known, at = [n for n in names if n in result.book.sources], tables.locators(result.book, *items)
    beside, once = published or {}, sources.listed_as(result.book.sources, known)
    if known:
        heading("Sources")
        for name in dict.fromkeys(once[n] for n in known):
            same = [n for n in known if once[n] == name]
            places = (place for n in same for place in (*at.get(n, ()), *beside.get(n, ())))
            record = sources.located(result.book.sources[name], places)
            print(wrap(f"[{', '.join(same)}] {sources.cite(record)}", hanging="  "))


def _named(ids: tuple[str, ...]) -> Cell:
    """The sources of a figure; without one it is a judgement."""
    return Cell("" if ids else "judgement", sources=ids)


def _evidence(result: Result, name: str) -> dict[str, list[str]]:
    """Print what has been published about a quantity, conflicts beside; return where its figures stand, by source."""
    known = name in published_figures.names(result.book)
    found = published_figures.rows(name, result.book, result.scenario.exporter) if known else []
    if not found:
        return {}
    rows = []
    for row in found:
        numbers = [_plain(row[k]) for k in ("low", "central", "high") if row[k] is not None]
        against = f" Conflicts with {' '.join(row['conflicts_with'])}." if row["conflicts_with"] else ""
        figure = f"{' … '.join(numbers)} {row['unit'] if row['unit'] != '1' else ''}".strip() if numbers else ""
        about, named = f"{row['description']}{against}", Cell("", sources=row["sources"])
        rows.append((row["item"], about, row["period"], figure, row["grade"], named))
    heading("What has been published about it")
    print(table(("figure", "", "period", "", "grade", "sources"), rows))
    at: dict[str, list[str]] = {s: [] for row in found for s in row["sources"]}
    for row in found:
        at[row["sources"][0]].append(row["locator"])
    return at


def _used_by(name: str, result: Result) -> None:
    kind = (tables.lines_of_card(name) or (name,))[0]
    direct = [e for e in result.graph.equations.values() if kind in e.parameters]
    if direct:
        heading("Used by")
        print(table(("output", "", "formula"), [(e.name, e.label, e.python) for e in direct]))
    beyond = [n for n in result.graph.descendants([kind]) if n not in {e.name for e in direct}]
    if beyond:
        print(wrap(f"and through them by {wording.listing(beyond)}.", hanging="  "))


# --- series and lines ------------------------------------------------------------------------------


def _explain_series(series: Series, result: Result) -> None:
    about = series.about
    print(wrap(f"{series.key}: {about.label}"))
    _paragraph(about.concept)
    print()
    borrows = wording.listing(list(about.borrows_from))
    level = about.price_level
    latest = max(series.used, default=0)
    measured = result.book.measured(series, latest)
    around = measured.factor if measured else about.relative
    facts = [
        ("kind", about.kind),
        ("unit", about.unit),
        ("price basis", about.price_basis),
        ("exchange rate", about.exchange_rate or ""),
        ("price level", f"{level.series or 'none'}, from the prices of {level.base}" if level else ""),
        ("years", years(series)),
        ("release", about.release),
        ("stands apart", about.retired),
        ("borrows from", borrows),
        ("spread", "" if around.is_fixed else f"{spread(around, '1')} of the figure"),
        ("why", f"For {latest}. {measured.judgement}" if measured else about.spread_judgement),
        ("grade", about.grade),
        ("note", about.note),
    ]
    _facts(facts)
    heading("Figures (those marked “other” are kept beside and not used)")
    headers, rows = _figure_headers(series), list(_figures(series, result))
    shown = [n for n, title in enumerate(headers) if title != WHERE or any(row[n] for row in rows)]
    print(table([headers[n] for n in shown], [[row[n] for n in shown] for row in rows], right=(1, 2)))
    _print_sources(result, dict.fromkeys([*about.sources, *(row.source for row in series.rows)]))
    if about.kind in SERIES_INPUTS:
        _used_by(about.kind, result)


WHERE = "where"
"""The column for where in its source a figure stands."""


def _figure_headers(series: Series) -> tuple[str, ...]:
    dollars = "in dollars" if series.about.kind in ("gdp", "gni") else ""
    return ("year", f"figure, {series.about.unit}", dollars, "", "source", WHERE, "note")


def _figures(series: Series, result: Result) -> Iterator[tuple[str, ...]]:
    is_money = series.about.kind in ("gdp", "gni")
    for row in sorted(series.rows, key=lambda r: r.year):
        used = row.status == "used" and row.value is not None
        dollars = wording.money(in_dollars(series, row.year, result.book)) if used and is_money else ""
        figure = "" if row.value is None else _plain(row.value)
        where = sources.in_words(result.book.locator(series, row))
        yield (str(row.year), figure, dollars, "" if used else row.status, row.source, where, row.note)


def _explain_line(result: Result, line: str) -> None:
    of_people = line in result.state.people
    about = (result.book.labour if of_people else result.book.lines)[line]
    counted = f"booked as {about.account}" if of_people else f"counted in {about.item}"
    print(wrap(f"{line}: {about.label}, {counted}"))
    print()
    figures = (f"{kind}_{line}" for kind in (LABOUR_INPUTS if of_people else LINE_INPUTS))
    items = [result.state.inputs[figure] for figure in figures if figure in result.state.inputs]
    rows = [
        (
            i.name,
            stated(i.distribution.central, said(i)),
            spread(i.distribution, said(i)),
            ORIGINS[i.origin],
            i.grade,
            _named(i.sources),
        )
        for i in items
    ]
    print(table(("input", "value", "spread", "from", "grade", "sources"), rows))
    published = _evidence(result, line)
    _print_sources(result, dict.fromkeys([*(s for i in items for s in i.sources), *published]), published, *items)
