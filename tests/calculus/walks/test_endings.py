"""How walks end: what is said of them for ever is proved, and holds on walks that go on much longer."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import mpmath
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steepest.calculus import Function, Walk, descend
from steepest.calculus.walks.fate import fate, is_bottomless

W = ["w1", "w2"]
small = st.integers(-4, 4)


def walk(loss: str, start: tuple[object, object] = (0, 0), rate: object = 0.1, steps: int = 500) -> Walk:
    """The walk of the scene: until the gradient is shorter than a thousandth, for 500 steps at most."""
    place = tuple(Fraction(str(value)) for value in start)
    return descend(Function(loss, W), place, Fraction(str(rate)), steps, until=Fraction(1, 1000))


ENDINGS: dict[str, Callable[[], Walk]] = {
    "arrives": lambda: walk("(w1 - 3)**2 + (w2 + 1)**2"),
    "rests": lambda: walk("5"),
    "bounces across one axis": lambda: walk("(w1 - 3)**2 + 10*(w2 + 1)**2"),
    "bounces on a fold": lambda: walk("abs(w1) + abs(w2)", (0.25, 0.35)),
    "bounces on a fold of no fraction": lambda: walk("sqrt(2)*abs(w1) + w2**2", (1, 0)),
    "bounces where it curves": lambda: walk("sin(w1) + w2**2/10", (1, 1), 2.5),
    "bounces round four points": lambda: walk("w1**3/3 - w1**2/2 + w2**2/10", (0.3, 1), 2.5),
    "climbs": lambda: walk("(w1 - 3)**2 + (w2 + 1)**2", rate=1.2),
    "climbs too slowly to be seen": lambda: walk("w1**2/2 + 5.0001*w2**2", (1000, 0.001), 0.2),
    "sinks": lambda: walk("w1*w2", (1, 0.5)),
    "sinks on a plane": lambda: walk("w1 + w2"),
    "sinks down a wave of cardboard": lambda: walk("w1 + sin(w2)"),
    "outside": lambda: walk("w2 - log(w2)", (1, 14), 6),
    "kink": lambda: walk("abs(w1) + abs(w2)", (1, -0.61), 1),
    "overflows": lambda: walk("exp(w1**2)", (1, 1), 10),
    "scatters": lambda: walk("w1**3/3 - w1**2/2 + w2**2/10", (0.3, 1), 2.9),
    "arrives after getting a thousand times steeper": lambda: walk(
        "25*w1**4 - 50*w1**2", ("0.00002", 0), 0.001
    ),
    "goes on": lambda: walk("exp(w1)"),
    "goes on with hops that settle too slowly to be seen": lambda: walk(
        "w1**2 + w2**4", (1, 0.3), 0.9999999999
    ),
}
"""Walks by how they end, each made when it is asked for."""


@cache
def ending(name: str) -> Walk:
    """A walk of ENDINGS."""
    return ENDINGS[name]()


@pytest.mark.parametrize("name", ENDINGS)
def test_endings_are_told_apart_by_what_is_true_of_them(name: str) -> None:
    made = ending(name)
    assert name.startswith(made.ending)
    assert name.startswith(made.given_up().ending), (
        "the ending of the whole walk is the ending of its beginning"
    )


@given(st.tuples(small, small, small, small, small), st.tuples(small, small), st.integers(1, 12))
def test_the_fate_of_a_walk_on_a_quadratic_is_what_becomes_of_it(
    numbers: tuple[int, ...], start: tuple[int, int], parts: int
) -> None:
    """Held against eigenvalues and parts along them to sixty digits."""
    a, b, c, d, e = numbers
    loss = Function(f"({a})*w1**2/2 + ({b})*w1*w2 + ({c})*w2**2/2 + ({d})*w1 + ({e})*w2", W)
    rate, point = Fraction(parts, 6), tuple(map(Fraction, start))
    gradient = loss.gradient(point)
    assume(any(gradient))
    with mpmath.workdps(60):
        values, vectors = mpmath.eigsy(mpmath.matrix([[a, b], [b, c]]))
        slopes = [mpmath.mpf(value.numerator) / value.denominator for value in gradient]
        found = [
            (value, 1 - mpmath.mpf(parts) / 6 * value)
            for k, value in enumerate(values)
            if abs(vectors[0, k] * slopes[0] + vectors[1, k] * slopes[1]) > 1e-40
        ]
        value, factor = max(found, key=lambda each: abs(each[1]))
        off = abs(factor) - 1
        balanced = len(found) == 2 and off > 1e-40 and abs(found[0][1] + found[1][1]) < 1e-40
        level = any(abs(value) < 1e-40 for value, _ in found)
    if balanced:
        told = None
    elif off > 1e-40:
        told = "climbs" if value > 0 else "sinks"
    elif level:
        told = "sinks"
    else:
        told = "bounces" if off > -1e-40 else "settles"
    assert fate(loss, rate, gradient) == told


@given(st.tuples(small, small, small), st.tuples(small, small))
def test_a_quadratic_without_a_bottom_falls_somewhere_for_ever(
    numbers: tuple[int, ...], slopes: tuple[int, int]
) -> None:
    a, b, c = numbers
    loss = Function(f"({a})*w1**2 + ({b})*w1*w2 + ({c})*w2**2 + ({slopes[0]})*w1 + ({slopes[1]})*w2", W)
    ways = [(Fraction(x), Fraction(y)) for x in range(-9, 10) for y in range(-9, 10)]
    falls = any(loss((x * 10**6, y * 10**6)) < -(10**4) for x, y in ways)
    if falls:
        assert is_bottomless(loss)
    elif is_bottomless(loss):  # between the ways that were tried
        assert 4 * a * c < b * b


@pytest.mark.parametrize("name", [name for name in ENDINGS if name.startswith("bounces")])
def test_what_bounces_for_ever_is_where_it_was_much_later(name: str) -> None:
    made = ending(name)
    period = made.bounces_between
    later = descend(made.function, made.start, made.rate, 500 + 20 * period)
    for one, other in zip(made.points[-period:], later.points[-period:], strict=True):
        assert [float(value) for value in other] == pytest.approx([float(value) for value in one], abs=1e-6)
    gone = [abs(float(a - b)) for a, b in zip(later.points[-1], later.points[-2], strict=True)]
    assert max(gone) > 1e-3


def test_a_walk_is_told_only_as_far_as_its_digits_hold() -> None:
    """Against a walk that begins next to it, by the 59th digit; both are rounded to some 60."""
    made = ending("scatters")
    beside = descend(made.function, (made.start[0] + Fraction(1, 10**59), made.start[1]), made.rate, 500)
    apart = [abs(float(a[0] - b[0])) for a, b in zip(made.points, beside.points, strict=False)]
    assert 100 < len(made.points) < 400 and max(apart) < 1e-5


def test_a_walk_that_falls_as_far_as_it_is_shown_and_climbs_far_beyond_neither_climbs_nor_sinks() -> None:
    """On a pass of three valleys a hop that grows leads from valley to peak and back."""
    made = walk("w1**3 - 3*w1*(w2 - 0.5)**2 + cos(w1) - cos(w2)", ("0.25", "0.25"))
    shown = made.given_up()
    assert made.runs_away and len(shown.steps) < len(made.steps)
    assert shown.losses[-1] < made.losses[0] < made.losses[-1]
    assert made.ending == shown.ending == "goes on"
