"""What lies over some letters of a formula and is painted on them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import VMobject

from steepest.stage import theme
from steepest.stage.camera.painted import Painted


class OverLetters(Painted):
    """What is painted over `letters`, glyphs of a typeset, above all others; `live` are the colours that they had."""

    def __init__(self, letters: Iterable[VMobject]) -> None:
        super().__init__()
        self.letters = [letter for letter in letters if len(letter.points)]
        self.live = [letter.get_fill_color() for letter in self.letters]
        self.set_z_index(theme.ABOVE)
        self.points = np.zeros((1, 3))
        if self.letters:
            self.points = np.concatenate([letter.points for letter in self.letters])
