"""Two ways from one point compare as their slopes do, and are seen from the side of the road."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function, TotalDerivative
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import seen_share
from steepest.stage.figures.label import box_of
from steepest.stage.figures.slopes.two_ways import TwoWays
from steepest.stage.figures.walk import array_of
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from tests.families import crossed
from tests.stage.figures.graph.test_graph import Sheet

SOURCES = ["x**2 + 3*y", "5 - x**2 - y**2", "cos(x)*sin(y)", "x*y", "2*x - y"]
RIDES = ["2 - x", "x**2", "0.9 + x/10", "5*x - 4", "1 - 3*(x - 1)"]
each_two = pytest.mark.parametrize(("source", "ride"), crossed(1, SOURCES, RIDES))
HERE = View(-112, 14)


def made(source: str, ride: str, here: View = HERE, half: Fraction = Fraction(4, 5)) -> TwoWays:
    derivative = TotalDerivative(Function(source, ["x", "y"]), Function(ride, ["x"]), Fraction(1))
    around = [(at - half, at + half) for at in derivative.at]
    land = Block(derivative.function, (around[0], around[1]), here, gap=1.0)
    ways = TwoWays(Sheet(riding=derivative), land, "riding")
    land.landscape.face(land.fitted(ways.seen, holding=ways.lines))
    return ways


def seen_from_its_side(source: str, ride: str, half: Fraction = Fraction(4, 5), here: View = HERE) -> TwoWays:
    """The ways where the eye has gone to where the road is seen."""
    ways = made(source, ride, here, half)
    look = ways.land.look(ways.seen, gap=ways.floating(1.75), holding=ways.curves)
    look.begin()
    look.finish()
    return ways


@each_two
def test_climbs_compare_as_slopes_do_over_one_stretch_of_the_first_variable(source: str, ride: str) -> None:
    ways = made(source, ride)
    spans = [
        np.diff(ways.land.whole.back(points_of(line, ways.land.whole))[[0, -1]], axis=0)[0]
        for line in ways.lines
    ]
    for (far, aside, climb), rate, slope in zip(
        spans, (0, ways.riding.rate), (ways.riding.direct, ways.riding.value), strict=True
    ):
        assert far == pytest.approx(spans[0][0]) and far > 0
        assert (aside, climb) == pytest.approx((far * float(rate), far * float(slope)), abs=1e-9)


@each_two
def test_no_line_is_seen_end_on_and_the_road_is_in_sight(source: str, ride: str) -> None:
    ways = made(source, ride)
    view, whole = ways.land.landscape.view, ways.land.whole
    for line in ways.lines:
        ends = points_of(line, whole)[[0, -1]]
        seen = float(np.hypot(*np.diff(view.project(ends)[:, :2], axis=0)[0]))
        assert seen > 0.45 * view.zoom * float(np.linalg.norm(ends[1] - ends[0]))
    assert Sight(whole, view).sees_all(points_of(ways.road[0], whole)).mean() > 0.9


@pytest.mark.parametrize(
    ("source", "rises"), [("2*x**2 + 3*y", True), ("x**2 + 3*y", False), ("-2*x - 3*y", True), ("2*x + 3*y", False)]
)
def test_a_road_that_climbs_a_little_rises_on_the_frame_and_one_that_falls_falls(source: str, rises: bool) -> None:
    """From most sides the eye looks down on it, and it would seem to fall as it comes nearer."""
    ways = seen_from_its_side(source, "2 - x")
    start, *_, end = ways.land.landscape.view.project(points_of(ways.along, ways.land.whole))[:, 1]
    assert float(ways.riding.value) > 0 if rises else float(ways.riding.value) < 0
    assert end > start if rises else end < start


@pytest.mark.parametrize(
    ("wave", "half"),
    crossed(
        1,
        [("cos(12*(x - 3))*sin(y)", "sin(x - 1) + 1"), ("sin(12*(1 - x))*(1 + y/4)", "x")],
        [Fraction(6, 5), Fraction(2)],
    ),
)
def test_on_a_steep_wave_both_ways_are_short_and_stay_over_the_captions(
    wave: tuple[str, str], half: Fraction
) -> None:
    ways = seen_from_its_side(*wave, half)
    view, whole = ways.land.landscape.view, ways.land.whole
    for line in (*ways.lines, ways.through, *(each.bar for each in (*ways.slopes(), ways.drop()))):
        assert view.project(points_of(line, whole))[:, 1].min() > theme.CAPTION_BAND - theme.FRAME_HEIGHT / 2


@pytest.mark.parametrize("start", [2.4, 2.9])
@pytest.mark.parametrize("source", ["-x - 9*y", "9*x - 20*y", "x**2 + 9*y", "-9*(x + y)"])
def test_ways_that_start_high_are_so_short_that_all_bars_end_in_the_safe_area(
    source: str, start: float
) -> None:
    ways = made(source, "x")
    land, whole = ways.land.landscape, ways.land.whole
    here = land.view.project(points_of(ways.along, whole))[0, 1]
    land.face(replace(land.view, y=land.view.y + start - here))
    for line in ways.curves:
        assert land.view.project(points_of(line, whole))[:, 1].max() < theme.SAFE_TOP


@pytest.mark.parametrize("ride", ["2 - x", "x"])
def test_of_a_road_between_both_variables_the_legs_are_not_seen_as_mirror_images(ride: str) -> None:
    """Over a corner of the block both would slant alike, and only their colours would tell them apart."""
    ways = seen_from_its_side("x**2 + 3*y", ride)
    view, whole = ways.land.landscape.view, ways.land.whole
    corners = ways.corners(whole)
    seen = np.diff(view.project(corners)[:, :2], axis=0)
    lengths = np.hypot(*seen.T) / (view.zoom * np.linalg.norm(np.diff(corners, axis=0), axis=1))
    level, deep = sorted(abs(seen[:, 1] / seen[:, 0]))
    assert min(lengths) > 0.4 and deep > 2 * level
    climbs = view.project(points_of(ways.slopes()[1].bar, whole))[[0, -1], 1]
    assert climbs[1] != pytest.approx(climbs[0], abs=0.02)


@pytest.mark.parametrize("ride", ["2 - x", "x"])
def test_the_block_floats_so_high_that_all_of_the_road_on_the_map_is_in_sight(ride: str) -> None:
    ways = seen_from_its_side("x**2 + 3*y", ride)
    whole, view = ways.land.whole, ways.land.landscape.view
    assert (clearance(whole, view, points_of(ways.road[1], whole)) > 0).all()


def test_who_strolls_along_the_road_comes_back() -> None:
    ways = made("x**2 + 3*y", "x**2")
    ball = ways.land.ball((1, 1))
    stroll = ways.stroll(ball)
    stroll.begin()
    for share, off in ((0.5, True), (1.0, False)):
        stroll.interpolate(share)
        x, y, _ = ways.land.whole.back(points_of(ball, ways.land.whole))[0]
        assert y == pytest.approx(x**2, abs=0.01) and bool(x > 1.2) is off


def test_the_road_is_white_and_its_line_stouter() -> None:
    ways = made("x**2 + 3*y", "2 - x")
    assert ways.along.colour == theme.INK and ways.along.width > ways.straight.width


@each_two
def test_what_is_stout_tells_the_slopes_and_the_rest_is_thinner_and_has_no_head(
    source: str, ride: str
) -> None:
    ways = made(source, ride)
    whole, slopes = ways.land.whole, (ways.riding.direct, ways.riding.value)
    told, levels = ways.slopes(), [each.run for each in ways.slopes()]
    spans = [np.diff(points_of(each.bar, whole)[[0, -1]], axis=0)[0] for each in told]
    assert spans[0] * float(slopes[1]) == pytest.approx(spans[1] * float(slopes[0]), abs=1e-9)
    for each in told:
        start, *_, end = points_of(each.run, whole)
        assert end[2] == pytest.approx(start[2]) and end == pytest.approx(points_of(each.bar, whole)[0])
    for thing in (*ways.lines, *ways.road, *levels):
        assert isinstance(thing, SpaceCurve) and not thing.tip and thing.width < told[0].bar.width


@each_two
def test_what_both_ways_take_of_each_variable_lies_tip_to_tail_on_the_map(source: str, ride: str) -> None:
    ways = seen_from_its_side(source, ride)
    whole, legs = ways.land.whole, ways.legs()
    for leg in legs:  # nobody sees what the block would hide
        points = np.linspace(*points_of(leg.arrow, whole), 9)
        hidden = not (clearance(whole, ways.land.landscape.view, points) > 0).all()
        assert not (hidden and leg.parts)
    (start, turn), (again, end) = (points_of(leg.arrow, whole) for leg in legs)
    straight, along = (points_of(line, whole) for line in ways.lines)
    places = [start, turn, again, end], [straight[0], straight[-1], straight[-1], along[-1]]
    assert np.array(places[0])[:, :2] == pytest.approx(np.array(places[1])[:, :2])
    assert np.array(places[0])[:, 2] == pytest.approx(whole.below(0, 0)[2], abs=0.2)
    ends = [ways.land.landscape.view.project(points_of(leg.arrow, whole))[:, :2] for leg in legs]
    points = np.concatenate([np.linspace(*both, 24) for both in ends])
    assert not any(leg.words and leg.words.box.shrunk(0.02).holding(points).any() for leg in legs)


def test_the_name_of_the_first_leg_is_by_it_and_farther_from_the_other_one() -> None:
    ways = seen_from_its_side("x**2 + 3*y", "2 - x")
    (first, _), view = ways.legs(), ways.land.landscape.view
    corners = view.project(ways.corners(ways.land.whole))[:, :2]
    assert first.words
    box = first.words.box
    legs = [np.linspace(*corners[k : k + 2], 60).tolist() for k in (0, 1)]
    own, other = (min(box.apart(Box(*point, *point)) for point in leg) for leg in legs)
    assert 0.1 < own < 0.3 and other > 1.5 * own


@pytest.mark.parametrize("ride", RIDES[:2])
def test_the_block_floats_so_high_that_what_both_ways_take_on_the_map_is_in_sight(ride: str) -> None:
    ways = made("x**2 + 3*y", ride)
    gap = ways.floating(1.75)
    ground = replace(ways.land.whole, gap=gap)
    legs = np.concatenate([np.linspace(*points_of(leg.arrow, ground), 9) for leg in ways.legs()])
    assert 1.75 < gap < 3.5 and (clearance(ground, ways.seen(ground), legs) > 0).all()


@pytest.mark.parametrize(
    ("source", "ride", "turn"),
    crossed(1, ["x*y + y**2", "x**2 + 3*y", "cos(x)*sin(y)"], ["2 - x", "x**2"], [-112, -22, 68, 158]),
)
def test_from_whatever_side_a_block_was_seen_both_legs_are_in_sight_where_the_ways_part(
    source: str, ride: str, turn: int
) -> None:
    ways = seen_from_its_side(source, ride, here=View(turn, 14))
    assert all(leg.parts for leg in ways.legs())


def test_where_the_block_would_hide_both_legs_from_everywhere_the_eye_is_lower_and_the_road_in_sight() -> None:
    ways = seen_from_its_side("5 - (x + 1)**2 - y**2", "(x + 1)/2")
    land = ways.land
    assert all(leg.parts for leg in ways.legs())
    road = [land.whole.on(*array_of(ways.points).T)]
    assert seen_share(land.whole, land.landscape.view, road) > 0.96


@pytest.mark.parametrize(
    ("source", "ride", "turn"),
    crossed(
        1,
        ["(x - 2)**2 + (y - 1)**2", "x*y", "tanh(x) + y", "x**2 - y**2 + x**3/9"],
        ["2 - x", "x", "-x", "-1 - (x - 1)"],
        [-68, 112, 68],
    ),
)
def test_no_number_at_an_axis_is_crossed_by_the_road_a_way_or_a_climb(
    source: str, ride: str, turn: int
) -> None:
    for half in (Fraction(4, 5), Fraction(16, 5)):
        ways = made(source, ride, View(turn, 14), half)
        axes, view, whole = ways.land.axes, ways.land.landscape.view, ways.land.whole
        bars = [slope.bar for slope in ways.slopes()]
        ways.land.landscape.put(*ways.road, *ways.lines, *bars)
        axes.place()
        path = np.concatenate([points_of(line, whole) for line in (ways.road[0], *ways.lines, *bars)])
        points = view.project(path[Sight(whole, view).sees_all(path)])[:, :2]
        for each in axes.placed:
            if each.seen and not each.is_name:
                assert not box_of(each.text, theme.LINE_GAP).holding(points).any(), each.text.markup


@each_two
def test_what_a_way_climbs_is_told_off_all_bars_and_lines(source: str, ride: str) -> None:
    ways = made(source, ride)
    told = [*ways.slopes(), ways.drop()]
    whole, view = ways.land.whole, ways.land.landscape.view
    lines = [*ways.lines, *(line for each in told for line in (each.run, each.bar))]
    points = np.concatenate([view.project(points_of(line, whole))[:, :2] for line in lines])
    assert not any(each.words.box.shrunk(0.02).holding(points).any() for each in told)


@each_two
def test_what_a_way_climbs_is_told_close_by_its_bar(source: str, ride: str) -> None:
    ways = seen_from_its_side(source, ride)
    for each in (*ways.slopes(), ways.drop()):
        seen = ways.land.landscape.view.project(points_of(each.bar, ways.land.whole))[:, :2]
        assert min(each.words.box.apart(Box(*point, *point)) for point in seen) < 0.75
