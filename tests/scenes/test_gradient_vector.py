"""Two slopes together: its components, what it is made into, and the machine that it tunes."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from scenes.gradient_vector import KNOBS, GradientVectorParameters
from steepest import theme
from steepest.calculus import Function, Spot, central_difference
from steepest.testing import play, told
from tests.families import family
from tests.scenes.records import every_setting_of, known, of_scene, played
from tests.scenes.test_partials import LEDGER

pytestmark = of_scene("gradient_vector")


def spots_of(facts: GradientVectorParameters) -> dict[str, Spot]:
    """The points whose gradients are told: one on each ground, and that on the tilted plane."""
    grounds = {name: getattr(facts, name).spots[0] for name in ("on_hill", "on_bowl", "on_plane")}
    return {**grounds, "tilted": facts.on_plane.changed_spot}


def test_the_facts_are_those_of_the_ledger() -> None:
    facts = GradientVectorParameters()
    for name, frame in (("bowl-1-2", "on_bowl"), ("plane-1-2", "on_plane"), ("plane-3-2", "tilted")):
        spot, ledger = spots_of(facts)[frame], LEDGER[name]
        assert spot.function == Function(ledger["f"], ["x", "y"])
        assert dict(zip("xy", spot.gradient, strict=True)) == ledger["partials"]
        if "at" in ledger:
            there = [Fraction(ledger["at"][name]) for name in "xy"]
            assert spot.function.gradient(there) == spot.gradient
            assert frame == "tilted" or list(spot.at) == there
    assert float(facts.on_bowl.spots[0].length) == pytest.approx(20**0.5)
    assert facts.on_hill.spots[0].length == 5


@every_setting_of("gradient_vector", playing=False)
def test_gradients_agree_with_measured_ones(name: str) -> None:
    facts = known("gradient_vector", name)
    for spot in spots_of(facts).values():
        for variable, slope in zip("xy", spot.gradient, strict=True):
            measured = central_difference(spot.function, spot.at, variable, 1e-5)
            assert float(slope) == pytest.approx(measured, rel=1e-5, abs=1e-5)


def test_the_words_say_the_facts() -> None:
    text = told("gradient_vector")
    assert "one arrow, (4, 3), the gradient" in text["join"] and text["join"].endswith("is 5.")
    assert "the slopes 2 and 4 make (2, 4)" in text["bowl"]
    assert text["plane"].endswith("read off the gradient: (1, 2).")
    assert text["tilt"].endswith("becomes (3, 2).")
    assert text["guide"].endswith(
        "make −26.5, promising 9.5. But turning temperature down lowers brew time's slope: the needle stops at 13.25."
    )


@pytest.mark.verify
def test_arrows_have_their_full_length_where_that_fits_and_else_their_scale_is_told_from_the_first_one_on() -> None:
    facts, film, scale = known("gradient_vector"), played("gradient_vector"), {"on_hill.scale", "on_plane.common_scale"}
    assert [frame.scale for frame in facts.maps] == [1, 1, 1]
    assert facts.on_plane.common_scale == 1
    for beat in film.performance.beats:  # so that a slope is read off the axis: the tip of (4, 3) at (2, 1) is (6, 4)
        assert not scale & film[beat.key].numbers.keys()
    tip = max(shape.points[-1][:2].tolist() for shape in film["join"].of("arrow", theme.GRADIENT))
    assert tip == pytest.approx([6, 4])
    small = {"domain": {"x": [0, 5], "y": [-0.4, 2.6]}}
    shortened = play("gradient_vector", small)
    assert all(shortened[beat].numbers["on_hill.scale"] == "half" for beat in ("open", "join", "keep"))


def arrows(beat: str, name: str = "the defaults") -> dict[str, np.ndarray]:
    """The arrows at the end of a beat, as vectors of the map, by their colours: the last of each."""
    shapes = played("gradient_vector", name)[beat].of("arrow")
    return {
        shape.colour: (shape.points[-1] - shape.points[0])[:2] for shape in shapes if len(shape.points) == 2
    }


@every_setting_of("gradient_vector")
def test_components_lie_tip_to_tail_and_make_the_gradient(name: str) -> None:
    facts = known("gradient_vector", name)
    scale = float(facts.on_hill.scale)
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
    assert len(vectors) == 6
    for one, other in pairwise(vectors):
        assert one == pytest.approx(other)
    assert vectors[0] == pytest.approx(np.array(gradient))


def test_the_slopes_of_the_carried_arrow_are_told_and_no_other_arrow_begins_or_ends_where_they_meet() -> None:
    tilt = played("gradient_vector")["tilt"]
    assert [tilt.numbers[f"on_plane.changed_spot.gradient[{axis}]"] for axis in (0, 1)] == ["3", "2"]
    (along,) = tilt.of("arrow", theme.FIRST)
    for arrow in tilt.of("arrow", theme.GRADIENT):
        for end in (arrow.points[0], arrow.points[-1]):
            assert np.hypot(*(end - along.points[-1])[:2]) > 0.4


def test_the_machine_is_tuned_against_its_gradient() -> None:
    facts = known("gradient_vector")
    assert list(facts.guide.entries.values()) == [Fraction(5, 2), -3, Fraction(3, 2), 3]
    dials = [float(shape.points[0, 0]) for shape in played("gradient_vector")["guide"].of("dial")]
    assert dials == [3.5, 7, 3.5, 2]
    assert [trial.change for trial in facts.trials.values()] == [Fraction(5, 2), -3, Fraction(3, 2), 3]
    shown = played("gradient_vector")["guide"].numbers
    now = {knob: shown.get(f"guide.changed.{knob}") for knob in KNOBS}  # half of the other knob's mark
    assert now == {"temperature": None, "grind": None, "dose": None, "time": "1.75"}
    at = {knob: Fraction(now[knob] or entry) for knob, entry in facts.guide.entries.items()}  # each as it was turned
    fall = sum(at[knob] * by for knob, by in facts.guide.turns.items())
    assert facts.guide.before + fall == facts.guide.after, "what stands there leads to where the needle stops"
    past = [shown[f"guide.entries.{knob}"] for knob in KNOBS]
    assert past == ["2.5", "−3", "1.5", "3"], "what does not run stays as it was"
    assert [*facts.guide.turns.values()] == [Fraction(-5, 2), 3, Fraction(-3, 2), -3]
    assert shown["guide.promised"] == "9.5"
    assert not played("gradient_vector")["guide"].of("turn"), "what was ahead and turned is over"
    assert {*facts.guide.changed} == {"temperature", "time"} and facts.guide.shrinks and facts.guide.crossed
    assert [*facts.guide.promises.values()] == [Fraction(-25, 4), -9, Fraction(-9, 4), -9]
    table = {f"guide.{row}.{knob}" for row in ("turns", "promises") for knob in KNOBS}
    assert not table & shown.keys(), "under slopes that have changed it would not be true"
    assert facts.guide.mixed == Fraction(1, 2) and facts.guide.rate == 1 and facts.guide.lowers
    assert shown["guide.missed"] == "3.75" and facts.guide.after == Fraction(19, 2) + Fraction(15, 4)
    assert (shown["guide.before"], shown["guide.promised_fall"]) == ("36", "26.5")
    assert not known("gradient_vector", "downhill both ways").guide.changed
    dashed = played("gradient_vector")["guide"].of("needle", theme.DESCENT)
    assert [float(needle.points[0, 0]) for needle in dashed] == [9.5]
    shown = played("gradient_vector")["machine"].numbers
    assert [shown[f"guide.entries.{knob}"] for knob in KNOBS] == ["2.5", "−3", "1.5", "3"]
    assert facts.trials["temperature"].by == 1  # it is told, while the needle goes by the first entry


@pytest.mark.parametrize("name", family(1, ["the defaults", "downhill both ways"]))
def test_the_length_is_told_as_the_root_of_two_squares(name: str) -> None:
    shown = played("gradient_vector", name)["join"].numbers
    assert {f"on_hill.spots[0].gradient[{axis}]" for axis in (0, 1)} <= {*shown}
    told = known("gradient_vector", name).on_hill.spots[0]
    assert float(shown["on_hill.spots[0].length"]) == pytest.approx(float(told.length), rel=0.01)
