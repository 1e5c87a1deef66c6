"""The one file that touches manim's renderer: it plays a scene frame by frame for an audience.

manim's own renderer truncates play times to frames, hashes play calls in a way that forgets imported modules,
and writes its own files. Here a play is a whole number of frames, frame k of n shows the state at (k + 1) / n of
the way, and what is drawn is decided by an `Audience`: all frames (the film), some (a sheet) or none (a rehearsal).
A scene in which nothing moves is drawn once and shown for as long as it lasts.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from manim import Mobject, VMobject
from manim.animation.animation import Wait
from manim.camera.camera import Camera
from manim.renderer.cairo_renderer import CairoRenderer

from stage.outlines import Outlines, shows
from stage.painted import Painted

if TYPE_CHECKING:
    from manim import Animation, Scene

Picture = np.ndarray  # (height, width, 4) uint8, RGBA


class Frame:
    """What a scene shows at this moment; it is drawn when its picture is asked for."""

    def __init__(self, projector: Projector, scene: Scene, moving: list[Mobject] | None = None) -> None:
        self._projector, self._scene, self._moving = projector, scene, moving

    def picture(self) -> Picture:
        """The frame, drawn now. It is overwritten by the next one."""
        self._projector.update_frame(self._scene, self._moving)
        return self._projector.camera.pixel_array

    def signature(self) -> bytes:
        """A digest of all that the picture follows from: frames of one signature are the same to the pixel."""
        return hashlib.sha256(self.picture().tobytes()).digest()


class Audience:
    """Who watches a scene being played. This one watches with closed eyes: a rehearsal, in which nothing is drawn."""

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """Which of the `count` frames of a movement to draw, counted from 0; it begins at frame `first` of the scene,
        and `line` is the line of the scene's file that plays it."""
        return ()

    def rest(self, first: int, count: int) -> bool:
        """Whether to draw a picture that stands still for `count` frames from frame `first` on."""
        return False

    def see(self, frame: Frame, first: int, count: int) -> None:
        """What is on screen for `count` frames from frame `first` on. It is gone after the call."""

    def beat_begins(self, key: str, scene: Scene) -> None:
        """A beat is about to be played."""

    def beat_ends(self, key: str, scene: Scene) -> None:
        """A beat has been played to its last frame; `projector.picture(scene)` draws it."""


class Curtain(Exception):
    """Raised by an audience that has seen enough."""


class StageCamera(Camera):
    """manim's 2D camera, which lets a `Painted` mobject paint itself."""

    def type_or_raise(self, mobject: Mobject) -> type[Mobject]:
        """The kind of a mobject: `Painted`, or one of manim's."""
        return Painted if isinstance(mobject, Painted) else super().type_or_raise(mobject)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outlines = Outlines()

    def capture_mobjects(self, mobjects: Iterable[Mobject], **kwargs: Any) -> None:
        """Draw the mobjects in their order onto the picture."""
        context = self.get_cairo_context(self.pixel_array)
        for mobject in self.get_mobjects_to_display(mobjects, **kwargs):
            if isinstance(mobject, Painted):
                context.save()
                context.new_path()  # manim leaves the outline of what it drew last
                mobject.paint(context, self.pixel_height / self.frame_height)
                context.restore()
            elif isinstance(mobject, VMobject) and not mobject.get_background_image():
                self.display_vectorized(mobject, context)
            else:
                super().capture_mobjects([mobject], include_submobjects=False)

    def display_vectorized(self, vmobject: VMobject, ctx: Any) -> Self:
        """Draw a vector mobject; manim's own way but for what cannot be seen."""
        behind, fill, stroke = shows(vmobject, self)
        if behind or fill or stroke:
            self.outlines.lay(self, ctx, vmobject)
        if behind:
            self.apply_stroke(ctx, vmobject, background=True)
        if fill:
            self.apply_fill(ctx, vmobject)
        if stroke:
            self.apply_stroke(ctx, vmobject)
        return self


class Projector(CairoRenderer):
    """Plays a scene for an audience, in whole frames. `frame` counts the frames played."""

    def __init__(self, audience: Audience, file: str):
        super().__init__(camera_class=StageCamera)
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
        scene.begin_animations()
        chosen = list(self.audience.movement(self.frame, count, line_in(self.file)))
        still, moving = parted(scene, animations)
        if chosen:
            self.save_static_frame_data(scene, still)
        for k in chosen:
            scene.update_to_time((k + 1) / count * scene.duration)
            self.audience.see(Frame(self, scene, moving), self.frame + k, 1)
        for animation in animations:
            animation.finish()
            animation.clean_up_from_scene(scene)
        scene.update_mobjects(0)
        self.static_image = None
        self._advance(count)

    def hold(self, scene: Scene, count: int) -> None:
        """Let the picture stand still for `count` frames."""
        if count <= 0:
            return
        if self.audience.rest(self.frame, count):
            self.static_image = None
            self.audience.see(Frame(self, scene), self.frame, count)
        self._advance(count)

    def picture(self, scene: Scene) -> Picture:
        """The scene as it stands, drawn now."""
        self.static_image = None
        self.update_frame(scene)
        return self.camera.pixel_array

    def frames(self, seconds: float) -> int:
        """The whole number of frames nearest to a time, at least one."""
        return max(1, round(seconds * self.camera.frame_rate))

    def _advance(self, count: int) -> None:
        self.frame += count
        self.time = self.frame / self.camera.frame_rate
        self.num_plays += 1


def parted(scene: Scene, animations: Iterable[Animation]) -> tuple[list[Mobject], list[Mobject]]:
    """The scene's mobjects below the first that may move during the animations, and that one with all above it.

    manim parts whole families, and then goes on drawing submobjects that an updater has replaced in the meantime.
    """
    animated = set(scene.get_moving_mobjects(*animations))
    for i, mobject in enumerate(scene.mobjects):
        if not animated.isdisjoint(mobject.get_family()):
            if any(part.z_index for each in scene.mobjects for part in each.get_family()):
                return [], list(scene.mobjects)  # drawn in another order than they lie
            return scene.mobjects[:i], scene.mobjects[i:]
    return list(scene.mobjects), []


def line_in(file: str) -> int:
    """The line of `file` that is being executed, the innermost one; 0 if none is."""
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename == file:
            return frame.f_lineno
        frame = frame.f_back  # type: ignore[assignment]
    return 0
