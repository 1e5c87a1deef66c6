"""The film's sound track: AAC at 48 kHz, encoded in one go from scene to scene, for a cut between encoded sounds would
be heard. A scene with one channel has the same in both.

It takes 6 s for the lecture, and needs no picture: `Encoding` does it while the beats are filmed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import OutputContainer
from av.packet import Packet
from numpy.typing import NDArray

from film.sound.resampling import RATE
from film.sound.track import fitted, read_flac, sample_of

BITS = 128_000
"""A second. With so many FFmpeg's fast coder is nearer to the sound (38 dB) than its slow one (28 dB)."""
FRAME = 1024
"""Samples of an AAC frame."""
OPTIONS = {"aac_coder": "fast"}

Heard = tuple[Path | None, int]
"""The sound of a scene (None where nobody speaks in it), and for how many frames of the film it lasts."""


def encoded(scenes: Sequence[Heard], fps: Fraction) -> list[bytes]:
    """The AAC packets of scenes that follow one another, a packet for every FRAME samples."""
    codec: Any = av.CodecContext.create("aac", "w")
    codec.sample_rate, codec.layout, codec.format = RATE, "stereo", "fltp"
    codec.bit_rate, codec.options, codec.time_base = BITS, OPTIONS, Fraction(1, RATE)
    packets: list[bytes] = []
    waiting, written = np.zeros((2, 0), np.float32), 0
    for sound in _sounds(scenes, fps):
        waiting = np.concatenate([waiting, sound], axis=1)
        whole = waiting.shape[1] // FRAME * FRAME
        for first in range(0, whole, FRAME):
            packets += _packets(codec, waiting[:, first : first + FRAME], written + first)
        waiting, written = waiting[:, whole:], written + whole
    if waiting.size:
        packets += _packets(codec, waiting, written)
    return packets + [bytes(packet) for packet in codec.encode(None)]


def _sounds(scenes: Sequence[Heard], fps: Fraction) -> Iterator[NDArray[np.float32]]:
    """The samples (2, n) of each scene, which begins with its first frame's own sample."""
    frames = 0
    for track, lasts in scenes:
        length = sample_of(frames + lasts, fps) - sample_of(frames, fps)
        samples = read_flac(track) if track else np.zeros(0, np.float32)
        yield np.broadcast_to(fitted(samples, length), (2, length))
        frames += lasts


def _packets(codec: Any, samples: NDArray[np.float32], at: int) -> list[bytes]:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
    return [bytes(packet) for packet in codec.encode(frame)]


class Encoding:
    """A sound track being encoded beside other work, which nobody waits for unless it is wanted."""

    def __init__(self, scenes: Sequence[Heard], fps: Fraction) -> None:
        self._packets: list[bytes] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._encode, args=(scenes, fps), daemon=True)
        self._thread.start()

    def _encode(self, scenes: Sequence[Heard], fps: Fraction) -> None:
        try:
            self._packets = encoded(scenes, fps)
        except BaseException as error:  # it is raised where the track is wanted
            self._error = error

    def packets(self) -> list[bytes]:
        """The track, as `encoded` gives it. Raises what went wrong with it."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._packets


class SoundTrack:
    """The stream of a film that is being written, with the packets of its sound."""

    def __init__(self, film: OutputContainer, packets: Sequence[bytes], language: str) -> None:
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
