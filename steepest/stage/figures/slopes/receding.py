"""A hill that steps back while its tangent plane is seen, and a ring where that touches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.play.motion import running

_GHOST = 0.24  # of its body: its rims are seen, and hardly more
_RING, _WIDTH = 0.3, 3.2  # the radius of the ring, in the block's units, so that it is seen around somebody; its width
_ROUND = np.linspace(0, 2 * np.pi, 49)[:, None]


@dataclass(frozen=True)
class Receding:
    """A hill, which is a ghost from its coming until it goes, so that nothing tells where it is over the plane, and
    where under it. What stands on it stays."""

    hill: Landscape

    def coming(self) -> Sequence[Animation]:
        """The hill fades to a ghost."""
        return self.dimming(_GHOST)

    def dimming(self, to: float) -> Sequence[Animation]:
        """The hill fades to this opacity."""
        start = self.hill.body

        def fade(_: object, share: float) -> None:
            self.hill.body = start + (to - start) * share if share < 1 else to

        return [running(self.hill, fade, run_time=theme.REVEAL)]

    def going(self) -> Sequence[Animation]:
        """The hill is solid again."""
        return self.dimming(1.0)


def touching(on_plane: Callable[[Terrain, np.ndarray], np.ndarray], at: np.ndarray) -> SpaceCurve:
    """A ring that lies on a plane, which says where places (n, 2) of the map are on it, around one of them (2,)."""

    def points(ground: Terrain) -> np.ndarray:
        middle, *ends = on_plane(ground, at + np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
        across, up = np.linalg.qr(np.array(ends - middle).T)[0].T  # on the plane, square to one another
        return np.asarray(middle + _RING * (np.cos(_ROUND) * across + np.sin(_ROUND) * up))

    return SpaceCurve(points=points, width=_WIDTH, through=True, halo=True)
