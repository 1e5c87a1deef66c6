"""A mixing board: sliders side by side, and the sound that they make together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box, row_of_boxes
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.drawn import Appearing
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import number
from steepest.stage.figures.instrument.casing import Casing
from steepest.stage.figures.instrument.slider import Slider
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.live import Given
from steepest.stage.type.typeset import Typeset

_WAVE = 0.36  # of the height: the sound
_GAP = 0.3
_NAME = 0.5, 0.3  # room for its name, and from the foot of that to its baseline
_POINTS = 400
_FOOT, _ROW = 0.12, 0.46  # from its foot to the names of the sliders, and the room for these
_ASIDE, _SHORTEST = 0.16, 0.3  # of the arrow, from its scale; how long that is at least
_FINE, _DASHES = 2.4, (0.08, 0.07)  # of the grip where it was
_FULL = 1.5  # so many tones at their loudest fill the room for the sound


class _Push(Appearing, FlatArrow):
    """An arrow that grows with what is pushed."""


class _Was(Appearing, FlatLine):
    """A grip where it was: grown from a corner on, it would be half a box while the other one is pushed."""


class MixingBoard(Assembly):
    """A board that fills a `box` of the frame, with a slider for each of some `values` of a `span`, which may be live.
    The slider that is `free`, counted from 0, can be pushed, and the others are locked.

    Over the sliders, or in the room of a `hall`, is the sound that they make: each sets how loud a tone is, the next of
    a higher pitch, and the tones are added up. Under the sound stands its `name`, if it has one. What the sliders
    are `called` stands under them, and then numbers at the ends of the scale of the free one. `push` marks from where
    that is pushed.
    """

    def __init__(
        self,
        values: Sequence[Given[Number]],
        span: tuple[Number, Number],
        box: Box,
        free: int,
        name: Typeset | None = None,
        hall: Box | None = None,
        called: Sequence[Typeset] = (),
    ) -> None:
        self.casing = Casing(box)
        room, lift = _NAME if name else (0.0, 0.0)
        below, self.above = self.casing.inside.cut(1 - _WAVE, _GAP + room)
        if hall:
            below, self.above = self.casing.inside, replace(hall, bottom=hall.bottom + room + _GAP)
        foot = self.above.bottom - _GAP - room + lift
        self.names = [name.fit(self.above.width).stand(self.above.middle[0], foot, side=0)] if name else []
        feet, below = below.bottom + _FOOT, replace(below, bottom=below.bottom + (_ROW if called else 0.0))
        boxes = row_of_boxes(below, len(values), 0.0, below.width)
        self.sliders = [Slider(value, span, room) for value, room in zip(values, boxes, strict=True)]
        self.free = self.sliders[free]
        for slider in self.sliders:
            slider.set_locked(slider is not self.free)
        if called:
            for text, slider, box in zip(called, self.sliders, boxes, strict=True):
                text.fit(box.width - theme.TEXT_GAP).stand(slider.x, feet, side=0)
                if slider is not self.free:
                    text.set_color(theme.QUIET)
            ends = [(span[0], self.free.low), (span[1], self.free.high)]
            scale = [self._at(number(float(value), colour=theme.QUIET), level) for value, level in ends]
            self.names += [*called, *scale]
        self.sound = FlatLine(self._sound, theme.INK, 3.0, halo=False)

    @property
    def parts(self) -> list[Any]:
        """The casing, the sliders, the sound, and all names."""
        return [self.casing, *self.sliders, self.sound, *self.names]

    def push(self) -> tuple[FlatLine, FlatArrow]:
        """A dashed grip where the free slider is now, which stays there, and an arrow from it to wherever it will be.
        """
        slider, was, x = self.free, self.free.level, self.free.right + _ASIDE

        def ends() -> tuple[np.ndarray, np.ndarray]:
            far = slider.level - was
            end = was + math.copysign(max(abs(far), _SHORTEST), far)  # an arrow from its first picture on
            return np.array([x, was]), np.array([x, end])

        ghost = _Was(slider.outline, theme.QUIET, _FINE, _DASHES)
        return ghost, _Push(*ends(), theme.INK).follow(ends)

    def loudness(self) -> float:
        """How loud the sound is: tones of different pitch add up as their squares do."""
        return float(np.sqrt(sum(float(slider.held()) ** 2 for slider in self.sliders)))

    def _at(self, text: Typeset, level: float) -> Typeset:
        """A number left of the scale of the free slider."""
        x = 2 * self.free.x - self.free.right - theme.TEXT_GAP - text.width / 2
        return text.move_to((x, level, 0.0))

    def _sound(self) -> np.ndarray:
        """The sound as a line (n, 2) of the frame."""
        along = np.linspace(0, 1, _POINTS)
        loud = [slider.share for slider in self.sliders]
        tones = [share * np.sin(2 * np.pi * (2 * n + 3) * along) for n, share in enumerate(loud)]
        swing = np.sum(tones, axis=0) * np.sin(np.pi * along) ** 0.5 / _FULL
        x = self.above.left + self.above.width * along
        return np.stack([x, self.above.middle[1] + self.above.height / 2 * np.clip(swing, -1, 1)], -1)
