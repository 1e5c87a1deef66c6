"""Vector mobjects drawn from kept outlines are those that manim draws."""

from typing import Any

import numpy as np
import pytest
from manim import RED, WHITE, Arc, Circle, Line, Mobject, Square, Star, VGroup, VMobject, tempconfig
from manim.camera.camera import Camera
from manim.camera.moving_camera import MovingCamera

from steepest.stage.camera.camera import MovingStageCamera
from steepest.stage.camera.outlines import Outlines
from steepest.stage.play.projector import StageCamera
from steepest.stage.type.typeset import formula

SMALL = {"pixel_width": 320, "pixel_height": 180}


def framed(**style: Any) -> VMobject:
    return Square(1.5, **style).set_stroke(WHITE, 9, background=True)


def broken(gap: float) -> VMobject:
    """A triangle whose second side begins a gap away from where the first ends."""
    triangle = VMobject(fill_opacity=0.5).set_points_as_corners(
        [[-1, -1, 0], [1, -1, 0], [0, 1, 0], [-1, -1, 0]]
    )
    triangle.points[4:] += [gap, 0, 0]
    return triangle


def cut_short() -> VMobject:
    """An outline whose last curve lacks its end."""
    circle = Circle(fill_opacity=0.5)
    circle.points = circle.points[:-1]
    return circle


MOBJECTS: dict[str, Mobject] = {
    "broken": broken(0.2),
    "broken by a hair": broken(1e-7),
    "broken within what counts as one point": broken(3e-6),
    "of many curves": VMobject(fill_opacity=0.3).set_points_smoothly(
        [[np.cos(k), np.sin(1.3 * k), 0] for k in range(90)]
    ),
    "filled and stroked": Circle(fill_opacity=0.4, fill_color=RED),
    "open": Arc(angle=2),
    "several subpaths": formula("x^2 + 8 y"),
    "a stroke behind": framed(fill_opacity=0.7),
    "a gradient": Star(fill_opacity=1).set_color_by_gradient(RED, WHITE),
    "nothing to see": Square(stroke_opacity=0),
    "a line": Line(),
    "a straight path of its own": VMobject().set_points_as_corners([[0, 0, 0], [1, 1, 0], [2, 0, 0]]),
    "not a number": Circle().apply_function(lambda point: point * np.nan),
}

with np.errstate(all="ignore"):
    STRANGE: dict[str, Mobject] = {
        "cut short": cut_short(),
        "infinite": Circle().set_points(Circle().points / np.where(abs(Circle().points) < 0.1, 0, 1)),
    }
    """Those that manim draws and cannot measure."""


def drawn(camera: Camera, mobjects: list[Mobject]) -> np.ndarray:
    camera.reset()
    camera.capture_mobjects(mobjects)
    return camera.pixel_array.copy()


@pytest.mark.parametrize("name", [*MOBJECTS, *STRANGE])
def test_a_mobject_is_drawn_as_manim_draws_it(name: str) -> None:
    mobject = MOBJECTS.get(name) or STRANGE[name]
    with tempconfig(SMALL):
        ours, plain = StageCamera(), Camera()
        wanted = drawn(plain, [mobject])
        assert np.array_equal(drawn(ours, [mobject]), wanted)
        assert np.array_equal(drawn(ours, [mobject]), wanted), "the second time"


def test_mobjects_that_move_and_fade_are_drawn_as_manim_draws_them() -> None:
    with tempconfig(SMALL):
        ours, plain = StageCamera(), Camera()
        group = VGroup(*(m for m in MOBJECTS.values() if isinstance(m, VMobject))).copy()
        for _ in range(4):
            group.shift([0.1, 0.03, 0]).rotate(0.05).fade(0.2)
            assert np.array_equal(drawn(ours, [*group]), drawn(plain, [*group]))


def test_a_frame_that_moves_and_shrinks_rounds_them_anew() -> None:
    with tempconfig(SMALL):
        ours, plain = MovingStageCamera(), MovingCamera()
        for _ in range(4):
            assert np.array_equal(*(drawn(camera, [formula("x^2 + 8 y")]) for camera in (ours, plain)))
            for camera in (ours, plain):
                camera.frame.scale(0.37).shift([0.013, 0.007, 0])


def test_only_the_latest_outlines_are_kept() -> None:
    with tempconfig(SMALL):
        camera = StageCamera()
        context = camera.get_cairo_context(camera.pixel_array)
        kept = Outlines()
        for k in range(2100):
            kept.lay(camera, context, Line([0, 0, 0], [k + 1, 0, 0]))
        assert len(kept._paths) == 2048
