"""Slopes against a turning direction: the curve runs as far as the angle, in the quarter and once it is open."""

import math
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from manim import DR, UL

from steepest.calculus import Function, SlopesAround
from steepest.script.paragraph.filling import Shown
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.plane import keep_apart
from steepest.stage.figures.flat.turn_plot import TurnPlot
from steepest.stage.figures.label import Label, box_of
from steepest.stage.play.live import Live
from steepest.stage.type.numerals import numeral
from steepest.stage.type.typeset import Typeset, formula, words
from tests.families import crossed, family
from tests.stage.figures.flat.test_drawn import played

REGION = Box(3.0, -2.9, 6.6, 1.9)
GRADIENTS = [(4, 3), (-4, 3), (0, 2), (-1, -2), (1, -1), (3000, 4), (1e-4, 1e-4)]
each_gradient = pytest.mark.parametrize("gradient", family(2, GRADIENTS))


def made(gradient: tuple[float, float], region: Box = REGION) -> TurnPlot:
    east, north = gradient
    function = Function(f"({east})*x + ({north})*y", ["x", "y"])
    return TurnPlot(SlopesAround(function, (Fraction(0), Fraction(0))), region, (formula("theta"), None))


def opened(plot: TurnPlot) -> TurnPlot:
    played(plot.complete())
    return plot


@pytest.mark.parametrize(
    ("gradient", "decimals", "said"),
    [
        ((4, 3), 2, "5.00"),
        ((0, 12.34), 1, "12.3"),
        ((0.3, 0.4), 3, "0.500"),
        ((10, 10), 1, "14.1"),
        ((100, 100), 0, "141"),
        ((0, 123456.5), 0, "123456"),
        ((0.001, 0.002), 5, "0.00224"),
        ((1e-9, 9.51e-10), 11, "0.00000000138"),  # a readout writes it with a power of ten
    ],
)
def test_a_slope_beside_it_has_the_digits_with_which_the_greatest_is_said(
    gradient: tuple[float, float], decimals: int, said: str
) -> None:
    plot = made(gradient)
    assert plot.decimals({}) == decimals
    assert f"{Decimal(repr(math.hypot(*gradient))):.{decimals}f}" == said


def test_a_number_of_the_quarter_that_is_wider_than_those_of_a_turn_is_left_out_where_it_has_no_room() -> None:
    plot = made((852524.5, 879016.9), theme.BESIDE_GROUND)
    assert plot.across.get_left()[0] >= theme.BESIDE_GROUND.left - 0.01
    level = [each for each in plot.across if plot.box.bottom < box_of(each).middle[1] and each.width > 0.1]
    assert level  # some number is left


@each_gradient
def test_all_of_it_stays_in_its_region_and_no_numbers_meet(gradient: tuple[float, float]) -> None:
    plot = made(gradient)
    for state in (plot, opened(plot)):
        for part in (state.plane, state.across):
            assert part.get_left()[0] >= REGION.left - 1e-9 and part.get_right()[0] <= REGION.right + 1e-9
            assert part.get_bottom()[1] >= REGION.bottom - 1e-9 and part.get_top()[1] <= REGION.top + 1e-9
        numbers = [each for each in state.across.get_family() if isinstance(each, Typeset)]
        assert all(keep_apart(one, other) for k, one in enumerate(numbers) for other in numbers[:k])


@each_gradient
def test_the_curve_follows_the_angle_from_the_quarter_on(gradient: tuple[float, float]) -> None:
    plot = made(gradient)
    angle = Live(plot.quarter[0])
    curve, runner = plot.curve(angle), plot.runner(angle)
    opened(plot)
    for turn in (30.0, 90.0, 200.0, 360.0):
        angle.value = plot.quarter[0] + turn
        angles, slopes = plot.plane.back(curve.outline[np.isfinite(curve.outline).all(axis=1)]).T
        assert slopes == pytest.approx(plot.slopes.sample(angles), abs=1e-6 * float(plot.slopes.greatest))
        assert np.ptp(angles) <= 360 + 1e-9 and (turn < 360 or np.ptp(angles) == pytest.approx(360, abs=2))
        assert plot.plane.back(runner.outline)[0] == pytest.approx(plot.at(angle()), rel=1e-6, abs=1e-9)


