"""Two signs: side by side a walk that runs away and its twin of the wrong sign, both with the same losses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, product
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Indicate, VGroup, VMobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plane import keep_apart
from steepest.stage.figures.map.over_map import in_line
from steepest.stage.figures.valley.axes import Numbered
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.play.entrances import Assembly, bright, come, dim, gone
from steepest.stage.type.fitting import in_power
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_BOWL = "bowl"  # the fact that has both walks
_WALKS = {"right_sign": "runaway", "wrong_sign": "twin"}
_RULES = {"right_sign": "-", "wrong_sign": "+"}
_SWOLLEN = 1.25  # size of a sign that is pointed out
_SIGN_COLOURS = theme.INK, theme.WRONG  # of the signs: only one is wrong
_BETWEEN, _EDGE = 0.3, 0.08  # both valleys; around words in the ground, of their plate
_OVER, _APART, _GAP = 0.22, 0.4, 0.14  # from a valley to the words over it; between words and a rule, and its parts
_FOOT = 0.5  # between both plates at the foot of a valley
_ASIDE, _DOWN, _PLATE = 0.1, 0.22, 0.045  # from a point of a walk to its number's plate, off the level line; its edge
_DIGITS = 4, 3, 2, 1  # of both factors, as many as there is room for, also with a power of ten
_STEPS = 3  # whose losses are told


class TwoSigns(Assembly):
    """The walks `runaway` and `twin` of the fact `bowl` of a `scene`: one on a `valley` that shows as much as both ask
    for, from dot to dot, and one in dashed arrows on an `other` valley, which stands beside it and is the same. Over
    each valley stand the words for its sign and the rule of its steps, at its foot its rate, and the points of the
    walks are numbered.

    With `begin` the walk of the right sign comes, with what is said of it, and with `go_on` the other valley, with its
    own. `climb` is the first step with the wrong sign. Then each of the `strides` is a step of both, and the loss that
    both have then, on the axis, at the level line that runs through both valleys; then come the `factors`, of one
    size, beside the rates. `swell` points the signs out, and at the `end` the walk of the right sign stays. The numbers
    of these losses are made before (`losses_of`), and so is the `room` of the valley, which leaves room for them.
    """

    def __init__(self, scene: LectureScene[Any], valley: Valley, losses: Numbered) -> None:
        self.valley, box = valley, valley.box
        beside = Box(box.right + _BETWEEN, box.bottom, box.right + _BETWEEN + box.width, box.top)
        self.other = Valley(*valley.told, region=beside, seen=valley.window())
        self.valleys = valley, self.other
        nodes = [getattr(getattr(scene.facts, _BOWL), walk).nodes for walk in _WALKS.values()]
        told = zip(self.valleys, nodes, (False, True), strict=True)
        self.walks = [place.walk(each, theme.WRONG, aside) for place, each, aside in told]
        self.marks = list[VMobject]()
        self.rules = [self._rule(scene, *each) for each in enumerate(_RULES.items())]
        self.rates, self.factors = self._feet(scene)
        axes, start = valley.axes, float(self.walks[0].points[0][1])
        self.numbers = [each for loss, each in axes.up if loss > start and each not in axes.hidden]
        self.counts = list[list[Plate]]()
        for number in range(_STEPS + 1):
            self.counts.append([*self._count(scene, number)])
        self.losses = self._levels(losses)

    @staticmethod
    def room(valley: Valley, losses: Numbered) -> Box:
        """The room for a valley, with numbers, that leaves as much to another one beside it."""
        region = theme.TWO_VALLEYS
        box = valley.room(region, losses)
        return Box(region.left, region.bottom, (box.left + box.right - _BETWEEN) / 2, region.top)

    def _rule(self, scene: LectureScene[Any], number: int, case: tuple[str, str]) -> list[Typeset]:
        """The words for a sign, and the rule of the steps that are taken with it, over its valley."""
        (label, sign), box = case, self.valleys[number].box
        times = scene.formula(f'{sign} thin part("eta", eta) times')
        times[0].set_color(_SIGN_COLOURS[number])
        self.marks.append(times[0])
        parts = [scene.words(label), times, scene.words("slope", theme.FORMULA_SIZE, theme.GRADIENT)]
        share, x = min(1.0, (box.width - _APART - _GAP) / sum(each.width for each in parts)), box.left
        for each, gap in zip(parts, (_APART, _GAP, 0.0), strict=True):
            x = float(each.fit(share * each.width).stand(x, box.top + _OVER).get_right()[0]) + gap
        return parts

    def _feet(self, scene: LectureScene[Any]) -> tuple[list[Plate], list[Plate]]:
        """The rate of each walk, and what each of its steps multiplies the offset by, in the ground under the bottom of
        its valley, beside each other; the factors have one size."""
        walks, wide = [f"{_BOWL}.{walk}" for walk in _WALKS.values()], self.valley.box.width - 6 * _EDGE - _FOOT
        rates = [scene.formula(f'part("eta", eta) = {{{walk}.rate:g}}') for walk in walks]
        rates = [each.fit(wide / 2).stand(0.0, 0.0) for each in rates]
        factors = _factors(scene, walks, wide - max(each.width for each in rates))
        feet = [[Plate(each, gap=_EDGE) for each in told] for told in (rates, factors)]
        low, high = (getattr(VGroup(*chain(*feet)), f"get_{end}")()[1] for end in ("bottom", "top"))
        for valley, *both in zip(self.valleys, *feet, strict=True):
            x, floor = valley.on_frame(valley.bottom[None])[0]
            x -= (sum(each.width for each in both) + _FOOT) / 2
            for each in both:  # all on one line
                up = (floor + valley.box.bottom) / 2 - (low + high) / 2
                each.shift((x - each.get_left()[0], up, 0.0))
                x += each.width + _FOOT
        return feet[0], feet[1]

    def _count(self, scene: LectureScene[Any], number: int) -> Iterator[Plate]:
        """After how many steps each walk is where it is then, in the ground beside that; nothing where no room is."""
        for valley, walk in zip(self.valleys, self.walks, strict=True):
            for at in np.array(walk.points[number : number + 1], float):
                told = Plate(scene.formula(str(number), theme.SMALLEST_SIZE), gap=_PLATE)
                (x, y), way = valley.on_frame(at[None])[0], 1.0 if at[0] > valley.bottom[0] else -1.0
                told.move_to(np.array([x + way * (_ASIDE + told.width / 2), y - _DOWN, 0.0]))
                edge = told.get_center() + [way * told.width / 2, -told.height / 2, 0.0]
                others = *self.rates, *self.factors, *chain(*self.counts)
                if valley.box.holds(edge) and all(keep_apart(each, told) for each in others):
                    yield told

    def _levels(self, losses: Numbered) -> list[list[Typeset]]:
        """The loss after each step, on the axis, where it is clear of those below it and of the axis's name; nothing
        where it is not."""
        valley, found = self.valley, list[list[Typeset]]()
        under = [label for loss, label in valley.axes.up if label not in (*valley.axes.hidden, *self.numbers)]
        for loss, number in losses:
            valley.axes.stand(loss, number)
            clear = all(keep_apart(each, number) for each in under) and number.get_top()[1] < valley.box.top
            found.append([number] if clear else [])
            under += found[-1]
        return found

    @property
    def parts(self) -> list[Any]:
        """All that came: the valley stays."""
        first, second = self._of(0), self._of(1)
        return [*first, *second, *self.factors, *chain(*self.counts[1:], *self.losses)]

    def _of(self, number: int) -> list[Any]:
        """A walk, the other valley if it is on that, and what is said of it from the beginning."""
        valley, walk = self.valleys[number], self.walks[number]
        place = [valley, valley.axes] if number else []
        begun = [each for each in self.counts[0] if valley.box.holds(each.get_center())]
        return [*place, walk, *self.rules[number], self.rates[number], *begun]

    def begin(self) -> list[Animation]:
        """The walk of the right sign comes, and the axis loses its numbers over that of the start: in their place come
        those of the levels."""
        return [*come(*self._of(0)), *dim(*self.numbers, to=0.0)]

    def go_on(self) -> list[Animation]:
        """The other valley comes, with the walk of the wrong sign."""
        return come(*self._of(1))

    def end(self) -> list[Animation]:
        """All goes but the walk of the right sign."""
        return gone(*(part for part in self.parts if part is not self.walks[0]))

    def number(self) -> list[Animation]:
        """Once that went, and the valley stands, the axis has those numbers again for which it has room there."""
        return bright(*(each for each in self.numbers if each not in self.valley.axes.hidden))

    def swell(self) -> list[Animation]:
        """The signs of both rules swell, and settle."""
        colours = theme.DESCENT, theme.WRONG
        return [Indicate(mark, _SWOLLEN, each) for mark, each in zip(self.marks, colours, strict=True)]

    def climb(self) -> list[Animation]:
        """Who has the wrong sign takes the first step."""
        return self.other.stride(self.walks[1], run_time=theme.STEP)

    def strides(self) -> Iterator[tuple[list[Any], list[VMobject]]]:
        """Of each step: the walkers take it who have not yet, and then the loss is there that both have."""
        for number, told in enumerate(self.losses, 1):
            late = [k for k, walk in enumerate(self.walks) if walk.begun < number]
            taken = [self.valleys[k].stride(self.walks[k], run_time=theme.STEP) for k in late]
            yield [*chain(*taken)], [*told, *self.counts[number]]


def losses_of(scene: LectureScene[Any]) -> Numbered:
    """The losses after the first steps of the walk that runs away, which its twin has, too."""
    walk = _WALKS["right_sign"]
    numbers = scene.numbers(*(f"{_BOWL}.{walk}.losses[{k}]" for k in range(1, _STEPS + 1)))
    return [(loss, number.set_color(theme.INK)) for loss, number in numbers]


def _factors(scene: LectureScene[Any], walks: Sequence[str], room: float) -> list[VMobject]:
    """What every step of each walk multiplies the offset by, in so much room, with as many digits as can be read, and
    of one size: they are compared."""
    heads = [scene.words("offset", colour=theme.FIRST) for _ in walks]
    factors = {name: scene.number(name) for name in (f"{walk}.factor" for walk in walks)}
    room -= heads[0].width + _GAP

    def plain(name: str, digits: int) -> VMobject:
        number = f"{{{name}:.{digits}g}}"
        return in_line(scene.formula(f"times {f'({number})' if factors[name] < 0 else number}"))

    def power(name: str, digits: int) -> VMobject:
        number = in_power(name, factors[name], digits, theme.FORMULA_SIZE)
        around = ('times "("', '")"') if factors[name] < 0 else ("times",)
        before, *after = map(scene.formula, around)
        return in_line(before, number, *after)

    for form, digits in product((plain, power), _DIGITS):
        told = [form(name, digits) for name in factors]
        share = min(1.0, *(room / each.width for each in told))
        if share * theme.FORMULA_SIZE >= theme.SMALLEST_SIZE:
            break
    for head, each in zip(heads, told, strict=True):
        head.stand(0.0, 0.0)
        each.scale(share, about_point=np.zeros(3))
        each.shift((head.get_right()[0] + _GAP - each.get_left()[0], 0.0, 0.0))
    return [VMobject().add(*both) for both in zip(heads, told, strict=True)]
