"""Sentences as an editor has them on the desk, in the languages that are read: what each says, by hand.

Those of `claims.jsonl` were written before the reader was tried on them: language, year,
sentence, and the claims in it, each as relation, amount, currency, number, total, country, year, and total in money.
None is taken from print; their figures are made up or common knowledge.
"""

import json
import tomllib
from pathlib import Path

import pytest

import econ
from econ.claims import words as vocabulary
from econ.claims.claim import Claim, Refusal
from econ.claims.fields import mentions_of, partly
from econ.claims.parser import LONGEST_TEXT
from econ.claims.parts import Parts
from econ.wording import NO_BREAK
from econ.wording.errors import InputError
from econ.wording.language import speaking

LINES = (Path(__file__).parent / "claims.jsonl").read_text("utf-8").splitlines()
SENTENCES = [(row["language"], row["said"], row["text"], row["claims"]) for row in map(json.loads, LINES)]


def said_of(claim):
    """What a claim says, in the order of the table."""
    total = claim.denominator
    kind = {"economy": "gdp", "defence_budget": "military_spending", "": None}.get(total.kind, total.kind)
    stated = total.money and total.money.size.low
    year = total.year or claim.year
    return (
        claim.relation,
        claim.amount.size.low,
        claim.amount.currency,
        claim.share.low,
        kind,
        total.country,
        year,
        stated,
    )


def same(read, row):
    """Whether a claim says what a row says; of a stated total the name, and a year that is not named, may be open."""
    relation, amount, currency, number, kind, country, year, stated = read
    wanted = row[:4] == [relation, pytest.approx(amount, rel=1e-6), currency, pytest.approx(number, rel=1e-3)]
    if row[7] is not None or relation == "growth":
        named = kind in {None, row[4]} and (country or None) in {None, row[5]}
        return wanted and named and (stated is None if row[7] is None else stated == pytest.approx(row[7]))
    return wanted and stated is None and (kind, country) == (row[4], row[5]) and year in {row[6], None}


@pytest.mark.parametrize(("language", "said", "sentence", "rows"), SENTENCES, ids=lambda v: str(v)[:50])
def test_what_is_read_is_what_the_sentence_says(language, said, sentence, rows):
    """A reading that the sentence does not hold is worse than none."""
    for claim in econ.find_claims(sentence, said=said, language=language):
        assert isinstance(claim, Refusal) or any(same(said_of(claim), row) for row in rows)


@pytest.mark.parametrize("language", ["en", "id", "ko"])
def test_most_sentences_with_a_share_are_read_whole(language):
    """Of the share and multiples; how many is counted here so that it cannot fall unnoticed."""
    read, asked = 0, 0
    for code, said, sentence, rows in SENTENCES:
        ratios = [row for row in rows if row[0] != "growth"]
        if code != language or not ratios:
            continue
        asked += 1
        found = [c for c in econ.find_claims(sentence, said=said) if isinstance(c, Claim)]
        read += all(any(same(said_of(c), row) for c in found) for row in ratios)
    assert read / asked >= 0.8
    assert asked > 20


# Words that turn a right sentence into another one: a reading that does not change is wrong.

HOSTILE = [
    ("en", "Arms worth $5 billion, {}2% of Poland's GDP", "not |hardly |far from |short of "),
    ("en", "Arms worth $5 billion were 2% of Poland's GDP{}", " growth| per head|, excluding arms| and Russia's"),
    ("id", "Senjata senilai US$5 miliar {}setara dengan 2 persen PDB Polandia", "tidak |belum |konon |jauh dari "),
    ("id", "Senjata senilai US$5 miliar setara dengan 2 persen {}PDB Polandia", "pertumbuhan |defisit |separuh "),
    ("id", "Senjata senilai US$5 miliar sama dengan 2 persen ekspor Polandia{}", " ke China| kecuali minyak| mewah"),
    ("ko", "폴란드의 무기 구매액 50억 달러는 폴란드 GDP의 2%{}", "포인트다"),
    ("ko", "폴란드의 무기 구매액 50억 달러는 {}폴란드 수출의 2%다", "러시아와 |중국으로의 |1990년대 |석유를 제외한 "),
    ("ko", "폴란드의 무기 구매액 50억 달러는 폴란드 {}수출의 2%다", "대중 |석유 |월간 |1인당 "),
]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [(code, frame.format(word)) for code, frame, words in HOSTILE for word in words.split("|")],
)
def test_a_word_that_makes_it_another_claim_is_refused(language, sentence):
    with pytest.raises(InputError) as caught:
        econ.check_claim(sentence, language=language)
    assert caught.value.mend


@pytest.mark.parametrize(("language", "frame"), [(code, frame) for code, frame, _words in HOSTILE])
def test_without_the_word_it_is_read(language, frame):
    ending = "다" if frame.endswith("2%{}") else ""
    assert econ.check_claim(frame.format(ending), language=language).claim.share.low == pytest.approx(0.02)


# Numbers, amounts and times as a language writes them.

AMOUNTS = [
    ("ko", "43억1000만 달러", 4.31e9, "USD"),
    ("ko", "32조9576억원", 32.9576e12, "KRW"),
    ("ko", "6억2천만 달러", 620e6, "USD"),
    ("ko", "171만9천 원", 1.719e6, "KRW"),
    ("ko", "52.8조원", 52.8e12, "KRW"),
    ("ko", "2천300억엔", 230e9, "JPY"),
    ("id", "Rp 264,88 triliun", 264.88e12, "IDR"),
    ("id", "US$ 34,8 miliar", 34.8e9, "USD"),
    ("id", "10,8 triliun rubel", 10.8e12, "RUB"),
    ("id", "dua puluh lima juta euro", 25e6, "EUR"),
    ("id", "US$6.2 triliun", 6.2e12, "USD"),
    ("en", "₹6.81 lakh crore", 6.81e12, "INR"),
    ("en", "$1,677,513,000", 1677513000, "USD"),
    ("en", "two and a half billion dollars", 2.5e9, "USD"),
    ("de", "90,6 Milliarden Euro", 90.6e9, "EUR"),
    ("de", "13,2 Billionen Rubel", 13.2e12, "RUB"),
    ("ru", "13,5 трлн рублей", 13.5e12, "RUB"),
]

FRAMES = {
    "ko": "{}은 폴란드 GDP의 2%다",
    "id": "Belanja {} setara dengan 2 persen PDB Polandia",
    "en": "The deal of {} is 2% of Poland's GDP",
    "de": "{} sind 2 Prozent des BIP Polens",
    "ru": "{} составляют 2% ВВП Украины",
}


@pytest.mark.parametrize(("language", "written", "amount", "currency"), AMOUNTS)
def test_an_amount_is_read_as_its_language_writes_it(language, written, amount, currency):
    claim = econ.check_claim(FRAMES[language].format(written), language=language).claim
    assert claim.amount.size.low == pytest.approx(amount)
    assert claim.amount.currency == currency
    assert (claim.denominator.kind, claim.denominator.country) == ("gdp", "UKR" if language == "ru" else "POL")


SHARES = [
    ("ko", "GDP의 10분의 1이다", 0.1, 0.095),
    ("ko", "GDP의 절반이다", 0.5, 0.475),
    ("ko", "GDP의 약 30%다", 0.3, 0.27),
    ("ko", "GDP의 30%가량이다", 0.3, 0.27),
    ("ko", "GDP의 30%를 넘는다", 0.3, 0.3),
    ("ko", "GDP의 30% 이상이다", 0.3, 0.3),
    ("ko", "GDP의 30%에 육박한다", 0.3, 0.27),
    ("ko", "GDP 대비 30%다", 0.3, 0.285),
    ("ko", "GDP의 2.5배다", 2.5, 2.45),
    ("ko", "GDP의 두 배다", 2, 1.5),
    ("id", "sepersepuluh PDB Polandia", 0.1, 0.095),
    ("id", "dua pertiga PDB Polandia", 2 / 3, 0.95 * 2 / 3),
    ("id", "hampir 30 persen PDB Polandia", 0.3, 0.27),
    ("id", "lebih dari 30 persen dari PDB Polandia", 0.3, 0.3),
    ("id", "tiga kali lipat PDB Polandia", 3, 2.5),
    ("id", "satu setengah kali PDB Polandia", 1.5, 1.45),
]
"""Language, words, the share, and the least that its rounding or its bound allows: half a unit of the last digit (a
twentieth at most of a round number), a tenth for "about" and "nearly", a twentieth for a fraction."""


@pytest.mark.parametrize(("language", "words", "share", "least"), SHARES)
def test_a_share_is_read_as_its_language_writes_it(language, words, share, least):
    frame = "50억 달러는 폴란드 {}" if language == "ko" else "US$50 miliar setara dengan {}"
    claim = econ.check_claim(frame.format(words), language=language).claim
    assert claim.share.low == pytest.approx(share)
    assert claim.share.allowed[0] == pytest.approx(least)


TIMES = [
    ("ko", "2017~2022년 ", 6, 2017, 2022),
    ("ko", "2017년부터 2022년까지 ", 6, 2017, 2022),
    ("ko", "2023년 8월부터 2025년 3월까지 ", 20 / 12, 2023, 2025),
    ("ko", "10년간 ", 10, None, None),
    ("ko", "2019년 이후 ", None, 2019, None),
    ("ko", "2024년 상반기 ", 0.5, 2024, 2024),
    ("ko", "연간 ", 1, None, None),
    ("ko", "매달 ", 1 / 12, None, None),
    ("ko", "지난해 ", 1, 2023, 2023),
    ("id", "pada 2007-2017", 11, 2007, 2017),
    ("id", "per tahun", 1, None, None),
    ("id", "per bulan", 1 / 12, None, None),
    ("id", "selama 32 bulan", 32 / 12, None, None),
    ("id", "sejak 2019", None, 2019, None),
    ("id", "tahun lalu", 1, 2023, 2023),
    ("id", "pada semester pertama 2024", 0.5, 2024, 2024),
]


@pytest.mark.parametrize(("language", "words", "years", "first", "last"), TIMES)
def test_a_time_is_read_as_its_language_writes_it(language, words, years, first, last):
    frame = (
        "{}쓴 돈 50억 달러는 폴란드 GDP의 2%다"
        if language == "ko"
        else "Belanja US$5 miliar {} setara dengan 2 persen PDB Polandia"
    )
    period = econ.check_claim(frame.format(words), date=2024, language=language).claim.period
    assert period.years == (None if years is None else pytest.approx(years))
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("sentence", "years", "first", "last"),
    [
        # What is held at a time has no length: 29.3% is of the GDP of the whole year.
        (
            "Utang luar negeri Indonesia pada triwulan I 2024 tercatat US$403,9 miliar atau 29,3% dari PDB.",
            1,
            2024,
            2024,
        ),
        ("Cadangan devisa Indonesia pada semester I 2024 mencapai US$140 miliar, atau 10 persen PDB.", 1, 2024, 2024),
        ("Poland's public debt in the first quarter of 2024 was $520bn, or 60% of GDP.", 1, 2024, 2024),
        ("한국의 외환보유액은 2024년 2분기 4120억 달러로 GDP의 24%다.", 1, 2024, 2024),
        ("한국의 국가채무는 2024년 상반기 8000억 달러로 GDP의 46%다.", 1, 2024, 2024),
        # What is earned, paid for a debt or added to it has one.
        ("Poland's exports in the first quarter of 2024 were $90bn, or 10% of GDP.", 0.25, 2024, 2024),
        ("Interest on Poland's public debt in the first quarter of 2024 was $5bn, 2% of GDP.", 0.25, 2024, 2024),
        ("Poland's public debt rose by $5bn in the first quarter of 2024, or 2% of GDP.", 0.25, 2024, 2024),
        ("Public debt payments in the first quarter of 2024 were $5bn, or 2% of Poland's GDP.", 0.25, 2024, 2024),
        # An average over years is the amount of one of them.
        ("Poland's military spending averaged $22bn in 2020-2024, 3% of GDP.", 1, 2020, 2024),
        ("Poland spent an annual average of $22bn from 2020 to 2024, or 3% of GDP.", 1, 2020, 2024),
        ("Poland spent an average of $22bn over five years, or 3% of GDP.", 1, None, None),
        ("Poland spent an average of $22bn since 2020, or 3% of GDP.", 1, 2020, None),
        ("Belanja militer Polandia rata-rata US$22 miliar pada 2020-2024, atau 3 persen PDB.", 1, 2020, 2024),
        ("폴란드 국방비는 2020~2024년 평균 220억달러로 GDP의 3%다.", 1, 2020, 2024),
        ("Poland spent $110bn in 2020-2024, or 3% of GDP.", 5, 2020, 2024),
        ("An average of $22bn was spent by Poland in one year, 3% of GDP.", 1, None, None),
        # A pace since a year is a pace.
        ("Poland spends $5bn every year since 2022, 7% of GDP.", 1, 2022, None),
        # A share of a year's GDP is none of every year's.
        ("Poland spent $300bn over five years, or 40% of annual GDP.", 5, None, None),
    ],
)
def test_an_amount_covers_the_time_that_its_words_say(sentence, years, first, last):
    (claim,) = econ.find_claims(sentence)
    assert (claim.period.years, claim.period.first, claim.period.last) == (years, first, last)
    assert not claim.unread


TURNS = [
    ("en", "North Korea spent 26 percent of its GDP, or $4.3 billion, on its military.", "gdp", None),
    ("en", "Of exports worth $12.5 billion, $2.96 billion, or 24 percent, went to NATO.", "", 12.5e9),
    ("en", "Some 24 percent, or $2.96 billion, of Israel's defence exports went to NATO.", "arms_exports", None),
    ("id", "Korea Utara mengalokasikan 26 persen PDB-nya atau 4,3 miliar dolar untuk militer.", "gdp", None),
    ("ko", "북한은 2019년 GDP의 26.4%인 43억1000만 달러를 군사비로 지출했다", "gdp", None),
    ("ko", "북한이 번 55억 달러는 북한 GDP(280억 달러)의 약 20%에 해당하는 금액이다.", "gdp", 28e9),
    ("ko", "전체 무역액 15억9000만 달러 중 96.7%인 15억3000만 달러가 북중 무역이었다.", "", 1.59e9),
]
"""Language, a sentence in another order, the kind of total, and the total in money."""


@pytest.mark.parametrize(("language", "sentence", "kind", "stated"), TURNS)
def test_the_parts_may_stand_in_another_order(language, sentence, kind, stated):
    [claim] = econ.find_claims(sentence, language=language)
    assert claim.denominator.kind == kind
    assert (claim.denominator.money and claim.denominator.money.size.low) == (stated and pytest.approx(stated))


