"""The words of every language: nothing doubtful, the same values in them, and the same digits behind them.

A message without a translation is said in English; it is reported and no mistake.
"""

import ast
import pickle
import re
import warnings
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

import econ
from econ import wording
from econ.analysis import compare, guards
from econ.claims import check_claim
from econ.claims.rendering import render
from econ.output.export import to_bytes
from econ.wording import measures, numbers
from econ.wording.language import (
    ENGLISH,
    LANGUAGES,
    N_,
    Territories,
    _,
    _n,
    catalogue,
    day,
    in_context,
    is_territory,
    joined,
    parts,
    percent_signs,
    signs,
    speaking,
    spoken,
)
from tests.pages import script

MESSAGES = script("generate_messages")
OTHERS = sorted(LANGUAGES.keys() - {ENGLISH})
NAMES = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")


@pytest.fixture(scope="module", params=OTHERS)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def known(language):
    with MESSAGES.path_of(language).open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(scope="module")
def wanted(language):
    return MESSAGES.template(language)


def ids(catalog):
    return {message.id for message in catalog if message.id}


def forms(text):
    return [text] if isinstance(text, str) else list(text)


def pairs(catalog):
    """Messages beside their translations."""
    return [(forms(m.id)[-1], text) for m in catalog if m.id and MESSAGES.translated(m) for text in forms(m.string)]


def untranslated(code):
    """Messages that are said in English because a language has no words for them yet."""
    return [m.id for m in MESSAGES.updated(code) if m.id and not MESSAGES.translated(m)]


@cache
def _patterns(code):
    """What finds each of them, the longest first, with or without the period at its end."""
    texts = sorted((text for message in untranslated(code) for text in forms(message)), key=len, reverse=True)
    pieces = [NAMES.split(text.removesuffix("."))[::2] for text in texts]
    parts = [".+?".join(map(re.escape, words)) for words in pieces if re.search(r"\w", " ".join(words))]
    return [re.compile(rf"(?<!\w){part}(?!\w)", re.DOTALL) for part in parts]


def translated(text, code):
    """A text of the page without the messages in it that are said in English because they have no translation."""
    for pattern in _patterns(code):
        text = pattern.sub("", text)
    return text


# --- the catalogues -----------------------------------------------------------------------------------


def test_no_message_is_orphaned_or_doubtful(known, wanted):
    assert sorted(map(str, ids(known) - ids(wanted))) == [], "run: make pages"
    assert [m.id for m in known if m.id and m.fuzzy] == []


@pytest.mark.filterwarnings("default")
def test_messages_without_a_translation_are_said_in_english_and_reported(language):
    left = untranslated(language)
    assert [text for text in left if isinstance(text, str) and catalogue(language).gettext(text) != text] == []
    if left:
        said = f"{len(left)} messages without a translation ({language}) are said in English, the first: {left[:5]}"
        warnings.warn(said, stacklevel=1)


def test_a_message_that_counts_has_every_form_of_the_language(known):
    assert [m.id for m in known if m.pluralizable and len(forms(m.string)) != known.num_plurals] == []


def test_percent_stands_in_no_message_as_the_language_does_not_write_it(language, known, wanted):
    """Babel's pattern of the language: "0.89%" and "0,89%", where German has "0,89 %"."""
    before, behind = (
        Locale.parse(language).percent_formats[None].suffix[0],
        Locale("en").percent_formats[None].suffix[0],
    )
    spaced = re.compile(r"(?<=[\d}])[ \u00a0]%")
    assert [m.id for m in wanted if behind == "%" and spaced.search(str(m.id))] == []
    assert [m.id for m in known if before == "%" and spaced.search(str(m.string))] == []


def test_values_stand_in_every_translation(known):
    assert [pair for pair in pairs(known) if len({frozenset(NAMES.findall(text)) for text in pair}) > 1] == []


def test_translations_can_be_joined_as_the_messages_are(known):
    """The same space at either end, and the same mark at the end of a sentence."""
    ends = {
        pair: {(text[:1].isspace(), text[-1:].isspace(), text[-1:] == ".") for text in pair} for pair in pairs(known)
    }
    assert [pair for pair, found in ends.items() if len(found) > 1] == []


