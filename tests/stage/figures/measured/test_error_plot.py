"""Lines of errors go down to their best steps at first, and then on to their ends; their dots are the facts."""

import cairo
import numpy as np
import pytest
from manim import Line

from steepest.calculus import Cut, Differences, Function
from steepest.calculus.slopes.difference import Kind
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.figures.flat.dot import trace_dot
from steepest.stage.figures.label import along, box_of
from steepest.stage.figures.measured.axis_ways import AxisWays
from steepest.stage.figures.measured.error_plot import ErrorPlot
from steepest.stage.type.typeset import formula, words
from tests.scenes.opened import opened
from tests.stage.figures.flat.test_drawn import played

REGION = Box(-3.75, -2.0, 3.75, 2.0)
COLOURS: dict[Kind, str] = {"forward": theme.WRONG, "central": theme.INK}
FUNCTIONS = ["3*x**2 + 2*x*y + y**3", "sin(x*y)", "exp(y)"]
each_function = pytest.mark.parametrize("function", FUNCTIONS)


def made(function: str, region: Box = REGION) -> ErrorPlot:
    names = formula("h"), words("error")
    return ErrorPlot(Differences(Cut(Function(function, ["x", "y"]), (1, 2), "y")), COLOURS, region, names)


@each_function
def test_a_line_stops_before_it_turns_and_is_finished_later_as_dots(function: str) -> None:
    plot = made(function)
    for kind in plot.colours:
        played([plot.begin(kind)])
        line = plot.lines[kind]
        errors = plot.errors[kind]
        h, error = errors.points[round(line.reached)]
        assert errors.best.h <= h == errors.asked.h < 1e-4
        assert line.joined == line.reached
        long, (*_, before) = plot.errors[kind].points[8], errors.points[: round(line.reached)]
        assert np.log10(long[1] / error) == pytest.approx(errors.order * np.log10(long[0] / h), abs=0.2)
        assert error < before[1]
    played(plot.finish())
    assert all(line.reached == len(line.nodes) - 1 for line in plot.lines.values())


@each_function
def test_its_dots_are_those_of_the_facts(function: str) -> None:
    plot = made(function)
    for kind, tenth in zip(plot.colours, plot.marked(0.1), strict=True):
        (shape,) = tenth.shapes()
        ((_, error),) = [each for each in plot.errors[kind].points if each[0] == 0.1]
        assert tuple(shape.points[0][:2]) == pytest.approx((0.1, error))


@each_function
def test_the_dashed_line_of_rounding_is_that_of_what_it_adds_at_most(function: str) -> None:
    plot = made(function)
    edge, name = plot.rounded(words("rounding"))
    steps, most = plot.plane.back(edge.outline).T
    assert steps * most == pytest.approx(np.full(len(steps), plot.differences.rounding))
    assert not name.box.holding(edge.outline[:, :2]).any()


@each_function
def test_every_error_where_rounding_leads_lies_under_the_line_of_what_it_may_add(function: str) -> None:
    plot = made(function)
    edge, _ = plot.rounded(words("rounding"))
    for kind, errors in plot.errors.items():
        short = [each.point for each in errors.all if each.h < plot.differences.valley[kind].h / 3]
        assert len(short) > 10
        for x, y, _ in plot.plane.places(np.array(short)):
            line, rises, _ = edge.outline.T
            assert x < line[0] or y <= np.interp(x, line, rises) + 1e-6, "it begins where it leaves the plot"


