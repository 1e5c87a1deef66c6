"""The saddle: flat at its centre, left by a nudge, in the facts, in the words and in the picture."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.saddle import SaddleParameters
from steepest.calculus import Function, central_difference
from steepest.script.text.coverage import untaken
from steepest.script.text.lecture import read_lecture
from steepest.script.values.showing import show
from steepest.stage import theme
from steepest.stage.ground.landscape import Landscape
from steepest.stage.play.shapes import Shape
from steepest.stage.settings.refusal import holds
from steepest.stage.type.readout import Readout
from tests.scenes.conftest import ROOT, play_scene

SETTINGS: list[dict[str, object]] = [
    {},
    {"function": "x*y"},
    {"function": "(x - 1)**2 - 2*(y + 0.5)**2", "nudge": Fraction(-3, 10)},
    {"function": "sin(x)*sin(y)"},
    {"function": "x**3 - 3*x + y**2", "learning_rate": Fraction(3, 5)},
    {"function": "x**3 - 3*x + y**2", "learning_rate": Fraction(1, 20)},
    {"function": "0.1*x**2 - 5*y**2", "nudge": Fraction(1, 2)},
    {"function": "cos(x)*cos(y)"},
    {"nudge": Fraction(1, 1000), "learning_rate": Fraction(1, 100), "steps": 60},
    {"nudge": Fraction(3, 2), "learning_rate": 2},
    {"steps": 1},
    {"domain": {"x": [-1, 3], "y": [Fraction(-1, 2), Fraction(1, 2)]}},
]

REFUSED: list[tuple[dict[str, object], str]] = [
    ({"function": "x**2 + y**2"}, "x² + y² has no saddle in the domain: [0, 0] is a minimum"),
    ({"function": "-x**2 - y**2"}, "[0, 0] is a maximum"),
    ({"function": "x + y"}, "x + y has no saddle in the domain, nor any other flat point"),
    ({"function": "x**2"}, "they fill a whole line"),
    ({"function": "x**3 - 3*x*y**2"}, "[0, 0] is flat, but a curvature of zero there leaves it open"),
    ({"function": "x**2 - y**4"}, "[0, 0] is flat, but a curvature of zero there leaves it open"),
    ({"domain": {"x": [1, 2], "y": [1, 2]}}, "x² − y² has no saddle in the domain"),
    ({"function": "1/x - y"}, "has no value at x = 0"),
    ({"nudge": 0}, "a nudge of 0 leaves the walker on the ridge"),
    ({"nudge": 5}, "a nudge of 5 sets the walker outside of the domain"),
    ({"function": "x**2 + sqrt(4.5 - y**2)", "nudge": Fraction(19, 10), "learning_rate": 1}, "has no value"),
]


def told(**settings: object) -> dict[str, str]:
    facts = SaddleParameters(**settings)
    section = read_lecture(ROOT / "assets/lecture.md").section("saddle")
    return {beat.key: beat.text for beat in section.beats(facts.namespace())}


@dataclass(frozen=True)
class Played:
    """A scene as it was played: its facts, and what was on screen at each beat's end, in the order of the beats."""

    facts: SaddleParameters
    shapes: dict[str, list[Shape]]
    numbers: dict[str, set[str]]
    close: dict[str, float]  # how far apart on the frame the pass and the walker's second point are

    def shown(self, key: str, kind: str, colour: str = "") -> list[Shape]:
        """The shapes of a kind, and of a colour, at a beat's end."""
        return [each for each in self.shapes[key] if each.kind == kind and colour in ("", each.colour)]

    @property
    def walked(self) -> str:
        """The beat in which the walk ends."""
        return "escape" if "escape" in self.shapes else "nudge"


