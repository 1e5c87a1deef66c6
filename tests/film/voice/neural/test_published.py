"""The list of voices: what it says, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from steepest.film.voice.neural.published import SETTINGS, VoiceList, read_voice_list
from steepest.script.fault import Fault
from steepest.script.values.languages import LANGUAGES

ROOT = Path(__file__).parents[4]
A, B = "a" * 64, "b" * 64
VOICE = f"""
[voices.kim]
language = "en"
about = "a voice"
licence = "CC0"
address = "https://example.org/voices/"
model = {{ size = 20, sha256 = "{A}" }}
config = {{ size = 10, sha256 = "{B}" }}
"""


def written(folder: Path, text: str) -> Path:
    """A lecture's folder with this list."""
    (folder / SETTINGS).parent.mkdir(parents=True)
    (folder / SETTINGS).write_text(text, encoding="utf-8")
    return folder


def test_a_lecture_need_not_have_any(tmp_path: Path) -> None:
    assert read_voice_list(tmp_path) == VoiceList()


def test_a_voice_is_two_files_below_its_address(tmp_path: Path) -> None:
    voice = read_voice_list(written(tmp_path, VOICE)).voices["kim"]
    assert (voice.model.address, voice.config.address) == (
        "https://example.org/voices/kim.onnx",
        "https://example.org/voices/kim.onnx.json",
    )
    assert (voice.size, voice.model.sha256, voice.language) == (30, A, "en")


def test_a_model_of_ones_own_is_taken_from_the_lectures_folder(tmp_path: Path) -> None:
    models = read_voice_list(written(tmp_path, '[piper]\nen = "a.onnx"\nde = "/b.onnx"')).models
    assert models == {"en": tmp_path / "a.onnx", "de": Path("/b.onnx")}


def test_this_lecture_lists_voices_for_every_language_that_it_can_be_written_in() -> None:
    voices = read_voice_list(ROOT).voices.values()
    assert {voice.language for voice in voices} == set(LANGUAGES)
    assert all(voice.address.startswith("https://") for voice in voices)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[voices.kim]", "[voices.kim", "not TOML"),
        ("[voices.kim]", "[voice.kim]", r"voice: it holds tables \[piper\] and \[voices.NAME\]"),
        ("[voices.kim]", '[voices."../kim"]', "letters, digits"),
        ("[voices.kim]", '[voices.".kim"]', "letters, digits"),
        ("[voices.kim]", "[piper]", r"\[piper\] holds lines such as"),
        ("[voices.kim]\n", "[[voices]]\n", "a voice is a table"),
        ('about = "a voice"\n', "", "holds language, about, licence, address, model, config"),
        ('about = "a voice"', 'about = "a voice"\nage = 3', "and nothing else"),
        ('about = "a voice"', "about = 3", "about is a text"),
        ('licence = "CC0"', 'licence = ""', "licence is a text"),
        ("https://", "http://", "address begins with https://"),
        ("https://", "file://", "address begins with https://"),
        ("/voices/", "/voices", "ends with a slash"),
        ("size = 20", "size = 0", "model has a size in bytes"),
        ("size = 20", "size = true", "model has a size in bytes"),
        ("size = 20", "size = 9_000_000_000", "model has a size in bytes"),
        (A, A[1:], "model has a sha256 of 64"),
        (B, B.upper(), "config has a sha256 of 64"),
    ],
)
def test_what_cannot_be_understood_is_a_fault(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in VOICE
    with pytest.raises(Fault, match=rf"voices\.toml(:2)?: .*{sentence}"):
        read_voice_list(written(tmp_path, VOICE.replace(old, new)))
