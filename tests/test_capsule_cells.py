"""A capsule is read file by file, each held against its hash and read as it is outside of one."""

import io
import json
import struct
import zipfile
from hashlib import sha256

import pytest

from econ.evidence.folders import digest
from econ.files import wheel
from econ.verify.readers.capsule_cells import carried, program, read, read_beside, running
from econ.wording.errors import InputError

MANIFEST = "manifest-sha256.txt"


def zipped(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def hashed(content):
    return sha256(content).hexdigest()


def manifest(files):
    return "".join(f"{hashed(content)}  {name}\n" for name, content in files.items()).encode()


def capsule(files):
    return zipped({**files, MANIFEST: manifest(files)})


def damaged(packed, content):
    """The ZIP with the bytes of a file changed."""
    assert packed.count(content) == 1
    return packed.replace(content, content[::-1])


SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind, body=b""):
    return struct.pack(">I", len(body)) + kind + body + b"crc!"


PNG = SIGNATURE + chunk(b"IHDR", b"9x9") + chunk(b"iTXt", "né\0\0\0\0\0wörds".encode()) + chunk(b"IEND")
PAGE = b'<html lang="ko"><p data-about=language>ko</p><script id=scenario>{}</script>'
QUESTION = {"scenario": {"a": [1]}, "version": "1"}
WHEEL = zipped({"econ/a.py": b"a", "econ/b.py": b"b"})

FILES = {
    "scenario.json": json.dumps(QUESTION).encode(),
    "answer.json": json.dumps({"scenario": {}, "about": {"title": "T"}, "low": 1}).encode(),
    "answer.csv": b"section,name,median\noutput,share,0.5\n",
    "report.html": PAGE,
    "figures/a.svg": b"<svg>1</svg>",
    "figures/a.png": PNG,
    "README.md": b"# Read me",
    "requirements.txt": b"./econ-1.whl",
    "econ-1.whl": WHEEL,
    "own/mine/sources.json": b'{"a": 1}',
    "sources.json": b'[{"id": "un", "title": "UN"}]',
    "more.json": b'[{"id": "un", "title": "UN"}]',
    "tables/gdp.csv": b"id,year,value,note\nusa,2023,2.5,\nusa,2022,1,x\n",
    "tables/un.csv": b"id,value\nusa,x\n",
    "more.md": b"more",
    "more.txt": b"more",
    "more.zip": zipped({"a.svg": b"<svg>1</svg>", MANIFEST: f"{hashed(b'<svg>1</svg>')}  a.svg"}),
    "bad.json": b"{",
    "bad.html": b"\0",
    MANIFEST.upper(): b"no list",
}
OF_FILES = {
    "about scenario": '{"a": [1]}',
    "scenario.json scenario a 0": 1,
    "scenario.json version": "1",
    "answer.json about title": "T",
    "answer.json low": 1,
    "about title": "T",
    "answer.csv columns": "section name median",
    "answer.csv output share median": 0.5,
    "report.html attribute html lang": "ko",
    "report.html about language": "ko",
    "about language": "ko",
    "figures/a.svg picture": "<svg>1</svg>",
    "figures/a.png text nÃ©": "wörds",
    "figures/a.png picture of dots": hashed(SIGNATURE + b"IHDR9x9IEND"),
    "README.md text": "# Read me",
    "requirements.txt text": "./econ-1.whl",
    "econ-1.whl program econ/a.py": hashed(b"a"),
    "econ-1.whl program econ/b.py": hashed(b"b"),
    "sources.json sources un": '{"id": "un", "title": "UN"}',
    "more.json un id": "un",
    "more.json un title": "UN",
    "tables/gdp.csv columns": "id year value note",
    "tables/gdp.csv usa 2023 id": "usa",
    "tables/gdp.csv usa 2023 year": 2023.0,
    "tables/gdp.csv usa 2023 value": 2.5,
    "tables/gdp.csv usa 2022 id": "usa",
    "tables/gdp.csv usa 2022 year": 2022.0,
    "tables/gdp.csv usa 2022 value": 1.0,
    "tables/gdp.csv usa 2022 note": "x",
    "tables/un.csv columns": "id value",
    "tables/un.csv usa id": "usa",
    "tables/un.csv usa value": "x",
}


def test_a_capsule_is_what_its_files_say():
    found = read(capsule(FILES))
    assert found == OF_FILES | {f"{name}: content": "as its hash says" for name in FILES}


def test_each_file_is_held_against_its_hash():
    files = {"a.txt": b"a", "b.txt": b"b", "c.svg": b"<svg>c</svg>"}
    listed = {"b.txt": b"other", "gone.txt": b"gone"}
    packed = damaged(zipped({**files, "d.txt": b"d", MANIFEST: manifest(files | listed)}), files["c.svg"])
    assert read(packed) == {
        "a.txt: content": "as its hash says",
        "b.txt: content": "not as its hash says",
        "c.svg: content": "not as its hash says",
        "gone.txt: content": "missing",
        "d.txt: content": "not in the manifest",
    }


@pytest.mark.parametrize(
    "packed",
    [zipped({"a.txt": b"a"}), damaged(zipped({MANIFEST: manifest({"a.txt": b"a"})}), manifest({"a.txt": b"a"}))],
)
def test_a_capsule_without_a_list_of_hashes_is_none(packed):
    with pytest.raises(InputError, match="no manifest-sha256"):
        read(packed)


PICTURE = {"figures/a.svg": b"<svg>1</svg>"}


