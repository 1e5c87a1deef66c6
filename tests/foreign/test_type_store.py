"""Type that manim has set is kept for the next film, and found again only as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.foreign.sharing.worker import TYPE, fetch_type, store_type

SVG = b"<svg>0123456789</svg>"


def kept(tmp_path: Path) -> tuple[Path, Path]:
    """The store, and the one file in it."""
    own, store = tmp_path / "own", tmp_path / "store"
    (own / TYPE[1]).mkdir(parents=True)
    (own / TYPE[1] / "a[b]c.svg").write_bytes(SVG)
    store_type(own, store)
    (file,) = (store / TYPE[1]).iterdir()
    return store, file


def fetched(store: Path, into: Path) -> dict[str, bytes]:
    """What a film would be given."""
    fetch_type(store, into)
    return {file.name: file.read_bytes() for file in (into / TYPE[1]).iterdir()}


def test_type_is_found_under_manim_s_name(tmp_path: Path) -> None:
    store, _ = kept(tmp_path)
    assert fetched(store, tmp_path / "next") == {"a[b]c.svg": SVG}


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.write_bytes(SVG.replace(b"5", b"6")),
        lambda file: file.write_bytes(SVG[:-1]),
        lambda file: file.rename(file.with_name("other" + file.name[5:])),
        lambda file: (file.unlink(), file.mkdir()),
        pipe,
    ],
)
def test_type_that_is_not_what_its_name_says_is_set_and_kept_anew(
    change: Callable[[Path], object], tmp_path: Path
) -> None:
    store, file = kept(tmp_path)
    change(file)
    assert fetched(store, tmp_path / "next") == {}
    store_type(tmp_path / "own", store)
    assert fetched(store, tmp_path / "last") == {"a[b]c.svg": SVG}
