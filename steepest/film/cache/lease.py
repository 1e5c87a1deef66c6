"""Sees to it that a cache is either used, by any number of runs at once, or tidied by one.

A run holds a lease on the folder while it lasts; the operating system ends it with the process, however that
ends. Tidying never waits: while another run is at work, it is left to a later one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from steepest.disk.locks import Taken, locked
from steepest.disk.placing import sweep
from steepest.film.cache.publish import folder_fault

NAME = ".lease"


@contextlib.contextmanager
def lease(folder: Path, option: str = "--cache") -> Iterator[Taken]:
    """Within this context nothing in the folder is tidied away; what killed runs left unfinished goes.

    Yields whether the disk carries such locks; where it does not, nobody tidies at all. Raises Fault, which names the
    option that chooses another folder, if this one cannot be written.
    """
    with contextlib.ExitStack() as stack:
        with folder_fault(folder, option):
            folder.mkdir(parents=True, exist_ok=True)
            taken = stack.enter_context(locked(folder / NAME, shared=True))
        sweep(folder)  # also where there is nothing to film, and so nothing is tidied
        yield taken


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[Taken]:
    """Yields whether nobody else works with the folder (`Taken.HELD`); then nobody can begin to meanwhile."""
    with contextlib.ExitStack() as stack:
        with folder_fault(folder, "--cache"):
            taken = stack.enter_context(locked(folder / NAME, wait=False))
        yield taken
