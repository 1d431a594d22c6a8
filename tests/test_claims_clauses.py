"""Two things in one sentence: what is earned and what is spent, a sum and a burden. Labelled by hand."""

import pytest

import econ
from econ.claims.claim import Claim, Refusal


def shares(text):
    return [
        (claim.amount.size.low, claim.share.low)
        for claim in econ.find_claims(text, said=2025)
        if isinstance(claim, Claim) and claim.relation in {"share", "multiple"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Russia earned $200bn from oil and spends 7% of its GDP on defence.",
        "Russia earned $200bn from oil, and its defence spending is 7% of GDP.",
        "Russia earned $200bn to spend 7% of GDP on defence.",
        "Russia earned $200bn from oil but spends 7% of GDP on defence.",
        "Russia earned $200bn and the tax burden is 40% of GDP.",
        "Russia earned $200bn from oil and Poland's burden is 40% of GDP.",
        "With $200bn from oil, Russia spends 7% of GDP on defence.",
        "Poland paid $6.5bn for tanks and its burden is 6% of GDP.",
        "Poland paid $6.5bn for tanks, a burden of taxes of 6% of GDP.",
        "Poland paid $6.5bn for tanks, devoting 4.2% of GDP to defence.",
        "Poland, which paid $6.5bn for tanks, spends 4.2% of GDP on defence.",
        "Russia sold arms for $15bn and oil is 20% of GDP.",
        "Russia sold arms for $15bn, and crude oil was worth 20% of GDP.",
        "Russia sold arms for $15bn and gas equals 20% of GDP.",
        "Russia sold arms for $15bn and also gas equals 20% of GDP.",
        "Russia sold arms for $15bn and defence is about 4% of its GDP.",
        "Poland spent $10bn on tanks and taxes are 4% of GDP.",
        "South Korea sold $14bn of arms and chips were 20% of its exports.",
        "South Korea sold $14bn of arms and ships were 20% of its exports.",
        "Rusia menjual senjata senilai US$15 miliar dan minyak setara 20 persen PDB.",
        "Having paid $6.5bn for tanks, Poland spends 4.2% of GDP on defence.",
        "Poland's defence cost is 4.2% of GDP, and it bought $6.5bn of tanks.",
        "Poland's spending is 4.2% of GDP, of which $6.5bn is for tanks.",
        "Poland spends 4.2% of GDP on defence, $10bn of it on tanks.",
        "Poland spends 4.2% of GDP on defence, $10bn of which on tanks.",
        "Poland spends 4.2% of GDP on defence, $10bn a year on tanks.",
        "Polandia membelanjakan 4,2 persen PDB untuk pertahanan, US$10 miliar untuk tank.",
        "Rusia meraup US$200 miliar dari minyak dan membelanjakan 7 persen PDB-nya untuk pertahanan.",
        "Polandia membayar US$6,5 miliar untuk tank dan defisitnya setara 6 persen PDB.",
        "Polandia membayar US$6,5 miliar untuk tank, defisitnya setara 6 persen PDB.",
        "Polandia membelanjakan 4,2 persen PDB untuk pertahanan dan membeli tank senilai US$6,5 miliar.",
        "Dengan ekspor US$111 miliar, Qatar membelanjakan 5 persen PDB-nya untuk pertahanan.",
        "러시아는 석유로 2000억 달러를 벌어들여 GDP의 7%를 국방에 쓴다.",
        "러시아는 석유로 2000억 달러를 벌었고 국방비는 GDP의 7%다.",
        "러시아는 석유 수출로 2000억 달러를 벌었는데 군사비는 GDP의 7%였다.",
        "러시아는 석유로 2000억 달러를 받으며 GDP의 7%를 국방에 쓴다.",
        "러시아는 석유로 2000억 달러를 얻으면서 국방비는 GDP의 7%다.",
        "독일은 우크라이나에 90억 유로를 지원하고 국방비를 GDP의 2.4%로 늘린다.",
        "폴란드는 380억 달러를 들여 국방비를 GDP의 4.2%로 맞춘다.",
        "폴란드는 전차를 65억 달러에 샀으며 GDP의 4.2%를 국방비로 지출한다.",
        "폴란드는 GDP의 4.2%를 국방비로 쓰고 전차를 65억 달러에 샀다.",
        "폴란드는 GDP의 4.2%를 국방에 쓰는데 전차 구매액은 65억 달러다.",
        "폴란드는 GDP의 34%를 국방비로 쓰는 우크라이나에 50억 달러를 지원했다.",
        "폴란드는 국방비가 GDP의 34%인 우크라이나에 50억 달러를 줬다.",
        "스페인이 GDP의 2%를 달성하려면 100억 달러를 더 써야 한다.",
        "이란의 원유 수출액은 430억 달러이며 수출의 90%는 중국으로 간다.",
        "65억 달러에 전차를 산 폴란드는 GDP의 4.2%를 국방비로 쓴다.",
        "65억 달러에 전차를 산 폴란드의 국방비는 GDP의 4.2%다.",
        "폴란드 전차 주문은 65억 달러, 국방비는 GDP의 4.2%다.",
        "폴란드 국방비는 GDP의 4.2%, 전차 주문은 65억 달러다.",
        "폴란드 국방비는 GDP의 4.2%인데 이 중 65억 달러는 전차에 쓴다.",
        "폴란드는 65억 달러어치 전차를 주문했다(국방비는 GDP의 4.2%).",
        # A share of which something is said, and an aim.
        "Poland ordered tanks worth $6.5bn and 4.2% of GDP goes to defence.",
        "Poland ordered tanks worth $6.5bn (4.2% of GDP goes to defence).",
        "Polandia memesan tank US$6,5 miliar, dan 4,2 persen PDB dipakai untuk pertahanan.",
        "Polandia membelanjakan US$6,5 miliar untuk mencapai 2 persen PDB.",
        "Poland's $6.5bn order brings spending above 4.2% of GDP.",
        # A noun behind the amount, of which it may be said.
        "Poland paid $5bn for a stake in a firm worth 2% of its GDP.",
        "Aid of $5bn went to sectors making up 2% of Poland's GDP.",
        "Aid of $5bn will go to farms, which account for 2% of Poland's GDP.",
        "The region gets $5bn and makes up 2% of Poland's economy.",
        "Bantuan US$5 miliar diberikan kepada sektor yang menyumbang 2 persen PDB Polandia.",
        "Bantuan US$5 miliar untuk petani, yang menyumbang 2 persen PDB Polandia.",
        "50억 달러를 투자한 회사는 폴란드 GDP의 2%를 차지한다.",
        "50억 달러어치를 판 회사는 폴란드 수출의 16%를 맡고 있다.",
        "50억 달러의 지원은 폴란드 GDP의 2%를 차지하는 산업에 돌아간다.",
        "폴란드의 이자는 연 50억 달러로 부채는 GDP의 55%다.",
        # What was worth so much long ago, and is such a share now.
        "Exports to Russia were worth $5bn in 2013 and now equal 2% of Poland's exports.",
        "Ekspor ke Rusia pada 2013 bernilai US$5 miliar dan kini setara 2 persen ekspor Polandia.",
        "대러 수출은 2013년 50억 달러였지만 지금은 폴란드 수출의 2%다.",
        "50억 달러 차관으로 GDP의 3%인 폴란드의 재정적자를 메운다.",
        # A share of two years, of every year, or of another one.
        "US$250 million was 1% of North Korea's GDP in 2013 and 2014.",
        "US$250 juta adalah 1 persen PDB Korea Utara pada 2013 dan 2014.",
        "US$250 juta adalah 1 persen PDB Korea Utara pada 2013 atau 2014.",
        "2억5000만 달러는 2013년과 2014년 북한 GDP의 1%다.",
        "Poland spent $300bn since 2022, or 7% of GDP every year.",
        "Polandia membelanjakan US$300 miliar dalam tiga tahun, atau 5 persen PDB setiap tahun.",
        "폴란드는 5년간 3000억달러를 썼고 이는 연간 GDP의 7%다.",
        "Germany's exports, 30% of GDP in 2010, were $400bn in 2023.",
        "Ekspor Jerman 30 persen PDB pada 2010 dan US$400 miliar pada 2023.",
        # Another topic behind a case particle, or a part.
        "610억달러 지원으로 우크라이나 국방비는 GDP의 37%가 됐다.",
        "610억달러 지원에도 우크라이나 적자는 GDP의 20%다.",
        "610억달러에도 우크라이나 적자는 GDP의 20%다.",
        "610억달러 지원 중 차관은 우크라이나 GDP의 20%다.",
        "610억달러 지원 가운데 무기는 우크라이나 GDP의 20%다.",
        # A part of a sum.
        "610억달러와 차관은 우크라이나 GDP의 40%다.",
        "차관과 610억달러는 우크라이나 GDP의 40%다.",
        "원조와 함께 2억5000만달러는 북한 GDP의 1%다.",
        "US$250 juta dan bantuan setara 1 persen PDB Korea Utara.",
        "The aid and the $250m from arms were 1% of North Korea's GDP.",
        "Together with aid, $250m is 1% of North Korea's GDP.",
        "Combined with aid, $250m is 1% of North Korea's GDP.",
        "Along with aid, $250m is 1% of North Korea's GDP.",
        "In 2024, together with aid, $250m was 1% of North Korea's GDP.",
        "Together with Germany, Poland spent $120bn, 2% of its GDP.",
        "Bersama Jerman, Polandia membelanjakan US$120 miliar, 2 persen PDB-nya.",
        "Added to aid, $250m is 1% of North Korea's GDP.",
        "Bersama bantuan, US$250 juta setara 1 persen PDB Korea Utara.",
        "The $250m, aid included, was 1% of North Korea's GDP.",
        # What comes of an amount.
        "Interest payments on the $36 trillion national debt reached 3% of US GDP.",
        "Dividends from the $1.7tn fund are 3% of Norway's GDP.",
        "Taxes on $100bn of oil sales were 40% of Russia's budget.",
        "Profit from arms sales of $250m is 1% of North Korea's GDP.",
        "Bunga atas US$250 juta setara 1 persen PDB Korea Utara.",
        "Laba dari penjualan US$250 juta setara 1 persen PDB Korea Utara.",
        "2억5000만달러의 이자는 북한 GDP의 1%다.",
        "2억5000만달러 수출에서 나온 이익은 북한 GDP의 1%다.",
        # The whole of which the amount is a part.
        "North Korea's exports, of which $250m were arms, are 1% of GDP.",
        "Ekspor Korea Utara, US$250 juta di antaranya senjata, setara 1 persen PDB.",
        "북한 수출, 그중 2억5000만달러는 무기이며 GDP의 1%다.",
        "North Korea paid $250m of a deal worth 10% of GDP.",
        "North Korea paid $250m of a bill equal to 10% of GDP.",
        "Korea Utara membayar bunga US$250 juta atas utang yang setara 10 persen PDB.",
        # By how much something changed, and what it came to.
        "Spending rose $5bn, reaching 4.2% of Poland's GDP.",
        "Spending rose by $5bn, reaching 4.2% of Poland's GDP.",
        "Poland spent $38bn. This year it spends 25% of GDP.",
        "Anggaran Polandia naik US$5 miliar, mencapai 4,2 persen PDB.",
        "폴란드 국방비는 50억 달러 늘어 GDP의 4.2%에 달했다.",
        "Poland's defence spending rose by $5bn and is 4.2% of GDP.",
        "Poland's defence spending rose by $5bn and it is 4.2% of GDP.",
        "Poland's defence spending rose by $5bn and is equivalent to 4.2% of GDP.",
        "Poland's military spending rose by $5bn and makes up 4.2% of GDP.",
        "Poland's military spending was up a total $5bn and makes up 4.2% of GDP.",
        "Belanja pertahanan Polandia naik US$5 miliar dan kini setara dengan 4,2 persen PDB.",
        # Who has the total, not the total, is what makes up so much.
        "South Korea exported $14bn and accounted for 0.8% of world exports.",
        "A firm whose exports reached $5bn and makes up 2% of Poland's GDP.",
        "Daerah dengan ekspor mencapai US$9 miliar dan menyumbang 1 persen PDB Polandia.",
    ],
)
def test_a_share_of_another_thing_is_none_of_the_amount(text):
    assert shares(text) == []


