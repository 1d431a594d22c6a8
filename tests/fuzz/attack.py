"""The table of an attack on version 0.2.0 and other instances of its kinds: a name, what is done, how it may end.

Small builders stand for large files. Each is tried in `tests/fuzz/test_attack.py`, in a process of its own, with what
it takes of time and memory.
"""

import gzip
import io
import json
import os
import re
import struct
import sys
import warnings
import zipfile
from functools import cache
from pathlib import Path
from urllib.parse import quote

import econ
from econ.files.folding import fold
from econ.output import export
from econ.page import entry
from econ.provenance import links
from econ.scenario import Scenario
from tests import ruritania
from tests.fuzz import doors
from tests.fuzz.change import _LAUGHS

BUSY = "status 503"
REFUSED = frozenset({"exit 2", "InputError", "status 422", "status 400", "status 413", "status 414", "status 404"})
DIFFERS = REFUSED | {"exit 1", "status 200"}
SMALL = econ.Sampler(points=32, scrambles=4)
TABLE = []


@cache
def part(wanted=""):
    """The cases of a part of the table, or of all: name, what is done, how it may end."""
    parts = [(made, ends) for made, ends in TABLE if wanted in ("", made.__name__)]
    return [(f"{made.__name__} {name}", door, ends) for made, ends in parts for name, door in made()]


def cases(*, ends=REFUSED):
    """Put on the table what a function yields: names and what is done."""

    def register(function):
        TABLE.append((function, ends))
        return function

    return register


def case(wanted, number):
    """A case of the table, and None behind its end."""
    if number >= len(part(wanted)):
        return None
    name, door, ends = part(wanted)[number]

    def done():
        ended = door()
        if ended not in ends and ended != BUSY:
            raise doors.FaultError(f"ended in {ended}")
        return ended

    return name, done


# --- builders ---------------------------------------------------------------------------------------------


@cache
def made(form):
    """A small answer as a file."""
    return export.to_bytes(econ.run(Scenario.preset("missiles-added").change(sampler=SMALL)), form)


@cache
def whole():
    """A small answer as JSON has it."""
    return json.loads(made("json"))


def compact(value):
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":")).encode()


def saved(name, content):
    """A file of this name."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def zipped(*members, kind=zipfile.ZIP_DEFLATED):
    """A ZIP of members."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", kind) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def with_member(content, name, change):
    """A ZIP with one member changed, or added."""
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        held = {one: given.read(one) for one in given.namelist()}
    held[name] = change(held.get(name, b"")) if callable(change) else change
    return zipped(*held.items())


def long_names(key, leaves):
    """A true answer with a long key over many leaves."""
    return compact({**whole(), "results": {**whole()["results"], "K" * key: [0] * leaves}})


def verified(name, content):
    """`econ verify` of a file."""
    return doors.command("verify", saved(name, content))


def run(name, content):
    """`econ run` of a file."""
    return doors.command("run", saved(name, content))


def special(kind, name):
    """A name that is no file: a pipe, a device, a folder, itself."""
    match kind:
        case "fifo":
            os.mkfifo(name)
        case "device":
            Path(name).symlink_to("/dev/zero")
        case "folder":
            Path(name).mkdir()
        case "loop":
            Path(name).symlink_to(name)
        case "terminal":
            Path(name).symlink_to("/dev/tty")
    return name


# --- 1: what is typed is no program -----------------------------------------------------------------------

TOWERS = (
    "1 USD**9**9**9**9/year",
    "1 USD^9^9^9/year",
    "1 (USD**9)**9**9/year",
    "1 USD**(9**9)/year",
    "9**9**9 USD/year",
    "1 USD**999999999/year",
    "1 USD" + "*USD" * 2000,
    "1 USD/" + "(" * 2000 + "year",
    "1 USD**-9**9/year",
    "1 USD⁹⁹⁹/year",
    "1 USD**0.1**0.1/year",
    "2 * 2 * " * 800 + "2 USD/year",
    "1e999999999 * 1e999999999 USD/year",
    "1 " + "million " * 600,
    "1e9999999 %: 1 to 2 USD/year",
    "1e-9999999 %: 1 to 2 USD/year",
    "9" * 4999 + " USD/year",
    "1e" + "9" * 4000 + " USD",
    "one of: " + "1 (1), " * 700 + "1 (1) USD/year",
    "mixture 90%: " + "1 to 2 (1%), " * 390 + "1 to 2 (1%) USD/year",
    "1" + ",000" * 1200 + "x USD/year",
    "1 to " * 1000 + "2 USD/year",
    "1" + " " * 4900 + "x",
    "1.000" * 900,
    "0,0" * 1600,
    "1 USD/year" + "/year" * 900,
    "__import__('os')",
    "1 USD if True else 2",
    "90%: 1 USD**9**9 to 2 USD/year",
    "1 to 2 USD/year, median 1e999999",
    "beta 90%: " + "9" * 2000 + " %",
    "1 USD/year\0",
    "1 \u202eUSD/year",
    "\ud8001 USD",
    "1 " + "USD " * 1200,
    "1_" * 2000 + "1 USD/year",
    "1e308 billion USD/year",
    "\uff11\uff12\uff13 USD/year",
    "²² USD/year",
)


@cases(ends=REFUSED | {"exit 0", "status 200", "value"})
def typed():
    """At the command line, in Python, in a field, in an address."""
    for text in TOWERS:
        name = text[:30]
        if "\0" not in text and text.isprintable():
            yield f"set {name}", lambda t=text: doors.command("run", "--set", f"sale_value={t}")
        yield f"python {name}", lambda t=text: doors.python(Scenario.preset().change, set={"sale_value": t})
        yield f"field {name}", lambda t=text: doors.python(entry.read, t, "USD/year")
        yield f"address {name}", lambda t=text: doors.page(doors.parameter(sale_value=t))
        deed = {"do": "type", "name": "sale_value", "text": text}
        yield f"step {name}", lambda d=deed: doors.step(json.dumps({"address": "", "deed": d, "have": {}}).encode())


