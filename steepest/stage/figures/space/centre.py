"""What tells guessed ways from a point of a level surface apart: the centre, and the way on from there; and how far
they lead along each axis."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from steepest.calculus import Guesses, Point
from steepest.stage import theme
from steepest.stage.figures.guess.on_ground import InSpace
from steepest.stage.figures.label import box_of
from steepest.stage.figures.space.space import COLOURS, Space
from steepest.stage.ground.things import Dot, SpaceCurve, Thing

_BALL, _DASHES = 0.06, (0.06, 0.09)  # radius of the centre, smaller than that of a point; of the line
_DOTS, _LEAST = (0.03, 0.09), 0.1  # of a line along an axis; how far along two of them its way leads at least
_NONE = 1e-6  # a line so short is none


def from_centre(space: Space, ways: Guesses) -> list[Thing]:
    """A small ball at the centre, and a thin, dashed line on to the point, where a way `outward` is guessed."""
    if not ways["outward"]:
        return []
    middle, end = space.at(space.surface.centre), space.at(space.surface.at)
    line = SpaceCurve(
        colour=theme.INK, points=np.array([middle, end]), width=theme.AXIS_WIDTH, through=True, dashed=_DASHES
    )
    ball = Dot(colour=theme.QUIET, point=middle, radius=_BALL)
    return [ball.of(space.landscape), line.of(space.landscape)]


def along_each(space: Space, at: Point, ways: Guesses) -> list[Thing]:
    """Dotted lines from a point, in the colours of the variables: as far along x, then along y, then along z as each of
    some guessed ways leads. They tell how much each variable has of a way, and arrows alone would be seen as if they
    lay in one plane. None under a way along an axis, or `outward`, which goes on from a line of its own; and none at
    all where one would run through a number of the axes."""
    foot, turn, found = space.at(at), space.whole.turn, list[Thing]()
    numbers = [each.text for each in space.axes.placed if each.seen]
    for guess in (each for name, each in ways.items() if each and name != "outward"):
        tip = np.asarray(InSpace(space).curve("way", guess.of, at).points)[-1]
        parts = np.diag((tip - foot) @ turn) @ turn.T
        corners = foot + np.concatenate([np.zeros((1, 3)), np.cumsum(parts, axis=0)])
        outline = space.landscape.view.project(corners)[:, :2]
        if any(box_of(number, theme.TEXT_GAP).is_crossed(outline) for number in numbers):
            return []
        long = np.linalg.norm(parts, axis=1)
        if np.sort(long)[1] > _LEAST:
            legs = [leg for leg in zip(pairwise(corners), COLOURS, long, strict=True) if leg[2] > _NONE]
            found += [_dotted(np.array(ends), colour).of(space.landscape) for ends, colour, _ in legs]
    return found


def _dotted(ends: np.ndarray, colour: str) -> SpaceCurve:
    return SpaceCurve(colour, points=ends, width=theme.CURVE_WIDTH, through=True, dashed=_DOTS)
