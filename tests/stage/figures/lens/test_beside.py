"""Words in a lens stand beside what they name, and are tied to the dot that they name."""

import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.figures.lens.beside import beside_tip, tied


@pytest.mark.parametrize("dot", [(0.0, 0.0), (2.0, 0.3), (1.2, 1.5)])
def test_a_tie_is_the_shortest_line_from_the_edge_of_a_dot_to_its_words(dot: tuple[float, float]) -> None:
    words, at = Box(0.5, 0.5, 1.5, 1.0), np.array(dot)
    found = tied(at, 0.1, words)
    assert found is not None
    start, end = found
    grid = np.stack(np.meshgrid(np.linspace(0.5, 1.5, 101), np.linspace(0.5, 1.0, 51)), -1).reshape(-1, 2)
    assert np.hypot(*(end - at)) == pytest.approx(np.hypot(*(grid - at).T).min(), abs=1e-9)
    assert np.hypot(*(start - at)) == pytest.approx(0.1)
    assert np.cross([*(start - at), 0.0], [*(end - at), 0.0]) == pytest.approx(np.zeros(3))


def test_words_at_a_dot_need_no_tie() -> None:
    assert tied(np.array([1.0, 0.45]), 0.1, Box(0.5, 0.5, 1.5, 1.0)) is None


@pytest.mark.parametrize("tall", [0.3, 0.41, 0.43, 0.45])
def test_words_beside_a_line_whose_foot_is_marked_stand_off_that_line_and_off_others(tall: float) -> None:
    foot, corner, tip = np.array([[-0.38, -0.54], [0.38, -0.54], [0.38, 0.54]])
    others = [foot[None], np.stack([foot, tip]), np.stack([corner, tip])]
    factor = Box(0.9, -1.5, 1.64, -1.04)
    middle = beside_tip(np.stack([foot, corner]), others, np.zeros(2), 2.25, np.array([0.53, tall]), [factor])
    assert middle[1] + tall < foot[1] and middle[0] + 0.53 < factor.left
