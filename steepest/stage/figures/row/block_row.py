"""Blocks of ground side by side, seen alike, with words under each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from manim import Animation, Mobject, VGroup

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box, extremes
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.drifting import back_on_way
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.ground import outline
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.play.motion import at_once, late
from steepest.stage.type.readout import SLIVER, Readout, end_of, point_before
from steepest.stage.type.typeset import Typeset

GAP, _WIDEST = 0.3, 7.0  # between two blocks, and the room of one
PITCH = 0.62  # from a line under them to the next, where nothing in them is tall
_ASIDE = 0.25  # of the time in which others rise, until one that is there has made room
_UNDER = 0.1  # from the last line to the region's edge
BETWEEN = 0.25  # from a part of a line to the next
_LINE, _DIGITS = 4.6, 0.28  # how long a line with a number that runs is at most, and how high digits are


class BlockRow(Assembly):
    """`blocks` of ground side by side in a `region` of the frame, with room for lines of words under each: `pitches`
    are from the blocks to the first line, and from each line to the next, and `gap` is between two blocks. They stand
    in their order, or where `slots` says, counted from the left.

    All are seen from the side on which `view` is, drawn to one scale, and stand on one level. With `come` they rise.
    One that is there before can `part` from its like, and another one `join` it. Nothing of a row moves while
    it is looked at, so it costs no more than one picture.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        view: View,
        region: Box = theme.SIDE_BY_SIDE,
        pitches: Sequence[float] = (PITCH,),
        gap: float = GAP,
        slots: Sequence[int] = (),
    ) -> None:
        self.blocks, self._pitches = blocks, pitches
        self._foot = region.bottom + sum(pitches) + _UNDER
        room = replace(region, bottom=self._foot)
        self.boxes = boxes_of(room, widths_of(blocks, view), gap, slots)
        self.views = _side_by_side(blocks, view, self.boxes)

    @property
    def parts(self) -> Sequence[Block]:
        """The blocks."""
        return self.blocks

    def coming(self) -> Sequence[Animation]:
        """All of them rise. Floors, with shadows, have all of them or none."""
        floors = all(block.landscape.floats for block in self.blocks)
        for block, view in zip(self.blocks, self.views, strict=True):
            block.landscape.floor = float(floors)
            block.landscape.face(view)
        return come(*self.blocks)

    def part(self, there: Block, like: Block) -> list[Animation]:
        """One that is there glides to its place from where it stands, off the words beside that, and its like comes out
        from behind it, and glides to its own."""
        land, twin = there.landscape, like.landscape
        twin.floor = 0.0
        twin.set_z_index(land.z_index - 1).face(land.view)
        return self._glide(there, like, there)

    def _glide(self, there: Block, *blocks: Block) -> list[Animation]:
        """Some of them glide to their places, as one that is `there` keeps off the words beside that on its way; its
        shadow on the floor goes."""
        land = there.landscape
        back = back_on_way(land, there.whole, self._view(there), there.off)
        glides = [each.landscape.look_from(self._view(each), back=back, run_time=theme.FLIGHT) for each in blocks]
        return [*glides, *([land.leave_floor(run_time=theme.LIGHT / 2)] if land.floats else [])]

    def _view(self, block: Block) -> View:
        """From where one of them is seen in its place."""
        return self.views[self.blocks.index(block)]

    def gather(self, there: Block, *past: Mobject) -> list[Animation]:
        """What is past goes, and one that is there before glides to its place from where it stands, while the others
        rise in theirs; it rises, too, where it is seen no more."""
        land, going = there.landscape, at_once(gone(*past), theme.LIGHT)
        if not land.opacity:
            return [*going, *come(self)]
        others = [each for other in self.blocks if other is not there for each in self.join(other)]
        bare = at_once([there.bare()], theme.LIGHT)
        return [*going, *bare, *self._glide(there, there), *late(others, theme.MOVE, _ASIDE)]

    def join(self, other: Block) -> list[Animation]:
        """Another one rises in its own place."""
        other.landscape.floor = 0.0
        other.landscape.face(self._view(other))
        return come(other)

    def words(self, number: int, line: int, *parts: Typeset) -> VGroup:
        """Parts of a line, counted from 1, in the middle under a block, all smaller where there is no room."""
        box = self.boxes[number]
        gaps = BETWEEN * (len(parts) - 1)
        share = min(1.0, (box.width - gaps) / sum(part.width for part in parts))
        x = float(box.middle[0]) - (sum(part.width for part in parts) * share + gaps) / 2
        for part in parts:
            part.scale(share).stand(x, self._baseline(line))
            x += part.width + BETWEEN
        return VGroup(*parts)

    def running(
        self,
        number: int,
        line: int,
        words: Typeset,
        value: Callable[[], Number],
        end: Number,
        size: float = theme.FORMULA_SIZE,
    ) -> tuple[RunningLine, Box]:
        """Words at the left under a block, and beside them a whole number of a size, which runs up to its `end`; and
        the room at the right of it, as high as digits of formulas."""
        box, high = self.boxes[number], self._baseline(line)
        inset = (box.width - min(box.width, _LINE)) / 2
        words.stand(box.left + inset, high)
        width = end_of(0.0, 0, size) - float(Readout(lambda: end, 0, size).get_left()[0])
        right = float(words.get_right()[0]) + BETWEEN + width
        point = point_before(right, 0, size), high
        told = RunningLine(words, Readout(value, 0, size, point=point, right=right + SLIVER))
        return told, Box(right + BETWEEN, high, box.right - inset, high + _DIGITS)

    def _baseline(self, line: int) -> float:
        return self._foot - sum(self._pitches[:line]) + _UNDER


