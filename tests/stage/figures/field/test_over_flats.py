"""The eye over a field is so high that hills, hollows and passes are in sight, and no higher than that takes."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function, Landforms
from steepest.stage.figures.field.over_flats import in_sight, over_flats
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.surface import ChangingSurface
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from tests.families import family, rows

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


@pytest.mark.parametrize("front", family(2, [-3.6, -4.4, -4.0, -4.75, -5.5]))
def test_what_is_in_sight_is_seen_with_the_ground_around_it(front: float) -> None:
    """However near to the cut the hollow lies, no wall hides the lower half of its sign."""
    function = Function("sin(x) + cos(y)", ["x", "y"])
    framing = Framing(function, function, ((-1, -1),), (-1, -1), ((-6.5, 4.0), (front, 1.6)))
    ground = ChangingSurface(framing, (2.8, 2.7)).terrain(1.0)
    flats = Landforms(function, framing.window).flats
    view = over_flats(View(-82, 20), flats)(ground)
    (hollow,) = (np.array(flat.at, float) for flat in flats if flat.kind == "minimum")
    turns = np.linspace(0, 2 * np.pi, 12)
    around = hollow + 0.2 * np.stack([np.cos(turns), np.sin(turns)], -1)
    assert (clearance(ground, view, ground.on(*around.T), on_ground=True) > -0.05).all()
