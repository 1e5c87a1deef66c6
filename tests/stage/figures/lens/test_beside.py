"""Words in a lens are tied to the dot that they name."""

import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.figures.lens.beside import tied


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
