"""Texts as programs save them, and what is no text. Expected letters: Python's own codecs."""

import codecs
import gzip
import io
import json
import tracemalloc
import zipfile

import pytest

import econ
from econ import InputError
from econ.files import bounds
from econ.files.decoding import decoded, of_another_kind
from econ.output import export
from econ.verify import verify_bytes

TEXT = "year,note\n2023,Größe – 예비 수치\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_read_whatever_its_mark(encoding):
    assert decoded(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be"), (b"", "utf-16-le")]
)
def test_so_it_is_with_the_other_order_of_bytes_and_without_a_mark(mark, encoding):
    assert decoded(mark + TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("written", "encoding", "said"),
    [
        ("Préliminaire", "cp1252", "Western European"),
        ("Größe, été, 5 €", "cp1252", "Western European"),
        ("예비 수치", "cp949", "Korean"),
        ("Предварительно, по данным", "cp1251", "Cyrillic"),
        ("初步数据", "gb18030", "Chinese"),
        ("これは暫定値です", "cp932", "Japanese"),
    ],
)
def test_another_encoding_is_named_with_its_line_and_the_remedy(written, encoding, said):
    with pytest.raises(InputError, match=said) as caught:
        decoded(f"year,note\n2023,{written}\n".encode(encoding))
    assert caught.value.where == "line 2"
    assert "CSV UTF-8" in caught.value.mend


def test_a_text_that_breaks_off_within_a_letter_is_refused():
    with pytest.raises(InputError, match="breaks off"):
        decoded("é".encode("utf-16")[:-1])


def zipped(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return stream.getvalue()


OTHER = {
    "Excel workbook (XLSX)": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "ZIP file": zipped("series/values.csv"),
    "Excel workbook of the old kind": bytes.fromhex("d0cf11e0a1b11ae1"),
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "gzip": gzip.compress(b"year,value\n"),
    "Parquet": b"PAR1\x15\x04",
    "picture": b"\x89PNG\r\n\x1a\n",
    "RTF": rb"{\rtf1\ansi",
    "web page": b"<!DOCTYPE html>\n<html><body>Sign in</body></html>",
    "XML": b'<?xml version="1.0"?>\n<message:GenericData/>',
    "JSON": b'[{"page": 1, "pages": 1}, null]',
}


@pytest.mark.parametrize("said", OTHER)
def test_what_is_no_table_is_called_what_it_is(said):
    with pytest.raises(InputError, match="This is") as caught:
        bounds.csv_of(OTHER[said])
    assert said in caught.value.what
    assert caught.value.mend


@pytest.mark.parametrize("said", ["web page", "XML", "PDF"])
@pytest.mark.parametrize("read", [bounds.json_of, bounds.toml_of])
def test_so_it_is_where_a_scenario_is_looked_for(read, said):
    with pytest.raises(InputError, match="This is") as caught:
        read(OTHER[said])
    assert said in caught.value.what


def test_json_in_place_of_a_scenario_in_words_is_called_so():
    with pytest.raises(InputError, match="a file in JSON"):
        bounds.toml_of(b'{"exporter": "PRK"}')


@pytest.mark.parametrize("text", ["year,value\n", "[set]\nx = 1\n", "[[vintage]]\nx = 1\n", "# a < b\n", "", "a = 1"])
def test_ordinary_texts_are_taken_for_nothing_else(text):
    assert of_another_kind(text) == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_scenario_is_read_from_any_of_them(tmp_path, encoding):
    words = 'title = "x"\nexporter = "PRK"\nyear = 2022\n\n[set]\nsale_value = "300 million USD/year"\n'
    path = tmp_path / "own.toml"
    path.write_bytes(words.encode(encoding))
    result = econ.run(econ.Scenario.load(path))
    whole = tmp_path / "own.json"
    content = export.to_bytes(result, "json").decode()
    whole.write_bytes(content.encode(encoding))
    assert econ.run(econ.Scenario.load(whole)).fingerprint == result.fingerprint
    assert json.loads(content)


@pytest.mark.parametrize("ending", ["csv", "json", "html"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_saved_answer_still_verifies(ending, encoding):
    content = export.to_bytes(econ.run(), ending).decode()
    assert verify_bytes(content.encode(encoding), f".{ending}").holds


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_that_a_spreadsheet_separated_its_own_way_is_read_and_verifies(separator):
    columns, rows = bounds.csv_of(f"year{separator}note\n2023{separator}a, b\n")
    assert (columns, list(rows)) == (("year", "note"), [(2, {"year": "2023", "note": "a, b"})])
    columns, rows = bounds.csv_of(f"sep={separator}\nyear{separator}note\n2023{separator}a\n")
    assert (columns, list(rows)) == (("year", "note"), [(3, {"year": "2023", "note": "a"})])


def test_a_comma_in_the_first_line_is_the_separator():
    columns, _rows = bounds.csv_of("year,note; and more\n")
    assert columns == ("year", "note; and more")


def test_lines_may_end_as_on_an_old_macintosh():
    assert list(bounds.csv_of(b"year,value\r2023,1\r")[1]) == [(2, {"year": "2023", "value": "1"})]


def test_the_encoding_of_a_large_file_is_recognised_by_a_part_of_it():
    """All of it took 1.5 GB."""
    for before in (b"", b"year,value\n" * 500_000):
        content = before + "북한 국민총소득\n".encode("cp949") * 300_000
        tracemalloc.start()
        with pytest.raises(InputError, match="CP949"):
            decoded(content)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert most < 100e6
