"""Many arrows that lie on a map, painted all together.

An arrow painted by itself takes 0.6 ms, and a map may have a hundred of them. Here all of them are one path for the
shadow, one for the dark edge, and one for each of three tones: 100 arrows take some 6 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.camera.painted import ink, trace
from steepest.stage.ground.light import SUN
from steepest.stage.ground.paint.solids import STOUT
from steepest.stage.ground.view import DISTANCE, View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_CONE, _LONG = 0.40, 7.0  # the radius of a head for its length, and its length for the radius of the bar
_RING, _RING_WIDE = 0.19, 0.03  # of what stands for an arrow of no length: its radius, and half its width
_NOTHING = 0.03  # in the block's units: what is shorter has no length
_EACH = 0.35  # of the time in which all of them grow, that one of them takes
_EDGE = 0.024  # the dark edge, in scene units
_TONES = ((0.70, -1.0, 1.0), (0.95, -0.4, 1.0), (1.10, 0.2, 0.7))
"""Of each layer: how light it is, and from where to where it goes across the arrow; the lamp is on the side of 1."""
_SHADOWS = ((1.7, 0.14), (1.2, 0.16), (0.8, 0.18))
"""Of each layer of the shadow: how wide it is for the bar, and how dark."""
_FALLS = 0.06  # how far the shadow lies from the arrow, along the way of the light
_NIGHT = 0.5 * theme.channels(theme.BACKGROUND)
_ROUND = np.linspace(0, 2 * np.pi, 33)[:-1]
_CIRCLE = np.stack([np.cos(_ROUND), np.sin(_ROUND), 0 * _ROUND], -1)


def reach_of_quiver(width: float) -> float:
    """How far beyond its ends an arrow of a width may reach, in the block's units."""
    return max(_LONG * _CONE * STOUT * width, _RING + _RING_WIDE) + _FALLS


def shares_of(begins: Sequence[float], grown: float) -> np.ndarray:
    """How much of each arrow (n,) is there when so much of the whole is, and each waits for its turn, 0 to 1.

    >>> shares_of((0.0, 1.0), 0.35).tolist(), shares_of((0.0, 1.0), 1.0).tolist()
    ([1.0, 0.0], [1.0, 1.0])
    """
    time = np.clip((grown - (1 - _EACH) * np.asarray(begins, float)) / _EACH, 0.0, 1.0)
    return np.asarray(time * time * (3 - 2 * time))


def paint_quiver(
    context: Context,
    view: View,
    points: np.ndarray,
    begins: Sequence[float],
    grown: float,
    colour: str,
    width: float,
    opacity: float,
) -> None:
    """Arrows from `points` (n, 2, 3), starts and ends, of the block's space, as far as each has grown."""
    share = shares_of(begins, grown)
    vectors = points[:, 1] - points[:, 0]
    is_ring = np.hypot(*vectors[:, :2].T) < _NOTHING
    there = ~is_ring & (share > 0.02)
    starts, vectors, share_there = points[there, 0], vectors[there], share[there]
    rings = [(points[k, 0], float(share[k])) for k in np.flatnonzero(is_ring & (share > 0.02))]
    if not len(starts) and not rings:
        return
    arrows = _Arrows(view, starts, vectors * share_there[:, None], STOUT * width)
    circles = [_ring(view, centre, size) for centre, size in rings]
    rgb = theme.channels(colour)
    if opacity < 1:
        context.push_group()
    arrows.paint_shadow(context)
    ink(context, _NIGHT, 0.6)
    context.set_line_width(2 * _EDGE)
    context.set_line_join(cairo.LINE_JOIN_ROUND)
    _trace_all(context, [*arrows.outlines(-1.0, 1.0), *(edge for both in circles for edge in both)])
    context.stroke()
    for tone, low, high in _TONES:
        ink(context, np.clip(rgb * tone, 0, 1))
        _trace_all(context, arrows.outlines(low, high))
        context.fill()
    if circles:
        ink(context, rgb)
        _trace_all(context, [edge for both in circles for edge in both])
        context.fill()
    if opacity < 1:
        context.pop_group_to_source()
        context.paint_with_alpha(opacity)


class _Arrows:
    """Arrows as they lie on the frame: their starts, necks and tips (n, 2), and the vectors across them (n, 2) that are
    as long as their bars' radius, on the side of the lamp."""

    def __init__(self, view: View, starts: np.ndarray, vectors: np.ndarray, stout: float) -> None:
        size = np.hypot(*vectors[:, :2].T)
        head = np.minimum(0.5 * size, _LONG * stout)
        necks = starts + vectors * (1 - head / np.maximum(size, 1e-9))[:, None]
        tips = starts + vectors
        self.starts, self.necks, self.tips = (view.project(each)[:, :2] for each in (starts, necks, tips))
        self.fallen = [view.project(each - _FALLS * SUN)[:, :2] for each in (starts, tips)]
        scale = view.zoom * DISTANCE / (DISTANCE - necks @ view.axes[2])
        along = self.tips - self.starts
        across = np.stack([-along[:, 1], along[:, 0]], -1) / np.maximum(np.hypot(*along.T), 1e-9)[:, None]
        lamp = (view.axes @ SUN)[:2]
        across *= np.where(across @ lamp < 0, -1.0, 1.0)[:, None]
        radius = np.minimum(stout, 0.45 * _CONE * head)
        self.bar, self.head = ((scale * each)[:, None] * across for each in (radius, _CONE * head))
        self.wide = float((scale * radius).max(initial=0.0))

    def outlines(self, low: float, high: float) -> list[np.ndarray]:
        """Of each arrow the outline of its bar with its head (7, 2), or of a strip of it, from `low` to `high` across
        it, each -1 to 1."""
        corners = np.stack(
            [
                self.starts + low * self.bar,
                self.necks + low * self.bar,
                self.necks + low * self.head,
                self.tips,
                self.necks + high * self.head,
                self.necks + high * self.bar,
                self.starts + high * self.bar,
            ],
            1,
        )
        return list(corners)

    def paint_shadow(self, context: Context) -> None:
        """Soft shadows, all at once: where two of them meet it is no darker."""
        context.set_line_cap(cairo.LINE_CAP_ROUND)
        for wide, dark in _SHADOWS:
            ink(context, np.zeros(3), dark)
            context.set_line_width(2.4 * wide * self.wide)
            for start, end in zip(*self.fallen, strict=True):
                context.move_to(*start)
                context.line_to(*end)
            context.stroke()


def _ring(view: View, centre: np.ndarray, size: float) -> tuple[np.ndarray, np.ndarray]:
    """The outer edge of a ring that lies on the map, and its inner one, the other way round (32, 2)."""
    outer, inner = (
        view.project(centre + size * radius * _CIRCLE)[:, :2]
        for radius in (_RING + _RING_WIDE, _RING - _RING_WIDE)
    )
    return outer, inner[::-1]


def _trace_all(context: Context, outlines: Sequence[np.ndarray]) -> None:
    for outline in outlines:
        trace(context, outline)
        context.close_path()
