"""Flat places side by side: alike by their slopes, told apart by how the ground curves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation

from steepest.calculus import CriticalPoint
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.row.block_row import BlockRow
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LINES = 2


class FlatPlaces(BlockRow):
    """A row of blocks of ground, each with a flat place on it.

    `shapes` and `flats` name the facts that list their functions and these places. The blocks come, or `gather`, as
    they do in a row. Then play `name`, which has their formulas under them, `mark`, a ring for each gradient, which is
    zero, and `tell` for each: the lines along which its ground curves most and least, and how much.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        blocks: Sequence[Block],
        view: View,
        shapes: str,
        flats: str,
        region: Box = theme.SIDE_BY_SIDE,
    ) -> None:
        super().__init__(blocks, view, region, _LINES)
        self.scene, self._shapes, self._flats = scene, shapes, flats
        self.flats: Sequence[CriticalPoint] = scene.namespace[flats]  # type: ignore[assignment]

    def name(self) -> list[Animation]:
        """The formulas of all of them appear."""
        formulas = (self.scene.formula(f"{{{self._shapes}[{k}]}}") for k in range(len(self.blocks)))
        return come(*(self.words(number, 1, formula) for number, formula in enumerate(formulas)))

    def mark(self) -> list[Animation]:
        """A ring appears where each of them is flat."""
        pairs = zip(self.blocks, self.flats, strict=True)
        return come(*(block.arrow(flat.at, flat.gradient) for block, flat in pairs))

    def tell(self, number: int, label: str) -> list[Animation]:
        """The lines through the flat place of a block, counted from 0, appear, and under it, after the words of a
        label, the curvature of each, that of x first."""
        lines = self.blocks[number].courses(self.flats[number])
        east = 0 if lines[0].colour == theme.FIRST else 1
        told = ((east, theme.FIRST), (1 - east, theme.SECOND))
        curvatures = (
            self.scene.formula(f"{{{self._flats}[{number}].ways[{way}].curvature:+.3g}}", colour=colour)
            for way, colour in told
        )
        words = self.scene.words(label, colour=theme.QUIET)
        return come(*lines, self.words(number, _LINES, words, *curvatures))
