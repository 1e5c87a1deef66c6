"""Keeps what a cluster sends from running code here.

Dask turns what it receives back into objects with pickle: results, the exceptions of tasks, warnings that a worker
prints. A pickle names functions of Python, and calls them. So in the threads in which Dask receives, no name in a
pickle is looked up; what cannot do without is refused by Dask's client as damaged. Nothing of ours comes that way (see
`steepest.film.cluster.news`).
"""

from __future__ import annotations

import functools
import sys
import threading

import dask

RECEIVING = ("IO loop", "Dask-")
"""How the threads are named in which Dask's client reads and decodes what comes."""

DESERIALIZERS = ["msgpack", "error"]
"""What Dask's client may decode: numbers, texts, bytes, and lists and tables of them."""


@functools.cache
def refuse_pickles() -> None:
    """From now on, in this process, no name in a pickle is looked up in Dask's threads."""
    dask.config.set({"distributed.scheduler.pickle": False})
    sys.addaudithook(_watching)


class PickleRefused(TypeError):
    """What Dask takes for a pickle that cannot be read, and goes on without."""


def _watching(event: str, arguments: tuple[object, ...]) -> None:
    if event == "pickle.find_class" and threading.current_thread().name.startswith(RECEIVING):
        raise PickleRefused(f"a pickle from the cluster asked for {arguments[0]}.{arguments[1]}")
