"""LectureScene: a manim scene that keeps time with its words and takes every number from its facts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from linecache import getlines
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args

from manim import Animation, Mobject, Scene, config, tempconfig

from steepest.calculus import Enclosure, Function, Number
from steepest.script.fault import Fault
from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.filling import Shown, fill
from steepest.script.place import Place
from steepest.script.text.beats import Beat, Bound
from steepest.script.timing.pace import Speech, Word, mark_times, rest_after, total
from steepest.script.values.apart import Apart
from steepest.stage import theme
from steepest.stage.play.drift import Drifting, drift_within
from steepest.stage.play.entrances import Actor, come, idle, one_by_one, take_turns
from steepest.stage.play.inventory import make_way
from steepest.stage.play.performance import Performance, PlayedBeat
from steepest.stage.play.projector import Audience, Curtain, Projector, line_in, on_screen
from steepest.stage.play.shapes import Shape, shapes_of
from steepest.stage.settings.parameters import Parameters
from steepest.stage.type import typeset
from steepest.stage.type.fitting import told_beside
from steepest.stage.type.numerals import written_in
from steepest.stage.type.readout import Readout
from steepest.stage.type.running_numbers import RunningNumbers, end_on
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.script.text.lecture import Section

P = TypeVar("P", bound=Parameters)
F = TypeVar("F")


class LectureScene(Scene, Generic[P]):
    """A scene of the lecture: `construct` plays its beats in the order in which the text tells them.

    `self.facts` holds its parameters and what follows from them; words come from the text, numbers from the facts.
    """

    Parameters: type[P]
    italics: tuple[str, ...] = ()  # variables that are set in words as in formulas, with powers

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for base in vars(cls).get("__orig_bases__", ()):
            cls.Parameters = get_args(base)[0]

    def __init__(self, facts: P, section: Section, audience: Audience, speak: Speech):
        file = sys.modules[type(self).__module__].__file__ or ""
        self.projector = Projector(audience, file)
        super().__init__(renderer=self.projector)
        self.facts, self.section, self.audience, self.speak = facts, section, audience, speak
        self.namespace, self.performance = facts.namespace(), Performance()
        self.told = section.beats(self.namespace)
        self._beat: Beat | None = None
        self._words: tuple[Word, ...] = ()
        self._began = 0
        self._drift: Drifting | None = None
        self._running = RunningNumbers()

    # --- what is said ---

    @contextmanager
    def beat(self, name: str, drift: Drifting | None = None) -> Iterator[Beat]:
        """Play the body while the next paragraph of the text is spoken, then let the picture rest until it has been.
        Where nothing in it moves for more than four seconds, the eye goes a little round the block that it is to
        `drift` round.

        Raises Fault if the text tells another beat here, or a number that ran ends on no fact.
        """
        told = next(iter(self.told[len(self.performance.beats) :]), None)
        if told is None or told.name != name:
            raise Fault(
                f"scenes/{self.section.anchor}.py plays the beat {name!r} where the text "
                + (f"tells {told.name!r} (line {told.line})" if told else "has ended")
            )
        self._beat, self._words, self._began = told, self.speak(told.filled), self.projector.frame
        self._drift = drift
        self.audience.beat_begins(told.key, self)
        yield told
        spoken = self._began + self._frame(total(self._words, rest_after(told.filled)))
        self._hold(max(spoken - self.projector.frame, self._frame(theme.REST)))
        self._running.see(self.mobjects, self._here)
        self._running.hold(self.mobjects, over=len(self.performance.beats) + 1 == len(self.told))
        marks, shown = mark_times(told.filled, self._words), self.numbers_on_screen()
        end, said = self.projector.frame, told.filled.shown
        seen = PlayedBeat(told.key, self._began, end, told.text, self._words, marks, said, shown)
        self.performance.beats.append(seen)
        self.performance.frames = self.projector.frame
        self._beat = self._drift = None
        self.audience.beat_ends(told.key, self)

    def until(self, mark: str, early: float = 0.0) -> None:
        """Let the picture rest until `early` seconds before the word after `{@mark}`; not at all where that is past.

        Does nothing if the alternative that was chosen lacks the mark. Raises Fault if all of the beat's lack it."""
        if self._beat is None:
            raise RuntimeError("a mark can be waited for only within a beat")
        code, line = "".join(getlines(self.projector.file)), line_in(self.projector.file)
        self.section.check_mark(self._beat.name, mark, line, code)
        self.audience.asks(mark)
        if (moment := mark_times(self._beat.filled, self._words).get(mark)) is not None:
            self.audience.waits(mark, self._began + self._frame(moment) - self.projector.frame)
            self._hold(self._began + self._frame(moment - early) - self.projector.frame)

    def _hold(self, frames: int) -> None:
        """Let the picture rest, or the eye drift and then rest, for so many frames."""
        end = self.projector.frame + frames
        if drift := drift_within(frames / config.frame_rate, self._drift):
            self.play(drift)
        self.projector.hold(self, end - self.projector.frame)

    def play(self, *animations: Any, at: str = "", early: float = theme.EARLY, **timing: Any) -> None:
        """Play animations, and lists of them such as `come` gives, together.

        With `at` they begin `early` seconds before the word after that mark of the text, or at once where that is past
        or where the words that were chosen lack the mark. `timing` is manim's: `run_time`, `rate_func`.
        """
        if at:
            self.until(at, early)
        stage = on_screen(self)
        flat = [one for one in one_by_one(animations) if not idle(one, stage)]
        take_turns(flat)
        if flat:
            super().play(*flat, **timing)
            make_way(self)
            self._running.see(self.mobjects, self._here)

    def open_on(self, *actors: Actor | Mobject | list[Animation]) -> None:
        """Have figures on stage from the scene's first frame on, as they are when they have come (or when what brings
        them has been played): what the scene is about, and the walker. A film leads over to this picture."""
        brought = [one for each in actors for one in (each if isinstance(each, list) else come(each))]
        self.projector.skip(self, *brought)
        make_way(self)

    def _frame(self, seconds: float) -> int:
        return round(seconds * config.frame_rate)

    def rest(self, seconds: float = theme.REST) -> None:
        """Let the picture stand still."""
        self.projector.hold(self, self.projector.frames(seconds))

    def tells(self, name: str) -> list[Beat]:
        """The beats of a name that the text tells: none where its condition does not hold, several where it repeats."""
        return [beat for beat in self.told if beat.name == name]

    def beats(self, name: str) -> Iterator[Beat]:
        """The same, each of them played (`beat`): `for beat in self.beats(name):` has the body of its `with`."""
        for told in self.tells(name):
            with self.beat(told.name) as beat:
                yield beat

    # --- what is shown ---

    def words(self, label: str, size: float = theme.LABEL_SIZE, colour: str = theme.INK) -> Typeset:
        """Words on screen: the text's label of that name, filled from the facts."""
        filled = self.section.label(label, self.names)
        return typeset.words(filled.text, self.italics, size=size, colour=colour, shown=filled.shown)

    def states(self, colours: Mapping[str, str], size: float = theme.FORMULA_SIZE) -> dict[str, Typeset]:
        """Words for each of some states, in its colour: the label of the state's name, spaces as underscores."""
        return {state: self.words(state.replace(" ", "_"), size, colour) for state, colour in colours.items()}

    def code(self, label: str, size: float = theme.SMALLEST_SIZE, pitch: float | None = None) -> Typeset:
        """A line of code on screen: the text's label of that name, in letters of one width; see `typeset.code`."""
        filled = self.section.label(label, self.names)
        return typeset.code(filled.text, pitch, size=size, colour=theme.QUIET, shown=filled.shown)

    def formula(
        self, template: str, size: float = theme.FORMULA_SIZE, colour: str = theme.INK, **paint: str
    ) -> Typeset:
        """A formula in Typst's notation, in which {fact:format} stands for a number, a point or a function.

        Variables take the colours of their roles; `paint` names the colours of other parts.
        """
        math = fill(template, self.names, self._here, "typst", self.section.language)
        read = fill(template, self.names, self._here, language=self.section.language)  # as a person would write it
        return typeset.formula(math.text, size=size, colour=colour, paint=paint, shown=read.shown)

    def numbers(self, *expressions: str) -> list[tuple[float, Typeset]]:
        """Numbers for an axis: what each expression over the facts stands for, and its type."""
        numbers = {one: self.number(one) for one in expressions}
        set_as = told_beside(numbers, theme.SMALLEST_SIZE, theme.QUIET)
        return list(zip(map(float, numbers.values()), set_as, strict=True))

    def letter(self, variable: str) -> Typeset:
        """The letter of a variable in its colour, for the end of an axis or a mark; quiet where it has none."""
        letter = Function(variable, (variable,)).typst()
        return self.formula(f'part("{variable}", {letter})', theme.LETTER_SIZE, theme.QUIET)

    def fact(self, expression: str, kind: type[F]) -> F:
        """What an expression over the facts stands for, which is of a `kind`. Raises Fault for a name that is none."""
        try:
            value = Expression.read(expression).evaluate(self.names)
        except Fault as fault:
            raise fault.at(self._here) from None
        assert isinstance(value, kind)
        return value

    def number(self, expression: str) -> Number:
        """The number that an expression over the facts stands for. Raises Fault for none."""
        value = self.fact(expression, object)
        assert isinstance(value, int | float | Fraction | Enclosure)
        return value

    def settle(self, readout: Readout, expression: str) -> Readout:
        """End a running number on the fact it must have reached. Raises Fault if it shows anything else."""
        number = self.number(expression)
        names = Bound({}, self.names, apart=Apart())  # a readout has the format of its number all the way
        form = f"{{{expression}:{readout.format_of(number)}}}"
        return end_on(readout, fill(form, names, self._here, language=self.section.language), number, self._here)

    def axis(self, label: str, variable: str) -> Typeset:
        """The name of an axis: the text's label of that name, and the variable that counts along it."""
        name = self.words(label, colour=theme.ROLES[variable])
        letter = self.formula(f'part("{variable}", {variable})', size=theme.AXIS_SIZE)
        return name.add(*letter.stand(float(name.get_right()[0]) + theme.WORD_GAP, 0.0))

    def title(self) -> Typeset:
        """The scene's title, top left."""
        title = typeset.words(self.section.title, size=theme.TITLE_SIZE)
        return title.stand(-theme.FRAME_WIDTH / 2 + theme.MARGIN, theme.TITLE_BASELINE)

    @property
    def _here(self) -> Place:
        """The line of the scene's file that is being played."""
        name, beat = self.section.anchor, self._beat.name if self._beat else ""
        return Place(f"scenes/{name}.py", line_in(self.projector.file) or 1, name, beat)

    @property
    def names(self) -> Mapping[str, object]:
        """Everything a template may name here: facts, and the loop variables of the beat."""
        return Bound(self._beat.bound, self.namespace) if self._beat else self.namespace

    def all_but(self, *kept: Mobject) -> list[Mobject]:
        """What is on stage beside some figures: `gone(*self.all_but(…))` clears it."""
        family = {part for each in kept for part in each.get_family()}
        return [each for each in self.mobjects if each not in family and len(each.get_family()[-1].points)]

    def shapes_on_screen(self, kind: str = "") -> list[Shape]:
        """What the figures on stage show now, in their own coordinates; of one `kind`, or all."""
        return [shape for shape in shapes_of(self.mobjects) if kind in ("", shape.kind)]

    def numbers_on_screen(self) -> tuple[Shown, ...]:
        """Every number and formula from the facts that is on stage."""
        parts = {id(part): part for mobject in self.mobjects for part in mobject.get_family()}
        return tuple(shown for part in parts.values() for shown in getattr(part, "shown", ()))


