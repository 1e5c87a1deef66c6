"""A name or a number of an axis, and where it stands, clear of others, while a map becomes the floor of its ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_around
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Laid, Place, SpaceCurve
from steepest.stage.type.typeset import Typeset

_OUT = 0.1  # of the way that a ground rises: by then names have left the row of the numbers


class AxisText:
    """A name or a number of an `axis` that stands `far` from a `spot` (3,) of the block's space, `outward` (3,) from
    there, beyond its `tick`; so `solid` where it is seen, and with room in views while it is `kept`."""

    def __init__(
        self,
        text: Typeset,
        spot: Place,
        outward: np.ndarray,
        far: float,
        axis: int,
        tick: SpaceCurve | None = None,
    ) -> None:
        self.text, self.spot, self.outward, self.axis, self.tick = text, spot, outward, axis, tick
        self.half = np.array([text.width, text.height]) / 2
        self.seen, self.solid, self.kept = True, 1.0, True
        self._far = self._row = far

    @property
    def is_name(self) -> bool:
        """Whether it names the axis, and is no number on it."""
        return self.tick is None

    def stand(self, spot: Place, row: float) -> None:
        """Stand beside another spot from now on, and only so far from it while the ground is a map: in a `row` with the
        numbers."""
        self.spot, self._row = spot, row

    def far(self, ground: Terrain) -> float:
        """How far it stands from its spot now."""
        return self._row + (self._far - self._row) * min(ground.rise / _OUT, 1.0)

    def show(self, seen: bool) -> None:
        """Be seen from now on, or not."""
        if seen != self.seen:
            self.seen = seen
            self.text.set_opacity(self.solid if seen else 0.0)

    def fade(self, solid: float) -> None:
        """Be so solid from now on, with its tick."""
        self.solid = solid
        self.text.set_opacity(solid if self.seen else 0.0)
        if self.tick:
            self.tick.opacity = solid


def under_edge(axis: int, far: tuple[bool, bool], at: float | None = None) -> Laid:
    """The point (3,) of the floor under an edge along an axis, `at` a number there or else at its middle, on the side
    of the map's ends that are `far`: under what is left of it, where it is not traced how it stood before it was
    cut."""

    def spot(ground: Terrain) -> np.ndarray:
        spans = (ground.xs, ground.ys) if ground.traced else ground.extent
        along = sum(spans[axis]) / 2 if at is None else at
        return ground.below(*(along if k == axis else span[far[k]] for k, span in enumerate(spans)))

    return Laid(spot)


def from_corner(corner: tuple[float, float], middle: tuple[float, float]) -> Laid:
    """The point (3,) of the floor where a name stands: at a corner of a map, and, as the ground rises, on the way to
    the middle of an edge, once the name has left the row of the numbers."""

    def spot(ground: Terrain) -> np.ndarray:
        share = max(ground.rise - _OUT, 0.0) / (1 - _OUT)
        return ground.below(*(np.array(corner) * (1 - share) + np.array(middle) * share))

    return Laid(spot)


def cleared(middle: np.ndarray, way: np.ndarray, half: np.ndarray, boxes: Sequence[Box]) -> np.ndarray:
    """Where a rectangle stands that goes on its way (2,) until it is clear of some boxes."""
    for box in sorted(boxes, key=lambda box: float(way @ [box.left + box.right, box.bottom + box.top])):
        if box_around(middle, half).apart(box) >= theme.TEXT_GAP - 1e-9:
            continue
        room = half + np.array([box.width, box.height]) / 2 + theme.TEXT_GAP
        off = middle - box.middle
        with np.errstate(divide="ignore", invalid="ignore"):
            steps = np.where(np.abs(way) > 1e-6, (room * np.sign(way) - off) / way, np.inf)
        middle = middle + way * max(float(steps.min()), 0.0)
    return middle
