"""The scenes of a lecture, by the names of their classes, as a notebook has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from steepest.disk.placing import temporary
from steepest.disk.reading import json_in
from steepest.film.cache.typed import typed
from steepest.notebook.bundles import Bundle, clip, still
from steepest.notebook.child import PICTURE, TOLD, options, run
from steepest.notebook.seen import SceneSeen
from steepest.script.nearest import suggestion
from steepest.script.text.lecture import read_lecture
from steepest.stage.settings.toml import written

QUALITY = "720p"


class LectureScenes:
    """The scenes of the lecture in a folder: attributes, each with the name of the scene's class."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getattr__(self, name: str) -> SceneOffer:
        if name.startswith("_"):
            raise AttributeError(name)
        anchors = self._anchors()
        if name not in anchors:
            there = suggestion(name, [*anchors], "scenes are")
            raise AttributeError(f"{self._folder}: the lecture has no scene {name}{there}")
        return SceneOffer(self._folder, anchors[name])

    def __dir__(self) -> list[str]:
        return [*self._anchors()]

    def _anchors(self) -> dict[str, str]:
        text = self._folder / "assets" / "lecture.md"
        return {section.class_name: section.anchor for section in read_lecture(text).sections}


@dataclass(frozen=True)
class SceneOffer:
    """A scene that may be shown with parameters of one's own: `Hill(point=(1, 2))`."""

    folder: Path
    anchor: str

    def __call__(self, beat: str = "", /, *, quality: str = QUALITY, **parameters: object) -> SceneShown:
        """The scene with these parameters, at the end of a beat (of that which stands for it where none is named).

        A function is given as its formula, "x**2 + y"; all else as the numbers and points that it is. Raises Fault for
        what does not fit.
        """
        assignments = tuple(f"{self.anchor}.{name}={_typed(value)}" for name, value in parameters.items())
        with temporary() as made:
            run(
                "steepest.notebook",
                *(str(self.folder), self.anchor, beat, quality, str(made)),
                *assignments,
            )
            seen = typed(SceneSeen, json_in((made / TOLD).read_bytes()))
            picture = (made / PICTURE).read_bytes()
        return SceneShown(self.folder, self.anchor, assignments, quality, seen, picture)


class _Shown:
    """Something that a notebook shows."""

    def _repr_mimebundle_(self, **wishes: object) -> Bundle:
        raise NotImplementedError

    def _mime_(self) -> tuple[str, str]:
        """What marimo asks for."""
        return "text/html", self._repr_mimebundle_()["text/html"]


@dataclass(frozen=True)
class SceneShown(_Shown):
    """A scene with some parameters: in a notebook its picture (PNG) and its facts. `film()` is its clip."""

    folder: Path
    anchor: str
    assignments: tuple[str, ...]
    quality: str
    seen: SceneSeen
    picture: bytes = field(repr=False)

    def film(self, *, voice: str = "", quality: str = "") -> SceneFilmed:
        """Film the scene with these parameters, or take what is filmed already. Raises Fault, and Failure."""
        told = options(self.folder, self.assignments, quality or self.quality)
        spoken = ["--voice", voice] if voice else []
        kept = ["--cache", str(self.folder / "build" / "cache")]
        with temporary() as made:
            run("steepest", "scene", self.anchor, *told, *spoken, *kept, "--output", str(made), "--quiet")
            return SceneFilmed(self.seen.title, (made / f"{self.anchor}.mp4").read_bytes())

    def _repr_mimebundle_(self, **wishes: object) -> Bundle:
        return still(self.seen, self.picture)


@dataclass(frozen=True)
class SceneFilmed(_Shown):
    """A clip of a scene: an MP4 file, which stands in the notebook itself."""

    title: str
    video: bytes = field(repr=False)

    def _repr_mimebundle_(self, **wishes: object) -> Bundle:
        return clip(self.title, self.video)


def _typed(value: object) -> str:
    """A value as it is typed after --set; an array as the list that it is."""
    entries = getattr(value, "tolist", None)
    return written(entries() if callable(entries) else value)