AS_PRINTED = [
    (
        "“Poland spent $35 billion on defence, 4.1% of its GDP”, Finance Minister Andrzej Domański told reporters.",
        "POL",
    ),
    ("Utang Indonesia mencapai Rp8.461 triliun, 38,59 persen dari PDB, kata Menteri Keuangan Sri Mulyani.", "IDN"),
    ("Anggaran Australia sebesar US$35 miliar setara 2 persen PDB, ujar Menteri Pertahanan Richard Marles.", "AUS"),
    ("Remitansi warganya di luar negeri sebesar US$37,2 miliar setara 8,5 persen PDB Filipina.", "PHL"),
    ("Ekspor tembaga Chile mencapai US$40 miliar pada 2023, atau 46 persen dari total ekspor Chile.", "CHL"),
    ("Ethiopia earned $1.4 billion from coffee in 2023, more than a third of its export revenue.", "ETH"),
    ("Turkey's defence and aviation exports reached $7.2 billion in 2024, about 0.5% of its GDP.", "TUR"),
    (
        "Czech firms exported goods worth 40 billion crowns in 2023, which is less than 1% of Czech exports.",
        "CZE",
    ),
    ("필리핀 중앙은행은 송금액이 372억 달러로 “GDP의 8.5%”라고 밝혔다.", "PHL"),
    ("나이지리아의 국방비는 2조9800억 나이라로 전체 예산의 13.6%에 해당한다.", "NGA"),
    ("러시아 국방비는 9조7천억 루블로 연방 예산 수입의 3분의 1에 해당한다.", "RUS"),
]
"""Sentences as ministries and papers write them, with the one country whose total is meant."""


@pytest.mark.parametrize(("sentence", "owner"), AS_PRINTED)
def test_the_speaker_the_goods_and_where_people_live_change_nothing(sentence, owner):
    [claim] = econ.find_claims(sentence)
    assert (claim.denominator.country, claim.unread) == (owner, "")


def test_a_region_that_may_own_the_total_is_no_speaker():
    text = "Israel sent Gaza $100 million, 5% of its GDP, the minister said."
    with pytest.raises(InputError, match="“Gaza” is named too"):
        econ.check_claim(text)


CUT_OFF = [
    "The fund lost $3 billion while exports made up 40% of Poland's GDP.",
    "The loan of $50 billion is backed by 3% of Ukraine's GDP.",
    "A $5 billion plan aims for 3% of Poland's GDP.",
    "$250 million is twice 1% of North Korea's GDP",
    "Poland spent $5 billion; 3% of Poland's GDP is lost to fraud.",
]


@pytest.mark.parametrize("sentence", CUT_OFF)
def test_an_amount_and_a_share_that_are_not_said_of_each_other_are_no_claim(sentence):
    assert not [c for c in econ.find_claims(sentence) if isinstance(c, Claim)]


# Several sentences

PARAGRAPH = """The ministry met on Monday. Arms worth $5 billion were 0.7% of Poland's GDP in 2022.
Three ships with 400 crew left port; a fourth is late. The gorblick of $250 million is 1% of North Korea's GDP.
A loan of $3 billion is 2% of Atlantis's GDP. Exports rose by 12 percent to $5 billion."""


def test_a_paragraph_gives_its_claims_each_with_its_place():
    found = econ.find_claims(PARAGRAPH)
    texts = [f.text for f in found]
    assert texts[0] == "Arms worth $5 billion were 0.7% of Poland's GDP in 2022."
    assert [type(f) for f in found] == [Claim, Claim, Refusal, Claim]
    for thing in found:
        start, end = thing.at if isinstance(thing, Claim) else thing.place
        assert PARAGRAPH[start:end] == thing.text
    assert found[1].unread == "gorblick"
    assert "Atlantis" in found[2].what
    assert (found[3].relation, found[3].share.low, found[3].falls) == ("growth", pytest.approx(0.12), False)


def test_what_is_refused_behind_a_line_of_another_language_has_its_place_too():
    first = "A sale of $250 million is about 1% of North Korea's GDP."
    second = "무기 판매 3억 달러는 북한 GDP의 1%에서 2%로 늘었다."
    text = f"{first}\n\n{second}"
    claim, refused = econ.find_claims(text)
    assert text[slice(*claim.at)] == first
    assert text[slice(*refused.place)] == second


def test_a_share_beside_a_change_is_the_one_claim_of_its_sentence():
    claim = econ.check_claim("Exports rose by 12% to $5 billion, which is 2% of Poland's GDP.").claim
    assert (claim.relation, claim.share.low) == ("share", pytest.approx(0.02))
    assert claim.taken[-1] == "“12%” is another claim of the sentence, and is not judged with it."


def test_a_word_that_is_not_understood_leaves_no_verdict():
    with pytest.raises(InputError, match="“gorblick” is not understood"):
        econ.check_claim("The gorblick of $250 million is 1% of North Korea's GDP")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Les dépenses militaires de 5 milliards de dollars représentent 2% du PIB de la France", "French"),
        ("El gasto militar de 5.000 millones de dólares es el 2% del PIB de España", "Spanish"),
        ("Os gastos de 5 bilhões de dólares equivalem a 2% do PIB do Brasil", "Portuguese"),
        ("Витрати України на оборону склали 5 млрд доларів, що становить 2% ВВП", "Ukrainian"),
        ("Wydatki na obronę to 5 mld dolarów, czyli około 2 proc. PKB", "Polish"),
        ("国防費は50億ドルでGDPの2%に相当する", "Japanese"),
    ],
)
def test_a_language_that_is_not_read_is_named(sentence, language):
    with pytest.raises(InputError, match=f"{language} is not read yet"):
        econ.find_claims(sentence)
    with pytest.raises(InputError, match=f"{language} is not read yet"):
        econ.check_claim(sentence)


def test_the_article_says_the_same_in_two_languages():
    """Worked out once in English: the reading, and so the verdict, is the same."""
    english = econ.check_claim("Arms sales worth US$20 billion are equal to about 70 percent of North Korea's GDP")
    indonesian = econ.check_claim(
        "Penjualan senjata senilai US$20 miliar setara dengan sekitar 70 persen PDB Korea Utara"
    )
    korean = econ.check_claim("200억 달러 상당의 무기 판매는 북한 GDP의 약 70%에 해당한다")
    assert english.status == indonesian.status == korean.status
    assert english.claim.share.allowed == indonesian.claim.share.allowed == korean.claim.share.allowed


def test_an_article_may_be_long_and_no_longer():
    sentence = "Arms worth $5 billion were 0.7% of Poland's GDP in 2022. "
    assert len(econ.find_claims(sentence * (LONGEST_TEXT // len(sentence)))) == LONGEST_TEXT // len(sentence)


def test_a_text_that_is_longer_is_refused():
    assert econ.find_claims(" " * LONGEST_TEXT) == []
    with pytest.raises(InputError, match="50001 characters; up to 50000"):
        econ.find_claims(" " * (LONGEST_TEXT + 1))


def test_a_sentence_of_an_article_may_be_too_long():
    long = "Arms worth $5 billion were 0.7% of Poland's GDP" + " in 2022" * 70 + "."
    found = econ.find_claims(f"{long} Arms worth $5 billion were 0.7% of Poland's GDP in 2022.")
    assert [type(thing) for thing in found] == [Refusal, Claim]
    assert "more than a sentence" in found[0].what


def test_a_few_letters_of_another_language_make_no_other_language():
    with pytest.raises(InputError, match="26억"):
        econ.check_claim("26억 달러 is 0.07% of India's GDP, the ministry of defence said in its report")


@pytest.mark.parametrize("words", ["next year ", "tahun depan ", "내년 "])
def test_a_year_to_come_is_told_from_the_date_or_refused(words):
    language = {"n": "en", "t": "id", "내": "ko"}[words[0]]
    frame = {
        "en": "In {}arms worth $5 billion are 2% of Poland's GDP",
        "id": "Pada {}belanja US$5 miliar setara dengan 2 persen PDB Polandia",
        "ko": "{}폴란드의 무기 구매액 50억 달러는 폴란드 GDP의 2%다",
    }[language]
    assert econ.check_claim(frame.format(words), date=2024, language=language).claim.year == 2025
    with pytest.raises(InputError, match="leaves open how much time is meant"):
        econ.check_claim(frame.format(words), language=language)


# What takes a claim back, or leaves open whether it holds, in the sentence or beside it.

SAID = {
    "en": "$250 million is 1% of North Korea's GDP",
    "id": "US$250 juta adalah 1% dari PDB Korea Utara",
    "ko": "2억5000만 달러는 북한 GDP의 1%이다",
    "de": "250 Millionen Dollar sind 1% des BIP Nordkoreas",
    "ru": "250 млн долларов составляют 1% ВВП КНДР",
}

TAKEN_BACK = {
    "a denial before an abbreviation": (
        "en: It is not so, i.e. {}. | Nobody believes that, e.g. {}. | It denies, cf. {}. | It is wrong, viz. {}.",
        "id: Tidak benar, mis. {}. | Itu keliru, a.l. {}.",
        "de: Das stimmt nicht, d. h. {}. | Falsch, z. B. {}.",
        "ru: Неверно, т. е. {}.",  # noqa: RUF001 - Cyrillic is meant
    ),
    "a denial beside it": (
        "en: Untrue! {}. | Wrong. {}. | Not so. {}. | {}. Rubbish! | {}. Really! Nonsense.",
        "en: It is false that\n{}. | {}. That is pure fantasy. | {}. Poppycock.",
        "en: {}. Quite the contrary. | The ministry denied it on 3 May. {}. | {}. Wrong: it was $300 million.",
        "id: Salah. {}. | {}. Itu bohong. | Hoaks! {}. | {}. Ngawur.",
        "ko: 틀렸다. {}. | {}. 거짓이다. | {}. 헛소리다.",
        "de: Falsch. {}. | {}. Stimmt nicht.",
        "ru: Ложь. {}. | {}. Неправда.",
    ),
    "a question": (
        "en: {}? No. | Is it true that {}? | {}?",
        "id: Apakah {}? | {}? Tidak.",
        "ko: {}? 아니다. | 2억5000만 달러는 북한 GDP의 1%인가? | 2억5000만 달러는 북한 GDP의 1%일까?",
    ),
    "a condition": (
        "en: Even if {}. | Whether {}. | Suppose {}. | Had it been paid, {}. | Were it true that {}.",
        "en: Who says that {}. | This so-called boon, {}.",
        "en: {}, assuming full payment. | {}, provided it is paid. | If paid, {}. | {}, or so they say.",
        "id: Sekalipun {}. | Kalau dibayar, {}. | {}, asalkan dibayar. | Jika dibayar, {}.",
        "ko: 받는다면 {}. | 2억5000만 달러가 북한 GDP의 1%라면 좋겠다.",
        "de: Wenn bezahlt wird, {}. | {}, falls gezahlt wird.",
        "ru: {}, если заплатят. | Если бы {}.",
    ),
    "an aim": (
        "en: North Korea aims to earn $250 million, 1% of its GDP.",
        "en: North Korea could earn $250 million, 1% of its GDP.",
        "en: The target: {}. | North Korea wants to earn $250 million, 1% of its GDP.",
        "id: Targetnya {}. | Korea Utara menargetkan US$250 juta, 1% dari PDB-nya.",
        "ko: 북한은 GDP의 1%인 2억5000만 달러를 목표로 한다.",
    ),
    "a bound or a time": (
        "en: {}, at best. | {}, at worst. | {}, back then. | {}, at the time. | {}, then. | When Trump met Kim, {}.",
        "ko: 당시 {}. | 한때 {}.",
        "id: Dulu {}. | {}, saat itu.",
        "de: Damals: {}.",
    ),
    "a withdrawal, or another amount": (
        "en: {}, a figure the bank has withdrawn. | Another {}.",
        "en: Little of {}. | It takes {}.",
        "id: Katanya {}. | Konon {}.",
        "en: {}, gross. | {}, tax-free. | On paper, {}. | A second {}.",
        "id: {}, angka yang dicabut. | Tambahan {}.",
        "ko: 2억5000만 달러는 북한 GDP의 1%였으나 정정됐다. | 원조를 더한 {}.",
    ),
}

WITHHELD = [
    (kind, line[:2], frame.strip(" ").format(SAID[line[:2]]))
    for kind, lines in TAKEN_BACK.items()
    for line in lines
    for frame in line[4:].split("|")
]


@pytest.mark.parametrize(("kind", "language", "text"), WITHHELD, ids=lambda v: str(v)[:40])
def test_what_takes_a_claim_back_or_leaves_it_open_withholds_the_verdict(kind, language, text):
    """And what it is stands in the answer: nothing is passed over in silence."""
    found = econ.find_claims(text, language=language)
    assert found, kind
    assert all(isinstance(thing, Refusal) or thing.unread for thing in found), kind


@pytest.mark.parametrize(
    ("language", "frame"),
    [
        ("en", "{}. He said so."),
        ("en", "Analysts agree. {}. The envoy met reporters in Seoul on Friday."),
        ("en", "{}. The ministry did not comment."),
        ("en", "The U.N. panel said {}."),
        ("en", "The weather was fine. {}."),
        ("en", "- {}."),
        ("en", "* {}"),
        ("id", "{}. Menteri itu tidak berkomentar."),
        ("ko", "{}. 통일부는 언급하지 않았다."),
        ("de", "{}."),
        ("ru", "{}."),
    ],
)
def test_what_stands_beside_a_claim_and_changes_nothing_leaves_the_verdict(language, frame):
    (claim,) = econ.find_claims(frame.format(SAID[language]), language=language)
    assert isinstance(claim, Claim)
    assert claim.unread == ""


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (SAID["ko"].replace("1%이다", "1%가 아니다."), True),
        (SAID["ko"].replace("1%이다", "1% 아니다"), True),
        (SAID["ko"].replace("1%이다", "1%가 아니라 2%이다"), None),  # another share is said
        (SAID["ko"].replace("1%이다", "1%가 아니다, 장관이 말했다"), None),
        (SAID["en"].replace(" is ", " is not "), True),
        (SAID["en"].replace(" is ", " was only not "), None),
        (SAID["id"].replace("adalah", "bukan"), True),
        (SAID["de"].replace("sind 1%", "sind nicht 1%"), True),
    ],
)
def test_a_share_alone_is_denied_or_nothing_is_read(text, denied):
    claims = [claim.denied for claim in econ.find_claims(text) if isinstance(claim, Claim)]
    assert claims == ([] if denied is None else [denied])


def test_the_words_beside_a_claim_are_named():
    (claim,) = econ.find_claims(f"{SAID['en']}. Fake news!")
    assert claim.unread == "Fake news"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("2억5000만 달러는 북한 GDP의 1%대이다.", (0.01, 0.02)),
        ("북한 GDP의 40%대인 100억 달러를 벌었다.", (0.40, 0.50)),
        ("2억5000만 달러는 북한 GDP의 15%대이다.", (0.15, 0.16)),
        ("2억5000만 달러는 북한 GDP의 0.9%대이다.", (0.009, 0.010)),
        ("5억 달러는 북한 GDP의 2% 남짓이다.", (0.02, 0.025)),
        ("5억 달러는 북한 GDP의 2%를 조금 넘는다.", (0.02, 0.025)),
    ],
)
def test_a_korean_number_in_its_digit_or_a_little_over_has_its_width(text, allowed):
    """1%대 is from 1 to under 2, 40%대 from 40 to under 50; 남짓 is a little over, as in "just over 2%"."""
    (claim,) = econ.find_claims(text)
    assert claim.share.allowed == pytest.approx(allowed)
    assert claim.unread == ""


