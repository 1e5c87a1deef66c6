"""Bars beside a block add up as the slopes do, and grow there one after the other."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.climbs_added import ClimbsAdded
from steepest.stage.type import typeset
from steepest.stage.type.typeset import Typeset
from tests.families import crossed
from tests.stage.figures.slopes.test_two_ways import RIDES, SOURCES, seen_from_its_side

ROOM = Box(3.05, -2.95, 6.62, -1.5)


def over(foot: float = ROOM.top + 1) -> Typeset:
    """What they stand under, so high that it takes them no room unless told else."""
    return typeset.formula("1 + 1").stand(ROOM.left, foot)


@pytest.mark.parametrize(("source", "ride"), crossed(2, SOURCES, RIDES))
def test_the_bars_stand_head_to_tail_and_compare_as_the_slopes_do(source: str, ride: str) -> None:
    ways = seen_from_its_side(source, ride)
    made, riding = ClimbsAdded(ways, ROOM, over()), ways.riding
    ends = np.array([bar.outline[:, 1] for bar in made.bars])
    slopes = np.array([riding.direct, riding.through, riding.value], float)
    unit = np.ptp(ends) / np.ptp(np.array([0.0, float(riding.direct), float(riding.value)]))
    assert np.diff(ends, axis=1)[:, 0] == pytest.approx(unit * slopes)
    ground = made.base.outline[0, 1]
    assert ends[0, 0] == ends[2, 0] == pytest.approx(ground)
    assert (ends[1, 0], ends[1, 1]) == pytest.approx((ends[0, 1], ends[2, 1]))
    assert ROOM.bottom - 1e-9 <= ends.min() and ends.max() <= ROOM.top + 1e-9


@pytest.mark.parametrize(("source", "ride"), crossed(2, SOURCES, RIDES))
def test_no_number_meets_a_bar_or_another_number(source: str, ride: str) -> None:
    made = ClimbsAdded(seen_from_its_side(source, ride), ROOM, over())
    boxes = [box_of(each) for told in made.numbers for each in told]
    bars = [around(bar.outline, bar.room) for bar in made.bars]
    assert all(box.apart(bar) > 0.07 for box in boxes for bar in bars)
    assert all(one.apart(other) > 0.1 for one, other in pairwise(boxes))
    assert all(box.right <= ROOM.right + 1e-9 for box in boxes)
    for line in (made.base, *made.links):
        (left, y), (right, _) = line.outline[:, :2].tolist()
        assert all(box.apart(Box(left, y, right, y)) > theme.LINE_GAP for box in boxes)


def test_one_bar_grows_after_the_other() -> None:
    made = ClimbsAdded(seen_from_its_side("x**2 + 3*y", "2 - x"), ROOM, over())
    moves = made.grow(2)
    for move in moves:
        move.begin()
    for seconds, grown in ((0.5, (True, False)), (1.0, (True, True))):
        for move in moves:
            move.interpolate(min(seconds / move.run_time, 1.0))
        assert tuple(bar.grown > 0 for bar in made.bars[:2]) == grown
    assert [move.mobject for move in made.grow()][:2] == [made.links[1], made.bars[2]]


@pytest.mark.parametrize(("source", "stepped"), [("x**2 + 3*y", True), ("123.4*x + 3*y", False)])
def test_slopes_are_told_times_a_step_if_all_of_this_can_be_read(source: str, stepped: bool) -> None:
    told = ClimbsAdded(seen_from_its_side(source, "2 - x"), ROOM, over()).numbers
    assert all(("dif" in text.markup) is stepped for texts in told for text in texts) and any(told)


def test_they_stand_under_what_is_told_and_without_room_nothing_comes() -> None:
    ways = seen_from_its_side("x**2 + 3*y", "2 - x")
    for foot, room in ((-1.3, True), (-2.6, False)):
        above = over(foot)
        made = ClimbsAdded(ways, ROOM, above)
        tops = [float(bar.outline[:, 1].max()) for bar in made.bars]
        assert max(tops) < float(above.get_bottom()[1]) or not room
        assert bool(made.parts) is bool(made.grow()) is room
