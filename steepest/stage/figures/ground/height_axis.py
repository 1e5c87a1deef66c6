"""The axis of heights alone, to be put up and taken down while a surface changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_clear import sides_of_people
from steepest.stage.figures.axis_text import AxisText
from steepest.stage.figures.ground.corner import Side
from steepest.stage.figures.ground.draped import closely
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import box_around, box_of
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, Laid, Place, Thing, placed
from steepest.stage.lean.fading import FadeOut
from steepest.stage.play.motion import fade_in_after, running
from steepest.stage.type.typeset import Typeset

_LATE = 0.9  # of the way that a ground goes: then its axis of heights comes
_OVER = 0.55  # how far over its tip its name stands, in the block's units
_RAISED = [0.05 * number for number in range(1, 21)]  # how far it goes up to be clear of the axis, likewise
_HEAD = 0.2  # from the line of an arrow up to the rim of its head
_SURE = 2  # numbers: one by itself is no scale
_EVERY = 20  # more than there are


class HeightAxis(SolidAxes):
    """The axis of heights, of the surface as it is when it is made: up to the ground at its corner, or to the height of
    the `tops`; on the right it is told no farther than the ground goes. It is off the ground until it is shown."""

    def __init__(self, ground: Landscape, name: Typeset, tops: bool = False, side: Side = "left"):
        sure = _EVERY if tops else _SURE if side == "left" else 0
        super().__init__(ground, [None, None, name], counts=(0, 0, 2), side=side, sure=sure, over=_OVER)
        ground.drop(*self.ticks)
        self._joined: SolidAxes | None = None

    def join(self, axes: SolidAxes, coming: Sequence[Thing] = ()) -> HeightAxis:
        """It stands beside the axes of the same block as it is seen until it goes: in their room, off what they keep
        off and off the labels there, and what is written there keeps off it. It goes up no farther than to a number
        that has room there, or to the ground. Its name is over who stands at it, and over arrows that are `coming`, if
        it has room there."""
        self.room, self.taken, self.passing, self._joined = axes.room, axes.taken, axes.passing, axes
        self.place()
        while len(self.placed) > 2 and not self.placed[-2].seen:
            past = self.placed.pop(-2)
            self.upright.heights.pop()
            self.ticks = [tick for tick in self.ticks if tick is not past.tick]
            self.remove(past.text)
            self.poles[0].points, self.placed[-1].spot = Laid(self.upright.pole), Laid(self.upright.name)
            self.place()
        people, ground, name = sides_of_people(self.landscape), self.landscape.terrain, self.placed[-1]
        arrows = [closely(points_of(each, ground)) for each in coming if isinstance(each, Arrow)]
        foot, lines = name.spot, [self.landscape.view.project(arrow)[:, :2] for arrow in arrows]
        self._lift_off([*people, *lines, *(line + [0.0, _HEAD] for line in lines)])
        if not name.seen:
            name.spot = foot
            self.place()
            self._lift_off(people)
        axes.taken = [*axes.taken, *(each.box.shrunk(-theme.TEXT_GAP) for each in self.placed if each.seen)]
        return self

    def late(self, run_time: float, **timing: Any) -> list[Animation]:
        """It appears at the end of a movement."""
        self.put()
        return arriving(self, run_time, **timing)

    def going(self) -> Sequence[Animation]:
        """It disappears, before the ground goes far."""
        if self._joined:  # what has no room here may have some where the eye goes: it is not to come then
            self._joined.taken = self.taken
            self.clear_updaters()
            self.landscape.followers = [each for each in self.landscape.followers if each is not self]
        ticks = self.landscape.take_away(*self.ticks, run_time=theme.LIGHT)
        return [FadeOut(self, run_time=theme.LIGHT), ticks]

    def step_aside(self) -> None:
        """As all axes do, once the ground has risen: on the way there and back nothing of it comes by itself."""
        if self.landscape.terrain.rise == 1:
            super().step_aside()

    def top(self) -> float:
        """How high on the frame its name stands."""
        return float(self.placed[-1].text.get_top()[1])

    def thin(self) -> HeightAxis:
        """Leave out numbers that would crowd, as the eye sees them now: all but each second, third, …; the name goes up
        where else it would leave too few of them."""
        *numbers, name = self.placed
        foot, least = name.spot, min(_SURE, len(numbers))
        for up in (0.0, *_RAISED):
            name.spot = _over(foot, up)
            kept = self._uncrowded(numbers, name)
            if len(kept) >= least:
                break
        self.placed = [*kept, name]
        self.submobjects = [each.text for each in self.placed]
        return self

    def _make_room(self, crossed: np.ndarray) -> None:
        """As all axes do; where its name has given way, a number by itself would tell of nothing, and does so, too."""
        super()._make_room(crossed)
        *numbers, name = self.placed
        if not name.seen and sum(each.seen for each in numbers) < _SURE:
            for each in numbers:
                each.show(False, ticked=False)

    def _uncrowded(self, numbers: Sequence[AxisText], name: AxisText) -> Sequence[AxisText]:
        """All numbers off the name and off the axis, which may lean over them, or each second, third, … of them: so
        many as have room between them."""
        middles, _ = self._beside(self.landscape.view)
        pairs = zip(self.placed, middles, strict=True)
        boxes = {each: box_around(middle, each.half) for each, middle in pairs}
        lines = self._lines()
        clear = [number for number in numbers if not _is_crossed(boxes[number], lines)]
        off = [number for number in clear if _apart(boxes[number], boxes[name])]
        every = (off[::step] for step in range(1, len(off) + 2))
        return next(few for few in every if all(_apart(boxes[a], boxes[b]) for a, b in pairwise(few)))

    def lift(self) -> HeightAxis:
        """Let its name go up until it is clear of the axis, as the eye sees both now."""
        self.place()
        self._lift_off(self._lines())
        return self

    def _lift_off(self, lines: Sequence[np.ndarray]) -> None:
        """Let its name go up until it is clear of points (n, 2) of the frame along some lines."""
        name, foot = self.placed[-1], self.placed[-1].spot
        for up in _RAISED:
            if not _is_crossed(box_of(name.text), lines):
                break
            name.spot = _over(foot, up)
            self.place()

    def _lines(self) -> list[np.ndarray]:
        """Points (n, 2) of the frame along each line of the axis, as the eye sees it now."""
        terrain, view = self.landscape.terrain, self.landscape.view
        return [view.project(closely(placed(tick.points, terrain)))[:, :2] for tick in self.ticks]


def arriving(axes: SolidAxes, run_time: float, **timing: Any) -> list[Animation]:
    """Axes whose lines are on a landscape appear at the end of its movement, lines and words."""

    def stand(_: object, share: float) -> None:
        for tick in axes.ticks:
            tick.opacity = max(0.0, (share - _LATE) / (1 - _LATE))

    stand(None, 0.0)
    shown = fade_in_after(run_time - theme.FADE, axes, theme.FADE)
    return [running(axes.landscape, stand, run_time=run_time, **timing), shown]


def _is_crossed(text: Box, lines: Sequence[np.ndarray]) -> bool:
    """Whether one of some lines runs through a text, or hardly beside it."""
    near = text.shrunk(-theme.LINE_GAP)
    return any(near.holding(line).any() for line in lines)


def _over(spot: Place, up: float) -> Laid:
    """The point (3,) so far over another."""
    return Laid(lambda ground: placed(spot, ground) + [0, 0, up])


def _apart(lower: Box, upper: Box) -> bool:
    """Whether two texts, one above the other, have room between them."""
    return lower.top < upper.bottom - theme.TEXT_GAP
