"""A rehearsal: a scene spoken and played with nothing drawn, in a process of its own.

It tells how long every beat is, what there is to see and hear in it, and the key of the segment that shows it:
frame by frame what is on stage. Playing without drawing takes a tenth of the time of filming, and what was
filmed before under the same key need not be filmed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from film.audiences import projector
from film.images import png
from film.job import Job
from film.keys import Looks, drawing_code
from film.playing import Speech, own_modules, perform, ready, speech, unchanged
from film.sound.track import flac, laid
from film.take import Record, Rehearsed
from script.beats import Beat
from stage.projector import Audience, Frame

if TYPE_CHECKING:
    from manim import Scene


class Watcher(Audience):
    """Looks at every frame of every beat without drawing it, and draws the last one of the `poster` beat."""

    def __init__(self, poster: str) -> None:
        self.poster_beat, self.poster = poster, b""
        self.looks: dict[str, Looks] = {}
        self._beat = Looks()

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """All frames."""
        return range(count)

    def rest(self, first: int, count: int) -> bool:
        """Rests too."""
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        """Remember what it follows from."""
        self._beat.add(frame.signature(), count)

    def beat_begins(self, key: str, scene: Scene) -> None:
        """What comes now belongs to this beat."""
        self._beat = self.looks[key] = Looks()

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Keep the picture that will stand for the scene."""
        if key == self.poster_beat:
            self.poster = png(projector(scene).picture(scene))


def rehearse(job: Job, tell: Callable[[object], None]) -> Rehearsed:
    """Rehearse a scene. Raises Fault for settings, text or a scene that do not go together."""
    scene = ready(job)
    spoken = speech(job, scene)
    drawing = drawing_code()  # before it is known that nothing was edited
    loaded = unchanged(job)
    watcher = Watcher(_telling_beat(scene.beats))
    record = perform(job, scene, watcher, spoken)
    if own_modules() != loaded:
        unchanged(job)
    keys = {key: looks.key(job.size, job.fps, drawing) for key, looks in watcher.looks.items()}
    beats = tuple(replace(beat, segment=keys[beat.key]) for beat in record.beats)
    return Rehearsed(replace(record, beats=beats, drawing=drawing), watcher.poster, _sound(record, spoken))


def _telling_beat(beats: Sequence[Beat]) -> str:
    """The beat whose last picture stands for the scene: the last but one, for the last may clear the stage."""
    return beats[-2 if len(beats) > 1 else -1].key if beats else ""


def _sound(record: Record, spoken: Speech) -> bytes:
    """The scene's sound, empty where nobody speaks."""
    if all(beat.voice == "none" for beat in record.beats):
        return b""
    beats = ((beat.first, beat.end, spoken.narrations[beat.key].samples) for beat in record.beats)
    return flac(laid(beats, record.frames, record.fps))
