"""A bowl: where its bottom is, what its rates do, and the walks that belong together."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Bowl, Function, NotQuadratic
from tests.families import examples

numbers = st.fractions(-20, 20, max_denominator=10)
positive = st.fractions(Fraction(1, 10), 20, max_denominator=10)


@st.composite
def bowls(draw: st.DrawFn) -> Bowl:
    """A bowl of any width anywhere, and a start off its bottom."""
    steep, centre, low, offset = draw(positive), draw(numbers), draw(numbers), draw(positive)
    loss = Function(f"{steep}*(w - ({centre}))**2 + ({low})", ["w"])
    return Bowl(loss, centre + offset * draw(st.sampled_from([-1, 1])), 4)


@given(bowls())
@examples(25)
def test_its_bottom_is_lowest_and_between_start_and_mirror(bowl: Bowl) -> None:
    assert bowl.bottom_loss < bowl.start_loss == bowl.loss(bowl.mirror)
    assert bowl.bottom == (bowl.start + bowl.mirror) / 2 == bowl.start - bowl.offset


@given(bowls(), positive)
@examples(25)
def test_its_factor_is_what_a_step_does(bowl: Bowl, rate: Fraction) -> None:
    walk = bowl.walk(rate)
    assert bowl.factor(rate) == walk.factor == 1 - rate * bowl.curvature
    assert walk.offsets[1] == walk.factor * bowl.offset


@given(bowls())
@examples(25)
def test_rates_lie_as_their_regimes_say(bowl: Bowl) -> None:
    assert bowl.walk(bowl.jump_rate).regime == "one jump"
    assert bowl.bouncing.regime == "bounces for ever"
    assert bowl.beyond.regime == "runs away"
    assert bowl.mended.regime == "hops and settles"
    assert bowl.regimes[0].start == 0 and bowl.regimes[0].name == "glides"


@given(bowls(), st.lists(st.fractions(Fraction(1, 20), 3, max_denominator=20), max_size=3))
@examples(25)
def test_twins_have_the_same_losses_on_other_sides(bowl: Bowl, above: list[Fraction]) -> None:
    rates = [bowl.limit_rate * (1 + share) for share in above]
    tried = replace(bowl, rates=(bowl.jump_rate, *rates))
    assert [walk.rate for walk in tried.runaways] == sorted(rates)
    assert tried.beyond.rate == min(rates, default=bowl.limit_rate * Fraction(11, 10))
    assert tried.twin.walk.uphill and tried.twin.rate > 0
    assert tried.twin.losses == tried.beyond.losses and tried.same_losses
    assert tried.beyond.changes_sides and not tried.twin.changes_sides
    assert tried.first.regime == "one jump"


@pytest.mark.parametrize(("loss", "fault"), [("w**3", NotQuadratic), ("2*w", ValueError)])
def test_what_has_no_bottom_is_no_bowl(loss: str, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        _ = Bowl(Function(loss, ["w"]), Fraction(0), 3).bottom
