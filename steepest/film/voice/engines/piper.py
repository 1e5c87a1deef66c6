"""Piper: a neural voice whose model lies on this machine. Optional: piper-tts is no part of the usual set-up.

A model is fetched with `steepest voices get`, or one's own stands in the lecture's assets/voice/voices.toml; a path is
taken from the lecture's folder.

    [piper]
    en = "/home/me/voices/en_US-mine.onnx"

It runs in a process of its own (`piper_process`). Its words are timed by the durations of their phonemes, or by energy
where a model does not tell them.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from steepest.film.voice.engines import json_program
from steepest.film.voice.interface import PacedEngine, Sentence, Sound, Trouble
from steepest.film.voice.neural.published import SETTINGS

INSTALL = f"{sys.executable} -m pip install 'piper-tts[alignment]'"


@dataclass(frozen=True)
class Piper(PacedEngine):
    """A local neural voice. `models` is a path for each language."""

    models: Mapping[str, Path]
    command: tuple[str, ...] = (sys.executable, "-P", str(Path(__file__).with_name("piper_process.py")))
    patience: tuple[float, float] = (60.0, 1.0)
    name: str = "piper"

    def available(self, language: str) -> str | None:
        """None, or what is missing."""
        model = self.models.get(language)
        if model is None:
            return f"no Piper model is named for {language!r} in {SETTINGS}, and no voice was fetched"
        for file in (model, Path(f"{model}.json")):
            if not file.is_file():
                return f"{file}: there is no such file, though {SETTINGS} wants Piper to speak with it"
        return missing_package()

    def identity(self, language: str) -> str:
        """Its version, whether it tells times (for which it needs onnx), and a digest of the model."""
        model = self.models[language]
        try:
            version = importlib.metadata.version("piper-tts")
        except importlib.metadata.PackageNotFoundError:
            version = "of unknown version"
        status = model.stat()
        timed = "timed" if importlib.util.find_spec("onnx") else "untimed"
        return f"piper {version} {timed} {_digest(model, status.st_mtime_ns, status.st_size)}"

    def say_at(
        self, tempos: Sequence[float], sentences: Sequence[Sentence], language: str, folder: Path
    ) -> list[Sound]:
        """Say sentences, each so many times as fast as usual. Raises Trouble."""
        model = self.models.get(language)
        if model is None:
            raise Trouble(f"has no model for {language!r}")
        asked = {"model": str(model), "tempos": list(tempos)}
        return json_program.say(self.command, asked, sentences, folder, self.patience)


def missing_package() -> str | None:
    """None where Piper is installed, else how to get it."""
    return None if importlib.util.find_spec("piper") else f"Piper is not installed; {INSTALL}"


@functools.lru_cache(maxsize=8)
def _digest(file: Path, changed: int, size: int) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:16]
