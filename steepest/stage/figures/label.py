"""The placer of labels: words on a plate beside what they name, off everything that matters.

Of many places around a point (ways on the frame, each at several gaps) the one with most room wins, a nearer one before
a farther one, and of two alike the way that was named first. Room beyond what a reader notices counts no more.

A plate may lie on a line, if it must, since a line goes on behind it. On what is solid, an arrow or a dot, it lies only
where there is no other place.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TypeAlias

import numpy as np
from manim import Mobject, VMobject

from steepest.calculus.level_line import lengths_along
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import runs_of
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.play.live import Given, now
from steepest.stage.type.typeset import Typeset

Way: TypeAlias = tuple[float, float]
AROUND: tuple[Way, ...] = tuple(
    (round(float(np.cos(turn)), 9), round(float(np.sin(turn)), 9))
    for turn in np.linspace(0, 2 * np.pi, 48, endpoint=False)
)
"""Ways all around, counted from the right; the first of two alike wins."""
GAPS = (0.14, 0.22, 0.3, 0.42, 0.56, 0.74)
"""How far a plate may stand off the point, in scene units."""
ENOUGH = 0.18
"""Room beyond this is no better."""

_NEARER = 0.3  # how much room a gap is worth
_NEAR = 3  # of the gaps
_COVERED = 10.0  # how much less a place is worth that lies on another label
_SPOILT = 1.0  # how much less it is worth that lies on an arrow or a dot
_EACH = 0.02  # how much less it is worth for every point of a line that it lies on
_GRID = 25  # places that are looked at, to the side and upward, where there is none beside the point
_EDGE = 0.06  # how far inside its region a label keeps
_CORNER = 0.2  # the same in a corner
_CLOSE = 0.1  # points of a line that labels keep off are no farther apart; an arrow or a dot is as broad
_MANY = 2000  # of them; more are taken on a grid


@dataclass(frozen=True)
class Look:
    """How the surroundings lie on the frame as they are seen once: the point to name (2,) or (3,), the lines that
    should stay uncovered (n, 2) or (n, 3), boxes that are taken, and lines along all that is `solid`. A label on a
    ground is seen in several views."""

    anchor: np.ndarray
    lines: Sequence[np.ndarray] = ()
    taken: Sequence[Box] = ()
    solid: Sequence[np.ndarray] = ()


class Label(Plate):
    """Words on a plate that stand `gap` units off an `anchor` (3,) of the frame, on a `way` (2,) from there; both may
    be live. It stays inside its region. `place` lets it follow."""

    def __init__(
        self,
        words: VMobject,
        anchor: Given[np.ndarray],
        way: Given[np.ndarray | Way],
        region: Box,
        gap: float = 0.22,
        edge: float = theme.TEXT_GAP,
    ) -> None:
        super().__init__(words, gap=edge)
        self.anchor, self.way, self.region, self.gap = anchor, way, region, gap
        self.place()

    def place(self) -> None:
        """Stand beside the anchor as it is now."""
        self.move_to(np.array([*self.due(self.half_sides), 0.0]))

    def due(self, half: np.ndarray) -> np.ndarray:
        """Where its middle (2,) is beside the anchor as it is now, with half its sides (2,)."""
        return self.middle_of(now(self.anchor), np.asarray(now(self.way), float)[:2], half, self.gap)

    def middle_of(self, anchor: np.ndarray, way: np.ndarray, half: np.ndarray, gap: float) -> np.ndarray:
        """Where its middle (2,) is beside an anchor, on a way, with half its sides (2,)."""
        return _within(self.region, _beyond(anchor, way, half, gap), half, 0.0)

    @property
    def box(self) -> Box:
        """The rectangle that it covers."""
        return box_of(self)


class Labels:
    """The labels in a `region` of the frame. They keep off the points of lines `taken` (n, 2) or (n, 3), off what is
    `solid`, lines along arrows and dots alike, and off each other, until they are freed."""

    def __init__(self, region: Box, taken: Iterable[np.ndarray] = ()) -> None:
        self.region, self.taken = region, list(taken)
        self.solid: list[np.ndarray] = []
        self.there: list[Label] = []

    def beside(
        self,
        words: VMobject,
        anchor: Given[np.ndarray],
        *lines: np.ndarray,
        ways: Sequence[Way] = AROUND,
        gaps: Sequence[float] = GAPS,
        edge: float = theme.TEXT_GAP,
        looks: Sequence[Look] = (),
        solid: Sequence[np.ndarray] = (),
        rather: Sequence[Way] = (),
    ) -> Label:
        """Words beside a point of the frame, off some further `lines` and what else is `solid`; as small as may be,
        where there is no place for them as they are. Near ways that they go `rather` are tried first. With `looks` the
        place is the best for all of them, and not for how the point lies now."""
        seen = looks or (Look(np.asarray(now(anchor)), lines, solid=solid),)
        tries = [*([(rather, gaps[:_NEAR])] if rather else []), (ways, gaps)]
        for share, (tried, by) in product(shares_of(words), tries):
            half = share * np.array([words.width, words.height]) / 2 + edge
            way, gap = self.best(half, seen, tried, by)
            if free := all(self._is_free(half, look, way, gap) for look in seen):
                break
        if not free:
            way, gap = self.best(half, seen, AROUND, GAPS) if looks else self._anywhere(half, seen[0])
        return self._keep(Label(words.scale(share), anchor, way, self.region, gap, edge))

    def in_corner(self, words: VMobject, edge: float = theme.TEXT_GAP) -> Label:
        """Words in that corner of the region that is farthest from what is there, or in the place that is, where every
        corner is spoilt."""
        half = np.array([words.width, words.height]) / 2 + edge
        low = np.array([self.region.left, self.region.bottom]) + half + _CORNER
        high = np.array([self.region.right, self.region.top]) - half - _CORNER
        corners = np.array([[x, y] for y in (high[1], low[1]) for x in (low[0], high[0])])
        around = self._points(), [label.box for label in self.there], self._points(solid=True)
        room = rooms(corners, half, *around)
        if room.max() <= ENOUGH - _SPOILT:
            corners = grid(low, high)
            room = rooms(corners, half, *around)
        middle = corners[int(np.argmax(np.round(room, 9)))]
        return self._keep(Label(words, np.array([*middle, 0.0]), (0.0, 0.0), self.region, edge=edge))

    def shared(self) -> Labels:
        """Labels that keep off these and what these keep off, and these off them; what is solid is their own."""
        found = Labels(self.region)
        found.taken, found.there = self.taken, self.there
        return found

    def free(self, *labels: Label) -> None:
        """Labels that go leave their places to others."""
        self.there[:] = [label for label in self.there if label not in labels]

    def _keep(self, label: Label) -> Label:
        self.there.append(label)
        return label

    def _points(self, look: Look | None = None, solid: bool = False) -> np.ndarray:
        """Points (n, 2) along all that labels keep off, or only along what is solid."""
        lines = [*self.solid, *(look.solid if look else ())]
        lines += [] if solid else [*self.taken, *(look.lines if look else ())]
        return np.concatenate([np.zeros((0, 2)), *(along(line, self.region) for line in lines)])

    def _is_free(self, half: np.ndarray, look: Look, way: Way, gap: float) -> bool:
        """Whether a plate lies on no other label there, and on nothing solid."""
        middle = _within(self.region, _beyond(look.anchor, np.array(way), half, gap), half, _EDGE)
        box = box_around(middle, half)
        free = all(box.apart(other) > 0 for other in (*look.taken, *(label.box for label in self.there)))
        free = free and (way == (0.0, 0.0) or not box.holds(look.anchor))
        return free and not bool(_spoils(middle[None], half, self._points(look, solid=True)).any())

    def _anywhere(self, half: np.ndarray, look: Look) -> tuple[Way, float]:
        """The way and the gap that lead to the best place in the region, however far that is."""
        low, high = (
            _within(self.region, np.array(corner), half, _EDGE)
            for corner in ((self.region.left, self.region.bottom), (self.region.right, self.region.top))
        )
        places = grid(low, high)
        boxes = [*look.taken, *(label.box for label in self.there)]
        off = places - look.anchor[:2]
        far = np.hypot(*off.T)
        points = np.concatenate([self._points(look), look.anchor[None, :2]])
        room = rooms(places, half, points, boxes, self._points(look, solid=True))
        chosen = int(np.argmax(np.minimum(room, ENOUGH) - _NEARER * far / 4))
        way = off[chosen] / max(far[chosen], 1e-9)
        return (float(way[0]), float(way[1])), float(far[chosen] - half @ np.abs(way))

    def best(
        self, half: np.ndarray, looks: Sequence[Look], ways: Sequence[Way], gaps: Sequence[float]
    ) -> tuple[Way, float]:
        """The way and the gap at which a plate of half these sides (2,) is best for all looks."""
        places = [(way, gap) for gap in gaps for way in ways]
        each_way, each_gap = np.array([way for way, _ in places]), np.array([gap for _, gap in places])
        worth = np.full(len(places), np.inf)
        for look in looks:
            middles = _beyond(look.anchor, each_way, half, each_gap)
            inside = _within(self.region, middles, half, _EDGE)
            boxes = [*look.taken, *(label.box for label in self.there)]
            room = rooms(inside, half, self._points(look), boxes, self._points(look, solid=True))
            room -= np.hypot(*(inside - middles).T)  # pushed back inside, it is not where it should be
            onto = (np.abs(inside - look.anchor[:2]) < half).all(axis=1) & each_way.any(axis=1)
            worth = np.minimum(worth, np.minimum(room, ENOUGH) - _SPOILT * onto)
        return places[int(np.argmax(np.round(worth - _NEARER * each_gap, 6)))]


def shares_of(words: VMobject) -> tuple[float, ...]:
    """What words may be scaled by, and be read: nothing, and as much as may be, if they are type of a larger size."""
    smallest = theme.SMALLEST_SIZE / (words.size * words.enlarged) if isinstance(words, Typeset) else 1.0
    return (1.0, smallest) if smallest < 1 else (1.0,)


def rooms(
    middles: np.ndarray, half: np.ndarray, points: np.ndarray, boxes: Sequence[Box], solid: np.ndarray
) -> np.ndarray:
    """How far each of some rectangles, given by their middles (m, 2) and half their sides (2,), is from the nearest of
    points (n, 2): (m,), infinite where there are none. One that lies on some is worth less for each, one that lies on
    some that are `solid` (k, 2) much less, one that is close to a box far less, and one that lies on it twice that."""
    found = np.full(len(middles), np.inf)
    if len(points):
        far = _apart(middles, half, points)
        found = far.min(axis=1) - _EACH * (far == 0).sum(axis=1)
    found = np.where(_spoils(middles, half, solid), np.minimum(found, ENOUGH) - _SPOILT, found)
    for box in boxes:
        reach = np.array([box.width, box.height])
        apart = (np.abs(middles - box.middle) - half - reach / 2).max(axis=1)
        found = np.where(apart < theme.TEXT_GAP, np.minimum(found, ENOUGH) - _COVERED, found)
        found = np.where(apart < 0, found - _COVERED, found)
    return np.asarray(found)


def grid(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Places (n, 2) all over the rectangle between two corners (2,)."""
    return np.stack(np.meshgrid(*np.linspace(low, high, _GRID).T), -1).reshape(-1, 2)


