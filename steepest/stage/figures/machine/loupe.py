"""A loupe on a machine: a dark disc with room for one dial, tied to the small knob that the dial is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject, linear

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink, pen
from steepest.stage.extent import Extent, corners
from steepest.stage.figures.label import box_around
from steepest.stage.figures.lens.glass import WEDGE, joint
from steepest.stage.play.entrances import Actor, come, gone
from steepest.stage.play.motion import after, before, running

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_RIM, _TIE = 3.0, 1.4  # widths in stroke units
_DARK = 0.75 * theme.channels(theme.BACKGROUND)
_OPEN = 0.4  # the share of its time in which the lines go out, before the disc appears with what it shows
_ACROSS, _UP = 0.76, 0.84  # half the sides of the room in it, as shares of the radius


class Loupe(Painted):
    """A disc of a `radius` around a `centre` of the frame, whose edge is joined to that of a circle as `small` around
    `spot` by lines, its `ties` (`joint`). A dial has the room `inside`. The lines go out of that circle, then the disc
    appears, with what it shows, for a disc that shows nothing is a hole. All of it goes at once, for lines without
    their disc lead nowhere. Nothing is seen through it."""

    def __init__(
        self,
        spot: tuple[float, float],
        small: float,
        centre: tuple[float, float],
        radius: float,
        ties: tuple[int, ...] = WEDGE,
    ) -> None:
        super().__init__()
        self.ties = ties
        self.spot, self.small, self.centre, self.radius = np.array(spot), small, np.array(centre), radius
        self.inside = box_around(self.centre, radius * np.array([_ACROSS, _UP]))
        # How far the lines have gone out, and how solid these are and the disc.
        self.grown = self.tied = self.solid = 1.0
        self.set_z_index(theme.BELOW)
        self.points = np.pad(
            np.array([self.centre - radius, self.centre + radius, self.spot]), ((0, 0), (0, 1))
        )

    def coming(self) -> Sequence[Animation]:
        """It appears."""
        return self.opening()

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        faded: Any = self.animate.set_opacity(to)
        return [faded]

    def going(self) -> Sequence[Animation]:
        """It disappears."""
        return self.closing()

    def opening(self, *shown: Actor | Mobject) -> list[Animation]:
        """The lines go out, and then it appears with some figures in it."""
        found = [each.set_rate_func(after(_OPEN)) for each in come(*shown)]
        return [running(self, self._open, rate_func=linear), *found]

    def closing(self, *shown: Actor | Mobject) -> list[Animation]:
        """It goes, with its lines and with figures in it."""
        fades: Any = running(self, self._close, remover=True)
        fades.leaves = True
        return [fades, *gone(*shown)]

    def _open(self, _: object, share: float) -> None:
        self.grown, self.tied, self.solid = before(_OPEN)(share), 1.0, after(_OPEN)(share)

    def _close(self, _: object, share: float) -> None:
        self.tied = self.solid = 1 - share

    @property
    def disc(self) -> tuple[np.ndarray, float]:
        """Its centre (2,) and its radius, as far as the lines have gone out."""
        share = self.grown
        return self.spot + share * (self.centre - self.spot), self.small + share * (self.radius - self.small)

    def appearance(self) -> object:
        """Where it is, and how solid."""
        place = self.spot.tolist(), self.small, self.centre.tolist(), self.radius
        return *place, self.ties, self.opacity, self.grown, self.tied, self.solid

    def reach(self) -> Box | None:
        """The disc, and what leads there."""
        return around(self.points, self.small + 0.06)

    def extents(self) -> Iterable[Extent]:
        """The disc, and the lines that lead there."""
        if self.opacity > 0 and self.tied > 0 and self.grown > 0:
            centre, radius = self.disc
            if self.solid > 0:
                yield Extent("picture", corners(around(centre[None], radius)), opacity=self.opacity * self.solid)
            for line in joint(self.spot, self.small, centre, radius, self.ties):
                yield Extent("line", line, opacity=self.opacity * self.tied)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the lines, and the disc over their ends."""
        if self.opacity <= 0 or self.grown <= 0:
            return
        centre, radius = self.disc
        context.push_group()
        ink(context, theme.channels(theme.INK), 0.6)
        pen(context, _TIE)
        for start, end in joint(self.spot, self.small, centre, radius, self.ties):
            context.move_to(*map(float, start))
            context.line_to(*map(float, end))
        context.stroke()
        context.arc(float(self.spot[0]), float(self.spot[1]), self.small, 0, 2 * np.pi)
        pen(context, 0.7 * _RIM)
        context.stroke()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity * self.tied)
        if self.solid <= 0:
            return
        context.push_group()
        context.arc(float(centre[0]), float(centre[1]), radius, 0, 2 * np.pi)
        ink(context, _DARK)
        context.fill_preserve()
        ink(context, theme.channels(theme.INK), 0.95)
        pen(context, _RIM)
        context.stroke()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity * self.solid)
