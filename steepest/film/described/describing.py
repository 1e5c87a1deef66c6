"""Descriptions brought into a film: spoken where the vault does not hold them, then segments and sound with room."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from steepest.film.cache.descriptions import Descriptions
from steepest.film.cache.keys import described_code
from steepest.film.cache.record import Record
from steepest.film.cache.vault import Vault, there
from steepest.film.crew.job import Job
from steepest.film.crew.results import results
from steepest.film.encode.lengthening import lengthened
from steepest.film.sound.aac import Heard, packet_at, read_m4a
from steepest.script.fault import Fault

Described = Mapping[str, Descriptions]
"""The descriptions of each scene, by its name."""


def descriptions_of(
    jobs: Sequence[Job], vault: Vault, workers: int, say: Callable[[str], None]
) -> dict[str, Descriptions]:
    """The descriptions of some scenes, each from the vault or spoken now.

    Raises Fault for bad input, and Failure where a worker is lost or nobody has described anything.
    """
    code = described_code()
    wanted = [replace(job, key=hashlib.sha256(f"{job.key}{code}".encode()).hexdigest()[:32]) for job in jobs]
    kept = {job.anchor: vault.descriptions(job.key) for job in wanted}
    found = {anchor: one for anchor, one in kept.items() if one}
    left = [job for job in wanted if job.anchor not in found]
    if left:
        found |= _spoken(left, vault, workers, say)
    found = {job.anchor: found[job.anchor] for job in wanted}  # in their order, whichever was spoken first
    for remark in dict.fromkeys(remark for one in found.values() for remark in one.remarks):
        say(remark)
    if not any(one.pauses for one in found.values()):
        raise Fault(
            "--described: nothing is described in this lecture; write what is seen under a beat, as in "
            "> [!picture] A house, with somebody at its door."
        )
    return found


def _spoken(
    jobs: Sequence[Job], vault: Vault, workers: int, say: Callable[[str], None]
) -> Iterator[tuple[str, Descriptions]]:
    from steepest.film.described.speaking import speak_descriptions

    for job, told in results(speak_descriptions, jobs, workers, say):
        vault.keep_descriptions(told.descriptions, told.sound)
        yield job.anchor, told.descriptions


def longer(
    segments: Iterable[bytes], records: Sequence[Record], described: Described, leading: bool
) -> Iterator[bytes]:
    """The segments of plain scenes, each scene after one that leads over to it where there are any, with room for the
    descriptions."""
    coming = iter(segments)
    for record in records:
        yield from islice(coming, int(leading))
        for beat in record.beats:
            more = described[record.anchor].frames(beat.key)
            yield lengthened(next(coming), more) if more else next(coming)
    yield from coming


def heard_with(record: Record, descriptions: Descriptions, vault: Vault) -> Iterator[Heard]:
    """The sound of a plain scene, with that of its descriptions where they are spoken. Raises Failure where somebody
    has taken one away."""
    packets, described = (
        read_m4a(there(vault.sound(one.key))) if one.speaks else [] for one in (record, descriptions)
    )
    fps, begun, told = Fraction(record.fps), 0, 0
    for beat in record.beats:
        if more := descriptions.frames(beat.key):
            yield packets[packet_at(begun, fps) :], beat.end - begun
            yield described[packet_at(told, fps) :], more
            begun, told = beat.end, told + more
    yield packets[packet_at(begun, fps) :], record.frames - begun
