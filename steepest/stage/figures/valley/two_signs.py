"""Two signs: side by side a walk that runs away and its twin of the wrong sign, both with the same losses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, product
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, DashedVMobject, Indicate, VGroup, VMobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate, line, point
from steepest.stage.figures.flat.plane import keep_apart
from steepest.stage.figures.map.over_map import in_line
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.valley.axes import Numbered
from steepest.stage.figures.valley.pointer import head
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.play.entrances import Assembly, bright, come, dim, gone
from steepest.stage.type.fitting import in_power
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_BOWL = "bowl"  # the fact that has both walks
_WALKS = {"right_sign": "runaway", "wrong_sign": "twin"}
_RULES = {"right_sign": "-", "wrong_sign": "+"}
_LINES = {"right_sign": 2, "wrong_sign": 6}  # of the panel: where what is said of each begins
_SWOLLEN = 1.25  # size of a sign that is pointed out
_SIGN_COLOURS = theme.INK, theme.WRONG  # of the signs: only one is wrong
_BETWEEN, _EDGE = 0.3, 0.08  # both valleys; around a sign, of its plate
_ASIDE, _DOWN, _PLATE = 0.1, 0.22, 0.045  # from a point of a walk to its number's plate, off the level line; its edge
_DIGITS = 4, 3, 2, 1  # of both factors, as many as there is room for, also with a power of ten
_STEPS = 3  # whose losses are told
_HALF = 0.11  # of a swatch, over the baseline of its line
_SWATCH, _HEAD = 0.9, 0.2  # how long it is, and the head of an arrow
_STROKE, _NODE, _DASHES = 3.4, 0.075, 3  # how thick its line is, the radius of a node, and how many dashes an arrow has


class TwoSigns(Assembly):
    """The walks `runaway` and `twin` of the fact `bowl` of a `scene`: one on a `valley` that shows as much as both ask
    for, from dot to dot, and one in dashed arrows on an `other` valley, which stands beside it and is the same; each
    with its sign and its rate at the foot of its valley, and their points are numbered.

    With `begin` its `heads` come together: both walks, and on a `panel` how each is drawn, and the rule of its steps.
    `climb` is the first step with the wrong sign. Then each of the `strides` is a step of both, and the loss that both
    have then, on the axis, at the level line that runs through both valleys; then come the `factors`, of one size.
    `swell` points the signs out, and at the `end` the walk of the right sign stays. The numbers of these losses are
    made before (`losses_of`), and so is the `room` of the valley, which leaves room for them.
    """

    def __init__(self, scene: LectureScene[Any], valley: Valley, panel: Panel, losses: Numbered) -> None:
        cases = {sign: f"{_BOWL}.{walk}" for sign, walk in _WALKS.items()}
        self.valley, box = valley, valley.box
        beside = Box(box.right + _BETWEEN, box.bottom, box.right + _BETWEEN + box.width, box.top)
        self.other = Valley(*valley.told, region=beside, seen=valley.window())
        self.valleys = valley, self.other
        nodes = [getattr(getattr(scene.facts, _BOWL), walk).nodes for walk in _WALKS.values()]
        told = zip(self.valleys, nodes, (False, True), strict=True)
        self.walks = [place.walk(each, theme.WRONG, aside) for place, each, aside in told]
        self.marks, self.told = [], list[Any]()
        for (label, sign), row, colour in zip(_RULES.items(), _LINES.values(), _SIGN_COLOURS, strict=True):
            words = panel.words(label, row, theme.INK)
            drawn = swatch(theme.WRONG, arrow=label == "wrong_sign")
            drawn.move_to((panel.right - drawn.width / 2, words.baseline + _HALF, 0.0))
            times = scene.formula(f'{sign} thin part("eta", eta) times')
            slope = scene.words("slope", theme.FORMULA_SIZE, theme.GRADIENT)
            rule = panel.parts(times, slope, line=row + 1)
            self.marks.append(times[0].set_color(colour))
            self.told += [words, drawn, rule]
        self.factors = _factors(panel, cases)
        axes, start = valley.axes, float(self.walks[0].points[0][1])
        self.numbers = [each for loss, each in axes.up if loss > start and each not in axes.hidden]
        self.signs = [self._sign(scene, *each) for each in enumerate(cases.items())]
        self.counts = list[list[Plate]]()
        for number in range(_STEPS + 1):
            self.counts.append([*self._count(scene, number)])
        self.losses = self._levels(losses)

    @staticmethod
    def room(valley: Valley, losses: Numbered) -> Box:
        """The room for a valley, with numbers, that leaves as much to another one beside it."""
        region = theme.TALL_VALLEY
        box = valley.room(region, losses)
        return Box(region.left, region.bottom, (box.left + box.right - _BETWEEN) / 2, region.top)

    def _sign(self, scene: LectureScene[Any], number: int, case: tuple[str, str]) -> Plate:
        """How a walk's rate is taken, and that rate, in the ground under the bottom of its valley."""
        (label, walk), valley, eta = case, self.valleys[number], 'part("eta", eta)'
        told = scene.formula(f"{_RULES[label]} {eta}, quad {eta} = {{{walk}.rate:g}}", theme.FORMULA_SIZE)
        told[0].set_color(_SIGN_COLOURS[number])
        plate = Plate(told.fit(valley.box.width - 4 * _EDGE), gap=_EDGE)
        x, low = valley.on_frame(valley.bottom[None])[0]
        return plate.move_to(np.array([x, (low + valley.box.bottom) / 2, 0.0]))

    def _count(self, scene: LectureScene[Any], number: int) -> Iterator[Plate]:
        """After how many steps each walk is where it is then, in the ground beside that; nothing where no room is."""
        for valley, walk in zip(self.valleys, self.walks, strict=True):
            for at in np.array(walk.points[number : number + 1], float):
                told = Plate(scene.formula(str(number), theme.SMALLEST_SIZE), gap=_PLATE)
                (x, y), way = valley.on_frame(at[None])[0], 1.0 if at[0] > valley.bottom[0] else -1.0
                told.move_to(np.array([x + way * (_ASIDE + told.width / 2), y - _DOWN, 0.0]))
                edge = told.get_center() + [way * told.width / 2, -told.height / 2, 0.0]
                others = *self.signs, *chain(*self.counts)
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
    def heads(self) -> list[Any]:
        """Both walks on their valleys, and what is said of them from the beginning."""
        return [self.other, self.other.axes, *self.walks, *self.told, *self.signs, *self.counts[0]]

    @property
    def parts(self) -> list[Any]:
        """All that came: the valley stays."""
        return [*self.heads, *self.factors, *chain(*self.counts[1:], *self.losses)]

    def begin(self) -> list[Animation]:
        """The heads come, and the axis loses its numbers over that of the start: in their place come those of the
        levels."""
        return [*come(*self.heads), *dim(*self.numbers, to=0.0)]

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


def swatch(colour: str, arrow: bool) -> VGroup:
    """How a walk is drawn, to stand beside its name: a hop between two nodes, or one that is a dashed `arrow`."""
    way = line((-_SWATCH, 0.0), (-_HEAD if arrow else -_HEAD / 2, 0.0), colour, _STROKE)
    if arrow:
        return VGroup(DashedVMobject(way, _DASHES), head(np.zeros(3), colour, _HEAD))
    return VGroup(way, *(point(at, colour, _NODE) for at in (way.get_start(), way.get_end())))


def _factors(panel: Panel, cases: Mapping[str, str]) -> list[Any]:
    """What every step of each walk multiplies the offset by, with as many digits as can be read, and of one size: they
    are compared."""
    scene = panel.scene
    heads = [panel.words("offset", line + 2, theme.FIRST) for line in _LINES.values()]
    factors = {name: scene.number(name) for name in (f"{walk}.factor" for walk in cases.values())}
    room = min(map(panel.room_beside, heads))

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
    for each, row in zip(told, _LINES.values(), strict=True):
        each.scale(share, about_point=np.zeros(3))
        each.shift((panel.right - each.get_right()[0], panel.baseline(row + 2), 0.0))
    return [*heads, *told]
