"""The words of a template as they were typed, and which of them a condition stands behind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from steepest.script.paragraph.template import (
    Choice,
    Claim,
    Line,
    MarkNode,
    Node,
    Placeholder,
    Plain,
    Template,
)


@dataclass(frozen=True)
class TypedWord:
    """A word of the text, the line it stands on, and whether a condition stands behind it.

    A condition stands behind the words of a claim or of a choice in braces, and behind those words of a line
    with several wordings that not every wording says. A word of the line itself has those that the other wordings say
    `beside` it.
    """

    text: str
    line: int
    backed: bool
    beside: frozenset[str] | None = None

    @property
    def lower(self) -> str:
        """Small letters, as words are compared."""
        return self.text.lower().replace("’", "'")


Run = list[TypedWord]
"""Words that follow one another with nothing but marks between them."""


def runs_of(template: Template) -> list[Run]:
    """The runs of words of a template, each wording of a line in runs of its own."""
    return [run for run in _runs(template, template.nodes, False) if run]


def words_of(text: str) -> Iterator[tuple[int, str]]:
    """Words with their offsets: letters and digits, with hyphens and apostrophes inside.

    >>> list(words_of("It's 3-fold."))
    [(0, "It's"), (5, '3-fold')]
    """
    start: int | None = None
    for at, character in enumerate(text + " "):
        inside = character.isalnum() or (
            start is not None and character in "-'’" and text[at + 1 : at + 2].isalnum()
        )
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield start, text[start:at]
            start = None


def _runs(template: Template, nodes: tuple[Node, ...], backed: bool) -> list[Run]:
    found: list[Run] = [[]]
    for node in nodes:
        match node:
            case Plain():
                found[-1] += [
                    TypedWord(word, template.line_of(node.offset + start), backed)
                    for start, word in words_of(node.text)
                ]
            case Claim():
                first, *rest = _runs(template, node.words, True)
                found[-1] += first
                found += rest
            case Choice():
                found += [*_runs(template, node.yes, True), *_runs(template, node.no, True), []]
            case Line():
                found += [*_of_line(template, node, backed), []]
            case Placeholder():
                found.append([])
            case MarkNode():
                pass
    return found


def _of_line(template: Template, node: Line, backed: bool) -> Iterator[Run]:
    wordings = [_runs(template, node.words, backed)]
    wordings += [_runs(template, other.words, backed) for other in node.others if not other.standing]
    said = [{token.lower for run in runs for token in run} for runs in wordings]
    common = set.intersection(*said)
    others = frozenset[str]().union(*said[1:])
    for number, runs in enumerate(wordings):  # a word that all say is listed for the line itself only
        for run in runs:
            yield [
                replace(
                    token,
                    backed=token.backed or number > 0 or token.lower not in common,
                    beside=None if number or token.backed or backed else others,
                )
                for token in run
            ]
