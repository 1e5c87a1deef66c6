"""A piece of the tangent plane on a block, whole wherever it lies: in the ground, as in glass, or over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.figures.ground.draped import touching
from steepest.stage.figures.slopes.climbs import ruled_sheet
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Patch, SpaceCurve, Thing
from steepest.stage.play.entrances import come
from steepest.stage.play.live import Live

if TYPE_CHECKING:
    from steepest.stage.figures.slopes.two_legs import TwoLegs

_LESS = np.linspace(0.2, 0.05, 4).tolist()  # how far the plane does: the hill around it is seen; less beside words
_SMALL = np.linspace(0.24, 0.08, 5).tolist()  # half of the square of it that comes first, in longer legs
_BRIGHT, _FILLED = 2.2, 0.3  # how wide its rim is, and how solid it is within that
_PIECES = 48  # of an edge
_TANGENT = 3.4  # how wide both tangents are


class TangentSheet:
    """A piece of the plane on which some `legs` lie: its `sheet`, the rim, lines on it, `glass`, and a ring where it
    touches the ground, `touch`. Both `tangents` that span it lead from there along the legs, in their colours.

    All of it is seen alike, through the ground as well as over it: where the ground is higher is asked later on."""

    def __init__(self, legs: TwoLegs) -> None:
        self.legs, self.land, self.at = legs, legs.land, np.array(legs.whole.at, float)
        self._drawn, self._beyond, self._small = Live(1.0), _LESS[0], _SMALL[0]
        self.sheet = self._own(SpaceCurve(points=self._piece, width=_BRIGHT, through=True))
        self.touch = self._own(touching(legs.on_plane, self.at))
        lines = ruled_sheet(lambda ground: self.legs.on_plane(ground, self._rim()[:-1]))
        self.glass: tuple[Any, ...] = tuple(map(self._own, lines))
        ways = [self._tangent(number) for number in (0, 1)]
        colours = zip((theme.FIRST, theme.SECOND), ways, strict=True)
        self.tangents: tuple[Any, ...] = tuple(
            self._own(SpaceCurve(colour=colour, points=way, width=_TANGENT, through=True)) for colour, way in colours
        )
        self.filled = self._own(Patch(points=self._piece, solid=_FILLED))
        self.words = list[Any]()  # its name

    @property
    def all(self) -> list[Any]:
        """All of it, with its name, but for the tangents."""
        return [self.filled, self.sheet, *self.glass, self.touch, *self.words]

    @property
    def unseen(self) -> list[Thing]:
        """What of it a lens leaves out."""
        return [self.sheet, *self.glass, *self.tangents]

    def spanned(self) -> list[Animation]:
        """The ground turns to glass, and both tangents grow in it."""
        return [self.land.landscape.turn_to_glass(), *come(*self.tangents)]

    def start_small(self) -> None:
        """It is a small square for now."""
        self._beyond = next((share for share in _LESS if self._is_clear(1.0, share, _SMALL[0])), _LESS[-1])
        self._small = next((half for half in _SMALL if self._is_clear(0.0, self._beyond, half)), _SMALL[-1])
        self._drawn.value = 0.0

    def drawn_out(self, **timing: Any) -> list[Animation]:
        """It grows to the piece that the step needs."""
        return [self._drawn.to(1.0, **timing)]

    def _own(self, thing: Any) -> Any:
        return thing.of(self.land.landscape)

    def _tangent(self, number: int) -> Callable[[Terrain], np.ndarray]:
        """The line in the plane along one variable, through the place where it touches, as far as the piece goes, from
        the end that is near to that place."""

        def ends(ground: Terrain) -> np.ndarray:
            line = np.tile(self.at, (_PIECES, 1))
            far = sorted(np.array(self._ranges(1.0))[:, number], key=lambda end: abs(end - self.at[number]))
            line[:, number] = np.linspace(far[0], far[-1], _PIECES)
            return self.legs.on_plane(ground, line)

        return ends

    def _ranges(self, share: float) -> Sequence[np.ndarray]:
        """The lowest and the highest corner (2,) of the piece on the map: a square around the start, or it holds the
        step, with room around it, or is between both."""
        corners = self.legs.corners()
        low, high = corners.min(axis=0), corners.max(axis=0)
        room, half = self._beyond * (high - low), self._small * float((high - low).max())
        lowest = (1 - share) * (self.at - half) + share * (low - room)
        return lowest, (1 - share) * (self.at + half) + share * (high + room)

    def _rim(self) -> np.ndarray:
        """The corners (5, 2) of the piece on the map, the first one again at last."""
        (a, c), (b, d) = self._ranges(self._drawn.value)
        return np.array([[a, c], [b, c], [b, d], [a, d], [a, c]])

    def _piece(self, ground: Terrain) -> np.ndarray:
        """The rim of the piece (n, 3), closed."""
        around = self._rim()
        return self.legs.on_plane(ground, np.linspace(around[:-1], around[1:], _PIECES, axis=1).reshape(-1, 2))

    def has_room(self, line: Callable[[Terrain], np.ndarray]) -> bool:
        """Whether a line over the block stays in its region, and off words there, as it is seen now."""
        axes, land = self.land.axes, self.land.landscape
        seen = land.view.project(line(land.terrain))[:, :2]
        words = (box.shrunk(-theme.LINE_GAP) for box in (*axes.taken, *axes.boxes(land.view)))
        return bool(axes.room.holding(seen).all()) and not any(box.holding(seen).any() for box in words)

    def _is_clear(self, drawn: float, beyond: float, small: float) -> bool:
        """Whether the plane has room if it is drawn out so far."""
        was = self._drawn.value, self._beyond, self._small
        self._drawn.value, self._beyond, self._small = drawn, beyond, small
        clear = self.has_room(self._piece)
        self._drawn.value, self._beyond, self._small = was
        return clear
