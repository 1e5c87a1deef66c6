"""The knobs: each of them moves the needle by what the function says, in the facts, in the words and in the picture."""

from fractions import Fraction
from typing import Any

import pytest

from scenes.knobs import KNOBS, KnobsParameters
from steepest import theme
from steepest.stage.figures.lens.glass import Glass, joint
from steepest.stage.play.inventory import take
from steepest.testing import play, told
from tests.families import crossed
from tests.scenes.opened import opened
from tests.scenes.records import ROOT, every_setting_of, known, of_scene, played

pytestmark = of_scene("knobs")
_FADED = 0.32  # over the lower edge of the wall, in scene units: below that, a third of it is seen at most


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


def test_what_each_knob_does_stands_under_it() -> None:
    shown = played("knobs")["others"].numbers
    assert [shown[f"turns.{knob}.rate"] for knob in KNOBS] == ["+2.5", "−3", "+1.5", "+3"]


def test_the_numbers_of_the_knobs_add_up_to_less_than_all_knobs_do_at_once() -> None:
    assert KnobsParameters().sums == {"added": 8, "at_once": 10, "rest": 2}


def test_what_the_turns_add_up_to_is_written_term_by_term_and_what_is_left_by_itself() -> None:
    shown = played("knobs")["others"].numbers
    terms = [shown[f"turns.{knob}.change"] for knob in KNOBS]
    assert terms == ["+5", "−6", "+3", "+6"]
    assert [shown[f"sums.{name}"] for name in ("added", "at_once", "rest")] == ["+8", "+10", "+2"]


def test_the_needle_falls_in_green_and_climbs_in_red() -> None:
    assert [shape.colour for shape in played("knobs")["lock"].of("turn")] == [theme.INK, theme.DESCENT]
    assert theme.WRONG in [shape.colour for shape in played("knobs")["all"].of("turn")]


@pytest.mark.parametrize("slope", ["0.00000001", "0", "0.2"])
def test_no_lens_comes_where_it_would_show_one_needle_or_none_is_needed(slope: str) -> None:
    scene = opened("knobs", {"network": f"2.4 - {slope}*weight"}, "network")
    assert list(scene.shapes_on_screen("lens")) == []


def test_the_wall_has_a_knob_that_turns_and_a_lens_shows_by_what_hair_it_moves_the_needle() -> None:
    facts = known("knobs")
    assert facts.tuned.readings == (Fraction("2.3988"), Fraction("2.3982"))
    ((low,), (high,)) = played("knobs")["network"].of("lens")[0].points
    assert low < facts.tuned.after < facts.tuned.before < high
    assert dials("network") == [6] and needle("network") == pytest.approx(2.3982)
    shown = played("knobs")["network"].numbers
    assert [shown[f"tuned.{row}"] for row in ("by", "change", "rate")] == ["+2", "−0.0006", "−0.0003"]


@pytest.mark.parametrize(
    ("settings", "language"),
    crossed(
        4,
        [
            *({"network": network} for network in ("2.4 - 0.0003*weight", "0.9 + 0.0005*weight", "5 - 0.02*weight")),
            {"network": "2*exp(-weight/50) + 2", "start": [5, 5, 5, 5], "nudge": 5},
        ],
        ["de", None],
    ),
)
def test_the_lens_on_the_needle_stands_below_the_wall_and_its_lines_cross_no_number(
    settings: dict[str, Any], language: str | None
) -> None:
    found = list[Glass]()

    def look(beat: str, scene: Any) -> None:
        if beat == "network":
            (glass,) = (one for one in scene.mobjects if isinstance(one, Glass))
            found.append(glass)
            assert glass.centre[1] + glass.radius < theme.WALL.bottom + _FADED
            lines = joint(glass.spot, glass.ring, glass.centre, glass.radius, glass.ties)
            texts = [text.box for text in take(scene).texts]
            assert lines and not any(box.clip(*line) for box in texts for line in lines)

    assert not play("knobs", settings, look=look, lecture=ROOT, language=language, fps=6).findings
    assert len(found) == 1


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
