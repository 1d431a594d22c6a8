"""The page without a browser: every preset, a link, and bad entries."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import econ
from econ.doors.app import page_state, panel
from econ.doors.app.config import SETTINGS

PAGE = Path(econ.__file__).parent / "doors" / "app" / "script.py"


def page(**link):
    test = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in link.items():
        test.query_params[name] = value
    return test.run()


def blocks(test, kind):
    """What the page's own blocks of a kind are given."""
    found = [json.loads(element.proto.bytes) for element in test.get("bidi_component")]
    return [data for data in found if data["kind"] == kind]


def sentence(test):
    """The answer."""
    return blocks(test, "answer")[0]["first"]


def parts(test):
    """The levers, choices and charts as they are drawn."""
    found = [part for block in blocks(test, "panel") for part in block["parts"]]
    return found + [inner for part in found for inner in part.get("parts", ())]


def lever(test, name):
    """A lever, a choice or a chart as it is drawn."""
    return next(part for part in parts(test) if part.get("name") == name)


def used(test, what, name, **more):
    """Do with a lever or a choice what a visitor does: the page hears the same deed as from a browser."""
    panel.do(test.session_state["session"], {"do": what, "name": name, **more})
    test.run()
    assert not test.exception
    return test


def words(test):
    """Everything that is printed as text."""
    kinds = ("text", "markdown", "error", "warning", "info", "caption")
    said = [str(element.value) for kind in kinds for element in test.get(kind)]
    return " ".join([*said, *(json.dumps(data, ensure_ascii=False) for data in blocks(test, "below"))])


def test_the_page_opens_with_the_answer():
    """250 million over 36.2 trillion won at 1,291.78 won a dollar is 0.89%."""
    test = page()
    assert not test.exception
    assert "0.89" in sentence(test)
    assert sentence(test) == econ.tables.answer(econ.run())


@pytest.mark.parametrize("name", econ.default_book().presets)
def test_every_preset_is_drawn(name):
    test = page(preset=name)
    assert not test.exception
    assert sentence(test) == econ.tables.answer(econ.run(econ.Scenario.preset(name)))
    assert not test.error


def test_a_link_restores_what_was_asked():
    test = page(preset="press-line-2023", year="2023", gdp="un_current", sale="stated", sale_value="300 million")
    asked = econ.Scenario.preset().change(year=2023, gdp="un_current", set={"sale_value": "300 million USD/year"})
    assert sentence(test) == econ.tables.answer(econ.run(asked))


@pytest.mark.parametrize(
    "text", ["-5 million", "300 million USDD/year", "250 million USD", "abc", "nan", "1e400", "<b>1</b>", "9" * 500]
)
def test_a_bad_entry_is_explained_and_keeps_the_last_answer(text):
    test = page()
    before = sentence(test)
    used(test, "type", "sale_value", text=text)
    assert lever(test, "sale_value")["error"], "nothing was said"
    assert lever(test, "sale_value")["text"] == text
    assert sentence(test) == before
    used(test, "type", "sale_value", text="300 million")
    assert not lever(test, "sale_value")["error"]
    assert "$300" in sentence(test)


@pytest.mark.parametrize(
    "deed",
    [
        {"do": "slide", "name": "sale_value", "value": "1"},
        {"do": "slide", "name": "sale_value", "value": float("nan")},
        {"do": "slide", "name": "sale_value", "value": -1},
        {"do": "slide", "name": "nothing", "value": 1},
        {"do": "slide"},
        {"do": "type", "name": "nothing", "text": "1"},
        {"do": "type", "name": "sale_value", "text": ["300 million"]},
        {"do": "undo", "name": "nothing"},
        {"do": "choose", "name": "preset", "value": "nowhere"},
        {"do": "choose", "name": "year", "value": "2022; 2023"},
        {"do": "choose", "name": "mode", "value": None},
        {"do": "press", "name": "year 1"},
        {"do": "fold", "name": ["a"], "open": True},
        {"do": "delete everything"},
        {},
    ],
    ids=str,
)
def test_a_deed_that_no_lever_sends_changes_nothing(opened, deed):
    before = sentence(opened)
    panel.do(opened.session_state["session"], deed)
    opened.run()
    assert not opened.exception
    assert sentence(opened) == before


