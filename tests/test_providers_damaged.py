"""What happens to files on their way: each provider's small file, changed at random, is read rightly or refused.

Nothing but an `InputError` may come out of a reader, whatever it is given, and a change that leaves every figure as it
was must not move a figure.
"""

import codecs
import csv
import io
import json
import math
import random
import re
import warnings
import zipfile

import openpyxl
import pytest

from econ.evidence import providers
from econ.evidence.providers import Wanted, parts
from econ.wording.errors import InputError
from tests import (
    test_comtrade,
    test_factbook,
    test_imf,
    test_pink_sheet,
    test_sipri_arms_transfers,
    test_sipri_military_expenditure,
)

SEEDS = range(40)

WORLD_BANK = (
    '\ufeff"Data Source","World Development Indicators",\r\n\r\n"Last Updated Date","2024-10-24",\r\n\r\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2021","2022","2023",\r\n'
    '"Serbia","SRB","GDP (current US$)","NY.GDP.MKTP.CD","63101327541.5","63562604139.4","",\r\n'
    '"Korea, Rep.","KOR","GDP (current US$)","NY.GDP.MKTP.CD","1818432106880.4","1673916469026.6","1712792854202",\r\n'
    '"Korea, Dem. People\'s Rep.","PRK","GDP (current US$)","NY.GDP.MKTP.CD","","","",\r\n'
)
WORLD_BANK_API = json.dumps(
    [
        {"page": 1, "pages": 1, "per_page": 20000, "total": 2, "sourceid": "2", "lastupdated": "2026-07-13"},
        [
            {
                "indicator": {"id": "NY.GDP.MKTP.CD", "value": "GDP (current US$)"},
                "country": {"id": "MX", "value": "Mexico"},
                "countryiso3code": "MEX",
                "date": year,
                "value": value,
                "unit": "",
                "obs_status": "",
                "decimal": 0,
            }
            for year, value in (("2025", 1832641364775.5), ("2024", None))
        ],
    ]
)
UNITED_NATIONS = (
    "GDP/breakdown at current prices in US Dollars (all countries)\n\n"
    "CountryID,Country,IndicatorName,2021,2022,2023\n"
    "408,D.P.R. of Korea,Gross Domestic Product (GDP),14920000000,15180000000,16450000000\n"
    "688,Serbia,Gross Domestic Product (GDP),63101000000,63562000000,75187000000\n"
)
OUTLOOK = (
    "WEO Country Code\tISO\tWEO Subject Code\tCountry\tSubject Descriptor\tSubject Notes\tUnits\tScale\t"
    "Country/Series-specific Notes\t2022\t2023\t2024\tEstimates Start After\t\n"
    "942\tSRB\tNGDPD\tSerbia\tGross domestic product, current prices\tNotes.\tU.S. dollars\tBillions\tSource.\t"
    "63.5\t75.2\t82.5\t2023\t\n"
    "542\tKOR\tNGDPD\tKorea\tGross domestic product, current prices\tNotes.\tU.S. dollars\tBillions\tSource.\t"
    '"1,673.9"\t"1,712.8"\tn/a\t2023\t\n'
)
SDMX = (
    "DATAFLOW,COUNTRY,INDICATOR,FREQUENCY,TIME_PERIOD,OBS_VALUE,UNIT,SERIES_NAME,LATEST_ACTUAL_ANNUAL_DATA\n"
    'IMF.RES:WEO(9.0.0),MEX,NGDP_RPCH,A,2024,1.350576,PT,"GDP, Constant prices, Percent change",2024\n'
    'IMF.RES:WEO(9.0.0),MEX,NGDP_RPCH,A,2025,0.561683,PT,"GDP, Constant prices, Percent change",2024\n'
)
OWID = (
    "Entity,Code,Year,Population\n"
    "North Korea,PRK,2022,26069416\nNorth Korea,PRK,2023,26160821\nWorld,OWID_WRL,2023,8045311447\n"
)
FRED = "observation_date,EXUSEU\n" + "".join(f"2024-{m:02d}-01,1.0{m:02d}\n" for m in range(1, 13))
ECOS = json.dumps(
    {
        "StatisticSearch": {
            "list_total_count": 1,
            "row": [
                {
                    "STAT_CODE": "251Y003",
                    "STAT_NAME": "북한 명목 국민총소득",
                    "ITEM_CODE1": "1010200",
                    "ITEM_NAME1": "명목 국민총소득(GNI)",
                    "UNIT_NAME": "십억원 ",
                    "TIME": "2023",
                    "DATA_VALUE": "40858.0",
                }
            ],
        }
    },
    ensure_ascii=False,
)

TEXTS = {
    "world_bank": WORLD_BANK,
    "world_bank_api": WORLD_BANK_API,
    "united_nations": UNITED_NATIONS,
    "outlook": OUTLOOK,
    "sdmx": SDMX,
    "owid": OWID,
    "fred": FRED,
    "ecos": ECOS,
    "register": test_sipri_arms_transfers.NEW,
    "older_register": test_sipri_arms_transfers.OLD,
    "tiv": test_sipri_arms_transfers.TABLE,
    "tiv_of_today": test_sipri_arms_transfers.NEW_TABLE,
    "tiv_answer": json.dumps({"result": test_sipri_arms_transfers.NEW_TABLE}),
    "factbook": test_factbook.table(
        ("kn", "North Korea", test_factbook.GDP, "", "$16.447 billion (2023 est.)"),
        ("ks", "South Korea", test_factbook.GDP, "", "$1.713 trillion (2023 est.)"),
    ),
    "sdmx_xml": test_imf.XML,
    "comtrade": test_comtrade.answer(test_comtrade.record(), test_comtrade.record(reporterCode=842, primaryValue=7.5)),
    "comtrade_table": test_comtrade.table(test_comtrade.record(), test_comtrade.record(reporterCode=842)),
}
TABLES = [name for name, text in TEXTS.items() if not text.startswith(("{", "[", "<"))]


