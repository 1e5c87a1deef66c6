"""What tells guessed ways from a point of a level surface apart: the centre, and the way on from there; and how far
they lead aside and up."""

from __future__ import annotations

import numpy as np

from steepest.calculus import Guesses, Point
from steepest.stage import theme
from steepest.stage.figures.guess.on_ground import InSpace
from steepest.stage.figures.label import box_of
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Dot, SpaceCurve, Thing

_BALL, _DASHES = 0.06, (0.06, 0.09)  # radius of the centre, smaller than that of a point; of the line
_DOTS, _LEAST = (0.03, 0.09), 0.1  # of a line aside and up; how far aside, and how high, its way leads at least


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


def aside_and_up(space: Space, at: Point, ways: Guesses) -> list[Thing]:
    """A dotted line from a point, as far aside and then up as each of some guessed ways leads: arrows alone would be
    seen as if they lay in one plane. None under a way that is level, or straight up or down, and none at all where one
    would run through a number of the axes."""
    foot, found, numbers = space.at(at), list[Thing](), [each.text for each in space.axes.placed if each.seen]
    for guess in (each for each in ways.values() if each):
        tip = np.asarray(InSpace(space).curve("way", guess.of, at).points)[-1]
        points = np.array([foot, level := np.array([*tip[:2], foot[2]]), tip])
        if min(np.linalg.norm(level - foot), np.linalg.norm(tip - level)) > _LEAST:
            outline = space.landscape.view.project(points)[:, :2]
            if any(box_of(number, theme.TEXT_GAP).is_crossed(outline) for number in numbers):
                return []
            line = SpaceCurve(theme.QUIET, points=points, width=theme.AXIS_WIDTH, through=True, dashed=_DOTS)
            found.append(line.of(space.landscape))
    return found
