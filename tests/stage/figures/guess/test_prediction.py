"""A prediction shows each answer as a dashed ghost with a letter, and leaves the right one when it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim import FadeOut, Scene
from manim.animation.animation import prepare_animation

from steepest import Block, Function, Map, Panel, Prediction, Valley, View, theme
from steepest.calculus import Guess
from steepest.script.paragraph.filling import Filled
from steepest.script.text.boxes import AnswerOption, TextBox
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.guess.ghost import WIDTH, FlatGhost
from steepest.stage.figures.guess.on_ground import OnGround
from steepest.stage.figures.guess.outlines import DISC, Kind, arrows_on
from steepest.stage.figures.guess.ring import THINK
from steepest.stage.figures.instrument.meter import Meter
from steepest.stage.figures.label import box_of
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow
from steepest.stage.play.entrances import one_by_one
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import words
from tests.families import crossed, family
from tests.stage.figures.twin.test_pair import Bare, framing

BOWL = Function("x**2 + 2*y**2", ["x", "y"])
FRAME = Box(-7.2, -4, 7.2, 4)
WAYS = [(1, 0.2), (-0.5, 1), (0, -1)]
PLACES = [(0.5, 0.5), (-1, 0.8), (1, -1)]
PATHS = [[(0, 0), (1, 0.5), (1.5, 1.5)], [(0, 0), (-1, 1)], [(0, 0), (9, -9)]]
DRAWN: dict[Kind, Sequence[Any]] = {"way": WAYS, "place": PLACES, "path": PATHS}


def asked(drawn: Sequence[Any], right: int = 1) -> TextBox:
    options = (
        AnswerOption(Filled(f"answer {k}"), k == right, False, Guess(one, k == right), "ABC"[k])
        for k, one in enumerate(drawn)
    )
    return TextBox("question", Filled("Which?"), tuple(options), because=Filled("So."))


def flat() -> Map:
    return Map(BOWL, [(-2, -2), (2, 2)], names=("x", "y"))


def ground() -> Block:
    return Block(BOWL, ((-2, 2), (-2, 2)), View(-120, 30), [None, None, None])


def valley() -> Valley:
    return Valley(Function("w**2", ["w"]), 0, 1)


@pytest.mark.parametrize("kind", list(DRAWN))
@pytest.mark.parametrize("place", [flat, ground])
def test_every_answer_has_a_ghost_and_a_letter_of_its_own(place: Any, kind: Kind) -> None:
    guess = Prediction(place(), kind, asked(DRAWN[kind]), (0, 0))
    assert [choice.right for choice in guess.choices] == [False, True, False]
    middles = [choice.letter.get_center() for choice in guess.choices]
    for number, middle in enumerate(middles):
        assert FRAME.holds(middle)
        assert all(np.hypot(*(middle - other)[:2]) > 2 * DISC for other in middles[:number])
    assert all(np.isfinite(choice.ghost.outline()).all() for choice in guess.choices)


@pytest.mark.parametrize("place", [flat, ground])
def test_ways_are_drawn_as_they_lead(place: Any) -> None:
    figure = place()
    guess = Prediction(figure, "way", asked(WAYS), (0, 0))
    for choice, (x, y) in zip(guess.choices, WAYS, strict=True):
        line = choice.ghost.outline()
        if isinstance(figure, Map):
            along = line[-1] - line[0]
            assert x * along[1] == pytest.approx(y * along[0], abs=1e-6) and np.dot([x, y], along) > 0
        else:
            tip = figure.landscape.over(*(0.01 * np.array([x, y])))[:2] - figure.landscape.over(0, 0)[:2]
            assert np.dot(tip, line[1] - line[0]) > 0


@pytest.mark.parametrize("climb", family(2, [2.0, 0.01, 0.3, 60.0]))
@pytest.mark.parametrize("sign", [1, -1])
def test_letters_of_ways_that_climb_stand_at_their_own_tips_in_their_order(climb: float, sign: int) -> None:
    ways = [(0, -1, sign * climb), (0, -1, -sign * climb), (0, -1, 0)]
    land = Block(BOWL, ((-2, 2), (-2, 2)), View(-15, 16), [None, None, None])
    guess = Prediction(land, "way", asked(ways), (0, 1))
    tips = [choice.ghost.outline()[-1] for choice in guess.choices]
    middles = [choice.letter.get_center()[:2] for choice in guess.choices]
    far = np.array([[np.hypot(*(tip - middle)) for tip in tips] for middle in middles])
    assert (far.min(axis=1) >= np.diag(far) - 0.05).all(), "where tips are almost one, any is its own"
    upward = [sign, -sign, 0]
    assert np.argsort(upward).tolist() == np.argsort([middle[1] for middle in middles]).tolist()


@pytest.mark.parametrize(("azimuth", "elevation"), crossed(2, [-112, 68, 112], [19, 40, 66]))
@pytest.mark.parametrize("height", family(1, [1.0, 3.0, 0.0]))
def test_heights_are_over_a_point_under_it_and_at_it_each_with_its_letter_beside_it(
    azimuth: float, elevation: float, height: float
) -> None:
    land = Block(BOWL, ((-2, 2), (-2, 2)), View(azimuth, elevation), [None, None, None])
    guess = Prediction(land, "height", asked([1, -1, 0]), (0.5, 0.25, height))
    rings = np.array([choice.ghost.outline()[-60:].mean(axis=0) for choice in guess.choices])
    letters = np.array([choice.letter.get_center()[:2] for choice in guess.choices])
    foot = land.landscape.on_screen(land.whole.at(0.5, 0.25, height))[:2]
    assert rings[2] == pytest.approx(foot, abs=0.01)
    assert rings[0, 1] - DISC > foot[1] > rings[1, 1] + DISC and rings[:2, 0] == pytest.approx(foot[0], abs=0.2)
    far = np.hypot(*(letters[:, None] - rings[None]).transpose(2, 0, 1))
    assert far.argmin(axis=1).tolist() == [0, 1, 2] and np.diag(far).max() < 0.75
    up = land.whole.back(points_of(guess.choices[0].ghost.actor, land.whole))  # type: ignore[arg-type]
    assert up[:60, :2] == pytest.approx(np.tile([0.5, 0.25], (60, 1))), "the line to it stands over the point"


@pytest.mark.parametrize(("turn", "rise"), crossed(2, [0.0, 1.9, 2.8, 3.7, 5.0], [0.0, 0.35, 0.6]))
def test_heights_beside_an_arrow_have_their_letters_nearer_to_their_own_rings(turn: float, rise: float) -> None:
    land = Block(BOWL, ((-2, 2), (-2, 2)), View(-112, 19), [None, None, None])
    end = land.whole.at(0.5, 0.25, 3.0)
    start = end + [1.4 * np.cos(turn), 1.4 * np.sin(turn), rise]
    land.landscape.put(Arrow(start=start, end=end, through=True), Arrow(start=start + [1.5, 0, 0], end=start))
    guess = Prediction(land, "height", asked([1, -1, 0]), (0.5, 0.25, 3.0))
    rings = np.array([choice.ghost.outline()[-60:].mean(axis=0) for choice in guess.choices])
    letters = np.array([choice.letter.get_center()[:2] for choice in guess.choices])
    far = np.hypot(*(letters[:, None] - rings[None]).transpose(2, 0, 1))
    assert far.argmin(axis=1).tolist() == [0, 1, 2]


@pytest.mark.parametrize("right", [0, 1, 2])
def test_wrong_heights_are_gone_when_the_right_one_is_told(right: int) -> None:
    """What tells it stands beside the point, where they were drawn."""
    land = ground()
    guess = Prediction(land, "height", asked([1, -1, 0], right), (0.5, 0.25, 1.0))
    for moving in map(prepare_animation, (*guess.coming(), *guess.tell())):
        moving.begin()
        moving.interpolate(1.0)
        moving.finish()
    shown = [choice.ghost.actor.opacity for choice in guess.choices]  # type: ignore[union-attr]
    assert [opacity > 0 for opacity in shown] == [k == right for k in range(3)]


@pytest.mark.parametrize("long", family(1, [3.0, 1.0, 4.0]))
def test_a_way_goes_on_past_the_arrow_that_will_come(long: float) -> None:
    land = ground()
    arrow = land.tangent((0, 1), (0, -1), theme.GRADIENT, long)
    guess = Prediction(land, "way", asked([(0, -1, -4), (0, -1, 4)]), (0, 1), ends=[arrow])
    start, tip = land.landscape.view.project(points_of(arrow, land.whole))[:, :2]
    along = guess.choices[0].ghost.outline()
    assert np.hypot(*(along[-1] - start)) > np.hypot(*(tip - start))
    assert (along[-1] - start) @ (tip - start) == pytest.approx(
        np.hypot(*(along[-1] - start)) * np.hypot(*(tip - start)), rel=1e-6
    )


@pytest.mark.parametrize(("slope", "north"), crossed(3, [0.4, 6, 0.05, 1.5, -0.4], [1, 0, -1.4, 2]))
def test_ways_that_climb_little_go_on_until_they_are_told_apart_or_the_map_ends(slope: float, north: float) -> None:
    land = Block(Function(f"2*x + {slope}*y", ["x", "y"]), ((-2, 2), (-2, 2)), View(-15, 16), [None, None, None])
    at, ways = (0, north), [(0, -1, slope), (0, -1, 0), (0, -1, -slope)]
    arrow = land.tangent(at, (0, -0.5), theme.SECOND)
    lines = [OnGround(land, [arrow]).climbing(at, way) for way in ways]
    rising, level, falling = (foot + along for foot, along in lines)
    apart = min(float(np.linalg.norm(one - level)) for one in (rising, falling))
    room = (north + 2) * land.whole.per_unit[1] - abs(lines[1][1][1])
    assert apart >= 2 * DISC or room < 2 * DISC, "each tip has a letter of its own, where the map does not end"
    assert room > 0 or abs(lines[1][1][1]) < np.linalg.norm(np.diff(points_of(arrow, land.whole), axis=0)) + 1.6


def test_a_way_along_an_arrow_begins_at_its_tip_and_letters_stand_on_the_map() -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    arrow = Needle(pair, (1, 1)).arrow
    pair.ground.put(*arrow.both)
    guess = Prediction(pair, "way", asked([(1, -1), (1, 1)]), (1, 1))
    tip, foot = (pair.places(arrow.points[[end]])[0] for end in (-1, 0))
    along, across = (choice.ghost.outline() for choice in guess.choices)
    assert np.hypot(*(along[0] - foot)) > np.hypot(*(tip - foot)) > np.hypot(*(across[0] - foot))
    for choice in guess.choices:
        assert pair.box.shrunk(0.2).holds(choice.letter.get_center())


@pytest.mark.parametrize("way", family(2, [(0, 1), (0.5, 1), (-0.5, 1)]))
def test_a_way_over_the_upper_edge_of_the_map_ends_below_it_and_its_letter_stands_on_the_map(
    way: tuple[float, float],
) -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    (choice,) = Prediction(pair, "way", asked([way]), (0, 1)).choices
    assert choice.ghost.outline()[:, 1].max() <= pair.box.top - DISC + 1e-6
    assert choice.letter.get_center()[1] <= pair.box.top - DISC + 0.05


@pytest.mark.parametrize("x", family(2, [1.2, 0.4, 1.4]))
def test_a_way_along_an_arrow_up_to_the_edge_of_the_map_leads_over_it_to_its_letter(x: float) -> None:
    wide = replace(framing("x**2 + 2*y**2", "3*x**2 + y**2").with_long_arrows, point=(x, 2))
    pair = Pair(Bare(), Framing.on_one_scale(wide)[0], height="height")  # type: ignore[arg-type]
    arrow = Needle(pair, (x, 2)).arrow
    pair.ground.put(*arrow.both)
    (choice,) = Prediction(pair, "way", asked([(2 * x, 8)]), (x, 2)).choices
    foot, tip = pair.places(arrow.points[[0, -1]])
    far, way = choice.letter.get_center()[:2] - foot, (tip - foot) / np.hypot(*(tip - foot))
    assert abs(far[0] * way[1] - far[1] * way[0]) < 0.05
    assert far @ way > np.hypot(*(tip - foot)) + DISC


@pytest.mark.parametrize("at", family(2, [(-1, -0.1), (0.7, 2.4), (0, 0)]))
def test_letters_at_the_ends_of_ways_keep_off_an_arrow_that_is_there(at: tuple[float, float]) -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    pair.ground.put(*Needle(pair, (1, 1)).arrow.both)
    arrow = np.concatenate(arrows_on(pair.ground))[:, :2]
    for turn in np.radians(range(0, 360, 15)):
        guess = Prediction(pair, "way", asked([(np.cos(turn), np.sin(turn))]), at)
        (middle,) = (choice.letter.get_center()[:2] for choice in guess.choices)
        assert np.hypot(*(arrow - middle).T).min() > DISC + 0.06


@pytest.mark.parametrize("place", [flat, ground])
def test_letters_that_have_faded_leave_their_places_to_others(place: Any) -> None:
    figure = place()
    guess = Prediction(figure, "way", asked(WAYS), (0, 0))
    letters = [choice.letter for choice in guess.choices]
    guess.dimming(0.4)
    assert all(letter in figure.labels.there for letter in letters)
    guess.dimming(0)
    assert not any(letter in figure.labels.there for letter in letters)


def test_a_path_ends_at_the_edge_of_the_map_that_it_leaves() -> None:
    land = flat()
    guess = Prediction(land, "path", asked(PATHS))
    for choice in guess.choices:
        assert all(land.box.left - 1e-6 <= x <= land.box.right + 1e-6 for x, _ in choice.ghost.outline())


def test_the_letter_of_a_path_stands_where_the_path_leads_on_if_there_is_room() -> None:
    for way in ((np.cos(turn), np.sin(turn)) for turn in np.radians(range(0, 360, 45))):
        (choice,) = Prediction(flat(), "path", asked([[(0, 0), way]])).choices
        onward = choice.letter.get_center()[:2] - choice.ghost.outline()[-1]
        assert onward @ way == pytest.approx(np.hypot(*onward))


def test_letters_of_paths_that_end_together_stand_by_their_own() -> None:
    paths = [[(-2, 1), (2, -1)], [(-2, 1), (-2, -1), (2, -1)], [(-2, 1), (2, 1), (2, -1)]]
    guess = Prediction(flat(), "path", asked(paths))
    outlines = [choice.ghost.outline() for choice in guess.choices]
    for choice, own in zip(guess.choices, outlines, strict=True):
        middle = choice.letter.get_center()[:2]
        far = [
            np.hypot(*(np.linspace(a, b, 50) - middle).T).min()
            for line in outlines
            for a, b in pairwise(line)
        ]
        near = min(np.hypot(*(np.linspace(a, b, 50) - middle).T).min() for a, b in pairwise(own))
        assert near == min(far)


def test_the_letter_of_a_path_that_ends_near_others_stands_at_its_own_tip() -> None:
    paths = [[(-2, 1), (0.6, 0)], [(-2, 1), (-1, -0.2), (0.3, -0.15)], [(-2, 1), (-1, -1), (-0.3, -0.5)]]
    guess = Prediction(flat(), "path", asked(paths))
    tips = [choice.ghost.outline()[-1] for choice in guess.choices]
    for number, choice in enumerate(guess.choices):
        far = [np.hypot(*(tip - choice.letter.get_center()[:2])) for tip in tips]
        assert far[number] == min(far) < 2.5 * DISC


def test_paths_over_a_valley_end_where_they_land() -> None:
    bowl = valley()
    guess = Prediction(bowl, "path", asked([[(1, 1), (-0.5, 0.25)], [(1, 1), (-1.2, 1.44)]]))
    ends = [choice.ghost.outline()[-1] for choice in guess.choices]
    assert ends[0] == pytest.approx(bowl.at(-0.5, 0.25)[:2]) and ends[1] == pytest.approx(
        bowl.at(-1.2, 1.44)[:2]
    )


def ended(*animations: Any) -> None:
    """Play them to their ends."""
    for each in map(prepare_animation, animations):
        each.begin()
        each.finish()


def solid(shown: Any) -> float:
    """How solid words are."""
    return min(float(glyph.get_fill_opacity()) for glyph in shown.family_members_with_points())


class Asking:
    """A scene in which everything that is played has ended."""

    def play(self, *animations: Any, **timing: Any) -> None:
        ended(*one_by_one(animations))


def told(guess: Prediction) -> Prediction:
    ended(*guess.coming(), *guess.dimming(theme.DIMMED))
    ended(*guess.tell())
    return guess


@pytest.mark.parametrize("right", [0, 2])
def test_when_it_is_told_the_right_one_is_marked_and_the_wrong_ones_are_dimmed(right: int) -> None:
    asked_here = asked(PLACES, right=right)
    guess = told(Prediction(flat(), "place", asked_here, panel=Panel(Scene(), theme.PANEL)))  # type: ignore[arg-type]
    for number, (choice, line) in enumerate(zip(guess.choices, guess.lines[1:], strict=True)):
        marked = choice.letter.back.get_stroke_color().to_hex() == theme.DESCENT
        assert marked is (number == right)
        assert (choice.ghost.actor.opacity < theme.DIMMED) is (number != right)  # type: ignore[union-attr]
        assert (solid(line) < 1) is (number != right)
    (tick,), answer = guess.ticks, guess.lines[1 + right]
    assert tick.baseline == answer[1].baseline and tick.get_left()[0] > answer.get_right()[0]
    assert any(each.mobject is tick for each in guess.going()) and not guess.ticks


def test_rings_stay_solid_until_the_right_one_takes_the_colour_of_an_answer() -> None:
    panel = Panel(Scene(), theme.PANEL)  # type: ignore[arg-type]
    guess = Prediction(flat(), "place", asked(PLACES), panel=panel, brief=True)
    ring, (question,) = guess.rings[0], guess.lines
    assert not guess.seats and ring.points[:, 1].max() < question.get_bottom()[1]
    guess.ask(Asking())  # type: ignore[arg-type]
    assert all(choice.ghost.actor.opacity == 1 for choice in guess.choices)  # type: ignore[union-attr]
    ended(*guess.tell())
    for number, choice in enumerate(guess.choices):
        assert isinstance(ghost := choice.ghost.actor, FlatGhost) and ghost.bed
        assert (ghost.colour == theme.DESCENT) is (number == 1) and (ghost.opacity == 1) is (number == 1)
        assert (ghost.width_of_line < WIDTH) is (number == 1)  # arrows begin on it, and are to be seen


def test_ways_on_a_map_stay_solid_on_dark_lines_until_they_are_told_to_go() -> None:
    guess = Prediction(flat(), "way", asked([(1, 0), (0, 1)]), at=(0, 0))
    guess.ask(Asking())  # type: ignore[arg-type]
    for choice in guess.choices:
        assert isinstance(ghost := choice.ghost.actor, FlatGhost) and ghost.bed and ghost.opacity == 1


def test_paths_across_a_valley_are_parted_from_its_level_lines_and_become_faint_all_the_same() -> None:
    across, over = [(-1, 1), (1, 1)], [(-1, 1), (1.2, 1.44)]
    pictures: list[tuple[Valley | Map, bool]] = [(valley(), True), (flat(), False)]
    for on, parted in pictures:
        guess = Prediction(on, "path", asked([across, over]))
        guess.ask(Asking())  # type: ignore[arg-type]
        for choice in guess.choices:
            assert isinstance(ghost := choice.ghost.actor, FlatGhost)
            assert ghost.bed is parted and 0 < ghost.opacity < 1


@pytest.mark.parametrize("radius", [0.3, 0.6, 1])
def test_rings_on_a_pair_are_as_wide_as_their_arrows_begin_apart_and_letters_stand_outside(radius: float) -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    (choice,) = Prediction(pair, "place", asked([(1, 1)]), radius=radius).choices
    middle, edge = pair.places(np.array([(1, 1), (1 + radius, 1)]))[:, :2]
    far = float(edge[0] - middle[0])
    assert np.hypot(*(choice.ghost.outline() - middle).T) == pytest.approx(far)
    assert np.hypot(*(choice.letter.get_center()[:2] - middle)) > far


@pytest.mark.parametrize("within", [0.0, 0.2, 0.5, 0.9])
def test_a_letter_stands_in_the_middle_of_its_ring_where_that_stays_free(within: float) -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    (choice,) = Prediction(pair, "place", asked([(1, 1)]), radius=1, within=within).choices
    middle, edge, free = pair.places(np.array([(1, 1), (2, 1), (1 + within, 1)]))[:, :2]
    far, radius, room = (float(np.hypot(*(at - middle))) for at in (choice.letter.get_center()[:2], edge, free))
    if room > DISC + theme.TEXT_GAP:
        assert far + DISC < room
    else:
        assert far > radius


@pytest.mark.parametrize("end", [(0.75, 0.9), (1, 0.7), (0.8, 1), (0.3, 0.6)])
def test_a_letter_in_a_ring_gives_way_to_the_arrow_that_will_end_beside_it(end: tuple[float, float]) -> None:
    pair, arrow = Pair(Bare(), framing(), height="height"), ((-0.5, 0.2), end)  # type: ignore[arg-type]
    (choice,) = Prediction(pair, "place", asked([(1, 1)]), radius=1, within=0.9, ends=arrow).choices
    middle, free = pair.places(np.array([(1, 1), (1.9, 1)]))[:, :2]
    line, at = pair.places(np.linspace(*arrow, 60))[:, :2], choice.letter.get_center()[:2]
    assert np.hypot(*(line - at).T).min() > DISC + theme.LINE_GAP
    assert np.hypot(*(at - middle)) + DISC < np.hypot(*(free - middle))


def test_rings_come_together_and_other_ghosts_one_after_another() -> None:
    for kind, together in (("place", True), ("path", False)):
        guess = Prediction(flat(), kind, asked(DRAWN[kind]))  # type: ignore[arg-type,index]
        grown = {each.run_time for each in guess.coming() if isinstance(getattr(each, "mobject", None), FlatGhost)}
        assert (len(grown) == 1) is together


def test_letters_of_places_on_a_pair_keep_off_where_somebody_will_stand() -> None:
    def letter(*ends: Any) -> np.ndarray:
        pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
        return np.asarray(Prediction(pair, "place", asked([(1, 1)]), ends=ends).choices[0].letter.get_center()[:2])

    place, there = Pair(Bare(), framing(), height="height").places(np.array([(1, 1), (1, 1.5)]))[:, :2]  # type: ignore[arg-type]
    end = (1, 1 + 0.5 * (letter() - place)[1] / (there - place)[1])
    assert np.hypot(*(letter(end) - letter())) > DISC


def test_the_question_is_there_no_later_than_its_first_answer() -> None:
    guess = Prediction(flat(), "path", asked(DRAWN["path"]), panel=Panel(Scene(), theme.PANEL))  # type: ignore[arg-type]
    times = {id(each.mobject): each.run_time for each in guess.coming() if hasattr(each, "mobject")}
    question, first, *_ = (times[id(line)] for line in guess.lines)
    assert question <= first


def test_the_question_stands_until_its_answers_go() -> None:
    guess = told(Prediction(flat(), "place", asked(PLACES), panel=Panel(Scene(), theme.PANEL)))  # type: ignore[arg-type]
    words = guess.lines
    assert all(solid(each) > 0.4 for each in words) and len(words) == 1 + len(PLACES)
    leaving = [each.mobject for each in guess.going()]
    assert all(any(one is each for one in leaving) for each in words)
    assert not guess.choices and not guess.going()


def test_the_ring_goes_with_the_first_dimming_and_empties_in_five_seconds() -> None:
    guess = Prediction(flat(), "place", asked(PLACES))
    (ring,) = guess.think()
    assert THINK == 5 and ring.run_time > THINK
    assert any(
        isinstance(each, FadeOut) and each.mobject is ring.mobject for each in guess.dimming(theme.DIMMED)
    )
    assert not guess.think()


def test_dimmed_to_nothing_it_hides_its_letters_until_it_is_dimmed_less() -> None:
    guess = Prediction(flat(), "place", asked(PLACES))
    guess.dimming(theme.DIMMED)
    letters = {choice.letter for choice in guess.choices}
    for to, turned in ((0.0, True), (0.0, False), (0.4, True), (1.0, False)):
        assert letters.issubset({each.mobject for each in guess.dimming(to)}) is turned


def test_where_nothing_is_asked_nothing_comes() -> None:
    guess = Prediction(flat(), "way", None)
    assert not [*guess.coming(), *guess.think(), *guess.dimming(0.3), *guess.tell(), *guess.going()]


@pytest.mark.parametrize("values", [(31, 36, 41), (1, 25, 49), (34, 36, 38)])
def test_on_a_meter_a_guess_is_a_needle_at_its_value(values: tuple[int, ...]) -> None:
    meter = Meter(words("bitterness"), 36, (0, 50), Box(3, -1, 6.6, 2.2), decimals=0)
    guess = Prediction(meter, "place", asked(values))
    tips = [choice.ghost.outline()[-1] for choice in guess.choices]
    assert np.allclose(tips, [meter.scale.arc.at(value, 0.8) for value in values])
    middles = [choice.letter.get_center()[:2] for choice in guess.choices]
    for number, middle in enumerate(middles):
        assert meter.region.holds(middle)
        assert all(np.hypot(*(middle - other)) > 2 * DISC - 0.02 for other in middles[:number])


def panel() -> Panel:
    return Panel(Scene(), Box(2.95, -2.95, 6.6, 3.0), 0.56)  # type: ignore[arg-type]


def worded(question: str = "Which?", right: int = 1) -> TextBox:
    options = (AnswerOption(Filled(f"answer {k}"), k == right, False) for k in range(3))
    return TextBox("question", Filled(question), tuple(options), because=Filled("So."))


@pytest.mark.parametrize(
    "question", ["Which?", "Is the change on the hill greater than on the plane, smaller, or the same?"]
)
def test_answers_that_nothing_is_drawn_for_stand_on_lines_under_their_question(question: str) -> None:
    room = panel()
    guess = Prediction(room, "words", worded(question))
    assert len(guess.choices) == 3 and [choice.right for choice in guess.choices] == [False, True, False]
    shown = [*guess.lines, *(choice.letter for choice in guess.choices)]
    boxes = [box_of(each) for each in shown]
    assert all(upper.bottom > lower.top + 0.02 for upper, lower in pairwise(boxes))
    for choice in guess.choices:
        words_of = box_of(choice.ghost.actor)  # type: ignore[arg-type]
        letter = box_of(choice.letter)
        assert letter.left >= room.left - 0.01 and letter.right < words_of.left
        assert letter.bottom < words_of.middle[1] < letter.top
        assert words_of.right + 0.3 <= rim_of(guess).left < room.right


def rim_of(guess: Prediction) -> Box:
    """What the ring covers."""
    (ring,) = guess.rings
    found = ring.reach()
    assert found is not None
    return found


def test_long_answers_on_a_panel_keep_off_the_ring() -> None:
    question = asked(WAYS)
    long = tuple(replace(option, filled=Filled("straight uphill, and on")) for option in question.options)
    guess = Prediction(ground(), "way", replace(question, options=long), (0, 0), panel())
    assert all(box_of(line).right + 0.3 <= rim_of(guess).left for line in guess.lines[1:])


@pytest.mark.parametrize("line", [1, 3])
@pytest.mark.parametrize("told", ["Which?", "Along which way is the slope zero?", "Along which of these " * 4])
def test_answers_of_drawn_ways_stand_on_lines_that_are_clear_of_their_question(told: str, line: int) -> None:
    question = replace(asked(WAYS), filled=Filled(told))
    beside = Panel(Scene())  # type: ignore[arg-type]
    guess = Prediction(ground(), "way", question, (0, 0), beside, line)
    asks, *answers = map(box_of, guess.lines)
    assert asks.bottom - answers[0].top >= theme.TEXT_GAP


def test_a_number_with_a_power_of_ten_can_be_read_beside_the_ring() -> None:
    question, narrow = worded(), Panel(Scene(), theme.PANEL)  # type: ignore[arg-type]
    long = tuple(replace(option, filled=Filled("−1.211 × 10⁻¹¹")) for option in question.options)
    guess = Prediction(narrow, "words", replace(question, options=long))
    for choice in guess.choices:
        assert is_readable(choice.ghost.actor)  # type: ignore[arg-type]
        assert box_of(choice.ghost.actor).right + theme.TEXT_GAP <= rim_of(guess).left  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pitch", "question"),
    crossed(
        2,
        [0.5, 0.52, 0.56, 0.6],
        ["Which?", "What does (x − 1)² add?", "Why y³, (y − 3)², or √(y)?"],
    ),
)
def test_answers_on_few_lines_keep_off_the_question_and_stay_on_the_panel(
    question: str, pitch: float
) -> None:
    low = Panel(Scene(), Box(-6.6, -2.95, -0.6, -1.45 + 3 * pitch), pitch)  # type: ignore[arg-type]
    guess = Prediction(low, "words", worded(question))
    letters = [box_of(choice.letter) for choice in guess.choices]
    assert letters[-1].bottom >= low.bottom - 0.05
    assert letters[0].top < box_of(guess.lines[0]).bottom


def test_the_right_one_of_several_words_is_bright_again_and_the_others_are_not() -> None:
    guess = told(Prediction(panel(), "words", worded()))
    shown = [solid(choice.ghost.actor) for choice in guess.choices]
    assert [opacity == 1 for opacity in shown] == [choice.right for choice in guess.choices]


def test_letters_of_a_question_are_ice_and_those_of_its_answers_live() -> None:
    question = worded("What does y add to the slope along x?")
    y = AnswerOption(Filled("its slope along y"), False, False)
    guess = Prediction(panel(), "words", replace(question, options=(y, *question.options[1:]))).freeze("y")
    (whole,) = guess.lines[0]
    letters = whole.parts["y"], whole.parts["x"], guess.answers[0].parts["y"]
    inks = [letter[0].get_fill_color().to_hex() for letter in letters]
    assert inks == [theme.ICE, theme.FIRST, theme.SECOND]
    (ice,) = guess.ices
    ended(*guess.coming())
    assert ice.is_seen and any(each.mobject is ice for each in guess.going()) and not guess.ices


def test_where_no_words_are_asked_nothing_is_shown() -> None:
    guess = Prediction(panel(), "words", None)
    assert not guess.coming() and not guess.tell() and not guess.going()


@pytest.mark.filterwarnings("error")
def test_a_way_too_short_to_be_seen_leads_nowhere() -> None:
    """One whose end, as float64, is where it begins: there is no direction to draw, and nothing is divided by zero."""
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    guess = Prediction(pair, "way", asked([(1e-30, 0), (1, 1)]), (1, 1))
    short, seen = (choice.ghost.outline() for choice in guess.choices)
    assert np.isfinite(short).all() and np.ptp(short, axis=0).max() < 0.2
    assert np.isfinite(seen).all()


@pytest.mark.parametrize(("at", "changed"), [((0, 0), 1), ((0.5, -0.5), Fraction(2, 5))])
def test_headed_ways_on_a_pair_are_as_long_as_its_arrow_and_stay_on_it(
    at: tuple[float, float], changed: int | Fraction
) -> None:
    """To the scale of arrows that stay while its surface changes."""
    long = replace(framing(after="x**2 - 2*y**2"), longest=Fraction(3, 5), longest_changed=Fraction(changed))
    pair = Pair(Bare(), long, height="height")  # type: ignore[arg-type]
    guess = Prediction(pair, "way", asked([(1, 2), (-1, -2), (0, 2)]), at, headed=True)
    gradient = np.array(long.function.gradient(long.point), float)
    foot, tip = pair.places(np.array([at, at + float(long.common_scale) * gradient]))
    lines = [choice.ghost.outline() for choice in guess.choices]
    assert [np.hypot(*(line[-1] - foot)) for line in lines] == pytest.approx([np.hypot(*(tip - foot))] * 3)
    for line, choice in zip(lines, guess.choices, strict=True):
        assert pair.box.holds(line[-1]) and getattr(choice.ghost.actor, "headed", False)
        assert all(np.hypot(*(other - choice.letter.get_center()[:2]).T).min() > DISC for other in lines)


def test_headed_ways_at_the_point_of_a_pair_reach_as_far_as_its_arrow_and_their_letters_lie_beyond() -> None:
    """As far as the longer of its arrows, before and after the change: neither reaches the letter of its direction."""
    pair = Pair(Bare(), framing(after="x**2 - y**2/4"), height="height")  # type: ignore[arg-type]
    frame = pair.framing
    guess = Prediction(pair, "way", asked([(1, 2), (-2, 1), (-1, -2)]), frame.point, headed=True)
    foot = pair.places(np.array([frame.point], float))[0]
    tips = [
        np.array(frame.point, float) + float(scale) * np.array(surface.gradient(frame.point), float)
        for surface, scale in ((frame.function, frame.scale), (frame.changed, frame.changed_scale))
    ]
    long = max(np.hypot(*(tip - foot)) for tip in pair.places(np.array(tips)))
    for choice in guess.choices:
        end = choice.ghost.outline()[-1]
        middle = choice.letter.get_center()[:2]
        assert np.hypot(*(end - foot)) == pytest.approx(long)
        assert np.hypot(*(middle - foot)) > long + DISC
        beyond, way = middle - foot, end - foot
        assert beyond[0] * way[1] == pytest.approx(beyond[1] * way[0])
    assert not guess.bare()


def test_on_a_pair_the_letters_go_that_the_arrow_of_the_changed_surface_reaches() -> None:
    """Those that it does not reach stay."""
    frame = framing()
    pair = Pair(Bare(), frame, height="height")  # type: ignore[arg-type]
    tip = np.array(frame.point, float) + float(frame.changed_scale) * np.array(frame.changed_spot.gradient, float)
    guess = Prediction(pair, "way", asked([(1, 2), (-1, -2), (0, 2)]), frame.point)
    assert not guess.bare()
    reached = guess.choices[1].letter
    reached.move_to((*pair.places(tip[None])[0][:2], 0.0))
    assert [each.mobject for each in guess.bare()] == [reached] == guess.covered
    assert reached not in [each.mobject for each in guess.tell()]


def test_with_less_room_all_headed_ways_are_shorter_alike_and_stay_on_the_map() -> None:
    """So does each of their letters, on none of them."""
    long = replace(framing(), longest=Fraction(2, 5), longest_changed=Fraction(1))
    pair = Pair(Bare(), long, height="height")  # type: ignore[arg-type]
    at = tuple(low + 0.7 * (high - low) for low, high in np.array(long.window, float))
    guess = Prediction(pair, "way", asked([(1, 2), (-1, -2), (0, 2)]), at, headed=True)
    gradient = np.array(long.function.gradient(long.point), float)
    foot, tip = pair.places(np.array([at, at + float(long.common_scale) * gradient]))
    lines = [choice.ghost.outline() for choice in guess.choices]
    far = [np.hypot(*(line[-1] - foot)) for line in lines]
    assert far == pytest.approx([far[0]] * 3) and 1 <= far[0] < np.hypot(*(tip - foot))
    for line, choice in zip(lines, guess.choices, strict=True):
        assert pair.box.holds(line[-1]) and getattr(choice.ghost.actor, "headed", False)
        assert all(map(pair.box.holds, corners(box_of(choice.letter))))
        assert all(np.hypot(*(other - choice.letter.get_center()[:2]).T).min() > DISC for other in lines)


def test_without_room_for_such_arrows_the_ways_have_no_heads() -> None:
    """Where somebody stands at the edge, a way off the map would be all head."""
    long = replace(framing(), longest=Fraction(2, 5), longest_changed=Fraction(1))
    pair = Pair(Bare(), long, height="height")  # type: ignore[arg-type]
    edge = tuple(high - 0.01 * (high - low) for low, high in long.window)
    guess = Prediction(pair, "way", asked([(1, 2), (-1, -2), (0, 2)]), edge, headed=True)
    assert not any(getattr(choice.ghost.actor, "headed", False) for choice in guess.choices)


def test_a_question_that_is_briefly_told_gives_way_once_and_its_answers_stay() -> None:
    panel = Panel(Bare())  # type: ignore[arg-type]
    guess = Prediction(flat(), "way", asked(WAYS), (0, 0), panel, brief=True)
    (question,) = guess.lines
    assert [each.mobject for each in guess.give_way()] == [question] and not guess.give_way()
    assert len(guess.choices) == len(WAYS) and guess.tell()
    assert all(each.mobject is not question for each in guess.going())


def test_paths_that_end_at_one_point_have_no_heads_there_and_others_keep_theirs() -> None:
    together, apart = [[(0, 0), (1, side), (2, 0)] for side in (-1, 0, 1)], PATHS
    for paths, headed in ((together, False), (apart, True)):
        guess = Prediction(flat(), "path", asked(paths))
        ghosts = [choice.ghost.actor for choice in guess.choices]
        assert all(isinstance(each, FlatGhost) and each.headed is headed for each in ghosts)
        assert len({each.dashed for each in ghosts if isinstance(each, FlatGhost)}) == len(paths)


def test_a_letter_that_has_no_room_at_the_end_of_its_way_stands_on_the_side_of_it_that_no_other_is_on() -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    guess = Prediction(pair, "way", asked([(2, 1), (1, 2), (2, -1)]), (1, 2))
    ends = [choice.ghost.outline()[-1] for choice in guess.choices]
    letter = guess.choices[1].letter.get_center()[:2]
    assert np.hypot(*(letter - ends[1])) > DISC  # it is not around the end
    assert (letter - ends[1]) @ (ends[1] - ends[0]) > 0 and (letter - ends[1]) @ (ends[1] - ends[2]) > 0


@pytest.mark.parametrize("corner", family(1, [45, 135, 225, 315]))
def test_letters_at_the_ends_of_ways_that_lie_slantwise_keep_the_squares_around_them_apart(corner: int) -> None:
    pair = Pair(Bare(), framing(), height="height")  # type: ignore[arg-type]
    for apart in (10, 18, 19, 20, 21, 26):
        ways = [(np.cos(turn), np.sin(turn)) for turn in np.radians([corner - apart / 2, corner + apart / 2])]
        one, other = (choice.letter.box for choice in Prediction(pair, "way", asked(ways), (0, 0)).choices)
        assert one.apart(other) > 0, apart
