"""Finds what is wrong with a lecture without filming it: in its text, claims, layout, pace and captions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass

from steepest.film.cache.record import Record
from steepest.film.crew import crew
from steepest.film.crew.failure import Failure
from steepest.film.crew.job import Job
from steepest.film.crew.plan import job_of
from steepest.film.crew.results import named
from steepest.film.report.measures import Measures, measured
from steepest.film.request import Request
from steepest.film.transcript import clock
from steepest.film.watch.beat_code import Blocks
from steepest.script.fault import Fault
from steepest.script.paragraph.filling import KEEP
from steepest.script.text.beats import Beat
from steepest.script.text.boxes import TextBox
from steepest.script.text.lecture import Lecture, read_lecture
from steepest.script.text.section import Section
from steepest.script.text.translation import translation_of, translations
from steepest.script.timing.captions import LINE, LINES, LONGEST, MOST, SHORTEST

PACES = (130, 190)  # words a minute
SCENE_SECONDS = (10.0, 100.0)
CHAPTER_SECONDS = 360.0
TITLE = 49  # characters that players show


@dataclass(frozen=True)
class Remark:
    """Something to mend: what kind of check found it, where (lecture.md:12, hill/east), and one sentence."""

    kind: str
    place: str
    sentence: str
    frames: str = ""
    """The traceback, as text, where the scene's own code cannot be played."""

    def __str__(self) -> str:
        if self.kind == "scene":  # every command says the same of what cannot be played
            return self.sentence
        return f"{self.place}: {self.kind}: {self.sentence}"


@dataclass(frozen=True)
class Examined:
    """What is wrong with some scenes, and what was measured of those that can be played, with their records by name, in
    the order of the text."""

    remarks: list[Remark]
    measures: list[Measures]
    records: dict[str, Record]


def check(request: Request, names: Sequence[str] | None = None) -> list[Remark]:
    """What is wrong with these scenes, as `examine` finds it."""
    return examine(request, names).remarks


def examine(request: Request, names: Sequence[str] | None = None) -> Examined:
    """Look for what is wrong with these scenes, or with all of them if none are named.

    Each scene is played in a process of its own with hardly anything drawn. Raises Fault where the text cannot be
    read at all, and Failure where a process is lost.
    """
    lecture = read_lecture(request.text)
    anchors = [lecture.section(name).anchor for name in names or ()] or [
        section.anchor for section in lecture.sections
    ]
    jobs = [job_of(request, lecture, anchor) for anchor in anchors]
    remarks: dict[str, list[Remark]] = {job.anchor: list(in_text(lecture, job.section)) for job in jobs}
    records: dict[str, Record] = {}
    measures: dict[str, Measures] = {}
    with closing(crew.run(_rehearse, jobs, request.workers)) as events:
        for event in events:
            match event:
                case crew.Done(job, (record, found, numbers)):
                    records[job.anchor], measures[job.anchor] = record, numbers
                    remarks[job.anchor] += found
                case crew.Lost(job, _, True, frames):
                    remarks[job.anchor].append(Remark("scene", job.anchor, named(event), frames))
                case crew.Lost(_, _, False, frames):
                    failure = Failure(named(event))
                    failure.frames = frames
                    raise failure
    for record in records.values():
        remarks[record.anchor] += [Remark("voice", record.anchor, said) for said in record.remarks]
        remarks[record.anchor] += [*in_captions(record), *in_length(record)]
    whole = list(in_chapters(lecture, records)) if len(records) == len(lecture.sections) else []
    whole += [] if request.translation else in_translations(lecture, anchors)
    played = [anchor for anchor in anchors if anchor in records]
    return Examined(
        [remark for anchor in anchors for remark in remarks[anchor]] + whole,
        [measures[anchor] for anchor in played],
        {anchor: records[anchor] for anchor in played},
    )


def in_text(lecture: Lecture, section: Section) -> Iterator[Remark]:
    """Words that compare or count and digits that no fact stands behind; words that lead up where a condition leads
    down; titles that players cut; an unusual pace.
    """
    from steepest.script.place import shown_path
    from steepest.script.text.wording import contradicted, idle_reasons, typed_digits, unbacked

    file = shown_path(lecture.path)
    for line, word in unbacked(section):
        yield Remark(
            "text",
            f"{file}:{line}",
            f'"{word}" compares, counts or tells a direction, and no claim, condition or reason stands behind it',
        )
    for line, word, condition in contradicted(section):
        sentence = f'"{word}" leads the other way than "{condition}" says; turn one of them, or give a reason'
        yield Remark("text", f"{file}:{line}", sentence)
    for line, digits in typed_digits(section):
        yield Remark("text", f"{file}:{line}", f'"{digits}" is typed by hand; write a placeholder')
    for line, words in idle_reasons(section):
        yield Remark("text", f"{file}:{line}", f'"{words}" needs no reason; take it out of the line "given"')
    title = f"{section.chapter} · {section.title}"
    if len(title) > TITLE:
        yield Remark(
            "text",
            f"{file}:{section.line}",
            f'"{title}" has {len(title)} characters; players cut it after {TITLE}',
        )
    if not PACES[0] <= lecture.pace <= PACES[1]:
        yield Remark(
            "pace", file, f"{lecture.pace} words a minute; {PACES[0]} to {PACES[1]} are easy to follow"
        )


