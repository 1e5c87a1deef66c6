"""Audiences that see only some frames of a scene, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from steepest.stage.play.projector import Audience, Curtain, Frame, Picture, Projector, line_in

if TYPE_CHECKING:
    from manim import Scene

    from steepest.script.text.beats import Beat
    from steepest.stage.fill import Fill
    from steepest.stage.play.layout import Finding


class Glimpse(Audience):
    """Sees the last frame of one beat, and leaves."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.picture: Picture | None = None

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Draw that one picture."""
        if key == self.key:
            self.picture = projector(scene).picture(scene).copy()
            raise Curtain


@dataclass
class LastFrames(Audience):
    """Sees the last frame of every beat, drawn by itself."""

    pictures: dict[str, Picture] = field(default_factory=dict)  # by the beat's key

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Draw that picture."""
        self.pictures[key] = projector(scene).picture(scene).copy()


@dataclass(frozen=True)
class Moment:
    """A drawn frame: its picture, when it is shown (frame of the scene), what played it, what is wrong with it, and at
    the end of a beat how large the ground is in it.
    """

    beat: str
    what: str
    frame: int
    line: int
    picture: Image.Image
    findings: tuple[Finding, ...] = ()
    fill: Fill | None = None


@dataclass
class Skim(Audience):
    """Sees the middle of every movement and the end of every beat, where it looks for what is wrong; and how large the
    ground is in the first picture, the `opening`."""

    size: tuple[int, int]  # of what is kept, in pixels
    moments: list[Moment] = field(default_factory=list)
    opening: Fill | None = None
    beat: str = ""
    _line: int = 0

    def beat_begins(self, key: str, scene: Scene) -> None:
        """What comes now belongs to this beat."""
        if not self.beat:
            self.opening = _fill(scene)
        self.beat = key

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """The frame in the middle."""
        self._line = line
        return (count // 2,)

    def see(self, frame: Frame, first: int, count: int) -> None:
        """Keep it."""
        self.moments.append(Moment(self.beat, "moving", first, self._line, self._small(frame.picture())))

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Keep the last frame, with what the checks find in it."""
        shown = projector(scene)
        picture = self._small(shown.picture(scene))
        line, frame = line_in(shown.file), max(shown.frame - 1, 0)
        self.moments.append(Moment(key, "end", frame, line, picture, tuple(_findings(scene)), _fill(scene)))

    def _small(self, picture: Picture) -> Image.Image:
        return Image.fromarray(np.ascontiguousarray(picture[..., :3])).resize(
            self.size, Image.Resampling.LANCZOS
        )


def telling_beat(beats: Sequence[Beat]) -> str:
    """The beat whose last picture stands for the scene: the last but one, for the last may clear the stage."""
    return beats[-2 if len(beats) > 1 else -1].key if beats else ""


def projector(scene: Scene) -> Projector:
    """The projector that plays a scene."""
    found = scene.renderer
    if not isinstance(found, Projector):
        raise TypeError(f"{type(scene).__name__} is not played by a Projector")
    return found


def _fill(scene: Scene) -> Fill | None:
    """How large the ground is in it."""
    from steepest.stage.play.spanned import fill

    return fill(scene)


def _findings(scene: Scene) -> Iterable[Finding]:
    """What is wrong with the layout as it stands."""
    from steepest.stage.play.layout import findings, out_of_sight

    return [*findings(scene), *out_of_sight(scene)]
