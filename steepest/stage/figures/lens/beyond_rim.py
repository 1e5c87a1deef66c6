"""Where words stand outside of a lens that are tied to dots in it: on a body that is seen there, they would name it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import box_around
from steepest.stage.figures.lens.beside import within
from steepest.stage.play.inventory import Inventory
from steepest.stage.play.layout import SAFE

_TURNS, _GAPS = 120, (0.05, 0.15, 0.3)  # ways from the middle of a lens, and from its rim to words
_ALONG, _OFF = 40, 0.2  # places of a tie that are looked at, from so far off its dot on


def beyond_rim(
    dot: np.ndarray,
    lines: Sequence[np.ndarray],
    disc: tuple[np.ndarray, float],
    half: np.ndarray,
    there: Inventory,
    joints: np.ndarray,
    taken: Sequence[Box] = (),
) -> np.ndarray | None:
    """The middle (2,) of words of half these sides outside of a disc, as near as can be to a dot (2,) in it, to which
    they are tied across none of some lines (n, 2) in the disc; off all that is there, the lines (n, 2, 2) that join the
    disc with its place, and some boxes, and so is the tie. None where there is no room for them."""
    turns = np.linspace(0, 2 * np.pi, _TURNS, endpoint=False)
    ways = np.stack([np.cos(turns), np.sin(turns)], -1)
    centre, radius = disc
    lines = [within(line, centre, radius) if len(line) > 1 else line for line in lines]
    lines += [np.linspace(ends[0], ends[1], 4 * _ALONG) for ends in joints if np.isfinite(ends).all()]
    middles = np.concatenate([centre + (radius + gap + np.abs(ways) @ half)[:, None] * ways for gap in _GAPS])
    for middle in middles[np.argsort(np.hypot(*(middles - dot).T))]:
        words = box_around(middle, half)
        tie = np.linspace(dot, np.clip(dot, middle - half, middle + half), _ALONG)
        far = tie[np.hypot(*(tie - dot).T) > _OFF]
        if _is_clear(words, there, joints, taken) and not (
            any(np.hypot(*(far[:, None] - line).transpose(2, 0, 1)).min() < theme.LINE_GAP for line in lines)
            or any(box.is_crossed(tie) for box in taken)
        ):
            return np.asarray(middle)
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
