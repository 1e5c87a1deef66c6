"""A term that is pointed out: it swells, and settles in its place."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from manim import Animation, VGroup, there_and_back

from steepest.stage import theme
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

GAP = 0.27  # before and after a sign, in scene units: a term swells no farther
_SWELL = 0.13  # by how much a term grows that is pointed out, as a share of its size
_BEYOND = 2 * (GAP - theme.TEXT_GAP) - 0.02  # and in all, in scene units


def swelling(text: Typeset, widest: float = math.inf) -> Callable[[Any, float], None]:
    """What lets a text swell and settle in its place, with all that lies on it: no wider than there is room."""
    glyphs = [*text.submobjects]
    before, middle = [glyph.points.copy() for glyph in glyphs], text.get_center()
    wide = max(float(text.width), 1e-6)
    grown = max(min(_SWELL, _BEYOND / max(wide, float(text.height)), widest / wide - 1), 0.0)

    def swell(_: Any, share: float) -> None:
        for glyph, points in zip(glyphs, before, strict=True):
            glyph.points = points if share == 0 else middle + (points - middle) * (1 + grown * share)

    return swell


def swells(text: Typeset) -> Animation:
    """It swells and settles."""
    return running(VGroup(), swelling(text), rate_func=there_and_back, run_time=theme.REVEAL)
