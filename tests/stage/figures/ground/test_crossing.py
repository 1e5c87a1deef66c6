"""Views of a crossing tell its four ends apart, and the names at them are clear of each other and of the axes."""

import math
from fractions import Fraction
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from steepest.calculus import Function, StraightWay, passes
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.crossing import Crossing
from steepest.stage.figures.ground.draped import halves_of, leads_off
from steepest.stage.figures.ground.on_pass import along_ridge, climbing, in_sight, outlooks_on_pass, walled
from steepest.stage.figures.ground.outlook import seen_share
from steepest.stage.figures.label import box_around
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import until_hidden
from steepest.stage.type.typeset import words
from tests.families import family

WHOLE, BESIDE = theme.ALONE, theme.BESIDE
TOGETHER = ("ahead", "behind"), ("left", "right")  # ends that are named in one view
RIDGES = family(1, [(0.8, -0.6), (1.0, 0.0), (0.0, 1.0), (math.sqrt(0.5), math.sqrt(0.5))])
each_ridge = pytest.mark.parametrize("ridge", RIDGES)


def made(ridge: tuple[float, float], called: str = "{}") -> tuple[Block, Crossing, View]:
    """A pass at (0, 0) with its ridge in a direction, and the view from aside, its ends called by their names or
    alike. It takes a second to find its views."""
    (a, b), valley = ridge, (-ridge[1], ridge[0])
    function = Function(f"({a}*x + {b}*y)**2 - ({a}*y - {b}*x)**2", ["x", "y"])
    up, down = StraightWay((0, 0), ridge, 0, 2), StraightWay((0, 0), valley, 0, -2)
    cross = Crossing(up, down, lead=(valley[0] / 10, valley[1] / 10))
    land = Block(function, [(-2, 2), (-2, 2)], cross.aside, [words("one"), words("other"), None], WHOLE)
    cross.lay(land, BESIDE, lambda name, colour: words(called.format(name), colour=colour))
    return land, cross, land.landscape.view


laid = cache(made)
"""The same for all tests that leave it as it is."""


def crossing(ridge: tuple[float, float]) -> tuple[Block, Crossing]:
    """The same pass for every test, seen from aside again."""
    land, cross, aside = laid(ridge)
    seen_from(land, aside)
    return land, cross


def along(land: Block, cross: Crossing) -> tuple[View, list[np.ndarray]]:
    """The view along the ridge, and both halves of the valley."""
    terrain, lead = land.whole, np.array([*map(float, cross.lead), 0.0])
    ridge, valley = (
        halves_of(terrain, (0, 0), way.direction, way.curvature > 0) for way in (cross.ridge, cross.valley)
    )
    view = along_ridge(terrain, outlooks_on_pass(terrain, ridge, valley, lead)[1], ridge, valley)
    return land.fitted(lambda _: view, BESIDE), list(valley)


def seen_from(land: Block, view: View) -> None:
    """What follows a block stands where it does in a view."""
    land.landscape.view = view
    for follower in land.landscape.followers:
        follower.place()