def test_a_time_since_which_something_grew_is_not_that_of_the_amount():
    (claim,) = econ.find_claims("Turkey's arms exports have tripled to $5.5 billion since 2018, or 0.5% of GDP.")
    assert claim.period is None
    assert claim.unread == "since 2018"


@pytest.mark.parametrize(
    ("text", "amount", "share"),
    [
        ("U.S. military aid to Israel -- $3.8 billion a year -- is 0.7% of Israel's GDP.", 3.8e9, 0.007),
        ("- $250 million, or 1% of North Korea's GDP.", 250e6, 0.01),
        ("$250 million is 10‰ of North Korea's GDP.", 250e6, 0.01),
        ("India's defence budget of ₹6,21,940 crore was 1.9% of GDP in 2024.", 6.2194e12, 0.019),
        ("Pendapatan itu berkisar antara US$5,6 miliar hingga US$9,8 miliar, 17 persen PDB Korea Utara.", 5.6e9, 0.17),
        ("Turki menjual senjata senilai 5,5 miliar dolar pada 2023, setengah persen dari PDB-nya.", 5.5e9, 0.005),
        ("5억 달러로 추정되는데, 이는 북한 GDP의 2%이다.", 5e8, 0.02),
        ("North Korea earned $540 million, or 1.8% of its GDP, according to one institute.", 540e6, 0.018),
        ("Russia spent 10.8 trillion roubles in 2024, 29.5% of all federal budget spending.", 10.8e12, 0.295),
        ("Kim's regime made $1.19 billion, i.e. 4.0% of North Korea's GDP.", 1.19e9, 0.04),
        ("Deutschland verkaufte Waffen für 12,2 Milliarden Euro, 0,3% des BIP.", 12.2e9, 0.003),
    ],
)
def test_dashes_lists_and_numbers_as_a_desk_meets_them(text, amount, share):
    (claim,) = econ.find_claims(text)
    assert (claim.amount.size.low, claim.share.low) == pytest.approx((amount, share))
    assert claim.unread == ""


@pytest.mark.parametrize(
    "text",
    [
        "$250 million is 1:100 of North Korea's GDP.",
        "$250 million is 100 bps of North Korea's GDP.",
        "$¼bn is 1% of North Korea's GDP.",
        "Some quarter-billion dollars is 1% of North Korea's GDP.",
        "250 million US cents is 1% of North Korea's GDP.",
        "250 million international dollars is 1% of North Korea's GDP.",
        "Chad earmarked 200 billion francs for defence, 1.6% of GDP.",
        "-$250 million is 1% of North Korea's GDP.",
    ],
)
def test_a_share_and_money_that_cannot_be_read_are_not_passed_over(text):
    (refusal,) = econ.find_claims(text)
    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("이스라엘의 2022년 수출 125억 달러가 이스라엘 GDP의 2.4%라는 주장은 거짓이다.", "“거짓이다” denies"),
        ("러시아의 2022년 수출 80억 달러는 러시아 GDP의 0.4%를 뜻하지 않는다.", "“않는다” denies"),
    ],
)
def test_a_denial_is_quoted_as_it_is_written(text, words):
    (refusal,) = econ.find_claims(text)
    assert words in refusal.what


@pytest.mark.parametrize(
    "text",
    [
        "Israel's exports of 12.5 billion in 2022 were 2.4% of Israel's GDP.",
        "Ekspor Israel senilai 12,5 miliar pada 2022 setara 2,4% dari PDB Israel.",
    ],
)
def test_an_amount_without_its_currency_is_named_and_not_passed_over(text):
    (refusal,) = econ.find_claims(text)
    assert "has no currency" in refusal.what


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya lost 608 billion ducats, or 7.8% of GDP.", "ducats"),
        ("Kenya menghabiskan 608 miliar shilling, atau 7,8 persen PDB.", "shilling"),
        ("케냐는 6080억 실링을 썼는데 이는 GDP의 7.8%다.", "실링"),
    ],
)
def test_a_currency_that_is_not_known_is_named_and_not_passed_over(text, word):
    (refusal,) = econ.find_claims(text)
    assert refusal.what.startswith(f"“{word}” behind “")


def test_a_count_of_people_beside_a_share_of_gdp_is_no_amount():
    assert econ.find_claims("The army of 1.2 million soldiers takes 2% of Israel's GDP.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "At 2% of GDP, Poland's defence budget would leave $3 billion for Ukraine.",
        "Poland's exports to Germany of $90 billion were 12 times South Korea's.",
        "North Korea's coal exports were $300 million, 0.05 percent of South Korea's.",
        "North Korea's GDP grew by $1 billion, 4 percent of South Korea's.",
        "Poland's GDP was $800 billion, and exports of $90 billion were 12 times South Korea's.",
        "Israel sold India arms worth $2 billion, 0.4 percent of its GDP, Israeli officials said.",
        "The sale to India brought in $2 billion, 0.4 percent of its GDP, Israel's ministry said.",
        "Israel's ministry said India bought arms worth $2 billion, 0.05 percent of its GDP.",
        "Poland raised spending from 2% to $12 billion, 3% of its GDP.",
        "Iran, Russia's largest ally, and Syria spent $5 billion, 1 percent of its GDP, on arms.",
        "Africa's arms imports from Russia of $5 billion were 0.2 percent of its GDP.",
        "Iran's sale to Russia of $1.75 billion is 0.4 percent of Iran's GDP, while Russia paid 2% of its budget.",
        "In 2024, Ruritania's largest arms maker sold Poland shells for $5 billion, 1% of its GDP.",
        "A bill of $5 billion is 2% of Poland's GDP for defence.",
        "2023년 북한의 석탄 수출은 3억 달러로 한국의 2%다.",
        "북한 GDP 250억 달러 중 무기 수출은 10억 달러로 한국의 5%다.",
        "러시아 수출 4240억 달러 중 무기와 곡물은 130억 달러, 300억 달러로 10%다.",
        "예산 11억 달러로 무기가 33% 늘었고 우간다 GDP의 2.2%다.",
    ],
)
def test_what_is_near_a_form_that_is_read_is_refused(sentence):
    """Written for this test: each differs by a few words from one of `claims.jsonl` that is read."""
    assert not [found for found in econ.find_claims(sentence, said=2024) if isinstance(found, Claim)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        # A name in which a country's stands is another's.
        ("New Mexico's exports were $5bn, 4% of its GDP.", "its GDP"),
        ("New Jersey's exports were $5bn, 4% of its GDP.", "its GDP"),
        ("Northern Ireland's exports were $5bn, 4% of its GDP.", "its GDP"),
        ("Northern Cyprus exported $5bn, 4% of its GDP.", "its GDP"),
        ("Ekspor Jerman Timur US$5 miliar, 4 persen PDB-nya.", "PDB-nya"),
        ("Ekspor Mongolia Dalam US$5 miliar, 4 persen PDB-nya.", "PDB-nya"),
        ("Ekspor Meksiko Baru US$5 miliar, 4 persen PDB-nya.", "PDB-nya"),
        ("북아일랜드의 수출은 50억 달러로 GDP의 2%다.", "GDP"),
        # A body of a country has a budget of its own.
        ("The Russian army spends $500m, 5% of its budget.", "Russian army"),
        ("Russia's army spends $500m, 5% of its budget.", "Russia's army"),
        ("The US Navy spends $500m, 5% of its budget.", "US Navy"),
        ("The Polish health ministry spends $500m, 5% of its budget.", "Polish health ministry"),
        ("The average Russian household spends $500, 5% of its budget.", "Russian household"),
        ("Kota Moskow membelanjakan US$500 juta, 5 persen anggarannya.", "Kota Moskow"),
        ("러시아 해군은 5억달러를 쓰는데 이는 예산의 5%다.", "러시아 해군"),
        ("Russia's Baltic navy spends $500m, 5% of its budget.", "Russia's Baltic navy"),
        # Two countries that spend together have two totals.
        ("Poland with Germany spent $120bn, 2% of GDP.", "Poland and Germany"),
        ("Poland, with Germany, spent $120bn, 2% of GDP.", "Poland and Germany"),
        ("Polandia bersama Jerman membelanjakan US$120 miliar, 2 persen PDB.", "Polandia and Jerman"),
        ("폴란드는 독일과 함께 1200억달러를 써 GDP의 2%를 기록했다.", "폴란드 and 독일"),
        # Two parts of a budget are another total than the one.
        ("US$250 million is 1% of Poland's military spending and education.", "military spending and education"),
        ("US$250 juta adalah 1 persen anggaran militer dan pendidikan Polandia.", "anggaran militer dan pendidikan"),
    ],
)
def test_whose_total_is_not_clear_is_refused_with_the_words(sentence, words):
    (refused,) = econ.find_claims(sentence)
    assert isinstance(refused, Refusal)
    assert f"“{words}”" in refused.what or refused.what.endswith(f"the sentence names {words}.")


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("New German tanks cost Germany $5bn, 0.1% of its GDP.", "DEU"),
        ("New Zealand's exports were $40bn, 15% of its GDP.", "NZL"),
        ("Papua New Guinea's exports were $5bn, 14% of its GDP.", "PNG"),
        ("Ekspor Selandia Baru US$40 miliar, 15 persen PDB-nya.", "NZL"),
        ("Belanja Polandia dalam satu tahun US$40 miliar, 4 persen PDB-nya.", "POL"),
        ("Ekspor Korea Utara US$250 juta, 1 persen PDB-nya.", "PRK"),
        ("Ekspor Meksiko baru US$5 miliar, 2 persen PDB-nya.", "MEX"),  # only just
        ("Russia's military aid of $5bn is 2% of its budget.", "RUS"),
        ("The Russian army spends $5bn, 2% of Russia's budget.", "RUS"),
        ("Russian companies earned $5bn from arms, 1% of its exports.", "RUS"),
        ("Russia spends $140bn, a third of its budget, on its army.", "RUS"),
        ("Anggaran militer Rusia US$140 miliar, 35 persen anggarannya.", "RUS"),
        ("러시아 군사비는 1400억 달러로 예산의 35%다.", "RUS"),
        ("Iran's trade with Russia was $5bn, 1% of GDP.", "IRN"),
        ("And Canada spent $5bn, 0.2% of their GDP.", "CAN"),
        ("Belanja US$5 miliar adalah 2 persen APBN Malaysia.", "MYS"),  # else APBN is Indonesia's
        ("Russian exports were $5bn, 0.2% of its GDP, said Chainalysis.", "RUS"),
        ("북한은 러시아와 무기 5억 달러를 거래했고 이는 GDP의 2%다.", "PRK"),
        ("According to Seoul, exports were $5bn, 0.6% of Poland's GDP.", "POL"),
        ("Sales by Germany to Poland of $5bn are 0.6% of GDP.", "DEU"),
        ("Hong Kong's exports of $700bn are 180% of its GDP.", "HKG"),
        ("5 billion Hong Kong dollars is 0.1% of Hong Kong's GDP.", "HKG"),
        ("Ekspor Hong Kong US$700 miliar setara 180 persen PDB-nya.", "HKG"),
        ("홍콩의 수출은 7000억 달러로 GDP의 180%다.", "HKG"),
        ("Ekspor Guinea Khatulistiwa US$5 miliar setara 40 persen PDB-nya.", "GNQ"),
        ("Ekspor Republik Demokratik Kongo US$20 miliar setara 30 persen PDB-nya.", "COD"),
        ("콩고민주공화국의 수출은 200억 달러로 GDP의 30%다.", "COD"),
        ("폴란드에 대한 독일의 수출은 50억 달러로 GDP의 0.1%다.", "DEU"),
    ],
)
def test_whose_total_it_is_beside_such_words(sentence, owner):
    (claim,) = econ.find_claims(sentence)
    assert claim.denominator.country == owner


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("전년보다 33% 줄어든 11억 달러는 우간다 GDP의 2.2%다.", 0.022),
        ("전년에 비해 33% 줄어든 11억 달러는 우간다 GDP의 2.2%다.", 0.022),
        ("Belanja militer Rusia naik 5 persen dari tahun lalu menjadi 140 miliar dolar, 6 persen PDB.", 0.06),
        ("Spending of $5 billion, 10% more than last year, is 2% of Poland's GDP.", 0.02),
        ("Spending of $5 billion, up 10% from last year, is 2% of Poland's GDP.", 0.02),
        ("Spending was $5 billion, up 10% on a year earlier, or 2% of Poland's GDP.", 0.02),
        ("110억 달러는 우간다 GDP의 22%로 1년 전보다 3% 늘었다.", 0.22),
    ],
)
def test_the_year_that_a_change_is_held_against_is_not_that_of_the_amount(sentence, share):
    (claim,) = [c for c in econ.find_claims(sentence, said=2024) if isinstance(c, Claim) and c.relation == "share"]
    assert (claim.share.low, claim.year, claim.period) == (pytest.approx(share), None, None)


def test_of_a_whole_that_was_named_before_the_part_is_the_amount():
    (claim,) = econ.find_claims("러시아 예산 4000억 달러 중 수출 보조금 130억 달러는 전체의 3%다.")
    assert (claim.amount.size.low, claim.share.low, claim.denominator.money.size.low) == (13e9, 0.03, 400e9)


