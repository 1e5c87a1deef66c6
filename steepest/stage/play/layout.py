"""What is wrong with a picture: words cut off, too small, too pale or touching each other, and whatever lies where it
must not.

What may meet what, of all that is drawn:

- All of it lies inside of the safe area, above the captions, and what belongs to a map or a plot lies on that.
- Two texts, each with its plate, keep apart.
- A text without a plate keeps off every arrow, dot and line, and off every ground.
- A plate may lie on a ground and over a line, which goes on behind it, but on no arrow and no dot; and nothing is drawn
  over its words.
- Words are large and bright enough to be read.
- At the end of a beat a ground hides no more than three quarters of somebody who stands on it, or of the dots of one
  colour, and no more than a third of an arrow there or on the map below.
- Between two pictures the title is never alone: the next one begins while that before it goes (`Onlooker`).

While something moves, what is half faded does not count, a block that turns may reach a little beyond the safe area,
and lines, arrows and dots may pass by words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from manim import Mobject, Scene

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.ground.extents import course, hidden_share
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import in_order
from steepest.stage.ground.things import Dot, Somebody, Thing
from steepest.stage.play.inventory import Drawing, Inventory, Text, glyphs_of, take

SAFE = Box(
    -theme.FRAME_WIDTH / 2 + theme.MARGIN,
    -theme.FRAME_HEIGHT / 2 + theme.CAPTION_BAND,
    theme.FRAME_WIDTH / 2 - theme.MARGIN,
    theme.FRAME_HEIGHT / 2 - theme.MARGIN,
)
_SLACK = 0.01  # what a pixel is worth
_IN_LINE = 0.04  # between two texts that are parts of one line of type
_BEYOND = 0.06  # how far the end of an axis, say, may reach beyond the safe area or a map
_PASSING = 0.15  # how far what moves may be beyond it
_FAINT = 0.8  # what is paler than this tells of the past: a plate may lie on it
_SOLID = 0.9  # what is paler than this comes or goes, while something moves
_HIDDEN = 0.75  # of somebody or of dots: where the ground hides more, they are not shown
_HEAD_HIDDEN = 1 / 3  # of an arrow: without its head it points nowhere
_GRAZE = 0.03  # a plate's corners are round: so far inside its edges it covers nothing
_LARGER = "give it more room, or fewer words or digits"
_HIGHER = "turn or raise the eye (view=)"
_LOWER = "let the ground float higher (gap=), or turn the eye (view=)"


@dataclass(frozen=True)
class Finding:
    """Something to mend: `kind`, one `sentence`, and the `box` of the frame where it is, in scene units. `about` is
    what it is found of: the same thing at another moment is the same finding."""

    kind: str
    sentence: str
    box: Box
    about: tuple[object, ...] = field(default=(), compare=False, repr=False)


def findings(scene: Scene, moving: bool = False) -> list[Finding]:
    """Everything that is wrong with the scene as it stands, or as it is while something is `moving`."""
    there = take(scene)
    if moving:
        there = Inventory(
            tuple(text for text in there.texts if text.opacity > _SOLID),
            tuple(drawing for drawing in there.drawings if drawing.extent.opacity > _SOLID),
        )
    found = [finding for text in there.texts for finding in _alone(text, moving)]
    found += [finding for one, other in combinations(there.texts, 2) for finding in _together(one, other)]
    found += [finding for drawing in there.drawings for finding in _off(drawing, moving)]
    found += _on_grounds(there)
    if not moving:
        found += [finding for text in there.texts for finding in _met(text, there)]
    return found


def rounded(scene: Scene) -> list[Finding]:
    """The numbers of the scene as it stands that have fewer digits than the words say, because they have no room."""
    return [
        Finding("digits", f"{text.name} has no room for {full}, as the words say it", text.box, (text.mobject,))
        for text in take(scene).texts
        for full in getattr(text.mobject, "rounded", ())
    ]


def out_of_sight(scene: Scene) -> list[Finding]:
    """Who and what stands on a ground that hides it; for a beat's end, as on the way anybody may go behind a hill."""
    parts = {id(part): part for each in scene.mobjects for part in each.get_family()}
    lands = [part for part in parts.values() if isinstance(part, Landscape) and part.hides]
    return [finding for land in lands for finding in _behind(land)]


def _behind(land: Landscape) -> Iterator[Finding]:
    """Somebody, arrows, and dots of one colour together, that the ground hides on which they stand."""
    alike: dict[object, list[Thing]] = {}
    for thing in in_order(land.things):
        if not thing.past and thing.opacity * land.opacity > _SOLID and len(course(thing, land.sight)):
            alike.setdefault(thing.colour if type(thing) is Dot else thing, []).append(thing)
    for things in alike.values():
        most = _HIDDEN if isinstance(things[0], Dot) else _HEAD_HIDDEN
        if sum(hidden_share(thing, land.sight) for thing in things) > most * len(things):
            line = course(things[0], land.sight)
            x, y, _ = land.terrain.back(line[0])
            place, cure = (" of the map below", _LOWER) if things[0].below else ("", _HIGHER)
            sentence = f"the ground hides {_standing(things[0])} at ({x:.3g}, {y:.3g}){place}: {cure}"
            flat = land.view.project(line)[:, :2]
            low, high = flat.min(axis=0).tolist(), flat.max(axis=0).tolist()
            yield Finding("hidden", sentence, Box(*low, *high), (land, things[0]))


