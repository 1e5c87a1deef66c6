"""Two faces of cuts have one scale of heights, and their edges, slopes and points follow a point that moves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.faces.cut_face import CutFace
from steepest.stage.play.live import Live
from steepest.stage.type.readout import Readout
from tests.families import rows
from tests.scenes.opened import opened


@pytest.fixture(scope="module")
def scene() -> Any:
    """A scene with rules and spots among its facts, whose point moves round a corner."""
    return opened("partials", {"second": [2, 1]})


def test_both_rules_have_type_of_one_size() -> None:
    """Where one of them is long, too."""
    settings = {"function": "3*x**2 - 2*x*y**2 - y**3 - 5*x*y"}
    first, second = faces(opened("partials", settings), Live(0.0))
    assert first.rule.size * first.rule.enlarged == pytest.approx(second.rule.size * second.rule.enlarged)
    assert first.rule.size * first.rule.enlarged < theme.FORMULA_SIZE - 1


def test_a_slope_of_many_digits_is_set_in_fewer_that_can_be_read() -> None:
    settings = {"function": "1e-6*(0.5*x**2*y**3)", "point": [3, 0.5], "second": [0.5, 2]}
    for face in faces(opened("partials", settings), Live(0.0)):
        assert face.value.size * face.value.enlarged >= theme.SMALLEST_SIZE


def faces(scene: Any, moved: Live[float]) -> tuple[CutFace, CutFace]:
    return CutFace.side_by_side(scene, ("by_x", "by_y"), ("here", "there"), scene.facts.window, moved)


def running(settings: Mapping[str, Any]) -> tuple[tuple[CutFace, CutFace], Live[float]]:
    """Both faces while the point runs from the one spot to the other, and how far it has come."""
    moved = Live(0.0)
    pair = faces(opened("partials", settings), moved)
    for face in pair:
        face.run("here", "there")
    return pair, moved


def test_a_climb_that_runs_is_told_as_the_slope_beside_it_is() -> None:
    """Both are computed from the point as it is read: from the point as it is, one of them would be 13.0 at 12.9."""
    moved, compared = Live(0.0), 0
    for face in faces(opened("partials", {}), moved):
        face.told()
        face.run("here", "there")
        for climb in (plate.words for plate in face.climb.told if isinstance(plate.words, Readout)):
            for moved.value in np.linspace(0.002, 0.998, 499):
                assert climb.refresh().text == face.value.refresh().text  # type: ignore[union-attr]
                compared += 1
    assert compared >= 499


def test_both_have_one_scale_of_heights_that_holds_all(scene: Any) -> None:
    moved = Live(0.0)
    first, second = faces(scene, moved)
    low, high = first.axes.plane.ys
    assert (low, high) == second.axes.plane.ys
    for moved.value in (0.0, 0.3, 0.7, 1.0):
        for face in (first, second):
            (shape,) = face.ground.shapes()
            assert low - 1e-9 <= shape.points[:, 1].min() and shape.points[:, 1].max() <= high + 1e-9


def test_edges_and_slopes_are_those_of_the_function_wherever_the_point_is(scene: Any) -> None:
    moved, f = Live(0.0), scene.facts.function
    pair = faces(scene, moved)
    for moved.value, (x, y) in (
        (0.0, (1, 2)),
        (0.25, (1.5, 2)),
        (0.5, (2, 2)),
        (0.75, (2, 1.5)),
        (1.0, (2, 1)),
    ):
        for face, frozen in zip(pair, (lambda v, y=y: (v, y), lambda v, x=x: (x, v)), strict=True):
            (shape,) = face.ground.shapes()
            expected = [float(f(frozen(float(value)))) for value in shape.points[:, 0]]
            assert shape.points[:, 1] == pytest.approx(np.array(expected))
        assert [face.slope() for face in pair] == pytest.approx([float(part) for part in f.gradient((x, y))])


def test_the_ground_covers_what_lies_under_its_edge(scene: Any) -> None:
    face, _ = faces(scene, Live(0.0))
    (extent,) = face.ground.extents()
    (shape,) = face.ground.shapes()
    middle = face.axes.plane.places(shape.points)[80, :2]
    assert extent.covers is not None
    assert extent.covers(np.array([middle - [0, 0.1], middle + [0, 0.1]])).tolist() == [True, False]


def test_each_edge_has_the_name_of_a_function_of_one_variable_where_it_stands() -> None:
    """While what is frozen runs, its letter is there."""
    moved, names = Live(0.0), []
    pair = faces(scene := opened("partials", {"second": [2, 1]}), moved)
    for change in (
        lambda face: None,
        lambda face: face.run("here", "there"),
        lambda face: face.settle("there"),
    ):
        moved.value = float(len(names) == 2)
        for face in pair:
            change(face)
        names.append([str(face.name.markup).replace(" ", "") for face in pair])
        assert all(
            face.name in face.parts and face.name.get_left()[0] >= face.region.left - 1e-9 for face in pair
        )
    assert scene.facts.second == (2, 1)
    assert [["2" in first, "1" in second] for first, second in names] == [
        [True, True],
        [False, False],
        [False, False],
    ]


def test_one_variable_moves_and_then_the_other_one(scene: Any) -> None:
    moved = Live(0.0)
    first, second = faces(scene, moved)
    for moved.value in np.linspace(0, 1, 9):
        at = float(first._foot()[0]), float(second._foot()[0])
        assert at == pytest.approx((1 + min(2 * moved.value, 1), 2 - max(2 * moved.value - 1, 0)))


def test_the_slope_comes_after_what_it_is_worked_out_from(scene: Any) -> None:
    """The point is put in for the letters, and then the number follows from it."""
    face, _ = faces(scene, Live(0.0))
    came = {animation.mobject: animation for animation in face.told()}
    (put,), value = face._put, came[face.value]
    early = came[put].run_time / value.run_time
    assert value.rate_func(early) == 0 and value.rate_func(1.0) == 1


def test_a_number_that_ran_ends_on_its_fact(scene: Any) -> None:
    moved = Live(0.0)
    face, _ = faces(scene, moved)
    face.run("here", "there")
    moved.value = 1.0
    face.settle("there")
    assert face.value.shown[0].expression == "there.gradient[0]"


def test_a_slope_that_runs_is_that_of_the_point_as_it_is_read(scene: Any) -> None:
    moved, f = Live(0.0), scene.facts.function
    pair = faces(scene, moved)
    for face in pair:
        face.run("here", "there")
    for moved.value in (0.0, 0.173, 0.5, 0.871):
        for face in pair:
            face.value.refresh()
            face.letter.running[1].refresh()
        y, x = (float(face.letter.running[1].text) for face in pair)
        assert [float(face._foot()[0]) for face in pair] == pytest.approx([x, y], abs=0.005001)
        slopes = [f"{float(part):.1f}" for part in f.gradient((x, y))]
        assert [face.value.text for face in pair] == slopes


def test_what_is_frozen_begins_in_one_place_soon_after_the_name_of_the_edge() -> None:
    """There it is on no line with the rule of the other face."""
    for face in running({"function": "x*y"})[0]:
        frozen, held = float(face.letter.frozen.get_left()[0]), float(face.letter.running[0].get_left()[0])
        assert held == pytest.approx(frozen, abs=0.02)
        assert face.name.get_right()[0] + 0.5 < frozen < face.name.get_right()[0] + 1.0
        assert face.letter.frozen.get_top()[1] < face.rule.get_bottom()[1]


def test_what_is_held_stays_frozen_until_it_thaws_and_freezes_where_it_comes_to(scene: Any) -> None:
    moved = Live(0.0)
    face, _ = faces(scene, moved)
    face.run("here", "there", held=True)
    pane = face.letter.frozen
    assert not face.letter.running and pane.shown[0].text == "2"
    face.thaw("here", "there")
    moved.value = 1.0
    face.freeze("there")
    assert not face.letter.running and face.letter.frozen is not pane and face.letter.frozen.shown[0].text == "1"


def test_a_letter_of_the_rule_is_ice_but_while_its_number_runs(scene: Any) -> None:
    moved = Live(0.0)
    face, _ = faces(scene, moved)

    def play(moves: list[Any]) -> list[float]:
        for move in moves:
            move.begin()
            move.interpolate(1.0)
        return [ice.cold for ice in face._rule_ice]

    assert play(face.ruled()) == play(face.run("here", "there", held=True)) == [1.0]
    assert play(face.thaw("here", "there")) == [0.0]
    moved.value = 1.0
    assert play(face.freeze("there")) == [1.0]


def test_where_the_way_crosses_a_kink_the_slope_is_that_of_one_side() -> None:
    settings = {"function": "abs(x)*y", "point": [-1.5, 2], "second": [0.5, 2]}
    (first, _), moved = running(settings)
    for moved.value, slope in ((0.7499, "−2"), (0.7501, "2")):  # x is read as 0
        first.value.refresh()
        assert first.value.text.startswith(slope)


@pytest.mark.parametrize(
    ("function", "start", "end"),
    rows(
        2,
        [
            ("cos(2*x) - sin(pi*y)", [0, -2], [-1.5, -1.5]),  # cos(-1.5 pi) is 6e-16 in float64
            ("(x - 0.5)**4 + y**4", [0.25, 2], [0.5, 3]),
            ("x**5 + y", [-1, 1], [1, 2]),
        ],
    ),
)
def test_a_slope_that_passes_by_zero_is_zero_there(
    function: str, start: list[float], end: list[float]
) -> None:
    settings = {"function": function, "point": start, "second": end}
    pair, moved = running(settings)
    for moved.value in np.linspace(0.001, 0.999, 50):
        for face in pair:
            face.value.refresh()
            assert len(face.value.text) <= len("−1234.5"), (moved.value, face.value.text)


def test_what_was_frozen_runs_through_zero_in_no_more_digits_than_it_has_room_for() -> None:
    settings = {"function": "-7*x**2*y**3 + 1.5*x", "point": [-0.03, 1], "second": [0.25, -1]}
    pair, moved = running(settings)
    for moved.value in np.linspace(0.001, 0.999, 300):
        for face in pair:
            (number := face.letter.running[1]).refresh()
            assert number.get_right()[0] <= face.region.right + 0.01, (moved.value, number.text)


def test_the_point_is_put_in_for_the_letters_until_it_moves(scene: Any) -> None:
    face, _ = faces(scene, Live(0.0))
    face.told()
    (put,) = (part for part in face.all if "dot" in getattr(part, "markup", ""))
    assert put.shown[0].text == "6 · 1 + 2 · 2" and put.get_right()[0] < face.value.get_left()[0]
    face.run("here", "there")
    assert put not in face.all
