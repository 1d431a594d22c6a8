"""Distributions as people write them (docs/reference/data-format.md): `parse` reads, `written` writes."""

import re
from decimal import Decimal

from econ.equations.products import multiplied
from econ.equations.units import NUMBER, SCALE_WORDS, factor, refuse_foreign, split_number, unmistakable
from econ.files.bounds import LONGEST_QUANTITY, cut
from econ.numerics.distributions import shapes
from econ.wording.errors import InputError
from econ.wording.language import _, digits

SHOWN = 200
"""Characters of a quantity that an error repeats, all that the page takes."""

_LEADS = ("uniform", "triangular", "pert", "beta", "one of")
_LEVEL = re.compile(rf"\s*(normal|lognormal|mixture)?\s*({NUMBER})\s*%\s*:\s*(.*)", re.DOTALL)
_MEDIAN = re.compile(rf"(?P<ends>.*?)\s*,\s*median\s+(?P<middle>{NUMBER})\s*(?P<unit>.*)", re.DOTALL)
_LEAD = re.compile(r"\s*(" + "|".join(_LEADS) + r")\s*:\s*(.*)", re.DOTALL)
_RANGE = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<scale>{'|'.join(SCALE_WORDS)}|%)?\s+to\s+(?P<high>{NUMBER})"
    rf"\s*(?P<unit>[^,]*?)\s*(?:,\s*likely\s+(?P<likely>{NUMBER})\s*(?P<likely_unit>.*))?"
)
MONTHS_FORM = re.compile(r"(\d{4})-(\d\d)\s+(?:to|until|–)\s+(\d{4})-(\d\d)")
_ONE_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_PART = re.compile(rf"\s*({NUMBER})\s+to\s+({NUMBER})\s*\(\s*({NUMBER})\s*%?\s*\)\s*")
_WEIGHTED = re.compile(rf"\s*({NUMBER})\s*\(\s*({NUMBER})\s*%?\s*\)\s*")


def parse(text: str, unit: str) -> shapes.Distribution:
    """Read a distribution as written (docs/reference/data-format.md), in `unit`.

    Raises:
        InputError: the text cannot be read, its unit does not fit, or the shape is impossible.
    """
    if len(text) > LONGEST_QUANTITY:
        raise InputError(
            _("A quantity has more than {most} characters.", most=digits(f"{LONGEST_QUANTITY:,}")),
            mend=_("Write a number with its unit, or an interval."),
        )
    text = " ".join(text.split())
    if found := MONTHS_FORM.fullmatch(text):
        return _months(found, unit)
    if _ONE_MONTH.fullmatch(text) and unit == "year":
        raise InputError(
            _("“{text}” is one month, not a period.", text=text),
            mend=_("Give the first and the last month; for this month alone “{month} to {month}”.", month=text),
        )
    if not text.startswith("beta"):
        refuse_foreign(text, unit)
        text = multiplied(text)
    if found := _LEVEL.fullmatch(text):
        return _interval(found[1], _share(found[2]), found[3], unit)
    if found := _LEAD.fullmatch(text):
        return _led(found[1], found[2], unit)
    if found := _RANGE.fullmatch(text):
        if found["likely"] is None:
            raise InputError(
                _("The interval “{text}” does not say how sure it is.", text=cut(text, SHOWN)),
                mend=_(
                    "Write the level in front (“90%: {text}”), or “uniform: {text}”, or add the most likely "
                    "value (“…, likely 400”).",
                    text=cut(text, SHOWN),
                ),
            )
        return shapes.Pert(*_three(found, unit))
    parts = split_number(text)
    if parts is None:
        raise InputError(
            _("“{text}” is not a quantity.", text=cut(text, SHOWN)),
            mend=_(
                "Write a number with its unit, such as “250 million USD/year”, or an interval, such as "
                "“90%: 200 to 300 million USD/year”."
            ),
        )
    return shapes.Fixed(parts[0] * factor(parts[1], unit))


