"""Scales below numbers, however large or small those are."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from steepest.stage.type.powers import scale_below

POWERS = st.integers(-4000, 4000)


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=10**6).filter(bool), POWERS)
def test_what_is_found_is_a_round_number_or_a_share_and_the_next_would_be_too_large(
    value: Fraction, power: int
) -> None:
    limit = value * Fraction(10) ** power
    found = scale_below(limit)
    told = found if found >= 1 else 1 / found
    digits = str(told.numerator).rstrip("0")
    assert told.denominator == 1 and len(digits) == 1
    tens = Fraction(told, int(digits))
    assert found <= limit
    assert limit < (found + tens if found >= 1 else 1 / (told - tens) if told > tens else 1 / (told * 9 / 10))
