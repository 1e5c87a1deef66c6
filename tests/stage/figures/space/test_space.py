"""Open space shows a level surface and the gradient at its point, with room for all, whatever they are."""

from __future__ import annotations

from itertools import combinations
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import Rectangle, linear

from steepest import Function, LevelSurface, Space, theme
from steepest.calculus import Point
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.label import box_of
from steepest.stage.figures.lens.near_space import NearSpace
from steepest.stage.figures.space.edge import AlongEdge, TangentEdge, at_glass, at_rim
from steepest.stage.figures.space.facing import facing, spanned, stands_off
from steepest.stage.figures.space.values import Stops
from steepest.stage.fill import hull, inside
from steepest.stage.ground.extents import extents_of_things
from steepest.stage.ground.open.box import OpenSight
from steepest.stage.ground.outline import covers
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, Thing, placed
from steepest.stage.type.typeset import formula
from tests.families import family, rows

CASES = [
    ("x**2 + 2*y**2 + 3*z**2", (1, 1, 1)),
    ("x**2 + y**2 + z**2", (1, -2, 2)),
    ("2*(x - 1)**2 + (y + z/2)**2 + 3*(z - 2)**2", (2, 0.5, 2.5)),
    ("100*x**2 + 12*y**2 + 8*z**2 - 4*x*y", (-10, -25, 40)),
    ("x**2 + y**2 + z**2", (0, 0, 1)),
    ("100*x**2 + 12*y**2 + 8*z**2 - 4*x*y", (10, -25, 40)),
    ("0.5*(x - (-1.5))**2 + 1*y**2 + 1.25*z**2", (3, 0.5, 2)),
    ("x**2 + 2*y**2 + 3*z**2", (1, 1, 0)),
]


SCENE: Any = SimpleNamespace(formula=lambda template, size: formula("0", size=size))


@pytest.fixture(params=family(2, CASES), ids=range(len(CASES)))
def space(request: pytest.FixtureRequest) -> Space:
    text, at = request.param
    surface = LevelSurface.of(Function(text, ("x", "y", "z")), at)
    return Space(surface, [surface.outward])


def finish(*animations: Any) -> None:
    """Play animations to their ends."""
    for animation in animations:
        animation.begin()
        animation.finish()


def test_where_its_parts_are_told_each_ends_off_the_glass_and_the_eye_goes_back(space: Space) -> None:
    home, land = space.landscape.view, space.landscape
    legs = space.legs(space.surface)
    finish(space.look_at_parts())
    rim = hull(space.egg.outline(land.view))
    for slope, leg in zip(space.surface.slopes, legs, strict=True):
        if slope:
            tip = land.view.project(points_of(leg, space.whole)[-1:])[:, :2]
            assert not inside(rim, tip).any()
    low, high = land.extremes()
    assert space.room.shrunk(-0.05).holding(np.array([low[:2], high[:2]])).all()
    finish(space.look_back())
    assert land.view == home


def test_all_of_it_lies_in_its_region(space: Space) -> None:
    low, high = space.landscape.extremes()
    region, slack = space.region, 1e-3
    assert low[0] >= region.left - slack and high[0] <= region.right + slack
    assert low[1] >= region.bottom - slack and high[1] <= region.top + slack


def on_screen(space: Space, *things: Thing) -> np.ndarray:
    """Points (n, 2) of the frame at which things are seen."""
    points = [points_of(thing, space.whole) for thing in things]
    return space.landscape.view.project(np.concatenate(points))[:, :2]


def test_there_is_room_for_the_plane_and_joined_arrows(space: Space) -> None:
    at, legs = space.surface.at, space.legs(space.surface)
    finish(*space.join(*legs))
    seen, region, slack = on_screen(space, *space.plane(at), *legs), space.region, 1e-3
    assert region.shrunk(-slack).holding(seen).all()


def test_places_where_values_stand_keep_off_words_beside_it(space: Space) -> None:
    words = Rectangle(width=4.0, height=0.6).move_to([-4.6, 3.2, 0.0])
    beside = Space(space.surface, [space.surface.outward], beside=[words])
    seen = on_screen(beside, *Stops(SCENE, beside, beside.point(space.surface.at), "surface").balls)
    assert not box_of(words, theme.TEXT_GAP).holding(seen).any()


def test_a_ball_goes_along_each_axis_in_turn_and_ends_on_the_surface(space: Space) -> None:
    ball = space.point(space.surface.at)
    stops, way = Stops(SCENE, space, ball, "surface"), [space.surface.middle]
    for number in range(1, stops.last + 1):
        finish(*stops.go(number))
        way.append(space.whole.back(placed(ball.point, space.whole)))
    steps = np.abs(np.diff(way, axis=0)) > 1e-9
    assert way[-1] == pytest.approx([float(value) for value in space.surface.at])
    assert (steps.sum(axis=1) == 1).all() and (np.diff(steps.argmax(axis=1)) > 0).all()
    found = [float(space.surface.function.sample(*place)) for place in way]
    assert [float(value) for value in space.surface.climb] == pytest.approx(found)


