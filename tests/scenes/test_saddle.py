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
from steepest.stage.figures.panel.bars import Bars
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import Arrow, Curve, Dot
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
    """A scene after its last beat, its landscape, and what stood on stage at each beat's end."""

    scene: Any
    land: Landscape
    stood: dict[str, list[Any]]

    @property
    def lines(self) -> list[Curve]:
        """Both halves of the ridge, then of the valley."""
        curves = [thing for thing in self.land.things if isinstance(thing, Curve) and not thing.through]
        return [curve for curve in curves if not curve.tip]


@pytest.fixture(scope="module", params=SETTINGS)
def played(request: pytest.FixtureRequest) -> Played:
    stood: dict[str, list[Any]] = {}

    def look(key: str, scene: Any) -> None:
        stood[key] = list(scene.mobjects)

    scene, _ = play_scene("saddle", look, **request.param)
    (land,) = [mobject for mobject in scene.mobjects if isinstance(mobject, Landscape)]
    return Played(scene, land, stood)


def on_map(land: Landscape, point: Any) -> np.ndarray:
    """Where a point of the block's space is on the map (2,)."""
    terrain = land.terrain
    return (np.asarray(point) - terrain.at(0, 0, 0))[:2] / terrain.per_unit[:2]


def test_the_facts_are_those_of_the_lecture() -> None:
    facts = SaddleParameters()
    assert facts.function == Function("x**2 - y**2", ["x", "y"])
    assert facts.centre == (0, 0)
    assert facts.function.gradient(facts.centre) == facts.gradient == facts.still == (0, 0)
    assert (facts.ridge.value, facts.valley.value) == (2, -2)
    assert (facts.slope_ridge, facts.slope_valley) == (0, 0)


def test_offset_and_steps_grow_by_one_factor_on_a_quadratic() -> None:
    facts = SaddleParameters()
    factor = 1 - facts.learning_rate * facts.valley.value
    assert facts.factor == factor == Fraction(7, 5)
    assert [float(after / before) for before, after in pairwise(facts.lengths)] == [1.4] * 10
    assert facts.distances[-1] == Fraction(1, 20) * factor**11 > 2 >= facts.distances[-2]


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_centre_is_flat_and_bends_both_ways(settings: dict[str, object]) -> None:
    facts = SaddleParameters(**settings)
    for name in ("x", "y"):
        measured = central_difference(facts.function, facts.centre, name, 1e-5)
        assert float(measured) == pytest.approx(0, abs=1e-8)
    here = float(facts.function(facts.centre))
    for line, sign in ((facts.ridge, 1), (facts.valley, -1)):
        for side in (-1e-2, 1e-2):
            at = [float(c) + side * float(d) for c, d in zip(facts.centre, line.direction, strict=True)]
            assert sign * (float(facts.function(at)) - here) > 0


def test_the_saddle_is_the_one_nearest_to_the_middle() -> None:
    facts = SaddleParameters(function="cos(x)*cos(y)", domain={"x": [-2, 4], "y": [-2, 4]})
    assert [float(c) for c in facts.centre] == pytest.approx([np.pi / 2, np.pi / 2])


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
    facts, land = played.scene.facts, played.land
    (walker,) = [thing for thing in land.things if isinstance(thing, Dot) and thing.colour == theme.INK]
    if facts.left_after:
        assert walker.opacity == pytest.approx(0)
        place = on_map(land, walker.point)
        low, high = np.array(facts.domain, float).T
        assert np.isclose(place, low).any() or np.isclose(place, high).any()  # where it left the picture
    else:
        assert on_map(land, walker.point) == pytest.approx(np.array(facts.points[-1], float))
    stops = np.array(facts.points, float)
    for arrow in (thing for thing in land.things if isinstance(thing, Curve) and thing.tip):
        start, end = on_map(land, arrow.points[0]), on_map(land, arrow.points[-1])
        number = int(np.argmin(np.hypot(*(stops[:-1] - start).T)))
        whole, way = stops[number + 1] - stops[number], end - start
        assert start == pytest.approx(stops[number], abs=1e-9)
        assert abs(whole[0] * way[1] - whole[1] * way[0]) < 1e-9 * max(1, float(whole @ whole))
        if number + 1 < facts.taken or not facts.left_after:
            assert end == pytest.approx(stops[number + 1], abs=1e-9)


