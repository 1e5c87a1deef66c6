"""Solids that stand on a landscape: round bars with cones, and balls, in the light of its sun.

None of them is a mesh: strips along a bar and a fan of narrow triangles around a cone show what 40 faces would, with
Cairo's own smooth edges, in 0.6 ms an arrow. There are no gradients, for Cairo rounds them differently where it draws
only a part of them, and a frame of which a part was drawn must be the one that is drawn from nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.circle import circle
from steepest.stage.ground.light import IN_SHADE, SUN, shades
from steepest.stage.ground.paint.arrowhead import HALO, RING, paint_ring
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

BREATH, _DARK = 3.4, 0.75  # the dark edge of a solid, in stroke units, and how solid: it stands off any ground
STOUT = 0.0095  # the radius of a bar for a width in stroke units
_ROUND = circle(40, closed=False)
_EDGES = np.linspace(-1, 1, 12)[:-1]  # where the strips of a bar begin, across it
_ACROSS = _EDGES + 1 / 11  # and their middles
_DISCS = np.linspace(1.0, 0.1, 10)  # of a ball
_CONE, _LONG = 0.36, 8.4  # the radius of a cone for its length, and its length for the radius of the bar
_NIGHT = 0.5 * theme.channels(theme.BACKGROUND)


def reach_of_bar(width: float) -> float:
    """How far beyond its two ends and its middle line an arrow of a width may reach, in the block's units."""
    return max(_LONG * _CONE * STOUT * width + 0.01 * BREATH, RING + 0.01 * HALO)


def cone_of(width: float, length: float) -> tuple[float, float]:
    """How long the cone of an arrow of a width and a length is in the block's units, and its radius."""
    head = min(0.48 * length, _LONG * STOUT * width)
    return head, head * _CONE


def paint_bar(
    context: Context,
    view: View,
    start: np.ndarray,
    end: np.ndarray,
    colour: str,
    width: float,
    opacity: float = 1.0,
    parts: Sequence[tuple[float, float]] = ((0.0, 1.0),),
    tip_seen: bool = True,
    least: float = IN_SHADE,
) -> None:
    """An arrow from `start` to `end` (3,) of the block's space; `parts` of it are in sight, as shares of its length. It
    is at `least` so light where no sun falls on it.

    Its cone shrinks with it and never flips; one of no length is a ring.
    """
    length = float(np.linalg.norm(end - start))
    if length * view.near < 0.03:
        paint_ring(context, view.project(start)[:2], _NIGHT, colour, width, opacity)
        return
    axis = (end - start) / length
    width /= view.near  # an eye that comes close does not make it thick
    head, broad = cone_of(width, length)
    radius = min(STOUT * width, 0.45 * broad)
    neck = 1 - head / length  # as a share
    shaft = [(a, min(b, neck + 0.02)) for a, b in parts if a < neck]
    pose = _Pose.of(view, axis, (start + end) / 2, theme.channels(colour), least)
    bar = _Bar(pose, start, end, radius)
    cone = _Cone(pose, end - head * axis, end, broad)
    with _together(context, opacity):
        bar.breathe(context, shaft)
        if tip_seen:
            cone.breathe(context)
            if cone.away:
                cone.paint(context)
        bar.paint(context, shaft)
        if tip_seen and not cone.away:
            cone.paint(context)


def paint_rod(
    context: Context,
    runs: Sequence[np.ndarray],
    view: View,
    width: float,
    colour: str,
    opacity: float,
    cap: cairo.LineCap = cairo.LINE_CAP_ROUND,
) -> None:
    """A round rod along `runs` (n, 2) of the frame, `width` in stroke units: darker at its edges, and lit from where
    the sun is; with a `cap` at its ends."""
    rgb = theme.channels(colour)
    lamp = (view.axes @ SUN)[:2]
    tones = ((0.72, 1.0), (1.0, 0.66), (1.12, 0.3)) if width > theme.AXIS_WIDTH else ((1.0, 1.0),)
    with _together(context, opacity):
        for tone, share in tones:
            ink(context, np.clip(rgb * tone, 0, 1))
            pen(context, width * share, cap)
            aside = lamp * 0.01 * width * (1 - share) * 0.3
            for run in runs:
                trace(context, run[:, :2] + aside)
            context.stroke()


