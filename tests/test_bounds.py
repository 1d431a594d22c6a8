"""Small files stay small: each bound on what is read from outside, kept in one place (econ/files/bounds.py).

The inputs are those of an attack on version 0.2.0, where each took minutes, gigabytes or a traceback, and others of
their kinds. What may be spent on refusing one is the attack's own measure: seconds, and less than a server has.
"""

import csv
import io
import os
import struct
import tomllib
import tracemalloc
import zipfile

import pytest

from econ import InputError
from econ.files import bounds
from econ.verify.readers import html_cells

MEMORY = 100e6

pytestmark = pytest.mark.timeout(60)  # ends a hang, and measures nothing


@pytest.fixture
def spent():
    """Fails if a test takes much memory."""
    tracemalloc.start()
    yield
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < MEMORY


# Files


def regular(folder):
    path = folder / "a.json"
    path.write_bytes(b"{}")
    return path


def test_a_file_is_read(tmp_path):
    assert bounds.file(regular(tmp_path)) == b"{}"
    (tmp_path / "link.json").symlink_to(regular(tmp_path))
    assert bounds.file(tmp_path / "link.json") == b"{}"


def fifo(folder):
    os.mkfifo(folder / "a.json")
    return folder / "a.json"


def device(folder):
    (folder / "a.json").symlink_to("/dev/zero")
    return folder / "a.json"


def loop(folder):
    (folder / "a.json").symlink_to(folder / "a.json")
    return folder / "a.json"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (fifo, "pipe or a device"),
        (device, "pipe or a device"),
        (loop, "cannot be read"),
        (lambda folder: folder, "cannot be read"),
        (lambda folder: folder / "none.json", "cannot be read"),
        (lambda folder: folder / ("x" * 5000), "cannot be read"),
        (lambda folder: folder / "a\0b", "cannot be read"),
    ],
    ids=["fifo", "device", "loop", "folder", "missing", "long", "nul"],
)
@pytest.mark.usefixtures("spent")
def test_what_is_no_regular_file_is_refused_at_once(tmp_path, made, said):
    with pytest.raises(InputError, match=said) as caught:
        bounds.file(made(tmp_path))
    assert caught.value.where
    assert len(str(caught.value)) < 2 * bounds.LONGEST_PLACE


def test_a_file_larger_than_its_bound_is_refused_and_one_as_large_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 11)
    assert len(bounds.file(path, 11)) == 11
    with pytest.raises(InputError, match="larger than"):
        bounds.file(path, 10)


def test_a_file_that_says_it_is_empty_is_counted_while_it_is_read():
    """Files of /proc have a size of 0."""
    with pytest.raises(InputError, match="larger than"):
        bounds.file(bounds.Path("/proc/self/maps"), 10)


def test_a_name_that_no_file_can_have_is_no_file(tmp_path):
    assert bounds.is_file(regular(tmp_path))
    assert not bounds.is_file(tmp_path)
    assert not bounds.is_file(tmp_path / ("x" * 5000))


# Texts


@pytest.mark.parametrize(
    "sign", ["\0", "\x1b", "\x07", "\x7f", "\x9b", "\u202e", "\u2066", "\ud800", "a\rb"], ids=ascii
)
def test_characters_that_cannot_be_seen_are_refused(sign):
    with pytest.raises(InputError, match=r"U\+"):
        bounds.seen(f"Title {sign}")


@pytest.mark.parametrize("text", ["a\nb\tc\r\n", "평양 – “é” 😀", "עברית"])
def test_a_text_in_any_script_is_taken_as_it_is(text):
    assert bounds.text(text.encode()) == text


JSON = {
    "nested lists": ("[" * 400_000, "levels"),
    "31 levels": ("[" * 31 + "]" * 31, "levels"),
    "many tables": ("[" + "{}," * 3_000_000 + "{}]", "values"),
    "fewer tables": ("[" + "{}," * (bounds.MOST_CELLS + 1) + "{}]", "values"),
    "many values": ("[" + "0," * bounds.MOST_CELLS + "0]", "values"),
    "a key of 400 KB": ('{"' + "K" * 400_000 + '":[' + "0," * 100_000 + "0]}", "name has more than"),
    "a key one too long": ('{"' + "K" * (bounds.LONGEST_PLACE + 1) + '":0}', "name has more than"),
    "a key twice": ('{"a":1,"b":2,"a":3}', "“a” stands there twice"),
    "the last of many keys twice": (
        "{" + "".join(f'"k{n}":1,' for n in range(150_000)) + '"k149999":2}',
        "“k149999” stands there twice",
    ),
    "a whole number": ("[" + "9" * 101 + "]", "digits"),
    "a huge whole number": ("[" + "9" * 5000 + "]", "digits"),
    "infinite": ("[1e999]", "no number to compute with"),
    "no number": ("[NaN]", "no number to compute with"),
    "an escape": ('{"title": "\\u001b]0;x"}', r"U\+001B"),
    "an escape in a key": ('{"a\\u009b": 0}', r"U\+009B"),
    "half a character": ('["\\ud800"]', r"U\+D800"),
    "a zero byte": (b'{"a": 1}\0', r"U\+0000"),
}


