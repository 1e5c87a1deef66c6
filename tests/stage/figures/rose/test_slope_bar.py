"""The bar along a needle is as long as the slope there, in the colour of its sign, and its number follows it."""

from fractions import Fraction
from itertools import chain, pairwise

import numpy as np
import pytest

from steepest.calculus import Function, SlopesAround
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.turn_plot import TurnPlot
from steepest.stage.figures.label import Label
from steepest.stage.figures.rose.rose import Rose
from steepest.stage.figures.rose.slope_bar import SlopeBar
from steepest.stage.ground.paint.arrowhead import HALO
from steepest.stage.ground.paint.solids import STOUT
from steepest.stage.ground.paint.thing_painter import in_order, points_of
from steepest.stage.ground.things import OverField, SpaceCurve
from steepest.stage.play.live import Live
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import words
from tests.stage.figures.rose.test_rose import flattened, on_rose

WAY = np.array([np.cos(np.radians(20)), np.sin(np.radians(20))])


def way_of(angle: float) -> np.ndarray:
    return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])


def names(bar: SlopeBar) -> list[Label]:
    return [each for each in bar.beside if isinstance(each, Label)]


def bar_of(made: Rose, long: float) -> SlopeBar:
    return made.bar(made.arrow(WAY, theme.GRADIENT, long), Readout(lambda: 4.0))


@pytest.mark.parametrize("share", [Fraction(1, 3), Fraction(1)])
@pytest.mark.parametrize("off", [0.0, 30.0, 60.0, 150.0, 180.0, 300.0])
def test_the_bar_is_as_long_as_the_slope_and_is_dashed_for_a_way_down(share: Fraction, off: float) -> None:
    angle = Live(20.0)
    made = flattened(angle)
    made.share.value = float(share)
    bar = bar_of(made, 4.0)
    angle.value += off
    slope, way = 4 * float(share) * np.cos(np.radians(off)), way_of(angle.value)
    both = bar.bars
    up, down = (np.diff(on_rose(made, each), axis=0)[0] for each in both)
    assert [(each.colour, bool(each.dashed)) for each in both] == [(theme.INK, False), (theme.INK, True)]
    assert up == pytest.approx(max(slope, 0) * way, abs=1e-9)
    assert down == pytest.approx(min(slope, 0) * way, abs=1e-9)
    assert all(on_rose(made, each)[-1] == pytest.approx(float(share) * way) for each in bar.needles)
    assert all(on_rose(made, each)[0] == pytest.approx(np.zeros(2), abs=1e-9) for each in both)


@pytest.mark.parametrize("off", [-50.0, -8.0, 0.0, 8.0, 50.0, 89.0, 140.0, 180.0, 300.0])
def test_a_line_square_to_the_ray_joins_the_tip_of_the_whole_and_the_end_of_the_bar_on_the_ray(off: float) -> None:
    angle = Live(20.0)
    made = flattened(angle)
    bar = bar_of(made, 1.2)
    angle.value += off
    slope, way = 1.2 * np.cos(np.radians(off)), way_of(angle.value)
    far, near = on_rose(made, bar.drops[0])
    bar_end = on_rose(made, bar.bars[0 if slope > 0 else 1])[-1]
    assert far == pytest.approx(1.2 * WAY) and far @ way == pytest.approx(slope)
    assert near == pytest.approx(slope * way) and bar_end == pytest.approx(near)


def test_the_bar_is_painted_over_an_arrow_that_lies_on_the_needle_and_leaves_its_edges_to_be_seen() -> None:
    made = flattened(20.0)
    arrow = made.arrow(WAY, theme.GRADIENT, 1.2)
    bar = made.bar(arrow, Readout(lambda: 4.0)).bars[0]
    assert isinstance(bar, SpaceCurve)
    assert in_order([bar, arrow]) == in_order([arrow, bar]) == [arrow, bar]
    assert (bar.width + HALO) / 100 < 2 * STOUT * arrow.width  # stroke units are hundredths


def test_the_needle_is_seen_on_the_bars_along_it_which_are_seen_on_both_sides_of_it() -> None:
    made = flattened(20.0)
    bar = made.bar(arrow := made.arrow((0.8, 0.6), theme.GRADIENT, 1.2), Readout(lambda: 4.0))
    under, over = bar.needles
    along = [each for each in (*bar.bars, *chain(*bar.shares)) if isinstance(each, OverField)]
    assert len(along) == 4
    assert in_order([over, *along, under, arrow]) == [under, arrow, *along, over]
    assert not over.halo and all(each.width > over.width for each in along)


