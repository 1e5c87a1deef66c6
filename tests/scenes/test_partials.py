"""Freeze all but one: the rule term by term, both slopes at a point, and the coefficients of a linear function."""

from typing import Any

import numpy as np
import pytest

from scenes.partials import PartialsParameters
from steepest import theme
from steepest.calculus import Function, central_difference
from steepest.stage.figures.ground.outlook import share_shown
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import Label
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve
from steepest.stage.type.typeset import Typeset
from steepest.testing import told
from tests.scenes.opened import opened
from tests.scenes.records import (
    LEDGER,
    asked_at_ends,
    every_setting_of,
    known,
    looked_at,
    of_scene,
    played,
)

pytestmark = of_scene("partials")


def test_the_facts_are_those_of_the_ledger() -> None:
    facts, ledger = PartialsParameters(), LEDGER["worked-partials"]
    assert facts.function == Function(ledger["f"], ["x", "y"])
    assert {"x": facts.by_x.partial.source, "y": facts.by_y.partial.source} == ledger["symbolic"]
    assert dict(zip("xy", facts.here.gradient, strict=True)) == ledger["partials"]
    line = LEDGER["plane-3-2"]
    assert facts.linear == Function(line["f"], ["x", "y"])
    assert dict(zip("xy", facts.coefficients, strict=True)) == line["partials"]


@every_setting_of("partials", playing=False)
def test_slopes_agree_with_measured_ones(name: str) -> None:
    facts = known("partials", name)
    for spot in (facts.here, facts.there):
        for variable, slope in zip("xy", spot.gradient, strict=True):
            measured = central_difference(facts.function, spot.at, variable, 1e-5)
            assert float(slope) == pytest.approx(measured, rel=1e-5, abs=1e-5)


def test_the_words_say_the_facts() -> None:
    text = told("partials")
    assert text["term.1"] == "3x² becomes 6x."
    assert text["term.2"] == "With y frozen, 2xy becomes 2y."
    assert "y³" in text["guess"] and text["melt"].endswith("; in the slope it melts to zero.")
    assert text["other"].endswith("3x² melts, the rest becomes 2x + 3y².")
    assert text["point"].endswith("the slope is 10 along x. Along y it is 14.")
    assert text["move"] == "Move to (1, 1): only y moves, yet both slopes change."


@pytest.mark.parametrize("second", [[1, 1], [2.5, 1.5], [-0.75, 3]])
def test_both_slices_begin_at_whole_numbers_left_of_their_points(second: list[float]) -> None:
    """Axes that stand side by side are read alike."""
    facts = opened("partials", {"second": second}).facts
    for axis, (low, high) in enumerate(facts.window):
        ends = sorted(float(spot.at[axis]) for spot in (facts.here, facts.there))
        assert low % 1 == 0 and low + 0.9 <= ends[0] and ends[1] + 1 < high
        assert high - low == facts.window[0][1] - facts.window[0][0]


def test_the_slopes_follow_and_the_coefficients_are_read_off() -> None:
    beats = played("partials")
    assert [beats["move"].numbers[f"there.gradient[{k}]"] for k in (0, 1)] == ["8", "5"]
    for rule, slopes in (("linear_x", ["3", "0"]), ("linear_y", ["0", "2"])):
        assert [beats["linear"].numbers[f"{rule}.terms[{k}].after.size"] for k in (0, 1)] == slopes


def test_where_a_letter_is_frozen_there_is_ice() -> None:
    beats = played("partials")
    assert beats["open"].of("ice") == []
    assert len(beats["freeze"].of("ice")) == 2  # of 2xy and y³
    assert len(beats["guess"].of("ice")) == 3  # of these, and of y³ in the question
    assert len(beats["melt"].of("ice")) == 2  # of the function's, for no more than a copy of y³ has melted
    assert len(beats["left"].of("ice")) == 3  # of 2xy and y³ above and of 2y below
    assert len(beats["keep"].of("ice")) == 4  # of 2y and of 2x, and of their numbers; all is live in the function


def test_the_point_moves_along_both_edges_at_once() -> None:
    """A quiet dot stays on each of them where it was."""
    for beat, (x, y), was in (("point", (1, 2), []), ("move", (1, 1), [(1, 15), (2, 15)])):
        height = 3 * x**2 + 2 * x * y + y**3
        dots = played("partials")[beat].of("dot")
        found, stays = (
            sorted(dot.points[0].round(6).tolist() for dot in dots if (dot.colour == theme.QUIET) == quiet)
            for quiet in (False, True)
        )
        assert found == [pytest.approx(at) for at in sorted([(x, height), (y, height), (x, y)])]  # the last on the map
        assert stays == [pytest.approx(at) for at in was]


def test_tangents_are_as_steep_as_the_facts() -> None:
    for beat, slopes in (("point", [10, 14]), ("move", [8, 5])):
        lines = [line.points for line in played("partials")[beat].of("line", theme.INK)]
        rates = [(line[-1] - line[0])[1] / (line[-1] - line[0])[0] for line in lines]
        assert rates == pytest.approx(slopes)


def test_the_arrow_on_each_cut_is_the_slope_along_it() -> None:
    for beat, ink, axis, slope in (("left", theme.FIRST, 0, 10), ("other", theme.SECOND, 1, 14)):
        (arrow,) = played("partials")[beat].of("arrow", ink)
        way = arrow.points[1] - arrow.points[0]
        assert way[1 - axis] == pytest.approx(0) and way[axis] > 0
        assert way[2] / way[axis] == pytest.approx(slope)


