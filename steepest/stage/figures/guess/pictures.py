"""How guesses are drawn on the pictures that there are: maps, the map of a pair, blocks, valleys, meters and plots.

A guess is a direction, somebody's path, or a place, in the coordinates of the picture; on a meter it is a value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, Protocol, TypeAlias

import numpy as np
from manim import Animation, Circle

from steepest.calculus.level_line import lengths_along
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import room_for
from steepest.stage.figures.guess.ghost import DASHES, WIDTH, FlatGhost
from steepest.stage.figures.guess.ring import RADIUS
from steepest.stage.figures.instrument.meter import Hand, Meter
from steepest.stage.figures.label import AROUND, GAPS, Label, Labels, box_of
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.ground.things import SpaceCurve, draped, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor
from steepest.stage.type.typeset import Typeset

Kind: TypeAlias = Literal["way", "path", "place"]
"""A direction from a point, the way of somebody through points, or a place."""
Guessed: TypeAlias = Map | Pair | Block | Valley | Meter | Plot
"""A picture that guesses are drawn on."""

_WAY = 0.25  # how long a direction is drawn, as a share of the shorter side of a map
_BEYOND = 0.3  # how far over the right edge of a map it may reach, where no numbers stand
DISC = 0.23  # radius of a letter's plate
_APART = 2 * DISC + theme.TEXT_GAP  # from the middle of one to the next, at least
_LETTER_ROOM = 0.25  # around a letter on a ground: its round plate, and what that keeps off
_RING = 0.2  # radius of a place, in scene units
_OVER = (0.0, 1.0), (0.0, -1.0)  # where the letter of a place stands, if there is room
_GROUND_RING = 0.17  # radius of a place there, in the block's units
_LIFT = 0.02  # of a ghost over the ground
_POINTS = 90  # along a ghost on a ground
_OFF = 0.17  # a ghost begins so far from its start, where somebody stands


@dataclass(frozen=True, eq=False)
class Ghost:
    """A guess of a `kind` as it is drawn: `actor` comes, dims and goes, `grow` lets it come in its own time, and
    `outline` tells its points (n, 2) on the frame as they are now."""

    kind: Kind
    actor: Actor
    grow: Callable[..., Animation]
    outline: Callable[[], np.ndarray]


class Picture(Protocol):
    """A picture, as guesses see it."""

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        """The ghost of a guess; a direction begins `at` a point."""

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        """Words on a plate at the end of a ghost, off all of them."""

    def seat(self) -> Label:
        """Room for a ring, on a plate in a corner of the picture."""

    def free(self, *labels: Label) -> None:
        """Labels that go leave their places to others."""


def picture(figure: Guessed) -> Picture:
    """A figure, as guesses see it."""
    if isinstance(figure, Block):
        return _Ground(figure)
    if isinstance(figure, Valley):
        return _Flat(figure.on_frame, figure.box, Labels(figure.box, [figure.edge()]))
    if isinstance(figure, Meter):
        return _Scale(figure)
    if isinstance(figure, Pair):
        return _OnPair(figure)
    return _Flat(lambda points: figure.plane.places(points)[:, :2], figure.plane.box, figure.labels)


class _Flat:
    """A picture in a `box` of the frame; `places` tells where points (n, 2) of it lie there (n, 2)."""

    way = _WAY

    def __init__(self, places: Callable[[np.ndarray], np.ndarray], box: Box, labels: Labels) -> None:
        self.places, self.box, self.labels = places, box, labels

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        if kind == "place":
            middle = self.places(_points([guess]))[0]
            ghost = FlatGhost(middle + _RING * _circle(), headed=False)
        elif kind == "way":
            ghost = FlatGhost(_without(self._straight(at, guess), _OFF), headed=False)
        else:
            ghost = FlatGhost(_without(self._seen(self.places(_points(guess))), _OFF), headed=True)
        return Ghost(kind, ghost, ghost.grow, lambda: ghost.outline[:, :2])

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        outlines = {each: each.outline() for each in ghosts}
        ends = {
            each: line.mean(axis=0) if each.kind == "place" else line[-1] for each, line in outlines.items()
        }
        end = ends.pop(ghost)
        lonely = all(np.hypot(*(end - other)) > _APART for other in ends.values())
        if ghost.kind == "way" and lonely and self._is_clear(end):
            return Label(words, np.append(end, 0.0), (0.0, 0.0), theme.AROUND)
        if ghost.kind == "place":
            return self.labels.beside(words, end, ways=_OVER, gaps=(_RING + 0.06,))
        if ghost.kind == "path" and not lonely:
            end = _apart(outlines[ghost], [line for each, line in outlines.items() if each is not ghost])
        return self.labels.beside(words, end, *outlines.values())

    def _is_clear(self, end: np.ndarray) -> bool:
        """Whether a letter around this point lies on no arrow, and where it may stand."""
        near = ((np.hypot(*(line[:, :2] - end).T) < DISC).any() for line in self.labels.solid)
        return self.roomy.holds(end) and end[1] < self.roomy.top - 1e-6 and not any(near)

    def seat(self) -> Label:
        return self.labels.in_corner(_room_for_ring())

    def free(self, *labels: Label) -> None:
        self.labels.free(*labels)

    def _straight(self, at: Sequence[Any], way: Any) -> np.ndarray:
        """A direction as a line (2, 2) on the frame, of one length whatever its own."""
        foot, tip = self.places(_points([at, np.add(_points([at])[0], _points([way])[0])]))
        along = (tip - foot) / np.linalg.norm(tip - foot)
        end = foot + self.way * min(self.box.width, self.box.height) * along
        return np.array([foot, (self.roomy if self.roomy.holds(foot) else self.box).stop(foot, end)])

    @property
    def roomy(self) -> Box:
        """Where a letter may stand: not by numbers to the left or below, nor by a title, but beyond the right edge."""
        box, inside, beyond = self.box, DISC - 1e-6, _BEYOND + 1e-6
        return Box(box.left + inside, box.bottom + inside, box.right + beyond, box.top)

    def _seen(self, points: np.ndarray) -> np.ndarray:
        """A line (n, 2) of the frame as far as it stays in the box."""
        kept = [points[0]]
        for end in points[1:]:
            stop = self.box.stop(kept[-1], end)
            kept.append(stop)
            if not np.allclose(stop, end):
                break
        return np.array(kept)


class _OnPair(_Flat):
    """The map of a pair, with its arrows; its numbers give way to letters."""

    way = 0.36  # its arrows are longer

    def __init__(self, pair: Pair) -> None:
        super().__init__(pair.places, pair.box, Labels(pair.box))
        self.pair, self.labels.solid = pair, pair.arrows()

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        label = super().letter(words, ghost, ghosts)
        self.pair.make_room(label)
        return label


class _Scale:
    """A meter: a guess is a dashed needle at a value, with its letter at the tip."""

    def __init__(self, meter: Meter) -> None:
        self.arc, self.labels = meter.scale.arc, Labels(meter.region)
        texts = [*meter.numbers, meter.name, *([meter.number] if meter.number else [])]
        self.labels.solid += [corners(box_of(text)) for text in texts]

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        hand = Hand(self.arc, guess, theme.INK, dashed=True)
        return Ghost(kind, hand, hand.grow, lambda: hand.outline[:, :2])

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        hub, tip = ghost.outline()
        across, up = map(float, (tip - hub) / np.linalg.norm(tip - hub))
        ways = (0.0, 0.0), (across, up), (-across, -up), *AROUND
        others = [each.outline() for each in ghosts if each is not ghost]
        return self.labels.beside(words, tip, *others, ways=ways, gaps=(0.0, *GAPS))

    def seat(self) -> Label:
        return self.labels.in_corner(_room_for_ring())

    def free(self, *labels: Label) -> None:
        self.labels.free(*labels)


class _Ground:
    """A block of ground."""

    def __init__(self, block: Block) -> None:
        self.block, self.terrain = block, block.whole
        self.unit = self.terrain.per_unit[:2]  # of the map, in the block's units

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        style: dict[str, Any] = {"width": WIDTH, "dashed": DASHES, "halo": True, "tip": kind != "place"}
        if kind == "way":  # along the tangent, as it is shown how steep a way is
            arrow = self.block.tangent(tuple(at), guess, theme.INK)
            foot, tip = placed(arrow.start, self.terrain), placed(arrow.end, self.terrain)
            ends = np.array([_OFF / np.linalg.norm(tip - foot), 1.0])[:, None]
            curve = SpaceCurve(points=foot + (tip - foot) * ends, through=True, **style)
        else:
            ring = kind == "place"
            line = _points([guess]) + _GROUND_RING * _circle() / self.unit if ring else self._inked(guess)
            curve = SpaceCurve(points=draped(line[:, 0], line[:, 1], _LIFT), on_ground=True, **style)
        curve.of(land := self.block.landscape)
        return Ghost(
            kind,
            curve,
            lambda **timing: land.grow(curve, **timing),
            lambda: land.view.project(placed(curve.points, land.terrain))[:, :2],
        )

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        assert isinstance(ghost.actor, SpaceCurve)
        line = placed(ghost.actor.points, self.terrain)

        def end(view: View) -> np.ndarray:
            return np.asarray(view.project(line[-1:])[0, :2])

        def onward(view: View) -> np.ndarray:
            first, last = view.project(line[[0, -1]])[:, :2]
            return np.asarray(last - first if np.linalg.norm(last - first) > _OFF else [0.0, 1.0])

        land = self.block.landscape
        curves = [each.actor for each in ghosts if isinstance(each.actor, SpaceCurve)]
        land.put(*curves)  # so that it keeps off them, who come later
        label = self.block.labels.add(words, end, onward, self.block.axes.room, room=_LETTER_ROOM)
        land.drop(*curves)
        return label

    def seat(self) -> Label:
        return Labels(self.block.region).in_corner(_room_for_ring())

    def free(self, *labels: Label) -> None:
        self.block.labels.free(*labels)

    def _kept(self, points: np.ndarray) -> np.ndarray:
        """A path (n, 2) of the map as far as it stays on it."""
        kept = [points[0]]
        for start, end in pairwise(points):
            share = room_for(self.terrain, start, end)
            kept.append(start + (end - start) * share)
            if share < 1:
                break
        return np.array(kept)

    def _inked(self, path: Any) -> np.ndarray:
        """Points (n, 2) of the map all along a path, from a little after its start."""
        scaled = _without(self._kept(_points(path)) * self.unit, _OFF)
        return np.asarray(_evenly(scaled, _POINTS) / self.unit)


def _points(points: Any) -> np.ndarray:
    return np.array([[float(value) for value in point] for point in points])


def _room_for_ring() -> Circle:
    return Circle(radius=RADIUS).set_opacity(0.0)


def _circle() -> np.ndarray:
    turn = np.linspace(0, 2 * np.pi, 61)
    return np.stack([np.cos(turn), np.sin(turn)], -1)


def _apart(line: np.ndarray, others: Sequence[np.ndarray]) -> np.ndarray:
    """The point of a line (n, 2) that is farthest from some others."""
    own, *rest = (_evenly(each, _POINTS) for each in (line, *others))
    apart = [np.hypot(*(own[:, None] - other[None]).transpose(2, 0, 1)).min(axis=1) for other in rest]
    return np.asarray(own[int(np.argmax(np.min(apart, axis=0)))])


def _evenly(line: np.ndarray, count: int) -> np.ndarray:
    """So many points (count, 2) along a line (n, 2), in equal distances."""
    far = lengths_along(line)
    along = np.linspace(0, far[-1], count)
    return np.stack([np.interp(along, far, line[:, k]) for k in (0, 1)], -1)


def _without(line: np.ndarray, off: float) -> np.ndarray:
    """A line (n, 2) without so much of its start, or without a third of it where it is short."""
    far = lengths_along(line)
    start = min(off, far[-1] / 3)
    first = np.array([np.interp(start, far, line[:, k]) for k in (0, 1)])
    return np.concatenate([first[None], line[far > start]])
