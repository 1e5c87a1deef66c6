"""How a pair shows somebody who goes along a level line: all of the line in sight, on the ground and on the map, and
in numbers what changes on the way, and what stays."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from itertools import chain, product
from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.calculus.level_line import Followed
from steepest.stage import theme
from steepest.stage.figures.ground.draped import closely
from steepest.stage.figures.ground.outlook import seen_share
from steepest.stage.figures.label import Label
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.figures.twin.eye import open_share
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.twin.standing import CLIMBER
from steepest.stage.figures.twin.surface import ChangingSurface, Stands
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import TALL, placed
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from steepest.stage.type.exact_figures import decimals_told, decimals_within, reads_as_one

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_VIEW, _STANDS = View(-85, 19), Stands(2.1, 1.25, walls=0)
_HIGHER, _FARTHER = (0, -4, 2, 3, 4, 8, 12), (0.0, 0.03, 0.3, 0.6, 0.9, 1.2, 1.5)  # the eye, in degrees; the ground
_COST = 0.01, 0.1  # what each of these costs, in shares of the line that are in sight
_ROUND = -20, 20, -40, 40, -60, 60  # where else the eye may be, in degrees
_CLEARLY = 1.5  # degrees: as it is seen from so much lower, so that it does not touch the edge in front of it
_GHOST = 0.5  # of what it is worth in sight on the map is worth on the ground, through which it is dashed
_POINTS = 40  # of the line
_EDGE = 0.15  # how far the edge of the shell hangs down, over a line on the map, and a little more
_BESIDE, _WIDE = 0.08, 0.1  # from a tick to what it tells, in scene units; from the middle of who walks to their side
_LIFT = 0.006  # over the ground, as level lines are: flat between the points of its grid, it hides no line on it


def pair_round_a_line(
    scene: LectureScene[Any], framing: Framing, height: str, walked: Followed, **more: Any
) -> Pair:
    """A pair whose walker goes from a spot along the line through it, and comes back. The ground is a shell, so that no
    wall crosses a plumb line, and low over its map; a line around a hollow is not hidden by the rim in front. Where the
    ground hides some of the line, or of the one on the map, it floats higher, or the eye goes up or down; where it
    would hide the walker at the spot, the eye goes round to one side."""
    view, stands = _eye_round(framing, walked)
    return Pair(scene, framing, height, view=view, stands=stands, walked=walked.line.points, walker=CLIMBER, **more)


def _eye_round(framing: Framing, walked: Followed) -> tuple[View, Stands]:
    """From where a line is seen best, on the ground and on the map, and how the ground stands then."""
    ground, line = ChangingSurface(framing, _STANDS).terrain(0.0), walked.line.points
    x, y = line[:: max(len(line) // _POINTS, 1)].T
    x0, y0 = map(float, walked.spot.at)
    half = ground.on(x0, y0, TALL * CLIMBER / 2)[None]

    def standing(turn: int, up: int, farther: float) -> tuple[View, Terrain]:
        view = replace(_VIEW, azimuth=_VIEW.azimuth + turn, elevation=_VIEW.elevation + up)
        return view, replace(ground, gap=_STANDS.gap + farther)

    @cache
    def worth(turn: int, up: int, farther: float) -> tuple[bool, float]:
        view, stood = standing(turn, up, farther)
        lower = replace(view, elevation=view.elevation - _CLEARLY)
        on_ground = seen_share(stood, lower, [stood.on(x, y, _LIFT)])
        on_map = open_share(stood, view, stood.below(x, y) + [0, 0, _EDGE])
        share = _GHOST * on_ground + on_map - _COST[0] * abs(up) - _COST[1] * farther
        return bool(clearance(stood, view, half)[0] > 0), share

    best = (max(product((turn,), _HIGHER, _FARTHER), key=lambda way: worth(*way)) for turn in (0, *_ROUND))
    usual = next(best)
    turn, up, farther = next((way for way in chain([usual], best) if worth(*way)[0]), usual)
    return standing(turn, up, farther)[0], _STANDS._replace(gap=_STANDS.gap + farther)


class OnALine(list[RunningLine]):
    """The coordinates of the walker of a `pair`, which run, and the function's value there, which stays: a line of a
    `panel` for each, from one on; a value that would read as 1, and is not, has none. In the end the walker is at the
    `spot`, a fact. Its height is `told` at the axis."""

    def __init__(self, pair: Pair, panel: Panel, spot: str, line: int = 1) -> None:
        self.scene, self.pair, self.told = panel.scene, pair, list[Label]()
        at = [panel.scene.number(f"{spot}.at[{k}]") for k in (0, 1)]
        self.ends, self.height = [f"{spot}.at[0]", f"{spot}.at[1]"], f"{spot}.height"
        names, ends = pair.framing.function.variables, np.array(pair.framing.window)
        decimals = decimals_within(float(ends.min()), float(ends.max()), at)
        letters = [f'part("{name}", {name})' for name in names]
        for k, (name, letter) in enumerate(zip(names, letters, strict=True)):
            head = self.scene.formula(letter).stand(panel.left, panel.baseline(line + k))
            value = partial(lambda k: pair.place[k], k)
            self.append(RunningLine(head, panel.readout(value, line + k, decimals, theme.ROLES[name], head)))
        head = self.scene.formula(f"f({letters[0]}, {letters[1]})").stand(panel.left, panel.baseline(line + 2))
        stays = self.scene.number(self.height)  # with all that is said of it, however high the ground is elsewhere
        decimals = max(pair.decimals, decimals_told(stays, "g", self.scene.names))
        if not reads_as_one(stays, decimals):
            self.append(RunningLine(head, panel.readout(pair.height, line + 2, decimals, beside=head)))
            self.ends.append(self.height)

    def at_axis(self, walked: np.ndarray) -> list[Label]:
        """The height, beside its tick on the axis of heights of the ground that has risen: on the side of the ground,
        or on that of the numbers; not once it stands there, nor where it has no room off these and off whoever walks
        along points (n, 2), nor where there is no tick."""
        axis, view, ground = self.pair.upright, self.pair.ground.view, self.pair.ground.terrain
        if self.told or not any(line.dashed for line in axis.ticks):
            return []
        words = self.scene.formula(f"{{{self.height}:g}}", size=theme.SMALLEST_SIZE)
        *lines, lead, tick = (view.project(closely(placed(line.points, ground)))[:, :2] for line in axis.ticks)
        taken = [*axis.boxes(view), *self.pair.words]
        x, y = walked.T
        bodies = (ground.on(x, y, up * TALL * CLIMBER) for up in (0.0, 0.5, 1.0))  # from feet to head
        ways = [view.project(at)[:, :2] for at in (ground.below(x, y), *bodies)]
        for way in sorted((-1.0, 1.0), key=lambda way: way * (tick.mean(axis=0) - lead[0])[0]):
            end = max(tick, key=lambda at: way * float(at[0]))
            label = Label(words, np.append(end, 0.0), (way, 0.0), self.pair.labels.region, _BESIDE)
            off = all(label.box.apart(box) >= theme.TEXT_GAP for box in taken)
            met = label.box.is_crossed(*lines) or label.box.shrunk(-_WIDE).is_crossed(*ways)
            if off and not met and abs(label.get_y() - end[1]) < _BESIDE:
                self.pair.labels.there.append(label)
                self.told = [label.set_z_index(theme.TOPMOST)]
                break
        return self.told

    def settle(self) -> None:
        """Let every number end on its fact. Raises Fault where one shows anything else."""
        for one, end in zip(self, self.ends, strict=True):
            self.scene.settle(one.readout, end)
