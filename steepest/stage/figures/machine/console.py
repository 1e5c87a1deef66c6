"""A console: dials that are turned, and a meter that shows what they do together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation, Mobject

from steepest.calculus import Function, Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.figures.instrument.meter import Meter
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import Live
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.fitting import in_few_digits
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_DECIMALS = 2, 4  # at most; of numbers that are less than 1
_DIM = 0.15  # how bright a dial is that nobody looks at


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
        self.scene, self.low, self.risen = scene, scale[0], Live(1.0)
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
        decimals = decimals_of(told, 0, _DECIMALS[all(-1 < value < 1 for value in told)])
        self._shown: dict[str, Any] = {"value": self.reading, "span": scale, "decimals": decimals}
        self.meter = self.metered(scene.words(result), face)
        self.held: set[str] = set()
        self._marks: list[Actor | Mobject] = []

    @property
    def parts(self) -> list[Any]:
        """Its dials and its meter."""
        return [*self.dials.values(), self.meter]

    def reading(self) -> Number:
        """The value of the function where the dials stand now, or less, while the needle `rises` there."""
        value, share = self.function([stand() for stand in self.stands.values()]), self.risen()
        return value if share == 1 else float(self.low) + float(share) * (float(value) - float(self.low))

    def metered(self, name: Typeset, region: Box) -> Meter:
        """Another meter for the value, under another name."""
        return Meter(name, region=region, **self._shown)

    def turn(
        self, *names: str, by: Number | Mapping[str, Number], colour: str = theme.INK, told: str = ""
    ) -> list[Animation]:
        """These dials turn by so much, each by its own number if there are several, from where they stood at the start.
        Arrows say so, that of the needle in a colour, at which a formula may be `told`, and a ghost of the needle stays
        where it was."""
        far = by if isinstance(by, Mapping) else dict.fromkeys(names, by)
        arrows = [self.dials[name].turn() for name in names]
        end = self.function([at + far.get(name, 0) for name, at in self.start.items()])
        text = self.meter.tell(self._formula(told, colour), (self.reading(), end)) if told else []
        self._marks = [self.meter.ghost(), *arrows, self.meter.swing(colour), *text]
        moves = [self.stands[name].to(self.start[name] + far[name]) for name in names]
        return [*come(*self._marks), *moves]

    def expect(self, change: Number, told: str) -> list[Actor | Mobject]:
        """Where the needle would go from here, by so much: a dashed needle there, and an arrow at which a formula is
        `told`; none where its scale does not reach so low."""
        here, end = self.reading(), self.reading() + change
        if end < self.low:
            return []
        text = self.meter.tell(self._formula(told, theme.INK), (here, end), inner=True)
        return [self.meter.ghost(end), self.meter.swing(to=end), *text]

    def plan(self, name: str, by: Number, text: Typeset) -> list[Actor | Mobject]:
        """How far a dial will be turned from the start: a dashed arrow around it, and a text at it that says so."""
        return [self.dials[name].turn(self.start[name] + by), self.dials[name].beside(text)]

    def back(self, run_time: float = theme.REVEAL) -> list[Animation]:
        """All dials turn back to where they stood at the start, and the arrows go."""
        marks, self._marks = self._marks, []
        moves = [self.stands[name].to(at, run_time=run_time) for name, at in self.start.items()]
        return [*gone(*marks), *moves]

    def free(self, *names: str, run_time: float = theme.BLINK) -> list[Animation]:
        """These dials can be turned, and all others are locked."""
        held = {name for name in self.dials if name not in names}
        locks = [self.dials[name].lock(run_time) for name in self.dials if name in held - self.held]
        locks += [self.dials[name].unlock() for name in self.dials if name in self.held - held]
        self.held = held
        return [each for lock in locks for each in lock]

    def only(self, *names: str) -> list[Animation]:
        """All dials turn back, and as they arrive, these can be turned and the others are locked."""
        return [*self.back(theme.REVEAL), *self.free(*names, run_time=theme.REVEAL)]

    def spot(self, *names: str) -> list[Animation]:
        """These dials are bright, and the others dark."""
        lights = [dial.knob.light(1.0 if name in names else _DIM) for name, dial in self.dials.items()]
        return [each for light in lights for each in light]

    def around(self) -> Iterator[list[Animation]]:
        """One dial after the other is bright, and the others dark; then all of them are bright."""
        yield from (self.spot(name) for name in self.dials)
        yield self.spot(*self.dials)

    def rise(self, **timing: Any) -> Animation:
        """The needle rises from the end of its scale to where it belongs."""
        return self.risen.to(1.0, **timing)

    def sleep(self) -> None:
        """All dials are dark, and the needle lies at the end of its scale, at once."""
        self.risen.value = 0.0
        for dial in self.dials.values():
            dial.sleep()

    def reset(self) -> None:
        """All dials stand where they did at the start, at once."""
        for name, at in self.start.items():
            self.stands[name].value = at

    def hold(self, *free: str) -> Console:
        """All dials but those that are `free` are locked, at once."""
        self.held = {*self.dials} - {*free}
        for name in self.held:
            self.dials[name].hold()
        return self

    def note(self, name: str, text: Typeset) -> Typeset:
        """Stand a text under a dial."""
        return self.dials[name].note(text)

    def _formula(self, told: str, colour: str) -> Typeset:
        return self.scene.formula(told, theme.LABEL_SIZE, colour)

    def rate(self, name: str, template: str, colour: str) -> Typeset:
        """Stand a number under a dial, what the needle does for each mark: with fewer digits where it would else be too
        small to be read."""

        def put(form: str) -> Typeset:
            return self.note(name, self.scene.formula(form, theme.QUESTION_SIZE, colour))

        return in_few_digits(put, template)
