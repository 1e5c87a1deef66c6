"""A step in two legs lies on the tangent plane and on the map, and its gap on the ground, whatever the ground."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise, product
from typing import Any

import numpy as np
import pytest

from steepest.calculus import Cut, Function, TotalDifferential
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import box_of
from steepest.stage.figures.lens.glass import MARKED
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.slopes.frozen_cut import FrozenCut
from steepest.stage.figures.slopes.two_legs import TwoLegs
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.things import Arrow
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come
from steepest.stage.play.live import Live
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.typeset import words
from tests.families import crossed, family
from tests.stage.figures.graph.test_graph import Sheet

SOURCES = ["x**2 + 3*y", "5 - x**2 - y**2", "x*y", "2*x - y", "cos(x)*sin(y)"]
WAVES = "cos(x - 2.5) + sin(2*y - 1.5)", "sin(2*x)*sin(12*y)"
ROOT = "sqrt(2 + x**2) - y**2/3"
STEPS = [(Fraction(1, 2), Fraction(-1, 2)), (Fraction(-1, 4), Fraction(1, 2))]
each_step = pytest.mark.parametrize(("source", "by"), crossed(2, SOURCES, STEPS))
each_shorter = pytest.mark.parametrize(
    ("source", "by", "share"), crossed(2, [*SOURCES, ROOT], STEPS, [Fraction(1, 2), Fraction(1, 10)])
)
Made = tuple[TwoLegs, Block, TotalDifferential, Live[Fraction]]


def made(source: str, by: tuple[Fraction, Fraction]) -> Made:
    function = Function(source, ["x", "y"])
    step = TotalDifferential(function, (Fraction(1), Fraction(1)), by)
    land = Block(function, [(0, 2), (0, 2)], TwoLegs.seen_over(step), region=theme.PICTURE, gap=1.0)
    share = Live(Fraction(1))
    return TwoLegs(Sheet(total=step), land, "total", share), land, step, share


def laid(source: str, by: tuple[Fraction, Fraction]) -> Made:
    """The same, all of it on the block, for a lens to look at."""
    legs, land, step, live = made(source, by)
    land.landscape.put(*legs.all)
    legs.scene.mobjects = []
    return legs, land, step, live


def test_over_a_hollow_the_eye_stays_low_enough_to_see_the_map_under_it() -> None:
    hollow, half = Function("x**2 + y**2", ["x", "y"]), Fraction(1, 2)
    step = TotalDifferential(hollow, (Fraction(1), Fraction(1)), (half, half))
    span = Fraction(1, 5), Fraction(9, 5)
    land = Block(hollow, (span, span), TwoLegs.seen_over(step), size=(6.6, 2.7), gap=1.5)
    assert land.landscape.view.elevation < 45


@each_step
def test_legs_climb_what_the_slopes_say_and_the_gap_is_the_gap(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, step, share = made(source, by)
    for part in (Fraction(1), Fraction(1, 2)):
        share.value = part
        now = step.shortened(part)
        for leg, climb in zip(legs.legs, now.legs, strict=True):
            start, end = land.whole.back(points_of(leg, land.whole))
            assert end[2] - start[2] == pytest.approx(float(climb), abs=1e-9)
        low, high = land.whole.back(points_of(legs.gap[3], land.whole))
        assert high[2] - low[2] == pytest.approx(float(now.gap), abs=1e-9)
        assert high[:2] == pytest.approx([float(value) for value in now.end])
        for leg, climb in zip(legs.unshortened, step.legs, strict=True):  # whatever is taken of it now
            start, end = land.whole.back(points_of(leg, land.whole))
            assert end[2] - start[2] == pytest.approx(float(climb), abs=1e-9)


@each_step
def test_a_post_at_the_end_of_each_leg_is_as_high_as_it_climbs_and_the_last_as_both(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, step, share = made(source, by)
    for part in (Fraction(1), Fraction(1, 2)):
        share.value = part
        now = step.shortened(part)
        for (post, run), leg, climb in zip(legs.posts, legs.legs, now.legs, strict=True):
            ends = land.whole.back(points_of(post, land.whole)[[0, -1]])
            assert np.diff(ends, axis=0)[0] == pytest.approx((0, 0, float(climb)), abs=1e-9)
            assert ends[1] == pytest.approx(land.whole.back(points_of(leg, land.whole))[1])
            way = land.whole.back(points_of(run, land.whole)[[0, -1]])
            assert way[1] == pytest.approx(ends[0]) and way[0, 2] == pytest.approx(ends[0, 2])
        ends = land.whole.back(points_of(legs.left, land.whole)[[0, -1]])
        assert ends[1, 2] - ends[0, 2] == pytest.approx(float(now.value), abs=1e-9)
        way = land.whole.back(points_of(legs.from_start, land.whole)[[0, -1]])
        assert way[1] == pytest.approx(ends[0]) and way[0] == pytest.approx(
            land.whole.back(points_of(legs.legs[0], land.whole))[0]
        )


@each_step
def test_a_cut_at_the_end_leaves_the_step_and_bares_the_gap(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, step, _ = made(source, by)
    cut = Cut(step.function, step.end, "x")
    opening = land.open(cut)
    opening.begin()
    opening.finish()
    ground = land.landscape.terrain
    (_, _), (south, north) = ground.extent
    assert south - 1e-9 <= float(step.at[1]) <= north + 1e-9
    assert float(step.end[1]) in (pytest.approx(south), pytest.approx(north))
    sight = Sight(ground, land.landscape.view)
    edge = points_of(legs.gap[1], ground)
    assert sight.sees_all(edge).mean() > 0.9


@each_step
def test_the_block_floats_so_high_that_both_legs_on_the_map_are_in_sight(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, step, _ = made(source, by)
    for animation in legs.close_up(TwoLegs.seen_over(step), 1.0):
        animation.begin()
        animation.finish()
    sight = Sight(land.landscape.terrain, land.landscape.view)
    ends = [points_of(leg, sight.terrain) for leg in legs.below]
    ways = [np.linspace(start, end, 20) for start, end in ends]
    assert land.whole.gap is not None and land.whole.gap >= 1.0
    assert all(sight.sees_all(way).all() for way in ways)


@each_step
def test_from_close_by_the_step_is_half_as_long_as_the_block_and_lies_on_it(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, step, _ = made(source, by)
    for animation in legs.close_up(TwoLegs.seen_over(step), 1.0):
        animation.begin()
        animation.finish()
    shown = np.array(land.landscape.terrain.extent)
    assert max(map(abs, map(float, by))) > 0.5 * np.ptp(shown, axis=1).max()
    assert ((shown[:, 0] < legs.corners()) & (legs.corners() < shown[:, 1])).all()


@pytest.mark.parametrize("source", family(2, SOURCES))
def test_the_plane_touches_the_ground_where_the_step_begins(source: str) -> None:
    legs, land, step, _ = made(source, STEPS[0])
    rim = land.whole.back(points_of(legs.sheet, land.whole))
    away = rim[:, :2] - np.array(step.at, float)
    wanted = float(step.function(step.at)) + away @ np.array(step.slopes, float)
    assert rim[:, 2] == pytest.approx(wanted)


def drawn_out(legs: TwoLegs) -> None:
    for moving in legs.drawn_out():
        moving.begin()
        moving.interpolate(1.0)
        moving.finish()


@each_step
def test_the_plane_is_a_small_square_where_it_touches_the_hill_until_it_is_drawn_out(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, step, _ = made(source, by)
    edge = legs.sheet
    piece = land.whole.back(points_of(edge, land.whole))
    (_, _, plane, *_) = legs.pieces(legs.names())
    assert edge in plane
    small, place = land.whole.back(rim := points_of(edge, land.whole)), np.array(step.at, float)
    sides = np.ptp(small, axis=0)[:2]
    assert sides[0] == pytest.approx(sides[1])
    assert (small.min(axis=0) + small.max(axis=0))[:2] / 2 == pytest.approx(place)
    assert max(sides) <= 0.5 * max(abs(float(leg)) for leg in by)
    seen = (view := land.landscape.view).project(rim)[:, :2]
    assert land.axes.room.holding(seen).all() and not any(box.holding(seen).any() for box in land.axes.boxes(view))
    drawn_out(legs)
    assert land.whole.back(points_of(edge, land.whole)) == pytest.approx(piece)


def test_what_is_climbed_is_told_beside_an_upright_only_where_its_bar_has_no_number() -> None:
    step = TotalDifferential(Function("x**2 + 3*y", ["x", "y"]), (Fraction(1), Fraction(1)), STEPS[0])
    land = Block(step.function, [(0, 2), (0, 2)], TwoLegs.seen_over(step), region=theme.PICTURE, gap=1.0)
    for bars in (theme.OVER_LINES, None):
        legs = TwoLegs(Sheet(total=step), land, "total", bars=bars)
        names = legs.names()
        pieces = [each for piece in legs.pieces(names) for each in piece]
        assert all((label in pieces) == (bars is None) for label in names[2:])
        assert all((label in land.labels.there) == (bars is None) for label in names[2:])
        assert all(label in pieces for label in names[:2])
        land.labels.withdraw(*(label for label in names if label in land.labels.there))


@each_step
def test_the_plane_leaves_half_of_the_hill_bare_around_it(source: str, by: tuple[Fraction, Fraction]) -> None:
    legs, land, _, _ = made(source, by)
    for moving in legs.close_up(TwoLegs.seen_over(legs.whole), 1.0):
        moving.begin()
        moving.finish()
    legs.pieces(legs.names())
    drawn_out(legs)
    piece = land.whole.back(points_of(legs.sheet, land.whole))
    shown = np.ptp(np.array(land.landscape.terrain.extent), axis=1)
    assert np.prod(np.ptp(piece, axis=0)[:2]) <= 0.65 * np.prod(shown)


@pytest.mark.parametrize("source", ["sin(2*x) + cos(12*y)", "sin(3*y) - x"])
def test_a_plane_that_is_steep_goes_less_far_beyond_the_step_where_it_would_lie_on_words(source: str) -> None:
    long = Fraction(9, 10)
    for by in ((long / 4, long), (-long / 4, -long), (long, -long / 4)):
        legs, land, _, _ = made(source, by)
        legs.pieces(legs.names())
        drawn_out(legs)
        rim = land.landscape.view.project(points_of(legs.sheet, land.whole))[:, :2]
        assert not any(box.holding(rim).any() for box in land.axes.boxes(land.landscape.view))


@pytest.mark.parametrize("source", ["3*x**2 + 3*y**2", "-3*x**2 - 3*y**2"])
def test_the_plane_is_seen_alike_in_a_hill_of_glass_and_over_it_until_it_is_bared(source: str) -> None:
    """Where the hill is higher is asked while it is there."""
    legs, land, _, _ = made(source, STEPS[0])
    (_, _, plane, *_) = legs.pieces(legs.names())
    assert [*plane] == legs.plane.all
    for moving in (*legs.spanned(), *come(*plane)):
        moving.begin()
        moving.interpolate(1.0)
        moving.finish()
    drawn_out(legs)
    assert land.landscape.solid < 1
    lines = legs.sheet, *legs.glass, *legs.plane.tangents, legs.gap[2]
    assert all(line.through and not line.below and not line.dashed for line in lines)
    assert all(leg.through and not leg.shaded for leg in legs.legs)
    for moving in legs.bared():
        moving.begin()
        moving.interpolate(1.0)
        moving.finish()
    assert not {*legs.plane.all, *legs.plane.tangents} & {*land.landscape.things}
    assert land.landscape.solid == 1


@each_step
def test_where_a_lens_has_come_the_rim_is_left_of_the_plane_with_its_lines(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, _, _ = laid(source, by)
    (_, _, plane, *_) = legs.pieces(legs.names())
    for moving in come(*plane):
        moving.begin()
        moving.interpolate(1.0)
        moving.finish()
    enlarges = legs.lens(theme.LENS_OVER_LINES).enlarges
    for moving in legs.narrowed():
        moving.begin()
        moving.interpolate(1.0)
        moving.finish()
    things = {*land.landscape.things}
    assert things >= {legs.sheet, *legs.glass}, "the legs are seen to lie on it"
    assert bool(things & {*legs.plane.tangents, legs.plane.filled}) is not enlarges, "nothing hides the ground"


@each_step
def test_both_edges_of_the_gap_end_where_that_of_the_plane_has_no_room_farther_on(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, _, _ = laid(source, by)

    def tips() -> np.ndarray:
        return np.array([points_of(edge, land.whole)[-1] for edge in (legs.gap[2], legs.gap[1])])

    far = tips()
    legs.lens(theme.LENS_OVER_LINES)
    assert np.array_equal(tips(), far)  # all of them has room
    end, tip = (land.landscape.on_screen(at)[0] for at in (points_of(legs.legs[1], land.whole)[-1], far[0]))
    side = "left" if tip < end else "right"
    land.axes.room = replace(land.axes.room, **{side: (end + tip) / 2})
    legs.lens(theme.LENS_OVER_LINES)
    plane, ground = tips()
    assert 0 < (land.landscape.on_screen(plane)[0] - end) / (tip - end) <= 0.5
    assert land.whole.back(plane[None])[0, :2] == pytest.approx(land.whole.back(ground[None])[0, :2])


@each_step
def test_a_bare_lens_shows_the_plane_in_its_middle_until_the_ground_is_told(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, _, step, _ = laid(source, by)
    lens: Any = legs.lens(theme.LENS_OVER_LINES, names=[words("hill"), words("plane"), words("gap")])
    if not lens.enlarges:
        assert not step.gap
        return
    foot, head = lens._looked(lens.rise)[0]
    assert foot == pytest.approx(lens.glass.centre, abs=1e-6)
    assert np.hypot(*(head - foot)) < lens.glass.radius
    near, looks = lens.bare().glass.near, []
    names = [each.mobject for each in lens.coming()[1:]]
    assert "hill" not in {getattr(name.words, "markup", "") for name in names} and near.solid() == 0
    looks.append(near.appearance())
    for moving in lens.told():
        moving.begin()
        moving.interpolate(1.0)
        moving.finish()
    assert near.solid() == 1 and near.appearance() != looks[0]


@pytest.mark.parametrize("source", family(2, SOURCES))
def test_a_ring_on_the_plane_lies_around_the_place_where_it_touches_the_hill(source: str) -> None:
    legs, land, step, _ = made(source, STEPS[0])
    ring = points_of(legs.touch, land.whole)
    foot = land.whole.on(*map(float, step.at))
    assert np.ptp(np.linalg.norm(ring - foot, axis=1)) == pytest.approx(0, abs=1e-9)
    back = land.whole.back(ring)
    climbed = (back[:, :2] - np.array(step.at, float)) @ np.array(step.slopes, float)
    assert back[:, 2] - float(step.function(step.at)) == pytest.approx(climbed, abs=1e-9)
    (_, _, plane, *_) = legs.pieces(legs.names())
    for moves, there in ((lambda: come(*plane), True), (legs.bared, False)):
        for moving in moves():
            moving.begin()
            moving.interpolate(1.0)
            moving.finish()
        assert (legs.touch in land.landscape.things) is there


@each_step
def test_the_plane_has_its_name_with_the_first_leg_on_it_and_until_it_is_bared(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, _, _ = made(source, by)
    told = legs.names(words("plane", size=theme.LABEL_SIZE))
    (_, _, plane, first, *_) = legs.pieces(told)
    assert told[-1] in first and told[-1] not in plane
    legs.bared()
    assert told[-1] not in land.labels.there


@each_step
def test_the_name_of_the_plane_stands_on_no_leg_and_near_the_corner_that_none_reaches(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, _, _ = made(source, by)
    *_, name = legs.names(words("plane", size=theme.LABEL_SIZE))
    first, second = (points_of(leg, land.whole) for leg in legs.legs)
    corner = land.landscape.view.project((first[0] + second[-1] - second[0])[None])[0, :2]
    assert name.box.apart(Box(*corner, *corner)) < 0.5
    for leg in (*legs.legs, *legs.below):
        line = np.linspace(*land.landscape.view.project(points_of(leg, land.whole))[:, :2], 50)
        assert not name.box.holding(line).any()


@pytest.mark.verify
def test_no_words_lie_on_a_leg() -> None:
    for source in SOURCES:
        for by in STEPS:
            legs, land, _, _ = made(source, by)
            for label in legs.names():
                for leg in (*legs.legs, *legs.below):
                    line = np.linspace(*land.landscape.view.project(points_of(leg, land.whole))[:, :2], 50)
                    assert not label.box.holding(line).any()


@pytest.mark.parametrize(("source", "by"), crossed(3, SOURCES, [*STEPS, (Fraction(1, 2), Fraction(1, 2))]))
def test_what_is_climbed_stands_beside_its_own_upright_and_covers_none(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, _, _ = made(source, by)
    words, uprights = legs.climbed(), legs.climbs[::2]
    seen = [land.landscape.view.project(points_of(each, land.whole))[:, :2] for each in uprights]
    assert not any(label.box.holding(upright).any() for label in words for upright in seen)
    for label, upright in zip(words, seen, strict=True):
        assert min(label.box.apart(Box(*point, *point)) for point in upright) < 0.45
    second, both = (upright[0, 1] for upright in seen[1:])
    assert (second > both) == (words[1].box.middle[1] > words[2].box.middle[1])


@pytest.mark.parametrize("source", ["x**2 + 3*y", "x**2 + 2*y"])
def test_what_both_climb_stands_beyond_its_upright_where_what_the_second_leg_climbs_is_beside_it(
    source: str,
) -> None:
    legs, land, _, _ = made(source, (Fraction(1, 2), Fraction(-1, 2)))
    _, second, both = legs.climbed()
    foot = land.landscape.view.project(points_of(legs.left, land.whole))[0, 0]
    assert both.box.left < foot < both.box.right and not second.box.left < foot < second.box.right


@each_step
def test_what_both_climb_goes_on_to_the_ground_and_words_tell_how_much_that_changes(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, step, _ = made(source, by)
    movements = legs.on_to_ground()
    assert len(movements) == 1 + bool(step.gap)
    if step.gap:  # else the upright stays, and only words come
        movements[0].interpolate(1.0)
    start, reached = land.whole.back(points_of(legs.left, land.whole)[[0, -1]])
    assert reached[2] - start[2] == pytest.approx(float(step.change), abs=1e-9)
    assert land.labels.there == legs.change[1:]


@pytest.mark.parametrize("source", family(2, SOURCES))
def test_once_they_are_parted_the_climb_ends_on_the_plane_where_the_gap_begins(source: str) -> None:
    legs, land, step, _ = made(source, STEPS[0])
    for movement in (legs.on_to_ground, legs.parted):
        for moving in movement():
            moving.begin()
            moving.interpolate(1.0)
            moving.finish()
    start, reached = land.whole.back(points_of(legs.left, land.whole)[[0, -1]])
    foot, head = land.whole.back(points_of(legs.gap[3], land.whole))
    assert reached == pytest.approx(foot, abs=1e-9)
    assert reached[2] - start[2] == pytest.approx(float(step.value), abs=1e-9)
    assert head[2] - foot[2] == pytest.approx(float(step.gap), abs=1e-9)
    assert not {*land.labels.there} & {*legs.change[1:]}


@each_step
def test_in_the_lens_what_both_climb_is_named_at_its_upright_where_that_leads_on_to_the_gap(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    told = [words(text, size=theme.LABEL_SIZE) for text in ("hill", "plane", "0.25", "0.5")]
    lens, rise = lens_over_gap(source, by, told)
    if rise is None:
        return
    named = [box_of(name) for name in lens.names if name.words.markup == told[3].markup]
    step = laid(source, by)[2]
    onward = step.value * step.gap > 0
    assert len(named) <= onward and (named or not onward or source != SOURCES[0])
    foot, head = rise
    for box in named:
        assert (box.middle - foot)[1] * (head - foot)[1] < 0, "beyond the gap's foot"
        assert np.hypot(*(box.middle - lens.glass.centre)) < lens.glass.radius


def test_the_rule_without_its_steps_is_closed_up_red_and_struck_out() -> None:
    legs = made(SOURCES[0], STEPS[0])[0]
    stepless = legs.rule.stepless(Panel(legs.scene))
    wrong, right = (legs.scene.formula(form, theme.FORMULA_SIZE) for form in (stepless, legs.rule.told))
    told = len(wrong.submobjects) - len("=7")  # what slopes of 4 and 3 would make without their steps
    assert len(right.submobjects) - told == 4, "dx and dy"
    apart = [b.get_left()[0] - a.get_right()[0] for a, b in pairwise(wrong.submobjects)]
    assert max(apart) < 0.5 * wrong.height, "there are no empty places"
    line, sign = legs.rule.struck(wrong).outline, wrong.submobjects[2]
    assert {glyph.get_fill_color().to_hex() for glyph in wrong.submobjects} == {theme.WRONG}
    assert line[0, 0] > sign.get_right()[0] - 0.1 and line[1, 0] > wrong.get_right()[0]


def test_what_the_ground_changes_by_stands_off_the_rim_of_the_plane_and_near_its_upright() -> None:
    for source, by in product(["x*y", "2*x - y", ROOT], [*STEPS, (Fraction(1, 2), Fraction(1, 2))]):
        legs, land, _, _ = made(source, by)
        legs.on_to_ground()
        box = legs.change[1].box
        seen = [land.landscape.view.project(points_of(each, land.whole))[:, :2] for each in (legs.sheet, legs.left)]
        assert not box.holding(seen[0]).any()
        assert min(box.apart(Box(*point, *point)) for point in seen[1].tolist()) < 0.45


@pytest.mark.parametrize("source", family(2, SOURCES))
def test_words_that_are_not_made_take_no_room(source: str) -> None:
    legs, land, _, _ = made(source, STEPS[0])
    assert land.labels.there == legs.lengths()


@each_step
def test_while_a_step_is_halved_what_is_read_adds_up(source: str, by: tuple[Fraction, Fraction]) -> None:
    legs, _, whole, share = made(source, by)
    record = legs.running(Fraction(1, 2))
    halving = share.to(Fraction(1, 2))
    for part in np.linspace(0.05, 0.95, 19):
        halving.interpolate(float(part))
        read = record()
        decimals = decimals_of([whole.half.by[0]])
        assert float(read.by[0]) == pytest.approx(round(float(share() * whole.by[0]), decimals), abs=1e-9)
        assert float(read.value + read.gap) == pytest.approx(float(read.change), abs=1e-9)
    halving.interpolate(1.0)
    assert float(record().gap) == pytest.approx(float(whole.shortened(Fraction(1, 2)).gap))


@pytest.mark.parametrize(
    ("source", "long"),
    crossed(2, [*WAVES, *SOURCES], [Fraction(1, 4), Fraction(1, 2), Fraction(7, 10)]),
)
def test_no_length_lies_where_the_ring_of_the_lens_will_be(source: str, long: Fraction) -> None:
    for by in ((long, long), (long, -long), (-long, long), (-long, -long)):
        legs, land, step, _ = made(source, by)
        end = land.landscape.view.project(land.whole.on(*map(float, step.end)))[:2]
        for label in legs.lengths():
            box = label.box
            assert np.hypot(*(np.clip(end, [box.left, box.bottom], [box.right, box.top]) - end)) > MARKED


@each_step
def test_how_long_a_leg_is_stands_near_it(source: str, by: tuple[Fraction, Fraction]) -> None:
    legs, land, _, _ = made(source, by)
    for label, leg in zip(legs.lengths(), legs.below, strict=True):
        start, end = land.landscape.view.project(points_of(leg, land.whole))[[0, -1], :2]
        assert label.box.far(np.linspace(start, end, 20)).min() < 0.6


def lens_over_gap(
    source: str, by: tuple[Fraction, Fraction], names: list[Any]
) -> tuple[Any, np.ndarray | None]:
    """A lens over a step's end with some names, and the gap's two ends (2, 2) in it, if there is one."""
    legs, land, step, _ = laid(source, by)
    lens: Any = legs.lens(theme.LENS_OVER_LINES, names=names)
    if not step.gap:
        return lens, None
    lens.glass.look()
    return lens, lens.glass.near.sight.view.project(points_of(legs.gap[3], land.whole))[:, :2]


@pytest.mark.parametrize(
    ("source", "by"), crossed(3, [*SOURCES, ROOT], [*STEPS, (Fraction(-1, 10), Fraction(1, 10))])
)
def test_in_the_lens_each_surface_is_named_on_its_side_of_the_gap(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    names = [words("hill", size=30), words("plane", size=30)]
    lens, rise = lens_over_gap(source, by, names)
    if rise is None:
        assert not lens.names
        return
    near: Any = lens.glass.near
    assert all(thing.colour == theme.SECOND for thing in near.things if isinstance(thing, Arrow)), "it leads there"
    foot, head = rise
    boxes, centre, radius = [box_of(name) for name in lens.names], lens.glass.centre, lens.glass.radius
    assert boxes
    ways = [1 if name.words.markup == names[0].markup else -1 for name in lens.names]
    if len(boxes) == 2:
        assert (boxes[0].middle - boxes[1].middle)[1] * (head - foot)[1] > 0
    for box, way in zip(boxes, ways, strict=True):
        assert box == theme.LENS_OVER_LINES.common(box)
        if np.hypot(*(box.middle - centre)) < radius:
            edge = head if way > 0 else foot
            assert (box.middle[1] - edge[1]) * (edge - (foot + head) / 2)[1] > 0
        else:  # beside the rim, and clear of it
            assert np.hypot(*np.maximum(np.abs(box.middle - centre) - (box.width / 2, box.height / 2), 0)) > radius
    assert all(np.hypot(*(box.middle - centre)) > radius for box in boxes) or source != SOURCES[0]
    assert all(box.apart(box_of(lens.label)) > 0 for box in boxes)


@pytest.mark.parametrize(("source", "by"), crossed(2, [*SOURCES, ROOT], STEPS))
def test_in_the_lens_the_gap_is_named_beside_it_between_both_edges(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    told = [words(text, size=theme.LABEL_SIZE) for text in ("hill", "plane", "0.25")]
    lens, rise = lens_over_gap(source, by, told)
    between = [name for name in lens.names if name.words.markup == told[2].markup]
    if rise is None:
        assert not between
        return
    foot, head = rise
    # Other edges may be too steep for words between them.
    assert (len(between), len(lens.names)) == (1, 3) or source != SOURCES[0]
    for box in map(box_of, between):
        low, high = sorted((foot[1], head[1]))
        assert low < box.bottom and box.top < high
        assert 0 < min(abs(box.left - foot[0]), abs(box.right - foot[0])) < 0.3
        corners = np.array([[x, y] for x in (box.left, box.right) for y in (box.bottom, box.top)])
        assert (np.hypot(*(corners - lens.glass.centre).T) < lens.glass.radius).all()
        assert all(box.apart(box_of(other)) > 0 for other in (lens.label, *lens.names[:-1]))


@each_shorter
def test_of_a_shorter_step_both_edges_are_named_outside_of_the_lens_each_on_its_side(
    source: str, by: tuple[Fraction, Fraction], share: Fraction
) -> None:
    """Inside, they are so close that names would lie on them."""
    legs, _, step, live = laid(source, by)
    sides = [words(text, size=theme.LABEL_SIZE) for text in ("hill", "plane")]
    lens: Any = legs.lens(theme.LENS_OVER_LINES, names=sides)
    live.value = share
    parts, edges = lens.renamed(), {words.markup for words in sides}
    told = [each for each in parts if not isinstance(each, FlatLine)]
    boxes = [box_of(name) for name in told if name.words.markup in edges]
    assert len(boxes) == (2 if step.gap else 0) or source != SOURCES[0]
    assert len(parts) - len(told) == len(boxes), "a line leads to each"
    for box in boxes:
        off = np.abs(box.middle - lens.glass.centre) - (box.width / 2, box.height / 2)
        assert np.hypot(*np.maximum(off, 0)) > lens.glass.radius
        assert box == theme.LENS_OVER_LINES.common(box)
    if boxes:
        foot, head = lens._looked(lens.rise)[0]
        assert (boxes[0].middle - boxes[1].middle)[1] * (head - foot)[1] > 0
    assert all(one.apart(other) > 0 for one, other in combinations([box_of(lens.label), *boxes], 2))
    inside = [box_of(name) for name in told if name.words.markup not in edges]
    assert len(inside) <= (step.value * step.gap > 0)
    for box in inside:
        foot, head = lens._looked(lens.rise)[0]
        assert (box.middle - foot)[1] * (head - foot)[1] < 0, "what is climbed is beyond the gap's foot"
        assert np.hypot(*(box.middle - lens.glass.centre)) < lens.glass.radius


def test_of_a_tenth_of_the_step_the_climb_is_as_tall_in_the_lens_as_of_its_half_and_is_named() -> None:
    legs, _, _, live = laid("x**2 + 3*y", (Fraction(1, 2), Fraction(-1, 8)))
    lens: Any = legs.lens(theme.LENS_OVER_LINES)
    tall = list[float]()
    for live.value in (Fraction(1, 2), Fraction(1, 10)):
        assert len(lens.renamed()) == 1
        start, *_, end = lens._looked(legs.left)[0]
        tall.append(float(np.hypot(*(end - start))))
    foot, head = lens._looked(lens.rise)[0]
    assert tall[1] == pytest.approx(tall[0], rel=0.05)
    assert tall[1] > 10 * np.hypot(*(head - foot))


@each_shorter
def test_the_lens_holds_its_power_to_half_the_step_and_comes_closer_as_that_shrinks_on(
    source: str, by: tuple[Fraction, Fraction], share: Fraction
) -> None:
    legs, _, step, live = laid(source, by)
    lens: Any = legs.lens(theme.LENS_OVER_LINES)
    whole = lens.glass.times()
    live.value = share
    assert lens.glass.times() == pytest.approx(whole * max(1, float(Fraction(1, 2) / share)) if step.gap else 1)


def test_half_the_step_leaves_a_gap_in_the_lens_as_long_as_one_of_the_four_pieces_that_stay_beside_it() -> None:
    legs, _, _, live = laid("x**2 + 3*y", (Fraction(1, 2), Fraction(-1, 2)))
    lens: Any = legs.lens(theme.LENS_OVER_LINES)
    (foot, head), (bar,) = lens._looked(lens.rise)[0], lens.left_behind()
    pieces = np.split(bar.outline[:, :2], np.flatnonzero(np.isnan(bar.outline[:, 0])))
    middles = [np.nanmean(piece, axis=0) for piece in pieces]
    assert len(middles) == 4
    for k, middle in enumerate(middles):
        assert middle[1] == pytest.approx(foot[1] + (k + 0.5) / 4 * (head - foot)[1])
    live.value = Fraction(1, 2)
    low, high = lens._looked(lens.rise)[0]
    assert low == pytest.approx(foot, abs=0.02), "it stays beside that bar"
    assert (high - low)[1] == pytest.approx((head - foot)[1] / 4, rel=0.1)
    assert bar not in lens.renamed() and bar in lens.names, "it goes with the names, and is there before them"
    assert not lens.left_behind(), "then the lens comes closer, and nothing is compared"


def test_the_factor_of_the_lens_lies_on_neither_edge_of_the_gap() -> None:
    legs, _, _, _ = laid("x**2 + 3*y", (Fraction(1, 2), Fraction(-1, 2)))
    lens: Any = legs.lens(theme.LENS_OVER_LINES)
    assert not any(box_of(lens.label).is_crossed(edge) for edge in lens._looked(*lens.edges))


@each_shorter
def test_of_a_shorter_step_the_gap_is_bare_in_the_lens_while_the_block_stays_as_it_is(
    source: str, by: tuple[Fraction, Fraction], share: Fraction
) -> None:
    legs, land, step, live = laid(source, by)
    lens: Any = legs.lens(theme.LENS_OVER_LINES)
    block, live.value = land.landscape.terrain, share
    lens.glass.look()
    end = float(step.shortened(share).end[1])
    assert pytest.approx(end) in lens.glass.near.sight.terrain.extent[1]
    assert land.landscape.terrain is block and end not in block.extent[1]


@pytest.mark.parametrize("by", STEPS)
@pytest.mark.parametrize("source", [*SOURCES, ROOT])
def test_names_in_the_lens_are_of_the_usual_size_or_as_small_as_may_be_where_only_so_there_is_room(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    told = [words(text, size=theme.LABEL_SIZE) for text in ("hill", "plane", "0.25")]
    lens, _ = lens_over_gap(source, by, told)
    sizes = [name.words.size * name.words.enlarged for name in lens.names]
    assert {round(size, 6) for size in sizes} <= {theme.LABEL_SIZE, theme.SMALLEST_SIZE}
    assert theme.SMALLEST_SIZE not in sizes or source != SOURCES[0]


@pytest.mark.parametrize(("name", "frozen"), [("x", "y = 1"), ("y", "x = 1")])
def test_a_frozen_cut_says_what_is_frozen_and_lights_what_moves(name: str, frozen: str) -> None:
    function = Function("x**2 + 3*y", ["x", "y"])
    _, land, _, _ = made("x**2 + 3*y", STEPS[0])
    pane = FrozenCut(
        Sheet(point=(Fraction(1), Fraction(1))), land, Cut(function, (Fraction(1), Fraction(1)), name)
    )
    glass, rim, edge, _ = pane.parts
    assert rim is pane.rim and glass.colour == theme.ICE and edge.colour == theme.ROLES[name]
    axis = "xy".index(frozen[0])
    assert land.whole.back(points_of(rim, land.whole))[:, axis] == pytest.approx(1.0)


@pytest.mark.parametrize("name", ["x", "y"])
@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize("height", [1.5, 2.4])
def test_the_words_of_a_frozen_cut_stand_away_from_words_beside_the_block(
    name: str, side: int, height: float
) -> None:
    """Else a formula and what is frozen beside it are read as one line. They are under it where only there the pane
    has room for them."""
    formula = words("f = 3x + 2xy", size=theme.FORMULA_SIZE).stand(5.3 * side, height, side=0)
    shape: dict[str, Any] = {"region": Box(-3, -3, 3, 3), "gap": None, "numbers": False, "traced": False}
    function, at = Function("x**2 + 2*y", ["x", "y"]), Sheet(point=(1, 1))
    land = Block(function, [(-2, 2), (-2, 2)], View(-130, 23), beside=[formula], **shape)
    pane = FrozenCut(at, land, Cut(function, (1, 1), name))
    told = pane.parts[-1]
    assert told.get_center()[0] * side < 0 or told.get_top()[1] < formula.get_bottom()[1]


@pytest.mark.parametrize("point", [(-1, -1), (0, 1), (1, 1)])
def test_the_words_of_a_frozen_cut_keep_off_an_arrow_that_will_come(point: tuple[int, int]) -> None:
    """An arrow that leads later to where they would stand finds them beside it."""
    function = Function("x**2 - y", ["x", "y"])
    land = Block(function, [(-2, 2), (-2, 2)], View(-114, 23), gap=None, numbers=False, traced=False)
    cut, at = Cut(function, point, "x"), Sheet(point=point)
    usual = FrozenCut(at, land, cut).parts[-1]
    middle = land.landscape.view.project(land.whole.on(*map(float, point))[None])[0, :2]
    arrow = Arrow(start=land.whole.on(*map(float, point)), end=lambda ground: _under(land, usual.box.middle))
    arrow.of(land.landscape)
    words = FrozenCut(at, land, cut, off=[arrow]).parts[-1]
    tip = land.landscape.view.project(points_of(arrow, land.whole))[-1, :2]
    way = middle + (tip - middle) * np.linspace(0, 1, 50)[:, None]
    assert usual.box.holding(way).any() and not words.box.holding(way).any()


def _under(land: Block, place: np.ndarray) -> np.ndarray:
    """A point (3,) that is seen at a place of the frame."""
    view = land.landscape.view
    right, up, _ = view.axes
    return np.asarray(((place - [view.x, view.y]) / view.zoom) @ np.array([right, up]))
