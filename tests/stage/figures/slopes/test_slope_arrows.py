"""Slopes as arrows, to one scale on the map."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, cast

import numpy as np
import pytest
from manim import Scene

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import behind
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.slopes.mist import wisps
from steepest.stage.figures.slopes.slope_arrows import SlopeArrows, TurningNeedle
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset, words
from tests.families import family

AT = Fraction(2), Fraction(1)


def land(height: str) -> Block:
    spans = [(0, 4), (-1, 3)]
    return Block(Function(height, ["x", "y"]), spans, View(-117, 8), region=theme.PICTURE)


class Named:
    """A scene in which each label is read as it is called."""

    def words(self, label: str, size: float, colour: str) -> Typeset:
        return words(label, size=size, colour=colour)

    formula = words


def told_climbs(hill: Block) -> tuple[list[Cut], list[list[Label]], list[list[SpaceCurve | Arrow]]]:
    """The cuts east and north, what is told of the climbs of their tangents, and these."""
    hill.look(View(-127, 5), gap=2.3).interpolate(1.0)
    cuts = [Cut(hill.function, AT, name) for name in ("x", "y")]
    slopes = [words(f"{float(cut.slope):g}", size=theme.LABEL_SIZE) for cut in cuts]
    return cuts, *SlopeArrows(hill, Fraction(1, 3)).climbs(cast(Any, Named()), cuts, slopes, [])


def test_words_of_their_scale_stand_under_the_foot_where_arrows_on_the_map_start() -> None:
    hill = land("x**2 + 3*y")
    hill.look(View(-127, 5), gap=2.3).interpolate(1.0)
    arrows = SlopeArrows(hill, Fraction(1, 2))
    below = [arrows.below(Cut(hill.function, AT, name)) for name in ("x", "y")]
    plumb = hill.plumb(hill.ball(AT))
    told = [(each, theme.SMALLEST_SIZE, theme.INK) for each in ("east", "north", "half of the slope")]
    (_east,), (_north,), (scale,) = arrows.named(cast(Any, Named()), told, below, plumb[1])
    foot = hill.landscape.view.project(points_of(plumb[1], hill.whole))[-1]
    assert scale.box.top < foot[1] and scale.box.left < foot[0] < scale.box.right


@pytest.mark.parametrize("sign", [1, -1])
def test_the_way_over_the_map_is_the_slope_to_scale(sign: int) -> None:
    hill = land("x**2 + 3*y")
    unit = hill.whole.width / 4
    for name, slope in (("x", 4), ("y", 3)):
        cut = Cut(hill.function, AT, name)
        start, end = points_of(SlopeArrows(hill, Fraction(1, 3)).on_ground(cut, sign), hill.whole)
        assert (end - start)[cut.axis] == pytest.approx(sign * slope / 3 * unit)
        start, end = points_of(SlopeArrows(hill, Fraction(1, 3)).below(cut), hill.whole)
        assert (end - start)[cut.axis] == pytest.approx(slope / 3 * unit)


def test_a_slope_too_small_to_be_seen_to_scale_is_longer_and_leads_along_its_cut() -> None:
    hill = land("x/100 + 3*y")
    start, end = points_of(SlopeArrows(hill, Fraction(1, 3)).on_ground(Cut(hill.function, AT, "x")), hill.whole)
    assert (end - start)[0] > 1


def test_of_two_slopes_the_steeper_one_is_never_drawn_over_less_of_the_map() -> None:
    ways = []
    for tenths in (1, 5, 10, 15, 17, 18, 19, 20, 25, 30, 40):
        hill = land(f"{tenths}*x/10 + 3*y")
        start, end = points_of(SlopeArrows(hill, Fraction(1, 3)).on_ground(Cut(hill.function, AT, "x")), hill.whole)
        ways.append((end - start)[0])
    assert ways == sorted(ways)
    assert ways[-1] > 2 * ways[0]


def test_a_level_one_is_long() -> None:
    hill = land("3*y")
    start, end = points_of(SlopeArrows(hill, Fraction(1, 3)).on_ground(Cut(hill.function, AT, "x")), hill.whole)
    assert end - start == pytest.approx([2.5, 0, 0])


@pytest.mark.parametrize("height", family(1, ["x**2 + 3*y", "x**2 - 3*y", "x*y"]))
def test_mist_lies_where_the_face_of_a_cut_is_left_out_up_over_who_stands_at_its_end(height: str) -> None:
    hill, view = land(height), View(0, 8)
    mist = SlopeArrows(hill, 1).left_out(cut := Cut(hill.function, AT, "y"), view).layers
    cut_open = replace(hill.whole, window=behind(cut, view, hill.spans, onward=True))
    places = np.array([hill.whole.back(placed(layer.points, cut_open)) for layer in mist])
    assert np.ptp(places[..., 1], axis=1) == pytest.approx(2) and places[..., 1].max() == pytest.approx(1)
    assert places[..., 0] == pytest.approx(2)
    assert places[:, :2, 2] == pytest.approx(hill.whole.base)
    over = float(cut.function(AT)) + 0.15 * (hill.whole.high - hill.whole.base)
    assert places[:, 2:, 2] == pytest.approx(over), "no higher on one side: it tells no slope"
    for layer in mist:
        solid = np.array(layer.solid).reshape(len(layer.solid), -1)
        assert solid.min() >= 0 and solid[-1].max() < 0.1 < solid.max() <= 1, "it thins out upward"


@pytest.mark.parametrize(("shares", "count"), [((2.0,), 1), ((0.34,), 1), (np.linspace(0, 2, 9), 0)])
def test_mist_is_named_off_what_comes_or_not_at_all(shares: Sequence[float], count: int) -> None:
    hill = land("x**2 + 3*y")
    hill.landscape.view = View(0, 8)
    mist, low = SlopeArrows(hill, 1).left_out(Cut(hill.function, AT, "y"), View(0, 8)), float(hill.whole.base)
    ups = [low + share * (float(hill.function(AT)) - low) for share in shares]
    arrows = [Arrow(start=hill.whole.at(2, 1, up), end=hill.whole.at(2, -1, up), through=True) for up in ups]
    assert len(mist.named(cast(Any, Named()), *arrows)) == len(mist.told) == count
    assert all(hill.labels.has_room(name) for name in mist.told)


@pytest.mark.parametrize(("wide", "high"), [(3.3, 1.45), (1.2, 1.45), (6, 0.8), (9, 0.5), (0.02, 1)])
def test_the_wisps_of_mist_are_uneven_and_rise_or_fall_to_no_side(wide: float, high: float) -> None:
    solid = np.array(wisps(wide, high))
    whole = solid[:, : round(0.8 * solid.shape[1])]  # beyond, they thin out
    tops = [float(column.nonzero()[0].max()) / len(whole) for column in (whole > 0.15).T]
    trend = np.polyfit(np.linspace(0, 1, len(tops)), tops, 1)[0] if len(tops) > 9 else 0.0
    assert abs(trend) < 0.15 and np.mean(tops) > 0.5
    assert solid.max() > 1.5 * np.median(whole[: len(whole) // 2].min(axis=0)), "and no flat grey"


def test_mist_comes_with_the_opening_of_the_ground_and_never_reaches_into_it() -> None:
    hill = land("x**2 + 3*y")
    mist = SlopeArrows(hill, 1).left_out(Cut(hill.function, AT, "y"), View(0, 8)).layers
    for edge, wide in ((-1.0, 0.0), (-0.5, 0.5), (0.25, 1.25), (1.0, 2.0), (2.0, 2.0)):
        ground = replace(hill.whole, window=((0.0, 4.0), (edge, 3.0)))
        north = hill.whole.back(placed(mist[-1].points, ground))[:, 1]
        assert np.ptp(north) == pytest.approx(wide) and north.max() <= edge + 1e-9


@pytest.mark.parametrize("at", [(2, -1), (2, 3), (2, "2.9"), (0, 1)])
def test_no_mist_lies_where_a_face_does_not_go_on_or_is_shown_whole_or_not_at_all(at: tuple[Any, Any]) -> None:
    hill = land("x**2 + 3*y")
    place = Fraction(at[0]), Fraction(at[1])
    assert SlopeArrows(hill, 1).left_out(Cut(hill.function, place, "y"), View(0, 8)).layers == []


def test_below_a_slope_that_falls_leads_back() -> None:
    hill = land("-x**2 + 3*y")
    cut = Cut(hill.function, AT, "x")
    above = points_of(SlopeArrows(hill, Fraction(1, 3)).on_ground(cut), hill.whole)
    below = points_of(SlopeArrows(hill, Fraction(1, 3)).below(cut), hill.whole)
    assert (above[1] - above[0])[0] > 0 > (below[1] - below[0])[0]


@pytest.mark.parametrize(
    ("height", "run"), [("x**2 + 3*y", 1), ("x**2 - 3*y", 1), ("3*y - x**2", 1), ("3*y", 1), ("x/2 + y/9", 0.62)]
)
def test_climbs_are_compared_over_one_unit_where_that_is_seen_well_and_are_the_slopes_then(
    height: str, run: float
) -> None:
    hill = land(height)
    cuts, _, climbs = told_climbs(hill)
    for cut, legs in zip(cuts, climbs, strict=True):
        if not cut.slope:
            assert [type(leg) for leg in legs] == [Arrow]
            continue
        upright, level = (points_of(leg, hill.whole) for leg in legs)
        there = hill.whole.back(level)[:, cut.axis]
        assert there[-1] - there[0] == pytest.approx(run)
        one = hill.whole.at(2, 1, 1)[2] - hill.whole.at(2, 1, 0)[2]
        assert np.ptp(upright[:, 2]) == pytest.approx(abs(float(cut.slope)) * run * one)


@pytest.mark.parametrize(("height", "told"), [("x**2 + 3*y", [2, 2]), ("3*y", [1, 2]), ("x/2 + y/9", [1, 1])])
def test_a_slope_stands_beside_its_upright_and_one_beside_its_run_only_where_that_is_one_unit(
    height: str, told: list[int]
) -> None:
    hill = land(height)
    _, labels, climbs = told_climbs(hill)
    assert [*map(len, labels)] == told
    for each, legs in zip(labels, climbs, strict=True):
        for label, leg in zip(each, legs, strict=True) if len(each) == 2 else ():
            line = hill.landscape.view.project(points_of(leg, hill.whole))[:, :2]
            spots = np.linspace(line[0], line[-1], 50).tolist()
            assert min(label.box.apart(Box(*spot, *spot)) for spot in spots) < 0.3
            assert not label.box.is_crossed(line)


@pytest.mark.parametrize("bearing", family(3, [0.0, 0.7, 2.0, 3.5, -1.0]))
def test_a_needle_that_turns_has_its_shadow_under_it(bearing: float) -> None:
    hill = land("x**2 + 3*y")
    needle = TurningNeedle(hill, AT, 0.0)
    needle.bearing.value = bearing
    above, shadow = (points_of(part, hill.whole)[:, :2] for part in needle.parts)
    way = np.array([np.cos(bearing), np.sin(bearing)])
    for start, end in (above, shadow):
        assert (end - start) / np.hypot(*(end - start)) == pytest.approx(way, abs=1e-6)
    assert shadow[0] == pytest.approx(above[0])


@pytest.mark.parametrize("height", ["x**2 + 3*y", "x - y", "-x - x*y"])
def test_a_needle_leaves_the_ways_that_it_passed_as_steep_as_the_ground_and_those_down_dashed(height: str) -> None:
    hill = land(height)
    needle, seen = TurningNeedle(hill, AT, 0.0), list[int]()
    for bearing in (0.0, 1.0, 3.5, 6.3):
        needle.bearing.value = bearing
        ways = [ends for ends in (points_of(line, hill.whole) for line in needle.fan) if np.ptp(ends, axis=0).any()]
        seen.append(len(ways))
        for start, end in ways:
            across, up = end[:2] - start[:2]
            assert 0 <= np.arctan2(up, across) % (2 * np.pi) < max(bearing, 1e-9)
    assert seen[0] == 0 and seen == sorted(set(seen)) and seen[-1] == len(needle.fan)
    low = [bool(end[2] < start[2] - 1e-9) for start, end in (points_of(line, hill.whole) for line in needle.fan)]
    assert low == [line.dashed is not None for line in needle.fan] and 0 < sum(low) < len(low)


def test_the_slope_rides_before_the_tip_of_a_needle() -> None:
    hill = land("x**2 + 3*y")
    needle = TurningNeedle(hill, AT, 0.0)
    label = needle.told(Scene(), words("slope"))
    for bearing, slope in ((0.0, "4.00"), (np.pi / 2, "3.00"), (np.pi, "−4.00")):
        needle.bearing.value = bearing
        label.update()
        (number,) = (each for each in label.get_family() if isinstance(each, Readout))
        foot, tip = hill.landscape.view.project(points_of(needle.on_ground, hill.whole))[:, :2]
        beyond = label.get_center()[:2] - tip
        assert number.text == slope and beyond @ (tip - foot) > 0
        assert box_of(label).apart(Box(*tip, *tip)) < 0.5
        assert box_of(number).apart(box_of(label)) <= 0 and number.get_x() > label.get_x()


class Beside:
    """What stands beside a block, and is off words elsewhere, or not."""

    def __init__(self, off: bool) -> None:
        self.off = off

    def leaves(self, _: Any) -> bool:
        return self.off


def over_one(height: str, off: bool = True) -> tuple[Block, list[Label | SpaceCurve]]:
    """A hill, and what its slope going east climbs over one unit, with its slope in words."""
    hill = land(height)
    cut = Cut(hill.function, AT, "x")
    told = words(f"{float(cut.slope):g}", size=theme.LABEL_SIZE)
    return hill, SlopeArrows(hill, Fraction(1, 2)).over_one(cast(Any, Named()), cut, told, [], Beside(off))


def test_over_one_unit_the_tangent_climbs_its_slope() -> None:
    hill, (upright, run, *told) = over_one("x**2 + 3*y")
    assert isinstance(upright, SpaceCurve) and isinstance(run, SpaceCurve) and len(told) == 2
    foot, top = points_of(upright, hill.whole)
    start, end = points_of(run, hill.whole)
    unit = hill.whole.width / 4
    assert end - start == pytest.approx([unit, 0, 0]) and end == pytest.approx(foot)
    assert top == pytest.approx(hill.whole.at(3, 1, 11))


@pytest.mark.parametrize("height", ["3*y", "x/50 + 3*y"])
def test_a_slope_whose_upright_would_not_be_seen_is_told_alone(height: str) -> None:
    _, (told,) = over_one(height)
    assert isinstance(told, Label)


def test_where_words_would_touch_what_is_beside_the_block_nothing_is_told() -> None:
    assert over_one("x**2 + 3*y", off=False)[1] == []
