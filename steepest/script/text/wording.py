"""Words that compare or count, and digits, that no fact stands behind."""

from collections.abc import Iterator
from dataclasses import dataclass

from steepest.script.paragraph.template import (
    Choice,
    Claim,
    MarkNode,
    Match,
    Node,
    Placeholder,
    Template,
    Waiver,
    Words,
)
from steepest.script.text.section import Section


@dataclass(frozen=True)
class _Token:
    """A word of the text: its line, whether a condition stands over it, whether it is waived."""

    text: str
    line: int
    backed: bool
    waived: bool
    waiver_line: int


def unbacked(section: Section) -> list[tuple[int, str]]:
    """Comparing and counting words under no choice, claim or waiver, with their lines; titles and labels too.

    Each is then backed by a claim or a choice, or waived beside it with a reason.
    """
    comparing = section.language.comparing
    return [
        (token.line, token.text)
        for token in _tokens(section)
        if not token.backed and not token.waived and _compares(token.text, comparing)
    ]


def typed_digits(section: Section) -> list[tuple[int, str]]:
    """Words with a digit typed by hand, with their lines, where no waiver stands.

    Inside choices and claims too: a condition over a digit does not make it follow them. A date is waived.
    """
    return [
        (token.line, token.text)
        for token in _tokens(section)
        if not token.waived and any(character.isdigit() for character in token.text)
    ]


def idle_waivers(section: Section) -> list[tuple[int, str]]:
    """Waivers beside words that a choice or a claim backs already, with their lines."""
    return [(token.waiver_line, token.text) for token in _tokens(section) if token.waived and token.backed]


def _compares(word: str, comparing: frozenset[str]) -> bool:
    plain = word.lower().replace("’", "'").removesuffix("'s")
    return plain in comparing or any(part in comparing for part in plain.split("-"))


def _tokens(section: Section) -> Iterator[_Token]:
    for template in section.texts():
        yield from _of(template, template.nodes, backed=False)


def _of(template: Template, nodes: tuple[Node, ...], backed: bool) -> Iterator[_Token]:
    for index, node in enumerate(nodes):
        match node:
            case Words():
                after = nodes[index + 1] if index + 1 < len(nodes) else None
                yield from _words(template, node, backed, after if isinstance(after, Waiver) else None)
            case Choice(yes=yes, no=no):
                yield from _of(template, yes, True)
                yield from _of(template, no, True)
            case Claim(words=words):
                yield from _of(template, words, True)
            case Match(cases=cases):
                for case in cases:
                    yield from _of(template, case.words, True)
            case Placeholder() | MarkNode() | Waiver():
                pass


def _words(template: Template, node: Words, backed: bool, waiver: Waiver | None) -> Iterator[_Token]:
    found = list(_runs(node.text))
    for number, (start, word) in enumerate(found, 1):
        waived = waiver is not None and number == len(found)
        line = template.place_of(node.offset + start).line
        waiver_line = template.place_of(waiver.offset).line if waived and waiver else line
        yield _Token(word, line, backed, waived, waiver_line)


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Words with their offsets: letters and digits, with hyphens and apostrophes inside."""
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
