"""A step from a flat place, which leads nowhere, though there is lower ground beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, Mobject, VGroup

from steepest.calculus import Nudged
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import Seen
from steepest.stage.figures.ground.draped import on_ground
from steepest.stage.figures.label import Label
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import led
from steepest.stage.figures.twin.mark import swell
from steepest.stage.ground.things import Arrow, Dot, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.play.motion import fade_in_after, running
from steepest.stage.type.exact_figures import decimals_said
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

_RADIUS = 0.12  # of the dot
_TRIED = 13  # places on its way
_APPEARS = 0.15  # of its way, over which the height comes


class NoStep(Assembly):
    """From a `line` of a panel on, by a label, the step from the pass of the fact `nudged`, a `Nudged`. Play `stay`,
    which marks that step on a `land`: it is zero, and so never an arrow, but a ring, which swells once; and `fall`: a
    dot in the `colour` of the valley runs down to the place that the fact knows to be lower, with the height where it
    is beside it. So the height of the pass stays beside the ring."""

    def __init__(self, panel: Panel, land: Block, nudged: str, label: str, colour: str, line: int) -> None:
        self.scene, self.land, self.fact = panel.scene, land.landscape, f"{nudged}.lower.height"
        self.nudged: Nudged = getattr(self.scene.facts, nudged)
        self.start, self.end = (np.array(at, float) for at in (self.nudged.saddle.at, self.nudged.lower.at))
        here = on_ground(land.whole, self.start)
        self.ring = Arrow(colour=theme.DESCENT, start=here, end=here, through=True)
        self.dot = Dot(colour=colour, point=on_ground(land.whole, self.end), radius=_RADIUS)
        for thing in (self.ring, self.dot):
            thing.of(self.land)
        rate = f'part("eta", {{{nudged}.rate:g}})'
        first = '- part("eta", eta) nabla f'
        parts = first, f"= -{rate} dot {{{nudged}.saddle.gradient:g}}", f"= {{{nudged}.still:g}}"
        self.sum = panel.worked_out(label, *parts, line=line)
        self.terrain, self.share = land.whole, 1.0
        digits = decimals_said([self.scene.number(self.fact)])
        self.number = Readout(self._height, digits, theme.LABEL_SIZE, colour)
        head = self.scene.formula("f =", theme.LABEL_SIZE, colour)
        self.low = self._beside_dot(land, led(head, self.number))
        high = self.scene.formula(f"f = {{{nudged}.height:.3g}}", theme.LABEL_SIZE)
        self.high = self._behind(land, high)
        self._there: list[Any] = [self.sum]
        self._roll(0.0)

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What there is of it now."""
        return self._there

    def stay(self) -> list[Animation]:
        """The ring appears, and swells once."""
        self._there = [self.sum, self.ring]
        return [*come(self.ring), swell(self.ring, seconds=theme.REVEAL)]

    def fall(self) -> list[Animation]:
        """A dot runs down the valley, and the value there with it."""
        self._there = [self.sum, self.ring, self.dot, self.high, self.low]
        self.land.put(self.dot)
        self.scene.add(self.low)  # what fades stands still, and this one goes with the dot
        run = running(self.land, lambda _, share: self._roll(share), run_time=theme.MOVE)
        return [run, fade_in_after(self._until_off(), self.high, theme.LIGHT)]

    def _until_off(self) -> float:
        """When the height that goes with the dot has passed the one that stays, in seconds; 0 if they never meet."""
        met = 0.0
        for share in np.linspace(0.0, 1.0, _TRIED):
            self._roll(share)
            if self.low.box.apart(self.high.box) < theme.TEXT_GAP:
                met = theme.MOVE
        self._roll(0.0)
        return met

    def settle(self) -> None:
        """Hold the value against its fact."""
        self.scene.settle(self.number, self.fact)

    def _roll(self, share: float) -> None:
        """The dot has come so far of its way, 0 to 1, and the height with it."""
        self.share = share
        self.dot.point = on_ground(self.terrain, self.start + share * (self.end - self.start))
        self.low.place()
        self.low.pale(min(share / _APPEARS, 1.0))

    def _beside_dot(self, land: Block, words: VGroup) -> Label:
        """Words on a plate to the right of the dot, placed for where it is now: they go with it."""
        dot, ground = self.dot, land.whole
        seen: Seen = lambda view: view.project(placed(dot.point, ground)[None])[0, :2]  # noqa: E731
        return land.labels.add(words, seen, lambda _: np.array([1.0, 0.0]), land.axes.room, off=[dot])

    def _behind(self, land: Block, words: Typeset) -> Label:
        """Words on a plate beside the pass, off where the dot ends, and on the side that its plate leaves."""
        start, end = (on_ground(land.whole, at) for at in (self.start, self.end))
        aside = self.low.box.middle - land.landscape.on_screen(end)[:2]

        def at(view: View) -> np.ndarray:
            return np.asarray(view.project(start[None])[0, :2])

        def back(view: View) -> np.ndarray:
            way = view.project(end[None])[0, :2] - at(view)
            return np.asarray(-way / np.hypot(*way) - aside / np.hypot(*aside))

        return land.labels.add(words, at, back, land.axes.room, off=[self.ring, self.dot], side=back)

    def _height(self) -> Any:
        lower = self.nudged.lower
        if self.share in (0.0, 1.0):
            return lower.height if self.share else self.nudged.height
        return lower.function(tuple(map(float, self.start + self.share * (self.end - self.start))))