def test_no_message_is_put_together_before_it_is_looked_up():
    wrong = []
    for path in sorted(Path(econ.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_", "_n"}
            if named and isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                wrong.append(f"{path.name}:{node.lineno}")
            elif named and node.func.id == "_n" and not all(isinstance(arg, ast.Constant) for arg in node.args[:2]):
                wrong.append(f"{path.name}:{node.lineno}")  # the two forms are one message
    assert wrong == []


# --- speaking -----------------------------------------------------------------------------------------


def test_english_is_what_stands_in_the_code():
    assert spoken() == ENGLISH
    assert _("no such message {n}", n=1) == "no such message 1"
    with speaking("tlh"):
        assert spoken() == ENGLISH


def test_a_language_is_spoken_while_the_block_runs():
    with speaking("id"):
        assert _("Share of GDP") == "Pangsa PDB"
        with speaking(ENGLISH):
            assert _("Share of GDP") == "Share of GDP"
        assert _("no such message") == "no such message"
        assert _("") == ""
    assert _("Share of GDP") == "Share of GDP"


def test_a_count_takes_its_form(monkeypatch):
    assert _n("{count} part", "{count} parts", 1) == "1 part"
    assert _n("{count} part of {n}", "{count} parts of {n}", 2, n=3) == "2 parts of 3"
    with speaking("id"):
        assert _n("{count} part", "{count} parts", 2) == "2 parts"


def test_what_is_kept_is_said_later_with_its_parts():
    kept = N_("{what}: {line}", what="Unit price", line="152 mm shells")
    row = joined(["Quantity", "", kept], "; ")
    assert (kept, row) == ("Unit price: 152 mm shells", "Quantity; Unit price: 152 mm shells")
    for message in (row, pickle.loads(pickle.dumps(row))):
        with speaking("id"):
            assert _(message) == "Jumlah; Harga satuan: Peluru artileri 152 mm"


def test_what_has_no_translation_is_said_in_english_of_one_and_of_many(tmp_path, monkeypatch):
    """A catalogue as `make pages` leaves it; Indonesian has one form for any count, English two."""
    head = 'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    left = 'msgid "Share"\nmsgstr ""\n\nmsgid "{count} part"\nmsgid_plural "{count} parts"\nmsgstr[0] ""\n'
    (tmp_path / "id.po").write_text(head + left, "utf-8")
    monkeypatch.setattr("econ.wording.language.CATALOGUES", tmp_path)
    monkeypatch.setattr("econ.wording.language.catalogue", catalogue.__wrapped__)
    with speaking("id"):
        assert [_("Share"), *(_n("{count} part", "{count} parts", n) for n in (1, 2))] == ["Share", "1 part", "2 parts"]


def test_a_catalogue_is_read_once():
    assert catalogue("id") is catalogue("id")


# --- numbers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "english", "indonesian"),
    [
        (lambda: wording.number(1234.5, 1), "1,234.5", "1.234,5"),
        (lambda: wording.percent(0.00892), "0.89%", "0,89%"),
        (lambda: wording.money(250e6, "USD/year"), "$250\u00a0million a year", "$250\u00a0juta per tahun"),
        (lambda: wording.money(1.5), "$1.50", "$1,50"),
        (lambda: wording.money(-9.8e9), "−$9.8\u00a0billion", "−$9,8\u00a0miliar"),
        (lambda: wording.stated(2.5e6, "round"), "2.5\u00a0million\u00a0rounds", "2,5\u00a0juta\u00a0butir"),
        (
            lambda: wording.interval(39e6, 120e6, "USD/year"),
            "$39 to $120\u00a0million a year",
            "$39 hingga $120\u00a0juta per tahun",
        ),
        (lambda: wording.listing(["a", "b", "c"]), "a, b and c", "a, b, dan c"),
        (lambda: wording.listing_with_semicolons(["a", "b", "c"]), "a, b and c", "a; b; dan c"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(said, english, indonesian):
    assert said() == english
    with speaking("id"):
        assert said() == indonesian


@pytest.mark.parametrize(
    ("said", "korean"),
    [
        (lambda: wording.number(1234.5, 1), "1,234.5"),
        (lambda: wording.percent(0.00892), "0.89%"),
        (lambda: wording.signed(0.0093, "1"), "+0.93%p"),
        (lambda: wording.money(258e6, "USD/year"), "연 2.58억\u00a0달러"),
        (lambda: wording.money(2000, "USD/person/month"), "1인당 월 2,000달러"),
        (lambda: wording.money(1.25), "1.25달러"),
        (lambda: wording.money(-9.83e9), "−98.3억\u00a0달러"),
        (lambda: wording.money(28.7e12, "KRW"), "28.7조\u00a0원"),
        (lambda: wording.quantity(15800, "container"), "15,800개"),
        (lambda: wording.quantity(253e3, "round"), "25.3만\u00a0발"),
        (lambda: wording.quantity(12.3, "1"), "12배"),
        (lambda: wording.interval(1.4e9, 2.1e9, "USD/year"), "연 14~21억\u00a0달러"),
        (
            lambda: wording.ends(wording.quantity(131e5, "round"), wording.quantity(14e6, "round")),
            "1,310만~1,400만\u00a0발",
        ),
        (
            lambda: wording.ends(wording.money(11e6, "USD/year"), wording.money(125e6, "USD/year")),
            "연 1,100만~1.25억\u00a0달러",
        ),
        (lambda: wording.interval(39e6, 122e6, "USD/year"), "연 3,900만~1.22억\u00a0달러"),
        (lambda: wording.interval(16e3, 258e3, "container"), "16,000~25.8만\u00a0개"),
        (lambda: wording.amount(1.1e9, 1.8e9, 3e9, "USD/year"), "연 약 18억\u00a0달러"),
        (lambda: wording.listing(["한국은행", "유엔"]), "한국은행과 유엔"),
        (lambda: wording.listing(["a", "b", "c"]), "a, b 및 c"),
        (lambda: wording.month(202309), "2023년 9월"),
        (lambda: day("2024-12-31"), "2024년 12월 31일"),
    ],
)
def test_korean_counts_in_ten_thousands_and_says_money_behind_the_amount(said, korean):
    with speaking("ko"):
        assert said() == korean


@pytest.mark.parametrize(
    ("code", "signs"),
    [("en", ("", "%")), ("id", ("", "%")), ("ko", ("", "%")), ("de", ("", "\u00a0%")), ("tr", ("%", ""))],
)
def test_percent_stands_where_the_unicode_locale_data_have_it(code, signs):
    """CLDR: en, id and ko `#,##0%`, de `#,##0 %` with a space that does not break, tr `%#,##0`."""
    assert percent_signs(code) == signs


def test_percent_may_stand_in_front(monkeypatch):
    monkeypatch.setattr(numbers, "percent_signs", lambda _code: ("%", ""))
    assert wording.percent(0.0089) == "%0.89"
    assert wording.interval(0.0081, 0.0099, "1") == "%0.81 to %0.99"


def figures(text, code):
    """The numbers of a text with its scale words counted in; both ends of a range are of the scale behind it."""
    scales = {_(scale.word): scale.size for scale in measures.said(code)}
    word = "|".join(scales)
    digits = r"\d[\d.,]*\d|\d"
    between = re.escape(wording.between("#", "#")).replace(r"\#", "#").split("#")[1]
    text = re.sub(rf"({digits})({between})(\D?{digits})(\s?(?:{word}))", r"\1\4\2\3\4", text)
    plain = str.maketrans(dict(zip(signs(code), ("", "."), strict=True)))
    return Counter(
        round(float(number.translate(plain)) * scales.get(scale, 1), 6)
        for number, scale in re.findall(rf"({digits})(?:\s?({word}))?", text)
    )


def test_the_answer_has_the_same_figures(language):
    """Counted without the small numbers that are words in one language and digits in another, such as "one year"."""
    result = econ.run(econ.Scenario.preset("containers-to-shells-2023-24"))
    said = {}
    for code in (ENGLISH, language):
        with speaking(code):
            texts = (econ.headline(result), guards.text(result))
            said[code] = texts, [figures(text, code) for text in texts]
    for one, two in zip(said[ENGLISH][0], said[language][0], strict=True):
        assert one != two
    for one, two in zip(said[ENGLISH][1], said[language][1], strict=True):
        assert one - two == Counter()
        assert (two - one).keys() <= {0, 1}


def test_the_verdict_on_a_claim_has_the_same_status_and_readings(language):
    text = "US$250 million is about 1% of North Korea's GDP"
    english = check_claim(text)
    with speaking(language):
        other = check_claim(text)
        said = render(other)
    in_both = set(said.splitlines()) & set(render(english).splitlines()[1:]) - {""}
    assert not {line for line in in_both if translated(line, language) == line}
    assert (other.status, other.readings, other.implied) == (english.status, english.readings, english.implied)


def test_files_are_in_english_whatever_is_spoken(language):
    result = econ.run()
    english = to_bytes(result, "csv")
    with speaking(language):
        assert to_bytes(econ.run(), "csv") == english


def test_what_a_result_keeps_in_words_is_kept_for_each_language(language):
    result = econ.run()
    one = econ.headline(result)
    with speaking(language):
        two = econ.headline(result)
        rows = compare.choices([result, econ.run(econ.Scenario.preset().change(gdp="un_current"))])
    assert one == econ.headline(econ.run()) != two
    assert econ.headline(result) is one
    assert rows[0]["label"] == {"id": "Sumber PDB", "ko": "GDP 출처"}[language]


def test_one_and_many_are_said_in_the_language_that_is_spoken():
    """Indonesian has one form for both."""
    assert [_n("{count} source", "{count} sources", n) for n in (0, 1, 2)] == [
        "0 sources",
        "1 source",
        "2 sources",
    ]
    with speaking("id"):
        said = [_n("{count} source", "{count} sources", n) for n in (1, 2)]
    assert said == ["1 sumber", "2 sumber"]


def test_a_language_without_a_catalogue_is_said_in_english():
    assert catalogue.__wrapped__("xx").gettext("a year") == "a year"


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("Germany", "Jerman"),
        ("the Netherlands'", "Belanda"),
        ("Egypt's", "Mesir"),
        ("the Democratic Republic of the Congo's", "Kongo - Kinshasa"),
        ("United Nations", "United Nations"),
        ("Sale", "Sale"),
    ],
)
def test_names_of_countries_come_from_the_locale_data(english, indonesian):
    """The names of the Unicode Common Locale Data Repository, as Babel carries them."""
    assert Territories("id").gettext(english) == indonesian


def test_every_country_has_a_name_in_every_language():
    """Codes from XAA to XZZ are free for own use; of those the locale data know Kosovo's only."""
    book = econ.default_book()
    countries = [c for c in book.countries.values() if c.code != "WLD" and (c.code[0] != "X" or c.code == "XKX")]
    assert [c.code for c in countries if not (is_territory(c.name) and is_territory(c.of))] == []
    assert not is_territory("World Bank")


def test_a_message_keeps_the_parts_that_it_was_made_of():
    inner = _("{share} of GDP", share="1%")
    made = _("{share} of {country} GDP", share=inner, country="Serbia's")
    assert made == "1% of GDP of Serbia's GDP"
    assert made.template == "{share} of {country} GDP"
    assert parts(made) == ["1%", "Serbia's"]
    assert parts("1% of GDP") == []
    with speaking("id"):
        said = _(made)
        assert said == made.spoken()
        assert said.template == made.template
        assert said != made


def test_a_word_with_two_meanings_is_said_by_what_it_is_said_of():
    """English "Share" is a button and a part of GDP; without a word of its own for it a language has one for both."""
    assert in_context("button", "Share") == "Share"
    with speaking("ko"):
        assert [_("Share"), in_context("button", "Share"), in_context("button", "Sale")] == ["비율", "공유", "판매"]
    with speaking("id"):
        assert [_("Share"), in_context("button", "Share")] == ["Pangsa", "Bagikan"]
