"""What a foreign scene says beside its pictures: sections, subcaptions and sounds, on the film's clock.

manim's own file writer keeps these books and mixes the sound; this one writes no file. manim's clock runs on
through sections that are skipped, the film's does not: what is said is moved to where its picture is.
"""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from manim.scene.scene_file_writer import SceneFileWriter

from steepest.foreign.manim.renderer import ForeignRenderer
from steepest.foreign.refused import refused_file

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _unwritten(name: str) -> Any:
    """What manim's file writer says of a file that it writes, and this one does not: refused where a scene asks."""
    return property(lambda writer: refused_file(name), lambda writer, value: None)


@dataclass
class ForeignTimeline:
    """Names of sections with their first frames; text, start and end (seconds) of subcaptions."""

    sections: list[tuple[str, int]] = field(default_factory=list)
    subcaptions: list[tuple[str, float, float]] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)


class TimelineWriter(SceneFileWriter):
    """manim's file writer, which writes nothing and remembers where the film was."""

    timeline: ForeignTimeline
    renderer: ForeignRenderer | None = None
    partial_movie_files = _unwritten("partial_movie_files")
    partial_movie_directory = _unwritten("partial_movie_directory")
    movie_file_path = _unwritten("movie_file_path")
    image_file_path = _unwritten("image_file_path")
    sections_output_dir = _unwritten("sections_output_dir")

    def __init__(self, settings: Any) -> None:
        self.timeline, self._counted = ForeignTimeline(), 0
        super().__init__(settings)

    def attach(self, renderer: ForeignRenderer) -> None:
        """The renderer whose clock these books go by."""
        self.renderer = renderer

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """A section begins with the next frame; one without a frame leaves no trace."""
        super().next_section(name, type_, skip_animations)
        self._settle()
        played = self.renderer.played if self.renderer else 0
        self.timeline.sections = [one for one in self.timeline.sections if one[1] < played]
        if not skip_animations:
            self.timeline.sections.append((name, played))

    def add_partial_movie_file(self, hash_animation: str | None) -> None:
        """A play begins: what was said before it is on the clock of before."""
        self._settle()
        self.sections[-1].partial_movie_files.append(hash_animation)  # or it would be an empty one

    def add_sound(
        self, sound_file: Any, time: float | None = None, gain: float | None = None, **kwargs: Any
    ) -> None:
        """Mix a sound in, as manim does."""
        super().add_sound(
            sound_file, None if time is None else max(time + self._behind(), 0.0), gain, **kwargs
        )

    def finish(self) -> None:
        """Close the books."""
        self._settle()

    def sound(self) -> tuple[int, NDArray[np.float32]] | None:
        """Samples a second and the mix (channels, samples), from -1 to 1; None where no sound was added."""
        if not self.includes_sound:
            return None
        mix = self.audio_segment
        samples = np.array(mix.get_array_of_samples(), np.float64).reshape(-1, mix.channels).T
        return mix.frame_rate, (samples / 2.0 ** (8 * mix.sample_width - 1)).astype(np.float32)

    def _behind(self) -> float:
        """Seconds from manim's clock to the film's."""
        if self.renderer is None:
            return 0.0
        return self.renderer.played / self.renderer.camera.frame_rate - self.renderer.time

    def _settle(self) -> None:
        new = self.subcaptions[self._counted :]
        self._counted = len(self.subcaptions)
        for one in new:
            start, end = (_seconds(moment) + self._behind() for moment in (one.start, one.end))
            self.timeline.subcaptions.append((one.content, max(start, 0.0), max(end, 0.0)))


def _seconds(moment: datetime.timedelta) -> float:
    return moment.total_seconds()
