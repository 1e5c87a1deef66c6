"""Level surfaces of quadratics in three variables: where they lie, and what is square to them."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Function, LevelSurface, NotEllipsoid, proportions

XYZ = ("x", "y", "z")
UNITS = np.array([way for way in product((-1, 0, 1), repeat=3) if any(way)], float)
UNITS /= np.linalg.norm(UNITS, axis=1, keepdims=True)
WHOLE = st.integers(-3, 3)


@st.composite
def bowls(draw: st.DrawFn) -> LevelSurface:
    """Bowls of any lean around any centre, and a point beside that."""
    a, b, c = (draw(st.integers(1, 4)) for _ in range(3))
    p, q, r = (draw(WHOLE) for _ in range(3))
    x, y, z = (f"({name} - ({draw(WHOLE)}))" for name in XYZ)
    text = f"{a}*({x} + ({p})*{y} + ({q})*{z})**2 + {b}*({y} + ({r})*{z})**2 + {c}*{z}**2"
    function = Function(text, XYZ)
    at = draw(st.tuples(WHOLE, WHOLE, WHOLE).filter(lambda at: any(function.gradient(at))))
    return LevelSurface.of(function, at)


@given(bowls())
def test_the_function_has_its_value_all_over_the_surface(bowl: LevelSurface) -> None:
    points = bowl.points(UNITS)
    assert bowl.function.sample(*points.T) == pytest.approx(float(bowl.value), rel=1e-9, abs=1e-9)


@given(bowls())
def test_a_section_lies_on_the_surface_at_one_height(bowl: LevelSurface) -> None:
    line = bowl.section(float(bowl.at[2]))
    assert line[:, 2] == pytest.approx(float(bowl.at[2]), abs=1e-9)
    assert bowl.function.sample(*line.T) == pytest.approx(float(bowl.value), rel=1e-7, abs=1e-7)


@given(bowls())
def test_no_point_of_the_surface_is_beyond_the_plane_square_to_the_gradient(bowl: LevelSurface) -> None:
    at, gradient = (np.array([float(value) for value in each]) for each in (bowl.at, bowl.gradient))
    beyond = (bowl.points(UNITS) - at) @ gradient
    assert (beyond <= 1e-9 * np.linalg.norm(gradient) * (1 + np.abs(bowl.reach).max())).all()


@given(bowls())
def test_it_reaches_as_far_as_it_says(bowl: LevelSurface) -> None:
    normals = np.linalg.inv(bowl.axes).T  # rows of the way to a point whose normal is along an axis
    for k in range(3):
        way = bowl.axes[k] / np.linalg.norm(bowl.axes[k])
        assert bowl.points(way)[k] - bowl.middle[k] == pytest.approx(bowl.reach[k])
    assert np.isfinite(normals).all()


def test_the_axes_of_the_greatest_slopes() -> None:
    function = Function("x**2 + 2*y**2 + 3*z**2", XYZ)
    assert LevelSurface.of(function, (1, 1, 1)).most == ("z",)
    assert LevelSurface.of(function, (-3, 1, 1)).most == ("x", "z")


@pytest.mark.parametrize(
    ("text", "at", "why"),
    [
        ("x**2 + y**2 + z", (1, 1, 1), "does not curve upward in every direction"),
        ("x**2 + y**2 - z**2", (1, 1, 1), "does not curve upward in every direction"),
        ("-x**2 - y**2 - z**2", (1, 1, 1), "does not curve upward in every direction"),
        ("x**2 + y**2 + z**2 + 2*x*y", (1, 1, 1), "does not curve upward in every direction"),
        ("x + y + z", (1, 1, 1), "is not a polynomial of degree 2"),
        ("x**4 + y**2 + z**2", (1, 1, 1), "is not a polynomial of degree 2"),
        ("(x - 1)**2 + y**2 + z**2", (1, 0, 0), "is a single point"),
    ],
)
def test_what_is_no_ellipsoid_is_refused(text: str, at: tuple[int, int, int], why: str) -> None:
    with pytest.raises(NotEllipsoid, match=why):
        LevelSurface.of(Function(text, XYZ), at)


@given(st.lists(st.fractions(max_denominator=12), min_size=1, max_size=4))
def test_proportions_are_whole_and_point_the_same_way(vector: list[Fraction]) -> None:
    found = proportions(vector)
    assert all(float(entry).is_integer() for entry in found)
    first = next((k for k, entry in enumerate(vector) if entry), 0)
    by = vector[first] / found[first] if vector[first] else Fraction(1)
    assert by > 0 and [by * Fraction(entry) for entry in found] == vector
