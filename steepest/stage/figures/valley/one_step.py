"""A step on a bowl, worked out on a panel from top to bottom, from the slope to the factor of every step; and the
border of the rates, which follows from that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VMobject

from steepest.calculus import RatedWalk
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.map.over_map import in_line
from steepest.stage.figures.panel.lamp import Lamp
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.valley.number_line import NumberLine
from steepest.stage.figures.valley.offset import Offset
from steepest.stage.figures.valley.pointer import Pointer
from steepest.stage.play.entrances import Assembly, come, dim, gone
from steepest.stage.play.motion import at_once, waiting
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_ETA = 'part("eta", eta)'
_POST, _BESIDE, _UNDER = 6.0, 0.16, 0.3  # how broad the post is; from it to its name, and to what is over it
_CLOSE = 0.8  # of a line, from the one to the other of two that belong together
_SIGNS = {">": "runs away", "=": "bounces for ever", "<": "hops and settles"}  # of the factor's size, against one


class OneStep(Assembly):
    """The first step of the first walk on a bowl, which a `scene` has as a `fact`, in lines of a `panel` from one on,
    each of which steps back when the next comes.

    `law` is the slope as a multiple of the offset, and `rule` what a step is, with the `rate` of the walk in a line of
    its own under it, where it can be read: beside it both would read as one sum. Then the `head` names the offset after
    it, and under it stands what that is: `tied`, the offset less the rate times the slope, where it can be read, and in
    its place `short`, a multiple of the offset; over its factor stands what that is `called`, where there is room
    beside the head. Both arrows of the offset are `named`. These may `rise` to the top of the panel.
    """

    def __init__(self, scene: LectureScene[Any], panel: Panel, line: int, fact: str = "bowl") -> None:
        first = f"{fact}.first"

        def word(label: str, colour: str) -> Typeset:
            return scene.words(label, theme.FORMULA_SIZE, colour)

        def offset() -> Typeset:
            return word("offset", theme.FIRST)

        def math(template: str) -> Typeset:
            return scene.formula(template)

        self.panel, self.line, self.fact = panel, line, fact
        slope, bent = word("slope", theme.GRADIENT), f"{{{fact}.curvature:g}}"
        self.law = panel.parts(slope, math(f"= {bent} times"), offset(), line=line)
        step = word("step", theme.INK), math(f"= -{_ETA} times"), word("slope", theme.GRADIENT)
        self.rule = panel.parts(*step, line=line + 1)
        told: Any = panel.row("learning_rate", f"{_ETA} = {{{first}.rate:g}}", line + 2)
        self.rate = [told] if is_readable(told[1]) else []
        self.head = panel.put(word("new_offset", theme.FIRST), line + 3)
        less = math("="), offset(), math(f'"" - {_ETA} dot {bent} dot'), offset()  # a minus between both
        tied = panel.parts(*less, line=line + 4)
        self.tied = [tied] if all(map(is_readable, less)) else []
        factor = math(f"times (inline({{{fact}.factor}}))")
        self.short = panel.parts(math("="), offset(), factor, line=line + 4)
        called = scene.words("factor", theme.SMALLEST_SIZE, theme.QUIET)
        called.stand(float(factor.get_right()[0]), self.head.baseline, side=1)
        clear = self.head.get_right()[0] + theme.TEXT_GAP < called.get_left()[0]
        self.called = [called] if clear else []
        self.names = list[Plate]()

    def ruled(self) -> list[Animation]:
        """How a step is found comes, and the law steps back."""
        return [*come(self.rule, *self.rate), *dim(self.law)]

    def tie(self) -> list[Animation]:
        """The head comes with what the rule and the law make of it, and the rule steps back."""
        return [*come(self.head, *self.tied), *dim(self.rule, *self.rate)]

    def shortened(self, offset: Offset) -> list[Animation]:
        """The last form comes in the place of the one of which it is made, and the arrow of the new offset tells how
        many times the other it is."""
        past = self.names
        return [*gone(*self.tied, *past), *come(self.short, *self.called, *self.named(offset, times=True))]

    @property
    def worked(self) -> list[Any]:
        """Whence what is left in the end comes."""
        return [self.law, self.rule, *self.rate]

    @property
    def parts(self) -> list[Any]:
        """What every step makes of the offset, in numbers, with its words."""
        return [self.head, self.short, *self.called]

    def named(self, offset: Offset, times: bool = False) -> list[Plate]:
        """The names of both arrows of an offset: the one that it was, and the new one, and that this is so many `times`
        the other, once that was worked out, if there is room to tell it."""

        def word(label: str) -> Typeset:
            return self.panel.scene.words(label, theme.SMALLEST_SIZE, theme.FIRST)

        factor = self.panel.scene.formula(f"= {{{self.fact}.first.factor:.4g}} times", theme.SMALLEST_SIZE)
        told = [word("new_offset"), *([factor, word("offset")] if times else [])]
        found = offset.both(word("offset"), in_line(*told))
        self.names = found if len(found) == 2 else offset.both(word("offset"), word("new_offset"))
        return self.names

    def rise(self) -> list[Animation]:
        """That goes to the top of the panel."""
        return [part.animate.shift(self.panel.way(self.line + 3, 1)).build() for part in self.parts]


class Border(Assembly):
    """Why the border of the rates of the bowl of a `scene` is where it is, at the top of a `panel`: under the loss its
    `curvature`, and under that what has `begun`, the size of the factor of every step, with a `sign` that compares it
    with one for the walk that is `now`. What keeps it below one is the `rule` in the next line, that rates stay below
    the border, with its number, where that can be read; what it follows from steps back then, but not the curvature,
    which is no step of that: its number may be the same as another there. A white `post` stands on the number line of
    the `rates`, tall and with its name and number where nothing stands over it, in place of their `pointer`.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        panel: Panel,
        now: Callable[[], RatedWalk],
        rates: NumberLine,
        pointer: Pointer,
    ) -> None:
        self.pointer = pointer
        signs = {
            sign: scene.formula(f"{sign} 1", colour=theme.REGIMES[regime]) for sign, regime in _SIGNS.items()
        }
        states = {regime: sign for sign, regime in _SIGNS.items()}
        self.sign = Lamp(panel, 2, signs, lambda: states.get(now().regime, "<"))
        widest, *others = sorted(signs.values(), key=lambda sign: -float(sign.width))
        whole = float(widest.width)
        self.size = panel.parts(scene.formula(f"abs({_factor(scene)})"), widest, line=2)[0]
        for sign in others:
            sign.fit(float(sign.width * widest.width) / whole)
            sign.stand(float(widest.get_left()[0]), widest.baseline)
        self.curvature, self.begun = panel.row("curvature", "{bowl.curvature:g}", 1), [self.size, self.sign]
        two, number = "{bowl.limit_rate * bowl.curvature:g}", scene.formula("= {bowl.limit_rate:.6g}", colour=theme.INK)
        self.rule = panel.parts(scene.formula(f"{_ETA} < {two}\\/{_curvature(scene)}"), line=3, spare=number)
        foot = rates.at(scene.facts.bowl.limit_rate)
        tall = bool(foot[0] > panel.left)  # under the panel, and not under the numbers of a valley
        top = panel.baseline(6) - _UNDER if tall else rates.region.top
        self.post = FlatLine(np.array([foot, [foot[0], top, 0.0]]), width=_POST).set_z_index(theme.BELOW)
        number = scene.formula(f"{_ETA} = {{bowl.limit_rate:.3g}}", theme.SMALLEST_SIZE)
        name = in_line(scene.words("border", theme.SMALLEST_SIZE), number)
        side = -1.0 if foot[0] + _BESIDE + name.width > panel.right else 1.0
        aside = side * (_BESIDE + name.width / 2)
        self.names = [name.move_to(np.array([foot[0] + aside, top - name.height / 2, 0.0]))] if tall else []

    def found(self, *besides: VMobject) -> list[Animation]:
        """What is to go `besides` goes, and the rule comes; then its number, as the post stands on the number line."""
        pale = max(theme.DIMMED, theme.readable(theme.THIRD))  # as the line that the sign ends, which has that colour
        bound, *number = self.rule
        told, posted = come(bound), waiting(come(*number, self.post, *self.names), theme.REVEAL, theme.GLANCE)
        past = dim(self.size, self.sign.states["="], to=pale)
        return [*at_once(gone(self.pointer, *besides)), *past, *told, *posted]

    @property
    def parts(self) -> list[Any]:
        """All of it."""
        return [self.curvature, *self.begun, self.rule, self.post, *self.names]


def turned_over(panel: Panel, line: float, fact: str = "bowl") -> list[Typeset]:
    """Why a walk at the border bounces for ever, in two lines of a `panel` that are close: what the factor makes of the
    offset at the start, and of that."""
    times = f"times ({{{fact}.bouncing.factor:g}})"
    offset, other = (f'part("w", {{{sign}{fact}.offset:g}})' for sign in ("", "-"))
    turns = f"{offset} {times} = {other}", f"{other} {times} = {offset}"
    return [panel.told(turn, line + _CLOSE * k, theme.LABEL_SIZE) for k, turn in enumerate(turns)]


def _factor(scene: LectureScene[Any]) -> str:
    """The factor of a step, as every bowl has it: the one is of this law, and no number of a fact."""
    return f"1 - {_ETA} dot {_curvature(scene)}"


def _curvature(scene: LectureScene[Any]) -> str:
    """Its name, in a formula."""
    return f"#[{scene.words('curvature').markup}]"
