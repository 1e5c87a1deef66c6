"""A console: dials that are turned, and a meter that shows what they do together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from manim import UP, Animation, Mobject, smooth, squish_rate_func

from steepest.calculus import Function, Nudge, Number, Tuning
from steepest.script.values.digits import short
from steepest.script.values.showing import exact_of
from steepest.stage import theme
from steepest.stage.box import Box, row_of_boxes
from steepest.stage.figures.formula.column_vector import ColumnVector
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.figures.instrument.meter import Meter
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.promised import Promised
from steepest.stage.figures.machine.slopes_told import SIGNED, SlopesTold
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import Live
from steepest.stage.play.motion import before
from steepest.stage.type.exact_figures import decimals_of, is_short
from steepest.stage.type.powers import order
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_DECIMALS = 2, 4  # at most; of numbers that are less than 1
_FINEST = 6  # of numbers that differ by less
_READ = 9  # digits that a number has at most so that it is told apart: more are not read while they run
_ASIDE, _PITCH = 0.12, 0.4  # from the label of a row to the first dial; and from line to line of it
_LABEL = theme.SMALLEST_SIZE, theme.QUIET
_DIGITS = 6  # of a number that has all its decimals, at most


class Console(Assembly):
    """A dial in each of some `boxes` for every variable of a `function`, from its place at the `start`, over a `span`;
    and a meter in a `face` that shows the function's value on a `scale`.

    The labels of the scene that are named as the variables are the names of the dials, `result` is that of the meter,
    whose number has as many decimals as the numbers take that will be `told`. Under each dial some `lines` are free for
    its `note`, and `above` it one is for how far it turns. What is noted under all of them may have the label of a
    `row`, before the first one, for which they stand closer, as for `more` of it that comes later, under that.
    `turn` turns some dials and marks from where, `back` takes both back, and `free` locks the others.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        result: str,
        function: Function,
        start: Sequence[Number],
        span: tuple[Number, Number],
        boxes: Sequence[Box],
        face: Box,
        scale: tuple[Number, Number],
        *,
        told: Sequence[Number],
        lines: int = 0,
        above: bool = False,
        row: str = "",
        more: str = "",
    ) -> None:
        self.row, self._more = ([scene.words(each, *_LABEL)] if each else [] for each in (row, more))
        aside = max((each.width + _ASIDE for each in (*self.row, *self._more)), default=0.0)
        self._left, boxes = boxes[0].left, _narrowed(boxes, aside)
        self.scene, self.result, self.low = scene, result, scale[0]
        self.function, self.start = function, dict(zip(function.variables, start, strict=True))
        self.stands = {name: Live(at) for name, at in self.start.items()}
        words = {name: scene.words(name) for name in self.start}
        if any(text.width > box.width for text, box in zip(words.values(), boxes, strict=True)):
            words = {name: scene.words(name, theme.SMALLEST_SIZE) for name in self.start}
        style: dict[str, Any] = {"lines": lines, "above": above, "colour": theme.INK}
        self.dials = {
            name: Dial(words[name], self.stands[name], span, box, decimals=None, numbered=True, **style)
            for name, box in zip(self.start, boxes, strict=True)
        }
        under = self.dials[next(iter(self.start))].under
        for label, low in (*((each, 0.0) for each in self.row), *((each, _PITCH / 2) for each in self._more)):
            label.stand(self._left, under - low)
        self.decimals = _decimals(told)
        self.meter = Meter(scene.words(result), self.reading, scale, face, decimals=self.decimals)
        self.held: set[str] = set()
        self.rates = SlopesTold(scene, self.dials, self.stands)
        self.marks: list[Actor | Mobject] = []
        self.around = dict[str, Actor | Mobject]()
        self.told: list[Typeset] = []
        self.swung: list[Actor | Mobject] = []
        self.planned: list[Actor | Mobject] = []
        self.swept_to: list[Actor | Mobject] = []
        self.swept: list[Typeset] = []

    @classmethod
    def of_nudge(
        cls,
        scene: LectureScene[Any],
        result: str,
        nudge: Nudge,
        room: Box,
        face: Box,
        *others: Number,
    ) -> Console:
        """One with dials side by side in a `room`, of which all but one are locked, which will be turned; the scale of
        the needle holds `others` too."""
        names, span = nudge.function.variables, (0, CoffeeMachine.LAST)
        boxes = row_of_boxes(room, len(names), 0.0, room.width)
        told = nudge.readings
        scale = CoffeeMachine.needle_scale(*told, *others)
        made = cls(scene, result, nudge.function, nudge.at, span, boxes, face, scale, told=told)
        return made.hold(nudge.name)

    @property
    def parts(self) -> list[Any]:
        """Its dials and its meter."""
        return [*self.dials.values(), self.meter]

    def reading(self) -> Number:
        """The value of the function where the dials stand now."""
        return self.function([stand() for stand in self.stands.values()])

    def say_more(self) -> list[Animation]:
        """The rest of the row's label comes, under what stood there until then, which goes up for it."""
        up: list[Any] = [each.animate.shift(_PITCH / 2 * UP) for each in self.row if self._more]
        return [*up, *come(*self._more)]

    def turn(
        self,
        *names: str,
        by: Number | Mapping[str, Number],
        colour: str = theme.INK,
        swept: str = "",
        around: str = theme.INK,
        told: str = "",
        last: Sequence[str] = (),
    ) -> list[Animation]:
        """These dials turn by so much, each by its own number if there are several, from where they stood at the start.
        Arrows say so, those `around` the dials in one colour, and that of the needle in another, or, in its place, all
        that it has `swept`, with this formula, where there is room; it has none without a colour; one at the others may
        be `told`. The `last` ones turn in this order, each once all before it have. A ghost of the needle stays where
        it was, if that is seen beside where it will be, and arrows of `ahead` go."""
        far = by if isinstance(by, Mapping) else dict.fromkeys(names, by)
        self.around = {name: self.dials[name].turn(colour=around) for name in names}
        texts = [self._at(name, self.formula(told, around), far[name]) for name in names if told]
        ends = {name: self.start[name] + far[name] for name in names}
        after = self.function([ends.get(name, stand()) for name, stand in self.stands.items()])
        ghost = [self.meter.ghost()] if self.meter.tells_apart(self.reading(), after) else []
        here, meter = self.reading(), self.meter
        self.swept = meter.tell(self.formula(swept, colour), (here, after)) if swept else []
        swing = [meter.swing(colour)] if colour else []
        way = meter.between(here, meter.needle.value, colour) if swept else swing
        self.swung = [*ghost, *way, *self.swept]
        self.marks, self.told = [*ghost, *self.around.values(), *texts, *way, *self.swept], texts
        stages = len(last) + 1
        stage = dict.fromkeys(ends, 0) | {name: number for number, name in enumerate(last, 1)}
        paces = [squish_rate_func(smooth, number / stages, (number + 1) / stages) for number in range(stages)]
        moves = [self.stands[name].to(end, rate_func=paces[stage[name]]) for name, end in ends.items()]
        planned, self.planned = self.planned, []
        past = [each.set_rate_func(paces[-1]) for each in gone(*planned)]  # each is seen until it has been followed
        return [*past, *come(*self.marks), *moves]

    def tries(self, name: str, trial: str, entry: str, colour: str) -> list[Animation]:
        """One of them turns as a fact tries it, a `Nudge`; how far the needle goes is told at its way in a colour where
        that very number is the entry of the gradient, by the expression that gives it."""
        nudge = self.scene.fact(trial, Nudge)
        same = nudge.change == self.scene.number(entry)
        swept = f"{{{trial}.change:+.3g}}" if same else ""
        return self.turn(name, by=nudge.by, colour=colour, told=f"{{{trial}.by:+g}}", swept=swept)

    def follows(self, fact: str, colour: str, together: str) -> list[Animation]:
        """All dials turn as a fact tells, a `Tuning`; two that change each other's slopes do so last, one by one, while
        a link in the colour of what they do `together` leads from the first to the slope of the second. Others are dim,
        and the needle's arrow of `ahead` goes: one at a time is seen."""
        tuning = self.scene.fact(fact, Tuning)
        turning = self.turn(*self.dials, by=tuning.turns, colour=colour, around=colour, last=tuning.pair)
        past = [each.set_rate_func(before(theme.BLINK / theme.RUN)) for each in gone(*self.swept_to)]
        return [*past, *turning, *self.rates.links(fact, together), *self.rates.stay(fact)]

    def rest(self, fact: str, colour: str) -> list[Animation]:
        """All that lies between where the needle was expected and where it went as a fact tells, a `Tuning`, in a
        colour, with how much that is where it has room, while all arrows go, and ghosts at the meter; none where
        nothing was expected. Dials whose slopes have changed stand out, with what these were and are."""
        lit = [*self.rates.end(fact), *self.rates.alone(fact)]
        if not self.meter.expected:
            return lit
        (_, end), self.meter.expected = self.meter.expected, None  # the way there goes, and leaves its room
        way, missed = self.meter.between(end, self.reading(), colour), self.formula(f"{{{fact}.missed:.3g}}", colour)
        told = self.meter.tell(missed, (self.reading(), end))
        return [*lit, *come(*way, *told), *gone(*self.marks)]

    def promise(
        self, fact: str, region: Box, label: str, missed: str = "", column: ColumnVector | None = None
    ) -> Promised:
        """Where the needle would come if its slopes stayed as they are at the start of a fact that is a `Tuning`: a
        dashed needle, and in a region under the meter, if it can be read there, a line with a label that tells it, and
        one for by how much the needle `missed` that, if that has a label. A `column` that has the slopes gives way to
        a table under the dials of what they promise, if there can be one. Nothing where the needle comes there, or its
        scale does not reach so low."""
        tuning = self.scene.fact(fact, Tuning)
        end, colour = tuning.promised, theme.DESCENT
        if tuning.keeps or end < self.low:
            promised = Promised()
        else:
            swings = Live(tuning.before)
            hands, self.meter.expected = [self.meter.ghost(swings, colour)], (tuning.before, end)
            promised = Promised(swings, hands).tell(self.scene, fact, region, label, missed)
        return promised.tabled(self.scene, fact, column, self.dials, self._left)

    def entries(self, fact: str, region: Box) -> ColumnVector:
        """The gradient of a fact, a `Tuning`, as a column in a region, whose numbers are gathered dial by dial."""
        told = "nabla f =", *(f"{{{fact}.entries.{name}:.3g}}" for name in self.dials)
        head, *numbers = (self.scene.formula(each, colour=theme.GRADIENT) for each in told)
        return ColumnVector(head, numbers, region, gathered=True)

    def ahead(self, fact: str, promise: Promised, colour: str) -> list[Animation]:
        """Around all dials that a fact, a `Tuning`, turns, it is told in a colour how far, and the hand of a
        promise sweeps to where it leads, with an arrow. Once they turn, the arrows around them go."""
        tuning = self.scene.fact(fact, Tuning)
        plans = {name: self.plan(name, by, colour=colour) if by else [] for name, by in tuning.turns.items()}
        paces = dict(zip(plans, promise.paces(len(plans)), strict=True))
        self.planned = [arrow for plan in plans.values() for arrow in plan]
        coming = [each.set_rate_func(paces[name]) for name, plan in plans.items() for each in come(*plan)]
        sweep = promise.sweep(tuning)
        self.swept_to = [self.meter.swing(colour, promise.stands, tuning.before)] if sweep else []
        return [*coming, *come(*promise.hands, *self.swept_to), *sweep]

    def plan(
        self, name: str, by: Number, text: Typeset | None = None, colour: str = theme.INK
    ) -> list[Actor | Mobject]:
        """How far a dial will be turned from the start: a dashed arrow around it, and maybe a text over that."""
        arrow = self.dials[name].turn(self.start[name] + by, colour)
        return [arrow, *([self._at(name, text, by)] if text else [])]

    def back(self, run_time: float = theme.REVEAL) -> list[Animation]:
        """All dials turn back to where they stood at the start, and the arrows go."""
        marks, self.marks = self.marks, []
        self.meter.drop(*self.swept)
        moves = [self.stands[name].to(at, run_time=run_time) for name, at in self.start.items()]
        return [*gone(*marks), *moves]

    def free(self, *names: str, run_time: float = theme.BLINK) -> list[Animation]:
        """These dials can be turned, and all others are locked."""
        held = {name for name in self.dials if name not in names}
        locks = [self.dials[name].lock(run_time) for name in self.dials if name in held - self.held]
        locks += [self.dials[name].unlock() for name in self.dials if name in self.held - held]
        self.held = held
        return [each for lock in locks for each in lock]

    def hold(self, *free: str) -> Console:
        """All dials but those that are `free` are locked, at once."""
        self.held = {*self.dials} - {*free}
        for name in self.held:
            self.dials[name].hold()
        return self

    def note(self, name: str, text: Typeset) -> Typeset:
        """Stand a text under a dial."""
        return self.dials[name].note(text)

    def _at(self, name: str, text: Typeset, by: Number) -> Typeset:
        """Stand a text over the arrow of a turn of a dial."""
        return self.dials[name].over(text, self.start[name] + by)

    def formula(self, told: str, colour: str) -> Typeset:
        """A formula as it is told at dials and needle."""
        return self.scene.formula(told, theme.LABEL_SIZE, colour)

    def rate(self, name: str, number: str, colour: str, form: str = SIGNED) -> Typeset:
        """Stand a number under a dial, by the expression that gives it, what the needle does for each mark: with fewer
        digits where it would else be too small to be read."""
        return self.rates.put(name, number, colour, form)


