"""A board: words over a ramp over small pictures, on a ground with some light in its middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cairo
import numpy as np
from manim import VMobject

from steepest.stage import theme
from steepest.stage.board.miniature import Miniature, paint
from steepest.stage.board.strip import GAP, LEFT, RAMP, RIGHT, TOP, Group, under
from steepest.stage.box import Box
from steepest.stage.camera.camera import StageCamera
from steepest.stage.camera.painted import ink
from steepest.stage.type.fitting import in_lines
from steepest.stage.type.typeset import EM, words

HEADING, LONG, BELOW = 116, 76, 44  # sizes of type; `LONG` is that of a heading of several lines
_HIGH, _LOW = 1.85, 0.85  # from the ramp to the heading's baseline, with a line below it and without one
_LEADING = 1.2  # from line to line, as a share of the size of type
LIGHT = np.array([0.085, 0.115, 0.185])  # the ground's colour where it is lightest
GRAIN = 5.0  # levels of 255
PAST, COMING = 0.9, 0.55
"""How bright a small picture is."""


@dataclass(frozen=True)
class Words:
    """What a board says: its heading, a number before it, a line under it, and whose it is; and the names of groups of
    pictures."""

    heading: str
    number: str = ""
    below: str = ""
    author: str = ""
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Slot:
    """A small picture of a board, its box, and how bright it is."""

    miniature: Miniature
    box: Box
    light: float


class Board:
    """A board of a size (width, height in pixels), with `slots` that stand still; `bright` is the group that is told
    next. The ramp is left out where the pictures need the room."""

    def __init__(
        self,
        size: tuple[int, int],
        text: Words,
        boxes: Sequence[Box],
        bright: int = -1,
        closing: bool = False,
    ):
        self.size, self.boxes, self.closing = size, list(boxes), closing
        camera = StageCamera(
            pixel_width=size[0],
            pixel_height=size[1],
            frame_width=theme.FRAME_WIDTH,
            frame_height=theme.FRAME_HEIGHT,
            background_color=theme.BACKGROUND,
        )
        camera.set_background(lit(size))
        mobjects = [*self._heading(text), *self._names(text, bright)]
        camera.reset()
        camera.redraw(mobjects)
        self.picture = camera.pixel_array.copy()
        if not closing:
            self._draw_ramp()
            for number, group in enumerate(text.groups):
                self._underline(group, number == bright)

    def _heading(self, text: Words) -> list[VMobject]:
        if self.closing:
            heading = words(text.heading, size=theme.TITLE_SIZE).fit(RIGHT - LEFT)
            return [heading.stand(LEFT, theme.TITLE_BASELINE)]
        found: list[VMobject] = []
        baseline, left = TOP + RAMP + (_HIGH if text.below or text.author else _LOW), LEFT
        if text.number:
            number = words(text.number, size=HEADING, colour=theme.QUIET).stand(LEFT, baseline)
            left += float(number.width) + 0.5
            found.append(number)
        heading = words(text.heading, size=HEADING)
        if heading.width > RIGHT - left:
            heading = in_lines(words(text.heading, size=LONG), RIGHT - left).fit(RIGHT - left)
        lines = heading.markup.count("\n") * heading.size * EM * _LEADING
        found.append(heading.stand(left, baseline + lines * heading.enlarged))
        room = RIGHT - LEFT
        if text.author:
            author = words(text.author, size=theme.LABEL_SIZE, colour=theme.QUIET).fit(room / 3)
            found.append(author.stand(RIGHT, baseline - _HIGH / 2, side=1))
            room -= float(author.width) + 0.5
        if text.below:
            below = words(text.below, size=BELOW, colour=theme.QUIET).fit(room)
            found.append(below.stand(LEFT, baseline - _HIGH / 2))
        return found

    def _names(self, text: Words, bright: int) -> list[VMobject]:
        found: list[VMobject] = []
        for number, group in enumerate(text.groups):
            line = under(self.boxes, group)
            colour = theme.INK if number == bright or self.closing else theme.QUIET
            size = theme.LABEL_SIZE if len(self.boxes) <= 8 else theme.SMALLEST_SIZE
            name = in_lines(words(group.name, size=size, colour=colour), line.width)
            name.fit(line.width + GAP / 2)
            drop = 0.24 if self.closing else 0.36
            found.append(name.stand((line.left + line.right) / 2, line.bottom - drop, side=0))
        return found

    def _draw_ramp(self) -> None:
        context = self.context(self.picture)
        ends = (LEFT, 0, RIGHT, 0)
        colours = cairo.LinearGradient(*ends)
        for share in np.linspace(0, 1, 15):
            blue_last = theme.ramp(0.12 + 0.88 * share)[::-1]
            colours.add_color_stop_rgb(float(share), *map(float, blue_last))
        context.move_to(LEFT, TOP + RAMP)
        context.line_to(RIGHT, TOP + RAMP)
        context.set_source(colours)
        context.set_line_width(0.05)
        context.set_line_cap(cairo.LINE_CAP_ROUND)
        context.stroke()

    def _underline(self, group: Group, bright: bool) -> None:
        """Draw the line under the pictures of a group."""
        line, context = under(self.boxes, group), self.context(self.picture)
        ink(context, theme.channels(theme.INK if bright else theme.QUIET), 1.0 if bright else 0.5)
        context.set_line_width(0.03 if bright else 0.015)
        context.move_to(line.left + 0.05, line.bottom)
        context.line_to(line.right - 0.05, line.bottom)
        context.stroke()

    def put(self, *slots: Slot) -> None:
        """Paint pictures that stand still."""
        context = self.context(self.picture)
        for slot in slots:
            paint(context, slot.miniature, slot.box, away=1.0, light=slot.light)

    def context(self, picture: np.ndarray) -> cairo.Context[cairo.ImageSurface]:
        """What paints on a picture of this board's size, in the frame's units."""
        width, height = self.size
        surface = cairo.ImageSurface.create_for_data(picture.data, cairo.FORMAT_ARGB32, width, height)
        context = cairo.Context(surface)
        context.translate(width / 2, height / 2)
        context.scale(width / theme.FRAME_WIDTH, -height / theme.FRAME_HEIGHT)
        return context


def lit(size: tuple[int, int]) -> np.ndarray:
    """The ground of a board (height, width, 4): lighter in the middle, the usual background at the edges.

    It has a grain, so that no bands are seen. A dither of one level would do in the picture, but x264 smooths it away
    and leaves blocks of one colour, nine tenths of them; of `GRAIN` levels a fiftieth, for 0.1 MB a key frame.
    """
    width, height = size
    x = np.linspace(-1.05, 1.05, width, dtype=np.float32)[None, :]
    y = np.linspace(-1.05, 1.05, height, dtype=np.float32)[:, None]
    near = np.clip(1 - (x**2 + y**2) / 1.6, 0, 1) ** 2
    grain = np.random.default_rng(0).random((height, width), np.float32) - 0.5
    shade = grain * (GRAIN * np.minimum(1, 8 * near)) + 0.5
    found = np.full((height, width, 4), 255, np.uint8)
    for channel, (dark, light) in enumerate(zip(theme.channels(theme.BACKGROUND), LIGHT, strict=True)):
        found[..., channel] = 255 * (dark + near * (light - dark)) + shade
    return found
