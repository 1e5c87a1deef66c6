"""How a pair shows somebody who goes along a level line: all of the line in sight, on the ground and on the map, and
in numbers what changes on the way, and what stays."""

from __future__ import annotations

from functools import partial

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.twin.standing import CLIMBER
from steepest.stage.figures.twin.surface import Stands
from steepest.stage.ground.view import View
from steepest.stage.type.exact_figures import decimals_within

pair_round_a_line = partial(Pair, view=View(-85, 19), stands=Stands(2.1, 1.25, walls=0), walker=CLIMBER)
"""The ground is a shell, so that no wall crosses a plumb line, and low over its map; a line around a hollow is not
hidden by the rim in front."""


class OnALine(list[RunningLine]):
    """The coordinates of the walker of a `pair`, which run, and the function's value there, which stays: a line of a
    `panel` for each, from one on. In the end the walker is at the `spot`, a fact."""

    def __init__(self, pair: Pair, panel: Panel, spot: str, line: int = 1) -> None:
        self.scene, at = panel.scene, [panel.scene.number(f"{spot}.at[{k}]") for k in (0, 1)]
        self.ends = f"{spot}.at[0]", f"{spot}.at[1]", f"{spot}.height"
        names, ends = pair.framing.function.variables, np.array(pair.framing.window)
        decimals = decimals_within(float(ends.min()), float(ends.max()), at)
        letters = [f'part("{name}", {name})' for name in names]
        for k, (name, letter) in enumerate(zip(names, letters, strict=True)):
            head = self.scene.formula(letter).stand(panel.left, panel.baseline(line + k))
            value = partial(lambda k: pair.place[k], k)
            self.append(RunningLine(head, panel.readout(value, line + k, decimals, theme.ROLES[name], head)))
        head = self.scene.formula(f"f({letters[0]}, {letters[1]})").stand(panel.left, panel.baseline(line + 2))
        self.append(RunningLine(head, panel.readout(pair.height, line + 2, pair.decimals, beside=head)))

    def settle(self) -> None:
        """Let every number end on its fact. Raises Fault where one shows anything else."""
        for one, end in zip(self, self.ends, strict=True):
            self.scene.settle(one.readout, end)
