"""Two walks from one place, side by side: one of plain steps, and one with momentum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation, DashedVMobject, VGroup

from steepest.calculus import Walk, partings
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate, line
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.lens.lens import Lens, magnification
from steepest.stage.figures.row.block_row import PITCH, BlockRow
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.motion import after

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_RADIUS, _LENS = 0.13, 2.1  # of who walks, and of what looks at a step
_LATE = 0.6  # of the way back, before all else comes into sight again
_SAMPLE, _MIDDLE = 0.7, 0.12  # how long a line beside its name is, and how far over the baseline
_BETWEEN = 0.2  # from a part of the sum to its sign


class Race:
    """A walk of `plain` steps over a block of ground, and one with momentum, `rolled`, over the same ground beside it.

    The second's steps are drawn in two parts, tip to tail: what each takes by itself, and, dashed, what it carries
    along from the one before. With `come` the block glides aside, and its like rises there. Then play `enter` for each
    walker, with the label of its name, and `count`, which has the steps counted under both.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        land: Block,
        plain: Walk,
        rolled: Walk,
        region: Box = theme.SIDE_BY_SIDE,
    ) -> None:
        self.scene, self.land, self.twin = scene, land, land.like()
        self._near = land.landscape.view
        self.row = BlockRow([land, self.twin], land.landscape.view, region, [PITCH] * 2)
        self.plain = land.walk(plain.points, land.ball(plain.start, _RADIUS))
        self.rolled = self.twin.carrying(
            rolled.points, partings(rolled), self.twin.ball(rolled.start, _RADIUS)
        )
        self.walks = self.plain, self.rolled
        self.told, self.heading = VGroup(), VGroup()

    def coming(self) -> Sequence[Animation]:
        """The block glides to its place, and its like rises beside it."""
        return self.row.gather(self.land)

    def dimming(self, to: float) -> Sequence[Animation]:
        """Both walks fade to this opacity."""
        return [each for walk in self.walks for each in walk.dimming(to)]

    def going(self) -> Sequence[Animation]:
        """All of it but the block itself disappears."""
        return gone(self.plain, self.twin, *self.told)

    def enter(self, number: int, label: str) -> list[Animation]:
        """The walker of a walk, counted from 0, appears, with its name."""
        name = self.row.words(number, 1, self.scene.words(label))
        self.told.add(name)
        head = self.scene.words(label)  # of the one that is enlarged in the end
        self.heading = VGroup(head.stand(theme.EDGES[1], theme.TITLE_BASELINE, side=1))
        return come(self.walks[number], name)

    def sum(self, whole: str, plain: str, carried: str) -> list[VGroup]:
        """A step of the second as a sum, by its labels and as it is drawn, in two lines at the upper right, where its
        `heading` was: the `whole` is what is `plain`, and then what is `carried`. The third is how the whole is drawn,
        before its name."""
        words = [self.scene.words(label) for label in (plain, carried)]
        left = theme.EDGES[1] - max(each.width for each in words) - _SAMPLE - theme.TEXT_GAP
        found: list[VGroup] = []
        for number, (sign, each) in enumerate(zip("=+", words, strict=True)):
            y = theme.TITLE_BASELINE - number * PITCH
            ends = (left, y + _MIDDLE), (left + _SAMPLE, y + _MIDDLE)
            sample = line(*ends, theme.INK if number else theme.DESCENT, theme.CURVE_WIDTH)
            each.stand(left + _SAMPLE + theme.TEXT_GAP, y)
            mark = self.scene.formula(sign, theme.LABEL_SIZE).stand(left - _BETWEEN, y, side=1)
            found.append(VGroup(mark, DashedVMobject(sample, num_dashes=4) if number else sample, each))
        name = self.scene.words(whole).stand(
            found[0][0].get_left()[0] - _BETWEEN, theme.TITLE_BASELINE, side=1
        )
        y, right = theme.TITLE_BASELINE + _MIDDLE, name.get_left()[0] - theme.TEXT_GAP
        drawn = line((right - _SAMPLE, y), (right, y), theme.INK, theme.CURVE_WIDTH)
        found[0].add(Plate(name))  # a high ground may reach there
        return [*found, VGroup(drawn)]

    def count(self, label: str) -> list[Animation]:
        """Under each walk its steps are counted."""
        self.counts = [
            self.row.running(
                number,
                2,
                self.scene.words(label, colour=theme.QUIET),
                lambda walk=walk: walk.whole,  # type: ignore[misc]
                walk.last,
            )
            for number, walk in enumerate(self.walks)
        ]
        self.told.add(*self.counts)
        return come(*self.counts)

    def run(self, steps: float, **timing: Any) -> list[Animation]:
        """Both go on until they have taken so many steps, as far as they go."""
        return [walk.run(min(steps, walk.last), **timing) for walk in self.walks if walk.steps < walk.last]

    def enlarge(self) -> list[Animation]:
        """The second comes as near as the block was before, with its name as a `heading` at the upper right; all
        else is out of sight until `stand_back`."""
        rest = self.land.landscape, *self.told
        return [*dim(*rest, to=0), *come(self.heading), self.twin.glide(self._near, run_time=theme.MOVE)]

    def say(self, whole: VGroup) -> list[Animation]:
        """The first line of the sum comes where the heading was."""
        return [*come(whole), *gone(self.heading)]

    def lens(self, number: int) -> Lens:
        """What looks at a step of the second, counted from 1, from so close that both its parts are well seen."""
        ends = self.rolled.points[number - 1 : number + 1]
        middle = ends.mean(axis=0)
        times = magnification(self.twin, middle, *ends, radius=_LENS, least=2)
        unseen = [self.rolled.ball]  # who stands where the parts meet
        return Lens(self.scene, self.twin, middle, times, theme.RIGHT_LENS, _LENS, unseen=unseen)

    def stand_back(self) -> list[Animation]:
        """Both stand side by side again."""
        rest: Sequence[Any] = (self.land.landscape, *self.told)
        late: dict[str, Any] = {"run_time": theme.MOVE, "rate_func": after(_LATE)}
        back = [each.animate(**late).set_opacity(1.0) for each in rest]
        return [*back, self.twin.glide(self.row.views[1], run_time=theme.MOVE)]

    def settle(self, plain: str, rolled: str) -> None:
        """Hold both counts against the facts that tell them. Raises AssertionError where one shows anything else."""
        for count, told in zip(self.counts, (plain, rolled), strict=True):
            self.scene.settle(count.readout, told)
