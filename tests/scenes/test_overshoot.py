"""The scene "Past the bottom": its facts, its picture against the mathematics, its words, its refusals."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.overshoot import OvershootParameters
from steepest.calculus import RatedWalk
from steepest.script.text.coverage import untaken
from steepest.script.text.lecture import read_lecture
from steepest.script.text.wording import idle_reasons, typed_digits, unbacked
from steepest.stage import theme
from steepest.stage.play.shapes import Shape
from steepest.stage.settings.parameters import Unfit
from tests.scenes.conftest import ROOT, play_scene

RATES = {"0.1": "0.8", "0.5": "0", "0.9": "-0.8", "1.0": "-1", "1.1": "-1.2"}
SETTINGS: list[dict[str, object]] = [
    {},
    {"loss": "w**2/2", "start": -4},
    {"loss": "3*(w + 1)**2 + 2", "start": 7},
    {"loss": "0.01*w**2", "start": Decimal("3.001")},
    {"loss": "(5 - 2*w)**2/3", "start": Decimal("0.125"), "steps": 12},
    {"learning_rates": [Decimal("0.3")]},
    {"learning_rates": [Decimal("0.999")], "steps": 12},
    {"learning_rates": [Decimal("2.5")], "steps": 3},
    {"learning_rates": [Decimal(f"0.{k}") for k in range(1, 7)], "start": 7},
]
EVERY = range(len(SETTINGS))


@dataclass(frozen=True)
class Seen:
    """What is on screen at the end of a beat."""

    shapes: list[Shape]
    numbers: dict[str, str]

    def of(self, kind: str) -> list[Shape]:
        """The shapes of a kind."""
        return [shape for shape in self.shapes if shape.kind == kind]


def facts(**parameters: object) -> OvershootParameters:
    """The scene's parameters and facts."""
    return OvershootParameters(**parameters)  # type: ignore[arg-type]


@functools.cache
def played(number: int) -> dict[str, Seen]:
    """What is on screen at the end of every beat, with one of the settings."""
    seen: dict[str, Seen] = {}

    def look(key: str, scene: Any) -> None:
        numbers = {one.expression: one.text for one in scene.numbers_on_screen()}
        seen[key] = Seen(scene.shapes_on_screen(), numbers)

    play_scene("overshoot", look, **SETTINGS[number])
    return seen


def tries(number: int) -> list[tuple[RatedWalk, Seen]]:
    """Every walk that is tried with one of the settings, and what is on screen at the end of its beat."""
    beats = [seen for key, seen in played(number).items() if key.startswith("try")]
    return list(zip(facts(**SETTINGS[number]).bowl.walks, beats, strict=True))


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


@pytest.mark.parametrize("number", EVERY)
def test_every_walk_is_drawn_where_the_mathematics_takes_it(number: int) -> None:
    for walk, seen in tries(number):
        (drawn,) = seen.of("walk")
        near = [abs(offset) <= 2 * abs(walk.offsets[0]) for offset in walk.offsets]
        count = (
            near.index(False) + 1 if False in near else len(near)
        )  # all that is in the picture, and one more
        assert np.allclose(drawn.points[:count], np.array(walk.nodes, float)[:count], rtol=1e-9)
        assert drawn.colour == theme.REGIMES[walk.regime]


