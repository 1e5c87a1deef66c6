"""The saddle: flat at its centre, left by a nudge, in the facts, in the words and in the picture."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from pytest import approx, raises

from scenes.saddle import Saddle, SaddleParameters
from steepest.calculus import Function, central_difference, partings
from steepest.calculus.numbers import is_within
from steepest.script.timing.pace import silent
from steepest.script.values.showing import show
from steepest.stage import theme
from steepest.stage.figures.lens.glass import Glass
from steepest.stage.play.projector import Audience
from steepest.stage.play.scene import stage_play
from steepest.testing import SeenBeat, told
from tests.scenes.records import (
    DEFAULTS,
    LECTURE,
    asked_at_ends,
    every_setting_of,
    known,
    of_scene,
    played,
    table,
)

pytestmark = of_scene("saddle")


def walked(name: str) -> SeenBeat:
    """The beat in which the walk ends."""
    found = played("saddle", name)
    return found["escape" if "escape" in found.beats else "first"]


def test_the_facts_are_those_of_the_lecture() -> None:
    facts = SaddleParameters()
    assert facts.function == Function("x**2 - y**2", ["x", "y"])
    assert facts.saddle.at == (0, 0)
    assert facts.function.gradient(facts.saddle.at) == facts.saddle.gradient == facts.nudged.still == (0, 0)
    assert (facts.saddle.ridge.curvature, facts.saddle.valley.curvature) == (2, -2)
    assert (facts.saddle.ridge.slope, facts.saddle.valley.slope) == (0, 0)


def test_offset_and_steps_grow_by_one_factor_on_a_quadratic() -> None:
    facts = SaddleParameters()
    growth = 1 - facts.learning_rate * facts.saddle.valley.curvature
    assert facts.nudged.growth == growth == Fraction(7, 5)
    assert [float(after / before) for before, after in pairwise(facts.walk.lengths)] == [1.4] * 10
    assert facts.nudged.distances[-1] == Fraction(1, 20) * growth**11 > 2 >= facts.nudged.distances[-2]


SHOWN = 0.04
"""A step that ends no farther beside the map, as a share of it, is shown to its end."""


def beyond(facts: Any) -> float:
    """How far beside the map the walk ends, as a share of it."""
    low, high = np.array(facts.domain, float).T
    end = np.array(facts.walk.end, float)
    return float((np.maximum(low - end, end - high) / (high - low)).max())


@every_setting_of("saddle", playing=False)
def test_the_pass_is_flat(name: str) -> None:
    facts = known("saddle", name)
    for variable in ("x", "y"):
        measured = central_difference(facts.function, facts.saddle.at, variable, 1e-5)
        assert float(measured) == approx(0, abs=1e-8)


def test_the_words_say_the_facts() -> None:
    text = told("saddle")
    assert text["first"] == "The first step hardly moves it."
    assert "every step is longer by a factor of 1.4." in text["escape"]
    assert text["leave"].endswith("With momentum it takes 7 steps, without it 11.")


def test_a_walk_that_slows_down_is_not_said_to_speed_up() -> None:
    text = told("saddle", table("saddle").settings["a walk that slows down"])
    assert "steeper" not in text["escape"] and "faster" not in text["escape"] and "The longest is the" in text["escape"]


@every_setting_of("saddle")
def test_the_walk_on_the_picture_is_the_walk_of_the_facts(name: str) -> None:
    facts, seen = known("saddle", name), walked(name)
    walkers = seen.of("dot", theme.INK)
    assert len(walkers) == (
        0 if facts.walk.left_after and beyond(facts) > SHOWN else 1
    )  # it vanishes far off
    for walker in walkers:
        assert walker.points[0, :2] == approx(np.array(facts.walk.end, float))
    stops = np.array(facts.walk.points, float)
    for arrow in seen.of("curve", theme.DESCENT):
        start, end = arrow.points[0, :2], arrow.points[-1, :2]
        number = int(np.argmin(np.hypot(*(stops[:-1] - start).T)))
        whole, way = stops[number + 1] - stops[number], end - start
        assert start == approx(stops[number], abs=1e-9)
        assert abs(whole[0] * way[1] - whole[1] * way[0]) < 1e-9 * max(1, float(whole @ whole))
        if number + 1 < len(facts.walk.steps) or beyond(facts) <= SHOWN:
            assert end == approx(stops[number + 1], abs=1e-9)
            continue
        low, high = np.array(facts.domain, float).T
        assert (end > low - 1e-9).all() and (end < high + 1e-9).all()


@every_setting_of("saddle")
def test_lines_through_the_pass_rise_and_fall_from_it(name: str) -> None:
    facts = known("saddle", name)
    lines = [line for line in played("saddle", name)["across"].of("curve") if len(line.points) > 2]
    assert len(lines) == 4
    along = np.array(facts.saddle.ridge.direction, float)
    for line in lines:
        assert line.points[0, :2] == approx(np.array(facts.saddle.at, float), abs=1e-9)
        way = line.points[-1, :2] - line.points[0, :2]
        rises = abs(way @ along) > 0.5 * np.linalg.norm(way)
        assert ((1 if rises else -1) * np.diff(line.points[:, 2]) > -1e-9).all()


@every_setting_of("saddle")
def test_the_gradient_at_the_pass_is_a_ring(name: str) -> None:
    (ring,) = played("saddle", name)["flat"].of("arrow", theme.GRADIENT)
    assert np.array_equal(*ring.points)
    assert ring.points[0, :2] == approx(np.array(known("saddle", name).saddle.at, float), abs=1e-9)


@every_setting_of("saddle")
def test_level_lines_are_level_where_they_touch(name: str) -> None:
    lines = played("saddle", name)["flat"].of("curve")
    touching = [line for line in lines if len(line.points) == 2]
    assert len(touching) == 2
    for start, end in (line.points for line in touching):
        assert start[2] == approx(end[2])
        assert (start + end)[:2] / 2 == approx(np.array(known("saddle", name).saddle.at, float), abs=1e-9)


@every_setting_of("saddle")
def test_bars_are_as_high_as_steps_are_long(name: str) -> None:
    bars = [float(bar.points[0, 1]) for bar in walked(name).of("bar")]
    assert bars == approx(np.array(known("saddle", name).walk.lengths, float))


def test_both_walkers_stand_where_they_came_to_beyond_the_edge_and_that_of_the_first_is_green() -> None:
    seen, facts = played("saddle", DEFAULTS)["leave"], SaddleParameters().nudged
    walkers = [walker for walker in seen.of("dot", theme.INK) if walker.opacity == 1]
    ends = np.array([walk.end for walk in (facts.plain, facts.rolled)], float)
    stands = np.array([walker.points[0, :2] for walker in walkers])
    assert stands[np.argsort(abs(stands[:, 1]))] == approx(ends) and (abs(ends[:, 1]) > 2).all()
    green = (line.points[:, :2] for line in seen.of("curve", theme.DESCENT))
    (lit,) = (side for side in green if np.ptp(side[:, 0]) == approx(4.4))
    assert lit[:, 1] == approx(2 * np.sign(ends[1][1]))


def test_a_ghost_stands_where_the_slower_one_was_when_the_other_one_had_left() -> None:
    facts, seen = SaddleParameters().nudged, played("saddle", DEFAULTS)["leave"]
    (ghost,) = (walker for walker in seen.of("dot", theme.INK) if 0 < walker.opacity < 1)
    assert ghost.points[0, :2] == approx(np.array(facts.plain.points[facts.rolled.left_after], float))


def test_there_is_a_cell_for_each_step_that_was_taken() -> None:
    facts, seen = SaddleParameters().nudged, played("saddle", DEFAULTS)["leave"]
    assert [each.points[0, 0] for each in seen.of("cells")] == [facts.plain.left_after, facts.rolled.left_after]


def test_cells_for_slopes_and_curvatures_grow_with_the_weights_until_they_are_a_mesh() -> None:
    bent = SaddleParameters().nudged.bent
    assert [[float(each) for each in row] for row in bent.curvatures] == [[2, 0], [0, -2]]
    assert [(each.slopes, each.curvatures) for each in bent.counts] == [(2, 4), (10**6, 10**12)]
    seen = played("saddle", DEFAULTS)["order"]
    assert seen.numbers["nudged.bent.counts[1].curvatures"] == "10¹²"
    (mesh,) = seen.of("mesh")
    assert mesh.points[0, 0] > 80


@every_setting_of("saddle")
def test_the_step_from_the_pass_is_a_ring_and_lower_ground_is_pointed_at(name: str) -> None:
    facts, seen = known("saddle", name), played("saddle", name)["step"]
    (ring,) = seen.of("arrow", theme.DESCENT)
    assert np.array_equal(*ring.points)
    assert ring.points[0, :2] == approx(np.array(facts.saddle.at, float), abs=1e-9)
    low = facts.nudged.lower
    assert low.height < facts.function(facts.saddle.at) and is_within(low.at, facts.domain)
    colours = theme.FIRST, theme.SECOND, theme.QUIET, theme.INK
    places = [dot.points[0, :2] for colour in colours for dot in seen.of("dot", colour)]
    assert any(place == approx(np.array(low.at, float), abs=1e-6) for place in places)
    assert not [line for line in seen.of("curve", theme.DESCENT) if line.opacity > 0]


class Watching(Audience):
    """Sees every frame of the walk: how far off the pass the walker stands, and how high the bars are together."""

    class Seen(Exception):
        """Ends a play after it."""

    def __init__(self) -> None:
        self.scene: Any = None
        self.seen: list[tuple[float, float]] = []

    def beat_begins(self, key: str, scene: Any) -> None:
        self.scene = scene if key == "escape" else None

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        return range(count) if self.scene else ()

    def see(self, frame: object, first: int, count: int) -> None:
        bars = sum(float(bar.points[0, 1]) for bar in self.scene.shapes_on_screen("bar"))
        for walker in self.scene.shapes_on_screen("dot"):
            if walker.colour == theme.INK and walker.opacity == approx(1):
                self.seen.append((float(np.hypot(*walker.points[0, :2])), bars))

    def beat_ends(self, key: str, scene: Any) -> None:
        if self.scene:
            raise self.Seen


@pytest.mark.verify
def test_in_every_frame_the_bars_are_together_as_high_as_the_walker_has_come() -> None:
    watching, facts = Watching(), SaddleParameters()
    with raises(Watching.Seen):
        stage_play(Saddle, facts, LECTURE.section("saddle"), watching, (64, 36), 10, silent(LECTURE.pace))
    walked = [(far, bars) for far, bars in watching.seen if bars > 0]
    assert len(walked) > 20 and walked[-1][0] > 20 * facts.nudge
    for far, bars in walked:
        assert far == approx(float(facts.nudge) + bars, abs=1e-6)


@every_setting_of("saddle")
def test_running_numbers_end_on_the_facts(name: str) -> None:
    facts, shown = known("saddle", name), {text.replace(",", "") for text in walked(name).readouts}
    assert any(show(facts.nudged.distances[-1], f".{decimals}f") in shown for decimals in range(7))


def test_a_thousand_small_steps_are_taken() -> None:
    assert len(known("saddle", "a thousand small steps").walk.steps) == 1000


@every_setting_of("saddle", playing=False)
def test_the_factor_of_every_step_is_one_minus_rate_times_curvature_down_the_valley(name: str) -> None:
    facts = known("saddle", name)
    if facts.nudged.growth > 0:  # of a quadratic
        assert facts.nudged.growth == 1 - facts.nudged.rate * facts.saddle.valley.curvature


def test_momentum_leaves_sooner() -> None:
    nudged = SaddleParameters().nudged
    assert (nudged.rolled.left_after, nudged.plain.left_after) == (7, 11) and nudged.sooner
    *inside, last = nudged.rolled.points
    assert not is_within(last, nudged.domain) and all(is_within(point, nudged.domain) for point in inside)


def test_without_momentum_both_walks_are_one() -> None:
    nudged = SaddleParameters(momentum=0).nudged
    assert nudged.rolled == nudged.plain and not nudged.sooner
    assert not {"carry", "leave"} & set(told("saddle", {"momentum": 0}))


def test_the_counts_of_both_walkers_are_read_off_the_picture() -> None:
    shown = played("saddle", DEFAULTS)["leave"].readouts
    assert {"11", "7"} <= set(shown)


def test_a_step_with_momentum_is_seen_as_its_two_parts_tip_to_tail() -> None:
    """On the ground lie the plain step, solid, and from its tip on, in the colour of ghosts, what is carried along."""
    facts, seen = SaddleParameters(), played("saddle", DEFAULTS)["carry"]
    number = facts.nudged.parted
    at, to = (np.array(facts.nudged.rolled.points[k], float) for k in (number - 1, number))
    parting = np.array(partings(facts.nudged.rolled)[number - 1], float)
    ways = [
        (shape.colour, shape.points[[0, -1], :2]) for shape in seen.of("curve") if shape.opacity == approx(1)
    ]
    for colour, ends in ((theme.DESCENT, [at, parting]), (theme.INK, [parting, to])):
        assert any(each == colour and way == approx(np.array(ends)) for each, way in ways)
    assert to - parting == approx(0.9 * np.array(facts.nudged.rolled.steps[number - 2], float))


@every_setting_of("saddle")
def test_the_sum_beside_the_picture_has_the_proportions_of_the_step(name: str) -> None:
    facts, found = known("saddle", name), played("saddle", name)
    if "carry" not in found.beats:
        return
    plain, carried, whole = (
        np.diff(arrow.points, axis=0)[0]
        for colour in (theme.DESCENT, theme.INK)
        for arrow in found["carry"].of("arrow", colour)
    )
    assert whole == approx(plain + carried)
    number = facts.nudged.parted
    at, to = (np.array(facts.nudged.rolled.points[k], float) for k in (number - 1, number))
    parting = np.array(partings(facts.nudged.rolled)[number - 1], float)
    sides = np.ptp(np.array(facts.domain, float), axis=1)
    if sides[0] == sides[1]:  # a map that is drawn with equal scales
        shares = [np.linalg.norm(way) / np.linalg.norm(to - at) for way in (parting - at, to - parting)]
        drawn = [np.linalg.norm(way) / np.linalg.norm(whole) for way in (plain, carried)]
        assert drawn == approx(shares)


@every_setting_of("saddle")
def test_it_ends_on_three_flat_places_told_apart_by_curvature(name: str) -> None:
    flats = known("saddle", name).flats
    signs = [[np.sign(float(way.curvature)) for way in flat.ways] for flat in flats]
    assert signs == [[1, 1], [-1, -1], [-1, 1]]
    rings = played("saddle", name)["keep"].of("arrow", theme.GRADIENT)
    assert len(rings) == 3 and all(np.array_equal(*ring.points) for ring in rings)
    for ring, flat in zip(rings, (flats[2], *flats[:2]), strict=True):
        assert ring.points[0, :2] == approx(np.array(flat.at, float), abs=1e-9)


@every_setting_of("saddle")
def test_in_the_last_picture_somebody_stands_in_the_ring_on_the_pass(name: str) -> None:
    (walker,) = played("saddle", name)["keep"].of("dot", theme.INK)
    assert walker.opacity == 1
    assert walker.points[0, :2] == approx(np.array(known("saddle", name).saddle.at, float), abs=1e-9)


@asked_at_ends("saddle")
def discs(beat: str, scene: Any) -> list[tuple[np.ndarray, float]]:
    """The centre and the radius of each lens."""
    return [each.disc for each in scene.mobjects if isinstance(each, Glass)]


def test_the_lens_of_the_nudge_stands_in_one_place_while_a_question_is_asked_beside_it() -> None:
    seen = discs()
    ((middle, large),), ((at, radius),), ((asked, wide),) = seen["nudge"], seen["first"], seen["guess"]
    assert radius == wide == large and at == approx(middle) and asked == approx(middle)


def test_a_lens_shows_the_parts_of_a_step_while_they_are_told_and_then_goes() -> None:
    seen = discs()
    ((at, radius),) = seen["carry"]
    assert at[0] + radius < theme.WIDE_PANEL.left and seen["leave"] == []


@asked_at_ends("saddle", "along the diagonals")
def discs_of_diagonals(beat: str, scene: Any) -> int:
    """How many lenses there are."""
    return sum(isinstance(each, Glass) for each in scene.mobjects)


@pytest.mark.verify
def test_where_the_ground_lies_under_the_questions_place_the_lens_goes() -> None:
    """The question stands in the panel then."""
    seen = discs_of_diagonals("along the diagonals")
    assert seen["nudge"] == 1 and seen["guess"] == 0


def test_how_they_change_is_asked_of_steps_that_grow_or_shrink_and_not_where_they_do_both() -> None:
    shrinking, both = {"function": "x**2 - y**2 + y**3", "nudge": 1.2}, {"function": "sin(x)*sin(y)"}
    assert "guess" in told("saddle") and "a factor of 1.4" in told("saddle")["escape"]
    assert "guess" in told("saddle", shrinking) and "shrinking" in told("saddle", shrinking)["escape"]
    assert "guess" not in told("saddle", both) and "keep" not in told("saddle", both)["escape"]


def test_the_first_step_is_seen_in_the_lens_of_the_nudge_with_who_takes_it_while_the_whole_pass_stays() -> None:
    """It shows the pass, the nudge and the first two steps; nothing but the step is drawn in it; then it goes."""
    seen, facts = played("saddle"), SaddleParameters()
    (before,), (lens,) = seen["nudge"].of("lens"), seen["first"].of("lens")
    assert lens.points == approx(before.points)
    (west, south), (east, north) = lens.points
    for x, y in (facts.saddle.at, *facts.walk.points[:3]):
        assert west < x < east and south < y < north
    assert north - south < 9 * facts.nudge
    assert not np.any([np.ptp(arrow.points, axis=0) for arrow in seen["first"].of("arrow", theme.GRADIENT)])
    assert not seen["flat"].of("lens") and not seen["bends"].of("lens") and not seen["escape"].of("lens")


@pytest.mark.verify
def test_steps_that_this_lens_does_not_show_have_one_of_their_own() -> None:
    seen, facts = played("saddle", "sixty tiny steps"), known("saddle", "sixty tiny steps")
    (lens,) = seen["first"].of("lens")
    (west, south), (east, north) = lens.points
    for x, y in facts.walk.points[:3]:
        assert west < x < east and south < y < north


class Through(Audience):
    """Sees how far the walk has come in every frame in which the lens is there while it escapes."""

    def __init__(self) -> None:
        self.scene: Any = None
        self.far: list[float] = []

    def beat_begins(self, key: str, scene: Any) -> None:
        self.scene = scene if key == "escape" else None

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        return range(count) if self.scene else ()

    def see(self, frame: object, first: int, count: int) -> None:
        if any(isinstance(each, Glass) for each in self.scene.mobjects):
            self.far += [
                float(np.hypot(*walker.points[0, :2]))
                for walker in self.scene.shapes_on_screen("dot")
                if walker.colour == theme.INK
            ]

    def beat_ends(self, key: str, scene: Any) -> None:
        if self.scene:
            raise Watching.Seen


@pytest.mark.verify
def test_the_lens_is_there_until_a_longer_step_was_taken_in_it() -> None:
    through, facts = Through(), SaddleParameters()
    with raises(Watching.Seen):
        stage_play(Saddle, facts, LECTURE.section("saddle"), through, (64, 36), 10, silent(LECTURE.pace))
    assert through.far[-1] == approx(float(facts.nudged.distances[2]))


def test_curvature_is_told_before_the_law_that_follows_from_it() -> None:
    keys = [*played("saddle").beats]
    assert keys.index("bends") < keys.index("nudge") < keys.index("escape")
    assert "curvature" in told("saddle")["bends"]


def test_the_edge_of_both_maps_is_seen_and_after_how_many_steps_each_walker_came_there() -> None:
    seen = played("saddle", DEFAULTS)["leave"]
    edges = [line for line in seen.of("curve", theme.INK) if np.ptp(line.points[:, 0]) == approx(4.4)]
    assert len(edges) == 3  # of each map, and that which the slower one crossed, broad over it
    for line in edges:
        assert line.points[:, 1] == approx(edges[0].points[0, 1]) and abs(line.points[0, 1]) == approx(2)
    assert (seen.numbers["walk.left_after"], seen.numbers["nudged.rolled.left_after"]) == ("11", "7")


def test_how_far_it_is_from_the_pass_has_one_number_of_decimals() -> None:
    found = played("saddle", DEFAULTS)
    ends = [("nudge", "0.05"), ("first", "0.07"), ("escape", "2.02")]
    assert all(far in found[beat].readouts for beat, far in ends)
