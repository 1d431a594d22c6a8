"""Mistakes of a record in a sentence. The words are the project's own; the kinds of mistakes are pydantic's list."""

import typing

import pytest
from pydantic_core import core_schema

from econ import InputError
from econ.evidence import records
from econ.evidence.data_files import build
from econ.evidence.mistakes import sentence

MODELS = [one for one in vars(records).values() if isinstance(one, type) and issubclass(one, records.BaseModel)]
MODELS = [one for one in MODELS if one.__module__ == records.__name__ and one.model_fields]
WRONG = [None, True, 3, 2.5, float("nan"), float("inf"), "", "x", [], [1], [1, 2, 3, 4], {}, {"a": 1}, b"x", 10**30]
PYDANTIC = ("input", "instance", "valid ", "pydantic", "parse", "dictionary", "type=", "unable")


@pytest.mark.parametrize("kind", typing.get_args(core_schema.ErrorType))
def test_every_kind_of_mistake_is_said_in_our_words(kind):
    limits = (
        {"ge": 1} if kind == "greater_than_equal" else {"expected": "'a' or 'b'"} if kind == "literal_error" else {}
    )
    problem = {"type": kind, "loc": ("value",), "msg": "Input should be valid", "input": "x", "ctx": limits}
    error = sentence([problem], ["value"], "values.csv, line 2")
    assert not [word for word in PYDANTIC if word in error.what.lower()], error
    assert error.what.endswith(".")
    assert error.where == "values.csv, line 2"
    assert error.mend


def mistake(model, values):
    """What is wrong with some values; None if nothing is."""
    try:
        build(model, values, "file.toml")
    except InputError as error:
        return error
    return None


@pytest.mark.parametrize("model", MODELS, ids=lambda one: one.__name__)
def test_no_value_of_any_field_brings_up_other_words(model):
    for field in model.model_fields:
        for value in WRONG:
            for values in ({field: value}, {field: {field: value}}, {field: [value, value]}):
                error = mistake(model, values)
                said = str(error).replace(repr(value), "").lower()
                assert not [word for word in PYDANTIC if word in said], (field, value, error)
                assert error is None or error.mend, (field, value, error)


ROW = {"year": "2023", "value": "1", "status": "used", "source": "a"}
PRESET = {"name": "a", "title": "a", "exporter": "PRK", "year": 2022}
CARD = {"name": "a", "label": "a", "unit": "1", "value": "1", "plausible": [0, 1], "grade": "A1"}

SAID = {
    "a number with commas between thousands": (
        records.SeriesRow,
        ROW | {"value": "20,000,000"},
        "`value` is '20,000,000', which is no number. Mend `value`: if it is 20,000,000, write 20000000.",
    ),
    "a number with a comma before the decimals": (
        records.SeriesRow,
        ROW | {"value": "0,5"},
        "if it is 0.5, write 0.5.",
    ),
    "a number in words": (records.SeriesRow, ROW | {"value": "20 billion"}, "write digits and a point alone"),
    "dots for a missing figure": (records.SeriesRow, ROW | {"value": ".."}, "leave it blank where there is no figure"),
    "a year that is none": (records.SeriesRow, ROW | {"year": "1e3"}, "`year` is '1e3', which is no whole number."),
    "an unknown status": (records.SeriesRow, ROW | {"status": "best"}, "`status` is 'best', which it cannot be."),
    "a field with a slip": (records.SeriesRow, ROW | {"vale": "1"}, "There is no field `vale`. Did you mean `value`?"),
    "a missing field": (records.SeriesRow, {"year": "2023"}, "The field `status` is missing. Add `status`."),
    "a setting that is a number": (
        records.Preset,
        PRESET | {"set": {"sale_value": 30000000}},
        "`set.sale_value` is 30000000, which is neither a text nor a table. Give the value with its unit",
    ),
    "a setting with an unknown field": (
        records.Preset,
        PRESET | {"set": {"sale_value": {"value": "1 USD/year", "nots": "x"}}},
        "There is no field `set.sale_value.nots`. Did you mean `note`?",
    ),
    "a list of one": (records.Card, CARD | {"plausible": [1]}, "`plausible` has too few values. Add what is missing."),
    "a score that is too high": (
        records.Card,
        CARD | {"pedigree": [9] * 5},
        "`pedigree.0` is 9, but must be at most 4.",
    ),
}


@pytest.mark.parametrize(("model", "values", "said"), SAID.values(), ids=SAID)
def test_the_sentence_says_the_field_and_the_remedy(model, values, said):
    with pytest.raises(InputError) as caught:
        build(model, values, "file")
    assert said in str(caught.value)
