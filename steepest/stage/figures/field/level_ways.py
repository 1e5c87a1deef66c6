"""Where the slope along one variable is zero: dashed lines on a map, whose crossings are its flat places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from manim import Animation

from steepest.calculus import Landforms
from steepest.stage import theme
from steepest.stage.extent import corners
from steepest.stage.figures.label import Label, box_around
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.play.entrances import come, gone

_COLOURS = theme.FIRST, theme.SECOND
_DASHES = (0.32, 0.2), (0.1, 0.12)  # along the first variable and along the second: not told apart by hue alone
_WIDTH, _VEIL = 5.0, 0.6  # of the lines; how dark the map is meanwhile
_MOST, _PLACES = 6, 65  # lines that may have a name, and places of each beside which it may stand
_WAYS, _GAP = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)), 0.14  # on which sides, and how far off
_ENOUGH = 0.6  # off other lines, in scene units


class LevelWays:
    """Lines on the map of a pair where the ground of a `land` is level along one variable, in that variable's colour:
    long dashes for the first, short ones for the second. One of each has a name in its colour, which comes and goes
    with it. There are none where they do not meet at each flat place. As long as they are there the map is dark."""

    def __init__(self, pair: Pair, land: Landforms) -> None:
        self.pair, self.variables = pair, land.function.variables
        looks = zip(self.variables, _COLOURS, _DASHES, strict=True)
        self.lines = [
            [pair.line(each, colour, _WIDTH, dashes, raised=False, rimmed=True) for each in land.level_along[name]]
            for name, colour, dashes in (looks if land.crossed else ())
        ]
        self._names: list[Label] = []

    def coming(self) -> Sequence[Animation]:
        """The lines grow, and their names come."""
        return [part for number in range(len(self.lines)) for part in self.along(number)]

    def along(self, number: int) -> Sequence[Animation]:
        """Those of one variable grow, its name comes, and the map is dark from now on; nothing if there are none."""
        if not self.lines:
            return []
        names = [name] if (name := self._named(number)) else []
        self._names += names
        return [*come(*self.lines[number], *names), self.pair.ground.veil_map(_VEIL)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """The lines fade to this opacity, and their names stay."""
        return [part for lines in self.lines for line in lines for part in line.dimming(to)]

    def going(self) -> Sequence[Animation]:
        """Lines and names go."""
        names, self._names = self._names, []
        for name in names:
            self.pair.labels.free(name)
        lifted = [self.pair.ground.veil_map(0.0)] if self.lines else []
        return [*gone(*(line for lines in self.lines for line in lines), *names), *lifted]

    def _named(self, number: int) -> Label | None:
        """What is zero on the lines along a variable, beside one of them: there where it is farthest from those along
        the other, off all of them; nothing where there is no room."""
        name, labels = self.variables[number], self.pair.labels
        template, colour = f"partial f \\/ partial {name} = 0", _COLOURS[number]
        words = self.pair.scene.formula(template, size=theme.LABEL_SIZE, colour=colour)
        half = np.array([words.width, words.height]) / 2 + theme.TEXT_GAP
        own, other = ([line.outline for line in self.lines[k]] for k in (number, 1 - number))
        named = [corners(label.box)[:, :2] for label in labels.there]
        box, best, most = self.pair.box.shrunk(theme.TEXT_GAP), None, 0.0
        for line in own[:_MOST]:
            for at, way in product(line[np.linspace(0, len(line) - 1, _PLACES).astype(int)], _WAYS):
                middle = at + np.array(way) * (half + _GAP)
                off = min(_off(middle, half, [*other, *named]), _ENOUGH)
                there = box.holding(np.array([middle - half, middle + half])).all()
                if there and off > most and _off(middle, half, own) > 0:
                    best, most = (at, way), off
        if not best:
            return None
        return labels.beside(words, np.append(best[0], 0.0), solid=[*own, *other], ways=[best[1]], gaps=[_GAP])


def _off(middle: np.ndarray, half: np.ndarray, lines: Sequence[np.ndarray]) -> float:
    """How far a plate of half these sides (2,) lies from the nearest of some lines (n, 2)."""
    return float(box_around(middle, half).far(np.concatenate(lines)).min())
