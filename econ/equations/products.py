"""Plain products of numbers: "250,000 × 1,000 USD/year". Exact decimal arithmetic; nothing else is computed."""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext

from econ.equations.units import NUMBER, SCALE_WORDS
from econ.files.bounds import cut
from econ.wording.errors import InputError
from econ.wording.language import _

MOST = 6
"""Factors of a product."""

LARGEST = 300
"""Places before or behind the decimal mark, as many as a float has."""

_SIGN = r"(?:\s*[*×]\s*|\s+x\s+)"
_WORDS = rf"(?:\s*(?P<scale>{'|'.join(SCALE_WORDS)})(?![\w]))?(?:\s*(?P<unit>%|[A-Za-z_][\w/ ]*?))?"
_FACTOR = re.compile(rf"\s*(?P<number>{NUMBER}){_WORDS}\s*")
_BETWEEN = re.compile(rf"{_SIGN}(?=[-+]?\.?\d)")
_IS_ONE = re.compile(rf"(?<![\d.,_]){NUMBER}[^*×:()]*?{_SIGN}[-+]?\.?\d")
_OTHER = re.compile(
    rf"\s*{NUMBER}\s*(?:{'|'.join(SCALE_WORDS)})?\s*(?:\*\*|\^|/\s*\(?[\d.]|[*×]?\s*\(\s*[\d.]|[+−]\s*[\d.]|-\s*\d)"
)


def multiplied(text: str) -> str:
    """A written product as the one number that it is, with the units of its factors; any other text as it is.

    >>> multiplied("250,000 * 1000 USD/year"), multiplied("250 thousand × 1,000 USD/year"), multiplied("5 USD")
    ('250000000 USD/year', '250000000 USD/year', '5 USD')

    Raises:
        InputError: it is another computation, or has too many factors.
    """
    if _OTHER.match(text):
        raise _refused(text)
    if not _IS_ONE.search(text):
        return text
    parts = [_FACTOR.fullmatch(part) for part in _BETWEEN.split(text)]
    factors = [part for part in parts if part]
    if len(factors) < len(parts):
        raise _refused(text)
    if len(factors) > MOST:
        raise InputError(
            _("A product has more than {most} factors.", most=MOST), mend=_("Multiply some of them beforehand.")
        )
    units = [unit for part in factors if (unit := (part["unit"] or "").strip()) and unit != "%"]
    return f"{_product(factors, text)} {' * '.join(units)}".strip()


def _product(factors: list[re.Match[str]], text: str) -> str:
    """The exact product, written without an exponent or needless noughts where it is a number of usual size."""
    with localcontext(Context(prec=1000)):
        value = Decimal(1)
        for part in factors:
            number = Decimal(part["number"].replace(",", "").replace("_", ""))
            if number and abs(number.adjusted()) > LARGEST:
                raise _refused(text)
            value *= number * Decimal(SCALE_WORDS.get(part["scale"] or "", 1.0))
            value /= 100 if (part["unit"] or "") == "%" else 1
        if value and abs(value.adjusted()) > LARGEST:
            raise _refused(text)
        plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _refused(text: str) -> InputError:
    return InputError(_("“{text}” is a computation that is not done here.", text=cut(text, 200)), mend=_form())


def _form() -> str:
    return _("Write numbers with × between them and one unit: “250,000 × 1,000 USD/year”.")
