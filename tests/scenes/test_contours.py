"""The gradient on level lines: in the facts, in the words, and in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
import pytest

from scenes.contours import ContoursParameters
from steepest.calculus import Function, dot, exact, numerical_gradient, turned
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Dot, Patch, SpaceCurve, placed
from steepest.stage.ground.view import View
from steepest.stage.type.powers import scale_below
from steepest.testing import play, told
from tests.families import rows
from tests.scenes.opened import opened
from tests.scenes.records import (
    DEFAULTS,
    LEDGER,
    ROOT,
    asked_at_ends,
    every_setting_of,
    known,
    of_scene,
    played,
    table,
)

pytestmark = of_scene("contours")
LATER = partial(pytest.param, marks=pytest.mark.verify)


# --- facts ---


def test_the_bowl_has_the_gradients_of_the_ledger() -> None:
    bowl, facts = LEDGER["bowl-field"], ContoursParameters()
    assert facts.function.source == bowl["f"]
    drawn = {spot.at: spot.gradient for spot in facts.field.spots}
    for point, gradient in zip(bowl["points"], bowl["gradients"], strict=True):
        assert drawn[tuple(point)] == tuple(gradient)
    assert (facts.first.spot.at, facts.first.spot.gradient) == ((1, 2), (2, 4))
    assert [flat.at for flat in facts.before.flats] == [(0, 0)]


def test_the_ellipse_has_the_gradient_of_the_ledger_and_misses_its_centre() -> None:
    ellipse, facts = LEDGER["ellipse-field"], ContoursParameters()
    assert facts.stretched.source == ellipse["f"]
    at, partials = ellipse["at"], ellipse["partials"]
    assert facts.stretched_point == (at["x"], at["y"])
    assert facts.stretched_spot.gradient == (partials["x"], partials["y"])
    assert facts.aim is not None and facts.aim.misses and facts.after.centred
    assert facts.aim.target.at == (0, 0)


@every_setting_of("contours", playing=False)
def test_gradients_agree_with_measured_ones_and_are_square_to_the_line(name: str) -> None:
    facts = known("contours", name)
    for function, spots in ((facts.function, facts.field.spots), (facts.stretched, (facts.stretched_spot,))):
        for spot in spots:
            measured = numerical_gradient(function, spot.at)
            scale = 1 + abs(float(spot.height))
            assert np.array(spot.gradient, float) == pytest.approx(np.array(measured), abs=1e-5 * scale)
            assert spot.along == 0
            assert dot(spot.gradient, turned(spot.gradient)) == 0


@every_setting_of("contours", playing=False)
def test_the_walk_keeps_its_height(name: str) -> None:
    facts = known("contours", name)
    walked = np.array([facts.first.line.at(share) for share in np.linspace(0, 1, 40)])
    height = float(facts.first.spot.height)
    assert facts.function.sample(*walked.T) == pytest.approx(height, rel=1e-9, abs=1e-9)


def test_the_longest_arrow_stands_where_the_lines_crowd() -> None:
    facts = ContoursParameters()
    assert facts.field.longest.length == pytest.approx(math.sqrt(32))
    ends = [(-2, -2), (2, 2)]
    assert [spot.at for spot in facts.field.all_longest] == [spot.at for spot in facts.field.longer] == ends


@pytest.mark.parametrize("limit", [0.212, 1.39, 0.9999, 1, 2, 30.5, 0.0003, 1e-7])
def test_a_scale_is_a_number_of_one_digit_or_a_share_below_its_limit(limit: float) -> None:
    scale = scale_below(limit)
    assert scale <= exact(limit) < 2 * scale
    told = float(max(scale, 1 / scale))
    assert f"{told:.0e}" == f"{told:.3e}".replace(".000", "")


@every_setting_of("contours", playing=False)
def test_every_arrow_ends_on_the_map(name: str) -> None:
    facts = known("contours", name)
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
    assert facts.framing.window == ((-5.2, 5.2), (-3.25, 3.25))
    assert facts.framing.scale == facts.framing.changed_scale == Fraction(1, 4)


def test_between_the_surfaces_lies_their_mean() -> None:
    facts = ContoursParameters()
    middle = Function(facts.framing.between.formula)((2, 1, Fraction(1, 2)))
    assert middle == (facts.function((2, 1)) + facts.stretched((2, 1))) / 2


# --- words ---


def test_the_words_say_the_facts() -> None:
    text = told("contours")
    assert text["walk"].endswith("around: the height stays at 5.")
    assert text["square"].endswith("At (1, 2) the gradient is (2, 4).")
    assert text["others"].startswith("At (−2, −2) it is (−4, −4).")
    assert text["centre"].startswith("At (0, 0) the gradient is zero")
    assert text["stretch"].endswith("The arrow turns left, with its level line.")
    assert "At (2, 1) the gradient is (4, 8)." in text["ellipse"]
    assert "misses the centre" in text["ellipse"]


def test_the_words_follow_the_settings() -> None:
    text = told("contours", table("contours").settings["two planes"])
    assert "from end to end" in text["walk"]
    assert "each as long as the others" in text["others"]
    assert "centre" not in text and "does not look ahead" in text["keep"]


# --- pictures ---


@dataclass(frozen=True)
class Frame:
    """What lies on the map at a beat's end, as points of it, what is on the ground above, and where the map lies on the
    frame."""

    arrows: list[np.ndarray]
    lines: list[np.ndarray]
    raised: list[np.ndarray]
    dots: list[np.ndarray]
    feet: list[np.ndarray]
    terrain: Terrain
    view: View

    def on_frame(self, points: np.ndarray) -> np.ndarray:
        return np.asarray(self.view.project(self.terrain.below(*points.T))[:, :2])


def on_map(terrain: Terrain, points: np.ndarray) -> np.ndarray:
    return np.asarray(terrain.back(points)[..., :2])


@asked_at_ends("contours", *table("contours").settings)
def frames(key: str, scene: Any) -> Frame:
    """The picture at every beat's end."""
    (ground,) = [mobject for mobject in scene.mobjects if isinstance(mobject, Landscape)]
    terrain = ground.terrain
    there = [thing for thing in ground.things if thing.opacity > 0 and thing.grown > 0]
    arrows = [thing for thing in there if isinstance(thing, Arrow)]
    curves = [thing for thing in there if isinstance(thing, SpaceCurve)]
    return Frame(
        [on_map(terrain, np.array([placed(a.start, terrain), placed(a.end, terrain)])) for a in arrows],
        [on_map(terrain, placed(curve.points, terrain)) for curve in curves if curve.below],
        [on_map(terrain, placed(curve.points, terrain)) for curve in curves if not curve.below],
        [on_map(terrain, placed(thing.point, terrain)) for thing in there if isinstance(thing, Dot)],
        [
            on_map(terrain, placed(thing.points, terrain)).mean(axis=0)
            for thing in there
            if isinstance(thing, Patch)
        ],
        terrain,
        ground.view,
    )


