"""A hill that steps back while its tangent plane is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from manim import Animation

from steepest.stage import theme
from steepest.stage.ground.landscape import Landscape
from steepest.stage.play.motion import running

_GHOST = 0.24  # of its body: its rims are seen, and hardly more


@dataclass(frozen=True)
class Receding:
    """A hill, which is a ghost from its coming until it goes, so that nothing tells where it is over the plane, and
    where under it. What stands on it stays."""

    hill: Landscape

    def coming(self) -> Sequence[Animation]:
        """The hill fades to a ghost."""
        return self.dimming(_GHOST)

    def dimming(self, to: float) -> Sequence[Animation]:
        """The hill fades to this opacity."""
        start = self.hill.body

        def fade(_: object, share: float) -> None:
            self.hill.body = start + (to - start) * share if share < 1 else to

        return [running(self.hill, fade, run_time=theme.REVEAL)]

    def going(self) -> Sequence[Animation]:
        """The hill is solid again."""
        return self.dimming(1.0)
