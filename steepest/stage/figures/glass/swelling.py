"""Where a function of three variables is larger: its level surface swells to that of a larger value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VGroup

from steepest.stage import theme
from steepest.stage.figures.ground.block_labels import BlockLabel
from steepest.stage.figures.space.colours import colours_beyond
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Skin, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.motion import running
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.readout import Readout, point_after

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_FAINT, _SOON = 0.55, 4.0  # how solid it is, after the first quarter of its time: what it lies around is the subject
_RIGHT = np.array([1.0, -0.15])  # which way it has its value: off the axes and the arrow
_BEFORE = 0.16  # from the letter to its number


class Swelling(Assembly):
    """The level surface of the next round value: faint glass in the colour of that, which comes out of a `skin` and
    swells until it has this value, which runs beside it, off some things that are there, where there is room; `fact`
    names the surface of the skin. It comes so each time."""

    def __init__(
        self, scene: LectureScene[Any], space: Space, skin: Skin, fact: str, off: Sequence[Thing] = ()
    ) -> None:
        self.scene, self.space, self.fact, self.egg = scene, space, fact, skin.egg
        surface = space.surface
        least, most = (float(f(surface.climb)) for f in (min, max))
        glow = colours_beyond([(float(surface.next_value) - least) / (most - least)])[0]
        colour = theme.lighter(glow)
        self.glass = Skin(glow, points=skin.points, egg=skin.egg).of(space.landscape)
        self._swell(1.0)
        places = decimals_of([surface.next_value], fewest=0)  # it is round: these tell all of it
        head, ends = scene.formula("f =", theme.LABEL_SIZE, colour), (surface.value, surface.next_value)
        point = point_after(float(head.get_right()[0]) + _BEFORE, places, ends, theme.LABEL_SIZE)
        number = Readout(lambda: self.value, places, theme.LABEL_SIZE, colour, (point, head.baseline), gauge=True)
        room = replace(space.around, right=max(space.around.right, theme.UNDER_PANEL.left))
        words, glass = VGroup(number, head), self.glass

        def rim(view: View) -> np.ndarray:
            outline = glass.egg.outline(view)
            return np.asarray(outline[np.argmax(outline @ _RIGHT)])

        label = space.labels.add(words, rim, lambda _: _RIGHT, room, off=off, side=lambda _: _RIGHT, near=True)
        self.number, self.names = number, [label] if space.labels.if_room(label) else []

    @property
    def parts(self) -> Sequence[Skin | BlockLabel]:
        """The glass, and its value."""
        return [self.glass, *self.names]

    def coming(self) -> Sequence[Animation]:
        """It comes out of the skin, and its value runs."""
        land, self.glass.opacity = self.space.landscape, 0.0
        land.things = [self.glass, *(thing for thing in land.things if thing is not self.glass)]  # behind all others

        def go(_: object, share: float) -> None:
            self._swell(share)
            for name in self.names:
                name.place()

        for name in self.names:
            self.space.labels.take_back(name)
        pale = [running(name, lambda each, share: each.pale(min(_SOON * share, 1.0))) for name in self.names]
        return [running(land, go), *pale]

    def settle(self) -> None:
        """Let the value end on its fact."""
        if self.names:
            self.scene.settle(self.number, f"{self.fact}.next_value")

    def _swell(self, share: float) -> None:
        """Let it be swollen to this share of what it will be."""
        surface = self.space.surface
        size = 1 + (surface.swelling - 1) * share
        self.value = float(surface.value) + (size**2 - 1) * surface.above
        self.glass.egg = self.egg.swollen(size)
        self.glass.points, self.glass.opacity = self.glass.egg.all_over, _FAINT * min(_SOON * share, 1.0)
