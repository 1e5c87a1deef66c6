"""Drawing only what changed gives the pixels of drawing everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from manim import (
    BLUE,
    DOWN,
    LEFT,
    ORIGIN,
    RED,
    RIGHT,
    UP,
    WHITE,
    YELLOW,
    Circle,
    Dot,
    ImageMobject,
    Line,
    LineJointType,
    Mobject,
    PointCloudDot,
    Square,
    Star,
    VGroup,
    VMobject,
    tempconfig,
)
from manim.camera.camera import Camera
from manim.camera.moving_camera import MovingCamera

from steepest.foreign.images import lenient_images
from steepest.stage.box import Box
from steepest.stage.camera.camera import PARTS, MovingStageCamera, StageCamera
from steepest.stage.camera.damage import Area
from steepest.stage.camera.painted import Painted, ink
from tests.families import family

SMALL = {"pixel_width": 240, "pixel_height": 134}
Scenery = dict[str, Any]


class Disc(Painted):
    """A translucent disc; `known` says whether it tells how far it reaches."""

    def __init__(self, known: bool = True) -> None:
        super().__init__()
        self.points, self.known = np.zeros((1, 3)), known

    def reach(self) -> Box | None:
        x, y, _ = self.points[0]
        return Box(x - 1, y - 1, x + 1, y + 1) if self.known else None

    def paint(self, context: Any, pixels: float) -> None:
        ink(context, np.array([1.0, 0.6, 0.2]), 0.5 * self.opacity)
        context.arc(*self.points[0, :2], 1, 0, 7)
        context.fill()


def corners(*points: tuple[float, float], **style: Any) -> VMobject:
    path = VMobject(**style)
    return path.set_points_as_corners([[x, y, 0] for x, y in points])


def scenery() -> Scenery:
    """A stage with something of every kind on it, the lowest first."""
    rng = np.random.default_rng(4)
    return {
        "square": Square(3, fill_color=BLUE, fill_opacity=0.4),
        "image": ImageMobject(rng.integers(0, 256, (9, 14, 4), dtype=np.uint8)).shift(2 * LEFT).scale(8),
        "circle": Circle(fill_color=RED, fill_opacity=0.5).shift(RIGHT),
        "disc": Disc(),
        "spike": corners((-3, -2), (3, -2.05), (-3, -2.1), stroke_width=12),
        "cloud": PointCloudDot(radius=0.4, density=30).shift(2 * RIGHT + UP),
        "star": Star(fill_opacity=0.7).set_color_by_gradient(RED, YELLOW).shift(3 * RIGHT),
        "point": corners((1, 1), (1, 1), stroke_width=30),
        "front": Dot(radius=0.3).shift(0.3 * UP),
    }


@pytest.fixture(autouse=True)
def images() -> Iterator[None]:
    with lenient_images():
        yield


class PlainCamera(StageCamera):
    """manim's own, but for what paints itself."""

    display_vectorized = Camera.display_vectorized  # type: ignore[assignment]


def drawn(mobjects: list[Mobject], **options: Any) -> np.ndarray:
    """What a camera that has drawn nothing before makes of mobjects."""
    camera = PlainCamera(**options)
    camera.capture_mobjects(mobjects)
    return camera.pixel_array


