"""Small pictures have room beside each other, at every number of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from steepest.stage import theme
from steepest.stage.board.strip import FOOT, GALLERY, gallery, strip
from steepest.stage.box import Box

COUNTS = range(1, 9)
LEFT, RIGHT = theme.EDGES


def inside(boxes: list[Box]) -> bool:
    """Whether all lie in the safe area, above the captions."""
    return all(
        one.left >= LEFT - 1e-9 and one.right <= RIGHT + 1e-9 and one.bottom >= FOOT and one.top < 4
        for one in boxes
    )


@pytest.mark.parametrize("count", COUNTS)
def test_a_strip_keeps_to_the_safe_area_with_room_between(count: int) -> None:
    boxes = strip(count)
    assert len(boxes) == count and inside(boxes)
    assert all(one.right < other.left for one, other in pairwise(boxes))


@pytest.mark.parametrize("count", COUNTS)
def test_a_gallery_keeps_to_its_room_with_room_between_and_below(count: int) -> None:
    boxes = gallery(count)
    assert len(boxes) == count and inside(boxes)
    assert all(one.bottom >= GALLERY.bottom + 0.4 for one in boxes)
    for number, one in enumerate(boxes):
        assert all(one.apart(other) > 0.1 for other in boxes[number + 1 :])


@pytest.mark.parametrize("count", COUNTS)
def test_pictures_of_a_gallery_are_larger_than_those_of_a_strip(count: int) -> None:
    assert gallery(count)[0].width > strip(count)[0].width or count < 3
