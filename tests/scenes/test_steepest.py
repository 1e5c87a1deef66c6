"""Which way is steepest: the rose turns once round, and its slope is a wave whose peak is the gradient's."""

import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from scenes.steepest import SteepestParameters
from steepest import Block, LectureScene, theme
from steepest.calculus import Function
from steepest.stage.ground.landscape import Landscape
from steepest.testing import told
from tests.scenes.opened import opened
from tests.scenes.records import LEDGER, every_setting_of, known, looked_at, of_scene, played

pytestmark = of_scene("steepest")


def test_the_facts_are_those_of_the_ledger() -> None:
    facts, ledger = SteepestParameters(), LEDGER["hill-steepest"]
    assert facts.height == Function(ledger["f"], ["x", "y"])
    assert dict(zip("xy", facts.point, strict=True)) == ledger["at"]
    assert (facts.east, facts.north) == (ledger["partials"]["x"], ledger["partials"]["y"])
    assert str(facts.around.greatest) == ledger["magnitude"]
    assert [float(part) for part in facts.around.steepest] == ledger["direction"]


@every_setting_of("steepest", playing=False)
def test_no_direction_is_steeper_than_the_one_that_is_told(name: str) -> None:
    facts = known("steepest", name)
    slopes = facts.around.sample(np.linspace(0, 360, 3601))
    assert slopes.max() == pytest.approx(float(facts.around.greatest), rel=1e-5)
    assert slopes.min() == pytest.approx(-float(facts.around.greatest), rel=1e-5)


def test_the_words_say_the_facts() -> None:
    text = told("steepest")
    assert text["open"].startswith("Where the farmer stands, the slope is 4 east and 3 north.")
    assert text["direction"].endswith("climbs add: 4 cosine plus 3 sine.")
    assert text["guess"].startswith("Turning from east to north, how does the slope go from 4 to 3?")
    assert "On the unit arrow's line, the east slope casts a shadow, the north slope another." in text["peak"]
    assert "End to end, they are the gradient's shadow: the slope." in text["peak"]
    longest = "It can never be longer than the arrow: so the slope is greatest, exactly 5, when the two line up."
    assert longest in text["peak"]
    assert "(4, 3)" in text["peak"]
    assert text["away"].endswith("Straight opposite it is −5: the steepest way down.")


def test_slopes_that_are_not_those_going_east_and_north_are_told_with_the_ways_that_they_go() -> None:
    text = told("steepest", {"height": "8 - x**2 - y", "point": [1, 1], "domain": [[-1, 3], [-0.5, 2.5]]})
    assert text["guess"].startswith("Turning from west to south, how does the slope go from 2 to 1?")


def test_the_curve_is_drawn_as_far_as_the_needle_has_turned() -> None:
    for beat, end in (("between", 90), ("turn", 360)):
        (curve,) = played("steepest")[beat].of("line", theme.INK)[-1:]
        angles, slopes = curve.points.T
        assert angles.max() == pytest.approx(end) and angles.min() == pytest.approx(0)
        wave = 4 * np.cos(np.radians(angles)) + 3 * np.sin(np.radians(angles))
        assert slopes == pytest.approx(wave, abs=1e-9)


@pytest.mark.verify
def test_the_wave_stays_whole_where_the_needle_turns_back_to_stand_beside_the_peak() -> None:
    name = "a wave, in digits that do not end"  # its peak follows soon after where the needle began
    (curve,) = played("steepest", name)["turn"].of("line", theme.INK)[-1:]
    angles = np.sort(curve.points[np.isfinite(curve.points).all(axis=1), 0])
    assert angles[0] < 3 and angles[-1] > 357 and np.diff(angles).max() < 10


def test_what_is_marked_lies_on_the_curve_where_it_is_said() -> None:
    peak = math.degrees(math.atan2(3, 4))
    marks = [(theme.GRADIENT, peak, 5), (theme.DESCENT, peak + 180, -5)]
    found = [
        (dot.colour, *dot.points[0])
        for dot in played("steepest")["away"].of("dot")
        if dot.points.shape[1] == 2
    ]
    for colour, angle, slope in marks:
        assert any(
            each[0] == colour and each[1:] == pytest.approx((angle, slope), abs=1e-9) for each in found
        ), (colour, angle)
    left = {(colour, round(angle)) for colour, angle, _ in found} - {(ink, round(angle)) for ink, angle, _ in marks}
    assert left <= {(theme.INK, round(peak + 180))}, "the runner, and no zero: its level line is gone, too"


@every_setting_of("steepest")
def test_no_arrow_lies_on_another_and_looks_like_a_second_head_of_it(name: str) -> None:
    for beat in ("peak", "away", "keep"):
        seen = [arrow.points for arrow in played("steepest", name)[beat].of("arrow") if arrow.opacity]
        flat = [arrow[:, :2] for arrow in seen if arrow.shape[1] == 3 and abs(np.ptp(arrow[:, 2])) < 1e-6]
        ways = [(end - start) / np.linalg.norm(end - start) for start, end in flat]
        assert ways and all(one @ other < 0.99 for one, other in combinations(ways, 2)), beat


def test_at_last_the_hill_is_back_and_the_gradient_is_seen_on_it_under_it_and_as_the_height_of_the_wave() -> (
    None
):
    shown = played("steepest")["keep"]
    found = [arrow.points for arrow in shown.of("arrow", theme.GRADIENT)]
    below, on_hill = sorted(
        (each for each in found if each.shape[1] == 3), key=lambda ends: float(np.ptp(ends[:, 2]))
    )
    for start, end in (below, on_hill):
        assert start[:2] == pytest.approx([2, 1])
        assert (end - start)[:2] / np.linalg.norm((end - start)[:2]) == pytest.approx([0.8, 0.6])
    assert (on_hill[1] - on_hill[0])[2] / np.linalg.norm((on_hill[1] - on_hill[0])[:2]) == pytest.approx(5)
    (on_wave,) = (bar.points for bar in shown.of("line", theme.GRADIENT) if bar.points.shape[1] == 2)
    peak = math.degrees(math.atan2(3, 4))
    assert on_wave == pytest.approx(np.array([[peak, 0], [peak, 5]]), abs=1e-6)


def test_a_unit_step_is_one_unit_of_the_map_and_the_map_has_numbers() -> None:
    seen = {each.name.strip("“”") for each in looked_at("steepest").inventories["direction"].texts}
    arrows = [arrow.points for arrow in played("steepest")["direction"].of("arrow", theme.INK)]
    needles = [each for each in arrows if each.shape[1] == 3]  # the short step beside the map is on the frame
    assert {"1", "2", "3"} <= seen
    assert [np.linalg.norm((tip - foot)[:2]) for foot, tip in needles] == pytest.approx([1], rel=1e-6)


@pytest.mark.verify
def test_the_hill_is_seen_first_from_the_side_from_which_it_is_seen_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """The eye goes round it to where both slopes are seen as they are; from there the way between them is end-on."""
    began, open_on = list[float](), LectureScene.open_on

    def noted(scene: Any, *things: Any) -> None:
        began.extend(each.landscape.view.azimuth for each in things if isinstance(each, Block))
        open_on(scene, *things)

    monkeypatch.setattr(LectureScene, "open_on", noted)
    scene = opened("steepest", {}, "keep")
    (ended,) = (each.view.azimuth for each in scene.mobjects if isinstance(each, Landscape))
    assert began == [pytest.approx(ended)]
