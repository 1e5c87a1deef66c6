"""The knobs: each of them moves the needle by what the function says, in the facts, in the words and in the picture."""

from fractions import Fraction

import numpy as np
import pytest

from scenes.knobs import KNOBS, KnobsParameters
from steepest import CoffeeMachine, theme
from steepest.testing import told
from tests.scenes.records import every_setting_of, known, of_scene, played

pytestmark = of_scene("knobs")

EARLY = "two knobs that act on each other, and the last knob by itself"
SEVERAL = "three knobs that act on each other"


def dials(beat: str, name: str = "the defaults") -> list[float]:
    """Where the knobs stand at the end of a beat."""
    return [float(shape.points[0, 0]) for shape in played("knobs", name)[beat].of("dial")]


def needle(beat: str, name: str = "the defaults") -> float:
    """What the needle shows then."""
    shape = next(one for one in played("knobs", name)[beat].of("needle", theme.INK) if one.opacity == 1)
    return float(shape.points[0, 0])


def test_the_facts_are_those_of_the_lecture() -> None:
    facts = KnobsParameters()
    grind = facts.turns["grind"]
    assert (facts.now, grind.start, grind.end, grind.after, grind.change, grind.rate) == (
        36,
        4,
        6,
        30,
        -6,
        -3,
    )
    assert [turn.rate for turn in facts.turns.values()] == [Fraction(5, 2), -3, Fraction(3, 2), 3]
    assert facts.together == 46
    assert (facts.studied.before, facts.studied.after) == (28, 20)


@every_setting_of("knobs", playing=False)
def test_a_turn_is_the_difference_of_two_readings_with_the_others_held(name: str) -> None:
    facts = known("knobs", name)
    for number, knob in enumerate(KNOBS):
        moved = [float(at) + float(facts.nudge) * (k == number) for k, at in enumerate(facts.start)]
        change = float(facts.bitterness(moved)) - float(facts.bitterness(list(map(float, facts.start))))
        assert float(facts.turns[knob].change) == pytest.approx(change, rel=1e-9, abs=1e-9)


@every_setting_of("knobs", playing=False)
def test_the_scale_holds_all_that_the_needle_shows(name: str) -> None:
    facts = known("knobs", name)
    low, high = facts.scale
    assert low <= min(facts.readings) and max(facts.readings) <= high


def test_the_words_say_the_facts() -> None:
    text = told("knobs")
    assert "reads 36" in text["open"] and "climbs to 46" in text["all"]
    assert text["lock"].endswith("The needle falls to 30: 3 less per mark.")
    assert "Hotter water makes it 41. Reset: the dose makes it 39, and brew time, 42." in text["others"]
    assert "The changes add up to 8. Without resets, they make 10: brew time does more in" in text["others"]
    assert text["keep"].endswith("What does one knob do? Which way should each turn?")


def test_only_the_knob_that_is_turned_moves_and_the_needle_shows_the_function() -> None:
    facts = known("knobs")
    assert dials("all") == [8, 6, 7, 7] and needle("all") == facts.together
    assert dials("lock") == [6, 6, 5, 5] and needle("lock") == facts.turns["grind"].after
    assert len(played("knobs")["lock"].of("lock")) == 3
    assert dials("guess") == [6, 4, 5, 5] and needle("guess") == facts.now
    assert dials("others") == [8, 6, 7, 7] and needle("others") == facts.together


def test_what_the_knobs_do_alone_and_together_are_two_rows_of_numbers_that_add_up() -> None:
    shown = played("knobs")["others"].numbers
    rows = {row: [shown[f"{row}.{knob}.change"] for knob in KNOBS] for row in ("turns", "in_order")}
    assert rows == {"turns": ["+5", "−6", "+3", "+6"], "in_order": ["+5", "−6", "+3", "+8"]}
    assert (shown["sums.added"], shown["sums.at_once"]) == ("+8", "+10")


