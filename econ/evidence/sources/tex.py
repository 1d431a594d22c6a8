r"""Text that LaTeX and BibTeX print as it stands."""

from __future__ import annotations

import re

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\char34{}",
    "−": r"\ensuremath{-}",
    "\u00a0": "~",
    **{sign: rf"\{sign}" for sign in "&%$#_"},
}
_TABLE = str.maketrans({**_SPECIAL, **dict.fromkeys("\n\r\t", " ")})


def escaped(text: str) -> str:
    r"""A text with everything escaped that LaTeX would run; letters of all languages stay as they are (UTF-8).

    >>> escaped("50% of $5_000 {R&D}")
    '50\\% of \\$5\\_000 \\textbraceleft{}R\\&D\\textbraceright{}'
    """
    made = text.translate(_TABLE)
    while "--" in made:  # two hyphens would print as a dash
        made = made.replace("--", "-{}-")
    return made


def address(url: str) -> str:
    r"""An address for `\url`: signs that would end its argument are percent-encoded, which means the same."""
    return re.sub(r"[\\{}\s]", lambda found: f"%{ord(found[0]):02X}", url)
