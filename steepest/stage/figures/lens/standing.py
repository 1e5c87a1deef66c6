"""Where a lens stands: where it hides least of what is on the frame, and no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_around
from steepest.stage.figures.lens.beside import fits
from steepest.stage.figures.lens.glass import MARKED, SWELLS, WEDGE, joints, on_its_way
from steepest.stage.play.inventory import Inventory
from steepest.stage.play.layout import SAFE

_SMALL, _LINE = 0.08, 0.02  # the radius of a ring that can just be seen, and half as broad as its line
_STEP, _FINE = 0.25, 0.125  # between places that are tried, and between those that are asked what lies there
_WORDS = 0.3  # from the rim to words, so that they do not name it
_OFF = 0.12  # from the rim to a ground, as far as that goes
_SPOT = 0.55  # from the rim to the place that it looks at
_ON_GROUND, _ON_ARROW = 30.0, 2.0  # what it is worth not to cover a ground, an arrow or a dot
_FAR, _ASIDE = 0.08, 0.10  # and to be nearer to the spot, and to the middle of the region, by a unit
_CROSSED = 0.25  # for each unit of its connector that lies on a ground
_NEVER, _CROSSED_WORDS, _ONE_LINE = 100.0, 20.0, 0.5
_PASSED = 4.0  # that it passes over words while it grows out of its ring: less than that words lie under its connector
# The ways in which it may be joined with its place, the first that is free first; where none is, it is not.
_TIES = (WEDGE, (0,), (1,), (-1,))
_LOOSE: tuple[int, ...] = ()
_ALONG = 24  # points that a line is looked at
LEAST = 0.8  # of its radius: no smaller does a lens get, unless it would hide words
_SHARES = (1.0, 0.9, LEAST), (0.7, 0.6)  # of its radius, those that are tried, and where these hide words
_SHRUNK = 1.0, 0.5, 0.2, 0.0  # of a ring, how large it is while the lens looks from ever closer
_SMALLER = 6.0  # for each unit that its radius is less
_RIM = 0.03  # half as broad as its rim, with the dark edge of that
_TURN = 5  # degrees, between places on a rim that are tried
_OUTSIDE = 0.02  # from the rim to a plate outside of it, which has air around its words
# What it costs that its number lies on something that is seen in it, by the kind of that, and how far it stands beside.
_PLATE_ON, _BESIDE = {"arrow": 5.0, "line": 0.5}, 0.12
_FEW, _SPOILT = (45, 0, 90, -45, 135, -90, 180, -135, 22, -22, 158, -158), 4.0  # degrees; less than on an arrow


@dataclass(frozen=True)
class Stand:
    """The middle (2,) of a lens, its radius, what joins it with its place, its `ties`, how late it `swells`, and
    how far from the place the strokes begin by which a small ring is `marked`."""

    centre: np.ndarray
    radius: float
    ties: tuple[int, ...]
    swells: float
    marked: float


def without(there: Inventory, leaving: Sequence[Mobject]) -> Inventory:
    """What is on the frame, without some mobjects and their parts."""
    gone = {part for mobject in leaving for part in mobject.get_family()}
    return Inventory(
        tuple(text for text in there.texts if text.mobject not in gone),
        tuple(drawing for drawing in there.drawings if drawing.mobject not in gone),
    )


def stand(
    there: Inventory,
    spot: np.ndarray,
    region: Box,
    radius: float,
    times: float,
    later: Sequence[np.ndarray] = (),
    closer: bool = False,
    plate: tuple[float, np.ndarray] | None = None,
    grown: float = 0.0,
) -> Stand:
    """The best place in a region of the frame for a lens that enlarges a `spot` (2,) so many times: clear of words and
    of the spot, off grounds, arrows and dots as far as that goes, and near. It is a little smaller where that helps,
    and much smaller where else it would hide words. What joins it with the spot is off words there, and at spots to
    which it goes `later`, also with a ring that has `grown` to a radius; where it will look from ever `closer`, while
    its ring shrinks to a point, too. A `plate` that will stand beyond its rim, so many degrees around and of half these
    sides, has room there, too."""
    tried: list[tuple[float, float, np.ndarray]] = []
    for shares in _SHARES:
        for size in (radius * share for share in shares):
            cost, at = _best(there, spot, region, size, size / times, plate)
            tried.append((cost + _SMALLER * (radius - size), size, at))
        if min(cost for cost, _, _ in tried) < _NEVER:
            break
    _, size, centre = min(tried, key=lambda each: each[0])
    ring = size / times
    rings = [(at, share * ring) for at in (spot, *later) for share in (_SHRUNK if closer else _SHRUNK[:1])]
    rings += [(at, grown) for at in later if grown]
    ties = min(
        (*_TIES, _LOOSE),
        key=lambda each: sum(_crossed(there, _joints(*one, centre[None], size, each))[0] for one in rings),
    )
    swells = min(SWELLS, key=lambda power: _passed(there, spot, ring, centre[None], size, power)[0])
    return Stand(centre, size, ties, swells, min(MARKED, room_at(there, spot)))


def room_at(there: Inventory, spot: np.ndarray) -> float:
    """How large a ring around a spot (2,) may be that stays in the safe area and off words; it can be seen."""
    edges = spot[0] - SAFE.left, SAFE.right - spot[0], SAFE.top - spot[1], spot[1] - SAFE.bottom
    words = (float(text.covered.far(spot)) - theme.TEXT_GAP for text in there.texts)
    return max(float(min((*edges, *words))) - _LINE, _SMALL)


def _best(
    there: Inventory,
    spot: np.ndarray,
    region: Box,
    radius: float,
    ring: float,
    plate: tuple[float, np.ndarray] | None,
) -> tuple[float, np.ndarray]:
    """What the best place for a lens of this size costs, with a ring at its spot, and maybe a plate beyond its rim, and
    its middle (2,)."""
    room = min(radius, region.width / 2, region.height / 2)
    centres = _grid(
        Box(region.left + room, region.bottom + room, region.right - room, region.top - room)
    ).reshape(-1, 2)
    far = np.hypot(*(centres - spot).T)
    cost = _FAR * far + _ASIDE * np.hypot(*(centres - region.middle).T) + _NEVER * (far < radius + _SPOT)
    for text in there.texts:
        cost += _NEVER * (text.covered.far(centres) < radius + _WORDS)
    if plate is not None:
        turn, half = plate
        cost += _NEVER * ~_has_room(there, on_rim(centres, radius, turn, half), half)
    cost += _PASSED * _passed(there, spot, ring, centres, radius)
    wedge, *single = (_crossed(there, _joints(spot, ring, centres, radius, each)) for each in _TIES)
    cost += _CROSSED_WORDS * np.min(single, axis=0) + _ONE_LINE * (wedge > 0)
    cost += _on_grounds(there, spot, region, centres, radius)
    for drawing in there.drawings:
        if drawing.extent.kind in ("arrow", "dot") and len(drawing.points):
            some = drawing.points[:: max(1, len(drawing.points) // _ALONG)]
            apart = np.hypot(*(centres[:, None] - some).transpose(2, 0, 1)).min(axis=1)
            cost += _ON_ARROW * drawing.extent.opacity * (apart < radius + drawing.extent.room)
    best = int(np.argmin(cost))
    return float(cost[best]), centres[best]


def _has_room(there: Inventory, middles: np.ndarray, half: np.ndarray) -> np.ndarray:
    """Which plates of half these sides, whose middles are (n, 2), are in the safe area and off words."""
    room = fits(middles, half)
    for text in there.texts:
        sides = np.array([text.covered.width, text.covered.height]) / 2 + half
        room &= (np.abs(middles - text.covered.middle) >= sides).any(axis=1)
    return np.asarray(room)


def _on_grounds(
    there: Inventory, spot: np.ndarray, region: Box, centres: np.ndarray, radius: float
) -> np.ndarray:
    """What it costs that a lens in some places (n, 2), and its connector, lie on grounds: (n,)."""
    places = _grid(region, _FINE)
    ground = np.zeros(places.shape[:2])
    for drawing in there.drawings:
        if drawing.extent.covers is not None:
            covered = drawing.extent.covers(places.reshape(-1, 2)).reshape(ground.shape)
            ground = np.maximum(ground, drawing.extent.opacity * covered)
    last: np.ndarray = np.array(ground.shape) - 1
    steps = (places[-1, -1] - places[0, 0]) / np.maximum(last, 1)
    # Under the disc in each column of places lie those between two rows: (n, columns) of each.
    across = places[:, 0, 0] - centres[:, :1]
    half = np.sqrt(np.maximum((radius + _OFF) ** 2 - across**2, 0))
    middle = centres[:, 1:] - places[0, 0, 1]
    first = np.clip(np.ceil((middle - half) / steps[1]), 0, last[1] + 1).astype(int)
    beyond = np.clip(np.floor((middle + half) / steps[1]) + 1, first, last[1] + 1).astype(int)
    beyond = np.where(half > 0, beyond, first)
    below = np.concatenate([np.zeros((len(ground), 1)), np.cumsum(ground, axis=1)], axis=1)
    columns = np.arange(len(ground))
    under = (below[columns, beyond] - below[columns, first]).sum(axis=1) / np.maximum(
        (beyond - first).sum(axis=1), 1
    )
    way = spot + np.linspace(0, 1, _ALONG)[:, None] * (centres - spot)[:, None]
    column, row = np.clip(np.rint((way - places[0, 0]) / steps), 0, last).astype(int).transpose(2, 0, 1)
    length = np.maximum(np.hypot(*(centres - spot).T) - radius, 0.0)
    return np.asarray(_ON_GROUND * under + _CROSSED * length * ground[column, row].mean(axis=1))


def _passed(
    there: Inventory,
    spot: np.ndarray,
    ring: float,
    centres: np.ndarray,
    radius: float,
    swells: float = SWELLS[0],
) -> np.ndarray:
    """How many words lenses pass over that grow out of a `ring` at the spot, to their places (n, 2): (n,)."""
    share = np.linspace(0, 1, _ALONG)[:-1]
    middles = spot + share[:, None] * (centres[:, None] - spot)
    found = np.zeros(len(centres))
    for text in there.texts:
        if text.covered.far(spot) > ring:
            found += (text.covered.far(middles) < on_its_way(ring, radius, share, swells)).any(axis=1)
    return found


def _joints(
    spot: np.ndarray, ring: float, centres: np.ndarray, radius: float, ties: tuple[int, ...]
) -> np.ndarray:
    """The ends (n, m, 2, 2) of what joins lenses in some places (n, 2) with the ring at the spot."""
    lines = joints(spot, ring, centres, radius, ties)
    return np.where(np.isnan(lines), spot, lines)


def _crossed(there: Inventory, lines: np.ndarray) -> np.ndarray:
    """How many words lines (n, m, 2, 2) meet, of which there are m at each of n places: (n,)."""
    found = np.zeros(len(lines))
    for text in there.texts:
        found += _meets(lines, text.covered, theme.TEXT_GAP).any(axis=1)
    return found


def _meets(lines: np.ndarray, box: Box, gap: float) -> np.ndarray:
    """Which of straight lines (..., 2, 2) come nearer to a box than a gap."""
    start, way = lines[..., 0, :], lines[..., 1, :] - lines[..., 0, :]
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)
    low = (np.array([box.left, box.bottom]) - gap - start) / way
    high = (np.array([box.right, box.top]) + gap - start) / way
    enters, leaves = np.minimum(low, high).max(axis=-1), np.maximum(low, high).min(axis=-1)
    return np.asarray(np.maximum(enters, 0) < np.minimum(leaves, 1))


def _grid(box: Box, step: float = _STEP) -> np.ndarray:
    """Places (n, m, 2) all over a box, column by column."""
    across, up = (
        np.linspace(low, max(high, low), max(2, round((high - low) / step) + 1))
        for low, high in ((box.left, box.right), (box.bottom, box.top))
    )
    return np.stack(np.meshgrid(across, up, indexing="ij"), -1)


def within_rim(
    where: Stand,
    spot: np.ndarray,
    times: Sequence[float],
    half: np.ndarray,
    there: Inventory,
    seen: Sequence[np.ndarray] = (),
) -> np.ndarray:
    """The middle (2,) of a plate of half these sides in a lens that enlarges a spot so many `times`, first and at last,
    whose corners touch the rim: away from what it looks at, off what is `seen` in it on some lines (n, 2), and off
    arrows; off lines where that costs nothing else. Where it is off arrows at none of a few places, all around the rim
    are tried."""
    toward = (spot - where.centre) / max(float(np.hypot(*(spot - where.centre))), 1e-9)
    lines = [
        (_PLATE_ON[each.extent.kind] * each.extent.opacity, where.centre + by * (each.points - spot))
        for each, by in product(there.drawings, {*times})
        if each.extent.kind in _PLATE_ON
    ]
    priced = [*((_PLATE_ON["arrow"], line) for line in seen), *lines]
    for turns in map(np.radians, (_FEW, [*_FEW, *range(-180, 180, _TURN)])):
        ways = np.stack([np.cos(turns), np.sin(turns)], -1)
        reach, radius = np.abs(ways) @ half, where.radius - _RIM
        middles = where.centre + (np.sqrt(reach**2 + radius**2 - half @ half) - reach)[:, None] * ways
        cost = np.maximum(ways @ toward, -0.3) + 0.01 * np.arange(len(turns))
        for price, line in priced:
            if price:
                ends = np.stack([line[:-1], line[1:]], axis=1)
                cost += [price * _meets(ends, box_around(each, half), _BESIDE).any() for each in middles]
        if cost.min() < _SPOILT:
            break
    return np.asarray(middles[int(np.argmin(cost))])


def on_rim(centres: np.ndarray, radius: float, turn: float, half: np.ndarray | None = None) -> np.ndarray:
    """The points (..., 2) of rims around some middles (..., 2), so many degrees around from their right; or the middles
    of plates of `half` these sides that stand there outside of them."""
    way = np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
    off = 0.0 if half is None else _OUTSIDE + float(np.abs(way) @ half)
    return np.asarray(centres + (radius + off) * way)


def turned_in(centre: np.ndarray, radius: float, turn: float, half: np.ndarray) -> float:
    """Where a plate of half these sides stands on a rim, so many degrees around, or as near to that as it is in the
    safe area."""
    turns = [turn + off for off in sorted(range(-180, 181, _TURN), key=abs)]
    middles = np.array([on_rim(centre, radius, each) for each in turns])
    return turns[int(np.argmax(fits(middles, half)))]
