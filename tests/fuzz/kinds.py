"""Kinds of cases: each makes of a `Random` and a number a name and what is to be done at a door."""

import io
import json
from functools import cache
from pathlib import Path
from urllib.parse import quote

import econ
from econ.engine import run
from econ.files.folding import fold, unfold
from econ.output.export import FORMATS, to_bytes
from econ.page import entry
from econ.page import place as page_places
from econ.provenance import links
from econ.scenario import Scenario
from econ.verify.readers import READERS
from tests import ruritania, test_providers_damaged
from tests.fuzz import attack, change, doors
from tests.fuzz.doors import FaultError

__all__ = ["KINDS", "FaultError", "of", "warm"]

PRESETS = ("press-line-2023", "missiles-added", "iran-shahed-2023", "payment-in-oil-and-grain")
LANGUAGES = ("en", "id", "ko")
DATA = Path(__file__).resolve().parents[2] / "data"
QUANTITIES = ("sale_value", "paid_share", "payment_discount", "unit_price_drone", "gdp", "contract_months", "dud_share")
WRITTEN = (
    "250 million USD/year",
    "25%",
    "90%: 200 to 300 million USD/year",
    "lognormal 90%: 1 to 2 billion USD/year",
    "0.25",
    "uniform: 10 to 20 %",
    "pert: 1 to 3, likely 2 USD/year",
    "beta 90%: 10 to 20 %",
    "12 months",
    "300 Mio. EUR a year",
    "3 million rounds/year",
    "one of: 1 (0.5), 2 (0.5) USD/year",
    "2022-03 to 2023-06",
    "4 조 원/년",
    "Rp 3 triliun",
    "mixture 90%: 1 to 2 (60%), 3 to 4 (40%) USD",
    "1,250.5 USD/round",
    "150 billion KRW/year",
    "500 USD_2015/year",
    "triangular: 1 to 5, likely 2",
    "90%: 1 to 2 USD, median 1.5",
    "1.5e9 USD/year",
    "2 * 250 million USD/year",
)


def warm():
    """What an idle server has loaded: a page, an answer, a file."""
    doors.command("run")
    doors.page("")
    doors.page("view=claims&claim=" + quote("A sale of $250 million is 1% of North Korea's GDP."))


def quantities(chance, _number):
    """A value as it is typed: on the command line, in Python, into a field, in an address."""
    name = chance.choice(QUANTITIES)
    text = change.text(chance, chance.choice(WRITTEN), WRITTEN)
    if chance.random() < 0.2:
        text = " ".join(chance.choices(" ".join(WRITTEN).split() + list(change.ATOMS[:60]), k=chance.randint(1, 9)))
    if (door := chance.randrange(5)) == 0:
        return name, lambda: doors.command("run", "--set", f"{name}={change.encodable(text)}")
    if door == 1:
        return name, lambda: doors.python(lambda: run(Scenario.preset().change(set={name: text})))
    if door == 2:
        return name, lambda: doors.python(entry.read, text, chance.choice(("USD/year", "1", "USD/round", "month")))
    if door == 3:
        return name, lambda: doors.page(doors.parameter(**{name: text, "lang": chance.choice(LANGUAGES)}))
    deed = {"do": "type", "name": name, "text": text}
    body = {"address": f"lang={chance.choice(LANGUAGES)}", "deed": deed, "have": {}}
    return name, lambda: doors.step(json.dumps(body).encode())


@cache
def answered(preset="press-line-2023"):
    """The answer of a preset."""
    return run(Scenario.preset(preset))


@cache
def exported(form, preset="missiles-added"):
    """A file of it."""
    return to_bytes(answered(preset), form)


