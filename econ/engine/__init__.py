"""Run a scenario: `run(scenario) -> Result`, and percentiles with their numerical error."""

from econ.engine.evaluation import (
    ALONG,
    GDP_INDEX,
    PACE,
    SHOWN,
    YEARS_AHEAD,
    Fingerprint,
    Result,
    assemble,
    evaluate,
    input_draws,
    kept,
    kept_in_words,
    line_input,
    run,
)

__all__ = [
    "ALONG",
    "GDP_INDEX",
    "PACE",
    "SHOWN",
    "YEARS_AHEAD",
    "Fingerprint",
    "Result",
    "assemble",
    "evaluate",
    "input_draws",
    "kept",
    "kept_in_words",
    "line_input",
    "run",
]
