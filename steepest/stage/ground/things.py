"""What stands on a landscape: curves, dots, arrows and patches, placed in the block's space."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Protocol, Self, TypeAlias, TypeVar, runtime_checkable

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.ground.egg import ROUND, Egg
from steepest.stage.ground.terrain import Terrain

TALL = 3.2  # the walker is so many times as tall as the radius of a ball that would mark its place
_BODY = 6  # points of the line from their feet to the top of their head


class Laid:
    """Points of the block's space that follow from the ground alone, as `points` gives them."""

    def __init__(self, points: Callable[[Terrain], np.ndarray]) -> None:
        self._points = points
        self._laid: tuple[Terrain, np.ndarray] | None = None

    def __call__(self, terrain: Terrain) -> np.ndarray:
        """The points on this ground; what is asked for twice is worked out once."""
        if self._laid is None or self._laid[0] is not terrain:
            self._laid = terrain, self._points(terrain)
        return self._laid[1]

    def __deepcopy__(self, memo: object) -> Laid:
        """Itself: manim copies what it fades, and a ground is nothing to copy."""
        return self


def draped(x: np.ndarray, y: np.ndarray, lift: float) -> Laid:
    """Points (n,), (n,) of the map, laid on whatever ground there is, `lift` units above it."""
    return Laid(lambda terrain: terrain.on(x, y, lift))


SignShape: TypeAlias = Literal["up", "down", "cross", "square"]
"""A triangle that points up or down, a cross, or a square."""

Place = np.ndarray | Callable[[Terrain], np.ndarray]
"""Points of the block's space, or what gives them for the ground as it is now."""


def nowhere() -> np.ndarray:
    """No points (0, 3)."""
    return np.zeros((0, 3))


class Standing(Protocol):
    """What things stand on: a landscape."""

    def grow(self, *things: Thing) -> Animation:
        """Let things grow from nothing."""

    def soften(self, *things: Thing, to: float = 0.0) -> Animation:
        """Fade things to an opacity."""

    def take_away(self, *things: Thing) -> Animation:
        """Fade things, and drop them."""