def scenarios(chance, _number):
    """A file of a scenario, or its settings."""
    preset = chance.choice(PRESETS)
    if chance.random() < 0.5:
        found = chance.choice(sorted((DATA / "scenarios").glob("*.toml"))).read_text("utf-8")
        lines = found.splitlines()
        for _ in range(chance.choice((1, 1, 3))):
            at = chance.randrange(len(lines))
            lines[at] = change.text(chance, lines[at])
        name, content = "x.toml", change.encodable("\n".join(lines)).encode()
    else:
        whole = json.loads(exported("json", preset))
        held = whole if chance.random() < 0.3 else {k: whole[k] for k in ("scenario", "about") if k in whole}
        name, content = "x.json", change.as_json(chance, held)
    if (door := chance.randrange(4)) == 0:
        return name, lambda: doors.upload("open", name, content)
    if door == 1:
        held = json.loads(exported("json", preset))
        given = change.structure(chance, {k: held[k] for k in ("scenario", "about", "words") if k in held})
        return "from_dict", lambda: doors.python(lambda: run(Scenario.from_dict(given)))
    word = chance.choice(("run", "compare", "link", "explain gdp_share --scenario", "sensitivity"))
    return f"{word} {name}", lambda: doors.command(*word.split(), _saved(name, content))


def _saved(name, content):
    Path(name).write_bytes(content)
    return name


def link_texts(chance, _number):
    """A frozen link."""
    form = chance.choice("12")
    known = links._words(form)
    link = links.freeze(answered(chance.choice(PRESETS)))
    raw, _whole = unfold(link.partition(".")[2], links._words("2"), 1_000_000)
    if chance.random() < 0.75:
        raw = change.as_json(chance, json.loads(raw))
        link = f"{form}.{fold(raw, known)}"
    else:
        link = change.text(chance, link)
    door = chance.randrange(4)
    if door == 0:
        where = chance.choice(("open", "check"))
        return where, lambda: doors.sent(where, {"link": link, "language": chance.choice(LANGUAGES)})
    if door == 1:
        return "page", lambda: doors.page(doors.parameter(frozen=link, lang=chance.choice(LANGUAGES)))
    word = chance.choice(("run", "verify"))
    return word, lambda: doors.command(word, change.encodable(link).replace("\0", "") or "x")


@cache
def _sentences():
    lines = (Path(__file__).parents[1] / "claims.jsonl").read_text("utf-8").splitlines()
    return [(one["language"], one["text"]) for one in map(json.loads, lines)]


def claims(chance, _number):
    """A sentence that is checked, in three languages."""
    pieces = [word for _code, text in _sentences()[:60] for word in text.split()]
    language, text = chance.choice([one for one in _sentences() if one[0] in LANGUAGES])
    text = change.text(chance, text, pieces)
    if chance.random() < 0.15:
        text = " ".join(chance.choices(pieces + list(change.ATOMS), k=chance.choice((3, 40, 300))))
    if chance.random() < 0.1:
        text = " ".join(text for _ in range(chance.choice((5, 40))))
    door = chance.randrange(4)
    if door == 0:
        return language, lambda: doors.page(doors.parameter(view="claims", claim=text, lang=language))
    if door == 1:
        name = chance.choice(("amount", "share", "of", "owner", "year", "period", "stage", "ignore"))
        option = f"--{name}={change.encodable(chance.choice(change.ATOMS)).replace(chr(0), '')}"
        return f"{language} {name}", lambda: doors.command("check", change.encodable(text), option)
    if door == 2:
        return f"{language} file", lambda: doors.command(
            "check", "--file", _saved("a.txt", change.octets(chance, text.encode()))
        )
    form = chance.choice(("text", "json", "markdown"))
    return language, lambda: doors.command("check", change.encodable(text), "--lang", language, "--format", form)


def files(chance, _number):
    """A file that the calculator wrote, changed: verified, run, opened."""
    ending = chance.choice(list(READERS))
    if chance.random() < 0.2:
        old = chance.choice([p for p in OLD if p.suffix == ending] or OLD)
        ending, content = old.suffix, old.read_bytes()
    else:
        content = exported(READERS[ending].format, chance.choice(PRESETS[:2]))
    if ending in {".xlsx", ".zip"}:
        content = change.repacked(chance, content)
    elif ending == ".json" and chance.random() < 0.7:
        content = change.as_json(chance, json.loads(content))
    else:
        content = change.octets(chance, content)
    name = f"x{ending if chance.random() < 0.95 else chance.choice(list(READERS))}"
    door = chance.randrange(4)
    if door == 0 and len(content) < 3_000_000:
        where = chance.choice(("open", "check"))
        return f"{where} {name}", lambda: doors.upload(where, name, content)
    if door == 1 and name.endswith(".json"):
        return f"run {name}", lambda: doors.command("run", _saved(name, content))
    return f"verify {name}", lambda: doors.command("verify", _saved(name, content))


