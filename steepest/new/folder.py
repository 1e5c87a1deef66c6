"""Writing the smallest lecture into a folder, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from steepest.disk.locks import clear
from steepest.disk.placing import HELD, scratch, sweep
from steepest.script.fault import Fault

SMALLEST = Path(__file__).with_name("lecture")
"""A lecture of one scene, its text, its tests, the voices that can be fetched, a README and a .gitignore."""

COMPILED = "__pycache__"
"""What Python leaves beside the template where that is installed."""

REPOSITORY = ".git"
"""A folder that holds nothing else counts as empty."""

STAGED = ".new-"
"""How the folder begins in which a lecture is prepared; one that a killed run left counts as nothing."""


def new_lecture(folder: Path) -> list[Path]:
    """Write the smallest lecture into a folder that is new or empty; return its files, relative to the folder.

    Raises Fault, and leaves everything as it was, where the folder holds something or cannot be written.
    """
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise Fault(f"{folder}: this is a file; name a folder that is new or empty")
    try:
        sweep(folder, STAGED)
        held = sorted({*os.listdir(folder)} - {REPOSITORY}) if folder.exists() else []
        if held:
            raise Fault(f"{folder}: the folder holds {held[0]} already; name a folder that is new or empty")
        with _folders_until(folder), _staged(folder) as staged:
            files = _copied(staged)
            for entry in sorted({*os.listdir(staged)} - {HELD}):
                (staged / entry).rename(folder / entry)
            return files
    except OSError as error:
        raise Fault(
            f"{folder}: the lecture cannot be written here: {error.strerror or error}; name another folder"
        ) from error


def _copied(target: Path) -> list[Path]:
    files = []
    for place, inner, names in os.walk(SMALLEST):
        inner[:] = sorted(name for name in inner if name != COMPILED)
        here = Path(place).relative_to(SMALLEST)
        (target / here).mkdir(exist_ok=True)
        for name in sorted(names):
            (target / here / name).write_bytes(Path(place, name).read_bytes())
            files.append(here / name)
    return files


@contextmanager
def _folders_until(folder: Path) -> Iterator[None]:
    """Make the folder and those above it. After an error, what was made is gone again."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if missing:
            shutil.rmtree(missing[-1], ignore_errors=True)
        raise


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """A hidden folder inside, to move things from. After an error, what was moved is gone again."""
    with scratch(folder, STAGED) as staged:
        before = {*os.listdir(folder)}
        try:
            yield staged
        except BaseException:
            for name in {*os.listdir(folder)} - before:
                clear(folder / name)
            raise
