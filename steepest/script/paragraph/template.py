"""The grammar of a paragraph, as a tree: words, placeholders, choices, claims, marks, waivers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from steepest.script.paragraph.expressions import Expression
from steepest.script.place import Place
from steepest.script.values.formats import Format


@dataclass(frozen=True)
class Words:
    """Words as they were typed; `offset` is where in the template's source they begin (so for all nodes)."""

    text: str
    offset: int


@dataclass(frozen=True)
class Placeholder:
    """{expression:format}"""

    expression: Expression
    format: Format
    offset: int


@dataclass(frozen=True)
class Choice:
    """{condition ? words | other words}"""

    condition: Expression
    yes: tuple["Node", ...]
    no: tuple["Node", ...]
    offset: int


@dataclass(frozen=True)
class Claim:
    """{condition ? words}: the film stops where the condition does not hold."""

    condition: Expression
    words: tuple["Node", ...]
    offset: int


@dataclass(frozen=True)
class Case:
    """One alternative of a match; the key "else" stands for every other value."""

    key: str
    words: tuple["Node", ...]
    offset: int


@dataclass(frozen=True)
class Match:
    """{value -> key: words | key: words | else: words}"""

    subject: Expression
    cases: tuple[Case, ...]
    offset: int


@dataclass(frozen=True)
class MarkNode:
    """{@name}: a moment the picture can wait for."""

    name: str
    offset: int


@dataclass(frozen=True)
class Waiver:
    """<!-- waive: reason -->, right after a word: this comparing word needs no fact behind it."""

    reason: str
    offset: int


Node: TypeAlias = Words | Placeholder | Choice | Claim | Match | MarkNode | Waiver


@dataclass(frozen=True)
class Template:
    """A paragraph with its placeholders: its source, its tree, and where its first character stands."""

    source: str
    nodes: tuple[Node, ...]
    place: Place

    def place_of(self, offset: int) -> Place:
        """The line of the file that a character of the source stands on."""
        return self.place.down(self.source.count("\n", 0, offset))

    def within(self, scene: str, beat: str = "") -> "Template":
        """The same template, said to belong to this scene and beat."""
        return replace(self, place=replace(self.place, scene=scene, beat=beat))

    def walk(self) -> Iterator[Node]:
        """Every node, depth first, in the order of the text."""
        yield from walk(self.nodes)

    def expressions(self) -> Iterator[tuple[Expression, int]]:
        """Every expression with its offset, those of alternatives not taken too."""
        for node in self.walk():
            match node:
                case Placeholder(expression=expression) | Match(subject=expression):
                    yield expression, node.offset
                case Choice(condition=expression) | Claim(condition=expression):
                    yield expression, node.offset


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node below these, depth first."""
    for node in nodes:
        yield node
        for branch in branches(node):
            yield from walk(branch)


def branches(node: Node) -> tuple[tuple[Node, ...], ...]:
    """The alternatives of a node, none for one that has none."""
    match node:
        case Choice():
            return (node.yes, node.no)
        case Claim():
            return (node.words,)
        case Match():
            return tuple(case.words for case in node.cases)
    return ()
