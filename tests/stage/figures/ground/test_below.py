"""What is shown on the map below a block lies under what it belongs to."""

from fractions import Fraction

import numpy as np
import pytest
from manim import Animation

from steepest.calculus import Cut, Function, Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.below import longest_on, scale_on
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import box_of
from steepest.stage.ground.light import SUN
from steepest.stage.ground.paint.thing_painter import in_order, points_of, reach_of_thing
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import words

HILL = Function("x**2 + 3*y", ["x", "y"])
AT = (Fraction(2), Fraction(1))
ALONG = np.linspace(0, 1, 20)


def block(**style: object) -> Block:
    return Block(HILL, [(0, 4), (-1, 3)], View(-117, 13), [words("east"), words("north"), None], **style)  # type: ignore[arg-type]


def test_a_plumb_line_leads_from_who_stands_there_to_the_map_and_follows() -> None:
    hill = block()
    ball = hill.ball(AT)
    inside, below, behind, dot = hill.plumb(ball)
    for x, y in ((2.0, 1.0), (3.0, 0.5)):
        hill._places[ball][:] = x, y
        line = [*placed(inside.points, hill.whole), *placed(below.points, hill.whole)]
        assert np.allclose(line[0], hill.whole.on(x, y)) and np.allclose(line[-1], hill.whole.below(x, y))
        short, whole = placed(behind.points, hill.whole), placed(below.points, hill.whole)
        assert np.allclose(short[0], whole[0]) and np.allclose((short - whole)[1, :2], 0)
        assert 0 < short[1, 2] - whole[1, 2] < 0.1, "it ends before the dot, which is whole"
        assert np.allclose(placed(dot.points, hill.whole).mean(axis=0), hill.whole.below(x, y))


def test_the_dot_under_somebody_is_painted_over_the_lines_and_arrows_that_meet_there() -> None:
    hill = block()
    *_, dot = hill.plumb(hill.ball(AT))
    line, arrow = hill.edge_below(Cut(HILL, AT, "x"), theme.FIRST), hill.arrow_below(AT, (1, 0))
    assert in_order([dot, line, arrow]) == [line, arrow, dot]


def test_lines_and_arrows_on_the_map_are_painted_before_the_block() -> None:
    hill = block()
    line, arrow = hill.edge_below(Cut(HILL, AT, "x"), theme.FIRST), hill.arrow_below(AT, (1, 0))
    assert line.below and arrow.below
    assert np.allclose(placed(line.points, hill.whole), hill.whole.below([0, 4], [1, 1]))
    assert np.allclose(placed(arrow.end, hill.whole), hill.whole.below(3, 1), atol=0.1)


def at_share(move: Animation, share: float) -> None:
    move.begin()
    move.interpolate_mobject(share)


@pytest.mark.parametrize("slope", [Fraction(3), Fraction(-2), Fraction(0)])
def test_an_arrow_of_the_ground_slides_down_to_the_map_and_lies_there(slope: Fraction) -> None:
    hill = block()
    for above in (hill.tangent(AT, (1, 0), theme.FIRST), hill.arrow(AT, (1, 0))):
        below = hill.arrow_below(AT, (slope * Fraction(1, 4), 0), theme.FIRST)
        start, end = points_of(below, hill.whole)
        assert np.allclose(start[:2], hill.whole.below(*map(float, AT))[:2])
        assert end[0] - start[0] == pytest.approx(float(slope) / 4 * hill.whole.per_unit[0])
        (move,) = hill.slide((above, below))
        at_share(move, 0.0)
        assert np.allclose(points_of(below, hill.whole), points_of(above, hill.whole)[[0, -1]])
        assert not below.below  # it is seen through the block
        at_share(move, 1.0)
        assert np.allclose(points_of(below, hill.whole), [start, end]) and below.below


@pytest.mark.parametrize("way", [1, -1])
def test_an_arrow_that_slides_down_turns_level_about_its_foot_first_and_comes_down_from_there(way: int) -> None:
    hill = block()
    above, below = hill.tangent(AT, (1, 0), theme.FIRST), hill.arrow_below(AT, (way, 0), theme.FIRST)
    (foot, _), lying = points_of(above, hill.whole)[[0, -1]], points_of(below, hill.whole)
    (move,) = hill.slide((above, below))
    tilts, feet = [], []
    for share in np.linspace(0, 1, 11):
        at_share(move, share)
        start, end = points_of(below, hill.whole)
        tilts.append(float((end - start)[2]))
        feet.append(float(start[2]))
        assert np.allclose(start[:2], foot[:2]), "its foot is on the plumb line"
        assert feet[-1] == pytest.approx(float(foot[2])) or tilts[-1] == pytest.approx(0), "one thing at a time"
    assert tilts == sorted(tilts, reverse=True) and feet == sorted(feet, reverse=True)
    assert points_of(below, hill.whole) == pytest.approx(lying)


def test_a_climb_is_thinner_than_the_gradient_under_it_and_goes_as_far_over_the_map() -> None:
    hill = block()
    above, below = hill.climb(AT, (0.5, 0.25)), hill.arrow_below(AT, (0.5, 0.25))
    ends = [hill.whole.back(points_of(each, hill.whole))[:, :2] for each in (above, below)]
    assert above.width < below.width and np.allclose(*ends)


