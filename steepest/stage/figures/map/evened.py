"""Evened heights: those of a map, from 0 to 1 in even steps, or bent as little as shows a valley between walls."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from steepest.stage.ground.heights import Span

Heights = Callable[[np.ndarray, np.ndarray], np.ndarray]

_LOW = 0.2  # half of a map lies higher than that, and half of it lower than as far from the top
_STRONGEST = 16.0  # no higher power bends them: what lies beyond the scale would leave all numbers
# How far others may go beyond its scale, where all has one colour, and over how much of it they have to.
_BEYOND, _FEWEST = 0.75, 0.3
_BANDS, _OF_BOTH = 13, 22  # over a scale; of two surfaces each has but some of them
_SPREAD = 0.5  # power of the colours on a scale of two: the lower surface, too, has more than the darkest of them


@dataclass(frozen=True)
class Evened:
    """The heights that `sample` gives, 0 at `low` and 1 a `span` higher, bent by a `power`. Where there is no height
    there is none (nan)."""

    sample: Heights
    low: float
    span: float
    power: float
    bands: int = _BANDS
    bend: float = 1.0  # the power that its colours are spread by

    @property
    def levels(self) -> list[float]:
        """Where its level lines are: up to where other heights may be, which lie beyond it."""
        return [(k + 0.5) / self.bands for k in range(-4 * self.bands, 5 * self.bands)]

    def __call__(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Over places of the map."""
        return self.of(np.broadcast_to(self.sample(x, y), x.shape))

    def of(self, height: np.ndarray) -> np.ndarray:
        """What has become of heights."""
        share = (height - self.low) / self.span
        return np.asarray(np.sign(share) * np.abs(share) ** self.power)

    def back(self, share: float) -> float:
        """The height of which that has become."""
        return float(self.low + self.span * math.copysign(abs(share) ** (1 / self.power), share))

    def changed(self, sample: Heights, xs: Span, ys: Span) -> Evened:
        """Other heights over the rectangle, on the same scale, so that what stays as high keeps its band; on their own
        where too much of them would lie beyond this one, or they would have too few bands on it."""
        other = evened(sample, xs, ys)
        with np.errstate(over="ignore"):
            low, high = self.of(np.array([other.low, other.low + other.span]))
        fit = low >= -_BEYOND and high <= 1 + _BEYOND and high - low >= _FEWEST
        return replace(self, sample=sample) if fit else other

    def toward(self, other: Evened, share: float) -> Heights:
        """Heights so far on the way to others; none (nan) where either has none. On one scale a level line keeps its
        height all the way, and stays where the heights do."""

        def mixed(x: np.ndarray, y: np.ndarray) -> np.ndarray:
            return np.asarray(one(x, y) * (1 - share) + another(x, y) * share)

        together = replace(other, sample=self.sample) == self
        one, another = (self.sample, other.sample) if together else (self, other)
        return replace(self, sample=mixed) if together else mixed


def evened_for(sample: Heights, later: Heights, xs: Span, ys: Span) -> Evened:
    """The heights that `sample` gives, on one scale with those that will be there `later`; on their own where either
    would have too few bands of it."""
    both = evened(lambda x, y: np.stack([np.broadcast_to(each(x, y), x.shape) for each in (sample, later)]), xs, ys)
    both, ends = replace(both, bands=_OF_BOTH, bend=_SPREAD), (evened(each, xs, ys) for each in (sample, later))
    held = all(np.ptp(both.of(np.array([end.low, end.low + end.span]))) >= _FEWEST for end in ends)
    return replace(both, sample=sample) if held else evened(sample, xs, ys)


def evened(sample: Heights, xs: Span, ys: Span) -> Evened:
    """The heights that `sample` gives, from 0 to 1 over a rectangle: in even steps, so that lines crowd where it is
    steep. Where more than half of it would lie in the lowest bands, or in the highest, they are bent as little as is
    needed: a power of the height has the same level lines, and a valley is seen between walls however steep.
    """
    known = np.asarray(sample(*np.meshgrid(np.linspace(*xs, 61), np.linspace(*ys, 41), indexing="ij")))
    known = known[np.isfinite(known)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    span = high - low or 1.0
    middle = min(max(float(np.median((known - low) / span)) if known.size else 0.5, 1e-4), 1 - 1e-4)
    power = math.log(min(max(middle, _LOW), 1 - _LOW)) / math.log(middle)
    return Evened(sample, low, span, min(power, _STRONGEST))
