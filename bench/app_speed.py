"""The app against a bare Streamlit app: from a key press on a slider to the repainted page, and the first page.

    python bench/app_speed.py [--steps 40] [--loads 7]

The bare app has one slider and one chart by `st.plotly_chart`, with Streamlit's default settings. The page of the app
that is measured shows the answer in a sentence, the levers, six figures, four charts and a table. Both run at the same
time on this machine; blocks of steps, and loads, alternate between them, so that a busy moment hits both.

A step is one press of an arrow key on the slider, a pause after the step before. It ends with the paint that follows
the last change to any chart, sentence, figure or table of the page; every one of these parts must have changed. What
runs after the answer, such as the run of our page when the slider rests, lies within the pause: it is over before the
next step begins, and what it changed would count.
A load begins with an empty cache and ends when a chart is drawn and the page has nothing left to run.
Prints JSON: versions, medians and 95th percentiles in milliseconds, ratios. Ratios travel; times do not.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.install import FLAGS, chromium_path
from tests.browser.serving import READY, app, free_port

HERE = Path(__file__).parent
PROBE = (HERE / "app_speed.js").read_text(encoding="utf-8")
STEPS, BLOCK, WARM, LOADS = 40, 10, 6, 7
QUIET_MILLISECONDS = 700
"""How long nothing may change before a step counts as over; longer than a slider takes to be at rest."""

STEP_SECONDS, START_SECONDS = 20, 60
PACKAGES = ("streamlit", "plotly", "numpy", "playwright")
SIZE = {"width": 1440, "height": 2600}
"""So high that all four charts are on the screen."""
DRAWN = ".econ-plot > svg, .js-plotly-plot .main-svg"


@dataclass
class Measured:
    """One of the two apps: how its page is found, and what was measured."""

    name: str
    slider: str
    parts: dict[str, str]
    expected: set[str]
    address: str = ""
    steps: list[float] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)
    presses: int = 0


def ours() -> Measured:
    """The calculator as it opens."""
    parts = {
        "table": ".econ-chart .econ-table",
        "chart": ".econ-plot",
        "sentence": ".econ-answer .first",
        "figures": ".econ-figures",
    }
    expected = {*(f"chart {n}" for n in range(4)), "table 0", "sentence 0", "figures 0"}
    return Measured("econ", "[data-lever=sale_value] input[type=range]", parts, expected)


def bare() -> Measured:
    """The bare app."""
    return Measured(
        "bare", "[data-testid=stSlider] input[type=range]", {"chart": "[data-testid=stPlotlyChart]"}, {"chart 0"}
    )


@contextmanager
def serve_bare() -> Iterator[str]:
    """Serve the bare app while the block runs; gives its address."""
    port = free_port()
    place = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", str(HERE / "bare_app.py"), *place]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:  # where no settings lie
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait(address)
            yield address
        finally:
            server.terminate()
            server.wait(10)


def wait(address: str) -> None:
    """Wait until a server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{address} did not answer within {START_SECONDS} seconds.")


def load(browser: Browser, one: Measured) -> float:
    """Open the page with an empty cache; milliseconds until it can be used."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    start = time.perf_counter()
    page.goto(one.address, wait_until="commit")
    page.wait_for_selector(DRAWN, state="attached", timeout=60_000)
    page.wait_for_selector(READY, state="attached", timeout=60_000)
    took = (time.perf_counter() - start) * 1000
    context.close()
    return took


def opened(browser: Browser, one: Measured) -> Page:
    """The page, at rest, with the probe in it and the slider in focus."""
    page = browser.new_context(viewport=SIZE).new_page()
    page.goto(one.address)
    page.wait_for_selector(DRAWN, timeout=60_000)
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_timeout(1500)
    page.evaluate(PROBE, one.parts)
    return page


def step(page: Page, one: Measured) -> float:
    """Press a key; milliseconds until everything is painted."""
    there_and_back = ["ArrowRight"] * BLOCK + ["ArrowLeft"] * BLOCK
    key = there_and_back[one.presses % len(there_and_back)]
    one.presses += 1
    page.keyboard.press(key)
    end = time.monotonic() + STEP_SECONDS
    last, since = None, time.monotonic()
    while time.monotonic() < end:
        page.wait_for_timeout(50)
        found = page.evaluate("step()")
        if found["milliseconds"] != last:
            last, since = found["milliseconds"], time.monotonic()
        if (
            last is not None
            and one.expected <= set(found["changed"])
            and time.monotonic() - since > QUIET_MILLISECONDS / 1000
        ):
            return float(found["milliseconds"])
    raise RuntimeError(f"After a key press {one.name} changed {found['changed']} but not {sorted(one.expected)}.")


def percentile(values: list[float], share: float) -> float:
    """A percentile, with straight lines between neighbours."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def measure(both: list[Measured], steps: int, loads: int) -> None:
    """Measure both in turns, each first as often as the other."""
    program = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for turn in range(loads + 1):
            for one in both if turn % 2 else both[::-1]:
                took = load(browser, one)
                if turn:  # the first fills the caches of the server
                    one.loads.append(took)
        pages = {one.name: opened(browser, one) for one in both}
        for turn in range(steps // BLOCK + 1):
            for one in both if turn % 2 else both[::-1]:
                page = pages[one.name]
                page.bring_to_front()
                page.locator(one.slider).first.focus()
                took = [step(page, one) for _ in range(BLOCK if turn else WARM)]
                one.presses = one.presses if turn else 0
                one.steps += took if turn else []
        browser.close()


def summary(one: Measured) -> dict[str, Any]:
    """What was measured of one app."""
    return {
        "steps": len(one.steps),
        "step_median_ms": round(statistics.median(one.steps), 1),
        "step_p95_ms": round(percentile(one.steps, 0.95), 1),
        "load_median_ms": round(statistics.median(one.loads)),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--loads", type=int, default=LOADS)
    chosen = parser.parse_args()
    calculator, plain = ours(), bare()
    with ExitStack() as stack:
        calculator.address = stack.enter_context(app())
        plain.address = stack.enter_context(serve_bare())
        measure([calculator, plain], chosen.steps, chosen.loads)
    found = {one.name: summary(one) for one in (calculator, plain)}
    result = {
        "benchmark": "app_speed",
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "versions": {name: version(name) for name in ("econ", *PACKAGES)},
        **found,
        "step_median_ratio": round(found["econ"]["step_median_ms"] / found["bare"]["step_median_ms"], 3),
        "step_p95_ratio": round(found["econ"]["step_p95_ms"] / found["bare"]["step_p95_ms"], 3),
        "load_ratio": round(found["econ"]["load_median_ms"] / found["bare"]["load_median_ms"], 3),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
