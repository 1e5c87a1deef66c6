"""RGBA pictures to YUV 4:2:0 frames, of which only what changed is converted.

A conversion takes 4 to 5 ms of a 1080p frame; most movements touch a hundredth of it: 0.9 ms on average,
where converting the rows from the first to the last changed one took 2.3. Where somebody knows in which
areas a picture may differ from the last one, only those are compared with it: 0.02 ms for a running number, against
0.5 ms for all of a picture. swscale makes a pixel of colour from four of the picture, so pixels beside the
changed ones change too, and their neighbours are needed for that: the frame is the same to the byte as one
converted whole. What is bit-exact needs no accurate rounding beside that: to the same bytes, it takes half as long
again. A pixel of colour is the mean of four of the picture: made of more of them (bicubic), it lies 60 dB from that,
and a whole frame takes a quarter more instructions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import av
import numpy as np
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    Interpolation,
    VideoReformatter,
)
from numpy.typing import NDArray

from steepest.stage.camera.damage import Area

Picture = NDArray[np.uint8]
"""(height, width, 4), RGBA."""

BITEXACT = Interpolation.AREA | Interpolation.FULL_CHR_H_INP | Interpolation.BITEXACT
REACH = 2  # pixels beside a changed one that it shows in, each way
GRID = 8  # what is converted begins at multiples of this
# Its width and height are multiples of these: swscale keeps tables, of 0.5 MB, for each size.
PART = (320, 120)

T = TypeVar("T", bound=np.generic)


class Converter:
    """Keeps the last picture and the frame made of it; colours are BT.709 in the limited range, alpha is
    dropped.
    """

    def __init__(self) -> None:
        self.frame: av.VideoFrame | None = None
        self._last: Picture | None = None
        self._reformatters: dict[tuple[int, ...], VideoReformatter] = {}

    def update(self, picture: Picture, areas: Iterable[Area] | None = None) -> bool:
        """Make `frame` show a picture of the size of the last one; False where it did already.

        Outside of `areas` the picture is the last one; None where nobody knows.
        """
        if self.frame is None or self._last is None:
            self.frame, self._last = self.convert(picture), picture.copy()
            return True
        height, width = picture.shape[:2]
        changed = False
        for area in (Area(0, 0, width, height),) if areas is None else areas:
            tight = _changed(picture, self._last, area)
            if tight is not None:
                changed = True
                tight.of(self._last)[:] = tight.of(picture)
                self._convert_into(self.frame, picture, tight)
        return changed

    def _convert_into(self, frame: av.VideoFrame, picture: Picture, area: Area) -> None:
        """Convert an area, with what is made of its pixels beside it, into a frame."""
        height, width = picture.shape[:2]
        left, right = max(area.left - REACH, 0) // 2 * 2, min(area.right + REACH, width)
        top, bottom = max(area.top - REACH, 0) // 2 * 2, min(area.bottom + REACH, height)
        x0, x1 = _part(left, right, width, PART[0])
        y0, y1 = _part(top, bottom, height, PART[1])
        part = self.convert(picture[y0:y1, x0:x1])
        for target, source, step in zip(frame.planes, part.planes, (1, 2, 2), strict=True):
            seen = _rows(source)[(top - y0) // step : (bottom - y0 + step - 1) // step]
            whole = _rows(target)[top // step : (bottom + step - 1) // step]
            end = (right + step - 1) // step
            whole[:, left // step : end] = seen[:, (left - x0) // step : end - x0 // step]

    def convert(self, picture: Picture) -> av.VideoFrame:
        """A picture (height, width, 4), or a part of one, as a new frame."""
        reformatter = self._reformatters.setdefault(picture.shape, VideoReformatter())
        frame = reformatter.reformat(
            av.VideoFrame.from_numpy_buffer(picture, format="rgba"),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=BITEXACT,
            threads=1,
        )
        frame.color_primaries, frame.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        return frame


def _rows(plane: av.video.plane.VideoPlane) -> NDArray[np.uint8]:
    """A plane of a frame (rows, columns and what fills them up), not a copy of it."""
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)


def _part(first: int, end: int, length: int, step: int) -> tuple[int, int]:
    """What to convert for some of the rows or columns: with those they are made from, and of few sizes."""
    start = max(first - REACH, 0) // GRID * GRID
    size = -(-(min(end + REACH, length) - start) // step) * step
    if start + size <= length:
        return start, start + size
    return max(length - size, 0) // GRID * GRID, length


def _changed(picture: Picture, last: Picture, area: Area) -> Area | None:
    """The part of an area outside of which two pictures are alike; None where they are."""
    differs = _words(area.of(picture)) != _words(area.of(last))
    rows = np.flatnonzero(differs.any(axis=1))
    if not len(rows):
        return None
    columns = np.flatnonzero(differs[rows[0] : rows[-1] + 1].any(axis=0))
    return Area(
        area.left + int(columns[0]),
        area.top + int(rows[0]),
        area.left + int(columns[-1]) + 1,
        area.top + int(rows[-1]) + 1,
    )


def _words(picture: NDArray[T]) -> NDArray[np.uint32]:
    """Pixels (height, width), each as one number."""
    return picture.view(np.uint32)[..., 0]
