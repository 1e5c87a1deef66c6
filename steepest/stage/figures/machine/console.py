"""A console: dials that are turned, and a meter that shows what they do together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Function, Nudge, Number, Tuning
from steepest.stage import theme
from steepest.stage.box import Box, row_of_boxes
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.figures.instrument.meter import DASHED, DASHES, Hand, Meter
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.magnification import CLOSEST, magnification
from steepest.stage.figures.machine.coffee_machine import CoffeeMachine
from steepest.stage.figures.machine.slopes_told import SlopesTold, tuning_of
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import Live
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.powers import order
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_DECIMALS = 2, 4  # at most; of numbers that are less than 1
_FINEST = 6  # of numbers that differ by less
_DASH, _MIDDLE = 0.4, 0.09  # how long the dash of a key is, and how high over the baseline of its words
_TOLD, _WIDER = ".4g", 0.1  # how the numbers of a sum are told, and how far it may go beyond its region on either side
_LINE, _LINE_APART = 0.3, 0.5  # from the top of its region down to its baseline, and from there to the next
_TIMES, _STEP = 'class("normal", dot)', '"descent"'  # closer than a sum's minus; what a turn has the colour of
_WORTH = 8  # how many times a lens enlarges the needle's way, at least
_DIM = 0.15  # how bright a dial is that nobody looks at


class Promised(Assembly):
    """Hands of a `meter`, and a line of `words` of one size at the top of a `region` under it that says what they are,
    behind a dash like theirs; without it, where it could not be read there. Under them stands how that is `found`, in
    the first form that has room."""

    def __init__(
        self,
        meter: Meter,
        hands: Sequence[Hand],
        words: Sequence[Typeset],
        region: Box,
        found: Sequence[Typeset] = (),
    ) -> None:
        self.hands, self.key = hands, list[Mobject]()
        wide = _DASH + sum(theme.TEXT_GAP + each.width for each in words)
        share = min(region.width / wide, 1.0)
        if not words or not all(is_readable(each.scale(share)) for each in words):
            return
        x, baseline = float(meter.name.get_center()[0]) - share * wide / 2, region.top - _LINE
        dash = np.array([[x, baseline + _MIDDLE, 0.0], [x + share * _DASH, baseline + _MIDDLE, 0.0]])
        self.key = [FlatLine(dash, words[0].colour, DASHED, DASHES, halo=False), *words]
        for before, each in pairwise(self.key):
            each.stand(float(before.get_right()[0]) + share * theme.TEXT_GAP, baseline)
        forms = (each.fit(width=region.width + 2 * _WIDER) for each in found)
        if whole := next(filter(is_readable, forms), None):
            self.key.append(whole.stand(float(meter.name.get_center()[0]), baseline - _LINE_APART, side=0))

    @property
    def parts(self) -> list[Actor | Mobject]:
        """All of it."""
        return [*self.hands, *self.key]


class Console(Assembly):
    """A dial in each of some `boxes` for every variable of a `function`, from its place at the `start`, over a `span`;
    and a meter in a `face` that shows the function's value on a `scale`.

    The labels of the scene that are named as the variables are the names of the dials, `result` is that of the meter,
    whose number has as many decimals as the numbers take that will be `told`. Under each dial some `lines` are free for
    its `note`. `turn` turns some dials and marks from where, `back` takes both back, and `free` locks the others.
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
    ) -> None:
        self.scene, self.low = scene, scale[0]
        self.function, self.start = function, dict(zip(function.variables, start, strict=True))
        self.stands = {name: Live(at) for name, at in self.start.items()}
        words = {name: scene.words(name) for name in self.start}
        if any(text.width > box.width for text, box in zip(words.values(), boxes, strict=True)):
            words = {name: scene.words(name, theme.SMALLEST_SIZE) for name in self.start}
        self.dials = {
            name: Dial(
                words[name],
                self.stands[name],
                span,
                box,
                decimals=None,
                numbered=True,
                lines=lines,
                colour=theme.INK,
            )
            for name, box in zip(self.start, boxes, strict=True)
        }
        decimals = decimals_of(told, 0, _most(told))
        self.meter = Meter(scene.words(result), self.reading, scale, face, decimals=decimals)
        self.held: set[str] = set()
        self.rates = SlopesTold(scene, self.dials, self.stands)
        self.marks: list[Actor | Mobject] = []
        self.planned: list[Actor | Mobject] = []

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

    def turn(
        self,
        *names: str,
        by: Number | Mapping[str, Number],
        colour: str = theme.INK,
        swings: bool = True,
        around: str = theme.INK,
        told: str = "",
    ) -> list[Animation]:
        """These dials turn by so much, each by its own number if there are several, from where they stood at the start.
        Arrows say so, those `around` the dials in one colour, and that of the needle, if it `swings`, in another; a
        formula at them may be `told`. A ghost of the needle stays where it was, and arrows of `plans` go."""
        far = by if isinstance(by, Mapping) else dict.fromkeys(names, by)
        arrows = [self.dials[name].turn(colour=around) for name in names]
        texts = [self.dials[name].beside(self._formula(told, around)) for name in names if told]
        self.marks = [self.meter.ghost(), *arrows, *texts, *([self.meter.swing(colour)] if swings else [])]
        moves = [self.stands[name].to(self.start[name] + far[name]) for name in names]
        planned, self.planned = self.planned, []
        return [*gone(*planned), *come(*self.marks), *moves]

    def expect(self, change: Number, told: str, then: Number) -> list[Actor | Mobject]:
        """Where the needle would go from here, by so much, and `then` goes by another change: a dashed needle there,
        and an arrow at which a formula is `told`; none where its scale does not reach so low."""
        here, end = self.reading(), self.reading() + change
        if end < self.low:
            return []
        text = self.meter.tell(self._formula(told, theme.INK), (here, end), behind=True, then=here + then)
        return [self.meter.ghost(end), self.meter.swing(to=end), *text]

    def rest(self, told: str, colour: str) -> list[Actor | Mobject]:
        """How the needle went on from where it was expected: all that lies between both, in a colour, at which a
        formula is `told`; none where nothing was expected."""
        if not self.meter.expected:
            return []
        ends = self.meter.expected[1], self.reading()
        text = self.meter.tell(self._formula(told, colour), ends)
        return [self.meter.sector(*ends, colour), *text]

    def promise(self, fact: str, name: str, region: Box) -> Promised:
        """Where the needle would come if its slopes stayed as they are at the start of a fact that is a `Tuning`: a
        dashed needle, and in a region under the meter its name, its number, and the sum that it is, where those numbers
        are told in full; nothing where the needle comes there, or its scale does not reach so low."""
        tuning = tuning_of(self.scene, fact)
        end, colour = tuning.promised, theme.GRADIENT
        if tuning.keeps or end < self.low:
            return Promised(self.meter, [], [], region)
        words = self.scene.words(name, colour=colour), self._formula(f"{{{fact}.promised:.4g}}", colour)
        sums = [self._formula(each, colour) for each in _sums(tuning, fact)]
        return Promised(self.meter, [self.meter.ghost(end, colour)], words, region, sums)

    def plan(
        self, name: str, by: Number, text: Typeset | None = None, colour: str = theme.INK
    ) -> list[Actor | Mobject]:
        """How far a dial will be turned from the start: a dashed arrow around it, and maybe a text at it."""
        dial, end = self.dials[name], self.start[name] + by
        return [dial.turn(end, colour), *([dial.beside(text, end)] if text else [])]

    def plans(self, fact: str, colour: str) -> list[list[Actor | Mobject]]:
        """The same for each dial that a fact, a `Tuning`, turns, with how far that is under its knob, if it can be read
        there. Once they turn, the arrows go."""
        plans = list[list[Actor | Mobject]]()
        for name, by in tuning_of(self.scene, fact).turns.items():
            put, form = self.dials[name].between, f"{{{fact}.turns.{name}:+{_TOLD}}}"
            text = in_few_digits(lambda form, put=put: put(self._formula(form, colour)), form)  # type: ignore[misc]
            if by:
                plans.append([*self.plan(name, by, colour=colour), *([text] if is_readable(text) else [])])
        self.planned = [arrow for arrow, *_ in plans]
        return plans

    def back(self, run_time: float = theme.REVEAL) -> list[Animation]:
        """All dials turn back to where they stood at the start, and the arrows go."""
        marks, self.marks = self.marks, []
        moves = [self.stands[name].to(at, run_time=run_time) for name, at in self.start.items()]
        return [*gone(*marks), *moves]

    def free(self, *names: str, run_time: float = theme.BLINK) -> list[Animation]:
        """These dials can be turned, and all others are locked."""
        held = {name for name in self.dials if name not in names}
        locks = [self.dials[name].lock(run_time) for name in self.dials if name in held - self.held]
        locks += [self.dials[name].unlock() for name in self.dials if name in self.held - held]
        self.held = held
        return [each for lock in locks for each in lock]

    def spot(self, *names: str) -> list[Animation]:
        """These dials are bright, and the others dark."""
        lights = [dial.knob.light(1.0 if name in names else _DIM) for name, dial in self.dials.items()]
        return [each for light in lights for each in light]

    def around(self) -> Iterator[list[Animation]]:
        """One dial after the other is bright, and the others dark; then all of them are bright."""
        yield from (self.spot(name) for name in self.dials)
        yield self.spot(*self.dials)

    def hold(self, *free: str) -> Console:
        """All dials but those that are `free` are locked, at once."""
        self.held = {*self.dials} - {*free}
        for name in self.held:
            self.dials[name].hold()
        return self

    def lens(self, nudge: Nudge, region: Box, going: Sequence[Any]) -> Lens:
        """A lens in a region on the way that a nudge moved the needle, as close as it is seen from end to end; it will
        stand there once some things are gone, and enlarges nothing where the way is seen without it, or not even so.
        """
        (before, after), meter = ((float(value),) for value in nudge.readings), self.meter
        middle = ((before[0] + after[0]) / 2,)
        times = magnification(meter, middle, before, least=_WORTH, most=CLOSEST)
        seen = times if times < CLOSEST else 1  # the closest would show one hand, not two
        return Lens(self.scene, meter, middle, seen, region, instead=[each.mobject for each in going])

    def note(self, name: str, text: Typeset) -> Typeset:
        """Stand a text under a dial."""
        return self.dials[name].note(text)

    def _formula(self, told: str, colour: str) -> Typeset:
        return self.scene.formula(told, theme.LABEL_SIZE, colour)

    def rate(self, name: str, number: str, colour: str) -> Typeset:
        """Stand a number under a dial, by the expression that gives it, what the needle does for each mark: with fewer
        digits where it would else be too small to be read."""
        return self.rates.put(name, number, colour)