def test_balls_with_greater_values_are_paler(space: Space) -> None:
    ball = space.point(space.surface.at)
    stops = Stops(SCENE, space, ball, "surface")
    finish(*stops.colours())
    told = zip(space.surface.climb, (*stops.balls, ball), strict=True)
    pale = [sum(theme.channels(each.colour)) for _, each in sorted(told, key=lambda pair: pair[0])]
    assert pale == sorted(pale) and pale[0] < pale[-1]


def test_the_ball_that_goes_is_as_large_as_those_that_it_leaves_until_they_go() -> None:
    surface = LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ("x", "y", "z")), (1, 1, 1))
    space = Space(surface, [surface.outward])
    ball, before = space.point(surface.at), space.point(surface.at).radius
    stops = Stops(SCENE, space, ball, "surface")
    assert {each.radius for each in stops.balls} == {ball.radius} and ball.radius > before
    finish(*stops.going())
    assert ball.radius == before


def test_balls_at_places_that_are_close_to_each_other_are_so_small_that_each_is_seen() -> None:
    surface = LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ("x", "y", "z")), (2, 0.25, 0.5))
    space = Space(surface, [surface.outward])
    stops = Stops(SCENE, space, space.point(surface.at), "surface")
    outlines = [hull(on_screen(space, ball)) for ball in stops.balls]
    assert not any(inside(one, other).any() for one, other in combinations(outlines, 2))


def test_nothing_in_it_is_hidden_by_ground(space: Space) -> None:
    """There is a floor, and no block: what hangs below something else is seen."""
    land = space.landscape
    points = land.view.project(land.terrain.border)[:, :2]
    assert not covers(land.terrain, land.view, points).any()


def test_the_point_is_on_the_side_that_faces_the_eye(space: Space) -> None:
    here = space.at(space.surface.at)
    assert space.egg.faces(here[None] + 1e-6 * (here - space.egg.centre), space.landscape.view).all()


def test_it_lies_well_off_the_outline_of_the_glass_and_the_arrow_is_long(space: Space) -> None:
    """So that one sees that the arrow stands square on the glass, and does not stick out of its rim."""
    view, here = space.landscape.view, on_screen(space, space.point(space.surface.at))[0]
    rim = space.egg.outline(view)
    inner = rim.mean(axis=0) + 0.94 * (rim - rim.mean(axis=0))
    assert inside(hull(inner), here[None]).all()
    arrow = on_screen(space, space.arrow(space.surface.at, space.surface.gradient))
    assert np.hypot(*(arrow[-1] - arrow[0])) > 0.22 * np.ptp(rim, axis=0).min()


def test_the_skin_is_the_level_surface(space: Space) -> None:
    points = space.whole.back(placed(space.skin().points, space.whole))
    values = space.surface.function.sample(*points.T)
    assert values == pytest.approx(np.full(len(points), float(space.surface.value)), rel=1e-6)


def test_parts_join_to_the_whole(space: Space) -> None:
    legs = space.legs(space.surface)
    arrow = space.arrow(space.surface.at, space.surface.gradient)
    finish(*space.join(*legs))
    assert placed(legs[0].start, space.whole) == pytest.approx(placed(arrow.start, space.whole))
    assert placed(legs[-1].end, space.whole) == pytest.approx(placed(arrow.end, space.whole))


def test_the_plane_touches_the_glass_square_to_the_gradient(space: Space) -> None:
    at = space.surface.at
    disc = placed(space.plane(at)[0].points, space.whole)
    arrow = space.arrow(at, space.surface.gradient)
    start, end = (placed(each, space.whole) for each in (arrow.start, arrow.end))
    assert (disc - start) @ (end - start) == pytest.approx(np.zeros(len(disc)), abs=1e-9)
    assert (np.linalg.norm(space.egg.units(disc), axis=1) > 1).all()


def over_the_plane(space: Space) -> float:
    """The cosine between the way to the eye and the way out of the surface."""
    arrow = space.arrow(space.surface.at, space.surface.gradient)
    way = placed(arrow.end, space.whole) - placed(arrow.start, space.whole)
    toward = space.landscape.view.eye - space.at(space.surface.at)
    return float(way @ toward / np.linalg.norm(way) / np.linalg.norm(toward))


