"""The eye looks at a ground from where the gradient on its map is open."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage.figures.twin.eye import eye_on
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.standing import WALKER
from steepest.stage.figures.twin.surface import ChangingSurface, Stands
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import TALL
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from tests.families import crossed, family

USUAL, STANDS = View(-60, 23), Stands(2.3, 2.3)


def framing(function: str, at: tuple[int, int]) -> Framing:
    three, one = (Fraction(-3), Fraction(3)), Function(function, ["x", "y"])
    exact = (Fraction(at[0]), Fraction(at[1]))
    return Framing(one, one, (exact,), exact, (three, three), Fraction(3, 8), Fraction(3, 8))


@pytest.mark.parametrize(
    ("function", "at"),
    crossed(
        4,
        ["x**2 + y**2", "9 - x**2 - y**2", "x + 2*y", "x*y + x"],
        [(1, 2), (-1, 2), (2, 1), (-2, -1)],
    ),
)
def test_the_arrow_is_not_seen_end_on_and_hardly_any_ground_stands_before_it(
    function: str, at: tuple[int, int]
) -> None:
    drawn = framing(function, at)
    view, stands = eye_on(drawn, STANDS, USUAL)
    assert USUAL.elevation <= view.elevation <= USUAL.elevation + 12 and -180 < view.azimuth < 0
    surface = ChangingSurface(drawn, stands)
    ground, start = surface.terrain(0.0), np.array(at, float)
    tip = start + float(drawn.scale) * surface.slope(start, 0.0)
    ends = ground.below(*np.array([start, tip]).T)
    way = ends[1] - ends[0]
    assert np.hypot(*(view.axes @ way)[:2]) > 0.6 * np.linalg.norm(way)
    assert np.mean([covered(point, view, ground) for point in np.linspace(*ends, 9)]) < 0.25


@pytest.mark.parametrize("function", family(2, ["x + 2*y", "2*x - y", "3*x + 2*y", "x + y"]))
def test_over_a_plane_which_hides_little_the_triangle_is_open(function: str) -> None:
    view, _ = eye_on(framing(function, (0, 0)), STANDS, USUAL)
    assert np.hypot(*view.axes[:2, :2]).min() > 0.45  # of the length of each leg


@pytest.mark.parametrize(
    ("function", "at"), [("x*y", (2, 1)), ("x**2 + 3*y", (0, 1)), ("x**2 + 2*y**2", (2, 1))]
)
def test_the_ground_stands_so_much_farther_over_its_map_that_all_of_the_gradient_is_seen(
    function: str, at: tuple[int, int]
) -> None:
    drawn, low = framing(function, at), Stands(2.6, 1.6, walls=0.0)
    view, stands = eye_on(drawn, low, USUAL)
    assert low.gap <= stands.gap <= low.gap + 1.2 and stands._replace(gap=low.gap) == low
    surface, start = ChangingSurface(drawn, stands), np.array(at, float)
    ground, vector = surface.terrain(1.0), float(drawn.changed_scale) * surface.slope(start, 1.0)
    places = start + np.linspace(0, 1, 9)[:, None] * vector
    assert not any(covered(point, view, ground) for point in ground.below(*places.T))


@pytest.mark.parametrize(
    ("function", "at"),
    crossed(3, ["x**2 + y**2", "x**2 + 3*y", "8 - x**2 - y"], [(2, 1), (-2, -1), (1, -2)]),
)
def test_the_longer_leg_is_seen_as_the_longer_one_and_the_map_turns_by_half_a_right_angle_at_most(
    function: str, at: tuple[int, int]
) -> None:
    flat, low = View(-90, 20), Stands(2.6, 1.6, walls=0.0)
    drawn = framing(function, at)
    view, _ = eye_on(drawn, low, flat)
    assert abs(view.azimuth - flat.azimuth) <= 45
    slope = np.abs(ChangingSurface(drawn, low).slope(np.array(at, float), 1.0))
    seen = np.hypot(*(view.axes @ np.array([[slope[0], 0, 0], [0, slope[1], 0]]).T)[:2])
    assert (seen[0] > seen[1]) == (slope[0] > slope[1])


@pytest.mark.parametrize(
    ("function", "at"),
    crossed(4, ["9 - 3*y**2", "x**2 - 3*y**2", "exp(-x**2 - y**2) + x/9"], [(1, 2), (0, 2), (0, 1)]),
)
def test_somebody_behind_a_ridge_is_seen_by_half(function: str, at: tuple[int, int]) -> None:
    drawn = framing(function, at)
    view, stands = eye_on(drawn, Stands(2.6, 1.6, walls=0.0), View(-90, 20))
    ground = ChangingSurface(drawn, stands).terrain(1.0)
    waist = ground.on(float(at[0]), float(at[1]), TALL * WALKER / 2)
    assert clearance(ground, view, waist[None])[0] > 0


@pytest.mark.parametrize(
    ("before", "after"),
    crossed(3, ["x + 2*y", "2*x - y"], ["3*x + 2*y", "-2*x + 2*y", "-x - 3*y"]),
)
def test_arrows_all_over_a_plane_are_all_seen_and_lead_nearly_the_way_that_they_do_on_the_map(
    before: str, after: str
) -> None:
    one, other = (Function(each, ["x", "y"]) for each in (before, after))
    sides, at = ((Fraction(-5), Fraction(5)), (Fraction(-3), Fraction(3))), (Fraction(1), Fraction(0))
    drawn = Framing(one, other, (at,), at, sides, Fraction(3, 5), Fraction(3, 5))
    view, stands = eye_on(drawn, Stands(2.2, 2.3, walls=0.0, one_scale=True), USUAL)
    surface = ChangingSurface(drawn, stands)
    for share in (0.0, 1.0):
        ground = surface.terrain(share)
        vector = float(drawn.common_scale) * surface.slope(np.array(at, float), share)
        for start in np.array([at, *drawn.lattice()], float):
            ends = ground.below(*np.array([start, start + vector]).T)
            assert not any(covered(point, view, ground) for point in np.linspace(*ends, 9))
        east, north = (view.axes @ (ends[1] - ends[0]))[:2]
        off = np.arctan2(north, east) - np.arctan2(vector[1], vector[0])
        assert abs((off + np.pi) % (2 * np.pi) - np.pi) < np.radians(35)


def covered(point: np.ndarray, view: View, ground: Terrain) -> bool:
    """Whether the way from a point (3,) of the floor to the eye goes up through the ground."""
    ray = point + np.linspace(0, 0.9, 400)[:, None] * (view.eye - point)
    over = ground.over(ray)
    above = ray[:, 2] > over
    return bool((~above[:-1] & above[1:] & np.isfinite(over[1:])).any())
