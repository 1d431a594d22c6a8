"""Charts as files: complete, unclipped, accessible, the same bytes each time, with what has to stand around them."""

import io
import re
import struct
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader

import econ
from econ import InputError
from econ.doors.cli import main
from econ.output import charts, export
from econ.output.drawing import fonts
from econ.output.drawing.files import NO_LETTERS, SIZES
from econ.output.export.pictures import KINDS, bare_png, drawable, files, foot, inline_svg, kind_of
from econ.output.marks import Curve
from econ.verify.readers import READERS
from econ.wording.language import speaking
from tests.test_drawing import measured

PRESETS = ("press-line-2023", "missiles-added", "serbia-licences-2023", "drones-not-ready")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def results():
    return {name: econ.run(econ.Scenario.preset(name)) for name in PRESETS}


@pytest.fixture(scope="module")
def press(results):
    return results["press-line-2023"]


def words_in(svg):
    """Words of each line of a picture, with ordinary spaces."""
    return ["".join(e.itertext()).replace("\u00a0", " ") for e in ET.fromstring(svg).iter(f"{SVG}text")]


# --- every chart -----------------------------------------------------------------------------------


@pytest.mark.parametrize("preset", PRESETS)
def test_every_chart_of_every_scenario_is_drawn_in_both_kinds(results, preset):
    names = drawable(results[preset])
    assert "share_by_sale" in names
    for name in names:
        made = files(results[preset], name)
        with Image.open(io.BytesIO(made["png"])) as seen:
            assert seen.size[0] == 1520
        assert ET.fromstring(made["svg"]).tag == f"{SVG}svg"


def test_a_chart_with_nothing_to_show_is_left_out(press):
    fixed = econ.run(press.scenario.change(set={"gdp": "28 billion USD/year"}))
    assert charts.CHARTS["distribution"].empty(fixed)
    assert "distribution" not in drawable(fixed)
    with pytest.raises(InputError, match="nothing to draw"):
        export.figure(fixed, "distribution")


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_off_at_the_edge_of_a_picture(results, size, language):
    """In each size: measured here with the very typeface, by another library."""
    result = results["missiles-added"]
    with speaking(language):
        made = {name: files(result, name, ("svg",), size=size)["svg"] for name in drawable(result)}
    for name, content in made.items():
        root = ET.fromstring(content)
        _zero, _zero, width, height = map(float, root.attrib["viewBox"].split())
        for group in root.findall(f"{SVG}g"):
            across, down = map(float, re.findall(r"[\d.]+", group.attrib["transform"])) if group.attrib else (0, 0)
            for element in group.iter(f"{SVG}text"):
                words = "".join(element.itertext())
                strong = any(e.get("font-weight") for e in element.iter())
                wide = measured(words, float(element.attrib["font-size"]), strong=strong)
                part = {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", ""), 0.0)
                start = float(element.attrib["x"]) + across - part * wide
                assert start >= -1, (name, words)
                assert start + wide <= width + 1, (name, words)
                assert 0 < float(element.attrib["y"]) + down < height, (name, words)


def test_labels_of_rows_do_not_lie_on_each_other(results):
    """Lines of text that share a place are never nearer than their letters are high."""
    result = results["missiles-added"]
    for size in SIZES:
        root = ET.fromstring(export.figure(result, "tornado", size=size))
        lines = sorted(float(e.attrib["y"]) for e in root.iter(f"{SVG}text") if e.find(f"{SVG}tspan") is not None)
        assert min(b - a for a, b in pairwise(lines)) > 12


@pytest.mark.parametrize(
    ("size", "pixels", "sides"),
    [
        ("slide", (1280, 720), ("1280px", "720.00px")),
        ("card", (1200, 630), ("1200px", "630.00px")),
    ],
)
def test_a_slide_and_a_card_have_their_size(results, size, pixels, sides):
    for name in ("share_by_sale", "tornado", "foreign_exchange"):
        made = files(results["missiles-added"], name, size=size)
        with Image.open(io.BytesIO(made["png"])) as seen:
            assert seen.size == pixels
        root = ET.fromstring(made["svg"])
        assert (root.attrib["width"], root.attrib["height"]) == sides


def test_a_column_is_85_millimetres_wide(press):
    """In the SVG, on the page of the PDF, and at 600 dots to the inch."""
    made = files(press, "tornado", KINDS, size="column")
    assert ET.fromstring(made["svg"]).attrib["width"] == "85mm"
    assert float(PdfReader(io.BytesIO(made["pdf"])).pages[0].mediabox.width) == pytest.approx(85 / 25.4 * 72, abs=0.01)
    with Image.open(io.BytesIO(made["png"])) as seen:
        assert seen.size[0] == pytest.approx(85 / 25.4 * 600, abs=1)


# --- what stands around ----------------------------------------------------------------------------


def test_the_title_is_the_finding_and_the_foot_has_the_sources_of_the_chart(press):
    """That of the GDP first, with whose figure it reports: of 2022 that of the Bank of Korea, by a broadcaster."""
    said = " ".join(words_in(export.figure(press, "share_by_sale")))
    assert charts.finding("share_by_sale", press).replace("\u00a0", " ") in said
    assert charts.get("share_by_sale").shows.replace("\u00a0", " ") in said
    assert charts.sources("share_by_sale", press)[0] == "voa2023"
    assert "The press line of July 2023. Author’s calculations on figures of the Bank of Korea (VOA Korean), " in said
    assert str(press.fingerprint) in said


def test_the_foot_names_six_publishers_and_counts_the_others(results, monkeypatch):
    result = results["missiles-added"]
    monkeypatch.delenv("ECON_ADDRESS", raising=False)
    short, mark = foot(result, result.book.sources)
    assert mark == str(result.fingerprint)
    assert re.search(r"figures of ([^,]+, ){5}.+ and \d+ more\.$", short)
    monkeypatch.setenv("ECON_ADDRESS", "https://econ.example.org/calculator/")
    assert foot(result, ())[1] == f"econ.example.org/calculator · {result.fingerprint}"
    assert foot(result, ())[0].startswith("Missiles and spare parts added.")


# --- accessible and deterministic ------------------------------------------------------------------


def test_an_svg_has_a_title_and_a_description(press):
    root = ET.fromstring(export.figure(press, "share_by_sale", "svg"))
    title, description = root[0], root[1]
    said = charts.finding("share_by_sale", press)
    assert (title.tag, title.text) == (f"{SVG}title", said)
    assert (description.tag, description.text) == (f"{SVG}desc", said)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]


