"""One result, many knobs: a coffee machine whose knobs are turned one at a time."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Annotated, Any

from steepest import (
    Casing,
    CoffeeMachine,
    Console,
    Exact,
    KnobWall,
    LectureScene,
    Live,
    MixingBoard,
    Panel,
    Parameters,
    Point2,
    Prediction,
    Rates,
    Unfit,
    Variables,
    come,
    fact,
    gone,
    parameter,
    refusing,
    require_value,
    theme,
)
from steepest.calculus import Effect, Function, Guesses, Nudge, Number, effect_of, guesses, nudges
from steepest.calculus.slopes.nudge import added_up
from steepest.stage.box import row_of_boxes

KNOBS, LAST = CoffeeMachine.KNOBS, CoffeeMachine.LAST
APART = 0.075  # how far two needles have to be apart to be told apart, as a share of the scale
_ROWS = {"turned": "by:+g", "needle": "change:+g", "per_mark": "rate:+.3g"}


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
    mistakes: Annotated[Function, Variables("study", "sleep")] = parameter(
        "80 - 8*study - 4*sleep", "mistakes in an exam, from hours of study and of sleep"
    )
    hours: Point2 = parameter((3, 7), "hours of study and of sleep at first", unit="hours", ge=0, le=LAST - 1)

    def refuse(self) -> None:
        """Every knob has room to turn, the needle has a reading wherever they stand, and the grind moves it."""
        if self.nudge > LAST - max(self.start):
            low = tuple(min(at, LAST - self.nudge) for at in self.start)
            raise Unfit(f"a knob ends at {LAST}, and has no room for the nudge", field="start", instead=low)
        require_value(self.bitterness, at=self.start, field="bitterness")
        require_value(self.mistakes, at=self.hours, field="mistakes")
        with refusing("bitterness", ", where the knobs are turned to"):
            readings = self.readings
        with refusing("mistakes", ", with an hour more of study"):
            wrong = self.studied.before, self.studied.after
        if min(readings) < 0:
            raise Unfit("bitterness is never below 0", field="bitterness")
        if self.turns["grind"].effect == "stays":
            raise Unfit("the grind does not move the needle", field="bitterness")
        if min(wrong) < 0 or max(wrong) > 100:
            raise Unfit("an exam has between 0 and 100 mistakes", field="mistakes")

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
        """How far the needle goes: all turns added up, and all knobs turned at once."""
        return added_up(self.turns, self.together - self.now)

    @fact
    def effect(self) -> Effect:
        """What becomes of the needle then."""
        return effect_of(self.together - self.now)

    @fact
    def readings(self) -> tuple[Number, ...]:
        """All that the needle shows: before, and with all knobs turned, and each."""
        return self.now, self.together, *(turn.after for turn in self.turns.values())

    @fact
    def scale(self) -> tuple[float, float]:
        """The ends of the needle's scale: it holds all readings, and what is guessed."""
        mirrored, added = 2 * self.now - self.turns["temperature"].after, self.now + self.sums["added"]
        return CoffeeMachine.needle_scale(*self.readings, max(mirrored, 0), max(added, 0))

    @fact
    def ways(self) -> Guesses:
        """Where the needle may go when the temperature is turned: as far as it does, up or down, or nowhere."""
        turn, (low, high) = self.turns["temperature"], self.scale
        far = turn.change or self.turns["grind"].change
        down, up = sorted((self.now - far, self.now + far))
        return guesses(
            turn.after,
            lambda one, other: abs(float(one - other)),
            APART * (high - low),
            down=down if down >= low else None,
            stays=self.now,
            up=up if up <= high else None,
        )

    @fact
    def studied(self) -> Nudge:
        """An hour more of study, and as much sleep."""
        return Nudge(self.mistakes, self.hours, "study", 1)