@cases(ends={"exit 0", "exit 1", "exit 2", "status 200", "status 414"})
def claimed():
    """Sentences that are checked."""
    for text in (
        "A sale of 1 USD**9**9**9 is 1% of North Korea's GDP.",
        "A sale of $" + "9" * 4000 + " is 1% of GDP.",
        "1" + ",000" * 4000,
        "about " * 3000 + "1% of GDP",
        "(" * 5000,
        "1% of " * 2000,
        "$1 to " * 2000,
        "a" * 20_000,
        "A sale of $\u0662\u0665\u0660 million is \u0661% of North Korea's GDP.",
        "$²⁵⁰ million is 1% of North Korea's GDP",
        "$1.\n" * 4000,
        "seratus " * 2000 + "persen dari PDB",
        "구천구백 " * 1500 + "억 달러는 북한 GDP의 1%",
        "1/" * 4000 + "1",
        "½" * 4000,
        "nineteen hundred and " * 900,
        "\ud800 $250 million is 1% of GDP",
        "$250 million is 1%\u202e of GDP",
        "$1e400 is 1% of GDP",
        "A sale of $250 million in " + "9" * 4400 + " is 1% of North Korea's GDP.",
        "$250 million " + "is " * 4000 + "1% of GDP.",
        "one " * 4000,
        "double of half of " * 1000 + "GDP",
        "$250m is 0." + "0" * 4000 + "1% of GDP",
        "\u0301" * 9000,
        "🙂" * 6000,
        "$250 million" + " (about 1% of GDP)" * 900,
    ):
        name = text[:24]
        if text.isprintable() or "\n" in text:
            yield f"check {name}", lambda t=text: doors.command("check", t)
        yield f"page {name}", lambda t=text: doors.page(doors.parameter(view="claims", claim=t[:6000]))
        body = {"address": "view=claims", "deed": {"do": "check", "claim": text}, "have": {}}
        yield f"step {name}", lambda b=body: doors.step(json.dumps(b, ensure_ascii=False).encode("utf-8", "replace"))


# --- 2: small files stay small ----------------------------------------------------------------------------


@cases(ends=DIFFERS)
def larger_than_they_look():
    """Files of less than a few MB that unfold to gigabytes."""
    for key, leaves in ((400_000, 200_000), (200_000, 5_000), (100_000, 10_000), (301, 190_000)):
        for name, door in (("verify", verified), ("run", run)):
            yield f"{name} key {key}x{leaves}", lambda d=door, k=key, n=leaves: d("a.json", long_names(k, n))
        for where in ("open", "check"):
            yield (
                f"{where} key {key}x{leaves}",
                lambda w=where, k=key, n=leaves: doors.upload(w, "a.json", long_names(k, n)),
            )
    yield (
        "capsule",
        lambda: verified("a.zip", with_member(made("capsule"), "result.json", lambda _c: long_names(100_000, 10_000))),
    )
    yield "tables run", lambda: run("a.json", b"[" + b"{}," * 6_000_000 + b"{}]")
    yield "tables verify", lambda: verified("a.json", b"[" + b"{}," * 6_000_000 + b"{}]")
    yield "deep json", lambda: run("a.json", b"[" * 1_000_000)
    yield "deep objects", lambda: verified("a.json", b'{"a":' * 1_000_000)
    header = ",".join(f"c{n}" for n in range(700_000)).encode()
    yield "columns verify", lambda: verified("a.csv", header)
    yield "columns check", lambda: doors.upload("check", "a.csv", header)
    yield "columns claims", lambda: doors.command("check", "--shipped", "--data", folder(**{"claims.csv": header}))
    yield "columns own table", lambda: doors.figures({"a.csv": header}, source=SOURCE)
    yield "columns import", lambda: doors.command("import", saved("a.csv", header))
    yield "quote without end", lambda: verified("a.csv", b'a,b\n"' + b"x," * 900_000)
    yield "quote without end own", lambda: doors.figures({"a.csv": b'year,value\n"' + b"x," * 900_000}, source=SOURCE)
    yield "lone quotes", lambda: doors.figures({"a.csv": b"year,value\n" + b'"' * 2_000_000}, source=SOURCE)
    yield "commas own", lambda: doors.figures({"a.csv": b"," * 4_900_000}, source=SOURCE)
    yield "lines own", lambda: doors.figures({"a.csv": b"year;value\n" + b"1;\n" * 1_500_000}, source=SOURCE)
    yield "toml brackets", lambda: run("a.toml", "a=" + "[" * 100_000)
    yield "toml tables", lambda: run("a.toml", "{b={b=" * 3_000)
    yield "toml inline tables", lambda: run("a.toml", "a=" + "{b=" * 3_000)
    yield "toml dotted", lambda: run("a.toml", "a." * 100_000 + "a=1")
    yield "toml dotted headers", lambda: run("a.toml", "".join(f"[a{n}.b.c.d.e.f]\n" for n in range(20_000)))
    yield "toml quotes", lambda: run("a.toml", 'a="""' + '\\"' * 150_000)
    yield "toml comments", lambda: run("a.toml", "#" + " " * 390_000 + "\na")
    yield "toml digits", lambda: run("a.toml", "year=" + "9" * 5_000)
    yield "toml underscores", lambda: run("a.toml", "year=1" + "_1" * 150_000 + "x")
    yield "json digits", lambda: run("a.json", '{"year":' + "9" * 5_000 + "}")
    yield "json digits step", lambda: doors.step(b'{"address": ' + b"9" * 60_000 + b"}")
    yield "json exponent", lambda: run("a.json", '{"year": 1e' + "9" * 5_000 + "}")
    yield "toml open", lambda: doors.upload("open", "a.toml", b"a." * 2_000_000)
    yield "html open", lambda: doors.upload("open", "a.html", b"<" * 4_000_000)
    yield "not utf", lambda: verified("a.json", b"\xff\xfe" + b"\0\xd8" * 2_000_000)
    yield "korean", lambda: verified("a.csv", b"\xb0\xa1" * 5_000_000)
    yield "bytes", lambda: verified("a.html", b"\x80" * 1_900_000)


