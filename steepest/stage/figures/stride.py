"""A step of descent as one gesture: an arrow grows from the point, the point moves along it, a ghost of it stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.play.motion import running
from steepest.stage.play.scene import LectureScene

GHOST = 0.45


def stride(
    scene: LectureScene[Any],
    walker: Mobject,
    end: np.ndarray,
    colour: str = theme.DESCENT,
    width: float = theme.ARROW_WIDTH,
    seconds: float = 1.4,
    ghost: float = GHOST,
    beside: Sequence[Animation] = (),
    following: Sequence[Animation] = (),
) -> FlatArrow:
    """Let `walker` step to `end` (3,); returns the arrow that stays, as solid as `ghost`.

    `beside` plays while it moves, `following` after.
    """
    start = walker.get_center()
    arrow = FlatArrow(start, end, colour, width)
    scene.add(arrow)
    scene.bring_to_front(walker)
    scene.play(arrow.grow(run_time=0.45 * seconds))

    def move(_: Mobject, share: float) -> None:
        walker.move_to(start + (end - start) * share)
        arrow.opacity = 1 - (1 - ghost) * share

    fading = running(arrow, lambda *_: None)  # what is not animated is not drawn anew, and the arrow fades
    scene.play(fading, running(walker, move), *beside, run_time=0.55 * seconds)
    if following:
        scene.play(*following, run_time=0.5)
    return arrow
