"""Pictures that are moved as wholes: a window of a frame, shown in a box of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.board.outlook import Outlook
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

ROUND = 0.14  # the radius of a small picture's corners
_SMALLEST = 24  # pixels: no picture is halved any further
_SHADOW = 7, 0.055  # rings of a shadow, and how far each lies beyond the one before
_FRINGE = 0.06  # how far the antialiased edge of a letter reaches beyond its box, in small views too
_TITLE = theme.TITLE_BASELINE  # what reaches higher stands in the title's line
_LEAST = 0.42  # of the frame's width that a window shows


class Miniature:
    """A picture of a frame (height, width, 4), RGBA, of which an `outlook` is known, with the halves of it that small
    views are made from: one pixel of a view is made of at most two by two, and nothing glitters."""

    def __init__(self, picture: np.ndarray, outlook: Outlook) -> None:
        self.outlook = outlook
        levels = [np.ascontiguousarray(picture)]
        while min(levels[-1].shape[:2]) >= 2 * _SMALLEST:
            levels.append(_halved(levels[-1]))
        self._levels = levels  # the surfaces draw from this memory
        self._surfaces = [
            cairo.ImageSurface.create_for_data(one.data, cairo.FORMAT_RGB24, one.shape[1], one.shape[0])
            for one in levels
        ]

    def lay(self, context: Context, window: Box, box: Box) -> None:
        """Make its `window` the source to paint with, so that it fills a `box` of the frame."""
        across = self._levels[0].shape[1] / theme.FRAME_WIDTH  # pixels a unit
        along = self._levels[0].shape[0] / theme.FRAME_HEIGHT
        scale = box.width / window.width
        level = min(max(int(np.floor(np.log2(1 / min(scale, 1.0)) + 1e-9)), 0), len(self._levels) - 1)
        source = cairo.SurfacePattern(self._surfaces[level])
        source.set_extend(cairo.EXTEND_PAD)
        whole = scale == 1.0
        source.set_filter(cairo.FILTER_NEAREST if whole else cairo.FILTER_BILINEAR)
        high, wide = self._levels[level].shape[:2]
        fit_x, fit_y = wide / self._levels[0].shape[1], high / self._levels[0].shape[0]
        # from the frame's units, y upward, to the pixels of this level, y downward
        source.set_matrix(
            cairo.Matrix(
                xx=across * fit_x / scale,
                yy=-along * fit_y / scale,
                x0=across * fit_x * (window.left - theme.FRAME.left - box.left / scale),
                y0=along * fit_y * (theme.FRAME.top - window.top + box.top / scale),
            )
        )
        context.set_source(source)

    def window(self, slot: Box) -> Box:
        """What of the picture a slot shows: its subject, with some room, and not too close."""
        return crop(self.outlook.subject, slot.width / slot.height)

    def cut(self, window: Box) -> list[Box]:
        """What around the subject a window would cut off, and the title's line, which a small picture does without."""
        room = 0.015 * window.width
        inner = Box(window.left + room, window.bottom + room, window.right - room, window.top - room)
        return [box for box in self.outlook.around if inner.common(box) != box or box.top > _TITLE]

    def beside(self, box: Box) -> np.ndarray:
        """The colour (3,) of the picture along the edge of a box of the frame, in its own order of channels."""
        high, wide = self._levels[0].shape[:2]
        left, right = ((x - theme.FRAME.left) / theme.FRAME.width * wide for x in (box.left, box.right))
        top, bottom = ((theme.FRAME.top - y) / theme.FRAME.height * high for y in (box.top, box.bottom))
        x0, x1 = (int(min(max(x, 0), wide - 1)) for x in (left, right))
        y0, y1 = (int(min(max(y, 0), high - 1)) for y in (top, bottom))
        rows = self._levels[0][[y0, y1], x0 : x1 + 1, :3].reshape(-1, 3)
        columns = self._levels[0][y0 : y1 + 1, [x0, x1], :3].reshape(-1, 3)
        return np.asarray(np.median(np.concatenate([rows, columns]), axis=0) / 255)


