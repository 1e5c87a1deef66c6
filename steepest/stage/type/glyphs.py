"""The drawing that Typst makes, read back: outlines as cubic Bézier points, in points of type, with their colours.

Typst's SVG is a small language (groups with a translation or a matrix, glyphs as symbols that are used, filled paths
and straight bars), so reading it takes fewer lines than adapting a general SVG reader, and a tenth of its time.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TypeAlias
from xml.etree import ElementTree

import numpy as np

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_TOKENS = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-?\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}  # after each command of a path

Spot: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Outline:
    """One filled shape: `points` (4 n, 2) of cubic curves, y downward, and its colour as #rrggbb."""

    points: np.ndarray
    colour: str


@functools.lru_cache(maxsize=512)
def outlines(svg: bytes) -> tuple[Outline, ...]:
    """All shapes of an SVG file that Typst wrote, in drawing order."""
    root = ElementTree.fromstring(svg)
    symbols = {
        symbol.get("id", ""): path_points(symbol[0].get("d", ""))
        for symbol in root.iter(f"{_SVG}symbol")
        if len(symbol)
    }
    found: list[Outline] = []
    _walk(root, np.eye(3), symbols, found)
    return tuple(found)


def _walk(
    node: ElementTree.Element, at: np.ndarray, symbols: dict[str, np.ndarray], found: list[Outline]
) -> None:
    for child in node:
        tag = child.tag.removeprefix(_SVG)
        if tag in ("defs", "symbol"):
            continue
        here = at @ _matrix(child.get("transform", ""))
        if tag == "use":
            offset = np.array([[1, 0, float(child.get("x", 0))], [0, 1, float(child.get("y", 0))], [0, 0, 1]])
            points = symbols[child.get(_LINK, "").removeprefix("#")]
            _keep(points, here @ offset, child.get("fill"), found)
        elif tag == "path":
            points = path_points(child.get("d", ""))
            if child.get("fill") == "none":
                points = _bar(points, float(child.get("stroke-width", 1)))
                _keep(points, here, child.get("stroke"), found)
            else:
                _keep(points, here, child.get("fill"), found)
        else:
            _walk(child, here, symbols, found)


def _keep(points: np.ndarray, at: np.ndarray, colour: str | None, found: list[Outline]) -> None:
    if len(points):
        found.append(Outline(points @ at[:2, :2].T + at[:2, 2], (colour or "#000000").lower()))


def _matrix(transform: str) -> np.ndarray:
    matrix = np.eye(3)
    for name, inside in re.findall(r"(\w+)\(([^)]*)\)", transform):
        numbers = [float(n) for n in re.split(r"[ ,]+", inside.strip())]
        step = np.eye(3)
        if name == "translate":
            step[:2, 2] = numbers[0], numbers[1] if len(numbers) > 1 else 0.0
        elif name == "matrix":
            step[:2] = np.array(numbers).reshape(3, 2).T
        elif name == "scale":
            step[0, 0], step[1, 1] = numbers[0], numbers[-1]
        else:
            raise ValueError(f"a transform {name!r} that Typst was not known to write")
        matrix = matrix @ step
    return matrix


def _bar(points: np.ndarray, width: float) -> np.ndarray:
    """A straight stroke (a fraction bar, a root's vinculum) as the rectangle it covers."""
    start, end = points[0], points[-1]
    along = (end - start) / max(float(np.hypot(*(end - start))), 1e-9)
    across = np.array([-along[1], along[0]]) * width / 2
    corners = [tuple(map(float, corner)) for corner in (start + across, end + across, end - across, start - across)]
    sides = zip(corners, [*corners[1:], corners[0]], strict=True)
    return np.array([point for (a, b), (c, d) in sides for point in _straight((a, b), (c, d))])


def _straight(start: Spot, end: Spot) -> tuple[Spot, ...]:
    (a, b), (c, d) = start, end
    return start, (a + (c - a) / 3, b + (d - b) / 3), (a + 2 * (c - a) / 3, b + 2 * (d - b) / 3), end


@functools.lru_cache(maxsize=2048)
def path_points(path: str) -> np.ndarray:
    """An SVG path as cubic curves, shape (4 n, 2); every subpath closed. Knows M L H V C Q Z, absolute and relative.

    A letter has one path wherever it is set: that is read once, and nobody can write into its points.
    """
    tokens = _TOKENS.findall(path)
    points: list[Spot] = []
    pen = start = (0.0, 0.0)
    command, i = "", 0
    while i < len(tokens):
        if tokens[i].isalpha():
            command, i = tokens[i], i + 1
        kind = command.upper()
        if kind not in _NUMBERS:
            raise ValueError(f"a path command {command!r} that Typst was not known to write")
        told, i = list(map(float, tokens[i : i + _NUMBERS[kind]])), i + _NUMBERS[kind]
        x, y = pen if command.islower() else (0.0, 0.0)
        spots = [(x + told[k], y + told[k + 1]) for k in range(0, len(told) - 1, 2)]
        match kind:
            case "Z":
                if max(abs(pen[0] - start[0]), abs(pen[1] - start[1])) > 1e-6:
                    points += _straight(pen, start)
                spots = [start]
            case "M":
                start = spots[0]
                command = "l" if command == "m" else "L"  # further pairs are lines
            case "H":
                points += _straight(pen, (x + told[0], pen[1]))
                spots = [points[-1]]
            case "V":
                points += _straight(pen, (pen[0], y + told[0]))
                spots = [points[-1]]
            case "L":
                points += _straight(pen, spots[0])
            case "C":
                points += [pen, *spots]
            case "Q":
                (a, b), (c, d), (e, f) = pen, *spots
                one, two = (a + 2 / 3 * (c - a), b + 2 / 3 * (d - b)), (e + 2 / 3 * (c - e), f + 2 / 3 * (d - f))
                points += [pen, one, two, (e, f)]
        pen = spots[-1]
    curves = np.reshape(np.array(points), (-1, 2))
    curves.setflags(write=False)
    return curves
