"""The claims of articles from print, which were labelled by hand before the checker was tried on them."""

from __future__ import annotations

import itertools
import re
import shlex
import textwrap
import tomllib
from pathlib import Path

import pytest

import econ
from econ.claims import article, claims_or_why
from econ.claims.claim import Claim, Refusal
from econ.claims.verdict import judge
from econ.doors.cli import main
from econ.evidence import default_book
from econ.wording.errors import InputError
from tests.pages import DOCS
from tests.spent import calls

HOWTO = DOCS / "howto" / "check-an-article.md"
BOOK = default_book()
ARTICLES = tomllib.loads((Path(__file__).parent / "articles.toml").read_text("utf-8"))["article"]
IDS = [each["name"] for each in ARTICLES]
FOUND = 14
"""Of the shares that are labelled; before articles were read it was 8."""


def labels(each):
    return [*each.get("claim", []), *each.get("also", [])]


def fits(claim, label):
    """Whether what was read is what the label says."""
    d = claim.denominator
    if claim.amount.size.face != pytest.approx(tuple(label["amount"])) or claim.amount.currency != label["currency"]:
        return False
    if claim.share.face != pytest.approx(tuple(label["share"])):
        return False
    if "relation" in label:
        return claim.relation == label["relation"] and (d.money is None) == ("stated" not in label)
    if "stated" in label:
        return d.money is not None and d.money.size.face == pytest.approx((label["stated"],) * 2)
    year = label.get("year", d.year or claim.year)
    return (d.kind, d.country, d.year or claim.year) == (label["total"], label["owner"], year)


def of_text(each, text):
    """What is found in an article: each claim with its label or None, and what cannot be read."""
    found = econ.find_claims(text, said=each["said"])
    claims = [c for c in found if isinstance(c, Claim)]
    pairs = [(c, next((x for x in labels(each) if fits(c, x) and x["words"] in c.text), None)) for c in claims]
    return pairs, [r for r in found if isinstance(r, Refusal)]


def windows(text):
    return text.replace("\n", "\r\n")


def narrow(text):
    """Every paragraph broken as in a narrow column."""
    lines = []
    for line in text.splitlines():
        lines += textwrap.wrap(line, 70, break_on_hyphens=False) or [""]
    return "\n".join(lines)


SHAPES = {"as printed": str, "Windows": windows, "indented": lambda text: text.replace("\n", "\n  ")}


VERDICTS = {
    "holds": "holds",
    "fails": "does not hold",
    "rounded": "holds only if rounded",
    "untestable": "cannot be tested",
}
"""What a label says of a claim, and what the verdict is then."""


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("each", ARTICLES, ids=IDS)
def test_nothing_is_wrongly_found_and_nothing_wrongly_judged(each, shape):
    pairs, refusals = of_text(each, SHAPES[shape](each["text"]))
    for claim, label in pairs:
        assert label is not None, claim.text
        if label["verdict"] and not claim.unread:
            status = judge(claim, BOOK).status
            assert VERDICTS[label["verdict"]] == status
    named = [claim.text for claim, _label in pairs] + [refusal.text for refusal in refusals]
    for label in each.get("claim", []):  # what is not read is named with its sentence
        assert any(label["words"] in text for text in named), label["words"]


def test_so_many_claims_of_the_articles_are_read():
    read = [label["words"] for a in ARTICLES for _c, label in of_text(a, a["text"])[0] if label in a.get("claim", [])]
    assert len(read) >= FOUND
    assert sum(len(a.get("claim", [])) for a in ARTICLES) == 19


@pytest.mark.parametrize("each", ARTICLES, ids=IDS)
def test_lines_broken_by_a_column_make_no_other_claims(each):
    whole, _refusals = of_text(each, each["text"])
    if each["language"] == "ko":
        return  # words of a column of 70 Korean signs are not broken here
    broken, _refusals = of_text(each, narrow(each["text"]))
    assert all(label for _claim, label in broken)
    assert {label["words"] for _c, label in broken} >= {label["words"] for c, label in whole if not c.unread}


