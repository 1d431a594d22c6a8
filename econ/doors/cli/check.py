"""`econ check`: does a printed claim hold, and under which reading?"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from econ.doors.cli import claim_fields, published_claims
from econ.doors.cli.arguments import as_of_argument, language_argument, whole_number
from econ.doors.cli.text import paragraphs, plain, width, wrap
from econ.evidence import Book, a_day, default_book, publication
from econ.files import bounds, decoding
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, _, speaking

if TYPE_CHECKING:
    from econ.claims.address import Reopened
    from econ.claims.claim import Refusal
    from econ.claims.parser import Article
    from econ.claims.shipped import PublishedClaim
    from econ.claims.verdict import Verdict
    from econ.output.cells import Table

    Answer = Verdict | Refusal

_LOST = re.compile(r"\bUS\.?\d|(?<![\w.,])(?:0\d|\.\d)")
"""What a shell leaves of “US$300 million”, “$300 million” and “$9.8 billion” in double quotes."""

STYLES = ("text", "bibtex", "ris", "csl")
FORMATS = ("text", "table", "json", "csv", "markdown")

HELP = "does a printed claim hold?"
DESCRIPTION = "Check the claims of a text, such as “X is N% of Y”: each reading of them is computed again."
EXAMPLES = """examples:
  econ check "250 million dollars is about 1% of North Korea's GDP"
  econ check "Up to 9.8 billion dollars is more than a third of North Korea's GDP" --said 2025
  econ check "Licences worth 1.6 billion dollars are 2.1% of Serbia's GDP in 2023" --as-of 2024-12-31
  econ check --file article.txt --said 2025 --format table
  econ check "Gross sales of 250 million dollars were 1% of North Korea's GDP" --ignore Gross --year 2023
  econ check - --lang id < paragraph.txt
  econ check "250 million dollars is about 1% of North Korea's GDP" --curve
  econ check kh_burden --format json
  econ check kh_burden --cite bibtex
  econ check --shipped"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument(
        "sentence",
        nargs="?",
        metavar="TEXT",
        help="the claim, in quotation marks, or the name of a published one; - for standard input",
    )
    command.add_argument("--file", type=Path, metavar="ARTICLE", help="a text file whose claims are found and checked")
    command.add_argument(
        "--lang", default="auto", metavar="CODE", help="its language, such as id; found out if left out"
    )
    claim_fields.add(command)
    command.add_argument("--as-read", action="store_true", help="the words that are not understood change nothing")
    command.add_argument("--said", type=whole_number, metavar="YEAR", help="the year in which it was said")
    command.add_argument("--format", choices=FORMATS, default="text", help="text if left out")
    language_argument(command)
    command.add_argument(
        "--curve", action="store_true", help="in how many readings it is true: every reading, and what turns it"
    )
    command.add_argument("--code", metavar="CODE", help="open a claim by its code or its address, and say what differs")
    command.add_argument("--cite", choices=STYLES, help="how the verdict is cited, in place of the verdict")
    command.add_argument("--shipped", action="store_true", help="check the published claims that ship with the figures")
    as_of_argument(command)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    given = (chosen.shipped, chosen.sentence is not None, chosen.file is not None, chosen.code is not None)
    if sum(given) != 1:
        raise InputError(
            "One claim or one text is needed.",
            mend="Give a sentence in quotation marks, the name of a published claim, --file ARTICLE, --code CODE or "
            "--shipped.",
        )
    book = default_book().on(a_day(chosen.as_of or ""))
    published = _published(chosen, book)
    with speaking(chosen.language if chosen.format == "text" and not chosen.cite else ENGLISH):
        if published:
            if chosen.cite:
                print(published_claims.cited(published_claims.judged(published, book), chosen.cite, book))
            else:
                print(published_claims.written(published, chosen.format, book))
            return
        checked = _opened(chosen, book) if chosen.code is not None else _answers(_text(chosen), chosen, book)
        if chosen.cite:
            print(published_claims.cited(checked.answers, chosen.cite, book))
        else:
            print(_written(checked, chosen, book))


def _published(chosen: argparse.Namespace, book: Book) -> list[PublishedClaim]:
    """The published claims that are asked for; none where a text is."""
    from econ.claims import shipped

    if chosen.shipped:
        return shipped.load(book)
    row = published_claims.named(chosen.sentence, book) if chosen.sentence else None
    return [row] if row else []


def _opened(chosen: argparse.Namespace, book: Book) -> Checked:
    """The claim of a code, judged again."""
    from econ.claims.address import reopened
    from econ.claims.parser import Article

    found = reopened(chosen.code, book)
    claim = found.verdict.claim
    return Checked(Article(claim.text, (claim,), 1, 0), [found.verdict], found)


