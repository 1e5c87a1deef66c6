"""Smooth rims: where a picture of faces breaks, its pixels are looked at more closely.

A ground is drawn at its plain size, one face a pixel. Only where neighbouring pixels do not show neighbouring faces,
on rims, crests and corners, is it seen that a pixel can hold several; there, 8 places within the pixel are asked
which of the faces around is nearest. So a rim takes 9 shades where a picture of twice the size gives it 3 to 5, and
some 7,000 pixels of 700,000 are worked on.
"""

from __future__ import annotations

import numpy as np

from steepest.stage.ground.paint.faces import Faces

_PLACES = np.array([(k, (5 * k + 2) % 8) for k in range(8)], np.float32) / 8 - 7 / 16
"""Offsets from a pixel's middle, each in a row and in a column of its own."""
_COLUMN, _SHEET = 1 << 12, 1 << 26
"""What a column and a sheet count in a face's place as one number, in which a row counts 1."""


def smooth_rims(picture: np.ndarray, shown: np.ndarray, faces: Faces) -> None:
    """Mix the colours of a picture's broken pixels (height, width, 4) in place, by what each shows a part of.

    `shown` (height, width) says which face the middle of a pixel shows, from 1 on, or 0; the faces' corners are in
    pixels, rightward and down.
    """
    width = shown.shape[1]
    shown, colours = shown.ravel(), picture.reshape(-1, 4)
    pixels = _broken(shown, width, faces)
    middles = np.stack([pixels % width, pixels // width], -1) + 0.5
    # what a pixel and the eight around it show may show in it
    beside = [0, -1, 1, -width, width, -width - 1, -width + 1, width - 1, width + 1]
    around = pixels + np.array(beside)[:, None]
    candidates = shown.take(around).astype(np.int32)
    # at each place the nearest face that covers it, and with it, in the last four bits, the pixel that shows it
    nearest = np.zeros((len(_PLACES), len(pixels)), np.int32)
    for k, candidate in enumerate(candidates):
        asked = np.flatnonzero((candidate > 0) & (candidate != candidates[:k]).all(axis=0))
        number = candidate.take(asked)
        covered = _covered(faces.corners.take(number - 1, axis=0) - middles.take(asked, axis=0)[:, None])
        nearest[:, asked] = np.maximum(nearest[:, asked], covered * (number << 4 | k))
    # what none covers shows the background, or where there is none what the middle does
    background = len(beside)
    source = np.where(nearest > 0, nearest & 15, background * (candidates[:5] == 0).any(axis=0))
    mixed = np.full((4, len(pixels)), len(_PLACES) // 2, np.uint16)
    for k, other in enumerate(around):
        share = (source == k).view(np.uint8).sum(axis=0, dtype=np.uint8)  # of 8 places: in small numbers
        some = np.flatnonzero(share)
        mixed[:, some] += share.take(some) * colours.take(other.take(some), axis=0).T.astype(np.uint16)
    colours[pixels] = (mixed // len(_PLACES)).T


def _broken(shown: np.ndarray, width: int, faces: Faces) -> np.ndarray:
    """Pixels that have another one beside, left or right, above or below, whose face is no neighbour of their own."""
    place = np.append(0, (faces.places + 1) @ [_SHEET, _COLUMN, 1]).astype(np.int32)  # 0: the background
    broken = np.zeros(len(shown), bool)
    for step in (1, width):
        pixel = np.flatnonzero(shown[step:] != shown[:-step])
        apart = place.take(shown.take(pixel)) - place.take(shown.take(pixel + step)) + (_COLUMN + 1)
        # of neighbours on one sheet columns and rows differ by 1 at most: both are 0 to 2 now
        pixel = pixel[(apart.view(np.uint32) > 2 * _COLUMN + 2) | (apart & (_COLUMN - 1) > 2)]
        broken[pixel] = broken[pixel + step] = True
    broken[: width + 1] = broken[-width - 1 :] = False  # these have not all eight around them
    return np.flatnonzero(broken)


def _covered(corners: np.ndarray) -> np.ndarray:
    """Which of the places within a pixel (places, n) a face covers, its corners (n, 4, 2) counted from the middle."""
    x, y = corners.astype(np.float32).transpose(2, 1, 0)
    ab, bc, ca, cd, da = (
        (x[end] - x[start]) * (_PLACES[:, 1:] - y[start]) - (y[end] - y[start]) * (_PLACES[:, :1] - x[start])
        for start, end in ((0, 1), (1, 2), (2, 0), (2, 3), (3, 0))
    )
    # a face seen nearly from its side may be folded: two triangles, either of them turned either way
    return np.asarray(
        (ab >= 0) & (bc >= 0) & (ca >= 0)
        | (ab <= 0) & (bc <= 0) & (ca <= 0)
        | (ca <= 0) & (cd >= 0) & (da >= 0)
        | (ca >= 0) & (cd <= 0) & (da <= 0)
    )