def test_a_file_that_was_read_is_not_read_again():
    seen = {b"figures/a.svg\n<svg>1</svg>": {"picture": "as it was read"}}
    assert read_beside(capsule(PICTURE), seen)["figures/a.svg picture"] == "as it was read"
    other = {"figures/a.svg": b"<svg>2</svg>"}
    assert read_beside(capsule(other), seen)["figures/a.svg picture"] == "<svg>2</svg>"
    assert seen[b"figures/a.svg\n<svg>2</svg>"] == {"picture": "<svg>2</svg>"}


def test_what_describes_other_files_is_read_with_each_of_them():
    crate = json.dumps({"@graph": [{"@id": "a.txt", "sha256": hashed(b"a")}]}).encode()
    seen, found = {}, []
    for content in (b"a", b"b"):
        cells = read_beside(capsule({"a.txt": content, "ro-crate-metadata.json": crate}), seen)
        found.append(cells["ro-crate-metadata.json @graph a.txt sha256"])
    assert found == ["as its hash says", hashed(b"a")]


HELD = "as its hash says"


@pytest.mark.parametrize(
    ("name", "whole", "cells"),
    [
        (
            "ro-crate-metadata.json",
            {
                "@graph": [
                    {"@id": "figures/a.svg", "sha256": hashed(b"<svg>1</svg>"), "contentSize": "13", "title": "A"},
                    {"@id": "figures/a.svg", "sha256": "0", "contentSize": "12"},
                    {"@id": "./", "sha256": "1"},
                    "text",
                    "figures/a.svg",
                ],
                "@id": "x",
            },
            {
                "@graph figures/a.svg @id": "figures/a.svg",
                "@graph figures/a.svg title": "A",
                "@graph figures/a.svg sha256": HELD,
                "@graph figures/a.svg contentSize": "13",
                "@graph figures/a.svg @id (2)": "figures/a.svg",
                "@graph figures/a.svg sha256 (2)": "0",
                "@graph figures/a.svg contentSize (2)": HELD,
                "@graph ./ @id": "./",
                "@graph ./ sha256": "1",
                "@graph 3": "text",
                "@graph 4": "figures/a.svg",
                "@id": "x",
            },
        ),
        (
            "datapackage.json",
            {"resources": [{"path": "figures/a.svg", "hash": f"sha256:{hashed(b'<svg>1</svg>')}", "bytes": 12}]},
            {"resources 0 path": "figures/a.svg", "resources 0 hash": HELD, "resources 0 bytes": HELD},
        ),
        ("datapackage.json", {"resources": "none"}, {"resources": "none"}),
        ("datapackage.json", {"path": "a"}, {"path": "a"}),
        ("datapackage.json", ["none"], {"0": "none"}),
        (
            "other.json",
            {"resources": [{"path": "figures/a.svg", "bytes": 12}]},
            {"resources 0 path": "figures/a.svg", "resources 0 bytes": 12},
        ),
    ],
    ids=["crate", "package", "a-text", "no-list", "a-list", "another-file"],
)
def test_a_description_says_of_each_hash_and_size_whether_it_is_that_of_its_file(name, whole, cells):
    found = read(capsule(PICTURE | {name: json.dumps(whole).encode()}))
    assert {k: v for k, v in found.items() if k.startswith(f"{name} ")} == {f"{name} {k}": v for k, v in cells.items()}


@pytest.mark.parametrize(
    ("content", "dots"),
    [
        (SIGNATURE, SIGNATURE),
        (SIGNATURE + chunk(b"IHDR", b"9x9") + b"\0\0\0\1IDATxcr", SIGNATURE + b"IHDR9x9\0\0\0\1IDATxcr"),
        (SIGNATURE + b"\0\0\0\x09IDATxyz+", SIGNATURE + b"IDATxyz+"),
    ],
    ids=["none", "left-over", "cut-off"],
)
def test_the_dots_of_a_picture_are_all_that_is_no_text(content, dots):
    found = read(capsule({"a.png": content}))
    assert found == {"a.png: content": HELD, "a.png picture of dots": hashed(dots)}


def test_a_capsule_carries_folders_of_figures():
    files = {"sources.json": b"{}", "countries/XRU.toml": b"a = 1"}
    inside = {f"own/mine/{name}": content for name, content in files.items()}
    others = {"own/sources.json": b"{}", "other/more/sources.json": b"{}", "own/yours/sources.json": b"[]"}
    mine, yours = carried(zipped(inside | others))
    assert (mine.name, mine.given, mine.digest) == ("mine", "own/mine", digest(sorted(files.items())))
    assert (yours.name, yours.given, yours.digest) == ("yours", "own/yours", digest([("sources.json", b"[]")]))
    assert carried(zipped({"own/sources.json": b"{}"})) == ()


def test_the_program_is_the_one_wheel_of_a_capsule():
    one = zipped({"econ-1.whl": WHEEL, "a.txt": b"a"})
    assert program(one) == wheel.Wheel("econ-1.whl", WHEEL)
    assert program(zipped({"a.txt": b"a"})) is None
    assert program(zipped({"econ-1.whl": WHEEL, "econ-2.whl": WHEEL})) is None
    assert program(damaged(zipped({"econ-1.whl": b"a wheel"}), b"a wheel")) is None


def test_the_program_that_runs_has_the_cells_of_a_wheel():
    found = running(wheel.Wheel("econ-1.whl", WHEEL))
    assert found == {f"econ-1.whl program {name}": digest for name, digest in wheel.running().items()}
    assert "econ-1.whl program econ/verify/readers/capsule_cells.py" in found
