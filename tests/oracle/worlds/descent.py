"""The oracle of the scene descent."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise, product
from typing import ClassVar

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Nothing, Reading, Vector, length, same
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, answer, drawn_at, silent
from tests.oracle.worlds.descent_endings import ENDINGS
from tests.oracle.worlds.stretching import Stretching

SIGNS = {"negative": -1, "positive": 1, "zero": 0}
INSTEAD = "{promise.slope} instead of {promise.first_slope}."
RATE = "learning rate of {learning_rate}"
SQUARE = "its arrows stand square to the level lines, and"


def _changes(sign: int, turn: int = 0) -> Claim:
    """The condition of a sentence that says what a step does to the loss: it climbs (1), stays (0) or falls (-1)."""

    def holds(w: Descent, said: Said) -> bool | str:
        k = said.number
        before, after = w.walk.losses[k - 1 : k + 1]
        really = 0 if same(before, after) else 1 if after > before else -1
        if really != sign:
            return f"from {mp.nstr(before, 12)} to {mp.nstr(after, 12)} it does something else"
        if sign and w.told.get(k - 1) == said.printed("leg.loss_after"):
            return "it is printed as the loss before"
        w.told[k] = said.printed("leg.loss_after")
        return turn in (0, k) or "it is another step"

    return holds


def _moves(sign: str, axis: int) -> str:
    """What a partial derivative of a sign makes of its weight, in words."""
    weight = f"{{weights[{axis}]}}"
    return {"negative": f"raises {weight}", "positive": f"lowers {weight}"}.get(
        sign, f"keeps {weight} still"
    )


def _partials(*signs: int) -> Claim:
    """The condition of a sentence about the signs of both partial derivatives at the start."""
    return lambda w, said: tuple(map(mp.sign, w.walk.gradients[0])) == signs


class Descent(Stretching):
    """What is said of it, and of its first arrow, followed."""

    @property
    def end(self) -> Vector:
        """Where the first arrow is followed to: the picture chooses how far."""
        return self.chosen_place("promise.end")

    @property
    def ground(self) -> Reading:
        """The loss on which it is followed: the stretched one, where that was told of."""
        return self.stretched if self.is_stretched else self.loss

    @property
    def first_gradient(self) -> Vector:
        return self.ground.gradient(self.walk.points[0])

    def promised(self, said: Said) -> Vector:
        """The same, held against the way that the arrow points."""
        (a, b), (g, h) = self.way, self.first_gradient
        if abs(a * h - b * g) > mpf(10) ** -9 * length((a, b)) * length((g, h)) or a * g + b * h > 0:
            raise Nothing("it does not lie straight down from the start")
        return self.end

    @property
    def way(self) -> Vector:
        return tuple(b - a for a, b in zip(self.walk.points[0], self.end, strict=True))

    @cached_property
    def becomes(self) -> tuple[mpf, mpf, mpf]:
        """The lengths of the gradient at the start and where it is followed to, and the cosine between the two."""
        g, h = self.first_gradient, self.ground.gradient(self.end)
        one, other = length(g), length(h)
        return one, other, (g[0] * h[0] + g[1] * h[1]) / (one * other) if one * other else mpf(1)

    def lowest(self, said: Said) -> bool | str:
        """Whether no other point of the line is lower: the true arrow is square to it there, and it falls up to there,
        and then climbs."""
        return (abs(self.becomes[2]) < mpf(10) ** -9 or "another point is lower") and self.falls_then_climbs(said)

    def unchanged(self, said: Said) -> bool:
        """Whether the gradient is the same all along the first arrow."""
        shares = (mpf(k) / 5 for k in range(1, 6))
        there = (
            [a + share * w for a, w in zip(self.walk.points[0], self.way, strict=True)] for share in shares
        )
        gradients = [self.ground.gradient(at) for at in there]
        return all(all(map(same, g, self.first_gradient)) for g in gradients)

    def told_apart(self, said: Said) -> bool | str:
        """The two lengths are not printed alike."""
        alike = said.printed("promise.slope") == said.printed("promise.first_slope")
        return "they are printed alike" if alike else True

    def falls_then_climbs(self, said: Said) -> bool | str:
        """Whether the loss gets less along the first arrow, and more before it is half as far again, once each; and the
        true arrow is another there."""
        there = [
            [a + mpf(k) * 3 / 64 * w for a, w in zip(self.walk.points[0], self.way, strict=True)] for k in range(33)
        ]
        losses = [self.ground(at) for at in there]
        lowest = losses.index(min(losses))
        falls = all(b < a for a, b in pairwise(losses[: lowest + 1]))
        climbs = all(b > a for a, b in pairwise(losses[lowest:]))
        if not (0 < lowest < len(losses) - 1 and falls and climbs):
            return "it does not fall once and then climb"
        return self.becomes[2] < mpf(99) / 100

    def fades(self, said: Said) -> bool:
        """Whether the slope gets less on the way along the first arrow, before the true one points back."""
        there = [
            [a + mpf(k) / 16 * w for a, w in zip(self.walk.points[0], self.way, strict=True)]
            for k in range(1, 17)
        ]
        slopes = [length(self.ground.gradient(at)) for at in there]
        return self.becomes[2] < mpf(-1) / 2 and min(slopes) < length(self.first_gradient)

    numbers: ClassVar[Mapping[str, Number]] = {
        "start": lambda w, s: w.typed("start"),
        "learning_rate": lambda w, s: w.typed("learning_rate"),
        "tolerance": lambda w, s: w.typed("tolerance"),
        "stretched_rate": lambda w, s: w.typed("stretched_rate"),
        "last": lambda w, s: w.walk.last,
        "walk.bounces_between": lambda w, s: w.chosen("walk.bounces_between"),
        "weights[0]": lambda w, s: "w₁",
        "weights[1]": lambda w, s: "w₂",
        "arrow_scale": lambda w, s: w.chosen("arrow_scale"),
        "walk.losses[0]": lambda w, s: w.walk.losses[0],
        "walk.losses[-1]": lambda w, s: w.walk.losses[-1],
        "walk.gradients[0]": lambda w, s: w.walk.gradients[0],
        "promise.first_slope": lambda w, s: length(w.first_gradient),
        "walk.slopes[-1]": lambda w, s: w.walk.slopes[-1],
        "walk.end": lambda w, s: w.walk.points[-1],
        "leg.end": lambda w, s: w.walk.points[s.number],
        "leg.loss_after": lambda w, s: w.walk.losses[s.number],
        "walk.steps[0]": lambda w, s: tuple(
            end - start for start, end in zip(*w.walk.points[:2], strict=True)
        ),
        "legs[0].end": lambda w, s: w.walk.points[1],
        "legs[0].loss_after": lambda w, s: w.walk.losses[1],
        "learning_rate * walk.gradients[0][0]": lambda w, s: w.rate * w.walk.gradients[0][0],
        "learning_rate * walk.gradients[0][1]": lambda w, s: w.rate * w.walk.gradients[0][1],
        "promise.end": promised,
        "promise.slope": lambda w, s: length(w.ground.gradient(w.end)),
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        "Here, yes: the bowl is round.": lambda w, s: w.is_lucky(s),
        "Now make it oval.": lambda w, s: w.one_bottom(s),
        "Now make it oval, and step at a rate of {stretched_rate}.": lambda w, s: w.one_bottom(s),
        "Take an oval bowl.": lambda w, s: not w.one_bottom(s),
        "Take an oval bowl, and step at a rate of {stretched_rate}.": lambda w, s: not w.one_bottom(s),
        f"It zigzags in: {SQUARE} each step goes past the floor.": lambda w, s: (
            w.turns_back(s) and w.misses(s)
        ),
        "It zigzags: its arrows, square to the level lines, are too long across the floor, too short along "
        "it.": lambda w, s: w.turns_back(s) and w.misses(s) and w.is_uneven(s),
        f"It comes in another way: {SQUARE} do not know the bottom.": lambda w, s: (
            not w.turns_back(s) and w.misses(s)
        ),
        "At this rate the step leads across the floor of the valley, past it.": lambda w, s: (
            w.turns_back(None)
        ),
        "The level lines, circles around the bottom, become ellipses, and the walker stands at the start again.": (
            lambda w, s: w.is_lucky(s)
        ),
        "straight in": answer(lambda w: False),
        "across, and back": answer(lambda w: w.turns_back(None)),
        "down, then along": answer(lambda w: not w.turns_back(None)),
        **silent(
            "How do you find the bottom, feeling only the slope underfoot?",
            "Here the loss is {walk.losses[0]}, the gradient {walk.gradients[0]}.",
            "An arrow holds only where it was measured.",
            "So let it run.",
            "Measure the gradient, step against it, measure again: that is gradient descent.",
            "This loss has two knobs, its weights.",
            "Fog hides it.",
            "As code: compute the gradient;",
            "if it's shorter than {tolerance}, stop;",
            "else step, and repeat.",
            "In place of the table stand lines of code.",
            "They light up one after another, and an arrow leads from the last back to the first.",
            "Does the step aim at the bottom?",
            "Which path will the steps take?",
            "The arrow is square to the level line, and does not know where the bottom is.",
            "The walker goes down the oval bowl, and its path is drawn in place of the guesses.",
            "Somebody stands at {start} in fog, and only the ground around them can be seen.",
            "In the end a stroke lies under their feet along {weights[0]}, and one along {weights[1]}: the slopes that "
            "they feel.",
            "Dashed lines, level from the foot toward where a weight grows, tell how far they climb or fall.",
            "A table of the steps begins, with a loss of {walk.losses[0]}.",
            "The ground is seen from above now, as a map under fog.",
            "Many expect the arrow to point at the bottom.",
            "It points uphill from the place where it was measured, which is another thing.",
            "The gradient, taken backward, is drawn dashed at its full length, and shrinks to the step;",
            "the walker goes along it, to {leg.end}.",
            "The gradient is told anew, and at once the walker goes the next step, to {leg.end}.",
            "The table has a new row, with a loss of {leg.loss_after}.",
            "A line runs on from the start, against the first arrow, to {promise.end};",
            "the arrow that is true there is drawn beside the first, which is drawn at the start, too.",
            "The first arrow grows into one long step, nearly to the edge of the map.",
            "In its place stands the first arrow, dashed;",
            "one like it slides there, and a copy of that turns into the arrow that is true there, square to its "
            "level line.",
            "In the end the map tilts, and its ground rises out of it, with the walk on it.",
            "Take the first step by hand.",
            "The walk starts at {start}, the gradient there is {walk.gradients[0]}, and the learning rate is "
            "{learning_rate}.",
            "Where does the step lead?",
            "{legs[0].end}",
            "The rate times the gradient is ({learning_rate * walk.gradients[0][0]}, {learning_rate * "
            "walk.gradients[0][1]}).",
            "Taken away from {start}, that leads to {legs[0].end}, where the loss is {legs[0].loss_after}.",
            "A step is the learning rate times the gradient, taken backward.",
            "Both weights move at once, from the point where the gradient was measured.",
            *("g = gradient(w)", "if |g| < {tolerance}: stop", "w = w − η·g", "bottom", "step"),
            "learning rate",
            *(
                *drawn_at("arrow_scale", of="gradients"),
                "the same arrow, moved",
                "arrows show directions only",
                "dashed: minus gradient, to one scale",
                "new arrow",
                "first arrow, measured here",
                "lowest on this line",
                "loss along the arrow",
                "valley floor",
                "across",
                "along",
                "needed",
            ),
        ),
        # the gradient at the start
        **{
            f"It points uphill, so step the other way: a {one} slope {_moves(one, 0)}, a {other} one "
            f"{_moves(other, 1)}.": _partials(SIGNS[one], SIGNS[other])
            for one, other in product(SIGNS, repeat=2)
            if one != other
        },
        **{
            f"It points uphill, so step the other way: both slopes are {one}, so both weights {go}.": (
                _partials(SIGNS[one], SIGNS[one])
            )
            for one, go in (("positive", "go down"), ("negative", "go up"))
        },
        "It is the zero arrow: the ground is level here, and the arrow points nowhere.": _partials(0, 0),
        # the steps
        **{
            start + f"the loss {verb} {{leg.loss_after}}.": _changes(sign, turn)
            for (start, turn), (verb, sign) in product(
                (
                    (f"One step is minus the gradient, times a {RATE}, added to the weights: ", 1),
                    ("Measure again, step again: ", 2),
                    ("", 2),
                    ("And again: ", 0),
                ),
                (("falls to", -1), ("climbs to", 1), ("stays at", 0)),
            )
        },
        "And again: {leg.loss_after}.": _changes(-1),
        "Measure again: a shorter arrow, a shorter step;": lambda w, s: w.second(s, shorter=True),
        "Measure again: a longer arrow, a longer step;": lambda w, s: w.second(s, shorter=False),
        # the first arrow, followed
        "The lowest point on its way is {promise.end}.": lowest,
        "Why not follow one arrow?": lambda w, s: w.last != 1 or w.walk.ended != "arrived",
        "One step was enough, at this rate and on this loss.": lambda w, s: w.last == 1 and w.arrives(s),
        "Go straight on: the slope fades, and the new arrow points back.": fades,
        "Go straight on, and the new arrow points back.": lambda w, s: w.becomes[2] < mpf(-1) / 2,
        "Go straight on, and the new arrow is the same.": lambda w, s: (
            same(w.becomes[0], w.becomes[1]) and same(w.becomes[2], mpf(1))
        ),
        "Go straight on, and nothing changes;": unchanged,
        "bend the ground, and the arrow turns.": unchanged,
        f"Go straight on, and the new arrow is shorter: {INSTEAD}": lambda w, s: (
            w.becomes[1] < w.becomes[0] and w.told_apart(s) and w.becomes[2] > mpf(1) / 2
        ),
        f"Go straight on, and the new arrow is longer: {INSTEAD}": lambda w, s: (
            w.becomes[1] > w.becomes[0] and w.told_apart(s) and w.becomes[2] > mpf(1) / 2
        ),
        "The loss falls, then climbs: at its lowest, a new arrow points another way.": lambda w, s: (
            w.falls_then_climbs(s)
        ),
        "Go straight on, and the new arrow points another way.": lambda w, s: w.becomes[2] < mpf(99) / 100,
        **ENDINGS,
    }
