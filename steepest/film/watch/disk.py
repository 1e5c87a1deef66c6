"""Which files matter, and what they held when they were last looked at.

What has changed is decided by content: a file that is touched, saved as it was, or copied beside itself by an
editor changes nothing. All files of the lecture are looked at in 3 ms; those with a new stamp are read.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from steepest.film.cache.keys import ENGINE
from steepest.film.cache.leftovers import LEFTOVER

TEXTS = {".md", ".py", ".toml"}
"""Files whose content is kept, to be compared line by line; of others a digest is kept."""


@dataclass(frozen=True)
class Seen:
    """What a file held: the system's note of its last change, a digest, and the content where it is a text."""

    stamp: tuple[int, ...]
    digest: bytes
    content: bytes


View = Mapping[Path, Seen]
"""What all files that matter held at one moment."""


@dataclass(frozen=True)
class Change:
    """What each file that differs held before and holds now: its bytes for a text, no bytes for another file;
    None where there was or is no file.
    """

    before: Mapping[Path, bytes | None]
    after: Mapping[Path, bytes | None]


def folders(lecture_folder: Path) -> tuple[Path, ...]:
    """The folders whose files may show in a lecture's film: its texts, its scenes, its own packages, and our code."""
    own = (file.parent for file in lecture_folder.glob("*/__init__.py"))
    folders = (lecture_folder / "assets", lecture_folder / "scenes", *own, ENGINE)
    return tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))


def look(folders: Iterable[Path], files: Iterable[Path], before: View) -> View:
    """Look at every file in and below some folders, and at some single files."""
    view = {}
    for file in (*_below(folders), *files):
        with contextlib.suppress(OSError):  # it went away meanwhile
            view[file] = _seen(file, before.get(file))
    return view


def difference(before: View, after: View) -> Change | None:
    """What differs between two moments; None where nothing does."""
    files = [
        file
        for file in sorted({*before, *after})
        if (file in before and before[file].digest) != (file in after and after[file].digest)
    ]
    if not files:
        return None
    return Change(
        {file: before[file].content if file in before else None for file in files},
        {file: after[file].content if file in after else None for file in files},
    )


def code(view: View, lecture_folder: Path) -> dict[Path, bytes]:
    """What tells one version of our code, scenes apart, from the next."""
    scenes = lecture_folder / "scenes"
    files = (file for file in view if file.suffix == ".py" and not file.is_relative_to(scenes))
    return {file: view[file].digest for file in files}


def _below(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if not LEFTOVER.fullmatch(name)]
            yield from (Path(place, name) for name in names if not LEFTOVER.fullmatch(name))


def _seen(file: Path, before: Seen | None) -> Seen:
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):  # a pipe, from which nothing need ever come
        raise OSError(errno.EINVAL, "this is no file", str(file))
    stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
    if before is not None and before.stamp == stamp:
        return before
    content = file.read_bytes()
    return Seen(stamp, hashlib.sha256(content).digest(), content if file.suffix in TEXTS else b"")
