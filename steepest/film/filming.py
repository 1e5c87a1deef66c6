"""Scenes into records and segments: what is known is taken from the vault, the others are rehearsed, and beats
whose segments are missing are filmed.

Everything is kept as soon as it is there, so a run that ends early, however that happens, has lost at most the
beats that were being filmed.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Self

from steepest.film.cache.imports import Finder
from steepest.film.cache.known_imports import KNOWN
from steepest.film.cache.publish import check_writable
from steepest.film.cache.record import Record, Rehearsed, Segment
from steepest.film.cache.storage import readable_size
from steepest.film.cache.vault import Vault
from steepest.film.crew import crew, server
from steepest.film.crew.costs import Costs, Estimate, estimate, seconds_of_cards
from steepest.film.crew.failure import Failure
from steepest.film.crew.job import Job, Shot
from steepest.film.crew.plan import cut, job_of, missing
from steepest.film.crew.progress import Progress, progress, spoken
from steepest.film.crew.results import gathered
from steepest.film.crew.workers import Workers
from steepest.film.join import is_film_of, voices_in
from steepest.film.request import Request
from steepest.film.voice.voice_names import BEST, NAMES, worse, worst
from steepest.script.fault import visible
from steepest.script.text.lecture import Lecture


class Filming:
    """Scenes of a lecture, by their names, on their way to segments, and in the end to `files` in the output folder;
    a context that holds the workers.
    """

    def __init__(
        self, request: Request, lecture: Lecture, anchors: Sequence[str], files: Sequence[str] = ()
    ) -> None:
        self.request, self.files = request, files
        self.jobs: list[Job] = []
        self.vault, self.costs = Vault(request.cache), Costs(request.cache / "costs.json")
        self.records: dict[str, Record] = {}
        KNOWN.recall(request.cache)
        finder = Finder()
        for anchor in anchors:
            self.jobs.append(job := job_of(request, lecture, anchor, finder))
            if (record := self.vault.scene(job.key)) and _is_of(record, job):
                self.records[anchor] = record
            else:
                server.warm()  # there is work, and other scenes to look at meanwhile
        KNOWN.keep(request.cache)  # for the workers
        self.workers = Workers(request, tell)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.workers.close()
        KNOWN.keep(self.request.cache)

    def rehearse(self) -> list[Record]:
        """The records of the scenes, in their order, from the vault or from a rehearsal.

        Raises Fault for bad input, and Failure where a worker is lost.
        """
        tell(*(notice for job in self.jobs for notice in job.casting.notices))
        check_writable(self.request.folder, names=self.files)
        # a scene whose voice gave trouble is rehearsed again: it may not any more
        new = [job for job in self.jobs if job.anchor not in self.records or self.records[job.anchor].remarks]
        if new:
            self.workers.ready()  # nobody should wait for a rehearsal in vain
            _say(f"{_counted(len(new), 'scene')} to rehearse", self.request)
            self.records |= _rehearsed(self.request, new, self.vault, self.costs)
        tell(*(remark for job in self.jobs for remark in self.records[job.anchor].remarks))
        self._spare_better()
        return [self.records[job.anchor] for job in self.jobs]

    def _spare_better(self) -> None:
        """See to it that no film is replaced by one that sounds worse only because this machine lacks a voice.
        Raises Failure.
        """
        notices = dict.fromkeys(notice for job in self.jobs for notice in job.casting.notices)
        if self.request.voice != BEST or not notices:
            return
        voices = voices_of(list(self.records.values()))
        for film in (self.request.folder / name for name in self.files if name.endswith(".mp4")):
            if worse(voices, than=(there := voices_in(film))):
                raise Failure(
                    f"{film} speaks with {' and '.join(there)}, and would not any more; it was not replaced. Mend what "
                    f"is missing, say so with --voice {worst(voices)}, or choose another folder with --output."
                )

    def film(self, cards: Sequence[int] = ()) -> None:
        """Film every beat of the rehearsed scenes whose segment is not in the vault. `cards` are the frames of each of
        the interludes that will be filmed then. Raises as `rehearse` does.
        """
        unfilmed = missing(self.jobs, self.records, self.vault)
        tell(*self.vault.told_damaged())
        if not unfilmed:
            return
        self.workers.ready()
        left = cut(unfilmed, self.costs, self.workers.number)
        expected = estimate(left, self.costs, self.workers.number)
        then = seconds_of_cards(cards, self.request.size, self.workers.number)
        expected = replace(expected, seconds=expected.seconds + then)
        check_writable(self.request.folder, needed=expected.size)
        check_writable(self.request.cache, needed=2 * expected.size, option=self.request.cache_option)
        _filmed(self.request, left, self.vault, self.costs, expected, self.workers)


def _is_of(record: Record, job: Job) -> bool:
    """Whether a record tells what its key says. Names are the request's; a record's own lead nowhere."""
    told = record.anchor, record.title, record.chapter, (record.width, record.height), record.fps
    return told == (job.anchor, job.section.title, job.section.chapter, job.size, job.fps)


def _was_asked_for(segment: Segment, shot: Shot) -> bool:
    """Whether it is a beat of the shot, as long as it must be. Somebody else's machine may have sent it."""
    wanted = [one.frames for one in shot.wanted if (one.beat, one.segment) == (segment.beat, segment.key)]
    return len(wanted) == 1 and is_film_of(segment.video, wanted[0])


