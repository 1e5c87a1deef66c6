"""A film's work laid out over workers, from what each piece costs: how long the whole takes.

Three stages, each of which waits for the last: every scene is rehearsed, which gives the keys of its beats; shots (runs
of neighbouring beats, each played up to its first one) are filmed, the longest first, by whoever is free; the segments
are joined. Pieces travel to the one who joins over one line.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Beat:
    """What a beat costs, in seconds and bytes: to `rehearse`, to `pass` over unseen, to `film`, and its `size`."""

    scene: str
    rehearse: float
    passing: float
    film: float
    size: int


@dataclass(frozen=True)
class Overheads:
    """Seconds that do not depend on what is filmed: `plan` before any work is given out, `awake` until a worker is
    ready, `load` a scene in a process of its own, `join` the film; and the line to it in bytes a second.
    """

    plan: float
    awake: float
    load: float
    join: float
    line: float = 125e6  # a gigabit a second


@dataclass(frozen=True)
class Shot:
    """Beats filmed in one go by one worker: seconds of work, and bytes to send."""

    seconds: float
    size: int


def shots(beats: Sequence[Beat], load: float, most: float) -> list[Shot]:
    """The beats of a lecture, in its order, as shots: neighbours together while they take no more than `most`."""
    found = []
    for scene in dict.fromkeys(beat.scene for beat in beats):
        passed, run = 0.0, list[Beat]()
        for beat in (beat for beat in beats if beat.scene == scene):
            if run and sum(each.film for each in run) + beat.film > most:
                found.append(_shot(run, load + passed))
                passed += sum(each.passing for each in run)
                run = []
            run.append(beat)
        found.append(_shot(run, load + passed))
    return found


def _shot(run: Sequence[Beat], before: float) -> Shot:
    return Shot(before + sum(beat.film for beat in run), sum(beat.size for beat in run))


def split(beats: Iterable[Beat], longest: float) -> Iterator[Beat]:
    """The beats, had each been cut into equal pieces of at most `longest` seconds of filming."""
    for beat in beats:
        count = max(1, -int(-beat.film // longest))
        part = 1 / count
        for _ in range(count):
            yield Beat(
                beat.scene,
                beat.rehearse * part,
                beat.passing * part,
                beat.film * part,
                round(beat.size * part),
            )


def last_of(seconds: Iterable[float], workers: int) -> float:
    """When the last piece of work is done, the longest being given out first to whoever is free.

    >>> last_of([3, 3, 2, 2, 2], 2)
    7
    """
    free: list[float] = [0] * workers
    for each in sorted(seconds, reverse=True):
        heapq.heapreplace(free, free[0] + each)
    return max(free)


def rehearsals(beats: Sequence[Beat], load: float) -> list[float]:
    """Seconds that each scene's rehearsal takes."""
    scenes = dict.fromkeys(beat.scene for beat in beats)
    return [load + sum(beat.rehearse for beat in beats if beat.scene == scene) for scene in scenes]


def filming(beats: Sequence[Beat], load: float, workers: int, finest: int) -> tuple[float, list[Shot]]:
    """Seconds that filming takes, and its shots: cut as finely as is soonest ready, into 1 to `finest` for a worker."""
    whole = sum(beat.film for beat in beats)
    cuts = [shots(beats, load, whole / (each * workers)) for each in range(1, finest + 1)]
    return min(
        ((last_of((shot.seconds for shot in cut), workers), cut) for cut in cuts), key=lambda each: each[0]
    )


def wall(beats: Sequence[Beat], overheads: Overheads, workers: int, finest: int) -> float:
    """Seconds from the start to the film with so many workers."""
    filmed, cut = filming(beats, overheads.load, workers, finest)
    sent = max(sum(shot.size for shot in cut) / overheads.line - filmed, 0)  # what filming does not hide
    sent += min(shot.size for shot in cut) / overheads.line
    rehearsed = last_of(rehearsals(beats, overheads.load), workers)
    return overheads.plan + overheads.awake + rehearsed + filmed + sent + overheads.join


def critical_path(beats: Sequence[Beat], overheads: Overheads) -> dict[str, float]:
    """What no number of workers shortens, stage by stage, in seconds."""
    return {
        "planning": overheads.plan,
        "a worker's start": overheads.awake,
        "the longest rehearsal": max(rehearsals(beats, overheads.load)),
        "the longest shot of one beat": max(shot.seconds for shot in shots(beats, overheads.load, 0)),
        "joining": overheads.join,
    }