@pytest.mark.parametrize("gap", [0.2, 1.0, 2.5])
@pytest.mark.parametrize("at", [(1, 0), (2, 1), (3, 2)])
def test_an_arrow_that_slides_down_is_seen_all_the_way_through_the_block_that_hides_it(
    at: tuple[int, int], gap: float
) -> None:
    hill = block(gap=gap)
    above, below = hill.tangent(at, (1, 0), theme.FIRST), hill.arrow_below(at, (1, 0))
    (move,) = hill.slide((above, below))
    within = []
    for share in np.linspace(0, 1, 41):
        at_share(move, share)
        assert below.through and below.opacity == 1 and below.below == (share == 1)
        start, end = points_of(below, hill.whole)
        within.append(float(clearance(hill.whole, hill.landscape.view, start + (end - start) * ALONG[:, None]).min()))
    assert min(within) < -0.2, "the block is before it on its way"


@pytest.mark.parametrize("lengths", [(4, 3), (-400, 1), (Fraction(1, 1000), 0)])
def test_the_longest_arrow_on_a_map_is_a_share_of_it_at_a_scale_of_one_digit(
    lengths: tuple[Number, ...],
) -> None:
    spans = [(0, 4), (-1, 3)]
    scale = scale_on(spans, lengths)
    assert (
        longest_on(spans) / 2 <= max(abs(length) for length in lengths) * scale <= longest_on(spans) < 0.5 * 4
    )
    assert {scale.numerator, scale.denominator} & {1} and len(str(scale).strip("1/0")) <= 1
    assert scale_on(spans, (0, 0)) == 1


def test_what_lies_on_the_floor_casts_its_shadow_there() -> None:
    hill = block()
    arrow = hill.arrow_below(AT, (1.2, 0.0))
    hill.landscape.put(arrow)
    reach = reach_of_thing(arrow, hill.landscape.sight)
    ends = hill.landscape.view.project(points_of(arrow, hill.whole) - 0.1 * SUN)[:, :2]
    assert all(reach.holds(end) for end in ends)


def test_a_block_beside_words_rises_higher_and_keeps_off_them() -> None:
    title = words("A hill", size=theme.TITLE_SIZE).stand(theme.EDGES[0], theme.TITLE_BASELINE)
    region = Box(-6.6, -2.95, 2.8, 2.7)
    alone, beside = block(region=region), block(region=region, beside=(title,))
    (_, low), (_, high) = (land.landscape.extremes() for land in (alone, beside))
    assert low[1] <= region.top + 0.01 < high[1] <= theme.SAFE_TOP
    points = beside.landscape.outermost()
    right, bottom = title.get_right()[0], title.get_bottom()[1]
    assert not ((points[:, 0] < right) & (points[:, 1] > bottom)).any()


@pytest.mark.parametrize("far", np.linspace(0.6, 1.6, 6))
@pytest.mark.parametrize("east", [1.0, 1.5, 2.0, 2.5])
def test_labels_of_arrows_that_come_down_keep_off_the_names_that_arrows_move(far: float, east: float) -> None:
    """A name steps aside when an arrow comes near to it: a label beside the arrow is not there already."""
    names = words("east"), words("north"), None
    hill = Block(HILL, [(0, 4), (-1, 3)], View(-127, 8), names, theme.NEAR_PANEL, gap=2.5)
    at = (Fraction(east), Fraction(-1))
    above, below = hill.tangent(at, (0, -1), theme.SECOND), hill.arrow_below(at, (0, -far))
    hill.landscape.put(above)
    (move,) = hill.slide((above, below))
    label = hill.label(words("-28.46"), below)
    at_share(move, 1.0)
    hill.axes.update()
    for name in (each for each in hill.axes.placed if each.seen and each.is_name):
        assert box_of(label).apart(box_of(name.text)) >= theme.TEXT_GAP - 0.01


def test_a_live_arrow_on_the_map_goes_no_farther_than_the_map() -> None:
    turn = Live(0.0)
    arrow = block().arrow_below((4, 3), lambda: (3 * np.cos(turn()), 3 * np.sin(turn())))
    for turn.value in np.linspace(0, 2 * np.pi, 17):
        x, y, _ = block().whole.back(points_of(arrow, block().whole))[-1]
        assert -1e-9 <= x <= 4 + 1e-9 and -1 - 1e-9 <= y <= 3 + 1e-9


@pytest.mark.parametrize("far", np.linspace(0.6, 1.6, 6))
def test_a_label_keeps_off_names_that_an_arrow_moves_which_is_still_to_come(far: float) -> None:
    names = words("east"), words("north"), None
    hill = Block(HILL, [(0, 4), (-1, 3)], View(-127, 8), names, theme.NEAR_PANEL, gap=2.5)
    arrow = hill.arrow_below((2, -1), (0, -far))
    label = hill.label(words("-28.46"), arrow)
    hill.landscape.put(arrow)
    hill.axes.update()
    for name in (each for each in hill.axes.placed if each.seen and each.is_name):
        assert box_of(label).apart(box_of(name.text)) >= theme.TEXT_GAP - 0.01
