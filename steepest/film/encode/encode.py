"""Pictures into one H.264 segment: constant frame rate, seekable at every beat, the same bytes on every
machine.

A segment holds no B-frames, so a frame is decoded in the order it is shown (pts equals dts): segments are
joined by adding one offset, and no edit list is needed. That costs 5 to 7 % of size against x264's usual three
and saves a fifth of its time. Every key frame is an IDR frame and closes its group of pictures. A segment (a
beat of a lecture) has an encoder of its own: its bytes depend on its pictures alone, wherever else they are
shown. The conversion to YUV is swscale's bit-exact one, x264 has one thread and leaves AVX-512 alone: neither
the number of cores nor that of workers shows in the bytes.

A picture that stands is encoded nine times, as many as x264 looks at together, which makes it as fine as if
all its frames were, and then repeated for nothing, see `steepest.film.encode.stillness`. One that equals the last
one stands.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import av
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from numpy._core._multiarray_umath import __cpu_features__  # type: ignore[import-not-found]

from steepest.film.encode.colours import Converter, Picture
from steepest.film.encode.freeing import give_back
from steepest.film.encode.stillness import KEY, kind, number_width, numbered, units
from steepest.stage.camera.damage import Area

LONGEST_GROUP = 8  # seconds between key frames where a beat is longer than that
LOOKAHEAD = 8  # frames
SETTLING = LOOKAHEAD + 1  # frames of a rest that x264 encodes: it makes finer what lasts as far as it looks

WITHOUT_AVX512 = "MMX2,SSE,SSE2,SSE2Fast,LZCNT,SSSE3,SSE4.2,AVX,FMA3,BMI2,AVX2"
"""What x264 may use of a processor that has AVX-512. With that its macroblock tree reads memory that nobody has written
(x264 165; MALLOC_PERTURB_ shows it), so that now and then a packet comes out otherwise. It is no slower without.
"""


def options(fps: int) -> dict[str, str]:
    """What x264 is told: quick, made for flat colour and lines, sharp enough that a line's edge shows no
    ringing. Whole blocks, placed to the half pixel, take a sixth less time than what `veryfast` looks for, for 1 dB
    of 53 and 4 to 9 % of size; to the whole pixel, a seventh less again, for a tenth of a dB and as much size; two
    frames less of a look ahead take a fifth off a rest, for half a dB.
    """
    return {
        "preset": "veryfast",
        "tune": "animation",
        "crf": "18",
        "rc-lookahead": str(LOOKAHEAD),
        "x264-params": ":".join(["subme=0", "partitions=none", *_instructions()]),
        "bf": "0",
        "g": str(LONGEST_GROUP * fps),
        "forced-idr": "1",
        "threads": "1",
    }


def _instructions() -> list[str]:
    return [f"asm={WITHOUT_AVX512}"] if __cpu_features__.get("AVX512F") else []


class Encoder:
    """Takes pictures in the order they are shown and returns the bytes of an MP4 file with one video
    stream.

    `size` is (width, height) in pixels, both even; `fps` is frames per second. Colours are tagged and
    converted as BT.709 in the limited range, which players assume for high definition.
    """

    def __init__(self, size: tuple[int, int], fps: int) -> None:
        width, height = size
        if width % 2 or height % 2:
            raise ValueError(
                f"a frame of {width} × {height} pixels cannot be halved for its colours: even sizes only"
            )
        self.size, self.fps, self.frames = size, fps, 0
        self._converter = Converter()
        self._group: _Group | None = None

    def show(self, picture: Picture, count: int = 1, areas: Iterable[Area] | None = None) -> None:
        """Show an RGBA picture (height, width, 4) for `count` frames; it may be overwritten afterwards.

        Outside of `areas` it is the picture that was shown last; None where nobody knows. The bytes are the same.
        """
        if count < 1:
            raise ValueError(f"a picture is shown for at least one frame, not {count}")
        if picture.shape != (self.size[1], self.size[0], 4) or picture.dtype != np.uint8:
            raise ValueError(
                f"a picture of {self.size} pixels is expected, got {picture.shape} of {picture.dtype}"
            )
        changed = self._converter.update(picture, areas)
        if self._group is None:
            standing(self.size, self.fps)  # now, so that two of x264 are never there at once
            self._group, changed = _Group(self.size, self.fps), True
        if changed and self._converter.frame is not None:
            self._group.show(self._converter.frame)
        self._group.repeat(count - changed)
        self.frames += count

    def finish(self) -> bytes:
        """Close the segment and return its bytes. Raises ValueError where nothing was shown."""
        if self._group is None:
            raise ValueError("a segment has at least one frame; nothing was shown")
        video = self._group.finish()
        self._group = None  # the last that holds x264
        give_back()
        return video


class _Group:
    """Frames encoded together, from a key frame on."""

    def __init__(self, size: tuple[int, int], fps: int) -> None:
        self.frames = 0
        self._size, self._fps, self._key = size, fps, 0
        self._time_base = Fraction(1, fps)
        self._file = io.BytesIO()
        self._container = av.open(self._file, "w", format="mp4")
        self._stream = self._container.add_stream("libx264", rate=fps, options=options(fps))
        (self._stream.width, self._stream.height), self._stream.pix_fmt = size, "yuv420p"
        self._stream.time_base = self._time_base
        codec = self._stream.codec_context
        codec.colorspace, codec.color_range = Colorspace.ITU709, ColorRange.MPEG
        codec.color_primaries, codec.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        self._shown: list[int] = []  # how long each encoded frame is on screen
        self._packets: list[av.Packet[Any]] = []
        self._last: av.VideoFrame | None = None
        self._settled = 0  # how often it was encoded

    def show(self, frame: av.VideoFrame) -> None:
        """Show a frame, which may be overwritten afterwards."""
        self._last, self._settled = frame, 1
        self._encode(frame)

    def _encode(self, frame: av.VideoFrame) -> None:
        due = self.frames - self._key >= LONGEST_GROUP * self._fps
        if not self._shown or due:
            frame.pict_type, self._key = PictureType.I, self.frames
        else:
            frame.pict_type = PictureType.NONE
        frame.pts, frame.time_base = len(self._shown), self._time_base
        self._packets += self._stream.encode(frame)
        self._shown.append(1)
        self.frames += 1

    def repeat(self, count: int) -> None:
        """Show the last frame, which is still as it was, for `count` frames more."""
        assert self._last is not None
        while count > 0:
            room = LONGEST_GROUP * self._fps - (self.frames - self._key)
            if room <= 0:
                self._settled = 0  # a key frame is made of nothing but itself
            if self._settled < SETTLING:
                self._encode(self._last)
                self._settled += 1
                count -= 1
            else:
                self._shown[-1] += min(room, count)
                self.frames += min(room, count)
                count -= room

    def close(self) -> tuple[bytes, list[bytes]]:
        """What x264 makes of the frames: the header of their sequence, and a packet for each."""
        self._packets += self._stream.encode(None)
        return bytes(self._stream.codec_context.extradata or b""), [bytes(each) for each in self._packets]

    def finish(self) -> bytes:
        """The frames as an MP4 file. Raises ValueError where repeated frames would not fit in."""
        header, packets = self.close()
        fitting, as_before = standing(self._size, self._fps)
        if header != fitting:
            raise ValueError("x264 gives two groups of one size unlike headers")
        width = number_width(header)
        at = key = added = 0  # frames, the last key frame, how many since then are none of x264's
        for packet, shown in zip(packets, self._shown, strict=True):
            is_key = any(kind(unit) == KEY for unit in units(packet))
            if is_key:
                key, added = at, 0
            self._mux(numbered(packet, width, added) if added else packet, at, is_key)
            for again in range(at + 1, at + shown):
                self._mux(numbered(as_before, width, again - key - 1), again, False)
            added += shown - 1
            at += shown
        self._container.close()
        return self._file.getvalue()

    def _mux(self, data: bytes, at: int, key: bool) -> None:
        packet = av.Packet(data)
        packet.pts = packet.dts = at
        packet.duration, packet.time_base = 1, self._time_base
        packet.is_keyframe, packet.stream = key, self._stream
        self._container.mux(packet)


@functools.cache
def standing(size: tuple[int, int], fps: int) -> tuple[bytes, bytes]:
    """The header of a sequence, and a frame that says "as before", the first after the key frame: x264's own for
    a picture of one grey.
    """
    grey = av.VideoFrame(*size, "yuv420p")
    for plane in grey.planes:
        plane.update(bytes([128]) * plane.buffer_size)
    group = _Group(size, fps)
    group.show(grey)
    group.show(grey)
    header, (_, as_before) = group.close()
    return header, as_before
