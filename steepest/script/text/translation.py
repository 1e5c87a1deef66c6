"""A lecture's text in another language, `lecture.de.md`: the same scenes, beats, labels and boxes in other words."""

from __future__ import annotations

from collections.abc import Iterator

from steepest.script.fault import Fault
from steepest.script.place import shown_path
from steepest.script.text.boxes import BoxTemplate
from steepest.script.text.lecture import Lecture, read_lecture
from steepest.script.text.section import Section


def translation_of(original: Lecture, code: str) -> Lecture:
    """The text of a lecture in the language of this code; the text itself where that is its own language.

    Raises Fault where it is not written, and where it leaves out or adds something: by the name of that.
    """
    if code == original.language.code:
        return original
    file = original.path.with_name(f"lecture.{code}.md")
    if not file.is_file():
        there = ", ".join([original.language.code, *translations(original)])
        raise Fault(f"--language {code}: there is no {shown_path(file)}; this lecture is written in: {there}")
    found = read_lecture(file)
    if found.language.code != code:
        raise Fault(
            f'{shown_path(file)}: its header says language: {found.language.code}; write "language: {code}" there'
        )
    if sentence := next(_lacking(original, found), None):
        raise Fault(f"{shown_path(file)}: {sentence}")
    return found


def translations(original: Lecture) -> list[str]:
    """The languages, beside its own, in which there is a text."""
    files = sorted(original.path.parent.glob("lecture.*.md"))
    return [file.name.split(".")[1] for file in files if file.name.count(".") == 2]


def _lacking(original: Lecture, found: Lecture) -> Iterator[str]:
    """What a translation does not have and should, or has and should not, a sentence each."""
    name = shown_path(original.path)
    yield from _compared(_scenes(original), _scenes(found), "the scene", name)
    for section in original.sections:
        other = found.section(section.anchor)
        yield from _compared(_beats(section), _beats(other), "the beat", name)
        yield from _compared(_labels(section), _labels(other), "the label", name)
        yield from _boxes_compared(section.anchor, section.box_templates, other.box_templates, name)
        for beat, same in zip(section.templates, other.templates, strict=True):
            yield from _boxes_compared(f"{section.anchor}/{beat.name}", beat.boxes, same.boxes, name)


def _compared(wanted: dict[str, int], there: dict[str, int], what: str, file: str) -> Iterator[str]:
    for name, line in wanted.items():
        if name not in there:
            yield f"{what} {name} is not translated; it stands in {file}:{line}"
    for name, line in there.items():
        if name not in wanted:
            yield f"{what} {name} (line {line}) is not in {file}, which this is a translation of"
    if [*wanted] != [*there]:
        first = next(name for name, other in zip(wanted, there, strict=True) if name != other)
        if what != "the label":
            yield f"{what} {first} stands in another place than in {file}:{wanted[first]}; keep the order"


def _boxes_compared(
    where: str, wanted: tuple[BoxTemplate, ...], there: tuple[BoxTemplate, ...], file: str
) -> Iterator[str]:
    kinds, others = [box.kind for box in wanted], [box.kind for box in there]
    for number, kind in enumerate(kinds):
        if others[number : number + 1] != [kind]:
            line = wanted[number].place.line
            yield f"> [!{kind}] of {where} is not translated, or not in its place; it stands in {file}:{line}"
            return
    if len(others) > len(kinds):
        yield f"> [!{others[len(kinds)]}] of {where} (line {there[len(kinds)].place.line}) is not in {file}"


def _scenes(lecture: Lecture) -> dict[str, int]:
    return {section.anchor: section.line for section in lecture.sections}


def _beats(section: Section) -> dict[str, int]:
    return {f"{section.anchor}/{beat.name}": beat.line for beat in section.templates}


def _labels(section: Section) -> dict[str, int]:
    return {f'"{name}" of {section.anchor}': label.place.line for name, label in section.labels.items()}
