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
    picture, shown = (np.zeros(height * width, kind) for kind in (np.uint32, np.uint16))
    for block in range(0, len(some), _BLOCK):
        spans = some[block : block + _BLOCK]
        start, length = (row * width + first).take(spans), (end - first).take(spans)
        at = _progressions(start, 1, length)
        lanes = _progressions(words.take(spans), steps.take(spans), length).view(np.uint16).reshape(-1, 4)
        # numpy writes one after the other, so that what is nearer stays
        picture[at] = _rgba(lanes)
        shown[at] = np.ascontiguousarray(lanes[:, 3])  # at once it takes twice as long
    return picture.view(np.uint8).reshape(height, width, 4), shown.reshape(height, width)


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
    places, shades = [], []
    for edges in _EDGES_MET:
        edge = 4 * face + edges.take(above)
        down = y - y0.take(edge)
        places.append(x0.take(edge) + down * slant.take(edge))
        shades.append(
            np.stack([c.take(edge) + down * d.take(edge) for c, d in zip(colours, change, strict=True)])
        )
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
    step = np.broadcast_to(step, first.shape)
    line = np.repeat(step, length)
    last = first + step * (length - 1)
    line[np.cumsum(length) - length] = first - np.concatenate([[0], last[:-1]])
    return np.cumsum(line, out=line)


def _packed(levels: np.ndarray) -> np.ndarray:
    """Three numbers (3, m), cut off after their points, side by side in words (m,)."""
    red, green, blue = levels.astype(int)
    return np.asarray(red + (green << 16) + (blue << 32))


def _rgba(lanes: np.ndarray) -> np.ndarray:
    """The whole levels of words' lanes (m, 4), opaque, one number (m,) a pixel."""
    levels = lanes.view(np.uint8)
    rgba = np.full((len(lanes), 4), 255, np.uint8)
    for channel in range(3):
        rgba[:, channel] = levels[:, 2 * channel + 1]
    return rgba.view(np.uint32)[:, 0]
