"""Where the letter of a guessed path stands: at the path's own tip, so that the eye knows whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.guess.outlines import ALONG, DISC, POINTS, ahead_first, evenly, farthest_apart
from steepest.stage.figures.label import ENOUGH, GAPS, Label, Labels, along, box_around
from steepest.stage.type.typeset import Typeset

_OFF_RIM = 3 * DISC  # that it keeps inside a picture
_AT_TIP = ENOUGH, 0.12  # how far its plate may stand off a tip that others are near: the first that will do
_BESIDE, _CLOSER = (0.22, *GAPS[2:]), (GAPS[0], ENOUGH)  # and off a path whose tip others share
_PASSED, _EVERY = 0.15, 6  # so far off that who runs along a path comes past; every such point of it is tried
_PLAIN = 2.0  # so many times as far off all others as off its own, it is seen whose it is
_OWN = 0.08  # so much nearer it is to its own tip than to another one


def path_letter(
    words: Typeset, own: np.ndarray, others: Sequence[np.ndarray], labels: Labels, box: Box, lonely: bool
) -> Label:
    """The letter of a path, a line (n, 2) of the frame, among some others, in a box: where it leads on, if there is
    room. Where that is not `lonely`, since other paths end near by, or would be nearer to another path, it stands at
    that side of the tip which is farthest from the other tips, if they are not nearer there, or else where the path is
    farthest from others."""
    if not lonely:
        place = next((found for gap in _AT_TIP if (found := _at_tip(own, others, labels, box, gap)) is not None), None)
        if place is None:
            return _beside_own(words, own, others, labels, box)
        labels.there.append(at := Label(words, np.append(place, 0.0), (0.0, 0.0), labels.region))
        return at
    end, near = own[-1], (ENOUGH, *GAPS[1:])  # it has room aside, too
    if not box.shrunk(DISC).holds(end):  # at the rim it would be a mark of the axis
        inside, ways_back = box.shrunk(_OFF_RIM), evenly(own, ALONG)[::-1]
        end = next((place for place in ways_back if inside.holds(place)), end)
    label = labels.beside(words, end, own, *others, ways=ahead_first(own), gaps=near)
    middle, mine, *lines = label.get_center()[:2], *(evenly(line, POINTS) for line in (own, *others))
    if all(_off(middle, line) > _off(middle, mine) for line in lines):
        return label
    labels.free(label)
    return path_letter(words, own, others, labels, box, lonely=False)


def _beside_own(
    words: Typeset, own: np.ndarray, others: Sequence[np.ndarray], labels: Labels, box: Box
) -> Label:
    """The letter of a path beside the first of its points, those far from others first, where it is nearer to its own
    path than to any other and all of them pass well off; or, if there is none, where they do best. Where it might be
    another's even there, it stands on its own path, if there is room."""
    mine, *lines = (evenly(line, POINTS) for line in (own, *others))
    tried = list[tuple[float, bool, Label]]()
    for end, gaps in product(farthest_apart(own, others)[: POINTS // 2 : _EVERY], (_BESIDE, _CLOSER)):
        found = labels.beside(words.copy(), end, own, *others, ways=ahead_first(own), gaps=gaps)
        labels.free(found)
        middle = found.get_center()[:2]
        off, near = _off(middle, mine) - DISC, min(_off(middle, line) for line in lines) - DISC
        plain = near >= _PLAIN * off
        tried.append((min(near - max(off - _PASSED, 0), off, _PASSED), plain, found))
        if tried[-1][0] >= _PASSED and near >= off:
            break
    _, plain, best = max(tried, key=lambda each: each[0])
    if not plain and (place := _on_own(mine, lines, labels, box)) is not None:
        best = Label(words, np.append(place, 0.0), (0.0, 0.0), labels.region)
    labels.there.append(best)
    return best


def _on_own(
    mine: np.ndarray, lines: Sequence[np.ndarray], labels: Labels, box: Box
) -> np.ndarray | None:
    """The first point of a path where a letter on it is off all others, and off all that labels keep off: near its
    start, since what is told of it later is told farther on."""
    inside, room = box.shrunk(DISC), DISC + theme.TEXT_GAP
    solid = np.concatenate([np.zeros((0, 2)), *(line[:, :2] for line in labels.solid)])
    for place in mine:
        plate = box_around(place, np.array([DISC, DISC]))
        if (
            inside.holds(place)
            and min(_off(place, line) for line in lines) > room
            and (not len(solid) or _off(place, solid) > room)
            and all(plate.apart(label.box) > theme.TEXT_GAP for label in labels.there)
        ):
            return np.asarray(place)
    return None


def _at_tip(
    own: np.ndarray, others: Sequence[np.ndarray], labels: Labels, box: Box, gap: float
) -> np.ndarray | None:
    """Where the letter of a path, a gap off its tip, is farthest from all other tips, of the places where it is nearer
    to its own one than to them, nearer to its path than to the others, and off all that labels keep off; those where it
    is seen whose it is are better, and of these those that are well off further lines, or else as far as may be."""
    lines = [evenly(line, POINTS) for line in others]
    mine, tips = evenly(own, POINTS), np.array([line[-1] for line in others])
    none, found = np.zeros((0, 2)), list[tuple[bool, float, float, np.ndarray]]()
    solid = np.concatenate([none, *(line[:, :2] for line in labels.solid)])
    taken = np.concatenate([none, *(along(line, box) for line in labels.taken)])
    inside, well = box.shrunk(DISC), DISC + theme.LINE_GAP
    for way in ahead_first(own):
        far = gap + DISC
        middle = own[-1] + far * np.array(way)
        plate = box_around(middle, np.array([DISC, DISC]))
        near = [_off(middle, line) for line in lines]
        if (
            inside.holds(middle)
            and (off := _off(middle, tips)) > far + _OWN
            and min(near) > max(well, _off(middle, mine))
            and _off(middle, mine) > DISC
            and (not len(solid) or _off(middle, solid) > well)
            and all(plate.apart(label.box) > theme.TEXT_GAP for label in labels.there)
        ):
            clear = min(_off(middle, taken), well) if len(taken) else well
            found.append((off > _PLAIN * far, round(clear, 6), round(off, 6), middle))
    return max(found, key=lambda each: each[:3])[3] if found else None


def _off(middle: np.ndarray, points: np.ndarray) -> float:
    """How far a place (2,) is from the nearest of some points (n, 2)."""
    return float(np.hypot(*(points - middle).T).min())