def voices_of(records: Iterable[Record]) -> list[str]:
    """Who speaks in some scenes, in the order of choice."""
    heard = {beat.voice for record in records for beat in record.beats}
    return sorted(heard, key=lambda name: NAMES.index(name) if name in NAMES else len(NAMES))


def _rehearsed(request: Request, jobs: Sequence[Job], vault: Vault, costs: Costs) -> dict[str, Record]:
    from steepest.film.rehearse import rehearse

    found: dict[str, Record] = {}
    happening = gathered(
        crew.run(rehearse, jobs, request.workers), lambda said: _say(said, request), request.cache
    )
    with contextlib.closing(happening) as events:
        for event in events:
            match event:
                case crew.Done(job, Rehearsed() as rehearsed):
                    vault.keep_scene(rehearsed)
                    costs.expect(job, rehearsed)
                    costs.keep()
                    found[job.anchor] = rehearsed.record
    return found


def _filmed(
    request: Request, left: Sequence[Shot], vault: Vault, costs: Costs, expected: Estimate, workers: Workers
) -> None:
    from steepest.film.shoot import shoot

    work: dict[str, float] = {}
    for shot in left:
        work[shot.job.anchor] = work.get(shot.job.anchor, 0.0) + costs.of(shot)
    filmed: set[str] = set()  # keys of segments

    def rest(shot: Shot) -> Shot:
        return shot.without(filmed - {shot.wanted[-1].segment})  # never nothing: it has to come to an end

    with progress(work, request.quiet) as shown:
        shown.say(_announced(left, expected, request, workers.number))
        follow = _Follower(shown, left, costs)
        happening = gathered(workers.run(shoot, left, rest), shown.say, request.cache)
        with contextlib.closing(happening) as events:
            for event in events:
                match event:
                    case crew.Reported(shot, Segment() as segment):
                        if not _was_asked_for(segment, shot):
                            raise Failure(
                                f"{shot}: what came back from its worker is not this beat; render it again"
                            )
                        vault.keep_segment(segment)
                        costs.learn(shot, segment)
                        filmed.add(segment.key)
                    case crew.Reported(shot, float(share)):
                        follow.update(shot, share)
                    case crew.Lost(shot):
                        shown.say(f"{shot}: not filmed")
                    case crew.Done(shot):
                        follow.update(shot, 1.0)
                        costs.keep()


class _Follower:
    """Turns the share done of each shot into that of its scene."""

    def __init__(self, shown: Progress, left: Iterable[Shot], costs: Costs) -> None:
        self.shown = shown
        self.work = {(shot.job.anchor, shot.wanted[-1].beat): costs.of(shot) for shot in left}
        self.done = dict.fromkeys(self.work, 0.0)

    def update(self, shot: Shot, share: float) -> None:
        """A shot, or what is left of it, is filmed up to this share (0 to 1)."""
        anchor, last = shot.job.anchor, shot.wanted[-1].beat
        self.done[anchor, last] = max(share, self.done[anchor, last])
        parts = [each for each in self.work if each[0] == anchor]
        work = sum(self.work[each] for each in parts)
        self.shown.update(anchor, sum(self.work[each] * self.done[each] for each in parts) / work)


def _announced(left: Sequence[Shot], expected: Estimate, request: Request, workers: int) -> str:
    beats = _counted(sum(len(shot.wanted) for shot in left), "beat")
    scenes = _counted(len({shot.job.anchor for shot in left}), "scene")
    return (
        f"{beats} of {scenes} to film: {spoken(expected.film_seconds)} of film at "
        f"{request.width} × {request.height}, {request.fps} frames a second; about {spoken(expected.seconds)} "
        f"with {_counted(min(workers, len(left)), 'worker')} if nothing else runs there, "
        f"{readable_size(expected.size)} of disk"
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number > 1 else ''}"


def _say(sentence: str, request: Request) -> None:
    """How far the work is, unless nobody wants to know."""
    if not request.quiet:
        tell(sentence)


def tell(*sentences: str) -> None:
    """What somebody should know though the film is made: each sentence once."""
    for sentence in dict.fromkeys(sentences):
        print(visible(sentence), file=sys.stderr, flush=True)
