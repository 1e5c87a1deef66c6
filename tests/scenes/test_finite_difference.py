"""Measured slopes: in the facts, in the words and in the picture."""

from functools import cache
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from manim import Animation, Mobject

from steepest import LectureScene, theme
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.label import box_of
from steepest.stage.figures.measured.difference_plot import DifferencePlot
from steepest.stage.figures.measured.error_lens import ErrorLens
from steepest.stage.play.inventory import take
from steepest.stage.play.motion import in_turn
from steepest.testing import facts, play, told
from tests.families import family
from tests.oracle.printed import read
from tests.scenes.opened import opened
from tests.scenes.records import ROOT, every_setting_of, known, of_scene, played

pytestmark = of_scene("finite_difference")


def test_the_facts_are_those_of_the_lecture() -> None:
    facts = known("finite_difference")
    assert f"{facts.fine.central:.4f}" == "2.0000"
    assert facts.slice.slope == 14
    assert (facts.tenth.forward, facts.tenth.central) == pytest.approx((0.61, 0.01))
    for errors, h, error in ((facts.errors.forward, 2e-8, 5e-8), (facts.errors.central, 3e-6, 2e-11)):
        assert np.abs(np.log10([errors.best.h / h, errors.best.error / error])).max() < 1


def test_the_error_that_is_told_of_a_ring_is_one_in_it_and_not_that_of_luck() -> None:
    errors = known("finite_difference").errors
    for kind, ring in errors.valley.items():
        least = errors.least[kind]
        assert 0.5 < least.h / ring.h < 2 and 0.25 < least.error / ring.error < 4
    assert errors.least["forward"] == errors.forward.best
    assert errors.least["central"].error > 4 * errors.central.best.error


def test_the_errors_and_best_steps_that_are_told_are_where_the_rings_stand() -> None:
    beat = played("finite_difference")["keep"]
    for kind, colour in (("forward", theme.ONE_SIDE), ("central", theme.INK)):
        (ring,) = beat.of("ring", colour)
        for number, place in zip(("h", "error"), ring.points[0], strict=False):
            told = read(beat.numbers[f"errors.usual_best.{kind}.{number}"])
            assert f"{float(told.value):.0e}" == f"{place:.0e}"


def test_the_line_of_rounding_leads_to_both_best_steps_and_alone_up_to_the_shortest() -> None:
    beat = played("finite_difference")["keep"]
    (edge,) = beat.of("line", theme.WRONG)
    steps, most = edge.points[:, :2].T
    assert np.diff(np.log(most)) / np.diff(np.log(steps)) == pytest.approx(np.full(len(steps) - 1, -1))
    errors = known("finite_difference").errors
    assert most * steps == pytest.approx(np.full(len(steps), errors.rounding))
    assert steps.min() == pytest.approx(float(errors.last))
    for kind, colour in (("forward", theme.ONE_SIDE), ("central", theme.INK)):
        best, *others = (line.points[:, 0].min() for line in beat.of("line", colour))
        assert best == pytest.approx(errors.usual_best[kind].h) and best < steps.max() and not others


def test_the_earlier_function_is_that_of_the_scene_that_froze_a_letter() -> None:
    here, before = known("finite_difference"), known("partials")
    assert here.is_earlier
    assert (here.rough, here.rough_point) == (before.function, before.point)


@every_setting_of("finite_difference", playing=False)
def test_what_is_measured_comes_close_to_the_slope(name: str) -> None:
    facts = known("finite_difference", name)
    rounding = float(np.spacing(abs(float(facts.east.foot[1])))) / float(facts.last_step)
    assert facts.fine.central == pytest.approx(float(facts.east.slope), rel=1e-5, abs=1e-5 + rounding)


def test_the_words_say_the_facts() -> None:
    text = told("finite_difference")
    assert "prints 2.0000" in text["two_sides"]
    assert "one-sided, the error is 0.61, two-sided only 0.01" in text["error"]


def test_the_lines_of_errors_fall_like_h_and_like_its_square() -> None:
    beat = played("finite_difference")["keep"]
    for colour, order in ((theme.ONE_SIDE, 1), (theme.INK, 2)):
        (line,) = beat.of("trail", colour)
        early = np.log10(line.points[4:9])
        fall = np.diff(early[:, 1]) / np.diff(early[:, 0])
        assert fall == pytest.approx(np.full(4, order), abs=0.1)


