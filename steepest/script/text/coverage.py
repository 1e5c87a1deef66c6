"""Which alternatives the text has, and which of them were ever said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steepest.script.paragraph.template import Choice, Match, Template

if TYPE_CHECKING:
    from steepest.script.paragraph.filling import Filled
    from steepest.script.text.beats import Beat
    from steepest.script.text.section import Section


@dataclass(frozen=True)
class Alternative:
    """One way a choice can go: "yes" or "no", the key of a match, or "played" of a beat with an "if"."""

    scene: str
    line: int
    offset: int  # in the template: tells apart the choices of a line
    condition: str
    label: str

    def __str__(self) -> str:
        return f"{self.scene}, line {self.line}: {{{self.condition}}} → {self.label}"


def alternative(template: Template, node: Choice | Match, label: str) -> Alternative:
    """The name of one alternative of a choice."""
    place = template.place_of(node.offset)
    condition = node.condition if isinstance(node, Choice) else node.subject
    return Alternative(place.scene, place.line, node.offset, condition.source, label)


def alternatives(section: "Section") -> tuple[Alternative, ...]:
    """Every alternative of a scene's labels and beats, in the order of the text. Claims have none."""
    found = [one for label in section.labels.values() for one in _of(label)]
    for beat in section.templates:
        found += [beat.played] if beat.played else []
        found += _of(beat.template)
    return tuple(found)


def _of(template: Template) -> Iterator[Alternative]:
    for node in template.walk():
        match node:
            case Choice():
                yield alternative(template, node, "yes")
                yield alternative(template, node, "no")
            case Match():
                for case in node.cases:
                    yield alternative(template, node, case.key)


def untaken(
    section: "Section", beats: Iterable["Beat"], labels: Iterable["Filled"] = ()
) -> tuple[Alternative, ...]:
    """The alternatives that none of these beats and labels took; beats of any number of settings together."""
    taken = {choice for beat in beats for choice in beat.filled.choices}
    taken |= {choice for label in labels for choice in label.choices}
    return tuple(one for one in alternatives(section) if one not in taken)
