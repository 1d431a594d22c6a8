"""What was read of a claim as fields, and what becomes of a field that a person corrects."""

import csv
import io
import json
import shlex

import pytest

import econ
from econ.claims.claim import Correction
from econ.claims.fields import (
    ANOTHER_CLAIM,
    ASKED,
    FIELDS,
    as_read,
    corrected,
    fields,
    mentions_of,
    no_field_holds,
    otherwise,
    partly,
    unheld,
)
from econ.claims.parser import LONGEST
from econ.claims.rendering import brief, document, render
from econ.claims.verdict import judge
from econ.doors.cli import main
from econ.doors.cli.claim_fields import OPTIONS
from econ.evidence import default_book
from econ.wording.errors import InputError
from econ.wording.language import catalogue

BOOK = default_book()
LINE = "US$250 million is about 1% of North Korea's GDP in 2024"
UNSURE = "Gross sales of $250 million were 1% of North Korea's GDP in 2024."
TWO_OWNERS = "North Korea and Russia agreed on $250 million, 1% of GDP."
THOUSANDS = "Sales of $1.500 million are 6% of North Korea's GDP."


def of(text, **values):
    return corrected(text, values, BOOK)


def test_every_field_says_what_was_read_and_nothing_else():
    (claim,) = econ.find_claims(LINE)
    assert fields(claim) == {
        "amount": "US$250 million",
        "share": "about 1%",
        "of": "gdp",
        "owner": "PRK",
        "year": "2024",
        "period": "",
        "stage": "",
        "ignore": "",
    }
    assert list(fields(claim)) == list(FIELDS) == list(OPTIONS)
    (stated,) = econ.find_claims("Deliveries of $5 billion over 32 months are 7% of a $70 billion economy")
    read = fields(stated)
    assert (read["of"], read["owner"], read["year"]) == ("$70 billion", "", "")
    assert (read["period"], read["stage"]) == ("over 32 months", "delivered")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (TWO_OWNERS, {"amount": "$250 million", "share": "1%", "of": "gdp"}),
        (THOUSANDS, {"share": "6%", "of": "gdp", "owner": "PRK"}),
        ("Poland spent $3 billion and $5 billion, 1% of GDP.", {"share": "1%", "of": "gdp", "owner": "POL"}),
    ],
)
def test_of_a_sentence_that_is_refused_only_what_it_says_once_is_read(text, known):
    (refusal,) = econ.find_claims(text)
    assert {name: value for name, value in partly(refusal, BOOK).items() if value} == known


CORRECTIONS = [
    # field, value, what it changes, as the claim has it afterwards
    ("amount", "€300 million", lambda c: (c.amount.size.low, c.amount.currency), (300e6, "EUR")),
    ("share", "more than a third", lambda c: (c.share.low, c.share.bound), (pytest.approx(1 / 3), "at least")),
    ("share", "3 times", lambda c: (c.share.low, c.relation), (3, "multiple")),
    ("of", "exports", lambda c: (c.denominator.kind, c.denominator.country), ("exports", "PRK")),
    ("of", "military spending", lambda c: c.denominator.kind, "military_spending"),
    ("of", "$25 billion", lambda c: (c.denominator.kind, c.denominator.money.size.low), ("", 25e9)),
    ("owner", "South Korea", lambda c: c.denominator.country, "KOR"),
    ("owner", "rus", lambda c: c.denominator.country, "RUS"),
    ("owner", "", lambda c: c.denominator.country, ""),
    ("year", "2023", lambda c: (c.denominator.year, c.year), (2023, 2023)),
    ("year", "", lambda c: (c.denominator.year, c.year), (None, None)),
    ("period", "32 months", lambda c: c.period.years, pytest.approx(32 / 12)),
    ("period", "from 2022 to 2024", lambda c: (c.period.first, c.period.last), (2022, 2024)),
    ("stage", "delivered", lambda c: c.stage, "delivered"),
    ("stage", "contract", lambda c: c.stage, "ordered"),
]


@pytest.mark.parametrize(("field", "value", "part", "wanted"), CORRECTIONS)
def test_a_corrected_field_changes_that_part_and_is_noted(field, value, part, wanted):
    (read,) = econ.find_claims(LINE)
    claim = of(LINE, **{field: value})
    assert part(claim) == wanted
    assert claim.corrections == (Correction(field, value, fields(read)[field]),)
    others = {name: text for name, text in fields(claim).items() if name != field}
    assert others == {name: text for name, text in fields(read).items() if name != field}


