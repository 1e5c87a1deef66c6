"""A needle: a gradient on the map, square to the level line that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import SupportsFloat

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.figures.label import Label, box_around, box_of
from steepest.stage.figures.twin.mark import TwinMark
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.twin.standing import feet
from steepest.stage.ground.things import SpaceCurve, Thing
from steepest.stage.play.entrances import bright, come, dim, gone

# Of the stretch of the level line, each way, as a share of the map's shorter side; and of one that is seen to turn.
_REACH, FAR = 0.12, 0.24
_SQUARE = 0.055  # side of the right angle's mark, likewise
_CUT = 0.5  # how much of it is left where it would leave the map while that changes
_SMALL = 0.45  # of it, in a short arrow
_APART = 0.2  # from one along a level line to the next, as a share of the map's shorter side
_OFF = 0.06  # that arrows of these keep off each other at least, likewise
_SHORT = 0.25  # one of these that is a smaller share of the first is a mere speck beside it
_EDGE = 0.025  # from the tip of one of these to the edge of the map, likewise
_NEAR_SQUARE = 1.7  # the mark of the right angle in a lens, beside what it is from afar
_GHOST, _BROAD, _DASHED = 0.6, 5.0, (0.09, 0.07)  # how solid an arrow is that stays where its own was, and how broad
_TURNED = np.radians(5)  # an arrow that turns by less would lie on it
_DOT = 0.1  # from the middle of a dot to a plate, in scene units
_GAP = 0.08  # a shorter way to a ring would be all under it, as a share of the map's shorter side


class Needle:
    """A gradient at a point `at` (2,) of the map: its `arrow`, the `stretch` of the level line through its foot, the
    right angle between them (`square`), its `feet` on the map and on the ground, and the straight way `back` behind it;
    `sides` are the way along the line on which that right angle lies, and the way of the arrow, both of length 1.

    Arrow and right angle lie on the map alone. The arrow is as long as the pair's framing says. Each part comes by
    itself; a gradient of zero is a ring.
    """

    def __init__(self, pair: Pair, at: Sequence[SupportsFloat], reach: float = _REACH) -> None:
        self.pair, self._reach = pair, reach
        self.at = np.array([float(value) for value in at])
        nothing = np.array([self.at, self.at])
        self.flat = not pair.surface.slope(self.at, pair.share).any()
        self.arrow = pair.ring(self.at) if self.flat else pair.arrow(nothing)
        self.stretch = pair.line(nothing)
        self.square = pair.line(nothing, width=3.2, raised=False)
        self.back = pair.line(nothing, theme.GRADIENT, 3, dashed=(0.14, 0.1))
        self.feet = feet(pair.ground, self.at)
        self.gap: list[TwinMark] = []
        self.ghost: list[TwinMark] = []
        self.lay(pair.share)

    def lay(self, share: float) -> None:
        """Lay it anew on the surface at a share of its change."""
        pair, side_of_map = self.pair, float(self.pair.framing.side)
        framing, surface = pair.framing, pair.surface
        scale = float(framing.scale) * (1 - share) + (float(framing.changed_scale) * share if share else 0.0)
        gradient = surface.slope(self.at, share)
        size = float(np.hypot(*gradient))
        if size == 0:
            return
        if 0 < share < 1:  # on the way it is no longer than it was or will be
            ends = [np.hypot(*surface.slope(self.at, end)) for end in (0.0, 1.0)]
            longest = float(max(float(framing.scale) * ends[0], float(framing.changed_scale) * ends[1]))
            longest = min(longest, max(surface.room(self.at, gradient / size), _CUT * longest))
            scale = min(scale, longest / size)
        up = gradient / size
        side = np.array([-up[1], up[0]])
        line = surface.level(self.at, share)
        if line is not None:
            self.stretch.lay(line.stretch(self._reach * side_of_map))
        self.arrow.lay(np.linspace(self.at, self.at + scale * gradient, 33))
        square = min(_SQUARE * side_of_map, _SMALL * scale * size)
        here, there = surface.room(self.at, side), surface.room(self.at, -side)
        if here < square and here < there:
            side = -side  # on the other side it is on the map, or more of it
        square = min(square, max(here, there))
        off = 0.0 if line is None else _bend(self.stretch.points - self.at, side, up, square)
        corners = self.at + np.array([side * square + up * off, (side + up) * square, up * square])
        self.square.lay(np.concatenate([np.linspace(a, b, 7) for a, b in pairwise(corners)]))
        self.sides = side, up
        self.back.lay(np.linspace(self.at, self.at - up * surface.room(self.at, -up), 97))

    def over_ghost(self) -> Needle:
        """Before the surface changes: where its arrow lies now, if that will turn away from there, a faint one stays,
        with the level line under it, dashed: its `ghost`."""
        way, then = (self.pair.surface.slope(self.at, share) for share in (self.pair.share, 1.0))
        turn = np.arctan2(way[0] * then[1] - way[1] * then[0], way @ then)
        if self.seen and then.any() and abs(turn) > _TURNED:
            arrow = self._thin()
            under = self.pair.line(self.stretch.points, dashed=_DASHED)
            self.ghost = [under, arrow]
            for each in self.ghost:
                each.put()
                each.opacity = _GHOST
        return self

    def _thin(self) -> TwinMark:
        arrow = self.pair.line(self.arrow.points, theme.GRADIENT, _BROAD, raised=False)
        if isinstance(arrow.flat, SpaceCurve):
            arrow.flat.tip = True
        return arrow

    def from_near(self, times: float) -> TwinMark:
        """The mark of the right angle that a lens shows which looks from so many times closer; the arrow runs out of
        the lens there, as it is."""
        side, up = self.sides
        size = min(_SQUARE * float(self.pair.framing.side), _SMALL * self.length) * _NEAR_SQUARE / times
        corners = self.at + size * np.array([side, side + up, up])
        square = self.pair.line(corners, width=3.2, raised=False)
        square.flat.near = times / 2
        return square

    def passing(self, to: Sequence[SupportsFloat], name: str, *off: TwinMark) -> list[TwinMark | Label]:
        """How far the straight way back passes a point (2,) by, if it does: the `gap`, which is the shortest line from
        it; and, last, the label of that point, unless it would lie on its own arrow or dot or on another label: off the
        ring around it, off these and other marks, and off arrows that may come along the level line."""
        place, foot = np.array([float(value) for value in to]), self._nearest(to)
        far, side = 0.0 if foot is None else float(np.hypot(*(place - foot))), float(self.pair.framing.side)
        if foot is not None and far >= _GAP * side:  # without a mark of its right angle: the one told is at the arrow
            self.gap = [self.pair.line(np.linspace(place, foot, 33), width=3.2, dashed=(0.08, 0.06))]
        beyond = (each.arrow for each in self.along())
        marks = self.arrow, self.back, self.pair.ring(place), *self.gap, *off, *beyond
        words = self.pair.scene.words(name, colour=theme.GRADIENT)
        label = self.pair.name(words, self.pair.places(place[None])[0], [mark.outline for mark in marks])
        dot = self.pair.places(np.array([self.at], float))
        met = any(box_of(label).apart(box_of(each)) < 0 for each in self.pair.labels.there if each is not label)
        if met or box_of(label).is_crossed(self.arrow.outline) or box_of(label, _DOT).is_crossed(dot):
            self.pair.labels.free(label)
            return [*self.gap]
        return [*self.gap, label]

    def _nearest(self, to: Sequence[SupportsFloat]) -> np.ndarray | None:
        """Where the straight way back comes nearest to a point (2,); None where it leads away from it."""
        way, back = np.array([float(value) for value in to]) - self.at, self.back.points[-1] - self.at
        share = float(way @ back / (back @ back)) if back.any() else 0.0
        return self.at + share * back if 0 < share <= 1 else None

    @property
    def tiny(self) -> bool:
        """Whether its arrow is too short to be seen."""
        return not self.flat and self.length < float(self.pair.framing.least)

    @property
    def seen(self) -> bool:
        """Whether it has an arrow, and one that is long enough to be seen."""
        return not self.flat and not self.tiny

    @property
    def length(self) -> float:
        """How long its arrow is, in units of the map."""
        return float(np.hypot(*(self.arrow.points[-1] - self.arrow.points[0])))

    @property
    def heights(self) -> list[float]:
        """Those over its arrow, from its foot to its tip: who climbs along it may also come down on the way."""
        return [float(self.pair.surface.height(at, self.pair.share)) for at in self.arrow.points]

    @property
    def marks(self) -> list[TwinMark]:
        """All of it but its feet and the straight way back, whether it is there or not."""
        return [self.stretch, self.square, self.arrow]

    @property
    def first(self) -> tuple[TwinMark | Thing, ...]:
        """What of it comes first: its arrow and its stretch of the level line, as far as it is seen, and its feet."""
        marks = (self.arrow,) if self.flat else (self.stretch,) if self.tiny else (self.arrow, self.stretch)
        return *marks, *self.feet

    @property
    def then(self) -> tuple[TwinMark, ...]:
        """What comes after that: the right angle between them."""
        return () if self.flat or self.tiny else (self.square,)

    def along(self) -> list[Needle]:
        """Others on its level line, evenly apart, one after the other from this one on: as many as have a gradient, are
        seen well, end on the map, and keep off each other and off labels."""
        pair, side = self.pair, float(self.pair.framing.side)
        if (line := pair.surface.level(self.at, pair.share)) is None:
            return []
        parts = max(round(line.length / (_APART * side)), 1)
        shares = np.mod(line.place + np.arange(1, parts) / parts, 1.0)
        kept = [self]
        for share in shares if line.closed else np.sort(shares):
            place = line.at(float(share))
            if not np.isfinite(pair.surface.slope(np.array(place), pair.share)).all():
                continue  # there is no gradient at a kink
            other = Needle(pair, tuple(place))
            ways = [np.linspace(each.arrow.points[0], each.arrow.points[-1], 9) for each in (other, *kept)]
            own, rest = ways[0], np.concatenate(ways[1:])
            near = np.hypot(*(own[:, None] - rest[None]).transpose(2, 0, 1)).min()
            apart = near > _OFF * side and not other.under_labels
            long = not other.flat and not other.tiny and other.length >= _SHORT * self.length
            if long and other.on_map and apart:
                kept.append(other)
        return kept[1:]

    def named_back(self, label: str, *off: TwinMark) -> list[TwinMark | Label]:
        """The straight way back, and its label, off the arrow, the stretch under it, and other marks."""
        words = self.pair.scene.words(label)
        return [self.back, self.pair.label(words, self.back, self.arrow, self.stretch, *off)]

    @property
    def on_map(self) -> bool:
        """Whether its arrow ends there, with its shadow."""
        low, high = np.array(self.pair.framing.window).T
        tip, room = self.arrow.points[-1], _EDGE * float(self.pair.framing.side)
        return bool((low + room <= tip).all() and (tip <= high - room).all())

    @property
    def under_labels(self) -> bool:
        """Whether its arrow would lie under a label."""
        boxes = [label.box.shrunk(-theme.TEXT_GAP) for label in self.pair.labels.there]
        return any(box.is_crossed(self.arrow.outline) for box in boxes)

    def coming(self) -> Sequence[Animation]:
        """All of it comes."""
        return come(*self.first, *self.then)

    def dimming(self, to: float) -> list[Animation]:
        """All of it that is there fades to this opacity, with its feet."""
        marks = [mark for mark in (*self.marks, self.back) if mark.there]
        return dim(*marks, *(foot for foot in self.feet if foot in self.pair.ground.things), to=to)

    def alone(self, rings: Iterable[TwinMark] = ()) -> list[Animation]:
        """Its arrow steps back, with its foot, and the rest of it goes: all of it where no arrow is to be seen, or
        where it lies on one of some rings, which say that there is none."""
        ends = [(each.outline.min(axis=0), each.outline.max(axis=0)) for each in rings]
        boxes = [box_around((low + high) / 2, (high - low) / 2 + theme.TEXT_GAP) for low, high in ends]
        if not self.seen or any(box.is_crossed(self.arrow.outline) for box in boxes):
            return self.going()
        there = [foot for foot in self.feet if foot in self.pair.ground.things]
        return [*gone(self.stretch, self.square), *dim(self.arrow, *there)]

    def ray(self) -> list[Animation]:
        """Its arrow, if it is there, comes forward again, square to its level line, with the straight way back."""
        return [*bright(self.arrow), *come(self.stretch, self.square, self.back)] if self.arrow.there else []

    def going(self) -> list[Animation]:
        """All of it that is there fades, and is taken away."""
        return gone(*self.marks, *self.ghost, self.back, *self.feet)


def _bend(line: np.ndarray, side: np.ndarray, up: np.ndarray, size: float) -> float:
    """How far a level line (n, 2) through the origin has bent off its tangent, which leads to one `side`, at the
    distance `size`: the mark of a right angle reaches down to there. It is at most `size` downward, and half of that
    upward."""
    along, off = line @ side, line @ up
    order = np.argsort(along)
    return float(np.clip(np.interp(size, along[order], off[order]), -size, size / 2))
