"""How an arrow is painted on the flat: shaft, head and dark edge; and how long a curve is before its head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.calculus.level_line import lengths_along
from steepest.stage import theme
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import stretch

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

HALO = 2.2  # the dark edge of what stands on a picture, in stroke units
RING = 0.11  # the radius of what stands for an arrow of no length
_HEAD = 0.048  # length of a curve's head on the frame, for each stroke unit of its width
_SHORT = 0.36  # of a short arrow's length, that its head takes: its shaft says how long it is
# A head that is seen from behind is at most so many times as long in space as one seen from the side.
_LONG = 1.2
_LEAST = 0.06  # a shorter curve has no head
_SPECK = 0.02  # a shorter head is none
_LINE = 0.2  # a step that is no longer has none, since the next one begins where it ends
_WIDE = 0.45  # half as wide as long is a flat head


def paint_arrow(
    context: Context,
    start: np.ndarray,
    end: np.ndarray,
    colour: str,
    width: float,
    opacity: float = 1.0,
    dashes: Sequence[float] = (),
    headed: bool = True,
) -> None:
    """An arrow on the frame with a dark edge, its shaft dashed so, if at all; its head, if it is `headed`, shrinks with
    it and never flips; one of no length is a ring."""
    length = float(np.hypot(*(end - start)))
    edge, fill = theme.channels(theme.BACKGROUND), theme.channels(colour)
    if length < 0.03:
        paint_ring(context, start, edge, colour, width, opacity)
        return
    along = (end - start) / length
    head = min(0.24 + 0.015 * width, _SHORT * length)
    half = head * 0.42
    neck = end - along * head * 0.85 if headed else end
    across = np.array([-along[1], along[0]])
    tip = np.array([end, end - along * head + across * half, neck, end - along * head - across * half])
    thick = min(width, 100 * half * 1.1)
    for rgb, extra in ((edge, HALO), (fill, 0.0)):
        ink(context, rgb, opacity * (0.75 if extra else 1))
        pen(context, thick + extra, cairo.LINE_CAP_BUTT if not extra else cairo.LINE_CAP_ROUND)
        context.set_dash([] if extra else list(dashes))
        trace(context, np.array([start, neck]))
        context.stroke()
        context.set_dash([])
        if not headed:
            continue
        trace(context, tip)
        context.close_path()
        if extra:
            pen(context, extra)
            context.stroke_preserve()
        context.fill()


def paint_ring(
    context: Context, centre: np.ndarray, edge: np.ndarray, colour: str, width: float, opacity: float
) -> None:
    """What stands for an arrow of no length, around a point (2,) of the frame, with an edge."""
    for rgb, wide in ((edge, width + HALO), (theme.channels(colour), width * 0.6)):
        ink(context, rgb, opacity)
        pen(context, wide)
        context.arc(float(centre[0]), float(centre[1]), RING, 0, 2 * np.pi)
        context.stroke()


def arrow_room(width: float) -> float:
    """How far beyond its two ends an arrow of a width may reach, in scene units, its head, ring and edge included."""
    return 0.12 + 0.02 * (width + HALO)


def paint_head(context: Context, neck: np.ndarray, tip: np.ndarray, colour: str, opacity: float) -> None:
    """A flat head from its neck to its tip (2,) on the frame, with a dark edge."""
    across = _WIDE * np.array([neck[1] - tip[1], tip[0] - neck[0]])
    for rgb, share in ((theme.channels(theme.BACKGROUND), 0.75), (theme.channels(colour), 1.0)):
        ink(context, rgb, share * opacity)
        trace(context, np.array([tip, neck + across, neck - across]))
        context.close_path()
        if share < 1:
            pen(context, HALO)
            context.stroke_preserve()
        context.fill()


def headed(
    points: np.ndarray, view: View, width: float, flat: bool = False, step: bool = False
) -> tuple[np.ndarray, bool]:
    """A curve (n, 3) of a width up to the neck of its arrow's head, which may be a flat one, and whether it is long
    enough on the frame to have one; it may be a `step` of a walk."""
    neck = _neck(view.project(points)[:, :2], width, step)
    if neck is None:
        return points, False
    if not flat:
        longest = _LONG * _HEAD * width / (view.scale(points[-1]) * view.near)
        left = np.linalg.norm(points - points[-1], axis=1)
        neck = max(neck, float(np.interp(-longest, -left, np.arange(len(points)))))
    return stretch(points, 0, neck), True


def headed_on_frame(line: np.ndarray, width: float) -> tuple[np.ndarray, np.ndarray | None]:
    """What is seen of a curve (n, 2) of a width up to the neck of the flat head at its end, and the neck and the tip of
    that (2, 2), where it is long enough to have one."""
    neck = _neck(line, width)
    if neck is None:
        return line, None
    shaft = stretch(line, 0, neck)
    return shaft, np.array([shaft[-1], line[-1]])


def _neck(line: np.ndarray, width: float, step: bool = False) -> float | None:
    """At which of its points, counted from 0, the head of a curve (n, 2) of the frame begins, maybe between two; None
    where it is too short for one."""
    far = lengths_along(line)
    length = far[-1]
    if length < (_LINE + _SPECK if step else _LEAST):
        return None
    most = min(_SHORT * length, length - _LINE) if step else 0.45 * length
    return float(np.interp(length - min(_HEAD * width, most), far, np.arange(len(far))))
