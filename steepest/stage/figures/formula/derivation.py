"""A function and its partial derivatives, term by term: letters freeze, constants melt to zero, the rest is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import DOWN, UP, Animation, Mobject

from steepest.calculus import Function, Summand, TermByTerm
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.formula.ice import Ice, lighted
from steepest.stage.figures.formula.meltwater import MELTING, Meltwater, moved_under
from steepest.stage.figures.formula.put_under import UNDER, put_under
from steepest.stage.figures.formula.sum_line import SumLine
from steepest.stage.figures.formula.swelling import GAP, swells
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Actor, Assembly, bright, come, dim, gone
from steepest.stage.play.motion import fade_in_after
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LARGEST = 84.0  # the size of the letters, where there is room
_HEADED = 0.5  # of a panel: over what stands above its line 1
_BETWEEN = 0.3  # between two rows, in scene units
_HEAD = 0.74  # how much smaller the fraction is that names a derivative
_TALL = 0.84  # how much of the height of a row its letters may take
_SNUG = 0.66  # how much of it they take where there is more room
_ASKED, _ODD = 2.75, 1.12  # room for a question; how much more two uneven rows take than they are tall
_FALL = 0.55  # how far a derivative comes down from above
_OFF, _SHORTEST, _THIN = 0.16, 0.25, 4.0  # of an arrow: from its terms, how long at least, and its width
_AFTER = 0.6  # of the time in which something melts: then a zero appears


class Derivation(Assembly):
    """A function in a line, and its partial derivatives in lines below it, term under term; the last ones begin alike.

    `rules` names facts that are `TermByTerm` of one function. Its letters have a `size`, or as much of it as its
    `region` has room for; in `theme.SHORT_FORMULAS` it takes more, where it could not be read. The function comes with
    `come`; then `ask` for a derivative, `freeze` its letters, `derive` its terms, `melt` its constants, and
    `thaw` it again. With a `spot`, the name of a fact, `apply` tells under each derivative what it comes to there,
    where lines that have room for that are large enough to be read.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        *rules: str,
        region: Box = theme.FORMULAS,
        size: float = _LARGEST,
        spot: str = "",
    ) -> None:
        self._under = UNDER if spot else 0.0  # room under each derivative
        self.scene, self.rules, self.region = scene, rules, region
        self.facts = [scene.fact(rule, TermByTerm) for rule in rules]
        self.top = self._row("f", rules[0], "before", size)
        self.rows = [
            self._row(f'frac(partial f, partial part("{name}", {Function(name, [name]).typst()}))', rule, "after", size)
            for rule, name in zip(rules, (fact.name for fact in self.facts), strict=True)
        ]
        self.upper = self.rows[0]  # right under the function
        self._stand()
        lines = zip(self.rows, self.facts, strict=True)
        self._put = [put_under(scene, row, fact, spot) if self._under else [] for row, fact in lines]
        names = self.facts[0].function.variables
        self._cold = {name: [Ice(term.parts[name]) for term in self.top.terms if name in term.parts] for name in names}
        for row, fact in zip(self.rows, self.facts, strict=True):
            for number, term in enumerate(row.terms):
                frozen = [letter for name in fact.frozen for letter in term.parts.get(name, ())]
                row.ice[number] = [Ice(frozen)] if frozen else []
        self._water = [Meltwater(term, floor=self.region.bottom) for term in self.top.terms]
        self._shown: list[Mobject | Actor] = [*self.top.all()]
        self.arrows: list[FlatArrow] = []
        self._back: list[Typeset] = []

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What of it is there."""
        return self._shown

    def going(self) -> Sequence[Animation]:
        """All of it fades."""
        return [*gone(*self._shown), *self._part()]

    def frozen(self) -> Derivation:
        """All of it as it stands at the end."""
        for rule in self.rules:
            self._whole(rule)
        return self

    def apply(self, rule: str, **timing: Any) -> list[Animation]:
        """The letters freeze that a rule freezes, all others thaw, and its derivative comes as a whole; the others step
        back until they `thaw`."""
        warm = self._warmed({*self._cold} - {*self._fact(rule).frozen})
        told = [text for row in self.rows for text in row.all() if text in self._shown]
        self._back = [*self._back, *(text for text in told if text not in self._back)]
        return [*warm, *self._part(), *self.freeze(rule, **timing), *dim(*told), *come(*self._whole(rule))]

    def _whole(self, rule: str) -> list[Mobject]:
        """A derivative, which its line tells as a whole, and its ice."""
        row = self._line(rule)
        row.equals.shown = self.scene.formula(f"{{{rule}.partial}}").shown
        made = [*row.all(), *(ice.freeze() for each in row.ice.values() for ice in each)]
        self._shown += [*made, *self._put[self.rules.index(rule)]]
        return [*made, *self._put[self.rules.index(rule)]]

    # --- what happens to it ---

    def freeze(self, rule: str, **timing: Any) -> list[Animation]:
        """The letters of the function freeze that are frozen by a rule."""
        ices = [ice for name in self._fact(rule).frozen for ice in self._cold[name]]
        self._shown += [ice for ice in ices if ice not in self._shown]
        return [ice.to(1.0, **timing) for ice in ices]

    def ask(self, rule: str) -> list[Animation]:
        """The left side of a derivative appears: what is it?"""
        row = self._line(rule)
        self._shown += [row.head, row.equals]
        return [*(self._part() if row is not self.rows[0] else []), *come(row.head, row.equals)]

    def trade(self, rule: str, run_time: float) -> list[Animation]:
        """The derivative right under the function steps back and down, and the left side of another one comes to
        where it was: there its terms will be told, under those that they come from."""
        was, self.upper = self.upper, self._line(rule)
        self._shown += [self.upper.head, self.upper.equals]
        return [*self._part(), *was.trade(self.upper, run_time)]

    def derive(self, rule: str, *numbers: int, **timing: Any) -> list[Animation]:
        """What terms become, all where none is named, comes down from them, along arrows to the line below."""
        row, numbers = self._line(rule), numbers or tuple(range(len(self.top.terms)))
        found = self._fill(row, *numbers)
        for number in numbers:
            arrows = self._down(number) if row is self.upper else []
            self.arrows += arrows
            found += [*come(*row.place(number)[:-1], *arrows)]
            found += [FadeIn(row.terms[number], shift=_FALL * DOWN, **timing)]
            found += come(*(ice.freeze() for ice in row.ice[number]))
            self._shown += row.ice[number]
        return found

    def melt(self, rule: str, *numbers: int, run_time: float = MELTING) -> list[Animation]:
        """Copies of terms come down to their line and melt away, and zeros appear where they drip; the terms stay."""
        row = self._line(rule)
        found = self._fill(row, *numbers, after=_AFTER * run_time)
        for number in numbers:
            if row is not self.upper:  # other lines are between: it comes down under these, and drips through none
                self._water[number] = Meltwater(moved_under(self.rows, self.top, row, number), self.region.bottom)
            water = self._water[number]
            water.floor, water.melted = row.terms[number].baseline + 0.1, 0.0
            found.append(water.to(1.0, run_time=run_time))
            found += [fade_in_after(_AFTER * run_time, text, (1 - _AFTER) * run_time) for text in row.place(number)]
            self._shown.append(water)
        return found

    def differentiate(self, rule: str, run_time: float = MELTING) -> list[Animation]:
        """All of a derivative in one go: its letters freeze, all others thaw, and constants melt as the rest comes."""
        row = self._line(rule)
        row.filled |= {*range(len(row.terms))}  # no place waits for its term
        cold = *self._warmed({*self._cold} - {*self._fact(rule).frozen}), *self.freeze(rule, run_time=theme.GLANCE)
        melts = self.melt(rule, *self.melting(rule), run_time=run_time)
        return [*cold, *self.ask(rule), *self.derive(rule, *self.live(rule)), *melts]

    def _fill(self, row: SumLine, *numbers: int, after: float = 0.0) -> list[Animation]:
        """Places of a line are filled, and those that wait for their terms are seen to be empty, so many seconds later:
        when the first term is there."""
        empty, past = row.fill(self.scene, numbers, self.top)
        self._shown = [part for part in self._shown if part not in past]
        self._shown += [*empty, *(text for number in numbers for text in row.place(number))]
        return [*gone(*past), *(fade_in_after(after, text, theme.REVEAL) for text in empty)]

    def look(self, *numbers: int, rule: str = "") -> list[Animation]:
        """Terms of the function, or of a derivative, swell and settle."""
        row = self._line(rule) if rule else self.top
        return [swells(row.terms[number]) for number in numbers]

    def thaw(self, rule: str) -> list[Animation]:
        """The frozen letters of the function thaw; derivatives that stepped back come forward, and their ice glows."""
        (back, self._back), warm = (self._back, []), self._warmed(self._fact(rule).frozen)
        return [*warm, *self._part(), *bright(*back), *(lighted(self._shown, warm) if back else [])]

    def melting(self, rule: str) -> list[int]:
        """The numbers of the terms that are constants."""
        return [number for number, term in enumerate(self._fact(rule).terms) if not term.is_live]

    def live(self, rule: str) -> list[int]:
        """The numbers of the terms in which the live letter stands."""
        return [number for number, term in enumerate(self._fact(rule).terms) if term.is_live]

    def room(self) -> Box:
        """What is free under the first derivative where it stands alone: lines of a `Panel`, from line 1 on."""
        top = min(float(text.get_bottom()[1]) for text in self.rows[0].all()) + _HEADED
        return replace(self.region, top=top)

    def _down(self, number: int) -> list[FlatArrow]:
        """An arrow from a term to what it becomes in the line under it, as long as all others, where there is room for
        them."""
        x = self.top.terms[number].get_center()[0]
        high = min(float(term.get_bottom()[1]) for term in self.top.terms) - _OFF
        low = max(float(term.get_top()[1]) for term in self.upper.terms) + _OFF
        ends = np.array([[x, high], [x, low]])
        return [FlatArrow(ends[0], ends[1], theme.QUIET, _THIN)] if high - low > _SHORTEST else []

    def _part(self) -> list[Animation]:
        """The arrows go, before another derivative is told."""
        arrows, self.arrows = self.arrows, []
        return gone(*arrows)

    def texts(self, told: Sequence[str] | None = None) -> list[Mobject]:
        """All that may be written in it, or is while only these derivatives are `told`, with the arrows that lead to
        them, and others are no more than asked for: what a block keeps off."""
        lines = [
            row.ever(self.scene, self.top, self.live(rule)) if told is None or rule in told else (row.head, row.equals)
            for rule, row in zip(self.rules, self.rows, strict=True)
        ]
        arrows = self.leads(self.rules[0]) if told else []
        return [*self.top.all(), *(text for line in (*lines, *self._put) for text in line), *arrows]

    def leads(self, rule: str) -> list[FlatArrow]:
        """The arrows that lead from terms to what they become under them in the first line, where a rule stands there:
        what a block keeps off, too."""
        return [arrow for number in self.live(rule) for arrow in self._down(number)]

    # --- setting it ---

    def _warmed(self, names: Iterable[str]) -> list[Animation]:
        return [ice.to(0.0, run_time=theme.REVEAL) for name in names for ice in self._cold[name] if ice.cold]

    def _fact(self, rule: str) -> TermByTerm:
        return self.facts[self.rules.index(rule)]

    def _line(self, rule: str) -> SumLine:
        return self.rows[self.rules.index(rule)]

    def _row(self, head: str, rule: str, part: str, size: float) -> SumLine:
        summands: list[Summand] = [getattr(term, part) for term in self._fact(rule).terms]
        terms, signs = [], []
        for number, summand in enumerate(summands):
            name = f"{{{rule}.terms[{number}].{part}.size}}"
            body = f"({name})" if summand.in_brackets else name
            colour = theme.QUIET if summand.is_zero else theme.INK
            terms.append(self.scene.formula(f"-{body}" if not number and summand.minus else body, size, colour))
            signs.append(None if not number else self.scene.formula("-" if summand.minus else "+", size, colour))
        left = self.scene.formula(head, size if part == "before" else _HEAD * size)
        return SumLine(left, self.scene.formula("=", size), terms, signs)

    def _stand(self) -> None:
        """Find the size at which all of it fits, and stand term under term."""
        rows = [self.top, *self.rows]
        pitch = (self.region.height - self._under * len(self.rows)) / len(rows)
        tall = max(float(text.height) for row in rows for text in row.all())
        head = max(float(row.head.width) for row in rows)
        equals = max(float(row.equals.width) for row in rows)
        columns = [max(float(row.terms[k].width) for row in rows) for k in range(len(self.top.terms))]
        joints = [max(float(sign.width) for row in rows if (sign := row.signs[k])) for k in range(1, len(columns))]
        gaps = 2 * GAP * (1 + len(joints))
        letters = head + equals + sum(columns) + sum(joints)
        if self.region == theme.SHORT_FORMULAS:
            right = self.region.left + gaps + theme.SMALLEST_SIZE / self.rows[0].head.size * letters
            self.region = replace(self.region, right=min(max(self.region.right, right), theme.FORMULAS.right))
        room = self.region.height - (_ASKED if self.region == theme.FORMULAS else 0.0)
        two = _ODD * sum(max(float(text.height) for text in row.all()) for row in rows[:2])
        share = min(1.0, (self.region.width - gaps) / letters, _TALL * pitch / tall, (room - _BETWEEN) / two)
        if self._under and share * self.rows[0].head.size < theme.SMALLEST_SIZE:
            self._under = 0.0
            return self._stand()
        self.size = share * self.top.head.size
        if self.region == theme.FORMULAS:
            right = max(self.region.left + gaps + share * letters, theme.SHORT_FORMULAS.right)
            self.region = replace(self.region, right=right)
        for row in rows:
            for text in row.all():
                text.scale(share)
            x = self.region.left + share * head
            row.head.stand(x, 0, side=1)
            row.equals.stand(x + GAP + share * equals / 2, 0, side=0)
            if row is not self.top:
                bar = min(row.head.submobjects, key=lambda glyph: float(glyph.height))
                row.head.shift(np.array([0, row.equals.get_center()[1] - bar.get_center()[1], 0]))
            x += 2 * GAP + share * equals
            for k, term in enumerate(row.terms):
                between = row.signs[k]
                if between is not None:
                    between.stand(x + GAP + share * joints[k - 1] / 2, 0, side=0)
                    x += 2 * GAP + share * joints[k - 1]
                term.stand(*((x, 0) if k + 1 == len(columns) else (x + share * columns[k] / 2, 0, 0)))
                x += share * columns[k]
        over = [max(float(text.get_top()[1]) for text in row.all()) for row in rows]
        under = [max(-float(text.get_bottom()[1]) for text in row.all()) for row in rows]
        closest = max(above + below for above, below in zip(under, over[1:], strict=False)) + _BETWEEN
        pitch = min(pitch, max(min(share * tall / _SNUG, room - over[0] - under[1]), closest))
        for number, row in enumerate(rows):
            down = number * pitch + max(number - 1, 0) * self._under
            for text in row.all():
                text.shift((self.region.top - over[0] - down) * UP)