def _narrowed(boxes: Sequence[Box], aside: float) -> Sequence[Box]:
    """Boxes side by side, as much closer as leaves so much room before the first."""
    whole = replace(boxes[0], left=boxes[0].left + aside, right=boxes[-1].right)
    return row_of_boxes(whole, len(boxes), 0.0, whole.width) if aside else boxes


def _decimals(told: Sequence[Number]) -> int:
    """How many decimals a number has that will come to rest on some values: all that they have, where a few digits tell
    those, and tell exactly by how much each differs from the first, as is told beside it; else so many that they are
    told apart."""
    whole = len(f"{max(abs(float(value)) for value in told):.0f}")
    exact = decimals_of(told, 0, max(_DIGITS - whole, 0))
    short = all(is_short(value - told[0]) and value * 10**exact % 1 == 0 for value in told)
    return exact if short else decimals_of(told, 0, _most(told, whole))


def _most(told: Sequence[Number], whole: int) -> int:
    """How many decimals some values have at most after so many `whole` digits: as many as one of them is said with, but
    so many that they are told apart, and can be read."""
    least = min((abs(float(one - other)) for one in told for other in told if one != other), default=1.0)
    said = [digits for digits in (short(exact_of(value)) for value in told) if digits.exponent is None]
    usual = max((len(digits.decimals) for digits in said), default=0)
    usual = min(usual, _DECIMALS[all(-1 < value < 1 for value in told)])
    return max(usual, min(-order(least), _FINEST, _READ - whole))
