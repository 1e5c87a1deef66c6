"""A scene opened for a report: its section of the text, its class, its parameters and beats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from steepest.film.request import Request
from steepest.script.text.lecture import Section, read_lecture
from steepest.stage.play.loading import load_scene
from steepest.stage.settings.parameters import Parameters, Unfit
from steepest.stage.settings.settings import Settings
from steepest.stage.settings.telling import tell

if TYPE_CHECKING:
    from steepest.script.text.beats import Beat
    from steepest.script.text.boxes import TextBox
    from steepest.stage.play.scene import LectureScene


@dataclass(frozen=True)
class OpenScene:
    """A scene, ready to be asked or played."""

    section: Section
    pace: float
    kind: type[LectureScene[Any]]
    settings: Settings
    parameters: Parameters

    @property
    def anchor(self) -> str:
        """The scene's name."""
        return self.section.anchor

    def beats(self) -> tuple[Beat, ...]:
        """Its beats with these settings. Raises Fault where they make the text untrue."""
        return tell(self.section, self.settings, self.kind.Parameters).beats

    def boxes(self) -> tuple[TextBox, ...]:
        """The boxes of the whole scene with these settings. Raises Fault as `beats` does."""
        return tell(self.section, self.settings, self.kind.Parameters).boxes

    def value(self, name: str) -> object:
        """The value of a parameter or fact. Raises Fault where these settings leave a fact without one."""
        try:
            return self.parameters.namespace()[name]
        except Unfit as unfit:
            raise unfit.at(self.anchor) from unfit

    def origin(self, name: str) -> str:
        """Where the value of a parameter came from."""
        changed = self.settings.of(self.anchor)
        return changed[name].origin if name in changed else "default"


def open_scene(request: Request, anchor: str) -> OpenScene:
    """Open a scene. Raises Fault for an unknown scene and for settings that do not fit. Imports manim."""
    return next(open_scenes(request, [anchor]))


def open_scenes(request: Request, anchors: Iterable[str] = ()) -> Iterator[OpenScene]:
    """Open these scenes, one after the other, or all of the lecture where none is named. The text is read once. Raises
    as `open_scene` does.
    """
    lecture = read_lecture(request.text)
    for anchor in list(anchors) or [section.anchor for section in lecture.sections]:
        section = lecture.section(anchor)
        section.file(request.lecture_folder)
        kind = load_scene(request.lecture_folder, anchor)
        parameters = request.settings.resolve(anchor, kind.Parameters)
        yield OpenScene(section, lecture.pace, kind, request.settings, parameters)
