"""Where a rose makes a picture: it has room on its map, and one direction around it is the steepest."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from steepest.calculus import Function, Point, SlopesAround, Spot
from steepest.stage.figures.rose.size import inner_place
from steepest.stage.settings.refusal import Unfit, refusing, require_value

_LEAST = Fraction(1, 1000)  # what slope is seen beside another, at least


def require_rose(height: Function, point: Point, domain: Sequence[tuple[Any, Any]]) -> None:
    """Refuse a `height` or a `point` of a scene where a rose has no room in a domain, or no ground under it, or no
    direction around it is the steepest, or that is as good as along an axis."""
    if (near := inner_place(domain, point)) != point:
        raise Unfit("the map has no room around the point for all directions", field="point", instead=near)
    require_value(height, at=point, domain=domain, field="height")
    with refusing("height"):
        flat = SlopesAround(height, point).flat
    if flat:
        raise Unfit("the ground is level there in every direction, so none is steepest", field="point")
    if 0 < Spot(height, point).balance < _LEAST:
        raise Unfit("one of its two slopes there is next to nothing beside the other", field="height")
