"""The figures of `data/`: every rule names all its offenders, and known exceptions carry their reason."""

import csv
import json
import math
import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import econ
from econ.equations import units
from econ.evidence import LABOUR_INPUTS, LINE_INPUTS, sources
from econ.evidence.as_of import published
from econ.evidence.data_files import read_csv, read_toml
from econ.numerics.distributions import MONTHS_FORM
from econ.scenario import SERIES_INPUTS, in_dollars
from tests.pages import script

DATA = Path(__file__).parent.parent / "data"
BOOK = econ.default_book()
PRESETS = BOOK.presets

MONEY = re.compile(r"\b(USD|KRW|KPW|EUR|RUB|CNY|INR|SEK|CZK|GBP|PKR|UAH)(_\w+)?\b")


def listed(wrong):
    """All offenders, one a line: pytest alone would print the first."""
    return "\n".join(["", *map(str, wrong)])


@cache
def cards():
    """Every card and every figure of a goods line, with where it stands."""
    lines = [card for group in BOOK.line_cards.values() for card in group]
    return [*((f"card {c.name}", c) for c in BOOK.cards.values()), *((f"line {c.name}", c) for c in lines)]


@cache
def series():
    return list(BOOK.all_series())


@cache
def settings():
    """Every value that a preset sets, with where it stands."""
    return [
        (f"{name}, {quantity}", quantity, value)
        for name in PRESETS
        for quantity, value in BOOK.preset(name).set.items()
    ]


@cache
def evidence():
    """Every row of the evidence, with where it stands."""
    return [
        (f"{path.name}, line {number}", path.name, row)
        for path in [*sorted((DATA / "evidence").glob("*.csv")), DATA / "claims.csv"]
        for number, row in read_csv(path)
    ]


def all_ids(text):
    return text if isinstance(text, (list, tuple)) else (text or "").split()


# Sources


def used_sources():
    for where, card in cards():
        yield from ((where, s) for s in card.sources)
    for one in series():
        yield from ((f"series {one.key}", s) for s in one.about.sources)
        yield from ((f"series {one.key}, {row.year}", row.source) for row in one.rows)
    for where, _, value in settings():
        yield from ((where, s) for s in getattr(value, "sources", ()))
    for name in PRESETS:
        yield from ((f"preset {name}", s) for s in BOOK.preset(name).sources)
    for where, _, row in evidence():
        yield from ((where, s) for s in all_ids(row.get("sources")))
    for one in BOOK.embargoes:
        yield from ((f"embargo of {one.since}", s) for s in one.sources)
    for name in BOOK.tables:
        yield from ((f"table {name}, {v.released}", v.source) for v in BOOK.table(name).vintages)
    for code, country in BOOK.countries.items():
        yield from ((f"country {code}", s) for s in country.sources)


def test_every_source_that_is_named_exists():
    wrong = [f"{where}: {s}" for where, s in used_sources() if s not in BOOK.sources]
    assert wrong == [], listed(wrong)


def test_every_source_is_named_somewhere():
    named = {s for _, s in used_sources()}
    wrong = sorted(set(BOOK.sources) - named)
    assert wrong == [], listed(wrong)


def test_the_source_of_each_figure_is_listed_with_its_series():
    wrong = [
        f"{one.key}, {row.year}: {row.source}"
        for one in series()
        for row in one.rows
        if row.source not in one.about.sources
    ]
    assert wrong == [], listed(wrong)


def test_every_source_can_be_cited():
    """A page may bear no date ("n.d."); the day it was read is always known."""
    wrong = []
    for name, record in BOOK.sources.items():
        gaps = [field for field in ("type", "title", "accessed") if not record.get(field)]
        if not (record.get("author") or record.get("publisher") or record.get("container-title")):
            gaps.append("author or publisher")
        if gaps or not sources.cite(record).strip() or "None" in sources.cite(record):
            wrong.append(f"{name}: {', '.join(gaps)}")
        if (url := record.get("URL")) and not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/\S*)?", url):
            wrong.append(f"{name}: {url}")
    assert wrong == [], listed(wrong)


OURS = re.compile(
    r"(report(?! of the panel of experts)|passage|remark|summary|digest|transcript|brief|essay|profile) (on|of|that)\b"
    r"|report:(?! China accounts)|same \w+ issue"
    r"|\((title )?in \w+\)|\b(title in|abstract|graphic|search page|snippet|headline as relayed)\b"
    r"|\((Korean|Japanese|German|French|Italian|Spanish|Polish|Russian|Turkish|Arabic|Indonesian)\)"
    r"|^(bok|kotra|statistics korea)\b.*\b(estimate|indicators|trade)\b|\.(csv|xlsx?|rdata|rda|json)\b|^datasets/",
    re.IGNORECASE,
)
"""How we describe what has no title that we know: no publication is called so."""


def test_a_description_says_that_it_is_none_of_the_titles():
    wrong = [
        f"{name}: {record['title']}"
        for name, record in BOOK.sources.items()
        if not sources.described(record) and OURS.search(record["title"])
    ]
    assert wrong == [], listed(wrong)
    for title in ("Report on 300-500 shells per container (title in Korean)", "datasets/gdp: data/gdp.csv"):
        assert OURS.search(title)  # as they stood once


FOREIGN = re.compile(r"[\u0370-\u1dff\u3040-\uffdc]")
"""A letter of another alphabet."""


