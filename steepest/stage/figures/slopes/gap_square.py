"""A gap that is the square of a leg: the square on that leg turns into the bar of the gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, linear, smooth

from steepest.stage import theme
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Patch
from steepest.stage.play.live import Live
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.figures.slopes.two_legs import TwoLegs

_SOLID, _BAR = 0.7, 0.045  # how solid it is, and half the width of the bar, in scene units
_COMES, _STAYS, _FADES = 5.0, 0.4, 7.0  # it comes within 1 / 5, stays until 2 / 5, and fades within the last 1 / 7


class GapSquare:
    """The square on the leg of some `legs` that their gap is the square of, on the map, on that side to which the step
    leads on: it appears there, and is `turned` into the bar of the gap."""

    def __init__(self, legs: TwoLegs) -> None:
        self.legs, self._turned = legs, Live(0.0)
        self.patch = Patch(colour=theme.TOGETHER, points=self._points, solid=_SOLID, below=True)

    def turned(self, **timing: Any) -> Animation:
        """It appears, stays a little, rises from the map, over the ground, and fades into the bar."""
        land = self.legs.land.landscape

        def turn(_: Any, share: float) -> None:
            land.drop(self.patch)
            if share < 1:
                land.put(self.patch)
            up = max(share - _STAYS, 0.0) / (1 - _STAYS)
            self.patch.below, self._turned.value = not up, float(smooth(up))
            self.patch.opacity = min(1.0, _COMES * share, _FADES * (1 - share))

        return running(land, turn, rate_func=linear, **timing)

    def corners(self) -> np.ndarray:
        """Its corners (4, 2) on the map."""
        side = self.legs.whole.side or 0
        corners = self.legs.corners()
        leg, other = np.diff(corners, axis=0)[[side, 1 - side]]
        out = np.sign(other) * np.abs(leg).max() * (-1) ** side  # the second leg's is beside the first one
        start, end = corners[side], corners[side + 1]
        return np.array([start, end, end + out, start + out])

    def _points(self, ground: Terrain) -> np.ndarray:
        """Its corners (4, 3), or those of the bar, or what is between both."""
        right, _, _ = self.legs.land.landscape.view.axes
        foot, *_, top = points_of(self.legs.gap[3], ground)
        bar = np.array([foot - _BAR * right, foot + _BAR * right, top + _BAR * right, top - _BAR * right])
        share = self._turned.value
        return np.asarray((1 - share) * ground.below(*self.corners().T) + share * bar)
