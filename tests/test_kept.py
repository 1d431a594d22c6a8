"""Scenarios that somebody keeps: as files, and read from every file that holds some."""

import json

import pytest

import econ
from econ.output.export import to_bytes
from econ.page import ask as asking
from econ.page import kept
from econ.page.ask import Ask
from econ.page.kept import Kept
from econ.page.ways import parameters
from econ.provenance import links
from econ.verify import verify_bytes
from econ.wording.errors import InputError

MINE = Kept("Mine", "a note", "?preset=press-line-2023&sale=stated&sale_value=300+million", "2026-11-28", "1.1%")
TOML = b"""title = "Serbia"
summary = "A."
exporter = "SRB"
year = 2023
concept = "delivery"
[set.sale_value]
value = "1 billion USD/year"
"""
KENYA = Kept("Kenya", "", "preset=KEN&sale=stated&sale_value=%E2%82%AC300+million&view=compare&compare=POL")


def result(name="missiles-added", **changes):
    return econ.run(econ.Scenario.preset(name).change(**changes))


def asked(entry):
    """What the levers ask at the address of an entry."""
    ask, problems = asking.read(parameters(entry.address))
    assert problems == []
    return ask


def test_one_is_written_as_econ_reads_it(tmp_path):
    path = tmp_path / "mine.json"
    path.write_bytes(kept.as_json([MINE]))
    scenario = econ.Scenario.load(path)
    assert scenario.title == "Mine"
    assert econ.run(scenario).central["sale_value"].item() == 3e8


def test_a_list_is_opened_as_it_was_written():
    first, second = kept.opened(kept.as_json([MINE, KENYA]), "my-scenarios.json")
    assert (first.name, first.note, first.day) == ("Mine", "a note", "2026-11-28")
    assert asked(first).scenario.exporter == "PRK"
    assert asked(second).scenario.exporter == "KEN"
    assert dict(asked(second).moved)["sale_value"] == "300 million EUR/year"
    assert first.problems == second.problems == ()
    assert "by the Bank of Korea" in first.answer


def test_econ_reads_the_list(tmp_path):
    path = tmp_path / "mine.json"
    path.write_bytes(kept.as_json([MINE, KENYA]))
    assert [one.title for one in links.scenarios_named(str(path))] == ["Mine", "Kenya"]
    table = econ.scenario_table([path, "missiles-added"])
    assert list(dict.fromkeys(row["scenario"] for row in table.rows)) == ["Mine", "Kenya", "missiles-added"]
    with pytest.raises(InputError):
        links.scenario_named(str(path))  # where one is asked for, a list is none
    path.write_text(json.dumps({links.LIST: [1]}))
    with pytest.raises(InputError, match=r"mine\.json"):
        links.scenarios_named(str(path))


def test_a_table_has_all_under_names_that_differ_and_holds():
    content = kept.table([MINE, KENYA, MINE], "csv")
    assert verify_bytes(content, ".csv").holds
    assert [one.name for one in kept.opened(content, "x.csv")] == ["Mine", "Kenya", "Mine"]


def test_a_table_of_too_many_or_of_no_format_is_refused_before_anything_is_computed(monkeypatch):
    monkeypatch.setattr(kept, "result_of", lambda _kept: pytest.fail("it was computed"))
    with pytest.raises(InputError, match="60 scenarios at most, and these are 61") as caught:
        kept.table([MINE] * 61, "csv")
    assert "econ compare FILE.json --table" in caught.value.command
    with pytest.raises(InputError, match="no format of a scenario table called “toml”"):
        kept.table([MINE], "toml")


@pytest.mark.parametrize(
    ("form", "ending"), [("json", ".json"), ("csv", ".csv"), ("xlsx", ".xlsx"), ("html", ".html"), ("capsule", ".zip")]
)
def test_a_result_is_opened_with_its_title_and_its_levers(form, ending):
    found = result(set={"containers": "12000 container"})
    [one] = kept.opened(to_bytes(found, form), f"x{ending}")
    assert one.name == "Missiles and spare parts added, changed"
    assert econ.run(asked(one).scenario).fingerprint.scenario == found.fingerprint.scenario


def test_a_scenario_in_words_and_a_frozen_link_are_opened():
    [one] = kept.opened(TOML, "serbia.toml")
    assert asked(one).scenario.exporter == "SRB"
    assert kept.of_link(links.freeze(result())).name == "Missiles and spare parts added"


@pytest.mark.parametrize("name", econ.default_book().presets)
def test_every_preset_comes_back_into_the_levers_as_it_is(name):
    found = result(name)
    scenario = econ.Scenario.from_dict({**found.state.canonical, "words": found.state.words})
    assert asking.of_scenario(scenario) == (Ask.of(name), [])


def test_what_the_levers_cannot_hold_is_said():
    scenario = econ.Scenario(
        exporter="KEN", buyer="UGA", set={"sale_value": "300 million USD/year"}, path={2022: 1, 2023: 2}
    )
    state = econ.run(scenario).state
    ask, problems = asking.of_scenario(econ.Scenario.from_dict({**state.canonical, "words": state.words}))
    assert ask.preset == "KEN"
    assert problems == ["The levers cannot hold all of it; different here: the pace of delivery by year and the buyer."]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.txt", b"words"),
        ("x.json", b""),
        ("x.json", b"{}"),
        ("x.json", b"[1]"),
        ("x.json", b'{"scenarios": []}'),
        ("x.json", b'{"scenarios": 1}'),
        ("x.json", b'{"scenarios": [1]}'),
        ("x.json", b'{"kept": {"name": "x"}}'),
        ("x.json", json.dumps({"scenarios": [{}] * 201}).encode()),
        ("x.toml", b"a = 1"),
        ("x.toml", b"\xff"),
        ("x.csv", b"a,b\n1,2"),
        ("x.zip", b"PK\x03\x04"),
        ("x.html", b"<p>"),
        ("x.xlsx", b"PK"),
    ],
)
def test_any_other_file_is_refused_in_a_sentence(name, content):
    with pytest.raises(InputError) as refused:
        kept.opened(content, name)
    assert "/tmp" not in refused.value.on_the_page


def test_what_an_owner_says_is_cut_and_carries_no_signs_that_steer():
    found = kept.of({"name": "a\n b" + "x" * 500, "note": "y" * 5000, "address": "?preset=KEN"})
    assert found.name.startswith("a bx")
    assert len(found.note) == kept.LONGEST_NOTE
    assert found.address == "preset=KEN"
    assert kept.of({}).name == "Untitled"
    with pytest.raises(InputError, match="cannot be seen"):
        kept.of({"name": "a\u202eb"})


def test_what_cannot_be_had_is_not_written():
    with pytest.raises(InputError):
        kept.as_json([Kept("x", "", "preset=nowhere")])
    with pytest.raises(InputError, match="my-figures"):
        kept.as_json([Kept("x", "", "preset=press-line-2023&own=my-figures+3f2a9c1b")])
