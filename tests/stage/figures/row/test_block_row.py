"""Blocks in a row stand side by side, on one level, to one scale, each over its words."""

from itertools import pairwise

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import box_of
from steepest.stage.figures.row.block_row import PITCH, BlockRow, boxes_of
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come
from steepest.stage.type.typeset import words

SHAPES = ["x**2 + y**2", "-x**2 - y**2", "x**2 - y**2", "x", "3"]
VIEW = View(50, 36)
LONG = "words that are so long that there would not be room for all of them under one block of several"


def row(count: int, lines: int = 1, region: Box = theme.SIDE_BY_SIDE) -> BlockRow:
    blocks = [
        Block(Function(shape, ["x", "y"]), [(-2, 2), (-2, 2)], VIEW, gap=None, numbers=False)
        for shape in SHAPES[:count]
    ]
    return BlockRow(blocks, VIEW, region, [PITCH] * lines)


def stood(row: BlockRow) -> list[tuple[np.ndarray, np.ndarray]]:
    """The lowest and the highest x and y of each block where it has come to stand."""
    for animation in come(row):
        animation.begin()
        animation.interpolate(1)
    return [block.landscape.extremes() for block in row.blocks]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("region", [theme.SIDE_BY_SIDE, Box(-4, -2, 4, 1)])
def test_each_lies_in_its_own_box_over_its_words(count: int, region: Box) -> None:
    there = row(count, region=region)
    for (low, high), box in zip(stood(there), there.boxes, strict=True):
        assert box.left - 0.01 <= low[0] and high[0] <= box.right + 0.01
        assert box.bottom - 0.01 <= low[1] and high[1] <= box.top + 0.01


def test_they_are_seen_alike_and_stand_on_one_level() -> None:
    there = row(3)
    stood(there)
    views = [block.landscape.view for block in there.blocks]
    assert len({(view.azimuth, view.elevation, view.zoom, view.y) for view in views}) == 1
    assert all(one.x < other.x for one, other in pairwise(views))


@pytest.mark.parametrize("gaps", [(0, None), (0, 0), (None, None)])
def test_all_of_them_have_floors_or_none_has(gaps: tuple[float | None, ...]) -> None:
    blocks = [
        Block(Function(shape, ["x", "y"]), [(-2, 2), (-2, 2)], VIEW, gap=gap, numbers=False)
        for shape, gap in zip(SHAPES, gaps, strict=False)
    ]
    for animation in BlockRow(blocks, VIEW).coming():
        animation.begin()
        animation.interpolate(1)
    assert [block.landscape.floats for block in blocks] == [gaps == (0, 0)] * 2


def test_they_stand_where_the_slots_say() -> None:
    blocks = row(3).blocks
    there = BlockRow(blocks, VIEW, theme.SIDE_BY_SIDE, [PITCH], slots=(0, 2, 1))
    lows = [low[0] for low, _ in stood(there)]
    assert lows[0] < lows[2] < lows[1]


@pytest.mark.parametrize("text", ["bowl", LONG])
@pytest.mark.parametrize("line", [1, 2])
def test_words_stand_in_the_middle_under_a_block_and_in_the_region(text: str, line: int) -> None:
    there = row(3, lines=2)
    for number, box in enumerate(there.boxes):
        under = box_of(there.words(number, line, words(text), words("+2")))
        assert under.middle[0] == pytest.approx(box.middle[0])
        assert box.left - 0.01 <= under.left and theme.SIDE_BY_SIDE.bottom <= under.bottom
        assert under.top < box.bottom


def test_a_number_that_runs_stands_under_its_block_beside_its_words_with_room_beyond_it() -> None:
    there, now = row(2), [0]
    line, room = there.running(1, 1, words("steps"), lambda: now[0], 120)
    now[0] = 120
    line.readout.refresh()
    assert line.readout.text == "120"
    assert line[0].get_right()[0] < line[1].get_left()[0] < line[1].get_right()[0] < room.left
    middle = (line[0].get_left()[0] + room.right) / 2
    assert middle == pytest.approx(there.boxes[1].middle[0], abs=0.05)


def test_one_that_is_there_parts_from_its_like_and_both_go_to_their_places() -> None:
    ground = Function(SHAPES[2], ["x", "y"])
    row = BlockRow([Block(ground, [(-2, 2), (-2, 2)], VIEW, gap=None, numbers=False) for _ in range(2)], VIEW)
    other, here = row.blocks
    here.landscape.face(there := View(50, 36, zoom=0.7, x=-1.0))
    gliding = row.part(here, other)
    assert other.landscape.view == there
    for animation in gliding:
        animation.begin()
        animation.interpolate(1)
    assert [block.landscape.view for block in row.blocks] == row.views


def test_each_has_the_share_of_the_room_that_it_is_wide() -> None:
    wide, narrow = boxes_of(Box(0, 0, 6.3, 2), [4.0, 2.0], gap=0.3)
    assert (wide.left, wide.right) == (0, 4) and (narrow.left, narrow.right) == (4.3, 6.3)
    last, first = boxes_of(Box(0, 0, 6.3, 2), [4.0, 2.0], gap=0.3, slots=(1, 0))
    assert (first.left, first.right) == (0, 2) and (last.left, last.right) == (2.3, 6.3)
