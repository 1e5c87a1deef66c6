"""The first step of a walk in a valley, before anything is worked out: an arrow against the slope, the step, which is a
learning rate times that arrow, and the question of how large that may be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation

from steepest.calculus import Bowl
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate, point
from steepest.stage.figures.map.over_map import in_line
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.live import Live
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.figures.valley.valley import Valley
    from steepest.stage.play.scene import LectureScene

_WHOLE, _LARGER, _STEP = 0.2, 0.46, 0.72  # how high over the axis: against the slope, a larger step, and the step
_ASKED = 1.3  # how far the question goes, in offsets of the start: beyond the bottom, and not as far as the border
_OFF, _GAP = 0.12, 0.06  # words keep so far off an arrow's ends; around them
_THIN, _STOUT = 0.7, 1.5  # arrows, of one colour: the whole and the step
_DASHES = 0.06, 0.07  # of a plumb line
_RING = 2.5  # width of the ring where the larger step would land


class FirstStep(Assembly):
    """How a step begins on the `bowl` of a `scene` in a `valley`: the `tangent` where the walks start; along the axis,
    from under the walker, the arrow against the `slope` with its name; over that, `stepped`, the step of the walk
    `bowl.opening`, with its rate, a plumb line up to where it lands, and on a `panel` what a step is. `longer` asks:
    between both a dashed one, from under the walker too, grows beyond the step, with its rate asked for, and its plumb
    line slides along the ground with a ring.

    Both arrows are as long on the axis as they are: the slope is a number of units of it. One that is longer than the
    picture leads off it.
    """

    def __init__(self, scene: LectureScene[Any], panel: Panel, valley: Valley, bowl: Bowl) -> None:
        math, slope = scene.formula, scene.words("slope", theme.FORMULA_SIZE, theme.GRADIENT)
        step = panel.parts(math('-part("eta", eta) times'), slope, line=2)
        self.rule = [panel.words("each_step", line=1), step]
        name = in_line(math("-", theme.LABEL_SIZE), scene.words("slope", colour=theme.GRADIENT))
        taken = math('part("eta", eta) = {bowl.opening.rate:g}', theme.LABEL_SIZE)
        asked = math('part("eta", eta) = "?"', theme.LABEL_SIZE)
        self.tangent = valley.bend(1, [bowl.offset])
        behind = (valley.xs[0] if bowl.offset < 0 else valley.xs[1]), bowl.bottom_loss
        room = abs(float((valley.at(*behind) - valley.at(bowl.start, bowl.bottom_loss))[0])) - _OFF - 3 * _GAP
        for words in (name, taken):
            words.scale(max(min(room / words.width, 1.0), theme.SMALLEST_SIZE / theme.LABEL_SIZE))
        if taken.width > room + _GAP:  # a rate of many digits would lie on the numbers of the axis
            taken = math('part("eta", eta)', theme.LABEL_SIZE)
        self.name, self.taken, self.asked = (Plate(words, gap=_GAP) for words in (name, taken, asked))
        first, start, offset = float(1 - bowl.opening.factor), float(bowl.start), float(bowl.offset)
        self.share, box = Live[float](first), valley.box
        self.way = -1.0 if offset > 0 else 1.0

        def under(share: float, height: float) -> np.ndarray:
            """Over the axis, so many offsets from the start toward the bottom (3,)."""
            return np.array([valley.at(start - share * offset, bowl.bottom_loss)[0], box.bottom + height, 0.0])

        def landing(share: float) -> np.ndarray:
            place = start - share * offset
            return valley.at(place, float(valley.curve(np.array([place]))[0]))

        def plumb(ends: Callable[[], np.ndarray]) -> FlatLine:
            return FlatLine(ends, theme.QUIET, theme.AXIS_WIDTH, _DASHES, halo=False)

        def tip() -> np.ndarray:
            return under(self.share(), _LARGER)

        whole, begun = under(float(bowl.curvature), _WHOLE), under(first, _STEP)
        feet = under(0.0, _LARGER)
        foot, thin, stout = under(0.0, _WHOLE), _THIN * theme.ARROW_WIDTH, _STOUT * theme.ARROW_WIDTH
        self.down = plumb(lambda: np.array([landing(0.0), foot]))
        self.against = FlatArrow(foot, whole, theme.DESCENT, thin, box=box)
        self.step = FlatArrow(under(0.0, _STEP), begun, theme.DESCENT, stout)
        self.up = plumb(lambda: np.array([begun, landing(first)]))
        self.lands = point(landing(first), theme.DESCENT)
        self.further = FlatArrow(feet, tip(), theme.DESCENT, thin, dashed=True).follow(lambda: (feet, tip()))
        self.sliding = plumb(lambda: np.array([tip(), landing(self.share())]))
        self.where = point(landing(first), theme.BACKGROUND).set_stroke(theme.DESCENT, _RING)
        self._landing = landing
        for plate, height in ((self.name, _WHOLE), (self.taken, _STEP)):
            plate.move_to(under(0.0, height) - self._beyond(plate))
        self._place()

    def _place(self) -> None:
        """What is asked stands before the tip of the dashed arrow, and the ring where that would land."""
        self.asked.move_to(self.further.end + self._beyond(self.asked))
        self.where.move_to(self._landing(self.share()))

    def _beyond(self, words: Plate) -> np.ndarray:
        """From an end of an arrow to the middle of words beyond it, the way that steps go (3,)."""
        return self.way * np.array([_OFF + words.width / 2, 0.0, 0.0])

    @property
    def slope(self) -> list[Any]:
        """The arrow against the slope, from under the walker."""
        return [self.down, self.against, self.name]

    @property
    def stepped(self) -> list[Any]:
        """The step, where it lands, and what every step is."""
        return [*self.rule, self.step, self.taken, self.up, self.lands]

    @property
    def parts(self) -> list[Any]:
        """All of it."""
        return [self.tangent, *self.slope, *self.stepped, *self.question]

    @property
    def question(self) -> list[Any]:
        """A larger step, with where it would land."""
        return [self.further, self.sliding, self.where, self.asked]

    def longer(self, **timing: Any) -> list[Animation]:
        """The dashed arrow is as long as the step, and grows, to larger rates."""
        first = self.share()

        def go(_: object, share: float) -> None:
            self.share.value = first + (_ASKED - first) * share
            self._place()

        return [*come(*self.question[1:]), running(self.further, go, **{"run_time": theme.SWEEP, **timing})]
