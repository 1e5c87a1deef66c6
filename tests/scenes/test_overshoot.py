"""The scene "Past the bottom": its facts, its picture against the mathematics."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest
from manim import DL, UR

from scenes.overshoot import OvershootParameters
from steepest.calculus import RatedWalk
from steepest.script.fault import Fault
from steepest.script.paragraph.filling import fill
from steepest.stage import theme
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.valley.one_step import OneStep
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset
from steepest.testing import SeenBeat, play
from tests.scenes.opened import opened
from tests.scenes.records import (
    DEFAULTS,
    ROOT,
    asked_at_ends,
    every_setting_of,
    known,
    of_scene,
    played,
    table,
)

RATES = {"0.1": "0.8", "0.5": "0", "0.9": "-0.8", "1.0": "-1", "1.1": "-1.2"}

pytestmark = of_scene("overshoot")


def facts() -> OvershootParameters:
    """The scene's parameters and facts."""
    return OvershootParameters()


def tries(name: str = DEFAULTS) -> list[tuple[RatedWalk, SeenBeat]]:
    """Every walk that is tried with a setting, and what is on screen at the end of its beat."""
    beats = [
        seen for key, seen in played("overshoot", name).beats.items() if key.startswith(("try.", "hop."))
    ]
    return list(zip(known("overshoot", name).bowl.walks, beats, strict=True))


# --- facts ---


def test_factors_and_regimes_are_those_of_the_five_rates() -> None:
    walks = facts().bowl.walks
    assert [walk.factor for walk in walks] == [Fraction(factor) for factor in RATES.values()]
    assert [walk.regime for walk in walks] == list(theme.REGIMES)


def test_the_runaway_has_the_losses_of_the_wrong_sign_at_a_tenth() -> None:
    bowl = facts().bowl
    assert bowl.twin.rate == Fraction(1, 10)
    assert [round(float(loss), 3) for loss in bowl.runaway.losses[1:4]] == [12.960, 18.662, 26.874]


# --- picture ---


@every_setting_of("overshoot")
def test_every_walk_is_drawn_where_the_mathematics_takes_it(name: str) -> None:
    for walk, seen in tries(name):
        (drawn,) = seen.of("walk")
        near = [abs(offset) <= 2 * abs(walk.offsets[0]) for offset in walk.offsets]
        count = (
            near.index(False) + 1 if False in near else len(near)
        )  # all that is in the picture, and one more
        assert np.allclose(drawn.points[:count], np.array(walk.nodes, float)[:count], rtol=1e-9)
        assert drawn.colour == theme.REGIMES[walk.regime]


@asked_at_ends("overshoot")
def third_landing_is_shown(beat: str, scene: Any) -> bool | None:
    return scene.valley.shows(*map(float, scene.facts.bowl.beyond.nodes[3])) if beat == "hop.3" else None


def test_where_a_walk_runs_away_its_third_landing_is_on_the_picture() -> None:
    assert third_landing_is_shown()["hop.3"]


@every_setting_of("overshoot")
def test_a_walker_ends_where_the_walk_does(name: str) -> None:
    for walk, seen in tries(name):
        (walker,) = seen.of("walker")
        if walk.regime != "runs away":
            assert np.allclose(walker.points[0], np.array(walk.nodes[-1], float), rtol=1e-9, atol=1e-12)


def test_who_glides_in_or_settles_is_seen_at_the_bottom_in_the_end() -> None:
    bottom = facts().bowl.bottom
    for walk, seen in tries():
        if walk.regime in ("glides", "one jump", "hops and settles"):
            (walker,) = seen.of("walker")
            assert walker.points[0, 0] == pytest.approx(float(bottom), abs=0.1)  # of an axis 10 long


