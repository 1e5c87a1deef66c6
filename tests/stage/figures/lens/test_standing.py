"""A lens stands off words, smaller where there is little room between them."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_around
from steepest.stage.figures.lens.beside import beside_dot, beside_tip
from steepest.stage.figures.lens.glass import joint, on_its_way
from steepest.stage.figures.lens.standing import on_rim, stand, turned_in
from steepest.stage.play.inventory import Inventory, Text
from steepest.stage.play.layout import SAFE
from steepest.stage.type.typeset import words

SPOT = np.array([-1.0, 0.5])


def told(box: Box) -> Text:
    return Text(words("f = x"), "f", box, 0, 1.0, None, None)


@pytest.mark.parametrize("low", [2.5, 2.7, 2.9, 3.1])
@pytest.mark.parametrize("radius", [1.2, 1.5, 1.75])
def test_between_a_formula_and_a_line_it_hides_neither(low: float, radius: float) -> None:
    over, under = told(Box(2.95, low, 6.6, 3.5)), told(Box(2.95, -1.0, 6.6, -0.45))
    where = stand(Inventory((over, under), ()), SPOT, theme.OVER_LINES, radius, 16)
    for text in (over, under):
        assert text.box.far(where.centre) >= where.radius + theme.TEXT_GAP
    assert where.radius >= 0.6 * radius


def test_where_there_is_room_it_is_as_large_as_it_was_asked_to_be() -> None:
    assert stand(Inventory((), ()), SPOT, theme.OVER_LINES, 1.3, 16).radius == 1.3


@pytest.mark.parametrize("words_at", [Box(3.5, 0.0, 6.6, 0.4), Box(3.3, -2.95, 4.3, -2.52)])
def test_a_plate_beyond_its_rim_is_over_the_captions_and_off_words(words_at: Box) -> None:
    """Words over the lens else press it down to where there is no room for a plate; words below it lie in its place."""
    there, half, turn = Inventory((told(words_at),), ()), np.array([0.3, 0.2]), -115.0

    def has_room(plate: tuple[float, np.ndarray] | None) -> bool:
        where = stand(there, np.array([2.0, -1.0]), theme.UNDER_PANEL, 1.2, 16, plate=plate)
        box = box_around(on_rim(where.centre, where.radius, turn, half), half)
        return box.bottom >= SAFE.bottom and box.apart(words_at) >= 0

    assert has_room((turn, half)) and not has_room(None)


@pytest.mark.parametrize("up", [-0.9, -0.5, 0.0, 0.5, 0.9])
def test_what_joins_it_is_off_words_where_it_goes_later_too(up: float) -> None:
    later = SPOT + [0.3, 1.2]
    number = told(box_around(np.array([1.2, 1.2 + up]), np.array([0.2, 0.15])))
    where = stand(Inventory((number,), ()), SPOT, theme.OVER_LINES, 1.3, 16, [later])
    for at in (SPOT, later):
        for start, end in joint(at, where.radius / 16, where.centre, where.radius, where.ties) or []:
            points = np.linspace(start, end, 99)
            assert number.box.far(points).min() > theme.LINE_GAP


@pytest.mark.parametrize(("high", "passes"), [(0.15, False), (3.0, True)])
def test_it_passes_over_words_on_its_way_only_where_it_has_to(high: float, passes: bool) -> None:
    wall = told(box_around(SPOT + [0.8, 0.0], np.array([0.1, high])))
    where = stand(Inventory((wall,), ()), SPOT, theme.OVER_LINES, 1.3, 64)
    ring, share = where.radius / 64, np.linspace(0, 1, 24)[:-1]  # as often as it is looked at
    middles = SPOT + share[:, None] * (where.centre - SPOT)
    radii = ring + (where.radius - ring) * share**where.swells
    assert (wall.covered.far(middles) < radii).any() == passes


@pytest.mark.parametrize("side", [0.4, -0.4, 0.5, -0.5])
def test_it_slips_by_words_that_are_nearer_to_its_way_than_its_ring_is_large(side: float) -> None:
    free = stand(Inventory((), ()), SPOT, theme.UNDER_PANEL, 1.6, 2)
    way = (free.centre - SPOT) / np.hypot(*(free.centre - SPOT))
    beside = SPOT + 2.5 * way + side * np.array([-way[1], way[0]])
    name = told(box_around(beside, np.array([0.1, 0.1])))
    where, shares = stand(Inventory((name,), ()), SPOT, theme.UNDER_PANEL, 1.6, 2), np.linspace(0, 1, 41)
    ring = where.radius / 2
    radii = np.array([on_its_way(ring, where.radius, share, where.swells) for share in shares])
    middles = SPOT + shares[:, None] * (where.centre - SPOT)
    assert radii[0] == ring and radii[-1] == where.radius
    assert (name.covered.far(middles) < ring).any()
    assert (name.covered.far(middles) > radii).all()


@pytest.mark.parametrize("up", [-0.4, -0.2, 0.0, 0.2, 0.4])
def test_what_joins_it_is_off_words_while_it_looks_from_ever_closer(up: float) -> None:
    number = told(box_around(SPOT + [1.4, up], np.array([0.3, 0.15])))
    where = stand(Inventory((number,), ()), SPOT, theme.OVER_LINES, 1.3, 4, closer=True)
    for times in (4, 8, 16, 64):
        for start, end in joint(SPOT, where.radius / times, where.centre, where.radius, where.ties) or []:
            assert number.box.far(np.linspace(start, end, 99)).min() > theme.LINE_GAP


@pytest.mark.parametrize("long", [1.0, 10.0, 1e3, 1e6])
@pytest.mark.parametrize("turn", [0.0, 1.0, 2.5])
def test_words_beside_a_line_stand_in_the_disc_however_long_the_line_is(long: float, turn: float) -> None:
    centre, half = np.array([3.0, -1.0]), np.array([0.5, 0.15])
    way = np.array([np.cos(turn), np.sin(turn)])
    line = centre + np.linspace(-long, long, 2)[:, None] * way
    middle = beside_tip(line, [], centre, 1.5, half, [])
    corners = middle + half * np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]])
    assert np.hypot(*(corners - centre).T).max() < 1.5


@pytest.mark.parametrize("turn", np.linspace(0, 2 * np.pi, 9)[:-1])
def test_words_beside_a_dot_are_off_other_dots_and_lines_and_near(turn: float) -> None:
    centre, half = np.array([3.0, -1.0]), np.array([0.4, 0.15])
    way = np.array([np.cos(turn), np.sin(turn)])
    dot, other = (centre + far * way for far in (0.0, 0.6))
    line = centre + np.array([[0.0], [2.0]]) * [way[1], -way[0]]
    middle = beside_dot(dot[None], [other[None], line], centre, 1.5, half, [])
    assert (np.abs(other - middle) > half).any()
    spots = centre + np.linspace(0, 2, 50)[:, None] * [way[1], -way[0]]
    assert (np.abs(spots - middle) > half).any(axis=1).all()
    assert np.hypot(*(middle - dot)) < 0.7


@pytest.mark.parametrize("turn", [-90, -45, 0, 30, 90])
def test_a_plate_on_a_rim_turns_no_farther_than_the_safe_area_asks(turn: float) -> None:
    half, radius = np.array([0.4, 0.2]), 2.0
    corner = np.array([SAFE.right, SAFE.bottom]) + [-radius, radius]
    middle = on_rim(corner, radius, turned := turned_in(corner, radius, turn, half))
    assert SAFE.holds(middle - half) and SAFE.holds(middle + half)
    assert turned_in(corner - [1.0, -1.0], radius, turn, half) == turn
    before = on_rim(corner, radius, turned - 5 * np.sign(turned - turn))
    assert turned == turn or not (SAFE.holds(before - half) and SAFE.holds(before + half))