def _apart(middles: np.ndarray, half: np.ndarray, points: np.ndarray) -> np.ndarray:
    """How far each rectangle is from each of points (n, 2): (m, n)."""
    offs = (np.abs(points[:, axis] - middles[:, axis, None]) - half[axis] for axis in (0, 1))
    return np.asarray(np.hypot(*(np.maximum(off, 0) for off in offs)))


def _spoils(middles: np.ndarray, half: np.ndarray, solid: np.ndarray) -> np.ndarray:
    """Which rectangles lie on points (k, 2) of arrows and dots: (m,)."""
    return np.asarray((_apart(middles, half, solid) < _CLOSE).any(axis=1))


def box_of(mobject: Mobject, room: float = 0.0) -> Box:
    """The box around a mobject on the frame, with `room` on every side."""
    return box_around(mobject.get_center(), np.array([mobject.width, mobject.height]) / 2 + room)


def box_around(middle: np.ndarray, half: np.ndarray) -> Box:
    """The rectangle with a middle (2,) or (3,) and half its sides (2,)."""
    (x, y), (wide, tall) = middle[:2], half
    return Box(float(x - wide), float(y - tall), float(x + wide), float(y + tall))


def along(line: np.ndarray, region: Box) -> np.ndarray:
    """Points (m, 2) all along a line through its corners (n, 2) or (n, 3), so close that no label fits between them.

    A line that goes far beyond the region is taken as far as the region shows it; a row of nan is a gap.
    """
    pieces = runs_of(np.asarray(line[:, :2], float))
    if any(np.hypot(*np.diff(run, axis=0).T).max(initial=0.0) > region.width + region.height for run in pieces):
        sides = (ends for run in pieces for ends in pairwise(run))
        pieces = [np.array(seen) for ends in sides if (seen := region.clip(*ends)) is not None]
    points = np.concatenate([np.zeros((0, 2)), *map(_evenly, pieces)])
    return points if len(points) <= _MANY else np.unique(np.round(points / _CLOSE), axis=0) * _CLOSE