def test_under_the_last_of_two_knobs_that_act_on_each_other_stands_what_it_does_once_the_first_is_turned() -> None:
    shown, facts = played("knobs")["others"].numbers, known("knobs")
    assert (shown["turns.time.rate"], shown["in_order.time.rate"]) == ("+3", "+4")
    assert "in_order.temperature.rate" not in shown and facts.hotter
    assert sum(turn.change for turn in facts.in_order.values()) == facts.sums["at_once"] == 10


def test_the_numbers_of_the_knobs_add_up_to_less_than_all_knobs_do_at_once() -> None:
    assert KnobsParameters().sums == {"added": 8, "at_once": 10, "rest": 2}


@pytest.mark.verify
@pytest.mark.parametrize("name", ["the defaults", EARLY, SEVERAL])
def test_what_all_knobs_do_beyond_their_sum_is_seen_at_the_needle_and_all_stay_turned(name: str) -> None:
    """The needle was expected where the turns lead by themselves: a dashed one stands there."""
    facts, beat = known("knobs", name), played("knobs", name)["others"]
    assert facts.sums["rest"] and needle("others", name) == facts.together and not beat.of("lock")
    (expected,) = beat.of("needle", theme.QUIET)
    assert float(expected.points[0, 0]) == pytest.approx(float(facts.now + facts.sums["added"]))
    assert len(beat.of("sector", theme.TOGETHER)) == 2


def test_all_knobs_stay_free_while_each_is_asked_about_and_each_is_told_its_turn() -> None:
    shown = played("knobs")["all"]
    assert not shown.of("lock") and shown.numbers["nudge"] == "+2"


def test_the_needle_falls_in_green_and_climbs_in_red() -> None:
    assert [shape.colour for shape in played("knobs")["lock"].of("turn")] == [theme.INK, theme.DESCENT]
    assert theme.WRONG in [shape.colour for shape in played("knobs")["all"].of("turn")]


def test_one_knob_of_the_wall_turns_and_the_needle_moves_by_a_hair() -> None:
    facts = known("knobs")
    assert facts.tuned.readings == (Fraction("2.38"), Fraction("2.37"))
    assert {*dials("network")} == {6} and needle("network") == pytest.approx(2.37)
    shown = played("knobs")["network"].numbers
    assert [shown[f"tuned.{row}"] for row in ("by", "change")] == ["+2", "−0.01"]
    assert told("knobs")["network"].endswith("Turn one by 2: the loss falls by 0.01.")


@every_setting_of("knobs")
def test_what_the_needle_goes_is_seen_on_the_meter_or_by_an_arrow_in_a_loupe_on_it(name: str) -> None:
    facts, shown = known("knobs", name), played("knobs", name)["network"]
    arrows = shown.of("step")
    far = abs(float(facts.tuned.change)) / float(np.ptp(CoffeeMachine.needle_scale(*facts.tuned.readings, 0)))
    assert bool(arrows) == (0 < far < 0.01) or 0.01 <= far < 0.02
    if arrows:
        (arrow,) = arrows
        assert np.sign(np.diff(arrow.points[[0, -1], 0])[0]) == np.sign(float(facts.tuned.change))
        assert abs(np.diff(arrow.points[[0, -1], 0])[0]) > 0.5


def test_what_an_hour_of_study_does_is_told_as_what_a_knob_does() -> None:
    shown = played("knobs")["echo"].numbers
    assert [shown[f"studied.{row}"] for row in ("by", "change")] == ["+1", "−8"] and "studied.rate" not in shown


def test_the_needle_stands_where_it_belongs_from_the_first_frame_on() -> None:
    assert needle("open") == known("knobs").now and dials("open") == [6, 4, 5, 5]


@every_setting_of("knobs")
def test_no_arrow_of_a_machine_is_left_where_another_one_stands(name: str) -> None:
    played_so = played("knobs", name)
    assert len(played_so["network"].of("turn")) <= 2  # around the knob in the loupe, and that of the needle
    assert len(played_so["echo"].of("turn")) <= 2
    assert not played_so["keep"].of("turn")