@pytest.mark.parametrize(
    ("sentence", "amount", "number", "falls"),
    [
        ("지난해 북한의 대중 수출은 전년보다 88% 감소한 2억1300만 달러였다.", 213e6, 0.88, True),
        ("튀르키예의 방산 수출은 지난해 55억 달러로 27% 늘었다.", 5.5e9, 0.27, False),
        ("Morocco raised its defence budget by 5 percent to $12 billion.", 12e9, 0.05, False),
        ("Maroko menaikkan anggaran pertahanan 5 persen menjadi 12 miliar dolar.", 12e9, 0.05, False),
        ("Utang luar negeri tercatat US$192,2 miliar, naik 0,8 persen dari tahun sebelumnya.", 192.2e9, 0.008, False),
        ("Spending of $5 billion, 10% less than last year, is 2% of Poland's GDP.", 5e9, 0.1, True),
    ],
)
def test_a_change_to_an_amount_is_read_as_one(sentence, amount, number, falls):
    (claim,) = [c for c in econ.find_claims(sentence, said=2024) if isinstance(c, Claim) and c.relation == "growth"]
    assert (claim.amount.size.low, claim.share.low, claim.falls) == (
        pytest.approx(amount),
        pytest.approx(number),
        falls,
    )


@pytest.mark.parametrize(
    ("sentence", "kind", "owner"),
    [
        ("India, Russia's largest arms customer, spent $83.6 billion on arms, 2.4% of its GDP.", "gdp", "IND"),
        ("Germany, Europe's largest economy, spent $88.5 billion in 2024, or 1.9 per cent of GDP.", "gdp", "DEU"),
        ("According to South Korean intelligence, Pyongyang earned $1 billion, 3 percent of its GDP.", "gdp", "PRK"),
        ("North Korea got oil worth $600 million, 2% of its GDP, South Korean officials said.", "gdp", "PRK"),
        ("Exports of weapons to Africa brought Russia $5 billion, some 1% of its total exports.", "exports", "RUS"),
        ("Iran sold Moscow drones for $1.75 billion, 0.4% of Iran's GDP and 2% of its exports.", "exports", "IRN"),
        ("South Korea's GDP of $1.7 trillion is about 60 times North Korea's.", "gdp", "PRK"),
        ("한국의 GDP 1조7000억 달러는 북한의 약 60배다.", "gdp", "PRK"),
        ("At 6.8 percent of GDP, Russia's military spending of $140 billion was the highest in decades.", "gdp", "RUS"),
        (
            "Dengan 6,8 persen dari PDB, belanja militer Rusia senilai 140 miliar dolar tertinggi di Eropa.",
            "gdp",
            "RUS",
        ),
        ("39 persen atau US$877 miliar dari belanja militer dunia berasal dari AS.", "military_spending", "WLD"),
    ],
)
def test_whose_total_it_is_where_others_are_named_too(sentence, kind, owner):
    claim = [c for c in econ.find_claims(sentence, said=2024) if isinstance(c, Claim)][-1]
    assert (claim.denominator.kind, claim.denominator.country) == (kind, owner)


@pytest.mark.parametrize(
    ("sentence", "amount", "share", "owner", "total"),
    [
        # A dateline says where it was written, not whose the total is.
        ("SEOUL (Reuters) - Poland's arms bill of $5 billion is 2% of its GDP.", 5e9, 0.02, "POL", None),
        (
            "JAKARTA, KOMPAS.com - Belanja militer Polandia US$38 miliar setara 4,2 persen PDB.",
            38e9,
            0.042,
            "POL",
            None,
        ),
        ("(서울=연합뉴스) 김철수 기자 = 폴란드의 무기 구매액 50억 달러는 GDP의 2%다.", 5e9, 0.02, "POL", None),
        ("UKRAINE: spending reached $64.7 billion (34% of GDP) in 2024.", 64.7e9, 0.34, "UKR", None),
        # What an amount was, or will be, is not the amount of the share.
        ("Sales of $14bn, up from $7bn in 2021, were 2% of South Korea's exports.", 14e9, 0.02, "KOR", None),
        ("Poland spends $38bn, or 4.2% of GDP, rising to $50bn by 2028-29.", 38e9, 0.042, "POL", None),
        ("Poland's budget rose from $30bn in 2023 to $38bn in 2024, 4.2% of GDP.", 38e9, 0.042, "POL", None),
        ("The army's bill rose to $5bn from $3bn, 2% of Poland's GDP.", 5e9, 0.02, "POL", None),
        ("Imports fell to $180 million, 0.04% of Poland's GDP, from $1.1 billion in 2018.", 180e6, 0.0004, "POL", None),
        (
            "Anggaran Polandia naik dari US$30 miliar menjadi US$38 miliar, 4,2 persen PDB-nya.",
            38e9,
            0.042,
            "POL",
            None,
        ),
        ("폴란드 국방비는 300억 달러에서 380억 달러로 늘어 GDP의 4.2%에 이른다.", 38e9, 0.042, "POL", None),
        # The words of a budget that only one country has, with another owner.
        ("Belanja militer Rusia 13 triliun rubel setara 32 persen APBN Rusia.", 13e12, 0.32, "RUS", None),
        ("Belanja militer Rusia 13 triliun rubel atau 32 persen APBN-nya.", 13e12, 0.32, "RUS", None),
        # Whose spending it is, said with a verb; a city in the name of an institute is no owner.
        ("A year of shells costs €10bn, half what the Netherlands spends on defence.", 10e9, 0.5, "NLD", None),
        ("The Seoul-based institute puts Poland's spending at $38bn, 4.2% of GDP.", 38e9, 0.042, "POL", None),
        ("Poland spent $38bn, 4.2% of GDP, the world's second highest.", 38e9, 0.042, "POL", None),
        # The amount that "of which" points at.
        ("Licences of €6.3bn, of which Poland took €1.2bn, or nearly a fifth, were issued.", 1.2e9, 0.2, "", 6.3e9),
        ("Kontrak US$6 miliar, di antaranya US$1,2 miliar atau 20 persen untuk Polandia.", 1.2e9, 0.2, "", 6e9),
        # A fraction said more closely in brackets.
        ("$997bn was more than a third (37%) of the world's $2.7tn.", 997e9, 0.37, "", 2.7e12),
        # A share that rose to a level.
        ("폴란드 국방비는 380억 달러로 GDP 대비 비율이 4.2%로 치솟았다.", 38e9, 0.042, "POL", None),
        ("폴란드 올해 국방예산 380억 달러…GDP 4.2%", 38e9, 0.042, "POL", None),
        # Currencies of several countries, and of one.
        ("Japan's ¥8.7 trillion defence budget equals 1.8% of GDP.", 8.7e12, 0.018, "JPN", None),
        ("China's ¥1.78 trillion defence budget equals 1.3% of GDP.", 1.78e12, 0.013, "CHN", None),
        ("Nigeria's N3.1 trillion vote is 10.8% of its state budget.", 3.1e12, 0.108, "NGA", None),
        ("Swedia menganggarkan 143 miliar krona, 2,4 persen PDB, untuk militer.", 143e9, 0.024, "SWE", None),
        ("Switzerland spends 6.2 billion francs, 0.7% of GDP, on defence.", 6.2e9, 0.007, "CHE", None),
        ("Pemerintah menyiapkan Rp20 triliun atau 0,5 persen APBN.", 20e12, 0.005, "IDN", None),
        ("Pemerintah menyiapkan US$2 miliar atau 0,5 persen APBN.", 2e9, 0.005, "IDN", None),
        # What a total is, said behind it.
        ("The $3.5bn for gas amounted to 8% of Egypt's exports, which totalled $43bn.", 3.5e9, 0.08, "EGY", 43e9),
        (
            "Gas senilai US$3,5 miliar setara 8 persen ekspor Mesir, yang mencapai US$43 miliar.",
            3.5e9,
            0.08,
            "EGY",
            43e9,
        ),
        # A place in an order is no fraction; who is named first spends what is named before.
        ("Poland is the seventh-biggest spender, with an outlay of $38bn, or 4.2% of GDP.", 38e9, 0.042, "POL", None),
        (
            "Dengan belanja US$38 miliar, Polandia menyumbang 1,4 persen belanja militer dunia.",
            38e9,
            0.014,
            "WLD",
            None,
        ),
        ("The order of €55bn is half as large as Germany's defence budget.", 55e9, 0.5, "DEU", None),
        ("폴란드는 국방비가 380억 달러로 GDP의 5%에 못 미친다고 밝혔다.", 38e9, 0.05, "POL", None),
        # A clause that points back; what is given to a total.
        ("Poland put $38bn into defence; that is 4.2% of its GDP.", 38e9, 0.042, "POL", None),
        ("Ekspor sawit senilai US$23 miliar memberi andil 9 persen bagi ekspor Indonesia.", 23e9, 0.09, "IDN", None),
        ("Kapal selam bernilai US$2 miliar; itu 1,4 persen dari total US$150 miliar.", 2e9, 0.014, "", 150e9),
        # The other side of the same trade is no owner of it.
        ("Poland's exports to China came to $15bn, 4% of its exports.", 15e9, 0.04, "POL", None),
        ("Poland's trade with China was $40bn, 5% of its total trade.", 40e9, 0.05, "POL", None),
        ("Poland's imports from China were $40bn, 10% of its imports.", 40e9, 0.1, "POL", None),
        ("Vietnam shipped goods worth $119bn to the United States, 30% of its exports.", 119e9, 0.3, "VNM", None),
        ("India bought arms worth $1.3 billion from Russia, 0.2% of its imports.", 1.3e9, 0.002, "IND", None),
        ("Ekspor Malaysia ke China US$42 miliar, 13 persen ekspor negara itu.", 42e9, 0.13, "MYS", None),
        ("한국이 러시아에 판매한 무기는 25억 달러로 자국 수출의 0.4%다.", 2.5e9, 0.004, "KOR", None),
        ("북한이 중국에서 수입한 물품은 20억 달러로 자국 수입액의 90%다.", 2e9, 0.9, "PRK", None),
    ],
)
def test_the_press_writes_it_so(sentence, amount, share, owner, total):
    (claim,) = [c for c in econ.find_claims(sentence, said=2025) if isinstance(c, Claim) and c.relation == "share"]
    stated = claim.denominator.money and claim.denominator.money.size.low
    assert (claim.amount.size.low, claim.share.low) == (pytest.approx(amount), pytest.approx(share))
    assert (claim.denominator.country, stated and pytest.approx(stated)) == (owner, total)


@pytest.mark.parametrize(
    "sentence",
    [
        # Two owners, of which one is no country, or that are joined on the word.
        "NATO's European members and Canada spent $430bn on defence, 2.02% of their combined GDP.",
        "The Houthis and Iran earned $5bn, 2% of GDP.",
        "독일과 폴란드가 산 무기는 50억 달러로 GDP의 2%다.",
        # A change of a share is no range of it.
        "Romania raised spending from 2% to 2.5% of GDP, or $9 billion.",
        "Rumania menaikkan belanja dari 2 persen menjadi 2,5 persen PDB atau 9 miliar dolar.",
        "루마니아는 국방비를 GDP의 2%에서 2.5%로 늘려 90억 달러를 쓴다.",
        # A denial in front is no dateline; what went to Russia is not Russia's; none of ten is no share.
        "FALSE: North Korea earned $5 billion in 2023, 16% of its GDP.",
        "It is false (says Seoul) - North Korea earned $5 billion in 2023, 16% of its GDP.",
        "Shells worth $5 billion went to Russia in 2023. That is 16% of GDP.",
        "North Korea earned $5 billion in 2023, 0 out of 10 (5%) of its GDP.",
        # What is left out, behind the total.
        "The deal, worth $5 billion, is 8% of Poland's defence budget, pensions aside.",
        # A dateline is no owner, and a shared sign of money no currency.
        "MOSCOW (AP) - A sale of $5 billion is 2% of GDP.",
        "China and Japan spent ¥8.7 trillion, 1.8% of GDP.",
        # The money of one country beside a total that by its name is another's.
        "Pemerintah menyiapkan RM20 miliar atau 5 persen APBN untuk pertahanan.",
        # A clause behind a total may say what the share is, or the total.
        "Gas makes up 8% of Egypt's exports, which total $43 billion.",
        "Ekspor gas setara 8 persen ekspor Mesir, yang mencapai US$43 miliar.",
        # A tariff is no part of what it is laid on; behind a semicolon another's may be meant.
        "AS mengenakan tarif 19 persen bagi ekspor Indonesia senilai US$26 miliar.",
        "Estonia put €1.45bn into defence in 2024; Latvia's is 3.4% of its GDP.",
        "Estonia put €1.45bn into defence and €1bn into roads; that is 3.4% of Estonia's GDP.",
        # Not the same trade of both; either may own the product.
        "Kazakhstan's exports to China came to $15bn, 18% of its imports.",
        "Poland's trade with China was $40bn, 5% of that country's total trade.",
        "Russia sold $1.3 billion of arms to India, 10% of its imports.",
        "Russia sold $1.3 billion of arms to India, 10% of its GDP.",
        "China sold goods from North Korea worth $2bn, 80% of its exports.",
        "북한이 중국에 수출한 물품은 20억 달러로 자국 수입액의 90%다.",
        # "Of which" with two amounts in front; a fraction and a percentage that differ.
        "Sales came to $6bn in 2023 and $7bn in 2024, of which $1.2bn, or 20 percent, went to Poland.",
        "About half (10%) of the $4bn budget, $2bn, went to Poland.",
    ],
)
def test_what_the_press_writes_is_not_read_as_another_claim(sentence):
    assert not [found for found in econ.find_claims(sentence, said=2025) if isinstance(found, Claim)]


def test_a_range_may_begin_with_from():
    text = "Estimates ranging from 2% to 2.5% of Poland's GDP, or $9 billion to $10 billion, are made."
    (claim,) = econ.find_claims(text)
    assert (claim.share.low, claim.share.high) == (pytest.approx(0.02), pytest.approx(0.025))


@pytest.mark.parametrize(
    ("sentence", "amount", "owner", "unread"),
    [
        # What one was and what it became needs a word for growing that is said of it.
        ("Growing sales brought North Korea from $5bn to $7bn in 2023, 20% of its GDP.", (5e9, 7e9), "PRK", ""),
        ("Poland's spending rose last year from $30bn to $38bn, 4.2% of GDP.", (38e9, 38e9), "POL", ""),
        # "And" joins two sentences, or two goods; neither is an owner.
        ("Shells went east and North Korea earned $5 billion in 2023, 16% of its GDP.", (5e9, 5e9), "PRK", "east"),
        ("Shells and North Korean missiles brought $5 billion in 2023, 20% of GDP.", (5e9, 5e9), "PRK", ""),
        # A heading that is no dateline is named, and there is no verdict until somebody has looked.
        ("IF APPROVED: North Korea earns $5 billion in 2023, 16% of its GDP.", (5e9, 5e9), "PRK", "IF"),
        ("UNCONFIRMED: North Korea earned $5 billion, 16% of its GDP.", (5e9, 5e9), "PRK", "UNCONFIRMED"),
        ("SEOUL, UNCONFIRMED: A sale of $5 billion is 16% of Poland's GDP.", (5e9, 5e9), "POL", "UNCONFIRMED"),
        ("SEOUL, UNCONFIRMED — A sale of $5 billion is 16% of Poland's GDP.", (5e9, 5e9), "POL", "UNCONFIRMED"),
    ],
)
def test_what_stands_in_front_or_between_is_neither_lost_nor_an_owner(sentence, amount, owner, unread):
    (claim,) = econ.find_claims(sentence, said=2025)
    assert (claim.amount.size.low, claim.amount.size.high) == amount
    assert (claim.denominator.country, claim.unread) == (owner, unread)


