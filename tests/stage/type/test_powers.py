"""Numbers of one digit below others, however large or small those are."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from steepest.stage.type.powers import round_below

POWERS = st.integers(-4000, 4000)


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=10**6).filter(bool), POWERS)
def test_what_is_found_has_one_digit_and_the_next_would_be_too_large(value: Fraction, power: int) -> None:
    limit = value * Fraction(10) ** power
    found = round_below(limit)
    digit, tens = found, Fraction(1)
    while digit >= 10 or digit < 1:
        step = Fraction(10) if digit >= 10 else Fraction(1, 10)
        digit, tens = digit / step, tens * step
    assert digit.denominator == 1
    assert found <= limit < found + tens
