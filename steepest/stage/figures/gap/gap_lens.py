"""A lens over the end of a step: ground and plane are named beside its rim, where they end, and the gap in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from typing import Any

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine, in_pieces
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.gap.beside_rim import OUT, leading, places_beside
from steepest.stage.figures.gap.lines import height_at, parted
from steepest.stage.figures.label import box_around, box_of, shares_of
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.near_ground import NearGround
from steepest.stage.ground.heights import Window
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve, Thing
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.live import Live
from steepest.stage.play.motion import fade_in_after
from steepest.stage.type.typeset import Typeset

_ALONG = np.linspace(-0.7, 0.7, 43)  # where a name may stand beside its edge, from the middle on, in radii
_GAP = 0.06  # between a name and an edge
_ASIDE = 0.1  # between a name and the rise, which is a bar
_CLEAR = 0.04  # at least, between a name and the lines that it does not stand by
_FARTHEST = 1.25  # of the radius: how far from the middle the corners of a name may be
_NOTCH, _THIN = 0.1, 5.0  # between the pieces of a bar that stays, and its width
_COLUMN, _TOLD = (0.23, 0.7), 0.92  # half the width of letters, and half their height in radii; where answers end
_BY, _LONG = 0.22, 0.4  # from the rise to that bar; shorter ones are not told from their pieces


class GapLens(Lens):
    """It stands over a gap between two `edges`, the ground's and the plane's, where a `rise` leads from the plane to
    the ground, and has a name for each of them, beside its rim, one for the gap, and one for what is `climbed` up to
    the plane, if that leads on to the rise; those for which there is room come with the lens, smaller where they have
    it only so. They have to go before the gap shrinks: `edges_named` names both edges meanwhile, `renamed` in the end;
    what is `left_behind` comes before, and goes with these. In it alone only so much of the ground is `left` as that
    tells, to bare the gap.
    Where it comes `bare`, the ground is not seen in it, nor named, nor is the gap, until it is `told`; it `tells` its
    factor then only where that has room beside letters. An arrow is seen in it `leading` to its place: its factor
    stands on that side, so that the other one is free for answers."""

    def __init__(
        self,
        edges: Sequence[SpaceCurve],
        rise: SpaceCurve,
        names: Sequence[Typeset],
        region: Box,
        *lens: Any,
        climbed: tuple[SpaceCurve, Typeset],
        left: Callable[[], Window | None],
        leading: Arrow,
        **how: Any,
    ) -> None:
        room, self._leading = max((float(words.width) + 2 * OUT[0] for words in names[:2]), default=0.0), leading
        scene, picture, at, times, radius, instead = lens
        self.tells = True
        glass = Box(region.left, region.bottom, region.right - room, region.top)
        super().__init__(scene, picture, at, times, glass, radius, instead, soon=edges, **how)
        if isinstance(near := self.glass.near, NearGround):
            near.left, near.solid = left, lambda: self._solid.value
        self.edges, self.rise, self._region = edges, rise, region
        self._behind: list[FlatLine] | None = None
        self._solid, self.names, self._early, self._both = Live(1.0), list[Mobject](), list[Mobject](), list[Mobject]()
        self._sides, self._climbed, self._climb = [words.copy() for words in names[:2]], *climbed
        if not (seen := self._looked(*edges, rise)):
            return
        (lines, up), taken = parted(seen), [box_of(self.label)]
        self._name_both(names[:2], lines, up, taken)
        self._both = [*self.names]
        for words, span in zip(names[2:], (seen[2], *self._led_on(seen[2])), strict=False):
            self._name_inside(words, partial(self._between, lines, span, taken=taken), taken)

    def _seen(self, arrows: Sequence[Thing], times: float) -> list[np.ndarray]:
        """Where its edges are seen, which its factor keeps off: it comes closer as the step shrinks, so that they stay
        about where they are, and are not seen ever farther apart. It keeps off both sides of the column in the middle,
        too, where letters stand while the gap is guessed, and what is told beside these, off the arrow that leads
        there."""
        led = self._looked(self._leading)
        ends = self._upright(*(_TOLD * float(np.sign(self.glass.centre[0] - line[0, 0])) for line in led))
        first = *super()._seen(arrows, self.glass.times()), *self._column
        return [*2 * first, *led, *ends]  # the first count more

    def _upright(self, *offs: float) -> list[np.ndarray]:
        """Lines (2, 2), each so far to the right of its middle, as high as letters are there."""
        (x, y), high = self.glass.centre, _COLUMN[1] * self.glass.radius
        return [np.array([(x + off, y - high), (x + off, y + high)]) for off in offs]

    @property
    def _column(self) -> list[np.ndarray]:
        """Both sides (2, 2) of the column in the middle where letters stand."""
        return self._upright(-_COLUMN[0], _COLUMN[0])

    def bare(self) -> GapLens:
        """It shows the plane alone, and tells no factor where that has no room beside letters."""
        self._solid.value = 0.0
        self.tells = not box_of(self.label).shrunk(-theme.TEXT_GAP).is_crossed(*self._column)
        return self

    @property
    def _told(self) -> list[Mobject]:
        """The words on it, and their ties."""
        return super()._told if self.tells else [*self._called]

    def told(self, off: Sequence[Mobject] = (), **timing: Any) -> list[Animation]:
        """The ground appears in it, with its name, but one that would touch words which it keeps `off`: that comes once
        they have gone, with the name of the gap."""
        late = [name for name in self._both if name not in self._early]
        soon = [name for name in late if all(box_of(name).apart(box_of(each)) > theme.TEXT_GAP for each in off)]
        self._both = [name for name in self._both if name in self._early or name in soon]
        return [self._solid.to(1.0, **timing), *(fade_in_after(theme.REVEAL, name, theme.FADE) for name in soon)]

    def measured(self) -> list[Animation]:
        """The name of the gap comes, and the factor, if it is not told yet."""
        late, self.tells = [] if self.tells or not self._there else [self.label], True
        return [FadeIn(name) for name in (*late, *self.names) if name not in self._both]

    def _led_on(self, rise: np.ndarray) -> list[np.ndarray]:
        """What is seen of an upright up to the plane (2, 2), if that leads on to the rise."""
        (foot, head), (start, *_) = rise, self._looked(self._climbed)[0]
        share = min(1.0, self.glass.radius / max(float(np.hypot(*(start - foot))), 1e-9))
        return [np.array([foot, foot + share * (start - foot)])] if (start - foot) @ (head - foot) < 0 else []

    @property
    def onward(self) -> np.ndarray:
        """The way (2,) on the frame along the plane's edge, to the right."""
        start, end = sorted(self._looked(self.edges[1])[0][[0, -1]].tolist())
        way = np.subtract(end, start)
        return np.asarray(way / np.hypot(*way))

    def left_behind(self) -> list[FlatLine]:
        """How long the rise is now, as a quiet bar of four pieces beside it: what is left of it is measured by these.
        The end of the step stays in the middle of the lens, and with it the rise stays beside that bar. Nothing stays
        where the gap has shrunk before, for then the lens comes closer, nor where the lens does not hold all of it."""
        first, self._behind = self._behind is None, []
        if first and (seen := self._looked(*self.edges, self.rise)):
            foot, top = seen[2]
            far = float(np.hypot(*(top - foot)))
            if far > _LONG:
                line = in_pieces(foot, top, _NOTCH / far) + [_BY, 0.0]
                if np.nanmax(np.hypot(*(line - self.glass.centre).T)) < self.glass.radius:
                    self._behind = [FlatLine(line, theme.QUIET, _THIN).set_z_index(theme.TOPMOST)]
        return self._behind

    def edges_named(self) -> list[Mobject]:
        """Names of both edges beside its rim as it is now, where there is room: with the gap these come closer, so that
        a line leads from each to its name."""
        self.names = list[Mobject]()
        if seen := self._looked(*self.edges, self.rise):
            self._name_beside_rim(self._sides, *parted(seen), [box_of(self.label)])
            self.names += leading(self.names, self.glass, self._parted)
        return self.names

    def _parted(self) -> list[np.ndarray]:
        """Both edges as they are seen in it now; nothing where it shows nothing."""
        seen = self._looked(*self.edges, self.rise)
        return parted(seen)[0] if seen else []

    def renamed(self) -> list[Mobject]:
        """Names in place of those that are gone: beside the rim again, where there is room, for both edges, which are
        too close by now for words between them, and inside for what is climbed."""
        taken = [box_of(each) for each in (self.label, *self.edges_named())]
        if seen := self._looked(*self.edges, self.rise):
            for span in self._led_on(seen[2]):
                self._name_inside(self._climb, partial(self._between, parted(seen)[0], span, taken=taken), taken)
        told, self.names = self.names, [*self.names, *(self._behind or [])]
        return told

    def _name_both(self, names: Sequence[Typeset], lines: list[np.ndarray], up: float, taken: list[Box]) -> None:
        """Let names come for the ground's line and for the plane's, which is under it where `up` is 1: beside the rim,
        or inside the lens where there is no room: they come with what is told then, where no answers are."""
        if self._name_beside_rim(names, lines, up, taken):
            self._early = self.names[-1:]
            return
        for words, line, way in zip(names, lines, (up, -up), strict=False):
            self._name_inside(words, partial(self._beside, line, way, taken=taken), taken)

    def _name_inside(self, words: Typeset, place: Callable[[np.ndarray], np.ndarray | None], taken: list[Box]) -> None:
        """Let a name come where it has a `place` with half its sides, as large as it has one."""
        any(self._name(plate, place(half), taken) for plate, half in _plates(words))

    def _name_beside_rim(self, names: Sequence[Typeset], lines: list[np.ndarray], up: float, taken: list[Box]) -> bool:
        """Let both come beside the rim, to which both lines lead on one side, if there is room, both of one size."""
        for plates, side in product(zip(*map(_plates, names), strict=False), (1.0, -1.0)):
            halves = [half for _, half in plates]
            if at := places_beside(self.glass, self._region, lines, up, side, halves, taken):
                for (plate, _), middle in zip(plates, at, strict=True):
                    self._name(plate, middle, taken)
                return True
        return False

    def _looked(self, *curves: SpaceCurve | Arrow) -> list[np.ndarray]:
        """Where curves lie in it as it is now (n, 2); nothing where it shows nothing."""
        near = self.glass.near
        if self.glass.times() <= 1 or not isinstance(near, NearGround):
            return []
        self.glass.look()
        if (sight := near.sight) is None:
            return []
        whole = near.landscape.terrain
        return [sight.view.project(points_of(curve, whole))[:, :2] for curve in curves]

    def coming(self) -> Sequence[Animation]:
        """It comes, then what it shows is named."""
        grows = super().coming()
        names = self.names if self._solid.value else self._early
        return [*grows, *(fade_in_after(theme.MOVE, name, theme.FADE) for name in names if grows)]

    def going(self) -> Sequence[Animation]:
        """It fades, with the names."""
        fades = super().going()
        return [*fades, *(FadeOut(name, run_time=theme.FADE) for name in self.names if fades)]

    def _name(self, plate: Plate, middle: np.ndarray | None, taken: list[Box]) -> bool:
        """Let a name come with the lens, about a point (2,) where there is room for it."""
        if middle is None:
            return False
        self.names.append(plate.move_to((*middle.tolist(), 0.0)))
        taken.append(box_of(plate))
        return True

    def _between(
        self, lines: Sequence[np.ndarray], rise: np.ndarray, half: np.ndarray, taken: Sequence[Box]
    ) -> np.ndarray | None:
        """The middle (2,) of a name with half its sides, beside a rise (2, 2), between both lines (n, 2): as far from
        them as it goes, and whole within the lens."""
        found = list[tuple[float, np.ndarray]]()
        for share, side in product(np.linspace(0.2, 0.8, 13), (1, -1)):
            at = (1 - share) * rise[0] + share * rise[1]
            there = at + [side * (half[0] + _ASIDE), 0.0]
            xs = there[0] + half[0] * np.array([-1, 0, 1])
            off = [abs(height_at(line, x) - there[1]) - half[1] for line in lines for x in xs]
            box = box_around(there, half)
            room = self.glass.radius - box.reach(self.glass.centre)  # within the rim
            if min(*off, room) >= _CLEAR and not any(box.apart(each) < theme.TEXT_GAP for each in taken):
                found.append((min(off), there))
        return max(found, key=lambda each: each[0], default=(0.0, None))[1]

    def _beside(self, line: np.ndarray, up: float, half: np.ndarray, taken: Sequence[Box]) -> np.ndarray | None:
        """The middle (2,) of a name with half its sides, close by its line (n, 2), over it where `up` is 1 and under it
        where that is -1: as far within the lens as it goes, across its rim where there is no room."""
        centre, radius = self.glass.centre, self.glass.radius
        found: list[tuple[float, np.ndarray]] = []
        for x in centre[0] + _ALONG * radius:
            edge = max(up * height_at(line, x + side * half[0]) for side in (-1, 0, 1))
            middle = np.array([x, up * (edge + half[1] + _GAP)])
            corner = np.abs(middle - centre) + half
            box = box_around(middle, half)
            free = not any(box.apart(each) < theme.TEXT_GAP for each in taken)
            if free and corner.max() <= radius:
                found.append((float(np.hypot(*corner)), middle))
        far, best = min(found, key=lambda each: each[0], default=(np.inf, None))
        return best if far <= _FARTHEST * radius else None


def _plates(words: Typeset) -> list[tuple[Plate, np.ndarray]]:
    """Plates with words on them, as large as they are and as small as they may be, each with half of its sides (2,)."""
    sizes = (words.copy().scale(share) for share in shares_of(words))
    plates = [Plate(each, gap=0.04).set_z_index(theme.TOPMOST) for each in sizes]
    return [(plate, plate.half_sides) for plate in plates]
