"""A lens shows what is there, so many times as large, and stands off what matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cairo
import numpy as np
import pytest
from manim import DL, DR, UL, UR, Dot, Scene, Square, tempconfig

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import box_of
from steepest.stage.figures.lens.glass import MARKED, joint
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.magnification import CLOSEST, magnification
from steepest.stage.figures.lens.near_ground import NearGround
from steepest.stage.figures.lens.near_map import NearMap
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.ground.paint.thing_painter import points_of, standing
from steepest.stage.ground.things import Arrow, Somebody, SpaceCurve
from steepest.stage.ground.things import Dot as Ball
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.inventory import take
from steepest.stage.play.layout import findings
from steepest.stage.play.live import Live
from steepest.stage.play.projector import Audience, Projector
from steepest.stage.play.redrawing import redrawn
from steepest.stage.type.typeset import words
from tests.families import crossed, family, rows

PASS = Function("x**2 - y**2", ["x", "y"])
HERE = (0.5, 0.25)
SIZE = {"pixel_width": 480, "pixel_height": 270, "frame_width": theme.FRAME_WIDTH, "frame_height": 8.0}


@pytest.fixture
def scene() -> Iterator[Scene]:
    with tempconfig({**SIZE, "frame_rate": 30, "background_color": theme.BACKGROUND}):
        yield Scene(renderer=Projector(Audience(), ""))


def block(view: View | None = None, region: Box = theme.BESIDE) -> Block:
    return Block(PASS, [(-2, 2), (-2, 2)], view or View(-150, 44), [words("x"), words("y"), None], region)


def chart() -> ContourMap:
    return ContourMap(Plane((-3, 3), (-3, 3), Box(-6.0, -2.42, -1.1, 2.42), equal=True), PASS.sample)


def play(scene: Scene, *parts: Any, share: float = 1.0) -> None:
    """Play animations, to their end if nothing else is said."""
    for animation in (one for part in parts for one in part):
        animation._setup_scene(scene)
        animation.begin()
        animation.interpolate(share)
        if share == 1:
            animation.finish()
            animation.clean_up_from_scene(scene)


def shown(lens: Lens) -> Any:
    """What is seen by a lens, as it is now."""
    lens.glass.look()
    return lens.glass.near


@pytest.mark.parametrize("times", [4, 16, 64])
def test_the_ground_is_so_many_times_as_large(scene: Scene, times: int) -> None:
    land = block()
    near = shown(Lens(scene, land, HERE, times))
    assert isinstance(near, NearGround) and near.sight is not None
    ends = land.whole.on(*np.array([HERE, (0.501, 0.252)]).T)
    seen, whole = (view.project(ends)[:, :2] for view in (near.sight.view, land.landscape.view))
    assert seen[1] - seen[0] == pytest.approx(times * (whole[1] - whole[0]), rel=1e-3)


@pytest.mark.parametrize("times", [4, 64])
def test_the_place_is_in_the_middle_and_all_of_the_disc_is_ground(scene: Scene, times: int) -> None:
    land = block()
    lens = Lens(scene, land, HERE, times)
    near = shown(lens)
    assert near.sight.view.project(land.whole.on(*HERE))[:2] == pytest.approx(lens.glass.centre)
    rim = near.sight.view.project(near.sight.terrain.points)[..., :2] - lens.glass.centre
    edge = np.concatenate([rim[0], rim[-1], rim[:, 0], rim[:, -1]])
    assert np.hypot(*edge.T).min() > lens.glass.radius


def test_a_line_on_the_ground_lies_on_it_from_close_by_and_becomes_straight(scene: Scene) -> None:
    land, bends = block(), []
    play(scene, come(land.edge(Cut(PASS, HERE, "x"), theme.FIRST)))
    for times in (4, 16, 64):
        near = shown(Lens(scene, land, HERE, times))
        (line,) = [thing for thing in near.things if isinstance(thing, SpaceCurve)]
        x, y, _ = land.whole.back(np.asarray(line.points)).T
        over = np.asarray(line.points)[:, 2] - land.whole.on(x, y)[:, 2]
        assert np.abs(over).max() * times < 0.02
        flat = near.sight.view.project(np.asarray(line.points))[:, :2]
        flat = flat[np.hypot(*(flat - lens_centre(near)).T) < 1.5]
        chord = (flat[-1] - flat[0]) / np.hypot(*(flat[-1] - flat[0]))
        bends.append(float(np.abs((flat - flat[0]) @ [-chord[1], chord[0]]).max()))
    assert bends[0] > 2 * bends[1] > 4 * bends[2]


def lens_centre(near: Any) -> np.ndarray:
    return np.array([near.pane.left + near.pane.right, near.pane.bottom + near.pane.top]) / 2


def test_who_walks_is_seen_in_it_too(scene: Scene) -> None:
    land = block()
    ball = land.ball(HERE)
    play(scene, come(ball))
    lens = Lens(scene, land, HERE, 16)
    before = digest(shown(lens).appearance())
    (seen,) = [thing for thing in shown(lens).things if isinstance(thing, Ball)]
    assert seen.radius > 2 * ball.radius  # where all is larger, they are
    play(scene, [land.move(ball, (0.52, 0.25))])
    assert digest(shown(lens).appearance()) != before
    play(scene, [land.move(ball, (1.5, 1))])
    assert not [thing for thing in shown(lens).things if isinstance(thing, Ball)]


def test_who_stands_where_its_ring_is_stands_before_it(scene: Scene) -> None:
    land = block()
    ball = land.ball(HERE)
    scene.add(*land.there)
    play(scene, come(ball))
    feet, *_, head = land.landscape.view.project(standing(ball, land.landscape.sight))[:, :2]
    tall = float(np.hypot(*(head - feet)))
    lens = Lens(scene, land, HERE, 1.5 / (0.6 * tall))
    there, ring = [feet + 0.6 * (head - feet), feet + [0.6 * tall, 0]], lens.glass.ring
    assert ring < tall

    def seen() -> np.ndarray:
        picture = scene.renderer.picture(scene).copy()
        columns, rows = (np.array(there) / [theme.FRAME_WIDTH, -8.0] + 0.5).T
        return picture[(rows * len(picture)).astype(int), (columns * picture.shape[1]).astype(int)]

    before = seen()
    scene.add(lens.glass)
    after = seen()
    assert (before[0] == after[0]).all() and (before[1] != after[1]).any()
    assert np.array_equal(scene.renderer.picture(scene), redrawn(scene))


@pytest.mark.parametrize("times", [4, 16, 1024])
def test_of_its_own_lines_it_shows_those_of_the_ground_alone_unless_it_is_to_come_closer(
    scene: Scene, times: int
) -> None:
    land, far = block(), 8 / times
    lines = [
        {height for height, solid in near.levels(-far, far) if solid}
        for near in (shown(Lens(scene, land, HERE, each, own=True)) for each in (times, Live(times)))
    ]
    own = {level for level in land.landscape.levels if -far <= level <= far}
    assert lines[0] == own and (lines[1] == own) == (times == 4)


def test_who_would_hide_what_they_do_is_as_tall_in_it_as_is_said(scene: Scene) -> None:
    land = block()
    ball = land.ball(HERE)
    play(scene, come(ball))
    (seen,) = [
        each for each in shown(Lens(scene, land, HERE, 16, taller=1.5)).things if isinstance(each, Ball)
    ]
    assert seen.radius == pytest.approx(1.5 * ball.radius)


def test_steps_too_small_for_the_eye_are_seen_in_it(scene: Scene) -> None:
    land = block()
    walk = land.walk([(0.5, 0.25), (0.505, 0.25), (0.51, 0.25)], land.ball(HERE))
    walk.move(2)
    count = {times: len(shown(Lens(scene, land, HERE, times)).things) for times in (4, 64)}
    assert count[64] > count[4] >= len(land.landscape.shapes()) - len(land.axes.ticks)


def test_what_is_cut_away_is_not_there_and_the_cut_is(scene: Scene) -> None:
    land = block()
    play(scene, [land.open(Cut(PASS, HERE, "x"))])
    near = shown(Lens(scene, land, HERE, 16))
    assert near.sight.terrain.extent[1][0] == 0.25 and len(near.sight.terrain.walls) == 1


@pytest.mark.parametrize("at", family(2, [(-2, -2), (2, 2), (0, 2)]))
def test_at_the_edge_of_the_map_the_ground_ends_in_it(scene: Scene, at: tuple[int, int]) -> None:
    land = block()
    scene.add(*land.there)
    lens = Lens(scene, land, at, 16)
    play(scene, come(lens))
    assert 1 <= len(shown(lens).sight.terrain.walls) <= 2
    scene.renderer.picture(scene)


@pytest.mark.parametrize(("edge", "beyond"), crossed(2, [-2, 2], [0.0, 0.01, 0.03]))
def test_beyond_the_edge_it_still_shows_the_ground_and_who_stands_there(
    scene: Scene, edge: int, beyond: float
) -> None:
    """A step from the edge leads off the map, and its middle lies there."""
    land = block(View(-60, 30))
    play(scene, come(land.ball((edge, 0.25))))
    near = shown(Lens(scene, land, (edge * (1 + beyond / 2), 0.25), 32))
    assert near.sight is not None
    assert [thing for thing in near.things if isinstance(thing, Ball)]
    assert shown(Lens(scene, land, (2 * edge, 0.25), 32)).sight is None


def test_ground_that_turns_its_back_shows_nothing(scene: Scene) -> None:
    steep = Function("-10*x**2", ["x", "y"])
    land = Block(steep, [(-2, 2), (-2, 2)], View(0, 8), [None, None, None])
    scene.add(*land.there)
    play(scene, come(Lens(scene, land, (-1.5, 0), 16)))
    scene.renderer.picture(scene)


@pytest.mark.parametrize("times", [4, 16, 64])
def test_a_map_is_so_many_times_as_large_with_its_lines_and_dots(scene: Scene, times: int) -> None:
    flat = chart()
    line = FlatLine(flat.plane.many(np.array([0.4, 0.6]), np.array([0.25, 0.25])), theme.FIRST)
    mark = FlatLine(flat.plane.many(np.array([0.5, 0.6]), np.array([0.25, 0.35])))
    mark.about = flat.plane.at(*HERE)
    dot, beside = Dot(flat.plane.at(*HERE), radius=0.1), Dot(np.array([5.0, 0, 0]))
    scene.add(flat, flat.plane, line, mark, dot, beside)
    lens = Lens(scene, flat, HERE, times, Box(-0.65, -2.95, 6.65, 2.0))
    near = shown(lens)
    assert isinstance(near, NearMap)
    seen_line, seen_mark, seen_dot = near.marks()
    middle = np.append(lens.glass.centre, 0)
    reach = 1.2 * lens.glass.radius  # a line is followed no farther than that to either side
    ends = np.clip(times * (line.outline[[0, -1]] - flat.plane.at(*HERE)), -reach, reach)
    assert seen_line.outline[[0, -1]] - middle == pytest.approx(ends)
    assert seen_mark.outline - middle == pytest.approx(mark.outline - flat.plane.at(*HERE))
    assert seen_dot.outline[0] == pytest.approx(middle) and seen_dot.radius == pytest.approx(0.1)


@pytest.mark.parametrize(("times", "text"), rows(2, [(1.5, "1.5"), (4.2, "4"), (2, "2"), (3.96, "4"), (64, "64")]))
def test_a_small_factor_is_told_more_exactly(scene: Scene, times: float, text: str) -> None:
    land = block()
    scene.add(*land.there)
    assert Lens(scene, land, HERE, Live(times)).label.words.text.endswith(text)


@pytest.mark.parametrize("radius", [1.0, 1.5, 2.25])
@pytest.mark.parametrize("live", [False, True])
def test_its_factor_stands_whole_in_it_and_touches_the_rim(scene: Scene, radius: float, live: bool) -> None:
    land = block()
    scene.add(*land.there)
    lens = Lens(scene, land, HERE, Live(4) if live else 16, radius=radius)
    box, centre = box_of(lens.label), lens.glass.centre
    corners = np.array([(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)])
    assert 0 < lens.glass.radius - np.hypot(*(corners - centre).T).max() < 0.06


@pytest.mark.parametrize("far", [0.01, 1.0])
def test_an_arrow_that_leads_out_of_the_disc_has_its_head_at_the_rim_and_another_one_where_it_ends(
    scene: Scene, far: float
) -> None:
    hill = block()
    scene.add(*hill.there)
    arrow = hill.climb(HERE, (far, 0.5 * far))
    play(scene, come(arrow))
    lens = Lens(scene, hill, HERE, 16)
    lens.glass.look()
    near = lens.glass.near
    assert isinstance(near, NearGround) and near.sight
    (seen,) = (each for each in near.things if isinstance(each, Arrow))
    start, end = near.sight.view.project(np.array([seen.start, seen.end]))[:, :2]
    whole = near.sight.view.project(points_of(arrow, hill.landscape.terrain))[:, :2]
    centre, radius = lens.glass.disc
    assert start == pytest.approx(whole[0])
    if far < 0.1:
        assert end == pytest.approx(whole[1]) and np.hypot(*(end - centre)) < 0.9 * radius
    else:
        assert 0.9 * radius < np.hypot(*(end - centre)) < radius < np.hypot(*(whole[1] - centre))


@pytest.mark.parametrize("turn", family(2, np.linspace(0, 2 * np.pi, 9)[:-1].tolist()))
@pytest.mark.parametrize("live", [False, True])
def test_its_factor_is_off_an_arrow_that_is_there_or_comes_soon(scene: Scene, turn: float, live: bool) -> None:
    land = block()
    scene.add(*land.there)
    arrow = land.arrow(HERE, (0.5 * np.cos(turn), 0.5 * np.sin(turn)))
    for there in (False, True):
        if there:
            play(scene, come(arrow))
        lens = Lens(scene, land, HERE, Live(4) if live else 16, soon=[] if there else [arrow])
        line = shown(lens).lines(arrow)[0]
        assert not any(box_of(lens.label).holds(point) for point in np.linspace(line[0], line[-1], 400))


@pytest.mark.parametrize("on_map", [False, True])
def test_it_stands_off_words_and_is_told_in_its_own_coordinates(scene: Scene, on_map: bool) -> None:
    picture = chart() if on_map else block()
    scene.add(*(picture.there if isinstance(picture, Block) else (picture, picture.plane)))
    times = Live(4.0, scale="log")
    lens = Lens(scene, picture, HERE, times, radius=1.4)
    play(scene, come(lens))
    assert not findings(scene)
    sizes = []
    for factor in (4, 16, 64):
        times.value = factor
        scene.update_mobjects(0)
        (shape,) = lens.glass.shapes()
        assert shape.kind == "lens" and shape.points.mean(axis=0) == pytest.approx(HERE, abs=0.06)
        sizes.append(np.ptp(shape.points[:, 0]))
        (told,) = [text for text in take(scene).texts if text.mobject is lens.label.words]
        assert told.name == f"the number {factor}" and told.mobject.size >= theme.SMALLEST_SIZE
    assert sizes[0] > 3 * sizes[1] > 9 * sizes[2]


@pytest.mark.parametrize("way", family(1, [0.65, 0.5, 0.8]))
@pytest.mark.parametrize("off", family(2, [-0.8, 0.4, -0.4, 0.8]))
def test_it_passes_over_no_words_while_it_grows(scene: Scene, way: float, off: float) -> None:
    picture = block(region=Box(-6.6, -2.95, -1.0, 2.15))
    scene.add(*picture.there)
    spot = Lens(scene, picture, HERE, radius=1.2).glass
    between = spot.spot + way * (spot.centre - spot.spot) + [0, off]
    scene.add(name := words("name"))
    name.move_to((between[0], between[1], 0))
    lens = Lens(scene, picture, HERE, radius=1.2)
    scene.add(lens.glass)
    for lens.glass.grown in np.linspace(0, 1, 21):
        centre, radius = lens.glass.disc
        corners = np.array([name.get_corner(each)[:2] for each in (UL, UR, DL, DR)])
        assert np.hypot(*(corners - centre).T).min() > radius - 0.05


@pytest.mark.parametrize(("way", "off"), [(0.55, 0.55), (0.6, 0.65), (0.65, 0.75), (0.7, 0.85)])
def test_where_it_has_to_pass_between_words_it_swells_later(scene: Scene, way: float, off: float) -> None:
    picture = block(region=Box(-6.6, -2.95, -1.0, 2.15))
    scene.add(*picture.there, over := words("name"), under := words("name"))
    room = Box(3.4, -1.6, 6.6, 1.6)
    spot = Lens(scene, picture, HERE, region=room, radius=1.6, instead=[over, under]).glass
    between = spot.spot + way * (spot.centre - spot.spot)
    for name, up in ((over, off), (under, -off)):
        name.move_to((between[0], between[1] + up, 0))
    lens = Lens(scene, picture, HERE, region=room, radius=1.6)
    for lens.glass.grown in np.linspace(0, 1, 21):
        centre, radius = lens.glass.disc
        corners = [name.get_corner(each)[:2] for name in (over, under) for each in (UL, UR, DL, DR)]
        assert np.hypot(*(np.array(corners) - centre).T).min() > radius - 0.05


def test_where_words_are_in_its_way_in_any_case_it_comes_out_of_the_ring_even_so(scene: Scene) -> None:
    picture = block(region=Box(-6.6, -2.95, -1.0, 2.15))
    scene.add(*picture.there)
    room = Box(3.4, -1.6, 6.6, 1.6)
    scene.add(words("a wall of words").rotate(np.pi / 2).scale_to_fit_height(7).move_to((1.0, 0, 0)))
    glass = Lens(scene, picture, HERE, region=room, radius=1.6).glass
    glass.grown = 0.5
    middle, radius = glass.disc
    assert not np.allclose(middle, glass.centre) and glass.ring < radius < glass.radius


def test_where_each_line_would_run_through_words_it_has_none(scene: Scene) -> None:
    picture = block(region=Box(-6.6, -2.95, -1.0, 2.15))
    scene.add(*picture.there)
    room, x = Box(3.4, -1.6, 6.6, 1.6), 1.0
    scene.add(wall := words("a wall of words").rotate(np.pi / 2).scale_to_fit_height(7).move_to((x, 0, 0)))
    glass = Lens(scene, picture, HERE, region=room, radius=1.6).glass
    assert box_of(wall).left < x < box_of(wall).right
    assert not joint(glass.spot, glass.ring, glass.centre, glass.radius, glass.ties)


@pytest.mark.parametrize(
    ("way", "side", "times", "later"), crossed(2, [0.2, 0.4], [1, -1], [4, 16], [False, True])
)
def test_no_line_that_joins_it_runs_through_words_that_are_there_or_will_be(
    scene: Scene, times: int, side: int, way: float, later: bool
) -> None:
    picture = block(region=Box(-6.6, -2.95, -1.0, 2.15))
    scene.add(*picture.there)
    first = Lens(scene, picture, HERE, times, radius=2.0).glass
    start, end = joint(first.spot, first.ring, first.centre, first.radius, (side,))[0]
    between = start + way * (end - start)
    name = words("name").move_to((between[0], between[1], 0))
    scene.add(*[] if later else [name])
    glass = Lens(scene, picture, HERE, times, radius=2.0, named=[name] if later else []).glass
    for line in joint(glass.spot, glass.ring, glass.centre, glass.radius, glass.ties):
        assert box_of(name).clip(*line) is None


@pytest.mark.parametrize("ties", [(0,), (1,), (-1,), (1, -1)])
def test_a_line_that_joins_it_by_itself_is_dotted_so_that_it_is_no_needle(scene: Scene, ties: tuple[int, ...]) -> None:
    picture, pixels = chart(), 250
    scene.add(picture)
    glass = Lens(scene, picture, HERE, 64, Box(0, -3, 6, 3)).glass
    glass.ties = ties
    image = cairo.ImageSurface(cairo.FORMAT_ARGB32, 15 * pixels, 8 * pixels)
    context = cairo.Context(image)
    context.translate(7.5 * pixels, 4 * pixels)
    context.scale(pixels, pixels)
    glass.layers()[0].paint(context, pixels)
    image.flush()
    bright = np.ndarray((8 * pixels, 15 * pixels, 4), np.uint8, image.get_data())[..., 0]
    for start, end in joint(glass.spot, glass.ring, glass.centre, glass.radius, ties):
        along = (start + np.linspace(0.2, 0.8, 600)[:, None] * (end - start)) * pixels
        line = bright[(along[:, 1] + 4 * pixels).astype(int), (along[:, 0] + 7.5 * pixels).astype(int)]
        assert np.ptp(line.astype(int)) > 60 if len(ties) == 1 else line.min() > 100


@pytest.mark.parametrize(("off", "side"), crossed(2, [-0.2, 0.2], [1, -1]))
def test_no_line_that_joins_it_passes_close_by_a_number(scene: Scene, side: int, off: float) -> None:
    picture = block(region=Box(-6.6, -2.95, -1.0, 2.15))
    scene.add(*picture.there, name := words("8", size=theme.SMALLEST_SIZE))
    name.move_to((6.0, -3.0, 0.0))
    first = Lens(scene, picture, HERE, 16, radius=2.0).glass
    start, end = joint(first.spot, first.ring, first.centre, first.radius, (side,))[0]
    for way in np.linspace(0.3, 0.5, 5):
        name.move_to((*(start + way * (end - start) + [0, off]), 0.0))
        glass = Lens(scene, picture, HERE, 16, radius=2.0).glass
        for line in joint(glass.spot, glass.ring, glass.centre, glass.radius, glass.ties):
            assert box_of(name, theme.LINE_GAP).clip(*line) is None


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("off", family(2, [0.1, 0.2, 0.16, 0.3]))
def test_the_ring_at_its_place_keeps_off_words_beside_it(scene: Scene, off: float, live: bool) -> None:
    land = chart()
    heading = words("Square to the level lines")
    spot = Lens(scene, land, (0.0, 2.9)).glass.spot
    heading.move_to(np.array([spot[0], spot[1] + off + 0.08 + heading.height / 2, 0.0]))
    scene.add(land, heading)
    lens = Lens(scene, land, (0.0, 2.9), Live(4) if live else 16)
    scene.add(lens.glass)
    assert not [found for found in findings(scene) if "Square" in found.sentence]


@pytest.mark.parametrize(("radius", "times"), crossed(2, [1.0, 2.4], [2, 4, 11.5, 64]))
def test_its_ring_holds_just_what_is_seen_and_is_marked_where_it_is_small(
    scene: Scene, times: float, radius: float
) -> None:
    land = block()
    scene.add(*land.there)
    glass = Lens(scene, land, HERE, times, radius=radius).glass
    assert glass.ring * times == pytest.approx(glass.disc[1])
    assert len(glass.marks()) == (4 if glass.ring < MARKED / 2 else 0) or MARKED / 2 <= glass.ring < MARKED
    for stroke in glass.marks():
        inner, outer = np.hypot(*(stroke - glass.spot).T)
        assert glass.ring < inner < outer == pytest.approx(glass.marked)
        assert glass.reach().holds(stroke[1])


@pytest.mark.parametrize("share", [0.3, 1.0])
def test_it_grows_out_of_its_place_and_goes(scene: Scene, share: float) -> None:
    land = block()
    scene.add(*land.there)
    lens = Lens(scene, land, HERE, 16)
    play(scene, come(lens), share=share)
    centre, radius = lens.glass.disc
    spot = land.landscape.over(*HERE)[:2]
    assert np.hypot(*(centre - spot)) <= np.hypot(*(lens.glass.centre - spot)) + 1e-9
    assert lens.glass.ring <= radius <= lens.glass.radius
    assert lens.held([HERE, (0.52, 0.25), (1.5, 1.5), HERE]) == 2
    play(scene, gone(lens))
    assert lens.glass not in scene.mobjects and lens.held([HERE]) == 0 and not gone(lens)


def test_it_fades_where_it_stands(scene: Scene) -> None:
    lens = Lens(scene, block(), HERE, 16)
    play(scene, come(lens))
    stood = lens.glass.disc
    play(scene, gone(lens), share=0.5)
    assert 0 < lens.glass.opacity < 1
    assert lens.glass.disc[0] == pytest.approx(stood[0]) and lens.glass.disc[1] == stood[1]


def test_one_that_enlarges_nothing_does_not_come(scene: Scene) -> None:
    assert not come(Lens(scene, block(), HERE, 1))


@pytest.mark.parametrize("long", family(2, [1e-2, 1e-5, 3e-6]))
def test_a_step_on_the_ground_is_seen_from_end_to_end_however_short(scene: Scene, long: float) -> None:
    land, (x, y) = block(), HERE
    step = SpaceCurve(points=np.array([land.whole.on(x, y), land.whole.on(x + long, y)]))
    land.landscape.things.append(step)
    scene.add(*land.there)
    middle = (x + long / 2, y)
    times = magnification(land, middle, HERE, most=CLOSEST)
    near = shown(Lens(scene, land, middle, times))
    assert isinstance(near, NearGround)
    start, *_, end = near.lines(step)[0]
    assert 0.8 < np.hypot(*(end - start)) / 1.5 < 2


@pytest.mark.parametrize("on_map", [False, True])
def test_drawn_in_parts_it_is_as_drawn_from_nothing(scene: Scene, on_map: bool) -> None:
    picture, times = (chart() if on_map else block()), Live(4.0, scale="log")
    scene.add(*(picture.there if isinstance(picture, Block) else (picture, picture.plane)))
    lens = Lens(scene, picture, HERE, times)
    play(scene, come(lens), share=0.4)
    for factor in (4, 5, 5, 9, 20, 64):
        lens.glass.grown = min(1.0, factor / 6)
        times.value = factor
        scene.update_mobjects(0)
        parts = scene.renderer.picture(scene).copy()
        assert np.array_equal(parts, redrawn(scene))


def test_words_that_would_lie_on_others_are_left_out(scene: Scene) -> None:
    land = block()
    scene.add(*land.there)
    arrow = land.arrow(HERE, (0.02, 0))
    lens = Lens(scene, land, HERE, 16)
    play(scene, come(arrow, lens))
    everywhere = Square(2 * lens.glass.radius).move_to((*lens.glass.centre, 0))
    assert not lens.tell(words("step"), arrow, [everywhere]) and lens.tell(words("step"), arrow)


@pytest.mark.parametrize("room", [True, False])
def test_words_that_are_told_anew_take_the_place_of_others_if_they_have_room(scene: Scene, room: bool) -> None:
    land = block()
    scene.add(*land.there)
    arrow = land.arrow(HERE, (0.02, 0))
    lens = Lens(scene, land, HERE, 16)
    play(scene, come(arrow, lens))
    play(scene, lens.tell(words("step"), arrow))
    (first,) = (each for each in lens.all if isinstance(each, Plate) and each is not lens.label)
    everywhere = Square(2 * lens.glass.radius).move_to((*lens.glass.centre, 0))
    moves = lens.tell_anew(words("a longer step"), arrow, [] if room else [everywhere])
    assert len(moves) == (2 if room else 0) and (first in lens.all) != room


@pytest.mark.parametrize("way", family(2, [(0.02, 0), (0.01, 0.01), (-0.02, 0.01)]))
def test_words_beside_an_arrow_lie_on_no_head_of_who_stands_at_its_tip(
    scene: Scene, way: tuple[float, float]
) -> None:
    land = block()
    scene.add(*land.there)
    ball, arrow = land.ball((HERE[0] + way[0], HERE[1] + way[1])), land.arrow(HERE, way)
    play(scene, come(ball))
    lens = Lens(scene, land, HERE, 16)
    (plate,) = lens.call(words("step"), arrow)
    near = shown(lens)
    assert isinstance(near, NearGround) and near.sight
    (who,) = (each for each in near.things if isinstance(each, Somebody))
    body = near.sight.view.project(standing(who, near.sight))[:, :2]
    assert not any(box_of(plate).holds(point) for point in body)


@pytest.mark.parametrize("way", family(2, [(0.02, 0), (0, -0.03), (-0.1, 0.1), (0.5, 0.5)]))
def test_words_beside_an_arrow_that_is_seen_in_it_stand_in_the_disc_off_the_arrow(
    scene: Scene, way: tuple[float, float]
) -> None:
    land = block()
    scene.add(*land.there)
    arrow = land.arrow(HERE, way)
    lens = Lens(scene, land, HERE, 16)
    lens.call(words("step"), arrow)
    play(scene, come(arrow, lens))
    near, (centre, radius) = shown(lens), lens.glass.disc
    (plate,) = (each for each in scene.mobjects if isinstance(each, Plate) and each is not lens.label)
    for corner in (UL, UR, DL, DR):
        assert np.hypot(*(plate.get_corner(corner)[:2] - centre)) < radius
    line = near.lines(arrow)[0]
    assert not any(box_of(plate).holds(point) for point in np.linspace(line[0], line[-1], 200))
    assert box_of(plate).apart(box_of(lens.label)) > 0
    play(scene, gone(lens))
    assert plate not in scene.mobjects