@every_setting_of("overshoot")
def test_at_the_border_a_step_lands_as_far_out_as_it_began(name: str) -> None:
    """Whatever was tried last: on the other side of the bottom, to and fro; what that is called is told once, under the
    line of rates, on which a white post stands there."""
    beat, bowl = played("overshoot", name)["limit"], known("overshoot", name).bowl
    (walker,), (drawn,), (post,) = beat.of("walker"), beat.of("walk"), beat.of("line")
    assert walker.opacity == 1 and len(drawn.points) == 4
    assert drawn.points == pytest.approx(np.array(bowl.bouncing.nodes[:2] * 2, float))
    assert walker.points[0] == pytest.approx(np.array(bowl.bouncing.nodes[1], float))
    assert post.colour == theme.REGIMES["bounces for ever"] and np.ptp(post.points[:, 0]) == 0
    lamps = [(lamp.colour, 0.4 < lamp.opacity < 1) for lamp in beat.of("lamp")]
    assert lamps == [(post.colour, True)], "the sign after the size of the factor, which has stepped back, and no words"
    assert beat.numbers["bowl.limit_rate * bowl.curvature"] == "2"
    assert "bowl.bouncing.rate" not in beat.numbers, "no rate stands beside the rule that rates stay below it"
    assert "bowl.limit_rate" in beat.numbers
    (pointer,) = beat.of("pointer")
    assert pointer.points[0] == pytest.approx(float(bowl.limit_rate))


def test_at_the_border_the_curvature_is_told_over_all_that_leads_there_since_both_numbers_are_two() -> None:
    told = {each: [one.expression for one in each.shown] for each in texts_of(opened("overshoot", {}, "limit"))}
    (curvature,) = (each for each, shown in told.items() if shown == ["bowl.curvature"])
    (rate,) = (each for each, shown in told.items() if "bowl.limit_rate * bowl.curvature" in shown)
    assert curvature[0].get_fill_opacity() == 1
    assert curvature.get_y() - rate.get_y() > 1.5 * theme.CLOSE_LINES


@every_setting_of("overshoot")
def test_the_step_that_leads_farther_out_is_seen_to(name: str) -> None:
    bowl = known("overshoot", name).bowl
    assert 1.1 <= abs(bowl.stretching.factor) <= 1.35 and bowl.stretching.regime == "runs away"


@every_setting_of("overshoot")
def test_the_pointer_stands_over_the_rate(name: str) -> None:
    for walk, seen in tries(name):
        (pointer,) = seen.of("pointer")
        assert pointer.points[0] == pytest.approx(float(walk.rate))


@every_setting_of("overshoot")
def test_the_line_tells_at_each_rate_what_the_walk_does_and_nothing_else_does(name: str) -> None:
    endless = theme.REGIMES["runs away"]
    for walk, seen in tries(name):
        rate, at = float(walk.rate), list[str]()
        for span in seen.of("span"):
            low, high = span.points[:, 0]
            if low == rate == high or (low < rate and (rate <= high + 1e-9 or span.colour == endless)):
                at.append(span.colour)
        assert at == [theme.REGIMES[walk.regime]] and not seen.of("lamp")


@every_setting_of("overshoot")
def test_the_arrow_of_the_offset_points_to_the_side_where_the_walker_is(name: str) -> None:
    for walk, seen in tries(name):
        if walk.regime in ("glides", "bounces for ever"):
            (arrow,) = seen.of("offset")
            assert (arrow.points[1, 0] - arrow.points[0, 0]) * float(walk.offsets[-1]) > 0


def test_a_stick_tilts_until_it_touches_the_ground_where_the_walker_stands() -> None:
    beat = played("overshoot")["bend"]
    (stick,), (arrow,) = beat.of("stick"), beat.of("offset")
    assert stick.points[:, 0].mean() == pytest.approx(arrow.points[1, 0])
    assert (beat.numbers["bowl.outset.offset"], beat.numbers["bowl.outset.slope"]) == ("−3.00", "−6.00")


def test_the_slopes_at_all_units_of_offset_lie_on_a_straight_line_with_a_stair_of_the_curvature() -> None:
    beat = played("overshoot")["bend"]
    dots = {tuple(dot.points[0].round(9).tolist()) for dot in beat.of("dot")}
    assert {(0, 0), (-1, -2), (-2, -4), (-3, -6)} == dots
    steps = sorted((line.points[1] - line.points[0]).round(9).tolist() for line in beat.of("line"))
    assert steps == [[0, 2]] * 3 + [[1, 0]] * 3 and beat.numbers["bowl.curvature"] == "2"
    assert not played("overshoot")["factor"].of("dot") and not played("overshoot")["factor"].of("line")


