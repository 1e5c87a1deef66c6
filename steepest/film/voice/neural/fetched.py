"""Which of the listed voices lie in a lecture's folder, and which of them speaks.

They lie in assets/voice/models, which is kept out of version control. The one that was fetched last speaks its
language; a model that voices.toml names under [piper] comes before it.
"""

from __future__ import annotations

import contextlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from steepest.disk.placing import place
from steepest.disk.reading import content
from steepest.film.voice.neural.published import PublishedVoice, VoiceList, read_voice_list

MODELS = Path("assets", "voice", "models")
CHOSEN = "chosen.toml"
"""In that folder: the voice that speaks each language."""


def models(lecture_folder: Path) -> dict[str, Path]:
    """The model that speaks each language. Raises Fault where voices.toml cannot be understood."""
    settings = read_voice_list(lecture_folder)
    return {**_fetched(lecture_folder, settings), **settings.models}


def is_fetched(lecture_folder: Path, voice: PublishedVoice) -> bool:
    """Whether both files of a voice lie here, with the sizes that they should have."""
    for file in (voice.model, voice.config):
        try:
            if (lecture_folder / MODELS / file.name).stat().st_size != file.size:
                return False
        except OSError:
            return False
    return True


def choose(lecture_folder: Path, voice: PublishedVoice) -> None:
    """Let a voice that lies here speak its language from now on. Raises OSError."""
    told = {**_chosen(lecture_folder), voice.language: voice.name}
    lines = "".join(
        f"{json.dumps(language)} = {json.dumps(name)}\n" for language, name in sorted(told.items())
    )
    place(lecture_folder / MODELS / CHOSEN, lines.encode())


def _fetched(lecture_folder: Path, settings: VoiceList) -> dict[str, Path]:
    chosen = _chosen(lecture_folder)
    found: dict[str, Path] = {}
    for voice in settings.voices.values():
        if is_fetched(lecture_folder, voice) and (
            voice.language not in found or chosen.get(voice.language) == voice.name
        ):
            found[voice.language] = lecture_folder / MODELS / voice.model.name
    return found


def _chosen(lecture_folder: Path) -> Mapping[str, str]:
    """The name of the voice that speaks each language, as far as it was chosen."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        told = tomllib.loads(content(lecture_folder / MODELS / CHOSEN).decode())
        return {language: name for language, name in told.items() if isinstance(name, str)}
    return {}
