"""What is asked: an immutable description of one calculation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from econ import distributions
from econ.assumptions import Book, Preset, Setting, default_book, read_preset
from econ.distributions import Distribution
from econ.draws import Sampler
from econ.errors import InputError

Value = str | float | int | Distribution | Setting
"""What a quantity may be set to: written words, a number in its unit, a distribution, or a sourced setting."""

DEFAULT_PRESET = "press-line-2023"


@dataclass(frozen=True)
class Scenario:
    """What is asked.

    Attributes:
        exporter: code of the country that sells (ISO 3166 alpha-3).
        buyer: code of the country that buys, or None.
        year: the year of the sale and of the economy it is compared with.
        gdp: name of the GDP source; empty for the country's usual one.
        gdp_year: another year for GDP, if it is meant to differ.
        set: values that replace those of the cards, by name; kept as a sorted tuple.
        path: pace of delivery by year (1 is the yearly sale); empty for an even pace over the delivery period.
        sampler: points, scrambles and seed.
        concept: what the figure of the sale is: a delivery, a contract, ...; empty if it is not said.
        title, summary, note, sources: words about the scenario; they change no digit.
    """

    exporter: str = "PRK"
    buyer: str | None = "RUS"
    year: int = 2022
    gdp: str = ""
    gdp_year: int | None = None
    set: Any = ()
    path: Any = ()
    sampler: Sampler = field(default_factory=Sampler)
    concept: str = ""
    title: str = ""
    summary: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Sort the settings and the path, so that equal scenarios are equal values."""
        object.__setattr__(self, "set", tuple(sorted(dict(self.set).items())))
        object.__setattr__(self, "path", tuple(sorted(dict(self.path).items())))

    @classmethod
    def preset(cls, name: str = DEFAULT_PRESET, book: Book | None = None) -> Scenario:
        """A preset by its name.

        Raises:
            InputError: there is none; the nearest names are proposed.
        """
        return cls._of((book or default_book()).preset(name))

    @classmethod
    def load(cls, path: str | Path) -> Scenario:
        """Read a scenario from a TOML file, or from JSON as `to_json` writes it.

        Raises:
            InputError: the file is missing or wrong.
        """
        path = Path(path)
        if path.suffix.lower() != ".json":
            return cls._of(read_preset(path))
        try:
            return cls.from_dict(json.loads(path.read_text("utf-8")))
        except OSError:
            raise InputError("The file cannot be read.", str(path), "Check the name.") from None
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
            raise InputError("The file is no JSON.", str(path), "Save it again from the calculator.") from None
        except InputError as error:
            raise error.at(str(path)) from None

    @classmethod
    def _of(cls, preset: Preset) -> Scenario:
        return cls(
            exporter=preset.exporter,
            buyer=preset.buyer,
            year=preset.year,
            gdp=preset.gdp or "",
            set=preset.set,
            path=preset.path,
            concept=preset.concept,
            title=preset.title,
            summary=preset.summary,
            note=preset.note,
            sources=preset.sources,
        )

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Scenario:
        """Rebuild a scenario from the complete form that `State.canonical` gives.

        Raises:
            InputError: a field is missing or of the wrong kind.
        """
        try:
            values = values.get("scenario", values)  # a file of a whole result holds the question among the answers
            return cls(
                exporter=str(values["exporter"]),
                buyer=None if values["buyer"] is None else str(values["buyer"]),
                year=int(values["year"]),
                gdp=str(values["gdp"]),
                gdp_year=None if values.get("gdp_year") is None else int(values["gdp_year"]),
                set={str(k): distributions.from_spec(v) for k, v in dict(values["inputs"]).items()},
                path={int(k): float(v) for k, v in dict(values["path"]).items()},
                sampler=Sampler(**{str(k): int(v) for k, v in dict(values["sampler"]).items()}),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(
                "This is not a complete scenario.", mend="Save it again from the calculator, as JSON."
            ) from None

    def change(self, **changes: Any) -> Scenario:
        """A new scenario with some fields replaced; `set` adds to the settings, None takes one away."""
        if "set" in changes:
            merged = dict(self.set) | dict(changes["set"])
            changes["set"] = {k: v for k, v in merged.items() if v is not None}
        return replace(self, **changes)
