"""What of a scene's picture somebody must know who leads over to it, or away from it."""

from __future__ import annotations

from dataclasses import dataclass

from steepest.stage import theme
from steepest.stage.box import Box


@dataclass(frozen=True)
class Outlook:
    """Where on the frame the subject of a picture is, and each thing that stands around it on the bare ground, words
    above all; `walker` is where the walker stands (x, y, radius), None where nobody does."""

    subject: Box = theme.FRAME
    around: tuple[Box, ...] = ()
    walker: tuple[float, float, float] | None = None
