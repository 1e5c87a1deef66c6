"""Numbers that were typed, and numbers that would read alike."""

import copy
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from steepest.script.paragraph.filling import fill
from steepest.script.text.lecture import read_lecture
from steepest.script.values.apart import ShownNumber, told, told_apart
from steepest.script.values.formats import read_format
from steepest.script.values.showing import show
from steepest.script.values.told import ToldNumber

FORMATS = st.sampled_from(["g", ".3g", ".5g"])
near = st.builds(
    lambda value, exponent, sign: value + sign * Fraction(1, 10**exponent),
    st.fractions(-20, 20, max_denominator=20),
    st.integers(1, 12),
    st.sampled_from([-1, 0, 1]),
)
"""Numbers near one another, as far as fifteen digits tell them apart."""


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(st.tuples(near, FORMATS), min_size=2, max_size=6))
def test_numbers_that_differ_do_not_read_alike(numbers: list[tuple[Fraction, str]]) -> None:
    apart = told_apart(ShownNumber(value, read_format(spec), None) for value, spec in numbers)
    read = [(value, show(told(value, apart), spec)) for value, spec in numbers]
    for value, text in read:
        for other, same in read:
            assert value == other or text != same


def test_numbers_that_no_reader_tells_apart_are_told_with_their_own_digits() -> None:
    numbers = [Fraction(2, 3), Fraction(2, 3) + Fraction(1, 10**40), Fraction(2, 3) + Fraction(1, 10**6)]
    apart = told_apart(ShownNumber(value, read_format("g"), None) for value in numbers)
    assert [show(told(value, apart)) for value in numbers] == ["0.6667", "0.6667", "0.666668"]


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.integers(-(10**14), 10**14), st.integers(0, 14))
def test_what_was_typed_is_told_as_it_was_typed(digits: int, places: int) -> None:
    typed = ToldNumber(Fraction(digits, 10**places))
    plain = (
        show(typed).replace("−", "-").replace(",", "").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    )
    mantissa, _, power = plain.replace(" × 10", "e").partition("e")
    if "e" not in plain.replace(" × 10", "e") and mantissa.lstrip("-").startswith("10-"):
        mantissa, power = mantissa.split("10-")[0] + "1", "-" + mantissa.split("10-")[1]
    assert Fraction(Decimal(mantissa)) * Fraction(10) ** int(power or 0) == typed


def test_what_was_typed_stays_so_when_it_is_copied_and_not_when_it_is_reckoned_with() -> None:
    typed = ToldNumber(Fraction("1.00000001"))
    for again in (
        copy.copy(typed),
        copy.deepcopy([typed])[0],
        pickle.loads(pickle.dumps(typed)),
        -ToldNumber(-typed),
        abs(-typed),
    ):
        assert isinstance(again, ToldNumber) and show(again) == "1.00000001"
    assert type(typed + 1) is type(2 * typed) is Fraction and typed == Fraction("1.00000001")


def test_a_factor_that_changes_something_does_not_read_as_one() -> None:
    assert [show(Fraction(text)) for text in ("0.99999999", "-1.0000001", "1")] == [
        "0.99999999",
        "−1.0000001",
        "1",
    ]


LECTURE = """---
title: Numbers
---

# One

## Two rates {#rates}

- tag: at {low:g}

### first
It climbs at {low:g}.

### second
It climbs at {high:g}, and {third:.2f} is {fourth:.2f}.
"""


def test_a_scene_tells_a_number_the_same_everywhere(tmp_path: Path) -> None:
    (tmp_path / "lecture.md").write_text(LECTURE, encoding="utf-8")
    section = read_lecture(tmp_path / "lecture.md").section("rates")
    facts = {
        "low": Fraction(2) / 3,
        "high": Fraction(2) / 3 + Fraction(1, 10**6),
        "third": Fraction("0.501"),
        "fourth": Fraction("0.502"),
    }
    assert [beat.text for beat in section.beats(facts)] == [
        "It climbs at 0.666667.",
        "It climbs at 0.666668, and 0.501 is 0.502.",
    ]
    assert section.label("tag", facts).text == "at 0.666667"
    assert fill("{low:g}", section.telling(facts)).text == "0.666667"
