"""What guesses are drawn with, whatever picture they are drawn on: ghosts, their letters, and lines of points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal, Protocol, TypeAlias

import numpy as np
from manim import Animation, Circle

from steepest.calculus.level_line import lengths_along
from steepest.stage import theme
from steepest.stage.circle import circle
from steepest.stage.extent import corners
from steepest.stage.figures.guess.ring import RADIUS
from steepest.stage.figures.label import AROUND, Label, Way, box_around
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow
from steepest.stage.play.entrances import Actor
from steepest.stage.type.typeset import Typeset

Kind: TypeAlias = Literal["way", "path", "place", "height", "words"]
"""A direction from a point, the way of somebody through points, a place, how high something is beside a point, or
words, where nothing can be drawn."""

POINTS = 90  # along a ghost on a ground, or one that others are near
ALONG = 24  # points of an arrow, a straight ghost, or one that is alone, that are looked at
DISC = 0.23  # radius of a letter's plate
APART = 2 * DISC + theme.TEXT_GAP  # from the middle of one to the next, at least
_AHEAD = DISC + 0.17  # from the tip of a straight ghost to the middle of its letter
_TRIES = 40  # to move letters that meet off each other
ROUND = circle(60)  # a guess of a place, and whatever else is round
OFF = 0.17  # a ghost begins so far from its start, where somebody stands


@dataclass(frozen=True, eq=False)
class Ghost:
    """A guess of a `kind` as it is drawn: `actor` comes, dims and goes, `grow` lets it come in its own time, and
    `outline` tells its points (n, 2) on the frame as they are now. An arrow may come and be `in_its_place`."""

    kind: Kind
    actor: Actor
    grow: Callable[..., Animation]
    outline: Callable[[], np.ndarray]
    in_its_place: bool = False


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


def points_in(points: Any) -> np.ndarray:
    return np.array([[float(value) for value in point] for point in points])


def room_for_ring() -> Circle:
    return Circle(radius=RADIUS).set_opacity(0.0)


def are_apart(middle: np.ndarray, other: np.ndarray) -> bool:
    """Whether the letters around two places (2,) are off each other: their plates, and the squares around these."""
    off = np.abs(other[:2] - middle[:2])
    return bool(np.hypot(*off) > APART and off.max() > 2 * DISC)


def farthest_apart(line: np.ndarray, others: Sequence[np.ndarray]) -> np.ndarray:
    """The points of a line (n, 2), those first that are farthest from some others."""
    own, *rest = (evenly(each, POINTS) for each in (line, *others))
    apart = [np.hypot(*(own[:, None] - other[None]).transpose(2, 0, 1)).min(axis=1) for other in rest]
    return np.asarray(own[np.argsort(-np.min(apart, axis=0), kind="stable")])


def fanned(feet: np.ndarray, tips: np.ndarray, apart: float) -> np.ndarray:
    """The middles (n, 2) of the letters of straight ghosts, from their feet to their tips (n, 2): each beyond its own
    tip, and so far apart at least, spread like a fan where tips are near each other, in the order of the ghosts."""
    ways = tips - feet
    ways = ways / np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-9)
    found: np.ndarray = tips + _AHEAD * ways
    for _ in range(_TRIES):
        are_apart = True
        for one, other in combinations(range(len(found)), 2):
            off, onward = found[other] - found[one], ways[one] + ways[other]
            lack = apart - float(np.hypot(*off))
            if lack > 0:
                are_apart = False
                aside = np.array([-onward[1], onward[0]]) / max(float(np.hypot(*onward)), 1e-9)
                turned = float(ways[one, 0] * ways[other, 1] - ways[one, 1] * ways[other, 0])
                aside *= np.sign(turned) or 1.0
                found[one], found[other] = found[one] - aside * lack / 2, found[other] + aside * lack / 2
        if are_apart:
            break
    return found


def ahead_first(line: np.ndarray) -> list[Way]:
    """The ways around the end of a line (n, 2), that in which it leads on first."""
    onward = line[-1] - line[-2]
    return sorted(AROUND, key=lambda way: -float(np.dot(way, onward)))


def evenly(line: np.ndarray, count: int) -> np.ndarray:
    """So many points (count, 2) along a line (n, 2), in equal distances."""
    far = lengths_along(line)
    along = np.linspace(0, far[-1], count)
    return np.stack([np.interp(along, far, line[:, k]) for k in (0, 1)], -1)


def without_start(line: np.ndarray, off: float, most: float = 1 / 3) -> np.ndarray:
    """A line (n, 2) without so much of its start, or without a share of it where it is short."""
    far = lengths_along(line)
    start = min(off, far[-1] * most)
    first = np.array([np.interp(start, far, line[:, k]) for k in (0, 1)])
    return np.concatenate([first[None], line[far > start]])


def around_dots(land: Landscape) -> list[np.ndarray]:
    """Who stands on a map now, and dots on it, as points (n, 2) around them on the frame."""
    dots = [(one.path, one.room) for one in land.extents() if one.kind == "dot"]
    return [corners(box_around(path.mean(axis=0), np.ptp(path, axis=0) / 2 + room)) for path, room in dots]


def arrows_on(land: Landscape) -> list[np.ndarray]:
    """The arrows on a map now, as points (n, 2) along them on the frame."""
    there = [thing for thing in land.things if isinstance(thing, Arrow) and thing.opacity > 0]
    ends = [points_of(arrow, land.terrain) for arrow in there]
    return [land.view.project(np.linspace(both[0], both[1], ALONG))[:, :2] for both in ends]
