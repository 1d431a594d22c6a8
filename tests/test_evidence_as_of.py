"""What of the figures was known on a day."""

import datetime as dt

import pytest

import econ
from econ import InputError, Scenario
from econ.evidence import Book
from econ.evidence.as_of import a_day, known, published, read_on
from econ.evidence.book import MOST_DAYS
from econ.evidence.records import About, Series, SeriesRow

BOOK = econ.default_book()


def publication(issued=(), read=(2026, 11, 23)):
    found = {"id": "x", "custom": {"reliability": "B"}}
    return found | {k: {"date-parts": [list(v)]} for k, v in (("issued", issued), ("accessed", read)) if v}


RECORDS = {
    "first": publication((2024, 1, 4)),
    "second": publication((2024, 7, 29)),
    "final": publication((2025, 6, 30)),
    "undated": publication(),
    "no date at all": publication(read=()),
}
LATEST = "2026-11-28"


def series(*rows, **more):
    about = {
        "kind": "gdp",
        "label": "Made up",
        "concept": "Made up.",
        "unit": "USD/year",
        "price_basis": "current",
        "sources": ["final"],
        "grade": "A2",
        "plausible": (0, 1e15),
    }
    made = [SeriesRow(year=y, value=v, status=s, source=source) for y, v, s, source in rows]
    return Series(entity="XXX", name="made_up", about=About(**(about | more)), rows=tuple(made))


def values(found):
    return {year: row.value for year, row in found.used.items()}


@pytest.mark.parametrize(
    ("issued", "read", "day"),
    [
        ((2024, 3, 5), (2026, 11, 23), "2024-03-05"),
        ((2024, 2), (2026, 11, 23), "2024-02-29"),  # 2024 is a leap year
        ((2023, 2), (2026, 11, 23), "2023-02-28"),
        ((2025,), (2026, 11, 23), "2025-12-31"),
        ((2026,), (2026, 11, 23), "2026-11-23"),  # it had been read before the year was over
        ((), (2026, 11, 23), "2026-11-23"),
        ((2024, 13), (2026, 11, 23), "2026-11-23"),  # no month of the calendar
        ((9999,), (2026, 11, 23), "2026-11-23"),  # no day comes after its last
        ((9999, 12), (), ""),
        ((2024, 3, 5), (), "2024-03-05"),
        ((), (), ""),
    ],
)
def test_a_publication_was_out_by_the_end_of_the_month_or_year_that_is_known(issued, read, day):
    record = publication(issued, read)
    assert published(record) == day
    assert read_on(record) == ("2026-11-23" if read else "")


@pytest.mark.parametrize(
    ("day", "figures"),
    [
        ("2024-07-28", {}),
        ("2024-07-29", {2023: 5.0}),
        ("2025-06-30", {2023: 5.0, 2024: 6.0}),
        ("2026-01-01", {2023: 5.0, 2024: 6.0}),
    ],
)
def test_a_row_counts_from_the_day_of_its_source(day, figures):
    found = known(series((2023, 5.0, "used", "second"), (2024, 6.0, "used", "final")), day, RECORDS, LATEST)
    assert values(found) == figures
    assert (found.as_of, found.first) == (day, "2024-07-29")


def test_a_figure_is_known_from_the_first_report_that_prints_it():
    found = known(series((2023, 5.0, "used", "final"), (2023, 5.0, "other", "first")), "2024-02-01", RECORDS, LATEST)
    assert values(found) == {2023: 5.0}
    assert found.used[2023].source == "first"
    assert found.first == "2024-01-04"


def test_a_figure_that_was_replaced_counts_again_before_the_one_that_replaced_it():
    rows = (2023, 7.0, "used", "final"), (2023, 5.0, "earlier", "first"), (2023, 6.0, "earlier", "second")
    dated = {day: known(series(*rows), day, RECORDS, LATEST) for day in ("2024-02-01", "2024-08-01", "2025-07-01")}
    assert [values(one) for one in dated.values()] == [{2023: 5.0}, {2023: 6.0}, {2023: 7.0}]
    assert [row.status for row in dated["2025-07-01"].rows] == ["used", "other", "other"]


