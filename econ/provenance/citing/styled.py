"""Citations in the styles of journals: CSL styles, by the processor that typst carries (hayagriva)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from econ.evidence import sources
from econ.evidence.sources import Record
from econ.files import bounds
from econ.wording.errors import InputError
from econ.wording.language import spoken

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

ENDING = ".csl"
"""The end of the name of a file that holds a style."""

_SOURCE = """#set text(lang: sys.inputs.language)
#bibliography(bytes(sys.inputs.records), title: none, full: true, style: {style})"""

LONGEST = 5_000
"""Characters of an entry in a style that is a file."""

_MARK = 0xE000
"""The first character of a range that no text uses: one behind each title says whose entry it is."""

_LAST = 0xF8FF
_MARKS = re.compile(f"[{chr(_MARK)}-{chr(_LAST)}]")

Field: TypeAlias = "str | int | dict[str, Field] | list[Field]"


class Line(NamedTuple):
    """An entry of a bibliography, and the record that it is of where its title stands in it."""

    text: str
    record: Record | None


def styled(records: Sequence[Record], style: str) -> str:
    """Records as a bibliography in a style, an entry a line, in the order of the style.

    Args:
        records: what is cited.
        style: as the processor calls it, or the path of a CSL file.

    Raises:
        InputError: the file cannot be read, or is no style of CSL.
    """
    text = _read(Path(style)) if style.endswith(ENDING) else ""
    one_of_each_kind = [*{str(record["type"]): record for record in records}.values()]
    if text and any(len(line.text) > LONGEST for line in _set(one_of_each_kind, style, text)):
        raise InputError("Its entries are longer than those of any style.", style, _STYLES)
    lines = _set(records, style, text)
    return "".join(f"{line}\n" for line in _lettered(lines, lambda some: _set(some, style, text)))


def _set(records: Sequence[Record], style: str, text: str) -> list[Line]:
    """The entries of a bibliography; `text` is that of the style if it is a file."""
    import typst

    asked = {
        "language": spoken(),
        "records": json.dumps({f"r{n}": _entry(one, chr(_MARK + n)) for n, one in enumerate(records)}),
        "style": text or style,
    }
    source = _SOURCE.format(style="bytes(sys.inputs.style)" if text else "sys.inputs.style")
    try:
        page: bytes = typst.compile(source.encode(), format="html", sys_inputs=asked)
    except typst.TypstError as error:
        if not text:
            raise
        raise _no_style(style, str(error).rstrip(".")) from None
    return [_line(item, records) for item in re.findall(r"<li>(.*?)</li>", page.decode(), re.DOTALL)]


def _lettered(lines: Sequence[Line], again: Callable[[Sequence[Record]], list[Line]]) -> list[str]:
    """Entries with letters behind the years of those of one author and one year, in the order in which they stand.

    The processor gives them in another order, and of many such groups only to a few. Whether the style has such letters
    is seen where two entries are set alone.
    """
    texts, groups = [line.text for line in lines], _alike(lines)
    for group in groups if groups and _has_letters(lines, groups, again) else ():
        for letter, (n, dated) in zip(_letters(), group.items(), strict=False):
            texts[n] = f"{dated[1]}{letter}{texts[n][dated.end() :]}"
    return texts


Groups: TypeAlias = "list[dict[int, re.Match[str]]]"
"""Entries of one author and one year: their places, and of each what stands up to the year, and a letter behind it."""


def _has_letters(lines: Sequence[Line], groups: Groups, again: Callable[[Sequence[Record]], list[Line]]) -> bool:
    two = [record for n in [*groups[0]][:2] if (record := lines[n].record)]
    return any(dated[2] for found in (groups, _alike(again(two))) for group in found for dated in group.values())


def _alike(lines: Sequence[Line]) -> Groups:
    groups: dict[str, dict[int, re.Match[str]]] = {}
    for n, line in enumerate(lines):
        if dated := _dated(line):
            groups.setdefault(dated[1], {})[n] = dated
    return [group for group in groups.values() if len(group) > 1]


def _dated(line: Line) -> re.Match[str] | None:
    """What stands up to the year of an entry, where that is an author and not the beginning of a title."""
    record = line.record
    year = sources.iso(record, "issued")[:4] if record else ""
    found = re.match(rf"(.{{1,200}}?\b{year})([a-z]?)\b", line.text) if year else None
    if record is None or found is None:
        return None
    before, *others = (
        "".join(c for c in text if c.isalnum()).casefold()
        for text in (found[1][:-4], sources.title(record), sources.authors(record), sources.container(record))
    )
    return found if before in others[1:] or not others[0].startswith(before) else None


def _letters() -> Iterator[str]:
    """A to z, then aa to az, and so on."""
    for before in ("", *ascii_lowercase):
        yield from (before + letter for letter in ascii_lowercase)


def _read(path: Path) -> str:
    """The text of a style whose macros come to an end: the processor follows them without looking where they lead.

    Raises:
        InputError: it cannot be read, or is no style.
    """
    try:
        text = bounds.text(bounds.file(path))
        root = bounds.markup(text)
        macros = {one.get("name", ""): one for one in root.iter() if one.tag.endswith("}macro")}
        _length(root, macros, {}, ())
    except InputError as error:
        raise error.at(str(path)) from None
    except ValueError as error:
        raise _no_style(str(path), str(error)) from None
    return text


def _length(part: ET.Element, macros: Mapping[str, ET.Element], known: dict[str, int], within: Names) -> int:
    """Elements of a part with all that its macros stand for."""
    length = 0
    for element in part.iter():
        length += 1
        name = element.get("macro")
        if name is None or name not in macros:
            continue
        if name in within:
            raise InputError(f"The macro “{bounds.cut(name)}” holds itself.", mend=_STYLES)
        if name not in known:
            known[name] = _length(macros[name], macros, known, (*within, name))
        length += known[name]
        if length > bounds.MOST_CELLS or len(within) > bounds.DEEPEST:
            raise InputError("Its macros stand for more than any style has.", mend=_STYLES)
    return length


