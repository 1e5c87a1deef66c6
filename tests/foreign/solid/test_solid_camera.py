"""The 3D camera that draws in bulk draws what manim's does."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from manim import (
    BLUE,
    DEGREES,
    GREEN,
    ORANGE,
    OUT,
    RED,
    UP,
    YELLOW,
    Arrow3D,
    Circle,
    Cone,
    Cube,
    Cylinder,
    Dot,
    Dot3D,
    Group,
    Line,
    Line3D,
    LineJointType,
    Mobject,
    NumberPlane,
    PointCloudDot,
    Prism,
    Sphere,
    Square,
    Star,
    Surface,
    ThreeDAxes,
    ThreeDCamera,
    Torus,
    VGroup,
    VMobject,
    tempconfig,
)

from steepest.foreign.solid import face_brush
from steepest.foreign.solid.solid_camera import SolidCamera
from steepest.stage.type.typeset import formula
from tests.families import family

SMALL = {"pixel_width": 320, "pixel_height": 180}


def saddle(**style: Any) -> Surface:
    return Surface(lambda u, v: np.array([u, v, u * u - v * v]), (-1, 1), (-1.5, 1), (6, 5), **style)


def by_value() -> Surface:
    return saddle().set_fill_by_value(ThreeDAxes(), [(RED, -1), (YELLOW, 0), (GREEN, 1)])


def grouped() -> VGroup:
    group = VGroup(Square(), Circle(), Star()).arrange(OUT).set_fill(BLUE, 0.5)
    group.set_shade_in_3d(z_index_as_group=True)
    return group


def layered() -> VGroup:
    squares = VGroup(*(Square(fill_opacity=0.7).shift(k * 0.4 * (OUT + UP)) for k in range(4)))
    squares.set_shade_in_3d()
    for square, layer in zip(squares, (3, 1, 2, 0), strict=True):
        square.set_z_index(layer)
    return squares


def nested() -> VMobject:
    outer = Square(fill_opacity=0.6, shade_in_3d=True)
    return outer.add(Circle(fill_opacity=0.5, shade_in_3d=True).shift(2 * OUT))


ZOO: dict[str, Callable[[], Mobject]] = {
    "a surface": saddle,
    "a translucent checkerboard": lambda: saddle(checkerboard_colors=[RED, YELLOW, BLUE], fill_opacity=0.6),
    "one colour, thick edges": lambda: saddle(checkerboard_colors=False, fill_color=GREEN, stroke_width=4),
    "coloured by value": by_value,
    "straight edges": lambda: saddle(should_make_jagged=True),
    "no edges": lambda: saddle(stroke_width=0),
    "nothing to see": lambda: saddle(fill_opacity=0, stroke_opacity=0),
    "gradients": lambda: saddle().set_fill([RED, BLUE], 0.8),
    "a sheen": lambda: saddle().set_sheen(0.4, OUT),
    "sphere": lambda: Sphere(resolution=(10, 6)),
    "cube": Cube,
    "prism": lambda: Prism([1, 2, 3], stroke_width=2),
    "cone": lambda: Cone(resolution=6, show_base=True),
    "cylinder": lambda: Cylinder(resolution=6),
    "torus": lambda: Torus(resolution=(8, 6)),
    "dot": lambda: Dot3D(color=RED),
    "line": lambda: Line3D([-2, 0, -1], [1, 1, 1], color=ORANGE),
    "arrow": lambda: Arrow3D([0, 0, -1], [1, 1, 1], resolution=3),
    "axes": ThreeDAxes,
    "a copy of axes": lambda: ThreeDAxes().copy().shift(UP),
    "z_index": layered,
    "sorted as a group": grouped,
    "solids in solids": nested,
    "joints and caps": lambda: Star(stroke_width=20, joint_type=LineJointType.ROUND, shade_in_3d=True),
    "a stroke behind": lambda: Square(shade_in_3d=True).set_stroke(RED, 12, background=True),
    "flat things": lambda: VGroup(NumberPlane(), Dot(color=RED), Line(color=[RED, BLUE]), formula("x^2 + y")),
    "points": lambda: PointCloudDot(radius=0.5, density=5),
    "points among solids": lambda: Group(Dot3D([0, 0, 2]), PointCloudDot(radius=0.5, density=5), saddle()),
    "not a number": lambda: VGroup(saddle(), Circle().apply_function(lambda point: point * np.nan)),
    "flat squares seen edge on": lambda: Square(fill_opacity=1, shade_in_3d=True).rotate(90 * DEGREES, UP),
    "points on one line": lambda: VMobject(shade_in_3d=True).set_points_as_corners(
        np.outer([0, 1, 2], [0, 0, 1])
    ),
    "a lone curve": lambda: Line([0, 0, 0], [1, 1, 1]).set_shade_in_3d(),
}

VIEWS: dict[str, dict[str, float]] = {
    "from above": {},
    "aslant": {"phi": 1.1, "theta": -0.7},
    "close, rolled": {"phi": 2.0, "theta": 0.4, "gamma": 0.3, "zoom": 1.7, "focal_distance": 5.0},
}


def cameras(**view: float) -> list[ThreeDCamera]:
    made = [kind() for kind in (ThreeDCamera, SolidCamera)]
    for camera in made:
        for name, value in view.items():
            getattr(camera, f"set_{name}")(value)
    return made


def drawn(camera: ThreeDCamera, mobjects: list[Mobject]) -> np.ndarray:
    camera.reset()
    camera.capture_mobjects(mobjects)
    return camera.pixel_array.astype(int)


def apart(pair: list[ThreeDCamera], *mobjects: Mobject) -> int:
    """The largest difference between the two cameras' pictures, in levels; and there is something to see."""
    plain, ours = (drawn(camera, list(mobjects)) for camera in pair)
    return int(np.abs(plain - ours).max())


