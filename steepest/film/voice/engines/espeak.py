"""espeak-ng: small, plain, speaks many languages; where festival is not installed.

Its library tells the sample at which each word begins. It runs in a process of its own (`espeak_process`).
"""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from steepest.disk.placing import temporary
from steepest.film.voice.engines import json_program
from steepest.film.voice.interface import PacedEngine, Sentence, Sound, Trouble, printable

INSTALL = "sudo apt-get install --yes --no-install-recommends espeak-ng"
RATE = 150  # words a minute
NAMES = {"en": "en-us"}
"""What it calls a language, where that is not the language's code."""


@dataclass(frozen=True)
class Espeak(PacedEngine):
    """The last resort. `command` speaks its own process' protocol, see `steepest.film.voice.engines.json_program`."""

    command: tuple[str, ...] = (sys.executable, "-I", str(Path(__file__).with_name("espeak_process.py")))
    patience: tuple[float, float] = (20.0, 0.3)
    name: str = "espeak-ng"

    def available(self, language: str) -> str | None:
        """None, or what is missing."""
        found = shutil.which("espeak-ng")
        if found is None:
            return f"espeak-ng is not installed; {INSTALL}"
        told = _version(self.command, _named(language), os.stat(found).st_mtime_ns)
        return None if told[:1].isdigit() else f"espeak-ng {told}"

    def identity(self, language: str) -> str:
        """Its version, voice and rate."""
        found = shutil.which("espeak-ng")
        version = _version(self.command, _named(language), os.stat(found).st_mtime_ns) if found else ""
        return f"espeak-ng {version} {_named(language)} {RATE}"

    def say_at(
        self, tempos: Sequence[float], sentences: Sequence[Sentence], language: str, folder: Path
    ) -> list[Sound]:
        """Say sentences, each so many times as fast as usual. Raises Trouble."""
        asked = {"voice": _named(language), "rates": [round(RATE * tempo) for tempo in tempos]}
        return json_program.say(self.command, asked, sentences, folder, self.patience)


def _named(language: str) -> str:
    return NAMES.get(language, language)


@functools.lru_cache(maxsize=8)
def _version(command: tuple[str, ...], voice: str, changed: int) -> str:
    """The library's version, or what is wrong with it."""
    try:
        with temporary() as folder:
            return printable(json_program.probe(command, {"voice": voice}, folder))
    except Trouble as trouble:
        return str(trouble)
