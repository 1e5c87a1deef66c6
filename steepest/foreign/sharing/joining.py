"""A foreign scene's pieces, sections, subcaptions and sound into one film."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np

from steepest.disk.reading import content
from steepest.film.captions import PlayerChapter
from steepest.film.join import join
from steepest.film.sound.aac import encoded
from steepest.film.sound.track import fitted, sample_of
from steepest.foreign.sharing.claims import Claims
from steepest.foreign.sharing.worker import Played
from steepest.foreign.sounds import track_of
from steepest.foreign.timeline import ForeignTimeline
from steepest.script.timing.captions import Cue

UNNAMED = ("autocreated", "unnamed")


def join_film(name: str, claims: Claims, played: Played, work: Path, target: Path) -> None:
    """Write the film `target`."""
    fps = played.fps
    join(
        (content(claims.piece(number)) for number in range(played.chunks)),
        target,
        title=name,
        cues=cues(played.timeline, played.frames / fps),
        chapters=chapters(played.timeline, played.frames, fps),
        sound=_sound(played, work, fps),
    )


def _sound(played: Played, work: Path, fps: int) -> list[bytes]:
    if not played.rate:
        return []
    track = track_of(np.load(work / "sound.npy"), played.rate)
    return encoded(fitted(track, sample_of(played.frames, fps)))


def chapters(timeline: ForeignTimeline, frames: int, fps: int) -> list[PlayerChapter]:
    """The sections that have a name or company, with the time they last (seconds)."""
    sections = [(name, first) for name, first in timeline.sections if first < frames]
    if all(name in UNNAMED for name, _ in sections) and len(sections) < 2:
        return []
    ends = [first for _, first in sections[1:]] + [frames]
    return [
        PlayerChapter(f"Section {number}" if name in UNNAMED else name, first / fps, end / fps)
        for number, ((name, first), end) in enumerate(zip(sections, ends, strict=True), 1)
    ]


def cues(timeline: ForeignTimeline, until: float) -> list[Cue]:
    """Subcaptions in their order, none longer than the film; those that are there at once stand under each other."""
    shown = [(text, start, min(end, until)) for text, start, end in timeline.subcaptions if start < until]
    moments = sorted({moment for _, start, end in shown for moment in (start, end)})
    found: list[Cue] = []
    for start, end in pairwise(moments):
        texts = [text for text, begins, ends in shown if begins <= start and end <= ends]
        if not texts:
            continue
        text = "\n".join(texts)
        if found and found[-1].text == text and found[-1].end == start:
            found[-1] = Cue(text, found[-1].start, end)
        else:
            found.append(Cue(text, start, end))
    return found