@pytest.mark.parametrize(
    ("sentence", "amount", "share", "owner"),
    [
        ("Japan's debt of $9 trillion is 230% of its GDP.", 9e12, 2.3, "JPN"),
        ("Singapore's exports of $974 billion are 178% of its GDP.", 974e9, 1.78, "SGP"),
        ("Utang Jepang US$9 triliun setara 230 persen PDB.", 9e12, 2.3, "JPN"),
        ("일본의 국가부채는 9조 달러로 GDP의 230%에 달한다.", 9e12, 2.3, "JPN"),
    ],
)
def test_a_share_may_be_more_than_the_whole_and_is_told_in_percent(sentence, amount, share, owner):
    """A debt and the exports of a port are no parts of GDP."""
    verdict = econ.check_claim(sentence)
    claim = verdict.claim
    assert (claim.amount.size.low, claim.share.low, claim.denominator.country) == (amount, pytest.approx(share), owner)
    assert " times" not in econ.claims.render(verdict)


DATED = ["What time the amount covers", "Whether revenue or value added", "Whether the amount was agreed"]


@pytest.mark.parametrize(
    ("sentence", "year", "said"),
    [
        ("Greece's debt stood at $400bn in September 2023, 160% of GDP.", 2023, "in September 2023"),
        ("Greece's debt was $400bn at the end of 2023, 160% of GDP.", 2023, "at the end of 2023"),
        ("Greece's debt was $400bn at end-2023, 160% of GDP.", 2023, "at end-2023"),
        ("As of December 2023, Greece's debt was $400bn, 160% of GDP.", 2023, "As of December 2023"),
        ("Greece's debt was $400bn as of 30 September 2023, 160% of GDP.", 2023, "as of 30 September 2023"),
        ("Utang Yunani US$400 miliar per September 2023, 160 persen PDB.", 2023, "per September 2023"),
        ("Utang Yunani US$400 miliar pada akhir 2023, 160 persen PDB.", 2023, "pada akhir 2023"),
        ("그리스 국가부채는 2023년 9월 기준 4000억 달러로 GDP의 160%다.", 2023, "2023년 9월 기준"),
        ("그리스 국가부채는 2023년 말 4000억 달러로 GDP의 160%다.", 2023, "2023년 말"),
        ("Greece's debt of $400bn was 160% of its GDP at the end of 2023.", 2023, "at the end of 2023"),
        ("A debt of $400bn was 160% of the GDP of Greece in September 2023.", 2023, "in September 2023"),
        ("Utang Yunani US$400 miliar, 160 persen PDB Yunani per September 2023.", 2023, "per September 2023"),
        ("Greece's debt stood at $400bn as of September, 160% of GDP.", None, None),
        ("Greece's debt stood at $400bn, 160% of GDP.", None, None),
        ("Greece's debt was $400bn on 31 December 2023, 160% of GDP.", 2023, "on 31 December 2023"),
        ("Greece's debt dropped to $400bn at the end of 2023, 160% of GDP.", 2023, "at the end of 2023"),
        (
            "Posisi cadangan devisa Yunani US$400 miliar per akhir Desember 2023, 160 persen PDB.",
            2023,
            "per akhir Desember 2023",
        ),
        # Up to June it may be the end of the fiscal year.
        ("Greece's debt was $400bn at the end of March 2024, 160% of GDP.", None, "at the end of March 2024"),
        ("그리스 국가부채는 2024년 6월 말 4000억 달러로 GDP의 160%다.", None, "2024년 6월 말"),
        ("Greece's debt was $400bn at the end of July 2023, 160% of GDP.", 2023, "at the end of July 2023"),
    ],
)
def test_what_is_owed_has_a_day_and_no_length_and_is_not_sold(sentence, year, said):
    verdict = econ.check_claim(sentence)
    period = verdict.claim.period
    assert (verdict.claim.year, period and (period.text, period.years)) == (year, said and (said, 1.0))
    assert not [line for line in verdict.unsaid for part in DATED if line.startswith(part)]
    assert {reading.concept for reading in verdict.readings} == {"revenue"}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("In September 2023 Serbia sold arms for $400m, 1% of GDP.", "In September 2023"),
        ("Serbia sold arms for $400m on 31 December 2023, 1% of GDP.", "on 31 December 2023"),
        ("By the end of 2023, Serbia had sold arms for $400m, 1% of GDP.", "By the end of 2023"),
        ("As of 2023 Serbia sold arms for $400m, 1% of GDP.", "As of 2023"),
        ("세르비아는 2023년 말 4억 달러의 무기를 팔았는데 이는 GDP의 1%다.", "2023년 말"),
        ("Greece's debt was $400bn by 2023, 160% of GDP.", "by 2023"),
        ("Greece's debt and sales of $400bn as of 2023 and $2bn are 160% of GDP.", "as of 2023"),
    ],
)
def test_a_day_of_what_is_sold_leaves_its_time_open(sentence, words):
    (refused,) = econ.find_claims(sentence)
    assert isinstance(refused, Refusal)
    assert f"“{words}”" in refused.what


@pytest.mark.parametrize(
    ("sentence", "amount", "share"),
    [
        ("Turkey's deficit of $45bn was 4% of GDP in 2023.", 45e9, 0.04),
        ("Turkey's budget deficit widened to $45bn in 2023, or 4% of GDP.", 45e9, 0.04),
        ("Turkey's trade deficit fell from $50bn to $45bn, or 4% of GDP.", 45e9, 0.04),
        ("Defisit Turki melebar dari US$40 miliar menjadi US$45 miliar, atau 4 persen PDB.", 45e9, 0.04),
        ("Turkey posted a $45bn current account deficit, 4% of GDP.", 45e9, 0.04),
        ("The deficit of Turkey was $45bn in 2023, or 4% of GDP.", 45e9, 0.04),
        ("Defisit anggaran Turki US$45 miliar, 4 persen PDB.", 45e9, 0.04),
        ("튀르키예의 재정적자는 450억 달러로 GDP의 4%였다.", 45e9, 0.04),
        ("Turkey's deficit was 4% of GDP, or $45bn, in 2023.", 45e9, 0.04),
        ("In 2023 Turkey ran a deficit of $45bn, or 4% of GDP.", 45e9, 0.04),
        ("In 2023 Turkey recorded a budget deficit of 4% of GDP, or $45bn.", 45e9, 0.04),
        ("Turki mencatat defisit sebesar US$45 miliar atau 4 persen dari PDB.", 45e9, 0.04),
        ("Defisit Turki mencapai 4 persen dari PDB atau US$45 miliar.", 45e9, 0.04),
    ],
)
def test_a_deficit_is_an_amount_of_a_year_in_which_nothing_is_sold(sentence, amount, share):
    verdict = econ.check_claim(sentence)
    claim = verdict.claim
    assert (claim.amount.size.low, claim.share.low, claim.unread) == (amount, pytest.approx(share), "")
    assert not [line for line in verdict.unsaid for part in DATED[1:] if line.startswith(part)]
    assert {reading.concept for reading in verdict.readings} == {"revenue"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A deficit of 5% of GDP is $45bn in Turkey.",
        "Turkey's deficit and its spending were 4% of GDP, or $45bn.",
        "Turkey cut a deficit of 4% of GDP, or $45bn.",
        "Turkey has to fund a deficit of 4% of GDP, or $45bn.",
        "Turkey's deficit was 4% of GDP, $45bn.",
        "Turkey's deficit narrowed by $5bn, 0.5% of GDP.",
        "$45bn is 4% of Turkey's deficit.",
        "Turkey sold $5bn of arms, 4% of GDP, despite its deficit.",
        "튀르키예의 무기 수출은 50억 달러로 적자의 4%였다.",
    ],
)
def test_a_deficit_that_is_not_the_amount_is_named(sentence):
    with pytest.raises(InputError, match=r"“(deficit|적자)”"):
        econ.check_claim(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The second $250 million is 1% of North Korea's GDP.", "second"),
        ("A billion $250 million is 1% of North Korea's GDP.", "A billion"),
        ("Sales of million $250 are 1% of North Korea's GDP.", "million"),
        ("$250 million is between 1% of North Korea's GDP.", "between"),
        ("dollars $250 million is 1% of North Korea's GDP.", "dollars"),
        ("$250 million won is 1% of North Korea's GDP.", "won"),
        ("Nearly all, $250 million is 1% of North Korea's GDP.", "Nearly"),
        ("Much of $250 million is 1% of North Korea's GDP.", "Much"),
        ("$250 million in current dollars is 1% of North Korea's GDP.", "current"),
        ("$250 million is 1% of North Korea's GDP if sold.", "if"),
        ("$250 million was up and is 1% of North Korea's GDP.", "up"),
        ("$250 million is 1% of North Korea's growing GDP.", "growing"),
        ("Sales could be $250 million, 1% of North Korea's GDP.", "could"),
        ("$250 million is not 1% nor twice North Korea's GDP.", "not 1%"),
        ("2억5000만 달러는 북한 GDP의 1%가 아니라 2%다.", "아니라 2%"),
        ("2억5000만 달러는 북한 GDP의 절반이 아니다.", "아니다"),
        ("2억5000만 달러는 북한 GDP의 1%가 아니라고 한다.", "아니라고"),
    ],
)
def test_a_word_of_a_number_or_a_doubt_that_belongs_to_nothing_is_named(sentence, words):
    (refused,) = econ.find_claims(sentence)
    assert isinstance(refused, Refusal)
    assert f"“{words}”" in refused.what


@pytest.mark.parametrize(
    ("sentence", "denied", "unread"),
    [
        ("Under a contract, $250 million is 1% of North Korea's GDP.", False, ""),
        ("Baru US$250 juta, 1 persen PDB Korea Utara.", False, ""),  # only just
        ("북한이 번 2억5000만 달러는 무려 GDP의 1%다.", False, ""),  # no less than
        ("Utang Indonesia 1.500 triliun rupiah, 1 persen PDB.", False, ""),
        ("The seventh biggest sale of $250 million is 1% of North Korea's GDP.", False, ""),
        ("Rising, $250 million is 1% of North Korea's GDP.", False, ""),
        ("Sales that could cost $250 million are 1% of North Korea's GDP.", False, "could"),
        ("If sold, $250 million is 1% of North Korea's GDP.", False, "If"),
        ("The North's $250 million €230 million is 1% of North Korea's GDP.", False, "$250 million"),
        ("$250 million isn't 1% of North Korea's GDP.", True, ""),
        ("2억5000만 달러는 북한 GDP의 1%가 아니다.", True, ""),
    ],
)
def test_what_stands_beside_a_claim_is_understood_or_waits(sentence, denied, unread):
    (claim,) = econ.find_claims(sentence)
    assert (claim.share.low, claim.denied, claim.unread) == (0.01, denied, unread)


@pytest.mark.parametrize(
    "sentence",
    [
        # The share that was, beside the amount that is.
        "미국의 재정적자는 2023년 1조 7000억 달러로 GDP의 6.3%에서 줄었다.",
        "미국의 국방비는 2023년 9000억 달러로 GDP의 3.5%에서 떨어졌다.",
        "한국의 국방비는 2024년 59조 원으로 GDP의 2.5%에서 높아졌다.",
        "한국의 수출은 GDP의 38%에서 하락해 6320억 달러였다.",
        "일본의 방위비는 GDP의 1%에서 늘어난 8조 엔이다.",
        # The amount that was, beside the share that is.
        "한국의 국방비는 2024년 59조 원에서 줄어 GDP의 2.5%가 됐다.",
        "무역적자는 478억 달러에서 줄어 한국 GDP의 0.6%가 됐다.",
        "국가채무는 2022년 1067조 원에서 늘어나 한국 GDP의 50%에 달했다.",
        "Defisit turun dari US$478 miliar menjadi 0,6 persen PDB Indonesia.",
        "Utang naik dari Rp7.000 triliun menjadi 39 persen PDB Indonesia pada 2023.",
        "Military spending is down from $59 billion and amounts to 2.5% of Poland's GDP.",
    ],
)
def test_what_was_is_not_set_beside_what_is(sentence):
    (refused,) = econ.find_claims(sentence)
    assert isinstance(refused, Refusal)


def test_a_range_behind_from_is_one_amount():
    (claim,) = econ.find_claims("Growing sales brought North Korea from $5bn to $7bn in 2023, 20% of its GDP.")
    assert (claim.amount.size.low, claim.amount.size.high) == (5e9, 7e9)


