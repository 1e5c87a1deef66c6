"""A crew of worker processes: one job each, side by side, at most so many at a time.

Every job gets a process of its own that has played nothing before, so a scene's pixels cannot depend on what
was filmed earlier or beside it (see `steepest.film.crew.server`). A job that fails takes nothing with it: the
others go on. One whose process dies (killed, out of memory) is tried once more. When the crew is left, for
whatever reason, no process of it stays; when the parent is killed, its workers notice and end.

A task is a function of the job and of a `tell` to report progress with; it returns what travels back by
pickle. Another executor that yields the same events (a cluster's) may stand in the place of `run`.
"""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import multiprocessing.connection
import multiprocessing.util
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from steepest.call_stack import with_room
from steepest.film.crew.failure import Failure
from steepest.film.crew.listeners import let_listeners_leave
from steepest.film.crew.server import context_of_workers, start
from steepest.script.blame import blamed, unforeseen
from steepest.stage.type.kept import keep_type, type_folder

J = TypeVar("J")
R = TypeVar("R")
Tell = Callable[[object], None]


@dataclass(frozen=True)
class Reported(Generic[J]):
    """A worker reports on its job."""

    job: J
    news: object


@dataclass(frozen=True)
class Done(Generic[J, R]):
    """A job has come to its result."""

    job: J
    result: R


@dataclass(frozen=True)
class Again(Generic[J]):
    """The process of a job died; what is left of the job is tried once more. `sentence` says why."""

    job: J
    sentence: str


@dataclass(frozen=True)
class Lost(Generic[J]):
    """A job came to nothing. `sentence` says why; `fault` is whether the input is to blame; `details` is
    the traceback, as text, where one tells more.
    """

    job: J
    sentence: str
    fault: bool
    details: str = ""


Events = Generator[Reported[J] | Done[J, R] | Again[J] | Lost[J], None, None]


def run(
    task: Callable[[J, Tell], R], jobs: Sequence[J], workers: int, rest: Callable[[J], J] = lambda job: job
) -> Events[J, R]:
    """Start the jobs in their order, at most `workers` at a time, and yield what happens as it happens.

    `rest` is what is left of a job whose process died. Every job, or its rest, ends in exactly one Done or Lost.
    Closing the iterator ends the workers.
    """
    context = context_of_workers()
    waiting = deque((job, False) for job in jobs)
    working: dict[Connection, tuple[J, bool, BaseProcess]] = {}
    try:
        while waiting or working:
            while waiting and len(working) < max(1, workers):
                job, tried = waiting.popleft()
                here, there = context.Pipe(duplex=False)
                given = (task, job, there, type_folder())
                process = context.Process(target=_work, args=given, name=str(job), daemon=True)
                start(process, context)
                there.close()
                working[here] = job, tried, process
            for ready in multiprocessing.connection.wait(list(working)):
                assert isinstance(ready, Connection)
                job, tried, process = working[ready]
                news = _receive(ready)
                if isinstance(news, Reported):
                    yield news
                    continue
                del working[ready]
                ready.close()
                process.join()
                if news is not None:
                    yield news
                    continue
                left = rest(job)
                sentence = death(str(left), process.exitcode)
                if tried:
                    yield Lost(left, sentence, fault=False)
                else:
                    waiting.append((left, True))
                    yield Again(left, sentence)
    finally:
        _end([process for *_, process in working.values()])


@with_room
def _work(task: Callable[[Any, Tell], Any], job: Any, parent: Connection, types: Path | None) -> None:
    """What a worker does. It keeps type where its parent does now."""
    if types:
        keep_type(types)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    let_listeners_leave()
    threading.Thread(target=end_with_parent, daemon=True).start()
    news = outcome(task, job, lambda what: parent.send(Reported(job, what)))
    parent.send(news)
    parent.close()


def outcome(task: Callable[[J, Tell], R], job: J, tell: Tell) -> Done[J, R] | Lost[J]:
    """Do a job in this process, and say what it came to."""
    try:
        return Done(job, task(job, tell))
    except Failure as failure:
        return Lost(job, str(failure), fault=False)
    except Exception as error:
        if fault := blamed(error):
            return Lost(job, str(fault), True, fault.frames)
        if isinstance(error, OSError):
            return Lost(job, *_refused(error), traceback.format_exc())
        return Lost(job, unforeseen(error), False, traceback.format_exc())


def _refused(error: OSError) -> tuple[str, bool]:
    """What to say of what the machine refused, and whether the input is to blame: who asks for it can make room."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "a disk"
    what = os.strerror(error.errno) if error.errno else str(error)
    said = f"{where}: there is no room left ({what})" if full else f"the machine refused: {what} ({where})"
    return said, full


def end_with_parent() -> None:
    """End this process when its parent ends, however that happens. To be run in a thread."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _receive(ready: Connection) -> Any:
    """What a worker sent, or None where it died before it could."""
    try:
        return ready.recv()
    except (EOFError, OSError):
        return None


def death(name: str, code: int | None) -> str:
    """A sentence on the end of a process that came to no result: its exit code, negative for a signal."""
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            ended = signal.Signals(-code).name
            short = " (is the machine out of memory?)" if ended == "SIGKILL" else ""
            return f"{name}: its process was ended by {ended}{short}"
    return f"{name}: its process ended by itself with exit code {code}"


def _end(processes: Sequence[BaseProcess]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(2)
        if process.is_alive():
            process.kill()
            process.join()
