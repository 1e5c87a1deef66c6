"""Beats: a paragraph of the text, once, once per entry of a list, or only where a fact says so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from steepest.script.fault import Fault
from steepest.script.paragraph.alternatives import Alternative, alternatives_of
from steepest.script.paragraph.compared import Kinds, kind_of
from steepest.script.paragraph.expressions import Expression
from steepest.script.paragraph.filling import Filled, fill
from steepest.script.paragraph.template import Template
from steepest.script.place import Place
from steepest.script.text.boxes import BoxTemplate, TextBox
from steepest.script.text.givens import Given, Prose
from steepest.script.values.apart import Apart, ShownNumber, numbers_in
from steepest.script.values.brief import brief
from steepest.script.values.formats import read_format
from steepest.script.values.kinds import UNKNOWN, kind_of_entry
from steepest.script.values.languages import Language

T = TypeVar("T")

TURN = "turn"  # inside a beat that repeats: turn.number, turn.of, turn.first, turn.last


@dataclass(frozen=True)
class Turn:
    """Which repetition of a beat this is: number from 1 to of."""

    number: int
    of: int

    @property
    def first(self) -> bool:
        return self.number == 1

    @property
    def last(self) -> bool:
        return self.number == self.of


class Bound(Mapping[str, object]):
    """Facts with a few names bound over them. Looking up a name computes no other fact.

    `apart`: how numbers are told that would read like others, that of the facts if none is given.
    """

    def __init__(
        self, bound: Mapping[str, object], facts: Mapping[str, object], apart: Apart | None = None
    ) -> None:
        self._bound = bound
        self._facts = facts
        self.apart: Apart | None = getattr(facts, "apart", None) if apart is None else apart

    def __getitem__(self, name: str) -> object:
        return self._bound[name] if name in self._bound else self._facts[name]

    def __contains__(self, name: object) -> bool:
        return name in self._bound or name in self._facts

    def __iter__(self) -> Iterator[str]:
        yield from self._bound
        yield from (name for name in self._facts if name not in self._bound)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Beat:
    """A paragraph as it is said while one thing happens.

    key: "east", or "try.2" for the second time a repeating beat is played; name: "try"; number: from 1, 0
    where the beat does not repeat; line: of its heading; bound: the loop variable and its value; boxes: what stands
    beside its words.
    """

    key: str
    name: str
    number: int
    filled: Filled
    line: int
    bound: Mapping[str, object]
    boxes: tuple[TextBox, ...] = ()

    @property
    def text(self) -> str:
        """What is said."""
        return self.filled.text

    def entry(self, kind: type[T]) -> T:
        """What a repeating beat is played for: the value of its loop variable. Raises TypeError for one of another
        kind, and for a beat that does not repeat."""
        value = next((value for name, value in self.bound.items() if name != TURN), None)
        if not isinstance(value, kind):
            raise TypeError(f"the beat {self.key!r} is played for {value!r}, not for a {kind.__name__}")
        return value

    @property
    def question(self) -> TextBox | None:
        """Its question whose answers are drawn, or else the first that has answers to choose from; None where it asks
        none."""
        asked = [box for box in self.boxes if box.options]
        return next((box for box in asked if box.drawn), asked[0] if asked else None)

    def numbers(self) -> Iterator[ShownNumber]:
        """The numbers in its words and in its boxes: those in digits stand beside all others of the scene, those with
        decimals beside those of their sentence."""
        for filled in (self.filled, *(words for box in self.boxes for words in box.fillings)):
            for shown in filled.shown:
                form = read_format(shown.spec)
                yield from numbers_in(shown.value, form, (self.key, shown.line) if form.kind == "f" else None)

    @property
    def choices(self) -> tuple[Alternative, ...]:
        """The alternatives taken in its words and in its boxes."""
        return (*self.filled.choices, *(choice for box in self.boxes for choice in box.choices))


@dataclass(frozen=True)
class BeatTemplate:
    """A beat as it stands in the text: `### name [if condition] [for variable in entries] [if condition]`.

    `condition` is asked once, before `entries`; `chosen` is asked for every entry.
    """

    name: str
    template: Template
    place: Place
    condition: Expression | None = None
    variable: str = ""
    entries: Expression | None = None
    chosen: Expression | None = None
    boxes: tuple[BoxTemplate, ...] = ()
    givens: tuple[Given, ...] = ()

    @property
    def line(self) -> int:
        """The line of its heading."""
        return self.place.line

    @property
    def played(self) -> Alternative | None:
        """The alternative taken when a beat with a condition is played."""
        asked = [expression.source for expression in (self.condition, self.chosen) if expression]
        return Alternative(self.place.scene, self.line, 0, " and ".join(asked), "played") if asked else None

    def expressions(self) -> Iterator[tuple[Expression, Place, frozenset[str]]]:
        """Every expression of its heading, its words and its boxes, with where it stands and the names that are bound
        there and are no facts."""
        own, none = self._own(), frozenset[str]()
        for heading, bound in ((self.condition, none), (self.entries, none), (self.chosen, own)):
            if heading:
                yield heading, self.place, bound
        for expression, offset in self.template.expressions():
            yield expression, self.template.place_of(offset), own
        for box in self.boxes:
            yield from ((expression, place, own) for expression, place, _ in box.expressions())

    def kinds(self, known: Kinds) -> dict[str, Any]:
        """The kinds of the names that are bound in it."""
        entry = kind_of_entry(kind_of(self.entries.tree, known, {})) if self.entries else UNKNOWN
        return {self.variable: entry, TURN: Turn}

    def names(self) -> Iterator[tuple[str, Place]]:
        """The facts it names (not its loop variable), each with where it stands."""
        for expression, place, bound in self.expressions():
            yield from ((name, place) for name in sorted(expression.names - bound))

    def prose(self) -> Iterator[Prose]:
        """Its words, and those of each box, with the reasons given under them."""
        yield Prose((self.template,), self.givens)
        yield from (box.prose for box in self.boxes)

    def alternatives(self) -> Iterator[Alternative]:
        """Every alternative of its heading, its words and its boxes."""
        if self.played:
            yield self.played
        yield from alternatives_of(self.template)
        for box in self.boxes:
            yield from box.alternatives()

    def _own(self) -> frozenset[str]:
        """The names that are bound in it and are no facts."""
        return frozenset({self.variable, TURN}) if self.entries else frozenset()

    def unroll(self, namespace: Mapping[str, object], language: str | Language) -> Iterator[Beat]:
        """The beats that are played over these facts: none, one, or one for each entry."""
        if self.condition and not self._asked(self.condition, namespace):
            return
        if self.entries is None:
            yield self._beat(self.name, 0, namespace, {}, language)
            return
        entries = [entry for entry in self._listed(namespace) if self._choose(entry, namespace)]
        for number, entry in enumerate(entries, 1):
            bound = {self.variable: entry}
            local = Bound({**bound, TURN: Turn(number, len(entries))}, namespace)
            yield self._beat(f"{self.name}.{number}", number, local, bound, language)

    def _beat(
        self,
        key: str,
        number: int,
        namespace: Mapping[str, object],
        bound: Mapping[str, object],
        language: str | Language,
    ) -> Beat:
        filled = fill(self.template, namespace, language=language)
        if not filled.text:
            raise self.place.fault("nothing is said in this beat; every wording chosen is empty")
        headed = [expression for expression in (self.condition, self.entries, self.chosen) if expression]
        reads = filled.reads.union(*(expression.names for expression in headed)) - self._own()
        choices = (self.played, *filled.choices) if self.played else filled.choices
        filled = replace(filled, reads=reads, choices=choices)
        boxes = [box for each in self.boxes if (box := each.fill(namespace, language))]
        return Beat(key, self.name, number, filled, self.line, bound, tuple(boxes))

    def _asked(self, condition: Expression, namespace: Mapping[str, object]) -> bool:
        try:
            return condition.holds(namespace)
        except Fault as fault:
            raise fault.at(self.place) from None

    def _choose(self, entry: object, namespace: Mapping[str, object]) -> bool:
        return self.chosen is None or self._asked(self.chosen, Bound({self.variable: entry}, namespace))

    def _listed(self, namespace: Mapping[str, object]) -> Sequence[object]:
        assert self.entries is not None
        for name in (self.variable, TURN):
            if name in namespace:
                raise self.place.fault(f'"{name}" in a repeating beat hides the fact of that name; rename it')
        try:
            value = self.entries.evaluate(namespace)
        except Fault as fault:
            raise fault.at(self.place) from None
        if isinstance(value, str | Mapping) or not isinstance(value, Sequence):
            found = f'"{self.entries.source}" is {brief(value)}'
            raise self.place.fault(f"{found}, not a list; a beat repeats over a list")
        return value
