"""Lines that measure a slope go through the points a step off, and become the tangent."""

from itertools import pairwise

import numpy as np
import pytest
from manim import Rectangle, Scene

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_of
from steepest.stage.figures.measured.difference_plot import DifferencePlot
from steepest.stage.figures.measured.error_lens import looked_at
from steepest.stage.figures.measured.run_bracket import run_bracket
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import formula, words
from tests.families import crossed, rows
from tests.stage.figures.flat.test_drawn import played

REGION = Box(-3.75, -2.0, 3.75, 2.0)
FUNCTIONS = ["x**2 + y**2", "x**3 - y", "exp(x/2)*y", "x*y"]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_each_line_has_the_slope_that_is_measured(function: str) -> None:
    measured = Function(function, ["x", "y"])
    h = Live(1.0)
    plot = DifferencePlot(Cut(measured, (1, 2), "x"), h, REGION)
    (slope, *_) = plot.slope.shapes()
    for step in (1.0, 0.25, 1e-3):
        played([h.to(step)])
        here, ahead, behind = (float(measured((1 + off, 2))) for off in (0, step, -step))
        for (line, _), rate in (
            (plot.one_side, (ahead - here) / step),
            (plot.two_sides, (ahead - behind) / (2 * step)),
        ):
            (shape, *_) = line.shapes()
            assert _slope(shape.points) == pytest.approx(rate, rel=1e-6, abs=1e-6)
    assert _slope(shape.points) == pytest.approx(_slope(slope.points), abs=1e-3)


def test_the_points_asked_for_lie_on_the_slice_on_both_sides() -> None:
    plot = DifferencePlot(Cut(Function("x**2 + y**2", ["x", "y"]), (1, 2), "x"), Live(1.0), REGION, asks=True)
    points = np.array([next(iter(dot.shapes())).points[0][:2] for dot in plot.values])
    assert points[:, 1] == pytest.approx(points[:, 0] ** 2 + 4)
    assert points[:, 0].min() < 0 and points[:, 0].max() > 2


@pytest.mark.parametrize("function", ["x**2 + y**2", "2*x + y**2"])
def test_lines_through_the_slice_lie_over_it_and_it_over_its_face_whichever_comes_first(function: str) -> None:
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), (1, 2), "x"), Live(1.0), REGION, marked=True)
    over = plot.one_side[0], plot.two_sides[0], plot.slope, *plot.climbs
    assert plot.face.z_index < plot.curve.z_index < min(line.z_index for line in over)
    (name,) = plot.named(words("tangent: slope 2"))
    for mark in plot.marks:
        assert plot.curve.z_index < mark.line.z_index < name.z_index, "one that moves passes behind words"


def test_step_and_climb_lie_between_the_ends_of_each_line() -> None:
    h = Live(1.0)
    plot = DifferencePlot(Cut(Function("x**2 + y**2", ["x", "y"]), (1, 2), "x"), h, REGION)
    played([h.to(0.5)])
    for climb, ends in zip(plot.climbs, ([(1, 5), (1.5, 6.25)], [(0.5, 4.25), (1.5, 6.25)]), strict=True):
        (shape, *_) = climb.shapes()
        (x, y), (far, high) = ends
        assert shape.points == pytest.approx(np.array([(x, y), (far, y), (far, high)]))


def test_a_small_plot_whose_numbers_have_no_room_still_has_its_names() -> None:
    cut = Cut(Function("0.00001*sqrt(x + 4)*y", ["x", "y"]), (-1, -1.5), "y")
    names = formula("y", size=theme.AXIS_SIZE), formula("f", size=theme.AXIS_SIZE)
    plot = DifferencePlot(cut, lambda: 1, Box(3.2, -2.95, 6.4, -0.92), names)
    assert not plot.plane.y_numbers
    assert all(name in plot.plane.submobjects for name in names)


@pytest.mark.parametrize(("function", "at"), [("x**2 + y**2", (1, 2)), ("log(x)", (1.55, 0))])
def test_the_face_is_as_high_as_the_slice_where_that_has_values(
    function: str, at: tuple[float, float]
) -> None:
    measured = Function(function, ["x", "y"])
    plot = DifferencePlot(Cut(measured, at, "x"), Live(1.0), REGION)
    (shape,) = plot.face.shapes()
    heights = measured.sample(shape.points[:, 0], np.full(len(shape.points), float(at[1])))
    heights = heights.clip(*plot.plane.ys)  # deep down it runs out of the plot
    assert shape.points[:, 1] == pytest.approx(heights)