class Knobs(LectureScene[KnobsParameters]):
    """A machine with four knobs and one needle, the same idea elsewhere, and a machine with millions of knobs."""

    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self, theme.UNDER_GAUGE, 0.56)
        machine, case, span = CoffeeMachine(theme.MACHINE), Casing(theme.GAUGE), (0, LAST)
        place = p.start, span, machine.dials(), case.inside, p.scale
        console = Console(self, "bitterness", p.bitterness, *place, told=p.readings, lines=1)
        console.sleep()
        self.open_on(title, machine, case, console)
        effects = {knob: one.effect for knob, one in {**p.turns, "study": p.studied}.items()}
        inks = {knob: CoffeeMachine.INKS[effect] for knob, effect in {**effects, "all": p.effect}.items()}

        def account(knob: str) -> list[Any]:
            numbers = {row: f"{{turns.{knob}.{one}}}" for row, one in _ROWS.items()}
            rate = console.rate(knob, f"{{turns.{knob}.rate:+.3g}}", inks[knob])
            return [*panel.rows(numbers, theme.INK, inks[knob], inks[knob]), rate]

        with self.beat("open"):
            self.play(machine.pour(run_time=theme.RUN), console.rise(run_time=theme.SWEEP))
            self.play(come(goal := panel.words("goal", line=1, colour=theme.INK)), at="loss")

        with self.beat("all"):
            self.play([dial.wake() for dial in console.dials.values()])
            turn = console.turn(*KNOBS, by=p.nudge, colour=inks["all"])
            self.play(turn, at="all", run_time=theme.SWEEP)
            riddles = [console.note(knob, self.formula('"?"', theme.QUESTION_SIZE)) for knob in KNOBS]
            for light, riddle in zip_longest(console.around(), riddles):
                self.play(light, come(riddle) if riddle else [], at="which", run_time=theme.LIGHT)

        with self.beat("lock"):
            self.play(gone(goal, *riddles), console.back(), at="back")
            self.play(console.free("grind"), at="lock")
            turn, (*rows, note) = console.turn("grind", by=p.nudge, colour=inks["grind"]), account("grind")
            self.play(turn, at="turn", run_time=theme.SWEEP)
            self.play(come(*rows[:2]))
            self.play(come(rows[2], note), at="rate")

        guess, planned = Prediction(console.meter, "place", None), []
        if self.tells("guess"):
            with self.beat("guess") as beat:
                planned = console.plan("temperature", p.nudge, self.formula("{nudge:+g}", theme.LABEL_SIZE))
                self.play(gone(*rows), console.only("temperature"), come(*planned))
                guess = Prediction(console.meter, "place", beat.question, panel=panel).ask(self)

        with self.beat("others"):
            for knob in ("temperature", "dose", "time"):
                if console.held != {*KNOBS} - {knob}:
                    self.play(gone(*rows, guess), console.only(knob))
                self.play(console.turn(knob, by=p.nudge, colour=inks[knob]), at=knob, run_time=theme.REVEAL)
                *rows, note = account(knob)
                shown = [*guess.tell(), *gone(*planned)] if knob == "temperature" else come(*rows)
                self.play(come(note), shown, run_time=theme.BLINK)
            self.play(gone(*rows), console.only(*KNOBS), come(panel.words("under", line=1)), at="number")
            for light in console.around():
                self.play(light, run_time=theme.LIGHT)
            if p.sums["added"] != p.sums["at_once"]:
                rows = panel.rows({k: f"{{sums.{k}:+g}}" for k in p.sums}, theme.INK, inks["all"], first=2)
                self.play(come(rows[0], *console.expect(p.sums["added"], "{sums.added:+g}")), at="sum")
                turn = console.turn(*KNOBS, by=p.nudge, colour=inks["all"], told="{sums.at_once:+g}")
                self.play(come(rows[1]), turn, at="once", run_time=theme.MOVE)

        with self.beat("echo"):
            pushed, face = Live(1), Casing(theme.RIGHT_CARD)
            board = MixingBoard((1.6, 1, pushed, 1.3, 0.8), span, theme.CARD, 2, self.words("sound"))
            boxes = row_of_boxes((card := Casing(theme.LEFT_CARD)).inside, 2, 0.1, card.inside.width)
            place = p.hours, span, boxes, face.inside, CoffeeMachine.needle_scale(*p.studied.readings, LAST)
            exam = Console(self, "mistakes", p.mistakes, *place, told=p.studied.readings).hold("study")
            self.play(gone(*self.all_but(title)), run_time=theme.FADE)
            console.reset()
            self.play(come(board), run_time=theme.GLANCE)
            self.play(pushed.to(9), at="push", run_time=theme.SWEEP)
            self.play(gone(board), at="study", early=1.2, run_time=theme.FADE)
            self.play(come(card, face, exam), run_time=theme.GLANCE)
            self.play(exam.turn("study", by=1, colour=inks["study"]), at="study", run_time=theme.SWEEP)

        with self.beat("network"):
            case, grind = Casing(theme.LEFT_GAUGE), console.stands["grind"]
            many = self.words("wall").stand(theme.EDGES[1], theme.TITLE_BASELINE, side=1)
            meter = console.metered(self.words("loss"), case.inside)
            self.play(gone(*self.all_but(title)))
            self.play(come(wall := KnobWall(grind, span, theme.WALL), case, meter, many))
            self.play(grind.to(p.turns["grind"].end), run_time=theme.SWEEP)

        with self.beat("keep"):
            rooms = row_of_boxes(theme.UNDER_WALL, 2, 0.4, theme.UNDER_WALL.width)
            for label, room, *lit in (("what_one_does", rooms[0]), ("which_way", rooms[1], wall.awake())):
                text = Panel(self, room).put(self.words(label, theme.FORMULA_SIZE), 1)
                self.play(come(text, *lit), at=label)
