"""A scene's section of the text: its title, the words on screen, its beats."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from steepest.script.fault import Fault
from steepest.script.nearest import nearest, suggestion
from steepest.script.paragraph.compared import check_compared
from steepest.script.paragraph.filling import Filled, fill
from steepest.script.paragraph.template import Template
from steepest.script.place import Place
from steepest.script.text.beats import TURN, Beat, BeatTemplate, Bound
from steepest.script.text.boxes import BoxTemplate, TextBox
from steepest.script.text.givens import Given, Prose
from steepest.script.values.apart import told_apart
from steepest.script.values.languages import Language
from steepest.script.values.showing import Markup


def class_name(anchor: str) -> str:
    """The name of the class that plays a scene.

    >>> class_name("two_minima")
    'TwoMinima'
    """
    return "".join(part.capitalize() for part in anchor.split("_"))


@dataclass(frozen=True)
class Section:
    """What the lecture says in one scene.

    anchor: the name of the scene and of its file; chapter: the title of its chapter; labels: words on screen
    by name; templates: the beats as they stand in the text; line: of the heading; source: the section as
    typed, for a digest; box_templates: the boxes that belong to the whole scene; givens: reasons for words of the title
    and the labels.
    """

    anchor: str
    title: str
    chapter: str
    labels: Mapping[str, Template]
    templates: tuple[BeatTemplate, ...]
    place: Place
    source: str
    heading: Template
    language: Language
    box_templates: tuple[BoxTemplate, ...] = ()
    givens: tuple[Given, ...] = ()

    @property
    def line(self) -> int:
        """The line of its heading."""
        return self.place.line

    @property
    def class_name(self) -> str:
        """The name of the scene's class: two_minima is TwoMinima."""
        return class_name(self.anchor)

    def file(self, lecture_folder: Path) -> Path:
        """The file of the scene that plays it. Raises Fault where there is none."""
        file = lecture_folder / "scenes" / f"{self.anchor}.py"
        if not file.is_file():
            raise self.place.fault(
                f"there is no scenes/{self.anchor}.py to play this scene; write it, or take the scene out of the text"
            )
        return file

    def prose(self) -> Iterator[Prose]:
        """All its words, with the reasons given under them: the title and the labels, the beats, the boxes."""
        yield Prose((self.heading, *self.labels.values()), self.givens)
        yield from (box.prose for box in self.box_templates)
        for beat in self.templates:
            yield from beat.prose()

    def beats(self, namespace: Mapping[str, object]) -> tuple[Beat, ...]:
        """The beats as they are said over these facts, in order.

        Raises Fault for a name that is no fact, even in an alternative that is not taken, and for what cannot
        be said; Untrue for a claim that does not hold.
        """
        self.check_names(namespace)
        told = self.telling(namespace)
        return tuple(beat for each in self.templates for beat in each.unroll(told, self.language))

    def check_mark(self, beat: str, mark: str, line: int, code: str) -> None:
        """Fault where no wording of a beat has the mark for which this line of the scene's file, whose text is `code`,
        waits. It stands where a mark is probably mistyped: in the text, if the code nowhere names what is typed there.
        """
        (told,) = (each for each in self.templates if each.name == beat)
        marks = told.template.marks()
        if mark in marks:
            return
        file = f"scenes/{self.anchor}.py"
        near = nearest(mark, marks)
        if near and not re.search(rf"""["']{near}["']""", code):
            sentence = f"nothing in {file} waits for the mark {{@{near}}}; did you mean {{@{mark}}}, for which line"
            raise told.place.to(marks[near]).fault(f"{sentence} {line} waits?")
        hint = suggestion(mark, marks, "its marks are") or f"; write {{@{mark}}} before the word that is meant"
        sentence = f"no wording of this beat ({told.place.file}:{told.line}) has the mark {{@{mark}}}{hint}"
        raise Place(file, line, self.anchor, beat).fault(sentence)

    def telling(self, namespace: Mapping[str, object]) -> Mapping[str, object]:
        """The facts, with how their numbers are told: those that would read like others in the words of this scene get
        the digits that tell them apart, everywhere in it."""
        if getattr(namespace, "apart", None) is not None:
            return namespace
        shown = [shown for beat in self._said(namespace) for shown in beat.numbers()]
        apart = told_apart(shown)
        if hasattr(namespace, "apart"):
            namespace.apart = apart
            return namespace
        return Bound({}, namespace, apart)

    def _said(self, namespace: Mapping[str, object]) -> Iterator[Beat]:
        """The beats that can be said."""
        for template in self.templates:
            try:
                yield from template.unroll(namespace, self.language)
            except Fault:  # whoever says them is told
                continue

    def boxes(self, namespace: Mapping[str, object]) -> tuple[TextBox, ...]:
        """The boxes of the whole scene over these facts, in order. Raises as `beats` does."""
        self.check_names(namespace)
        told = self.telling(namespace)
        filled = (box.fill(told, self.language) for box in self.box_templates)
        return tuple(box for box in filled if box)

    def label(self, name: str, namespace: Mapping[str, object], notation: Markup = "text") -> Filled:
        """The words on screen of this name, filled; `notation` "typst" for one that is Typst math code."""
        if name not in self.labels:
            hint = suggestion(name, self.labels, "labels are")
            raise self.place.fault(f'there is no label "{name}"{hint}')
        told = self.telling(namespace)
        return fill(self.labels[name], told, notation=notation, language=self.language)

    def check_names(self, known: Iterable[str]) -> None:
        """Fault at the first name of a box or beat that is neither known nor its loop variable; and, where `known` says
        of which kinds facts are, at the first word that a fact is compared with and never is. Computes no fact."""
        names = frozenset(known)
        templates: tuple[BoxTemplate | BeatTemplate, ...] = (*self.box_templates, *self.templates)
        for each in templates:
            for name, place in each.names():
                if name not in names:
                    hint = suggestion(name, names - {TURN}, "facts are")
                    raise place.fault(f'"{name}" is not a fact of this scene{hint}')
        if kinds := getattr(known, "kind", None):
            for each in templates:
                variables = each.kinds(kinds) if isinstance(each, BeatTemplate) else {}
                for expression, place, bound in each.expressions():
                    check_compared(expression, place, kinds, {name: variables[name] for name in bound})
            for label in self.labels.values():
                for expression, offset in label.expressions():
                    check_compared(expression, label.place_of(offset), kinds, {})

    def faults(self, namespace: Mapping[str, object]) -> tuple[Fault, ...]:
        """What is wrong over these facts, one fault a beat at most; empty where all can be said."""
        found: list[Fault] = []
        try:
            self.check_names(namespace)
        except Fault as fault:
            return (fault,)
        told = self.telling(namespace)
        for template in self.templates:
            try:
                for _ in template.unroll(told, self.language):
                    pass
            except Fault as fault:
                found.append(fault)
        try:
            self.boxes(namespace)
        except Fault as fault:
            found.append(fault)
        return tuple(found)


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title and its scenes, in order."""

    title: str
    scenes: tuple[Section, ...]