@pytest.mark.parametrize("share", [Fraction(1, 3), Fraction(1)])
@pytest.mark.parametrize(("long", "off"), [(4.0, 0.0), (4.0, 30.0), (0.8, 90.0), (2.0, 60.0), (4.0, 470.0)])
def test_an_arc_leads_from_the_arrow_to_the_needle_off_the_circle_and_no_farther_out_than_the_arrow_s_middle(
    share: Fraction, long: float, off: float
) -> None:
    angle = Live(20.0)
    made = flattened(angle)
    made.share.value = float(share)
    bar = bar_of(made, long)
    angle.value += off
    arc = on_rose(made, bar.turn)
    out = float(np.hypot(*arc[0]))
    assert np.hypot(*arc.T) == pytest.approx(out) and out <= 0.5 * long * float(share) + 1e-9
    assert abs(out / float(share) - 1) > 0.2
    assert arc[0] == pytest.approx(out * WAY) and arc[-1] == pytest.approx(out * way_of(angle.value))


@pytest.mark.parametrize("off", [0.0, 5.0, 30.0, 85.0, 150.0])
def test_a_right_angle_is_marked_where_its_drop_meets_the_ray(off: float) -> None:
    """The mark begins on that line, ends on the other, and is no longer than either; where there is none, it is a
    point."""
    angle = Live(20.0)
    made = flattened(angle)
    bar = bar_of(made, 1.2)
    angle.value += off
    mark, way = on_rose(made, bar.drops[1]), way_of(angle.value)
    tip, foot = 1.2 * WAY, 1.2 * np.cos(np.radians(off)) * way
    first, corner, last = mark - foot
    far = float(np.hypot(*(tip - foot)))
    assert corner == pytest.approx(first + last) and first @ last == pytest.approx(0, abs=1e-9)
    assert first == pytest.approx((first @ way) * way, abs=1e-9) and first @ foot <= 1e-9
    assert last @ (tip - foot) == pytest.approx(np.hypot(*last) * far, abs=1e-9)
    assert (np.hypot(*last) > 1e-9) == (far > 1e-9) and np.hypot(*last) <= 0.5 * far + 1e-9
    assert np.hypot(*first) == pytest.approx(np.hypot(*last), abs=1e-9)
    assert np.hypot(*first) <= 0.5 * np.hypot(*foot) + 1e-9


@pytest.mark.parametrize("share", [Fraction(1, 3), Fraction(1)])
@pytest.mark.parametrize("angle", [0.0, 20.0, 90.0, 135.0, 180.0, 300.0])
def test_a_ray_leads_along_the_needle_to_the_edge_of_the_map(share: Fraction, angle: float) -> None:
    made = flattened(angle)
    made.share.value = float(share)
    bar = bar_of(made, 1.2)
    start, end = on_rose(made, bar.ray)
    slope, back = 1.2 * float(share) * np.cos(np.radians(angle - 20)), start @ way_of(angle)
    assert start == pytest.approx(back * way_of(angle)) and (back < slope if slope < 0 else back == 0)
    assert end @ way_of(angle) == pytest.approx(np.hypot(*end))
    place, spans = made.at + made.radius * end, np.array(made.block.spans, float)
    assert (spans[:, 0] - 1e-9 <= place).all() and (place <= spans[:, 1] + 1e-9).all()
    assert np.abs(spans - place[:, None]).min() < 1e-9


@pytest.mark.parametrize("off", [0.0, 30.0, 150.0, 180.0, 300.0])
def test_on_a_plot_of_the_slopes_a_bar_stands_from_zero_to_the_curve_in_the_colour_of_its_sign(off: float) -> None:
    plot = TurnPlot(SlopesAround(Function("4*x + 3*y", ["x", "y"]), (Fraction(0), Fraction(0))))
    plot.complete()
    angle = Live(30.0)
    made = flattened(angle)
    bar = made.bar(made.arrow((0.8, 0.6), theme.GRADIENT, 5.0), Readout(lambda: 4.0), plot=plot)
    angle.value += off
    along, upright = bar.bars[:2], bar.bars[2:4]
    assert [each.colour for each in upright] == [each.colour for each in along]
    slope = plot.slopes.along(angle.value)
    for sign, each in zip((1, -1), upright, strict=True):
        seen = np.isfinite(each.outline).all()
        assert seen == (sign * slope > 0)
        if seen:
            ends = np.array([(angle.value % 360, 0.0), (angle.value % 360, slope)])
            assert each.outline == pytest.approx(plot.plane.places(ends))


