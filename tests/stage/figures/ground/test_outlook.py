"""The eye stands where it sees what matters, and comes close where that is small."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage.box import Box
from steepest.stage.figures.ground.draped import halves_of
from steepest.stage.figures.ground.on_pass import climbing, outlooks_on_pass
from steepest.stage.figures.ground.outlook import (
    across,
    behind,
    clearest,
    facing,
    into,
    lifted,
    off_block,
    outlines_of,
    parting,
    raised,
    seen_share,
    uphill,
    worthiest,
)
from steepest.stage.fill import RELIEF, hull, inside
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from tests.families import crossed, family

BOX = Box(-6, -3, 2, 1)
WALL = Terrain(lambda x, y: 3 * np.exp(-20 * x**2) + 0 * y, (-1, 1), (-1, 1))


@pytest.mark.parametrize("window", [None, ((-1.0, 0.2), (-1.0, 1.0))])
@pytest.mark.parametrize("azimuth", [-120, -30, 70, 160])
def test_the_outlines_of_a_block_are_its_corners_and_edges_on_the_frame(
    azimuth: float, window: tuple[tuple[float, float], tuple[float, float]] | None
) -> None:
    """A plane's is convex: none of its points lies within it, but those all over it for a point beside it."""
    plane, view = Terrain(lambda x, y: x + y / 2, (-1, 1), (-1, 1), gap=1.0), View(azimuth, 25)
    left = replace(plane, window=window)
    body = hull(np.concatenate([view.project(wall.reshape(-1, 3))[:, :2] for _, wall, _ in left.walls]))
    middle = body.mean(axis=0)
    within = middle + 0.99 * (body - middle)
    outlines, body_seen = outlines_of(plane, window, view)
    lines = np.concatenate(outlines)
    assert not inside(within, lines).any()
    assert all(np.hypot(*(lines - corner).T).min() < 1e-6 for corner in body)
    assert not off_block(body_seen, middle)
    assert inside(within, off_block(body_seen, body.min(axis=0) - 1)[-1]).any()


def test_of_several_views_the_first_that_sees_enough_is_taken() -> None:
    behind = [WALL.on(np.full(9, -0.4), np.linspace(-0.5, 0.5, 9), 0.01)]
    views = [View(azimuth=0, elevation=elevation) for elevation in (5, 80, 85)]
    assert seen_share(WALL, views[0], behind) == 0
    assert clearest(WALL, views, behind) == views[1]
    assert clearest(WALL, views[:1], behind) == views[0]


@pytest.mark.parametrize(
    ("east", "north", "azimuth"), [(1, 1, -110), (1, -1, 110), (-1, 1, -70), (-2, -1, 70), (5, -1, -110)]
)
def test_the_eye_looks_uphill(east: int, north: int, azimuth: int) -> None:
    """It crosses an axis along which the ground falls from the other side, but for a fall that is hardly seen."""
    plane = Terrain(lambda x, y: east * x + north * y, (-1, 1), (-1, 1))
    assert uphill(View(-110, 17), (0.2, 0.3))(plane).azimuth % 360 == azimuth % 360


@pytest.mark.parametrize(
    ("at", "source", "axis"),
    crossed(
        4,
        [(0, 0), (0.4, -0.3), (-0.5, 0.5), (1, 1), (-1, 1), (-1, -1)],
        ["x + y", "-x - y", "x - y", "y - x", "x*y", "-x**2 - 2*y**2", "sin(3*x)*y - y"],
        [0, 1],
    ),
)
def test_the_variable_of_a_cut_grows_to_the_right(axis: int, source: str, at: tuple[float, float]) -> None:
    """Whatever the function is: a slope above zero is to be seen as one."""
    function = Function(source, ["x", "y"])
    land = Terrain(function.sample, (-1, 1), (-1, 1))
    cut = Cut(function, at, "xy"[axis])
    for azimuth in (-102, -75) if axis == 0 else (-15, -50):
        view = into(cut, View(azimuth, 13))(land)
        ends = np.array([at, at], float)
        ends[:, axis] = -1, 1
        left, right = view.project(land.on(*ends.T))[:, 0]
        assert right > left + 1
        window = behind(cut, view, (land.xs, land.ys))
        middle = np.mean(window[1 - axis]) - at[1 - axis] if window else 0.0
        assert middle * view.eye[1 - axis] < 0 or not window


