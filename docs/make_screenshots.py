"""Make the pictures of the app: those that README and documentation show, or all of them.

    python docs/make_screenshots.py            what is shown, to docs/images/
    python docs/make_screenshots.py FOLDER     every page and view at full length, to a folder outside of git

Each is made at two sizes, in light and dark.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.install import FLAGS, chromium_path
from tests.browser.serving import app

IMAGES = Path(__file__).parent / "images"
SIZES = {"": (1280, 800), "-phone": (390, 844)}
SCHEMES = {"": "light", "-dark": "dark"}

SHOWN = {"app": "?preset=press-line-2023"}
"""Pictures that README and documentation show, with the address of each."""

COLOURS = 160
"""Colours of a picture that is kept with the code, so that it is small."""

CHANGED = "?preset=missiles-added&price_shell_152=1300&cash_share=25+%25&lost_trade_share=100+%25"
"""A scenario with changes, of which the page says how to go back."""

EVERYTHING = {
    "answer": "?preset=press-line-2023",
    "answer-changed": CHANGED,
    "why": "?preset=missiles-added&view=why",
    "claims": "?view=claims",
    "compare": "?view=compare&compare=containers-to-shells-2023-24,missiles-added",
    "backwards": "?preset=missiles-added&view=backwards",
    "scenarios": "?view=scenarios",
    "files": "?view=files",
    "numbers": "?preset=missiles-added&view=numbers",
    "exporters": "?view=exporters",
    "sources": "?view=sources",
    "method": "?view=method",
    "changed": "?view=changed",
    "error": "?preset=nowhere&year=2021",
    "light": "a/press-line-2023",
    "cases": "cases",
    "lesson": "lesson",
    "indonesian": "?preset=missiles-added&lang=id",
    "korean": "?preset=missiles-added&lang=ko",
}
"""Every place of the page, and the light pages, with the address of each."""

LONGEST = 5000
"""Pixels of the longest picture."""


def settle(page: Page) -> None:
    """Wait until the page rests."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(250)  # what the browser moves last


def whole(page: Page, width: int, height: int) -> None:
    """Make the window as long as the page."""
    length = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, min(length, LONGEST))})
    settle(page)


def small(path: Path) -> None:
    """Write a picture with fewer colours."""
    with Image.open(path) as found:
        made = found.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    made.save(path, optimize=True)


def pictures(page: Page, address: str, folder: Path, stem: str, *, long: bool) -> None:
    """Make the pictures of one address: it is opened once, and shown at both sizes, in light and dark."""
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[""], strict=True)))
    page.goto(address)
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        settle(page)
        if long:
            whole(page, width, height)
        for scheme, name in SCHEMES.items():
            page.emulate_media(color_scheme=name)
            settle(page)
            path = folder / f"{stem}{size}{scheme}.png"
            page.screenshot(path=path)
            if not long:
                small(path)
            sys.stdout.write(f"{path.name}\n")


def main() -> None:
    """Make them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    program, start = chromium_path(), time.monotonic()
    with app() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page()
        for stem, query in (SHOWN if folder == IMAGES else EVERYTHING).items():
            pictures(page, f"{address}/{query}", folder, stem, long=folder != IMAGES)
        browser.close()
    sys.stdout.write(f"{time.monotonic() - start:.0f} seconds\n")


if __name__ == "__main__":
    main()