def test_a_title_in_another_language_has_its_translation_beside_it():
    """Letters of other alphabets are of another language in any case; what is described is said in English."""
    wrong = []
    for name, record in BOOK.sources.items():
        title, translated = record["title"], sources.translated_title(record)
        foreign = FOREIGN.search(title) or record.get("language", "en") != "en"
        if sources.described(record):
            if translated or FOREIGN.search(title):
                wrong.append(f"{name} is described, and has a title")
        elif foreign and not translated:
            wrong.append(f"{name} has no translation: {title}")
        elif translated and not record.get("language"):
            wrong.append(f"{name} has no language: {title}")
        if re.search(r"\s$|^\s|  ", title + translated):
            wrong.append(f"{name} has blanks: {title}")
    assert wrong == [], listed(wrong)


def test_an_author_is_one_name_and_no_paper_is_named_twice():
    wrong = []
    for name, record in BOOK.sources.items():
        where = [str(record.get(field, "")).casefold() for field in ("container-title", "publisher")]
        for person in record.get("author", []):
            literal = person.get("literal", "")
            if re.search(r"\S/\S| / |\(.+,|\bunsigned\b|\bvia\b|\brelay\b", literal, re.IGNORECASE):
                wrong.append(f"{name}: {literal}")
            if literal and literal.casefold() in where and record["type"].startswith("article"):
                wrong.append(f"{name}: {literal} is author and paper")
            if not literal and not (person.get("family") and person.get("given")):
                wrong.append(f"{name}: {person}")
            if any(FOREIGN.search(part) for part in person.values()):
                wrong.append(f"{name}: {person} in other letters, which the line under a picture does not have")
    assert wrong == [], listed(wrong)


def test_an_identifier_has_its_form_and_a_study_its_journal():
    wrong = []
    for name, record in BOOK.sources.items():
        doi = record.get("DOI", "")
        if doi and not re.fullmatch(r"10\.\d{4,9}/\S+", doi):
            wrong.append(f"{name}: {doi}")
        if re.search(r"//(dx\.)?doi\.org/", record.get("URL", "")) and not record["URL"].endswith(doi or " "):
            wrong.append(f"{name}: the DOI stands in the address alone")
        if record.get("page") and not re.fullmatch(r"\d+(-\d+)?", record["page"]):
            wrong.append(f"{name}: {record['page']}")
        if record.get("volume") and record["type"] != "article-journal":
            wrong.append(f"{name}: a volume of no journal")
    assert wrong == [], listed(wrong)


SHARING = re.compile(
    r"//([\w-]+\.)*(documents\.pub|vdocuments\.\w+|pdfslide\.\w+|pdfcoffee\.com|dokumen\.\w+|docplayer\.\w+"
    r"|adoc\.pub|cupdf\.com|scribd\.com|studylib\.net|studyres\.com|1library\.\w+|123dok\.\w+|coursehero\.com|sci-hub\.\w+"
    r"|libgen\.\w+|z-lib\.\w+)(/|$)"
)
"""Where documents are shared without their publishers."""


def test_no_source_links_to_a_site_where_documents_are_shared_without_their_publishers():
    assert [name for name, record in BOOK.sources.items() if SHARING.search(record.get("URL", ""))] == []
    assert SHARING.search("https://documents.pub/document/wp14-imf-elibrary.html")


def test_a_copy_in_a_repository_says_so():
    wrong = [
        name
        for name, record in BOOK.sources.items()
        if "//github.com/" in record.get("URL", "") and not sources.as_cited_in(record)
    ]
    assert wrong == [], listed(wrong)


def test_no_source_is_dated_after_its_access():
    wrong = []
    for name, record in BOOK.sources.items():
        dates = [(record.get(field) or {}).get("date-parts", [[]])[0] for field in ("issued", "accessed")]
        issued, accessed = ([int(part) for part in date] for date in dates)
        if issued and accessed and issued > accessed[: len(issued)]:
            wrong.append(f"{name}: issued {issued}, accessed {accessed}")
    assert wrong == [], listed(wrong)


# Values, units and words


def test_every_unit_is_of_the_vocabulary():
    known = set(units.names())
    written = [*((w, c.unit) for w, c in cards()), *((f"series {s.key}", s.about.unit) for s in series())]
    for where, _, row in evidence():
        fields = ("unit", "numerator_unit", "denominator_unit")
        written += [(f"{where}, {field}", row[field]) for field in fields if field in row]
    wrong = []
    for where, unit in written:
        words = set(re.findall(r"[A-Za-z_]\w*", unit))
        try:
            units.registry().parse_units("" if unit == "1" else unit)
        except Exception as error:  # noqa: BLE001 - whatever pint says, the offender is listed
            wrong.append(f"{where}: {unit} ({error})")
        if words - known:
            wrong.append(f"{where}: {unit}")
    assert wrong == [], listed(wrong)


def test_every_value_has_a_source_or_a_judgement():
    wrong = [where for where, card in cards() if not card.sources and not card.judgement]
    wrong += [
        where for where, _, value in settings() if isinstance(value, str) or not (value.sources or value.judgement)
    ]
    assert wrong == [], listed(wrong)


def test_every_judgement_says_whose_it_is():
    """Ours, or by definition; a source that judges is a source."""
    ours = re.compile(r"\b(ours?|by us|by definition|derived here)\b", re.IGNORECASE)
    wrong = [f"{w}: {c.judgement}" for w, c in cards() if c.judgement and not ours.search(c.judgement)]
    wrong += [
        f"series {s.key}: {s.about.spread_judgement}"
        for s in series()
        if not s.about.relative.is_fixed and not ours.search(s.about.spread_judgement)
    ]
    wrong += [
        f"{where}: {value.judgement}"
        for where, _, value in settings()
        if getattr(value, "judgement", "") and not ours.search(value.judgement)
    ]
    assert wrong == [], listed(wrong)


def test_every_spread_has_a_reason():
    wrong = [where for where, c in cards() if not c.distribution.is_fixed and not c.judgement]
    assert wrong == [], listed(wrong)


