"""The code of a claim: it opens the same claim again, says whether the answer differs, and refuses what is damaged."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace

import pytest

import econ
from econ.claims import address, check_claim, find_claims, shipped
from econ.claims.fields import as_read
from econ.claims.verdict import judge
from econ.wording.errors import InputError

BOOK = econ.default_book()
SENTENCE = "US$250 million is about 1% of North Korea's GDP"


def changed(code, **to):
    """A code whose content says something else: unfolded and folded here by Python's own library."""
    raw = urlsafe_b64decode(code.removeprefix("c1.") + "==")
    content = json.loads(zlib.decompressobj(-15, zdict=address.KNOWN).decompress(raw)) | to
    folding = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=address.KNOWN)
    packed = folding.compress(json.dumps(content).encode()) + folding.flush()
    return "c1." + urlsafe_b64encode(packed).decode().rstrip("=")


@pytest.mark.parametrize(
    "name", ["seed_1pct", "kh_burden", "edge_isr", "jabar_times", "mailru_head", "joong_growth", "br_21"]
)
def test_a_shipped_claim_comes_back_by_its_code(name):
    verdict = shipped.check_row(shipped.find(name, BOOK), BOOK).verdict
    found = econ.open_claim(verdict.address(BOOK))
    assert found.verdict == verdict
    assert (found.differs, found.same_figures, found.version) == (False, True, econ.__version__)
    assert "the answer is the same" in found.told


def test_a_code_keeps_year_said_language_and_corrected_fields():
    verdict = check_claim(
        SENTENCE, date=2019, language="en", corrected={"year": "2022", "amount": "300 million dollars"}
    )
    claim = econ.open_claim(address.code(verdict)).verdict.claim
    assert claim == verdict.claim
    assert {c.field: c.value for c in claim.corrections} == {"year": "2022", "amount": "300 million dollars"}
    assert claim.said == 2019


def test_words_that_were_ignored_stay_ignored():
    (claim,) = find_claims("Gross sales of 250 million dollars were 1% of North Korea's GDP")
    assert claim.unread == "Gross"
    confirmed = judge(as_read(claim, BOOK), BOOK)
    assert econ.open_claim(address.code(confirmed)).verdict.claim.unread == ""
    assert econ.open_claim(address.code(judge(claim, BOOK))).verdict.claim.unread == "Gross"


def test_each_claim_of_a_sentence_has_its_own_code():
    text = "Poland's military spending surged by 31% to $38 billion in 2024, constituting 4.2% of its GDP."
    share, growth = (judge(claim, BOOK) for claim in find_claims(text, 2025))
    assert {share.claim.relation, growth.claim.relation} == {"share", "growth"}
    for verdict in (share, growth):
        assert econ.open_claim(address.code(verdict)).verdict.claim.relation == verdict.claim.relation


def test_a_claim_that_its_sentence_alone_does_not_give_has_no_code():
    verdict = check_claim(SENTENCE)
    other = replace(verdict.claim, denominator=replace(verdict.claim.denominator, country="KEN"))
    with pytest.raises(InputError, match="sentence alone does not give"):
        address.code(replace(verdict, claim=other))


def test_figures_of_an_earlier_day_stay_those_of_that_day():
    book = BOOK.on("2022-12-31")
    verdict = check_claim("Licences worth 1.6 billion dollars are 2.1% of Serbia's GDP in 2021", book=book)
    found = econ.open_claim(address.code(verdict, book))
    assert found.verdict.readings == verdict.readings
    assert not found.differs


def test_an_answer_that_differs_is_said_with_its_reason():
    code = address.code(check_claim(SENTENCE, date=2023))
    other = econ.open_claim(changed(code, verdict="holds", data="0" * 16, version="0.2.9"))
    assert other.differs
    assert not other.same_figures
    assert "econ 0.2.9" in other.told
    assert "by other figures it is “depends on the denominator”" in other.told
    same = econ.open_claim(changed(code, verdict="holds"))
    assert "by another version of the calculator" in same.told
    moved = econ.open_claim(changed(code, span=[0.007, 0.0165]))
    assert moved.differs
    assert "still “depends on the denominator”" in moved.told


