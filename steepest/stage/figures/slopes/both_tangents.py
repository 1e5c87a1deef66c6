"""Both slopes at a point of a block, as tangents on one scale."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import parting
from steepest.stage.figures.label import box_around, box_of
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Somebody, placed
from steepest.stage.play.entrances import Actor, Assembly

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LONGEST, _LEAST = 2.55, 0.7  # in units of the block: of the longer one, and of one that is still seen
_MODEST = 1.25  # likewise, of the longer one at least, where steeper ones stand elsewhere
_SHARES = 0.3, 0.5, 0.7  # of the map's sides: where they may go
_LOOKS = 7  # so often it is looked at on a way whether there is room
_KEPT_OFF = 0.02  # and so much more is left than must be
_WAYS = ((1, 0), theme.FIRST), ((0, 1), theme.SECOND)


class BothTangents(Assembly):
    """Tangents along x and along y at a point of a block, where somebody stands. It has room for them from now on, and
    is turned so that neither is seen end-on. They are as long as their slopes are steep. The longer one has one length
    on every block, but is shorter where another block has steeper slopes, which are told as the fact `others`. What
    would be too short to be seen is longer. Beside each stands its slope, an entry of the fact `slopes`; `along` has
    both, each with its slope.
    """

    def __init__(
        self, scene: LectureScene[Any], land: Block, who: Somebody, at: Point, slopes: str, others: str = ""
    ) -> None:
        steep = np.abs(np.array(land.function.gradient(at), float))
        most = steep.max() or 1.0
        elsewhere = [abs(float(scene.number(f"{others}[{axis}]"))) for axis in range(len(_WAYS)) if others]
        longest = max(_LONGEST * most / max([most, *elsewhere]), _MODEST)
        longs = longest * steep / most
        told = zip(_WAYS, np.maximum(longs, _LEAST), strict=True)
        self.arrows = [land.tangent(at, way, ink, float(long), full=True) for (way, ink), long in told]
        lines = [points_of(arrow, land.whole) for arrow in self.arrows]
        view = parting(land.whole, land.landscape.view, lines, hidden=False)
        land.landscape.face(land.fitted(view, holding=self.arrows))
        words = [
            scene.formula(f"{{{slopes}[{axis}]:g}}", colour=arrow.colour)
            for axis, arrow in enumerate(self.arrows)
        ]
        off = [*self.arrows, who]
        labels = [land.label(*each, off=off) for each in zip(words, self.arrows, strict=True)]
        self.along = list(zip(self.arrows, labels, strict=True))
        self.land, self.who, self.at = land, who, np.array(at, float)

    def stroll(self, **timing: Any) -> list[Animation]:
        """On a plane, whose slopes are the same everywhere, they go with who stands there, straight to another place
        and back, and their slopes stay beside them; they stay where they are if these would meet a number."""
        ground, who = self.land.whole, self.who
        lines = [points_of(arrow, ground) for arrow in self.arrows]
        if (to := next((to for to in self._places() if self._has_room(lines, to)), None)) is None:
            return []
        for (arrow, label), (start, end) in zip(self.along, lines, strict=True):
            arrow.start = lambda terrain: placed(who.point, terrain)
            arrow.end = lambda terrain, along=end - start: placed(who.point, terrain) + along
            label.add_updater(lambda each: each.place())
        return [self.land.stroll(who, to, **timing)]

    def _places(self) -> list[np.ndarray]:
        """Where they may go, far away first."""
        low, high = np.array([self.land.whole.xs, self.land.whole.ys]).T
        shares = itertools.product(_SHARES, repeat=2)
        places = [low + (high - low) * np.array(share) for share in shares]
        return sorted(places, key=lambda place: -float(np.hypot(*((place - self.at) / (high - low)))))

    def _has_room(self, lines: Sequence[np.ndarray], to: np.ndarray) -> bool:
        """Whether on the way there arrows and slopes are seen in full, and slopes keep off numbers and each other."""
        land, view = self.land, self.land.landscape.view
        room, numbers = land.axes.room, land.axes.boxes(view)
        for share in np.arange(1, _LOOKS + 1) / _LOOKS:
            gone = land.whole.on(*(self.at + share * (to - self.at))) - land.whole.on(*self.at)
            taken = list(numbers)
            for (_, label), line in zip(self.along, lines, strict=True):
                tip, there = view.project(np.stack([line[-1], line[-1] + gone]))
                box = box_of(label)
                middle, half = np.add(box.middle, (there - tip)[:2]), np.array([box.width, box.height]) / 2
                moved = box_around(middle, half + _KEPT_OFF)
                if room.common(moved) != moved or not room.holds(there[:2]):
                    return False
                if any(moved.apart(other) < theme.TEXT_GAP for other in taken):
                    return False
                taken.append(moved)
        return True

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """All of it."""
        return [part for pair in self.along for part in pair]
