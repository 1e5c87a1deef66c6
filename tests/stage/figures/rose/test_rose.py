"""A rose lies on the map; its needle, legs and shadow follow the angle."""

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function, Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import across
from steepest.stage.figures.label import box_of
from steepest.stage.figures.rose.rose import Rose
from steepest.stage.figures.rose.size import inner_place, radius_at, scale_beside, share_beside
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from steepest.stage.play.live import Live
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import formula, words

GROUNDS = ["x**2 + 3*y", "3 - (x - 2)**2 - 2*(y - 1)**2", "sin(x)*cos(y)"]
AT: Point = (Fraction(2), Fraction(1))
each_ground = pytest.mark.parametrize("ground", GROUNDS)


def rose(angle: float | Live[float], ground: str = GROUNDS[0]) -> Rose:
    block = Block(Function(ground, ["x", "y"]), [(0, 4), (-1, 3)], View(-113, 40))
    return Rose(block, AT, angle)


def flattened(angle: float | Live[float], ground: str = GROUNDS[0]) -> Rose:
    """A rose on a map that is seen from above."""
    made = rose(angle, ground)
    made.block.flatten(theme.BESIDE_PLOT).interpolate(1.0)
    return made


def on_rose(made: Rose, thing: Arrow | SpaceCurve) -> np.ndarray:
    """The points (n, 2) of a thing, in the rose's own coordinates."""
    found = made.block.whole.back(points_of(thing, made.block.whole))
    return np.asarray((found[:, :2] - made.at) / made.radius)


@each_ground
def test_it_lies_on_the_map_under_the_ground(ground: str) -> None:
    made = rose(30.0, ground)
    points, whole = placed(made.circle.points, made.block.whole), made.block.whole
    x, y, _ = whole.back(points).T
    assert np.abs(points - whole.below(x, y)).max() < 0.05
    assert all(part.below for part in (made.disc, made.circle, made.arc, made.needle))


@pytest.mark.parametrize("angle", [55.0, 145.0, 235.0, 325.0])
def test_names_of_angle_and_legs_stand_apart_and_off_the_legs(angle: float) -> None:
    made = flattened(angle)
    land = made.block.landscape
    land.put(made.needle)
    theta, legs = made.name(words("θ")), made.legs()
    names = [made.label(words("cos θ"), leg) for leg in legs]
    for leg, name in zip(legs, names, strict=True):
        assert not name.box.holding(land.view.project(placed(leg.points, land.terrain))[:, :2]).any()
        assert box_of(theta.words).apart(name.box) > 0


@each_ground
@pytest.mark.parametrize("angle", [0.0, 55.0, 200.0])
def test_from_above_it_is_a_true_circle_and_its_needle_goes_to_the_rim(ground: str, angle: float) -> None:
    made = flattened(angle, ground)
    land = made.block.landscape
    disc = land.view.project(placed(made.disc.points, land.terrain))[:, :2]
    start, tip = land.view.project(points_of(made.needle, land.terrain))[:, :2]
    radii = np.hypot(*(disc - start).T)
    box = land.extremes()
    assert radii == pytest.approx(radii.mean(), rel=0.01)
    assert np.hypot(*(tip - start)) == pytest.approx(radii.mean(), rel=0.01)
    assert radii.mean() > 0.25 * (box[1] - box[0])[1]
    turn = np.radians(angle)
    assert (tip - start) / np.hypot(*(tip - start)) == pytest.approx([np.cos(turn), np.sin(turn)], abs=1e-6)


def test_its_ticks_are_drawn() -> None:
    made = flattened(0.0)
    land = made.block.landscape
    drawn = land.sight.whole(placed(made.circle.points, land.terrain))
    middle = land.view.project(points_of(made.needle, land.terrain))[0, :2]
    far = np.hypot(*(drawn - middle).T)
    assert (far < 0.95 * far.max()).sum() == 25


def test_somebody_looks_where_the_needle_points() -> None:
    angle = Live(20.0)
    made = rose(angle)
    somebody = made.block.ball(AT)
    made.lead(somebody)
    for angle.value in (20.0, 110.0, 290.0):
        assert np.cos(somebody.looks(made.block.whole) - np.radians(angle.value)) == pytest.approx(1)


@pytest.mark.parametrize("angle", [0.0, 30.0, 135.0, 270.0, 400.0])
def test_what_turns_follows_the_angle(angle: float) -> None:
    live = Live(0.0)
    made = rose(live)
    legs = made.legs()
    live.value = angle
    turn = np.radians(angle)
    way = np.array([np.cos(turn), np.sin(turn)])
    assert on_rose(made, made.needle)[1] == pytest.approx(way, abs=1e-9)
    assert on_rose(made, legs[0])[[0, -1]] == pytest.approx(np.array([[0, 0], [way[0], 0]]), abs=1e-9)
    assert on_rose(made, legs[1])[[0, -1]] == pytest.approx(np.array([[way[0], 0], way]), abs=1e-9)
    far = np.arctan2(*on_rose(made, made.arc)[-1][::-1])
    assert np.cos(far - turn) == pytest.approx(1)


