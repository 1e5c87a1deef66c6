"""Every frame of every scene, at 480 rows, held against the same frame drawn from nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steepest.film.crew.job import Job
from steepest.film.crew.plan import job_of
from steepest.film.crew.results import results
from steepest.film.request import Request
from steepest.script.text.lecture import read_lecture

if TYPE_CHECKING:
    from steepest.film.pictures.comparison import Difference


@dataclass(frozen=True)
class Verdict:
    """How many frames of a scene were compared, how many pictures they are, and what differs."""

    anchor: str
    frames: int
    pictures: int
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        off = len(self.differences)
        said = f"{off} differ" if off else "all as if drawn from nothing"
        return f"{self.anchor}: {self.frames:,} frames compared, {self.pictures:,} pictures: {said}"

    def found(self) -> list[str]:
        """What differs, a line each."""
        return [f"{self.anchor}/{one.beat}: frame {one.frame} is {one.kind}" for one in self.differences]


def verify(request: Request, names: Sequence[str], say: Callable[[str], None]) -> bool:
    """Compare these scenes (all if none is named), saying what was found of each, and return whether nothing differs.

    Words are timed by reading speed. Raises Fault for input that cannot be filmed, and Failure for a lost process.
    """
    lecture = read_lecture(request.text)
    anchors = [lecture.section(name).anchor for name in names] or [each.anchor for each in lecture.sections]
    jobs = [job_of(request, lecture, anchor) for anchor in anchors]
    verdicts: list[Verdict] = []
    for _, verdict in results(compare, jobs, request.workers, say):
        verdicts.append(verdict)
        say("\n".join([str(verdict), *verdict.found()]))
    frames, pictures = sum(each.frames for each in verdicts), sum(each.pictures for each in verdicts)
    off = sum(len(each.differences) for each in verdicts)
    say(f"{frames:,} frames compared, {pictures:,} pictures: {off or 'none'} differ{'s' if off == 1 else ''}")
    return not off


def compare(job: Job, tell: Callable[[float], None]) -> Verdict:
    """Compare one scene. Runs in a worker."""
    from steepest.film.pictures.comparison import Comparison
    from steepest.film.playing import play_silently, ready

    scene, watcher = ready(job), Comparison()
    play_silently(job, scene, watcher)
    return Verdict(job.anchor, watcher.frames, watcher.pictures, tuple(watcher.differences))
