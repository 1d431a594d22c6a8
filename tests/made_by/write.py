"""Write what this version writes for every preset into `tests/made_by/VERSION/`, once, when it is released.

    python tests/made_by/write.py

Files that hold every draw or a picture are of small scenarios; those that are not read back are there once.
"""

from pathlib import Path

import econ
from econ.output import export
from econ.provenance import links

FOLDER = Path(__file__).parent / econ.__version__
SMALL = econ.Sampler(points=32, scrambles=4)
WHOLE = {"missiles-added", "turkey-2024"}
"""Presets of which every kind of file is kept, goods and stated; of the others a link and JSON."""

TABLES, LARGE = ("answer.csv", "answer.parquet"), ("answer.xlsx", "answer.dta", "report.html", "capsule.zip")


def main() -> None:
    """Write them; a version that was written is never written again."""
    FOLDER.mkdir()
    for preset in econ.default_book().presets:
        place = FOLDER / preset
        place.mkdir()
        result = econ.run(econ.Scenario.preset(preset))
        small = econ.run(econ.Scenario.preset(preset).change(sampler=SMALL))
        (place / "link.txt").write_text(links.freeze(result) + "\n", encoding="utf-8")
        for name in ("answer.json", *(TABLES if preset in WHOLE else [])):
            export.save(result, place / name)
        for name in LARGE if preset in WHOLE else []:
            export.save(small, place / name)


if __name__ == "__main__":
    main()
