"""Spoken descriptions of a scene as plain data, which travels as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from steepest.disk.reading import json_in
from steepest.film.cache.record import TimedText
from steepest.film.cache.typed import typed


@dataclass(frozen=True)
class Pause:
    """A description that is spoken behind a beat, for so many frames: its words and captions, whose frames count from
    its own first one."""

    beat: str
    frames: int
    words: tuple[TimedText, ...]
    cues: tuple[TimedText, ...]


@dataclass(frozen=True)
class Descriptions:
    """The descriptions of a scene, spoken, in the order of its beats. Their sound, if
    somebody `speaks`, is kept under the same key."""

    key: str
    pauses: tuple[Pause, ...]
    remarks: tuple[str, ...] = ()
    speaks: bool = False

    def behind(self, beat: str) -> tuple[Pause, ...]:
        """Those behind a beat."""
        return tuple(pause for pause in self.pauses if pause.beat == beat)

    def frames(self, beat: str) -> int:
        """For how many frames the last picture of a beat stands for them."""
        return sum(pause.frames for pause in self.behind(beat))

    def to_json(self) -> str:
        """Plain JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_json(text: str | bytes) -> Descriptions:
        """Read it back. Raises ValueError as `Record.from_json` does."""
        return typed(Descriptions, json_in(text))