@pytest.mark.parametrize(
    ("function", "at"), [("sin(x)", (1.0, 0)), ("cos(2*x)", (0.31, 0)), ("-(x - 1.013)**2", (1, 0))]
)
def test_the_face_goes_on_behind_a_summit(function: str, at: tuple[float, float]) -> None:
    for step in (0.3, 0.37, 0.5, 0.77, 1.0):
        plot = DifferencePlot(Cut(Function(function, ["x", "y"]), at, "x"), Live(step), REGION)
        (shape,) = plot.face.shapes()
        assert (shape.points[0, 0], shape.points[-1, 0]) == pytest.approx(plot.plane.xs)


def _slope(points: np.ndarray) -> float:
    across, up = (points[-1] - points[0])[:2]
    return float(up / across)


def test_values_are_asked_for_where_the_slice_has_some() -> None:
    plot = DifferencePlot(Cut(Function("log(x)", ["x", "y"]), (1.5, 0), "x"), Live(1.0), REGION, asks=True)
    asked = [float(shape.points[0, 0]) for dot in plot.values for shape in dot.shapes()]
    assert asked == pytest.approx([0.25 * k for k in range(1, 13)])


@pytest.mark.parametrize("function", FUNCTIONS)
def test_marks_stand_under_their_points_as_long_as_there_is_room(function: str) -> None:
    h = Live(1.0)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), (1, 2), "x"), h, REGION, marked=True)
    middles = [mark.name.get_center()[0] for mark in plot.marks]
    assert middles == pytest.approx([plot.plane.at(x, 0)[0] for x in (0, 1, 2)], abs=0.03)
    for mark, dot in zip(plot.marks, (plot.behind[1], plot.foot, plot.ahead[1]), strict=True):
        assert mark.line.outline[0] == pytest.approx(dot.outline[0])
        assert mark.line.outline[1][1] < plot.box.bottom
    h.value = 1e-7
    for mark in plot.marks:
        mark.name.update()
    left, middle, right = (box_of(mark.name) for mark in plot.marks)
    assert min(left.apart(middle), middle.apart(right)) > theme.TEXT_GAP
    assert [mark.name[0].get_fill_opacity() for mark in plot.marks] == [0, 1, 0]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_names_of_a_step_are_there_only_while_it_is_seen_and_come_back(function: str) -> None:
    h = Live(1.0)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), (1, 2), "x"), h, REGION, marked=True)
    names = [plot.marks[0].name, plot.marks[2].name, *(plate for name in plot.lengths for plate in name)]
    for length, there in ((1.0, True), (1e-3, False), (1.0, True), (0.9, True), (0.01, False)):
        h.value = length
        for name in names:
            name.update()
        assert all((name.family_members_with_points()[-1].get_fill_opacity() == 1) == there for name in names)


@pytest.mark.parametrize("first", [0.1, 0.35, 1.0, 4.0])
@pytest.mark.parametrize("function", [*FUNCTIONS, "0.001*sin(x - 2.5)*cos(y - 3.5)"])
def test_the_name_of_a_step_is_gone_before_lines_close_in_on_it(function: str, first: float) -> None:
    h = Live(first)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), (1, 2), "x"), h, REGION, marked=True)
    names = [plate for name in plot.lengths for plate in name]
    for share, solid in ((1.0, 1), (0.6, 1), (0.1, 0), (1e-3, 0)):
        h.value = share * first
        for name in names:
            assert name.update().family_members_with_points()[-1].get_fill_opacity() == solid


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_step_has_its_name_beside_it_where_there_is_room(function: str) -> None:
    h = Live(1.0)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), (1, 2), "x"), h, REGION, marked=True)
    named = zip(plot.lengths, plot.climbs, (plot.one_side, plot.two_sides), strict=True)
    for name, climb, line in ((names[0], *others) for names, *others in named if names):
        (x, y), (far, _) = climb.outline[:2, :2]
        assert x < name.get_center()[0] < far
        off = name.get_center()[1] - y
        assert 0.1 < abs(off) < 0.5
        assert line[0].colour != plot.slope.colour and plot.slope.dashed


