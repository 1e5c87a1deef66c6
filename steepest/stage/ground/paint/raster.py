"""Faces to pixels: every row of every face at once.

Cairo walks over a mesh in steps of a power of two and visits most pixels more than once: 12 to 44 ms for a ground of
1080p at its plain size, after 5 ms of handing it the faces one by one. Here the rows of all faces become spans; the
first colours of the spans and the steps between pixels lie end to end, and one running sum makes the colours of all:
5 ms.

A pixel is a word of 64 bits: from the lowest bits red, green and blue, 8 bits of each with 8 bits of a fraction, and
the number of the face. So one addition steps all three colours, and the word tells what is seen there.
"""

from __future__ import annotations

import numpy as np

from steepest.stage.ground.paint.faces import Faces

MOST_FACES = 0x7FFF
_BLOCK = 4096  # spans that are worked on together: their pixels stay in the processor's cache
_LAP = 1e-6  # pixels by which neighbours overlap, so that rounding leaves no gap between them


def rasterised(faces: Faces, height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """The faces' picture (height, width, 4), RGBA of 8 bits each, and which face each pixel shows (height, width).

    Corners are in pixels, rightward and down; a pixel shows what lies under its middle. Faces are numbered from 1,
    and 0 is where nothing is. Raises ValueError for more faces than a word can number.
    """
    if len(faces.corners) > MOST_FACES:
        raise ValueError(f"{len(faces.corners)} faces are more than the {MOST_FACES} that a pixel can name")
    face, row = _rows(faces.corners[..., 1], height)
    (x, other_x), (colour, other_colour) = _met(faces, face, row + 0.5)
    first, end = (
        np.clip(np.ceil(edge - 0.5), 0, width).astype(int)
        for edge in (np.minimum(x, other_x) - _LAP, np.maximum(x, other_x) + _LAP)
    )
    across = other_x - x
    step = (other_colour - colour) / np.copysign(np.maximum(np.abs(across), 1), across)
    words = _packed(256 * (colour + (first + 0.5 - x) * step) + 128) + (face + 1 << 48)
    # a step is rounded toward zero: what it adds up to stays between the colours at the span's ends
    steps = _packed(256 * step)
    some = np.flatnonzero(end > first)
    start, length, words, steps = (
        each.take(some) for each in (row * width + first, end - first, words, steps)
    )
    seen = np.zeros(height * width, np.int64)
    for block in range(0, len(some), _BLOCK):
        spans = slice(block, block + _BLOCK)
        at = _progressions(start[spans], 1, length[spans])
        # numpy writes one after the other, so that what is nearer stays
        seen[at] = _progressions(words[spans], steps[spans], length[spans])
    shown = np.ascontiguousarray(seen.view(np.uint16)[3::4])
    return _rgba(seen, shown).reshape(height, width, 4), shown.reshape(height, width)


def _rows(y: np.ndarray, height: int) -> tuple[np.ndarray, np.ndarray]:
    """Face and row of every row of pixels whose middle a face reaches, for the heights (n, 4) of its corners."""
    top, end = (
        np.clip(np.ceil(edge - 0.5), 0, height).astype(int) for edge in (y.min(axis=1), y.max(axis=1))
    )
    count = end - top
    some = np.flatnonzero(count)
    return np.repeat(some, count[some]), _progressions(top[some], 1, count[some])


def _met(faces: Faces, face: np.ndarray, y: np.ndarray) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Where rows at heights y (m,) meet the edges of their faces: twice x (m,), twice the colours (3, m) in levels."""
    x0, y0 = (np.ascontiguousarray(faces.corners[..., axis]) for axis in (0, 1))
    rise = np.roll(y0, -1, axis=1) - y0
    per_row = np.divide(1, rise, out=np.zeros_like(rise), where=rise != 0)
    slant = (np.roll(x0, -1, axis=1) - x0) * per_row
    colours = 255 * np.ascontiguousarray(faces.colours.transpose(2, 0, 1))
    change = (np.roll(colours, -1, axis=2) - colours) * per_row
    above = np.zeros(len(y), np.int8)
    for corner in range(4):
        above |= (y0[:, corner].take(face) <= y).astype(np.int8) << corner
    # what is known of an edge lies together: numpy looks it up in half the time
    known = np.ascontiguousarray(np.concatenate([[x0, y0, slant], colours, change]).reshape(9, -1).T)
    places, shades = [], []
    for edges in _EDGES_MET:
        met = np.ascontiguousarray(known.take(4 * face + edges.take(above), axis=0).T)
        down = y - met[1]
        places.append(met[0] + down * met[2])
        shades.append(met[3:6] + down * met[6:])
    return places, shades


def _edges_met() -> np.ndarray:
    """The two edges on which a row meets a convex face, (2, 16), by which of its corners lie above: 1, 2, 4, 8."""
    pairs = np.zeros((2, 16), int)
    for above in range(16):
        high = [above >> corner & 1 for corner in (0, 1, 2, 3, 0)]
        met = [edge for edge in range(4) if high[edge] != high[edge + 1]]
        pairs[:, above] = met[:2] or 0  # a convex face is not met four times
    return pairs


_EDGES_MET = _edges_met()


def _progressions(first: np.ndarray, step: np.ndarray | int, length: np.ndarray) -> np.ndarray:
    """Arithmetic progressions of `length` terms each, at least one, end to end: a running sum of steps and leaps."""
    ends = np.cumsum(length)
    line = np.full(ends[-1:].sum(), step) if isinstance(step, int) else np.repeat(step, length)
    last = first + step * (length - 1)
    line[ends - length] = first - np.concatenate([[0], last[:-1]])
    return np.cumsum(line, out=line)


def _packed(levels: np.ndarray) -> np.ndarray:
    """Three numbers (3, m), cut off after their points, side by side in words (m,)."""
    red, green, blue = levels.astype(int)
    return np.asarray(red + (green << 16) + (blue << 32))


def _rgba(words: np.ndarray, shown: np.ndarray) -> np.ndarray:
    """The whole levels of words, as RGBA, opaque where any face is shown: (m,) and (m,) to (m, 4)."""
    levels = words.view(np.uint8)
    rgba = np.empty((len(words), 4), np.uint8)
    for channel in range(3):
        rgba[:, channel] = levels[2 * channel + 1 :: 8]
    rgba[:, 3] = 255 * (shown > 0).view(np.uint8)
    return rgba
