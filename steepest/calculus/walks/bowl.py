"""A bowl: a quadratic of one variable with a bottom, and all walks on it from one start. The rate tells them apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import takewhile
from math import ceil

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.function import Function
from steepest.calculus.guesses import Guesses, guesses
from steepest.calculus.numbers import Number, Point, magnitude
from steepest.calculus.quadratic import Quadratic, RegimeSpan
from steepest.calculus.walks.rated import RatedWalk

__all__ = ["Bowl", "Tilt"]

_LOWER, _HIGHER = Fraction(1, 2), Fraction(27, 20)  # a step that settles, and one that runs away, multiply by
_LEAST = Fraction(1, 10)  # of an offset: what it is seen to grow by
_DIGITS = 7  # of a bottom that is told as it is
_UNITS = 4  # places whose slopes are told, at most
_TOLD = 0.15  # factors that differ by less land where they cannot be told apart


@dataclass(frozen=True)
class Tilt:
    """A place on a quadratic of one variable: its signed `offset` from the bottom, and the `slope` there."""

    offset: Number
    slope: Number


@dataclass(frozen=True)
class Bowl:
    """The quadratic `loss` of one variable, and walks of so many `steps` from `start`; some `rates` are tried.

    >>> bowl = Bowl(Function("(w - 3)**2", ["w"]), Fraction(0), 8, (Fraction(1, 2), Fraction(11, 10)))
    >>> [int(value) for value in (bowl.bottom, bowl.offset, bowl.mirror, bowl.curvature, bowl.limit_rate)]
    [3, -3, 6, 2, 1]

    Raises NotQuadratic for a function that is none, and NoAnswer when asked for what is not there: the bottom of a loss
    that has none, a walk that runs away where none of the rates that are tried does so.
    """

    loss: Function
    start: Number
    steps: int
    rates: tuple[Number, ...] = ()

    @cached_property
    def quadratic(self) -> Quadratic:
        """The loss, as a quadratic."""
        return Quadratic.of(self.loss)

    @property
    def bottom(self) -> Number:
        """The value of the variable at which the loss is lowest."""
        if self.quadratic.centre is None:
            raise NoAnswer(f"{self.loss.formula.brief} has no bottom")
        return self.quadratic.centre[0]

    @cached_property
    def bottom_loss(self) -> Number:
        """The lowest loss."""
        return self.loss(self.bottom)

    @cached_property
    def start_loss(self) -> Number:
        """The loss at the start."""
        return self.loss(self.start)

    @property
    def levels(self) -> tuple[Number, ...]:
        """The loss three times as high over the bottom as at the start, twice, at the start, and the lowest."""
        return tuple(times * self.start_loss - (times - 1) * self.bottom_loss for times in (3, 2, 1, 0))

    @property
    def offset(self) -> Number:
        """The signed offset of the start from the bottom."""
        return self.start - self.bottom

    @cached_property
    def away(self) -> Function:
        """The signed offset of any place, as a function of the variable; a bottom of many digits is told with four.

        >>> Bowl(Function("(w + 3)**2", ["w"]), Fraction(0), 8).away.text()
        'w + 3'
        >>> Bowl(Function("w**2/sqrt(2) + 0.1*w", ["w"]), Fraction(0), 8).away.text()
        'w + 0.07071'
        """
        (name,), bottom = self.loss.variables, self.bottom
        told = size if len(size := str(magnitude(bottom))) <= _DIGITS else f"{abs(float(bottom)):.4g}"
        sign = f" {'-' if bottom > 0 else '+'} {told}" if bottom else ""
        return Function(f"{name}{sign}", [name])

    @property
    def mirror(self) -> Number:
        """The place across the bottom, as far from it as the start."""
        return self.bottom - self.offset

    def tilt(self, share: Number) -> Tilt:
        """How the ground lies at a share of the way from the bottom to the start: the slope is the curvature times the
        offset, as the derivative of a quadratic is.

        >>> there = Bowl(Function("(w - 3)**2", ["w"]), Fraction(0), 8).tilt(Fraction(1, 3))
        >>> int(there.offset), int(there.slope)
        (-1, -2)
        """
        offset = share * self.offset
        return Tilt(offset, self.curvature * offset)

    @property
    def outset(self) -> Tilt:
        """How the ground lies at the start."""
        return self.tilt(1)

    @cached_property
    def units(self) -> tuple[Tilt, ...]:
        """How the ground lies at the bottom, and at every whole unit of offset from there on, up to half a unit before
        the start; none where these are more than four places, or the bottom alone.

        >>> units = Bowl(Function("(w - 3)**2", ["w"]), Fraction(0), 8).units
        >>> [(int(each.offset), int(each.slope)) for each in units]
        [(0, 0), (-1, -2), (-2, -4)]
        """
        count, way = ceil(magnitude(self.offset) - Fraction(1, 2)), 1 if self.offset > 0 else -1
        offsets = [Fraction(way * number) for number in range(count if 1 < count <= _UNITS else 0)]
        return tuple(Tilt(offset, self.curvature * offset) for offset in offsets)

    def rises(self, offset: Number) -> bool:
        """Whether the loss so far from the bottom can be told from the lowest: it is more by a thousand-millionth.

        >>> high = Bowl(Function("w**2 + 10**9", ["w"]), Fraction(1), 8)
        >>> high.rises(Fraction(1)), high.rises(Fraction(2))
        (False, True)
        """
        return self.loss(self.bottom + offset) - self.bottom_loss > magnitude(self.bottom_loss) / 10**9

    @property
    def other_start(self) -> Number | None:
        """A start at which the loss can be told from the lowest; None where none is found within 2³⁹.

        >>> int(Bowl(Function("(w - 3)**2", ["w"]), Fraction(3), 8).other_start)
        2
        """
        offsets = (Fraction(-(2**times)) for times in range(40))
        return next((self.bottom + offset for offset in offsets if self.rises(offset)), None)

    @property
    def curvature(self) -> Number:
        """The curvature of the loss, the same everywhere."""
        return self.quadratic.curvatures[0].value

    @cached_property
    def factor(self) -> Function:
        """What a step multiplies the offset by, as a function of the rate: the derivative of w - eta · slope in w.

        >>> Bowl(Function("(w - 3)**2", ["w"]), Fraction(0), 8).factor.text()
        '1 − 2η'
        """
        (name,) = self.loss.variables
        formula = f"{name} - eta*({self.loss.partial(name).source})"
        return Function(Function(formula, [name, "eta"]).partial(name).source, ["eta"])

    # --- its rates ---

    @property
    def regimes(self) -> tuple[RegimeSpan, ...]:
        """The number line of rates, cut where the regime changes, without the rate of zero."""
        return self.quadratic.regimes[1:]

    @property
    def limit_rate(self) -> Number:
        """The rate at which a walk bounces for ever, and above which it runs away."""
        limit = self.quadratic.limit_rate
        if limit is None:
            raise NoAnswer(f"{self.loss.formula.brief} has no bottom")
        return limit

    @property
    def jump_rate(self) -> Number:
        """The rate at which one step lands on the bottom."""
        return self.limit_rate / 2

    def walk(self, rate: Number, uphill: bool = False) -> RatedWalk:
        """The walk at a rate; `uphill` with the wrong sign, which acts like a rate below zero."""
        return RatedWalk.on(self.quadratic, self.start, rate, self.steps, uphill)

    @cached_property
    def opening(self) -> RatedWalk:
        """A walk whose first step is plain and stays on its side: at half the rate of one jump, in two digits."""
        return self.walk(Fraction(f"{float(self.jump_rate) / 2:.2g}"))

    @cached_property
    def bouncing(self) -> RatedWalk:
        """The walk at the limit rate."""
        return self.walk(self.limit_rate)

    @cached_property
    def mended(self) -> RatedWalk:
        """A walk that comes down across the bottom: at three quarters of the limit rate, in two digits."""
        return self.walk(Fraction(f"{float(self.limit_rate) * 3 / 4:.2g}"))

    @cached_property
    def stretching(self) -> RatedWalk:
        """A walk that runs away and whose first step leads farther out by as much as can be seen: the one beyond the
        limit, if it does, or the one at a rate a tenth above.

        >>> bowl = Bowl(Function("(w - 3)**2", ["w"]), Fraction(0), 8, (Fraction(1001, 1000), Fraction(2)))
        >>> str(bowl.beyond.rate), str(bowl.stretching.rate)
        ('1001/1000', '11/10')
        """
        seen = 1 + _LEAST <= magnitude(self.beyond.factor) <= _HIGHER
        return self.beyond if seen else self.walk(self.limit_rate * Fraction(11, 10))

    # --- the rates that are tried ---

    @cached_property
    def walks(self) -> tuple[RatedWalk, ...]:
        """A walk at each of the rates that are tried."""
        return tuple(map(self.walk, self.rates))

    @property
    def first(self) -> RatedWalk:
        """The walk at the rate that is tried first. Raises NoAnswer where none is tried."""
        if not self.walks:
            raise NoAnswer("no rate is tried, so no walk is the first")
        return self.walks[0]

    @cached_property
    def early(self) -> tuple[RatedWalk, ...]:
        """Of the walks that are tried those before the first that crosses the bottom."""
        return tuple(takewhile(lambda walk: not walk.changes_sides, self.walks))

    @property
    def late(self) -> tuple[RatedWalk, ...]:
        """The walks from there on."""
        return self.walks[len(self.early) :]

    @cached_property
    def landings(self) -> Guesses:
        """Where the first step of the first that crosses the bottom may land: `lower` than it began, `level`, `higher`;
        each as the path (2, 2) that leads there. Empty where none crosses it.

        >>> bowl = Bowl(Function("(w - 3)**2", ["w"]), Fraction(0), 8, (Fraction(1, 10), Fraction(9, 10)))
        >>> {name: guess and guess.right for name, guess in bowl.landings.items()}
        {'lower': True, 'level': False, 'higher': False}
        """
        if not self.late:
            return {}
        factor = self.late[0].factor
        lower = factor if factor > -1 else -_LOWER
        higher = factor if factor < -1 else -_HIGHER
        answers = {"lower": lower, "level": -1, "higher": higher}
        told = guesses(factor, lambda one, other: float(abs(one - other)), _TOLD, 0, **answers)
        return {name: guess and replace(guess, of=self._landing(guess.of)) for name, guess in told.items()}

    def _landing(self, factor: Number) -> tuple[Point, Point]:
        end = self.bottom + self.offset * factor
        return (self.start, self.start_loss), (end, self.loss(end))

    @cached_property
    def runaways(self) -> tuple[RatedWalk, ...]:
        """Of the walks that are tried those that run away, at the lowest rate first."""
        return tuple(sorted((w for w in self.walks if w.regime == "runs away"), key=lambda walk: walk.rate))

    @property
    def runaway(self) -> RatedWalk:
        """The walk that runs away at the lowest of the rates that are tried. Raises NoAnswer where none does."""
        if not self.runaways:
            raise NoAnswer("at none of the rates that are tried does the walk run away")
        return self.runaways[0]

    @cached_property
    def beyond(self) -> RatedWalk:
        """A walk that runs away: the one that is tried, or one at a rate a tenth above the limit."""
        return self.runaway if self.runaways else self.walk(self.limit_rate * Fraction(11, 10))

    @cached_property
    def twin(self) -> RatedWalk:
        """The walk with the wrong sign whose losses are those of the one beyond the limit: its factor is minus theirs.

        >>> bowl = Bowl(Function("(w - 3)**2", ["w"]), Fraction(0), 8)
        >>> str(bowl.beyond.factor), str(bowl.twin.factor), bowl.same_losses
        ('-6/5', '6/5', True)
        """
        return self.walk(self.beyond.rate - self.limit_rate, uphill=True)

    @property
    def turned(self) -> RatedWalk:
        """The walk at that rate with the right sign."""
        return self.walk(self.twin.rate)

    @property
    def same_losses(self) -> bool:
        """Whether the walk beyond the limit and its twin have equal losses after every step, up to rounding."""
        pairs = zip(self.beyond.losses, self.twin.losses, strict=True)
        return all(magnitude(one - other) <= magnitude(other) / 10**9 for one, other in pairs)
