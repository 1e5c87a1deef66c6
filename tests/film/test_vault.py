"""Segments kept between runs: only finished, complete ones count."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from film.take import Take
from film.vault import Vault
from script.fault import Fault
from tests.film.pictures import take


@pytest.fixture(scope="module")
def hill() -> Take:
    return take("hill", (4,))


def test_a_take_comes_back_as_it_was(tmp_path: Path, hill: Take) -> None:
    vault = Vault(tmp_path)
    vault.keep(hill)
    assert vault.find("key-hill") == hill.record
    assert vault.segment("key-hill").read_bytes() == hill.video
    assert vault.poster("key-hill").read_bytes() == hill.poster


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [cut, flip, Path.unlink])
@pytest.mark.parametrize("kind", ["mp4", "png", "json"])
def test_a_damaged_take_does_not_count(
    tmp_path: Path, hill: Take, kind: str, damage: Callable[[Path], None]
) -> None:
    vault = Vault(tmp_path)
    vault.keep(hill)
    damage(tmp_path / f"key-hill.{kind}")
    assert vault.find("key-hill") is None


def test_a_take_under_another_name_does_not_count(tmp_path: Path, hill: Take) -> None:
    vault = Vault(tmp_path)
    vault.keep(hill)
    for file in tmp_path.iterdir():
        file.rename(tmp_path / f"other{file.suffix}")
    assert vault.find("other") is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    for age, anchor in enumerate(("new", "old", "older")):
        vault.keep(take(anchor, (2,)))
        os.utime(vault.segment(f"key-{anchor}"), (1e9 - age, 1e9 - age))
    vault.tidy({"key-older"}, limit=vault.segment("key-new").stat().st_size)
    assert sorted(file.name for file in tmp_path.glob("*.json")) == ["key-new.json", "key-older.json"]
    assert sorted(file.suffix for file in tmp_path.iterdir()) == sorted([".json", ".mp4", ".png"] * 2)


def test_a_cache_that_cannot_be_written_is_a_fault(tmp_path: Path, hill: Take) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    with pytest.raises(Fault, match="cannot be written"):
        Vault(tmp_path / "cache").keep(hill)
