"""Functions of two variables: cuts, circles, level lines, and places where the gradient is zero."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Nothing, Reading, Unknowable, Vector, cancels, length, same

Spans = Sequence[tuple[mpf, mpf]]
_MOST_PLACES = 40
_ZOOMED = 48  # cells of a finer grid, four cells of the coarser one wide
_FINER = 3
_SETTLED = mpf(10) ** -80


@dataclass(frozen=True)
class Bend:
    """A principal curvature, and a unit vector along it."""

    curvature: mpf
    direction: Vector


def sliced(function: Reading, axis: int, at: Sequence[Any]) -> Reading:
    """What is left of a function where one variable moves and the others are frozen, as they were typed."""
    text = function.text
    for k, name in enumerate(function.names):
        if k != axis:
            text = re.sub(rf"\b{name}\b", f"({at[k]})", text)
    return Reading(text, (function.names[axis],))


def straight(function: Reading, at: Sequence[mpf], axis: int, span: tuple[mpf, mpf]) -> bool:
    """Whether a cut is a straight line over a span: every step has the rate of the first."""
    slope, here = function.derivative(at, axis), function(at)
    low, high = span
    for share in (0, 0.13, 0.29, 0.5, 0.61, 0.77, 0.93, 1):
        there = list(at)
        there[axis] = low + (high - low) * mpf(share)
        try:
            if not cancels(function(there), -here, -slope * (there[axis] - at[axis])):
                return False
        except Nothing:
            return False
    return True


def bends(hessian: tuple[mpf, mpf, mpf]) -> tuple[Bend, Bend]:
    """The principal curvatures of a function, the smaller first."""
    xx, xy, yy = hessian
    middle, half = (xx + yy) / 2, (xx - yy) / 2
    apart = mp.sqrt(half * half + xy * xy)
    if not xy:
        ways = ((mpf(1), mpf(0)), (mpf(0), mpf(1)))
        one, other = Bend(xx, ways[0]), Bend(yy, ways[1])
        return (one, other) if xx <= yy else (other, one)
    low, high = middle - apart, middle + apart
    found = []
    for value in (low, high):
        way = (xy, value - xx)
        size = length(way)
        found.append(Bend(value, (way[0] / size, way[1] / size)))
    return found[0], found[1]


def refined(function: Reading, near: Sequence[mpf]) -> Vector:
    """The place next to this one where the gradient is zero, by Newton's method. Raises Nothing where there is none."""
    at = tuple(near)
    for _ in range(60):
        g = function.gradient(at)
        if not any(g):
            break
        xx, xy, yy = function.hessian(at)
        det = xx * yy - xy * xy
        if det:
            step = (g[0] * yy - g[1] * xy) / det, (g[1] * xx - g[0] * xy) / det
        elif trace := xx + yy:  # bent along one line only: the step along that line
            step = (xx * g[0] + xy * g[1]) / trace**2, (xy * g[0] + yy * g[1]) / trace**2
        else:
            raise Nothing("a flat place that is not alone")
        at = at[0] - step[0], at[1] - step[1]
        if length(step) <= _SETTLED * max(1, length(at)):
            break
    if length([a - b for a, b in zip(at, near, strict=True)]) > mpf(10) ** -4 * max(1, length(near)):
        raise Nothing(f"no flat place next to {mp.nstr(near[0], 6)}, {mp.nstr(near[1], 6)}")
    return tuple(mpf(0) if abs(value) < mpf(10) ** -70 else value for value in at)


@dataclass(frozen=True)
class Flats:
    """Places where the gradient is zero, and how many cells of a grid may hold one that cannot be told apart."""

    found: list[Vector]
    doubtful: int


def flats(function: Reading, spans: Spans, cells: int = 160) -> Flats:
    """The places within spans where the gradient changes the signs of both its parts: seen on a grid, then refined.
    Two that lie in one cell hide each other: around a place, and where the slope is least, finer grids look again."""
    found: list[Vector] = []
    doubtful = _gather(function, spans, cells, spans, found, least=True)
    for at in [*found]:
        spacing = max(high - low for low, high in spans) / cells
        for _ in range(_FINER):
            around = [(value - 2 * spacing, value + 2 * spacing) for value in at]
            _gather(function, around, _ZOOMED, spans, found)
            spacing = 4 * spacing / _ZOOMED
    return Flats(found, doubtful)


def _gather(
    function: Reading, window: Spans, cells: int, spans: Spans, found: list[Vector], least: bool = False
) -> int:
    """Add the flat places that a grid over the window shows, if they lie within spans; with `least`, also from where
    the slope is least. How many of its cells may hold one that Newton's method did not find."""
    axes = [np.linspace(float(low), float(high), cells + 1) for low, high in window]
    axes = [axis + (axis[1] - axis[0]) * 0.0137 for axis in axes]  # off the round numbers
    heights = function.sampled(*np.meshgrid(*axes, indexing="ij"))
    with np.errstate(all="ignore"):
        slopes = np.gradient(heights, *axes)
    seen = _turns(slopes[0]) & _turns(slopes[1])
    if seen.sum() > _MOST_PLACES:
        if least:
            raise Unknowable("so many flat places")
        return 0  # so near to a place, these are turns of dust
    places = [(*place, True) for place in np.argwhere(seen)]
    if least:
        places += [(*place, False) for place in np.argwhere(_lowest(np.hypot(*slopes)))[:_MOST_PLACES]]
    doubtful = 0
    for i, j, turns in places:
        near = mpf(float(axes[0][i : i + 2].mean())), mpf(float(axes[1][j : j + 2].mean()))
        at = _rested(function, near, 3 * float(axes[0][1] - axes[0][0] + axes[1][1] - axes[1][0]))
        doubtful += turns and at is None
        inside = at and all(low <= value <= high for value, (low, high) in zip(at, spans, strict=True))
        if at and inside and not any(all(map(_near, at, other)) for other in found):
            found.append(at)
    return doubtful


