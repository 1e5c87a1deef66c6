"""One more variable: the level surface, three slopes, one arrow square to it, and a slope for each knob."""

from fractions import Fraction

import numpy as np
import pytest

from scenes.three_variables import ThreeVariablesParameters
from steepest import LectureScene, theme
from steepest.calculus import Function, central_difference
from steepest.stage.figures.label import Label
from steepest.stage.ground.open.space import OpenSpace
from steepest.stage.ground.things import Dot, Patch, placed
from steepest.stage.play.projector import on_screen
from steepest.testing import told
from tests.scenes.records import LEDGER, asked_at_ends, every_setting_of, known, of_scene, played

pytestmark = of_scene("three_variables")


def test_the_facts_are_those_of_the_ledger() -> None:
    facts, ledger = ThreeVariablesParameters(), LEDGER["exercise-three-variables"]
    assert facts.function == Function(ledger["f"], ["x", "y", "z"])
    assert dict(zip("xyz", facts.point, strict=True)) == ledger["at"]
    assert dict(zip("xyz", facts.surface.gradient, strict=True)) == ledger["partials"]
    assert facts.surface.most == ("z",) and facts.surface.steepest == (1, 2, 3)


@every_setting_of("three_variables", playing=False)
def test_slopes_agree_with_measured_ones(name: str) -> None:
    facts = known("three_variables", name)
    for function, at, gradient in (
        (facts.function, facts.point, facts.surface.gradient),
        (facts.many, facts.many_point, facts.column),
    ):
        for variable, slope in zip(function.variables, gradient, strict=True):
            measured = central_difference(function, at, variable, 1e-5)
            assert float(slope) == pytest.approx(measured, rel=1e-5, abs=1e-5)


def test_the_words_say_the_facts() -> None:
    text = told("three_variables")
    assert "Keep the lines where f is 6: stacked, they make a level surface" in text["level"]
    assert text["legs"].startswith("Along x the slope here is 2. Along y it is 4. Along z it is 6.")
    assert text["legs"].endswith("most sensitive to z.")
    assert text["arrow"].endswith("along (1, 2, 3).")


@every_setting_of("three_variables", playing=False)
def test_values_on_the_way_and_the_multiple_of_the_direction_are_the_functions(name: str) -> None:
    facts = known("three_variables", name)
    surface = facts.surface
    for stop, value, rules in zip(surface.stops, surface.climb, [facts.partials] * 4, strict=False):
        assert value == facts.function(stop)
        assert tuple(rule(stop) for rule in rules) == facts.function.gradient(stop)
    assert surface.climb[-1] == surface.value and not any(facts.function.gradient(surface.stops[0]))
    assert [float(surface.times * entry) for entry in surface.steepest] == pytest.approx(surface.slopes)


def test_the_values_on_the_way_of_the_lecture() -> None:
    surface = ThreeVariablesParameters().surface
    assert surface.climb == (0, 1, 3, 6) and surface.times == 2 and surface.multiplies
    assert surface.stops == ((0, 0, 0), (1, 0, 0), (1, 1, 0), (1, 1, 1))


def arrows(beat: str, name: str = "the defaults") -> dict[str, np.ndarray]:
    """The arrows at a beat's end, from start to end, by their colours."""
    found = played("three_variables", name)[beat].of("arrow")
    return {arrow.colour: arrow.points[[0, -1]] for arrow in found}


@every_setting_of("three_variables")
def test_parts_join_tip_to_tail_to_the_whole(name: str) -> None:
    facts, there = known("three_variables", name), arrows("arrow", name)
    start, end = there[theme.GRADIENT]
    assert start == pytest.approx([float(value) for value in facts.point])
    whole = end - start
    assert np.cross(whole, facts.surface.slopes) == pytest.approx(
        np.zeros(3), abs=1e-6 * np.linalg.norm(whole) * np.linalg.norm(facts.surface.slopes)
    )
    tail = start
    for k, colour in enumerate((theme.FIRST, theme.SECOND, theme.THIRD)):
        foot, tip = there[colour]
        assert foot == pytest.approx(tail) and tip - foot == pytest.approx(whole * np.eye(3)[k])
        tail = tip
    assert tail == pytest.approx(end)


def test_balls_that_run_out_of_the_point_are_seen_in_the_lens_alone() -> None:
    """From afar they would be a second ball behind the first."""
    near = [ball.near for ball in balls()["square"]]
    assert sorted(near) == [1.0, 1.5, 1.5]


