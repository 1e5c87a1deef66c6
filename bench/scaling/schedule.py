"""A film's work laid out over workers, from what each piece costs: how long the whole takes.

Three stages, each of which waits for the last: every scene is rehearsed, which gives the keys of its beats; shots (runs
of neighbouring beats, each played up to its first one) are filmed by whoever is free; the segments are joined. What is
cut where, and what is given out first, is the film's own plan (`steepest.film.crew.plan.cut`), made from the same
costs; only the time that it then takes is worked out here. Pieces travel to the one who joins over one line.
"""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from steepest.film.cache.record import BeatRecord, Record, Segment
from steepest.film.crew.costs import Costs
from steepest.film.crew.job import Job, Shot, Wanted
from steepest.film.crew.plan import cut
from steepest.script.paragraph.template import Template
from steepest.script.place import Place
from steepest.script.text.section import Section
from steepest.script.values.languages import ENGLISH
from steepest.stage.settings.settings import Settings

SIZE, FPS = (1920, 1080), 60  # of the records that the plan asks for; no time follows from them


@dataclass(frozen=True)
class BeatCost:
    """What a beat costs, in seconds and bytes: to `rehearse`, to pass over unseen (`passing`), to `film`, and its
    `size`. `key` is its name in its scene.
    """

    scene: str
    key: str
    frames: int
    rehearse: float
    passing: float
    film: float
    size: int


@dataclass(frozen=True)
class Overheads:
    """Seconds that do not depend on what is filmed: `plan` before any work is given out, `awake` until a worker is
    ready, `load` a scene in a process of its own, `sound` to level and encode what is said in one, `join` the film;
    and the line to it in bytes a second.
    """

    plan: float
    awake: float
    load: float
    sound: float
    join: float
    line: float = 125e6  # a gigabit a second


@dataclass(frozen=True)
class ShotCost:
    """Beats filmed in one go by one worker: seconds of work, and bytes to send."""

    seconds: float
    size: int


def pieces(beats: Sequence[BeatCost], load: float, workers: int) -> list[ShotCost]:
    """The beats of a lecture, in its order, as the film is cut for so many workers, in the order of giving out."""
    costs = Costs(Path(os.devnull))  # nothing is known but what is learnt here
    unfilmed = []
    for scene, own in _scenes(beats).items():
        ends = list(accumulate(beat.frames for beat in own))
        listed = [
            BeatRecord(beat.key, end - beat.frames, end, "", segment=f"{scene}/{beat.key}")
            for beat, end in zip(own, ends, strict=True)
        ]
        job = _job(scene)
        for beat, told in zip(own, listed, strict=True):
            shot = Shot(job, (), (Wanted(told.key, told.segment, beat.frames),))
            costs.learn(shot, Segment(told.key, told.segment, b"", beat.film))
        unfilmed.append((job, Record(scene, "", "", *SIZE, FPS, ends[-1], tuple(listed), ""), listed))
    scenes = _scenes(beats)
    return [_piece(shot, scenes[shot.job.anchor], load) for shot in cut(unfilmed, costs, workers)]


def _scenes(beats: Iterable[BeatCost]) -> dict[str, list[BeatCost]]:
    found: dict[str, list[BeatCost]] = {}
    for beat in beats:
        found.setdefault(beat.scene, []).append(beat)
    return found


def _job(scene: str) -> Job:
    """A scene as the plan knows it: by its name and size."""
    place = Place("")
    section = Section(scene, scene, "", {}, (), place, "", Template("", (), place), ENGLISH)
    return Job(Path(), section, 0, Settings(), SIZE, FPS)


def _piece(shot: Shot, own: Sequence[BeatCost], load: float) -> ShotCost:
    """A shot of a scene's beats, played from its beginning, drawn where it is wanted."""
    wanted = {one.beat for one in shot.wanted}
    last = max(at for at, beat in enumerate(own) if beat.key in wanted)
    seconds = sum(beat.film if beat.key in wanted else beat.passing for beat in own[: last + 1])
    return ShotCost(load + seconds, sum(beat.size for beat in own if beat.key in wanted))


def split(beats: Iterable[BeatCost], longest: float) -> Iterator[BeatCost]:
    """The beats, had each been cut into equal pieces of at most `longest` seconds of filming, or of one frame."""
    for beat in beats:
        count = min(max(1, -int(-beat.film // longest)), beat.frames)
        part = 1 / count
        for number in range(count):
            yield BeatCost(
                beat.scene,
                f"{beat.key} {number}",
                beat.frames * (number + 1) // count - beat.frames * number // count,
                beat.rehearse * part,
                beat.passing * part,
                beat.film * part,
                round(beat.size * part),
            )


def last_of(seconds: Iterable[float], workers: int) -> float:
    """When the last piece of work is done, each being given out in its turn to whoever is free.

    >>> last_of([3, 3, 2, 2, 2], 2)
    7
    """
    free: list[float] = [0] * workers
    for each in seconds:
        heapq.heapreplace(free, free[0] + each)
    return max(free)


def rehearsals(beats: Sequence[BeatCost], overheads: Overheads) -> list[float]:
    """Seconds that each scene's rehearsal takes, in the lecture's order, which is that of giving out."""
    around = overheads.load + overheads.sound
    return [around + sum(beat.rehearse for beat in own) for own in _scenes(beats).values()]


def filming(beats: Sequence[BeatCost], load: float, workers: int) -> float:
    """Seconds that filming takes."""
    return last_of((piece.seconds for piece in pieces(beats, load, workers)), workers)


def wall(beats: Sequence[BeatCost], overheads: Overheads, workers: int) -> float:
    """Seconds from the start to the film with so many workers."""
    filmed = pieces(beats, overheads.load, workers)
    seconds = last_of((piece.seconds for piece in filmed), workers)
    sent = max(
        sum(piece.size for piece in filmed) / overheads.line - seconds, 0
    )  # what filming does not hide
    sent += min(piece.size for piece in filmed) / overheads.line
    rehearsed = last_of(rehearsals(beats, overheads), workers)
    begun = overheads.plan + overheads.awake + rehearsed
    return begun + seconds + sent + overheads.join


def critical_path(beats: Sequence[BeatCost], overheads: Overheads) -> dict[str, float]:
    """What no number of workers shortens, stage by stage, in seconds."""
    return {
        "planning": overheads.plan,
        "a worker's start": overheads.awake,
        "the longest rehearsal": max(rehearsals(beats, overheads)),
        "the longest beat": max(piece.seconds for piece in each_alone(beats, overheads.load)),
        "joining": overheads.join,
    }


def each_alone(beats: Sequence[BeatCost], load: float) -> Iterator[ShotCost]:
    """Every beat as a shot of its own."""
    for own in _scenes(beats).values():
        passed = accumulate((beat.passing for beat in own), initial=load)
        for beat, before in zip(own, passed, strict=False):  # nothing comes after the last one
            yield ShotCost(before + beat.film, beat.size)
