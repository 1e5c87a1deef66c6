"""The oracle of the scene knobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from mpmath import mpf

from tests.oracle.mathematics.formula import Reading, Vector, cancels, climbed, number, same
from tests.oracle.world import Claim, Number, Setting, World, answer, silent

KNOBS = ("temperature", "grind", "dose", "time")


class Knobs(World):
    """A needle that is a function of four knobs, and mistakes that are one of two numbers of hours."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.bitterness = Reading(setting["bitterness"], KNOBS)
        self.mistakes = Reading(setting["mistakes"], ("study", "sleep"))
        self.start: Vector = tuple(number(at) for at in setting["start"])
        self.nudge, self.hours = self.value("nudge"), self.place("hours")
        self.network = Reading(setting["network"], ("weight",))
        self.now = self.bitterness(self.start)

    def turned(self, *knobs: str, by: mpf | None = None) -> mpf:
        """What the needle shows with these knobs turned."""
        by = self.nudge if by is None else by
        return self.bitterness(
            tuple(at + by * (name in knobs) for name, at in zip(KNOBS, self.start, strict=True))
        )

    def change(self, *knobs: str) -> mpf:
        return climbed(self.turned, lambda: self.turned(*knobs))

    def rate(self, knob: str) -> mpf:
        return self.change(knob) / self.nudge

    def added(self) -> mpf:
        """How far the needle goes when all knobs are turned one by one, added up."""
        changes = [self.change(knob) for knob in KNOBS]
        return mpf(0) if cancels(*changes) else sum(changes, mpf(0))

    def at_once(self) -> mpf:
        """How far it goes when all knobs are turned at once."""
        return self.change(*KNOBS)

    def hotter(self) -> bool:
        """Whether brew time does more once the temperature is turned, and that is all that all turns do more together.
        """
        more = self.turned("temperature", "time") - self.turned("temperature") - self.change("time")
        return more > 0 and same(self.at_once(), self.added() + more)

    def is_straight(self) -> bool:
        """Whether each mark of the grind changes as much."""
        shares = [mpf(k) / 7 for k in range(1, 7)]
        return all(
            same(self.turned("grind", by=share * self.nudge), self.now + share * self.change("grind"))
            for share in shares
        )

    def studied(self) -> tuple[mpf, mpf]:
        """The mistakes before, and with an hour more of study."""
        study, sleep = self.hours
        return self.mistakes((study, sleep)), self.mistakes((study + 1, sleep))

    def learned(self) -> mpf:
        """How far that takes them."""
        study, sleep = self.hours
        return climbed(lambda: self.mistakes((study, sleep)), lambda: self.mistakes((study + 1, sleep)))

    def tuned(self) -> tuple[mpf, mpf]:
        """The loss before, and with one knob of the network turned; it stands where the grind does."""
        at = self.start[1]
        return self.network((at,)), self.network((at + self.nudge,))

    def hair(self) -> mpf:
        """How far that takes it."""
        at = self.start[1]
        return climbed(lambda: self.network((at,)), lambda: self.network((at + self.nudge,)))

    def goes(self, sign: int) -> bool:
        """Whether the needle goes up (1), down (-1) or nowhere (0) when the temperature is turned."""
        change = self.change("temperature")
        return (change > 0) - (change < 0) == sign

    numbers: ClassVar[Mapping[str, Number]] = {
        "now": lambda w, s: w.now,
        "nudge": lambda w, s: w.typed("nudge"),
        "together": lambda w, s: w.turned(*KNOBS),
        "turns.grind.before": lambda w, s: w.now,
        "turns.temperature.before": lambda w, s: w.now,
        "-turns.grind.rate": lambda w, s: -w.rate("grind"),
        **{f"turns.{knob}.after": lambda w, s, knob=knob: w.turned(knob) for knob in KNOBS},
        **{f"turns.{knob}.change": lambda w, s, knob=knob: w.change(knob) for knob in KNOBS},
        **{f"turns.{knob}.rate": lambda w, s, knob=knob: w.rate(knob) for knob in KNOBS},
        "sums.added": lambda w, s: w.added(),
        "sums.at_once": lambda w, s: w.at_once(),
        "sums.rest": lambda w, s: w.at_once() - w.added(),
        "tuned.by": lambda w, s: w.typed("nudge"),
        "tuned.change": lambda w, s: w.hair(),
        "-tuned.change": lambda w, s: -w.hair(),
        "tuned.before": lambda w, s: w.tuned()[0],
        "tuned.after": lambda w, s: w.tuned()[1],
        "studied.change": lambda w, s: w.learned(),
        "-studied.change": lambda w, s: -w.learned(),
        "studied.start": lambda w, s: w.hours[0],
        "studied.end": lambda w, s: w.hours[0] + 1,
        "studied.before": lambda w, s: w.studied()[0],
        "studied.after": lambda w, s: w.studied()[1],
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **silent(
            "This coffee is too bitter: the needle reads {now}.",
            "A number you want small is called a loss.",
            "A coffee machine with four knobs: water temperature, grind, dose and brew time.",
            "Beside it a meter for bitterness, whose needle stands at {now}.",
            "Let the room vote for a knob before you turn one.",
            "Nobody can know: that is why you will lock the others.",
            "Which one did that?",
            "Does none of them matter?",
            "Reset, lock three, and turn the grind alone.",
            "Three knobs are dark and have a lock.",
            "The grind turns by {nudge}, and the needle goes from {turns.grind.before} to {turns.grind.after}.",
            "The temperature alone: where will the needle go?",
            "Your bet: where will it go?",
            "With the other three locked, the needle goes from {turns.temperature.before} to "
            "{turns.temperature.after}.",
            "Hotter water makes it {turns.temperature.after}.",
            "Reset: the dose makes it {turns.dose.after}, and brew time, {turns.time.after}.",
            "Each knob has its number while the others stay.",
            *("Each knob has its number.", "alone", "together"),
            "The changes add up to {sums.added}.",
            "One after the other, each knob turns by {nudge} and back, while the other three are locked.",
            "Under each of them stands what the needle does per mark: {turns.temperature.rate}, {turns.grind.rate}, "
            "{turns.dose.rate} and {turns.time.rate}.",
            "On a mixing board, push one slider and listen.",
            "A mixing board with five sliders, named after instruments.",
            "One of them is pushed up, a dashed grip stays where it was, the sound beside them changes, and so does a "
            "needle for its loudness.",
            "Then a row under the knobs has what each turn does by itself, {turns.temperature.change}, "
            "{turns.grind.change}, {turns.dose.change} and {turns.time.change}, {sums.added} in all, and a dashed "
            "needle stands where that would lead.",
            "Then all four knobs turn and stay so, and the needle goes by {sums.at_once}.",
            "Then two knobs, study and sleep, and a needle for the mistakes in a test: study turns from "
            "{studied.start} to {studied.end}, sleep is locked, and the needle goes from {studied.before} to "
            "{studied.after}.",
            "Neural networks have millions of knobs.",
            "A wall of knobs that runs away into the distance.",
            "One of them is lit, and a loupe shows it as it turns by {tuned.by}.",
            "All knobs are lit, and around those that are near lead arrows with a head at both ends.",
            "What does one knob do?",
            "The wall of knobs, and under it the questions of the lecture.",
            *(
                "temperature",
                "grind",
                "dose",
                "brew time",
                "bitterness",
                "loss",
                "loss: you want it small",
            ),
            *(
                "turned by",
                "each turned by",
                "needle",
                "per mark",
                "study (hours)",
                "sleep (hours)",
                "mistakes in a test",
                *("tuba", "cello", "guitar", "violin", "flute"),
                "loudness",
                "one of them",
                "sound of the mixing board",
                "millions of knobs",
                "Which way should each turn?",
            ),
        ),
        "Ask why the turns add up to {sums.added} one by one, but gave {sums.at_once} all at once: what a knob does "
        "depends on where the others stand.": lambda w, s: not same(w.added(), w.at_once()),
        "Knobs that act on no other dim: under a knob on which one before it acts stands, where it can be read, what "
        "it did per mark, and what it does once those before it are turned.": (
            lambda w, s: not same(w.added(), w.at_once())
        ),
        "What lies beyond, {sums.rest}, is violet.": lambda w, s: not same(w.added(), w.at_once()),
        "The needle for the loss hardly goes anywhere: from {tuned.before} to {tuned.after}.": lambda w, s: (
            0 < abs(w.hair()) < max(w.tuned()) / 40
        ),
        "Where that is too little to be seen, a loupe on its tip shows a piece of the scale, and an arrow over "
        "that.": lambda w, s: 0 < abs(w.hair()) < max(w.tuned()) / 40,
        "Or study one more hour, sleep as before: mistakes fall by {-studied.change}.": (
            lambda w, s: w.learned() < 0
        ),
        "Or study one more hour, sleep as before: mistakes climb by {studied.change}.": (
            lambda w, s: w.learned() > 0
        ),
        "Or study one more hour, sleep as before: as many mistakes.": lambda w, s: not w.learned(),
        "Turn one by {tuned.by}: the loss falls by {-tuned.change}.": lambda w, s: w.hair() < 0,
        "Turn one by {tuned.by}: the loss climbs by {tuned.change}.": lambda w, s: w.hair() > 0,
        "Turn one by {tuned.by}: the loss stays.": lambda w, s: not w.hair(),
        "The needle for the loss stays at {tuned.before}.": lambda w, s: not w.hair(),
        "The needle for the loss goes from {tuned.before} to {tuned.after}.": lambda w, s: w.hair() != 0,
        "Without resets, they make {sums.at_once}: some knobs change what others do.": lambda w, s: (
            not same(w.added(), w.at_once())
        ),
        "Without resets, they make {sums.at_once}: brew time does more in hotter water.": lambda w, s: w.hotter(),
        "Turn all four knobs by {nudge}, and the needle climbs to {together}.": lambda w, s: (
            w.change(*KNOBS) > 0
        ),
        "Turn all four knobs by {nudge}, and the needle falls to {together}.": lambda w, s: (
            w.change(*KNOBS) < 0
        ),
        "Turn all four knobs by {nudge}, and the needle ends where it began.": lambda w, s: (
            not w.change(*KNOBS)
        ),
        "The needle falls to {turns.grind.after}: {-turns.grind.rate} less per mark.": lambda w, s: (
            w.change("grind") < 0 and w.is_straight()
        ),
        "The needle falls to {turns.grind.after}: {-turns.grind.rate} less per mark, on average.": lambda w, s: (
            w.change("grind") < 0
        ),
        "The needle climbs to {turns.grind.after}: {turns.grind.rate} more per mark.": lambda w, s: (
            w.change("grind") > 0 and w.is_straight()
        ),
        "The needle climbs to {turns.grind.after}: {turns.grind.rate} more per mark, on average.": lambda w, s: (
            w.change("grind") > 0
        ),
        "less bitter": answer(lambda w: w.goes(-1)),
        "it stays": answer(lambda w: w.goes(0)),
        "more bitter": answer(lambda w: w.goes(1)),
    }
