"""What the bytes of a file are: the letters of a text, whatever program saved it, or the name of what is no text."""

from __future__ import annotations

import codecs
import re

from econ.wording.errors import InputError
from econ.wording.language import N_, _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks, and what follows them."""

_UNMARKED = ((rb"(?:[\t-\x7f]\0){2}", "utf-16-le"), (rb"(?:\0[\t-\x7f]){2}", "utf-16-be"))
"""How UTF-16 without a mark begins: two letters of ASCII, each with a zero, which no text in UTF-8 has."""

_SIGNATURES = (
    (rb"PK\x03\x04.{0,2000}?(?:\[Content_Types\]\.xml|xl/)", N_("an Excel workbook (XLSX)")),
    (rb"PK\x03\x04", N_("a ZIP file")),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("an Excel workbook of the old kind (XLS), or another Office file")),
    (rb"%PDF-", N_("a PDF")),
    (rb"\x1f\x8b", N_("a file compressed with gzip")),
    (rb"PAR1", N_("a Parquet file")),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", N_("a picture")),
    (rb"\{\\rtf", N_("a text document (RTF)")),
)
"""What other files begin with."""

_FIRST = frozenset(bytes((sign,)) for sign in b"P\xd0%\x1f\x89\xffG{")
"""Their first bytes."""

_OF_TEXT = (
    (r"<(?i:!doctype\s+html|html|head|body)\b", N_("a web page (HTML)")),
    (r"<\?xml|<[A-Za-z][\w:.-]*[\s>]", N_("a file in XML")),
    (r"\{|\[\s*\{", N_("a file in JSON")),
)
"""What other texts begin with. All these patterns are compiled where such a file turns up, and at no start."""

_EAST = (
    ("cp932", "[ぁ-ヶ]", 0.2, N_("Japanese (Shift JIS)")),
    ("cp949", "[가-힣]", 0.8, N_("Korean (CP949 or EUC-KR)")),
    ("gb18030", "[一-鿿]", 0.8, N_("Chinese (GB 18030)")),
)
"""Encodings of two bytes a letter, letters that a text in them has, and how many of its foreign ones these are."""

SAMPLE = 50_000
"""Bytes by which an encoding is recognised."""

CYRILLIC, WESTERN = N_("Cyrillic (Windows-1251)"), N_("Western European (Windows-1252)")


def decoded(content: bytes) -> str:
    """A text in UTF-8, with a byte-order mark or without, or in UTF-16 or UTF-32 as spreadsheets save “Unicode text”.

    Raises:
        InputError: it is no text, or in another encoding; both are named.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _in(content[len(mark) :], encoding)
    for beginning, encoding in _UNMARKED if b"\0" in content[:4] else ():
        if re.match(beginning, content):
            return _in(content, encoding)
    for beginning, kind in _SIGNATURES if content[:1] in _FIRST else ():
        if re.match(beginning, content, re.DOTALL):
            raise not_a_text(kind)
    return _in(content, "utf-8")


def not_a_text(kind: str) -> InputError:
    """The error for a file that is of another kind than its name says."""
    return InputError(
        _("This is {kind}, not the text that was looked for.", kind=_(kind)),
        mend=_("Open it in the program that it is made for and save what you need as text: “CSV UTF-8” for a table."),
    )


def of_another_kind(text: str, *, json: bool = False) -> str:
    """What a text is that should be a table or a scenario, as a message: a web page, XML, or JSON; "" if none of these.

    Args:
        text: as decoded.
        json: whether JSON is looked for.
    """
    start = text[:500].lstrip()
    kinds = _OF_TEXT[:-1] if json else _OF_TEXT
    return next((kind for beginning, kind in kinds if start[:1] in {"<", "{", "["} and re.match(beginning, start)), "")


def _in(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        where = _("line {number}", number=line)
        if encoding == "utf-8" and b"\0" in content:
            raise InputError(
                _("This is no text: the byte 00, which stands for no letter, is in it."),
                mend=_("Give a file of plain text; of a document, save the text alone."),
            ) from None
        if encoding != "utf-8":
            raise InputError(
                _("The text breaks off within a letter."), where, _("Save it again as UTF-8, or get it again.")
            ) from None
        raise InputError(
            _(
                "The file cannot be read in UTF-8: the byte {byte} stands for no letter. It looks like {encoding}.",
                byte=f"{content[error.start]:02X}",
                encoding=_(_looks_like(_around(content, error.start))),
            ),
            where,
            _("Save it again as UTF-8; spreadsheets call that “CSV UTF-8”."),
        ) from None


def _around(content: bytes, at: int) -> bytes:
    """As much of a text around a place as says what it is written in, from the start of a line to the end of one."""
    if len(content) <= SAMPLE:
        return content
    begin = content.rfind(b"\n", max(at - SAMPLE, 0), at) + 1 or at
    return content[begin : content.rfind(b"\n", begin, begin + SAMPLE) + 1 or begin + SAMPLE]


def _looks_like(content: bytes) -> str:
    """The encoding that a text most likely has; it is named and never read in, since several fit."""
    runs = re.findall(rb"[\x80-\xff]+", content)
    if 2 * sum(bool(re.fullmatch(rb"[\xa8\xb8\xc0-\xff]{3,}", run)) for run in runs) > len(runs):
        return CYRILLIC
    for encoding, letters, part, name in _EAST:
        try:
            foreign = [letter for letter in content.decode(encoding) if ord(letter) > 127]
        except UnicodeDecodeError:
            continue
        if len(runs) < len(foreign) and sum(bool(re.match(letters, letter)) for letter in foreign) > part * len(
            foreign
        ):
            return name
    return WESTERN
