"""∂ is not d: a step's two legs, the gap that is left, two roads, and two mistakes."""

import numpy as np
import pytest

from scenes.notation import NotationParameters
from steepest import theme
from steepest.calculus import Function
from steepest.stage.figures.guess.outlines import POINTS
from steepest.testing import told
from tests.scenes.opened import opened
from tests.scenes.records import LEDGER, every_setting_of, known, of_scene, played, table

pytestmark = of_scene("notation")


def test_the_facts_are_those_of_the_ledger() -> None:
    facts, ledger = NotationParameters(), LEDGER["total-differential"]
    step = ledger["step"]
    assert facts.function == Function(ledger["f"], ["x", "y"])
    assert dict(zip("xy", facts.point, strict=True)) == ledger["at"]
    assert facts.step == (step["dx"], step["dy"])
    assert (facts.total.value, facts.total.change) == (step["df"], step["true_change"])
    assert facts.total.remainder == Function("dx**2", ["dx", "dy"])


@every_setting_of("notation", playing=False)
def test_the_plane_and_the_gap_make_up_what_the_hill_does(name: str) -> None:
    facts = known("notation", name)
    for step in (facts.total, facts.total.half, facts.total.tenth):
        assert float(step.value + step.gap) == pytest.approx(float(step.change))


def test_each_climb_stands_beside_its_gap_and_that_is_a_bar_on_the_end_of_it_all_in_one_scale() -> None:
    shown = played("notation")["half"]
    steps = [shown.numbers[f"total.{part}value"] for part in ("", "half.", "tenth.")]
    gaps = [shown.numbers[f"total.{part}gap"] for part in ("", "half.", "tenth.")]
    assert (steps, gaps) == (["0.50", "0.25", "0.05"], ["0.25", "0.0625", "0.0025"])
    gap, climb = (
        np.array(sorted(float(np.ptp(bar.points[:, 0])) for bar in shown.of("bar", colour)))
        for colour in (theme.TOGETHER, theme.INK)
    )
    assert climb / climb[-1] == pytest.approx([1 / 10, 1 / 2, 1])
    assert gap / climb == pytest.approx([1 / 20, 1 / 4, 1 / 2])
    assert not known("notation", "at a bottom").total.fades
    assert "small steps" not in told("notation", table("notation").settings["at a bottom"])["half"]


@every_setting_of("notation")
def test_while_it_is_asked_how_high_the_hill_is_at_the_end_no_number_stands_there(name: str) -> None:
    """What the legs climb is told beside their uprights, which end where the step does."""
    beats, climbed = played("notation", name), {"total.legs[0]", "total.legs[1]"}
    assert climbed <= {*beats["step"].numbers}
    assert not climbed & {*beats["guess"].numbers}


@every_setting_of("notation")
def test_what_is_guessed_above_and_below_is_alike_and_gone_with_the_answer(name: str) -> None:
    """Lines go straight up and down from where the step ends on the plane, not on the hill, and equally far; in a lens
    dashes, with a ring around that point, and elsewhere arrows."""
    total, beats = known("notation", name).total, played("notation", name)
    kind = "line" if beats["guess"].of("lens") else "curve"
    assert total.gap or kind == "curve"
    over = {beat: [shape.points for shape in beats[beat].of(kind, theme.INK)] for beat in ("guess", "gap")}
    guessed = {beat: [line for line in lines if 2 < len(line) <= POINTS] for beat, lines in over.items()}
    if kind == "line":
        assert len(guessed["guess"]) == 3 and not guessed["gap"]
        higher, same, lower = (line[:, :2] for line in guessed["guess"])
        point = (same.min(axis=0) + same.max(axis=0)) / 2
        assert higher - point == pytest.approx(point - lower, abs=1e-6)
        assert higher[:, 0] == pytest.approx(point[0] + 0 * higher[:, 0], abs=1e-6)
        assert higher[-1, 1] - 0.2 > higher[0, 1] > point[1]
        return
    arrows = {beat: [line for line in lines if len(line) == POINTS] for beat, lines in over.items()}
    assert len(arrows["guess"]) == 2 and not arrows["gap"]
    (one, other), end = arrows["guess"], np.array(total.reached, float)
    assert all(line[[0, -1], :2] == pytest.approx(np.array([end[:2]] * 2), abs=1e-6) for line in (one, other))
    one, other = (line[:, 2] - end[2] for line in (one, other))
    assert one == pytest.approx(-other, rel=1e-6) and abs(one[-1]) > abs(one[0]) > 0


