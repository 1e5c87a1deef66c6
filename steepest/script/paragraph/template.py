"""The grammar of a paragraph, as a tree: words, placeholders, claims, marks, and lines with other wordings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from steepest.script.paragraph.expressions import Expression
from steepest.script.place import Place
from steepest.script.values.formats import Format


@dataclass(frozen=True)
class Plain:
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
    """{condition ? words | other words}, a few words within a sentence."""

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
class MarkNode:
    """{@name}: a moment the picture can wait for."""

    name: str
    offset: int


@dataclass(frozen=True)
class Wording:
    """`- condition: words` in the quotation under a line: what is said instead where the condition holds.

    `standing` is true for "(as above)": the line itself is said.
    """

    condition: Expression
    words: tuple["Node", ...]
    standing: bool
    offset: int


@dataclass(frozen=True)
class Line:
    """A line and its other wordings: the first of them whose condition holds is said, else the line.

    Where one of them is `standing`, some condition has to hold. `words` is empty for a line that is said in
    addition ("also") under its condition.
    """

    words: tuple["Node", ...]
    others: tuple[Wording, ...]
    offset: int


Node: TypeAlias = Plain | Placeholder | Choice | Claim | MarkNode | Line


@dataclass(frozen=True)
class Template:
    """A paragraph with its placeholders: its source, its tree, and where its first character stands."""

    source: str
    nodes: tuple[Node, ...]
    place: Place

    def place_of(self, offset: int) -> Place:
        """The line of the file that a character of the source stands on, as a place for messages."""
        return self.place.to(self.line_of(offset))

    def line_of(self, offset: int) -> int:
        """The number of that line."""
        return self.place.line + self.source.count("\n", 0, offset)

    def walk(self) -> Iterator[Node]:
        """Every node, depth first, in the order of the text."""
        yield from walk(self.nodes)

    def marks(self) -> dict[str, int]:
        """Every mark, of whatever wording, with the line on which it stands first."""
        found: dict[str, int] = {}
        for node in self.walk():
            if isinstance(node, MarkNode):
                found.setdefault(node.name, self.line_of(node.offset))
        return found

    def expressions(self) -> Iterator[tuple[Expression, int]]:
        """Every expression with its offset, including those in wordings that are not said."""
        for node in self.walk():
            match node:
                case Placeholder(expression=expression):
                    yield expression, node.offset
                case Choice(condition=expression) | Claim(condition=expression):
                    yield expression, node.offset
                case Line(others=others):
                    yield from ((other.condition, other.offset) for other in others)


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node below these, depth first."""
    for node in nodes:
        yield node
        for branch in branches(node):
            yield from walk(branch)


def branches(node: Node) -> tuple[tuple[Node, ...], ...]:
    """The words that a node may say, none for one that holds no words."""
    match node:
        case Choice():
            return (node.yes, node.no)
        case Claim():
            return (node.words,)
        case Line():
            return (node.words, *(other.words for other in node.others))
    return ()


def plain_words(template: Template) -> str:
    """The words of a template that has no placeholders, blanks single.

    >>> plain_words(Template("a  b", (Plain("a  b", 0),), Place("lecture.md")))
    'a b'
    """
    return " ".join("".join(node.text for node in template.nodes if isinstance(node, Plain)).split())


def says_anything(nodes: tuple[Node, ...]) -> bool:
    """Whether anything in them could be said or marked."""
    return any(not isinstance(node, Plain) or node.text.strip() for node in nodes)
