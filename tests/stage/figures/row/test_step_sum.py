"""Two arrows tip to tail, and under them one that does as much as both; over them the step before."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.label import box_of
from steepest.stage.figures.row.step_sum import StepSum
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset, formula, words
from tests.families import family

WAYS = {
    "on one line": ((0.0, 0.3), (0.0, 0.5)),
    "a corner": ((0.3, 0.1), (-0.1, 0.4)),
    "two thirds": ((0.58, 0.0), (0.23, 0.0)),
    "back": ((-0.1, 0.0), (0.5, 0.0)),
    "a little back": ((0.6, 0.0), (-0.1, 0.0)),
    "nearly nothing": ((0.3, 0.2), (-0.3, -0.19)),
}
LONG = ("0.70571", "0.7057", "0.123456", "0.99999")


def told(name: str, label: str = "0.9 of the last step", share: float = 0.9) -> StepSum:
    scene: Any = SimpleNamespace(words=words, formula=lambda of, size: formula(of, size=size))
    plain, carried = (np.array(way) for way in WAYS[name])
    return StepSum(scene, plain, carried, carried / share, ("plain step", label, "new step", "last step"))


def arrows(found: StepSum) -> list[FlatArrow]:
    """Those of both parts, and of the whole."""
    return [each for each in (*found.plain, *found.carried, *found.whole) if isinstance(each, FlatArrow)]


@pytest.mark.parametrize("name", ["on one line", "back", "a little back"])
def test_what_is_carried_comes_down_from_the_step_before_and_shrinks_to_its_share(name: str) -> None:
    found = told(name)
    (before, *_), (carried, *_) = found.before, found.carried
    assert isinstance(before, FlatArrow) and isinstance(carried, FlatArrow)
    assert carried.end - carried.start == pytest.approx(0.9 * (before.end - before.start))
    assert before.start[0] == pytest.approx(carried.start[0]) and before.start[1] > carried.start[1]
    moves = [each for each in found.carry() if each.mobject is carried]
    moves[0].begin()
    moves[0].interpolate(0.3)
    assert carried.outline == pytest.approx(before.outline)


def test_a_step_before_that_has_no_room_is_left_out() -> None:
    found = told("on one line", share=0.01)
    assert not found.before and len(found.carry()) == len(found.carried)


@pytest.mark.parametrize("name", WAYS)
def test_they_are_as_long_to_each_other_as_the_vectors_and_add_up(name: str) -> None:
    plain, carried, whole = arrows(told(name))
    assert carried.start == pytest.approx(plain.end)
    assert whole.end - whole.start == pytest.approx(carried.end - plain.start)
    lengths = [float(np.hypot(*way)) for way in WAYS[name]]
    drawn = [float(np.hypot(*(each.end - each.start)[:2])) for each in (plain, carried)]
    assert drawn[0] / drawn[1] == pytest.approx(lengths[0] / lengths[1])
    assert whole.end[1] == pytest.approx(whole.start[1]) and whole.end[0] > whole.start[0]


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("label", ["0.9 of the last step", "a label that is rather long for this"])
def test_arrows_and_words_stand_in_the_room_and_off_each_other(name: str, label: str) -> None:
    found = told(name, label)
    room = theme.WIDE_PANEL
    texts = [box_of(each) for each in found.parts if isinstance(each, Typeset)]
    for box in texts:
        assert room.left - 0.01 <= box.left and box.right <= room.right + 0.01
        assert room.bottom <= box.bottom and box.top <= room.top
    for arrow in arrows(found):
        for end in (arrow.start, arrow.end):
            assert room.left - 0.01 <= end[0] <= room.right + 0.01
        line = arrow.start + np.linspace(0, 1, 50)[:, None] * (arrow.end - arrow.start)
        for box in texts:
            assert not any(box.holds(point[:2]) for point in line)


@pytest.mark.parametrize("label", family(2, [f"{share} of the last step" for share in LONG]))
def test_what_is_carried_can_be_read_however_many_digits_it_has(label: str) -> None:
    found = told("two thirds", label)
    assert all(is_readable(each) for each in found.carried if isinstance(each, Typeset))


@pytest.mark.parametrize("label", ["0.9 of the last step", f"{LONG[0]} of the last step"])
@pytest.mark.parametrize("name", WAYS)
def test_words_keep_off_the_guides(name: str, label: str) -> None:
    found = told(name, label)
    low, high = (float(each.start[1]) for each in arrows(found)[::-2])
    guides = {float(end[0]) for end in (arrows(found)[2].start, arrows(found)[2].end)}
    for box in (box_of(each) for each in found.parts if isinstance(each, Typeset)):
        between = low < box.top and box.bottom < high
        assert not between or not any(box.left < x < box.right for x in guides)