@pytest.fixture(scope="module")
def opened():
    return page()


def test_a_lever_moved_by_its_slider_is_marked_and_undone_to_the_same_digits():
    test = page()
    before = sentence(test)
    assert not lever(test, "sale_value")["moved"]
    used(test, "slide", "sale_value", value=300e6)
    assert "$300\u00a0million" in sentence(test)
    moved = lever(test, "sale_value")
    assert moved["moved"]
    assert moved["back"] == "back to 250 million"
    assert moved["stops"][moved["at"]] == 300e6
    assert moved["text"] == "300 million"
    used(test, "undo", "sale_value")
    assert sentence(test) == before


def test_an_amount_in_another_currency_takes_the_rate_of_the_year_that_is_chosen():
    """Euros for a dollar in data/series/EMU/eur_usd/values.csv: 0.9245 in 2023, 0.9493 in 2022."""
    test = page(preset="serbia-licences-2023")
    used(test, "type", "sale_value", text="€300m a year")
    assert "€300\u00a0million a year ($324.5\u00a0million at 0.9245 euros a US dollar, 2023)" in sentence(test)
    assert lever(test, "sale_value")["text"] == "300 million EUR/year"
    assert test.query_params["sale_value"] in ("300 million EUR/year", ["300 million EUR/year"])
    test = page(preset="serbia-licences-2023", year="2022", sale_value="€300 million a year")
    assert "($316\u00a0million at 0.9493 euros a US dollar, 2022)" in sentence(test)
    used(test, "type", "sale_value", text="300 million EUT/year")
    assert "“EUT” is no currency. Did you mean EUR" in lever(test, "sale_value")["error"]
    used(test, "type", "sale_value", text="250,000 × $1,000 a year")
    assert "$250\u00a0million" in sentence(test)


def test_people_under_contract_have_levers_where_they_are_sent():
    """By hand: heads halved at the same losses and months; nothing is said of people where none are sent."""
    name, view = "troops-and-munitions-2023-25", "Payment and risk"
    test = page(preset=name, view=view)
    assert "People under contract" in words(test)
    offered = lever(test, "heads_troops")
    assert (offered["unit"], offered["stops"][0], offered["stops"][1]) == ("people", 0.0, 100.0)
    used(test, "type", "heads_troops", text="9000")
    found = test.session_state["session"].result
    expected = econ.run(econ.Scenario.preset(name).change(set={"heads_troops": "9000 person"}))
    assert (found.draws["people_total"] == expected.draws["people_total"]).all()
    assert "People under contract" not in words(page(preset="missiles-added", view=view))


def test_a_lever_goes_back_to_the_scenario_or_to_the_default_that_the_scenario_replaces():
    """In data/scenarios/missiles-added.toml enforcement is likelier than on the card in data/assumptions."""
    name, card = "enforcement_probability", econ.default_book().cards["enforcement_probability"]
    test = page(preset="missiles-added", enforcement_probability="10%", view="Payment and risk")
    session = test.session_state["session"]
    before = econ.run(econ.Scenario.preset("missiles-added")).draws["expected_loss"]
    offered = lever(test, name)
    assert offered["back"].startswith("back to ")
    assert offered["usual"].startswith("default: ")
    used(test, "default", name)
    offered = lever(test, name)
    assert (offered["moved"], offered["usual"]) == (True, "")
    kept = session.result.state.inputs[name]
    assert (kept.distribution, kept.sources, kept.grade) == (card.distribution, tuple(card.sources), card.grade)
    again = page(**test.query_params).session_state["session"]
    assert again.ask == session.ask
    used(test, "undo", name)
    assert not lever(test, name)["moved"]
    assert (session.result.draws["expected_loss"] == before).all()


def test_a_default_is_offered_only_where_the_scenario_replaces_it():
    test = page()
    assert {part["name"]: part["usual"] for part in parts(test) if part.get("usual")} == {}
    used(test, "default", "gdp_share")  # which no scenario sets
    assert not test.session_state["session"].ask.changed()


