"""What of a scene's picture somebody must know who leads over to it, or away from it."""

from __future__ import annotations

from dataclasses import dataclass

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import Stance


@dataclass(frozen=True)
class Outlook:
    """Where on the frame the subject of a picture is, and each thing that stands around it on the bare ground, words
    above all; `walker` is how the walker stands there, None where nobody does."""

    subject: Box = theme.FRAME
    around: tuple[Box, ...] = ()
    walker: Stance | None = None
