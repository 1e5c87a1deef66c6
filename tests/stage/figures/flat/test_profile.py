"""A line through a point of the ground goes as far as it rises or falls, and is seen from the side as it is."""

import numpy as np
import pytest

from steepest.stage.figures.flat.profile import from_the_side, halves_of, reach_of
from steepest.stage.ground.terrain import Terrain


@pytest.fixture
def waves() -> Terrain:
    """Ground that falls from its middle to x = ±1 and then rises again, and rises with y²."""
    return Terrain(lambda x, y: (x**2 - 1) ** 2 + y**2, (-2, 2), (-1, 3), width=4, depth=4)


def test_a_half_ends_where_the_ground_turns(waves: Terrain) -> None:
    for half, side in zip(halves_of(waves, (0, 0), (1, 0), -1, 0.0), (-1, 1), strict=True):
        assert half[0] == pytest.approx(waves.on(0, 0))
        assert half[-1][:2] == pytest.approx(waves.on(side, 0)[:2], abs=0.02)
        assert (np.diff(half[:, 2]) < 0).all()


def test_a_half_that_never_turns_ends_at_the_edge_of_the_map(waves: Terrain) -> None:
    south, north = halves_of(waves, (0, 0), (0, 1), 1, 0.0)
    assert south[-1] == pytest.approx(waves.on(0, -1)) and north[-1] == pytest.approx(waves.on(0, 3))
    assert (reach_of(south), reach_of(north)) == pytest.approx((1, 3))


def test_a_half_lies_over_the_ground(waves: Terrain) -> None:
    low, high = (halves_of(waves, (0, 0), (1, 0), -1, lift)[0] for lift in (0.0, 0.1))
    assert high - low == pytest.approx(np.tile([0, 0, 0.1], (len(low), 1)))


def test_from_the_side_both_halves_leave_the_origin_and_fill_the_width(waves: Terrain) -> None:
    halves = halves_of(waves, (0, 0), (0, 1), 1, 0.0)
    left, right = from_the_side(halves, reach=1.0, width=0.5, colour="#ffffff")
    assert left.points[0] == pytest.approx([0, 0, 0]) and right.points[0] == pytest.approx([0, 0, 0])
    assert left.points[-1][0] == pytest.approx(-0.5) and right.points[-1][0] == pytest.approx(0.5, abs=0.01)
    rise = halves[0][-1][2] - halves[0][0][2]
    assert left.points[-1][1] == pytest.approx(rise * 0.5)  # as steep as on the ground