def test_all_is_undone_at_once():
    test = page()
    before = sentence(test)
    used(test, "choose", "mode", value="goods")
    used(test, "choose", "gdp", value="un_current")
    assert sentence(test) != before
    used(test, "press", "reset")
    assert sentence(test) == before


def test_the_levers_of_a_goods_line_come_when_it_is_unfolded():
    test = page(preset="missiles-added")
    line = next(iter(econ.default_book().lines))
    assert lever(test, f"line {line}")["parts"] == []
    used(test, "fold", f"line {line}", open=True)
    assert [p["name"] for p in lever(test, f"line {line}")["parts"]][:1] == [f"quantity_{line}"]


def test_published_figures_lie_below_the_slider_of_the_sale():
    """The foundation's study of 2024: 1.7 to 5.5 billion dollars from February 2022 to October 2024, 33 months."""
    [band] = [b for b in lever(page(), "sale_value")["bands"] if "2024 study" in b["text"]]
    assert "$620\u00a0million" in band["text"]
    assert "$2.0\u00a0billion" in band["text"]
    assert 0 < band["from"] < band["to"] < 1
    serbian = lever(page(preset="serbia-licences-2023"), "sale_value")
    assert all("Naumann" not in b["text"] for b in serbian["bands"])


@pytest.mark.parametrize(
    ("preset", "here"),
    [("press-line-2023", False), ("south-korea-2023", True)],
)
def test_a_published_figure_lies_below_the_sliders_of_its_own_exporter(preset, here):
    """data/evidence/valuations.csv: what South Korea delivered to Poland is no figure of North Korea's."""
    bands = lever(page(preset=preset), "sale_value")["bands"]
    assert any("South Korea delivered to Poland" in b["text"] for b in bands) is here


def test_a_published_price_of_goods_lies_below_the_sliders_of_every_exporter():
    """data/evidence/prices.csv: prices of shells name no exporter."""
    test = page(preset="serbia-licences-2023", sale="goods")
    used(test, "fold", "line shell_152", open=True)
    assert lever(test, "price_shell_152")["bands"]


@pytest.mark.parametrize(
    "link",
    [
        {"preset": "nowhere"},
        {"preset": "press-line-2023", "year": "soon"},
        {"preset": "press-line-2023", "gdp": "nobody"},
        {"preset": "press-line-2023", "sale_value": "nan"},
        {"preset": "press-line-2023", "sale_value": "-1"},
        {"preset": "press-line-2023", "sale_value": "1e-300"},
        {"preset": "press-line-2023", "sale_value": "250.000"},
        {"preset": "press-line-2023", "sale_value": ["1 million", "2 million"]},
        {"preset": "press-line-2023", "sale_value": "x" * 10_000},
        {"preset": "press-line-2023", "price_shell_152": "<script>"},
        {"unheard": "of"},
    ],
    ids=lambda link: str(link)[:60],
)
def test_a_broken_link_is_said_to_be_broken_and_the_page_stands(link):
    test = page(**link)
    assert not test.exception
    assert "North Korea" in sentence(test)
    assert test.warning or test.error or "unheard" in link
    assert "Traceback" not in words(test)


def test_a_parameter_that_a_link_gives_twice_is_named_with_the_value_that_was_taken():
    test = page(preset="press-line-2023", sale_value=["100 million", "200 million"])
    assert "stands in the link 2 times; the last one was taken" in test.warning[0].value
    assert "$200" in sentence(test)
    assert page_state.doubled({"year": ["2022", "2022"], "gdp": ["bok_nominal"]}) == []


def test_a_sale_many_times_the_size_of_the_economy_is_warned_of():
    """Ten trillion dollars against 28 billion."""
    assert "A country cannot sell more than it makes and holds" in words(page(sale_value="1e13"))


