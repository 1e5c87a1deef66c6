"""What each beat of a scene costs: to be played without drawing, to be drawn, to be encoded; at rest and moving.

A scene is played by one process: unseen (what every worker does on its way to its beat), looked at but not drawn (the
rehearsal, which finds the keys of what is on stage), and filmed, where that is asked for. CPU seconds, so that what
else the machine does changes little.

    python -m bench.lecture.beats SCENE QUALITY FPS FOLDER [filmed]     FOLDER keeps what is spoken
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measuring.asking import ROOT
from steepest.film.crew.plan import job_of
from steepest.film.encode.encode import Encoder
from steepest.film.playing import perform, play, ready, speech
from steepest.film.rehearse import sound_of
from steepest.film.request import begin
from steepest.film.sound.levelling import levelled
from steepest.script.text.lecture import read_lecture
from steepest.stage.play.projector import Audience, Frame

if TYPE_CHECKING:
    from manim import Scene


@dataclass
class TimedBeat:
    """A beat's CPU seconds: `passed` unseen, `rehearsed` looked at; where it was filmed, `moving` and `resting`, with
    the frames of both.
    """

    beat: str
    moving_frames: int = 0
    resting_frames: int = 0
    passed: float = 0.0
    rehearsed: float = 0.0
    moving: float = 0.0
    resting: float = 0.0


class Passing(Audience):
    """Sees nothing, and takes the time of every beat."""

    def __init__(self, costs: dict[str, TimedBeat]) -> None:
        self.costs = costs
        self.began = 0.0

    def beat_begins(self, key: str, scene: Scene) -> None:
        """Start the watch."""
        self.began = time.process_time()

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Stop it."""
        self.costs[key].passed = time.process_time() - self.began


class Looking(Passing):
    """Looks at every frame without drawing it."""

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """All frames."""
        return range(count)

    def rest(self, first: int, count: int) -> bool:
        """Rests too."""
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        """What a rehearsal does."""
        frame.signature()

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Stop the watch."""
        self.costs[key].rehearsed = time.process_time() - self.began


class TimedFilming(Looking):
    """Films every frame. What passed since the last one belongs to it; x264's rest, when a beat ends, to the last."""

    def __init__(self, costs: dict[str, TimedBeat], size: tuple[int, int], fps: int) -> None:
        super().__init__(costs)
        self.size, self.fps = size, fps
        self.encoder = Encoder(size, fps)
        self.beat = ""
        self.resting = False

    def beat_begins(self, key: str, scene: Scene) -> None:
        """A beat is a segment."""
        self.beat, self.encoder, self.resting = key, Encoder(self.size, self.fps), False
        super().beat_begins(key, scene)

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """All frames, moving ones."""
        self._count()
        self.resting = False
        return super().movement(first, count, line)

    def rest(self, first: int, count: int) -> bool:
        """A rest, seen."""
        self._count()
        self.resting = True
        return super().rest(first, count)

    def see(self, frame: Frame, first: int, count: int) -> None:
        """Draw and encode."""
        super().see(frame, first, count)
        self.encoder.show(frame.picture(), count, frame.damage())
        cost = self.costs[self.beat]
        if self.resting:
            cost.resting_frames += count
        else:
            cost.moving_frames += count
        self._count()

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Finish the segment."""
        self.encoder.finish()
        self._count()

    def _count(self) -> None:
        now = time.process_time()
        cost, spent = self.costs[self.beat], now - self.began
        if self.resting:
            cost.resting += spent
        else:
            cost.moving += spent
        self.began = now


@dataclass(frozen=True)
class SceneCost:
    """What a scene costs: `load` seconds to get it ready in a process of its own, `sound` to level and encode what is
    said in it, and its beats.
    """

    load: float
    sound: float
    beats: list[TimedBeat]


def scene_cost(anchor: str, quality: str, fps: int, folder: Path, *, filmed: bool) -> SceneCost:
    """Measure every beat of a scene of the lecture, at a quality and frame rate of `steepest.film.request`; `filmed`
    where they are to be filmed, too.
    """
    request = begin(ROOT, output=folder, quality=quality, fps=fps)
    job = job_of(request, read_lecture(request.text), anchor)
    began = time.process_time()
    scene = ready(job)
    load = time.process_time() - began
    costs = {beat.key: TimedBeat(beat.key) for beat in scene.beats}
    said = speech(job, scene)
    words = [narration.words for narration in said.narrations.values()]
    gc.freeze()  # as where it is filmed
    play(job, scene, Passing(costs), words)
    record = perform(job, scene, Looking(costs), said)
    began = time.process_time()
    sound_of(record, {key: levelled(narration.samples) for key, narration in said.narrations.items()})
    sound = time.process_time() - began
    if filmed:
        play(job, scene, TimedFilming(costs, job.size, job.fps), words)
    return SceneCost(load, sound, list(costs.values()))


if __name__ == "__main__":
    name, quality, rate, folder, *more = sys.argv[1:]
    found = scene_cost(name, quality, int(rate), Path(folder), filmed="filmed" in more)
    print(json.dumps(asdict(found)))
