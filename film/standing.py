"""Whether a film still stands as it was made: nothing that it was made from has changed, and neither has a file of it.

Joining copies packets, but the sound is encoded anew for the whole film, several seconds of work; a film that stands
is left alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from film.take import Record


class Standing:
    """The mark that a finished film leaves in the cache: a digest of its inputs, and one of each of its files."""

    def __init__(self, mark: Path, folder: Path) -> None:
        self.mark, self.folder = mark, folder

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
        """Leave the mark for the files of these names in the folder."""
        files = {name: digest(self.folder / name) for name in names}
        self.mark.write_text(json.dumps({"inputs": inputs, "files": files}, indent=1), encoding="utf-8")


def inputs_of(records: Iterable[Record], *more: str) -> str:
    """A digest of the takes that a film is joined from, of `more`, and of the code that joins them."""
    whole = hashlib.sha256()
    for part in (*(record.key for record in records), *more):
        whole.update(f"{len(part)}:{part}".encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        whole.update(file.read_bytes())
    return whole.hexdigest()


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