def test_the_plane_shows_its_face_and_the_eye_goes_to_its_edge_and_back(space: Space) -> None:
    assert over_the_plane(space) > 0.35
    finish(space.look_along(space.surface.at))
    assert over_the_plane(space) == pytest.approx(0, abs=1e-9)
    finish(space.look_back())
    assert space.landscape.view == space.home and over_the_plane(space) > 0.35


def test_from_its_edge_the_plane_is_a_line_and_the_gradient_square_to_it(space: Space) -> None:
    at = space.surface.at
    finish(space.look_along(at))
    rim = space.plane(at)[1]
    edge = TangentEdge(space, at, rim, formula('upright("tangent plane")', size=theme.LABEL_SIZE), formula("f = 6"))
    along = on_screen(space, edge.line)
    across = np.array([[0, -1], [1, 0]]) @ (along[1] - along[0]) / np.linalg.norm(along[1] - along[0])
    ring = on_screen(space, rim)
    assert (ring - along[0]) @ across == pytest.approx(np.zeros(len(ring)), abs=1e-9)
    foot, tip = on_screen(space, space.arrow(at, space.surface.gradient))[[0, -1]]
    assert abs((tip - foot) @ across) == pytest.approx(np.linalg.norm(tip - foot), rel=1e-2)
    square = on_screen(space, edge.square)
    assert not any(box_of(name).is_crossed(square) for name in edge.names), "the mark of the right angle is bare"


@pytest.mark.parametrize("times", [8.0, 64.0])
def test_where_a_lens_looks_two_balls_run_apart_on_the_line_of_the_plane_square_to_the_gradient_and_on_the_rim(
    space: Space, times: float
) -> None:
    at, surface, function = space.surface.at, space.surface, space.surface.function
    finish(space.look_along(at))
    foot, tip = points_of(space.arrow(at, surface.gradient), space.whole)[[0, -1]]
    near, ways = AlongEdge(space, at, times), []
    finish(near.run())
    for ball in near.balls:
        here = placed(ball.point, space.whole)
        ways.append(here - foot)
        off = np.linalg.norm(ways[-1]) * np.linalg.norm(surface.slopes) / space.whole.unit
        value = float(function.sample(*space.whole.back(here))) - float(surface.value)
        assert abs(value) < 0.2 * off, "as good as the same value: it would climb by all of that along the gradient"
        assert abs(ways[-1] @ (tip - foot)) < 1e-9
    assert ways[0] == pytest.approx(-ways[1]) and np.linalg.norm(ways[0]) > 0, "one straight line"
    view = space.landscape.view.closer(times, foot, 0.0, 0.0)
    left, right = view.project(foot + np.array(ways))[:, :2]
    rim = space.egg.outline(view, 20001)
    for ball in (left, right):
        assert np.hypot(*(rim - ball).T).min() < 2 / times, "on the rim of the glass, which is straight there"
    first, corner, second = points_of(near.square, space.whole)
    assert np.cross(first - foot, ways[0]) == pytest.approx(np.zeros(3), abs=1e-9), "along the line"
    assert np.cross(second - foot, tip - foot) == pytest.approx(np.zeros(3), abs=1e-9), "and along the gradient"
    assert corner - second == pytest.approx(first - foot)


def test_while_a_lens_nears_the_rim_of_the_glass_straightens_onto_the_line_of_the_plane(space: Space) -> None:
    at, radius = space.surface.at, 1.95
    finish(space.look_along(at))
    line = on_screen(space, TangentEdge(space, at, space.plane(at)[1], formula("f")).line)
    way = (line[-1] - line[0]) / np.linalg.norm(line[-1] - line[0])

    def bend(times: float) -> float:
        rim = space.egg.outline(space.landscape.view.closer(times, space.at(at), 0.0, 0.0), 20001)
        seen = rim[np.hypot(*rim.T) < radius]
        return float(abs(seen @ [-way[1], way[0]]).max())

    bends = [bend(times) for times in (2.0, 8.0, 64.0)]
    assert bends == sorted(bends, reverse=True) and bends[-1] < bends[0] / 10 and bends[-1] < 0.05


def test_lines_across_the_plane_lie_on_it_from_one_side_to_the_other(space: Space) -> None:
    _, rim, *lines = space.plane(space.surface.at)
    ring = points_of(rim, space.whole)
    foot, tip = points_of(space.arrow(space.surface.at, space.surface.gradient), space.whole)[[0, -1]]
    for line in lines:
        ends = points_of(line, space.whole)
        assert (ends - foot) @ (tip - foot) == pytest.approx(np.zeros(len(ends)), abs=1e-9)
        assert max(np.linalg.norm(ring - end, axis=1).min() for end in ends) < np.ptp(ring) / 30


