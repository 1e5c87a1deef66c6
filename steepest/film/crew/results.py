"""What a crew brings back: second tries are said, and what was lost is raised once all others have ended."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from steepest.disk.placing import place
from steepest.film.crew import crew
from steepest.film.crew.failure import Failure
from steepest.script.fault import Fault

J = TypeVar("J")
R = TypeVar("R")

DETAILS = "failure.txt"


def results(
    task: Callable[[J, crew.Tell], R], jobs: Sequence[J], workers: int, say: Callable[[str], None]
) -> Iterator[tuple[J, R]]:
    """Do a task for each of some jobs, side by side, and yield each with its result, in the order in which they end.

    Says and raises what `gathered` does.
    """
    with contextlib.closing(gathered(crew.run(task, jobs, workers), say)) as events:
        for event in events:
            if isinstance(event, crew.Done):
                yield event.job, event.result


def gathered(
    events: crew.Events[J, R], say: Callable[[str], None], cache: Path | None = None
) -> Generator[crew.Reported[J] | crew.Done[J, R] | crew.Lost[J], None, None]:
    """What happens in a crew, as it happens, but for second tries, which are said. Whoever leaves early closes it.

    Raises Fault for bad input, and Failure where a worker is lost, when all others have ended; the details, which are
    for us, are written into the folder `cache`.
    """
    lost: list[crew.Lost[J]] = []
    with contextlib.closing(events):
        for event in events:
            match event:
                case crew.Again(_, sentence):
                    say(f"{sentence}; it is tried once more")
                    continue
                case crew.Lost():
                    lost.append(event)
            yield event
    if lost:
        raise _reason(lost, cache)


def _reason(lost: Sequence[crew.Lost[Any]], cache: Path | None) -> Exception:
    """What to raise for what was not done: bad input first, for that can be mended by who reads it."""
    sentences = list(dict.fromkeys(map(named, lost)))
    details = [f"{one.job}\n{one.details}" for one in lost if one.details and not one.fault]
    if cache and details:
        with contextlib.suppress(OSError):  # what is said matters more
            place(cache / DETAILS, "\n".join(details).encode(), clearing=True)
            sentences.append(f"Details are in {cache / DETAILS}.")
    kind = Fault if any(one.fault for one in lost) else Failure
    reason = kind("\n".join(sentences))
    reason.frames = "\n\n".join(one.details.rstrip() for one in lost if one.details)
    return reason


def named(lost: crew.Lost[Any]) -> str:
    """The sentence, with the scene's name in it."""
    anchor = str(lost.job).partition("/")[0]
    return lost.sentence if anchor in lost.sentence else f"{lost.job}: {lost.sentence}"