def test_every_setting_has_a_grade_and_a_note():
    wrong = [where for where, _, value in settings() if isinstance(value, str) or not value.grade or not value.note]
    assert wrong == [], listed(wrong)


def test_a_value_without_a_source_is_not_graded_like_one_with():
    """Definitions are A1; what we judge without a source is F6."""
    wrong = [
        f"{where}: {c.grade}"
        for where, c in cards()
        if not c.sources and c.grade != ("A1" if c.judgement.startswith("By definition") else "F6")
    ]
    wrong += [
        f"{where}: {v.grade}"
        for where, _, v in settings()
        if not isinstance(v, str) and not v.sources and v.grade != "F6"
    ]
    assert wrong == [], listed(wrong)


def test_the_letter_of_a_grade_is_no_better_than_the_best_of_its_sources():
    """The letter is the source's: a figure cannot be more reliable than all who printed it."""
    wrong = []
    rated = [*((w, c.sources, c.grade) for w, c in cards())]
    rated += [(f"series {s.key}", s.about.sources, s.about.grade) for s in series()]
    rated += [(w, v.sources, v.grade) for w, _, v in settings() if not isinstance(v, str) and v.grade]
    for where, names, grade in rated:
        letters = [sources.reliability(BOOK.sources[n]) for n in names if n in BOOK.sources]
        if letters and grade[0] < min(letters):
            wrong.append(f"{where}: {grade}, but its sources are {' '.join(sorted(letters))}")
    assert wrong == [], listed(wrong)


def test_every_figure_in_money_has_a_price_year():
    wrong = [f"{where}: {c.unit}" for where, c in cards() if MONEY.search(c.unit) and not c.price_year]
    assert wrong == [], listed(wrong)


def test_no_figure_without_money_has_a_price_year():
    wrong = [f"{where}: {c.unit}" for where, c in cards() if not MONEY.search(c.unit) and c.price_year]
    assert wrong == [], listed(wrong)


def test_every_card_has_the_words_that_are_printed():
    wrong = [
        f"{where}: {field}"
        for where, c in cards()
        for field in ("label", "note", *(("meaning",) if where.startswith("card") else ()))
        if not getattr(c, field)
    ]
    assert wrong == [], listed(wrong)


def sentences():
    for where, c in cards():
        yield from ((f"{where}, {f}", getattr(c, f)) for f in ("meaning", "judgement", "disputed", "note"))
    for one in series():
        fields = ("concept", "spread_judgement", "note")
        yield from ((f"series {one.key}, {f}", getattr(one.about, f)) for f in fields)
        yield from ((f"series {one.key}, {row.year}", row.note) for row in one.rows)
    for where, _, value in settings():
        if not isinstance(value, str):
            yield from ((f"{where}, {f}", getattr(value, f)) for f in ("judgement", "note"))
    for name in PRESETS:
        yield from ((f"preset {name}, {f}", getattr(BOOK.preset(name), f)) for f in ("summary", "note"))
    for where, _, row in evidence():
        yield from ((f"{where}, {f}", row.get(f, "")) for f in ("description", "note"))


def test_prose_is_written_in_sentences():
    """It is printed: it begins with a capital or a digit, ends in a period, and has no doubled words."""
    wrong = []
    for where, text in sentences():
        if not text:
            continue
        if not re.match(r"[A-Z0-9“\"À-Þ]", text) or not text.endswith((".", "?", "!")):
            wrong.append(f"{where}: {text}")
        if re.search(r"\s{2}|\s[.,;]|\b([a-z]{3,}) \1\b", text) or re.search(r"\b(\w+ \w+) \1\b", text):
            wrong.append(f"{where}: doubled: {text}")
    assert wrong == [], listed(wrong)


def test_values_are_plausible_far_into_their_tails():
    """Not only the stated ends: 999 in 1,000 draws, all of them for a share."""
    wrong = []
    u = np.array([0.0005, 0.9995])
    for where, c in cards():
        low, high = c.distribution.quantile(u)
        if not c.plausible[0] <= low <= high <= c.plausible[1]:
            wrong.append(f"{where}: {low:g} to {high:g}, plausible {c.plausible}")
    assert wrong == [], listed(wrong)


def test_the_plausible_range_is_wider_than_the_value():
    """A slider needs room; only definitions are one point."""
    wrong = [
        where
        for where, c in cards()
        if c.plausible[0] == c.plausible[1] and not c.judgement.startswith("By definition")
    ]
    assert wrong == [], listed(wrong)


# Goods lines


def test_every_line_has_a_price_and_says_whether_it_is_artillery():
    have = set(BOOK.line_cards)
    wrong = [f"{k}_{n}" for n in BOOK.lines for k in ("price", "artillery") if f"{k}_{n}" not in have]
    assert wrong == [], listed(wrong)


def test_every_line_of_people_has_a_pay_and_an_account_and_heads_come_from_a_scenario_only():
    wrong = [n for n, line in BOOK.labour.items() if not line.account or f"pay_{n}" not in BOOK.line_cards]
    wrong += [n for n in BOOK.line_cards if n.startswith(("heads_", "contract_period_", "compensated_"))]
    assert BOOK.labour
    assert wrong == [], listed(wrong)


def test_a_quantity_comes_from_a_scenario_only():
    wrong = [name for name in BOOK.line_cards if name.startswith("quantity_")]
    assert wrong == [], listed(wrong)


def test_no_name_of_a_line_makes_two_inputs_alike():
    """`quality_discount_x` must not be read as the `quality` of a line called `discount_x`."""
    names = [f"{kind}_{line}" for kind in LINE_INPUTS for line in BOOK.lines]
    names += [f"{kind}_{line}" for kind in LABOUR_INPUTS for line in BOOK.labour]
    others = {*BOOK.cards, *SERIES_INPUTS, *econ.GRAPH.equations}
    assert len(set(names)) == len(names)
    wrong = sorted(others & set(names))
    assert wrong == [], listed(wrong)


