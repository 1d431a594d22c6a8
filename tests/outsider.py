"""Hold the table of CONTRIBUTING true: `make outsider` adds one of each thing in a copy and looks where it appears.

In a temporary copy of the checkout it writes the promised files and no other, runs the scripts of `make pages`, and
asks the command line, the page, the report and the documentation for each addition. Then it runs the tests concerned.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

ROOT = Path(__file__).parent.parent
GENERATED = (
    "docs/reference/",
    "docs/cases/",
    "docs/background/track-record.md",
    "econ/wording/locale/",
    "tests/evidence_floors.csv",
)

EQUATION = '''

@equation("USD")
def outsider_reserve(gross_value):
    """Reserve of an outsider: a tenth of the gross value, made up.

    Leaves out: everything.
    """
    return gross_value / 10
'''

FILES = {
    "econ/output/charts/outsider_chart.py": '''
        """A chart of an outsider."""

        from __future__ import annotations

        from econ.analysis.tables import printed, summary_of
        from econ.engine import Result
        from econ.output.cells import Cell
        from econ.output.charts.bars import Bar, range_bars
        from econ.output.charts.of_results import ByColumn
        from econ.output.charts.registry import chart, missing
        from econ.output.marks import Drawing
        from econ.wording.language import N_, _

        RESERVE = "outsider_reserve"


        def _rows(result: Result) -> list[ByColumn]:
            return [{N_("Value"): Cell(_said(result), summary_of(result, RESERVE).central, unit="USD")}]


        def _said(result: Result) -> str:
            return printed(result, RESERVE)[0]


        def _finding(result: Result) -> str:
            return _("The reserve is {amount}", amount=_said(result))


        @chart(
            "outsider_chart",
            title=N_("Picture of an outsider"),
            rows=_rows,
            finding=_finding,
            empty=missing(RESERVE),
            output=RESERVE,
            view="Payment and risk",
        )
        def outsider_chart(result: Result, *, baseline: Result | None = None) -> Drawing:
            """The reserve as one bar."""
            del baseline
            low, value, high = summary_of(result, RESERVE).printed
            return range_bars([Bar(label=_("Reserve"), value=value, low=low, high=high)], "USD", _("Value"))
    ''',
    "econ/output/export/outsider_file.py": '''
        """A format of an outsider: the headline as plain text."""

        from __future__ import annotations

        from econ.analysis import tables
        from econ.engine import Result
        from econ.output.export.registry import export_format


        @export_format("outsider", "Answer of an outsider", ".outsider", "text/plain")
        def write(result: Result) -> bytes:
            """The first sentence."""
            return tables.headline(result).encode()
    ''',
    "econ/page/places/outsider_place.py": '''
        """A place of an outsider."""

        from __future__ import annotations

        from dataclasses import dataclass

        from econ.analysis import tables
        from econ.page import pictures
        from econ.page.blocks import Block
        from econ.page.place import Layout, Shown, place
        from econ.wording.language import N_, _


        @dataclass(frozen=True, kw_only=True)
        class OutsiderLine(Block):
            """What an outsider sees."""

            words: str


        @place("outsider", N_("Outsider"), rank=175)
        def outsider(shown: Shown) -> Layout:
            """Draw it."""
            said = _("Seen by an outsider, {answer}", answer=tables.headline(shown.result))
            picture = (pictures.picture(shown, "outsider_chart"),)
            return Layout(title=said, description=said, head=(OutsiderLine(key="seen", words=said),), picture=picture)
    ''',
    "econ/page/templates/outsiderline.html": """
        <h1>{{ block.words }}</h1>
    """,
    "data/countries/XAB.toml": """
        name = "Outland"
        of = "Outland's"
        gdp = "outland_gdp"
        panel = ["outland_gdp"]
    """,
    "data/series/XAB/outland_gdp/about.toml": """
        kind = "gdp"
        label = "Statistics Office of Outland, GDP"
        short = "Statistics Office of Outland"
        concept = "Gross domestic product in current US dollars."
        unit = "USD/year"
        price_basis = "current"
        spread = "normal 90%: 0.95 to 1.05"
        spread_judgement = "Judgement: ours; made up."
        sources = ["BBG2307E"]
        grade = "C3"
        plausible = [1e9, 1e11]
    """,
    "data/series/XAB/outland_gdp/values.csv": """
        year,value,low,high,status,source,note
        2022,19000000000,,,used,BBG2307E,
        2023,20000000000,,,used,BBG2307E,
    """,
    "data/scenarios/outland-2023.toml": """
        title = "Grenades of Outland, 2023"
        summary = "Grenades that Outland sold, made up."
        exporter = "XAB"
        year = 2023
        concept = "illustration"
        sources = ["BBG2307E"]

        [set.quantity_grenade_40]
        value = "1 million hand_grenade"
        sources = ["BBG2307E"]
        grade = "C3"

        [set.stock_release_grenade_40]
        value = "2 million hand_grenade"
        sources = ["BBG2307E"]
        grade = "C3"

        [set.delivery_period]
        value = "1 year"
        judgement = "Judgement: ours; made up."
    """,
}
"""Files that are new."""

LINE = (
    'grenade_40,40 mm grenades,hand_grenade,,price,"90%: 250 to 360",USD/hand_grenade,10,5000,2023,BBG2307E,C3,'
    '"Ours; made up.",,,,hand grenades,1 5000000\n'
)
APPENDED = ("econ/model/sale.py", "data/lines.csv", "docs/reference/files.md")

TESTS = ("documented", "pages", "language", "book", "measures", "charts", "page")
"""Test files that an addition concerns."""


def copied(place: Path) -> Path:
    """A copy of every file of the checkout that git knows or would take."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)
    return place


