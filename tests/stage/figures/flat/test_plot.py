"""A plot holds its data in its region, on either kind of axis; what is drawn on it is where the numbers say."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from manim import FadeIn

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import apart
from steepest.stage.figures.flat.plot import Plot, fitting, held
from steepest.stage.play.entrances import come
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import formula, words
from tests.stage.figures.flat.test_drawn import played

REGION = Box(2.8, -1.75, 6.6, 2.1)


def steps(*values: float, few: int | None = None) -> Plot:
    last = len(values) - 1 if few is None else few
    return Plot(
        range(last + 1), values, REGION, names=(words("step", size=26), formula("L", size=30)), whole=True
    )


@pytest.mark.parametrize(("values", "low"), [((8, 1), 0), ((8, 6), 6), ((-3, 5), -3), ((4, 4), 0)])
def test_an_upright_axis_starts_at_zero_where_that_costs_little(
    values: tuple[float, ...], low: float
) -> None:
    assert steps(*values).plane.ys[0] == low


@pytest.mark.parametrize("logs", ["", "x", "y", "xy"])
def test_all_of_it_stays_in_its_region(logs: str) -> None:
    made = Plot([1, 12345], [0.001, 12345], REGION, names=(words("step"), formula("L")), logs=logs)
    for part in (made.plane, made.across):
        assert part.get_left()[0] >= REGION.left - 1e-9 and part.get_right()[0] <= REGION.right + 1e-9
        assert part.get_bottom()[1] >= REGION.bottom - 1e-9 and part.get_top()[1] <= REGION.top + 1e-9


@pytest.mark.parametrize("logs", ["", "x", "y", "xy"])
def test_a_point_on_the_frame_is_a_point_of_the_plot(logs: str) -> None:
    plane = Plot([0.01, 100], [0.01, 100], REGION, logs=logs).plane
    points = np.array([[0.01, 0.02], [3.0, 50.0]])
    assert plane.back(plane.places(points)) == pytest.approx(points)


def test_a_logarithmic_axis_has_powers_of_ten_at_equal_distances() -> None:
    made = Plot([1e-12, 1], [1e-9, 30], REGION, logs="xy")
    assert made.plane.ys == pytest.approx((1e-9, 100))
    _, *numbers = made.across
    gaps = [other.get_center()[0] - one.get_center()[0] for one, other in pairwise(numbers)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=0.1) and len(numbers) >= 3
    halfway = made.plane.at(1e-6, 1)[0]
    assert halfway == pytest.approx((made.box.left + made.box.right) / 2)


@pytest.mark.parametrize("most", [1, 3, 6, 7, 40, 500])
def test_whole_steps_have_numbers_that_do_not_crowd(most: int) -> None:
    made = steps(*range(most, -1, -1))
    ticks, *numbers = made.across
    places = [made.plane.back(np.array([tick.get_start()]))[0, 0] for tick in ticks]
    assert np.allclose(places, np.round(places)) and places[0] == pytest.approx(0) and len(places) >= 2
    assert all(apart(one, other) for one, other in pairwise(numbers))
    assert len(numbers) == len(ticks), "the last one gives way to the axis's name"


def test_a_line_is_drawn_as_far_as_a_live_value_with_its_head_at_the_end() -> None:
    made, reached = steps(8, 4, 2, 1), Live(0.0)
    line = made.line([*enumerate((8, 4, 2, 1))], theme.DESCENT, reached=reached, head=True)
    reached.value = 2.0
    (shape,) = line.shapes()
    assert shape.points == pytest.approx(np.array([[0, 8], [1, 4], [2, 2]]))
    assert line.head is not None and line.head.outline[0] == pytest.approx(made.plane.at(2, 2))
    assert len(come(line)) == 2


def test_widened_it_holds_the_last_step() -> None:
    values = [*range(40, -1, -1)]
    made = steps(*values, few=3)
    line = made.line([*enumerate(values)], theme.DESCENT, head=True)
    assert line.head is not None and not line.head.is_seen
    played([made.widen([0, 40])])
    assert line.end[0] == pytest.approx(made.box.right) and line.head.is_seen
    assert made.across[-1].get_right()[0] <= made.box.right + 0.3


def test_a_line_ends_at_its_last_value_however_large_that_is() -> None:
    points = [(0, -1.3e6), (1, 6.98e24)]
    made = Plot([0, 1], [y for _, y in points], REGION)
    line = made.line(points, theme.WRONG, reached=1, head=True)
    assert line.end == pytest.approx(made.plane.at(1, 6.98e24)) and line.end[1] == pytest.approx(made.box.top)


@pytest.mark.parametrize(("values", "told"), [((8, 4, 2, 1), 1), ((1, 2, 400), 0)])
def test_the_end_of_a_line_has_its_words_as_long_as_it_is_on_the_plot(
    values: tuple[float, ...], told: int
) -> None:
    made = Plot([0, len(values) - 1], [0, 10], REGION)
    line = made.line([*enumerate(values)], theme.DESCENT, reached=len(values) - 1, head=True)
    labels = made.ending(line, words("step 3", size=26))
    assert len(labels) == told
    for label in labels:
        assert np.hypot(*(label.get_center() - line.end)[:2]) < 1 and not label.box.holds(line.end)


def test_a_line_far_beyond_the_axis_is_followed_no_farther_than_can_be_drawn() -> None:
    made = steps(1, 2)
    line = made.line([(0, 1), (1, 1e300)], theme.WRONG)
    assert np.abs(line.outline).max() < 100


def test_a_graph_is_cut_at_the_edges_and_broken_where_there_is_no_value() -> None:
    made = Plot([-2, 2], [0, 1], REGION)

    def hole(x: np.ndarray) -> np.ndarray:
        return np.where(np.abs(x) < 0.5, np.nan, x**2)

    points = made.graph(hole, theme.FIRST).outline
    seen = points[np.isfinite(points).all(axis=1)]
    assert len(seen) < len(points)
    assert seen[:, 1].max() <= made.box.top + 1e-6 and seen[:, 1].min() >= made.box.bottom - 1e-6


def test_a_secant_goes_through_its_points_and_a_tangent_has_its_slope() -> None:
    made, h = Plot([0, 4], [0, 16], REGION), Live(2.0)
    secant = made.secant(lambda: ((1, 1), (1 + h(), (1 + h()) ** 2)), theme.FIRST)
    tangent = made.tangent((2, 4), lambda: 4, theme.SECOND)
    for line, slope in ((secant, 4.0), (tangent, 4.0)):
        (shape,) = line.shapes()
        across, up = shape.points[1] - shape.points[0]
        assert up / across == pytest.approx(slope)
    h.value = 1.0
    (shape,) = secant.shapes()
    across, up = shape.points[1] - shape.points[0]
    assert up / across == pytest.approx(3)


def test_a_mark_is_a_dot_and_a_label_on_the_plot() -> None:
    made = Plot([0, 4], [0, 16], REGION)
    dot, label = made.mark((2, 4), words("best"))
    assert [shape.points[0].tolist() for shape in dot.shapes()] == [pytest.approx([2, 4])]
    assert made.box.holds(label.get_center())
    assert isinstance(come(label)[0], FadeIn)


@pytest.mark.parametrize(
    ("values", "sure", "maybe", "held"),
    [([4, 2, 1], 3, 3, [4, 2, 1]), ([4, 3, 500, 5], 2, 4, [4, 3, 5]), ([5, 9], 1, 2, [5])],
)
def test_values_far_off_do_not_stretch_an_axis(
    values: list[float], sure: int, maybe: int, held: list[float]
) -> None:
    assert fitting(values, sure, maybe) == held


@pytest.mark.parametrize("function", ["sqrt(2)*x", "2*x", "exp(x) - 4", "-sqrt(7)*x**3"])
def test_a_level_edge_is_level_and_no_axis_is_divided_by_what_rounding_makes_of_it(function: str) -> None:
    cut = Cut(Function(function, ("x", "y")), (Fraction("1.29"), 3), "y")
    (low, high), level = Plot.around(cut, Fraction(1), REGION).plane.ys, float(cut.foot[1])
    assert high - low >= 0.9 * min(abs(level), 1) and low <= level <= high
    assert len(set(held(cut, 1)[1])) == 1


@pytest.mark.parametrize("source", ["x**2 + y**2", "exp(x) - 3*y", "x + y", "log(x) + y", "y**2"])
@pytest.mark.parametrize("name", ["x", "y"])
def test_around_a_cut_a_step_to_either_side_is_in_the_plot(source: str, name: str) -> None:
    cut = Cut(Function(source, ["x", "y"]), (Fraction(1), Fraction(2)), name)
    made = Plot.around(cut, Fraction(1, 2), REGION)
    for end in cut.chord(Fraction(-1, 2), Fraction(1, 2)):
        assert made.box.holds(made.plane.place(end))
    (shape,) = made.graph(cut.edge, theme.INK).shapes()
    assert made.plane.xs == pytest.approx((shape.points[:, 0].min(), shape.points[:, 0].max()))


@pytest.mark.parametrize("source", ["y**4", "-y**4", "y**3", "y**2", "exp(3*y)", "-exp(-3*y)"])
def test_around_a_cut_steps_take_a_third_of_the_plot_at_least_and_the_edge_may_run_out_of_it(source: str) -> None:
    cut = Cut(Function(source, ["x", "y"]), (Fraction(1), Fraction(1)), "y")
    made = Plot.around(cut, Fraction(1), REGION)
    ends = np.array([cut.edge_at(step) for step in (Fraction(-1), Fraction(0), Fraction(1))], float)
    heights = made.plane.places(ends)[:, 1]
    assert np.ptp(heights) >= made.box.height / 3 - 1e-9
    assert made.box.shrunk(-1e-9).holding(made.plane.places(ends)[:, :2]).all()


def test_a_line_that_has_a_name_bears_it_at_its_end() -> None:
    made = Plot([0, 3], [0, 8], REGION)
    line = made.line([*enumerate((8, 4, 2, 1))], theme.DESCENT, name=words("loss"))
    assert line.label is not None and len(come(line)) == 2
    away = line.label.get_center() - made.plane.at(3, 1)
    assert np.hypot(*away[:2]) < 1.5
    assert len(line.going()) == 2 and len(line.dimming(0.3)) == 2