def _lowest(values: Any) -> Any:
    """Where a number on a grid is less than at the eight places around it; not at the grid's edge."""
    inner = values[1:-1, 1:-1]
    rows, columns = values.shape
    around = [
        values[i : rows - 2 + i, j : columns - 2 + j] for i in range(3) for j in range(3) if (i, j) != (1, 1)
    ]
    low = np.zeros(values.shape, bool)
    low[1:-1, 1:-1] = np.all([inner <= other for other in around], axis=0)
    return low


def wider(spans: Spans) -> Spans:
    """More of the map than any picture of these spans shows."""
    room = max(high - low for low, high in spans)
    return [(low - room, high + room) for low, high in spans]


def may_be_counted(function: Reading, spans: Spans, count: int, named: Vector | None = None) -> bool | str:
    """Whether a picture can show so many flat places: no fewer lie in the spans, and no more around them. One that is
    `named` is seen, or the grid is too coarse for it."""
    near, far = flats(function, spans), flats(function, wider(spans), 420)
    if named is not None:
        sizes = [length(at) for at in far.found]
        if not any(same(length(named), size) for size in sizes):
            return len(near.found) <= count
    least, most = len(near.found), len(far.found) + far.doubtful + near.doubtful
    return least <= count <= most or f"there are {least} in the domain, and {most} in it and around it"


def _near(a: mpf, b: mpf) -> bool:
    return bool(abs(a - b) < mpf(10) ** -9)


def _turns(values: Any) -> Any:
    """The cells of a grid in which a number changes its sign."""
    corners = np.stack([values[:-1, :-1], values[1:, :-1], values[:-1, 1:], values[1:, 1:]])
    return (corners.min(axis=0) <= 0) & (corners.max(axis=0) >= 0) & np.isfinite(corners).all(axis=0)


def _rested(function: Reading, near: Vector, reach: float) -> Vector | None:
    """Where Newton's method comes to rest, if that is not farther than `reach`."""
    with mp.workdps(25):
        at = near
        for _ in range(40):
            try:
                g, (xx, xy, yy) = function.gradient(at), function.hessian(at)
            except Nothing:
                return None
            det = xx * yy - xy * xy
            if not det:
                return None
            step = (g[0] * yy - g[1] * xy) / det, (g[1] * xx - g[0] * xy) / det
            at = at[0] - step[0], at[1] - step[1]
            if length([a - b for a, b in zip(at, near, strict=True)]) > reach:
                return None
            if length(step) < mpf(10) ** -15:
                return at
    return None


def centre(function: Reading, spans: Spans) -> Vector | None:
    """The centre of its level lines, if they are circles around one point: all its normals meet there."""
    chance = random.Random(function.text)
    rays: list[tuple[Vector, Vector]] = []
    while len(rays) < 10:
        at = tuple(low + (high - low) * mpf(chance.random()) for low, high in spans)
        try:
            rays.append((at, function.gradient(at)))
        except Nothing:
            return None
    rays = [(at, g) for at, g in rays if any(g)]
    if len(rays) < 3:
        return None
    ((a, b), (g, h)), ((c, d), (k, m)) = rays[0], rays[1]
    across = g * m - h * k
    if abs(across) <= mpf(10) ** -40 * length((g, h)) * length((k, m)):
        return None
    share = ((c - a) * m - (d - b) * k) / across
    middle = a + share * g, b + share * h
    for (x, y), (p, q) in rays[2:]:
        way = x - middle[0], y - middle[1]
        if abs(way[0] * q - way[1] * p) > mpf(10) ** -40 * length(way) * length((p, q)):
            return None
    return tuple(mpf(0) if abs(value) < mpf(10) ** -60 else value for value in middle)


def closes(function: Reading, at: Sequence[mpf], spans: Spans) -> bool | None:
    """Whether the level line through a place closes before it leaves the spans; None where that cannot be told."""
    sides = [float(high - low) for low, high in spans]
    stride, x, y = min(sides) / 400, float(at[0]), float(at[1])
    height, start, little = function.plain(x, y), (x, y), min(sides) * 1e-6
    way = 0.0
    for number in range(12_000):
        gx = (function.plain(x + little, y) - function.plain(x - little, y)) / (2 * little)
        gy = (function.plain(x, y + little) - function.plain(x, y - little)) / (2 * little)
        steep = math.hypot(gx, gy)
        if not math.isfinite(steep) or not steep:
            return None
        off = (height - function.plain(x, y)) / steep**2
        if abs(off) * steep > stride:
            return None
        x, y = x + off * gx - stride * gy / steep, y + off * gy + stride * gx / steep
        way += stride
        if not all(
            float(low) <= value <= float(high) for value, (low, high) in zip((x, y), spans, strict=True)
        ):
            return False
        if number > 8 and math.dist((x, y), start) < 0.75 * stride:
            return True
    return None