@pytest.mark.parametrize(
    ("name", "view"),
    [
        pytest.param(name, view, marks=[] if (number + turn) % len(VIEWS) == 0 else [pytest.mark.verify])
        for number, name in enumerate(ZOO)
        for turn, view in enumerate(VIEWS)
    ],
)
def test_a_solid_is_drawn_as_manim_draws_it(name: str, view: str) -> None:
    with tempconfig(SMALL):
        assert apart(cameras(**VIEWS[view]), ZOO[name]()) <= 2


def test_faces_that_are_not_numbers_are_left_out() -> None:
    """manim stumbles over them."""
    with tempconfig(SMALL):
        holed = saddle()
        for face in holed.submobjects[:7]:
            face.points[3] = np.nan
        plain, ours = cameras(phi=1)
        assert np.abs(drawn(ours, [holed]) - drawn(plain, holed.submobjects[7:])).max() <= 2


def test_many_solids_in_one_frame_are_drawn_as_manim_draws_them() -> None:
    with tempconfig(SMALL):
        zoo = [
            ZOO[name]().shift([0.3 * k - 2, 0.2 * k - 1, 0.1 * k]) for k, name in enumerate(list(ZOO)[:24])
        ]
        assert apart(cameras(phi=1.2, theta=0.5), *zoo) <= 2


def fixed_in_frame(camera: ThreeDCamera, mobject: Mobject) -> None:
    camera.add_fixed_in_frame_mobjects(mobject)


def fixed_orientation(camera: ThreeDCamera, mobject: Mobject) -> None:
    camera.add_fixed_orientation_mobjects(mobject)


def lamp_moved(camera: ThreeDCamera, mobject: Mobject) -> None:
    camera.light_source.move_to([5, 3, -8])


def no_light(camera: ThreeDCamera, mobject: Mobject) -> None:
    camera.should_apply_shading = False


def exponential(camera: ThreeDCamera, mobject: Mobject) -> None:
    camera.exponential_projection = True


def off_centre(camera: ThreeDCamera, mobject: Mobject) -> None:
    camera.frame_center = [1, 0.5, 1]


def light_within(camera: ThreeDCamera, mobject: Mobject) -> None:
    camera.light_source.move_to(mobject.family_members_with_points()[0].points[0])


SETTINGS = [fixed_in_frame, fixed_orientation, lamp_moved, no_light, exponential, off_centre, light_within]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.__name__)
@pytest.mark.parametrize("name", family(2, ["a surface", "flat things", "axes", "cube"]))
def test_every_setting_of_the_camera_is_heeded(name: str, setting: Callable[..., None]) -> None:
    with tempconfig(SMALL):
        mobject, pair = ZOO[name](), cameras(phi=1, theta=0.3)
        for camera in pair:
            setting(camera, mobject)
        assert apart(pair, mobject, Square(fill_opacity=1, shade_in_3d=True)) <= 2


def test_a_view_that_moves_is_followed() -> None:
    with tempconfig(SMALL):
        surface, pair = saddle(fill_opacity=0.7), cameras(phi=1)
        for turn in (0.0, 0.4, 2.5):
            for camera in pair:
                camera.set_theta(turn)
            assert apart(pair, surface, ThreeDAxes()) <= 2


def test_solids_are_not_left_to_manim(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or else the camera would be right, and as slow as manim's."""
    left: list[str] = []
    monkeypatch.setattr(
        SolidCamera, "display_vectorized", lambda self, mobject, context: left.append(repr(mobject))
    )
    with tempconfig(SMALL):
        camera = cameras(phi=1)[1]
        title = formula("x^2")
        camera.add_fixed_in_frame_mobjects(title)
        drawn(camera, [saddle(), ThreeDAxes(), Cube(), Arrow3D(resolution=4), Dot3D(), title, NumberPlane()])
        assert set(left) <= {"VectorizedPoint"}
        drawn(camera, [ZOO["a stroke behind"]()])
        assert "Square" in left


def test_a_colour_that_is_taken_up_is_not_taken_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """An arrow's faces have edges of their own colour; a gradient a face costs a tenth of drawing it."""
    taken: list[int] = []
    dip = face_brush._dip
    monkeypatch.setattr(face_brush, "_dip", lambda context, *ink: taken.append(1) or dip(context, *ink))
    with tempconfig(SMALL):
        camera = cameras(phi=1)[1]
        drawn(camera, [arrow := Arrow3D(resolution=4)])
        assert len(taken) <= len(arrow.get_family())
        taken.clear()
        drawn(camera, [surface := saddle()])
        assert len(taken) == 2 * len(surface.submobjects)


@pytest.mark.parametrize("name", ["a surface", "axes", "flat things", "cube"])
def test_the_comparison_would_see_a_difference(name: str) -> None:
    with tempconfig(SMALL):
        plain, ours = cameras(phi=1)
        ours.set_theta(ours.get_theta() + 0.02)
        assert apart([plain, ours], ZOO[name]()) > 2