@pytest.mark.parametrize(
    ("step", "function"),
    crossed(
        4,
        [0.5, 1.0, 2.0],
        [*FUNCTIONS, "x**2 - 6*x", "6 - x**2", "sin(3*x)", "x**2 - 1.7*x", "exp(-x)"],
    ),
)
def test_no_line_runs_through_the_name_of_a_step(function: str, step: float) -> None:
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), (1, 2), "x"), Live(step), REGION, marked=True)
    lines = [plot.curve, plot.slope, *(mark.line for mark in plot.marks)]
    for names, chord in zip(plot.lengths, (plot.one_side[0], plot.two_sides[0]), strict=True):
        paths = [line.outline[np.isfinite(line.outline).all(axis=1)] for line in (*lines, chord)]
        for box in map(box_of, names):
            assert box.bottom > plot.box.bottom
            assert all(box.clip(*pair) is None for path in paths for pair in pairwise(path))


def test_small_plots_keep_their_numbers() -> None:
    cut = Cut(Function("x*y", ["x", "y"]), (1, 2), "x")
    plain, marked = (DifferencePlot(cut, Live(1.0), REGION, marked=marked) for marked in (False, True))
    assert len(plain.across) > 1 and not plain.marks and len(marked.across) == 1


def test_what_is_climbed_is_told_beside_its_upright_while_it_is_climbed() -> None:
    step = Live(1)
    plot = DifferencePlot(Cut(Function("x**2 + y**2", ["x", "y"]), (1, 2), "x"), step, marked=True)
    (one,), (two,) = plot.climbed
    for number, (start, end) in ((one, ((1, 5), (2, 8))), (two, ((0, 4), (2, 8)))):
        top, foot = plot.plane.place(end), plot.plane.place((end[0], start[1]))
        assert 0 < box_of(number).left - top[0] < 0.3 and foot[1] < number.get_y() < top[1]
    for share, solid in ((1, True), (0.5, False), (1, True)):
        step.value = share
        for number in (one, two):
            number.update()
            assert any(part.get_fill_opacity() for part in number.family_members_with_points()) == solid


@pytest.mark.parametrize("slope", ["-1000000000000", "1234567.8", "-123456.78", "0.000012345"])
def test_a_number_that_is_climbed_is_never_so_long_that_it_stands_in_the_column_beside_the_plot(
    slope: str,
) -> None:
    plot = DifferencePlot(Cut(Function(f"{slope}*x + y", ["x", "y"]), (0, 1), "x"), Live(1), marked=True)
    for number in (number for climbed in plot.climbed for number in climbed):
        assert box_of(number).right < theme.SIDE.left - theme.TEXT_GAP


def test_the_name_of_the_tangent_stands_by_it_and_not_by_the_curve_of_the_same_colour() -> None:
    plot = DifferencePlot(Cut(Function("x**2 + y**2", ["x", "y"]), (1, 2), "x"), Live(1), marked=True)
    (name,) = plot.named(words("tangent: slope 2", size=theme.SMALLEST_SIZE))
    middle = name.box.middle
    curve, tangent = (line.outline[:, :2] for line in (plot.curve, plot.slope))
    along = tangent[0] + np.linspace(0, 1, 200)[:, None] * (tangent[-1] - tangent[0])
    assert np.hypot(*(along - middle).T).min() < np.hypot(*(curve - middle).T).min()


@pytest.mark.parametrize(
    ("function", "at"),
    rows(2, [("exp(x) + y**4", (0, 1)), ("sin(x*y)", (1, 1)), ("y**8", (0, 1)), ("sin(9*y)", (0, 1))]),
)
def test_a_name_far_ahead_stands_by_the_tangent_or_not_at_all(function: str, at: tuple[float, float]) -> None:
    step = Live(1.0)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), at, "y"), step, marked=True)
    step.value = 0.1
    names = plot.named(words("true slope", size=theme.SMALLEST_SIZE), ahead=True)
    assert bool(names) is (function != "sin(9*y)")
    for name in names:
        curve, tangent = (line.outline[:, :2] for line in (plot.curve, plot.slope))
        along = tangent[0] + np.linspace(0, 1, 200)[:, None] * (tangent[-1] - tangent[0])
        far, near = (np.hypot(*(line - name.box.middle).T).min() for line in (curve, along))
        assert near < min(far, 1.0) and not box_of(name.words).holding(along).any()


