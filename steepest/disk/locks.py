"""Locks between processes, which the operating system ends with their holder, however that ends.

A lock is held on an open file (flock). It does not go by process numbers, so it holds between containers and, where
the file system carries locks, between machines. Some file systems carry none; then `Taken.REFUSED` says so, and
whoever asked decides what is safe.
"""

from __future__ import annotations

import contextlib
import enum
import errno
import fcntl
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path


class Taken(enum.Enum):
    """What came of asking for a lock."""

    HELD = "held"
    BUSY = "another process holds it"
    REFUSED = "this file system carries no locks"


def take(opened: int, *, shared: bool = False, wait: bool = True) -> Taken:
    """Ask for the lock of an open file (its descriptor). Never raises for a file system without locks."""
    how = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
    try:
        fcntl.flock(opened, how)
    except OSError as error:
        return Taken.BUSY if error.errno in (errno.EAGAIN, errno.EACCES) and not wait else Taken.REFUSED
    return Taken.HELD


@contextlib.contextmanager
def locked(file: Path, *, shared: bool = False, wait: bool = True) -> Iterator[Taken]:
    """Hold the lock of a file, which is made where it is missing, within this context. The file stays: whoever removed
    it would take it from those who wait. Raises OSError where it cannot be opened.
    """
    opened = open_lock(file)
    try:
        yield take(opened, shared=shared, wait=wait)
    finally:
        os.close(opened)


@contextlib.contextmanager
def claimed(file: Path) -> Iterator[Taken]:
    """Hold the lock of a file, without waiting, that lies there only as long as somebody holds it, or was killed then.
    Raises OSError where it cannot be made.
    """
    while True:
        opened = open_lock(file)
        taken = take(opened, wait=False)
        if taken is not Taken.HELD or _is(opened, file):
            break
        os.close(opened)  # who held it removed it just now
    try:
        yield taken
    finally:
        if taken is not Taken.BUSY and _is(opened, file):
            with contextlib.suppress(OSError):
                file.unlink()
        os.close(opened)


def _is(opened: int, file: Path) -> bool:
    """Whether what is open is what has this name."""
    with contextlib.suppress(OSError):
        return os.path.samestat(os.fstat(opened), os.lstat(file))
    return False


def open_lock(file: Path) -> int:
    """The descriptor of a file to lock; a folder or anything else that has its name is cleared away. Raises OSError."""
    for last in (False, True):
        try:
            opened = os.open(
                file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW, 0o666
            )
        except OSError as error:
            if last or error.errno not in (errno.EISDIR, errno.ELOOP, errno.ENXIO):
                raise
            clear(file)
            continue
        if stat.S_ISREG(os.fstat(opened).st_mode):
            return opened
        os.close(opened)
        clear(file)
    raise OSError(errno.EINVAL, "this is no file", str(file))


def clear(entry: Path) -> None:
    """Remove what has this name, a folder with all that is in it; a link is removed, not followed."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