def test_a_step_is_told_however_short() -> None:
    assert {"total.by[0]", "total.by[1]"} <= {*played("notation")["step"].numbers}


def test_the_words_say_the_facts() -> None:
    text = told("notation")
    assert "0.5 along x, −0.5 along y" in text["step"]
    assert "Lay a tangent plane along both slopes. On it, slope times step gives 2 and −1.5, making 0.5" in text["step"]
    assert text["gap"].startswith("Cut open, the hill is higher: ") and "climbs 0.75" in text["gap"]
    assert text["gap"].endswith("Here the gap is (dx)²: 0.25.")
    assert text["half"].startswith("Half the step: half the plane's climb, a quarter of the gap.")
    assert text["half"].endswith("At a tenth, the gap hardly counts.")
    assert "Per unit of x, f gains 4 directly. y falls by 1, costing 3." in text["ride"]
    assert text["ride"].endswith("counts both: 4 and −3 make 1.")


def test_a_frozen_letter_is_ice_and_thaws() -> None:
    beats = played("notation")
    assert beats["open"].of("ice") == []
    assert beats["mistakes"].of("ice") == []  # the y of the function has thawed: the second mistake lets it move
    assert len(beats["keep"].of("ice")) == 1  # that of the curly d


def test_each_leg_lies_on_the_map_and_on_the_plane() -> None:
    for colour, (dx, dy, climb) in ((theme.FIRST, (0.5, 0, 2)), (theme.SECOND, (0, -0.5, -1.5))):
        arrows = [arrow.points for arrow in played("notation")["step"].of("arrow", colour)]
        ways = [tuple((points[-1] - points[0]).tolist()) for points in arrows if points.shape[1] == 3]
        assert sorted(ways) == [pytest.approx(way) for way in sorted([(dx, dy, 0), (dx, dy, climb)])]


@pytest.mark.verify
def test_what_the_road_climbs_is_named_on_the_ground_as_its_bar_is_beside_it() -> None:
    shown = [one.text for one in opened("notation", {}, "ride").numbers_on_screen() if one.expression == "riding.value"]
    assert sorted(shown) == ["+1", "+1", "1"], "at the white rise, at the white bar, and as the sum"


@pytest.mark.verify
def test_a_sum_without_its_steps_that_could_not_be_read_leaves_out_what_it_makes() -> None:
    settings = table("notation").settings["slopes with long numbers, far out on a hill"]
    whole = "total.slopes[0] + total.slopes[1]"
    told = [one.expression for one in opened("notation", settings, "mistakes").numbers_on_screen()]
    usual = [one.expression for one in opened("notation", {}, "mistakes").numbers_on_screen()]
    assert (whole in told, whole in usual) == (False, True)


def test_the_closing_figures_differ_by_the_roads_through_y() -> None:
    arrows = played("notation")["keep"].of("arrow")
    flat = [arrow.colour for arrow in arrows if arrow.points.shape[1] == 2]
    assert sorted(flat) == sorted([theme.FIRST, theme.FIRST, theme.INK, theme.SECOND])


def test_the_closing_picture_has_both_slopes_at_the_point_side_by_side() -> None:
    """∂f/∂x and df/dx are told beside the lines whose slopes they are, over the dx that both take; nothing there is of
    another step."""
    shown = played("notation")["keep"]
    (taken,) = [arrow for arrow in shown.of("arrow") if arrow.points.shape[1] == 3]
    (x, *start), (end, *rest) = taken.points
    assert taken.colour == theme.FIRST and (x, start[0]) == pytest.approx((2, 1))
    assert end > x and rest == pytest.approx(start)
    assert {"riding.direct", "riding.value", "riding.ride", "riding.rate"} <= {*shown.numbers}
    assert not [expression for expression in shown.numbers if expression.startswith("total")]


@every_setting_of("notation")
def test_slopes_that_were_added_without_their_steps_get_them_as_numbers_and_as_arrows(name: str) -> None:
    """Beside the formula that is right, each variable has its step on the map, named with its number, and its way over
    that. No bar compares what slopes make with what a step climbs."""
    step, shown = known("notation", name).step, played("notation", name)["mistakes"]
    assert {"total.by[0]", "total.by[1]", "total.value"} <= {*shown.numbers}
    assert not shown.of("bar")
    for axis, colour in enumerate((theme.FIRST, theme.SECOND)):
        ways = [each.points[-1] - each.points[0] for each in shown.of("arrow", colour) if each.points.shape[1] == 3]
        assert len(ways) == 2
        for way in ways:
            assert way[:2] == pytest.approx(float(step[axis]) * np.eye(2)[axis], abs=1e-6)
