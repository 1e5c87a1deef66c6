"""What is kept between runs: only whole files count."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from steepest.film.cache.record import Rehearsed, SceneEnd
from steepest.film.cache.vault import Vault
from steepest.script.fault import Fault
from tests.film.discs import Filmed, filmed


@pytest.fixture(scope="module")
def hill() -> Filmed:
    return filmed("hill", (4,))


def test_a_scene_and_its_segments_come_back_as_they_were(tmp_path: Path, hill: Filmed) -> None:
    vault = Vault(tmp_path)
    hill.keep(vault)
    poster, segment = vault.picture("key_hill"), vault.segment("hill0")
    assert vault.scene("key_hill") == hill.record
    assert poster == hill.rehearsed.poster
    assert segment == hill.segments[0].video
    assert vault.damaged == []


def test_a_scene_that_speaks_is_none_without_its_sound(tmp_path: Path, hill: Filmed) -> None:
    beats = tuple(replace(beat, voice="festival") for beat in hill.record.beats)
    vault = Vault(tmp_path)
    vault.keep_scene(Rehearsed(replace(hill.record, beats=beats), b"poster", b"sound"))
    assert vault.scene("key_hill") is not None
    (file,) = tmp_path.glob("*.m4a")
    file.unlink()
    assert vault.scene("key_hill") is None


def test_a_scene_is_none_without_its_last_picture(tmp_path: Path, hill: Filmed) -> None:
    """The cards are made of it."""
    vault = Vault(tmp_path)
    record = replace(hill.record, last=SceneEnd("end"))
    vault.keep_scene(Rehearsed(record, b"poster", pictures={"end": b"picture"}))
    assert vault.scene("key_hill") == record
    (file,) = tmp_path.glob("end-*.png")
    file.unlink()
    assert vault.scene("key_hill") is None


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, flip, empty])
def test_a_damaged_segment_does_not_count_and_is_named(
    tmp_path: Path, hill: Filmed, damage: Callable[[Path], None]
) -> None:
    vault = Vault(tmp_path)
    hill.keep(vault)
    (file,) = tmp_path.glob("hill0-*.mp4")
    damage(file)
    assert vault.segment("hill0") is None
    assert vault.damaged == [file.name]
    assert not file.exists()


@pytest.mark.parametrize("damage", [cut, flip, Path.unlink])
@pytest.mark.parametrize("kind", ["png", "json"])
def test_a_scene_counts_with_all_that_belongs_to_it(
    tmp_path: Path, hill: Filmed, kind: str, damage: Callable[[Path], None]
) -> None:
    vault = Vault(tmp_path)
    hill.keep(vault)
    (file,) = tmp_path.glob(f"key_hill-*.{kind}")
    damage(file)
    assert vault.scene("key_hill") is None


def test_a_scene_under_another_name_does_not_count(tmp_path: Path, hill: Filmed) -> None:
    vault = Vault(tmp_path)
    hill.keep(vault)
    for file in tmp_path.glob("key_hill-*"):
        file.rename(tmp_path / file.name.replace("key_hill", "other"))
    assert vault.scene("other") is None


def test_what_is_kept_again_replaces_what_was_there(tmp_path: Path, hill: Filmed) -> None:
    vault = Vault(tmp_path)
    hill.keep(vault)
    filmed("hill", (6,)).keep(vault)
    assert len([*tmp_path.glob("hill0-*.mp4")]) == 1
    record = vault.scene("key_hill")
    assert record and record.frames == 6


def test_a_cache_that_cannot_be_written_is_a_fault(tmp_path: Path, hill: Filmed) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    with pytest.raises(Fault, match="cannot be written"):
        hill.keep(Vault(tmp_path / "cache"))


# --- what somebody forged, with the right digest ---


def forged(folder: Path, key: str, record: Any) -> Path:
    """A record as somebody writes it who knows how files are named."""
    content = record if isinstance(record, bytes) else json.dumps(record).encode()
    file = folder / f"{key}-{hashlib.sha256(content).hexdigest()[:16]}.json"
    for other in folder.glob(f"{key}-*.json"):
        other.unlink()
    file.write_bytes(content)
    return file


OUT = "../../outside/file"
FORGERIES: dict[str, Callable[[Any], object]] = {
    "another scene's key": lambda told: told.update(key="key_other"),
    "a key that leads out": lambda told: told["beats"][0].update(segment=OUT),
    "a key that matches others": lambda told: told["beats"][0].update(segment="*"),
    "no beats": lambda told: told.update(beats=[], frames=0),
    "a beat missing": lambda told: told["beats"].pop(),
    "a gap": lambda told: told["beats"][0].update(first=1),
    "beats backwards": lambda told: told["beats"].reverse(),
    "no frames": lambda told: told.update(frames=-4),
    "a rate of nothing": lambda told: told.update(fps=0),
    "a cue outside of its beat": lambda told: told["beats"][0]["cues"][0].update(end=10**9),
    "a number for a text": lambda told: told.update(anchor=3),
    "a text for a number": lambda told: told.update(frames="4"),
    "a table for a list": lambda told: told.update(beats={}),
    "an unknown field": lambda told: told.update(__class__="Vault"),
    "a field missing": lambda told: told.pop("title"),
    "half a frame": lambda told: told.update(frames=8.5),
    "truth for a number": lambda told: told.update(fps=True),
    "a list for a text": lambda told: told["beats"][0].update(text=["a"]),
    "an endless number": lambda told: told["beats"][0].update(
        heard=[{"text": "a", "start": 1e999, "end": 0}]
    ),
    "more than a number holds": lambda told: told["beats"][0].update(
        heard=[{"text": "a", "start": 10**400, "end": 0}]
    ),
    "more frames than anybody counts": lambda told: told.update(
        frames=10**400, beats=[told["beats"][0] | {"end": 10**400}]
    ),
    "half a character": lambda told: told.update(title="\ud800"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_record_does_not_count(name: str, tmp_path: Path) -> None:
    scene = filmed("hill", (4, 4))
    vault = Vault(tmp_path)
    scene.keep(vault)
    told = json.loads(scene.record.to_json())
    FORGERIES[name](told)
    forged(tmp_path, "key_hill", told)
    assert vault.scene("key_hill") is None


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"null", b"{", b"[" * 99_999, b'{"anchor": NaN}', b"\xff\xfe"]
)
def test_what_is_no_record_does_not_count(content: bytes, tmp_path: Path, hill: Filmed) -> None:
    hill.keep(Vault(tmp_path))
    forged(tmp_path, "key_hill", content)
    assert Vault(tmp_path).scene("key_hill") is None


@pytest.mark.parametrize("key", [OUT, "..", "*", "[a-z]", "", "a/b", "x" * 300, "key-hill", "kéy"])
def test_no_key_names_a_file_outside(key: str, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "file-0.mp4").touch()
    vault = Vault(tmp_path / "build" / "cache")
    vault.folder.mkdir(parents=True)
    (vault.folder / "some-0.mp4").touch()
    assert vault.segment(key) is None
    assert vault.damaged == []
    assert (tmp_path / "outside" / "file-0.mp4").exists() and (vault.folder / "some-0.mp4").exists()


# --- what lies in a file's place ---


def folder_instead(file: Path) -> None:
    file.unlink()
    (file / "inside").mkdir(parents=True)


def pipe_instead(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def loop_instead(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


@pytest.mark.parametrize("instead", [folder_instead, pipe_instead, loop_instead])
@pytest.mark.parametrize("suffix", [".mp4", ".json", ".png"])
def test_what_is_no_file_is_found_out_and_replaced(
    instead: Callable[[Path], None], suffix: str, tmp_path: Path, hill: Filmed
) -> None:
    vault = Vault(tmp_path)
    hill.keep(vault)
    (file,) = tmp_path.glob(f"*{suffix}")
    instead(file)
    assert vault.scene("key_hill") is None or vault.segment("hill0") is None
    hill.keep(vault)
    instead(file)
    hill.keep(vault)  # without a look at it
    assert vault.scene("key_hill") == hill.record and vault.segment("hill0")
