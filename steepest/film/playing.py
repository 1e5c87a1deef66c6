"""A scene got ready, spoken, played for an audience, and written down. Runs in a process of its own.

Whatever shapes pixels, words or times belongs here or below: the key of a scene covers every file that this
one imports.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from steepest.film.cache.boxes import recorded, values_of
from steepest.film.cache.keys import versions
from steepest.film.cache.known_imports import KNOWN
from steepest.film.cache.record import BeatRecord, Record, TimedText
from steepest.film.crew.job import Job
from steepest.film.voice.narrated import in_turn, narrated
from steepest.film.voice.narration import Narration
from steepest.script.fault import Fault
from steepest.script.paragraph.filling import Filled
from steepest.script.text.beats import Beat
from steepest.script.text.boxes import TextBox
from steepest.script.timing.captions import Cue, cues
from steepest.script.timing.pace import Word, kept_sentence, silent
from steepest.stage.play.loading import load_scene
from steepest.stage.play.performance import Performance, PlayedBeat
from steepest.stage.play.projector import Audience
from steepest.stage.play.scene import LectureScene, stage_play
from steepest.stage.settings.parameters import Parameters
from steepest.stage.settings.telling import tell as tell_scene
from steepest.stage.settings.toml import written

OWN = {"scenes", "steepest"}


@dataclass(frozen=True)
class Ready:
    """A scene that can be played: its class, its parameters, its beats and boxes with every claim in them true."""

    scene_class: type[LectureScene[Any]]
    facts: Parameters
    beats: tuple[Beat, ...]
    boxes: tuple[TextBox, ...] = ()


def ready(job: Job) -> Ready:
    """Get a scene ready. Raises Fault for settings that do not fit and for claims that they make false."""
    if job.store:
        KNOWN.recall(job.store.parent)
    job.section.file(job.lecture_folder)
    scene_class = load_scene(job.lecture_folder, job.anchor)
    told = tell_scene(job.section, job.settings, scene_class.Parameters)
    return Ready(scene_class, told.parameters, told.beats, told.boxes)


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


def unchanged(job: Job) -> set[str]:
    """The modules of ours that are loaded by now, which are what the job was planned with: whoever edits them
    later changes nothing.

    Raises Fault where code was edited since; nobody could say which version a film shows.
    """
    if job.code_now() != job.code:
        raise Fault(f"{job.anchor}: its code was changed while it was about to be filmed; render it again")
    return own_modules()


def own_modules() -> set[str]:
    """The modules of ours that are loaded."""
    return {name for name in sys.modules if name.partition(".")[0] in OWN}


def play(job: Job, scene: Ready, audience: Audience, heard: Iterable[tuple[Word, ...]]) -> Performance:
    """Play a scene for an audience, each beat in time with its words: `heard`, in turn."""
    return _staged(job, scene, audience, in_turn(heard))


def play_silently(job: Job, scene: Ready, audience: Audience) -> Performance:
    """Play a scene for an audience without a voice: its words are timed by reading speed."""
    return _staged(job, scene, audience, silent(job.pace, job.section.language))


def _staged(
    job: Job, scene: Ready, audience: Audience, speak: Callable[[Filled], tuple[Word, ...]]
) -> Performance:
    return stage_play(scene.scene_class, scene.facts, job.section, audience, job.size, job.fps, speak)


def perform(job: Job, scene: Ready, audience: Audience, spoken: Speech | None = None) -> Record:
    """Play a scene for an audience from its first frame to its last, and write down what there is to see and hear.

    Raises Fault as `speech` does, and where something is played outside of a beat.
    """
    spoken = spoken or speech(job, scene)
    performance = play(job, scene, audience, (narration.words for narration in spoken.narrations.values()))
    now = 0
    for beat in performance.beats:
        if beat.first != now:
            raise Fault(
                f"scenes/{job.anchor}.py plays something before the beat {beat.key!r} and after the one before it"
            )
        now = beat.end
    told = {beat.key: beat for beat in scene.beats}
    return Record(
        anchor=job.anchor,
        title=job.section.title,
        chapter=job.section.chapter,
        width=job.size[0],
        height=job.size[1],
        fps=job.fps,
        frames=performance.frames,
        beats=tuple(_recorded(played, told[played.key], job, spoken) for played in performance.beats),
        key=job.key,
        settings={name: _typed(getattr(scene.facts, name)) for name in type(scene.facts).model_fields},
        versions=versions(),
        remarks=spoken.remarks,
        boxes=tuple(recorded(box) for box in scene.boxes),
    )


def _recorded(played: PlayedBeat, beat: Beat, job: Job, spoken: Speech) -> BeatRecord:
    def spans(timed: Iterable[Word | Cue]) -> tuple[TimedText, ...]:
        return tuple(_span(one.text, one.start, one.end, played, job.fps) for one in timed)

    kept = kept_sentence(beat.filled, played.words)
    until = (played.end - played.first) / job.fps
    return BeatRecord(
        key=played.key,
        first=played.first,
        end=played.end,
        text=played.text,
        words=spans(played.words),
        cues=spans(cues(played.words, job.section.language, until, stays=beat.question is not None)),
        kept=spans([kept] if kept else []),
        marks=tuple(_span(name, time, time, played, job.fps) for name, time in played.marks.items()),
        said=values_of(played.said),
        shown=values_of(played.shown),
        voice=spoken.narrations[played.key].voice,
        heard=played.words,
        boxes=tuple(recorded(box) for box in beat.boxes),
    )


def _span(text: str, start: float, end: float, played: PlayedBeat, fps: int) -> TimedText:
    """From seconds of the beat to frames of the scene, within the beat."""
    first = min(played.first + round(start * fps), played.end)
    return TimedText(text, first, max(first, min(played.first + round(end * fps), played.end)))


def _typed(value: object) -> str:
    """A parameter's value as a person would type it."""
    try:
        return written(value)
    except (TypeError, ValueError):
        return str(value)