def _evenly(line: np.ndarray) -> np.ndarray:
    """Points (m, 2) along a line (n, 2), its ends among them, at most `_CLOSE` apart; none along none."""
    if not len(line):
        return line
    far = lengths_along(line)
    places = np.linspace(0, far[-1], math.ceil(far[-1] / _CLOSE) + 1)
    return np.stack([np.interp(places, far, line[:, k]) for k in (0, 1)], -1)


def _beyond(anchor: np.ndarray, way: np.ndarray, half: np.ndarray, gap: np.ndarray | float) -> np.ndarray:
    """The middles (…, 2) of rectangles that begin `gap` beyond a point, each on its way (…, 2); on the point where
    there is no way. The line through the point, square to the way, crosses none of them."""
    length = np.linalg.norm(way, axis=-1, keepdims=True)
    along = way / np.maximum(length, 1e-9)
    edge = (half * np.abs(along)).sum(axis=-1)
    off = np.asarray(gap + edge)[..., None] * along
    return np.asarray(anchor[:2] + np.where(length < 1e-9, 0.0, off))


def _within(region: Box, middle: np.ndarray, half: np.ndarray, edge: float) -> np.ndarray:
    """Middles (…, 2) moved so that their rectangles keep inside a region; to its middle where that is too small."""
    low = np.array([region.left, region.bottom]) + half + edge
    high = np.array([region.right, region.top]) - half - edge
    held = np.clip(middle, np.minimum(low, high), np.maximum(low, high))
    return np.asarray(np.where(low > high, (low + high) / 2, held))
