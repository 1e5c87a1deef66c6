"""Who films: processes of this machine, or the workers of a cluster, which is called when there is work for it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from steepest.film.crew import crew
from steepest.film.crew.crew import Events, Tell
from steepest.film.request import Request

if TYPE_CHECKING:
    from steepest.film.cluster.executor import Cluster

J = TypeVar("J")
R = TypeVar("R")


class Workers:
    """The workers that a request asks for, until they are closed. `say` is told what somebody should know about
    them.
    """

    def __init__(self, request: Request, say: Callable[[str], None]) -> None:
        self.request, self.say = request, say
        self._cluster: Cluster | None = None
        self._held = contextlib.ExitStack()

    def ready(self) -> None:
        """Get them ready. Raises Fault where a cluster is asked for that cannot film."""
        if self.request.cluster and self._cluster is None:
            from steepest.film.cluster.connection import connected

            called = connected(self.request.cluster, self.request.lecture_folder, self.say)
            self._cluster = self._held.enter_context(called)

    @property
    def number(self) -> int:
        """How many jobs are done side by side."""
        return self._cluster.workers if self._cluster else self.request.workers

    def run(
        self, task: Callable[[J, Tell], R], jobs: Sequence[J], rest: Callable[[J], J] = lambda job: job
    ) -> Events[J, R]:
        """Have the jobs done, see `steepest.film.crew.crew.run`."""
        if self._cluster:
            return self._cluster.run(task, jobs, rest)
        return crew.run(task, jobs, self.request.workers, rest)

    def close(self) -> None:
        """Let a cluster go."""
        self._held.close()