# Series


def test_each_year_of_a_series_has_one_figure_that_is_used():
    wrong = []
    for one in series():
        years = [row.year for row in one.rows if row.status == "used"]
        wrong += [f"{one.key}: {y} twice" for y in sorted({y for y in years if years.count(y) > 1})]
        wrong += [f"{one.key}: {r.year} has no value" for r in one.rows if r.status == "used" and r.value is None]
        wrong += [f"{one.key}: nothing is used"] if not years else []
    assert wrong == [], listed(wrong)


def test_figures_are_finite_and_inside_their_ends():
    wrong = []
    for one in series():
        for row in one.rows:
            numbers = [n for n in (row.low, row.value, row.high) if n is not None]
            if not all(math.isfinite(n) for n in numbers) or numbers != sorted(numbers):
                wrong.append(f"{one.key}, {row.year}: {numbers}")
            if not 1800 <= row.year <= int(BOOK.release[:4]):
                wrong.append(f"{one.key}, {row.year}")
    assert wrong == [], listed(wrong)


def test_the_reason_stands_beside_every_figure_that_is_not_used():
    wrong = [
        f"{one.key}, {row.year}, {row.source}"
        for one in series()
        for row in one.rows
        if row.status == "other" and not row.note
    ]
    assert wrong == [], listed(wrong)


def test_rates_and_deflators_cover_every_year_that_needs_them():
    wrong = []
    for one in series():
        if rate := one.about.exchange_rate:
            gaps = [y for y in one.used if y not in BOOK.series_at(rate).used]
            wrong += [f"{one.key}: no {rate} for {gaps}"] if gaps else []
        if (level := one.about.price_level) and level.series:
            years = [level.base, *one.used]
            gaps = [y for y in years if y not in BOOK.series_at(level.series).used]
            wrong += [f"{one.key}: no {level.series} for {gaps}"] if gaps else []
    assert wrong == [], listed(wrong)


def test_constant_prices_are_carried_to_the_year_and_others_are_not():
    wrong = [
        f"{one.key}: {one.about.price_basis}"
        for one in series()
        if one.about.kind in {"gdp", "gni"}
        and bool(one.about.price_level) != bool(re.search(r"constant-\d{4}", one.about.price_basis))
    ]
    assert wrong == [], listed(wrong)


def test_the_price_basis_is_one_of_those_that_are_documented():
    form = re.compile(r"current|constant-\d{4}|PPP|PPP-constant-\d{4}|constant-unstated|unstated|not-money")
    wrong = [s.key for s in series() if not form.fullmatch(s.about.price_basis)]
    assert wrong == [], listed(wrong)


def test_the_year_of_the_dollars_is_the_year_of_the_price_basis():
    """USD_2015 goes with constant-2015 and with base 2015, USD with current."""
    wrong = []
    for one in series():
        basis = re.search(r"constant-(\d{4})", one.about.price_basis)
        unit = re.search(r"_(\d{4})\b", one.about.unit)
        if unit and (not basis or basis[1] != unit[1]):
            wrong.append(f"{one.key}: {one.about.unit}, {one.about.price_basis}")
        if basis and one.about.price_level and int(basis[1]) != one.about.price_level.base:
            wrong.append(f"{one.key}: {one.about.price_basis}, base {one.about.price_level.base}")
        if one.about.price_basis.startswith("PPP") != ("PPP" in one.about.unit):
            wrong.append(f"{one.key}: {one.about.unit}, {one.about.price_basis}")
    assert wrong == [], listed(wrong)


def test_a_series_borrows_from_series_of_the_same_country():
    wrong = [
        f"{one.key}: {name}"
        for one in series()
        for name in one.about.borrows_from
        if name not in BOOK.series_names(one.entity) or name == one.name
    ]
    assert wrong == [], listed(wrong)


JUMPS = {
    "PRK/un_current 1994 to 1995": "as published: 1995 stands alone, valued at another rate",
    "PRK/un_current 1995 to 1996": "the way back",
    "PRK/cia_oer 2009 to 2023": "fourteen years apart, at two exchange rates",
}
"""Steps of a GDP in dollars to under two thirds or over three halves; each with its reason."""


def test_no_gdp_jumps_without_a_reason():
    found = {}
    for one in series():
        if one.about.kind == "gdp":
            for before, after in zip(one.years(), one.years()[1:], strict=False):
                step = in_dollars(one, after, BOOK) / in_dollars(one, before, BOOK)
                if not 2 / 3 < step < 3 / 2:
                    found[f"{one.key} {before} to {after}"] = step
    wrong = [f"{where}: times {step:.2f}" for where, step in found.items() if where not in JUMPS]
    wrong += [f"{where} is listed, but jumps no more" for where in JUMPS if where not in found]
    assert wrong == [], listed(wrong)


# Countries


def test_every_country_names_series_that_exist_and_are_of_the_kind():
    wrong = []
    for code, country in BOOK.countries.items():
        for kind, name in country.defaults.items():
            if name not in BOOK.series_names(code):
                wrong.append(f"{code}: {kind} = {name} does not exist")
            elif BOOK.series(code, name).about.kind != kind:
                wrong.append(f"{code}: {kind} = {name} is {BOOK.series(code, name).about.kind}")
        gdps = [n for n in BOOK.series_names(code) if BOOK.series(code, n).about.kind == "gdp"]
        wrong += [f"{code}: {name} of the panel is no GDP" for name in country.panel if name not in gdps]
        if country.gdp and country.gdp not in country.panel:
            wrong.append(f"{code}: {country.gdp} is not in the panel")
    assert wrong == [], listed(wrong)


