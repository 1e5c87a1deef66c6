# ruff: noqa: F403, F405
"""Scenes whose camera changes where manim takes it for standing: one for each thing that a picture follows from."""

import numpy as np
from manim import *


class FrameMovedByADot(MovingCameraScene):
    def construct(self):
        dot = Dot().add_updater(lambda m, dt: self.camera.frame.shift(dt * RIGHT))
        self.add(NumberPlane(), Square(color=RED), dot)
        self.wait(2.4)


class FrameMovedByTheScene(MovingCameraScene):
    def construct(self):
        dot = Dot()
        self.add(NumberPlane(), dot)
        self.add_updater(lambda dt: self.camera.frame.shift(dt * RIGHT).scale(0.98))
        self.play(dot.animate.shift(UP), run_time=2.4)


class FrameThatFollows(MovingCameraScene):
    def construct(self):
        dot, frame = Dot(), self.camera.frame
        self.add(NumberPlane(), frame.add_updater(lambda m: m.move_to(dot)), dot)
        self.play(dot.animate.shift(2 * UP), run_time=1.2)
        frame.clear_updaters().scale(0.5)
        self.wait(0.5)
        self.camera.frame_width = 20
        self.play(dot.animate.shift(DOWN), run_time=1)


class TurnedWithinAPlay(ThreeDScene):
    def construct(self):
        time, dot = ValueTracker(0), Dot()
        self.add(ThreeDAxes(), dot)

        def turn(m, dt):
            time.increment_value(dt)
            self.set_camera_orientation(
                phi=time.get_value(), theta=0.3, gamma=0.1, zoom=1 + time.get_value() / 5
            )

        dot.add_updater(turn)
        self.wait(2.2)
        self.play(Create(Square()), run_time=1.2)


class LitWithinAPlay(ThreeDScene):
    def construct(self):
        dot = Dot3D(resolution=3)
        self.set_camera_orientation(phi=1, theta=0.3, frame_center=[0, 1, 0])
        self.add(Sphere(resolution=4), dot)

        def change(dt):
            self.camera.set_focal_distance(self.camera.get_focal_distance() - 3 * dt)
            self.camera.light_source.shift(9 * dt * RIGHT)
            self.camera._frame_center.shift(dt * UP)

        self.add_updater(change)
        self.play(dot.animate.shift(OUT), run_time=2.2)


class BackgroundWithinAPlay(Scene):
    def construct(self):
        dot, time = Dot(), ValueTracker(0)
        self.add(Square(), dot)

        def colour(dt):
            time.increment_value(dt)
            self.camera.background_color = interpolate_color(
                ManimColor(RED), ManimColor(BLUE), time.get_value() / 3
            )
            self.camera.background_opacity = 1 - time.get_value() / 9

        self.add_updater(colour)
        self.play(dot.animate.shift(RIGHT), run_time=2.2)
        self.wait(0.3)


class BackgroundWrittenOn(Scene):
    def construct(self):
        dot, time = Dot(), ValueTracker(0)
        self.add(dot)

        def write(dt):
            time.increment_value(dt)
            self.camera.background[:, : int(60 * time.get_value())] = 120

        self.add_updater(write)
        self.wait(1.2)
        self.play(dot.animate.shift(RIGHT), run_time=1.2)


class WidthBetweenPlays(Scene):
    """manim keeps the frame that it first drew an outline through; clouds and images are placed by the one of now."""

    def construct(self):
        square = Square()
        self.add(NumberPlane(), square, PointCloudDot(radius=1))
        self.play(square.animate.shift(RIGHT), run_time=1)
        self.camera.frame_width = 28
        self.play(square.animate.shift(RIGHT), run_time=1)
        self.camera.frame_width, self.camera.frame_center = 9, np.array([1, 0, 0])
        self.play(square.animate.shift(RIGHT), run_time=1)


class WidthBeforeOutlines(Scene):
    def construct(self):
        cloud = PointCloudDot(radius=1)
        self.add(cloud)
        self.play(cloud.animate.shift(RIGHT), run_time=1)
        self.camera.frame_width = 28
        self.play(Create(Square()), run_time=1)
        self.camera.frame_width = 7
        self.play(Create(Circle()), run_time=1)


class WidthInSpace(ThreeDScene):
    def construct(self):
        square = Square()
        self.add(ThreeDAxes(), square)
        self.play(square.animate.shift(RIGHT), run_time=1)
        self.camera.frame_width = 28
        self.play(square.animate.shift(RIGHT), run_time=1)


class BackgroundPictureAndWidth(Scene):
    def construct(self):
        square = Square(fill_opacity=1, stroke_width=8).set_stroke(WHITE)
        square.color_using_background_image("mixed.png")
        self.add(square)
        self.play(square.animate.shift(RIGHT), run_time=1)
        self.camera.frame_width = 28
        self.play(square.animate.shift(RIGHT), run_time=1)


class OrderWithinAPlay(Scene):
    def construct(self):
        low, high, dot = Circle(fill_opacity=1, color=RED), Square(fill_opacity=1).set_z_index(2), Dot()
        self.add(high, low, dot)
        self.add_updater(lambda dt: setattr(self.camera, "use_z_index", self.renderer.time < 1))
        self.play(dot.animate.shift(UP), run_time=2.2)
        self.play(dot.animate.shift(UP), run_time=0.5)


class ZoomedInAndOut(ZoomedScene):
    def construct(self):
        dot = Dot()
        self.add(NumberPlane(), dot)
        self.activate_zooming(animate=True)
        self.play(dot.animate.shift(LEFT), run_time=1.2)
        self.play(self.zoomed_camera.frame.animate.shift(LEFT), run_time=1.2)
        self.play(self.get_zoomed_display_pop_out_animation(), rate_func=lambda t: smooth(1 - t))
        self.wait(0.5)


class PictureWrittenOn(Scene):
    """Writes on the picture that it has just shown; manim begins the next one anew."""

    def construct(self):
        dot, picture = Dot(), self.camera.pixel_array
        self.add(Square(), dot)
        self.play(dot.animate.shift(RIGHT), run_time=0.5)
        picture[:20] = 200
        self.wait(0.3)
        dot.add_updater(lambda m: picture.fill(99))
        self.play(dot.animate.shift(RIGHT), run_time=0.5)
