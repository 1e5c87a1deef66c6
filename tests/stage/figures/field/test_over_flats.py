"""The eye over a field is so high that hills, hollows and passes are in sight, and no higher than that takes."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function, Landforms
from steepest.stage.figures.field.over_flats import in_sight, over_flats
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.surface import ChangingSurface
from steepest.stage.ground.view import View
from tests.families import rows

STANDS, USUAL = (2.1, 2.7), View(-82, 27)
DOMAIN = (-6.5, 4.0), (-4.75, 1.6)


@pytest.mark.parametrize(
    ("source", "higher"), rows(2, [("sin(x) + cos(y)", False), ("sin(x)*cos(y)", True), ("x + y", False)])
)
def test_one_flat_place_of_each_kind_is_in_sight(source: str, higher: bool) -> None:
    function = Function(source, ["x", "y"])
    framing = Framing(function, function, ((-1, -1),), (-1, -1), DOMAIN)
    flats = Landforms(function, framing.window).flats
    ground = ChangingSurface(framing, STANDS).terrain(1.0)
    view = over_flats(USUAL, flats)(ground)
    assert (view.elevation > USUAL.elevation) == higher
    if flats:
        seen = in_sight(ground, view, np.array([flat.at for flat in flats], float))
        shown = {flat.kind for flat, there in zip(flats, seen, strict=True) if there}
        assert shown == {flat.kind for flat in flats}
