"""What a scene looks like at the end of every beat, drawn once and asked many questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from steepest.stage.camera.appearance import Untold
from steepest.stage.fill import Fill
from steepest.stage.play.inventory import Inventory, take
from steepest.stage.play.projector import Picture, on_screen
from steepest.stage.play.spanned import fill

SIZE = (320, 180)
"""Of the pictures, in pixels (width, height)."""


@dataclass
class Looked:
    """What was seen at the end of each beat, by its key: the picture, what the layout finder knows of, how large the
    ground is; which of what is shown cannot say what it shows, so that every frame with it is drawn whole; and what
    tests of this scene alone ask, of the beat's key and the scene, with the answer to each by its beats."""

    pictures: dict[str, Picture] = field(default_factory=dict)
    inventories: dict[str, Inventory] = field(default_factory=dict)
    fills: dict[str, Fill | None] = field(default_factory=dict)
    untold: dict[str, str] = field(default_factory=dict)
    questions: Sequence[Callable[[str, Any], Any]] = ()
    answers: dict[Callable[[str, Any], Any], dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))

    def look(self, key: str, scene: Any) -> None:
        """Keep what a scene looks like at the end of a beat."""
        self.pictures[key] = scene.projector.picture(scene).copy()
        self.inventories[key] = take(scene)
        self.fills[key] = fill(scene)
        try:
            scene.projector.camera.items(on_screen(scene))
        except Untold as untold:
            self.untold[key] = str(untold)
        self.ask(key, scene)

    def ask(self, key: str, scene: Any) -> None:
        """Ask only what tests of this scene alone do."""
        for question in self.questions:
            self.answers[question][key] = question(key, scene)
