"""The hill: its two slopes, in the facts, in the words and in the picture."""

from fractions import Fraction

import numpy as np
import pytest

from scenes.hill import HillParameters
from steepest.calculus import central_difference
from steepest.testing import told
from tests.scenes.records import every_setting_of, known, of_scene, played

pytestmark = of_scene("hill")


def test_the_facts_are_those_of_the_lecture() -> None:
    facts = HillParameters()
    assert (facts.here, facts.east.slope, facts.north.slope) == (7, 4, 3)
    whole, tenth, *_ = facts.steps
    assert (whole.length, whole.climb) == (1, 5)
    assert (tenth.length, tenth.climb, tenth.rate) == (Fraction(1, 10), Fraction(41, 100), Fraction(41, 10))


@every_setting_of("hill", playing=False)
def test_slopes_agree_with_measured_ones(name: str) -> None:
    facts = known("hill", name)
    for variable, slope in (("x", facts.east.slope), ("y", facts.north.slope)):
        measured = central_difference(facts.height, facts.point, variable, 1e-5)
        assert float(slope) == pytest.approx(measured, rel=1e-6, abs=1e-6)


def test_the_words_say_the_facts() -> None:
    text = told("hill")
    assert "a height of 7" in text["open"]
    assert (
        "climbs 5" in text["steps"]
        and "4.1 per unit" in text["steps"]
        and text["steps"].endswith("tangent: 4.")
    )
    assert text["north"].endswith("its slope is 3.")
    assert text["south"].endswith("the slope is −3.")


def test_arrows_lie_along_the_tangents_that_the_mathematics_gives() -> None:
    def slopes(beat: str) -> list[float]:
        ways = [arrow.points[1] - arrow.points[0] for arrow in played("hill")[beat].of("arrow")]
        return [rise / float(np.hypot(across, up)) for across, up, rise in ways]

    assert slopes("steps") == pytest.approx([4])
    assert slopes("south") == pytest.approx([3, -3])
