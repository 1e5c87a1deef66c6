"""A valley: where its points are, what of a walk is seen, how walks move, and what follows a change of view."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Animation, Mobject, Rectangle

from steepest.calculus import Bowl, Function, Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.valley.axes import beside
from steepest.stage.figures.valley.course import inside
from steepest.stage.figures.valley.course_walk import CourseWalk
from steepest.stage.figures.valley.depth import _colours, paint_depth
from steepest.stage.figures.valley.small import small
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import words
from tests.families import examples
from tests.stage.canvas import canvas

BOX = Box(-3, -1, 1, 3)
BOWL = Bowl(Function("w**2", ["w"]), Fraction(-2), 4)


def valley(**figures: object) -> Valley:
    return Valley(BOWL.loss, BOWL.bottom, BOWL.start, region=BOX, **figures)  # type: ignore[arg-type]


def play(animation: Animation, *shares: float) -> None:
    """Let an animation run through some shares of it, and end."""
    animation.begin()
    for share in (*shares, 1.0):
        animation.interpolate(share)


def test_it_shows_its_bottom_in_the_middle_and_its_start_and_mirror_within() -> None:
    picture = valley()
    assert picture.at(0, 0)[0] == pytest.approx((BOX.left + BOX.right) / 2)
    assert picture.shows(-2, 4) and picture.shows(2, 4)
    assert not picture.shows(4, 16)


@given(st.fractions(-100, 100, max_denominator=20), st.fractions(Fraction(1, 20), 100, max_denominator=20))
@examples(25)
def test_it_frames_any_bowl_alike(bottom: Fraction, offset: Fraction) -> None:
    bowl = Bowl(Function(f"3*(w - ({bottom}))**2 + 1", ["w"]), bottom + offset, 3)
    picture = Valley(bowl.loss, bowl.bottom, bowl.start, region=BOX)
    mirrored = Valley(BOWL.loss, BOWL.bottom, 2, region=BOX)
    assert picture.at(bowl.start, bowl.start_loss) == pytest.approx(mirrored.at(2, 4), abs=1e-6)


# --- walks ---


def test_a_walk_comes_steps_and_goes_home() -> None:
    picture = valley()
    walk = picture.walk(BOWL.walk(Fraction(1, 4)).nodes)
    assert picture.shapes()[-1].kind == "level"
    for animation in walk.coming():
        play(animation)
    play(walk.step(), 0.3)
    course, walker = picture.shapes()[-2:]
    assert np.allclose(course.points, [[-2, 4], [-1, 1]]) and np.allclose(walker.points, [[-1, 1]])
    play(walk.again(), 0.5)
    (walker,) = picture.shapes()[1:]
    assert np.allclose(walker.points, [[-2, 4]]) and walker.opacity == 1


def test_a_walker_is_unseen_on_the_way_home() -> None:
    picture = valley()
    walk = picture.walk(BOWL.walk(Fraction(1, 4)).nodes).finish()
    picture.put(walk)
    going = walk.home()
    going.begin()
    going.interpolate(0.5)
    assert picture.shapes()[-1].opacity == pytest.approx(0)


def test_a_walk_hops_as_far_as_it_is_seen_and_moves() -> None:
    picture = valley()
    seen = {rate: picture.walk(BOWL.walk(Fraction(rate)).nodes).trace.seen for rate in ("1/4", "1/2", "3/2")}
    assert seen == {"1/4": 4, "1/2": 1, "3/2": 1}


def test_a_live_walk_and_its_walker_follow_the_rate() -> None:
    rate, picture = Live(Fraction(1, 4)), valley()
    now = rate.then(BOWL.walk)
    walk = picture.walk(lambda: now().nodes, lambda: theme.REGIMES[now().regime])
    picture.put(walk)
    play(walk.hop())
    for value in (Fraction(3, 4), Fraction(1)):
        rate.value = value
        course, walker = picture.shapes()[-2:]
        assert np.allclose(course.points, np.array(BOWL.walk(value).nodes, float))
        assert np.allclose(walker.points, course.points[-1:])
        assert course.colour == theme.REGIMES[BOWL.walk(value).regime]


def test_what_was_walked_lies_ahead_when_the_walk_begins_again() -> None:
    picture = valley()
    walk = picture.walk(BOWL.walk(Fraction(1, 4)).nodes)
    picture.put(walk)
    play(walk.hop())
    play(walk.again(ahead=theme.GHOST))
    course, _ = picture.shapes()[-2:]
    assert (len(course.points), course.opacity) == (5, theme.GHOST)


def test_far_points_keep_their_side() -> None:
    walk: CourseWalk = valley().walk([(-2, 4), (1e200, 1e300), (-1e200, 1e300)])
    drawn = walk.trace.nodes()
    assert np.isfinite(drawn).all() and (np.sign(drawn[:, 0]) == [-1, 1, -1]).all()


@pytest.mark.parametrize(("path", "length"), [([[0, 0], [0.5, 0.5]], 2), ([[0, 0], [0, 5], [0, 0]], 2)])
def test_a_course_is_cut_off_where_it_first_leaves_the_picture(path: list[list[float]], length: int) -> None:
    kept, leaves = inside(np.array(path, float), Box(-1, -1, 1, 1))
    assert len(kept) == length and leaves == (len(path) > length)
    assert (np.abs(kept) < 1 + 1e-6).all()


# --- axes and offsets ---


def test_numbers_stand_where_their_points_are_and_follow_the_view() -> None:
    place, height = words("one"), words("four")
    picture = valley(names=(words("w"), words("L")), across=[(1.0, place)], up=[(4.0, height)])
    for reach in (1.6, 2.5):
        picture.window.value = reach
        picture.axes.update()
        assert place.get_x() == pytest.approx(picture.at(1, 0)[0])
        assert abs(height.get_y() - picture.at(0, 4)[1]) < height.height
    assert height.get_right()[0] < picture.box.left


def test_a_height_without_room_under_the_one_above_goes_without_its_number() -> None:
    high, low = words("high"), words("low")
    valley(names=(words("w"), words("L")), up=[(4.0, high), (3.9, low)])
    assert high[0].get_fill_opacity() == 1 and low[0].get_fill_opacity() == 0


def test_a_place_without_room_beside_the_one_before_goes_without_its_number_until_there_is_room() -> None:
    first, second = words("zero"), words("one")
    picture = valley(names=(words("w"), words("L")), across=[(0.0, first), (0.3, second)])
    assert first[0].get_fill_opacity() == 1 and second[0].get_fill_opacity() == 0
    picture.window.value = 0.4
    picture.axes.update()
    assert first[0].get_fill_opacity() == second[0].get_fill_opacity() == 1


def test_labels_beside_a_valley_have_room() -> None:
    label = words("label")
    assert beside([label], BOX).left > BOX.left + label.width


def test_it_glides_to_another_region_with_its_numbers_and_walkers() -> None:
    place, region = words("one"), Box(0, 0, 4, 2)
    picture = valley(names=(words("w"), words("L")), across=[(1.0, place)])
    walk = picture.walk(BOWL.walk(Fraction(1, 4)).nodes)
    picture.put(walk)
    for share in (0.5, 1.0):
        play(picture.glide(region), share)
        picture.axes.update()
        assert place.get_x() == pytest.approx(picture.at(1, 0)[0])
        assert walk.walker.seen[0][0] == pytest.approx(picture.at(-2, 4)[:2])
    assert (picture.box.right, picture.box.top) == (region.right, region.top)
    assert region.left < picture.box.left and region.bottom < picture.box.bottom
    assert picture.edge()[:, 0] == pytest.approx(np.linspace(picture.box.left, picture.box.right, 200))


@pytest.mark.parametrize("factor", ["-1.05", "-1.2", "-1.25"])
def test_of_a_walk_that_runs_away_three_landings_are_seen_with_somebody_on_them(factor: str) -> None:
    """Where they are not all seen from the beginning; and then it is seen as far as at first again."""
    picture, walk = valley(), BOWL.walk((1 - Fraction(factor)) / 2)
    before, fits = picture.xs, picture.shows(*map(float, walk.nodes[3]))
    for animation in picture.widen(walk):
        play(animation)
    taken = picture.walk(walk.nodes)
    picture.put(taken)
    for number in (1, 2, 3):
        play(taken.step())
        assert taken.walker.seen[1] == 1 and taken.standing == pytest.approx(
            np.array(walk.nodes[number], float)
        )
    assert fits or picture.xs[1] > before[1]
    for animation in picture.narrow():
        play(animation)
    assert picture.xs == pytest.approx(before) and picture.narrow() == []


def test_of_a_walk_that_settles_all_is_seen_already() -> None:
    assert valley().widen(BOWL.walk(Fraction(3, 4))) == []


def test_an_offset_points_level_from_under_the_bottom_to_under_the_walker() -> None:
    picture = valley()
    walk = picture.walk(BOWL.walk(Fraction(3, 4)).nodes)
    offset = picture.offset(walk)
    for node in (-2, 1, -0.5):
        start, end = offset.outline
        assert start[0] == pytest.approx(picture.at(0, 0)[0]) and end[0] == pytest.approx(
            picture.at(node, 0)[0]
        )
        assert picture.box.bottom < start[1] == end[1] < picture.at(0, 0)[1]
        play(walk.step())


def test_the_arrow_under_an_offset_is_that_with_which_the_step_began_and_stands_still_amid_it() -> None:
    """A step at 0.75 multiplies the offset by −0.5: where it ends both arrows tell that."""
    picture = valley()
    walk = picture.walk(BOWL.walk(Fraction(3, 4)).nodes)
    offset = picture.offset(walk)
    assert offset.before is None
    for taken in (0.25, 1.0, 1.25, 1.9, 2.0):
        walk.move(taken)
        assert offset.before is not None
        began = walk.trace.at(0 if taken <= 1 else 1)[0]
        assert offset.before[1][0] == pytest.approx(picture.at(began, 0)[0])
        assert picture.box.bottom < offset.before[1][1] < offset.outline[1][1] - 0.1  # two arrows, not one
        old, new = (float(tip[0] - foot[0]) for foot, tip in (offset.before, offset.outline))
        assert not taken.is_integer() or new == pytest.approx(-old / 2)


def test_the_arrow_under_an_offset_goes_as_that_of_the_next_step_comes() -> None:
    picture = valley()
    walk = picture.walk(BOWL.walk(Fraction(3, 4)).nodes)
    offset = picture.offset(walk)
    walk.move(1.0)
    assert offset.before is not None
    tip, there = offset.before[1][:2], list[bool]()
    for taken in (1.0, 1.05, 1.5):
        walk.move(taken)
        reach = offset.reach()
        there.append(reach is not None and reach.holds(tip))
    assert there == [True, True, False]


def test_where_a_step_leaves_the_picture_both_arrows_stay_as_they_were_before_it() -> None:
    picture = valley()
    walk = picture.walk([(-2, 4), (1, 1), (90, 8100)])
    offset = picture.offset(walk)
    walk.move(1.5)
    assert offset.before is not None and offset.before[1][0] == pytest.approx(picture.at(-2, 0)[0])
    assert offset.outline[1][0] == pytest.approx(picture.at(1, 0)[0])


def test_an_offset_that_leaves_the_picture_ends_at_its_edge() -> None:
    picture = valley()
    offset = picture.offset(picture.walk([(-2, 4), (90, 8100)]).finish())
    assert BOX.right - 0.2 < offset.outline[1][0] < BOX.right


@pytest.mark.parametrize(("rate", "steps", "zero"), [("1/2", 1, True), ("499/1000", 9, False), ("1/4", 1, False)])
def test_an_offset_is_zero_where_it_is_exactly_so(rate: str, steps: int, zero: bool) -> None:
    """And not where it is but too short to be seen."""
    picture, bowl = valley(), Bowl(Function("w**2", ["w"]), Fraction(-2), 9)
    walk = picture.walk(bowl.walk(Fraction(rate)).nodes)
    offset = picture.offset(walk)
    assert not offset.zero
    play(walk.step(steps))
    assert offset.zero == zero


def test_who_would_leave_the_picture_stays_where_that_hop_begins() -> None:
    walk = valley().walk(BOWL.walk(Fraction(13, 10)).nodes)
    play(walk.hop())
    assert walk.leaves is not None and walk.trace.reached == walk.last > walk.leaves == walk.steps


def test_who_stays_at_the_end_of_a_step_is_there_wherever_that_moves() -> None:
    rate = Live[Number](Fraction(11, 10))
    walk = valley().walk(lambda: BOWL.walk(rate()).nodes)
    play(walk.step())
    assert walk.stay() == []
    rate.value = BOWL.limit_rate
    assert walk.standing == pytest.approx(np.array(BOWL.bouncing.nodes[1], float))
    assert walk.steps == walk.trace.reached == 1


@pytest.mark.parametrize("place", [-3, -2, -0.01, 0, 2, 3.1, 90])
def test_the_number_of_an_offset_stands_in_the_picture_and_off_the_arrow(place: float) -> None:
    picture = valley()
    offset = picture.offset(picture.walk([(place, place**2)]))
    (number,) = offset.number(words("twenty"))
    ends = sorted(offset.outline[:, 0])
    assert BOX.left < number.get_left()[0] and number.get_right()[0] < BOX.right
    assert number.get_right()[0] < ends[0] or ends[1] < number.get_left()[0]


def test_a_number_of_an_offset_that_has_no_room_beside_it_is_left_out() -> None:
    picture = valley()
    offset = picture.offset(picture.walk([(2, 4)]))
    assert not offset.number(Rectangle(width=BOX.width / 2, height=0.1))


@pytest.mark.parametrize("start", [-2, 2])
def test_a_stick_touches_the_graph_and_stays_where_it_passes(start: int) -> None:
    share, picture = Live(0.0), Valley(BOWL.loss, BOWL.bottom, start, region=BOX)
    stick = picture.bend(share)
    assert stick.outline[0][1] == pytest.approx(stick.outline[1][1]) and len(stick.past) == 1
    for value, left in ((0.5, 2), (1.0, 4)):
        share.value = value
        place, (first, last) = value * start, stick.outline[:, :2]
        ahead = picture.at(place + 1, place**2 + 2 * place)[:2] - picture.at(place, place**2)[:2]
        across = np.cross(np.append(ahead, 0), np.append(last - first, 0))[2]
        assert (first + last) / 2 == pytest.approx(picture.at(place, place**2)[:2])
        assert across == pytest.approx(0, abs=1e-6)
        assert len(stick.past) == left


@pytest.mark.parametrize("start", [-2, 2])
def test_a_stick_stays_at_each_offset_that_is_told_and_has_a_number_over_it(start: int) -> None:
    share, picture = Live(1.0), Valley(BOWL.loss, BOWL.bottom, start, region=BOX)
    offsets = [0.0, start / 4, start / 2]
    stick = picture.bend(share, offsets)
    touched = [picture.at(place, place**2) for place in offsets]
    assert [each.mean(axis=0) for each in stick.past] == [pytest.approx(place) for place in touched]
    numbers = stick.numbers(*(words(text) for text in ("0", "1", "2")))
    assert len(numbers) > 1 and all(
        number.get_bottom()[1] > place[1] for number, place in zip(numbers, touched, strict=False)
    )


def painted_ground() -> tuple[Valley, np.ndarray]:
    """A valley, and the pixels (200, 200, 4) of its ground, 20 to a unit, around the middle of the frame."""
    picture, pixels = valley(), 20.0
    surface, context = canvas((200, 200), pixels)
    paint_depth(context, picture.edge(), picture.box, 0.1, (picture.box.bottom, picture.box.top))
    surface.flush()
    return picture, np.ndarray((200, 200, 4), np.uint8, surface.get_data()).copy()


def test_a_height_keeps_its_colour_where_more_is_seen() -> None:
    near, far = (_colours(Box(0, 0, 1, top), 0, 2) for top in (2, 4))
    (_, *rim), stops = near.get_color_stops_rgba()[-1], far.get_color_stops_rgba()
    assert next(colour for at, *colour in stops if at == 0.5) == pytest.approx(rim)
    assert sum(stops[-1][1:]) > sum(rim)


def test_the_ground_has_one_colour_at_one_height_and_is_paler_the_higher_it_is() -> None:
    picture, seen = painted_ground()
    rows = range(int(100 - 20 * BOX.top) + 2, int(100 - 20 * BOX.bottom) - 2)
    sums = []
    for row in rows:
        ground = seen[row][seen[row, :, 3] == 255].astype(int)
        if len(ground):
            assert np.ptp(ground, axis=0).max() <= 1
            sums.append(int(ground[0, :3].sum()))
    assert len(sums) > 40 and sums[0] > sums[len(sums) // 2] > sums[-1]
    x, y = picture.at(*(picture.bottom + [0, 0.5 * picture.unit[1]]))[:2]
    assert seen[int(100 - 20 * y), int(100 + 20 * x), 3] == 0  # over the bottom is air


def test_the_ground_is_painted_inside_of_its_box_alone() -> None:
    _, seen = painted_ground()
    solid = seen[..., 3] > 0
    rows, columns = (np.flatnonzero(solid.any(axis=axis)) for axis in (1, 0))
    assert (columns.min(), columns.max() + 1) == (100 + 20 * BOX.left, 100 + 20 * BOX.right)
    assert (rows.min(), rows.max() + 1) == (100 - 20 * BOX.top, 100 - 20 * BOX.bottom)


def test_a_small_one_shows_a_whole_walk_when_that_is_taken() -> None:
    walk = BOWL.walk(Fraction(3, 4))
    twin, axis = small(valley(), [walk])(walk, BOX)
    assert isinstance(twin, Valley) and isinstance(axis, Mobject)
    assert not [shape for shape in twin.shapes() if shape.kind == "walk"]
    for animation in twin.take():
        play(animation)
    assert [len(shape.points) for shape in twin.shapes() if shape.kind == "walk"] == [5]


@pytest.mark.parametrize("factor", ["-1.2", "-1.5", "-2", "-2.3"])
@pytest.mark.parametrize("wide", [2.2, 2.7, 4.0])
def test_small_ones_are_seen_alike_and_show_where_first_steps_of_all_walks_land(factor: str, wide: float) -> None:
    walks = [BOWL.walk((1 - Fraction(one)) / 2) for one in ("0.8", factor, "-20")]
    draw, box = small(valley(), walks), Box(0, 0, wide, 3.2)
    twins = [twin for walk in walks for twin in draw(walk, box)[:1] if isinstance(twin, Valley)]
    assert len({(twin.xs, twin.ys) for twin in twins}) == 1
    assert [bool(twin.walks[0].trace.ends_within(0) == 1) for twin in twins] == [True, True, False]


def test_it_goes_back_to_show_three_steps_of_two_walks_and_how_high_each_leads() -> None:
    pair, picture = (BOWL.walk(Fraction(23, 20)), BOWL.walk(Fraction(3, 20), True)), valley()
    assert not picture.shows(*map(float, pair[0].nodes[3]))
    play(picture.glide(BOX, *pair))
    walks = [picture.walk(each.nodes) for each in pair]
    for walk in walks:
        for animation in walk.coming():
            play(animation)
    for number in (1, 2, 3):
        for animation in picture.stride(*walks, levels=walks[0]):
            play(animation)
        assert all(picture.shows(*map(float, each.nodes[number])) for each in pair)
        heights = [shape.points[0, 1] for shape in picture.shapes() if shape.kind == "level"]
        assert heights == pytest.approx([float(loss) for loss in pair[0].losses[: number + 1]])
    for walk in walks:
        for animation in walk.going():
            play(animation)
    assert len([shape for shape in picture.shapes() if shape.kind == "level"]) == 1
    play(picture.glide(BOX))
    assert picture.window() == valley().window()


@pytest.mark.parametrize("share", [0.9, 0.95, 0.99, 1.0])
def test_nobody_whose_head_is_far_over_the_picture_is_seen(share: float) -> None:
    picture = valley()
    walk = picture.walk(BOWL.walk(Fraction(1, 4)).nodes)
    high = picture.ys[1]
    walk.walker.stand(np.array([-np.sqrt(share * high), share * high]))
    at, opacity = walk.walker.seen
    assert opacity == 0 or at[0][1] + walk.walker.height < BOX.top + 0.12
    walk.walker.stand(np.array([-2.0, 4.0]))
    assert walk.walker.seen[1] == 1


@pytest.mark.parametrize("start", [-2, 2])
@pytest.mark.parametrize(
    ("rate", "kept"), [("1/10", True), ("1/5", True), ("9/20", False), ("3/4", False), ("6/5", False)]
)
def test_both_arrows_of_an_offset_keep_their_names_while_they_are_seen_and_stay_on_their_side(
    start: int, rate: str, kept: bool
) -> None:
    picture, steps = Valley(BOWL.loss, BOWL.bottom, start, region=BOX), 2
    bowl = Bowl(BOWL.loss, Fraction(start), steps + 1)
    offset = picture.offset(walk := picture.walk(bowl.walk(Fraction(rate)).nodes))
    play(walk.step())
    names = offset.both(*(Rectangle(width=0.4, height=0.1) for _ in range(2)))
    assert len(names) == 2 and offset.names_after(steps) == kept
    for _ in range(steps):
        play(walk.step())
        left = [float(ends[:, 0].min()) for ends in (offset.outline, offset.before) if ends is not None]
        right = [float(ends[:, 0].max()) for ends in (offset.outline, offset.before) if ends is not None]
        free = [name.get_right()[0] < min(left) or max(right) < name.get_left()[0] for name in names]
        assert not kept or (all(free) and len(left) == 2)


@pytest.mark.parametrize("start", [-2, 2])
def test_names_of_both_arrows_of_an_offset_that_have_no_room_are_left_out(start: int) -> None:
    picture = Valley(BOWL.loss, BOWL.bottom, start, region=BOX)
    offset = picture.offset(walk := picture.walk(Bowl(BOWL.loss, Fraction(start), 3).walk(Fraction(1, 10)).nodes))
    play(walk.step())
    wide, narrow = Rectangle(width=BOX.width / 2, height=0.1), Rectangle(width=0.4, height=0.1)
    assert [plate.words for plate in offset.both(wide, narrow)] == [narrow]
    assert [plate.words for plate in offset.both(narrow, wide)] == [narrow]


@pytest.mark.parametrize("start", [-2, 2])
@pytest.mark.parametrize("wide", [0.1, 1.2])
def test_the_name_of_an_offset_and_its_number_stand_apart_wherever_the_number_has_room(
    start: int, wide: float
) -> None:
    picture = Valley(BOWL.loss, BOWL.bottom, start, region=BOX.shrunk(-1.0))
    offset = picture.offset(picture.walk(BOWL.walk(Fraction(1, 10)).nodes))
    name = offset.called(Rectangle(width=0.5, height=0.1))
    (number,) = offset.number(Rectangle(width=wide, height=0.1))
    left, right = sorted((name, number), key=lambda each: float(each.get_left()[0]))
    assert right.get_left()[0] - left.get_right()[0] > theme.TEXT_GAP


@pytest.mark.parametrize("rate", [Fraction(11, 10), Fraction(7, 5)])
def test_it_looks_as_steep_as_at_first_however_far_it_is_seen(rate: Fraction) -> None:
    """Else the same valley, once drawn steeper, would be taken for one of a larger curvature."""
    picture = valley()

    def steepness() -> float:
        (left, right), (low, high) = picture.xs, picture.ys
        return (right - left) / (high - low)

    first = steepness()
    for animation in picture.widen(BOWL.walk(rate)):
        play(animation)
    assert picture.window() > valley().window() and steepness() == pytest.approx(first)
