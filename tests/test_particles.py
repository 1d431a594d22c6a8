"""Korean particles: the form that goes with the sound before them.

The forms follow the National Institute of Korean Language: 은, 이, 을, 과 and 으로 behind a consonant, 는, 가, 를, 와
and 로 behind a vowel, and 로 behind ㄹ as well. A number is read as Korean reads it: 영 일 이 삼 사 오 육 칠 팔 구,
0 at the end of a larger one as 십, 백, 천 or 만; a percent sign is read 퍼센트, letters by their names.
"""

import pytest

from econ.wording.language import _, _n, speaking
from econ.wording.particles import chosen


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("한국은행은(는) 유엔은(는) 세계은(는)", "한국은행은 유엔은 세계는"),
        ("은행이(가) 세계이(가)", "은행이 세계가"),
        ("은행을(를) 세계을(를)", "은행을 세계를"),
        ("은행와(과) 세계와(과)", "은행과 세계와"),
        ("은행(으)로 세계(으)로 달(으)로", "은행으로 세계로 달로"),
        ("은행(이)라는 세계(이)라는 달(이)라는", "은행이라는 세계라는 달이라는"),
        ("0은(는) 1은(는) 2은(는) 3은(는) 4은(는)", "0은 1은 2는 3은 4는"),
        ("5은(는) 6은(는) 7은(는) 8은(는) 9은(는)", "5는 6은 7은 8은 9는"),
        ("1(으)로 3(으)로 7(으)로 8(으)로 2(으)로", "1로 3으로 7로 8로 2로"),
        ("0.89%은(는) 0.5%p을(를)", "0.89%는 0.5%p를"),
        ("“은행”은(는) “세계”은(는) `달`(으)로", "“은행”은 “세계”는 `달`로"),
        ("국내총생산(GDP)이(가) 세계(2022)이(가)", "국내총생산(GDP)이 세계(2022)가"),
        ("CIA은(는) UN은(는) SIPRI은(는) PL은(는)", "CIA는 UN은 SIPRI는 PL은"),
        ("Rostec은(는) gdp_share은(는)", "Rostec은(는) gdp_share은(는)"),
        ("econ(으)로 nominal(으)로", "econ으로 nominal로"),
        ("5%이어(여)야 은행이어(여)서", "5%여야 은행이어서"),
        ("은(는) 앞에 아무것도 없다", "은(는) 앞에 아무것도 없다"),
        ("괄호(은)와 (이)름", "괄호(은)와 (이)름"),
    ],
)
def test_a_particle_goes_with_the_sound_before_it(written, said):
    assert chosen(written) == said


def test_sentences_are_said_with_their_particles_in_korean_alone():
    message, counted = "“{output}” has many values, not one.", ("{count} source", "{count} sources")
    with speaking("ko"):
        assert _(message, output="판매") == "“판매”에는 값이 하나가 아니라 여러 개 있습니다."
        assert _("“{text}” is no year.", text="판매") == "“판매”는 연도가 아닙니다."
        assert _("“{text}” is no year.", text="기간") == "“기간”은 연도가 아닙니다."
        assert _n(*counted, 2) == "출처 2개"
    assert _("{amount}은(는)", amount="한국은행") == "한국은행은(는)"
