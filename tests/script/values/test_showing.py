"""Values are said truthfully: rounded from the exact value, no false zero, minus signs where they belong."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Function
from steepest.script.fault import Fault
from steepest.script.values.showing import show
from tests.families import examples

F = Fraction

SHOWN: list[tuple[Any, str, str]] = [
    (0, "", "0"),
    (4, "g", "4"),
    (4.0, "g", "4"),
    (F(1, 10), "", "0.1"),
    (0.1, "", "0.1"),
    (0.1 + 0.2, "", "0.3"),
    (F(1, 3), "", "0.3333"),
    (F(2, 3), "", "0.6667"),
    (F(5, 4), "", "1.25"),
    (math.sqrt(20), "", "4.472"),
    (-2.5, "", "−2.5"),
    (1000, "", "1,000"),
    (12345, "", "12,345"),
    (-12_345_678, "", "−12,345,678"),
    (99_999_999.5, ".2f", "99,999,999.50"),
    (350_000_000_000, "", "350,000,000,000"),
    (350_000_000_001, "", "3.5 × 10¹¹"),
    (-1_000_000, ".3g", "−1,000,000"),
    (-1_000_000, ".2g", "−10⁶"),
    (1_234_567, ".2g", "1.2 × 10⁶"),
    (123_456, ".2g", "123,456"),
    (-3_354_557_895, "", "−3.355 × 10⁹"),
    (123_456_789.4, ".4f", "1.235 × 10⁸"),
    (12345.678, "", "12,346"),
    (9.99996, "", "10"),
    (0.044, "", "0.044"),
    (0.0001, "", "0.0001"),
    (1e-7, "", "10⁻⁷"),
    (F(1, 10**7), "", "10⁻⁷"),
    (-1.25e-9, "", "−1.25 × 10⁻⁹"),
    (1e300, "", "10³⁰⁰"),
    (F(3) ** 9000, "", "1.234 × 10⁴²⁹⁴"),
    (Decimal("0.10"), "", "0.1"),
    (math.pi, ".2f", "3.14"),
    (2, ".2f", "2.00"),
    (F(1, 8), ".2f", "0.12"),
    (F(3, 8), ".2f", "0.38"),
    (2.675, ".2f", "2.67"),
    (F(2675, 1000), ".2f", "2.68"),
    (0.5, ".0f", "0.5"),
    (1.5, ".0f", "2"),
    (2.5, ".0f", "2"),
    (-0.0, ".1f", "0.0"),
    (-0.0, "", "0"),
    (-0.004, ".2f", "−0.004"),
    (0.0096, ".1f", "0.01"),
    (0.00000012, ".2f", "1.2 × 10⁻⁷"),
    (1234.5, ".1f", "1,234.5"),
    (1e20, ".2f", "10²⁰"),
    (math.pi, ".3g", "3.14"),
    (0.98769, ".2g", "0.99"),
    (3, "+g", "+3"),
    (-3, "+.1f", "−3.0"),
    (0, "+", "0"),
    (0, "words", "zero"),
    (3, "words", "three"),
    (F(3), "words", "three"),
    (3.0, "Words", "Three"),
    (12, "words", "twelve"),
    (13, "words", "13"),
    (1000, "words", "1,000"),
    (-3, "words", "minus three"),
    (2.5, "words", "2.5"),
    (1, "ordinal", "first"),
    (3, "Ordinal", "Third"),
    (12, "ordinal", "twelfth"),
    (13, "ordinal", "13th"),
    (21, "ordinal", "21st"),
    (112, "ordinal", "112th"),
    (1003, "ordinal", "1,003rd"),
    (1, "times", "once"),
    (2, "Times", "Twice"),
    (3, "times", "three times"),
    (40, "times", "40 times"),
    (2.5, "times", "2.5 times"),
    (20_000_000, "times", "20,000,000 times"),
    (600_000_000_000_000, "times", "6 × 10¹⁴ times"),
    (100_000_000, "times", "10⁸ times"),
    (0.5, "share", "half"),
    (Fraction(1, 8), "share", "an eighth"),
    (Fraction(1, 10), "Share", "A tenth"),
    (Fraction(1, 20000), "share", "1/20,000"),
    (Fraction(1, 50_000_000), "share", "1/50,000,000"),
    (Fraction(1, 500_000_000_000), "share", "2 × 10⁻¹²"),
    (Fraction(2, 3), "share", "0.6667"),
    (1, "share", "1"),
    ((2, 1), "", "(2, 1)"),
    ((F(13, 5), -0.8), ".1f", "(2.6, −0.8)"),
    ([], "", "()"),
    ((0.1, 0.5, 0.9), "g and", "0.1, 0.5 and 0.9"),
    ((0.1, 0.5), "or", "0.1 or 0.5"),
    ((7,), "g and", "7"),
    ((1, 2, 3), "Words and", "One, two and three"),
    (((2, 1), (0, -1)), "and", "(2, 1) and (0, −1)"),
    (("oak", "ash"), "and", "oak and ash"),
    ("glides", "", "glides"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "spec", "text"), SHOWN, ids=[f"{v!r:.30}:{s}" for v, s, _ in SHOWN])
def test_shown(value: Any, spec: str, text: str) -> None:
    assert show(value, spec) == text


TYPST: list[tuple[Any, str, str]] = [
    (-2.5, "", "-2.5"),
    ((2, -1), "", "(2, -1)"),
    (1234.5, "", '"1,234"'),
    (-1234, "", '-"1,234"'),
    (1e-7, "", "10^(-7)"),
    (-1.2e-9, "", "-1.2 times 10^(-9)"),
    (3, "words", '"three"'),
    (3, "Words", '"Three"'),
    ("a \"b\" \\", "", '"a \\"b\\" \\\\"'),
    ((0.1, 0.5), "g and", '0.1 " and " 0.5'),
    (0.25, "+g", "+0.25"),
]  # fmt: skip


def test_a_point_is_evened_to_decimals_and_not_to_those_of_a_power_of_ten() -> None:
    assert show((0.5004, 1.234e-7), ".3g") == "(0.5, 1.23 × 10⁻⁷)"
    assert show((0.5004, 0.1234, 1.234e-7), ".3g") == "(0.500, 0.123, 1.23 × 10⁻⁷)"


@pytest.mark.parametrize(("value", "spec", "text"), TYPST, ids=[f"{v!r}:{s}" for v, s, _ in TYPST])
def test_shown_as_typst(value: Any, spec: str, text: str) -> None:
    assert show(value, spec, notation="typst") == text


GERMAN: list[tuple[Any, str, str]] = [
    (1234.5, ".1f", "1.234,5"),
    ((0.5, 2), "", "(0,5; 2)"),
    ((0.1, 0.5), "g or", "0,1 oder 0,5"),
    (3, "words", "drei"),
    (3, "ordinal", "dritte"),
    (13, "ordinal", "13."),
    (2, "times", "zweimal"),
    (20, "times", "20-mal"),
    (600_000_000_000_000, "times", "6 × 10¹⁴-mal"),
    (Fraction(1, 2), "share", "die Hälfte"),
    (Fraction(1, 7), "share", "ein Siebtel"),
    (Fraction(1, 20), "share", "1/20"),
]


@pytest.mark.parametrize(("value", "spec", "text"), GERMAN)
def test_shown_in_german(value: Any, spec: str, text: str) -> None:
    assert show(value, spec, language="de") == text


def test_a_formula_in_german_has_decimal_commas() -> None:
    """In Typst they are part of the number, and no separators."""
    formula = Function("x**0.5 - 12.25*x", ["x"])
    assert show(formula, language="de") == "x^0,5 − 12,25x"
    typst = show(formula, notation="typst", language="de")
    assert typst.replace('","', ".") == show(formula, notation="typst")
    assert typst.count('","') == 2


def test_a_formula_is_asked_for_the_notation_that_is_wanted() -> None:
    @dataclass
    class Formula:
        def text(self) -> str:
            return "x²"

        def typst(self, wrap: Callable[[str, str], str]) -> str:
            return wrap("x", "x") + "^2"

    assert (show(Formula()), show(Formula(), notation="typst")) == ("x²", 'part("x", x)^2')
    with pytest.raises(Fault, match="it takes no format"):
        show(Formula(), ".2f")


@pytest.mark.parametrize(
    "value", [None, True, {"a": 1}, object(), math.inf, math.nan, 1j, Decimal("NaN"), {1, 2}]
)
def test_what_has_no_words(value: Any) -> None:
    with pytest.raises(Fault):
        show(value)


@pytest.mark.parametrize(
    "spec", ["f", ".f", "..2f", ".2e", "%", "wOrds", "d", "g and and", "and g", "g g", ".٣f", "05"]
)
def test_unknown_formats(spec: str) -> None:
    with pytest.raises(Fault, match="is not a format"):
        show(1, spec)


numbers = st.one_of(
    st.integers(-(10**20), 10**20),
    st.fractions(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(allow_nan=False, allow_infinity=False, places=6),
)
specs = st.one_of(st.just(""), st.integers(0, 8).map(".{}f".format), st.integers(1, 8).map(".{}g".format))


def read_back(text: str) -> Fraction:
    """The number that a text shows."""
    plain = text.replace("−", "-").replace(",", "")
    mantissa, times, power = plain.partition(" × ")
    if not times and "10" in plain and any(c in "⁰¹²³⁴⁵⁶⁷⁸⁹" for c in plain):
        mantissa, power = plain.split("10")[0] + "1", "10" + plain.split("10", 1)[1]
    digits = power.removeprefix("10").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return Fraction(mantissa) * Fraction(10) ** int(digits or 0)


@examples(400)
@given(numbers, specs)
def test_zero_is_shown_for_zero_only(value: Any, spec: str) -> None:
    assert (read_back(show(value, spec)) == 0) == (value == 0)


@examples(400)
@given(numbers, specs)
def test_a_minus_sign_is_shown_for_negative_numbers_only(value: Any, spec: str) -> None:
    text = show(value, spec)
    assert text.startswith("−") == (value < 0) and "-" not in text


@examples(400)
@given(st.fractions(-1000, 1000, max_denominator=10**6), st.integers(0, 6))
def test_fixed_decimals_are_the_exact_value_rounded_half_to_even(value: Fraction, decimals: int) -> None:
    shown = read_back(show(value, f".{decimals}f"))
    if shown.denominator <= 10**decimals and round(value * 10**decimals):
        assert shown == Fraction(round(value * 10**decimals), 10**decimals)
    else:
        assert abs(shown - value) <= abs(value)


@examples(400)
@given(numbers)
def test_four_significant_digits_are_kept_at_least(value: Any) -> None:
    exact = Fraction(value)
    assert abs(read_back(show(value)) - exact) <= abs(exact) / 2000


@examples(200)
@given(st.integers(-9999, 9999), st.integers(0, 4))
def test_a_short_decimal_is_shown_exactly(count: int, decimals: int) -> None:
    value = Fraction(count, 10**decimals)
    assert read_back(show(value)) == value


@examples(200)
@given(
    st.integers(1 - 10**8, 10**8 - 1)
    | st.builds(lambda n, e: n * 10**e, st.integers(-9999, 9999), st.integers(0, 11))
)
def test_a_whole_number_that_can_be_read_is_shown_exactly(value: int) -> None:
    assert read_back(show(value)) == value


@examples(200)
@given(st.integers(10**8, 10**14), st.sampled_from([1, -1]), st.sampled_from(["", ".2f", ".4f"]))
def test_no_number_is_shown_with_more_signs_than_can_be_read(value: int, sign: int, spec: str) -> None:
    shown = show(sign * value, spec)
    assert len(shown) <= 13 or (not spec and value % 10 ** (len(str(value)) - 4) == 0)
    assert abs(read_back(shown) - sign * value) * 1000 <= value
