"""Every frame as it is filmed against the same frame drawn and converted from nothing, by checksum.

Drawing only what changed, converting only what was drawn, and taking frames of one signature for one another
must not change a pixel. So each picture is made as for a film, and once more from nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import av

from steepest.film.encode.colours import Converter
from steepest.stage.play.projector import Audience, Frame, Picture
from steepest.stage.play.redrawing import redrawn

if TYPE_CHECKING:
    from manim import Scene


@dataclass(frozen=True)
class Difference:
    """A frame (counted from the scene's first) of a beat that differs from the same frame drawn from nothing.
    `kind` says in what: it was drawn otherwise, converted otherwise, or looks unlike an earlier one of its
    signature.
    """

    beat: str
    frame: int
    kind: str


@dataclass
class Comparison(Audience):
    """Sees every frame and compares it. `frames` are those compared, `pictures` the drawn ones among them: a rest is
    one picture for all of its frames.
    """

    redraw: Callable[[Scene], Picture] = redrawn
    frames: int = 0
    pictures: int = 0
    differences: list[Difference] = field(default_factory=list)
    _beat: str = ""
    _scene: Scene | None = None
    _converter: Converter = field(default_factory=Converter)
    _signed: dict[bytes, bytes] = field(default_factory=dict)  # signature -> checksum

    def beat_begins(self, key: str, scene: Scene) -> None:
        """What comes now belongs to this beat."""
        self._beat, self._scene = key, scene

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """All frames."""
        return range(count)

    def rest(self, first: int, count: int) -> bool:
        """Rests too."""
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        """Compare a frame."""
        assert self._scene is not None
        self.frames += count
        self.pictures += 1
        signature, picture = frame.signature(), frame.picture()
        self._converter.update(picture, frame.damage())
        whole = self.redraw(self._scene)
        expected = checksum(whole)
        if checksum(picture) != expected:
            self._differs(first, "drawn otherwise")
        elif self._converter.frame is None or planes(self._converter.frame) != planes(
            Converter().convert(whole)
        ):
            self._differs(first, "converted otherwise")
        if self._signed.setdefault(signature, expected) != expected:
            self._differs(first, "unlike an earlier frame of its signature")

    def _differs(self, frame: int, kind: str) -> None:
        self.differences.append(Difference(self._beat, frame, kind))


def checksum(picture: Picture) -> bytes:
    """A digest of a picture's pixels."""
    return hashlib.blake2b(picture.tobytes(), digest_size=16).digest()


def planes(frame: av.VideoFrame) -> bytes:
    """A digest of a frame's luma and chroma, without what pads their rows."""
    whole = hashlib.blake2b(digest_size=16)
    for plane in frame.planes:
        rows = bytes(plane)
        for start in range(0, plane.height * plane.line_size, plane.line_size):
            whole.update(rows[start : start + plane.width])
    return whole.digest()
