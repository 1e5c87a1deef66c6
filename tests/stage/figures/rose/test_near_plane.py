"""A short step over a piece of ground that becomes a plane: its climbs stand one on the other, up to its tip."""

from itertools import combinations

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import box_of
from steepest.stage.figures.rose.near_plane import NearPlane
from steepest.stage.figures.rose.rose import Rose
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import formula

PLACES = [
    ("x**2 + 3*y", 55.0),
    ("2*y - x", 145.0),
    ("sin(4*x) - 0.01*y", 235.0),
    ("x - y**2", 325.0),
    ("x**3", 55.0),
    ("1000*y + x", 55.0),
]
each_place = pytest.mark.parametrize(("ground", "angle"), PLACES)


def near(ground: str, angle: float, first: str = "4 cos theta") -> NearPlane:
    block = Block(Function(ground, ["x", "y"]), [(0, 4), (-1, 3)], View(-113, 40))
    made = Rose(block, (2, 1), angle)
    block.flatten(theme.IN_CORNER).interpolate(1.0)
    names, climbs = ("cos theta #[ east]", "sin theta #[ north]"), (first, "3 sin theta")
    told = ([formula(each, size=theme.LABEL_SIZE) for each in each_of] for each_of in (names, climbs))
    return made.near(*(formula(each, size=theme.LABEL_SIZE) for each in ("1", "theta")), *told)


def climbed(made: NearPlane, number: int, share: float = 1.0) -> None:
    """Somebody is so far over a leg."""
    for each in made.climb(number):
        each.begin()
        each.interpolate(share)


@each_place
def test_its_floor_is_the_triangle_of_the_needle_on_the_map_before_it_comes_and_then_its_own(
    ground: str, angle: float
) -> None:
    made = near(ground, angle)
    land, way = made.rose.block.landscape, made.rose.way()
    laid = made.rose.laid(lambda: np.array([[0.0, 0.0], [way[0], 0.0], way]))(land.terrain)
    for share, corners in ((0.0, land.view.project(laid)[:, :2]), (1.0, made.seen(made.corners))):
        made.come_near.value = share
        (start, turn), (again, end) = (leg.outline[:, :2] for leg in made.legs)
        assert np.array([start, turn, end]) == pytest.approx(corners) and again == pytest.approx(turn)
        assert made.run.outline[:, :2] == pytest.approx(corners[[0, 2]])


@each_place
def test_a_thin_line_leads_from_the_needle_on_the_map_to_the_end_of_its_run_that_is_nearer(
    ground: str, angle: float
) -> None:
    made = near(ground, angle)
    land = made.rose.block.landscape
    needle = land.view.project(made.rose.laid(lambda: np.array([[0.0, 0.0], made.rose.way()]))(land.terrain))[:, :2]
    number = int(np.argmin(made.seen(made.corners)[[0, 2], 0]))
    for made.come_near.value in (0.0, 0.6, 1.0):
        start, end = made.link.outline[[0, -1], :2]
        assert start == pytest.approx(needle[number]) and end == pytest.approx(made.run.outline[number, :2])


@each_place
def test_the_first_leg_runs_across_as_it_does_on_the_map_but_where_both_lead_back(ground: str, angle: float) -> None:
    made = near(ground, angle)
    made.come_near.value = 1.0
    run, rise = np.diff(made.legs[0].outline[:, :2], axis=0)[0]
    assert abs(rise) < 0.25 * abs(run)
    assert np.sign(run) == (np.sign(made.way[0]) if made.way[1] > 0 else -np.sign(made.way[0]))


