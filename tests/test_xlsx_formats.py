"""What a format does to a number, by the rules of ISO/IEC 29500-1, 18.8.31."""

import io
import zipfile

import pytest

from econ import InputError
from econ.verify.readers.xlsx_formats import SIGNS, decimals, doubled, of_cells, of_rules, shown


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


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("#,##0.0,,%", "0,,%"),
        ("0,.0", "0,"),
        ("0.0,", "0,"),
        ("General%", "0%"),
        ("[$€-407]0", "“€”0"),
        ("[$€]0", "“€”0"),
        ("[$-2000401]0", "[200]0"),
        ("[$-1FFFF]0", "[1]0"),
        ("[$-10000]0", "[1]0"),
        ("[$-FFFF]0", ""),
        ("[$-x-sysdate]0", ""),
        ("[Red]0;[color 3]0;[Colour12]0", "0;0;0"),
        ("[>=1E3]0;[DBNum1]0", "[>=1000.0]0;[DBNum1]0"),
        (r'\a"b"0*c_d"+"@', "“ab”0“c+”@"),
        ('""0', ""),
        ("yyyy", "yyyy"),
        ("E+00", "E+0"),
    ],
)
def test_what_a_format_does_is_said(pattern, said):
    assert shown(pattern) == said


def test_formats_are_known_by_the_number_of_the_look_of_a_cell():
    """18.8.30: the number 10 is "0.00%" without being said; a look without a number has no format."""
    looks = styles(
        '<numFmts><numFmt numFmtId="170" formatCode="0,"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="10"/><xf numFmtId="170"/><xf/><xf numFmtId="999"/></cellXfs>'
    )
    assert of_cells(looks) == {"0": "0%", "1": "0,", "2": "", "3": "“number999”"}
    assert of_cells(looks, decimals) == {"0": "0.00", "1": "0", "2": "", "3": ""}


def test_formats_and_lists_that_stand_there_twice_are_known():
    one = '<numFmt numFmtId="170"/>'
    of_a_rule = f"<dxfs><dxf>{one}</dxf><dxf>{one}</dxf></dxfs>"
    assert doubled(styles(f"<numFmts>{one}</numFmts><cellXfs/>{of_a_rule}")) == []
    assert doubled(styles(f"<numFmts>{one}</numFmts><numFmts/><cellXfs/><cellXfs/>")) == ["numFmts", "cellXfs"]
    assert doubled(styles(f'<numFmts>{one}<numFmt numFmtId="171"/>{one}</numFmts>{of_a_rule}')) == ["170"]


def test_formats_of_rules_are_known():
    dxfs = '<dxf><numFmt formatCode="GENERAL"/></dxf><dxf><numFmt formatCode="0%"/></dxf><dxf><font/></dxf>'
    assert of_rules(styles(f'<numFmts><numFmt formatCode="0"/></numFmts><dxfs>{dxfs}</dxfs>')) == ["0%"]


def styles(inside):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        written.writestr("xl/styles.xml", f'<styleSheet xmlns="{namespace}">{inside}</styleSheet>')
    return zipfile.ZipFile(stream)


@pytest.mark.timeout(60)  # ends a hang, and measures nothing
@pytest.mark.parametrize("signs", ["[$", "[", "[$-", '"', "0,", "[$a-[", "\\", "*", "E+0"])
def test_the_signs_of_a_format_are_found_in_one_go(signs):
    assert SIGNS.sub("", signs * 20_000).count("8") == 0


def test_a_format_has_255_signs_at_the_most():
    assert shown(f'"{"8" * 253}"') == f"“{'8' * 253}”"
    with pytest.raises(InputError, match="more than the calculator writes"):
        shown(f'"{"8" * 254}"')