def _months(found: re.Match[str], unit: str) -> shapes.Months:
    """Two months as a period, for a quantity that is a time."""
    if unit != "year":
        raise InputError(
            _("“{text}” is a period, but {unit} is needed.", text=found[0], unit=unit),
            mend=_("Give months for the delivery period only."),
        )
    ends = (int(found[n]) * 100 + int(found[n + 1]) for n in (1, 3))
    return shapes.Months(*map(float, ends))


def _share(level: str) -> float:
    """A level in per cent as a share, exact where one is possible; `Interval` refuses the others."""
    plain = level.replace(",", "")
    return float(Decimal(plain) / 100) if 0 < float(plain) < 100 else float(plain) / 100


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "").replace("_", ""))
    except ValueError:
        raise InputError(
            _("“{text}” is not a number.", text=cut(text, SHOWN)), mend=_("Write it like 1,250.5 or 1.2505e3.")
        ) from None


def _match(text: str, form: str) -> re.Match[str]:
    found = _RANGE.fullmatch(text.strip())
    if not found:
        raise InputError(_("“{text}” is not a range.", text=cut(text, SHOWN)), mend=_("Write “{form}”.", form=form))
    return found


def _ends(found: re.Match[str], unit: str) -> tuple[float, float]:
    scale = factor(found["unit"], unit)
    low_scale = factor(_own_scale(found), unit) if found["scale"] else scale
    return _number(found["low"]) * low_scale, _number(found["high"]) * scale


def _own_scale(found: re.Match[str]) -> str:
    """The unit of the lower end when it has a scale word of its own: "800 million to 1.2 billion USD"."""
    if found["scale"] == "%":
        return "%"
    first, _, rest = found["unit"].partition(" ")
    return f"{found['scale']} {rest if first in SCALE_WORDS else found['unit']}"


def _three(found: re.Match[str], unit: str) -> tuple[float, float, float]:
    low, high = _ends(found, unit)
    words = found["likely_unit"].strip() or found["unit"]
    return low, _number(found["likely"]) * factor(words, unit), high


def _interval(shape: str | None, level: float, text: str, unit: str) -> shapes.Distribution:
    if shape == "mixture":
        return _mixture(level, text, unit)
    if found := _MEDIAN.fullmatch(text):
        return _two_piece(shape, level, found, unit)
    low, high = _ends(_match(text, "90%: LOW to HIGH UNIT"), unit)
    if shape is None:
        shape = "lognormal" if low > 0 else "normal"
    return (shapes.LogNormal if shape == "lognormal" else shapes.Normal)(low, high, level)


def _two_piece(shape: str | None, level: float, found: re.Match[str], unit: str) -> shapes.Distribution:
    """An interval whose median is stated; without a unit of its own the median is in that of the ends."""
    if shape == "normal":
        raise InputError(
            _("The median of a normal distribution is the middle of its interval."),
            mend=_("Leave out “normal”, or leave out the median."),
        )
    ends = _match(found["ends"], "90%: LOW to HIGH UNIT, median VALUE")
    low, high = _ends(ends, unit)
    return shapes.TwoPiece(
        low, high, level, _number(found["middle"]) * factor(found["unit"].strip() or ends["unit"], unit)
    )


def _led(lead: str, text: str, unit: str) -> shapes.Distribution:
    if lead == "uniform":
        return shapes.Uniform(*_ends(_match(text, "uniform: LOW to HIGH UNIT"), unit))
    if lead in ("triangular", "pert"):
        found = _match(text, f"{lead}: LOW to HIGH UNIT, likely VALUE")
        if found["likely"] is None:
            raise InputError(_("The most likely value is missing."), mend=_("Add “, likely VALUE”."))
        return (shapes.Triangular if lead == "triangular" else shapes.Pert)(*_three(found, unit))
    if lead == "beta":
        if unit != "1":
            raise InputError(
                _("A beta distribution is a share, but {unit} is needed.", unit=unit), mend=_("Use another shape.")
            )
        numbers = [_number(part.strip()) for part in text.split(",")]
        if len(numbers) != 2:
            raise InputError(_("A beta distribution has two parameters."), mend=_("Write “beta: 5, 3”."))
        return shapes.Beta(*numbers)
    return _alternatives(text, unit)