OLD = [p for p in sorted((Path(__file__).parents[1] / "made_by").rglob("*.*")) if p.suffix in READERS]


@cache
def _parameters():
    inner = [name for one in page_places.places().values() for name in one.parameters]
    return [
        *inner,
        "preset",
        "year",
        "gdp",
        "as_of",
        "prices",
        "sale",
        "made",
        "own",
        "lang",
        "reader",
        "before",
        "view",
    ]


def _query(chance):
    given = {}
    for _ in range(chance.choice((1, 2, 2, 4, 12))):
        name = chance.choice(_parameters()) if chance.random() < 0.8 else chance.choice(QUANTITIES)
        known = {"view": list(page_places.places()), "lang": LANGUAGES, "preset": list(econ.default_book().presets)}
        usual = known.get(
            name, [*WRITTEN, "gdp_share", "bok_nominal", "2022", "1", "0.05", "BBG2307E", "2023-12-31", "IRN"]
        )
        given[name] = chance.choice(usual) if chance.random() < 0.6 else chance.choice(change.ATOMS)
    return doors.parameter(**{k: v[:4000] for k, v in given.items()})


def steps(chance, _number):
    """An address of the page or of a file of it, and a step upon one."""
    query = _query(chance)
    door = chance.randrange(6)
    if door == 0:
        return "page", lambda: doors.page(query)
    if door == 1:
        path = chance.choice(
            (
                f"/file/{chance.choice(list(FORMATS)[:6])}",
                f"/part/{chance.choice(PARTS)}",
                f"/{quote(chance.choice(change.ATOMS)[:200])}",
                *("/picture/gdp_share.svg", "/compared/table.csv", "/changed.json", "/light", "/embed", "/oembed"),
            )
        )
        return path[:40], lambda: doors.page(query, path)
    deed = {
        "do": chance.choice(("slide", "type", "scenario", "exporter", "undo", "claim", "check", "choose", "add")),
        "name": chance.choice((*QUANTITIES, chance.choice(change.ATOMS))),
        "value": chance.choice((*WRITTEN, "PRK", "1e8", *change.ATOMS)),
        "text": change.text(chance, chance.choice(WRITTEN), WRITTEN),
    }
    whole = {"address": query, "deed": deed, "have": {"answer": "0", "top": "1"}}
    body = change.as_json(chance, whole) if chance.random() < 0.5 else json.dumps(whole).encode()
    return "step", lambda: doors.step(body)


PARTS = ("share", "download", "cite", "read", "embed", "x")


def uploads(chance, _number):
    """What a browser sends beside steps."""
    where = chance.choice(("own", "open", "check", "write"))
    address = "view=why&sale_value=300+million+USD%2Fyear"
    kept = {"name": "Mine", "note": "A note.", "address": address, "day": "2026-01-01", "answer": ""}
    whole = {
        "own": {
            "token": doors.TOKEN,
            "digests": [],
            "name": "mine",
            "files": {"mine/sources.json": doors.packed(b"[]")},
        },
        "open": {"name": "x.json", "content": doors.packed(exported("json"))},
        "check": {"name": "x.csv", "content": doors.packed(exported("csv"))},
        "write": {"scenarios": [kept, kept], "form": chance.choice(("json", "csv", "xlsx", "toml"))},
    }[where] | {"language": chance.choice(LANGUAGES)}
    if where == "own" and chance.random() < 0.5:
        table = change.text(chance, "year,value\n2021,100\n2022,110.5\n2023,\n")
        said = {"country": "SRB", "unit": "million USD", "title": "T", "publisher": "P", "year": "2023", "address": ""}
        whole |= {
            "files": {"t.csv": doors.packed(change.encodable(table).encode())},
            "source": change.structure(chance, said),
        }
        if chance.random() < 0.7:
            return "own table", lambda: doors.sent("own", whole)
    return where, lambda: doors.sent(where, change.as_json(chance, whole))


