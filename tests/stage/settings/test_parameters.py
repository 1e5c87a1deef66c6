"""Parameters and facts: read exactly, bounded, worked out once, and able to say where they come from."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from steepest.calculus import Function, Number
from steepest.stage.settings.bounds import Bounds
from steepest.stage.settings.facts import source_of_field
from steepest.stage.settings.parameters import (
    Count,
    Domain,
    Exact,
    MapFunction,
    Parameters,
    Point2,
    Points,
    Rates,
    Span,
    Unfit,
    bounds_of,
    fact,
    parameter,
    require_value,
    unit_of,
)

worked_out: list[str] = []


class Walk(Parameters):
    """What may be changed."""

    height: MapFunction = parameter("x**2 + 3*y", "the height of the hill")
    start: Point2 = parameter((2, 0.1), "where the walk starts", unit="m")
    rates: Rates = parameter((0.1, 0.5), "how long the steps are", gt=0, lt=2, most=3)
    steps: Count = parameter(3, "how many steps", ge=1, le=9)
    shown: Domain = parameter({"x": [-4, 4], "y": [-1, 3]}, "the part of the map that is shown")
    tilt: Exact = parameter(0, "how far it leans")

    @fact
    def here(self) -> Number:
        """The height
        at the start."""
        worked_out.append("here")
        return self.height(self.start)

    @fact
    def doubled(self) -> Number:
        """Twice that height."""
        return 2 * self.here

    @fact
    def first_rate(self) -> Fraction:
        """The rate that is tried first."""
        if self.tilt:
            return Fraction(0)
        return self.rates[0]


def refusal(**values: object) -> Unfit:
    """The Unfit that a Walk with these values is refused with."""
    with pytest.raises(ValidationError) as caught:
        Walk(**values)
    error = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(error, Unfit)
    return error


def test_decimals_are_exact() -> None:
    assert Walk().rates == (Fraction(1, 10), Fraction(1, 2))
    assert Walk(rates=[Decimal("0.30")]).rates == (Fraction(3, 10),)


def test_facts_keep_exact_numbers_exact() -> None:
    assert Walk().here == Fraction(43, 10)


def test_a_fact_is_worked_out_once_and_only_when_asked_for() -> None:
    worked_out.clear()
    walk = Walk()
    namespace = walk.namespace()
    assert worked_out == []
    assert namespace["doubled"] == 2 * namespace["here"]
    assert worked_out == ["here"]


class Sampled(Walk):
    """A walk with a fact that has no one answer when it is compared."""

    @fact
    def samples(self) -> np.ndarray:
        """Some numbers."""
        return np.arange(3)


@pytest.mark.parametrize(("kind", "name"), [(Walk, "doubled"), (Sampled, "samples")])
def test_facts_leave_equality_and_hash_alone(kind: type[Walk], name: str) -> None:
    asked, other, fresh = kind(), kind(), kind()
    assert getattr(asked, name) is not None and getattr(other, name) is not None
    assert asked == other == fresh
    assert hash(asked) == hash(other) == hash(fresh)


def test_parameters_differ_by_a_field_or_by_their_class() -> None:
    assert Walk() != Walk(tilt=1)
    assert Walk() != Sampled()


def test_the_namespace_holds_every_parameter_and_fact() -> None:
    assert list(Walk().namespace()) == [
        *("height", "start", "rates", "steps", "shown", "tilt"),
        *("here", "doubled", "first_rate"),
    ]
    with pytest.raises(KeyError):
        Walk().namespace()["refuse"]


def test_a_fact_knows_what_it_read_itself() -> None:
    walk = Walk()
    assert walk.reads("doubled") == ("here",)
    assert walk.reads("here") == ("height", "start")
    assert walk.reads("steps") == ()


def test_what_a_fact_read_depends_on_the_branch_it_took() -> None:
    assert Walk().reads("first_rate") == ("tilt", "rates")
    assert Walk(tilt=1).reads("first_rate") == ("tilt",)


def test_a_name_is_recorded_for_the_fact_that_read_it_even_where_it_was_known_before() -> None:
    walk = Walk()
    assert walk.here
    assert walk.reads("doubled") == ("here",)


def test_a_fact_tells_its_sentence_and_its_code() -> None:
    source = Walk().source_of("here")
    assert source.file == Path(__file__)
    assert source.code == "self.height(self.start)"
    assert "def here" in Path(__file__).read_text(encoding="utf-8").splitlines()[source.line]
    assert Walk.facts()["here"].sentence == "The height at the start."


def test_a_fact_with_two_outcomes_tells_both() -> None:
    assert Walk().source_of("first_rate").code == "Fraction(0) or self.rates[0]"


def test_a_parameter_tells_where_it_is_declared() -> None:
    source = Walk().source_of("tilt")
    assert source.code == 'tilt: Exact = parameter(0, "how far it leans")'
    assert source.code in Path(__file__).read_text(encoding="utf-8").splitlines()[source.line - 1]


def test_a_sentence_is_told_without_the_examples_for_readers_of_the_code() -> None:
    class Ramp:
        @cached_property
        def height(self) -> int:
            """How high
            it leads.

            >>> Ramp().height
            7
            """
            return 7

    told = source_of_field(Ramp(), "height")
    assert told is not None and (told[0], told[1].code) == ("How high it leads.", "7")
    assert fact(Ramp.height.func).sentence == "How high it leads."


def test_another_name_has_no_source() -> None:
    with pytest.raises(KeyError):
        Walk().source_of("slope")


def test_bounds_unit_and_sentence_can_be_asked_for() -> None:
    fields = Walk.model_fields
    assert str(bounds_of(fields["rates"])) == "more than 0, less than 2, no more than 3 of them"
    assert str(bounds_of(fields["height"])) == ""
    assert str(Bounds(ge=Fraction(0), fewest=4, most=4)) == "at least 0, 4 of them"
    assert unit_of(fields["start"]) == "m"
    assert fields["steps"].description == "how many steps"


def test_a_domain_is_typed_by_name_or_in_order() -> None:
    by_name = Walk(shown={"y": [0, 1], "x": [2, 3]}).shown
    assert by_name == Walk(shown=[[2, 3], [0, 1]]).shown == ((2, 3), (0, 1))


@pytest.mark.parametrize(
    ("values", "nearest"),
    [
        ({"steps": 0}, 1),
        ({"steps": 99}, 9),
        ({"steps": 2.5}, 2),
        ({"rates": [0.5, -1]}, (Fraction(1, 2), Fraction(1, 100))),
        ({"rates": [2]}, (Fraction(199, 100),)),
        ({"rates": [0.1, 0.2, 0.3, 0.4]}, (Fraction(1, 10), Fraction(1, 5), Fraction(3, 10))),
        ({"shown": [[3, -3], [0, 1]]}, ((3, -3)[::-1], [0, 1])),
        ({"shown": {"x": [0, 1], "y": [2, 2]}}, {"x": [0, 1], "y": (1, 3)}),
        ({"tilt": 10**13}, 10**12),
        ({"tilt": Decimal("1e-99")}, 0),
    ],
)
def test_a_refusal_names_the_nearest_value(values: dict[str, object], nearest: object) -> None:
    assert refusal(**values).instead == nearest


def test_the_nearest_value_is_accepted() -> None:
    for values in ({"steps": 0}, {"rates": [0.5, -1]}, {"rates": [2]}, {"shown": [[3, -3], [0, 1]]}):
        (name,) = values
        Walk(**{name: refusal(**values).instead})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"start": [1, 2, 3]}, "two numbers"),
        ({"start": "here"}, "not a list"),
        ({"tilt": True}, "not a number"),
        ({"tilt": Decimal("Infinity")}, "infinity"),
        ({"tilt": float("nan")}, "nan"),
        ({"tilt": Decimal("1e999999999")}, "10**12"),
        ({"tilt": Decimal("0." + "1" * 60)}, "digits"),
        ({"rates": []}, "empty"),
        ({"shown": {"x": [0, 1]}}, "each of x and y"),
        ({"height": ["x"]}, "not a formula"),
        ({"height": "x^2"}, "**"),
        ({"height": "z + 1"}, "z"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(values: dict[str, object], reason: str) -> None:
    assert reason in refusal(**values).sentence


def test_zero_with_a_giant_exponent_is_zero() -> None:
    assert Walk(tilt=Decimal("0e999999999")).tilt == 0


def test_a_power_typed_with_a_caret_is_answered_with_the_formula_that_was_meant() -> None:
    assert refusal(height="x^2 + y").advice().endswith('; "x**2 + y" would do.')


def test_a_broken_formula_is_shown_with_a_caret_under_the_fault() -> None:
    formula, caret = refusal(height="x + z").details
    assert formula[caret.index("^")] == "z"


class Logarithm(Parameters):
    """A function that is not defined everywhere."""

    height: MapFunction = parameter("log(x) + y", "the height")
    points: Points = parameter([[1, 0]], "where it is looked at")
    cut: Span = parameter((0, 1), "a part of it")

    @fact
    def heights(self) -> tuple[Number, ...]:
        """The height at every point."""
        return tuple(self.height(point) for point in self.points)


def test_a_fact_without_a_value_is_an_unfit_that_names_it() -> None:
    with pytest.raises(Unfit, match=r"heights cannot be worked out: .*no value at"):
        _ = Logarithm(points=[[-1, 0]]).heights


def test_require_value_at_a_point() -> None:
    logarithm = Logarithm().height
    require_value(logarithm, at=(1, 0))
    with pytest.raises(Unfit, match="no value at"):
        require_value(logarithm, at=(0, 0), field="height")


@given(st.integers(-30, 30), st.booleans())
def test_a_slope_next_to_nothing_is_refused_and_none_at_all_is_not(x: int, level: bool) -> None:
    height = Function(f"{0 if level else 1}*exp(-x**2) + y + 1", ["x", "y"])
    if not level and x**2 - log(2 * abs(x) or 1) > 100 * log(10):
        with pytest.raises(Unfit, match="smaller than 10⁻¹⁰⁰, at x = "):
            require_value(height, at=(x, 1))
    else:
        require_value(height, at=(x, 1))


def test_require_value_in_a_domain() -> None:
    logarithm = Logarithm().height
    require_value(logarithm, domain=((1, 2), (0, 1)))
    with pytest.raises(Unfit, match="lies in the domain"):
        require_value(logarithm, domain=((-1, 2), (0, 1)))


class Together(Parameters):
    """Values that make sense one by one only."""

    low: Exact = parameter(0, "the lower")
    high: Exact = parameter(1, "the upper")

    def refuse(self) -> None:
        """Low is below high."""
        if self.low >= self.high:
            raise Unfit("low must be below high", field="low", instead=self.high - 1)


def test_a_scene_refuses_values_that_do_not_go_together() -> None:
    with pytest.raises(ValidationError, match="low must be below high"):
        Together(low=2)


def test_parameters_are_frozen_and_closed() -> None:
    with pytest.raises(ValidationError):
        Walk().steps = 4  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Walk(pace=3)  # type: ignore[call-arg]


def test_a_default_that_does_not_fit_is_refused_too() -> None:
    class Wrong(Parameters):
        """A slip of the author's."""

        steps: Count = parameter(0, "how many steps", ge=1)

    with pytest.raises(ValidationError):
        Wrong()
