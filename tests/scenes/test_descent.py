"""The scene "Step after step": its facts, its picture against the mathematics."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from scenes.descent import Descent, DescentParameters
from steepest.calculus import Promise, length, subtracted
from steepest.script.timing.pace import silent
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.label import Label
from steepest.stage.figures.map.backward import Backward
from steepest.stage.figures.map.map import Map
from steepest.stage.play.projector import Audience
from steepest.stage.play.scene import stage_play
from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset, words
from steepest.testing import facts as facts_of
from steepest.testing import play
from tests.scenes.opened import opened
from tests.scenes.records import DEFAULTS, LECTURE, ROOT, every_setting_of, known, of_scene, played

ENDINGS = {
    "arrives": DEFAULTS,
    "bounces": "the border rate",
    **{
        name: name
        for name in ("goes on", "climbs", "sinks", "outside", "kink", "overflows", "scatters", "rests")
    },
}
"""How a walk may end, and a setting with which it does."""

pytestmark = of_scene("descent")


def facts(name: str = DEFAULTS) -> DescentParameters:
    """The scene's parameters and facts, with a setting of its table."""
    found = known("descent", name)
    assert isinstance(found, DescentParameters)
    return found


def shown(kind: str) -> dict[str, list[Shape]]:
    """The shapes of a kind that are on screen at the end of every beat, with the defaults."""
    return {key: beat.of(kind) for key, beat in played("descent").beats.items()}


def at(*numbers: str) -> tuple[Fraction, ...]:
    """A point typed in decimals."""
    return tuple(map(Fraction, numbers))


# --- the facts of the lecture ---


def test_the_walk_starts_as_the_lecture_says() -> None:
    p = facts()
    assert p.walk.losses[0] == 10
    assert p.walk.gradients[0] == (-6, 2)
    assert p.around.bottom.at == (3, -1)


def test_the_three_steps_are_those_of_the_lecture() -> None:
    p = facts()
    assert [leg.end for leg in p.legs] == [at("0.6", "-0.2"), at("1.08", "-0.36"), at("1.464", "-0.488")]
    assert [round(leg.loss_after, 4) for leg in p.legs] == [Fraction(n) for n in ("6.4", "4.096", "2.6214")]


def test_it_arrives_after_forty_steps() -> None:
    p = facts()
    assert (p.walk.ending, p.last) == ("arrives", 40)
    slopes = [length(gradient) for gradient in p.walk.gradients]
    assert slopes[40] < p.tolerance <= slopes[39]


@pytest.mark.parametrize(("ending", "name"), ENDINGS.items())
def test_every_walk_has_its_ending(ending: str, name: str) -> None:
    assert facts(name).walk.ending == ending


def test_one_jump_is_one_step() -> None:
    p = facts("one jump")
    assert p.last == len(p.legs) == 1 and p.walk.ending == "arrives"
    assert p.walk.end == (3, -1)


def test_at_the_border_rate_the_loss_is_the_same_for_ever() -> None:
    p = facts("the border rate")
    assert (p.walk.ending, p.walk.bounces_between, p.last) == ("bounces", 2, 500)
    assert set(p.walk.losses) == {Fraction(10)}


# --- the picture against the mathematics ---


@pytest.mark.verify
@every_setting_of("descent")
def test_nothing_is_off_the_map(name: str) -> None:
    p = facts(name)
    for key, beat in played("descent", name).beats.items():
        if not beat.of("map"):  # it is ground, before the map and after it
            continue
        (chart,) = beat.of("map")
        low, high = chart.points
        slack = 1e-9 * (high - low)
        inside = [shape.points for shape in beat.of("arrow")]
        inside += [np.array([p.start], float)]
        if p.around.bottom and p.walk.ending != "goes on":
            inside += [np.array([p.around.bottom.at], float)]
        assert all(((points >= low - slack) & (points <= high + slack)).all() for points in inside), key


