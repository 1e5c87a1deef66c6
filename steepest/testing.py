"""What the tests of a lecture ask: how a scene is played, what it says, and what is on screen.

    from steepest.testing import play

    def test_words_and_picture_agree() -> None:
        beat = play("uphill", {"point": [0, -1]})["way"]
        assert "the slope is 1" in beat.text
        assert beat.numbers["slope"] == "1"

The lecture is the one that the tests are run in: the nearest folder, from the working folder upward, that holds one.
Nothing is drawn, so a scene plays in a second or two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from steepest.script.paragraph.alternatives import Alternative
from steepest.script.text.beats import Beat
from steepest.script.text.coverage import untaken
from steepest.script.text.folder import TEXT, nearest_lecture
from steepest.script.text.lecture import read_lecture
from steepest.script.text.translation import translation_of
from steepest.script.timing.pace import silent
from steepest.stage.play.layout import Finding
from steepest.stage.play.loading import load_scene
from steepest.stage.play.onlooker import Onlooker
from steepest.stage.play.performance import Performance
from steepest.stage.play.scene import LectureScene, stage_play
from steepest.stage.play.shapes import Shape
from steepest.stage.settings.parameters import Parameters
from steepest.stage.type.readout import Readout

__all__ = ["Look", "PlayedScene", "SeenBeat", "Settings", "facts", "play", "told", "unspoken"]

Settings = Mapping[str, object]
"""Parameters of a scene by name, as an instructor types them; those that are not named have their defaults."""

DEFAULTS: Settings = MappingProxyType({})

Look = Callable[[str, LectureScene[Any]], None]
"""Looks at a scene at the end of a beat, of which it is given the key; `scene.mobjects` is what is on stage."""


@dataclass(frozen=True)
class SeenBeat:
    """A beat as it was said, and the picture at its end."""

    text: str
    """What is said: the chosen words, every number filled in."""
    numbers: Mapping[str, str]
    """What of the facts is on screen: the expression of each number, point or formula, and how it is written."""
    findings: tuple[Finding, ...]
    """What is wrong with the layout, at the beat's end or on the way: texts that are cut off, too small, too pale or
    upon each other, arrows and grounds that leave the picture, plates that cover what they should not, a bare title."""
    frames: int
    """How many frames it lasts."""
    shapes: tuple[Shape, ...] = ()
    """What the figures on stage show, in their own coordinates."""
    readouts: tuple[str, ...] = ()
    """Numbers on screen that ran to where they stand."""
    awaited: frozenset[str] = frozenset()
    """Marks of the text for which the picture waited."""

    def of(self, kind: str, colour: str = "") -> list[Shape]:
        """The shapes of a kind, and of a colour if one is named."""
        return [shape for shape in self.shapes if shape.kind == kind and colour in ("", shape.colour)]


@dataclass(frozen=True)
class PlayedScene:
    """A scene as it was played: `played["open"]` is what was seen of a beat."""

    facts: Any
    """Its parameters and facts, as `facts` gives them."""
    beats: Mapping[str, SeenBeat]
    performance: Performance
    """Its frames and beats, with the time of every word and mark."""

    def __getitem__(self, beat: str) -> SeenBeat:
        return self.beats[beat]

    @property
    def findings(self) -> list[str]:
        """What is wrong with the layout in any beat: the beat, and a sentence."""
        return [f"{key}: {one.sentence}" for key, beat in self.beats.items() for one in beat.findings]


def facts(anchor: str, settings: Settings = DEFAULTS, *, lecture: Path | None = None) -> Any:
    """The parameters and facts of a scene with settings as an instructor types them.

    Raises pydantic's ValidationError for settings that the scene refuses.
    """
    return load_scene(_folder(lecture), anchor).Parameters(**settings)


def told(anchor: str, settings: Settings = DEFAULTS, *, lecture: Path | None = None) -> dict[str, str]:
    """What is said in each beat with these settings, by its key; nothing is played."""
    return {beat.key: beat.text for beat in _beats(anchor, _folder(lecture), settings)}


def unspoken(
    anchor: str, several: Iterable[Settings], *, lecture: Path | None = None
) -> tuple[Alternative, ...]:
    """The alternatives in a scene's text, in beats, boxes and labels, that are said with none of these settings."""
    folder = _folder(lecture)
    section = read_lecture(folder / TEXT).section(anchor)
    known = [facts(anchor, settings, lecture=folder).namespace() for settings in several]
    return untaken(
        section,
        (beat for names in known for beat in section.beats(names)),
        (section.label(label, names) for names in known for label in section.labels),
        (box for names in known for box in section.boxes(names)),
    )


