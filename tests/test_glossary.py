"""The glossary: every word has a meaning in plain words, and opens it where it stands."""

import re

import pytest

from econ.page import glossary, html, page
from econ.wording.glossary import TERMS

NEEDED = {
    "nominal",
    "real",
    "purchasing-power",
    "interval",
    "grade",
    "median",
    "best-guess",
    "family",
    "revenue",
    "value-added",
    "break-even",
}
"""Words that a newcomer asked about."""


def test_the_words_that_newcomers_asked_about_are_there():
    assert set(TERMS) >= NEEDED


@pytest.mark.parametrize("term", TERMS.values(), ids=list(TERMS))
def test_a_meaning_is_at_most_two_sentences(term):
    assert term.meaning.endswith(".")
    assert len(re.findall(r"[.:?!](?:\s|$)", term.meaning)) <= 3
    assert len(term.meaning) <= 220
    assert re.fullmatch(r"[a-z-]+", term.name)


def test_no_word_means_two_things():
    words = [word.casefold() for term in TERMS.values() for word in term.words]
    assert len(words) == len(set(words))


def test_the_first_mention_opens_the_meaning_and_the_longest_word_is_taken():
    said = str(glossary.terms("The 90% interval, again the interval; inflation-adjusted <b>."))
    assert said == (
        'The <button type="button" class="gl" popovertarget="term-interval">90% interval</button>, again the interval; '
        '<button type="button" class="gl" popovertarget="term-real">inflation-adjusted</button> &lt;b&gt;.'
    )


@pytest.mark.parametrize("text", ["Intervals grow", "a realm", "medians", "upgrade", "GDPs"])
def test_a_part_of_another_word_is_no_mention(text):
    assert "button" not in glossary.terms(text)


def test_every_page_has_the_meaning_of_every_word_that_it_marks():
    """In every language; a button whose meaning is missing would do nothing."""
    for language in ("en", "id"):
        found = page("?view=why", language)
        drawn = "".join(map(html.draw, found.blocks()))
        wanted = set(re.findall(r'popovertarget="([^"]+)"', drawn))
        there = set(re.findall(r'popover class="meaning-of" id="([^"]+)"', drawn))
        assert "term-interval" in there
        assert wanted <= there
        assert len(there) == len(TERMS)


def test_the_words_of_another_language_are_found_in_its_texts():
    """Indonesian says "median" for the median, as English does."""
    from econ.wording.language import speaking

    with speaking("id"):
        assert 'popovertarget="term-median"' in glossary.terms("Nilai median lebih kecil.")


@pytest.mark.parametrize(("language", "words"), [("id", "Keraguan"), ("ko", "불확실성")])
def test_words_open_their_meaning_in_the_language_of_the_page(language, words):
    """They were looked for in English on every page."""
    drawn = html.document(page({"view": "why"}, language), {"style": "s", "script": "j"})
    assert f'popovertarget="term-doubt">{words}</button>' in drawn
