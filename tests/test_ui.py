"""The page without a browser: every preset, a link, and bad entries."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import econ
from econ.ui.config import SETTINGS

PAGE = Path(econ.__file__).parent / "ui" / "script.py"


def page(**link):
    test = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in link.items():
        test.query_params[name] = value
    return test.run()


def words(test):
    """Everything that is printed as text."""
    kinds = ("text", "markdown", "error", "warning", "info", "caption")
    return " ".join(str(element.value) for kind in kinds for element in test.get(kind))


def test_the_page_opens_with_the_answer():
    """250 million over 36.2 trillion won at 1,291.78 won a dollar is 0.89 %."""
    test = page()
    assert not test.exception
    assert "0.89" in test.text[0].value
    assert test.text[0].value == econ.tables.answer(econ.run())


@pytest.mark.parametrize("name", econ.default_book().presets)
def test_every_preset_is_drawn(name):
    test = page(preset=name)
    assert not test.exception
    assert test.text[0].value == econ.tables.answer(econ.run(econ.Scenario.preset(name)))
    assert not test.error


def test_a_link_restores_what_was_asked():
    test = page(preset="press-line-2023", year="2023", gdp="un_current", sale="stated", sale_value="300 million")
    asked = econ.Scenario.preset().change(year=2023, gdp="un_current", set={"sale_value": "300 million USD/year"})
    assert test.text[0].value == econ.tables.answer(econ.run(asked))


@pytest.mark.parametrize(
    "text", ["-5 million", "300 million USDD/year", "250 million USD", "abc", "nan", "1e400", "<b>1</b>", "9" * 500]
)
def test_a_bad_entry_is_explained_and_keeps_the_last_answer(text):
    test = page()
    before = test.text[0].value
    field = next(f for f in test.text_input if "sale_value" in str(f.key))
    field.set_value(text).run()
    assert not test.exception
    assert test.error, "nothing was said"
    assert test.text[0].value == before
    field = next(f for f in test.text_input if "sale_value" in str(f.key))
    field.set_value("300 million").run()
    assert "$300" in test.text[0].value


@pytest.mark.parametrize(
    "link",
    [
        {"preset": "nowhere"},
        {"preset": "press-line-2023", "year": "soon"},
        {"preset": "press-line-2023", "gdp": "nobody"},
        {"preset": "press-line-2023", "sale_value": "nan"},
        {"preset": "press-line-2023", "sale_value": "-1"},
        {"preset": "press-line-2023", "sale_value": "x" * 10_000},
        {"preset": "press-line-2023", "price_shell_152": "<script>"},
        {"unheard": "of"},
    ],
    ids=lambda link: str(link)[:60],
)
def test_a_broken_link_is_said_to_be_broken_and_the_page_stands(link):
    test = page(**link)
    assert not test.exception
    assert "North Korea" in test.text[0].value
    assert test.warning or test.error or "unheard" in link
    assert "Traceback" not in words(test)


def test_a_link_to_a_year_without_a_figure_says_so():
    """The Bank of Korea's nominal figure of 2021 was not found; the series goes from 2020 to 2022."""
    test = page(preset="press-line-2023", year="2021")
    assert not test.exception
    assert "2021" in words(test)


def test_a_source_without_a_figure_for_the_year_offers_years_that_it_has():
    """The CIA's purchasing-power figures end in 2015."""
    test = page()
    before = test.text[0].value
    test.selectbox(key="gdp").set_value("cia_ppp").run()
    assert not test.exception
    assert "2022" in words(test)
    assert test.text[0].value == before
    next(b for b in test.button if b.label == "2015").click().run()
    assert "CIA, purchasing power, 2015" in test.text[0].value


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
    assert test.text[0].value == econ.tables.answer(result)
    assert "Identical" in test.success[0].value


@pytest.mark.parametrize("text", ["x", "1.AAAA", "1." + "A" * 20_000])
def test_a_broken_frozen_link_is_said_to_be_broken_and_the_page_stands(text):
    test = page(frozen=text)
    assert not test.exception
    assert "cannot be opened" in test.error[0].value
    assert test.text[0].value == econ.tables.answer(econ.run())


def test_the_question_can_be_turned_round():
    """5 % of 36.2 trillion won at 1,291.78 won a dollar is 1.40 billion dollars."""
    test = page(preset="press-line-2023", view="Reverse")
    assert not test.exception
    assert "1.40" in words(test).replace("\\", "")


def test_a_claim_is_checked_on_the_page_and_what_cannot_be_read_is_said():
    """250 million over 24.5 billion dollars is 1.02 %."""
    test = page(preset="press-line-2023", view="Check a claim")
    assert not test.exception
    assert "depends on the source" in words(test)
    test.text_area(key="claim").set_value("an arms deal worth billions").run()
    assert not test.exception
    assert "billions" in words(test)
