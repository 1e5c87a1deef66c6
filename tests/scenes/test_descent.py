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


def play(
    look: Callable[[str, Any], None] = lambda key, scene: None, **parameters: Any
) -> tuple[Any, Performance]:
    """The scene played dry, and how it went."""
    return play_scene("descent", look, (320, 180), 10, **parameters)


def at(*numbers: str) -> tuple[Fraction, ...]:
    """A point typed in decimals."""
    return tuple(map(Fraction, numbers))


# --- the facts of the lecture ---


def test_the_walk_starts_as_the_lecture_says() -> None:
    p = facts()
    assert p.walk.losses[0] == 10
    assert p.walk.gradients[0] == (-6, 2)
    assert p.bottom.at == (3, -1)


def test_the_three_steps_are_those_of_the_lecture() -> None:
    p = facts()
    assert [leg.end for leg in p.legs] == [at("0.6", "-0.2"), at("1.08", "-0.36"), at("1.464", "-0.488")]
    assert [round(leg.loss_after, 4) for leg in p.legs] == [Fraction(n) for n in ("6.4", "4.096", "2.6214")]


def test_it_arrives_after_forty_steps() -> None:
    p = facts()
    assert (p.ending, p.last) == ("arrives", 40)
    slopes = [length(gradient) for gradient in p.walk.gradients]
    assert slopes[40] < p.tolerance <= slopes[39]


@pytest.mark.parametrize(("ending", "setting"), ENDINGS.items())
def test_every_walk_has_its_ending(ending: str, setting: dict[str, object]) -> None:
    assert facts(**setting).ending == ending


def test_one_jump_is_one_step() -> None:
    p = facts(learning_rate=Decimal("0.5"))
    assert p.last == 1 and p.lands and not p.more
    assert p.walk.end == (3, -1)


def test_at_the_border_rate_the_loss_is_the_same_for_ever() -> None:
    p = facts(learning_rate=1)
    assert (p.ending, p.last) == ("crawls", 500)
    assert set(p.walk.losses) == {Fraction(10)}


# --- the picture against the mathematics ---


@named
def test_the_map_shows_the_start_and_the_bottom(setting: dict[str, object]) -> None:
    p = facts(**setting)
    shown = [p.start, *([p.bottom.at] if p.bottom and p.ending != "crawls" else [])]
    for point in shown:
        for value, (low, high) in zip(point, p.view, strict=True):
            assert low < value < high


def test_the_map_has_equal_scales() -> None:
    scene, _ = play()
    across, up = scene.plane.unit
    assert across == pytest.approx(up)


def test_the_walker_stands_where_the_walk_is() -> None:
    seen = {}

    def look(key: str, scene: Any) -> None:
        seen[key] = scene.hike.walker.get_center()

    scene, _ = play(look)
    for key, step in {"open": 0, "gradient": 0, "step.1": 1, "step.2": 2, "step.3": 3, "run": 40}.items():
        assert np.allclose(seen[key], scene.plane.at(*map(float, scene.facts.walk.points[step]))), key


def test_the_arrows_end_where_the_gradient_says() -> None:
    found = {}

    def look(key: str, scene: Any) -> None:
        found[key] = (scene.measured.start, scene.measured.end, [arrow.end for arrow in scene.hike.arrows])

    scene, _ = play(lambda key, scene: look(key, scene) if key != "open" else None)
    start, tip, _ = found["gradient"]
    drawn = (tip - start)[:2] / scene.plane.unit
    assert np.allclose(drawn / float(scene.facts.arrow_scale), [-6, 2])
    steps = [scene.plane.at(*map(float, leg.end)) for leg in scene.facts.legs]
    assert np.allclose(found["step.3"][2], steps)


def test_the_step_goes_against_the_gradient() -> None:
    scene, _ = play()
    for arrow, leg in zip(scene.hike.arrows, scene.facts.legs, strict=True):
        along = (arrow.end - arrow.start)[:2]
        gradient = np.array(leg.gradient, float)
        assert along @ gradient == pytest.approx(-np.hypot(*along) * np.hypot(*gradient))


@named
def test_nothing_leaves_the_map(setting: dict[str, object]) -> None:
    def look(key: str, scene: Any) -> None:
        box = scene.plane.box
        arrows = [*scene.hike.arrows, *([scene.measured] if hasattr(scene, "measured") else [])]
        for arrow in arrows:
            for point in (arrow.start, arrow.end):
                assert box.left - 1e-6 <= point[0] <= box.right + 1e-6, key
                assert box.bottom - 1e-6 <= point[1] <= box.top + 1e-6, key
        walker = scene.hike.walker
        if walker in scene.mobjects and walker.get_fill_opacity():
            assert box.holds(np.round(walker.get_center(), 9)), key

    play(look, **setting)


def test_the_curve_and_the_trail_have_every_step() -> None:
    scene, _ = play()
    walk, chart = scene.facts.walk, scene.chart
    assert len(chart.curve.points) == len(walk.points) == chart.curve.reached + 1
    low, high = chart.plane.ys
    heights = (chart.curve.points[:, 1] - chart.curve.points[-1, 1]) / chart.box.height
    assert np.allclose(heights * (high - low), [float(loss - walk.losses[-1]) for loss in walk.losses])


def test_a_walk_that_climbs_is_painted_as_wrong() -> None:
    scene, _ = play(learning_rate=Decimal("1.2"))
    assert scene.hike.trail.colour == scene.chart.curve.colour == theme.WRONG
    assert {arrow.colour for arrow in scene.hike.arrows} == {theme.WRONG}


def test_the_last_row_of_the_table_is_the_last_step() -> None:
    _, performance = play()
    shown = {one.expression: one.text for one in performance.beats[-1].shown}
    assert shown["rows[40].step"] == "40"
    assert shown["rows[40].w1"] == "3.000"
    assert "rows[3].loss" in shown and shown["rows[3].loss"] == "2.6214"


@named
def test_the_layout_holds(setting: dict[str, object]) -> None:
    found: list[str] = []

    def look(key: str, scene: Any) -> None:
        found.extend(f"{key}: {finding.sentence}" for finding in findings(scene))

    play(look, **setting)
    assert found == []


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
