"""A point is told as it is at its first spot, its numbers run with it, and it ends as it is at the second."""

from __future__ import annotations

from typing import Any

import pytest

from steepest.stage import theme
from steepest.stage.figures.faces.point_told import PointTold
from steepest.stage.figures.label import box_of
from steepest.stage.play.live import Live
from steepest.stage.type.readout import Readout
from tests.scenes.opened import opened


@pytest.fixture(scope="module")
def scene() -> Any:
    """A scene with spots among its facts."""
    return opened("partials")


def test_its_numbers_run_with_the_point_and_it_ends_as_the_second_spot(scene: Any) -> None:
    here, there = scene.facts.here.at, scene.facts.there.at
    moved = Live(0.0)

    def at() -> tuple[float, ...]:
        return tuple(float(a) + float(b - a) * moved.value for a, b in zip(here, there, strict=True))

    told = PointTold(scene, at, ("here", "there"))
    still = told.shown
    told.run()
    assert not {*map(id, still)} & {*map(id, told.shown)}
    numbers = [each for each in told.shown if isinstance(each, Readout)]
    for moved.value in (0.0, 0.25, 1.0):
        assert [float(each.value()) for each in numbers] == pytest.approx(at(), abs=0.005)
    told.settle()
    (end,) = told.shown
    assert not isinstance(end, Readout)
    box = box_of(end)
    assert box.left == pytest.approx(theme.RIGHT_FACE.left, abs=0.02) and box.right < theme.EDGES[1]
