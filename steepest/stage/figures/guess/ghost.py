"""A ghost on the flat: a dashed line to what may come, with an arrow's head or a ring where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus.level_line import lengths_along
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, trace
from steepest.stage.extent import runs_of
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.plane import Plane

WIDTH = 3.4  # in stroke units
DASHES = (
    (0.16, 0.11),
    (0.42, 0.12),
    (0.05, 0.09),
)  # on and off, in scene units; ways that cross are told by them
HEAD = 0.26  # length of the head
_EDGE = 0.025  # of darkness around it
_SHORTEST = 0.1  # what is shorter than this has no head
_TOGETHER = 0.1  # ends of paths so near to each other are one
_BED = 2.0  # how many times as broad as its dashes the dark line under them is
_THIN = 2.6  # the width of a ring on which arrows begin, in stroke units
_BROAD = 3.4  # how many times as broad as its dashes a band is
_PAST = 0.6  # how solid one stays that is wrong: as faint as other ghosts it would look like a level line
_OPEN = 0.075  # how far it is open around arrows that begin on it, in scene units: as broad as their bars
_OUT = 0.05, 0.15, 0.25, 0.35  # how far out of its edge a disc beside it has its middle: no farther than it must
_TURNS = 45, 135, 35, 145, 25, 155, 65, 115, -65, -115  # where that may be, in degrees: between arrows


class FlatGhost(FlatLine):
    """A dashed line through `points` (n, 2) or (n, 3) of the frame, `headed` where it leads somewhere; on a `bed`, a
    dark line without gaps, it is seen on pale ground as well. There it stays as it is when the time is over, unless it
    `fades` all the same."""

    broad, closes, fades = _BED, False, False

    def __init__(
        self, points: np.ndarray, headed: bool, plane: Plane | None = None, bed: bool = False
    ) -> None:
        super().__init__(points, theme.INK, WIDTH, DASHES[0], plane=plane)
        self.headed, self.bed = headed, bed

    def thin(self, **timing: Any) -> Animation:
        """Let a ring become a thin line, for the arrows that begin on it to be seen."""
        before, dashes = self.width_of_line, self.dashed

        def thinner(_: Any, share: float) -> None:
            self.dashed = None if self.closes and share > 0 else dashes
            self.width_of_line = before + (_THIN - before) * share

        return running(self, thinner, **timing)

    @property
    def style(self) -> tuple[object, ...]:
        """How it is stroked, and what it lies on, and whether it has a head."""
        return (*super().style, self.headed, self.bed, self.broad)

    @property
    def drawn(self) -> np.ndarray:
        """The part of it that has grown, with as much as its head leaves of that."""
        drawn = super().drawn
        head = self._head(drawn)
        return drawn if head is None else _shortened(drawn, 0.8 * HEAD)

    def reach(self) -> Box | None:
        """What has grown of it, with its head."""
        drawn = super().drawn
        return around(drawn, HEAD) if len(drawn) else None

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the dashes, and the head where they end by now."""
        if self.bed and self.is_seen and len(drawn := self.drawn) > 1:
            ink(context, theme.channels(theme.BACKGROUND), self.opacity)
            context.set_dash([])
            context.set_line_width(0.01 * self.broad * self.width_of_line)
            for piece in runs_of(drawn[:, :2]):
                trace(context, piece)
            context.stroke()
        super().paint(context, pixels)
        if self.is_seen and (head := self._head(super().drawn)) is not None:
            for colour, extra in ((theme.BACKGROUND, _EDGE), (self.colour, 0.0)):
                ink(context, theme.channels(colour), self.opacity * (0.75 if extra else 1.0))
                trace(context, head)
                context.close_path()
                if extra:
                    context.set_line_width(2 * extra)
                    context.stroke_preserve()
                context.fill()

    def _head(self, drawn: np.ndarray) -> np.ndarray | None:
        """The corners (3, 2) of its head at the end of what is drawn of it."""
        if not self.headed or len(drawn) < 2:
            return None
        tip, back = drawn[-1, :2], _shortened(drawn, HEAD)[-1, :2]
        far = float(np.hypot(*(tip - back)))
        if far < _SHORTEST:
            return None
        along = (tip - back) / far
        half = 0.4 * far * np.array([-along[1], along[0]])
        return np.array([tip, back + half, back - half])


