"""How guesses are drawn on a block of ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, product
from typing import Any

import numpy as np

from steepest.calculus import Guesses, Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import BlockLabel, Seen
from steepest.stage.figures.ground.draped import on_ground, room_for
from steepest.stage.figures.guess.outlines import (
    DISC,
    OFF,
    POINTS,
    ROUND,
    Ghost,
    Kind,
    evenly,
    fanned,
    points_in,
    room_for_ring,
    without_start,
)
from steepest.stage.figures.guess.rungs import FANNED, LETTER_ROOM, beside_rung, rung
from steepest.stage.figures.kept_off import lines_on
from steepest.stage.figures.label import Label, Labels, along
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, Somebody, SpaceCurve, Thing, draped, placed
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset

_GROUND_RING = 0.17  # radius of a place there, in the block's units
_STAYS = 0.4  # likewise, around somebody whose path leads nowhere: ways to elsewhere begin in it
_LIFT = 0.02  # of a ghost over the ground
_LETTER = 0.38  # half of the room that is left for the letter of a direction there, likewise
_WAY = 1.5  # how long a direction is drawn there at least, likewise
_FLAT = 1e-3  # what climbs less, as a share of its length, is level
_PAST = 0.3  # how far it goes on past the tip of an arrow that will come, likewise
_PASTS, _AIR = np.linspace(0.0, 1.5, 16).tolist(), 0.04  # how far it goes on off a rim of the block; from that to it
_THERE = 0.1  # a letter so near to its place stands in it, or was held inside the picture there
_STYLE: dict[str, Any] = {"width": 6.5, "dashed": (0.2, 0.14), "halo": True}


class OnGround:
    """A block of ground, with points where somebody will stand, or arrows that will come along directions."""

    def __init__(self, block: Block, ends: Sequence[Point | Thing] = ()) -> None:
        self.block, self.terrain = block, block.whole
        self.coming = [self._coming(end) for end in ends]
        self.unit = self.terrain.per_unit[:2]  # of the map, in the block's units

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        curve = self.curve(kind, guess, at)
        curve.of(land := self.block.landscape)
        return Ghost(
            kind,
            curve,
            lambda **timing: land.grow(curve, **timing),
            lambda: land.view.project(placed(curve.points, land.terrain))[:, :2],
            in_its_place=bool(self.arrows) and kind == "way",  # it is longer than the arrow that comes along it
        )

    def curve(self, kind: Kind, guess: Any, at: Sequence[Any]) -> SpaceCurve:
        if kind == "way":
            foot, along = self.climbing(at, guess)
            return _straight(foot, foot + along * self.block.share_seen(foot, along))
        if kind == "height":
            return rung(self.block, at, float(guess))
        if stays := kind == "path" and len(guess) == 1:
            line = points_in(guess) + _STAYS * ROUND / self.unit
        elif ring := kind == "place":
            line = points_in([guess]) + _GROUND_RING * ROUND / self.unit
        else:
            line = self._inked(guess)
        points, tip = draped(line[:, 0], line[:, 1], _LIFT), not (stays or ring)
        return SpaceCurve(points=points, on_ground=True, tip=tip, flat=True, **_STYLE)

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        curve, curves = ghost.actor, [each.actor for each in ghosts if isinstance(each.actor, SpaceCurve)]
        coming, labels = [*curves, *self.coming, *self.hidden(ghost.kind)], self.block.labels
        if ghost.kind != "height" or not isinstance(curve, SpaceCurve):
            return self._put(words, *self.beyond(ghost.kind, curves, ghosts.index(ghost)), coming)
        places = beside_rung(self.block, curve, self.hidden("height"))
        plate = DISC + _AIR - max(words.width, words.height) / 2  # all that it needs, where there is no more
        with labels.seeking():
            for room, place, over_rims in product((LETTER_ROOM, plate), places, (False, True)):
                label = self._put(words.copy(), place, _nowhere, coming, over_rims=over_rims, room=room)
                if np.hypot(*(label.get_center()[:2] - place(self.block.landscape.view))) < _THERE:
                    return label
                labels.withdraw(label)
            return self._put(words, places[0], _nowhere, coming)

    def _put(self, words: Typeset, end: Seen, onward: Seen, coming: Sequence[Thing], **how: Any) -> BlockLabel:
        """A letter at the end of a ghost, off things that are `coming`, or on a way onward from there."""
        how = {"room": LETTER_ROOM, "round": True} | how
        return self.block.labels.add(words, end, onward, self.room, off=coming, **how)

    def beyond(self, kind: Kind, curves: Sequence[SpaceCurve], place: int) -> tuple[Seen, Seen]:
        """The end of one of some ghosts, and the way on which its letter stands from there."""
        if kind != "way":
            return self._past(placed(curves[place].points, self.terrain))
        lines = np.array([placed(curve.points, self.terrain)[[0, -1]] for curve in curves])

        def middle(view: View, past: float = 0.0) -> np.ndarray:
            feet, tips = view.project(lines.reshape(-1, 3))[:, :2].reshape(-1, 2, 2).swapaxes(0, 1)
            onward = (tips - feet)[place] / max(float(np.linalg.norm((tips - feet)[place])), OFF)
            return np.asarray(fanned(feet, tips, FANNED)[place] + past * onward)

        here = self.block.landscape.view
        return partial(middle, past=next((far for far in _PASTS if self._is_bare(middle(here, far))), 0.0)), _nowhere

    @staticmethod
    def _past(line: np.ndarray) -> tuple[Seen, Seen]:
        """The end of a line (n, 3), and the way past it."""

        def end(view: View) -> np.ndarray:
            return np.asarray(view.project(line[-1:])[0, :2])

        def onward(view: View) -> np.ndarray:
            first, last = view.project(line[[0, -1]])[:, :2]
            return np.asarray(last - first if np.linalg.norm(last - first) > OFF else [0.0, 1.0])

        return end, onward

    def _is_bare(self, middle: np.ndarray) -> bool:
        """Whether a letter around a place (2,) of the frame has room there, and is off the block's rims and lines."""
        land = self.block.landscape
        drawn = [along(line, theme.FRAME) for line in lines_on(land, land.view, (), None, True)]
        off = np.hypot(*(np.concatenate(drawn) - middle).T).min()
        return bool(off > DISC + _AIR and self.room.holding(middle[None]).all())

    @property
    def arrows(self) -> list[Arrow]:
        """Those that will come."""
        return [each for each in self.coming if isinstance(each, Arrow)]

    def _coming(self, end: Point | Thing) -> Thing:
        return end if isinstance(end, Thing) else Somebody(point=on_ground(self.terrain, np.array(end, float)))

    def hidden(self, kind: Kind) -> list[Thing]:
        """How high the ground is is told where it is cut open, and what lies on the map under it may be seen then."""
        below = (each for each in self.block.landscape.things if each.below)
        return [replace(each, below=False) for each in below] if kind == "height" else []

    def climbing(self, at: Sequence[Any], guess: Any) -> tuple[np.ndarray, np.ndarray]:
        """Where a direction begins, and how it is drawn from there (3,), in the block's space: with what it climbs, or,
        told over the map alone, along the ground; longer than all arrows that will come, and so long that at their ends
        one of these is told from a level way, as far as the map goes."""
        across, up, *climb = map(float, guess)
        if not climb:
            climb = [float(self.block.function.slope(tuple(at), tuple(guess))) * float(np.hypot(across, up))]
        foot, along = self.terrain.on(*map(float, at)), self.terrain.per_unit * [across, up, *climb]
        arrows = [end - start for start, end in (points_of(each, self.terrain) for each in self.arrows)]
        room = self._room(np.array(at, float), along[:2]) - _LETTER
        apart = [min(FANNED / max(abs(_climb(way)), _FLAT), room) for way in arrows]
        far = max([_WAY, *(float(np.linalg.norm(way)) + _PAST for way in arrows), *apart])
        return foot, along * far / float(np.linalg.norm(along))

    def _room(self, at: np.ndarray, level: np.ndarray) -> float:
        """How far it is from a point (2,) of the map to its edge, on a level way (2,), in the block's units."""
        across = float(np.hypot(*np.ptp(self.terrain.extent, axis=1) * self.unit))  # as far as that there is no map
        onward = level * across / float(np.hypot(*level))
        return across * room_for(self.terrain, at, at + onward / self.unit)

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
        scaled = without_start(self._kept(points_in(path)) * self.unit, OFF)
        return np.asarray(evenly(scaled, POINTS) / self.unit)

    @property
    def room(self) -> Box:
        """Where letters may stand."""
        return self.block.axes.room

    def seat(self) -> Label:
        return Labels(self.block.region).in_corner(room_for_ring())

    def free(self, *labels: Label) -> None:
        self.block.labels.free(*labels)