def png_texts(content):
    """Texts of a PNG, read as the standard lays its chunks out."""
    found, at = {}, 8
    while at < len(content):
        size, kind = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + size]
        if kind == b"iTXt":
            key, _, rest = body.partition(b"\0")
            found[key.decode()] = rest[2:].split(b"\0", 2)[2].decode("utf-8")
        assert kind not in {b"tEXt", b"tIME"}
        at += size + 12
    return found


def test_a_png_carries_title_description_and_source_but_no_clock(press):
    content = export.figure(press, "share_by_sale", "png")
    texts = png_texts(content)
    assert texts["Title"] == texts["Description"] == charts.finding("share_by_sale", press)
    assert str(press.fingerprint) in texts["Source"]
    assert set(texts) == {"Title", "Description", "Source"}
    with Image.open(io.BytesIO(content)) as seen:  # Pillow checks the sums of the chunks
        seen.load()
        assert seen.text["Title"] == texts["Title"]


def test_a_pdf_has_real_text_its_typefaces_inside_and_a_title(results):
    """Read by pypdf: every word of the picture can be marked and copied, nothing is a bitmap."""
    content = export.figure(results["missiles-added"], "payment", "pdf")
    read = PdfReader(io.BytesIO(content))
    [page] = read.pages
    text = " ".join(page.extract_text().split()).replace("\u00a0", " ")
    for line in words_in(export.figure(results["missiles-added"], "payment", "svg")):
        assert line.strip() in text
    assert not page.images
    names = {str(font["/BaseFont"]).partition("+")[2] for font in page["/Resources"]["/Font"].values()}
    assert names == {"EconSans-Regular", "EconSans-SemiBold", "EconSerif-SemiBold"}
    for font in page["/Resources"]["/Font"].values():
        assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]
    assert read.metadata.title == charts.finding("payment", results["missiles-added"])
    assert read.metadata.creation_date is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_result_gives_the_same_picture(press, kind):
    again = econ.run(press.scenario)
    assert export.figure(press, "tornado", kind) == export.figure(again, "tornado", kind)
    assert files(press, "tornado", KINDS)[kind] == files(again, "tornado", reversed(KINDS))[kind]


