"""Each scene with its defaults, drawn once at the end of every beat and asked many questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from steepest.stage.camera.appearance import Untold
from steepest.stage.fill import Fill
from steepest.stage.play.inventory import Inventory, take
from steepest.stage.play.projector import Picture, on_screen
from steepest.stage.play.spanned import fill
from steepest.testing import play
from tests.scenes.records import ROOT

SIZE = (320, 180)
"""Of the pictures, in pixels (width, height)."""


@dataclass
class Looked:
    """What was seen at the end of each beat, by its key: the picture, what the layout finder knows of, how large the
    ground is; and which of what is shown cannot say what it shows, so that every frame with it is drawn whole."""

    pictures: dict[str, Picture] = field(default_factory=dict)
    inventories: dict[str, Inventory] = field(default_factory=dict)
    fills: dict[str, Fill | None] = field(default_factory=dict)
    untold: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def looked_at(anchor: str) -> Looked:
    """A scene, played once while tests ask it."""
    looked = Looked()

    def look(key: str, scene: Any) -> None:
        looked.pictures[key] = scene.projector.picture(scene).copy()
        looked.inventories[key] = take(scene)
        looked.fills[key] = fill(scene)
        try:
            scene.projector.camera.items(on_screen(scene))
        except Untold as untold:
            looked.untold[key] = str(untold)

    play(anchor, look=look, lecture=ROOT, size=SIZE, fps=2, layout=False)
    return looked
