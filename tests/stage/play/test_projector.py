"""Frames are whole, drawn when asked for, and the seams to manim are the ones we know."""

from collections.abc import Iterable
from typing import Any

import manim
import numpy as np
import pytest
from manim import RIGHT, Circle, FadeIn, FadeOut, Scene, Square, Transform, ValueTracker, config, tempconfig

from steepest.stage.camera.painted import Painted, ink
from steepest.stage.play.projector import Audience, Frame, Picture, Projector


class Everything(Audience):
    """Sees and keeps every frame."""

    def __init__(self) -> None:
        self.frames: list[Picture] = []

    def movement(self, first: int, count: int, line: int) -> Iterable[int]:
        return range(count)

    def rest(self, first: int, count: int) -> bool:
        return True

    def see(self, frame: Frame, first: int, count: int) -> None:
        assert first == len(self.frames)
        self.frames += [frame.picture().copy()] * count


def perform(construct: Any, audience: Audience, fps: int = 10) -> Scene:
    with tempconfig({"pixel_width": 160, "pixel_height": 90, "frame_rate": fps}):
        scene = Scene(renderer=Projector(audience, __file__))
        construct(scene)
    return scene


def test_this_is_the_manim_that_the_seams_were_made_for() -> None:
    """On another version read steepest/stage/play/projector.py against manim's CairoRenderer, Camera and Scene.play
    first.
    """
    assert manim.__version__.startswith("0.22.")


@pytest.mark.parametrize(("seconds", "frames"), [(1, 10), (0.3, 3), (0.07, 1), (0.16, 2), (2.04, 20)])
def test_a_play_is_the_nearest_whole_number_of_frames(seconds: float, frames: int) -> None:
    seen = Everything()
    scene = perform(lambda s: s.play(FadeIn(Square()), run_time=seconds), seen)
    assert len(seen.frames) == frames == scene.renderer.frame


def test_the_last_frame_of_a_movement_is_its_end() -> None:
    seen = Everything()

    def construct(scene: Scene) -> None:
        square = Square()
        scene.play(square.animate.shift(RIGHT), run_time=0.5)
        scene.wait(0.1)

    perform(construct, seen)
    assert np.array_equal(seen.frames[-2], seen.frames[-1])
    assert not np.array_equal(seen.frames[0], seen.frames[1])


def test_a_rest_is_drawn_once_and_shown_for_its_whole_time() -> None:
    class Count(Everything):
        calls = 0

        def see(self, frame: Frame, first: int, count: int) -> None:
            self.calls += 1
            super().see(frame, first, count)

    seen = Count()
    perform(lambda s: s.wait(3), seen)
    assert (seen.calls, len(seen.frames)) == (1, 30)


def test_skipping_leaves_the_same_picture_as_playing() -> None:
    def construct(scene: Scene) -> None:
        square, circle = Square(), Circle()
        value = ValueTracker(0)
        circle.add_updater(lambda m: m.set_x(value.get_value()))
        scene.play(FadeIn(square), run_time=0.4)
        scene.add(circle)
        scene.play(value.animate.set_value(2), run_time=0.7)
        scene.play(Transform(square, Square(0.5)), FadeOut(circle, shift=RIGHT), run_time=0.5)

    watched, skipped = perform(construct, Everything()), perform(construct, Audience())
    assert np.array_equal(watched.renderer.picture(watched), skipped.renderer.picture(skipped))


def test_nothing_is_drawn_for_an_audience_that_wants_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "steepest.stage.play.projector.StageCamera.redraw", lambda *a, **k: pytest.fail("drawn")
    )
    perform(lambda s: (s.play(FadeIn(Square())), s.wait(1)), Audience())


