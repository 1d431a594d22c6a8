"""Where sentences begin and end in texts as they are pasted: cut by hand, and each place leads back into the text."""

import pytest

import econ
from econ.claims import words as vocabulary
from econ.claims.segments import segments
from econ.evidence import default_book
from tests.spent import calls

WIDE = "The institute in Stockholm reckons that the exports of the country came to a"  # a line of a PDF


def cut(text, language="en"):
    return list(segments(text, vocabulary.of(language, default_book())))


TEXTS = {
    "titles": ("Dr. Kim met Gen. Lee at St. Mary's. They left.", ["Dr. Kim met Gen. Lee at St. Mary's.", "They left."]),
    "initials": ("The U.S. Army paid $1.5 billion. It left.", ["The U.S. Army paid $1.5 billion.", "It left."]),
    "initials at the end": ("Arms went to the U.S. The rest stayed.", ["Arms went to the U.S.", "The rest stayed."]),
    "small letter behind a point": (
        "It sold, e.g. shells, approx. 3 times.",
        ["It sold, e.g. shells, approx. 3 times."],
    ),
    "decimal points": ("It is $24.5 billion. Or .9 per cent.", ["It is $24.5 billion.", "Or .9 per cent."]),
    "quotes": ("“It is 1%.” He said “no.” Then left.", ["“It is 1%.”", "He said “no.”", "Then left."]),
    "quotes and a line": ("“It is 1% of GDP.”\nhe said that day.", ["“It is 1% of GDP.” he said that day."]),
    "footnotes": ("It is 1% of GDP.[3] The rest is not.", ["It is 1% of GDP.[3]", "The rest is not."]),
    "headline": ("Arms sales up\nNorth Korea earned money.", ["Arms sales up", "North Korea earned money."]),
    "headline and blank line": ("Arms sales went up in\n\nNorth Korea", ["Arms sales went up in", "North Korea"]),
    "list": ("Sales:\n- of shells\n• of guns\n1. of tanks\n(b) of ships", None),
    "windows": ("It is 1%\r\nof GDP.\r\n\r\nIt left.\r\n", ["It is 1% of GDP.", "It left."]),
    "soft hyphen": ("The gov\u00adern\u00adment paid.\u200b It left.", ["The government paid.", "It left."]),
    "hard space": ("It is 1% of GDP. It left.", ["It is 1% of GDP.", "It left."]),
    "pdf": (
        f"{WIDE}\nthird of its econ-\nomy in 2023-\n24. It left.",
        [f"{WIDE} third of its economy in 2023-24.", "It left."],
    ),
    "hyphen that stays": ("It spent on oil-\nexport goods.", ["It spent on oil-export goods."]),
    "open end of a line": ("It was 1% of\nNorth Korea's GDP.", ["It was 1% of North Korea's GDP."]),
    "item that goes on": (f"- {WIDE}\nthird.\n- The rest.", [f"- {WIDE} third.", "- The rest."]),
    "hyphens late in a line": (
        "The institute in Stockholm reckons that exports came to a third of the econ-\nomy. It left.",
        [
            "The institute in Stockholm reckons that exports came to a third of the economy.",
            "It left.",
        ],
    ),
    "hyphens of words not known": ("The spec-\ntrum of a mirr-\nor is wide.", ["The spectrum of a mirror is wide."]),
    "soft hyphen that ends a line": ("The gov\u00ad\nernment paid.", ["The government paid."]),
    "figure and a hyphen": (
        "It was a 5-\nyear plan of the army in Stockholm.",
        ["It was a 5-year plan of the army in Stockholm."],
    ),
    "small letter and a capital": (
        "The arms went to the market place\neBay and to others in that year.",
        ["The arms went to the market place eBay and to others in that year."],
    ),
    "lines that end with their sentence": (f"{WIDE} third.\nThe rest of it was not paid.", None),
    "two headlines": ("Arms sales went up that month\nNorth Korea earned money by it.", None),
    "a bracket behind a small word": ("(Money coming in)\nNorth Korea earned it.", None),
    "short word within quotes": (
        "It was “sold to the U.S.” Poland left.",
        ["It was “sold to the U.S.”", "Poland left."],
    ),
    "small word behind a short one": (
        "It went to the U.S. Its price is open. It came from the U.S. If so, it left.",
        ["It went to the U.S.", "Its price is open.", "It came from the U.S.", "If so, it left."],
    ),
    "short word of four letters": ("It sold arms incl. Russian shells.", ["It sold arms incl. Russian shells."]),
    "word of five letters": ("It sold drums. Poland left.", ["It sold drums.", "Poland left."]),
    "known word": ("They sold it in that year. Poland paid.", ["They sold it in that year.", "Poland paid."]),
    "figure": ("The share was 5. Poland left.", ["The share was 5.", "Poland left."]),
    "tab behind a bullet": ("•\tShells worth $5 billion\n•\tA GDP of $24 billion", None),
    "page": ("It was 1% of the\fGDP. It left.", ["It was 1% of the GDP.", "It left."]),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_cut_where_its_sentences_end(name):
    text, wanted = TEXTS[name]
    found = cut(text)
    assert [s.text for s in found] == (wanted or text.splitlines())
    assert all(s.doubt == "" and not s.table for s in found)
    for each in found:
        raw = text[each.start : each.end]
        assert raw == raw.strip()
        assert raw.split()[0][:1] == each.text[:1]
        assert raw.rstrip("\u200b")[-1:] == each.text[-1:]


def test_a_line_that_may_end_is_read_on_and_the_words_around_its_end_are_named():
    first = "The institute in Stockholm reckons that a third of the whole sum came from"
    (joined,) = cut(f"{first} North\nKorea, whose GDP is small.")
    assert joined.doubt == "North / Korea,"
    assert joined.text == f"{first} North Korea, whose GDP is small."
    (short,) = cut("The sale\nof arms to the other country was not paid.")
    assert short.doubt == "sale / of"
    signed = "The institute in Stockholm reckons that the sale was signed by Gen."
    (joined, _) = cut(f"{signed}\nLee of the army. It left.")
    assert joined.doubt == "Gen. / Lee"
    (ragged,) = cut(f"{WIDE}\nthird of\nGDP which is\nsmall.")
    assert ragged.doubt == "is / small."


def test_lines_of_a_table_are_one_table_and_no_sentences():
    text = "Before it.\nPoland\t72%\t$3 billion\nAll\t100%\t$13 billion\nBehind it."
    before, table, behind = cut(text)
    assert (before.table, table.table, behind.table) == (False, True, False)
    assert text[table.start : table.end] == table.text == "Poland\t72%\t$3 billion\nAll\t100%\t$13 billion"
    for marked in ("| Poland | 72% |\n| All | 100% |", "| 72%\n| All"):
        (table,) = cut(marked)
        assert table.table
    before, table, behind = cut("The sale of arms to the\nPoland\t72%\t$3 billion\nand nothing else was paid.")
    assert (before.table, table.table, behind.table) == (False, True, False)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("id", "Menurut Dr. Budi itu 0,7 persen.\nMalaysia 1 persen.", 2),
        ("id", "Nilainya Rp. 5 triliun pada 2023. Itu 1 persen.", 2),
        ("ko", "북한 GDP의 1%이다. 무역은 20억 달러였다.", 2),
        ("ko", "5억 달러를 번 것. 나머지는 없다.", 2),
        ("de", "Das sind 5 Mrd. Euro, z. B. für Panzer. Es reicht.", 2),
        ("ru", "Это 5 млрд. долларов. Это много.", 2),
    ],
)
def test_sentences_of_other_languages_end_where_they_do(language, text, wanted):
    assert len(cut(text, language)) == wanted


