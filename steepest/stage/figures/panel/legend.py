"""What the signs on a picture mean: lines of a panel, each with a sign, its name, and how many of them there are."""

from __future__ import annotations

import numpy as np
from manim import Polygon, VGroup

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.ground.paint.sign import OUTLINES
from steepest.stage.ground.things import SignShape

_SIZE = 0.135  # of a sign, in scene units
_INDENT = 0.5  # of its name
_EDGE = 1.2  # around it, so that a dark one is seen
_MIDDLE = 0.11  # of a sign over the baseline


class SignMark(Polygon):
    """A sign of a `shape` and a `colour` on the frame, as large as a letter."""

    def __init__(self, shape: SignShape, colour: str = theme.INK) -> None:
        corners = np.pad(_SIZE * OUTLINES[shape], ((0, 0), (0, 1)))
        super().__init__(*corners, fill_color=colour, fill_opacity=1.0, color=theme.QUIET, stroke_width=_EDGE)


class Legend:
    """Lines of a `panel`, from a `line` on; each `row` takes the next one."""

    def __init__(self, panel: Panel, line: int) -> None:
        self.panel, self.line = panel, line

    def row(self, shape: SignShape, label: str, count: str = "", colour: str = theme.INK) -> VGroup:
        """A sign of a `shape` and a `colour`, the words of a `label`, and at the end of the line a number, if there is
        one, whose template is `count`."""
        panel, baseline = self.panel, self.panel.baseline(self.line)
        sign = SignMark(shape, colour).shift((panel.left + _SIZE, baseline + _MIDDLE, 0.0))
        number = [panel.number(count, self.line, theme.INK)] if count else []
        room = panel.right - panel.left - _INDENT - sum(each.width + theme.TEXT_GAP for each in number)
        words = panel.scene.words(label).fit(room).stand(panel.left + _INDENT, baseline)
        self.line += 1
        return VGroup(sign, words, *number)
