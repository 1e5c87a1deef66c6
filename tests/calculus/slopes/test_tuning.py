"""Tuning: every variable moves against the sign of its entry."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Function, Tuning

wholes = st.integers(-9, 9).map(Fraction)


@given(
    rates=st.tuples(*[wholes] * 3),
    at=st.tuples(*[wholes] * 3),
    step=st.integers(1, 9).map(lambda n: Fraction(n, 4)),
)
def test_a_linear_function_falls_by_the_step_times_the_sizes_of_its_entries(
    rates: tuple[Fraction, ...], at: tuple[Fraction, ...], step: Fraction
) -> None:
    a, b, c = rates
    tuning = Tuning(Function(f"{a}*u + {b}*v + {c}*w", ["u", "v", "w"]), at, step)
    assert tuple(tuning.entries.values()) == rates
    assert tuning.before - tuning.after == step * sum(abs(rate) for rate in rates)
    assert tuning.effect == ("falls" if any(rates) else "stays")
    assert tuning.where("stays") == tuple(name for name, rate in tuning.entries.items() if not rate)


def test_a_step_that_is_too_long_may_lead_up() -> None:
    assert (
        Tuning(Function("x**2 + y**2", ["x", "y"]), (Fraction(1), Fraction(1)), Fraction(3)).effect == "rises"
    )
