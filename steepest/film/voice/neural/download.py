"""One file, over a network that is slow, breaks off, or sends something else.

What has come lies beside the file under a name that ends with .part, and is gone on with when it is asked for again, in
this run or in a later one. The file itself appears whole: when its size and its SHA-256 are those that are due.
"""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import re
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from steepest.disk.placing import flush
from steepest.disk.reading import digest
from steepest.film.cache.publish import NO_ROOM
from steepest.film.voice.neural.published import PublishedFile
from steepest.script.fault import Fault

BLOCK = 1 << 16
PART = ".part"
PASSING = {408, 425, 429}
"""Answers, beside those from 500 upward, that may be another one a moment later."""


@dataclass(frozen=True)
class Patience:
    """How long a silent server is waited for (seconds), how many tries in a row may bring next to nothing, and how long
    is waited after the first of them (seconds; twice as long after the next).
    """

    silence: float = 30.0
    tries: int = 5
    pause: float = 0.5


USUAL = Patience()


class _Broken(Exception):
    """The connection broke, or never was; another try may go better."""


def is_whole(file: Path, published: PublishedFile) -> bool:
    """Whether this is the file that was published."""
    try:
        return file.stat().st_size == published.size and digest(file) == published.sha256
    except OSError:
        return False


def download(
    published: PublishedFile,
    folder: Path,
    tell: Callable[[int], None] = lambda done: None,
    patience: Patience = USUAL,
) -> Path:
    """Bring a file into a folder, and return where it lies; `tell` is told how many bytes are there.

    Raises Fault, with what came kept in the .part file if it can be gone on with. Only one process at a time may
    bring files into a folder: see `steepest.film.voice.neural.getting`.
    """
    target = folder / published.name
    part = folder / (published.name + PART)
    if part.is_symlink() or (part.exists() and not part.is_file()):
        raise Fault(f"{part}: this is no file; move it away")
    earlier = _size(part) > 0
    _complete(published, part, tell, patience)
    if not is_whole(part, published):
        found = digest(part)
        part.unlink()
        if earlier:  # what an earlier run left may have been damaged since
            return download(published, folder, tell, patience)
        raise Fault(
            f"{published.address}: what came is not what {published.name} should be: its SHA-256 is {found[:16]}…, "
            f"and {published.sha256[:16]}… is due; nothing of it was kept"
        )
    os.replace(part, target)
    return target


def _complete(published: PublishedFile, part: Path, tell: Callable[[int], None], patience: Patience) -> None:
    """Bring what is missing of a part. Raises Fault."""
    vain = 0
    while True:
        if (here := _size(part)) > published.size:
            part.unlink()
            here = 0
        tell(here)
        if here == published.size:
            return
        _look_for_room(part, published.size - here)
        try:
            _go_on(published, part, tell, patience.silence)
        except _Broken as error:
            vain = 0 if _size(part) - here >= BLOCK else vain + 1
            if vain >= patience.tries and _size(part) != published.size:
                raise Fault(
                    f"{published.address}: {error}; after {patience.tries} tries that brought little, "
                    f"{_size(part):,} of {published.size:,} bytes are here, and the next run goes on from there"
                ) from None
            time.sleep(patience.pause * 2 ** max(vain - 1, 0))


def _go_on(published: PublishedFile, part: Path, tell: Callable[[int], None], silence: float) -> None:
    """Ask for what is missing, and append it. Raises _Broken where another try may go better, else Fault."""
    here = _size(part)
    headers = {"User-Agent": "steepest", "Accept-Encoding": "identity"}
    if here:
        headers["Range"] = f"bytes={here}-"
    asked = urllib.request.Request(published.address, headers=headers)
    try:
        answer = urllib.request.urlopen(asked, timeout=silence)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416:  # what is here is no beginning of what lies there
            part.unlink()
            raise _Broken("the server has no more bytes than are here") from None
        sentence = f"the server answers {error.code} {error.reason}"
        if error.code >= 500 or error.code in PASSING:
            raise _Broken(sentence) from None
        raise Fault(f"{published.address}: {sentence}; nothing was fetched") from None
    except (OSError, http.client.HTTPException) as error:
        raise _Broken(f"the server cannot be reached ({_reason(error)})") from None
    with answer:
        _look_at(answer, published, here, part)
        with _opened(part, append=answer.status == 206) as number:
            while True:
                try:
                    block = answer.read1(BLOCK)  # what there is: a server may fall silent
                except (OSError, http.client.HTTPException) as error:
                    raise _Broken(f"the connection broke ({_reason(error)})") from None
                if not block:
                    break
                _append(number, block, part, published.size)
                tell(os.fstat(number).st_size)
                if os.fstat(number).st_size > published.size:
                    raise Fault(
                        f"{published.address}: more comes than the {published.size:,} bytes that are due"
                    )
            flush(number)
    if _size(part) < published.size:
        raise _Broken("the connection ended early")


def _look_at(answer: http.client.HTTPResponse, published: PublishedFile, here: int, part: Path) -> None:
    """Whether this can be the file, by what the server says before it. Raises _Broken and Fault."""
    kind = (answer.headers.get_content_type() or "").lower()
    if kind in ("text/html", "application/xhtml+xml"):
        raise Fault(
            f"{published.address}: a page comes ({kind}) and no voice; is there a login before the network?"
        )
    total: int | None = None
    if answer.status == 206:
        told = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("Content-Range", ""))
        if told is None or int(told[1]) != here:
            part.unlink(missing_ok=True)
            raise _Broken("the server sends another part than was asked for")
        total = int(told[2]) if told[2] != "*" else None
    elif (length := answer.headers.get("Content-Length", "")).isdigit():
        total = int(length)
    if total is not None and total != published.size:
        raise Fault(
            f"{published.address}: {total:,} bytes lie there where {published.size:,} are due; it is not the file that "
            "is listed"
        )


@contextlib.contextmanager
def _opened(part: Path, append: bool) -> Iterator[int]:
    """A part opened for writing, as a descriptor."""
    how = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | (os.O_APPEND if append else os.O_TRUNC)
    number = os.open(part, how, 0o666)
    try:
        yield number
    finally:
        os.close(number)


def _append(number: int, block: bytes, part: Path, due: int) -> None:
    rest = memoryview(block)
    while rest:
        try:
            rest = rest[os.write(number, rest) :]
        except OSError as error:
            if error.errno in NO_ROOM:
                raise _full(part, due - os.fstat(number).st_size, error) from None
            raise


def _look_for_room(part: Path, needed: int) -> None:
    if shutil.disk_usage(part.parent).free < needed:
        raise _full(part, needed, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))


def _full(part: Path, needed: int, error: OSError) -> Fault:
    lacking = f"{needed:,} bytes more are needed, and what came is kept for the next run"
    if error.errno == errno.EFBIG:
        return Fault(f"{part}: this file may not grow; let files grow with ulimit -f: {lacking}")
    reason = os.strerror(error.errno or 0)
    return Fault(f"{part.parent}: there is no room left on this disk ({reason}); {lacking}")


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _reason(error: Exception) -> str:
    """What the network said of it, in few words."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return "it is silent for too long"
    if isinstance(cause, OSError) and cause.strerror:
        return str(cause.strerror)
    return " ".join(str(cause).split())[:80] or type(cause).__name__
