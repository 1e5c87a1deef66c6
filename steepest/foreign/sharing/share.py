"""What one worker sees of a foreign scene: the chunks it was first to reach, each encoded on its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from manim import config
from manim.camera.camera import Camera

from steepest.film.encode.encode import Encoder
from steepest.foreign.manim.looking import Alone
from steepest.foreign.manim.state import state
from steepest.foreign.sharing.chunks import Chunks
from steepest.foreign.sharing.claims import Claims
from steepest.script.fault import Fault
from steepest.stage.camera.damage import Area

if TYPE_CHECKING:
    import numpy as np
    from manim import Scene
    from numpy.typing import NDArray


def differs(seconds: float) -> str:
    """Why one process films a scene alone that two found different after so many seconds."""
    return f"it plays differently each time, up to {seconds:.1f} s at the latest"


class Share:
    """A screening that films what nobody else does, and tells how many frames it has seen.

    `cuts` holds the number of frames before every cut and the scene's state there, `ways` how often a picture was drawn
    how, `plays` how each play's were, by its number; `last` is the picture of a scene that shows only that. `size`
    (width and height in pixels) and `fps` are those that manim would film with.
    """

    def __init__(self, claims: Claims, whole: bool, tell: Callable[[float], None]) -> None:
        self.claims, self.whole = claims, whole
        self.tell = tell
        self.size, self.fps = (config.pixel_width, config.pixel_height), int(config.frame_rate)
        self.chunks = Chunks(self.fps)
        self.frames = 0
        self.cuts: list[tuple[int, int]] = []
        self.ways: Counter[str] = Counter()
        self.plays: dict[int, set[str]] = {}
        self.last: NDArray[np.uint8] | None = None
        self._chunk, self._play = -1, -1
        self._encoder: Encoder | None = None

    def opens(self, scene: Scene) -> None:
        """The scene has been made, and may have set its own size and rate."""
        if (film := scene.session_spec.video_encoder) is not None:
            self.size, self.fps = (film.width, film.height), int(film.frame_rate)
            self.chunks = Chunks(self.fps)

    def play_begins(self, scene: Scene, standing: bool) -> None:
        """Only movements are cut."""
        self._play = scene.renderer.num_plays
        if not standing:
            self.chunks.movement_begins()

    def outlasts(self, frames: int) -> bool:
        """Whether a movement of so many frames outlasts its chunk."""
        return self.chunks.outlasted(frames)

    def wants(self, scene: Scene, frames: int) -> bool:
        """Whether the next picture is in a chunk of ours."""
        chunk = self.chunks.show(frames)
        self.tell(self.frames / self.fps)
        if chunk != self._chunk:
            self._cut(scene)
            self._chunk = chunk
            if self.claims.take(chunk):
                self._encoder = Encoder(self.size, self.fps)
        return self._encoder is not None

    def see(self, picture: NDArray[np.uint8], frames: int, whole: str, areas: list[Area] | None) -> None:
        """Encode a picture."""
        assert self._encoder is not None
        if picture.shape[1::-1] != self.size:
            sizes = [f"{width} × {height}" for width, height in (picture.shape[1::-1], self.size)]
            raise Fault(f"a picture of {sizes[0]} pixels comes in a film of {sizes[1]}")
        self._encoder.show(picture, frames, areas)
        self.ways[whole] += 1
        self.plays.setdefault(self._play, set()).add(whole)
        self.frames += frames

    def misses(self, frames: int) -> None:
        """Somebody else films these."""
        self.frames += frames

    def still(self, picture: NDArray[np.uint8]) -> None:
        """The one picture of a scene that plays nothing, or whose last frame is asked for."""
        self.last = picture

    def finish(self, scene: Scene) -> None:
        """Close the last chunk."""
        self._cut(scene)

    def listed(self) -> dict[int, list[str]]:
        """The ways of each play's pictures, in alphabetical order."""
        return {number: sorted(ways) for number, ways in self.plays.items()}

    def _cut(self, scene: Scene) -> None:
        if self._chunk < 0:
            return
        shown = [*scene.mobjects, *scene.foreground_mobjects]
        camera = scene.renderer.camera
        assert isinstance(camera, Camera)
        self.cuts.append((self.frames, state(shown, camera)))
        if not self.whole and not self.claims.agreed(self._chunk, *self.cuts[-1]):
            raise Alone(differs(self.frames / self.fps))
        if self._encoder is not None:
            self.claims.put(self._chunk, self._encoder.finish())
            self._encoder = None
