"""Both entries of a gradient as legs under its arrow, so that the numbers told of it are read on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.circle import circle
from steepest.stage.figures.label import Label
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.figures.twin.place_name import name_beside
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.type.fitting import in_even_lines
from steepest.stage.type.typeset import Typeset

_LEAST = 0.3  # so long a leg is at least, in scene units: a shorter one has no room for its number
_WIDTH = 4.5
_POINTS = 33  # along a leg
_ASIDE = 0.15  # from an edge of the map to a note on it, at least
_PARTS = 96  # of the rim of a lens


class Legs(Assembly):
    """The gradient of a `spot`, the name of a fact that has `at` and `gradient`, told on a `line` of a `panel`; and
    beside the arrow of a `needle`, on its map, what it is made of: a line as far as its first entry goes, and on from
    there one as far as the second, each with its number, and the name of the point beside its foot. They are drawn to
    the scale of the arrow. Where a `lens` shows the arrow, the numbers stand in it, and go with it; a label may tell
    the `scale` then, in a corner of the map, for the lens fills the panel, and under the map are its numbers.

    Where one of them were too short, there are none; a number or a name that has no room is not told, off the needles
    that are there `besides`.
    """

    def __init__(
        self,
        needle: Needle,
        spot: str,
        panel: Panel,
        line: int,
        *besides: Needle,
        lens: Lens | None = None,
        scale: str = "",
    ) -> None:
        pair, foot, tip = needle.pair, needle.at, needle.at if needle.flat else needle.arrow.points[-1]
        corner = np.array([tip[0], foot[1]])
        ways = zip((foot, corner), (corner, tip), (theme.FIRST, theme.SECOND), strict=True)
        self.legs = [
            pair.line(np.linspace(start, end, _POINTS), colour, _WIDTH, raised=False, rimmed=True)
            for start, end, colour in ways
        ]
        seen = _LEAST / (lens.glass.times() if lens else 1)
        if any(np.hypot(*np.subtract(*leg.outline[[0, -1]])) < seen for leg in self.legs):
            self.legs = []
        self.told, self.pair, self.names = panel.gradient_at(spot, line), pair, list[Label]()
        self.plates: list[Animation] = []
        at = pair.scene.formula(f"{{{spot}.at:.3g}}", theme.LABEL_SIZE)
        entries = [
            pair.scene.formula(f"{{{spot}.gradient[{axis}]:.3g}}", theme.LABEL_SIZE, leg.colour)
            for axis, leg in enumerate(self.legs)
        ]
        if lens:
            pair.ground.put(*(leg.flat for leg in self.legs))
            for words, leg in zip(entries, self.legs, strict=True):
                if not any(lens.held([(x, y)]) for x, y in leg.points):  # beside the lens it would be told of nothing
                    continue
                self.plates += lens.tell(words, leg.flat, [*self.told], away=needle.arrow.flat)
            pair.ground.drop(*(leg.flat for leg in self.legs))
        others = (part for each in (needle, *besides) for part in (each.arrow, each.stretch, each.square))
        off = [*(mark.outline for mark in (*others, *self.legs)), *(_drawn(lens) if lens else [])]
        self.notes = [self._note(pair.scene.words(scale, theme.SMALLEST_SIZE, theme.QUIET), off)] if scale else []
        self.names = name_beside(pair, at, pair.places(foot[None])[0], off)
        for words, leg in [] if lens else zip(entries, self.legs, strict=True):
            self.names += name_beside(pair, words, leg.outline.mean(axis=0), off)

    def _note(self, note: Typeset, off: Sequence[np.ndarray]) -> Label:
        """A note in a corner of the map, off some lines (n, 2)."""
        if note.width > self.pair.box.width - 2 * _ASIDE:
            note = in_even_lines(note)
        on_map = self.pair.labels.shared()  # so that names keep off it
        on_map.solid = [*off]
        return on_map.in_corner(note).set_z_index(theme.TOPMOST)

    @property
    def parts(self) -> Sequence[Any]:
        """The line of the panel, both legs, the names on the map, of their numbers and of the point, and the note."""
        return [self.told, *self.legs, *self.names, *self.notes]

    def coming(self) -> Sequence[Animation]:
        """The legs grow, and what is told comes."""
        return [*come(*self.parts), *self.plates]

    def going(self) -> Sequence[Animation]:
        """All of it goes, and leaves its place to others."""
        self.pair.labels.free(*self.names, *self.notes)
        return gone(*self.parts)


def _drawn(lens: Lens) -> list[np.ndarray]:
    """What is drawn of a lens (n, 2): the ring around its place, what joins them, and its rim."""
    centre, radius = lens.glass.disc
    return [*lens.glass.key, centre + radius * circle(_PARTS)]