@pytest.mark.verify
@every_setting_of("descent")
def test_the_walker_is_where_the_walk_is(name: str) -> None:
    p = facts(name)
    for key, beat in played("descent", name).beats.items():
        told, _, number = key.partition(".")
        step = {"open": 0, "gradient": 0, "step": int(number or 0), "code": len(p.legs), "run": p.last}.get(
            told
        )
        if step is not None and beat.of("map"):
            (chart,) = beat.of("map")
            low, high = chart.points
            end = np.array(p.walk.points[step], float)
            dots = [shape.points[0] for shape in beat.of("dot")]
            seen = any(np.allclose(dot, end, atol=1e-6 * (high - low).max()) for dot in dots)
            assert seen == bool(((end >= low) & (end <= high)).all()), key


def test_the_arrows_end_where_the_gradient_says() -> None:
    """At its full length, where that fits on the map: both of its parts are read off the axes."""
    other, *parts = shown("arrow")["gradient"]
    assert other.colour == theme.DESCENT
    assert other.points[1] - other.points[0] == pytest.approx([6, -2])
    assert [part.colour for part in parts] == [theme.FIRST, theme.SECOND]
    assert parts[0].points[1] == pytest.approx([6, 0])
    assert parts[1].points[1] == pytest.approx([6, -2])


def test_the_steps_that_are_told_stay_as_arrows() -> None:
    p, arrows = facts(), shown("arrow")
    assert [len(arrows[f"step.{k}"]) for k in (1, 2, 3)] == [1, 2, 3]
    for arrow, leg in zip(arrows["step.3"], p.legs, strict=True):
        assert arrow.points == pytest.approx(np.array([leg.start, leg.end], float))
        assert arrow.colour == theme.DESCENT


class Watching(Audience):
    """Sees every frame of the steps: which colours their arrows have, which gradients are told, one by one, and which
    words are there while the longest arrow is so long."""

    def __init__(self) -> None:
        self.scene: Any = None
        self.colours: list[set[str]] = []
        self.told: list[str] = []
        self.words: list[tuple[float, set[str]]] = []

    def beat_begins(self, key: str, scene: Any) -> None:
        self.scene = scene if key.startswith("step") else None

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        return range(count) if self.scene else ()

    def see(self, frame: object, first: int, count: int) -> None:
        seen = [each for each in self.scene.shapes_on_screen("arrow") if each.opacity > 0]
        grown = [each for each in seen if np.hypot(*(each.points[-1] - each.points[0])) > 0]
        self.colours.append({each.colour for each in grown})
        numbers = [each.expression for each in self.scene.numbers_on_screen()]
        self.told += [one for one in numbers if one.startswith("walk.gradients") and one not in self.told]
        parts = self.scene.get_mobject_family_members()
        words = {each.markup for each in parts if isinstance(each, Typeset)}
        lengths = [float(np.hypot(*(each.points[-1] - each.points[0]))) for each in seen]
        self.words.append((max(lengths, default=0.0), words))


def watched(**values: Any) -> Watching:
    """The frames of the steps, with these parameters."""
    watching = Watching()
    known = DescentParameters(**values)
    stage_play(Descent, known, LECTURE.section("descent"), watching, (64, 36), 10, silent(LECTURE.pace))
    assert any(theme.DESCENT in colours for colours in watching.colours)
    return watching


@pytest.mark.verify
@pytest.mark.parametrize("rate", [0.01, 0.1, 0.9])
def test_no_gradient_of_another_scale_is_seen_in_any_frame_while_a_step_is(rate: float) -> None:
    """A gradient stands at a scale of its own beside its opposite of that scale, and is gone when that is whole, which
    it is before the first step."""
    gradients = [theme.GRADIENT in colours for colours in watched(learning_rate=rate).colours]
    assert len(gradients) > 20 and not any(gradients)


@pytest.mark.verify
def test_a_gradient_whose_whole_leaves_the_map_stays_until_the_first_step_and_not_longer() -> None:
    watching = watched(loss="(1 - w1)**2 + 100*(w2 - w1**2)**2", start=(-1.2, 1), learning_rate=0.001)
    gradients = [theme.GRADIENT in colours for colours in watching.colours]
    assert len(gradients) > 20 and any(gradients)
    assert not any(gradients[gradients.index(False) :])  # once gone, it stays away in all steps


