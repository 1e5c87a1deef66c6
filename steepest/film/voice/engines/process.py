"""Engines run as programs of their own: given files and no shell, for a limited time, and ended with us."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from steepest.film.voice.interface import Trouble, last_line

ANSWER = 4_000_000  # bytes of an answer that are read
LARGEST = 500_000_000  # bytes of a file that an engine may write

ROOM = 1_000_000
"""A disk with fewer bytes left is full for an engine, which writes a hundred kilobytes a second."""

_WRITTEN = ("TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")
"""Variables that name folders in which an engine, or a library that it loads, may leave something."""
_LIBRARY = ctypes.CDLL(None) if sys.platform.startswith("linux") else None
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's <sys/prctl.h>

WHY = {
    "SIGKILL": "is the machine out of memory?",
    "SIGXFSZ": "it wrote a file larger than this shell allows, see ulimit -f",
    "SIGXCPU": "it took longer than this shell allows, see ulimit -t",
}
"""What the end of an engine by a signal may come from, where that can be told."""


def run(
    command: Sequence[str],
    folder: Path,
    seconds: float,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a program in a folder, the only one it has a reason to write in, and return what it prints. Raises
    Trouble where it does not end well and in time, and OSError where the folder cannot be written or its disk is full.

    A program that runs on after `seconds` is killed, with all that it has started; so it is when this process ends
    before, however that happens.
    """
    with (  # each is opened once: whoever puts a pipe in its place meanwhile holds nobody up
        (folder / "given").open("w+b") as heard,
        (folder / "answer").open("w+b") as told,
        (folder / "errors").open("w+b") as errors,
        _guarded() as guard,
    ):
        heard.write(given)
        heard.seek(0)
        try:
            process = subprocess.Popen(
                list(command),
                cwd=folder,
                stdin=heard,
                stdout=told,
                stderr=errors,
                env={**os.environ, **dict.fromkeys(_WRITTEN, str(folder)), **(environment or {})},
                process_group=0,
                preexec_fn=end_with_us,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise Trouble(f"could not be started ({getattr(error, 'strerror', None) or error})") from None
        try:
            os.write(guard, f"{process.pid}\n".encode())
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Trouble(f"did not answer within {seconds:.0f} s and was stopped") from None
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if code:
            refuse_full(folder)
            errors.seek(0)
            last = last_line(errors.read()[-2000:])
            raise Trouble(f"{_ending(code)}{f': {last}' if last else ''}")
        told.seek(0)
        return told.read(ANSWER).decode(errors="replace")


def refuse_full(folder: Path) -> None:
    """Raise OSError where the disk of a folder has no room left, or none for another file: an engine fails of that."""
    found = os.statvfs(folder)
    if found.f_bavail * found.f_frsize < ROOM or (found.f_files and not found.f_favail):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder.parent))


@contextlib.contextmanager
def _guarded() -> Iterator[int]:
    """A pipe to a process that ends an engine's whole group once nobody holds the pipe's other end any more, which is
    when this process has ended. It is written the number of the group. A process that is killed runs no code of its
    own, and the system ends with it only those that it started itself.
    """
    reading, writing = os.pipe()
    guard = os.fork()
    if guard == 0:
        try:
            os.setpgid(0, 0)  # a Ctrl-C is not for it
            os.close(writing)
            told = b""
            while part := os.read(reading, 64):
                told += part
            os.killpg(int(told), signal.SIGKILL)
        finally:
            os._exit(0)
    os.close(reading)
    try:
        yield writing
    finally:
        os.kill(guard, signal.SIGKILL)  # the group is ended, and its number may be somebody else's now
        os.waitpid(guard, 0)
        os.close(writing)


def end_with_us() -> None:
    """Between fork and exec: whoever kills us ends the program too, and it fills no disk."""
    for what, most in ((resource.RLIMIT_FSIZE, LARGEST), (resource.RLIMIT_CORE, 0)):
        allowed = [limit for limit in resource.getrlimit(what) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(what, (min(most, *allowed),) * 2 if allowed else (most, most))
    if _LIBRARY is not None:
        _LIBRARY.prctl(_END_WITH_PARENT, signal.SIGKILL)


def _ending(code: int) -> str:
    if code < 0:
        with contextlib.suppress(ValueError):
            name = signal.Signals(-code).name
            why = f"; {WHY[name]}" if name in WHY else ""
            return f"{'was killed' if name == 'SIGKILL' else 'crashed'} ({name}{why})"
    return f"ended with exit code {code}"
