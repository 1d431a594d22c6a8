"""A word that changes a claim changes its reading in the right way, or the reading is withheld.

The variants are written here: each modifying word of a list, in every place of right sentences where it can stand, in
three languages. The lists are made of what people print, not of the reader's own tables, and what must come of a word
was said by hand: a denial denies, a bound bounds, a month is a twelfth of a year; a partner, an exclusion, a price
basis, a scale word of another language or a word behind the total leave nothing to judge.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

import econ
from econ.claims.claim import Claim

SUBJECT, SHARE, TOTAL = "s", "n", "t"

# --- sentences that are read rightly, and what they say -----------------------------------------------


@dataclass(frozen=True)
class Base:
    """A right sentence, with the amount, the share and the total it states, judged by hand.

    Its words are marked: `s` of the subject with the amount and the verb, `n` of the share, `t` of the total.
    """

    language: str
    marked: str
    amount: float
    currency: str
    share: float
    total: tuple[str, str]
    year: int | None = None
    rate: float | None = None

    @property
    def words(self) -> list[str]:
        return [word.rpartition("/")[0] for word in self.marked.split()]

    @property
    def zones(self) -> list[str]:
        return [word.rpartition("/")[2] for word in self.marked.split()]

    @property
    def text(self) -> str:
        return " ".join(self.words)


BASES = [
    Base("en", "US$250/s million/s is/s 1%/n of/n North/t Korea's/t GDP/t", 250e6, "USD", 0.01, ("gdp", "PRK")),
    Base(
        "en",
        "An/s arms/s sale/s of/s $13/s billion/s was/s 0.7%/n of/n South/t Korea's/t GDP/t in/t 2023/t",
        13e9,
        "USD",
        0.007,
        ("gdp", "KOR"),
        year=2023,
    ),
    Base(
        "en",
        "In/s 2022/s shells/s worth/s $160/s million/s were/s equal/s to/s 40/n percent/n of/n"
        " North/t Korean/t exports/t",
        160e6,
        "USD",
        0.4,
        ("exports", "PRK"),
        year=2022,
    ),
    Base("en", "1%/n of/n Poland's/t GDP/t is/s $7/s billion/s", 7e9, "USD", 0.01, ("gdp", "POL")),
    Base(
        "en",
        "Ukraine/s spent/s $64.7/s billion,/s or/s 34%/n of/n Ukraine's/t GDP,/t on/s defence/s in/s 2024/s",
        64.7e9,
        "USD",
        0.34,
        ("gdp", "UKR"),
        year=2024,
    ),
    Base("id", "US$250/s juta/s adalah/s 1%/n dari/n PDB/t Korea/t Utara/t", 250e6, "USD", 0.01, ("gdp", "PRK")),
    Base(
        "id",
        "Penjualan/s senjata/s senilai/s 13/s miliar/s dolar/s AS/s setara/s dengan/s 0,7/n persen/n dari/n PDB/t"
        " Korea/t Selatan/t pada/t 2023/t",
        13e9,
        "USD",
        0.007,
        ("gdp", "KOR"),
        year=2023,
    ),
    Base(
        "id",
        "Pada/s 2022/s peluru/s senilai/s 160/s juta/s dolar/s AS/s sama/s dengan/s 40/n persen/n"
        " ekspor/t Korea/t Utara/t",
        160e6,
        "USD",
        0.4,
        ("exports", "PRK"),
        year=2022,
    ),
    Base("ko", "2억5000만/s 달러는/s 북한/t GDP의/t 1%이다/n", 250e6, "USD", 0.01, ("gdp", "PRK")),
    Base(
        "ko",
        "무기/s 판매액/s 130억/s 달러는/s 2023년/t 한국/t GDP의/t 0.7%였다/n",
        13e9,
        "USD",
        0.007,
        ("gdp", "KOR"),
        year=2023,
    ),
    Base(
        "ko",
        "2022년/s 포탄/s 1억6000만/s 달러는/s 북한/t 수출의/t 40%에/n 해당한다/n",
        160e6,
        "USD",
        0.4,
        ("exports", "PRK"),
        year=2022,
    ),
    Base("id", "1%/n dari/n PDB/t Polandia/t adalah/s US$7/s miliar/s", 7e9, "USD", 0.01, ("gdp", "POL")),
    Base("ko", "폴란드/t GDP의/t 1%는/n 70억/s 달러이다/s", 7e9, "USD", 0.01, ("gdp", "POL")),
]

# --- what a word may make of a reading ----------------------------------------------------------------

Right = Callable[[Claim, Claim], bool]
"""Whether a reading with a word is right beside the one without it."""


def bare(claim: Claim) -> tuple[object, ...]:
    """What a claim says but for bounds, denial and time."""
    total, amount = claim.denominator, claim.amount
    kind = "gdp" if total.kind == "economy" else total.kind
    named = (kind, total.country, total.source, total.basis, total.money and total.money.size.low)
    return amount.size.face, amount.currency, claim.share.face, claim.relation, claim.falls, named, claim.adds


def times(claim: Claim) -> tuple[object, ...]:
    """What a claim says of time."""
    period = claim.period
    return (period.years, period.first, period.last) if period else None, claim.year, claim.denominator.year


def bounds(claim: Claim) -> tuple[object, ...]:
    return claim.share.allowed, claim.share.bound, claim.amount.size.near, claim.amount.size.bound


def same(before: Claim, after: Claim) -> bool:
    return (bare(before), times(before), bounds(before), before.denied) == (
        bare(after),
        times(after),
        bounds(after),
        after.denied,
    )


def denied(before: Claim, after: Claim) -> bool:
    return after.denied and same(before, replace(after, denied=False))


def bounded(way: str) -> Right:
    """The share or the amount has this end only, or is hedged towards this side; nothing else is changed."""

    def right(before: Claim, after: Claim) -> bool:
        if (bare(before), times(before), before.denied) != (bare(after), times(after), after.denied):
            return False
        (low, high), (least, most) = after.share.allowed, after.amount.size.near
        share, amount = before.share.low, before.amount.size.low
        of_share = {"less": high <= share * (1 + 1e-9), "more": low >= share * (1 - 1e-9), "about": low < share < high}
        of_amount = {
            "less": after.amount.size.bound == "at most" or most <= amount * (1 + 1e-9),
            "more": after.amount.size.bound == "at least" or least >= amount * (1 - 1e-9),
            "about": least < amount < most,
        }
        return of_share[way] or of_amount[way]

    return right


def lasts(years: float | None, first: int | None = None) -> Right:
    """The amount is that of so much time, from this year if one is named, and nothing else is changed.

    None is a time with an open end.
    """

    def right(before: Claim, after: Claim) -> bool:
        if (bare(before), bounds(before), before.denied) != (
            bare(after),
            bounds(after),
            after.denied,
        ) or not after.period:
            return False
        if years is None or after.period.years is None:
            return years is after.period.years
        if first and after.period.first != first:
            return False
        return abs(after.period.years - years) < 0.02 * years

    return right


def up_from(*least: float) -> Right:
    """The share has the word as its lower end: "2% to 40 percent"."""
    return lambda before, after: after.share.high == before.share.low and after.share.low in least


def either(*rights: Right) -> Right:
    return lambda before, after: any(right(before, after) for right in rights)


def of_money(amount: float) -> Right:
    """The total is stated to be this much, or money stands where nothing can be read."""

    def right(before: Claim, after: Claim) -> bool:
        money = after.denominator.money
        plain = replace(after, denominator=replace(after.denominator, money=None))
        return money is not None and money.size.low == amount and same(before, plain)

    return right


def multiplied(*factors: float) -> Right:
    """The share or the amount is so many times as large."""

    def right(before: Claim, after: Claim) -> bool:
        if before.denied != after.denied or times(before) != times(after):
            return False
        for factor in factors:
            share = abs(after.share.low / before.share.low / factor - 1) < 1e-6
            amount = abs(after.amount.size.low / before.amount.size.low / factor - 1) < 1e-6
            if share is not amount:
                return True
        return False

    return right


def based(basis: str) -> Right:
    """The total is on another price basis, which only series on that basis answer."""

    def right(before: Claim, after: Claim) -> bool:
        plain = replace(after, denominator=replace(after.denominator, basis=before.denominator.basis))
        return after.denominator.basis == basis and same(before, plain)

    return right


def never(before: Claim, after: Claim) -> bool:
    """No reading is right: no figure of just that is held."""
    del before, after
    return False


MONTH, WEEK, DAY = 1 / 12, 7 / 365.25, 1 / 365.25

ANYWHERE: dict[str, dict[str, Right]] = {
    "en": {
        "not|never|hardly|by no means|no longer|nowhere near|is not|isn't|cannot be|it is false that|nobody believes"
        "|rather than|instead of|neither|denies that|far from|anything but|wrongly": denied,
        "fails to reach|falls short of|short of|shy of|below|less than|under|at most|up to|no more than|a maximum of"
        "|nearly|almost|just under|not quite": bounded("less"),
        "above|more than|over|at least|no less than|a minimum of|exceeding|just over|upwards of": bounded("more"),
        "about|roughly|around|approximately|some|close to": bounded("about"),
        "a month|per month|monthly|every month|each month": lasts(MONTH),
        "a week|weekly|every week": lasts(WEEK),
        "daily|a day|per day": lasts(DAY),
        "quarterly|per quarter|every quarter": lasts(0.25),
        "over two years|in two years": lasts(2),
        "over the next decade|over ten years": lasts(10),
        "in six months|every six months": lasts(0.5),
        "since 2019|since the war began|from 2019 onwards": lasts(None),
        "until 2030|by 2030": either(lasts(None), lasts(9, 2022), lasts(7, 2024)),  # "in 2022 until 2030" is nine years
        "in the 1990s|early 2021|pre-war|next year|last month|in spring": never,
        "in Q3 2021|in the third quarter of 2021": lasts(0.25, 2021),
        "in H1 2021|in the first half of 2021": lasts(0.5, 2021),
        "in January 2021": lasts(MONTH, 2021),
        "in the first nine months": lasts(0.75),
        "in 2015 prices|in 2015 dollars|inflation-adjusted|at the black-market rate|seasonally adjusted|per capita"
        "|per head|in today's money|after inflation": never,
        "in constant prices|in real terms": based("constant"),
        "at purchasing power parity": based("PPP"),
        "juta|miliar|억|조|Mrd|Mio|lakh|crore|quadrillion|milliard|milyon|mille|tysięcy|G": never,
        "hundred": multiplied(100),
        "twice|double": multiplied(2),
        "half": multiplied(0.5),
        "a third of": multiplied(1 / 3),
        "$300 million": of_money(300e6),
        "2%|or 5%|and 2 percent": up_from(0.02, 0.05),
        "and $300 million|3 to 5": never,
    },
    "id": {
        "bukan|tidak|belum|bukanlah|tak|jauh dari|tidak benar bahwa|mustahil|alih-alih": denied,
        "kurang dari|di bawah|paling banyak|maksimal|hampir|tidak sampai|tidak lebih dari|hingga": bounded("less"),
        "tidak mencapai": bounded("less"),
        "lebih dari|di atas|setidaknya|paling sedikit|minimal|sedikitnya|melebihi": bounded("more"),
        "sekitar|kira-kira|kurang lebih": bounded("about"),
        "per bulan|setiap bulan|sebulan|tiap bulan": lasts(MONTH),
        "per minggu|setiap minggu|seminggu": lasts(WEEK),
        "per hari|setiap hari|sehari": lasts(DAY),
        "per kuartal|setiap triwulan": lasts(0.25),
        "selama dua tahun|dalam dua tahun": lasts(2),
        "selama sepuluh tahun|dalam satu dekade": lasts(10),
        "sejak 2019|sejak perang dimulai": lasts(None),
        "hingga 2030": either(lasts(None), lasts(9, 2022)),
        "pada kuartal ketiga 2021": lasts(0.25, 2021),
        "pada semester pertama 2021": lasts(0.5, 2021),
        "pada Januari 2021": lasts(MONTH, 2021),
        "pada tahun 1990-an|bulan lalu|tahun depan|sebelum perang": never,
        "dengan harga 2015|disesuaikan dengan inflasi|per kapita|dengan kurs pasar gelap": never,
        "atas dasar harga konstan|secara riil": based("constant"),
        "berdasarkan paritas daya beli": based("PPP"),
        "million|billion|억|Mrd|lakh|crore|mlrd": never,
        "dua kali lipat": multiplied(2),
        "setengah": multiplied(0.5, 7.5 / 7),  # "7 miliar setengah" is seven and a half
        "US$300 juta": of_money(300e6),
        "2%|atau 5%|dan US$300 juta": never,
    },
    "ko": {
        "아닌|않은|결코|거짓으로|안": denied,
        "최대|많아야|거의": bounded("less"),
        "최소|적어도": bounded("more"),
        "약|대략": bounded("about"),
        "매달|매월|월|한 달에": lasts(MONTH),
        "매주|일주일에": lasts(WEEK),
        "하루|매일": lasts(DAY),
        "분기당|분기마다": lasts(0.25),
        "2년간|2년 동안": lasts(2),
        "10년간|향후 10년간": lasts(10),
        "2019년부터|전쟁 이후": either(lasts(None), lasts(4, 2019)),  # "2019년부터 2022년" is four years
        "2030년까지": either(lasts(None), lasts(9, 2022)),
        "2021년 3분기": lasts(0.25, 2021),
        "2021년 상반기": lasts(0.5, 2021),
        "2021년 1월": lasts(MONTH, 2021),
        "1990년대|지난달|내년": never,
        "2015년 불변가격|1인당|시간당|물가를 감안한|암시장 환율로": never,
        "실질": based("constant"),
        "구매력평가 기준": based("PPP"),
        "million|billion|juta|Mrd|lakh": never,
        "두 배": multiplied(2),
        "절반": multiplied(0.5),
        "3억 달러": of_money(300e6),
        "2%": never,
    },
}
"""Words that change a claim wherever they stand, and what they may make of it."""

NUMBERS = {"en": "1,200|75|$4|won|yen", "id": "1.200|75|US$4|euro", "ko": "1200|75|유로|엔"}
"""Numbers and currencies that belong to nothing beside a number; elsewhere they may count, or be another word."""

IN_THE_TOTAL = {
    "en": "to China|with China|from Russia|and Russia|and China's|or Russia|between Iran and Russia|in Chagang province"
    "|for the Chinese market|to Asia|excluding arms|except oil|including services|without coal|apart from oil|non-oil"
    "|other than coal|net of imports|(excluding oil)|minus debt|before tax|growth|deficit|surplus|gap|shortfall|balance"
    "|debt|market|sector|forecast|target|increase|expenditure|receipts|bill|of coal|for procurement|on drones|decline"
    "|potential|informal|ceiling|fund|per worker|monthly|quarterly|in January|goods and services|abroad",
    "id": "ke Tiongkok|dengan Rusia|dari Rusia|dan Rusia|tidak termasuk senjata|di luar minyak|kecuali batu bara"
    "|nonmigas|tanpa jasa|pertumbuhan|defisit|surplus|kekurangan|utang|sektor|kenaikan|per pekerja|bulanan"
    "|Provinsi Chagang|untuk pengadaan",
    "ko": "대중국|중국으로의|러시아와의|중국과|무기를 제외한|석유 제외|서비스를 포함한|성장|적자|흑자|부족분|증가분"
    "|부채|월간|비석유|자강도",
}
"""Words that make the total another one, of which no figure is held."""

# --- what is read ---------------------------------------------------------------------------------------


def read(text: str, language: str) -> tuple[list[Claim], list[str]]:
    """The claims that are read of a sentence with every word, and what was said of what is not."""
    claims, refusals = [], []
    for found in econ.find_claims(text, language=language):
        if not isinstance(found, Claim):
            refusals.append(str(found))
        elif found.unread:
            refusals.append(f"“{found.unread}” is not understood.")
        else:
            claims.append(found)
    return claims, refusals


def variants(base: Base) -> Iterator[tuple[str, Right, str]]:
    """Every variant of a sentence with what may be made of it, and the word that is in it."""
    words, zones = base.words, base.zones
    for table, right in ANYWHERE[base.language].items():
        for word in table.split("|"):
            for n in range(len(words) + 1):
                yield " ".join([*words[:n], word, *words[n:]]), right, word
    for word in NUMBERS[base.language].split("|"):
        for n in range(len(words) + 1):
            if any(_is_amount(w) for w in words[max(n - 1, 0) : n + 1]):
                yield " ".join([*words[:n], word, *words[n:]]), never, word
    for word in IN_THE_TOTAL[base.language].split("|"):
        for n in range(len(words) + 1):
            if TOTAL in zones[max(n - 1, 0) : n + 1] and not words[max(n - 1, 0)].endswith(","):
                yield " ".join([*words[:n], word, *words[n:]]), never, word


def _is_amount(word: str) -> bool:
    return any(c.isdigit() for c in word) and not word.startswith("202")


def misread(base: Base, sentence: str, right: Right, before: Claim) -> bool:
    claims, _refusals = read(sentence, base.language)
    return any(not right(before, claim) for claim in claims)


SEEN = 500
"""Variants of a sentence that a run of the tests looks at, drawn with a fixed seed."""


@pytest.mark.parametrize("base", BASES, ids=lambda b: f"{b.language}-{b.share}")
def test_the_sentence_itself_is_read_rightly(base):
    (claim,), refusals = read(base.text, base.language)
    kind = "gdp" if claim.denominator.kind == "economy" else claim.denominator.kind
    assert (claim.amount.size.low, claim.amount.currency) == (base.amount, base.currency)
    assert claim.share.low == pytest.approx(base.share)
    assert (kind, claim.denominator.country) == base.total
    assert base.year in {None, claim.denominator.year, claim.year}
    assert not claim.denied
    assert not refusals


@pytest.mark.parametrize("base", BASES, ids=lambda b: f"{b.language}-{b.share}")
def test_no_word_vanishes(base):
    (before,), _ = read(base.text, base.language)
    written = list(variants(base))
    chosen = random.Random(15).sample(written, min(SEEN, len(written)))
    wrong = [sentence for sentence, right, _word in chosen if misread(base, sentence, right, before)]
    assert wrong == []


NATURAL = {
    "en": [
        ("US$250 million is not 1% of North Korea's GDP", denied),
        ("US$250 million is far from 1% of North Korea's GDP", denied),
        ("It is not true that US$250 million is 1% of North Korea's GDP", denied),
        ("US$250 million is at least 1% of North Korea's GDP", bounded("more")),
        ("US$250 million is more than 1% of North Korea's GDP", bounded("more")),
        ("US$250 million exceeds 1% of North Korea's GDP", bounded("more")),
        ("US$250 million is up to 1% of North Korea's GDP", bounded("less")),
        ("US$250 million is no more than 1% of North Korea's GDP", bounded("less")),
        ("US$250 million is a maximum of 1% of North Korea's GDP", bounded("less")),
        ("US$250 million is just under 1% of North Korea's GDP", bounded("less")),
        ("US$250 million is close to 1% of North Korea's GDP", bounded("about")),
        ("Nearly US$250 million is 1% of North Korea's GDP", bounded("less")),
        ("Over US$250 million is 1% of North Korea's GDP", bounded("more")),
        ("US$250 million a month is 1% of North Korea's GDP", lasts(MONTH)),
        ("US$250 million monthly is 1% of North Korea's GDP", lasts(MONTH)),
        ("US$250 million a week is 1% of North Korea's GDP", lasts(WEEK)),
        ("US$250 million every quarter is 1% of North Korea's GDP", lasts(0.25)),
        ("US$250 million a day is 1% of North Korea's GDP", lasts(DAY)),
        ("US$250 million over two years is 1% of North Korea's GDP", lasts(2)),
        ("US$250 million over the next decade is 1% of North Korea's GDP", lasts(10)),
        ("US$250 million since 2019 is 1% of North Korea's GDP", lasts(None)),
        ("US$250 million in the first half of 2021 is 1% of North Korea's GDP", lasts(0.5)),
        ("US$250 million in Q3 2021 is 1% of North Korea's GDP", lasts(0.25)),
        ("US$250 million is 1% of North Korea's GDP at purchasing power parity", based("PPP")),
        ("US$250 million is half of 1% of North Korea's GDP", multiplied(0.5)),
    ],
    "id": [
        ("US$250 juta bukan 1% dari PDB Korea Utara", denied),
        ("US$250 juta tidak mencapai 1% dari PDB Korea Utara", bounded("less")),
        ("US$250 juta adalah setidaknya 1% dari PDB Korea Utara", bounded("more")),
        ("US$250 juta adalah lebih dari 1% dari PDB Korea Utara", bounded("more")),
        ("US$250 juta adalah kurang dari 1% dari PDB Korea Utara", bounded("less")),
        ("US$250 juta adalah hampir 1% dari PDB Korea Utara", bounded("less")),
        ("US$250 juta adalah paling banyak 1% dari PDB Korea Utara", bounded("less")),
        ("US$250 juta adalah sekitar 1% dari PDB Korea Utara", bounded("about")),
        ("Lebih dari US$250 juta adalah 1% dari PDB Korea Utara", bounded("more")),
        ("US$250 juta per bulan adalah 1% dari PDB Korea Utara", lasts(MONTH)),
        ("US$250 juta setiap minggu adalah 1% dari PDB Korea Utara", lasts(WEEK)),
        ("US$250 juta per hari adalah 1% dari PDB Korea Utara", lasts(DAY)),
        ("US$250 juta per kuartal adalah 1% dari PDB Korea Utara", lasts(0.25)),
        ("US$250 juta selama dua tahun adalah 1% dari PDB Korea Utara", lasts(2)),
        ("US$250 juta sejak 2019 adalah 1% dari PDB Korea Utara", lasts(None)),
        ("US$250 juta adalah 1% dari PDB Korea Utara berdasarkan paritas daya beli", based("PPP")),
    ],
    "ko": [
        ("2억5000만 달러는 북한 GDP의 1%가 아니다", denied),
        ("2억5000만 달러는 북한 GDP의 1%에 미치지 못한다", bounded("less")),
        ("2억5000만 달러는 북한 GDP의 1% 이상이다", bounded("more")),
        ("2억5000만 달러는 북한 GDP의 1%를 넘는다", bounded("more")),
        ("2억5000만 달러는 북한 GDP의 1% 이하이다", bounded("less")),
        ("2억5000만 달러는 북한 GDP의 1% 미만이다", bounded("less")),
        ("2억5000만 달러는 북한 GDP의 약 1%이다", bounded("about")),
        ("2억5000만 달러는 북한 GDP의 최대 1%이다", bounded("less")),
        ("2억5000만 달러는 북한 GDP의 거의 1%이다", bounded("less")),
        ("최소 2억5000만 달러는 북한 GDP의 1%이다", bounded("more")),
        ("매달 2억5000만 달러는 북한 GDP의 1%이다", lasts(MONTH)),
        ("매주 2억5000만 달러는 북한 GDP의 1%이다", lasts(WEEK)),
        ("하루 2억5000만 달러는 북한 GDP의 1%이다", lasts(DAY)),
        ("분기당 2억5000만 달러는 북한 GDP의 1%이다", lasts(0.25)),
        ("2년간 2억5000만 달러는 북한 GDP의 1%이다", lasts(2)),
        ("2019년부터 2억5000만 달러는 북한 GDP의 1%이다", lasts(None)),
    ],
}
"""Sentences as somebody would write them, each with a right reading."""


@pytest.mark.parametrize("language", NATURAL)
def test_at_least_half_of_what_has_a_right_reading_is_read(language):
    base = next(b for b in BASES if b.language == language)
    (before,), _ = read(base.text, language)
    found = {sentence: (right, read(sentence, language)[0]) for sentence, right in NATURAL[language]}
    wrong = [s for s, (right, claims) in found.items() if any(not right(before, c) for c in claims)]
    assert wrong == []
    assert 2 * sum(len(claims) == 1 for _right, claims in found.values()) >= len(found)


@pytest.mark.parametrize("language", NATURAL)
def test_a_refusal_names_words_of_the_sentence(language):
    """Between quotation marks stands what cannot be read."""
    for sentence, _right in NATURAL[language]:
        for said in read(sentence, language)[1]:
            quoted = [part.partition("”")[0] for part in said.split("“")[1:]]
            assert any(part.strip(" …").lower() in sentence.lower() for part in quoted if part.strip(" …")), said