@each_place
def test_the_tower_under_who_climbs_rises_by_what_each_leg_climbs_up_to_the_tip_of_the_step(
    ground: str, angle: float
) -> None:
    made = near(ground, angle)
    made.come_near.value = 1.0
    climbed(made, 0)
    (low, high), second = made.tower[0].outline, made.tower[1].outline
    assert low == pytest.approx(made.legs[0].outline[-1]) and np.ptp(second, axis=0) == pytest.approx(np.zeros(3))
    assert high[:2] == pytest.approx(made.walker.outline[0, :2])
    climbed(made, 1)
    (low, middle), (joint, top) = (bar.outline for bar in made.tower)
    assert joint == pytest.approx(middle)
    foot, tip = made.step.outline[[0, -1]]  # it ends just before their feet
    assert 0.1 < np.linalg.norm(top - tip) < 0.2
    assert np.linalg.norm(tip - foot) + np.linalg.norm(top - tip) == pytest.approx(np.linalg.norm(top - foot))
    assert low == pytest.approx(made.legs[1].outline[-1]) and top[:2] == pytest.approx(made.walker.outline[0, :2])
    way = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    slopes = np.ravel(Function(ground, ["x", "y"]).sample_gradient(np.array([2.0]), np.array([1.0])))
    share = (middle - low)[1] / (top - low)[1]
    assert share == pytest.approx(slopes[0] * way[0] / (slopes @ way))


@each_place
def test_its_floor_has_the_mark_of_a_right_angle_and_the_angle_of_the_needle_where_that_is_one_of_it(
    ground: str, angle: float
) -> None:
    made = near(ground, angle)
    corner = made.seen(made.corners)[1]
    square = made.marks[0].outline[:, :2]
    ways = [np.diff(made.seen(made.corners[[1, k]]), axis=0)[0] for k in (0, 2)]
    for way, end in zip(ways, (square[0], square[2]), strict=True):
        assert (end - corner) / np.linalg.norm(end - corner) == pytest.approx(way / np.linalg.norm(way))
    assert square[1] == pytest.approx(square[0] + square[2] - corner)
    assert (len(made.marks) == 2) == (angle < 90)
    for arc in made.marks[1:]:
        ends, (start, one, other) = arc.outline[[0, -1], :2], made.seen(made.corners)
        for end, to in zip(ends, (one, other), strict=True):
            way, line = to - start, end - start
            assert line / np.linalg.norm(line) == pytest.approx(way / np.linalg.norm(way))


@each_place
def test_who_climbs_is_on_the_plane_all_the_way_and_looks_where_they_go(ground: str, angle: float) -> None:
    made = near(ground, angle)
    made.come_near.value = 1.0
    for number, share in ((0, 0.5), (1, 0.5)):
        climbed(made, number, share)
        foot, top = made.tower[0].outline[0], made.tower[number].outline[1]
        assert foot == pytest.approx(made.legs[number].outline.mean(axis=0), abs=1e-6)
        assert made.walker.outline[0, :2] == pytest.approx(top[:2])
    assert made.walker.heading == pytest.approx(np.pi / 2)


@each_place
def test_while_somebody_climbs_their_feet_are_on_a_bar_that_is_all_there(
    ground: str, angle: float
) -> None:
    made = near(ground, angle)
    made.come_near.value = 1.0
    for number, share in ((0, 0.9), (1, 0.0), (1, 0.5), (1, 1.0)):
        climbed(made, number, share)
        assert all(bar.grown == 1.0 for bar in made.tower[: number + 1])


def test_the_name_of_the_run_is_away_while_the_tower_goes_through_its_place_and_then_back() -> None:
    for number, share, seen in ((0, 0.0, True), (0, 1.0, False), (1, 0.5, False), (1, 1.0, True)):
        made = near(*PLACES[0])
        name = made.told[0]
        assert isinstance(name, Plate)
        fade = next(each for each in made.climb(number) if each.mobject is name)
        fade.begin()
        fade.interpolate(share)
        assert bool(name.words.family_members_with_points()[0].get_fill_opacity()) == seen, (number, share)


