"""The eye drifts a little round a block and back, and hides nothing that was seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from manim import DL, DR, UL, UR

from steepest.calculus import Cut, Function, TotalDifferential
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import on_ground
from steepest.stage.figures.ground.drifting import back_on_way, on_way
from steepest.stage.figures.ground.outlook import into, uphill
from steepest.stage.figures.slopes.two_legs import TwoLegs
from steepest.stage.ground.outline import covers, points_of
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.view import View
from steepest.stage.play.layout import SAFE
from steepest.stage.type.typeset import words
from tests.families import family, rows

SLOPE = "x**2/2 + y/2"
WALL = "3*exp(-40*x**2)"
"""A thin wall from south to north across the middle of the map."""


def block(formula: str, view: View) -> Block:
    function = Function(formula, ["x", "y"])
    names = [words("x"), words("y"), None]
    return Block(function, [(-2, 2), (-2, 2)], view, names, theme.PICTURE)


def drifted(land: Block, seconds: float = 5.0) -> View:
    """The view at the end of a drift."""
    drift = land.drift(seconds)
    assert drift is not None
    drift.begin()
    drift.interpolate(1)
    drift.finish()
    return land.landscape.view


@pytest.mark.parametrize("azimuth", [-120, -60, 20])
def test_it_goes_a_few_degrees_round_and_comes_back(azimuth: float) -> None:
    land = block(SLOPE, View(azimuth, 25))
    home = land.landscape.view
    away = drifted(land)
    assert abs(away.azimuth - home.azimuth) == pytest.approx(theme.DRIFT)
    assert away.elevation == home.elevation and away.zoom <= home.zoom
    assert drifted(land) == home


def test_from_another_view_it_sets_out_anew() -> None:
    land = block(SLOPE, View(-60, 25))
    drifted(land)
    land.landscape.face(land.fitted(View(-100, 30)))
    assert abs(drifted(land).azimuth + 100) == pytest.approx(theme.DRIFT)


@pytest.mark.parametrize("azimuth", [-100, -45, 30])
def test_it_stays_in_the_place_of_the_picture(azimuth: float) -> None:
    land = block(SLOPE, View(azimuth, 20))
    before = land.landscape.extremes()
    drifted(land)
    low, high = land.landscape.extremes()
    room = theme.PICTURE
    assert (low >= np.minimum(before[0], [room.left, room.bottom]) - 0.01).all()
    assert (high <= np.maximum(before[1], [room.right, room.top]) + 0.01).all()


@pytest.mark.parametrize(("side", "turn"), [(1, 1), (-1, -1)])
def test_it_goes_to_the_side_from_which_somebody_beside_a_wall_stays_in_sight(side: int, turn: int) -> None:
    """Seen from the south along the wall, the one to the east of it is hidden by it from the west, and the other way
    round."""
    land = block(WALL, View(-90, 15))
    ball = land.ball((0.4 * side, 1.9))
    land.landscape.put(ball)
    sees = [
        Sight(land.whole, View(-90 + theme.DRIFT * way, 15)).sees(on_ground(land.whole, (0.4 * side, 1.9)))
        for way in (turn, -turn)
    ]
    assert sees == [True, False]  # what this test is about
    assert drifted(land).azimuth == pytest.approx(-90 + theme.DRIFT * turn)


def test_where_either_side_hides_something_it_stays() -> None:
    land = block(WALL, View(-90, 15))
    land.landscape.put(land.ball((0.4, 1.9)), land.ball((-0.4, 1.9)))
    assert land.drift(5.0) is None


OVER = [("10*x**2*y", (0, 3), (0.25, -1)), ("pi*sin(x)*exp(y/2)", (-2.8, -2), (0.5, -1.71))]


@pytest.mark.parametrize(("formula", "at", "other"), OVER)
def test_a_block_that_turns_round_to_another_cut_stays_under_the_edge_of_the_frame(
    formula: str, at: tuple[float, float], other: tuple[float, float]
) -> None:
    """On the way its whole ground is there for a moment, nearer to the eye than both halves."""
    hill = Function(formula, ["x", "y"])
    half = max(abs(a - b) for a, b in zip(at, other, strict=True)) / 2 + 1
    middles = [(a + b) / 2 for a, b in zip(at, other, strict=True)]
    domain = [(middle - half, middle + half) for middle in middles]
    title = words("Freeze all but one", size=theme.TITLE_SIZE).stand(-6.66, theme.TITLE_BASELINE)
    east, north = (uphill(view, at) for view in (View(-114, 23), View(-156, 23)))
    shape = {"gap": None, "beside": [title], "numbers": False, "low": True, "traced": False}
    land = Block(hill, domain, east, (None, None, None), theme.BESIDE_FORMULAS, (6.6, 3.6), **shape)
    for name, view in (("x", east), ("y", north)):
        cut = Cut(hill, at, name)
        moves = land.look_into(cut, [land.pane(cut)[1]], view)
        for share in np.linspace(0, 1, 41):
            for each in moves:
                each.interpolate(float(share))
            assert land.landscape.extremes()[1][1] <= theme.SAFE_TOP + 0.15


CUT_OPEN = [
    ("-0.1*y**3", (-1.217, 0.322), [(-2, 2), (-1.5, 1.5)]),
    ("1.5*y", (1.221, 0.5), [(0.5, 1.5), (-1, 1)]),
    ("(x + 1)**3", (-0.3293, 1), [(-1, 1), (-1, 1)]),
    ("y/(x + 5)", (0.1482, 0.9228), [(-1.5, 1.5), (-4, 2)]),
    ("x**2 + 3*y", (2, 1), [(0, 4), (-1, 3)]),
]


@pytest.mark.parametrize("deep", [0.0, 0.03, 0.12, 0.22])
def test_a_block_that_stands_right_under_words_keeps_off_them_on_its_way(deep: float) -> None:
    land = Block(Function("sin(x) - cos(0.5*y)", ["x", "y"]), [(-1, 3), (-3, 1)], View(-117, 8), gap=1.0)
    points = land.landscape.outermost()
    x, y = points[np.argmax(points[:, 1])]
    off = Box(-6.9, float(y) - deep, float(x) + 0.1, 3.7)
    away = replace(land.landscape.view, y=land.landscape.view.y + 1.0)
    there = replace(away, x=away.x + 6.0, y=away.y - 1.0)
    assert back_on_way(land.landscape, land.whole, there, [off]) == 0.0
    assert back_on_way(land.landscape, land.whole, away, [off]) > 0.0


def test_the_eye_steps_back_on_its_way_for_who_stands_on_a_block() -> None:
    """Who is at the side at both ends, and far behind, and so high on the frame, on the way."""
    land, head = block(SLOPE, View(-90, 25)), np.array([[2.5, 0.0, 3.0]])
    ends = [replace(land.landscape.view, azimuth=azimuth) for azimuth in (-130.0, -230.0)]
    start, there = (replace(end, y=end.y + SAFE.top - float(end.project(head)[0, 1])) for end in ends)
    land.landscape.face(start)
    each = np.zeros((0, 3)), head
    ways = [on_way(land.landscape, land.whole, there, None, [], None, heads)["back"] for heads in each]
    assert ways[0] == 0.0 < ways[1]
    high = [start.toward(there, 0.5, back).project(head)[0, 1] - SAFE.top for back in ways]
    assert high[1] <= 0.1 < high[0]  # it may reach so far beyond the safe area while it moves


def test_a_block_whose_summit_would_leave_the_frame_on_its_way_is_lowered_rather_than_seen_from_far_off() -> None:
    """The summit is at the side at both ends, as high as it may be, and far behind on the way."""
    hill = Function("3*exp(-(x - 2.5)**2 - y**2)", ["x", "y"])
    land = Block(hill, [(-3, 3), (-3, 3)], View(-90, 45))

    def top(view: View) -> float:
        return float(points_of(land.whole, view)[:, 1].max()) - SAFE.top

    ends = [replace(land.landscape.view, azimuth=azimuth) for azimuth in (-100.0, -260.0)]
    start, there = (replace(end, y=end.y - top(end)) for end in ends)
    land.landscape.face(start)
    kept = on_way(land.landscape, land.whole, there, None, [], None, np.zeros((0, 3)))
    assert kept["back"] < back_on_way(land.landscape, land.whole, there, [])
    assert top(start.toward(there, 0.5, kept["back"])) > 0.1
    lows = [float(points_of(land.whole, end)[:, 1].min()) for end in (start, there)]
    assert kept["within"][0] == pytest.approx(min(SAFE.bottom, *lows) - 0.1)  # and no lower than it may be on its way
    turn = land.landscape.look_from(there, **kept)
    turn.begin()
    for share in np.linspace(0, 1, 11):
        turn.interpolate(float(share))
        assert top(land.landscape.view) < 1e-9
    assert land.landscape.view == there


def test_a_block_goes_down_under_words_on_its_way_rather_than_far_off() -> None:
    """It stands beside them at both ends, and turns under them."""
    land = Block(Function("x**2 + 3*y", ["x", "y"]), [(0, 4), (-1, 3)], View(-40, 20), gap=1.0)
    start = land.landscape.view
    there = replace(start, azimuth=-127.0)
    half = points_of(land.whole, start.toward(there, 0.5))
    x, y = half[np.argmax(half[:, 1])]
    words = Box(float(x) - 0.5, float(y) - 0.7, float(x) + 0.5, float(y) + 0.5)
    assert not any(words.holding(points_of(land.whole, each)).any() for each in (start, there))
    kept = on_way(land.landscape, land.whole, there, None, [words], None, np.zeros((0, 3)))
    assert kept["sunk"] > 0 and kept["back"] < back_on_way(land.landscape, land.whole, there, [words])
    turn = land.landscape.look_from(there, **kept)
    turn.begin()
    for share in np.linspace(0, 1, 11):
        turn.interpolate(float(share))
        assert not words.shrunk(0.25).holding(points_of(land.whole, land.landscape.view)).any()
    assert land.landscape.view == there


@pytest.mark.parametrize(("formula", "at", "domain"), rows(2, CUT_OPEN))
def test_a_block_that_closes_while_it_turns_passes_under_no_words(
    formula: str, at: tuple[float, float], domain: list[tuple[float, float]]
) -> None:
    title = words("One place, many slopes", size=theme.TITLE_SIZE).stand(-6.66, theme.TITLE_BASELINE)
    hill = Function(formula, ["x", "y"])
    along = Cut(hill, at, "x"), Cut(hill, at, "y")
    east, north = (into(cut, view) for cut, view in zip(along, (View(-102, 17), View(-15, 14)), strict=True))
    last = uphill(View(-127, 8), at)
    land = Block(hill, domain, east, region=theme.NEAR_PANEL, beside=[title], gap=0.2)
    corners = np.array([title.get_corner(each)[:2] for each in (UL, UR, DL, DR)])
    for cut, turn in zip(
        along, (lambda: land.look(north, low=True), lambda: land.look(last, gap=2.5)), strict=True
    ):
        (opening := land.open(cut)).begin()
        opening.interpolate(1)
        moves = turn(), land.close()
        for share in np.linspace(0, 1, 21):
            for each in moves:
                each.interpolate(float(share))
            assert not covers(land.landscape.terrain, land.landscape.view, corners).any()
            assert land.landscape.corners()[:, 0].min() >= SAFE.left - 0.2


@pytest.mark.parametrize("turn", [90.0, 180.0, -90.0])
@pytest.mark.parametrize("formula", family(1, ["(x + 1.5)**2*y**2", SLOPE, "x*y + y**2"]))
def test_a_block_that_shows_more_of_its_map_from_another_side_stays_in_its_place_on_its_way(
    formula: str, turn: float
) -> None:
    names = [words("x"), words("y"), None]
    hill, part = Function(formula, ["x", "y"]), [(-3, -1), (-0.5, 1.5)]
    land = Block(hill, part, View(-112, 11), names, theme.PICTURE, (6.6, 2.7), gap=2.0)
    land.show_part(((-4, 0), (-1.5, 2.5)))
    look = land.look(View(-112 + turn, 23), gap=2.75)
    look.begin()
    for share in np.linspace(0, 1, 11):
        look.interpolate(share)
        (left, low), (right, high) = land.landscape.extremes()
        assert SAFE.left - 0.15 < left < right < SAFE.right + 0.15
        assert SAFE.bottom - 0.15 < low < high < SAFE.top + 0.15


CLOSER = [("x*y", (1, 1), (-1, 1)), ("exp(x*y/4)", (0, 2), (-1, 2)), ("exp(x*y/4)", (-0.18, 3), (-0.5, 2))]


@pytest.mark.parametrize(("formula", "at", "by"), rows(2, CLOSER))
def test_a_block_that_shows_less_of_its_map_from_close_by_passes_under_no_words(
    formula: str, at: tuple[float, float], by: tuple[float, float]
) -> None:
    """It rises over its map on the way, and its corner would pass under the title."""
    title = words("∂ is not d", size=theme.TITLE_SIZE).stand(-6.66, theme.TITLE_BASELINE)
    hill, far, near = Function(formula, ["x", "y"]), 1.6 * max(map(abs, by)), 0.9 * max(map(abs, by))
    view = TwoLegs.seen_over(TotalDifferential(hill, at, by))
    domain = [(middle - far, middle + far) for middle in at]
    names = [words("x"), words("y"), None]
    land = Block(hill, domain, view, names, theme.PICTURE, (6.6, 2.7), gap=1.5, beside=[title])
    land.show_part([(start + leg / 2 - near, start + leg / 2 + near) for start, leg in zip(at, by, strict=True)])
    (look := land.look(view, gap=3.0)).begin()
    corners = np.array([title.get_corner(each)[:2] for each in (UL, UR, DL, DR)])
    for share in np.linspace(0, 1, 21):
        look.interpolate(float(share))
        assert not covers(land.landscape.terrain, land.landscape.view, corners).any()
