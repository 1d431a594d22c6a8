"""Run a scenario: `run(scenario) -> Result`, and percentiles with their numerical error."""

from econ.engine.evaluation import SHOWN, Fingerprint, Result, assemble, evaluate, input_draws, line_input, run

__all__ = [
    "SHOWN",
    "Fingerprint",
    "Result",
    "assemble",
    "evaluate",
    "input_draws",
    "line_input",
    "run",
]
