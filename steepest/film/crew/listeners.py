"""Standard output and standard error, to which nobody need listen: who stops reading how far a film is does not stop
the film.

A stream that is closed from the start leads nowhere, so that no file of ours gets its number and what a library writes
there. One whose reader leaves (`| head -1`) leads nowhere from then on. An error of standard output that is not
about its reader, such as a full disk, is still one: what it was to hold was asked for.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO, cast

STREAMS = 0, 1, 2


class Heard:
    """A stream that goes on when its reader is gone. `kept` is whether anything else that hinders it is an error."""

    def __init__(self, stream: TextIO, kept: bool) -> None:
        self._stream, self._kept, self._left = stream, kept, False

    def write(self, text: str) -> int:
        """Write, if anybody reads. Raises OSError where what was to be kept cannot be."""
        if not self._left:
            with self._leaving():
                self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Write what was not written yet. Raises as `write` does."""
        if not self._left:
            with self._leaving():
                self._stream.flush()

    @contextlib.contextmanager
    def _leaving(self) -> Iterator[None]:
        try:
            yield
        except UnicodeError:
            raise
        except (OSError, ValueError) as error:  # ValueError: it was closed
            self._left = True
            _lead_nowhere(self._stream)
            if self._kept and isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
                raise

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _lead_nowhere(stream: TextIO) -> None:
    """What is left in its buffer would be tried again when Python ends, and make the exit code 120."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        stream.flush()


def let_listeners_leave() -> None:
    """Go on, in this process, whoever stops listening."""
    for number in STREAMS:
        _open(number)
    sys.stdout = cast(TextIO, Heard(_stream(sys.stdout, 1), kept=True))
    sys.stderr = cast(TextIO, Heard(_stream(sys.stderr, 2), kept=False))


@contextlib.contextmanager
def listeners_may_leave() -> Iterator[None]:
    """The same, within this context."""
    before = sys.stdout, sys.stderr
    let_listeners_leave()
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _open(number: int) -> None:
    """See to it that a standard stream's number is taken."""
    try:
        os.fstat(number)
    except OSError:
        opened = os.open(os.devnull, os.O_RDWR)
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)
        os.set_inheritable(number, True)


def _stream(stream: TextIO | None, number: int) -> TextIO:
    """The stream, or one that leads where its number does; signs that its encoding lacks are written by number."""
    if stream is None:
        return open(number, "w", encoding="utf-8", closefd=False)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream
