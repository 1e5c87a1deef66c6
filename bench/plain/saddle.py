"""A saddle of 32 × 32 faces before a camera that turns, and a dot that crosses it under an arrow."""

from __future__ import annotations

import numpy as np
from manim import (
    DEGREES,
    OUT,
    RED,
    UL,
    YELLOW,
    Arrow3D,
    Dot3D,
    FadeIn,
    Surface,
    ThreeDAxes,
    ThreeDScene,
    Typst,
    ValueTracker,
    smooth,
)

TESSELLATION = 32
LANE = 0.1  # where the dot keeps to, beside the ridge


def saddle(u: float, v: float) -> tuple[float, float, float]:
    """A point of the saddle."""
    return u, v, (u * u - v * v) / 6


class Saddle(ThreeDScene):
    """The camera turns about the surface, and goes on standing while a dot and an arrow cross it."""

    def construct(self) -> None:
        """Play 11.5 seconds."""
        axes = ThreeDAxes((-3, 3), (-3, 3), (-2, 2), x_length=6, y_length=6, z_length=4)
        surface = Surface(
            lambda u, v: axes.c2p(*saddle(u, v)),
            u_range=(-2, 2),
            v_range=(-2, 2),
            resolution=(TESSELLATION, TESSELLATION),
            fill_opacity=0.8,
        )
        caption = Typst("Saddle point: $f(x, y) = (x^2 - y^2) / 6$").scale(0.8).to_corner(UL)
        self.set_camera_orientation(phi=65 * DEGREES, theta=-45 * DEGREES)
        self.add_fixed_in_frame_mobjects(caption)
        self.add(axes, surface)
        self.play(FadeIn(caption), run_time=0.5)
        self.wait(1)
        self.begin_ambient_camera_rotation(rate=0.25)
        self.wait(5)
        self.stop_ambient_camera_rotation()  # type: ignore[no-untyped-call]

        way = ValueTracker(-1.8)

        def place() -> np.ndarray:
            return np.asarray(axes.c2p(*saddle(way.get_value(), LANE)))

        dot = Dot3D(place(), radius=0.08, color=RED)
        dot.add_updater(lambda dot: dot.move_to(place()))
        arrow = Arrow3D(place(), place() + 0.8 * OUT, color=YELLOW, resolution=8)
        arrow.add_updater(lambda arrow: arrow.move_to(place() + 0.4 * OUT))
        self.add(dot, arrow)
        self.play(way.animate.set_value(1.8), run_time=3, rate_func=smooth)
        self.wait(2)
