"""As much of a scene as figures ask for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from steepest.stage.play.scene import LectureScene


class Sheet(LectureScene[Any]):
    """A scene of some facts without a text, in which nothing plays: it sets type from its facts, and shows nothing."""

    def __init__(self, **facts: Any) -> None:
        self.facts, self.section = SimpleNamespace(**facts), SimpleNamespace(anchor="sheet", language="en")
        self.mobjects = []
        self.namespace, self._beat, self.projector = facts, None, SimpleNamespace(file="")  # type: ignore[assignment]