@cases(ends=DIFFERS)
def pages_of_tags():
    """HTML."""
    for name, piece in {
        "rows": "<tr data-row=r><td>1</td></tr>",
        "cells": "<td>",
        "open": "<a ",
        "comment": "<!--",
        "declaration": "<![x",
        "svg": "<svg>",
        "attributes": "<p " + "a=b " * 400_000,
        "entity": "&#9999999999;",
        "amp": "&" * 400,
        "quotes": "<a b='",
        "slashes": "</" * 30,
        "title": "<title>",
        "script": "<script>",
        "equals": "<a " + "=" * 300_000,
        "data": "<data value=",
    }.items():
        many = (piece * (1_400_000 // len(piece) + 1))[:1_400_000]
        yield name, lambda m=many: verified("a.html", made("html").decode().replace("</body>", f"{m}</body>"))


@cases(ends=DIFFERS)
def archives():
    """ZIP files and workbooks."""
    sheet = "xl/worksheets/sheet1.xml"
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    workbooks = {
        "bomb": ("xl/sharedStrings.xml", lambda: strings % (b"x" * 60_000_000)),
        "string": ("xl/sharedStrings.xml", lambda: strings % (b"x" * 19_000_000)),
        "strings": ("xl/sharedStrings.xml", lambda: b"<sst>" + b"<si/>" * 3_000_000 + b"</sst>"),
        "laughs": ("xl/workbook.xml", lambda: _LAUGHS),
        "laughs in a sheet": (sheet, lambda: _LAUGHS),
        "laughs in strings": ("xl/sharedStrings.xml", lambda: _LAUGHS),
        "deep": (sheet, lambda: b"<a>" * 2_000_000),
        "less deep": (sheet, lambda: b"<a>" * 490_000),
        "flat": (sheet, lambda: b"<a>" + b"<b/>" * 490_000 + b"</a>"),
        "tag": (sheet, lambda: b"<a b='" + b"x" * 19_000_000 + b"'/>"),
        "remark": (sheet, lambda: b"<a><!--" + b"> " * 9_000_000 + b"--></a>"),
        "remarks": (sheet, lambda: b"<a>" + b"<!--" * 4_000_000),
        "instruction": (sheet, lambda: b"<a><?x " + b"> " * 9_000_000 + b"?></a>"),
        "utf-16": (sheet, lambda: ("<a b='" + "x" * 9_000_000 + "'/>").encode("utf-16")),
        "comments": ("xl/worksheets/comments1.xml", lambda: b"<a>" + b"<b/>" * 490_000 + b"</a>"),
        "relations": ("xl/worksheets/_rels/sheet1.xml.rels", lambda: b"<a>" + b"<b/>" * 490_000 + b"</a>"),
        "another name": ("xl/worksheets/sheet1.bin", lambda: b"<a b='" + b"x" * 19_000_000 + b"'/>"),
        "formulas": (sheet, lambda: b"<f " * 6_000_000),
        "styles": ("xl/styles.xml", lambda: b"<styleSheet>" + b"<xf/>" * 2_000_000),
        "attributes": (sheet, lambda: b"<worksheet " + b" ".join(b'a%d="1"' % n for n in range(900_000)) + b"/>"),
        "namespaces": (sheet, lambda: b"<worksheet " + b" ".join(b'xmlns:a%d="1"' % n for n in range(300_000)) + b"/>"),
        "far": (
            sheet,
            lambda: SHEET % b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        ),
        "row of digits": (
            sheet,
            lambda: (
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="'
                + b"9" * 5_000
                + b'"/></sheetData></worksheet>'
            ),
        ),
        "row of other digits": (
            sheet,
            lambda: SHEET % '<row r="²"/>'.encode(),
        ),
    }
    for name, (member, content) in workbooks.items():
        yield f"xlsx {name}", lambda m=member, c=content: verified("a.xlsx", with_member(made("xlsx"), m, c()))
    for name in ("bomb", "strings", "laughs", "formulas", "far", "less deep", "flat", "tag", "remark", "styles"):
        member, content = workbooks[name]
        yield (
            f"check {name}",
            lambda m=member, c=content: doors.upload("check", "a.xlsx", with_member(made("xlsx"), m, c())),
        )
        yield (
            f"import {name}",
            lambda m=member, c=content: doors.command("import", saved("a.xlsx", with_member(made("xlsx"), m, c()))),
        )
    for part in (
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
        "docProps/core.xml",
    ):
        yield (
            f"damaged {part}",
            lambda p=part: verified("a.xlsx", with_member(made("xlsx"), p, lambda c: c[: len(c) // 2] + b"<" + c[:40])),
        )
    yield "members", lambda: verified("a.zip", zipped(*((f"{n}", b"") for n in range(60_000))))
    yield "traversal", lambda: verified("a.zip", with_member(made("capsule"), "../../x", b"x"))
    yield "lzma", lambda: verified("a.zip", zipped(("result.json", b"{}"), kind=zipfile.ZIP_LZMA))
    yield "lying size", lambda: verified("a.zip", lying(zipped(("result.json", b"0" * 100_000_000))))
    yield (
        "lying sizes of figures",
        lambda: doors.command("run", "--data", saved("f.zip", lying(zipped(("sources.json", b"0" * 100_000_000))))),
    )
    yield "two directories", lambda: verified("a.zip", made("capsule") + zipped(("result.json", b"{}")))
    yield "zip in zip", lambda: doors.command("import", saved("a.zip", zipped(("b.zip", zipped(("c.csv", b"x"))))))
    yield (
        "zip of figures",
        lambda: doors.command("run", "--data", saved("f.zip", zipped(("sources.json", b" " * 29_000_000)))),
    )
    yield (
        "links in a zip",
        lambda: doors.command("run", "--data", saved("f.zip", zipped(symlink("sources.json", "/etc/passwd")))),
    )
    yield "bomb of a provider", lambda: doors.command("import", saved("a.zip", zipped(("a.csv", b"0" * 50_000_000))))
    yield "bomb of gzip", lambda: doors.command("import", saved("a.csv.gz", gzip.compress(b"0" * 50_000_000, 9)))
    yield "lines of gzip", lambda: doors.command("import", saved("a.csv.gz", gzip.compress(b"a,b\n" * 5_000_000, 9)))
    yield "gzip of gzip", lambda: doors.command("import", saved("a.gz", gzip.compress(gzip.compress(b"0" * 9_000_000))))
    yield "own bomb", lambda: doors.figures({"f.zip": zipped(("sources.json", b"0" * 60_000_000))})
    yield "own names", lambda: doors.figures({"f/" + "x" * 300 + ".csv": b"x", "f/sources.json": b"[]"})
    yield (
        "own long name",
        lambda: doors.figures({"f/" + "/".join("x" * 200 for _ in range(40)) + ".csv": b"", "f/sources.json": b"[]"}),
    )
    yield "own zero", lambda: doors.figures({"f/\0.csv": b"x", "f/sources.json": b"[]"})
    yield "own half", lambda: doors.figures({"f/\ud800.csv": b"x", "f/sources.json": b"[]"})
    yield "own up", lambda: doors.figures({"../../f.csv": b"x", "f/sources.json": b"[]"})
    yield (
        "own file and folder",
        lambda: doors.figures({"f/a.csv": b"x", "f/a.csv/b.csv": b"x", "f/sources.json": b"[]"}),
    )
    yield "own dots", lambda: doors.figures({"f/./a.csv": b"x", "f//a.csv": b"x", "f/sources.json": b"[]"})
    yield (
        "zip file and folder",
        lambda: doors.command(
            "run", "--data", saved("f.zip", zipped(("sources.json", b"[]"), ("a.csv", b""), ("a.csv/b.csv", b"")))
        ),
    )


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def lying(content):
    """A ZIP whose directory says that each member is small."""
    at = content.rindex(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<I", 10) + content[at + 4 :]


def symlink(name, to):
    """A member of a ZIP that is a link to another file."""
    about = zipfile.ZipInfo(name)
    about.create_system, about.external_attr = 3, 0o120777 << 16
    return about, to


@cases(ends=DIFFERS | {"exit 0"})
def tables_of_columns():
    """Parquet and Stata, whose heads promise."""
    import pyarrow as pa
    from pyarrow import parquet

    def written(columns, **more):
        stream = io.BytesIO()
        parquet.write_table(pa.table(columns), stream, **more)
        return stream.getvalue()

    names = ["section", "name", "item", "year", "label", "text"]
    long = pa.DictionaryArray.from_arrays(pa.array([0] * 5_000, pa.int32()), ["x" * 1_000_000])
    yield (
        "one long text",
        lambda: verified("a.parquet", written(dict.fromkeys(names[:2], long), compression="zstd")),
    )
    yield (
        "many nulls",
        lambda: verified("a.parquet", written({n: pa.nulls(3_000_000, pa.string()) for n in names[:1]})),
    )
    yield "many columns", lambda: verified("a.parquet", written({f"c{n}": [1] for n in range(20_000)}))
    nested = pa.array([[["x"]]] * 1000)
    yield "lists", lambda: verified("a.parquet", written(dict.fromkeys(names, nested)))
    yield "bytes", lambda: verified("a.parquet", written({n: pa.array([b"\xff\xfe"] * 9) for n in names}))
    yield "open", lambda: doors.upload("open", "a.parquet", made("parquet"))
    for at in (0, 3, 20, 60, 120, 200, 400):
        yield (
            f"stata {at}",
            lambda a=at: verified("a.dta", made("stata")[:a] + b"\xff\xff\xff\x7f" + made("stata")[a + 4 :]),
        )
    yield "stata half", lambda: verified("a.dta", made("stata")[: len(made("stata")) // 2])


# --- 4: what was added is told ----------------------------------------------------------------------------


@cases(ends={"exit 1", "exit 2"})
def false_rows():
    """Each beside what is true."""

    def page():
        return made("html").decode()

    table = made("csv").decode().splitlines(keepends=True)
    at = next(n for n, row in enumerate(table) if ",gdp_share," in row)
    false = re.sub(r"0\.\d{4,}", "0.089", table[at], count=1)
    yield "csv before", lambda: verified("a.csv", "".join([*table[:at], false, *table[at:]]))
    yield "csv behind", lambda: verified("a.csv", "".join([*table[: at + 1], false, *table[at + 1 :]]))
    outputs = whole()["results"]["outputs"]
    first = {**outputs[0], "median": 0.089}
    yield (
        "json item",
        lambda: verified(
            "a.json", compact({**whole(), "results": {**whole()["results"], "outputs": [first, *outputs]}})
        ),
    )
    twice = compact(whole()).replace(b'"outputs":[', b'"outputs":[],"outputs":[', 1)
    yield "json key", lambda: verified("a.json", twice)
    yield (
        "html sentence",
        lambda: verified("a.html", page().replace("<main", "<p>A sale is about 8.9 % of GDP.</p><main", 1)),
    )
    yield "html row", lambda: verified("a.html", page().replace("</tbody>", "<tr><td>Share of GDP<td>8.9 %</tbody>", 1))
    yield (
        "html picture",
        lambda: verified("a.html", re.sub(r"(<svg.*?>)", r"\1<text>8.9 %</text>", page(), count=1, flags=re.DOTALL)),
    )
    yield "html comment", lambda: verified("a.html", page().replace("</title>", " 8.9 %</title>", 1))
    lie = "<p>A sale is about 8.9 % of GDP.</p>"
    for name, mark in {
        "that browsers end at once": f"<!-->{lie}-->",
        "that they end at the next dash": f"<!--->{lie}-->",
        "that is none to them": f"<!x>{lie}",
        "as a section": f"<![CDATA[>{lie}]]>",
        "alone": "<!-- 8.9 % -->",
        "of an instruction": "<?x 8.9 % ?>",
    }.items():
        yield f"html remark {name}", lambda m=mark: verified("a.html", page().replace("<main", f"{m}<main", 1))
    for name, mark in {
        "base": '<base href="https://evil.example/">',
        "rule": '<link rel="stylesheet" href="x.css">',
    }.items():
        yield f"html {name}", lambda m=mark: verified("a.html", page().replace("</head>", f"{m}</head>", 1))
    yield "html class", lambda: verified("a.html", page().replace("<h2", '<h2 class="hidden"', 1))
    for value in ({}, [], {"a": {"b": []}}):
        named = {**whole(), "The true share is 8.9 %.": value}
        yield f"json name of {value!r}", lambda n=named: verified("a.json", compact(n))
    for name in ("docProps/core.xml", "xl/theme/theme1.xml", "xl/drawings/drawing1.xml", "xl/styles.xml"):
        yield (
            f"xlsx {name}",
            lambda n=name: verified("a.xlsx", with_member(made("xlsx"), n, lambda part: part + b"<!-- 8.9 % -->")),
        )
    yield (
        "json address",
        lambda: verified(
            "a.json", compact({**whole(), "about": {**whole()["about"], "citation": "http://[?frozen=2.A"}})
        ),
    )


# --- 5, 6: places, kinds and ends of files ----------------------------------------------------------------


@cases()
def no_files():
    """Pipes, devices, folders and loops in the place of a file, at every door that opens one."""
    for kind in ("fifo", "device", "folder", "loop"):
        for words in (
            "run a.json",
            "run a.toml",
            "verify a.json",
            "verify a.csv",
            "verify a.xlsx",
            "verify a.parquet",
            "compare a.json",
            "check --file a.txt",
            "import a.csv",
            "run --data a.zip",
            "refresh a.csv",
            "link a.toml",
            "cite a.json",
        ):
            name = words.split()[-1]
            yield f"{kind} {words}", lambda k=kind, n=name, w=words: (special(k, n), doors.command(*w.split()))[1]
        for inner in ("sources.json", "lines.csv", "units.toml", "countries/XRU.toml"):
            yield f"{kind} in a folder {inner}", lambda k=kind, i=inner: doors.command("run", "--data", beside(k, i))
    yield "long name", lambda: doors.command("run", "x" * 5_000)
    yield "long names", lambda: doors.command("import", "x" * 5_000 + ".csv")
    yield "long data", lambda: doors.command("run", "--data", "x" * 5_000)
    yield "long article", lambda: doors.command("check", "--file", "x" * 5_000)
    yield "bytes of a name", lambda: doors.command("run", "\udcff.toml")
    yield "bytes of a word", lambda: doors.command("check", "--lang", "\udcff", "x")
    yield "output to a folder", lambda: doors.command("run", "--output", special("folder", "a.csv"))
    yield "output to a loop", lambda: doors.command("run", "--output", special("loop", "a.csv"))
    yield "output to a device", lambda: doors.command("run", "--output", full("a.csv"))
    yield "import into a file", lambda: doors.command("import", saved("a.csv", FRED), "--into", saved("f", "x"))
    yield "import into a loop", lambda: doors.command("import", saved("a.csv", FRED), "--into", special("loop", "f"))
    yield "sweep into a file", lambda: doors.command("sweep", "payment_discount=0 to 40 %", "--out", saved("f", "x"))
    yield "figures in a loop", lambda: doors.command("run", "--data", around())


FRED = "observation_date,EXUSEU\n" + "".join(f"2024-{m:02d}-01,1.0{m:02d}\n" for m in range(1, 13))


def full(name):
    """The name of a full disk."""
    Path(name).symlink_to("/dev/full")
    return name


def folder(**files):
    """A folder of figures with files of its own."""
    ruritania.write(Path("f"))
    for name, content in files.items():
        saved(f"f/{name}", content)
    return "f"


def beside(kind, inner):
    """A folder of figures in which one file is none."""
    ruritania.write(Path("f"))
    path = Path("f") / inner
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    special(kind, path)
    return "f"


def around():
    """A folder that holds itself, and nothing else."""
    Path("f").mkdir()
    Path("f/f").symlink_to(Path("f").absolute())
    return "f"


@cases()
def wrong_kinds():
    """What a scenario may not hold, though another reader would take it."""
    start = 'title = "x"\nexporter = "PRK"\n'
    for field in (
        "year = 2022.7",
        "year = true",
        'year = "2022"',
        "year = 1" + "0" * 30,
        "year = 2022-01-01",
        "year = -1",
        "year = 0",
        "year = 2022\n[path]\n" + "\n".join(f"{n} = 1.0" for n in range(1, 2001)),
        "year = 2022\nset = 3",
        "year = [2022]",
        "year = 2022\n[path]\n" + "\n".join(f"{n} = 1.0" for n in range(1, 20_000)),
        "year = 2022\n[set]\nsale_value = true",
        "year = 2022\n[set]\nsale_value = inf",
        "year = 2022\nlines = 5",
        "year = 2022\nbuyer = 7",
        "year = 0x7e6e6e6e6e",
        'year = 2022\nsummary = "\\u001b[31mx."',
        'year = 2022\ntitle = "y"',
        "year = 2022\n[sampler]\npoints = 10000000000",
        "year = 2022\n[set]\n" + "\n".join(f"q{n} = 1" for n in range(9_000)),
        "year = 2022\n[words]\nx = 1",
        "[[year]]",
    ):
        yield f"toml {field[:40]!r}", lambda f=field: run("a.toml", start + f)
    for name, change in {
        "year": {"year": 2022.7},
        "year true": {"year": True},
        "year text": {"year": "2022"},
        "year large": {"year": 10**30},
        "path": {"path": {str(n): 1.0 for n in range(1, 2001)}},
        "path long": {"path": {str(n): 1.0 for n in range(200_000)}},
        "points": {"sampler": {**whole()["scenario"].get("sampler", {}), "points": 64.9}},
        "many points": {"sampler": {**whole()["scenario"].get("sampler", {}), "points": 1 << 40}},
        "lines": {"lines": ["x"] * 5000},
        "inputs": {"inputs": {str(n): {} for n in range(5000)}},
        "list": {"inputs": []},
    }.items():
        held = {**whole(), "scenario": {**whole()["scenario"], **change}}
        yield f"json {name}", lambda h=held: run("a.json", compact(h))
        yield f"python {name}", lambda h=held: doors.python(lambda: econ.run(Scenario.from_dict(h)))
        yield f"open {name}", lambda h=held: doors.upload("open", "a.json", compact(h))
    for name, content in {
        "zero": compact(whole()) + b"\0",
        "return": b'{"year":\r2022}',
        "laughs": _LAUGHS,
        "nan": b'{"year": NaN}',
        "empty": b"",
    }.items():
        yield f"run {name}", lambda c=content: run("a.json", c)
        yield f"verify {name}", lambda c=content: verified("a.json", c)
    for words in (
        "run --points 10000000000",
        "run --points 16777216 --scrambles 4096",
        "run --gdp-year ²",
        "run --digits 9999999",
        "sweep sale_value=1 --steps 2",
        "sweep payment_discount=0to1 --steps 99999999",
        "solve gdp_share=1e999",
        "sensitivity --of x",
        "mixture bok_nominal=1e999",
        "mixture bok_nominal=nan",
        "compare " + "press-line-2023 " * 400,
        "cite --format x",
        "explain " + "x" * 5000,
        "list uses " + "(" * 3000,
        "figure x a.svg",
        "run --as-of 9999-99-99",
        "run --pace 2022=1e308",
        "link --points 10000000",
        "exporters --year ²",
        "ledger --year 99999",
        "run --as-of ²²²²-01-01",
        "check x --said ²²²²",
        "check x --year " + "9" * 5000,
        "check x --amount 1e99999",
        "run --correlate a,b=nan",
    ):
        yield words[:40], lambda w=words: doors.command(*w.split())


@cases(ends={"exit 0", "exit 2", "value", "InputError", "status 200"})
def edges():
    """Numbers at the edge of what a computer has: answered or refused, without a warning beside it."""
    for text in (
        "1e-320 USD/year",
        "one of: 1 (1e308), 2 (1e308) USD/year",
        "1e308 USD/year",
        "90%: 1e-300 to 1e300 USD/year",
        "0 USD/year",
        "uniform: 0 to 1e300 USD/year",
        "lognormal 99.999999%: 1 to 2 USD/year",
        "normal 0.0001%: 1 to 2 USD/year",
        "mixture 90%: 1 to 1e200 (1%), 2 to 3 (99%) USD/year",
        "pert: 1 to 1.0000000001, likely 1 USD/year",
    ):
        yield text, lambda t=text: doors.command("run", "--set", f"sale_value={t}")
        yield f"page {text}", lambda t=text: doors.page(doors.parameter(sale_value=t))
    names = sorted(econ.run().state.inputs)[:60]
    pairs = [
        f"{a},{b}={rank}"
        for n, a in enumerate(names)
        for b, rank in zip(names[n + 1 :], (0.9, -0.9) * 30, strict=False)
    ]
    yield "correlations", lambda: doors.command("run", *(w for pair in pairs for w in ("--correlate", pair)))
    for words in ("run --seed \u0663", "run --year \uff12\uff10\uff12\uff12"):
        yield words, lambda w=words: doors.command(*w.split())
    for path in ("file/json", "picture/gdp_share.svg", "compared/table.csv", "part/share", "part/download"):
        yield (
            path,
            lambda p=path: (
                doors.page(doors.parameter(sale_value="1e-99 USD/year"), f"/{p}")
                if "picture" not in p and "table" not in p
                else "value"
            ),
        )


# --- 9: what a title may not do, and words that are no words ------------------------------------------------

HOSTILE = (
    "\x1b]0;x\x07",
    "\x9b31m",
    "\u202eevil",
    "\u2066x",
    "a\rb",
    "\0",
    "\ud800",
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "<script>",
    "</title><script>",
    "\\input{/etc/passwd}",
    "$x^2$ \\write18{x}",
    "[x](javascript:alert(1))",
    "{{7*7}}",
    "%n%s",
    "\u202e",
    "x" * 5000,
    "\u2028",
    "\x85",
    "\ufeff",
    "<!--",
    "]]>",
    "&#x41;",
    "${jndi:x}",
)


@cases(ends={"exit 0", "exit 2", "status 200", "status 422"})
def words_of_strangers():
    """Titles, sources, notes and names with signs that steer a terminal or end a quotation."""
    for text in HOSTILE:
        held = {**whole(), "words": {**whole().get("words", {}), "title": text}}
        yield f"json {text[:12]!r}", lambda h=held: doors.command("run", saved("a.json", json.dumps(h)))
        yield f"open {text[:12]!r}", lambda h=held: doors.upload("open", "a.json", json.dumps(h).encode())
        escaped = json.dumps(text)
        for name in ("sources.json", "countries/XRU.toml"):
            yield (
                f"own {name} {text[:12]!r}",
                lambda e=escaped, n=name: doors.command("run", "ruritania-2023", "--data", titled(n, e)),
            )
        yield (
            f"cite own {text[:12]!r}",
            lambda e=escaped: doors.command("cite", "ruritania-2023", "--data", titled("sources.json", e)),
        )
        kept = {"scenarios": [{"name": text, "note": text, "address": "sale_value=1e8 USD/year"}], "form": "json"}
        yield f"write {text[:12]!r}", lambda k=kept: doors.sent("write", json.dumps(k).encode())
        yield (
            f"upload name {text[:12]!r}",
            lambda t=text: doors.sent("check", json.dumps({"name": f"{t}.json", "content": "e30="}).encode()),
        )
        yield (
            f"own name {text[:12]!r}",
            lambda t=text: doors.figures({f"{t}/sources.json": b"[]", f"{t}/x.csv": b""}, name=t),
        )


def titled(name, escaped):
    """A folder of figures in which a title or name is another."""
    ruritania.write(Path("f"))
    path = Path("f") / name
    text = path.read_text("utf-8")
    pattern = r'("title":\s*)"[^"]*"' if name.endswith("json") else r'(?m)^(name\s*=\s*)"[^"]*"'
    path.write_text(re.sub(pattern, lambda found: found[1] + escaped, text, count=1), "utf-8")
    return "f"


@cases(ends={"status 200", "status 303", "status 400", "status 404", "status 413", "status 414", "exit 2"})
def addresses():
    """Addresses and steps of no page of ours."""
    for body in (
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b"1e999",
        b"NaN",
        b'{"address": NaN}',
        b'{"address": "\\ud800"}',
        b'{"deed": {"do": "type"}}',
        b'{"address": "sale_value=%ED%A0%80"}',
        b'{"deed": {"do": "slide", "name": "sale_value", "value": "NaN"}}',
        b'{"have": []}',
        b'{"address": "view=\\ud800&gdp=\\ud800"}',
        b'{"address": "claim=\\ud800&view=claims"}',
        b'{"address": ["a"], "have": 3}',
        b'{"deed": {"do": "type", "name": "sale_value", "text": "\\ud800"}}',
        b'{"address": "a=' + b"&a=" * 20_000 + b'"}',
        b'{"deed": {"do": "slide", "name": "sale_value", "value": "1' + b"0" * 50_000 + b'"}}',
        b'{"deed": {"do": "exporter", "value": "\\ud800"}}',
        b'{"have": {' + b",".join(b'"%d":0' % n for n in range(7_000)) + b"}}",
        b"\xff\xfe{",
        b"\xef\xbb\xbf{}",
        b" " * 70_000,
        b'{"address": "own=' + b"a 12345678; " * 3000 + b'"}',
        b'{"deed": {"do": "slide", "name": "sale_value", "value": "1e-400"}}',
    ):
        yield f"step {body[:50]!r}", lambda b=body: doors.step(b)
    for query in (
        "sale_value=%00",
        "sale_value=%ff",
        "lang=%ed%a0%80",
        "view=%1b%5b31m",
        "frozen=2." + "A" * 15_000,
        "frozen=2." + "é" * 100,
        "claim_code=" + "A" * 9000,
        "before=sale_value%3D1",
        "before=" + quote("sale_value=\x00"),
        "number=²&view=claims&claim=1%25+of+GDP",
        "view=compare&of=" + "A" * 15_000,
        "threshold=1e999&view=why",
        "threshold=nan&view=why",
        "view=exporters&in=²",
        "view=exporters&in=" + "9" * 5000,
        "view=sources&page=" + "9" * 6000,
        "view=sources&page=²",
        "view=sources&find=" + "(" * 5000,
        "year=²²²²",
        "year=\u0662\u0660\u0662\u0662",
        "as_of=²",
        "view=backwards&goal=1e999999+%25",
        "view=backwards&goal=" + "9" * 5000,
        "&".join(f"x{n}=1" for n in range(2000)),
        "a" * 19_000,
        "preset=" + "../" * 2000 + "etc/passwd",
        "gdp=%00",
        "own=" + "a+12345678;" * 900,
        "view=compare&scenarios=" + "press-line-2023," * 900,
    ):
        yield f"page {query[:40]}", lambda q=query: doors.page(q)
    for path in (
        "/file/pdf%00",
        "/picture/..%2f..%2fetc%2fpasswd.svg",
        "/picture/x.svg",
        "/part/%ff",
        "/compared/x.csv",
        "/file/" + "x" * 5000,
        "/static/../x",
        "/embed?frozen=2.A",
        "/oembed?url=%ff",
        "/changed.json?x=%00",
        "/light?claim=%ed%a0%80",
    ):
        where, _mark, query = path.partition("?")
        yield f"path {path[:30]}", lambda w=where, q=query: doors.page(q, w)


UN = "CountryID,Country,IndicatorName,²²²²,²²²²\n408,D.P.R. of Korea,Gross Domestic Product (GDP),1,2\n"
SDMX = b'<?xml version="1.0"?><m:Data xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><m:DataSet>'
SOURCE = {"country": "SRB", "unit": "million USD", "title": "T", "publisher": "P", "year": "2023", "address": ""}


@cases()
def figures_of_ones_own():
    """Tables, folders and files of providers."""
    for row in (
        "²²²²,1",
        "\u0662\u0660\u0662\u0662,1",
        "2022,\u0661",
        "2022," + "9" * 5000,
        "2022,1e999",
        "2022,nan",
        "2022,1_000",
        "9" * 5000 + ",1",
        "2022,0x10",
        "½,1",
    ):
        yield f"table {row[:12]}", lambda r=row: doors.figures({"a.csv": f"year,value\n{r}\n".encode()}, source=SOURCE)
    for year in ("²²²²", "9" * 5000, "\u0662\u0660\u0662\u0662", "2023\x1b", "\ud800"):
        yield (
            f"source {year[:9]!r}",
            lambda y=year: doors.sent(
                "own",
                json.dumps(
                    {
                        "token": doors.TOKEN,
                        "digests": [],
                        "files": {"a.csv": doors.packed(b"year,value\n2022,1")},
                        "source": {**SOURCE, "year": y},
                    }
                ).encode(),
            ),
        )
    for unit in (
        "9**9**9 USD",
        "USD**9**9**9",
        "(" * 50,
        "1e999 USD",
        "0 USD",
        "-1 USD",
        "nan USD",
        "mine",
        "\x1b",
        "x" * 400,
        "USD\nevil = 9**9**9**9",
    ):
        for key in ("is", "of", "definition", "factor", "unit"):
            text = f'[mine]\nlabel = "Mine"\n{key} = {json.dumps(unit)}\n'
            yield (
                f"units.toml {key} {unit[:12]!r}",
                lambda t=text: doors.command("run", "--data", folder(**{"units.toml": t})),
            )
    about = next(name for name in ruritania.FILES if name.endswith("about.toml"))
    for field, value in {
        "unit": '"USD**9**9**9/year"',
        "plausible": "[nan, 1]",
        "entity": '"../x"',
        "label": '"\\u001b"',
        "source": "3",
    }.items():
        text = re.sub(rf"(?m)^{field}\s*=.*$", "", ruritania.FILES[about])
        yield (
            f"about {field}",
            lambda t=text, f=field, v=value: doors.command("run", "--data", folder(**{about: f"{f} = {v}\n{t}"})),
        )
    lines = "line,label\n" + "x" * 5000 + ",y\n"
    yield "lines", lambda: doors.command("run", "--data", folder(**{"lines.csv": lines}))
    yield (
        "sources digits",
        lambda: doors.command("run", "--data", folder(**{"sources.json": '[{"id": ' + "9" * 5000 + "}]"})),
    )
    yield "sources deep", lambda: doors.command("run", "--data", folder(**{"sources.json": "[" * 100_000}))
    yield "sources number", lambda: doors.command("run", "--data", folder(**{"sources.json": "5"}))
    providers = {
        "xml laughs": lambda: _LAUGHS,
        "xml deep": lambda: b"<a>" * 1_000_000,
        "xml attributes": lambda: b"<a " + b" ".join(b'a%d="1"' % n for n in range(400_000)) + b"/>",
        "xml entity": lambda: b'<!DOCTYPE a [<!ENTITY x SYSTEM "/etc/passwd">]><a>&x;</a>',
        "sdmx groups": lambda: SDMX + b"<Group a='1'/>" * 20_000 + b"<Obs TIME_PERIOD='2022' OBS_VALUE='1'/>" * 20_000,
        "sdmx tag": lambda: SDMX + b"<Obs a='" + b"x" * 30_000_000 + b"'/>",
        "sdmx deep": lambda: SDMX + b"<a>" * 1_000_000,
        "json deep": lambda: b"[" * 5_000_000,
        "json tables": lambda: b"[" + b"{}," * 9_000_000 + b"{}]",
        "json nan": lambda: b'[{"page":NaN},[]]',
        "json digits": lambda: b"[" + b"9" * 5000 + b"]",
        "years": UN.encode,
        "utf-32": lambda: "a,b\n1,2".encode("utf-32"),
        "half utf-16": lambda: b"\xff\xfea\0,\0b",
        "zeros": lambda: b"\0" * 20_000_000,
        "one line": lambda: b"a," * 10_000_000,
        "quotes": lambda: b'"' * 9_000_000,
        "lines": lambda: b"\n" * 9_000_000,
        "spaces": lambda: b" " * 9_000_000,
        "gz head": lambda: b"\x1f\x8b",
        "old excel": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000,
        "pdf": lambda: b"%PDF-1.7",
    }
    for name, content in providers.items():
        yield f"import {name}", lambda c=content: doors.command("import", saved("a.csv", c()))
        yield f"own {name}", lambda c=content: doors.figures({"a.csv": c()[:4_000_000]})


@cases()
def link_texts():
    """Frozen links."""
    known = links._words("2")

    def of(value):
        return f"2.{fold(value if isinstance(value, bytes) else compact(value), known)}"

    good = {**whole()["scenario"], "words": {}, "answers": {}, "digests": ["0" * 16] * 3, "version": "0.3.0"}
    for name, link in {
        "bomb": f"2.{fold(b'0' * 10_000_000, known)}",
        "deep": of(b"[" * 100_000),
        "digits": of(b'{"year":' + b"9" * 5000 + b"}"),
        "nan": of(b'{"year":NaN}'),
        "points": of({**good, "sampler": {"points": 1 << 40, "scrambles": 1, "seed": 1}}),
        "inputs": of({**good, "inputs": {str(n): 1 for n in range(9000)}}),
        "path": of({**good, "path": {str(n): 1.0 for n in range(9000)}}),
        "answers": of({**good, "answers": {"gdp_share": ["x"] * 3}}),
        "answer names": of({**good, "answers": {"x" * 9000: [1, 2, 3]}}),
        "years": of({**good, "year": True}),
        "word": of({**good, "words": {"title": "\x1b"}}),
        "list": of([1]),
        "null": of(None),
        "tail": of(good) + "A" * 9000,
        "letters": "2." + "é" * 50,
        "space": "2.  ",
        "many": "2." + "." * 9000,
        "list of answers": of({**good, "answers": [1, 2]}),
        "digest": of({**good, "digests": {"a": 1}}),
        "huge": of({**good, "answers": {"gdp_share": [10**400] * 3}}),
    }.items():
        yield f"run {name}", lambda t=link: doors.command("run", t)
        yield f"verify {name}", lambda t=link: doors.command("verify", t)
        yield f"open {name}", lambda t=link: doors.sent("open", {"link": t})
        yield f"check {name}", lambda t=link: doors.sent("check", {"link": t})


@cases(ends={"exit 2"})
def long_words():
    """In the place of every name, number and pair: the sentence stays one."""
    long = "x" * 50_000
    for words in (
        "{}",
        "run {}",
        "run press-line-2023 {}",
        "run --{}",
        "run --set {}",
        "run --set {}=1",
        "run --unset {}",
        "run --exporter {}",
        "run --exporter PRK --exporter {}",
        "run --set sale_value=1 --set sale_value={}",
        "run --gdp {}",
        "run --as-of {}",
        "run --pace {}",
        "run --pace {}=1",
        "run --correlate {}",
        "run --correlate a,b={}",
        "run --year {}",
        "run --format {}",
        "run --output {}",
        "sweep {}",
        "sweep {}=1",
        "sweep payment_discount={}",
        "sweep sale_value=1 --out o --draws {}",
        "solve {} --for gdp_share=1%",
        "solve sale_value --for {}",
        "solve sale_value --for gdp_share={}",
        "mixture --weight {}",
        "mixture --weight bok_nominal={}",
        "sensitivity --above {}",
        "sensitivity --of {}",
        "check {} --lang {}",
        "check --code {}",
        "cite --style {}",
        "figure {}",
        "explain {}",
        "list {}",
        "list uses {}",
        "exporters --by {}",
        "restate {}",
        "refresh {}",
        "import {} --country {}",
        "schema {}",
        "completion {}",
        "verify {}",
        "compare press-line-2023 missiles-added --outputs {}",
    ):
        yield words, lambda w=words: doors.command(*w.replace("{}", long).split())


@cases(ends={"exit 2"})
def surroundings():
    """Settings of the system that are wrong."""

    def surrounded(name, value, *words):
        before = os.environ.get(name)
        os.environ[name] = value
        try:
            return doors.command(*words)
        finally:
            del os.environ[name]
            os.environ |= {} if before is None else {name: before}

    for value in ("abc", "9" * 30, "²", "253402300800"):
        yield f"day {value[:9]}", lambda v=value: surrounded("SOURCE_DATE_EPOCH", v, "cite")
    for value in ("http://[", "http://[::1", "http://", "x", "http://a b/"):
        yield f"address {value}", lambda v=value: surrounded("ECON_ADDRESS", v, "cite")


@cases(ends={"exit 2"})
def closed():
    """Output that nobody takes, input that nobody gives."""

    def without_output():
        before, sys.stdout = sys.stdout, None
        try:
            from econ.doors.cli.command import main

            return f"exit {main(['run'])}"
        finally:
            sys.stdout = before

    yield "output", without_output

    def without_input():
        before, sys.stdin = sys.stdin, None
        try:
            from econ.doors.cli.command import main

            return f"exit {main(['check', '-'])}"
        finally:
            sys.stdin = before

    yield "input", without_input
