"""Somebody who climbs on the ground of a pair, with a trail behind them; their dot goes along on the map."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Animation, smooth

from steepest.stage import theme
from steepest.stage.figures.ground.draped import heading_on
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.twin.standing import CLIMBER, feet, who_stands
from steepest.stage.figures.walk import turned
from steepest.stage.play.motion import running

_LOOKS = 12  # points ahead, to which they look
_TRAIL = 2.5  # how broad it is: arrows that it follows are seen under it


class Climber:
    """Somebody who climbs along `points` (n, 2) of the map of a pair, in the `colour` of their trail, from a mark where
    they set out."""

    def __init__(self, pair: Pair, points: np.ndarray, colour: str = theme.GRADIENT) -> None:
        self.pair, self.way, self.place = pair, points, points[0]
        self.somebody, self.things = who_stands(pair.ground, lambda: self.place, CLIMBER)
        self.feet = feet(pair.ground, self.place)
        self.trail = pair.line(points[:1].repeat(2, axis=0), colour, _TRAIL, over=True)

    def coming(self) -> Sequence[Animation]:
        """They appear, and the dot below."""
        return [each for thing in self.things for each in thing.coming()]

    def dimming(self, to: float) -> Sequence[Animation]:
        """They fade to this opacity, with their trail."""
        trail = self.trail.dimming(to) if self.trail.there else []
        things = (*self.things, *(self.feet if trail else ()))
        return [*(each for thing in things for each in thing.dimming(to)), *trail]

    def going(self) -> Sequence[Animation]:
        """They disappear, with their trail."""
        return [
            *(each for thing in (*self.things, *self.feet) for each in thing.going()),
            *self.trail.going(),
        ]

    def climb(self, seconds: float = theme.RUN) -> Animation:
        """They go all the way, and leave a mark where they were, and their trail."""
        self.trail.put()
        self.pair.ground.put(*self.feet)
        looked, last = self.somebody.heading, len(self.way) - 1

        def go(_: object, share: float) -> None:
            reached = share * last
            number = min(int(reached), max(last - 1, 0))
            self.place = self.way[number] + (reached - number) * (
                self.way[min(number + 1, last)] - self.way[number]
            )
            self.trail.lay(np.concatenate([self.way[: number + 1], self.place[None]]))
            ahead = self.way[min(number + _LOOKS, last)] - self.way[max(min(number, last - _LOOKS), 0)]
            looks = heading_on(self.pair.ground.terrain, ahead) if ahead.any() else looked
            self.somebody.heading = turned(looked, looks, share * seconds / theme.TURNING)

        return running(self.pair.ground, go, run_time=seconds, rate_func=smooth)
