"""What filming needs of ours, as the bytes of a ZIP file: no machine of a cluster has our code or shares a disk.

The engine's package lies in the folder `engine`. In the folder `lecture` lie the lecture's scenes and whatever else of
its folder they import, with the data beside it. The lecture of this repository makes 0.5 MB, sent once to each worker.
The bundle's name follows from its contents, so the same code is unpacked once.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from steepest.film.cache.imports import closure
from steepest.film.cache.keys import ENGINE, code_in, data_beside

ENGINE_NAME, LECTURE_NAME = "engine", "lecture"
"""Folders of a bundle."""


@dataclass(frozen=True)
class Bundle:
    """A ZIP file, and the lecture's folder in it, relative."""

    content: bytes
    lecture: str

    @property
    def digest(self) -> str:
        """32 hexadecimal digits that name it."""
        return hashlib.sha256(self.content).hexdigest()[:32]


def bundle(lecture_folder: Path) -> Bundle:
    """The bundle to film scenes of this lecture with. Raises Fault where a scene is not Python."""
    lecture_folder = lecture_folder.resolve()
    files = {f"{ENGINE_NAME}/{file.relative_to(ENGINE.parent)}": file for file in _inside(ENGINE)}
    reached = closure(code_in(lecture_folder / "scenes"), (lecture_folder, ENGINE))
    own = {file for file in reached if not file.is_relative_to(ENGINE)}
    own.update(data_beside(own), _inside(lecture_folder / "scenes"))
    files |= {f"{LECTURE_NAME}/{file.relative_to(lecture_folder)}": file for file in own}
    return Bundle(packed(files), LECTURE_NAME)


def _inside(folder: Path) -> Iterator[Path]:
    """Code and the data beside it; nothing hidden, nothing compiled."""
    for file in folder.rglob("*"):
        parts = file.relative_to(folder).parts
        if file.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield file


def packed(files: Mapping[str, Path]) -> bytes:
    """A ZIP file of these files by their names in it; the same bytes for the same contents."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name].read_bytes(), zipfile.ZIP_DEFLATED)
    return target.getvalue()
