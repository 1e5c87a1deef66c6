# ruff: noqa: F403, F405
"""Scenes that use of manim what few do."""

import multiprocessing

import numpy as np
from manim import *


class PicturesOfItsOwn(Scene):
    """manim films those that are added within a play, and leaves out the others, though its clock goes on."""

    def construct(self):
        dot = Dot()
        grey = np.full((config.pixel_height, config.pixel_width, 4), 99, np.uint8)
        self.renderer.add_frame(grey, 3)
        self.play(FadeIn(dot), run_time=0.5)
        self.renderer.add_frame(grey, 7)
        dot.add_updater(
            lambda m, dt: m.shift(dt * RIGHT) and self.renderer.add_frame(grey + m.get_x() * 20, 2)
        )
        self.wait(0.5)
        dot.clear_updaters()
        self.play(FadeOut(dot), run_time=0.5)


class WavyStroke(VMobject):
    """A mobject whose stroke_width follows from where it is."""

    @property
    def stroke_width(self):
        return 4 + 3 * np.sin(5 * self.points[0, 0]) if len(self.points) else 4

    @stroke_width.setter
    def stroke_width(self, width):
        pass


class StrokeWidthOfItsOwn(Scene):
    def construct(self):
        line = WavyStroke().set_points_as_corners([LEFT, UP, RIGHT]).set_stroke(RED)
        self.add(Square(), line)
        self.play(line.animate.shift(RIGHT), run_time=0.6)
        self.wait(0.2)


class StrokeWidthOfTheClass(Scene):
    class Thick(Circle):
        stroke_width = 12
        z_index = 0

    def construct(self):
        circle = self.Thick()
        self.play(Create(circle), run_time=0.4)
        self.play(circle.animate.shift(UP), run_time=0.4)


class ManyHands(Scene):
    def construct(self):
        with multiprocessing.get_context("fork").Pool(2) as pool:
            sizes = pool.map(abs, [-1, -2, 1])
        self.play(*(Create(Square(size)) for size in sizes), run_time=0.5)


class RateWithinTheScene(Scene):
    """manim's loop asks the settings for each play, and its waits the camera."""

    def construct(self):
        self.play(Create(Square()), run_time=0.5)
        with tempconfig({"frame_rate": 5}):
            self.play(Create(Circle()), run_time=0.6)
            self.wait(0.5)
        self.play(Create(Dot()), run_time=0.3)


class Swarm(Scene):
    """Nearly everything moves, then little, then a cloud and an image."""

    def construct(self):
        dots = VGroup(*(Dot([x / 4, y / 2, 0], color=BLUE) for x in range(-10, 10) for y in range(-3, 3)))
        self.add(Square(), dots)
        self.play(dots.animate.shift(0.5 * UP).set_color(RED), run_time=1.2)
        still = dots[0].add_updater(lambda m, dt: m.shift(dt * UP))
        self.play(dots[1].animate.shift(RIGHT), run_time=0.6)
        still.clear_updaters()
        cloud = PointCloudDot(radius=0.5, density=8)
        self.play(Rotate(cloud, PI), run_time=0.8)
        self.play(FadeOut(cloud), dots.animate.set_opacity(0.5), run_time=0.8)


class SwarmSeen(MovingCameraScene):
    def construct(self):
        dots = VGroup(*(Dot([x / 4, y / 2, 0]) for x in range(-10, 10) for y in range(-3, 3)))
        self.add(dots)
        self.play(dots.animate.scale(0.5), self.camera.frame.animate.scale(0.7), run_time=0.6)
        self.play(Rotate(dots, 1), run_time=0.8)
        self.camera.background_color = DARK_BLUE
        self.play(Rotate(dots, 1), run_time=0.8)
