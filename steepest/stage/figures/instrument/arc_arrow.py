"""An arrow along an arc, from a value to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cairo
import numpy as np
from manim import Animation

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.lean.fading import FadeOut
from steepest.stage.play.live import Given, now

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_WIDTH = 6.0  # in stroke units
_HEAD = 0.19  # length of the head, at most, in scene units
_SMALL, _PART, _MOST = 0.1, 0.3, 0.45  # of a short arrow: so long its head is, or a part of it, and at most
_DASHES = 0.1, 0.08  # in scene units
_SHORTEST = 0.02  # a turn that is shorter is none


class ArcArrow(Drawn):
    """An arrow along an `arc`, at a share of its radius, from the value where something `was` to the one where it is
    now, which may be live; `dashed` where that is not yet so."""

    kind = "turn"

    def __init__(
        self,
        arc: Arc,
        was: Number,
        value: Given[Number],
        share: float,
        colour: Given[str] = theme.INK,
        dashed: bool = False,
    ) -> None:
        super().__init__(now(colour))
        self.arc, self.was, self.value, self.share, self.given = arc, was, value, share, colour
        self.dashed = dashed
        self.points = np.array([[*arc.middle, 0.0]])

    @property
    def outline(self) -> np.ndarray:
        """Its points (n, 3); none where it has no length."""
        line = self.arc.between(self.was, now(self.value), self.share)
        if float(np.hypot(*np.diff(line, axis=0).T).sum()) < _SHORTEST:
            return np.zeros((0, 3))
        return np.pad(line, ((0, 0), (0, 1)))

    @property
    def drawn(self) -> np.ndarray:
        """What has grown of it; one that follows a live value is as long as that says from the first."""
        if self.grown == 1 or callable(self.value) or not len(self.outline):
            return self.outline
        end = float(self.was) + self.grown * float(self.value - self.was)
        return np.pad(self.arc.between(self.was, end, self.share), ((0, 0), (0, 1)))

    @property
    def style(self) -> tuple[object, ...]:
        """Its colour as it is now."""
        return (now(self.given),)

    def coming(self) -> Sequence[Animation]:
        """It is there, also where it has no length yet."""
        return [self.grow()]

    def going(self) -> Sequence[Animation]:
        """It fades, also where it has no length now: its value may move on."""
        return [FadeOut(self)] if self.opacity > 0 and self.grown > 0 else []

    def reach(self) -> Box | None:
        """The arrow, with its head."""
        outline = self.outline
        return around(outline, _HEAD) if len(outline) else None

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the arc, and the head at its end."""
        if not self.is_seen:
            return
        line = self.drawn[:, :2]
        far = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
        head = min(_HEAD, max(_PART * far[-1], min(_SMALL, _MOST * far[-1])))
        back = np.array([np.interp(far[-1] - head, far, line[:, k]) for k in (0, 1)])
        tip = line[-1]
        along = (tip - back) / max(float(np.hypot(*(tip - back))), 1e-9)
        half = 0.55 * head * np.array([-along[1], along[0]])
        shaft = np.concatenate([line[far < far[-1] - 0.9 * head], back[None]])
        context.push_group()
        ink(context, theme.channels(now(self.given)))
        pen(context, _WIDTH * min(1.0, 0.4 + 0.6 * head / _HEAD), cairo.LINE_CAP_BUTT)
        context.set_dash(_DASHES if self.dashed else [])
        trace(context, shaft)
        context.stroke()
        trace(context, np.array([tip, back + half, back - half]))
        context.close_path()
        context.fill()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)
