"""The record of a scene: what can be seen and heard in it, beat by beat, and which segments show it.

Times are frames counted from the scene's first one, ends exclusive; seconds follow from them and from the
frame rate, so that nothing drifts. Records are plain data and travel as JSON.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from steepest.film.cache.boxes import BoxRecord, ShownValue, read_box_record
from steepest.script.timing.pace import Word

__all__ = ["BeatRecord", "BoxRecord", "Effort", "Record", "Rehearsed", "Segment", "ShownValue", "TimedText"]


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
    """One beat of a scene: its spoken `text`, its words and caption cues, its marks, and the values that are
    `said` in it and that are `shown` on screen at its end, and the `voice` that speaks. `heard` are its words with
    their times in seconds from its start, which the scene was played by. `segment` is the key of its pictures, see
    `steepest.film.cache.keys.Looks`.
    """

    key: str
    first: int
    end: int
    text: str
    words: tuple[TimedText, ...] = ()
    cues: tuple[TimedText, ...] = ()
    marks: tuple[TimedText, ...] = ()
    said: tuple[ShownValue, ...] = ()
    shown: tuple[ShownValue, ...] = ()
    voice: str = "none"
    heard: tuple[Word, ...] = ()
    segment: str = ""
    boxes: tuple[BoxRecord, ...] = ()


@dataclass(frozen=True)
class Record:
    """What a scene shows and what it was made from. `drawing` is the digest of the code that draws and encodes, as it
    was at the rehearsal: the keys of the segments cover it, see `steepest.film.cache.keys.drawing_code`.
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

    @property
    def seconds(self) -> float:
        """How long the scene lasts."""
        return self.frames / self.fps

    def to_json(self) -> str:
        """The record as JSON text."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1)

    @staticmethod
    def from_json(text: str) -> Record:
        """Read a record back. Raises ValueError, KeyError or TypeError where the text is not one."""
        data: dict[str, Any] = json.loads(text)
        beats = tuple(_beat(beat) for beat in data.pop("beats"))
        boxes = _boxes(data)
        return Record(beats=beats, boxes=boxes, remarks=tuple(data.pop("remarks", ())), **data)


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
    (AAC in MP4; empty where nobody speaks), and what playing each beat took, by its key.
    """

    record: Record
    poster: bytes
    sound: bytes = b""
    efforts: Mapping[str, Effort] = field(default_factory=dict)


@dataclass(frozen=True)
class Segment:
    """A filmed beat: its key, its frames as an MP4 file, and what filming it took (seconds of wall time)."""

    beat: str
    key: str
    video: bytes
    cost: float


def _beat(data: dict[str, Any]) -> BeatRecord:
    for name in ("words", "cues", "marks"):
        data[name] = tuple(TimedText(**span) for span in data[name])
    data["heard"] = tuple(Word(**word) for word in data["heard"])
    for name in ("said", "shown"):
        data[name] = tuple(ShownValue(**one) for one in data[name])
    return BeatRecord(boxes=_boxes(data), **data)


def _boxes(data: dict[str, Any]) -> tuple[BoxRecord, ...]:
    """The boxes of a beat or a scene, taken out of its data."""
    return tuple(read_box_record(box) for box in data.pop("boxes", ()))
