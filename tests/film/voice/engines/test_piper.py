"""Piper behind its real loading code, with a package of the same interface in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from steepest.film.voice.engines.piper import SETTINGS, Piper, read_models
from steepest.film.voice.interface import Passage, Trouble
from steepest.film.voice.store import Store
from steepest.film.voice.synthesized import SynthesizedVoice
from steepest.script.fault import Fault

STAND_IN = '''
"""As piper-tts 1.3: load(model) and synthesize(text), which yields one chunk a sentence."""
import dataclasses, math, pathlib, struct, types

@dataclasses.dataclass
class SynthesisConfig:
    length_scale: float | None = None

class AudioChunk:
    sample_rate, sample_width, sample_channels = 22050, 2, 1
    def __init__(self, seconds):
        count = int(seconds * self.sample_rate)
        values = (int(9000 * math.sin(at / 11)) for at in range(count))
        self.audio_int16_bytes = struct.pack(f"<{count}h", *values)

class PiperVoice:
    config = types.SimpleNamespace(length_scale=1.0)
    @staticmethod
    def load(model_path, config_path=None, use_cuda=False):
        if pathlib.Path(model_path).read_text() != "a model":
            raise ValueError("this is no model")
        return PiperVoice()
    def synthesize(self, text, syn_config=None):
        scale = syn_config.length_scale if syn_config else 1.0
        for sentence in text.split("."):
            if sentence.strip():
                yield AudioChunk(0.32 * scale * len(sentence.split()))
'''


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lecture's folder that names a model, and a Python that has Piper."""
    (tmp_path / "python" / "piper").mkdir(parents=True)
    (tmp_path / "python" / "piper" / "__init__.py").write_text(STAND_IN, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "python"))
    monkeypatch.syspath_prepend(tmp_path / "python")
    (tmp_path / SETTINGS).parent.mkdir(parents=True)
    (tmp_path / SETTINGS).write_text('[piper]\nen = "models/en.onnx"\n', encoding="utf-8")
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "en.onnx").write_text("a model", encoding="utf-8")
    (tmp_path / "models" / "en.onnx.json").write_text("{}", encoding="utf-8")
    return tmp_path


PASSAGE = Passage("hill", "east", "en", "Look east.", (("look", "east."), ("how", "steep", "is", "it?")))


def test_it_speaks_with_the_model_that_is_named(house: Path) -> None:
    piper = Piper(read_models(house))
    assert piper.available("en") is None
    sound = SynthesizedVoice(piper, Store(None)).speak(PASSAGE)
    assert sound.rate == 22050
    assert len(sound.words) == 6
    assert sound.words[2][0] - sound.words[1][1] > 0.3  # between sentences


def test_another_model_is_another_voice(house: Path) -> None:
    piper = Piper(read_models(house))
    before = piper.identity("en")
    (house / "models" / "en.onnx").write_text("another model", encoding="utf-8")
    assert piper.identity("en") != before


def test_a_model_that_cannot_be_loaded_is_trouble(house: Path) -> None:
    (house / "models" / "en.onnx").write_text("junk", encoding="utf-8")
    with pytest.raises(Trouble, match=r"ended with exit code 1.*this is no model"):
        SynthesizedVoice(Piper(read_models(house)), Store(None)).speak(PASSAGE)


def test_what_is_missing_is_named(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piper = Piper(read_models(house))
    assert "no Piper model is named for 'de'" in str(piper.available("de"))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "pip install piper-tts" in str(piper.available("en"))
    (house / "models" / "en.onnx.json").unlink()
    assert "en.onnx.json: there is no such file" in str(piper.available("en"))


def test_a_lecture_need_not_name_any(tmp_path: Path) -> None:
    assert read_models(tmp_path) == {}


@pytest.mark.parametrize("text", ["[piper", "[pipe]\nen = 'a'", "[piper]\nen = 3", "piper = 1"])
def test_settings_that_cannot_be_understood_are_a_fault(house: Path, text: str) -> None:
    (house / SETTINGS).write_text(text, encoding="utf-8")
    with pytest.raises(Fault, match=r"voices\.toml"):
        read_models(house)
