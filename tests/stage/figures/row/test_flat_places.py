"""Flat places have each a ring, and the lines along which the ground curves, with the curvature of x first."""

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
from steepest.stage.ground.view import View
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.type import typeset
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset
from tests.families import family

SHAPES = ["x**2 + 3*y**2", "-2*x**2 - y**2", "x**2 - y**2", "y**2 - x**2"]
EACH = family(2, (0, 2, 1, 3))  # a bottom and a pass first


def places(labels: Sequence[str] = ()) -> FlatPlaces:
    shapes = [Function(shape, ["x", "y"]) for shape in SHAPES]
    blocks = [Block(shape, [(-2, 2), (-2, 2)], View(50, 36), gap=None, numbers=False) for shape in shapes]
    flats = [critical_point_at(shape, (0, 0)) for shape in shapes]
    scene: Any = SimpleNamespace(
        namespace={"flats": flats},
        words=lambda label, colour=theme.INK: typeset.words(label, colour=colour),
        formula=lambda template, colour=theme.INK: typeset.formula("x", colour=colour),
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
    played(there.tell(number, "curvature"))
    lines = [shape for shape in there.blocks[number].landscape.shapes() if shape.kind == "curve"]
    assert len(lines) == 4
    for line in lines:
        axis = 0 if line.colour == theme.FIRST else 1
        assert line.points[:, 1 - axis] == pytest.approx(0, abs=1e-9)
        along = there.flats[number].ways[0 if abs(there.flats[number].ways[0].direction[axis]) > 0.5 else 1]
        assert (np.diff(line.points[:, 2]) * float(along.curvature) > -1e-9).all()


@pytest.mark.parametrize("number", EACH)
def test_the_curvature_of_x_is_told_first(number: int) -> None:
    there = places()
    told = []
    formula = there.scene.formula
    there.scene.formula = lambda template, colour: told.append(template) or formula(template, colour)  # type: ignore
    there.tell(number, "curvature")
    ways = [int(template.partition("ways[")[2][0]) for template in told]
    directions = [there.flats[number].ways[way].direction for way in ways]
    assert [abs(direction[axis]) for axis, direction in enumerate(directions)] == [1, 1]


def test_a_name_stands_before_the_formula_of_each() -> None:
    there = places(["bowl", "dome", "pass", "pass"])
    there.name()
    for box, ((name, formula),) in zip(there.boxes, there.lines, strict=True):
        assert box.left < name.get_left()[0] < name.get_right()[0] < formula.get_left()[0] < box.right
        assert name.baseline == formula.baseline


@pytest.mark.parametrize("number", EACH)
def test_a_line_that_turns_lies_on_the_ground_every_way_and_is_gone_at_last(number: int) -> None:
    there = places()
    *_, turning = there.turn(number)
    block = there.blocks[number]
    turning.begin()
    ways = []
    for share in (0.1, 0.5, 0.9):
        turning.interpolate(share)
        (line,) = (shape for shape in block.landscape.shapes() if shape.kind == "curve")
        x, y, height = line.points.T
        assert height == pytest.approx(block.function.sample(x, y), abs=0.1)
        ways.append(np.degrees(np.arctan2(y[-1], x[-1])) % 180)
    assert len({round(way / 20) for way in ways}) == 3
    turning.interpolate(1)
    assert not [shape for shape in block.landscape.shapes() if shape.kind == "curve"]


def test_long_curvatures_stand_for_themselves_and_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    there = places()
    there.scene.formula = lambda _, colour=theme.INK: typeset.formula("+1.0 dot 10^7", colour=colour)
    told: list[Any] = []
    words = there.words

    def kept(*parts: Any) -> Any:
        told.append(words(*parts))
        return told[-1]

    monkeypatch.setattr(there, "words", kept)
    there.tell(0, "the curvature of it")
    assert len(told[0]) == 3 and len(told[-1]) == 2 and all(map(is_readable, told[-1]))


def test_longer_curvatures_are_told_in_their_colours_alone_and_can_be_read() -> None:
    there, told = places(), list[str]()

    def formula(template: str, colour: str = theme.INK) -> Typeset:
        told.append(template)
        letters = '"curvature of x:" thin ' if ":" in template.partition("{")[0] else ""
        return typeset.formula(f"{letters}+1.234 dot 10^7", colour=colour)

    there.scene.formula = formula  # type: ignore[assignment]
    played(there.tell(0, "the curvature of it"))
    first, second = there._curved[-1]
    assert [each.colour for each in (first, second)] == [theme.FIRST, theme.SECOND]
    assert is_readable(first) and is_readable(second)
    assert [template.partition("{")[0] for template in told] == [*('x":" thin ', 'y":" thin ') * 2, "", ""]


def test_the_lines_rest_until_one_of_the_places_is_told_of_again() -> None:
    there = places()
    for number in range(len(SHAPES)):
        played(there.tell(number, "curvature"))
    played(there.rest())
    solid = [
        [shape.opacity for shape in block.landscape.shapes() if shape.kind == "curve"]
        for block in there.blocks
    ]
    assert not any(each for lines in solid for each in lines)
    views = [block.landscape.view for block in there.blocks]
    played(there.turn(0))
    assert [block.landscape.view for block in there.blocks] == views  # all keep their one size
    first, second = (
        [shape for shape in there.blocks[k].landscape.shapes() if shape.kind == "curve"] for k in (0, 1)
    )
    assert [shape.opacity for shape in first] == [1] * 4 and not any(shape.opacity for shape in second)


def test_while_the_lines_rest_the_gradients_are_told() -> None:
    there, told = places(), list[str]()
    played(there.tell(0, "curvature"))

    def formula(template: str, colour: str = theme.INK) -> Any:
        told.append(template)
        return typeset.formula("x", colour=colour)

    there.scene.formula = formula
    there.rest()
    flats = [f"flats[{number}]" for number in range(len(SHAPES))]
    assert told == [f"nabla f{{{flat}.at:.3g}} = {{{flat}.gradient:.3g}}" for flat in flats]


def test_what_was_told_of_the_lines_has_gone_before_the_gradients_come() -> None:
    there = places()
    played(there.tell(0, "curvature"))
    fades = there.rest()
    (past,) = (each for each in fades if isinstance(each, FadeOut))
    for coming in (each for each in fades if isinstance(each, FadeIn)):
        assert coming.rate_func(past.run_time / coming.run_time) == 0
        assert coming.rate_func(1) == 1


def test_they_are_seen_from_where_they_are_larger_than_from_the_side_that_is_asked_for() -> None:
    there = places()
    asked = BlockRow(there.blocks, View(50, 36), pitches=_pitches(there.lines))
    assert there.views[0].zoom > asked.views[0].zoom
    assert abs(there.views[0].azimuth - 50) <= 20 and there.views[0].elevation >= 36
