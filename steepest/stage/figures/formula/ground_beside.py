"""The ground of a function beside its partial derivatives, and somebody on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from steepest.calculus import Domain, Function, Point
from steepest.calculus.flat.covered import unit_around
from steepest.stage import theme
from steepest.stage.figures.formula.derivation import Derivation
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.corner import Side
from steepest.stage.figures.ground.outlook import uphill
from steepest.stage.ground.things import Somebody
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_SIZE = 6.6, 3.6  # its longer side, and its height
_NUMBERS = 3  # about so many on its longer side
_APART, _ASKED = 0.55, 0.4  # off formulas: a nearer number would read as the end of one; and off left sides
_SCALE = 3  # texts of an axis of heights: its name and two numbers; with fewer it is no scale
# Where heights are told, and whether they are: on the right no formula is near.
_TRIED: tuple[tuple[Side | None, bool], ...] = ("right", True), (None, True), (None, False)


def ground_beside(
    scene: LectureScene[Any],
    function: Function,
    rows: Derivation,
    at: Point,
    view: View,
    domain: Domain | None = None,
    title: Typeset | None = None,
) -> tuple[Block, Somebody]:
    """The ground over a domain, off formulas, and somebody at a point of it, seen so that it is uphill from there; with
    heights, if a scale of them has room. Without a domain it is what lies a unit around the point, so that a step of
    one is seen well, or nearly so much before it, where the function would lack a value. Where no more than the left
    sides may be asked yet, it is told the `title`, and keeps off that as well."""
    shown_over = domain or unit_around(function, at)
    off, apart = ([*rows.texts(()), title], _ASKED) if title is not None else (rows.texts(), _APART)
    for side, heights in _TRIED:
        names = scene.letter("x"), scene.letter("y"), scene.letter("f") if heights else None
        shown = function, shown_over, uphill(view, at), names, theme.BESIDE_FORMULAS, _SIZE
        beside: dict[str, Any] = {"beside": off, "apart": apart, "low": True, "side": side}
        land = Block(*shown, gap=None, numbers=_NUMBERS, traced=False, **beside)
        if len(land.axes.row(2).texts) >= _SCALE:
            break
    return land, land.ball(at)
