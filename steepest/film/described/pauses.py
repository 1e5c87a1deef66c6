"""A scene's record with room for its descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from steepest.film.cache.descriptions import Descriptions
from steepest.film.cache.record import BeatRecord, Record, TimedText


def with_pauses(record: Record, descriptions: Descriptions) -> Record:
    """The record of a scene as it is with its descriptions: beats are longer, and what comes later is later."""
    beats: list[BeatRecord] = []
    for beat in record.beats:
        later = (beats[-1].end if beats else 0) - beat.first
        moved = _moved(beat, later)
        behind = descriptions.behind(beat.key)
        starts = list(accumulate((pause.frames for pause in behind), initial=moved.end))
        beats.append(
            replace(
                moved,
                end=starts[-1],
                cues=(*moved.cues, *_at(starts, [pause.cues for pause in behind])),
                described=_at(starts, [pause.words for pause in behind]),
            )
        )
    return replace(record, beats=tuple(beats), frames=beats[-1].end)


def _at(starts: Sequence[int], spans: Sequence[tuple[TimedText, ...]]) -> tuple[TimedText, ...]:
    pairs = zip(starts[:-1], spans, strict=True)
    return tuple(one for start, several in pairs for one in _later(several, start))


def _moved(beat: BeatRecord, frames: int) -> BeatRecord:
    return replace(
        beat,
        first=beat.first + frames,
        end=beat.end + frames,
        words=_later(beat.words, frames),
        cues=_later(beat.cues, frames),
        marks=_later(beat.marks, frames),
        kept=_later(beat.kept, frames),
    )


def _later(spans: Sequence[TimedText], frames: int) -> tuple[TimedText, ...]:
    return tuple(TimedText(one.text, one.first + frames, one.end + frames) for one in spans)
