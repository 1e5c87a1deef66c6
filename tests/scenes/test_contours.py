"""Square to the level lines: in the facts, in the words, and in pixels."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from manim import Dot
from pydantic import ValidationError

from scenes.contours import ContoursParameters
from steepest.calculus import Function, dot, exact, numerical_gradient, turned
from steepest.script.text.coverage import untaken
from steepest.script.text.lecture import read_lecture
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.type.powers import round_below
from steepest.stage.type.readout import Readout
from tests.scenes.conftest import ROOT

HALF = Fraction(1, 2)
SETTINGS: list[dict[str, object]] = [
    {},
    {"function": "x*y"},
    {"function": "sin(x) + cos(y)"},
    {"function": "x**2 - y**2", "stretched": "x*y"},
    {"function": "x + 2*y", "stretched": "3*x - y"},
    {"function": "exp(-x**2-y**2)", "stretched": "sin(x)*y", "stretched_point": [1, 1]},
    {"function": "x**3 - 3*x"},
    {"function": "9 - x**2 - y**2", "stretched_point": [2, 0]},
    {"function": "9 - x**2 - y**2", "stretched": "-sin(x)*sin(x) - 4*y**2", "stretched_point": [0, 1]},
    {"function": "sin(x)*y", "stretched": "cos(x) - y**2", "stretched_point": [0, 1], "points": [[1, 1]]},
    {"function": "1000*x**2 + 1000000", "stretched": "x**2 + y**2", "stretched_point": [1, 1]},
    {"function": "x + 2*y", "points": [[0, 0]], "stretched": "4 - x**2 - 3*y**2"},
    {"points": [[3, 3], [3, 0], [0, 0], [HALF / 5, 0]]},
    {"points": [[0, 0], [1, 1], [1, 1]]},
    {"function": "x**2 - y**2", "stretched": "x*y", "points": [[3, 3], [3, 0]]},
    {"domain": {"x": [0, 10], "y": [-1, 2]}, "points": [[2, 1], [9, 0]], "stretched_point": [4, 1]},
    {"domain": {"x": [0, 1], "y": [-2, 4]}, "points": [[HALF, 3]], "stretched_point": [HALF, 2]},
]

REFUSED: list[tuple[dict[str, object], str, object]] = [
    ({"function": "5"}, "one height everywhere", "x**2 + y**2"),
    ({"function": "1/x"}, "has no value", None),
    ({"stretched": "log(x)"}, "has no value", None),
    ({"points": [[1, 2], [4, 0]]}, "outside of the domain", ((1, 2), (3, 0))),
    ({"points": [[0, 0]]}, "the gradient is zero at each of the points", None),
    ({"stretched_point": [2, 5]}, "outside of the domain", (2, 3)),
    ({"stretched_point": [0, 0]}, "is zero there: there is no arrow", None),
]


def told(**settings: object) -> dict[str, str]:
    facts = ContoursParameters(**settings)
    section = read_lecture(ROOT / "assets/lecture.md").section("contours")
    return {beat.key: beat.text for beat in section.beats(facts.namespace())}


def ledger(name: str) -> dict[str, Any]:
    facts = tomllib.loads((ROOT / "tests/facts.toml").read_text())["fact"]
    return next(fact for fact in facts if fact["id"] == name)


# --- facts ---


def test_the_bowl_has_the_gradients_of_the_ledger() -> None:
    bowl, facts = ledger("bowl-field"), ContoursParameters()
    assert facts.function.source == bowl["f"]
    drawn = {spot.at: spot.gradient for spot in facts.field.spots}
    for point, gradient in zip(bowl["points"], bowl["gradients"], strict=True):
        assert drawn[tuple(point)] == tuple(gradient)
    assert (facts.first.spot.at, facts.first.spot.gradient) == ((1, 2), (2, 4))
    assert [flat.at for flat in facts.before.flats] == [(0, 0)]


def test_the_ellipse_has_the_gradient_of_the_ledger_and_misses_its_centre() -> None:
    ellipse, facts = ledger("ellipse-field"), ContoursParameters()
    assert facts.stretched.source == ellipse["f"]
    at, partials = ellipse["at"], ellipse["partials"]
    assert facts.stretched_point == (at["x"], at["y"])
    assert facts.stretched_spot.gradient == (partials["x"], partials["y"])
    assert facts.aim is not None and facts.aim.misses and facts.after.centred
    assert facts.aim.target.at == (0, 0)


@pytest.mark.parametrize("settings", SETTINGS)
def test_gradients_agree_with_measured_ones_and_are_square_to_the_line(settings: dict[str, object]) -> None:
    facts = ContoursParameters(**settings)
    for function, spots in ((facts.function, facts.field.spots), (facts.stretched, (facts.stretched_spot,))):
        for spot in spots:
            measured = numerical_gradient(function, spot.at)
            scale = 1 + abs(float(spot.height))
            assert np.array(spot.gradient, float) == pytest.approx(np.array(measured), abs=1e-5 * scale)
            assert spot.along == 0
            assert dot(spot.gradient, turned(spot.gradient)) == 0


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_walk_keeps_its_height(settings: dict[str, object]) -> None:
    facts = ContoursParameters(**settings)
    walked = np.array([facts.first.line.at(share) for share in np.linspace(0, 1, 40)])
    height = float(facts.first.spot.height)
    assert facts.function.sample(*walked.T) == pytest.approx(height, rel=1e-9, abs=1e-9)


def test_the_longest_arrow_stands_where_the_lines_crowd() -> None:
    facts = ContoursParameters()
    assert facts.field.longest.length == pytest.approx(math.sqrt(32))
    assert facts.field.shortest.length == pytest.approx(math.sqrt(2))
    assert {spot.at for spot in facts.field.all_longest} == {(-2, -2), (2, 2)}


@pytest.mark.parametrize("limit", [0.212, 1.39, 0.9999, 1, 2, 30.5, 0.0003, 1e-7])
def test_a_scale_is_a_number_of_one_digit_below_its_limit(limit: float) -> None:
    scale = round_below(limit)
    assert scale <= exact(limit) < 2 * scale
    assert f"{float(scale):.0e}" == f"{float(scale):.3e}".replace(".000", "")


@pytest.mark.parametrize("settings", SETTINGS)
def test_every_arrow_ends_on_the_map(settings: dict[str, object]) -> None:
    facts = ContoursParameters(**settings)
    spans = np.array(facts.framing.window)
    drawn = [(spot, facts.framing.scale) for spot in facts.field.spots] + [
        (facts.stretched_spot, facts.framing.changed_scale)
    ]
    for spot, scale in drawn:
        tip = np.array(spot.at, float) + float(scale) * np.array(spot.gradient, float)
        assert (tip >= spans[:, 0]).all() and (tip <= spans[:, 1]).all()
    for (low, high), (least, most) in zip(facts.domain, facts.framing.window, strict=True):
        assert least <= low and high <= most


def test_at_its_defaults_the_map_is_the_domain_and_the_scale_is_one() -> None:
    facts = ContoursParameters()
    assert facts.framing.window == ((-3, 3), (-3, 3))
    assert facts.framing.scale == facts.framing.changed_scale == Fraction(1, 5)


def test_between_the_surfaces_lies_their_mean() -> None:
    facts = ContoursParameters()
    middle = Function(facts.framing.between.formula)((2, 1, HALF))
    assert middle == (facts.function((2, 1)) + facts.stretched((2, 1))) / 2


# --- words ---


def test_the_words_say_the_facts() -> None:
    text = told()
    assert text["walk"].endswith("all the way round without a climb: the height stays at 5.")
    assert text["square"].endswith("At (1, 2) the gradient is (2, 4).")
    assert text["more.1"].endswith("At (−2, −2) it is (−4, −4).")
    assert text["lengths"].endswith("are 5.66 long, the shortest 1.41.")
    assert "At (2, 1) the gradient is (4, 8)." in text["ellipse"]
    assert "passes the centre by" in text["ellipse"]


def test_the_words_follow_the_settings() -> None:
    text = told(function="x + 2*y", stretched="3*x - y")
    assert "from end to end" in text["walk"]
    assert text["lengths"].endswith("All of these arrows have one length.")
    assert "centre" not in text and "does not look ahead" in text["keep"]


def test_every_wording_is_taken_by_some_setting() -> None:
    section = read_lecture(ROOT / "assets/lecture.md").section("contours")
    spaces = [ContoursParameters(**settings).namespace() for settings in SETTINGS]
    beats = [beat for space in spaces for beat in section.beats(space)]
    labels = [section.label(name, space) for space in spaces for name in section.labels]
    assert not untaken(section, beats, labels)


# --- pictures ---


def on_stage(scene: Any, kind: type[Any]) -> list[Any]:
    return [mobject for mobject in scene.mobjects if isinstance(mobject, kind)]


def lines_of(scene: Any) -> tuple[Plane, Landscape]:
    (plane,) = on_stage(scene, Plane)
    (ground,) = on_stage(scene, Landscape)
    return plane, ground


@pytest.mark.parametrize("settings", [SETTINGS[0], SETTINGS[1], SETTINGS[2], SETTINGS[7]])
def test_arrows_are_drawn_to_one_scale_along_the_gradient(
    settings: dict[str, object], play: Callable[..., Any]
) -> None:
    facts = ContoursParameters(**settings)
    arrows: list[np.ndarray] = []

    def look(key: str, scene: Any) -> None:
        if key == "lengths":
            unit = lines_of(scene)[0].unit
            arrows.extend(
                np.array([arrow.start, arrow.end])[:, :2] / unit for arrow in on_stage(scene, FlatArrow)
            )

    play("contours", look, **settings)
    seen = [spot for spot in facts.field.arrows if not facts.framing.hides(spot.length)]
    assert len(arrows) == len(seen)
    for (start, end), spot in zip(
        arrows, [facts.first.spot, *(s for s in seen if s is not facts.first.spot)], strict=True
    ):
        assert end - start == pytest.approx(float(facts.framing.scale) * np.array(spot.gradient, float))


def test_right_angles_are_square_in_pixels(play: Callable[..., Any]) -> None:
    """The arrow against the stretch of the level line that is drawn through its foot."""
    measured: list[float] = []

    def look(key: str, scene: Any) -> None:
        if key not in ("lengths", "ellipse"):
            return
        strokes = [line.points[:, :2] for line in on_stage(scene, FlatLine) if line.opacity > 0]
        for arrow in (arrow for arrow in on_stage(scene, FlatArrow) if arrow.opacity > 0):
            foot = arrow.start[:2]
            for stroke in strokes:
                k = int(np.argmin(np.hypot(*(stroke - foot).T)))
                if np.hypot(*(stroke[k] - foot)) < 1e-3 and 0 < k < len(stroke) - 1:
                    along, up = stroke[k + 1] - stroke[k - 1], (arrow.end - arrow.start)[:2]
                    measured.append(float(along @ up / (np.hypot(*along) * np.hypot(*up))))

    play("contours", look)
    assert len(measured) >= 7
    assert np.abs(measured).max() < 0.01


def test_both_pictures_show_the_same_points(play: Callable[..., Any]) -> None:
    """Every line and every dot on the map has its twin over the same points of the ground."""
    seen: dict[str, int] = {"lines": 0, "dots": 0}

    def look(key: str, scene: Any) -> None:
        plane, _ = lines_of(scene)
        raised = [shape.points[:, :2] for shape in scene.shapes_on_screen("curve")]
        for line in on_stage(scene, FlatLine):
            if line.opacity > 0 and len(line.points) == 41:
                on_map = (line.points[:, :2] - plane.origin) / plane.unit
                assert any(len(one) == 41 and np.allclose(one, on_map) for one in raised)
                seen["lines"] += 1
        dots = [shape.points[0, :2] for shape in scene.shapes_on_screen("dot")]
        for spot in on_stage(scene, Dot):
            at = (spot.get_center()[:2] - plane.origin) / plane.unit
            assert any(np.allclose(at, other) for other in dots)
            seen["dots"] += 1

    play("contours", look)
    assert seen["lines"] >= 4 and seen["dots"] >= 20


def test_the_readout_stays_still_and_settles_on_the_height(play: Callable[..., Any]) -> None:
    def look(key: str, scene: Any) -> None:
        if key == "walk":
            (readout,) = [
                part for m in scene.mobjects for part in m.get_family() if isinstance(part, Readout)
            ]
            assert readout.text == "5.00"
            assert scene.shapes_on_screen("dot")[0].points[0, :2] == pytest.approx((1, 2), abs=1e-9)

    play("contours", look)


def test_the_surfaces_shown_are_those_of_the_facts(play: Callable[..., Any]) -> None:
    terrains: dict[str, Terrain] = {}

    def look(key: str, scene: Any) -> None:
        terrains[key] = lines_of(scene)[1].terrain

    scene, _ = play("contours", look)
    x, y = np.meshgrid(np.linspace(-3, 3, 7), np.linspace(-3, 3, 7))
    assert terrains["walk"].heights(x, y) == pytest.approx(scene.facts.function.sample(x, y))
    assert terrains["keep"].heights(x, y) == pytest.approx(scene.facts.stretched.sample(x, y))


@pytest.mark.parametrize("settings", SETTINGS[1:])
def test_it_plays_with_other_settings(settings: dict[str, object], play: Callable[..., Any]) -> None:
    _, performance = play("contours", **settings)
    assert [beat.key for beat in performance.beats] == list(told(**settings))


@pytest.mark.parametrize(("settings", "sentence", "instead"), REFUSED)
def test_what_makes_no_picture_is_refused(
    settings: dict[str, object], sentence: str, instead: object
) -> None:
    with pytest.raises(ValidationError, match=sentence) as refused:
        ContoursParameters(**settings)
    assert refused.value.errors()[0]["ctx"]["error"].instead == instead
