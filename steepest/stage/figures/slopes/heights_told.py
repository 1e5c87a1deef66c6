"""How a block draws heights beside ways along a cut, in words after the name of its axis of heights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np
from manim import Mobject

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_row import AxisRow
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.height_axis import HeightAxis
from steepest.stage.figures.label import box_of
from steepest.stage.ground.things import Thing
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_OFF = 0.25  # from words to a panel
_ALIKE = 0.05  # scales of heights and ways that differ by less, as a share, look alike


class Neighbour(Protocol):
    """What stands beside a block: a lens, or a table."""

    def leaves(self, words: Mobject) -> bool:
        """Whether it is off words elsewhere."""


@dataclass(frozen=True)
class _Beside:
    """A panel, in its box, whatever it tells."""

    box: Box

    def leaves(self, words: Mobject) -> bool:
        """Whether it is off words elsewhere."""
        return box_of(words).apart(self.box) > _OFF


def heights_told(
    scene: LectureScene[Any],
    land: Block,
    cut: Cut,
    axis: AxisRow,
    off: Sequence[Thing],
    *beside: Neighbour,
) -> list[Typeset]:
    """How a block draws heights beside ways along a cut: squeezed, or stretched. The words are off what comes, and
    off all that stands `beside` the block, and what is written later is off them as long as the block keeps off the
    same words; nothing where both have one scale, or there is no room."""

    def leaves(words: Typeset) -> bool:
        return all(each.leaves(words) for each in beside)

    how = heights_drawn(land, cut)
    told = axis.after_name(scene.words(how, theme.SMALLEST_SIZE, theme.QUIET), off, leaves) if how else []
    boxes = [box_of(words).shrunk(-theme.TEXT_GAP) for words in told]
    if any(box.apart(label.box) <= 0 for box in boxes for label in land.labels.there):
        return []
    land.axes.taken = [*land.axes.taken, *boxes]
    return told


def heights_drawn(land: Block, cut: Cut) -> Literal["squeezed", "stretched"] | None:
    """How a block draws heights beside ways along a cut; None where both have one scale."""
    ground, (x, y) = land.whole, map(float, cut.at)
    (along, across), foot, over = cut.moved(1), ground.at(x, y, 0.0), ground.at(x, y, 1.0)
    beside = ground.at(float(along), float(across), 0.0)
    times = float(np.linalg.norm(over - foot) / np.linalg.norm(beside - foot))
    return None if abs(times - 1) < _ALIKE else "squeezed" if times < 1 else "stretched"


def axis_told(
    scene: LectureScene[Any], land: Block, cut: Cut, off: Sequence[Thing], panel: Box
) -> tuple[HeightAxis | Typeset, ...]:
    """The axis of heights at the right of a block as it is seen, with words for how heights are drawn along a cut, off
    all of a panel beside it."""
    axis = HeightAxis(land.landscape, scene.words("height", colour=theme.QUIET), side="right").join(land.axes, off)
    return axis, *heights_told(scene, land, cut, axis.row(2), off, _Beside(panel))