@pytest.mark.parametrize(
    ("function", "at"),
    rows(1, [("x*exp(-x**2 - y**2)", (-1, -1.5)), ("exp(x) + y**4", (0, 1)), ("log(y)", (0, 2))]),
)
def test_a_name_far_ahead_keeps_off_what_a_lens_enlarges_later(function: str, at: tuple[float, float]) -> None:
    step, text = Live(1.0), words("true slope", size=theme.LABEL_SIZE)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), at, "y"), step, marked=True)
    (name,) = plot.named(text, ahead=True, later=0.1)
    (looked,), _ = looked_at(plot, 0.1)
    step.value = 0.1
    lens = plot.closer(Scene(), theme.UNDER_PANEL).lens
    assert lens and not box_of(name.words).is_crossed(looked)
    ends = looked.min(axis=0), looked.max(axis=0)
    assert np.mean(ends, axis=0) == pytest.approx(lens.glass.spot)
    assert np.ptp(ends, axis=0).min() / 2 > 0.99 * lens.glass.radius / lens.glass.times()


@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("(y - 1)**2 + (y - 1)", (0.25, 0.5)),
        ("exp(-(3*(x - 0.5)**2 + (y - 2)**2))", (0, 2)),
        ("cos(x) - cos(y)", (1.41, 3)),
        ("y**4", (1, 1)),
    ],
)
def test_a_name_far_ahead_keeps_off_the_lines_while_one_slides_and_the_step_shrinks(
    function: str, at: tuple[float, float]
) -> None:
    step = Live(1.0)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), at, "y"), step, marked=True)
    names = plot.named(words("true slope", size=theme.LABEL_SIZE), ahead=True, later=0.1)
    slides = [(1.0, share) for share in np.linspace(0, 1, 5)]
    for step.value, plot.through.value in [*slides, *((each, 1.0) for each in np.geomspace(1, 0.1, 7))]:
        lines = [plot.one_side[0].outline, plot.two_sides[0].outline]
        assert not any(box_of(name.words, theme.LINE_GAP).is_crossed(*lines) for name in names)


@pytest.mark.parametrize("step", [1, 0.3, 2.765])
@pytest.mark.parametrize(
    ("function", "x"),
    [("4 - x**2", 0), ("cos(x)", 0), ("sin(x)", 1.5707963), ("-x**2/7", 0), ("exp(-(x - 0.7)**2)", 0.7)],
)
def test_the_tangent_at_a_summit_runs_from_side_to_side_off_the_upper_edge(
    function: str, x: float, step: float
) -> None:
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), (x, 1), "x"), lambda: step, marked=True)
    across, up = plot.slope.outline[:, :2].T
    assert np.ptp(across) == pytest.approx(plot.box.width)
    assert up.max() < plot.box.top - 0.2


def bracketed(function: str) -> DifferencePlot:
    """A plot of a slice along y at (1, 2), wide enough for a step of 1, as it is with one of a tenth."""
    step = Live(1.0)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), (1, 2), "y"), step, marked=True)
    step.value = 0.1
    return plot


@pytest.mark.parametrize(("function", "run"), [("3*x**2 + 2*x*y + y**3", 1), ("-y**2", 1), ("log(y)", -1)])
def test_a_bracket_spans_a_unit_from_the_foot_off_the_lines(function: str, run: int) -> None:
    plot = bracketed(function)
    bracket, number = run_bracket(plot, run)
    across = plot.plane.back(bracket.outline)[:, 0]
    assert [across.min(), across.max()] == pytest.approx(sorted((2, 2 + run)))
    lines = [line.outline for line in (plot.curve, plot.slope, plot.one_side[0], plot.two_sides[0])]
    assert not box_of(bracket).is_crossed(*lines) and not box_of(number).is_crossed(*lines)


def test_a_bracket_is_left_out_where_words_have_its_place() -> None:
    plot = bracketed("3*x**2 + 2*x*y + y**3")
    assert run_bracket(plot, 1) and not run_bracket(plot, 1, [Rectangle(width=12.0, height=7.0)])


def test_what_the_halves_climb_makes_what_both_sides_climb() -> None:
    plot = bracketed("3*x**2 + 2*x*y + y**3")
    ahead, behind = (np.ptp(plot.plane.back(half.outline)[:, 1]) for half in plot.halves)
    assert ahead + behind == pytest.approx(np.ptp(plot.plane.back(plot.climbs[1].outline)[:, 1]))
    assert ahead == pytest.approx(2 * 0.1 + 2.1**3 - 8)
