"""Looks at the layout of a scene as it is played: at every rest, at moments of every movement, at each beat's end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from manim import Scene

from steepest.stage.play.inventory import is_bare
from steepest.stage.play.layout import SAFE, Finding, findings
from steepest.stage.play.projector import Audience, Frame


class Looking:
    """Looks at a scene again and again while a beat is played, and keeps what it has not yet found."""

    def __init__(self) -> None:
        self.found: list[Finding] = []
        self._known: set[tuple[str, tuple[int, ...]]] = set()

    def look(self, scene: Scene, moving: bool = False) -> None:
        """Look at it as it is now."""
        for finding in findings(scene, moving):
            key = finding.kind, tuple(map(id, finding.about))
            if key not in self._known:
                self._known.add(key)
                self.found.append(finding)

    def miss(self, line: int) -> None:
        """Find that nothing but the title is there as a movement begins: the one that this line of the scene plays."""
        sentence = f"nothing but the title is seen as line {line} begins; let it begin while what was there goes"
        if not any(finding.kind == "empty" for finding in self.found):
            self.found.append(Finding("empty", sentence, SAFE))


def moments(count: int, rate: float) -> list[int]:
    """Which frames of a movement of `count` frames, at a `rate` a second, to look at: its middle, and of one that takes
    long each quarter of it.

    >>> moments(5, 10), moments(40, 10)
    ([2], [10, 20, 30])
    """
    return [count // 2] if count < 2 * rate else [count * k // 4 for k in (1, 2, 3)]


class Onlooker(Audience):
    """Sees no picture. `looking` is what it has found in the beat that is played."""

    def __init__(self) -> None:
        self.looking = Looking()
        self._moving = self._shown = False

    def beat_begins(self, key: str, scene: Any) -> None:
        """Find things anew."""
        self.looking, self._scene = Looking(), scene

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """See some moments of it. Of what comes with it, nothing is seen yet."""
        self._moving = True
        if not is_bare(self._scene, self._scene.section.title):
            self._shown = True
        elif self._shown:
            self.looking.miss(line)
        return moments(count, self._scene.projector.camera.frame_rate)

    def rest(self, first: int, count: int) -> bool:
        """See it."""
        self._moving = False
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        """Look at the layout."""
        self.looking.look(self._scene, self._moving)

    def beat_ends(self, key: str, scene: Any) -> None:
        """Look at it as it stands."""
        self.looking.look(scene)
