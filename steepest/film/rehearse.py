"""A rehearsal: a scene spoken and played with nothing drawn, in a process of its own.

It tells how long every beat is, what there is to see and hear in it, and the key of the segment that shows it:
frame by frame what is on stage. Playing without drawing takes a tenth of the time of filming, and what was
filmed before under the same key need not be filmed again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from steepest.film.cache.keys import Looks, drawing_code
from steepest.film.cache.record import Effort, Record, Rehearsed
from steepest.film.crew.job import Job
from steepest.film.pictures.audiences import projector
from steepest.film.pictures.images import png
from steepest.film.playing import own_modules, perform, ready, speech, unchanged
from steepest.film.sound.aac import encoded, m4a
from steepest.film.sound.levelling import levelled
from steepest.film.sound.track import laid
from steepest.film.voice.interface import Samples
from steepest.script.text.beats import Beat
from steepest.stage.play.projector import Audience, Frame

if TYPE_CHECKING:
    from manim import Scene


class Watcher(Audience):
    """Looks at every frame of every beat without drawing it, and draws the last one of the `poster` beat."""

    def __init__(self, poster: str) -> None:
        self.poster_beat, self.poster = poster, b""
        self.looks: dict[str, Looks] = {}
        self.efforts: dict[str, Effort] = {}
        self._beat, self._pictures, self._began = Looks(), 0, 0.0

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """All frames."""
        return range(count)

    def rest(self, first: int, count: int) -> bool:
        """Rests too."""
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        """Remember its signature."""
        self._pictures += self._beat.add(frame.signature(), count)

    def beat_begins(self, key: str, scene: Scene) -> None:
        """What comes now belongs to this beat."""
        self._beat = self.looks[key] = Looks()
        self._pictures, self._began = 0, time.thread_time()

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Say what it took, and keep the picture that will stand for the scene."""
        self.efforts[key] = Effort(self._pictures, time.thread_time() - self._began)
        if key == self.poster_beat:
            self.poster = png(projector(scene).picture(scene))


def rehearse(job: Job, tell: Callable[[object], None]) -> Rehearsed:
    """Rehearse a scene. Raises Fault for settings, text or a scene that do not go together."""
    scene = ready(job)
    spoken = speech(job, scene)
    drawing = drawing_code(job.lecture_folder, job.anchor)  # before it is known that nothing was edited
    loaded = unchanged(job)
    watcher = Watcher(_telling_beat(scene.beats))
    with ThreadPoolExecutor(1) as beside:  # numpy's sums: playing hardly notices
        levelling = {
            key: beside.submit(levelled, narration.samples) for key, narration in spoken.narrations.items()
        }
        record = perform(job, scene, watcher, spoken)
        sound = sound_of(record, {key: one.result() for key, one in levelling.items()})
    if own_modules() != loaded:
        unchanged(job)
    keys = {key: looks.key(job.size, job.fps, drawing) for key, looks in watcher.looks.items()}
    beats = tuple(replace(beat, segment=keys[beat.key]) for beat in record.beats)
    return Rehearsed(replace(record, beats=beats, drawing=drawing), watcher.poster, sound, watcher.efforts)


def _telling_beat(beats: Sequence[Beat]) -> str:
    """The beat whose last picture stands for the scene: the last but one, for the last may clear the stage."""
    return beats[-2 if len(beats) > 1 else -1].key if beats else ""


def sound_of(record: Record, beats: Mapping[str, Samples]) -> bytes:
    """The scene's sound (AAC in MP4) from that of its beats, each `levelled`, by their keys; empty where nobody
    speaks.
    """
    if all(beat.voice == "none" for beat in record.beats):
        return b""
    sounds = ((beat.first, beat.end, beats[beat.key]) for beat in record.beats)
    return m4a(encoded(laid(sounds, record.frames, record.fps)))
