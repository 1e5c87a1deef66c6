"""The walker: one small figure, somebody, drawn the same on every picture of the lecture, from wherever it is seen.

It has a round body, a head, two eyes, and a nose that tells where it looks, all in the light of the sun. A dot on its
feet tells exactly where it stands. There are flat bands of colour and no gradients: see `solids`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.camera.painted import ink, trace
from steepest.stage.circle import circle
from steepest.stage.extent import Extent, Stance
from steepest.stage.ground.light import SUN, shades
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

WIDE = 0.235  # half its width, as a share of its height
HEAD_AT = 0.785  # where the middle of its head is, likewise
REACH = 0.42  # how far it is painted beyond the line from its feet to its head, likewise
FROM_ABOVE = View(-90, 66).axes  # how it is seen on a map: its head a little north of its feet
FROM_ASIDE = View(-90, 8).axes  # and on a picture whose upward axis is a height
TOWARD_VIEWER = -np.pi / 2  # the heading of somebody who looks out of either

_ROUND = circle(20, closed=False, axes=3)
_BODY = np.array([[0.20, 0.0], [WIDE, 0.10], [0.225, 0.25], [0.17, 0.45], [0.115, 0.62]])  # (radius, height)
_RINGS = np.array([radius * _ROUND + [0, 0, height] for radius, height in _BODY])
_HEAD = 0.205
# How far its tip is from the middle of the head, and its round base.
_NOSE, _BRIDGE = 1.65 * _HEAD, np.radians(42)
_EYES = np.radians(50)  # to either side
_DISCS = np.linspace(1.0, 0.1, 10)  # of the head, each nearer to the lamp than the one before
_DOT = 0.042  # on the feet
_EDGE = 0.05, 0.02  # the dark edge, as a share of its height and, at most, in scene units
_PALE = 1.2  # so much lighter than other solids: it is white
_NIGHT = 0.5 * theme.channels(theme.BACKGROUND)
_DARK = theme.channels(theme.PLATE)


def paint_walker(
    context: Context,
    axes: np.ndarray,
    at: np.ndarray,
    height: float,
    heading: float,
    colour: str = theme.INK,
    opacity: float = 1.0,
) -> None:
    """Paint somebody whose feet are `at` (2,) of the frame, and who is `height` scene units tall.

    The rows of `axes` (3, 3) point to the right of the eye, up, and toward it. `heading` is where they look, in
    radians: 0 along the first axis of the ground, a quarter of a turn along the second.
    """
    figure = _figure(axes.tobytes(), float(heading), colour)
    if opacity < 1:
        context.push_group()
    context.set_line_join(cairo.LINE_JOIN_ROUND)
    context.set_line_width(2 * min(_EDGE[0] * height, _EDGE[1]))
    ink(context, _NIGHT, 0.7)
    for outline in figure.outlines:
        trace(context, at + height * outline)
        context.close_path()
        context.stroke()
    for tone, outline, radius in figure.parts:
        ink(context, tone)
        if radius:
            x, y = at + height * outline[0]
            context.arc(float(x), float(y), radius * height, 0, 2 * np.pi)
        else:
            trace(context, at + height * outline)
            context.close_path()
        context.fill()
    if opacity < 1:
        context.pop_group_to_source()
        context.paint_with_alpha(opacity)


def extent_of_walker(
    axes: np.ndarray, at: np.ndarray, height: float, heading: float, colour: str, opacity: float
) -> Extent:
    """Where somebody lies on the frame who is painted so."""
    right, toward = axes[0], axes[2]
    seen_from = float(np.degrees(np.arcsin(np.clip(toward[2], -1, 1))))
    turned = heading - float(np.arctan2(right[1], right[0]))
    stance = Stance(float(at[0]), float(at[1]), float(height), seen_from, turned)
    path = at + height * _seen(axes, np.array([[0, 0, WIDE], [0, 0, HEAD_AT]]))
    return Extent("dot", path, WIDE * height, opacity=opacity, colour=colour, stance=stance)


_Part = tuple[np.ndarray, np.ndarray, float]
"""A colour, and the corners (n, 2) of what it fills, or, with a radius, the middle (1, 2) of a disc."""


@dataclass(frozen=True)
class _Figure:
    """The walker, one unit tall, around its feet: the outlines that have a dark edge, and what is filled, in order."""

    outlines: list[np.ndarray]
    parts: list[_Part]


@lru_cache(256)
def _figure(told_axes: bytes, heading: float, colour: str) -> _Figure:
    axes, rgb = np.frombuffer(told_axes).reshape(3, 3), theme.channels(colour)
    look = np.array([np.cos(heading), np.sin(heading), 0.0])
    left = np.array([-look[1], look[0], 0.0])
    head = np.array([0.0, 0.0, HEAD_AT])
    round_nose = _ROUND[:, :2] @ [left, [0.0, 0.0, 1.0]]
    bridge = head + _HEAD * (np.cos(_BRIDGE) * look + np.sin(_BRIDGE) * round_nose)
    nose = np.array([bridge, np.tile(head + _NOSE * look, (len(_ROUND), 1))])
    skull = _discs(axes, head, rgb)
    eyes = [head + _HEAD * each for side in (-1, 1) if (each := _eye(look, left, side)) @ axes[2] > 0.1]
    snout, trunk = list(_lathed(axes, nose, rgb)), _trunk(told_axes, colour)
    parts = list(trunk)
    parts += [*skull, *snout] if look @ axes[2] > -0.1 else [*snout, *skull]
    parts += [(_DARK, _seen(axes, eye[None]), 0.17 * _HEAD) for eye in eyes]
    parts += [(tone, np.zeros((1, 2)), _DOT * wide) for tone, wide in ((_NIGHT, 1.8), (rgb, 1.0))]
    limb = _seen(axes, head[None]) + _HEAD * _ROUND[:, :2]
    return _Figure([*(solid[0][1] for solid in (trunk, snout) if solid), limb], parts)


@lru_cache(64)
def _trunk(told_axes: bytes, colour: str) -> list[_Part]:
    """The body, which is the same whatever way it looks."""
    axes = np.frombuffer(told_axes).reshape(3, 3)
    return list(_lathed(axes, _RINGS, theme.channels(colour)))


def _seen(axes: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Points (..., 3) as an eye far away sees them (..., 2)."""
    return np.asarray(points @ axes[:2].T)


