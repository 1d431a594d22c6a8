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
WHOLE, LARGE = ("answer.json", "answer.csv", "answer.parquet"), ("answer.xlsx", "answer.dta", "report.html")
CAPSULES = {
    "press-line-2023", "missiles-added", "payment-in-oil-and-grain", "serbia-licences-2023", "turkey-2024",
}  # fmt: skip
ONCE, NOT_READ = "turkey-2024", ("answer.md", "answer.tex", "report.docx", "report.pdf")


def main() -> None:
    """Write them; a version that was written is never written again."""
    FOLDER.mkdir()
    for preset in econ.default_book().presets:
        place = FOLDER / preset
        place.mkdir()
        result = econ.run(econ.Scenario.preset(preset))
        small = econ.run(econ.Scenario.preset(preset).change(sampler=SMALL))
        (place / "link.txt").write_text(links.freeze(result) + "\n", encoding="utf-8")
        for name in WHOLE:
            export.save(result, place / name)
        others = (*LARGE, *(["capsule.zip"] if preset in CAPSULES else []), *(NOT_READ if preset == ONCE else []))
        for name in others:
            export.save(small, place / name)


if __name__ == "__main__":
    main()
