"""Who works with a cache: any number of runs at once, or one that tidies it.

A run holds a lease on the folder while it lasts; the operating system ends it with the process, however that
ends. Tidying waits for nobody: it is left to a later run where another is at work.
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
    """Work with the folder; nothing of it is tidied away meanwhile. Raises Fault where it cannot be written."""
    with folder_fault(folder, "--cache"):
        folder.mkdir(parents=True, exist_ok=True)
        opened = (folder / NAME).open("ab")
    with opened:
        fcntl.flock(opened, fcntl.LOCK_SH)
        yield


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else works with the folder; nobody begins to while this lasts."""
    with folder_fault(folder, "--cache"):
        opened = (folder / NAME).open("ab")
    with opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