@pytest.mark.parametrize("angle", [20.0, 100.0, 200.0, 300.0])
def test_words_beside_a_leg_are_off_the_needle(angle: float) -> None:
    made = rose(angle)
    view, needle = made.block.landscape.view, points_of(made.needle, made.block.whole)
    made.block.landscape.put(made.needle)
    line = np.linspace(*view.project(needle)[:, :2], 50)
    for leg in made.legs():
        assert not box_of(made.label(words("cos"), leg)).holding(line).any()


@pytest.mark.parametrize("angle", [80.0, 90.0, 100.0, 260.0, 280.0])
def test_words_that_would_cross_an_arrow_where_they_have_to_stand_are_smaller(angle: float) -> None:
    made = flattened(angle)
    block, view = made.block, made.block.landscape.view
    block.landscape.put(made.needle)
    line = np.linspace(*view.project(points_of(made.needle, block.whole))[:, :2], 50)
    (x, y), text = line[25], formula("0.0000254")
    assert text.width > 1.5
    room = Box(x - 1.7, y - 0.5, x + 1.0, y + 0.5)
    label = block.labels.add(text, lambda _: np.array([x, y]), lambda _: np.array([-1.0, 0.0]), room)
    assert is_readable(text) and not label.box.holding(line).any()


@pytest.mark.parametrize("way", [(4, 3), (400, -3), (1, 0), (0, 0.001), (-0.5, 0.2), (0, 7)])
@pytest.mark.parametrize("at", [AT, (Fraction(27, 10), Fraction(17, 10))])
def test_a_vector_beside_it_is_seen_and_stays_on_the_map(at: Point, way: tuple[float, float]) -> None:
    spans = [(0, 4), (-1, 3)]
    drawn = float(scale_beside(spans, at, way)) * np.array(way)
    assert np.hypot(*drawn) >= 0.4
    for end in (drawn, -drawn):
        for value, (low, high) in zip(np.array(at, float) + radius_at(spans, at) * end, spans, strict=True):
            assert low - 1e-9 <= value <= high + 1e-9


@pytest.mark.parametrize("way", [(4, 3), (400, -3), (-75, -119), (0, -7)])
@pytest.mark.parametrize("at", [AT, (Fraction(6, 5), Fraction(9, 5)), (Fraction(27, 10), Fraction(17, 10))])
def test_its_shadows_on_all_ways_stay_on_the_map(at: Point, way: tuple[float, float]) -> None:
    spans = [(0, 4), (-1, 3)]
    drawn = float(scale_beside(spans, at, way)) * np.array(way)
    for turn in np.radians(np.arange(0, 180, 3)):
        along = np.array([np.cos(turn), np.sin(turn)])
        foot = np.array(at, float) + radius_at(spans, at) * (drawn @ along) * along
        for value, (low, high) in zip(foot, spans, strict=True):
            assert low - 1e-9 <= value <= high + 1e-9


@pytest.mark.parametrize("share", [Fraction(1, 5), Fraction(1, 3), Fraction(1)])
def test_all_of_a_rose_that_is_drawn_smaller_is(share: Fraction) -> None:
    made = rose(30.0)
    arrow = made.arrow((0.8, 0.6), theme.GRADIENT, 5.0)
    shrinking = made.shrink(share)
    shrinking.begin()
    shrinking.finish()
    assert np.hypot(*on_rose(made, made.circle).T).max() == pytest.approx(float(share))
    assert np.hypot(*on_rose(made, made.needle)[1]) == pytest.approx(float(share))
    assert on_rose(made, arrow)[1] == pytest.approx(float(share) * np.array([4, 3]))
    assert made.reach(arrow) == pytest.approx(made.radius * float(share) * np.array([4, 3]))


@pytest.mark.parametrize("share", [Fraction(1, 5), Fraction(1)])
def test_the_mark_of_a_right_angle_ends_on_both_ways(share: Fraction) -> None:
    made = flattened(120.0)
    made.share.value = float(share)
    (right, _), corner, (_, up) = on_rose(made, made.square((1, 0), (0, 1)))
    assert 0.1 < right < 0.5 and right == pytest.approx(up)
    assert corner == pytest.approx([right, up])


@pytest.mark.parametrize("share", [0.2, 1.0])
@each_ground
def test_the_line_of_the_same_height_leads_from_the_middle_to_the_edge_and_its_words_lie_off_it(
    ground: str, share: float
) -> None:
    made = flattened(120.0, ground)
    made.share.value = share
    level = made.same_height(words("same height"))
    if ground == GROUNDS[1]:  # the middle is its summit
        assert not level.parts
        return
    (label,) = level.names
    function, land = made.block.function, made.block.landscape
    for half in level.halves:
        points = made.at + made.radius * on_rose(made, half)
        heights = function.sample(*points.T)
        assert points[0] == pytest.approx(made.at, abs=0.01) and np.ptp(heights) < 1e-3
        edges = [abs(end - edge) for end, span in zip(points[-1], made.block.spans, strict=True) for edge in span]
        assert min(edges) < 0.05
        assert not label.box.holding(land.view.project(placed(half.points, land.terrain))[:, :2]).any()


