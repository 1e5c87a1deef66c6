"""A scene that is played no further than to the end of the beat that is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from steepest.script.timing.pace import silent
from steepest.stage.fill import Fill
from steepest.stage.play.loading import load_scene
from steepest.stage.play.projector import Audience, Curtain
from steepest.stage.play.scene import stage_play
from steepest.stage.play.spanned import fill
from steepest.testing import Look, facts, play
from tests.scenes.records import LECTURE, ROOT


class _Opened(Exception):
    """Ends a play: the scene has been seen."""


def opened(
    anchor: str, settings: Mapping[str, Any] | None = None, beat: str = "", look: Look | None = None
) -> Any:
    """A scene at the end of its first beat, for tests of a figure that needs a scene's facts, its text and its clock,
    or at the end of the beat that is named, for tests of that; played to the end it may take five times as long. The
    layout is not checked. `look` is called at the end of that beat and of every one before it.

    Raises LookupError where no such beat comes.
    """
    seen: list[Any] = []

    def end(key: str, scene: Any) -> None:
        if look is not None:
            look(key, scene)
        if key == (beat or key):
            seen.append(scene)
            raise _Opened

    with suppress(_Opened):
        play(anchor, settings or {}, look=end, lecture=ROOT, layout=False)
    if not seen:
        raise LookupError(f"{anchor} has no beat {beat!r}")
    return seen[-1]


class _FirstPicture(Audience):
    """Sees how large the ground is in the first picture, and leaves."""

    ground: Fill | None = None

    def beat_begins(self, key: str, scene: Any) -> None:
        """Look."""
        self.ground = fill(scene)
        raise Curtain


def opening_ground(anchor: str) -> Fill | None:
    """How large the ground is in the first picture of a scene; None where there is none."""
    seen, known, told = _FirstPicture(), facts(anchor, lecture=ROOT), LECTURE.section(anchor)
    stage_play(load_scene(ROOT, anchor), known, told, seen, (320, 180), 10, silent(LECTURE.pace, LECTURE.language))
    return seen.ground
