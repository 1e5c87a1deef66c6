"""What a cache holds and how much room it takes, and keeping it in bounds: what was unused for longest goes first."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from steepest.disk.placing import sweep

LIMIT = 4 * 2**30
"""At most this many bytes are kept of what the current film does not need."""

KINDS = {
    ".mp4": "filmed beats",
    ".json": "rehearsed scenes",
    ".m4a": "sound of scenes",
    ".png": "pictures of scenes",
    ".npz": "spoken sentences",
    ".svg": "type",
}
"""By suffix, what is kept; any other file of a cache is small and stays."""


@dataclass(frozen=True)
class Entry:
    """A file of a cache: its size in bytes, and when it was last used (seconds since 1970)."""

    file: Path
    size: int
    used: float

    @property
    def key(self) -> str:
        """The key it is found by."""
        return self.file.stem.partition("-")[0]


def entries(cache: Path) -> list[Entry]:
    """Everything that is kept, what was unused for longest first. A file that vanishes meanwhile is left out."""
    found = []
    for file in _files(cache):
        with contextlib.suppress(OSError):
            status = file.lstat()
            if stat.S_ISREG(status.st_mode):
                found.append(Entry(file, status.st_size, status.st_mtime))
    return sorted(found, key=lambda entry: (entry.used, entry.file.name))


def _folders(cache: Path) -> tuple[Path, ...]:
    return cache, cache / "speech", cache / "type", cache / "foreign" / "Tex", cache / "foreign" / "texts"


def _files(cache: Path) -> Iterator[Path]:
    for folder in _folders(cache):
        if folder.is_dir():
            yield from filter(_is_kept, folder.iterdir())


def _is_kept(file: Path) -> bool:
    """Whether a file has a key in its name. One that is still being written has none yet."""
    named = "-" in file.stem or file.suffix in (".npz", ".svg")
    return named and file.suffix in KINDS and not file.name.startswith(".")


def use(cache: Path, wanted: Collection[str]) -> None:
    """Mark everything with one of these keys as used now."""
    for entry in entries(cache):
        if entry.key in wanted:
            with contextlib.suppress(OSError):  # it went away meanwhile, or belongs to somebody else
                os.utime(entry.file)


def tidy(cache: Path, wanted: Collection[str] = (), limit: int = LIMIT) -> int:
    """Drop what was unused for longest, until everything but what is `wanted` (keys) takes at most `limit` bytes.
    Files that a killed run left half written go, too. What is wanted is marked as used now. Returns the number of bytes
    that were freed.
    """
    for folder in _folders(cache):
        sweep(folder)
    use(cache, wanted)
    spare = [entry for entry in entries(cache) if entry.key not in wanted]
    left = sum(entry.size for entry in spare)
    freed = 0
    for entry in spare:
        if left - freed <= limit:
            break
        with contextlib.suppress(OSError):
            entry.file.unlink()
            freed += entry.size
    return freed


def readable_size(size: int) -> str:
    """A number of bytes as a person would say it.

    >>> readable_size(0), readable_size(1500), readable_size(2_340_000_000)
    ('0 kB', '2 kB', '2.3 GB')
    """
    if size < 10**6:
        return f"{-(-size // 1000)} kB"
    return f"{round(size / 1e6)} MB" if size < 10**9 else f"{size / 1e9:.1f} GB"
