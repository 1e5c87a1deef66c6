"""Segments and parts of segments into one segment, without encoding anything again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av


@dataclass(frozen=True)
class Piece:
    """Frames `first` up to, not including, `end` of a segment; `first` is a key frame."""

    segment: bytes | Path
    first: int
    end: int


def splice(pieces: Sequence[Piece]) -> bytes:
    """One segment that shows the pieces in their order.

    They were encoded alike and hold no B-frames, so each one's packets follow the last one's. Raises
    ValueError where a piece lacks a frame or does not begin with a key frame.
    """
    target = io.BytesIO()
    with av.open(target, "w", format="mp4") as film:
        video, frames = None, 0
        for piece in pieces:
            source = str(piece.segment) if isinstance(piece.segment, Path) else io.BytesIO(piece.segment)
            with av.open(source, "r") as segment:
                stream = segment.streams.video[0]
                if video is None:
                    video = film.add_stream_from_template(stream)
                base = Fraction(stream.time_base or 1)
                tick = int(1 / (Fraction(stream.average_rate or 1) * base))  # clock ticks a frame
                here = 0
                for packet in segment.demux(stream):
                    if packet.pts is None:
                        continue
                    number = packet.pts // tick
                    if not piece.first <= number < piece.end:
                        continue
                    if number != piece.first + here or (not here and not packet.is_keyframe):
                        raise ValueError(f"frame {piece.first + here} of a segment cannot be cut out")
                    packet.pts = packet.dts = (frames + here) * tick
                    packet.duration = tick
                    packet.stream = video
                    film.mux(packet)
                    here += 1
            if here != piece.end - piece.first:
                raise ValueError(f"a segment has {here} of {piece.end - piece.first} frames")
            frames += here
    return target.getvalue()
