"""The report: one content in three formats; offline, accessible, escaped, verifiable, the same bytes each time."""

import io
import re
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pypdf
import pytest

import econ
from econ import verify
from econ.analysis import guards, tables
from econ.evidence import Setting
from econ.output import charts, export
from econ.output.drawing import fonts
from econ.output.export.pictures import drawable
from econ.output.export.report import mathml, plain, report
from econ.output.export.report_blocks import Formula, Heading, Picture, Source, Table, printable
from econ.output.export.report_html import POLICY
from econ.verify.readers import READERS
from econ.wording.language import speaking

PRESETS = ("press-line-2023", "missiles-added", "serbia-licences-2023")
EVIL = '<script>alert("1")</script> & </style> <img src=x onerror=y> \x01'
VOID = {"meta", "br", "img", "link", "input", "hr", "path", "use", "image", "rect"}


@pytest.fixture(scope="module")
def results():
    return {name: econ.run(econ.Scenario.preset(name)) for name in PRESETS}


@pytest.fixture(scope="module")
def pages(results):
    return {name: export.to_bytes(result, "html") for name, result in results.items()}


@pytest.fixture(scope="module")
def html(pages):
    return pages["press-line-2023"].decode("utf-8")


@pytest.fixture(scope="module")
def poisoned():
    setting = Setting(value="300 million USD/year", judgement=f"{EVIL}.", note=f"{EVIL}.")
    return econ.run(econ.Scenario.preset().change(title=EVIL, set={"sale_value": setting}))