def test_lines_rise_and_fall_from_the_pass(played: Played) -> None:
    centre = np.array(played.scene.facts.centre, float)
    for line, sign in zip(played.lines, (1, 1, -1, -1), strict=True):
        assert on_map(played.land, line.points[0]) == pytest.approx(centre, abs=1e-9)
        assert (sign * np.diff(np.asarray(line.points)[:, 2]) > -1e-9).all()


def test_ahead_is_far_and_left_is_left(played: Played) -> None:
    ahead, behind, left, right = (
        played.land.view.project(np.asarray(line.points)[-1]) for line in played.lines
    )
    assert ahead[2] < behind[2] and ahead[1] > behind[1]
    assert left[0] < right[0]


def test_the_gradient_at_the_pass_is_a_ring(played: Played) -> None:
    (ring,) = [thing for thing in played.land.things if isinstance(thing, Arrow)]
    assert np.array_equal(ring.start, ring.end)
    centre = np.array(played.scene.facts.centre, float)
    assert on_map(played.land, ring.start) == pytest.approx(centre, abs=1e-9)


def test_bars_are_as_high_as_steps_are_long(played: Played) -> None:
    facts = played.scene.facts
    stood = played.stood.get("escape", played.stood["nudge"])
    (bars,) = [mobject for mobject in stood if isinstance(mobject, Bars)]
    heights = np.array([bars.top(k)[1] - bars.box.bottom for k in range(facts.taken)])
    lengths = np.array(facts.lengths, float)
    assert heights / heights.max() == pytest.approx(lengths / lengths.max())
    assert bars.told == facts.taken


def test_running_numbers_end_on_the_facts(played: Played) -> None:
    facts = played.scene.facts
    stood = played.stood.get("escape", played.stood["nudge"])
    shown = {mobject.text for mobject in stood if isinstance(mobject, Readout)}
    assert str(facts.taken) in {text.replace(",", "") for text in shown}
    decimals = played.scene.decimals()
    assert show(facts.distances[-1], f".{decimals}f") in shown


def test_a_thousand_small_steps_are_drawn(play: Callable[..., Any]) -> None:
    scene, _ = play("saddle", steps=1000, learning_rate=Fraction(1, 1000))
    assert scene.facts.taken == 1000


def test_momentum_adds_a_share_of_each_step_to_the_next() -> None:
    facts = SaddleParameters()
    points = np.array(facts.rolled, float)
    steps = np.diff(points, axis=0)
    downhill = [-0.2 * np.array(facts.function.gradient(at), float) for at in facts.rolled]
    assert steps[0] == pytest.approx(downhill[0])
    assert steps[1:] == pytest.approx(0.9 * steps[:-1] + downhill[1:-1])
    assert (facts.rolled_after, facts.left_after) == (7, 11)
    assert not facts.shows(facts.rolled[-1]) and all(map(facts.shows, facts.rolled[:-1]))


def test_without_momentum_both_walks_are_one() -> None:
    facts = SaddleParameters(momentum=0)
    assert np.array(facts.rolled, float) == pytest.approx(np.array(facts.points, float))
    assert not facts.sooner and "leaves after" not in told(momentum=0)["methods"]


def test_the_first_step_is_seen_from_close_by() -> None:
    """At the nudge's end the walker stands well apart from the pass, and at the walk's end the eye is back."""
    apart: dict[str, float] = {}

    def look(key: str, scene: Any) -> None:
        (land,) = [mobject for mobject in scene.mobjects if isinstance(mobject, Landscape)]
        facts = scene.facts
        one, other = (land.over(*map(float, at)) for at in (facts.centre, facts.points[1]))
        apart[key] = float(np.linalg.norm(one - other))

    play_scene("saddle", look)
    assert apart["nudge"] > 1 > 0.2 > apart["escape"] == apart["flat"]
