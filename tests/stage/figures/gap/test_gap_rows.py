"""The gap of a step and of shorter ones: numbers and bars, which keep apart and have one scale, whatever the ground."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest

from steepest.calculus import Function, TotalDifferential
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.gap.gap_rows import GapBar, GapRows
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.slopes.climbs import OFF_LAND, farthest_right
from steepest.stage.figures.slopes.two_legs import TwoLegs
from steepest.stage.play.live import Live
from steepest.stage.type import typeset
from steepest.stage.type.typeset import Typeset
from tests.families import family
from tests.stage.sheet import Sheet

SHARES = {"half": Fraction(1, 2), "tenth": Fraction(1, 10)}
# The last ones have gaps of many digits, of none that few digits tell, and of a power of ten.
SOURCES = ["x**2 + 3*y", "5 - x**2 - y**2", "cos(x)*sin(y)", "1000*x**3 + y", "x**2/7000000 + y", "1234567*x**2 - y"]


class Told(Sheet):
    """A scene in which each label is its own words."""

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        return typeset.words(label, size=size, colour=colour)

    def settle(self, readout: object, expression: str) -> None:
        """Numbers are held against the facts elsewhere."""


def _box(bar: GapBar) -> Box:
    x, y, _ = bar.outline.T
    thick = bar.width_of_line / 200
    return Box(float(np.nanmin(x)), float(y[0]) - thick, float(np.nanmax(x)), float(y[0]) + thick)


@pytest.mark.parametrize("source", family(4, SOURCES))
@pytest.mark.parametrize("by", [(Fraction(1, 2), Fraction(-1, 2)), (Fraction(-1, 3), Fraction(2, 3))])
def test_gaps_are_bars_on_the_ends_of_their_climbs_or_in_one_scale_and_nothing_touches(
    source: str, by: tuple[Fraction, Fraction]
) -> None:
    function, share = Function(source, ["x", "y"]), Live(Fraction(1))
    step = TotalDifferential(function, (Fraction(1), Fraction(1)), by)
    land = Block(function, [(0, 2), (0, 2)], TwoLegs.seen_over(step), region=theme.PICTURE, gap=1.0)
    scene = Told(total=step)
    panel = Panel(scene, theme.LINES, 0.5)
    rows = GapRows(panel, TwoLegs(scene, land, "total", share), "gap", *SHARES)
    told, left = [], min(panel.left, farthest_right(land) + OFF_LAND)  # off the block
    for name, part in SHARES.items():
        told += [*rows.next(name, part), *(each.mobject for each in rows.named())]
        for value in (share.value, (share.value + part) / 2, part):
            share.value = value
            for number in (rows.rows[-1][0], rows.rows[-1][2]):
                number.refresh()
            boxes = [box_of(each) for each in told if not isinstance(each, GapBar)]
            boxes += [_box(bar) for bar in told if isinstance(bar, GapBar) and bar.colour == theme.TOGETHER]
            assert all(one.apart(other) > theme.TEXT_GAP / 2 for one, other in combinations(boxes, 2))
            assert all(left - 0.02 <= box.left and box.right <= panel.right + 0.02 for box in boxes)
        rows.settle()
    bars = [bar.outline[:, 0] for _, bar, _ in rows.rows]
    longs = [float(np.nanmax(xs) - np.nanmin(xs)) for xs in bars]
    steps = [step.shortened(of) for of in (1, *SHARES.values())]
    gaps = np.abs([float(each.gap) for each in steps])
    climbed = [_box(bar) for bar in told if isinstance(bar, GapBar) and bar.colour == theme.INK]
    assert len(climbed) == 3 * step.compares
    if climbed:
        climbs = np.abs([float(each.value) for each in steps])
        assert [box.width for box in climbed] / climbs * climbs[0] == pytest.approx([climbed[0].width] * 3, abs=1e-6)
        assert longs == pytest.approx(gaps * climbed[0].width / climbs[0], abs=1e-6)
        assert [box.right for box in climbed] == pytest.approx([bar[0] for bar in bars]), "each on the end of its climb"
    assert np.array(longs) / max(longs) == pytest.approx(gaps / max(gaps), abs=0.05)


def test_each_line_tells_both_legs_of_its_step_where_the_block_leaves_room_for_them() -> None:
    function = Function("x**2 + 3*y", ["x", "y"])
    step = TotalDifferential(function, (Fraction(2), Fraction(1)), (Fraction(1, 2), Fraction(-1, 4)))
    land = Block(function, [(1, 3), (0, 2)], TwoLegs.seen_over(step), region=Box(-6.6, -2.95, 1.5, 2.7), gap=1.0)
    scene = Told(total=step)
    rows = GapRows(Panel(scene, theme.LINES, 0.5), TwoLegs(scene, land, "total", Live(Fraction(1))), "gap", *SHARES)
    told = [*rows.next("half", SHARES["half"]), *(each.mobject for each in rows.named())]
    shown = [one.text for each in told if isinstance(each, Typeset) for one in each.shown]
    assert sorted(shown) == sorted(["0.5", "−0.25", "0.25", "−0.125"])


def test_a_gap_beside_which_the_climb_is_nothing_is_compared_with_gaps_alone() -> None:
    bowl = Function("x**2 + y**2", ["x", "y"])
    assert not TotalDifferential(bowl, (Fraction(0), Fraction(0)), (Fraction(1), Fraction(1))).compares
    assert not TotalDifferential(bowl, (Fraction(1, 9), Fraction(1, 9)), (Fraction(1), Fraction(1))).compares
    assert TotalDifferential(bowl, (Fraction(1, 8), Fraction(1, 8)), (Fraction(1), Fraction(1))).compares
