# ruff: noqa: F403, F405
"""Scenes as people write them for plain manim: one for each thing that a renderer may get wrong."""

import random

import numpy as np
from manim import *

MIXED = np.random.default_rng(7).integers(0, 255, (24, 32, 3)).astype(np.uint8)


class Shapes(Scene):
    def construct(self):
        square, circle = Square(fill_opacity=0.5, color=RED), Circle(color=BLUE).shift(RIGHT)
        self.play(Create(square), FadeIn(circle), run_time=0.5)
        self.wait(0.3)
        self.play(Transform(square, Triangle().shift(2 * LEFT)), circle.animate.shift(UP), run_time=0.6)
        self.play(Rotate(square, PI), Indicate(circle), run_time=0.5)
        self.play(FadeOut(square, shift=DOWN), Uncreate(circle), run_time=0.4)


class StandingBelowMoving(Scene):
    def construct(self):
        self.add(NumberPlane(), Dot(2 * RIGHT, color=YELLOW))
        moving = Square(fill_opacity=0.7, stroke_color=GREEN)
        self.add(moving, Circle(radius=0.5, fill_opacity=0.3).shift(UP))
        self.play(moving.animate.shift(2 * LEFT), run_time=1)
        self.wait(0.5)
        self.play(moving.animate.set_fill(RED, 0.2).scale(0.5), run_time=0.5)


class RunningNumbers(Scene):
    def construct(self):
        tracker = ValueTracker(0)
        number = DecimalNumber(0, num_decimal_places=2, mob_class=Typst)
        number.add_updater(lambda m: m.set_value(tracker.get_value()))
        whole = Integer(95, mob_class=Typst, color=YELLOW).shift(2 * DOWN)
        self.add(number, whole)
        self.play(tracker.animate.set_value(12.3), run_time=0.8)
        self.play(ChangeDecimalToValue(whole, 105), number.animate.shift(UP), run_time=0.5)
        self.play(Wiggle(number), run_time=0.4)
        self.wait(0.2)


class TimeUpdaters(Scene):
    def construct(self):
        dot = Dot().add_updater(lambda m, dt: m.shift(dt * RIGHT))
        self.add(Square(), dot)
        self.wait(0.7)
        self.play(Create(Circle()), run_time=0.5)
        dot.suspend_updating()
        self.wait(0.3)
        dot.resume_updating()
        self.wait(0.3)


class Traces(Scene):
    def construct(self):
        dot = Dot(2 * LEFT, color=RED)
        self.add(TracedPath(dot.get_center, stroke_color=RED), dot)
        self.add(TracedPath(dot.get_center, dissipating_time=0.3, stroke_opacity=[0, 1]).shift(UP))
        self.play(dot.animate.shift(3 * RIGHT + UP), run_time=0.8)
        self.wait(0.4)


class Redrawn(Scene):
    def construct(self):
        tracker = ValueTracker(0.2)
        self.add(
            always_redraw(lambda: Line(ORIGIN, [2 * np.cos(tracker.get_value()), tracker.get_value(), 0]))
        )
        self.add(always_redraw(lambda: Arc(radius=tracker.get_value(), angle=PI, color=YELLOW)))
        self.play(tracker.animate.set_value(2), run_time=0.8)
        self.wait(0.2)


class SceneUpdaters(Scene):
    def construct(self):
        self.seconds = 0.0
        square = Square()
        self.add(square)

        def turn(dt):
            self.seconds += dt
            square.rotate(dt)

        self.add_updater(turn)
        self.wait(0.5)
        self.play(Create(Circle()), run_time=0.5)
        self.remove_updater(turn)
        self.play(square.animate.scale(1 + self.seconds), run_time=0.3)


class Lagged(Scene):
    def construct(self):
        dots = VGroup(*(Dot([x, 0, 0]) for x in range(-5, 6)))
        self.play(LaggedStart(*(GrowFromCenter(dot) for dot in dots), lag_ratio=0.2), run_time=1)
        self.play(LaggedStartMap(FadeOut, dots, shift=UP, lag_ratio=0.1), run_time=0.6)
        self.play(Succession(Create(Square()), Wait(0.2), Create(Circle()), run_time=0.9))
        self.play(AnimationGroup(FadeIn(Dot()), Flash(ORIGIN), lag_ratio=0.3), run_time=0.6)


class StopCondition(Scene):
    def construct(self):
        dot = Dot(3 * LEFT).add_updater(lambda m, dt: m.shift(3 * dt * RIGHT))
        self.add(dot)
        self.wait_until(lambda: dot.get_x() > -1.2, max_time=5)
        dot.clear_updaters()
        self.play(FadeOut(dot), run_time=0.3)
        self.wait(0.5, stop_condition=lambda: True)
        self.pause(0.3)


