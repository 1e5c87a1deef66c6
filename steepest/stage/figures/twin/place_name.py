"""The names of places: where a needle stands of which it is asked how its arrow will turn, and where a ring lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from steepest.calculus import Guesses, Point
from steepest.stage import theme
from steepest.stage.circle import circle
from steepest.stage.figures.label import Label
from steepest.stage.figures.twin.mark import TwinMark
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.type.typeset import Typeset

_WALKER = 0.12  # so near to their feet a walker on the map stands, in scene units
_ASKED = 2 * theme.FORMULA_SIZE  # a question is the picture's only word, and seen at first sight


def name_of_place(needle: Needle, words: Typeset, guesses: Guesses, *off: TwinMark) -> list[Label]:
    """Words on a plate beside the foot of a needle: off who stands there, off its arrow, off the level line under it
    and the way back, off other marks, and off the directions (2,) on which its arrow may come to lie, and off the
    letters of these; none where there is no room for them."""
    pair, marks = needle.pair, (needle.arrow, needle.stretch, needle.square, needle.back, *off)
    foot = pair.places(needle.at[None])[0, :2]
    lines = [_around(foot), *(mark.outline for mark in marks if len(mark.outline))]
    for way in (np.array(guess.of, float) for guess in guesses.values() if guess):
        on = way / np.hypot(*way)
        reach = pair.surface.room(needle.at, on)
        lines.append(pair.places(np.linspace(needle.at, needle.at + reach * on, 33))[:, :2])
    return name_beside(pair, words, foot, lines)


def name_of_ring(
    rings: Mapping[Point, TwinMark], flat: str, needles: Sequence[Needle] = (), *lines: TwinMark
) -> list[Label]:
    """The point of the flat place that a fact is, on a plate beside the first of some rings, which lies around it, off
    all of them, off the arrows of some needles, and off lines; none where there is no room for it."""
    ring, *others = rings.values()
    words = ring.pair.scene.formula(f"{{{flat}.at:.3g}}", size=theme.LABEL_SIZE)
    off = ring, *others, *(each.arrow for each in needles if each.seen), *lines
    return name_beside(ring.pair, words, ring.outline.mean(axis=0)[:2], [each.outline for each in off])


def question_at(pair: Pair, *off: TwinMark) -> list[Label]:
    """A question mark beside the walker, off some marks; none where there is no room for it."""
    at = pair.places(np.array([pair.place]))[0]
    words = pair.scene.formula('"?"', _ASKED, theme.GRADIENT)
    asked = name_beside(pair, words, at, [_around(at), *(each.outline for each in off)])
    pair.labels.free(*asked)  # it goes before other words come
    return asked


def name_beside(pair: Pair, words: Typeset, at: np.ndarray, lines: Sequence[np.ndarray]) -> list[Label]:
    """Words on a plate beside a point (2,) of the frame, off some lines (n, 2) and other labels; none where there is no
    room for them."""
    name = pair.name(words, at, lines)
    others = (label.box for label in pair.labels.there if label is not name)
    if name.box.is_crossed(*lines) or any(name.box.apart(other) < theme.TEXT_GAP for other in others):
        pair.labels.free(name)
        return []
    return [name]


def _around(at: np.ndarray) -> np.ndarray:
    """A line (n, 2) around who stands at a point (2,) of the frame."""
    return np.asarray(at + _WALKER * circle(24))
