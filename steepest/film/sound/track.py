"""The sound of a scene on its clock: each beat's speech begins with its first frame's exact sample."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from steepest.film.sound.levelling import levelled
from steepest.film.sound.resampling import RATE

FADE = 240  # samples: 5 ms


def sample_of(frame: int, fps: int | Fraction) -> int:
    """The sample at which a frame begins."""
    return round(Fraction(frame * RATE) / Fraction(fps))


def laid(beats: Iterable[tuple[int, int, NDArray[np.float32]]], frames: int, fps: int) -> NDArray[np.float32]:
    """The track of a scene of so many frames: for each beat its first frame, its end and its sound,
    `levelled`.
    """
    track = np.zeros(sample_of(frames, fps), np.float32)
    for first, end, samples in beats:
        if not len(samples):
            continue
        begin = sample_of(first, fps)
        room = sample_of(end, fps) - begin
        said = samples[:room].copy()
        fade = np.linspace(0, 1, min(FADE, len(said) // 2), dtype=np.float32)
        said[: len(fade)] *= fade
        said[len(said) - len(fade) :] *= fade[::-1]
        track[begin : begin + len(said)] = said
    return levelled(track)


def wav(track: NDArray[np.float32]) -> bytes:
    """A sound as a WAV file, 16 bits."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(np.round(np.clip(track, -1, 1) * 32767).astype("<i2").tobytes())
    return file.getvalue()


def fitted(track: NDArray[np.float32], length: int) -> NDArray[np.float32]:
    """The track, cut or continued in silence to so many samples."""
    *channels, samples = track.shape
    silence = np.zeros((*channels, max(length - samples, 0)), np.float32)
    return np.concatenate([track[..., :length], silence], axis=-1)