def test_without_what_melts_the_edge_is_lower_and_as_steep_until_the_terms_are_told() -> None:
    curves = {beat: played("partials")[beat].of("curve", theme.INK) for beat in ("guess", "melt", "term.1")}
    touching = [curve.points for curve in curves["melt"] if len(curve.points) == 2]
    ways = [(ends[1] - ends[0])[[0, 2]] for ends in touching]
    assert [rise / across for across, rise in ways] == pytest.approx([10, 10])
    assert touching[0] - touching[1] == pytest.approx(np.array([[0, 0, 8]] * 2))
    assert len(curves["guess"]) == len(curves["term.1"]) == len(curves["melt"]) - 2


def test_a_term_with_a_frozen_letter_stands_alone_with_its_number_until_the_sum_is_told() -> None:
    beats = played("partials")
    alone = {beat: beats[beat].numbers.get("alone[1].cut.edge") for beat in ("term.1", "term.2", "left")}
    assert alone == {"term.1": None, "term.2": "4x", "left": None}
    assert beats["term.2"].numbers["alone[1].cut.slope"] == "4"
    (line,) = (each.points for each in beats["term.2"].of("line", theme.FIRST) if len(each.points) > 3)
    rise, run = (line[-1] - line[0])[1], (line[-1] - line[0])[0]
    assert rise / run == pytest.approx(4)


@asked_at_ends("partials")
def heights_told(beat: str, scene: Any) -> list[float]:
    """How high on the frame the numbers of the axis of heights are that are seen."""
    axes = [each for each in scene.mobjects if isinstance(each, SolidAxes)]
    texts = [each for row in axes for each in row.placed if each.axis == 2 and not each.is_name]
    seen = [each for each in texts if each.seen and each.there and each.solid > 0.9]
    return [float(each.middle[1]) for each in seen]


def test_both_cuts_have_a_scale_of_heights_at_their_ends() -> None:
    told_at = heights_told()
    assert len(told_at["freeze"]) >= 2 and len(told_at["other"]) >= 2


@asked_at_ends("partials")
def right_ends(key: str, scene: Any) -> float:
    return max(float(each.get_right()[0]) for each in scene.mobjects if isinstance(each, Typeset))


def test_the_formula_is_the_picture_while_its_letters_freeze_and_melt() -> None:
    assert (
        min(right_ends()[key] for key in ("freeze", "melt", "left", "other")) > -1.4
    )  # beyond four tenths of the frame


def test_the_ground_is_as_large_as_the_formulas_beside_it_let_it_be() -> None:
    spans = {key: found.span for key, found in looked_at("partials").fills.items() if found is not None}
    assert min(spans[key] for key in ("open", "freeze", "guess", "melt", "left")) >= 0.24
    assert min(spans.values()) >= 0.165  # of the slim rest behind the other cut, which leaves room to name its climb
    assert spans["keep"] >= 0.2


@asked_at_ends("partials")
def shares_of_arrows(key: str, scene: Any) -> list[float]:
    """How much of each arrow on the ground is seen, of one that is seen from beside it."""
    lands = [each for each in scene.mobjects if isinstance(each, Landscape)]
    found = [
        (land.view, points_of(thing, land.terrain))
        for land in lands
        for thing in land.things
        if isinstance(thing, Arrow)
    ]
    return [
        share_shown(line, view.project(line)[:, :2], 0) / view.scale(line.mean(axis=0)) for view, line in found
    ]


def test_both_slices_are_seen_from_before_them() -> None:
    assert min(shares_of_arrows()["left"][-1], shares_of_arrows()["other"][-1]) > 0.83


@pytest.mark.verify
@pytest.mark.parametrize(("function", "point"), [("x/y + sqrt(x) - y", [2, 3]), ("x**2 - y**2", [2, 3])])
def test_no_words_lie_on_the_climb_along_y(function: str, point: list[int]) -> None:
    met = []

    def look(key: str, scene: Any) -> None:
        for land in (each for each in scene.mobjects if key == "other" and isinstance(each, Landscape)):
            climb, *_ = (each for each in land.things if isinstance(each, SpaceCurve) and each.width == 8)
            seen = land.view.project(points_of(climb, land.terrain))[:, :2]
            labels = [each for each in scene.mobjects if isinstance(each, Label)]
            met.append([label.box.holds(place) for label in labels for place in seen])

    opened("partials", {"function": function, "point": point, "second": [2.5, 2.5]}, "other", look)
    assert met and met[0] and not any(met[0])


def test_an_arrow_leads_from_each_live_term_to_what_it_becomes() -> None:
    counts = {
        beat: len(played("partials")[beat].of("arrow", theme.QUIET)) for beat in ("melt", "left", "other")
    }
    assert counts == {"melt": 0, "left": 2, "other": 2}


def test_in_the_end_the_point_is_put_into_both_derivatives_beside_the_ground_with_both_slices() -> None:
    keep = played("partials")["keep"]
    assert keep.numbers["there.put_in[0]"] == "6 · 1 + 2 · 1" and keep.numbers["there.gradient[0]"] == "8"
    assert keep.numbers["there.put_in[1]"] == "2 · 1 + 3 · 1²" and keep.numbers["there.gradient[1]"] == "5"
    for ink, axis, at in ((theme.FIRST, 1, 1), (theme.SECOND, 0, 1)):
        (edge,) = (line.points for line in keep.of("curve", ink) if len(line.points) > 20)
        assert edge[:, axis] == pytest.approx(at)


def test_the_last_triangles_climb_both_slopes_over_a_run_of_one() -> None:
    lines = [line.points for line in played("partials")["keep"].of("curve")]
    ways = [points[-1] - points[0] for points in lines if len(points) == 12]
    told = [[1, 0, 0], [0, 0, 8], [1, 0, 8], [0, 1, 0], [0, 0, 5], [0, 1, 5]]
    assert np.array(ways) == pytest.approx(np.array(told), abs=1e-6)
