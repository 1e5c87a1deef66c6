"""The letter of a guessed path is nearer to its own path than to any other, whatever else stands at its tip."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.figures.guess.outlines import POINTS, evenly
from steepest.stage.figures.guess.path_letter import path_letter
from steepest.stage.figures.label import Label, Labels
from steepest.stage.type.typeset import words

BOX = Box(-5.9, -2.4, 2.3, 2.5)
OVER = np.array([[-3.41, 1.13], [0.66, -0.22]])  # its tip lies to the right of the other one, and a little higher
OWN = np.array([[-3.51, 1.03], [-3.0, 0.1], [-2.4, -0.35], [-1.73, -0.45], [0.11, -0.47]])


@pytest.mark.parametrize("under", [0.74, 0.8, 0.86])
def test_between_another_path_and_words_under_its_tip_it_stays_by_its_own(under: float) -> None:
    labels = Labels(BOX)
    at = np.array([1.06, OWN[-1, 1] - under, 0.0])
    labels.there.append(Label(words("bottom (3, -1)", size=30), at, (0.0, 0.0), BOX))
    path_letter(words("A"), OVER, [OWN], labels, BOX, lonely=True)
    letter = path_letter(words("B"), OWN, [OVER], labels, BOX, lonely=True)
    mine, other = (np.hypot(*(evenly(line, POINTS) - letter.get_center()[:2]).T).min() for line in (OWN, OVER))
    assert mine < other
