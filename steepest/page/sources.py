"""Where the numbers in a scene's words come from: what `steepest why` tells, for every value of the page."""

from __future__ import annotations

from collections.abc import Sequence

from steepest.film.report.scene import OpenScene
from steepest.film.report.why import ancestry
from steepest.page.contents import PageScene


def sources_of(opened: OpenScene, scene: PageScene) -> Sequence[Sequence[str]]:
    """For each of the scene's values what it follows from, a line a name, indented under what was worked out from it.

    Raises Fault where the settings make the text untrue.
    """
    beats = {beat.key: beat for beat in opened.beats()}
    return [
        [line[2:] for line in ancestry(opened, beats[beat], expression, set())]
        for beat, expression, _ in scene.expressions
    ]
