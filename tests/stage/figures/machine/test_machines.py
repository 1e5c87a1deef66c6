"""Machines stay in their regions, and follow their values."""

from __future__ import annotations

from itertools import pairwise

import cairo
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.instrument.casing import Casing
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.knob_wall import KnobWall
from steepest.stage.figures.machine.loupe import Loupe
from steepest.stage.figures.machine.mixing_board import MixingBoard
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import words

REGION = Box(-5, -2.5, 4, 3)


def within(box: Box, room: Box) -> bool:
    return (
        min(box.left - room.left, box.bottom - room.bottom, room.right - box.right, room.top - box.top)
        >= -1e-9
    )


def test_dials_have_room_on_the_panel_side_by_side() -> None:
    machine = CoffeeMachine(REGION)
    boxes = machine.dials()
    assert len(boxes) == len(machine.KNOBS) and all(within(box, machine.inside) for box in boxes)
    assert within(machine.inside, machine.panel) and within(machine.panel, REGION)
    assert all(one.apart(other) > -1e-9 for one, other in pairwise(boxes))


def test_a_casing_leaves_room_inside() -> None:
    assert within(Casing(REGION).inside, REGION.shrunk(0.2))


def test_the_sound_of_a_board_follows_its_free_slider_alone() -> None:
    first, second = Live(4.0), Live(3.0)
    board = MixingBoard((first, second, 5.0), (0, 10), REGION, free=0)
    assert all(within(Box(*slider.points[0, :2], *slider.points[1, :2]), REGION) for slider in board.sliders)
    before = board.sound.outline
    second.value = 9.0
    assert np.allclose(board.sound.outline, before)
    first.value = 9.0
    assert not np.allclose(board.sound.outline, before)
    assert np.ptp(board.sound.outline[:, 1]) > 1.3 * np.ptp(before[:, 1])  # and is seen to be louder
    assert REGION.holding(board.sound.outline[:, :2]).all()


def test_a_name_stands_between_the_sound_of_a_board_and_its_sliders() -> None:
    board = MixingBoard((4, 10, 5), (0, 10), REGION, free=0, name=words("sound of the mixing board"))
    (name,) = board.names
    assert board.above.bottom >= name.get_top()[1]
    assert name.get_bottom()[1] >= max(float(slider.points[:, 1].max()) for slider in board.sliders)
    assert REGION.left <= name.get_left()[0] and name.get_right()[0] <= REGION.right


def test_a_sound_that_has_a_room_of_its_own_leaves_all_of_the_board_to_the_sliders() -> None:
    hall, style = Box(7.0, -2.0, 11.0, 0.0), {"free": 0, "name": words("sound of the mixing board")}
    usual, board = (MixingBoard((4, 10, 5), (0, 10), REGION, **style, hall=room) for room in (None, hall))
    (name,) = board.names
    assert within(board.above, hall) and hall.holding(board.sound.outline[:, :2]).all()
    assert within(box_of(name), hall) and name.get_top()[1] <= board.above.bottom
    tall, short = (float(np.ptp(each.sliders[0].points[:, 1])) for each in (board, usual))
    assert tall == pytest.approx(board.casing.inside.height) and tall > 1.5 * short


@pytest.mark.parametrize("end", [0.0, 1.0, 9.0])
def test_a_board_shows_from_where_its_free_slider_was_pushed_and_what_that_is(end: float) -> None:
    value = Live(1.0)
    names = [words(name) for name in ("tuba", "cello", "flute")]
    board = MixingBoard((4, value, 5), (0, 10), REGION, free=1, called=names)
    *called, low, high = board.names
    assert all(within(box_of(each), board.casing.inside) for each in board.names)
    assert [float(each.get_center()[1]) for each in (low, high)] == pytest.approx([board.free.low, board.free.high])
    ghost, arrow = board.push()
    for each in ghost.coming():
        each.interpolate(0.5)
    assert len(ghost.drawn) == len(ghost.outline) and 0 < ghost.opacity < 1, "a whole box from its first picture on"
    was = board.free.level
    value.value = end
    assert ghost.outline[:, 1].mean() == pytest.approx(was, abs=0.1) and np.ptp(ghost.outline[:, 1]) > 0.3
    start, tip = (float(each[1]) for each in arrow.outline)
    assert start == pytest.approx(was) and (abs(board.free.level - was) < 0.3 or tip == pytest.approx(board.free.level))
    assert arrow.outline[0, 0] > board.free.right
    for text, slider in zip(called, board.sliders, strict=True):
        assert text.get_center()[0] == pytest.approx(slider.x) and text.get_top()[1] < slider.points[0, 1] + 0.02
        assert (text.get_fill_color().to_hex() == theme.QUIET) == (slider is not board.free)


@given(values=st.lists(st.floats(0, 10), min_size=1, max_size=8))
def test_a_loud_board_keeps_its_sound_inside(values: list[float]) -> None:
    board = MixingBoard(values, (0, 10), REGION, free=0)
    assert board.above.shrunk(-1e-9).holding(board.sound.outline[:, :2]).all()


