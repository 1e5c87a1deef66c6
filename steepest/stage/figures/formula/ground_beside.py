"""The ground of a function beside its partial derivatives, and somebody on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from steepest.calculus import Domain, Function, Point
from steepest.stage import theme
from steepest.stage.figures.formula.derivation import Derivation
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import uphill
from steepest.stage.ground.things import Somebody
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_SIZE = 6.6, 3.6  # its longer side, and its height
_NUMBERS = 3  # about so many on its longer side
_APART, _ASKED = 0.55, 0.4  # off formulas: a nearer number would read as the end of one; and off left sides
_SCALE = 3  # texts of an axis of heights: its name and two numbers; with fewer it is no scale


def ground_beside(
    scene: LectureScene[Any],
    function: Function,
    domain: Domain,
    rows: Derivation,
    at: Point,
    view: View,
    asked: bool = False,
) -> tuple[Block, Somebody]:
    """The ground over a domain, off formulas, of which no more may be `asked` yet than the left sides, and somebody at
    a point of it, seen so that it is uphill from there; with heights, if a scale of them has room."""
    off, apart = rows.texts(() if asked else None), _ASKED if asked else _APART
    for height in (scene.letter("f"), None):
        names = scene.letter("x"), scene.letter("y"), height
        shown = function, domain, uphill(view, at), names, theme.BESIDE_FORMULAS, _SIZE
        land = Block(*shown, gap=None, beside=off, numbers=_NUMBERS, low=True, traced=False, apart=apart)
        if len(land.axes.row(2).texts) >= _SCALE:
            break
    return land, land.ball(at)