def folders(chance, _number):
    """A folder of figures of one's own, or a ZIP of one."""
    held = {name: text.encode() for name, text in ruritania.FILES.items()}
    for name in chance.sample(FROM_US, 2):
        held.setdefault(name, (DATA / name).read_bytes())
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice(list(held))
        match chance.randrange(6):
            case 0:
                held[name] = change.octets(chance, held[name])
            case 1 if name.endswith(".json"):
                held[name] = change.as_json(chance, json.loads(held[name]))
            case 2:
                held[change.text(chance, name)] = held.pop(name)
            case _:
                lines = held[name].decode("utf-8", "replace").splitlines()
                at = chance.randrange(len(lines) or 1)
                lines[at : at + 1] = [change.encodable(change.text(chance, "".join(lines[at : at + 1])))]
                held[name] = "\n".join(lines).encode()
    held = {change.encodable(name).replace("\0", "")[:4000] or "x": content for name, content in held.items()}
    door = chance.randrange(3)
    if door == 0:
        return "own", lambda: doors.figures({f"f/{name}": content for name, content in held.items()})
    preset = chance.choice(("ruritania-2023", "press-line-2023"))
    if door == 1:
        stream = io.BytesIO()
        with change.zipfile.ZipFile(stream, "w") as made:
            for name, content in held.items():
                made.writestr(name, content)
        content = stream.getvalue() if chance.random() < 0.6 else change.octets(chance, stream.getvalue())
        return "zip", lambda: doors.command("run", preset, "--data", _saved("f.zip", content))
    return "folder", lambda: doors.command("run", preset, "--data", _laid("f", held))


FROM_US = ("lines.csv", "claims.csv", "dimensions.csv", "correlations.csv", "sources.json")


def _laid(folder, held):
    for name, content in held.items():
        path = Path(folder) / name.lstrip("/").replace("..", "_")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError:
            continue  # a name that this system has no room for
    return folder


def providers(chance, _number):
    """A file of a provider."""
    known = {n: t.encode() for n, t in test_providers_damaged.TEXTS.items()} | test_providers_damaged.WORKBOOKS
    name = chance.choice(sorted(known))
    content = known[name]
    if name in test_providers_damaged.WORKBOOKS:
        content, ending = change.repacked(chance, content), "xlsx"
    elif content[:1] in b"{[" and chance.random() < 0.7:
        content, ending = change.as_json(chance, json.loads(content)), "json"
    elif chance.random() < 0.6:
        lines = content.decode().splitlines()
        at = chance.randrange(len(lines))
        lines[at] = change.text(chance, lines[at])
        content, ending = change.encodable("\n".join(lines)).encode(), "csv"
    else:
        content, ending = change.octets(chance, content), "csv"
    door = chance.randrange(4)
    if door == 0:
        return f"own {name}", lambda: doors.figures({f"x.{ending}": content})
    more = ("--into", "f") if door == 1 else ()
    return name, lambda: doors.command("import", _saved(f"x.{ending}", content), *more)


KINDS = {
    "quantities": quantities,
    "scenarios": scenarios,
    "links": link_texts,
    "claims": claims,
    "files": files,
    "steps": steps,
    "uploads": uploads,
    "folders": folders,
    "providers": providers,
}
"""Every kind."""


def of(kind):
    """What makes the cases of a kind, of all kinds in turn ("all"), or of a part of the table ("attack PART")."""
    if kind.startswith("attack"):
        return lambda _chance, number: attack.case(kind.removeprefix("attack").strip(), number)
    if kind == "all":
        several = list(KINDS.values())
        return lambda chance, number: several[number % len(several)](chance, number)
    return KINDS[kind]