def test_the_map_is_dark_and_the_circle_unseen_as_long_as_the_same_height_is_shown() -> None:
    made = flattened(120.0)
    level, land = made.same_height(words("same height")), made.block.landscape
    for animations, dark, seen in ((level.coming(), True, 0), (level.going(), False, 1)):
        for each in animations:
            each.begin()
            each.interpolate(1.0)
        assert (land.veil > 0) == dark and made.circle.opacity == made.disc.opacity == seen


@pytest.mark.parametrize(
    "scale", [Fraction(1, 300), Fraction(1, 5), Fraction(1, 2), Fraction(1), Fraction(90)]
)
def test_a_rose_has_the_scale_of_a_vector_beside_it_where_it_can_be_read(scale: Fraction) -> None:
    share = share_beside(scale)
    assert share == scale or (share == 1 and not Fraction(1, 5) <= scale <= 1)


@pytest.mark.parametrize("at", [(2, 1), (4, 3), (-9, 1), (0, -1), (2.9, 2)])
def test_there_is_room_around_an_inner_place_and_it_is_the_nearest(at: tuple[float, float]) -> None:
    spans = [(Fraction(0), Fraction(4)), (Fraction(-1), Fraction(3))]
    place = inner_place(spans, at)
    room = Fraction(6, 5)
    for value, near, (low, high) in zip(at, place, spans, strict=True):
        assert low + room <= near <= high - room
        assert near == value or near in (low + room, high - room)


@pytest.mark.parametrize(("side", "radius"), [(3, 1), (3.5, 1), (2, 0.68), (4, 1.36)])
def test_a_step_of_one_is_a_unit_of_the_map_where_that_is_well_seen(side: float, radius: float) -> None:
    half = side / 2
    assert radius_at([(-half, half), (-half, half)], (0, 0)) == pytest.approx(radius)


@pytest.mark.parametrize("at", [(3, 3), (3, 5), (5, 3), (Fraction(7, 2), 6), (7, 7)])
@pytest.mark.parametrize("way", [(1, 0), (0, -11), (-11, 0), (Fraction(1, 90), 0), (-3, -4)])
def test_an_arrow_beside_a_rose_ends_on_its_map_past_the_circle_or_within(at: Point, way: Point) -> None:
    spans = [(Fraction(0), Fraction(10))] * 2
    radius, scale = radius_at(spans, at), scale_beside(spans, at, way)
    tip = np.array(at, float) + radius * float(scale) * np.array(way, float)
    assert (tip >= 0).all() and (tip <= 10).all()
    assert all(low + radius < place < high - radius for place, (low, high) in zip(at, spans, strict=True))


@pytest.mark.parametrize("first", [0.0, 90.0])
def test_a_name_that_follows_the_arc_is_outside_it_and_off_the_needle_all_the_way_round(first: float) -> None:
    angle = Live(first)
    made = flattened(angle)
    (theta,) = made.follow(words("θ"))
    view, places = made.block.landscape.view, []
    for angle.value in np.arange(first, first + 361, 15.0):
        theta.update()
        arc, needle = (points_of(each, made.block.whole) for each in (made.arc, made.needle))
        for line in (arc, np.linspace(*needle, 50)):
            assert not theta.box.holding(view.project(line)[:, :2]).any()
        places.append(theta.box.middle)
    assert len(np.unique(np.round(places, 3), axis=0)) > 20


@pytest.mark.parametrize("share", [Fraction(1, 5), Fraction(1, 3), Fraction(1)])
def test_teeth_beside_an_arrow_stand_at_the_ends_of_its_steps(share: Fraction) -> None:
    made, length = rose(30.0), Live(0.0)
    made.share.value = float(share)
    comb = made.measure(made.arrow((0.6, -0.8), theme.GRADIENT, length))
    for length.value, last in ((0.0, 0), (0.9, 0), (3.7, 3)):
        steps = on_rose(made, comb) @ np.array([0.6, -0.8]) / float(share)
        assert steps.max() == pytest.approx(last, abs=1e-9)
        assert len(np.unique(np.round(steps, 6))) == last + 1


@pytest.mark.parametrize("ground", ["x**2 + 3*y", "(x - 2)**2 + (y - 1)**2", "3*cos(2*x) + y**2"])
def test_its_ground_rises_so_that_who_stands_there_and_an_arrow_below_are_in_sight(ground: str) -> None:
    made = flattened(0.0, ground)
    who, arrow = made.block.ball(AT), made.arrow((1, 0), theme.GRADIENT)
    move = made.rise(across((1, 0), (), 12), theme.BESIDE_PLOT, 2.4, who, arrow)
    move.begin()
    move.finish()
    land = made.block.landscape
    seen = np.array([land.terrain.on(2.0, 1.0, who.height / 2), points_of(arrow, land.terrain)[-1]])
    assert land.terrain.rise == 1 and (clearance(land.terrain, land.view, seen) > 0).all()
