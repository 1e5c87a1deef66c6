"""The JSON Schema of parameters: it fits whatever a parameter accepts, and says what it knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from steepest.calculus import Function
from steepest.stage.settings.parameters import (
    Count,
    Domain,
    Exact,
    LossCurve,
    LossDomain,
    LossFunction,
    MapFunction,
    Parameters,
    Point2,
    Points,
    Rates,
    Span,
    Variables,
    parameter,
)
from tests.families import examples, family
from tests.stage.settings.typed import typed

DOCS = Path(__file__).parents[3] / "docs" / "parameters.md"
THIRD = Fraction(1, 3)


class Every(Parameters):
    """One parameter of every kind, free and bounded."""

    number: Exact = parameter(0.1, "a number", unit="m")
    rate: Exact = parameter(Fraction(1, 2), "a number above a third", gt=THIRD, le=2 * THIRD)
    tenth: Exact = parameter(0.2, "a number above a tenth", gt=0.1, lt=2)
    count: Count = parameter(3, "a count")
    steps: Count = parameter(3, "a count from 1 to 6", ge=1, le=6, unit="steps")
    point: Point2 = parameter((2, 1), "a point")
    corner: Point2 = parameter((2, 1), "a point up and to the right", gt=0)
    points: Points = parameter([(2, 1), (0, 0.5)], "some points")
    few: Points = parameter([(2, 1), (0, 0)], "two or three points", ge=-3, fewest=2, most=3)
    numbers: Rates = parameter([0.1, 1], "some numbers")
    rates: Rates = parameter((0.1, 1), "one to three rates", gt=0, le=2, fewest=1, most=3)
    span: Span = parameter((0, 2), "a span")
    near_zero: Span = parameter((0, 2), "a span near zero", ge=-4, le=4)
    domain: Domain = parameter({"x": [-2, 2], "y": [-1, 3]}, "a domain")
    weights: LossDomain = parameter(((-2, 2), (-1, 3)), "a domain of weights", ge=-4, le=4)
    height: MapFunction = parameter("x**2 + 3*y", "a height")
    loss: LossFunction = parameter("w1**2 + w2**2", "a loss")
    curve: LossCurve = parameter("(w - 3)**2", "a loss of one weight")
    line: Annotated[Function, Variables("t")] = parameter(2, "a formula in a variable of one's own")


SCHEMA: dict[str, Any] = Every.model_json_schema()
FITS = Draft202012Validator(SCHEMA)


def accepted(name: str, value: object) -> bool:
    """Whether the parameter takes this value."""
    try:
        Every(**{name: value})
    except ValidationError:
        return False
    return True


def test_the_schema_is_one() -> None:
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(json.loads(json.dumps(SCHEMA)))


@pytest.mark.parametrize("name", Every.model_fields)
@given(data=st.data())
def test_what_a_parameter_accepts_fits_its_schema(name: str, data: st.DataObject) -> None:
    value = data.draw(typed(SCHEMA["properties"][name]))
    if accepted(name, value):
        FITS.validate({name: value})


@pytest.mark.parametrize("name", family(4, Every.model_fields))
def test_the_values_drawn_are_both_accepted_and_refused(name: str) -> None:
    """Else the test above would say nothing."""
    seen: set[bool] = set()

    @examples(300)
    @given(typed(SCHEMA["properties"][name]))
    def look(value: object) -> None:
        seen.add(accepted(name, value))

    look()
    assert seen == {True, False}


@given(
    st.sampled_from([Decimal("0.1"), Decimal(2), Decimal("0." + "3" * 30), Decimal("0." + "6" * 30)]),
    st.integers(-3, 3),
    st.integers(15, 30),
)
def test_decimals_longer_than_a_float_fit_where_both_sides_read_them_exactly(
    end: Decimal, step: int, places: int
) -> None:
    exactly = Draft202012Validator(json.loads(json.dumps(SCHEMA), parse_float=Decimal))
    value = end + Decimal(step).scaleb(-places)
    for name in ("number", "rate", "tenth"):
        if accepted(name, value):
            exactly.validate({name: value})


@pytest.mark.parametrize("name", Every.model_fields)
def test_a_default_fits_and_is_read_as_itself(name: str) -> None:
    default = json.loads(json.dumps(SCHEMA["properties"][name]["default"]))
    FITS.validate({name: default})
    assert getattr(Every(**{name: default}), name) == getattr(Every(), name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number", "0.1"),
        ("number", True),
        ("number", 10**13),
        ("tenth", 0.1),
        ("tenth", 2),
        ("rate", 0.3),
        ("rate", 0.7),
        ("count", 2.5),
        ("steps", 0),
        ("steps", 7),
        ("point", [1]),
        ("point", [1, 2, 3]),
        ("corner", [1, 0]),
        ("points", []),
        ("few", [[1, 2]]),
        ("few", [[1, 2], [1, -4]]),
        ("few", [[1, 2]] * 4),
        ("rates", [0]),
        ("rates", [1, 1, 1, 1]),
        ("span", [0]),
        ("near_zero", [-5, 1]),
        ("domain", {"x": [0, 1]}),
        ("domain", {"x": [0, 1], "y": [0, 1], "z": [0, 1]}),
        ("domain", [[0, 1]]),
        ("weights", {"w1": [0, 5], "w2": [0, 1]}),
        ("weights", [[0, 1], [0, 5]]),
        ("height", ["x"]),
        ("height", None),
        ("unknown", 1),
    ],
)
def test_what_can_be_seen_to_be_wrong_fits_neither(name: str, value: object) -> None:
    assert not accepted(name, value)
    assert not FITS.is_valid({name: value})


def test_a_parameter_tells_its_kind_unit_variables_and_sentence() -> None:
    told = SCHEMA["properties"]
    assert {name: one["x-kind"] for name, one in told.items()} == {
        **dict.fromkeys(("number", "rate", "tenth"), "number"),
        **dict.fromkeys(("count", "steps"), "count"),
        **dict.fromkeys(("point", "corner"), "point"),
        **dict.fromkeys(("points", "few"), "points"),
        **dict.fromkeys(("numbers", "rates"), "numbers"),
        **dict.fromkeys(("span", "near_zero"), "span"),
        **dict.fromkeys(("domain", "weights"), "domain"),
        **dict.fromkeys(("height", "loss", "curve", "line"), "formula"),
    }
    assert {name: one["x-unit"] for name, one in told.items() if "x-unit" in one} == {
        "number": "m",
        "steps": "steps",
    }
    assert told["weights"]["x-variables"] == ["w1", "w2"]
    assert told["few"]["description"] == "two or three points"
    assert told["near_zero"]["title"] == "near zero"


def test_a_bound_that_no_decimal_is_equal_to_stands_outside() -> None:
    told = SCHEMA["properties"]["rate"]
    assert Fraction(repr(told["exclusiveMinimum"])) < THIRD
    assert Fraction(repr(told["maximum"])) > 2 * THIRD
    assert told["maximum"] - told["exclusiveMinimum"] == pytest.approx(1 / 3, abs=1e-15)


def test_bounds_hold_for_each_number_of_a_domain() -> None:
    assert accepted("weights", [[-4, 4], [-4, 4]])
    assert not accepted("weights", [[-4, 4], [-4, 5]])


def keywords(schema: Any) -> Iterator[str]:
    """Our own keywords in a schema, and the kinds that they tell."""
    if isinstance(schema, dict):
        yield from (name for name in schema if name.startswith("x-"))
        yield from ([schema["x-kind"]] if "x-kind" in schema else [])
        for one in schema.values():
            yield from keywords(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from keywords(one)


@pytest.mark.parametrize("word", sorted(set(keywords(SCHEMA))))
def test_the_documentation_tells_every_keyword_of_ours(word: str) -> None:
    assert f"`{word}`" in DOCS.read_text(encoding="utf-8")
