"""One shot in, its segments out: beats of a scene drawn and encoded, in a process of its own that shares nothing.

The scene is played from its beginning, because what is on stage depends on all of it. Frames that are not
wanted are played too, and not drawn, 0.5 ms each: where an updater moves something by the way that is left,
jumping to the end of a movement leaves it elsewhere by the last bits of its numbers. So a segment's bytes
depend on its own frames alone: neither what was filmed before or beside it nor the number of workers shows in
them.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from steepest.film.cache.keys import Looks
from steepest.film.cache.record import Segment
from steepest.film.crew.job import Shot
from steepest.film.encode.encode import Encoder
from steepest.film.playing import own_modules, play, ready, unchanged
from steepest.script.fault import Fault
from steepest.stage.play.projector import Audience, Curtain, Frame

if TYPE_CHECKING:
    from manim import Scene


class Film(Audience):
    """Sees every frame of the wanted beats, encodes it, and delivers each beat's segment; leaves after the last."""

    def __init__(self, shot: Shot, deliver: Callable[[object], None]) -> None:
        self.shot, self.deliver = shot, deliver
        self.wanted = {one.beat: one for one in shot.wanted}
        self._frames = sum(one.frames for one in shot.wanted)
        self._encoder: Encoder | None = None
        self._looks = Looks()
        self._filmed, self._began, self._told = 0, 0.0, 0.0

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """All frames."""
        return range(count)

    def rest(self, first: int, count: int) -> bool:
        """Rests too, each as one picture."""
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        """Encode a frame of a wanted beat, and tell the share done (0 to 1) at most five times a second."""
        if self._encoder is None:
            return
        self._looks.add(frame.signature(), count)
        self._encoder.show(frame.picture(), count, frame.damage())
        self._filmed += count
        if (now := time.monotonic()) - self._told > 0.2:
            self._told = now
            self.deliver(min(self._filmed / self._frames, 0.99))

    def beat_begins(self, key: str, scene: Scene) -> None:
        """A wanted beat is a segment of its own."""
        if key in self.wanted:
            self._encoder, self._looks = Encoder(self.shot.job.size, self.shot.job.fps), Looks()
            self._began = time.monotonic()

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Deliver its segment. Raises Fault where it does not show what was rehearsed."""
        if self._encoder is None:
            return
        job, wanted = self.shot.job, self.wanted.pop(key)
        found = self._looks.key(job.size, job.fps, self.shot.drawing)
        if (self._encoder.frames, found) != (wanted.frames, wanted.segment):
            raise Fault(
                f"{job.anchor}/{key} shows something else each time it is played (chance, the clock, a file?): "
                "a scene may depend on its parameters and its text only"
            )
        video = self._encoder.finish()
        self._encoder = None
        self.deliver(Segment(key, found, video, time.monotonic() - self._began))
        if not self.wanted:
            raise Curtain


def shoot(shot: Shot, tell: Callable[[object], None]) -> None:
    """Film the wanted beats of a scene; tells the share done now and then, and each Segment when it is filmed.

    Raises Fault for settings, text or a scene that do not go together, and where code was edited meanwhile.
    """
    scene = ready(shot.job)
    loaded = unchanged(shot.job)
    gc.freeze()  # half a million objects of manim and sympy: sifting them for garbage is 9 % of drawing
    play(shot.job, scene, Film(shot, tell), shot.heard)
    if own_modules() != loaded:
        unchanged(shot.job)