@pytest.mark.verify
@each_ridge
def test_ahead_is_far_and_left_is_left_for_the_eye_and_for_who_stands_there(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    ends = [placed(line.points, land.whole)[-1] for line in cross.lines.values()]
    far, near, left, right = map(cross.over.project, ends)
    assert far[1] > near[1] and far[2] < near[2] and left[0] < right[0]
    assert cross.along.project(ends[2])[0] < cross.along.project(ends[3])[0]
    x, y = math.cos(cross.heading), math.sin(cross.heading)
    ahead, behind, left, right = (end[:2] @ [[x, -y], [y, x]] for end in ends)
    assert ahead[0] > 0 > behind[0] and left[1] > 0 > right[1]


@each_ridge
def test_over_the_ridge_neither_half_of_the_valley_is_seen_end_on(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    halves = (placed(line.points, land.whole)[[0, -1]] for line in (cross.left, cross.right))
    long = [float(np.hypot(*np.diff(cross.over.project(half)[:, :2], axis=0)[0])) for half in halves]
    assert min(long) > 0.4 * max(long)


@each_ridge
def test_along_the_ridge_both_ends_of_the_valley_are_seen_and_lower_than_the_pass(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    view, halves = along(land, cross)
    assert seen_share(land.whole, view, halves) > 0.9
    middle, left, right = (view.project(end)[1] for end in (halves[0][0], *(half[-1] for half in halves)))
    assert max(left, right) < middle


@each_ridge
def test_along_the_ridge_the_valley_falls_on_the_frame_to_both_sides(ridge: tuple[float, float]) -> None:
    """It hardly rises on the way, and falls by a share of what it does across the frame."""
    view, halves = along(*crossing(ridge))
    for half in halves:
        x, y, _ = view.project(half).T
        assert y.max() - y[0] < 0.05 and y[0] - y[-1] > 0.1 * abs(x[-1] - x[0])


@each_ridge
def test_each_name_is_nearest_to_its_own_line_where_it_comes(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    lines = {
        name: np.concatenate([placed(each.points, land.whole), cross.ends[name]])
        for name, each in cross.lines.items()
    }
    for name, label in cross.names.items():
        seen_from(land, cross.views[name])
        flat = {which: cross.views[name].project(line) for which, line in lines.items()}
        far = {which: np.hypot(*(line[:, :2] - label.box.middle).T).min() for which, line in flat.items()}
        assert min(far, key=lambda which: far[which]) == name


@each_ridge
def test_each_line_has_a_head_at_its_end_on_the_ground(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    for (name, line), sign in zip(cross.lines.items(), (1, 1, -1, -1), strict=True):
        end, points = cross.ends[name][-1], placed(line.points, land.whole)
        last = until_hidden(in_sight(land.whole, cross.views[name], [points])[0]) - 1
        assert line.tip and end == pytest.approx(points[last])
        assert end[2] == pytest.approx(float(land.whole.on(*land.whole.back(end[None])[0, :2])[2]), abs=0.05)
        assert sign * (end - cross.ends[name][0])[2] > 0


def test_a_line_that_is_nearly_level_has_no_head() -> None:
    up, down = StraightWay((0, 0), (1, 0), 0, 0.2), StraightWay((0, 0), (0, 1), 0, -10)
    land = Block(Function("0.1*x**2 - 5*y**2", ["x", "y"]), [(-2, 2), (-2, 2)], View(-62, 32))
    ridge, valley = (land.line(way, theme.INK) for way in (up, down))
    assert [leads_off(land.whole, half) for half in (*ridge, *valley)] == [False, False, True, True]


@pytest.mark.verify
def test_between_both_views_the_ridge_is_seen_to_bend_up_and_the_valley_down() -> None:
    """At its near end the ridge goes up the frame again, the far half of the valley down, and the ends lie apart."""
    land, cross = crossing((1.0, 0.0))
    flat = {name: cross.over.project(placed(each.points, land.whole)) for name, each in cross.lines.items()}
    assert flat["behind"][-1, 1] > flat["behind"][:, 1].min() + 0.02
    for side in ("left", "right"):
        assert flat[side][-1, 1] < flat[side][:, 1].max() - 0.1
    assert min(np.hypot(*(a[-1] - b[-1])[:2]) for a, b in combinations(flat.values(), 2)) > 0.3


@each_ridge
def test_where_lines_are_seen_to_bend_every_way_is_in_sight_until_it_is_plain(ridge: tuple[float, float]) -> None:
    """To its end, but for the far way down: that is seen to go over an edge and down again, and not only up to it."""
    land, cross = crossing(ridge)
    points = {name: placed(line.points, land.whole) for name, line in cross.lines.items()}
    far = min(("left", "right"), key=lambda name: cross.over.project(points[name][-1])[2])
    for name, line in points.items():
        seen = in_sight(land.whole, cross.over, [line])[0]
        height = cross.over.project(line[seen])[:, 1]
        assert seen.all() or (name == far and height[-1] < height.max() - 0.02 and seen.mean() > 0.5)


@pytest.mark.verify
@pytest.mark.parametrize("ridge", family(1, [(1.0, 0.0), (0.0, 1.0)]))
def test_where_lines_are_seen_to_bend_each_way_up_leads_up_the_frame_and_down_down(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    halves = [placed(line.points, land.whole) for line in cross.lines.values()]
    assert climbing(cross.over, halves[:2], halves[2:]) > 0.02


@each_ridge
def test_along_the_ridge_the_near_walls_are_less_than_half_of_what_is_seen(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    assert walled(land.whole, along(land, cross)[0]) < 0.4


@each_ridge
def test_from_aside_both_halves_of_the_ridge_rise_on_the_frame(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    for line in (cross.ahead, cross.behind):
        start, end = land.landscape.view.project(placed(line.points, land.whole)[[0, -1]])
        assert end[1] > start[1] + 0.2


@each_ridge
def test_where_lines_are_seen_to_bend_no_axis_is_seen_end_on(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    assert 20 < cross.over.azimuth % 90 < 70
    assert cross.over.azimuth // 90 == along(land, cross)[0].azimuth // 90


@each_ridge
def test_lines_rise_and_fall_from_the_point(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    for line, sign in zip(cross.lines.values(), (1, 1, -1, -1), strict=True):
        assert (sign * np.diff(placed(line.points, land.whole)[:, 2]) > -1e-9).all()


@each_ridge
def test_the_block_fills_a_box_in_each_view(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    for view, box in ((land.landscape.view, WHOLE), (cross.over, BESIDE), (cross.along, BESIDE)):
        land.landscape.view = view
        low, high = land.landscape.extremes()
        assert box.left - 0.01 < low[0] and high[0] < box.right + 0.01
        assert box.bottom - 0.01 < low[1] and high[1] < box.top + 0.01


@pytest.mark.verify
@pytest.mark.parametrize("far", [2.1, 1.8, 2.0, 2.2])
def test_names_are_clear_of_who_stands_in_the_valley(far: float) -> None:
    """A valley that is short on its map, seen from afar."""
    up, down = StraightWay((0, 0), (1, 0), 0, 2), StraightWay((0, 0), (0, 1), 0, -2)
    cross, function = Crossing(up, down, lead=(0, 1)), Function("x**2 - y**2 + y**4/8", ["x", "y"])
    land = Block(function, [(-3.75, 3.75), (-4, 6)], cross.aside, [words("x"), words("y"), None], gap=0)
    cross.lay(land, theme.PICTURE, lambda name, colour: words("down", size=theme.LABEL_SIZE), [(0, far)])
    foot = land.whole.on(0, far)
    for name, label in cross.names.items():
        seen_from(land, view := cross.views[name])
        body = [view.project(foot + np.array([0, 0, up]))[:2] for up in np.linspace(0, 0.35, 8)]
        assert not any(label.box.holds(point) for point in body)


@each_ridge
def test_names_are_clear_of_each_other_and_of_the_axes(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    for ends in TOGETHER:
        seen_from(land, cross.views[ends[0]])
        one, other = (cross.names[end].box for end in ends)
        boxes = [box_around(each.get_center(), np.array([each.width, each.height]) / 2) for each in land.axes]
        apart: list[tuple[Box, Box]] = [(one, other), *((name, box) for name in (one, other) for box in boxes)]
        assert all(name.apart(box) > 0 for name, box in apart)


@pytest.mark.verify
@pytest.mark.parametrize("waves", family(1, [12, 11, 10, 13]))
def test_names_of_a_short_ridge_keep_off_each_other(waves: int) -> None:
    domain = ((-3.5, 1.5), (-3.5, 1.5))
    function = Function(f"sin({waves}*(x - 1)) + cos(2*(y - 2))", ["x", "y"])
    saddle = passes(function, domain)[0]
    cross = Crossing(saddle.ridge, saddle.valley, lead=saddle.valley.moved(Fraction(1, 100)))
    land = Block(function, [*domain], cross.aside, [words("x"), words("y"), None], gap=0)
    cross.lay(land, theme.PICTURE, lambda name, colour: words("up", size=theme.LABEL_SIZE))
    for ends in TOGETHER:
        seen_from(land, cross.views[ends[0]])
        one, other = (cross.names[end].box for end in ends)
        assert one.apart(other) >= theme.TEXT_GAP


def test_names_of_the_ridge_lie_across_no_rim_of_the_ground() -> None:
    land, cross = crossing((1.0, 0.0))
    grid, aside = land.whole.points, land.landscape.view
    rims = np.concatenate([grid[0], grid[-1], grid[:, 0], grid[:, -1]])
    for name in ("ahead", "behind"):
        assert not any(cross.names[name].box.holds(point) for point in aside.project(rims)[:, :2]), name


@each_ridge
def test_a_level_stroke_ends_toward_the_end_of_its_line(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    for line in cross.lines.values():
        level = land.touching(line, words("level")).line
        assert level.colour == line.colour
        points, (start, end) = placed(line.points, land.whole), placed(level.points, land.whole)
        assert start[2] == end[2] == points[0][2]
        assert (start + end) / 2 == pytest.approx(points[0])
        assert (end - start) @ (points[-1] - points[0]) > 0


@each_ridge
def test_level_strokes_lie_across_a_level_tile(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    one, other = (land.touching(line, words("level")) for line in (cross.ahead, cross.right))
    corners = placed(land.tile(one, other).points, land.whole)
    assert np.ptp(corners[:, 2]) == pytest.approx(0)
    for stroke, diagonal in zip((one, other), (corners[::2], corners[1::2]), strict=True):
        assert diagonal == pytest.approx(placed(stroke.line.points, land.whole))


@pytest.mark.verify
def test_the_lines_have_the_colours_of_the_axes_they_run_along() -> None:
    for ridge, colours in (
        ((1.0, 0.0), (theme.FIRST, theme.SECOND)),
        ((0.0, 1.0), (theme.SECOND, theme.FIRST)),
    ):
        _, cross = crossing(ridge)
        assert (cross.ahead.colour, cross.left.colour) == colours


@each_ridge
def test_no_name_lies_on_a_line_or_touches_its_own(ridge: tuple[float, float]) -> None:
    land, cross = crossing(ridge)
    for name, label in cross.names.items():
        seen_from(land, view := cross.views[name])
        shafts = {other: view.project(end)[:, :2] for other, end in cross.ends.items()}
        assert not any(label.box.holds(point) for points in shafts.values() for point in points)
        assert min(label.box.apart(box_around(point, np.zeros(2))) for point in shafts[name]) > 0.05
