"""What is drawn on the flat by itself: how it comes, dims and goes, and what it tells of itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, ManimColor, UpdateFromAlphaFunc, interpolate_color

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted
from steepest.stage.extent import Extent, Kind
from steepest.stage.lean.fading import FadeOut
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.figures.flat.plane import Plane


class Drawn(Painted):
    """Something that grows from its start: `grown` is how much of it is there, 0 to 1.

    It follows live values. What is a mark `about` a point (3,) of the frame, a right angle, say, a lens shows no larger
    than it is. `plane` is what its shapes are told in the coordinates of: those of the frame without one.
    """

    kind = "line"
    extent: Kind = "line"
    room = 0.0  # how far it is painted beyond its points, in scene units

    def __init__(self, colour: str, plane: Plane | None = None) -> None:
        super().__init__()
        self.colour, self.plane, self.grown = colour, plane, 1.0
        self.about: np.ndarray | None = None
        self.within: Box | None = plane.box if plane else None

    @property
    def outline(self) -> np.ndarray:
        """Its points (n, 3) on the frame, as they are now; none where it has no place."""
        raise NotImplementedError

    @property
    def style(self) -> tuple[object, ...]:
        """What else its picture follows from, as plain data."""
        return ()

    def appearance(self) -> object:
        """Where it is now, and how it is drawn."""
        return self.outline, self.colour, self.opacity, self.grown, self.style

    @property
    def is_seen(self) -> bool:
        """Whether anything of it is on the frame."""
        return self.opacity > 0 and self.grown > 0 and len(self.outline) > 0

    def shapes(self) -> Iterable[Shape]:
        """It, where anything of it is seen."""
        if self.is_seen:
            outline = self.outline
            points = self.plane.back(outline) if self.plane else outline[:, :2]
            yield Shape(self.kind, self.colour, points, self.opacity)

    @property
    def drawn(self) -> np.ndarray:
        """The part (m, 3) of its outline that has grown."""
        return self.outline

    def extents(self) -> Iterable[Extent]:
        """It, as far as it has grown."""
        if self.is_seen and len(path := self.drawn[:, :2]):
            yield Extent(self.extent, path, self.room, self.within, self.opacity, colour=self.colour)

    def coming(self) -> Sequence[Animation]:
        """It grows; what has no place yet comes without a stroke."""
        return [self.grow()] if len(self.outline) else []

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        return [self.soften(to)]

    def going(self) -> Sequence[Animation]:
        """It fades, if it is seen."""
        return [FadeOut(self)] if self.is_seen else []

    def grow(self, **timing: Any) -> UpdateFromAlphaFunc:
        """Let it grow from its start."""
        self.grown = 0.0

        def more(_: Any, share: float) -> None:
            self.grown = share

        timing.setdefault("run_time", theme.REVEAL)
        return running(self, more, **timing)

    def soften(self, to: float, **timing: Any) -> UpdateFromAlphaFunc:
        """Let it become as solid as this, 0 to 1."""
        before = self.opacity

        def fade(_: Any, share: float) -> None:
            self.opacity = before + (to - before) * share

        return running(self, fade, **timing)

    def recolour(self, colour: str, to: float, **timing: Any) -> UpdateFromAlphaFunc:
        """Let it take another colour, and become as solid as this."""
        old, before = ManimColor(self.colour), self.opacity

        def change(_: Any, share: float) -> None:
            self.colour = colour if share == 1 else interpolate_color(old, ManimColor(colour), share).to_hex()
            self.opacity = before + (to - before) * share

        return running(self, change, **timing)


class Appearing(Drawn):
    """What is there as a whole from its first picture on, and only becomes solid."""

    def coming(self) -> Sequence[Animation]:
        """It appears."""
        self.opacity = 0.0
        return [self.soften(1.0)]
