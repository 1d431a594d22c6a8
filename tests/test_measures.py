"""Units, signs and scale words stand in one table, and a goods line may bring a counted thing of its own."""

import pytest
from babel import Locale

import econ
from econ import wording
from econ.claims import check_claim
from econ.equations import units
from econ.evidence import using
from econ.numerics.distributions import Fixed, parse
from econ.page import entry, levers
from econ.wording import measures
from econ.wording.errors import InputError

BOMB = (
    "line,label,item,items,quantities,exporter,input,value,unit,plausible_low,plausible_high,sources,grade,judgement,"
    "slider\n"
    'bomb_120,120 mm bombs,mortar_bomb,mortar bombs,1 5000,,price,"90%: 200 to 400",USD/mortar_bomb,10,5000,,F6,'
    "Ours; made up.,\n"
    "bomb_120,120 mm bombs,mortar_bomb,,,,items_per_container,300,mortar_bomb/container,0,2000,,F6,Ours; made up.,"
    "50 600 5\n"
)


@pytest.fixture(autouse=True)
def table(monkeypatch):
    """A table that a test may add to."""
    monkeypatch.setattr(measures, "UNITS", dict(measures.UNITS))
    return measures.UNITS


@pytest.fixture
def book(tmp_path):
    (tmp_path / "lines.csv").write_text(BOMB, "utf-8")
    return econ.Book(econ.data_folder(), tmp_path)


def test_a_row_with_words_is_all_that_a_unit_needs(table, monkeypatch):
    table["sabre"] = measures.Unit("sabre", "[sabre]", "sabre", "sabres")
    assert wording.quantity(2.5e6, "sabre") == "2.5\u00a0million\u00a0sabres"
    assert wording.quantity(300, "USD/sabre") == "$300 a sabre"
    assert parse("12 thousand sabre", "sabre") == Fixed(12e3)
    assert wording.unit_in_words("sabre/year") == "sabres a year"
    with pytest.raises(InputError, match="measure different things"):
        units.factor("round", "sabre")


def test_a_goods_line_brings_a_counted_thing_of_its_own(book):
    assert book.lines["bomb_120"].item == "mortar_bomb"
    asked = econ.Scenario(year=2023, set={"quantity_bomb_120": "2 thousand mortar_bomb", "stock_release_bomb_120": 1e4})
    result = econ.run(asked.change(set={"price_bomb_120": 300}), book)
    assert float(result.central["gross_value"].ravel()[0]) == 600_000  # 2,000 at 300 dollars
    with using(book):
        assert wording.quantity(2000, "mortar_bomb") == "2,000\u00a0mortar bombs"
        assert wording.quantity(300, "USD/mortar_bomb") == "$300 a mortar bomb"


def test_a_unit_of_ones_own_is_unknown_to_other_books(book, table):
    assert book.lines["bomb_120"].item == "mortar_bomb"
    assert "mortar_bomb" not in table
    with pytest.raises(InputError, match="no unit that this calculator knows"):
        units.factor("mortar_bomb", "item")
    with using(book):
        assert units.factor("thousand mortar_bomb", "mortar_bomb") == 1000
        with using(econ.Book()), pytest.raises(InputError, match="no unit that this calculator knows"):
            units.factor("mortar_bomb", "item")


def test_a_goods_line_says_how_far_its_sliders_go(book, monkeypatch):
    monkeypatch.setattr(levers, "default_book", lambda: book)
    inputs = econ.resolve(econ.Scenario(year=2023), book).inputs
    stops = levers.reach(inputs["quantity_bomb_120"]).stops()
    assert (stops[0], stops[1], stops[-1]) == (0, 1, 5000)
    stops = levers.reach(inputs["items_per_container_bomb_120"]).stops()
    assert (stops[0], stops[1], stops[-1]) == (50, 55, 600)
    stops = levers.reach(inputs["items_per_container_shell_152"]).stops()
    assert (stops[0], stops[-1]) == (50, 600)


WRONG = {
    "no plural": (",mortar bombs,", ",,", "give its plural in the column `items`"),
    "another plural": ("mortar_bomb,mortar bombs", "round,bullets", "“rounds” already"),
    "no name": ("mortar_bomb", "120mm", "cannot be the name of a unit"),
    "a scale word": ("mortar_bomb", "million", "cannot be the name of a unit"),
    "a slider upside down": ("1 5000", "5000 1", "low and a high end"),
    "a slider of four numbers": ("50 600 5", "50 600 5 1", "low and a high end"),
}


@pytest.mark.parametrize(("old", "new", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_row_is_refused_with_its_line(old, new, said, tmp_path):
    assert old in BOMB
    (tmp_path / "lines.csv").write_text(BOMB.replace(old, new), "utf-8")
    with pytest.raises(InputError, match=r"/lines.csv, line [23]") as caught:
        _ = econ.Book(econ.data_folder(), tmp_path).line_cards
    assert said in str(caught.value)


SIZES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


@pytest.mark.parametrize(("word", "size"), SIZES.items())
def test_every_scale_word_is_read_wherever_amounts_are_written(word, size):
    assert units.factor(f"{word} USD", "USD") == size
    assert parse(f"uniform: 1 {word} to 2 {word} USD", "USD").points == (size, 2 * size)
    assert entry.read(f"3 {word}", "USD/year").value == Fixed(3 * size)
    assert check_claim(f"US$3 {word} is 1% of North Korea's GDP").claim.amount.size.low == 3 * size


CURRENCIES = {"$": "USD", "€": "EUR", "₩": "KRW", "₽": "RUB", "₹": "INR"}


@pytest.mark.parametrize(("sign", "name"), CURRENCIES.items())
def test_every_sign_is_read_in_a_claim_and_below_zero_refused(sign, name):
    assert check_claim(f"{sign}250 million is about 1% of North Korea's GDP").claim.amount.currency == name
    with pytest.raises(InputError, match="negative number"):
        check_claim(f"-{sign}250 million is about 1% of North Korea's GDP")


@pytest.mark.parametrize("code", ["ko"])
def test_scales_of_a_language_are_those_of_the_locale_data(code):
    """The Common Locale Data Repository, as Babel carries it, writes each power of ten in words: 10⁸ as 1억."""
    patterns = Locale.parse(code).compact_decimal_formats["long"]["other"]
    for power, pattern in patterns.items():
        words = pattern.pattern.strip("0")
        scale = next((s for s in measures.said(code) if s.size <= int(power)), None)
        if scale:
            assert (scale.word, scale.short) == (words, f"{{number}}{words}")


def test_a_scale_may_begin_later_than_its_size():
    """Korean writes 15,800 out and says 25만."""
    ten_thousand = measures.scales("ko")[0]
    assert [ten_thousand.fits(value) for value in (15_800, 99_999, 100_000, -250_000)] == [False, False, True, True]
    million = measures.scales("en")[1]
    assert [million.fits(value) for value in (999_999, 1_000_000)] == [False, True]