def _eye(look: np.ndarray, left: np.ndarray, side: int) -> np.ndarray:
    way = np.cos(_EYES) * look + side * np.sin(_EYES) * left + [0, 0, 0.5]
    return np.asarray(way / np.linalg.norm(way))


def _discs(axes: np.ndarray, middle: np.ndarray, rgb: np.ndarray) -> Iterator[_Part]:
    """The head: a ball."""
    lamp, flat = _seen(axes, SUN), _seen(axes, middle)
    for share, tone in zip(_DISCS, np.interp(_DISCS, (0, 0.45, 0.75, 1), (1.06, 1, 0.86, 0.55)), strict=True):
        yield (
            np.clip(rgb * tone, 0, 1),
            (flat + 0.45 * _HEAD * (1 - share) * lamp)[None],
            _HEAD * float(share),
        )


def _lathed(axes: np.ndarray, rings: np.ndarray, rgb: np.ndarray) -> Iterator[_Part]:
    """A solid with rings (m, n, 3) around it, as slices from its first ring to its last, those that face the eye. Each
    covers all that follow: no seams."""
    count = rings.shape[1]
    first, last = rings[0], rings[-1]
    along = (last.mean(axis=0) - first.mean(axis=0))[None]
    middles = (rings[:-1] + rings[1:]).mean(axis=0)
    out = middles + np.roll(middles, -1, axis=0) - 2 * middles.mean(axis=0)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    radii = [float(np.linalg.norm(ring[0] - ring.mean(axis=0))) for ring in (first, last)]
    normals = out + along * (radii[0] - radii[1]) / float((along**2).sum())
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    faces = normals @ axes[2] > 0
    start = next((k for k in range(count) if faces[k] and not faces[k - 1]), 0)
    order = [(start + k) % count for k in range(int(faces.sum()))]
    tones = np.clip(_PALE * shades(normals, rgb, axes[2]), 0, 1)
    flat = _seen(axes, rings)
    for k, number in enumerate(order):
        edge = [*order[k:], (order[-1] + 1) % count]
        far, near = flat[-1, edge[1:]], flat[::-1, edge[-1]]
        yield tones[number], np.concatenate([flat[:, number], far, near, flat[0, edge[::-1][1:-1]]]), 0.0
