"""Heights that are guessed: on a block a ring at a point, an arrow up and one down, each with its letter beside it; in
a lens lines over a plane, under it and on it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import Seen
from steepest.stage.figures.guess.ghost import FlatGhost
from steepest.stage.figures.guess.outlines import (
    DISC,
    POINTS,
    Ghost,
    Kind,
    circle,
    room_for_ring,
    without_start,
)
from steepest.stage.figures.kept_off import paths_on
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.slopes.gap_lens import GapLens
from steepest.stage.ground.things import SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset

LETTER_ROOM = 0.215  # around a letter on a ground: its round plate, and a line's gap
FANNED = 2 * LETTER_ROOM + 0.24  # from one such letter's middle to the next
_RADIUS = 0.14  # of the ring, in the block's units
_STEP, _TRIES = FANNED + 0.04, 4  # from the point to the tip of an arrow, on the frame, at least; to find it
_ASIDE = LETTER_ROOM + 0.17  # from a ring or a tip to the middle of its letter, likewise
_SLANTWISE = np.array([0.75, 0.75])  # of that, to a letter that is beside a tip and farther out
_FARTHER = 1.0, 1.3, 1.6, 2.0  # how far off it may be, as shares of that
_STYLE: dict[str, Any] = {"width": 4.5, "dashed": (0.1, 0.08), "halo": True}

# In a lens: how far over the plane's line the ground's is drawn, where that ends, and where it begins, on its letter at
# this height of the column or later, in radii; from that letter's plate to the rim; how broad its dashes are.
_OFF_PLANE, _WITHIN, _LETTERED, _OFF_RIM, _BROAD = 0.42, 0.96, -0.56, 0.14, 5.5


class InLens:
    """A lens that looks at a line of a plane, beside which it is asked how high the ground is: dashed lines of the
    ground along that, over it, under it and on it, each from its letter on. They are equally far off, and tell a side,
    no height; they are broader than the plane's line, which is seen between the dashes of the one that lies on it."""

    def __init__(self, lens: GapLens) -> None:
        self.middle, self.radius, self.onward = lens.glass.centre, lens.glass.radius, lens.onward
        self.factor = box_of(lens.label).shrunk(-theme.LINE_GAP)
        self.side = 1.0 if self.factor.middle[0] > self.middle[0] else -1.0  # letters are on the other one

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        foot, onward = np.array([0.0, float(guess) * _OFF_PLANE]), self.side * self.onward
        along = float(foot @ onward)
        half = float(np.sqrt(along**2 + _WITHIN**2 - foot @ foot))
        first, last = (foot + far * onward for far in (-along - half, -along + half))
        line = self.middle + self.radius * np.linspace(first, last, POINTS)
        line = line[: int(np.argmax([*self.factor.holding(line), True]))]  # up to the lens's factor
        off = line - self.middle
        lettered = np.hypot(*off.T) <= self.radius - DISC - _OFF_RIM
        lettered &= self.side * off[:, 0] >= _LETTERED * self.radius
        ghost = FlatGhost(without_start(line[int(np.argmax(lettered)) :], DISC), headed=False, bed=bool(guess))
        ghost.set_z_index(theme.TOPMOST)
        ghost.width_of_line = _BROAD
        return Ghost(kind, ghost, ghost.grow, lambda: ghost.outline[:, :2], in_its_place=True)

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        """Where its line begins, all of them over each other, with room for words onward from there."""
        place = ghost.outline()[0] - DISC * self.side * self.onward
        return Label(words, np.append(place, 0.0), (0.0, 0.0), theme.AROUND)

    def seat(self) -> Label:
        return Label(room_for_ring(), np.append(self.middle, 0.0), (0.0, 0.0), theme.AROUND)

    def free(self, *labels: Label) -> None:
        """Nothing else looks for a place in it."""


def rung(block: Block, at: Sequence[Any], side: float) -> SpaceCurve:
    """A level ring around a point of three numbers, or an arrow up or down from it where the side is 1 or -1, which
    begins where that ring is seen to end. Both are of one length, as far as there is room: they tell a side, and no
    height."""
    view, foot = block.landscape.view, block.whole.at(*map(float, at))
    up, turn = np.array([0.0, 0.0, 1.0]), np.radians(view.azimuth)
    far = _STEP
    for _ in range(_TRIES):
        ends = view.project(foot + np.array([far * up, -far * up, 0 * up]))[:, :2]
        far *= _STEP / float(np.hypot(*(ends[:2] - ends[2]).T).min())
    reach = side * far * (1 + LETTER_ROOM / _STEP) * up
    far *= min(block.share_seen(foot, way) for way in (reach, -reach)) if side else 1.0
    low = min(_RADIUS * float(np.tan(np.radians(view.elevation))), far / 2)  # a ring is seen so high
    around = circle() @ [[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]
    ring = foot + np.pad(_RADIUS * around, ((0, 0), (0, 1)))
    arrow = [foot + side * share * up for share in np.linspace(low, far, POINTS)]
    return SpaceCurve(points=np.array(arrow) if side else ring, tip=bool(side), through=True, **_STYLE)


def beside_rung(block: Block, curve: SpaceCurve, hidden: Sequence[Thing]) -> list[Seen]:
    """Where the letter of a ring or of an arrow's tip may stand, the best place first: beside it, on that side that is
    clear of arrows, also those that are `hidden` as yet, and of who stands there, and away from most of them if both
    are; or on the other one; or, of a tip, farther out than that, where nothing else is; or farther off."""
    line, land = placed(curve.points, block.whole), block.landscape
    out = np.sign(line[-1, 2] - line[0, 2])
    ring = line[-1:] if out else line
    points = np.concatenate([np.full((1, 2), np.inf), *paths_on(land, land.view, [*land.things, *hidden])])

    def off(way: np.ndarray) -> Seen:
        def place(view: View) -> np.ndarray:
            seen = view.project(ring)[:, :2]
            return np.asarray(seen.mean(axis=0) + way * [np.ptp(seen[:, 0]) / 2 + _ASIDE, _ASIDE])

        return place

    def clear(side: float) -> float:
        place = off(np.array([side, 0.0]))(land.view)
        return min(float(np.abs(points - place).max(axis=1).min()), _ASIDE)

    onward = points[1:, 0] > land.view.project(ring)[:, 0].mean()
    away = -1.0 if 2 * onward.sum() > len(onward) else 1.0
    first = max((away, -away), key=clear)
    ways = [np.array([side, 0.0]) for side in (first, -first)]
    if out:
        ways += [np.array([0.0, out]), _SLANTWISE * [first, out], _SLANTWISE * [-first, out]]
    return [off(far * way) for far, way in product(_FARTHER, ways)]
