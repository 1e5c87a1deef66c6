"""What a crew brings back, where nothing needs to be known of the way there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from steepest.film.crew import crew
from steepest.film.crew.failure import Failure
from steepest.script.fault import Fault

J = TypeVar("J")
R = TypeVar("R")


def results(
    task: Callable[[J, crew.Tell], R], jobs: Sequence[J], workers: int, say: Callable[[str], None]
) -> Iterator[tuple[J, R]]:
    """Do a task for each of some jobs, side by side, and yield each with its result, in the order in which they end. A
    second try is said.

    Raises Fault for bad input, and Failure where a worker is lost, when all others have ended.
    """
    lost: list[crew.Lost[J]] = []
    with contextlib.closing(crew.run(task, jobs, workers)) as events:
        for event in events:
            match event:
                case crew.Again(_, sentence):
                    say(f"{sentence}; it is tried once more")
                case crew.Lost():
                    lost.append(event)
                case crew.Done(job, result):
                    yield job, result
    if lost:
        kind = Fault if any(one.fault for one in lost) else Failure
        raise kind("\n".join(dict.fromkeys(one.sentence for one in lost)))