def dated(content):
    """A workbook whose bytes are the same on every day: the time of writing stands in each part of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(set(given.namelist()) - {"docProps/core.xml"}):
            part = given.read(name)
            if name == "[Content_Types].xml":
                part = re.sub(rb'<Override PartName="/docProps/core.xml"[^>]*/>', b"", part)
            written.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def countries_of_the_united_nations():
    rows = [row.split(",") for row in UNITED_NATIONS.splitlines()]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WORKBOOKS = {
    "military_expenditure": dated(
        test_sipri_military_expenditure.workbook(
            {"Current US$": test_sipri_military_expenditure.sheet(test_sipri_military_expenditure.CURRENT)}
        )
    ),
    "pink_sheet": dated(test_pink_sheet.workbook(Monthly_Prices=test_pink_sheet.monthly(test_pink_sheet.year(2025)))),
    "united_nations_workbook": dated(countries_of_the_united_nations()),
}


def figures(content):
    """Every figure by country, series and year, or the sentence of the refusal; nothing else may come."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            done, _others = providers.read(parts(content, "file"), Wanted())
        except InputError as error:
            sentence = str(error)
            assert sentence.strip()
            return sentence
    held = {
        (s.country, s.name, f.year): f.value for _p, _l, imported in done for s in imported.series for f in s.figures
    }
    assert all(math.isfinite(value) and 1000 <= key[2] <= 2200 for key, value in held.items())
    return held


@pytest.fixture(scope="module")
def whole():
    """What each file holds unchanged."""
    held = {name: figures(text.encode()) for name, text in TEXTS.items()}
    held |= {name: figures(content) for name, content in WORKBOOKS.items()}
    empty = {name for name, found in held.items() if not isinstance(found, dict) or not found}
    assert empty == {"older_register"}  # deals of several years, which are evidence and no series
    return held


# --- changes that leave every figure as it was ----------------------------------------------------------


@pytest.mark.parametrize("name", sorted(TEXTS))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_moves_nothing(whole, name, encoding):
    content = TEXTS[name].removeprefix("\ufeff").encode(encoding)
    if encoding == "utf-16-be":
        content = codecs.BOM_UTF16_BE + content
    assert figures(content) == whole[name]


@pytest.mark.parametrize("name", sorted(set(TEXTS) - {"ecos"}))
def test_windows_1252_moves_nothing(whole, name):
    assert figures(TEXTS[name].removeprefix("\ufeff").encode("cp1252")) == whole[name]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_another_separator_moves_nothing(whole, name, separator):
    given = TEXTS[name].removeprefix("\ufeff")
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(
        csv.reader(io.StringIO(given), delimiter="\t" if name == "outlook" else ",")
    )
    assert figures(out.getvalue().encode()) == whole[name]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_another_end_of_line_moves_nothing(whole, name, end):
    assert figures(end.join(TEXTS[name].splitlines()).encode() + end.encode()) == whole[name]


# --- lines at random ------------------------------------------------------------------------------------


def changed_lines(text, chance):
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    change = chance.choice(["double", "drop", "swap", "cut", "double all"])
    if change == "double":
        return change, "".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])
    if change == "drop":
        return change, "".join(lines[:at] + lines[at + 1 :])
    if change == "swap":
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
        return change, "".join(lines)
    if change == "cut":
        return change, "".join(lines[: at + 1])
    return change, text + text


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"register"}))
def test_lines_doubled_dropped_swapped_and_cut(whole, name):
    """No figure that comes is another one than before: a line is there, once, or it is not.

    A sum over rows of a register follows its rows, so it is not among them.
    """
    for seed in SEEDS:
        change, text = changed_lines(TEXTS[name], random.Random(f"{name} {seed}"))
        found = figures(text.encode())
        if isinstance(found, dict):
            moved = {k: v for k, v in found.items() if whole[name].get(k) not in {v, None} and name != "fred"}
            assert moved == {}, (seed, change)


# --- bytes at random ------------------------------------------------------------------------------------


def changed_bytes(content, chance):
    held = bytearray(content or b" ")
    at = chance.randrange(len(held))
    change = chance.choice(["cut", "drop", "flip", "insert", "zero", "repeat"])
    if change == "cut":
        return bytes(held[:at])
    if change == "drop":
        del held[at : at + chance.randint(1, 20)]
    elif change == "flip":
        for _ in range(chance.randint(1, 5)):
            held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    elif change == "insert":
        held[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
    elif change == "zero":
        held[at : at + 2] = b"\0\0"
    else:
        held[at:at] = held[at : at + chance.randint(1, 200)]
    return bytes(held)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_bytes_dropped_flipped_inserted_and_cut(name):
    for seed in SEEDS:
        figures(changed_bytes(TEXTS[name].encode(), random.Random(f"{name} {seed}")))


@pytest.mark.parametrize("name", sorted(WORKBOOKS))
def test_bytes_of_a_workbook(whole, name):
    """Its parts have checksums, so what can be read at all is what was there."""
    for seed in SEEDS[:12]:
        found = figures(changed_bytes(WORKBOOKS[name], random.Random(f"{name} {seed}")))
        assert isinstance(found, str) or found == whole[name], seed
