"""Files in the language that is asked: no word of English left, numbers of the language, and verified in it."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from functools import cache
from gettext import NullTranslations
from html.parser import HTMLParser

import pypdf
import pytest

import econ
from econ import verify
from econ.doors.cli import main
from econ.output import export
from econ.output.drawing import fonts
from econ.output.export import word_styles
from econ.output.export.report import mathml
from econ.wording import language
from econ.wording.language import ENGLISH, LANGUAGES, catalogue, speaking

OTHERS = sorted(LANGUAGES.keys() - {ENGLISH})
READ = ("html", "markdown", "latex", "docx", "pdf")
"""Documents of which all is said; the workbook has names of columns beside its words, and tests of its own."""

PROGRAMS = ("csv", "json", "parquet", "stata")
SEVERAL = 25
"""Letters of a text that is more than a name."""


RICH, SHORT = "missiles-added", "press-line-2023"


@cache
def result(preset=SHORT):
    return econ.run(econ.Scenario.preset(preset))


@cache
def written(name, code, preset=SHORT):
    return export.to_bytes(result(preset), name, language=code)


class Words(HTMLParser):
    """What a reader of a page sees or hears; entries of the bibliography apart."""

    def __init__(self, text):
        super().__init__()
        self.said, self.passed = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag in ("style", "script", "li") and not self.passed and (tag != "li" or "source-" in str(attrs)):
            self.passed = tag
        self.said += [value for key, value in attrs if key in ("aria-label", "alt", "title") and value]

    def handle_endtag(self, tag):
        self.passed = "" if tag == self.passed else self.passed

    def handle_data(self, data):
        if not self.passed:
            self.said.append(data)


def texts(name, content):
    """The texts of a document, without its bibliography as far as that can be told."""
    if name == "html":
        return Words(content.decode()).said
    if name == "pdf":
        return [line for page in pypdf.PdfReader(io.BytesIO(content)).pages for line in page.extract_text().split("\n")]
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            xml = "".join(
                parts.read(n).decode() for n in parts.namelist() if re.match(r"word/(document|header|footer)", n)
            )
        paragraphs = [p for p in re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL) if 'w:val="Source"' not in p]
        said = ["".join(re.findall(r"<w:t[ >][^<]*", p)) for p in paragraphs]
        return [re.sub(r"<w:t[^>]*>", "", one) for one in said] + re.findall(r'descr="([^"]*)"', xml)
    lines = content.decode().split("\n")
    return [line for line in lines if not line.startswith("%") and not re.match(r"\d+\\?\. ", line)]


# --- no English is left --------------------------------------------------------------------------------

SOUNDS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "абцдефгхийклмнопярстувщхызАБЦДЕФГХИЙКЛМНОПЯРСТУВЩХЫЗ"
)


class Strange(NullTranslations):
    """A language whose every message is the English one in other letters: what keeps its letters was never said."""

    def gettext(self, message):
        return "".join(
            part if part.startswith("{") else part.translate(SOUNDS) for part in re.split(r"(\{.*?\})", message)
        )

    def pgettext(self, _context, message):
        return self.gettext(message)

    def ngettext(self, one, many, n):
        return self.gettext(one if n == 1 else many)


@pytest.fixture
def strange(monkeypatch, name):
    monkeypatch.setitem(LANGUAGES, "eo", "Esperanto")
    monkeypatch.setitem(word_styles.LOCALES, "eo", "eo")
    monkeypatch.setattr(language, "catalogue", lambda code: Strange() if code == "eo" else catalogue(code))
    return econ.run(econ.Scenario.preset(SHORT if name == "pdf" else RICH))


TERMS = re.compile(
    r"[\w.-]{60,}|\\cite\{[^}]*\}|\\[a-z]+|table-\S+|\w*_\w*|[A-Z]+\w*\d\w*|[A-Z]{5,}|[0-9a-f]{8,}|https?:\S+|SEQ \w+"
)
"""What stays as it is: commands of LaTeX, ids, digests, addresses, frozen codes, fields of a word processor."""

KEPT = {"scenario", "data", "model", "econ", "Marto", "Septembro"}
"""Words of the fingerprint, and months as the locale data have them in the language that is pretended."""


@pytest.mark.parametrize("name", READ)
def test_every_word_of_a_document_is_a_message_or_a_name(strange, name):
    """What is left in English letters are names and titles of sources, ids, and the title of the scenario.

    In LaTeX and PDF, where commands and lines cut words, three unknown ones in a row count.
    """
    book = strange.book
    names = " ".join([strange.scenario.title, *book.country_codes, *book.sources, *map(str, book.sources.values())])
    known, left = {*re.findall(r"[A-Za-z]{3,}", names), *KEPT}, set()
    pattern = r"[A-Za-z]{3,}(?:[ ,:]+[A-Za-z]{3,}){2,}" if name in ("latex", "pdf") else r"[A-Za-z]{3,}"
    for text in texts(name, export.to_bytes(strange, name, language="eo")):
        found = re.findall(pattern, TERMS.sub("·", " ".join(text.split())))
        left |= {words for words in found if not known.issuperset(re.findall("[A-Za-z]+", words))}
    assert not left


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", [name for name in READ if name != "pdf"])
def test_no_sentence_of_the_catalogue_is_left_in_english(name, code):
    said = " ".join(
        " ".join(text.replace("\\", "").split()) for text in texts(name, written(name, code, RICH))
    ).replace(result(RICH).scenario.title, "")
    known = catalogue(code)
    messages = [m for m in known._catalog if isinstance(m, str) and known.gettext(m) != m]
    pieces = {max(re.split(r"\{.*?\}", message), key=len).strip() for message in messages}
    long = {piece for piece in pieces if len(piece) >= SEVERAL and " " in piece}
    assert len(long) > 1000
    assert not {piece for piece in long if piece in said}


def test_numbers_are_those_of_the_language():
    """Indonesian has a comma before decimals; Korean counts in ten thousands (CLDR)."""
    for name in ("html", "docx"):
        indonesian, korean = (" ".join(texts(name, written(name, code, RICH))) for code in ("id", "ko"))
        assert not re.search(r"\d\.\d{1,2}(%| juta| miliar)", indonesian)
        assert re.search(r"\d,\d%", indonesian)
        assert re.search(r"26\.3억\s달러", korean)
    assert "input-decimal-markers={,}, output-decimal-marker={,}, input-ignore={.}" in written("latex", "id").decode()
    assert "S[table-format={2,1}, table-space-text-post={\\%}]" in written("latex", "id", RICH).decode()


@pytest.mark.parametrize(("code", "locale"), [("en", "en-GB"), ("id", "id-ID"), ("ko", "ko-KR")])
def test_a_document_tells_programs_its_language(code, locale):
    assert f'<html lang="{code}">'.encode() in written("html", code)
    with zipfile.ZipFile(io.BytesIO(written("docx", code))) as parts:
        assert f'w:lang w:val="{locale}"' in parts.read("word/styles.xml").decode()
        assert f"<dc:language>{locale}<" in parts.read("docProps/core.xml").decode()
    about = f'<dd data-about="language">{code}</dd>'
    assert (about in written("html", code).decode()) == (code != ENGLISH)


def test_a_formula_says_if_and_otherwise_in_the_language():
    equation = next(e for e in econ.GRAPH.equations.values() if "<mtext>if </mtext>" in mathml(e, str))
    with speaking("ko"):
        said = re.findall("<mtext>(.*?)</mtext>", mathml(equation, str))
    assert said[:2] == ["인 경우: ", "; 그 외: "]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_what_programs_read_is_the_same_in_every_language(name, code):
    assert written(name, code) == written(name, ENGLISH)


def test_a_language_that_there_is_not_is_refused():
    with pytest.raises(econ.InputError, match="no language"):
        export.to_bytes(result(), "html", language="xx")


def test_the_command_writes_in_the_language_and_says_what_stays_english(tmp_path, capsys):
    report, table = tmp_path / "a.html", tmp_path / "a.csv"
    assert main(["run", "--language", "id", "--output", str(report)]) == 0
    assert report.read_bytes().startswith(b'<!DOCTYPE html>\n<html lang="id">')
    assert "English" not in capsys.readouterr().err
    assert main(["run", "--language", "id", "--output", str(table)]) == 0
    assert "its words are in English in every language" in capsys.readouterr().err


# --- LaTeX and PDF with Hangul --------------------------------------------------------------------------

PACKAGES = r"\usepackage{array,booktabs,longtable,siunitx,tabularx}"


def set_by(program, code, folder, packages):
    (folder / "a.tex").write_bytes(written("latex", code))
    whole = rf"\documentclass{{article}}{PACKAGES}{packages}\begin{{document}}\input{{a}}\end{{document}}"
    (folder / "paper.tex").write_text(whole, "utf-8")
    asked = [program, "-interaction=nonstopmode", "-halt-on-error", "paper.tex"]
    return subprocess.run(asked, cwd=folder, capture_output=True, check=False).returncode


def test_latex_says_what_hangul_needs_before_anything_else():
    head = written("latex", "ko").decode().partition("\n\n")[0]
    assert r"\usepackage{kotex}" in head
    assert r"\setmainhangulfont" in head
    assert head.endswith("\n\\tracinglostchars=3")
    assert "Hangul" not in written("latex", "en").decode()


@pytest.mark.parametrize(
    ("title", "stops"), [("Missiles to Türkiye, São Tomé and Łódź", False), ("북한", True), ("Снаряды", True)]
)
def test_in_any_language_no_letter_is_left_out_in_silence(title, stops):
    """LuaLaTeX leaves out what its typeface lacks, and says so in its log alone."""
    result = econ.run(econ.Scenario.preset("turkey-2024").change(title=title))
    head = econ.export.to_bytes(result, "latex", language="en").decode().partition("\n\n")[0]
    assert head.endswith("\n\\tracinglostchars=3") == stops


@pytest.mark.parametrize("program", ["pdflatex", "lualatex"])
def test_latex_stops_at_a_letter_that_no_typeface_has(program, tmp_path):
    found = shutil.which(program)
    if not found:
        pytest.skip("needs LaTeX, which the project does not ask for")
    assert set_by(found, "ko", tmp_path, "") != 0


def test_a_paper_in_indonesian_has_no_table_wider_than_its_text(tmp_path):
    found = shutil.which("pdflatex")
    if not found:
        pytest.skip("needs LaTeX, which the project does not ask for")
    assert set_by(found, "id", tmp_path, r"\usepackage[T1]{fontenc}\usepackage{lmodern}\sloppy") == 0
    log = (tmp_path / "paper.log").read_text("utf-8", "replace")
    assert not re.findall(r"Overfull .hbox.*|Missing character.*", log)


def test_a_pdf_in_korean_is_refused_in_a_sentence_without_a_typeface(monkeypatch):
    monkeypatch.setattr(fonts, "hangul", lambda: None)
    with pytest.raises(econ.InputError, match="fonts-noto-cjk"):
        export.to_bytes(result(), "pdf", language="ko")


# --- verified in its language ---------------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ["html", "xlsx"])
def test_a_document_is_verified_in_its_language(name, code):
    found = verify.verify_bytes(written(name, code), export.FORMATS[name].extension)
    assert found.written_again
    assert found.compared > 2000


CHANGED = {
    "a number": (r'<data value="0\.\d+">', '<data value="0.123">'),
    "a word of the answer": ('data-cell="answer">', 'data-cell="answer">x'),
    "a label": (r'role="rowheader">[^<]+<', 'role="rowheader">x<'),
    "a grade of a source": (r"</b> \[C\]", "</b> [A]"),
    "a source": (r"</b> \[C\] ", "</b> [C] Nobody. "),
    "a caption": ("<figcaption>", "<figcaption>x"),
}


@pytest.mark.parametrize(
    ("code", "what"), [*(("ko", what) for what in CHANGED), ("id", "a number"), ("id", "a source")]
)
def test_one_changed_thing_is_named(code, what):
    text, count = re.subn(*CHANGED[what], written("html", code).decode(), count=1)
    found = verify.verify_bytes(text.encode(), ".html")
    assert count == 1
    assert not found.holds
    assert 1 <= len(found.differences) <= 2


def test_a_file_that_is_put_into_another_language_is_no_longer_what_it_was():
    text = written("html", "id").decode().replace('data-about="language">id', 'data-about="language">ko')
    assert len(verify.verify_bytes(text.encode(), ".html").differences) > 1000


def test_a_language_of_another_version_is_said():
    text = written("html", "ko").decode().replace('data-about="language">ko', 'data-about="language">tlh')
    with pytest.raises(econ.InputError, match="tlh: It was written in a language that this version does not have"):
        verify.verify_bytes(text.encode(), ".html")


def test_a_capsule_has_its_report_and_pictures_in_the_language_and_its_data_in_english():
    with zipfile.ZipFile(io.BytesIO(written("capsule", "id"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert parts["report.html"] == written("html", "id")
    assert parts["answer.csv"] == written("csv", ENGLISH)
    assert b"Pangsa PDB" in parts["figures/share_by_sale.svg"]
    assert b"in Bahasa Indonesia (id)" in parts["README.md"]
    graph = json.loads(parts["ro-crate-metadata.json"])["@graph"]
    assert next(one for one in graph if one["@id"] == "report.html")["inLanguage"] == "id"
    assert verify.verify_bytes(written("capsule", "id"), ".zip").written_again
