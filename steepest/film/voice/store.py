"""Speech that was made before, by what it was made from. A file that is damaged counts as not there."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from steepest.disk.locks import clear
from steepest.disk.placing import place, scratch, temporary
from steepest.disk.reading import content as content_of
from steepest.film.voice.engines.wholeness import LATE, SAME
from steepest.film.voice.interface import Sentence, Sound


class Store:
    """Sounds of sentences in one folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @contextlib.contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for an engine to work in: on the disk of the cache, where there is room for what is kept, and where
        later runs find what a killed one left. Raises OSError.
        """
        if self.folder is None:
            with temporary() as folder:
                yield folder
        else:
            if os.path.lexists(self.folder) and not self.folder.is_dir():
                clear(self.folder)
            self.folder.mkdir(parents=True, exist_ok=True)
            with scratch(self.folder) as folder:
                yield folder

    def find(self, identity: str, words: Sentence) -> Sound | None:
        """What this voice said before, or None."""
        if self.folder is None:
            return None
        file = self.folder / f"{_key(identity, words)}.npz"
        try:
            with np.load(io.BytesIO(content_of(file)), allow_pickle=False) as found:
                samples, rate, times = found["samples"], int(found["rate"]), found["words"]
                if not _can_be(samples, rate, times, len(words)):
                    return None
        except Exception:  # of a damaged file, zipfile and NumPy's reader raise nearly every kind there is
            return None
        with contextlib.suppress(OSError):
            os.utime(file)
        return Sound(
            (samples / 32768).astype(np.float32),
            rate,
            tuple((float(start), float(end)) for start, end in times),
        )

    def keep(self, identity: str, words: Sentence, sound: Sound) -> Sound:
        """Keep what a voice said, and return it as it will be found (16 bits). A full disk loses nothing."""
        samples = np.round(np.clip(sound.samples, -1, 1) * 32767).astype(np.int16)
        if self.folder is not None:
            content = io.BytesIO()
            np.savez_compressed(content, samples=samples, rate=sound.rate, words=np.array(sound.words))
            with contextlib.suppress(OSError):
                self.folder.mkdir(parents=True, exist_ok=True)
                place(self.folder / f"{_key(identity, words)}.npz", content.getvalue(), clearing=True)
        return Sound((samples / 32768).astype(np.float32), sound.rate, sound.words)


def _can_be(samples: Any, rate: int, times: Any, words: int) -> bool:
    """Whether this is speech as `keep` writes it: 16 bits, a time for each word, one after the other."""
    if samples.dtype != np.int16 or samples.ndim != 1 or times.dtype.kind != "f" or times.shape != (words, 2):
        return False
    in_turn = np.diff(times.ravel(), prepend=0.0, append=len(samples) / max(rate, 1) + LATE)
    return 8000 <= rate <= 192000 and bool((in_turn >= -SAME).all())  # not a number is none of these


def _key(identity: str, words: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps([identity, list(words)]).encode()).hexdigest()[:32]
