"""The workers of a cluster that film: who has joined, who is alike and has the bundle, who is gone.

Python's own version is asked first, by a question that runs no code of ours: functions that travel by value are
understood by the same Python only.
"""

from __future__ import annotations

import itertools
import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from steepest.disk.reading import json_in
from steepest.film.cache.keys import versions
from steepest.film.cluster import guest
from steepest.film.cluster.bundle import Bundle
from steepest.film.cluster.by_value import ByValue
from steepest.film.cluster.likeness import differences
from steepest.film.cluster.news import OVER, is_news, said
from steepest.film.crew.server import ONE_THREAD

if TYPE_CHECKING:
    from distributed import Client, Future, Queue

EVERY = 1.0  # seconds between two looks who is there
DASK = ("cloudpickle", "dask", "distributed")


class Members:
    """Keeps the roll of a cluster's workers. `present` holds the number of threads of each by its address, `threads`
    that of those that film, `greeted` those whose answer is awaited, `refused` the others, each named in a sentence
    to `say`.
    """

    def __init__(self, client: Client, bundle: Bundle, say: Callable[[str], None]) -> None:
        self.client, self.bundle, self.say = client, bundle, say
        self.threads: dict[str, int] = {}
        self.refused: set[str] = set()
        self.greeted: dict[str, tuple[int, Future[None]]] = {}
        self._answers: dict[int, object] = {}
        self._channel: Queue | None = None
        self._numbers = itertools.count()
        self.present: dict[str, int] = {}
        self._looked = float("-inf")

    def look(self) -> None:
        """Take out who is gone, greet who has joined, and enrol who has answered. Raises OSError where the
        scheduler is gone.
        """
        if time.monotonic() - self._looked > EVERY:
            self.present = dict(self.client.nthreads())
            self._looked = time.monotonic()
            for address in self._known() - self.present.keys():
                self.forget(address)
            if joined := self.present.keys() - self._known():
                self._greet(joined)
        if self._channel is not None and self.greeted:
            self._answers |= {one[0]: one[1] for one in self._channel.get(batch=True) if is_news(one)}
        for address, (number, future) in [*self.greeted.items()]:
            if number in self._answers:
                del self.greeted[address]
                self._enrol(address, self._answers.pop(number))
            elif future.status == "error":
                del self.greeted[address]
                self._refuse(address, "it cannot film: it did not understand the question")
            elif future.status in OVER:
                self.forget(address)  # it went away meanwhile

    def forget(self, address: str) -> None:
        """Greet this worker anew, if it is there at the next look."""
        self.threads.pop(address, None)
        self.greeted.pop(address, None)
        self.refused.discard(address)

    def _known(self) -> set[str]:
        return {*self.threads, *self.greeted, *self.refused}

    def _greet(self, joined: set[str]) -> None:
        """Send the bundle to those that would understand it."""
        ours, theirs = self._pythons()
        for address in sorted(joined & theirs.keys()):  # one that has not answered is asked at the next look
            if other := differences(theirs[address], ours):
                self._refuse(address, f"it has {' and '.join(other)}")
                continue
            number, channel = next(self._numbers), self._answers_in()
            future = self.client.submit(
                ByValue(guest.welcome),
                number,
                self.bundle.digest,
                self.bundle.content,
                channel.name,
                ONE_THREAD,
                workers=[address],
                pure=False,
                retries=0,
            )
            self.greeted[address] = number, future

    def _answers_in(self) -> Queue:
        """The queue in which workers answer."""
        from distributed import Queue

        if self._channel is None:
            self._channel = Queue(f"steepest-{uuid.uuid4().hex}", client=self.client)
        return self._channel

    def _pythons(self) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """The versions of Python and Dask: ours, and the workers' by their addresses."""
        found = self.client.get_versions()
        theirs = {address: _understood(one) for address, one in found["workers"].items()}
        return _understood(found["client"]), theirs

    def _enrol(self, address: str, answer: object) -> None:
        try:
            told = json_in(answer) if isinstance(answer, str) else None
        except ValueError:
            told = None
        if not isinstance(told, dict):
            self._refuse(
                address, f"it cannot film: {told if isinstance(told, str) else 'it was not understood'}"
            )
        elif other := differences({name: str(one) for name, one in told.items()}, versions()):
            self._refuse(address, f"it has {' and '.join(other)}")
        else:
            self.threads[address] = self.present[address]

    def _refuse(self, address: str, reason: str) -> None:
        self.refused.add(address)
        self.say(said(f"{address} is not used: {reason}"))


def _understood(found: dict[str, Any]) -> dict[str, str]:
    """What two machines must share to understand each other."""
    try:
        host, packages = dict(found["host"]), dict(found["packages"])
    except (KeyError, TypeError, ValueError):  # a worker may answer anything
        host, packages = {}, {}
    python = ".".join(str(host.get("python", "missing")).split(".")[:3])
    return {"python": python, **{name: str(packages.get(name, "missing")) for name in DASK}}
