"""Films and what goes with them appear whole or not at all, and what was there stays until the new ones are ready.

A set of files is prepared in a hidden folder on the same disk and flushed to it. Then, while the folder is locked,
each is moved into place; each move is atomic. The last is the manifest, `SHA256SUMS`, which `sha256sum --check` reads:
between the first move and it, the files do not agree with the manifest that lies there, and so neither a reader nor
the next run takes a set of two makes for one. What fails or is interrupted half way is put back.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from steepest.disk.locks import Taken, claimed, locked
from steepest.disk.placing import HELD, flush_file, scratch
from steepest.disk.reading import digest
from steepest.script.fault import Fault
from steepest.script.place import shown_path

MANIFEST = "SHA256SUMS"
"""The digests of the files of a set, in the form that `sha256sum --check` reads."""
LOCK = ".lock"
"""In a folder that films go to: whoever publishes there holds its lock."""

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""How the operating system says that a disk, somebody's share of it, or a file that may not grow is full."""
_NO_WAY = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ELOOP}
_NO_WAY |= {errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTEMPTY, errno.EINVAL, errno.EIO, errno.ESTALE}


class Busy(Fault):
    """Another run makes the same `film` just now: what is asked for can be had when that has ended."""

    film: Path = Path()


@contextlib.contextmanager
def folder_fault(folder: Path, option: str = "--output") -> Iterator[None]:
    """Turn the operating system's refusals to write below `folder` into a Fault of one sentence, which names the option
    that chooses another folder.
    """
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            limit = ", or let files grow with ulimit -f" if error.errno == errno.EFBIG else ""
            raise Fault(
                f"{shown_path(folder)}: there is no room left on this disk ({os.strerror(error.errno or 0)}); "
                f"free some or choose another folder with {option}{limit}. What was there is unchanged."
            ) from error
        if error.errno not in _NO_WAY:
            raise
        told = ": ".join((os.strerror(error.errno or 0), *_where(folder, error)))
        raise Fault(
            f"{shown_path(folder)}: this folder cannot be written ({told}); "
            f"choose another with {option}. What was there is unchanged."
        ) from error


def _where(folder: Path, error: OSError) -> Iterator[str]:
    """What could not be written, where that tells more than the folder does: nobody knows the names of hidden files."""
    if error.filename:
        where = Path(os.fsdecode(error.filename))
        below = where.relative_to(folder).parts if where.is_relative_to(folder) else None
        if below is None:
            yield str(shown_path(where))
        elif below and not any(name.startswith(".") for name in below):
            yield str(Path(*below))


class Staged:
    """Files of a set that is prepared in `folder`. `publish` gives them away, which is done on leaving otherwise."""

    def __init__(self, folder: Path, target: Path) -> None:
        self.folder, self.target = folder, target
        self.published = False

    def __truediv__(self, name: str) -> Path:
        return self.folder / name

    def names(self) -> list[str]:
        """What is prepared, without folders."""
        return sorted(file.name for file in self.folder.iterdir() if file.is_file() and file.name != HELD)

    def seal(self) -> Mapping[str, str]:
        """Add the manifest, and return the digest of each file by its name."""
        found = {name: digest(self.folder / name) for name in self.names()}
        lines = "".join(f"{told}  {name}\n" for name, told in found.items())
        (self.folder / MANIFEST).write_text(lines, encoding="utf-8")
        return {**found, MANIFEST: digest(self.folder / MANIFEST)}

    def publish(self) -> None:
        """Move the files into their folder, the manifest last. Raises OSError, and Fault where a folder lies where one
        of them should go; then what was there is there again.
        """
        names = sorted(self.names(), key=lambda name: (name == MANIFEST, name))
        for name in names:
            flush_file(self.folder / name)
        look_first(self.target, names)
        before, moved = self.folder / "before", list[str]()
        before.mkdir()
        for name in names:
            _set_aside(self.target / name, before / name)
        try:
            for name in names:
                moved.append(name)
                os.replace(self.folder / name, self.target / name)
            flush_file(self.target)
        except BaseException:
            for name in moved:
                _put_back(before / name, self.target / name)
            raise
        self.published = True


def _set_aside(file: Path, kept: Path) -> None:
    """Give what has this name, if anything has, a second one: it is put back if something goes wrong."""
    if os.path.lexists(file):
        try:
            os.link(file, kept, follow_symlinks=False)
        except OSError:  # a file system without links
            shutil.copy2(file, kept, follow_symlinks=False)


def _put_back(kept: Path, file: Path) -> None:
    if os.path.lexists(kept):
        os.replace(kept, file)
    else:
        file.unlink(missing_ok=True)


def look_first(folder: Path, names: Iterable[str], option: str = "--output") -> None:
    """See to it that files of these names can be put into a folder. Raises Fault where a folder lies there."""
    for name in names:
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            raise Fault(
                f"{shown_path(folder / name)}: a folder lies where this file should go; move it away, or choose "
                f"another folder with {option}. What was there is unchanged."
            )


@contextlib.contextmanager
def staging(folder: Path, option: str = "--output") -> Iterator[Staged]:
    """A hidden folder to prepare files in; on leaving without an error they are moved into `folder`, else
    dropped.

    Raises Fault if `folder` cannot be made or written, or its disk is full; this is found out before anything is
    prepared, too.
    """
    with contextlib.ExitStack() as stack:
        with folder_fault(folder, option):
            folder.mkdir(parents=True, exist_ok=True)
            ahead = stack.enter_context(scratch(folder))
        with folder_fault(folder, option):
            staged = Staged(ahead, folder)
            yield staged
            if not staged.published:
                with publishing(folder):
                    staged.publish()


@contextlib.contextmanager
def publishing(folder: Path) -> Iterator[Taken]:
    """Hold the lock of a folder that films go to: of two runs, one publishes after the other. Raises OSError."""
    with locked(folder / LOCK) as taken:
        yield taken


@contextlib.contextmanager
def making(folder: Path, names: Iterable[str]) -> Iterator[None]:
    """Keep other runs from making films of these names in a folder. Of two, the later one's would replace the other's,
    which somebody was just told of: so it is refused. Raises Busy.
    """
    with contextlib.ExitStack() as stack:
        for name in sorted(names):
            with folder_fault(folder):
                folder.mkdir(parents=True, exist_ok=True)
                taken = stack.enter_context(claimed(folder / f".making-{name}"))
            if taken is Taken.BUSY:
                busy = Busy(
                    f"{shown_path(folder / name)}: another run is making this film; wait until that has ended, or "
                    "choose another folder with --output. What was there is unchanged."
                )
                busy.film = folder / name
                raise busy
        yield


def check_writable(
    folder: Path, needed: int = 0, option: str = "--output", names: Collection[str] = ()
) -> None:
    """Find out before filming whether `folder` can be made and written, has `needed` bytes free, and no folders of
    these `names`. Raises Fault.
    """
    with folder_fault(folder, option):
        folder.mkdir(parents=True, exist_ok=True)
        look_first(folder, names, option)
        with scratch(folder) as ahead:
            if shutil.disk_usage(ahead).free < needed:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
