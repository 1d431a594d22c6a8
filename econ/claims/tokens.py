"""A sentence cut into tokens: words, phrases, numbers and signs, with all that each of them may be."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from econ.claims.words import JOINT, Piece, Words, pieces

WEAPON = re.compile(r"(?!(?:FY|CY|H|Q)-?\d)[A-Z][A-Za-z]{0,9}-?\d{1,3}[A-Z]?\d?s?(?![\w%.,]\d|\w)")
"""What a weapon is called, or several are: F-35, Shahed-136, K2, M1A1, F-16s."""

_DIGIT_NAME = re.compile(r"\d{1,3}[A-Z]{3,}(?!\w)")
"""What begins with a digit and is no number: 1MDB, 4IG."""

ROMAN = frozenset("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")
"""Numbers of a model, as in 천궁-Ⅱ."""

LONGEST_WORD = 60
"""Letters of a word from which small words are cut off; no word that is written has so many."""

PARTS = {sign: unicodedata.numeric(sign) for sign in "½¼¾⅓⅔⅕⅛"}
"""Signs of fractions."""


@dataclass(frozen=True)
class Token:
    """A word, a phrase, a number or a sign, with all that it may be.

    Attributes:
        text: as it is written.
        start, end: where it stands in the sentence.
        senses: kinds of word, each with what it means there.
        number: whether it is written in digits.
        glued: whether nothing but a hyphen stands between it and the token before it.
        hyphen: whether a hyphen does.
    """

    text: str
    start: int
    end: int
    senses: dict[str, str]
    number: bool = False
    glued: bool = False
    hyphen: bool = False


_BEHIND_A_YEAR = re.compile(r"(?:19|20)\d\d\s[-\u2013\u2014]\s(?!(?:19|20)?\d\d\b(?![.,%]\d|\s?%))")
"""A dash between a year and what is no year."""


_JOINS = re.compile(r"\S['\u2019\u201d\u00bb\"\u300d\u203a][\uac00-\ud7a3]")
"""The end of a quotation onto which a small word is written: “…”고."""


_BESIDE_HANGUL = re.compile(r"[\uac00-\ud7a3%]['\u2019]|^['\u2018][\uac00-\ud7a3\d]|[\s(]['\u2018][\uac00-\ud7a3]")
"""A single mark of quotation in Korean, where it is no apostrophe."""


def straight(text: str) -> str:
    """Straighten quotes, dashes, spaces and wide signs, each sign for itself, so that every place stays.

    Two hyphens are a dash, and one in front of a line that a space follows, or a dot, is the sign of a list.
    """
    text = re.sub(r"(?<!\d)-{2,3}|-{2,3}(?!\d)", lambda dash: "," + " " * (len(dash[0]) - 1), text)
    text = re.sub(r"(?m)^\s*[-*\u2022\u2023\u00b7\u25a0-\u25ff\u2013\u2014]\s", lambda sign: " " * len(sign[0]), text)
    found = []
    for place, sign in enumerate(text):
        if sign in PARTS:
            found.append(sign)
            continue
        plain = unicodedata.normalize("NFKC", sign)
        plain = plain if len(plain) == 1 else sign
        if plain in "\u2018\u2019\u02bc`":
            plain = "'"
        single = plain == "'" and _BESIDE_HANGUL.match(text, max(place - 1, 0))
        if single or plain in '\u201c\u201d\u201e\u00ab\u00bb"\u300c\u300d\u2039\u203a' or plain.isspace():
            plain = JOINT if _JOINS.match(text, max(place - 1, 0)) else " "
        elif plain in "\u2010\u2011\u2012\u2013\u2014\u2212\uff5e\u301c":
            plain = _dash(text, place)
        elif plain == "-" and _BEHIND_A_YEAR.match(text, max(place - 5, 0)):
            plain = ","
        found.append(plain)
    return "".join(found)


def _dash(text: str, place: int) -> str:
    """A hyphen where a dash joins two numbers or words, a comma where it stands for one."""
    before, after = text[:place].rstrip()[-1:], text[place + 1 :].lstrip()[:1]
    apart = text[place - 1 : place].isspace() and text[place + 1 : place + 2].isspace()
    if apart and _BEHIND_A_YEAR.match(text, max(place - 5, 0)):
        return ","  # "in 2023 — 8.5 percent"
    if before.isdigit() or before == "%" or not before:
        if after.isdigit() or (after and unicodedata.category(after) == "Sc"):
            return "-"
        if not apart and after.isalpha():
            return "-"
        return ","
    if text[place] == "\u2212" or (not apart and before.isalpha() and after.isalnum() and text[place] != "\u2014"):
        return "-"
    return ","


_DATELINE = re.compile(
    r"(?P<agency>[A-Z][^()\n:;]{1,40}\([^()\d%]{2,30}\)\s?[-\u2013\u2014]{1,2}\s)"
    r"|(?P<wire>[\[(][^][()=\d]{1,12}=[^][()]{1,15}[])](?:[\uac00-\ud7a3·\s]{2,25}(?:기자|특파원)\s?=)?\s)"
    r"|(?P<shouted>[A-Z][A-Z.,'/ ]{3,30}(?::|\s?[-\u2013\u2014]{1,2})\s)"
    r"|(?P<named>[A-Z][\w./]*(?:,?\s[A-Z][\w./]*){0,4}\s[-\u2013\u2014]{1,2}\s)"
)
"""Where and by whom something is written, in front of it: "SEOUL (Reuters) -", "JAKARTA, Kompas.com -", "MOSCOW:"."""

HEADING = re.compile(r"[A-Z][A-Z.,'/ -]{3,60}[:,-]\s")
"""Words in capitals with which a sentence is headed, "SEOUL, UNCONFIRMED:"; none of them is told by them as a name."""

LONGEST_NAME = 8
"""Words of the names of reporters in front of what they are."""

_SITE = re.compile(r"\b[A-Za-z][\w-]*(?:\.(?:com|co|id|net|org))+\b", re.IGNORECASE)
"""What the site of an agency is called: Kompas.com, TEMPO.CO, antaranews.com."""


def without_dateline(text: str, words: Words) -> str:
    """The text with spaces where a dateline stands; a country that is named like one is its subject."""
    found = _DATELINE.match(text)
    if found is None:
        return text
    said = straight(found[0])
    cut = tokens(_SITE.sub(lambda site: " " * len(site[0]), said), words)
    place = found.lastgroup == "wire" or any("capital" in t.senses for t in cut) or ".co" in said.lower()
    told = place and all(_placed(cut, n) for n in range(len(cut)))
    return " " * found.end() + text[found.end() :] if told else text


def _placed(cut: Sequence[Token], place: int) -> bool:
    """Whether a token may stand in a dateline: a number, a sign, a city, a month, an agency, and who reports."""
    token, behind = cut[place], cut[place : place + LONGEST_NAME]
    said = {"capital", "month"} & token.senses.keys() or token.senses.get("name") in {"agency", "city"}
    return bool(said) or token.number or not token.text[0].isalnum() or any("reporter" in t.senses for t in behind)


def tokens(text: str, words: Words) -> list[Token]:
    """Cut a straightened sentence into tokens."""
    found: list[Token] = []
    cut = pieces(text)
    if words.suffix:
        cut = [part for piece in cut for part in _with_suffix(piece, words)]
    if words.glued:
        cut = [part for piece in cut for part in _unglued(piece, words)]
    shouted = text.isupper()
    place = 0
    while place < len(cut):
        piece = cut[place]
        hyphen = found[-1:] and piece.glued and cut[place - 1].text == "-" and cut[place - 1].glued
        if piece.text == "-" and _joins(cut, place):
            place += 1
            continue
        if ordinal := _ordinal(cut, place, words):
            found.append(Token(text[piece.start : ordinal.end], piece.start, ordinal.end, {"context": ""}))
            place += 3
            continue
        weapon = None if piece.number else WEAPON.match(text, piece.start)
        phrase, count = words.at(cut, place)
        if phrase is None and shouted:
            phrase, count = words.at([replace(p, text=p.text.lower()) for p in cut[place : place + 1]], 0)
        if weapon and (phrase is None or phrase.senses.keys() <= {"scale", "context"}):
            while place + 1 < len(cut) and cut[place + 1].start < weapon.end():
                place += 1
            found.append(Token(weapon[0], piece.start, cut[place].end, {"name": ""}))
            place += 1
            continue
        if piece.number and _is_a_name(text, cut, place, words):
            found.append(Token(text[piece.start : cut[place + 1].end], piece.start, cut[place + 1].end, {"name": ""}))
            place += 2
            continue
        last = cut[place + count - 1]
        senses = dict(phrase.senses) if phrase else {"name": ""} if piece.text in ROMAN else {}
        if not senses and words.denying and piece.text.lower().endswith(words.denying):
            senses = {"deny": "is not"}
        if not senses and not piece.number and piece.text[:1].isalpha():
            senses = _stripped(piece, words)
        glued = piece.glued and place > 0
        found.append(
            Token(
                text=text[piece.start : last.end],
                start=piece.start,
                end=last.end,
                senses=senses,
                number=piece.number and count == 1,
                glued=glued,
                hyphen=bool(hyphen),
            )
        )
        place += count
    return found


def _is_a_name(text: str, cut: list[Piece], place: int, words: Words) -> bool:
    """Whether a number and the capitals behind it are what something is called, and these mean nothing: "1MDB"."""
    named = _DIGIT_NAME.match(text, cut[place].start)
    return named is not None and cut[place + 1].end == named.end() and words.at(cut, place + 1)[0] is None


def _ordinal(cut: Sequence[Piece], place: int, words: Words) -> Piece | None:
    """The number that a word with a hyphen makes an ordinal: "ke-27"."""
    if not words.ordinal or cut[place].text.lower() != words.ordinal or place + 2 >= len(cut):
        return None
    hyphen, number = cut[place + 1 : place + 3]
    return number if hyphen.text == "-" and hyphen.glued and number.number and number.glued else None


def _stripped(piece: Piece, words: Words) -> dict[str, str]:
    """What a word is without one of the endings that change nothing of it."""
    text = piece.text.lower()
    for ending in words.endings:
        stem, _bar, other = ending.partition("/")
        if text.endswith(stem) and len(text) > len(stem) + 2:
            phrase, _count = words.at([replace(piece, text=text[: -len(stem)] + other)], 0)
            for kind in ("unsettled", "context"):
                if phrase and kind in phrase.senses:
                    return {kind: ""}
    return {}


def _joins(cut: Sequence[Piece], place: int) -> bool:
    """Whether a hyphen only joins two words, and no two numbers."""
    if not (0 < place < len(cut) - 1 and cut[place].glued and cut[place + 1].glued):
        return False
    before, after = cut[place - 1], cut[place + 1]
    first, second = before.number or before.text in "%kmbnt", after.number or not after.text[0].isalpha()
    return not (second and (first or not before.text[0].isalpha() or after.number))


def _with_suffix(piece: Piece, words: Words) -> list[Piece]:
    """A word and what is written onto it for "its"."""
    stem = words.suffixed(piece)
    if stem is None:
        return [piece]
    return [stem, Piece(piece.text[len(stem.text) :], stem.end, piece.end, number=False, glued=True)]


def _unglued(piece: Piece, words: Words) -> list[Piece]:
    """A word with its small words cut off, where a language writes them onto it."""
    text = piece.text
    if piece.number or len(text) > LONGEST_WORD or not re.match("[\uac00-\ud7a3]", text):
        return [piece]
    count = len(text)
    best: list[tuple[float, int, bool]] = [(0.0, 0, True)] + [(math.inf, 0, True)] * count
    for end in range(1, count + 1):
        for start in range(max(0, end - 8), end):
            cost, known = best[start][0], _known_part(text[start:end], words, start == 0, piece.glued)
            cost += 10 + 3 * (end - start) if known is None else known
            if cost < best[end][0]:
                best[end] = (cost, start, known is not None)
    cuts, end = [], count
    while end:
        cuts.append((best[end][1], end, best[end][2]))
        end = best[end][1]
    cuts.reverse()
    whole = all(known for _start, _end, known in cuts)
    parts = [(start, end) for start, end, _known in cuts] if whole else _tail(text, words, glued=piece.glued)
    return [
        Piece(text[a:b], piece.start + a, piece.start + b, number=False, glued=piece.glued or n > 0)
        for n, (a, b) in enumerate(parts)
    ]


def _known_part(text: str, words: Words, begins: bool, glued: bool) -> float | None:
    """How little one likes a part of a word; None for one that is not known."""
    first = begins and not glued
    begun = [phrase for phrase in words.phrases.get(text, ()) if phrase.words[0] == text and "·" not in phrase.words]
    kinds = {kind for phrase in begun for kind in phrase.senses}
    if not kinds or (kinds == {"counter"} and not (begins and glued)):
        return None
    small = kinds <= {"particle", "ending", "scale", "percent", "times"}
    if first and small and len(text) == 1:
        return None
    return 1.0 if small or (not first and kinds & {"particle", "ending"}) else 1.5 if len(text) > 1 else 4.0


def _tail(text: str, words: Words, *, glued: bool) -> list[tuple[int, int]]:
    """An unknown word, and the small word at its end."""
    for start in range(1, len(text)):
        kinds = {k for phrase in words.phrases.get(text[start:], ()) for k in phrase.senses if len(phrase.words) == 1}
        if "particle" in kinds and (start > 1 or glued):
            return [(0, start), (start, len(text))]
    return [(0, len(text))]


class Line:
    """A sentence and its tokens."""

    def __init__(self, text: str, words: Words, said: int | None = None) -> None:
        """Cut the sentence, whose quotes and dashes are straight."""
        self.text, self.words, self.said = text, words, said
        self.tokens = tokens(text, words)

    def means(self, place: int, kind: str) -> str | None:
        """What the token at a place means as a word of some kind; None if it is none."""
        return self.tokens[place].senses.get(kind) if 0 <= place < len(self.tokens) else None

    def has(self, place: int, *kinds: str) -> bool:
        """Whether the token at a place is a word of one of some kinds."""
        return 0 <= place < len(self.tokens) and not self.tokens[place].senses.keys().isdisjoint(kinds)

    def text_at(self, place: int) -> str:
        """The token at a place as it is written; "" if there is none."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def written(self, place: int, end: int) -> str:
        """The words from one token to another."""
        if place >= end or place >= len(self.tokens):
            return ""
        return self.text[self.tokens[place].start : self.tokens[end - 1].end]

    def _skip(self, place: int, kind: str) -> int:
        while self.has(place, kind):
            place += 1
        return place
