"""Where words stand beside an arrow or a point in open space: at a point, told with the way off from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from steepest.stage.box import Box
from steepest.stage.circle import circle
from steepest.stage.figures.ground.block_labels import BlockLabel, BlockLabels, Seen
from steepest.stage.ground.paint.solids import cone_of
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve, Thing
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset

_ALONG = np.linspace((1.0, 0.0), (0.0, 1.0), 25)  # shares of both ends of an arrow, from one to the other
_BESIDE = 0.02  # a part is beside its whole whose middle is farther off that, as a share of its own length


def stand(
    words: Typeset,
    place: tuple[Seen, Seen],
    among: BlockLabels,
    region: Box,
    off: Sequence[Thing],
    close: bool = False,
    part: Arrow | None = None,
) -> BlockLabel:
    """Words on a plate where there is room once all of some things are there, and names of axes have given way to them;
    told so, `close` to the place, on the side to which its way leads, if that can be; and off glass, or on it where
    those of a `part` would else be nearer to other arrows than to that."""
    land, others = among.land, [thing for thing in off if thing not in among.land.things]
    land.put(*others)
    among.axes.place()
    side = place[1] if close else None
    label = among.add(words, *place, region, off=others, side=side, near=close)
    if part and _is_astray(label, part, [thing for thing in off if isinstance(thing, Arrow)]):
        among.withdraw(label)
        label = among.add(words, *place, region, off=others, side=side, near=close, over_rims=True)
    land.drop(*others)
    among.axes.place()
    return label


def _is_astray(label: BlockLabel, part: Arrow, arrows: Sequence[Arrow]) -> bool:
    """Whether a label stands nearer to another of some arrows than to its own."""
    land, middle = label.land, label.get_center()[:2]

    def far(arrow: Arrow) -> float:
        line = land.view.project(_ALONG @ points_of(arrow, land.terrain)[[0, -1]])[:, :2]
        return float(np.hypot(*(line - middle).T).min())

    return far(part) > min(map(far, arrows))


def beside_tip(ends: Callable[[], np.ndarray]) -> tuple[Seen, Seen]:
    """The tip of an arrow, wherever its `ends` (2, 3) are, and the way on from there."""

    def onward(view: View) -> np.ndarray:
        start, end = view.project(ends())[:, :2]
        return np.asarray(end - start + [1e-9, 0.0])

    return lambda view: np.asarray(view.project(ends()[1])[:2]), onward


def rim_of_cone(arrow: Arrow, ends: np.ndarray) -> SpaceCurve:
    """The rim of the cone of an arrow with these ends (2, 3): words beside its tip keep off that, too."""
    length = float(np.linalg.norm(way := ends[1] - ends[0]))
    long, radius = cone_of(arrow.width, length)
    across = np.linalg.svd(way[None])[2][1:]  # two unit vectors square to it
    return SpaceCurve(points=ends[1] - long / max(length, 1e-9) * way + radius * circle(24) @ across, through=True)


def beside_middle(ends: np.ndarray, whole: np.ndarray) -> tuple[Seen, Seen]:
    """The middle of an arrow with these ends (2, 3), and the way off its line that leads off the `whole` (2, 3) that it
    is a part of; down or to the right where it is all of that."""

    def off(view: View) -> np.ndarray:
        right, up = (view.project(ends)[1] - view.project(ends)[0])[:2]
        way = np.array([up, -right]) * (1 if right > 0 or (right == 0 and up > 0) else -1)
        away = float((view.project(ends) - view.project(whole))[:, :2].mean(axis=0) @ way)
        return way if away > -_BESIDE * float(way @ way) else -way

    return lambda view: np.asarray(view.project(ends.mean(axis=0))[:2]), off


def beside_point(here: np.ndarray, middle: np.ndarray) -> tuple[Seen, Seen]:
    """A point (3,), and the way off there from the middle (3,) of a body."""
    return (
        lambda view: np.asarray(view.project(here)[:2]),
        lambda view: np.asarray((view.project(here) - view.project(middle))[:2]),
    )