def paint_ball(
    context: Context, view: View, centre: np.ndarray, radius: float, colour: str, opacity: float
) -> None:
    """A ball around `centre` (3,) of the block's space."""
    x, y, _ = (float(each) for each in view.project(centre))
    r = radius * view.scale(centre)
    lamp, rgb = view.axes @ SUN, theme.channels(colour)
    with _together(context, opacity):
        ink(context, _NIGHT, 0.5)
        context.arc(x, y, r + min(0.014, 0.2 * r), 0, 2 * np.pi)
        context.fill()
        tones = np.interp(_DISCS, (0.0, 0.45, 0.75, 1.0), (1.06, 1.0, 0.84, 0.50))
        for share, tone in zip(
            _DISCS, tones, strict=True
        ):  # each smaller than the one before, nearer to the lamp
            ink(context, np.clip(rgb * tone, 0, 1))
            aside = 0.45 * r * (1 - share) * lamp
            context.arc(x + float(aside[0]), y + float(aside[1]), r * float(share), 0, 2 * np.pi)
            context.fill()


@dataclass(frozen=True)
class _Pose:
    """How an arrow is seen: `side` and `front` are unit vectors square to it, across the view and toward the eye;
    `toward` points to the eye. It is at `least` so light."""

    view: View
    side: np.ndarray
    front: np.ndarray
    toward: np.ndarray
    rgb: np.ndarray
    least: float

    @classmethod
    def of(cls, view: View, axis: np.ndarray, middle: np.ndarray, rgb: np.ndarray, least: float) -> _Pose:
        """That of an arrow along a unit vector `axis` (3,) around `middle` (3,)."""
        toward = view.eye - middle
        toward = toward / np.linalg.norm(toward)
        side = np.cross(axis, toward)
        if np.linalg.norm(side) < 1e-6:  # seen straight from its end
            side = view.axes[0]
        side = side / np.linalg.norm(side)
        return cls(view, side, np.cross(side, axis), toward, rgb, least)

    def shades(self, normals: np.ndarray, share: float = 1.0) -> np.ndarray:
        return shades(normals, share * self.rgb, self.toward, self.least)


class _Bar:
    """The shaft: as wide as it is seen at both ends, its colours those of a round bar."""

    def __init__(self, pose: _Pose, start: np.ndarray, end: np.ndarray, radius: float) -> None:
        view, side = pose.view, pose.side
        self.start, self.end = view.project(np.array([start, end]))[:, :2]
        self.radii = [radius * view.near * view.scale(point) for point in (start, end)]
        along = self.end - self.start
        self.across = np.array([-along[1], along[0]]) / max(float(np.hypot(*along)), 1e-9)
        if self.across @ (view.project(start + side)[:2] - self.start) < 0:
            side = -side
        self.tones = pose.shades(_ACROSS[:, None] * side + np.sqrt(1 - _ACROSS**2)[:, None] * pose.front)
        self.away = (end - start) @ pose.toward < 0

    def _outline(self, a: float, b: float, edge: float = -1.0) -> np.ndarray:
        """Its corners (4, 2) on the frame between two shares of its length, from an `edge` across it (-1 to 1) on."""
        ends = [self.start + (self.end - self.start) * share for share in (a, b)]
        wide = [self.across * (self.radii[0] + (self.radii[1] - self.radii[0]) * share) for share in (a, b)]
        return np.array(
            [ends[0] + edge * wide[0], ends[1] + edge * wide[1], ends[1] + wide[1], ends[0] + wide[0]]
        )

    def breathe(self, context: Context, parts: Sequence[tuple[float, float]]) -> None:
        ink(context, _NIGHT, _DARK)
        pen(context, BREATH)
        for a, b in parts:
            trace(context, self._outline(a, b))
            context.close_path()
        context.stroke()

    def paint(self, context: Context, parts: Sequence[tuple[float, float]]) -> None:
        outlines = [(self._outline(a, b), self._outline(a, b, 0.0)) for a, b in parts]
        for edge, tone in zip(
            _EDGES.tolist(), self.tones, strict=True
        ):  # each covers all that follow: no seams
            ink(context, tone)
            for outline, middle in outlines:
                (x0, y0), (x1, y1) = (middle + edge * (middle - outline))[:2].tolist()
                context.move_to(x0, y0)
                context.line_to(x1, y1)
                for x, y in outline[2:].tolist():
                    context.line_to(x, y)
                context.close_path()
            context.fill()
        if not self.away and parts and parts[0][0] <= 0:  # the round end, toward the eye
            self._paint_end(context)

    def _paint_end(self, context: Context) -> None:
        """Half a disc at the start, in the same strips."""
        x, y = map(float, self.start)
        for k, tone in enumerate(self.tones):
            ink(context, tone)
            half = float(np.arccos(np.clip(_EDGES[k], -1, 1)))
            middle = float(np.arctan2(self.across[1], self.across[0]))
            context.arc(x, y, self.radii[0], middle - half, middle + half)
            context.close_path()
            context.fill()