def _weighted(text: str, form: re.Pattern[str], unit: str) -> tuple[list[re.Match[str]], float] | None:
    """Parts that end in a weight in brackets, and the factor of the unit after the last of them."""
    body, _, rest = text.rpartition(")")
    scale = factor(rest, unit)
    parts = [form.fullmatch(part) for part in re.split(r"(?<=\)),", f"{body})")]
    return ([p for p in parts if p], scale) if all(parts) else None


def _alternatives(text: str, unit: str) -> shapes.Distribution:
    found = _weighted(text, _WEIGHTED, unit)
    if found is None:
        raise InputError(
            _("“{text}” is not a list of alternatives, which are numbers with their weights.", text=cut(text, SHOWN)),
            mend=_("Write “one of: 15 (0.4), 24.5 (0.6) billion USD/year”."),
        )
    parts, scale = found
    return shapes.Alternatives(tuple(_number(p[1]) * scale for p in parts), tuple(_number(p[2]) for p in parts))


def _mixture(level: float, text: str, unit: str) -> shapes.Distribution:
    found = _weighted(text, _PART, unit)
    if found is None:
        raise InputError(
            _("“{text}” is not a mixture, which is a list of intervals with their weights.", text=cut(text, SHOWN)),
            mend=_("Write “mixture 90%: 23 to 26 (0.6), 17 to 19 (0.4) billion USD/year”."),
        )
    parts, scale = found
    lows, highs = (tuple(_number(p[n]) * scale for p in parts) for n in (1, 2))
    return shapes.Mixture(lows, highs, tuple(_number(p[3]) for p in parts), level)


def written(distribution: shapes.Distribution, unit: str) -> str:
    """The distribution in the words that `parse` reads."""
    return unmistakable(_written(distribution, unit), unit)


def _written(distribution: shapes.Distribution, unit: str) -> str:
    tail = "" if unit == "1" else f" {unit}"
    d = distribution
    if isinstance(d, shapes.Months):
        return " to ".join(f"{int(v) // 100:04}-{int(v) % 100:02}" for v in (d.first, d.last))
    if isinstance(d, shapes.Fixed):
        return f"{_digits(d.value)}{tail}"
    if isinstance(d, shapes.Interval):
        lead, median = ("", f", median {_digits(d.middle)}") if isinstance(d, shapes.TwoPiece) else (f"{d.shape} ", "")
        return f"{lead}{_percent(d.level)}%: {_digits(d.low)} to {_digits(d.high)}{tail}{median}"
    if isinstance(d, shapes.Uniform):
        return f"uniform: {_digits(d.low)} to {_digits(d.high)}{tail}"
    if isinstance(d, shapes.ThreePoint):
        return f"{d.shape}: {_digits(d.low)} to {_digits(d.high)}{tail}, likely {_digits(d.likely)}"
    if isinstance(d, shapes.Beta):
        return f"beta: {_digits(d.a)}, {_digits(d.b)}"
    if isinstance(d, shapes.Alternatives):
        pairs = ", ".join(f"{_digits(v)} ({_digits(w)})" for v, w in zip(d.values, d.weights, strict=True))
        return f"one of: {pairs}{tail}"
    if isinstance(d, shapes.Mixture):
        triples = zip(d.lows, d.highs, d.weights, strict=True)
        parts = ", ".join(f"{_digits(low)} to {_digits(high)} ({_digits(w)})" for low, high, w in triples)
        return f"mixture {_percent(d.level)}%: {parts}{tail}"
    raise InputError(_("A list of samples has no short written form."), mend=_("Save the scenario as JSON."))


def _percent(level: float) -> str:
    return f"{Decimal(repr(level)) * 100:f}"


def _digits(value: float) -> str:
    """The shortest digits that read back the same, without a needless ".0"."""
    return repr(float(value)).removesuffix(".0")
