"""Where Newton's method comes to rest in float64: places near which a function may be level."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from steepest.calculus.formula import NoValue
from steepest.calculus.function import Function
from steepest.calculus.numbers import Number

__all__ = ["Bounds", "near", "newton_step", "resting_places"]

Bounds: TypeAlias = Sequence[tuple[Fraction, Fraction]]
"""The least and the greatest value of each variable, in order."""

_SEEDS, _MOST_SEEDS = 400, 6_400  # all over the domain, at first and at most
_PER_PLACE = 16  # seeds for each place that is found, at least, so that none is passed over
_ROUNDS, _LOOKED_AT = 2, 12  # rounds of further seeds, and places between which a round looks
_LOOKS, _MOST_TURNS = 10_000, 400  # places at which the gradient is looked at, and cells that seeds come from at most
_PROBED, _LEAST = 16, 1e-290  # of the places at which float64 has hardly any slope or curvature; less is hardly any
_STEPS = 100
_NEGLIGIBLE = 1e-10  # of the largest principal value: where nothing bends as much, no step is taken that way
_MOST_VARIABLES = 3  # for which such a grid is fine, and its cells have few corners
_STILL = 1e-14  # of the domain: who takes a shorter step stays where they are


def resting_places(f: Function, bounds: Bounds, sizes: NDArray[np.float64], enough: int) -> list[list[float]]:
    """Return the places where Newton's method comes to rest; no more are looked for once there are more than `enough`.

    It starts all over the domain, and where each part of the gradient changes its sign within a little: a hollow that
    is narrow, on a large map, may draw in no other seed. Then it starts from four times as many seeds while it comes to
    rest at more than one place for every 16 of them, and then, because what lies between two places may draw in few of
    those seeds, between and around what was found.
    """
    found: list[list[float]] = []
    seeds = _SEEDS
    _add(found, _newton(f, np.concatenate([_seeds(bounds, seeds), _turns(f, bounds)]), sizes), bounds, sizes)
    while len(found) <= enough and seeds < min(_PER_PLACE * len(found), _MOST_SEEDS):
        seeds *= 4
        _add(found, _newton(f, _seeds(bounds, seeds), sizes), bounds, sizes)
    for _ in range(_ROUNDS if 0 < len(found) <= enough else 0):
        before = len(found)
        _add(found, _newton(f, _closer(np.array(found[:_LOOKED_AT]), sizes), sizes), bounds, sizes)
        if len(found) == before:
            break
    return found


def _turns(f: Function, bounds: Bounds) -> NDArray[np.float64]:
    """The middles (n, variables) of the cells of a fine grid over the domain in which every part of the gradient has
    both signs: evenly chosen ones, where there are many; none with more variables than a fine grid can have."""
    if len(bounds) > _MOST_VARIABLES:
        return np.zeros((0, len(bounds)))
    each = math.ceil(_LOOKS ** (1 / len(bounds)))
    axes = [np.linspace(float(low), float(high), each) for low, high in bounds]
    seen = np.ones([each - 1] * len(axes), bool)
    with np.errstate(all="ignore"):
        grid = np.meshgrid(*axes, indexing="ij")
        for part in np.broadcast_arrays(*f.sample_gradient(*grid), grid[0])[:-1]:
            corners = np.lib.stride_tricks.sliding_window_view(part, [2] * len(axes))
            least, most = (of(corners, axis=tuple(range(len(axes), 2 * len(axes)))) for of in (np.min, np.max))
            seen &= (least <= 0) & (most >= 0) & (least < most)
    cells = np.argwhere(seen)
    cells = cells[:: max(1, math.ceil(len(cells) / _MOST_TURNS))]
    return np.stack([(axis[at] + axis[at + 1]) / 2 for axis, at in zip(axes, cells.T, strict=True)], -1)


def _add(
    found: list[list[float]], rests: Iterable[list[float]], bounds: Bounds, sizes: NDArray[np.float64]
) -> None:
    """Add those places in or near the domain that are not there yet: most seeds come to rest at the same few."""
    places = np.array([place for place in rests if _near_inside(place, bounds)])
    for other in found:
        places = _elsewhere(places, other, sizes)
    while len(places):
        found.append(places[0].tolist())
        places = _elsewhere(places, found[-1], sizes)


def _closer(places: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Seeds (n, variables) on the lines between places (m, variables), and around each, nearer and nearer."""
    shares = (np.arange(9)[:, None] + 0.5 + 0.1 * np.sin(7.0 * np.arange(9))[:, None]) / 9
    pairs = [a + shares * (b - a) for a, b in itertools.combinations(places, 2)]
    ways = np.array(list(itertools.product((-1.0, 0.1, 1.0), repeat=len(sizes))))
    around = [place + sizes * ways / 5.0**k for place in places for k in range(1, 5)]
    return np.concatenate([*pairs, *around])


def _near_inside(place: Sequence[float], bounds: Bounds) -> bool:
    """Whether a place lies in the domain, or so near to it that the critical point there may."""
    return all(
        float(low) - 1e-4 * float(high - low) <= value <= float(high) + 1e-4 * float(high - low)
        for value, (low, high) in zip(place, bounds, strict=True)
    )