def played_with(settings: dict[str, object]) -> Played:
    found: dict[str, Any] = {"shapes": {}, "numbers": {}, "close": {}}

    def look(key: str, scene: Any) -> None:
        found["shapes"][key] = scene.shapes_on_screen()
        readouts = (
            part for each in scene.mobjects for part in each.get_family() if isinstance(part, Readout)
        )
        found["numbers"][key] = {readout.text.replace(",", "") for readout in readouts}
        (land,) = [mobject for mobject in scene.mobjects if isinstance(mobject, Landscape)]
        one, other = (
            land.over(*map(float, at)) for at in (scene.facts.saddle.at, scene.facts.walk.points[1])
        )
        found["close"][key] = float(np.linalg.norm(one - other))

    scene, _ = play_scene("saddle", look, **settings)
    assert isinstance(scene.facts, SaddleParameters)
    return Played(scene.facts, **found)


@pytest.fixture(scope="module", params=SETTINGS)
def played(request: pytest.FixtureRequest) -> Played:
    return played_with(request.param)


def test_the_facts_are_those_of_the_lecture() -> None:
    facts = SaddleParameters()
    assert facts.function == Function("x**2 - y**2", ["x", "y"])
    assert facts.saddle.at == (0, 0)
    assert facts.function.gradient(facts.saddle.at) == facts.saddle.gradient == facts.still == (0, 0)
    assert (facts.saddle.ridge.curvature, facts.saddle.valley.curvature) == (2, -2)
    assert (facts.saddle.ridge.slope, facts.saddle.valley.slope) == (0, 0)


def test_offset_and_steps_grow_by_one_factor_on_a_quadratic() -> None:
    facts = SaddleParameters()
    growth = 1 - facts.learning_rate * facts.saddle.valley.curvature
    assert facts.growth == growth == Fraction(7, 5)
    assert [float(after / before) for before, after in pairwise(facts.walk.lengths)] == [1.4] * 10
    assert facts.distances[-1] == Fraction(1, 20) * growth**11 > 2 >= facts.distances[-2]


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_pass_is_flat(settings: dict[str, object]) -> None:
    facts = SaddleParameters(**settings)
    for name in ("x", "y"):
        measured = central_difference(facts.function, facts.saddle.at, name, 1e-5)
        assert float(measured) == pytest.approx(0, abs=1e-8)


def test_the_words_say_the_facts() -> None:
    text = told()
    assert "the gradient is (0, −0.1), and the first step is 0.02 long: it hardly moves." in text["nudge"]
    assert "every step is 1.4 times as long as the one before. After 11 steps" in text["escape"]
    assert "+2 along the ridge, −2 along the valley" in text["order"]


def test_a_walk_that_slows_down_is_not_said_to_speed_up() -> None:
    text = told(function="x**3 - 3*x + y**2", learning_rate=Fraction(1, 20))
    assert "faster" not in text["escape"] and "The longest is the" in text["escape"]


def test_every_wording_is_taken_by_some_setting() -> None:
    section = read_lecture(ROOT / "assets/lecture.md").section("saddle")
    beats = [
        beat for settings in SETTINGS for beat in section.beats(SaddleParameters(**settings).namespace())
    ]
    assert not untaken(section, beats)


