"""Tuning: every variable moves against its entry, in proportion to it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steepest.calculus import Function, Tuning

wholes = st.integers(-9, 9).map(Fraction)


@given(
    rates=st.tuples(*[wholes] * 3),
    at=st.tuples(*[wholes] * 3),
    farthest=st.integers(1, 9).map(lambda n: Fraction(n, 4)),
)
def test_every_variable_moves_against_its_entry_and_the_one_with_the_largest_farthest(
    rates: tuple[Fraction, ...], at: tuple[Fraction, ...], farthest: Fraction
) -> None:
    a, b, c = rates
    tuning = Tuning(Function(f"{a}*u + {b}*v + {c}*w", ["u", "v", "w"]), at, farthest)
    assert tuple(tuning.entries.values()) == rates
    moves, most = list(tuning.turns.values()), max(map(abs, rates))
    assert [most * move for move in moves] == [-farthest * rate for rate in rates]
    assert max(map(abs, moves)) == (farthest if most else 0)
    assert tuning.before - tuning.after == sum(
        abs(rate * move) for rate, move in zip(rates, moves, strict=True)
    )
    assert tuning.promised == tuning.after
    assert tuning.keeps
    assert tuning.effect == ("falls" if any(rates) else "stays")
    assert tuning.where("stays") == tuple(name for name, rate in tuning.entries.items() if not rate)


def test_a_step_that_is_too_long_may_lead_up() -> None:
    assert (
        Tuning(Function("x**2 + y**2", ["x", "y"]), (Fraction(1), Fraction(1)), Fraction(3)).effect == "rises"
    )


@given(at=st.tuples(*[st.integers(1, 9).map(Fraction)] * 3))
def test_entries_that_change_shrink_where_all_come_nearer_to_zero_on_their_own_side(at: tuple[Fraction, ...]) -> None:
    tuning = Tuning(Function("u*v + w**2", ["u", "v", "w"]), at, Fraction(1, 2))
    assume(not tuning.keeps)
    shares = [tuning.changed[name] / tuning.entries[name] for name in tuning.changed]
    assert {*tuning.changed} == {*"uvw"} and tuning.shrinks == all(0 <= share < 1 for share in shares)


def test_none_shrinks_that_grows_or_goes_to_the_other_side_of_zero() -> None:
    below = Tuning(Function("u*u", ["u"]), (Fraction(1),), Fraction(3, 2))
    grows = Tuning(Function("u*u*u - 3*u", ["u"]), (Fraction(2),), Fraction(5))
    halved = Tuning(Function("u*u", ["u"]), (Fraction(1),), Fraction(1, 2))
    assert (below.shrinks, grows.shrinks, halved.shrinks) == (False, False, True)


@pytest.mark.parametrize(
    ("function", "crossed"), [("x*t + 3*g", True), ("x**2 + t**2 + 3*g", False), ("x*t + x*g", False)]
)
def test_slopes_that_change_are_crossed_where_each_does_so_by_what_the_other_is_moved(
    function: str, crossed: bool
) -> None:
    tuning = Tuning(Function(function, ["x", "g", "t"]), (5, 5, 5), 2)
    assert tuning.changed and tuning.crossed is crossed