def test_the_offset_at_the_start_is_told_as_that_at_every_unit() -> None:
    names = {"bowl.units[1].offset", "bowl.units[2].offset", "bowl.offset"}
    told = [(each, *(one.expression for one in each.shown)) for each in texts_of(opened("overshoot", {}, "bend"))]
    marks = [each for each, *shown in told if len(shown) == 1 and shown[0] in names]
    assert len({each.get_y().round(6) for each in marks}) == 1 and len(marks) == 3
    assert len({round(each.size * each.enlarged, 6) for each in marks}) == 1
    assert np.ptp(np.diff(sorted(each.get_x() for each in marks))) < 1e-3


def test_between_units_the_offset_at_the_start_is_told_beyond_its_arrow() -> None:
    scene = opened("overshoot", {"start": 0.5}, "bend")
    first, *others = sorted(
        (each for each in texts_of(scene) if any(one.expression.endswith(".offset") for one in each.shown)),
        key=lambda each: float(each.get_x()),
    )
    assert [one.expression for one in first.shown] == ["bowl.offset"]
    assert all(first.get_y() > each.get_y() + 0.1 for each in others if "units" in each.shown[0].expression)


@every_setting_of("overshoot")
def test_nothing_tells_where_the_first_walk_across_leads_when_it_is_asked(name: str) -> None:
    bowl, asked = known("overshoot", name).bowl, played("overshoot", name).beats.get("predict")
    assert (asked is None) == (not bowl.late)
    if asked:
        (pointer,) = asked.of("pointer")
        assert pointer.points[0] == pytest.approx(float(bowl.late[0].rate))
        assert asked.of("walk") == []
        assert "bowl.late[0].factor" not in asked.numbers  # that is the answer
        assert len(asked.of("span")) == len({walk.regime for walk in bowl.early})


@every_setting_of("overshoot")
def test_a_ghost_for_each_answer_ends_as_high_as_the_answer_says(name: str) -> None:
    bowl, beats = known("overshoot", name).bowl, played("overshoot", name).beats
    if bowl.late:
        guesses = [guess for guess in bowl.landings.values() if guess]
        assert [guess.of for guess in guesses if guess.right] == [bowl.late[0].nodes[:2]]
        ghosts = [shape.points for shape in beats["predict"].of("line")]
        losses, heights = [guess.of[1][1] for guess in guesses], [ghost[-1][1] for ghost in ghosts]
        assert len(heights) == len(losses) > 1
        assert losses == sorted(losses) and heights == sorted(heights)
        assert all((end[0] - start[0]) * bowl.offset < 0 for start, *_, end in ghosts)
        assert beats["hop.1"].of("line") == []


@every_setting_of("overshoot")
def test_the_number_line_says_as_much_as_was_tried_and_all_in_the_end(name: str) -> None:
    tried: set[str] = set()
    for walk, seen in tries(name):
        tried.add(walk.regime)
        assert len(seen.of("span")) == len(tried)
    assert len(played("overshoot", name)["limit"].of("span")) == len(theme.REGIMES)


def test_the_rate_and_the_factor_are_shown() -> None:
    shown = [(seen.numbers["walk.rate"], seen.numbers["walk.factor"]) for _, seen in tries()]
    wanted = [(f"{Decimal(r):.2f}", f"{Decimal(f):.2f}".replace("-", "−")) for r, f in RATES.items()]
    assert shown == wanted


def test_a_level_line_joins_both_walks_after_each_step_and_tells_their_loss() -> None:
    twist, bowl = played("overshoot")["twist"], facts().bowl
    assert bowl.same_losses
    right, wrong = (walk.points for walk in twist.of("walk") if walk.opacity > 0)
    levels = {round(float(level.points[0, 1]), 9) for level in twist.of("level")}
    for k, loss in enumerate(["12.96", "18.66", "26.87"], 1):
        assert twist.numbers[f"bowl.runaway.losses[{k}]"] == loss
        assert right[k, 1] == pytest.approx(wrong[k, 1]) and round(float(right[k, 1]), 9) in levels
        assert float(loss) == pytest.approx(right[k, 1], abs=0.005)


