"""A walk down a loss, and how it ends, as the oracle of the scene descent works them out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Nothing, Reading, TooLarge, length
from tests.oracle.mathematics.plane import bends
from tests.oracle.mathematics.walk import Steps, walked
from tests.oracle.sentences import Said
from tests.oracle.world import Setting, World

MOST = 500
_ROUNDED = 8  # places of a walk after which it is looked at what rounding does


class Descending(World):
    """A loss of two weights, a walk down, and how it ends."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.loss = Reading(setting["loss"], ("w1", "w2"))
        self.rate, self.tolerance = self.value("learning_rate"), self.value("tolerance")
        self.told: dict[int, str] = {}

    @cached_property
    def last(self) -> int:
        """After how many steps the text looks at the walk: where it stops, else as many as the scene chooses."""
        if "last" in self.heard:
            return int(self.chosen("last"))
        if "walk.losses[-1]" in self.heard:
            told = self.chosen("walk.losses[-1]")
            return min(range(self.onward.last + 1), key=lambda k: abs(self.onward.losses[k] - told))
        return self.onward.last

    @cached_property
    def walk(self) -> Steps:
        """The walk up to there, or to where it arrives."""
        walk = self._walked(self.last)
        if walk.last < self.last:
            raise Nothing(f"the walk has {walk.last} steps: it {walk.ended}")
        return walk

    @cached_property
    def onward(self) -> Steps:
        """The same walk, and all steps that it would take after that."""
        return self._walked(MOST)

    def _walked(self, most: int) -> Steps:
        return walked(self.loss, self.place("start"), self.rate, most, until=self.tolerance)

    @property
    def more(self) -> bool:
        return self.last > self.setting["steps"]

    def second(self, said: Said, shorter: bool) -> bool:
        """Whether the second gradient and the second step are plainly shorter than the first, or longer."""
        pairs = [lengths[:2] for lengths in (self.walk.slopes, self.walk.lengths)]
        return all(b < mpf("0.95") * a if shorter else b > mpf("1.05") * a for a, b in pairs) and said.number == 2

    # --- how it ends ---

    def arrives(self, said: Said) -> bool | str:
        """Whether the gradient is short enough after the last step, and after none before."""
        return self.walk.ended == "arrived" or "the gradient is longer than that"

    def rests(self, said: Said) -> bool:
        return self.arrives(said) is True and not self.last

    def on_its_way(self, said: Said) -> bool | str:
        """Whether the walk still comes down: the loss and the slope are less than some steps ago, and at the start."""
        losses, slopes = self.walk.losses, self.walk.slopes
        if not (losses[-1] < losses[0] and losses[-1] < losses[-11]):
            return "the loss does not fall"
        return slopes[-1] < slopes[-11] or "the ground does not become less steep"

    def still_steep(self, said: Said) -> bool:
        return self.walk.ended != "arrived"

    def climbs(self, said: Said) -> bool | str:
        """Whether the loss is higher than at the start, and is so for good."""
        losses = self.onward.losses
        higher = self.walk.losses[-1] > losses[0] and losses[-1] > losses[0]
        return (higher and self.onward.ended != "arrived") or "it comes down"

    def hops_grow(self, said: Said) -> bool | str:
        """Whether a part of the steps on a quadratic grows without end: along a way that curves up, past twice the rate
        that a step would need."""
        curved = bends(self.loss.hessian(self.walk.points[0]))
        return any(self.rate * bend.curvature > 2 for bend in curved) or "no way is bent so much"

    def steeper(self, said: Said) -> bool:
        return self.walk.slopes[-1] > self.walk.slopes[0]

    def bottomless(self, said: Said) -> bool | str:
        """Whether the loss falls far below all that was met, somewhere straight away from the start."""
        values = []
        for turn in range(32):
            way = mp.cospi(mpf(turn) / 16), mp.sinpi(mpf(turn) / 16)
            for far in (10, 100, 1000, 10**6, 10**9):
                try:
                    values.append(
                        self.loss([a + far * w for a, w in zip(self.walk.points[0], way, strict=True)])
                    )
                except Nothing:
                    continue
        low = min(values, default=mpf(0))
        return (
            low < min(mpf(-1000), self.walk.losses[-1])
            or f"the lowest loss that was found is {mp.nstr(low, 5)}"
        )

    def comes_back(self, count: int) -> bool | str:
        """Whether the walk, at the end, comes back to a point after so many steps, and no sooner."""
        points, steps = self.onward.points, self.onward.lengths
        apart = [
            length([a - b for a, b in zip(points[-1], points[-1 - k], strict=True)])
            for k in range(1, count + 1)
        ]
        if self.onward.ended == "arrived" or not steps[-1]:
            return "it comes to rest"
        return apart[-1] < min([steps[-1], *apart[:-1]]) / 1000 or "it does not come back"

    def scatters(self, said: Said) -> bool | str:
        """Whether rounding by 60 digits, somewhere on the walk, tells by a few steps from here."""
        with mp.workdps(3 * mp.dps):
            one = walked(self.loss, self.place("start"), self.rate, self.last + 40).points
            apart = [self._parted(one, first) for first in range(0, self.last, max(self.last // _ROUNDED, 1))]
        return max(apart) > mpf(10) ** -45 or "nearby walks stay together"

    def _parted(self, one: Sequence[tuple[mpf, ...]], first: int) -> mpf:
        """How far a walk that begins beside a point of another comes to be from that, from its end on: as a share."""
        beside = [at + mpf(10) ** -60 * (1 + abs(at)) * (k + 1) for k, at in enumerate(one[first])]
        other = walked(self.loss, beside, self.rate, self.last + 40 - first).points
        pairs = [*zip(one[first:], other, strict=False)][self.last - first :]
        if not pairs:  # it ends sooner
            return mpf(1)
        return max(
            length([a - b for a, b in zip(*pair, strict=True)]) / (1 + max(map(abs, pair[0])))
            for pair in pairs
        )

    def _is_kink(self, at: tuple[mpf, ...]) -> bool:
        """Whether the slopes on both sides of a place differ, but for what the digits behind the 60th make of it."""
        little = mpf(10) ** -60
        for k in range(len(at)):
            beside = [tuple(v + side * little * (j == k) for j, v in enumerate(at)) for side in (-1, 1)]
            try:
                one, other = (self.loss.gradient(place) for place in beside)
            except Nothing:
                return True
            apart = length([a - b for a, b in zip(one, other, strict=True)])
            if apart > mpf(10) ** -6 * max(length(one), length(other)):
                return True
        return False

    def stops(self, cause: str) -> bool | str:
        """Whether the next step leads where the loss has no value, no slope, or one too large for a computer."""
        walk = self._walked(self.last + 1)
        if walk.ended != "lost" or walk.beyond is None or walk.last != self.last:
            onto = cause == "no slope" and len(walk.points) > self.last + 1
            if onto and self._is_kink(walk.points[self.last + 1]):
                return True
            return "the next step leads somewhere"
        try:
            value = abs(self.loss(walk.beyond))
        except TooLarge:
            return cause == "too large" or "it is too large there"
        except Nothing:
            return cause == "no value" or "there is no value there"
        really = "too large" if max(value, *map(abs, walk.beyond)) > mpf(10) ** 290 else "no slope"
        return cause == really or f"it is {mp.nstr(value, 5)} there, with {really}"
