"""A block has the sides of its domain, and what is pointed out lies on it."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from steepest.calculus import Cut, Function, StraightWay
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_text import covered
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.secant import secant_on, touching_on
from steepest.stage.figures.kept_off import lines_on
from steepest.stage.figures.label import box_around, box_of
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.layout import SAFE
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import words
from tests.families import crossed, family, rows

PASS = Function("x**2 - y**2", ["x", "y"])


def block(east: float = 2.0, north: float = 2.0) -> Block:
    spans = [(-east, east), (-north, north)]
    return Block(PASS, spans, View(), [words("x"), words("y"), None], theme.BESIDE, size=(6.0, 2.0))


def play(*parts: Any) -> None:
    """Play animations to their end."""
    for animation in (one for part in parts for one in part):
        animation.begin()
        animation.interpolate(1)
        animation.finish()


@pytest.mark.parametrize(
    ("spans", "sides"), [((2, 2), (6, 6)), ((2, 1.5), (6, 4.5)), ((1, 4), (3, 6)), ((9, 1), (6, 3))]
)
def test_sides_are_as_the_domain_s_as_far_as_that_leaves_a_block(
    spans: tuple[float, float], sides: tuple[float, float]
) -> None:
    whole = block(*spans).whole
    assert (whole.width, whole.depth) == pytest.approx(sides)


@pytest.mark.parametrize("share", [0.25, 0.7])
def test_a_stroll_along_a_cut_goes_so_much_of_the_way_to_the_edge_and_back(share: float) -> None:
    """A slope that is told of where they stand is hardly another one a little way off."""
    land = block()
    ball = land.ball((0, 0))
    stroll = land.stroll(ball, Cut(PASS, (Fraction(0), Fraction(0)), "x"), share)
    stroll.begin()
    far = []
    for part in np.linspace(0, 1, 41):
        stroll.interpolate(float(part))
        far.append(land.whole.back(placed(ball.point, land.whole))[0])
    assert max(far) == pytest.approx(2 * share) and far[-1] == pytest.approx(0)


def test_an_arrow_of_no_length_is_a_ring_and_others_lie_on_the_ground() -> None:
    land = block()
    ring = land.arrow((0, 0), (0, 0))
    assert isinstance(ring, Arrow) and np.array_equal(ring.start, ring.end)
    arrow = land.arrow((1, 0), (0, 1))
    assert isinstance(arrow, SpaceCurve)
    x, y, height = land.whole.back(np.asarray(arrow.points)).T
    assert height == pytest.approx(x**2 - y**2, abs=0.05) and (y[0], y[-1]) == pytest.approx((0, 1))


def test_somebody_goes_straight_over_the_map() -> None:
    land = block()
    ball = land.ball((0, 0))
    play(come(ball))
    going = land.move(ball, (1, -1))
    going.begin()
    going.interpolate(0.5)
    (shape,) = [shape for shape in land.landscape.shapes() if shape.kind == "dot"]
    assert shape.points[0, :2] == pytest.approx([0.5, -0.5])


def test_axes_that_went_come_again() -> None:
    land = block()
    play(come(land.axes))
    play(gone(land.axes))
    assert not set(land.axes.ticks) & set(land.landscape.things)
    play(come(land.axes))
    assert all(tick in land.landscape.things and tick.opacity == 1 for tick in land.axes.ticks)


@pytest.mark.parametrize("at", [(-1, -1), (-1, 1), (1, -1), (1, 1)])
def test_somebody_on_a_corner_keeps_off_the_words_beside(at: tuple[int, int]) -> None:
    title = words("as long as the whole of this picture is wide").stand(-6.6, theme.TITLE_BASELINE)
    slope = Function(f"{at[0]}*x + {at[1]}*y", ["x", "y"])
    land = Block(slope, [(-1, 1), (-1, 1)], View(-117, 8), region=theme.ALONE, beside=[title], gap=0.5)
    play(come(land.ball(at)))
    (who,) = [extent for extent in land.landscape.extents() if extent.kind == "dot"]
    foot, head = who.path
    body = box_around((foot + head) / 2, np.abs(head - foot) / 2 + who.room)
    assert body.apart(box_of(title)) > theme.LINE_GAP


@pytest.mark.parametrize("east", [-0.2, 0.0, 0.2])
@pytest.mark.parametrize("azimuth", [-117, -63])
def test_who_stands_on_the_highest_edge_is_within_the_frame(east: float, azimuth: int) -> None:
    title, hill = words("A title").stand(-6.6, theme.TITLE_BASELINE), Function("y", ["x", "y"])
    spans = [(-0.25, 0.25), (-0.5, 0.5)]
    land = Block(hill, spans, View(azimuth, 8), region=theme.ALONE, beside=[title], gap=0.5)
    play(come(land.ball((east, 0.5))))
    (who,) = [extent for extent in land.landscape.extents() if extent.kind == "dot"]
    assert who.path[:, 1].max() + who.room < SAFE.top + 0.01


@pytest.mark.parametrize("steep", [1, 2, 4, 8])
def test_a_step_off_the_edge_does_not_end_on_the_words_beside(steep: int) -> None:
    title = words("as long as the whole of this picture is wide").stand(0.5, theme.TITLE_BASELINE)
    slope, at = Function(f"{steep}*x + y + {steep}*x**3", ["x", "y"]), (Fraction(2), Fraction(0))
    land = Block(slope, [(-2, 2), (-2, 2)], View(-102, 17), region=theme.ALONE, beside=[title], gap=0.2)
    cut, length, near = Cut(slope, at, "x"), Live(Fraction(1)), box_of(title, theme.LINE_GAP)
    step, climb, _, _, foot, landing = land.secant(cut, lambda: cut.step(length()))
    assert (step.colour, climb.colour) == (theme.QUIET, theme.ROLES["x"])
    assert placed(foot.point, land.whole) == pytest.approx(land.whole.on(2.0, 0.0))
    assert any(near.holds(_landing(land, cut, k)) for k in range(1, 101))
    for k in range(1, 101):
        length.value = Fraction(k, 100)
        point = placed(landing.point, land.whole)
        assert not near.holds(land.landscape.on_screen(point))


@pytest.mark.parametrize("steep", [-12, -6, -3, 3, 6, 12])
def test_a_climb_that_begins_on_words_is_drawn_where_it_comes_out_of_them(steep: int) -> None:
    slope, at = Function(f"{steep}*x + y", ["x", "y"]), (Fraction(0), Fraction(0))
    land = Block(slope, [(-2, 2), (-2, 2)], View(-102, 17), region=theme.ALONE, gap=0.2)
    step, whole = Cut(slope, at, "x").step(Fraction(3, 2)), land.whole
    x, y, high = 1.5, 0.0, float(slope(at))
    foot, end = (land.landscape.on_screen(whole.at(x, y, z))[:2] for z in (high, high + float(step.climb)))
    taken = box_around(foot, np.array([0.6, 0.3]))
    _, climb, *_ = secant_on(land.landscape, lambda: (SAFE, [taken]), Cut(slope, at, "x"), lambda: step)
    drawn = land.landscape.view.project(placed(climb.points, whole))[:, :2]
    assert not taken.shrunk(0.06).holding(np.linspace(*drawn, 30)).any()
    assert drawn[1] == pytest.approx(end) or not SAFE.holds(end)


@pytest.mark.parametrize("azimuth", [-160, -117, -102, -80])
@pytest.mark.parametrize("near", [0.02, 0.1, 0.3])
def test_a_line_that_ends_before_words_near_its_place_still_goes_through_that(azimuth: int, near: float) -> None:
    """A line that leads away from the eye is seen shorter where it is far, and is cut where it is seen to meet them."""
    hill, at = Function("x**2 + y", ["x", "y"]), (Fraction(-1), Fraction(1))
    land, cut = Block(hill, [(-2, 2), (-2, 2)], View(azimuth, 20), region=theme.ALONE), Cut(hill, at, "x")
    foot = land.landscape.on_screen(land.whole.on(-1.0, 1.0))[:2]
    before = np.array([-np.cos(np.radians(azimuth + 90)), 0.0])
    taken = box_around(foot + (near + 0.5) * np.sign(before), np.array([0.5, 1.0]))
    line = touching_on(land.landscape, lambda: (SAFE, [taken]), cut)
    start, end = land.landscape.view.project(placed(line.points, land.whole))[:, :2]
    assert not taken.shrunk(1e-6).holding(np.linspace(start, end, 50)).any()
    assert np.dot(start - foot, end - foot) < 0
    assert min(abs(start[0] - foot[0]), abs(end[0] - foot[0])) == pytest.approx(near)


def _landing(land: Block, cut: Cut, hundredths: int) -> np.ndarray:
    """Where a step of so many hundredths ends on the frame."""
    taken = cut.step(Fraction(hundredths, 100))
    x, y = map(float, cut.moved(taken.length))
    end = land.whole.at(x, y, float(cut.function(cut.at) + taken.climb))
    return np.asarray(land.landscape.on_screen(end)[:2])


@pytest.mark.parametrize(("turn", "elevation"), crossed(2, [0, -45], [25, 40, 60]))
def test_a_block_that_is_turned_stays_off_the_captions_on_its_way(elevation: int, turn: int) -> None:
    title = words("A title").stand(-6.6, theme.TITLE_BASELINE)
    hill = Function("x**2 + 3*y", ["x", "y"])
    land = Block(hill, [(0, 4), (-1, 3)], View(-117, 8), region=theme.ALONE, beside=[title], gap=0.5)
    play([land.look(View(-117, 8), gap=1.6)])
    turning = land.look(View(-117 + turn, elevation), theme.PICTURE)
    turning.begin()
    for share in np.linspace(0, 1, 21):
        turning.interpolate(float(share))
        low, _ = land.landscape.extremes()
        assert low[1] > SAFE.bottom - 0.15


@pytest.mark.parametrize("at", [(-2, -2), (-2, 2), (2, -2), (2, 2)])
@pytest.mark.parametrize("azimuth", [-90, -117, -180])
def test_a_tangent_at_the_rim_ends_within_the_frame_on_every_side(
    at: tuple[int, int], azimuth: float
) -> None:
    land = Block(PASS, [(-2, 2), (-2, 2)], View(azimuth, 14), region=SAFE, gap=0.2, numbers=False)
    for way in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        arrow = land.tangent(at, way, theme.FIRST)
        land.landscape.put(arrow)
        _, end = land.landscape.view.project(points_of(arrow, land.whole))[:, :2]
        assert SAFE.shrunk(-0.02).holds(end)


def test_a_tangent_over_a_way_that_is_lost_beside_the_point_stays_there() -> None:
    land = Block(PASS, [(-2, 2), (-2, 2)], View(-117, 14), region=SAFE, gap=0.2, numbers=False)
    foot, tip = points_of(land.tangent((1, 1), (1e-60, 0), theme.FIRST, long=None), land.whole)
    assert tip == pytest.approx(foot)


@pytest.mark.parametrize("at", [(-2, -2), (-2, 2), (2, -2), (2, 2)])
@pytest.mark.parametrize("azimuth", [-90, -117, -180])
def test_a_level_line_at_the_rim_ends_within_the_frame_on_both_sides(
    at: tuple[int, int], azimuth: float
) -> None:
    land = Block(PASS, [(-2, 2), (-2, 2)], View(azimuth, 14), region=SAFE, gap=0.2, numbers=False)
    for way in ((1, 0), (0, 1)):
        line = SpaceCurve(points=[land.whole.on(*at), land.whole.on(*(np.array(at) - np.sign(at) * way))])
        land.landscape.put(line)
        level = land.level(line)
        for end in land.landscape.view.project(points_of(level, land.whole))[:, :2]:
            assert SAFE.shrunk(-0.02).holds(end)


@pytest.mark.parametrize("gap", [None, 2.5])
def test_a_part_of_the_map_is_shown_as_large_as_all_of_it_and_all_of_it_again(gap: float | None) -> None:
    land = block()
    before = land.landscape.view
    numbers = [each for each in land.axes.placed if not each.is_name]
    part = ((Fraction(-1, 2), 1), (0, Fraction(3, 2)))
    play([land.open(Cut(PASS, (0, 1), "x"))], land.show_part(part), [land.look(before, gap=gap)])
    ground, view = land.landscape.terrain, land.landscape.view
    assert ground.extent == ((-0.5, 1.0), (0.0, 1.5)) and not ground.window
    assert (ground.width, ground.height, ground.gap) == (6.0, 2.0, gap or 1.75)
    assert view.zoom == pytest.approx(before.zoom, rel=0.2)
    beyond = [each for each in numbers if not each.solid]
    assert 0 < len(beyond) < len(numbers)
    play(land.show_part(((-2, 2), (-2, 2))), [land.look(before, gap=1.75)])
    assert land.landscape.terrain.extent == ((-2, 2), (-2, 2)) and all(each.solid == 1 for each in numbers)
    assert land.landscape.view.zoom == pytest.approx(before.zoom, rel=1e-3)


def bare() -> Block:
    """A block that leaves no trace of what is cut away."""
    spans = [(-2, 2), (-2, 2)]
    return Block(
        PASS, spans, View(-114, 17), [words("x"), words("y"), None], gap=None, numbers=False, traced=False
    )


def test_what_a_cut_leaves_fills_the_region_and_goes_no_lower_on_its_way() -> None:
    land = bare()
    before = land.landscape.view.zoom
    moves = land.look_into(Cut(PASS, (0, 1), "x"))
    for animation in moves:
        animation.begin()
    for share in np.linspace(0, 1, 11):
        for animation in moves:
            animation.interpolate(share)
        assert land.landscape.extremes()[0][1] >= land.region.bottom - 0.5
        assert land.landscape.corners()[:, 1].min() >= land.region.bottom - 0.01
    assert land.landscape.view.zoom > 1.2 * before
    low, high = land.landscape.extremes()
    assert np.isclose([land.region.width, land.region.height], high - low, rtol=0.02).any()


def test_names_stand_at_what_is_left_of_a_block_without_a_trace() -> None:
    land = bare()
    play(land.look_into(Cut(PASS, (0, 1), "x")))
    foot = land.landscape.on_screen(land.whole.at(0, 1, land.whole.base))
    name = land.axes.names[0]
    assert name is not None and np.hypot(*(name.get_center() - foot)[:2]) < 0.9


def test_names_of_bare_axes_stand_off_the_middle_of_their_edges_where_lines_on_the_ground_end() -> None:
    land = Block(PASS, [(-2, 2), (-2, 2)], View(-60, 30), [words("x"), words("y"), None], gap=0, numbers=False)
    for name, at, end in ((land.axes.names[0], (1, -2), (0, -2)), (land.axes.names[1], (2, 1), (2, 0))):
        own, foot = (land.landscape.on_screen(land.whole.at(*spot, land.whole.base)) for spot in (at, end))
        assert name is not None
        near, far = (float(np.hypot(*(name.get_center() - spot)[:2])) for spot in (own, foot))
        assert near < 0.6 and far > 1.3 * near


def test_what_is_left_of_a_block_ends_before_all_of_it_and_what_stands_out_of_it() -> None:
    land, page = bare(), Box(-7.0, -2.0, 5.0, 2.0)
    tall = land.tangent((-2, 2), (-1, 0), theme.FIRST, 3.0)
    alone, beside = land.left_of(page), land.left_of(page, tall)
    assert alone.right < land.landscape.extremes()[0][0]
    out = land.landscape.view.project(points_of(tall, land.whole))[:, 0].min()
    assert beside.right < out < alone.right
    name = land.labels.add(words("out"), lambda _: np.array([-6.4, 0.0]), lambda _: np.zeros(2), page)
    assert land.left_of(page).right < name.box.left


def test_a_label_keeps_off_its_arrow_the_rims_and_the_lines_of_such_a_block() -> None:
    land = bare()
    cut = Cut(PASS, (0, 1), "x")
    play(land.look_into(cut))
    edge, tangent = land.edge(cut, theme.FIRST), land.tangent((0, 1), (1, 0), theme.FIRST)
    box = box_of(land.label(words("slope"), tangent, off=(edge,)))
    for line in lines_on(land.landscape, land.landscape.view, (edge,), None, land.labels.clear):
        assert not box.holding(line).any()
    assert not box.holding(land.landscape.view.project(points_of(tangent, land.whole))[:, :2]).any()


def test_a_block_keeps_its_walls_off_words_too() -> None:
    land = bare()
    points = land.landscape.outermost()
    terrain = land.whole
    corner = terrain.at(-2, -2, [terrain.base, (terrain.base + terrain.heights(-2, -2)) / 2])
    foot, middle = land.landscape.view.project(corner)[:, :2]
    gap = np.hypot(*(points - middle).T).min()
    assert gap < 0.2 * np.hypot(*(middle - foot))


@pytest.mark.parametrize("domain", [[(0, 4), (-1, 3)], [(0, 10), (-3, 3)], [(0, 1), (0, 3)]])
@pytest.mark.parametrize("azimuth", [-127, -53])
def test_a_flat_map_stands_at_the_left_of_its_region_with_its_names_apart(
    domain: list[tuple[int, int]], azimuth: int
) -> None:
    hill, names = Function("x**2 + 3*y", ["x", "y"]), (words("north y"), words("east x"), None)
    land = Block(hill, domain, View(azimuth, 8), names, theme.ALONE, gap=0.9)
    land.flatten(theme.BESIDE_PLOT).interpolate(1.0)
    low, high = land.landscape.extremes()
    region = theme.BESIDE_PLOT
    assert land.landscape.terrain.flat and low[0] == pytest.approx(region.left, abs=1e-3)
    assert region.bottom - 1e-3 <= low[1] and high[1] <= region.top + 1e-3 and high[0] <= region.right + 1e-3
    assert box_of(names[0]).apart(box_of(names[1])) >= theme.TEXT_GAP


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_while_a_map_goes_to_another_region_the_names_of_its_axes_are_seen_and_go_along(share: float) -> None:
    names = words("north y"), words("east x"), None
    land = Block(Function("x**2 + 3*y", ["x", "y"]), [(0, 4), (-1, 3)], View(-119, 12), names, theme.ALONE, gap=0.9)
    land.flatten(theme.BEFORE_PLOT).interpolate(1.0)
    offs = [name.get_center()[0] - land.landscape.extremes()[1][0] for name in names[:2]]
    land.flatten(theme.BESIDE_PLOT).interpolate(share)
    for name, off in zip(names[:2], offs, strict=True):
        assert name.get_center()[0] - land.landscape.extremes()[1][0] == pytest.approx(off, abs=0.02)
        assert name.submobjects[0].get_fill_opacity() == 1


def test_a_map_that_becomes_larger_is_never_smaller_on_the_way() -> None:
    land = Block(Function("x**2 + 3*y", ["x", "y"]), [(0, 4), (-1, 3)], View(-119, 12), gap=0.9)
    land.flatten(Box(-6.6, -2.95, -1.9, 1.0)).interpolate(1.0)
    sizes, larger = [], land.flatten(theme.BESIDE_PLOT)
    for share in np.linspace(0, 1, 11):
        larger.interpolate(share)
        sizes.append(float(np.ptp(land.landscape.view.project(land.landscape.bounds)[:, 0])))
    assert sizes == sorted(sizes) and sizes[-1] > 1.4 * sizes[0]


@pytest.mark.parametrize("azimuth", [-119, -61])
def test_a_map_rises_again_beside_words_off_what_is_at_its_left(azimuth: float) -> None:
    """On the way it goes no farther left than at both ends, though a square is wider there that turns."""
    title = words("Which way is steepest?").move_to([-4.5, 3.2, 0])
    land = Block(Function("x**2 + 3*y", ["x", "y"]), [(0, 4), (-1, 3)], View(azimuth, 12), gap=0.9)
    land.flatten(theme.BESIDE_PLOT).interpolate(1.0)
    left = land.landscape.extremes()[0][0]
    land.stand_beside(title)
    rising = land.look(View(azimuth, 12), theme.BESIDE_PLOT, 2.4)
    for share in (0.2, 0.4, 0.6, 0.8):
        rising.interpolate(share)
        assert land.landscape.extremes()[0][0] >= left - 1e-6
    rising.interpolate(1.0)
    assert land.landscape.terrain == land.whole and land.whole.rise == 1 and land.whole.gap == 2.4
    low, high = land.landscape.extremes()
    region = theme.BESIDE_PLOT
    assert region.left - 1e-3 <= low[0] and high[0] <= region.right + 1e-3 and region.bottom - 1e-3 <= low[1]
    assert not box_of(title).holding(land.landscape.outermost()).any() and high[1] > region.top


@pytest.mark.parametrize("side", [-2.0, 2.0])
def test_words_at_the_end_of_a_line_stay_in_the_block_s_region(side: float) -> None:
    land = block()
    for end in ((side, -2.0), (side, 2.0)):
        line, _ = land.path([(0.0, 0.0), end], theme.INK)
        box, room = land.label(words("all that is said about the end of this line"), line).box, land.axes.room
        assert room.left <= box.left and box.right <= room.right


@pytest.mark.parametrize(
    ("azimuth", "elevation"), rows(2, [(10, 45), (260, 45), (15, 65), (195, 65), (255, 72)])
)
def test_no_number_of_an_axis_meets_a_line_up_a_corner_that_hangs_over_it(
    azimuth: int, elevation: int
) -> None:
    steep, names = Function("exp(x*y/4)", ["x", "y"]), [words("x"), words("y"), None]
    land = Block(steep, [(-5, 5), (-5, 5)], View(azimuth, elevation), names, gap=0)
    halves = land.line(StraightWay((0, 0), (0.5**0.5, 0.5**0.5), 0, 0.25), theme.FIRST)
    land.landscape.put(*halves)
    play(come(land.axes))
    land.axes.place()
    line = np.concatenate([land.landscape.view.project(placed(half.points, land.whole)) for half in halves])
    boxes = [box_of(each.text, theme.LINE_GAP) for each in land.axes.placed if each.seen]
    assert not any(box.holds(point) for box in boxes for point in line)


@pytest.mark.parametrize("azimuth", family(2, [-160, -135, -110]))
def test_words_at_a_point_go_aside_where_others_stand_once_the_eye_has_turned(azimuth: int) -> None:
    wave = Function("sin(pi*x) - cos(y)", ["x", "y"])

    def turned(*taken: Box) -> Box:
        """Where they stand then, while some boxes are taken there."""
        land = Block(wave, [(-4, 2), (-4, 1)], View(-124, 20), region=theme.PICTURE, gap=None, numbers=False)
        label = land.label(words("(-2.6, -2.2)"), (-2.6, -2.2))
        land.axes.taken = list(taken)
        turning = land.look(View(azimuth, 23))
        turning.begin()
        turning.finish()
        return box_of(label)

    before = turned()
    assert turned(before).apart(before) >= 0


def test_words_keep_off_a_line_that_they_are_told_of() -> None:
    land, cut = block(), Cut(PASS, (Fraction(0), Fraction(0)), "x")
    edge = land.edge(cut, theme.FIRST)
    label = land.label(words("here"), (0, 0), off=[edge])
    seen = land.landscape.view.project(placed(edge.points, land.whole))[:, :2]
    assert not box_of(label).holding(seen).any()


def test_somebody_turns_and_looks_no_longer_at_what_they_looked_at() -> None:
    land = block()
    ball = land.ball((0, 0))
    ball.ahead = land.whole.on(1.0, 0.0)
    play([land.turn_to(ball, (0, -1))])
    assert (ball.ahead, ball.looks(land.whole)) == (None, pytest.approx(-np.pi / 2))


def test_the_line_that_touches_an_edge_is_as_steep_as_its_slope() -> None:
    land, cut = block(), Cut(PASS, (Fraction(1), Fraction(0)), "x")
    start, end = placed(land.touched(cut).points, land.whole)
    there = land.whole.at(2.0, 0.0, 3.0) - land.whole.on(1.0, 0.0)  # 1 + 2 (2 - 1)
    assert np.cross(end - start, there) == pytest.approx(np.zeros(3), abs=1e-9)


@pytest.mark.parametrize("azimuth", [-180, -90, 0, 90])
@pytest.mark.parametrize("elevation", [15, 25, 35])
def test_ticks_and_names_before_which_a_block_floats_are_not_seen(azimuth: int, elevation: int) -> None:
    names, spans = [words("x"), words("y"), None], [(-2, 2), (-2, 2)]
    land = Block(PASS, spans, View(azimuth, elevation), names, theme.BESIDE, size=(6.0, 2.0), gap=1.0)
    there = land.axes.placed
    middles = np.array([each.box.middle for each in there])
    hidden = covered(there, middles, land.landscape)
    assert hidden.any() and not hidden.all()
    for each, gone_behind in zip(there, hidden, strict=True):
        assert not gone_behind or not each.seen
        assert each.tick is None or each.tick.grown == (0 if gone_behind else 1)
    x, y = land.landscape.on_screen(land.whole.on(0.0, 0.0))[:2]
    assert covered(there, np.full((len(there), 2), (x, y)), land.landscape).all()


@pytest.mark.parametrize("azimuth", [-180, -90, 0, 90])
def test_a_name_that_the_frame_holds_over_the_map_is_not_seen_there(azimuth: int) -> None:
    names, spans = [words("x"), words("y"), None], [(-2, 2), (-2, 2)]
    land = Block(PASS, spans, View(azimuth, 25), names, theme.BESIDE, size=(6.0, 2.0), gap=2.5)
    near = 1.4 * land.landscape.view.eye[:2] / land.landscape.view.distance
    spot = land.landscape.view.project(land.whole.below(*near)[None])[0, :2]
    there = land.axes.placed
    hidden = covered(there, np.full((len(there), 2), spot), land.landscape)
    assert [each.is_name for each in there] == hidden.tolist()


@pytest.mark.parametrize(
    ("slope", "x", "azimuth"), [(-3, "-3/2", -102), (-1, "-3/2", -102), (1, "3/2", -150), (6, "3/2", -150)]
)
def test_the_line_of_a_step_ends_before_the_numbers_of_the_axes(slope: int, x: str, azimuth: int) -> None:
    ground, at = Function(f"{slope}*x + y/2", ["x", "y"]), (Fraction(x), Fraction(-2))
    names = [words("x"), words("y"), words("z")]
    land = Block(ground, [(-2, 2), (-2, 2)], View(azimuth, 17), names, gap=0.2)
    cut = Cut(ground, at, "x")
    *_, line, _, _, _ = land.secant(cut, lambda: cut.step(Fraction(1)))
    for each in (line, land.touched(cut)):
        drawn = land.landscape.view.project(placed(each.points, land.whole))[:, :2]
        points = [Box(*point, *point) for point in np.linspace(*drawn, 200).tolist()]
        written = land.axes.boxes(land.landscape.view)
        assert min(box.apart(point) for box in written for point in points) > theme.LINE_GAP / 2