def test_a_field_that_is_left_as_it_was_read_is_no_correction():
    (read,) = econ.find_claims(LINE)
    assert of(LINE, **fields(read)) == read
    assert corrected(LINE, {}, BOOK) == read


def test_another_amount_has_no_second_currency():
    text = "$250 million (€230 million) was 1% of Poland's GDP in 2023."
    assert econ.find_claims(text)[0].also is not None
    assert of(text, amount="$300 million").also is None


def test_a_period_and_a_stage_of_a_refused_sentence_are_read():
    (refusal,) = econ.find_claims("Poland and Russia agreed deliveries of $3 billion over 32 months, 1% of GDP.")
    read = partly(refusal, BOOK)
    assert (read["period"], read["stage"], read["owner"]) == ("over 32 months", "delivered", "")


def test_a_year_that_was_a_period_is_replaced_whole():
    claim = of("In fiscal 2023 arms sales of $250 million were 1% of Poland's GDP.", year="2021")
    assert (claim.period.first, claim.period.last, claim.denominator.year) == (2021, 2021, 2021)


WRONG = [
    ("amount", "lots", "“lots” is no amount of money."),
    ("amount", "250", "“250” is no amount of money."),
    ("amount", "$1.500 million", "can be read in more than one way"),
    ("amount", "", "The amount is empty."),
    ("amount", "$0", "is nothing"),
    ("amount", "250 million rupees", "may be money of more than one country"),
    ("amount", "$1 " * 300, "more than a field"),
    ("share", "some", "“some” is no share."),
    ("share", "", "The share is empty."),
    ("of", "gpd", "There is no total called “gpd”. Did you mean gdp"),
    ("of", "", "The total is empty."),
    ("owner", "Atlantis", "There is no country called “Atlantis”."),
    ("year", "last", "“last” is no year."),
    ("year", "²023", "“²023” is no year."),
    ("year", "20245", "The year 20245 is not read"),
    ("period", "long", "“long” is no length of time."),
    ("stage", "promised", "There is no stage called “promised”."),
    ("colour", "red", "There is no field of a claim called “colour”."),
]


@pytest.mark.parametrize(("field", "value", "said"), WRONG)
def test_what_cannot_be_read_in_a_field_is_refused_with_its_name(field, value, said):
    with pytest.raises(InputError) as refused:
        of(LINE, **{field: value})
    assert said in str(refused.value)
    if field in FIELDS:
        assert FIELDS[field] in str(refused.value)


def test_the_verdict_names_what_was_corrected():
    """250 million over 40.2 trillion won of 2023 at 1,306.76 won is 0.813%."""
    verdict = econ.check_claim(UNSURE, corrected={"year": "2023", "ignore": "Gross"})
    assert {r.year for r in verdict.fair} == {2023}
    said = brief(verdict, BOOK)
    assert said.startswith("As corrected by the reader: year 2023 in place of 2024; “Gross” is ignored. ")
    whole = document(verdict, BOOK)
    assert whole["corrected"] == [
        {"field": "year", "value": "2023", "read": "2024"},
        {"field": "ignore", "value": "Gross", "read": ""},
    ]
    assert whole["as_corrected"] in said
    again = econ.check_claim(UNSURE, corrected={each["field"]: each["value"] for each in whole["corrected"]})
    assert again == verdict


def test_words_that_are_not_ignored_withhold_the_verdict():
    with pytest.raises(InputError, match="Gross"):
        econ.check_claim(UNSURE, corrected={"year": "2023"})
    assert of(UNSURE, year="2023").unread == "Gross"
    assert of(UNSURE, ignore="another").unread == "Gross"
    assert of(UNSURE, ignore="gross").unread == ""
    (unsure,) = econ.find_claims(UNSURE)
    assert as_read(unsure, BOOK).corrections == (Correction("ignore", "Gross"),)


