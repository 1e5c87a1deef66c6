"""A lecture's text in another language, `lecture.de.md`: the same scenes, beats, labels and boxes, and the same marks,
facts and claims in them, in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from steepest.script.fault import Fault
from steepest.script.paragraph.template import Claim, Line, MarkNode, Node, Placeholder, Template, branches
from steepest.script.place import shown_path
from steepest.script.text.boxes import BoxTemplate
from steepest.script.text.lecture import Lecture, read_lecture
from steepest.script.text.section import Section

ALL = "?"
"""Stands for all conditions; no condition is typed so."""


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
        for where, template, its in _pairs(section, other):
            yield from _braces_compared(where, template, its, name)


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


def _pairs(section: Section, other: Section) -> Iterator[tuple[str, Template, Template]]:
    """What of a scene's text and of its translation belongs together: by labels, beats, and the parts of boxes."""
    for label, template in section.labels.items():
        yield f'the label "{label}" of {section.anchor}', template, other.labels[label]
    boxes = [(section.anchor, section.box_templates, other.box_templates)]
    for beat, same in zip(section.templates, other.templates, strict=True):
        yield f"{section.anchor}/{beat.name}", beat.template, same.template
        boxes.append((f"{section.anchor}/{beat.name}", beat.boxes, same.boxes))
    for where, wanted, there in boxes:
        for box, twin in zip(wanted, there, strict=True):
            for template, its in zip(box.templates(), twin.templates(), strict=False):
                yield f"> [!{box.kind}] of {where}", template, its


def _braces_compared(where: str, wanted: Template, there: Template, file: str) -> Iterator[str]:
    """Marks, facts and claims that only one of two templates has, be it under one condition. A fact that is a word may
    be told by wordings instead: by conditions that ask for it.
    """
    own, other = _braces(wanted), _braces(there)
    for condition in sorted(own.keys() & other.keys(), key=lambda one: (one == ALL, own[one][0])):
        (begins, braces), (its_line, its) = own[condition], other[condition]
        for brace, line in braces.items():
            if brace not in its and not _told_by_wordings(brace, other):
                yield f"{brace} is not translated in {where} (line {its_line}); it stands in {file}:{line}"
        for brace, line in its.items():
            if brace not in braces and not _told_by_wordings(brace, own):
                yield f"{brace} in {where} (line {line}) is not in {file}:{begins}, which this is a translation of"


def _told_by_wordings(brace: str, conditions: Iterable[str]) -> bool:
    word = re.compile(re.escape(brace[1:-1]) + r"\s*[=!]=\s*['\"]")
    return any(word.search(condition) for condition in conditions)


def _braces(template: Template) -> dict[str, tuple[int, dict[str, int]]]:
    """What stands in braces under each condition that a wording has: "" for what has none, `ALL` for everything. Each
    with the line where the words begin, and of every brace that where it stands first.
    """
    begins = template.place.line
    found: dict[str, tuple[int, dict[str, int]]] = {"": (begins, {}), ALL: (begins, {})}

    def read(nodes: tuple[Node, ...], condition: str) -> None:
        for node in nodes:
            if brace := _brace(node):
                for place in (condition, ALL):
                    found[place][1].setdefault(brace, template.line_of(node.offset))
            if not isinstance(node, Line):
                for branch in branches(node):
                    read(branch, condition)
                continue
            read(node.words, condition)
            for one in node.others:
                found.setdefault(one.condition.source, (template.line_of(one.offset), {}))
                read(one.words, one.condition.source)

    read(template.nodes, "")
    return found


def _brace(node: Node) -> str:
    """A mark, fact or claim as it is typed, without its format and words; nothing for another node."""
    match node:
        case MarkNode(name=name):
            return f"{{@{name}}}"
        case Placeholder(expression=expression):
            return f"{{{expression.source}}}"
        case Claim(condition=condition):
            return f"{{{condition.source} ?}}"
    return ""


def _scenes(lecture: Lecture) -> dict[str, int]:
    return {section.anchor: section.line for section in lecture.sections}


def _beats(section: Section) -> dict[str, int]:
    return {f"{section.anchor}/{beat.name}": beat.line for beat in section.templates}


def _labels(section: Section) -> dict[str, int]:
    return {f'"{name}" of {section.anchor}': label.place.line for name, label in section.labels.items()}
