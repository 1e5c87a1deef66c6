"""A surface that changes: to one scale of heights all the way, or to one of its own at either end."""

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.twin.slopes import Slopes
from steepest.stage.figures.twin.surface import STANDS, Stands
from tests.families import rows
from tests.stage.figures.twin.test_pair import Bare


def of_planes(before: str, after: str, stands: Stands = Slopes.HIGHER) -> Pair:
    three = (Fraction(-3), Fraction(3))
    at = Fraction(1), Fraction(1)
    first, then = (Function(each, ["x", "y"]) for each in (before, after))
    drawn = Framing(first, then, (at,), at, (three, three))
    return Pair(Bare(), drawn, height="height", stands=stands)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "stands", "one"),
    rows(
        2,
        [
            ("x + 2*y", "3*x + 2*y", Slopes.HIGHER, True),
            ("x/50 + y/25", "3*x + 2*y", Slopes.HIGHER, False),  # it would be seen as if it were level
            ("3*x + 2*y", "2*y - x", Slopes.HIGHER, True),
            ("x + 2*y", "3*x + 2*y", STANDS, False),
            ("x + 2*y", "x + 3*y + 1000", Slopes.HIGHER, False),
        ],
    ),
)
def test_on_one_scale_a_unit_of_height_is_as_long_before_and_after_a_change_and_has_one_axis(
    before: str, after: str, stands: Stands, one: bool
) -> None:
    pair = of_planes(before, after, stands)
    grounds = [pair.surface.terrain(share) for share in np.linspace(0, 1, 5)]
    units = [float(ground.per_unit[2]) for ground in grounds]
    floors = [float(ground.border[0, 2]) for ground in grounds]
    assert (units == pytest.approx([units[0]] * 5)) == one
    assert floors == pytest.approx([floors[0]] * 5)
    assert (pair.heights[0] is pair.heights[1]) == one


def test_on_one_scale_a_slope_that_stays_is_seen_to_stay() -> None:
    surface = of_planes("x + 2*y", "3*x + 2*y").surface
    y = np.array([-3.0, 3.0])
    rises = [float(np.ptp(surface.terrain(share).on(-3.0, y)[:, 2])) for share in (0.0, 0.5, 1.0)]
    assert rises == pytest.approx([rises[0]] * 3)
