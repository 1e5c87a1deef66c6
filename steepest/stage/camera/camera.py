"""Cameras that draw only what has changed, to the pixels of a picture drawn from nothing.

A camera remembers what it painted last, item by item, see `steepest.stage.camera.display`. From that and what there
is to paint now follow the areas in which the pictures may differ, see `steepest.stage.camera.damage`. What touches
them is painted on a second picture, whole and without a clip (which would change antialiased pixels at its edge),
and the areas are copied; pictures that are laid on pixel by pixel are cut off there. What lies under everything that
moves is painted once and kept.

Of 2,439 frames of the five scenes at 1080p, each drawn whole takes 11.8 ms on average, and this way 6.9, of which 0.7
to find out what has changed; most of the rest are grounds whose view turns. A twentieth to a seventh of a picture is
drawn anew, where a hundredth to a thirtieth differs.
"""

from __future__ import annotations

import hashlib
import operator
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Self

import cairo
import numpy as np
from manim import Mobject, VMobject
from manim.camera.camera import Camera
from manim.camera.moving_camera import MovingCamera

from steepest.stage.camera.appearance import Untold, digest, shows
from steepest.stage.camera.damage import Area, differing, merged
from steepest.stage.camera.display import Display, Item, bounds, in_order
from steepest.stage.camera.outlines import Outlines
from steepest.stage.camera.painted import Layer, Painted

_STEADY = 3  # frames of which the lowest change says what lies under everything that moves

_UNKNOWN = "nobody knows what was drawn before"
_CHANGED = "the camera or its background has changed"
PARTS = ""
"""Why a picture was drawn whole, where it was not: only what changed was."""


class _Canvas:
    """A picture beside the camera's own, which begins as another one, with what is drawn on it."""

    def __init__(self, picture: np.ndarray, matrix: cairo.Matrix) -> None:
        self.picture = picture.copy()
        height, width = picture.shape[:2]
        self.surface = cairo.ImageSurface.create_for_data(
            self.picture.data, cairo.FORMAT_ARGB32, width, height
        )
        self.context = cairo.Context(self.surface)
        self.context.set_matrix(matrix)
        self.shows: list[bytes] = []  # digests


