"""A map that becomes the floor under its ground: what is marked on one is marked on the other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from manim import Scene, UpdateFromAlphaFunc

from steepest.calculus import Function, turns
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_text import covered
from steepest.stage.figures.guess.on_pair import OnPair
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.mark import swell
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.figures.twin.pair import TILTED, Pair
from steepest.stage.figures.twin.place_name import name_of_place, name_of_ring
from steepest.stage.figures.twin.tour import Tour
from steepest.stage.ground.outline import covers, points_of
from steepest.stage.ground.things import Arrow, placed
from steepest.stage.ground.view import View
from steepest.stage.type import typeset
from steepest.stage.type.typeset import Typeset
from tests.families import crossed, family, rows


class Bare(Scene):  # type: ignore[misc]
    """A scene that sets type, and has no text."""

    def formula(self, template: str, **style: Any) -> typeset.Typeset:
        return typeset.formula(template, **style)

    def words(self, label: str, **style: Any) -> typeset.Typeset:
        return typeset.words(label, **style)


class Placed(Bare):
    """Likewise; the only fact that it tells is a place."""

    def formula(self, template: str, **style: Any) -> typeset.Typeset:
        return super().formula(template.replace("{before.flats[0].at:.3g}", "(0, 0)"), **style)


def framing(before: str = "x**2 - y**2", after: str = "x**2 - 4*y**2") -> Framing:
    three = (Fraction(-3), Fraction(3))
    points = ((Fraction(1), Fraction(2)), (Fraction(1), Fraction(1)))
    functions = (Function(each, ["x", "y"]) for each in (before, after))
    return Framing(*functions, points, (Fraction(1), Fraction(1)), (three, three))


@pytest.fixture(scope="module")
def pair() -> Pair:
    """x² − y², which turns into x² − 4y²."""
    return Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]


def test_a_walker_at_height_zero_has_no_last_digits(pair: Pair) -> None:
    pair.stand(1 + 2e-16, 1)
    assert pair.height() == 0


def test_an_arrow_shines_and_a_line_swells_and_both_are_as_before(pair: Pair) -> None:
    """An arrow that grew stout would drag a black shadow along."""
    needle = Needle(pair, (1, 2))
    marks = needle.arrow, needle.square
    before = [(mark.width, mark.colour) for mark in marks]
    swelling = swell(*marks)
    assert isinstance(swelling, UpdateFromAlphaFunc)
    swelling.update_function(swelling.mobject, 0.5)
    stout, broad = (mark.width / width for mark, (width, _) in zip(marks, before, strict=True))
    assert stout <= 1.25 and broad > 1.5
    bright, colour = (theme.channels(each) for each in (needle.arrow.colour, theme.GRADIENT))
    assert (bright >= colour).all() and bright.min() > colour.min() + 0.2
    swelling.update_function(swelling.mobject, 1.0)
    assert [(mark.width, mark.colour) for mark in marks] == before


@pytest.mark.parametrize("at", [(2, 1), (-2, 1), (1, -2), (-1, -1), (2.9, 2.9), (0.2, -2.9)])
def test_the_name_of_a_place_keeps_off_every_direction_that_its_arrow_may_take(at: tuple[float, float]) -> None:
    pair = Pair(Bare(), framing("x**2 + y**2", "x**2 + 4*y**2"), height="height")  # type: ignore[arg-type]
    needle, ways = Needle(pair, at), turns((2 * at[0], 2 * at[1]), (2 * at[0], 8 * at[1]))
    (name,) = name_of_place(needle, typeset.formula("(2, 1)", size=theme.LABEL_SIZE), ways)
    box = name.box
    foot = pair.places(needle.at[None])[0, :2]
    assert box.apart(Box(*foot, *foot)) < 0.8
    assert not any(box.is_crossed(mark.outline) for mark in (needle.arrow, needle.stretch, needle.back))
    picture = OnPair(pair)
    for guess in ways.values():
        assert not guess or not box.is_crossed(picture.ghost("way", guess.of, at).outline())


def test_the_first_of_some_rings_is_named_beside_it_where_there_is_room() -> None:
    pair = Pair(Placed(), framing("x**2 + y**2"), height="height")  # type: ignore[arg-type]
    rings = {(at, at): pair.ring((at, at)) for at in (0, 2, 0.9)}
    (name,) = name_of_ring(rings, "before.flats[0]")
    near, far, _ = (each.outline[:, :2].mean(axis=0) for each in rings.values())
    assert name.box.apart(Box(*near, *near)) < 0.8 < name.box.apart(Box(*far, *far))
    assert not name.box.is_crossed(*(each.outline for each in rings.values()))
    pair.labels.free(name)
    wide = typeset.words("letters all around", size=80)
    pair.labels.there.append(Label(wide, np.append(near, 0.0), (0, 0), theme.AROUND, edge=1.0))
    assert name_of_ring(rings, "before.flats[0]") == [] and len(pair.labels.there) == 1


def test_a_place_whose_name_has_no_room_has_none() -> None:
    pair = Pair(Bare(), framing("x**2 + y**2", "x**2 + 4*y**2"), height="height")  # type: ignore[arg-type]
    needle, there = Needle(pair, (2, 1)), len(pair.labels.there)
    long = typeset.formula("(2.000000000000, 1.000000000000, 3.000000000000)", size=3 * theme.LABEL_SIZE)
    assert name_of_place(needle, long, turns((4, 2), (4, 8))) == []
    assert len(pair.labels.there) == there


def test_a_place_has_no_name_where_other_words_take_its_room() -> None:
    pair = Pair(Bare(), framing("x**2 + y**2", "x**2 + 4*y**2"), height="height")  # type: ignore[arg-type]
    needle, foot = Needle(pair, (2, 1)), np.append(pair.places(np.array([[2.0, 1.0]]))[0, :2], 0.0)
    wide = Label(typeset.words("letters of answers all around", size=80), foot, (0, 0), theme.AROUND, edge=1.0)
    pair.labels.there.append(wide)
    assert name_of_place(needle, typeset.formula("(2, 1)", size=theme.LABEL_SIZE), turns((4, 2), (4, 8))) == []
    assert pair.labels.there == [wide]


def test_a_needle_is_square_to_its_stretch_of_the_level_line(pair: Pair) -> None:
    needle = Needle(pair, (1, 2))
    up = needle.arrow.points[1] - needle.arrow.points[0]
    middle = len(needle.stretch.points) // 2
    along = needle.stretch.points[middle + 1] - needle.stretch.points[middle - 1]
    assert abs(up @ along) < 0.01 * np.linalg.norm(up) * np.linalg.norm(along)


def test_a_faint_arrow_stays_on_its_level_line_where_one_lay_that_turns_and_none_where_it_does_not(pair: Pair) -> None:
    needle, still = Needle(pair, (1, 1)), Needle(pair, (1, 0))
    under, ghost = needle.over_ghost().ghost
    before, line = needle.arrow.points, needle.stretch.points
    needle.lay(1.0)
    for each, points in ((ghost, before), (under, line)):
        assert each.there and each.opacity < 1 and each.points == pytest.approx(points)
    assert not np.allclose(needle.arrow.points, before)
    assert not np.allclose(needle.stretch.points[-1], line[-1], atol=0.1)
    assert not still.over_ghost().ghost


def test_at_the_edge_of_the_map_the_right_angle_of_a_needle_lies_on_it() -> None:
    pair = Pair(Bare(), framing("-(x - 1)**2 - 3*y**2"), height="height")  # type: ignore[arg-type]
    (left, right), (bottom, top) = pair.framing.window
    edges = np.linspace(float(left), float(right), 13)
    for at in [(x, y) for x in edges for y in (bottom, top)] + [(x, y) for x in (left, right) for y in edges]:
        corners = Needle(pair, at).square.points
        assert np.abs(corners[:, 0]).max() < float(right) + 1e-6, at
        assert np.abs(corners[:, 1]).max() < float(top) + 1e-6, at


@pytest.mark.parametrize(("far", "height"), crossed(2, [25, 3, 12], [6.52, -0.25, 123.5]))
def test_a_walker_near_by_has_a_height_whatever_there_is_far_away(height: float, far: int) -> None:
    pair = Pair(Bare(), framing(f"10**{far}*(x - 1)**10 + y**2 + {height - 1}"), height="height")  # type: ignore[arg-type]
    pair.stand(1, 1)
    assert pair.height() == pytest.approx(height, abs=0.51 / 10**pair.decimals)


@pytest.mark.parametrize(
    ("large", "height"), crossed(2, [0, 8, 4, 1, 2, 3, 5, 6, 7], [-203895.4796, 17.4996, 17.5004, -0.49])
)
def test_a_height_is_not_rounded_twice(height: float, large: int) -> None:
    pair = Pair(Bare(), framing(f"10**{large}*(x - 1) + (y - 1)**2 + {height}"), height="height")  # type: ignore[arg-type]
    pair.stand(1, 1)
    assert f"{pair.height():.{pair.decimals}f}" == f"{height:.{pair.decimals}f}"


@pytest.mark.parametrize(("wide", "height"), crossed(3, [1, 40, 3000], [5.359, 18.5302, -0.4253, 0.3176]))
def test_a_height_that_is_followed_has_all_digits_that_are_said(height: float, wide: int) -> None:
    """Whatever there is elsewhere on the map; it may have more."""
    surface = framing(f"{wide}*(x - 1) + (y - 1)**2 + {height}")
    pair = Pair(Bare(), surface, height="height", followed=(height, 0))  # type: ignore[arg-type]
    pair.stand(1, 1)
    assert float(f"{pair.height():.{pair.decimals}f}") == float(f"{height:.4g}")


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_needle_is_laid_anew_on_the_changed_surface(pair: Pair, share: float) -> None:
    needle, drawn = Needle(pair, (1, 1)), pair.framing
    needle.lay(share)
    scale = float(drawn.scale) * (1 - share) + float(drawn.changed_scale) * share
    gradient = np.array([2.0, -2.0 * (1 + 3 * share)])
    assert needle.arrow.points[-1] - needle.arrow.points[0] == pytest.approx(scale * gradient)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_the_mark_of_a_right_angle_turns_with_the_arrow_while_the_surface_changes(pair: Pair, share: float) -> None:
    needle = Needle(pair, (1, 1))
    needle.lay(share)
    gradient, legs = np.array([2.0, -2.0 * (1 + 3 * share)]), needle.square.points.reshape(2, 7, 2)
    up, back = (leg[-1] - leg[0] for leg in legs)
    assert up[0] * gradient[1] == pytest.approx(up[1] * gradient[0])
    assert back @ gradient == pytest.approx(0, abs=1e-9) and back.any()


def test_a_tangent_touches_the_level_line_and_is_level(pair: Pair) -> None:
    at = np.array([1.0, 2.0])
    ends = pair.tangent(at, reach=0.5).points[[0, -1]]
    assert ends.mean(axis=0) == pytest.approx(at)
    assert abs((ends[1] - ends[0]) @ pair.surface.slope(at, 0.0)) < 1e-9


def test_a_tour_takes_its_time_and_ends_where_it_began(pair: Pair) -> None:
    line = pair.surface.level(np.array([1.0, 2.0]), 0.0)
    assert line is not None
    pair.stand(1, 2)
    seconds = 0.0
    for leg in Tour(pair, line, seconds=6.0).legs():
        seconds += leg.run_time
        leg.update_function(pair.ground, 1.0)
    assert seconds == pytest.approx(6.0, abs=0.5)
    assert pair.place == (1, 2)


def test_a_mark_lies_over_the_same_points_on_the_map_and_on_the_ground(pair: Pair) -> None:
    line = pair.line(np.array([[0.0, 0.0], [1.0, 2.0], [2.0, -1.0]]))
    terrain = pair.ground.terrain.risen
    raised, floor = placed(line.curve.points, terrain), placed(line.flat.points, terrain)  # type: ignore[union-attr]
    assert terrain.back(raised)[:, :2] == pytest.approx(line.points)
    assert floor == pytest.approx(terrain.below(*line.points.T))


def test_an_arrow_lies_flat_in_the_map_alone(pair: Pair) -> None:
    needle = Needle(pair, (1, 2))
    terrain = pair.ground.terrain.risen
    assert isinstance(needle.arrow.flat, Arrow)
    start, end = placed(needle.arrow.flat.start, terrain), placed(needle.arrow.flat.end, terrain)
    assert start[2] == end[2] == terrain.border[0, 2]
    assert needle.arrow.both == (needle.arrow.flat,) and needle.stretch.curve in needle.stretch.both


def test_others_along_a_level_line_are_square_to_it_on_the_map_and_off_each_other(pair: Pair) -> None:
    needle = Needle(pair, (1, 2))
    others, (low, high) = needle.along(), np.array(pair.framing.window).T
    assert len(others) >= 2
    height = pair.surface.height(needle.at, 0.0)
    for other in others:
        assert pair.surface.height(other.at, 0.0) == pytest.approx(height)
        assert (low <= other.arrow.points).all() and (other.arrow.points <= high).all()
    for one, two in combinations([needle, *others], 2):
        apart = one.arrow.points[:, None] - two.arrow.points[None]
        assert np.hypot(*apart.transpose(2, 0, 1)).min() > 0.05 * float(pair.framing.side)


def test_a_level_line_that_crosses_itself_has_all_its_pieces_and_no_speck_for_an_arrow_near_the_crossing() -> None:
    pair = Pair(Bare(), framing("x**2 - 4*y**2"), height="height")  # type: ignore[arg-type]
    marks = pair.level(np.array([2.0, 1.0]))
    assert len(marks) == 2
    ends = np.concatenate([mark.points[[0, -1]] for mark in marks])
    assert sorted(map(tuple, np.sign(ends))) == [(-1, -1), (-1, 1), (1, -1), (1, 1)]
    needle = Needle(pair, (2.5, 1.25))  # there is room for one at (0.5, 0.25), a fifth as long
    assert needle.along() and all(other.length >= 0.25 * needle.length for other in needle.along())


def played(animations: list[Any], share: float) -> None:
    for animation in animations:
        if isinstance(animation, UpdateFromAlphaFunc):
            animation.update_function(animation.mobject, share)


def test_the_map_seen_from_above_becomes_the_floor_and_a_map_again() -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    points = np.array([[0.0, 0.0], [2.0, 1.0], [-3.0, 3.0]])
    above = pair.places(points)
    assert pair.ground.terrain.flat and pair.ground.view.elevation == 90
    played(pair.rise(), 1.0)
    assert pair.ground.terrain.rise == 1 and pair.ground.view.elevation < 45
    assert not np.allclose(pair.places(points), above)
    played(pair.flatten(), 1.0)
    assert pair.ground.terrain.flat
    assert pair.places(points) == pytest.approx(above)


def test_the_map_fills_its_region_and_each_letter_stands_where_its_row_is_largest() -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    assert pair.box.height > 0.88 * theme.PICTURE.height
    x, y = (each.text for each in pair.axes.placed if each.is_name)
    numbers = [each.text for each in pair.axes.placed if not each.is_name]
    assert x.get_right()[0] > pair.box.right > max(each.get_right()[0] for each in numbers[:3])
    assert y.get_top()[1] > pair.box.top > max(each.get_top()[1] for each in numbers[3:])
    assert x.get_top()[1] > numbers[0].get_bottom()[1] and y.get_left()[0] < numbers[-1].get_right()[0]


def test_its_letters_stay_while_the_map_tilts() -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    rising = pair.rise()
    names = [each for each in pair.axes.placed if each.is_name]
    for share in np.linspace(0, 1, 21):
        played(rising, share)
        assert [name.seen for name in names] == [True, True]


def test_its_map_is_not_askew(pair: Pair) -> None:
    """Seen from above, a unit of x and one of y are as long on the frame, at right angles."""
    origin, east, north = pair.places(np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
    assert (east - origin)[1] == pytest.approx(0, abs=1e-9) and (north - origin)[0] == pytest.approx(
        0, abs=1e-9
    )
    assert (east - origin)[0] == pytest.approx((north - origin)[1])


@pytest.mark.parametrize("after", ["x**2 - 4*y**2", "x - 3*y", "sin(x)*y"])
def test_the_longest_arrows_are_drawn_inside_the_window(after: str) -> None:
    drawn = framing(after=after)
    low, high = np.array(drawn.window).T
    for function, at, scale in [(drawn.function, at, drawn.scale) for at in drawn.points] + [
        (drawn.changed, drawn.point, drawn.changed_scale)
    ]:
        tip = np.array(at, float) + float(scale) * np.array(function.gradient(at), float)
        assert (low <= tip).all() and (tip <= high).all()


def test_the_names_at_its_axes_are_seen_all_the_way_of_a_tilt() -> None:
    pair = Pair(Bare(), framing("x**2 + y**2", "x**2 + 4*y**2"), height="height")  # type: ignore[arg-type]
    for tilt in (pair.rise, pair.flatten):
        animations = tilt()
        for share in (0.2, 0.4, 0.6, 0.8, 1.0):
            played(animations, share)
            assert all(each.seen for each in pair.axes.placed if each.is_name), share


def wide(depth: int, text: str = "sin(x) + cos(y)", view: View = TILTED) -> Pair:
    """A pair whose map is 8 wide and so deep, low and far over its map."""
    function, one = Function(text, ["x", "y"]), Fraction(1)
    spans = (Fraction(-4), Fraction(4)), (Fraction(-depth, 2), Fraction(depth, 2))
    framing = Framing(function, function, ((one, one),), (one, one), spans)
    return Pair(Bare(), framing, height="height", view=view, stands=(2.0, 1.6), climbed=True)  # type: ignore[arg-type]


def risen(pair: Pair) -> Pair:
    for each in pair.rise():
        each.begin()
        each.finish()
    return pair


def test_walls_are_solid_where_they_hide_little_of_the_map() -> None:
    assert wide(4).surface.terrain(0.0).solid == 1
    assert wide(8).surface.terrain(0.0).solid < 1


def test_the_first_letter_ends_the_row_of_its_numbers_where_the_ground_has_risen_to_be_climbed() -> None:
    """It takes no room under them, so that the ground is larger."""
    land = risen(wide(6))
    letter, *numbers = sorted((each for each in land.axes.placed if each.axis == 0), key=lambda each: not each.is_name)
    last = max(numbers, key=lambda each: each.box.right)
    assert letter.box.left > last.box.right and abs(letter.box.middle[1] - last.box.middle[1]) < 0.4


def test_the_axis_of_heights_goes_up_to_the_tops_where_its_corner_is_low() -> None:
    pair = wide(5, "9 - x**2/2 - y**2/2")
    terrain, pole = pair.surface.terrain(0.0), pair.heights[0].ticks[0]
    assert placed(pole.points, terrain)[:, 2].max() == pytest.approx(terrain.at(0, 0, 5)[2])


@pytest.mark.parametrize(("depth", "elevation"), crossed(2, [4, 30, 7, 20], [22, 43, 29, 36]))
def test_the_name_of_the_heights_is_clear_of_their_axis(depth: int, elevation: int) -> None:
    """From over a small ground, too, whose axis is short there."""
    pair = risen(wide(depth, view=View(-79, elevation)))
    ground, upright = pair.ground, pair.heights[0]
    name = next(each for each in upright.placed if each.is_name)
    box = box_of(name.text, 0.9 * theme.LINE_GAP)
    for tick in upright.ticks:
        line = placed(tick.points, ground.terrain)
        ends = line[0] + (line[-1] - line[0]) * np.linspace(0, 1, 60)[:, None]
        assert not box.holding(ground.view.project(ends)[:, :2]).any()


@pytest.mark.parametrize(
    ("depth", "azimuth", "elevation"), crossed(2, [16, 4, 8], [-86, -64, -75], [32, 20, 43])
)
def test_long_numbers_of_the_heights_stand_beside_their_own_ticks_and_off_the_axis(
    depth: int, azimuth: int, elevation: int
) -> None:
    """On a long ground their way leads steeply down."""
    pair = risen(wide(depth, "-5000 - 400*y**2", View(azimuth, elevation)))
    ground, upright = pair.ground, pair.upright
    lines = [ground.view.project(placed(tick.points, ground.terrain))[:, :2] for tick in upright.ticks]
    points = np.concatenate([line[0] + (line[-1] - line[0]) * np.linspace(0, 1, 60)[:, None] for line in lines])
    numbers = [each for each in upright.placed if not each.is_name]
    assert len(numbers) > 1
    for each in numbers:
        assert not box_of(each.text, 0.9 * theme.LINE_GAP).holding(points).any()
        off = [abs(line[0, 1] - each.box.middle[1]) for line in lines]
        assert min(zip(off[1:], upright.ticks[1:], strict=True), key=lambda one: one[0])[1] is each.tick


@pytest.mark.parametrize("elevation", family(2, [14, 18, 30]))
def test_numbers_of_the_map_that_the_block_floats_before_are_not_seen(elevation: int) -> None:
    """Nor are those that touch it."""
    pair, seen = risen(wide(7, view=View(-100, 14))), 0
    for azimuth in range(-100, -70, 2):
        pair.ground.face(replace(pair.ground.view, azimuth=azimuth, elevation=elevation))
        for each in (each for each in pair.axes.placed if not each.is_name):
            box = box_of(each.text, 0.025)
            corners = np.array([[x, y] for x in (box.left, box.right) for y in (box.bottom, box.top)])
            under = covers(pair.ground.terrain, pair.ground.view, corners).any()
            assert not (under and each.seen)
            seen += each.seen
    assert seen


@pytest.mark.parametrize("waves", family(2, [3, 4, 5]))
def test_a_number_that_a_rough_edge_touches_is_not_seen(waves: int) -> None:
    """A crest may reach in between the corners of the room around a number, and hold one of the number's own."""
    pair = risen(wide(8, f"cos({waves}*x)*cos({waves}*y)", View(-86, 32)))
    number = next(each for each in pair.axes.placed if not each.is_name)
    edge = points_of(pair.ground.terrain, pair.ground.view)[::7]
    corners = edge[:, None] + number.half * [[-1, -1], [1, -1], [1, 1], [-1, 1]]
    touched = covers(pair.ground.terrain, pair.ground.view, corners.reshape(-1, 2)).reshape(-1, 4).any(axis=1)
    hidden = covered([number] * len(edge), edge, pair.ground)
    assert touched.any() and not (touched & ~hidden).any() and not hidden.all()


