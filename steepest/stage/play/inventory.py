"""What is on the frame at a moment: texts with their plates, and everything else that is drawn, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from manim import Dot, Mobject, Scene, VMobject

from steepest.script.fault import clipped
from steepest.script.values.plain import plain
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted
from steepest.stage.extent import Extent, corners
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.fill import all_over
from steepest.stage.ground.picture import LandscapePicture
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

SEEN = 0.06  # what is paler than this is not there
_STEP = 0.04  # points of a path are no farther apart, in scene units
_MOST = 4000  # of them
_GRAIN = 0.1  # between points all over what covers the frame
_EVEN = 0.02  # of the radius of a disc, by which its corners may be off it


@dataclass(frozen=True, eq=False)
class Text:
    """Words or a number: where they are, and where they and their plate come in the order of drawing."""

    mobject: Typeset | Readout
    name: str
    box: Box
    order: int
    opacity: float
    plate: int | None
    card: Box | None
    """What the plate covers."""
    is_round: bool = False
    """Whether the plate is a disc in that."""

    @property
    def covered(self) -> Box:
        """All that it takes of the frame."""
        return self.card or self.box

    def apart(self, other: Text) -> float:
        """How far it is, with its plate, from another text with its own; below zero where they lie on each other."""
        if not (self.is_round and other.is_round):
            return self.covered.apart(other.covered)
        way = self.covered.middle - other.covered.middle
        return float(np.hypot(*way)) - (self.covered.width + other.covered.width) / 2


@dataclass(eq=False)
class Drawing:
    """Something else that is drawn, its place in the order, and the box that holds its path."""

    mobject: Mobject
    extent: Extent
    order: int
    box: Box

    @cached_property
    def points(self) -> np.ndarray:
        """Points (n, 2) all along its path."""
        return _along(self.extent.path)


@dataclass(frozen=True, eq=False)
class Inventory:
    """Everything that is on the frame."""

    texts: tuple[Text, ...]
    drawings: tuple[Drawing, ...]


def take(scene: Scene, coming: Sequence[Mobject] = ()) -> Inventory:
    """What is on the frame of a scene as it stands, and what is `coming`, as if it were there."""
    texts: list[Text] = []
    drawings: list[Drawing] = []
    for order, (mobject, plate) in enumerate(_drawn([*scene.mobjects, *coming])):
        if isinstance(mobject, Typeset | Readout):
            glyphs = glyphs_of(mobject)
            if glyphs:
                box = _box(np.concatenate([g.points for g in glyphs]))
                opacity = max(float(g.get_fill_opacity()) for g in glyphs)
                card = _box(plate[1].back.points) if plate else None
                number, is_round = (plate[0], _is_disc(plate[1].back)) if plate else (None, False)
                texts.append(Text(mobject, _named(mobject), box, order, opacity, number, card, is_round))
        else:
            for extent in _extents(mobject):
                if extent.opacity > SEEN and _there(extent.path).any():
                    drawings.append(Drawing(mobject, extent, order, _box(extent.path)))
    return Inventory(tuple(texts), tuple(drawings))


def _is_disc(back: VMobject) -> bool:
    """Whether what lies behind a text is a disc: all of its corners are as far from its middle."""
    far = np.linalg.norm(back.get_anchors() - back.get_center(), axis=1)
    return bool(len(far) and np.ptp(far) < _EVEN * far.max())


def is_bare(scene: Scene, title: str) -> bool:
    """Whether nothing is seen on the frame but maybe its title. It asks no more than it must."""
    for mobject, _ in _drawn(scene.mobjects):
        if isinstance(mobject, Typeset | Readout):
            if getattr(mobject, "markup", "") != title and glyphs_of(mobject):
                return False
        elif any(extent.opacity > SEEN for extent in _extents(mobject)):
            return False
    return True


def make_way(scene: Scene, *coming: Box) -> None:
    """Tell whatever gives way to words, lines and lenses, the numbers of axes, where those of others are now, and what
    words that come or go cover, however solid they are."""
    stage = (part for each in scene.mobjects for part in each.get_family())
    giving: list[Any] = [part for part in stage if hasattr(type(part), "give_way")]
    if not giving:
        return
    drawn = [(mobject, plate) for mobject, plate in _drawn(scene.mobjects) if not isinstance(mobject, LandscapePicture)]
    met = [(id(mobject), box, points) for mobject, plate in drawn for box, points in _met(mobject, plate)]
    for each in giving:
        own = {id(part) for part in each.get_family()}
        others = [(box, points) for mobject, box, points in met if mobject not in own]
        words, lines = [*coming, *(box for box, _ in others if box)], [points for _, points in others]
        each.give_way(words, np.concatenate([np.zeros((0, 2)), *lines]))


def _met(
    mobject: Mobject, plate: tuple[int, Plate] | None
) -> Iterator[tuple[Box | None, np.ndarray]]:
    """What a text takes of the frame with its plate, or points (n, 2) along the stroke of all else, and all over what
    covers the frame, as a lens does on its way."""
    if not isinstance(mobject, Typeset | Readout):
        for extent in _extents(mobject):
            if extent.opacity > SEEN and extent.kind == "line":
                yield None, _along(extent.path)
            elif extent.opacity > SEEN and extent.covers is not None:
                points = all_over(corners(_box(extent.path)), _GRAIN)
                yield None, points[extent.covers(points)]
    elif glyphs := glyphs_of(mobject):
        card = plate[1].back.points if plate else np.concatenate([glyph.points for glyph in glyphs])
        yield _box(card), np.zeros((0, 2))


def _drawn(mobjects: Sequence[Mobject]) -> list[tuple[Mobject, tuple[int, Plate] | None]]:
    """Mobjects and their parts in the order of drawing, with the plate that each stands on and that plate's place in
    the order. What is a part of a text is left out."""
    found: list[tuple[Mobject, Plate | None]] = []

    def walk(mobject: Mobject, plate: Plate | None) -> None:
        if isinstance(mobject, Plate):
            plate = mobject
        found.append((mobject, plate))
        for part in () if isinstance(mobject, Readout | Typeset) else mobject.submobjects:
            walk(part, plate)

    for mobject in mobjects:
        walk(mobject, None)
    found.sort(key=lambda each: _level(*each))
    places = {id(mobject): order for order, (mobject, _) in enumerate(found)}
    return [(mobject, (places[id(plate)], plate) if plate else None) for mobject, plate in found]


def _level(mobject: Mobject, plate: Plate | None) -> float:
    return float((plate or mobject).z_index)


def glyphs_of(text: Typeset | Readout) -> list[VMobject]:
    """What of a text is seen."""
    parts = text.get_family() if isinstance(text, Readout) else text.submobjects
    solid = (part for part in parts if isinstance(part, VMobject) and len(part.points))
    return [part for part in solid if part.get_fill_opacity() > SEEN]


def _named(mobject: Typeset | Readout) -> str:
    if isinstance(mobject, Readout):
        return f"the number {mobject.text}"
    return f"“{clipped(plain(mobject.markup), 44)}”"


def _extents(mobject: Mobject) -> Iterator[Extent]:
    """Where a mobject that is no text lies on the frame."""
    if isinstance(mobject, Painted):
        yield from mobject.extents()
    elif isinstance(mobject, VMobject) and len(mobject.points) >= 4:
        path = _curve(mobject.points)
        box = _box(path)
        stroke, fill = _stroke(mobject), float(mobject.get_fill_opacity())
        if isinstance(mobject, Dot) and fill > SEEN:
            colour = mobject.get_fill_color().to_hex()
            yield Extent("dot", box.middle[None], box.width / 2, opacity=fill, colour=colour)
        elif stroke > SEEN:
            yield Extent("line", path, 0.005 * float(mobject.get_stroke_width()), opacity=stroke)
        elif fill > SEEN:
            yield Extent("picture", path, opacity=fill)


def _stroke(mobject: VMobject) -> float:
    """How solid its stroke is; 0 where it has none."""
    return float(mobject.get_stroke_opacity()) if mobject.get_stroke_width() > 0 else 0.0


def _curve(points: np.ndarray) -> np.ndarray:
    """Points (n, 2) along the Bézier curves of a mobject."""
    curves = points[: len(points) // 4 * 4].reshape(-1, 4, 3)[..., :2]
    t = np.linspace(0, 1, 12)[:, None, None]
    a, b, c, d = (curves[:, k] for k in range(4))
    along: np.ndarray = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    apart = np.full((1, len(curves), 2), np.nan)
    return np.asarray(np.concatenate([along, apart]).transpose(1, 0, 2).reshape(-1, 2))


def _along(path: np.ndarray) -> np.ndarray:
    """Points (m, 2) all along a path (n, 2) with gaps, close to each other; its own are among them."""
    there = _there(path)
    if len(path) < 2:
        return np.asarray(path[there])
    steps = np.hypot(*np.diff(path, axis=0).T)
    counts = np.where(np.isfinite(steps), np.ceil(np.nan_to_num(steps) / _STEP), 1).clip(1, 400).astype(int)
    if counts.sum() > _MOST:
        counts = np.maximum(1, counts * _MOST // counts.sum())
    starts = np.repeat(np.arange(len(counts)), counts)
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    shares = ((np.arange(len(starts)) - first[starts]) / counts[starts])[:, None]
    between = path[starts] + shares * (path[starts + 1] - path[starts])
    points = np.concatenate([between, path[there]])
    return np.asarray(points[_there(points)])


def _there(path: np.ndarray) -> np.ndarray:
    """Which points (n,) of a path (n, 2) are no gaps."""
    return np.asarray(np.isfinite(path[:, 0]) & np.isfinite(path[:, 1]))


def _box(points: np.ndarray) -> Box:
    """The box that holds points; gaps between them (NaN) are passed over."""
    x, y = points[:, 0], points[:, 1]  # each by itself: of both at once numpy takes six times as long
    return Box(*(float(most.reduce(each)) for most in (np.fmin, np.fmax) for each in (x, y)))
