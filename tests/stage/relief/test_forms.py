"""A form is negative inside its outline, positive outside, and its box holds all of it."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.relief.forms import Form, disc, hoop, joined, oval, slab, tube, turned

FORMS = {
    "slab": slab(Box(-1, -0.5, 1, 0.5), 0.2),
    "disc": disc(0.5, 0.2, 0.7),
    "oval": oval(0.0, 0.0, 1.0, 0.3),
    "hoop": hoop(0.0, 0.0, 0.8, 0.6, 0.2),
    "tube": tube([(-1, 0), (0, 1), (1, 0)], 0.2),
    "turned": turned(0.0, [(-1, 0.3), (0, 0.6), (1, 0.2)]),
    "joined": joined(disc(-1, 0, 0.3), slab(Box(0, 0, 1, 1), 0.1)),
    "moved": disc(0.0, 0.0, 0.5).moved(1.0, -0.5),
}
X, Y = np.linspace(-3, 3, 241)[None, :], np.linspace(-3, 3, 241)[:, None]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_its_box_holds_it_and_no_more(form: Form) -> None:
    inside = form.distance(X, Y) < 0
    assert inside.any()
    x, y = np.broadcast_to(X, inside.shape)[inside], np.broadcast_to(Y, inside.shape)[inside]
    found = Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    sides = [(found.left, form.box.left), (found.bottom, form.box.bottom)]
    sides += [(found.right, form.box.right), (found.top, form.box.top)]
    assert all(abs(one - other) < 0.05 for one, other in sides)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_near_its_outline_its_distance_is_one(form: Form) -> None:
    """It grows by no more than the way, so that an edge is as sharp all around."""
    away = form.distance(X, Y)
    down, right = np.gradient(away, 6 / 240)
    assert np.hypot(down, right)[np.abs(away) < 0.05].max() < 2.1
