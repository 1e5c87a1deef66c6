"""A valley, small, for each of several walks: all of them are seen alike, so that the walks can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from manim import Mobject

from steepest.calculus import RatedWalk
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.valley.valley import MARGIN, REACH, Valley
from steepest.stage.type.typeset import Typeset

_SIZE = 0.86  # of lines and dots
_FARTHEST = 2.4  # offsets: a first step that leads farther out leaves the picture, or the others would be too small
_BEYOND = 1.3  # so many times as far as a first step leads one sees


def small(valley: Valley, walks: Iterable[RatedWalk]) -> Callable[[RatedWalk, Box], list[Mobject]]:
    """What draws the same valley in another box, with the letters of its axes and the numbers under it, with one of
    some walks that begins in it: all of it seen so far, and so high, that each of their first steps ends in the
    picture, but those that lead too far."""
    sizes = [abs(float(walk.factor)) for walk in walks]
    led = max((size for size in sizes if size <= _FARTHEST), default=0.0)
    seen = max(REACH, _BEYOND * led)
    sky = max(1.0, MARGIN * led**2 / (REACH * seen))

    def again(label: Typeset) -> Typeset:
        return Typeset(label.markup, label.size, label.colour, shown=label.shown)  # as it was before it had a place

    def draw(walk: RatedWalk, box: Box) -> list[Mobject]:
        names, across = map(again, valley.axes.names), [(at, again(label)) for at, label in valley.axes.across]
        twin = Valley(*valley.told, [*names], across, region=box, size=_SIZE, seen=seen, sky=sky)
        return [twin.put(twin.walk(walk.nodes, theme.REGIMES[walk.regime])), twin.axes]

    return draw