@pytest.mark.parametrize(
    ("function", "at"),
    [(each, (1, 2)) for each in FUNCTIONS]
    + [("exp(x) + y**4", (0, 1)), ("sin(x*y)", (1, 1))],  # whose lowest dots are luck
)
def test_a_line_comes_down_to_that_of_rounding_in_the_ring_that_its_best_dot_is_in(
    function: str, at: tuple[float, float]
) -> None:
    plot = ErrorPlot(Differences(Cut(Function(function, ["x", "y"]), at, "y")), COLOURS)
    for kind in plot.colours:
        errors, order = plot.errors[kind], plot.errors[kind].order
        arms, lead, ring, label = plot.best(kind, words("best"))
        steps, sizes = plot.plane.back(arms.outline).T
        assert all(np.diff(steps) < 0)
        (bottom,) = np.flatnonzero(sizes == sizes.min())
        assert bottom == len(steps) - 1 and ring.outline[0] == pytest.approx(arms.outline[bottom])
        assert sizes[bottom] * steps[bottom] == pytest.approx(plot.differences.rounding)
        dots = {round(np.log10(h), 6): size for h, size in errors.points}
        far = [(h, size) for h, size in zip(steps[:bottom], sizes[:bottom], strict=True)]
        assert [size for _, size in far] == pytest.approx([dots[round(np.log10(h), 6)] for h, _ in far], rel=0.1)
        assert np.log10(sizes[bottom - 1] / sizes[bottom]) == pytest.approx(
            order * np.log10(steps[bottom - 1] / steps[bottom])
        )
        falls = sizes[bottom] * (np.array(errors.points)[:, 0] / steps[bottom]) ** order
        for (h, size), power in zip(errors.points, falls, strict=True):
            assert h > 1e-2 or size <= 1.05 * (power + plot.differences.rounding / h)
        least = plot.plane.place(plot.differences.least[kind].point)
        assert np.hypot(*(least - ring.outline[0])[:2]) < ring.radius
        start, foot = lead.outline
        assert plot.plane.back(foot[None])[0] == pytest.approx((steps[bottom], plot.plane.ys[0]))
        assert ring.outline[0] - start == pytest.approx((0, ring.radius, 0))
        assert 0 < label.box.apart(around(lead.outline, 0.0)) < 0.45 and label.box.apart(around(foot[None], 0.0)) < 0.45
        assert not label.box.is_crossed(arms.outline[:, :2])


@pytest.mark.parametrize("function", ["x**2 + y/3", "x + 5*(y - 3)**2"])
def test_a_line_has_arms_under_its_dots_where_it_meets_that_of_rounding(function: str) -> None:
    plot = made(function)
    for edge in plot.rounded(words("rounding"))[:1]:
        assert plot.plane.box.holding(edge.outline[:, :2]).all()
    for kind in plot.colours:
        meets = plot.differences.valley[kind] != plot.errors[kind].best
        *arms, _, _, _ = plot.best(kind, words("best"))
        assert len(arms) == meets
        assert all(arm.z_index < plot.lines[kind].z_index and not arm.dashed for arm in arms)


def test_the_line_of_rounding_leads_from_the_shortest_step_through_both_rings_and_no_other_line_lies_on_it() -> None:
    plot = made(FUNCTIONS[0])
    edge, *_ = plot.rounded(words("rounding"))
    (one, *_, ring, _), (both, *_, other, _) = (plot.best(kind, words("best")) for kind in plot.colours)
    steps = plot.plane.back(edge.outline)[:, 0]
    found = [plot.plane.back(each.outline)[0, 0] for each in (ring, other)]
    assert steps.min() == pytest.approx(float(plot.differences.last)) and steps.max() > max(found) > min(found)
    assert [plot.plane.back(each.outline)[:, 0].min() for each in (one, both)] == pytest.approx(found)
    assert not (one.dashed or both.dashed) and one.width_of_line == both.width_of_line < 3, "dots lie on them"
    assert all(line.z_index > max(one.z_index, both.z_index) for line in plot.lines.values())


@each_function
def test_there_is_a_mark_at_every_power_of_ten(function: str) -> None:
    plot = made(function)
    ticks = [each for each in plot.across.family_members_with_points() if isinstance(each, Line)]
    feet = plot.plane.back(np.array([each.get_start() for each in ticks]))
    for axis, (low, high) in enumerate((plot.plane.xs, plot.plane.ys)):
        on_axis = np.isclose(np.log10(feet[:, 1 - axis] / (plot.plane.ys, plot.plane.xs)[axis][0]), 0)
        powers = {round(power) for power in np.log10(feet[on_axis, axis])}
        assert powers == {*range(round(np.log10(low)), round(np.log10(high)) + 1)}


