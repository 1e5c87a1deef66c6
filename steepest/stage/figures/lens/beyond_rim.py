"""Where words stand outside of a lens, tied to a line in it: on a body that is seen there, they would name that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_around
from steepest.stage.play.inventory import Inventory
from steepest.stage.play.layout import SAFE

_TURNS, _GAPS = 120, (0.05, 0.15, 0.2, 0.3)  # ways from the middle of a lens, and from its rim to words
_ALONG, _OVER = 40, 0.01  # places of a tie that are looked at; so far in from the rim it is on the rim still
_TIE = 0.2  # how long a tie is, if it can be


def beyond_rim(
    ends: np.ndarray,
    disc: tuple[np.ndarray, float],
    half: np.ndarray,
    there: Inventory,
    joints: np.ndarray,
    taken: Sequence[Box] = (),
) -> tuple[np.ndarray, np.ndarray] | None:
    """One of some ends (n, 2) on the rim of a disc of a line through its middle, and the middle (2,) of words of half
    these sides outside of that, tied to it, as nearly as can be where the line would go on to; off all that is there,
    the lines (n, 2, 2) that join the disc with its place, and some boxes. So is the tie, and it does not pass over the
    disc, where it would seem to be a line of what is seen there. None where there is no room for them."""
    turns = np.linspace(0, 2 * np.pi, _TURNS, endpoint=False)
    ways = np.stack([np.cos(turns), np.sin(turns)], -1)
    centre, radius = disc
    lines = [np.linspace(start, end, 4 * _ALONG) for start, end in joints if np.isfinite([start, end]).all()]
    middles = np.concatenate([centre + (radius + gap + np.abs(ways) @ half)[:, None] * ways for gap in _GAPS])
    onward = (ends - centre) / radius
    aims = ends + (_TIE + np.abs(onward) @ half)[:, None] * onward
    far = np.hypot(*(middles - aims[:, None]).transpose(2, 0, 1))
    for index in np.argsort(far, axis=None, kind="stable"):
        number, place = np.unravel_index(index, far.shape)
        end, middle = ends[number], middles[place]
        tie = np.linspace(end, np.clip(end, middle - half, middle + half), _ALONG)
        if _is_clear(box_around(middle, half), there, joints, taken) and not (
            np.hypot(*(tie - centre).T).min() < radius - _OVER
            or any(np.hypot(*(tie[:, None] - line).transpose(2, 0, 1)).min() < theme.LINE_GAP for line in lines)
            or any(box.is_crossed(tie) for box in taken)
        ):
            return end, middle
    return None


def _is_clear(words: Box, there: Inventory, joints: np.ndarray, taken: Sequence[Box]) -> bool:
    """Whether words have room in the safe area, over captions and off all that is there."""
    low = theme.CAPTION_BAND - theme.FRAME_HEIGHT / 2
    if words.left < SAFE.left or words.right > SAFE.right or words.top > SAFE.top or words.bottom < low:
        return False
    near = words.shrunk(-theme.TEXT_GAP)
    if any(near.apart(box) <= 0 for box in (*taken, *(text.covered for text in there.texts))):
        return False
    if any(near.is_crossed(line) for line in joints if np.isfinite(line).all()):
        return False
    sides = np.linspace([words.left, words.bottom], [words.right, words.top], 7).T
    spots = np.stack(np.meshgrid(*sides), -1).reshape(-1, 2)
    for drawing in there.drawings:
        if drawing.extent.covers is not None and drawing.extent.covers(spots).any():
            return False
        if drawing.extent.kind in ("arrow", "dot") and near.holding(drawing.points).any():
            return False
    return True
