"""Write docs/background/published-totals.md: published totals, computed again from their published parts.

`make pages` runs it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import econ
from econ import wording
from econ.evidence import sources
from econ.numerics.sobol import Sampler

PAGE = Path(__file__).parent / "background" / "published-totals.md"
FEW = Sampler(points=2, scrambles=2)
BOOK = econ.default_book()

ADDS_UP, AGREES, DIFFERS, NO = "adds up", "agrees", "differs", "cannot be reproduced"

Range = tuple[float, float]


@dataclass(frozen=True)
class Total:
    """A published total and what its parts come to.

    Attributes:
        name, title: what it is.
        published: lowest and highest published value.
        ours: lowest and highest value computed from the parts.
        unit: of both.
        parts: how it was computed.
        verdict: one of the four words above.
        why: the difference and its reason.
        items: the rows of evidence that it rests on.
    """

    name: str
    title: str
    published: Range
    ours: Range
    unit: str
    parts: str
    verdict: str
    why: str
    items: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return self.name.replace("_", "-")

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of its sources."""
        return tuple(dict.fromkeys(s for item in self.items for s in BOOK.evidence[item].sources))


def printed(item: str) -> Range:
    """Lowest and highest number of a row of evidence."""
    values = BOOK.evidence[item].values
    return values[0], values[-1]


def one(item: str) -> float:
    """The number of a row that prints one."""
    low, high = printed(item)
    assert low == high, item
    return low


def computed(output: str, settings: dict[str, float | None], preset: str = "") -> float:
    """An output of the calculator at the central case of some settings; without a preset, from the cards alone."""
    base = econ.Scenario.preset(preset) if preset else econ.Scenario(year=2024)
    result = econ.run(base.change(set=settings, sampler=FEW))
    return float(np.ravel(result.central[output])[0])


PLENTY = {"stock_release_shell_152": 1e7, "stock_release_rocket_122": 1e7, "stock_release_srbm": 1000.0}
"""Stocks that do not bind: what a study counts as delivered was delivered."""

FULL_PRICE = {"quality_discount_shell_152": 0.0, "quality_discount_rocket_122": 0.0}

PRICES = ("price_shell_152", "price_rocket_122", "price_srbm")


def at_prices(u: float) -> dict[str, float]:
    """The prices of the goods lines at a probability of their spread."""
    cards = {name: BOOK.line_card(name, "PRK") for name in PRICES}
    return {name: float(card.distribution.quantile(np.array([u]))[0]) for name, card in cards.items() if card}


def fnf_2025() -> Total:
    """The quantities of the 2025 study at the calculator's prices."""
    quantities = {"quantity_shell_152": "shells_fnf25", "quantity_rocket_122": "mlrs_rocket_fnf25"}
    ends = []
    for end, probability, missiles in ((0, 0.05, 0.0), (1, 0.95, one("srbm_fnf25"))):
        delivered = {name: printed(item)[end] for name, item in quantities.items()} | {"quantity_srbm": missiles}
        ends.append(computed("gross_value", PLENTY | FULL_PRICE | delivered | at_prices(probability)))
    middle = {name: sum(printed(item)) / 2 for name, item in quantities.items()}
    middle |= {"quantity_srbm": one("srbm_fnf25")}
    central = computed("gross_value", PLENTY | FULL_PRICE | middle | at_prices(0.5))
    return Total(
        "fnf_2025",
        "Arms and troops sent to Russia, 2023 to September 2025",
        printed("v_fnf25"),
        (ends[0], ends[1]),
        "USD",
        "Shells, rockets and up to 248 missiles of the study, at the prices of the goods lines without a discount.",
        AGREES,
        f"At the middle of the quantities and prices the three kinds come to {wording.money(central)}, inside the "
        "published range. The study also counts mortar bombs, guns and troops, which have no line here, so its lower "
        "end needs more than the lowest prices, and its upper end less than the highest. It does not print its prices.",
        ("v_fnf25", "v_fnf25_hi", "shells_fnf25", "mlrs_rocket_fnf25", "srbm_fnf25"),
    )


def kida_2025() -> Total:
    """The three parts of KIDA's total."""
    parts = ("v_kida_arms", "v_kida_troops", "v_kida_tech")
    whole = sum(one(item) for item in parts)
    rate = BOOK.series("KOR", "krw_usd").value(2024)
    each = one("v_kida_arms") / one("cont_kida") / rate
    ours = computed(
        "gross_value",
        PLENTY
        | FULL_PRICE
        | {"containers": 1000.0, "container_weight_shell_152": 1.0, "container_weight_rocket_122": 0.0},
    )
    return Total(
        "kida_2025",
        "All gains of North Korea, per KIDA",
        (one("v_kida_total"), one("v_kida_total")),
        (whole, whole),
        "KRW",
        "Arms 27.4, troops 0.4 and technical support 0.9 trillion won.",
        ADDS_UP,
        f"At the rate of 2024 this is {wording.money(whole / rate)}, which relays round to 20 billion. The arms come "
        f"to {wording.money(each)} a container; one full of 152 mm shells is worth {wording.money(ours / 1000)} "
        "at the calculator's prices. The 2025 study of the Naumann Foundation puts the sum at less than half.",
        (*parts, "v_kida_total", "v_kida_usd", "cont_kida"),
    )


