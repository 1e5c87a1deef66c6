"""The letter of a guessed path is nearer to its own path than to any other, whatever else stands at its tip, and so
plainly that it cannot be another's."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.figures.guess.outlines import DISC, POINTS, evenly
from steepest.stage.figures.guess.path_letter import path_letter
from steepest.stage.figures.guess.prediction import Prediction
from steepest.stage.figures.label import Label, Labels
from steepest.stage.type.typeset import words
from tests.stage.figures.guess.test_prediction import asked, valley

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


@pytest.mark.parametrize("high", [0.5, 0.6, 0.7, 0.9])
@pytest.mark.parametrize("slant", [-0.45, 0.0])
def test_between_paths_that_begin_and_end_with_its_own_it_cannot_be_theirs(high: float, slant: float) -> None:
    """As an arc between the line to its end, and two sides of a triangle over it."""
    share = np.linspace(0, 1, 90)
    paths = [np.stack([4.4 * share, slant * share + bent], -1) for bent in (0 * share, 4 * high * share * (1 - share))]
    paths.append(np.array([[0.0, 0.0], [2.2, slant / 2 + 2.3 * high], [4.4, slant]]))
    labels, shown = Labels(BOX), [evenly(path - [2.2, 0.0], POINTS) for path in paths]
    for number, (name, own) in enumerate(zip("ABC", shown, strict=True)):
        others = [*shown[:number], *shown[number + 1 :]]
        middle = path_letter(words(name), own, others, labels, BOX, lonely=False).get_center()[:2]
        off, *further = (max(np.hypot(*(line - middle).T).min() - DISC, 0.0) for line in (own, *others))
        assert min(further) >= 2 * off and min(further) > 0.1


def test_letters_of_paths_that_land_near_each_other_on_a_slope_are_spread() -> None:
    landings = [(-0.8, 0.64), (-1, 1), (-1.2, 1.44)]
    choices = Prediction(valley(), "path", asked([[(1, 1), end] for end in landings])).choices
    tips = np.array([choice.ghost.outline()[-1] for choice in choices])
    for number, choice in enumerate(choices):
        far = np.hypot(*(tips - choice.letter.get_center()[:2]).T)
        assert min(np.delete(far, number)) > 2 * far[number]