def test_a_sentence_that_cannot_be_read_is_judged_by_its_fields_alone():
    """1 billion over 25 billion is 4%."""
    with pytest.raises(InputError, match="amount, share"):
        of(THOUSANDS, of="gdp", owner="PRK")
    claim = of(THOUSANDS, amount="$1 billion", share="4%", of="$25 billion")
    verdict = judge(claim, BOOK)
    assert verdict.status == "holds"
    assert claim.denominator.country == ""  # nothing of the sentence is taken over
    said = brief(verdict, BOOK)
    assert said.startswith("As given by the reader: amount $1 billion; share 4%; total $25 billion. It holds")
    assert "can be read in more than one way" in claim.taken[0]


SHIPMENTS = "Saudi exports to China were $54 billion in 2023, 17% of the kingdom's shipments to Asia."
LEFT_OUT = [
    ("2023년 12월 반도체 수출은 110억 달러로 전체 수출의 19.1%를 차지했다.", {"year": "2023"}, "2023년 12월"),
    ("2019~2023년 누적 방산 수출액은 430억 달러로 GDP의 0.5%에 해당한다.", {}, "2019~2023년; 누적"),
    ("2019~2023년 누적 방산 수출액은 430억 달러로 GDP의 0.5%에 해당한다.", {"period": "2019~2023년"}, ""),
    ("구매력평가(PPP) 기준으로 한국의 2023년 군사비는 103억 달러로 GDP의 0.6%다.", {"year": "2023"}, "구매력평가"),
    ("If South Korea were to spend 3.5% of GDP, that would be $60 billion a year.", {}, "If; were to"),
    ("정부는 2030년까지 국방비를 GDP의 3.5%인 100조 원으로 늘릴 계획이다.", {}, "2030년까지; 계획"),
    ("정부는 2030년까지 국방비를 GDP의 3.5%인 100조 원으로 늘릴 계획이다.", {"stage": "planned"}, "2030년까지"),
    (SHIPMENTS, {"year": "2023"}, "Asia"),
    (SHIPMENTS, {}, "in 2023; Asia"),
    ("2023년 수출은 94억 달러로 GDP의 2.4%를 상당히 웃돌았다.", {"year": "2023"}, "웃돌았다"),
    ("Nilai ekspor pada Maret 2023 US$5 miliar, atau 2% dari PDB.", {}, "pada Maret 2023"),
    ("Arms sales of $5 billion in 2022 and 2023 are 2% of GDP at 2015 prices.", {"year": "2023"}, "at 2015 prices"),
    ("Arms sales of $5 billion a month are 2% of GDP.", {}, "a month"),
    ("2015년 불변가격 기준으로 2022년 군사비는 150억 달러, GDP의 1.2%였다.", {}, "2015년; 불변가격; 2022년"),
    ("2015년 불변가격 기준으로 2022년 군사비는 150억 달러, GDP의 1.2%였다.", {"year": "2022"}, "불변가격"),
    ("Poland denied that arms sales of $5 billion are 2% of GDP.", {}, "denied"),
    ("Ekspor Estonia dan Latvia US$5 miliar sama dengan 2% PDB.", {}, ""),
    ("Exports of Estonia and Latvia of $5 billion are bigger than 2% of GDP.", {}, "bigger than"),
    ("Ekspor Estonia dan Latvia diperkirakan sudah mencapai US$5 miliar, 2% PDB.", {}, ""),
    ("The estimated exports of Estonia and Latvia are $5 billion, 2% of GDP.", {}, ""),
    ("Arms sales of $5 billion a year are 2% of GDP.", {}, ""),
]
"""Sentences that cannot be read by themselves, what else is given of them, and what is left of their words."""


@pytest.mark.parametrize(("text", "values", "left"), LEFT_OUT)
def test_what_no_field_holds_is_named_and_there_is_no_verdict(text, values, left):
    claim = of(text, amount="$5 billion", share="2%", of="gdp", owner="KOR", **values)
    assert claim.unread == left
    confirmed = of(text, amount="$5 billion", share="2%", of="gdp", owner="KOR", ignore=left, **values)
    assert confirmed.unread == ""
    assert [c.value for c in confirmed.corrections if c.field == "ignore"] == [left] * bool(left)