@pytest.mark.parametrize(
    ("link", "mend"),
    [({"preset": "nowhere"}, "Choose one under “Scenario”"), ({"sale_value": "5 florps"}, "Write USD/year")],
)
def test_a_visitor_is_told_what_to_do_on_the_page_and_no_command(link, mend):
    said = page_state.read(link)[1]
    assert mend in said[0]
    assert "`" not in said[0]


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({"preset": "south-korea-2023", "as_of": "2012-09-30"}, "no figure for 2023; it is answered for 2011"),
        ({"own": "../../etc 890d977d"}, "names no folder of figures"),
        ({"own": "my-figures"}, "names no folder of figures"),
        ({"own": "my-figures 890d977d; \0"}, "names no folder of figures"),
    ],
    ids=str,
)
def test_a_link_that_is_answered_otherwise_than_it_asks_says_so(link, said):
    """The World Bank's release of September 2012 ends with 2011; a folder is named with eight digits of its digest."""
    [problem] = page_state.read(link)[1]
    assert said in problem


@pytest.mark.parametrize(
    "link",
    [
        {"preset": "south-korea-2023", "as_of": "2024-12-31"},
        {"preset": "south-korea-2023", "as_of": "2012-09-30", "year": "2011"},
        {"own": "my-figures 890d977d; other 12345678"},
    ],
    ids=str,
)
def test_a_link_that_is_answered_as_it_asks_says_nothing(link):
    assert page_state.read(link)[1] == []


def test_a_link_to_a_year_without_a_figure_says_so():
    """The Bank of Korea's nominal figures that were found begin with 2016."""
    test = page(preset="press-line-2023", year="2015")
    assert not test.exception
    assert "no figure for 2015" in words(test)


def test_a_source_without_a_figure_for_the_year_offers_years_that_it_has():
    """The CIA's purchasing-power figures end in 2015."""
    test = page()
    before = sentence(test)
    used(test, "choose", "gdp", value="cia_ppp")
    assert "2022" in words(test)
    assert sentence(test) == before
    assert "2015" in [part.get("label") for part in lever(test, "years")["parts"]]
    used(test, "press", "year 2015")
    assert "by the CIA (purchasing power, 2015;" in sentence(test)


def test_the_settings_of_the_command_are_those_of_the_checkout():
    import tomllib

    written = tomllib.loads((Path(__file__).parent.parent / ".streamlit" / "config.toml").read_text("utf-8"))

    def flat(values, prefix=""):
        for key, value in values.items():
            if isinstance(value, dict):
                yield from flat(value, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}", value

    assert dict(flat(written)) == SETTINGS


def test_nothing_is_told_to_strangers():
    assert SETTINGS["browser.gatherUsageStats"] is False
    assert SETTINGS["client.showErrorDetails"] == "none"
    assert SETTINGS["server.enableXsrfProtection"] is True
    assert SETTINGS["server.enableCORS"] is True


def test_a_frozen_link_is_computed_again_and_said_to_be_identical():
    result = econ.run(econ.Scenario.preset("missiles-added"))
    test = page(frozen=econ.links.freeze(result))
    assert not test.exception
    assert sentence(test) == econ.tables.answer(result)
    assert "Identical" in test.success[0].value


def test_a_frozen_link_of_an_older_version_says_what_it_stores_and_what_was_not_compared():
    link = (Path(__file__).parent / "made_by" / "0.2.0" / "press-line-2023" / "link.txt").read_text("utf-8").strip()
    test = page(frozen=link)
    assert not test.exception
    said = test.success[0].value.replace("\\", "").splitlines()
    assert said[0].strip() == "Stored: The press line of July 2023"
    assert any("Break-even probability: median 19.1" in line for line in said)
    assert any(line.startswith("Not compared: ") for line in said)


@pytest.mark.parametrize("text", ["x", "1.AAAA", "1." + "A" * 20_000])
def test_a_broken_frozen_link_is_said_to_be_broken_and_the_page_stands(text):
    test = page(frozen=text)
    assert not test.exception
    assert "cannot be opened" in test.error[0].value
    assert sentence(test) == econ.tables.answer(econ.run())


def test_the_question_can_be_turned_round():
    """5% of 36.2 trillion won at 1,291.78 won a dollar is 1.40 billion dollars."""
    test = page(preset="press-line-2023", view="Reverse")
    assert not test.exception
    assert "1.40" in words(test).replace("\\", "")
    assert words(test).count("” comes to") == 1  # the central case and the median say the same here


