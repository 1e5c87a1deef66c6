"""A variable after the other goes a small step from the point of a level surface, and values run with it."""

from __future__ import annotations

from typing import Any

import pytest
from manim.animation.animation import prepare_animation

from steepest import Function, LevelSurface, Space, theme
from steepest.script.text.beats import Bound
from steepest.script.values.apart import Apart
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.space.along_axes import AlongAxes
from steepest.stage.type.typeset import Typeset
from tests.stage.figures.panel.test_panel import Told

CASES = [
    ("x**2 + 2*y**2 + 3*z**2", (1, 1, 1)),
    ("100*x**2 + 12*y**2 + 8*z**2 - 4*x*y", (10, -25, 40)),
    ("x**2 + y**2 + z**2", (0, 0, 1)),
]


class Scene(Told):
    """One that takes the size and the colour of a formula in their order, as a lecture's does."""

    def formula(self, template: str, size: float = theme.FORMULA_SIZE, colour: str = theme.INK) -> Typeset:
        return super().formula(template, size=size, colour=colour)


def finish(*animations: Any) -> None:
    """Play animations to their ends."""
    for animation in map(prepare_animation, animations):
        animation.begin()
        animation.interpolate(1.0)
        animation.finish()


@pytest.mark.parametrize(("text", "at"), CASES)
def test_a_value_runs_to_the_end_of_its_step_and_stays_while_others_run(text: str, at: tuple[float, ...]) -> None:
    function = Function(text, ("x", "y", "z"))
    surface = LevelSurface.of(function, at)
    space, scene = Space(surface, [surface.outward]), Scene()
    scene.bound = Bound({}, {"slopes": surface.gradient, "rules": surface.gradient, "surface": surface}, apart=Apart())
    legs, panel = space.legs(surface), Panel(scene)  # type: ignore[arg-type]
    told = AlongAxes(panel, space, legs, "rules", "slopes", ["one", "two", "three"])
    counted = [line.readout for line in told.count("surface")]
    told.beside()
    for axis in range(3):
        finish(*told.rule(axis))
        there = [value + surface.step * (k == axis) for k, value in enumerate(surface.at)]
        assert counted[axis].value() == pytest.approx(float(function(there)))
        assert counted[axis].value() == pytest.approx(float(surface.stepped[axis]))
        finish(*told.value(axis))
        if surface.slopes[axis]:
            changed = float(function(there) - surface.value)
            assert round(changed, counted[axis].decimals) != 0
    finish(*told.stress(0))
    assert [leg.opacity for leg in legs] == [1, 1, 1]
    after = [float(value) for value in surface.stepped]
    assert [readout.value() for readout in counted] == pytest.approx(after)  # each stays what its step made it