HOSTILE = {
    "points": "." * 40_000,
    "points and brackets": '."' * 20_000,
    "short lines": "a\n" * 20_000,
    "open lines": "the sale of arms in\n" * 2_000,
    "abbreviations": "U.S. " * 8_000,
    "one word": "a" * 40_000,
    "hyphens": "arms-\n" * 7_000,
    "spaces within": f"a{' ' * 40_000}b",
    "columns": "1\t$5 billion\n" * 3_000,
    "form feeds": "a\f" * 20_000,
}


@pytest.mark.timeout(60)  # ends a hang, and measures nothing
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_cut_in_linear_time(name):
    whole, eighth = HOSTILE[name], HOSTILE[name][: len(HOSTILE[name]) // 8]
    cut(eighth)  # what is kept for the next time
    few = calls(lambda: cut(eighth))
    assert calls(lambda: cut(whole)) < 12 * few  # eight times as many if linear, 64 times if quadratic


@pytest.mark.parametrize("sign", "△▲▷◇◆○●■□▪◦‣•·")
def test_an_item_begins_with_any_of_the_usual_signs(sign):
    text = f"{sign} 이스라엘은 2022년 125억 달러를 수출해 이스라엘 GDP의 2.4%였다\n{sign} 튀르키예는 2022년 44억 달러"
    assert len(cut(text, "ko")) == 2
    first = econ.find_claims(text)[0]
    assert (first.amount.size.text, first.share.text) == ("125억 달러", "2.4%")
