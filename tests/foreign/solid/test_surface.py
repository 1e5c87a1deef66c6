"""A surface that is one mobject looks and moves like manim's, and says no where it cannot."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from manim import (
    BLUE,
    GREEN,
    OUT,
    RED,
    RIGHT,
    UP,
    WHITE,
    YELLOW,
    Arrow3D,
    Circle,
    Cone,
    Create,
    Cylinder,
    Dot3D,
    DrawBorderThenFill,
    FadeIn,
    FadeOut,
    GrowFromCenter,
    Line3D,
    Mobject,
    Sphere,
    Square,
    ThreeDAxes,
    ThreeDCamera,
    Torus,
    Transform,
    Uncreate,
    VGroup,
    tempconfig,
)
from manim import Surface as FacedSurface

from steepest.foreign.solid.exchange import exchanged
from steepest.foreign.solid.solid_camera import SolidCamera
from steepest.foreign.solid.surface import Surface, is_mesh

SMALL = {"pixel_width": 320, "pixel_height": 180}
NEAR = 55.0  # decibels; a shift by 0.02 is 37 away, an opacity of 0.9 instead of 1 is 34


def saddle(kind: type[FacedSurface], **style: Any) -> FacedSurface:
    return kind(lambda u, v: np.array([u, v, (u * u - v * v) / 2]), (-2, 2), (-2, 1.5), (6, 5), **style)


def drawn(mobject: Mobject, kind: type[ThreeDCamera] = SolidCamera) -> np.ndarray:
    camera = kind()
    camera.set_phi(1.1)
    camera.set_theta(-0.6)
    camera.reset_rotation_matrix()
    camera.capture_mobjects([mobject, Square(0.6, fill_opacity=1, shade_in_3d=True).shift(OUT / 2)])
    return camera.pixel_array[..., :3].astype(float)


def decibels(a: np.ndarray, b: np.ndarray) -> float:
    """Peak signal to noise between two pictures, both of which show something."""
    assert a.any() and b.any()
    return float(10 * np.log10(255**2 / max(((a - b) ** 2).mean(), 1e-6)))


STYLES: dict[str, dict[str, Any]] = {
    "as it is": {},
    "three colours": {"checkerboard_colors": [RED, WHITE, BLUE], "fill_opacity": 0.6},
    "one colour": {"checkerboard_colors": False, "fill_color": GREEN, "stroke_color": RED, "stroke_width": 3},
    "straight": {"should_make_jagged": True, "stroke_width": 0},
    "other handles": {"pre_function_handle_to_anchor_scale_factor": 0.1},
}

CHANGES: dict[str, Callable[[FacedSurface], object]] = {
    "nothing": lambda s: s,
    "set_color": lambda s: s.set_color(RED),
    "set_fill": lambda s: s.set_fill(YELLOW, 0.5),
    "set_stroke": lambda s: s.set_stroke(RED, 4, 0.7),
    "set_style": lambda s: s.set_style(fill_opacity=0.4, stroke_width=2, stroke_color=GREEN),
    "set_opacity": lambda s: s.set_opacity(0.3),
    "fade": lambda s: s.set_fill_by_checkerboard(RED, BLUE, opacity=0.9).fade(0.4),
    "checkerboard": lambda s: s.set_fill_by_checkerboard(RED, GREEN, BLUE, opacity=0.5),
    "by value": lambda s: s.set_fill_by_value(ThreeDAxes(), [(RED, -1), (YELLOW, 0), (GREEN, 1)]),
    "by gradient": lambda s: s.set_color_by_gradient(RED, GREEN),
    "by distance": lambda s: s.set_colors_by_radial_gradient(inner_color=RED, outer_color=GREEN, radius=2),
    "shift": lambda s: s.shift(UP + OUT),
    "scale": lambda s: s.scale(1.3, scale_stroke=True),
    "rotate": lambda s: s.rotate(0.5, UP),
    "stretch": lambda s: s.stretch(0.5, 0).scale_to_fit_height(3),
    "move_to": lambda s: s.move_to(RIGHT).next_to(RIGHT, UP),
    "apply_function": lambda s: s.apply_function(lambda p: p + [0, 0, np.sin(2 * p[0])]),
    "apply_matrix": lambda s: s.apply_matrix([[1, 1, 0], [0, 1, 0], [0, 0, 2]]),
    "make_jagged": lambda s: s.make_jagged(),
    "without light": lambda s: s.set_shade_in_3d(False),
    "as a group": lambda s: s.set_shade_in_3d(z_index_as_group=True),
    "under a z_index": lambda s: s.set_z_index(-1),
    "copy": lambda s: s.become(s.copy().shift(UP).set_color(RED)),
    "save and restore": lambda s: s.save_state().shift(UP).restore(),
    "match_style": lambda s: s.match_style(saddle(type(s)).set_fill_by_checkerboard(RED, GREEN)),
}


@pytest.mark.parametrize("name", STYLES)
def test_the_faces_are_those_of_manims_surface(name: str) -> None:
    ours, plain = saddle(Surface, **STYLES[name]), saddle(FacedSurface, **STYLES[name])
    for mine, theirs in zip(ours.faces(), plain, strict=True):  # type: ignore[attr-defined]
        assert np.array_equal(mine.points, theirs.points)
        assert np.array_equal(mine.fill_rgbas, theirs.fill_rgbas)
        assert np.array_equal(mine.stroke_rgbas, theirs.stroke_rgbas)
        assert mine.stroke_width == theirs.stroke_width


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_changes_what_it_changes_of_manims_surface(name: str) -> None:
    ours, plain = saddle(Surface), saddle(FacedSurface)
    for surface in (ours, plain):
        CHANGES[name](surface)
    assert np.allclose(ours.points, plain.get_all_points(), atol=1e-12)
    for array in ("fill_rgbas", "stroke_rgbas"):
        wanted = np.concatenate([getattr(face, array) for face in plain])
        assert np.allclose(getattr(ours, array), wanted, atol=1e-12)
    assert ours.stroke_width == plain[0].stroke_width
    assert np.allclose(ours.get_center(), plain.get_center()) and np.isclose(ours.width, plain.width)
    with tempconfig(SMALL):
        assert decibels(drawn(ours), drawn(plain)) > NEAR


@pytest.mark.parametrize("style", STYLES)
def test_it_is_drawn_among_other_solids_as_manim_draws_it(style: str) -> None:
    with tempconfig(SMALL):
        picture = drawn(saddle(Surface, **STYLES[style]))
        assert decibels(picture, drawn(saddle(FacedSurface, **STYLES[style]), ThreeDCamera)) > NEAR


@pytest.mark.parametrize("theta", [0.0, -0.6, -1.2])
def test_edges_wider_than_half_a_pixel_look_as_manims(theta: float) -> None:
    """At sizes at which the fill under them is not antialiased, and edges are bent."""
    with tempconfig({"pixel_width": 960, "pixel_height": 540}):
        pictures = []
        for kind in (Surface, FacedSurface):
            pictures.append(drawn(saddle(kind, stroke_width=1, fill_opacity=0.8).rotate(theta)))
        assert decibels(*pictures) > 50


@pytest.mark.parametrize(
    "animate",
    [
        Create,
        Uncreate,
        FadeIn,
        FadeOut,
        GrowFromCenter,
        lambda s: Create(s, lag_ratio=0.3),
        lambda s: Transform(s, saddle(type(s)).shift(UP).rotate(1, UP).set_fill_by_checkerboard(RED, GREEN)),
        lambda s: s.animate.scale(0.5).set_opacity(0.5).build(),
        lambda s: Create(s.add(Square(shade_in_3d=True, fill_opacity=1).shift(2 * OUT))),
    ],
    ids=[
        "create",
        "uncreate",
        "fade in",
        "fade out",
        "grow",
        "lagging",
        "transform",
        "animate",
        "with others",
    ],
)
def test_an_animation_shows_what_it_shows_of_manims_surface(animate: Callable[[FacedSurface], Any]) -> None:
    pictures = []
    for kind in (Surface, FacedSurface):
        animation = animate(saddle(kind))
        animation.begin()
        with tempconfig(SMALL):
            for moment in (0.0, 0.37, 0.8, 1.0):
                animation.interpolate(moment)
                pictures.append(drawn(animation.mobject))
    assert min(decibels(ours, plain) for ours, plain in zip(pictures[:4], pictures[4:], strict=True)) > NEAR


REFUSED: dict[str, Callable[[Surface], object]] = {
    "index": lambda s: s[0],
    "loop": lambda s: list(s),
    "list of faces": lambda s: s.list_of_faces,
    "gradient": lambda s: s.set_fill([RED, BLUE]),
    "sheen": lambda s: s.set_sheen(0.3),
    "stroke behind": lambda s: s.set_stroke(RED, 3, background=True),
    "background image": lambda s: s.color_using_background_image("picture.png"),
    "smooth": lambda s: s.make_smooth(),
    "other outline": lambda s: DrawBorderThenFill(s).begin() or DrawBorderThenFill(s).interpolate(0.3),
    "into a circle": lambda s: Transform(s, Circle()).begin(),
    "from a circle": lambda s: Transform(Circle(), s).begin(),
    "other tessellation": lambda s: Transform(
        s, Surface(lambda u, v: np.array([u, v, 0]), resolution=3)
    ).begin(),
    "become": lambda s: s.become(Surface(lambda u, v: np.array([u, v, 0]), resolution=3)),
    "manim's camera": lambda s: drawn(s, ThreeDCamera),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_it_cannot_do_is_refused_by_name(name: str) -> None:
    with (
        tempconfig(SMALL),
        pytest.raises(NotImplementedError, match="A Surface that is one mesh does not do"),
    ):
        REFUSED[name](saddle(Surface))  # type: ignore[arg-type]


@pytest.mark.parametrize("fix", ["add_fixed_in_frame_mobjects", "add_fixed_orientation_mobjects"])
def test_a_mesh_fixed_in_the_frame_is_refused(fix: str) -> None:
    with tempconfig(SMALL):
        camera, surface = SolidCamera(), saddle(Surface)
        getattr(camera, fix)(surface)
        with pytest.raises(NotImplementedError, match="fixed"):
            camera.capture_mobjects([surface])


MADE: dict[str, Callable[[], Mobject]] = {
    "sphere": lambda: Sphere(resolution=(10, 6)),
    "dot": lambda: Dot3D(radius=1, color=RED),
    "cone": lambda: Cone(resolution=6, show_base=True),
    "cylinder": lambda: Cylinder(resolution=6),
    "torus": lambda: Torus(resolution=(8, 6)),
    "line": lambda: Line3D([-2, 0, -1], [1, 1, 1], thickness=0.2),
    "arrow": lambda: Arrow3D([0, 0, -1], [1, 1, 1], resolution=3),
    "a group that fades": lambda: VGroup(Dot3D(), Cone(resolution=4)).fade(0.5),
}


@pytest.mark.parametrize("name", MADE)
def test_what_manim_makes_of_surfaces_is_exchanged_and_looks_the_same(name: str) -> None:
    with tempconfig(SMALL):
        plain = drawn(MADE[name](), ThreeDCamera)
        with exchanged():
            ours = MADE[name]()
            assert any(is_mesh(part) for part in ours.get_family())
            assert decibels(drawn(ours), plain) > NEAR


def test_a_scene_that_imports_surface_gets_the_exchanged_one_and_nobody_afterwards() -> None:
    text = "from manim import *\nimport manim.mobject.three_d.three_dimensions as parts\n"
    inside: dict[str, Any] = {}
    outside: dict[str, Any] = {}
    with pytest.raises(RuntimeError), exchanged():
        exec(text, inside)
        raise RuntimeError
    exec(text, outside)
    assert inside["Surface"] is Surface and outside["Surface"] is FacedSurface is outside["parts"].Surface
    assert not is_mesh(Dot3D()) and not Sphere.animation_overrides


def test_an_exchanged_sphere_is_created_face_by_face() -> None:
    with exchanged():
        sphere = Sphere(resolution=(4, 4))
        animation = Create(sphere, rate_func=lambda moment: moment)
        animation.begin()
        animation.interpolate(0.5)
        assert sphere.shares is not None and sphere.shares[:8].tolist() == [1] * 8  # type: ignore[attr-defined]


def test_points_that_faces_share_are_asked_for_once() -> None:
    asked: list[tuple[float, float]] = []

    def plane(u: float, v: float) -> np.ndarray:
        asked.append((u, v))
        return np.array([u, v, 0])

    Surface(plane, resolution=8)
    assert len(asked) == len(set(asked)) < 8 * 8 * 16 / 2
