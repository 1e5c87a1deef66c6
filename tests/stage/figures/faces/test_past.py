"""Of a slope that ran there stays what it was: a short tangent at a hollow dot, on the edge as it was, and its number
behind what it has become, where that has room."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.faces.cut_face import CutFace
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import words
from tests.families import family, rows
from tests.scenes.opened import opened


def ran(**settings: Any) -> tuple[Any, tuple[CutFace, CutFace]]:
    """A scene, and both faces after the point has come to the second spot."""
    scene, moved = opened("partials", settings), Live(0.0)
    names, regions = (("by_x", "by_y"), ("here", "there")), theme.FACES_BESIDE_MAP
    faces = CutFace.side_by_side(scene, *names, scene.facts.window, moved, regions)
    for face in faces:
        face.told()
        face.run("here", "there")
    moved.value = 1.0
    for face in faces:
        face.settle("there", ("was_x", "was_y"))
    return scene, faces


@pytest.mark.parametrize("second", family(1, [[2, 3], [1, 1], [2, 1]]))
def test_the_number_that_was_stands_behind_the_one_that_is(second: list[int]) -> None:
    scene, faces = ran(second=second)
    for axis, face in enumerate(faces):
        assert face.past and face.past.told
        assert face.past.told.shown[0].expression == f"here.gradient[{axis}]"
        assert face.rule.get_right()[0] < face.value.get_left()[0]
        assert face.value.get_right()[0] < face.past.told.get_left()[0]
        assert face.past.told.get_right()[0] < face.region.right
        assert face.past.told.baseline == pytest.approx(face.value.baseline)
    assert scene.facts.here.gradient == (10, 14)


def test_what_was_appears_when_the_number_that_ran_is_out_of_its_way() -> None:
    _, (face, _) = ran(second=[1, 1])
    assert face.past
    (fade,) = face.past.tell(words("was 10"), face.value, face.region.right)
    assert [fade.rate_func(share) for share in (0.3, 0.55)] == [0, 0] and fade.rate_func(1.0) == 1


def test_the_rule_is_equal_to_the_slope_that_runs_all_the_time() -> None:
    """What was stands behind it at last: no other number and no colon stand between them."""
    scene, faces = ran(second=[1, 1])
    for face in faces:
        equals = scene.formula("=", face.rule.size).scale(face.rule.enlarged)[0]
        assert np.ptp(face.rule[-1].points, axis=0) == pytest.approx(np.ptp(equals.points, axis=0))


def test_a_number_with_a_power_of_ten_stays_within_its_region_while_it_runs() -> None:
    scene = opened("partials", {"function": "1000000*x**3*y**3 + x*y**2", "point": [2, 3], "second": [2, 1]})
    names, regions = (("by_x", "by_y"), ("here", "there")), theme.FACES_BESIDE_MAP
    for face in CutFace.side_by_side(scene, *names, scene.facts.window, moved := Live(0.0), regions):
        face.run("here", "there")
        for share in np.linspace(0, 1, 21):
            moved.value = float(share)
            assert face.value.refresh().get_right()[0] <= face.region.right


@pytest.mark.parametrize("second", family(1, [[2, 1], [1, 1]]))
def test_the_tangent_that_was_stays_where_it_was(second: list[int]) -> None:
    scene, faces = ran(second=second)
    for axis, face in enumerate(faces):
        assert face.past
        (start, *_, end), spot = face.axes.plane.back(face.past.tangent.outline), scene.facts.here
        at = np.array([float(spot.at[axis]), float(scene.facts.function(spot.at))])
        for place in (start, end):
            rise, across = (place - at)[1], (place - at)[0]
            assert rise / across == pytest.approx(float(spot.gradient[axis]))
        reach = np.linalg.norm(face.past.tangent.outline - face.axes.plane.place(face.past.dot.at), axis=1)
        assert (reach < 0.6).all() and face.past.tangent in face.past.parts
        assert tuple(face.past.dot.at) == pytest.approx(tuple(at)) and face.past.dot.hole == 1


@pytest.mark.parametrize(
    ("second", "moves"), rows(1, [([1, 1], [True, False]), ([2, 2], [False, True]), ([2, 1], [True] * 2)])
)
def test_an_edge_that_moved_stays_dashed_where_it_was(second: list[int], moves: list[bool]) -> None:
    scene, faces = ran(second=second)
    for axis, (face, moved) in enumerate(zip(faces, moves, strict=True)):
        assert face.past
        dashed = [line for line in face.past.lines if line.dashed]
        assert len(dashed) == moved
        for line in dashed:
            along, heights = face.axes.plane.back(line.outline).T
            way = (along, scene.facts.point[1]) if axis == 0 else (scene.facts.point[0], along)
            assert heights == pytest.approx(scene.facts.function.sample(*way))


def test_without_room_there_is_the_tangent_alone() -> None:
    _, (face, _) = ran(function="x**2/3 - x*y**2 + y**3")
    assert face.past and face.past.told is None and face.past.parts == [*face.past.lines, face.past.dot]
    assert face.value.get_right()[0] < face.region.right
