"""Two signs: a valley twice, side by side, with a walk that runs away in one and its twin of the wrong sign in the
other; their losses stand beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from steepest.stage import theme
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.table.losses import Losses
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.play.entrances import Assembly

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_WALKS = {"right_sign": "runaway", "wrong_sign": "twin"}
_UNDER = 0.3  # from the upper edge of a valley to the middle of its words


class TwoSigns(Assembly):
    """The walks `runaway` and `twin` of a bowl, which a `scene` has as a `fact`: one on a `valley` that stands at the
    left already, as wide as both ask for, and one on another like it, whose axes are numbered `across` and `up`.

    Its `heads` come one after the other, each a valley with its words, its walk, and its column of the losses on a
    `panel`. Then each of the `strides` is a step of both and the losses after it.
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
        twin = Valley(*valley.told, names, *numbers, theme.RIGHT_VALLEY, seen=valley.window())
        self.grounds = valley, twin
        walks = (getattr(getattr(scene.facts, fact), walk).nodes for walk in _WALKS.values())
        self.walks = [
            ground.walk(nodes, theme.WRONG, dashed=ground is twin)
            for ground, nodes in zip(self.grounds, walks, strict=True)
        ]
        signs = (Plate(scene.words(sign), gap=0.07) for sign in cases)
        self.signs = [
            sign.move_to(ground.air(_UNDER)) for sign, ground in zip(signs, self.grounds, strict=True)
        ]
        own: tuple[list[Any], list[Any]] = [], [twin, twin.axes]
        begun = zip(own, self.walks, self.table.heads, self.signs, strict=True)
        self.heads = [[*there, *others] for there, *others in begun]

    @property
    def parts(self) -> list[Any]:
        """All that came: the first valley stays."""
        return [self.table, *self.walks, *self.signs, self.grounds[1], self.grounds[1].axes]

    def strides(self) -> Iterator[tuple[list[Any], tuple[Any, ...]]]:
        """Of each step: both walkers take it, and then these losses are there."""
        for rows in zip(*self.table.rows, strict=True):
            both = zip(self.grounds, self.walks, strict=True)
            yield [ground.stride(walk, run_time=theme.STEP) for ground, walk in both], rows
