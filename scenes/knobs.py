"""One result, many knobs: a coffee machine whose knobs are turned one at a time."""

from typing import Annotated

from manim import Animation, VGroup

from steepest import (
    Casing,
    CoffeeMachine,
    Console,
    Effect,
    Exact,
    Function,
    Guesses,
    KnobWall,
    LectureScene,
    Live,
    Meter,
    MixingBoard,
    Nudge,
    Number,
    Panel,
    Parameters,
    Point2,
    Prediction,
    Rates,
    Typeset,
    Unfit,
    Variables,
    come,
    effect_of,
    fact,
    gone,
    guesses,
    parameter,
    refusing,
    require_value,
    round_span,
    theme,
)
from steepest.stage.box import row_of_boxes
from steepest.stage.type.exact_figures import decimals_of

KNOBS = ("temperature", "grind", "dose", "time")
LAST = 10
"""Where the scale of each knob ends."""
APART = 0.075
"""How far two needles have to be apart to be told apart, as a share of the scale."""
COLOURS: dict[Effect, str] = {"falls": theme.DESCENT, "rises": theme.WRONG, "stays": theme.QUIET}


class KnobsParameters(Parameters):
    """What an instructor may change."""

    bitterness: Annotated[Function, Variables(*KNOBS)] = parameter(
        "25.5 + 0.5*temperature*time - 3*grind + 1.5*dose",
        "what the needle shows, from where the knobs stand",
    )
    start: Rates = parameter(
        (6, 4, 5, 5), "where the four knobs stand at first", unit="marks", ge=0, le=LAST, fewest=4, most=4
    )
    nudge: Exact = parameter(2, "how far a knob is turned", unit="marks", ge=0.5, le=5)
    score: Annotated[Function, Variables("study", "sleep")] = parameter(
        "20 + 8*study + 4*sleep", "points of an exam, from hours of study and of sleep"
    )
    hours: Point2 = parameter((3, 7), "hours of study and of sleep at first", unit="hours", ge=0, le=LAST - 1)

    def refuse(self) -> None:
        """Every knob has room to turn, the needle has a reading wherever they stand, and the grind moves it."""
        room = LAST - max(self.start)
        if self.nudge > room:
            low = tuple(min(at, LAST - self.nudge) for at in self.start)
            raise Unfit(f"a knob ends at {LAST}, and has no room for the nudge", field="start", instead=low)
        require_value(self.bitterness, at=self.start, field="bitterness")
        require_value(self.score, at=self.hours, field="score")
        with refusing("bitterness", ", where the knobs are turned to"):
            readings = self.readings
        with refusing("score", ", with an hour more of study"):
            scores = self.studied.before, self.studied.after
        if min(readings) < 0:
            raise Unfit("bitterness is never below 0", field="bitterness")
        if self.grind.effect == "stays":
            raise Unfit("the grind does not move the needle", field="bitterness")
        if min(scores) < 0 or max(scores) > 100:
            raise Unfit("a score lies between 0 and 100", field="score")

    @fact
    def now(self) -> Number:
        """How bitter the coffee is at first."""
        return self.bitterness(self.start)

    @fact
    def temperature(self) -> Nudge:
        """The temperature is turned, and nothing else."""
        return Nudge(self.bitterness, self.start, "temperature", self.nudge)

    @fact
    def grind(self) -> Nudge:
        """The grind is turned, and nothing else."""
        return Nudge(self.bitterness, self.start, "grind", self.nudge)

    @fact
    def dose(self) -> Nudge:
        """The dose is turned, and nothing else."""
        return Nudge(self.bitterness, self.start, "dose", self.nudge)

    @fact
    def time(self) -> Nudge:
        """The extraction time is turned, and nothing else."""
        return Nudge(self.bitterness, self.start, "time", self.nudge)

    @fact
    def together(self) -> Number:
        """How bitter it is when all of them are turned."""
        return self.bitterness(tuple(at + self.nudge for at in self.start))

    @fact
    def effect(self) -> Effect:
        """What becomes of the needle then."""
        return effect_of(self.together - self.now)

    @fact
    def readings(self) -> tuple[Number, ...]:
        """All that the needle shows, and as far to the other side of the first reading."""
        ends = [getattr(self, knob).after for knob in KNOBS]
        return self.now, self.together, *ends

    @fact
    def scale(self) -> tuple[float, float]:
        """The ends of the needle's scale."""
        mirrored = max(2 * self.now - self.temperature.after, 0)
        return round_span([*self.readings, mirrored])

    @fact
    def ways(self) -> Guesses:
        """Where the needle may go when the temperature is turned: as far as it does, up or down, or nowhere."""
        far = abs(self.temperature.change) or abs(self.grind.change)
        low, high = self.scale
        return guesses(
            self.temperature.after,
            lambda one, other: abs(float(one - other)),
            APART * (high - low),
            down=self.now - far if self.now >= far else None,
            stays=self.now,
            up=self.now + far if self.now + far <= high else None,
        )

    @fact
    def studied(self) -> Nudge:
        """An hour more of study, and as much sleep."""
        return Nudge(self.score, self.hours, "study", 1)


