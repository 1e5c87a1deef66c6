"""Where the cards of a graph lie: in columns from left to right, each after those that it takes, and the ways between.

Source: K. Sugiyama, S. Tagawa and M. Toda, IEEE Transactions on Systems, Man, and Cybernetics 11 (1981), 109.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from steepest.stage.box import Box

APART = 1.25  # between two columns, at least: for the edges, and what is written beside them
_WIDEST = 3.0  # and at most
_BETWEEN = 0.15  # between two cards of a column, at least
_LOOSE = 1.1  # and at most
_LANE = 0.3  # the height that an edge takes where it passes a column
_PORTS = 0.5  # of a card's left side, over which the edges that enter it spread
_SWEEPS = 6
_COUNT = 24  # points of a bend

Link = tuple[str, str]
"""The names of the node that an edge begins at, and of the one that it enters."""


@dataclass(frozen=True)
class Layered:
    """Where cards lie, by name; the ways (n, 2) of the edges between them; and how much smaller all of it is than it
    was wanted, so that it has room."""

    boxes: Mapping[str, Box]
    ways: Mapping[Link, np.ndarray]
    share: float


def layered(
    inputs: Mapping[str, Sequence[str]], sizes: Mapping[str, tuple[float, float]], region: Box
) -> Layered:
    """Lay out nodes of some sizes (width, height) in a region: `inputs` are the names of those that each one takes, all
    of them named before it. Cards do not touch, and no edge passes behind one."""
    columns = _columns(inputs)
    wide = [
        max((sizes[name][0] for name in column if isinstance(name, str)), default=0.0) for column in columns
    ]
    tall = [sum(_height(slot, sizes) for slot in column) + (len(column) - 1) * _BETWEEN for column in columns]
    share = min(1.0, region.width / (sum(wide) + APART * (len(columns) - 1)), region.height / max(tall))
    gap = (region.width - share * sum(wide)) / max(len(columns) - 1, 1)
    gap = min(gap, _WIDEST)
    left = (region.left + region.right - share * sum(wide) - gap * (len(columns) - 1)) / 2
    found: dict[Slot, Box] = {}
    for column, width, height in zip(columns, wide, tall, strict=True):
        spare = (region.height - share * height) / max(len(column) - 1, 1)
        between = share * _BETWEEN + min(spare, _LOOSE - _BETWEEN)
        whole = share * (height - (len(column) - 1) * _BETWEEN) + between * (len(column) - 1)
        top = (region.bottom + region.top + whole) / 2
        for slot in column:
            own = sizes[slot][0] if isinstance(slot, str) else width
            inset = share * (width - own) / 2
            below = top - share * _height(slot, sizes)
            found[slot] = Box(left + inset, below, left + share * width - inset, top)
            top = below - between
        left += share * width + gap
    boxes = {name: found[name] for name in inputs}
    ports = _ports(_links(inputs), columns, found)
    return Layered(boxes, {link: _way(link, columns, found, port) for link, port in ports.items()}, share)


Slot = str | tuple[str, str, int]
"""A place in a column: a card's, by its name, or that of an edge that passes the column of this number."""


def _links(inputs: Mapping[str, Sequence[str]]) -> list[Link]:
    return [(start, end) for end, taken in inputs.items() for start in taken]


def _columns(inputs: Mapping[str, Sequence[str]]) -> list[list[Slot]]:
    """The slots of each column, from the highest to the lowest, so ordered that few edges cross."""
    depth: dict[str, int] = {}
    for name, taken in inputs.items():
        depth[name] = max((depth[each] + 1 for each in taken), default=0)
    columns: list[list[Slot]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in inputs:
        columns[depth[name]].append(name)
    near: dict[Slot, list[Slot]] = {name: [] for name in inputs}
    for start, end in _links(inputs):
        between: list[Slot] = [(start, end, k) for k in range(depth[start] + 1, depth[end])]
        for k, lane in enumerate(between, depth[start] + 1):
            columns[k].append(lane)
            near[lane] = []
        for one, other in pairwise([start, *between, end]):
            near[one].append(other)
            near[other].append(one)
    for sweep in range(_SWEEPS):
        pairs = list(pairwise(columns))
        for fixed, moved in pairs if sweep % 2 == 0 else [(b, a) for a, b in reversed(pairs)]:
            places = {slot: k / len(fixed) for k, slot in enumerate(fixed)}
            order = {slot: k for k, slot in enumerate(moved)}

            def middle(
                slot: Slot, places: Mapping[Slot, float] = places, order: Mapping[Slot, int] = order
            ) -> float:
                found = [places[each] for each in near[slot] if each in places]
                return sum(found) / len(found) if found else order[slot] / len(order)

            moved.sort(key=middle)
    return columns


def _height(slot: Slot, sizes: Mapping[str, tuple[float, float]]) -> float:
    return sizes[slot][1] if isinstance(slot, str) else _LANE


def _way(link: Link, columns: Sequence[Sequence[Slot]], found: Mapping[Slot, Box], port: float) -> np.ndarray:
    """The way of an edge: level where it passes or leaves a column or comes into one, beside wider cards of that, and a
    bend in each gap between two columns."""
    start, end = link
    stops = [(_sides(start, columns, found)[1], _middle(found[start]))]
    for lane in _lanes(link, columns):
        stops += [(found[lane].left, _middle(found[lane])), (found[lane].right, _middle(found[lane]))]
    stops.append((_sides(end, columns, found)[0], port))
    bends = [_bend(np.array(a), np.array(b)) for a, b in zip(stops[::2], stops[1::2], strict=True)]
    ends = (found[start].right, stops[0][1]), (found[end].left, port)
    first = [np.array(ends[:1])] if ends[0] != stops[0] else []
    last = [np.array(ends[1:])] if ends[1] != stops[-1] else []
    return np.concatenate([*first, *bends, *last])


def _sides(slot: Slot, columns: Sequence[Sequence[Slot]], found: Mapping[Slot, Box]) -> tuple[float, float]:
    """The left and the right side of the column of a slot: those of its widest card."""
    boxes = [found[each] for column in columns if slot in column for each in column]
    return min(box.left for box in boxes), max(box.right for box in boxes)


def _lanes(link: Link, columns: Sequence[Sequence[Slot]]) -> list[Slot]:
    return [slot for column in columns for slot in column if isinstance(slot, tuple) and slot[:2] == link]


def _ports(
    links: Sequence[Link], columns: Sequence[Sequence[Slot]], found: Mapping[Slot, Box]
) -> dict[Link, float]:
    """How high each edge enters its card: side by side, in the order in which they come."""
    ports: dict[Link, float] = {}
    for end in dict.fromkeys(end for _, end in links):
        into = [link for link in links if link[1] == end]
        into.sort(key=lambda link: _middle(found[[link[0], *_lanes(link, columns)][-1]]))
        reach = _PORTS * found[end].height / 2
        heights = np.linspace(-reach, reach, len(into)) if len(into) > 1 else [0.0]
        ports |= {link: _middle(found[end]) + float(up) for link, up in zip(into, heights, strict=True)}
    return ports


def _middle(box: Box) -> float:
    return (box.bottom + box.top) / 2


def _bend(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """A curve (n, 2) between two points that is level at both: a cubic of Bézier."""
    t = np.linspace(0, 1, _COUNT)[:, None]
    across = np.array([(end[0] - start[0]) / 2, 0.0])
    one, other = start + across, end - across
    return np.asarray(
        (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * one + 3 * (1 - t) * t**2 * other + t**3 * end
    )
