"""The page against a bare Streamlit app: the first view, and from a press of a slider's key to the repainted page.

    python bench/app_speed.py [--steps 120] [--loads 7]

Three pages are measured: our document; the same page inside Streamlit, as other programs show it; and a bare Streamlit
app with one slider and one chart by `st.plotly_chart`, with Streamlit's default settings. All run at the same time on
this machine, and loads and steps alternate between them, so that a busy moment hits all. Ratios are those of pairs,
ours to the bare app's of the same turn.

A load begins with an empty cache. It has its first paint, as the browser tells it; the time when the answer, or the
chart, is drawn; the bytes and the requests until the page rests; and how far its parts moved (layout shift).
A step is one press of an arrow key on the slider: from the time that the event of the key carries to the paint of the
first change of the answer, or of the trace in the chart.
Prints JSON: versions, medians, 95th percentiles, ratios, and the 90 % bootstrap interval of that of the steps. Ratios
travel; times do not.
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
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
from tests.browser.serving import app, free_port

HERE = Path(__file__).parent
STEPS, WARM, LOADS = 120, 6, 7
AGAIN, SEED = 5000, 20261129
"""How often pairs are drawn again for the interval, and from which seed."""

START_SECONDS = 60
PAUSE_MILLISECONDS = 600
"""After a step: what the page does once the slider rests is over by then."""

PACKAGES = ("streamlit", "plotly", "numpy", "playwright")
SIZE = {"width": 1280, "height": 720}

OBSERVED = """
  window.shift = 0; window.paint = 0;
  new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) shift += e.value })
    .observe({type: 'layout-shift', buffered: true});
  new PerformanceObserver(l => { for (const e of l.getEntries()) if (e.name === 'first-contentful-paint')
    paint = e.startTime }).observe({type: 'paint', buffered: true});
"""
"""What the browser notes while a page loads."""

STEP = """(changing) => { window.stepped = new Promise((done, fail) => {
  const shown = () => document.querySelector(changing)?.innerHTML;
  const before = shown();
  let begun;
  addEventListener('keydown', (event) => (begun = event.timeStamp), {once: true, capture: true});
  const late = setTimeout(() => fail(new Error('nothing changed')), 20000);
  const changes = new MutationObserver(() => {
    if (!shown() || shown() === before) return;
    changes.disconnect();
    clearTimeout(late);
    requestAnimationFrame(() => {
      window.painted = shown();
      const after = new MessageChannel();
      after.port1.onmessage = () => done(performance.now() - begun);
      after.port2.postMessage('');
    });
  });
  changes.observe(document.body, {subtree: true, childList: true, characterData: true});
}) }"""
"""Time from a key to the paint of what it changes: from the time that the event carries, to the first task after the
frame that follows the first change of the answer. Nothing asks the browser for a frame before there is a change. Both
pages change in a task of their own and not within a frame, so that the next frame is the one that shows it."""

STANDS = "(changing) => document.querySelector(changing).innerHTML === window.painted"
"""Whether what was painted then is what stands there now: the new answer, and nothing in between."""

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"
"""A page that was just brought to the front stands there, and rests."""


@dataclass
class Measured:
    """A page: how it is found, and what was measured.

    Attributes:
        name: in the output.
        path: behind the address of its server.
        slider: selector of what is pressed.
        changing: selector of what shows the answer.
    """

    name: str
    path: str
    slider: str
    changing: str
    address: str = ""
    steps: list[float] = field(default_factory=list)
    loads: dict[str, list[float]] = field(default_factory=dict)


def pages() -> list[Measured]:
    """The three."""
    ours = "[data-slide=sale_value]"
    return [
        Measured("econ", "", ours, "h1"),
        Measured("in_streamlit", "streamlit", ours, "h1"),
        Measured("bare", "", "[data-testid=stSlider] input[type=range]", ".js-plotly-plot .scatterlayer"),
    ]


@contextmanager
def bare() -> Iterator[str]:
    """Serve the bare app while the block runs; gives its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    words = [sys.executable, "-m", "streamlit", "run", str(HERE / "bare_app.py"), f"--server.port={port}"]
    words += ["--server.address=127.0.0.1", "--server.headless=true", "--browser.gatherUsageStats=false"]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + START_SECONDS
        while not _answers(f"{address}/_stcore/health"):
            if time.monotonic() > end:
                sys.exit("The bare app did not start.")
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):
            return True
    except OSError:
        return False