def beside_title(surface: LevelSurface) -> tuple[Space, Rectangle]:
    """A space with glass, an arrow and a plane in it, and a rectangle in place of the title that it stands beside."""
    title = Rectangle(width=3.6, height=0.4).move_to([-5.7, 3.25, 0.0])
    space = Space(surface, [surface.outward], beside=[title])
    space.landscape.put(space.skin(), *space.plane(surface.at))
    return space, title


def test_the_name_of_the_plane_stands_off_the_glass_and_under_the_line_of_a_title(space: Space) -> None:
    space, title = beside_title(space.surface)
    finish(space.look_along(space.surface.at))
    for label in at_rim(space, formula("f", size=theme.LABEL_SIZE), space.plane(space.surface.at)[1]):
        edge = hull(space.egg.outline(space.landscape.view))
        assert not inside(edge, box_of(label).middle[None]).any()
        assert box_of(label).top <= box_of(title).bottom + 1e-9


def test_the_value_of_the_glass_stands_beside_it_and_close_to_it(space: Space) -> None:
    space, _ = beside_title(space.surface)
    space.landscape.put(space.arrow(space.surface.at, space.surface.gradient))
    edge = space.egg.outline(space.landscape.view)
    for label in at_glass(space, formula("f = 6", size=theme.LABEL_SIZE)):
        box = label.box
        assert not inside(hull(edge), np.array([box.middle])).any()
        assert box.left > edge[:, 0].mean() and min(box.apart(Box(*point, *point)) for point in edge) < 0.5


@pytest.mark.parametrize("at", [(1, 1, 1), (1, 2, 1), (3, 2, 1)])
def test_each_value_stands_at_its_own_place_and_on_no_ball_and_no_foot(at: Point) -> None:
    surface = LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ("x", "y", "z")), at)
    space = Space(surface, [surface.outward])
    space.stand_close()
    scene: Any = SimpleNamespace(formula=lambda _, size: formula("f(1, 1, 0) = 12", size=size))
    stops = Stops(scene, space, space.point(at), "surface")
    stops.coming()
    for number in range(1, stops.last + 1):
        stops.go(number)
    for place, label in zip(stops.places, stops.told, strict=True):
        x, y = space.landscape.view.project(place)[:2]
        assert label.box.apart(Box(x, y, x, y)) < 0.8
        for ball in extents_of_things([*stops.balls, stops.ball], space.landscape.sight, None, 1.0):
            assert not label.box.shrunk(0.03 - ball.room).enclosing(ball.path).any()  # nor on the square around it
        assert not any(label.box.enclosing(on_screen(space, line)).any() for line, _ in stops.plumbs)


@pytest.mark.parametrize(
    ("function", "at"),
    rows(
        2,
        [
            ("x**2 + y**2 + z**2", (2, -1, 1)),
            ("2*(x + 2)**2 + 0.5*(y - 0.27)**2 + z**2", (1, 1.71, 2)),
            ("(x - 1.65)**2 + y**2 + z**2", (-1.5, 1.05, 2)),
            ("2*x**2 + 2*y**2 + z**2 - 2*x + x*y/2", (-0.9, -1.93, 2)),
            ("(x + y/2)**2 + 0.5*y**2 + 1.25*(z + 1 - y/4)**2", (-2.95, 0.5, 1)),
            ("1.25*x**2 + (y - 3)**2 + (z + 1)**2", (-2, 0, 1.5)),
        ],
    ),
)
def test_from_its_edge_high_glass_too_stands_under_a_title_and_the_name_at_the_upper_end(
    function: str, at: Point
) -> None:
    space, title = beside_title(LevelSurface.of(Function(function, ("x", "y", "z")), at))
    finish(space.look_along(at))
    view, line, ring = space.landscape.view, box_of(title).bottom, on_screen(space, space.plane(at)[1])
    (label,) = at_rim(space, formula('upright("tangent plane")', size=theme.LABEL_SIZE), space.plane(at)[1])
    box, end = label.box, ring[np.argmax(ring[:, 1]), :2]
    off = np.clip(end, (box.left, box.bottom), (box.right, box.top)) - end
    half = np.hypot(*(end - ring[:, :2].mean(axis=0)))
    assert box.bottom > ring[:, 1].mean() and np.hypot(*off) < half / 2
    assert max(label.box.top, space.egg.outline(view)[:, 1].max()) <= line + 1e-9
    assert view.project(space.egg.all_over)[:, 1].min() >= space.room.bottom - 1e-9 and not space.landscape.floats


