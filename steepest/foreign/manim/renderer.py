"""Plays a scene that was written for manim's own renderer, in manim's own way.

The loop, its times (0, 1/fps, 2/fps …, short of the end), what counts as standing, how waits stop, what skipped
sections do: all of it is manim's, so every frame is the one that `manim render` would write. What becomes of a
picture, and whether it is drawn at all, is decided by a `Screening`: several processes may play the same scene side
by side, each drawing its share, since playing without drawing takes a fifth of the time or less.

manim draws what stands still during a play once, at its beginning, with the camera and the mobjects as they are
then. So does every process that may draw any frame of the play: nobody could tell afterwards how they stood. Where a
scene looks at its own picture, and that was not drawn, `Alone` is raised.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from manim.camera.camera import Camera
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene import Scene
from manim.utils.iterables import list_update

from steepest.foreign.manim.looking import LOOKS, Alone, hide, reveal
from steepest.foreign.manim.stand_in import draw, draws_by_manims_rules, pass_over, stand_in
from steepest.stage.camera.camera import Redrawing
from steepest.stage.camera.damage import Area

if TYPE_CHECKING:
    from manim import Mobject

NEW_GROUND = "a play begins"
"""Why a picture was drawn whole that lies over another picture, of what stands, than the one before."""
OWN_PICTURES = "it makes pictures of its own"


class Screening(Protocol):
    """Who watches a foreign scene."""

    whole: bool
    """Whether all frames will be drawn."""

    def opens(self, scene: Scene) -> None:
        """The scene has been made, and nothing was shown yet."""

    def play_begins(self, scene: Scene, standing: bool) -> None:
        """A play begins, in which nothing moves where it is `standing`."""

    def outlasts(self, frames: int) -> bool:
        """Whether a movement of so many frames, which begins now, may end as somebody else's."""

    def wants(self, scene: Scene, frames: int) -> bool:
        """Whether to draw what is shown next, for so many frames. Asked once for each picture."""

    def see(self, picture: Any, frames: int, whole: str, areas: list[Area] | None) -> None:
        """A picture (height, width, 4), RGBA, shown for so many frames; it may be overwritten afterwards.

        `whole` says why all of it was drawn; it is empty where only what had changed was. Outside of `areas` it is the
        picture that was seen before; None where nobody knows.
        """

    def misses(self, frames: int) -> None:
        """Frames that were not wanted go by."""

    def still(self, picture: Any) -> None:
        """A scene that plays nothing shows one picture."""


