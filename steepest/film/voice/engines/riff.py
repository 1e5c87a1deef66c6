"""Sound files that engines write: WAV of 16 bits, read with suspicion."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from steepest.film.voice.interface import Samples, Trouble


def read_wav(file: Path) -> tuple[Samples, int]:
    """Samples and rate. Raises Trouble for a file that is missing, cut short, or no such sound."""
    try:
        with wave.open(str(file), "rb") as sound:
            rate, channels, width = sound.getframerate(), sound.getnchannels(), sound.getsampwidth()
            promised = sound.getnframes()
            content = sound.readframes(promised)
    except FileNotFoundError:
        raise Trouble("wrote no sound") from None
    except (wave.Error, EOFError, OSError) as error:
        raise Trouble(f"wrote a sound that cannot be read ({error or 'it is cut short'})") from None
    if width != 2 or channels < 1 or not 8000 <= rate <= 192000:
        raise Trouble(
            f"wrote a sound of {rate} Hz, {8 * width} bits and {channels} channels; 16 bits are usual"
        )
    if len(content) < promised * width * channels:
        raise Trouble(f"wrote half a sound: {len(content) // (width * channels)} samples of {promised}")
    samples = np.frombuffer(content, "<i2").reshape(-1, channels).mean(1) / 32768
    return samples.astype(np.float32), rate


def write_wav(file: Path, samples: Samples, rate: int) -> None:
    """Write 16 bits, one channel."""
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