@pytest.mark.verify
@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("0.5*x**2 + 2*y**2 + 1*z**2 + 3*x + x*y/2", (1, 3, 4)),
        ("x**2 + 2*y**2 + 3*z**2", (1, 1, 1)),
        ("0.5*x**2 + 2*y**2 + z**2 + 3*x", (1, 3, 4)),
    ],
)
def test_the_arrow_and_its_name_pass_by_a_title_as_the_eye_turns(function: str, at: Point) -> None:
    space, title = beside_title(LevelSurface.of(Function(function, ("x", "y", "z")), at))
    space.landscape.put(arrow := space.arrow(at, space.surface.gradient))
    nabla = space.label(formula("nabla f", size=theme.LABEL_SIZE), arrow)
    turning = space.look_along(at, rate_func=linear)
    turning.begin()
    for share in np.linspace(0, 1, 11):
        turning.interpolate(share)
        assert box_of(nabla).apart(box_of(title)) > 0.1
        assert not box_of(title).holding(on_screen(space, arrow)).any()


@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("0.5*(x + 2.61 + y/2)**2 + 3*y**2 + 1.25*(z - y/4)**2", (1, 2.24, 2)),
        ("x**2 + 2*y**2 + 3*z**2", (1, 1, 1)),
        ("x**2 + y**2 + z**2", (0, 0, 1)),
    ],
)
def test_the_floor_keeps_off_captions_as_the_eye_turns(function: str, at: Point) -> None:
    space, _ = beside_title(LevelSurface.of(Function(function, ("x", "y", "z")), at))
    for turning in (space.look_along(at, rate_func=linear), space.look_back(rate_func=linear)):
        turning.begin()
        for share in np.linspace(0, 1, 11):
            turning.interpolate(share)
            floor = space.landscape.view.project(space.whole.border)[:, 1]
            assert floor.min() > theme.FAR_PICTURE.bottom - 0.15 or space.landscape.floor < 2 / 3
            glass = space.landscape.view.project(space.egg.all_over)[:, 1]
            assert glass.min() > theme.FAR_PICTURE.bottom - 0.15
        turning.finish()


def test_no_edge_of_the_floor_leads_through_words_under_it() -> None:
    surface = LevelSurface.of(Function("x**2 + y**2 + 3*z**2 + 3*x + x*y/2", ("x", "y", "z")), (-1.25, -1.5, 1))
    words = formula("#[arrows at a quarter of their length]", size=theme.SMALLEST_SIZE).stand(theme.EDGES[0], -2.77)
    space = Space(surface, [surface.outward], [formula(name) for name in "xyz"], beside=[words])
    middle, half = box_of(words).middle, np.array([words.width, words.height]) / 2
    spots = middle + half * np.stack(np.meshgrid(*[np.linspace(-1, 1, 30)] * 2), -1).reshape(-1, 2)
    drift = space.drift(3.0)
    assert drift is not None
    for share in np.linspace(0, 1, 5):
        drift.interpolate(share)
        assert not inside(hull(space.landscape.view.project(space.whole.border)[:, :2]), spots).any()


def test_the_floor_goes_where_the_glass_is_seen_from_its_edge_so_that_this_is_larger_and_comes_back(
    space: Space,
) -> None:
    land = space.landscape
    finish(space.look_along(space.surface.at))
    assert land.floor == 0 and not any(extent.covers for extent in land.extents())
    without = land.view
    finish(space.look_back())
    assert land.floor == 1 and any(extent.covers for extent in land.extents())
    assert without.zoom > space.fitted(without).zoom, "from there, with the floor and all that stood on it"


def test_things_cast_shadows_on_the_floor_until_there_is_glass_over_it(space: Space) -> None:
    skin = space.skin()
    assert space.landscape.sight.shade > 0
    space.landscape.put(skin)
    assert space.landscape.sight.shade == 0
    skin.opacity = 0.5
    assert 0 < space.landscape.sight.shade < OpenSight.shade


def test_the_mark_of_a_right_angle_is_square_on_the_frame() -> None:
    """Between the gradient and a line on the plane, in the lecture's example, where the plane is a broad ellipse."""
    surface = LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ("x", "y", "z")), (1, 1, 1))
    space = Space(surface, [surface.outward])
    (foot, edge), mark = (on_screen(space, part) for part in space.square(surface.at))
    tip = on_screen(space, space.arrow(surface.at, surface.gradient))[-1]
    along, up = edge - foot, tip - foot
    assert abs(along @ up) < 0.12 * np.linalg.norm(along) * np.linalg.norm(up)
    assert mark[0] - foot == pytest.approx((mark[0] - foot) @ along / (along @ along) * along, abs=0.02)
    ring = on_screen(space, space.plane(surface.at)[1])
    sizes = np.linalg.svd(ring - ring.mean(axis=0), compute_uv=False)
    assert sizes[1] > 0.22 * sizes[0]


