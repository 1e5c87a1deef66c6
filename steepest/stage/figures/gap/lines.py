"""Lines that cross a lens from the left to the right, the edges of a gap: how high each is where it is looked at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def parted(seen: Sequence[np.ndarray]) -> tuple[list[np.ndarray], float]:
    """The ground's line and the plane's, each through its end of the rise between them, the last of what is `seen`; and
    1 where the ground is over the plane, else -1."""
    *lines, rise = seen
    up = 1.0 if rise[1, 1] > rise[0, 1] else -1.0
    return [_through(end, line) for line, end in zip(lines, rise[::-1], strict=True)], up


def straight_on(line: np.ndarray, xs: np.ndarray) -> np.ndarray:
    """How high a line (n, 2), from the left to the right, is at some places, straight on beyond its ends."""
    first, last = ((b - a)[1] / max((b - a)[0], 1e-9) for a, b in (line[:2], line[-2:]))
    beyond = np.minimum(xs - line[0, 0], 0) * first + np.maximum(xs - line[-1, 0], 0) * last
    return np.asarray(np.interp(xs, *line.T) + beyond)


def _through(point: np.ndarray, line: np.ndarray) -> np.ndarray:
    """A line (n, 2), from the left to the right, moved up or down until it goes through a point (2,): off the ground,
    on which it lies, it is drawn less far in a lens."""
    line = line[np.argsort(line[:, 0])]
    return np.asarray(line + [0.0, point[1] - height_at(line, point[0])])


def height_at(line: np.ndarray, x: float) -> float:
    """How high a line (n, 2) is on the frame at a place of it."""
    return float(np.interp(x, *line.T))