def test_the_lowest_dot_is_told_as_luck_where_it_lies_well_under_the_ring_and_only_there() -> None:
    plot = made("3*x**2 + 2*x*y + y**3", theme.PICTURE)
    told = {kind: plot.luck(kind, words("by luck", size=theme.LABEL_SIZE)) for kind in plot.colours}
    assert not told["forward"]
    (label,) = told["central"]
    both = plot.errors["central"].best, plot.differences.usual_best["central"]
    lowest, ring = (plot.plane.place(each.point)[:2] for each in both)
    near, far = (np.hypot(*(label.box.middle - each)) for each in (lowest, ring))
    assert lowest[1] < ring[1] and near < far


def test_a_line_that_does_not_rise_again_stops_where_steps_are_far_from_rounding() -> None:
    plot = made("x**2 + y/3")
    assert plot.errors["central"].asked.h >= 1e-4 and not plot.errors["central"].courses


@each_function
def test_a_dashed_line_leads_from_a_dot_down_to_its_step(function: str) -> None:
    plot = made(function)
    assert len(plot.marked(0.1)) == len(plot.leads)
    for kind, lead in zip(plot.colours, plot.leads, strict=True):
        ((_, error),) = [each for each in plot.errors[kind].points if each[0] == 0.1]
        ends = plot.plane.back(lead.outline)
        assert ends == pytest.approx(np.array([(0.1, error), (0.1, plot.plane.ys[0])]))


def test_lines_are_told_apart_by_their_dots_and_not_by_their_colours_alone() -> None:
    plot = made(FUNCTIONS[0])
    one, both = plot.lines["forward"], plot.lines["central"]
    assert both.square and not one.square
    assert one.z_index > both.z_index  # so that no dot is hidden in a square
    context = cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 1, 1))
    trace_dot(context, 0.0, 0.0, both.radius, True)
    side = context.path_extents()[2]
    assert side > 1.05 * one.radius  # a square is seen around a dot that it lies on


@pytest.mark.parametrize("function", [*FUNCTIONS, "x**2 + y/3"])
def test_dots_become_small_where_dashed_lines_tell_what_they_come_to(function: str) -> None:
    plot = made(function)
    before = {kind: line.radius for kind, line in plot.lines.items()}
    played(plot.finish())
    for kind, line in plot.lines.items():
        told = bool(plot.rounded(words("rounding")))
        assert line.radius < 0.9 * before[kind] if told else line.radius == before[kind]


@each_function
def test_both_lines_go_on_together_each_with_a_head_of_its_own_at_its_end(function: str) -> None:
    plot = made(function)
    played([plot.begin(kind) for kind in plot.colours])
    starts = {kind: line.reached for kind, line in plot.lines.items()}
    moves = plot.finish()
    for move in moves:
        move.begin()
    for share in (0.3, 0.6, 1.0):
        for move in moves:
            move.interpolate(share)
        left = [
            (len(line.nodes) - 1 - line.reached) / (len(line.nodes) - 1 - starts[kind])
            for kind, line in plot.lines.items()
        ]
        assert left[0] == pytest.approx(left[1]) and left[0] < 1
        for (kind, line), head in zip(plot.lines.items(), plot.heads, strict=True):
            assert head.outline[0] == pytest.approx(line.end)
            assert (head.colour, head.square) == (plot.colours[kind], kind == "central") and head.is_seen
    round_one, square_one = plot.heads
    assert round_one.z_index > square_one.z_index > max(line.z_index for line in plot.lines.values())