@each_place
def test_nobody_who_climbs_stands_on_the_length_of_the_step_while_it_is_seen(ground: str, angle: float) -> None:
    seen = []
    for number in (0, 1):
        made = near(ground, angle)
        made.come_near.value = 1.0
        name, moves = made.told[0], made.climb(number)
        assert isinstance(name, Plate)
        for each in moves:
            each.begin()
        for second in np.linspace(0, max(each.run_time for each in moves), 41):
            for each in moves:
                each.interpolate(min(float(second / each.run_time), 1.0))
            (x, y), radius = made.walker.outline[0, :2], made.walker.radius
            stands = Box(x - radius, y - radius, x + radius, y + made.walker.tall)
            if name.words.family_members_with_points()[0].get_fill_opacity():
                seen.append((number, made.walked))
                assert box_of(name).apart(stands) > 0, seen[-1]
    assert {number for number, _ in seen} == {0, 1}


def test_the_name_of_the_needle_is_beside_it_and_off_its_legs() -> None:
    for ground, angle in PLACES:
        made = near(ground, angle)
        made.come_near.value = 1.0
        sides = [each.outline[:, :2] for each in (made.run, *made.legs)]
        assert not box_of(made.told[0]).is_crossed(*sides), (ground, angle)


@each_place
def test_from_close_by_its_ground_is_a_plane_through_both_ends_of_the_step(ground: str, angle: float) -> None:
    made = near(ground, angle)
    made.times.value = made.closest
    heights, total = made.piece.heights(), made.rises.sum()  # type: ignore[operator]
    assert heights[0, 0] == 0 and heights[-1, -1] == pytest.approx(total, rel=0.02)
    assert np.abs(np.diff(heights, 2, axis=0)).max() < 0.01 * total
    assert np.abs(np.diff(heights, 2, axis=1)).max() < 0.01 * total


def test_from_afar_a_ground_that_bends_is_seen_to() -> None:
    made = near("x**2 + 3*y", 55.0)
    heights = made.piece.heights()  # type: ignore[operator]
    assert np.diff(heights, 2, axis=0).min() > 0.001


@each_place
@pytest.mark.parametrize("first", ["4 cos theta", "-0.0001 cos theta"])
def test_words_stand_apart_and_all_of_it_in_its_region_and_off_its_piece(
    ground: str, angle: float, first: str
) -> None:
    made = near(ground, angle, first)
    made.times.value, made.come_near.value, made.walked = made.closest, 1.0, 2.0
    boxes = [box_of(each) for each in (*made.names, *made.climbs)]
    assert all(one.apart(other) >= theme.TEXT_GAP - 1e-9 for one, other in combinations(boxes, 2))
    region, reach = theme.BESIDE_CORNER, made.piece.reach()
    for box in (*boxes, reach):
        assert region.left - 0.05 < box.left and box.right < region.right + 0.05
        assert region.bottom - 0.05 < box.bottom and box.top < region.top + 0.05
    (extent,) = made.piece.extents()
    lines = [extent.path, *(line.outline[:, :2] for line in (*made.legs, *made.tower))]
    assert not any(box.is_crossed(*lines) for box in boxes)


@each_place
def test_the_eye_sees_the_ground_from_above(ground: str, angle: float) -> None:
    made = near(ground, angle)
    a, b, c = (np.diff(made.seen(np.array(ends)), axis=0)[0] for ends in _edges(made))
    face = float(a[0] * b[1] - a[1] * b[0]) * made.side / float(np.prod(np.abs(made.way)))
    assert face > 0.25 * (c[1] / np.cos(np.radians(30))) ** 2 and c[1] > 0


def _edges(made: NearPlane) -> list[list[tuple[float, float, float]]]:
    """Along the plane east and north, and up."""
    (x, y), (first, second) = np.abs(made.way), made.rises
    start = (0.0, 0.0, 0.0)
    return [[start, (x, 0.0, first)], [start, (0.0, y, second)], [start, (0.0, 0.0, 1.0)]]