@dataclass(frozen=True)
class Checked:
    """A text, and a verdict for each of its claims or why it cannot be read."""

    article: Article
    answers: list[Answer]
    reopened: Reopened | None = None

    def line(self, place: int) -> int:
        """In which line of the text something stands."""
        return self.article.text.count("\n", 0, place) + 1


def _text(chosen: argparse.Namespace) -> str:
    if chosen.file is None and chosen.sentence != "-":
        return bounds.seen(str(chosen.sentence))
    if chosen.file is None and not sys.stdin:
        raise InputError("The input is closed.", "-", "Send the text to it: econ check - < FILE.")
    content = sys.stdin.buffer.read(bounds.LARGEST_FILE) if chosen.file is None else bounds.file(chosen.file)
    return bounds.seen(decoding.decoded(content).replace("\f", "\n"))  # a page of a PDF ends with a form feed


def _answers(text: str, chosen: argparse.Namespace, book: Book) -> Checked:
    """A verdict for each claim of the text, or why it cannot be read."""
    from econ.claims import claims_or_why
    from econ.claims.claim import Claim
    from econ.claims.fields import as_read, corrected
    from econ.claims.parser import Article
    from econ.claims.verdict import judge, judge_or_refuse

    values = {name: bounds.seen(value) for name, value in claim_fields.given(chosen).items()}
    try:
        if values:
            claim = corrected(text, values, book, chosen.said, chosen.lang)
            claim = as_read(claim, book) if chosen.as_read else claim
            return Checked(Article(text, (claim,), 1, 0), [judge(claim, book, chosen.said)])
        found = claims_or_why(text, chosen.said, chosen.lang, book)
    except InputError as error:
        raise _with_the_shell(error, text) from error
    claims = [as_read(c, book) if chosen.as_read and isinstance(c, Claim) else c for c in found.found]
    if found.sentences == len(claims) == 1 and not isinstance(claims[0], Claim) and chosen.format == "text":
        if asked := _asked(claims[0], chosen, book):
            print(asked)
        raise _with_the_shell(claims[0], text)
    if len(claims) == 1 and isinstance(claims[0], Claim):
        return Checked(found, [judge(claims[0], book, chosen.said)])
    return Checked(
        found, [judge_or_refuse(each, book, chosen.said) if isinstance(each, Claim) else each for each in claims]
    )


def _asked(answer: Answer, chosen: argparse.Namespace, book: Book) -> str:
    """What was read of a sentence without a verdict, and the command that confirms it; "" where there is a verdict."""
    from econ.claims.fields import fields, no_field_holds, otherwise, partly, unheld
    from econ.claims.tokens import straight
    from econ.claims.verdict import Verdict

    if isinstance(answer, Verdict) and not answer.claim.unread:
        return ""
    if isinstance(answer, Verdict):
        claim, text, values = answer.claim, answer.claim.text, fields(answer.claim)
        # an amount that stands in the sentence before it has to be given with the sentence
        read = claim.amount.size.text in straight(text) and not claim.by_fields
        why = no_field_holds(unheld(claim, book))
    else:
        text, values, read = answer.text, partly(answer, book, chosen.said, chosen.lang), False
        why = otherwise(answer)
    if not any(values.values()):
        return ""
    if why:
        return f"{claim_fields.lines(values, book)}\n{wrap(why)}"
    command = claim_fields.confirming(text, values, chosen, read=read)
    told = (
        _("If it is right and the words change nothing, run this; otherwise add what is meant, such as --year 2023:")
        if values["ignore"]
        else _("Say what is meant; fill in what stands in capitals, and leave out what is not known:")
    )
    return f"{claim_fields.lines(values, book)}\n{told}\n  {command}"


def _written(checked: Checked, chosen: argparse.Namespace, book: Book) -> str:
    from econ.claims.rendering import document, envelope, render
    from econ.claims.verdict import Verdict

    kind, answers = chosen.format, checked.answers
    if chosen.curve:
        from econ.doors.cli import curves

        return curves.written(answers, kind, book)
    if kind == "json":
        said = [document(a, book) | {"line": checked.line(_at(a)[0])} for a in answers]
        count = {"sentences": checked.article.sentences, "passed_over": checked.article.passed_over}
        if found := checked.reopened:
            said[0] |= {"reopened": {"differs": found.differs, "then": found.status, "told": found.told}}
        return envelope(said, count)
    if kind == "csv":
        return _as_csv(checked, book)
    if kind in {"table", "markdown"}:
        from econ.output.printers.markdown import markdown
        from econ.output.printers.terminal import terminal

        found = _table(checked, book)
        return terminal(found, width()) if kind == "table" else plain(markdown(found))
    if checked.article.sentences == len(answers) == 1 and isinstance(answers[0], Verdict):
        told = wrap(plain(checked.reopened.told)) if checked.reopened else ""
        return "\n".join(filter(None, (told, paragraphs(render(answers[0], book)), _asked(answers[0], chosen, book))))
    said = [_paragraph(checked, a, chosen, book) for a in answers]
    return "\n\n".join(filter(None, (*said, wrap(_passed_over(checked)), wrap(publication.objection()))))