def test_a_command_that_leaves_out_what_is_said_prints_no_verdict(capsys):
    """A month's exports are not a year's: 19% of those of December 2023, and 1.7% of those of the year."""
    text = LEFT_OUT[0][0]
    assert main(["check", text]) == 2
    words = shlex.split(capsys.readouterr().out.splitlines()[-1])
    assert main(["KOR" if word == "COUNTRY" else word for word in words[1:]]) == 0
    said = capsys.readouterr().out
    assert "There is no verdict yet: “2023년 12월” may change the claim" in said
    assert "It does not hold" not in said


def test_what_is_not_known_stays_unknown():
    claim = of(TWO_OWNERS, amount="$250 million", share="1%", of="gdp")
    verdict = judge(claim, BOOK)
    assert verdict.status == "cannot be tested"
    assert claim.denominator.country == claim.stage == ""
    assert (claim.year, claim.period) == (None, None)


# --- on the command line ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [UNSURE, "Gross sales of €1.7 billion over 2 years were 2% of Poland's GDP."])
def test_the_command_that_is_printed_confirms_the_reading(text, capsys):
    assert main(["check", text, "--said", "2025"]) == 0
    said = capsys.readouterr().out
    assert "no verdict yet" in said
    command = said.splitlines()[-1].strip()
    words = shlex.split(command)
    assert words[:3] == ["econ", "check", text]
    assert main(words[1:]) == 0
    confirmed = capsys.readouterr().out
    assert "As corrected by the reader: “Gross” is ignored" in confirmed
    assert "no verdict yet" not in confirmed


def test_a_refusal_prints_its_fields_and_a_command_with_what_is_missing_in_capitals(capsys):
    assert main(["check", TWO_OWNERS]) == 2
    said = capsys.readouterr()
    assert "Whose “GDP” is meant is not clear" in " ".join(said.err.split())
    lines = said.out.splitlines()
    assert [line.split() for line in lines if line.startswith(("  owner", "  amount"))] == [
        ["amount", "$250", "million"],
        ["owner", "not", "known"],
    ]
    words = shlex.split(lines[-1])
    assert words[words.index("--owner") + 1] == "COUNTRY"
    assert "--year" not in words
    filled = ["PRK" if word == "COUNTRY" else word for word in words[1:]]
    assert main([*filled, "--year", "2023"]) == 0
    assert "As given by the reader: amount $250 million" in " ".join(capsys.readouterr().out.split())