@pytest.mark.parametrize(
    ("azimuth", "text"),
    crossed(
        2,
        [-130, -74, -48],
        ["5*x + 5*y + x*y/10", "x*y - x - 3*y", "x**2 + y**2", "sin(x)*y"],
    ),
)
def test_a_map_that_tilts_keeps_off_the_words_beside_it(text: str, azimuth: int) -> None:
    function, at = Function(text, ["x", "y"]), (Fraction(1), Fraction(-1))
    framing = Framing(function, function, (at,), at, ((Fraction(-4), Fraction(4)),) * 2)
    title = typeset.words("Two slopes make an arrow", size=theme.TITLE_SIZE)
    title.move_to([theme.MARGIN + (title.width - theme.FRAME_WIDTH) / 2, theme.TITLE_BASELINE, 0])
    view = View(azimuth, 20)
    pair = Pair(Bare(), framing, height="height", beside=(title,), view=view, stands=(2.6, 1.5))  # type: ignore[arg-type]
    for tilt in (pair.rise, pair.flatten):
        animations = tilt()
        for share in np.linspace(0, 1, 15):
            played(animations, share)
            outline = points_of(pair.ground.terrain, pair.ground.view)
            assert not box_of(title, 0.1).holding(outline).any(), share


def test_a_number_that_gave_way_while_the_axes_went_is_not_there_when_they_come_back() -> None:
    made = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    made.axes.put()
    number = next(each for each in made.axes.placed if not each.is_name and each.seen)
    for going in made.axes.going():
        going.begin()
        made.make_room(box_of(number.text))
        going.finish()
    assert not number.seen
    for coming in made.axes.coming():
        coming.begin()
        coming.finish()
    solid = {glyph.get_fill_opacity() for each in made.axes.placed if each.seen for glyph in each.text}
    assert solid == {1} and {glyph.get_fill_opacity() for glyph in number.text} == {0}


