"""Korean particles behind a value: which of two forms is right follows from the sound that the value ends in.

A catalogue writes both, "{name}은(는)", and the right one is taken when the sentence is said: "한국은행은", "유엔은",
"세계는". Where the sound of a word in Latin letters is not sure both are left, as Korean does.
"""

from __future__ import annotations

import re

PARTICLES = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)": ("이", ""),
    "이어(여)": ("이어", "여"),
}
"""Particles as catalogues write them: behind a consonant, and behind a vowel."""

_ALTERNATIVES = "|".join(map(re.escape, PARTICLES))
_WRITTEN = re.compile(rf"(?P<closing>[”’\"'`」』\]]*)(?P<particle>{_ALTERNATIVES})")
_BRACKETS = re.compile(r"\s*\([^()]*\)$")

_FIRST, _FINALS, _RIEUL = 0xAC00, 28, 8
"""Where syllables begin in Unicode, how many finals a syllable can have, none among them, and which of them is ㄹ."""

_CONSONANT, _L, _VOWEL = "consonant", "ㄹ", "vowel"
_DIGITS = dict(
    zip("0123456789", (_CONSONANT, _L, _VOWEL, _CONSONANT, _VOWEL, _VOWEL, _CONSONANT, _L, _L, _VOWEL), strict=True)
)
_SIGNS = {"%": _VOWEL, "$": _L, "€": _VOWEL, "₩": _CONSONANT, "°": _VOWEL}
_CAPITALS = {"L": _L, "M": _CONSONANT, "N": _CONSONANT, "R": _L}
_SMALL = {"l": _L, "m": _CONSONANT, "n": _CONSONANT}


def chosen(text: str) -> str:
    """A text with the right one of two forms of each particle.

    >>> chosen("한국은행은(는)"), chosen("“유엔”을(를)"), chosen("0.89%와(과) 3(으)로"), chosen("국내총생산(GDP)이(가)")
    ('한국은행은', '“유엔”을', '0.89%와 3으로', '국내총생산(GDP)이')
    """
    said = ""
    at = 0
    for found in _WRITTEN.finditer(text):
        said += text[at : found.start()] + found["closing"]
        said += _form(found["particle"], _sound(said.rstrip("”’\"'`」』]")))
        at = found.end()
    return said + text[at:]


def _form(particle: str, sound: str) -> str:
    behind_consonant, behind_vowel = PARTICLES[particle]
    if not sound:
        return particle
    soft = sound == _VOWEL or (sound == _L and particle == "(으)로")
    return behind_vowel if soft else behind_consonant


def _sound(text: str) -> str:
    """The sound that a text ends in, what stands in brackets at its end left out; "" if it is not known."""
    text = _BRACKETS.sub("", text)
    if text.endswith("%p"):  # percentage points
        return _VOWEL
    last = text[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - _FIRST) % _FINALS
        return _L if final == _RIEUL else _CONSONANT if final else _VOWEL
    if last.isascii() and last.isalpha():
        return _CAPITALS.get(last, _VOWEL) if last.isupper() else _SMALL.get(last, "")
    return _DIGITS.get(last) or _SIGNS.get(last, "")
