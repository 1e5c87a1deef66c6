"""Plays a scene that was written for manim's own renderer, in manim's own way.

The loop, its times (0, 1/fps, 2/fps …, short of the end), what counts as standing, how waits stop, what skipped
sections do: all of it is manim's, so every frame is the one that `manim render` would write. What becomes of a
picture, and whether it is drawn at all, is decided by a `Screening`: several processes may play the same scene side
by side, each drawing its share, since playing without drawing takes a fifth of the time or less.

manim draws what stands still during a play once, at its beginning. Where only a later part of a play is drawn, that is
made up for then, provided that nothing of it has changed. Where it has, or where a scene looks at its own picture,
`Alone` is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from manim.camera.camera import Camera
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene import Scene
from manim.utils.iterables import list_update

from steepest.foreign.manim.instead import instead
from steepest.foreign.manim.stand_in import draw, draws_by_manims_rules, stand_in, undrawn
from steepest.foreign.manim.state import state
from steepest.stage.camera.camera import Redrawing
from steepest.stage.camera.damage import Area

if TYPE_CHECKING:
    from manim import Mobject

NEW_GROUND = "a play begins"
"""Why a picture was drawn whole that lies over another picture, of what stands, than the one before."""
LOOKS = "it looks at its own picture"


class Alone(BaseException):
    """Only a process that draws all of the scene can play it; the words say why.

    It is no Exception: a scene that catches those would go on with a picture that was never drawn.
    """


class Screening(Protocol):
    """Who watches a foreign scene."""

    whole: bool
    """Whether all frames will be drawn."""

    def play_begins(self, scene: Scene, standing: bool) -> None:
        """A play begins, in which nothing moves where it is `standing`."""

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
        self._standing: list[Mobject] = []
        self._stood: int | None = None  # the state of what stands, where it is yet to be drawn
        self._whole = ""  # why the last picture was drawn whole
        self._ground: object = self  # what it was drawn over; nothing yet
        if not self.screening.whole and not draws_by_manims_rules(self.camera):
            raise Alone(f"its camera, {type(self.camera).__name__}, is its own")

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
        scene.begin_animations()
        frozen = bool(scene.is_current_animation_frozen_frame())
        if not self.skip_animations:
            self.screening.play_begins(scene, frozen)
        frames = int(scene.duration / (1 / self.camera.frame_rate)) if frozen else 1
        self._prepare(scene, frames, frozen)
        if frozen:
            if self._wants(scene, frames):
                self._draw(scene, scene.moving_mobjects)
            self._show(frames)
        else:
            scene.play_internal()
        self._standing, self._stood = [], None
        self.num_plays += 1

    def _prepare(self, scene: Scene, frames: int, frozen: bool) -> None:
        """Draw what stands, or remember how it stood."""
        self.static_image, self._stood = None, None
        self._standing = list(scene.static_mobjects)
        if not self._standing or self.skip_animations:
            return
        if self._wants(scene, frames):
            self._draw_standing(scene)
            return
        undrawn(self.camera)
        if not frozen:
            self._stood = state(self._standing)

    def _draw_standing(self, scene: Scene) -> None:
        self._draw(scene, self._standing)
        self.static_image, self._stood = self.camera.pixel_array.copy(), None

    def render(self, scene: Scene, time: float, moving_mobjects: Iterable[Mobject] | None = None) -> None:
        """Draw one frame of a movement, where it is wanted."""
        if self._wants(scene, 1):
            if self._stood is not None:
                if self._stood != state(self._standing):
                    raise Alone("what stands still for manim changes during a play")
                self._draw_standing(scene)
            self._draw(scene, moving_mobjects)
        self._show(1)

    def _draw(self, scene: Scene, mobjects: Iterable[Mobject] | None) -> None:
        """What manim's `update_frame` does: where there are no mobjects all are drawn, even over those that stand."""
        reveal(self.camera)
        shown = list(mobjects or list_update(scene.mobjects, scene.foreground_mobjects))
        new, self._ground = self.static_image is not self._ground, self.static_image
        self._whole = draw(self.camera, self.static_image, shown)
        if new and self._whole and isinstance(self.camera, Redrawing):
            self._whole = NEW_GROUND

    def _wants(self, scene: Scene, frames: int) -> bool:
        if self.skip_animations or not frames:
            return False
        if self._wanted is None:
            self._wanted = self.screening.wants(scene, frames)
        return self._wanted

    def _show(self, frames: int) -> None:
        if self.skip_animations or not frames:
            return
        if self._wanted:
            areas = self.camera.take_damage() if isinstance(self.camera, Redrawing) else None
            self.screening.see(self.camera.pixel_array, frames, self._whole, areas)
        else:
            self.screening.misses(frames)
            reveal(self.camera)
            undrawn(self.camera)
            hide(self.camera)
        self._wanted = None
        self.played += frames
        self.time += frames * (1 / self.camera.frame_rate)

    # --- what a scene may ask for by itself ---

    def update_frame(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Draw the scene's picture. Raises Alone where it is not drawn by this process alone."""
        self._looked()
        super().update_frame(scene, *args, **kwargs)

    def get_frame(self) -> Any:
        """A copy of the picture. Raises Alone as `update_frame` does."""
        self._looked()
        return super().get_frame()

    def add_frame(self, frame: Any, num_frames: int = 1) -> None:
        """Show a picture that the scene has made. Raises Alone as `update_frame` does."""
        if self.skip_animations or not num_frames:
            return
        self._looked()
        if self.screening.wants(self._scene, num_frames):
            self.screening.see(frame, num_frames, "it makes pictures of its own", None)
        else:
            self.screening.misses(num_frames)
        self.played += num_frames
        self.time += num_frames * (1 / self.camera.frame_rate)

    def _looked(self) -> None:
        if not self.screening.whole:
            raise Alone(LOOKS)

    def scene_finished(self, scene: Scene) -> None:
        """A scene without a play is one picture, as it is for manim."""
        if not self.num_plays:
            self.static_image = None
            self._draw(scene, None)
            self.screening.still(self.camera.pixel_array)


def hide(camera: Camera) -> None:
    """Take away a picture that was not drawn, for a scene may look at it."""
    if "pixel_array" in vars(camera):
        camera.hidden_picture = vars(camera).pop("pixel_array")  # type: ignore[attr-defined]


def reveal(camera: Camera) -> None:
    """Give it back."""
    if "hidden_picture" in vars(camera):
        camera.pixel_array = vars(camera).pop("hidden_picture")


def hidden_pictures() -> AbstractContextManager[None]:
    """For a while, raise Alone where a scene looks at a picture that is hidden."""

    def looked(self: Camera, name: str) -> Any:
        if name == "pixel_array" and "hidden_picture" in vars(self):
            raise Alone(LOOKS)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    return instead(Camera, "__getattr__", looked)
