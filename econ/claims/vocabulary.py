"""The vocabulary of the checker: every word that it understands, in tables.

A word that stands in none of them is not understood, and the checker says so where it matters.
"""

from __future__ import annotations

from econ.wording import measures
from econ.wording.language import N_

SCALES = {word: scale.size for scale in measures.SCALES for word in (scale.word, *scale.letters)}

CURRENCY_BEFORE = {written: unit.name for unit in measures.UNITS.values() for written in unit.before}
CURRENCY_AFTER = {written: unit.name for unit in measures.UNITS.values() for written in (*unit.after, *unit.before)}
TAKEN = {
    "$": N_("“$” is taken as US dollars."),
    "dollar": N_("Dollars are taken as US dollars."),
    "dollars": N_("Dollars are taken as US dollars."),
    "won": N_("Won are taken as South Korean won."),
    "Korean won": N_("Won are taken as South Korean won."),
}
OTHER_MONEY = (
    r"(?:A|C|NZ|HK|S|NT|MX|R)\$|¥|\byen\b|(?<!Indian )\brupees?\b|(?<!sterling )\bpounds?\b(?! sterling)|"
    r"\bcrores?\b|\blakhs?\b|(?:\bSwiss\s+)?\bfrancs?\b|\bkron(?:or|er|a)\b(?<!Swedish kronor)|\b(?:Rp|Rs)\b\.?|"
    r"\b(?:Hong Kong|Australian|Canadian|Singapore|New Zealand|Taiwan(?:ese)?|international)\s+dollars?\b|"
    r"\b(?:(?:Turkish\s+)?liras?|zlot(?:y|ys|ych)|reais|shekels?|rupiahs?|baht|dongs?|riyals?|rials?|dirhams?|"
    r"hryvnias?|pesos?|rands?|dinars?|leva?|takas?|kyats?|forints?)\b|"
    r"\b(?:JPY|AUD|CAD|CHF|HKD|SGD|NZD|TWD|TRY|PLN|BRL|ILS|NIS|IDR|PKR|UAH|SAR|AED|IRR|DKK|NOK|CZK|MXN|ZAR|THB|VND|"
    r"HUF|RSD)(?![A-Za-z])"
)
"""Money whose owner is not named, or for which no exchange rate is held."""

RATES = {
    "EUR": "EMU/eur_usd",
    "KRW": "KOR/krw_usd",
    "RUB": "RUS/rub_usd",
    "CNY": "CHN/cny_usd",
    "INR": "IND/inr_usd",
    "SEK": "SWE/sek_usd",
}
"""The exchange rate of each currency to the dollar, as a series."""

NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
SYMBOLS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}
MULTIPLES = {"twice": 2, "double": 2, "triple": 3, "treble": 3}

HEDGES = {
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx.": "about",
    "roughly": "about",
    "some": "about",
    "circa": "about",
    "close to": "about",
    "perhaps": "about",
    "maybe": "about",
    "possibly": "about",
    "potentially": "about",
    "an estimated": "about",
    "~": "about",
    "≈": "about",
    "nearly": "nearly",
    "almost": "nearly",
    "just under": "nearly",
    "just shy of": "nearly",
    "just short of": "nearly",
    "slightly under": "nearly",
    "a little under": "nearly",
    "a little less than": "nearly",
    "slightly less than": "nearly",
    "just over": "just over",
    "slightly more than": "just over",
    "slightly over": "just over",
    "a little over": "just over",
    "a little more than": "just over",
    "a minimum of": "at least",
    "minimum of": "at least",
    "exceeds": "at least",
    "exceed": "at least",
    "exceeded": "at least",
    "at least": "at least",
    "no less than": "at least",
    "not less than": "at least",
    "more than": "at least",
    "far more than": "at least",
    "well over": "at least",
    "over": "at least",
    "above": "at least",
    "upwards of": "at least",
    "exceeding": "at least",
    ">": "at least",
    "up to": "at most",
    "at most": "at most",
    "a maximum of": "at most",
    "maximum of": "at most",
    "as much as": "at most",
    "no more than": "at most",
    "not more than": "at most",
    "less than": "at most",
    "fewer than": "at most",
    "under": "at most",
    "below": "at most",
    "<": "at most",
    "exactly": "",
    "precisely": "",
}
HEDGES_AFTER = {
    "or so": "about",
    "or thereabouts": "about",
    "or more": "at least",
    "at least": "at least",
    "or less": "at most",
    "at most": "at most",
}

