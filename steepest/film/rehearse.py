"""A rehearsal: a scene spoken and played with nothing drawn, in a process of its own.

It tells how long every beat is, what there is to see and hear in it, and the key of the segment that shows it:
frame by frame what is on stage. Playing without drawing takes a tenth of the time of filming, and what was
filmed before under the same key need not be filmed again.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from steepest.film.cache.keys import Looks, drawing_code
from steepest.film.cache.record import Effort, Record, Rehearsed, SceneEnd
from steepest.film.crew.job import Job
from steepest.film.pictures.audiences import projector, telling_beat
from steepest.film.pictures.images import png
from steepest.film.playing import own_modules, perform, ready, speech, unchanged
from steepest.film.sound.aac import encoded, m4a
from steepest.film.sound.levelling import levelled
from steepest.film.sound.track import laid
from steepest.film.voice.interface import Samples
from steepest.stage.board.looking import outlook
from steepest.stage.board.outlook import Outlook
from steepest.stage.play.projector import Audience, Frame

if TYPE_CHECKING:
    from manim import Scene


@dataclass(frozen=True)
class End:
    """The first or the last frame of a scene: its signature, what is known of it, and the picture (PNG)."""

    signature: bytes
    outlook: Outlook
    picture: bytes

    def kept(self, job: Job, drawing: str) -> SceneEnd:
        """Its place in the record, under the key that a segment of this one picture would have."""
        looks = Looks()
        looks.add(self.signature, 1)
        return SceneEnd(looks.key(job.size, job.fps, drawing), self.outlook)


class Watcher(Audience):
    """Looks at every frame of every beat without drawing it, and draws three: the last one of the `poster` beat, the
    first of all, and the last of the `final` beat.
    """

    def __init__(self, poster: str, final: str) -> None:
        self.poster_beat, self.final_beat, self.poster = poster, final, b""
        self.ends: list[End] = []
        self._scene: Scene | None = None
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
        self._pictures += self._beat.add(signature := frame.signature(), count)
        if not self.ends and self._scene is not None:
            self.ends.append(End(signature, outlook(self._scene), png(frame.picture())))

    def beat_begins(self, key: str, scene: Scene) -> None:
        """What comes now belongs to this beat."""
        self._scene = scene
        self._beat = self.looks[key] = Looks()
        self._pictures, self._began = 0, time.thread_time()

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Say what it took, and keep the picture that will stand for the scene."""
        self.efforts[key] = Effort(self._pictures, time.thread_time() - self._began)
        if key == self.poster_beat:
            self.poster = png(projector(scene).picture(scene))
        if key == self.final_beat:
            last = projector(scene).now(scene)
            self.ends.append(End(last.signature(), outlook(scene), png(last.picture())))


def rehearse(job: Job, tell: Callable[[object], None]) -> Rehearsed:
    """Rehearse a scene. Raises Fault for settings, text or a scene that do not go together."""
    scene = ready(job)
    spoken = speech(job, scene)
    drawing = drawing_code(job.lecture_folder, job.anchor)  # before it is known that nothing was edited
    loaded = unchanged(job)
    gc.freeze()  # as where it is filmed
    watcher = Watcher(telling_beat(scene.beats), scene.beats[-1].key if scene.beats else "")
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
    ends = [end.kept(job, drawing) for end in watcher.ends]
    pictures = {kept.picture: end.picture for kept, end in zip(ends, watcher.ends, strict=True)}
    record = replace(record, beats=beats, drawing=drawing, first=ends[0], last=ends[-1])
    return Rehearsed(record, watcher.poster, sound, watcher.efforts, pictures)


def sound_of(record: Record, beats: Mapping[str, Samples]) -> bytes:
    """The scene's sound (AAC in MP4) from that of its beats, each `levelled`, by their keys; empty where nobody
    speaks.
    """
    if all(beat.voice == "none" for beat in record.beats):
        return b""
    sounds = ((beat.first, beat.end, beats[beat.key]) for beat in record.beats)
    return m4a(encoded(laid(sounds, record.frames, record.fps)))