def test_a_number_that_gave_way_comes_back_while_the_others_stand() -> None:
    made = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    before = [each for each in made.axes.placed if each.seen]
    number = next(each for each in before if not each.is_name)

    def solid(text: Any) -> set[float]:
        return {float(glyph.get_fill_opacity()) for glyph in text.text}

    made.make_room(box_of(number.text))
    assert not number.seen
    (coming,) = made.give_back()
    for share in (0.0, 0.5, 1.0):
        coming.begin()
        coming.interpolate(share)
        assert all(solid(each) == {1} for each in before if each is not number)
    assert solid(number) == {1}


@pytest.mark.parametrize(("after", "steady"), [("x**2 + 4*y**2", True), ("100*x**2 + 400*y**2", False)])
def test_a_height_keeps_its_colour_while_the_surface_changes_if_both_have_enough_of_them(
    after: str, steady: bool
) -> None:
    surface = Pair(Bare(), framing("x**2 + y**2", after), height="height").surface  # type: ignore[arg-type]
    shades = [float(surface.terrain(share).shade(4.0)) for share in np.linspace(0, 1, 5)]
    assert (np.ptp(shades) < 1e-9) == steady
    for share in (0.0, 1.0):
        ground = surface.terrain(share)
        assert ground.shade(ground.high) - ground.shade(ground.low) > 0.39


