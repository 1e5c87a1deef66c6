"""The server that workers are forked from: what it has imported, and how it is started.

It has imported manim once, and no code of ours, which each worker reads anew.
"""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import multiprocessing.util
import os
import signal
import tempfile
import time
import warnings
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from steepest.disk.placing import temporary
from steepest.film.crew.failure import Failure
from steepest.stage.manim_cfg import refuse_settings

PRELOADED = ["lean_manim", "manim", "av", "sympy", "pydantic.main", "pydantic.types", "typst"]
"""What every worker needs and what cannot change while we run; code of ours is read anew by each. The first has the
second imported without what nobody needs of it."""

LEAN = Path(__file__).resolve().parents[2] / "stage" / "lean"
"""The folder of the first."""

PATH = "PYTHONPATH"

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Workers are many, and sums over several threads need not come out the same."""

LONGEST = 70
"""Signs in the path of a folder in which a socket can lie: the system allows 107 for the socket."""

_OPENED = 6
"""Files that starting a process opens, at most: both ends of two pipes, and what leads to the server."""

_BURIED = 0.1, 0.5, 2.0
"""Seconds after which a process that was killed has ended, at last: one try each."""


def context_of_workers() -> Any:
    """How this machine starts workers: forked from a server, where it can."""
    _keep_house()
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def warm() -> None:
    """Begin to prepare workers now, so that they are ready once there is work."""
    _serve(context_of_workers())


def start(process: BaseProcess, context: Any) -> None:
    """Start a process. The server that it is forked from is one, too, and may be killed while it is asked: then another
    is started and asked, a little later, when the first has ended. Raises Failure where that does not help, and OSError
    where the machine refuses what a start takes.
    """
    for wait in _BURIED:
        try:
            _serve(context)
            _find_room()
            with _environment():
                return process.start()
        except (ConnectionError, EOFError):
            time.sleep(wait)
    raise Failure("the process that starts others ended again and again (is the machine out of memory?)")


def _find_room() -> None:
    """Raise OSError now where no more files may be opened: amid a start, the server would end in a traceback."""
    with contextlib.ExitStack() as room:
        for end in (end for _ in range(_OPENED // 2) for end in os.pipe()):
            room.callback(os.close, end)


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
