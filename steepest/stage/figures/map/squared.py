"""A step of a walk over a map, with the level line that it leaves, and the right angle between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.calculus import Function, Point, Walk, scaled
from steepest.calculus.level_line import level_line
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.play.entrances import Assembly

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_WIDTH, _THIN = 3.4, 2.0  # of the lines; of a level line that is whole, which else would be the loudest there is
_REACH = 1.7  # how far from there the level line is drawn, in scene units: more would look like a way of its own
_SIDE, _SHARE = 0.3, 0.4  # of the right angle's mark, in scene units, and as a share of the arrow at most
_SMALL = 0.2  # of that on a level line that is whole: it may bend away soon


class RightAngle(Assembly):
    """The level line of a `function` near a point of the map `land`, or the `whole` of it, thin, and the mark of the
    right angle between it and an `arrow` there, of the arrow's colour, at its right, or at the side away from a line
    that is `off` it, which begins there, too."""

    def __init__(
        self,
        land: Map,
        function: Function,
        at: Point,
        arrow: FlatArrow,
        off: np.ndarray | None = None,
        whole: bool = False,
    ) -> None:
        here = float(at[0]), float(at[1])
        level = level_line(function.sample, function.sample_gradient, here, *land.window)
        self.level: list[FlatLine] = []
        if level:
            points = level.points if whole else _near(land, level.points, here)
            self.level = [land.line(points.tolist(), width=_THIN if whole else _WIDTH)]
        self.square: list[FlatLine] = []
        if len(arrow.outline) and (far := float(np.hypot(*(arrow.end - arrow.start)[:2]))):
            along = (arrow.end - arrow.start)[:2] / far
            aside = np.array([along[1], -along[0]])
            if off is not None and np.dot(off[1] - off[0], [*aside, 0.0]) > 0:
                aside = -aside
            corners = min(_SMALL if whole else _SIDE, _SHARE * far) * np.array([along, along + aside, aside])
            self.square = [FlatLine(arrow.start[:2] + corners, arrow.colour, _WIDTH, plane=land.plane)]

    @property
    def parts(self) -> list[FlatLine]:
        """The level line, and the mark."""
        return [*self.level, *self.square]


def _near(land: Map, line: np.ndarray, at: tuple[float, float]) -> np.ndarray:
    """The stretch (m, 2) of a line (n, 2) on a map around a point of it, wherever the line begins if it is closed."""
    far = np.hypot(*(land.plane.places(line) - land.plane.place(at))[:, :2].T)
    if np.allclose(line[0], line[-1]):
        farthest = int(far[:-1].argmax())
        line, far = (np.roll(each[:-1], -farthest, axis=0) for each in (line, far))
    middle, beyond = int(far.argmin()), np.flatnonzero(far > _REACH)
    first = max([-1, *beyond[beyond < middle]]) + 1
    last = min([len(line), *beyond[beyond > middle]])
    return line[first:last]


class Squared(Assembly):
    """The step that a walk takes from the end of so many, a `number`, on the map `land`; where it is not `taken`, the
    gradient taken backward, at the scale of the map; and that it is square to the level line."""

    def __init__(self, land: Map, walk: Walk, number: int, taken: bool) -> None:
        at = walk.points[number]
        way, scale = (walk.steps[number], 1) if taken else (scaled(walk.gradients[number], -1), land.scale)
        self.arrow = land.arrow(at, way, theme.DESCENT, scale=scale).set_z_index(1)  # over its legs
        self.angle = RightAngle(land, walk.function, at, self.arrow)

    @property
    def around(self) -> list[FlatLine]:
        """The level line and the mark, without the arrow, which may stay."""
        return self.angle.parts

    @property
    def parts(self) -> list[Any]:
        """The level line, the arrow and the mark."""
        return [*self.angle.level, self.arrow, *self.angle.square]
