"""Slopes that are added without their steps end over the true end by as much as that is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.slopes.wrong_end import WrongEnd
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import SpaceCurve
from tests.families import crossed
from tests.stage.figures.slopes.test_two_ways import RIDES, SOURCES, seen_from_its_side


@pytest.mark.parametrize(("source", "ride"), crossed(2, SOURCES, RIDES))
def test_the_red_line_climbs_the_sum_of_both_slopes_and_the_bar_leads_there_from_the_true_end(
    source: str, ride: str
) -> None:
    ways = seen_from_its_side(source, ride)
    whole, riding = ways.land.whole, ways.riding
    drawn = [each for each in WrongEnd(ways, ways.slopes()[0]).parts if isinstance(each, SpaceCurve)]
    assert all(each.colour == theme.WRONG for each in drawn)
    ways_on = [np.diff(whole.back(points_of(each, whole)[[0, -1]]), axis=0)[0] for each in drawn]
    if not drawn:
        off = float(riding.direct + riding.by_second - riding.value)
        far = np.diff(whole.back(points_of(ways.along, whole)[[0, -1]]), axis=0)[0, 0]
        assert abs(off * far) < 0.15 * (whole.high - whole.low)
        return
    across, aside, climb = ways_on[0]
    assert (aside, climb) == pytest.approx(
        (across * float(riding.rate), across * float(riding.direct + riding.by_second)), abs=1e-9
    )
    for bar in drawn[1:]:
        ends = points_of(bar, whole)[[0, -1]]
        assert ends[0] == pytest.approx(points_of(ways.along, whole)[-1])
        assert ends[1] == pytest.approx(points_of(drawn[0], whole)[-1])


def test_where_both_variables_take_the_same_step_nothing_is_wrong() -> None:
    ways = seen_from_its_side("x**2 + 3*y", "x")
    wrong = WrongEnd(ways, ways.slopes()[0])
    assert not [*wrong.parts, *wrong.coming(), *wrong.righted()]


def test_the_sum_is_told_in_place_of_what_the_straight_way_climbs_until_that_is_righted() -> None:
    ways = seen_from_its_side("x**2 + 3*y", "2 - x")
    straight = ways.slopes()[0]
    assert straight.words in ways.land.labels.there
    wrong = WrongEnd(ways, straight)
    *_, told = wrong.parts
    assert {each.fill_color.to_hex() for each in told.words.submobjects} == {theme.WRONG}
    wrong.coming()
    assert told in ways.land.labels.there and straight.words not in ways.land.labels.there
    wrong.righted()
    assert straight.words in ways.land.labels.there and told not in ways.land.labels.there
    assert not [*wrong.parts, *wrong.going()], "no line leads on to where nothing is told any more"
