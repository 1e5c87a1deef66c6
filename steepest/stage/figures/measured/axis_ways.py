"""Which way leads to shorter steps, and which to smaller errors: an arrow along each axis of a plot of errors, told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import LEFT, RIGHT

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.label import box_of
from steepest.stage.figures.measured.error_plot import ErrorPlot
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.fitting import in_even_lines
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LONG, _WIDE = 0.8, 2.6  # of an arrow
_OFF_AXIS, _AFTER = 0.25, 0.26  # from an axis to what is told along it; from an arrow to its words
_TRIES = np.linspace(0.0, 1.0, 25)  # where that may be, as shares of the axis
_LOW = 0.6  # about so far up it stands beside the axis of errors, off what is told along the other


class AxisWays(Assembly):
    """An arrow to the left over the axis of steps, and one down beside the axis of errors, told by two labels of a
    scene, the second on two lines; each off the dots of lines that are begun, and not there without a place for it.
    Names that come keep off them, until they are `free`."""

    def __init__(self, scene: LectureScene[Any], logs: ErrorPlot, *labels: str) -> None:
        self.logs, box = logs, logs.box
        shorter, smaller = (scene.words(label, theme.LABEL_SIZE, theme.QUIET) for label in labels)
        self.told, self.taken = list[Any](), list[np.ndarray]()
        half = max(float(shorter.height), 2 * _AFTER) / 2
        low = box.bottom + _OFF_AXIS + half
        wide = _LONG + _AFTER + float(shorter.width)
        for left in box.left + _OFF_AXIS + _TRIES * (box.width - wide - 2 * _OFF_AXIS):
            tip = np.array([left, low, 0.0])
            shorter.move_to(tip + (_LONG + _AFTER) * RIGHT, aligned_edge=LEFT)
            if self._add(FlatArrow(tip + _LONG * RIGHT, tip, theme.QUIET, _WIDE, logs.plane), shorter):
                break
        words = in_even_lines(smaller)
        for share in sorted(_TRIES, key=lambda each: abs(each - _LOW)):
            tip = np.array([box.left + _OFF_AXIS, box.bottom + _OFF_AXIS + share * (box.height - _LONG), 0.0])
            top = tip + [0.0, _LONG, 0.0]
            words.move_to((tip + top) / 2 + _AFTER * RIGHT, aligned_edge=LEFT)
            if self._add(FlatArrow(top, tip, theme.QUIET, _WIDE, logs.plane), words):
                break

    @property
    def parts(self) -> Sequence[Actor]:
        """The arrows, and what they are told as."""
        return self.told

    def free(self) -> None:
        """They go, and leave their places to names."""
        solid = self.logs.labels.solid
        self.logs.labels.solid = [each for each in solid if not any(each is taken for taken in self.taken)]

    def _add(self, arrow: FlatArrow, words: Typeset) -> bool:
        """Whether there is a place for an arrow and its words where they are; then they stay there."""
        ends, told = np.array([arrow.start, arrow.end])[:, :2], box_of(words)
        held = np.vstack([ends, [told.left, told.bottom], [told.right, told.top]])
        box = Box(*held.min(axis=0), *held.max(axis=0)).shrunk(-theme.TEXT_GAP)
        taken = corners(box)
        others = [*self.logs.places(begun=True), *(lead.outline for lead in self.logs.leads)]
        met = [np.asarray(each)[:, :2] for each in self.taken]
        if box.is_crossed(*others) or any(box.holding(each).any() for each in met):
            return False
        self.told += [arrow, words]
        self.taken.append(taken)
        self.logs.labels.solid.append(taken)
        return True
