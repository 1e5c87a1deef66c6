"""Under a tangent: a step of one, and the climb over it; where the plot cannot hold them, nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage import theme
from steepest.stage.figures.faces.unit_climb import UnitClimb
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.label import box_of
from steepest.stage.play.live import Live
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import formula

FAR = np.array([(0.0, 9.9), (4.0, 9.9)])  # an edge that meets nothing


def climb(foot: tuple[float, float], slope: float, across: float = 4.0, edge: np.ndarray = FAR) -> UnitClimb:
    axes = Plot((0.0, across), (-10.0, 10.0), theme.LEFT_FACE)
    far = FlatLine(axes.plane.places(edge), theme.FIRST)
    return UnitClimb(axes, lambda: foot, lambda: slope, far, [(foot, slope)])


@given(x=st.floats(0, 3), y=st.floats(-5, 5), slope=st.floats(-5, 5))
def test_it_goes_one_across_and_up_to_the_tangent(x: float, y: float, slope: float) -> None:
    made = climb((x, y), slope)
    corners = made.axes.plane.back(made.corners())
    assert corners == pytest.approx(np.array([(x, y), (x + 1, y), (x + 1, y + slope)]), abs=1e-9)
    assert made.step in made.parts and made.rise in made.parts


@pytest.mark.parametrize(("foot", "slope"), [((3.1, 0.0), 1.0), ((1.0, 9.0), 2.0), ((1.0, -9.0), -2.0)])
def test_there_is_nothing_of_it_where_it_would_leave_the_plot(
    foot: tuple[float, float], slope: float
) -> None:
    made = climb(foot, slope)
    made.stand(formula("3"))
    assert not made.parts


@pytest.mark.parametrize("slope", [3.0, -3.0])
def test_its_length_is_told_on_the_side_of_the_step_where_the_tangent_is_not(slope: float) -> None:
    made = climb((1.0, 0.0), slope)
    assert made.stand(formula("3"))
    one, three = made.told
    over = one.get_center()[1] - made.corners()[0][1]
    assert over * slope < 0 and one in made.parts
    _, turn, end = made.corners()
    assert box_of(three).left > turn[0]
    assert three.get_center()[1] == pytest.approx((turn + end)[1] / 2)


@pytest.mark.parametrize("slope", [3.0, -3.0])
def test_its_climb_is_told_in_the_corner_where_the_edge_of_the_ground_leaves_no_room_beside_it(
    slope: float,
) -> None:
    made = climb((1.0, 0.0), slope, edge=np.array([(0.0, slope / 2), (4.0, slope / 2)]))
    made.stand(formula("3"))
    three = made.told[-1]
    start, turn, end = made.corners()
    box = box_of(three)
    assert box.right < turn[0] and (box.bottom - turn[1]) * (box.top - turn[1]) > 0
    near = (box.left - start[0]) / (turn - start)[0]  # of the step, where the tangent is nearest
    tall = max(abs(box.bottom - turn[1]), abs(box.top - turn[1]))
    assert tall < near * abs(end[1] - turn[1])


def test_its_climb_is_told_past_the_plot_rather_than_in_the_corner_under_the_tangent() -> None:
    made = climb((3.0, 0.0), 6.0)
    made.stand(formula("3"))
    assert box_of(made.told[-1]).left > made.corners()[1][0] == pytest.approx(made.axes.box.right)


def test_its_climb_is_told_past_the_plot_where_the_corner_is_too_narrow() -> None:
    made = climb((3.0, 0.0), 2.0)
    made.stand(formula("3"))
    assert box_of(made.told[-1]).left > made.axes.box.right


def test_its_length_is_not_told_where_it_is_too_short_or_lies_on_the_axis() -> None:
    for made in (climb((1.0, 0.0), 3.0, across=40.0), climb((1.0, -9.8), 3.0)):
        made.stand(three := formula("3"))
        assert [plate.words.markup for plate in made.told] == [three.markup] and made.parts


def test_it_follows_its_foot_with_how_long_its_sides_are() -> None:
    foot, slope = Live(0.5), Live(2.0)
    axes = Plot((0.0, 4.0), (-10.0, 10.0), theme.LEFT_FACE)
    edge = FlatLine(axes.plane.places(FAR), theme.FIRST)
    made = UnitClimb(axes, lambda: (foot.value, 0.0), slope, edge, [((0.5, 0.0), 2.0)])
    made.stand(formula("2"))
    standing = made.told
    made.run(made.slope, 1)
    foot.value, slope.value = 2.5, 3.0
    one, climbed = (each.update() for each in made.told)
    assert axes.plane.back(made.corners())[:, 0] == pytest.approx([2.5, 3.5, 3.5], abs=1e-9)
    start, turn, end = made.corners()
    assert one.get_center()[0] == pytest.approx((start + turn)[0] / 2) and one.get_top()[1] < turn[1]
    assert climbed.words.text == "3.0" and climbed.get_left()[0] > turn[0]
    assert climbed.get_center()[1] == pytest.approx((turn + end)[1] / 2)
    ways = made.stand(formula("3"))
    assert made.told[0] is one and not {*standing[1:], climbed} & {*made.told}
    assert_always_lit(ways, climbed, made.told[1])
    box, was = box_of(one), one.get_center()
    foot.value = 1.0
    assert one.update().get_center() == pytest.approx(was) and box == box_of(one)


def assert_always_lit(ways: list[Any], old: Plate, new: Plate) -> None:
    """In every picture one of two numbers is there as a whole, and never both."""
    for each in ways:
        each.begin()
    for share in (0.01, 0.5, 0.99):
        for each in ways:
            each.interpolate(share)
        assert [number.words[0].get_fill_opacity() for number in (old, new)] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("across", "foot", "slope", "told"), [(4.0, 1.0, 3.0, 2), (40.0, 1.0, 3.0, 1), (4.0, 3.1, 1.0, 0)]
)
def test_of_its_sides_only_those_run_whose_length_was_told(across: float, foot: float, slope: float, told: int) -> None:
    made = climb((foot, 0.0), slope, across=across)
    made.stand(formula("3"))
    standing = made.told
    made.run(made.slope, 1)
    assert len(made.told) == len(standing) == told and not {*standing[told - 1 :]} & {*made.told}
    assert [each.words.text for each in made.told[told - 1 :]] == ["3.0"][:told]


@pytest.mark.parametrize("size", [theme.FORMULA_SIZE, theme.LABEL_SIZE, theme.SMALLEST_SIZE])
@pytest.mark.parametrize("slope", [4.0, 2.4, -2.4, 1.8, -1.8])
def test_its_climb_is_as_large_as_it_has_room_and_no_smaller_than_it_is_read(size: float, slope: float) -> None:
    made = climb((1.0, 0.0), slope)
    made.stand(formula("3", size=size))
    told = made.told[-1].words
    assert is_readable(told) and told.markup == formula("3").markup
    assert told.enlarged == pytest.approx(1.0) or abs(slope) < 4


@pytest.mark.parametrize("slope", [4.0, -4.0])
def test_its_climb_keeps_off_the_names_of_the_axes(slope: float) -> None:
    usual = climb((1.0, 0.0), slope)
    usual.stand(formula("3"))
    made, name = climb((1.0, 0.0), slope), formula("x")
    made.axes.name = name.move_to(usual.told[-1].get_center() + [0.1, 0, 0])
    made.stand(formula("3"))
    assert all(box_of(each).apart(box_of(name)) > 0 for each in made.told)


def test_its_climb_keeps_off_the_name_of_its_axis_while_it_runs_and_jumps_nowhere() -> None:
    across, up = Live(0.5), Live(0.0)
    axes = Plot((0.0, 4.0), (-10.0, 10.0), theme.LEFT_FACE, names=(formula("x"), None))
    edge, way = FlatLine(axes.plane.places(FAR), theme.FIRST), [((0.5, 0.0), -2.0), ((3.0, -8.0), -2.0)]
    made = UnitClimb(axes, lambda: (across.value, up.value), lambda: -2.0, edge, way)
    made.stand(formula("-2"))
    made.run(made.slope, 0)
    up.value, middles, apart = -8.0, [], []
    for across.value in np.linspace(0.5, 3.0, 126):
        climbed = made.told[-1].update()
        middles.append(climbed.get_center()[1])
        apart.append(box_of(climbed.words).apart(box_of(axes.name)))
    assert min(apart) >= theme.TEXT_GAP - 1e-6 and max(middles) - min(middles) > 0.1
    assert np.abs(np.diff(middles)).max() < 0.05


@pytest.mark.parametrize("slope", [1.4, -1.4])
def test_a_climb_lower_than_its_number_has_it_beside_all_of_it_off_the_ground(slope: float) -> None:
    made = climb((1.0, 0.0), slope, edge=np.array([(0.0, -slope), (4.0, 3 * slope)]))  # along the tangent
    made.stand(formula("3", size=theme.LABEL_SIZE))
    box, edge = box_of(made.told[-1]), made.edge.outline
    _, turn, end = made.corners()
    assert box.height > abs(end[1] - turn[1]) and box.left > turn[0] and not box.is_crossed(edge)


def test_a_climb_that_is_hardly_seen_has_no_number() -> None:
    made = climb((1.0, 0.0), 0.3)
    made.stand(three := formula("3"))
    assert three.markup not in [plate.words.markup for plate in made.told]


@pytest.mark.parametrize(("decimals", "told"), [(1, 2), (4, 1)])
def test_its_climb_does_not_run_where_it_would_come_over_what_is_beside_the_plot(decimals: int, told: int) -> None:
    made = climb((2.99, 0.0), np.pi)
    made.stand(formula("4"))
    made.run(made.slope, decimals)
    assert len(made.told) == told


@pytest.mark.parametrize(("gap", "shown"), [(0.08, 0.0), (0.11, 1.0)])
def test_the_length_of_its_step_is_half_gone_only_between_its_stops(gap: float, shown: float) -> None:
    """At each end of its way, and in a corner of it, whoever looks at rest sees a number or none."""
    across, up = Live(0.2), Live(0.0)
    axes = Plot((0.0, 4.0), (-10.0, 10.0), theme.LEFT_FACE)
    stops = (0.2, 0.0), (2.8, 0.0), (2.8, 0.4)
    way = [(0.2, 0.0), (1.5, 0.0), (2.8, 0.0), (2.8, 0.2), (2.8, 0.4)]
    far = FlatLine(axes.plane.places(FAR), theme.FIRST)
    free = UnitClimb(axes, lambda: stops[0], lambda: 1.0, far, [(stops[0], 1.0)])
    free.stand(formula("1"))
    under = box_of(free.told[0].words).bottom - gap - axes.plane.places(np.array([(0.0, 0.0)]))[0, 1]
    lines = axes.plane.places(np.array([(0.0, 0.0), (4.0, 0.0)]))

    def foot() -> tuple[float, float]:
        return across.value, up.value

    def below() -> np.ndarray:
        return lines + [0.0, under + axes.plane.places(np.array([foot()]))[0, 1] - lines[0, 1], 0.0]

    made = UnitClimb(axes, foot, lambda: 1.0, FlatLine(below, theme.FIRST), [(at, 1.0) for at in way])
    made._length = free.told[0]
    made.run(made.slope, 1)

    def opacity(x: float, y: float) -> float:
        across.value, up.value = x, y
        return float(made.told[0].update().words[0].get_fill_opacity())

    assert [opacity(*stop) for stop in stops] == [shown] * 3
    assert 0.1 < opacity(1.5, 0.0) < 0.9
