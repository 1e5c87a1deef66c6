"""The shadows of both parts of a vector lie end to end on the line along a needle."""

import numpy as np
import pytest

from steepest.stage.figures.rose.rose import Rose
from steepest.stage.figures.rose.shadows import Shadows
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import Typeset, formula
from tests.stage.figures.rose.test_rose import flattened, on_rose

VECTORS = [(4.0, 3.0), (-1.0, 2.0), (-3.0, -1.0), (2.0, -2.0), (0.0, 3.0), (-3.0, 0.0)]
each_vector = pytest.mark.parametrize("vector", VECTORS)


class Setter:
    """Sets formulas, as a scene does."""

    def formula(self, text: str, size: float, colour: str) -> Typeset:
        return formula(text, size=size, colour=colour)


def shadows(vector: tuple[float, float], share: float) -> tuple[Rose, Live[float], Shadows]:
    angle = Live(float(np.degrees(np.arctan2(*vector[::-1]))) % 360)
    made = flattened(angle)
    made.share.value = share
    return made, angle, Shadows(Setter(), made, vector, 1.0)  # type: ignore[arg-type]


@each_vector
@pytest.mark.parametrize("turn", [-80.0, 0.0, 30.0, 120.0])
def test_together_they_are_the_shadow_of_the_whole_and_as_long_as_it_along_it(
    vector: tuple[float, float], turn: float
) -> None:
    made, angle, both = shadows(vector, 0.25)
    angle.value += turn
    way = np.array([np.cos(np.radians(angle.value)), np.sin(np.radians(angle.value))])
    (start, joint), (same, tip) = (on_rose(made, each)[[0, -1]] / 0.25 for each in both.shadows)
    assert start == pytest.approx(np.zeros(2), abs=1e-9) and joint == pytest.approx(same)
    assert joint == pytest.approx(vector[0] * way[0] * way)
    length = float(np.hypot(*vector))
    assert tip == pytest.approx(length * np.cos(np.radians(turn)) * way, abs=1e-9)
    legs = [on_rose(made, each)[-1] / 0.25 for each in both.legs]
    for end, foot in zip(legs, (joint, tip), strict=True):
        assert (end - foot) @ way == pytest.approx(0, abs=1e-9)


@each_vector
def test_beside_the_whole_its_parts_are_on_the_other_side(vector: tuple[float, float]) -> None:
    _, _, both = shadows(vector, 0.25)
    turn = np.radians(both.aside)
    corner, tip = np.array([vector[0], 0.0]), np.array(vector)
    aside = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ tip
    assert (tip[0] * aside[1] - tip[1] * aside[0]) * (tip[0] * corner[1] - tip[1] * corner[0]) <= 1e-9


def test_words_follow_their_shadows_and_a_part_that_is_nothing_has_none() -> None:
    _, angle, both = shadows((4.0, 3.0), 0.25)
    angle.value += both.aside
    names = both.named("4 cos theta", "3 sin theta")
    assert len(names) == 2 and names == both.names
    before = [each.get_center() for each in names]
    angle.value -= both.aside
    for each in names:
        each.place()
    assert all(np.ptp(one - each.get_center()) > 0.1 for one, each in zip(before, names, strict=True))
    _, _, lone = shadows((-3.0, 0.0), 0.25)
    assert len(lone.named("-3 cos theta", "0 sin theta")) <= 1


@each_vector
@pytest.mark.parametrize("turn", [-60.0, 0.0, 30.0])
def test_a_right_angle_is_marked_where_a_line_meets_that_of_the_needle(
    vector: tuple[float, float], turn: float
) -> None:
    """The mark begins on that line, ends on the other, and is no longer than either; where there is none, it is a
    point."""
    made, angle, both = shadows(vector, 0.25)
    angle.value += turn
    way, names = made.way(), dict(zip(("trace", "ray", "drop", "fall", "one", "two"), both.cast, strict=False))
    for mark, drop in (("one", "drop"), ("two", "fall")):
        end, foot = (on_rose(made, names[drop]) / 0.25)[[0, -1]]  # type: ignore[arg-type]
        first, corner, last = on_rose(made, names[mark]) / 0.25 - foot  # type: ignore[arg-type]
        assert corner == pytest.approx(first + last) and first @ last == pytest.approx(0, abs=1e-9)
        assert first == pytest.approx((first @ way) * way, abs=1e-9)
        assert np.hypot(*first) == pytest.approx(np.hypot(*last), abs=1e-9)
        assert np.hypot(*last) <= 0.5 * np.hypot(*(end - foot)) + 1e-9
        assert last @ (end - foot) == pytest.approx(np.hypot(*last) * np.hypot(*(end - foot)), abs=1e-9)


@each_vector
def test_the_tip_of_the_shadows_goes_on_a_circle_over_the_whole_and_leaves_a_trace(vector: tuple[float, float]) -> None:
    made, angle, both = shadows(vector, 0.25)
    angle.value += both.aside
    trace, *_ = both.cast
    assert np.ptp(on_rose(made, trace), axis=0) == pytest.approx([0, 0], abs=1e-9)  # type: ignore[arg-type]
    angle.value -= both.aside
    places = on_rose(made, trace) / 0.25  # type: ignore[arg-type]
    half = np.array(vector) / 2
    assert np.hypot(*(places - half).T) == pytest.approx(np.hypot(*half))
    assert places[-1] == pytest.approx(vector) and np.hypot(*(places[0] - vector)) > 0.4 * np.hypot(*half)


def test_all_of_the_circle_is_seen_where_it_is_on_the_map() -> None:
    made, _, both = shadows((4.0, 3.0), 0.25)
    _, *_, circle = both.filled(formula("5"))
    places = on_rose(made, circle) / 0.25  # type: ignore[arg-type]
    assert np.hypot(*(places - [2, 1.5]).T) == pytest.approx(2.5)
    made, _, both = shadows((0.0, 3.0), 0.65)
    assert not any(np.ptp(on_rose(made, each), axis=0)[0] > 0.1 for each in both.filled(formula("3"))[:1])