@pytest.mark.verify
@pytest.mark.parametrize("steps", [1, 3, 6])
def test_the_gradient_is_told_that_is_measured_before_each_step(steps: int) -> None:
    watching = Watching()
    known = DescentParameters(steps=steps)
    stage_play(Descent, known, LECTURE.section("descent"), watching, (64, 36), 10, silent(LECTURE.pace))
    assert [one for one in watching.told if one.count("[") == 1] == [
        f"walk.gradients[{done}]" for done in range(steps)
    ]


@pytest.mark.verify
def test_of_the_arrow_that_grows_the_scale_is_told_while_it_is_longer_than_it_was() -> None:
    watching, one = Watching(), DescentParameters(steps=1)
    stage_play(Descent, one, LECTURE.section("descent"), watching, (64, 36), 10, silent(LECTURE.pace))
    p, full = facts(), "gradients at their full length"
    before = float(length(p.walk.gradients[0])) * float(p.arrow_scale)
    grows = [(far, words) for far, words in watching.words if before + 0.1 < far]
    whole = max(far for far, _ in grows)  # up to the edge of the map
    assert len(grows) > 5 and sum(full in words for _, words in grows) > len(grows) / 2
    assert whole > 2 * before and all(full in words for far, words in grows if far > whole - 0.01)


@pytest.mark.verify
@pytest.mark.parametrize("start", [(0, 0), (1, -3), (5, 1), (5, -2)])
def test_a_negative_slope_is_told_with_the_turn_of_its_sign(start: tuple[int, int]) -> None:
    beat = play("descent", {"start": [*start]}).beats["gradient"]
    for axis, slope in enumerate((2 * (start[0] - 3), 2 * (start[1] + 1))):
        turned = beat.numbers.get(f"walk.gradients[0][{axis}]")
        assert turned == (f"−{-slope}" if slope < 0 else None)
        assert beat.numbers[f"-walk.gradients[0][{axis}]"] == f"{-slope}".replace("-", "−")


def test_a_step_is_the_gradient_taken_backward_shrunk_at_one_scale() -> None:
    """The dashed arrow has its full length on the map, then that times the rate: the arrow of the step."""
    p = facts()
    land = Map(p.loss, [*p.luck.sights, (6, -2)], names=("a", "b"))
    back = Backward(land, p.start, p.walk.gradients[0], p.arrow_scale)
    whole = np.array([6.0, -2.0])

    def drawn() -> np.ndarray:
        start, end = back.arrow.outline[:, :2]
        return np.asarray((end - start) / land.plane.unit[:2])

    assert drawn() == pytest.approx(whole * float(p.arrow_scale))
    for scale, animation in ((1.0, back.scale.to(1)), (0.1, back.times(p.learning_rate)[0])):
        animation.begin()
        animation.finish()
        assert drawn() == pytest.approx(whole * scale)


def test_no_gradient_is_seen_at_another_scale_while_it_comes_to_its_full_length() -> None:
    p = facts()
    land = Map(p.loss, [*p.luck.sights, (6, -2)], names=("a", "b"))
    back = Backward(land, p.start, p.walk.gradients[0], p.arrow_scale)
    other = land.arrow(p.start, p.walk.gradients[0], theme.GRADIENT, scale=p.arrow_scale)
    moves = [prepare_animation(each) for each in back.stretch(words("a"), [other], [], [])]
    for each in moves:
        each.begin()
    seen = set()
    for time in np.linspace(0, theme.STEP, 41):
        for each in moves:
            each.interpolate(min(float(time) / each.run_time, 1.0))
        seen.add((bool(other.opacity > 0.02), float(back.scale() - p.arrow_scale) > 1e-6))
    assert (True, True) not in seen and {(True, False), (False, True)} <= seen
    assert back.scale() == 1


def test_the_map_has_both_sides_of_the_valley_as_high_as_the_start() -> None:
    (chart,) = played("descent").beats["zigzag"].of("map")
    low, high = chart.points
    top, bottom = wall_at(high[1]), wall_at(low[1])
    assert min(top, bottom) > 9 and (low <= [0, -2]).all()


def test_the_first_gradient_is_on_the_map_as_a_whole_and_steps_are_not_small() -> None:
    (chart,) = played("descent").beats["step.1"].of("map")
    low, high = chart.points
    assert (low < [0, -2]).all() and (high > [6, 0]).all()
    step = float(length(facts().walk.steps[0]))
    assert step / (high - low)[0] > 0.075


