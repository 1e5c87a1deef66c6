"""The whole way: from a request to the film and everything that lies beside it.

What is wrong with the input is found before anything is filmed; a beat that was filmed is kept even if another
one fails; and what lay in the output folder stays until all that replaces it is ready.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from fractions import Fraction
from pathlib import Path

from steepest.disk.locks import Taken
from steepest.film.cache.finished_film import FinishedFilm, inputs_of
from steepest.film.cache.lease import alone, lease
from steepest.film.cache.publish import MANIFEST, making, publishing, staging
from steepest.film.cache.record import Record
from steepest.film.cache.storage import tidy, use
from steepest.film.cache.vault import Vault, there
from steepest.film.captions import captions, chapters, chapters_vtt
from steepest.film.described.describing import Described, descriptions_of, heard_with, longer
from steepest.film.described.pauses import with_pauses
from steepest.film.filming import Filming, tell, voices_of
from steepest.film.interlude.filming import film_interludes, keys_of_interludes
from steepest.film.interlude.plan import interludes
from steepest.film.join import join
from steepest.film.request import Request
from steepest.film.sound.aac import Heard, film_track
from steepest.film.timeline import timeline
from steepest.film.transcript import transcript
from steepest.script.fault import Fault
from steepest.script.text.lecture import read_lecture
from steepest.script.timing.captions import srt, vtt

FILM = "lecture.mp4"
SET = (
    *("captions.srt", "captions.vtt", "chapters.vtt", FILM, "poster.png", "timeline.json", "transcript.md"),
    MANIFEST,
)
"""A film and what goes with it, as it lies in the output folder."""


def render_lecture(request: Request) -> Path:
    """Film what is not filmed yet, join the lecture, write what goes with it, and return the film's path.

    Raises Fault for bad input, Busy where another run makes this film, and Failure where a worker is lost; the last
    good film is untouched by all of them.
    """
    with claim_of(request):
        return film_lecture(request)


def claim_of(request: Request) -> AbstractContextManager[None]:
    """Keeps other runs from making the film of a request, for as long as one makes it and what is copied from it."""
    return making(request.folder, [FILM])


def film_lecture(request: Request) -> Path:
    """What `render_lecture` does, by whoever holds the claim already (`claim_of`)."""
    lecture = read_lecture(request.text)
    anchors = [section.anchor for section in lecture.sections]
    standing, vault = FinishedFilm(request.cache, request.folder), Vault(request.cache)
    with (
        lease(request.cache, request.cache_option) as taken,
        Filming(request, lecture, anchors, SET) as filming,
    ):
        _warned(taken, request.cache)
        records = filming.rehearse()
        described = descriptions_of(filming.jobs, vault, request.workers, tell) if request.described else {}
        leading = interludes(lecture, records)
        between, keys = [one.frames for one in leading], keys_of_interludes(leading)
        titles = (r.title + r.chapter for r in records)
        keys_described = [one.key for one in described.values()]
        inputs = inputs_of(records, lecture.title, lecture.language.code, *titles, *keys, *keys_described)
        if standing.holds(inputs, SET):
            use(request.cache, {*keys_of(records), *keys, *keys_described})
            return request.folder / FILM
        filming.film([one.frames for one, key in zip(leading, keys, strict=True) if vault.segment(key) is None])
        film_interludes(leading, vault, filming.workers, tell)
        with staging(request.folder) as ahead:
            shown = [with_pauses(one, described[one.anchor]) for one in records] if described else records
            listed, said = chapters(shown, between), captions(shown, between)
            segments = segments_of(records, vault, keys)
            join(
                longer(segments, records, described, bool(keys)) if described else segments,
                ahead / FILM,
                title=lecture.title,
                cues=said,
                chapters=listed,
                language=lecture.language.code,
                sound=track_of(records, vault, between, described),
                voices=voices_of(records),
            )
            (ahead / "poster.png").write_bytes(there(vault.picture(records[0].key)))
            for name, text in {
                "captions.vtt": vtt(said),
                "captions.srt": srt(said),
                "chapters.vtt": chapters_vtt(listed),
                "transcript.md": transcript(shown, title=lecture.title, between=between),
                "timeline.json": timeline(
                    shown, title=lecture.title, language=lecture.language.code, interludes=leading
                ),
            }.items():
                (ahead / name).write_text(text, encoding="utf-8", newline="\n")
            files = ahead.seal()
            with publishing(request.folder) as taken:
                _warned(taken, request.folder)
                standing.keep(inputs, files)
                ahead.publish()
    _tidied(request, {*keys_of(records), *keys, *keys_described})
    return request.folder / FILM


def render_scenes(request: Request, names: Sequence[str]) -> list[Path]:
    """Film these scenes, each to a file of its own with its captions inside, and return their paths in
    that order.

    Raises as `render_lecture` does, also for a scene that the lecture does not have.
    """
    lecture = read_lecture(request.text)
    names = list(dict.fromkeys(names))
    files = [f"{name}.mp4" for name in names]
    with (
        making(request.folder, files),
        lease(request.cache, request.cache_option) as taken,
        Filming(request, lecture, names, files) as filming,
    ):
        _warned(taken, request.cache)
        records = filming.rehearse()
        filming.film()
        vault = Vault(request.cache)
        with staging(request.folder) as ahead:
            for file, record in zip(files, records, strict=True):
                join(
                    segments_of([record], vault),
                    ahead / file,
                    title=record.title,
                    cues=captions([record]),
                    language=lecture.language.code,
                    sound=track_of([record], vault),
                    voices=voices_of([record]),
                )
    _tidied(request, keys_of(records))
    return [request.folder / file for file in files]


def segments_of(records: Sequence[Record], vault: Vault, between: Sequence[str] = ()) -> Iterator[bytes]:
    """The segments of scenes that follow one another, with those of `between`, by their keys, before each and after the
    last. Raises Failure where somebody has taken one away.
    """
    keys: list[str] = []
    for number, record in enumerate(records):
        keys += [*between[number : number + 1], *(beat.segment for beat in record.beats)]
    return (there(vault.segment(key)) for key in (*keys, *between[len(records) :]))


def track_of(
    records: Sequence[Record], vault: Vault, between: Sequence[int] = (), described: Described | None = None
) -> list[bytes]:
    """The sound of a film as AAC packets, with its descriptions if there are any, silent for so many frames before each
    scene and after the last; none where nobody speaks in it. Raises Failure where somebody has taken one away.
    """
    heard: list[Heard] = []
    for number, record in enumerate(records):
        heard += [(None, frames) for frames in between[number : number + 1]]
        if described:
            heard += heard_with(record, described[record.anchor], vault)
        else:
            heard.append((there(vault.sound(record.key)) if record.speaks else None, record.frames))
    heard += [(None, frames) for frames in between[len(records) :]]
    return film_track(heard, Fraction(records[0].fps)) if any(sound for sound, _ in heard) else []


def keys_of(records: Iterable[Record]) -> set[str]:
    """The keys of everything that the scenes of a film are made from."""
    return {
        key
        for record in records
        for key in (record.key, *record.pictures, *(beat.segment for beat in record.beats))
    }


def _tidied(request: Request, wanted: set[str]) -> None:
    """Keep the cache in bounds, unless another run is at work in it. The film is there: what goes wrong here is left to
    a later run.
    """
    with contextlib.suppress(OSError, Fault), alone(request.cache) as taken:
        if taken is Taken.HELD:
            tidy(request.cache, wanted)


def _warned(taken: Taken, folder: Path) -> None:
    """Say it where a disk carries no locks: one run works there as well as ever, two at once might not."""
    if taken is Taken.REFUSED:
        tell(
            f"{folder}: this disk carries no locks; let no two runs work there at once, and tidy it yourself"
        )
