"""Where words stand in a lens, beside what they name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.circle import circle
from steepest.stage.play.layout import SAFE

_SPOTS, _AROUND = 40, 32  # of a line, and around a dot, beside which its words may stand
_INSIDE = 0.96  # how far out in a disc they may be, as a share of its radius
_ON_RIM = 1.02  # times as far for those on a line, which are off ways to that nowhere but at its ends
_OFF, _CLEAR = (0.2, 0.25, 0.3), 0.5  # from them to a dot, and what it costs at most where there is room
_INWARD = 2.0  # what it costs that words stand inside a figure of which they tell a side
_PAST = np.linspace(0.25, 1.0, 4)[:, None]  # how far past an end of it, in halves of them, and what that costs
_HEAD, _MARK = 0.2, 0.199  # from such words to a line that has a tip, and to a place that is marked, as its foot may be


def beside_tip(
    line: np.ndarray,
    others: Sequence[np.ndarray],
    centre: np.ndarray,
    radius: float,
    half: np.ndarray,
    plates: Sequence[Box],
    inside: np.ndarray | None = None,
    on: bool = False,
) -> np.ndarray:
    """The middle (2,) of words of half these sides beside a line (n, 2) in a disc, as near to its tip as the
    disc has room, off the `plates` that are there, and off other lines (n, 2); beside a side of a figure, as near
    to its middle, away from a point (2,) `inside` that. Words `on` a line interrupt it, among others so near that they
    would seem to name one of those."""
    seen = within(line, centre, radius)
    along = (seen[-1] - seen[0]) / max(float(np.hypot(*(seen[-1] - seen[0]))), 1e-9)
    across = np.array([-along[1], along[0]])
    off = 0.0 if on else float(half @ np.abs(across)) + _HEAD
    spots, back = seen[::-1], np.arange(len(seen)) / _SPOTS
    near = back if inside is None else np.abs(back - 0.5)
    if inside is not None:  # wider than a short side they may begin with its end, off a line that comes in there
        wide = _PAST * float(half @ np.abs(along))
        spots = np.concatenate([spots, seen[-1] + wide * along, seen[0] - wide * along])
        near = np.concatenate([near, 0.5 + _PAST[:, 0], 0.5 + _PAST[:, 0]])
    middles = np.concatenate([spots + off * across, spots - off * across])
    cost = np.tile(near, 2) + _cost(middles, half, others, centre, radius * (_ON_RIM if on else 1.0), plates)
    if inside is not None:
        start = seen[0]
        cost += _INWARD * ((middles - start) @ across * ((inside - start) @ across) > 0)
    return np.asarray(middles[int(np.argmin(cost))])


def beside_dot(
    dot: np.ndarray,
    others: Sequence[np.ndarray],
    centre: np.ndarray,
    radius: float,
    half: np.ndarray,
    plates: Sequence[Box],
) -> np.ndarray | None:
    """The middle (2,) of words of half these sides beside a dot (1, 2) in a disc, likewise, and clearly nearer to it
    than to other dots; None where there is no room for them."""
    ways = circle(_AROUND, closed=False)
    middles = np.concatenate([dot + (np.abs(ways) @ half + off)[:, None] * ways for off in _OFF])
    cost = _cost(middles, half, others, centre, radius, plates)
    for other in (each for each in others if not np.ptp(each - dot, axis=0).any() and (each != dot).any()):
        cost += 1.0 * (_far(other[0], middles, half) < 1.5 * _far(dot[0], middles, half))
    return np.asarray(middles[int(np.argmin(cost))]) if cost.min() < _CLEAR else None


def _far(place: np.ndarray, middles: np.ndarray, half: np.ndarray) -> np.ndarray:
    """How far from a place (2,) words of half these sides around others (n, 2) are: (n,)."""
    return np.asarray(np.hypot(*np.maximum(np.abs(middles - place) - half, 0).T))


def _cost(
    middles: np.ndarray,
    half: np.ndarray,
    others: Sequence[np.ndarray],
    centre: np.ndarray,
    radius: float,
    plates: Sequence[Box],
) -> np.ndarray:
    """What it costs that words of half these sides around some places (n, 2) reach out of a disc or of the safe area,
    or lie on lines, on places that are marked, or on plates: (n,)."""
    corners = middles[:, None] + half * np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]])
    cost = 10.0 * np.maximum(
        np.hypot(*np.moveaxis(corners - centre, -1, 0)).max(axis=1) - _INSIDE * radius, 0
    )
    cost += 10.0 * ~fits(middles, half)
    for other in filter(len, others):  # one that is nowhere to be seen has no points
        is_line = np.ptp(other, axis=0).any()
        spots = within(other, centre, radius) if is_line else other
        near = np.abs(spots[:, None] - middles) - half < (theme.LINE_GAP if is_line else _MARK)
        cost += 1.0 * near.all(axis=-1).any(axis=0)
    for plate in plates:
        apart = np.abs(middles - plate.middle) - half - np.array([plate.width, plate.height]) / 2
        cost += 10.0 * (apart < theme.TEXT_GAP).all(axis=1)
    return np.asarray(cost)


def fits(middles: np.ndarray, half: np.ndarray) -> np.ndarray:
    """Whether words of half these sides around some places (..., 2) are in the safe area."""
    low, high = np.array([SAFE.left, SAFE.bottom]), np.array([SAFE.right, SAFE.top])
    return np.asarray(((middles - half >= low) & (middles + half <= high)).all(axis=-1))


def within(line: np.ndarray, centre: np.ndarray, radius: float) -> np.ndarray:
    """Points (_SPOTS, 2), evenly along the part of a line (n, 2) from where it enters a disc until it leaves that, or
    along all of it, if it does not come through."""
    starts, ways = line[:-1] - centre, np.diff(line, axis=0)
    square, half = (ways**2).sum(axis=1), (starts * ways).sum(axis=1)
    roots = half**2 - square * ((starts**2).sum(axis=1) - radius**2)
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = (np.array([[-1.0], [1.0]]) * np.sqrt(roots) - half) / square
    enters, leaves = np.clip(ends, 0.0, 1.0)
    through = np.flatnonzero(leaves > enters)
    first, last = 0.0, float(len(ways))
    if len(through):
        first, last = through[0] + enters[through[0]], through[-1] + leaves[through[-1]]
    spots = np.linspace(first, last, _SPOTS)
    return np.stack([np.interp(spots, np.arange(len(line)), line[:, axis]) for axis in (0, 1)], -1)
