"""In the place of manim's renderer: plays a scene frame by frame for an audience.

manim's own renderer truncates play times to frames, hashes play calls in a way that forgets imported modules,
and writes its own files. Here a play is a whole number of frames, frame k of n shows the state at (k + 1) / n of
the way, and what is drawn is decided by an `Audience`: all frames (the film), some (a sheet) or none (a check).
A scene in which nothing moves is drawn once and shown for as long as it lasts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Mobject
from manim.animation.animation import Wait
from manim.renderer.cairo_renderer import CairoRenderer
from manim.utils.iterables import list_update

from steepest.stage.camera.appearance import Untold
from steepest.stage.camera.camera import StageCamera
from steepest.stage.camera.damage import Area
from steepest.stage.camera.display import Item

if TYPE_CHECKING:
    from manim import Scene

Picture = np.ndarray  # (height, width, 4) uint8, RGBA


class Frame:
    """What a scene shows at this moment; it is drawn when its picture is asked for."""

    def __init__(self, projector: Projector, scene: Scene) -> None:
        self._scene, self._camera = scene, projector.camera
        self._items: list[Item] | None = None

    def picture(self) -> Picture:
        """The frame, drawn now. It is overwritten by the next one."""
        self._camera.redraw(on_screen(self._scene), self._listed())
        return self._camera.pixel_array

    def damage(self) -> list[Area] | None:
        """The areas outside of which the picture is what it was when this was last asked; None for all of it.
        One who asks sees every picture.
        """
        return self._camera.take_damage()

    def signature(self) -> bytes:
        """A digest of all that the picture follows from, without drawing it: frames of one signature are the same
        to the pixel.
        """
        return self._camera.signature(on_screen(self._scene), self._listed())

    def _listed(self) -> list[Item] | None:
        """What there is to paint, listed once for signature and picture; None where that cannot be told."""
        if self._items is None:
            with suppress(Untold):  # the camera says what it does instead
                self._items = self._camera.items(on_screen(self._scene))
        return self._items


class Audience:
    """Who watches a scene being played. This one watches with closed eyes: no frame is looked at."""

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """Which of the `count` frames of a movement to see, counted from 0; it begins at frame `first` of the scene,
        and `line` is the line of the scene's file that plays it."""
        return ()

    def rest(self, first: int, count: int) -> bool:
        """Whether to see a picture that stands still for `count` frames from frame `first` on."""
        return False

    def see(self, frame: Frame, first: int, count: int) -> None:
        """What is on screen for `count` frames from frame `first` on. It is gone after the call."""

    def beat_begins(self, key: str, scene: Scene) -> None:
        """A beat is about to be played."""

    def asks(self, mark: str) -> None:
        """The scene asks for a mark of the beat, which what is said may lack: then the picture does not wait."""

    def waits(self, mark: str, frames: int) -> None:
        """The picture waits for the word after a mark of the text, which comes so many frames from now; or came, where
        the number is negative."""

    def beat_ends(self, key: str, scene: Scene) -> None:
        """A beat has been played to its last frame; `projector.picture(scene)` draws it."""


class Curtain(Exception):
    """Raised by an audience that has seen enough."""


class Projector(CairoRenderer):
    """Plays a scene for an audience, in whole frames. `frame` counts the frames played."""

    def __init__(self, audience: Audience, file: str):
        super().__init__(camera_class=StageCamera)
        self.camera: StageCamera
        self.audience, self.file, self.frame = audience, file, 0

    def init_scene(self, scene: Scene, session_spec: object, file_writer_settings: object) -> None:
        """No file is written here: the audience decides what becomes of a picture."""

    def scene_finished(self, scene: Scene) -> None:
        """Nothing to close."""

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Play animations for the whole number of frames nearest to their run time, at least one."""
        scene.compile_animation_data(*args, **kwargs)
        animations = scene.animations or []
        count = self.frames(scene.duration)
        if len(animations) == 1 and isinstance(animations[0], Wait):
            self.hold(scene, count)
            return
        self._begin(scene)
        chosen = list(self.audience.movement(self.frame, count, line_in(self.file)))
        for k in chosen:
            scene.update_to_time((k + 1) / count * scene.duration)
            self.audience.see(Frame(self, scene), self.frame + k, 1)
        self._end(scene)
        self._advance(count)

    def skip(self, scene: Scene, *animations: Any) -> None:
        """Bring the scene to where it is after some animations, in no time."""
        scene.compile_animation_data(*animations)
        self._begin(scene)
        self._end(scene)

    def _begin(self, scene: Scene) -> None:
        """Begin what is played. manim's scene then sorts all on stage by what moves, which nobody asks here."""
        for animation in scene.animations or []:
            animation._setup_scene(scene)
            animation.begin()

    def _end(self, scene: Scene) -> None:
        for animation in scene.animations or []:
            animation.finish()
            animation.clean_up_from_scene(scene)
        scene.update_mobjects(0)

    def hold(self, scene: Scene, count: int) -> None:
        """Let the picture stand still for `count` frames."""
        if count <= 0:
            return
        if self.audience.rest(self.frame, count):
            self.audience.see(Frame(self, scene), self.frame, count)
        self._advance(count)

    def now(self, scene: Scene) -> Frame:
        """The frame of the scene as it stands."""
        return Frame(self, scene)

    def picture(self, scene: Scene) -> Picture:
        """The scene as it stands, drawn now."""
        self.camera.redraw(on_screen(scene))
        return self.camera.pixel_array

    def frames(self, seconds: float) -> int:
        """The whole number of frames nearest to a time, at least one."""
        return max(1, round(seconds * self.camera.frame_rate))

    def _advance(self, count: int) -> None:
        self.frame += count
        self.time = self.frame / self.camera.frame_rate
        self.num_plays += 1


def on_screen(scene: Scene) -> list[Mobject]:
    """The scene's mobjects from the lowest to the highest."""
    return list(list_update(scene.mobjects, scene.foreground_mobjects))


def line_in(file: str) -> int:
    """The line of `file` that is being executed, the innermost one; 0 if none is."""
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename == file:
            return frame.f_lineno
        frame = frame.f_back  # type: ignore[assignment]
    return 0