def test_an_article_says_where_each_claim_stands_and_how_much_is_passed_over():
    text = "Weather\n\nIt rained. Poland spent $38 billion in 2024, 4.2% of its GDP. Rain was 1% of it.\n"
    found = article(text)
    (claim,) = found.found
    assert text[claim.at[0] : claim.at[1]] == claim.text == "Poland spent $38 billion in 2024, 4.2% of its GDP."
    assert (found.sentences, found.passed_over) == (4, 3)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("러시아는 석유로 2000억 달러를 벌었다. 이는 GDP의 9%다.", True),
        ("러시아는 석유로 2000억 달러를 벌었다. 이는 무려 GDP의 9%다.", True),
        ("러시아는 석유로 2000억 달러를 벌었다. 이 금액은 지난해 GDP의 9%다.", True),
        ("러시아는 석유로 2000억 달러를 벌었다. 이 돈으로 GDP의 7%를 국방에 쓴다.", False),
        ("러시아는 석유로 2000억 달러를 벌었다. 이는 적자를 GDP의 2%로 줄였다.", False),
        ("Rusia meraup US$200 miliar dari minyak. Jumlah itu setara 9 persen PDB.", True),
        ("Rusia meraup US$200 miliar dari minyak. Itu membuat defisit hanya 2 persen PDB.", False),
    ],
)
def test_only_what_is_said_of_the_sum_before_is_its_share(text, read):
    assert any(isinstance(c, Claim) for c in econ.find_claims(text)) is read


def test_an_amount_of_the_sentence_before_waits_for_somebody_to_look():
    first = "Russia spent 65.9 billion dollars on arms in 2021."
    (claim,) = econ.find_claims(f"{first} That is 4.1% of Russia's GDP.")
    assert claim.amount.size.face == pytest.approx((65.9e9, 65.9e9))
    assert (claim.denominator.country, claim.year, claim.unread) == ("RUS", 2021, "That")
    assert claim.taken[0] == "“That” is taken as “65.9 billion dollars”, the amount of the sentence before it."
    (named,) = econ.find_claims(f"{first} That is 4.1% of GDP.")
    assert (named.denominator.country, named.unread) == ("RUS", "That")
    taken = "“GDP” is taken as that of Russia, the country that the sentence before it names."
    assert taken in named.taken
    assert taken not in claim.taken
    for other in (
        "This year 4.1% of Russia's GDP goes to defence.",
        "The figure for Iran was 4.1% of Russia's GDP.",
        "It spends 4.1% of Russia's GDP on defence.",
    ):
        assert [c for c in econ.find_claims(f"{first} {other}") if isinstance(c, Claim)] == []
    both = "Russia and Iran spent 65.9 billion dollars on arms."
    (refused,) = econ.find_claims(f"{both} That is 4.1% of GDP.")
    assert "Whose “GDP” is meant is not said" in refused.what
    two = f"{first} Poland spent $14 billion, and Kenya $1 billion. That is 4.1% of Russia's GDP."
    assert [c for c in econ.find_claims(two) if isinstance(c, Claim)] == []
    assert econ.find_claims(f"{first} It rained. That is 4.1% of Russia's GDP.") == []
    assert econ.find_claims(f"{first} Thatcher is 4.1% of Russia's GDP.") == []


@pytest.mark.parametrize(
    ("text", "share", "year"),
    [
        ("Russia spent $86.4 billion, 4.1% of GDP in 2022, up from 3.7% of GDP in 2021.", 0.041, 2022),
        ("Trade with China was $1.53 billion, 96.7% of North Korea's overall trade, up from 95.6%.", 0.967, None),
        ("Rusia 86,4 miliar dolar AS setara dengan 4,1 persen PDB Rusia pada 2022, naik dari 3,7 persen.", 0.041, 2022),
    ],
)
def test_what_a_share_was_before_is_no_claim_and_changes_none(text, share, year):
    (claim,) = econ.find_claims(text)
    assert (claim.share.low, claim.denominator.year, claim.unread) == (pytest.approx(share), year, "")


@pytest.mark.parametrize(
    "text",
    [
        "Russia spent $86.4 billion, 4.1% of GDP in 2022, up from $80 billion or 3.7% of GDP in 2021.",
        "Poland spent $38 billion, 4.1% of GDP up from 3.7%.",
        "Russia spent $86.4 billion, up from 3.7% of GDP.",
        "Arms exports were $5 billion, 2% of GDP, up from 1% of Russia's GDP.",
        "Russia spent $86.4 billion, 4.1% of GDP and up from 3.7%.",
    ],
)
def test_what_may_be_another_claim_is_not_set_aside(text):
    assert not any(isinstance(c, Claim) for c in econ.find_claims(text))


