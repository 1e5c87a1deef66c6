"""What filming a beat took last time, or what its rehearsal makes us expect; and an estimate of time and disk
for the beats that are still to be filmed.
"""

from __future__ import annotations

import contextlib
import functools
import heapq
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from steepest.disk.placing import place
from steepest.disk.reading import content, json_in
from steepest.film.cache.publish import folder_fault
from steepest.film.cache.record import Rehearsed, Segment
from steepest.film.crew.job import Job, Shot, Wanted

SECONDS_PER_FRAME = 0.002
SECONDS_PER_PIXEL = 1e-8
"""The roughest model, where nothing is known: 23 ms a frame at 1080p."""
PICTURE = 2.8e-9
"""Seconds for a pixel of a picture that differs from the one before: it is converted and encoded."""
DRAWN = 4.8
"""How many times as long drawing takes as playing the same with nothing drawn. Together with `PICTURE` it
predicts what beats take at 1080p60: for 44 beats, of 4.3 s (all root mean squares), it was off by 1.5 s, and a
price for each frame by 3.4 s.
"""
MOST = (3600.0, 1e8)
"""No frame takes an hour, or a hundred megabytes: a table that says so is damaged."""
BYTES_PER_PIXEL_SECOND = 0.05
"""At 1080p, 100 kB a second."""
START = 0.6
"""Seconds until a worker plays: it is forked, and its scene is loaded."""
PASSING = 0.001
"""Seconds for a frame that is played and not drawn."""
CARD = 5e-9
"""Seconds for a pixel of a frame of a card between scenes, or of what leads over: 4.2 to 6.3 ns were measured at 480p,
720p and 1080p.
"""
WRONG, MEASURED = 0.25, 0.05
"""How far guesses, and what was measured last time, are off: the standard deviation of the natural logarithm, once
for a scene and once more for each of its beats. Of five scenes filmed at 1080p30, guesses were off by 0.8 to 1.27
times for scenes, and by up to 1.4 times more for their beats. Of a new lecture of one scene, filmed at 480p, 2.0 s were
guessed and 1.9 s of a processor's time taken. With ten others at work on two processors, 11 s passed meanwhile, so that
what is announced says where it holds.
"""
WAYS = 24
"""In how many ways they are taken to be wrong where a cut is chosen."""


@dataclass(frozen=True)
class Estimate:
    """Wall time (seconds, where nothing else runs), bytes, and how much film is still to be filmed (seconds)."""

    seconds: float
    size: int
    film_seconds: float


class Costs:
    """Seconds and bytes a frame of each beat took last time, by its scene and the size of a frame: a small table
    in the cache.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.table: dict[str, list[float]] = {}
        self.guessed: set[str] = set()
        with contextlib.suppress(OSError, ValueError, AttributeError):
            read = json_in(content(file))
            self.table = {name: list(map(float, cost)) for name, cost in read.items() if _can_be(cost)}

    def seconds(self, job: Job, wanted: Wanted) -> float:
        """How long filming a beat is expected to take."""
        return self._of(job, wanted.beat)[0] * wanted.frames

    def bytes(self, job: Job, wanted: Wanted) -> float:
        """How large its segment is expected to be."""
        return self._of(job, wanted.beat)[1] * wanted.frames

    def _of(self, job: Job, beat: str) -> list[float]:
        pixels = job.size[0] * job.size[1]
        if known := self.table.get(_name(job, beat)):
            return known
        return [SECONDS_PER_FRAME + SECONDS_PER_PIXEL * pixels, BYTES_PER_PIXEL_SECOND * pixels / job.fps]

    def expect(self, job: Job, rehearsed: Rehearsed) -> None:
        """Guess what filming the beats of a rehearsed scene will take, where that was never measured."""
        pixels = job.size[0] * job.size[1]
        for beat in rehearsed.record.beats:
            effort, frames = rehearsed.efforts[beat.key], max(beat.end - beat.first, 1)
            seconds = PICTURE * pixels * effort.pictures + DRAWN * effort.seconds
            if (name := _name(job, beat.key)) not in self.table:
                self.guessed.add(name)
                self.table[name] = [seconds / frames, self._of(job, beat.key)[1]]

    def learn(self, shot: Shot, segment: Segment) -> None:
        """Remember what a segment has cost."""
        frames = next(one.frames for one in shot.wanted if one.beat == segment.beat)
        name = _name(shot.job, segment.beat)
        self.table[name] = [segment.cost / frames, len(segment.video) / frames]
        self.guessed.discard(name)

    def keep(self) -> None:
        """Write the table down. Raises Fault where the folder cannot be written or the disk is full."""
        with folder_fault(self.file.parent, "--cache"):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            place(self.file, json.dumps(self.table, indent=1, sort_keys=True).encode(), clearing=True)

    def of(self, shot: Shot) -> float:
        """How long a shot is expected to take, in seconds."""
        return START + PASSING * shot.passed + sum(self.seconds(shot.job, one) for one in shot.wanted)

    def ways(self, shot: Shot) -> np.ndarray:
        """What a shot takes (seconds, one for each of `WAYS`) if what is expected is off in one way or another."""
        taken = np.full(WAYS, START + PASSING * shot.passed)
        for one in shot.wanted:
            name = _name(shot.job, one.beat)
            off = WRONG if name in self.guessed or name not in self.table else MEASURED
            wrong = _chance(shot.job.anchor) + _chance(name)
            taken += self.seconds(shot.job, one) * np.exp(off * wrong)
        return taken


def estimate(shots: Sequence[Shot], costs: Costs, workers: int) -> Estimate:
    """What filming these shots in their order with so many workers is expected to take."""
    loads = [0.0] * max(1, min(workers, len(shots)))
    for shot in shots:
        heapq.heapreplace(loads, loads[0] + costs.of(shot))
    size = sum(costs.bytes(shot.job, one) for shot in shots for one in shot.wanted)
    film = sum(one.frames / shot.job.fps for shot in shots for one in shot.wanted)
    return Estimate(max(loads), int(size), film)


def seconds_of_cards(frames: Sequence[int], size: tuple[int, int], workers: int) -> float:
    """How long so many workers film cards of so many frames each, which they do when all scenes are filmed."""
    side_by_side = max(1, min(workers, len(frames)))
    return (START + CARD * size[0] * size[1] * sum(frames) / side_by_side) if frames else 0.0


def likely(shots: Sequence[Shot], costs: Costs, workers: int) -> float:
    """How long filming these shots in their order with so many workers takes (seconds) on average over all `WAYS`."""
    loads = np.zeros((WAYS, max(1, min(workers, len(shots)))))
    ways = np.arange(WAYS)
    for shot in shots:
        loads[ways, loads.argmin(axis=1)] += costs.ways(shot)
    return float(loads.max(axis=1).mean())


@functools.cache
def _chance(name: str) -> np.ndarray:
    """A normal deviate for each of `WAYS` (WAYS,), the same in every run."""
    return np.random.default_rng(zlib.crc32(name.encode())).standard_normal(WAYS)


def _can_be(cost: object) -> bool:
    """Whether this can be the seconds and bytes of a frame."""
    return (
        isinstance(cost, list)
        and len(cost) == len(MOST)
        and all(type(one) in (int, float) and 0 <= one <= most for one, most in zip(cost, MOST, strict=True))
    )


def _name(job: Job, beat: str) -> str:
    return f"{job.anchor}/{beat} {job.size[0]}x{job.size[1]}"
