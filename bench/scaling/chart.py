"""A chart of speed-ups over workers, both on logarithmic scales, in the lecture's colours: set by Typst, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import typst

from steepest.stage import theme

WIDTH, HEIGHT, EDGE = 640, 400, 56  # points
ROOM = 30  # points that a curve's name needs over it
LAST = 256
Points = Sequence[tuple[float, float]]


def draw(file: Path, curves: Mapping[str, tuple[str, Points]], ideal: str) -> None:
    """Draw curves, each a name with its colour and its points (workers, speed-up), and the line of `ideal` speed-up."""
    file.write_bytes(typst.compile("\n".join(_source(curves, ideal)).encode(), format="svg"))


def _source(curves: Mapping[str, tuple[str, Points]], ideal: str) -> Iterator[str]:
    yield f'#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt, fill: rgb("{theme.BACKGROUND}"))'
    yield f'#set text(font: "{theme.type_of_words}", size: 13pt, fill: rgb("{theme.INK}"))'
    ticks = [2**k for k in range(int(math.log2(LAST)) + 1)]
    for tick in ticks:
        yield _line([(tick, 1), (tick, LAST)], theme.PLATE, 1)
        yield _line([(1, tick), (LAST, tick)], theme.PLATE, 1)
        x, y = _at(tick, 1)
        yield _words(f"{tick}", x - 20, y + 6, 40, "center", theme.QUIET)
        x, y = _at(1, tick)
        yield _words(f"{tick}×", x - 46, y - 7, 40, "right", theme.QUIET)
    middle, foot = _at(16, 1)
    yield _words("workers", middle - 60, foot + 24, 120, "center", theme.QUIET)
    yield _line([(1, 1), (LAST, LAST)], theme.QUIET, 1.2, dashed=True)
    x, y = _at(48, 48)
    yield _words(ideal, x - 128, y - 16, 120, "right", theme.QUIET)
    ends = sorted(_at(*points[-1])[1] for _, points in curves.values())
    for name, (colour, points) in curves.items():
        yield _line(points, colour, 2.4)
        for each in points:
            x, y = _at(*each)
            yield _place(x - 2.6, y - 2.6, f'circle(radius: 2.6pt, fill: rgb("{colour}"), stroke: none)')
        x, y = _at(*points[-1])
        above = max((end for end in ends if end < y), default=0.0)
        under = y == ends[-1] or y - above < ROOM  # no room over it, or nothing under it
        yield _words(name, x - 300, y + (5 if under else -21), 300, "right", colour)


def _at(workers: float, speedup: float) -> tuple[float, float]:
    across, up = math.log(workers, LAST), math.log(speedup, LAST)
    return EDGE + across * (WIDTH - EDGE - 24), HEIGHT - EDGE - up * (HEIGHT - EDGE - 24)


def _line(points: Points, colour: str, width: float, dashed: bool = False) -> str:
    dash = '"dashed"' if dashed else '"solid"'
    stroke = f'(paint: rgb("{colour}"), thickness: {width}pt, dash: {dash}, cap: "round", join: "round")'
    (x, y), *rest = [_at(*point) for point in points]
    parts = [f"curve.move(({x:.2f}pt, {y:.2f}pt))", *(f"curve.line(({x:.2f}pt, {y:.2f}pt))" for x, y in rest)]
    return _place(0, 0, f"curve(stroke: {stroke}, {', '.join(parts)})")


def _words(words: str, x: float, y: float, width: float, side: str, colour: str) -> str:
    text = f'text(fill: rgb("{colour}"))[{words}]'
    return _place(x, y, f"box(width: {width}pt, align({side}, {text}))")


def _place(x: float, y: float, what: str) -> str:
    return f"#place(top + left, dx: {x:.2f}pt, dy: {y:.2f}pt, {what})"
