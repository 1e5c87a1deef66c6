"""Two signs: a valley twice, side by side, with a walk that runs away in one and its twin of the wrong sign in the
other; their losses stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import DL, DOWN, RIGHT, UR, Animation, Indicate, VGroup, VMobject

from steepest.calculus import Bowl
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.map.over_map import in_line
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.table.losses import Losses
from steepest.stage.figures.table.table import GAP
from steepest.stage.figures.valley.course_walk import CourseWalk
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.play.entrances import Assembly
from steepest.stage.type.fitting import in_power, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_WALKS = {"right_sign": "runaway", "wrong_sign": "twin"}
_RULES = {"right_sign": "-", "wrong_sign": "+"}
_ETA = 'part("eta", eta)'
_FAULTS = "too_large", "uphill"  # of the steps of each
_UNDER, _LINES = 0.1, 0.14  # from a valley's upper edge to its words, and from these to the rule of its steps
_SWOLLEN = 1.25  # size of a sign that is pointed out
_APART = 0.28  # from the name of a sign to the rate of its walk
_BROADEST = 0.72  # of a valley, words in it, so that they stay between its sides
_OFF, _WAY = 0.1, 0.05  # words keep so far off a walk, and are moved by so much until they do
_FACTORS = 9  # the line of the panel that says what they are made of, over them
_DIGITS = 4, 3, 2, 1  # of both factors, as many as there is room for, also with a power of ten
_BELOW = 0.3  # from the last losses to what is said of them
_SKY = 1.25  # over two narrow valleys: there stand words, and they look less steep


class TwoSigns(Assembly):
    """The walks `runaway` and `twin` of a bowl, which a `scene` has as a `fact`: one on a `valley` that stands at the
    left already, as wide as both ask for, and one on another like it, whose axes are numbered `across` and `up`.

    Its `heads` come together, each a valley with its words, the rate where both have room, and the rule of its steps,
    its walk, and its column of the losses on a `panel`. `climb` is the first step with the wrong sign. Then each of the
    `strides` is a step of both and the losses after it; then come the `factors`, all of one size, and `faults` say
    under the losses of each what is wrong with its steps. `swell` points the signs out.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        valley: Valley,
        panel: Panel,
        across: tuple[str, ...],
        up: tuple[str, ...],
        fact: str = "bowl",
    ) -> None:
        cases = {sign: f"{fact}.{walk}" for sign, walk in _WALKS.items()}
        self.table = Losses(panel, 2, "step", cases, [theme.WRONG] * 2, dashed=["wrong_sign"])
        self.table.heads[0].add(panel.words("losses", line=1))
        names, numbers = (scene.letter("w"), scene.letter("L")), (scene.numbers(*across), scene.numbers(*up))
        twin = Valley(*valley.told, names, *numbers, theme.RIGHT_VALLEY, seen=valley.window(), sky=valley.sky)
        self.grounds = valley, twin
        walks = (getattr(getattr(scene.facts, fact), walk).nodes for walk in _WALKS.values())
        self.walks = [
            ground.walk(nodes, theme.WRONG, dashed=ground is twin)
            for ground, nodes in zip(self.grounds, walks, strict=True)
        ]
        grounds = [*zip(self.grounds, self.walks, strict=True)]
        for rated in (True, False):  # with the rates where both have room
            self.signs, self.marks, ways = [], [], []
            for (label, sign), (ground, walk) in zip(_RULES.items(), grounds, strict=True):
                times = scene.formula(f'{sign} thin part("eta", eta) times', theme.LABEL_SIZE)
                rule = in_line(times, scene.words("slope", theme.LABEL_SIZE, theme.GRADIENT))
                head = VMobject().add(words := scene.words(label).stand(0.0, 0.0))
                if rated:
                    of = f'part("eta", eta) = {{{cases[label]}.rate:g}}'
                    rate = scene.formula(of, theme.LABEL_SIZE, theme.THIRD)
                    head.add(rate.stand(words.width + _APART, 0.0))
                plate = Plate(VMobject().add(head, rule.next_to(head, DOWN, _LINES)), gap=0.07)
                plate.move_to(ground.air(_UNDER + plate.height / 2))
                self.marks.append(times[0])
                self.signs.append(plate)
                ways.append(_beside(plate, walk, len(self.table.rows[0])))
            wide = max(plate.width for plate in self.signs)
            if None not in ways and wide < _BROADEST * min(ground.box.width for ground in self.grounds):
                break
        for plate, way in zip(self.signs, ways, strict=True):
            plate.shift(RIGHT * (way or 0.0))
        self.factors = _factors(panel, cases, [rows[-1] for rows in self.table.rows], fact)
        self.faults = [scene.words(label, theme.SMALLEST_SIZE, theme.WRONG) for label in _FAULTS]
        for fault, rows in zip(self.faults, self.table.rows, strict=True):
            fault.next_to(rows[-1], DOWN, _BELOW).align_to(rows[-1], RIGHT)
        own: tuple[list[Any], list[Any]] = [], [twin, twin.axes]
        begun = zip(own, self.walks, self.table.heads, self.signs, strict=True)
        self.heads = [part for there, *others in begun for part in (*there, *others)]

    @property
    def parts(self) -> list[Any]:
        """All that came: the first valley stays."""
        return [
            self.table,
            *self.faults,
            *self.factors,
            *self.walks,
            *self.signs,
            self.grounds[1],
            self.grounds[1].axes,
        ]

    @property
    def beside(self) -> list[Any]:
        """All that but the walk on the first valley."""
        return [part for part in self.parts if part is not self.walks[0]]

    def swell(self) -> list[Animation]:
        """The signs of both rules swell, and settle."""
        colours = theme.DESCENT, theme.WRONG
        return [Indicate(mark, _SWOLLEN, each) for mark, each in zip(self.marks, colours, strict=True)]

    def climb(self) -> list[Animation]:
        """Who has the wrong sign takes the first step."""
        return self.grounds[1].stride(self.walks[1], run_time=theme.STEP)

    def strides(self) -> Iterator[tuple[list[Any], tuple[Any, ...]]]:
        """Of each step: the walkers take it who have not yet, and then these losses are there."""
        for number, rows in enumerate(zip(*self.table.rows, strict=True), 1):
            late = [each for each in zip(self.grounds, self.walks, strict=True) if each[1].begun < number]
            yield [ground.stride(walk, run_time=theme.STEP) for ground, walk in late], rows


