"""The voices that a lecture's assets/voice/voices.toml lists: where their publisher keeps them, and what they are.

    [piper]                                # models of one's own, by language; optional
    en = "/home/me/voices/en_US-mine.onnx"

    [voices.en_US-ljspeech-high]           # voices that `steepest voices get` fetches
    language = "en"
    about = "a woman, American English"
    licence = "public domain"
    address = "https://…/en/en_US/ljspeech/high/"
    model = { size = 114199011, sha256 = "5d4f…" }
    config = { size = 4970, sha256 = "7e1f…" }

A voice is two files of its name below its address: NAME.onnx, the model, and NAME.onnx.json, its settings.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from steepest.script.fault import Fault
from steepest.script.place import shown_path
from steepest.script.typed_file import typed_text
from steepest.stage.settings.toml import not_toml

SETTINGS = Path("assets", "voice", "voices.toml")
NAME = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)
ADDRESS = re.compile(r"(https://|http://(127\.0\.0\.1|localhost)[:/])\S+/")
DIGEST = re.compile(r"[0-9a-f]{64}")
LARGEST = 2_000_000_000
"""Bytes of a model."""
WORDS = ("language", "about", "licence", "address")
FILES = ("model", "config")


@dataclass(frozen=True)
class PublishedFile:
    """A file of a voice: its name, its address, its size in bytes, and its SHA-256 in hexadecimal digits."""

    name: str
    address: str
    size: int
    sha256: str


@dataclass(frozen=True)
class PublishedVoice:
    """A voice that can be fetched."""

    name: str
    language: str
    about: str
    licence: str
    address: str
    model: PublishedFile
    config: PublishedFile

    @property
    def size(self) -> int:
        """Bytes of both files."""
        return self.model.size + self.config.size


@dataclass(frozen=True)
class VoiceList:
    """What the file says: models by language, and voices by name in the order of the file."""

    models: Mapping[str, Path] = field(default_factory=dict)
    voices: Mapping[str, PublishedVoice] = field(default_factory=dict)


def read_voice_list(lecture_folder: Path) -> VoiceList:
    """What a lecture's voices.toml says; nothing where there is none. Raises Fault for what cannot be understood."""
    file = lecture_folder / SETTINGS
    if not file.is_file():
        return VoiceList()
    shown, text = shown_path(file), typed_text(file)
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise not_toml(shown, text, error) from None
    models, voices = found.pop("piper", {}), found.pop("voices", {})
    if found:
        raise Fault(f"{shown}: {next(iter(found))}: it holds tables [piper] and [voices.NAME], and no others")
    if not isinstance(models, dict) or not all(isinstance(path, str) for path in models.values()):
        raise Fault(f'{shown}: [piper] holds lines such as en = "voices/model.onnx"')
    if not isinstance(voices, dict):
        raise Fault(f"{shown}: a voice is a table, [voices.NAME]")
    return VoiceList(
        {language: lecture_folder / Path(path).expanduser() for language, path in models.items()},
        {name: _voice(shown, name, told) for name, told in voices.items()},
    )


def _voice(shown: str, name: str, told: Any) -> PublishedVoice:
    here = f"{shown}: [voices.{name}]"
    if not NAME.fullmatch(name):
        raise Fault(f"{here}: a voice's name has letters, digits and the signs _ . - only")
    if not isinstance(told, dict) or set(told) != {*WORDS, *FILES}:
        raise Fault(f"{here} holds {', '.join((*WORDS, *FILES))}, and nothing else")
    for key in WORDS:
        if not isinstance(told[key], str) or not told[key].strip():
            raise Fault(f"{here}: {key} is a text in quotation marks")
    if not ADDRESS.fullmatch(told["address"]):
        raise Fault(f"{here}: address begins with https:// and ends with a slash, not {told['address']!r}")
    model, config = (
        _file(f"{here}: {key}", f"{name}{end}", told["address"], told[key])
        for key, end in zip(FILES, (".onnx", ".onnx.json"), strict=True)
    )
    return PublishedVoice(
        name, told["language"], told["about"], told["licence"], told["address"], model, config
    )


def _file(here: str, name: str, address: str, told: Any) -> PublishedFile:
    size, sha256 = (told.get("size"), told.get("sha256")) if isinstance(told, dict) else (None, None)
    if type(size) is not int or not 0 < size <= LARGEST:
        raise Fault(f"{here} has a size in bytes, such as {{ size = 4970, sha256 = … }}")
    if not isinstance(sha256, str) or not DIGEST.fullmatch(sha256):
        raise Fault(f"{here} has a sha256 of 64 hexadecimal digits")
    return PublishedFile(name, address + name, size, sha256)
