"""Formulas that are too long are broken where a reader would break them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest

from steepest.calculus import Function
from steepest.script.paragraph.filling import fill
from steepest.script.place import Place
from steepest.script.text.beats import Bound
from steepest.script.values.apart import Apart
from steepest.script.values.showing import show
from steepest.script.values.told import ToldNumber
from steepest.stage import theme
from steepest.stage.type.fitting import (
    all_in_few_digits,
    in_decimals,
    in_even_lines,
    in_few_digits,
    in_terms,
    in_two,
    is_readable,
    right_side,
    told_beside,
)
from steepest.stage.type.typeset import Typeset, formula, words
from tests.families import crossed

LONG = [
    "(x - 0.25)**3 - 3*(x - 0.25)*y**2 + (x - 0.25)**2 - y**2",
    "(x - 0.95)**3 - 3*(x - 0.95)*(y - 3)**2 + (x - 0.95)**2 - (y - 3)**2",
    "x**2 - y**2 + y**4/8 + x**3/9 - sin(x)*y + 7",
    "-x**4 + 2*x**2*y - 2*x*y**2 + 3*x**3 - 3*y**3 + x - y",
]


def told(function: str) -> Typeset:
    """A function's formula as scenes have it set."""
    shape = Bound({}, {"f": Function(function, ["x", "y"])}, apart=Apart())
    return formula(fill("{f}", shape, where=Place("here"), notation="typst").text)


@pytest.mark.parametrize(("function", "width"), crossed(2, LONG, [3.0, 4.2, 20.0]))
def test_a_long_sum_is_read_in_lines_of_one_size(function: str, width: float) -> None:
    lines = in_terms(told(function), width)
    assert all(line.width <= width + 1e-9 and is_readable(line) for line in lines)
    assert len({round(line.enlarged, 9) for line in lines}) == 1
    assert sum(len(line) for line in lines) == len(told(function))
    assert (len(lines) == 1) == (told(function).width * theme.SMALLEST_SIZE / theme.FORMULA_SIZE <= width)


def test_what_has_no_terms_stays_in_one_line() -> None:
    (line,) = in_terms(told("cos(x - 0.12345678)*sin(y - 0.12345678)*sin(x)"), 2.0)
    assert line.width <= 2.0 + 1e-9


@pytest.mark.parametrize("function", LONG)
def test_a_sum_in_two_lines_is_as_narrow_as_can_be(function: str) -> None:
    whole = told(function)
    broken = in_two(whole)
    assert broken.width < 0.9 * whole.width and broken.height > whole.height
    assert len(broken) == len(whole)


def test_what_has_no_terms_is_not_broken_in_two() -> None:
    whole = told("cos(x - 0.12345678)*sin(y - 0.12345678)*sin(x)")
    assert in_two(whole) is whole


@pytest.mark.parametrize("put", [words, formula])
def test_right_of_an_equals_sign_stands_the_number(put: Callable[..., Typeset]) -> None:
    whole, alone = put('"a bend" = -0.25', size=30), put("-0.25", size=30)
    side = right_side(whole)
    assert side.width == pytest.approx(alone.width) and side.size == whole.size
    assert right_side(side) is side


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        (("2", "2.00000002", "1.99999998"), ["2", "2.00000002", "1.99999998"]),
        (("2.1", "2.099999", "-1"), ["2.1", "2.099999", "−1"]),
        (("2", "2.00000000002"), ["2", "2.000"]),  # nobody reads so many
        (("2", "2"), ["2", "2"]),
    ],
)
def test_numbers_of_one_axis_that_differ_do_not_read_the_same(
    numbers: Sequence[str], shown: Sequence[str]
) -> None:
    known = {f"facts[{k}]": Fraction(number) for k, number in enumerate(numbers)}
    made = told_beside(known, theme.SMALLEST_SIZE, theme.QUIET)
    assert [one.text for text in made for one in text.shown] == shown


def test_a_number_has_the_decimals_that_are_asked_for() -> None:
    number = ToldNumber(Fraction(-3, 2), decimals=7)
    assert in_decimals("number", number, 3, theme.LABEL_SIZE).shown[0].text == "−1.500"


@pytest.mark.parametrize("told", ["from tick to tick: a factor of ten", "von Strich zu Strich: Faktor zehn"])
def test_words_on_two_lines_break_after_a_colon(told: str) -> None:
    first, second = in_even_lines(words(told)).markup.split(" \\\n")
    assert first.endswith(":") and ":" not in second


@pytest.mark.parametrize("room", [3.0, 2.6, 2.2, 1.9, 1.6, 1.3])
@pytest.mark.parametrize("small", ["-0.059744", "0.0038214", "-12.34567"])
def test_the_entries_of_a_point_lose_their_digits_together(small: str, room: float) -> None:
    point = Fraction("2.9402997"), Fraction(small)
    facts = Bound({}, {"gradient": point}, apart=Apart({point[0]: (5, 0)}))  # it would read like another number

    def put(form: str) -> Typeset:
        filled = fill(form, facts, where=Place("here"))
        math = fill(form, facts, where=Place("here"), notation="typst").text
        return formula(math, shown=filled.shown).fit(room)

    told = in_few_digits(put, "{gradient:.3g}").shown[0].text
    apart = show((ToldNumber(point[0], digits=5), point[1]), ".3g")
    assert told in [apart, *(show(point, f".{most}g") for most in (3, 2, 1))]


def test_a_point_gives_up_what_tells_it_from_others_before_what_was_asked_for() -> None:
    forms = list[str]()

    def put(form: str) -> Typeset:
        facts = Bound({}, {"at": (Fraction(1, 3), 1)}, apart=Apart({Fraction(1, 3): (9, 0)}))
        filled = fill(form, facts, where=Place("here"))
        forms.append(filled.text)
        return formula(filled.text, shown=filled.shown).fit(0.1)

    in_few_digits(put, "{at:.3g}")
    assert forms[:2] == ["(0.333333333, 1)", "(0.333, 1)"]


@pytest.mark.parametrize(("share", "told"), [(1.1, "0.8421 0.75"), (0.9, "0.842 0.75"), (0.1, "0.84 0.75")])
def test_formulas_lose_digits_together_and_short_ones_keep_theirs(share: float, told: str) -> None:
    def put(form: str) -> Typeset:
        filled = fill(form, Bound({}, {"a": Fraction(16, 19), "b": Fraction(3, 4)}), where=Place("here"))
        return formula(filled.text, shown=filled.shown)

    found = all_in_few_digits(put, ["{a:g}", "{b:g}"], share * put("{a:g}").width)
    assert " ".join(text.shown[0].text for text in found) == told