def test_every_gdp_of_a_country_with_a_choice_has_a_spread():
    """A national account without any uncertainty claims too much."""
    wrong = [s.key for s in series() if s.about.kind in {"gdp", "gni"} and s.about.relative.is_fixed]
    assert wrong == [], listed(wrong)


def test_every_country_of_a_series_is_known():
    wrong = sorted({s.entity for s in series()} - set(BOOK.countries) - {"EMU"})
    assert wrong == [], listed(wrong)


def test_every_country_of_a_table_is_known_and_every_country_has_figures():
    held = {code for name in BOOK.tables for code in BOOK.table(name).countries()}
    assert held == set(BOOK.country_codes)
    assert [code for code, country in BOOK.countries.items() if not country.gdp] == []


def test_the_codes_of_a_country_are_its_own():
    """ISO 3166 alpha-2 and alpha-3 and M49 by the locale data of Unicode, which Babel carries."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    wrong = [
        f"{code}: {other} is {aliases[other]}"
        for code, country in BOOK.countries.items()
        for other in (code, country.m49)
        if aliases.get(other, [country.alpha2]) != [country.alpha2] and code not in {"XKX", "WLD"}
    ]
    for field in ("alpha2", "m49", "gec", "name", "of"):
        values = [getattr(country, field) for country in BOOK.countries.values() if getattr(country, field)]
        wrong += [f"{field} {value} stands there twice" for value in values if values.count(value) > 1]
    assert wrong == [], listed(wrong)


@pytest.mark.parametrize(
    ("code", "gec", "income", "standard", "fiscal_year", "accounts"),
    [
        ("IND", "IN", "lower middle", "SDDS", "04-01", "fiscal"),
        ("PAK", "PK", "lower middle", "e-GDDS", "07-01", "fiscal"),
        ("IRN", "IR", "upper middle", "e-GDDS", "03-21", "fiscal"),
        ("EGY", "EG", "lower middle", "SDDS", "07-01", "fiscal"),
        ("JPN", "JA", "high", "SDDS Plus", "04-01", "calendar"),
        ("KOR", "KS", "high", "SDDS", "", ""),
        ("PRK", "KN", "low", "", "", ""),
        ("TWN", "TW", "", "", "", ""),
    ],
)
def test_what_the_world_bank_says_of_a_country(code, gec, income, standard, fiscal_year, accounts):
    """From its country metadata of 2024, `SpecialNotes` for the fiscal year; the Factbook's codes from its files."""
    one = BOOK.country(code)
    found = (one.gec, one.income, one.standard, one.fiscal_year_start, one.accounts_year)
    assert found == (gec, income, standard, fiscal_year, accounts)


DIFFER = 0.01


def test_the_united_nations_stand_beside_the_world_bank_where_they_differ():
    """By more than one per cent in a year from 2015 to 2024; and instead of it where it has no figure since 2023."""
    wrong = []
    for code, country in BOOK.countries.items():
        names = [n for n in ("world_bank_gdp", "un_gdp") if BOOK.table(n).holds(code)]
        if len(names) == 2 and code != "PRK":
            bank, nations = (BOOK.series(code, n).used for n in names)
            both = [y for y in range(2015, 2025) if y in bank and y in nations]
            if max(bank) < 2023:
                names = names[1:]
            elif not any(abs(nations[y].value / bank[y].value - 1) > DIFFER for y in both):
                names.pop()
            if tuple(n for n in country.panel if n != "national_gdp") != tuple(names) or country.gdp != names[0]:
                wrong.append(f"{code}: the panel should be {names}")
    assert wrong == [], listed(wrong)


# Tables

SHARED = Path(__file__).parents[1].parent / "shared"
BANK = SHARED / "panels" / "worldbank"
BULK = {
    "world_bank_gdp": "NY.GDP.MKTP.CD",
    "population": "SP.POP.TOTL",
    "world_bank_imports": "NE.IMP.GNFS.CD",
    "world_bank_rate": "PA.NUS.FCRF",
    "world_bank_conversion": "PA.NUS.ATLS",
}
SHIPPED = [(name, v.released) for name in BOOK.tables for v in BOOK.table(name).vintages]


@pytest.mark.parametrize(("name", "day"), SHIPPED, ids="-".join)
def test_every_figure_of_a_release_is_read(name, day):
    """Which checks its hash, and each figure against the plausible range."""
    table = BOOK.table(name)
    assert all(table.series(code, day).rows for code in table.countries(day))


def world_bank(name, day):
    """The provider's own rows of a release, as code, year and figure: a bulk file, or one row for each year."""
    code, month = BULK[name], "2023-H2" if day == "2023-11-30" else day[:7]
    sample = SHARED / "samples" / "worldbank" / "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_9865.csv"
    path = sample if (name, day) == ("world_bank_gdp", "2024-10-24") else BANK / f"{code}_{day}.csv"
    if path.is_file():
        rows = pd.read_csv(path, skiprows=4, encoding="utf-8-sig")
        years = [c for c in rows.columns if c.isdigit()]
        return rows.melt("Country Code", years).to_numpy()
    for path in (BANK / f"{code}_{day}_long.csv", BANK / f"{code}_{month}_long.csv"):
        if path.is_file():
            rows = pd.read_csv(path, encoding="utf-8-sig")
            kosovo = rows["Country Name"] == "Kosovo"  # KSV or no code in the oldest
            rows["Country Code"] = rows["Country Code"].mask(kosovo, "XKX")
            return rows[["Country Code", "Year", "Value"]].to_numpy()
    rows = pd.read_csv(BANK / f"wdi_gdpuc_{month}.csv", encoding="utf-8-sig")
    return rows[["iso3c", "year", code]].to_numpy()


