"""Jobs on a Dask cluster, with the same events as on this machine (`steepest.film.crew.crew.run`).

Dask carries jobs, answers and the news of who is there. Which worker does what is decided here: a worker gets
as many jobs as it has threads, in the order in which they were given, and no more, so that the longest begin
first and a worker that joins late finds work. A job whose worker is lost is given once to another worker,
without the part that has come back already.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
import uuid
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from steepest.film.cluster import guest, player
from steepest.film.cluster.by_value import ByValue
from steepest.film.cluster.news import OVER, is_news, read, said
from steepest.film.crew.crew import Again, Events, Lost, Reported, Tell, death
from steepest.film.crew.failure import Failure
from steepest.film.crew.server import ONE_THREAD
from steepest.script.fault import Fault

if TYPE_CHECKING:
    from distributed import Client, Future

    from steepest.film.cluster.members import Members

J = TypeVar("J")
R = TypeVar("R")

EMPTY = 5.0  # seconds for a first worker that can film to appear
BUSY = 60.0  # seconds for a worker to answer, and for one to come back when all are gone
GATHERING = 5.0  # seconds for the others once one worker is ready
PAUSE = 0.1  # seconds between two questions for news
KEPT = "what was filmed is kept, so render it again"


@dataclass
class _Given:
    """A job, given to the worker at an address; `tried` where a process or worker has died of it."""

    job: Any
    tried: bool
    address: str
    future: Future[None]


class Cluster:
    """The workers of a cluster that film as this machine would; see `steepest.film.cluster.connection.connected`."""

    def __init__(self, address: str, client: Client, members: Members, lecture_folder: Path) -> None:
        self.address, self.client, self.members = address, client, members
        self.lecture_folder = lecture_folder

    @property
    def workers(self) -> int:
        """How many jobs are done side by side: the threads of all workers that are ready by now."""
        return max(1, sum(self.members.threads.values()))

    def gather(self) -> None:
        """Wait until workers are ready: a minute for the first, some seconds more for the others. Raises Fault
        where none comes that could film.
        """
        members, began = self.members, time.monotonic()
        first = None
        while True:
            with self._talking():
                members.look()
            now = time.monotonic()
            if members.threads:
                first = first or now
                if not members.greeted or now - first > GATHERING:
                    return
            elif not members.greeted and now - began > EMPTY:
                if members.refused:
                    raise Fault(f"{self.address}: no worker there can film this lecture")
                raise Fault(
                    f"{self.address}: there are no workers; start one with: dask worker {self.address}"
                )
            elif now - began > BUSY:
                raise Fault(f"{self.address}: no worker there has answered; are they busy with other work?")
            time.sleep(PAUSE)

    def run(
        self, task: Callable[[J, Tell], R], jobs: Sequence[J], rest: Callable[[J], J] = lambda job: job
    ) -> Events[J, R]:
        """As `steepest.film.crew.crew.run`, on the workers of the cluster. Raises Failure where the scheduler goes
        away, or all workers for a minute.
        """
        from distributed import Queue

        waiting = deque((job, False) for job in jobs)
        given: dict[int, _Given] = {}
        numbers = itertools.count()
        with self._talking():
            queue = Queue(f"steepest-{uuid.uuid4().hex}", client=self.client)
        busy = time.monotonic()
        try:
            while waiting or given:
                with self._talking():
                    self.members.look()
                    while waiting and (address := self._free(given.values())):
                        job, tried = waiting.popleft()
                        number = next(numbers)
                        future = self._give(number, task, job, address, queue.name)
                        given[number] = _Given(job, tried, address, future)
                    news = [one for one in queue.get(batch=True) if is_news(one)]
                died: list[tuple[int, int | str]] = []
                for number, content in news:
                    if number not in given or number in dict(died):  # from a worker that was given up
                        continue
                    if isinstance(content, int | str):  # an exit code, or why it was given up
                        died.append((number, content if isinstance(content, int) else said(content)))
                        if isinstance(content, str):
                            self.members.forget(given[number].address)  # it may need the bundle again
                        continue
                    try:
                        event: Any = read(content)
                    except ValueError as error:
                        died.append((number, f"its worker was not understood: {said(str(error))}"))
                        continue
                    one = given[number] if isinstance(event, Reported) else given.pop(number)
                    yield replace(event, job=one.job)
                for number, why in dict(died).items() or ([] if news else self._abandoned(given)):
                    one = given.pop(number)
                    left = rest(one.job)
                    name = f"{left} on {one.address}"
                    sentence = death(name, why) if isinstance(why, int) else f"{name}: {why}"
                    if one.tried:
                        yield Lost(left, sentence, fault=False)
                    else:
                        waiting.append((left, True))
                        yield Again(left, sentence)
                if given:
                    busy = time.monotonic()
                elif waiting and time.monotonic() - busy > BUSY:
                    raise Failure(f"{self.address}: no worker is left there; {KEPT}")
                if not news:
                    time.sleep(PAUSE)
        finally:
            if self.client.status == "running":
                self.client.cancel([one.future for one in given.values()])
                queue.close()

    def _free(self, given: Iterable[_Given]) -> str | None:
        """The worker with the most threads that have nothing to do."""
        busy = Counter(one.address for one in given)
        free = {address: threads - busy[address] for address, threads in self.members.threads.items()}
        best = max(sorted(free), key=lambda address: free[address], default=None)
        return best if best is not None and free[best] > 0 else None

    def _give(
        self, number: int, task: Callable[[J, Tell], R], job: J, address: str, channel: str
    ) -> Future[None]:
        """Send a job to a worker."""
        return self.client.submit(
            ByValue(guest.work),
            number,
            player.packed(task, job, self.lecture_folder),
            self.members.bundle.digest,
            self.members.bundle.lecture,
            channel,
            ONE_THREAD,
            key=f"{job} {channel} {number}",
            workers=[address],
            pure=False,
            retries=0,
        )

    def _abandoned(self, given: Mapping[int, _Given]) -> Iterator[tuple[int, str]]:
        """Jobs that nobody works on any more, and why."""
        for number, one in [*given.items()]:
            if one.address not in self.members.present:
                yield number, "its worker was lost"
            elif one.future.status in OVER:
                self.members.forget(one.address)
                yield number, f"its worker gave it up ({one.future.status})"  # its error is a pickle

    @contextlib.contextmanager
    def _talking(self) -> Iterator[None]:
        """Talk with the scheduler. Raises Failure where it is gone."""
        try:
            yield
        except (OSError, TimeoutError, asyncio.CancelledError) as error:
            raise Failure(f"{self.address}: the scheduler went away; {KEPT}") from error
