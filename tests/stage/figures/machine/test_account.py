"""What the turns of dials add up to, and what they do more together, can be read, and comes in its order.

Each dial starts at its place of the lecture and is turned by 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from manim.animation.animation import prepare_animation

from scenes.knobs import KNOBS, KnobsParameters
from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.account import Account, DialRow, Total
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.type import typeset
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset
from tests.stage.sheet import Sheet

PAIR = "25.5 + 0.5*temperature*time - 3*grind + 1.5*dose"  # all that is more, the time does after another
FALLING = "90 - 4*temperature - 3*grind - dose*time/5"  # likewise, and the time by itself makes it less
BACK = "60 + 3*temperature - 2*grind + dose + 6*time - temperature*time/2"  # likewise, and makes it less then
NOTHING_ALONE = (
    "90 - 4*grind + 3*dose + (temperature - 6)*time"  # likewise, and the time by itself does nothing
)
SEVERAL = "25 + temperature*time/2 + dose*time/4 - 3*grind"  # likewise, after two others
EARLY = "20 + temperature*dose/2 - 3*grind + time"  # two others act on each other, and the time does not
MIXED = "20 + temperature*dose/2 + grind*time/4"  # the time does only a part of what is more
UNKNOWN = "30 + 1/(temperature + grind - dose - 9)"  # has no value once the first two alone are turned


class Told(Sheet):
    """A scene with the facts of a machine, which remembers the label of all words."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
        self.labels = dict[Typeset, str]()

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        words = typeset.words(label, size=size, colour=colour)
        self.labels[words] = label
        return words


class Machine:
    """A machine with numbers under its dials, the label of their row, and the total of its turns."""

    def __init__(self, formula: str) -> None:
        p, machine = KnobsParameters(bitterness=Function(formula, KNOBS)), CoffeeMachine(theme.MACHINE)
        self.scene = scene = Told(turns=p.turns, sums=p.sums, in_order=p.in_order, nudge=p.nudge)
        self.labels = scene.labels
        place = p.bitterness, p.start, (0, CoffeeMachine.LAST), machine.dials(), theme.GAUGE, p.scale
        self.console = Console(
            scene, "bitterness", *place, told=p.readings, lines=1, above=True, row="per_mark"
        )
        self.rates = {name: self.console.rate(name, f"turns.{name}.rate", theme.INK) for name in KNOBS}
        self.panel = Panel(scene, theme.UNDER_GAUGE, 0.62)
        (self.first,) = self.console.row
        self.total = Total(self.console, self.panel, "nudge", "turns", "sums", "in_order")

    @property
    def rows(self) -> list[DialRow]:
        """What the dials do by themselves, and together."""
        return [self.total.alone, self.total.together]

    def turned(self) -> None:
        """What every dial does by itself is added up, and then they turn."""
        play(self.total.begin())
        play(self.total.add())
        for part in self.total.turns("{nudge:+g}"):
            play(part)


def told(text: Typeset) -> str:
    """The number of a text, as one types it."""
    return str(text.shown[0].text).replace("−", "-")


def play(moves: Iterable[Any]) -> None:
    """Let some animations run to their ends."""
    for move in map(prepare_animation, moves):
        move.begin()
        move.finish()


def moved(moves: Iterable[Any]) -> set[Any]:
    """What some animations move, with all its parts."""
    return {part for move in moves for part in move.mobject.get_family()}


def came(moves: Iterable[Any]) -> set[Any]:
    """What fades in."""
    return {move.mobject for move in moves if isinstance(move, FadeIn)}


def went(moves: Iterable[Any]) -> set[Any]:
    """What fades out."""
    return {move.mobject for move in moves if isinstance(move, FadeOut)}


def test_lines_that_are_put_away_leave_the_number_for_each_mark_under_the_dial_once() -> None:
    machine = Machine(PAIR)
    account = Account(
        machine.console, Panel(machine.scene, theme.UNDER_GAUGE), "grind", "turns.grind", theme.DESCENT
    )
    lines, rate = [*account.lines], machine.console.rates.told["grind"]
    away = account.put_away()
    assert went(away) == {*lines} and machine.first in came(away)
    assert [text.shown[0].text for text in came(away) - {machine.first}] == ["−3"]
    assert account.put_away() == [] and rate is not machine.console.rates.told["grind"]


@pytest.mark.parametrize("size", [1, 10, 123_456_789, 10**12])
@pytest.mark.parametrize("formula", [PAIR, SEVERAL, EARLY])
def test_all_of_the_table_can_be_read_and_keeps_apart_however_long_its_numbers_are(
    formula: str, size: int
) -> None:
    machine = Machine(f"{size}*({formula})")
    parts = [*machine.total.turned, *(part for row in machine.rows for part in row.parts)]
    for k, part in enumerate(parts):
        assert is_readable(part)
        box = box_of(part)
        assert box.right <= theme.UNDER_GAUGE.right + 1e-6 and box.bottom >= theme.UNDER_GAUGE.bottom
        assert box.left >= -theme.FRAME_WIDTH / 2 + theme.MARGIN
        assert all(box.apart(box_of(other)) > 0 for other in parts[:k])


