"""Finds out whether a film is up to date, that is, whether what it was made from and all of its files are unchanged.

A film that is up to date is left alone: nothing is joined, and no file beside it is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from steepest.disk.placing import place
from steepest.disk.reading import content, digest, json_in, resolved
from steepest.film.cache.leftovers import LEFTOVER
from steepest.film.cache.publish import folder_fault
from steepest.film.cache.record import Record


class FinishedFilm:
    """The mark that a finished film in a folder leaves in the cache: a digest of its inputs, and one of each of its
    files.
    """

    def __init__(self, cache: Path, folder: Path) -> None:
        named = hashlib.sha256(str(resolved(folder)).encode()).hexdigest()[:16]
        self.mark, self.folder = cache / f"film.{named}.json", folder

    def holds(self, inputs: str, names: Sequence[str]) -> bool:
        """Whether the files of these names in the folder are the film that was made from these inputs, untouched."""
        try:
            kept = json_in(content(self.mark))
            files = kept["files"]
            return (
                kept["inputs"] == inputs
                and set(files) == set(names)
                and all(digest(self.folder / name) == files[name] for name in names)
            )
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            return False  # no mark, or none that can be read: the film is made again

    def keep(self, inputs: str, files: Mapping[str, str]) -> None:
        """Leave the mark for a film of these files, each with its digest. They are those that were made, and not those
        that lie in the folder, where another run may have put its own. Raises Fault if it cannot be written.
        """
        with folder_fault(self.mark.parent, "--cache"):
            told = json.dumps({"inputs": inputs, "files": dict(files)}, indent=1)
            place(self.mark, told.encode(), clearing=True)


def inputs_of(records: Sequence[Record], *more: str) -> str:
    """A digest of the records that a film is joined from, of `more`, and of the code that joins them."""
    whole = hashlib.sha256()
    keys = (key for record in records for key in (record.key, *(beat.segment for beat in record.beats)))
    for part in (*keys, *more):
        whole.update(f"{len(part)}:{part}".encode())
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        if not LEFTOVER.fullmatch(file.name):
            whole.update(content(file))
    return whole.hexdigest()
