"""Flat places have each a ring, and a line that turns about them with its curvature, until what holds of all ways is
told."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from steepest.calculus import Function, critical_point_at
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.row.block_row import BlockRow
from steepest.stage.figures.row.flat_places import FlatPlaces, _pitches
from steepest.stage.figures.row.turning_line import TurningLine
from steepest.stage.ground.view import View
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.type import typeset
from tests.families import family

SHAPES = ["x**2 + 3*y**2", "-2*x**2 - y**2", "x**2 - y**2", "y**2 - x**2"]
EACH = family(2, (0, 2, 1, 3))  # a bottom and a pass first


def places(labels: Sequence[str] = ()) -> FlatPlaces:
    shapes = [Function(shape, ["x", "y"]) for shape in SHAPES]
    blocks = [Block(shape, [(-2, 2), (-2, 2)], View(50, 36), gap=None, numbers=False) for shape in shapes]
    flats = [critical_point_at(shape, (0, 0)) for shape in shapes]
    scene: Any = SimpleNamespace(
        namespace={"flats": flats},
        words=lambda label, size=theme.LABEL_SIZE, colour=theme.INK: typeset.words(label, size=size, colour=colour),
        formula=lambda template, *size, colour=theme.INK: typeset.formula("x", colour=colour),
        settle=lambda readout, fact: settled.append((readout.text, fact)),
        settled=(settled := list[tuple[str, str]]()),
    )
    return FlatPlaces(scene, blocks, View(50, 36), "shapes", "flats", labels)


def played(animations: list[Any]) -> list[Any]:
    for animation in animations:
        animation.begin()
        animation.interpolate(1)
    return animations


def test_each_has_a_ring_where_it_is_flat() -> None:
    there = places()
    played(there.mark())
    for block in there.blocks:
        (ring,) = (shape for shape in block.landscape.shapes() if shape.kind == "arrow")
        assert ring.colour == theme.GRADIENT and np.array_equal(*ring.points)
        assert ring.points[0, :2] == pytest.approx([0, 0], abs=1e-9)


@pytest.mark.parametrize("number", EACH)
def test_its_lines_run_as_the_ground_curves_in_the_colour_of_their_axis(number: int) -> None:
    there = places()
    played(there.cross(number))
    lines = [shape for shape in there.blocks[number].landscape.shapes() if shape.kind == "curve"]
    assert len(lines) == 4
    for line in lines:
        axis = 0 if line.colour == theme.FIRST else 1
        assert line.points[:, 1 - axis] == pytest.approx(0, abs=1e-9)
        along = there.flats[number].ways[0 if abs(there.flats[number].ways[0].direction[axis]) > 0.5 else 1]
        assert (np.diff(line.points[:, 2]) * float(along.curvature) > -1e-9).all()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.25, 0.5, 0.9, 1.0])
def test_the_number_that_runs_is_the_curvature_along_the_line(share: float) -> None:
    there = places()
    there.sweep("curvature")
    for number, turning in enumerate(there._turning):
        turning.share = share
        x, y, _ = np.diff(turning._at(share)[[0, -1]], axis=0)[0] / there.blocks[number].whole.per_unit
        (xx, xy), (_, yy) = there.blocks[number].function.hessian((0, 0))
        along = float(xx) * x * x + 2 * float(xy) * x * y + float(yy) * y * y
        assert float(turning.curvature()) == pytest.approx(along / (x * x + y * y))


@pytest.mark.parametrize("label", ["curvature", "curvature along the line", "curvature along the line as it runs"])
def test_words_before_the_numbers_are_all_as_large(label: str) -> None:
    there = places()
    played(there.sweep(label))
    assert len({round(line.words.enlarged, 6) for line in there._curved}) == 1


def test_what_holds_always_is_told_by_a_label_of_its_own() -> None:
    there = places()
    played(there.sweep("curvature along the line", always="curvature"))
    told, words = list[str](), there.scene.words
    there.scene.words = lambda label, *how, **more: told.append(label) or words(label, *how, **more)
    there.tell(0)
    assert told == ["curvature", "all_up"]


def test_it_begins_and_ends_on_a_fact() -> None:
    there = places()
    played(there.sweep("curvature"))
    for number in range(len(SHAPES)):
        there.tell(number)
    assert there.scene.settled == [
        (told, f"flats[{number}].along[1].curvature") for number, told in enumerate(["+6.0", "−2.0", "−2.0", "+2.0"])
    ]


def test_what_holds_of_all_ways_is_told_by_the_kind_of_the_place() -> None:
    there, told = places(), list[str]()
    played(there.sweep("curvature"))
    words = there.scene.words
    there.scene.words = lambda label, *how, **more: told.append(label) or words(label, *how, **more)
    for number in range(len(SHAPES)):
        played(there.tell(number))
    assert [label for label in told if label != "curvature"] == ["all_up", "all_down", "some_up", "some_up"]


def test_a_name_stands_before_the_formula_of_each() -> None:
    there = places(["bowl", "dome", "pass", "pass"])
    there.name()
    for box, ((name, formula),) in zip(there.boxes, there.lines, strict=True):
        assert box.left < name.get_left()[0] < name.get_right()[0] < formula.get_left()[0] < box.right
        assert name.baseline == formula.baseline


@pytest.mark.parametrize("number", EACH)
def test_a_line_that_turns_lies_on_the_ground_every_way_and_is_gone_at_last(number: int) -> None:
    there = places()
    block = there.blocks[number]
    turning = TurningLine(there.flats[number], block).turn(stays=False)
    turning.begin()
    ways = []
    for share in (0.1, 0.5, 0.9):
        turning.interpolate(share)
        (line,) = (shape for shape in block.landscape.shapes() if shape.kind == "curve" and shape.opacity == 1)
        x, y, height = line.points.T
        assert height == pytest.approx(block.function.sample(x, y), abs=0.1)
        ways.append(np.degrees(np.arctan2(y[-1], x[-1])) % 180)
    assert len({round(way / 20) for way in ways}) == 3
    turning.interpolate(1)
    assert not [shape for shape in block.landscape.shapes() if shape.kind == "curve" and shape.opacity == 1]


@pytest.mark.parametrize("number", EACH)
def test_it_stays_and_leaves_faint_lines_every_way_until_all_rest(number: int) -> None:
    there = places()
    played(there.sweep("curvature"))
    lines = [shape for shape in there.blocks[number].landscape.shapes() if shape.kind == "curve"]
    faint = [line for line in lines if line.opacity < 1]
    assert len(faint) == 6 and len(lines) == 7
    ways = {round(float(np.degrees(np.arctan2(*np.ptp(line.points[:, :2], axis=0))))) for line in faint}
    assert len(ways) > 2
    for fade in played(there.rest()):
        fade.finish()
    solid = [shape for shape in there.blocks[number].landscape.shapes() if shape.kind == "curve" and shape.opacity]
    assert not solid


@pytest.mark.parametrize("factor", ["", "1234567*", "0.00012*"])
def test_words_and_number_keep_in_their_room_and_can_be_read(factor: str) -> None:
    shape = Function(f"{factor}(x**2 + 3*y**2)", ["x", "y"])
    block = Block(shape, [(-2, 2), (-2, 2)], View(50, 36), gap=None, numbers=False)
    line = TurningLine(critical_point_at(shape, (0, 0)), block)
    told = line.told(typeset.words("curvature"), -2.0, 1.6, 0.0)
    for line.share in (0.0, 0.3, 0.5, 0.8):
        told.readout.refresh()
        assert told.get_left()[0] > -2.01 and told.get_right()[0] < 1.65
        assert told.words.get_right()[0] < told.readout.get_left()[0]


def test_the_gradients_are_told_in_place_of_the_curvatures() -> None:
    there, told = places(), list[str]()
    played(there.sweep("curvature"))

    def formula(template: str, colour: str = theme.INK) -> Any:
        told.append(template)
        return typeset.formula("x", colour=colour)

    there.scene.formula = formula
    there.level()
    flats = [f"flats[{number}]" for number in range(len(SHAPES))]
    assert told == [f"nabla f{{{flat}.at:.3g}} = {{{flat}.gradient:.3g}}" for flat in flats]


def test_what_was_told_of_the_lines_has_gone_before_the_gradients_come() -> None:
    there = places()
    played(there.sweep("curvature"))
    fades = there.level()
    past = next(each for each in fades if isinstance(each, FadeOut))
    for coming in (each for each in fades if isinstance(each, FadeIn)):
        assert coming.rate_func(past.run_time / coming.run_time) == 0
        assert coming.rate_func(1) == 1


def test_they_are_seen_from_where_they_are_larger_than_from_the_side_that_is_asked_for() -> None:
    there = places()
    asked = BlockRow(there.blocks, View(50, 36), pitches=_pitches(there.lines))
    assert there.views[0].zoom > asked.views[0].zoom
    assert abs(there.views[0].azimuth - 50) <= 20 and there.views[0].elevation >= 36


@pytest.mark.parametrize("share", [0.2, 0.6, 1.0])
def test_all_lines_turn_as_one(share: float) -> None:
    there = places()
    there.sweep("curvature")
    ways = [np.diff(turning._at(share)[[0, -1]], axis=0)[0, :2] for turning in there._turning]
    angles = [float(np.degrees(np.arctan2(y, x))) for x, y in ways]
    assert angles == pytest.approx([angles[0]] * len(SHAPES), abs=1e-6)


@pytest.mark.parametrize("number", EACH)
def test_at_last_a_pass_has_two_lines_lit_each_with_its_sign_and_all_others_every_way_alike(number: int) -> None:
    there, told = places(), list[str]()
    played(there.sweep("curvature"))
    formula = there.scene.formula
    there.scene.formula = lambda template, *how, **more: told.append(template) or formula(template, *how, **more)
    for each in played(there.tell(number)):
        each.finish()
    lines = [shape for shape in there.blocks[number].landscape.shapes() if shape.kind == "curve"]
    lit = [line for line in lines if line.opacity == 1]
    if there.flats[number].kind == "saddle":
        assert len(lit) == 4 and all(max(abs(line.points[0, :2])) < 1e-9 for line in lit)
        curved = [way.curvature for way in there.flats[number].ways]
        assert told == ["-", "+"] and curved[0] < 0 < curved[1]
        assert len(there._signs) == 2
    else:
        assert not lit and len({line.opacity for line in lines}) == 1 and len(lines) == 6
