"""A heading: a formula beside the title, over the picture, as large as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manim import UP

from steepest.stage import theme
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_SIZES = 36, 32, 29, theme.SMALLEST_SIZE
_TALLEST = 0.95  # scene units
_CLEAR = 0.5  # from the title, and from what stands beside the picture


def beside_title(scene: LectureScene[Any], long: str, short: str) -> Typeset:
    """A formula on the title's baseline that ends where a map does; its `short` form where the `long` one has no
    room."""
    room = theme.SIDE.left - scene.title().get_right()[0] - 2 * _CLEAR
    for template, size in (*((long, size) for size in _SIZES), (short, _SIZES[0])):
        typed = scene.formula(template, size=size).stand(theme.MAP.right, theme.TITLE_BASELINE, side=1)
        if typed.width <= room and typed.height < _TALLEST:
            break
    return typed.shift(UP * min(theme.FRAME_HEIGHT / 2 - theme.MARGIN - typed.get_top()[1], 0))
