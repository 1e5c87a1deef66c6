"""Finds out whether a film is up to date, that is, whether what it was made from and all of its files are unchanged.

A film that is up to date is left alone: nothing is joined, and no file beside it is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from steepest.film.cache.leftovers import LEFTOVER
from steepest.film.cache.publish import folder_fault, place
from steepest.film.cache.record import Record


class FinishedFilm:
    """The mark that a finished film in a folder leaves in the cache: a digest of its inputs, and one of each of its
    files.
    """

    def __init__(self, cache: Path, folder: Path) -> None:
        named = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self.mark, self.folder = cache / f"film.{named}.json", folder

    def holds(self, inputs: str) -> bool:
        """Whether the film in the folder is the one made from these inputs, whole and untouched."""
        try:
            kept = json.loads(self.mark.read_text(encoding="utf-8"))
            files = kept["files"].items()
            return kept["inputs"] == inputs and all(
                digest(self.folder / name) == told for name, told in files
            )
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            return False  # no mark, or none that can be read: the film is made again

    def keep(self, inputs: str, names: Iterable[str]) -> None:
        """Leave the mark for the files of these names in the folder. Raises Fault if it cannot be written."""
        files = {name: digest(self.folder / name) for name in names}
        with folder_fault(self.mark.parent, "--cache"):
            place(self.mark, json.dumps({"inputs": inputs, "files": files}, indent=1).encode())


def inputs_of(records: Sequence[Record], *more: str) -> str:
    """A digest of the records that a film is joined from, of `more`, and of the code that joins them."""
    whole = hashlib.sha256()
    keys = (key for record in records for key in (record.key, *(beat.segment for beat in record.beats)))
    for part in (*keys, *more):
        whole.update(f"{len(part)}:{part}".encode())
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        if not LEFTOVER.fullmatch(file.name):
            whole.update(file.read_bytes())
    return whole.hexdigest()


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
