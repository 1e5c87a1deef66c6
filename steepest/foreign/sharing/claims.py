"""Who draws which chunk: the first worker that gets there takes it, and no other does.

A claim is an empty file, which the operating system lets one process make: 20 µs, no lock, nothing that a killed
worker could leave half done. Where a worker died, its claims are released for another.
"""

from __future__ import annotations

from pathlib import Path

from steepest.film.cache.publish import folder_fault


class Claims:
    """The chunks of one film, taken by number; the pieces of film they become lie beside the claims."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, number: int) -> bool:
        """Whether the chunk was free; it is not any more."""
        try:
            self._claim(number).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def piece(self, number: int) -> Path:
        """Where the chunk's film belongs."""
        return self.folder / f"{number:06}.mp4"

    def put(self, number: int, film: bytes) -> None:
        """Keep a chunk's film, whole or not at all. Raises Fault where there is no room for it."""
        unfinished = self.piece(number).with_suffix(".unfinished")
        with folder_fault(self.folder):
            unfinished.write_bytes(film)
            unfinished.replace(self.piece(number))

    def agreed(self, number: int, frames: int, state: int) -> bool:
        """Whether all who came to the end of a chunk, after so many frames, found the scene in the same state."""
        ends = self.folder / f"{number:06}.ends"
        ends.mkdir(exist_ok=True)
        (ends / f"{frames}-{state:08x}").touch()
        return len(list(ends.iterdir())) == 1

    def missing(self, count: int) -> list[int]:
        """Which of the first `count` chunks have no film."""
        return [number for number in range(count) if not self.piece(number).exists()]

    def release(self) -> None:
        """Free the chunks that were taken and never filmed."""
        for claim in self.folder.glob("*.claim"):
            if not claim.with_suffix(".mp4").exists():
                claim.unlink()

    def _claim(self, number: int) -> Path:
        return self.folder / f"{number:06}.claim"
