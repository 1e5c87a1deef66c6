"""Folders that tests edit: copied once, and mended before each of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def mend(place: Path, origins: Mapping[str, Path]) -> None:
    """Make the folders in a place, by their names, equal to those that they are copies of, whatever else was there."""
    for other in place.iterdir() if place.exists() else ():
        if other.name not in origins:
            shutil.rmtree(other)
    for name, origin in origins.items():
        _mend(place / name, origin)


def _mend(folder: Path, origin: Path) -> None:
    kept, found = _states(origin), _states(folder)
    for name in [name for name, state in found.items() if kept.get(name) != state]:
        (folder / name).unlink()
        del found[name]
    for name in kept.keys() - found.keys():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(origin / name, folder / name)
    for path, folders, files in os.walk(folder, topdown=False):
        if not folders and not files:
            os.rmdir(path)


def _states(folder: Path) -> dict[str, tuple[int, int]]:
    """When each file of a folder was written, and its size, by its name from there on."""
    found = {}
    for path, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if one != "__pycache__"]
        for name in (os.path.join(path, one) for one in files):
            known = os.lstat(name)
            found[os.path.relpath(name, folder)] = known.st_mtime_ns, known.st_size
    return found
