"""What formats of a workbook do to the numbers and texts that they show."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from xml.etree import ElementTree as ET

from econ.files import bounds
from econ.verify.readers.registry import number_or_text
from econ.wording.errors import InputError
from econ.wording.language import _

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMAT = f"{MAIN}numFmt"
STYLES = "xl/styles.xml"
PLAIN = ("", "0", "@")
GENERAL = "general"

CONDITIONAL = "conditional"
"""The place of a format that belongs to a rule, and not to a cell."""

SIGNS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<money>[^-\[\]]*)(?:-(?P<locale>[^\[\]]*))?\]|\[(?P<rule>[^\[\]]*)\]'
    r"|_.|\*(?P<fill>.)|(?P<general>general)|[0#?]+(?:,+[0#?]+)*(?P<before>,*)"
    r"(?:\.(?P<decimals>[0#?]*))?(?P<after>,*)",
    re.IGNORECASE,
)
"""What a format is made of: words, a currency, a colour, a condition, blanks, digits; any other sign is itself.

No sign is looked at again for each that stands before it.
"""

LONGEST = 255
"""Characters of a format, as Excel has it."""

_EXPONENT = re.compile(r"E[+-][0#?]+", re.IGNORECASE)
_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+", re.IGNORECASE)
_CONDITION = re.compile(r"([<>=]+)(.+)")


@cache
def shown(pattern: str) -> str:
    """What a format does, in all of its sections; empty if a number is shown as it is, with however many digits.

    Colours, blanks, and how many digits there are and in which groups are left out; percent signs, words,
    conditions, thousands that are not written and the digits of other scripts are not.

    Raises:
        InputError: it is longer than any.
    """
    if len(pattern) > LONGEST:
        raise InputError(_("A part of it holds more than the calculator writes."), bounds.cut(pattern))
    said = re.sub(r"\s", "", SIGNS.sub(_said, pattern)).replace("”“", "").replace("“”", "")
    return "" if said in PLAIN else said


@cache
def decimals(pattern: str) -> str:
    """To how many decimals a format cuts a number, as it is written: "0.00"; empty if it cuts none."""
    signs = SIGNS.finditer(_EXPONENT.sub("", pattern))
    cut = [len(sign["decimals"] or "") for sign in signs if sign[0][0] in "0#?"]
    return f"0.{'0' * min(cut)}".rstrip(".") if cut else ""


def _said(found: re.Match[str]) -> str:
    sign = found.groupdict()
    if found[0][0] in "0#?":
        return f"0{sign['before']}{sign['after']}"
    if sign["locale"]:
        script = int(sign["locale"], 16) >> 16 if re.fullmatch("[0-9a-fA-F]{1,8}", sign["locale"]) else 0
        return f"“{sign['money']}”" + (f"[{script:x}]" if script else "")
    if sign["rule"] is not None:
        return _rule(sign["rule"])
    if sign["general"]:
        return "0"
    words = next((sign[name] for name in ("quoted", "escaped", "money", "fill") if sign[name]), "")
    return f"“{words}”"


def _rule(said: str) -> str:
    """A condition with its number as one writes it; a colour is nothing."""
    if _COLOUR.fullmatch(said):
        return ""
    condition = _CONDITION.fullmatch(said)
    return f"[{condition[1]}{number_or_text(condition[2])}]" if condition else f"[{said}]"


def of_cells(packed: zipfile.ZipFile, said: Callable[[str], str] = shown) -> dict[str, str]:
    """What the format of each style of cells does, by the number of the style; `said` words it."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    root = ET.fromstring(packed.read(STYLES))
    codes = {str(number): code for number, code in BUILTIN_FORMATS.items()} | {
        one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
    }
    looks = root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
    numbers = (look.get("numFmtId", "0") for look in looks)  # of some each language has another format, or none
    return {str(n): said(codes.get(number, f'"number {number}"')) for n, number in enumerate(numbers)}


def doubled(packed: zipfile.ZipFile) -> list[str]:
    """Numbers of formats, and lists of the looks of cells, that stand there twice: each program takes another one."""
    root = ET.fromstring(packed.read(STYLES))
    numbers = Counter(one.get("numFmtId", "") for one in root.iter(FORMAT))
    numbers.subtract(one.get("numFmtId", "") for dxf in root.iter(f"{MAIN}dxf") for one in dxf.iter(FORMAT))
    lists = [tag for tag in ("numFmts", "cellXfs") if sum(1 for _one in root.iter(f"{MAIN}{tag}")) > 1]
    return [*lists, *(number for number, count in numbers.items() if count > 1)]


def of_rules(packed: zipfile.ZipFile) -> list[str]:
    """The formats that rules may put in the place of those of their cells."""
    root = ET.fromstring(packed.read(STYLES))
    codes = [one.get("formatCode", "") for dxf in root.iter(f"{MAIN}dxf") for one in dxf.iter(FORMAT)]
    return [code for code in codes if code.lower() != GENERAL]
