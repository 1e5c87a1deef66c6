"""The descriptions of a scene, spoken in a process of its own: a task of the crew."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from steepest.film.cache.descriptions import Descriptions, Pause
from steepest.film.cache.record import TimedText
from steepest.film.crew.job import Job
from steepest.film.playing import ready, unchanged
from steepest.film.sound.aac import encoded, m4a
from steepest.film.sound.levelling import levelled
from steepest.film.sound.track import laid
from steepest.film.voice.narrated import narrated
from steepest.film.voice.narration import Narration
from steepest.film.voice.voice_names import NONE
from steepest.script.text.boxes import PICTURE
from steepest.script.timing.captions import Cue, cues
from steepest.script.timing.pace import Word, total


@dataclass(frozen=True)
class DescribedSpeech:
    """The descriptions of a scene and their sound, one behind the other (AAC in MP4; empty where nobody speaks)."""

    descriptions: Descriptions
    sound: bytes = field(default=b"", repr=False)


def speak_descriptions(job: Job, tell: Callable[[object], None]) -> DescribedSpeech:
    """Have the descriptions of a scene spoken; those of the whole scene come behind its first beat. `job.key` is the
    key under which they are kept. Raises Fault as filming the scene does.

    Recordings are of beats and hold no descriptions: an engine speaks them, or nobody.
    """
    found = ready(job)
    unchanged(job)
    boxes = [(beat, box) for beat in found.beats[:1] for box in found.boxes]
    boxes = [*boxes, *((beat, box) for beat in found.beats for box in beat.boxes)]
    described = [(beat, box.filled) for beat, box in boxes if box.kind == PICTURE]
    order = {beat.key: number for number, beat in enumerate(found.beats)}
    described.sort(key=lambda pair: order[pair[0].key])
    names = [f"{beat.key}-described-{number}" for number, (beat, _) in enumerate(described)]
    narrations, _ = narrated(
        job.anchor,
        [
            replace(beat, key=name, filled=filled)
            for name, (beat, filled) in zip(names, described, strict=True)
        ],
        casting=_without_recordings(job).casting,
        lecture_folder=job.lecture_folder,
        store=job.store,
        language=job.section.language,
        pace=job.pace,
    )
    told = [narrations[name] for name in names]
    pauses = tuple(_pause(beat.key, one, job) for (beat, _), one in zip(described, told, strict=True))
    remarks = tuple(remark for one in told for remark in one.remarks)
    sound = _sound(pauses, told, job.fps)
    return DescribedSpeech(Descriptions(job.key, pauses, remarks, bool(sound)), sound)


def _without_recordings(job: Job) -> Job:
    casting = job.casting
    pairs = [pair for pair in zip(casting.names, casting.identities, strict=True) if pair[0] != "recordings"]
    names, identities = tuple(name for name, _ in pairs), tuple(identity for _, identity in pairs)
    return replace(job, casting=replace(casting, names=names, identities=identities))


def _pause(beat: str, told: Narration, job: Job) -> Pause:
    def spans(timed: Iterable[Word | Cue]) -> tuple[TimedText, ...]:
        found = ((one.text, round(one.start * job.fps), round(one.end * job.fps)) for one in timed)
        return tuple(
            TimedText(text, min(first, frames), min(max(first, end), frames)) for text, first, end in found
        )

    frames = math.ceil(total(told.words) * job.fps)
    return Pause(
        beat, frames, spans(told.words), spans(cues(told.words, job.section.language, frames / job.fps))
    )


def _sound(pauses: Iterable[Pause], told: Iterable[Narration], fps: int) -> bytes:
    """The sound of the pauses, one behind the other; empty where nobody speaks."""
    pauses, told = list(pauses), list(told)
    if all(one.voice == NONE for one in told):
        return b""
    ends = list(accumulate((pause.frames for pause in pauses), initial=0))
    parts = zip(ends[:-1], ends[1:], (levelled(one.samples) for one in told), strict=True)
    return m4a(encoded(laid(parts, ends[-1], fps)))
