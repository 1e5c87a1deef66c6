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
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.account import Account, Total
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
NOTHING_ALONE = "90 - 4*grind + 3*dose + (temperature - 6)*time"  # likewise, and the time by itself does nothing
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
        self.console = Console(scene, "bitterness", *place, told=p.readings, lines=1, above=True, row="per_mark")
        self.rates = {name: self.console.rate(name, f"turns.{name}.rate", theme.INK) for name in KNOBS}
        self.panel = Panel(scene, theme.UNDER_GAUGE, 0.44)
        (self.first,) = self.console.row
        self.total = Total(self.console, self.panel, machine.under, "nudge", "turns", "sums", "in_order")
        self.along = self.total.along

    @property
    def lines(self) -> list[Any]:
        """The lines of the total, from the top."""
        return sorted(self.total.all_of_them, key=lambda line: -line[0].baseline)

    @property
    def told(self) -> list[tuple[str, str]]:
        """The label and the number of each."""
        return [*map(self.read, self.lines)]

    @property
    def inks(self) -> list[str]:
        """The colour of each."""
        for line in self.lines:
            assert line[0].colour == line[1].colour
        return [line[1].colour for line in self.lines]

    def read(self, line: Any) -> tuple[str, str]:
        """The label and the number of a line, as one types it."""
        words, number = line
        return self.labels[words], number.shown[0].text.replace("−", "-")

    def turned(self) -> None:
        """Every dial is turned by itself, and then all at once."""
        for part in self.total.hops():
            play(part)
        play(self.total.turn(2, "{nudge:+g}"))


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
    account = Account(machine.console, Panel(machine.scene, theme.UNDER_GAUGE), "grind", "turns.grind", theme.DESCENT)
    lines, rate = [*account.lines], machine.console.rates.told["grind"]
    away = account.put_away()
    assert went(away) == {*lines} and machine.first in came(away)
    assert [text.shown[0].text for text in came(away) - {machine.first}] == ["−3"]
    assert account.put_away() == [] and rate is not machine.console.rates.told["grind"]


@pytest.mark.parametrize("size", [1, 10, 123_456_789, 10**12])
@pytest.mark.parametrize("formula", [PAIR, SEVERAL, EARLY])
def test_all_lines_can_be_read_and_keep_apart_however_long_their_numbers_are(formula: str, size: int) -> None:
    machine = Machine(f"{size}*({formula})")
    lines = [part for line in machine.lines for part in line]
    for k, part in enumerate(lines):
        assert is_readable(part)
        box = box_of(part)
        assert box.right <= theme.UNDER_GAUGE.right + 1e-6 and box.bottom >= theme.UNDER_GAUGE.bottom
        assert all(box.apart(box_of(other)) > 0 for other in lines[:k])


def test_what_is_more_is_seen_on_the_meter_from_where_the_turns_would_lead_by_themselves() -> None:
    machine = Machine(BACK)
    machine.turned()
    play(machine.total.rest())
    ((was, now),) = [(shape.was, shape.value) for shape in machine.total.beyond[:1]]
    assert (was, now) == machine.along.ends


@pytest.mark.parametrize(
    ("formula", "rest"), [(PAIR, "+2"), (FALLING, "-0.8"), (EARLY, "+2"), (MIXED, "+3"), (UNKNOWN, "+0.1667")]
)
def test_what_is_more_is_told_between_both_sums(formula: str, rest: str) -> None:
    machine = Machine(formula)
    assert [label for label, _ in machine.told] == ["added", "rest", "at_once"]
    assert machine.told[1] == ("rest", rest)


def test_what_is_only_added_up_is_quiet_and_what_the_dials_do_together_has_its_colour() -> None:
    assert Machine(EARLY).inks == Machine(PAIR).inks == [theme.QUIET, theme.TOGETHER, theme.INK]
    assert Machine(FALLING).along.arrows[-1].colour == theme.TOGETHER


def test_how_far_each_turn_is_comes_at_first_and_gives_its_place_to_the_sum_of_the_turns() -> None:
    machine = Machine(PAIR)
    total = machine.total
    assert machine.read(total.turned) == ("each_turned", "+2")
    first, *hops, last = total.hops()
    assert total.turned in came(first) and {machine.along.scale, machine.along.needle} <= came(first)
    added = total.all_of_them[0]
    assert not any({total.turned, added} & moved(hop) for hop in hops)
    assert total.turned in went(last) and added in came(last)
    assert box_of(total.turned).apart(box_of(added)) < 0