def test_from_close_the_edges_of_the_space_are_seen_and_the_glass_is_larger_where_they_leave_it_room(
    space: Space,
) -> None:
    before = space.landscape.view.zoom
    space.stand_close()
    tops = space.landscape.view.project(space.whole.tops)[:, :2]
    assert space.room.shrunk(-1e-6).holding(tops).all()
    assert space.landscape.view.zoom >= before or not space.room.shrunk(0.05).holding(tops).all()
    here, held = space.landscape.view, space.landscape.bounds
    assert space.room.shrunk(-1e-6).holding(here.project(space.whole.brim)[:, :2]).all()
    assert spanned(here.project(held)[:, :2]) >= spanned(space.fitted(space.home).project(held)[:, :2])
    finish(space.look_back())
    assert space.landscape.view.zoom == before


@pytest.mark.parametrize(
    ("text", "height", "some"),
    [("0.5*x**2 + 0.5*y**2 + 3*z**2 + 3*y + x*y/2", 2, 1), ("x**2 + 2*y**2 + 3*z**2", 4, 0)],
)
def test_a_number_that_the_glass_covers_is_seen_only_until_that_comes(
    text: str, height: int, some: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("steepest.stage.figures.space.places._FLOOR", 0.7)  # on a floor as small as that
    surface = LevelSurface.of(Function(text, ("x", "y", "z")), (3, 0, height))
    space = Space(surface, [surface.outward], [formula(name) for name in "xyz"])
    space.axes.put()
    space.axes.place()
    glass = hull((skin := space.skin()).egg.outline(space.landscape.view))

    def seen() -> list[bool]:
        boxes = [box_of(each.text) for each in space.axes.placed if not each.is_name and each.seen]
        return [bool(inside(glass, corners(box)).any()) for box in boxes]

    covered = sum(seen())
    space.landscape.put(skin)
    space.axes.step_aside()
    assert seen() and not any(seen())
    assert covered == some


def test_words_beside_an_arrow_keep_off_names_that_gave_way_to_it() -> None:
    surface = LevelSurface.of(
        Function("3*x**2 + 1.25*y**2 + 0.5*z**2 - 2*x + x*y/2", ("x", "y", "z")), (0, 0, 1.5)
    )
    space = Space(surface, [surface.outward], [formula(name) for name in "xyz"])
    legs, arrow = space.legs(surface), space.arrow(surface.at, surface.gradient)
    space.landscape.put(*legs, arrow)
    finish(*space.join(*legs))
    space.axes.put()
    space.axes.place()
    labels = [space.label(formula("0"), leg, legs, arrow) for leg in legs]
    names = [box_of(each.text) for each in space.axes.placed if each.is_name]
    assert all(box_of(label).apart(name) >= 0 for label in labels for name in names)


def test_through_a_lens_the_glass_is_as_large_as_it_says(space: Space) -> None:
    near = NearSpace(space.landscape)
    at = np.array([float(value) for value in space.surface.at])
    centre = np.array([4.0, 0.0])
    here, there = space.at(at), space.at(at, 1e-4 * np.array([0.0, 1.0, 0.5]))
    for times in (4.0, 64.0):
        near.look(at, times, centre, 1.5, 1.0)
        views = near.view, space.landscape.view
        moved, plain = (np.subtract(*view.project(np.array([there, here])))[:2] for view in views)
        assert moved == pytest.approx(times * plain, rel=1e-2)
        assert near.view.project(here)[:2] == pytest.approx(centre)


@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("x**2 + y**2 + 2*z**2 + 3*x + x*y/2", (3, 0, 3)),
        ("2*(x + 1.5)**2 + 0.5*y**2 + (z + 1)**2", (0, -0.36, 4)),
        ("x**2 + y**2 + z**2", (1, 1, 1)),
    ],
)
def test_the_axis_of_heights_is_clear_of_the_glass(function: str, at: tuple[float, ...]) -> None:
    space = Space(LevelSurface.of(Function(function, ("x", "y", "z")), at))
    lines = [points_of(tick, space.whole) for tick in space.axes.ticks]
    (pole,) = (line for line in lines if np.ptp(line[:, 2]) > 0)
    glass, view = space.egg.outline(space.landscape.view)[:, 0], space.landscape.view
    across = view.project(pole)[:, 0]
    assert across.min() > glass.max() or across.max() < glass.min()


@pytest.mark.parametrize("whole", [(2, 4, 6), (2, 2, 2), (2, -4, 4), (6, 2, 4)], ids=str)
def test_arrows_along_the_axes_are_told_apart_from_where_it_is_seen(whole: tuple[float, ...]) -> None:
    view = facing(np.array(whole))
    ways = np.sign(np.diag(whole)) @ view.axes[:2].T
    turns = np.sort(np.degrees(np.arctan2(ways[:, 1], ways[:, 0])) % 360)
    assert min(np.hypot(*way) for way in ways) > 0.35
    assert np.diff(turns, append=turns[0] + 360).min() > 16