@each_function
def test_the_ways_that_are_guessed_part_where_the_line_ends(function: str) -> None:
    plot = made(function)
    ways = [np.log10(way.of) for way in plot.errors["central"].courses.values()]
    assert len(ways) == 3
    for way in ways:
        assert way[0] == pytest.approx(np.log10(plot.errors["central"].asked.point))
    turns = [np.arctan2(*(way[1] - way[0])[::-1]) % (2 * np.pi) for way in ways]
    assert min(np.diff(sorted(turns))) > 0.2


@each_function
def test_a_triangle_has_sides_as_long_as_is_told_and_nothing_lies_on_its_words(function: str) -> None:
    plot = made(function)
    for kind, order in (("forward", 1), ("central", 2)):
        sides, *told = plot.triangle(kind)  # type: ignore[arg-type]
        steps, errors = np.log10(plot.plane.back(sides.outline)).T
        assert np.ptp(steps) == pytest.approx(1) and np.ptp(errors) == pytest.approx(order, abs=0.2)
        line = plot.plane.places(np.array(plot.errors[kind].points))  # type: ignore[index]
        for words_of_it in told:
            assert not box_of(words_of_it).holding(line[:, :2]).any()
            assert not box_of(words_of_it).holding(sides.outline[:, :2]).any()
        name = plot.named(kind, words("like h", size=theme.SMALLEST_SIZE))  # type: ignore[arg-type]
        assert all(name.box.apart(box_of(each)) > 0 for each in told)


@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("3*x**2 + 2*x*y + y**3", (1, 2)),
        ("cos(x) + cos(pi*y)", (-2, 0.5)),
        ("cos(12*x) + sin(y)", (-0.53, 0)),
        ("10*x**3*y**3 + 0.25*x**2*y**3 + 1000000*x**2*y", (-1.5, -2.85)),
    ],
)
def test_the_names_of_lines_keep_off_all_ways_in_which_they_may_go_on(
    function: str, at: tuple[float, float]
) -> None:
    plot = ErrorPlot(Differences(Cut(Function(function, ["x", "y"]), at, "y")), COLOURS, REGION)
    names = [plot.named(kind, words("one side: like h", size=theme.SMALLEST_SIZE)).box for kind in COLOURS]
    courses = [way.of for way in plot.errors["central"].courses.values() if way]
    assert courses
    for course in courses:
        start, end = plot.plane.places(np.array(course, float))[[0, -1], :2]
        points = start + np.linspace(0, 1, 200)[:, None] * (end - start)
        assert not any(name.holding(points).any() for name in names)


def test_a_triangle_on_an_axis_of_very_many_powers_of_ten_has_its_numbers_off_the_lines() -> None:
    plot = ErrorPlot(Differences(Cut(Function("y**3 - 5*y**2", ["x", "y"]), (-1, 0), "y")), COLOURS)
    lines = [plot.plane.places(np.array(errors.points)) for errors in plot.errors.values()]
    told = [each for kind in COLOURS for each in plot.triangle(kind)[1:]]
    assert told and not any(box_of(each, 0.99 * theme.LINE_GAP).is_crossed(*lines) for each in told)


@pytest.mark.parametrize(
    ("function", "at", "triangles"), [("exp(2*y/3)", (1, -1), False), ("x*y + y**5/2", (2, -0.5), True)]
)
def test_the_names_of_lines_keep_off_the_line_of_what_rounding_adds(
    function: str, at: tuple[float, float], triangles: bool
) -> None:
    plot = ErrorPlot(Differences(Cut(Function(function, ["x", "y"]), at, "y")), COLOURS, REGION)
    names = list[Box]()
    for kind in plot.colours:
        if triangles:
            plot.triangle(kind)
        names.append(plot.named(kind, words("both sides: like h squared", size=theme.SMALLEST_SIZE)).box)
    edge, *_ = plot.rounded(words("rounding: like 1/h", size=theme.SMALLEST_SIZE))
    ends = edge.outline[[0, -1], :2]
    points = ends[0] + np.linspace(0, 1, 200)[:, None] * (ends[1] - ends[0])
    assert not any(name.holding(points).any() for name in names)