def test_threads_draw_the_same_pictures(press):
    names = drawable(press)[:3] * 2
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: export.figure(press, name, "png"), names))
    assert found == [export.figure(press, name, "png") for name in names]


# --- letters that no typeface of the package has ---------------------------------------------------


def test_the_packages_own_typefaces_have_the_letters_that_they_are_said_to_have():
    """As Pillow draws them: none has the shape of a letter that no typeface has."""
    from PIL import ImageFont

    nobody = "\U000e0fff"
    said = sorted(fonts.OWN - {"\n"})
    for path in fonts.FOLDER.glob("*.ttf"):
        font = ImageFont.truetype(str(path), 40)
        box = list(font.getmask(nobody)), font.getlength(nobody)
        wrong = [c for c in said if c.isprintable() and (list(font.getmask(c)), font.getlength(c)) == box]
        assert wrong == [], path.name
        assert not fonts.has_hangul(path)


def test_without_a_typeface_for_them_a_sentence_stands_in_place_of_empty_boxes(press, monkeypatch):
    """PNG and PDF; an SVG has its words in any case, which a browser draws with what it has."""
    monkeypatch.setattr(fonts, "hangul", lambda: None)
    korean = econ.run(press.scenario.change(title="칠월의 기사"))
    made = files(korean, "share_by_sale", KINDS)
    assert "칠월의 기사" in " ".join(words_in(made["svg"]))
    said = " ".join(PdfReader(io.BytesIO(made["pdf"])).pages[0].extract_text().split())
    assert said == NO_LETTERS
    with Image.open(io.BytesIO(made["png"])) as seen:
        assert seen.size[1] < 400


def test_hangul_is_drawn_where_a_typeface_has_it(press):
    """Of this machine, if there is one; the words of the PDF are text."""
    found = fonts.hangul()
    if found is None:
        pytest.skip("no typeface with Hangul on this machine")
    korean = econ.run(press.scenario.change(title="칠월의 기사"))
    text = PdfReader(io.BytesIO(export.figure(korean, "share_by_sale", "pdf"))).pages[0].extract_text()
    assert "칠월의" in text


def test_typefaces_with_hangul_are_told_by_their_table_of_ranges(tmp_path, monkeypatch):
    """A typeface made of one table here: bit 56 of the ranges, in a file by itself and in a collection."""

    def typeface(bits, start=0):
        table = bytes(42) + struct.pack(">4I", 0, bits, 0, 0)
        head = struct.pack(">4sHHHH", b"OTTO", 1, 0, 0, 0) + struct.pack(">4sIII", b"OS/2", 0, start + 28, len(table))
        return head + table

    own = tmp_path / "fonts" / "some"
    own.mkdir(parents=True)
    (own / "a.ttf").write_bytes(typeface(0))
    (own / "b-serif-kr.otf").write_bytes(typeface(1 << 24))
    (own / "notes.txt").write_bytes(typeface(1 << 24))
    (own / "broken.ttf").write_bytes(b"OTTO")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "nothing"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("sys.platform", "linux")
    fonts.hangul.cache_clear()
    assert fonts.hangul() == own / "b-serif-kr.otf"
    head = b"ttcf" + struct.pack(">HHII", 1, 0, 1, 16)
    (own / "sans-cjk.ttc").write_bytes(head + typeface(1 << 24, 16))
    fonts.hangul.cache_clear()
    assert fonts.hangul() == own / "sans-cjk.ttc"
    assert fonts.folders("한") == [fonts.FOLDER, own]
    assert fonts.folders("a") == [fonts.FOLDER]
    assert fonts.folders("\u0e01") is None  # a letter of Thai, which no typeface is looked for
    fonts.hangul.cache_clear()


# --- told apart without colour ---------------------------------------------------------------------


