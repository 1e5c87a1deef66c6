"""A function as a machine: what its needle shows is the function's value where its dial stands."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.value_machine import ValueMachine
from steepest.stage.figures.measured.difference_plot import DifferencePlot
from steepest.stage.play.live import Live
from steepest.stage.type import typeset
from steepest.stage.type.readout import Readout
from tests.families import rows
from tests.stage.figures.flat.test_drawn import played

CUTS = [
    ("x**2 + y**2", (1, 2), 1),
    ("log(x + 0.4)", (1, 0), 1),
    ("sin(3*x)/y", (-2.5, 1e5), 0.1),
    ("1e6*x*y", (3, 2), 2),
]


class Told:
    """A scene that has a cut for a fact, and tells what a readout is settled on."""

    def __init__(self, cut: Cut) -> None:
        self.facts = SimpleNamespace(east=cut)
        self.settled: dict[str, float] = {}

    def letter(self, name: str) -> typeset.Typeset:
        return typeset.formula(name, size=theme.AXIS_SIZE)

    def formula(self, template: str, size: float) -> typeset.Typeset:
        return typeset.formula(template, size=size)

    def settle(self, readout: Readout, expression: str) -> None:
        self.settled[expression] = float(readout.value())


def machine_of(function: str, at: tuple[float, float], h: float) -> tuple[ValueMachine, Any]:
    cut = Cut(Function(function, ["x", "y"]), at, "x")
    scene: Any = Told(cut)
    return ValueMachine(scene, "east", DifferencePlot(cut, Live(h), asks=True)), scene


@pytest.mark.parametrize(("function", "at", "h"), rows(2, CUTS))
def test_the_needle_shows_the_value_where_the_dial_stands(
    function: str, at: tuple[float, float], h: float
) -> None:
    machine, _ = machine_of(function, at, h)
    measured, last = Function(function, ["x", "y"]), None
    turning = machine.ask()
    turning.begin()
    for share in np.linspace(0, 1, 21):
        turning.interpolate(share)
        x = at[0] + float(machine.step())
        value = float(measured.sample(np.array([x]), np.array([float(at[1])]))[0])
        if np.isfinite(value):
            assert float(machine.reading()) == pytest.approx(value)
            last = value
        elif last is not None:
            assert float(machine.reading()) == pytest.approx(last), "where there is no value it stays"
    turning.finish()
    assert float(machine.step()) == pytest.approx(1.5 * h)


@pytest.mark.parametrize(("function", "at", "h"), CUTS)
def test_it_turns_back_to_the_foot_and_settles_on_that(
    function: str, at: tuple[float, float], h: float
) -> None:
    machine, scene = machine_of(function, at, h)
    played([machine.back()])
    machine.settle()
    x, y = machine.cut.foot
    assert scene.settled == {"east.foot[0]": pytest.approx(float(x)), "east.foot[1]": pytest.approx(float(y))}


@pytest.mark.parametrize(("function", "at", "h"), CUTS)
def test_all_of_it_stands_on_its_casing(function: str, at: tuple[float, float], h: float) -> None:
    machine, _ = machine_of(function, at, h)
    inside = machine.casing.inside.shrunk(-theme.TEXT_GAP)
    numbers = filter(None, (machine.dial.number, machine.meter.number))
    for text in (*numbers, machine.dial.name, *machine.meter.numbers):
        box = box_of(text)
        assert inside.holds((box.left, box.bottom)) and inside.holds((box.right, box.top))


@pytest.mark.parametrize(("function", "at", "h"), rows(2, CUTS))
def test_the_step_to_where_the_dial_stands_shrinks_as_it_turns_back(
    function: str, at: tuple[float, float], h: float
) -> None:
    machine, _ = machine_of(function, at, h)
    legs, end = machine.stride
    machine.step.value = 1.5 * h
    turning, lengths = machine.back(), list[float]()
    turning.begin()
    for share in np.linspace(0, 1, 11):
        turning.interpolate(share)
        start, corner, far = legs.outline
        assert far == pytest.approx(end.outline[0]) and corner[:2] == pytest.approx((far[0], start[1]))
        lengths.append(float(corner[0] - start[0]))
    assert lengths == sorted(lengths, reverse=True) and lengths[0] > 0 == pytest.approx(lengths[-1])
