"""Numbers of both axes along the base of a block, and of its heights, are not read as those of another axis."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_row import AxisRow
from steepest.stage.figures.axis_text import AxisText, covered
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.height_axis import HeightAxis
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset, formula
from tests.families import crossed, family


def letters() -> list[Typeset]:
    return [formula(letter) for letter in "xyf"]


@pytest.mark.parametrize(
    ("heights", "azimuth", "gap"),
    crossed(
        8,
        ["3*x + 2*y", "-x**2 - y", "x*y"],
        [-160, -135, -110, -70, -20, 20, 70, 110],
        [1.75, 0, None],
    ),
)
def test_no_number_of_an_edge_stands_right_under_the_axis_of_heights(
    heights: str, azimuth: float, gap: float | None
) -> None:
    function, domain = Function(heights, ["x", "y"]), ((0, 3), (0, 3))
    axes = Block(function, domain, View(azimuth, 23), letters(), gap=gap, numbers=3).axes
    foot = axes.poles[0].points(axes.landscape.terrain)[0]
    ticks = [text.spot(axes.landscape.terrain) for text in axes.placed if not text.is_name and text.axis < 2]
    under = [tick for tick in ticks if np.allclose(tick[:2], foot[:2])]
    assert len(ticks) > 3 and len(under) == bool(gap), "only a map under a block that floats has one there"


def test_a_number_that_gives_way_while_all_fade_in_is_not_seen_afterwards() -> None:
    axes = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(-70, 23), letters()).axes
    seen = [text for text in axes.placed if text.seen]
    (fade,) = axes.coming()
    fade.begin()
    axes.give_way([seen[0].box], np.zeros((0, 2)))
    fade.finish()
    axes.update(0)
    assert [float(text.text.submobjects[0].get_fill_opacity()) for text in seen] == [0.0] + [1.0] * (len(seen) - 1)


def test_words_on_the_other_side_of_an_axis_of_heights_are_not_in_the_row_of_its_numbers() -> None:
    land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(-70, 23), letters()).landscape
    axis = HeightAxis(land, formula("f"), side="left")
    axis.put()
    number = axis.placed[0].box
    pole = land.view.project(axis.poles[0].points(land.terrain))[:, 0].min()
    for off, seen in ((0.15, True), (-0.1, False)):
        beside = Box(pole + off, number.bottom, pole + off + 0.3, number.top)
        axis.give_way([beside], np.zeros((0, 2)))
        assert number.right < beside.left - theme.TEXT_GAP and axis.placed[0].seen == seen


def test_heights_whose_name_gives_way_leave_no_number_by_itself() -> None:
    land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(-70, 23), letters()).landscape
    axis = HeightAxis(land, formula("f"), side="right")
    axis.put()
    *numbers, name = axis.placed
    first, *others = (number for number in numbers if number.seen)

    def told(*covered: AxisText) -> list[bool]:
        axis.give_way([each.box for each in covered], np.zeros((0, 2)))
        return [each.seen for each in (first, *others, name)]

    assert others and told() == [True, *(True for _ in others), True]
    assert told(name) == [True, *(True for _ in others), False], "several numbers still tell a scale"
    assert told(*others) == [True, *(False for _ in others), True]
    assert not any(told(*others, name))


def test_an_axis_of_heights_keeps_off_what_its_block_keeps_off_and_has_its_place_until_it_goes() -> None:
    land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(-70, 23), letters())
    before = land.axes.taken

    def joined() -> HeightAxis:
        return HeightAxis(land.landscape, formula("f"), side="right").join(land.axes)

    axis = joined()
    name = axis.placed[-1]
    assert name.seen and any(box.common(name.box) == name.box for box in land.axes.taken)
    axis.going()
    assert land.axes.taken == before and not axis.updaters, "nothing of it comes while it goes"
    land.axes.taken = [name.box.shrunk(-theme.TEXT_GAP)]
    assert not joined().placed[-1].seen


def test_the_name_of_an_axis_of_heights_goes_up_over_an_arrow_that_is_coming() -> None:
    land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(-70, 23), letters())
    land.axes.room = theme.AROUND
    free = HeightAxis(land.landscape, formula("f"), side="right").join(land.axes)
    spot = placed(free.placed[-1].spot, land.whole)
    free.going()
    over = Arrow(start=spot - [1.0, 0.0, 0.0], end=spot + [1.0, 0.0, 0.0])
    name = HeightAxis(land.landscape, formula("f"), side="right").join(land.axes, [over]).placed[-1]
    line = land.landscape.view.project(np.linspace(*points_of(over, land.whole)[[0, -1]], 50))
    assert name.seen and not name.box.is_crossed(line) and name.box.bottom > free.placed[-1].box.bottom


@pytest.mark.parametrize("aside", [-0.3, -0.1, 0.0, 0.1, 0.3])
def test_a_number_of_heights_gives_way_to_a_line_on_the_map_below(aside: float) -> None:
    land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(-70, 23), letters())
    number = next(text for text in land.axes.placed if text.axis == 2 and not text.is_name and text.seen)
    middle = placed(number.spot, land.whole) + number.outward * (0.3 + aside)
    line = SpaceCurve(points=middle + np.array([[0, 0, -1.0], [0, 0, 1.0]]), through=True, below=True)
    land.landscape.put(line)
    land.axes.place()
    drawn = land.landscape.view.project(np.linspace(*placed(line.points, land.whole), 50))[:, :2]
    assert not number.seen or not number.box.shrunk(-0.9 * theme.LINE_GAP).is_crossed(drawn)


@pytest.mark.parametrize("azimuth", [-135, -105, -75])
def test_a_number_of_heights_under_which_its_block_bulges_is_not_seen(azimuth: float) -> None:
    land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(azimuth, 23), letters(), gap=None)
    tall = [text for text in land.axes.placed if text.axis == 2 and not text.is_name]
    beside = np.array([text.middle[:2] for text in tall])
    on_it = np.array([land.landscape.on_screen(land.whole.on(1.5, 1.5))[:2]] * len(tall))
    assert len(tall) and not covered(tall, beside, land.landscape).any()
    assert covered(tall, on_it, land.landscape).all()


@pytest.mark.parametrize("height", family(1, ["cos(12*x) + sin(y)", "x*y", "x**2 - y"]))
@pytest.mark.parametrize("far", family(1, [12.0, 8.0, 30.0]))
@pytest.mark.parametrize("elevation", [20, 45, 60, 70, 78])
def test_a_number_of_heights_keeps_off_the_ticks_over_and_under_its_own(
    height: str, far: float, elevation: float
) -> None:
    function, domain = Function(height, ["x", "y"]), ((-1.91, 2.09), (-3.75, 0.25))
    for azimuth in range(-175, -100, 15):
        land = Block(function, domain, View(azimuth, elevation, distance=far), letters(), gap=None)
        tall = [text for text in land.axes.placed if text.axis == 2 and not text.is_name]
        for number in (text for text in tall if text.seen):
            for text in tall:
                assert text.tick
                tick = land.landscape.view.project(text.tick.points(land.whole))[:, :2]
                off = np.abs(np.linspace(*tick, 9) - number.middle[:2]) - number.half
                assert off.max(axis=1).min() >= theme.LINE_GAP - 1e-6


@pytest.mark.verify
@pytest.mark.parametrize("come", [lambda axes: [axes], lambda axes: [axes.row(0), axes.row(1)]])
def test_axes_that_come_while_the_eye_is_on_its_way_past_an_edge_are_not_pale(
    come: Callable[[SolidAxes], list[SolidAxes] | list[AxisRow]],
) -> None:
    pale = 0
    for azimuth in range(-95, 60, 4):
        land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(-70, 23), letters())
        land.landscape.face(replace(land.landscape.view, azimuth=azimuth))
        seen = [text for text in land.axes.placed if text.seen]
        pale += any(0 < text.text.submobjects[0].get_fill_opacity() < 1 for text in seen)
        for fade in (each for axes in come(land.axes) for each in axes.coming()):
            fade.begin()
            fade.finish()
        inks = [text.text.submobjects[0].get_fill_opacity() for text in land.axes.placed if text.axis < 2]
        ticks = [text.tick.opacity for text in land.axes.placed if text.axis < 2 and text.tick]
        assert set(np.round(inks, 9)) <= {0.0, 1.0} and set(np.round(ticks, 9)) == {1.0}, azimuth
    assert pale


@pytest.mark.verify
@pytest.mark.parametrize("start", [-70, 20])
def test_axes_that_are_there_are_not_pale_where_the_eye_comes_to_rest_nor_where_it_leaves(start: int) -> None:
    pale = 0
    for azimuth in range(-95, 60, 4):
        land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(start, 23), letters())
        land.axes.put()
        for there in (azimuth, azimuth + 6, start):
            view = replace(land.landscape.view, azimuth=there)
            pale += any(5 < past < 15 for past in land.axes.past(view))
            turn = land.glide(view)
            for share in (0.0, 1.0):
                turn.interpolate(share)
                inks = {text.text.submobjects[0].get_fill_opacity() for text in land.axes.placed if text.axis < 2}
                assert {round(ink, 6) for ink in inks} <= {0.0, 1.0}, (azimuth, there, share)
    assert pale


def test_axes_of_a_map_that_rises_are_not_pale_where_the_eye_comes_to_rest() -> None:
    pale = 0
    for azimuth in range(-112, -88, 3):
        land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(-70, 23), letters(), gap=2.0)
        land.axes.put()
        land.flatten(theme.BESIDE_PLOT).interpolate(1.0)
        view = replace(land.landscape.view, azimuth=azimuth, elevation=13)
        pale += any(5 < past < 15 for past in land.axes.past(view))
        land.look(view, theme.BESIDE_PLOT, 2.0).interpolate(1.0)
        inks = {text.text.submobjects[0].get_fill_opacity() for text in land.axes.placed if text.axis < 2}
        assert {round(ink, 6) for ink in inks} <= {0.0, 1.0}, azimuth
    assert pale


def test_a_name_that_its_room_holds_on_its_own_axis_is_not_seen() -> None:
    land = Block(Function("x*y", ["x", "y"]), ((0, 3), (0, 3)), View(-70, 23), letters())
    axes, (name,) = land.axes, [text for text in land.axes.placed if text.is_name and text.axis == 2]
    axes.put()
    free = name.box
    assert name.seen
    (*_, top), seen = land.landscape.view.project(axes.poles[0].points(land.whole))[:, :2], set[bool]()
    for down in np.linspace(0, 0.5, 11):
        axes.room = replace(theme.AROUND, top=free.top - down, right=free.right - 0.2)
        axes.place()
        seen.add(name.seen)
        assert not name.seen or (np.abs(top - name.middle[:2]) - name.half).max() >= theme.LINE_GAP - 1e-6
    assert seen == {True, False}
