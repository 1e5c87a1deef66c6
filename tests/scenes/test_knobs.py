"""The knobs: each of them moves the needle by what the function says, in the facts, in the words and in the picture."""

from fractions import Fraction
from itertools import pairwise

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
    assert text["lock"].endswith("The needle falls to 30: 3 less for each mark.")
    assert "water brings it to 41. Reset, and try the dose: 39." in text["others"]
    assert "Then brew time: 42." in text["others"]
    assert text["keep"].endswith("What does one knob do? And which way should each turn?")


def test_only_the_knob_that_is_turned_moves_and_the_needle_shows_the_function() -> None:
    facts = known("knobs")
    assert dials("all") == [8, 6, 7, 7] and needle("all") == facts.together
    assert dials("lock") == [6, 6, 5, 5] and needle("lock") == facts.turns["grind"].after
    assert len(played("knobs")["lock"].of("lock")) == 3
    assert dials("guess") == [6, 4, 5, 5] and needle("guess") == facts.now
    assert dials("others") == [8, 6, 7, 7] and needle("others") == facts.together


def test_the_number_of_each_knob_goes_once_what_the_turns_do_is_added_up_to_what_is_told() -> None:
    shown = played("knobs")["others"].numbers
    assert not any(f"turns.{knob}.rate" in shown for knob in ("grind", "dose"))
    assert shown["sums.added"] == "+8"


def test_under_the_last_of_two_knobs_that_act_on_each_other_stands_what_it_does_once_the_first_is_turned() -> None:
    shown, facts = played("knobs")["others"].numbers, known("knobs")
    assert (shown["turns.time.rate"], shown["in_order.time.rate"]) == ("+3", "+4")
    assert [*facts.in_order] == ["temperature", "time"] and "turns.temperature.rate" not in shown
    changes = {name: turn.change for name, turn in {**facts.turns, **facts.in_order}.items()}
    assert sum(changes.values()) == facts.sums["at_once"] == 10


def test_the_numbers_of_the_knobs_add_up_to_less_than_all_knobs_do_at_once() -> None:
    assert KnobsParameters().sums == {"added": 8, "at_once": 10, "rest": 2}


@pytest.mark.verify
@pytest.mark.parametrize("name", ["the defaults", EARLY, SEVERAL])
def test_what_all_knobs_do_beyond_their_sum_is_one_more_arrow_and_all_stay_turned(name: str) -> None:
    """And all stay turned while it is told which of them act on each other."""
    facts, beat = known("knobs", name), played("knobs", name)["others"]
    rest = facts.sums["rest"]
    assert rest and needle("others", name) == facts.together and not beat.of("lock")
    shown = beat.numbers
    assert {key: shown[f"sums.{key}"] for key in facts.sums} == {k: f"{float(n):+g}" for k, n in facts.sums.items()}
    steps = beat.of("step")
    ends = [shape.points[:, 0] for shape in steps]
    assert len(steps) == 5 and steps[-1].colour == theme.TOGETHER
    assert all(one[1] == pytest.approx(other[0]) for one, other in pairwise(ends))
    marks = np.array([*(float(turn.change) for turn in facts.turns.values()), float(rest)])
    assert np.diff(ends)[:, 0] / np.diff(ends[0]) == pytest.approx(marks / marks[0])


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
