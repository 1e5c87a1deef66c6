"""Where things stand under the line of a title: words beside that would seem to be its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from steepest.stage.box import Box
from steepest.stage.ground.view import View

ASIDE = 0.25  # how far an open space keeps off words that it rises beside
_NAME = 0.95  # room over a rim that its name takes
_SMALLER = np.linspace(1.0, 0.7, 16)  # of its size: as small as it may be, so that it stands lower


def under_title(room: Box, beside: Sequence[Box]) -> Box:
    """The part of a region of the frame that lies under the line of titles, those of the boxes around words `beside`
    it that are in its upper half."""
    titles = (words.bottom + ASIDE for words in beside if words.bottom > room.middle[1])
    return replace(room, top=min([room.top, *titles]))


def lowered(
    view: View, room: Box, beside: Sequence[Box], held: np.ndarray, glass: np.ndarray, rim: np.ndarray
) -> View:
    """A view so much lower that points of `glass` (n, 3), and the name over a `rim` (n, 3), keep under the line of
    titles, as far as these and points `held` (n, 3) keep in a region of the frame, and off words beside it; and a
    little smaller, where it has to be for that."""
    line, there = under_title(room, beside).top, np.concatenate([held, glass, rim])

    def under(share: float) -> tuple[View, float]:
        """So much smaller a view, lowered as far as it has to be and can be; and how far it still rises too high."""
        seen = replace(view, zoom=share * view.zoom)
        tops = float(seen.project(glass)[:, 1].max()), float(seen.project(rim)[:, 1].max()) + _NAME
        over = max(tops) - line
        free = max(float(seen.project(there)[:, 1].min()) - room.bottom, 0.0)
        return replace(seen, y=seen.y - float(np.clip(over, 0.0, free))), over - free

    def keeps_off(found: View) -> bool:
        return not any(words.holding(found.project(there)[:, :2]).any() for words in beside)

    tried = [each for each in map(under, _SMALLER) if keeps_off(each[0])]
    return next((found for found, over in tried if over <= 0), tried[0][0] if tried else view)
