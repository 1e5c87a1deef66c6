"""The instructor's own voice: one sound file for a beat, assets/voice/LANGUAGE/SCENE/BEAT.wav (.flac .mp3
.m4a).

Any rate, one channel or several. A beat that repeats has a file for each time: try.1.wav, try.2.wav. Beside the
sound lies BEAT.txt with the words that were recorded. It is written when the recording is first used; once the
beat says something else the recording is stale: it is named and not used, because it would say something that
is no longer true. Record the beat again, or remove the .txt where the recording fits the new words, too.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from steepest.disk.placing import place
from steepest.film.voice.engines.wholeness import whole
from steepest.film.voice.interface import Passage, Samples, Sound, Trouble, Unrecorded
from steepest.film.voice.synthesized import trimmed

if TYPE_CHECKING:
    import av

FOLDER = Path("assets", "voice")
KINDS = (".wav", ".flac", ".mp3", ".m4a")
RATE = 48000
LONGEST = 600.0
"""Seconds of one beat."""


@dataclass(frozen=True)
class Recordings:
    """A lecture's recordings."""

    lecture_folder: Path
    name: str = "recordings"

    def available(self, language: str) -> str | None:
        """None, or where recordings would be looked for."""
        folder = self.lecture_folder / FOLDER / language
        if any(file.suffix.lower() in KINDS for file in folder.glob("*/*")):
            return None
        return f"{FOLDER / language} holds no recordings; one of a beat is named SCENE/BEAT.wav there"

    def identity(self, language: str) -> str:
        """Its name; the recordings themselves are digested scene by scene (`digest`)."""
        return self.name

    def speak(self, passage: Passage) -> Sound:
        """The recording of a passage, with the silence around it cut off.

        Raises Unrecorded where there is none, and Trouble where it is stale or cannot be used.
        """
        file = self.find(passage)
        words = file.parent / f"{passage.beat}.txt"
        recorded = _read(words)
        if recorded is not None and recorded.split() != passage.text.split():
            raise Trouble(
                f"are stale: {shown_file(file)} was recorded for other words, see {words.name} beside it; "
                f"record it again, or remove {words.name} if it still fits"
            )
        try:
            sound = trimmed(whole(Sound(decode(file), RATE), passage.words))
        except Trouble as trouble:
            raise Trouble(f"hold {shown_file(file)}, which {trouble}") from None
        if recorded is None:
            with contextlib.suppress(OSError):  # a folder that cannot be written is no reason not to speak
                place(words, f"{passage.text}\n".encode())
        return sound

    def find(self, passage: Passage) -> Path:
        """The sound file of a passage. Raises Unrecorded where there is none."""
        folder = self.folder(passage.language, passage.scene)
        for kind in KINDS:
            if (file := folder / f"{passage.beat}{kind}").is_file():
                return file
        raise Unrecorded(f"hold no {shown_file(folder / passage.beat)}.wav")

    def holds(self, passage: Passage) -> bool:
        """Whether there is a recording of a passage, usable or not."""
        with contextlib.suppress(Unrecorded):
            return self.find(passage).is_file()
        return False

    def folder(self, language: str, scene: str) -> Path:
        """Where the recordings of a scene lie."""
        return self.lecture_folder / FOLDER / language / scene

    def strays(self, language: str, scene: str, beats: Iterable[str]) -> list[str]:
        """A sentence on every recording that belongs to no beat of the scene."""
        known = set(beats)
        listed = ", ".join(sorted(known))
        return [
            f"{shown_file(file)} belongs to no beat of {scene}; its beats are {listed}"
            for file in self._files(language, scene)
            if file.stem not in known
        ]

    def digest(self, language: str, scene: str) -> str:
        """A digest of a scene's recordings, "" where there are none."""
        found = list(self._files(language, scene))
        digest = hashlib.sha256()
        for file in found:
            digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest() if found else ""

    def _files(self, language: str, scene: str) -> Iterator[Path]:
        for file in sorted(self.folder(language, scene).glob("*")):
            if file.suffix.lower() in KINDS and file.is_file() and not file.name.startswith("."):
                yield file


def shown_file(file: Path) -> str:
    """A file as it is named in a sentence: from the assets on."""
    parts = file.parts
    return str(Path(*parts[parts.index("assets") :])) if "assets" in parts else str(file)


def decode(file: Path) -> Samples:
    """The samples of a sound file at 48 kHz, its channels mixed to one. Raises Trouble.

    The predicate of the sentence that it raises is that of one file ("which cannot be decoded …").
    """
    import av  # most lectures have no recordings

    resampler = av.AudioResampler(format="flt", rate=RATE)
    parts: list[NDArray[Any]] = []
    seconds = 0.0
    try:
        with av.open(str(file)) as container:
            if not container.streams.audio:
                raise Trouble("holds no sound")
            for frame in container.decode(container.streams.audio[0]):
                seconds += frame.samples / frame.sample_rate
                if seconds > LONGEST:
                    raise Trouble(f"is longer than {LONGEST:.0f} s")
                frame.pts = None
                parts += [_mixed(part) for part in resampler.resample(frame)]
        if parts or seconds:
            parts += [_mixed(part) for part in resampler.resample(None)]
    except (av.FFmpegError, OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Trouble(f"cannot be decoded ({reason})") from None
    return np.concatenate(parts).astype(np.float32) if parts else np.zeros(0, np.float32)


def _mixed(frame: av.AudioFrame) -> NDArray[Any]:
    """The mean of its channels, (samples,). They lie in turn: PyAV ends the process where a frame holds more than eight
    that lie one after the other.
    """
    channels: NDArray[Any] = frame.to_ndarray().reshape(-1, frame.layout.nb_channels)
    return np.asarray(channels.mean(1))


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