COMPARISONS = {
    "more than": "at least",
    "larger than": "at least",
    "bigger than": "at least",
    "greater than": "at least",
    "higher than": "at least",
    "exceeds": "at least",
    "exceed": "at least",
    "less than": "at most",
    "smaller than": "at most",
    "lower than": "at most",
    "as large as": "about",
    "as big as": "about",
    "the size of": "about",
    "equal to": "about",
    "equals": "about",
}
"""A comparison without a number: the whole of what follows, or more, or less."""

NOUNS = {
    "gross domestic product": "gdp",
    "GDP": "gdp",
    "economy": "economy",
    "economic output": "economy",
    "national output": "economy",
    "output": "economy",
    "gross national income": "gni",
    "gross national product": "gni",
    "national income": "gni",
    "GNI": "gni",
    "GNP": "gni",
    "exports": "exports",
    "export earnings": "exports",
    "export revenue": "exports",
    "export revenues": "exports",
    "imports": "imports",
    "trade volume": "trade",
    "trade turnover": "trade",
    "trade": "trade",
    "state budget": "budget",
    "government budget": "budget",
    "federal budget": "budget",
    "national budget": "budget",
    "government spending": "budget",
    "budget": "budget",
    "military spending": "military_spending",
    "military expenditure": "military_spending",
    "defence spending": "military_spending",
    "defense spending": "military_spending",
    "defence expenditure": "military_spending",
    "defense expenditure": "military_spending",
    "defence budget": "defence_budget",
    "defense budget": "defence_budget",
    "military budget": "defence_budget",
    "arms exports": "arms_exports",
    "arms export": "arms_exports",
    "weapons exports": "arms_exports",
    "defence exports": "arms_exports",
    "defense exports": "arms_exports",
    "military exports": "arms_exports",
}
CALLED = {
    "gdp": N_("GDP"),
    "economy": N_("economy"),
    "gni": N_("GNI"),
    "exports": N_("exports"),
    "imports": N_("imports"),
    "trade": N_("total trade"),
    "budget": N_("state budget"),
    "military_spending": N_("military spending"),
    "defence_budget": N_("defence budget"),
    "arms_exports": N_("arms exports"),
    "": N_("the total"),
}

SOURCES = {
    "Bank of Korea": "bok_",
    "BOK": "bok_",
    "United Nations": "un_",
    "UN": "un_",
    "World Bank": "world_bank_",
    "CIA World Factbook": "cia_",
    "World Factbook": "cia_",
    "CIA": "cia_",
    "Maddison Project": "maddison_",
    "Maddison": "maddison_",
    "KOTRA": "kotra_",
    "World Trade Organization": "wto_",
    "WTO": "wto_",
}
"""How the names of a source's series begin."""

BASES = {
    "nominal": "current",
    "current prices": "current",
    "market exchange rates": "current",
    "market rates": "current",
    "real": "constant",
    "constant prices": "constant",
    "purchasing power parity": "PPP",
    "purchasing-power parity": "PPP",
    "purchasing power": "PPP",
    "PPP": "PPP",
}

STAGES = {
    "contract": "ordered",
    "contracts": "ordered",
    "order": "ordered",
    "orders": "ordered",
    "deal": "ordered",
    "deals": "ordered",
    "agreement": "ordered",
    "licence": "licensed",
    "licences": "licensed",
    "license": "licensed",
    "licenses": "licensed",
    "permits": "licensed",
    "approvals": "licensed",
    "stock": "held in stock",
    "stockpile": "held in stock",
    "delivered": "delivered",
    "deliveries": "delivered",
    "delivery": "delivered",
    "shipped": "delivered",
    "shipments": "delivered",
    "sent": "delivered",
    "earned": "paid",
    "paid": "paid",
    "received": "paid",
}
ADDS = (
    "adds",
    "add",
    "added",
    "contributes",
    "contribute",
    "contributed",
    "boosts",
    "boost",
    "boosted",
    "lifts",
    "lift",
    "raises",
    "raise",
)
GROWTH = (
    "rose",
    "rise",
    "rises",
    "risen",
    "fell",
    "fall",
    "falls",
    "fallen",
    "dropped",
    "drop",
    "declined",
    "decline",
    "increased",
    "increase",
    "decreased",
    "decrease",
    "grew",
    "grow",
    "grows",
    "grown",
    "jumped",
    "surged",
    "plunged",
    "soared",
    "shrank",
    "doubled",
    "tripled",
    "quadrupled",
    "halved",
    "up",
    "down",
)
VERBS = (
    "is",
    "are",
    "was",
    "were",
    "be",
    "would",
    "equals",
    "equal",
    "makes",
    "amounts",
    "comes",
    "means",
    "represents",
    "corresponds",
)
DENIALS = (
    "not",
    "never",
    "no",
    "nobody",
    "none",
    "nothing",
    "neither",
    "nor",
    "cannot",
    "hardly",
    "barely",
    "scarcely",
    "far from",
    "short of",
    "shy of",
    "fails to",
    "failed to",
    "fail to",
    "rather than",
    "instead of",
    "false",
    "untrue",
    "denies",
    "denied",
    "deny",
)
"""Words that turn a claim into its opposite."""