def _standing(thing: Thing) -> str:
    """What a thing is called that stands on a ground."""
    if isinstance(thing, Dot):
        return "somebody" if isinstance(thing, Somebody) else "a dot"
    return "an arrow"


def _alone(text: Text, moving: bool) -> Iterator[Finding]:
    box, mobject, about = text.box, text.mobject, (text.mobject,)
    size = mobject.size * mobject.enlarged
    if size < theme.SMALLEST_SIZE - 0.01:
        sentence = f"{text.name} is set at {size:.4g}, and nothing may be below {theme.SMALLEST_SIZE}: {_LARGER}"
        yield Finding("small", sentence, box, about)
    yield from _outside(box, text.name, about, _PASSING if moving else _SLACK)
    if moving:
        return
    for red, green, blue, opacity in {tuple(g.fill_rgbas[0].round(4).tolist()) for g in glyphs_of(mobject)}:
        rgb = opacity * np.array([red, green, blue]) + (1 - opacity) * theme.channels(theme.BACKGROUND)
        if (
            contrast := theme.contrast(theme.hexadecimal(rgb), theme.BACKGROUND)
        ) < theme.TEXT_CONTRAST - 0.05:
            sentence = f"{text.name} has a contrast of {contrast:.1f}; {theme.TEXT_CONTRAST} is needed"
            yield Finding("contrast", sentence, box, about)


def _together(one: Text, other: Text) -> Iterator[Finding]:
    if one.plate is not None and one.plate == other.plate:
        return
    line = one.mobject.line
    gap = _IN_LINE if line is not None and line == other.mobject.line else theme.TEXT_GAP
    if one.box.apart(other.box) < gap - _SLACK or one.apart(other) < -_GRAZE:
        both = Box(
            min(one.box.left, other.box.left),
            min(one.box.bottom, other.box.bottom),
            max(one.box.right, other.box.right),
            max(one.box.top, other.box.top),
        )
        sentence = f"{one.name} and {other.name} are closer than {gap}"
        yield Finding("overlap", sentence, both, (one.mobject, other.mobject))


def _off(drawing: Drawing, moving: bool) -> Iterator[Finding]:
    """What is not where the frame, or its own picture, has room for it."""
    box, name, about, within = drawing.box, _called(drawing), (drawing.mobject,), drawing.extent.within
    off = list(_outside(box, name, about, _PASSING if moving else _BEYOND))
    if not off and within and _beyond(box, within) > _BEYOND:
        off = [Finding("outside", f"{name} leaves the picture that it belongs to", box, about)]
    yield from off


def _outside(box: Box, name: str, about: tuple[Mobject, ...], slack: float) -> Iterator[Finding]:
    if SAFE.bottom - box.bottom > slack:
        yield Finding("captions", f"{name} reaches into the caption band", box, about)
    if _beyond(box, Box(SAFE.left, -np.inf, SAFE.right, SAFE.top)) > slack:
        yield Finding("edge", f"{name} leaves the safe area", box, about)


def _beyond(box: Box, room: Box) -> float:
    """How far a box reaches beyond another."""
    return max(room.left - box.left, box.right - room.right, box.top - room.top, room.bottom - box.bottom)


def _on_grounds(there: Inventory) -> Iterator[Finding]:
    """Texts without a plate on something filled."""
    corners = np.array(
        [
            [x, y]
            for text in there.texts
            for x in (text.box.left, text.box.right)
            for y in (text.box.bottom, text.box.top)
        ]
    )
    for drawing in there.drawings:
        if drawing.extent.covers is None or not len(corners):
            continue
        covered = np.asarray(drawing.extent.covers(corners).reshape(-1, 4).any(axis=1))
        for text, lies in zip(there.texts, covered, strict=True):
            if lies and (text.plate is None or text.plate < drawing.order):
                sentence = f"{text.name} lies on a picture without a plate"
                yield Finding("plate", sentence, text.box, (text.mobject, drawing.mobject))


def _met(text: Text, there: Inventory) -> Iterator[Finding]:
    """Lines, arrows and dots that a text, or its plate, meets."""
    for drawing in there.drawings:
        extent = drawing.extent
        if extent.kind in ("ground", "picture"):
            continue
        name, about = _called(drawing), (text.mobject, drawing.mobject)
        if text.plate is None or drawing.order > text.plate:
            gap = theme.LINE_GAP - _SLACK if text.plate is None else 0.0
            if _meets(drawing, text.box, gap):
                sentence = f"{name} runs through {text.name}, or closer than {theme.LINE_GAP}"
                yield Finding("line", sentence, text.box, about)
        elif _covers(text, drawing):
            yield Finding("covered", f"the plate of {text.name} lies on {name}", text.box, about)


def _covers(text: Text, drawing: Drawing) -> bool:
    """Whether the plate of a text lies on an arrow or a dot that is looked at."""
    extent = drawing.extent
    if extent.kind not in ("arrow", "dot") or extent.opacity < _FAINT or text.card is None:
        return False
    return _meets(drawing, text.card, (extent.room if extent.kind == "dot" else 0.0) - _GRAZE)


def _meets(drawing: Drawing, box: Box, gap: float) -> bool:
    if drawing.box.apart(box) >= gap:
        return False
    return bool(box.shrunk(-gap).enclosing(drawing.points).any())


def _called(drawing: Drawing) -> str:
    kind = drawing.extent.kind
    return f"{'an' if kind == 'arrow' else 'a'} {kind}"
