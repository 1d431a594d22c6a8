"""No word of a claim vanishes: a word that may change it changes what is read, or there is no verdict.

The variants are made here: every modifying word of a table, at every place of some right sentences where it can stand.
"""

import pytest

from econ.claims.parser import read
from econ.claims.words import language_of, number_of, of, pieces
from econ.evidence import default_book
from econ.wording.errors import InputError

BOOK = default_book()

BASES = [
    "US$250 million is about 1% of North Korea's GDP in 2022",
    "An arms sale of $13 billion, delivered to Poland, was 0.7% of South Korea's GDP",
    "Shells worth $160 million were half of North Korea's exports",
    "1% of Poland's GDP is $7 billion",
    "Iran's earnings from drones of $1.7 billion a year equal 2% of its exports in 2023",
]

ANYWHERE = {
    "denial": """
        not|never|no|no longer|hardly|barely|scarcely|nowhere near|far from|short of|falsely|allegedly|supposedly|
        wrongly|without|fails to be|refuses|is not|can hardly|anything but|all but|doubtful|a myth|contrary to|
        instead of|rather than|isn't|was denied|except|cannot|unlikely to be|neither|rumoured|if only|unless|
        might be|could be|nobody believes|few believe|it is untrue that|critics dispute""",
    "bound": """
        as little as|as high as|well below|well above|minus|plus|beyond|within|roughly half of|twice|half|
        a third of|double|approaching|topping|surpassing|nearing|towards|capped at|±|≥|≤|more or less""",
    "time": """
        monthly|weekly|daily|quarterly|biannually|fortnightly|per quarter|per month|each week|in January|in H1|
        in Q3|in Q3 2021|in H1 2021|in January 2021|last month|last week|next year|over the next decade|
        over three years|over 10 years|since the war began|since 2019|until 2030|by 2030|before 2019|after 2019|
        from 2019 onwards|cumulatively|in the 1990s|in FY19|in FY2020-21|in 2019-20|in 2019/20|
        during the first quarter|half-yearly|early 2021|mid-2021|in late 2021|pre-war|post-war|
        in the first nine months|over its lifetime|over a generation|eventually|per decade|in spring|in one month""",
    "price": """
        in 2015 prices|in constant prices|in 2015 dollars|at 2010 prices|inflation-adjusted|in real terms|
        at purchasing power parity|at the black-market rate|at the official rate|after inflation|in today's money|
        deflated|seasonally adjusted|per capita|per head|per person""",
    "exclusion": """
        excluding arms|except oil|including services|without arms|apart from oil|other than coal|net of imports|net|
        before tax|after tax|non-oil|minus debt|besides grants|less subsidies|ex-oil|(excluding oil)""",
    "scale": """
        quadrillion|billions|hundred|dozen|lakh|crore|milliard|Mrd|Mio|miliar|juta|triliun|milyon|mille|mld|억|조|万|G|
        bps|basis points|percentage points|‰""",
}
"""Words that change a claim wherever they stand."""

IN_THE_TOTAL = """
        to China|with China|from Russia|and Russia|and China's|or Russia|in Pyongyang province|of Chagang|
        between Iran and Russia|for the Chinese market|to Asia|potential|taxable|informal|services|deficit|surplus|
        gap|growth|shortfall|balance|debt|market|sector|forecast|target|increase|expenditure|receipts|loss|ceiling|
        bill|of coal|for procurement|by sea|by value|abroad|decline|share|equivalent|multiplier|in arms|reserve|
        fund|plan|proposal|monthly"""
"""Words that change a total, but only describe an amount."""

EXCEPTIONS = {
    "a hundred of something is a count of it": ("An hundred arms sale",),
    "how long an amount by the year goes on does not change the year": (
        "over three years",
        "over 10 years",
        "within a year",
        "in the first nine months",
        "in one month",
    ),
    "what the amount could be is still the amount": (
        "Shells could be worth $160 million",
        "Shells might be worth $160 million",
    ),
}
"""Pieces of variants that may have the verdict of the sentence without the word, with the reason."""


def words(table):
    """The entries of a table."""
    return [" ".join(entry.split()) for entry in table.split("|")]


def variants(base):
    """The sentence with each word at each place."""
    pieces = base.split(" ")
    total = range(base[: base.index("%") if "%" in base else base.index("half")].count(" ") + 1, len(pieces) + 1)
    last = pieces.index("is") if base.startswith("1%") else len(pieces)
    places = [(word, range(len(pieces) + 1)) for table in ANYWHERE.values() for word in words(table)]
    places += [(word, [n for n in total if n <= last]) for word in words(IN_THE_TOTAL)]
    for word, where in places:
        for n in where:
            yield " ".join([*pieces[:n], word, *pieces[n:]])