@pytest.mark.verify
@pytest.mark.parametrize(
    "name", [DEFAULTS, *map(LATER, ("a saddle along the diagonals", "two planes", "a dome"))]
)
def test_all_arrows_lie_in_the_map_to_scale_along_the_gradient_and_the_walker_went_up_one(name: str) -> None:
    facts, frame = known("contours", name), frames(name)["others"]
    compared = name == DEFAULTS  # the longest ones and a short one, by their gaps: the others have gone
    assert len(frame.arrows) == (len(facts.field.longer) + 1 if compared else len(facts.field.arrows))
    for start, end in frame.arrows:
        (spot,) = [spot for spot in facts.spots if np.allclose(np.array(spot.at, float), start)]
        assert end - start == pytest.approx(float(facts.framing.scale) * np.array(spot.gradient, float))
    may = [np.array(spot.at, float) for spot in facts.field.longer or [facts.first.spot]]
    up = next(arrow for arrow in frame.arrows if np.allclose(arrow[1], np.array(facts.uphill.at, float)))
    assert any(np.allclose(up[0], at) for at in may)
    assert any(np.allclose(at, up[1]) for at in frame.feet)
    assert facts.uphill.height > facts.function(tuple(up[0]))


def test_right_angles_are_square_in_pixels() -> None:
    """The arrow against the stretch of the level line through its foot, where the map is seen from above."""
    measured: list[float] = []
    for frame in (frames()[beat] for beat in ("square", "others", "guess", "ellipse")):
        assert frame.terrain.flat
        for arrow in frame.arrows:
            foot = arrow[0]
            for stroke in frame.lines:
                k = int(np.argmin(np.hypot(*(stroke - foot).T)))
                if np.hypot(*(stroke[k] - foot)) < 1e-3 and 0 < k < len(stroke) - 1:
                    along = np.diff(frame.on_frame(stroke[[k - 1, k + 1]]), axis=0)[0]
                    up = np.diff(frame.on_frame(arrow), axis=0)[0]
                    measured.append(float(along @ up / (np.hypot(*along) * np.hypot(*up))))
    assert len(measured) >= 3
    assert np.abs(measured).max() < 0.01


def test_the_mark_of_the_right_angle_is_there_before_the_surface_changes_and_stays() -> None:
    beats = [key for key, frame in frames().items() if any(len(line) == 14 for line in frame.lines)]
    assert beats[-4:] == ["guess", "stretch", "ellipse", "keep"]


