"""What a format does to a number, by the rules of ISO/IEC 29500-1, 18.8.31."""

import pytest

from econ.verify.readers.xlsx_formats import decimals, shown


@pytest.mark.parametrize("pattern", ["General", "0", "0.00", "#,##0.0", "@", "[Red]0.0", "0.0_)", "[$-409]0.00", "* 0"])
def test_how_many_digits_there_are_and_in_which_colour_is_nothing(pattern):
    assert shown(pattern) == ""


@pytest.mark.parametrize(
    "same",
    [
        ("0%", "0.0%", "#,##0.00%", "[$-409]0.00%"),
        ("#,##0,,", "0,,", "0.0,,", "0,,.0"),
        ('0.0" times"', r"0\ \t\i\m\e\s", '0\\ "times"'),
        ('[>=1000000000]"no limit";0', '[>=1E9]"no limit";#,##0'),
    ],
    ids=["percent", "millions", "words", "condition"],
)
def test_what_programs_write_differently_is_the_same(same):
    assert len({shown(pattern) for pattern in same}) == 1


def test_what_shows_another_number_is_another():
    patterns = [
        *(
            "0%",
            '[>1]0%;"8.9%"',
            "0%;;;",
            ";;;",
            r"0%;8\.9%",
            "[$-2000401]0%",
            "[DBNum1]0%",
            '0"."0%',
            "# ?/?%",
            '"0%"',
        ),
        *("0,%", "8.9%", "*80%", r"0\%", '0;0;0;"8.9%"', "yyyy", "0E+00", "[$$-409]0"),
    ]
    assert len({shown(pattern) for pattern in ["0", *patterns]}) == len(patterns) + 1


@pytest.mark.parametrize(
    ("patterns", "cut"),
    [
        (("General", "@", "yyyy"), ""),
        (("0%", "#%", "#,##0", "0,,", "0.", '0"."', "[>=1E9]0;0.00", "0E+00"), "0"),
        (("0.00%", "#.##%", '0.00" times"', "#,##0.00_)", "[Red]0.00;0.000", "0.00E+00"), "0.00"),
    ],
    ids=["all", "none", "two"],
)
def test_to_how_many_decimals_a_number_is_cut(patterns, cut):
    assert [decimals(pattern) for pattern in patterns] == [cut] * len(patterns)
