"""The map under two cuts: along which line each of them leads, and where their point moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Domain, Function, Point, Spot
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.faces.cut_face import CutFace
from steepest.stage.figures.faces.point_told import PointTold
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.ground.heights import ends, round_steps
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import now
from steepest.stage.play.motion import late
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_WIDTH, _RADIUS = 4.0, 0.1  # of a cut, and of the point
_NIGHT = 0.35  # how much of the background is in its colours: lines of both variables are read on it
# Of the way of a block that turns into a face: when others and a map come in the places of lines that told of it; when
# its own axes come, which would lie on it.
_LEFT, _TURNED = 0.5, 0.75
_GONE, _STAYS = 0.5, 0.2  # when those lines are gone: no formula stands there twice; how much of that they stay for
_COMES = 0.3  # when the formula begins, which is hardly seen till then
_LEVELS, _BENT = 13, 0.7  # so many levels, about, at round heights, unless those are bent by a power less than that


class CutsMap(Assembly):
    """The map of two `faces` that are `CutFace.side_by_side`, over their window, in a region: in the colour of each
    face the line that its cut leads along, and the point where both cross, which is told over it. While one
    variable moves, the point moves along the line of its face, which stays, and the other line moves with the point.
    A height has one colour on it and on both faces, which is that of a ground over the window.
    `rules` brings what is differentiated, a formula beside the `title`, and the rule of the first face; `around` the
    map, with the first axes, and `begin` the first face and its line. Then `tell` its slope, and all that of the
    second. Once they `run`, the point may move as far as the `corner`; where that is not the end, the other variable
    moves after the `turn`. At the end all numbers `settle`.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        faces: tuple[CutFace, CutFace],
        spots: tuple[str, str],
        window: Domain,
        title: Typeset,
        formula: str = "f = {function}",
        region: Box = theme.MAP_BESIDE_FACES,
    ) -> None:
        function, self.at, self.faces, self.spots = faces[0].fact.function, faces[0].at, faces, spots
        start, end = (scene.fact(spot, Spot).at for spot in spots)
        self._moving = [axis for axis, (a, b) in enumerate(zip(start, end, strict=True)) if a != b]
        self.corner = 1 / len(self._moving)
        corners: list[Point] = list(zip(*window, strict=True))
        across, up = (f'part("{name}", {name})' for name in function.variables)
        self.map = Map(function, corners, region, names=(across, up), few=True)
        self._share_colours(function, window)
        self.lines = [
            FlatLine(partial(self._line, face.axis), face.colour, _WIDTH, plane=self.map.plane) for face in faces
        ]
        for line in self.lines:
            line.set_z_index(theme.ABOVE)  # over the bands, whichever comes first
        self.dot = self.map.dot(self.at, radius=_RADIUS)
        self.dot.set_z_index(theme.ABOVE + 1)  # and under the point
        self.told = PointTold(scene, self.at, spots, theme.OVER_MAP, theme.LABEL_SIZE)
        rule = [each for each in faces[1].all if isinstance(each, Typeset)]
        self.whole = Panel(scene, theme.COLUMN).formula(formula, title, *rule)
        room = theme.OVER_MAP_TOLD
        over = scene.formula(formula).fit(room.width, room.height)
        if "=" not in self.whole.markup and is_readable(over):  # there it is too tall: it stands over the map
            middle = room.left + over.width / 2, room.bottom + over.height / 2, 0.0
            self.whole = over.move_to(np.array(middle))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """All of it."""
        return [self.map, *self.lines, self.dot, self.told]

    @property
    def all(self) -> Sequence[Actor | Mobject]:
        """It and both faces, with all that has come to them."""
        return [self, self.whole, *(part for face in self.faces for part in face.all)]

    def around(self, run_time: float = theme.REVEAL) -> list[Animation]:
        """The map appears as soon as a block that turns into the first face is past it, and then the axes of that,
        which would lie on it: all but lines that grow, whose first ends would be alone in the dark."""
        there = come(*(part for part in self.parts if part not in self.lines))
        waits = (there, _LEFT), (come(self.faces[0].axes), _TURNED)
        return [each for moves, share in waits for each in late(moves, run_time, share)]

    def begin(self) -> list[Animation]:
        """The first face appears, and its line grows on the map."""
        return [*come(self.faces[0], self.lines[0]), *self.faces[0].held()]

    def tell(self, *marks: str) -> Iterator[tuple[list[Animation], str]]:
        """The slope of the first face is told, and then the second one appears, with its rule and its line on the map,
        each with its mark; last comes the slope of that."""
        first, second = self.faces
        yield first.told(), marks[0]
        appears = *come(second.axes, second, self.lines[1]), *second.held(), *second.ruled()
        yield [each.set_run_time(theme.FADE) for each in appears], marks[1]
        yield second.told(), ""

    def rules(self, *before: Actor | Mobject, run_time: float = theme.REVEAL) -> list[Animation]:
        """The formula appears, and the first rule, with the ice on it, in the places of lines that told them before."""
        left = late(gone(*before), _GONE * run_time, _STAYS)
        ruled = late(self.faces[0].ruled(), run_time, _LEFT)
        return [*left, *late(come(self.whole), run_time, _COMES), *ruled]

    def run(self) -> list[Animation]:
        """All numbers run with the point from now on, but for what is frozen on the face along which it moves first."""
        first, moves = self._moving[0], self.told.run()
        return [*moves, *(move for face in self.faces for move in face.run(*self.spots, held=face.axis == first))]

    def turn(self) -> list[Animation]:
        """The other variable moves now: what was frozen runs, and what has run is frozen."""
        first, then = (self.faces[axis] for axis in self._moving)
        return [*first.thaw(*self.spots), *then.freeze(self.spots[1])]

    def settle(self, *was: str) -> list[Animation]:
        """The point has come to the second spot, and all numbers end there; labels tell what each slope `was`."""
        ends = (move for face in self.faces for move in face.settle(self.spots[1], was))
        return [*ends, *self.told.settle()]

    def _share_colours(self, function: Function, window: Domain) -> None:
        """Bands and colours of the faces are those of the map, and its ramp runs over the heights in the window."""
        bands, evened = self.map.bands, self.map.evened
        heights = ends(function.sample, *((float(first), float(last)) for first, last in window))
        if _BENT < evened.power < 1 / _BENT:
            self.map.heights = self.map.evened = evened = replace(evened, power=1.0)
            rounded = round_steps(*heights, _LEVELS)
            bands.survey(evened, evened.of(np.array(rounded)).tolist())
        low, high = evened.of(np.array(heights)).tolist()
        bands.top, bands.ramp, bands.night = 1.0, (low, high) if low < high else None, _NIGHT
        levels = [evened.back(level) for level in bands.levels]
        for face in self.faces:
            face.ground.banded(levels, lambda height: bands.seen(float(evened.of(np.array(height)))))

    def _line(self, axis: int) -> np.ndarray:
        """From edge to edge of the map along one variable, through the point as it is now."""
        ends = np.array([[float(value) for value in now(self.at)]] * 2)
        ends[:, axis] = self.map.window[axis]
        return self.map.plane.places(ends)
