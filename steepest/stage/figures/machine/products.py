"""What entries of a gradient promise: under each dial its entry times its turn, and what that makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from steepest.calculus import Tuning
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_FIRST, _NEXT = 0.52, 0.6  # from the top of their room down to the first baseline, and from there to the next


def products(
    scene: LectureScene[Any], dials: Mapping[str, Dial], fact: str, room: Box, colour: str = theme.GRADIENT
) -> dict[str, list[Typeset]]:
    """Two lines at the top of a room for each of some dials that a fact, a `Tuning`, turns: the factors, the turn as
    bright as its plan, and the product; none at all where one of them could not be read."""
    tuning, found = scene.fact(fact, Tuning), dict[str, list[Typeset]]()
    for name, by in tuning.turns.items():
        if by:
            turn = f'part("descent", {{{fact}.turns.{name}:.4g}})'
            turn = f"({turn})" if by < 0 else turn
            forms = (
                (f"{{{fact}.entries.{name}:.3g}} dot {turn}", theme.LABEL_SIZE),
                (f"{{{fact}.parts.{name}:+.4g}}", theme.FORMULA_SIZE),
            )
            wide = dials[name].width - theme.TEXT_GAP
            lines = [scene.formula(form, size, colour).fit(wide) for form, size in forms]
            for line, text in enumerate(lines):
                text.stand(dials[name].centre, room.top - _FIRST - line * _NEXT, side=0)
            found[name] = lines
    readable = all(is_readable(text) for lines in found.values() for text in lines)
    return found if readable else {}