@pytest.mark.parametrize(
    ("formula", "alone", "together"),
    [
        (PAIR, ["+5", "-6", "+3", "+6", "+8"], ["+5", "-6", "+3", "+8", "+10"]),
        (EARLY, ["+5", "-6", "+6", "+2", "+7"], ["+5", "-6", "+8", "+2", "+9"]),
        (UNKNOWN, None, ["-0.25"]),
    ],
)
def test_each_row_has_what_its_turns_do_and_their_sum(
    formula: str, alone: list[str] | None, together: list[str]
) -> None:
    first, then = ([*map(told, (*row.cells.values(), row.sum))] for row in Machine(formula).rows)
    assert then == together and alone in (None, first)


@pytest.mark.parametrize("formula", [PAIR, EARLY, SEVERAL, UNKNOWN])
def test_what_stands_in_a_column_stands_under_its_dial_and_all_of_a_row_on_one_line(formula: str) -> None:
    machine = Machine(formula)
    for row in machine.rows:
        for name, cell in row.cells.items():
            assert float(cell.get_center()[0]) == pytest.approx(machine.console.dials[name].centre)
        assert {round(part.baseline, 6) for part in row.parts} == {round(row.label.baseline, 6)}


def test_what_a_dial_does_only_together_has_the_colour_of_that_and_the_sum_that_is_not_reached_is_quiet() -> (
    None
):
    alone, together = Machine(PAIR).rows
    assert [cell.colour for cell in alone.cells.values()] == [
        theme.WRONG,
        theme.DESCENT,
        theme.WRONG,
        theme.WRONG,
    ]
    assert together.cells["time"].colour == theme.TOGETHER
    assert [name for name, cell in together.cells.items() if cell.colour == theme.TOGETHER] == ["time"]
    assert (alone.sum.colour, together.sum.colour) == (theme.QUIET, theme.INK)


def test_what_each_dial_does_alone_comes_with_a_dashed_needle_where_that_would_lead() -> None:
    machine = Machine(PAIR)
    total = machine.total
    assert total.turned in came(total.begin()) and not machine.console.held
    moves = total.add()
    assert {*total.alone.parts} <= came(moves) and total.expected in moved(moves)
    assert total.expected.dashed and total.expected.value == 44
    assert machine.console.reading() == 36, "nothing turns"


def test_one_dial_after_another_turns_and_stays_so_and_tells_what_that_does() -> None:
    machine = Machine(PAIR)
    console, total = machine.console, machine.total
    play(total.begin())
    play(total.add())
    turns = total.turns("{nudge:+g}")
    for k, (name, reading) in enumerate(zip(KNOBS, (41, 35, 38, 46), strict=True)):
        moves = next(turns)
        assert came(moves) & {*total.together.cells.values()} == {total.together.cells[name]}
        assert (total.together.label in came(moves)) == (k == 0) and total.together.sum not in came(moves)
        assert [told(text) for text in console.told] == ["+2"]
        play(moves)
        assert console.reading() == reading
    end = next(turns)
    assert total.together.sum in came(end) and {*total.beyond} <= moved(end)
    assert next(turns, None) is None


@pytest.mark.parametrize("formula", [PAIR, FALLING, BACK, NOTHING_ALONE, UNKNOWN, MIXED, SEVERAL])
def test_whichever_act_on_each_other_all_stay_turned(formula: str) -> None:
    machine = Machine(formula)
    machine.turned()
    assert [stand() for stand in machine.console.stands.values()] == [8, 6, 7, 7]
    assert machine.console.reading() == machine.total.here + machine.total.sums["at_once"]


def test_where_nobody_can_tell_what_each_does_all_turn_at_once() -> None:
    machine = Machine(UNKNOWN)
    assert not machine.total.together.cells and len([*machine.total.turns("{nudge:+g}")]) == 2


def test_what_is_more_is_seen_on_the_meter_from_where_the_turns_would_lead_by_themselves() -> None:
    machine = Machine(BACK)
    machine.turned()
    ((was, now),) = [(shape.was, shape.value) for shape in machine.total.beyond[:1]]
    assert (was, now) == (machine.total.expected.value, machine.console.reading())


@pytest.mark.parametrize(
    ("formula", "names", "linked"),
    [(PAIR, ["time"], True), (EARLY, ["dose"], True), (SEVERAL, ["time"], False), (UNKNOWN, [], False)],
)
def test_dials_that_act_on_each_other_tell_what_they_do_once_those_before_them_are_turned(
    formula: str, names: list[str], linked: bool
) -> None:
    """A line leads there from the one that acts on it; where nobody can tell which, none does."""
    machine = Machine(formula)
    machine.turned()
    moves = machine.total.acting()
    rates = {name: machine.console.rates.told[name] for name in KNOBS}
    assert [name for name, text in rates.items() if text in came(moves)] == names
    for name in names:
        was, now = (each.expression for each in rates[name].shown)
        assert (was, now) == (f"turns.{name}.rate", f"in_order.{name}.rate")
    assert any(isinstance(each, FlatLine) for each in moved(moves)) == linked
