"""What entries of a gradient promise: under each dial its entry times its turn, and one line that adds these up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation

from steepest.calculus import Tuning
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.play.entrances import come, dim
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.told_sum import ToldSum
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_FIRST, _LAST = 0.36, 0.3  # from the top of their room down to the first baseline, and from its foot up to the last
_APART = 0.2  # between the numbers of the sum, at least
_AWAY = 0.36  # and at most


class Products:
    """Two lines, at the top and at the foot of a `room`, for some `dials` that a fact, a `Tuning`, turns. The first has
    the `factors` by their names, the turn as bright as its plan; the other, one sum, begins with `start`, the value
    before, goes on with a product for each, its `terms`, and `ends` with what they make. A line of which a part could
    not be read is left out."""

    def __init__(
        self,
        scene: LectureScene[Any],
        dials: Mapping[str, Dial],
        fact: str,
        room: Box,
        colour: str = theme.GRADIENT,
    ) -> None:
        tuning = scene.fact(fact, Tuning)
        self.names = [name for name, by in tuning.turns.items() if by]
        self.factors = dict[str, Typeset]()
        for name in self.names:
            turn = f'part("descent", {{{fact}.turns.{name}:.4g}})'
            entry = f"{{{fact}.entries.{name}:.3g}}"
            signed = (entry, tuning.entries[name]), (turn, tuning.turns[name])
            both = (f"({told})" if number < 0 else told for told, number in signed)
            text = scene.formula(" dot ".join(both), theme.LABEL_SIZE, colour)
            text.fit(dials[name].width - theme.TEXT_GAP).stand(dials[name].centre, room.top - _FIRST, side=0)
            self.factors[name] = text
        if not all(map(is_readable, self.factors.values())):
            self.factors = {}
        self.terms, self.start, self.ends = dict[str, Typeset](), list[Typeset](), list[Typeset]()
        told = ToldSum([tuning.before, *(tuning.parts[name] for name in self.names)], tuning.promised)
        sources = f"{fact}.before", *(f"{fact}.parts.{name}" for name in self.names)
        first, *terms = (told.number(scene, source, colour=colour) for source in sources)
        first.set_color(theme.INK)
        ends = scene.formula(told.sign), told.number(scene, f"{fact}.promised", colour=colour)
        line = [first, *terms, *ends]
        wide, gaps = sum(each.width for each in line), len(line) - 1
        share = min(1.0, (room.width - gaps * _APART) / wide)
        if all(is_readable(each.scale(share)) for each in line):
            apart = min(_AWAY, (room.width - share * wide) / gaps)
            x = room.middle[0] - (share * wide + gaps * apart) / 2
            for each in line:
                each.stand(x, room.bottom + _LAST)
                x += each.width + apart
            self.terms, self.start, self.ends = dict(zip(self.names, terms, strict=True)), [first], [*ends]

    def told(self, name: str) -> list[Typeset]:
        """What is told of a dial when the next number is taken off: with the first of them what it is taken off."""
        start = self.start if name == self.names[0] else []
        parts = self.factors.get(name), self.terms.get(name)
        return [*start, *(part for part in parts if part)]

    def into(self, key: Sequence[Any]) -> list[Animation]:
        """The sum steps back, and a `key` comes, whose number is what it makes. Where there is none the sum stays as it
        is."""
        line = [*self.start, *self.terms.values(), *self.ends] if key else []
        return [*dim(*line), *come(*key)]
