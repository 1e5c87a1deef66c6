"""The record of a scene: what can be seen and heard in it, beat by beat, and which segments show it.

Times are frames counted from the scene's first one, ends exclusive; seconds follow from them and from the
frame rate, so that nothing drifts. Records are plain data and travel as JSON.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from steepest.disk.reading import json_in
from steepest.film.cache.boxes import BoxRecord, ShownValue
from steepest.film.cache.typed import typed
from steepest.script.timing.pace import Word
from steepest.stage.board.outlook import Outlook

__all__ = [
    "BeatRecord",
    "BoxRecord",
    "Effort",
    "Record",
    "Rehearsed",
    "SceneEnd",
    "Segment",
    "ShownValue",
    "TimedText",
]

KEY = re.compile(r"\w{1,64}", re.ASCII)
"""What a key looks like: no file outside of a folder can be named by one."""


@dataclass(frozen=True)
class TimedText:
    """Something that lasts: a word, a caption cue or a mark (which lasts no time), `text` from frame to
    frame.
    """

    text: str
    first: int
    end: int


@dataclass(frozen=True)
class BeatRecord:
    """One beat of a scene: its spoken `text`, its words and caption cues, its marks, the sentence to keep if there is
    one (`kept`), the values that are `said` in it and that are `shown` on screen at its end, and the `voice` that
    speaks. `heard` are its words with their times in seconds from its start, which the scene was played by. `segment`
    is the key of its pictures, see `steepest.film.cache.keys.Looks`. `described` are the words of its
    descriptions, where they are spoken.
    """

    key: str
    first: int
    end: int
    text: str
    words: tuple[TimedText, ...] = ()
    cues: tuple[TimedText, ...] = ()
    marks: tuple[TimedText, ...] = ()
    kept: tuple[TimedText, ...] = ()
    said: tuple[ShownValue, ...] = ()
    shown: tuple[ShownValue, ...] = ()
    voice: str = "none"
    heard: tuple[Word, ...] = ()
    segment: str = ""
    boxes: tuple[BoxRecord, ...] = ()
    described: tuple[TimedText, ...] = ()

    @property
    def spans(self) -> tuple[TimedText, ...]:
        """All that is timed in it."""
        return (*self.words, *self.cues, *self.marks, *self.kept, *self.described)


@dataclass(frozen=True)
class SceneEnd:
    """The first or the last picture of a scene: the key under which it is kept, and what is known of it."""

    picture: str = ""
    outlook: Outlook = field(default_factory=Outlook)


@dataclass(frozen=True)
class Record:
    """What a scene shows and what it was made from. `drawing` is the digest of the code that draws and encodes, as it
    was at the rehearsal: the keys of the segments cover it, see `steepest.film.cache.keys.drawing_code`. `first` and
    `last` are the pictures that a film leads over to and away from.
    """

    anchor: str
    title: str
    chapter: str
    width: int
    height: int
    fps: int
    frames: int
    beats: tuple[BeatRecord, ...]
    key: str
    settings: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    drawing: str = ""
    boxes: tuple[BoxRecord, ...] = ()
    first: SceneEnd = field(default_factory=SceneEnd)
    last: SceneEnd = field(default_factory=SceneEnd)

    @property
    def pictures(self) -> tuple[str, ...]:
        """The keys of its first and last picture, as far as they are kept."""
        return tuple(end.picture for end in (self.first, self.last) if end.picture)

    @property
    def speaks(self) -> bool:
        """Whether anybody speaks in it."""
        return any(beat.voice != "none" for beat in self.beats)

    @property
    def seconds(self) -> float:
        """How long the scene lasts."""
        return self.frames / self.fps

    def to_json(self) -> str:
        """The record as JSON text."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1)

    @staticmethod
    def from_json(text: str | bytes) -> Record:
        """Read a record back. Raises ValueError where the text is not one, or anything in it is of another kind."""
        return typed(Record, json_in(text))

    def is_sound(self) -> bool:
        """Whether its times go together, and its keys are keys. A scene has a beat at least."""
        keys = (self.key, *(beat.segment for beat in self.beats), *self.pictures)
        starts = [beat.first for beat in self.beats] + [self.frames]
        ends = [0] + [beat.end for beat in self.beats]
        return (
            len(self.beats) > 0
            and min(self.width, self.height, self.fps, self.frames) > 0
            and starts == ends == sorted(ends)
            and all(KEY.fullmatch(key) for key in keys)
            and all(
                beat.first <= span.first <= span.end <= beat.end for beat in self.beats for span in beat.spans
            )
        )


@dataclass(frozen=True)
class Effort:
    """What was learnt by playing a beat with nothing drawn: how many pictures differ from the one before, and how long
    it took (seconds of CPU time).
    """

    pictures: int
    seconds: float


@dataclass(frozen=True)
class Rehearsed:
    """A scene that was played with nothing drawn: its record, one picture that stands for it (PNG), its sound
    (AAC in MP4; empty where nobody speaks), what playing each beat took, by its key, and its first and last picture
    (PNG), by theirs.
    """

    record: Record
    poster: bytes
    sound: bytes = b""
    efforts: Mapping[str, Effort] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Segment:
    """A filmed beat: its key, its frames as an MP4 file, and what filming it took (seconds of wall time)."""

    beat: str
    key: str
    video: bytes
    cost: float
