"""That ways lead down from a place, on both sides of it: they come under its level."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.figures.ground.crossing import Crossing
from steepest.stage.figures.label import Label
from steepest.stage.ground.things import Patch, SpaceCurve, Thing, placed
from steepest.stage.ground.visibility import seen_on_ground, until_hidden
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.typeset import Typeset

_SOLID = 0.3  # of what hangs between a way and the level
_DASHES, _LEVEL, _DROP = (0.14, 0.1), 2.5, 2.0  # of the line at the level, its width, and that of a drop
_LEAST = 0.15  # in the block's units: what hangs no lower is not seen


class UnderLevel(Assembly):
    """Over the valley of a crossing that was laid, the level of the place where it begins, as it is seen over the
    ridge: a dashed line, with words at its nearer end. At the end of each half that is in sight a line drops from there
    to it, and between both hangs a veil. A half that goes over a crest, away from the eye, goes up the frame, and is
    seen all the same to go down. `of` says by the name of an end what comes with it, the line with the first."""

    def __init__(self, cross: Crossing, words: Typeset) -> None:
        self.cross, land = cross, cross.land
        halves = {name: cross.lines[name] for name in ("left", "right")}
        ways = [self._in_sight(half) for half in halves.values()]
        tops = [way * [1, 1, 0] + [0, 0, way[0, 2]] for way in ways]
        far, near = sorted((top[-1] for top in tops), key=lambda end: float(cross.over.project(end[None])[0, 2]))
        level = SpaceCurve(points=np.array([far, near]), width=_LEVEL, dashed=_DASHES, halo=True)
        self._hung: dict[str, list[Thing]] = {name: [] for name in halves}
        self._level, self._came = list[Thing | Mobject](), list[Thing | Mobject]()
        for (name, half), way, top in zip(halves.items(), ways, tops, strict=True):
            if top[-1, 2] - way[-1, 2] >= _LEAST:
                veil = Patch(colour=half.colour, points=np.concatenate([top, way[::-1]]), solid=_SOLID)
                drop = SpaceCurve(points=np.array([top[-1], way[-1]]), width=_DROP)
                self._hung[name] = [veil.of(land.landscape), drop.of(land.landscape)]
        if all(self._hung.values()):
            hung = [each for things in self._hung.values() for each in things]
            self._level = [level.of(land.landscape), land.at_end(words, level, off=[*hung, *halves.values()])]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What came of it."""
        return self._came

    def of(self, end: str) -> Sequence[Thing | Mobject]:
        """What comes with the name of an end; nothing with that of the ridge, and nothing at all where the words or the
        lines would meet others, as the eye sees them now."""
        if end not in self._hung or not self._is_free():
            return []
        things = [*([] if self._came else self._level), *self._hung[end]]
        self._came += things
        return things

    def _is_free(self) -> bool:
        land = self.cross.land
        names = [name.box for name in self.cross.names.values()]
        boxes = [each.box for each in self._level if isinstance(each, Label)]
        if any(one.apart(other) < theme.TEXT_GAP for one in boxes for other in names):
            return False
        lines = [each for each in (*self._level, *chain(*self._hung.values())) if isinstance(each, SpaceCurve)]
        flat = [land.landscape.view.project(placed(each.points, land.whole))[:, :2] for each in lines]
        return not any(box.shrunk(-theme.LINE_GAP).is_crossed(*flat) for box in land.axes.taken)

    def _in_sight(self, half: SpaceCurve) -> np.ndarray:
        """The points (n, 3) of a half as far as its head stands."""
        points = placed(half.points, self.cross.land.whole)
        seen = seen_on_ground(self.cross.land.whole, self.cross.over, points)
        return points[: max(until_hidden(seen), 2)]