@every_setting_of("overshoot")
def test_both_walks_that_run_away_have_the_colour_of_that(name: str) -> None:
    if twist := played("overshoot", name).beats.get("twist"):
        seen = [walk for walk in twist.of("walk") if walk.opacity > 0]
        assert [walk.colour for walk in seen] == [theme.REGIMES["runs away"]] * 2


def test_only_the_runaway_changes_sides() -> None:
    sides = [
        np.sign(walk.points[:, 0] - 3) for walk in played("overshoot")["twist"].of("walk") if walk.opacity > 0
    ]
    changes = sorted(int(np.count_nonzero(np.diff(each))) for each in sides)
    assert changes == [0, 3]


def test_the_closing_frame_has_every_walk_from_one_start() -> None:
    walks = played("overshoot")["keep"].of("walk")
    assert [walk.colour for walk in walks] == [theme.REGIMES[name] for name in theme.REGIMES]
    assert len({tuple(walk.points[0]) for walk in walks}) == 1


def test_a_walk_that_is_not_there_says_so_where_the_text_asks_for_it() -> None:
    names = known("overshoot", "one rate that glides").namespace()
    with pytest.raises(Fault, match="at none of the rates that are tried does the walk run away"):
        fill("{bowl.runaway.rate:g}", names)


@every_setting_of("overshoot")
def test_the_factor_is_told_without_a_one_before_its_letter(name: str) -> None:
    """η, and not 1η, where the curvature is 1."""
    told = played("overshoot", name)["factor"].numbers["bowl.factor"]
    assert told == known("overshoot", name).bowl.factor.text() and not re.search(r"(?<![\d.])1η", told)


def texts_of(scene: Any) -> list[Typeset]:
    """All words and formulas that are on stage."""
    return [each for each in scene.get_mobject_family_members() if isinstance(each, Typeset)]


def numbers_in(part: Any) -> list[Any]:
    """The numbers of all formulas in a part of the stage."""
    return [one for each in part.get_family() if isinstance(each, Typeset) for one in each.shown]


@cache
def worked_out(*rates: float) -> Any:
    """The scene when a step has been worked out, with these rates or with the defaults."""
    return opened("overshoot", {"learning_rates": [*rates]} if rates else {}, "factor")


def test_a_step_is_worked_out_from_top_to_bottom_in_the_order_of_time() -> None:
    """Under the curvature the slope, the rule of a step, and the new offset with its factor, at any rate: no line comes
    over one that was there before it. The offset less what the rule makes of it has gone."""
    lines = [each for each in texts_of(worked_out()) if each.get_center()[0] > theme.PANEL_OVER_LINE.left]
    told = [(-each.baseline, one.expression, one.text) for each in lines for one in each.shown]
    told = [one for one in sorted(told, key=lambda one: one[0]) if one[1] != "loss"]
    assert [(expression.removeprefix("bowl."), number) for _, expression, number in told] == [
        ("curvature", "2"),
        ("curvature", "2"),
        ("first.rate", "0.1"),
        ("factor", "1 − 2η"),
    ]


def test_when_a_step_is_worked_out_the_factor_is_bright_and_whence_it_comes_has_stepped_back() -> None:
    bright: dict[str, set[bool]] = {}
    for each in texts_of(worked_out()):
        for one in each.shown:
            letters = each.family_members_with_points()
            bright.setdefault(one.expression, set()).add(min(part.get_fill_opacity() for part in letters) == 1)
    assert (bright["bowl.first.rate"], bright["bowl.factor"]) == ({False}, {True})


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9, 1.1])
def test_the_new_offset_is_the_old_one_times_one_less_the_rate_times_the_curvature(rate: float) -> None:
    told = [one.expression for each in texts_of(worked_out(rate)) for one in each.shown]
    first = OvershootParameters(learning_rates=[rate]).bowl.first
    assert first.offsets[1] == -3 * (1 - Fraction(str(rate)) * 2)
    assert told.count("bowl.first.rate") == 1, "of the rule, in which it is told once"