@pytest.mark.skipif(not BANK.is_dir(), reason="the providers' files are not beside the checkout")
@pytest.mark.parametrize(("name", "day"), [pair for pair in SHIPPED if pair[0] in BULK], ids="-".join)
def test_a_release_of_the_world_bank_has_the_figures_of_its_file(name, day):
    """Every economy and the world since 1990, read with pandas; rates that were rounded to 0 are none."""
    known = set(BOOK.country_codes)
    wanted = {(c, int(y)): v for c, y, v in world_bank(name, day) if c in known and int(y) >= 1990 and v > 0}
    table = BOOK.table(name)
    assert {(c, r.year): r.value for c in table.countries(day) for r in table.series(c, day).rows} == wanted


@pytest.mark.skipif(not BANK.is_dir(), reason="the providers' files are not beside the checkout")
@pytest.mark.parametrize("day", ["2024-12-31", "2025-12-31"])
@pytest.mark.parametrize(
    ("name", "indicator"),
    [
        ("un_gdp", "Gross Domestic Product (GDP)"),
        ("un_exports", "Exports of goods and services"),
        ("un_imports", "Imports of goods and services"),
    ],
)
def test_a_release_of_the_united_nations_has_the_figures_of_its_file(name, indicator, day):
    """Every country of today since 1990 by its M49 code, read with pandas."""
    path = SHARED / "panels" / "un_ama" / f"gdp_current_usd_{day[:7]}.csv"
    rows = pd.read_csv(path, encoding="utf-8-sig")
    rows = rows[rows.IndicatorName == indicator].set_index("CountryID")
    numbers = {int(c.m49): code for code, c in BOOK.countries.items() if code != "WLD"}
    years = [c for c in rows.columns if c.isdigit() and int(c) >= 1990]
    wanted = {
        (numbers[n], int(y)): rows.loc[n, y]
        for n in rows.index
        if n in numbers
        for y in years
        if pd.notna(rows.loc[n, y])
    }
    table = BOOK.table(name)
    found = {(code, r.year): r.value for code in table.countries(day) for r in table.series(code, day).rows}
    assert found == wanted


# Where figures stand

COUNTED = script("generate_evidence")


@pytest.mark.skipif(not BANK.is_dir(), reason="the providers' files are not beside the checkout")
@pytest.mark.parametrize(("name", "day"), [pair for pair in SHIPPED if pair[0] in BULK], ids="-".join)
def test_the_rule_of_the_world_bank_leads_to_the_figure_in_its_file(name, day):
    """The row and the year that the locator names, looked up in the provider's own file, have the figure."""
    raw = {(str(row), str(year)): value for row, year, value in world_bank(name, day)}
    table = BOOK.table(name)
    rule = f"indicator {BULK[name]}; row "
    kosovo = {"2012-09-30": "KSV", "2013-06-30": "KSV", "2015-08-31": "Kosovo"}.get(day, "XKX")
    for code in table.countries(day):
        series = table.series(code, day)
        for row in series.rows[-3:]:
            place, _, year = BOOK.locator(series, row).removeprefix(rule).partition("; year ")
            assert (place == kosovo) == (code == "XKX")
            assert raw["XKX" if code == "XKX" else place, year] == row.value


@pytest.mark.skipif(not BANK.is_dir(), reason="the providers' files are not beside the checkout")
def test_the_rule_of_the_factbook_leads_to_the_entry_and_the_field():
    """Looked up by code, field and year in the copy of January 2026: "2.4% of GDP (2024 est.)"."""
    path = SHARED / "panels" / "factbook" / "economy_2026-01.csv"
    rows = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False, dtype=str)
    raw = {(r.gec, r.field, r.year): float(r.value) for r in rows.itertuples() if r.value and r.field != "Budget"}
    for name in (n for n in BOOK.tables if n.startswith("cia_")):
        table, of = BOOK.table(name), 100 if name == "cia_military_share" else 1
        for code in table.countries():
            series = table.series(code)
            for row in series.rows:
                entry, field, year = BOOK.locator(series, row).split("; ")
                found = raw[entry[len("entry ") :], field[len("field ") :], year[len("year ") :]]
                assert row.value * of == pytest.approx(found, rel=1e-12)


@pytest.mark.skipif(not BANK.is_dir(), reason="the providers' files are not beside the checkout")
def test_the_column_and_the_row_of_the_price_sheet_have_the_price():
    """In the World Bank's workbook of May 2025, which is the source, to its four decimals."""
    path = SHARED / "samples" / "pinksheet" / "CMO-Historical-Data-Annual_trimmed.xlsx"
    sheets = pd.read_excel(path, sheet_name=None, header=6, index_col=0)
    found = 0
    for series in (s for s in BOOK.all_series() if "wb_cmo_annual" in s.about.sources):
        for row in (r for r in series.rows if r.source == "wb_cmo_annual"):
            sheet, column, year = (p.partition(" ")[2] for p in BOOK.locator(series, row).split("; "))
            prices = sheets[sheet].rename(columns=str.strip)[column]
            assert float(prices[int(year)]) == pytest.approx(row.value, abs=5e-5)
            found += 1
    assert found == 90


def test_a_title_that_has_the_figure_has_its_number():
    """Whoever writes "title" says that the number is read there: its digits stand in it, and it is no description."""
    wrong = []
    for row in (r for r in BOOK.evidence.values() if r.locator == "title"):
        record = BOOK.sources[row.sources[0]]
        scaled = {f"{v / size:.10g}" for v in row.values for size in (1, 1e3, 1e6, 1e9, 0.01)}
        title = record["title"].replace(",", "")
        found = any(re.search(rf"(?<![\d.]){re.escape(n)}(?![\d.]\d)", title) for n in scaled)
        if not found or sources.described(record):
            wrong.append(f"{row.item}: {title}")
    assert wrong == [], listed(wrong)