class Band(FlatGhost):
    """A dashed ring around a place, on a broad dark band, as no level line is: arrows will begin on it. Once it is told
    to be right its line has no gaps. `wrong` is how solid it stays where it is."""

    wrong, broad, closes = _PAST, _BROAD, True

    def __init__(self, points: np.ndarray) -> None:
        super().__init__(points, headed=False, bed=True)
        self.opened = np.zeros(len(points), bool)

    def open(self, arrows: Sequence[np.ndarray]) -> Animation:
        """Let it be open wherever points (n, 2) of arrows lie, so that one that runs along it is seen, too."""
        points = np.concatenate([np.full((1, 2), np.inf), *arrows])
        near = np.hypot(*(self.outline[:, None, :2] - points).T).min(axis=0) < _OPEN

        def part(_: Any, share: float) -> None:
            self.opened = near & (share > 0)

        return running(self, part)

    @property
    def style(self) -> tuple[object, ...]:
        """How it is stroked, and where it is open."""
        return (*super().style, self.opened.tobytes())

    @property
    def drawn(self) -> np.ndarray:
        """The part of it that has grown, with gaps where it is open."""
        if not self.opened.any():
            return super().drawn
        return np.where(self.opened[:, None], np.nan, self.outline)

    def beside(self, radius: float, plates: Sequence[Mobject], arrows: Sequence[np.ndarray] = ()) -> np.ndarray:
        """The point (3,) on its edge where a disc of that radius is off some round plates, as texts are, and off points
        (n, 2) of arrows: at its upper right, at its upper left, somewhat lower, or below where these are near; beyond
        its edge where it is so small that its own letter is near all round."""
        low, high = self.outline.min(axis=0), self.outline.max(axis=0)
        half = (high - low) / 2
        ways = [np.array([np.cos(turn), np.sin(turn), 0.0]) for turn in np.radians(_TURNS)]

        def off_plates(place: np.ndarray) -> float:
            far = (float(np.hypot(*(place - each.get_center())[:2])) - each.width / 2 for each in plates)
            return min([theme.TEXT_GAP, *(each - radius for each in far)])  # farther is no better

        def off(place: np.ndarray) -> float:
            past = (float(np.hypot(*(arrow - place[:2]).T).min()) for arrow in arrows)
            return min([off_plates(place), *(each - radius for each in past)])

        sides = (half + np.sign(half) * out for out in _OUT)
        best = [max(((low + high) / 2 + side * way for way in ways), key=off) for side in sides]
        return np.asarray(next((place for place in best if off_plates(place) >= theme.TEXT_GAP), max(best, key=off)))


def tell_apart(ghosts: Sequence[FlatGhost]) -> None:
    """Each of several paths has dashes of its own; those that end at one point have no heads, which would lie on each
    other there."""
    ends = [ghost.outline[-1, :2] for ghost in ghosts]
    for number, (ghost, end) in enumerate(zip(ghosts, ends, strict=True)):
        ghost.dashed = DASHES[number % len(DASHES)]
        others = ends[:number] + ends[number + 1 :]
        ghost.headed = ghost.headed and all(np.hypot(*(end - other)) > _TOGETHER for other in others)


def _shortened(line: np.ndarray, by: float) -> np.ndarray:
    """A line (n, 3) without so much of its end, at most without half of it."""
    far = lengths_along(line[:, :2])
    end = max(float(far[-1]) - by, 0.5 * float(far[-1]))
    kept = int(np.searchsorted(far, end))
    last = np.array([np.interp(end, far, line[:, k]) for k in range(line.shape[1])])
    return np.concatenate([line[:kept], last[None]])