def _elsewhere(
    places: NDArray[np.float64], other: Sequence[float], sizes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Those of some places (m, variables) that can be told apart from another, as `near` tells."""
    return places[(np.abs(places - other) >= 1e-5 * sizes).any(axis=1)] if len(places) else places


def near(a: Sequence[Number], b: Sequence[Number], sizes: NDArray[np.float64]) -> bool:
    """Whether two places cannot be told apart, in a domain of these sizes."""
    return all(abs(float(x) - float(y)) < 1e-5 * size for x, y, size in zip(a, b, sizes, strict=True))


def _newton(f: Function, seeds: NDArray[np.float64], sizes: NDArray[np.float64]) -> Iterator[list[float]]:
    """Yield the places where Newton's method comes to rest, all seeds (n, variables) walking at once, and level places
    without a curvature that it reaches."""
    at, level, plain = seeds.T, list[NDArray[np.float64]](), list[NDArray[np.float64]]()  # one row for each variable
    count = len(sizes)
    second = [[f.partial(a).partial(b) for b in f.variables] for a in f.variables]
    with np.errstate(all="ignore"):
        for taken in range(_STEPS):
            gradient = np.array(f.sample_gradient(*at))
            if not taken:
                steepest = np.abs(gradient[np.isfinite(gradient)]).max(initial=0.0)
            hessian = np.array([[second[i][j].sample(*at) for j in range(count)] for i in range(count)])
            alive = np.isfinite(gradient).all(axis=0) & np.isfinite(hessian).all(axis=(0, 1))
            level += [*at[:, ~alive & (gradient == 0).all(axis=0)].T]
            at, gradient, hessian = at[:, alive], gradient[:, alive], hessian[:, :, alive]
            if not at.size:
                break
            step = newton_step(hessian, gradient)
            far = np.abs(step / sizes[:, None]).max(axis=0)
            at = at - step / np.maximum(1.0, far / 0.25)  # at most a quarter of the domain at a time
            done = far < (_STILL if taken < _STEPS - 1 else 1e-4)
            ahead = np.einsum("ijk,jk->ik", hessian[:, :, done], step[:, done])
            left = np.abs(gradient[:, done] - ahead).max(
                axis=0
            )  # where nothing bends, no step leads anywhere
            rests = left <= 1e-6 * steepest
            parts = np.concatenate([gradient[:, done], *hessian[:, :, done]])
            nothing = np.abs(parts).max(axis=0, initial=0.0) < _LEAST
            level += [*at[:, done][:, rests & ~nothing].T]
            plain += [*at[:, done][:, rests & nothing].T]
            at = at[:, ~done]
    if any(_is_plain(f, place) for place in plain[:: max(1, len(plain) // _PROBED)]):
        level += plain
    yield from (list(map(float, place)) for place in level)


def _is_plain(f: Function, place: NDArray[np.float64]) -> bool:
    """Whether a gradient that is next to zero in float64 is zero: that of exp(−x²), at x = 30, is not."""
    try:
        return not any(f.gradient([Fraction(value) for value in place]))
    except NoValue:
        return False


def newton_step(hessian: NDArray[np.float64], gradient: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the pseudoinverse of each symmetric matrix (n, n, k) times its vector (n, k); a principal value of less
    than 1e-10 of the largest counts as zero.

    Of two variables it is written out, which takes a twentieth of the time of so many singular values.

    >>> newton_step(np.array([[[2.0], [0.0]], [[0.0], [4.0]]]), np.array([[2.0], [2.0]])).ravel()
    array([1. , 0.5])
    """
    if len(hessian) != 2:
        inverse = np.linalg.pinv(np.moveaxis(hessian, 2, 0), rcond=_NEGLIGIBLE)
        return np.asarray(np.einsum("kij,jk->ik", inverse, gradient))
    scale = np.abs(hessian).max(axis=(0, 1))
    (a, b), (_, d) = np.where(scale, hessian / np.where(scale, scale, 1.0), 0.0)
    middle = (a + d) / 2
    largest = middle + np.copysign(np.hypot((a - d) / 2, b), middle)
    determinant = a * d - b * b
    other = np.where(largest, determinant / np.where(largest, largest, 1.0), 0.0)
    flat = np.abs(other) <= _NEGLIGIBLE * np.abs(largest)
    x, y = gradient
    # without one of the values, the matrix is a multiple of the projection on the direction of the other
    less, divisor = np.where(flat, other, a + d), np.where(flat, (largest - other) * largest, -determinant)
    part = np.array([(a - less) * x + b * y, b * x + (d - less) * y])
    return np.asarray(np.where(divisor, part / np.where(divisor, divisor * scale, 1.0), 0.0))


def _seeds(bounds: Bounds, most: int) -> NDArray[np.float64]:
    """Spread so many seeds (n, variables) over the domain, or a few more, off its middle and its simple fractions,
    where symmetric functions are special.
    """
    each = max(3, math.ceil(most ** (1 / len(bounds))))
    axes = [
        [
            float(low) + float(high - low) * (i + 0.5 + 0.1 * math.sin(7.0 * i + 3.0 * k)) / each
            for i in range(each)
        ]
        for k, (low, high) in enumerate(bounds)
    ]
    return np.array(list(itertools.islice(itertools.product(*axes), 20_000)))
