"""What is printed of a verdict: corrections, envelopes, the lines of rounded figures, what is implied."""

import json
from dataclasses import replace

import pytest

from econ.claims import check_claim
from econ.claims.agreement import HOLDS, ROUNDING
from econ.claims.claim import Correction
from econ.claims.rendering import as_corrected, envelope, field_text, implications, render, rounded_lines
from econ.evidence import default_book
from econ.wording import NO_BREAK
from econ.wording.language import speaking

BOOK = default_book()
SEED = "US$250 million is about 1% of North Korea's GDP"


def plain(text):
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("corrections", "said"),
    [
        ([Correction("year", "", "2024")], "As corrected by the reader: year not known, in place of 2024."),
        ([Correction("year", "2023", "2024")], "As corrected by the reader: year 2023 in place of 2024."),
        ([Correction("year", "2023")], "As corrected by the reader: year 2023."),
        ([Correction("amount", "$5", "")], "As given by the reader: amount $5."),
        ([], ""),
    ],
)
def test_what_a_person_changed_is_said_with_what_was_read(corrections, said):
    assert as_corrected(replace(check_claim(SEED).claim, corrections=tuple(corrections)), BOOK) == said


def test_only_a_stage_is_said_in_the_language_of_the_reader():
    with speaking("id"):
        assert field_text("stage", "ordered", BOOK) == "dipesan"
        assert field_text("amount", "ordered", BOOK) == "ordered"
        assert field_text("stage", "", BOOK) == ""


def test_an_envelope_is_of_the_first_version_and_keeps_every_letter():
    assert envelope([{"sentence": "한국"}], {"sentences": 3}) == (
        '{\n "format": "claim",\n "version": 1,\n "claims": [\n  {\n   "sentence": "한국"\n  }\n ],\n "sentences": 3\n}'
    )
    assert json.loads(envelope([])) == {"format": "claim", "version": 1, "claims": []}


def test_a_rounded_figure_is_given_as_written_and_within_its_rounding():
    verdict = check_claim(SEED)
    reading = verdict.counted[0]
    ends = [((0.016, 0.018), (0.014, 0.019)), ((0.017, 0.02), (0.013, 0.021))]
    rounded = tuple(
        replace(reading, year=2021 + n, share=share, near=near, status=ROUNDING) for n, (share, near) in enumerate(ends)
    )
    (line,) = rounded_lines(replace(verdict, readings=rounded))
    assert plain(line) == (
        f"{reading.source} 2021 and 2022: 1.6 to 2% as written; 1.3 to 2.1% within the rounding of the figures."
    )


def test_what_is_open_has_a_sign_of_its_own():
    """More than 250 million are 0.89% or more of the 28 billion of 2022, which may be 2%."""
    said = plain(render(check_claim("More than $250 million is 2% of North Korea's GDP in 2022")))
    assert "Bank of Korea, nominal (revenue, a year): 2022 0.892% or more ? (not decided)" in said
    assert "UN, current dollars (revenue, a year): 2022 1.65% ✔" in said
    assert "it is not decided by the Bank of Korea 2022 (0.892% or more)" in said


def test_only_a_rounded_figure_has_a_note():
    verdict = check_claim(SEED)
    first, second = verdict.counted[:2]
    said = plain(render(replace(verdict, readings=(first, replace(second, status=ROUNDING)))))
    assert first.status == HOLDS
    assert f"% ✔, {second.year}" in said
    assert f"✘ ({ROUNDING})" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Arms exports grew 25% to $10 billion", "it would take $8 billion for the other amount."),
        ("Serbia's arms exports of 1.6 billion dollars are $240 a head", "it would take 6.67 million people."),
    ],
)
def test_what_another_kind_of_claim_implies_is_one_sentence(text, said):
    (found,) = implications(check_claim(text), BOOK)
    assert plain(found) == f"For the words to be true, {said}"


def test_what_a_share_with_one_end_implies_is_told_by_this_end():
    # 1% of the Bank of Korea's $28.0 billion (2022) and of the United Nations' $15.2 billion
    *_first, last = implications(check_claim("US$250 million is more than 1% of North Korea's GDP in 2022"), BOOK)
    assert plain(last) == "1% of North Korea's GDP is $152 to $280 million a year."


@pytest.mark.parametrize(
    ("language", "total", "part", "rates"),
    [
        (
            "en",
            "would have to be 27 trillion yen a year;",
            "10% of North Korea's GDP is 200 to 432 billion yen a year.",
            (
                "131.5 yen a US dollar (2022), 140.5 yen (2023). "
                "Source: Conversion factor, World Bank; Official exchange rate, CIA World Factbook."
            ),
        ),
        (
            "id",
            "harus sebesar 27 triliun yen per tahun;",
            "10% dari PDB Korea Utara adalah 200 hingga 432 miliar yen per tahun.",
            (
                "131,5 yen per dolar AS (2022); 140,5 yen (2023). "
                "Sumber: Faktor konversi, Bank Dunia; Kurs resmi, CIA World Factbook."
            ),
        ),
        (
            "ko",
            "북한 GDP는 연 27조 엔이어야 하며",
            "북한 GDP의 10%는 연 2,000~4,320억 엔입니다.",
            "1달러당 131.5엔(2022년), 140.5엔(2023년). 출처: 환산계수, 세계은행; 공식 환율, CIA 월드 팩트북.",
        ),
    ],
)
def test_both_lines_of_what_is_implied_are_in_the_money_of_the_claim_under_its_name(language, total, part, rates):
    """5.4 trillion over two years are 2.7 a year; 15.2 billion dollars of 2022 times 131.5 are 2.0 trillion yen."""
    sentence = "From 2022 to 2023 Japan's military spending of 5.4 trillion yen was 10% of North Korea's GDP"
    with speaking(language):
        verdict = check_claim(sentence)
        first, second = map(plain, implications(verdict, BOOK))
        caution = plain(verdict.cautions[-1])
    assert total in first
    assert second == part
    assert caution.endswith(rates)
    assert verdict.implied.unit == "JPY/year"


@pytest.mark.parametrize(
    ("language", "first", "second", "total"),
    [
        ("en", "As read", "”, which is 2.7 to 3 times", "the total is Norway's GDP."),
        (
            "id",
            "Dibaca sebagai",
            "”, yaitu 2,7 hingga 3 kali",
            "jumlah totalnya PDB Norwegia.",
        ),
        ("ko", "읽은 내용", "”, 곧 2.7~3배", "전체: 노르웨이 GDP."),
    ],
)
def test_words_of_the_sentence_stand_in_quotation_marks_where_it_is_said_what_was_read(language, first, second, total):
    words = "“nearly three times as large as"
    with speaking(language):
        found = render(check_claim("In 2022, exports of $10 billion were nearly three times as large as Norway's GDP."))
    between = ". " if language == "ko" else "; "
    assert between.join((f"{first}: “$10 billion” (“In 2022”)", words + second, total)) in plain(found).split("\n")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "There is no verdict yet: “사라진” may change the claim, and is not weighed here."),
        ("ko", "아직 판정하지 않습니다. “사라진”이 주장의 뜻을 바꿀 수 있는데 여기서는 반영되지 않았습니다."),
    ],
)
def test_a_word_that_is_not_understood_puts_the_verdict_off(language, said):
    verdict = check_claim(SEED)
    with speaking(language):
        assert render(replace(verdict, claim=replace(verdict.claim, unread="사라진"))).split("\n")[1] == said