def lightness(tone):
    """Of a colour as sRGB and CIE 1976 have it, from 0 to 100."""
    parts = [int(tone[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * light ** (1 / 3) - 16


@pytest.mark.parametrize("preset", PRESETS)
def test_curves_are_told_apart_in_grey(results, preset):
    """Two named curves of a picture differ in dash or by ten degrees of lightness."""
    for name in drawable(results[preset]):
        marks = charts.drawing(name, results[preset]).marks
        curves = [m for m in marks if isinstance(m, Curve) and m.label]
        for n, one in enumerate(curves):
            for other in curves[n + 1 :]:
                assert one.dash != other.dash or abs(lightness(one.tone) - lightness(other.tone)) > 10, (
                    name,
                    one.label,
                    other.label,
                )


def test_names_of_curves_show_their_dash(results):
    """A piece of the curve stands before each name, so that nobody has to know a colour."""
    root = ET.fromstring(export.figure(results["missiles-added"], "share_by_sale"))
    [names] = [g for g in root.iter(f"{SVG}g") if g.get("class") == "names"]
    pieces = [e.get("stroke-dasharray") for e in names.iter(f"{SVG}line") if e.get("stroke-opacity") is None]
    assert len(pieces) == len(set(pieces)) == 9
    assert {e.get("fill") for e in names.iter(f"{SVG}text")} == {None}


# --- in a page -------------------------------------------------------------------------------------


def test_pictures_in_one_page_share_no_id(press):
    found = [e.get("id") for name in drawable(press) for e in ET.fromstring(inline_svg(press, name)).iter()]
    named = [name for name in found if name]
    assert len(named) == len(set(named))


def test_a_picture_in_a_page_follows_its_colours_and_holds_all_it_needs(press):
    for name in drawable(press):
        text = inline_svg(press, name)
        root = ET.fromstring(text)
        assert root.get("fill") == "currentColor"
        assert "#1A1D21" not in text
        assert root.get("viewBox")
        assert not text.startswith("<?xml")
        assert "url(" not in text
        assert root.get("aria-label") == charts.finding(name, press)
        assert all(e.get("href", "").startswith("data:image/png;base64,") for e in root.iter(f"{SVG}image"))


def test_a_picture_for_a_document_has_no_heading_of_its_own(press):
    made = bare_png(press, "tornado"), export.figure(press, "tornado", "png")
    plain_one, whole = (Image.open(io.BytesIO(content)).size[1] for content in made)
    assert plain_one < whole


def test_a_name_with_markup_is_text_in_the_picture(press):
    evil = '<script>alert(1)</script> & "<b>'
    content = export.figure(econ.run(press.scenario.change(title=evil)), "tornado", "svg")
    root = ET.fromstring(content)
    assert {e.tag.removeprefix(SVG) for e in root.iter()}.isdisjoint({"script", "foreignObject", "a"})
    assert evil in " ".join(words_in(content))


def test_a_picture_within_a_picture_is_read_back_as_one():
    """The reader of pages takes all of it: what stands behind the inner one counts as well."""
    page = '<svg aria-label="a"><svg><path d="M0 0"/></svg><text>{}</text></svg><p data-cell="b">c</p>'
    one, other = (READERS[".html"].read(page.format(n).encode()) for n in (1, 2))
    assert one["b"] == other["b"] == "c"
    assert {name for name in one if one[name] != other[name]} == {name for name in one if "picture" in name}
    assert len([name for name in one if "picture" in name]) == 1


# --- on the command line ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_writes_the_picture(press, tmp_path, kind):
    path = tmp_path / f"share.{kind}"
    assert main(["figure", "share_by_sale", "press-line-2023", "--size", "column", "-o", str(path)]) == 0
    assert path.read_bytes() == export.figure(press, "share_by_sale", kind, size="column")


def test_a_table_has_its_picture_in_a_size_as_well(press, tmp_path, capsys):
    path = tmp_path / "tornado.png"
    arguments = ["sensitivity", "press-line-2023", "--figure", str(path), "--size", "card"]
    assert main(arguments) == 0
    assert "Written" in capsys.readouterr().err
    with Image.open(path) as seen:
        assert seen.size == (1200, 630)


def test_the_command_line_names_the_sizes_that_there_are():
    from econ.doors.cli.pictures import SIZES as TOLD

    assert list(TOLD) == list(SIZES)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["figure", "share_by_sal"], "Did you mean share_by_sale"),
        (["figure", "by_year", "-o", "x.gif"], "does not end in .png, .svg, .pdf"),
        (["figure", "by_year", "--size", "poster"], "poster"),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_ones(capsys, arguments, said):
    assert main(arguments) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_the_end_of_the_name_chooses_the_kind():
    assert kind_of("a/b.SVG") == "svg"
    with pytest.raises(InputError):
        kind_of("picture")


def test_an_unknown_kind_or_size_of_picture_is_refused(press):
    with pytest.raises(InputError, match="kind of picture"):
        export.figure(press, "tornado", "gif")
    with pytest.raises(InputError, match="size"):
        export.figure(press, "tornado", size="poster")
