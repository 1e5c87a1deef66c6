"""Words in a lens stand beside what they name."""

import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.figures.lens.beside import beside_tip, fits


@pytest.mark.parametrize("tall", [0.3, 0.41, 0.43, 0.45])
def test_words_beside_a_line_whose_foot_is_marked_stand_off_that_line_and_off_others(tall: float) -> None:
    foot, corner, tip = np.array([[-0.38, -0.54], [0.38, -0.54], [0.38, 0.54]])
    others = [foot[None], np.stack([foot, tip]), np.stack([corner, tip])]
    factor = Box(0.9, -1.5, 1.64, -1.04)
    middle = beside_tip(np.stack([foot, corner]), others, np.zeros(2), 2.25, np.array([0.53, tall]), [factor])
    assert middle[1] + tall < foot[1] and middle[0] + 0.53 < factor.left


@pytest.mark.parametrize("elsewhere", [np.zeros((0, 2)), np.array([[3.0, 3.0], [4.0, 3.0]])])
def test_words_beside_a_line_that_ends_at_the_captions_stay_over_them(elsewhere: np.ndarray) -> None:
    line, half = np.array([[-1.6, -1.4], [0.4, -3.0]]), np.array([0.6, 0.2])
    middle = beside_tip(line, [elsewhere], np.array([0.0, -1.5]), 2.3, half, [])
    assert fits(middle, half) and not fits(np.array([0.0, -2.9]), half)
