"""An interlude as data: what stands on its board, which picture leaves and which comes, and for how long."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from steepest.film.cache.keys import versions
from steepest.film.cache.record import SceneEnd
from steepest.stage import theme
from steepest.stage.board.strip import Group

Kind = Literal["title", "chapter", "hand-over", "closing"]

_OVERLAP = 0.5, 1.15  # seconds into a hand-over at which the next picture comes, and the old one has gone
_LIGHTING = 0.15  # seconds from one small picture that lights up to the next


@dataclass(frozen=True)
class Interlude:
    """A piece of film between scenes. `pictures` are the small ones of its board, of which the first `past` were told
    before; `leaving` and `entering` are the places among them of the picture that leaves and of the one that comes (-1
    where none does). `heading`, with a number before it and a line below it, is what the board says, and `bright` the
    place of the name that is told next.
    """

    kind: Kind
    heading: str
    pictures: tuple[SceneEnd, ...]
    number: str = ""
    below: str = ""
    author: str = ""
    names: tuple[Group, ...] = ()
    bright: int = -1
    past: int = 0
    leaving: int = -1
    entering: int = -1
    size: tuple[int, int] = (0, 0)
    fps: int = 0

    @property
    def goes(self) -> tuple[float, float]:
        """From when to when the old picture moves, in seconds."""
        return 0.0, (_OVERLAP[1] if self.kind == "hand-over" else theme.FLIGHT)

    @property
    def comes(self) -> tuple[float, float]:
        """From when to when the next picture moves, in seconds."""
        if self.kind == "hand-over":
            return _OVERLAP[0], theme.HAND_OVER
        card = theme.TITLE_CARD if self.kind == "title" else theme.FLIGHT / 2 + theme.CHAPTER_CARD
        return card, card + theme.FLIGHT

    def lights(self, place: int) -> float:
        """When a small picture of the closing board lights up, in seconds."""
        return theme.FLIGHT + place * _LIGHTING

    @property
    def frames(self) -> int:
        """For how many frames it lasts: in the last one the next picture has come."""
        ends = self.comes[1]
        if self.kind == "closing":
            ends = self.lights(len(self.pictures)) + theme.LAST_PICTURE
        return math.ceil(round(ends * self.fps, 6))

    def key(self, code: str) -> str:
        """The key of the segment that shows it, 32 hexadecimal digits; `code` is `interlude_code()`."""
        told = json.dumps([dataclasses.asdict(self), code, versions()], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Scenery:
    """An interlude to film: its key, and the pictures (PNG) it is made from, by theirs."""

    interlude: Interlude
    key: str
    pictures: Mapping[str, bytes] = field(repr=False)

    def __str__(self) -> str:
        return f"{self.interlude.kind} “{self.interlude.heading}”"


def needed(interludes: Iterable[Interlude]) -> set[str]:
    """The keys of the pictures that some interludes are made from."""
    return {end.picture for one in interludes for end in one.pictures}
