"""The offset of a walker: an arrow along the foot of a valley, from under the bottom to under the walker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from manim import VMobject

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.marks import Plate, line
from steepest.stage.figures.valley.course import Ground
from steepest.stage.figures.valley.course_walk import CourseWalk
from steepest.stage.ground.paint.arrowhead import arrow_room, paint_arrow

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_PALE = 0.5  # how solid the arrow under it is, which is where the step began
_COMES = 0.15  # of a step, in which it comes
_WHOLE = 1e-9  # of a step, by which one that has been taken may be off its end
_HIGH, _LOW = 0.72, 0.3  # how high both stand over the foot of the picture, as shares of what lies below the bottom
_BESIDE = 0.16  # from the arrow's tip to the plate of its number
_OFF = 0.055  # how far the name of the upper arrow is over the line on which that lies, off the name of the other
_EDGE = 0.08  # what is farther away ends so far from the picture's edge
_DASHES = 0.06, 0.07
_SHORTEST = 0.16  # a shorter arrow is drawn as a dot
_DOT = 0.07  # radius of that
_TICK, _UNDER = 0.1, 0.25  # half of a mark across the arrow, and from the arrow to the middle of its number
_THIN = 1.7  # width of that mark


class Offset(Drawn):
    """How far to the side of the `bottom` (2,) of a `ground` the walker of a `walk` is, as an arrow that follows it.

    A pale arrow under it is the offset that the step began with, from the step's first moments, in which the one before
    goes, until the next step begins: it stands still, and so what a step does to the offset is seen in every frame. A
    dashed line leads from the walker down to the arrow's tip. One too short to be read as an arrow is a dot under the
    walker, and a ring where it is zero: where the walk has come to the place of the bottom itself, `lowest`.
    """

    kind = "offset"
    extent = "arrow"

    def __init__(
        self, ground: Ground, bottom: Callable[[], np.ndarray], walk: CourseWalk, lowest: Number
    ) -> None:
        super().__init__(theme.FIRST)
        self.ground, self.bottom, self.walk, self.lowest = ground, bottom, walk, lowest
        self.points, self.behind = self.outline, 0.0  # room that its name takes behind its start

    @property
    def outline(self) -> np.ndarray:
        """From under the bottom to under the walker (2, 3)."""
        return self._along(self.walk.standing)

    def _along(self, end: np.ndarray, share: float = _HIGH) -> np.ndarray:
        """An arrow (2, 3) from under the bottom to under a point (2,) of the ground, at a share of the height."""
        (foot, low), box = self.bottom(), self.ground.box
        x = np.clip(self.ground.on_frame(end[None])[0, 0], box.left + _EDGE, box.right - _EDGE)
        height = box.bottom + share * (low - box.bottom)
        return np.array([[foot, height, 0.0], [x, height, 0.0]])

    @property
    def drawn(self) -> np.ndarray:
        """From its start to as far as it has grown (2, 3)."""
        foot, tip = self.outline
        return np.array([foot, foot + (tip - foot) * self.grown])

    @property
    def zero(self) -> bool:
        """Whether it is zero, exactly."""
        return self.walk.steps == self.walk.whole and self.walk.arrived[0] == self.lowest

    @property
    def before(self) -> np.ndarray | None:
        """The arrow (2, 3) under it, to where the walker's last step began; None before the first."""
        if self._step < 0:
            return None
        return self._under(self._step)

    @property
    def _past(self) -> np.ndarray | None:
        """The one (2, 3) that was there before that, as long as this has not wholly come; None before the second."""
        return self._under(self._step - 1) if self._step > 0 and self._come < 1 else None

    def _under(self, step: int) -> np.ndarray | None:
        """The arrow (2, 3) to where a step began, counted from 0; None where it is too short."""
        found = self._along(self.walk.trace.at(step), _LOW)
        return found if _length(found) >= _SHORTEST else None

    @property
    def _step(self) -> int:
        """After how many steps the walker's last one began; -1 before the first."""
        return ceil(self.walk.taken - _WHOLE) - 1

    @property
    def _come(self) -> float:
        """How far the arrow under it has come, 0 to 1."""
        return min((self.walk.taken - self._step) / _COMES, 1.0)

    @property
    def style(self) -> tuple[object, ...]:
        """The arrow under it and how far it has come, whether it is zero, and where the walker is."""
        return self.before, self._come, self.zero, *self.walk.walker.seen

    def reach(self) -> Box | None:
        """Both arrows, and up to the walker."""
        unders = [each for each in (self._past, self.before) if each is not None]
        marks = [self.outline, self.walk.walker.seen[0], *unders]
        return around(np.concatenate([mark[:, :2] for mark in marks]), arrow_room(theme.ARROW_WIDTH))

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the arrow under it, the dashed line and the arrow."""
        place, solid = self.walk.walker.seen
        opacity = self.opacity * solid
        if not self.is_seen or opacity <= 0:
            return
        foot, tip = self.drawn[:, :2]
        for under, share in ((self._past, 1 - self._come), (self.before, self._come)):
            if under is not None:
                context.push_group()
                start, end = under[:, :2]
                paint_arrow(context, start, end, self.colour, theme.ARROW_WIDTH)
                context.pop_group_to_source()
                context.paint_with_alpha(_PALE * opacity * share)
        if self.zero:
            foot = tip
        elif _length(self.outline) < _SHORTEST:
            return self._paint_dot(context, tip, opacity)
        else:
            ink(context, theme.channels(theme.QUIET), 0.9 * opacity)
            pen(context, theme.AXIS_WIDTH)
            context.set_dash(list(_DASHES))
            low = place[0] - [0, self.walk.walker.radius]
            trace(context, np.array([low, [low[0], tip[1]]]))
            context.stroke()
            context.set_dash([])
        paint_arrow(context, foot, tip, self.colour, theme.ARROW_WIDTH, opacity)

    def _paint_dot(self, context: Context, at: np.ndarray, opacity: float) -> None:
        for colour, radius in ((theme.BACKGROUND, _DOT + 0.02), (self.colour, _DOT)):
            ink(context, theme.channels(colour), opacity)
            context.arc(float(at[0]), float(at[1]), radius, 0, 2 * np.pi)
            context.fill()

    def marks(self, places: Sequence[Number], numbers: Sequence[VMobject]) -> list[VMobject]:
        """A mark across the arrow at each of some places of the variable, with its number under it."""
        found: list[VMobject] = []
        for place, number in zip(places, numbers, strict=True):
            x, y = self._along(np.array([float(place), self.bottom()[1]]))[1, :2]
            plate = Plate(number, gap=0.04).move_to(np.array([x, y - _UNDER, 0.0]))
            found += [line((x, y - _TICK), (x, y + _TICK), self.colour, _THIN), plate]
        return found

    def number(self, number: VMobject) -> list[Plate]:
        """A number beyond the tip as it is now, or behind the arrow's start where no room is left there; nothing where
        there is none on the ground behind that, either."""
        (foot, tip), plate, box = self.outline, Plate(number, gap=0.07), self.ground.box
        room = plate.width / 2 + _BESIDE
        way = 1.0 if tip[0] > foot[0] else -1.0
        x = tip[0] + way * room
        if not box.left + room < x < box.right - room:
            x = foot[0] - way * (room + self.behind)
        plate.move_to(np.array([x, tip[1], 0.0]))
        return self._if_room(plate)

    def called(self, words: VMobject) -> Plate:
        """What it is called, on the other side of its start."""
        plate = _behind(words, self.outline, 0.0, 0.07)
        self.behind = plate.width + _BESIDE
        return plate

    def both(self, was: VMobject, new: VMobject) -> list[Plate]:
        """What the arrow under it and it itself are called, each behind its start, off the other; left out where there
        is no such arrow, or no room on the ground."""
        found = list[Plate]()
        for words, ends, up in (new, self.outline, _OFF), (was, self.before, 0.0):
            found += self._if_room(_behind(words, ends, up, 0.05)) if ends is not None else []
        return found

    def _if_room(self, plate: Plate) -> list[Plate]:
        """A plate that is on the ground with all its width, and nothing else."""
        low, high = (float(side[0]) for side in (plate.get_left(), plate.get_right()))
        return [plate] if self.ground.box.left < low and high < self.ground.box.right else []

    def names_after(self, steps: int) -> bool:
        """Whether `both` names still tell of their arrows while so many more steps are taken: none of these turns to
        where the names stand, and would run over them, and none gets so short that nothing is named."""
        start = self.walk.begun
        arrows = [self._along(self.walk.trace.at(start + number)) for number in range(steps + 1)]
        first, *ways = (float(tip[0] - foot[0]) for foot, tip in arrows)
        return all(way * first > 0 and abs(way) >= _SHORTEST for way in (first, *ways))


def _behind(words: VMobject, ends: np.ndarray, up: float, gap: float) -> Plate:
    """Words on a plate, with a gap around them, behind the start of an arrow with these ends (2, 3), a little up."""
    (foot, tip), plate = ends, Plate(words, gap=gap)
    way = -1.0 if tip[0] > foot[0] else 1.0
    plate.move_to(foot + np.array([way * (plate.width / 2 + _BESIDE), up, 0.0]))
    return plate


def _length(ends: np.ndarray) -> float:
    """How long a line between two points (2, 3) of the frame is."""
    return float(np.hypot(*(ends[1] - ends[0])[:2]))
