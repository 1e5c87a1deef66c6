"""A map that comes, a little smaller, in its own place."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import Animation

from steepest.stage import theme
from steepest.stage.figures.twin.slopes import Slopes
from steepest.stage.figures.twin.small import grow
from steepest.stage.play.entrances import one_by_one
from tests.stage.figures.twin.test_slopes import Told, framing


@pytest.fixture
def told() -> Slopes:
    scene = Told(framing("x**2 + y**2", "x**2 + y**2", (1, 1)))
    return Slopes(scene, "frame", "ground", scene.formula('"Title"').stand(-6, theme.TITLE_BASELINE))  # type: ignore[arg-type]


def course(told: Slopes, moves: list[Animation]) -> list[tuple[float, Any, float]]:
    """How wide the map is, where its middle is and how solid it is, in steps of its movement."""
    ground, found = told.pair.ground, []
    on_ground: list[Any] = [each for each in moves if each.mobject is ground]
    for share in np.linspace(0, 1, 11).tolist():
        for move in on_ground:
            move.update_function(ground, share)
        found.append((told.pair.box.width, told.pair.box.middle, ground.opacity))
    return found


def played(change: Callable[..., None], told: Slopes, *others: Any) -> list[Animation]:
    """What is played while a map grows."""
    moves: list[Any] = []
    scene: Any = SimpleNamespace(all_but=lambda *_: [], play=lambda *each, **_: moves.extend(one_by_one(each)))
    change(scene, told, *others)
    return moves


def test_a_map_grows_in_its_place_to_where_it_was_framed(told: Slopes) -> None:
    view = told.pair.ground.view
    first, *between, last = course(told, played(grow, told))
    assert first[0] == pytest.approx(0.8 * last[0]) and first[2] == 0
    assert all(middle == pytest.approx(last[1], abs=1e-6) for _, middle, _ in (first, *between))
    assert all(a[0] < b[0] for a, b in pairwise([first, *between, last]))
    assert told.pair.ground.view == view and last[2] == 1