def dong_2022() -> Total:
    """Two days of tests at the upper prices of KIDA."""
    short = one("nk_launch_221102") + one("nk_launch_221103_short")
    price = printed("psrbm_kida")[1]
    lines = computed("gross_value", PLENTY | {"quantity_srbm": short, "price_srbm": price})
    whole = lines + one("nk_launch_221103_long") * printed("picbm_kida")[1]
    return Total(
        "dong_2022",
        "Two days of missile tests, November 2022",
        printed("v_dong_170"),
        (whole, whole),
        "USD",
        "25 and 2 short-range missiles at 5 million, one of long range at 30 million.",
        AGREES,
        "The build-up gives 165 million; “up to 170” is that, rounded up.",
        (
            "v_dong_170",
            "nk_launch_221102",
            "nk_launch_221103_short",
            "nk_launch_221103_long",
            "psrbm_kida",
            "picbm_kida",
        ),
    )


def kida_2022() -> Total:
    """33 missiles at the prices printed beside them."""
    kinds = {
        "nk_launch_2022h1_long": "picbm_kida_krw",
        "nk_launch_2022h1_medium": "pmrbm_kida_krw",
        "nk_launch_2022h1_short": "psrbm_kida_krw",
    }
    rate = one("fx_kida2206")
    low, high = (sum(one(n) * printed(p)[end] for n, p in kinds.items()) / rate for end in (0, 1))
    return Total(
        "kida_2022",
        "33 missiles of the first half of 2022",
        printed("v_kida_650"),
        (low, high),
        "USD",
        "6 of long, 1 of medium and 26 of short range at the article's own prices in won, at its own rate.",
        NO,
        "The published sum is about twice what its parts give: the parts come to 261 to 426 billion won. The article "
        "does not say what else is inside.",
        ("v_kida_650", *kinds, *kinds.values(), "fx_kida2206"),
    )


def forbes_2022() -> Total:
    """Eight cruise missiles, of which seven were shot down."""
    count, price = printed("kh101_qty"), one("pkh101")
    return Total(
        "forbes_2022",
        "Kh-101 missiles of 2 August 2022",
        printed("v_forb_91"),
        (count[0] * price, count[1] * price),
        "USD",
        "Seven shot down, or eight fired, at 13 million.",
        AGREES,
        "91 million is seven times 13, the missiles that were shot down; the eight that were fired come to 104 million."
        " The headline rounds to 100.",
        ("v_forb_91", "kh101_qty", "pkh101"),
    )


def osc_2025() -> Total:
    """Rounds in the containers seen on four ships."""
    seen = {"containers": 15_900.0}
    both = computed("rounds_delivered", seen, "containers-to-shells-2023-24")
    only_shells = seen | {"container_weight_shell_152": 1.0, "container_weight_rocket_122": 0.0} | PLENTY
    shells = computed("rounds_delivered", only_shells, "containers-to-shells-2023-24")
    return Total(
        "osc_2025",
        "Rounds in nearly 16,000 containers, per the Open Source Center",
        printed("shells_osc2"),
        (both, shells),
        "round",
        "15,900 containers, half with shells and half with rockets; or all with 152 mm shells.",
        AGREES,
        "The range of the source lies between the two fills. Its 266 to 367 rounds a container are a mixed load; 448, "
        "the South Korean figure for shells alone, gives more than it allows.",
        ("shells_osc2", "shells_osc", "cont_osc2", "cont_osc", "conv_2402_152"),
    )


def inss_2023() -> Total:
    """The arms of 2023 as the Institute counts them, at the calculator's prices."""
    delivered = {
        "quantity_shell_152": one("s152_inss23"),
        "quantity_rocket_122": one("s122_inss23"),
        "quantity_srbm": one("srbm_inss23_kn23") + one("srbm_inss23_kn24"),
    }
    result = econ.run(econ.Scenario(year=2023, set=PLENTY | delivered))
    spread = econ.tables.summary_of(result, "gross_value")
    ours, published = float(np.ravel(result.central["gross_value"])[0]), one("v_inss_arms")
    drawn = np.ravel(result.draws["gross_value"])
    below = np.count_nonzero(drawn < published) / drawn.size
    missiles, shells, rockets = (
        row["central_value"] for line in ("srbm", "shell_152", "rocket_122") for row in by_line(result, line)
    )
    each = shells / delivered["quantity_shell_152"]
    implied = each * (published - missiles) / (shells + rockets)
    return Total(
        "inss_2023",
        "Arms sold to Russia in 2023, per INSS",
        (published, published),
        (spread.low, spread.high),
        "USD",
        "937,500 rounds of 152 mm, 187,500 of 122 mm and 18 missiles, at the calculator's prices and discounts for old "
        "stock (90 % interval).",
        DIFFERS,
        f"The central case comes to {wording.money(ours)}, {ours / published:.2f} times the Institute's value, which "
        f"lies at the lower edge of the interval: {wording.percent(below, 0)} of the draws are below it. Both start "
        "from Russian prices and take a discount for old shells; the reports read here give neither of the Institute's."
        " With the missiles at the calculator's price taken out, its value leaves about "
        f"{wording.money(implied, 'USD', 2)} for a 152 mm round if the two calibres stand to each other as here; the "
        f"calculator's price after the discount is {wording.money(each, 'USD', 2)}. No price is changed to meet it.",
        ("v_inss_arms", "s152_inss23", "s122_inss23", "srbm_inss23_kn23", "srbm_inss23_kn24", "inss_method"),
    )