def test_when_its_step_is_done_nothing_of_a_whole_gradient_is_left_on_the_map() -> None:
    for number in range(1, len(facts().legs) + 1):
        beat = played("descent").beats[f"step.{number}"]
        assert len(beat.of("arrow")) == number and not [*beat.of("ghost"), *beat.of("ticks")]


@pytest.mark.verify
def test_ticks_at_the_rim_of_the_map_stay_on_it() -> None:
    """As many of them as are whole there."""
    losses = {"loss": "2*w1**2 - (w2 + 2.31)**2", "stretched": "-(w1 - 0.25)**2 + (w2 - 0.25)**2"}
    settings = {**losses, "start": [3, 2.24], "learning_rate": 0.05, "steps": 5, "stretched_rate": 0.01}
    assert play("descent", settings, lecture=ROOT, fps=6).findings == []


def wall_at(second: float) -> float:
    """The stretched loss over the first bottom, at a second weight: how high the wall of the valley is there."""
    return float(facts().stretched((3, second)))


def test_both_legs_of_a_step_across_the_valley_are_told_and_begin_where_it_does() -> None:
    beat = played("descent").beats["zigzag"]
    across, along = beat.of("arrow", theme.SECOND), beat.of("arrow", theme.FIRST)
    assert [len(across), len(along)] == [1, 1]
    lengths = [float(np.hypot(*(one.points[1] - one.points[0]))) for (one,) in (across, along)]
    assert lengths[0] / lengths[1] == pytest.approx(3)
    told = [beat.numbers[f"stretched_walk.steps[1][{axis}]"] for axis in (0, 1)]
    (step,) = beat.of("arrow", theme.DESCENT)
    assert all(one.points[0] == pytest.approx(step.points[0]) for (one,) in (across, along))
    assert told == ["0.48", "1.44"]  # the gradient at (0.6, -1.8) is (-4.8, -14.4), and the rate 0.1
    assert "arrow_scale" not in beat.numbers


def test_brackets_tell_what_each_leg_of_the_step_should_have_been() -> None:
    beat, (at, bottom) = played("descent").beats["zigzag"], [(0.6, -1.8), (3, -1)]
    brackets = [line.points for line in beat.of("line") if len(line.points) == 8]
    lengths = [np.abs(line[4] - line[3]) for line in brackets]
    assert sorted(map(tuple, np.round(lengths, 9))) == [(0, 0.8), (2.4, 0)]
    assert all(line[3][axis] == pytest.approx(at[axis]) for axis, line in zip((1, 0), brackets, strict=True))
    assert all(line[4][axis] == pytest.approx(bottom[axis]) for axis, line in zip((1, 0), brackets, strict=True))
    assert [beat.numbers[f"luck.to_go[{axis}]"] for axis in (0, 1)] == ["2.4", "0.8"]


def test_each_bracket_has_its_length_beside_its_middle() -> None:
    found: list[Label] = []

    def look(key: str, scene: Any) -> None:
        if key == "zigzag":
            found.extend(each for each in scene.mobjects if isinstance(each, Label))

    beat = play("descent", lecture=ROOT, fps=6, look=look).beats["zigzag"]
    told = {shown.expression: each.box for each in found for shown in getattr(each.words, "shown", ())}
    below, left = (told[f"luck.to_go[{axis}]"] for axis in (0, 1))
    assert len(beat.of("line")) >= 2 and below.top < left.bottom and left.right < below.left


def test_from_the_third_step_on_nothing_is_seen_but_what_is_new() -> None:
    """The second shows how a step is made of the gradient that was measured anew; the others only do it again."""

    class Dashed(Watching):
        def __init__(self) -> None:
            super().__init__()
            self.wholes: dict[str, float] = {}

        def beat_begins(self, key: str, scene: Any) -> None:
            super().beat_begins(key, scene)
            self.key = key

        def see(self, frame: object, first: int, count: int) -> None:
            super().see(frame, first, count)
            self.wholes[self.key] = max(self.wholes.get(self.key, 0.0), self.words[-1][0])

    seen = Dashed()
    stage_play(
        Descent, DescentParameters(), LECTURE.section("descent"), seen, (64, 36), 10, silent(LECTURE.pace)
    )
    step = float(length(facts().walk.steps[0]))
    assert seen.wholes["step.2"] > 5 > 2 * step > seen.wholes["step.3"]