def load(browser: Browser, one: Measured) -> None:
    """Open a page with an empty cache, and note how it arrived."""
    context = browser.new_context(viewport=SIZE)
    context.add_init_script(OBSERVED)
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))
    begun = time.perf_counter()
    page.goto(f"{one.address}/{one.path}", wait_until="commit")
    page.locator(one.changing).first.wait_for()
    drawn = 1000 * (time.perf_counter() - begun)
    page.wait_for_timeout(PAUSE_MILLISECONDS)
    found = {
        "first_paint_ms": page.evaluate("paint"),
        "answer_ms": drawn,
        "shift": page.evaluate("shift"),
        "requests": len(sizes),
        "kilobytes": sum(sizes) / 1000,
    }
    for name, value in found.items():
        one.loads.setdefault(name, []).append(value)
    context.close()


def step(page: Page, one: Measured, number: int) -> float:
    """Press a key on the slider; gives the milliseconds until the answer was painted."""
    page.bring_to_front()
    page.locator(one.slider).first.focus()
    page.evaluate(SETTLED)
    page.evaluate(STEP, one.changing)
    page.keyboard.press("ArrowRight" if number % 20 < 10 else "ArrowLeft")
    took = float(page.evaluate("window.stepped"))
    page.wait_for_timeout(PAUSE_MILLISECONDS)
    if not page.evaluate(STANDS, one.changing):
        sys.exit(f"What {one.name} showed first was not its answer.")
    return took


def percentile(values: list[float], share: float) -> float:
    """A percentile, with straight lines between neighbours."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def measure(all_pages: list[Measured], steps: int, loads: int) -> None:
    """Measure all in turns, each first as often as the others."""
    program = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for turn in range(loads + 1):
            for one in _turned(all_pages, turn):
                load(browser, one)
        for one in all_pages:  # the first load fills the caches of the server
            one.loads = {name: values[1:] for name, values in one.loads.items()}
        opened = {}
        for one in all_pages:
            opened[one.name] = browser.new_page(viewport=SIZE)
            opened[one.name].goto(f"{one.address}/{one.path}")
            opened[one.name].locator(one.slider).first.wait_for(state="attached")
            opened[one.name].wait_for_timeout(PAUSE_MILLISECONDS)
        for number in range(steps + WARM):
            for one in _turned(all_pages, number):
                took = step(opened[one.name], one, number)
                one.steps += [took] if number >= WARM else []
        browser.close()


def _turned(all_pages: list[Measured], turn: int) -> list[Measured]:
    start = turn % len(all_pages)
    return [*all_pages[start:], *all_pages[:start]]


def summary(one: Measured) -> dict[str, Any]:
    """What was measured of one page."""
    loads = {name: round(statistics.median(values), 3) for name, values in one.loads.items()}
    return {
        "steps": len(one.steps),
        "step_median_ms": round(statistics.median(one.steps), 1),
        "step_p95_ms": round(percentile(one.steps, 0.95), 1),
        **loads,
    }


def paired(ours: list[float], other: list[float]) -> float:
    """The median of the ratios of the same turn."""
    return round(statistics.median(_ratios(ours, other)), 3)


def interval(ours: list[float], other: list[float]) -> list[float]:
    """The 5th and 95th percentile of that median over pairs drawn again with replacement."""
    ratios, chance = _ratios(ours, other), random.Random(SEED)
    medians = [statistics.median(chance.choices(ratios, k=len(ratios))) for _ in range(AGAIN)]
    return [round(percentile(medians, share), 3) for share in (0.05, 0.95)]


def _ratios(ours: list[float], other: list[float]) -> list[float]:
    return [a / b for a, b in zip(ours, other, strict=True)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--loads", type=int, default=LOADS)
    chosen = parser.parse_args()
    ours, mounted, plain = all_pages = pages()
    with ExitStack() as stack:
        ours.address = mounted.address = stack.enter_context(app())
        plain.address = stack.enter_context(bare())
        measure(all_pages, chosen.steps, chosen.loads)
    result = {
        "benchmark": "app_speed",
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "versions": {name: version(name) for name in ("econ", *PACKAGES)},
        **{one.name: summary(one) for one in all_pages},
        "step_ratio": paired(ours.steps, plain.steps),
        "step_ratio_interval": interval(ours.steps, plain.steps),
        "first_paint_ratio": paired(ours.loads["first_paint_ms"], plain.loads["first_paint_ms"]),
        "answer_ratio": paired(ours.loads["answer_ms"], plain.loads["answer_ms"]),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
