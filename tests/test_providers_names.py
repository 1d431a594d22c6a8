"""Names of countries as SIPRI and others spell them; the codes are ISO 3166's."""

import csv
from pathlib import Path

import pytest

from econ.evidence.providers import names

SIPRI = Path(__file__).resolve().parents[2] / "shared/panels/sipri"
needs_panels = pytest.mark.skipif(not SIPRI.exists(), reason="panels not present")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Viet Nam", "VNM"),
        ("Turkiye", "TUR"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("UAE", "ARE"),
        ("USA", "USA"),
        ("United States", "USA"),
        ("UK", "GBR"),
        ("Korea, North", "PRK"),
        ("Korea, South", "KOR"),
        ("North Korea", "PRK"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Russia", "RUS"),
        ("Congo, Dem. Rep.", "COD"),
        ("DR Congo", "COD"),
        ("Congo, Republic", "COG"),
        ("Cote d'Ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Bosnia-Herzegovina", "BIH"),
        ("Bosnia and Herzegovina", "BIH"),
        ("Timor Leste", "TLS"),
        ("Gambia, The", "GMB"),
        ("Laos", "LAO"),
        ("Czech Rep.", "CZE"),
        ("Kosovo", "XKX"),
        ("Taiwan", "TWN"),
        ("Trinidad & Tobago", "TTO"),
        ("eSwatini", "SWZ"),
        ("Cabo Verde", "CPV"),
        ("Myanmar", "MMR"),
        ("Kyrgyz Republic", "KGZ"),
        ("France", "FRA"),
        ("Romania", "ROU"),
    ],
)
def test_spellings(name, code):
    assert names.by_name(name) == code


@pytest.mark.parametrize(
    "name",
    [
        "Soviet Union",
        "USSR",
        "Yugoslavia",
        "Czechoslovakia",
        "German Democratic Republic",
        "East Germany (GDR)",
        "South Viet Nam",
        "North Yemen",
        "Korea",
        "European Union",
        "unknown supplier(s)",
        "Africa",
        "World",
        "",
    ],
)
def test_a_state_that_is_no_more_or_no_state_has_no_code(name):
    """The Soviet Union is not Russia, and “Korea” alone could be either."""
    assert names.by_name(name) == ""


def test_names_that_are_of_no_country_are_listed_in_order_and_cut():
    assert names.not_of_today(["b", "a", "b"]) == "Not a country of today, so not taken: a, b."
    many = [f"n{i:02d}" for i in range(14)]
    assert names.not_of_today(many).endswith("n10, n11 and 2 more.")


@needs_panels
@pytest.mark.parametrize(
    ("file", "column", "others"),
    [
        ("milex_2025-04.csv", "country", {"Czechoslovakia", "European Union", "USSR", "Yugoslavia"}),
        ("milex_2024-04.csv", "country", {"Czechoslovakia", "European Union", "USSR", "Yugoslavia"}),
        (
            "tiv_exports_by_supplier_2026-02.csv",
            "supplier",
            {"European Union**", "HoR (Libya)*", "unknown supplier(s)"},
        ),
    ],
)
def test_every_country_of_sipri(file, column, others):
    with (SIPRI / file).open(encoding="utf-8-sig") as stream:
        held = {row[column] for row in csv.DictReader(stream)}
    assert {name for name in held if not names.by_name(name)} == others
    assert len({names.by_name(name) for name in held}) == len(held) - len(others) + 1
