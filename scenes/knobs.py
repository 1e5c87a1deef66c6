"""One result, many knobs: a coffee machine whose knobs are turned one at a time."""

from collections.abc import Mapping
from typing import Annotated

from steepest import (
    Casing,
    CoffeeMachine,
    Console,
    Exact,
    KnobWall,
    LectureScene,
    Live,
    Meter,
    MixingBoard,
    Panel,
    Parameters,
    Point2,
    Prediction,
    Rates,
    Unfit,
    Variables,
    fact,
    parameter,
    refusing,
    require_value,
    theme,
)
from steepest.calculus import Function, Guesses, Nudge, Number, added_up, either_way, nudges
from steepest.calculus.slopes.nudge import acting, turned_in_order
from steepest.stage.figures.machine.account import Account, Total
from steepest.stage.figures.machine.needle_lens import NeedleLens
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.motion import in_turn, late, waiting

KNOBS, LAST, _SLOW, _READ, _TURN = CoffeeMachine.KNOBS, CoffeeMachine.LAST, theme.SWEEP, 0.2, "{nudge:+g}"
_INSTRUMENTS = "tuba", "cello", "guitar", "violin", "flute"  # the higher, the later, as the tones of the board are


class KnobsParameters(Parameters):
    """What an instructor may change."""

    bitterness: Annotated[Function, Variables(*KNOBS)] = parameter(
        "25.5 + 0.5*temperature*time - 3*grind + 1.5*dose", "what the needle shows, from where the knobs stand"
    )
    start: Rates = parameter(
        (6, 4, 5, 5), "where the four knobs stand at first", unit="marks", ge=0, le=LAST, fewest=4, most=4
    )
    nudge: Exact = parameter(2, "how far a knob is turned", unit="marks", ge=0.5, le=5)
    mistakes: Annotated[Function, Variables("study", "sleep")] = parameter(
        "80 - 8*study - 4*sleep", "mistakes in a test, from hours of study and of sleep"
    )
    hours: Point2 = parameter((3, 7), "hours of study and of sleep at first", unit="hours", ge=0, le=LAST - 1)
    network: Annotated[Function, Variables("weight")] = parameter(
        "2.4 - 0.005*weight", "loss of a network as one of its knobs turns, and all others are held"
    )

    def refuse(self) -> None:
        """Every knob has room to turn, the needle has a reading wherever they stand, and the grind moves it."""
        if self.nudge > LAST - max(self.start):
            free = tuple(min(at, LAST - self.nudge) for at in self.start)
            raise Unfit(f"a knob ends at {LAST}, and has no room for the nudge", field="start", instead=free)
        require_value(self.bitterness, at=self.start, field="bitterness")
        with refusing("bitterness", ", where the knobs are turned to"):
            if min(self.readings) < 0:
                raise Unfit("bitterness is never below 0", field="bitterness")
        if self.turns["grind"].effect == "stays":
            raise Unfit("the grind does not move the needle", field="bitterness")
        for name, turn in (("mistakes", self.studied), ("network", self.tuned)):
            require_value(turn.function, at=turn.at, field=name)
            with refusing(name, ", where it is turned to"):
                low, high = sorted(turn.readings)
            if name == "mistakes" and not 0 <= low <= high <= 100:
                raise Unfit("a test has between 0 and 100 mistakes", field=name)

    @fact
    def now(self) -> Number:
        """How bitter the coffee is at first."""
        return self.bitterness(self.start)

    @fact
    def turns(self) -> Mapping[str, Nudge]:
        """Each knob is turned by itself."""
        return nudges(self.bitterness, self.start, self.nudge)

    @fact
    def together(self) -> Number:
        """How bitter it is when all of them are turned."""
        return self.bitterness(tuple(at + self.nudge for at in self.start))

    @fact
    def sums(self) -> Mapping[str, Number]:
        """How far it goes: the turns added up, all of them at once, and what that is more."""
        return added_up(self.turns)

    @fact
    def in_order(self) -> Mapping[str, Nudge]:
        """Each knob, turned once those before it are, if they act on each other."""
        return turned_in_order(self.bitterness, self.start, self.nudge)

    @fact
    def hotter(self) -> bool:
        """Whether brew time does more in hotter water, and no other knob acts on another."""
        return acting(self.bitterness, self.start, self.nudge) == ("temperature", "time") and self.sums["rest"] > 0

    @fact
    def readings(self) -> tuple[Number, ...]:
        """All that the needle shows: before, and with all knobs turned, and each, and those before it, too."""
        return self.now, self.together, *(turn.after for turn in (*self.turns.values(), *self.in_order.values()))

    @fact
    def scale(self) -> tuple[float, float]:
        """The ends of the needle's scale: it holds all readings, and what is guessed."""
        guessed = 2 * self.now - self.turns["temperature"].after, self.now + self.sums["added"]
        return CoffeeMachine.needle_scale(*self.readings, *(max(end, 0) for end in guessed))

    @fact
    def ways(self) -> Guesses:
        """Where the needle may go when the temperature is turned: as far as it does, up or down, or nowhere."""
        turn = self.turns["temperature"]
        return either_way(self.now, turn.after, turn.change or self.turns["grind"].change, self.scale)

    @fact
    def studied(self) -> Nudge:
        """An hour more of study, and as much sleep."""
        return Nudge(self.mistakes, self.hours, "study", 1)

    @fact
    def tuned(self) -> Nudge:
        """One knob of a network, turned by itself; it stands where the grind does."""
        return Nudge(self.network, self.start[1:2], "weight", self.nudge)