@pytest.mark.parametrize("at", family(3, [(1, 2), (1, -2), (-1, 2), (-1.5, -1), (0, 1), (1.5, 0)]))
def test_the_name_of_a_tangent_stands_at_its_right_end(at: tuple[float, float]) -> None:
    pair = Pair(Bare(), framing("x**2 + y**2"), height="height")  # type: ignore[arg-type]
    needle, tangent = Needle(pair, at), pair.tangent(np.array(at, float))
    middle = pair.label(typeset.words("slope 0"), tangent, needle.arrow, needle.square).get_center()[:2]
    left, foot, right = pair.places(np.array([tangent.points[0], at, tangent.points[-1]]))
    assert left[0] <= right[0] + 1e-9
    assert np.hypot(*(middle - right)) < min(np.hypot(*(middle - foot)), np.hypot(*(middle - left)))


@pytest.mark.parametrize(("at", "passes"), [((1, 2), True), ((2, 0), False)])
def test_a_straight_way_back_passes_the_centre_or_meets_it(at: tuple[float, float], passes: bool) -> None:
    pair = Pair(Bare(), framing("x**2 + 4*y**2"), height="height")  # type: ignore[arg-type]
    needle = Needle(pair, at)
    *gap, _ = needle.passing((0, 0), "centre")
    assert gap == needle.gap and len(gap) == passes
    for line in needle.gap:
        centre, foot = line.points[[0, -1]]
        assert centre == pytest.approx([0, 0]) and abs(foot @ (foot - needle.at)) < 1e-9


