"""The capsule: complete, described, checked file by file, computed again; a hostile one is refused in bounds."""

import csv
import hashlib
import io
import json
import struct
import zipfile

import pytest

import econ
from econ import InputError, verify
from econ.doors.cli import main
from econ.files.bounds import LARGEST_PART, MOST_FIGURES, MOST_PARTS, unfolded
from econ.output import export
from econ.output.export.capsule import zip_bytes
from econ.output.export.capsule_description import CRATE, DEPOSIT, MANIFEST, PACKAGE, README, hashes
from econ.output.export.pictures import drawable
from econ.verify.readers import READERS, capsule_cells


@pytest.fixture(scope="module")
def result():
    return econ.run(econ.Scenario.preset("press-line-2023"))


@pytest.fixture(scope="module")
def capsule(result):
    return export.to_bytes(result, "capsule")


@pytest.fixture(scope="module")
def files(capsule):
    with zipfile.ZipFile(io.BytesIO(capsule)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def again(files, **changes):
    """The capsule with other files; None takes one away."""
    merged = files | changes
    return zip_bytes({n: c for n, c in merged.items() if c is not None}, "2026-01-01")


def listed(files):
    """The files with a manifest that fits them, as a forger would write it."""
    lines = "".join(f"{hashlib.sha256(c).hexdigest()}  {n}\n" for n, c in files.items() if n != MANIFEST)
    return files | {MANIFEST: lines.encode()}


def one_digit_other(content):
    at = next(n for n in range(len(content) // 2, len(content)) if content[n : n + 1].isdigit())
    return content[:at] + str((int(chr(content[at])) + 1) % 10).encode() + content[at + 1 :]


# --- what is in it -----------------------------------------------------------------------------------


def test_the_capsule_holds_everything(files, result):
    whole = {"scenario.json", "answer.json", "answer.csv", "answer.xlsx", "report.html", "sources.json"}
    whole |= {"data/inputs.csv", "data/series.csv", README, PACKAGE, DEPOSIT, CRATE, MANIFEST}
    whole |= {f"figures/{name}.{kind}" for name in drawable(result) for kind in ("svg", "png")}
    assert set(files) == whole


def test_its_results_are_those_of_the_other_formats(files, result):
    for name, form in (("answer.json", "json"), ("answer.csv", "csv"), ("report.html", "html")):
        assert files[name] == export.to_bytes(result, form)
    assert files["figures/tornado.svg"] == export.figure(result, "tornado", "svg")


def test_its_question_gives_the_same_fingerprint(files, result, tmp_path):
    path = tmp_path / "scenario.json"
    path.write_bytes(files["scenario.json"])
    found = econ.run(econ.Scenario.load(path))
    assert found.fingerprint == result.fingerprint
    assert found.scenario.title == result.scenario.title


def test_its_data_are_the_inputs_and_the_rows_of_the_series(files, result):
    inputs = list(csv.DictReader(io.StringIO(files["data/inputs.csv"].decode())))
    assert {row["name"] for row in inputs} == set(result.state.inputs)
    rows = list(csv.DictReader(io.StringIO(files["data/series.csv"].decode())))
    [nominal] = [r for r in rows if r["series"] == "PRK/bok_nominal" and r["year"] == "2022"]
    assert float(nominal["value"]) == result.book.series("PRK", "bok_nominal").value(2022)
    assert {s["id"] for s in json.loads(files["sources.json"])} >= {r["source"] for r in rows}


def test_the_same_result_gives_the_same_bytes_dated_by_the_figures(capsule, result):
    assert export.to_bytes(econ.run(result.scenario), "capsule") == capsule
    with zipfile.ZipFile(io.BytesIO(capsule)) as archive:
        assert {i.date_time[:3] for i in archive.infolist()} == {tuple(map(int, result.book.release.split("-")))}


def test_every_file_has_its_hash_in_the_form_of_sha256sum(files):
    lines = files[MANIFEST].decode().splitlines()
    assert [line.split("  ")[1] for line in lines] == [name for name in files if name != MANIFEST]
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256(files[name]).hexdigest() == digest


def test_the_readme_says_what_it_is_and_how_it_is_checked(files, result):
    text = files[README].decode()
    assert str(result.fingerprint) in text
    assert "econ verify" in text
    assert all(f"`{name}`" in text for name in files if name != README)


# --- RO-Crate 1.2: what the specification asks of the metadata file -----------------------------------


@pytest.fixture(scope="module")
def entities(files):
    found = json.loads(files[CRATE])
    assert found["@context"] == "https://w3id.org/ro/crate/1.2/context"
    return {e["@id"]: e for e in found["@graph"]}


def test_the_crate_has_its_descriptor_and_its_root(entities, result):
    descriptor = entities["ro-crate-metadata.json"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.2"}
    root = entities["./"]
    assert root["@type"] == "Dataset"
    assert root["datePublished"] == result.book.release
    assert root["name"]
    assert root["description"]
    assert root["license"]["@id"] in entities
    for role in ("author", "publisher"):
        assert entities[root[role]["@id"]]["@type"] == "Organization"
    assert entities[root["identifier"]["@id"]]["value"] == str(result.fingerprint)


def test_the_crate_lists_every_file_and_only_those(entities, files):
    parts = {p["@id"] for p in entities["./"]["hasPart"]}
    assert parts == set(files) - {CRATE}
    assert all(entities[name]["@type"] == "File" for name in parts)
    assert all(entities[name]["contentSize"] == str(len(files[name])) for name in parts)
    for name in parts - {MANIFEST}:
        assert entities[name]["sha256"] == hashlib.sha256(files[name]).hexdigest()


def test_every_reference_of_the_crate_leads_to_an_entity(entities):
    def references(value):
        if isinstance(value, dict):
            yield value["@id"]
        elif isinstance(value, list):
            for item in value:
                yield from references(item)

    outside = {"https://w3id.org/ro/crate/1.2"}
    for entity in entities.values():
        for name, value in entity.items():
            if not name.startswith("@"):
                assert set(references(value)) - outside <= set(entities)


def test_the_entities_of_the_crate_are_flat_and_unique(files):
    graph = json.loads(files[CRATE])["@graph"]
    names = [e["@id"] for e in graph]
    assert len(names) == len(set(names))
    assert all("@type" in e for e in graph)


# --- verifying ---------------------------------------------------------------------------------------


def test_a_capsule_as_it_was_written_is_identical(capsule, tmp_path, capsys):
    path = tmp_path / "answer.zip"
    path.write_bytes(capsule)
    assert main(["verify", str(path)]) == 0
    assert "Identical" in capsys.readouterr().out


def test_one_digit_changed_in_any_file_is_named(files):
    for name in files.keys() - {MANIFEST}:
        kept = listed({n: c for n, c in files.items() if n in (name, MANIFEST) or not n.endswith((".xlsx", ".html"))})
        original = READERS[".zip"].read(again(kept))
        found = READERS[".zip"].read(again(kept, **{name: one_digit_other(kept[name])}))
        assert [k for k in original if k.endswith(": content") and found[k] != original[k]] == [f"{name}: content"]


def test_a_picture_that_was_changed_fails_and_is_named(files):
    other = one_digit_other(files["figures/tornado.svg"])
    verdict = verify.verify_bytes(again(files, **{"figures/tornado.svg": other}), ".zip")
    assert not verdict.holds
    assert {d.place for d in verdict.differences} == {
        "figures/tornado.svg: content",
        "figures/tornado.svg picture",
        f"{CRATE} @graph figures/tornado.svg sha256",
    }


def test_a_capsule_that_was_packed_again_has_each_of_its_files_read_once(files, monkeypatch):
    """But for the two that describe the others, whose hashes may be others."""
    read, of_a_file = [], capsule_cells._cells
    monkeypatch.setattr(capsule_cells, "_cells", lambda name, *rest: read.append(name) or of_a_file(name, *rest))
    verdict = verify.verify_bytes(zip_bytes(files, "2025-01-01"), ".zip")
    assert (verdict.identical, verdict.same_file) == (True, False)
    assert sorted(read) == sorted([*files, CRATE, PACKAGE])


def test_a_number_changed_together_with_its_hash_is_found_by_computing(files, result):
    share = repr(econ.estimates.estimate(result, "gdp_share").median)
    assert share.encode() in files["answer.csv"]
    forged = files["answer.csv"].replace(share.encode(), repr(float(share) * 1.1).encode())
    verdict = verify.verify_bytes(zip_bytes(listed(files | {"answer.csv": forged}), "2026-01-01"), ".zip")
    assert not verdict.holds
    assert {d.place.split(" ")[0] for d in verdict.differences} == {"answer.csv", CRATE, PACKAGE}


def test_a_digit_changed_in_the_manifest_names_the_file_that_it_belongs_to(files):
    found = READERS[".zip"].read(again(files, **{MANIFEST: one_digit_other(files[MANIFEST])}))
    assert sum(found[k] == "not as its hash says" for k in found if k.endswith(": content")) == 1


def test_a_file_added_or_taken_away_is_named(files):
    kept = listed({n: c for n, c in files.items() if not n.endswith(".xlsx")})
    original = READERS[".zip"].read(again(kept))
    added = READERS[".zip"].read(again(kept, **{"more.txt": b"1"}))
    assert added.keys() - original.keys() == {"more.txt: content"}
    gone = READERS[".zip"].read(again(kept, **{"sources.json": None}))
    assert gone["sources.json: content"] == "missing"


def test_a_flipped_byte_is_named_or_refused(capsule, files):
    with zipfile.ZipFile(io.BytesIO(capsule)) as archive:
        entry = archive.getinfo("figures/tornado.png")
    at = entry.header_offset + 200
    broken = capsule[:at] + bytes([capsule[at] ^ 0xFF]) + capsule[at + 1 :]
    assert READERS[".zip"].read(broken)["figures/tornado.png: content"] == "not as its hash says"


# --- hostile capsules --------------------------------------------------------------------------------


def zipped(entries, **options):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def declared_smaller(content, size):
    """The ZIP with another unfolded size in its directory than the files have."""
    at = content.rindex(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<I", size) + content[at + 4 :]


BOMB = zipped([("answer.json", b"0" * (LARGEST_PART + 1))])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK nothing", "damaged"),
        (b"", "damaged"),
        (zipped([]), "has no manifest"),
        (zipped([("a.txt", b"x")]), "has no manifest"),
        (zipped([(MANIFEST, b"no hashes")]), "damaged"),
        (zipped([(MANIFEST, b"")]), "damaged"),
        (zipped([(f"{n}.txt", b"") for n in range(MOST_PARTS + MOST_FIGURES + 1)]), "files"),
        (BOMB, "unfold"),
        (zipped([(f"{n}.json", b"0" * (LARGEST_PART - 1)) for n in range(5)]), "unfold"),
        (zipped([("../../evil.txt", b"x")]), "outside"),
        (zipped([("/etc/passwd", b"x")]), "outside"),
        (zipped([("C:\\evil.txt", b"x")]), "outside"),
    ],
    ids=[
        *("text", "empty", "no-file", "no-manifest", "bad-manifest", "empty-manifest"),
        *("many", "bomb", "sum", "up", "root", "drive"),
    ],
)
@pytest.mark.timeout(60)  # ends a hang, and measures nothing
def test_a_hostile_capsule_is_refused_in_one_sentence_and_soon(content, said):
    with pytest.raises(InputError, match=said):
        verify.verify_bytes(content, ".zip")


def test_a_bomb_that_lies_about_its_size_unfolds_to_no_more_than_it_says():
    assert unfolded(declared_smaller(BOMB, 1000)) == {"answer.json": None}


def test_two_files_of_one_name_are_refused(files):
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zipped([("a.txt", b"1"), ("a.txt", b"2")])
    with pytest.raises(InputError, match="same name"):
        verify.verify_bytes(content, ".zip")


@pytest.mark.timeout(60)  # ends a hang, and measures nothing
def test_a_bomb_in_the_workbook_is_not_unfolded(files):
    entries = [(f"xl/worksheets/sheet{n}.xml", b" " * (LARGEST_PART - 1)) for n in range(6)]
    found = READERS[".zip"].read(again(files, **{"answer.xlsx": zipped(entries)}))
    assert found["answer.xlsx: content"] == "not as its hash says"
    assert not [k for k in found if k.startswith("answer.xlsx ")]


def test_a_capsule_in_a_capsule_is_not_opened(files, capsule):
    found = READERS[".zip"].read(again(files, **{"more.zip": capsule}))
    assert not [k for k in found if k.startswith("more.zip ")]


def test_a_list_of_hashes_is_read_as_it_is_written():
    assert hashes(f"{'a' * 64}  x y.csv\n") == {"x y.csv": "a" * 64}
    for text in ("abc  x", "a" * 64, f"{'a' * 64}  x\n{'b' * 64}  x"):
        with pytest.raises(ValueError, match=r".*"):
            hashes(text)
