"""The scene "Step after step": its facts, its picture against the mathematics, its words, its refusals."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from steepest.calculus import length
from steepest.script.paragraph.filling import Filled
from steepest.script.text.beats import Beat
from steepest.script.text.coverage import untaken
from steepest.script.text.lecture import read_lecture
from steepest.script.text.wording import idle_reasons, typed_digits, unbacked
from steepest.stage import theme
from steepest.stage.play.layout import findings
from steepest.stage.play.loading import load_scene
from steepest.stage.play.scene import Performance
from steepest.stage.play.shapes import Shape
from steepest.stage.settings.parameters import Unfit
from tests.scenes.conftest import ROOT, play_scene

ROSENBROCK = "(1 - w1)**2 + 100*(w2 - w1**2)**2"
STRETCHED = {"loss": "w1**2/2 + 2*w2**2", "start": [Decimal("2.4"), Decimal("0.8")]}
ENDINGS: dict[str, dict[str, object]] = {
    "arrives": {},
    "crawls": {"loss": ROSENBROCK, "start": [Decimal("-1.2"), 1], "learning_rate": Decimal("0.001")},
    "climbs": {"learning_rate": Decimal("1.2")},
    "sinks": {"loss": "w1*w2", "start": [1, Decimal("0.5")]},
    "outside": {"loss": "w2 - log(w2)", "start": [1, 14], "learning_rate": 6, "steps": 1},
    "rests": {"start": [3, -1]},
}
CORNERS: list[dict[str, object]] = [
    {"steps": 1},
    {"steps": 6},
    {"learning_rate": Decimal("0.01"), "steps": 6},
    {"learning_rate": Decimal("0.45")},
    {"learning_rate": Decimal("0.5")},
    {"learning_rate": Decimal("0.9")},
    {"learning_rate": 1},
    {"learning_rate": Decimal("1.2"), "steps": 6},
    {"start": [100, -50]},
    {"start": [100000, 1000000]},
    {"start": [Decimal("2.999"), -1], "tolerance": Decimal("0.000001")},
    {**STRETCHED, "learning_rate": Decimal("0.4")},
    {**STRETCHED, "learning_rate": 1},
    {"loss": "w1**4 + w2**2", "start": [Decimal("1.5"), 1]},
    {"loss": "sin(w1) + w2**2"},
    {"loss": "sin(w1) + cos(w2)", "start": [1, 1]},
    {"loss": "w1 + 2*w2"},
    {"loss": "w1*w2"},
    {"loss": "5"},
    {"loss": "-(w1**2) - w2**2", "start": [1, 0]},
    {"loss": "w1**2", "start": [1, 1]},
    {"loss": "w2 - log(w2)", "start": [1, 9], "learning_rate": 6},
    {"loss": "w2 - log(w2)", "start": [1, 4], "learning_rate": 6},
    {"tolerance": 4, "steps": 6},
    {"loss": ROSENBROCK, "start": [Decimal("-1.2"), 1]},
    {"loss": ROSENBROCK, "start": [10, -10], "learning_rate": Decimal("0.00001")},
]
SETTINGS = [*ENDINGS.values(), *CORNERS]
named = pytest.mark.parametrize("setting", SETTINGS, ids=str)


def facts(**parameters: object) -> Any:
    """The scene's parameters and facts."""
    return load_scene(ROOT, "descent").Parameters(**parameters)


def play(look: Callable[[str, Any], None] = lambda key, scene: None, **parameters: Any) -> Performance:
    """How the scene goes, played dry."""
    return play_scene("descent", look, (320, 180), 10, **parameters)[1]


def shown(kind: str, **parameters: Any) -> dict[str, list[Shape]]:
    """The shapes of a kind that are on screen at the end of every beat."""
    found: dict[str, list[Shape]] = {}
    play(lambda key, scene: found.update({key: scene.shapes_on_screen(kind)}), **parameters)
    return found


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


@pytest.mark.parametrize(("ending", "setting"), ENDINGS.items())
def test_every_walk_has_its_ending(ending: str, setting: dict[str, object]) -> None:
    assert facts(**setting).walk.ending == ending


def test_one_jump_is_one_step() -> None:
    p = facts(learning_rate=Decimal("0.5"))
    assert p.last == 1 and p.walk.ending == "arrives" and not p.more
    assert p.walk.end == (3, -1)


def test_at_the_border_rate_the_loss_is_the_same_for_ever() -> None:
    p = facts(learning_rate=1)
    assert (p.walk.ending, p.last) == ("crawls", 500)
    assert set(p.walk.losses) == {Fraction(10)}


# --- the picture against the mathematics ---