def test_the_lit_knob_of_a_wall_turns_and_the_wall_is_painted_once() -> None:
    value = Live(4.0)
    wall = KnobWall(value, (0, 10), REGION)
    before = wall.appearance()
    value.value = 6.0
    assert wall.appearance() != before
    assert [float(shape.points[0, 0]) for shape in wall.shapes()] == [6.0]
    assert within(wall.reach() or Box(0, 0, 99, 99), REGION)


@pytest.mark.parametrize("woken", [False, True])
def test_one_knob_is_lit_and_where_all_are_it_is_one_of_them(woken: bool) -> None:
    wall = KnobWall(4.0, (0, 10), REGION)
    wall = wall.awake() if woken else wall
    pixels = 40.0
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, 360, 220)
    context = cairo.Context(surface)
    context.scale(pixels, -pixels)
    context.translate(-REGION.left, -REGION.top)
    wall.paint(context, pixels)
    bright = np.ndarray((220, 360, 4), np.uint8, surface.get_data())[..., :3].mean(axis=2)

    def face(across: float, up: float) -> float:
        x, y = wall._placed(2, 0, across, up)
        column, row = int((x - REGION.left) * pixels), int((REGION.top - y) * pixels)
        return float(bright[row - 2 : row + 3, column - 2 : column + 3].mean())

    least, most = (0.8, 1.25) if woken else (1.5, np.inf)
    assert all(least < face(0, 0) / face(across, up) < most for across, up in ((1, 0), (2, 0), (1, -1), (0, -1)))


def test_arrows_on_a_wall_are_of_the_gradient_where_its_knobs_are_led() -> None:
    wall = KnobWall(4.0, (0, 10), REGION)
    assert yellow_of(wall.led()) > yellow_of(wall.awake()) + 100


@given(now=st.floats(0.1, 1000), change=st.floats(-0.9, 3))
def test_the_scale_of_a_needle_holds_its_readings_and_does_not_hang_on_a_small_change(
    now: float, change: float
) -> None:
    after = now * (1 + change)
    low, high = CoffeeMachine.needle_scale(now, after)
    assert low <= min(now, after) and max(now, after) <= high
    if 0.1 < abs(change) < 0.3:
        assert (low, high) == CoffeeMachine.needle_scale(now, now * 0.8)


def yellow_of(wall: KnobWall) -> int:
    """How many pixels of a wall have more red than blue in them, as a gradient has."""
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, 360, 220)
    context = cairo.Context(surface)
    context.scale(40.0, -40.0)
    context.translate(-REGION.left, -REGION.top)
    wall.paint(context, 40.0)
    seen = np.ndarray((220, 360, 4), np.uint8, surface.get_data())[..., :3].astype(float) / 255
    return int((seen[..., 0] - seen[..., 2] > 0.25).sum())


def painted(machine: CoffeeMachine) -> np.ndarray:
    """The pixels between the spouts and the cup, at 40 to a scene unit."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 400, 320)
    context = cairo.Context(surface)
    context.translate(200, 160)
    context.scale(40, -40)
    machine.paint(context, 40.0)
    return np.frombuffer(bytes(surface.get_data()), np.uint8).reshape(320, 400, 4)


def test_coffee_runs_between_the_first_drop_and_the_last() -> None:
    machine = CoffeeMachine(REGION)
    still = painted(machine)
    machine.poured = 0.5
    before = machine.appearance()
    assert (painted(machine) != still).any()
    machine.poured = 1.0
    assert np.array_equal(painted(machine), still) and machine.appearance() != before


def test_a_loupe_is_never_a_disc_that_shows_nothing() -> None:
    """It would be a hole in the wall; and what it shows would stand on the wall where it is no disc yet."""
    loupe, dial = Loupe((0.0, 0.0), 0.2, (3.0, 1.0), 1.2), words("x")
    opens, appears = loupe.opening(dial)
    closes, goes = loupe.closing(dial)
    for time in np.linspace(0, 1, 41).tolist():
        opens.interpolate(time)
        assert loupe.solid == pytest.approx(appears.rate_func(time)) and (not loupe.solid or loupe.disc[1] == 1.2)
    for time in np.linspace(0, 1, 41).tolist():
        closes.interpolate(time)
        assert loupe.solid == pytest.approx(1 - goes.rate_func(time)) and (not loupe.solid or loupe.disc[1] == 1.2)
        assert loupe.tied == loupe.solid
    assert loupe.solid == pytest.approx(0)


def test_the_lines_of_a_loupe_go_out_of_its_spot_within_its_reach() -> None:
    loupe = Loupe((0.0, 0.0), 0.2, (3.0, 1.0), 1.2)
    reach, discs = loupe.reach(), list[tuple[np.ndarray, float]]()
    for loupe.grown in np.linspace(0, 1, 11).tolist():
        discs.append(loupe.disc)
    assert reach and all(within(Box(*(at - far), *(at + far)), reach) for at, far in discs)
    assert discs[0][1] == 0.2 and discs[-1][1] == 1.2
