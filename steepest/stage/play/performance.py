"""A scene as it was played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from steepest.script.paragraph.filling import Shown
from steepest.script.timing.pace import Word


@dataclass(frozen=True)
class PlayedBeat:
    """A beat as it was played: frames `first` up to, not including, `end`, counted from the scene's start."""

    key: str
    first: int
    end: int
    text: str
    words: tuple[Word, ...]  # seconds from the beat's start
    marks: Mapping[str, float]  # likewise
    said: tuple[Shown, ...]  # what of the text came from facts
    shown: tuple[Shown, ...]  # what of the picture did, at its end


@dataclass
class Performance:
    """A scene as it was played."""

    frames: int = 0
    beats: list[PlayedBeat] = field(default_factory=list)