def in_translations(lecture: Lecture, anchors: Sequence[str]) -> Iterator[Remark]:
    """What is wrong with the texts of these scenes in other languages: what they lack, and what `in_text` finds."""
    for code in translations(lecture):
        try:
            text = translation_of(lecture, code)
        except Fault as fault:
            place, _, sentence = fault.sentence.partition(": ")
            yield Remark("text", place, sentence)
            continue
        for anchor in anchors:
            yield from in_text(text, text.section(anchor))


def in_questions(section: Section, beats: Iterable[Beat], boxes: Iterable[TextBox]) -> Iterator[Remark]:
    """Questions in which another answer is ticked than the one that is right, with the defaults."""
    for box in (*(box for beat in beats for box in beat.boxes), *boxes):
        if box.mistaken:
            right = next(option.filled.text for option in box.options if option.right)
            place = f"{section.place.file}:{box.line}"
            yield Remark("text", place, f'with the defaults "{right}" is right; tick it, "- [x]"')


def in_marks(section: Section, blocks: Blocks, asked: Mapping[str, Set[str]]) -> Iterator[Remark]:
    """Marks that the scene's code names and no wording of the beat has, with whatever settings; and those of the text
    for which nothing waits in a beat that was played. `asked`: the marks that were asked for, by the beat's name.
    """
    for beat in section.templates:
        for mark, line in blocks.asked_marks(beat.name).items():
            try:
                section.check_mark(beat.name, mark, line, blocks.text)
            except Fault as fault:
                yield Remark("scene", section.anchor, fault.sentence)
        for mark, line in beat.template.marks().items():
            idle = mark not in asked.get(beat.name, {mark}) and not blocks.may_ask(beat.name, mark)
            if idle and mark != KEEP:
                yield Remark(
                    "text",
                    f"{section.place.file}:{line}",
                    f"nothing in scenes/{section.anchor}.py waits for the mark {{@{mark}}} of the beat {beat.name}; "
                    f'take it out, or write at="{mark}" there',
                )


def in_captions(record: Record) -> Iterator[Remark]:
    """Captions too long, too wide, too short or too quick to read."""
    for beat in record.beats:
        asks = any(box.options for box in beat.boxes)
        for cue in beat.cues:
            seconds = (cue.end - cue.first) / record.fps
            stays = asks and cue is beat.cues[-1]  # while somebody thinks
            said = f'"{" ".join(cue.text.split())}"'
            place = f"{record.anchor}/{beat.key}"
            lines = cue.text.split("\n")
            if len(lines) > LINES or max(map(len, lines)) > LINE:
                yield Remark("captions", place, f"{said} does not fit {LINES} lines of {LINE} characters")
            if not SHORTEST - 1 / record.fps <= seconds or (seconds > LONGEST + 1 / record.fps and not stays):
                yield Remark("captions", place, f"{said} is shown for {seconds:.2f} s")
            elif len(cue.text) / seconds > MOST + 0.5:
                yield Remark(
                    "captions", place, f"{said} has {len(cue.text) / seconds:.0f} characters a second"
                )


def in_length(record: Record) -> Iterator[Remark]:
    """Scenes too short for a chapter mark or too long to follow."""
    if not SCENE_SECONDS[0] <= record.seconds <= SCENE_SECONDS[1]:
        low, high = SCENE_SECONDS
        yield Remark(
            "pace",
            record.anchor,
            f"the scene lasts {clock(record.seconds)}; it should last from {low:g} to {high:g} s",
        )


def in_chapters(lecture: Lecture, records: dict[str, Record]) -> Iterator[Remark]:
    """Chapters too long to follow."""
    for chapter in lecture.chapters:
        seconds = sum(records[section.anchor].seconds for section in chapter.scenes)
        if seconds > CHAPTER_SECONDS:
            yield Remark(
                "pace",
                chapter.title,
                f"the chapter lasts {clock(seconds)}; it should last {clock(CHAPTER_SECONDS)} at most",
            )


def _rehearse(job: Job, tell: Callable[[object], None]) -> tuple[Record, list[Remark], Measures]:
    """Play a scene with hardly anything drawn, look at its layout and marks, and measure it. Runs in a worker."""
    from steepest.film.playing import perform, ready
    from steepest.film.report.inspector import Inspector

    inspector, scene = Inspector(), ready(job)
    record = perform(job, scene, inspector)
    layout: Iterable[Remark] = (
        Remark("layout", f"{job.anchor}/{key}", finding.sentence) for key, finding in inspector.found
    )
    file = job.section.file(job.lecture_folder)
    marks = in_marks(job.section, Blocks(file.read_bytes(), f"scenes/{file.name}"), inspector.asked)
    ticks = [] if job.settings.of(job.anchor) else in_questions(job.section, scene.beats, scene.boxes)
    return record, [*marks, *ticks, *layout], measured(job, record, scene.beats, inspector)
