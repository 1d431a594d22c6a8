"""Which test files are a module's own: those of its name, else those of the nearest folder that it lies in."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "econ"

WHOLE_HOUSE = {
    "architecture": "wings, and the page about them",
    "bad_input": "what is typed wrongly, at every door",
    "data": "the figures of data/",
    "deploy": "the service, the container and the server before strangers",
    "documented": "the reference against everything that there is",
    "gates": "the one gate for what comes from outside",
    "golden": "published numbers from the whole calculator",
    "installed": "the package as it is installed",
    "known_on_a_day": "an earlier day's figures, at every door",
    "light_import": "what a start loads",
    "made_by": "files of earlier versions",
    "pages": "generated pages",
    "project": "habits of the project",
    "properties": "what holds whatever is asked",
    "public_names": "names that stay",
    "readme": "the numbers of README.md",
    "same_digits": "one scenario at every door",
    "tests": "the tests themselves",
    "withheld": "what is withheld, at every door",
}
"""Test files that are of no module, and what they are of."""

ELSEWHERE = {
    "__init__.py": (("public_names", "light_import"), "public names and how they are found"),
    "evidence/data_files.py": (("book",), "read through the book alone"),
    "evidence/records.py": (("book",), "read through the book alone"),
    "evidence/releases.py": (("book",), "read through the book alone"),
    "analysis/guards/notice.py": (("notice", "guards"), "its helpers are seen through the checks"),
    "claims/claim.py": (
        ("claims", "claims_languages", "claims_fields"),
        "sentences show it; `claim_card` is of the picture",
    ),
    **{
        f"claims/{name}.py": ((f"claims_{name}", "claims", "claims_languages", *more), "sentences show the rest")
        for name, more in {
            "agreement": (),
            "by_family": (),
            "clauses": ("claims_articles",),
            "curve": ("claims_judging",),
            "relations": (),
            "words": ("claims_articles",),
        }.items()
    },
    "claims/numerals.py": (
        ("claims_numerals", "claims", "claims_languages"),
        "sentences show the rest",
    ),
    "claims/stated_numbers.py": (("claims_stated_numbers", "claims_agreement", "claims"), "sentences show the rest"),
    "claims/times.py": (("claims_times", "claims", "claims_languages"), "sentences show the rest"),
    "claims/tokens.py": (("claims_tokens", "claims", "claims_languages"), "sentences show the rest"),
    "analysis/waterfall.py": (("compare", "waterfall"), "the numbers there, the picture and the words here"),
    "numerics/distributions/tables.py": (("distributions",), "what draws are looked up in; `tables` is of the answers"),
    "output/explained.py": (("answers",), "one of the documents"),
    "output/marks.py": (("drawing", "charts"), "says nothing until it is drawn"),
    "page/typed_text.py": (("entry",), "read through entries alone"),
    "provenance/audit.py": (("data",), "its rules are those that the figures are held to"),
    "provenance/bibliography.py": (("sources",), "lists what the sources cite"),
    "provenance/method.py": (("places", "pages"), "is read as a place of the page, and as a page of docs/"),
    "verify/cells.py": (
        ("verify", "verify_whole"),
        "files show what differs; `cells` is of the tables that are printed",
    ),
}
"""Modules that are tested under another name, and why."""


@cache
def test_names():
    """What stands behind `test_` in the name of each test file."""
    return {path.stem.removeprefix("test_") for path in ROOT.glob("tests/test_*.py")} - set(WHOLE_HOUSE)


test_names.__test__ = False


def modules():
    """Every module that holds code of its own; a face that only lends names does not."""
    return [p.relative_to(CODE).as_posix() for p in sorted(CODE.rglob("*.py")) if "def " in p.read_text("utf-8")]


def places(module):
    """The names that a module answers to, its own first: a file and each folder around it."""
    parts = [part for part in Path(module).with_suffix("").parts if part != "__init__"]
    for end in range(len(parts), 0, -1):
        yield {parts[end - 1], "_".join(parts[max(end - 2, 0) : end])}


def own_tests(module):
    """The names of the test files of a module, "evidence/book.py"; none if it has none."""
    return list(ELSEWHERE[module][0]) if module in ELSEWHERE else by_name(module)


def by_name(module):
    """The names of the test files that a module has by its own name, or by that of its folder."""
    names = test_names()
    for place in places(module):
        found = sorted(n for n in names if n in place or any(n.startswith(f"{own}_") for own in place))
        if found:
            return found
    return []
