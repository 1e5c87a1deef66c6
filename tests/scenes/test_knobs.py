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
    assert "stands at 36" in text["open"] and "climbs to 46" in text["all"]
    assert text["lock"].endswith("The needle falls to 30: 3 less for each mark.")
    assert "water brings it to 41. Reset, and try the dose: 39." in text["others"]
    assert "try the time: 42." in text["others"]
    assert text["keep"].endswith("What does one knob do? And which way should they all turn?")


def test_only_the_knob_that_is_turned_moves_and_the_needle_shows_the_function() -> None:
    facts = known("knobs")
    assert dials("all") == [8, 6, 7, 7] and needle("all") == facts.together
    assert dials("lock") == [6, 6, 5, 5] and needle("lock") == facts.turns["grind"].after
    assert len(played("knobs")["lock"].of("lock")) == 3
    assert dials("guess") == [6, 4, 5, 5] and needle("guess") == facts.now
    assert dials("others") == [8, 6, 7, 7] and needle("others") == facts.together
    assert not played("knobs")["others"].of("lock")


def test_the_number_of_each_knob_goes_once_what_the_turns_do_is_added_up_to_what_is_told() -> None:
    shown = played("knobs")["others"].numbers
    assert not any(f"turns.{knob}.rate" in shown for knob in KNOBS)
    assert shown["sums.added"] == "+8"


def test_the_numbers_of_the_knobs_add_up_to_less_than_all_knobs_do_at_once() -> None:
    assert KnobsParameters().sums == {"added": 8, "at_once": 10, "rest": 2}


def test_what_the_last_knob_does_alone_and_after_the_others_is_told_if_no_others_act_on_each_other() -> None:
    facts, shown = known("knobs"), played("knobs")["others"].numbers
    after = facts.bitterness((8, 6, 7, 7)) - facts.bitterness((8, 6, 7, 5))
    assert [each.change for each in facts.late] == [after] == [8]
    assert (shown["turns.time.change"], shown["sums.rest"]) == ("+6", "+2")
    dosed = known("knobs", EARLY)
    assert dosed.sums["rest"] and not dosed.late


def test_what_the_turns_add_up_to_what_all_do_at_once_and_what_lies_between_is_told() -> None:
    shown = played("knobs")["others"].numbers
    assert [shown[f"sums.{name}"] for name in ("added", "rest", "at_once")] == ["+8", "+2", "+10"]


def test_one_coloured_arrow_for_each_turn_leads_on_to_their_sum_and_one_from_there_to_the_needle() -> None:
    """Where the last of them does not do all that is more, for they come apart there."""
    facts, beat = known("knobs", EARLY), played("knobs", EARLY)["others"]
    assert not facts.late
    assert sorted((shape.points[0, 0], shape.colour) for shape in beat.of("needle")) == [
        (facts.now, theme.QUIET),
        (facts.together, theme.INK),
    ]
    steps = beat.of("step")
    changes = [float(turn.change) for turn in facts.turns.values()]
    inks = [theme.WRONG if change > 0 else theme.DESCENT for change in changes]
    assert [shape.colour for shape in steps] == [*inks, theme.TOGETHER]
    ends = [shape.points[:, 0] for shape in steps]
    assert all(one[1] == pytest.approx(other[0]) for one, other in pairwise(ends))
    lengths = [float(np.diff(each)[0]) for each in ends]
    marks = [*changes, float(facts.sums["rest"])]
    assert np.array(lengths) / lengths[0] == pytest.approx(np.array(marks) / marks[0])


def test_the_arrows_of_the_last_knob_alone_and_after_the_others_begin_on_one_line_and_have_one_scale() -> None:
    facts, steps = known("knobs"), played("knobs")["others"].of("step")
    alone, push, again = sorted(steps, key=lambda shape: (-round(shape.points[0, 1], 3), shape.points[0, 0]))
    if push.colour != theme.TOGETHER:
        push, again = again, push
    assert [alone.colour, again.colour, push.colour] == [theme.WRONG, theme.WRONG, theme.TOGETHER]
    assert alone.points[0, 0] == again.points[0, 0] and again.points[1, 0] == push.points[0, 0]
    assert alone.points[0, 1] > again.points[0, 1] == push.points[0, 1]
    both = push.points[1, 0] - again.points[0, 0]
    marks = float(facts.turns["time"].change), float(facts.late[0].change)
    assert (alone.points[1, 0] - alone.points[0, 0]) / both == pytest.approx(marks[0] / marks[1])


def test_the_arrow_beyond_the_others_is_what_those_knobs_do_together_beyond_what_each_does() -> None:
    facts, beat = known("knobs"), played("knobs")["others"]
    alone = facts.bitterness((8, 4, 5, 7)) - facts.bitterness((6, 4, 5, 5))
    both = sum(facts.turns[knob].change for knob in ("temperature", "time"))
    assert facts.sums["rest"] == alone - both == 2 and beat.numbers["sums.rest"] == "+2"


def test_a_bracket_joins_the_knobs_that_act_on_each_other() -> None:
    beat = played("knobs")["others"]
    (bracket,) = beat.of("line", theme.TOGETHER)
    centres = [(box.left + box.right) / 2 for box in CoffeeMachine(theme.MACHINE).dials()]
    assert bracket.points[[0, -1], 0] == pytest.approx([centres[0], centres[3]])
    assert not played("knobs", "knobs that undo each other")["others"].of("line", theme.TOGETHER)


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
    assert [shown[f"studied.{row}"] for row in ("by", "change", "rate")] == ["+1", "−8", "−8"]


def test_the_needle_stands_where_it_belongs_from_the_first_frame_on() -> None:
    assert needle("open") == known("knobs").now and dials("open") == [6, 4, 5, 5]


@every_setting_of("knobs")
def test_no_arrow_of_a_machine_is_left_where_another_one_stands(name: str) -> None:
    played_so = played("knobs", name)
    assert len(played_so["network"].of("turn")) <= 2  # around the knob in the loupe, and that of the needle
    assert len(played_so["echo"].of("turn")) <= 2
    assert not played_so["keep"].of("turn")
