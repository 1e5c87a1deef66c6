"""A paragraph filled from facts: what is said, and where every number in it came from."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from steepest.script.fault import Fault, Untrue
from steepest.script.paragraph.alternatives import Alternative, of_choice, of_line
from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.parser import parse
from steepest.script.paragraph.template import (
    Choice,
    Claim,
    Line,
    MarkNode,
    Node,
    Placeholder,
    Plain,
    Template,
    Wording,
)
from steepest.script.place import Place
from steepest.script.timing.speech import BLANK_TABLE, ends_sentence
from steepest.script.values.apart import Apart, told
from steepest.script.values.brief import brief
from steepest.script.values.digits import CLOSEST
from steepest.script.values.languages import Language, language_of
from steepest.script.values.showing import Markup, show

KEEP = "keep"
"""The mark behind the sentence to keep: a second of silence follows it."""

CLINGING = ",.;:!?)…"  # what stands close to the word before it


@dataclass(frozen=True)
class Shown:
    """A placeholder filled: `text[start:end]` of the paragraph shows `value`, which `expression` gave."""

    expression: str
    spec: str
    value: object
    text: str
    start: int
    end: int
    line: int


@dataclass(frozen=True)
class Mark:
    """A named moment: the word at `position` of the text (its length where the mark comes last)."""

    name: str
    position: int


@dataclass(frozen=True)
class Filled:
    """A paragraph as it is said: one line of text, single blanks, no markup.

    shown: the placeholders in order; marks: in order; choices: the alternatives taken; held: the claims that
    held; failed: the claims that did not hold, where that is no fault (see `fill`); reads: the facts it depends on.
    """

    text: str
    shown: tuple[Shown, ...] = ()
    marks: tuple[Mark, ...] = ()
    choices: tuple[Alternative, ...] = ()
    held: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    reads: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.text

    @property
    def kept(self) -> int | None:
        """Where the sentence to keep ends: the position of the mark behind it; None where there is no such sentence."""
        return next((mark.position for mark in self.marks if mark.name == KEEP), None)


def fill(
    template: str | Template,
    namespace: Mapping[str, object],
    where: Place | None = None,
    notation: Markup = "text",
    language: str | Language = "en",
    asking: bool = False,
) -> Filled:
    """Fill a paragraph from facts. Fault for what cannot be said, Untrue for a claim that does not hold.

    A namespace that has `apart` says how numbers are told that would read like others (see
    `steepest.script.values.apart`). Where `asking`, a claim that does not hold is no fault; it is listed as failed.

    >>> facts = {"rates": (0.1, 0.5), "slope": -4}
    >>> fill("Rates {rates:g and}: {slope < 0 ? down | up}, {slope < 0 ? to the valley}.", facts).text
    'Rates 0.1 and 0.5: down, to the valley.'
    """
    tree = parse(template, where) if isinstance(template, str) else template
    filling = _Filling(tree, namespace, notation, language_of(language), asking)
    filling.nodes(tree.nodes)
    return filling.filled()


class _Filling:
    def __init__(
        self,
        template: Template,
        namespace: Mapping[str, object],
        notation: Markup,
        language: Language,
        asking: bool,
    ) -> None:
        self.template = template
        self.namespace = namespace
        self.apart: Apart = getattr(namespace, "apart", None) or Apart()
        self.notation = notation
        self.language = language
        self.asking = asking
        self.pieces: list[str] = []
        self.length = 0
        self.blank = False  # a blank is due before the next word
        self.gap = False  # something that was empty stood here: no blank before a comma
        self.shown: list[Shown] = []
        self.waiting: list[str] = []  # marks before the next word
        self.marks: list[Mark] = []
        self.choices: list[Alternative] = []
        self.held: list[str] = []
        self.failed: list[str] = []
        self.reads: set[str] = set()

    def filled(self) -> Filled:
        self.set_marks()
        return Filled(
            "".join(self.pieces),
            tuple(self.shown),
            tuple(self.marks),
            tuple(self.choices),
            tuple(self.held),
            tuple(self.failed),
            frozenset(self.reads),
        )

    def nodes(self, nodes: tuple[Node, ...]) -> None:
        for node in nodes:
            match node:
                case Plain():
                    self.say(node.text)
                case Placeholder():
                    self.placeholder(node)
                case Choice():
                    self.choice(node)
                case Claim():
                    self.claim(node)
                case Line():
                    self.line(node)
                case MarkNode():
                    self.mark(node)

    @contextmanager
    def standing(self, node: Node | Wording, expression: Expression) -> Iterator[None]:
        """What goes wrong inside is said to stand on the node's line."""
        self.reads |= expression.names
        try:
            yield
        except Fault as fault:
            raise fault.at(self.template.place_of(node.offset)) from None

    def placeholder(self, node: Placeholder) -> None:
        with self.standing(node, node.expression):
            value = told(node.expression.evaluate(self.namespace), self.apart)
            try:
                text = show(value, node.format, self.notation, self.language).translate(BLANK_TABLE)
            except Fault as fault:
                raise fault.saying(f"{{{node.expression.source}}}: {fault.sentence}") from None
        start, end = self.say(text, asis=True)
        line = self.template.place_of(node.offset).line
        self.shown.append(Shown(node.expression.source, node.format.typed, value, text, start, end, line))

    def choice(self, node: Choice) -> None:
        with self.standing(node, node.condition):
            holds = node.condition.holds(self.namespace)
        self.take(of_choice(self.template, node, holds), node.yes if holds else node.no)

    def claim(self, node: Claim) -> None:
        with self.standing(node, node.condition):
            holds = node.condition.holds(self.namespace)
            if not holds and not self.asking:
                raise self.untrue(node, "but that is false" + _listed(node.condition.values(self.namespace)))
            if holds and not self.asking and self.apart.alike:
                self.must_be_read(node)
        (self.held if holds else self.failed).append(node.condition.source)
        self.nodes(node.words)
        self.gap = self.gap or not node.words

    def must_be_read(self, node: Claim) -> None:
        """Refuse a claim that numbers differ which are told alike."""
        for one, other in node.condition.parted(self.namespace):
            if self.apart.reads_alike(one, other):
                alike = show(one, f".{CLOSEST}g", language=self.language)
                raise self.untrue(node, f"but nobody reads that: both are {alike} to {CLOSEST} digits")

    def untrue(self, node: Claim, reason: str) -> Untrue:
        words = " ".join(_plain_words(node.words).split())
        says = f' (the words "{words}")' if words else ""
        claim = node.condition.source
        untrue = Untrue(f'the text claims "{claim}"{says}, {reason}')
        untrue.claim, untrue.values = claim, node.condition.values(self.namespace)
        return untrue

    def line(self, node: Line) -> None:
        said = next((other for other in node.others if self.asked(other)), None)
        if said is None and any(other.standing for other in node.others):
            values: dict[str, object] = {}
            for other in node.others:
                values |= other.condition.values(self.namespace)
            raise self.template.place_of(node.offset).fault(
                "no condition under this line holds, and the line itself has one, too" + _listed(values)
            )
        words = node.words if said is None or said.standing else said.words
        self.take(of_line(self.template, node, said), words)

    def asked(self, wording: Wording) -> bool:
        with self.standing(wording, wording.condition):
            return wording.condition.holds(self.namespace)

    def mark(self, node: MarkNode) -> None:
        if node.name in self.waiting or node.name in {mark.name for mark in self.marks}:
            place = self.template.place_of(node.offset)
            raise place.fault(f"the mark {{@{node.name}}} stands twice in what is said; use each name once")
        if node.name == KEEP and not ends_sentence("".join(self.pieces)):
            place = self.template.place_of(node.offset)
            raise place.fault(
                f"the mark {{@{KEEP}}} stands behind the end of the sentence that is to be kept"
            )
        self.waiting.append(node.name)
        self.gap = True

    def take(self, alternative: Alternative, words: tuple[Node, ...]) -> None:
        self.choices.append(alternative)
        self.nodes(words)
        self.gap = self.gap or not words

    # Writing

    def say(self, text: str, asis: bool = False) -> tuple[int, int]:
        """Write words, every run of blanks as one; where they begin and end."""
        words = [text] if asis else text.translate(BLANK_TABLE).split(" ")
        start: int | None = None
        for index, word in enumerate(words):
            if index:
                self.blank = True
            if not word:
                continue
            if self.blank and self.length and not (self.gap and word[0] in CLINGING):
                self.write(" ")
            self.blank = self.gap = False
            self.set_marks()
            start = self.length if start is None else start
            self.write(word)
        return (self.length if start is None else start), self.length

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def set_marks(self) -> None:
        self.marks.extend(Mark(name, self.length) for name in self.waiting)
        self.waiting.clear()


def _listed(values: Mapping[str, object]) -> str:
    """The values of names, as the end of a sentence."""
    listed = [f"{name} is {brief(value)}" for name, value in values.items()]
    listed[-2:] = [" and ".join(listed[-2:])]
    return (": " if values else "") + ", ".join(listed)


def _plain_words(nodes: tuple[Node, ...]) -> str:
    return "".join(node.text if isinstance(node, Plain) else " … " for node in nodes)
