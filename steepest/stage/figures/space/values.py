"""Values all over open space: where no axis is left for them, colours tell them."""

from __future__ import annotations

import numpy as np
from manim import VGroup

from steepest.stage import theme
from steepest.stage.figures.flat.marks import point
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.space.places import value_places
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Dot

_RADIUS = 0.055  # of a ball, in units of the space
_PALER = 0.25  # of the ramp is left out: its dark end would not be seen in the night
_BEADS, _BEAD = 6, 0.08  # in a row that tells their colours: how many, and their radius
_LEAST = 0.2  # the least room of one of them
_MIDDLE = 0.11  # of a bead over the baseline


def values_in(space: Space) -> list[Dot]:
    """Small balls all over a space, each in the colour of the value there, as heights have on a ground."""
    surface = space.surface
    places = value_places(surface)
    found = surface.function.sample(*places.T)
    shares = (found - found.min()) / max(float(np.ptp(found)), 1e-9)
    balls = [
        Dot(colour=_colour(share), point=space.at(at), radius=_RADIUS)
        for at, share in zip(places.tolist(), shares, strict=True)
    ]
    return [ball.of(space.landscape) for ball in balls]


def key_to_values(panel: Panel, line: int, low: str, high: str) -> VGroup:
    """What the colours of these balls mean, on a line of a panel: a row of them between the words of two labels."""
    room, y = (panel.width - _BEADS * _LEAST) / 2, panel.baseline(line)
    first, last = (panel.scene.words(label, colour=theme.QUIET).fit(room) for label in (low, high))
    first.stand(panel.left, y)
    last.stand(panel.right, y, side=1)
    ends = float(first.get_right()[0]), float(last.get_left()[0])
    places = np.linspace(*ends, _BEADS + 2)[1:-1]
    beads = [
        point(np.array([x, y + _MIDDLE, 0.0]), _colour(k / (_BEADS - 1)), _BEAD) for k, x in enumerate(places)
    ]
    return VGroup(first, *beads, last)


def _colour(share: float) -> str:
    return theme.hexadecimal(theme.ramp(_PALER + (1 - _PALER) * share))