@pytest.mark.parametrize(("text", "said"), JSON.values(), ids=JSON)
@pytest.mark.usefixtures("spent")
def test_json_beyond_a_bound_is_refused_in_one_sentence(text, said):
    with pytest.raises(InputError, match=said) as caught:
        bounds.json_of(text)
    assert len(str(caught.value)) < 300


def test_json_within_the_bounds_is_read():
    text = '{"a": [1, -2.5e3, true, null, "\\ud83d\\ude00"], "b": {"' + "k" * 300 + '": ' + "9" * 100 + "}}"
    assert bounds.json_of(text.encode()) == {"a": [1, -2500.0, True, None, "😀"], "b": {"k" * 300: 10**100 - 1}}
    assert len(bounds.json_of("[" + "0," * (bounds.MOST_CELLS - 2) + "0]")) == bounds.MOST_CELLS - 1


@pytest.mark.parametrize("content", [b"{", b"", b"\xff\xfe{\0", b"[1] x"], ids=repr)
def test_what_is_no_json_is_left_to_the_caller_to_word(content):
    with pytest.raises(ValueError, match=r"."):
        bounds.json_of(content)


TOML = {
    "nested lists": ("a=" + "[" * 100_000, "levels"),
    "closed lists": ("a=" + "[" * 31 + "]" * 31, "levels"),
    "nested tables": ("a=" + "{b=" * 3000, "levels"),
    "a dotted name": ("a." * 100_000 + "a=1", "levels"),
    "a dotted name with spaces": ("a . " * 40_000 + "a=1", "levels"),
    "a dotted name in quotes": ("''.\"b c\"." * 20_000 + "a=1", "levels"),
    "a dotted table": ("[" + "a." * 100_000 + "a]", "levels"),
    "digits": ("a=" + "9" * 5000, "digits"),
    "101 digits": ("a=" + "9" * 101, "digits"),
    "hexadecimal digits": ("a=0x" + "f" * 100_000, "digits"),
    "infinite": ("a=inf", "no number to compute with"),
    "no number": ("a=nan", "no number to compute with"),
    "an escape": ('a="\\u001b[31m"', r"U\+001B"),
    "a zero byte": ("a=1\0", r"U\+0000"),
    "a lone return": ("a=1\rb=2", r"U\+000D"),
    "long": ("#" * (bounds.LARGEST_WRITTEN + 1), "longer than"),
}


@pytest.mark.parametrize(("text", "said"), TOML.values(), ids=TOML)
@pytest.mark.usefixtures("spent")
def test_toml_beyond_a_bound_is_refused_in_one_sentence(text, said):
    with pytest.raises(InputError, match=said) as caught:
        bounds.toml_of(text)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "line", ["a=1\n", "[[a]]\n", "a=[{},{}]\n", "a.b.c.d=1\n", "'' . ", "a ", "' ", "1."], ids=repr
)
@pytest.mark.usefixtures("spent")
def test_toml_of_the_largest_size_is_read_or_refused_soon(line):
    text = (line * bounds.LARGEST_WRITTEN)[: bounds.LARGEST_WRITTEN]
    with pytest.raises((InputError, tomllib.TOMLDecodeError)):
        bounds.toml_of(text)


def test_toml_within_the_bounds_is_read():
    text = 'title = "A. b. c.d.e.f"\n[set.x]\nvalue = "1"\n[path]\n2022 = 0.5\n'
    assert bounds.toml_of(text) == {"title": "A. b. c.d.e.f", "set": {"x": {"value": "1"}}, "path": {"2022": 0.5}}


# Tables


@pytest.mark.usefixtures("spent")
def test_a_name_is_not_joined_before_its_length_is_known():
    assert bounds.place("outputs", "", "gdp_share") == "outputs gdp_share"
    assert len(bounds.place("a" * 149, "b" * 150)) == bounds.LONGEST_PLACE
    long = "K" * 10_000_000
    for _ in range(50):
        with pytest.raises(InputError, match="name has more than"):
            bounds.place(long, "x")
    with pytest.raises(InputError, match="A name has more than 300 characters"):
        bounds.Cells().put("x" * 301, 1)
    assert bounds.Cells().put("x" * 300, 1) == "x" * 300


