"""Piper: a neural voice whose model lies on this machine. Optional: piper-tts is no part of the usual set-up.

Which model speaks which language stands in the lecture's assets/voice/voices.toml; a path is taken from the
lecture's folder.

    [piper]
    en = "/home/me/voices/en_US-lessac-medium.onnx"

It runs in a process of its own (`piper_process`); its words are timed by energy.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import importlib.util
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from steepest.film.voice.engines import json_program
from steepest.film.voice.interface import Sentence, Sound, Trouble
from steepest.script.fault import Fault
from steepest.script.place import shown_path
from steepest.script.typed_file import typed_text

SETTINGS = Path("assets", "voice", "voices.toml")
INSTALL = f"{sys.executable} -m pip install piper-tts"


@dataclass(frozen=True)
class Piper:
    """A local neural voice. `models` is a path for each language."""

    models: Mapping[str, Path]
    command: tuple[str, ...] = (sys.executable, "-P", str(Path(__file__).with_name("piper_process.py")))
    patience: tuple[float, float] = (60.0, 1.0)
    name: str = "piper"

    def available(self, language: str) -> str | None:
        """None, or what is missing."""
        model = self.models.get(language)
        if model is None:
            return f"no Piper model is named for {language!r} in {SETTINGS}"
        for file in (model, Path(f"{model}.json")):
            if not file.is_file():
                return f"{file}: there is no such file, though {SETTINGS} wants Piper to speak with it"
        if importlib.util.find_spec("piper") is None:
            return f"Piper is not installed; {INSTALL}"
        return None

    def identity(self, language: str) -> str:
        """Its version and a digest of the model."""
        model = self.models[language]
        try:
            version = importlib.metadata.version("piper-tts")
        except importlib.metadata.PackageNotFoundError:
            version = "of unknown version"
        status = model.stat()
        return f"piper {version} {_digest(model, status.st_mtime_ns, status.st_size)}"

    def say(self, sentences: Sequence[Sentence], language: str, folder: Path) -> list[Sound]:
        """Say sentences. Raises Trouble."""
        return self.say_at([1.0] * len(sentences), sentences, language, folder)

    def say_at(
        self, tempos: Sequence[float], sentences: Sequence[Sentence], language: str, folder: Path
    ) -> list[Sound]:
        """Say sentences, each so many times as fast as usual. Raises Trouble."""
        model = self.models.get(language)
        if model is None:
            raise Trouble(f"has no model for {language!r}")
        asked = {"model": str(model), "tempos": list(tempos)}
        return json_program.say(self.command, asked, sentences, folder, self.patience)


def read_models(lecture_folder: Path) -> dict[str, Path]:
    """The models that the lecture names, by language. Raises Fault for a file that cannot be understood."""
    file = lecture_folder / SETTINGS
    if not file.is_file():
        return {}
    try:
        found = tomllib.loads(typed_text(file))
    except (ValueError, RecursionError) as error:
        raise Fault(f"{shown_path(file)}: this is not TOML: {error}") from None
    models = found.pop("piper", {})
    if found or not isinstance(models, dict) or not all(isinstance(path, str) for path in models.values()):
        raise Fault(f'{file}: it holds one table, [piper], with lines such as en = "voices/model.onnx"')
    return {language: lecture_folder / Path(path).expanduser() for language, path in models.items()}


@functools.lru_cache(maxsize=8)
def _digest(file: Path, changed: int, size: int) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:16]