def by_line(result: econ.Result, line: str) -> list[econ.tables.Row]:
    """The row of a goods line."""
    return [row for row in econ.tables.by_line(result) if row["line"] == line]


def inss_2024() -> Total:
    """Income outside the rules: the four parts that are printed."""
    parts = ("v_inss_coal", "v_inss_labour_papers", "v_inss_cyber", "v_inss_arms")
    named = sum(one(item) for item in parts)
    total = (one("v_inss_total_papers"), one("v_inss_total"))
    return Total(
        "inss_2024",
        "Income outside the rules, 2017 to 2023, per INSS",
        total,
        (named, named),
        "USD",
        "Coal 2.15, labour 1.75, theft by computer 1.35 and the arms of 2023 0.54 billion.",
        DIFFERS,
        f"The four parts leave {wording.money(total[0] - named)} that the reports read here do not name. "
        "A newsletter relays labour with 1.87 billion, the daily papers print 1.75.",
        (*parts, "v_inss_labour", "v_inss_total_papers", "v_inss_total"),
    )


def estonia_2023() -> Total:
    """A thousand containers in rounds, and in days of fire."""
    fills = printed("conv_estonia")
    common = {"containers": one("cont_estonia"), "container_weight_shell_152": 1.0, "container_weight_rocket_122": 0.0}
    low, high = (computed("rounds_delivered", PLENTY | common | {"items_per_container_shell_152": n}) for n in fills)
    fire = PLENTY | common | {"dud_share": 0.0, "buyer_daily_use": one("rus_daily")}
    days = [computed("days_of_fire", fire | {"items_per_container_shell_152": n}) for n in fills]
    return Total(
        "estonia_2023",
        "Shells in 1,000 containers, per an Estonian officer",
        printed("shells_estonia"),
        (low, high),
        "round",
        "1,000 containers of 300 to 500 shells.",
        AGREES,
        f"At 10,000 rounds a day they last {days[0]:.0f} to {days[1]:.0f} days, “about a month”, if all of them work.",
        ("shells_estonia", "cont_estonia", "conv_estonia", "rus_daily"),
    )


def shahed_2024() -> Total:
    """The drone contract at the bulk price of the same papers."""
    whole = one("shahed_plan") * one("pshahed_2022b")
    lines = {"quantity_drone": one("shahed_plan"), "price_drone": one("pshahed_2022b"), "stock_release_drone": 1e4}
    assert computed("gross_value", lines) == whole
    contract = one("v_iran_shahed")
    return Total(
        "shahed_2024",
        "Iran's drone contract with Russia",
        (contract, contract),
        (whole, whole),
        "USD",
        "6,000 drones at the bulk price of 290,000.",
        AGREES,
        "2 % apart. The contract also covers a plant and know-how, so the drones alone should be less.",
        ("v_iran_shahed", "shahed_plan", "pshahed_2022b"),
    )


TOTALS: tuple[Callable[[], Total], ...] = (
    fnf_2025,
    kida_2025,
    dong_2022,
    kida_2022,
    forbes_2022,
    osc_2025,
    inss_2023,
    inss_2024,
    estonia_2023,
    shahed_2024,
)
"""Every total that is computed again; the table follows this order."""


def said(ends: Range, unit: str) -> str:
    """A range in words."""
    words = [wording.quantity(v, unit) for v in ends]
    return words[0] if words[0] == words[1] else f"{words[0]} to {words[1]}"


INTRODUCTION = """# Published totals, computed again

<!-- Written by docs/generate_totals.py from data/ and the equations; do not edit. -->

A total that somebody has published is a check on the calculator, and the calculator is a check on the total.
Here the parts that a source prints are put together once more, with the calculator's prices where the source
prints none. A difference is stated with its reason, and nothing is adjusted to fit.

| total | published | from its parts | verdict |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The page as text."""
    found = [make() for make in TOTALS]
    rows = [
        f"| [{t.title}](#{t.anchor}) | {said(t.published, t.unit)} | {said(t.ours, t.unit)} | {t.verdict} |"
        for t in found
    ]
    parts = [
        f'<a id="{t.anchor}"></a>\n\n## {t.title}\n\n{t.parts} {t.why}\n\n'
        + "\n".join(f"- {sources.cite(sources.get(BOOK.sources, s))}" for s in t.sources)
        for t in found
    ]
    return INTRODUCTION + "\n".join(rows) + "\n\n" + "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