@pytest.mark.verify
@pytest.mark.parametrize("loss", ["(w - 3)**2", "0.125*w**2 + 1", "3.75*(w - 1.125)**2"])
def test_the_rule_of_the_offset_can_be_read_while_one_guesses_what_it_does(loss: str) -> None:
    told: dict[str, list[Typeset]] = {}

    def look(beat: str, scene: Any) -> None:
        told[beat] = [each for each in texts_of(scene) if "bowl.factor" in [one.expression for one in each.shown]]

    limit = float(OvershootParameters(loss=loss, start=9).bowl.limit_rate)
    rates = [0.25 * limit, 0.75 * limit]
    shown = play("overshoot", {"loss": loss, "start": 9, "learning_rates": rates}, lecture=ROOT, look=look)
    assert not shown.findings
    factors = told["hop.1"]
    assert len(factors) == 2 and all(map(is_readable, factors)), "one in the rule, and one whose number is told"


@pytest.mark.parametrize(("loss", "told"), [("(w - 3)**2", ["2"]), ("0.000012345678*(w - 3)**2", [])])
def test_the_offset_less_what_a_step_makes_of_it_is_told_where_it_can_be_read(loss: str, told: list[str]) -> None:
    scene = opened("overshoot", {"loss": loss}, "open")
    tied = OneStep(scene, Panel(scene, theme.PANEL_OVER_LINE, theme.CLOSE_LINES), 4).tied
    texts = [each for line in tied for each in line.get_family() if isinstance(each, Typeset)]
    assert [one.text for each in texts for one in each.shown] == told and all(map(is_readable, texts))


@pytest.mark.parametrize(("rate", "named"), [(0.1, 2), (0.9, 0), (0.5, 0)])
def test_both_arrows_of_the_offset_are_named_as_long_as_they_stay_where_they_are(rate: float, named: int) -> None:
    seen = [each for each in worked_out(rate).mobjects if isinstance(each, Plate)]
    assert len(seen) == named
    assert len({round(float(each.get_left()[0]), 6) for each in seen}) == min(named, 1)
    assert not named or seen[0].get_bottom()[1] > seen[1].get_top()[1] + 0.08, "with room between both"
    told = [one.text for each in seen for one in numbers_in(each) if one.expression == "bowl.first.factor"]
    assert told == (["0.8"] if named else []), "between both stands what makes the new one of the old one"


def test_both_signs_multiply_the_offset_by_factors_of_one_size() -> None:
    shown = played("overshoot")["twist"].numbers
    assert (shown["bowl.runaway.factor"], shown["bowl.twin.factor"]) == ("−1.2", "1.2")
    assert (shown["bowl.runaway.rate"], shown["bowl.twin.rate"]) == ("1.1", "0.1")


@pytest.mark.parametrize("rate", [1.1, 1.12345678])
def test_rules_and_factors_of_both_walks_are_of_one_size_on_plates_of_one_height(rate: float) -> None:
    scene = opened("overshoot", {"learning_rates": [0.1, rate]}, "twist")
    plates = [each for each in scene.get_mobject_family_members() if isinstance(each, Plate)]
    told = [each for each in plates if numbers_in(each)]
    assert len(told) == 4 and len({(round(each.get_y(), 6), round(each.height, 6)) for each in told}) == 1
    texts = [each for plate in told for each in plate.get_family() if isinstance(each, Typeset)]
    assert len({round(each.size * each.enlarged, 3) for each in texts}) == 1, "of their words, too"
    assert len({round(each.baseline, 4) for each in texts}) == 1


