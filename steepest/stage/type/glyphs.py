"""The drawing that Typst makes, read back: outlines as cubic Bézier points, in points of type, with their colours.

Typst's SVG is a small language (groups with a translation or a matrix, glyphs as symbols that are used, filled paths
and straight bars), so reading it takes fewer lines than adapting a general SVG reader, and a tenth of its time.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from xml.etree import ElementTree

import numpy as np

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_TOKENS = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-?\d+)?")


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
    corners = np.array([start + across, end + across, end - across, start - across])
    return np.concatenate(
        [_straight(a, b) for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True)]
    )


def _straight(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.array([a, a + (b - a) / 3, a + 2 * (b - a) / 3, b])


def path_points(path: str) -> np.ndarray:
    """An SVG path as cubic curves, shape (4 n, 2); every subpath closed. Knows M L H V C Q Z, absolute and relative."""
    tokens = _TOKENS.findall(path)
    curves: list[np.ndarray] = []
    pen = start = np.zeros(2)
    command, i = "", 0

    def take(count: int) -> np.ndarray:
        nonlocal i
        numbers = np.array([float(t) for t in tokens[i : i + count]])
        i += count
        return numbers

    while i < len(tokens):
        if tokens[i].isalpha():
            command, i = tokens[i], i + 1
        base = pen if command.islower() else np.zeros(2)
        match command.upper():
            case "Z":
                if np.abs(pen - start).max() > 1e-6:
                    curves.append(_straight(pen, start))
                pen = start
            case "M":
                pen = start = base + take(2)
                command = "l" if command == "m" else "L"  # further pairs are lines
            case "L":
                end = base + take(2)
                curves.append(_straight(pen, end))
                pen = end
            case "H":
                end = np.array([base[0] + take(1)[0], pen[1]])
                curves.append(_straight(pen, end))
                pen = end
            case "V":
                end = np.array([pen[0], base[1] + take(1)[0]])
                curves.append(_straight(pen, end))
                pen = end
            case "C":
                one, two, end = base + take(6).reshape(3, 2)
                curves.append(np.array([pen, one, two, end]))
                pen = end
            case "Q":
                one, end = base + take(4).reshape(2, 2)
                curves.append(np.array([pen, pen + 2 / 3 * (one - pen), end + 2 / 3 * (one - end), end]))
                pen = end
            case _:
                raise ValueError(f"a path command {command!r} that Typst was not known to write")
    return np.concatenate(curves) if curves else np.zeros((0, 2))
