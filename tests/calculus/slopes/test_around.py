"""The slopes around a point: greatest along the gradient, zero square to it, least straight opposite."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Function, NoAnswer, SlopesAround, dot, length

wholes = st.integers(-9, 9).map(Fraction)
slants = st.tuples(wholes, wholes).filter(any)


def plane(east: Fraction, north: Fraction) -> SlopesAround:
    return SlopesAround(Function(f"({east})*x + ({north})*y", ["x", "y"]), (Fraction(1), Fraction(2)))


@given(east=wholes, north=wholes)
def test_along_the_axes_they_are_the_partial_derivatives_and_their_opposites(
    east: Fraction, north: Fraction
) -> None:
    slopes = plane(east, north)
    assert [slopes.along(angle) for angle in (0, 90, 180, 270, 360)] == [east, north, -east, -north, east]


@given(slant=slants)
def test_the_steepest_direction_is_the_gradients_and_no_other_is_as_steep(
    slant: tuple[Fraction, Fraction]
) -> None:
    (east, north), slopes = slant, plane(*slant)
    assert float(length(slopes.steepest)) == pytest.approx(1)
    assert slopes.steepest[0] * north == pytest.approx(float(slopes.steepest[1] * east))
    assert float(slopes.toward(slopes.steepest)) == pytest.approx(float(slopes.greatest))
    others = slopes.sample(slopes.angle + np.linspace(1, 359, 400))
    assert (others < float(slopes.greatest)).all()


@given(slant=slants)
def test_square_to_it_is_level_and_straight_opposite_is_the_least(slant: tuple[Fraction, Fraction]) -> None:
    slopes = plane(*slant)
    assert slopes.level == 0 and slopes.along(slopes.angle + 90) == 0
    assert [dot(slopes.steepest, way) for way in (slopes.left, slopes.right)] == [0, 0]
    assert float(slopes.toward(slopes.opposite)) == pytest.approx(-float(slopes.greatest))


@given(slant=slants)
def test_its_quarter_holds_the_steepest_direction_and_has_no_end_that_leads_down(
    slant: tuple[Fraction, Fraction]
) -> None:
    slopes = plane(*slant)
    assert 90 * slopes.quarter <= slopes.angle < 90 * slopes.quarter + 90
    assert slopes.ends[0] > 0 and slopes.ends[1] >= 0


@given(slant=slants, share=st.sampled_from([Fraction(1, 2), Fraction(1)]))
def test_a_bent_line_is_right_at_its_ends_and_told_apart_from_the_curve_halfway(
    slant: tuple[Fraction, Fraction], share: Fraction
) -> None:
    slopes = plane(*slant)
    first, middle, last = slopes.bent(share)
    assert (first[1], last[1]) == slopes.ends
    angles = 90 * slopes.quarter + np.linspace(0, 90, 2)
    assert angles == pytest.approx([first[0], last[0]])
    assert slopes.sample(angles) == pytest.approx([float(first[1]), float(last[1])], abs=1e-12)
    assert abs(float(middle[1]) - float(slopes.along(float(middle[0])))) > 0.1 * float(slopes.greatest)


@given(slant=slants)
def test_the_arc_that_may_be_guessed_is_the_curve_itself_and_well_off_both_other_guesses_halfway(
    slant: tuple[Fraction, Fraction]
) -> None:
    slopes = plane(*slant)
    guesses = slopes.guesses
    assert [name for name, guess in guesses.items() if guess.right] == ["arc"]
    angles, arc = np.array(guesses["arc"].of, float).T
    straight, sums = (np.interp(angles, *np.array(guesses[name].of, float).T) for name in ("straight", "sums"))
    greatest = float(slopes.greatest)
    assert (straight - 1e-9 * greatest <= arc).all() and (arc <= sums + 1e-9 * greatest).all()
    (east, north), turn = map(float, slant), np.radians(angles)
    assert arc == pytest.approx(east * np.cos(turn) + north * np.sin(turn), abs=1e-9 * greatest)
    halfway = len(arc) // 2
    assert angles[halfway] == pytest.approx(90 * slopes.quarter + 45)
    assert min(arc[halfway] - straight[halfway], sums[halfway] - arc[halfway]) > 0.1 * greatest


def test_level_ground_is_flat_and_has_no_steepest_direction() -> None:
    slopes = plane(Fraction(0), Fraction(0))
    assert slopes.flat and slopes.greatest == 0
    with pytest.raises(NoAnswer):
        _ = slopes.steepest
