"""What a film takes: its jobs, which of them are filmed already, and an estimate of time and disk for the
others.
"""

from __future__ import annotations

import contextlib
import heapq
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from film.job import Job
from film.publish import folder_fault, place
from film.request import Request
from film.take import Record
from film.vault import Vault
from film.voice.cast import cast
from script.lecture import Lecture

SECONDS_PER_FRAME = 0.012
SECONDS_PER_PIXEL = 2.5e-8
"""The rough model where nothing was measured yet: 64 ms a frame at 1080p."""
BYTES_PER_PIXEL_SECOND = 0.05
"""At 1080p, 100 kB a second."""
START = 2.5
"""Seconds until the first worker draws: manim's import."""


@dataclass(frozen=True)
class Estimate:
    """Wall time (seconds), bytes, and the film's length (seconds) that is still to be filmed."""

    seconds: float
    size: int
    film_seconds: float


def job_of(request: Request, lecture: Lecture, anchor: str) -> Job:
    """The job of one scene. Raises Fault where the text has no such scene or the scene no file, and where the
    voice that is asked for cannot be had.
    """
    section = lecture.section(anchor)
    return Job(
        request.lecture_folder,
        section,
        lecture.pace,
        request.settings,
        request.size,
        request.fps,
        casting=cast(request.lecture_folder, section.language.code, request.voice),
        store=request.cache / "speech",
    ).sealed()


def split(jobs: Sequence[Job], vault: Vault) -> tuple[dict[str, Record], list[Job]]:
    """The records of the scenes that are filmed already, and the jobs that are left, each with a take of the
    same ground if there is one. A scene whose voice gave trouble is left: it may not any more.
    """
    there: dict[str, Record] = {}
    left = []
    for job in jobs:
        record = vault.find(job.key)
        if record and not record.remarks:
            there[job.anchor] = record
        else:
            left.append(replace(job, earlier=vault.alike(job.ground)))
    return there, left


class Costs:
    """What filming took last time, per scene and pixel count: a small table in the build folder."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.table: dict[str, list[float]] = {}
        with contextlib.suppress(OSError, ValueError):
            read = json.loads(file.read_text(encoding="utf-8"))
            for name, (seconds, size) in read.items():
                self.table[name] = [float(seconds), float(size)]

    def of(self, anchor: str, size: tuple[int, int]) -> tuple[float, float]:
        """Seconds and bytes a frame is expected to take."""
        pixels = size[0] * size[1]
        if known := self.table.get(f"{anchor} {size[0]}x{size[1]}"):
            return known[0], known[1]
        return SECONDS_PER_FRAME + SECONDS_PER_PIXEL * pixels, BYTES_PER_PIXEL_SECOND * pixels / 30

    def learn(self, record: Record, size: int) -> None:
        """Remember what a take of `size` bytes has cost."""
        self.table[f"{record.anchor} {record.width}x{record.height}"] = [
            record.cost / record.frames,
            size / record.frames,
        ]
        with folder_fault(self.file.parent):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            place(self.file, json.dumps(self.table, indent=1, sort_keys=True).encode())


def costs_of(jobs: Sequence[Job], frames: Mapping[str, int], costs: Costs) -> dict[str, float]:
    """Scene -> seconds of work its filming is expected to take; `frames` tells how long each is."""
    return {job.anchor: frames[job.anchor] * costs.of(job.anchor, job.size)[0] for job in jobs}


def estimate(jobs: Sequence[Job], frames: Mapping[str, int], costs: Costs, workers: int) -> Estimate:
    """What filming these jobs with so many workers is expected to take."""
    loads = [0.0] * max(1, min(workers, len(jobs)))
    for seconds in sorted(costs_of(jobs, frames, costs).values(), reverse=True):
        heapq.heapreplace(loads, loads[0] + seconds)
    size = sum(frames[job.anchor] * costs.of(job.anchor, job.size)[1] for job in jobs)
    film = sum(frames[job.anchor] / job.fps for job in jobs)
    return Estimate(START + max(loads), int(size), film)
