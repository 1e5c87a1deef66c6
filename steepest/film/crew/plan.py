"""What a film takes: its scenes as jobs, and the beats that are not filmed yet as shots.

A worker plays a scene from its beginning, so a scene may be cut between any two beats and its shots filmed side
by side; but each plays what comes before it once more, a second or two. A scene is cut only where a worker
would have to wait otherwise, and in the way that makes the film ready first. The longest shot is filmed first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from steepest.film.cache.imports import Finder
from steepest.film.cache.record import BeatRecord, Record
from steepest.film.cache.vault import Vault
from steepest.film.crew.costs import Costs, estimate, likely
from steepest.film.crew.job import Job, Shot, Wanted
from steepest.film.request import Request
from steepest.film.voice.cast import cast
from steepest.script.text.lecture import Lecture


def job_of(request: Request, lecture: Lecture, anchor: str, finder: Finder | None = None) -> Job:
    """The job of one scene; `finder` remembers where modules lie, from one job to the next.

    Raises Fault where the text has no such scene or the scene no file, and where the voice that is asked for cannot be
    had.
    """
    section = lecture.section(anchor)
    section.file(request.lecture_folder)
    return Job(
        request.lecture_folder,
        section,
        lecture.pace,
        request.settings,
        request.size,
        request.fps,
        casting=cast(request.lecture_folder, section.language.code, request.voice),
        store=request.cache / "speech",
    ).sealed(finder)


_CLOSEST = 100
"""Cuts that are looked at more closely."""
Unfilmed = tuple[Job, Record, list[BeatRecord]]
"""A rehearsed scene, and those of its beats that are still to be filmed."""


def missing(jobs: Iterable[Job], records: Mapping[str, Record], vault: Vault) -> list[Unfilmed]:
    """What the vault does not hold of rehearsed scenes. Beats of the same look, in whatever scene, count once."""
    found: list[Unfilmed] = []
    seen: set[str] = set()
    for job in jobs:
        record = records[job.anchor]
        left = []
        for beat in record.beats:
            if beat.segment not in seen and vault.segment(beat.segment) is None:
                left.append(beat)
            seen.add(beat.segment)
        if left:
            found.append((job, record, left))
    return found


def cut(unfilmed: Sequence[Unfilmed], costs: Costs, workers: int) -> list[Shot]:
    """Beats of scenes as shots that so many workers film soonest, the longest first.

    Guesses are wrong by a quarter and more, by scene and by beat. So of the cuts that would be ready soonest if the
    guesses held, the one is taken that is ready soonest on average over some ways in which they may be wrong: it
    has short shots left to hand out at the end, when one worker would film a long one and the others wait.
    """
    seconds = [[costs.seconds(job, _wanted(beat)) for beat in left] for job, _, left in unfilmed]
    cuts: dict[tuple[int, ...], tuple[float, list[Shot]]] = {}
    for most in _lengths(seconds):
        parts = [list(_parts(left, each, most)) for (*_, left), each in zip(unfilmed, seconds, strict=True)]
        lengths = tuple(len(part) for scene in parts for part in scene)
        if lengths not in cuts:
            found = [
                _shot(job, record, part)
                for (job, record, _), scene in zip(unfilmed, parts, strict=True)
                for part in scene
            ]
            found.sort(key=costs.of, reverse=True)
            cuts[lengths] = estimate(found, costs, workers).seconds, found
    if not cuts:
        return []
    soonest = sorted(cuts.values(), key=lambda each: (each[0], len(each[1])))[:_CLOSEST]
    return min(soonest, key=lambda each: likely(each[1], costs, workers))[1]


def _lengths(seconds: Sequence[Sequence[float]]) -> set[float]:
    """What neighbouring beats may take together: a cut into equal parts is a cut at one of these."""
    runs = (accumulate(scene[first:]) for scene in seconds for first in range(len(scene)))
    return {length for run in runs for length in run}


def _shot(job: Job, record: Record, part: Sequence[BeatRecord]) -> Shot:
    wanted = tuple(map(_wanted, part))
    passed = part[-1].end - sum(one.frames for one in wanted)
    return Shot(job, tuple(beat.heard for beat in record.beats), wanted, passed, record.drawing)


def _wanted(beat: BeatRecord) -> Wanted:
    return Wanted(beat.key, beat.segment, beat.end - beat.first)


def _parts(
    beats: Sequence[BeatRecord], seconds: Sequence[float], most: float
) -> Iterator[tuple[BeatRecord, ...]]:
    """Neighbouring beats together while they take no more than `most` seconds."""
    part: list[BeatRecord] = []
    load = 0.0
    for beat, cost in zip(beats, seconds, strict=True):
        if part and load + cost > most:
            yield tuple(part)
            part, load = [], 0.0
        part.append(beat)
        load += cost
    yield tuple(part)
