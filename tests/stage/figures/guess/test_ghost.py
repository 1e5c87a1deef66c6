"""A ghost on the flat is told from others that it crosses."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Circle

from steepest.stage import theme
from steepest.stage.figures.guess.ghost import Band, FlatGhost
from steepest.stage.figures.guess.prediction import Prediction
from steepest.stage.figures.twin.pair import Pair
from tests.stage.figures.guess.test_prediction import asked, ended, flat
from tests.stage.figures.twin.test_pair import Bare, framing


def test_paths_that_cross_are_told_by_their_dashes() -> None:
    guess = Prediction(flat(), "path", asked([[(0, 0), (1, 1)], [(0, 1), (1, 0)], [(0, 0), (1, 0)]]))
    ghosts = [choice.ghost.actor for choice in guess.choices]
    dashes = [ghost.dashed for ghost in ghosts if isinstance(ghost, FlatGhost)]
    assert len({*dashes}) == len(dashes) == 3


def test_the_right_ring_of_arrows_is_closed_and_ticked_and_no_wrong_one_fades_to_a_level_line() -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    guess = Prediction(pair, "place", asked([(-1, 0), (1, 1)]), radius=0.5, within=0.4)
    wrong, right = (choice.ghost.actor for choice in guess.choices)
    assert isinstance(wrong, Band) and isinstance(right, Band)
    told = guess.tell()
    assert right.dashed and wrong.dashed  # not before they are told
    ended(*told)
    assert wrong.dashed and wrong.opacity > 0.5 and not right.dashed and right.colour == theme.DESCENT
    (tick,) = guess.ticks
    middle, edge = right.outline.mean(axis=0)[:2], right.outline[0, :2]
    off, far = (float(sum((at - middle) ** 2)) ** 0.5 for at in (tick.get_center()[:2], edge))
    assert off == pytest.approx(far, abs=0.1) and off > far
    assert any(each.mobject is tick for each in guess.going()) and not guess.ticks


def test_a_disc_on_the_edge_of_a_band_is_off_arrows_that_come_around_it() -> None:
    """Eight of them, on every way that it may have: it is between two."""
    turns, radius = np.linspace(0, 2 * np.pi, 41), 0.16
    ring = Band(np.stack([np.cos(turns), np.sin(turns), 0 * turns], -1))
    ways = np.stack([np.cos(turns[::5]), np.sin(turns[::5])], -1)
    arrows = [np.linspace(0.9 * way, 1.3 * way, 9) for way in ways]
    bare, place = ring.beside(radius, []), ring.beside(radius, [], arrows)
    near, far = (min(float(np.hypot(*(arrow - at[:2]).T).min()) for arrow in arrows) for at in (bare, place))
    assert near < radius and far > radius + theme.TEXT_GAP - 1e-6


@pytest.mark.parametrize(("way", "at_right"), [(90, True), (0, False), (45, False), (225, True)])
def test_a_disc_on_the_edge_of_a_band_is_off_a_plate_wherever_that_stands_around_it(way: float, at_right: bool) -> None:
    """On its upper half, and on the right where the plate leaves it room."""
    turns, radius, plate = np.linspace(0, 2 * np.pi, 41), 0.16, Circle(0.23)
    ring = Band(0.4 * np.stack([np.cos(turns), np.sin(turns), 0 * turns], -1))
    plate.move_to(0.65 * np.array([np.cos(np.radians(way)), np.sin(np.radians(way)), 0.0]))
    place = ring.beside(radius, [plate])
    assert np.hypot(*(place - plate.get_center())[:2]) - 0.23 - radius > theme.TEXT_GAP - 1e-6
    assert 0.4 < np.hypot(*place[:2]) < 0.4 + radius and place[1] > 0
    assert (place[0] > 0) == at_right


def test_a_disc_is_below_a_band_where_the_plate_over_it_and_arrows_leave_no_room() -> None:
    """A small one, with arrows on it at every eighth of a turn, as a field has them around a pass."""
    turns, radius, plate = np.linspace(0, 2 * np.pi, 41), 0.16, Circle(0.23).move_to(np.array([0, 0.73, 0.0]))
    ring = Band(0.456 * np.stack([np.cos(turns), np.sin(turns), 0 * turns], -1))
    ways = np.stack([np.cos(turns[::5]), np.sin(turns[::5])], -1)
    place = ring.beside(radius, [plate], [np.linspace(0.4 * way, 0.65 * way, 9) for way in ways])
    assert np.hypot(*(place - plate.get_center())[:2]) - 0.23 - radius > theme.TEXT_GAP
    assert place[1] < 0


@pytest.mark.parametrize("of_ring", [0.2, 0.3])
def test_a_disc_is_beyond_a_band_that_is_hardly_larger_than_its_own_letter(of_ring: float) -> None:
    turns, radius, plate = np.linspace(0, 2 * np.pi, 41), 0.16, Circle(0.23)
    place = Band(of_ring * np.stack([np.cos(turns), np.sin(turns), 0 * turns], -1)).beside(radius, [plate])
    assert theme.TEXT_GAP - 1e-6 < np.hypot(*place[:2]) - 0.23 - radius < 2 * theme.TEXT_GAP


def test_a_band_is_open_around_arrows_that_begin_on_it_or_run_along_it_and_whole_elsewhere() -> None:
    turns = np.linspace(0, 2 * np.pi, 361)
    ring = Band(np.stack([np.cos(turns), np.sin(turns), 0 * turns], -1))
    out, along = np.array([[1, 0], [1.4, 0]]), np.array([[0, 1], [0.35, 1.0]])
    before, change = ring.style, ring.open([np.linspace(*each, 9) for each in (out, along)])
    assert np.isfinite(ring.drawn).all()
    change.begin()
    change.finish()
    open_at = np.degrees(np.arctan2(*ring.outline[np.isnan(ring.drawn[:, 0])].T[1::-1]))
    assert ring.style != before and 60 < open_at.max() < 100
    assert 2 < np.ptp(open_at[np.abs(open_at) < 30]) < 15 < np.ptp(open_at[open_at > 30]) < 40
    assert ring.outline == pytest.approx(Band(ring.outline).outline)
