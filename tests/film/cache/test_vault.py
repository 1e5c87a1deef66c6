"""What is kept between runs: only whole files count."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.film.cache.vault import Vault
from steepest.script.fault import Fault
from tests.film.discs import Filmed, filmed


@pytest.fixture(scope="module")
def hill() -> Filmed:
    return filmed("hill", (4,))


def test_a_scene_and_its_segments_come_back_as_they_were(tmp_path: Path, hill: Filmed) -> None:
    vault = Vault(tmp_path)
    hill.keep(vault)
    poster, segment = vault.poster("key_hill"), vault.segment("hill0")
    assert vault.scene("key_hill") == hill.record
    assert poster and poster.read_bytes() == hill.rehearsed.poster
    assert segment and segment.read_bytes() == hill.segments[0].video
    assert vault.damaged == []


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