def test_what_the_evidence_has_may_only_rise():
    """`make pages` writes what is counted, and raises the floors; a floor that is missed names what fell."""
    now = {(one.kind, one.what): one.number for one in COUNTED.counts(BOOK)}
    fell = [
        f"{key}: {now.get(key, 0)} of {floor}" for key, floor in COUNTED.floors().items() if now.get(key, 0) < floor
    ]
    assert fell == [], listed(fell)


def test_floors_are_raised_and_never_lowered():
    count = COUNTED.Count
    before = {("figures", "a locator"): 5, ("figures", "a grade"): 7, ("gone", "a grade"): 1}
    found = [count("figures", "a locator", 6, 9), count("figures", "a grade", 2, 9), count("new", "a grade", 3, 9)]
    assert COUNTED.raised(found, before) == {
        ("figures", "a locator"): 6,
        ("figures", "a grade"): 7,
        ("gone", "a grade"): 1,
        ("new", "a grade"): 3,
    }


def test_what_is_counted_of_the_evidence_is_what_a_reader_counts():
    """Counted here from the files themselves, with pandas."""
    counted = {(one.kind, one.what): one for one in COUNTED.counts(BOOK)}
    rows = pd.concat(pd.read_csv(path, dtype=str) for path in sorted(DATA.glob("evidence/*.csv")))
    one = counted["published figures that stand beside", "a locator"]
    assert (one.number, one.of) == (int(rows["locator"].notna().sum()), len(rows))
    records = json.loads((DATA / "sources.json").read_text("utf-8"))
    assert counted["sources", "a DOI"].number == sum("DOI" in record for record in records)
    titled = sum(not record["custom"].get("described") for record in records)
    assert counted["sources", "a title of its own"].number == titled


@pytest.mark.parametrize(
    ("key", "year", "value", "day"),
    [
        ("SRB/world_bank_gdp", 2023, 81343999280.0179, ""),
        ("SRB/world_bank_gdp", 2023, 75187125426.7375, "2024-12-31"),
        ("KOR/world_bank_gdp", 2023, 1844800934391.54, ""),
        ("XKX/world_bank_gdp", 2010, 5593654275.07795, "2013-06-30"),
        ("PRK/un_gdp", 2024, 17199287595, ""),
        ("TWN/cia_gdp", 2023, 611391000000, ""),
        ("TWN/cia_rate", 2024, 32.108, ""),
        ("KEN/population", 2024, 56432944, ""),
    ],
)
def test_a_figure_is_the_one_that_the_provider_printed(key, year, value, day):
    entity, name = key.split("/")
    assert BOOK.series(entity, name, day).value(year) == pytest.approx(value, rel=1e-12)


LICENCES = {"CC-BY-4.0", "UN-terms", "public-domain", "quotation"}
"""Terms under which figures may be passed on."""

NOT_SHIPPED = re.compile(
    r"SIPRI|MS\.MIL|Comtrade|International Monetary Fund|\bIMF\b|World Economic Outlook", re.IGNORECASE
)


def test_every_series_may_be_passed_on():
    abouts = [(s.key, s.about) for s in series()] + [(n, a) for n in BOOK.tables for a in BOOK.table(n).abouts()]
    wrong = [f"{name}: {a.licence!r}" for name, a in abouts if not set(a.licence.split(" AND ")) <= LICENCES]
    assert wrong == [], listed(wrong)
    assert set(read_toml(DATA / "licences.toml")) == LICENCES


def test_no_series_is_of_a_provider_whose_data_may_not_be_passed_on():
    """No data set of SIPRI (also inside the World Bank's military series), the Fund or Comtrade."""
    named = [(s.key, source) for s in series() for source in {*s.about.sources, *(r.source for r in s.rows)}]
    named += [(name, v.source) for name in BOOK.tables for v in BOOK.table(name).vintages]
    wrong = [
        f"{key}: {source}"
        for key, source in named
        if BOOK.sources[source]["type"] == "dataset"
        and NOT_SHIPPED.search(f"{BOOK.sources[source].get('title')} {BOOK.sources[source].get('author')}")
    ]
    assert wrong == [], listed(wrong)


# Presets


@pytest.mark.parametrize("name", PRESETS)
def test_the_preset_runs_and_every_output_is_a_finite_number(name):
    result = econ.run(econ.Scenario.preset(name))
    wrong = [n for n in result.outputs if not np.all(np.isfinite(np.asarray(result.draws[n], dtype=float)))]
    assert wrong == [], listed(wrong)


@pytest.mark.parametrize("name", PRESETS)
def test_the_preset_lets_no_share_leave_0_to_1_and_no_money_go_negative(name):
    result = econ.run(econ.Scenario.preset(name))
    wrong = []
    for quantity, item in result.state.inputs.items():
        values = np.asarray(item.distribution.quantile(np.array([1e-5, 0.5, 1 - 1e-5])))
        if item.plausible and not (item.plausible[0] <= values.min() and values.max() <= item.plausible[1]):
            wrong.append(f"{quantity}: {values} outside {item.plausible}")
    least = {n: np.min(result.draws[n]) for n in ("sale_value", "gdp", "goods_share") if n in result.draws}
    wrong += [f"{quantity}: down to {value}" for quantity, value in least.items() if value < 0]
    assert wrong == [], listed(wrong)


def test_every_value_of_a_preset_names_its_unit():
    """A bare number is allowed for a share only; two months are a period without a unit."""
    wrong = []
    for name in PRESETS:
        state = econ.resolve(econ.Scenario.preset(name))
        for quantity, value in BOOK.preset(name).set.items():
            text = value if isinstance(value, str) else value.value
            unit = state.inputs[quantity].unit
            own = re.escape(unit).replace("USD", "[A-Z]{3}", 1)  # another currency is exchanged at the year's rate
            if unit != "1" and not MONTHS_FORM.fullmatch(text) and not re.search(rf"\b{own}", text):
                wrong.append(f"{name}, {quantity}: {text!r} is to be in {unit}")
    assert wrong == [], listed(wrong)


