"""Many arrows that lie on a map, painted all together.

An arrow painted by itself takes 0.6 ms, and a map may have a hundred of them. Here all of them are filled at once, six
times: their shadows twice, their dark edges, and three tones. These two pictures, of what is dark and of what is not,
are kept while neither they nor the view change, and laid on the frame in 1 ms each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, trace
from steepest.stage.circle import circle
from steepest.stage.ground.light import SUN
from steepest.stage.ground.paint.ground import Image, paint_image
from steepest.stage.ground.paint.solids import STOUT
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_CONE, _LONG = 0.40, 7.0  # the radius of a head for its length, and its length for the radius of the bar
_SHORTEST = 3.8  # how long an arrow is painted at least, likewise: a shorter one would be a speck, and point nowhere
_SLIMMEST = 0.35  # of the width of an arrow of the full length: so wide is the shortest
_RING = 0.17  # the radius of what stands for an arrow of no length
_THICK = 0.0055  # half the width of its line, for that of an arrow in stroke units
_NOTHING = 1e-6  # in the block's units: what is shorter has no length
_EACH = 0.35  # of the time in which all of them grow, that one of them takes
_EDGE = 0.036  # the dark edge, in scene units
_TONES = ((0.70, -1.0, 1.0), (0.95, -0.4, 1.0), (1.10, 0.2, 0.7))
"""Of each layer: how light it is, and from where to where it goes across the arrow; the lamp is on the side of 1."""
_SHADOWS = ((0.045, 0.20), (0.005, 0.28))
"""Of each layer of the shadows: how far beyond the arrow it reaches, in scene units, and how dark it is."""
_FALLS = 0.06  # how far the shadow lies from the arrow, along the way of the light
_FADES = 2  # the power of an arrow's opacity by which that shows: what is pale has no dark edge, which looks like dirt
_LEAST = 0.35  # of its edge and of its shadow, what the smallest arrow has
_NIGHT = 0.5 * theme.channels(theme.BACKGROUND)
_CIRCLE = circle(32, closed=False, axes=3)
_KEPT = 6  # pairs of pictures, of some 4 MB each

Outlines: TypeAlias = Sequence[np.ndarray]
"""Closed lines (n, 2) on the frame."""


def reach_of_quiver(width: float) -> float:
    """How far beyond its ends an arrow of a width may reach, in the block's units."""
    return max(_LONG * _CONE * STOUT * width, _RING + _THICK * width) + _FALLS


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
    shares: np.ndarray,
    colour: str,
    width: float,
    opacity: float,
    full: float = 0.0,
) -> None:
    """Arrows from `points` (n, 2, 3), starts and ends, of the block's space, of each so much as its share (n,); if
    there is a `full` length, those that are shorter are slimmer in proportion."""
    there = shares > 0.02
    if there.any():
        pixels = float(context.get_matrix().xx)
        lines, grown = points[there], shares[there]
        ends = lines[:, :1] + (lines - lines[:, :1]) * (grown * _longer(lines, width))[:, None, None]
        kept = (ends.shape, ends.tobytes(), grown.tobytes())
        dark, bright = _pictures(view, kept, colour, width, full, pixels)
        paint_image(context, *dark, opacity=opacity**_FADES)
        paint_image(context, *bright, opacity=opacity)


def true_width(lines: np.ndarray) -> float:
    """How wide arrows (n, 2, 3) may be, and each is still painted as long as it is; rings may have any width."""
    size = np.hypot(*(lines[:, 1] - lines[:, 0])[:, :2].T)
    return float(size[size >= _NOTHING].min(initial=np.inf)) / (_SHORTEST * STOUT)


def _longer(lines: np.ndarray, width: float) -> np.ndarray:
    """How many times as long arrows (n, 2, 3) are painted, so that each shows where it points (n,); rings stay."""
    size = np.hypot(*(lines[:, 1] - lines[:, 0])[:, :2].T)
    least = np.where(size < _NOTHING, size, _SHORTEST * STOUT * width)
    return np.asarray(np.maximum(least / np.maximum(size, _NOTHING), 1.0))


@lru_cache(maxsize=_KEPT)
def _pictures(
    view: View,
    kept: tuple[tuple[int, ...], bytes, bytes],
    colour: str,
    width: float,
    full: float,
    pixels: float,
) -> tuple[Image, Image]:
    """The pictures of what is dark of arrows and of what is bright, and where on the frame each has its left top
    corner."""
    shape, ends, shares = kept
    points, grown = np.frombuffer(ends).reshape(shape), np.frombuffer(shares)
    is_ring = np.hypot(*(points[:, 1] - points[:, 0])[:, :2].T) < _NOTHING * grown
    starts, ends_at = points[~is_ring].transpose(1, 0, 2)
    arrows = _Arrows(view, starts, ends_at, STOUT * width * _slimness(starts, ends_at, full))
    rings = [
        edge
        for centre, size in zip(points[is_ring, 0], grown[is_ring], strict=True)
        for edge in _ring(view, centre, float(size), _THICK * width, 0.0)
    ]
    edges = [
        edge
        for centre, size in zip(points[is_ring, 0], grown[is_ring], strict=True)
        for edge in _ring(view, centre, float(size), _THICK * width, _EDGE)
    ]
    reach = reach_of_quiver(width) * max(view.scale(point) for point in points[:, 0]) + _EDGE
    box = around(view.project(points.reshape(-1, 3))[:, :2], reach).common(theme.FRAME)
    under, corner, context = _sheet(box, pixels)
    for wider, dark in _SHADOWS:
        _fill(context, np.zeros(3), [each + off for each, off in arrows.fallen(wider)], dark)
    _fill(context, _NIGHT, [*arrows.outlines(-1.0, 1.0, _EDGE), *edges], 0.75)
    over, _, context = _sheet(box, pixels)
    rgb = theme.channels(colour)
    for tone, low, high in _TONES:
        _fill(context, np.clip(rgb * tone, 0, 1), arrows.outlines(low, high))
    _fill(context, rgb, rings)
    for surface in (under, over):
        surface.flush()
    return (under, corner), (over, corner)


