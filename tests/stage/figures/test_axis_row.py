"""One axis of a block comes and goes by itself, and leaves its room to the ground."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.figures.axis_text import AxisText
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import outlines_of
from steepest.stage.figures.label import box_of
from steepest.stage.fill import all_over
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come, gone
from steepest.stage.type.typeset import words
from tests.families import family

EAST = View(-102, 12)
HILL = Function("x**2 + 3*y", ["x", "y"])


def play(animations: Any) -> None:
    for animation in animations:
        animation.begin()
        animation.interpolate(1)
        animation.finish()


def solid(text: AxisText) -> float:
    return float(text.text.family_members_with_points()[0].get_fill_opacity())


@pytest.mark.parametrize("axis", [0, 1])
def test_one_axis_goes_and_comes_again(axis: int) -> None:
    names = words("east x"), words("north y"), None
    land = Block(HILL, [(0, 4), (-1, 3)], EAST, names, theme.PICTURE, gap=0.2)
    land.axes.put()
    seen = {each for each in land.axes.placed if each.seen}
    play(gone(land.axes.row(axis)))
    for each in seen:
        stays = float(each.axis != axis)
        assert solid(each) == stays and (each.tick is None or each.tick.opacity == stays)
    land.axes.place()
    assert not any(solid(each) for each in land.axes.placed if each.axis == axis)
    play(come(land.axes.row(axis)))
    assert all(solid(each) == 1 and (each.tick is None or each.tick.opacity == 1) for each in seen)


def test_the_heights_go_with_their_pole_and_come_again() -> None:
    names = words("east x"), words("north y"), words("height")
    land = Block(HILL, [(0, 4), (-1, 3)], EAST, names, theme.PICTURE, gap=0.2)
    land.axes.put()
    (pole,) = land.axes.poles
    heights = [each for each in land.axes.placed if each.axis == 2]
    assert [each.is_name for each in heights] == [False, False, True] and pole.opacity == 1
    play(gone(land.axes.row(2)))
    assert pole.opacity == 0 and not any(solid(each) for each in heights)
    play(come(land.axes.row(2)))
    assert pole.opacity == 1 and all(solid(each) == each.seen for each in heights)


def test_the_ground_takes_its_room() -> None:
    names = words("east x"), words("the way north, along y"), None
    land = Block(HILL, [(0, 4), (-1, 3)], EAST, names, theme.PICTURE, gap=0.2)
    before = land.fitted(EAST).zoom
    gone(land.axes.row(1))
    assert land.fitted(EAST).zoom > 1.05 * before
    come(land.axes.row(1))
    assert land.fitted(EAST).zoom == before


@pytest.mark.parametrize(("azimuth", "near"), [(-102, 0), (-95, 0), (-80, 4), (-20, 4), (20, 4), (160, 0)])
def test_a_row_stands_at_the_edge_that_is_near_and_goes_over_unseen(azimuth: float, near: float) -> None:
    """On its way round the eye passes the place where the row goes over: there, and only there, it is not seen."""
    names = words("east x"), words("north y"), None
    land = Block(HILL, [(0, 4), (-1, 3)], EAST, names, theme.PICTURE, gap=0.2)
    land.axes.put()
    land.landscape.face(land.fitted(replace(EAST, azimuth=azimuth)))
    north = [each for each in land.axes.placed if each.axis == 1]
    assert {placed(each.base(each.past)[0], land.whole)[0] for each in north} == {
        land.whole.below(near, 0)[0]
    }
    solids = [solid(each) for each in north if each.seen] + [each.tick.opacity for each in north if each.tick]
    assert solids and solids == pytest.approx([float(azimuth != -80)] * len(solids), abs=1e-9)


@pytest.mark.parametrize("traced", [False, True])
def test_numbers_stay_on_the_edge_of_what_is_left_unless_it_is_marked_where_it_was(traced: bool) -> None:
    spans = [(0.0, 3.0), (0.0, 3.0)]
    land = Block(HILL, spans, View(-114, 20), [words("x"), words("y"), None], gap=None, traced=traced)
    play(land.look_into(Cut(HILL, (1, 2), "x")))
    ground = land.landscape.terrain
    east = [placed(each.spot, ground) for each in land.axes.placed if each.axis == 0 and not each.is_name]
    edge = ground.below(0.0, 0.0 if traced else 2.0)[1]
    assert len(east) >= 2 and [float(spot[1]) for spot in east] == pytest.approx([edge] * len(east))


def test_labels_may_stand_where_an_axis_was_that_is_gone() -> None:
    names = words("east x"), words("north y"), words("height")
    land = Block(HILL, [(0, 4), (-1, 3)], EAST, names, theme.PICTURE, gap=0.2)
    view, height = land.landscape.view, land.axes.placed[-1]
    before = len(land.axes.boxes(view))
    row = land.axes.row(2)
    play(gone(row))
    assert height in row.texts and len(land.axes.boxes(view)) == before - len(row.texts)
    play(come(row))
    assert len(land.axes.boxes(view)) == before


def test_a_number_of_the_heights_keeps_to_the_region_as_names_do() -> None:
    """There is a panel beside it."""
    names = words("east x"), words("north y"), words("height")
    land = Block(HILL, [(0, 4), (-1, 3)], EAST, names, theme.PICTURE, gap=0.2)
    heights = [each for each in land.axes.row(2).texts if not each.is_name]
    assert any(each.seen for each in heights)
    edge = min(float(each.text.get_right()[0]) for each in heights)
    land.axes.room = replace(theme.PICTURE, right=edge - 0.01)
    land.axes.place()
    assert not any(each.seen for each in heights)


@pytest.mark.parametrize("point", family(2, [(4, 3), (3.6, 2.4), (2, 1), (0, 3)]))
def test_the_axis_of_heights_goes_on_with_its_numbers_up_to_who_stands_higher(point: tuple[float, float]) -> None:
    names = words("east x"), words("north y"), words("height")
    land = Block(HILL, [(0, 4), (-1, 3)], View(-117, 8), names, theme.ALONE, gap=0.5)
    before, height = [*land.axes.placed], HILL(point)
    row = land.axes.row(2)
    row.level(land.ball(point), height)
    ground = land.whole
    told = [ground.back(placed(each.spot, ground))[2] for each in row.texts if not each.is_name]
    steps = np.diff(sorted(float(each) for each in told))
    assert steps == pytest.approx(steps[0]) and max(told) > float(height) - steps[0]
    assert [each for each in land.axes.placed if each in before] == before
    assert row.texts[-1].is_name and land.axes.placed[-1].is_name, "the name is the last one still"
    play(gone(row))
    play(come(row))
    assert land.axes.placed == before and row.texts == [each for each in before if each.axis == 2]


@pytest.mark.parametrize("azimuth", family(2, [-102, -78, -130]))
@pytest.mark.parametrize("long", [False, True])
def test_words_after_the_name_of_the_heights_are_close_to_it_and_off_the_ground(azimuth: int, long: bool) -> None:
    names = words("east x"), words("north y"), words("height")
    land = Block(HILL, [(0, 4), (-1, 3)], View(azimuth, 12), names, theme.PICTURE, gap=0.2)
    land.axes.put()
    (name,) = (each.text for each in land.axes.placed if each.axis == 2 and each.is_name)
    told = land.axes.row(2).after_name(words("(squeezed)" * (9 if long else 1)))
    _, body = outlines_of(land.landscape.terrain, None, land.landscape.view)
    assert long or told
    for each in told:
        box = box_of(each)
        in_line = abs(each.baseline - name.baseline) < 1e-9
        assert 0 < (box.left - box_of(name).right if in_line else box_of(name).bottom - box.top) < 0.2
        assert not any(box.holds(point) for point in all_over(body, 0.1))
