"""Each step of a walk with momentum is two arrows, tip to tail, and a ghost of the one before comes to lie on one."""

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function, Walk, descend, partings
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.carrying import CarryingWalk
from steepest.stage.ground.view import View

PASS, SQUARE = Function("x**2 - y**2", ["x", "y"]), [(-2, 2), (-2, 2)]
STEEP = Function("(x - y)**2 + 2*x - 3*y", ["x", "y"])


def rolled(function: Function = PASS, momentum: Fraction = Fraction(9, 10)) -> Walk:
    start = (Fraction(1, 10), Fraction(1, 2))
    return descend(function, start, Fraction(1, 5), 6, momentum=momentum, within=SQUARE)


def carrying(walk: Walk) -> CarryingWalk:
    land = Block(walk.function, SQUARE, View(), size=(6.0, 2.7))
    return land.carrying(walk.points, partings(walk), land.ball(walk.start))


def ends(walk: CarryingWalk, colour: str) -> list[np.ndarray]:
    """The two ends (2, 2) on the map of every arrow of a colour that has grown."""
    shapes = (shape for shape in walk.landscape.shapes() if shape.colour == colour and shape.kind == "curve")
    return [shape.points[[0, -1], :2] for shape in shapes]


def is_among(way: np.ndarray, ways: list[np.ndarray]) -> bool:
    return any(np.allclose(way, each, atol=1e-9) for each in ways)


@pytest.mark.parametrize("function", [PASS, STEEP])
def test_a_step_goes_to_its_parting_and_what_is_carried_leads_on(function: Function) -> None:
    told = rolled(function)
    walk = carrying(told)
    inside = len(told.steps) - (told.ended == "left")
    walk.move(inside)
    points, parted = np.array(told.points, float), np.array(partings(told), float)
    for k in range(inside):
        assert is_among(np.array([points[k], parted[k]]), ends(walk, theme.DESCENT))
        if k:
            assert is_among(np.array([parted[k], points[k + 1]]), ends(walk, theme.INK))


def test_amid_a_step_the_walker_stands_where_it_parts() -> None:
    told = rolled()
    walk = carrying(told)
    for steps in range(2):
        walk.move(steps + 0.5)
        assert walk.here == pytest.approx(np.array(partings(told)[steps], float))
        assert walk.begun == steps + 1


def test_off_the_map_nothing_is_drawn_and_who_leaves_it_vanishes_at_its_edge() -> None:
    told = rolled()
    walk = carrying(told)
    walk.move(walk.last)
    assert told.ended == "left"
    for way in (*ends(walk, theme.DESCENT), *ends(walk, theme.INK)):
        assert (np.abs(way) < 2 + 1e-9).all()
    assert any(abs(way[1, 1]) == pytest.approx(2) for way in ends(walk, theme.INK))
    assert walk.walker.opacity == 0


def test_the_ghost_of_the_step_before_comes_to_lie_where_it_is_carried_along_and_goes_then() -> None:
    told = rolled()
    walk = carrying(told)
    walk.move(1.5)
    recalled = walk.recall(2)
    for share, way in (
        (0, told.points[:2]),
        (1, (partings(told)[1], told.points[2])),
    ):
        recalled.begin()
        recalled.interpolate(share)
        assert is_among(np.array(way, float), ends(walk, theme.INK))
    before = len(ends(walk, theme.INK))
    walk.move(2)
    assert len(ends(walk, theme.INK)) == before  # its own arrow lies there instead


def test_the_step_that_is_recalled_is_quiet_until_it_is_taken_anew() -> None:
    told = rolled()
    walk = carrying(told)
    walk.move(1.5)
    last = np.array([told.points[0], partings(told)[0]], float)
    recalled = walk.recall(2)
    recalled.begin()
    recalled.interpolate(1)
    assert is_among(last, ends(walk, theme.QUIET)) and not is_among(last, ends(walk, theme.DESCENT))
    for animation in walk.again():
        animation.begin()
        animation.finish()
    walk.move(1)
    assert is_among(last, ends(walk, theme.DESCENT)) and not ends(walk, theme.QUIET)


def test_what_is_recalled_passes_beside_the_plain_step() -> None:
    told = rolled()
    walk = carrying(told)
    walk.move(1.5)
    recalled = walk.recall(2)
    recalled.begin()
    recalled.interpolate(0.65)  # half of its way
    start, end = np.array(told.points[1], float), np.array(partings(told)[1], float)
    (tail, _), way = ends(walk, theme.INK)[-1], end - start
    off = (tail - start) @ np.array([-way[1], way[0]]) / np.linalg.norm(way)
    assert abs(off) > 0.1 * np.linalg.norm(start - np.array(told.points[0], float))


def test_whoever_walked_stands_at_the_start_again_and_nothing_tells_of_it() -> None:
    told = rolled()
    walk = carrying(told)
    walk.move(1.5)
    recalled = walk.recall(2)
    recalled.begin()
    recalled.interpolate(1)
    for animation in walk.again():
        animation.begin()
        animation.finish()
    assert not ends(walk, theme.DESCENT) and not ends(walk, theme.INK) and walk.steps == 0
    assert walk.here == pytest.approx(np.array(told.start, float)) and walk.walker.opacity == 1
    walk.move(1)
    start, parting = np.array(told.start, float), np.array(partings(told)[0], float)
    assert is_among(np.array([start, parting]), ends(walk, theme.DESCENT))
