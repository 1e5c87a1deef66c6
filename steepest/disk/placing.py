"""Writes files whole or not at all, and prepares others in folders that nobody else takes for finished.

What is being written bears a name that begins with `.unfinished-`, and its writer holds a lock on it. So what a
killed process left can be told from what another one is writing, on whatever machine: nobody holds its lock.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from steepest.disk.locks import Taken, clear, open_lock, take

UNFINISHED = ".unfinished-"
HELD = ".held"
"""In a folder: the file whose lock its maker holds."""
OLD = 86400.0
"""Seconds after which what is unfinished counts as left behind, on a file system without locks."""

_NO_FLUSH = {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
"""What fsync says on file systems that know no flushing. That a disk is full or broken is another answer."""


def place(target: Path, content: bytes, *, clearing: bool = False, flushing: bool = True) -> None:
    """Write one file whole or not at all. With `clearing`, a folder that has its name is removed, for caches, where
    nobody keeps folders of such names. Without `flushing` it may be lost or damaged when the machine loses its power,
    for what is sealed and can be made again. Raises OSError.
    """
    for _ in range(3):
        scratch = target.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
        opened = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            with os.fdopen(opened, "wb") as file:
                take(opened)
                file.write(content)
                file.flush()
                if flushing:
                    flush(opened)
                if clearing and target.is_dir() and not target.is_symlink():
                    clear(target)
                os.replace(scratch, target)
            return
        except FileNotFoundError:
            continue  # somebody swept it before it was locked
        finally:
            scratch.unlink(missing_ok=True)
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(target))


def link_or_copy(file: str | Path, target: str | Path) -> None:
    """Give a file a second name, or copy it where the file system knows no links. Raises OSError."""
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)


@contextlib.contextmanager
def scratch(folder: Path, prefix: str = UNFINISHED) -> Iterator[Path]:
    """A new folder in this one that only its maker may read; it is removed in the end. What killed processes left
    under the same prefix goes, too. Raises OSError.
    """
    sweep(folder, prefix)
    made, held = _made(folder, prefix)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        os.close(held)


@contextlib.contextmanager
def temporary(longest: int = 4096) -> Iterator[Path]:
    """The same, in the system's folder for temporary files, under a name of ours; in /tmp where the path would have
    more signs than `longest`. Raises OSError where there is none that can be written.
    """
    prefix = f"steepest-{os.geteuid()}-"
    usual = tempfile.gettempdir()
    with scratch(Path(usual if len(f"{usual}/{prefix}12345678") <= longest else "/tmp"), prefix) as folder:
        yield folder


def _made(folder: Path, prefix: str) -> tuple[Path, int]:
    while True:
        made = Path(tempfile.mkdtemp(prefix=prefix, dir=folder))
        try:
            held = open_lock(made / HELD)
        except FileNotFoundError:  # somebody swept it before it was locked
            continue
        except OSError:
            shutil.rmtree(made, ignore_errors=True)
            raise
        take(held)
        with contextlib.suppress(OSError):
            if os.path.samestat(os.fstat(held), os.stat(made / HELD)):
                return made, held
        os.close(held)


def flush(opened: int) -> None:
    """See to it that what was written to an open file is on the disk. Raises OSError where it is not."""
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise


def flush_file(file: Path) -> None:
    """The same, for a file that somebody else wrote, or for a folder's list of names."""
    opened = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    try:
        flush(opened)
    finally:
        os.close(opened)


def sweep(folder: Path, prefix: str = UNFINISHED) -> None:
    """Remove what killed processes of ours left unfinished in a folder. What cannot be removed stays."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(prefix):
                with contextlib.suppress(OSError):
                    _sweep(folder / name)


def _sweep(left: Path) -> None:
    status = left.lstat()
    if status.st_uid != os.geteuid():  # in a folder that several people share, each tidies up after himself
        return
    if stat.S_ISDIR(status.st_mode):
        held = open_lock(left / HELD)
    elif stat.S_ISREG(status.st_mode):
        held = os.open(left, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    else:
        left.unlink()
        return
    try:
        free = take(held, wait=False)
        if free is Taken.HELD or (free is Taken.REFUSED and time.time() - status.st_mtime > OLD):
            clear(left)
    finally:
        os.close(held)
