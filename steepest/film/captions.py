"""Captions and chapters on the film's clock: scenes follow one another, and times follow from frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from steepest.film.cache.record import Record
from steepest.script.timing.captions import Cue, vtt


@dataclass(frozen=True)
class PlayerChapter:
    """One scene on the film's clock, in seconds, with the title a player lists."""

    title: str
    start: float
    end: float


def captions(records: Iterable[Record], between: Sequence[int] = ()) -> list[Cue]:
    """The cues of scenes that follow one another; for `between` see `placed`."""
    return [
        Cue(cue.text, (start + cue.first) / record.fps, (start + cue.end) / record.fps)
        for record, start in placed(records, between)
        for beat in record.beats
        for cue in beat.cues
    ]


def chapters(records: Sequence[Record], between: Sequence[int] = ()) -> list[PlayerChapter]:
    """One chapter per scene, `Chapter · Scene`, from the scene's first frame to the next one's: what leads over to the
    next belongs to the chapter before. The first begins with the film, and the last ends with it.
    """
    starts = [start for _, start in placed(records, between)]
    ends = [*starts[1:], length(records, between)]
    return [
        PlayerChapter(
            f"{r.chapter} · {r.title}" if r.chapter else r.title,
            (start if number else 0) / r.fps,
            end / r.fps,
        )
        for number, (r, start, end) in enumerate(zip(records, starts, ends, strict=True))
    ]


def placed(records: Iterable[Record], between: Sequence[int] = ()) -> list[tuple[Record, int]]:
    """Each record with the film's frame at which its scene begins. `between` is how many frames are shown before each
    scene and after the last one; nothing is where it is empty.
    """
    found, start = [], 0
    for number, record in enumerate(records):
        start += between[number] if between else 0
        found.append((record, start))
        start += record.frames
    return found


def length(records: Iterable[Record], between: Sequence[int] = ()) -> int:
    """How many frames the film of some scenes has."""
    return sum(record.frames for record in records) + sum(between)


def chapters_vtt(entries: Iterable[PlayerChapter]) -> str:
    """Chapters as a WebVTT file."""
    return vtt(Cue(chapter.title, chapter.start, chapter.end) for chapter in entries)
