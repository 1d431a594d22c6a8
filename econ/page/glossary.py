"""The glossary on a page: words that open their meaning where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from econ.page.blocks import Block
from econ.wording.glossary import TERMS
from econ.wording.language import _, spoken


@dataclass(frozen=True, kw_only=True)
class Glossary(Block):
    """Words and what they mean, with their names; without a title each is shown when its word is pressed."""

    title: str = ""
    entries: tuple[tuple[str, str, str], ...]


def glossary(key: str = "glossary", title: str = "") -> Glossary:
    """The block, in the language that is spoken, in the order of the words."""
    entries = ((one.name, _(one.words[0]), _(one.meaning)) for one in TERMS.values())
    return Glossary(key=key, title=title, entries=tuple(sorted(entries, key=lambda one: one[1].casefold())))


def term(name: str, words: str) -> Markup:
    """Words that open the meaning of a term."""
    return Markup('<button type="button" class="gl" popovertarget="term-{}">{}</button>').format(name, words)


def terms(text: str) -> Markup:
    """A text in which the first mention of each term opens its meaning."""
    pattern, names = _pattern(spoken())
    known: set[str] = set()
    parts, at = [], 0
    for found in pattern.finditer(text):
        name = names[found[0].casefold()]
        if name in known:
            continue
        known.add(name)
        parts += [escape(text[at : found.start()]), term(name, found[0])]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


@lru_cache(maxsize=8)
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a term in a text of a language, the longest first, and which term a word is."""
    del language  # in which the words are said, which the cache must tell apart
    names: dict[str, str] = {}
    for one in TERMS.values():
        for word in one.said():
            names.setdefault(word.casefold(), one.name)
    words = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![a-z])", re.IGNORECASE), names