def test_all_dials_are_locked_while_arrows_lead_on_and_then_none_is() -> None:
    machine = Machine(PAIR)
    console, along, stops = machine.console, machine.along, [41, 35, 38, 44]
    hops = machine.total.hops()
    play(next(hops))
    for name, arrow, stop in zip(KNOBS, along.arrows, stops, strict=False):
        hop = next(hops)
        assert console.held == {*KNOBS} and not moved(hop) & {*console.dials.values()}
        assert moved(hop) & {*along.arrows} == {arrow} and {*along.texts[name]} <= came(hop)
        play(hop)
        assert along.mark() == stop
        assert all(dial.knob.locked for dial in console.dials.values())
    last = next(hops)
    (under,) = came(last) - {machine.total.all_of_them[0]}  # the scale has a number where the arrows end
    assert float(under.get_center()[0]) == pytest.approx(along.scale.at(44))
    play(last)
    assert not console.held and not any(dial.knob.locked for dial in console.dials.values())
    assert next(hops, None) is None


def test_all_dials_turn_at_once_and_it_is_told_what_this_does_and_over_each_how_far_it_turns() -> None:
    machine = Machine(PAIR)
    moves = machine.total.turn(2, "{nudge:+g}")
    assert {*machine.console.told} <= came(moves)
    assert [text.shown[0].text for text in machine.console.told] == ["+2"] * 4
    play(moves)
    assert [stand() for stand in machine.console.stands.values()] == [8, 6, 7, 7]
    assert machine.console.reading() == 46


def test_the_numbers_under_the_dials_and_what_they_are_stay_until_their_turns_are_added_up() -> None:
    machine = Machine(PAIR)
    single = {machine.first, *machine.rates.values()}
    *before, added = machine.total.hops()
    assert not any(moved(part) & single for part in before) and single <= went(added)


def test_what_all_do_together_is_told_only_once_they_have_turned_and_how_far_each_did_goes() -> None:
    machine = Machine(PAIR)
    rest, at_once = machine.total.all_of_them[1:]
    before = moved(part for hop in machine.total.hops() for part in hop)
    before |= moved(machine.total.turn(2, "{nudge:+g}"))
    assert not {rest, at_once} & before
    far = {*machine.console.told}
    first = machine.total.rest()
    assert {rest, at_once, *machine.along.more} <= came(first) and went(first) == far
    assert not machine.console.told and not far & {*machine.console.marks}


@pytest.mark.parametrize("formula", [PAIR, FALLING, NOTHING_ALONE, UNKNOWN, MIXED, SEVERAL])
def test_whichever_act_on_each_other_all_stay_turned(formula: str) -> None:
    machine = Machine(formula)
    machine.turned()
    play(machine.total.rest())
    assert machine.along.mark() == machine.console.reading() == machine.along.ends[1]
    assert [stand() for stand in machine.console.stands.values()] == [8, 6, 7, 7]


def test_each_line_is_named_once_and_the_scale_as_the_meter() -> None:
    machine = Machine(PAIR)
    labels = [*machine.labels.values()]
    assert all(labels.count(each) == 1 for each in ("added", "rest", "at_once"))
    assert [machine.labels[each] for each in machine.along.name] == ["bitterness"]
    assert {*machine.along.name} <= came(next(machine.total.hops()))


@pytest.mark.parametrize(
    ("formula", "names"), [(PAIR, ["time"]), (EARLY, ["dose"]), (UNKNOWN, [])]
)
def test_dials_that_act_on_each_other_tell_what_they_do_once_those_before_them_are_turned(
    formula: str, names: list[str]
) -> None:
    """Where nobody can tell which, none does, and the row has no label."""
    machine = Machine(formula)
    machine.turned()
    play(machine.total.rest())
    moves = machine.total.acting()
    rates = {name: machine.console.rates.told[name] for name in KNOBS}
    assert [name for name, text in rates.items() if text in came(moves)] == names
    for name in names:
        was, now = (each.expression for each in rates[name].shown)
        assert (was, now) == (f"turns.{name}.rate", f"in_order.{name}.rate")
    assert (machine.first in came(moves)) == bool(names)