EDITS: dict[str, Callable[[Scenery], Any]] = {
    "nothing": lambda s: None,
    "a shift": lambda s: s["circle"].shift(0.37 * LEFT + 0.11 * UP),
    "a shift of what lies lowest": lambda s: s["square"].shift(0.5 * DOWN),
    "a small shift": lambda s: s["star"].shift(1e-3 * RIGHT),
    "out of the picture": lambda s: s["circle"].shift(40 * RIGHT),
    "half out of the picture": lambda s: s["star"].shift(3.5 * RIGHT),
    "a fade": lambda s: s["square"].set_fill(opacity=0.1),
    "away": lambda s: s.pop("circle"),
    "to the front": lambda s: s.update(circle=s.pop("circle")),
    "to the back": lambda s: s.update(
        {"star": s.pop("star"), **{k: s.pop(k) for k in list(s) if k != "star"}}
    ),
    "twice the same": lambda s: s.update(twin=s["circle"].copy(), other=s["circle"].copy()),
    "the same object twice": lambda s: s.update(again=VGroup(s["circle"])),
    "a spike": lambda s: s["spike"].rotate(0.4),
    "a spike without its point": lambda s: setattr(s["spike"], "joint_type", LineJointType.BEVEL),
    "a stroke of no length": lambda s: s["point"].shift(RIGHT),
    "a huge stroke from afar": lambda s: s.update(huge=Line(LEFT * 9, LEFT * 30, stroke_width=2000)),
    "a line from far away": lambda s: s.update(far=Line(LEFT * 1e5, RIGHT * 1e5)),
    "points that are not numbers": lambda s: s["circle"].points.__setitem__((3, 1), np.nan),
    "an infinite point": lambda s: s["square"].points.__setitem__((0, 0), np.inf),
    "another image": lambda s: s["image"].pixel_array.__setitem__((slice(2, 5), 3), 128),
    "an image elsewhere": lambda s: s["image"].shift(0.7 * UP).scale(0.6),
    "a point cloud": lambda s: s["cloud"].shift(LEFT),
    "what paints itself": lambda s: s["disc"].shift(2 * UP),
    "what paints itself, faded": lambda s: s["disc"].set_opacity(0.2),
    "what paints itself, who knows where": lambda s: s.update(vague=Disc(known=False)),
    "another order": lambda s: s["square"].set_z_index(3),
    "a gradient": lambda s: s["circle"].set_color_by_gradient(WHITE, BLUE),
    "a stroke behind": lambda s: s["front"].set_stroke(YELLOW, 14, background=True),
    "corners of a stroke": lambda s: s["square"].set_stroke(WHITE, 20),
    "other submobjects": lambda s: s["front"].add(Square(0.5).shift(DOWN)),
}


def checked(camera: StageCamera, stage: Scenery, last: np.ndarray | None) -> np.ndarray:
    """What the camera shows, held against a new camera's picture, and its damage against what changed."""
    camera.redraw([*stage.values()])
    assert np.array_equal(camera.pixel_array, drawn([*stage.values()]))
    damage = camera.take_damage()
    if last is not None and damage is not None:
        changed = (camera.pixel_array != last).any(axis=2)
        for area in damage:
            area.of(changed)[:] = False
        assert not changed.any(), "something changed outside of what is told"
    return camera.pixel_array.copy()


@pytest.mark.parametrize("name", EDITS)
def test_a_change_is_drawn_as_if_everything_were(name: str) -> None:
    with tempconfig(SMALL):
        camera, stage = StageCamera(), scenery()
        last = checked(camera, stage, None)
        EDITS[name](stage)
        last = checked(camera, stage, last)
        assert camera.why_whole == PARTS
        checked(camera, stage, last)


@pytest.mark.parametrize("seed", family(2, range(12)))
def test_any_row_of_changes_is_drawn_as_if_everything_were(seed: int) -> None:
    rng = np.random.default_rng(seed)
    with tempconfig(SMALL):
        camera, stage, last = StageCamera(), scenery(), None
        for _ in range(30):
            name = str(rng.choice(list(stage)))
            if rng.random() < 0.25:
                edit = str(rng.choice([each for each in EDITS if "away" not in each]))
                EDITS[edit](stage) if {"circle", "star"} <= set(stage) else None
            elif rng.random() < 0.2:
                stage[name] = stage.pop(name)
            else:  # mostly what lies high moves, so that what lies low is kept
                [*stage.values()][-1].shift(rng.normal(size=3) * 0.2)
            last = checked(camera, stage, last)


def test_a_picture_that_stands_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempconfig(SMALL):
        camera, stage = StageCamera(), scenery()
        camera.redraw([*stage.values()])
        monkeypatch.setattr(StageCamera, "_draw", lambda *a: pytest.fail("drawn"))
        camera.take_damage()
        camera.redraw([*stage.values()])
        assert camera.take_damage() == []


def test_only_what_touches_the_change_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempconfig(SMALL):
        camera = StageCamera()
        near, far, moving = Square().shift(4 * LEFT), Square().shift(4 * RIGHT), Dot(4 * LEFT)
        camera.redraw([near, far, moving])
        seen: list[Mobject] = []
        monkeypatch.setattr(StageCamera, "_draw", lambda self, item, *rest: seen.append(item.mobject))
        moving.shift(0.1 * UP)
        camera.redraw([near, far, moving])
        assert seen == [near, moving]