def test_the_second_cell_of_a_name_does_not_replace_the_first():
    cells = bounds.Cells()
    assert [cells.put("a", n) for n in range(3)] == ["a", "a (2)", "a (3)"]
    assert cells == {"a": 0, "a (2)": 1, "a (3)": 2}
    assert cells.doubled == {"a": 3}


@pytest.mark.usefixtures("spent")
def test_a_table_holds_no_more_cells_than_any_file_has(monkeypatch):
    cells = bounds.Cells()
    for n in range(20_000):  # of one name, which took a minute when each looked for a place of its own
        cells.put("a", n)
    monkeypatch.setattr(bounds, "MOST_CELLS", 20_000)
    with pytest.raises(InputError, match="values"):
        cells.put("b", 0)


def test_rows_are_counted_with_their_cells(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_CELLS", 6)
    assert len(list(bounds.counted([("a", "b", "c")] * 2))) == 2
    for rows in ([("a", "b", "c")] * 3, [()] * 7, [("a",) * 7]):
        with pytest.raises(InputError, match="values"):
            list(bounds.counted(rows))


def test_a_table_in_csv_is_read_with_its_lines():
    columns, rows = bounds.csv_of('\ufeffa,b\r\n1,"2\n3"\n\n4\n')
    assert columns == ("a", "b")
    assert list(rows) == [(3, {"a": "1", "b": "2\n3"}), (5, {"a": "4", "b": ""})]


@pytest.mark.parametrize("text", ['a,b\n1,"2\n3,4\n', 'a,b\n1,"2"3\n', '"a,b\n'])
def test_a_quotation_in_csv_ends_with_its_cell(text):
    """Else it takes all later rows into its cell."""
    with pytest.raises(csv.Error):
        list(bounds.csv_of(text)[1])


@pytest.mark.parametrize("text", ["1_0", "١٢", "x"])
def test_a_number_is_written_in_plain_digits(text):
    assert bounds.number(" 1.5e3 ") == 1500
    with pytest.raises(ValueError, match=text):
        bounds.number(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b,a\n1,2,3", "column “a” stands there twice"),
        ("a\n1,2", "line 2: There are more cells than columns"),
        (",".join(f"c{n}" for n in range(bounds.MOST_CELLS + 1)) + "\n", "values"),
        (",".join(f"c{n}" for n in range(1_000)) + "\n" + "1\n" * 1_000, "values"),
        ("a\n" + "1\n" * (bounds.MOST_CELLS + 1), "values"),
        ("K" * 301 + "\n1", "name has more than"),
        (",".join(f"c{n}" for n in range(150_000)) + ",c149999\n1", "column “c149999” stands there twice"),
    ],
    ids=["column twice", "wide row", "wide header", "short rows", "long", "name", "last of many twice"],
)
@pytest.mark.usefixtures("spent")
def test_csv_beyond_a_bound_is_refused(text, said):
    with pytest.raises(InputError, match=said):
        for _row in bounds.csv_of(text)[1]:
            pass


# ZIP files


