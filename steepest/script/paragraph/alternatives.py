"""The ways in which a template can be worded, by name, so that a test can find those that are never said."""

from collections.abc import Iterator
from dataclasses import dataclass

from steepest.script.paragraph.template import Choice, Line, Template, Wording

DEFAULT = "default"


@dataclass(frozen=True)
class Alternative:
    """One way a line or a choice can go.

    condition: as typed, that of a choice, of another wording, or of a beat with an "if"; "" for the default wording.
    label: "default", "said" for another wording, "yes" or "no" of a choice in braces, "played" of a beat,
    "asked" of a question.
    """

    scene: str
    line: int
    offset: int  # in the template: tells apart the choices of a line
    condition: str
    label: str

    def __str__(self) -> str:
        asked = f"{{{self.condition}}} → " if self.condition else ""
        return f"{self.scene}, line {self.line}: {asked}{self.label}"


def of_choice(template: Template, node: Choice, holds: bool) -> Alternative:
    """The name of one side of a choice in braces."""
    return _named(template, node.offset, node.condition.source, "yes" if holds else "no")


def of_line(template: Template, node: Line, said: Wording | None) -> Alternative:
    """The name of one wording of a line; None for the line itself."""
    if said is None or said.standing:
        return _named(template, node.offset, "", DEFAULT)
    return _named(template, said.offset, said.condition.source, "said")


def alternatives_of(template: Template) -> Iterator[Alternative]:
    """Every alternative of a template, in the order of the text. Claims have none."""
    for node in template.walk():
        match node:
            case Choice():
                yield of_choice(template, node, True)
                yield of_choice(template, node, False)
            case Line():
                yield of_line(template, node, None)
                yield from (of_line(template, node, other) for other in node.others if not other.standing)


def _named(template: Template, offset: int, condition: str, label: str) -> Alternative:
    place = template.place_of(offset)
    return Alternative(place.scene, place.line, offset, condition, label)
