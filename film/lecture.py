"""The whole way: from a request to the film and everything that lies beside it.

What is wrong with the input is found before anything is filmed; a scene that was filmed is kept even if
another one fails; and what lay in the output folder stays until all that replaces it is ready.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from film import crew
from film.captions import captions, chapters, chapters_vtt
from film.failure import Failure
from film.job import Job
from film.join import join
from film.plan import Costs, Estimate, costs_of, estimate, job_of, split
from film.progress import Progress, progress, spoken
from film.publish import check_writable, folder_fault, staging
from film.request import Request
from film.standing import Standing, inputs_of
from film.take import Record, Take
from film.timeline import timeline
from film.transcript import transcript
from film.vault import Vault
from film.voice.store import Store
from script.captions import srt, vtt
from script.fault import Fault
from script.lecture import Lecture, read_lecture

FILM = "lecture.mp4"


def render_lecture(request: Request) -> Path:
    """Film what is not filmed yet, join the lecture, write what goes with it, and return the film's path.

    Raises Fault for bad input, and Failure where a worker is lost; the last good film is untouched by both.
    """
    lecture = read_lecture(request.text)
    records = film_scenes(request, lecture, [section.anchor for section in lecture.sections])
    vault = Vault(request.cache)
    standing = Standing(request.cache / "lecture.json", request.output)
    inputs = inputs_of(records, lecture.title, lecture.language.code, *(r.title + r.chapter for r in records))
    if standing.holds(inputs):
        return request.output / FILM
    with staging(request.output) as ahead:
        listed, said = chapters(records), captions(records)
        segments = [vault.segment(record.key) for record in records]
        join(
            segments,
            ahead / FILM,
            title=lecture.title,
            cues=said,
            chapters=listed,
            language=lecture.language.code,
            tracks=[vault.sound(record.key) for record in records],
        )
        (ahead / "poster.png").write_bytes(vault.poster(records[0].key).read_bytes())
        for name, text in {
            "captions.vtt": vtt(said),
            "captions.srt": srt(said),
            "chapters.vtt": chapters_vtt(listed),
            "transcript.md": transcript(records, title=lecture.title),
            "timeline.json": timeline(records, title=lecture.title, language=lecture.language.code),
        }.items():
            (ahead / name).write_text(text, encoding="utf-8", newline="\n")
        names = [file.name for file in ahead.iterdir()]
    standing.keep(inputs, names)
    vault.tidy({record.key for record in records})
    return request.output / FILM


def render_scenes(request: Request, names: Sequence[str]) -> list[Path]:
    """Film these scenes, each to a file of its own with its captions inside, and return their paths in
    that order.

    Raises as `render_lecture` does, also for a scene that the lecture does not have.
    """
    lecture = read_lecture(request.text)
    names = list(dict.fromkeys(names))
    records = film_scenes(request, lecture, names)
    vault = Vault(request.cache)
    with staging(request.output) as ahead:
        for record in records:
            segment = vault.segment(record.key)
            film = ahead / f"{record.anchor}.mp4"
            join(
                [segment],
                film,
                title=record.title,
                cues=captions([record]),
                language=lecture.language.code,
                tracks=[vault.sound(record.key)],
            )
    vault.tidy({record.key for record in records})
    return [request.output / f"{name}.mp4" for name in names]


def film_scenes(request: Request, lecture: Lecture, anchors: Sequence[str]) -> list[Record]:
    """The records of these scenes, in this order, with their segments in the vault; films those that are
    missing.
    """
    jobs = [job_of(request, lecture, anchor) for anchor in anchors]
    _tell(notice for job in jobs for notice in job.casting.notices)
    vault, costs = Vault(request.cache), Costs(request.cache / "costs.json")
    there, left = split(jobs, vault)
    check_writable(request.output)
    if left:
        crew.warm()  # the workers' manim is imported while ours is
        frames = {job.anchor: _expected_frames(job) for job in left}
        expected = estimate(left, frames, costs, request.workers)
        check_writable(request.output, needed=2 * expected.size)
        work = costs_of(left, frames, costs)
        left.sort(
            key=lambda job: work[job.anchor], reverse=True
        )  # the longest first: no worker waits at the end
        with progress(work, request.workers, request.quiet) as shown:
            shown.say(_announced(len(there), left, expected, request))
            there |= _filmed(request, left, vault, costs, shown)
        Store(request.cache / "speech").tidy()
    _tell(remark for anchor in anchors for remark in there[anchor].remarks)
    return [there[anchor] for anchor in anchors]


def _tell(sentences: Iterable[str]) -> None:
    """What somebody should know though the film is made: each sentence once."""
    for sentence in dict.fromkeys(sentences):
        print(sentence, file=sys.stderr, flush=True)


def _filmed(
    request: Request, jobs: Sequence[Job], vault: Vault, costs: Costs, shown: Progress
) -> dict[str, Record]:
    from film.shoot import shoot

    records: dict[str, Record] = {}
    lost: list[crew.Lost[Job]] = []
    with contextlib.closing(crew.run(shoot, jobs, request.workers)) as events:
        for event in events:
            match event:
                case crew.Told(job, share):
                    shown.update(job.anchor, float(str(share)))
                case crew.Lost():
                    lost.append(event)
                    shown.say(f"{event.job.anchor}: not filmed")
                case crew.Done(job, Take() as take):
                    vault.keep(take)
                    if not take.copied:
                        costs.learn(take.record, len(take.video))
                    records[job.anchor] = take.record
                    shown.update(job.anchor, 1.0)
    if lost:
        raise _reason(lost, request)
    return records


def _reason(lost: Sequence[crew.Lost[Job]], request: Request) -> Exception:
    """What to raise for scenes that were not filmed: bad input first, for that can be mended by who reads
    it.
    """
    details = [f"{one.job.anchor}\n{one.details}" for one in lost if one.details and not one.fault]
    log = request.cache / "failure.txt"
    if details:
        with folder_fault(log.parent):
            log.parent.mkdir(parents=True, exist_ok=True)
            log.write_text("\n".join(details), encoding="utf-8")
    sentences = [_named(one) for one in lost]
    if any(one.fault for one in lost):
        return Fault("\n".join(sentences))
    return Failure("\n".join([*sentences, *([f"Details are in {log}."] if details else [])]))


def _named(lost: crew.Lost[Job]) -> str:
    """The sentence, with the scene's name in it."""
    return lost.sentence if lost.job.anchor in lost.sentence else f"{lost.job.anchor}: {lost.sentence}"


def _expected_frames(job: Job) -> int:
    """How long a scene will be, roughly; finds false claims and unfit settings on the way (Fault). Imports
    manim.
    """
    from film.shoot import ready

    return ready(job).expected_frames


def _announced(there: int, left: Sequence[Job], expected: Estimate, request: Request) -> str:
    scenes = f"{len(left)} scene{'s' if len(left) > 1 else ''} to film"
    kept = f" ({there} unchanged)" if there else ""
    workers = min(request.workers, len(left))
    return (
        f"{scenes}{kept}: {spoken(expected.film_seconds)} of film at {request.width} × {request.height}, "
        f"{request.fps} frames a second; about {spoken(expected.seconds)} with {workers} "
        f"worker{'s' if workers > 1 else ''}, {_megabytes(expected.size)} of disk"
    )


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / 1e6))} MB" if size < 1e9 else f"{size / 1e9:.1f} GB"
