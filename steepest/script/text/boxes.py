"""What a beat or a scene holds beside its words: descriptions, notes, questions, exercises.

In the text they are quotations that begin with a kind in brackets: `> [!note] words`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from steepest.script.fault import Fault
from steepest.script.paragraph.alternatives import Alternative, alternatives_of, of_line
from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.filling import Filled, fill
from steepest.script.paragraph.template import Line, Placeholder, Template
from steepest.script.place import Place
from steepest.script.text.givens import Given, Prose
from steepest.script.values.languages import Language

PICTURE, NOTE, QUESTION, EXERCISE = "picture", "note", "question", "exercise"
KINDS = (PICTURE, NOTE, QUESTION, EXERCISE)


@dataclass(frozen=True)
class AnswerOption:
    """An answer to choose: its words, whether it is right here, whether it is ticked in the text, and what is `drawn`
    for it, beside which `letter`; None and empty where it is not drawn."""

    filled: Filled
    right: bool
    ticked: bool
    drawn: object = None
    letter: str = ""


@dataclass(frozen=True)
class TextBox:
    """A box of the text, filled from facts: its words, and what belongs to its kind.

    picture: describes what is seen, for those who do not see it. note: for the presenter. question: `options`,
    one of them right, or an `answer`, which shows one value; and `because`, a sentence why. exercise: `hints`, and the
    worked `answer`, or an `answer` that shows one value, and `because`, how it is worked out. line: where it begins.
    """

    kind: str
    filled: Filled
    options: tuple[AnswerOption, ...] = ()
    answer: Filled | None = None
    because: Filled | None = None
    hints: tuple[Filled, ...] = ()
    line: int = 0
    asked: Alternative | None = None

    @property
    def text(self) -> str:
        """What it says, a question without its answers and an exercise without its hints."""
        return self.filled.text

    @property
    def fillings(self) -> tuple[Filled, ...]:
        """All its words: its own, its answers, its hints."""
        ends = (part for part in (self.answer, self.because) if part)
        return (self.filled, *(option.filled for option in self.options), *self.hints, *ends)

    @property
    def choices(self) -> tuple[Alternative, ...]:
        """The alternatives taken in it."""
        taken = (choice for part in self.fillings for choice in part.choices)
        return (*((self.asked,) if self.asked else ()), *taken)

    @property
    def drawn(self) -> bool:
        """Whether its answers stand for something that is drawn."""
        return any(option.drawn is not None for option in self.options)

    @property
    def mistaken(self) -> bool:
        """Whether another answer is ticked than the one that is right."""
        return any(option.ticked != option.right for option in self.options)


@dataclass(frozen=True)
class OptionTemplate:
    """`- [ ] words {draw expression}`: right where its claims hold, and never where it has none. What it stands for
    may be drawn; it is no answer where the value of that is None."""

    words: Template
    ticked: bool
    drawn: Expression | None = None

    @property
    def place(self) -> Place:
        """Where its words begin."""
        return self.words.place_of(self.words.nodes[0].offset)


@dataclass(frozen=True)
class BoxTemplate:
    """A box as it stands in the text; see `TextBox`."""

    kind: str
    words: Template
    place: Place
    options: tuple[OptionTemplate, ...] = ()
    answer: Template | None = None
    because: Template | None = None
    hints: tuple[Template, ...] = ()
    givens: tuple[Given, ...] = ()

    def templates(self) -> Iterator[Template]:
        """Every template in it, in the order of a question or an exercise."""
        yield self.words
        yield from (option.words for option in self.options)
        yield from self.hints
        yield from (part for part in (self.answer, self.because) if part)

    def expressions(self) -> Iterator[tuple[Expression, Place, frozenset[str]]]:
        """Every expression of it, with where it stands and what is bound there, which is nothing."""
        for template in self.templates():
            for expression, offset in template.expressions():
                yield expression, template.place_of(offset), frozenset()
        for option in self.options:
            if option.drawn:
                yield option.drawn, option.place, frozenset()

    def names(self) -> Iterator[tuple[str, Place]]:
        """Every fact it names, with where."""
        for expression, place, _ in self.expressions():
            yield from ((name, place) for name in sorted(expression.names))

    @property
    def prose(self) -> Prose:
        """Its words and the reasons given under them."""
        return Prose(tuple(self.templates()), self.givens)

    @property
    def draws(self) -> bool:
        """Whether its answers stand for something that is drawn."""
        return any(option.drawn for option in self.options)

    @property
    def asked(self) -> Alternative | None:
        """The alternative taken when a question is asked."""
        if self.kind != QUESTION:
            return None
        return Alternative(self.place.scene, self.place.line, 0, "", "asked")

    def alternatives(self) -> Iterator[Alternative]:
        """Every alternative in it, except those that leave it out: a box that is left out takes no alternative."""
        if self.asked:
            yield self.asked
        empty = {
            of_line(self.words, node, other)
            for node in self.words.walk()
            if isinstance(node, Line)
            for other in node.others
            if not other.words and not other.standing
        }
        for template in self.templates():
            yield from (one for one in alternatives_of(template) if one not in empty)

    def fill(self, namespace: Mapping[str, object], language: str | Language) -> TextBox | None:
        """The box over these facts; None where nothing is said, where no answer to the question is right, and where
        only one of its answers can be drawn.

        Raises Fault where two answers are right, and as `steepest.script.paragraph.filling.fill` does.
        """

        words = fill(self.words, namespace, language=language)
        if not words.text or self._unanswered(namespace):
            return None
        options = tuple(option for option in self._options(namespace, language) if option.filled.text)
        right = [option.filled.text for option in options if option.right]
        if self.options and (not right or (self.draws and len(options) < 2)):
            return None
        if len(right) > 1:
            listed = " and ".join(f'"{text}"' for text in right)
            raise self.place.fault(f"{listed} are both right here; let their conditions exclude each other")
        hints = (fill(hint, namespace, language=language) for hint in self.hints)
        said = tuple(hint for hint in hints if hint.text)
        answer = fill(self.answer, namespace, language=language) if self.answer else None
        because = fill(self.because, namespace, language=language) if self.because else None
        return TextBox(self.kind, words, options, answer, because, said, self.place.line, self.asked)

    def _options(self, namespace: Mapping[str, object], language: str | Language) -> Iterator[AnswerOption]:
        letters = iter(ascii_uppercase)
        for option in self.options:
            drawn = self._drawn(option.drawn, option.place, namespace) if option.drawn else None
            if option.drawn is None or drawn is not None:
                filled = fill(option.words, namespace, language=language, asking=True)
                letter = next(letters) if option.drawn else ""
                yield AnswerOption(
                    filled, bool(filled.held) and not filled.failed, option.ticked, drawn, letter
                )

    def _drawn(self, expression: Expression, place: Place, namespace: Mapping[str, object]) -> object:
        try:
            return expression.evaluate(namespace)
        except Fault as fault:
            raise fault.at(place) from None

    def _unanswered(self, namespace: Mapping[str, object]) -> bool:
        """Whether one value is asked for and is None here, so that the facts know no answer."""
        asked = self.answer if self.because else None
        answers = (node for node in asked.walk() if isinstance(node, Placeholder)) if asked else ()
        return any(node.expression.evaluate(namespace) is None for node in answers)