def _most(told: Sequence[Number]) -> int:
    """How many decimals a number may have that will come to rest on some values: so many that they are told apart."""
    least = min((abs(float(one - other)) for one in told for other in told if one != other), default=1.0)
    return max(_DECIMALS[all(-1 < value < 1 for value in told)], min(-order(least), _FINEST))


def _sums(tuning: Tuning, fact: str) -> list[str]:
    """What a tuning promises as a sum, as formulas over a fact: each entry times its turn, or what that makes; none
    where a number in it is not told in full."""
    moved = [name for name, by in tuning.shares.items() if by]
    factors = [number[name] for name in moved for number in (tuning.entries, tuning.turns)]

    def whole(*numbers: Number) -> bool:
        return all(float(f"{float(number):{_TOLD}}") == float(number) for number in numbers)

    def size(of: str, name: str) -> str:
        sign = "-" if getattr(tuning, of)[name] < 0 else ""
        return f"{{{sign}{fact}.{of}.{name}:{_TOLD}}}"

    products = [f"{size('entries', name)}{_TIMES}part({_STEP}, {size('turns', name)})" for name in moved]
    shares = [size("shares", name) for name in moved]
    known = (products, factors), (shares, [tuning.shares[name] for name in moved])
    forms = [form for form, numbers in known if whole(tuning.before, tuning.promised, *numbers)]
    return [" - ".join([f"= {{{fact}.before:{_TOLD}}}", *form]) for form in forms]
