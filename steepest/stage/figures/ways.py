"""Ways on which labels go off their points: near ones, those on a side, and those turned a little."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from steepest.stage.figures.label import AROUND, Way

_NEAR = 0.06, 0.12, 0.18, 0.26, 0.36, 0.48  # gaps from the point to a plate that stands as near to it as it can
_ASKEW = 0.15  # how much farther it may stand, to go off on the usual way rather than across that


def nearby(usual: np.ndarray, ways: Sequence[Way]) -> list[tuple[Way, float]]:
    """Ways, some of these, and gaps for a label that stands near its point, the nearest and those most like the usual
    way (2,) first."""
    ahead = usual / max(float(np.hypot(*usual)), 1e-9)
    nearer = [(_ASKEW * float(np.dot(way, ahead)), way) for way in ways]
    places = sorted((gap - less, way, gap) for gap in _NEAR for less, way in nearer)
    return [(way, gap) for _, way, gap in places]


def on_side(toward: np.ndarray, least: float) -> Sequence[Way]:
    """The ways on a side (2,), those whose cosine to it is so large at least; all where there is none."""
    far = float(np.hypot(*toward))
    return [way for way in AROUND if np.dot(way, toward) >= least * far] if far > 1e-6 else AROUND


def turned(way: np.ndarray, by: float) -> np.ndarray:
    """A way (2,) turned by an angle."""
    turn = np.array([[np.cos(by), -np.sin(by)], [np.sin(by), np.cos(by)]])
    return np.asarray(turn @ way)