def test_corrections_stand_in_every_format(capsys):
    asked = ["check", UNSURE, "--ignore", "Gross", "--year", "2023"]
    wanted = "As corrected by the reader: year 2023 in place of 2024; “Gross” is ignored."
    assert main([*asked, "--format", "json"]) == 0
    (claim,) = json.loads(capsys.readouterr().out)["claims"]
    assert (claim["as_corrected"], claim["line"], claim["fields"]["year"]) == (wanted, 1, "2023")
    assert main([*asked, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["corrected"] for row in rows} == {wanted}
    for form in ("text", "markdown"):
        assert main([*asked, "--format", form]) == 0
        assert "year 2023 in place of 2024" in " ".join(capsys.readouterr().out.split())


def test_an_unsure_reading_has_its_fields_in_json(capsys):
    assert main(["check", f"{UNSURE} {TWO_OWNERS}", "--format", "json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    unsure, refused = whole["claims"]
    assert unsure["fields"]["ignore"] == "Gross"
    assert refused["fields"] == dict.fromkeys(FIELDS, "") | {"amount": "$250 million", "share": "1%", "of": "gdp"}
    assert (whole["sentences"], whole["passed_over"]) == (2, 0)


@pytest.mark.parametrize("period", ["0 months", "0.0 years", "0 days"])
def test_a_period_without_any_time_is_refused(period):
    with pytest.raises(InputError, match=f"“{period}” is nothing"):
        of(LINE, period=period)
    (refusal,) = econ.find_claims(f"Sales of $250 million over {period} are 1% of North Korea's GDP.")
    assert f"“over {period}” is nothing" in refusal.what


def test_a_total_that_is_not_known_is_answered_with_those_that_are():
    with pytest.raises(InputError, match=r"There are: gdp, economy, .*, reserves\.") as caught:
        of(LINE, of="moon")
    assert "moon" in caught.value.what


def test_a_year_that_is_not_read_is_no_word_on_when_it_was_said():
    with pytest.raises(InputError) as caught:
        of(LINE, year="1800")
    assert str(caught.value).startswith("claim, year: The year 1800 is not read. Give a year from 1900 to 2100.")


def test_a_year_may_be_a_number():
    assert econ.check_claim(UNSURE, corrected={"year": 2023, "ignore": "Gross"}).claim.year == 2023


def test_a_total_in_money_belongs_to_nobody():
    said = render(judge(of(LINE, of="$28 billion"), BOOK), BOOK)
    assert "the total would have to be" in said
    assert "North Korea's the total" not in said


def test_the_command_for_an_amount_that_stands_in_the_sentence_before_gives_that_amount(capsys, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("Israel sold arms for $12.5 billion in 2022. That is 2.4% of Israel's GDP.\n", "utf-8")
    assert main(["check", "--file", str(article)]) == 0
    command = capsys.readouterr().out.partition("  econ check ")[2].splitlines()[0]
    assert main(["check", *shlex.split(command)]) == 0
    assert "It holds: the World Bank 2022 (2.38%)" in " ".join(capsys.readouterr().out.split())


def test_the_difference_of_a_claim_is_corrected_in_its_own_currency():
    text = "South Korea's exports were $6.5 billion, $1 billion less than the $7.5 billion of 2012."
    assert of(text, share="$2 billion").share.low == 2e9
    with pytest.raises(InputError, match="no amount in USD"):
        of(text, share="€2 billion")


def test_a_sentence_without_a_claim_is_judged_by_fields_in_its_own_language():
    text = "Anggaran itu dinilai cukup besar untuk negara yang miskin."
    assert of(text, amount="$5 billion", share="1%", of="gdp", owner="POL").language == "id"


@pytest.mark.parametrize(("year", "first"), [("2021", 2021), ("", None)])
def test_a_year_that_is_corrected_leaves_the_amount_that_of_one_year(year, first):
    claim = of("In 2023 arms sales of $250 million were 1% of Poland's GDP.", year=year)
    assert (claim.period.years, claim.period.first, claim.period.last) == (1.0, first, first)


@pytest.mark.parametrize(
    ("text", "year", "period"),
    [
        ("A sale of $250 million a year in 2023 is 1% of North Korea's GDP.", "2023", "a year"),
        ("From 2022 to 2024, arms sales of $250 million were 1% of North Korea's GDP.", "", "From 2022 to 2024"),
    ],
)
def test_a_year_and_a_length_of_time_are_two_fields(text, year, period):
    (claim,) = econ.find_claims(text)
    read = fields(claim)
    assert (read["year"], read["period"]) == (year, period)
    assert of(text, period="").period is None


def test_nothing_is_mentioned_in_what_is_not_read():
    """A language that is none of ours, and a text that is longer than a sentence may be."""
    longest = "$5 million".ljust(LONGEST)
    assert [m.kind for m in mentions_of(longest, "en", BOOK)] == ["money"]
    assert mentions_of(f"{longest} ", "en", BOOK) == mentions_of("$5 million", "tlh", BOOK) == []
    unsure = "Sales of $1.500 million, $2.500 million, $3.500 million and $4.500 million"  # each may be two numbers
    assert mentions_of(unsure, "en", BOOK) == []


def test_a_total_may_be_written_out_and_a_year_be_the_first_or_the_last():
    assert of(LINE, of="gross domestic product").denominator.kind == "gdp"
    assert [of(LINE, year=str(year)).year for year in (1900, 2100)] == [1900, 2100]


def test_a_field_takes_as_much_as_a_sentence():
    with pytest.raises(InputError) as told:
        of(LINE, amount="x" * LONGEST)
    assert "characters" not in str(told.value)


def test_growth_takes_a_share_and_no_multiple():
    grown = "Arms exports grew by 5% to $2 billion in 2023."
    assert (of(grown, share="6%").share.high, of(grown, share="6%").relation) == (0.06, "growth")
    with pytest.raises(InputError, match="is no share"):
        of(grown, share="3 times")


def test_what_the_language_of_the_sentence_cannot_read_is_read_as_english():
    """In Indonesian “2,500.5” may be either number; in English it is one."""
    claim = of("Penjualan senjata US$ 250 juta setara 1% PDB Korea Utara pada 2023.", amount="$2,500.5 million")
    assert claim.amount.size.high == pytest.approx(2_500.5e6)


def test_a_claim_of_fields_alone_stands_where_its_sentence_does():
    claim = of(TWO_OWNERS, amount="$250 million", share="1%", of="gdp")
    assert claim.at == (0, len(TWO_OWNERS))


def test_every_refusal_that_is_told_apart_is_one_that_is_made():
    known = catalogue("id")
    assert {message for message in (*ANOTHER_CLAIM, *ASKED) if known.gettext(message) == message} == set()
    assert set(ASKED.values()) <= set(FIELDS)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Sales of $250 million were not only 1% of North Korea's GDP", "not only 1%"),
        ("Sales of $250 million were 1% of North Korea's GDP excluding oil", "excluding"),
        ("Sales of $250 million were a tenth of a third of North Korea's GDP", "a tenth"),
        ("Sales of $250 million were 1% of North Korea's", ""),
    ],
)
def test_no_field_holds_words_that_make_it_another_claim(sentence, words):
    refusal = econ.claims.claims_or_why(sentence, book=BOOK).found[0]
    said = f"No field holds “{words}”, and without it this would be another claim: write the sentence anew."
    assert otherwise(refusal) == (said if words else "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Estonia and Latvia together spent $2.2 billion in 2023, 2.6% of their combined GDP.", "together; combined"),
        ("If Germany were to spend 3.5% of GDP, that would be 150 billion euros a year.", "If; were to"),
        ("2015년 불변가격 기준으로 2022년 튀르키예의 군사비는 150억 달러, GDP의 1.2%였다.", ""),
        (
            "2022년 독일과 프랑스 양국의 국방비를 합하면 1094억 달러로 두 나라 GDP 합계의 1.6%다.",
            "양국; 합하면; 두 나라; 합계",
        ),
        ("2023년 12월 반도체 수출은 110억 달러로 전체 수출의 19.1%를 차지했다.", "2023년 12월"),
    ],
)
def test_for_what_no_field_holds_no_command_is_printed(text, words, capsys):
    """A person may say that the words change nothing, and has to write that."""
    claim = of(text, amount="$5 billion", share="2%", of="gdp", owner="DEU", year="2023")
    assert unheld(claim, BOOK) == words
    assert claim.unread
    (whole,) = econ.find_claims("Arms sales of $5 billion are 2% of Poland's GDP.")
    assert unheld(whole, BOOK) == no_field_holds("") == ""
    filled = ["--amount", "$5 billion", "--share", "2%", "--of", "gdp", "--owner", "DEU", "--year", "2023"]
    assert main(["check", text, *filled]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert ("write the sentence anew" in said) == bool(words)
    assert ("econ check" in said) == (not words)


def test_the_word_that_a_sentence_is_refused_for_stays_in_it():
    text = "2015년 불변가격 기준으로 2022년 튀르키예의 군사비는 150억 달러, GDP의 1.2%였다."
    claim = of(text, amount="$15 billion", share="1.2%", of="gdp", owner="TUR", year="2022")
    assert "불변가격" in claim.unread


def test_the_second_command_is_whole(capsys):
    text = "With sales of $24 billion in 2022, watchmakers accounted for 9% of Swiss goods exports."
    assert main(["check", text]) == 2
    for _turn in range(2):
        words = shlex.split(capsys.readouterr().out.splitlines()[-1])
        assert main(["exports" if w == "TOTAL" else "CHE" if w == "COUNTRY" else w for w in words[1:]]) == 0
    assert "no verdict yet" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "spent", "held"),
    [
        ("The defence budget of $5 billion is 2% of GDP in Estonia and Latvia.", True, False),
        ("2022년 이탈리아와 그리스의 국가부채는 50억 달러로 GDP의 2%다.", False, True),
        ("Arms for $5 billion are 2% of GDP in Estonia and Latvia.", False, False),
    ],
)
def test_what_is_spent_or_owed_is_so_by_fields_too(text, spent, held):
    claim = of(text, amount="$5 billion", share="2%", of="gdp", owner="EST", year="2022")
    assert (claim.spent, claim.held, claim.by_fields) == (spent, held, True)
    assert (claim.period is None) == held
