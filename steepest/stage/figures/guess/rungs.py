"""Heights that are guessed: on a block a ring at a point, an arrow up and one down, each with its letter beside it; in
a lens lines up and down from a point of a plane, and a ring there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.gap.gap_lens import GapLens
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import Seen
from steepest.stage.figures.guess.ghost import FlatGhost
from steepest.stage.figures.guess.outlines import (
    DISC,
    POINTS,
    ROUND,
    Ghost,
    Kind,
    room_for_ring,
)
from steepest.stage.figures.kept_off import paths_on
from steepest.stage.figures.label import Label, box_around, box_of
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

# In a lens: how far off the point letters over it and under it are, in radii, where there is room; how broad dashes
# are; from a letter's plate to its words, from the plane's line to words over it, and from all of these to the rim.
_OFF_POINT, _BROAD = np.linspace(0.54, 0.36, 7).tolist(), 5.5
_OFF_LETTER, _OVER, _OFF_RIM = 0.09, 0.06, 0.05


class InLens:
    """A lens that looks at a point of a plane, over which, under which or on which the ground is guessed: dashed lines
    straight up and down from there, each to its letter, and a letter that lies on the point as a ring does. They are
    equally far off, and tell a side, no height. The words of each stand upright beside its letter."""

    def __init__(self, lens: GapLens) -> None:
        self.middle, self.radius, self.onward = lens.glass.centre, lens.glass.radius, lens.onward
        factor = box_of(lens.label)
        self.side = -1.0 if factor.middle[0] > self.middle[0] else 1.0  # words are on the other one

        def apart(far: float) -> float:
            ends = [self.middle + [0.0, way * far * self.radius] for way in (1, -1)]
            return min(factor.apart(box_around(end, np.array([DISC, DISC]))) for end in ends)

        free = (far for far in _OFF_POINT if not lens.tells or apart(far) > _OFF_RIM)
        far = self.radius * next(free, _OFF_POINT[-1])
        self.far = max(far, 2 * DISC + _OFF_RIM)  # or else lines would lead back, and letters lie on each other

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        up = np.array([0.0, float(np.sign(float(guess)))])
        line = self.middle + np.linspace(DISC, self.far - DISC, POINTS)[:, None] * up
        ghost = FlatGhost(line if guess else self.middle + DISC * ROUND, headed=False, bed=bool(guess))
        ghost.set_z_index(theme.TOPMOST)
        ghost.width_of_line = _BROAD if guess else ghost.width_of_line
        return Ghost(kind, ghost, ghost.grow, lambda: ghost.outline[:, :2], in_its_place=True)

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        """At the end of its line, or on the point."""
        (start, *_, end) = ghost.outline()
        place = self.middle + np.sign(np.round(end - start, 6)) * [0.0, self.far]
        return Label(words, np.append(place, 0.0), (0.0, 0.0), theme.AROUND)

    def beside(self, letter: Label, half: np.ndarray) -> np.ndarray:
        """The middle (2,) of words with half these sides (2,), beside a letter; those at the point are off the plane's
        line, on the side from which that leads away."""
        place = letter.get_center()[:2] + [self.side * (DISC + _OFF_LETTER + half[0]), 0.0]
        if abs(letter.get_center()[1] - self.middle[1]) > DISC:
            return np.asarray(place)
        slope = float(self.side * self.onward[1] / self.onward[0]) if self.onward[0] else 0.0  # outward from the point
        off = half[1] + _OVER - abs(slope) * (DISC + _OFF_LETTER)
        return np.asarray(place + [0.0, (1 if slope <= 0 else -1) * max(off, 0.0)])

    def holds(self, place: np.ndarray, half: np.ndarray) -> bool:
        """Whether words around a place (2,), with half their sides (2,), are within its rim."""
        return box_around(place, half).reach(self.middle) < self.radius - _OFF_RIM

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
    around = ROUND @ [[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]
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
