"""Changes at random: of bytes, of texts, and of what JSON holds. All of it follows from the `Random` that is given."""

import io
import json
import warnings
import zipfile

ATOMS = (
    "",
    " ",
    "0",
    "-0",
    "-1",
    "1e999999",
    "1e-320",
    "1e308",
    "9" * 400,
    "9" * 5000,
    "0x10",
    "1_000",
    "1,2,3",
    "1.000",
    "NaN",
    "inf",
    "-Infinity",
    "\u0661\u0662\u0663",
    "²²²²",
    "\uff11\uff12",
    "\U0001d7d9",
    "½",
    "∞",
    "九千",
    "9**9**9",
    "1 USD**9**9",
    "USD" * 300,
    "%",
    "% of %",
    "((((",
    "))))",
    "[" * 2000,
    "{" * 2000,
    "one of: " + "1 (1), " * 900 + "1 (1)",
    "uniform: 1 to 1",
    "mixture 90%: 1 to 2",
    "90%: 5 to 1 USD/year",
    "0%: 1 to 2",
    "1e9999999 %: 1 to 2 USD/year",
    "-5 to 5",
    "to",
    "null",
    "true",
    "false",
    "../../etc/passwd",
    "/dev/zero",
    "C:\\x",
    "a" * 301,
    "K" * 5000,
    "\0",
    "\x1b]0;x\x07",
    "\u202eabc",
    "\u2066",
    "\ufeff",
    "\r",
    "\n\n",
    "\t",
    "\u2028",
    "\xa0",
    "é" * 40,
    "가" * 40,
    "한국",
    "😀",
    "e\u0301" * 50,
    "ﷺ",
    "<script>",
    "%s%n",
    "${x}",
    "=1+1",
    "'; --",
    '"',
    "\\",
    "\\u0000",
    "1 to 2 to 3",
    "1000 BC",
    "0000",
    "9999",
    "10000",
    "-2022",
    "2022-13",
    "2022-02-30",
    "2022-01 to 2021-01",
    "1 " + "million " * 60,
    "a," * 800,
)
"""Texts that have ended some program somewhere, or one of ours."""

VALUES = (
    None,
    True,
    False,
    0,
    -1,
    1,
    0.5,
    -0.0,
    1e-320,
    1e308,
    10**30,
    2**63,
    10**99,
    [],
    {},
    [[]],
    [{}],
    {"": ""},
    "0",
    "",
    [0] * 300,
    {"a": {"b": {"c": {}}}},
    {str(n): n for n in range(300)},
)
"""What may stand where something else is looked for."""

SIGNS = "0123456789.,-+eE%$€₩ \t\n()[]{}\"':;/*^_=#<>&|\\~`!?aAzZéß한中\u200b\u0301\ufeff"


def text(chance, given, pieces=()):
    """A text that differs from another in a few places."""
    held = given
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at, to = sorted((chance.randint(0, len(held)), chance.randint(0, len(held))))
        to = min(to, at + chance.choice((1, 3, 20, 200)))
        new = chance.choice(
            (
                "",
                chance.choice(SIGNS),
                chance.choice(ATOMS),
                chance.choice(pieces) if pieces else chance.choice(ATOMS),
                held[at:to] * chance.choice((2, 3, 50)),
                "".join(chance.choices(SIGNS, k=chance.randint(1, 12))),
                chr(chance.choice((chance.randrange(0x20, 0x3000), chance.randrange(0x3000, 0xD800)))),
            )
        )
        held = held[:at] + new + held[chance.choice((at, to)) :]
    return held


def encodable(given):
    """The same without halves of characters, as a command line and a file have it."""
    return given.encode("utf-8", "replace").decode()


