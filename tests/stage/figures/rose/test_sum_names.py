"""What the bars of a sum are worth stands beside each, or nowhere."""

from fractions import Fraction

import numpy as np
import pytest

from steepest import Function, SlopesAround, TurnPlot, theme
from steepest.stage.figures.rose.sum_names import beside_sum
from steepest.stage.type.typeset import formula


def made(gradient: tuple[float, float]) -> TurnPlot:
    east, north = gradient
    function = Function(f"{east}*x + {north}*y", ("x", "y"))
    return TurnPlot(SlopesAround(function, (Fraction(0), Fraction(0))), theme.BESIDE_GROUND)


@pytest.mark.parametrize("gradient", [(4, 3), (3, 4), (1, 1), (-4, 3)])
def test_each_bar_has_its_words_beside_it_off_what_is_guessed(gradient: tuple[float, float]) -> None:
    plot = made(gradient)
    bars = plot.sum(plot.middle)
    found = beside_sum(plot, bars, [formula("2.83", size=theme.LABEL_SIZE), formula("2.12", size=theme.LABEL_SIZE)])
    lines = [plot.plane.places(np.array(guess.of, float)) for guess in plot.slopes.guesses.values()]
    assert len(found) == len(bars)
    for label, bar in zip(found, bars, strict=True):
        low, high = sorted(bar.outline[:, 1])
        assert low < label.box.middle[1] < high
        assert not label.box.is_crossed(bar.outline, *lines)
    assert found[0].box.apart(found[1].box) > 0


def test_a_bar_too_low_for_words_leaves_both_without() -> None:
    plot = made((40, 1))
    words = [formula("28.3", size=theme.LABEL_SIZE), formula("0.707", size=theme.LABEL_SIZE)]
    assert beside_sum(plot, plot.sum(plot.middle), words) == []
