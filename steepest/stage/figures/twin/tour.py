"""A walk along a level line, on both pictures: what has been seen of the line stays as its trace."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation, smooth

from steepest.calculus.level_line import LevelLine
from steepest.stage.figures.footprints import Steps, lay_on_ground, unit_of
from steepest.stage.figures.twin.mark import TwinMark
from steepest.stage.figures.walk import Walk
from steepest.stage.ground.things import Footprints, Thing

if TYPE_CHECKING:
    from steepest.stage.figures.twin.pair import Pair

_SHORTEST = 0.4  # seconds of a leg
_VERTICES = 721  # so many that a lens sees no corners


class SeenPart:
    """What of a level line has been seen, from wherever the walk turned back; steps count its points."""

    def __init__(self, line: LevelLine, mark: WalkedLine) -> None:
        self.line, self.mark = line, mark
        self._low = self._high = line.place
        self._reached = line.place * (len(line.points) - 1)

    @property
    def reached(self) -> float:
        """How many points of the line the walk has come from its beginning."""
        return self._reached

    @reached.setter
    def reached(self, steps: float) -> None:
        self._reached, share = steps, steps / (len(self.line.points) - 1)
        self._low, self._high = min(self._low, share), max(self._high, share)
        self.mark.lay(self.line.part(self._low, self._high, _VERTICES))
        self.mark.leave(self._low, self._high, share)

    @property
    def opacity(self) -> float:
        """How solid it is."""
        return self.mark.opacity

    @opacity.setter
    def opacity(self, opacity: float) -> None:
        self.mark.opacity = opacity

    def at(self, steps: float) -> np.ndarray:
        """Where the walk is (2,), on its height to the last digits."""
        return self.line.at(steps / (len(self.line.points) - 1))

    def ends_within(self, number: int) -> float:
        """All of it lies on the map."""
        return 1.0


class WalkedLine(TwinMark):
    """What has been seen of a level line, with the walker's footprints on either side."""

    def __init__(self, pair: Pair, line: LevelLine) -> None:
        plain = pair.line(line.part(line.place, line.place))
        super().__init__(pair, plain.flat, plain.curve)
        self.prints = Footprints().of(pair.ground)
        self._on_ground = Steps(line.points, unit_of(pair.ground.terrain), line.place)

    def leave(self, low: float, high: float, here: float) -> None:
        """Leave prints between two shares of the line; the walker is at a third."""
        lay_on_ground(self.prints, *self._on_ground.seen(low, high, here))

    @property
    def both(self) -> tuple[Thing, ...]:
        """All of it: the prints, under what is on the ground and what is on the floor."""
        return self.prints, *super().both


class TwinWalker:
    """The walker of a pair of pictures, as a walk sees it."""

    opacity = 1.0

    def __init__(self, pair: Pair) -> None:
        self.pair = pair

    def stand(self, at: np.ndarray) -> None:
        """Stand at a point (2,) of the map."""
        self.pair.stand(*at)

    @property
    def heading(self) -> float:
        """Where they look."""
        return self.pair.heading

    @heading.setter
    def heading(self, heading: float) -> None:
        self.pair.heading = heading

    def toward(self, way: np.ndarray) -> float:
        """The heading of who goes a way (2,) of the map."""
        return self.pair.toward(way)


class Tour:
    """The walker sees all of a level line and is back where it began; together the legs take some `seconds`."""

    def __init__(self, pair: Pair, line: LevelLine, seconds: float) -> None:
        self.trail = WalkedLine(pair, line)
        self._line, self._seconds, self._pair, self._begun = line, seconds, pair, pair.place
        self._walk = Walk(line.points, SeenPart(line, self.trail), TwinWalker(pair))
        self._walk.move(line.place * self._walk.last)

    def legs(self) -> Iterator[Animation]:
        """Its legs, to be played one after the other; the trail is put on the pictures."""
        self.trail.put()
        turns = self._line.tour()
        whole = float(np.abs(np.diff(turns)).sum())
        for start, end in pairwise(turns.tolist()):
            seconds = max(self._seconds * abs(end - start) / whole, _SHORTEST)
            yield self._walk.run(end * self._walk.last, run_time=seconds, rate_func=smooth)
        self._pair.stand(*self._begun)  # exactly where the walk began
