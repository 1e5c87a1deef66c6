"""Lines with running numbers agree while they run, and make room for a last one, which stands under their points."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest
from manim import LEFT, Scene

from steepest.calculus import Bowl, Function
from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import RunningLines
from steepest.stage.play.live import Live
from steepest.stage.type import typeset
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

FACTS = {
    "last.step": Fraction(1, 100),
    "last.rate": Fraction(401, 100),
    "slope": Fraction(4),
}


@dataclass(frozen=True)
class Step:
    """A record of two numbers."""

    step: Any = Fraction(1, 100)
    rate: Any = Fraction(401, 100)


class Told(Scene):
    """A scene with some facts, in which each label is its own words."""

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        return typeset.words(label, size=size, colour=colour)

    def formula(self, template: str, size: float, colour: str) -> Typeset:
        return typeset.formula(template.replace("{last.rate:g}", "4.01"), size=size, colour=colour)

    def number(self, expression: str) -> Any:
        return FACTS[expression]

    def settle(self, readout: Readout, expression: str) -> Readout:
        assert readout.value() == FACTS[expression]
        return readout.stop()


@pytest.mark.parametrize("line", [1, 2, 4])
def test_lines_of_a_record_begin_where_they_are_told_to(line: int) -> None:
    panel = Panel(Told())  # type: ignore[arg-type]
    lines = panel.figures(Step, "last", line=line, step="step", rate="rate")
    assert [each[0].baseline for each in lines] == [panel.baseline(line), panel.baseline(line + 1)]


def two_lines(panel: Panel, first: int) -> RunningLines:
    return panel.coloured(Step, "last", {"step": ("step", None), "rate": ("rate", None)}, first=first)


def test_what_a_number_was_stands_between_its_words_and_it_where_there_is_room() -> None:
    rate = Live(FACTS["last.rate"] - 1)
    lines = Panel(Told(), theme.OVER_HERO).figures(  # type: ignore[arg-type]
        rate.then(lambda value: Step(rate=value)), "last", step="step", rate="rate"
    )
    (was,) = lines.came_from((1, "last.rate:g"))
    words, number = lines[1]
    assert box_of(words).right + theme.TEXT_GAP < box_of(was).left
    assert box_of(was).right + theme.TEXT_GAP < box_of(number).left
    words.scale(6, about_edge=LEFT)
    assert lines.came_from((1, "last.rate:g")) == []


def test_a_number_that_reads_alike_all_the_way_is_told_once() -> None:
    """As the height of somebody who climbs 10⁻¹⁴: it would seem to come from what it is."""
    rate = Live(FACTS["last.rate"])
    lines = Panel(Told(), theme.OVER_HERO).figures(  # type: ignore[arg-type]
        rate.then(lambda value: Step(rate=value)), "last", step="step", rate="rate"
    )
    assert lines.came_from((1, "last.rate:g")) == []


@pytest.mark.parametrize("between", [-1, 1000, -30])
def test_what_a_number_was_keeps_off_it_where_it_is_longest_on_its_way(between: int) -> None:
    run, panel = Live(Fraction(0)), Panel(Told(), theme.OVER_HERO)  # type: ignore[arg-type]

    def step(share: Fraction) -> Step:
        return Step(rate=FACTS["last.rate"] + 4 * between * share * (1 - share))

    lines = panel.figures(run.then(step), "last", step="step", rate="rate")
    (was,) = lines.came_from((1, "last.rate:g"), to=1)
    for run.value in (Fraction(k, 16) for k in range(17)):
        assert box_of(was).right + theme.TEXT_GAP < box_of(lines[1].readout.refresh()).left


@pytest.mark.parametrize("start", [Fraction(401, 10000), Fraction(-401, 100), Fraction(401)])
def test_what_a_number_was_keeps_off_it_from_before_it_runs_until_it_ends(start: Fraction) -> None:
    now = Live(start)
    panel = Panel(Told(), theme.OVER_HERO)  # type: ignore[arg-type]
    lines = panel.figures(lambda: Step(rate=now.value), "last", step="step", rate="rate")
    (was,) = lines.came_from((1, "last.rate:g"))
    for now.value in (start, start * Fraction(9, 10), FACTS["last.rate"]):
        number = lines[1].readout.refresh()
        assert box_of(was).right + theme.TEXT_GAP < box_of(number).left


@pytest.mark.parametrize("share", [0.1, 0.37, 0.5, 0.81])
def test_while_a_step_runs_its_rate_is_that_of_the_step_that_is_read(share: float) -> None:
    length = Live(Fraction(1), scale="log")
    record = length.then(lambda step: Step(step, 4 + step))
    lines = Panel(Told(), theme.OVER_HERO).figures(record, "last", "step", step="step", rate="rate")  # type: ignore[arg-type]
    length.to(Fraction(1, 100)).interpolate(share)
    for line in lines:
        line.readout.refresh()
    step, rate = (float(line.readout.text) for line in lines)
    assert rate == pytest.approx(4 + step, abs=1e-9)


@pytest.mark.parametrize("share", [0.13, 0.512, 0.77])
@pytest.mark.parametrize(
    ("loss", "start"), [("(w - 3)**2", 0), ("w**2/2", -4), ("3*(w + 1)**2 + 2", 7), ("w**2/sqrt(2) + 0.1*w", 1)]
)
def test_while_a_share_of_an_offset_runs_the_slope_is_that_of_the_offset_that_is_read(
    loss: str, start: int, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    bowl = Bowl(Function(loss, ["w"]), Fraction(start), 8)
    monkeypatch.setitem(FACTS, "last.offset", bowl.outset.offset)
    monkeypatch.setitem(FACTS, "last.slope", bowl.outset.slope)
    live = Live[Any](0)
    tilting = live.then(bowl.tilt, times=bowl.offset)
    lines = Panel(Told(), theme.LINES).figures(tilting, "last", "offset", offset="offset", slope="slope")  # type: ignore[arg-type]
    live.to(1).interpolate(share)
    for line in lines:
        line.readout.refresh()
    offset, slope = (float(_typed(line.readout.text)) for line in lines)
    last = 0.1 ** lines[1].readout.decimals
    assert slope == pytest.approx(float(bowl.curvature) * offset, abs=0.5 * last + 1e-9)


@pytest.mark.parametrize("start", [1e-1, 1e-3, 5e-5, 5e-8, -5e-5])
def test_a_step_too_short_for_its_decimals_is_read_as_it_is_shown_and_never_as_none(start: float) -> None:
    length = Live(start)
    record = length.then(lambda step: Step(step, 1 / step))
    lines = Panel(Told(), theme.OVER_HERO).figures(record, "last", "step", step="step", rate="rate")  # type: ignore[arg-type]
    length.to(start / 10).interpolate(0.5)
    for line in lines:
        line.readout.refresh()
    shown = Fraction(_typed(lines[0].readout.text))
    assert record.read(2)() == Step(shown, 1 / shown)


@pytest.mark.parametrize("value", [3.1e-8, 12.4e-11, -2.5e-9])
def test_a_power_of_ten_stands_beside_the_words_of_the_line_before_it_and_not_under_them(value: float) -> None:
    panel = Panel(Told(), theme.LINES, 0.5)
    fields = {"on the tangent plane": ("step", None), "gap": ("rate", None)}
    upper, lower = panel.coloured(lambda: Step(0.5, value), "last", fields)
    assert "⁻" in lower.readout.text and lower.readout.size * lower.readout.enlarged > theme.SMALLEST_SIZE - 0.01
    assert box_of(lower.readout).apart(box_of(upper[0])) >= theme.TEXT_GAP


def _typed(text: str) -> str:
    """A number as Python has it."""
    mantissa, times, power = text.replace("−", "-").partition(" × 10")
    raised = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return f"{mantissa}e{raised}" if times else mantissa