class Tags(HTMLParser):
    """Every start tag with its attributes, and a check that tags are closed in order."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.open.pop() == tag


# --- content -----------------------------------------------------------------------------------------


def test_the_report_begins_with_the_answer_and_ends_with_what_proves_it(results):
    for result in results.values():
        made = report(result)
        headings = [b.key for b in made.blocks if isinstance(b, Heading) and b.level == 2]
        assert headings == ["answer", "pictures", "outputs", "assumptions", "method", "sources", "check"]
        texts = [b.text for b in made.blocks if hasattr(b, "kind")]
        assert texts[0] == tables.answer(result)
        assert made.byline[0] == str(result.fingerprint)


def test_the_report_has_every_picture_with_its_table(results):
    for result in results.values():
        blocks = report(result).blocks
        assert tuple(b.name for b in blocks if isinstance(b, Picture)) == drawable(result)
        assert set(drawable(result)) <= {b.name for b in blocks if isinstance(b, Table)}


def test_the_report_has_every_output_every_notice_and_every_source(results):
    for result in results.values():
        made = report(result)
        [outputs] = [b for b in made.blocks if isinstance(b, Table) and b.name == "outputs"]
        assert [r.name for r in outputs.rows] == [row["output"] for row in tables.told(result)]
        said = " ".join(b.text for b in made.blocks if hasattr(b, "kind"))
        assert all(n.message.replace("\u00a0", " ") in said for n in guards.check(result))
        assert {b.key for b in made.blocks if isinstance(b, Source)} >= set(tables.outputs_sources(result))


def test_assumptions_stand_once_each_with_a_source_or_a_judgement(results):
    for result in results.values():
        rows = [r for b in report(result).blocks if isinstance(b, Table) and "assumptions" in b.name for r in b.rows]
        names = [r.name for r in rows]
        assert len(names) == len(set(names))
        assert set(names) <= set(result.state.inputs)
        assert {i.name for i in result.inputs_of("gdp_share")} - set(names) <= {
            n for n in result.state.inputs if tables.lines_of_card(n)
        }
        assert all(r.cells[-1].words or r.cells[-1].sources for r in rows)


def test_an_answer_stands_before_what_it_rests_on_and_the_denominator_first(results):
    """The share of GDP, GDP, the sale, its contract and what it holds; then what the sale adds, and its parts."""
    found = [b.name for b in report(results["missiles-added"]).blocks if isinstance(b, Formula)]
    assert found[:5] == ["gdp_share", "gdp", "sale_value", "contract_value", "gross_value"]
    assert found[5:7] == ["contribution_to_gdp", "value_added"]
    assert found[-3:] == ["break_even_probability", "value_received", "expected_loss"]


def test_equations_are_printed_with_the_names_of_their_quantities(results):
    found = {b.name: b for b in report(results["press-line-2023"]).blocks if isinstance(b, Formula)}
    assert found["gdp_share"].plain == "Share of GDP = Sale ÷ Gross domestic product"
    math = ET.fromstring(found["gdp_share"].mathml)
    assert [e.tag for e in math.iter() if e.tag in ("mfrac", "mo")] == ["mo", "mfrac"]


@pytest.mark.parametrize("name", econ.GRAPH.equations)
def test_every_equation_has_the_same_brackets_in_both_notations(name):
    equation = econ.GRAPH.equations[name]
    ET.fromstring(mathml(equation, str))
    read = plain(equation, str).partition(" = ")[2]
    for sign, operator in (("−", "-"), ("×", "*"), ("÷", "/")):
        read = read.replace(sign, operator)
    for words, function in (("smaller of (", "minimum("), ("larger of (", "maximum(")):
        read = read.replace(words, function)
    for words, mark in (("(if ", "where("), (": ", ", "), ("; otherwise ", ", ")):
        read = read.replace(words, mark)
    for words in ("sum over goods lines of (", "total so far of ("):
        read = read.replace(words, {"s": "sum_over_lines(", "t": "running_total("}[words[0]])
    assert read.replace(";", ",") == equation.python


def test_what_no_document_can_hold_is_taken_away():
    assert printable("a\x00b\x1b\ud800c\n−é한") == "abc\n−é한"


# --- HTML --------------------------------------------------------------------------------------------


def test_the_page_is_well_formed_and_its_ids_are_unique(pages):
    for content in pages.values():
        tags = Tags(content.decode("utf-8"))
        assert tags.open == []
        ids = [a["id"] for _, a in tags.found if "id" in a]
        assert len(ids) == len(set(ids))


def test_everything_the_page_refers_to_is_in_it(pages):
    for content in pages.values():
        tags = Tags(content.decode("utf-8")).found
        ids = {a["id"] for _, a in tags if "id" in a}
        for _, given in tags:
            if (given.get("href") or "").startswith("#"):
                assert given["href"][1:] in ids
            for name in ("aria-labelledby", "aria-describedby"):
                assert set((given.get(name) or "").split()) <= ids


def test_headings_go_down_one_level_at_a_time(pages):
    for content in pages.values():
        levels = [int(t[1]) for t, _ in Tags(content.decode("utf-8")).found if re.fullmatch(r"h[1-6]", t)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_page_loads_nothing_and_forbids_it(pages):
    for content in pages.values():
        text = content.decode("utf-8")
        tags = Tags(text).found
        assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in [a for t, a in tags if t == "meta"]
        assert "default-src 'none'" in POLICY
        for tag, given in tags:
            assert tag not in {"link", "iframe", "object", "embed", "audio", "video", "base", "form"}
            if "src" in given or tag in {"image", "use"}:
                assert (given.get("src") or given.get("href")).startswith(("data:", "#"))
            assert not [name for name in given if name.startswith("on")]
        assert [a.get("type") for t, a in tags if t == "script"] == ["application/json"]
        style = text.partition("<style>")[2].partition("</style>")[0]
        assert "url(" not in style
        assert "@import" not in style


def test_every_picture_of_the_page_has_words(pages, results):
    for name, content in pages.items():
        pictures = [a for t, a in Tags(content.decode("utf-8")).found if t == "svg" and "data-field" in a]
        assert len(pictures) == len(drawable(results[name]))
        assert all(a["role"] == "img" and (a.get("aria-labelledby") or a["aria-label"]) for a in pictures)


def test_the_page_is_made_for_paper_and_for_the_dark(html):
    for word in ("@media print", "break-inside: avoid", "prefers-color-scheme: dark", 'lang="en"', "viewport"):
        assert word in html


def test_what_a_user_writes_is_text(poisoned):
    content = export.to_bytes(poisoned, "html").decode("utf-8")
    tags = Tags(content)
    assert tags.open == []
    assert [a.get("type") for t, a in tags.found if t == "script"] == ["application/json"]
    assert "img" not in {t for t, _ in tags.found}
    assert "\x01" not in content
    assert "&lt;script&gt;" in content


def test_an_address_that_is_no_page_of_the_web_is_no_link(html):
    links = [a["href"] for t, a in Tags(html).found if t == "a"]
    assert all(link.startswith(("#", "https://", "http://")) for link in links)


# --- verifying ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PRESETS)
def test_a_report_as_it_was_written_is_identical(pages, name):
    verdict = verify.verify_bytes(pages[name], ".html")
    assert verdict.identical
    assert verdict.changed == {}
    assert verdict.compared > 300


def changed(text, at):
    return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]


def test_one_digit_changed_in_the_printed_answer_is_named(html):
    at = html.index('data-cell="answer"')
    at += re.search(r"\d", html[at:]).start()
    verdict = verify.verify_bytes(changed(html, at).encode(), ".html")
    assert not verdict.holds
    assert [d.place for d in verdict.differences] == ["answer"]
    assert "answer" in verify.text(verdict)


def test_one_digit_changed_in_a_number_is_named(html):
    at = html.index('data-row="gdp_share"', html.index('data-table="outputs"'))
    at = html.index('value="', at) + len('value="0.00')
    verdict = verify.verify_bytes(changed(html, at).encode(), ".html")
    assert [d.place for d in verdict.differences] == ["outputs gdp_share: Central case exactly"]


def test_the_reader_sees_every_digit_of_every_table(html):
    """Each figure that is printed or kept in a cell is changed in turn; the cells read from the page differ."""
    original = READERS[".html"].read(html.encode())
    body = html.index("<main>")
    cells = list(re.finditer(r"<td(?![^>]*data-said)[^>]*>.*?</td>", html[body:]))
    digits = [body + m.start() + re.search(r">[^<]*?\d", m[0]).end() - 1 for m in cells if re.search(r">[^<]*\d", m[0])]
    assert len(digits) > 200
    for at in digits[::23]:
        found = READERS[".html"].read(changed(html, at).encode())
        assert sum(found[k] != original[k] for k in original) == 1


def test_a_question_changed_behind_the_answer_is_found(html):
    start = html.index('id="scenario">')
    at = html.index('"sale_value":', start)
    at += re.search(r"\d", html[at:]).start()
    verdict = verify.verify_bytes(changed(html, at).encode(), ".html")
    assert "scenario" in verdict.changed
    assert not verdict.holds


def test_a_row_that_was_added_or_taken_away_is_found(html):
    [row] = re.findall(r'<tr[^>]*data-row="gdp_share"[^\n]*</tr>', html[html.index('data-table="outputs"') :])
    assert not verify.verify_bytes(html.replace(row, row + row).encode(), ".html").holds
    assert not verify.verify_bytes(html.replace(row, "").encode(), ".html").holds


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\xff\xfe", b"<table>" * 1000])
def test_a_page_that_is_no_report_is_refused(content):
    with pytest.raises(econ.InputError, match="no scenario"):
        verify.verify_bytes(content, ".html")


# --- all formats -------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_same_result_gives_the_same_document(results, form):
    result = results["press-line-2023"]
    assert export.to_bytes(result, form) == export.to_bytes(econ.run(result.scenario), form)


# --- Word --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def document(results):
    import docx

    return docx.Document(io.BytesIO(export.to_bytes(results["press-line-2023"], "docx")))


def test_the_document_has_real_headings_and_says_what_it_is(document, results):
    result = results["press-line-2023"]
    styles = [p.style.name for p in document.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 8
    properties = document.core_properties
    assert properties.title == "The press line of July 2023"
    assert properties.subject == str(result.fingerprint)
    assert properties.created.date().isoformat() == result.book.release


def test_the_tables_of_the_document_have_header_rows(document, results):
    blocks = [b for b in report(results["press-line-2023"]).blocks if isinstance(b, Table)]
    assert len(document.tables) == len(blocks)
    for table, block in zip(document.tables, blocks, strict=True):
        lines = 2 if any(column.below for column in block.columns) else 1
        assert len(table.rows) == 1 + lines * len(block.rows)
        assert table.rows[0]._tr.trPr.xpath("./w:tblHeader")
        assert [c.text for c in table.rows[0].cells] == [c.title for c in block.columns if not c.below]


def test_the_document_is_on_a4_in_a_language_with_fields(document, results):
    [section] = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # ISO 216
    assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert section.header.paragraphs[0].text == "The press line of July 2023"
    foot = section.footer.paragraphs[0]
    assert foot.text.startswith(str(results["press-line-2023"].fingerprint))
    assert [code.text.strip() for code in foot._p.xpath(".//w:instrText")] == ["PAGE", "NUMPAGES"]
    codes = [code.text.strip() for code in document.element.body.xpath(".//w:instrText")]
    assert codes[0] == r'TOC \o "1-2" \h \z \u'
    assert codes.count(r"SEQ Table \* ARABIC") == len(document.tables)
    assert codes.count(r"SEQ Figure \* ARABIC") == len(document.inline_shapes)


def test_every_link_of_the_document_leads_somewhere(document, results):
    body, blocks = document.element.body, report(results["press-line-2023"]).blocks
    names = body.xpath(".//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names))
    assert set(body.xpath(".//w:hyperlink/@w:anchor")) <= set(names)
    assert len(body.xpath(".//w:bookmarkStart/@w:id")) == len(set(body.xpath(".//w:bookmarkStart/@w:id")))
    outside = {one.target_ref for one in document.part.rels.values() if one.is_external}
    assert outside == {b.address for b in blocks if isinstance(b, Source) and b.address}


def test_every_look_of_the_document_is_a_style(document):
    direct = document.element.body.xpath(".//w:rPr/*[not(self::w:rStyle) and not(self::w:noProof)]")
    assert not direct
    for table in document.tables:
        grid = [int(one) for one in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")]
        assert sum(grid) == pytest.approx((210 - 44) / 25.4 * 1440, abs=len(grid))  # twentieths of a point
        assert [round(cell.width.twips) for cell in table.rows[0].cells] == grid


def test_no_word_of_a_title_of_a_column_is_broken(document):
    """Letters of the widest of the usual typefaces, DejaVu Sans Bold, are 0.69 em wide on average; cells have a rim."""
    for table in document.tables:
        for cell in table.rows[0].cells:
            longest = max(map(len, cell.text.split(" ")))
            assert cell.width.pt >= 0.69 * 7.5 * longest + 7.0 or longest < 4


def test_the_pictures_of_the_document_have_alt_text(document, results):
    result = results["press-line-2023"]
    assert len(document.inline_shapes) == len(drawable(result))
    said = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert said == [charts.alt(name, result) for name in drawable(result)]


def test_no_part_of_the_document_has_a_clock(results):
    result = results["serbia-licences-2023"]
    with zipfile.ZipFile(io.BytesIO(export.to_bytes(result, "docx"))) as parts:
        assert {i.date_time[:3] for i in parts.infolist()} == {tuple(map(int, result.book.release.split("-")))}


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_document_survives_what_a_user_writes(poisoned, form):
    assert len(export.to_bytes(poisoned, form)) > 100_000


# --- PDF ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf(results):
    return export.to_bytes(results["press-line-2023"], "pdf")


@pytest.fixture(scope="module")
def read(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def marked(reader):
    """The tags of a PDF in order, each with its entry in the tree of structure."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            found += [(one["/S"], one)] if "/S" in one else []
            waiting += [one["/K"]] if "/K" in one else []
    return found


