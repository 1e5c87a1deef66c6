"""One job in, one take out: a scene played, encoded and written down. Runs in a process of its own and
shares nothing.

Whatever shapes pixels, words or times belongs here or below: the key of a scene covers every file that this
one imports.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from film.audiences import projector
from film.encode import Encoder
from film.images import png
from film.job import Job
from film.keys import versions
from film.reuse import Differs, Earlier
from film.sound.track import flac, laid
from film.take import BeatRecord, Record, Shown, Span, Take
from film.voice.narrated import in_turn, narrated, timing
from film.voice.narration import Narration
from script.captions import Cue, cues
from script.fault import Fault
from script.filling import Shown as ShownOnStage
from script.pace import Word, reading, total
from stage.loading import load_scene
from stage.parameters import Parameters
from stage.projector import Audience, Frame, Picture
from stage.scene import LectureScene, PlayedBeat, stage_play
from stage.telling import tell as tell_scene
from stage.toml import written

if TYPE_CHECKING:
    from manim import Scene

    from script.beats import Beat


OWN = {"calculus", "film", "scenes", "script", "stage"}


class Film(Audience):
    """Sees every frame, and encodes it; beats that an earlier take has are copied from it, not drawn."""

    def __init__(
        self,
        encoder: Encoder,
        poster: str,
        report: Callable[[int], None],
        earlier: Earlier | None = None,
        copied: Mapping[str, BeatRecord] | None = None,
    ) -> None:
        self.encoder, self.report = encoder, report
        self.poster_beat, self.poster = poster, b""
        self.earlier, self.copied, self.frames_copied = earlier, copied or {}, 0
        self._last: Picture | None = None
        self._copying = False

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """All frames."""
        return () if self._copying else range(count)

    def rest(self, first: int, count: int) -> bool:
        """Rests too, each as one picture."""
        return not self._copying

    def see(self, frame: Frame, first: int, count: int) -> None:
        """Encode a frame. Raises RuntimeError where a frame is missing before it."""
        if first != self.encoder.frames:
            raise RuntimeError(
                f"a picture is shown from frame {first} on, but {self.encoder.frames} were shown before"
            )
        self._last = frame.picture()
        self.encoder.show(self._last, count)
        self.report(self.encoder.frames)

    def beat_begins(self, key: str, scene: Scene) -> None:
        """A player can jump to every beat."""
        self.encoder.begin_group()
        self._copying = key in self.copied

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Keep the picture that will stand for the scene. Raises Differs where a beat to copy has another
        length.
        """
        if self._copying and self.earlier is not None:
            beat = self.copied[key]
            if projector(scene).frame - self.encoder.frames != beat.end - beat.first:
                raise Differs(key)
            self.encoder.copy(self.earlier.segment, beat.first, beat.end)
            self.frames_copied += beat.end - beat.first
            self.report(self.encoder.frames)
            if key == self.poster_beat:
                self.poster = self.earlier.poster.read_bytes()
        elif key == self.poster_beat and self._last is not None:
            self.poster = png(self._last)
        self._copying = False
        self.encoder.begin_group()


@dataclass(frozen=True)
class Ready:
    """A scene that can be played: its class, its parameters, its beats with every claim in them true."""

    scene_class: type[LectureScene[Any]]
    facts: Parameters
    beats: tuple[Beat, ...]
    expected_frames: int


def ready(job: Job) -> Ready:
    """Get a scene ready, and tell how long it will last at least: its words at their pace and the rests
    after them.

    Raises Fault for settings that do not fit and for claims that they make false.
    """
    scene_class = load_scene(job.lecture_folder, job.anchor)
    told = tell_scene(job.section, job.settings, scene_class.Parameters)
    frames = sum(round(total(reading(beat.text, job.pace)) * job.fps) for beat in told.beats)
    return Ready(scene_class, told.parameters, told.beats, frames)


def shoot(job: Job, tell: Callable[[float], None]) -> Take:
    """Film one scene, telling the share done (0 to 1) now and then.

    Raises Fault for settings, text or a scene that do not go together.
    """
    scene = ready(job)
    spoken = speech(job, scene)
    loaded = _unchanged(job)
    gc.freeze()  # half a million objects of manim and sympy: sifting them for garbage is 9 % of drawing
    report = _now_and_then(tell, max(scene.expected_frames, 1))
    try:
        video, film, record = _filmed(job, scene, spoken, report, job.earlier)
    except (Differs, OSError, ValueError):
        if job.earlier is None:
            raise
        video, film, record = _filmed(job, scene, spoken, report, None)
    if _own_modules() != loaded:
        _unchanged(job)
    return Take(video, film.poster, record, _sound(record, spoken), film.frames_copied)


