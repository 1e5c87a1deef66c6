"""The film's sound track: AAC at 48 kHz, encoded in one go from scene to scene. A scene with one channel has the same
in both.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import OutputContainer
from numpy.typing import NDArray

from film.sound.resampling import RATE
from film.sound.track import fitted, read_flac, sample_of

BITS = 128_000
"""A second. With so many FFmpeg's fast coder is nearer to the sound (38 dB) than its slow one (28 dB)."""
FRAME = 1024
"""Samples of an AAC frame."""


class SoundTrack:
    """The stream of a film that is being written."""

    def __init__(self, film: OutputContainer, language: str) -> None:
        self.film = film
        self.stream: Any = film.add_stream("aac", rate=RATE, options={"aac_coder": "fast"})
        self.stream.layout, self.stream.bit_rate = "stereo", BITS
        self.stream.metadata["language"] = language
        self.written = 0
        self._waiting: NDArray[np.float32] = np.zeros((2, 0), np.float32)

    def scene(self, track: Path | None, fps: Fraction, first: int, frames: int) -> Scene:
        """The sound of a scene that lasts `frames` from the film's frame `first` on."""
        length = sample_of(first + frames, fps) - sample_of(first, fps)
        samples = read_flac(track) if track else np.zeros(0, np.float32)
        return Scene(self, np.broadcast_to(fitted(samples, length), (2, length)))

    def write(self, samples: NDArray[np.float32]) -> None:
        """Encode what fills whole AAC frames of samples (2, n), and keep the rest for the next call."""
        self._waiting = np.concatenate([self._waiting, samples], axis=1)
        while self._waiting.shape[1] >= FRAME:
            self._encode(self._waiting[:, :FRAME])
            self._waiting = self._waiting[:, FRAME:]

    def finish(self) -> None:
        """Encode what is left."""
        if self._waiting.size:
            self._encode(self._waiting)
        self.film.mux(self.stream.encode(None))

    def _encode(self, samples: NDArray[np.float32]) -> None:
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self.written, Fraction(1, RATE)
        self.written += samples.shape[1]
        self.film.mux(self.stream.encode(frame))


class Scene:
    """The sound of one scene, written bit by bit beside the picture."""

    def __init__(self, sound: SoundTrack, samples: NDArray[np.float32]) -> None:
        self.sound, self.samples = sound, samples
        self.begin = sound.written + sound._waiting.shape[1]
        self.done = 0

    def until(self, seconds: float) -> None:
        """Write what is heard before a time of the film, a second or more at once."""
        end = min(round(seconds * RATE) - self.begin, self.samples.shape[1])
        if end - self.done >= RATE:
            self.sound.write(self.samples[:, self.done : end])
            self.done = end

    def end(self) -> None:
        """Write what is left of the scene."""
        self.sound.write(self.samples[:, self.done :])
        self.done = self.samples.shape[1]