@pytest.mark.parametrize(
    ("sentence", "said", "unsaid"),
    [
        ("Greece's debt of $400bn is 160% of GDP.", "World Bank: 2021", "(revenue"),
        ("Poland's military spending of $38bn is 4.2% of GDP.", "World Bank (a year): 2021", "(revenue"),
        ("The US deficit of $1.7 trillion is 6.3% of GDP.", "as that of the United States,", "that of United"),
        (
            "Spending of $2.7 trillion is more than 2% of the world's GDP.",
            "2% of the world's GDP is $",
            "More than 2% of the",
        ),
        (
            "$250 million is at least 1% of North Korea's GDP.",
            "would have to be $25 billion a year or less.",
            "; their",
        ),
    ],
)
def test_a_verdict_says_nothing_of_sales_where_nothing_is_sold(sentence, said, unsaid):
    text = econ.claims.render(econ.check_claim(sentence)).replace(NO_BREAK, " ")
    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize(
    "sentence",
    [
        # Days of something else, or several; words that are no name of the amount; rates of exchange; bounds.
        "In September Poland's debt was $400bn, 50% of GDP.",
        "Poland's debt was $5bn in September, 2% of GDP.",
        "Utang Polandia September US$5 miliar setara 2 persen PDB.",
        "In May 2021 the IMF said Greece's debt in 2020 was $400bn, 60% of GDP.",
        "Greece's debt in 2020 was $400bn, 60% of GDP, said the IMF in May 2021.",
        "The IMF said in May 2021 that Greece's debt for 2020 was $400bn, 60% of GDP.",
        "2021년 5월 IMF는 그리스 국가부채가 2020년 4000억 달러로 GDP의 60%라고 했다.",
        "Greece, which joined in May 2001, had debt of $400bn in September 2023, 160% of GDP.",
        "In September 2022 it rose; Greece's debt was $400bn in September 2023, 160% of GDP.",
        "Under the law of March 2010, Greece's debt was $400bn, 160% of GDP in 2023.",
        "Turkey's debt was $5bn in 2023, 0.5% of GDP, as of May 2024.",
        "Ekspor Rp 77 triliun (US$1 = Rp 15.500) setara 0,3 persen PDB Indonesia.",
        "With 1 euro = $1.1, 0.3% of Germany's GDP is spent.",
        "Costs are under the $5bn that is 2% of Poland's GDP.",
        "Sales were kept under Poland's $5bn, 2% of its GDP.",
        "A price under the $250 million is 1% of North Korea's GDP.",
        "Despite the deficit, $45bn was spent by Turkey, 4% of GDP.",
        "Turkey has a deficit; $45bn is 4% of its GDP.",
        "Indonesia's exports and debt were 5% of GDP, or $70bn, in September 2023.",
        "Greece's debt, of which 5% of GDP, or $10bn, is due in September 2023, has grown.",
        "Russia has oil exports of $5bn, or 0.3% of GDP, as of September 2023.",
        "Greece ran down reserves of $45bn, 20% of GDP, as of September 2023.",
        "On September 2023 Russia sold $5bn of arms, 0.3% of GDP.",
        "Turkey's $45bn surplus equipment sale is 4% of its GDP.",
        "The EU funds $5bn of arms in May 2023, 0.5% of Turkey's GDP.",
        "By the end of 2023 Poland received EU funds worth $4bn, 0.6% of GDP.",
        "By the end of 2023 Greece repaid debt worth $400bn, 160% of GDP.",
        "In September 2023 Greece issued debt worth $4bn, 1.6% of GDP.",
        "Turkey sold reserves of $5bn in May 2023, 0.5% of GDP.",
        "Pembayaran utang US$4 miliar per September 2023 setara 1,6 persen PDB Yunani.",
        "Yunani membayar utang US$400 miliar hingga akhir 2023, 160 persen PDB.",
        "그리스는 2023년 9월 기금 40억 달러를 썼는데 이는 GDP의 1.6%다.",
        "Utang US$4 miliar per 2000 orang setara 2 persen PDB Yunani.",
        "2023년 말부터 그리스 국가부채는 4000억 달러로 GDP의 60%다.",
        "2023년 말보다 10% 늘어난 그리스 국가부채는 4000억 달러로 GDP의 60%다.",
        "The as of $250 million is 1% of North Korea's GDP.",
        "As of now Greece's debt is $400bn, 160% of GDP.",
        "2억5000만 달러는 러시아 수출과 무려 GDP의 1%다.",
        "2억5000만 달러는 북한과 무려 러시아 GDP의 1%다.",
        "2억5000만 달러는 북한 수출 무려 GDP의 1%다.",
        "Pakistan repaid $24 billion of debt by the end of 2023, 7% of GDP.",
        "Egypt sold $4bn of reserves by the end of 2023, 1% of GDP.",
        "Kenya issued $2bn of debt in June 2024, 1.5% of GDP.",
        "Investors bought $3bn of government debt in March 2024, 1% of Chile's GDP.",
        "Indonesia membayar Rp500 triliun utang per 31 Desember 2023, atau 2,4 persen PDB.",
        "한국은 2024년 3월 50조 원의 부채를 갚았고 이는 GDP의 2%이다.",
        "Debt of $5bn due by the end of 2026 is 4% of Kenya's GDP.",
        "Debt of $5bn, due by the end of June 2026, is 4% of Kenya's GDP.",
        "Utang Yunani dari 206 persen PDB menjadi 357 miliar euro pada 2022.",
        "Ekspor Peru dari 16 persen PDB menjadi 38 miliar dolar pada 2023.",
        "Peru's exports, $59bn or 16% of GDP in 2022, fell in 2023.",
        "In 2023 Peru's exports, $59bn or 16% of GDP in 2022, fell.",
        "Kenya's budget, at $30bn or 25% of GDP in 2022, grew in 2023.",
        "한국의 적자 기업 지원금은 2023년 5조 원으로 GDP의 0.2%이다.",
        "Senjata surplus US$45 miliar setara 4 persen PDB Turki.",
        "튀르키예는 적자에도 450억 달러 무기를 수출했는데 이는 GDP의 4%다.",
        "Poland gave to $5bn projects, from $1bn of arms, 2% of GDP.",
        "Poland contributed to $5bn of aid, from $4bn, 2% of GDP.",
        "Kenaikan US$5 miliar sampai US$10 miliar setara 2 persen PDB Polandia.",
        "Tax increases $1bn to $2bn a year are 0.2% of Poland's GDP.",
        "Poland's spending of $38bn is 10% of its budget, up from 8% in 2020 and 4% of GDP.",
    ],
)
def test_without_somebody_who_looks_there_is_no_verdict(sentence):
    """Found by a reader of the code, who was to break it; each is refused, or waits with the words it is about."""
    for found in econ.find_claims(sentence, said=2025):
        assert isinstance(found, Refusal) or found.unread


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Turkey funds a $5bn arms deal, 0.5% of its GDP.", False),
        ("Greece has debt; $4bn of arms is 1.6% of its GDP.", False),
        ("Greece's $4bn debt payment was 1.6% of GDP.", False),
        ("Turkey's $5bn fund is 0.5% of its GDP.", True),
        ("Norway's oil fund is worth $1.6 trillion, 330% of its GDP.", True),
        ("Pakistan repaid $24 billion of debt in 2023, 7% of GDP.", False),
        ("한국은 2023년 50조 원의 부채를 갚았고 이는 GDP의 2%이다.", False),
        ("Kenya's total public debt reached $80bn at the end of June 2023, 70% of GDP.", True),
        ("Turkey has a $5bn fund, 0.5% of its GDP.", True),
        ("Turkey had a fund of $5bn, 0.5% of its GDP.", True),
        ("Government debt hit 1,126.7 trillion won at the end of 2023, or 50.4% of South Korea's GDP.", True),
        ("Sri Lanka owes $4.7bn, 5% of its GDP.", True),
        ("Sri Lanka paid the $4.7bn owed, 5% of its GDP.", False),
        ("Turkey sold a $5bn fund, 0.5% of its GDP.", False),
        ("Greece's debt was 161% of its GDP, or €369 billion.", True),
        ("Greece's debt and exports were 161% of its GDP, or €369 billion.", False),
    ],
)
def test_only_what_an_amount_is_called_makes_it_a_debt(sentence, held):
    (claim,) = econ.find_claims(sentence)
    assert claim.held is held


@pytest.mark.parametrize(
    "sentence",
    [
        "On December 31, 2023 Greece's debt was €369bn, 161% of its GDP.",
        "Greece's debt on 31 December 2023 was €369bn, 161% of its GDP.",
        "Greece's debt at the end of 2023 was 161% of its GDP, or €369bn.",
        "Greece's debt in September 2023 was 161% of its GDP, or €369bn.",
        "Utang Yunani mencapai 161 persen dari PDB atau €369 miliar pada akhir 2023.",
    ],
)
def test_the_day_of_a_debt_may_stand_anywhere(sentence):
    (claim,) = econ.find_claims(sentence)
    assert (claim.amount.size.low, claim.share.low, claim.unread) == (369e9, 1.61, "")
    assert (claim.held, claim.year, claim.period.years) == (True, 2023, 1.0)


def test_a_day_up_to_june_is_set_against_both_years_whatever_the_fiscal_year():
    verdict = econ.check_claim("US debt stood at $31.4 trillion at the end of January 2023, 121% of GDP.")
    assert {reading.year for reading in verdict.readings} == {2022, 2023}


@pytest.mark.parametrize(
    ("sentence", "amount", "share", "bound"),
    [
        ("북한은 무기 수출로 5억 달러, 즉 GDP의 2%를 벌어들였다.", 5e8, 0.02, ""),
        ("북한의 해외 노동자 송금은 2억 달러로 GDP의 1%를 넘지 않는다.", 2e8, 0.01, "at most"),
        ("한국의 관리재정수지 적자는 87조원으로 GDP의 3.9%였다.", 87e12, 0.039, ""),
        ("에스토니아는 GDP의 1%가 넘는 4억 유로의 무기를 사들였다.", 4e8, 0.01, "at least"),
        ("그리스는 12년간 250억 유로를 무기에 쓰기로 했는데, 이는 GDP의 10분의 1이 넘는다.", 25e9, 0.1, "at least"),
        ("About $300 billion, nearly half of Russia's exports, had been frozen.", 3e11, 0.5, ""),
        (
            "Palm oil brought in $22.7bn, 9% of Indonesia's exports in 2023, said the agency BPS.",
            22.7e9,
            0.09,
            "",
        ),
        ("Penjualan US$22,7 miliar setara 9 persen ekspor Indonesia pada 2023, menurut BPS.", 22.7e9, 0.09, ""),
    ],
)
def test_words_of_newspapers_are_understood(sentence, amount, share, bound):
    (claim,) = econ.find_claims(sentence)
    found = (claim.amount.size.low, claim.share.low, claim.share.bound, claim.unread)
    assert found == (amount, pytest.approx(share), bound, "")


@pytest.mark.parametrize(
    "sentence", ["북한은 5억 달러 또는 GDP의 2%를 벌어들였다.", "북한은 5억 달러와 GDP의 2%를 벌어들였다."]
)
def test_what_joins_an_amount_to_a_total_is_refused(sentence):
    (refused,) = econ.find_claims(sentence)
    assert isinstance(refused, Refusal)


def test_a_sentence_is_taken_up_by_all_the_words_that_point_back():
    (claim,) = econ.find_claims("North Korea sold $250 million of shells. That amount is 1% of its GDP.")
    assert claim.taken[0].startswith("“That amount” is taken as “$250 million”")
    (claim,) = econ.find_claims(
        "Korea Utara menjual senjata senilai US$250 juta. Jumlah tersebut setara 1 persen PDB-nya."
    )
    assert claim.taken[0].startswith("“Jumlah tersebut” is taken as “US$250 juta”")


def test_its_owner_is_written_onto_the_last_word_of_a_total():
    (claim,) = econ.find_claims("Indonesia menjual senjata US$250 juta, setara 1 persen cadangan devisanya.")
    assert (claim.denominator.kind, claim.denominator.country, claim.unread) == ("reserves", "IDN", "")


def test_a_verb_glued_to_an_amount_ends_it():
    share, head = econ.find_claims(
        "매년 주는 10억 달러는 폴란드 국방비의 8%에 해당하고 폴란드 국민 1인당으로는 30달러꼴이다."
    )
    assert (share.share.low, share.unread) == (0.08, "")
    assert (head.relation, head.share.low) == ("per_head", 30)
    (refused,) = econ.find_claims("세르비아의 무기 수출은 4230만 유로로 30배 늘었다.")
    assert "change over time" in refused.what


@pytest.mark.parametrize(
    ("sentence", "amount", "share"),
    [
        ("Greece's debt stood at €369 billion in 2023, a debt-to-GDP ratio of 161%.", 369e9, 1.61),
        ("Greece's debt of €369 billion in 2023 was a ratio of debt to GDP of 164%.", 369e9, 1.64),
        ("Greece's debt was €369 billion in 2023, the ratio of debt to GDP 164%.", 369e9, 1.64),
        ("Greece's debt was €369 billion in 2023, the debt to Greece's GDP ratio 164%.", 369e9, 1.64),
        ("Utang pemerintah Indonesia Rp8.144 triliun pada 2023, dengan rasio terhadap PDB 38 persen.", 8144e12, 0.38),
        (
            "Utang pemerintah Indonesia pada 2023 mencapai Rp8.144 triliun atau rasio utang terhadap PDB 38 persen.",
            8144e12,
            0.38,
        ),
        ("2023년 한국의 국가채무는 1126조원으로 GDP 대비 국가채무비율은 50.4%였다.", 1126e12, 0.504),
        ("Anggaran pertahanan Indonesia 2023 Rp134,3 triliun atau rasio terhadap PDB 0,64 persen.", 134.3e12, 0.0064),
    ],
)
def test_a_ratio_to_a_total_is_a_share_of_it(sentence, amount, share):
    (claim,) = econ.find_claims(sentence)
    assert (claim.amount.size.low, claim.share.low) == pytest.approx((amount, share))
    assert (claim.denominator.kind, claim.year, claim.unread) == ("gdp", 2023, "")


@pytest.mark.parametrize(
    "sentence",
    [
        "2023년 한국의 국방비는 57조원, GDP 대비 국가채무비율은 50.4%다.",
        "Greece's military spending was €7 billion in 2023, a debt-to-GDP ratio of 161%.",
        "Greece's military spending of €7 billion in 2023 was a ratio of debt to GDP of 161%.",
        "Belanja militer Indonesia Rp134,3 triliun pada 2023 atau rasio utang terhadap PDB 38,59 persen.",
    ],
)
def test_the_ratio_of_something_else_is_not_that_of_the_amount(sentence):
    (refused,) = econ.find_claims(sentence)
    assert isinstance(refused, Refusal)


def test_years_in_front_of_a_currency_are_no_range_of_it():
    (claim,) = econ.find_claims("Anggaran pertahanan Indonesia 2022-2023 Rp134,3 triliun atau 0,3 persen PDB.")
    assert (claim.amount.size.low, claim.amount.size.high) == pytest.approx((134.3e12, 134.3e12))


def test_a_year_in_front_of_a_currency_is_no_amount_of_it():
    (claim,) = econ.find_claims("Serbia's arms exports in 2023 $1.6 billion or 2% of GDP.")
    assert (claim.amount.size.low, claim.year) == (1.6e9, 2023)


@pytest.mark.parametrize(
    ("sentence", "near"),
    [
        ("Belanja pertahanan Indonesia Rp175 triliun mewakili sekitar 0,8 persen PDB Indonesia pada 2024.", 0.0088),
        ("Belanja pertahanan Indonesia Rp175 triliun menghabiskan sekitar 0,8 persen PDB Indonesia pada 2024.", 0.0088),
        ("Ekspor senjata Turki senilai 5,5 miliar dolar menyumbang sekitar 0,8 persen PDB Turki pada 2023.", 0.0088),
        ("Poland's spending of $38 billion in 2024 works out to about 4% of its GDP.", 0.044),
    ],
)
def test_about_behind_a_verb_keeps_its_width(sentence, near):
    (claim,) = econ.find_claims(sentence)
    assert claim.share.near[1] >= near  # a tenth of it, or half of its last digit
    assert claim.share.text.startswith(("sekitar", "about"))


