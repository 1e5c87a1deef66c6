"""What every beat of a film took when it was filmed, as the film's folder remembers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from bench.measuring.asking import ask


@dataclass(frozen=True)
class FilmedBeat:
    """A beat of a film: its frames, the `seconds` of the worker that filmed it (while others filmed), and its bytes."""

    scene: str
    beat: str
    frames: int
    seconds: float
    size: int


@dataclass(frozen=True)
class FilmedScene:
    """A scene of a film: how long it plays, the seconds of one worker, and bytes."""

    name: str
    plays: float
    seconds: float
    size: int

    @property
    def dear(self) -> float:
        """Seconds of one worker that a second of it takes."""
        return self.seconds / self.plays


def filmed_beats(folder: Path, quality: str) -> list[FilmedBeat]:
    """The beats of the lecture that was filmed into a folder at a quality of `steepest.film.request`, in its order."""
    return [FilmedBeat(**beat) for beat in ask("bench.lecture.film_costs", folder, quality)]


def by_scene(beats: Sequence[FilmedBeat], fps: int) -> list[FilmedScene]:
    """The scenes that beats, in a film's order, belong to."""
    scenes = [(name, list(own)) for name, own in groupby(beats, key=attrgetter("scene"))]
    return [
        FilmedScene(
            name,
            sum(beat.frames for beat in own) / fps,
            sum(beat.seconds for beat in own),
            sum(beat.size for beat in own),
        )
        for name, own in scenes
    ]


def samples(scenes: Sequence[FilmedScene]) -> list[str]:
    """The scenes of which a second is the cheapest, in the middle, and the dearest; fewer where there are fewer.

    >>> samples([FilmedScene(name, 10, cost, 0) for name, cost in [("a", 3), ("b", 9), ("c", 1), ("d", 5)]])
    ['c', 'd', 'b']
    """
    ranked = sorted(scenes, key=attrgetter("dear"))
    return list(dict.fromkeys(ranked[at].name for at in (0, len(ranked) // 2, -1)))