def test_what_lies_under_all_that_moves_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempconfig(SMALL):
        camera = StageCamera()
        ground, moving = Square(6, fill_opacity=0.5), Dot()
        seen: list[Mobject] = []
        draw = StageCamera._draw
        monkeypatch.setattr(
            StageCamera, "_draw", lambda s, item, *r: (seen.append(item.mobject), draw(s, item, *r))
        )
        for _ in range(30):
            moving.shift(0.03 * UP)
            camera.redraw([ground, moving])
            assert np.array_equal(camera.pixel_array, drawn([ground, moving]))
        assert 1 < seen.count(ground) < 10
        ground.set_fill(RED)
        camera.redraw([ground, moving])
        assert np.array_equal(camera.pixel_array, drawn([ground, moving]))


def test_damage_adds_up_until_it_is_asked_for() -> None:
    with tempconfig(SMALL):
        camera, dot = StageCamera(), Dot(4 * LEFT)
        camera.redraw([dot])
        assert camera.take_damage() is None
        camera.redraw([dot.shift(0.1 * UP)])
        camera.redraw([dot.shift(8 * RIGHT)])
        damage = camera.take_damage()
        assert damage is not None
        assert len(damage) == 2
        assert all(isinstance(area, Area) and area.size < 1000 for area in damage)


def test_a_picture_drawn_by_others_is_drawn_whole() -> None:
    with tempconfig(SMALL):
        camera, square = StageCamera(), Square()
        camera.redraw([square])
        camera.reset()
        camera.capture_mobjects([Circle()])
        camera.redraw([square])
        assert camera.why_whole == "nobody knows what was drawn before"
        assert camera.take_damage() is None
        assert np.array_equal(camera.pixel_array, drawn([square]))


def test_another_background_is_drawn_whole() -> None:
    with tempconfig(SMALL):
        camera, square = StageCamera(), Square()
        camera.redraw([square])
        camera.background_color = RED
        camera.redraw([square])
        assert camera.why_whole == "the camera or its background has changed"
        assert np.array_equal(camera.pixel_array, drawn([square], background_color=RED))


def test_what_nobody_can_tell_is_drawn_whole_and_named() -> None:
    class Odd(Square):
        def get_stroke_width(self, background: bool = False) -> float:
            return 3.0

    with tempconfig(SMALL):
        camera, odd = StageCamera(), Odd()
        for _ in range(2):
            odd.shift(0.1 * UP)
            camera.redraw([odd])
            assert camera.why_whole == "Odd says in a way of its own how it is drawn"
            assert np.array_equal(camera.pixel_array, drawn([odd]))
        assert camera.signature([odd]) != camera.signature([odd.shift(UP)])


def test_a_moving_camera_draws_parts_while_its_frame_stands() -> None:
    with tempconfig(SMALL):
        camera, square, dot = MovingStageCamera(), Square(fill_opacity=0.5), Dot()
        plain = MovingCamera()
        why = []
        for step in range(12):
            if step in (4, 8):
                camera.frame.shift(0.21 * RIGHT).scale(0.8)
            dot.shift(0.13 * UP)
            camera.redraw([square, dot])
            why.append(camera.why_whole)
            plain.frame = camera.frame
            plain.reset()
            plain.capture_mobjects([square, dot])
            assert np.array_equal(camera.pixel_array, plain.pixel_array)
        moved = "the camera or its background has changed"
        assert why == ["nobody knows what was drawn before", "", "", "", moved, "", "", "", moved, "", "", ""]


def test_a_signature_tells_pictures_apart_without_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempconfig(SMALL):
        camera = StageCamera()
        monkeypatch.setattr(StageCamera, "_draw", lambda *a: pytest.fail("drawn"))
        found = dict.fromkeys(
            [name for name in EDITS if name != "the same object twice"], b""
        )  # it is in front
        for name in found:
            stage = scenery()
            EDITS[name](stage)
            found[name] = camera.signature([*stage.values()])
            assert found[name] == StageCamera().signature([*stage.values()]), "another camera"
        assert len(set(found.values())) == len(found)


def with_background(camera: StageCamera) -> StageCamera:
    """A camera whose background is another picture."""
    camera.set_background(np.full_like(camera.background, 90))
    return camera


def test_a_signature_tells_cameras_apart() -> None:
    with tempconfig(SMALL):
        shown = [Square()]
        plain = StageCamera().signature(shown)
        others = [
            StageCamera(background_color=RED),
            with_background(StageCamera()),
            StageCamera(pixel_width=480, pixel_height=268),
            StageCamera(frame_center=UP),
            StageCamera(frame_width=7, frame_height=4),
        ]
        assert len({plain, *(camera.signature(shown) for camera in others)}) == 6
        assert StageCamera(frame_center=ORIGIN).signature(shown) == plain
