"""A ghost on the flat is told from others that it crosses."""

from __future__ import annotations

from steepest.stage.figures.guess.ghost import FlatGhost
from steepest.stage.figures.guess.prediction import Prediction
from tests.stage.figures.guess.test_prediction import asked, flat


def test_paths_that_cross_are_told_by_their_dashes() -> None:
    guess = Prediction(flat(), "path", asked([[(0, 0), (1, 1)], [(0, 1), (1, 0)], [(0, 0), (1, 0)]]))
    ghosts = [choice.ghost.actor for choice in guess.choices]
    dashes = [ghost.dashed for ghost in ghosts if isinstance(ghost, FlatGhost)]
    assert len({*dashes}) == len(dashes) == 3
