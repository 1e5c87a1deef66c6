"""What moves over a board begins and ends with the very pictures, and nobody gets lost on the way."""

from __future__ import annotations

from dataclasses import astuple
from itertools import pairwise

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.board.board import Board, Slot, Words
from steepest.stage.board.flight import Flight, Side
from steepest.stage.board.miniature import Miniature
from steepest.stage.board.outlook import Outlook
from steepest.stage.board.strip import Group, gallery, strip
from steepest.stage.box import Box
from steepest.stage.extent import Stance

SIZE = 320, 180
SUBJECT = Box(-5.0, -2.0, 1.0, 2.0)
HERE, THERE = Stance(-2.0, 1.0, 0.3, 15.0, 1.0), Stance(-3.0, -0.5, 0.4, 66.0, -2.0)
GOES, COMES, END = (0.0, 1.15), (0.5, 1.8), 1.8
TIMES = np.linspace(0, END, 109)


def picture(seed: int) -> np.ndarray:
    """A picture with nothing dark on it."""
    found = np.random.default_rng(seed).integers(90, 256, (SIZE[1], SIZE[0], 4), np.uint8)
    found[..., 3] = 255
    return found


def flight(leaves: bool = True, comes: bool = True, walkers: tuple[object, object] = (HERE, THERE)) -> Flight:
    """From one picture to the next, with two others in the strip."""
    boxes = strip(4)
    board = Board(SIZE, Words("A heading", "2", groups=(Group(0, 1, "One"), Group(2, 3, "Two"))), boxes, 1)
    board.put(*(Slot(Miniature(picture(3), Outlook(SUBJECT)), boxes[place], 0.5) for place in (0, 3)))
    old, new = (
        Miniature(picture(seed), Outlook(SUBJECT, (), walker))  # type: ignore[arg-type]
        for seed, walker in enumerate(walkers)
    )
    return Flight(
        board,
        Side(old, boxes[1], GOES) if leaves else None,
        Side(new, boxes[2], COMES) if comes else None,
    )


def test_it_begins_with_the_old_picture_and_ends_with_the_new_one_to_the_pixel() -> None:
    both = flight()
    assert (both.frame(0.0)[..., :3] == picture(0)[..., :3]).all()
    assert (both.frame(END)[..., :3] == picture(1)[..., :3]).all()


def test_a_frame_follows_from_its_time_alone() -> None:
    one, other = flight(), flight()
    one.frame(0.3)
    assert (one.frame(0.9) == other.frame(0.9)).all()


def test_no_frame_is_black_or_half_empty() -> None:
    """On every one of them a fifth of the pixels at least is lit: pictures, words or the ramp."""
    both = flight()
    for time in TIMES[::4]:
        assert (both.frame(time)[..., :3].max(axis=2) > 60).mean() > 0.2


def test_the_walker_goes_from_place_to_place_without_a_jump() -> None:
    way = [flight_.walker(time) for flight_ in [flight()] for time in TIMES]
    assert astuple(way[0]) == pytest.approx(astuple(HERE)) and astuple(way[-1]) == pytest.approx(
        astuple(THERE)
    )
    for a, b in pairwise(way):
        assert np.hypot(b.x - a.x, b.y - a.y) < 0.5
        assert abs(b.heading - a.heading) < 0.6 and abs(b.elevation - a.elevation) < 12
    assert min(stance.height for stance in way) >= min(HERE.height, THERE.height) - 1e-9


@pytest.mark.parametrize(
    ("walkers", "ends"), [((None, THERE), (0, 1)), ((HERE, None), (1, 0)), ((None, None), (0, 0))]
)
def test_a_walker_whom_a_picture_does_not_show_comes_and_goes_on_the_way(
    walkers: tuple[object, object], ends: tuple[int, int]
) -> None:
    one = flight(walkers=walkers)
    seen = [one.walker(time).height > 0 for time in TIMES]
    assert (seen[0], seen[-1]) == tuple(map(bool, ends))
    assert any(seen)


def test_the_first_card_shows_its_words_at_once_and_ends_with_the_first_picture() -> None:
    card = flight(leaves=False)
    assert (card.frame(END)[..., :3] == picture(1)[..., :3]).all()
    assert (card.frame(0.0)[: SIZE[1] // 2, ..., :3].max(axis=2) > 200).mean() > 0.01


def test_the_last_board_lights_up_and_then_stands() -> None:
    boxes = gallery(3)
    board = Board(SIZE, Words("The end"), boxes, closing=True)
    slots = [Slot(Miniature(picture(3), Outlook(SUBJECT)), box, 0.4) for box in boxes[:2]]
    board.put(*slots)
    last = Flight(board, Side(Miniature(picture(0), Outlook(SUBJECT)), boxes[2], (0.0, 0.9)))
    for number, slot in enumerate(slots):
        last.light(slot, 1.0 + 0.2 * number)
    lights = [float(last.frame(time)[..., :3].mean()) for time in (1.0, 1.3, 1.7, 2.5)]
    assert lights[0] < lights[1] < lights[2] == lights[3]


def test_the_ground_of_a_board_meets_the_background_at_the_edges() -> None:
    """Else a picture that fills the frame would end with a jump of its corners."""
    ground = Board(SIZE, Words(""), strip(1)).picture
    corners = ground[[0, 0, -1, -1], [0, -1, 0, -1], :3]
    assert np.abs(corners - 255 * theme.channels(theme.BACKGROUND)).max() <= 1
