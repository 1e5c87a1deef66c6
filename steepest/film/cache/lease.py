"""Sees to it that a cache is either used, by any number of runs at once, or tidied by one.

A run holds a lease on the folder while it lasts; the operating system ends it with the process, however that
ends. Tidying never waits: while another run is at work, it is left to a later one.
"""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from steepest.film.cache.publish import folder_fault

NAME = ".lease"


@contextlib.contextmanager
def lease(folder: Path) -> Iterator[None]:
    """Within this context nothing in the folder is tidied away. Raises Fault if the folder cannot be written."""
    with folder_fault(folder, "--cache"):
        folder.mkdir(parents=True, exist_ok=True)
        opened = (folder / NAME).open("ab")
    with opened:
        fcntl.flock(opened, fcntl.LOCK_SH)
        yield


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Yields whether nobody else works with the folder. If so, nobody can begin to within this context."""
    with folder_fault(folder, "--cache"):
        opened = (folder / NAME).open("ab")
    with opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