@each_gradient
def test_the_middle_of_a_quarter_is_told_at_its_axis_until_it_opens(gradient: tuple[float, float]) -> None:
    plot = made(gradient)
    told = {text.markup: text for text in plot.across if isinstance(text, Typeset)}
    middle = next(text for markup, text in told.items() if f"{plot.middle:g}°" in markup)
    assert float(middle.get_center()[0]) == pytest.approx(plot.plane.at(plot.middle, 0)[0], abs=0.1)
    opened(plot)
    assert not any(f"{plot.middle:g}°" in text.markup for text in plot.across[1] if isinstance(text, Typeset))


@each_gradient
def test_the_slope_at_an_angle_rises_from_zero_to_the_curve_off_its_number(
    gradient: tuple[float, float],
) -> None:
    plot = opened(made(gradient))
    plot.curve(plot.quarter[0] + 360)
    around = plot.slopes
    rise = plot.rise(around.angle)
    label = plot.label(formula("5"), plot.at(around.angle))
    (start, end), most = plot.plane.back(rise.outline), float(around.greatest)
    assert start == pytest.approx((around.angle, 0), abs=1e-6 * most + 1e-9)
    assert end == pytest.approx((around.angle, most), rel=1e-6, abs=1e-9)
    assert not label.box.holding(np.linspace(*rise.outline[:, :2], 50)).any()


@each_gradient
def test_an_angle_is_told_at_the_axis_under_its_place_on_the_curve(gradient: tuple[float, float]) -> None:
    plot = opened(made(gradient))
    plot.curve(plot.quarter[0] + 360)
    angle = plot.slopes.angle
    line, label = plot.drop(angle, formula("theta = 36.9 degree", size=theme.LABEL_SIZE))
    (top, foot), most = plot.plane.back(line.outline), float(plot.slopes.greatest)
    assert top == pytest.approx((angle, most), rel=1e-6, abs=1e-9)
    assert foot == pytest.approx((angle, plot.plane.ys[0]), rel=1e-6, abs=1e-9)
    way = line.outline[1, :2] - line.outline[0, :2]
    assert not label.box.holding(line.outline[:1, :2] + np.linspace(0, 1, 50)[:, None] * way).any()
    assert plot.box.shrunk(-1e-9).holding(np.array([label.get_corner(way)[:2] for way in (UL, DR)])).all()


@pytest.mark.parametrize(
    ("angle", "number"),
    crossed(
        4,
        [2, 110, 218, 326, 38, 74, 146, 182, 254, 290],
        ["0.586", "-10.3785", "0.000254", '"1,397,647"'],
    ),
)
def test_numbers_stand_at_the_peak_and_the_trough_and_keep_off_all_dots(angle: int, number: str) -> None:
    way, size = np.radians(angle), abs(float(number.strip('"').replace(",", "")))
    plot = opened(made((size * np.cos(way), size * np.sin(way)), theme.BESIDE_GROUND))
    plot.curve(0.0)
    rise = np.linspace(*plot.rise(angle).outline[:, :2], 50)
    peak, name = plot.mark(plot.at(angle), formula(number))
    _, foot = plot.drop(angle, formula("theta = 36.9 degree", size=theme.LABEL_SIZE))
    trough, least = plot.mark(plot.at((angle + 180) % 360), formula(f"-{number}"))
    zero, square = plot.mark(plot.at((angle + 90) % 360), Typeset("right angle"))
    dots = [dot.outline[0, :2] for dot in (peak, trough, zero, plot.dot(plot.at((angle + 270) % 360)))]
    words = name, foot, least, square
    for label in words:
        assert not label.box.holding(np.concatenate([rise, dots])).any()
        assert all(label.box.apart(other.box) >= 0 for other in words if other is not label)
    for label, dot in ((name, dots[0]), (least, dots[1])):
        assert label.box.apart(Box(*dot, *dot)) < 1.2