@pytest.mark.verify
@pytest.mark.parametrize("rate", [1.1, 1.12345678, 1.3, 50000.125, 123456789])
def test_what_is_said_of_each_walk_stands_in_the_ground_of_its_valley(rate: float) -> None:
    scene = opened("overshoot", {"learning_rates": [0.1, rate]}, "twist")
    told, (leaps, climbs) = texts_of(scene), valleys_of(scene)
    factors, rates = (
        [
            each
            for walk in ("runaway", "twin")
            for each in told
            if {one.expression for one in each.shown} == {f"bowl.{walk}.{fact}"}
        ]
        for fact in ("factor", "rate")
    )
    assert all(map(is_readable, factors)) and len({round(each.size * each.enlarged, 6) for each in factors}) == 1
    assert all(map(is_readable, rates))
    for each, valley in zip((*rates, *factors), (leaps, climbs, leaps, climbs), strict=True):
        low = valley.at(valley.bottom[0], valley.bottom[1])[1]
        assert all(valley.box.holds(each.get_corner(corner)) for corner in (DL, UR)) and each.get_top()[1] < low
    first, second = ("".join(shown.text for shown in each.shown) for each in factors)
    assert first == f"−{second}"


@every_setting_of("overshoot")
def test_along_the_axis_lie_the_slope_and_the_step_and_over_its_tip_is_where_that_lands(name: str) -> None:
    """Both begin under the walker, and are as long on the axis as the slope is steep, and as its rate makes of that; a
    dashed arrow between both is longer than the step, beyond the bottom, and asks how large the rate may be."""
    beat, bowl = played("overshoot", name)["open"], known("overshoot", name).bowl
    against, step, further = (each.points for each in beat.of("arrow"))
    assert against[0, 0] == pytest.approx(step[0, 0])
    assert all(start[1] == end[1] for start, end in (against, step, further))
    assert against[0, 1] < further[0, 1] < step[0, 1]
    unit = (step[1, 0] - step[0, 0]) / float(bowl.opening.walk.steps[0][0])
    whole = -float(bowl.curvature * bowl.offset) * unit
    assert abs(against[1, 0] - against[0, 0]) <= abs(whole) + 1e-6, "one longer than the picture leads off it"
    assert abs(whole) > 6 or against[1, 0] - against[0, 0] == pytest.approx(whole)
    assert further[0, 0] == pytest.approx(step[0, 0])
    assert abs(further[1, 0] - step[0, 0]) > abs(float(bowl.offset) * unit)
    down, up, sliding = (each.points for each in beat.of("line"))
    assert (down[-1, 0], up[0, 0], sliding[0, 0]) == pytest.approx((step[0, 0], step[1, 0], further[1, 0]))
    assert {len(each) for each in (down, up, sliding)} == {2} and 0 < bowl.opening.factor < 1
    alone = "bowl.opening.rate" not in beat.numbers
    assert alone is ("would lie on the numbers of the axis" in name), "its rate has room beside its letter"
    (stick,) = beat.of("stick")
    assert stick.points.mean(axis=0) == pytest.approx(down[0])


def valleys_of(scene: Any) -> list[Valley]:
    """The valleys on stage, from left to right."""
    found = [each for each in scene.get_mobject_family_members() if isinstance(each, Valley)]
    return sorted(found, key=lambda valley: valley.box.left)


@pytest.mark.parametrize("beat", ["twist", "mend"])
def test_both_walks_are_taken_side_by_side_on_the_same_valley_seen_alike(beat: str) -> None:
    """So nobody stands where the other is, and the level of a loss is one line through both."""
    one, other = valleys_of(opened("overshoot", {}, beat))
    assert (one.xs, one.ys) == (other.xs, other.ys) and one.told == other.told
    assert one.box.width == pytest.approx(other.box.width)
    assert (one.box.bottom, one.box.top) == (other.box.bottom, other.box.top)
    assert other.box.right == pytest.approx(theme.WIDE_VALLEY.right) and 0 < other.box.left - one.box.right < 0.5
    (leaps,), (climbs,) = ([w for w in each.walks if w.trace.reached > 0] for each in (one, other))
    reached = [walk.trace.reached for walk in (leaps, climbs)]
    assert reached == [3, 3] if beat == "twist" else all(steps > 3 for steps in reached)
    sides = [np.sign(walk.trace.drawn(3)[:, 0] - 3).tolist() for walk in (leaps, climbs)]
    assert sides == ([[-1, 1, -1, 1], [-1] * 4] if beat == "twist" else sides)


