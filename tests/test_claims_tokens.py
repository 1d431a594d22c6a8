"""A sentence cut into tokens, by hand: which words, signs and numbers, and what stands without a space between."""

import unicodedata

import pytest

import econ
from econ.claims.tokens import PARTS, Line, straight, tokens, without_dateline
from econ.claims.words import of

BOOK = econ.default_book()


def cut(text, language="en"):
    """The tokens, one with "+" in front where no space is before it, one with "~" where a hyphen is."""
    found = tokens(straight(text), of(language, BOOK))
    assert all(straight(text)[t.start : t.end] == t.text for t in found)
    return " ".join(("~" if t.hyphen else "+" if t.glued else "") + t.text for t in found)


@pytest.mark.parametrize(
    ("text", "cut_in"),
    [
        ("An F-35, a K2 and an M1A1", "An F-35 +, a K2 and an M1A1"),
        ("$1.5bn of 3m", "$ +1.5 +bn of 3 +m"),
        ("$5-billion deal", "$ +5 ~billion deal"),
        ("5-10%", "5 +- ~10 +%"),
        ("5%-7%", "5 +% +- ~7 +%"),
        ("2022-23", "2022 +- ~23"),
        ("non-oil exports-to-GDP", "non ~oil exports ~to ~GDP"),
        ("H1 2024, FY-24", "H1 2024 +, FY +- ~24"),
        ("isn't ½ of it", "isn't ½ of it"),
        ("non-", "non +-"),
        ("North Korea's exports", "North Korea +'s exports"),
    ],
)
def test_an_english_sentence_in_tokens(text, cut_in):
    assert cut(text).replace("  ", " ") == cut_in


@pytest.mark.parametrize(
    ("text", "language", "cut_in"),
    [
        ("impor ekspornya naik", "id", "impor ekspor +nya naik"),
        ("produk domestik brutonya", "id", "produk domestik bruto +nya"),
        ("yang ke-27 pada 2024", "id", "yang ke-27 pada 2024"),
        ("4사의 수주", "ko", "4 +사 +의 수주"),
        ("북한의 수출은", "ko", "북한 +의 수출 +은"),
        ("판매액이 5%다", "ko", "판매액 +이 5 +% +다"),
        ("억원", "ko", "억원"),  # a hundred million by itself is no number
        ("3억원", "ko", "3 +억 +원"),
        ("홍길동의 수출", "ko", "홍길동 +의 수출"),  # a name that nobody knows, and what is written onto it
    ],
)
def test_small_words_are_cut_off_where_a_language_writes_them_on(text, language, cut_in):
    assert cut(text, language) == cut_in


def test_what_tokens_are():
    found = {t.text: t for t in tokens(straight("An F-35 isn't 5 bn in NORTH KOREA"), of("en", BOOK))}
    assert found["F-35"].senses == {"name": ""}
    assert found["isn't"].senses.get("deny")
    assert (found["5"].number, found["bn"].number) == (True, False)
    assert found["NORTH KOREA"].senses["country"] == "PRK"
    shouted = tokens("THE SALE IS NEARLY ONE PERCENT OF GDP", of("en", BOOK))
    assert all(t.senses for t in shouted if t.text in {"NEARLY", "ONE", "PERCENT", "GDP"})


def test_signs_of_fractions_are_what_unicode_says():
    assert {sign: pytest.approx(unicodedata.numeric(sign)) for sign in PARTS} == PARTS


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("5–7", "5-7"),
        ("10% – 12%", "10% - 12%"),
        ("5 — $7", "5 - $7"),
        ("a–b", "a-b"),
        ("a – b", "a , b"),
        ("Korea — a state", "Korea , a state"),
        ("the sale—a large one", "the sale,a large one"),
        ("− 5", "- 5"),
        ("−5", "-5"),
        ("a −b", "a -b"),
        ("so -- far", "so ,  far"),
        ("- item\n- other", "  item   other"),
        ("“it” \u2018s\u2019", " it  's'"),
        ("\uff15\uff05 ½", "5% ½"),
    ],
)
def test_signs_are_straightened_each_in_its_place(text, plain):
    assert straight(text) == plain
    assert len(straight(text)) == len(text)


def test_a_part_of_a_sentence_as_it_is_written():
    line = Line("the  exports of Poland", of("en", BOOK))
    assert line.written(0, 2) == "the  exports"
    assert line.written(1, 4) == "exports of Poland"


@pytest.mark.parametrize(
    ("text", "language", "rest"),
    [
        ("SEOUL, June 5 (Reuters) - Exports rose.", "en", "Exports rose."),
        ("LAHORE: Exports rose.", "en", "LAHORE: Exports rose."),  # no word that is known: it is named, not passed over
        ("FALSE: Exports rose.", "en", "FALSE: Exports rose."),
        ("IF APPROVED: Exports rose.", "en", "IF APPROVED: Exports rose."),
        ("AT PPP: Exports rose.", "en", "AT PPP: Exports rose."),
        ("It is false (says Seoul) - Exports rose.", "en", "It is false (says Seoul) - Exports rose."),
        ("Jakarta, CNN Indonesia -- Ekspor naik.", "id", "Ekspor naik."),
        ("TEMPO.CO, Jakarta - Ekspor naik.", "id", "Ekspor naik."),
        ("[서울=뉴시스] 수출이 늘었다.", "ko", "수출이 늘었다."),
        ("(서울=연합뉴스) 김철수 기자 = 수출이 늘었다.", "ko", "수출이 늘었다."),
        ("SEOUL/WASHINGTON, Oct. 5 (Yonhap) -- Exports rose.", "en", "Exports rose."),
        ("(세종=연합뉴스) 박성민 이영희 기자 = 수출이 늘었다.", "ko", "수출이 늘었다."),
        ("(바르샤바=연합뉴스) 박성민 특파원 = 수출이 늘었다.", "ko", "수출이 늘었다."),
        ("Antaranews.com, Jakarta - Ekspor naik.", "id", "Ekspor naik."),
        # A word that is none of a dateline, beside a capital or an agency.
        ("UNCONFIRMED, SEOUL: Exports rose.", "en", "UNCONFIRMED, SEOUL: Exports rose."),
        ("SEOUL (Unconfirmed) - Exports rose.", "en", "SEOUL (Unconfirmed) - Exports rose."),
        ("Kabar Burung, Jakarta - Ekspor naik.", "id", "Kabar Burung, Jakarta - Ekspor naik."),
        ("(미확인=연합뉴스) 수출이 늘었다.", "ko", "(미확인=연합뉴스) 수출이 늘었다."),
        ("(서울=연합뉴스) 소문 = 수출이 늘었다.", "ko", "소문 = 수출이 늘었다."),
        ("UKRAINE: exports rose.", "en", "UKRAINE: exports rose."),
        ("Total Cost - exports rose.", "en", "Total Cost - exports rose."),
        ("Poland (NATO) - exports rose.", "en", "Poland (NATO) - exports rose."),
    ],
)
def test_a_dateline_is_blank_and_a_country_is_none(text, language, rest):
    plain = without_dateline(text, of(language, BOOK))
    assert (plain.strip(), len(plain)) == (rest, len(text))
