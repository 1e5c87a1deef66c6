"""Sound as AAC packets at 48 kHz, and a film's track put together from those of its scenes.

Every scene is encoded once, when it is rehearsed, and its packets follow those of the scene before it: a scene begins
and ends in silence, so nothing is heard of the cut. A packet holds FRAME samples (21 ms), so a scene is heard from the
packet that begins nearest to its first frame, at most half a packet (11 ms) early or late, and nothing adds up. That
leaves nothing to encode when a film is put together: 3 s of CPU time for the lecture.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import av
import numpy as np
from av.container import OutputContainer
from av.packet import Packet
from numpy.typing import NDArray

from steepest.film.sound.resampling import RATE

BITS = 128_000
"""A second. With so many FFmpeg's fast coder is nearer to the sound (38 dB) than its slow one (28 dB)."""
FRAME = 1024
"""Samples of an AAC frame."""
OPTIONS = {"aac_coder": "fast"}

Heard = tuple[bytes | Sequence[bytes] | None, int]
"""The sound of a scene or of a part of one, as AAC in MP4 or as packets (None where nobody speaks in it), and for how
many frames of the film it lasts."""


def encoded(track: NDArray[np.float32]) -> list[bytes]:
    """The packets of a track (samples,), or (2, samples) for two channels: one that only fills the decoder, and one
    for every FRAME samples begun. A track of one channel has the same in both.
    """
    codec: Any = av.CodecContext.create("aac", "w")
    codec.sample_rate, codec.layout, codec.format = RATE, "stereo", "fltp"
    codec.bit_rate, codec.options, codec.time_base = BITS, OPTIONS, Fraction(1, RATE)
    sides = np.broadcast_to(track, (2, track.shape[-1]))
    packets: list[bytes] = []
    for first in range(0, track.shape[-1], FRAME):
        part = np.ascontiguousarray(sides[:, first : first + FRAME])
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, first, Fraction(1, RATE)
        packets += map(bytes, codec.encode(frame))
    return packets + list(map(bytes, codec.encode(None)))


def film_track(scenes: Iterable[Heard], fps: Fraction) -> list[bytes]:
    """The packets of scenes that follow one another, as `encoded` gives them; silence where a scene has none left."""
    silent = encoded(np.zeros(FRAME, np.float32))[-1]
    track: list[bytes] = []
    frames = 0
    for sound, lasts in scenes:
        frames += lasts
        wanted = packet_at(frames, fps) - len(track)
        packets = (read_m4a(sound) if isinstance(sound, bytes) else list(sound or ()))[:wanted]
        track += packets + [silent] * (wanted - len(packets))
    return [*track, silent]  # a packet is heard when the next one has come


def packet_at(frame: int, fps: Fraction) -> int:
    """The number of the packet that begins nearest to a frame."""
    return round(frame * RATE / (FRAME * fps))


def m4a(packets: Sequence[bytes]) -> bytes:
    """Packets as a file that can be listened to."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        SoundTrack(container, packets).finish()
    return file.getvalue()


def read_m4a(sound: bytes) -> list[bytes]:
    """The packets as `m4a` was given them."""
    with av.open(io.BytesIO(sound), "r") as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.size]


class SoundTrack:
    """The stream of a film that is being written, with the packets of its sound."""

    def __init__(self, film: OutputContainer, packets: Sequence[bytes], language: str = "und") -> None:
        self.film, self.packets, self.written = film, packets, 0
        self.stream: Any = film.add_stream("aac", rate=RATE, options=OPTIONS)
        self.stream.layout, self.stream.bit_rate = "stereo", BITS
        self.stream.metadata["language"] = language

    def until(self, seconds: float) -> None:
        """Write what is heard before a time of the film. The first packet fills the decoder and is not heard."""
        while self.written < len(self.packets) and (self.written - 1) * FRAME < seconds * RATE:
            packet: Packet[Any] = Packet(self.packets[self.written])
            packet.stream, packet.time_base = self.stream, Fraction(1, RATE)
            packet.pts = packet.dts = (self.written - 1) * FRAME
            packet.duration = FRAME
            self.film.mux(packet)
            self.written += 1

    def finish(self) -> None:
        """Write what is left."""
        self.until(len(self.packets) * FRAME / RATE)
