"""A framing says what can be drawn; slopes are told and drawn where there is room."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from steepest.calculus import Function, added, exact, scaled
from steepest.script.paragraph.filling import fill
from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.slopes import Slopes
from steepest.stage.ground.extents import extents_of_things
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import placed
from steepest.stage.settings.refusal import Unfit
from steepest.stage.type.typeset import Typeset, formula, words
from tests.families import crossed, rows
from tests.stage.figures.twin.test_pair import Bare, risen

THREE = ((Fraction(-3), Fraction(3)),) * 2


def framing(before: str, after: str, *points: tuple[int, int]) -> Framing:
    functions = (Function(each, ["x", "y"]) for each in (before, after))
    exact = tuple((Fraction(x), Fraction(y)) for x, y in points)
    return Framing(*functions, exact, exact[0], THREE, Fraction(1, 4), Fraction(1, 4))


def test_the_common_scale_suits_both_surfaces() -> None:
    both = framing("x + 2*y", "3*x + 2*y", (1, 1))
    assert both.common_scale == min(both.scale, both.changed_scale) == Fraction(1, 3)


def test_maps_have_one_scale_as_long_as_their_arrows_are_seen() -> None:
    steep, gentle, flat = (
        framing(each, each, (1, 1)) for each in ("4*x + 2*y", "2*x + 2*y", "x/100 + y/100")
    )
    both = Framing.on_one_scale(steep, gentle)
    assert [each.scale for each in both] == [steep.scale] * 2 < [gentle.scale] * 2
    scales = [each.scale for each in Framing.on_one_scale(steep, gentle, flat)]
    assert scales == [steep.scale, steep.scale, flat.scale]


@pytest.mark.parametrize(("before", "after"), [("x + 2*y", "3*x + 2*y"), ("-x - y", "x - 4*y")])
def test_a_lattice_has_room_for_its_arrows_and_keeps_off_other_points(before: str, after: str) -> None:
    drawn = framing(before, after, (1, 1), (-2, -2))
    found = drawn.lattice(4)
    assert found and not set(found) & set(drawn.points)
    for at in found:
        assert all(abs(value) < 3 for value in at)
        assert all(((a - b) / Fraction(3, 2)).denominator == 1 for a, b in zip(at, drawn.point, strict=True))
        for gradient in (drawn.spots[0].gradient, drawn.changed_spot.gradient):
            assert all(abs(value) < 3 for value in added(at, scaled(gradient, drawn.common_scale)))


@pytest.mark.parametrize("other", [(1, -2), (-2, 1), (-2, -3)])
def test_a_lattice_leads_on_to_another_point_that_is_drawn(other: tuple[int, int]) -> None:
    drawn = framing("x + 2*y", "3*x + 2*y", (1, 1), other)
    found = {*drawn.lattice(4), *drawn.points}
    columns, rows = (sorted({at[axis] for at in found}) for axis in (0, 1))
    for lines in (columns, rows):
        gaps = {after - before for before, after in pairwise(lines)}
        assert len(gaps) == 1 and Fraction(9, 10) <= gaps.pop() <= 2


def test_a_lattice_is_wider_where_its_arrows_would_touch() -> None:
    apart, touching = framing("x + 2*y", "2*x + y", (1, 1)), framing("4*x + y/10", "3*x + 2*y", (1, 1))
    for drawn, step in ((apart, Fraction(3, 2)), (touching, 2)):
        (x, _), *rest = sorted(drawn.lattice(4))
        assert min(other - x for other, _ in rest if other > x) == step


@pytest.mark.parametrize(
    ("after", "kept"), crossed(2, ["x - 5*y", "-4*x + y/2", "3*x + 2*y"], [(-3, -3), (3, 2), (0, -3)])
)
def test_a_map_has_room_for_arrows_that_stay_while_it_changes(after: str, kept: tuple[int, int]) -> None:
    both = replace(framing("x + 2*y", after, (1, 1), kept), kept=(kept,))
    tip = added(kept, scaled(both.changed.gradient(kept), both.common_scale))
    assert all(low <= value <= high for value, (low, high) in zip(tip, both.window, strict=True))


@pytest.mark.parametrize(
    ("function", "points", "field"),
    [
        ("x**2", ((1, 1),), "f"),
        ("x + y/100", ((1, 1),), "f"),
        ("x + y", ((4, 1),), "a"),
        ("x + y", ((1, 1), (1, 1)), "a"),
        ("log(x) + y", ((1, 1),), "f"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(
    function: str, points: tuple[tuple[int, int], ...], field: str
) -> None:
    with pytest.raises(Unfit) as refused:
        framing(function, function, *points).require("f", *"ab"[: len(points)])
    assert refused.value.field == field


class Told(Bare):
    """A scene whose facts are a framing and its function."""

    def __init__(self, frame: Framing) -> None:
        super().__init__()
        self.facts = SimpleNamespace(frame=frame, ground=frame.function)

    def formula(self, template: str, size: float = theme.FORMULA_SIZE, colour: str = theme.INK) -> Typeset:
        return formula(fill(template, vars(self.facts), notation="typst").text, size=size, colour=colour)

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        return words(label, size=size, colour=colour)


def test_the_ground_over_slopes_is_a_shell_and_no_wall_stands_before_the_map() -> None:
    scene = Told(framing("x**2 + y**2", "x**2 + y**2", (1, 1)))
    told = Slopes(scene, "frame", "ground", scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE))  # type: ignore[arg-type]
    walls = [points[..., 2] for _, points, _ in risen(told.pair).ground.terrain.walls]
    assert max(np.ptp(heights, axis=1).max() for heights in walls) < 0.2
    assert told.pair.ground.solid == 1 and told.pair.heading == pytest.approx(np.pi / 4), "along (2, 2)"
    glass = Slopes(scene, "frame", "ground", told.title, stands=Slopes.HIGHER)  # type: ignore[arg-type]
    assert glass.pair.ground.solid < 1, "arrows all over the map are seen through it"


@pytest.mark.parametrize(
    ("slopes", "x", "apart"),
    crossed(2, ["4.583*x - 4.889*y", "100*x + 75*y", "3*x**2 + y/3"], [0, 1.6, 2], [True, False]),
)
def test_numbers_beside_arrows_keep_off_the_lines_that_tell_them(x: float, slopes: str, apart: bool) -> None:
    function, at = Function(slopes, ["x", "y"]), (exact(x), Fraction(8843, 10000))
    wide = ((Fraction(-2), Fraction(2)), (Fraction(0), Fraction(2)))
    scene = Told(Framing(function, function, (at,), at, wide, Fraction(1, 2), Fraction(1, 2)))
    title = scene.formula('"Title"').stand(theme.EDGES[0], theme.TITLE_BASELINE)
    told = Slopes(scene, "frame", "ground", title, apart=apart)  # type: ignore[arg-type]
    rows = [box_of(text) for line in (*told.rows, told.nabla, told.length_line) for text in line]
    for joined in (told.arrows.joined(), 1.0):
        told.arrows.lay(joined)
        assert all(label.box.apart(row) > 0.1 for label in told.labels for row in rows)


@pytest.mark.parametrize(
    ("function", "at"),
    crossed(
        2,
        ["5*x + (y - 0.7)**2", "x**2 + y**2", "2*x - x*y/9"],
        [(-36, 13), (20, 20), (-30, 9), (50, -40)],
    ),
)
def test_numbers_beside_arrows_lie_on_nobody_and_on_no_climb(function: str, at: tuple[int, int]) -> None:
    place, wide = (Fraction(at[0]), Fraction(at[1])), (Fraction(-100), Fraction(100))
    read = Function(function, ["x", "y"])
    scene = Told(Framing(read, read, (place,), place, (wide, wide), Fraction(3, 5), Fraction(3, 5)))
    told = Slopes(scene, "frame", "ground", scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE))  # type: ignore[arg-type]
    told.length  # noqa: B018
    ground = told.pair.ground
    for landform in (lambda: None, lambda: risen(told.pair)):
        landform()
        met = [told.pair.somebody, *([] if ground.terrain.flat else [told.arrows.climb])]
        for extent in extents_of_things(met, ground.sight_from(ground.view), None, 1.0):
            points = extent.path[np.isfinite(extent.path).all(axis=1)]
            assert not any(label.box.holding(points).any() for label in told.labels)


@pytest.mark.parametrize(
    ("function", "at"),
    crossed(2, ["x**2 + y**2", "x + 2*y", "8 - x**2/4 - y**2/3"], [(1, 2), (2, 1), (-2, -1)]),
)
def test_no_number_beside_an_arrow_stands_among_those_of_an_axis(function: str, at: tuple[int, int]) -> None:
    scene = Told(framing(function, function, at))
    told = Slopes(scene, "frame", "ground", scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE))  # type: ignore[arg-type]
    for landform in (lambda: None, lambda: risen(told.pair)):
        landform()
        numbers = told.pair.axes.boxes(told.pair.ground.view)
        assert all(label.box.apart(number) > 0.3 for label in told.labels for number in numbers)


@pytest.mark.parametrize(
    ("function", "at", "wide", "share"),
    rows(
        2,
        [
            ("x**2 + 3*y", (2, 1), ((0, 5), ("-0.4", "2.6")), "3/5"),
            ("x**2 + y**2", (1, 2), (("-2.5", "3.5"), ("-0.6", "3.4")), "2/5"),
            ("x + 2*y", (1, 0), (("-3.2", "3.2"), ("-1.5", "1.9")), "1/2"),
            ("sin(x)*cos(y)", (1, 1), ((0, 5), ("-0.4", "2.6")), "3/5"),
            ("100*x*y + 37.5*x", (2, 1), ((-10, 10), (-10, 10)), "2/5"),
        ],
    ),
)
def test_no_name_of_an_axis_reads_as_the_beginning_of_a_note(
    function: str, at: tuple[int, int], wide: tuple[tuple[str, str], ...], share: str
) -> None:
    read, place = Function(function, ["x", "y"]), (Fraction(at[0]), Fraction(at[1]))
    domain = tuple((Fraction(low), Fraction(high)) for low, high in wide)
    frame = Framing(read, read, (place,), place, domain, Fraction(share), Fraction(share))  # type: ignore[arg-type]
    scene = Told(frame)
    told = Slopes(scene, "frame", "ground", scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE))  # type: ignore[arg-type]
    (note,) = map(box_of, told.drawn("arrows at a third of their length"))
    for landform in (lambda: None, lambda: risen(told.pair)):
        landform()
        axes, view = told.pair.axes, told.pair.ground.view
        for name, each in zip(axes.boxes(view), axes.placed, strict=True):
            if each.is_name and note.left - name.right < 0.55:
                assert max(name.bottom - note.top, note.bottom - name.top) > -0.1


@pytest.mark.parametrize("after", ["3*x + 2*y", "x/10 + y/10", "x + 2*y"])
def test_arrows_have_from_the_first_the_length_that_they_have_when_the_ground_has_changed(after: str) -> None:
    scene = Told(framing("x + y", after, (1, 1)))
    told = Slopes(scene, "frame", "ground", scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE))  # type: ignore[arg-type]
    (other,) = told.others([(0, 0)])
    ground, far = told.pair.ground.terrain, float(told.framing.common_scale)
    for arrow in (told.arrows.whole, other):
        start, *_, end = points_of(arrow, ground)
        assert (end - start)[:2] == pytest.approx((ground.on(far, far) - ground.on(0, 0))[:2])


@pytest.mark.parametrize(
    ("function", "at"),
    crossed(2, ["x**2 + y**2", "x + 2*y", "8 - x**2/4 - y**2/3"], [(1, 2), (-2, -1), (2, -1)]),
)
def test_names_of_a_gradient_and_its_climb_cover_no_number_no_arrow_and_no_rim(
    function: str, at: tuple[int, int]
) -> None:
    scene = Told(framing(function, function, at))
    told = Slopes(scene, "frame", "ground", scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE))  # type: ignore[arg-type]
    ground = risen(told.pair).ground
    names = told.names("climb")
    ends = [points_of(each, ground.terrain) for each in (told.arrows.whole, *told.legs)]
    lines = [np.linspace(start, end, 40) for start, end in ends] + [ground.terrain.points[0]]
    for name in names:
        assert all(name.box.apart(label.box) > 0 for label in told.labels)
        assert not any(name.box.holding(ground.view.project(line)[:, :2]).any() for line in lines)
    assert names[0].box.apart(names[1].box) > 0


def test_under_a_bowl_the_name_of_the_gradient_stands_on_its_map_and_that_of_the_climb_on_the_ground() -> None:
    function, wide = Function("x**2 + y**2", ["x", "y"]), ((-5.5, 6.5), (-1, 6.5))
    at, spans = (Fraction(1), Fraction(2)), tuple((exact(low), exact(high)) for low, high in wide)
    scene = Told(Framing(function, function, (at,), at, spans, Fraction(3, 5), Fraction(3, 5)))  # type: ignore[arg-type]
    title = scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE)
    told = Slopes(scene, "frame", "ground", title, stands=Slopes.CLEAR)  # type: ignore[arg-type]
    ground = risen(told.pair).ground
    for animation in told.alone():
        animation.begin()
        animation.interpolate(1.0)
    assert not told.labels and not any(part.opacity for part in (*told.legs, told.arrows.square))
    assert told.arrows.whole.opacity == 1
    name, climb = told.names("climb")
    seen = ground.view.project(ground.terrain.points.reshape(-1, 3))[:, :2]
    assert not name.box.holding(seen).any() and climb.box.holding(seen).any()
    ends = placed(told.arrows.climb.points, ground.terrain)[-1], points_of(told.arrows.whole, ground.terrain)[-1]
    plumb = ground.view.project(np.linspace(*ends, 60))[:, :2]
    assert not name.box.holding(plumb).any()  # the line down from the climb's end ends where the gradient does


@pytest.mark.parametrize(
    ("function", "at"),
    crossed(2, ["x**2 + y**2", "1.442*x - (y - 0.7)**2", "-x**2 - x*y - y**2"], [(1, 2), (2, 1), (-2, -1), (1, -2)]),
)
def test_numbers_under_a_ground_that_is_clear_of_its_map_keep_off_arrows_when_it_has_risen(
    function: str, at: tuple[int, int]
) -> None:
    scene = Told(framing(function, function, at))
    title = scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE)
    told = Slopes(scene, "frame", "ground", title, stands=Slopes.CLEAR)  # type: ignore[arg-type]
    told.arrows.lay(1.0)
    ground = risen(told.pair).ground
    for arrow in (*told.legs, told.arrows.whole):
        line = np.linspace(*ground.view.project(points_of(arrow, ground.terrain))[:, :2], 40)
        assert not any(label.box.holding(line).any() for label in told.labels)
    assert all(one.box.apart(other.box) > theme.TEXT_GAP for one, other in pairwise(told.labels))


@pytest.mark.parametrize("at", [(1, 2), (-2, -1)])
def test_numbers_keep_off_all_of_who_is_yet_to_come(at: tuple[int, int]) -> None:
    scene = Told(framing("x + 2*y", "3*x + 2*y", at))
    told = Slopes(scene, "frame", "ground", scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE))  # type: ignore[arg-type]
    somebody, ground, found = told.pair.somebody, told.pair.ground, list[np.ndarray]()
    for somebody.grown in (0.0, 1.0):
        found.append(np.concatenate(told._over()))
        assert somebody.grown == (len(found) - 1)  # it comes when it is to come
    assert np.array_equal(*found)
    for extent in extents_of_things([somebody], ground.sight_from(ground.view), None, 1.0):
        path = extent.path[np.isfinite(extent.path).all(axis=1)]
        assert all(np.hypot(*(found[0] - point).T).min() < extent.room + 1e-6 for point in path)