def octets(chance, given):
    """Bytes that differ from others in a few places."""
    held = bytearray(given or b" ")
    for _ in range(chance.choice((1, 1, 2, 4, 30))):
        at = chance.randrange(len(held) or 1)
        match chance.randrange(7):
            case 0:
                del held[at : at + chance.choice((1, 4, 100, len(held)))]
            case 1:
                held[at:at] = chance.randbytes(chance.choice((1, 4, 40)))
            case 2:
                held[at:at] = held[at : at + chance.choice((8, 300, 5000))] * chance.choice((1, 2, 40))
            case 3:
                held[at : at + 4] = chance.choice(
                    (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\x80")
                )
            case 4:
                other = chance.randrange(len(held) or 1)
                held[at : at + 40] = held[other : other + 40]
            case 5:
                held[at : at + 1] = chance.choice(ATOMS).encode("utf-8", "replace")
            case _ if held:
                held[at] ^= 1 << chance.randrange(8)
        held = held or bytearray(b" ")
    return bytes(held)


def structure(chance, given, deep=0):
    """What JSON holds, with a few places that hold something else."""
    if deep > 8 or chance.random() < 0.12 or not given or not isinstance(given, dict | list):
        return _another(chance, given)
    keys = list(given) if isinstance(given, dict) else range(len(given))
    held = dict(given) if isinstance(given, dict) else list(given)
    key = chance.choice(list(keys))
    match chance.randrange(8):
        case 0:
            del held[key]
        case 1 if isinstance(held, dict):
            held[chance.choice(ATOMS) if chance.random() < 0.5 else text(chance, str(key))] = held[key]
        case 1:
            held.insert(key, held[key])
        case 2 if isinstance(held, list):
            held *= chance.choice((2, 50))
        case 3 if isinstance(held, dict) and len(held) > 1:
            other = chance.choice(list(keys))
            held[key], held[other] = held[other], held[key]
        case _:
            held[key] = structure(chance, held[key], deep + 1)
    return held


def _another(chance, given):
    match chance.randrange(6):
        case 0:
            return chance.choice(VALUES)
        case 1:
            return chance.choice(ATOMS)
        case 2 if isinstance(given, str):
            return text(chance, given)
        case 3 if isinstance(given, int | float) and not isinstance(given, bool):
            return chance.choice((-given, given * 1e9, given + 0.5, str(given), int(given) ** 9, -(10.0**300) * 0))
        case 4:
            return [given] * chance.choice((1, 2, 40))
        case _:
            held = given
            for _ in range(chance.choice((1, 5, 40))):
                held = {"a": held} if chance.random() < 0.5 else [held]
            return held


def as_json(chance, given):
    """A text in JSON of a changed structure, now and then with what only its letters can have."""
    held = json.dumps(structure(chance, given), ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.2:
        held = text(chance, held)
    if chance.random() < 0.1:
        held = held.replace(":", ":" + chance.choice(("NaN,", "Infinity", "1e999", "-", "9" * 5000, "[[[[")), 1)
    return held.encode("utf-8", chance.choice(("replace", "surrogatepass")))


def unpacked(content):
    """The members of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        return {name: given.read(name) for name in given.namelist()}


def repacked(chance, content):
    """A ZIP of which members are changed, so that its checksums are right; or its bytes are."""
    if chance.random() < 0.25:
        return octets(chance, content)
    held = unpacked(content)
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice(list(held))
        match chance.randrange(10):
            case 0:
                del held[name]
            case 1:
                held[text(chance, name)] = held[name]
            case 2:
                held[name] = chance.choice(list(held.values()))
            case 3:
                held[name] = chance.choice((b"", b"0" * 3_000_000, b"<" * 100_000, b"\0" * 1000, _LAUGHS))
            case 4 | 5 | 6 if name.endswith((".xml", ".rels", ".json", ".csv", ".html", ".toml", ".txt", ".cff")):
                held[name] = text(chance, held[name].decode("utf-8", "replace")).encode("utf-8", "replace")
            case _:
                held[name] = octets(chance, held[name])
        if not held:
            break
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore")
        for name, part in held.items():
            made.writestr(name.replace("\0", "") or "x", part)
    return stream.getvalue()


_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><x>&a11;</x>"
)
"""Entities of entities, a text of 200 GB when unfolded."""