def play(
    anchor: str,
    settings: Settings = DEFAULTS,
    *,
    look: Look | None = None,
    lecture: Path | None = None,
    language: str | None = None,
    size: tuple[int, int] = (320, 180),
    fps: int = 10,
    layout: bool = True,
) -> PlayedScene:
    """Play a scene with settings as an instructor types them, its words timed by reading speed.

    `look` is called at the end of every beat, and may ask the scene anything. `language` is that of another text, "de"
    of assets/lecture.de.md. `size` is in pixels (width, height).
    Without `layout`, the layout is not checked; the check takes as long again as playing.
    Raises ValidationError as `facts` does, and Fault where the text and the scene disagree.
    """
    folder = _folder(lecture)
    kind, text = load_scene(folder, anchor), read_lecture(folder / TEXT)
    text = translation_of(text, language) if language else text
    witness = _Witness(look, layout)
    known: Parameters = kind.Parameters(**settings)
    performance = stage_play(
        kind, known, text.section(anchor), witness, size, fps, silent(text.pace, text.language)
    )
    beats = {
        beat.key: SeenBeat(
            beat.text,
            {shown.expression: shown.text for shown in beat.shown},
            frames=beat.end - beat.first,
            **witness.seen[beat.key],
        )
        for beat in performance.beats
    }
    return PlayedScene(known, beats, performance)


class _Witness(Onlooker):
    """Keeps what is on screen at every beat's end, and looks at it."""

    def __init__(self, look: Look | None, layout: bool) -> None:
        super().__init__()
        self.look, self.layout = look, layout
        self.awaited: set[str] = set()
        self.seen: dict[str, dict[str, Any]] = {}

    def beat_begins(self, key: str, scene: Any) -> None:
        """Hear which marks the scene waits for in it."""
        self.awaited = set()
        super().beat_begins(key, scene)

    def waits(self, mark: str, frames: int) -> None:
        """Hear it."""
        self.awaited.add(mark)

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        """See some moments of it, if the layout is looked at."""
        return super().movement(first, count, line) if self.layout else ()

    def rest(self, first: int, count: int) -> bool:
        """See it, likewise."""
        return super().rest(first, count) and self.layout

    def beat_ends(self, key: str, scene: Any) -> None:
        """Look."""
        if self.layout:
            super().beat_ends(key, scene)
        self.seen[key] = {
            "findings": tuple(self.looking.found),
            "shapes": tuple(scene.shapes_on_screen()),
            "readouts": tuple(_readouts(scene)),
            "awaited": frozenset(self.awaited),
        }
        if self.look is not None:
            self.look(key, scene)


def _readouts(scene: LectureScene[Any]) -> Iterator[str]:
    parts = (part for mobject in scene.mobjects for part in mobject.get_family())
    return (part.text for part in parts if isinstance(part, Readout))


def _folder(lecture: Path | None) -> Path:
    return lecture or nearest_lecture(Path.cwd())


def _beats(anchor: str, folder: Path, settings: Settings) -> list[Beat]:
    section = read_lecture(folder / TEXT).section(anchor)
    return list(section.beats(facts(anchor, settings, lecture=folder).namespace()))
