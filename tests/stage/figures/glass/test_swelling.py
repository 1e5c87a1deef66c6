"""The level surface of a larger value swells out of one that is there, and tells its value as it is."""

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage.figures.glass.swelling import Swelling
from steepest.stage.figures.space.space import Space
from steepest.stage.type.readout import Readout
from tests.scenes.opened import opened
from tests.stage.figures.flat.test_drawn import played

SHAPES = [
    ("x**2 + 2*y**2 + 3*z**2", (1, 1, 1)),
    ("3*(x + y/2)**2 + 0.5*y**2 + 1*(z - y/4)**2", (-2, 3, 2)),
    ("0.1*x**2 + 0.1*y**2 + 0.1*z**2", (1, 2, 2)),
]


def made(function: str, point: tuple[float, float, float]) -> Swelling:
    scene = opened("three_variables", {"function": function, "point": point})
    space = Space(scene.facts.surface)
    return Swelling(scene, space, space.skin(), "surface")


@pytest.mark.parametrize(("function", "point"), SHAPES)
def test_all_over_it_the_function_has_the_value_that_is_told(function: str, point: tuple[float, float, float]) -> None:
    larger = made(function, point)
    surface = larger.space.surface
    swells = larger.coming()
    for share in (0.0, 0.4, 1.0):
        for each in swells:
            each.interpolate(share)
        at = larger.space.whole.back(larger.glass.egg.all_over)
        values = Function(function, ["x", "y", "z"]).sample(*at.T)
        assert values == pytest.approx(np.full(len(values), larger.value))
    assert larger.value == pytest.approx(float(surface.next_value)) and surface.next_value > surface.value


@pytest.mark.parametrize(("function", "point"), SHAPES)
def test_the_arrow_leads_through_it(function: str, point: tuple[float, float, float]) -> None:
    space = made(function, point).space
    surface = space.surface
    tip = [float(at) + space.scale * slope for at, slope in zip(surface.at, surface.slopes, strict=True)]
    assert float(surface.value) < float(surface.next_value) < float(surface.function.sample(*np.array(tip)[:, None])[0])


def test_it_lies_behind_what_is_there_and_comes_again_from_the_skin() -> None:
    larger = made(*SHAPES[0])
    for _ in range(2):
        swells = larger.coming()
        assert larger.space.landscape.things[0] is larger.glass and larger.glass.opacity == 0
        swells[0].interpolate(0.0)
        assert larger.value == pytest.approx(6.0)
        played(swells)
        assert Fraction(larger.value).limit_denominator(1000) == Fraction(15, 2)
    (label,) = larger.names
    assert any(isinstance(part, Readout) for part in label.get_family())