@pytest.mark.parametrize("language", ["en", "id", "ko", "ru"])
def test_no_word_that_joins_an_amount_to_its_share_swallows_how_near_it_is(language):
    tables = tomllib.loads((econ.data_folder() / "claims" / f"words.{language}.toml").read_text("utf-8"))
    cut = {
        kind: [" ".join(p.split()) for s in table.values() for p in s.split("|")]
        for kind, table in tables.items()
        if kind in {"hedge", "verb", "sized", "in", "that is"}
    }
    hedges = {p for p in cut.pop("hedge") if p not in {"up to", "over"}}  # "adds up to", "spread over"
    swallowed = [p for phrases in cut.values() for p in phrases if any(p.endswith(f" {hedge}") for hedge in hedges)]
    assert swallowed == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("North Korea reportedly paid $250 million, or 1% of its GDP.", "reportedly"),
        ("Konon Iran membayar $250 juta, setara 0,1 persen PDB Iran.", "Konon"),
        ("Seandainya Myanmar menjual senjata $250 juta, itu setara 0,4 persen PDB Myanmar.", "Seandainya"),
        ("Belum tentu penjualan $250 juta setara 1 persen PDB Korea Utara.", "Belum tentu"),
        ("소문은 북한이 2억5천만 달러, GDP의 1%를 벌었다는 것이다.", "소문"),
    ],
)
def test_hearsay_and_a_condition_wait_and_are_no_denial(sentence, words):
    (claim,) = econ.find_claims(sentence)
    assert (claim.unread, claim.denied) == (words, False)


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("2024년 일본의 방위비 460억 달러는 GDP의 1.2%가 안 된다.", "at most"),
    ],
)
def test_what_only_just_reaches_or_misses_a_share_is_no_denial(sentence, bound):
    (claim,) = econ.find_claims(sentence)
    assert (claim.share.bound, claim.unread, claim.denied) == (bound, "", False)


@pytest.mark.parametrize(
    ("sentence", "currency"),
    [
        ("Jamaica's debt was J$2.2 trillion in 2024, 62% of GDP.", "JMD"),
        ("Nepal's defence budget of 60 billion Nepalese rupees is 1.1% of GDP.", "NPR"),
        ("Kenya's debt of 608 billion shillings is 7.8% of GDP.", "KES"),
        ("Anggaran pertahanan 60 miliar rupee Nepal setara 1,1 persen PDB Nepal pada 2023.", "NPR"),
        ("네팔의 국방비는 600억 네팔 루피로 GDP의 1.1%였다.", "NPR"),
    ],
)
def test_the_money_of_smaller_countries_is_known_by_its_name(sentence, currency):
    (claim,) = econ.find_claims(sentence)
    assert (claim.amount.currency, claim.unread) == (currency, "")


@pytest.mark.parametrize("written", ["Q$2.2 trillion", "XX$2.2 trillion"])
def test_dollars_with_letters_that_are_not_known_are_not_those_of_the_united_states(written):
    for text in (f"Jamaica's debt was {written} in 2024, 62% of GDP.", f"Jamaica's debt, {written}, was 62% of GDP."):
        for each in econ.find_claims(text):
            assert isinstance(each, Refusal)
            assert partly(each, econ.default_book())["amount"] == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Rasio utang terhadap PDB Malaysia mencapai 64 persen pada 2023.",
        "Greece's debt-to-GDP ratio stood at 164% in 2023.",
    ],
)
def test_a_ratio_without_an_amount_is_no_claim_of_one(sentence):
    assert not [claim for claim in econ.find_claims(sentence) if not isinstance(claim, Refusal)]


@pytest.mark.parametrize(
    ("sentence", "spent"),
    [
        ("North Korea's aid of $250 million was 1% of its GDP.", True),
        ("In 2023, aid of $250 million was 1% of North Korea's GDP.", True),
        ("Shells for $250 million were 10% of imports of North Korea in 2023.", False),  # the total, not the amount
        ("North Korea's arms trade of $250 million is 1% of its GDP.", False),
        ("Perdagangan senjata Korea Utara senilai US$250 juta setara 1 persen PDB-nya.", False),
        ("Perdagangan Korea Utara senilai US$250 juta setara 1 persen PDB-nya.", True),
        ("In return for aid, North Korea sold shells for $250 million, 1% of its GDP.", False),
        ("North Korea sold shells for $250 million abroad, said the aid agency, 1% of its GDP.", False),
    ],
)
def test_only_words_in_the_clause_of_an_amount_say_that_it_is_not_sold(sentence, spent):
    claims = [claim for claim in econ.find_claims(sentence) if isinstance(claim, Claim)]
    assert [claim.spent for claim in claims] == [spent] * len(claims)
    assert claims


@pytest.mark.parametrize(
    ("code", "mend"),
    [
        ("en", "Name the country, as in “North Korea's GDP”."),
        ("id", "Sebutkan negaranya, seperti “PDB Korea Utara”."),
        ("ko", "“북한의 GDP”처럼 나라 이름을 쓰십시오."),
    ],
)
def test_what_to_write_is_shown_in_the_language_of_whoever_reads(code, mend):
    with speaking(code), pytest.raises(InputError) as told:
        econ.check_claim("US$250 million is 1% of GDP")
    assert told.value.mend == mend


@pytest.mark.parametrize("whose", ["EU", "NATO", "Europe"])
def test_a_total_of_several_countries_is_named_with_what_to_write(whose):
    with pytest.raises(InputError) as told:
        econ.check_claim(f"In 2022 Poland spent $16 billion on defence, or 0.1% of {whose}'s GDP.")
    assert told.value.what == f"“{whose}” in “{whose}'s GDP” is no country that figures are held for."
    assert told.value.mend == "Name one country, or state the total: “1% of a $24.5 billion economy”."


ALGERIA = 21.8e9, 0.08, "DZA"


@pytest.mark.parametrize(
    ("sentence", "amount", "share", "owner"),
    [
        # A name that owns no GDP: a storm, an army, an abbreviation in brackets, what stands beside "that country".
        ("Typhoon Haiyan caused losses of $10 billion in the Philippines in 2013, 3.7% of GDP.", 10e9, 0.037, "PHL"),
        ("Poland's €2 billion order for the Bundeswehr is 0.3% of its GDP.", 2e9, 0.003, "POL"),
        ("Dana Masa Depan Kuwait bernilai US$700 miliar, lima kali PDB negara itu.", 700e9, 5.0, "KWT"),
        ("노르웨이의 2023년 공적개발원조(ODA)는 55억 달러로 국민총소득(GNI)의 1.1%였다.", 5.5e9, 0.011, "NOR"),
        # Names of two letters, of two words, with a digit, with a Roman number, in Latin letters.
        ("The $4 billion that GE paid in 2015 was 20% of the GDP of Honduras.", 4e9, 0.2, "HND"),
        ("Aliko Dangote's fortune of $13 billion equals 3% of Nigeria's GDP.", 13e9, 0.03, "NGA"),
        ("The $3 billion that 1MDB borrowed in 2013 was 1% of Malaysia's GDP.", 3e9, 0.01, "MYS"),
        ("폴란드가 2022년 천무-Ⅱ에 들인 35억 달러는 폴란드 GDP의 0.5%다.", 3.5e9, 0.005, "POL"),
        ("스위스 은행 UBS그룹이 낸 벌금 10억 달러는 스위스 GDP의 0.1%다.", 1e9, 0.001, "CHE"),
        # A dash behind a year is no minus; a word that only begins like a decade is none; a deed is no number.
        ("Kenya received $4.2 billion in remittances in 2023 — 3.9 percent of GDP.", 4.2e9, 0.039, "KEN"),
        ("Kenya received $4.2 billion in remittances in 2023 - 3.9% of GDP.", 4.2e9, 0.039, "KEN"),
        ("일본은 2011년 대지진으로 2100억 달러의 피해를 봤는데, 이는 일본 GDP의 3.4%다.", 210e9, 0.034, "JPN"),
        ("폴란드가 2022년 전차 도입에 쓰기로 한 58억 달러는 폴란드 GDP의 0.8%다.", 5.8e9, 0.008, "POL"),
        # The month of what happened dates it.
        ("The April 2015 earthquake cost $7 billion, a third of Nepal's 2014 GDP.", 7e9, 1 / 3, "NPL"),
        (
            "네팔은 2015년 4월 대지진으로 70억 달러의 피해를 입었으며, 이는 2014년 네팔 GDP의 3분의 1이다.",
            7e9,
            1 / 3,
            "NPL",
        ),
        # Behind whom it ranks does not own it.
        (
            "Algeria's military spending was $21.8 billion in 2024, 8% of GDP, the third highest after Ukraine.",
            *ALGERIA,
        ),
        (
            "Belanja militer Aljazair US$21,8 miliar pada 2024, 8 persen PDB, tertinggi ketiga setelah Ukraina.",
            *ALGERIA,
        ),
        ("알제리의 2024년 국방비는 218억 달러로 GDP의 8%를 차지해 우크라이나에 이어 두 번째로 높았다.", *ALGERIA),
        # An amount in front of what it is.
        (
            "Dengan nilai US$46 miliar, belanja pertahanan Korea Selatan mencapai 2,8 persen dari PDB.",
            46e9,
            0.028,
            "KOR",
        ),
        ("Defisit APBN 2022 tercatat Rp460 triliun atau 2,38% PDB.", 460e12, 0.0238, "IDN"),
        ("우리나라가 낸 무역적자 472억 달러는 GDP의 2.8%에 해당한다.", 47.2e9, 0.028, "KOR"),
        ("北 2015년 석탄 수출 10억 달러…전체 수출의 38%", 1e9, 0.38, "PRK"),
        # What contributes to a GDP, though it is not sold.
        ("Remittances of $4.2 billion contributed 3.9% to the GDP of Kenya in 2023.", 4.2e9, 0.039, "KEN"),
        ("Remitansi US$4,2 miliar menyumbang 3,9 persen terhadap PDB Kenya.", 4.2e9, 0.039, "KEN"),
    ],
)
def test_the_press_names_things_so(sentence, amount, share, owner):
    (claim,) = [c for c in econ.find_claims(sentence, said=2025) if isinstance(c, Claim)]
    assert claim.amount.size.low == pytest.approx(amount)
    assert (claim.share.low, claim.denominator.country) == (pytest.approx(share, rel=0.02), owner)
    assert (claim.unread, claim.adds) == ("", False)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Spain's transfer of €5 billion to Catalonia equals 2% of its GDP.", "Catalonia"),
        ("Kenya's revenue grew by $2 billion in 2022, an increase of 10%.", "increase of 10%"),
        ("Pendapatan Kenya naik sebesar US$2 miliar pada 2022, naik 10 persen.", "naik 10 persen"),
        ("한국의 국가채무는 2013년 490조원에서 2023년 1127조원으로 2.3배로 늘었다.", "2.3배"),
        ("The spending of Estonia, Latvia and Lithuania was $4.6 billion, 2.9% of their GDP.", "several countries"),
        ("The $2.1 billion that BP paid was more than GDP.", "GDP"),
    ],
)
def test_what_is_named_in_a_refusal_is_what_stands_in_the_way(sentence, words):
    (refused,) = econ.find_claims(sentence)
    assert isinstance(refused, Refusal)
    assert words in refused.what


@pytest.mark.parametrize(
    ("sentence", "years", "first", "last"),
    [
        ("In the five years to 2020 Algeria bought arms for $10 billion, 1% of its GDP.", 5, 2016, 2020),
        ("Selama lima tahun hingga 2020 Aljazair membeli senjata US$10 miliar, 1 persen PDB-nya.", 5, 2016, 2020),
        ("북한이 2017년부터 2023년까지 7년간 벌어들인 30억 달러는 북한 GDP의 2%다.", 7, 2017, 2023),
        ("올해 상반기 북한이 번 10억 달러는 북한 GDP의 4%다.", 0.5, 2025, 2025),
        ("In the first half of last year Israel spent $21 billion, 4% of its GDP.", 0.5, 2024, 2024),
    ],
)
def test_a_time_is_told_once_or_from_the_date(sentence, years, first, last):
    (claim,) = econ.find_claims(sentence, said=2025)
    assert (claim.period.years, claim.period.first, claim.period.last) == (years, first, last)


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        # 21 of 541 billion dollars (Israel's GDP of 2024, World Bank); doubled it would be 7.8%.
        ("In the first half of 2024 Israel spent $21 billion, about 4% of annual GDP.", 0.0388),
        ("In the first half of 2024 Israel spent $21 billion, about 4% of a year's GDP.", 0.0388),
        ("Pada semester pertama 2024 Israel membelanjakan US$21 miliar, sekitar 4 persen PDB tahunan.", 0.0388),
        ("2024년 상반기 이스라엘이 쓴 210억 달러는 이스라엘 연간 GDP의 약 4%다.", 0.0388),
    ],
)
def test_a_part_of_a_year_stands_against_a_year_that_is_named_as_one(sentence, share):
    verdict = econ.check_claim(sentence)
    assert verdict.claim.denominator.yearly
    assert verdict.status == "holds"
    assert [r.share[0] for r in verdict.fair] == [pytest.approx(share, abs=5e-4)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In the first half of 2024 Israel spent $21 billion, about 4% of GDP.",
        "2024년 상반기 이스라엘이 쓴 210억 달러는 이스라엘 GDP의 약 4%다.",
    ],
)
def test_a_part_of_a_year_stands_against_as_much_of_a_year_where_none_is_named(sentence):
    assert econ.check_claim(sentence).status == "holds only in another reading"


