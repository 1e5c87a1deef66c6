"""What is wrong with a picture at rest: words cut off, too small, too pale, touching each other, crossed by a line or
lying on a busy field without a plate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from manim import Mobject, Scene, VMobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.ground.landscape import Landscape
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

SEEN = 0.06  # what is paler than this is not there
TEXT_CONTRAST = 4.5
SAFE = Box(
    -theme.FRAME_WIDTH / 2 + theme.MARGIN,
    -theme.FRAME_HEIGHT / 2 + theme.CAPTION_BAND,
    theme.FRAME_WIDTH / 2 - theme.MARGIN,
    theme.FRAME_HEIGHT / 2 - theme.MARGIN,
)
_SLACK = 0.01  # what a pixel is worth


@dataclass(frozen=True)
class Finding:
    """Something to mend: `kind`, one `sentence`, and the `box` of the frame where it is, in scene units."""

    kind: str
    sentence: str
    box: Box


@dataclass(frozen=True)
class _Text:
    """Words or a number on the frame, and where they come in the order of drawing."""

    mobject: Typeset | Readout
    name: str
    box: Box
    order: int
    plate: int | None  # the order of its plate


def findings(scene: Scene) -> list[Finding]:
    """Everything that is wrong with the scene as it stands, in the order of drawing."""
    drawn = [mobject for mobject, _ in _drawn(scene)]
    texts = list(_texts(scene))
    found = [finding for text in texts for finding in _alone(text)]
    found += [finding for one, other in combinations(texts, 2) for finding in _together(one, other)]
    for text in texts:
        found += _on_pictures(text, drawn)
        found += _crossed(text, drawn)
    return found


def _drawn(scene: Scene) -> Iterator[tuple[Mobject, int | None]]:
    """Every mobject in the order of drawing, with the place in that order of the plate it stands on."""
    order = 0

    def walk(mobject: Mobject, plate: int | None) -> Iterator[tuple[Mobject, int | None]]:
        nonlocal order
        if isinstance(mobject, Plate):
            plate = order
        order += 1
        yield mobject, plate
        for part in () if isinstance(mobject, Readout) else mobject.submobjects:
            yield from walk(part, plate)

    for mobject in scene.mobjects:
        yield from walk(mobject, None)


def _texts(scene: Scene) -> Iterator[_Text]:
    for order, (mobject, plate) in enumerate(_drawn(scene)):
        if isinstance(mobject, Typeset | Readout):
            glyphs = [g for g in mobject.submobjects if len(g.points) and g.get_fill_opacity() > SEEN]
            if glyphs:
                points = np.concatenate([g.points for g in glyphs])
                yield _Text(mobject, _named(mobject), _box(points), order, plate)


def _named(mobject: Typeset | Readout) -> str:
    if isinstance(mobject, Readout):
        return f"the number {mobject.text}"
    plain = mobject.markup.replace("\\", "").removeprefix("$#math.display($").removesuffix("$)$")
    return f"“{plain if len(plain) <= 44 else plain[:43] + '…'}”"


def _alone(text: _Text) -> Iterator[Finding]:
    box, mobject = text.box, text.mobject
    size = mobject.size * (mobject.enlarged if isinstance(mobject, Typeset) else 1.0)
    if size < theme.SMALLEST_SIZE - 0.01:
        yield Finding(
            "small", f"{text.name} is set at {size:.3g}, and nothing may be below {theme.SMALLEST_SIZE}", box
        )
    if box.bottom < SAFE.bottom - _SLACK:
        yield Finding("captions", f"{text.name} reaches into the caption band", box)
    if box.left < SAFE.left - _SLACK or box.right > SAFE.right + _SLACK or box.top > SAFE.top + _SLACK:
        yield Finding("edge", f"{text.name} leaves the safe area", box)
    for colour, opacity in {
        (g.get_fill_color().to_hex(), round(g.get_fill_opacity(), 2)) for g in mobject.submobjects
    }:
        if opacity > SEEN:
            rgb = opacity * theme.channels(colour) + (1 - opacity) * theme.channels(theme.BACKGROUND)
            if (contrast := theme.contrast(theme.hexadecimal(rgb), theme.BACKGROUND)) < TEXT_CONTRAST - 0.05:
                yield Finding(
                    "contrast",
                    f"{text.name} has a contrast of {contrast:.1f}; {TEXT_CONTRAST} is needed",
                    box,
                )


def _together(one: _Text, other: _Text) -> Iterator[Finding]:
    if one.box.apart(other.box) < theme.TEXT_GAP - _SLACK:
        both = Box(
            min(one.box.left, other.box.left),
            min(one.box.bottom, other.box.bottom),
            max(one.box.right, other.box.right),
            max(one.box.top, other.box.top),
        )
        yield Finding("overlap", f"{one.name} and {other.name} are closer than {theme.TEXT_GAP}", both)


def _on_pictures(text: _Text, drawn: list[Mobject]) -> Iterator[Finding]:
    for order, mobject in enumerate(drawn):
        if not isinstance(mobject, ContourMap | Landscape) or mobject.opacity <= SEEN:
            continue
        if text.plate is not None and text.plate > order:
            continue
        corners = np.array(
            [[x, y] for x in (text.box.left, text.box.right) for y in (text.box.bottom, text.box.top)]
        )
        if _covers(mobject, corners):
            yield Finding("plate", f"{text.name} lies on a picture without a plate", text.box)


def _covers(picture: ContourMap | Landscape, points: np.ndarray) -> bool:
    """Whether a picture is painted under any of the points (n, 2)."""
    if isinstance(picture, ContourMap):
        box = picture.plane.box
        inside = (points > [box.left, box.bottom]) & (points < [box.right, box.top])
        return bool(inside.all(axis=1).any())
    return bool(picture.covers(points).any())


def _crossed(text: _Text, drawn: list[Mobject]) -> Iterator[Finding]:
    own = set(text.mobject.get_family())
    for order, mobject in enumerate(drawn):
        if mobject in own or (text.plate is not None and order < text.plate):
            continue
        line = _line(mobject)
        if line is None:
            continue
        gap = 0.0 if text.plate is not None else theme.LINE_GAP - _SLACK
        box = text.box
        near = (line > [box.left - gap, box.bottom - gap]) & (line < [box.right + gap, box.top + gap])
        if near.all(axis=1).any():
            yield Finding("line", f"a line runs through {text.name} or closer than {theme.LINE_GAP}", box)


def _line(mobject: Mobject) -> np.ndarray | None:
    """Points (n, 2) along what a mobject strokes; None where it strokes nothing."""
    if isinstance(mobject, FlatArrow):
        return (
            np.linspace(mobject.start[:2], mobject.end[:2], 40)
            if mobject.opacity > SEEN and len(mobject.outline)
            else None
        )
    if not isinstance(mobject, VMobject) or len(mobject.points) < 4:
        return None
    if (
        mobject.get_stroke_width() <= 0
        or mobject.get_stroke_opacity() <= SEEN
        or isinstance(mobject, Typeset)
    ):
        return None
    curves = mobject.points.reshape(-1, 4, 3)[..., :2]
    t = np.linspace(0, 1, 12)[:, None, None]
    a, b, c, d = (curves[:, k] for k in range(4))
    along = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    return along.reshape(-1, 2)


def _box(points: np.ndarray) -> Box:
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