@pytest.mark.verify
def test_where_the_walk_does_not_zigzag_the_gradient_is_told_in_its_parts_with_its_scale() -> None:
    beat = play("descent", {"stretched_rate": 0.02}).beats["zigzag"]
    told = [beat.numbers[f"-stretched_walk.gradients[1][{axis}]"] for axis in (0, 1)]
    assert told == ["5.76", "−11.5"]
    assert beat.numbers["arrow_scale"] == "a fifth"


@every_setting_of("descent")
def test_no_yellow_gradient_is_there_when_a_step_was_taken(name: str) -> None:
    for key, beat in played("descent", name).beats.items():
        assert not (key.startswith("step") and beat.of("arrow", theme.GRADIENT)), key


def test_the_curve_and_the_trail_have_every_step() -> None:
    p, trails = facts(), shown("trail")
    points = np.array(p.walk.points, float)
    on_map, curve = sorted(trails["run"], key=lambda trail: len(trail.points))
    assert on_map.points == pytest.approx(points[len(p.legs) :])
    assert curve.points == pytest.approx(np.array([*enumerate(p.walk.losses)], float))


def test_the_curve_tells_at_its_end_how_many_steps_were_taken_and_the_panel_where_they_led() -> None:
    p, beat = facts(), played("descent")["run"]
    assert beat.numbers["last"] == str(p.last) == "40"
    assert "walk.end" in beat.numbers


def test_how_short_the_gradient_is_stands_beside_the_tolerance_where_the_walk_stops_for_it() -> None:
    numbers = played("descent")["run"].numbers
    assert (numbers["walk.slopes[-1]"], numbers["tolerance"]) == ("0.000841", "0.001")
    assert float(known("descent").walk.slopes[-1]) == pytest.approx(2 * 10**0.5 * 0.8**40)


def test_table_code_and_curve_are_there_one_after_another() -> None:
    beats = played("descent").beats
    table = {key: "walk.stops[0].loss" in beat.numbers for key, beat in beats.items()}
    curve = {key: any(len(trail.points) == 41 for trail in beat.of("trail")) for key, beat in beats.items()}
    code = {key: "tolerance" in beat.numbers and key != "run" for key, beat in beats.items()}
    assert [key for key, there in table.items() if there] == ["gradient", "step.1", "step.2", "step.3"]
    assert [key for key, there in code.items() if there] == ["code", "keep"]
    assert [key for key, there in curve.items() if there] == ["run"]


# --- in fog ---


@every_setting_of("descent")
def test_the_bottom_is_unknown_until_the_fog_has_lifted(name: str) -> None:
    for key, beat in played("descent", name).beats.items():
        told, _, _ = key.partition(".")
        in_fog = told in ("open", "gradient", "step", "code")
        assert len(beat.of("fog")) == in_fog
        assert not (in_fog and beat.of("ring") and "around.bottom.at" in beat.numbers), key


def test_the_fog_is_clear_around_the_walker() -> None:
    for key, beat in played("descent").beats.items():
        for fog in beat.of("fog"):
            (walker,) = beat.of("dot")
            assert fog.points[0] == pytest.approx(walker.points[0][:2]), key


# --- luck, and a stretched bowl ---


def test_the_stretched_bowl_has_the_same_bottom_and_a_walk_that_zigzags() -> None:
    p = facts()
    assert p.luck.holds and p.luck.zigzags and p.luck.same_bottom
    assert [way and way.right for way in p.luck.ways.values()] == [False, True, False]
    assert p.stretched_walk.points[1] == at("0.6", "-1.8")


def test_the_truth_is_drawn_over_the_guesses() -> None:
    p, trails = facts(), shown("trail")
    (trail,) = trails["zigzag"]
    assert trail.points == pytest.approx(np.array(p.stretched_walk.points, float))


