"""A tour: the walker of a pair of pictures sees all of a level line, and leaves a trail."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from manim import Animation

from steepest.stage.figures.level_line import LevelLine
from steepest.stage.figures.pair import Mark, Pair
from steepest.stage.ground.terrain import Span
from steepest.stage.play.motion import running

_SHORTEST = 0.4  # seconds of a leg
_VERTICES = 241


def tour(pair: Pair, line: LevelLine, seconds: float) -> tuple[Mark, list[Animation]]:
    """The trail, which is put on the pictures, and the legs of the walk, to be played one after the other.

    Together they take so many seconds. The walker stands on the line's own point before and after.
    """
    trail = pair.line(line.part(line.place, line.place))
    trail.put()
    turns = line.tour()
    whole = float(np.abs(np.diff(turns)).sum())
    low = high = line.place
    legs = []
    for start, end in pairwise(turns.tolist()):
        run_time = max(seconds * abs(end - start) / whole, _SHORTEST)
        legs.append(_leg(pair, line, trail, (start, end), (low, high), run_time))
        low, high = min(low, end), max(high, end)
    return trail, legs


def _leg(pair: Pair, line: LevelLine, trail: Mark, way: Span, seen: Span, run_time: float) -> Animation:
    """From one share of the line to another; the trail shows all that has been seen."""

    def go(_: object, share: float) -> None:
        at = way[0] + (way[1] - way[0]) * share
        trail.lay(line.part(min(*seen, at), max(*seen, at), _VERTICES))
        pair.stand(*line.at(at))

    return running(pair.ground, go, run_time=run_time)
