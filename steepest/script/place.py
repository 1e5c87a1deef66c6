"""Where something stands that a message is about."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from steepest.disk.reading import resolved
from steepest.script.fault import Fault


@dataclass(frozen=True)
class Place:
    """A line of a file, and the scene and beat it belongs to where it belongs to one.

    >>> print(Place("lecture.md", 12, "hill", "east"))
    lecture.md:12 (hill/east)
    """

    file: str
    line: int = 1
    scene: str = ""
    beat: str = ""

    def down(self, lines: int) -> Self:
        """The place so many lines further down in the same beat."""
        return replace(self, line=self.line + lines)

    def to(self, line: int) -> Self:
        """Another line of the same beat."""
        return replace(self, line=line)

    def within(self, beat: str) -> Self:
        """The same line, said to belong to a beat or label of its scene."""
        return replace(self, beat=beat)

    def fault(self, sentence: str, *details: str) -> Fault:
        """A fault that stands here.

        >>> print(Place("lecture.md", 12).fault("the brace is never closed"))
        lecture.md:12: the brace is never closed
        """
        return Fault(f"{self}: {sentence}", *details)

    def __str__(self) -> str:
        belongs = "/".join(part for part in (self.scene, self.beat) if part)
        return f"{self.file}:{self.line}" + (f" ({belongs})" if belongs else "")


def shown_path(path: Path) -> str:
    """A path as messages show it: relative where it lies below the working folder."""
    try:
        return resolved(path).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
