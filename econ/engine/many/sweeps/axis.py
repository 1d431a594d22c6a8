"""Values along an axis, as people write them: "100 to 500 million USD/year", "5, 10, 20%", "2019 to 2023"."""

import re
from collections.abc import Callable

import numpy as np

from econ.numerics import distributions, portable
from econ.numerics.distributions import Distribution
from econ.wording.errors import InputError

MOST = 10_000
"""Values of an axis."""

_YEAR = r"\d{1,9}"

_BARE = re.compile(r"[-+]?[\d.,]*\d\s*")


Parse = Callable[[str, str], Distribution]


def values(
    text: str, unit: str, steps: int, *, logarithmic: bool = False, parse: Parse = distributions.parse
) -> list[float]:
    """Read the values of an axis, in `unit`.

    Args:
        text: a range, or several values with a comma and a space between them; a unit at the end counts for all.
        unit: the unit of the quantity.
        steps: number of values of a range, both ends included.
        logarithmic: whether the values of a range grow by equal factors instead of equal steps.
        parse: what reads a quantity in a unit, such as one that knows exchange rates.

    Raises:
        InputError: the text cannot be read.
    """
    if re.search(r"\sto\s", text):
        return _range(parse(f"uniform: {text}", unit), text, steps, logarithmic=logarithmic)
    parts = [part for part in re.split(r",\s+", text.strip()) if part]
    tail = _BARE.sub("", parts[-1], count=1) if parts else ""
    found = [parse(f"{p} {tail}" if _BARE.fullmatch(p) else p, unit) for p in parts]
    if not found or not all(d.is_fixed for d in found):
        raise InputError(f"“{text}” is no list of values.", mend="Write “100 to 500 million USD” or “5, 10, 20%”.")
    return [d.central for d in found]


def _range(ends: Distribution, text: str, steps: int, *, logarithmic: bool) -> list[float]:
    if not isinstance(ends, distributions.Uniform):
        raise InputError(f"“{text}” is no range.", mend="Write “100 to 500 million USD”.")
    if not 2 <= steps <= MOST:
        raise InputError(f"{steps} steps are asked for.", "--steps", f"Give from 2 to {MOST:,}.")
    places = np.arange(steps) / (steps - 1)
    if not logarithmic:
        return [float(v) for v in ends.low + (ends.high - ends.low) * places]
    if ends.low <= 0:
        raise InputError(f"Equal factors cannot begin at {ends.low:g}.", "--log", "Begin above zero.")
    low, high = portable.log(np.array([ends.low, ends.high]))
    inner = portable.exp(low + (high - low) * places[1:-1])
    return [ends.low, *(float(v) for v in inner), ends.high]


def words(text: str) -> list[str | int]:
    """Read the values of an axis that are names or years: "BOK, UN" or "2019 to 2023".

    Raises:
        InputError: a range is too long or runs backwards.
    """
    found = re.fullmatch(rf"\s*({_YEAR})\s+to\s+({_YEAR})\s*", text)
    if found is None:
        return [int(p) if re.fullmatch(_YEAR, p) else p for p in re.split(r",\s*", text.strip()) if p]
    first, last = int(found[1]), int(found[2])
    if not 0 <= last - first < MOST:
        raise InputError(f"“{text.strip()}” is no range.", mend="Write “2019 to 2023”.")
    return list(range(first, last + 1))