@each_gradient
def test_what_both_axes_add_to_the_slope_stands_as_a_bar_on_a_bar_that_ends_on_the_curve(
    gradient: tuple[float, float],
) -> None:
    plot = made(gradient)
    angle = Live(plot.quarter[0] + 40)
    first, second = plot.sum(angle)
    most = float(plot.slopes.greatest)
    for turn in (0.0, 20.0, 55.0, 90.0):
        angle.value = plot.quarter[0] + turn
        (foot, middle), (joint, top) = (plot.plane.back(bar.outline) for bar in (first, second))
        east = float(plot.slopes.gradient[0]) * np.cos(np.radians(angle()))
        assert foot[1] == pytest.approx(0, abs=1e-6 * most)
        assert middle[1] == pytest.approx(east, abs=1e-6 * most) and joint == pytest.approx(
            middle, abs=1e-6 * most + 1e-9
        )
        assert top == pytest.approx(plot.at(angle()), rel=1e-6, abs=1e-6 * most + 1e-9)
        assert -1e-6 * most <= middle[1] <= top[1] + 1e-6 * most


@each_gradient
def test_what_is_written_in_the_quarter_keeps_off_the_bars_halfway_until_it_opens(
    gradient: tuple[float, float],
) -> None:
    plot = made(gradient, theme.BESIDE_GROUND)
    plot.ends([formula("4"), formula("3")], [])
    words = [plot.labels.beside(formula("A"), plot.plane.place(plot.at(plot.middle)))]
    bars = [bar.outline for bar in plot.sum(plot.middle)]
    points = [foot + np.linspace(0, 1, 40)[:, None] * (top - foot) for foot, top in bars]
    assert not any(label.box.holding(line[:, :2]).any() for label in words for line in points)
    assert plot.labels.solid
    plot.complete()
    assert not plot.labels.solid


@pytest.mark.parametrize(("gradient", "long"), crossed(4, GRADIENTS, ["3.5", "-1,297,036.5"]))
def test_what_is_told_at_the_corners_of_guesses_keeps_off_the_other_lines_and_the_curve(
    gradient: tuple[float, float], long: str
) -> None:
    plot = made(gradient, theme.BESIDE_GROUND)
    plot.ends([formula("4"), formula("3")], [])
    bent = [plot.slopes.bent(share) for share in (Fraction(1, 2), Fraction(1))]
    found = plot.corners((line, formula(f'"½:" "{long}"', size=theme.LABEL_SIZE)) for line in bent)
    labels = [each for each in found if isinstance(each, Label)]
    places = [plot.plane.places(np.array(line, float))[:, :2] for line in bent]
    curve = plot.plane.places(np.array([plot.at(angle) for angle in np.linspace(*plot.quarter, 90)]))[:, :2]
    for label in labels:
        own = [line for line in places if label.box.middle[1] == pytest.approx(line[1, 1])]  # as high as its middle
        for line in [line for line in [*places, curve] if not any(line is each for each in own)]:
            for start, end in pairwise(line):
                along = start + np.linspace(0, 1, 40)[:, None] * (end - start)
                assert not label.box.holding(along).any()
    assert len(found) - len(labels) == 2 and (long != "3.5" or labels)


def test_what_is_told_at_a_corner_is_off_all_lines_and_as_high_as_it_tells_where_it_may_and_its_dot_is_hollow() -> None:
    plot = made((4, 3), theme.BESIDE_GROUND)
    plot.ends([formula("4"), formula("3")], [])
    bent = [plot.slopes.bent(share) for share in (Fraction(1, 2), Fraction(1))]
    found = plot.corners((line, formula(str(line[1][1]), size=theme.LABEL_SIZE)) for line in bent)
    half, whole = (each for each in found if isinstance(each, Label))
    lines = [plot.plane.places(np.array(line, float))[:, :2] for line in bent]
    assert whole.box.middle[1] == pytest.approx(lines[1][1, 1])
    for label, line in zip((half, whole), lines, strict=True):
        assert label.box.apart(Box(*line[1], *line[1])) < 0.35 and not box_of(label.words).is_crossed(*lines)
    assert [each.hole for each in found if isinstance(each, FlatDot)] == [1.0, 1.0]
    (on_curve,) = plot.corners([([(0, 4), plot.at(45), (90, 3)], formula("5"))])[:1]
    assert isinstance(on_curve, FlatDot) and not on_curve.hole