@pytest.mark.parametrize(
    ("sentence", "year", "first", "last"),
    [
        # A debt, a fund and a reserve have a day and no length; the total beside it has a year of its own.
        (
            "Egypt's foreign reserves had fallen to $33 billion by June 2022, a third of annual imports.",
            None,
            2021,
            2022,
        ),
        ("Zambia defaulted in November 2020 on a public debt of $12 billion, 50% of its 2019 GDP.", 2020, None, None),
        ("Dana abadi Norwegia bernilai US$1,7 triliun pada akhir 2024, tiga kali PDB Norwegia.", 2024, 2024, 2024),
        ("카타르 국부펀드의 자산은 2023년 말 4750억 달러로 카타르 GDP의 두 배다.", 2023, 2023, 2023),
        ("쿠웨이트의 외환보유액은 2022년 말 480억 달러로 GDP의 26%다.", 2022, 2022, 2022),
        # What is counted up to now is no second time beside the years that are named.
        ("2016년부터 2024년까지 북한이 탈취한 암호화폐는 누적 60억 달러로 북한 GDP의 20%다.", None, 2016, 2024),
        # A year with which a sentence begins is that of all of it.
        ("In 2010, the floods caused damage of $9.7 billion, or 5.8% of Pakistan's 2009 GDP.", 2010, 2010, 2010),
    ],
)
def test_a_day_or_a_year_says_when_the_amount_was(sentence, year, first, last):
    (claim,) = econ.find_claims(sentence, said=2025)
    assert claim.unread == ""
    assert claim.year == year
    assert (claim.period and (claim.period.first, claim.period.last)) == (first and (first, last))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Jika anggaran naik menjadi 2 persen PDB, Indonesia menyediakan US$28 miliar.", "“Jika” leaves open"),
        ("US$250 million could be 1% of North Korea's GDP.", "“could” leaves open"),
        ("The six monarchies spent $114 billion in 2014, 6.9% of their combined GDP.", "of several countries"),
    ],
)
def test_a_condition_and_several_owners_are_named_as_what_they_are(sentence, said):
    (refused,) = econ.find_claims(sentence)
    assert said in refused.what


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "US$250 million is {}."),
        ("id", "Penjualan senilai US$250 juta setara dengan {}."),
        ("ko", "2억 5,000만 달러는 {}이다."),
    ],
)
def test_what_to_write_is_read(code, sentence):
    """The example of a stated total that a refusal gives, in each language."""
    with speaking(code), pytest.raises(InputError) as told:
        econ.check_claim("In 2022 Poland spent $16 billion on defence, or 0.1% of the EU's GDP.")
    example = told.value.mend.partition("“")[2].partition("”")[0]
    claim = econ.check_claim(sentence.format(example)).claim
    assert claim.denominator.money.size.low == 24.5e9
    assert claim.share.low == 0.01


SINCE_READ = [
    # what is spent, and is no revenue
    ("Poland spent 3.8% of its GDP, $29.6 billion, on its military in 2023.", 29.6e9, 0.038, "POL", True),
    ("Nearly 6% of Russia's GDP, some $109 billion, was swallowed by the military in 2023.", 109e9, 0.055, "RUS", True),
    ("독일은 2023년 618억 유로, 즉 GDP의 1.5%를 국방에 투입했다.", 61.8e9, 0.015, "DEU", True),
    ("폴란드는 2023년 국방에 316억 달러를 썼는데, 이는 GDP의 3.8%에 달한다.", 31.6e9, 0.038, "POL", True),
    # what only tells an amount from others
    ("The $70 billion that Ukraine spent on arms in 2023 amounted to 38% of its GDP.", 70e9, 0.38, "UKR", True),
    ("The $8.5 billion Pakistan spent on its army in 2023 was 2.5% of Pakistani GDP.", 8.5e9, 0.025, "PAK", True),
    # money is the subject of both verbs
    ("Remittances came to $37 billion in 2023 and made up 8.5% of Philippine GDP.", 37e9, 0.085, "PHL", True),
    ("The aid amounted to $5 billion in 2023 and accounted for 3% of Ukraine's GDP.", 5e9, 0.03, "UKR", True),
    # a verb behind the total, and whose purpose it has
    (
        "Sebanyak 3,4 persen dari PDB Amerika Serikat dibelanjakan untuk militer, senilai 916 miliar dolar.",
        916e9,
        0.034,
        "USA",
        True,
    ),
    (
        "Dengan anggaran 83,6 miliar dolar AS, India menempatkan 2,4 persen PDB-nya di sektor pertahanan.",
        83.6e9,
        0.024,
        "IND",
        True,
    ),
    ("Sepersepuluh PDB Filipina ditopang oleh remitansi yang nilainya 37,2 miliar dolar AS.", 37.2e9, 0.1, "PHL", True),
    # times
    (
        "In the first half of 2023 Turkey exported $2.4 billion in arms, 2% of its exports in that period.",
        2.4e9,
        0.02,
        "TUR",
        False,
    ),
    ("러시아는 2023년 한 해 동안 GDP의 6%인 1090억 달러를 군사비로 지출했다.", 109e9, 0.06, "RUS", True),
    ("El Salvador received $8.2 billion in all in 2023, equal to 24% of GDP.", 8.2e9, 0.24, "SLV", False),
    # whose total it is, by what describes the country
    ("Remittances to Nepal were $11 billion, a quarter of the Himalayan country's GDP.", 11e9, 0.25, "NPL", True),
    ("Sri Lanka owed $51 billion, well over half of the small island nation's GDP.", 51e9, 0.5, "LKA", True),
    ("Utang Sri Lanka US$57 miliar, separuh PDB negara pulau tersebut.", 57e9, 0.5, "LKA", False),
    # who says it, and where
    (
        '"Our defence budget of €2.5 billion is 3.4% of GDP," Lithuanian Minister Kasciunas told reporters in Vilnius.',
        2.5e9,
        0.034,
        "LTU",
        True,
    ),
    ("The $4.9 billion Egypt earned from the Suez Canal in 2019 came to 1.5% of GDP.", 4.9e9, 0.015, "EGY", False),
    # a share in words, and how much it is just
    ("2022년 타지키스탄의 송금 유입액이 53억 달러로 GDP의 절반가량인 50.9%에 이르렀다.", 5.3e9, 0.509, "TJK", True),
    ("2021년 그리스의 국가부채는 3,530억 유로로 국내총생산의 두 배에 육박하는 194.5%다.", 353e9, 1.945, "GRC", False),
    # onto the end of a quotation
    (
        "'우리나라의 2023년 연구개발비는 119조740억 원으로 GDP의 4.96%에 달한다'고 장관이 말했다.",
        119.074e12,
        0.0496,
        "KOR",
        True,
    ),
    ('"한국의 방산 수출은 140억 달러로 GDP의 2%에 이른다"고 장관이 말했다.', 14e9, 0.02, "KOR", False),
    ("“2022년 한국의 방산 수출”은 173억 달러로 “GDP”의 1%에 달한다.", 17.3e9, 0.01, "KOR", False),
    # so many of so many dollars
    ("One in every ten dollars of Vietnam's exports, or $35 billion, came from textiles.", 35e9, 0.1, "VNM", False),
    ("Satu dari setiap enam dolar ekspor Korea Selatan, atau 98,6 miliar dolar AS.", 98.6e9, 1 / 6, "KOR", False),
]
"""Sentences, the amount and the share that a reader takes from them, whose total it is, and whether it is spent."""


@pytest.mark.parametrize(("sentence", "amount", "share", "owner", "spent"), SINCE_READ)
def test_what_was_refused_or_called_revenue_is_read(sentence, amount, share, owner, spent):
    (claim,) = econ.find_claims(sentence, said=2025)
    assert claim.amount.size.low == pytest.approx(amount)
    assert claim.share.near[0] <= share <= claim.share.near[1]
    assert (claim.denominator.country, claim.spent, claim.unread) == (owner, spent, "")


def test_a_little_above_is_more_and_not_much_more():
    """Just over 2.4% is no number below it; "above" alone has no end."""
    (little,) = econ.find_claims("수출은 94억 달러로 이집트 GDP의 2.4%를 조금 웃돌았다.", said=2025)
    (above,) = econ.find_claims("수출은 94억 달러로 이집트 GDP의 2.4%를 웃돌았다.", said=2025)
    assert little.share.near[0] == pytest.approx(0.024)
    assert 0.024 < little.share.near[1] < 0.03
    assert (little.share.bound, above.share.bound) == ("", "at least")


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The $5 billion which Poland spends and devotes 3% of its GDP to arms.", "devotes"),
        ("The $5 billion aid Poland spent on tanks in 2023 equals 0.6% of its GDP.", "spent"),
        ("Poland spent $5 billion and accounted for 3% of the exports of Germany.", "accounted for"),
        ("3,4 persen dari PDB Polandia dibelanjakan sekolah, senilai 9 miliar dolar AS.", "dibelanjakan"),
    ],
)
def test_what_is_another_things_is_refused_as_before(sentence, part):
    (refusal,) = econ.find_claims(sentence, said=2025)
    assert part in str(refusal)


@pytest.mark.parametrize(
    ("sentence", "waits"),
    [
        ("Saudi Arabia spent $75.8 billion on arms in 2023. That amount is 7.1% of Saudi Arabia's GDP.", ""),
        ("Saudi Arabia spent $75.8 billion on arms in 2023. That is 7.1% of Saudi Arabia's GDP.", "That"),
        ("Arab Saudi membelanjakan 75,8 miliar dolar AS pada 2023. Jumlah tersebut setara 7,1% PDB Arab Saudi.", ""),
        ("사우디아라비아는 2023년 758억 달러를 썼다. 이 금액은 사우디아라비아 GDP의 7.1%다.", ""),
    ],
)
def test_words_that_can_mean_nothing_but_the_amount_before_do_not_wait(sentence, waits):
    (claim,) = [c for c in econ.find_claims(sentence) if isinstance(c, Claim)]
    assert claim.unread == waits
    assert "the amount of the sentence before it" in claim.taken[0]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [("BNP파리바는", ["name", "name"]), ("GDP파리바는", ["total", "unknown"]), ("ab파리바는", ["unknown", "unknown"])],
)
def test_onto_capitals_that_mean_nothing_a_name_goes_on(sentence, kinds):
    """In Korean; behind what means something, or is no capital, a word stays one that is not understood."""
    mentions = mentions_of(sentence, "ko", econ.default_book())
    assert [m.kind for m in mentions[:2]] == kinds


def test_two_years_of_one_amount_are_refused():
    (refusal,) = econ.find_claims("In 2022 arms sales of $250 million in 2023 were 1% of the GDP of North Korea.")
    assert str(refusal) == "claim: Two years are named: “In 2022” and “in 2023”. Name one."


def test_more_than_behind_an_amount_is_said_of_the_share():
    (claim,) = econ.find_claims("Nilainya hampir 4 miliar dolar, lebih dari sepersepuluh perekonomian Korea Utara.")
    assert (claim.amount.size.text, claim.share.text) == ("hampir 4 miliar dolar", "lebih dari sepersepuluh")


@pytest.mark.parametrize(
    "sentence",
    [
        "수출은 50억 달러로 폴란드 GDP의 절반 2%다.",  # half of 2%? no other way of saying it
        "수출은 50억 달러로 폴란드 GDP의 절반가량인 20%다.",
    ],
)
def test_a_share_in_words_that_the_number_is_not_is_no_second_word_for_it(sentence):
    assert isinstance(econ.find_claims(sentence, said=2025)[0], Refusal)


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("미국의 국방비는 2024년 9700억 달러로 GDP의 3.3%에 이를 것으로 IMF는 전망했다.", "planned"),
        ("The IMF forecasts that Poland's military spending of $38 billion will be 4% of its GDP.", "planned"),
        ("IMF memproyeksikan belanja militer Polandia US$38 miliar, 4% PDB-nya.", "planned"),
        ("미국의 국방비는 2024년 9700억 달러로 GDP의 3.3%에 이른다고 IMF는 밝혔다.", ""),
    ],
)
def test_what_is_forecast_is_not_said_to_be_so(sentence, stage):
    (claim,) = econ.find_claims(sentence, said=2025)
    assert claim.stage == stage


def parts_of(text, language):
    """The kinds and texts of the parts of a sentence."""
    book = econ.default_book()
    found = Parts(text, vocabulary.of(language, book), book, None).mentions
    assert all(m.text == text[m.start : m.end] for m in found)
    return [(m.kind, m.text) for m in found]


@pytest.mark.parametrize(
    ("text", "language", "owner"),
    [
        ("The Himalayan country's GDP", "en", "The Himalayan country's"),
        ("Arms of the Himalayan country's", "en", "the Himalayan country's"),
        ("Half the old and small island nation's GDP", "en", ""),  # "and" describes nothing
        ("the small old poor island nation's GDP", "en", "the small old poor island nation's"),
        ("the very small old poor island nation's GDP", "en", ""),
        ("a Himalayan country's GDP", "en", ""),
        ("Himalayan country's GDP", "en", ""),
        ("negara pulau tersebut", "id", "negara pulau tersebut"),
        ("PDB negara di Asia Tengah itu naik", "id", "negara di Asia Tengah itu"),
        ("PDB negara kecil di Asia Tengah itu", "id", "negara kecil di Asia Tengah itu"),
        ("PDB negara kecil miskin di Asia Tengah itu", "id", ""),
        ("PDB negara pulau", "id", ""),
        ("PDB negara pulau dan itu", "id", ""),
    ],
)
def test_a_country_that_is_described_and_not_named(text, language, owner):
    found = [words for kind, words in parts_of(text, language) if kind == "its"]
    assert found == ([owner] if owner else [])
    assert not owner or ("total", "GDP" if language == "en" else "PDB") in parts_of(f"{text} PDB GDP", language)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("절반에 육박하는 49%", ["share"]),
        ("절반가량인 50.9%", ["share"]),
        ("GDP의 절반가량인 50.9%를", ["total", "of", "share", "particle"]),
        ("GDP의 절반가량인 20%를", ["total", "of", "share", "ending", "share", "particle"]),
        ("GDP의 절반에 육박하는 20%를", ["total", "of", "share", "share", "particle"]),
        ("GDP의 절반가량인 수출", ["total", "of", "share", "ending", "total"]),
        ("GDP의 1%에 가까운 0.9%", ["total", "of", "share", "share"]),
    ],
)
def test_a_share_in_words_and_its_number_are_one(text, left):
    assert [kind for kind, _words in parts_of(text, "ko")] == left


@pytest.mark.parametrize(
    "sentence",
    [
        "In Transnistria, arms exports of $5 billion are 2% of GDP, Lithuania says.",
        "For Transnistria, arms exports of $5 billion by Lithuania are 2% of GDP.",
    ],
)
def test_a_name_in_a_clause_in_which_nobody_speaks_may_own_the_total(sentence):
    (refusal,) = econ.find_claims(sentence, said=2025)
    assert "“Transnistria” is named too" in str(refusal)


def test_one_of_five_ships_is_no_share_and_one_of_five_dollars_is():
    book = econ.default_book()
    kinds = [m.kind for m in mentions_of("Satu dari lima kapal senilai US$5 miliar", "id", book)]
    assert "share" not in kinds
    (claim,) = econ.find_claims("Satu dari lima dolar PDB Polandia, atau US$5 miliar.", said=2025)
    assert claim.share.near[0] <= 0.2 <= claim.share.near[1]