def test_a_claim_is_checked_on_the_page_and_what_cannot_be_read_is_said():
    """250 million over 24.5 billion dollars is 1.02%."""
    test = page(preset="press-line-2023", view="Check a claim")
    assert not test.exception
    assert "depends on the source" in words(test)
    test.text_area(key="claim").set_value("an arms deal worth billions").run()
    assert not test.exception
    assert "billions" in words(test)


def test_each_reading_of_a_claim_opens_in_the_calculator():
    test = page(preset="press-line-2023", view="Check a claim")
    [chosen] = [box for box in test.selectbox if box.key.startswith("claim-open")]
    assert len(chosen.options) == 34 + 8
    assert chosen.value is None
    assert not any("econ run" in code.value for code in test.code)  # nothing is computed before one is chosen
    chosen.select_index(17).run()
    assert not test.exception
    assert "Bank of Korea, nominal, 2024, revenue" in chosen.options[17]
    [code] = [code.value for code in test.code if code.value.startswith("econ run")]
    assert "--year 2024 --gdp bok_nominal --set 'sale_value=250 million USD/year'" in code
    assert any("?frozen=" in text.value for text in test.markdown)


def test_each_claim_of_a_paragraph_is_checked_on_the_page():
    """38 of 917.8 billion is 4.14%, and 13 of 1,845 billion is 0.705%."""
    test = page(preset="press-line-2023", view="Check a claim")
    one, other = (
        "Poland spent $38 billion in 2024, constituting 4.2% of its GDP.",
        "$13 billion was 0.7% of South Korea's GDP in 2023.",
    )
    test.text_area(key="claim").set_value(f"{one} {other}").run()
    assert not test.exception
    said = words(test).replace("\\", "")
    assert "Of 2 sentences" in said
    assert f"“{one}”" in said
    assert "(4.14" in said
    test.selectbox(key="claim-chosen").set_value(1).run()
    assert not test.exception
    said = words(test).replace("\\", "")
    assert f"“{other}”" in said
    assert "(0.705" in said


def test_a_word_that_is_not_understood_withholds_the_verdict_on_the_page():
    test = page(preset="press-line-2023", view="Check a claim")
    test.text_area(key="claim").set_value("A glorp of $250 million is 1% of a $25 billion economy").run()
    assert "There is no verdict yet: “glorp”" in words(test).replace("\\", "")
    assert "It holds" not in words(test)
    fields = {box.label: box for box in test.text_input if box.key.startswith("claim-")}
    assert fields["Words that change nothing"].value == "glorp"
    assert fields["Year"].value == ""
    [meant] = [box for box in test.checkbox if box.key.startswith("claim-as-read")]
    meant.check().run()
    assert not test.exception
    assert "It holds" in words(test)
    assert "“glorp” is ignored" in words(test).replace("\\", "")


def test_an_unsure_reading_is_corrected_in_fields_on_the_page():
    """250 million over 25 billion is 1%."""
    test = page(preset="press-line-2023", view="Check a claim")
    test.text_area(key="claim").set_value("Sales of $1.500 million are 1% of North Korea's GDP.").run()
    assert not test.exception
    fields = {box.label: box for box in test.text_input if box.key.startswith("claim-")}
    assert {label: box.value for label, box in fields.items() if box.value} == {
        "Share": "1%",
        "Total": "gdp",
        "Owner": "PRK",
    }
    fields["Amount"].set_value("250 million dollars")
    fields["Total"].set_value("25 billion dollars")
    [meant] = [box for box in test.checkbox if box.key.startswith("claim-as-read")]
    meant.check().run()
    assert not test.exception
    said = words(test).replace("\\", "")
    assert "As given by the reader: amount 250 million dollars; share 1%; total 25 billion dollars" in said
    assert "It holds" in said


def test_the_page_says_what_knowing_an_input_is_worth():
    """250 million over 1% is 25 billion dollars, at 1,291.78 won each 32.3 trillion; over 0.9% it is 35.9."""
    test = page(preset="press-line-2023")
    used(test, "choose", "tornado-way", value="value_of_information")
    assert lever(test, "tornado-above-gdp_share")["value"] == "1%"
    for threshold, won in (("1%", "₩32.3"), ("0.9%", "₩35.9")):
        used(test, "choose", "tornado-above-gdp_share", value=threshold)
        shown = lever(test, "value_of_information")
        said = ET.fromstring(shown["svg"]).get("aria-label").lower()
        assert "knowing “bank of korea, nominal gdp, 2022” would make" in said
        assert won in " ".join(shown["table"]["rows"][0])
    used(test, "choose", "tornado-above-gdp_share", value="much")
    assert "much" in str(parts(test))


