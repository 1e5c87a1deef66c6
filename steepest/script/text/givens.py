"""Reasons why a word that compares or counts needs no fact behind it: `<!-- given: each (by definition) -->`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from steepest.script.fault import clipped
from steepest.script.paragraph.comments import CLOSE, GIVEN, OPEN
from steepest.script.paragraph.template import Template
from steepest.script.place import Place
from steepest.script.text.rows import Row
from steepest.script.text.typed_words import Run, TypedWord, runs_of, words_of

SYNTAX = '"<!-- given: one place, each (why they need no fact) -->"'


@dataclass(frozen=True)
class Given:
    """Words of a paragraph that need no fact behind them, the reason, and where it stands."""

    words: tuple[str, ...]
    reason: str
    place: Place

    def __str__(self) -> str:
        return " ".join(self.words)

    def covers(self, run: Run) -> Iterator[TypedWord]:
        """The words of a run that it names."""
        size = len(self.words)
        for at in range(len(run) - size + 1):
            if tuple(token.lower for token in run[at : at + size]) == self.words:
                yield from run[at : at + size]


@dataclass(frozen=True)
class Prose:
    """Templates that belong together, a beat's, a box's or the title and labels of a scene, and their reasons."""

    templates: tuple[Template, ...]
    givens: tuple[Given, ...]

    def runs(self) -> list[Run]:
        """Its runs of words."""
        return [run for template in self.templates for run in runs_of(template)]


def is_given(row: Row) -> bool:
    """Whether a line begins with a comment that holds reasons."""
    text = row.text.lstrip()
    return text.startswith(OPEN) and text.removeprefix(OPEN).lstrip().lower().startswith(GIVEN)


def part_givens(template: Template, rows: Sequence[Row]) -> tuple[list[Row], tuple[Given, ...]]:
    """The rows without those that hold reasons, and the reasons."""
    left: list[Row] = []
    givens: list[Given] = []
    at = 0
    while at < len(rows):
        if not is_given(rows[at]):
            left.append(rows[at])
            at += 1
            continue
        end = at
        while CLOSE not in rows[end].text:  # that it is closed somewhere, the whole text was checked for
            end += 1
            if end == len(rows):
                raise template.place_of(rows[at].offset).fault(
                    f'this comment is not closed by "{CLOSE}" here'
                )
        typed = " ".join(row.text.strip() for row in rows[at : end + 1])
        body, _, behind = typed.partition(CLOSE)
        place = template.place_of(rows[at].offset)
        if behind.strip():
            raise place.fault(
                f'"{clipped(behind.strip())}" stands behind reasons, which have a line of their own'
            )
        givens += read_givens(body.removeprefix(OPEN).strip()[len(GIVEN) :], place)
        left.append(Row("", "", rows[at].offset))
        at = end + 1
    return left, tuple(givens)


def read_givens(typed: str, place: Place) -> Iterator[Given]:
    """Reasons as they are typed behind "given:".

    >>> [str(given) for given in read_givens("one place (his); each, no more (by definition)", Place("lecture.md"))]
    ['one place', 'each', 'no more']
    """
    for entry in _entries(typed):
        named, bracket, reason = entry.strip().partition("(")
        reason = reason.rstrip().removesuffix(")").strip()
        if not bracket or not reason or not entry.rstrip().endswith(")"):
            raise place.fault(f'"{clipped(entry.strip())}" gives no reason; write {SYNTAX}')
        for phrase in named.split(","):
            words = tuple(word.lower().replace("’", "'") for _, word in words_of(phrase))
            if not words:
                raise place.fault(f'"{clipped(entry.strip())}" names no word; write {SYNTAX}')
            yield Given(words, reason, place)


def check_givens(prose: Prose) -> None:
    """Fault at the first reason for words that do not stand in the prose."""
    runs = prose.runs()
    for given in prose.givens:
        if not any(True for run in runs for _ in given.covers(run)):
            raise given.place.fault(
                f'a reason is given for "{clipped(str(given))}", which does not stand in this paragraph'
            )


def _entries(typed: str) -> Iterable[str]:
    """The entries between semicolons, those in brackets aside."""
    depth, start = 0, 0
    for at, character in enumerate(typed):
        depth += (character == "(") - (character == ")")
        if character == ";" and depth == 0:
            yield typed[start:at]
            start = at + 1
    yield typed[start:]
