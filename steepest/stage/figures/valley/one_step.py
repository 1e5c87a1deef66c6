"""A step on a bowl, worked out on a panel from top to bottom, from the slope to the factor of every step; and the
border of the rates, which follows from that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from manim import Animation, VGroup

from steepest.calculus import RatedWalk
from steepest.stage import theme
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.panel.lamp import Lamp
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.valley.offset import Offset
from steepest.stage.play.entrances import Assembly
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_ETA = 'part("eta", eta)'
_SIGNS = {">": "runs away", "=": "bounces for ever", "<": "hops and settles"}  # of the factor's size, against one
_INDENT, _TIGHTER = 0.36, 0.12  # of what goes on in the next line, and how much nearer it stands, in lines


class OneStep(Assembly):
    """The first step of the first walk on a bowl, which a `scene` has as a `fact`, in lines of a `panel` from one on.

    `law` is the slope as a multiple of the offset, `tried` the rate, `moved` the step; `led` the offset after it, and
    `kept` which part of the offset that is: these four are the `step`. In its place comes what every step makes of the
    offset, under its `head`: `apart`, the offset and what is taken from it, then the `rule`, in which the offset stands
    before a bracket, and `short`, the same in numbers. The head and `short` may `rise` to the top of the panel.
    """

    def __init__(self, scene: LectureScene[Any], panel: Panel, line: int, fact: str = "bowl") -> None:
        first = f"{fact}.first"

        def word(label: str, colour: str) -> Typeset:
            return scene.words(label, theme.FORMULA_SIZE, colour)

        def offset() -> Typeset:
            return word("offset", theme.FIRST)

        def math(template: str) -> Typeset:
            return scene.formula(template)

        self.panel, self.line = panel, line + 1
        slope = word("slope", theme.GRADIENT)
        self.law = panel.parts(slope, math(f"= {{{fact}.curvature:g}} times"), offset(), line=line)
        self.tried = panel.told(f"{_ETA} = {{{first}.rate:g}}", line + 1)
        step = f"= {{{first}.walk.steps[0][0]:.4g}}"
        slope = word("slope", theme.GRADIENT)
        self.moved = panel.parts(math(f"-{_ETA} times"), slope, math(step), line=line + 2)
        change = f'part("w", {{{fact}.offset:.4g}}) -> part("w", {{{first}.offsets[1]:.4g}})'
        self.led = panel.told(change, line + 3)
        self.kept = panel.parts(math(f"= {{{first}.factor:.4g}} times"), offset(), line=line + 4)
        self.head = panel.put(word("new_offset", theme.FIRST), self.line)
        self.apart = self._in_two(f"-{_ETA} dot {_curvature(scene)} dot {_offset(scene)}", line + 2)
        self.rule = self._in_two(f"times (inline({_factor(scene)}))", line + 4)
        factor = math(f"times (inline({{{fact}.factor}}))")
        self.short = panel.parts(math("="), offset(), factor, line=line + 6)

    def _in_two(self, rest: str, line: int) -> VGroup:
        """The offset on a line, and the rest of a side of the equation on the next one, farther in."""
        scene, panel = self.panel.scene, self.panel
        whole = scene.formula(rest).fit(panel.width - _INDENT)
        height = panel.baseline(line + 1) + _TIGHTER * panel.pitch
        offset = scene.words("offset", theme.FORMULA_SIZE, theme.FIRST)
        return VGroup(panel.parts(scene.formula("="), offset, line=line), whole.stand(panel.left + _INDENT, height))

    @property
    def step(self) -> list[Any]:
        """What is worked out of the first step."""
        return [self.tried, self.moved, self.led, self.kept]

    @property
    def past(self) -> list[Any]:
        """What goes of that when the rule comes: all but which part of the offset is left."""
        return self.step[:-1]

    @property
    def general(self) -> list[Any]:
        """What comes instead: what every step makes of the offset, before the offset stands before a bracket."""
        return [self.head, self.apart]

    @property
    def parts(self) -> list[Any]:
        """What every step makes of the offset, in numbers, with its words."""
        return [self.head, self.short]

    def named(self, offset: Offset) -> list[Plate]:
        """The names of both arrows of an offset: the one that it was, and the new one."""
        both = ("offset", "new_offset")
        was, new = (self.panel.scene.words(name, theme.SMALLEST_SIZE, theme.FIRST) for name in both)
        return offset.both(was, new)

    def rise(self) -> list[Animation]:
        """That goes to the top of the panel."""
        lines = (self.head, self.line, 1), (self.short, self.line + 5, 2)
        return [part.animate.shift(self.panel.way(line, to)).build() for part, line, to in lines]


class Border(Assembly):
    """Why the border of the rates of the bowl of a `scene` is where it is, at the top of a `panel`: the `size` of the
    factor of every step, and a `sign` that compares it with one for the walk that is `now`; and the `rate` at which
    it is one, whence that comes, and its number, where that can be read."""

    def __init__(self, scene: LectureScene[Any], panel: Panel, now: Callable[[], RatedWalk]) -> None:
        signs = {
            sign: scene.formula(f"{sign} 1", colour=theme.REGIMES[regime]) for sign, regime in _SIGNS.items()
        }
        states = {regime: sign for sign, regime in _SIGNS.items()}
        self.sign = Lamp(panel, 2, signs, lambda: states.get(now().regime, "<"))
        for sign in signs.values():
            self.size = panel.parts(scene.formula(f"abs({_factor(scene)})"), sign, line=2)[0]
        limit = f"{{bowl.limit_rate * bowl.curvature:g}}\\/{_curvature(scene)}"
        number = scene.formula("= {bowl.limit_rate:.6g}", colour=theme.INK)
        self.rate = VGroup(panel.words("border", line=1), panel.parts(scene.formula(limit), line=3, spare=number))

    @property
    def parts(self) -> list[Any]:
        """All of it."""
        return [self.size, self.sign, self.rate]


def _factor(scene: LectureScene[Any]) -> str:
    """The factor of a step, as every bowl has it: the one is of this law, and no number of a fact."""
    return f"1 - {_ETA} dot {_curvature(scene)}"


def _curvature(scene: LectureScene[Any]) -> str:
    """Its name, in a formula."""
    return f"#[{scene.words('curvature').markup}]"


def _offset(scene: LectureScene[Any]) -> str:
    """Its name, in a formula, in the colour of the variable."""
    return f'part("w", #[{scene.words("offset").markup}])'
