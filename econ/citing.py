"""How a result is cited, how its sources are cited, and what computes it again."""

from __future__ import annotations

import os
import shlex
from datetime import UTC, datetime
from pprint import pformat
from typing import Any

from econ import distributions, sources, tables, wording
from econ.assumptions import Setting
from econ.distributions import Distribution
from econ.engine import SHOWN, Result
from econ.errors import InputError
from econ.scenario import Value


def today() -> str:
    """The day in ISO form; that of SOURCE_DATE_EPOCH if it is set, so that documents can be built again."""
    if stated := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(stated), UTC).date().isoformat()
    return datetime.now().astimezone().date().isoformat()


def citation(result: Result, accessed: str | None = None) -> str:
    """A result as it is cited: title and value, version, data, scenario, day.

    Args:
        result: what is cited.
        accessed: the day in ISO form; None for today, "" to leave it out.
    """
    day = today() if accessed is None else accessed
    mark = result.fingerprint
    parts = [
        f"econ v{mark.version}",
        f"data {result.book.release}",
        f"scenario {mark.scenario[:SHOWN]}",
        *([f"accessed {day}"] if day else []),
    ]
    return f"{_titled(result)} {', '.join(parts)}; author's calculations."


def _titled(result: Result) -> str:
    value, title = _value(result), result.scenario.title
    return f"“{title}”: {value}." if title else f"{value[:1].upper()}{value[1:]}."


def _value(result: Result) -> str:
    of = result.book.country(result.scenario.exporter).of
    if "gdp_share" not in result.draws:
        return f"a sale against {of} GDP"
    share = tables.summary_of(result, "gdp_share")
    if share.is_fixed:
        return f"{wording.percent(share.median)} of {of} GDP"
    decimals = max(min(wording.places((share.high - share.low) / 2, share.median) - 2, 6), 0)
    span = wording.interval(share.low, share.high, "1")
    return f"{wording.percent(share.median, decimals)} of {of} GDP (90{wording.NO_BREAK}% interval {span})"


def provider_citations(result: Result, output: str | None = None) -> list[str]:
    """Citations of the original providers that a result, or one output of it, rests on."""
    return [row["citation"] for row in tables.sources(result, output)]


def provider_csl(result: Result) -> str:
    """The same as CSL-JSON, for a reference manager."""
    return sources.csl_json(result.book.sources, tables.outputs_sources(result))


def snippet_python(result: Result) -> str:
    """Python that computes the result again, with the sources of its settings, and fails if a digest differs."""
    cited = any(isinstance(value, Setting) for _, value in result.scenario.set)
    imported = "from econ.assumptions import Setting\n" if cited else ""
    return (
        f"# econ {result.fingerprint.version}, data {result.book.release}\n"
        "import econ\n"
        f"{imported}\n"
        f"scenario = {_scenario(result)}\n"
        "result = econ.run(scenario)\n"
        f"assert str(result.fingerprint) == {str(result.fingerprint)!r}\n"
        "print(econ.headline(result))\n"
    )


def _scenario(result: Result) -> str:
    """The scenario as Python: its settings, or the whole of it if it is complete."""
    s, sampler = result.scenario, result.scenario.sampler
    if s.complete:
        return f"econ.Scenario.from_dict({pformat(result.state.canonical, width=110)})"
    settings = "".join(f"        {n!r}: {_python(result, n, v)},\n" for n, v in s.set)
    path = f"    path={dict(s.path)!r},\n" if s.path else ""
    title = f"    title={s.title!r},\n" if s.title else ""
    gdp_year = f"    gdp_year={s.gdp_year},\n" if s.gdp_year else ""
    return (
        "econ.Scenario(\n"
        f"{title}"
        f"    exporter={s.exporter!r},\n"
        f"    buyer={s.buyer!r},\n"
        f"    year={s.year},\n"
        f"    gdp={result.state.gdp!r},\n"
        f"{gdp_year}"
        f"    set={{\n{settings}    }},\n"
        f"{path}"
        f"    sampler=econ.Sampler(seed={sampler.seed}, points={sampler.points}, scrambles={sampler.scrambles}),\n"
        ")"
    )


def snippet_cli(result: Result) -> str:
    """The command that computes the result again.

    Raises:
        InputError: the scenario is complete, so that only a file holds all of it.
    """
    s, sampler = result.scenario, result.scenario.sampler
    if s.complete:
        raise InputError(
            "A complete scenario is too long for a command.",
            mend="Save it as JSON and run the file: `econ run answer.json`.",
        )
    words = ["econ", "run", "blank", "--exporter", s.exporter, "--buyer", s.buyer or "none", "--year", str(s.year)]
    words += ["--gdp", result.state.gdp]
    words += ["--gdp-year", str(s.gdp_year)] if s.gdp_year else []
    words += [w for name, value in s.set for w in ("--set", f"{name}={_words(result, name, value)}")]
    words += [w for year, pace in s.path for w in ("--pace", f"{year}={pace!r}")]
    words += ["--seed", str(sampler.seed), "--points", str(sampler.points), "--scrambles", str(sampler.scrambles)]
    return shlex.join(words)


def _python(result: Result, name: str, value: Value | Any) -> str:
    """A setting as Python, with its sources if it has any."""
    if not isinstance(value, Setting):
        return repr(_words(result, name, value))
    fields = ", ".join(f"{k}={v!r}" for k, v in value if v)
    return f"Setting({fields})"


def _words(result: Result, name: str, value: Value | Any) -> str:
    """A setting in the words that read back to the same digits."""
    if isinstance(value, Setting):
        value = value.value
    if isinstance(value, str):
        return value
    unit = result.state.inputs[name].unit
    return distributions.written(value if isinstance(value, Distribution) else distributions.Fixed(float(value)), unit)
