"""Where the sentences of a text begin and end, in articles as they are pasted, with what stands between them.

A line that a narrow column or a page broke goes on in the next one; a headline, an item of a list and a row of a table
end with their line. Where that is not clear the lines are read together, and the words around the break are named.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from econ.claims.tokens import tokens
from econ.claims.words import Words

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]*(?:\r\n|[\r\n\f\u2028\u2029]|$)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Signs that only say where a word may be broken."""

_ITEM = re.compile(
    r"\s*(?:[-*\u2022\u2023\u00b7\u25a0-\u25ff]\s|[\u2013\u2014]\s*(?![a-z\s])|\(?(?:\d{1,2}|[a-z])[.)]\s)"
)
"""How an item of a list begins."""

_HYPHENS = ("-", "\u2010", "\u00ad")

_COLUMN = re.compile(r"\t| {3,}|\|")
"""What stands between the columns of a table."""

_CLOSING = "\"'\u201d\u2019\u00bb)\\]\u200b\u2060"
_END = re.compile(rf"(?<![.!?\u2026\u3002])[.!?\u2026\u3002]++(?:\[\d+\])*+[{_CLOSING}]*+(?=\s)")
_LAST = re.compile(r"[^\s.(\u201c\"]*(?=\.+$)")

_NEAR = 0.7
"""How much of the longest line of a paragraph a line is at least that was broken by a column (judgement: ours)."""

_COLUMN_WIDTH, _NARROW = 50, 25
"""Characters of a line that may go on with a capital; of one in writing without capitals (judgement: ours)."""

LAST_SIGNS = 40
"""So many signs on either side of an end of a line or a sentence are looked at."""

BRIEF = 4
"""Letters of a word that may be one written short."""

_OPEN = ("of", "the", "article", "in", "to", "and", "or", "from", "hedge", "its", "over", "partner", "per")
"""Kinds of words with which no sentence ends."""

_STARTERS = ("the", "article", "in", "its", "pointing", "and", "if")
"""Kinds of small words that have a capital only where a sentence begins."""


@dataclass(frozen=True)
class Segment:
    """A sentence, a headline, an item of a list, or a table.

    Attributes:
        start, end: where it stands in the text.
        text: its words in one line, without signs that cannot be seen and hyphens that only end a line.
        doubt: the words around an end of a line at which it may end as well; "" where that is clear.
        table: whether it is a table.
    """

    start: int
    end: int
    text: str
    doubt: str = ""
    table: bool = False


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def is_row(self) -> bool:
        """Whether it has columns, and a number in one of them."""
        if not any(c.isdigit() for c in self.text):
            return False
        item = _ITEM.match(self.text)
        return _COLUMN.search(self.text[item.end() if item else 0 :].strip()) is not None