@pytest.mark.parametrize(
    ("text", "amount", "share"),
    [
        ("Arms sales of $5bn to Iran and Iraq were 2% of Russia's GDP.", 5e9, 0.02),
        ("Arms sales of $5bn to Iran and the United States were 2% of Russia's GDP.", 5e9, 0.02),
        ("The deal is worth $5bn and equals 2% of Russia's GDP.", 5e9, 0.02),
        ("The deal is worth $5bn and also equals 2% of Russia's GDP.", 5e9, 0.02),
        ("Senjata senilai US$5 miliar dan juga setara 2 persen PDB Polandia.", 5e9, 0.02),
        ("Poland's budget of $38bn, devoted mostly to tanks, is 4.2% of GDP.", 38e9, 0.042),
        ("Poland spends $38bn on arms, officials in Warsaw said, or 4.2% of GDP.", 38e9, 0.042),
        ("Poland spends $38bn on arms, a figure that officials say is 4.2% of GDP.", 38e9, 0.042),
        ("Poland's spending rose to $38bn in 2024, devoting 4.2% of GDP to defence.", 38e9, 0.042),
        ("With $38bn, Poland spends 4.2% of GDP on defence.", 38e9, 0.042),
        ("Dengan anggaran US$11,1 miliar, Qatar membelanjakan 5 persen PDB-nya untuk pertahanan.", 11.1e9, 0.05),
        ("Rusia meraup US$200 miliar, angka yang setara dengan 7 persen PDB-nya.", 200e9, 0.07),
        ("Rusia meraup US$200 miliar dari minyak dan gas, setara 7 persen PDB-nya.", 200e9, 0.07),
        ("북한은 무기를 팔고 50억 달러를 벌며 이는 GDP의 16%다.", 5e9, 0.16),
        ("북한은 무기를 팔아 50억 달러를 벌었는데 GDP의 16%에 해당한다.", 5e9, 0.16),
        ("러시아는 예산의 41%를 국방에 쓰는데 그 액수는 17조 루블이다.", 17e12, 0.41),
        ("북한은 2억5000만 달러를 얻으며 GDP의 1%에 달한다.", 250e6, 0.01),
        ("북한은 2억5000만 달러를 받으면서 이는 GDP의 1%에 달한다.", 250e6, 0.01),
        ("북한은 2억5000만 달러를 갚으며 이는 GDP의 1%에 달한다.", 250e6, 0.01),
        ("북한은 무기를 만드는데 50억 달러는 GDP의 16%에 해당한다.", 5e9, 0.16),
        ("폴란드는 국방비로 380억 달러를 써 GDP 대비 4.2%를 기록했다.", 38e9, 0.042),
        ("폴란드는 380억 달러, GDP의 4.2%를 국방비로 쓴다.", 38e9, 0.042),
        ("Exports worth $15bn in 2024 now equal 4% of Poland's exports.", 15e9, 0.04),
        ("Poland got a $6.5bn loan worth 0.7% of GDP.", 6.5e9, 0.007),
        ("Poland spent $38bn on its military, accounting for 4.2% of GDP.", 38e9, 0.042),
        ("Arms worth $5bn, which account for 16% of North Korea's GDP, were sold.", 5e9, 0.16),
        ("North Korea earned $5bn from arms sales, which is equal to 16% of its GDP.", 5e9, 0.16),
        ("Ekspor sawit US$23 miliar pada 2024 dan menyumbang 9 persen ekspor Indonesia.", 23e9, 0.09),
        ("북한이 번 50억 달러는 GDP의 16%에 해당하는 금액이다.", 5e9, 0.16),
        ("Poland's spending rose by $5bn to $38bn, or 4.2% of GDP.", 38e9, 0.042),
        ("Poland's exports fell by $5bn, or 2% of GDP.", 5e9, 0.02),
        ("Poland's defence spending rose by $1bn, equivalent to 0.1% of GDP.", 1e9, 0.001),
        ("Poland's defence spending rose by $1bn, which is 0.1% of GDP.", 1e9, 0.001),
        ("Poland's defence spending rose by $1bn, and that is 0.1% of GDP.", 1e9, 0.001),
        ("Belanja pertahanan Polandia naik US$1 miliar, setara 0,1 persen PDB.", 1e9, 0.001),
        ("Poland's military spending was $38bn and makes up 4.2% of GDP.", 38e9, 0.042),
        ("Poland's military spending rose to $38bn and accounted for 4.2% of GDP.", 38e9, 0.042),
        ("Exports reached $14bn and make up 0.8% of South Korea's GDP.", 14e9, 0.008),
        ("Belanja militer Polandia mencapai US$9 miliar dan menyumbang 1 persen PDB.", 9e9, 0.01),
        ("Poland spent $38bn, 4.2% of GDP, and it was a record.", 38e9, 0.042),
        ("Poland spends 4.2% of GDP on defence, $38bn for 2024.", 38e9, 0.042),
        ("Poland spends 4.2% of GDP on defence, or $38bn on its army.", 38e9, 0.042),
        ("North Korea sold $250 million of shells. This is 1% of its GDP.", 250e6, 0.01),
        ("North Korea sold $250 million of shells. It is 1% of its GDP.", 250e6, 0.01),
        ("$5bn was spent, this is 2% of Romania's GDP.", 5e9, 0.02),
        ("$5bn was spent; this is 2% of Romania's GDP.", 5e9, 0.02),
        ("Poland spent $38bn and it is 4.2% of GDP.", 38e9, 0.042),
        # Two things that share the amount.
        ("Exports of $14bn in arms and chips were 0.8% of South Korea's GDP.", 14e9, 0.008),
        ("The $14bn of arms and chips is 0.8% of South Korea's GDP.", 14e9, 0.008),
        ("Poland's defence spending of $38bn on arms and soldiers was 4.2% of GDP.", 38e9, 0.042),
        ("A deal of $5bn for tanks and jets is 0.5% of Poland's GDP.", 5e9, 0.005),
        ("Rusia meraup US$200 miliar dari minyak dan gas atau setara 7 persen PDB-nya.", 200e9, 0.07),
        ("러시아의 국방예산 13조5000억 루블(약 1450억 달러)은 연방예산의 32.5%에 달한다.", 13.5e12, 0.325),
        ("Germany's exports, 30% of GDP in 2023, were $1.4tn in 2023.", 1.4e12, 0.3),
        ("Exports were 30% of Germany's GDP in 2010, or $1tn.", 1e12, 0.3),
        ("50억 달러 무기와 탄약은 폴란드 GDP의 2%다.", 5e9, 0.02),
        ("50억 달러 규모로 추산되는 수출은 폴란드 GDP의 2%다.", 5e9, 0.02),
        ("북한이 러시아에 수출한 50억 달러어치 무기는 GDP의 16%다.", 5e9, 0.16),
        ("50억 달러의 지원은 폴란드 GDP의 2%다.", 5e9, 0.02),
        ("50억 달러의 이익은 폴란드 GDP의 2%다.", 5e9, 0.02),
        ("Earnings in 2023 from arms were $250m, 1% of North Korea's GDP.", 250e6, 0.01),
        ("Earnings from arms sales of $250m are 1% of North Korea's GDP.", 250e6, 0.01),
        ("Military spending at $38bn is 4.2% of Poland's GDP.", 38e9, 0.042),
        ("Spending on the military of $38bn is 4.2% of Poland's GDP.", 38e9, 0.042),
        ("North Korea's exports, of which $250m, or 1% of GDP, were arms, rose.", 250e6, 0.01),
        ("Poland bought tanks and $5bn of shells, 0.7% of GDP.", 5e9, 0.007),
        ("Poland bought $6.5bn of tanks worth 0.7% of GDP.", 6.5e9, 0.007),
        ("North Korea sold arms from its $5bn stock, 16% of its GDP.", 5e9, 0.16),
        ("Poland spends $30bn, or 5% of GDP every year.", 30e9, 0.05),
        ("65억 달러에 달하는 수출은 폴란드 GDP의 0.7%다.", 6.5e9, 0.007),
        ("50억 달러를 넘는 수출은 폴란드 GDP의 2%다.", 5e9, 0.02),
        ("폴란드는 50억 달러, GDP의 2%에 달하는 금액을 벌었다.", 5e9, 0.02),
        ("Ekspor Polandia US$5 miliar dan nilainya setara 2 persen PDB.", 5e9, 0.02),
        ("Exports, of which $250m was arms, or 1% of North Korea's GDP, fell.", 250e6, 0.01),
        ("In $5bn, 2% of Poland's GDP, all is told.", 5e9, 0.02),
        ("At 4.2% of GDP, Poland's military spending of $38bn was the highest.", 38e9, 0.042),
        ("The deal, at a cost of $5bn for arms and ships, was 0.6% of Poland's GDP.", 5e9, 0.006),
    ],
)
def test_what_only_describes_the_amount_parts_nothing(text, amount, share):
    assert shares(text) == [(pytest.approx(amount), pytest.approx(share))]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Russia earned $200bn from oil and spends 7% of its GDP on defence.", "spends"),
        ("Russia earned $200bn and the tax burden is 40% of GDP.", "the"),
        ("Russia earned $200bn from oil and Poland's burden is 40% of GDP.", "Poland"),
        ("Poland ordered tanks worth $6.5bn and 4.2% of GDP goes to defence.", "and"),
        ("Poland paid $5bn for a stake in a firm worth 2% of its GDP.", "firm"),
        ("Aid of $5bn went to sectors that make up 2% of Poland's GDP.", "sectors"),
        ("Aid of $5bn will go to farms, which make up 2% of Poland's GDP.", "farms"),
        ("The region gets $5bn and makes up 2% of Poland's economy.", "makes up"),
        ("Poland sold tanks at a cost of $14bn in arms and chips were 0.8% of its GDP.", "chips"),
        ("A cost of $14bn in arms was reported and chips were 0.8% of Poland's GDP.", "chips"),
        ("$500 million was paid, exports were 2% of North Korea's GDP", "exports"),
        ("Added to aid, $250m is 1% of North Korea's GDP.", "Added"),
        ("Interest payments on the $36 trillion national debt reached 3% of US GDP.", "Interest payments"),
        ("Poland's defence cost is 4.2% of GDP, and it bought $6.5bn of tanks.", "bought"),
        ("4.2% of GDP, Poland's military spending of $38bn is huge.", "Poland"),
        ("Payments from the $5bn fund are 2% of Poland's GDP.", "Payments"),
        ("50억 달러를 벌고 폴란드의 국방비는 GDP의 2%다.", "폴란드"),
        ("차관과 610억달러는 우크라이나 GDP의 40%다.", "차관"),
        ("러시아는 석유로 2000억 달러를 벌었고 GDP의 7%를", "를"),
        ("러시아는 석유로 2000억 달러를 벌어들여 GDP의 7%를 국방에 쓴다.", "국방"),
        ("독일은 우크라이나에 90억 유로를 지원하고 국방비를 GDP의 2.4%로 늘린다.", "국방비"),
        ("폴란드 국방비는 GDP의 4.2%, 전차 주문은 65억 달러다.", "주문"),
        ("러시아는 석유로 2000억 달러를 벌었고 국방비는 GDP의 7%다.", "국방비"),
        ("폴란드는 국방비로 GDP의 4.2%를 쓰며 65억 달러로 전차를 샀다.", "쓰며"),
        ("50억 달러를 투자한 회사는 폴란드 GDP의 2%를 차지한다.", "회사"),
        ("50억 달러의 지원은 폴란드 GDP의 2%를 차지하는 산업에 돌아간다.", "산업"),
    ],
)
def test_the_refusal_names_the_word_that_parts_them(text, word):
    (refused,) = econ.find_claims(text)
    assert isinstance(refused, Refusal)
    assert refused.what.endswith(f": see “{word}”.")
    assert refused.mend


