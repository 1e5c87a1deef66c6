"""Finds out whether the page that lies beside the film was made from what there is now, so that it is left alone."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from steepest.disk.reading import content
from steepest.film.cache.finished_film import FinishedFilm
from steepest.film.cache.keys import ENGINE
from steepest.film.cache.leftovers import LEFTOVER
from steepest.film.cache.publish import LOCK, MANIFEST
from steepest.film.request import Request
from steepest.page.films import DATA, PAGE


class StandingPage:
    """The page that lies in a folder. `films` are the folders of its films; `more` is what else it is made from."""

    def __init__(self, request: Request, folder: Path, films: Iterable[Path], *more: str) -> None:
        self.folder = folder
        self.inputs = _digest(request, films, more)
        self._made = FinishedFilm(request.cache, folder)

    @property
    def holds(self) -> bool:
        """Whether it was made from the same, and nobody has touched its files since."""
        names = listed(self.folder)
        return bool(names) and self._made.holds(self.inputs, [*names, MANIFEST])

    def keep(self, files: Mapping[str, str]) -> None:
        """Note that a page of these files, each with its digest, is made from this. Raises Fault if it cannot be
        written."""
        self._made.keep(self.inputs, files)


def listed(folder: Path) -> set[str]:
    """The files of the page that lies in a folder, by its manifest: of those that a new page lacks, none is left."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return set()
    names = {line.partition("  ")[2] for line in lines}
    return {name for name in names if name and Path(name).name == name}


def remove_pages(folder: Path, kept: Collection[str]) -> None:
    """Remove the pages in folders below that have none of these names; what else somebody put there stays."""
    for manifest in folder.glob(f"*/{MANIFEST}"):
        old, files = manifest.parent, listed(manifest.parent)
        if old.name in kept or not files >= {PAGE, DATA}:
            continue
        for name in (*files, MANIFEST, LOCK):
            (old / name).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # it holds something else
            old.rmdir()


def _digest(request: Request, films: Iterable[Path], more: Iterable[str]) -> str:
    """Of the films with what goes with them, where each setting came from, `more`, and the engine. A timeline has the
    keys of its scenes, and with them their code and their text.
    """
    origins = {
        anchor: {name: one.origin for name, one in table.items()}
        for anchor, table in request.settings.scenes.items()
    }
    whole = hashlib.sha256(json.dumps([origins, *more], sort_keys=True).encode())
    for folder in films:
        whole.update(content(folder / MANIFEST))
    for file in sorted(ENGINE.rglob("*")):
        if file.is_file() and file.parent.name != "__pycache__" and not LEFTOVER.fullmatch(file.name):
            whole.update(content(file))
    return whole.hexdigest()
