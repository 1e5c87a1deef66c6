"""Two walkers go side by side, and what is told under them is what they did."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from steepest.calculus import Function, Nudged, passes
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.row.race import Race
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come, gone
from steepest.stage.type.typeset import formula, words

PASS, SQUARE = Function("x**2 - y**2", ["x", "y"]), [(-2, 2), (-2, 2)]
OFF = Nudged(PASS, SQUARE, passes(PASS, SQUARE)[0], Fraction(1, 20), Fraction(1, 5), Fraction(9, 10), 20)


def bare_race(wide: float = 2) -> Race:
    def said(label: str, size: float = theme.LABEL_SIZE, colour: str = "#FFFFFF") -> Any:
        return words(label, size=size, colour=colour)

    def set_in(math: str, size: float, colour: str = "#FFFFFF") -> Any:
        return formula(math, size=size, colour=colour)

    scene: Any = SimpleNamespace(words=said, formula=set_in, mobjects=[])
    ground = [(-wide, wide), (-wide, wide)]
    return Race(scene, Block(PASS, ground, View(50, 36)), OFF.plain, OFF.rolled, bounds=SQUARE)


def race(wide: float = 2) -> Race:
    found = bare_race(wide)
    for number, label in enumerate(("plain", "rolling")):
        found.enter(number, label)
    found.count("steps")
    return found


def ran(found: Race, steps: float) -> None:
    for animation in found.run(steps):
        animation.begin()
        animation.interpolate(1)


@pytest.mark.parametrize("steps", [1, 5, 7, 11])
def test_both_take_as_many_steps_as_far_as_they_go(steps: int) -> None:
    found = race()
    ran(found, steps)
    assert [walk.begun for walk in found.walks] == [steps, min(steps, 7)]
    for count, taken in zip(found.counts, (steps, min(steps, 7)), strict=True):
        count.readout.refresh()
        assert count.readout.text == str(taken)


def test_in_every_frame_no_more_steps_are_counted_than_have_arrived() -> None:
    found = race()
    running = found.run(7)
    for animation in running:
        animation.begin()
    for share in np.linspace(0, 1, 36):
        for animation in running:
            animation.interpolate(float(share))
        for count, walk in zip(found.counts, found.walks, strict=True):
            count.readout.refresh()
            assert int(count.readout.text) == int(walk.steps + 1e-6)


def test_under_each_name_cells_are_filled_as_steps_are_taken_all_as_wide() -> None:
    found = race()
    ran(found, 20)
    assert [cells.shapes()[0].points[0, 0] for cells in found.cells] == [11, 7]
    assert found.cells[0].pitch == pytest.approx(found.cells[1].pitch)
    assert found.cells[0].box.bottom == found.cells[1].box.bottom
    for number, (cells, count) in enumerate(zip(found.cells, found.counts, strict=True)):
        count.readout.refresh()
        box = found.row.boxes[number]
        assert box.left < count[0].get_left()[0] < count[0].get_right()[0] < count.readout.get_left()[0]
        assert count.readout.get_right()[0] < cells.box.left < cells.box.right < box.right
        assert cells.box.left + 11 * cells.pitch == pytest.approx(cells.box.right)


def test_who_is_still_on_the_way_is_counted_on() -> None:
    found = race()
    ran(found, 7)
    for animation in map(prepare_animation, found.on()):
        animation.begin()
        animation.interpolate(0.5)
    found.counts[0].readout.refresh()
    assert found.counts[0].readout.text == "9"
    assert [shape.points[0, 0] for cells in found.cells for shape in cells.shapes()] == [9, 7]


@pytest.mark.parametrize("first", [0, 1])
def test_each_walker_comes_with_its_name_and_nobody_is_there_before(first: int) -> None:
    found, there = bare_race(), list[list[bool]]()
    found.coming()
    for number in (None, first, 1 - first):
        if number is not None:
            found.enter(number, "plain")
        there.append([walk.ball in walk.landscape.things for walk in found.walks])
    assert there == [[False, False], [first == 0, first == 1], [True, True]]


def test_they_start_at_one_place_of_two_grounds() -> None:
    found = race()
    assert np.array_equal(*(walk.here for walk in found.walks))
    assert found.plain.landscape is not found.rolled.landscape


def test_once_it_has_ended_nothing_runs() -> None:
    found = race()
    ran(found, 20)
    assert found.run(20) == []


def test_who_has_left_the_ground_stays_at_its_edge_and_goes_from_there_to_the_start() -> None:
    found = race()
    ran(found, 20)
    for walk in found.walks:
        at, beyond = walk.walker.place, walk.points[-1]
        assert walk.walker.opacity == 1 and abs(at[1]) == pytest.approx(2) and abs(beyond[1]) > 2
        home = walk.home()
        home.begin()
        home.interpolate(0.25)
        assert abs(at[1]) == pytest.approx(2)
        home.interpolate(1)
        assert at == pytest.approx(walk.points[0])


def test_on_ground_that_goes_on_beyond_the_edge_who_crosses_it_stands_where_the_step_leads() -> None:
    found = race(wide=2.2)
    ran(found, 20)
    for walk, edge in zip(found.walks, found.edges, strict=True):
        assert 2 < abs(walk.points[-1][1]) < 2.2 and walk.walker.place == pytest.approx(walk.points[-1])
        terrain, side = walk.landscape.terrain, 2 * float(np.sign(walk.points[-1][1]))
        ends = np.array([terrain.on(x, side, 0.0) for x in (-2.2, 2.2)])
        assert placed(edge.points, terrain)[[0, -1], :2] == pytest.approx(ends[:, :2])


def test_once_it_is_gone_nothing_of_it_is_left_on_the_block() -> None:
    found = race()
    played_through(*come(found))
    played_through(*found.edge("edge"))
    ran(found, 7)
    played_through(*found.crossed(1, "then"))
    played_through(*found.on())
    played_through(*gone(found))
    assert not found.land.landscape.things


@pytest.mark.parametrize("number", [2, 6])
def test_a_step_adds_up_beside_the_picture_while_it_is_taken(number: int) -> None:
    found = race()
    stages, taken = [], []
    for part in found.sum(number, "plain", "carried", "whole"):
        for animation in map(prepare_animation, part):
            animation.begin()
            animation.finish()
        stages.append([each for animation in part for each in animation.mobject.get_family()])
        taken.append(found.rolled.steps)
    assert taken == [number - 1, number - 0.5, number - 0.5, number] and found.plain.steps == 0
    arrows = [[each for each in stage if isinstance(each, FlatArrow)] for stage in stages]
    assert [len(each) for each in arrows] == [0, 1, 2, 1]
    colours = [each.colour for stage in arrows for each in stage]
    assert colours == [theme.DESCENT, theme.QUIET, theme.INK, theme.INK]


def played_through(*animations: Any) -> None:
    """Play animations to their ends."""
    for animation in map(prepare_animation, animations):
        animation.begin()
        animation.finish()


def test_the_second_walks_alone_on_the_block_as_it_stands() -> None:
    found = bare_race()
    here = found.land.landscape.view
    played_through(*found.alone("rolling"))
    assert found.rolled.landscape is found.land.landscape and found.land.landscape.view == here
    assert [walk.ball in walk.landscape.things for walk in found.walks] == [False, True]


def test_they_race_from_the_start_when_they_stand_side_by_side_after_one_has_walked_alone() -> None:
    found = bare_race()
    played_through(*found.alone("rolling"))
    for part in found.sum(4, "plain", "carried", "whole"):
        played_through(*part)
    played_through(*found.coming())
    assert found.land.landscape.view == found.row.views[1] and found.rolled.ball in found.land.landscape.things
    for number, label in enumerate(("plain", "rolling")):
        played_through(*found.enter(number, label))
    assert [walk.steps for walk in found.walks] == [0, 0]
    assert [walk.ball.grown for walk in found.walks] == [1, 1]
    assert np.array_equal(*(walk.here for walk in found.walks))


def test_who_walked_alone_stays_in_sight_until_the_name_comes() -> None:
    found = bare_race()
    played_through(*found.alone("rolling"))
    played_through(*found.coming())
    found.enter(1, "rolling")
    assert found.rolled.ball.grown == 1


def test_its_like_comes_while_the_block_is_on_its_way_and_not_again_with_its_walker() -> None:
    found = bare_race()
    came = found.coming()
    assert found.paired and max(each.run_time for each in came) <= theme.MOVE
    assert len(found.enter(0, "plain")) < len(bare_race().enter(0, "plain"))


def test_its_like_comes_out_from_behind_the_block_as_high_and_as_solid_in_every_frame() -> None:
    found = bare_race()
    moves = [prepare_animation(each) for each in found.coming()]
    for each in moves:
        each.begin()
    twin, land = (block.landscape for block in found.row.blocks)
    assert twin.z_index < land.z_index
    apart = []
    for share in np.linspace(0, 1, 29):
        for each in moves:
            each.interpolate(share)
        assert (twin.opacity, twin.terrain.rise) == (land.opacity, land.terrain.rise) == (1, 1)
        apart.append(land.view.x - twin.view.x)
    assert apart[0] == 0 and all(np.diff(apart) > -1e-9)
    assert [block.landscape.view for block in found.row.blocks] == found.row.views