def aside(valley: Valley, bowl: Bowl) -> Animation:
    """A valley goes to the left, and is seen as far as the walks on both that stand there then ask for."""
    return valley.glide(theme.LEFT_VALLEY, bowl.runaway, bowl.twin, sky=_SKY)


def _beside(plate: Plate, walk: CourseWalk, steps: int) -> float | None:
    """How far to move a plate in the picture, to the right, so that it keeps off so many steps of a walk; None where
    it cannot."""
    (left, low), (right, high) = plate.get_corner(DL)[:2], plate.get_corner(UR)[:2]
    box, room = walk.trace.ground.box, Box(left, low, right, high).shrunk(-_OFF)
    path = walk.trace.ground.on_frame(walk.trace.nodes()[: steps + 1])
    left, right = box.left - room.left, box.right - room.right
    ways = [
        way for far in np.arange(0.0, max(right, -left), _WAY) for way in (-far, far) if left <= way <= right
    ]
    moved = ((way, Box(room.left + way, room.bottom, room.right + way, room.top)) for way in ways)
    return next((way for way, there in moved if all(there.clip(*hop) is None for hop in pairwise(path))), None)


def _factors(panel: Panel, cases: Mapping[str, str], columns: Sequence[VGroup], fact: str) -> list[Any]:
    """What every step of each walk multiplies the offset by, in the column of its losses, under the rate and the
    curvature that make it; where these have no room, under their product or the curvature of any rate, or alone. All of
    one size: they are compared."""
    scene, word = panel.scene, panel.scene.words("factor", theme.SMALLEST_SIZE)
    word.stand(panel.left, panel.baseline(_FACTORS + 1))
    ends = [float(each.get_right()[0]) for each in columns]
    beside = [right - left - GAP for left, right in zip([float(word.get_right()[0]), *ends], ends, strict=False)]
    over = [ends[0] - panel.left, *beside[1:]]

    def first_readable(lines: Iterable[list[Typeset]], rooms: Sequence[float]) -> list[Typeset]:
        told = ([text.fit(room) for text, room in zip(line, rooms, strict=True)] for line in lines)
        return next((each for each in told if all(map(is_readable, each))), [])

    def plain(*forms: str) -> list[Typeset]:
        return [scene.formula(form, theme.LABEL_SIZE) for form in forms]

    def powers(digits: int) -> list[Typeset]:
        factors = [f"{walk}.factor" for walk in cases.values()]
        return [in_power(factor, scene.number(factor), digits, theme.LABEL_SIZE) for factor in factors]

    curvature = f"{fact}.curvature:g}}"
    ways = f'part("eta", {{WALK.rate:g}}) dot {{{curvature}', f"{{WALK.rate * {curvature}", f"{_ETA} dot {{{curvature}"
    rules = ([f"1 {_RULES[sign]} {way.replace('WALK', walk)}" for sign, walk in cases.items()] for way in ways)
    upper = first_readable((plain(*rule) for rule in rules), over)  # the 1 is that of the law
    values = (plain(*(f"= {{{walk}.factor:.{digits}g}}" for walk in cases.values())) for digits in _DIGITS)
    lower = first_readable(chain(values, map(powers, _DIGITS)), beside)
    size = min(each.size * each.enlarged for each in (*upper, *lower))
    for number, row in ((_FACTORS, upper), (_FACTORS + 1, lower)):
        for text, end in zip(row, ends if row else [], strict=True):
            text.scale(size / (text.size * text.enlarged)).stand(end, panel.baseline(number), side=1)
    return [*upper, word, *lower]