class Layers(Scene):
    def construct(self):
        low, high = Square(fill_opacity=1, color=RED), Circle(fill_opacity=1, color=BLUE).shift(RIGHT)
        high.set_z_index(1)
        self.add(high, low)
        self.play(low.animate.shift(RIGHT), run_time=0.4)
        low.set_z_index(2)
        self.play(low.animate.shift(0.5 * UP), run_time=0.4)
        switch = ValueTracker(0)
        high.add_updater(lambda m: m.set_z_index(3 if switch.get_value() > 0.5 else 0))
        self.play(switch.animate.set_value(1), run_time=0.6)
        self.bring_to_back(low)
        self.wait(0.2)


class Foreground(Scene):
    def construct(self):
        label = Typst("in front").set_color(YELLOW)
        self.add_foreground_mobjects(label)
        self.play(FadeIn(Square(fill_opacity=1)), run_time=0.4)
        self.play(label.animate.shift(UP), run_time=0.4)
        self.remove_foreground_mobject(label)
        self.wait(0.2)


class Words(Scene):
    def construct(self):
        text = Text("plain words", font="DejaVu Sans Mono").scale(0.8)
        formula = MathTypst("f(x) = x^2 + 1").shift(DOWN)
        self.play(Write(text), FadeIn(formula), run_time=0.8)
        self.play(TransformMatchingShapes(formula, MathTypst("f(x) = (x + 1)^2").shift(DOWN)), run_time=0.6)
        self.play(AddTextLetterByLetter(Text("ab").shift(UP), time_per_char=0.1))
        self.play(Circumscribe(text), run_time=0.5)
        self.wait(0.2)


class Gradients(Scene):
    def construct(self):
        bar = Rectangle(width=6, height=1, fill_opacity=1).set_fill([RED, GREEN, BLUE])
        line = Line(3 * LEFT, 3 * RIGHT, stroke_width=20).set_color_by_gradient(YELLOW, PINK).shift(UP)
        sheen = Circle(fill_opacity=0.8, color=BLUE).set_sheen(0.6, UL).shift(2 * DOWN)
        framed = Typst("outlined").set_stroke(RED, 6, background=True).shift(2 * UP)
        self.add(bar, line, sheen, framed)
        self.play(bar.animate.shift(RIGHT), line.animate.rotate(0.5), sheen.animate.shift(LEFT), run_time=0.6)
        self.wait(0.2)


class Pictures(Scene):
    def construct(self):
        image = ImageMobject(MIXED).scale_to_fit_height(3)
        self.add(image, Square())
        self.play(image.animate.shift(LEFT).scale(0.7), run_time=0.5)
        self.play(Rotate(image, 0.6), run_time=0.4)
        self.play(FadeOut(image), run_time=0.3)


class Clouds(Scene):
    def construct(self):
        cloud = PointCloudDot(radius=1, color=BLUE)
        grid = PGroup(*(Point([x, y, 0], color=RED) for x in range(-2, 3) for y in range(-1, 2)))
        self.add(cloud, grid)
        self.play(cloud.animate.shift(RIGHT), run_time=0.4)
        self.play(FadeIn(Square()), run_time=0.3)


class BackgroundPictures(Scene):
    def construct(self):
        square = Square(fill_opacity=1, stroke_width=8).set_stroke(WHITE)
        square.color_using_background_image("mixed.png")
        self.add(square)
        self.play(square.animate.shift(RIGHT), run_time=0.4)


class Coloured(Scene):
    def construct(self):
        self.camera.background_color = "#204060"
        circle = Circle(fill_opacity=0.5)
        self.play(Create(circle), run_time=0.4)
        self.camera.background_color = DARK_BROWN
        self.wait(0.3)
        self.play(circle.animate.scale(2), run_time=0.4)


class Moving(MovingCameraScene):
    def construct(self):
        self.add(NumberPlane(), Square(color=RED), Dot(3 * RIGHT))
        frame = self.camera.frame.save_state()
        self.play(frame.animate.scale(0.5).shift(RIGHT), run_time=0.6)
        self.play(Create(Circle()), run_time=0.3)
        self.wait(0.2)
        self.play(Restore(frame), run_time=0.5)


class Zoomed(ZoomedScene):
    def __init__(self, **kwargs):
        super().__init__(zoom_factor=0.3, zoomed_display_height=2, zoomed_display_width=3, **kwargs)

    def construct(self):
        dot = Dot(LEFT)
        self.add(NumberPlane(), dot)
        self.zoomed_camera.frame.move_to(dot)
        self.activate_zooming(animate=False)
        self.play(dot.animate.shift(UP), self.zoomed_camera.frame.animate.shift(UP), run_time=0.5)
        self.play(self.zoomed_camera.frame.animate.scale(0.5), run_time=0.4)
        self.wait(0.2)


