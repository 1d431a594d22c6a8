"""What a report says, as plain data: the answer, its pictures and tables, assumptions, method and sources.

The formats (`report_html`, `report_docx`, `report_pdf`) print the same blocks.

Equations with the names of their quantities in words: as a line of text, and as MathML.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from econ import wording
from econ.analysis import guards, swings, tables
from econ.engine import Result, kept_in_words
from econ.equations.graph import Equation, Graph, Shown
from econ.equations.notation import PYTHON, Node, Notation, Spelling, spell
from econ.evidence import LINED_INPUTS, folders, sources
from econ.model import SHARE
from econ.output import sections
from econ.output.cells import Table
from econ.output.export.content import MEANING, particulars, said, title
from econ.output.export.report_blocks import (
    Block,
    Formula,
    Heading,
    Paragraph,
    Picture,
    Report,
    Source,
    printable,
)
from econ.provenance import citing, links
from econ.wording.language import N_, _, day, spoken


@kept_in_words
def report(result: Result) -> Report:
    """The report of a result, in the language that is spoken; the same result gives the same report."""
    about = {k: printable(str(v)) for k, v in particulars(result).items()}
    return Report(
        title=printable(title(result)),
        byline=(str(result.fingerprint), f"{_figures_of(result)} {_(MEANING)}"),
        blocks=tuple(
            _filled([*_answer(result), *_figures(result), *_everything(result), *_method(result), *_end(result)])
        ),
        about=about,
        scenario=result.state.json,
        day=result.book.release,
        language=spoken(),
    )


def _figures_of(result: Result) -> str:
    """Of which day the figures are, and whose they are besides."""
    own, release = folders.in_words(one.named for one in result.book.own), result.book.release
    if not own:
        return _("Figures of {day}.", day=release)
    return _("Figures of {day}, and figures of one's own: {own}; these are not checked by us.", day=release, own=own)


def _filled(blocks: list[Block]) -> list[Block]:
    """The blocks without empty tables, and without the headings of these."""
    found: list[Block] = []
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        if isinstance(block, Heading) and isinstance(following, Table) and not following:
            continue
        if block:
            found.append(block)
    return found


# --- the answer --------------------------------------------------------------------------------------


def _answer(result: Result) -> list[Block]:
    first = tables.answer(result) if SHARE in result.draws else tables.headline(result)
    second = tables.disagreement(result)
    notices: list[Block] = [Paragraph(said(n), n.severity) for n in guards.check(result)]
    return [
        Heading(_("The answer"), 2, "answer"),
        Paragraph(first, "answer", "answer"),
        *([Paragraph(second, cell="disagreement")] if second else []),
        *([Heading(_("Read with care"), 3, "care"), *notices] if notices else []),
        *_changes(result),
        Heading(_("Key figures"), 3, "key-figures"),
        _outputs("key", _("Key figures"), sections.outputs(result, result.graph.shown(Shown.KEY))),
    ]


def _changes(result: Result) -> list[Block]:
    lines = swings.what_would_change(result)
    return [Heading(_(swings.TITLE), 3, "changes"), *map(Paragraph, lines), Paragraph(_(swings.HOW))] if lines else []


def _outputs(key: str, title: str, found: Table) -> Table:
    kept = found.only("output", "central", "low", "high", "grade", "median")
    said = _("{title}: central case, {interval}, median", title=title, interval=_(sections.INTERVAL))
    return _table(kept, key, said)


def _table(found: Table, key: str, title: str) -> Table:
    """A section under another name, without its notes; the titles of its columns begin with a capital."""
    columns = tuple(replace(c, title=c.title or _("Item")) for c in found.capitals().columns)
    rows = (replace(r, cells=tuple(replace(c, words=printable(c.words)) for c in r.cells)) for r in found.rows)
    return replace(found, name=key, title=title, columns=columns, rows=tuple(rows), notes=())


# --- pictures with their tables -----------------------------------------------------------------------


def _figures(result: Result) -> list[Block]:
    from econ.output import charts

    found: list[Block] = [Heading(_("Pictures and tables"), 2, "pictures")]
    for name in charts.unasked(result):
        item, said = charts.get(name), charts.reason(name, result)
        found += [
            Heading(_(item.title), 3, name),
            Paragraph(said) if said else Picture(name, _(item.title), _(item.shows), charts.alt(name, result)),
            _table(charts.table(name, result), name, _("{chart}, as a table", chart=_(item.title))),
        ]
    return found


# --- everything computed and assumed ------------------------------------------------------------------


def _everything(result: Result) -> list[Block]:
    behind = {i.name for i in result.inputs_of(SHARE)} if SHARE in result.draws else set()
    return [
        Heading(_("Everything computed"), 2, "outputs"),
        _outputs("outputs", _("Everything computed"), sections.outputs(result)),
        Heading(_("What could not be computed"), 3, "left-out"),
        _table(sections.left_out(result), "left-out", _("Not computed")),
        Heading(_("Assumptions"), 2, "assumptions"),
        Paragraph(
            _(
                "Every figure that the results rest on, with its spread (5th to 95th percentile), its grade by the "
                "Admiralty code (letter for the source, digit for the item) and its sources."
            )
            + _as_known(result)
        ),
        Heading(_("Behind the share of GDP"), 3, "assumptions-of-share"),
        _assumptions(result, "share-assumptions", behind),
        Heading(_("Behind the other results"), 3, "assumptions-of-others"),
        _assumptions(result, "other-assumptions", set(result.state.inputs) - behind),
    ]


def _as_known(result: Result) -> str:
    """As of which day the figures are known and at which prices, further sentences; empty for none."""
    as_of, year = result.scenario.as_of, result.scenario.year
    known = _("Published series count as they were known on {day}.", day=day(as_of)) if as_of else ""
    prices = _("All money is at the prices of {year}.", year=str(year)) if result.scenario.one_price_year else ""
    return "".join(f" {said}" for said in (known, prices) if said)


def _assumptions(result: Result, key: str, names: set[str]) -> Table:
    found = sections.assumptions_used(result, names)
    return _table(found, key, found.title)


# --- method -------------------------------------------------------------------------------------------


def _method(result: Result) -> list[Block]:
    sampler = result.scenario.sampler
    name = labels(result)
    computed = [n for n in _explained(result.graph) if n in result.outputs and n not in result.stated]
    equations = [result.graph.equations[n] for n in computed]
    return [
        Heading(_("Method in short"), 2, "method"),
        Paragraph(
            _(
                "Every uncertain figure has a distribution. {size} points ({scrambles} scrambles of {points} Sobol "
                "points, seed {seed}) are drawn from them together and every equation is computed at each point. The "
                "tables give the central case, in which every figure has its central value, so that parts add up to "
                "their whole; the 5th and 95th percentile, a 90% coverage interval; and the median of the draws. GDP "
                "sources are never averaged: the same sale is set against each of them.",
                size=wording.number(sampler.size, 0),
                scrambles=str(sampler.scrambles),
                points=wording.number(sampler.points, 0),
                seed=str(sampler.seed),
            )
        ),
        Paragraph(
            _(
                "A sale is revenue, not output: its share of GDP compares the two, its contribution to GDP is what it "
                "adds. A grade is the weakest letter and the weakest digit of the figures that a result rests on."
            )
        ),
        Heading(_("Equations"), 3, "equations"),
        *(Formula(e.name, plain(e, name), mathml(e, name), _(e.meaning)) for e in equations),
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
        Heading(_("Sources"), 2, "sources"),
        Paragraph(_("Cite these for the figures; cite this report for the calculation.")),
        *(
            Source(
                n,
                sources.citation(known[n]),
                sources.reliability(known[n]),
                sources.citation(sources.in_english(known[n])),
            )
            for n in sorted(citing.cited(result, used=True), key=str.lower)
            if n in known
        ),
        Heading(_("Cite and check"), 2, "check"),
        Paragraph(printable(citing.citation(result, accessed="", again="")), "small"),
        Paragraph(
            _(
                "This frozen link is the whole question. The calculator opens it, and “econ verify” with it computes "
                "the answer again; given the report as HTML, it names every number and word that differs."
            )
        ),
        Paragraph(links.freeze(result), "code"),
    ]


Name = Callable[[str], str]

PLAIN: Notation = PYTHON | {
    "subtract": Spelling("{0} − {1}", 1),
    "multiply": Spelling("{0} × {1}", 2),
    "divide": Spelling("{0} ÷ {1}", 2),
    "negative": Spelling("−{0}", 3),
}
IN_WORDS = {
    "minimum": N_("smaller of ({0}; {1})"),
    "maximum": N_("larger of ({0}; {1})"),
    "sqrt": N_("square root of ({0})"),
    "absolute": N_("size of ({0})"),
    "where": N_("(if {0}: {1}; otherwise {2})"),
    "sum_over_lines": N_("sum over goods lines of ({0})"),
    "running_total": N_("total so far of ({0})"),
}
"""Operations that a line of text says in words."""

BUILT = {
    "divide": "<mfrac><mrow>{0}</mrow><mrow>{1}</mrow></mfrac>",
    "sqrt": "<msqrt>{0}</msqrt>",
    "absolute": "<mrow><mo>|</mo>{0}<mo>|</mo></mrow>",
}
SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "less": "&lt;", "greater": "&gt;"}
PATHS = {
    "gdp_index": N_("GDP of the year over GDP"),
    "years_ahead": N_("Years past the last GDP"),
    "delivery_path": N_("Pace of delivery"),
    "gdp_index_before": N_("GDP of the year before over GDP"),
    "pace_before": N_("Pace of delivery of the year before"),
}
WORDS = {
    "minimum": "min",
    "maximum": "max",
    "sum_over_lines": N_("sum over goods lines"),
    "running_total": N_("total so far"),
}


def in_words() -> Notation:
    """How a line of text spells equations in the language that is spoken."""
    return PLAIN | {operation: Spelling(_(words), closed=True) for operation, words in IN_WORDS.items()}


def plain(equation: Equation, name: Name) -> str:
    """An equation as a line of text: "Share of GDP = Sale in a year ÷ GDP"."""
    return f"{name(equation.name)} = {spell(equation.formula, in_words(), name)}"


def mathml(equation: Equation, name: Name) -> str:
    """An equation as an element of MathML Core, which browsers show without help."""
    left = _word(name(equation.name))
    return f'<math displaystyle="true"><mrow>{left}<mo>=</mo>{_math(equation.formula, name)}</mrow></math>'


def labels(result: Result) -> Name:
    """The name of a quantity in words, as this result calls it."""
    inputs, equations, cards = result.state.inputs, result.graph.equations, result.book.cards
    kinds = {name: label for name, (_, _, label) in LINED_INPUTS.items()}

    def name(key: str) -> str:
        if key in equations:
            return _(equations[key].label)
        if key in cards:
            return _(cards[key].label)
        return _(inputs[key].label if key in inputs else kinds.get(key, PATHS.get(key, key.replace("_", " "))))

    return name


def _math(node: Node, name: Name) -> str:
    kind, args = node.operation, node.args
    if kind == "name":
        return _word(name(args[0]))
    if kind == "number":
        return f"<mn>{args[0]:.15g}</mn>".replace("-", "−")
    if kind in BUILT:
        return BUILT[kind].format(*(_math(a, name) for a in args))
    if kind == "negative":
        return f"<mrow><mo>−</mo>{_inside(args[0], node, name, right=True)}</mrow>"
    if kind in SIGNS:
        left, right = _inside(args[0], node, name, right=False), _inside(args[1], node, name, right=True)
        return f'<mrow>{left}<mo lspace="0.3em" rspace="0.3em">{SIGNS[kind]}</mo>{right}</mrow>'
    if kind == "where":
        words = re.split(r"\{(\d)\}", _(IN_WORDS[kind]).strip("()"))  # a language may put its parts in another order
        said = (_math(args[int(w)], name) if n % 2 else f"<mtext>{html.escape(w)}</mtext>" for n, w in enumerate(words))
        return f"<mrow>{''.join(said).replace('<mtext></mtext>', '')}</mrow>"
    inner = "<mo>,</mo>".join(_math(a, name) for a in args)
    return f"<mrow>{_word(_(WORDS.get(kind, kind)))}<mo>(</mo>{inner}<mo>)</mo></mrow>"


def _inside(node: Node, around: Node, name: Name, *, right: bool) -> str:
    """A part of an operation, in brackets where the order of operations asks for them."""
    inner, outer = PYTHON.get(node.operation), PYTHON[around.operation]
    text = _math(node, name)
    if inner is None or inner.closed or node.operation == "divide":
        return text
    loose = inner.binds < outer.binds or (right and inner.binds == outer.binds)
    return f"<mrow><mo>(</mo>{text}<mo>)</mo></mrow>" if loose else text


def _word(text: str) -> str:
    """A name: not `mtext`, which counts as space, so that signs beside it would lose theirs."""
    return f"<mi>{html.escape(text)}</mi>"
