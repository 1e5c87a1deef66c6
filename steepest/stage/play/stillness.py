"""When a picture stands still, for how long, and what came just before that has to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

LONGEST = 4.0  # seconds that a picture may stand still
SIGNS = 8.0  # letters and digits of words on screen, numbers and formulas that are read in a second


@dataclass(frozen=True)
class Rest:
    """A time in which nothing moves: the beat in which it begins, its frames `first` up to, not including, `end`, and
    how many letters, digits and signs came on screen with the movement before it."""

    beat: str
    first: int
    end: int
    signs: int = 0

    def seconds(self, fps: float) -> float:
        """How long it lasts."""
        return (self.end - self.first) / fps

    @property
    def reading(self) -> float:
        """How long it takes to read what came, in seconds."""
        return self.signs / SIGNS

    def too_long(self, fps: float) -> bool:
        """Whether it is longer than a picture may stand, and than it takes to read what came."""
        return self.seconds(fps) > max(LONGEST, self.reading) + 0.5 / fps


@dataclass
class Stillness:
    """Finds the rests of a scene: it is shown frames in their order, not necessarily all of them."""

    rests: list[Rest] = field(default_factory=list)
    _now: Rest | None = None
    _look: bytes = b""
    _read: frozenset[int] | None = None
    _known: frozenset[int] = frozenset()

    def moving(self, look: bytes, beat: str, first: int) -> None:
        """Frame `first`, one of a movement, has this `look`."""
        self._see(look, beat, first, first + 1)

    def resting(
        self, look: bytes, beat: str, first: int, end: int, texts: Callable[[], Mapping[int, int]]
    ) -> None:
        """A picture is shown from frame `first` up to `end`. `texts` tells how many signs each text in it has, by what
        tells it from others; it is asked once a rest."""
        now = self._see(look, beat, first, end)
        if self._read is None:
            there = texts()
            self._read = frozenset(there)
            self._now = replace(now, signs=sum(there[text] for text in self._read - self._known))

    def _see(self, look: bytes, beat: str, first: int, end: int) -> Rest:
        if self._now is not None and look == self._look:
            self._now = replace(self._now, end=end)
        else:
            self._close()
            self._now = Rest(beat, first, end)
            self._look = look
        return self._now

    def _close(self) -> None:
        if self._now is not None:
            self.rests.append(self._now)
        if self._read is not None:
            self._known = self._read
        self._now = self._read = None

    def done(self) -> list[Rest]:
        """All rests, in their order; a frame of a movement is one of a single frame."""
        self._close()
        return self.rests