def stage_play(
    scene_class: type[LectureScene[Any]],
    facts: Parameters,
    section: Section,
    audience: Audience,
    size: tuple[int, int],
    fps: int,
    speak: Speech,
) -> Performance:
    """Play a scene for an audience at `size` pixels (width, height) and return how it went.

    `speak` times the words of each beat: by reading speed (`silent`) or from a voice.

    Raises Fault if the text and the scene disagree. An audience that has seen enough ends it early by raising Curtain.
    """
    setting = {
        "pixel_width": size[0],
        "pixel_height": size[1],
        "frame_rate": fps,
        "frame_width": theme.FRAME_WIDTH,
        "frame_height": theme.FRAME_HEIGHT,
        "background_color": theme.BACKGROUND,
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
        "format": "none",  # manim writes nothing, opens nothing, and looks for no codec
        **dict.fromkeys(("preview", "show_in_file_browser"), False),
    }
    with tempconfig(setting), written_in(section.language):
        scene = scene_class(facts, section, audience, speak)
        try:
            scene.setup()
            scene.construct()
        except Curtain:
            return scene.performance
        if len(scene.performance.beats) != len(scene.told):
            beat = scene.told[len(scene.performance.beats)]
            raise Fault(
                f"{section.anchor}: the text tells {beat.name!r} (line {beat.line}), which the scene never plays"
            )
    return scene.performance
