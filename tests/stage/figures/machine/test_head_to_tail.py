"""Arrows over a scale lead on from each other, do not lie on each other, and hold what is written in them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from steepest.calculus import Function, added_up, nudges
from steepest.script.paragraph.filling import fill
from steepest.stage import theme
from steepest.stage.figures.flat.plane import number
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.machine.head_to_tail import HeadToTail
from steepest.stage.type import typeset
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

FORMULAS = (
    "25.5 + 0.5*temperature*time - 3*grind + 1.5*dose",
    "40 + temperature - 2*grind + 3*dose - 4*time + temperature*dose/9",
    "30 - 6*temperature + 0*grind + dose*time",
    "1000 + 100*temperature*dose",
    "1000000 + 20000*temperature - 30000*grind + 1234.5*dose*time",
)


class Scene:
    """A scene with the facts of a machine."""

    def __init__(self, function: Function, start: tuple[int, ...]) -> None:
        turns = nudges(function, start, 2)
        self.facts: dict[str, Any] = {"turns": turns, "sums": added_up(turns)}

    def fact(self, name: str, _: type) -> Any:
        return self.facts[name]

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        return typeset.words(label, size=size, colour=colour)

    def formula(self, template: str, size: float = theme.FORMULA_SIZE, colour: str = theme.INK) -> Typeset:
        return typeset.formula(fill(template, self.facts, notation="typst").text, size=size, colour=colour)


def made(formula: str) -> HeadToTail:
    function, start = Function(formula, CoffeeMachine.KNOBS), (6, 4, 5, 5)
    machine, scene = CoffeeMachine(theme.MACHINE), Scene(function, start)
    scale = CoffeeMachine.needle_scale(function(start))
    place: Any = start, (0, CoffeeMachine.LAST), machine.dials(), theme.GAUGE, scale
    console = Console(scene, "bitterness", function, *place, told=[function(start)], lines=1, above=True)  # type: ignore[arg-type]
    return HeadToTail(console, machine.under, "turns", "sums")


@pytest.mark.parametrize("formula", FORMULAS)
def test_each_arrow_begins_where_the_last_one_ends_and_is_as_long_as_its_change(formula: str) -> None:
    along = made(formula)
    changes = [turn.change for turn in along.scene.fact("turns", dict).values()]
    changes.append(along.scene.fact("sums", dict)["rest"])
    xs = [arrow.ends[:, 0] for arrow in along.arrows]
    assert all(one[1] == pytest.approx(other[0]) for one, other in pairwise(xs))
    mark = along.scale.at(along.scale.ticks[1]) - along.scale.at(along.scale.ticks[0])
    lengths = [float(np.diff(each)[0]) * along.scale.step / mark for each in xs]
    assert lengths == pytest.approx([float(each) for each in changes], abs=1e-9)


@pytest.mark.parametrize("formula", FORMULAS)
def test_arrows_lie_apart_and_keep_to_their_room(formula: str) -> None:
    along = made(formula)
    room = CoffeeMachine(theme.MACHINE).under
    boxes = [arrow.reach() for arrow in along.arrows if abs(np.diff(arrow.ends[:, 0])[0]) > 1e-9]
    for k, one in enumerate(boxes):
        assert one is not None and one.bottom > along.scale.box.top and one.top < room.top + 0.02
        assert all(other is not None and one.apart(other) > -0.06 for other in boxes[k + 1 :])


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_is_written_in_an_arrow_can_be_read_and_does_not_reach_out(formula: str) -> None:
    along = made(formula)
    for arrow, texts in zip(along.arrows, [*along.texts.values(), along.more], strict=True):
        reach = arrow.reach()
        for text in texts:
            box = box_of(text)
            assert is_readable(text) and reach is not None
            assert reach.left < box.left and box.right < reach.right
            assert reach.bottom < box.bottom and box.top < reach.top


def test_of_the_machine_of_the_lecture_all_dials_are_named() -> None:
    assert all(len(texts) == 2 for texts in made(FORMULAS[0]).texts.values())


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_mark_stands_under_the_tip_of_the_last_arrow_and_waits_there_while_the_dials_turn(formula: str) -> None:
    along = made(formula)
    names = [*along.texts]
    for moves, arrow in zip([*map(along.hop, names), along.rest()], along.arrows, strict=True):
        for move in map(prepare_animation, moves):
            move.begin()
            move.finish()
        for name in names:  # the needle of the meter goes, but not the mark
            along.console.stands[name].value += 1
        assert along.needle.outline[:, 0] == pytest.approx(arrow.ends[1, 0])


def test_numbers_under_the_scale_have_no_more_decimals_than_the_meter() -> None:
    """Of a third there would be no end of them."""
    along = made("30 + 0.3*temperature*time - 2*grind + 1.5*dose*grind/9")
    shown = [value for value, colour in along._shown() if colour == theme.INK]
    assert along.console.decimals == 2 and shown == [34.33]
    (told,) = [each for each in along._down(along.arrows[-2], along.ends[0]) if isinstance(each, Typeset)]
    assert told.width == pytest.approx(number(39.93).width)


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_name_of_the_scale_keeps_off_all_numbers_that_ever_stand_under_it(formula: str) -> None:
    along = made(formula)
    numbers = [each for each in [*along.grow(), *along.sum(), *along.rest()] if isinstance(each.mobject, Typeset)]
    told = [each.mobject for each in numbers if each.mobject not in (*along.name, *along.more)]
    for name in along.name:
        assert name.baseline == pytest.approx(told[0].baseline) and is_readable(name)
        assert all(box_of(name).apart(box_of(each)) > 0.2 for each in told)


def test_the_scale_has_its_name_in_the_lecture() -> None:
    assert len(made(FORMULAS[0]).name) == 1
