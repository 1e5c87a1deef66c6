"""What is remembered of a view is what would be seen anew."""

import cairo
import numpy as np
import pytest

from steepest.stage.ground.paint.thing_painter import paint_thing
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Somebody
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance

TERRAIN = Terrain(lambda x, y: x**2 - y**2 + 0 * x, (-1, 1), (-1, 1))
VIEW = View(azimuth=-50, elevation=20)


def line(height: float) -> np.ndarray:
    x = np.linspace(-1, 1, 60)
    return TERRAIN.on(x, height * np.cos(3 * x), 0.01)


def test_a_line_is_seen_alike_every_time_and_among_others() -> None:
    sight = Sight(TERRAIN, VIEW)
    lines = [line(height) for height in (-0.8, 0.0, 0.5, 0.9)]
    alone = [run for each in lines for run in Sight(TERRAIN, VIEW).runs(each, on_ground=True)]
    first, again = ([run for each in lines for run in sight.runs(each, on_ground=True)] for _ in range(2))
    together = sight.runs_of_all(lines)
    assert len(alone) > 1
    for runs in (first, again, together):
        assert len(runs) == len(alone)
        assert all(map(np.array_equal, runs, alone))


def test_what_is_hidden_is_told_from_what_is_seen() -> None:
    sight = Sight(TERRAIN, VIEW)
    seen, hidden = (sight.runs(line(0.9), hidden=hidden) for hidden in (False, True))
    assert seen and hidden
    assert not np.array_equal(seen[0], hidden[0])


def test_the_edge_of_a_cut_is_seen_though_the_ground_behind_it_falls_and_one_on_the_far_side_is_not() -> None:
    """Lines that only end on the edge do not begin to be seen there."""
    falling = Terrain(lambda x, y: -5 * y + 0 * x, (-1, 1), (-1, 1), window=((-1, 1), (0.3, 1)))
    sight, along = Sight(falling, View(azimuth=-97, elevation=13)), np.linspace(-1, 1, 40)
    near, far = (falling.on(along, y + 0 * along, 0.012) for y in (0.3, 1.0))
    down = falling.on(0 * along[20:] + 0.2, np.linspace(0.3, 1, 20), 0.012)
    (edge,) = sight.runs(near, on_ground=True)
    assert edge[[0, -1]] == pytest.approx(sight.view.project(near)[[0, -1], :2])
    assert not sight.runs(far, on_ground=True)
    assert not sight.runs(down, on_ground=True)
    assert not sight.runs(near, on_ground=True, hidden=True)


def test_a_point_clears_the_block_as_it_does_by_itself() -> None:
    sight, point = Sight(TERRAIN, VIEW), line(0.3)[20]
    assert sight.clears(point) == sight.clears(point) == clearance(TERRAIN, VIEW, point[None])[0]


def test_no_more_is_kept_than_a_scene_needs() -> None:
    sight = Sight(TERRAIN, VIEW)
    for k in range(3000):
        sight.clears(np.array([k / 3000, 0.0, 1.0]))
    assert len(sight._answers) <= 2048


@pytest.mark.parametrize("y", np.linspace(-0.9, 0.9, 7))
@pytest.mark.parametrize("tall", [0.1, 0.3, 0.8])
def test_what_stands_behind_the_ground_is_hidden_from_its_foot_up_to_where_it_looks_over(
    y: float, tall: float
) -> None:
    """Somebody is cut where the ground's edge is, however tall and wherever they stand."""
    ridge = Terrain(lambda x, y: np.exp(-20 * (y + 0.2) ** 2) + 0 * x, (-1, 1), (-1, 1))
    sight, foot = Sight(ridge, View(azimuth=-90, elevation=12)), ridge.on(0.0, y)
    upright = np.linspace(foot, foot + [0, 0, tall], 6)
    hidden = sight.hidden(upright)
    fine = np.array([sight.sees(point) for point in np.linspace(upright[0], upright[-1], 61)])
    assert hidden == pytest.approx(float((~fine).mean()), abs=0.06)
    assert y > -0.25 or hidden == 0


def test_somebody_behind_the_ground_is_seen_as_through_glass_and_nobody_before_it_is() -> None:
    ridge = Terrain(lambda x, y: np.exp(-20 * (y + 0.2) ** 2) + 0 * x, (-1, 1), (-1, 1))
    view = View(azimuth=-90, elevation=12)
    solid = []
    for y in (-0.8, 0.5):
        surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 400, 400)
        context = cairo.Context(surface)
        context.translate(200, 200)
        context.scale(100, -100)
        place = ridge.on(0.0, y)
        paint_thing(context, Somebody(point=place, radius=0.04), Sight(ridge, view))
        surface.flush()
        painted = np.frombuffer(surface.get_data(), np.uint8).reshape(400, 400, 4)
        solid.append(int(painted[..., 3].max()))
    assert solid[0] == 255 and 40 < solid[1] < 120
