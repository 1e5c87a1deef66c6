"""What learning rates do on a bowl: the number line of them, the losses of a walk, and its factors."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import VMobject

from steepest.calculus import Bowl
from steepest.stage import theme
from steepest.stage.figures.map.over_map import in_line
from steepest.stage.figures.valley.axes import Numbered
from steepest.stage.figures.valley.number_line import NumberLine
from steepest.stage.type.fitting import in_power

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_STEPS = 3  # whose losses are told
_NEAR = 1e-3  # a factor that is so near to 1 that four digits do not tell it
_SMALL = theme.SMALLEST_SIZE / theme.FORMULA_SIZE
_GAP = 0.14  # between the words and their factor


def rates_of(bowl: Bowl, scene: LectureScene[Any], fact: str = "bowl") -> NumberLine:
    """The number line of the rates of a bowl, which a `scene` has as a `fact`: the rates that are tried are pins, and
    what walks do, named by the labels of the text, are spans; a span swings as its walks do."""
    borders = [f"{fact}.{border}" for border in ("regimes[0].start", "jump_rate", "limit_rate")]
    numbers = scene.numbers(*borders, *(f"{fact}.walks[{k}].rate" for k in range(len(bowl.walks))))
    return NumberLine(
        scene.words("learning_rate", theme.SMALLEST_SIZE, theme.THIRD),
        numbers[: len(borders)],
        numbers[len(borders) :],
        bowl.regimes,
        scene.states(theme.REGIMES, theme.LABEL_SIZE),
        swing=lambda rate: max(0, -bowl.factor(rate)),
        hollow=["bounces for ever"],
    )


def losses_of(scene: LectureScene[Any]) -> Numbered:
    """The losses after the first steps of the walk that runs away, for an axis that tells them as its subject."""
    numbers = scene.numbers(*(f"bowl.runaway.losses[{k}]" for k in range(1, _STEPS + 1)))
    return [(loss, number.set_color(theme.INK)) for loss, number in numbers]


def factors_told(
    scene: LectureScene[Any],
    walks: Sequence[str],
    room: float,
    most: float,
    asked: Sequence[int],
    colour: str = theme.INK,
) -> list[VMobject]:
    """What every step of each of some `walks`, facts of a `scene`, multiplies the offset by, in so much room, with as
    many of the digits that are `asked` as can be read, of a colour, and of one size, on a baseline: they are compared.
    One that is nearly 1 is small, and may take the `most` room."""
    factors = {name: scene.number(name) for name in (f"{walk}.factor" for walk in walks)}
    near = any(0 < abs(abs(float(factor)) - 1) < _NEAR for factor in factors.values())
    room, whole = (most, _SMALL) if near else (room, 1.0)
    heads = [scene.words("offset", theme.FORMULA_SIZE, theme.FIRST) for _ in walks]
    taken = heads[0].width + _GAP

    def plain(name: str, digits: int) -> VMobject:
        number = f'part("factor", {{{name}:.{digits}g}})'
        return in_line(scene.formula(f"times {f'({number})' if factors[name] < 0 else number}", factor=colour))

    def power(name: str, digits: int) -> VMobject:
        number = in_power(name, factors[name], digits, theme.FORMULA_SIZE, colour)
        around = ('times "("', '")"') if factors[name] < 0 else ("times",)
        before, *after = map(scene.formula, around)
        return in_line(before, number, *after)

    for form, digits in product((plain, power), asked):
        told = [form(name, digits) for name in factors]
        share = min(whole, *(room / (taken + each.width) for each in told))
        if share >= _SMALL:
            break
    for head, each in zip(heads, told, strict=True):
        head.stand(0.0, 0.0)
        each.shift((taken - each.get_left()[0], 0.0, 0.0))
    return [VMobject().add(*both).scale(share, about_point=np.zeros(3)) for both in zip(heads, told, strict=True)]
