"""What comes from outside is read within bounds: nothing reads a text or a file past `econ.files.bounds`."""

import ast

from tests.own_tests import CODE

GATE = "files/bounds.py"

READS = {
    "json": {"load", "loads", "JSONDecoder"},
    "tomllib": {"load", "loads"},
    "csv": {"reader", "DictReader"},
    "zipfile": {"ZipFile", "is_zipfile", "Path"},
    "tarfile": {"open", "TarFile"},
    "gzip": {"open", "GzipFile", "decompress"},
    "bz2": {"open", "decompress"},
    "lzma": {"open", "decompress"},
    "zlib": {"decompress", "decompressobj"},
    "pickle": {"load", "loads"},
    "marshal": {"load", "loads"},
    "ET": {"fromstring", "parse", "iterparse", "XML"},
    "openpyxl": {"load_workbook"},
    "pd": {"read_csv", "read_stata", "read_parquet", "read_excel", "read_json"},
    "parquet": {"ParquetFile", "read_table"},
    "np": {"load", "loadtxt", "fromfile"},
    "os": {"open"},
    "io": {"open"},
}
"""What reads, by the module that it is of."""

METHODS = {"read_text", "read_bytes", "open"}
"""Methods of a `Path` that read it, or may."""

SHIPPED = "it reads what ships with the program"
WRITTEN = "it reads what the program has just written"
AROUND = {
    ("analysis/refresh.py", "read_bytes"): "of a release in use, to say what it was",
    ("doors/app/apart.py", "read_text"): "what the system says of its own process",
    ("doors/app/assets.py", "read_bytes"): SHIPPED,
    ("doors/app/assets.py", "read_text"): SHIPPED,
    ("doors/app/headers.py", "read_text"): "it reads the pages of Streamlit as installed",
    ("doors/app/light.py", "read_bytes"): SHIPPED,
    ("doors/app/light.py", "read_text"): SHIPPED,
    ("doors/app/mount.py", "read_text"): SHIPPED,
    ("doors/cli/cite.py", "json.loads"): WRITTEN,
    ("doors/cli/command.py", "os.open"): "it opens where nothing is kept",
    ("doors/cli/schema.py", "read_text"): SHIPPED,
    ("evidence/book.py", "read_bytes"): "of a release in use, whose files were read within bounds",
    ("evidence/own_table.py", "csv.reader"): "rows of a text that passed the gate, counted there",
    ("evidence/providers/codes.py", "csv.DictReader"): SHIPPED,
    ("evidence/providers/codes.py", "read_text"): SHIPPED,
    ("evidence/providers/content.py", "csv.reader"): "files of providers are larger: read line by line, and counted",
    ("evidence/providers/content.py", "gzip.GzipFile"): "unfolded piece by piece, and counted",
    ("evidence/providers/content.py", "open"): "read piece by piece, once `bounds.size` has seen that it is a file",
    ("evidence/providers/content.py", "openpyxl.load_workbook"): "of a workbook that the gate has opened",
    ("evidence/providers/content.py", "zipfile.ZipFile"): "its members are unfolded piece by piece, and counted",
    ("evidence/providers/names.py", "csv.reader"): SHIPPED,
    ("evidence/providers/names.py", "read_text"): SHIPPED,
    ("output/scenario_table/codebook.py", "csv.DictReader"): SHIPPED,
    ("output/scenario_table/codebook.py", "read_text"): SHIPPED,
    ("evidence/providers/world_bank.py", "csv.reader"): "one line of such a file",
    ("evidence/tables.py", "csv.reader"): "one line of a release that passed the gate",
    ("files/folding.py", "zlib.decompressobj"): "unfolds no further than it is told",
    ("files/saving.py", "open"): "it writes",
    ("files/saving.py", "os.open"): "it writes",
    ("files/spreadsheet.py", "openpyxl.load_workbook"): "of a workbook that the gate has opened",
    ("files/wheel.py", "read_bytes"): SHIPPED,
    ("files/wheel.py", "zipfile.ZipFile"): "it writes",
    ("numerics/sobol.py", "read_text"): SHIPPED,
    ("output/drawing/fonts.py", "open"): SHIPPED,
    ("output/export/capsule.py", "zipfile.ZipFile"): "it writes",
    ("output/export/capsule_description.py", "csv.reader"): WRITTEN,
    ("output/export/json_file.py", "json.loads"): WRITTEN,
    ("output/export/report_docx.py", "zipfile.ZipFile"): WRITTEN,
    ("output/export/report_html.py", "json.loads"): WRITTEN,
    ("output/export/report_html.py", "read_text"): SHIPPED,
    ("output/export/report_pdf.py", "read_text"): SHIPPED,
    ("provenance/links.py", "read_bytes"): SHIPPED,
    ("verify/readers/long_table.py", "parquet.ParquetFile"): "what its head says is held against the bounds",
    ("verify/readers/long_table.py", "pd.read_stata"): "no more rows are taken of it than a table may have",
    ("verify/readers/xlsx_beside.py", "ET.fromstring"): "of a part whose elements are counted before",
    ("verify/readers/xlsx_formats.py", "ET.fromstring"): "of a part whose elements are counted before",
    ("verify/readers/xlsx_cells.py", "ET.iterparse"): "it counts them",
    ("verify/readers/xlsx_cells.py", "openpyxl.load_workbook"): "of a workbook that the gate has opened",
    ("verify/readers/xlsx_table.py", "openpyxl.load_workbook"): "of a workbook that the gate has opened",
    ("verify/readers/xlsx_cells.py", "open"): "a member of a workbook that the gate has opened",
    ("wording/language.py", "open"): SHIPPED,
}
"""Who reads by itself, and why that is no door."""

BROAD = 10
"""Handlers that catch whatever comes; there may be fewer."""


def calls(tree):
    """The names of calls: `module.function`, `method` of anything, or a builtin."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(value=ast.Name(id=module), attr=name) if name in READS.get(module, ()):
                yield f"{module}.{name}"
            case ast.Attribute(attr=name) if name in METHODS:
                yield name
            case ast.Name(id="open"):
                yield "open"


def trees():
    """Every module as its syntax."""
    for path in sorted(CODE.rglob("*.py")):
        yield path.relative_to(CODE).as_posix(), ast.parse(path.read_text("utf-8"))


def test_nothing_is_read_past_the_gate_without_a_reason():
    found = {(name, call) for name, tree in trees() if name != GATE for call in calls(tree)}
    past = {(name, call) for name, call in found if "/many/" not in name}  # a folder of its own, sealed
    assert past - set(AROUND) == set()
    assert set(AROUND) - past == set()


def test_the_search_finds_what_reads():
    source = "json.loads(x)\nPath(x).read_text()\nopen(x)\nzipfile.ZipFile(x)\nreader.read(x)\njson.dumps(x)\n"
    assert list(calls(ast.parse(source))) == ["json.loads", "read_text", "open", "zipfile.ZipFile"]


def test_no_more_than_is_needed_catches_whatever_comes():
    caught = (
        (name, node.lineno)
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    )
    assert len(list(caught)) <= BROAD
