"""What `check` sees of a scene: what is wrong with its layout, beat by beat."""

from __future__ import annotations

from typing import Any

from steepest.stage.play.layout import Finding
from steepest.stage.play.onlooker import Onlooker


class Inspector(Onlooker):
    """Keeps what is found, with the key of its beat."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Finding]] = []

    def beat_ends(self, key: str, scene: Any) -> None:
        """Keep what was found in the beat."""
        super().beat_ends(key, scene)
        self.found += [(key, finding) for finding in self.looking.found]
