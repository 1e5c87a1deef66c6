"""Gradient descent on a bowl: level lines, a field of arrows, a walk with its trail and three running numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import (
    BLUE,
    DOWN,
    LEFT,
    RED,
    RIGHT,
    TAU,
    TEAL,
    UP,
    UR,
    YELLOW,
    Arrow,
    Axes,
    Create,
    DecimalNumber,
    Dot,
    FadeIn,
    GrowArrow,
    Indicate,
    LaggedStart,
    MathTypst,
    Mobject,
    ParametricFunction,
    Scene,
    TracedPath,
    Typst,
    ValueTracker,
    VGroup,
    VMobject,
    interpolate_color,
    linear,
)

CURVATURE = np.array([[1.0, 0.3], [0.3, 2.0]])
START = np.array([-2.8, 2.1])
RATE = 0.18
STEPS = 40
LEVELS = 0.35 * np.arange(1, 11)


def height(point: np.ndarray) -> float:
    """The bowl's height at a point (x, y)."""
    return float(point @ CURVATURE @ point / 2)


def walk() -> np.ndarray:
    """The points that descent visits, (STEPS + 1, 2)."""
    points = [START]
    for _ in range(STEPS):
        points.append(points[-1] - RATE * CURVATURE @ points[-1])
    return np.array(points)


class Descent(Scene):
    """A plane fills with level lines and arrows; a dot walks down and three numbers follow it."""

    def construct(self) -> None:
        """Play 15 seconds."""
        axes = Axes((-4, 4, 1), (-3, 3, 1), x_length=9, y_length=6.2, tips=False).to_edge(LEFT, buff=0.4)
        title = Typst("Gradient descent on a bowl").scale(0.8).to_corner(UR).shift(0.1 * DOWN)
        levels, arrows = self.level_lines(axes), self.arrows(axes)
        self.play(Create(axes), FadeIn(title), run_time=1)
        self.play(LaggedStart(*[Create(line) for line in levels], lag_ratio=0.1), run_time=2)
        self.play(LaggedStart(*[GrowArrow(arrow) for arrow in arrows], lag_ratio=0.05), run_time=1.5)

        points, time = walk(), ValueTracker(0)

        def place() -> np.ndarray:
            step = np.clip(time.get_value(), 0, STEPS)
            return np.array([np.interp(step, np.arange(STEPS + 1), along) for along in points.T])

        dot = Dot(axes.c2p(*START), radius=0.09, color=RED)
        dot.add_updater(lambda dot: dot.move_to(axes.c2p(*place())))
        trail = TracedPath(dot.get_center, stroke_color=RED, stroke_width=4)
        names = VGroup(*[MathTypst(name).scale(0.8) for name in ("x =", "y =", "f(x, y) =")])
        names.arrange(DOWN, aligned_edge=RIGHT, buff=0.35).to_edge(RIGHT, buff=2).shift(0.8 * UP)
        read = (lambda: place()[0], lambda: place()[1], lambda: height(place()))
        numbers = VGroup()
        for name, value in zip(names, read, strict=True):
            number = DecimalNumber(value(), num_decimal_places=3, font_size=36, mob_class=MathTypst)  # type: ignore
            number.next_to(name, RIGHT)

            def follow(number: Mobject, name: VMobject = name, value: Callable[[], float] = value) -> None:
                assert isinstance(number, DecimalNumber)
                number.set_value(value()).next_to(name, RIGHT)

            number.add_updater(follow)
            numbers.add(number)

        self.add(trail)
        self.play(FadeIn(dot), FadeIn(names), FadeIn(numbers), run_time=0.5)
        self.wait(1)
        self.play(time.animate.set_value(STEPS), run_time=5, rate_func=linear)
        for moved in (dot, trail, *numbers):
            moved.clear_updaters()
        self.wait(2)
        self.play(Indicate(dot), run_time=1)
        self.wait(1)

    def level_lines(self, axes: Axes) -> list[ParametricFunction]:
        """Ellipses of equal height, warmer as they rise."""
        round_to_bowl = np.linalg.cholesky(np.linalg.inv(CURVATURE))
        lines = []
        for k, level in enumerate(LEVELS, start=1):
            across = np.sqrt(2 * level) * round_to_bowl

            def at(turn: float, across: np.ndarray = across) -> np.ndarray:
                return np.asarray(axes.c2p(*(across @ [np.cos(turn), np.sin(turn)])))

            colour = interpolate_color(BLUE, YELLOW, k / len(LEVELS))
            lines.append(ParametricFunction(at, (0, TAU, 0.05), color=colour, stroke_width=2.5))
        return lines

    def arrows(self, axes: Axes) -> list[Arrow]:
        """Directions of steepest descent on a grid of 5 × 5 points, all of one length."""
        arrows = []
        for x in np.linspace(-2.6, 2.6, 5):
            for y in np.linspace(-2, 2, 5):
                point = np.array([x, y])
                down = -CURVATURE @ point
                if not down.any():
                    continue  # the bottom: no way is down
                end = point + 0.5 * down / np.linalg.norm(down)
                arrow = Arrow(
                    axes.c2p(*point),
                    axes.c2p(*end),
                    buff=0,
                    stroke_width=3,
                    max_tip_length_to_length_ratio=0.35,
                    color=TEAL,
                )
                arrows.append(arrow)
        return arrows