class Space(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes(
            x_range=(-2, 2), y_range=(-2, 2), z_range=(-1, 1), x_length=4, y_length=4, z_length=2
        )
        surface = Surface(
            lambda u, v: axes.c2p(u, v, 0.3 * (u * u - v * v)), (-1.5, 1.5), (-1.5, 1.5), resolution=6
        )
        title = Typst("saddle").to_corner(UL)
        self.set_camera_orientation(phi=65 * DEGREES, theta=-45 * DEGREES)
        self.add_fixed_in_frame_mobjects(title)
        label = Typst("P").move_to(axes.c2p(1, 1, 0))
        self.add_fixed_orientation_mobjects(label)
        self.add(axes, surface, Dot3D(axes.c2p(0, 0, 0), color=RED), label)
        self.play(FadeIn(title), run_time=0.3)
        self.begin_ambient_camera_rotation(rate=0.5)
        self.wait(0.5)
        self.stop_ambient_camera_rotation()
        self.move_camera(phi=40 * DEGREES, zoom=1.2, run_time=0.4)
        self.play(surface.animate.shift(0.5 * OUT), run_time=0.3)
        self.wait(0.2)


class Vectors(VectorScene):
    def construct(self):
        self.add_plane()
        vector = self.add_vector([2, 1], color=YELLOW)
        self.play(vector.animate.rotate(0.5), run_time=0.4)


class Linear(LinearTransformationScene):
    def __init__(self, **kwargs):
        super().__init__(
            include_background_plane=True, leave_ghost_vectors=True, show_coordinates=False, **kwargs
        )

    def construct(self):
        self.apply_matrix([[1, 1], [0, 1]], run_time=0.6)
        self.wait(0.2)


class Chance(Scene):
    def construct(self):
        dots = VGroup(*(Dot([random.uniform(-5, 5), np.random.uniform(-3, 3), 0]) for _ in range(5)))
        dots.add_updater(lambda m: m.set_color(random_color()))
        self.add(dots)
        self.wait(0.3, frozen_frame=False)
        self.play(dots.animate.shift(np.random.normal() * UP), run_time=0.5)


class Sections(Scene):
    def construct(self):
        self.next_section("first")
        square = Square()
        self.play(Create(square), run_time=0.4)
        self.next_section("left out", skip_animations=True)
        self.play(square.animate.shift(RIGHT), run_time=0.8)
        self.wait(0.3)
        self.next_section("last")
        self.play(square.animate.scale(2), run_time=0.4)
        self.wait(0.2)


class Said(Scene):
    def construct(self):
        self.add_subcaption("a square", duration=0.5)
        self.add_sound("click.wav", time_offset=0.2, gain=-6)
        self.play(Create(Square()), run_time=0.5)
        self.play(FadeIn(Circle()), run_time=0.5, subcaption="and a circle")


class StandingChanges(Scene):
    """What manim takes for standing is changed by an updater of the scene: it shows at the next play."""

    def construct(self):
        standing, moving = Square(color=RED), Circle()
        self.add(standing, moving)
        self.add_updater(lambda dt: standing.shift(dt * RIGHT))
        self.play(moving.animate.scale(0.5), run_time=2.6)
        self.play(moving.animate.scale(2), run_time=0.5)


class Nested(Scene):
    def construct(self):
        group = VGroup(VGroup(Square(), Circle()), Dot())
        self.add(group)
        self.play(group[0][1].animate.shift(UP), run_time=0.4)
        self.add(group[0][0])
        group.remove(group[1])
        self.play(Swap(group[0][0], group[0][1]), run_time=0.4)
        self.play(FadeTransform(group, Triangle()), run_time=0.4)
        self.clear()
        self.wait(0.2)


class Seen(Scene):
    """A scene that looks at its own picture."""

    def construct(self):
        square = Square(fill_opacity=1)
        self.play(Create(square), run_time=0.4)
        self.renderer.update_frame(self)
        shot = ImageMobject(self.renderer.get_frame()).scale(0.3).to_corner(UL)
        self.add(shot)
        self.play(square.animate.shift(RIGHT), run_time=0.4)


class Shrinking(Scene):
    """What is not finite, what has no points, what lies outside."""

    def construct(self):
        broken = Square()
        broken.points[0] = np.nan
        empty, far = VMobject(), Circle().shift(50 * RIGHT)
        self.add(broken, empty, far, Dot())
        self.play(far.animate.shift(48 * LEFT), run_time=0.5)
        self.play(far.animate.scale(1e-9), run_time=0.4)


class OwnCamera(Scene):
    """A camera that draws by rules of its own."""

    class Inverted(Camera):
        def capture_mobjects(self, mobjects, **kwargs):
            super().capture_mobjects(mobjects, **kwargs)
            self.pixel_array[..., :3] = 255 - self.pixel_array[..., :3]

    def __init__(self, **kwargs):
        super().__init__(camera_class=self.Inverted, **kwargs)

    def construct(self):
        self.play(Create(Square()), run_time=0.5)
        self.wait(0.2)


class Standing(Scene):
    def construct(self):
        self.add(Square())
