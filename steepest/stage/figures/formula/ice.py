"""Ice: letters that freeze, which is to say that they are constants from now on, and thaw again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, ManimColor, VMobject, interpolate_color

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.extent import Extent
from steepest.stage.figures.formula.over_letters import OverLetters
from steepest.stage.figures.formula.relief import (
    Grey,
    Grid,
    lay_letters,
    leaning,
    lit,
    noise,
    smooth,
    softened,
)
from steepest.stage.lean.fading import FadeOut
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_ROOM = 0.16  # around the letters, for their glow
_DEEP = np.array(
    [0.40, 0.68, 0.76], np.float32
)  # what ice is like at the foot of a letter: turquoise, for blue is x, and white is ink
_CLEAR = np.array([0.80, 0.98, 1.0], np.float32)  # and at its head
_AURA = np.array([0.58, 0.88, 0.96], np.float32)  # the colour of the glow
_GLOW = 0.30
_LIT = 1.2  # how much more of that there is over letters that are pointed out
_FREEZING = 1.6  # seconds that it takes


class Ice(OverLetters):
    """What lies over some letters, glyphs of a typeset, as far as they are frozen: bevelled, frosted and aglow.

    `cold` is how far they are, 0 to 1: crystals grow over them, and under the ice they take its colour. It comes as
    they freeze; `to(0)` thaws them. It stays on them wherever they are moved, and is as solid as they are.
    """

    def __init__(self, letters: Iterable[VMobject]) -> None:
        super().__init__(letters)
        self.cold, self.aglow = 0.0, 0.0
        self._kept: tuple[object, _Picture] | None = None

    # --- how it comes and goes ---

    def coming(self) -> Sequence[Animation]:
        """They freeze."""
        return [self.to(1.0)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades as its letters do."""
        return []

    def going(self) -> Sequence[Animation]:
        """It disappears, as its letters do."""
        return [FadeOut(self)]

    def to(self, cold: float, **timing: Any) -> Animation:
        """They freeze, or thaw, as far as this."""
        start = self.cold

        def change(_: Any, share: float) -> None:
            self.freeze(start + (cold - start) * share)

        timing.setdefault("run_time", _FREEZING)
        return running(self, change, **timing)

    def light(self, **timing: Any) -> Animation:
        """They glow more than others from now on: what is meant is that they are frozen."""

        def change(_: Any, share: float) -> None:
            self.aglow = share

        return running(self, change, **timing)

    def freeze(self, cold: float = 1.0) -> Ice:
        """Be frozen as far as this, at once."""
        self.cold = cold
        ice = ManimColor(theme.ICE)
        for letter, live in zip(self.letters, self.live, strict=True):
            letter.set_fill(interpolate_color(live, ice, cold), letter.get_fill_opacity())
        return self

    @property
    def solid(self) -> float:
        """How solid it is: as solid as its letters, 0 where there are none."""
        return self.opacity * float(self.letters[0].get_fill_opacity()) if self.letters else 0.0

    @property
    def is_seen(self) -> bool:
        """Whether anything of it is on the frame."""
        return self.cold > 0 and self.solid > 0

    # --- what it shows ---

    def shapes(self) -> list[Shape]:
        """The corners on the frame of what is frozen."""
        if not self.is_seen:
            return []
        box = around(self._outline, 0.0)
        return [Shape("ice", theme.ICE, np.array([[box.left, box.bottom], [box.right, box.top]]), self.cold)]

    def extents(self) -> Iterable[Extent]:
        """Nothing beside the letters that it lies on."""
        return ()

    @property
    def _outline(self) -> np.ndarray:
        return np.concatenate([letter.points for letter in self.letters])

    # --- painting ---

    def appearance(self) -> object:
        """Its letters as they stand, and how far they are frozen."""
        return [letter.points for letter in self.letters], round(self.cold, 6), round(self.aglow, 6), self.solid

    def reach(self) -> Box | None:
        """The letters, and the glow around them."""
        return around(self._outline, _ROOM) if self.is_seen else Box(0, 0, 0, 0)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint what has frozen."""
        if not self.is_seen:
            return
        grid = Grid.over(around(self._outline, _ROOM), context.get_matrix())
        told = grid, [letter.points.tobytes() for letter in self.letters]
        if self._kept is None or self._kept[0] != told:
            self._kept = told, _Picture(grid, [letter.points for letter in self.letters])
        picture = self._kept[1]
        grid.put(context, picture.rgb, picture.grown(self.cold, 1 + _LIT * self.aglow), self.solid)


def lighted(shown: Iterable[object], thawing: Sequence[Animation]) -> list[Animation]:
    """All ice among what is shown is pointed out, but for what is thawing."""
    thawed = [id(each.mobject) for each in thawing]
    return [one.light() for one in shown if isinstance(one, Ice) and one.cold and id(one) not in thawed]


class _Picture:
    """Letters of ice on a grid of pixels, and in which order their crystals grow."""

    def __init__(self, grid: Grid, outlines: Sequence[np.ndarray]) -> None:
        cover = grid.covered(lambda context: lay_letters(context, outlines))
        near = grid.near
        height = (
            2.6 * softened(cover, near(1)) + 5.0 * softened(cover, near(2)) + 6.0 * softened(cover, near(4))
        )
        right, up = leaning(height)
        head, foot = _ends(cover)
        rows = np.arange(grid.height, dtype=np.float32)[:, None]
        share: Grey = np.clip((rows - foot) / np.float32(min(head - foot, -1)), 0, 1).astype(np.float32)
        body = _DEEP + smooth(0.0, 0.9, share)[..., None] * (_CLEAR - _DEEP)
        veins = noise(cover.shape, (near(2), near(6)))
        colour = lit(body * (1 + 0.14 * veins)[..., None], right, up, 0.75)
        frost = smooth(0.25, 0.9, up) * smooth(-0.3, 0.6, noise(cover.shape, (near(1),), seed=11))
        colour = 0.66 * np.clip(colour, 0, 1) + 0.34 * body
        self.rgb = colour + (1 - np.clip(colour, 0, 1)) * (0.80 * frost)[..., None]
        self.cover, self.glow = cover, _GLOW * np.clip(1.4 * softened(cover, near(7)), 0, 1) * (1 - cover)
        share_of_letter = (cover / np.maximum(cover + self.glow, 1e-6))[..., None]
        self.rgb = _AURA + share_of_letter * (np.clip(self.rgb, 0, 1) - _AURA)
        self.order = self._ordered(veins, share)

    def grown(self, cold: float, glows: float = 1.0) -> Grey:
        """What of it is there when it is frozen so far, and `glows` so many times as much."""
        letters = (
            self.cover if cold >= 1 else self.cover * smooth(0.0, 0.22, np.float32(1.22 * cold) - self.order)
        )
        return np.asarray(np.clip(letters + cold * glows * self.glow, 0, 1), np.float32)

    @staticmethod
    def _ordered(veins: Grey, share: Grey) -> Grey:
        """When each pixel freezes, 0 to 1: from the foot upward, in ragged crystals."""
        return np.asarray(np.clip(0.5 + 0.55 * veins + 0.45 * (share - 0.5), 0, 1), np.float32)


def _ends(cover: Grey) -> tuple[int, int]:
    """The first and the last row that something covers."""
    rows = np.flatnonzero(cover.max(axis=1) > 0.5)
    return (int(rows[0]), int(rows[-1])) if len(rows) else (0, 1)
