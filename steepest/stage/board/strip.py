"""Where the small pictures of a board stand, and the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from steepest.stage import theme
from steepest.stage.box import Box, row_of_boxes

ASPECT = 4 / 3  # of a small picture in a strip
WIDEST = 3.0  # of one in a strip
GAP = 0.2
TOP = -0.3  # of a strip
RAMP = 0.62  # where the ramp lies above it
FOOT = -theme.FRAME_HEIGHT / 2 + theme.CAPTION_BAND
LEFT, RIGHT = theme.EDGES
GALLERY = Box(LEFT, FOOT, RIGHT, 2.7)


@dataclass(frozen=True)
class Group:
    """Small pictures from `first` to `last` that stand under one name."""

    first: int
    last: int
    name: str


def strip(count: int) -> list[Box]:
    """The boxes of small pictures side by side, from the left edge on."""
    width = min((RIGHT - LEFT - (count - 1) * GAP) / count, WIDEST)
    lefts = [LEFT + number * (width + GAP) for number in range(count)]
    return [Box(left, TOP - width / ASPECT, left + width, TOP) for left in lefts]


def gallery(count: int, room: Box = GALLERY, name: float = 0.5) -> list[Box]:
    """The boxes of pictures that fill a room, in one row or two, each with room of a height for its name under it."""
    rows = 1 if count <= 3 else 2
    columns = -(-count // rows)
    high = (room.height - (rows - 1) * GAP) / rows - name
    width = min((room.width - (columns - 1) * 1.5 * GAP) / columns, high * 16 / 9)
    high = width * 9 / 16
    found: list[Box] = []
    for row in range(rows):
        here, y = min(columns, count - row * columns), room.top - row * (high + name + GAP)
        found += row_of_boxes(Box(room.left, y - high, room.right, y), here, 1.5 * GAP, width)
    return found


def under(boxes: Sequence[Box], group: Group) -> Box:
    """The line under the pictures of a group: its ends, and its height."""
    foot = boxes[group.first].bottom - 0.16
    return Box(boxes[group.first].left, foot, boxes[group.last].right, foot)
