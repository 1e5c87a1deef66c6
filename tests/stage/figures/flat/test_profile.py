"""A line on the ground is seen from the side as it is."""

import pytest

from steepest.stage.figures.flat.profile import from_the_side
from steepest.stage.figures.ground.draped import halves_of
from steepest.stage.ground.terrain import Terrain

HILLS = Terrain(lambda x, y: (x**2 - 1) ** 2 + y**2, (-2, 2), (-1, 3), width=4, depth=4)


@pytest.mark.parametrize("way", [(0, 1), (1, 0)])
def test_both_halves_leave_the_origin_and_fill_the_width(way: tuple[float, float]) -> None:
    halves = halves_of(HILLS, (0, 0), way, rising=way == (0, 1))
    left, right = from_the_side(halves, reach=0.9, width=0.5, colour="#ffffff")
    assert left.points[0] == pytest.approx([0, 0, 0]) and right.points[0] == pytest.approx([0, 0, 0])
    assert left.points[-1][0] == pytest.approx(-0.5, abs=0.02)
    assert right.points[-1][0] == pytest.approx(0.5, abs=0.02)


def test_it_is_as_steep_as_the_ground() -> None:
    halves = halves_of(HILLS, (0, 0), (0, 1), rising=True)
    left, _ = from_the_side(halves, reach=1.0, width=0.5, colour="#ffffff")
    assert left.points[-1][1] == pytest.approx((halves[0][-1][2] - halves[0][0][2]) * 0.5)