@pytest.mark.parametrize("angle", [10.0, 60.0, 100.0, 130.0, 290.0])
def test_the_shadows_of_the_parts_lie_tip_to_tail_and_add_to_the_bar(angle: float) -> None:
    """Each is what its slope adds, in its colour, and dashed where it leads back; the one below is seen all the same.
    From the ends of the parts, lines lead to them square to the needle; the first has the mark of that."""
    plot = TurnPlot(SlopesAround(Function("4*x + 3*y", ["x", "y"]), (Fraction(0), Fraction(0))))
    made, whole = flattened(angle), np.array([1.2, 0.9])
    bar = made.bar(made.arrow((0.8, 0.6), theme.GRADIENT, 1.5), Readout(lambda: 4.0), plot=plot)
    (first, first_up, line, mark), (second, second_up) = bar.shares
    tips = np.array([[0.0, 0.0], [1.2, 0.0], [1.2, 0.9]])
    for light, ends in zip(bar.lights, pairwise(tips), strict=True):
        start, end, foot, back = on_rose(made, light)
        assert np.array([start, end]) == pytest.approx(np.array(ends), abs=1e-9)
        shadow = np.outer(np.array(ends) @ way_of(angle), way_of(angle))
        assert np.array([back, foot]) == pytest.approx(shadow, abs=1e-9)
    assert isinstance(first, SpaceCurve) and isinstance(second, SpaceCurve)
    assert isinstance(line, SpaceCurve) and isinstance(mark, SpaceCurve)
    way, parts = way_of(angle), whole * way_of(angle)
    assert on_rose(made, first) == pytest.approx(np.outer([0, parts[0]], way), abs=1e-9)
    assert on_rose(made, second) == pytest.approx(np.outer([parts[0], parts.sum()], way), abs=1e-9)
    assert on_rose(made, line) == pytest.approx(np.array([[1.2, 0.0], parts[0] * way]), abs=1e-9)
    foot = parts[0] * way
    back, out, up = on_rose(made, mark) - foot
    assert out == pytest.approx(back + up) and back @ up == pytest.approx(0, abs=1e-9)
    assert np.hypot(*back) == pytest.approx(np.hypot(*up)) and back @ foot < 0 < up @ ([1.2, 0.0] - foot)
    assert [each.colour for each in (first, second)] == [theme.FIRST, theme.SECOND]
    assert [bool(each.dashed) for each in (first, second)] == [part < 0 for part in parts]
    assert (first.width > second.width) == (parts.prod() < 0)
    ends = np.array([(angle, 0.0), (angle, 4 * way[0]), (angle, 4 * way[0] + 3 * way[1])])
    for upright, (start, end) in zip((first_up, second_up), pairwise(ends), strict=True):
        assert isinstance(upright, FlatLine)
        assert upright.outline == pytest.approx(plot.plane.places(np.array([start, end])))


def test_no_bar_is_left_at_a_right_angle() -> None:
    made = flattened(110.0)
    bar = bar_of(made, 4.0)
    assert all(on_rose(made, each) == pytest.approx(np.zeros((2, 2)), abs=1e-9) for each in bar.bars)


@pytest.mark.parametrize("angle", [0.0, 50.0, 100.0, 180.0])
def test_a_number_follows_the_bar_on_the_side_to_which_the_angle_grows(angle: float) -> None:
    live = Live(0.0)
    made = flattened(live)
    arrow, land = made.arrow((1, 0), theme.GRADIENT, 1.2), made.block.landscape
    bar = made.bar(arrow, Readout(lambda: np.cos(np.radians(live.value))))
    (name,) = names(bar)
    assert isinstance(name.words, Readout)
    live.value = angle
    name.update()
    assert name.words.text == f"{np.cos(np.radians(angle)):.2f}".replace("-", "−") and name.words.gauge
    assert name.words.get_center() == pytest.approx(name.back.get_center())
    ends = [land.view.project(points_of(each, land.terrain))[[0, -1], :2] for each in bar.bars]
    start, end = max(ends, key=lambda each: float(np.hypot(*np.diff(each, axis=0)[0])))
    assert not name.box.holding(np.linspace(start, end, 50)).any()
    assert (np.asarray(name.get_center())[:2] - (start + end) / 2) @ way_of(angle + 90) > 0


def test_the_plate_of_the_number_has_room_for_the_slope_that_is_most() -> None:
    made = flattened(20.0)
    arrow = made.arrow(WAY, theme.GRADIENT, 1.2)
    (narrow,), (wide,) = (names(made.bar(arrow, Readout(lambda: 4.0), most)) for most in (0, 400))
    wide.update()
    assert isinstance(wide.words, Readout) and wide.words.text == "4.00"
    assert wide.back.width > narrow.back.width + 0.05


def test_a_number_beside_it_is_left_out_where_others_stand() -> None:
    made = flattened(20.0)
    assert len(names(bar_of(made, 1.2))) == 1
    made.block.labels.there.append(made.outward(words("height"), np.array([-0.1, 0.6])))
    assert not names(bar_of(made, 1.2))