class Knobs(LectureScene[KnobsParameters]):
    """A machine with four knobs and one needle, the same idea elsewhere, and a machine with millions of knobs."""

    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self, theme.UNDER_GAUGE, 0.55)
        foot, close = Panel(self, theme.UNDER_WALL, 0.62), Panel(self, theme.UNDER_GAUGE, 0.62)
        machine, case, span = CoffeeMachine(theme.MACHINE), Casing(theme.GAUGE), (0, LAST)
        place, keep = (p.bitterness, p.start, span, machine.dials(), case.inside, p.scale), (title, case)
        console = Console(self, "bitterness", *place, told=p.readings, lines=1, above=True, row="per_mark")
        self.open_on(title, machine, case, console)
        inks = CoffeeMachine.inks({**p.turns, "study": p.studied, "weight": p.tuned}, p.sums)

        with self.beat("open"):
            self.play(machine.pour(run_time=theme.RUN))
            self.play(come(goal := panel.words("goal", line=1, colour=theme.INK)), at="loss")

        with self.beat("all"):
            self.play(console.turn(*KNOBS, by=p.nudge, colour=inks["at_once"], told=_TURN), at="all", run_time=_SLOW)
            riddles = [console.note(knob, self.formula('"?"', theme.FORMULA_SIZE)) for knob in KNOBS]
            for riddle in riddles:
                self.play(come(riddle), at="which", run_time=theme.LIGHT)

        with self.beat("lock"):
            self.play(gone(goal, *riddles), console.back(), at="back")
            self.play(console.free("grind"), at="lock")
            self.play(console.turn("grind", by=p.nudge, colour=inks["grind"], told=_TURN), at="turn", run_time=_SLOW)
            told = Account(console, panel, "grind", "turns.grind", inks["grind"])
            self.play(come(*told.lines[:2]))
            self.play(come(*told.lines[2:]), at="rate")

        guess, planned = Prediction(console.meter, "place", None), []
        for beat in self.beats("guess"):
            planned = console.plan("temperature", p.nudge, self.formula(_TURN, theme.LABEL_SIZE))
            self.play(told.put_away(), console.back(), run_time=theme.BLINK)
            self.play(console.free("temperature"), come(*planned), run_time=theme.LIGHT)
            guess = Prediction(console.meter, "place", beat.question, panel=panel).ask(self)

        with self.beat("others"):
            for knob, back in {"temperature": "", "dose": "cool", "time": "again"}.items():
                if console.held != {*KNOBS} - {knob}:
                    self.play(told.put_away(), console.back(), at=back, early=0, run_time=theme.BLINK)
                    self.play(console.free(knob), run_time=theme.LIGHT)
                turning = console.turn(knob, by=p.nudge, colour=inks[knob], told=_TURN), gone(*planned)
                rate = [] if planned else come(console.rate(knob, f"turns.{knob}.rate", inks[knob]))
                self.play(*turning, late(rate, theme.REVEAL, 0.5), at=knob, run_time=theme.REVEAL)
                if planned:
                    self.play(guess.tell(), run_time=theme.GLANCE)
                    told, planned = Account(console, panel, knob, f"turns.{knob}", inks[knob]), []
                    self.play(waiting(gone(guess), _READ, theme.LIGHT), late(come(*told.lines), theme.REVEAL, 0.5))
            self.play(console.back(), at="number", early=0.8, run_time=theme.BLINK)
            if p.sums["rest"]:
                total = Total(console, close, "nudge", "turns", "sums", "in_order")
                self.play(in_turn([*gone(machine), *come(Casing(machine.panel))], total.begin()))
                self.play(total.add(), at="sum")
                for turn in total.turns(_TURN):
                    self.play(turn, at="once", run_time=theme.GLANCE)
                self.play(total.acting(), at="rest", run_time=theme.REVEAL)

        with self.beat("echo"):
            levels, named = (1.6, 1, pushed := Live(1), 1.3, 0.8), [*map(self.words, ("sound", *_INSTRUMENTS))]
            board = MixingBoard(levels, span, theme.BOARD, 2, named[0], theme.HALL_UNDER_GAUGE, named[1:])
            loud = Meter(self.words("loudness"), board.loudness, span, case.inside, decimals=1)
            exam = Console.of_nudge(self, "mistakes", p.studied, board.casing.inside, case.inside, LAST)
            self.play(in_turn(gone(*self.all_but(*keep)), come(board, loud)))
            self.play(come(*board.push(), loud.ghost(), loud.swing()), pushed.to(9), at="push", run_time=theme.MOVE)
            lines = Account(exam, panel, "study", "studied", inks["study"], "h").lines
            self.play(in_turn(gone(*self.all_but(*keep, board.casing)), come(exam, lines[0])), at="study", early=0.6)
            self.play(exam.turn("study", by=1, colour=inks["study"]), run_time=theme.MOVE)
            self.play(come(*lines[1:]))

        with self.beat("network"):
            loupe = (wall := KnobWall(lambda: one.stands["weight"](), span, theme.WALL)).loupe()
            one = Console.of_nudge(self, "loss", p.tuned, loupe.inside, case.inside, 0)
            self.play(in_turn(gone(*self.all_but(*keep)), come(wall, one.meter)))
            near, many = NeedleLens(one, theme.UNDER_GAUGE, p.tuned.readings, inks["weight"]), foot.words("wall", 1)
            self.play(loupe.opening(*one.dials.values()), come(near, many), run_time=theme.GLANCE)
            numbers, colours = {"turned": "{tuned.by:+g}", "needle": "{tuned.change:+g}"}, (theme.INK, inks["weight"])
            rows = [near, *near.told(self, numbers, *colours), *near.way]
            self.play(one.turn("weight", by=p.nudge, colour=""), come(rows[1]), at="one", run_time=theme.REVEAL)
            self.play(come(*rows[2:]), at="loss", run_time=theme.GLANCE)

        with self.beat("keep"):
            asks = [foot.put(self.words(k, theme.FORMULA_SIZE), n) for n, k in ((1, "what_one_does"), (2, "which_way"))]
            self.play(gone(many), dim(*rows), come(asks[0]), at="what_one_does")
            self.play(loupe.closing(*one.dials.values(), *one.marks, *rows[1:]), gone(near), at="which_way", early=0.8)
            self.play(come(wall.awake(), asks[1]))