class Knobs(LectureScene[KnobsParameters]):
    """A machine with four knobs and one needle, the same idea elsewhere, and a machine with millions of knobs."""

    def construct(self) -> None:
        """Play the beats."""
        p, title = self.facts, self.title()
        machine, case, panel = (
            CoffeeMachine(theme.MACHINE),
            Casing(theme.GAUGE),
            Panel(self, theme.UNDER_GAUGE, 0.56),
        )
        console = Console(
            *(self, "bitterness", p.bitterness, p.start, (0, LAST)),
            *(machine.dials(len(KNOBS)), case.inside, p.scale),
            decimals=decimals_of(p.readings, 0, 2 if max(p.readings) >= 1 else 4),
            lines=1,
        )
        for dial in console.dials.values():
            dial.sleep()
        self.add(title)
        self.open_on(machine, case, console)

        def turn(knob: str) -> list[Animation]:
            return console.turn(knob, by=p.nudge, colour=COLOURS[getattr(p, knob).effect])

        def note(knob: str) -> Typeset:
            colour = COLOURS[getattr(p, knob).effect]
            return console.note(knob, self.formula(f"{{{knob}.rate:+.3g}}", theme.LABEL_SIZE, colour))

        with self.beat("open"):
            goal = panel.words("goal", line=1, colour=theme.INK)
            self.play(come(goal), at="loss")
            for knob, dial in console.dials.items():
                self.play(dial.wake(), at=knob)

        with self.beat("all"):
            everything = console.turn(*KNOBS, by=p.nudge, colour=COLOURS[p.effect])
            self.play(gone(goal), everything, at="all", run_time=theme.RUN)
            self._go_round(console, "which")

        with self.beat("lock"):
            self.play(console.back(), at="back")
            self.play(console.free("grind"), at="lock")
            self.play(turn("grind"), at="turn", run_time=theme.SWEEP)
            colour = COLOURS[p.grind.effect]
            rows = [
                self._row(panel, "turned", "{grind.by:+g}", 1),
                self._row(panel, "needle", "{grind.change:+g}", 2, colour),
                self._row(panel, "per_mark", "{grind.rate:+.3g}", 3, colour),
            ]
            self.play(come(*rows[:2]))
            self.play(come(rows[2], note("grind")), at="rate")

        guess = Prediction(console.meter, "place", None)
        if self.tells("guess"):
            with self.beat("guess") as beat:
                self.play(console.back(), gone(*rows), console.free("temperature"))
                rows = []
                guess = Prediction(console.meter, "place", beat.question, panel=panel).ask(self)

        with self.beat("others"):
            for knob in ("temperature", "dose", "time"):
                if console.held != {*KNOBS} - {knob}:
                    self.play(console.back(), gone(*rows, guess), console.free(knob))
                    rows = []
                self.play(turn(knob), at=knob, run_time=theme.MOVE)
                self.play(come(note(knob)), guess.tell() if knob == "temperature" else [])
            self.play(console.back(), console.free(*KNOBS), at="number", run_time=theme.REVEAL)
            self._go_round(console)

        with self.beat("echo"):
            self.play(gone(*self.all_but(title)))
            pushed, board, card, exam = self._echo()
            self.play(come(board, card, exam))
            self.play(pushed.to(8), at="push", run_time=theme.RUN)
            self.play(exam.free("study"))
            self.play(exam.turn("study", by=1), at="study", run_time=theme.RUN)

        with self.beat("network"):
            case = Casing(theme.LEFT_GAUGE)
            meter = Meter(self.words("loss"), console.reading, p.scale, case.inside)
            wall = KnobWall(console.stands["grind"], (0, LAST), theme.WALL)
            self.play(gone(*self.all_but(title)))
            self.play(come(wall, case, meter), at="wall")
            self.play(console.stands["grind"].to(p.grind.end), run_time=theme.SWEEP)

        with self.beat("keep"):
            panel = Panel(self, theme.UNDER_LEFT_GAUGE, 0.75)
            for line, label in enumerate(("what_one_does", "which_way"), 1):
                self.play(come(panel.put(self.words(label, theme.QUESTION_SIZE), line)), at=label)

    def _go_round(self, console: Console, at: str = "") -> None:
        """Look at one knob after the other, and then at all of them."""
        for number, knob in enumerate(KNOBS):
            self.play(console.spot(knob), at="" if number else at, run_time=theme.GLANCE)
        self.play(console.spot(), run_time=theme.GLANCE)

    def _row(self, panel: Panel, label: str, number: str, line: int, colour: str = theme.INK) -> VGroup:
        return VGroup(panel.words(label, line), panel.number(number, line, colour))

    def _echo(self) -> tuple[Live[int], MixingBoard, Casing, Console]:
        """A mixing board with the value of its free slider, and an exam: a console on a card."""
        p, pushed, card = self.facts, Live(4), Casing(theme.RIGHT_CARD)
        board = MixingBoard((4, 3, pushed, 3.6, 2.5), (0, LAST), theme.LEFT_CARD)
        board.free(2)
        lower, upper = card.inside.cut(0.41, 0.2)
        exam = Console(
            *(self, "score", p.score, p.hours, (0, LAST)),
            *(row_of_boxes(lower, 2, 0.3, 3.0), upper, (0, 100)),
            decimals=decimals_of((p.studied.before, p.studied.after), 0, 2),
        )
        exam.hold()
        return pushed, board, card, exam
