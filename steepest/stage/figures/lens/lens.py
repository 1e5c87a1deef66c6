"""A lens: a round inset that magnifies a place of a block, map or plot, while the whole stays as its key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, SupportsFloat

import numpy as np
from manim import Animation, Mobject, Scene, VMobject

from steepest.calculus import Number, Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.label import box_around, box_of, shares_of
from steepest.stage.figures.lens.beside import beside_dot, beside_tip, fits
from steepest.stage.figures.lens.glass import MARKED, Glass
from steepest.stage.figures.lens.magnification import FACTORS, LENS_RADIUS
from steepest.stage.figures.lens.near import Picture, far_off, near_of
from steepest.stage.figures.lens.near_ground import TALLER, NearGround
from steepest.stage.figures.lens.near_slice import NearSlice
from steepest.stage.figures.lens.near_space import NearSpace
from steepest.stage.figures.lens.standing import on_rim, room_at, stand, turned_in, within_rim, without
from steepest.stage.ground.paint.thing_painter import standing
from steepest.stage.ground.things import Dot, Somebody, Thing
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import dim
from steepest.stage.play.inventory import Inventory, make_way, take
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import fade_in_after, running
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

_LITTLE = 1, 1.5, 2, 3  # factors of a live lens, at first, which will come closer
_WIDE = 0.35  # half as broad as somebody is, as a share of their height
_SEEN = 0.9  # of the radius: how far from the middle something is seen


class Lens:
    """A place `at` (2,) of a picture on a scene, (3,) in space, `times` as large, in a disc that stands in a region.

    Both may be live. What stands on the picture is seen in the lens too, in its true place, with lines and dots no
    thicker. Level lines move apart, and finer ones appear between them, fewer the closer it looks. The disc
    stands where it hides least of what is on the frame when it is made, and stays there; what goes when it comes, so
    that it stands there `instead`, is not counted. It comes out of the ring at its place, and fades where it stands.
    One that enlarges by 1 shows nothing that is not seen already, and does not come. A live one enlarges from the
    beginning so much that its ring stays in the safe area, and has room to tell a factor that is so much at `most`.
    Things on a ground may be left `unseen`; somebody on it is so many times `taller` than from afar, on a map a dot
    where that is 0. Its place goes to others `later`, where its ring may have `grown` to a radius: its ties are off
    words then, too, and all of it is off words that will be `named` while it is there. Its factor is off who and what
    is seen in it, and off arrows of a ground that come `soon`; words may be `told` in its place. It stands so many
    degrees around on its `rim`, or as near to that as it may, or `beyond` it, where the lens leaves room for it, if
    that is said. One that shows a picture's `own` level lines has no finer ones; on ground they come with a live zoom.
    """

    def __init__(
        self,
        scene: Scene,
        picture: Picture,
        at: Given[Sequence[SupportsFloat] | np.ndarray],
        times: Given[float] = 16,
        region: Box = theme.AROUND,
        radius: float = LENS_RADIUS,
        instead: Sequence[Mobject] = (),
        unseen: Sequence[Thing] = (),
        later: Sequence[Point] = (),
        grown: float = 0.0,
        taller: float = TALLER,
        named: Sequence[Mobject] = (),
        most: int = FACTORS[0],
        soon: Sequence[Thing] = (),
        told: VMobject | None = None,
        rim: float | None = None,
        beyond: float | None = None,
        own: bool = False,
    ) -> None:
        self._scene = scene
        near = near_of(picture, lambda: scene.mobjects, unseen, taller, own, callable(times))

        def place() -> np.ndarray:
            return np.array([float(value) for value in now(at)])

        there, spot = without(take(scene, named), instead), near.spot(place())
        self.floor = _least(spot, radius, there) if callable(times) else 0.0
        spots = [near.spot(np.array([float(value) for value in point])) for point in later]

        def factor() -> float:
            return max(float(now(times)), self.floor)

        number = Factor(factor)
        widest = Factor(lambda: most) if callable(times) else number
        self.label = Plate(told or widest, opacity=1.0)
        half = self.label.half_sides
        outside = None if beyond is None else (beyond, half)
        where = stand(there, spot, region, radius, factor(), spots, callable(times), outside, grown)
        self.floor = _least(spot, where.radius, there) if callable(times) else 0.0
        stands = where.centre, where.radius, where.ties, where.swells, where.marked
        self.glass = Glass(near, place, factor, *stands).set_z_index(theme.TOPMOST)
        closest = max(factor(), FACTORS[0]) if callable(times) else factor()
        seen = [*self.bodies, *self._seen(soon, closest)]
        within = within_rim(where, spot, [factor(), closest], half, there, seen)
        around = where.centre, where.radius
        middle = within if rim is None else on_rim(*around, turned_in(*around, rim, half))
        middle = middle if beyond is None else on_rim(where.centre, where.radius, beyond, half)
        self.label.move_to((float(middle[0]), float(middle[1]), 0.0))
        if not told:
            number.stand(widest.get_center()[:2])
            self.label.remove(widest).add(number)
            self.label.words = number
        self.label.set_z_index(theme.TOPMOST)
        self._called, self._there = list[Mobject](), False

    @property
    def bodies(self) -> list[np.ndarray]:
        """Where whoever stands on a ground is seen in it, from the feet to the head (n, 2)."""
        near = self.glass.near
        self.glass.look()
        if not isinstance(near, NearGround) or near.sight is None:
            return []
        there = [each for each in near.things if isinstance(each, Somebody) and each.opacity > 0]
        return [near.sight.view.project(standing(each, near.sight))[:, :2] for each in there]

    def _seen(self, arrows: Sequence[Thing], times: float) -> list[np.ndarray]:
        """Where some arrows (n, 2) on a ground will be seen in it when it enlarges so many times."""
        near, centre = self.glass.near, self.glass.centre
        if not arrows:
            return []
        assert isinstance(near, NearGround | NearSlice)
        lines = [line for each in arrows for line in near.lines(each)[:1]]
        return [centre + times / self.glass.times() * (line - centre) for line in lines]

    def call(
        self, words: VMobject, thing: Thing, off: Sequence[Mobject] = (), away: Thing | None = None,
        taken_by: bool = False, on: bool = False,
    ) -> list[Plate]:
        """Words beside a line, an arrow or a dot, as it is seen in the lens, near its tip, off some others; they come
        with it. They may have no room, beside a dot or off other words: then there are none. Beside a line they stand
        at its middle, on the side that is `away` from another one, if one is told. Whoever stands in it will be at the
        tip of an arrow that is a step `taken_by` them. Words `on` a line interrupt it."""
        self.glass.look()
        assert isinstance(self.glass.near, NearGround | NearSlice | NearSpace)
        place, *others = self.glass.near.lines(thing)
        for body in self.bodies if taken_by else ():
            aside = _WIDE * np.array([body[-1][1] - body[0][1], 0.0])
            others += [body - body[0] + place[-1] + side * aside for side in (-1, 0, 1)]
        taken = [box_of(each) for each in (*self._told, *off)]
        inside = self.glass.near.lines(away)[0].mean(axis=0) if away else None
        for share in shares_of(words):  # as small as may be, where they would leave the safe area
            half = (plate := Plate(words.scale(share))).half_sides
            where = place, others, *self.glass.disc, half, taken
            middle = beside_dot(*where) if isinstance(thing, Dot) else beside_tip(*where, inside, on)
            if middle is None or fits(middle, half):
                break
        if middle is None or not fits(middle, half):
            return []
        if any(box_around(middle, half).apart(box) < theme.TEXT_GAP for box in taken):
            return []
        self._called.append(plate.move_to((*middle, 0.0)).set_z_index(theme.TOPMOST))
        return [plate]

    def tell(
        self,
        words: Typeset | Readout,
        thing: Thing,
        off: Sequence[Mobject] = (),
        away: Thing | None = None,
        taken_by: bool = False,
    ) -> list[Animation]:
        """Such words appear later than the lens, where that has come."""
        told = self.call(words, thing, off, away, taken_by)
        if self._there:
            make_way(self._scene, *map(box_of, told))  # numbers of axes go before the words fade in
        return [FadeIn(plate) for plate in told if self._there]

    def tell_anew(
        self, words: Typeset, thing: Thing, off: Sequence[Mobject] = (), stay: Sequence[Mobject] = ()
    ) -> list[Animation]:
        """Such words in place of those that were told, but for some that `stay`; all do where the new ones have no
        room."""
        before, kept = self._called, [each for each in self._called if each in stay]
        self._called = [*kept]
        told = self.tell(words, thing, off)
        if self._called == kept:
            self._called = before
        return [*told, *(FadeOut(each) for each in before if told and each not in stay)]

    def hush(self, plates: Sequence[Plate]) -> list[Animation]:
        """Some of the words on it go before it does."""
        self._called = [each for each in self._called if each not in plates]
        return [FadeOut(each) for each in plates]

    def coming(self) -> Sequence[Animation]:
        """It grows out of the ring at its place; then its factor is told."""
        if not self.enlarges:
            return []
        self._there = True
        grows = running(self.glass, self._grow, run_time=theme.MOVE)
        return [grows, *(fade_in_after(theme.MOVE, each, theme.FADE) for each in self._told)]

    def _grow(self, glass: Glass, share: float) -> None:
        glass.grown = share
        make_way(self._scene)  # numbers of axes that it passes over

    def leaves(self, words: Mobject) -> bool:
        """Whether it is off words elsewhere, and so are its own words, the ring at its place, and what joins both."""
        box, glass = box_of(words), self.glass
        ring, *ties = glass.key
        ties += [ring] * (glass.keyed() > 0)
        off = all(box.apart(box_of(each)) > theme.TEXT_GAP for each in self.all)
        nearest = np.clip(glass.centre, (box.left, box.bottom), (box.right, box.top))
        off = off and float(np.hypot(*(nearest - glass.centre))) > glass.radius + theme.TEXT_GAP
        return off and not box.shrunk(-theme.LINE_GAP).is_crossed(*ties)

    def least(self, at: Point, *leaving: Mobject) -> float:
        """By how much it has to enlarge at another place so that the ring there stays in the safe area, and off words
        but for those that are `leaving`."""
        there = without(take(self._scene), [*self.all, *leaving])
        return _least(self.glass.near.spot(np.array(at, float)), self.glass.radius, there)

    @property
    def enlarges(self) -> bool:
        """Whether it shows more than is seen without it: else it does not come."""
        return self.glass.times() > 1

    @property
    def all(self) -> list[Mobject]:
        """It, the words on it, and their ties."""
        return [self.glass, *self._told]

    @property
    def _told(self) -> list[Mobject]:
        """The words on it, and their ties."""
        return [self.label, *self._called]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        return dim(*self.all, to=to) if self._there else []

    def going(self) -> Sequence[Animation]:
        """It fades where it is, if it is there: on its way back it would be a second, smaller picture in the first."""
        if not self._there:
            return []
        self._there = False
        return [FadeOut(each, run_time=theme.FADE) for each in self.all]

    def held(self, points: Sequence[Point]) -> int:
        """How many of some points (2,) of the map, from the first on, are seen in it; none while it is not there."""
        if not self._there:
            return 0
        far = far_off(self.glass.near, self.glass.at(), points) * self.glass.times()
        outside = np.flatnonzero(far > _SEEN * self.glass.radius)
        return int(outside[0]) if len(outside) else len(points)


class Factor(Readout):
    """How many times something is enlarged, around a middle."""

    goes_along = False

    def __init__(self, times: Any) -> None:
        self.middle = np.zeros(3)
        super().__init__(times, 0, theme.LABEL_SIZE, gauge=True)

    def format_of(self, value: Number) -> str:
        """Whole, unless it is so small that it matters."""
        return ".2g" if value < FACTORS[-1] else super().format_of(value)

    def stand(self, middle: np.ndarray) -> None:
        """Stand around a point (2,) of the frame."""
        self.middle[:2] = middle
        self._set(self.refresh().text)

    def _set(self, text: str) -> None:
        super()._set(text if text.startswith("×") else f"×{text}")
        self.shift(self.middle - self.get_center())
        self.set_z_index(self.z_index)


def _least(spot: np.ndarray, radius: float, there: Inventory) -> float:
    """By how much a lens of a radius has to enlarge so that the ring around its spot (2,) stays in the safe area, and
    off words."""
    room = max(room_at(there, spot), MARKED)
    factors = *_LITTLE, *reversed(FACTORS)
    return next((factor for factor in factors if radius / factor <= room), FACTORS[0])