def test_a_part_of_a_stated_total_is_a_share_of_it():
    (claim,) = econ.find_claims("Iran spent $12 billion of the $24 billion from oil, or 50%, on arms.")
    assert claim.denominator.money.size.face == (24e9, 24e9)
    assert judge(claim, BOOK).status == "holds"  # 12 / 24
    for other in ("a loss of 51%", "51% more than before", "twice", "51% of its GDP", "up 51%", "51% in oil"):
        found = econ.find_claims(f"Iran got $12 billion of the $24 billion, {other}.")
        assert not any(isinstance(c, Claim) and c.denominator.money for c in found), other

    (refusal,) = econ.find_claims("Iran got $12 billion of the €24 billion from oil, 50%.")
    assert isinstance(refusal, Refusal)


def test_where_a_line_may_end_there_is_no_verdict_before_somebody_has_looked():
    (claim,) = econ.find_claims("An arms sale of $13 billion in 2023 was about 0.7% of South Korea's\nGDP.")
    assert claim.unread == "Korea's / GDP."
    assert (claim.denominator.country, claim.share.low) == ("KOR", pytest.approx(0.007))


def test_only_a_single_year_of_the_sentence_before_is_taken_over():
    (claim,) = econ.find_claims("From 2021 to 2022 Russia spent $65.9 billion. That is 4.1% of Russia's GDP.")
    assert claim.year is None
    (claim,) = econ.find_claims("In 2021, not in 2022, Russia spent $65.9 billion. That is 4.1% of Russia's GDP.")
    assert claim.year is None


def test_a_table_is_named_and_not_read():
    (refusal,) = econ.find_claims("Ukraine\t$64.8 billion\t37% of GDP\nPoland\t$31.6 billion\t4% of GDP")
    assert "It is a table" in refusal.what


def test_the_howto_shows_what_its_commands_print(tmp_path, monkeypatch, capsys):
    page = HOWTO.read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    shown = re.findall(r"```(text|sh|python)\n(.*?)```", page, re.DOTALL)
    assert [kind for kind, _text in shown].count("sh") == 4
    (tmp_path / "article.txt").write_text(shown[0][1], "utf-8")
    for (kind, code), (after, printed) in itertools.pairwise((*shown[1:], ("", ""))):
        if kind == "text":
            continue
        if kind == "sh":
            assert main(shlex.split(code)[1:]) == 0
        else:
            exec(compile(code, str(HOWTO), "exec"), {})
        said = capsys.readouterr().out
        assert said
        if after == "text":
            assert said == printed


def test_a_long_article_takes_no_more_than_its_length():
    text = " ".join(a["text"] for a in ARTICLES if a["language"] == "en")

    def judged(text):
        for each in econ.find_claims(text):
            if isinstance(each, Claim):
                judge(each, BOOK)

    judged(text)  # what is kept for the next time
    once = calls(lambda: judged(text))
    assert calls(lambda: judged(f"{text}\n\n" * 4)) < 5 * once


