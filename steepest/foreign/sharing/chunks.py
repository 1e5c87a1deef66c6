"""Where a foreign scene's film is cut: at plays, and within a play that lasts long.

The cuts follow from the scene alone, so the film is the same for any number of workers. A chunk begins with a key
frame of its own and a whole picture, which is what a cut costs: 2 % of the size of a film at a second a chunk.
A picture that stands belongs to the movement before it.
"""

from __future__ import annotations

SHORTEST, LONGEST = 0.5, 1.0
"""Seconds after which a play may begin a chunk, and after which a movement is cut."""


class Chunks:
    """Numbers the chunks of a film while it is played, from 0. `number` is the chunk that the last picture was in."""

    def __init__(self, fps: float) -> None:
        self.number = 0
        self._shortest, self._longest = round(SHORTEST * fps), round(LONGEST * fps)
        self._frames, self._due = 0, False

    def movement_begins(self) -> None:
        """Something is about to move."""
        self._due = self._due or self._frames >= max(self._shortest, 1)

    def outlasted(self, frames: int) -> bool:
        """Whether a movement of so many frames, which begins now, ends in another chunk than it begins in."""
        return (0 if self._due else self._frames) + frames > self._longest

    def show(self, frames: int) -> int:
        """The chunk of the next picture, which is shown for so many frames."""
        if self._due or (frames == 1 and self._frames >= self._longest):
            self.number, self._frames, self._due = self.number + 1, 0, False
        self._frames += frames
        return self.number