def test_a_number_at_the_start_stands_in_the_place_of_a_number_at_the_axis_if_it_has_room() -> None:
    for text, fits in (("4", True), ("4 north", False)):
        plot = made((4, 3), theme.BESIDE_GROUND)
        start, before = plot.plane.at(0, 4), len(plot.across)
        ((_, label), _) = plot.ends([words(text), formula("3")], [])
        assert (label.get_right()[0] < start[0]) == fits == (len(plot.across) < before)
        assert (label.box.middle[1] == pytest.approx(start[1])) == fits
        assert not fits or all(keep_apart(label, each) for each in plot.across if isinstance(each, Typeset))


def test_a_number_at_the_end_stands_outside_as_high_as_it_is_if_it_has_room() -> None:
    for text, fits in (("3", True), ("3 north", False)):
        plot = made((4, 3), theme.BESIDE_GROUND)
        across, high = plot.plane.at(90, 3)[:2]
        _, (_, label) = plot.ends([formula("4"), words(text)], [])
        assert (label.get_left()[0] > across) == fits == (label.box.middle[1] == pytest.approx(high))
        assert label.words.get_right()[0] <= theme.EDGES[1]


@each_gradient
def test_the_numbers_at_both_ends_keep_off_the_lines_that_are_asked_about(
    gradient: tuple[float, float],
) -> None:
    plot = made(gradient)
    line = [plot.at(angle) for angle in plot.quarter]
    for dot, label in plot.ends([formula("4"), formula("3")], [line]):
        ends = plot.plane.places(np.array(line))
        assert not label.box.holding(np.linspace(*ends[:, :2], 60)).any()
        assert label.box.apart(Box(*dot.outline[0, :2], *dot.outline[0, :2])) < 1.2


@pytest.mark.parametrize("gradient", [(2.5e-7, -2.857e-7), (12484796, -7484796), (-12484796, 7484796)])
def test_a_long_number_at_an_end_stands_on_a_line_of_its_own_off_the_lines_that_are_asked_about(
    gradient: tuple[float, float],
) -> None:
    plot = made(gradient, theme.BESIDE_GROUND)
    lines = [plot.slopes.bent(share) for share in (Fraction(1, 2), Fraction(1))]
    numbers = [numeral(abs(slope), ".3g") for slope in plot.slopes.ends]
    told = [(Shown("end", "", 0, number, 0, len(number), 0),) for number in numbers]
    texts = [words(f"{number} south", shown=shown) for number, shown in zip(numbers, told, strict=True)]
    for _, label in plot.ends(texts, lines):
        for line in lines:
            for start, end in pairwise(plot.plane.places(np.array(line, float))[:, :2]):
                along = start + np.linspace(0, 1, 60)[:, None] * (end - start)
                assert not label.box.shrunk(theme.TEXT_GAP - theme.LINE_GAP).holding(along).any()


LONG = [
    (-2.753e-5, 2.037e-5),
    (-4.443e-9, 1.327e-7),
    (-3.734e-5, 1.326e-6),
    (7.68e-14, 5.82e-14),
    (-1.57e-15, -4.72e-16),
]


@pytest.mark.parametrize("gradient", LONG)
def test_a_long_number_at_an_end_keeps_off_the_bars_that_come_halfway_and_what_is_asked(
    gradient: tuple[float, float],
) -> None:
    plot = made(gradient, theme.BESIDE_GROUND)
    lines, texts = [plot.slopes.bent(share) for share in (Fraction(1, 2), Fraction(1))], []
    for slope, way in zip(plot.slopes.ends, ("north", "west"), strict=True):
        told = numeral(abs(slope), ".3g")
        shown = (Shown("end", "", 0, told, 0, len(told), 0),)
        texts.append(words(f"{told} {way}", size=theme.FORMULA_SIZE, shown=shown))
    angles = 90 * plot.slopes.quarter + np.linspace(0, 90, 46)
    curve = [*zip(angles, plot.slopes.sample(angles), strict=True)]
    labels = [label for _, label in plot.ends(texts, [*lines, curve])]
    asked = [ends for line in lines for ends in pairwise(plot.plane.places(np.array(line, float)))]
    for foot, top in (*asked, *(bar.outline for bar in plot.sum(plot.middle))):
        along = (foot + np.linspace(0, 1, 60)[:, None] * (top - foot))[:, :2]
        assert not any(box_of(label.words, theme.LINE_GAP - 0.01).holding(along).any() for label in labels)