class ForeignRenderer(CairoRenderer):
    """manim's renderer, which asks a screening before it draws. `played` are the frames shown so far.

    `writer_class` makes what manim calls a scene's file writer; it must have a method `attach`, which is given the
    renderer.
    """

    screening: ClassVar[Screening]
    writer_class: ClassVar[Callable[[Any], Any]]

    def __init__(self, camera_class: type[Camera] | None = None, **kwargs: Any) -> None:
        kwargs["file_writer_class"] = self.writer_class
        super().__init__(camera_class=stand_in(camera_class or Camera), **kwargs)
        self.played = 0
        self._wanted: bool | None = None
        self._playing = False
        self._grounded = True  # whether what stands was drawn when the play began, if anything does
        self._whole = ""  # why the last picture was drawn whole
        self._ground: object = self  # what it was drawn over; nothing yet
        whole = self.screening.whole
        if not whole and not draws_by_manims_rules(self.camera):
            raise Alone(f"its camera, {type(self.camera).__name__}, is its own")
        self._hides = not whole or isinstance(self.camera, Redrawing)
        self._hide()

    def init_scene(self, scene: Scene, session_spec: Any, file_writer_settings: Any) -> None:
        """Make the scene's file writer, as manim does, and tell it whose it is."""
        super().init_scene(scene, session_spec, file_writer_settings)
        self.file_writer.attach(self)
        self._scene = scene

    # --- plays ---

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Play animations as manim does."""
        self.skip_animations = self._original_skipping_status
        self.update_skipping_status()
        scene.compile_animation_data(*args, **kwargs)
        if self.skip_animations:
            self.time += scene.duration
        number = None if self.skip_animations else f"play_{self.num_plays:05}"
        self.file_writer.add_partial_movie_file(number)
        self.animations_hashes.append(number)
        self._playing = True
        scene.begin_animations()
        frozen = bool(scene.is_current_animation_frozen_frame())
        if not self.skip_animations:
            self.screening.play_begins(scene, frozen)
        self._prepare(scene, frozen)
        if frozen:
            frames = int(scene.duration / (1 / self.camera.frame_rate))
            self._picture(scene, scene.moving_mobjects, frames)
        else:
            scene.play_internal()
        self._playing = False
        self.num_plays += 1

    def _prepare(self, scene: Scene, frozen: bool) -> None:
        """Draw what stands, as manim does now, where any frame of the play may be drawn over it."""
        self.static_image, self._grounded = None, True
        if not scene.static_mobjects or self.skip_animations:
            return
        rate = self.camera.frame_rate
        frames = int(scene.duration / (1 / rate)) if frozen else 1
        seconds = max(scene.duration, *(each.run_time for each in scene.animations or ()))
        shared = not frozen and self.screening.outlasts(math.ceil(seconds * rate))
        self._grounded = self._wants(scene, frames) or shared
        if self._grounded:
            self._draw(scene, scene.static_mobjects)
            self.static_image = self._drawn.copy()
        else:
            self._pass_over(scene.static_mobjects)

    def render(self, scene: Scene, time: float, moving_mobjects: Iterable[Mobject] | None = None) -> None:
        """Show one frame of a movement."""
        self._picture(scene, moving_mobjects, 1)

    def _picture(self, scene: Scene, mobjects: Iterable[Mobject] | None, frames: int) -> None:
        """Show a picture for so many frames, drawn where it is wanted."""
        if self.skip_animations or not frames:
            return
        if self._wants(scene, frames):
            if not self._grounded:
                raise Alone("a play lasts longer than was to be seen when it began")
            self._draw(scene, self._shown(scene, mobjects))
            areas = self.camera.take_damage() if isinstance(self.camera, Redrawing) else None
            self.screening.see(self._drawn, frames, self._whole, areas)
        else:
            self.screening.misses(frames)
            self._pass_over(self._shown(scene, mobjects))
        self._wanted = None
        self.played += frames
        self.time += frames * (1 / self.camera.frame_rate)

    def _wants(self, scene: Scene, frames: int) -> bool:
        if self.skip_animations or not frames:
            return False
        if self._wanted is None:
            self._wanted = self.screening.wants(scene, frames)
        return self._wanted

    def _shown(self, scene: Scene, mobjects: Iterable[Mobject] | None) -> list[Mobject]:
        """What manim's `update_frame` draws: where there are no mobjects all of them, even over those that stand."""
        return list(mobjects or list_update(scene.mobjects, scene.foreground_mobjects))

    def _draw(self, scene: Scene, mobjects: list[Mobject]) -> None:
        reveal(self.camera)
        new, self._ground = self.static_image is not self._ground, self.static_image
        self._whole = draw(self.camera, self.static_image, mobjects)
        if new and self._whole and isinstance(self.camera, Redrawing):
            self._whole = NEW_GROUND
        self._drawn = self.camera.pixel_array
        self._hide()

    def _pass_over(self, mobjects: list[Mobject]) -> None:
        """Do what drawing does, but for the picture."""
        reveal(self.camera)
        pass_over(self.camera, mobjects)
        self._hide()

    def _hide(self) -> None:
        if self._hides:
            hide(self.camera)

    # --- what a scene may ask for by itself ---

    def update_frame(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Draw the scene's picture. Raises Alone where it is not drawn by this process alone."""
        self._alone(LOOKS)
        reveal(self.camera)
        super().update_frame(scene, *args, **kwargs)
        self._hide()

    def get_frame(self) -> Any:
        """A copy of the picture. Raises Alone as `update_frame` does."""
        self._alone(LOOKS)
        reveal(self.camera)
        frame = super().get_frame()
        self._hide()
        return frame

    def add_frame(self, frame: Any, num_frames: int = 1) -> None:
        """Show a picture that the scene has made; between plays it is left out, as it is by manim. Raises Alone as
        `update_frame` does."""
        if self.skip_animations:
            return
        self.time += num_frames * (1 / self.camera.frame_rate)
        if not self._playing or not num_frames:
            return
        self._alone(OWN_PICTURES)
        self.screening.wants(self._scene, num_frames)
        self.screening.see(frame, num_frames, OWN_PICTURES, None)
        if isinstance(self.camera, Redrawing):
            self.camera.forget()  # what was seen last is not what it drew last
        self.played += num_frames

    def _alone(self, why: str) -> None:
        if not self.screening.whole:
            raise Alone(why)

    def scene_finished(self, scene: Scene) -> None:
        """A scene without a play is one picture, as it is for manim, and so is one that is asked for its last frame."""
        output = self.file_writer.output_spec
        if output.is_still or not self.num_plays:
            self.static_image = None
            self._draw(scene, self._shown(scene, None))
            self.screening.still(self._drawn)