FILLERS = (
    "the",
    "its",
    "their",
    "a",
    "an",
    "whole",
    "entire",
    "total",
    "full",
    "overall",
    "all",
    "own",
    "one",
    "single",
    "recorded",
    "official",
    "estimated",
    "goods",
    "merchandise",
    "foreign",
    "country",
    "country's",
    "nation's",
    "year's",
    "to",
    "value",
    "size",
)
"""Words in front of a total that do not change which total it is."""

NARROWING = (
    "growth",
    "per",
    "deficit",
    "surplus",
    "debt",
    "to",
    "from",
    "with",
    "abroad",
    "by",
    "without",
    "excluding",
)
"""Words after a total that make it another total, for which no figure is held."""

LANGUAGES = {
    N_(
        "English"
    ): "the of is are was were in by to and or from about than its per cent percent for with on would equals",
    N_(
        "Indonesian"
    ): "adalah dari yang sekitar setara dengan sebesar persen dan miliar juta triliun pdb penjualan senilai "
    "atau untuk pada ini hanya sama kira ekspor impor anggaran pertahanan senjata utara selatan akan mencapai",
    N_("Malay"): "ialah daripada peratus kira bersamaan dengan bilion jualan kdnk",
    N_(
        "German"
    ): "der die das und von ist sind etwa rund prozent des dem den ein eine mrd milliarden millionen bip auf "
    "für entfielen entspricht im waren wurden",
    N_(
        "French"
    ): "le la les des du de et est sont environ soit pour cent milliards milliard millions pib une un dans au "
    "aux ce qui dépenses",
    N_(
        "Spanish"
    ): "el la los las de del y es son millones millardos pib por ciento una un lo que equivale al en alrededor",
    N_("Portuguese"): "o a os as do da dos das e é são milhões bilhões mil pib por cento um uma equivale em cerca ao",
    N_("Polish"): "to jest oraz około mld mln pkb procent w z na wynosi proc",
    N_("Turkish"): "bir ve yüzde milyar milyon gsyh için olarak",
}
"""Small words by which a language is told; the most of them wins."""
SCRIPTS = {
    N_("Korean"): "[\uac00-\ud7a3]",
    N_("Japanese"): "[\u3040-\u30ff]",
    N_("Chinese"): "[\u4e00-\u9fff]",
    N_("Ukrainian"): "[іїєґІЇЄҐ]",
    N_("Russian"): "[\u0400-\u04ff]",
    N_("Arabic"): "[\u0600-\u06ff]",
}
"""Letters by which a language is told."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SPANS = {"year": 1.0, "quarter": 1 / 4, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}
"""Spans of time in years."""

RATE_WORDS = {
    "annually": 1.0,
    "yearly": 1.0,
    "annual": 1.0,
    "p.a.": 1.0,
    "per annum": 1.0,
    "quarterly": 1 / 4,
    "monthly": 1 / 12,
    "weekly": 7 / 365.25,
    "daily": 1 / 365.25,
}
OPEN_ENDED = ("so far", "to date", "cumulatively", "cumulative", "altogether", "in total", "in all")
VAGUE = (
    "trillions",
    "billions",
    "millions",
    "several",
    "dozens",
    "hundreds",
    "thousands",
    "a few",
    "many",
    "a percentage",
    "a fraction",
    "a large part",
    "a large share",
    "most",
    "much",
    "a lot",
)
"""Words that stand for a number and are none."""

COUNTED = (
    "barrels",
    "barrel",
    "tonnes",
    "tonne",
    "tons",
    "ton",
    "shells",
    "rounds",
    "rockets",
    "missiles",
    "containers",
    "drones",
    "people",
    "soldiers",
    "troops",
)