@pytest.mark.parametrize("number", EVERY)
def test_a_walker_ends_where_the_walk_does(number: int) -> None:
    for walk, seen in tries(number):
        (walker,) = seen.of("walker")
        if walk.regime != "runs away":
            assert np.allclose(walker.points[0], np.array(walk.nodes[-1], float), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("number", EVERY)
def test_the_pointer_stands_over_the_rate(number: int) -> None:
    for walk, seen in tries(number):
        (pointer,) = seen.of("pointer")
        assert pointer.points[0] == pytest.approx(float(walk.rate))


@pytest.mark.parametrize("number", EVERY)
def test_the_lamp_names_the_regime_in_its_colour(number: int) -> None:
    for walk, seen in tries(number):
        (lamp,) = seen.of("lamp")
        assert (lamp.colour, lamp.opacity) == (theme.REGIMES[walk.regime], 1.0)


@pytest.mark.parametrize("number", EVERY)
def test_the_number_line_says_as_much_as_was_tried_and_all_in_the_end(number: int) -> None:
    tried: set[str] = set()
    for walk, seen in tries(number):
        tried.add(walk.regime)
        assert len(seen.of("span")) == len(tried)
    assert len(played(number)["limit"].of("span")) == len(theme.REGIMES)


def test_the_rate_and_the_factor_are_shown() -> None:
    shown = [(seen.numbers["walk.rate"], seen.numbers["walk.factor"]) for _, seen in tries(0)]
    wanted = [(f"{Decimal(r):.2f}", f"{Decimal(f):.2f}".replace("-", "−")) for r, f in RATES.items()]
    assert shown == wanted


def test_the_table_shows_equal_losses_side_by_side() -> None:
    shown = played(0)["twist"].numbers
    for k, loss in enumerate(["9.000", "12.960", "18.662", "26.874"]):
        assert shown[f"bowl.runaway.losses[{k}]"] == shown[f"bowl.twin.losses[{k}]"] == loss


def test_only_the_runaway_changes_sides() -> None:
    sides = [
        np.sign(walk.points[:, 0] - 3) for walk in played(0)["twist"].of("walk") if walk.colour == theme.WRONG
    ]
    changes = sorted(int(np.count_nonzero(np.diff(each))) for each in sides)
    assert changes == [0, 3]


def test_the_closing_frame_has_every_walk_from_one_start() -> None:
    walks = played(0)["keep"].of("walk")
    assert [walk.colour for walk in walks] == [theme.REGIMES[name] for name in theme.REGIMES]
    assert len({tuple(walk.points[0]) for walk in walks}) == 1


# --- refusals, hard corners, words ---


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"loss": "w**4"}, "not a polynomial of degree 2"),
        ({"loss": "sin(w)"}, "not a polynomial of degree 2"),
        ({"loss": "2*w"}, "not a polynomial of degree 2"),
        ({"loss": "-w**2"}, "summit and no bottom"),
        ({"start": 3}, "start at the bottom"),
        ({"loss": "w**2 + 10**15", "start": Decimal("0.001")}, "can be told apart"),
        ({"learning_rates": [0]}, "more than 0"),
        ({"learning_rates": [1] * 7}, "too long"),
        ({"steps": 2}, "at least 3"),
        ({"steps": 13}, "at most 12"),
    ],
)
def test_a_refusal_says_why(parameters: dict[str, object], words: str) -> None:
    with pytest.raises((Unfit, ValidationError), match=words):
        facts(**parameters)


@pytest.mark.parametrize("start", [Decimal("3.001"), -4, 7])
@pytest.mark.parametrize("steps", [3, 12])
def test_hard_corners_play(start: object, steps: int) -> None:
    rates = [Decimal("0.001"), Decimal("0.999"), Decimal("1.001"), 1000]
    _, performance = play_scene("overshoot", start=start, steps=steps, learning_rates=rates)
    assert performance.frames > 0


def test_its_length_is_within_what_a_scene_may_last() -> None:
    _, performance = play_scene("overshoot")
    assert 40 <= performance.frames / 10 <= 100


def test_every_alternative_of_the_text_is_taken() -> None:
    section = read_lecture(ROOT / "assets" / "lecture.md").section("overshoot")
    told = [facts(**setting).namespace() for setting in SETTINGS]
    beats = [beat for names in told for beat in section.beats(names)]
    labels = [section.label(name, names) for names in told for name in section.labels]
    assert untaken(section, beats, labels) == ()


def test_nothing_in_the_text_is_typed_or_claimed_without_a_fact() -> None:
    section = read_lecture(ROOT / "assets" / "lecture.md").section("overshoot")
    assert (unbacked(section), typed_digits(section), idle_reasons(section)) == ([], [], [])