def test_every_preset_has_the_words_that_are_printed():
    wrong = []
    for name in PRESETS:
        preset = BOOK.preset(name)
        if not (preset.title and preset.summary and preset.note and preset.sources):
            wrong.append(name)
    assert wrong == [], listed(wrong)


# Evidence


KINDS = set("count capacity claim contract delivery licence price valuation return rate rule".split())  # noqa: SIM905 - reads better


def test_every_row_of_evidence_is_well_formed():
    wrong, seen = [], set()
    known = {*BOOK.cards, *BOOK.line_cards, *SERIES_INPUTS, *econ.GRAPH.equations, *econ.GRAPH.inputs}
    known |= {f"{kind}_{line}" for kind in LINE_INPUTS for line in BOOK.lines} | set(BOOK.lines)
    known |= {f"{kind}_{line}" for kind in LABOUR_INPUTS for line in BOOK.labour} | set(BOOK.labour)
    for where, file, row in evidence():
        name = row.get("item") or row.get("claim")
        if not name or name in seen:
            wrong.append(f"{where}: {name} is no name of its own")
        seen.add(name)
        try:
            numbers = [float(row[f]) for f in ("low", "central", "high") if f in row]
        except ValueError:
            wrong.append(f"{where}: a value is no number")
            continue
        if numbers != sorted(numbers) or not all(math.isfinite(n) for n in numbers):
            wrong.append(f"{where}: {numbers}")
        if not row.get("sources") or not row.get("description"):
            wrong.append(f"{where}: no source or no description")
        if file != "claims.csv":
            if row.get("kind") not in KINDS:
                wrong.append(f"{where}: kind {row.get('kind')}")
            if not re.fullmatch(r"[A-F][1-6]", row.get("grade", "")):
                wrong.append(f"{where}: grade {row.get('grade')}")
            unknown = set(row.get("bears_on", "").split()) - known
            if unknown:
                wrong.append(f"{where}: bears on {sorted(unknown)}")
    assert wrong == [], listed(wrong)


# Files


def test_the_release_has_a_date():
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", BOOK.release)


def test_every_file_is_read_by_somebody():
    """A file with a slip in its name would be passed over in silence."""
    read = re.compile(
        r"sources\.json|dimensions\.csv|correlations\.csv|claims\.csv|lines\.csv|labour\.csv|embargoes\.csv|release\.toml|LICENSE\.md|assumptions/\w+\.toml"
        r"|licences\.toml|coverage\.csv|restatements\.csv|track_record\.(toml|csv)|countries\.csv|revisions\.csv|tables/\w+/(about\.toml|\d{4}-\d\d-\d\d\.csv)"
        r"|countries/[A-Z]{3}\.toml|series/[A-Z]{3}/\w+/(about\.toml|values\.csv)|evidence/\w+\.csv"
        r"|scenarios/[a-z0-9-]+\.toml|claims/(languages|words\.[a-z]{2})\.toml"
    )
    names = [path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file()]
    wrong = [name for name in sorted(names) if not read.fullmatch(name)]
    assert wrong == [], listed(wrong)


def test_no_row_is_short_or_has_a_cell_too_many():
    wrong = []
    for path in sorted(DATA.rglob("*.csv")):
        rows = list(csv.reader(path.read_text("utf-8").splitlines()))
        wrong += [f"{path.relative_to(DATA)}, line {n}" for n, row in enumerate(rows, 1) if len(row) != len(rows[0])]
    assert wrong == [], listed(wrong)


def test_the_bibliography_is_a_list_of_records_in_order_of_nothing_but_their_ids():
    """CSL-JSON: a list; ids are unique, and safe in a file name and a link."""
    records = json.loads((DATA / "sources.json").read_text("utf-8"))
    names = [record["id"] for record in records]
    assert len(set(names)) == len(names)
    wrong = [name for name in names if not re.fullmatch(r"[\w.-]+", name)]
    assert wrong == [], listed(wrong)


def test_toml_files_hold_no_key_that_is_never_read():
    """Countries accept further fields for their series; everything in them must be one."""
    named = {"name", "of", "panel", "sources", "fiscal_year_named"}
    wrong = []
    for path in sorted((DATA / "countries").glob("*.toml")):
        kinds = {s.about.kind for s in series() if s.entity == path.stem}
        wrong += [f"{path.name}: {key}" for key in read_toml(path) if key not in named | kinds]
    assert wrong == [], listed(wrong)


def test_every_figure_and_every_release_has_a_date():
    """A figure by its source, which has a day of issue or of reading; a release of a table by its own."""
    undated = [
        (s.key, row.year) for s in BOOK.all_series() for row in s.rows if not published(BOOK.sources[row.source])
    ]
    undated += [name for name in BOOK.sources if not published(BOOK.sources[name])]
    undated += [(name, v.file) for name in BOOK.tables for v in BOOK.table(name).vintages if not v.released]
    assert undated == []


def test_no_figure_is_known_before_its_year_and_none_after_the_day_of_the_figures():
    """Budgets are printed in the year itself; no source of data/ forecasts."""
    wrong = [
        (s.key, row.year, row.source)
        for s in BOOK.all_series()
        for row in s.used.values()
        if not str(row.year) <= published(BOOK.sources[row.source]) <= BOOK.release
    ]
    wrong += [
        (name, v.released) for name in BOOK.tables for v in BOOK.table(name).vintages if v.released > BOOK.release
    ]
    assert wrong == []
