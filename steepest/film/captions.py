"""Captions and chapters on the film's clock: scenes follow one another, and times follow from frames."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from steepest.film.cache.record import Record
from steepest.script.timing.captions import Cue, vtt


@dataclass(frozen=True)
class PlayerChapter:
    """One scene on the film's clock, in seconds, with the title a player lists."""

    title: str
    start: float
    end: float


def captions(records: Iterable[Record]) -> list[Cue]:
    """The cues of scenes that follow one another."""
    return [
        Cue(cue.text, (start + cue.first) / record.fps, (start + cue.end) / record.fps)
        for record, start in placed(records)
        for beat in record.beats
        for cue in beat.cues
    ]


def chapters(records: Iterable[Record]) -> list[PlayerChapter]:
    """One chapter per scene, `Chapter · Scene`."""
    return [
        PlayerChapter(
            f"{r.chapter} · {r.title}" if r.chapter else r.title, start / r.fps, (start + r.frames) / r.fps
        )
        for r, start in placed(records)
    ]


def placed(records: Iterable[Record]) -> list[tuple[Record, int]]:
    """Each record with the film's frame at which its scene begins."""
    found, start = [], 0
    for record in records:
        found.append((record, start))
        start += record.frames
    return found


def chapters_vtt(entries: Iterable[PlayerChapter]) -> str:
    """Chapters as a WebVTT file."""
    return vtt(Cue(chapter.title, chapter.start, chapter.end) for chapter in entries)
