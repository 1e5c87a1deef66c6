"""How a pair shows somebody who goes along a level line: all of the line in sight, on the ground and on the map."""

from __future__ import annotations

from typing import TypedDict

from steepest.stage.figures.twin.standing import CLIMBER
from steepest.stage.figures.twin.surface import Stands
from steepest.stage.ground.view import View


class RoundALine(TypedDict):
    """From where a pair is seen, how its ground stands, and how tall its walker is."""

    view: View
    stands: Stands
    walker: float


ROUND_A_LINE = RoundALine(view=View(-80, 25), stands=Stands(2.1, 1.6, walls=0), walker=CLIMBER)
"""The ground is a shell, so that no wall crosses a plumb line, and low over its map; a line around a hollow is not
hidden by the rim in front."""
