"""A lesson for a class: guess first, then see the answer, then move the sale and say why.

It needs no script and keeps nothing: the guess and the sale stand in the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from econ.analysis.short_answer import ByFamily, Part, short_answer
from econ.claims.phrases import percent_text
from econ.engine import Result
from econ.page import entry, grammar, shared_results
from econ.page.ask import SALE, Ask, typed
from econ.page.blocks import Block, Field, Form, Link, Prose
from econ.page.light import Light
from econ.page.page import LANGUAGE, screen
from econ.page.strip import Strip, StripGroup, StripRow, end_of_axis, mark, place, ticks
from econ.page.verdicts import Finding
from econ.page.ways import query
from econ.wording.language import ENGLISH, _, spoken

GUESS, MOVED = "guess", "sale"
"""Parameters: the share that was guessed, and the sale that is tried afterwards."""


def lesson(given: Mapping[str, str]) -> Light:
    """The lesson at the step that the address has come to."""
    with screen(given.get(LANGUAGE, ENGLISH)):
        guess, problem = _share(given.get(GUESS, ""))
        ask, wrong = _asked(given.get(MOVED, ""))
        with shared_results.turn():
            first, now = (shared_results.get(one.scenario) for one in (Ask.of(), ask))
        said = given.get(GUESS, "")
        blocks: list[Block] = [_head(), _first(first, said, problem)]
        if guess is not None:
            sale = given.get(MOVED, "")
            blocks += [*_second(first, guess), _third(now, said, sale, wrong)]
            blocks += [_picture(now, guess), _why()] if sale else []
        hidden = {} if spoken() == ENGLISH else {LANGUAGE: spoken()}
        return Light(
            language=spoken(),
            path=f"lesson{query(hidden).rstrip('?')}",
            title=_("A lesson: guess first, then move"),
            description=_("How large is an arms sale beside an economy? Guess, see, and say why."),
            blocks=tuple(blocks),
            ways=(Link(words=_("Open the sliders"), address=f"./{query(hidden)}"),),
        )


def _share(text: str) -> tuple[float | None, str]:
    """A share that was guessed, and what is wrong with it."""
    if not text.strip():
        return None, ""
    found = entry.read(text, "1")
    value = None if found.value is None or isinstance(found.value, str) else found.value.central
    if value is None or value < 0:
        return None, found.problem or _("Write a share such as 5%.")
    return (value if "%" in text or value <= 1 else value / 100), ""


def _asked(text: str) -> tuple[Ask, str]:
    """The question with another sale, and what is wrong with it."""
    ask = Ask.of()
    if not text.strip():
        return ask, ""
    read, own = typed(ask, SALE, text)
    if read.value is None or (not isinstance(read.value, str) and read.value.central <= 0):
        return ask, read.problem or _("Write an amount such as $2 billion.")
    return ask.move(SALE, read.value, own), ""


def _head() -> Block:
    told = _("Three steps, ten minutes. Nobody needs an account, and nothing is kept.")
    return Finding(key="head", parts=(Part(words=_("Guess first, then move")),), rest=told)


def _hidden(**kept: str) -> tuple[tuple[str, str], ...]:
    own = {} if spoken() == ENGLISH else {LANGUAGE: spoken()}
    return tuple({**{name: text for name, text in kept.items() if text}, **own}.items())


def _first(result: Result, said: str, problem: str) -> Block:
    country = _(result.book.country(result.scenario.exporter).of)
    return Form(
        key="first",
        action="lesson#b-first",
        title=_("1. Guess"),
        about=(
            _("Suppose North Korea sells arms for {amount}.", amount=short_answer(result).subject),
            _("What share of {country} GDP, of all that its economy makes in a year, would that be?", country=country),
        ),
        fields=(Field(name=GUESS, label=_("My guess, in %"), now=said, required=True),),
        button=_("That is my guess"),
        hidden=_hidden(),
        problem=problem,
    )


def _second(result: Result, guess: float) -> tuple[Block, ...]:
    """The answer beside the guess."""
    found = short_answer(result).families
    shares = [one.row["share"] for one in found]
    said = {"guess": percent_text((guess, guess))}
    if guess > max(shares):
        told = _("You guessed {guess}: more than by any of these figures.", **said)
    elif guess < min(shares):
        told = _("You guessed {guess}: less than by any of these figures.", **said)
    else:
        told = _("You guessed {guess}: between what these figures give.", **said)
    return (
        Prose(key="second", title=_("2. See"), texts=(short_answer(result).text, told)),
        replace(_picture(result, guess), key="seen"),
    )


def _third(result: Result, guess: str, sale: str, problem: str) -> Block:
    now = grammar.brief(result.state.inputs[SALE].distribution, "USD/year")
    return Form(
        key="third",
        action="lesson#b-third",
        title=_("3. Move"),
        about=(
            _("Now change the sale. Before you press, guess again: which way will the dots go, and how far?"),
            short_answer(result).text,
        ),
        fields=(Field(name=MOVED, label=_("Sale, a year"), now=sale or now, required=True),),
        button=_("See what it makes"),
        hidden=_hidden(**{GUESS: guess}),
        problem=problem,
    )


def _picture(result: Result, guess: float) -> Strip:
    found = short_answer(result).families
    end = end_of_axis([guess, *(one.row["high"] for one in found)])
    return Strip(
        key="moved",
        title="",
        axis=_("Share of GDP"),
        column="",
        ticks=ticks(end),
        groups=(StripGroup(title="", rows=tuple(_row(one, end) for one in found)),),
        claim=(place(guess, end), _("your guess")),
        caption=_("Bars: 90% intervals."),
    )


def _row(one: ByFamily, end: float) -> StripRow:
    return StripRow(
        name=one.publisher[:1].upper() + one.publisher[1:],
        value=one.number,
        family=one.family,
        marks=mark(one.row["low"], one.row["share"], one.row["high"], end),
        lead=True,
    )


def _why() -> Block:
    return Prose(
        key="why",
        title=_("Why?"),
        texts=(
            _("A share is the sale divided by GDP. Twice the sale is twice the share; the intervals grow with it."),
            _(
                "There are two answers because nobody outside knows this economy: the Bank of Korea and the United "
                "Nations estimate it in different ways, and neither is wrong by being different."
            ),
            _("To talk about: a headline says “1%”. By whose figure is that true? What would you ask its author?"),
        ),
    )
