"""A field of arrows over a map: true to one scale, on the map, and off its flat places."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from manim import Animation, Scene

from steepest.calculus import Climb, Function, Landforms
from steepest.stage.box import Box
from steepest.stage.figures.field.arrow_field import ArrowField
from steepest.stage.figures.field.climber import Climber
from steepest.stage.figures.field.field_grid import FieldGrid
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.ground.paint.sign import OUTLINES, SHAPES
from steepest.stage.ground.terrain import FLAT
from steepest.stage.ground.things import Quiver, Sign, placed
from steepest.stage.type import typeset
from tests.families import crossed, rows

FUNCTIONS = ["sin(x) + cos(y)", "x**2 + y**2", "x*y", "x + 2*y", "exp(x) - y", "(x + y)**2", "1000*x - y**3"]
WINDOWS = [((-3.0, 3.0), (-3.0, 3.0)), ((-6.0, 3.0), (-4.5, 1.5)), ((0.0, 2.0), (-3.0, 3.0))]


class Bare(Scene):  # type: ignore[misc]
    """A scene that sets type, and has no text."""

    def formula(self, template: str, **style: Any) -> typeset.Typeset:
        return typeset.formula(template, **style)

    def words(self, label: str, **style: Any) -> typeset.Typeset:
        return typeset.words(label, **style)


def grid(text: str, window: tuple[tuple[float, float], tuple[float, float]]) -> FieldGrid:
    function = Function(text, ["x", "y"])
    return FieldGrid.over(function, window, Landforms(function, window).flats)


@pytest.mark.parametrize(("window", "text"), crossed(4, WINDOWS, FUNCTIONS))
def test_arrows_are_gradients_to_one_scale_on_the_map(
    text: str, window: tuple[tuple[float, float], tuple[float, float]]
) -> None:
    drawn = grid(text, window)
    starts, ends = drawn.arrows
    assert 10 <= len(starts) <= 350
    slopes = np.stack(np.broadcast_arrays(*drawn.function.sample_gradient(*starts.T)), -1)
    assert ends - starts == pytest.approx(float(drawn.scale) * slopes)
    low, high = np.array(window).T
    assert (starts >= low).all() and (ends >= low).all() and (starts <= high).all() and (ends <= high).all()


@pytest.mark.parametrize(
    ("text", "half"),
    crossed(
        2,
        ["sin(x)*sin(y)", "sin(pi*x)*sin(pi*y) + 2", "cos(x) - cos(y/2)", "cos(2*x)*sin(y)"],
        [2.0, 9.0, 4.0, 5.0, 7.0],
    ),
)
def test_a_third_of_the_places_have_an_arrow_however_many_are_flat(text: str, half: float) -> None:
    drawn = grid(text, ((-half, half), (-half, half)))
    assert len(drawn.arrows[0]) >= max(15, len(drawn._places) / 3)


@pytest.mark.parametrize("text", FUNCTIONS)
def test_no_arrow_lies_on_the_next_one(text: str) -> None:
    drawn = grid(text, WINDOWS[0])
    starts, ends = drawn.arrows
    assert np.abs(ends - starts).max() < drawn.step  # one that leads across has more room


EVEN = [
    ("sin(x) + cos(y)", ((-6.5, 4.0), (-4.75, 2.0))),
    ("sin(x)*sin(y)", ((-5.0, 5.0), (-5.0, 5.0))),
    ("(x - 0.3)**2 + (y + 0.45)**2", ((-3.0, 3.0), (-3.0, 3.0))),
    ("x**2 - y**2", ((-3.0, 3.5), (-2.0, 3.0))),
    ("x**3 - 3*x + y**2", ((-2.5, 2.5), (-2.0, 2.0))),
]


@pytest.mark.parametrize(("text", "window"), rows(2, EVEN))
def test_arrows_stand_evenly_around_each_flat_place(
    text: str, window: tuple[tuple[float, float], tuple[float, float]]
) -> None:
    """To each arrow near one there is another that starts straight across from it."""
    drawn, near = grid(text, window), 0
    starts, _ = drawn.arrows
    low, high = np.array(window).T
    for flat in drawn.flats:
        at = np.array([float(value) for value in flat.at])
        if min(*(at - low), *(high - at)) < 1.5 * drawn.step:
            continue
        around = [start for start in starts if np.hypot(*(start - at)) < 1.7 * drawn.step]
        near += len(around)
        for start in around:
            assert np.hypot(*(starts - (2 * at - start)).T).min() < 0.2 * drawn.step
    assert near


@pytest.mark.parametrize("beyond", [0.1, 0.36, 0.5, 0.6, 1.0, 2.0])
def test_a_ring_stays_on_the_map_around_each_flat_place_that_has_room_for_one(beyond: float) -> None:
    """Hollows lie so far inside the upper and the lower edge."""
    window = (-4.0, 7.0), (-float(np.pi) - beyond, float(np.pi) + beyond)
    drawn, low, high = grid("cos(x) + cos(y)", window), *np.array(window).T
    roomy = [flat for flat in drawn.flats if drawn.has_room_around(flat)]
    assert {flat.kind for flat in roomy} >= {"maximum"} and (beyond < 1 or len(roomy) >= 8)
    for flat in roomy:
        at, radius = np.array(flat.at, float), drawn.ringed(flat)
        assert (at - radius >= low - 1e-9).all() and (at + radius <= high + 1e-9).all()


def test_where_no_slope_is_there_is_no_arrow() -> None:
    starts, _ = FieldGrid(Function("sqrt(x) + 0*y", ["x", "y"]), ((-1.0, 3.0), (-1.0, 1.0))).arrows
    assert len(starts) and (starts[:, 0] > 0).all()


@pytest.fixture(scope="module")
def pair() -> Pair:
    function = Function("sin(x) + cos(y)", ["x", "y"])
    one = Fraction(1)
    spans = (Fraction(-6), Fraction(3)), (Fraction(-9, 2), Fraction(3, 2))
    framing = Framing(function, function, ((-one, -one),), (-one, -one), spans)
    return Pair(Bare(), framing, height="height", climbed=True)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def field(pair: Pair, drawn: FieldGrid) -> ArrowField:
    land = Landforms(pair.framing.function, pair.framing.window)
    return ArrowField(pair, drawn, land, (-1, -1))


@pytest.fixture(scope="module")
def drawn(pair: Pair) -> FieldGrid:
    land = Landforms(pair.framing.function, pair.framing.window)
    return FieldGrid(land.function, pair.framing.window, land.flats)


def ends_of(quiver: Quiver, pair: Pair) -> np.ndarray:
    """Starts and ends (n, 2, 2) on the map."""
    terrain = pair.ground.terrain
    return np.asarray(terrain.back(placed(quiver.points, terrain))[..., :2])


def test_rings_lie_at_the_flat_places(pair: Pair, field: ArrowField) -> None:
    for kind, quiver in field.rings.items():
        rings = ends_of(quiver, pair)
        flats = [flat.at for flat in field.land.flats if flat.kind == kind]
        assert rings[:, 0] == pytest.approx(rings[:, 1])
        assert rings[:, 0] == pytest.approx(np.array([[float(v) for v in at] for at in flats]))
    assert set(field.rings) == {flat.kind for flat in field.land.flats}


def test_what_tells_of_a_flat_place_are_arrows_of_the_field(field: ArrowField, drawn: FieldGrid) -> None:
    starts, ends = drawn.arrows
    for flat in field.land.flats:
        one = drawn.around(flat)
        assert one is not None and one.tells and len(one.places) >= 4
        for place, way in zip(one.places, one.ways, strict=True):
            (number,) = np.flatnonzero((starts == place).all(axis=1))
            assert ends[number] - starts[number] == pytest.approx(way)


@pytest.mark.parametrize("text", ["x + 2*y", "x**4 + y**4 - 30*(x - 0.9)*exp(-20*(x - 1)**2 - 20*y**2)"])
def test_arrows_that_do_not_agree_tell_nothing(text: str) -> None:
    drawn = grid(text, WINDOWS[0])
    assert all(one is None or one.tells for one in map(drawn.around, drawn.flats))


def test_what_is_lit_takes_the_place_of_what_was_lit_before(
    pair: Pair, field: ArrowField, drawn: FieldGrid
) -> None:
    bottom, top = (drawn.around(flats[0]) for flats in (field.land.bottoms, field.land.tops))
    assert top and bottom
    lit = []
    for encircled in ([bottom], [top], []):
        for animation in field.light(*encircled):
            animation.begin()
            animation.finish()
        lit.append([ends_of(each, pair) for each in pair.ground.things if isinstance(each, Quiver)])
    (out,), (into,), none = lit
    for (start, end), flat, way in ((out[0], bottom, 1), (into[0], top, -1)):
        at = np.array([float(value) for value in flat.flat.at])
        assert way * (np.hypot(*(end - at)) - np.hypot(*(start - at))) > 0
    assert not none


@pytest.mark.parametrize("first", range(3))
def test_arrows_around_what_was_asked_for_are_more_solid_than_those_around_what_was_not(
    pair: Pair, field: ArrowField, drawn: FieldGrid, first: int
) -> None:
    land = field.land
    around = [one for flats in (land.tops, land.bottoms, land.passes) if (one := drawn.around(flats[0]))]

    def solid(*animations: Animation) -> list[float]:
        for animation in animations:
            animation.begin()
            animation.finish()
        return [each.opacity for each in pair.ground.things if isinstance(each, Quiver)]

    for number, one in enumerate([*around[first:], *around[:first]], 1):
        assert solid(*field.begin(one)) == [1.0] * number  # as long as nothing is told
    *wrong, right = solid(*field.step_aside())
    assert right == 1 and len(wrong) == 2 and 0.5 < min(wrong) <= max(wrong) < 1
    assert not solid(*field.going())


def test_around_a_pass_those_are_less_solid_at_last_that_lead_along_its_ring(pair: Pair, field: ArrowField) -> None:
    one = field.grid.from_ring(field.land.passes[0], field.grid.ringed(field.land.passes[0]))
    assert one and len(one.places) == 8
    for animation in (*field.begin(one), *field.step_aside()):
        animation.begin()
        animation.finish()
    along, leads = (each for each in pair.ground.things if isinstance(each, Quiver))
    assert 0.4 < along.opacity < leads.opacity == 1  # they are no ghosts: a gradient is there, too
    assert np.sort(np.abs(one.parted[0].outward))[0] > 0.9 and np.abs(one.parted[1].outward).max() < 0.3
    assert [len(placed(each.points, pair.ground.terrain)) for each in (along, leads)] == [4, 4]


def test_arrows_along_a_way_stand_in_one_row_with_room_for_it_between_them(field: ArrowField) -> None:
    land, grid = field.land, field.grid
    way = Climb(land.function, (Fraction(-1), Fraction(-1)), land.window, land.tops).points
    starts, ends = grid.along(way)
    middles = (starts + ends) / 2
    apart = np.hypot(*(middles[:, None] - middles).transpose(2, 0, 1))[~np.eye(len(middles), dtype=bool)]
    assert len(middles) >= 3 and apart.min() >= 1.25 * grid.step
    off = np.hypot(*(middles[:, None] - way).transpose(2, 0, 1))
    assert off.min(axis=1).max() <= 0.75 * grid.step and (np.diff(off.argmin(axis=1)) >= 0).all()


def test_what_is_lit_goes_with_the_field(pair: Pair, field: ArrowField, drawn: FieldGrid) -> None:
    bottom = drawn.around(field.land.bottoms[0])
    assert bottom
    for animation in (*field.light(bottom), *field.going()):
        animation.begin()
        animation.finish()
    assert not [each for each in pair.ground.things if isinstance(each, Quiver)]


def test_the_map_keeps_its_own_light_under_the_arrows(pair: Pair, field: ArrowField) -> None:
    top = field.grid.around(field.land.tops[0])
    assert top
    for change in (field.coming, lambda: field.begin(top), field.going):
        for animation in change():
            animation.begin()
            animation.finish()
        assert pair.ground.veil == 0.0


def test_a_sign_goes_only_when_who_climbs_to_it_is_nearly_there(pair: Pair, field: ArrowField) -> None:
    signs = field.signs(field.land.tops)
    pair.ground.put(*signs)
    way = Climb(field.land.function, (Fraction(-1), Fraction(-1)), field.land.window, field.land.tops).points
    (leaving,) = field.leave(signs, [Climber(pair, way).climb(3.0)])
    leaving.begin()
    leaving.interpolate(0.75)
    assert leaving.run_time == 3.0 and all(sign.opacity == 1 for sign in signs)
    leaving.interpolate(1.0)
    assert not any(sign in pair.ground.things for sign in signs)


def test_a_sign_stands_on_the_ground_and_says_what_is_there(pair: Pair, field: ArrowField) -> None:
    """With its foot, where the ground has risen; on the map, with its middle."""
    risen = pair.ground.terrain.risen
    for flat, sign in zip(field.land.flats, field.signs(field.land.flats), strict=True):
        assert sign.shape == SHAPES[flat.kind]
        foot = sign.radius * OUTLINES[sign.shape][:, 1].min()
        x, y = map(float, flat.at)
        for rise in (1.0, 0.25, FLAT):
            terrain = replace(risen, rise=rise)
            at = terrain.on(x, y) - [0, 0, foot * rise]
            assert foot < 0 and placed(sign.point, terrain) == pytest.approx(at)


def test_a_name_is_nearer_to_a_sign_of_its_kind_than_to_any_other(pair: Pair, field: ArrowField) -> None:
    signs = field.signs(field.land.flats)
    pair.ground.put(*signs)
    for shape in {sign.shape for sign in signs}:
        of_kind = [sign for sign in signs if sign.shape == shape]
        label, leader = field.name(typeset.words("hollow"), *of_kind)
        middle = label.get_center()

        def far(sign: Sign, middle: np.ndarray = middle) -> float:
            return float(
                np.linalg.norm(pair.ground.view.project(placed(sign.point, pair.ground.terrain)) - middle)
            )

        nearest = min(signs, key=far)
        assert nearest.shape == shape
        start, end = leader.get_start(), leader.get_end()
        spot = pair.ground.view.project(placed(nearest.point, pair.ground.terrain))[:2]
        assert np.hypot(*(start[:2] - spot)) < 0.2 and label.box.apart(Box(*end[:2], *end[:2])) <= 1e-6


def test_signs_that_are_pointed_out_are_as_large_as_before(field: ArrowField) -> None:
    (sign,) = field.signs(field.land.bottoms)
    before = sign.radius
    swelling = field.point_out(sign)
    swelling.begin()
    swelling.interpolate(0.5)
    assert sign.radius > before
    swelling.interpolate(1.0)
    assert sign.radius == pytest.approx(before)


def test_a_climber_goes_all_the_way_and_leaves_a_trail(pair: Pair, field: ArrowField) -> None:
    land = field.land
    way = Climb(land.function, (Fraction(-1), Fraction(-1)), land.window, land.tops).points
    climber = Climber(pair, way)
    assert climber.place == pytest.approx(way[0])
    going = climber.climb(3.0)
    going.begin()
    going.interpolate(0.5)
    half = climber.trail.points.copy()
    going.interpolate(1.0)
    assert climber.place == pytest.approx(way[-1])
    assert half[0] == pytest.approx(way[0]) and len(half) < len(way)
    assert climber.trail.points[-1] == pytest.approx(way[-1])


def test_who_stands_on_a_top_has_room_above_the_ground(pair: Pair) -> None:
    """The ground that is climbed is seen from farther off than the same ground without."""
    plain = Pair(Bare(), pair.framing, height="height")  # type: ignore[arg-type]
    assert pair.tilted.zoom < plain.tilted.zoom


def test_around_a_pass_those_that_run_in_come_before_those_that_run_out_and_all_are_bold(
    pair: Pair, field: ArrowField, drawn: FieldGrid
) -> None:
    for flat in field.land.passes:
        one = drawn.around(flat)
        assert one
        for animation in field.light(one):
            animation.begin()
            animation.finish()
        (lit,) = (each for each in pair.ground.things if isinstance(each, Quiver))
        begins = np.array(lit.begins)
        assert begins[one.outward < 0].max() < begins[one.outward > 0].min()
        assert lit.width > field.arrows.width
