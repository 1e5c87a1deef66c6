"""Paints faces one after another, with as few calls to Cairo as possible.

Numbers come as plain lists: a numpy scalar handed to Cairo costs more than the call. What is transparent is not
painted, which changes no pixel.

Faces of a mesh take fewer calls, 1,024 of them at 1080p in 11 ms instead of 26, and 48 dB or more from manim's
picture: one colour for a gradient that hardly changes (16 ms, 61 dB), lines for edges that Cairo would draw as
lines or nearly (13 ms, 52 dB), and no antialiasing of what lies under an opaque edge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cairo
import numpy as np

from steepest.foreign.solid.batch import Batch
from steepest.foreign.solid.face_outlines import FaceOutlines

Pen = tuple[float, cairo.LineJoin, cairo.LineCap]

_LITTLE = 6 / 255  # a change of colour within a face that one colour may stand for
_SHORT = 2.0  # pixels within which any change of colour may
_COVER = 0.6  # pixels of an edge's width that cover the steps of the fill under it
_CORNERS = [0, 4, 8, 12]  # a mesh's face has its corners where its four curves begin


@dataclass(frozen=True)
class _Ink:
    """Colours of k faces: whether any shows, whether one is enough, and that one (k, 4) or both (k, 8)."""

    shows: np.ndarray
    single: np.ndarray
    one: np.ndarray
    both: np.ndarray

    def listed(self, faces: np.ndarray) -> list[list[float] | None]:
        """What to dip into for these faces: one colour or two, one after the other; None where nothing shows."""
        return [
            (one if single else both) if shows else None
            for shows, single, one, both in zip(
                self.shows[faces].tolist(),
                self.single[faces].tolist(),
                self.one[faces].tolist(),
                self.both[faces].tolist(),
                strict=True,
            )
        ]


class FaceBrush:
    """Paints the faces of a batch by their numbers, each with its fill and then its stroke.

    `places` (n, 2) are the faces' control points on the frame, `gradients` (k, 2, 2) where the two ends of their
    colours lie, `fills` and `strokes` (k, 2, 4) those colours, `pens` one a mobject, `pixel` the size of a pixel.
    """

    def __init__(
        self,
        batch: Batch,
        places: np.ndarray,
        gradients: np.ndarray,
        fills: np.ndarray,
        strokes: np.ndarray,
        pens: list[Pen],
        pixel: float,
    ) -> None:
        outlines = FaceOutlines(batch, places, pixel)
        short = batch.of_mesh & (np.abs(gradients[:, 1] - gradients[:, 0]) @ [1, 1] < _SHORT * pixel)
        wide = batch.each([width > 0 for width, *_ in pens])
        fill = _ink(fills, batch, short, batch.finite)
        stroke = _ink(strokes, batch, short, batch.finite & wide)
        self._pens = [pens[k] for k in np.repeat(np.arange(len(pens)), batch.counts).tolist()]
        plain = outlines.straight & fill.shows & fill.single & stroke.shows & stroke.single
        faces = np.flatnonzero(plain)
        corners = places[batch.first[faces, None] + _CORNERS].reshape(-1, 8)
        covered = (stroke.one[:, 3] == 1) & batch.each([width >= _COVER * pixel for width, *_ in pens])
        rows = np.concatenate(
            [corners, fill.one[faces], stroke.one[faces], covered[faces, None]], axis=1
        ).tolist()
        self._plain: dict[int, list[float]] = dict(zip(faces.tolist(), rows, strict=True))
        self._places, self._first, self._last = (
            places,
            batch.first.tolist(),
            (batch.first + batch.lengths).tolist(),
        )
        self._outlines = outlines
        rest = np.flatnonzero(~plain)
        self._rest: dict[int, tuple[Any, ...]] = dict(
            zip(
                rest.tolist(),
                zip(
                    fill.listed(rest),
                    stroke.listed(rest),
                    gradients[rest].reshape(-1, 4).tolist(),
                    strict=True,
                ),
                strict=True,
            )
        )

    def paint(self, context: cairo.Context[Any], faces: Iterable[int]) -> None:
        """Paint faces in this order."""
        move_to, line_to, close_path = context.move_to, context.line_to, context.close_path
        dip, fill_preserve, stroke = context.set_source_rgba, context.fill_preserve, context.stroke
        smooth, pen = context.set_antialias, None
        rough, fine = cairo.ANTIALIAS_NONE, cairo.ANTIALIAS_DEFAULT
        pens, plain = self._pens, self._plain
        context.new_path()
        for face in faces:
            if pens[face] is not pen:
                pen = pens[face]
                context.set_line_width(pen[0])
                context.set_line_join(pen[1])
                context.set_line_cap(pen[2])
            row = plain.get(face)
            if row is None:
                self._paint_any(context, face)
                continue
            x0, y0, x1, y1, x2, y2, x3, y3, b, g, r, a, blue, green, red, alpha, covered = row
            move_to(x0, y0)
            line_to(x1, y1)
            line_to(x2, y2)
            line_to(x3, y3)
            close_path()
            dip(b, g, r, a)
            if covered:
                smooth(rough)
                fill_preserve()
                smooth(fine)
            else:
                fill_preserve()
            dip(blue, green, red, alpha)
            stroke()

    def _paint_any(self, context: cairo.Context[Any], face: int) -> None:
        """Paint a face that has curves, several outlines or a gradient."""
        fill, stroke, ends = self._rest[face]
        if fill is None and stroke is None:
            return
        first = self._first[face]
        numbers = self._places[first : self._last[face]].ravel().tolist()
        for begin, end, closed in self._outlines.of(face):
            at = 8 * begin - 2 * first
            context.move_to(numbers[at], numbers[at + 1])
            for k in range(at + 2, 8 * end - 2 * first, 8):
                context.curve_to(*numbers[k : k + 6])
            if closed:
                context.close_path()
        if fill is not None:
            _dip(context, fill, ends)
            context.fill_preserve()
        if stroke is not None:
            if stroke != fill:  # an arrow's edges have its faces' colours, which are taken up already
                _dip(context, stroke, ends)
            context.stroke_preserve()
        context.new_path()


def _dip(context: cairo.Context[Any], ink: list[float], ends: list[float]) -> None:
    """Take a colour, or two between two places."""
    if len(ink) == 4:
        context.set_source_rgba(*ink)
        return
    gradient = cairo.LinearGradient(*ends)
    gradient.add_color_stop_rgba(0, *ink[:4])
    gradient.add_color_stop_rgba(1, *ink[4:])
    context.set_source(gradient)


def _ink(colours: np.ndarray, batch: Batch, short: np.ndarray, shown: np.ndarray) -> _Ink:
    """Colours (k, 2, 4) as Cairo takes them; manim's memory is RGBA where Cairo means BGRA."""
    swapped = np.clip(colours[..., [2, 1, 0, 3]], 0, 1)
    blue, green, red, alpha = np.abs(swapped[:, 1] - swapped[:, 0]).T
    little = np.maximum(np.maximum(red, green), np.maximum(blue, alpha)) < _LITTLE
    single = ~batch.shaded | (batch.of_mesh & (short | little))
    shows = shown & ((swapped[:, 0, 3] > 0) | (swapped[:, 1, 3] > 0))
    return _Ink(shows, single, (swapped[:, 0] + swapped[:, 1]) / 2, swapped.reshape(-1, 8))
