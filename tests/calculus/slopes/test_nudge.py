"""A nudge: one variable moves, the others are held."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Function, NoValue
from steepest.calculus.slopes.nudge import Nudge, acting, added_up, nudges, turned_in_order

NAMES = ("temperature", "grind", "dose", "time")
COFFEE = Function("25.5 + 0.5*temperature*time - 3*grind + 1.5*dose", NAMES)
wholes = st.integers(-9, 9).map(Fraction)


@given(at=st.tuples(*[wholes] * 4), by=wholes)
def test_it_is_the_difference_of_two_values(at: tuple[Fraction, ...], by: Fraction) -> None:
    for number, (name, nudge) in enumerate(nudges(COFFEE, at, by).items()):
        there = tuple(value + by * (k == number) for k, value in enumerate(at))
        assert (nudge.name, nudge.start, nudge.end) == (name, at[number], there[number])
        assert (nudge.before, nudge.after) == (COFFEE(at), COFFEE(there))
        assert nudge.change == nudge.after - nudge.before == nudge.rate * by


def test_one_that_is_linear_has_the_gradient_as_its_rates() -> None:
    at = tuple(map(Fraction, (6, 4, 5, 5)))
    found = nudges(COFFEE, at, Fraction(2))
    assert tuple(nudge.rate for nudge in found.values()) == COFFEE.gradient(at)
    assert [nudge.effect for nudge in found.values()] == ["rises", "falls", "rises", "rises"]
    assert all(nudge.straight for nudge in found.values())


def test_what_changes_nothing_stays() -> None:
    nudge = Nudge(Function("0*x + y", ("x", "y")), (1, 2), "x", 3)
    assert (nudge.effect, nudge.change, nudge.rate) == ("stays", 0, 0)


def test_a_curve_is_not_straight() -> None:
    assert not Nudge(Function("x**2 + y", ("x", "y")), (1, 2), "x", 3).straight


def test_there_is_none_where_the_function_has_no_value() -> None:
    with pytest.raises(NoValue):
        _ = Nudge(Function("log(x)", ("x",)), (1,), "x", -2).after


@given(at=st.tuples(*[wholes] * 4), by=wholes, pair=st.sets(st.sampled_from(NAMES), min_size=2, max_size=3))
def test_those_act_on_each_other_that_are_multiplied_and_no_others(
    at: tuple[Fraction, ...], by: Fraction, pair: set[str]
) -> None:
    bent = " + ".join(f"{name}**2" for name in NAMES)
    product = Function(f"{bent} - 3*{'*'.join(sorted(pair))}", NAMES)
    assert acting(product, at, by) == (tuple(name for name in NAMES if name in pair) if by else ())


@given(at=st.tuples(*[wholes] * 4), by=wholes)
def test_where_all_at_once_do_not_what_each_does_added_up_some_act_on_each_other(
    at: tuple[Fraction, ...], by: Fraction
) -> None:
    there = tuple(value + by for value in at)
    sums = added_up(nudges(COFFEE, at, by))
    assert sums["at_once"] == COFFEE(there) - COFFEE(at)
    assert bool(acting(COFFEE, at, by)) == bool(sums["rest"])


def test_rounding_is_no_acting_on_each_other_and_nobody_knows_where_there_is_no_value() -> None:
    assert acting(Function("exp(x) + sin(y) + 1/z", ("x", "y", "z")), (0.3, 7, 3), Fraction(1, 3)) == ()
    assert acting(Function("x*y*sqrt(1 - x*y)", ("x", "y")), (0, 0), 2) == ()


@pytest.mark.parametrize("formula", ["2.5*t - 3*g + 1.5*d + 3*b + 0.5*t*b", "t*b*d - g", "t**2 + g*d + b"])
def test_what_is_turned_in_order_adds_up_to_all_at_once(formula: str) -> None:
    machine, at, by = Function(formula, ("t", "g", "d", "b")), tuple(map(Fraction, (6, 4, 5, 5))), Fraction(2)
    alone, found = nudges(machine, at, by), turned_in_order(machine, at, by)
    assert [*found] == [*machine.variables] and found["t"].change == alone["t"].change, "nothing is turned before it"
    others = [name for name in found if found[name].change != alone[name].change]
    assert others and {*others} < {*acting(machine, at, by)}
    assert sum(turn.change for turn in found.values()) == added_up(alone)["at_once"] != added_up(alone)["added"]


def test_where_none_act_on_each_other_none_is_turned_in_order() -> None:
    assert turned_in_order(Function("x**2 + 3*y", ("x", "y")), (Fraction(1), Fraction(2)), Fraction(2)) == {}
