"""How large the ground is in a picture: what share of the frame it spans, how wide, and how steep its relief."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from steepest.stage.circle import circle

BESIDE_PANEL, ALONE, BODY = 0.30, 0.40, 0.20
"""What a ground with its floor map should span of the frame, beside a panel and without one; and its body alone."""
RELIEF = 0.45
"""The height of a ground over its width, so that a slope of 4 looks steep."""

_MANY = 60  # points, of which it pays to leave some out
_AROUND = circle(16, closed=False).T
_ROUNDED = 1e-9  # of the square of how far points reach: what numbers are off at most, as areas


@dataclass(frozen=True)
class Fill:
    """How large the ground is in a picture.

    span: the outlines of all grounds and maps together, as a share of the frame; body: what the solid grounds alone
    cover; left, right: from where to where they reach, as shares of the frame's width; relief: the height of the
    tallest ground over its width; beside_panel: whether there is something to read to the right of them; close: whether
    the eye has come close to it, so that it is no measure of how large the ground is.
    """

    span: float
    body: float
    left: float
    right: float
    relief: float
    beside_panel: bool
    close: bool = False

    @property
    def aim(self) -> float:
        """What it should span, where the scene has no reason for less."""
        return BESIDE_PANEL if self.beside_panel else ALONE


def largest(fills: Iterable[Fill]) -> Fill | None:
    """The one that spans most while the eye is not close; None where there is none."""
    return max(
        (each for each in fills if not each.close), key=lambda each: (each.span, each.body), default=None
    )


def hull(points: np.ndarray) -> np.ndarray:
    """The corners (m, 2) of the smallest convex shape that holds points (n, 2), counterclockwise.

    Source: A. M. Andrew, Information Processing Letters 9 (1979), 216.

    >>> hull(np.array([[0, 0], [1, 1], [2, 0], [2, 2], [0, 2]])).tolist()
    [[0, 0], [2, 0], [2, 2], [0, 2]]
    """
    ordered = np.unique(_outer(points), axis=0).tolist()  # plain numbers: three of them by numpy take ten times as long

    def chain(each: Iterable[list[float]]) -> list[list[float]]:
        found: list[list[float]] = []
        for x, y in each:
            while len(found) > 1:
                (ax, ay), (bx, by) = found[-2], found[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                found.pop()
            found.append([x, y])
        return found[:-1]

    return np.array(chain(ordered) + chain(reversed(ordered)), points.dtype).reshape(-1, 2)


def area(outline: np.ndarray) -> float:
    """That of a polygon (n, 2).

    >>> area(np.array([[0, 0], [4, 0], [4, 2], [0, 2]]))
    8.0
    """
    (x, y), (u, v) = outline.T, np.roll(outline, -1, axis=0).T
    return abs(float(np.sum(x * v - u * y))) / 2


def _outer(points: np.ndarray) -> np.ndarray:
    """Those of points (n, 2) that may be corners of their hull: of many, those in the middle are none, within a shape
    of sixteen of them that lie farthest out on ways all around.

    Source: S. G. Akl and G. T. Toussaint, Information Processing Letters 7 (1978), 219.
    """
    if len(points) < _MANY:
        return points
    corners = points[list(dict.fromkeys((points @ _AROUND).argmax(axis=0).tolist()))]
    across = (np.roll(corners, -1, axis=0) - corners)[:, ::-1] * [-1, 1]  # inward
    within = points @ across.T > (corners * across).sum(axis=1) + _ROUNDED * np.ptp(points, axis=0).max() ** 2
    return np.asarray(points[~within.all(axis=1)])


def inside(corners: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Which points lie in a convex shape, its edge included."""
    if len(corners) < 3:
        return np.zeros(len(points), bool)
    edges = np.roll(corners, -1, axis=0) - corners
    way = points[:, None] - corners
    return np.asarray((edges[:, 0] * way[..., 1] - edges[:, 1] * way[..., 0] >= -1e-9).all(axis=1))


def all_over(corners: np.ndarray, grain: float) -> np.ndarray:
    """Points (n, 2) all over a convex shape, as far apart as a grain."""
    across, up = (
        np.arange(low, high, grain) for low, high in zip(corners.min(axis=0), corners.max(axis=0), strict=True)
    )
    points = np.stack(np.meshgrid(across, up), -1).reshape(-1, 2)
    return np.asarray(points[inside(corners, points)])