def room_for_ways(
    block: Block, at: Point, guesses: Guesses, ends: Sequence[Arrow] = ()
) -> list[SpaceCurve]:
    """What the eye has to hold of a block for guessed directions to be drawn there, each with its letter beyond it."""
    ground, offered = OnGround(block, ends), [guess.of for guess in guesses.values() if guess]
    lines = [ground.climbing(at, guess) for guess in offered]
    tips = np.array([[np.hypot(*way[:2]), way[2]] for _, way in lines]).reshape(-1, 2)  # onward, and upward
    middles, held = fanned(0 * tips, tips, 2 * _LETTER), list[SpaceCurve]()
    for (foot, way), middle, (onward, _) in zip(lines, middles, tips, strict=True):
        corners = middle + _LETTER * np.array([[-1, -1], [-1, 1], [1, 1], [1, -1]])
        level = np.array([*way[:2], 0.0]) / onward
        held.append(SpaceCurve(points=foot + np.outer(corners[:, 0], level) + np.outer(corners[:, 1], [0, 0, 1])))
    return held


def _nowhere(_: View) -> np.ndarray:
    """No way: what stands so stays on its point."""
    return np.zeros(2)


def _climb(way: np.ndarray) -> float:
    """What a way (3,) of the block's space climbs, as a share of its length."""
    return float(way[2] / max(np.linalg.norm(way), 1e-9))


def _straight(foot: np.ndarray, tip: np.ndarray) -> SpaceCurve:
    """An arrow (3,) to (3,), from a little after its start; labels keep off its points."""
    ends = np.linspace(OFF / np.linalg.norm(tip - foot), 1.0, POINTS)[:, None]
    return SpaceCurve(points=foot + (tip - foot) * ends, through=True, tip=True, **_STYLE)
