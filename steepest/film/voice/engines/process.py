"""Engines run as programs of their own: given files and no shell, for a limited time, and ended with us."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from steepest.film.voice.interface import Trouble

ANSWER = 4_000_000  # bytes of an answer that are read
LARGEST = 500_000_000  # bytes of a file that an engine may write

_WRITTEN = ("TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")
"""Variables that name folders in which an engine, or a library that it loads, may leave something."""
_LIBRARY = ctypes.CDLL(None) if sys.platform.startswith("linux") else None
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux's <sys/prctl.h>


def run(
    command: Sequence[str],
    folder: Path,
    seconds: float,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a program in a folder, the only one it has a reason to write in, and return what it prints. Raises
    Trouble where it does not end well and in time.

    A program that runs on after `seconds` is killed, with all that it has started.
    """
    answer = folder / "answer"
    (folder / "given").write_bytes(given)
    with (
        (folder / "given").open("rb") as heard,
        answer.open("wb") as told,
        (folder / "errors").open("wb") as errors,
    ):
        try:
            process = subprocess.Popen(
                list(command),
                cwd=folder,
                stdin=heard,
                stdout=told,
                stderr=errors,
                env={**os.environ, **dict.fromkeys(_WRITTEN, str(folder)), **(environment or {})},
                process_group=0,
                preexec_fn=_bind,
            )
        except OSError as error:
            raise Trouble(f"could not be started ({error.strerror})") from None
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Trouble(f"did not answer within {seconds:.0f} s and was stopped") from None
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if code:
        last = " ".join((folder / "errors").read_bytes()[-2000:].decode(errors="replace").split())[-160:]
        raise Trouble(f"{_ending(code)}{f': {last}' if last else ''}")
    with answer.open("rb") as told:
        return told.read(ANSWER).decode(errors="replace")


def _bind() -> None:
    """Between fork and exec: whoever kills us ends the engine too, and it fills no disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _LIBRARY is not None:
        _LIBRARY.prctl(_END_WITH_PARENT, signal.SIGKILL)


def _ending(code: int) -> str:
    if code < 0:
        with contextlib.suppress(ValueError):
            return f"crashed ({signal.Signals(-code).name})"
    return f"ended with exit code {code}"
