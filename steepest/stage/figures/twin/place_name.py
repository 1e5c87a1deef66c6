"""The name of the place at which a needle stands, while it is asked which way its arrow will turn."""

from __future__ import annotations

import numpy as np

from steepest.calculus import Guesses
from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.type.typeset import Typeset


def name_of_place(needle: Needle, words: Typeset, guesses: Guesses) -> list[Label]:
    """Words on a plate beside the foot of a needle: off its arrow, off the level line under it and the way back, and
    off the directions (2,) on which its arrow may come to lie, and off the letters of these; none where there is no
    room for them."""
    pair, marks = needle.pair, (needle.arrow, needle.stretch, needle.square, needle.back)
    lines = [mark.outline for mark in marks if len(mark.outline)]
    for way in (np.array(guess.of, float) for guess in guesses.values() if guess):
        on = way / np.hypot(*way)
        reach = pair.surface.room(needle.at, on)
        lines.append(pair.places(np.linspace(needle.at, needle.at + reach * on, 33))[:, :2])
    name = pair.name(words, pair.places(needle.at[None])[0, :2], lines)
    others = (label.box for label in pair.labels.there if label is not name)
    if name.box.is_crossed(*lines) or any(name.box.apart(other) < theme.TEXT_GAP for other in others):
        pair.labels.free(name)
        return []
    return [name]