def meaning(sentence):
    """Everything that decides about the verdict."""
    claim = read(sentence, BOOK)
    total = claim.denominator
    period = claim.period and (claim.period.years, claim.period.first, claim.period.last)
    named = (total.kind, total.country, total.year, total.source, total.basis, total.money)
    return (
        claim.amount.size.near,
        claim.amount.size.bound,
        claim.amount.currency,
        claim.share.allowed,
        named,
        period,
        claim.year,
        claim.adds,
        claim.denied,
    )


@pytest.mark.parametrize("base", BASES)
def test_a_word_that_may_change_a_claim_changes_it_or_is_refused(base):
    before, same, refused = meaning(base), [], 0
    for sentence in variants(base):
        try:
            if meaning(sentence) == before:
                same.append(sentence)
        except InputError:
            refused += 1
    reasons = [pieces for why, pieces in EXCEPTIONS.items() if "by the year" not in why or "a year" in base]
    allowed = [piece for pieces in reasons for piece in pieces]
    assert [s for s in same if not any(piece in s for piece in allowed)] == []
    assert refused > 1000


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The sale is one percent of the GDP", "en"),
        ("Penjualan itu adalah satu persen dari PDB", "id"),
        ("Der Verkauf ist ein Prozent des BIP", "de"),
        ("판매는 GDP의 1%다", "ko"),
        ("продаж та її експорт", "uk"),  # ї is no Russian letter
        ("продажа и экспорт", "ru"),
        ("The sale of 판매 is one percent of the GDP", "en"),  # one foreign word
        ("", "en"),
    ],
)
def test_a_language_is_told_by_its_letters_or_its_small_words(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(("word", "country"), [("US", "USA"), ("us", None), ("Us", None), ("usa", None)])
def test_a_short_name_in_capitals_is_a_name_only_in_capitals(word, country):
    phrase, count = of("en", BOOK).at(pieces(word), 0)
    assert ((phrase.senses.get("country") if phrase else None), count) == (country, 1)


@pytest.mark.parametrize("word", ["North Korea", "NORTH KOREA", "north korea"])
def test_other_names_are_known_however_they_are_written(word):
    phrase, count = of("en", BOOK).at(pieces(word), 0)
    assert (phrase.senses["country"], count) == ("PRK", 2)


def test_a_total_is_known_in_front_of_its_suffix_for_an_owner():
    """In Indonesian "-nya" is "its"; in "hanya" (only) it is a part of the word, and "eksportir" is an exporter."""
    words = of("id", BOOK)
    said = ("ekspornya", "Ekspornya", "ekonominya", "hanya", "ekspor", "eksportir", "nilainya")
    stems = {word: words.suffixed(pieces(word)[0]) for word in said}
    assert {word: stem and (stem.text, stem.start, stem.end) for word, stem in stems.items()} == {
        "ekspornya": ("ekspor", 0, 6),
        "Ekspornya": ("Ekspor", 0, 6),
        "ekonominya": ("ekonomi", 0, 7),
        "hanya": None,
        "ekspor": None,
        "eksportir": None,
        "nilainya": None,  # a value is no total by itself
    }
    second = words.suffixed(pieces("nilai ekspornya")[1])
    assert (second.start, second.end) == (6, 12)


@pytest.mark.parametrize(("meaning", "value"), [("1e6", 1e6), ("1/4", 0.25), ("12", 12)])
def test_what_a_word_of_number_means(meaning, value):
    assert number_of(meaning) == value


def test_pieces_know_whether_a_space_is_between_them():
    found = [(p.text, p.glued, p.number) for p in pieces("$5m of Korea's")]
    assert found == [
        ("$", False, False),
        ("5", True, True),
        ("m", True, False),
        ("of", False, False),
        ("Korea", False, False),
        ("'s", True, False),
    ]


def test_a_language_without_words_is_named_beside_those_with():
    with pytest.raises(InputError) as refused:
        of("fr", BOOK)
    assert "French" in refused.value.what
    assert "English" in refused.value.mend


@pytest.mark.parametrize(
    ("written", "said", "count"),
    [
        ("inflation-adjusted", ("inflation", "adjusted"), 3),
        ("inflation adjusted", ("inflation", "adjusted"), 2),  # a hyphen may be left out
        ("H1", ("h", "1"), 2),
        ("H 1", None, 1),  # a figure is written onto its letter
        ("DPRK", ("DPRK",), 1),
        ("dprk", None, 1),  # no name without its capitals
    ],
)
def test_a_phrase_and_how_many_pieces_it_has(written, said, count):
    phrase, length = of("en", BOOK).at(list(pieces(written)), 0)
    assert (phrase and phrase.words, length) == (said, count)
