"""What a report says, as plain data: the answer, its pictures and tables, assumptions, method and sources.

The formats (`report_html`, `report_docx`, `report_pdf`) print the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

from econ import wording
from econ.analysis import guards, tables
from econ.engine import Result, kept
from econ.equations.graph import Graph, Shown
from econ.evidence import LINE_INPUTS, sources
from econ.output.export import formulas
from econ.output.export.content import MEANING, cited, particulars, said
from econ.output.export.report_blocks import (
    Block,
    Cell,
    Column,
    Formula,
    Heading,
    Paragraph,
    Picture,
    Report,
    ReportRow,
    Source,
    Table,
    printable,
)
from econ.provenance import citing, links
from econ.wording.language import day

DESCRIBING = frozenset({"Family", "Grade", "Year"})
"""Columns of the tables behind charts that describe and are not computed."""

INTERVAL = f"90{wording.NO_BREAK}% interval"
ORIGINS = {
    "scenario": "set in this scenario",
    "card": "assumption",
    "line": "figure of a goods line",
    "series": "published series",
    "definition": "definition",
}


@kept
def report(result: Result) -> Report:
    """The report of a result; the same result gives the same report."""
    about = {k: printable(str(v)) for k, v in particulars(result).items()}
    return Report(
        title=printable(result.scenario.title) or _untitled(result),
        byline=(str(result.fingerprint), f"Figures of {result.book.release}. {MEANING}"),
        blocks=tuple(
            _numbered([*_answer(result), *_figures(result), *_everything(result), *_method(result), *_end(result)])
        ),
        about=about,
        scenario=result.state.json,
        day=result.book.release,
    )


def _untitled(result: Result) -> str:
    return f"A sale and {result.book.country(result.scenario.exporter).of} GDP"


def _numbered(blocks: list[Block]) -> list[Block]:
    """The blocks; keys of headings and tables are unique already, an empty table goes with its heading."""
    found: list[Block] = []
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        if isinstance(block, Heading) and isinstance(following, Table) and not following.rows:
            continue
        if not (isinstance(block, Table) and not block.rows):
            found.append(block)
    return found


# --- the answer --------------------------------------------------------------------------------------


def _answer(result: Result) -> list[Block]:
    first = tables.answer(result) if "gdp_share" in result.draws else tables.headline(result)
    second = tables.disagreement(result) if "gdp_share" in result.draws else ""
    notices: list[Block] = [Paragraph(said(n), n.severity) for n in guards.check(result)]
    return [
        Heading("The answer", 2, "answer"),
        Paragraph(first, "answer", "answer"),
        *([Paragraph(second, cell="disagreement")] if second else []),
        *([Heading("Read with care", 3, "care"), *notices] if notices else []),
        Heading("Key figures", 3, "key-figures"),
        _outputs(result, "key", "Key figures", result.graph.shown(Shown.KEY)),
    ]


def _outputs(result: Result, key: str, title: str, names: tuple[str, ...]) -> Table:
    found = {row["output"]: row for row in tables.summary(result)}
    columns = (
        Column("Quantity"),
        Column("Median", number=True),
        Column("Low", number=True),
        Column("High", number=True),
        Column("Grade", said=True),
    )
    rows = [_output(found[n]) for n in names if n in found]
    return Table(key, f"{title}: median and {INTERVAL}", columns, tuple(rows))


def _output(row: tables.Row) -> ReportRow:
    unit, low, high = row["unit"], row["low"], row["high"]
    ends = ("", "") if low == high else _ends(low, high, unit)
    return ReportRow(
        row["output"],
        (
            Cell(row["label"]),
            Cell(wording.quantity(row["median"], unit, 2 if low != high else 3), row["median"]),
            Cell(ends[0], low),
            Cell(ends[1], high),
            Cell(row["grade"]),
        ),
        strong=row["output"] == "gdp_share",
    )


def _ends(low: float, high: float, unit: str) -> tuple[str, str]:
    """Both ends of an interval, each a quantity of its own, to as many digits as it takes to tell them apart."""
    digits = next((d for d in range(2, 7) if wording.quantity(low, unit, d) != wording.quantity(high, unit, d)), 3)
    return wording.quantity(low, unit, digits), wording.quantity(high, unit, digits)


# --- pictures with their tables -----------------------------------------------------------------------


def _figures(result: Result) -> list[Block]:
    from econ.output import charts
    from econ.output.export.figures import drawable

    found: list[Block] = [Heading("Pictures and tables", 2, "pictures")]
    for name in drawable(result):
        item = charts.get(name)
        found += [
            Heading(item.title, 3, name),
            Picture(name, item.title, item.shows, charts.alt(name, result)),
            _twin(name, item.title, charts.table(name, result)),
        ]
    return found


def _twin(name: str, title: str, rows: list[tables.Row]) -> Table:
    titles = list(dict.fromkeys(t for row in rows for t in row))
    columns = tuple(Column(t or "Item", number=n > 0, said=t in DESCRIBING) for n, t in enumerate(titles))
    made = []
    for n, row in enumerate(rows):
        cells = tuple(Cell(str(row.get(t, ""))) for t in titles)
        made.append(ReportRow(f"{n + 1} {cells[0].text}", cells))
    return Table(name, f"{title}, as a table", columns, tuple(made))


# --- everything computed and assumed ------------------------------------------------------------------


def _everything(result: Result) -> list[Block]:
    names = tuple(row["output"] for row in tables.summary(result))
    return [
        Heading("Everything computed", 2, "outputs"),
        _outputs(result, "outputs", "Everything computed", names),
        Heading("What could not be computed", 3, "left-out"),
        _left_out(result),
        Heading("Assumptions", 2, "assumptions"),
        Paragraph(
            "Every figure that the results rest on, with its spread (5th to 95th percentile), its grade by the "
            "Admiralty code (letter for the source, digit for the item) and its sources." + _as_known(result)
        ),
        Heading("Behind the share of GDP", 3, "assumptions-of-share"),
        _assumptions(result, "share-assumptions", _behind_share(result)),
        Heading("Behind the other results", 3, "assumptions-of-others"),
        _assumptions(result, "other-assumptions", set(result.state.inputs) - _behind_share(result)),
    ]


def _as_known(result: Result) -> str:
    """As of which day the figures are known, a further sentence; empty for the newest."""
    as_of = result.scenario.as_of
    return f" Published series count as they were known on {day(as_of)}." if as_of else ""


def _behind_share(result: Result) -> set[str]:
    return {i.name for i in result.inputs_of("gdp_share")} if "gdp_share" in result.draws else set()


def _left_out(result: Result) -> Table:
    rows = [ReportRow(r["output"], (Cell(r["label"]), Cell(f"{r['reason']}."))) for r in tables.left_out(result)]
    return Table("left-out", "Not computed", (Column("Quantity"), Column("Why", said=True)), tuple(rows))


def _assumptions(result: Result, key: str, names: set[str]) -> Table:
    delivered = {row["line"] for row in tables.by_line(result)}
    idle = {f"{kind}_{line}" for kind in LINE_INPUTS for line in result.state.lines if line not in delivered}
    columns = (
        Column("Assumption"),
        Column("Value", number=True),
        Column("Low", number=True),
        Column("High", number=True),
        Column("Grade", said=True),
        Column("Rests on", said=True),
    )
    rows = [_assumption(row) for row in tables.assumptions(result) if row["name"] in names - idle]
    return Table(key, "Assumptions and figures used, 5th to 95th percentile", columns, tuple(rows))


def _assumption(row: tables.Row) -> ReportRow:
    unit, low, high = row["unit"], row["low"], row["high"]
    words = [ORIGINS.get(row["origin"], row["origin"]), row["judgement"], row["note"]]
    ends = ("", "") if low == high else _ends(low, high, unit)
    rests = printable(" ".join(w if w.endswith(".") else f"{w}." for w in (w[:1].upper() + w[1:] for w in words if w)))
    return ReportRow(
        row["name"],
        (
            Cell(row["label"]),
            Cell(wording.quantity(row["central"], unit), row["central"]),
            Cell(ends[0], low),
            Cell(ends[1], high),
            Cell(row["grade"]),
            Cell(rests, links=tuple(row["sources"].split())),
        ),
    )


# --- method -------------------------------------------------------------------------------------------


def _method(result: Result) -> list[Block]:
    sampler = result.scenario.sampler
    name = formulas.labels(result)
    computed = [n for n in _explained(result.graph) if n in result.draws and n not in result.stated]
    equations = [result.graph.equations[n] for n in computed]
    return [
        Heading("Method in short", 2, "method"),
        Paragraph(
            f"Every uncertain figure has a distribution. {sampler.size:,} points ({sampler.scrambles} scrambles of "
            f"{sampler.points:,} Sobol points, seed {sampler.seed}) are drawn from them together and every equation is "
            "computed at each point. The tables give the median and the 5th and 95th percentile, a 90 % coverage "
            "interval. Central values have every figure at its central value. GDP sources are never averaged: the "
            "same sale is set against each of them."
        ),
        Paragraph(
            "A sale is revenue, not output: its share of GDP compares the two, its contribution to GDP is what it "
            "adds. A grade is the weakest letter and the weakest digit of the figures "
            "that a result rests on."
        ),
        Heading("Equations", 3, "equations"),
        *(Formula(e.name, formulas.plain(e, name), formulas.mathml(e, name), e.meaning) for e in equations),
    ]


def _explained(graph: Graph) -> list[str]:
    """Outputs whose equation is printed: the headlines, each before what it rests on, then the others."""
    marked = graph.shown(Shown.EQUATION)
    found = dict.fromkeys(n for name in (*graph.headlines, *marked) for n in _behind(graph, name))
    return [name for name in found if name in marked]


def _behind(graph: Graph, name: str) -> Iterator[str]:
    """An output and what it rests on, the denominator first."""
    yield name
    if name in graph.equations:
        for parameter in reversed(graph.equations[name].parameters):
            yield from _behind(graph, parameter)


# --- the end ------------------------------------------------------------------------------------------


def _end(result: Result) -> list[Block]:
    known = result.book.sources
    return [
        Heading("Sources", 2, "sources"),
        Paragraph("Cite these for the figures; cite this report for the calculation."),
        *(_source(known[n], n) for n in sorted(cited(result), key=str.lower) if n in known),
        Heading("Cite and check", 2, "check"),
        Paragraph(printable(citing.citation(result, accessed="")), "small"),
        Paragraph(
            "The command “econ verify” computes this report again from the question that is written into it, and "
            "names every number that differs. The same question as a frozen link, which the calculator opens:"
        ),
        Paragraph(links.freeze(result), "code"),
    ]


def _source(record: sources.Record, key: str) -> Source:
    address = str(record.get("URL", ""))
    web = address if address.startswith(("https://", "http://")) else ""
    text = sources.cite(record)
    return Source(key, text.replace(f" {address}", "") if web else text, web, sources.reliability(record))
