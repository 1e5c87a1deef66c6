"""A crew of worker processes: one job each, side by side, at most so many at a time.

Every job gets a process of its own that has played nothing before, so a scene's pixels cannot depend on what
was filmed earlier or beside it. The processes fork from a server that has imported manim once and no code of
ours. A job that fails takes nothing with it: the others go on. One whose process dies (killed, out of memory)
is tried once more. When the crew is left, for whatever reason, no process of it stays; when the parent is
killed, its workers notice and end.

A task is a function of the job and of a `tell` to report progress with; it returns what travels back by
pickle. Another executor that yields the same events (a cluster's) may stand in the place of `run`.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import multiprocessing
import multiprocessing.connection
import multiprocessing.util
import os
import signal
import tempfile
import threading
import time
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from steepest.call_stack import with_room
from steepest.disk.placing import temporary
from steepest.film.crew.failure import Failure
from steepest.film.crew.listeners import let_listeners_leave
from steepest.script.fault import Fault
from steepest.stage.manim_cfg import refuse_settings

J = TypeVar("J")
R = TypeVar("R")
Tell = Callable[[object], None]

PRELOADED = ["lean_manim", "manim", "av", "sympy", "pydantic.main", "pydantic.types", "typst"]
"""What every worker needs and what cannot change while we run; code of ours is read anew by each. The first has the
second imported without what nobody needs of it."""

LEAN = Path(__file__).resolve().parents[2] / "stage" / "lean"
"""The folder of the first."""

PATH = "PYTHONPATH"

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Workers are many, and sums over several threads need not come out the same."""

_BURIED = 0.1, 0.5, 2.0
"""Seconds after which a process that was killed has ended, at last: one try each."""

LONGEST = 70
"""Signs in the path of a folder in which a socket can lie: the system allows 107 for the socket."""


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
    for us.
    """

    job: J
    sentence: str
    fault: bool
    details: str = ""


def warm() -> None:
    """Begin to prepare workers now, so that they are ready once there is work."""
    _serve(_context())


def _serve(context: Any) -> None:
    """See to it that the server runs from which workers are forked. A terminal sends it every Ctrl-C, too, but that is
    ours to answer: while it imports, it would end in a traceback.
    """
    if context.get_start_method() == "forkserver":
        from multiprocessing import forkserver, resource_tracker

        refuse_settings()  # here, and in a sentence: the server imports manim
        with warnings.catch_warnings(action="ignore"):  # that it was killed, and is started again
            resource_tracker.ensure_running()  # first: once it has started, Python lets a Ctrl-C through again
        with _environment(), _deaf():
            forkserver.ensure_running()


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Processes started here never hear a Ctrl-C. One that comes meanwhile is heard by this process afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


Events = Generator[Reported[J] | Done[J, R] | Again[J] | Lost[J], None, None]


def run(
    task: Callable[[J, Tell], R], jobs: Sequence[J], workers: int, rest: Callable[[J], J] = lambda job: job
) -> Events[J, R]:
    """Start the jobs in their order, at most `workers` at a time, and yield what happens as it happens.

    `rest` is what is left of a job whose process died. Every job, or its rest, ends in exactly one Done or Lost.
    Closing the iterator ends the workers.
    """
    context = _context()
    waiting = deque((job, False) for job in jobs)
    working: dict[Connection, tuple[J, bool, BaseProcess]] = {}
    try:
        while waiting or working:
            while waiting and len(working) < max(1, workers):
                job, tried = waiting.popleft()
                here, there = context.Pipe(duplex=False)
                process = context.Process(target=_work, args=(task, job, there), name=str(job), daemon=True)
                with _environment():
                    _start(process, context)
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


def _start(process: BaseProcess, context: Any) -> None:
    """Start a process. The server that it is forked from is one, too, and may be killed while it is asked: then another
    is started and asked, a little later, when the first has ended. Raises Failure where that does not help.
    """
    for wait in _BURIED:
        try:
            _serve(context)
            return process.start()
        except (ConnectionError, EOFError):
            time.sleep(wait)
    raise Failure("the process that starts others ended again and again (is the machine out of memory?)")


@with_room
def _work(task: Callable[[Any, Tell], Any], job: Any, parent: Connection) -> None:
    """What a worker does."""
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
    except Fault as fault:
        return Lost(job, str(fault), fault=True)
    except Failure as failure:
        return Lost(job, str(failure), fault=False)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "a disk"
        what = os.strerror(error.errno) if error.errno else str(error)
        sentence = (
            f"{where}: there is no room left ({what})" if full else f"the machine refused: {what} ({where})"
        )
        return Lost(job, sentence, full, traceback.format_exc())
    except Exception as error:
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return Lost(job, said, fault=False, details=traceback.format_exc())


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


_KEPT: list[contextlib.ExitStack] = []
"""The folder that this process keeps. A forked process drops what its parent wants done at the end; without this list
it would be garbage there, and closed: the parent's folder would be gone."""


@functools.cache
def _keep_house() -> None:
    """Keep what processes need of the system's folder for temporary files, their sockets for one, in one folder there
    that goes with this process, or with the next run if this one is killed.
    """
    with (
        contextlib.ExitStack() as held,
        contextlib.suppress(OSError),
    ):  # without one, they find a place themselves
        folder = held.enter_context(temporary(LONGEST))
        tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
        _KEPT.append(held.pop_all())
        multiprocessing.util.Finalize(None, _KEPT[-1].close, exitpriority=-200)  # after its own


def _context() -> Any:
    _keep_house()
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


@contextlib.contextmanager
def _environment() -> Iterator[None]:
    """Variables that processes started here inherit; what the user has set stays, and the path grows by a folder."""
    before = {name: os.environ.get(name) for name in (*ONE_THREAD, PATH)}
    os.environ.update({name: value for name, value in ONE_THREAD.items() if before[name] is None})
    os.environ[PATH] = os.pathsep.join(filter(None, (str(LEAN), before[PATH])))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