@pytest.mark.parametrize(
    ("function", "at"), [("3*x**2 + 2*x*y + y**3", (1, 2)), ("-2*x*y + 2*y**3", (3, -1))]
)
def test_each_name_lies_on_no_dot_and_stands_by_its_own_line(function: str, at: tuple[float, float]) -> None:
    plot = ErrorPlot(Differences(Cut(Function(function, ["x", "y"]), at, "y")), COLOURS)
    lines: dict[str, np.ndarray] = {}
    names: dict[str, Box] = {}
    for kind in plot.colours:
        lines[kind] = plot.plane.places(np.array(plot.errors[kind].points))[:, :2]
        plot.triangle(kind)
        names[kind] = plot.named(kind, words("both sides: like h", size=theme.SMALLEST_SIZE)).box
    rounded = plot.rounded(words("rounding: like 1/h", size=theme.SMALLEST_SIZE))
    if rounded:
        lines["rounding"], names["rounding"] = rounded[0].outline[:, :2], rounded[1].box
    assert not any(name.holding(line).any() for name in names.values() for line in lines.values())
    for kind, name in names.items():
        far = {each: np.hypot(*(line - name.middle).T).min() for each, line in lines.items()}
        assert min(far, key=lambda each: far[each]) == kind


@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("2*x**2*y + 1e-6*y**3 + 0.3*y - 2.5*x**2*y", (0, -0.55)),
        ("2.5*x - 0.001*y + abs(x - y)", (-2, 2)),
        ("-2*x*y + 2*y**3", (3, -1)),
        ("sin(x*y)", (1, 1)),
    ],
)
def test_names_find_a_free_place_beside_what_is_drawn_so_far(function: str, at: tuple[float, float]) -> None:
    plot = ErrorPlot(Differences(Cut(Function(function, ["x", "y"]), at, "y")), COLOURS)
    AxisWays(opened("finite_difference"), plot, "shorter", "smaller")
    names = list[Box]()
    for kind in plot.colours:
        plot.triangle(kind)
        names.append(plot.named(kind, words("both sides: like h", size=theme.LABEL_SIZE)).box)
        begun = plot.plane.places(np.array(plot.errors[kind].points))[:, :2]
        begun = begun[plot.plane.back(begun)[:, 0] > 0.99 * plot.errors[kind].asked.h]
        assert min(names[-1].apart(around(dot[None], 0.0)) for dot in begun) < 1
    lines = [plot.plane.places(np.array(errors.points)) for errors in plot.errors.values()]
    if rounded := plot.rounded(words("rounding: like 1/h", size=theme.LABEL_SIZE)):
        names.append(rounded[1].box)
        lines.append(along(rounded[0].outline, plot.box))
    assert not any(name.shrunk(0.04).holding(line[:, :2]).any() for name in names for line in lines)


@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("2*x**2*y + 1e-6*y**3 + 0.3*y - 2.5*x**2*y", (0, -0.55)),
        ("3*x**2 + 2*x*y + y**3", (1, 2)),
        ("-2*x*y + 2*y**3", (3, -1)),
        ("sin(x*y)", (1, 1)),
    ],
)
def test_what_a_line_is_best_at_stands_by_the_line_to_its_step_where_a_triangle_was(
    function: str, at: tuple[float, float]
) -> None:
    plot = ErrorPlot(Differences(Cut(Function(function, ["x", "y"]), at, "y")), COLOURS)
    for kind in plot.colours:
        plot.triangle(kind)
        plot.named(kind, words("both sides: like h"))
    plot.finish()
    plot.rounded(words("rounding: like 1/h"))
    for kind in plot.colours:
        *_, lead, _, label = plot.best(kind, words("best h = 0.0003"))
        assert label.box.apart(around(lead.outline, 0.0)) < 0.6