def added(place: Path) -> None:
    """Write what the table promises is enough."""
    for name, text in FILES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(textwrap.dedent(text).lstrip(), "utf-8")
    model = place / "econ/model/sale.py"
    model.write_text(model.read_text("utf-8") + EQUATION, "utf-8")
    lines = place / "data/lines.csv"
    head, _, rows = lines.read_text("utf-8").partition("\n")
    lines.write_text(f"{head},items,quantities\n{rows.rstrip()}\n{LINE}", "utf-8")
    formats = place / "docs/reference/files.md"
    text = formats.read_text("utf-8")
    row = "| `outsider` | `.outsider` | the answer as a sentence |\n"
    formats.write_text(
        text.replace("| `csv`", f"{row}| `csv`", 1) + "\n## `outsider`\n\nThe first sentence of the answer.\n", "utf-8"
    )


def digests(place: Path) -> dict[str, str]:
    """The digest of every file by its name."""
    return {
        path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in place.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.relative_to(place).parts[0].startswith(".")
    }


def done(place: Path, *command: str) -> str:
    """What a Python command prints in the copy; everything it said if it fails."""
    env = os.environ | {"PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
    found = subprocess.run([sys.executable, *command], cwd=place, env=env, capture_output=True, text=True, check=False)
    if found.returncode:
        sys.exit(f"outsider: {' '.join(command)[:200]}\n{found.stdout[-6000:]}\n{found.stderr[-3000:]}")
    return found.stdout.replace("\u00a0", " ")


PAGE = """
from econ.page import html, page
assets = dict.fromkeys(("style", "script", "base", "font0", "font1"), "x")
for view in ("outsider", "answer", "numbers"):
    print(html.document(page({"preset": "outland-2023", "view": view}), assets))
"""


def appearances(place: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Where each addition must appear: the text of the place, and what must stand in it."""
    econ = ("-m", "econ")
    report = place / "report.html"
    done(place, *econ, "run", "outland-2023", "--format", "html", "--output", str(report))
    written = report.read_text("utf-8").replace("\u00a0", " ")
    report.unlink()
    docs = {
        name: (place / "docs" / name).read_text("utf-8") for name in ("reference/equations.md", "reference/charts.md")
    }
    return {
        "econ run --all": (
            done(place, *econ, "run", "outland-2023", "--all"),
            (
                "Outland's GDP by Statistics Office of Outland",
                "Reserve of an outsider",
                "40 mm grenades",
                "hand grenades",
            ),
        ),
        "econ run --format outsider": (
            done(place, *econ, "run", "outland-2023", "--format", "outsider"),
            ("of Outland's GDP",),
        ),
        "econ list units": (done(place, *econ, "list", "units"), ("hand_grenade",)),
        "the page": (
            done(place, "-c", PAGE),
            ("Seen by an outsider, ", "Picture of an outsider", "Reserve of an outsider", "40 mm grenades"),
        ),
        "the report": (written, ("Reserve of an outsider", "Picture of an outsider", "40 mm grenades", "Outland")),
        "docs/reference/equations.md": (docs["reference/equations.md"], ("outsider_reserve",)),
        "docs/reference/charts.md": (docs["reference/charts.md"], ("Picture of an outsider",)),
        "docs/reference/assumptions.md": (
            (place / "docs/reference/assumptions.md").read_text("utf-8"),
            ("40 mm grenades",),
        ),
        "docs/cases/outland-2023.md": (
            (place / "docs/cases/outland-2023.md").read_text("utf-8"),
            ("Grenades of Outland, 2023", "Outland's GDP"),
        ),
    }


def main() -> None:
    """Do it all, and say what is missing."""
    with tempfile.TemporaryDirectory(prefix="outsider-") as folder:
        place = copied(Path(folder))
        before = digests(place)
        added(place)
        for script in sorted((place / "docs").glob("generate_*.py")):
            done(place, str(script))
        missing = [
            f"{where} does not show “{text}”."
            for where, (said, texts) in appearances(place).items()
            for text in texts
            if text not in said
        ]
        after = digests(place)
        changed = sorted(name for name in after if after[name] != before.get(name))
        missing += [
            f"{name} was touched and is not promised."
            for name in changed
            if name not in {*FILES, *APPENDED} and not name.startswith(GENERATED)
        ]
        if missing:
            sys.exit("outsider: " + "\n  ".join(["The table of CONTRIBUTING is not true.", *missing]))
        tests = [f"tests/test_{name}.py" for name in TESTS]
        said = done(place, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", *tests)
    sys.stdout.write(f"outsider: every addition appears; the tests concerned: {said.splitlines()[-1]}\n")


if __name__ == "__main__":
    main()