@pytest.mark.parametrize(("settings", "sentence"), REFUSED)
def test_what_makes_no_picture_is_refused_in_a_sentence(settings: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        SaddleParameters(**settings)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("settings", [settings for settings, _ in REFUSED])
def test_what_a_refusal_names_would_do(settings: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as refused:
        SaddleParameters(**settings)
    unfit = refused.value.errors()[0]["ctx"]["error"]
    if unfit.instead is not None:
        SaddleParameters(**{**settings, unfit.field: unfit.instead})


def test_the_walk_on_the_picture_is_the_walk_of_the_facts(played: Played) -> None:
    facts, key = played.facts, played.walked
    walkers = played.shown(key, "dot", theme.INK)
    assert len(walkers) == (0 if facts.walk.left_after else 1)  # it vanishes at the edge
    for walker in walkers:
        assert walker.points[0, :2] == pytest.approx(np.array(facts.walk.end, float))
    stops = np.array(facts.walk.points, float)
    for arrow in played.shown(key, "curve", theme.DESCENT):
        start, end = arrow.points[0, :2], arrow.points[-1, :2]
        number = int(np.argmin(np.hypot(*(stops[:-1] - start).T)))
        whole, way = stops[number + 1] - stops[number], end - start
        assert start == pytest.approx(stops[number], abs=1e-9)
        assert abs(whole[0] * way[1] - whole[1] * way[0]) < 1e-9 * max(1, float(whole @ whole))
        if number + 1 < len(facts.walk.steps) or not facts.walk.left_after:
            assert end == pytest.approx(stops[number + 1], abs=1e-9)
        low, high = np.array(facts.domain, float).T
        assert (end > low - 1e-9).all() and (end < high + 1e-9).all()


def test_lines_through_the_pass_rise_and_fall_from_it(played: Played) -> None:
    facts = played.facts
    lines = [line for line in played.shown("across", "curve") if len(line.points) > 2]
    assert len(lines) == 4
    along = np.array(facts.saddle.ridge.direction, float)
    for line in lines:
        assert line.points[0, :2] == pytest.approx(np.array(facts.saddle.at, float), abs=1e-9)
        way = line.points[-1, :2] - line.points[0, :2]
        rises = abs(way @ along) > 0.5 * np.linalg.norm(way)
        assert ((1 if rises else -1) * np.diff(line.points[:, 2]) > -1e-9).all()


def test_the_gradient_at_the_pass_is_a_ring(played: Played) -> None:
    (ring,) = played.shown("flat", "arrow", theme.GRADIENT)
    assert np.array_equal(*ring.points)
    assert ring.points[0, :2] == pytest.approx(np.array(played.facts.saddle.at, float), abs=1e-9)


def test_level_lines_are_level_where_they_touch(played: Played) -> None:
    touching = [
        line for line in played.shown("flat", "curve") if len(line.points) == 2 and line.colour != theme.QUIET
    ]
    assert len(touching) == 2
    for start, end in (line.points for line in touching):
        assert start[2] == pytest.approx(end[2])
        assert (start + end)[:2] / 2 == pytest.approx(np.array(played.facts.saddle.at, float), abs=1e-9)


def test_bars_are_as_high_as_steps_are_long(played: Played) -> None:
    bars = [float(bar.points[0, 1]) for bar in played.shown(played.walked, "bar")]
    assert bars == pytest.approx(np.array(played.facts.walk.lengths, float))


def test_running_numbers_end_on_the_facts(played: Played) -> None:
    facts, shown = played.facts, played.numbers[played.walked]
    assert str(len(facts.walk.steps)) in shown
    assert any(show(facts.distances[-1], f".{decimals}f") in shown for decimals in range(7))


def test_a_thousand_small_steps_are_drawn(play: Callable[..., Any]) -> None:
    scene, _ = play("saddle", steps=1000, learning_rate=Fraction(1, 1000))
    assert len(scene.facts.walk.steps) == 1000


def test_momentum_leaves_sooner() -> None:
    facts = SaddleParameters()
    assert (facts.rolled.left_after, facts.walk.left_after) == (7, 11) and facts.sooner
    *inside, last = facts.rolled.points
    assert not holds(facts.domain, last) and all(holds(facts.domain, point) for point in inside)


def test_without_momentum_both_walks_are_one() -> None:
    facts = SaddleParameters(momentum=0)
    assert facts.rolled == facts.walk
    assert not facts.sooner and "leaves after" not in told(momentum=0)["methods"]


def test_the_first_step_is_seen_from_close_by() -> None:
    """At the nudge's end the walker stands well apart from the pass, and at the walk's end the eye is back."""
    apart = played_with({}).close
    assert apart["nudge"] > 1 > 0.2 > apart["escape"] == apart["flat"]
