"""A field is seen, and its ground stands, so that hills, hollows and passes are in sight, and the map under them."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function, Landforms
from steepest.stage.figures.field.over_flats import in_sight, over_flats
from steepest.stage.figures.twin.eye import open_share
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.surface import ChangingSurface, Stands
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from tests.families import family, rows

STANDS, USUAL = Stands(2.1, 2.7), View(-82, 27)
DOMAIN = (-6.5, 4.0), (-4.75, 1.6)


EVERYWHERE = np.stack(np.meshgrid(*2 * [np.linspace(0.06, 0.94, 12)]), -1).reshape(-1, 2)


@pytest.mark.parametrize(
    ("source", "side", "changed"),
    rows(3, [
        ("sin(x) + cos(y)", 0, False), ("x + y", 0, False), ("sin(x)*sin(y)", 7, True), ("x**2 - y**2", 3, True),
        ("cos(pi*x)*cos(2*y)", 4, True),
    ]),
)  # fmt: skip
def test_one_flat_place_of_each_kind_is_in_sight_and_most_of_the_map(source: str, side: int, changed: bool) -> None:
    function = Function(source, ["x", "y"])
    domain = ((-side, side), (-side, side)) if side else DOMAIN
    framing = Framing(function, function, ((-1, -1),), (-1, -1), domain)
    flats = Landforms(function, framing.window).flats
    view, stands = over_flats(framing, STANDS, USUAL, tuple(flats))
    ground = ChangingSurface(framing, stands).terrain(1.0)
    assert ((view, stands) != (USUAL, STANDS)) == changed
    seen = in_sight(ground, view, np.array([flat.at for flat in flats], float).reshape(-1, 2))
    shown = {flat.kind for flat, there in zip(flats, seen, strict=True) if there}
    assert shown == {flat.kind for flat in flats}
    spans = np.array(framing.window, float)
    floor = ground.below(*(spans[:, 0] + EVERYWHERE * np.ptp(spans, axis=1)).T)
    assert open_share(ground, view, floor) > 0.65


@pytest.mark.parametrize("front", family(2, [-3.6, -4.4, -4.0, -4.75, -5.5]))
def test_what_is_in_sight_is_seen_with_the_ground_around_it(front: float) -> None:
    """However near to the cut the hollow lies, no wall hides the lower half of its sign."""
    function = Function("sin(x) + cos(y)", ["x", "y"])
    framing = Framing(function, function, ((-1, -1),), (-1, -1), ((-6.5, 4.0), (front, 1.6)))
    flats = Landforms(function, framing.window).flats
    view, stands = over_flats(framing, Stands(2.8, 2.7), View(-82, 20), tuple(flats))
    ground = ChangingSurface(framing, stands).terrain(1.0)
    (hollow,) = (np.array(flat.at, float) for flat in flats if flat.kind == "minimum")
    turns = np.linspace(0, 2 * np.pi, 12)
    around = hollow + 0.2 * np.stack([np.cos(turns), np.sin(turns)], -1)
    assert (clearance(ground, view, ground.on(*around.T), on_ground=True) > -0.05).all()
