"""The page on the architecture says what the code does: wings, their order, and the files on its walks."""

import ast
import re
import tomllib
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name

import pytest

from econ.model import GRAPH

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = next(c for c in CONTRACTS if c["id"] == "layers")
WINGS = [row for row in LAYERS["layers"] if row != "_version"]
FILES = sorted(set(re.findall(r"`(econ/[\w/]+\.py)`", PAGE)))
NAMES = sorted(set(re.findall(r"`(econ(?:\.\w+)+)`", PAGE)))
BARE = sorted(set(re.findall(r"`(\w+/)`", PAGE)) - {"econ/", "data/"})


def test_the_table_is_the_contract_row_for_row():
    assert re.findall(r"^\| `(\w+)/` \|", PAGE, re.MULTILINE) == WINGS


def storeys():
    """The wings in each row of the picture, from the top down; the words beside the house are left out."""
    picture = PAGE.partition("```text")[2].partition("```")[0]
    house = re.findall(r"^    │(.{28})│", picture, re.MULTILINE)
    return [row for row in (re.findall(r"\w+", line) for line in house) if row]


def test_the_picture_shows_every_wing_in_the_same_order():
    """Wings beside each other stand in one row, in any order among themselves."""
    places = {wing: n for n, row in enumerate(storeys()) for wing in row}
    assert sorted(wing for row in storeys() for wing in row) == sorted(WINGS)
    assert [places[wing] for wing in WINGS] == sorted(places.values())


@pytest.mark.parametrize("row", [row for row in storeys() if len(row) > 1], ids=" ".join)
def test_wings_in_one_row_of_the_picture_do_not_import_each_other(row):
    for wing in row:
        assert not imported(wing) & (set(row) - {wing}), wing


def imported(wing):
    """Wings that the files of a wing import."""
    found = set()
    for path in (ROOT / "econ" / wing).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found |= {name.split(".")[1] for name in names if name.startswith("econ.")}
    return found


def test_nothing_lies_beside_the_wings():
    """A checkout has the wings and the three dunder files; an installed package has `data` as well."""
    there = {path.name for path in (ROOT / "econ").iterdir()} - {"__pycache__", "py.typed", "data"}
    assert there == {*WINGS, "__init__.py", "__main__.py", "_version.py"}
    assert len(WINGS) <= 15


def test_every_wing_has_its_own_row_and_a_sentence():
    assert all(re.fullmatch(r"\w+", row) for row in LAYERS["layers"])
    assert LAYERS["exhaustive"] is True
    for wing in WINGS:
        assert import_module(f"econ.{wing}").__doc__.strip().splitlines()[0].endswith("."), wing


def test_no_two_wings_import_both_ways():
    arrows = {(one, other) for one in WINGS for other in imported(one) & set(WINGS) if one != other}
    assert {pair for pair in arrows if pair[::-1] in arrows} == set()


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_a_walk_is_there(name):
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_a_walk_is_there(name):
    assert resolve_name(name) is not None


@pytest.mark.parametrize("name", BARE)
def test_a_folder_that_is_named_is_there(name):
    assert [path for path in (ROOT / "econ").rglob(name.rstrip("/")) if path.is_dir()]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/index.md"])
def test_the_page_is_linked_from_where_people_begin(page):
    text = (ROOT / page).read_text("utf-8")
    link = "architecture.md" if page.startswith("docs/") else "docs/architecture.md"
    assert f"({link})" in text


PLACES = [*(ROOT / "econ").rglob("*.py"), *(ROOT / "docs").glob("*.py")]
SERIES = {"gdp", "gni", "gdp_per_head", "trade_total"}
"""What a published series may measure; these happen to be names of outputs too."""
EXCEPTIONS = {
    "TOPICS": "what an article says, part by part, and where the calculator has it",
}
"""Lists by hand that stay, by their name, and why."""


def listed(tree):
    """Names of outputs that stand in a row, as elements or keys, or beside each other as values: a list by hand."""
    tree.body = [n for n in tree.body if not (isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) in EXCEPTIONS)]
    named = [n.value for n in ast.walk(tree) if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Tuple)]
    for node in ast.walk(tree):
        if node not in named:
            for row in rows(node):
                names = {n.value for n in row if isinstance(n, ast.Constant)} & GRAPH.equations.keys()
                if len(names) > 1 and not names <= SERIES:
                    yield node.lineno, sorted(names)


def rows(node):
    """What stands in a row in a literal; of rows in rows, what stands in each."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        yield [part for one in node.elts for part in (one.elts if isinstance(one, ast.Tuple | ast.List) else [one])]
    elif isinstance(node, ast.Dict):
        yield [key for key in node.keys if key]
        yield node.values


@pytest.mark.parametrize("path", [p for p in PLACES if "model" not in p.parts], ids=lambda p: f"{p.relative_to(ROOT)}")
def test_no_list_of_outputs_stands_outside_the_model(path):
    """What is shown where, and in which order, is said by `@equation`; see `econ.equations.graph.Shown`."""
    assert list(listed(ast.parse(path.read_text("utf-8")))) == []


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("MAIN = ('gdp_share', 'trade_share')", ["gdp_share", "trade_share"]),
        ("SIGNED = frozenset(['payment_gap', 'goods_share'])", ["goods_share", "payment_gap"]),
        ("if name in {'sale_value', 'contract_value'}: ...", ["contract_value", "sale_value"]),
        ("TARGETS = {'gdp_share': '5%', 'trade_share': '50%'}", ["gdp_share", "trade_share"]),
        ("LABELS = {'a': 'gdp_share', 'b': 'trade_share'}", ["gdp_share", "trade_share"]),
        ("PARTS = (('oil_value', 'Oil'), ('grain_value', 'Grain'))", ["grain_value", "oil_value"]),
        ("WITH, WITHOUT = 'gdp_path', 'gdp_without_sale_path'", None),
        ("if kind in ('gdp', 'gni'): ...", None),
        ("row = {'share': result.central['gdp_share'], 'gdp': result.central['gdp']}", None),
    ],
)
def test_a_list_of_outputs_is_found(code, names):
    """One of each way in which the eleven lists were written, and what only looks like one."""
    assert [found for _line, found in listed(ast.parse(code))] == ([names] if names else [])
