"""A scene that is played no further than to the end of its first beat."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from steepest.testing import play
from tests.scenes.records import ROOT


class _Opened(Exception):
    """Ends a play: the scene has been seen."""


def opened(anchor: str, settings: Mapping[str, Any] | None = None) -> Any:
    """A scene at the end of its first beat, for tests of a figure that needs a scene's facts, its text and its clock;
    played to the end it would take five times as long."""
    seen: list[Any] = []

    def look(key: str, scene: Any) -> None:
        seen.append(scene)
        raise _Opened

    with suppress(_Opened):
        play(anchor, settings or {}, look=look, lecture=ROOT, layout=False)
    return seen[-1]