def _halved(picture: np.ndarray) -> np.ndarray:
    """A picture of half the size: each pixel the mean of four."""
    even = picture[: picture.shape[0] // 2 * 2, : picture.shape[1] // 2 * 2]
    rows = even[0::2].astype(np.uint16) + even[1::2]
    return np.asarray((rows[:, 0::2] + rows[:, 1::2] + 2) >> 2, np.uint8)


def crop(subject: Box, aspect: float) -> Box:
    """The smallest window of this width to height around a subject of the frame, with some room, not too close; it lies
    in the frame as far as it can."""
    room = 1.06
    width = max(subject.width * room, subject.height * room * aspect, _LEAST * theme.FRAME.width)
    x = _kept((subject.left + subject.right) / 2, width, theme.FRAME.width)
    y = _kept((subject.bottom + subject.top) / 2, width / aspect, theme.FRAME.height)
    return Box(x - width / 2, y - width / aspect / 2, x + width / 2, y + width / aspect / 2)


def _kept(middle: float, length: float, room: float) -> float:
    """The middle of a length that keeps to a room around 0, where it fits in."""
    most = (room - length) / 2
    return min(max(middle, -most), most) if most > 0 else middle


def between(window: Box, slot: Box, share: float) -> tuple[Box, Box]:
    """A window and the box that it fills on the way from the whole frame (0) to a window of it in a slot (1), as if an
    eye drew back: sizes change by equal factors in equal shares, and the middles with the sizes."""
    if share <= 0:
        return theme.FRAME, theme.FRAME
    width = theme.FRAME.width * (slot.width / theme.FRAME.width) ** share
    height = theme.FRAME.height * (slot.height / theme.FRAME.height) ** share
    scale = (slot.width / window.width) ** share
    gone = (theme.FRAME.width - width) / (theme.FRAME.width - slot.width)
    scales = (1 - scale) / (1 - slot.width / window.width) if slot.width != window.width else share
    box = _around(_middle(slot, gone), width, height)
    return _around(_middle(window, scales), width / scale, height / scale), box


def _middle(box: Box, share: float) -> tuple[float, float]:
    return share * (box.left + box.right) / 2, share * (box.bottom + box.top) / 2


def _around(middle: tuple[float, float], width: float, height: float) -> Box:
    x, y = middle
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def carried(point: tuple[float, float], window: Box, box: Box) -> tuple[float, float]:
    """Where a point of the frame falls that is shown in a box."""
    scale = box.width / window.width
    return box.left + (point[0] - window.left) * scale, box.bottom + (point[1] - window.bottom) * scale


def paint(
    context: Context,
    miniature: Miniature,
    slot: Box,
    away: float,
    light: float = 1.0,
    edge: str = theme.QUIET,
) -> None:
    """Paint a miniature on its way to a slot: `away` is how far it is from filling the frame (0 to 1), which rounds its
    corners, gives it an edge and a shadow and takes away what the slot would cut off; `light` is how bright it
    is."""
    final = miniature.window(slot)
    window, box = between(final, slot, away)
    radius, drawn = ROUND * min(1.0, 4 * away), min(1.0, 4 * away)
    rings, step = _SHADOW
    for ring in range(rings, 0, -1) if 0 < away < 1 else ():  # what lies in its slot lies flat
        out = ring * step
        rounded(context, Box(box.left - out, box.bottom - out, box.right + out, box.top + out), radius + out)
        context.set_source_rgba(0, 0, 0, 0.05 * min(drawn, 3 * (1 - away)))
        context.fill()
    rounded(context, box, radius)
    miniature.lay(context, window, box)
    context.fill()
    if away <= 0:
        return
    for one in miniature.cut(final):
        _cover(context, miniature, one, window, box, min(1.0, 1.8 * away))
    rounded(context, box, radius)
    if light < 1:
        ink(context, theme.channels(theme.BACKGROUND), 1 - light)
        context.fill_preserve()
    ink(context, theme.channels(edge), drawn * max(light, 0.35))
    context.set_line_width(0.02)
    context.stroke()


def _cover(context: Context, miniature: Miniature, one: Box, window: Box, box: Box, share: float) -> None:
    """Let something fade into what is around it."""
    wider = Box(one.left - _FRINGE, one.bottom - _FRINGE, one.right + _FRINGE, one.top + _FRINGE)
    left, bottom = carried((wider.left, wider.bottom), window, box)
    right, top = carried((wider.right, wider.top), window, box)
    seen = Box(left, bottom, right, top).common(box)
    if seen.width > 0 and seen.height > 0:
        context.rectangle(seen.left, seen.bottom, seen.width, seen.height)
        ink(context, miniature.beside(wider), share)
        context.fill()


def rounded(context: Context, box: Box, radius: float) -> None:
    """Lay the path around a box with round corners."""
    context.new_path()
    if radius <= 0:
        context.rectangle(box.left, box.bottom, box.width, box.height)
        return
    radius = min(radius, box.width / 2, box.height / 2)
    quarter = np.pi / 2
    corners = (
        (box.right - radius, box.bottom + radius, -quarter),
        (box.right - radius, box.top - radius, 0.0),
        (box.left + radius, box.top - radius, quarter),
        (box.left + radius, box.bottom + radius, 2 * quarter),
    )
    for x, y, start in corners:
        context.arc(x, y, radius, start, start + quarter)
    context.close_path()
