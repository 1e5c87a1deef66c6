"""What is shown on the map below a block lies under what it belongs to."""

from fractions import Fraction

import numpy as np

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import words

HILL = Function("x**2 + 3*y", ["x", "y"])
AT = (Fraction(2), Fraction(1))


def block(**style: object) -> Block:
    return Block(HILL, [(0, 4), (-1, 3)], View(-117, 13), [words("east"), words("north"), None], **style)  # type: ignore[arg-type]


def test_a_plumb_line_leads_from_who_stands_there_to_the_map_and_follows() -> None:
    hill = block()
    ball = hill.ball(AT)
    inside, below, dot = hill.plumb(ball)
    for x, y in ((2.0, 1.0), (3.0, 0.5)):
        hill._places[ball][:] = x, y
        line = [*placed(inside.points, hill.whole), *placed(below.points, hill.whole)]
        assert np.allclose(line[0], hill.whole.on(x, y)) and np.allclose(line[-1], hill.whole.below(x, y))
        assert np.allclose(placed(dot.points, hill.whole).mean(axis=0), hill.whole.below(x, y))


def test_lines_and_arrows_on_the_map_are_painted_before_the_block() -> None:
    hill = block()
    line, arrow = hill.edge_below(Cut(HILL, AT, "x"), theme.FIRST), hill.arrow_below(AT, (1, 0))
    assert line.below and arrow.below
    assert np.allclose(placed(line.points, hill.whole), hill.whole.below([0, 4], [1, 1]))
    assert np.allclose(placed(arrow.end, hill.whole), hill.whole.below(3, 1))


def test_a_block_beside_words_rises_higher_and_keeps_off_them() -> None:
    title = words("A hill", size=theme.TITLE_SIZE).stand(theme.EDGES[0], theme.TITLE_BASELINE)
    region = Box(-6.6, -2.95, 2.8, 2.7)
    alone, beside = block(region=region), block(region=region, beside=(title,))
    (_, low), (_, high) = (land.landscape.extremes() for land in (alone, beside))
    assert low[1] <= region.top + 0.01 < high[1] <= theme.SAFE_TOP
    points = beside.landscape.outermost()
    right, bottom = title.get_right()[0], title.get_bottom()[1]
    assert not ((points[:, 0] < right) & (points[:, 1] > bottom)).any()