@dataclass(eq=False)
class Thing:
    """Something drawn on a landscape: `grown` is how much of it is there (0 to 1), `opacity` how solid it is, and what
    is `past` was left behind by somebody who went on: words may cover it. What lies `below`, on the floor, is painted
    before the block that floats over it. What is too small for the usual eye is seen from so many times closer as
    `near`.

    It comes, dims and goes once `landscape` is set, the one that it belongs to.
    """

    kind: ClassVar[str]  # what it is told as
    colour: str = theme.INK
    opacity: float = 1.0
    grown: float = 1.0
    past: bool = False
    below: bool = False
    near: float = 1.0

    def __post_init__(self) -> None:
        self.landscape: Standing | None = None

    def of(self, landscape: Standing) -> Self:
        """Belong to a landscape, without being on it yet."""
        self.landscape = landscape
        return self

    def values(self) -> list[Any]:
        """The values of its fields, in their order: all that it looks like, beside the view and the ground."""
        return [getattr(self, name) for name in self.__dataclass_fields__]

    def coming(self) -> Sequence[Animation]:
        """It grows: a line or an arrow from its start, a dot from its centre."""
        self.opacity = 1.0
        return [self._landscape.grow(self)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        return [self._landscape.soften(self, to=to)]

    def going(self) -> Sequence[Animation]:
        """It fades, and is taken away."""
        return [self._landscape.take_away(self)]

    @property
    def _landscape(self) -> Standing:
        if self.landscape is None:
            raise RuntimeError("this belongs to no landscape: say which with `of`")
        return self.landscape


@dataclass(eq=False)
class SpaceCurve(Thing):
    """A line through `points` (n, 3) of the block's space; `dashed` in scene units (on, off); `ghost` is how solid
    it is where the ground hides it; `halo` gives it a dark edge."""

    kind: ClassVar[str] = "curve"
    points: Place = field(default_factory=nowhere)
    width: float = theme.CURVE_WIDTH
    dashed: tuple[float, float] | None = None
    ghost: float = 0.0
    halo: bool = False
    on_ground: bool = False
    through: bool = False  # seen through the ground, as a tangent is that touches it from below
    tip: bool = False  # with an arrow's head at its end, which shrinks with it
    # That head lies flat on the frame, and is seen from behind, too, where a cone is a disc. If the ground hides it,
    # it stands where the line goes out of sight, and no ghost goes on from there, over what hides it.
    flat: bool = False
    measures: bool = False  # a length is read at it: its ends are flat, and a short one is no ball
    step: bool = False  # of a walk, of which a short one is a line: its head grows with it, and stays smaller than it


@dataclass(eq=False)
class OverField(SpaceCurve):
    """Such a line that lies over arrows of a map, and is seen to go on where these are."""


class OverBars(OverField):
    """One that lies over even those."""


@dataclass(eq=False)
class Dot(Thing):
    """A ball at `point` (3,) of the block's space."""

    kind: ClassVar[str] = "dot"
    point: Place = field(default_factory=nowhere)
    radius: float = 0.085


@dataclass(eq=False)
class Somebody(Dot):
    """The walker, who stands at `point` (3,) of the block's space and looks where `heading` says, in radians from its
    first axis, or to a point `ahead`, which may be live; as tall as a ball of that `radius` would mark the place. Their
    shadow lies over lines on the ground; where it is `shaded_under` them, as on a map, these stay as bright."""

    heading: float = theme.LOOKS
    ahead: Place | None = None
    shaded_under: bool = False

    def looks(self, terrain: Terrain) -> float:
        """The heading on which they look on the ground as it is now."""
        if self.ahead is None:
            return self.heading
        across, up, _ = placed(self.ahead, terrain) - placed(self.point, terrain)
        return math.atan2(up, across)

    @property
    def height(self) -> float:
        """How tall they are, in the block's units."""
        return TALL * self.radius * self.grown

    def body(self, terrain: Terrain, near: float = 1.0) -> np.ndarray:
        """The line (n, 3) from their feet to the top of their head, on the ground as it is now; an eye that has come
        so many times nearer sees them as large as before."""
        feet = placed(self.point, terrain)
        return np.linspace(feet, feet + [0, 0, self.height / near], _BODY)


@dataclass(eq=False)
class Arrow(Thing):
    """An arrow from `start` to `end` (3,) of the block's space; one of no length is a ring. One that is
    `short` is painted so much shorter under ground that has risen, in the block's units, where its head would lie
    under another one; one that lies on something else than the ground is not `shaded` there. One that `glows` keeps its
    full colour on a side that no sun falls on, too."""

    kind: ClassVar[str] = "arrow"
    start: Place = field(default_factory=nowhere)
    end: Place = field(default_factory=nowhere)
    width: float = theme.ARROW_WIDTH
    through: bool = False
    short: float = 0.0
    shaded: bool = True
    glows: bool = False


@dataclass(eq=False)
class Footprints(Thing):
    """Prints on the ground: outlines (m, k, 3) of the block's space, each as solid as it has faded to."""

    kind: ClassVar[str] = "footprints"
    points: Place = field(default_factory=nowhere)
    fades: tuple[float, ...] = ()


@dataclass(eq=False)
class Quiver(Thing):
    """Many arrows that lie on the map, from `points` (n, 2, 3), start and end, of the block's space; those of no length
    are rings. Each begins to grow when so much of the whole is there as `begins` (n,) says, 0 to 1. Where there
    is a `full` length, only arrows of that length are so wide: shorter ones are slimmer in proportion."""

    kind: ClassVar[str] = "arrows"
    points: Place = field(default_factory=lambda: np.zeros((0, 2, 3)))
    begins: tuple[float, ...] = ()
    width: float = theme.ARROW_WIDTH
    full: float = 0.0


@dataclass(eq=False)
class Sign(Thing):
    """A sign at `point` (3,) of the block's space, which faces the eye and tells by its `shape` what is there."""

    kind: ClassVar[str] = "sign"
    point: Place = field(default_factory=nowhere)
    shape: SignShape = "up"
    radius: float = 0.16


@dataclass(eq=False)
class Patch(Thing):
    """A flat polygon (n, 3) of the block's space, painted over the ground, as `solid` as this when it is all there:
    with four corners also in even steps, from its first side to the one across, or in rows. A lens does not show it."""

    kind: ClassVar[str] = "patch"
    points: Place = field(default_factory=nowhere)
    solid: float | tuple[float, ...] | tuple[tuple[float, ...], ...] = 1.0


@dataclass(eq=False)
class FootDot(Patch):
    """Such a polygon that marks a point: it is whole, over the lines and arrows that meet there."""


@dataclass(eq=False)
class Skin(Thing):
    """A hollow, thin ellipsoid of glass, with level lines at some `latitudes`, -1 at its foot and 1 on top; `points`
    (n, 3) lie all over it. It grows from its foot upward."""

    kind: ClassVar[str] = "skin"
    points: Place = field(default_factory=nowhere)
    egg: Egg = ROUND
    latitudes: tuple[float, ...] = ()


def placed(where: Place, terrain: Terrain) -> np.ndarray:
    """Where a thing is on the ground as it is now."""
    return np.asarray(where(terrain) if callable(where) else where, float)


T = TypeVar("T", bound=Thing)


def settled(thing: T, terrain: Terrain) -> T:
    """The thing as it stands on the ground now: what is live in it was asked once, and is asked no more."""
    live = {name: placed(value, terrain) for name, value in vars(thing).items() if callable(value)}
    if not live:
        return thing
    still = copy(thing)
    vars(still).update(live)
    return still


def faded(thing: T, share: float) -> T:
    """The thing at a share of its opacity."""
    paler = copy(thing)
    paler.opacity = thing.opacity * share
    return paler


class Follower(Protocol):
    """What stands where the view puts it."""

    def place(self) -> None:
        """Stand there."""


@runtime_checkable
class Kept(Follower, Protocol):
    """A follower that a fitted view leaves room for."""

    def reach(self) -> np.ndarray:
        """Its corners (n, 2) on the frame in the landscape's present view."""
