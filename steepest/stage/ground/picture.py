"""What a landscape looks like: its floor, its block and the things on it, as layers that are painted one over another.

The pictures of floor and block are kept until the view or the ground changes. Lines, dots and arrows are painted over
them, with what the ground hides left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.camera.painted import Layer, Painted, around
from steepest.stage.ground import outline
from steepest.stage.ground.floor import floor_of
from steepest.stage.ground.paint.block_painter import BlockPainter, is_image
from steepest.stage.ground.paint.floor_painter import OPAQUE, FloorPainter, parted, reach_of_floor
from steepest.stage.ground.paint.thing_painter import (
    in_order,
    paint_thing,
    reach_of_thing,
    shadow_of,
    told,
    unshaded,
)
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Somebody, SpaceCurve, Thing, faded, settled
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_GLIMPSE, _LAST = 0.6, 0.3  # how solid an arrow is that shines through; the share of the rise in which that ends


class LandscapePicture(Painted):
    """The picture of a `terrain` from a `view`, with lines of some `levels`, and of the `things` on it; a `pane` of the
    frame is that through which alone it is seen."""

    def __init__(self, terrain: Terrain, view: View, levels: Sequence[float]) -> None:
        super().__init__()
        self.terrain, self.view, self.levels = terrain, view, list(levels)
        self.things: list[Thing] = []
        self.floor = 1.0  # how solid the floor is, with the shadow on it
        self.solid = 1.0  # how solid its block is, which is of glass where that is less
        self.veil = 0.0  # how dark the map is, 0 to 1, under arrows that are to be read on it
        self.pane: Box | None = None
        self.set_z_index(theme.BELOW)  # the pool of light around its map covers no words
        self.forget()

    def forget(self) -> None:
        """Remember nothing of what was painted."""
        self._painter, self._floor_painter = BlockPainter(), FloorPainter()
        self._remembered = self.sight_from(self.view)

    @property
    def floats(self) -> bool:
        """Whether the block floats over its map, and that is seen."""
        return self.terrain.gap is not None and self.floor > 0

    def appearance(self) -> object:
        """The block, and all that is there on it, where it stands now."""
        block = self._block(self._sight)
        return block, self.opacity, self.floor, self.veil, [told(thing, self.terrain) for thing in self._there()]

    def layers(self) -> Sequence[Layer]:
        """The block, and each thing on it by itself, so that what lies still is not painted for what moves. One layer
        where all of it is translucent together.
        """
        if self.opacity <= 0:
            return ()
        if self.opacity < 1:
            return super().layers()
        here = digest(self._sight)
        painter = partial(self._paint_in_pane, self._paint_block)
        block = Layer(self._block(here), self._reach_of_block, painter, is_image=is_image(self.terrain))
        under, over = ([self._layer(thing, here) for thing in things] for things in self._under_and_over())
        return [*self._floor_layers(), *under, block, *over]

    def _floor_layers(self) -> list[Layer]:
        if not self.floats:
            return []
        floor = floor_of(self.terrain).terrain.appearance()
        solid = float(self.terrain.rise), self.floor, self.veil
        told_of_it = ("floor", self.view, self.pane, self.levels, floor, *solid)
        return [Layer(told_of_it, self._reach_of_floor, partial(self._paint_in_pane, self._paint_floor))]

    def _layer(self, thing: Thing, here: bytes) -> Layer:
        thing = settled(thing, self.terrain)
        painter = partial(self._paint_in_pane, partial(self._paint_thing, thing))
        return Layer((told(thing, self.terrain), here), partial(self._reach_of, thing), painter)

    def bodies(self, box: Box) -> list[Layer]:
        """Who stands there, all solid, and is seen in a box of the frame, without their shadows: they are painted once
        more, over what is laid around their feet."""
        here, there = digest(self._sight), self._there() if self.opacity == 1 else []
        who = (unshaded(each) for each in there if isinstance(each, Somebody) and each.opacity == 1)
        return [self._layer(each, here) for each in who if self._reach_of(each).apart(box) < 0]

    @property
    def _sight(self) -> tuple[object, ...]:
        """From where the block is seen, and what of it: all that stands on it follows from that."""
        return self.view, self.terrain, self.pane

    def _block(self, here: object) -> object:
        return here, self.levels, self.solid

    def _there(self) -> list[Thing]:
        """The things that are seen, as they are painted."""
        return in_order(self.things)

    def _under_and_over(self) -> tuple[list[Thing], list[Thing]]:
        """The same, those that are painted before the block, and those after it: all of them where that lies flat, and
        shadows of who stands on it before all that lies on it. What lies on the map shines through a block that has
        hardly risen: it is hidden little by little, and before what rises with the ground is seen to part from it;
        lines come back under it as far as both have `parted`. An arrow that glows never goes: it shines through the
        ground, fainter, until that has risen."""
        there, flat = self._there(), self.terrain.flat
        shades = [
            shadow_of(who) for who in there if isinstance(who, Somebody) and (flat or who.shaded_under)
        ]
        if flat:
            return [], [*shades, *there]
        under = [thing for thing in there if thing.below]
        shines, glimpse = 1 - self.terrain.rise / OPAQUE, _GLIMPSE * min((1 - self.terrain.rise) / _LAST, 1.0)
        shares = [max(shines, glimpse if isinstance(thing, Arrow) and thing.glows else 0.0) for thing in under]
        shining = [faded(thing, share) for thing, share in zip(under, shares, strict=True) if share > 0]
        apart = parted(self.terrain)
        parting = [faded(thing, apart) if isinstance(thing, SpaceCurve) and apart < 1 else thing for thing in under]
        return parting, [*shades, *shining, *(thing for thing in there if not thing.below)]

    def reach(self) -> Box | None:
        """The block, and the things that rise above it."""
        floors = [self._reach_of_floor()] if self.floats else []
        boxes = [*floors, self._reach_of_block(), *map(self._reach_of, self._there())]
        corners = [(box.left, box.bottom) for box in boxes] + [(box.right, box.top) for box in boxes]
        return around(np.array(corners), 0.0)

    def _reach_of_block(self) -> Box:
        return self._within_pane(outline.reach(self.terrain, self.view))

    def _reach_of_floor(self) -> Box:
        return self._within_pane(reach_of_floor(self.terrain, self.view))

    def _reach_of(self, thing: Thing) -> Box:
        return self._within_pane(reach_of_thing(thing, self.sight))

    def _within_pane(self, box: Box) -> Box:
        return box.common(self.pane) if self.pane else box

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the block and the things."""
        if self.opacity > 0:
            self._paint_in_pane(self._paint_all, context, pixels)

    def _paint_all(self, context: Context, pixels: float) -> None:
        if self.opacity < 1:
            context.push_group()
        if self.floats:
            self._paint_floor(context, pixels)
        under, over = self._under_and_over()
        for thing in under:
            paint_thing(context, thing, self.sight)
        self._paint_block(context, pixels)
        for thing in over:
            paint_thing(context, thing, self.sight)
        if self.opacity < 1:
            context.pop_group_to_source()
            context.paint_with_alpha(self.opacity)

    def _paint_in_pane(
        self, painter: Callable[[Context, float], None], context: Context, pixels: float
    ) -> None:
        """Paint something, cut off at the edge of the pane."""
        context.save()
        if self.pane:
            context.rectangle(self.pane.left, self.pane.bottom, self.pane.width, self.pane.height)
            context.clip()
        painter(context, pixels)
        context.restore()

    def _paint_thing(self, thing: Thing, context: Context, _: float) -> None:
        paint_thing(context, thing, self.sight)

    def _paint_floor(self, context: Context, pixels: float) -> None:
        if self.floor < 1:
            context.push_group()
        self._paint_whole_floor(context, pixels)
        if self.floor < 1:
            context.pop_group_to_source()
            context.paint_with_alpha(self.floor)

    def _paint_whole_floor(self, context: Context, pixels: float) -> None:
        self._floor_painter.paint(context, pixels, self.terrain, self.view, self.levels, self.veil)

    def _paint_block(self, context: Context, pixels: float) -> None:
        self._painter.paint(context, pixels, self.sight, self.pane, self.levels, self.solid)

    @property
    def sight(self) -> Sight:
        """What the eye sees of lines on the ground as they are now."""
        if (self._remembered.view, self._remembered.terrain) != (self.view, self.terrain):
            self._remembered = self.sight_from(self.view)
        return self._remembered

    def sight_from(self, view: View) -> Sight:
        """What an eye would see from another view."""
        return Sight(self.terrain, view)