@pytest.mark.parametrize(
    "text",
    [
        "US$250 million is 1% of North Korea's GDP, " * 1_000,
        "about " * 8_000,
        "1" * 49_000,
        "$ % " * 12_000,
        "북한무역" * 12_000,
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.timeout(60)  # ends a hang, and measures nothing
def test_a_hostile_text_is_refused_or_passed_over_soon(text):
    assert not any(isinstance(each, Claim) for each in article(text).found)


def test_two_claims_are_asked_for_one_at_a_time():
    for text, first in (
        ("Iran sold drones for $1.75 billion, 0.4% of Iran's GDP and 2% of its exports.", "0.4%"),
        ("Exports rose by 5% to $3 billion, and imports rose by 6% to $4 billion.", "5%"),
    ):
        with pytest.raises(InputError, match=f"There are 2 claims in it: “{first}”"):
            econ.check_claim(text)


CLAIM = "US$250 million is 1% of North Korea's GDP in 2024."


@pytest.mark.parametrize(
    ("beside", "doubted"),
    [
        ("The minister of defence said on Monday in Seoul that this is not so.", True),
        ("The minister spent $5 billion on shells and said that this is not much.", False),  # of its own amount
        ("Between $5 billion and $3 billion was paid.", False),  # a range with its larger end first
    ],
)
def test_a_sentence_beside_a_claim_doubts_it_only_if_it_may_speak_of_it(beside, doubted):
    (claim,) = [found for found in econ.find_claims(f"{CLAIM} {beside}") if isinstance(found, Claim)]
    assert bool(claim.unread) is doubted


def test_what_begins_like_a_word_for_the_amount_before_is_not_one():
    """ "Its" is no "it"; and nothing is taken from the sentence before."""
    found = econ.find_claims("Poland spent $5 billion on shells. Its share is 1% of Poland's GDP.")
    assert not [each for each in found if isinstance(each, Claim)]


def test_millions_without_a_currency_are_named_and_a_question_is_quoted():
    (refusal,) = econ.find_claims("North Korea lost 3 million, 1% of its GDP.")
    assert "has no currency" in refusal.what
    (refusal,) = econ.find_claims("Is US$250 million 1% of North Korea's GDP?")
    assert "Is US$250 million 1% of North Korea's GDP?" in refusal.what


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Guatemala's exports of 40 billion quetzallos were 1% of its exports in 2023.", "quetzallos"),
        ("Ekspor senjata Ceko sebesar 40 miliar koronado adalah 1 persen dari ekspor Ceko.", "koronado"),
        ("과테말라의 국방비는 400억 케찰로로 전체 예산의 1%에 해당한다.", "케찰로"),
        ("Some 3.9 per cent of Greece's GDP (€8.0 billion) went to defence in 2022.", "€8.0 billion"),
    ],
)
def test_money_of_a_name_that_is_not_known_is_named_and_not_passed_over(text, part):
    """Of any total: an article lost such a claim, and was told that it holds none."""
    (refusal,) = econ.find_claims(text)
    assert part in refusal.what
    assert "No amount" not in refusal.what


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("$5 billion and 3%", True),
        ("3% and 5 shells", False),  # no money
        ("$5 billion and 3 shells", False),  # no share
    ],
)
def test_a_sentence_that_is_too_long_is_named_if_it_may_hold_a_claim(words, named):
    text = f"The shells and the rockets {'of the war ' * 60}came to {words}."
    assert bool(econ.find_claims(text)) is named


TABLE = "Year\tSales\tLicences\n2023\t$5 million\tnone\n2024\t$6 million\tnone"


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        (f"{CLAIM}\n\n{TABLE}", ""),  # "none" says how many licences
        (f"{CLAIM}\n\n{TABLE}\n\nWrong.", "Wrong"),
        (f"Wrong.\n\n{TABLE}\n\n{CLAIM}", "Wrong"),
        (f"{CLAIM}\n\n{TABLE}\n\nIt rained in Seoul on that day and on the next.\n\nWrong.", ""),
    ],
)
def test_a_table_denies_nothing_and_what_stands_behind_it_may(text, unread):
    (claim,) = [found for found in econ.find_claims(text) if isinstance(found, Claim)]
    assert claim.unread == unread


FRENCH = "Les ventes d'armes de 250 millions de dollars sont environ 1 % du PIB de la Corée du Nord, selon le ministre."


def test_a_line_in_a_language_that_is_not_read_is_one_sentence_of_the_text():
    found = article(f"US$250 million is about 1% of North Korea's GDP.\n{FRENCH}")
    assert (found.sentences, len(found.found)) == (2, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Shells were sold for US$250 million.", "No share is stated"),
        ("Shells were sold for US$250 million. They went to Russia.", "No sentence of the text states an amount"),
        ("Shells were sold for US$250 million" + " and sold" * 51 + " agai.", "No share is stated"),  # 500 signs
        (
            "Shells were sold for US$250 million" + " and sold" * 51 + " again.",
            "No sentence of the text states an amount",
        ),
    ],
)
def test_a_text_without_a_claim_is_told_what_one_sentence_lacks_or_that_none_claims(text, said):
    with pytest.raises(InputError, match=said):
        claims_or_why(text)