@every_setting_of("descent")
def test_no_walk_lies_under_arrows_in_their_colour(name: str) -> None:
    beats = played("descent", name).beats
    for beat in (beats[key] for key in ("zigzag",) if key in beats):
        assert {trail.colour for trail in beat.of("trail")} == {theme.QUIET}
        colours = [arrow.colour for arrow in beat.of("arrow")]
        assert set(colours) <= {theme.FIRST, theme.SECOND, theme.DESCENT}
        assert colours.count(theme.DESCENT) <= 1  # of all steps only that whose legs are drawn


@pytest.mark.verify
@pytest.mark.parametrize(
    "name",
    [
        "no luck: the other loss is round, too",
        "no luck: the other walk runs away",
        "no luck: the other loss has no bottom",
        "along one axis of a stretched bowl",
        "climbs",
        "a trough",
    ],
)
def test_no_luck_is_told_of_where_the_arrow_owes_nothing_to_circles(name: str) -> None:
    assert not facts(name).luck.holds
    assert not {"luck", "guess", "zigzag"} & {*played("descent", name).beats}


@pytest.mark.parametrize(
    "name", ["a stretched bowl whose walk comes in smoothly", "a bowl that is no quadratic"]
)
def test_a_walk_of_short_steps_comes_in_as_water_would(name: str) -> None:
    luck = facts(name).luck
    assert luck.holds and not luck.zigzags
    assert [key for key, way in luck.ways.items() if way and way.right] == ["smooth"]


def test_the_first_arrow_is_gone_when_it_has_been_told() -> None:
    lines, arrows = shown("line"), shown("arrow")
    assert lines["keep"] == [] and arrows["keep"] == []


def test_nobody_stands_at_the_bottom_while_the_first_arrow_is_carried_on() -> None:
    foot, walker = shown("dot")["why"]
    assert walker.points[0] == pytest.approx([float(value) for value in facts().promise.end])
    assert foot.points[0] == pytest.approx([float(value) for value in facts().promise.start])


def test_along_the_first_arrow_the_loss_falls_and_climbs_over_the_rate_that_leads_there() -> None:
    p, beat = facts(), played("descent").beats["why"]
    (falls, climbs), (landing,) = beat.of("ray"), beat.of("landing")
    assert (falls.colour, climbs.colour) == (theme.DESCENT, theme.WRONG)
    assert falls.points[-1] == pytest.approx(climbs.points[0]) and climbs.points[0] == pytest.approx(landing.points[0])
    rates, losses = np.concatenate([falls.points, climbs.points[1:]]).T
    uphill = np.array(p.promise.function.gradient(p.start), float)
    assert losses == pytest.approx(p.promise.function.sample(*(-rates * uphill[:, None])))
    lowest = int(np.argmin(losses))
    assert p.promise.dips and 0 < lowest < len(losses) - 1 and rates[0] == 0
    rate = length(subtracted(p.promise.end, p.promise.start)) / p.promise.first_slope
    assert landing.points[0] == pytest.approx([float(rate), float(p.promise.function(p.promise.end))])
    assert losses[-1] > losses[0] > losses[lowest] >= landing.points[0, 1] * (1 - 1e-9)


FIRST_AND_TRUE = theme.QUIET, theme.DESCENT


def ends_of(promise: Promise) -> list[np.ndarray]:
    """Where it begins and ends."""
    return [np.array(at, float) for at in (promise.start, promise.end)]


@pytest.mark.verify
@pytest.mark.parametrize(("name", "dips"), [(DEFAULTS, True), ("no luck: the other loss has no bottom", False)])
def test_both_arrows_stand_where_they_part_and_the_first_where_it_was_measured(name: str, dips: bool) -> None:
    ends, arrows = ends_of(facts(name).promise), played("descent", name).beats["why"].of("arrow")
    feet = {colour: [arrow.points[0] for arrow in arrows if arrow.colour == colour] for colour in FIRST_AND_TRUE}
    assert facts(name).promise.dips == dips and feet[theme.DESCENT] == [pytest.approx(ends[1])]
    assert all(sum(foot == pytest.approx(end) for foot in feet[theme.QUIET]) == 1 for end in ends)


