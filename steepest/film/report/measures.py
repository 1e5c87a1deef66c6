"""What `check` measures of a scene beside what it finds to mend: pace, rests, the size of the ground, and its cost.

These are told with what to aim at, and no command refuses a scene for them: a scene may have its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steepest.film.cache.record import Record
from steepest.film.crew.job import Job
from steepest.film.transcript import clock
from steepest.film.voice.narrated import PRONUNCIATIONS
from steepest.script.spoken import pronunciations, said
from steepest.script.text.beats import Beat
from steepest.script.timing.rhythm import SaidSentence, band, said_sentences
from steepest.stage.fill import BODY, RELIEF, Fill, largest
from steepest.stage.play.stillness import Rest

if TYPE_CHECKING:
    from steepest.film.report.inspector import Inspector

LATE = 1.0
"""So many seconds after its word a picture may begin: later, the word is over, and nobody knows what it was about."""


@dataclass(frozen=True)
class Measures:
    """A scene as it was measured.

    frames, fps: how long it lasts; pace: what the lecture wants, in spoken words a minute; sentences: as they were
    said; kept: how many sentences to keep there are; rests: each time in which nothing moves; fills: the ground at each
    beat's end that shows one, by the beat; most: the ground where it is largest; drawing: what frames of long movements
    took to draw, in seconds of one processor; late: pictures that begin after the word that they belong to, each by its
    beat and mark, and by how many seconds.
    """

    anchor: str
    frames: int
    fps: int
    pace: float
    sentences: tuple[SaidSentence, ...]
    kept: int
    rests: tuple[Rest, ...]
    fills: tuple[tuple[str, Fill], ...]
    most: Fill | None
    drawing: tuple[float, ...]
    late: tuple[tuple[str, str, float], ...] = ()

    @property
    def standing(self) -> float:
        """In what share of the scene nothing moves."""
        return sum(rest.end - rest.first for rest in self.rests if rest.end - rest.first > 1) / self.frames

    @property
    def long_rests(self) -> list[Rest]:
        """Rests that are too long for what there is to read."""
        return [rest for rest in self.rests if rest.too_long(self.fps)]

    @property
    def off_pace(self) -> list[SaidSentence]:
        """Sentences that are too slow or too fast."""
        slowest, fastest = band(self.pace)
        return [one for one in self.sentences if not slowest - 0.5 < one.rate < fastest + 0.5]


def measured(job: Job, record: Record, beats: Iterable[Beat], seen: Inspector) -> Measures:
    """What was measured of a scene that was played before an inspector."""
    language = job.section.language
    listed = pronunciations(job.lecture_folder / PRONUNCIATIONS, language)
    told = {beat.key: beat.filled for beat in beats}
    heard = ((said(told[beat.key], language, listed), beat.heard) for beat in record.beats)
    return Measures(
        anchor=record.anchor,
        frames=record.frames,
        fps=record.fps,
        pace=job.pace,
        sentences=tuple(one for spoken, words in heard for one in said_sentences(spoken, words)),
        kept=sum(filled.kept is not None for filled in told.values()),
        rests=tuple(seen.stillness.done()),
        fills=tuple(seen.fills),
        most=largest(seen.seen_fills),
        drawing=tuple(seen.drawing),
        late=tuple(seen.late),
    )


def lines(measures: Measures) -> Iterator[str]:
    """The numbers of a scene, for a person to read."""
    yield f"{measures.anchor}: {clock(measures.frames / measures.fps)}"
    yield from _pace(measures)
    yield f"  sentences to keep: {measures.kept}"
    yield from _rests(measures)
    yield from _late(measures)
    yield from _ground(measures)
    if measures.drawing:
        usual, most = sorted(measures.drawing)[len(measures.drawing) // 2], max(measures.drawing)
        yield f"  drawing: a moving frame takes {1000 * usual:.0f} ms, {1000 * most:.0f} at most"


def _pace(measures: Measures) -> Iterator[str]:
    slowest, fastest = band(measures.pace)
    rates = [one.rate for one in measures.sentences]
    if not rates:
        return
    off = measures.off_pace
    told = f"{len(rates)}, at {min(rates):.0f} to {max(rates):.0f} words a minute with the pauses after them"
    speaking = [one.speaking for one in measures.sentences]
    yield f"  sentences: {told}, {min(speaking):.0f} to {max(speaking):.0f} without"
    for one in off:
        yield f"    {one.rate:.0f}, where the aim is {slowest:.0f} to {fastest:.0f}: {one.text}"


def _rests(measures: Measures) -> Iterator[str]:
    long = measures.long_rests
    yield f"  stands still: {measures.standing:.0%} of the time, {_so_many(long, 'rest')} longer than there is to read"
    for rest in long:
        at = rest.first / measures.fps
        read = f"; what came takes {rest.reading:.1f} s to read" if rest.signs else ""
        tenth = int(at * 10) % 10
        yield f"    {rest.beat}: {rest.seconds(measures.fps):.1f} s from {clock(at)}.{tenth} on{read}"


def _late(measures: Measures) -> Iterator[str]:
    late = [(beat, mark, seconds) for beat, mark, seconds in measures.late if seconds > LATE]
    yield f"  comes late: {_so_many(late, 'picture')} more than {LATE:g} s after the word"
    for beat, mark, seconds in late:
        yield f"    {beat}: {seconds:.1f} s after {{@{mark}}}"


def _so_many(found: Sequence[object], name: str) -> str:
    return f"{len(found)} {name}s" if len(found) > 1 else f"{'1' if found else 'no'} {name}"


def _ground(measures: Measures) -> Iterator[str]:
    most = measures.most
    if most is None:
        return
    yield f"  ground: {told_wholly(most)}; the aim: {most.aim:.0%}, body {BODY:.0%}, relief {RELIEF}"
    for beat, fill in measures.fills:
        yield f"    {beat}: {told(fill)}" + (", the eye is close" if fill.close else "")


def told(fill: Fill) -> str:
    """The shares that the ground of a picture has."""
    return f"ground {fill.span:.0%}, body {fill.body:.0%}"


def told_wholly(fill: Fill) -> str:
    """The ground of a picture where it is largest, with its width and relief."""
    width = f"from {fill.left:.0%} to {fill.right:.0%} of the width"
    return f"{fill.span:.0%} of the frame where it is largest, body {fill.body:.0%}, {width}, relief {fill.relief:.2f}"