def test_any_country_can_be_the_one_that_sells():
    """135.94 billion dollars in 2025 in the World Bank's file of 13 July 2026; 250 million are 0.184%."""
    test = used(page(), "choose", "country", value="kenya ")
    assert "about 0.18% of Kenya's GDP by the World Bank (2025" in sentence(test).replace("\u00a0", " ")
    assert (lever(test, "country")["value"], lever(test, "preset")["value"]) == ("Kenya", "KEN")
    assert dict(lever(test, "preset")["options"])["KEN"] == "A sale by Kenya"
    assert test.query_params["preset"] == "KEN"
    assert "nobody has reported this sale" in words(test)
    assert "Kenya's GDP" in sentence(page(preset="KEN"))
    back = used(test, "choose", "preset", value="serbia-licences-2023")
    assert "Serbia's GDP" in sentence(back)
    assert lever(back, "country")["value"] == ""


def test_the_countries_are_searched_and_not_listed():
    field = lever(page(), "country")
    assert field["part"] == "field"
    assert len(field["known"]) > 200
    assert field["known"] == sorted(field["known"])
    assert {"Kenya", "Taiwan", "Kosovo"} <= set(field["known"])
    assert "World" not in field["known"]


def test_a_country_that_is_none_is_said_and_changes_nothing():
    before = page()
    test = used(before, "choose", "country", value="Kenia")
    assert "no country called “Kenia”\\. Did you mean Kenya" in words(test)
    assert lever(test, "preset")["value"] == page_state.DEFAULT_PRESET


def test_a_country_whose_figures_are_of_one_source_is_answered_by_that():
    """The World Bank and the United Nations hold no Taiwan; the Factbook has 611.391 billion dollars for 2023."""
    assert "0.041% of Taiwan's GDP by the CIA (official rate, 2023" in sentence(page(preset="TWN")).replace(
        "\u00a0", " "
    )


def test_the_day_as_of_which_figures_count_is_chosen_among_the_releases_of_the_source():
    """The licences of 1.6 billion over 75.19 billion (October 2024) are 2.1%; over 81 billion (July 2026) 2.0%."""
    test = page(preset="serbia-licences-2023")
    assert "more than 2.0%" in sentence(test).replace("\u00a0", " ")
    offered = dict(lever(test, "as_of")["options"])
    assert offered[""] == "the newest figures"
    assert offered["2024-10-24"] == "24 October 2024"
    used(test, "choose", "as_of", value="2024-10-24")
    assert "more than 2.1%" in sentence(test).replace("\u00a0", " ")
    assert sentence(test).endswith(", as known on 24 October 2024.")
    assert test.query_params["as_of"] == "2024-10-24"
    notes = [note[0] for note in blocks(test, "below")[0]["notes"]]
    assert "Published series count as they were known on 24 October 2024." in notes
    used(test, "press", "reset")
    assert "as_of" not in test.query_params


def test_a_source_of_which_only_the_newest_figures_are_held_offers_no_day():
    assert not [part for part in parts(page()) if part.get("name") == "as_of"]


def test_the_prices_of_one_year_are_offered_where_money_is_of_several():
    """North Korea's military spending is of 2019; a sale from Pakistan meets no money of another year."""
    test = page()
    offered = dict(lever(test, "prices")["options"])
    assert offered == {"": "as published", "one_year": "all of 2022"}
    used(test, "choose", "prices", value="one_year")
    assert test.query_params["prices"] == "one_year"
    assert sentence(test).replace("\u00a0", " ").endswith("at prices of 2022.")
    used(test, "choose", "prices", value="")
    assert "prices" not in test.query_params
    assert not [part for part in parts(page(preset="pakistan-2023")) if part.get("name") == "prices"]