def test_a_frame_tells_where_it_differs_from_the_one_before() -> None:
    class Damage(Everything):
        def __init__(self) -> None:
            super().__init__()
            self.sizes: list[int | None] = []

        def see(self, frame: Frame, first: int, count: int) -> None:
            super().see(frame, first, count)
            damage = frame.damage()
            self.sizes.append(None if damage is None else sum(area.size for area in damage))

    def construct(scene: Scene) -> None:
        scene.add(Square())
        scene.wait(0.5)
        scene.play(FadeIn(Circle(radius=0.2)), run_time=0.2)
        scene.wait(0.5)

    seen = Damage()
    perform(construct, seen)
    first, *moving, last = seen.sizes
    assert first is None
    assert [size is not None and 0 < size < 160 * 90 / 4 for size in moving] == [True, True]
    assert last == 0


def test_what_is_in_the_foreground_is_drawn_over_all_that_moves() -> None:
    def construct(scene: Scene) -> None:
        scene.add_foreground_mobject(Square(8, fill_opacity=1, fill_color="#ffffff"))
        scene.play(FadeIn(Circle(fill_opacity=1)), run_time=0.3)

    seen = Everything()
    perform(construct, seen)
    assert all((frame[45, 80] == 255).all() for frame in seen.frames)


class Block(Painted):
    """A square of one colour."""

    def __init__(self) -> None:
        super().__init__()
        self.points = np.array([[-1.0, -1, 0], [1, 1, 0]])

    def paint(self, context: Any, pixels: float) -> None:
        x, y, _ = self.points[0]
        ink(context, np.array([1.0, 0.5, 0]), self.opacity)
        context.rectangle(x, y, 2, 2)
        context.fill()


def test_what_paints_itself_has_the_colour_it_says_and_fades() -> None:
    seen = Everything()

    def construct(scene: Scene) -> None:
        block = Block()
        scene.play(FadeIn(block), run_time=0.2)
        scene.play(FadeOut(block), run_time=0.2)

    perform(construct, seen)
    middle = [frame[45, 80, :3].tolist() for frame in seen.frames]
    assert middle[1] == [255, 128, 0]
    assert middle[3] == [0, 0, 0]
    assert 0 < middle[2][0] < 255


def test_an_outline_of_manims_does_not_leak_into_what_paints_itself() -> None:
    class Stroke(Painted):
        def __init__(self) -> None:
            super().__init__()
            self.points = np.zeros((1, 3))

        def paint(self, context: Any, pixels: float) -> None:
            ink(context, np.array([1.0, 1, 1]))
            context.stroke()

    plain = perform(lambda s: s.add(Square(stroke_opacity=0)), Audience())
    both = perform(lambda s: s.add(Square(stroke_opacity=0), Stroke()), Audience())
    assert np.array_equal(plain.renderer.picture(plain), both.renderer.picture(both))


def test_submobjects_replaced_by_an_updater_are_drawn_once() -> None:
    seen = Everything()

    def construct(scene: Scene) -> None:
        tracker = ValueTracker(0)
        holder = manim.VGroup(Square(0.5, fill_opacity=1))

        def renew(group: manim.VGroup) -> None:
            group.submobjects = [Square(0.5, fill_opacity=1).shift(RIGHT * tracker.get_value())]

        holder.add_updater(renew)
        scene.add(holder)
        scene.play(tracker.animate.set_value(3), run_time=0.5)

    perform(construct, seen)
    lit = [(frame[..., 0] > 128).sum() for frame in seen.frames]
    assert max(lit) < 1.2 * min(lit)


def test_manims_configuration_is_left_as_it_was() -> None:
    before = config.pixel_width
    perform(lambda s: s.wait(0.1), Audience())
    assert config.pixel_width == before


def test_what_is_skipped_has_happened_in_no_time() -> None:
    seen = Everything()
    square = Square()

    def construct(scene: Scene) -> None:
        scene.renderer.skip(scene, FadeIn(square, shift=RIGHT))
        scene.wait(0.1)

    scene = perform(construct, seen)
    assert square in scene.mobjects and scene.renderer.frame == 1
    assert square.get_fill_opacity() == Square().get_fill_opacity()
    assert np.allclose(square.get_center(), 0)
    assert len(seen.frames) == 1 and seen.frames[0].max() > 200
