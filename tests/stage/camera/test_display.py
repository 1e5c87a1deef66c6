"""Display lists are in the camera's own order, and bounds hold all that is painted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from manim import (
    RIGHT,
    UP,
    CapStyleType,
    Circle,
    Line,
    LineJointType,
    Mobject,
    Square,
    Star,
    ValueTracker,
    VGroup,
    VMobject,
    tempconfig,
)
from manim.camera.camera import Camera

from steepest.stage.camera.camera import StageCamera
from steepest.stage.camera.display import Item, bounds, in_order

SMALL = {"pixel_width": 240, "pixel_height": 134}


def crowd() -> list[Mobject]:
    """A tree with what has no points in it."""
    return [VGroup(Square(), VGroup(Circle(), VGroup()), Star()), ValueTracker(2), Line()]


def twice() -> list[Mobject]:
    """A mobject that is part of two others, and of the stage."""
    circle = Circle()
    return [VGroup(circle, Square()), VGroup(Star(), circle), circle, Line()]


def within_itself() -> list[Mobject]:
    """A group that somebody has put into one of its parts."""
    group = VGroup(Square(), Circle())
    group[0].submobjects.append(group)
    return [group, Line()]


def raised() -> list[Mobject]:
    """Parts with another height than what they are parts of."""
    group = VGroup(Square(), Circle().set_z_index(2), Star().set_z_index(-1))
    return [group, Line().set_z_index(1), Square()]


@pytest.mark.parametrize("stage", [crowd, twice, within_itself, raised])
@pytest.mark.parametrize("by_height", [True, False])
def test_the_order_is_the_cameras_own(stage: Callable[[], list[Mobject]], by_height: bool) -> None:
    with tempconfig(SMALL):
        camera, mobjects = Camera(use_z_index=by_height), stage()
        assert in_order(mobjects, camera) == camera.get_mobjects_to_display(mobjects)


def zigzag(sharp: float) -> VMobject:
    """A line that turns back on itself."""
    return VMobject().set_points_as_corners([[-2, 0, 0], [2, sharp, 0], [-2, 2 * sharp, 0]])


OUTLINES: dict[str, VMobject] = {
    "a filled circle": Circle(fill_opacity=1, stroke_width=0),
    "a broad line": Line(stroke_width=60),
    "a square end": Line([-1, -1, 0], [1, 1, 0], stroke_width=60).set_cap_style(CapStyleType.SQUARE),
    "a round end": Line([-1, -1, 0], [1, 1, 0], stroke_width=60).set_cap_style(CapStyleType.ROUND),
    "a sharp corner": zigzag(0.5).set_stroke(width=20),
    "a sharper corner, cut": zigzag(0.05).set_stroke(width=20),
    "a round corner": zigzag(0.3).set_stroke(width=40).set(joint_type=LineJointType.ROUND),
    "a stroke behind": Star(fill_opacity=1).set_stroke(width=30, background=True),
    "a bent line": VMobject(stroke_width=20).set_points_smoothly([[-2, 0, 0], [0, 2, 0], [1, -1, 0]]),
    "partly outside": Circle(2, stroke_width=30).shift(6 * RIGHT + 3 * UP),
    "a point": Line([0, 0, 0], [0, 0, 0], stroke_width=90).set_cap_style(CapStyleType.ROUND),
}


@pytest.mark.parametrize("name", OUTLINES)
def test_nothing_is_painted_out_of_bounds(name: str) -> None:
    with tempconfig(SMALL):
        camera, mobject = StageCamera(), OUTLINES[name]
        camera.capture_mobjects([mobject])
        painted = (camera.pixel_array != camera.background).any(axis=2)
        matrix = camera.get_cairo_context(camera.pixel_array).get_matrix()
        area = bounds(Item(b"", mobject), camera, matrix)
        assert painted.any() or name == "a point"
        area.of(painted)[:] = False
        assert not painted.any()


def test_what_lies_beyond_the_frame_has_no_pixels() -> None:
    with tempconfig(SMALL):
        camera = StageCamera()
        matrix = camera.get_cairo_context(camera.pixel_array).get_matrix()
        assert bounds(Item(b"", Circle().shift(40 * RIGHT)), camera, matrix).size == 0


@pytest.mark.parametrize("place", [np.nan, np.inf, -1e9])
def test_what_lies_nowhere_or_too_far_may_be_everywhere(place: float) -> None:
    with tempconfig(SMALL):
        camera, circle = StageCamera(), Circle()
        circle.points[2, 0] = place
        matrix = camera.get_cairo_context(camera.pixel_array).get_matrix()
        assert bounds(Item(b"", circle), camera, matrix) == (0, 0, 240, 134)