def test_the_shortest_part_is_open_and_the_ghosts_fan_out() -> None:
    """In the lecture's example: an arrow of length 2 beside one of 6 is no stub, nor is that of 4, from where the
    tangent plane is seen three-quarters on."""
    gradient, outward = np.array([2.0, 4.0, 6.0]), np.ones(3)
    view = facing(gradient, [outward], [np.ones(3)])
    shown = [np.hypot(*(view.axes[:2] @ way)) for way in np.eye(3)]
    assert min(shown) > 0.6
    ends = np.array([view.axes[:2] @ way for way in ([0, 0, 1], gradient, outward)])
    turns = np.degrees(np.arctan2(ends[:, 1], ends[:, 0]))
    assert turns[0] - turns[2] > 45 and np.diff(-turns).min() > 15


@pytest.mark.parametrize(
    ("gradient", "outward"),
    [((1, -1, 8), (1, -1, 1)), ((1, 1, 8), (1, 1, 1)), ((2, 2, 8), (2, 2, 2)), ((2, 1, 9), (2, 1, 1))],
    ids=str,
)
def test_the_ghosts_fan_out_where_the_arrow_stands_nearly_upright(
    gradient: tuple[int, ...], outward: tuple[int, ...]
) -> None:
    """The eye, square to the arrow, is there on one of two sides: over the way outward, or low and beside it."""
    ways = np.array([gradient, outward], float)
    view = facing(ways[0], [ways[1]], [np.ones(3)])
    ends = np.array([view.axes[:2] @ way for way in ways])
    turns = np.degrees(np.arctan2(ends[:, 1], ends[:, 0]))
    assert abs(turns[0] - turns[1]) > 20


@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("4*x**2 + y**2 + 2*z**2", (1, -1, 1)),
        ("x**2 + 2*y**2 + 3*z**2", (-3, 1, 1)),
        ("3*x**2 + 2*y**2 + z**2", (-1, 1, 2)),
    ],
)
def test_arrows_among_which_one_chooses_are_seen_apart_and_so_are_the_places_on_the_way(
    function: str, at: Point
) -> None:
    surface = LevelSurface.of(Function(function, ("x", "y", "z")), at)
    space = Space(surface, [surface.outward])
    view, here = space.landscape.view, space.at(at)
    longest = np.diag(surface.slopes)[int(np.argmax(np.abs(surface.slopes)))]
    ends = np.array([space.tip(at, way) for way in (surface.gradient, longest, surface.outward)])
    ways = view.project(ends)[:, :2] - view.project(here)[:2]
    turns = np.sort(np.degrees(np.arctan2(ways[:, 1], ways[:, 0])) % 360)
    assert np.diff(turns, append=turns[0] + 360).min() > 13
    assert min(np.hypot(*ways.T) / np.linalg.norm(ends - here, axis=1)) > 0.6 * view.zoom
    seen = view.project(np.array([space.at(stop) for stop in surface.stops]))[:, :2]
    assert all(
        np.hypot(*(seen[a] + share * (seen[b] - seen[a]) - seen[c])) > 0.2 * view.zoom
        for a, b, c in ((0, 1, 2), (0, 1, 3), (1, 2, 0), (1, 2, 3), (2, 3, 0), (2, 3, 1))
        for share in np.linspace(0, 1, 21)
    )


def test_the_floor_is_smaller_than_the_glass_and_holds_the_foot_of_its_point(space: Space) -> None:
    (a, b), (c, d) = space.whole.xs, space.whole.ys
    x, y, _ = (float(value) for value in space.surface.at)
    assert a < x < b and c < y < d
    assert b - a <= 2.2 * space.surface.reach[0] and d - c <= 2.2 * space.surface.reach[1]


def test_colours_are_those_of_the_variables(space: Space) -> None:
    assert [leg.colour for leg in space.legs(space.surface)] == [theme.FIRST, theme.SECOND, theme.THIRD]


def test_the_eye_is_lower_where_only_then_the_plane_is_seen_from_its_edge() -> None:
    def height(at: tuple[int, ...]) -> float:
        space = Space(LevelSurface.of(Function("x**2 + y**2 + z**2", ("x", "y", "z")), at))
        finish(space.look_along(space.surface.at))
        return space.landscape.view.elevation

    assert height((0, 0, 1)) < height((1, 1, 1))