def test_the_disc_at_the_point_is_square_to_the_arrow() -> None:
    start, end = arrows("square")[theme.GRADIENT]
    (disc,) = played("three_variables")["square"].of("patch")
    off = (disc.points - start) @ (end - start)
    assert off == pytest.approx(np.zeros(len(off)), abs=1e-9)


def test_every_place_on_the_way_is_told_with_its_coordinates_and_its_value() -> None:
    shown = played("three_variables")["open"].numbers
    told = [(shown[f"surface.stops[{k}]"], shown[f"surface.climb[{k}]"]) for k in range(4)]
    assert told == [("(0, 0, 0)", "0"), ("(1, 0, 0)", "1"), ("(1, 1, 0)", "3"), ("(1, 1, 1)", "6")]


def test_what_a_step_along_each_axis_does_to_the_value_is_the_slope_times_the_step() -> None:
    shown, surface = played("three_variables")["legs"].numbers, ThreeVariablesParameters().surface
    ends = [tuple(1 + Fraction(j == k, 100) for j in range(3)) for k in range(3)]
    for k, end in enumerate(ends):
        told = Fraction(shown[f"surface.stepped[{k}]"])
        assert told == round(surface.function(end), 2) == surface.value + surface.gradient[k] * surface.step


@asked_at_ends("three_variables")
def balls(beat: str, scene: LectureScene[ThreeVariablesParameters]) -> list[Dot]:
    """The balls in the space."""
    spaces = [each for each in on_screen(scene) if isinstance(each, OpenSpace)]
    return [thing for space in spaces for thing in space.things if isinstance(thing, Dot) and thing.opacity > 0]


@asked_at_ends("three_variables")
def labels(beat: str, scene: LectureScene[ThreeVariablesParameters]) -> int:
    """How many labels are on stage."""
    return sum(isinstance(each, Label) for each in on_screen(scene))


def test_the_plane_and_the_value_of_the_glass_are_told_in_the_last_picture_beside_the_gradient() -> None:
    assert not played("three_variables")["keep"].findings
    assert labels()["keep"] == 3
    assert played("three_variables")["keep"].numbers["surface.value"] == "6"


@asked_at_ends("three_variables")
def thickness(beat: str, scene: LectureScene[ThreeVariablesParameters]) -> float:
    """How thick the tangent plane is seen at its thickest, as a share of its length on the frame; nothing before it."""
    if beat not in ("square", "keep"):
        return np.nan
    (space,) = (each for each in on_screen(scene) if isinstance(each, OpenSpace))
    patches = (placed(each.points, space.terrain) for each in space.things if type(each) is Patch)
    seen = space.view.project(max(patches, key=np.ptp))[:, :2]
    long, thick = np.linalg.svd(seen - seen.mean(axis=0), compute_uv=False)
    return float(thick / long)


def test_where_the_gradient_is_told_to_be_square_the_plane_is_seen_from_its_edge_and_as_a_plane_in_the_end() -> None:
    """So that the right angle of its gradient is a right angle on the frame, beside the lens."""
    found = thickness()
    assert found["square"] < 0.02 and 0.1 < found["keep"] < 0.4


def test_the_glass_is_where_the_function_has_its_value() -> None:
    (glass,) = played("three_variables")["level"].of("skin")
    x, y, z = glass.points.T
    assert x**2 + 2 * y**2 + 3 * z**2 == pytest.approx(np.full(len(x), 6.0))


def test_the_line_down_from_the_point_is_faint_behind_the_glass() -> None:
    """It tells where the point is, and the glass stays before it."""
    feet = [played("three_variables")[key].of("patch")[0].opacity for key in ("level", "arrow")]
    assert min(feet) > 0 and max(feet) < 0.5


@every_setting_of("three_variables")
def test_the_knobs_of_four_variables_are_gone_when_the_wall_is_there(name: str) -> None:
    more = played("three_variables", name)["more"]
    assert not more.of("dial") and not more.of("turn")


@every_setting_of("three_variables")
def test_all_slopes_that_are_compared_are_solid_while_the_greatest_is_named(name: str) -> None:
    legs = played("three_variables", name)["legs"].of("arrow")
    assert len(legs) == 3 and {leg.opacity for leg in legs} == {1}
