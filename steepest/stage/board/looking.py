"""Looks at a scene as it stands, for whoever leads over to it or away from it."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Scene

from steepest.stage import theme
from steepest.stage.board.outlook import Outlook
from steepest.stage.box import Box
from steepest.stage.extent import Extent, Stance
from steepest.stage.play.inventory import Drawing, take

_SOLID = 0.5  # a walker who is paler than this is not there yet


def outlook(scene: Scene) -> Outlook:
    """What is on the frame now."""
    inventory = take(scene)
    subject = _subject(inventory.drawings)
    words = [
        text.box for text in inventory.texts if text.plate is None
    ]  # on a plate they belong to what lies below
    apart = [one.box for one in inventory.drawings if one.box.apart(subject) > 0]
    return Outlook(subject, tuple(map(_plain, (*words, *apart))), _walker(inventory.drawings))


def _subject(drawings: Sequence[Drawing]) -> Box:
    """What holds the maps and grounds, or everything that is drawn where there are none; else the frame."""
    grounds = [one for one in drawings if one.extent.kind == "ground"]
    boxes = [one.box.common(theme.FRAME) for one in grounds or drawings]
    seen = [box for box in boxes if box.width >= 0 and box.height >= 0]
    if not seen:
        return theme.FRAME
    low, high = min(box.bottom for box in seen), max(box.top for box in seen)
    return _plain(Box(min(box.left for box in seen), low, max(box.right for box in seen), high))


def _walker(drawings: Sequence[Drawing]) -> Stance | None:
    """Of those in ink the tallest, and of several the one that is painted last; where there is nobody the largest dot
    in ink, out of which somebody comes."""
    found = [one.extent for one in sorted(drawings, key=lambda one: -one.order) if _is_walker(one)]
    people = [extent.stance for extent in found if extent.stance]
    dots = [_in_place_of(dot) for dot in found]
    return max(people or dots, key=lambda one: round(one.height, 3), default=None)


def _in_place_of(dot: Extent) -> Stance:
    x, y = dot.path[-1, :2]
    return Stance(float(x), float(y), 2 * float(dot.room), 0.0, theme.LOOKS)


def _is_walker(one: Drawing) -> bool:
    extent = one.extent
    return (
        extent.kind == "dot"
        and extent.colour.upper() == theme.INK
        and extent.opacity >= _SOLID
        and extent.room > 0
        and theme.FRAME.holds(extent.path[-1])
    )


def _plain(box: Box) -> Box:
    """A box of Python's own numbers."""
    return Box(*map(float, (box.left, box.bottom, box.right, box.top)))