def test_numbers_of_parts_keep_off_the_glass_where_there_is_room_that_is_not_nearer_to_another() -> None:
    surface = LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ("x", "y", "z")), (1, 1, 1))
    space = Space(surface, [surface.outward])
    legs, arrow = space.legs(surface), space.arrow(surface.at, surface.gradient)
    space.landscape.put(space.skin(), *legs, arrow)
    finish(*space.join(*legs))
    glass = space.egg.outline(space.landscape.view)
    labels = [space.label(formula("0"), leg, legs, arrow) for leg in legs]
    for label, leg in zip(labels, legs, strict=True):
        middle = label.get_center()[:2]
        assert off_arrow(space, middle, leg) == min(off_arrow(space, middle, each) for each in (*legs, arrow))
    for label in labels[1:]:
        assert not label.box.holding(glass).any()
        assert not inside(hull(glass), label.get_center()[None, :2]).any()
    assert inside(hull(glass), labels[0].get_center()[None, :2]).all()  # it is short, and the next one is beside it


def off_arrow(space: Space, place: np.ndarray, arrow: Arrow) -> float:
    """How far a place (2,) of the frame is from an arrow, as that is seen now."""
    ends = np.array([placed(end, space.whole) for end in (arrow.start, arrow.end)])
    start, end = space.landscape.view.project(ends)[:, :2]
    share = np.clip((place - start) @ (end - start) / ((end - start) @ (end - start)), 0, 1)
    return float(np.hypot(*(place - start - share * (end - start))))


def test_a_number_of_a_part_of_an_arrow_stands_nearer_to_that_than_to_the_whole(space: Space) -> None:
    legs = space.legs(space.surface)
    arrow = space.arrow(space.surface.at, space.surface.gradient)
    space.landscape.put(space.skin(), *legs, arrow)
    finish(*space.join(*legs))
    space.label(formula("nabla f", size=theme.LABEL_SIZE), arrow, legs)
    parts = [leg for leg, slope in zip(legs, space.surface.slopes, strict=True) if slope]
    for leg in parts if len(parts) > 1 else []:
        middle = space.label(formula("-2", size=theme.LABEL_SIZE), leg, legs, arrow).get_center()[:2]
        assert off_arrow(space, middle, leg) < off_arrow(space, middle, arrow)


@pytest.mark.parametrize("at", [(1, 1, 1), (1, 2, 1), (1, 3, 1), (3, 2, 1), (-1, 2, 1)])
def test_the_last_value_on_a_way_stands_near_its_place_though_glass_will_be_around_that(at: Point) -> None:
    surface = LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ("x", "y", "z")), at)
    space = Space(surface, [surface.outward])
    scene: Any = SimpleNamespace(formula=lambda _, size: formula("f = 12", size=size))
    stops = Stops(scene, space, space.point(at), "surface")
    stops.coming()
    for number in range(1, stops.last + 1):
        stops.go(number)
    x, y = space.landscape.view.project(stops.places[-1])[:2]
    assert stops.told[-1].box.apart(Box(x, y, x, y)) < 1


@pytest.mark.verify
@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("0.5*x**2 + (y + 2)**2 + 2*z**2", (1.12, -1, 0.5)),
        ("0.5*(x - 0.75 + y/2)**2 + 3*(y - 0.5)**2 + 0.5*(z - (y - 0.5)/4)**2", (0.5, 2, 3)),
        ("x**2 + 2*y**2 + 3*z**2", (1, 1, 1)),
    ],
)
def test_no_words_cross_others_while_the_eye_drifts(function: str, at: tuple[float, ...]) -> None:
    surface = LevelSurface.of(Function(function, ("x", "y", "z")), at)
    title = formula("#[One more variable]").stand(theme.EDGES[0], 3.3)
    space = Space(surface, [surface.outward], [formula(name) for name in "xyz"], beside=[title])
    legs = space.legs(surface)
    space.axes.put()
    space.landscape.put(space.point(at), *space.plumb(at), space.skin())
    words = [formula(f"{float(slope):.4g}", size=theme.LABEL_SIZE) for slope in surface.gradient]
    labels = [space.label(number, leg, legs) for number, leg in zip(words, legs, strict=True)]
    space.landscape.put(*legs)
    drift = space.drift(3.0)
    assert drift is not None
    for share in np.linspace(0, 1, 9):
        drift.interpolate(share)
        boxes = [label.box for label in labels]
        assert all(one.apart(other) > -0.06 for one, other in combinations(boxes, 2)), share


def test_from_close_the_lecture_s_glass_spans_a_quarter_of_the_frame_and_its_places_stay_apart() -> None:
    surface = LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ("x", "y", "z")), (1, 1, 1))
    space, _ = beside_title(surface)
    home, places = space.home, [space.at(stop) for stop in surface.stops]
    space.stand_close()
    seen, held = space.landscape.view, space.landscape.bounds
    assert spanned(seen.project(held)[:, :2]) > 0.25
    straight = space.fitted(home)
    off = stands_off([straight, seen], places) * [straight.zoom, seen.zoom]
    assert off[1] >= off[0]