class _Cone:
    """The head: a fan of triangles from its tip, and its round base where that is seen."""

    def __init__(self, pose: _Pose, neck: np.ndarray, tip: np.ndarray, radius: float) -> None:
        view = pose.view
        axis = (tip - neck) / np.linalg.norm(tip - neck)
        ring = _ROUND @ [pose.side, pose.front]
        self.rim = view.project(neck + radius * ring)[:, :2]
        self.tip = view.project(tip)[:2]
        slope = radius / float(np.linalg.norm(tip - neck))
        normals = (ring + slope * axis) / np.hypot(1, slope)
        middle = normals + np.roll(normals, -1, axis=0)
        middle /= np.linalg.norm(middle, axis=1, keepdims=True)
        seen = middle @ (view.eye - tip) > 0
        if seen.all() or not seen.any():
            self.order = list(range(len(_ROUND))) if seen.all() else []
        else:
            first = next(k for k in range(len(_ROUND)) if seen[k] and not seen[k - 1])
            self.order = [(first + k) % len(_ROUND) for k in range(int(seen.sum()))]
        self.tones = pose.shades(middle)
        self.base = pose.shades(-axis[None], 0.92)[0]
        self.away = axis @ pose.toward < 0

    def breathe(self, context: Context) -> None:
        ink(context, _NIGHT, _DARK)
        pen(context, BREATH)
        trace(context, self.rim)
        context.close_path()
        context.stroke()
        trace(context, np.array([self.rim[0], self.tip, self.rim[len(_ROUND) // 2]]))
        context.stroke()

    def paint(self, context: Context) -> None:
        rim, tip = self.rim.tolist(), self.tip.tolist()
        last = (self.order[-1] + 1) % len(_ROUND) if self.order else 0
        for k, number in enumerate(self.order):  # each slice covers all that follow: no seams
            ink(context, self.tones[number])
            context.move_to(*tip)
            for n in self.order[k:]:
                context.line_to(*rim[n])
            context.line_to(*rim[last])
            context.close_path()
            context.fill()
        if self.away:
            ink(context, self.base)
            trace(context, self.rim)
            context.close_path()
            context.fill()


def paint_cone(
    context: Context, view: View, neck: np.ndarray, tip: np.ndarray, colour: str, opacity: float
) -> None:
    """The head of an arrow that is a curve, from its `neck` to its `tip` (3,)."""
    length = float(np.linalg.norm(tip - neck))
    pose = _Pose.of(view, (tip - neck) / length, (neck + tip) / 2, theme.channels(colour), IN_SHADE)
    cone = _Cone(pose, neck, tip, _CONE * length)
    with _together(context, opacity):
        cone.breathe(context)
        cone.paint(context)


@contextmanager
def _together(context: Context, opacity: float) -> Iterator[None]:
    """What is painted inside is so solid as one thing: what lies over itself is no darker."""
    if opacity >= 1:
        yield
        return
    context.push_group()
    yield
    context.pop_group_to_source()
    context.paint_with_alpha(opacity)