@pytest.mark.parametrize(("year", "read"), [(2023, True), (2022, False)])
def test_now_may_be_two_years_later(year, read):
    assert bool(shares(f"Exports worth $15bn in {year} now equal 4% of Poland's exports.")) is read


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Exports rose by 1 to 2 billion dollars, 0.2% of Poland's GDP.", [(1e9, 2e9)]),
        ("Exports rose by $1-2 billion, or 0.2% of Poland's GDP.", [(1e9, 2e9)]),
        ("Ekspor naik sebesar 1 hingga 2 miliar dolar AS, atau 0,2 persen PDB Polandia.", [(1e9, 2e9)]),
        ("Exports rose by $50m to $250m, 0.2% of Poland's GDP.", [(250e6, 250e6)]),
        ("Exports rose $5bn to $38bn, 4% of Poland's GDP.", [(38e9, 38e9)]),
        ("Exports rose 1 to 2 billion dollars, 0.2% of Poland's GDP.", [(1e9, 2e9)]),
        ("Exports rose by 1 billion to 2 billion dollars, 0.2% of Poland's GDP.", []),
    ],
)
def test_a_range_is_no_growth_and_what_it_came_to(text, amounts):
    found = [claim.amount.size for claim in econ.find_claims(text) if isinstance(claim, Claim)]
    assert [(size.low, size.high) for size in found] == [pytest.approx(ends) for ends in amounts]
