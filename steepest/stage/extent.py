"""An extent: something that is drawn, where it lies on the frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from steepest.stage.box import Box

Kind: TypeAlias = Literal["arrow", "dot", "line", "ground", "picture"]
"""What it is to whoever lays words beside it.

arrow: a vector, with its ring where it has no length; dot: somebody who stands there, or a place that is meant; line:
a curve, a trail, an axis; ground: a filled picture on which bare words cannot be read, a map, say; picture: all else.
"""


@dataclass(frozen=True)
class Stance:
    """How somebody is seen who stands with their feet at (x, y) of the frame: how tall, in scene units, from how high,
    in degrees over the horizon, and which way they look: 0 to the right, a quarter of a turn away from the eye, in
    radians."""

    x: float
    y: float
    height: float
    elevation: float
    heading: float


@dataclass(frozen=True, eq=False)
class Extent:
    """Something drawn: its `path` (n, 2) on the frame in scene units, where a row of nan is a gap, and how far it is
    painted beyond that (`room`).

    Of what is filled the path holds the corners, and `covers` tells which of some points (n, 2) lie on it. `within` is
    the part of the frame that it has to keep to, if it is less than all of it. A dot has a `colour`: that of ink is the
    walker's. Of somebody the path goes from the feet to the head, and `stance` says how they stand.
    """

    kind: Kind
    path: np.ndarray
    room: float = 0.0
    within: Box | None = None
    opacity: float = 1.0
    covers: Callable[[np.ndarray], np.ndarray] | None = None
    colour: str = ""
    stance: Stance | None = None


def runs_of(line: np.ndarray) -> list[np.ndarray]:
    """The pieces of a line (n, d), of which a row of nan is a gap.

    >>> [len(run) for run in runs_of(np.array([[0, 0], [1, 0], [np.nan, np.nan], [2, 1]]))]
    [2, 1]
    """
    gaps = np.isnan(line).any(axis=1)
    return [run[np.isfinite(run).all(axis=1)] for run in np.split(line, np.flatnonzero(gaps))]


def corners(box: Box) -> np.ndarray:
    """The corners of a box, around it and back (5, 2)."""
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    return np.array([[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]])


def filled(box: Box, opacity: float = 1.0) -> Extent:
    """A picture that fills a box."""
    return Extent("ground", corners(box), opacity=opacity, covers=box.enclosing)
