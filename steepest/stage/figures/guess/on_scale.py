"""How guesses are drawn on a meter."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from steepest.stage import theme
from steepest.stage.extent import corners
from steepest.stage.figures.guess.outlines import DISC, Ghost, Kind, are_apart, evenly, room_for_ring
from steepest.stage.figures.instrument.meter import Hand, Meter
from steepest.stage.figures.label import AROUND, GAPS, Label, Labels, box_around, box_of
from steepest.stage.type.typeset import Typeset

_OUTSIDE = 0.12  # from the arc to a letter outside of it
_ASIDE = DISC + 0.06  # from a dashed needle to the middle of a letter beside it
_ASKEW, _STEP = 0.4, 0.02  # how far aside of a needle's way a letter outside may be, in radians, and in which steps
_ALONG = 40  # points of a needle that letters keep off
_TICKS = 0.79  # where the ticks of a meter begin, but for long ones, as a share of its radius


class OnScale:
    """A meter: a guess is a dashed needle at a value, with its letter inside of the ticks, beside it, so that it hides
    no needle that comes there, on the side away from the needle of the meter; or, where that has no room, outside of
    the arc, or on it, off all needles, or at last on the end of its own."""

    def __init__(self, meter: Meter) -> None:
        self.arc, self.needle, self.labels = meter.scale.arc, meter.needle, Labels(meter.region)
        texts = [*meter.numbers, meter.name, *([meter.number] if meter.number else [])]
        self.texts = [box_of(text) for text in texts]
        self.labels.solid += [corners(text) for text in self.texts]

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        hand = Hand(self.arc, guess, theme.INK, dashed=True)
        return Ghost(kind, hand, hand.grow, lambda: hand.outline[:, :2])

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        tip = ghost.outline()[-1]
        for place, lines, least in self._places(ghost, ghosts):
            plate = box_around(place, np.array([DISC, DISC]))
            clear = all(plate.apart(text) > theme.TEXT_GAP for text in self.texts)
            clear = clear and bool((np.hypot(*(lines - place).T) >= least).all())
            if clear and all(are_apart(place, each.get_center()) for each in self.labels.there):
                label = Label(words, np.append(place, 0.0), (0.0, 0.0), theme.AROUND)
                self.labels.there.append(label)
                return label
        others = [each.outline() for each in ghosts if each is not ghost]
        return self.labels.beside(words, tip, *others, ways=((0.0, 0.0), *AROUND), gaps=(0.0, *GAPS))

    def _places(
        self, ghost: Ghost, ghosts: Sequence[Ghost]
    ) -> Iterator[tuple[np.ndarray, np.ndarray, float]]:
        """Where (2,) the letter of a ghost may stand, best first, and how far off which lines (n, 2)."""
        needle, *dashed = (
            evenly(line, _ALONG)
            for line in (self.needle.outline[:, :2], *(each.outline() for each in ghosts))
        )
        hub, tip = ghost.outline()
        way = (tip - hub) / np.linalg.norm(tip - hub)
        across = np.array([way[1], -way[0]])
        past = float(across @ (hub - needle[-1]))  # the needle of the meter lies on the other side
        far = self.arc.radius * _TICKS - DISC - theme.TEXT_GAP / 2
        inside = np.arange(far, 2 * DISC, -0.02)
        near, lines = inside[np.hypot(inside, _ASIDE) <= far], np.concatenate([needle, *dashed])
        beside, beyond = (
            [(hub + off * way + side * _ASIDE * across, lines, DISC) for off in near]
            for side in np.copysign(1.0, (past, -past))
        )
        turns = self._turns(way, [each.outline() for each in ghosts])
        beyond_arc = self.arc.radius + _OUTSIDE + DISC
        outside = [(hub + beyond_arc * _turned(way, turn), needle, DISC) for turn in turns]
        yield from (
            [*beside, *outside] if abs(past) > DISC else [outside[0], *beside, *beyond, *outside[1:]]
        )
        inward = np.arange(beyond_arc, 2 * DISC, -0.02)  # over the arc, to the tip
        yield from ((hub + off * _turned(way, turn), lines, DISC) for turn in turns for off in inward)
        yield from ((hub + off * way, needle, DISC) for off in inside)
        yield from ((hub + off * way, needle, 0.0) for off in inward)

    def _turns(self, way: np.ndarray, ghosts: Sequence[np.ndarray]) -> list[float]:
        """By how much, least first, a letter outside of the arc may stand aside of the way of its ghost, where a number
        of the scale is in its place: no farther than is nearer to that one than to any other."""
        angles = [math.atan2(*(tip - hub)) - math.atan2(*way) for hub, tip in ghosts]
        near = min((abs(angle) / 2 for angle in angles if abs(angle) > 1e-6), default=_ASKEW)
        steps = np.arange(_STEP, min(near, _ASKEW), _STEP)
        return [0.0, *(sign * float(step) for step in steps for sign in (1, -1))]

    def seat(self) -> Label:
        return self.labels.in_corner(room_for_ring())

    def free(self, *labels: Label) -> None:
        self.labels.free(*labels)


def _turned(way: np.ndarray, turn: float) -> np.ndarray:
    """A way (2,) of the frame turned by so much."""
    (x, y), c, s = way, math.cos(turn), math.sin(turn)
    return np.array([c * x - s * y, s * x + c * y])
