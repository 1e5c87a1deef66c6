"""Files appear whole or not at all, and what was there stays until the new ones are ready.

A set of files is prepared in a hidden folder on the same disk, flushed to it, and then moved into place file by
file. Each move is atomic.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from steepest.script.fault import Fault

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_WAY = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ELOOP}
_NO_WAY |= {errno.ENAMETOOLONG, errno.ENOENT}
_STAGING = ".unfinished-"


@contextlib.contextmanager
def folder_fault(folder: Path, option: str = "--output") -> Iterator[None]:
    """Turn the operating system's refusals to write below `folder` into a Fault of one sentence, which names the option
    that chooses another folder.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise Fault(
                f"{folder}: there is no room left on this disk ({os.strerror(error.errno)}); "
                f"free some or choose another folder with {option}. What was there is unchanged."
            ) from error
        if error.errno not in _NO_WAY:
            raise
        where = Path(os.fsdecode(error.filename)) if error.filename else folder
        raise Fault(
            f"{folder}: this folder cannot be written ({os.strerror(error.errno or 0)}: {where}); "
            f"choose another with {option}. What was there is unchanged."
        ) from error


@contextlib.contextmanager
def staging(folder: Path, option: str = "--output") -> Iterator[Path]:
    """A hidden folder to prepare files in; on leaving without an error they are moved into `folder`, else
    dropped.

    Raises Fault if `folder` cannot be made or written, or its disk is full; this is found out before anything is
    prepared, too.
    """
    with folder_fault(folder, option):
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        place_ahead = Path(tempfile.mkdtemp(prefix=f"{_STAGING}{os.getpid()}-", dir=folder))
    try:
        with folder_fault(folder, option):
            yield place_ahead
            files = sorted(file for file in place_ahead.iterdir() if file.is_file())
            for file in files:
                _write_through(file)
            for file in files:
                file.replace(folder / file.name)
    finally:
        shutil.rmtree(place_ahead, ignore_errors=True)


def place(target: Path, content: bytes) -> None:
    """Write one file whole or not at all. Raises OSError."""
    scratch = target.with_name(f"{_STAGING}{os.getpid()}-{secrets.token_hex(4)}-{target.name}")
    try:
        scratch.write_bytes(content)
        _write_through(scratch)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def check_writable(folder: Path, needed: int = 0, option: str = "--output") -> None:
    """Find out before filming whether `folder` can be made and written, and has `needed` bytes free.
    Raises Fault.
    """
    with staging(folder, option) as place_ahead, folder_fault(folder, option):
        free = shutil.disk_usage(place_ahead).free
        if free < needed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def _write_through(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def sweep(folder: Path) -> None:
    """Remove what killed processes left behind in a folder."""
    for leftover in folder.glob(f"{_STAGING}*"):
        owner = leftover.name.removeprefix(_STAGING).split("-")[0]
        if owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(leftover, ignore_errors=True) if leftover.is_dir() else leftover.unlink(
                missing_ok=True
            )


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
