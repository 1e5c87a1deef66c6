"""Two processes that play a scene differently are told apart by how its mobjects stand and how its camera looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from manim import RED, RIGHT, Camera, MultiCamera, Square, ThreeDCamera, tempconfig
from manim.camera.moving_camera import MovingCamera
from manim.mobject.types.image_mobject import ImageMobjectFromCamera

from steepest.foreign.manim.looking import hide
from steepest.foreign.manim.stand_in import pass_over
from steepest.foreign.manim.state import state

Change = Callable[[Any], object]


def zooming() -> MultiCamera:
    return MultiCamera([ImageMobjectFromCamera(MovingCamera())])


CHANGES: dict[str, tuple[Callable[[], Camera], Change]] = {
    "frame moved": (MovingCamera, lambda c: c.frame.shift(1e-9 * RIGHT)),
    "frame scaled": (MovingCamera, lambda c: c.frame.scale(1.5)),
    "width": (Camera, lambda c: setattr(c, "frame_width", 28)),
    "height": (Camera, lambda c: setattr(c, "frame_height", 28)),
    "centre": (Camera, lambda c: setattr(c, "frame_center", np.array([1, 0, 0]))),
    "background colour": (Camera, lambda c: setattr(c, "background_color", RED)),
    "background opacity": (Camera, lambda c: setattr(c, "background_opacity", 0.5)),
    "background": (Camera, lambda c: c.set_background(np.full_like(c.background, 7))),
    "one pixel of it": (Camera, lambda c: c.background.__setitem__((3, 4, 0), 9)),
    "order": (Camera, lambda c: setattr(c, "use_z_index", False)),
    "phi": (ThreeDCamera, lambda c: c.set_phi(1)),
    "theta": (ThreeDCamera, lambda c: c.set_theta(1)),
    "gamma": (ThreeDCamera, lambda c: c.set_gamma(1)),
    "zoom": (ThreeDCamera, lambda c: c.set_zoom(2)),
    "focal distance": (ThreeDCamera, lambda c: c.set_focal_distance(9)),
    "centre in space": (ThreeDCamera, lambda c: c._frame_center.shift(RIGHT)),
    "light": (ThreeDCamera, lambda c: c.light_source.shift(RIGHT)),
    "no light": (ThreeDCamera, lambda c: setattr(c, "should_apply_shading", False)),
    "projection": (ThreeDCamera, lambda c: setattr(c, "exponential_projection", True)),
    "zoomed frame": (zooming, lambda c: c.image_mobjects_from_cameras[0].camera.frame.scale(2)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_a_camera_shows(change: str) -> None:
    make, apply = CHANGES[change]
    with tempconfig({"pixel_width": 64, "pixel_height": 36}):
        camera = make()
        before = state([], camera)
        assert state([], make()) == before
        apply(camera)
        assert state([], camera) != before


def test_a_picture_that_was_drawn_or_hidden_is_no_change() -> None:
    with tempconfig({"pixel_width": 64, "pixel_height": 36}):
        for make in (Camera, MovingCamera, ThreeDCamera, zooming):
            passed, drawn = make(), make()
            pass_over(passed, [Square()])
            drawn.capture_mobjects([Square()])
            assert state([], drawn) == state([], passed)
            hide(drawn)
            assert state([], drawn) == state([], passed)


def test_what_a_zoomed_display_shows_is_no_change_and_where_it_stands_is_one() -> None:
    with tempconfig({"pixel_width": 64, "pixel_height": 36}):
        display = ImageMobjectFromCamera(MovingCamera())
        before = state([display])
        display.camera.capture_mobjects([Square()])
        display.get_pixel_array()
        assert state([display]) == before
        display.shift(RIGHT)
        assert state([display]) != before
