"""A map frames what it should show; what is drawn on it is where the mathematics says, and not off it."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from steepest.calculus import Function, Number, Point, Promise, critical_points
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.map.bottom import ValleyFloor
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.map.map_walk import GHOST
from steepest.stage.play.entrances import bright, come, dim, gone
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import formula, words
from tests.stage.figures.flat.test_drawn import played

BOWL = Function("x**2 + 2*y**2", ["x", "y"])
AROUND: list[Point] = [(0, 0), (4, 2)]


def chart(around: list[Point] = AROUND, scale: Number = 1) -> Map:
    return Map(BOWL, around, names=("x", "y"), scale=scale)


@pytest.mark.parametrize("around", [AROUND, [(-1000, 3), (2000, 4)], [(0, 0.001), (0.002, 0)]])
def test_it_shows_what_is_around_in_equal_scales_inside_its_region(around: list[Point]) -> None:
    made = chart(around)
    assert all(map(made.holds, around))
    assert made.plane.unit[0] == pytest.approx(made.plane.unit[1])
    assert made.plane.get_left()[0] >= -theme.FRAME_WIDTH / 2 + theme.MARGIN - 1e-6
    assert made.box.right <= theme.MAP.right + 1e-9 and made.box.top <= theme.MAP.top + 1e-9


def test_an_arrow_is_its_vector_at_scale_and_ends_at_the_edge() -> None:
    made = chart(scale=0.5)
    arrow = made.arrow((1, 1), (2, 1), theme.GRADIENT)
    (shape,) = arrow.shapes()
    assert shape.points == pytest.approx(np.array([[1, 1], [2, 1.5]]))
    far = made.arrow((1, 1), (1000, 0), theme.GRADIENT)
    assert far.end[0] == pytest.approx(made.box.right)
    assert far.is_cut and not arrow.is_cut


def test_the_name_of_an_arrow_that_leads_off_the_map_stands_before_it_pales() -> None:
    made = chart()
    far, near = (made.arrow((0.5, 1), (times, 0), theme.GRADIENT) for times in (1000, 3))
    for arrow, nearer in ((far, True), (near, False)):
        (name,) = made.naming(words("A"), arrow)
        assert (arrow.end[0] - name.get_center()[0] > 1) == nearer
        made.drop(name)


def test_an_arrow_from_off_the_map_or_without_a_vector_is_nothing() -> None:
    made = chart()
    assert come(made.arrow((100, 1), (1, 1), theme.INK)) == []
    assert come(made.arrow((1, 1), None, theme.INK)) == []


def test_a_live_arrow_follows() -> None:
    made, x = chart(), Live(1.0)
    arrow = made.arrow(lambda: (x(), 1), lambda: (0, x() / 4), theme.INK)
    x.value = 2.0
    (shape,) = arrow.shapes()
    assert shape.points == pytest.approx(np.array([[2, 1], [2, 1.5]]))


@pytest.mark.parametrize(("vector", "seen"), [((1, 1), 2), ((1, 0), 1), ((0, 1), 1), ((0, 0), 0)])
def test_a_vectors_parts_lead_where_it_does(vector: Point, seen: int) -> None:
    parts = chart().parts((1, 0.5), vector)
    shapes = [shape for part in parts for shape in part.shapes()]
    assert len(shapes) == seen
    end = shapes[-1].points[1] if shapes else (1, 0.5)
    assert end == pytest.approx((1 + vector[0], 0.5 + vector[1]))


def test_both_parts_of_a_vector_may_begin_where_it_does_and_at_another_scale() -> None:
    parts = chart().parts((1, 0.5), (2, 1), 0.5, chained=False)
    one, other = (shape.points for part in parts for shape in part.shapes())
    assert one == pytest.approx(np.array([[1, 0.5], [2, 0.5]]))
    assert other == pytest.approx(np.array([[1, 0.5], [1, 1]]))


@pytest.mark.parametrize("at", [None, (100, 100)])
def test_a_bottom_that_is_not_on_the_map_comes_as_nothing(at: Point | None) -> None:
    assert come(chart().target(at, words("bottom"))) == []


def test_a_bottom_has_its_ring_and_its_words_beside_it() -> None:
    made = chart()
    target = made.target((1, 1), words("bottom"), formula("(1, 1)"))
    (shape,) = target.shapes()
    assert shape.kind == "ring" and shape.points[0] == pytest.approx([1, 1])
    assert target.label is not None and made.box.holds(target.label.get_center())


@pytest.mark.parametrize("x", [0.5, 3.5])
def test_the_words_of_a_bottom_stand_on_the_side_away_from_the_middle_of_the_map(x: float) -> None:
    made = chart()
    label = made.target((x, 1), words("B")).label
    assert label is not None
    assert (label.get_center()[0] > made.plane.place((x, 1))[0]) == (x > 2)


def test_words_keep_off_a_bottom_until_it_goes() -> None:
    made = chart()
    target = made.target((1, 1), words("bottom"))
    assert target.label is not None
    ring, label = box_of(target[0]), box_of(target.label)
    beside = made.label(words("A"), (1.3, 1)).box
    assert beside.apart(ring) > 0 and beside.apart(label) > 0
    gone(target)
    again = made.target((1, 1), words("bottom"))
    assert again.label is not None and box_of(again.label) == label


def test_words_beside_a_bottom_keep_off_an_arrow_that_comes() -> None:
    made = chart()
    alone = box_of(made.target((1, 1), words("bottom")).label)
    way = made.plane.back(np.array([[*alone.middle, 0.0]]))[0] - (1, 1)
    arrow = made.arrow((1, 1), way, theme.FIRST)
    other = chart()
    kept = box_of(other.target((1, 1), words("bottom"), off=[arrow]).label)
    assert alone.holding(arrow.outline[:, :2]).any() and not kept.holding(arrow.outline[:, :2]).any()


def test_labels_keep_off_who_walks_from_feet_to_head() -> None:
    made = chart()
    walk = made.walk([(1, 1), (1.5, 1), (2, 1), (3, 1.2)], 1, theme.DESCENT)
    for at in (*walk.points[:2], walk.points[-1]):
        place = made.plane.place(at)
        box = made.label(words("arrived after 438 steps"), tuple(at)).box
        assert all(not box.holds(place + [0, up, 0]) for up in np.linspace(0, 0.3, 7)), at


def test_a_label_that_was_dropped_leaves_its_place() -> None:
    made = chart()
    first = made.label(words("label"), (2, 1))
    assert len(made.drop(first)) == 1 and made.drop(first) == []
    assert np.allclose(made.label(words("label"), (2, 1)).get_center(), first.get_center())


# --- a walk on it ---

WALK: list[Point] = [(0, 0), (1, 1), (1.01, 1), (3, 2), (30, 2), (1, 0)]


def test_a_step_is_an_arrow_and_then_the_walker_goes_along_it() -> None:
    walk = chart().walk(WALK, 2, theme.DESCENT)
    stride = walk.stride()
    played(come(stride))
    played(walk.along(stride))
    assert walk.here == pytest.approx((1, 1)) and walk.begun == 1
    assert [shape.opacity for shape in stride.shapes()] == pytest.approx([GHOST])
    played(dim(walk, to=0.5))
    assert [shape.opacity for shape in stride.shapes()] == pytest.approx([GHOST / 2])


def test_a_step_too_short_for_an_arrow_leaves_dots() -> None:
    walk = chart().walk(WALK, 4, theme.DESCENT)
    for _ in range(2):
        stride = walk.stride()
        played(walk.along(stride))
    assert list(stride.shapes()) == []
    (trail,) = walk.trail.shapes()
    assert trail.points == pytest.approx(np.array(WALK[1:3]))


@pytest.mark.parametrize(("steps", "seen"), [(3, True), (3.01, True), (4, False), (4.001, False), (5, True)])
def test_the_walker_is_seen_where_the_map_is(steps: float, seen: bool) -> None:
    walk = chart().walk(WALK, 0, theme.DESCENT)
    walk.move(steps)
    assert walk.walker.is_seen == seen  # type: ignore[attr-defined]


def test_a_step_that_is_off_the_map_takes_no_time() -> None:
    walk = chart().walk([(0, 0), (30, 30), (40, 30)], 2, theme.DESCENT)
    played(walk.along(walk.stride()))
    assert walk.along(walk.stride()) == [] and walk.begun == 2


# --- what changes, and arrows ---

STEEPER, STRETCHED = (Function(f"x**2 + {k}*y**2", ["x", "y"]) for k in (3, 9))


def test_a_function_that_changes_ends_as_the_other_one_and_its_level_lines_keep_their_heights() -> None:
    made = chart()
    before = made.evened
    heights = STEEPER.sample(*np.meshgrid(made.bands.x, made.bands.y, indexing="ij"))
    assert not np.allclose(made.bands.z, before.of(heights))
    played([made.changing(STEEPER)])
    assert made.bands.z == pytest.approx(before.of(heights))
    after = made.evened
    assert after.sample == STEEPER.sample
    assert (after.low, after.span, after.power) == (before.low, before.span, before.power)


def test_one_that_gets_far_higher_has_colours_up_to_its_top() -> None:
    made = chart()
    played([made.changing(STRETCHED)])
    assert made.bands.z.max() == pytest.approx(1, abs=0.05) and made.evened.sample == STRETCHED.sample


def test_compasses_have_one_length_and_lead_downhill() -> None:
    made = chart()
    found = [shape.points for arrow in made.compasses(BOWL) for shape in arrow.shapes()]
    ways = [end - start for start, end in found]
    assert len(ways) > 8
    assert [float(np.hypot(*way)) for way in ways] == pytest.approx([float(np.hypot(*ways[0]))] * len(ways))
    for (x, y), way in zip((start for start, _ in found), ways, strict=True):
        assert way @ [2 * x, 4 * y] == pytest.approx(-np.hypot(*way) * np.hypot(2 * x, 4 * y))


def test_compasses_fill_their_grid_off_the_bottom_and_keep_off_no_walk() -> None:
    made = chart()
    before = [arrow.outline for arrow in made.compasses(BOWL)]
    made.walk([(2, 1), (1, 1), (0, 0)], 2, theme.DESCENT)
    assert np.array_equal([arrow.outline for arrow in made.compasses(BOWL)], before)
    feet = {tuple(foot.round(6)) for foot, _ in before}
    (left, right), (low, high) = made.window
    grid = product(left + (right - left) * (np.arange(6) + 0.5) / 6, low + (high - low) * (np.arange(4) + 0.5) / 4)
    for x, y in grid:
        foot, bottom = made.plane.place((x, y)), made.plane.place((0, 0))
        if np.hypot(*(foot - bottom)[:2]) > 1.3 and made.box.shrunk(0.75).holds(foot):
            assert tuple(foot.round(6)) in feet


def test_compasses_keep_off_a_label_and_off_flat_places() -> None:
    made = chart()
    many = len(made.compasses(BOWL))
    made.label(words("a label that is long"), (2, 1))
    assert len(made.compasses(BOWL)) < many
    assert made.compasses(Function("5 + 0*x*y", ["x", "y"])) == []


def test_a_note_says_what_compasses_tell_where_there_are_any() -> None:
    made = chart()
    (note,) = notes = made.note(words("directions"))
    assert made.compasses(BOWL, note=notes)[-1] is note
    assert made.compasses(Function("5 + 0*x*y", ["x", "y"]), note=notes) == []


@pytest.mark.parametrize("under", [None, 2.6, 2.0])
def test_notes_stand_in_line_over_the_map_and_off_what_stands_there(under: float | None) -> None:
    """At the right, or at the left of what stands there low; as large as the map lets them be."""
    made, told = chart(), formula("a/b")
    if under is not None:
        told.stand(made.region.right, under, side=1)
    first, second = made.note(words("arrows at a third"), words("steps"), under=told if under else None)
    assert first.get_right()[0] < second.get_left()[0] and first.baseline == pytest.approx(second.baseline)
    assert first.get_bottom()[1] > made.box.top
    assert (second.get_right()[0] == pytest.approx(made.region.right, abs=0.02)) == (under is None)
    assert under is None or second.get_right()[0] < told.get_left()[0]


def test_notes_that_have_no_room_over_the_map_stand_one_below_another_in_a_corner_of_it() -> None:
    made, told = chart(), formula("a/b").stand(-5, 2.5)
    first, second = words("arrows at a third"), words("steps")
    (note,) = made.note(first, second, under=told)
    assert isinstance(note, Label) and made.box.holds(note.get_center())
    assert second.get_top()[1] < first.get_bottom()[1]
    assert second.get_left()[0] == pytest.approx(first.get_left()[0], abs=0.05)


def test_a_note_that_would_lie_on_an_arrow_everywhere_has_two_lines() -> None:
    free, parted = chart(), chart()
    parted.keep_uncovered([(2, -9), (2, 9)])
    told, text = formula("a/b").stand(-5, 2.5), "an arrow: the same, not to scale"
    (whole,), (narrow,) = (made.note(words(text), under=told) for made in (free, parted))
    assert isinstance(whole, Label) and isinstance(narrow, Label)
    middle = parted.plane.place((2, 0))[0]
    assert whole.box.left < middle < whole.box.right
    assert not narrow.box.left - 0.05 < middle < narrow.box.right + 0.05


def test_words_at_a_bottom_keep_off_a_line_that_is_to_come_though_it_has_gaps() -> None:
    first = chart()
    first.target((1, 0), words("the lowest point"))
    box = first.labels.there[0].box
    height = box.middle[1]
    ends = np.array([[box.left, height], [np.nan, np.nan], [box.right, height]])
    second = chart()
    second.target((1, 0), words("the lowest point"), off=[FlatLine(ends)])
    assert box.clip(ends[0], ends[2]) is not None
    assert second.labels.there[0].box.clip(ends[0], ends[2]) is None


def test_an_arrow_is_carried_on_while_the_true_one_turns_and_is_true_where_it_was_measured() -> None:
    promise = Promise(STRETCHED, (4, 2), (2, -1))
    carried = chart([(0, -2), (5, 2)]).carried(promise)
    (first,), (true,) = carried.first.shapes(), carried.true.shapes()
    assert first.points == pytest.approx(true.points)
    played([carried.go()])
    (walker,) = carried.walker.shapes()
    assert walker.points[0] == pytest.approx([2, -1])
    played(carried.name(words("true here"), words("the same arrow"), words("lowest")))
    (later,), (true,) = carried.first.shapes(), carried.true.shapes()
    assert later.points - later.points[0] == pytest.approx(first.points - first.points[0])
    assert true.points[0] == pytest.approx([2, -1]) and true.points[1][1] > -1
    played(carried.measured(words("measured here")))
    (begun,) = carried.begun.shapes()
    assert begun.points == pytest.approx(first.points) and len(carried.names) == 3
    (foot,), (here,) = carried.foot.shapes(), carried.here.shapes()
    assert foot.points[0] == pytest.approx(first.points[0]) and here.points[0] == pytest.approx([2, -1])
    assert not [*carried.walker.shapes()]  # who hides the mark of the right angle, and left


def test_one_long_step_grows_past_the_lowest_point_and_both_arrows_stand_there_in_one_length() -> None:
    promise = Promise(Function("(x - 2)**2 + 5*(y + 1)**2", ["x", "y"]), (4, -1), (3, -2), dips=True)
    carried = chart([(0, -4), (5, 2)]).carried(promise)
    played([*come(carried)])
    played([carried.go()])
    (long,) = carried.long[0].shapes()
    way = long.points[1] - long.points[0]
    assert long.points[0] == pytest.approx([4, -1]) and way[0] == pytest.approx(way[1]) and way[0] < -1.4
    played(carried.name(words("true here"), words("the same arrow"), words("lowest")))
    played(carried.measured(words("measured here")))
    first, begun, true = (shape for each in (carried.first, carried.begun, carried.true) for shape in each.shapes())
    assert not carried.long[0].is_seen and begun.points[0] == pytest.approx([4, -1])
    assert first.points[0] == pytest.approx([3, -2]) and true.points[0] == pytest.approx([3, -2])
    assert first.points - first.points[0] == pytest.approx(begun.points - begun.points[0])
    ways = [np.diff(arrow.points, axis=0)[0] for arrow in (first, true)]
    assert np.hypot(*ways[0]) == pytest.approx(np.hypot(*ways[1]))
    assert np.hypot(*ways[0]) == pytest.approx(0.7 * np.hypot(1, 1))  # and ends before the other begins


def test_the_true_arrow_is_square_to_the_level_line_there_and_the_first_has_one_colour() -> None:
    carried = chart([(0, -2), (5, 2)]).carried(Promise(STRETCHED, (4, 2), (2, -1)))
    played(come(carried))
    played([carried.go()])
    played(carried.name(words("true here"), words("the same arrow"), words("lowest")))
    played(carried.measured(words("measured here")))
    level, square = carried.angle
    (line,) = level.shapes()
    assert STRETCHED.sample(*line.points.T) == pytest.approx(float(STRETCHED((2, -1))))
    along = (carried.true.end - carried.true.start)[:2]
    one, corner, other = square.outline[:, :2] - carried.true.start[:2]
    assert [one[0] * along[1] - one[1] * along[0], np.dot(other, along)] == pytest.approx([0, 0])
    assert corner == pytest.approx(one + other)
    assert carried.first.colour == carried.begun.colour != carried.true.colour
    played(gone(carried))
    assert not any(each.is_seen for each in carried.angle)


def test_what_is_to_be_known_of_a_carried_arrow_stands_over_the_map_and_goes_with_it() -> None:
    carried = chart([(0, -2), (5, 2)]).carried(Promise(STRETCHED, (4, 2), (2, -1)))
    played(come(carried))
    played(carried.noted(words("not to scale")))
    (note,) = carried.notes
    assert note.get_bottom()[1] > carried.land.box.top
    played(gone(carried))
    assert carried.land.labels.there == []


def test_what_is_dimmed_of_a_walk_is_its_trail_too() -> None:
    walk = chart().walk(WALK, 0, theme.DESCENT)
    walk.move(2)
    played(dim(walk, to=0.2))
    (trail,) = walk.trail.shapes()
    assert trail.opacity == pytest.approx(0.2)


def test_a_walk_that_is_past_is_told_from_arrows_of_its_colour() -> None:
    walk = chart().walk(WALK, 1, theme.DESCENT)
    stride = walk.stride()
    played(come(stride))
    played(walk.along(stride))
    walk.move(3)
    played(walk.pale())
    parts = [*walk.trail.shapes(), *stride.shapes()]
    assert [part.colour for part in parts] == [theme.QUIET] * 2 and all(part.opacity < 1 for part in parts)
    played(bright(walk))
    (trail,) = walk.trail.shapes()
    assert (trail.colour, trail.opacity) == (theme.DESCENT, 1.0) and walk.colour == theme.DESCENT


@pytest.mark.parametrize("typed", ["x**2 + 9*y**2", "9*x**2 + (y - 1)**2", "x**2 + 9*y**2 + 3*x*y"])
def test_the_floor_of_a_valley_leads_from_edge_to_edge_where_the_slope_is_along_it(typed: str) -> None:
    valley = Function(typed, ["x", "y"])
    (bottom,) = critical_points(valley, [(-5, 5), (-5, 5)])
    made = chart([(-3, -2), (4, 2)])
    line, _ = ValleyFloor(made, bottom, words("floor")).parts
    (shape,) = line.shapes()
    ends = shape.points[[0, -1], :2]
    for end in ends:
        slopes, along = np.array([float(slope) for slope in valley.gradient(tuple(end))]), ends[1] - ends[0]
        assert slopes[0] * along[1] == pytest.approx(slopes[1] * along[0], abs=1e-6)
        edges = [abs(at - edge) for at, span in zip(end, made.window, strict=True) for edge in span]
        assert min(edges) == pytest.approx(0, abs=1e-9) and made.holds(tuple(end))
    assert not ValleyFloor(made, None, words("floor")).parts


@pytest.mark.parametrize("end", [(2, 1), (1, 1.5), (3, 2)])
def test_words_keep_off_who_will_stand_where_a_first_arrow_is_carried(end: Point) -> None:
    made = chart()
    carried = made.carried(Promise(BOWL, (2, 0), end))
    body = carried.walker.body(made.plane.place(end))
    over, points = body[1] + [0, 0.3, 0], np.linspace(*body, 20)[:, :2]
    label = made.labels.beside(words("it ends"), over, ways=[(0.0, -1.0)], gaps=(0.14,))
    assert not label.box.holding(points).any()


@pytest.mark.parametrize("wide", [6.0, 8.0, 10.0, 12.0])
def test_the_tips_of_both_true_arrows_are_apart_where_the_first_is_home(wide: float) -> None:
    """However short the way is along which it is carried, on the map."""
    valley = Function("(x - 3)**2 + 9*(y + 1)**2", ["x", "y"])
    carried = chart([(-wide, -wide / 2), (wide, wide / 2)]).carried(Promise(valley, (-2, 1.5), (-1.2, -2)))
    played([carried.go()])
    tips = [arrow.outline[1] for arrow in (carried.begun, carried.true)]
    assert float(np.hypot(*(tips[1] - tips[0])[:2])) > 0.35
