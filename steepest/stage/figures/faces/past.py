"""What a slope was before its point moved: edge, point and tangent as ghosts, and a number that leads on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.play.live import now
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_TO, _WIDTH = 0.5, 2.6  # how far the tangent goes from its dot
_DASHES, _FINE, _NIGHT = (0.13, 0.11), 2.2, 0.3  # of the edge, and how much of the background is in its colour
_SHARES, _GAP = (1.0, 0.8), 0.16  # how large the number is beside the one that follows; from line to line


class Past(Assembly):
    """The slope that an `expression` gives, and a `tangent` as it is now at a `dot`: these, and the `edge` that they
    touch, dashed, if that is told, for it is about to move; and the number with an arrow behind it where it `stands`, a
    left end and a baseline, if so much `room` holds both. The `rule` before it then ends in a colon: it has an equals
    sign, and is equal to one of both numbers at most. The tangent is short, so that none takes it for another line of
    what is there now."""

    def __init__(
        self,
        scene: LectureScene[Any],
        expression: str,
        tangent: FlatLine,
        dot: FlatDot,
        edge: FlatLine | None,
        stands: tuple[float, float],
        size: float,
        room: float,
        rule: Typeset,
    ) -> None:
        here = tuple(now(dot.at))
        self.dot = FlatDot(dot.of, here, theme.QUIET)
        self.dot.hole = 1.0
        self.dot.set_z_index(0.75 * theme.ABOVE)  # under the point, which leaves it
        ends, at = tangent.outline, dot.of.place(here)
        off = ends - at
        long = np.maximum(np.linalg.norm(off, axis=1, keepdims=True), _TO)
        self.tangent = FlatLine(at + off * _TO / long, theme.QUIET, _WIDTH, plane=tangent.plane)
        self.tangent.set_z_index(theme.ABOVE / 4)  # over the edge, where that stays, and under the tangent that runs
        self.lines = [self.tangent]
        if edge:
            colour = theme.hexadecimal(theme.darkened(theme.channels(edge.colour), _NIGHT))
            line = FlatLine(edge.outline.copy(), colour, _FINE, _DASHES, plane=edge.plane)
            self.lines.append(line.set_z_index(theme.BELOW))  # over the ground, and under its edge
        for share in _SHARES:  # as large as what it becomes, if there is room
            large = max(share * size, theme.SMALLEST_SIZE)
            number = scene.formula(f"{{{expression}:g}} arrow.r", large, theme.QUIET).stand(*stands)
            if fits := is_readable(number) and number.width + _GAP <= room:
                break
        self.number: Typeset | None = number if fits else None
        if fits:
            colon = scene.formula(":", rule.size).scale(rule.enlarged)
            rule[-1].points = colon.stand(float(rule[-1].get_center()[0]), rule.baseline, side=0)[0].points
        self.end = float(number.get_right()[0]) + _GAP if fits else stands[0]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What there is of it."""
        return [*self.lines, self.dot, *([self.number] if self.number else [])]
