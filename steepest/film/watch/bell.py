"""Sleeping until something is saved.

The system rings (inotify and its like, through watchdog, which manim needs as well): that costs nothing while
nobody writes. Nothing rings on a network folder for what another machine has saved, and a system may have no
watches left: there we look every half second, 3 ms each time.
"""

from __future__ import annotations

import contextlib
import os
import socket
import time
from collections.abc import Iterable
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Self

from watchdog.events import (
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

EVERY = 0.5
"""Seconds between two looks where nothing rings."""

QUIET, LONGEST = 0.05, 0.3
"""Editors save in several steps: a copy, a new file, a new name. Seconds without a step after which a save counts
as done, and seconds after which it counts anyway.
"""

WRITES: list[type[FileSystemEvent]] = [
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""What rings; that a file is read does not."""

REMOTE = {"9p", "afs", "ceph", "cifs", "glusterfs", "lustre", "nfs", "nfs4", "smb3", "vboxsf", "virtiofs"}
"""Kinds of file systems that other machines write to; those of FUSE count as well."""

MOUNTS = Path("/proc/self/mounts")


class Bell(FileSystemEventHandler):
    """Rings when a file is written in one of some folders, or below those of them that are `deep`.

    For use in a `with` statement. `rings` is False where the folders must be looked at now and then instead.
    """

    def __init__(self, deep: Iterable[Path], flat: Iterable[Path] = ()) -> None:
        self.folders = {**dict.fromkeys(flat, False), **dict.fromkeys(deep, True)}
        self.rings = False

    def __enter__(self) -> Self:
        self._heard, self._rope = socket.socketpair()
        self._heard.setblocking(False)
        self._rope.setblocking(False)
        self._observer = Observer()
        if not any(map(remote, self.folders)):
            with contextlib.suppress(OSError):  # no watches left, or none on this file system
                for folder, deep in self.folders.items():
                    self._observer.schedule(self, str(folder), recursive=deep, event_filter=WRITES)
                self._observer.start()
                self.rings = True
        return self

    def __exit__(self, *_: object) -> None:
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()
        self._rope.close()
        self._heard.close()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Ring. Called by watchdog, in a thread of its own."""
        with contextlib.suppress(BlockingIOError):  # it rings already
            self._rope.send(b"!")

    def wait(self, *news: Connection) -> tuple[Connection, ...]:
        """Sleep until a file may have been saved or one of `news` has something to say; return those that do."""
        ready = wait([self._heard, *news], None if self.rings else EVERY)
        return tuple(one for one in news if one in ready)

    def rung(self) -> bool:
        """Whether a file may have been saved; returns when the save is done."""
        if not self.rings:
            return True
        latest, rang = time.monotonic() + LONGEST, self._drained()
        while rang and time.monotonic() < latest and wait([self._heard], QUIET):
            self._drained()
        return rang

    def _drained(self) -> bool:
        with contextlib.suppress(BlockingIOError):
            return bool(self._heard.recv(2**16))
        return False


def remote(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether a folder lies on another machine, as far as the system tells in its table of mounts."""
    kinds: dict[Path, str] = {}
    with contextlib.suppress(OSError):
        for line in mounts.read_bytes().splitlines():
            _, place, named, *_ = line.split(b" ")
            kinds[Path(os.fsdecode(place.replace(rb"\040", b" ")))] = named.decode("ascii", "replace")
    resolved = folder.resolve()
    kind = next((kinds[place] for place in (resolved, *resolved.parents) if place in kinds), "")
    return kind in REMOTE or kind.startswith("fuse.")