def packed(*entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return stream.getvalue()


def locked(content):
    """The same with the sign of a password in its directory."""
    at = content.rindex(b"PK\x01\x02") + 8
    return content[:at] + struct.pack("<H", 1) + content[at + 2 :]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packed(*((f"{n}", b"") for n in range(bounds.MOST_PARTS + 1))), "more than 200 files"),
        (packed(*((f"{n}", b"") for n in range(3_000))), "more than 200 files"),
        (packed(("xl/sharedStrings.xml", b"0" * (bounds.LARGEST_PART + 1))), "unfold"),
        (packed(*((f"{n}", b"0" * (bounds.LARGEST_TOGETHER // 2)) for n in range(3))), "unfold"),
        (packed(("../x", b"")), "outside"),
        (packed(("/x", b"")), "outside"),
        (packed(("C:\\x", b"")), "outside"),
        (packed(("x" * 301, b"")), "name has more than"),
        (locked(packed(("x", b""))), "password"),
    ],
    ids=["many", "very many", "bomb", "sum", "up", "root", "drive", "name", "password"],
)
@pytest.mark.usefixtures("spent")
def test_an_archive_beyond_a_bound_is_not_unfolded(content, said):
    with pytest.raises(InputError, match=said):
        bounds.archive(content)


def test_an_archive_of_very_many_files_is_not_even_listed(monkeypatch):
    """Of 20 MB of directory alone zipfile makes 400,000 records."""
    content = packed(*((f"{n}", b"") for n in range(10 * bounds.MOST_PARTS + 1)))
    monkeypatch.delattr(zipfile, "ZipFile")
    with pytest.raises(InputError, match="more than 200 files"):
        bounds.archive(content)


def test_an_archive_that_names_a_file_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        content = packed(("a", b"1"), ("a", b"2"))
    with pytest.raises(InputError, match="same name"):
        bounds.archive(content)


def test_an_archive_within_the_bounds_is_opened():
    with bounds.archive(packed(("a/b.json", b"{}"), ("c.xlsx", packed(("d", b""))))) as archive:
        assert archive.read("a/b.json") == b"{}"


def moved(content, start=0, version=20):
    """A ZIP that says that its directory begins later than it does, or that it wants another version of ZIP."""
    at = content.rindex(b"PK\x05\x06") + 16
    directory = int.from_bytes(content[at : at + 4], "little")
    later = content[:at] + (directory + start).to_bytes(4, "little") + content[at + 4 :]
    return later[: directory + 6] + version.to_bytes(2, "little") + later[directory + 8 :]


def test_a_member_that_would_begin_before_its_archive_is_damaged():
    """APPNOTE of PKZIP, 4.4.16 and 4.4.24: members stand where the directory says, less what stands in front."""
    assert bounds.unfolded(moved(packed(("a", b"1")), start=4)) == {"a": None}


def test_an_archive_of_a_later_version_is_none():
    """4.4.3: the version needed to extract; 6.3 is the last that there is."""
    with pytest.raises(zipfile.BadZipFile):
        bounds.archive(moved(packed(("a", b"1")), version=64))


@pytest.mark.parametrize("content", [b"", b"PK nothing", b"PK\x01\x02" * 10], ids=repr)
def test_what_is_no_archive_is_left_to_the_caller_to_word(content):
    with pytest.raises(zipfile.BadZipFile):
        bounds.archive(content)


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [("2022", 4, 2022), ("0", 4, 0), ("20220", 4, None), ("20220", 5, 20220)]
    + [(other, 4, None) for other in ("²²²²", "\u0662\u0660\u0662\u0662", "", "-1", "9" * 5000)],
)
def test_a_natural_number_is_digits_alone(text, most, found):
    assert bounds.natural(text, most) == found


def test_what_is_typed_keeps_what_cannot_be_seen_for_whoever_uses_it():
    assert bounds.json_of('["a\u202eb"]', typed=True) == ["a\u202eb"]
    assert bounds.without_unseen("a\u202eb") == "a b"
    with pytest.raises(InputError, match="levels"):
        bounds.json_of("[" * 50 + "]" * 50, typed=True)


MARKUP = {
    "elements": b"<a>" + b"<b/>" * (bounds.MOST_ELEMENTS + 1),
    "tag": b"<a b='" + b"x" * bounds.LONGEST_MARK + b"'/>",
    "remark": b"<a><!--" + b"> " * bounds.LONGEST_MARK + b"--></a>",
    "instruction": b"<a><?x " + b"> " * bounds.LONGEST_MARK + b"?></a>",
    "depth": b"<a>" * 40 + b"</a>" * 40,
    "remarks": b"<a>" + b"<!---->" * (bounds.MOST_REMARKS + 1) + b"</a>",
    "type": b"<!DOCTYPE a><a/>",
    "utf-16": "<a/>".encode("utf-16"),
}


@pytest.mark.parametrize("content", MARKUP.values(), ids=MARKUP)
@pytest.mark.usefixtures("spent")
def test_a_workbook_whose_markup_is_beyond_a_bound_is_not_opened(content):
    for name in ("xl/worksheets/sheet1.xml", "xl/any.bin"):
        with pytest.raises(InputError, match="holds more"):
            bounds.archive(packed((bounds.WORKBOOK, b"<Types/>"), (name, content)))
    bounds.archive(packed((bounds.WORKBOOK, b"<Types/>"), ("xl/media/a.png", b"\x89PNG" + content))).close()


@pytest.mark.parametrize("sign", ["<a ", '<a x="', "<a x='<b y=\""])
@pytest.mark.usefixtures("spent")
def test_tags_that_nothing_ends_are_refused(sign):
    with pytest.raises(InputError, match="tags begin within one another"):
        html_cells.read(sign.encode() * 20_000)


@pytest.mark.parametrize(("element", "opens"), [(b"<b/>", False), (b'<c r="A1"/>', True), (b'<x:c r="A1"/>', True)])
def test_a_sheet_holds_little_beside_its_cells(element, opens):
    content = b"<a>" + element * (bounds.MOST_BESIDE_CELLS + 1) + b"</a>"
    parts = packed((bounds.WORKBOOK, b"<Types/>"), ("xl/worksheets/sheet1.xml", content))
    if opens:
        bounds.archive(parts).close()
    else:
        with pytest.raises(InputError, match="holds more"):
            bounds.archive(parts)
    bounds.archive(packed((bounds.WORKBOOK, b"<Types/>"), ("xl/sharedStrings.xml", content))).close()