def test_the_figure_of_another_publisher_never_counts():
    found = known(series((2023, 7.0, "used", "final"), (2023, 5.0, "other", "first")), "2024-02-01", RECORDS, LATEST)
    assert (values(found), [row.status for row in found.rows]) == ({}, ["other"])


def test_what_is_not_revised_was_known_soon_after_its_year():
    more = {"known_after": 31, "known_judgement": "Judgement: ours."}
    rows = (2022, 1290.0, "used", "undated"), (2023, 1306.0, "used", "undated")
    assert values(known(series(*rows, **more), "2024-01-30", RECORDS, LATEST)) == {2022: 1290.0}
    assert values(known(series(*rows, **more), "2024-01-31", RECORDS, LATEST)) == {2022: 1290.0, 2023: 1306.0}
    with pytest.raises(ValueError, match="known_after"):
        series(*rows, known_after=31)


@pytest.mark.parametrize(
    "day", ["2024-02-30", "20241231", "2024-W01-1", "31.12.2024", "2024-1-1", "yesterday", "nan", None, "2024-12-31T00"]
)
def test_what_is_no_day_is_refused_with_a_way_out(day):
    with pytest.raises(InputError, match=r"is no day.*such as 2024-12-31"):
        Scenario(as_of=day)


def test_a_source_without_any_date_counts_from_the_day_of_the_figures():
    made = series((2023, 5.0, "used", "no date at all"))
    assert values(known(made, "2026-11-27", RECORDS, LATEST)) == {}
    assert values(known(made, LATEST, RECORDS, LATEST)) == {2023: 5.0}


def test_a_day_is_text_or_a_date():
    assert Scenario(as_of=dt.date(2024, 12, 31)) == Scenario(as_of="2024-12-31")
    assert a_day("") == ""


def test_a_day_after_that_of_the_figures_is_refused():
    after = (dt.date.fromisoformat(BOOK.release) + dt.timedelta(days=1)).isoformat()
    with pytest.raises(InputError, match=f"{after} is after the day of the figures, {BOOK.release}"):
        econ.run(Scenario(as_of=after))
    assert BOOK.on(BOOK.release).as_of == BOOK.release


def test_a_book_on_a_day_is_one_book_and_leads_back_to_the_newest():
    old = BOOK.on("2024-12-31")
    assert old is BOOK.on("2024-12-31") is old.on("2024-12-31")
    assert old.on("") is BOOK is BOOK.on("")
    assert (old.digest, old.release, old.folders) == (BOOK.digest, BOOK.release, BOOK.folders)
    assert old.cards is BOOK.cards


def test_days_in_memory_are_bounded():
    book = Book()
    first = book.on("2020-01-01")
    for day in range(1, MOST_DAYS + 1):
        book.on((dt.date(2021, 1, 1) + dt.timedelta(days=day)).isoformat())
    assert book.on("2020-01-01") is not first


def test_the_bank_of_korea_as_it_was_reported():
    """Voice of America printed the figure of 2022 on 20 December 2023 (data/sources.json); the won was known before."""
    with pytest.raises(InputError, match="As known on 2023-12-19, Bank of Korea, nominal GDP has no figure for 2022"):
        econ.run(Scenario(as_of="2023-12-19"))
    found = econ.run(Scenario(as_of="2023-12-20"))
    assert found.central["gdp"] == econ.run(Scenario()).central["gdp"]


def test_a_day_before_anything_was_known_is_one_sentence_with_the_first_day():
    with pytest.raises(InputError) as caught:
        econ.run(Scenario(as_of="2000-01-01"))
    assert str(caught.value) == (
        "as_of: Bank of Korea, nominal GDP was not yet held on 2000-01-01. "
        "The first day on which a figure of it is held is 2018-07-31."
    )


def test_the_provisional_german_licences_before_the_final_ones():
    """12.2 billion euros by the press of 4 January 2024, 12.13 by the yearly report, both in data/series."""
    old, new = (book.series("DEU", "arms_exports_eur") for book in (BOOK.on("2024-06-30"), BOOK))
    assert (old.used[2023].value, new.used[2023].value) == (12.2e9, 12.13e9)
