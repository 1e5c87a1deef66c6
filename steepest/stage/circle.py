"""Points of a circle, of which every round line, rim and dot of a picture is made."""

from __future__ import annotations

import numpy as np


def circle(parts: int, closed: bool = True, axes: int = 2) -> np.ndarray:
    """The circle of radius 1 about the origin, anticlockwise from (1, 0): points (n, axes), so many parts of a turn
    apart. A closed one ends where it began. In more than two axes it lies in the plane of the first two.

    >>> circle(4, closed=False).round(9).tolist()
    [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [-0.0, -1.0]]
    >>> len(circle(4, axes=3)), circle(4, axes=3)[-1].round(9).tolist()
    (5, [1.0, -0.0, 0.0])
    """
    turn = np.linspace(0, 2 * np.pi, parts + 1)[: parts + closed]
    points = np.zeros((len(turn), axes))
    points[:, 0], points[:, 1] = np.cos(turn), np.sin(turn)
    return points
