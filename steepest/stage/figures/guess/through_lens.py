"""How the ways of somebody are guessed in a lens over a ground: where they are so near that only the lens shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from steepest.stage import theme
from steepest.stage.extent import corners
from steepest.stage.figures.guess.ghost import FlatGhost
from steepest.stage.figures.guess.on_flat import OnFlat
from steepest.stage.figures.guess.outlines import Ghost, Kind, circle, evenly, points_in
from steepest.stage.figures.label import Labels, box_of
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.near_ground import NearGround

_OUT = 0.66  # of the lens's radius, from its middle: there ways end, so that letters have room beyond
_STAYS = 0.4  # the radius of a ring around who stays, in scene units
_FINE = 4000  # points along a way on the map: few of them are seen
_FEW = 40  # too few of them, so that those that are seen are made finer


class ThroughLens(OnFlat):
    """A lens that looks at somebody on a ground, whose ways are as they are seen in it, each from there to a circle
    within its rim; who stays has a ring around them."""

    def __init__(self, lens: Lens) -> None:
        self.glass = lens.glass
        self.glass.look()
        super().__init__(self._looked, lens.box, Labels(lens.box))
        self.labels.solid += [corners(box_of(lens.label)), *lens.bodies]

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        if kind != "path" or len(guess) > 1:
            return self._on_top(super().ghost(kind, guess, at))
        ring = FlatGhost(self.places(points_in(guess))[0] + _STAYS * circle(), headed=False, bed=True)
        return self._on_top(Ghost(kind, ring, ring.grow, lambda: ring.outline[:, :2]))

    def _on_top(self, ghost: Ghost) -> Ghost:
        assert isinstance(ghost.actor, FlatGhost)
        ghost.actor.bed = True
        ghost.actor.set_z_index(theme.TOPMOST)
        return ghost

    def _looked(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 2) of the map are seen in it, as far as the ground goes that it looks at; the first always
        is."""
        near = self.glass.near
        assert isinstance(near, NearGround)
        assert near.sight is not None
        fine = evenly(points, _FINE) if len(points) > 1 else points
        low, high = near.outline

        def off(line: np.ndarray) -> np.ndarray:
            return np.flatnonzero(((line < low) | (line > high)).any(axis=1))

        while len(beyond := off(fine)) and 0 < beyond[0] < _FEW:  # the lens looks at hardly any of it
            fine = evenly(fine[: beyond[0] + 1], _FINE)
        kept = fine[: max(int(beyond[0]), 1)] if len(beyond) else fine
        return np.asarray(near.sight.view.project(near.sight.terrain.on(*kept.T))[:, :2])

    def _seen(self, points: np.ndarray) -> np.ndarray:
        """A way (n, 2) of the frame until it comes so far out that its letter has room."""
        centre, radius = self.glass.disc
        out = np.flatnonzero(np.hypot(*(points - centre).T) > _OUT * radius)
        return points[: max(int(out[0]), 2)] if len(out) else points
