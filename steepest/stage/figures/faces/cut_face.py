"""The face of a cut through the ground, seen from the side: the slope on it, its rule, and a scale of heights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, SupportsFloat

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Domain, Number, Point, Spot, TermByTerm
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.faces.held_letter import HeldLetter
from steepest.stage.figures.faces.past import Past
from steepest.stage.figures.faces.running_point import RunningPoint, decimals_of_run, off_kink
from steepest.stage.figures.faces.side_by_side import corner_way, edge_name, heights_beside, slope_of
from steepest.stage.figures.faces.unit_climb import UnitClimb
from steepest.stage.figures.flat.face import Face
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import Given, Live, now
from steepest.stage.play.motion import fade_in_after
from steepest.stage.type.becoming import become, swap
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.readout import Readout, point_after, width_of_run
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_COUNT = 161  # points of an edge
_LOOKED_AT = 33  # places on the way of a point, for a scale that holds all
_HEAD = 0.64  # from the region's top to the baseline of the rule
_UNDER = 0.48  # from there to the top of the plot: bars of an absolute value under a fraction keep off what is frozen
_GAP, _APART, _BESIDE = 0.16, 0.7, 0.4  # between what stands over it; before what is frozen, and what is beside it
_ROOM = 1.1  # for the number that runs, at least, as large as formulas are
_ALIKE = 0.1  # sizes of type that are told apart by nobody
_PAST = 1.08  # how far the tangent goes across where the climb over a step of one is under it
_FEW = 3  # numbers across, about
_SPARE = 0.15  # of its span, by which its axis goes on: room for the climb over a step to its end


class CutFace(Assembly):
    """A cut through the graph of a function along the variable of a `rule` (the name of a fact, `TermByTerm`), through
    the point `at`, which may be live, seen from the side.

    Where the point moves, its `way` is some points of it, and spots that it comes to `later` are named: what runs over
    the face has room for all of them. Its axes hold the spans `across` and `up`. Over it stand the rule, with frozen
    letters as ice, and the slope at the `spot`, a fact; beside the name of its edge stands what is frozen. Its `axes`
    come by themselves; `ruled` brings the rule, of a `size` at most, `held` what is frozen, and `told` the tangent with
    its slope, as large, its climb over a step of one, and the point in place of the rule's letters, if that has room.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        rule: str,
        at: Given[Point],
        spot: str,
        across: Sequence[SupportsFloat],
        up: Sequence[Number],
        region: Box,
        way: Sequence[Point] = (),
        later: Sequence[str] = (),
        size: float = theme.FORMULA_SIZE,
    ) -> None:
        fact = scene.fact(rule, TermByTerm)
        self.scene, self.fact, self.at, self.region, self.spot = scene, fact, at, region, spot
        self.axis = fact.function.variables.index(fact.name)
        self.colour, self.baseline = theme.ROLES[fact.name], region.top - _HEAD
        room = Box(region.left, region.bottom, region.right, self.baseline - _UNDER)
        self.name = self._named(f"{{{spot}.at[{1 - self.axis}]:g}}")
        names = scene.letter(fact.name), self.name
        self._across = low, high = float(across[0]), float(across[-1])
        self.axes = Plot([low, high + _SPARE * (high - low)], up, room, names=names, most=_FEW)
        self.axes.plane.remove(self.name)  # it comes by itself, and goes while what is frozen runs
        self.ground = Face(self.axes.plane, self._edge)
        plane = self.axes.plane
        self.edge = FlatLine(lambda: plane.places(np.stack(self._edge(), -1)), self.colour, plane=plane)
        self.foot = self.axes.dot(self._foot)
        sloped = [point for point in way if fact.function.has_gradient(point)]  # it may cross a kink
        self._slopes = [float(fact.partial(point)) for point in sloped]
        came = zip(((point[self.axis], fact.function(point)) for point in sloped), self._slopes, strict=True)
        self.climb = UnitClimb(self.axes, self._foot, self.slope, self.edge, list(came))
        self.tangent = self.axes.tangent(self._foot, self.slope, theme.INK, _PAST if self.climb.fits else 0.0)
        self.tangent.set_z_index(theme.ABOVE / 2)  # over what was
        self.past: Past | None = None
        ends = [scene.number(self._expression(each)) for each in (spot, *later)]
        self._digits = decimals_of_run(ends, self._slopes)
        self._head, self.rule, self._rule_ice = self._ruled(rule, region.right - _BESIDE, size)
        self.size = self.rule.size * self.rule.enlarged
        self.letter = HeldLetter(scene, fact, at, (spot, *later), self.size)
        self.letter.stand(self._beside_names(later), self.name.baseline, spot)
        self.value: Any = self._slope_at(spot)
        self._put, self._put_ice = self._put_in(spot)

    @classmethod
    def side_by_side(
        cls,
        scene: LectureScene[Any],
        rules: tuple[str, str],
        spots: tuple[str, str],
        window: Domain,
        moved: Live[float],
        regions: tuple[Box, Box] = (theme.LEFT_FACE, theme.RIGHT_FACE),
    ) -> tuple[CutFace, CutFace]:
        """Two of them, for the rules of both variables, in type of one size and on one scale of heights. The point has
        `moved` so far, 0 to 1, from the first of two `spots`, names of facts, to the second, along x at first and then
        along y; the axes are the sides of a `window`."""
        fact = scene.fact(rules[0], TermByTerm)
        start, end = (scene.fact(spot, Spot).at for spot in spots)
        way = [corner_way(start, end, share) for share in np.linspace(0, 1, _LOOKED_AT).tolist()]
        heights = heights_beside(fact.function, way, window)
        at = moved.then(lambda share: corner_way(start, end, share))

        def both(size: float) -> tuple[CutFace, CutFace]:
            first, second = (
                cls(scene, rule, at, spots[0], across, heights, region, way, spots[1:], size)
                for rule, across, region in zip(rules, window, regions, strict=True)
            )
            return first, second

        found = both(theme.FORMULA_SIZE)
        sizes = [face.size for face in found]
        return found if max(sizes) - min(sizes) < _ALIKE else both(min(sizes))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The face, its edge, and who stands on it."""
        return [self.ground, self.edge, self.foot, self.name]

    @property
    def all(self) -> list[Actor | Mobject]:
        """It, and all that has come to it."""
        over = [*self._head, self.rule, *self._rule_ice, *self._put, *self._put_ice]
        past = [self.past] if self.past else []
        return [self.axes, *self.parts, *over, self.letter, self.value, self.tangent, self.climb, *past]

    def slope(self) -> float:
        """The slope at the point as it is now."""
        return float(self.fact.partial(off_kink(self.fact.function, now(self.at))))

    def ruled(self) -> list[Animation]:
        """The rule appears."""
        return come(*self._head, self.rule, *self._rule_ice)

    def held(self) -> list[Animation]:
        """What is frozen appears."""
        return come(self.letter)

    def told(self) -> list[Animation]:
        """The tangent appears, and its slope, as the rule gives it with numbers in it."""
        letters = [FadeOut(each, run_time=theme.GLANCE) for each in (self.rule, *self._rule_ice) if self._put]
        ice = (each.to(1.0, run_time=theme.GLANCE) for each in self._put_ice)
        put = (FadeIn(each, run_time=theme.GLANCE) for each in self._put)
        value = fade_in_after(theme.GLANCE if self._put else 0.0, self.value, theme.FADE)
        return [*letters, *ice, *put, *come(self.tangent, self.climb), *self._climbed(self.spot), value]

    def run(self, *spots: str, held: bool = False) -> list[Animation]:
        """Numbers run from now on, in decimals fit for all `spots`; letters are back. What is frozen may be `held`."""
        ends = [self.scene.number(self._expression(spot)) for spot in spots]
        decimals, passed = decimals_of_run(ends, self._slopes), [*ends, *self._slopes]
        told, whole = self.value, point_after(0.0, decimals, passed, self.size)
        moves = len({self.scene.number(f"{each}.at[{1 - self.axis}]") for each in spots}) > 1
        self.past = Past(self.tangent, self.foot, self.edge if moves else None)
        at = self._after + whole, self.baseline
        running, right = self._running_point(*spots), self.region.right
        how = decimals, self.size, self.colour, at, right, right - self._after
        slope = partial(running.slope, self.fact, decimals)
        self.value = Readout(slope, *how)
        put, self._put, self._put_ice = [*self._put, *self._put_ice], [], []
        letters = [*come(self.rule), *(each.to(1.0) for each in self._rule_ice if held)] if put else []
        number = [*gone(told), *come(self.value)] if put else become([told], [self.value])
        thaw = [] if held else self.thaw(*spots)
        climb = self.climb.run(slope, decimals, self.past.tangent)
        return [*gone(*put), *climb, *letters, *number, *come(self.past), *thaw]

    def thaw(self, *spots: str) -> list[Animation]:
        """What is frozen becomes a number that runs, too."""
        melting = (each.to(0.0) for each in self._rule_ice)
        return [*self.letter.thaw(*spots), *melting, *self._renamed(self.letter.name)]

    def freeze(self, spot: str) -> list[Animation]:
        """It is frozen again, at a spot."""
        freezing = (each.to(1.0) for each in self._rule_ice)
        return [*self.letter.freeze(spot), *freezing, *self._renamed(f"{{{spot}.at[{1 - self.axis}]:g}}")]

    def settle(self, spot: str, was: Sequence[str] = ()) -> list[Animation]:
        """The point has come to a spot: the numbers end there, and frozen letters are back. Behind the slope, where it
        has room, stands what it `was`, a label for each variable."""
        frozen = self.freeze(spot) if self.letter.running else []
        self.scene.settle(self.value, self._expression(spot))
        ran, self.value = self.value, self._slope_at(spot)
        words = [self.scene.words(label, self.size, theme.QUIET) for label in was[self.axis : self.axis + 1]]
        told = [move for each in words if self.past for move in self.past.tell(each, self.value, self.region.right)]
        return [*become([ran], [self.value]), *frozen, *self._climbed(spot), *told]

    # --- what it is made of ---

    def _edge(self) -> tuple[np.ndarray, np.ndarray]:
        along = np.linspace(*self._across, _COUNT)
        way: list[Any] = [float(value) for value in now(self.at)]
        way[self.axis] = along
        heights = np.broadcast_to(self.fact.function.sample(*way), along.shape)
        return along, np.clip(heights, *self.axes.plane.ys)

    def _foot(self) -> tuple[Number, Number]:
        at = now(self.at)
        return at[self.axis], self.fact.function(at)

    def _named(self, held: str, there: Typeset | None = None) -> Typeset:
        name = edge_name(self.scene, self.fact, held)
        left = self.region.left + name.width / 2
        return name.stand(max(float(there.get_center()[0]), left), there.baseline, 0) if there else name

    def _renamed(self, held: str) -> list[Animation]:
        was, self.name = self.name, self._named(held, self.name)
        return swap(was, self.name)

    def _expression(self, spot: str) -> str:
        return f"{spot}.gradient[{self.axis}]"

    def _beside_names(self, later: Sequence[str]) -> float:
        """Where what is frozen begins: beside each name that the edge will have, close to it where room is short."""
        held = self.letter.name, *(f"{{{each}.at[{1 - self.axis}]:g}}" for each in later)
        named = [self.name, *(self._named(each, self.name) for each in held)]
        after = max(float(name.get_right()[0]) for name in named)
        return after + min(_APART, max(self.region.right - after - self.letter.width, _GAP))

    def _running_point(self, *spots: str) -> RunningPoint:
        return RunningPoint.between(self.scene, self.at, spots)

    def _ruled(self, rule: str, right: float, size: float) -> tuple[list[Typeset], Typeset, list[Ice]]:
        """The head of the rule, its right side, as large as there is room beside a number of its size, and its ice; the
        head alone, as if it were that side, where it could not be read."""
        name = self.fact.name
        head, side = f'frac(partial f, partial part("{name}", {name})) =', f"{{{rule}.partial}} ="
        whole = self.scene.formula(f"{head} {side}", size)
        runs = max(width_of_run(self._digits, self._slopes or [0], theme.FORMULA_SIZE), _ROOM)
        whole.fit(width=(right - self.region.left - 3 * _GAP) / (1 + runs * size / theme.FORMULA_SIZE / whole.width))
        first = self._stands(self.scene.formula(head, size), self.region.left)
        if not is_readable(whole):
            return [], first, []
        self._stands(first.scale(whole.enlarged), self.region.left)
        text = self.scene.formula(side, size).scale(whole.enlarged)
        least = float(first.get_right()[0]) + _GAP
        text = self._stands(text, max(self.region.left + whole.width - text.width, least))
        return [first], text, self._ice_of(text)

    def _put_in(self, spot: str) -> tuple[list[Typeset], list[Ice]]:
        """The right side of the rule with the point put in, off what is frozen, and the slope behind it; or nothing."""
        if not self.scene.fact(spot, Spot).put_in[self.axis].letters or not self._head:
            return [], []
        left, end = float(self.rule.get_left()[0]), self.region.right - _BESIDE
        text = self.scene.formula(f"{{{spot}.put_in[{self.axis}]}} =", self.rule.size)
        text = text.scale(self.rule.enlarged).fit(width=end - left - _GAP - self.value.width)
        deep = float(text.baseline - text.get_bottom()[1])
        room = self.baseline - float(self.letter.frozen.get_top()[1]) - theme.TEXT_GAP
        if not is_readable(text.scale(min(room / max(deep, 1e-9), 1.0))):
            return [], []
        self._stands(text, left)
        self.value.shift(np.array([float(text.get_right()[0] - self.rule.get_right()[0]), 0.0, 0.0]))
        return [text], self._ice_of(text)

    def _stands(self, text: Typeset, left: float) -> Typeset:
        return text.stand(left, self.baseline).shift(np.array([0.0, self.baseline - text.baseline, 0.0]))

    def _ice_of(self, text: Typeset) -> list[Ice]:
        letters = [letter for frozen in self.fact.frozen for letter in text.parts.get(frozen, ())]
        return [Ice(letters).freeze()] if letters else []

    def _climbed(self, spot: str) -> list[Animation]:
        return self.climb.stand(self._slope(spot), *([self.past.tangent] if self.past else []))

    @property
    def _after(self) -> float:
        return float(self.rule.get_right()[0]) + _GAP

    def _slope_at(self, spot: str) -> Typeset:
        return self._slope(spot).stand(self._after, self.baseline)

    def _slope(self, spot: str) -> Typeset:
        room = self.region.right - self._after
        return slope_of(self.scene, self._expression(spot), self.colour, self.size, _ROOM, room)
