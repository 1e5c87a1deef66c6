"""What a notebook shows of a scene, as plain data that goes from one process to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ValueRow:
    """A parameter or a fact: its name, its value in words, what it is."""

    name: str
    value: str
    sentence: str


@dataclass(frozen=True)
class SceneSeen:
    """What is seen of a scene at the end of a beat, beside the picture. `words` are said in the beat, `description`
    tells the picture to those who do not see it, and `width` and `height` are the picture's, in pixels."""

    title: str
    beat: str
    words: str
    description: str
    rows: tuple[ValueRow, ...]
    width: int
    height: int