def test_the_eye_goes_up_to_see_who_stands_behind_the_ground() -> None:
    """Behind a wall it does; at the edge of the map what is beside it is not looked for."""
    low, bank = View(-170, 5), replace(WALL, height=0.8)
    assert uphill(low, (-0.8, 0.0))(bank) == low
    assert uphill(low, (-1, -1))(bank) == low
    assert uphill(low, (0.8, 0.0))(bank).elevation > low.elevation
    assert uphill(low)(bank) == low  # without a place it does not: the map below is looked at
    assert across((0, 1), (), 5)(bank).elevation == 5


def test_lines_that_part_are_told_apart_from_near_by() -> None:
    """Seen from behind they are short, and close to each other: the eye goes round and up a little."""
    hill = Terrain(lambda x, y: x + y, (-1, 1), (-1, 1))
    start, here = hill.on(0.0, 0.0), View(-105, 2)
    lines = [np.linspace(start, hill.on(*end), 9) for end in ((0.7, 0.0), (0.5, 0.5), (0.0, 0.7))]

    def seen(view: View) -> tuple[float, float]:
        """How far the two ends that are nearest to each other are apart, and how long the shortest line is."""
        first, ends = view.project(start)[:2], [view.project(line[-1])[:2] for line in lines]
        apart = min(float(np.hypot(*(one - other))) for one, other in combinations(ends, 2))
        return apart, min(float(np.hypot(*(end - first))) for end in ends)

    found = parting(here, lines)
    assert all(now > 1.05 * before for now, before in zip(seen(found), seen(here), strict=True))
    assert abs(found.azimuth - here.azimuth) <= 45 and here.elevation <= found.elevation <= 46
    assert found.azimuth // 90 == here.azimuth // 90


@pytest.mark.parametrize(
    "way", [(4, 3), (-4, 3), (-4, -3), (4, -3), (1, 0), (0, 1), (-1, 0), (0, -1), (5, 0.1)]
)
def test_a_way_leads_across_the_frame_seen_from_the_south(way: tuple[float, float]) -> None:
    land = Terrain(lambda x, y: way[0] * x + way[1] * y, (-1, 1), (-1, 1))
    view = across(way, (0.2, 0.3), 12)(land)
    step = land.below(*(0.1 * np.array([(0, 0), way])).T)
    seen = np.diff(view.project(step)[:, :2], axis=0)[0]
    assert abs(seen[0]) > 0.8 * np.linalg.norm(np.diff(step, axis=0)) * view.zoom * 0.8
    assert view.eye[1] < 0 and 12 <= view.azimuth % 90 <= 78 and view.elevation >= 12


@pytest.mark.parametrize("slopes", [(4, 3), (3, 4), (-2, 1), (4, 1), (1, 1), (2, -1), (-3, -4)])
def test_of_two_ways_the_steeper_one_looks_steeper(slopes: tuple[float, float]) -> None:
    land = Terrain(lambda x, y: slopes[0] * x + slopes[1] * y, (-1, 1), (-1, 1))
    view = facing((0.2, 0.1), 22)(land)
    steps = land.on(np.array([0.1, 0.0]), np.array([0.0, 0.1])) - land.on(0.0, 0.0)
    aside, up = np.abs(steps @ view.axes[:2].T).T
    truly = np.degrees(np.arctan2(np.abs(steps[:, 2]), np.hypot(*steps[:, :2].T)))
    looks, steeper = np.degrees(np.arctan2(up, aside)), int(np.argmax(np.abs(slopes)))
    assert looks[steeper] - looks[1 - steeper] >= truly[steeper] - truly[1 - steeper] - 0.01
    assert (np.hypot(aside, up) / np.linalg.norm(steps, axis=1)).min() > 0.5
    assert view.eye[1] < 0


