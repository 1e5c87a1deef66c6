"""What is true of a scene at a setting, as its oracle works it out: a number for every expression that the text shows,
and a condition for every sentence that it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, TypeAlias

from mpmath import mpf

from tests.oracle.mathematics.formula import Reading, as_mpf, number
from tests.oracle.printed import Truth, as_typed
from tests.oracle.sentences import Said

Setting: TypeAlias = Mapping[str, Any]
"""All parameters of a scene, as an instructor types them."""

Number: TypeAlias = Callable[[Any, Said], "Truth | Reading"]
"""The true value of an expression: of a world, as it was said."""

Claim: TypeAlias = Callable[[Any, Said], "bool | str"]
"""Whether a sentence is true of a world; or what is wrong with it, in words."""


def nothing(world: Any, said: Said) -> bool:
    """The condition of a sentence that claims nothing beside its numbers."""
    return True


class World:
    """A scene at a setting. `numbers` has an entry for every expression, `sentences` for every sentence."""

    numbers: ClassVar[Mapping[str, Number]]
    sentences: ClassVar[Mapping[str, Claim]]

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.heard: dict[str, Any] = {}

    def hear(self, said: Iterable[Said]) -> None:
        """Remember what was shown, by its expression. An oracle may ask for what is a choice of the picture, such as
        how far a line is drawn, and for nothing else."""
        for sentence in said:
            for one in sentence.shown:
                self.heard.setdefault(one.expression, one.value)

    def chosen(self, expression: str) -> mpf:
        """A number that the picture chose."""
        return as_mpf(self.heard[expression])

    def chosen_place(self, expression: str) -> tuple[mpf, mpf]:
        """A place that the picture chose."""
        x, y = self.heard[expression]
        return as_mpf(x), as_mpf(y)

    def value(self, name: str) -> mpf:
        """A parameter that is a number."""
        return number(self.setting[name])

    def typed(self, name: str) -> Truth:
        """A parameter that is a number, a point or a list of these, to be told as it was typed."""
        return as_typed(self.setting[name])

    def place(self, name: str) -> tuple[mpf, mpf]:
        """A parameter that is a point."""
        x, y = self.setting[name]
        return number(x), number(y)

    def spans(self, name: str) -> tuple[tuple[mpf, mpf], ...]:
        """A parameter that is a domain, typed as a list of spans, or with the names of the variables."""
        domain = self.setting[name]
        spans = [domain[key] for key in sorted(domain)] if isinstance(domain, Mapping) else domain
        return tuple((number(low), number(high)) for low, high in spans)


def answer(is_right: Callable[[Any], bool]) -> Claim:
    """The condition of an answer to choose: it is offered as right exactly where it is right. Where the same words
    stand elsewhere, as a label, they claim nothing."""

    def holds(world: Any, said: Said) -> bool:
        return "/question/" not in said.where or said.where.endswith("right") == is_right(world)

    return holds


def drawn_at(scale: str, of: str = "arrows", others: str = "") -> tuple[str, str, str]:
    """What is said of how long arrows are drawn, or what they are arrows `of`, and of `others` where there are some."""
    return (
        f"{of} at {{{scale}}} of their length{others}",
        f"{of} at {{{scale}}} their length{others}",
        f"{of} at their full length",
    )


def silent(*sentences: str) -> dict[str, Claim]:
    """Sentences that claim nothing beside their numbers."""
    return dict.fromkeys(sentences, nothing)
