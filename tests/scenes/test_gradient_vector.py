"""Two slopes make an arrow: its components, what it is made into, and the machine that it tunes."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from scenes.gradient_vector import KNOBS, GradientVectorParameters
from steepest import theme
from steepest.calculus import Function, central_difference
from steepest.testing import told
from tests.scenes.records import every_setting_of, known, of_scene, played
from tests.scenes.test_partials import LEDGER

pytestmark = of_scene("gradient_vector")
SPOTS = ("on_hill", 0), ("on_bowl", 0), ("on_plane", 0), ("on_tilted", 0)


def test_the_facts_are_those_of_the_ledger() -> None:
    facts = GradientVectorParameters()
    for name, frame in (("bowl-1-2", "on_bowl"), ("plane-1-2", "on_plane"), ("plane-3-2", "on_tilted")):
        spot, ledger = getattr(facts, frame).spots[0], LEDGER[name]
        assert spot.function == Function(ledger["f"], ["x", "y"])
        assert dict(zip("xy", spot.gradient, strict=True)) == ledger["partials"]
        if "at" in ledger:
            there = [Fraction(ledger["at"][name]) for name in "xy"]
            assert spot.function.gradient(there) == spot.gradient
            assert frame == "on_tilted" or list(spot.at) == there
    assert float(facts.on_bowl.spots[0].length) == pytest.approx(20**0.5)
    assert facts.on_hill.spots[0].length == 5


@every_setting_of("gradient_vector", playing=False)
def test_gradients_agree_with_measured_ones(name: str) -> None:
    facts = known("gradient_vector", name)
    for frame, number in SPOTS:
        spot = getattr(facts, frame).spots[number]
        for variable, slope in zip("xy", spot.gradient, strict=True):
            measured = central_difference(spot.function, spot.at, variable, 1e-5)
            assert float(slope) == pytest.approx(measured, rel=1e-5, abs=1e-5)


def test_the_words_say_the_facts() -> None:
    text = told("gradient_vector")
    assert "one arrow, (4, 3), the gradient" in text["join"] and text["join"].endswith("is 5.")
    assert "the slopes 2 and 4 make (2, 4)" in text["bowl"]
    assert text["plane"].endswith("coefficients: (1, 2).")
    assert text["tilt"].endswith("becomes (3, 2).")
    assert "Which way should they all turn? Each against its entry, in proportion" in text["guide"]
    assert text["guide"].endswith("falls to 13.25.")


def test_words_say_to_what_scale_arrows_are_drawn() -> None:
    facts = known("gradient_vector")
    scales = [frame.scale for frame in (facts.on_hill, facts.on_bowl, facts.on_plane)]
    assert scales == [Fraction(1, 3), Fraction(1, 2), 1]
    for beat, frame, divisor in (("join", "on_hill", "3"), ("bowl", "on_bowl", "2")):
        assert played("gradient_vector")[beat].numbers[f"1 / {frame}.common_scale"] == divisor
    assert played("gradient_vector")["same"].numbers["1 / on_plane.common_scale"] == "2"


def arrows(beat: str, name: str = "the defaults") -> dict[str, np.ndarray]:
    """The arrows at the end of a beat, as vectors of the map, by their colours: the last of each."""
    shapes = played("gradient_vector", name)[beat].of("arrow")
    return {
        shape.colour: (shape.points[-1] - shape.points[0])[:2] for shape in shapes if len(shape.points) == 2
    }


@every_setting_of("gradient_vector")
def test_components_lie_tip_to_tail_and_make_the_gradient(name: str) -> None:
    facts = known("gradient_vector", name)
    scale = float(facts.on_hill.common_scale)
    gradient = np.array([float(part) for part in facts.on_hill.spots[0].gradient])
    for beat in ("join", "keep"):
        found = arrows(beat, name)
        assert found[theme.GRADIENT] == pytest.approx(found[theme.FIRST] + found[theme.SECOND])
        assert found[theme.GRADIENT] == pytest.approx(scale * gradient)


def test_before_they_are_joined_both_begin_under_the_farmer() -> None:
    for arrow in played("gradient_vector")["open"].of("arrow"):
        assert arrow.points[0, :2] == pytest.approx((2, 1))


@pytest.mark.parametrize(("beat", "gradient"), [("same", (1, 2)), ("tilt", (3, 2))])
def test_on_a_plane_all_arrows_are_alike(beat: str, gradient: tuple[int, int]) -> None:
    found = played("gradient_vector")[beat].of("arrow", theme.GRADIENT)
    vectors = [(arrow.points[1] - arrow.points[0])[:2] for arrow in found]
    assert len(vectors) == 12
    for one, other in pairwise(vectors):
        assert one == pytest.approx(other)
    assert vectors[0] == pytest.approx(np.array(gradient) / 2)


def test_the_machine_is_tuned_against_its_gradient() -> None:
    facts = known("gradient_vector")
    assert list(facts.guide.entries.values()) == [Fraction(5, 2), -3, Fraction(3, 2), 3]
    dials = [float(shape.points[0, 0]) for shape in played("gradient_vector")["guide"].of("dial")]
    assert dials == [3.5, 7, 3.5, 2]
    shown = played("gradient_vector")["machine"].numbers
    assert [shown[f"guide.entries.{knob}"] for knob in KNOBS] == ["+2.5", "−3", "+1.5", "+3"]