def _sheet(box: Box, pixels: float) -> tuple[cairo.ImageSurface, tuple[float, float], Context]:
    """A transparent picture of a box of the frame, on the frame's own grid of pixels."""
    left, top = np.floor(box.left * pixels) / pixels, np.ceil(box.top * pixels) / pixels
    wide, tall = (max(1, int(np.ceil(each * pixels)) + 1) for each in (box.right - left, top - box.bottom))
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, wide, tall)
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(pixels, 0, 0, -pixels, -left * pixels, top * pixels))
    return surface, (float(left), float(top)), context


def _fill(context: Context, rgb: np.ndarray, outlines: Outlines, opacity: float = 1.0) -> None:
    ink(context, rgb, opacity)
    for outline in outlines:
        trace(context, outline)
        context.close_path()
    context.fill()


def _slimness(starts: np.ndarray, ends: np.ndarray, full: float) -> np.ndarray:
    """How wide each arrow (n,) is, 0 to 1, for one of the `full` length; all are as wide where there is none."""
    size = np.hypot(*(ends - starts)[:, :2].T)
    return np.asarray(np.clip(size / full, _SLIMMEST, 1.0) if full else np.ones(len(size)))


class _Arrows:
    """Arrows from `starts` to `ends` (n, 3), as they lie on the frame: starts, necks and tips (n, 2), and the vectors
    across them (n, 2) that are as long as half their bars and their heads are wide, on the side of the lamp. Their
    bars are so `stout` (n,)."""

    def __init__(self, view: View, starts: np.ndarray, ends: np.ndarray, stout: np.ndarray) -> None:
        size = np.hypot(*(ends - starts)[:, :2].T)
        head = np.minimum(0.5 * size, _LONG * stout)
        necks = ends + (starts - ends) * (head / np.maximum(size, 1e-9))[:, None]
        self.starts, self.necks, self.tips = (view.project(each)[:, :2] for each in (starts, necks, ends))
        scale = view.zoom * view.distance / (view.distance - necks @ view.axes[2])
        along = self.tips - self.starts
        self.along = along / np.maximum(np.hypot(*along.T), 1e-9)[:, None]
        across = np.stack([-self.along[:, 1], self.along[:, 0]], -1)
        self.across = across * np.where(across @ (view.axes @ SUN)[:2] < 0, -1.0, 1.0)[:, None]
        radius = np.minimum(stout, 0.45 * _CONE * head)
        self.share = np.maximum(radius / stout.max(initial=1e-9), _LEAST)[:, None]
        self.aside = self.share * (view.project(ends - _FALLS * SUN)[:, :2] - self.tips)
        self.bar, self.head = ((scale * each)[:, None] * self.across for each in (radius, _CONE * head))

    def outlines(self, low: float, high: float, wider: float = 0.0) -> list[np.ndarray]:
        """Of each arrow the outline of its bar with its head (7, 2), or of a strip of it, from `low` to `high` across
        it, each -1 to 1; so much `wider` on all sides, in scene units, and less so where it is small."""
        more, on = wider * self.share * self.across, wider * self.share * self.along
        corners = (
            self.starts + low * (self.bar + more) - on,
            self.necks + low * (self.bar + more) - on,
            self.necks + low * (self.head + 1.6 * more) - on,
            self.tips + 2.2 * on,
            self.necks + high * (self.head + 1.6 * more) - on,
            self.necks + high * (self.bar + more) - on,
            self.starts + high * (self.bar + more) - on,
        )
        return list(np.stack(corners, 1))

    def fallen(self, wider: float) -> list[tuple[np.ndarray, np.ndarray]]:
        """Of each arrow its outline, and how far its shadow lies from it (2,)."""
        return list(zip(self.outlines(-1.0, 1.0, wider), self.aside, strict=True))


def _ring(
    view: View, centre: np.ndarray, size: float, thick: float, wider: float
) -> tuple[np.ndarray, np.ndarray]:
    """The outer edge (32, 2) of a ring that lies on the map, and its inner one, the other way round."""
    room = thick + wider / view.zoom
    outer, inner = (
        view.project(centre + size * radius * _CIRCLE)[:, :2] for radius in (_RING + room, _RING - room)
    )
    return outer, inner[::-1]