def _paragraph(checked: Checked, answer: Answer, chosen: argparse.Namespace, book: Book) -> str:
    from econ.claims.rendering import brief
    from econ.claims.verdict import Verdict

    text, (start, end) = _sentence(answer), _at(answer)
    place = _("Line {line}, characters {start} to {end}", line=checked.line(start), start=start, end=end)
    beside = [each for each in checked.answers if _at(each) == (start, end) and isinstance(each, Verdict)]
    if isinstance(answer, Verdict) and len(beside) > 1:
        place = f"{place}, {_claimed(answer, beside, book)}"
    said = paragraphs(f"{place}\n“{text}”\n{brief(answer, book)}")
    return "\n".join(filter(None, (said, _asked(answer, chosen, book))))


def _claimed(answer: Verdict, beside: list[Verdict], book: Book) -> str:
    """Which of the claims of one sentence it is: its share, and of what where two have the same."""
    words = answer.claim.share.text
    same = [each for each in beside if each.claim.share.text == words]
    if len(same) == 1:
        return _("of “{share}”", share=words)
    of = [_compared(each, book) for each in same]
    which = next(n for n, each in enumerate(same) if each is answer)
    if of.count(of[which]) == 1:
        return _("of “{share}” ({what})", share=words, what=of[which])
    return _("of “{share}” ({what}, claim {number})", share=words, what=of[which], number=which + 1)


def _compared(answer: Verdict, book: Book) -> str:
    from econ.claims.phrases import total_name
    from econ.claims.readings import CHANGES

    claim = answer.claim
    if claim.relation in CHANGES:
        return _("a change")
    return _("an amount a head") if claim.relation == "per_head" else total_name(claim, book)


def _passed_over(checked: Checked) -> str:
    found = checked.article
    if found.sentences == 1:
        return ""
    return _(
        "Of {sentences} sentences, headlines and tables, {rest} claim nothing that is checked.",
        sentences=found.sentences,
        rest=found.passed_over,
    )


def _sentence(answer: Answer) -> str:
    from econ.claims.verdict import Verdict

    return answer.claim.text if isinstance(answer, Verdict) else answer.text


def _at(answer: Answer) -> tuple[int, int]:
    from econ.claims.verdict import Verdict

    return answer.claim.at if isinstance(answer, Verdict) else answer.place


def _status(answer: Answer) -> str:
    from econ.claims.agreement import REFUSED
    from econ.claims.verdict import Verdict

    return answer.status if isinstance(answer, Verdict) and not answer.claim.unread else REFUSED


def _table(checked: Checked, book: Book) -> Table:
    """A row for each claim: where it stands, what it says, the answer and why."""
    from econ.claims.rendering import brief
    from econ.output import cells

    rows = [
        {
            "Line": str(checked.line(_at(a)[0])),
            "Sentence": _sentence(a),
            "Verdict": _status(a),
            "Why": brief(a, book),
        }
        for a in checked.answers
    ]
    notes = tuple(filter(None, (_passed_over(checked), publication.objection())))
    return cells.table("claims", "", rows, numbers=(), notes=notes)


def _as_csv(checked: Checked, book: Book) -> str:
    """A row for each reading, and one for what cannot be read."""
    from econ.claims.rendering import COLUMNS, as_corrected, brief, withheld
    from econ.claims.rendering import table as readings
    from econ.claims.verdict import Verdict
    from econ.output.export.content import neutral

    rows = []
    for answer in checked.answers:
        start, end = _at(answer)
        first: dict[str, str | int] = {"sentence": neutral(_sentence(answer)), "line": checked.line(start)}
        first |= {"from": start, "to": end, "answer": _status(answer), "part": "", "corrected": ""}
        if not isinstance(answer, Verdict):
            rows.append(first | {"part": neutral(answer.part), "why": f"{answer.what} {answer.mend}".strip()})
        elif why := withheld(answer.claim):
            rows.append(first | {"part": neutral(answer.claim.unread), "why": why})
        else:
            first["corrected"] = as_corrected(answer.claim, book)
            rows += [first | row for row in readings(answer)] or [first | {"why": brief(answer, book)}]
    text = io.StringIO(newline="")
    names = ("sentence", "line", "from", "to", "answer", "part", "corrected", *COLUMNS)
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().removesuffix("\n")


def _with_the_shell(error: InputError, sentence: str) -> InputError:
    """An error on a claim that may have lost its sign of the dollar, with a word on that."""
    if "$" in sentence or not _LOST.search(sentence):
        return error
    lost = (
        "Most shells take $3 in double quotes away: write “dollars” behind the amount, or the claim in single quotes."
    )
    return InputError(error.what, error.where, error.mend, f"{error.command} {lost}".strip())
