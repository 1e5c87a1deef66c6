"""What the turns of dials add up to, and what they do more together, can be read, and comes in its order.

Each dial starts at its place of the lecture and is turned by 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from scenes.knobs import KNOBS, KnobsParameters
from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.instrument.arc_arrow import ArcArrow
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.account import Total
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.machine.head_to_tail import HeadToTail
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
    """A machine with numbers under its dials, what they are on the first line of a panel, and the total of its turns.
    """

    def __init__(self, formula: str) -> None:
        p, machine = KnobsParameters(bitterness=Function(formula, KNOBS)), CoffeeMachine(theme.MACHINE)
        scene = Told(turns=p.turns, sums=p.sums, late=p.late, nudge=p.nudge)
        self.labels = scene.labels
        place = p.bitterness, p.start, (0, CoffeeMachine.LAST), machine.dials(), theme.GAUGE, p.scale
        self.console = Console(scene, "bitterness", *place, told=p.readings, lines=1, above=True)
        self.rates = {name: self.console.rate(name, f"turns.{name}.rate", theme.INK) for name in KNOBS}
        self.panel = Panel(scene, theme.UNDER_GAUGE, 0.44)
        self.first = self.panel.words("under", line=1)
        self.along = HeadToTail(self.console, machine.under, "turns", "sums")
        self.total = Total(self.console, self.panel, "nudge", self.along, "late", self.first)

    @property
    def lines(self) -> list[Any]:
        """The lines of the total, from the top."""
        lines = self.total.added, self.total.at_once, self.total.more
        return sorted(lines, key=lambda line: -line[0].baseline)

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
        for part in (self.total.begin(), *self.total.hops(), self.total.turn(2, "{nudge:+g}")):
            play(part)


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


@pytest.mark.parametrize(
    ("formula", "once", "lengths"),
    [
        (PAIR, "after_temperature", (6, 2)),
        (FALLING, "after_dose", (-2, -0.8)),
        (SEVERAL, "after", (8.5, 3)),
        (BACK, "after_temperature", (6, -2)),
    ],
)
def test_what_the_last_dial_does_alone_and_after_the_other_that_acts_is_compared_in_one_scale(
    formula: str, once: str, lengths: tuple[float, float]
) -> None:
    """One that acts on it is named, of several none is. What they do more leads on from the tip."""
    machine = Machine(formula)
    machine.turned()
    for part in machine.total.rest():
        play(part)
    apart = machine.total.apart
    assert apart is not None and [machine.labels[words] for words in apart.names] == ["alone", once]
    (zero, tip), (first, end), (start, other) = (each.ends[:, 0] for each in (apart.last, apart.push, apart.again))
    assert zero == start == apart.zero and tip == other == first
    assert (end - first) / (tip - zero) == pytest.approx(lengths[1] / lengths[0])
    assert np.sign(tip - zero) == np.sign(lengths[0])
    rows = [each.ends[0, 1] for each in (apart.last, apart.again)]
    assert rows[0] - rows[1] >= apart.high
    assert abs(end - first) > 0.5 and max(abs(tip - zero), abs(end - zero)) > 3


@pytest.mark.parametrize("formula", [PAIR, FALLING, SEVERAL, BACK, NOTHING_ALONE])
def test_what_is_compared_keeps_to_its_room_and_can_be_read(formula: str) -> None:
    apart, room = Machine(formula).total.apart, CoffeeMachine(theme.MACHINE).under
    assert apart is not None
    texts = [apart.heading, *apart.names, *apart.numbers]
    for k, text in enumerate(texts):
        box = box_of(text)
        assert is_readable(text) and all(box.apart(box_of(other)) > 0 for other in texts[:k])
        assert room.left <= box.left and box.right <= room.right + 1e-6
        assert room.bottom <= box.bottom and box.top <= room.top


def test_of_what_led_along_the_scale_only_the_arrows_that_are_compared_are_left() -> None:
    machine = Machine(PAIR)
    machine.turned()
    *before, clear, last = machine.total.rest()
    for part in before:
        play(part)
    along, past = machine.along, went(clear) | went(last)
    assert {along.scale, along.needle, *along.arrows[:-2]} <= past and not past & {*along.arrows[-2:]}
    assert {text for texts in along.texts.values() for text in texts} <= past


def test_no_arrow_that_is_compared_is_without_its_name_or_its_number_on_its_way() -> None:
    machine = Machine(PAIR)
    machine.turned()
    *before, clear, last = machine.total.rest()
    for part in before:
        play(part)
    apart = machine.total.apart
    assert apart and {*apart.names, apart.heading} <= came(clear) and not went(clear) & {*apart.told}
    play(clear)
    moves = [prepare_animation(move) for move in last]
    for move in moves:
        move.begin()
    for move in moves:
        move.interpolate(0.5)
    for arrow, (number,) in zip((apart.last, apart.push), apart.carried, strict=True):
        assert number.get_fill_opacity() == 1 and arrow.ends[0, 0] < number.get_center()[0] < arrow.ends[1, 0]
        assert abs(number.get_center()[1] - arrow.ends[0, 1]) < 0.02


@pytest.mark.parametrize(
    ("formula", "rest"), [(PAIR, "+2"), (FALLING, "-0.8"), (EARLY, "+2"), (MIXED, "+3"), (UNKNOWN, "+0.1667")]
)
def test_what_is_more_is_told_between_both_sums(formula: str, rest: str) -> None:
    machine = Machine(formula)
    assert [label for label, _ in machine.told] == ["added", "rest", "at_once"]
    assert machine.told[1] == ("rest", rest)
    assert (machine.total.apart is None) == (formula in {EARLY, MIXED, UNKNOWN})


def test_what_is_only_added_up_is_quiet_and_what_the_dials_do_together_has_its_colour() -> None:
    assert Machine(EARLY).inks == Machine(PAIR).inks == [theme.QUIET, theme.TOGETHER, theme.INK]
    apart = Machine(FALLING).total.apart
    assert apart and [apart.last.colour, apart.again.colour, apart.push.colour] == [
        theme.DESCENT,
        theme.DESCENT,
        theme.TOGETHER,
    ]


def test_how_far_each_turn_is_comes_at_first_and_gives_its_place_to_the_sum_of_the_turns() -> None:
    machine = Machine(PAIR)
    total = machine.total
    assert machine.read(total.turned) == ("turned", "+2")
    first = total.begin()
    assert total.turned in came(first) and {machine.along.scale, machine.along.needle} <= came(first)
    *hops, last = total.hops()
    assert not any({total.turned, total.added} & moved(hop) for hop in hops)
    assert total.turned in went(last) and total.added in came(last)
    assert box_of(machine.first).apart(box_of(total.added)) < 0
    assert box_of(machine.first).apart(box_of(total.turned)) > 0


def test_dials_can_be_turned_one_by_one_while_arrows_lead_on_and_then_all_of_them() -> None:
    machine = Machine(PAIR)
    console, along, stops = machine.console, machine.along, [41, 35, 38, 44]
    hops = machine.total.hops()
    for name, arrow, stop in zip(KNOBS, along.arrows, stops, strict=False):
        hop = next(hops)
        assert console.held == {*KNOBS} - {name}
        assert moved(hop) & {*along.arrows} == {arrow} and {*along.texts[name]} <= came(hop)
        play(hop)
        assert along.mark() == stop
        assert {each for each, dial in console.dials.items() if not dial.knob.locked} == {name}
    last = next(hops)
    (under,) = came(last) - {machine.total.added}  # the scale has a number where the arrows end
    assert float(under.get_center()[0]) == pytest.approx(along.scale.at(44))
    play(last)
    assert not console.held and not any(dial.knob.locked for dial in console.dials.values())
    assert next(hops, None) is None


def test_all_dials_turn_at_once_and_it_is_told_what_this_does_and_over_each_how_far_it_turns() -> None:
    machine = Machine(PAIR)
    moves = machine.total.turn(2, "{nudge:+g}")
    assert machine.total.at_once in came(moves) and {*machine.console.told} <= came(moves)
    assert [text.shown[0].text for text in machine.console.told] == ["+2"] * 4
    play(moves)
    assert [stand() for stand in machine.console.stands.values()] == [8, 6, 7, 7]
    assert machine.console.reading() == 46


def test_the_numbers_under_the_dials_and_what_they_are_stay_until_their_turns_are_added_up() -> None:
    machine = Machine(PAIR)
    single = {machine.first, *machine.rates.values()}
    *before, added = [machine.total.begin(), *machine.total.hops()]
    assert not any(moved(part) & single for part in before) and single <= went(added)


def test_what_is_told_of_dials_that_do_not_act_on_each_other_steps_back() -> None:
    machine = Machine(PAIR)
    machine.turned()
    first, *_ = machine.total.rest()
    play(first)
    told = {name: {text[0].get_fill_opacity() for text in texts} for name, texts in machine.along.texts.items()}
    assert told["temperature"] == told["time"] == {1}
    assert all(0 < each < 1 for name in ("grind", "dose") for each in told[name])


def test_how_far_dials_turn_is_gone_when_what_they_do_together_comes_and_arrows_are_dim() -> None:
    machine = Machine(PAIR)
    machine.turned()
    console = machine.console
    far, marks = [*console.told], [*console.marks]
    around = [mark for mark in marks if isinstance(mark, ArcArrow)]
    first, *_ = machine.total.rest()
    assert len(far) == len(around) == 4 and went(first) == {*far}
    assert not console.told and console.marks == [mark for mark in marks if mark not in far]
    assert {name for name, dial in console.dials.items() if dial.knob in moved(first)} == {"grind", "dose"}
    play(first)
    assert {arrow.opacity for arrow in around} == {theme.DIMMED}


@pytest.mark.parametrize(("formula", "ends"), [(PAIR, (0, 3)), (FALLING, (2, 3)), (EARLY, (0, 2))])
def test_a_bracket_in_place_of_the_numbers_joins_the_first_dial_that_acts_with_the_last(
    formula: str, ends: tuple[int, int]
) -> None:
    machine = Machine(formula)
    machine.turned()
    first, *_ = machine.total.rest()
    links = {link for links in machine.along.links for link in links}
    (bracket,) = [each for each in moved(first) - links if isinstance(each, FlatLine)]
    assert bracket.colour == theme.TOGETHER
    centres = [dial.centre for dial in machine.console.dials.values()]
    assert bracket.outline[[0, -1], 0] == pytest.approx([centres[end] for end in ends])
    numbers = [box_of(rate) for rate in machine.rates.values()]
    assert min(box.bottom for box in numbers) < bracket.outline[:, 1].min()
    assert bracket.outline[:, 1].max() <= max(box.top for box in numbers) + 1e-9


def test_where_it_cannot_be_told_which_dials_act_there_is_no_bracket_and_none_steps_back() -> None:
    machine = Machine(UNKNOWN)
    machine.turned()
    assert not machine.total.among
    first, *_ = machine.total.rest()
    assert not any(isinstance(each, FlatLine) and each.colour == theme.TOGETHER for each in moved(first))
    still = {*machine.rates.values(), *(dial.knob for dial in machine.console.dials.values())}
    assert not moved(first) & still
    assert machine.along.arrows[-1] in moved(first)


@pytest.mark.parametrize(("formula", "end"), [(PAIR, 46), (EARLY, 37)])
def test_an_arrow_of_its_own_comes_first_then_how_far_it_is_with_its_line(formula: str, end: int) -> None:
    machine = Machine(formula)
    machine.turned()
    push, far, *_ = machine.total.rest()
    arrow = machine.along.arrows[-1]
    assert [arrow in moved(part) for part in (push, far)] == [True, False]
    assert [{*machine.along.more} <= came(part) for part in (push, far)] == [False, True]
    assert [machine.total.more in came(part) for part in (push, far)] == [False, True]
    play(push)
    assert machine.along.mark() == machine.console.reading() == end
