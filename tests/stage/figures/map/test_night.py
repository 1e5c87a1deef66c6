"""The ground of a map in the dark: where the eye is over it, it lies where the map does, and looks as it does."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from steepest.calculus import Function, Number, Promise
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_of
from steepest.stage.figures.map.fog import CLEAR, LIT, SOFT
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.map.map_walk import MapWalk
from steepest.stage.figures.map.night import Night
from steepest.stage.ground.paint.block_painter import has_come
from steepest.stage.ground.paint.thing_painter import Shade
from steepest.stage.ground.things import Somebody, SpaceCurve, placed
from steepest.stage.type.typeset import Typeset, formula
from tests.families import crossed

BOWL = "(w1 - 3)**2 + (w2 + 1)**2"
START: tuple[Number, Number] = (0, 0)


def night(source: str = BOWL, start: tuple[Number, Number] = START) -> tuple[Map, MapWalk, Night]:
    loss = Function(source, ["w1", "w2"])
    land = Map(loss, [start, (3, -1)], names=("w_1", "w_2"), promise=Promise(loss, start, start))
    walk = land.walk([start, (3, -1)], 1, theme.DESCENT)
    return land, walk, land.night(loss, walk, title())


def title() -> Typeset:
    return formula("x + y + z", size=theme.TITLE_SIZE).stand(theme.EDGES[0], theme.TITLE_BASELINE)


def tipped(dark: Night, share: float = 1.0) -> None:
    for animation in dark.tip():
        animation.begin()
        animation.interpolate(share)


def test_where_the_eye_is_over_it_the_ground_lies_where_the_map_does() -> None:
    land, walk, dark = night()
    assert dark.ground
    tipped(dark)
    ground = dark.ground
    for point in (START, (3, -1), (1, 0)):
        assert ground.over(*point)[:2] == pytest.approx(land.plane.place(point)[:2], abs=0.01)
    tall = ground.view.scale(ground.terrain.on(0.0, 0.0)) * ground.somebody.radius
    assert tall == pytest.approx(walk.walker.radius, rel=0.01)  # type: ignore[attr-defined]
    assert dark.fog.ground is None and dark.fog.share == 1 and dark.fog.box == land.box
    assert dark.fog.radius == pytest.approx(LIT)


@pytest.mark.parametrize("share", np.linspace(0, 1, 9))
def test_it_is_there_and_solid_all_the_while_that_it_sinks(share: float) -> None:
    _, _, dark = night()
    assert dark.ground
    tipped(dark, float(share))
    assert has_come(dark.ground.terrain) == 1 and not dark.ground.floats


def test_it_has_the_colours_of_its_map_before_it_sinks_and_in_the_end() -> None:
    land, _, dark = night()
    assert dark.ground
    for share in (0.0, 0.5, 1.0):
        if share:
            tipped(dark, share)
        for level, height in zip(land.bands.levels, dark.ground.levels, strict=True):
            assert land.evened.of(np.array(height)) == pytest.approx(level)
            assert dark.ground.terrain.colours(height) == pytest.approx(land.bands.colour(level), abs=0.005)


@pytest.mark.parametrize("start", [(0, 0), (5, 2), (-4, -3)])
def test_the_eye_is_so_close_that_what_is_lit_fills_the_frame_off_the_words(start: tuple[Number, Number]) -> None:
    _, _, dark = night(start=start)
    assert dark.ground and dark.ground.view.near > 1
    at, ways = dark.fog.lit
    reach = (dark.fog.radius + SOFT) * np.hypot(*ways.T)
    (left, bottom), (right, top) = at - reach, at + reach
    assert left >= theme.EDGES[0] and bottom >= -2.95 - 1e-9 and right <= theme.BESIDE_MAP.left
    assert Box(left, bottom, right, top).apart(box_of(title())) > 0
    assert top - bottom > 0.6 * theme.FRAME_HEIGHT or right - left > 0.5 * theme.FRAME_WIDTH
    (ground, *_) = dark.ground.extents()
    assert ground.kind == "ground" and Box(theme.EDGES[0], -2.95, theme.BESIDE_MAP.left, 3).holding(ground.path).all()


@pytest.mark.parametrize("start", [(0, 0), (5, 2), (-4, -3)])
def test_what_is_around_the_walker_is_clear_and_no_edge_of_the_map_cuts_it_off(
    start: tuple[Number, Number],
) -> None:
    land, _, dark = night(start=start)
    assert dark.ground
    at, ways = dark.fog.lit
    assert at == pytest.approx(dark.ground.over(*map(float, start))[:2])
    assert np.linalg.svd(ways)[1].min() > 0.2  # the way there has an inverse
    place, box = land.plane.place(start), land.box
    assert min(place[0] - box.left, box.right - place[0], place[1] - box.bottom, box.top - place[1]) > CLEAR


def test_a_loss_that_is_not_known_all_over_the_map_is_a_map_from_the_first() -> None:
    land, walk, dark = night("log(w1 + 0.2) + w2**2")
    assert dark.ground is None and dark.tip() == []
    assert [*dark.parts] == [land, dark.fog, walk] and dark.fog.box == land.box


@pytest.mark.parametrize(
    ("start", "source"),
    crossed(
        2,
        [(0, 0), (5, 2), (-4, -3)],
        [BOWL, "sin(w1) - sin(w2)", "w1**2", "w1*w2 + 5"],
    ),
)
def test_each_slope_underfoot_is_named_at_its_own_stroke(source: str, start: tuple[Number, Number]) -> None:
    _, _, dark = night(source, start)
    ground = dark.ground
    assert ground and len(ground.names) == len(ground.feelers) == 2
    first, second = (each.box for each in ground.names)
    assert first.apart(second) >= 0
    ends = [ground.view.project(placed(each.points, ground.terrain))[-1, :2] for each in ground.feelers]
    for name, end in zip((first, second), ends, strict=True):
        assert name.apart(Box(*end, *end)) < 0.8 and name.apart(box_of(title())) >= 0
        assert not any(name.holds((*each, 0.0)) for each in ends)
    felt = {each.mobject for each in dark.feel()}
    assert set(ground.names) < felt
    assert set(ground.names) < {each.mobject for each in dark.tip()}


def test_to_the_name_of_each_slope_comes_what_it_is_and_goes_with_the_ground() -> None:
    _, _, dark = night()
    told, ground = list[str](), dark.ground
    assert ground

    def number(text: str, size: float) -> Typeset:
        told.append(text)
        return formula("partial L \\/ partial w_1 = -6", size=size)

    names = set(ground.names)
    moves = dark.told(SimpleNamespace(formula=number), "walk")  # type: ignore[arg-type]
    assert [each.partition(" = ")[2] for each in told] == ["{walk.gradients[0][0]:.4g}", "{walk.gradients[0][1]:.4g}"]
    assert len(ground.names) == 2 and not names & set(ground.names)
    assert {each.mobject for each in moves} == names | set(ground.names)
    first, second = (each.box for each in ground.names)
    ends = [ground.view.project(placed(each.points, ground.terrain))[-1, :2] for each in ground.feelers]
    assert first.apart(second) >= 0 and all(
        name.box.apart(Box(*end, *end)) < 0.8 for name, end in zip(ground.names, ends, strict=True)
    )
    assert set(ground.names) < {each.mobject for each in dark.tip()}
    _, _, flat = night("log(w1 + 0.2) + w2**2")
    assert flat.told(SimpleNamespace(formula=number), "walk") == []  # type: ignore[arg-type]


@pytest.mark.parametrize("source", [BOWL, "sin(w1) - sin(w2)", "w1*w2 + 5"])
def test_each_slope_underfoot_climbs_or_falls_from_a_level_line_as_its_variable_grows(source: str) -> None:
    """A stroke alone does not look as if it sloped, and one that is seen downhill not as if its slope were positive."""
    _, _, dark = night(source)
    ground = dark.ground
    assert ground and len(ground.tilts) == 2
    slopes = Function(source, ["w1", "w2"]).gradient(START)
    for axis, (stroke, tilt) in enumerate(zip(ground.feelers, ground.tilts, strict=True)):
        ends, (foot, over, end) = (placed(each.points, ground.terrain) for each in (stroke, tilt))
        assert foot == pytest.approx(ends.mean(axis=0)) and over[2] == foot[2]
        assert end.tolist() in ends.tolist() and end[:2].tolist() == over[:2].tolist()
        assert end[axis] > foot[axis] and np.sign(round(float(end[2] - over[2]), 9)) == np.sign(float(slopes[axis]))
        assert tilt.grown == 0
    for animation in dark.feel():
        animation.begin()
        animation.interpolate(1)
    assert all(tilt.grown == 1 for tilt in ground.tilts)
    tipped(dark)
    assert all(tilt.opacity == 0 for tilt in ground.tilts)


def test_the_shadow_of_who_stands_there_dims_no_stroke() -> None:
    """It lies under all of them, once, also where one runs along it."""
    _, _, dark = night()
    assert dark.ground
    for stroke in dark.ground.feelers:
        stroke.grown = 1.0
    under, over = dark.ground._under_and_over()
    assert not under and [type(thing) for thing in over] == [Shade, SpaceCurve, SpaceCurve, Somebody]
    assert dark.ground.somebody.shaded_under