def test_the_pdf_has_a_title_bookmarks_and_its_own_fonts(read, results):
    result = results["press-line-2023"]
    assert read.metadata.title == "The press line of July 2023"
    assert read.metadata["/Keywords"] == str(result.fingerprint)
    assert read.metadata.creation_date.date().isoformat() == result.book.release
    parts = [one.title for one in read.outline if not isinstance(one, list)]
    assert parts == [b.text for b in report(result).blocks if isinstance(b, Heading) and b.level == 2] + [
        "About this calculation"
    ]
    fonts = {f.get_object()["/BaseFont"] for page in read.pages for f in page["/Resources"].get("/Font", {}).values()}
    own = {name.partition("+")[2] for name in fonts if "CJK" not in name}  # the machine may have a typeface for Hangul
    assert own == {"EconSans-Regular", "EconSans-SemiBold", "EconSerif-SemiBold"}


def test_the_pdf_is_tagged_for_screen_readers(read, results):
    """ISO 14289-1 (PDF/UA-1), clauses 7.1 to 7.5: marked, a language, a title shown, pictures and tables told."""
    root, result = read.trailer["/Root"], results["press-line-2023"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    tags = marked(read)
    blocks = report(result).blocks
    assert [one["/Alt"] for tag, one in tags if tag == "/Figure"] == [b.alt for b in blocks if isinstance(b, Picture)]
    names = [tag for tag, _ in tags]
    tables = [b for b in blocks if isinstance(b, Table)]
    assert names.count("/Table") == names.count("/THead") == len(tables)
    assert names.count("/TH") == sum(len(b.columns) - any(c.below for c in b.columns) for b in tables)
    headings = [b for b in blocks if isinstance(b, Heading)]
    assert names.count("/H1") + names.count("/H2") == len(headings) + 2  # contents, and about this calculation


def test_the_pdf_says_what_the_report_says_and_every_address_is_a_link(read, results):
    blocks = report(results["press-line-2023"]).blocks
    text = re.sub(r"\s+", "", "".join(page.extract_text() for page in read.pages))
    rows = [cell.words for b in blocks if isinstance(b, Table) for row in b.rows for cell in row.cells]
    said = [b.text for b in blocks if hasattr(b, "kind") and b.kind != "code"]
    # a page may end within a paragraph
    missing = [one for one in (*rows, *said) if re.sub(r"\s+", "", one) not in text]
    assert len(missing) <= 3
    links = {one.get_object().get("/A", {}).get("/URI") for page in read.pages for one in page.get("/Annots", [])}
    assert {b.address for b in blocks if isinstance(b, Source) and b.address} == links - {None}


def test_the_pdf_is_on_a4_with_its_fingerprint_and_number_on_each_page(read, results):
    for number, page in enumerate(read.pages, start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)  # ISO 216, in points
        text = page.extract_text()
        assert str(results["press-line-2023"].fingerprint) in text
        assert f"{number} / {len(read.pages)}" in text


def test_pictures_of_the_pdf_are_lines_and_text(read):
    dots = [one.image.size for page in read.pages for one in page.images]
    assert all(max(size) < 64 for size in dots)  # shades of a field, a dot each
    assert "Share of GDP (logarithmic)" in "".join(page.extract_text() for page in read.pages)


def test_the_pdf_and_the_document_speak_the_language_that_is_spoken(results):
    result = results["press-line-2023"]
    with speaking("id"):
        content, document = export.to_bytes(result, "pdf"), export.to_bytes(result, "docx")
        answer = report(result).blocks[1].text
    found = pypdf.PdfReader(io.BytesIO(content))
    assert found.trailer["/Root"]["/Lang"] == "id"
    assert "menurut Bank of Korea" in answer
    assert " ".join(answer.split(":")[0].split()) in " ".join(found.pages[0].extract_text().split())
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        assert 'w:lang w:val="id-ID"' in parts.read("word/styles.xml").decode()
        assert "menurut Bank of Korea" in parts.read("word/document.xml").decode()


def test_letters_without_a_typeface_are_said_and_a_language_without_one_is_refused(results, monkeypatch):
    monkeypatch.setattr(fonts, "hangul", lambda: None)
    result = econ.run(econ.Scenario.preset().change(title="북한 \u0e01"))
    first = pypdf.PdfReader(io.BytesIO(export.to_bytes(result, "pdf"))).pages[0].extract_text()
    assert "No typeface on this computer has all letters of this report" in " ".join(first.split())
    with speaking("ko"), pytest.raises(econ.InputError, match="이 컴퓨터에 이 언어의 글자가 있는 글꼴이 없어"):
        export.to_bytes(results["press-line-2023"], "pdf")
