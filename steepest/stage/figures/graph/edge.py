"""An edge of a graph: it lights up while a value flows along it, forward or backward."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import cairo
import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.ground.visibility import stretch
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

Way: TypeAlias = Literal["forward", "backward"]

_WIDTH, _LIT = 2.4, 4.0
_HEAD = 0.17  # length of its arrow head
_SPARK = 0.085  # radius of the light that runs


class GraphEdge(Drawn):
    """A curve through points (n, 2) of the frame with an arrow head at its end: the edge of a graph from a node to
    another. `flow` lets a value run along it; how far it has come is `lit`, 0 to 1, and it stays lit."""

    kind = "edge"

    def __init__(self, points: np.ndarray, names: tuple[str, str]) -> None:
        super().__init__(theme.QUIET)
        self.names, self.lit, self.way, self.light = names, 0.0, "forward", theme.INK
        self.points = np.pad(points, ((0, 0), (0, 1)))

    @property
    def outline(self) -> np.ndarray:
        """Its points (n, 3)."""
        return self.points

    @property
    def style(self) -> tuple[object, ...]:
        """How much of it is lit."""
        return self.lit, self.way, self.light

    @property
    def middle(self) -> np.ndarray:
        """The point (3,) halfway along it."""
        return np.asarray(self.points[len(self.points) // 2])

    def shapes(self) -> Iterable[Shape]:
        """The edge, and what is lit of it."""
        yield from super().shapes()
        if self.is_seen and self.lit > 0:
            yield Shape("light", self.light, self._lit[:, :2], self.opacity)

    def flow(self, way: Way, colour: str, **timing: Any) -> Animation:
        """Let a value run along it, from its start or back from its end."""
        self.way, self.light = way, colour

        def run(_: Any, share: float) -> None:
            self.lit = share

        timing.setdefault("run_time", theme.REVEAL)
        return running(self, run, **timing)

    def rest(self) -> Sequence[Animation]:
        """Its light goes out."""
        before, colour = self.opacity, self.light

        def fade(_: Any, share: float) -> None:
            self.light = _mixed(colour, theme.QUIET, share)
            if share == 1:
                self.lit, self.opacity = 0.0, before

        return [running(self, fade, run_time=theme.FADE)] if self.lit else []

    @property
    def _lit(self) -> np.ndarray:
        last = len(self.points) - 1
        ends = (0.0, self.lit * last) if self.way == "forward" else ((1 - self.lit) * last, float(last))
        return stretch(self.points, *ends)

    def reach(self) -> Box | None:
        """The curve, with its head and the light that runs along it."""
        return around(self.points, max(_HEAD, 2.2 * _SPARK))

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it as far as it has grown, and its light."""
        if not self.is_seen:
            return
        self._stroke(context, self._grown(), theme.QUIET, _WIDTH, self.grown >= 1)
        if self.lit <= 0 or self.grown < 1:
            return
        lit = self._lit
        forward = self.way == "forward"
        self._stroke(context, lit, self.light, _LIT, self.lit >= 1 or not forward)
        if self.lit < 1:
            x, y, _ = (lit[-1] if forward else lit[0]).tolist()
            for radius, share in ((2.2 * _SPARK, 0.25), (_SPARK, 1.0)):
                context.arc(x, y, radius, 0, 2 * np.pi)
                ink(context, theme.channels(self.light), share * self.opacity)
                context.fill()

    def _grown(self) -> np.ndarray:
        return (
            self.points if self.grown >= 1 else stretch(self.points, 0, self.grown * (len(self.points) - 1))
        )

    def _stroke(self, context: Context, line: np.ndarray, colour: str, width: float, head: bool) -> None:
        """A line, ending in a head that lies level: the curve enters a card from the left."""
        ink(context, theme.channels(colour), self.opacity)
        pen(context, width, cairo.LINE_CAP_BUTT)
        shaft = line.copy()
        if head:
            tip = shaft[-1].copy()
            shaft = np.concatenate([shaft[shaft[:, 0] < tip[0] - 0.8 * _HEAD], [tip - [0.8 * _HEAD, 0, 0]]])
            half = 0.42 * _HEAD
            trace(
                context,
                np.array([tip, tip + [-_HEAD, half, 0], tip - [0.8 * _HEAD, 0, 0], tip + [-_HEAD, -half, 0]]),
            )
            context.close_path()
            context.fill()
        trace(context, shaft)
        context.stroke()


def _mixed(one: str, other: str, share: float) -> str:
    """A colour between two, `share` of the way."""
    return theme.hexadecimal(theme.channels(one) * (1 - share) + theme.channels(other) * share)