@named
def test_a_played_setting_holds(setting: dict[str, object]) -> None:
    """Played once and asked at every beat's end: its layout, what leaves the map, and where the walker is."""
    p = facts(**setting)
    wrong: list[str] = []

    def look(key: str, scene: Any) -> None:
        wrong.extend(f"{key}: {finding.sentence}" for finding in findings(scene))
        (chart,) = scene.shapes_on_screen("map")
        low, high = chart.points
        slack = 1e-9 * (high - low)
        inside = [shape.points for shape in scene.shapes_on_screen("arrow")]
        inside += [np.array([p.start], float)]
        if p.around.bottom and p.walk.ending != "crawls":
            inside += [np.array([p.around.bottom.at], float)]
        if not all(((points >= low - slack) & (points <= high + slack)).all() for points in inside):
            wrong.append(f"{key}: something is off the map")
        told = key.partition(".")
        step = {"open": 0, "gradient": 0, "step": int(told[2] or 0), "run": p.last}.get(told[0])
        if step is not None:
            end = np.array(p.walk.points[step], float)
            dots = [shape.points[0] for shape in scene.shapes_on_screen("dot")]
            seen = any(np.allclose(dot, end, atol=1e-6 * (high - low).max()) for dot in dots)
            if seen != bool(((end >= low) & (end <= high)).all()):
                wrong.append(f"{key}: the walker is not where the walk is")

    play(look, **setting)
    assert wrong == []


def test_the_arrows_end_where_the_gradient_says() -> None:
    p, arrows = facts(), shown("arrow")
    measured, *parts = arrows["gradient"]
    along = measured.points[1] - measured.points[0]
    assert measured.colour == theme.GRADIENT
    assert along / float(p.arrow_scale) == pytest.approx([-6, 2])
    assert [part.colour for part in parts] == [theme.FIRST, theme.SECOND]
    assert parts[1].points[1] == pytest.approx(-along)


def test_the_steps_that_are_told_stay_as_arrows() -> None:
    p, arrows = facts(), shown("arrow")
    assert [len(arrows[f"step.{k}"]) for k in (1, 2, 3)] == [1, 2, 3]
    for arrow, leg in zip(arrows["step.3"], p.legs, strict=True):
        assert arrow.points == pytest.approx(np.array([leg.start, leg.end], float))
        assert arrow.colour == theme.DESCENT


def test_the_curve_and_the_trail_have_every_step() -> None:
    p, trails = facts(), shown("trail")
    points = np.array(p.walk.points, float)
    curve, on_map = trails["run"]
    assert on_map.points == pytest.approx(points[len(p.legs) :])
    assert curve.points == pytest.approx(np.array([*enumerate(p.walk.losses)], float))
    assert [shape.points.tolist() for shape in trails["open"]] == [[[0.0, 10.0]]]


def test_the_first_arrow_is_gone_when_it_has_been_told() -> None:
    lines = shown("line")
    assert lines["why"] == [] and len(shown("arrow")["why"]) == 3


def test_a_walk_that_climbs_is_painted_as_wrong() -> None:
    found = shown("", learning_rate=Decimal("1.2"))["run"]
    assert {shape.colour for shape in found if shape.kind in ("arrow", "trail")} == {theme.WRONG}


def test_the_last_row_of_the_table_is_the_last_step() -> None:
    shown = {one.expression: one.text for one in play().beats[-1].shown}
    assert shown["walk.stops[40].number"] == "40"
    assert shown["walk.stops[40].at[0]"] == "3.000"
    assert shown["walk.stops[3].loss"] == "2.6214"


# --- the words ---


def test_every_alternative_is_told_for_some_setting() -> None:
    section = read_lecture(ROOT / "assets/lecture.md").section("descent")
    beats: list[Beat] = []
    labels: list[Filled] = []
    more: list[dict[str, object]] = [
        {"loss": "w1**2 + w2", "start": [0, -1]},
        {"loss": "exp(w1)", "start": [0, 0]},
        {"loss": "-exp(w1) - w2", "start": [0, 0], "learning_rate": Decimal("0.01")},
        {"loss": "w1**2/2 + 2*w2**2", "start": [Decimal("0.3"), 1], "learning_rate": Decimal("0.7")},
        {"loss": "w1**2/2 + 2*w2**2", "start": [1, 0]},
        {"learning_rate": 30},
        {"loss": "w1**2/10 + w2**2/10", "start": [1, 0], "learning_rate": 1},
    ]
    for setting in [*SETTINGS, *more]:
        namespace = facts(**setting).namespace()
        beats += section.beats(namespace)
        labels += [section.label(name, namespace) for name in section.labels]
    assert [str(one) for one in untaken(section, beats, labels)] == []


def test_no_number_and_no_comparison_stands_unbacked() -> None:
    section = read_lecture(ROOT / "assets/lecture.md").section("descent")
    assert typed_digits(section) == []
    assert unbacked(section) == []
    assert idle_reasons(section) == []


# --- what is refused ---


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"learning_rate": 0}, "more than 0"),
        ({"tolerance": 0}, "more than 0"),
        ({"steps": 0}, "at least 1"),
        ({"steps": 7}, "at most 6"),
        ({"loss": "log(w1)"}, "no value"),
        ({"loss": "x**2"}, "x"),
    ],
)
def test_what_makes_no_walk_is_refused(setting: dict[str, object], sentence: str) -> None:
    with pytest.raises((ValidationError, Unfit), match=sentence):
        facts(**setting)