def _no_style(path: str, why: str) -> InputError:
    return InputError("The file is no style of CSL 1.0.2 on its own.", path, f"{why.capitalize()}. {_STYLES}")


_STYLES = "Take a style from where its journal gives it."

Names: TypeAlias = "tuple[str, ...]"


def _line(item: str, records: Sequence[Record]) -> Line:
    """An entry as text, with what styles leave out behind it."""
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", "", item)).split())
    mark = _MARKS.search(text)
    text = re.sub(r"(?<=[?!…])[.,](?=[”’»\"]|\s|$)", "", _MARKS.sub("", text))  # one mark ends a title
    text = re.sub(r"(?<!\.)[.,]\.(?=\s|$)", ".", text)
    text = re.sub(r"(?<=\(\d{4}),(?=\))", "", text)  # a year alone, where the style has a day behind it
    text = re.sub(r"\b([A-Z]\.-) ?([a-z])[a-z]*\.?(?=[\s,;]|$)", lambda m: f"{m[1]}{m[2].upper()}.", text)  # Soo-ho
    text = _nested(text.replace("———, and .", "———."))  # the same two again
    record = records[ord(mark[0]) - _MARK] if mark else None
    behind = _behind(record) if record else ""
    return Line(f"{text}{'' if text.endswith('.') or not behind else '.'} {behind}".rstrip(), record)


def _nested(text: str) -> str:
    """A text whose quotations within quotations have the other marks.

    >>> _nested("“What “shells” cost”")
    '“What \u2018shells\u2019 cost”'
    """
    marks = {"“": "\u2018", "”": "\u2019"}
    steps = accumulate(((mark == "“") - (mark == "”") for mark in text), initial=0)
    return "".join(marks[m] if m in marks and n > (m == "”") else m for m, n in zip(text, steps, strict=False))


def _behind(record: Record) -> str:
    """What no style has a place for: where a relayed work was read, how a result of ours is computed again."""
    note = str(record.get("note", "")) if record["type"] == "software" and not record.get("URL") else ""
    return " ".join(filter(None, (sources.read_in(record), note)))


def _entry(record: Record, mark: str) -> dict[str, Field]:
    """A CSL-JSON record as the processor reads it."""
    kind, where, work = str(record["type"]), sources.container(record), str(record["type"]) == "software"
    title = f"{{{_plain(sources.title(record))}}}" if work else _protected(sources.title(record))
    entry: dict[str, Field] = {"type": _KINDS.get(kind, "misc"), "title": f"{title}{mark}"}
    if where and not sources.is_author(record, where):
        parent = _PARENTS.get(kind)
        house = f"{{{_plain(where)}}}"  # a name keeps its capitals
        entry |= {"parent": {"type": parent, "title": house}} if parent else {"publisher": house}
    elif kind in _PARENTS:
        entry["type"] = "web"  # an article stands in something else
    if kind in _PARENTS and isinstance(parent := entry.get("parent"), dict):
        parent.update({ours: str(record[csl]) for csl, ours in _NUMBERS.items() if record.get(csl)})
    if people := [_person(one) for one in record.get("author", [])]:
        entry["author"] = [*people]
    if said := sources.iso(record, "issued"):
        entry["date"] = said
    if url := str(record.get("URL") or ""):
        seen = sources.iso(record, "accessed")
        entry["url"] = {"value": url, "date": seen} if seen else url
    numbers: dict[str, Field] = {"doi": str(record["DOI"])} if record.get("DOI") else {}
    numbers |= {"serial": f"Version {record['version']}"} if record.get("version") else {}
    numbers |= {"serial": str(record["number"])} if record.get("number") else {}
    extra: dict[str, Field] = {
        "serial-number": numbers,
        "page-range": str(record.get("page", "")),
        "genre": "Data set" if kind == "dataset" else str(record.get("genre", "")),
        "language": _language(record),
    }
    return entry | {name: value for name, value in extra.items() if value}


_KINDS = {
    "article-journal": "article",
    "article-newspaper": "article",
    "article-magazine": "article",
    "report": "report",
    "software": "repository",
    "webpage": "web",
}
_PARENTS = {"article-journal": "periodical", "article-newspaper": "newspaper", "article-magazine": "newspaper"}
"""In what a kind stands; a magazine is dated as a newspaper is."""

_NUMBERS = {"volume": "volume", "issue": "issue"}


def _person(person: dict[str, str]) -> dict[str, Field]:
    named = {"name": person.get("literal") or person.get("family", ""), "given-name": person.get("given", "")}
    return {key: _plain(value) for key, value in named.items() if value}


def _language(record: Record) -> str:
    said = str(record.get("language", ""))
    return said if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", said) else ""


def _plain(text: str) -> str:
    r"""A text in which nothing is run.

    >>> _plain("$5 {a}")
    '\\$5 \\{a\\}'
    """
    return re.sub(r"([\\{}$])", r"\\\1", text)


def _protected(title: str) -> str:
    """A title whose abbreviations and names of files keep their letters.

    >>> _protected("GDP of the DPRK: a_table.csv")
    '{GDP} of the {DPRK}: {a_table.csv}'
    >>> _protected("N.Korea's GNI")
    "{N.Korea}'s {GNI}"
    """
    return re.sub(r"\S*(?:_|--)\S*|(?:\w+\.)+\w+|\w+[A-Z]\w*", r"{\g<0>}", _plain(title))
