"""The oracle of the scene overshoot."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from mpmath import mpf

from tests.oracle.mathematics.formula import Reading, less, number, same
from tests.oracle.printed import read
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, Setting, World, answer, silent

SENTENCES = {
    "glides": ("It glides in.", "At {walk.rate} the factor is {walk.factor}: the walker glides in."),
    "one jump": ("It lands in one jump.", "At {walk.rate} the factor is zero: it lands in one jump."),
    "hops and settles": (
        "It hops across, and settles.",
        "At {walk.rate} the factor is {walk.factor}: the walker hops across, and settles.",
    ),
    "bounces for ever": (
        "It bounces for ever.",
        "At {walk.rate} the factor is {walk.factor}: it bounces for ever.",
    ),
    "runs away": ("It runs away.", "At {walk.rate} each hop lands farther out: it runs away."),
}

ON_ITS_WAY = {
    "glides": "At {walk.rate} the factor is {walk.factor}: the walker glides, and is still on its way after {steps} "
    "steps.",
    "hops and settles": "At {walk.rate} the factor is {walk.factor}: the walker hops across, and is still on its "
    "way after {steps} steps.",
}

LANDS = {
    "hops and settles": "It lands lower, at {walk.factor} times the offset: the walker hops across, and settles.",
    "bounces for ever": "It lands as high, at {walk.factor} times the offset: the walker bounces for ever.",
    "runs away": "It lands higher, at {walk.factor} times the offset: each hop goes farther out, and it runs away.",
}


def _regime(factor: mpf) -> str:
    """What repeated multiplication by a factor does to an offset."""
    if same(abs(factor), mpf(1)):
        return "bounces for ever" if factor < 0 else "stays"
    if not factor:
        return "one jump"
    if abs(factor) > 1:
        return "runs away"
    return "glides" if factor > 0 else "hops and settles"


def _goes(regime: str, there: bool = True) -> Claim:
    """The condition of a sentence that says what the walk of this turn does, and whether it is as good as `there`."""

    def holds(w: Overshoot, said: Said) -> bool | str:
        if _regime(w.factor(w.rate(said))) != regime:
            return f"it {_regime(w.factor(w.rate(said)))}"
        if regime in ON_ITS_WAY and w.comes_in(w.rate(said)) != there:
            return "its last step leaves more than a twentieth of the offset" if there else "it has come in"
        return w.told_apart(said)

    return holds


def _lands(regime: str, there: bool = True) -> Claim:
    """The condition of a sentence that says where the first step lands that crosses the bottom, and how it ends."""

    def holds(w: Overshoot, said: Said) -> bool | str:
        if said.number != 1:
            return "it is not the first that crosses the bottom"
        return _goes(regime, there)(w, said)

    return holds


def _leads(regime: str) -> Claim:
    """The condition of an answer about the last rate: it is offered as right where it is right."""

    def holds(w: Overshoot, said: Said) -> bool:
        return said.where.endswith("right") == (_regime(w.factor(w.rates[-1])) == regime)

    return holds


class Overshoot(World):
    """A quadratic of one variable, a start, several rates."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.loss, self.start = Reading(setting["loss"], ("w",)), self.value("start")
        self.rates = [number(rate) for rate in setting["learning_rates"]]

    @cached_property
    def curvature(self) -> mpf:
        return self.loss.derivative((mpf(0),), 0, 2)

    @cached_property
    def bottom(self) -> mpf:
        return -self.loss.derivative((mpf(0),), 0) / self.curvature

    @property
    def offset(self) -> mpf:
        return less(self.start, self.bottom)

    @property
    def limit(self) -> mpf:
        return 2 / self.curvature

    def factor(self, rate: mpf) -> mpf:
        return less(mpf(1), rate * self.curvature)

    def comes_in(self, rate: mpf) -> bool:
        """Whether no more than a twentieth of the offset is left after all steps at a rate."""
        left, most = abs(self.factor(rate)) ** int(self.setting["steps"]), mpf(1) / 20
        return bool(left < most or same(left, most))

    def rate(self, said: Said) -> mpf:
        """The rate of this turn of a beat that repeats."""
        return self.rates[self.turn(said)]

    def turn(self, said: Said) -> int:
        """Which of the rates it is about: those that do not cross the bottom, up to the first that does, come first."""
        return said.number - 1 + (self.early if said.where.startswith("hop") else 0)

    @property
    def early(self) -> int:
        """How many rates are tried before the first that crosses the bottom."""
        return next((k for k, rate in enumerate(self.rates) if self.factor(rate) < 0), len(self.rates))

    @property
    def crossing(self) -> mpf:
        """The factor of that one."""
        return self.factor(self.rates[self.early])

    @property
    def runaways(self) -> list[mpf]:
        return sorted(rate for rate in self.rates if _regime(self.factor(rate)) == "runs away")

    @property
    def beyond(self) -> mpf:
        """The lowest rate that is tried and runs away, else a tenth above the limit."""
        return self.runaways[0] if self.runaways else self.limit * mpf(11) / 10

    @property
    def stretching(self) -> mpf:
        """That rate, if its step leads a tenth to thirty-five hundredths farther out, else a tenth above the limit."""
        far = abs(self.factor(self.beyond))
        seen = (far > mpf(11) / 10 or same(far, mpf(11) / 10)) and (far < mpf(27) / 20 or same(far, mpf(27) / 20))
        return self.beyond if seen else self.limit * mpf(11) / 10

    @property
    def opening(self) -> mpf:
        """Half the rate of one jump, in two digits: a step that leads about half of the way to the bottom."""
        return mpf(f"{float(self.limit) / 4:.2g}")

    @property
    def twin(self) -> mpf:
        """The rate at which the wrong sign multiplies the offset by as much."""
        return self.beyond - self.limit

    def told_apart(self, said: Said) -> bool | str:
        """What is printed alike is equal: the factor and what it is told from, a rate and the border."""
        if any(one.expression == "walk.factor" for one in said.shown):
            told = said.printed("walk.factor")
            if told in ("0", "1", "−1") and not same(
                self.factor(self.rate(said)), mpf(told.replace("−", "-"))
            ):
                return f"the factor is not {told}, but is told so"
        return True

    def bordered(self, said: Said) -> bool | str:
        """A rate that is written as the border is lies on it."""
        border = read(said.printed("bowl.limit_rate")).value
        beside = [rate for rate in self.rates if rate == mpf(str(border)) and not same(rate, self.limit)]
        return "a rate beside the border is written as the border is" if beside else True

    numbers: ClassVar[Mapping[str, Number]] = {
        "loss": lambda w, s: w.loss,
        "start": lambda w, s: w.typed("start"),
        "learning_rates": lambda w, s: w.typed("learning_rates"),
        "steps": lambda w, s: w.typed("steps"),
        "len(learning_rates)": lambda w, s: len(w.rates),
        "bowl.bottom": lambda w, s: w.bottom,
        "bowl.offset": lambda w, s: w.offset,
        **{
            f"bowl.units[{k}].slope": lambda w, s, k=k: w.curvature * k * (1 if w.offset > 0 else -1)
            for k in range(4)
        },
        "bowl.curvature": lambda w, s: w.curvature,
        "bowl.limit_rate": lambda w, s: w.limit,
        "bowl.first.rate": lambda w, s: w.typed("learning_rates")[0],
        "bowl.walks[-1].rate": lambda w, s: w.typed("learning_rates")[-1],
        "bowl.walks[-1].factor": lambda w, s: w.factor(w.rates[-1]),
        "bowl.runaway.rate": lambda w, s: w.runaways[0],
        "bowl.beyond.rate": lambda w, s: w.beyond,
        "bowl.stretching.rate": lambda w, s: w.stretching,
        "bowl.twin.rate": lambda w, s: w.twin,
        "bowl.opening.rate": lambda w, s: w.opening,
        "bowl.mended.rate": lambda w, s: mpf(f"{float(w.limit) * 3 / 4:.2g}"),
        "bowl.late[0].rate": lambda w, s: w.typed("learning_rates")[w.early],
        "bowl.late[0].factor": lambda w, s: w.crossing,
        "walk.rate": lambda w, s: w.typed("learning_rates")[w.turn(s)],
        "walk.factor": lambda w, s: w.factor(w.rate(s)),
        "walk.regime": lambda w, s: _regime(w.factor(w.rate(s))),
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **silent(
            "A step is minus the slope times a learning rate: how large may the rate be?",
            "An oval bowl has a curvature along each axis.",
            "Ask which of them bounds the rate: the larger one, and near that rate a walk zigzags.",
            "At the bottom the slope is zero, and every unit of offset from there changes it by {bowl.curvature}: the "
            "curvature.",
            "Along the axis an arrow leads from under the walker against the slope.",
            "A dashed arrow between both grows beyond the step, and asks for its η.",
            "A stick that touches the ground goes out from the bottom to the walker, and tilts on the way.",
            "On the right its slope is drawn against the offset, as a straight line.",
            "Here the slope is curvature times offset.",
            "Every step multiplies the offset by a factor: one minus rate times curvature.",
            "Try learning rates along a line.",
            "Dashed level lines lead through both, and tell the loss that both walkers have there.",
            "with its sign turned round the other's walk leads the other way.",
            "The valley moves up, and under it comes a line of learning rates, with a marker at {bowl.first.rate}.",
            "Will the first step land lower, as high, or higher?",
            "Where does the first step land?",
            "The step multiplies the offset by {bowl.late[0].factor}.",
            "Let somebody defend each of the answers before the ring is empty.",
            "The marker stands at {walk.rate}, and the walker takes its steps down the side of the valley and leaves "
            "its path behind.",
            "When a loss climbs, check the sign, then turn down the learning rate.",
            "The same valley, the same start: the learning rate decides.",
            "The loss {loss} as a valley that is cut through, with its bottom at {bowl.bottom} and a walker on its "
            "side at {start}.",
            "The marker glides back to {bowl.mended.rate}, and the walk comes down to the bottom.",
            "A row of small valleys, one for each of the rates that were tried, each with its walk, over the line of "
            "learning rates;",
            "a line leads from each to its rate there.",
            "Where does a rate of {bowl.walks[-1].rate} lead?",
            "A step multiplies the offset by {bowl.walks[-1].factor}, and the next step does so again.",
            "The marker stands at {walk.rate}, and the walker takes its steps across the valley and leaves its path "
            "behind.",
            "On the line lights up what the walk does: {walk.regime}.",
            *(
                "learning rate",
                "each step",
                "step",
                "offset",
                "new offset",
                "slope",
                "curvature",
                "factor",
                "border",
                "(change of slope per unit)",
                "glides",
            ),
            "one jump",
            *("hops and settles", "bounces for ever", "runs away", "wrong sign"),
        ),
        "rate too large": lambda w, s: not w.runaways or abs(w.factor(w.runaways[0])) > 1,
        "If you climb and switch sides, turn the rate down;": lambda w, s: w.factor(w.runaways[0]) < -1,
        "if on one side, fix the sign.": lambda w, s: 1 + w.twin * w.curvature > 1,
        "At a rate of {bowl.mended.rate} who leaps comes down to the bottom;": (
            lambda w, s: abs(w.factor(w.limit * 3 / 4)) < 1
        ),
        "The valley twice, side by side: at too large a rate one walker leaps across it, with the wrong sign the other "
        "climbs its own side, step by step as high.": lambda w, s: (
            w.factor(w.runaways[0]) < -1 < 1 < 1 + w.twin * w.curvature
        ),
        "At {bowl.late[0].rate} the factor is negative.": lambda w, s: w.crossing < 0,
        "lower than it began": answer(lambda w: _regime(w.crossing) == "hops and settles"),
        "as high as it began": answer(lambda w: _regime(w.crossing) == "bounces for ever"),
        "higher than it began": answer(lambda w: _regime(w.crossing) == "runs away"),
        **{said: _lands(name) for name, said in LANDS.items()},
        **{turn: _goes(name) for name, (_, turn) in SENTENCES.items()},
        **{turn: _goes(name, there=False) for name, turn in ON_ITS_WAY.items()},
        LANDS["hops and settles"].replace("settles.", "is still on its way after {steps} steps."): (
            _lands("hops and settles", there=False)
        ),
        **{answer: _leads(name) for name, (answer, _) in SENTENCES.items()},
        "Factors larger than one in magnitude stretch the offset, smaller ones shrink it: here rates must stay below "
        "two over curvature: {bowl.limit_rate}.": (
            lambda w, s: w.bordered(s) if same(w.limit * w.curvature, mpf(2)) else "the border is not two by the bend"
        ),
        "A first step at {bowl.stretching.rate}: the arrow of the new offset is longer than that of the old one.": (
            lambda w, s: _regime(w.factor(w.stretching)) == "runs away"
        ),
        "As the marker glides to {bowl.mended.rate} it gets shorter than that, and at the border, at "
        "{bowl.limit_rate}, both are equally long.": (
            lambda w, s: (
                abs(w.factor(w.limit * 3 / 4)) < 1 and _regime(w.factor(w.limit)) == "bounces for ever"
            )
        ),
        "With the wrong sign you step uphill: even at {bowl.twin.rate} losses climb as at "
        "{bowl.runaway.rate}.": lambda w, s: (
            abs(w.factor(w.runaways[0])) > 1 and same(1 + w.twin * w.curvature, -w.factor(w.beyond))
        ),
        "An arrow along the foot of the valley leads from under the bottom to under the walker: an offset of "
        "{bowl.offset}.": lambda w, s: w.offset != 0,
        "Over it lies the step at a rate of {bowl.opening.rate}, and over its tip is the place on the ground where it "
        "lands.": lambda w, s: 0 < w.factor(w.opening) < 1,
        "Only the walkers' sides differ.": lambda w, s: w.factor(w.beyond) < 0,
    }