@pytest.mark.parametrize("angle", family(3, [180, 176, 184, 170, 190]))
@pytest.mark.parametrize("size", [5.256e-12, 12484796.0, 1.25])
def test_a_number_that_is_too_long_to_stand_beside_the_peak_has_room_over_it(size: float, angle: int) -> None:
    way = np.radians(angle)
    plot = opened(made((size * np.cos(way), size * np.sin(way)), theme.BESIDE_GROUND))
    plot.curve(0.0)
    plot.drop(angle, formula("theta = 36.9 degree", size=theme.LABEL_SIZE))
    rise = plot.rise(angle).outline[:, :2]
    name = plot.away(0, formula(numeral(size, ".3g", "typst")), theme.GRADIENT)[1]
    whole = np.array([plot.at(each) for each in np.linspace(0, 359.9, 400)])
    assert not name.box.holding(np.concatenate([np.linspace(*rise, 50), plot.plane.places(whole)[:, :2]])).any()


def test_an_angle_beyond_a_turn_stands_where_its_direction_does() -> None:
    plot = made((4, 3))
    assert plot.at(360)[0] == 360 and plot.at(450) == pytest.approx((90, 3)) and plot.at(-90)[0] == 270


def test_it_opens_from_its_quarter_to_a_whole_turn() -> None:
    plot = made((-4, 3))
    assert plot.plane.xs == (90, 180) and plot.plane.ys[0] == 0 and plot.plane.ys[1] > 7
    assert opened(plot).plane.xs == (0, 360) and plot.plane.ys[0] < -5 and plot.plane.ys[1] > 5


@each_gradient
def test_while_it_opens_its_zero_rises_with_its_number_from_where_the_quarter_has_it(
    gradient: tuple[float, float],
) -> None:
    plot = made(gradient, theme.BESIDE_GROUND)
    opening, heights = plot.complete(), list[float]()
    for animation in opening:
        animation.begin()
    for share in (0.3, 0.5, 0.7):
        for animation in opening:
            animation.interpolate(share)
        level, number = plot.across[0]
        heights.append(plot.plane.at(0, 0)[1])
        assert level.get_start()[1] == pytest.approx(heights[-1])
        assert number.get_bottom()[1] < heights[-1] < number.get_top()[1]
        assert level.get_stroke_opacity() == 1 and number.get_right()[0] < level.get_left()[0]
    assert plot.box.bottom < heights[0] < heights[1] < heights[2] < plot.box.middle[1]


def test_what_it_shows_is_told_in_angles_and_slopes() -> None:
    plot = made((4, 3))
    (shape,) = plot.curve(90.0).shapes()
    assert shape.colour == theme.INK
    assert shape.points[[0, -1]] == pytest.approx(np.array([[0, 4], [90, 3]]))


@each_gradient
def test_over_the_quarter_is_room_for_answers_beside_the_axis_name_that_its_numbers_keep_off(
    gradient: tuple[float, float],
) -> None:
    function = Function(f"({gradient[0]})*x + ({gradient[1]})*y", ["x", "y"])
    around = SlopesAround(function, (Fraction(0), Fraction(0)))
    plot = TurnPlot(around, theme.BESIDE_GROUND, (formula("theta"), formula('"slope"')))
    assert plot.name_up and plot.over.left >= plot.name_up.get_right()[0] + theme.TEXT_GAP
    ends = plot.ends([formula('"0.478 south"'), formula('"0.0354 west"')], [])
    assert all(label.box.apart(plot.over) >= 0 for _, label in ends)
