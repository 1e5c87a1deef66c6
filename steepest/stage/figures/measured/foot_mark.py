"""What is marked on a plot of a slice whose slope is measured: the places on the axis, and how long a step is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from manim import Animation, Mobject, VMobject

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.flat.plane import number as axis_number
from steepest.stage.figures.label import box_around
from steepest.stage.play.entrances import Assembly
from steepest.stage.type.numerals import numeral
from steepest.stage.type.typeset import Typeset, formula

_BELOW = 0.4  # from the axis to the baseline of a name
_TICK = 0.1  # how far the line goes on below the axis
_APART = 0.24  # between two names
_DASHES = 0.09, 0.07  # in scene units
_THIN = 2.4  # in stroke units
_BESIDE = 0.2  # from the start of a step to the middle of its name, at least
_SHARES = 0.5, 0.75, 0.6, 0.88, 0.38, 0.25, 0.12  # of a step: where its name may stand
_OFF = 0.3  # from a step to the middle of its name, under it or over it
_EDGE = 0.06  # of the plate behind that
_HEIGHTS = 0.5, 0.35, 0.65, 0.2, 0.8  # of an upright: where the middle of its number may be
_UNDER = -0.25  # over a plot's face and its edge, and under all plates: a line that moves passes behind words
_TOUCH = 0.01  # from the upright to what it is off
_SLIGHT = 0.05  # of a climb: one that differs by so much has another number
_MEET = 0.6  # of the way between two names: where nothing is left of them
_NAMED = 0.5, 0.25  # of a step as it is at first: until then its name is solid, and then it is gone


Ends: TypeAlias = Callable[[], tuple[Sequence[Number], Sequence[Number]]]
"""Both ends of a chord, as they are now."""


class FootMark(Assembly):
    """A dashed line from a point of a plane, as it is now, down to the axis, and its name below, whose middle may be
    aside of it: names that stand beside each other keep apart. The name is as solid as there is `room` for it."""

    def __init__(
        self,
        plane: Plane,
        at: Callable[[], Sequence[Number]],
        name: Typeset,
        middle: Callable[[], float],
        room: Callable[[], float],
    ) -> None:
        self.name, self.room, low, self.there = name, room, plane.box.bottom, False

        def stand(_: Mobject = name) -> None:
            name.stand(middle(), low - _BELOW, side=0)

        def down() -> np.ndarray:
            x, y, _ = plane.place(at())
            y = min(max(y, low), plane.box.top)
            return np.array([(x, y), (x, low - _TICK)])

        self.place = stand
        self.line = FlatLine(down, theme.QUIET, _THIN, _DASHES, halo=False)
        self.line.set_z_index(_UNDER)
        stand(name)
        name.add_updater(stand)
        name.add_updater(_solid_by(name, room))

    @property
    def parts(self) -> list[FlatLine | Typeset]:
        """The line, and the name."""
        return [self.line, self.name]

    def coming(self) -> Sequence[Animation]:
        """It appears, and numbers give way to its name."""
        self.there = True
        return super().coming()

    def going(self) -> Sequence[Animation]:
        """It disappears."""
        self.there = False
        return super().going()


def give_way(number: VMobject, marks: Sequence[FootMark]) -> None:
    """From now on a number of the axis is seen only where the names of some marks that are seen leave it room."""

    def room() -> float:
        there = [mark for mark in marks if mark.there and mark.room() > 0]
        for mark in there:
            mark.place()  # it may not have moved yet in this frame
        return float(all(_between(number, mark.name) > theme.TEXT_GAP for mark in there))

    number.add_updater(_solid_by(number, room))


def _between(one: VMobject, other: VMobject) -> float:
    """How much room there is between two texts of a row."""
    far = abs(float(one.get_x()) - float(other.get_x()))
    return far - (one.width + other.width) / 2


def foot_marks(
    plane: Plane, h: Callable[[], Number], places: Sequence[Callable[[], Sequence[Number]]], x: Number
) -> list[FootMark]:
    """The marks of a place `x` and of those a live step before and behind it, of which the points (2,) are told: x − h,
    x and x + h, from left to right."""
    here = numeral(x, ".3g", "typst")
    names = [formula(text, size=theme.SMALLEST_SIZE) for text in (f"{here} - h", here, f"{here} + h")]
    far = [(names[1].width + name.width) / 2 + _APART for name in names]

    def middle(side: int) -> float:
        centre = float(plane.at(float(x), plane.ys[0])[0])
        return centre + side * max(float(h()) * float(plane.unit[0]), far[side + 1]) if side else centre

    def room(side: int) -> float:
        """How much of the way between two names is there, from 0 where they begin to meet to 1 where all of it is."""
        return (float(h()) * float(plane.unit[0]) / far[side + 1] - _MEET) / (1 - _MEET) if side else 1.0

    return [
        FootMark(plane, at, name, lambda side=side: middle(side), lambda side=side: room(side))  # type: ignore[misc]
        for side, (at, name) in enumerate(zip(places, names, strict=True), -1)
    ]


def step_name(
    plane: Plane,
    ends: Ends,
    text: str,
    foot: float,
    off: Sequence[np.ndarray],
) -> list[Plate]:
    """The name of a step, which is the way across from one end of a chord to below the other, as it is now, with the
    place where the slope is measured at a share of it, the `foot`.

    It stands on that side, under it if there is room, where it is `off` lines (n, 3) now; there is none where it would
    lie on one. It goes while the step shrinks, before these lines close in on it.
    """
    name = Plate(formula(text, size=theme.LABEL_SIZE), gap=_EDGE)
    half = np.array([name.width, name.height]) / 2 + theme.LINE_GAP

    def middle(share: float, over: int) -> np.ndarray:
        (start, level, _), (end, _, _) = map(plane.place, ends())
        aside = (share - foot) * (end - start)
        x = start + foot * (end - start) + np.copysign(max(abs(aside), _BESIDE), share - foot)
        return np.array([x, max(level + over * _OFF, plane.box.bottom + half[1]), 0.0])

    def is_free(share: float, over: int) -> bool:
        box = box_around(middle(share, over), half)
        return box.bottom > plane.box.bottom and not box.is_crossed(*off)

    (left, level, _), (right, high, _) = map(plane.place, ends())
    sides = (-1, 1) if high >= level else (1, -1)
    places = [(share, over) for over in sides for share in _SHARES if abs(share - foot) > 0.1]
    free = next((place for place in places if is_free(*place)), None)
    if free is None:
        return []

    def room() -> float:
        (start, *_), (end, *_) = map(plane.place, ends())
        wide, (solid, nothing) = abs(end - start), _NAMED
        shrunk = (wide / abs(right - left) - nothing) / (solid - nothing)
        return float(min((wide / half[0] - 1) / (1 - _MEET), shrunk))

    name.add_updater(lambda plate: plate.move_to(middle(*free)))
    name.add_updater(_solid_by(name, room))
    return [name.move_to(middle(*free))]


def climb_number(plane: Plane, ends: Ends, off: Sequence[np.ndarray]) -> list[Plate]:
    """What a chord climbs now, as an axis would tell it, beside the upright at its end, on that side where it is `off`
    lines (n, 3) now; there is none where it would lie on one. It is there while the chord climbs as much."""

    def climb() -> float:
        (_, low), (_, high) = ends()
        return float(high) - float(low)

    told = climb()
    number = Plate(axis_number(told, theme.LABEL_SIZE, theme.INK, digits=3), gap=_EDGE)
    half = np.array([number.width, number.height]) / 2 + theme.LINE_GAP
    (_, low, _), (end, high, _) = map(plane.place, ends())
    boxes = [
        box_around(np.array([end + side * (half[0] + _TOUCH), low + share * (high - low)]), half)
        for side in (1, -1)
        for share in _HEIGHTS
    ]
    free = next((box for box in boxes if box.bottom > plane.box.bottom and not box.is_crossed(*off)), None)
    if free is None:
        return []
    number.add_updater(_solid_by(number, lambda: 1 - abs(climb() - told) / (_SLIGHT * abs(told) or 1.0)))
    return [number.move_to(np.array([*free.middle, 0.0]))]


def _solid_by(name: VMobject, room: Callable[[], float]) -> Callable[[Mobject], None]:
    """What keeps a name as solid as there is room for it, 0 to 1: what two points are called that are one on the frame
    is not read any more."""
    solid = [(each, each.get_fill_opacity()) for each in name.family_members_with_points()]
    shown = 1.0

    def follow(_: Mobject) -> None:
        nonlocal shown
        share = min(max(room(), 0.0), 1.0)
        if share != shown:
            shown = share
            for part, opacity in solid:
                part.set_fill(opacity=share * opacity, family=False)

    return follow
