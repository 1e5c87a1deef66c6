"""The workers of a cluster that film: who has joined, who is alike and has the bundle, who is gone.

Python's own version is asked first, by a question that runs no code of ours: functions that travel by value are
understood by the same Python only.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from steepest.film.cache.keys import versions
from steepest.film.cluster import guest
from steepest.film.cluster.bundle import Bundle
from steepest.film.cluster.by_value import ByValue
from steepest.film.cluster.likeness import differences
from steepest.film.crew.crew import ONE_THREAD

if TYPE_CHECKING:
    from distributed import Client, Future

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
        self.greeted: dict[str, Future[dict[str, str]]] = {}
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
        for address in [address for address, answer in self.greeted.items() if answer.done()]:
            self._enrol(address, self.greeted.pop(address))

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
            self.greeted[address] = self.client.submit(
                ByValue(guest.welcome),
                self.bundle.digest,
                self.bundle.content,
                ONE_THREAD,
                workers=[address],
                pure=False,
                retries=0,
            )

    def _pythons(self) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """The versions of Python and Dask: ours, and the workers' by their addresses."""
        found = self.client.get_versions()
        theirs = {address: _understood(one) for address, one in found["workers"].items()}
        return _understood(found["client"]), theirs

    def _enrol(self, address: str, answer: Future[dict[str, str]]) -> None:
        if answer.status == "error":
            self._refuse(address, f"it cannot film: {answer.exception()}")
        elif answer.status != "finished":
            self.forget(address)  # it went away meanwhile
        elif other := differences(answer.result(), versions()):
            self._refuse(address, f"it has {' and '.join(other)}")
        else:
            self.threads[address] = self.present[address]

    def _refuse(self, address: str, reason: str) -> None:
        self.refused.add(address)
        self.say(f"{address} is not used: {reason}")


def _understood(found: dict[str, Any]) -> dict[str, str]:
    """What two machines must share to understand each other."""
    python = ".".join(str(found["host"]["python"]).split(".")[:3])
    return {"python": python, **{name: str(found["packages"].get(name, "missing")) for name in DASK}}