def test_a_name_that_would_lie_on_its_own_arrow_is_left_out_and_leaves_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As where no other place is free for it."""
    pair = Pair(Bare(), framing("x**2 + y**2"), height="height")  # type: ignore[arg-type]
    needle, name, beside = Needle(pair, (1, 2)), "a name", pair.name
    assert len(needle.passing((0, 0), name)) == 1
    there, middle = [*pair.labels.there], needle.arrow.outline.mean(axis=0)

    def on_the_arrow(words: Typeset, *_: object) -> Label:
        label: Label = beside(words, middle).move_to(np.append(middle, 0.0))
        return label

    monkeypatch.setattr(pair, "name", on_the_arrow)
    assert needle.passing((0, 0), name) == [] and pair.labels.there == there


@pytest.mark.parametrize(("rise", "comes"), rows(2, [(0.9, False), (1.0, True), (0.3, False)]))
def test_of_the_axis_of_heights_nothing_comes_by_itself_before_the_ground_has_risen(rise: float, comes: bool) -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    ground, upright = risen(pair).ground, pair.upright
    upright.place()
    seen = [each for each in upright.placed if each.seen]
    for each in upright.placed:
        each.show(False)  # as while it fades
    ground.terrain = replace(ground.terrain, rise=rise)
    foot, tip = placed(upright.ticks[0].points, ground.terrain)[[0, -1]]
    ground.put(Arrow(start=foot, end=tip + [0, 0, 0.1]))  # something comes near
    upright.step_aside()
    assert len(seen) > 1 and any(each.text.get_fill_opacity() > 0 for each in upright.placed) == comes