class Redrawing(Camera):
    """What makes one of manim's 2D cameras draw only what has changed; `redraw` is the way to draw a frame.

    `why_whole` says why the last picture was drawn whole; it is PARTS where only what changed was drawn.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.outlines = Outlines()
        self.why_whole = PARTS
        self._display = Display()
        self._shown: list[Item] | None = None  # what the picture shows; None where nobody knows
        self._setting: tuple[object, ...] = ()
        self._grounds: tuple[object, ...] = ()
        self._background_told: tuple[object, bytes] = None, b""
        self._areas: dict[bytes, Area] = {}  # of what is shown, by its digest
        self._damage: list[Area] | None = None
        self._scratch: _Canvas | None = None
        self._under: _Canvas | None = None  # with the lowest items, as many as stay as they are
        self._lowest: deque[int] = deque(maxlen=_STEADY)
        super().__init__(*args, **kwargs)

    # --- one frame after another ---

    def items(self, mobjects: Sequence[Mobject]) -> list[Item]:
        """What there is to paint for some mobjects. Raises Untold where nothing says what one of them shows."""
        return self._display.items(in_order(mobjects, self))

    def redraw(self, mobjects: Iterable[Mobject], items: list[Item] | None = None) -> None:
        """Make the picture show mobjects over the background, as `reset` and `capture_mobjects` would; `items` are
        theirs, where somebody has them.
        """
        mobjects = list(mobjects)
        try:
            items = items or self.items(mobjects)
        except Untold as untold:
            self.why_whole = str(untold)
            self.reset()
            self.capture_mobjects(mobjects)
            return
        matrix = self.get_cairo_context(self.pixel_array).get_matrix()
        setting, same = self._setting_now(matrix), self._grounds_are(self.background, self.pixel_array)
        if self._shown is None or setting != self._setting or not same:
            self.why_whole = _UNKNOWN if self._shown is None else _CHANGED
            self._draw_whole(items, matrix)
        else:
            self.why_whole = PARTS
            self._draw_parts(self._shown, items, matrix)
        self._shown, self._setting = items, setting

    def take_damage(self) -> list[Area] | None:
        """The areas outside of which the picture is what it was when this was last asked; None for all of it."""
        damage, self._damage = self._damage, []
        return damage

    def signature(self, mobjects: Iterable[Mobject], items: list[Item] | None = None) -> bytes:
        """A digest of all that a picture of the mobjects follows from, whose `items` somebody may have. Nothing is
        drawn, unless a mobject is there of which nothing says what it shows.
        """
        mobjects = list(mobjects)
        try:
            items = items or self.items(mobjects)
        except Untold:
            self.redraw(mobjects)
            return hashlib.blake2b(self.pixel_array.tobytes(), digest_size=16).digest()
        size = self.pixel_width, self.pixel_height, self.frame_width, self.frame_height
        shown = b"".join(item.digest for item in items)
        return digest((size, tuple(self.frame_center), self._background_digest(), shown))

    def _background_digest(self) -> bytes:
        background, told = self._background_told
        if background is not self.background:  # whoever changes it puts another in its place
            told = digest(self.background)
            self._background_told = self.background, told
        return told

    def _setting_now(self, matrix: cairo.Matrix) -> tuple[object, ...]:
        """What every pixel follows from, beside the items and the pictures they are drawn on."""
        view = matrix.xx, matrix.xy, matrix.x0, matrix.yx, matrix.yy, matrix.y0
        frame = *self.frame_center, self.frame_width, self.frame_height
        return view, frame, self.pixel_width, self.pixel_height, self.cairo_line_width_multiple

    def _grounds_are(self, *pictures: object) -> bool:
        """Whether background and picture are the same objects as when this was last asked."""
        same = len(self._grounds) == len(pictures) and all(map(operator.is_, self._grounds, pictures))
        self._grounds = pictures
        return same

    def _draw_whole(self, items: Sequence[Item], matrix: cairo.Matrix) -> None:
        self.reset()
        self._areas = {item.digest: bounds(item, self, matrix) for item in items}
        context = self.get_cairo_context(self.pixel_array)
        for item in items:
            self._draw(item, context, self.pixel_array)
        self._scratch = self._under = None
        self._lowest.clear()
        self._damage = None

    def _draw_parts(self, old: Sequence[Item], new: Sequence[Item], matrix: cairo.Matrix) -> None:
        gone, come = differing([item.digest for item in old], [item.digest for item in new])
        if not gone and not come:
            return
        known = self._areas
        self._areas = {item.digest: known.get(item.digest) or bounds(item, self, matrix) for item in new}
        damage = merged(
            [known[old[place].digest] for place in gone] + [self._areas[new[place].digest] for place in come]
        )
        if not damage:
            return
        first = self._keep_under(new, min([*gone, *come]), matrix)
        under = self._under.picture if first and self._under else self.background
        assert under is not None
        scratch = self._scratch = self._scratch or _Canvas(self.pixel_array, matrix)
        for area in damage:
            area.of(scratch.picture)[:] = area.of(under)
        for item in new[first:]:
            reach = self._areas[item.digest]
            if any(reach.meets(area) for area in damage):
                self._draw(item, scratch.context, scratch.picture, damage)
        scratch.surface.flush()
        for area in damage:
            area.of(self.pixel_array)[:] = area.of(scratch.picture)
        if self._damage is not None:
            self._damage = merged([*self._damage, *damage])

    def _keep_under(self, items: Sequence[Item], lowest: int, matrix: cairo.Matrix) -> int:
        """Keep a picture of what lies under all that moves; how many of the items are on it, 0 where none is kept."""
        self._lowest.append(lowest)
        steady = min(self._lowest)
        under = self._under
        if under is not None and under.shows != [item.digest for item in items[: len(under.shows)]]:
            under.shows = []
        kept = len(under.shows) if under is not None else 0
        if len(self._lowest) < _STEADY or steady <= kept:
            return kept
        assert self.background is not None
        if under is None:
            under = self._under = _Canvas(self.background, matrix)
        elif not kept:
            under.picture[:] = self.background
        for item in items[kept:steady]:
            self._draw(item, under.context, under.picture)
        under.surface.flush()
        under.shows = [item.digest for item in items[:steady]]
        return steady

    # --- drawing ---

    def _draw(
        self,
        item: Item,
        context: cairo.Context[Any],
        picture: np.ndarray,
        wanted: Sequence[Area] | None = None,
    ) -> None:
        """Draw one item on a picture, to which the context belongs, at least as far as it is in `wanted` areas."""
        if item.layer is not None:
            reach = self._areas[item.digest]
            cut = wanted is not None and item.layer.is_image
            self._paint(
                item.layer, context, [reach.common(area) for area in wanted or ()] if cut else [reach]
            )
        elif isinstance(item.mobject, VMobject):
            self.display_vectorized(item.mobject, context)
        else:
            kind = self.type_or_raise(item.mobject)
            self.display_funcs[kind]([item.mobject], picture)

    def _paint(self, layer: Layer, context: cairo.Context[Any], areas: Sequence[Area]) -> None:
        context.save()
        context.new_path()
        matrix = context.get_matrix()
        context.identity_matrix()
        for area in areas:
            context.rectangle(area.left, area.top, area.right - area.left, area.bottom - area.top)
        context.clip()  # of all that it paints it cuts nothing off, but groups are as large as the clip
        context.set_matrix(matrix)
        layer.paint(context, self.pixel_height / self.frame_height)
        context.restore()

    def type_or_raise(self, mobject: Mobject) -> type[Mobject]:
        """The kind of a mobject: `Painted`, or one of manim's."""
        return Painted if isinstance(mobject, Painted) else super().type_or_raise(mobject)

    def forget(self) -> None:
        """Draw the next picture whole, for nobody knows what is there."""
        self._shown = self._damage = None

    def set_pixel_array(self, *args: Any, **kwargs: Any) -> None:
        """Show another picture, of which nobody knows what it shows."""
        self.forget()
        super().set_pixel_array(*args, **kwargs)

    def capture_mobjects(self, mobjects: Iterable[Mobject], **kwargs: Any) -> None:
        """Draw mobjects over what is there, all of it, and with no more done than manim does."""
        self.forget()
        shown = self.get_mobjects_to_display(mobjects, **kwargs)
        for kind, group in groupby(shown, self.type_or_raise):
            if kind is not Painted:
                self.display_funcs[kind](list(group), self.pixel_array)
                continue
            context = self.get_cairo_context(self.pixel_array)
            for mobject in group:
                assert isinstance(mobject, Painted)
                context.save()
                context.new_path()  # manim leaves the outline of what it drew last
                mobject.paint(context, self.pixel_height / self.frame_height)
                context.restore()

    def display_vectorized(self, vmobject: VMobject, ctx: Any) -> Self:
        """Draw a vector mobject; manim's own way but for what cannot be seen."""
        behind, fill, stroke = shows(vmobject)
        if behind or fill or stroke:
            self.lay_outline(ctx, vmobject)
        if behind:
            self.apply_stroke(ctx, vmobject, background=True)
        if fill:
            self.apply_fill(ctx, vmobject)
        if stroke:
            self.apply_stroke(ctx, vmobject)
        return self

    def lay_outline(self, ctx: Any, vmobject: VMobject) -> None:
        """Lay the outline of a vector mobject as the path to fill and to stroke; kept until it changes."""
        self.outlines.lay(self, ctx, vmobject)


class StageCamera(Redrawing):
    """The camera of a lecture, whose frame stands still."""


class MovingStageCamera(Redrawing, MovingCamera):
    """A camera whose frame moves: while it does, every frame is drawn whole."""