def _filmed(
    job: Job, scene: Ready, spoken: Speech, report: Callable[[int], None], earlier: Earlier | None
) -> tuple[bytes, Film, Record]:
    """The segment, who saw it, and the record."""
    timings = {key: timing(narration.words) for key, narration in spoken.narrations.items()}
    encoder = Encoder(job.size, job.fps)
    copied = earlier.same(timings) if earlier else {}
    film = Film(encoder, _telling_beat(scene.beats), report, earlier, copied)
    record = play(job, scene, film, spoken)
    if encoder.frames != record.frames:
        raise RuntimeError(f"{record.frames} frames were played, but {encoder.frames} were shown")
    return encoder.finish(), film, record


def _sound(record: Record, spoken: Speech) -> bytes:
    """The scene's sound, empty where nobody speaks."""
    if all(beat.voice == "none" for beat in record.beats):
        return b""
    beats = ((beat.first, beat.end, spoken.narrations[beat.key].samples) for beat in record.beats)
    return flac(laid(beats, record.frames, record.fps))


@dataclass(frozen=True)
class Speech:
    """What is said in a scene, by the key of each beat, and sentences on what went wrong with it."""

    narrations: Mapping[str, Narration]
    remarks: tuple[str, ...] = ()


def speech(job: Job, scene: Ready) -> Speech:
    """Have a scene's beats spoken. Raises Fault where a voice that was asked for by name does not speak."""
    narrations, strays = narrated(
        job.anchor,
        scene.beats,
        casting=job.casting,
        lecture_folder=job.lecture_folder,
        store=job.store,
        language=job.section.language,
        pace=job.pace,
    )
    troubles = [remark for narration in narrations.values() for remark in narration.remarks]
    return Speech(narrations, (*troubles, *strays))


def _unchanged(job: Job) -> set[str]:
    """The modules loaded by now, which are what the job was planned with: whoever edits them later changes
    no take.

    Raises Fault where code was edited since; nobody could say which version a take shows.
    """
    if job.key_now() != job.key:
        raise Fault(f"{job.anchor}: its code was changed while it was about to be filmed; render it again")
    return _own_modules()


def _own_modules() -> set[str]:
    return {name for name in sys.modules if name.partition(".")[0] in OWN}


def play(job: Job, scene: Ready, audience: Audience, spoken: Speech | None = None) -> Record:
    """Play a scene for an audience, and write down what there is to see and hear in it.

    Raises Fault as `speech` does.
    """
    spoken = spoken or speech(job, scene)
    began = time.monotonic()
    speak = in_turn(spoken.narrations.values())
    performance = stage_play(scene.scene_class, scene.facts, job.section, audience, job.size, job.fps, speak)
    return Record(
        anchor=job.anchor,
        title=job.section.title,
        chapter=job.section.chapter,
        width=job.size[0],
        height=job.size[1],
        fps=job.fps,
        frames=performance.frames,
        beats=tuple(_recorded(played, job, spoken) for played in performance.beats),
        key=job.key,
        settings={name: _typed(getattr(scene.facts, name)) for name in type(scene.facts).model_fields},
        versions=versions(),
        cost=time.monotonic() - began,
        ground=job.ground,
        remarks=spoken.remarks,
    )


def _telling_beat(beats: Sequence[Beat]) -> str:
    """The beat whose last picture stands for the scene: the last but one, for the last may clear the
    stage.
    """
    return beats[-2 if len(beats) > 1 else -1].key if beats else ""


def _recorded(played: PlayedBeat, job: Job, spoken: Speech) -> BeatRecord:
    def spans(timed: Iterable[Word | Cue]) -> tuple[Span, ...]:
        return tuple(_span(one.text, one.start, one.end, played, job.fps) for one in timed)

    until = (played.end - played.first) / job.fps
    return BeatRecord(
        key=played.key,
        first=played.first,
        end=played.end,
        text=played.text,
        words=spans(played.words),
        cues=spans(cues(played.words, job.section.language, until)),
        marks=tuple(_span(name, time, time, played, job.fps) for name, time in played.marks.items()),
        said=_values(played.said),
        shown=_values(played.shown),
        voice=spoken.narrations[played.key].voice,
        timing=timing(played.words),
    )


def _values(shown: Iterable[ShownOnStage]) -> tuple[Shown, ...]:
    """Each value once, in the order in which it is met."""
    return tuple({Shown(one.expression, one.text, str(one.value)): None for one in shown})


def _span(text: str, start: float, end: float, played: PlayedBeat, fps: int) -> Span:
    """From seconds of the beat to frames of the scene, within the beat."""
    first = min(played.first + round(start * fps), played.end)
    return Span(text, first, max(first, min(played.first + round(end * fps), played.end)))


def _typed(value: object) -> str:
    """A parameter's value as a person would type it."""
    try:
        return written(value)
    except (TypeError, ValueError):
        return str(value)


def _now_and_then(tell: Callable[[float], None], frames: int) -> Callable[[int], None]:
    """Tell the share done at most five times a second."""
    last = 0.0

    def report(frame: int) -> None:
        nonlocal last
        if (now := time.monotonic()) - last > 0.2:
            last = now
            tell(min(frame / frames, 0.99))

    return report
