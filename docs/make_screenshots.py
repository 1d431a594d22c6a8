"""Make the pictures of the app that README and documentation show.

    python docs/make_screenshots.py

They go to docs/images/, at two sizes, in light and dark.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Page, sync_playwright

from tests.browser.install import FLAGS, chromium_path
from tests.browser.serving import READY, app

IMAGES = Path(__file__).parent / "images"
SETTLE_MILLISECONDS = 2500
SIZES = {"": (1440, 900), "-phone": (390, 844)}
SCHEMES = {"": "light", "-dark": "dark"}
PAGES = {"app": "", "app-goods": "?preset=missiles-added&view=Goods"}


def picture(page: Page, url: str, path: Path) -> None:
    """Open a page, wait until it rests, and take its picture."""
    page.goto(url)
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_timeout(SETTLE_MILLISECONDS)  # charts draw after the page says that it is ready
    page.screenshot(path=path)


def main() -> None:
    """Make all pictures."""
    IMAGES.mkdir(exist_ok=True)
    program = chromium_path()
    with app() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for size, (width, height) in SIZES.items():
            for scheme, name in SCHEMES.items():
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=name)
                for stem, query in PAGES.items():
                    path = IMAGES / f"{stem}{size}{scheme}.png"
                    picture(context.new_page(), f"{address}/{query}", path)
                    sys.stdout.write(f"{path.name}\n")
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