def test_a_line_stays_where_the_long_step_was_and_the_true_arrow_is_square_to_it() -> None:
    beat, ends = played("descent").beats["why"], ends_of(facts().promise)
    level, square, line = sorted(beat.of("line"), key=lambda line: -len(line.points))
    assert (level.colour, square.colour, len(square.points)) == (theme.INK, theme.DESCENT, 3)
    (start, far), (begun, lowest) = line.points, ends
    assert line.colour == theme.QUIET and start == pytest.approx(begun)
    shares = (far - begun) / (lowest - begun)  # it leads on, through the lowest point on it
    assert shares[0] == pytest.approx(shares[1]) and shares[0] > 1
    (true,) = beat.of("arrow", theme.DESCENT)
    assert np.diff(true.points, axis=0)[0] @ (ends[1] - ends[0]) == pytest.approx(0)


def test_the_level_line_where_both_arrows_part_is_drawn() -> None:
    p = facts()
    (level,) = (line for line in shown("line")["why"] if len(line.points) > 9)
    assert level.points[0] == pytest.approx(level.points[-1])  # all round, and no arc that ends abruptly
    assert p.promise.function.sample(*level.points.T) == pytest.approx(float(p.promise.function(p.promise.end)))


def test_the_step_stays_over_its_legs() -> None:
    p, (step,) = facts(), played("descent").beats["zigzag"].of("arrow", theme.DESCENT)
    assert step.points == pytest.approx(np.array(p.stretched_walk.points[1:3], float))


@pytest.mark.parametrize("start", [[0, 0], [1, 1]])
def test_what_a_slope_makes_of_a_weight_is_told_close_to_its_arrow(start: list[float]) -> None:
    family = opened("descent", {"start": start}, "gradient").get_mobject_family_members()
    for axis, colour in enumerate((theme.FIRST, theme.SECOND)):
        (leg,) = (each for each in family if isinstance(each, FlatArrow) and each.colour == colour)
        (label,) = (
            each
            for each in family
            if isinstance(each, Label)
            and any(one.expression == f"-walk.gradients[0][{axis}]" for one in getattr(each.words, "shown", ()))
        )
        low, high = np.sort(leg.outline[:, :2], axis=0).tolist()
        assert 0 < label.box.apart(Box(*low, *high)) < 0.4


@pytest.mark.verify
def test_a_walk_that_climbs_is_painted_as_wrong() -> None:
    beat = played("descent", "climbs")["run"]
    assert {shape.colour for shape in (*beat.of("arrow"), *beat.of("trail"))} == {theme.WRONG}


class Held(Audience):
    """Keeps the map of the scene, and sees of every beat's end how many labels hold a place there and are not there."""

    def __init__(self) -> None:
        self.lands: list[Map] = []
        self.lost: dict[str, int] = {}

    def map(self, *args: Any, **kwargs: Any) -> Map:
        self.lands.append(Map(*args, **kwargs))
        return self.lands[-1]

    def beat_ends(self, key: str, scene: Any) -> None:
        there = {id(part) for each in scene.mobjects for part in each.get_family()}
        self.lost[key] = sum(id(label) not in there for land in self.lands for label in land.labels.there)


@pytest.mark.verify
@pytest.mark.parametrize(("tolerance", "beat"), [(0.001, "why"), (100, "run")])
def test_a_label_that_is_gone_leaves_its_place(
    monkeypatch: pytest.MonkeyPatch, tolerance: float, beat: str
) -> None:
    """That of the floor of the valley goes before the first arrow is carried on, that of a gradient before the run."""
    held = Held()
    monkeypatch.setattr("scenes.descent.Map", held.map)
    speech = silent(LECTURE.pace)
    known = DescentParameters(tolerance=tolerance)
    stage_play(Descent, known, LECTURE.section("descent"), held, (64, 36), 10, speech)
    assert held.lost[beat] == 0


@pytest.mark.verify
def test_a_bottom_that_has_no_curvature_is_not_called_round() -> None:
    sharp = {"loss": "(2*(w1 + 1.5)**2 + (w2 + 1)**2)**1.5", "start": [-1.5, 0.5], "learning_rate": 0.05, "steps": 1}
    assert not facts_of("descent", sharp, lecture=ROOT).luck.holds