def segments(text: str, words: Words) -> Iterator[Segment]:
    """Cut a text into what is read by itself."""
    for block in _blocks(text):
        width = max(len(line.text.strip()) for line in block)
        flow = [block[0]]
        doubts: list[tuple[int, str]] = []
        for line in block[1:]:
            before = flow[-1]
            if before.is_row or line.is_row:
                goes_on, doubt = before.is_row and _COLUMN.search(line.text.strip()) is not None, ""
            else:
                goes_on, doubt = _goes_on(before.text.strip(), line.text, width, words)
            if not goes_on:
                yield from _of_flow(text, flow, doubts, words)
                flow, doubts = [], []
            elif doubt:
                doubts.append((line.start, doubt))
            flow.append(line)
        yield from _of_flow(text, flow, doubts, words)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Lines without an empty one between them."""
    found: list[_Line] = []
    for hit in _LINE.finditer(text):
        if hit[0].strip():
            found.append(_Line(hit.start(), hit.end(), hit[0]))
        elif found:
            yield found
            found = []
    if found:
        yield found


def _goes_on(line: str, following: str, width: int, words: Words) -> tuple[bool, str]:
    """Whether a line goes on in the next one, and the words around its end if that is not clear."""
    tail = line[-LAST_SIGNS:]
    if line[-2:-1].isalnum() and line[-1:] in _HYPHENS:
        return True, ""
    if _ITEM.match(following[:LAST_SIGNS]):
        return False, ""
    following = following.strip()
    last, first = re.split(r"\s", tail)[-1], re.split(r"\s", following[:LAST_SIGNS])[0]
    if last.endswith((",", ";")) or _is_open(last, words):
        return True, ""
    small = first.lstrip("\"'(\u201c\u2018\u00ab")[:1]
    near, caseless = len(line) >= _NEAR * width, small.isalpha() and small.lower() == small.upper()
    if small.islower() and near:
        return True, ""
    if small.islower() or (near and width >= (_NARROW if caseless else _COLUMN_WIDTH) and not line.endswith(":")):
        return True, f"{last} / {first}"
    return False, ""


def _is_open(last: str, words: Words) -> bool:
    known = tokens(last, words) if last.isalpha() and not words.glued else []
    return bool(known) and any(kind in known[0].senses for kind in _OPEN)


def _of_flow(text: str, lines: Sequence[_Line], doubts: Sequence[tuple[int, str]], words: Words) -> Iterator[Segment]:
    """The sentences of lines that go on in each other."""
    start, end = lines[0].start, lines[-1].end
    if lines[0].is_row:
        inner = text[start:end]
        yield Segment(start, start + len(inner.rstrip()), inner.strip(), table=True)
        return
    for first, last in _sentences(text, start, end, words):
        inside = [doubt for place, doubt in doubts if first < place < last]
        yield Segment(first, last, in_one_line(text[first:last], words), "; ".join(inside))


def _sentences(text: str, start: int, end: int, words: Words) -> Iterator[tuple[int, int]]:
    for hit in _END.finditer(text, start, end):
        said = text[max(start, hit.start() - LAST_SIGNS) : hit.start() + 1]
        following = text[hit.end() : hit.end() + LAST_SIGNS]
        closed = len(hit[0]) > 1 and not following.lstrip()[:1].islower()  # a quotation or a bracket ends with it
        if hit[0].startswith(".") and not closed and _is_short(said, following, words):
            continue
        yield from _trimmed(text, start, hit.end())
        start = hit.end()
    yield from _trimmed(text, start, end)


def _is_short(said: str, following: str, words: Words) -> bool:
    """Whether the point behind words ends no sentence: a word is written short, or a small letter follows."""
    following = following.lstrip()
    if following[:1].islower():
        return True
    last = _LAST.search(said)
    if last is None or not _abbreviates(last[0], words):
        return False
    opened = re.match(r"[^\W\d_]+", following)
    return not (opened and _starts(opened[0], words))


def _starts(word: str, words: Words) -> bool:
    """Whether a word has a capital only because a sentence begins with it."""
    return any(kind in p.senses for p in words.phrases.get(word.lower(), ()) if len(p.words) == 1 for kind in _STARTERS)


def _abbreviates(last: str, words: Words) -> bool:
    """Whether a point behind a word ends no sentence: "i.e.", "cf.", "z. B.", and short words not known."""
    if last.lower() in words.short:
        return True
    if not last.isalpha() or "\uac00" <= last[0] <= "\ud7a3":
        return False
    return len(last) == 1 or (len(last) <= BRIEF and last.islower() and not tokens(last, words)[0].senses)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    first, last = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    if first < last:
        yield first, last


def in_one_line(text: str, words: Words) -> str:
    """A sentence without ends of lines, and without hyphens and signs that only serve them."""
    lines = [line.strip(" \t") for line in re.split(r"[\r\n\f\u2028\u2029]+", text.strip())]
    joined: list[str] = []
    for line, following in itertools.pairwise(lines):
        hyphened = line[-1:] in _HYPHENS
        joined += [line[:-1], _hyphen(line, following, words)] if hyphened else [line, " "]
    return _INVISIBLE.sub("", "".join((*joined, *lines[-1:])))


def _hyphen(line: str, following: str, words: Words) -> str:
    """The hyphen at the end of a line, if it belongs to the word: "price-based" and "2023-24", but not "de-fense"."""
    before, after = re.search(r"\w*$", line[-LAST_SIGNS:-1]), re.match(r"\w*", following[:LAST_SIGNS])
    first, second = before[0] if before else "", after[0] if after else ""
    if line.endswith("\u00ad"):
        return ""
    known = [part.lower() in words.phrases for part in (first + second, first, second)]
    apart = not known[0] and all(known[1:])
    return "-" if apart or not first.isalpha() or not second[:1].islower() else ""
