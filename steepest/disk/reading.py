"""Reads files that others may have made: only where there is a file, and only what JSON can be."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any


@contextlib.contextmanager
def opened(file: Path) -> Iterator[BufferedReader]:
    """The file, open. Raises OSError for what is no file: a pipe, from which a reader would wait for ever, is none."""
    try:
        number = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError:  # a zero byte in its name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file)) from None
    with os.fdopen(number, "rb") as found:
        mode = os.fstat(number).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "this is no file", str(file))
        yield found


def content(file: Path) -> bytes:
    """All that is in a file. Raises OSError."""
    with opened(file) as found:
        return found.read()


def digest(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits. Raises OSError."""
    with opened(file) as found:
        return hashlib.file_digest(found, "sha256").hexdigest()


def resolved(path: Path) -> Path:
    """The path without links, as far as it leads; a link that leads back to itself, and a name that no file can have,
    stay as they are.
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a zero byte
        return Path(os.path.abspath(path))


def json_in(text: str | bytes) -> Any:
    """What a text of JSON says. Raises ValueError where it is none, where it holds a number that JSON has not
    (NaN, Infinity), and where it is nested deeper than anybody would write.
    """
    try:
        return json.loads(text, parse_constant=_none_such)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _none_such(name: str) -> float:
    raise ValueError(f"{name} is no number")
