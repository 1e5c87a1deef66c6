"""The number line of the learning rates of a bowl: what a walk does at each of them; and the losses of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from steepest.calculus import Bowl
from steepest.stage import theme
from steepest.stage.figures.valley.axes import Numbered
from steepest.stage.figures.valley.number_line import NumberLine

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_STEPS = 3  # whose losses are told


def rates_of(bowl: Bowl, scene: LectureScene[Any], fact: str = "bowl") -> NumberLine:
    """The number line of the rates of a bowl, which a `scene` has as a `fact`: the rates that are tried are pins, and
    what walks do, named by the labels of the text, are spans; a span swings as its walks do."""
    borders = [f"{fact}.{border}" for border in ("regimes[0].start", "jump_rate", "limit_rate")]
    numbers = scene.numbers(*borders, *(f"{fact}.walks[{k}].rate" for k in range(len(bowl.walks))))
    return NumberLine(
        scene.words("learning_rate", theme.LABEL_SIZE, theme.QUIET),
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
