"""The last frame of the beat that somebody works on, with nothing drawn before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from steepest.disk.placing import place
from steepest.film.cache.publish import folder_fault, look_first
from steepest.film.crew.job import Job
from steepest.film.pictures.audiences import projector
from steepest.film.pictures.images import png
from steepest.film.pictures.still import job_without_keys, last_frame
from steepest.film.playing import Ready, play_silently, ready
from steepest.film.request import Request
from steepest.film.watch.worked_on import Work
from steepest.script.paragraph.expressions import Expression
from steepest.script.text.lecture import Lecture
from steepest.stage.play.projector import Audience, Curtain, Picture
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import Parameters

if TYPE_CHECKING:
    from manim import Scene

    from steepest.script.text.beats import Beat

PREVIEW = "preview.png"


def render_preview(request: Request, lecture: Lecture, work: Work) -> str:
    """Write the picture as `preview.png` in the output folder, and return the beat that it shows.

    Raises Fault as `steepest.film.playing.ready` does, and where the scene never plays the beat.
    """
    job = job_without_keys(request, lecture, work.scene)
    key, picture = _drawn(job, ready(job), work)
    with folder_fault(request.output):
        request.output.mkdir(parents=True, exist_ok=True)
        look_first(request.output, [PREVIEW])
        place(request.output / PREVIEW, png(picture))
    return key


def _drawn(job: Job, scene: Ready, work: Work) -> tuple[str, Picture]:
    """The beat and its picture."""
    told = [beat.key for beat in scene.beats if {beat.key, beat.name} & work.beats]
    reads = work.reads.intersection(scene.facts.namespace())
    if reads and not told:
        first = FirstReading(reads, scene.facts, scene.beats)
        play_silently(job, scene, first)
        if first.picture is not None:
            return first.key, first.picture
    key = next(iter(told), scene.beats[0].key)
    return key, last_frame(job, scene, key)


class FirstReading(Audience):
    """Sees the last frame of the first beat that says or shows something that depends on some parameters and
    facts.
    """

    def __init__(self, names: Iterable[str], facts: Parameters, beats: Sequence[Beat]) -> None:
        self.names, self.facts = frozenset(names), facts
        self.said = {beat.key: beat.filled.reads for beat in beats}
        self.key = ""
        self.picture: Picture | None = None

    def beat_ends(self, key: str, scene: Scene) -> None:
        """Draw that one picture."""
        assert isinstance(scene, LectureScene)
        shown = (Expression.read(one.expression).names for one in scene.numbers_on_screen())
        if self.names & behind(self.said[key].union(*shown), self.facts):
            self.key, self.picture = key, projector(scene).picture(scene).copy()
            raise Curtain


def behind(names: Iterable[str], facts: Parameters) -> set[str]:
    """These parameters and facts, and all that they depend on. Names that mean nothing are left out."""
    known, found, todo = facts.namespace(), set[str](), list(names)
    while todo:
        name = todo.pop()
        if name in known and name not in found:
            found.add(name)
            todo += facts.reads(name)
    return found