@pytest.mark.parametrize(
    ("side", "degrees", "up"), crossed(2, [1, -1], [0, 10, 270, 80, 90, 180], [0.8, 1.0, 1.3])
)
def test_what_goes_up_from_a_pass_rises_on_the_frame_and_what_goes_down_falls(
    up: float, degrees: float, side: int
) -> None:
    """In the second view of it all four ways do, and most of each line is in sight."""
    turn = np.radians(degrees)
    a, b = np.cos(turn), np.sin(turn)
    ground = Terrain(
        lambda x, y: up * (a * x + b * y) ** 2 - (a * y - b * x) ** 2,
        (-1, 1),
        (-1, 1),
        height=RELIEF * Terrain.width,
    )
    ridge, valley = halves_of(ground, (0, 0), (a, b), True), halves_of(ground, (0, 0), (-b, a), False)
    beside, over = outlooks_on_pass(ground, ridge, valley, side * np.array([-b, a, 0]))
    assert climbing(over, ridge, valley) > 0
    assert seen_share(ground, over, ridge) > 0.8 and seen_share(ground, over, valley) > 0.6
    assert beside.azimuth // 90 == over.azimuth // 90


def test_the_eye_goes_up_until_no_ground_hides_its_place() -> None:
    """A bowl's near corner hides its bottom from a low eye, and a dome hides nothing of its top."""
    bowl, dome = (
        Terrain(lambda x, y, up=up: up * (x**2 + y**2), (-1, 1), (-1, 1), height=RELIEF * Terrain.width)
        for up in (1, -1)
    )
    low = View(50, 20)
    assert raised(low, [(dome, (0, 0))]) == low
    found = raised(low, [(dome, (0, 0)), (bowl, (0, 0))])
    assert low.elevation < found.elevation < 40
    assert seen_share(bowl, found, [bowl.on(np.zeros(1), np.zeros(1), 0.01)]) == 1


@pytest.mark.parametrize(("east", "high", "elevation"), [(0.6, 1.0, 4), (-0.6, 1.0, 32), (-0.6, 3.0, 4)])
def test_the_eye_goes_up_to_show_who_stands_behind_a_wall_if_it_can(
    east: float, high: float, elevation: int
) -> None:
    found = lifted(replace(WALL, height=high), View(0, 4), (east, 0), 0.4)
    assert found.elevation == elevation


@pytest.mark.parametrize("east", family(2, [0.18, 0.12, 0.15]))
def test_somebody_behind_a_steep_ridge_is_in_sight(east: float) -> None:
    """No eye sees all around them there."""
    spans, high = [(-0.25, 0.25)] * 2, RELIEF * Terrain.width
    ridge = Terrain(lambda x, y: np.cos(12 * x) + np.cos(y), *spans, height=high)
    view = uphill(View(-117, 8), (east, 0))(ridge)
    assert clearance(ridge, view, ridge.on(east, 0, 0.2)[None])[0] > 0


@pytest.mark.parametrize("deep", family(1, [0.45, 0.3]))
def test_the_eye_goes_up_until_it_sees_the_ground_itself_where_nobody_is_told(deep: float) -> None:
    bowl = Terrain(lambda x, y: x**2 + y**2, (-1, 1), (-1, 1), height=deep * Terrain.width)
    found = lifted(bowl, View(50, 12), (0, 0))
    assert found.elevation > lifted(bowl, View(50, 12), (0, 0), 1.5).elevation
    assert seen_share(bowl, found, [bowl.on(np.zeros(1), np.zeros(1), 0.01)]) == 1


@pytest.mark.parametrize("seed", range(20))
def test_the_worthiest_view_is_the_first_of_the_best_though_not_all_are_weighed(seed: int) -> None:
    random, views = np.random.default_rng(seed), [View(float(k)) for k in range(60)]
    most = dict(zip(views, random.integers(0, 9, 60), strict=True))
    worth = {view: bound - random.integers(0, 3) for view, bound in most.items()}
    weighed = list[View]()

    def weigh(view: View) -> float:
        weighed.append(view)
        return float(worth[view])

    assert worthiest(views, lambda view: float(most[view]), weigh) is max(views, key=lambda view: worth[view])
    assert len(weighed) < 60