def test_the_question_is_where_the_error_goes_and_it_rises_again() -> None:
    facts, beat = known("finite_difference"), played("finite_difference")["guess"]
    errors = facts.errors.central
    assert [(name, way.right) for name, way in errors.courses.items()] == [
        ("falls", False),
        ("stays", False),
        ("rises", True),
    ]
    starts = {way.of[0] for way in errors.courses.values()}
    (line,) = beat.of("trail", theme.INK)
    assert [tuple(line.points[-1][:2])] == [pytest.approx(start) for start in starts]
    assert errors.courses["rises"].of == (errors.asked.point, errors.points[-1])


@pytest.mark.verify
@pytest.mark.parametrize("rough", ["3*x**2 + 2*x*y + y**3", "x*y + exp(y)", "sin(y) + x", "x - 20*y**3", "y**2/3"])
def test_each_error_is_seen_as_what_lines_of_both_slopes_are_apart_over_a_unit(
    rough: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[ErrorLens] = []
    closer = DifferencePlot.closer

    def watched(plot: DifferencePlot, *how: Any) -> ErrorLens:
        made.append(closer(plot, *how))
        return made[-1]

    monkeypatch.setattr(DifferencePlot, "closer", watched)
    opened("finite_difference", {"rough": rough}, "error")
    tenth = facts("finite_difference", {"rough": rough}, lecture=ROOT).tenth
    told = (tenth.forward, theme.ONE_SIDE), (tenth.central, theme.INK)
    (lens,) = made
    for gap, by_rounding, (error, colour) in zip(lens.gaps, tenth.by_rounding, told, strict=True):
        assert (gap is None) == by_rounding
        if gap:
            (shape,) = gap.shapes()
            assert shape.colour == colour and np.ptp(shape.points[:, 0]) == pytest.approx(0, abs=1e-9)
            assert np.ptp(shape.points[:, 1]) == pytest.approx(error, rel=1e-6)
    for times, some in lens.looks if lens.lens else ():
        assert lens.lens
        lens.times.value = times
        glass, gaps = lens.lens.glass, {k: gap for k in some if (gap := lens.gaps[k])}
        talls = {k: glass.times() * float(np.ptp(gap.outline[:, 1])) for k, gap in gaps.items()}
        assert 0.13 < max(talls.values()) / glass.radius < 1, "the larger one that is told now is well seen"
        assert talls.get(1, 1.0) > 0.25, "and the error of both sides is no hairline"
        for one, other in combinations([lens.numbers[k] for k in gaps], 2):
            assert one and other and box_of(one.words).apart(box_of(other.words)) > theme.TEXT_GAP - 0.01
        for k, gap in gaps.items():
            number, lead = lens.numbers[k], lens.leaders[k]
            assert number and (lead is not None) == (talls[k] <= number.height)
            if lead:
                there = glass.centre + glass.times() * (gap.outline.mean(axis=0)[:2] - glass.spot)
                assert lead.outline[1, :2] == pytest.approx(there, abs=1e-6)
                assert number.half_sides[1] > abs(number.get_center()[1] - lead.outline[0, 1]) - 1e-6


@pytest.mark.verify
@pytest.mark.parametrize("rough", family(1, ["3*x**2 + 2*x*y + y**3", "x*y + exp(y)", "sin(y) + x"]))
def test_the_line_of_both_sides_slides_to_the_point_off_hollow_dots_and_errors_fly_once_the_graph_is_gone(
    rough: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, tell, fly = LectureScene.play, ErrorLens.tell, FlatDot.fly
    hollow, flown = list[list[float]](), list[tuple[FlatDot, np.ndarray]]()
    lenses, flights, left = list[ErrorLens](), list[Animation](), list[int]()

    def watched(scene: Any, *things: Any, **timing: Any) -> None:
        plain(scene, *things, **timing)
        if flights and not left:
            drawn = [each.mobject for each in take(scene).drawings]
            left.append(sum(any(each is one for one in lenses[-1].plot.bare) for each in drawn))

    def telling(lens: ErrorLens, number: int) -> list[Any]:
        lenses.append(lens)
        return tell(lens, number)

    def flying(dot: FlatDot, start: np.ndarray, run_time: float = theme.MOVE) -> Any:
        plot = lenses[-1].plot
        dots_of_lines = plot.one_side[1], plot.two_sides[1], plot.foot
        hollow.append([plot.through(), *(each.hole for each in dots_of_lines)])
        flown.append((dot, start))
        flights.append(fly(dot, start, run_time))
        return flights[-1]

    monkeypatch.setattr(LectureScene, "play", watched)
    monkeypatch.setattr(ErrorLens, "tell", telling)
    monkeypatch.setattr(FlatDot, "fly", flying)
    opened("finite_difference", {"rough": rough}, "error")
    assert hollow == [[1, 1, 1, 0]] * 2 and left == [0]
    (fades,) = in_turn([Animation(Mobject())], [])
    faded = next(at for at in np.linspace(0, theme.GLANCE, 61) if fades.rate_func(at / theme.GLANCE) == 1)
    assert [flight.rate_func(faded / flight.run_time) for flight in flights] == [0, 0]
    assert all(dot.of.box.right < start[0] < theme.SIDE.left + 0.5 for dot, start in flown), "before their rows"


@pytest.mark.verify
@pytest.mark.parametrize("rough", ["sin(x + 2)*sin(y/2 - 3/4)", "sin(y/2 - 3/4)"])
def test_the_numbers_of_both_errors_keep_apart_where_the_smaller_one_is_hardly_seen(rough: str) -> None:
    assert not play("finite_difference", {"rough": rough}, lecture=ROOT)["error"].findings


@every_setting_of("finite_difference", playing=False)
def test_lines_are_told_to_fall_like_powers_of_the_step_only_where_they_do(name: str) -> None:
    facts = known("finite_difference", name)
    if facts.errors.bends and facts.errors.medium:
        long, short = (facts.errors.error_at(float(step)) for step in facts.errors.medium)
        assert 0.05 < short.forward / long.forward < 0.2
        assert 0.005 < short.central / long.central < 0.02


@cache
def texts_at_marks() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The texts on stage before and after what comes with a mark, until both sides have been measured."""
    plain, before, after = LectureScene.play, dict[str, set[str]](), dict[str, set[str]]()

    def texts(scene: Any) -> set[str]:
        return {each.name.strip("“”") for each in take(scene).texts}

    def watched(scene: Any, *things: Any, at: str | None = None, **timing: Any) -> None:
        before.update({at: texts(scene)} if at else {})
        plain(scene, *things, at=at, **timing)
        after.update({at: texts(scene)} if at else {})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LectureScene, "play", watched)
        opened("finite_difference", beat="two_sides")
    return before, after


def test_the_step_is_named_only_when_one_is_told_and_not_while_it_is_asked_how_short_it_should_be() -> None:
    before, after = texts_at_marks()
    assert "h" not in after["back"] | before["point"] | after["point"] and "h" in after["step"]


@pytest.mark.parametrize("function", family(1, ["x**2 + y**2", "2*x + y**2", "sin(x)*exp(y)"]))
def test_a_function_that_tells_only_values_has_no_curve_until_its_formula_is_told(
    function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, seen = LectureScene.play, dict[str, list[int]]()

    def watched(scene: Any, *things: Any, at: str | None = None, **timing: Any) -> None:
        plain(scene, *things, at=at, **timing)
        lines = [shape for shape in scene.shapes_on_screen() if shape.kind == "line"]
        seen.setdefault(at or "", []).append(sum(line.colour == theme.FIRST for line in lines))

    monkeypatch.setattr(LectureScene, "play", watched)
    opened("finite_difference", {"function": function}, "one_side")
    assert seen["back"] == seen["step"] == seen["gives"] == [0]
    assert seen["formula"] == [1, 2], "the curve, and then its tangent"


def test_what_one_side_measures_stays_beside_what_both_sides_do_with_the_same_step() -> None:
    seen, _ = texts_at_marks()
    assert "one-sided" in seen["parallel"] and {"one-sided", "two-sided"} <= seen["shrink"]


def test_the_slopes_of_both_lines_are_told_but_while_the_line_of_both_sides_is() -> None:
    seen, _ = texts_at_marks()
    slopes = {"slope 3", "slope 1"}
    assert not slopes & seen["parallel"] and slopes <= seen["shrink"]


def test_the_formula_stands_under_the_code_beside_what_was_measured() -> None:
    _, seen = texts_at_marks()
    there = seen["formula"]
    assert sum(name.startswith("∂f") for name in there) == 2
    assert sum(name.endswith(")/h") for name in there) == 1
    assert {"one-sided"} == {name for name in there if "side" in name}
