"""A segment made longer: its last picture stands for so many frames more, and nothing is encoded for it.

Each of them is the slice that says "as before" (see `steepest.film.encode.stillness`), so the picture is the same to
the last bit.
"""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import av
from av.packet import Packet

from steepest.film.encode.encode import standing
from steepest.film.encode.stillness import number_width, numbered, units


def lengthened(segment: bytes, frames: int) -> bytes:
    """The segment (an MP4 file) with its last picture for so many frames more, as an MP4 file."""
    made = io.BytesIO()
    with av.open(io.BytesIO(segment), "r") as source, av.open(made, "w", format="mp4") as film:
        pattern = source.streams.video[0]
        codec = pattern.codec_context
        header, as_before = standing((codec.width, codec.height), int(Fraction(pattern.average_rate or 1)))
        width = number_width(header)
        video = film.add_stream_from_template(pattern)
        video.time_base = base = Fraction(pattern.time_base or 1)
        step = int(1 / (Fraction(pattern.average_rate or 1) * base))  # ticks a frame
        at = since = 0
        for packet in source.demux(pattern):
            if packet.pts is None:
                continue
            since = 0 if packet.is_keyframe else since + 1
            packet.stream, packet.duration = video, step
            film.mux(packet)
            at += 1
        for number in range(at, at + frames):
            again: Packet[Any] = Packet(_in_mp4(numbered(as_before, width, since + number - at)))
            again.stream, again.time_base = video, base
            again.pts = again.dts = number * step
            again.duration = step
            film.mux(again)
    return made.getvalue()


def _in_mp4(packet: bytes) -> bytes:
    """A packet of the byte stream format as MP4 holds it: the length of each unit before it."""
    return b"".join(len(unit).to_bytes(4, "big") + unit for unit in units(packet))