def _ends(block: Block, view: View) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest x and y (2,) of a block in a view."""
    return extremes(outline.points_of(block.whole, view))


def widths_of(blocks: Sequence[Block], view: View) -> list[float]:
    """How wide blocks are to each other from the side on which a view is, at one scale."""
    return [float(high[0] - low[0]) for low, high in _ends_alike(blocks, view)]


def size_of(blocks: Sequence[Block], view: View) -> tuple[float, float]:
    """How wide such blocks are together, and how high, side by side."""
    ends = _ends_alike(blocks, view)
    lows, highs = (np.array(each) for each in zip(*ends, strict=True))
    return float((highs - lows)[:, 0].sum()), float(highs[:, 1].max() - lows[:, 1].min())


def _ends_alike(blocks: Sequence[Block], view: View) -> list[tuple[np.ndarray, np.ndarray]]:
    return [_ends(block, replace(view, zoom=1.0, x=0.0, y=0.0)) for block in blocks]


def boxes_of(room: Box, widths: Sequence[float], gap: float = GAP, slots: Sequence[int] = ()) -> list[Box]:
    """Where blocks of some widths stand in a room, and the words under them: each has its share of it."""
    order = sorted(range(len(widths)), key=lambda k: slots[k] if slots else k)
    scale = min((room.width - gap * (len(widths) - 1)) / sum(widths), _WIDEST / max(widths))
    left = float(room.middle[0]) - (scale * sum(widths) + gap * (len(widths) - 1)) / 2
    found: dict[int, Box] = {}
    for k in order:
        found[k] = replace(room, left=left, right=left + scale * widths[k])
        left = found[k].right + gap
    return [found[k] for k in range(len(widths))]


def _side_by_side(blocks: Sequence[Block], view: View, boxes: Sequence[Box]) -> list[View]:
    """The views from one side in which blocks, as large as their boxes allow, stand on one level in the middle of
    them."""
    ends = _ends_alike(blocks, view)
    lows, highs = (np.array(each) for each in zip(*ends, strict=True))
    low, high = float(lows[:, 1].min()), float(highs[:, 1].max())
    widths = [box.width for box in boxes]
    zoom = min(boxes[0].height / (high - low), float((widths / (highs - lows)[:, 0]).min()))
    middles = (lows + highs)[:, 0] / 2
    return [
        replace(
            view,
            zoom=zoom,
            x=float(box.middle[0] - zoom * middle),
            y=float(box.middle[1] - zoom * (low + high) / 2),
        )
        for box, middle in zip(boxes, middles, strict=True)
    ]