def test_map_and_ground_show_the_same_points() -> None:
    """Every level line on the map has its twin over the same points of the ground, and every ball its dot below."""
    seen = {"lines": 0, "dots": 0}
    for frame in frames().values():
        for line in frame.lines:
            if len(line) in (49, 721):
                assert any(len(one) == len(line) and np.allclose(one, line) for one in frame.raised)
                seen["lines"] += 1
        for at in frame.dots:
            assert any(np.allclose(at, other) for other in frame.feet)
            seen["dots"] += 1
    assert seen["lines"] >= 8 and seen["dots"] >= 12


def test_the_map_tilts_into_the_floor_and_becomes_a_map_again() -> None:
    flat = {key for key, frame in frames().items() if frame.terrain.flat}
    assert flat == {"square", "others", "centre", "guess", "stretch", "ellipse", "keep"}
    for key, frame in frames().items():
        assert (frame.view.elevation == 90) == (key in flat)
        assert key in flat or frame.terrain.rise == 1


def test_the_numbers_of_the_walk_settle_on_where_it_began_and_on_its_height() -> None:
    beat = played("contours")["walk"]
    assert beat.readouts == ("1.00", "2.00", "5.00")
    assert beat.of("dot")[0].points[0, :2] == pytest.approx((1, 2), abs=1e-9)


def test_the_surfaces_shown_are_those_of_the_facts() -> None:
    facts = known("contours")
    x, y = np.meshgrid(np.linspace(-3, 3, 7), np.linspace(-3, 3, 7))
    assert frames()["walk"].terrain.heights(x, y) == pytest.approx(facts.function.sample(x, y))
    assert frames()["keep"].terrain.heights(x, y) == pytest.approx(facts.stretched.sample(x, y))


def test_every_arrow_stands_square_to_one_level_line_in_the_end() -> None:
    """In the closing frame all arrows begin at one height of x² + 4y², and go along (2x, 8y)."""
    frame = frames()["keep"]
    assert len(frame.arrows) >= 4
    for (x, y), end in frame.arrows:
        assert x**2 + 4 * y**2 == pytest.approx(8)
        way = np.subtract(end, (x, y))
        assert way @ (2 * x, 8 * y) == pytest.approx(np.hypot(*way) * np.hypot(2 * x, 8 * y))


@pytest.mark.verify
@pytest.mark.parametrize(("function", "left"), [("x**2 + y**2", 3), ("20*exp(-x**2 - y**2)", 1)])
def test_no_arrow_lies_on_the_ring_that_says_that_there_is_none(function: str, left: int) -> None:
    scene = opened("contours", {"function": function}, "centre")
    ways = [np.linspace(*arrow.points[[0, -1], :2], 99) for arrow in scene.shapes_on_screen("arrow")]
    assert len(ways) == left and all(np.hypot(*way.T).min() > 0.5 for way in ways)


def test_where_the_line_of_the_arrow_passes_the_centre_by_the_gap_is_drawn_square_to_it() -> None:
    frame = frames()["ellipse"]
    (gap,) = [line for line in frame.raised if np.allclose(line[0], 0) and len(line) == 33]
    assert (gap[-1] - gap[0]) @ [4, 8] == pytest.approx(0, abs=1e-9)
    assert (gap[-1] - [2, 1]) @ [-8, 4] == pytest.approx(0, abs=1e-9)


@pytest.mark.verify
@pytest.mark.parametrize(("x", "y"), [("0.82", "-3"), ("0.4", "-3"), ("-0.82", "-2.9")])
def test_a_centre_at_the_edge_of_the_map_and_the_line_that_leads_there_have_room_for_their_names(
    x: str, y: str
) -> None:
    settings = {
        "points": [[0, 1.5], [-1.5, 1.5]],
        "domain": [[-3, 3], [-3, 3]],
        "stretched": f"((x + {x})**2 + (y + {y})**2)**1.5",
        "stretched_point": [0, -3],
    }
    assert not play("contours", settings, lecture=ROOT, fps=6)["ellipse"].findings


@pytest.mark.verify
@pytest.mark.parametrize(
    ("function", "stretched", "domain", "start"),
    rows(
        1,
        [
            ("(x - 2)**3", "exp(x*y/4)", [[-2, 0], [0, 4]], [0, 3.872]),
            ("cos(pi*x)*cos(y/2)", "-3*exp(-((x - 0.25)**2 + (y - 1.66)**2)/5)", [[-1, 0], [-0.5, 0.5]], [-0.067, 0.5]),
        ],
    ),
)
def test_who_follows_a_line_up_to_the_far_rim_has_room_under_the_title_and_the_formula(
    function: str, stretched: str, domain: list[list[float]], start: list[float]
) -> None:
    middle = [sum(ends) / 2 for ends in domain]
    surfaces = {"function": function, "stretched": stretched, "stretched_point": middle}
    settings = {**surfaces, "domain": domain, "points": [start]}
    assert not play("contours", settings, lecture=ROOT, fps=6)["walk"].findings
