"""Numbers that were typed, and numbers that would read alike."""

import copy
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.script.fault import Untrue
from steepest.script.paragraph.filling import fill
from steepest.script.text.lecture import read_lecture
from steepest.script.values.apart import ShownNumber, told, told_apart
from steepest.script.values.digits import short
from steepest.script.values.formats import read_format
from steepest.script.values.showing import show
from steepest.script.values.told import ToldNumber
from tests.families import examples

FORMATS = st.sampled_from(["g", ".3g", ".5g"])
near = st.builds(
    lambda value, exponent, sign: value + sign * Fraction(1, 10**exponent),
    st.fractions(-20, 20, max_denominator=20),
    st.integers(1, 12),
    st.sampled_from([-1, 0, 1]),
)
"""Numbers near one another, nearer than six digits tell apart."""


@examples(200)
@given(st.lists(st.tuples(near, FORMATS), min_size=2, max_size=6))
def test_numbers_that_differ_read_alike_only_where_six_digits_do(numbers: list[tuple[Fraction, str]]) -> None:
    apart = told_apart(ShownNumber(value, read_format(spec), None) for value, spec in numbers)
    read = [(value, show(told(value, apart), spec)) for value, spec in numbers]
    for value, text in read:
        for other, same in read:
            assert text != same or short(value, 6, measured=True) == short(other, 6, measured=True)
            assert (text == same and value != other) <= apart.reads_alike(value, other)


@examples(200)
@given(st.lists(st.tuples(near, FORMATS), min_size=2, max_size=6))
def test_no_number_gets_more_than_six_digits_or_two_more_than_it_has(numbers: list[tuple[Fraction, str]]) -> None:
    apart = told_apart(ShownNumber(value, read_format(spec), None) for value, spec in numbers)
    for value, spec in numbers:
        plain, six = show(value, spec), show(value, ".6g")
        digits = sum(one.isdigit() for one in plain.lstrip("−0."))
        most = len(plain) + 2 if digits > 6 else max(len(plain), len(six))
        assert len(show(told(value, apart), spec)) <= most


ALIKE: dict[str, tuple[str, list[str], list[str]]] = {
    "two that hardly differ": (".3g", ["1.1180339887499", "1.1180339887495"], ["1.12", "1.12"]),
    "a third that six digits tell apart": (
        "g",
        ["0.66666", "0.6666600001", "0.66668"],
        ["0.66666", "0.66666", "0.66668"],
    ),
    "two pairs": (".3g", ["2.4101", "2.4101000001", "2.4102", "2.4102000001"], ["2.4101"] * 2 + ["2.4102"] * 2),
    "on both sides of a power of ten": ("g", ["9.99999996", "10.00000004"], ["10.00", "10.00"]),
    "just below 1": ("g", ["0.9999999995", "0.99999999953"], ["0.9999999995", "0.99999999953"]),
    "hardly apart below 1": ("g", ["0.9999999995", "0.9999999995000003"], ["0.9999999995", "0.9999999995"]),
    "decimals": (".2f", ["12.3412", "12.3413"], ["12.3412", "12.3413"]),
    "decimals of which six digits are one": (".2f", ["12.34121", "12.34122"], ["12.34", "12.34"]),
    "decimals of long numbers": (".2f", ["1234.561", "1234.562"], ["1234.56", "1234.56"]),
}


@pytest.mark.parametrize("case", ALIKE)
def test_numbers_are_told_alike_where_few_digits_do_not_tell_them_apart(case: str) -> None:
    spec, typed, texts = ALIKE[case]
    numbers = [Fraction(one) for one in typed]
    apart = told_apart(ShownNumber(value, read_format(spec), None) for value in numbers)
    assert [show(told(value, apart), spec).replace(",", "") for value in numbers] == texts


CLAIM = """---
title: Numbers
---

# One

## Two rates {#rates}

### only
It climbs at {low:g}, then at {high:g} {CLAIM ? and so less}.
"""


def claimed(claim: str, folder: Path, **facts: object) -> list[str]:
    """The beats of a text that claims so of its facts."""
    (folder / "lecture.md").write_text(CLAIM.replace("CLAIM", claim), encoding="utf-8")
    section = read_lecture(folder / "lecture.md").section("rates")
    return [beat.text for beat in section.beats(facts)]


NEAREST = {"low": Fraction(2, 3), "high": Fraction(2, 3) + Fraction(1, 10**9)}


@pytest.mark.parametrize(
    "claim", ["low < high", "high > low", "low != high", "0 < low < high", "low > 0 and low < high"]
)
def test_a_claim_that_numbers_differ_which_read_alike_is_refused(claim: str, tmp_path: Path) -> None:
    with pytest.raises(Untrue, match=r"but nobody reads that: both are 0\.666667 to 6 digits$") as caught:
        claimed(claim, tmp_path, **NEAREST)
    assert "lecture.md:10 (rates/only): " in caught.value.sentence and caught.value.claim == claim


@pytest.mark.parametrize("claim", ["low <= high", "high < 1", "low < high + 1", "low < 1 and high < 1"])
def test_a_claim_that_says_nothing_of_their_difference_is_told(claim: str, tmp_path: Path) -> None:
    assert claimed(claim, tmp_path, **NEAREST) == ["It climbs at 0.6667, then at 0.6667 and so less."]


def test_a_claim_that_numbers_differ_which_six_digits_tell_apart_is_told(tmp_path: Path) -> None:
    facts = {"low": Fraction(2, 3), "high": Fraction("0.66667")}
    assert claimed("low < high", tmp_path, **facts) == ["It climbs at 0.666667, then at 0.66667 and so less."]


@examples(200)
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


def test_a_tenth_of_a_number_that_is_told_with_more_digits_has_them_too() -> None:
    rate, slope, form = Fraction(400087, 10), Fraction(40009), read_format(".4g")
    numbers = [rate / 10, -rate / 100, rate, slope, Fraction(123456, 100)]
    apart = told_apart(ShownNumber(value, form, None) for value in numbers)
    read = ["4,000.87", "−400.087", "40,008.7", "40,009", "1,235"]
    assert [show(told(value, apart), form) for value in numbers] == read