def test_each_walk_that_is_mended_keeps_its_rule_and_its_factor() -> None:
    scene = opened("overshoot", {}, "mend")
    shown = {one.expression: one.text for one in scene.numbers_on_screen()}
    rule, factor = (shown[f"bowl.mended.{field}"] for field in ("rate", "factor"))
    assert (rule, factor) == ("0.75", "−0.50"), "which ran there"
    assert (shown["bowl.twin.rate"], shown["bowl.turned.factor"]) == ("0.1", "0.8")
    assert 1 - 2 * Fraction("0.75") == Fraction("-0.5") and facts().bowl.turned.factor == 1 - 2 * Fraction("0.1")


@pytest.mark.verify
def test_long_rates_can_be_read_beside_their_factors_in_the_language_of_long_words() -> None:
    settings = table("overshoot").settings["a rate that runs away by a hair"]
    assert play("overshoot", settings, lecture=ROOT, fps=2, language="de").findings == []


@pytest.mark.verify
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_factor_that_is_nearly_one_is_told_as_it_is_said_and_not_as_one(language: str) -> None:
    name = "a factor off the border by as little as six decimals tell, beside a long rate"
    beats = play("overshoot", table("overshoot").settings[name], lecture=ROOT, fps=2, language=language)
    assert beats.findings == [] and "1.000006" in beats["hop.1"].text.replace(",", ".")
    told = [beats["hop.1"].numbers["walk.factor"], beats["twist"].numbers["bowl.runaway.factor"]]
    assert [each.replace(",", ".") for each in told] == ["−1.000006"] * 2
    assert beats["twist"].numbers["bowl.twin.factor"].replace(",", ".") == "1.000006"


def test_what_is_wrong_has_its_colour_in_both_rules() -> None:
    texts = texts_of(opened("overshoot", {}, "twist"))
    wrong = {}
    for each in texts:
        for one in each.shown:
            if one.expression in ("bowl.runaway.rate", "bowl.twin.rate"):
                glyphs = each.family_members_with_points()
                wrong[one.expression] = [str(glyph.get_fill_color().to_hex()) == theme.WRONG for glyph in glyphs]
    assert not wrong["bowl.runaway.rate"][0] and all(wrong["bowl.runaway.rate"][1:-1]), "the rate, and not the sign"
    assert wrong["bowl.twin.rate"][0] and not any(wrong["bowl.twin.rate"][1:]), "the sign, and not the rate"


def test_both_mended_walks_have_rates_of_one_colour_and_factors_of_one() -> None:
    scene = opened("overshoot", {}, "mend")
    told = {one.expression: each for each in texts_of(scene) for one in each.shown}

    def hues(part: Any) -> set[str]:
        return {str(glyph.get_fill_color().to_hex()) for glyph in part.family_members_with_points()}

    ran = [hues(each) for each in scene.get_mobject_family_members() if isinstance(each, Readout)]
    assert ran == [{theme.THIRD}, {theme.DESCENT}], "which ran there"
    assert hues(told["bowl.twin.rate"]) == {theme.INK, theme.THIRD}, "its sign is as that of the other"
    assert hues(told["bowl.turned.factor"]) == {theme.INK, theme.DESCENT}


def test_the_rate_that_is_turned_down_and_the_sign_that_is_mended_lead_both_walks_down() -> None:
    mend, bowl = played("overshoot")["mend"], facts().bowl
    walks = [walk for walk in mend.of("walk") if walk.opacity > 0]
    assert [walk.colour for walk in walks] == [theme.DESCENT] * 2
    for drawn, walk in zip(walks, (bowl.mended, bowl.walk(bowl.twin.rate)), strict=True):
        count = len(drawn.points)
        assert count > 4 and drawn.points == pytest.approx(np.array(walk.nodes, float)[:count])
    assert {float(level.points[0, 1]) for level in mend.of("level")} == {9.0}, "that of the start alone"


@pytest.mark.verify
@pytest.mark.parametrize("start", [-1.49999999])
def test_numbers_that_crowd_on_the_lower_valley_do_not_come_back_with_the_line_of_rates(start: float) -> None:
    settings = {"loss": "(w + 1.5)**2", "start": start, "learning_rates": [1.0, 2.0, 0.25], "steps": 10}
    assert play("overshoot", settings, lecture=ROOT, fps=4).findings == []
