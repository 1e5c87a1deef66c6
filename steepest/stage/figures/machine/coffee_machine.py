"""A coffee machine, seen from the front: a panel for dials over the place where a cup is filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from manim import Animation, linear

from steepest.calculus import Effect, Nudge, Number, effect_of
from steepest.stage import theme
from steepest.stage.box import Box, row_of_boxes
from steepest.stage.figures.instrument.casing import Casing, lay_casing
from steepest.stage.figures.instrument.scale import round_span
from steepest.stage.figures.machine.pour import paint_streams
from steepest.stage.play.motion import running
from steepest.stage.relief.baked import Still
from steepest.stage.relief.forms import Form, disc, hoop, joined, oval, slab, tube, turned
from steepest.stage.relief.relief import BLACK, IRON, IVORY, STEEL, Bitmap, Relief, smooth

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_PANEL = 0.64  # of its height: the panel
_STANDS = 0.75  # where the needle stands at first, of its scale
_SHADOW = 0.34
_UNDER = 0.06  # from the panel to what is under it, without the machine
_ENAMEL = np.array([0.13, 0.12, 0.13])
_COFFEE = np.array([0.40, 0.23, 0.10])
_CREMA = np.array([0.66, 0.43, 0.22])


class CoffeeMachine(Still):
    """A coffee machine that fills a `region` of the frame. Its panel has room for `dials`, a box each; `pour` lets
    coffee run into the cup. `bare` is the panel by itself, which may stand in for the machine.

    The machine of the lecture has these `KNOBS`, each with a scale from 0 to `LAST`; `needle_scale` is that of its
    needle, and `INKS` are the colours of what becomes of it.
    """

    KNOBS = ("temperature", "grind", "dose", "time")
    LAST = 10
    INKS: ClassVar[dict[Effect, str]] = {
        "falls": theme.DESCENT,
        "rises": theme.WRONG,
        "stays": theme.QUIET,
    }

    def __init__(self, region: Box) -> None:
        super().__init__(self._picture, region, room=_SHADOW)
        self.poured = 0.0
        self.below, self.panel = region.cut(1 - _PANEL)
        self.bare = Casing(self.panel)
        self.inside = self.bare.inside
        self.under = Box(region.left, region.bottom, region.right, self.panel.bottom - _UNDER)

    @staticmethod
    def needle_scale(now: Number, *others: Number) -> tuple[float, float]:
        """The ends of the scale of a needle that stands at a reading `now`, and will come to `others`: it is as long
        whatever is turned, if that does not lead beyond it.

        >>> CoffeeMachine.needle_scale(36, 26.5), CoffeeMachine.needle_scale(36, 46, 62)
        ((0.0, 50.0), (0.0, 70.0))
        """
        low, high = round_span([now, *others])
        return round_span([0, float(now) / _STANDS, *others]) if low == 0 else (low, high)

    @classmethod
    def inks(cls, turns: Mapping[str, Nudge], changes: Mapping[str, Number]) -> dict[str, str]:
        """The colours of what some turns, and some other changes, are to the needle."""
        every = {**{name: turn.change for name, turn in turns.items()}, **changes}
        return {name: cls.INKS[effect_of(change)] for name, change in every.items()}

    def dials(self) -> list[Box]:
        """A box for the dial of each knob, side by side on its panel."""
        return row_of_boxes(self.inside, len(self.KNOBS), 0.0, self.inside.width)

    def pour(self, **timing: Any) -> Animation:
        """Coffee runs, from the first drop to the last."""

        def run(_: object, share: float) -> None:
            self.poured = share

        return running(self, run, rate_func=linear, **timing)

    def appearance(self) -> object:
        """The machine, and how much of the coffee has run."""
        return super().appearance(), self.poured

    def paint(self, context: Context, pixels: float) -> None:
        """Lay the machine on the frame, and the coffee that runs."""
        super().paint(context, pixels)
        ends = self.below.top - 0.9, self.below.bottom + 1.03
        paint_streams(context, float(self.below.middle[0]), ends, self.poured, self.opacity)

    def _picture(self, pixels: float) -> Bitmap:
        relief = Relief(self.box.shrunk(-_SHADOW), pixels)
        below, x = self.below, float(self.below.middle[0])
        self._lay_body(relief, x)
        self._lay_group(relief, x)
        self._lay_cup(relief, x, below.bottom + 0.56)
        panel = self.panel
        under = Box(panel.left + 1.2, panel.bottom, panel.right - 1.2, panel.bottom + 0.5)
        relief.shadow(slab(under, 0.2), (0.08, -0.16), 0.34, 0.6)
        lay_casing(relief, panel)
        return relief.picture()

    def _lay_body(self, relief: Relief, x: float) -> None:
        """The back, the tray with its grid, and the pipe for steam."""
        below, half = self.below, 0.36 * self.box.width
        top, foot = below.top, below.bottom

        def falling(_: np.ndarray, y: np.ndarray) -> np.ndarray:
            return np.asarray(1.15 - 0.45 * smooth(top - 1.3, top, y))

        back = Box(x - half, foot + 0.2, x + half, top + 0.3)
        lean = (lambda px, y: 0.26 * (px - x) / half + 0 * y), (lambda px, y: 0 * y + 0 * px)
        relief.solid(slab(back, 0.1), 1.15 * IRON, 0.1, 0.1, lean=lean, tint=falling)
        inner = Box(x - 0.86 * half, foot + 0.5, x + 0.86 * half, top + 0.2)
        relief.solid(slab(inner, 0.16), 0.92 * IRON, 0.05, 0.08, lean=lean, tint=falling)
        tray = Box(x - 1.2 * half, foot, x + 1.2 * half, foot + 0.52)
        relief.shadow(slab(tray, 0.16), (0.1, -0.08), 0.3)
        relief.solid(slab(tray, 0.16), 0.86 * STEEL, 0.13, 0.3)
        grid = Box(x - half, foot + 0.2, x + half, foot + 0.31)
        relief.flat(slab(grid, 0.05), BLACK, 0.85)
        for at in np.linspace(grid.left + 0.12, grid.right - 0.12, 41):
            relief.flat(tube([(at, grid.bottom + 0.025), (at, grid.top - 0.025)], 0.016), STEEL, 0.8)
        bend = np.linspace(0, 1, 14)[:, None]
        ends = np.array([[0.0, 0.3], [0.0, -0.45], [-0.13, -0.6], [-0.2, 0.75 - (top - foot)]])
        pipe = (
            (1 - bend) ** 3 * ends[0]
            + 3 * bend * (1 - bend) ** 2 * ends[1]
            + 3 * bend**2 * (1 - bend) * ends[2]
            + bend**3 * ends[3]
        )
        relief.solid(tube(pipe + [x + 0.68 * half, top], 0.115), 1.05 * STEEL, 0.058, 0.6, shadow=0.12)

    def _lay_group(self, relief: Relief, x: float) -> None:
        """What the coffee runs out of."""
        top = self.below.top + 0.1
        parts: list[tuple[Form, list[tuple[float, float]], np.ndarray, float]] = []
        for profile, rgb, gloss in (
            ([(-0.36, 0.62), (-0.3, 0.66), (0.1, 0.70)], 0.80 * STEEL, 0.3),
            ([(-0.84, 0.30), (-0.77, 0.44), (-0.55, 0.52)], 0.92 * STEEL, 0.4),
            ([(-0.58, 0.60), (-0.54, 0.68), (-0.36, 0.68), (-0.32, 0.64)], 1.15 * STEEL, 0.5),
            *(([(-1.02, 0.055), (-0.97, 0.075), (-0.80, 0.095)], 1.05 * STEEL, 0.3) for _ in (0, 1)),
        ):
            side = 0.0 if len(parts) < 3 else (-0.17, 0.17)[len(parts) - 3]
            raised = [(top + height, radius) for height, radius in profile]
            parts.append((turned(x + side, raised), raised, rgb, gloss))
        relief.shadow(joined(*(form for form, *_ in parts[:3])), (0.34, -0.14), 0.4, 0.6)
        for number, (form, profile, rgb, gloss) in enumerate(parts):
            lay_turned(relief, x if number < 3 else x + (-0.17, 0.17)[number - 3], form, profile, rgb, gloss)
        relief.solid(disc(x, top - 0.56, 0.235), _ENAMEL, 0.2, 0.55, shadow=0.14)
        relief.solid(disc(x, top - 0.56, 0.125), 1.5 * _ENAMEL, 0.05, 0.4)

    def _lay_cup(self, relief: Relief, x: float, foot: float) -> None:
        """A cup on its saucer, which stands with its foot at a height."""
        under = Box(x - 0.55, foot - 0.11, x + 0.62, foot - 0.05)
        relief.shadow(slab(under, 0.03), (0.16, -0.02), 0.14, 0.8)
        saucer = [(foot - 0.12, 0.30), (foot - 0.09, 0.58), (foot - 0.045, 0.66), (foot - 0.03, 0.66)]
        lay_turned(relief, x, turned(x, saucer), saucer, 0.92 * IVORY, 0.22, bevel=0.02)
        relief.solid(hoop(x + 0.43, foot + 0.29, 0.19, 0.15, 0.085), 0.86 * IVORY, 0.042)
        share = np.linspace(0, 1, 24)
        bowl = 0.22 + 0.25 * np.sin(share * np.pi / 2) ** 0.8
        cup = [(foot - 0.04 + 0.52 * float(s), float(r)) for s, r in zip(share, bowl, strict=True)]
        lay_turned(relief, x, turned(x, cup), cup, IVORY, 0.22, bevel=0.03)
        rim = foot + 0.48
        relief.flat(oval(x, rim, 0.455, 0.055), 0.62 * IVORY)
        relief.flat(oval(x, rim - 0.012, 0.425, 0.04), 0.55 * _COFFEE)
        relief.flat(oval(x, rim - 0.014, 0.28, 0.022), _CREMA, 0.8)


def lay_turned(
    relief: Relief,
    x: float,
    form: Form,
    profile: list[tuple[float, float]],
    rgb: np.ndarray,
    gloss: float,
    bevel: float = 0.04,
) -> None:
    """Lay what a lathe makes on a picture, lit as the round thing that it is."""
    heights, radii = np.array(profile).T

    def tall(px: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        aside = np.clip((px - x) / np.interp(y, heights, radii), -1, 1)
        return aside, 1 / np.sqrt(1.04 - aside**2)

    def right(px: np.ndarray, y: np.ndarray) -> np.ndarray:
        aside, height = tall(px, y)
        return np.asarray(aside * height)

    def up(px: np.ndarray, y: np.ndarray) -> np.ndarray:
        step = 0.02
        wider = np.interp(y - step, heights, radii) - np.interp(y + step, heights, radii)
        return np.asarray(wider / (2 * step) * tall(px, y)[1])

    relief.solid(form, rgb, bevel, gloss, lean=(right, up))