def test_an_address_opens_like_its_code(monkeypatch):
    verdict = check_claim(SENTENCE)
    code = address.code(verdict)
    assert verdict.address() == code
    monkeypatch.setenv("ECON_ADDRESS", "https://econ.example.org/")
    assert verdict.address() == f"https://econ.example.org/?claim={code}"
    assert econ.open_claim(f"{verdict.address()}&lang=id").verdict == econ.open_claim(code).verdict
    assert address.is_code(verdict.address())
    assert not address.is_code(SENTENCE)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "does not begin"),
        ("2.abc", "does not begin"),
        ("c1.", "does not begin"),
        ("c1.abc", "damaged"),
        ("c1.ü", "damaged"),
        ("c1." + "A" * 7000, "too long"),
    ],
)
def test_what_is_no_code_is_refused_in_a_sentence(code, said):
    with pytest.raises(InputError, match=said):
        econ.open_claim(code)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"number": 1}, "read otherwise"),
        ({"number": -1}, "read otherwise"),
        ({"corrected": {"colour": "red"}}, "no claim"),
        ({"text": "x" * 600}, "damaged"),
        ({"more": 1}, "damaged"),
        ({"said": 12}, "no year"),
        ({"version": "0" * 65}, "damaged"),
        ({"version": "\u202e"}, "U\\+202E"),
        ({"language": "xx"}, "xx"),
        ({"span": [float("inf")]}, "damaged"),
        ({"text": "US$250 million is about 1% of Atlantis's GDP"}, "“Atlantis”"),
    ],
)
def test_a_code_that_somebody_changed_is_refused_in_a_sentence(content, said):
    code = changed(address.code(check_claim(SENTENCE)), **content)
    with pytest.raises(InputError, match=said):
        econ.open_claim(code)


def test_a_code_that_needs_figures_of_ones_own_says_which():
    named = "mine " + "0" * 64
    code = changed(address.code(check_claim(SENTENCE)), own=named)
    with pytest.raises(InputError, match="figures of one's own that are not here"):
        econ.open_claim(code)


def test_a_cut_code_is_refused_at_every_length():
    code = address.code(check_claim(SENTENCE))
    for length in range(3, len(code) - 1):
        with pytest.raises(InputError):
            econ.open_claim(code[:length])


def test_a_code_is_read_up_to_its_longest_and_its_largest():
    """6,000 characters; 8,000 bytes, of which blanks are some as well as words."""
    for length, said in ((6_000, "damaged"), (6_001, "too long")):
        with pytest.raises(InputError, match=said):
            econ.open_claim("c1." + "A" * (length - 3))
    code = address.code(check_claim(SENTENCE))
    raw = zlib.decompressobj(-15, zdict=address.KNOWN).decompress(urlsafe_b64decode(code.removeprefix("c1.") + "=="))
    assert econ.open_claim("c1." + address.fold(raw.ljust(8_000), address.KNOWN)).verdict.claim.text == SENTENCE
    with pytest.raises(InputError, match="damaged"):
        econ.open_claim("c1." + address.fold(raw.ljust(8_001), address.KNOWN))


def test_a_share_without_an_upper_end_travels_with_its_lower_end():
    verdict = check_claim("At least US$250 million is over 1% of North Korea's GDP")
    ends = {end for reading in verdict.counted for end in reading.share}
    assert float("inf") in ends
    found = econ.open_claim(address.code(verdict))
    assert not found.differs
    assert found.span == pytest.approx((min(ends), max(ends - {float("inf")})), rel=1e-9)


def test_a_code_says_no_more_than_it_must():
    """Sixteen digits of the digest of the data, and nothing of what is as usual."""
    code = address.code(check_claim(SENTENCE))
    raw = zlib.decompressobj(-15, zdict=address.KNOWN).decompress(urlsafe_b64decode(code.removeprefix("c1.") + "=="))
    content = json.loads(raw)
    assert content.keys() == {"text", "language", "verdict", "span", "version", "data"}
    assert content["data"] == BOOK.digest[:16]
    assert econ.open_claim(changed(code, version="0" * 64)).version == "0" * 64
