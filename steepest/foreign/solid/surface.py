"""A parametric surface that is one mobject.

manim's Surface is a mobject a face: 1,024 of them take 223 ms a frame at 1080p, here 16 ms, and an animation copies and
moves each by itself (an Arrow3D in 9 ms, here 0.5). Here the control points of all faces stand in one array and their
colours in two, so that shift, rotate, apply_function, fades and transforms are a few numpy calls; `SolidCamera` draws
the faces among those of other solids, where manim would. Points that faces share are worked out once, which makes it in
0.15 s instead of 0.57. What needs the faces one at a time is refused by name; only who walks through `submobjects`
himself finds no faces there.

What did not pay: one Cairo path for several faces and rings filled instead of edges stroked are not faster, for Cairo
spends its time on the edges' pixels, not on its calls; coarser antialiasing of the edges (10 instead of 13 ms) and
edges that neighbours share drawn once (11 ms) lie 40 and 45 dB from manim's picture, without them it is 52.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, Literal, NoReturn, Self, TypeGuard

import manim
import numpy as np
from manim import Animation, Create, ManimColor, Mobject, Uncreate, VGroup, VMobject, override_animation
from manim.mobject.three_d.three_dimensions import Surface as FacedSurface
from manim.mobject.three_d.three_dimensions import ThreeDVMobject
from manim.utils.color import ParsableManimColor

from steepest.foreign.solid.creation import CreateFaces

POINTS = 16
"""Control points of a face: four cubic curves around it, manim's own order."""


class Surface(FacedSurface):
    """manim's `Surface`, with the same arguments and methods, as one mobject.

    `points` (16 n, 3) are the control points of n faces, u by u; `fill_rgbas` and `stroke_rgbas` (n, 4) their colours.
    Raises NotImplementedError for what would need mobjects of their own as faces.
    """

    shares: np.ndarray | None = None
    """How much of each face's outline is drawn (n,), 0 to 1; None where all are whole."""

    def faces(self) -> VGroup:
        """The faces as manim's own mobjects, as they are now; to change them does not change the surface."""
        group = VGroup()
        for points, fill, stroke in zip(
            self.points.reshape(-1, POINTS, 3), self.fill_rgbas, self.stroke_rgbas, strict=True
        ):
            face = ThreeDVMobject(shade_in_3d=self.shade_in_3d, stroke_width=self.stroke_width)
            face.points = points.copy()
            face.fill_rgbas, face.stroke_rgbas = fill[None].copy(), stroke[None].copy()
            face.joint_type, face.cap_style = self.joint_type, self.cap_style
            group.add(face)
        return group

    def shown(self) -> list[VMobject]:
        """What there is to draw of it now: itself, or the part of its faces that has been created."""
        if self.shares is None:
            return [self]
        whole = self.shares == 1
        faces = self.faces()
        begun = [faces.submobjects[k] for k in np.flatnonzero((self.shares > 0) & ~whole)]
        for face, share in zip(begun, self.shares[(self.shares > 0) & ~whole], strict=True):
            face.pointwise_become_partial(face, 0, share)
        if not whole.any():
            return begun
        part = copy.copy(self)
        part.shares = None
        part.points = self.points.reshape(-1, POINTS, 3)[whole].reshape(-1, 3)
        part.fill_rgbas, part.stroke_rgbas = self.fill_rgbas[whole], self.stroke_rgbas[whole]
        return [part, *begun]

    @property
    def count(self) -> int:
        """How many faces there are."""
        return len(self.__dict__.get("points", ())) // POINTS  # manim colours itself before it has points

    def _setup_in_uv_space(self) -> None:
        u, v = self._get_u_values_and_v_values()
        west, east = (
            edge.ravel()
            for edge in (np.repeat(u[:-1, None], len(v) - 1, 1), np.repeat(u[1:, None], len(v) - 1, 1))
        )
        south, north = np.tile(v[:-1], len(u) - 1), np.tile(v[1:], len(u) - 1)
        corners = np.zeros((len(west), 5, 3))
        corners[..., 0] = np.stack([west, east, east, west, west], axis=1)
        corners[..., 1] = np.stack([south, south, north, north, south], axis=1)
        self.points = straight(corners[:, :-1], corners[:, 1:])
        self.shade_in_3d = True
        for name in ("fill_rgbas", "stroke_rgbas"):
            setattr(self, name, np.repeat(getattr(self, name)[:1], self.count, axis=0))
        if self.checkerboard_colors:
            self.set_fill_by_checkerboard(*self.checkerboard_colors)

    # colours

    def update_rgbas_array(self, array_name: str, color: Any = None, opacity: Any = None) -> Self:
        """Colour all faces alike: one colour, one opacity."""
        if self.count and len(self.generate_rgbas_array(color, opacity)) > 1:
            self.refuse("a gradient or a sheen within each face")
        super().update_rgbas_array(array_name, color, opacity)
        return self

    def set_stroke(
        self,
        color: Any = None,
        width: float | None = None,
        opacity: float | None = None,
        background: bool = False,
        family: bool = True,
    ) -> Self:
        """Colour the faces' edges, and choose their width."""
        if background and width:
            self.refuse("a stroke behind the faces")
        super().set_stroke(color, width, opacity, background, family)
        return self

    def set_fill_by_checkerboard(self, *colors: ParsableManimColor, opacity: float | None = None) -> Self:
        """Fill the faces with these colours in turn, along u and along v."""
        columns, rows = (len(values) - 1 for values in self._get_u_values_and_v_values())
        turn = np.add.outer(np.arange(columns), np.arange(rows)).ravel() % len(colors)
        self.fill_rgbas[:, :3] = np.array([ManimColor(colour).to_rgb() for colour in colors])[turn]
        if opacity is not None:
            self.fill_rgbas[:, 3] = opacity
        return self

    def set_fill_by_value(self, *args: Any, **kwargs: Any) -> Self:
        """Colour each face by where its middle lies; see manim's `Surface.set_fill_by_value`."""
        return self._coloured(FacedSurface.set_fill_by_value, *args, **kwargs)

    def set_submobject_colors_by_gradient(self, *colors: ParsableManimColor) -> Self:
        """Colour the faces one after another, from the first colour to the last."""
        return self._coloured(Mobject.set_submobject_colors_by_gradient, *colors)

    def set_submobject_colors_by_radial_gradient(self, *args: Any, **kwargs: Any) -> Self:
        """Colour the faces by their distance from a centre."""
        return self._coloured(Mobject.set_submobject_colors_by_radial_gradient, *args, **kwargs)

    def _coloured(self, method: Callable[..., Any], *args: Any, **kwargs: Any) -> Self:
        """Let one of manim's methods colour the faces as mobjects, and take their colours over."""
        if self.submobjects:
            self.refuse(f"{method.__name__} with other mobjects added to it")
        faces = self.faces()
        method(faces, *args, **kwargs)
        self.fill_rgbas = np.concatenate([face.fill_rgbas for face in faces])
        self.stroke_rgbas = np.concatenate([face.stroke_rgbas for face in faces])
        return self

    def fade(self, darkness: float = 0.5, family: bool = True) -> Self:
        """Make every face so much less solid: 0 leaves it, 1 hides it."""
        self.fill_rgbas[:, 3] *= 1 - darkness
        self.stroke_rgbas[:, 3] *= 1 - darkness
        self.fill_opacity *= 1 - darkness
        self.stroke_opacity *= 1 - darkness
        if family:
            for part in self.submobjects:
                part.fade(darkness, family)
        return self

    def match_style(self, vmobject: VMobject, family: bool = True) -> Self:
        """Take over the colours of a surface of as many faces."""
        self._match(vmobject)
        return self.interpolate_color(self, vmobject, 1)

    # shape

    def apply_function(self, function: Callable[[np.ndarray], np.ndarray], **kwargs: Any) -> Self:
        """Move every point to where the function says; of points that faces share, it is asked once."""
        known: dict[bytes, np.ndarray] = {}

        def once(point: np.ndarray) -> np.ndarray:
            key = point.tobytes()
            if key not in known:
                known[key] = function(point)
            return known[key]

        return super().apply_function(once, **kwargs)

    def get_points_defining_boundary(self) -> np.ndarray:
        """The corners of all faces, and of what was added to them."""
        corners = self.points.reshape(-1, 4, 3)[:, [0, 3]].reshape(-1, 3)
        others = [part.get_points_defining_boundary() for part in self.submobjects]
        return np.concatenate([corners, *(points for points in others if len(points))])

    def get_anchors(self) -> list[np.ndarray]:
        """The ends of all curves."""
        return list(self.points.reshape(-1, 4, 3)[:, [0, 3]].reshape(-1, 3))

    def change_anchor_mode(self, mode: Literal["jagged", "smooth"]) -> Self:
        """Make all edges straight ("jagged"). Raises NotImplementedError for "smooth"."""
        if mode != "jagged":
            self.refuse("smooth edges")
        curves = self.points.reshape(-1, 4, 3)
        self.points = straight(curves[:, 0], curves[:, 3])
        return self

    # from one state to another

    def align_points(self, mobject: Mobject) -> Self:
        """Nothing to do between equal tessellations; others raise NotImplementedError."""
        self._match(mobject)
        return self

    def interpolate_color(self, mobject1: Mobject, mobject2: Mobject, alpha: float) -> Self:
        """Between the colours of two surfaces, `alpha` of the way."""
        self._match(mobject1)
        self._match(mobject2)
        super().interpolate_color(mobject1, mobject2, alpha)  # type: ignore[arg-type]
        return self

    def become(self, mobject: Mobject, *args: Any, **kwargs: Any) -> Self:
        """Take over the shape and the colours of a surface of as many faces."""
        self._match(mobject)
        super().become(mobject, *args, **kwargs)
        return self

    def refuse(self, what: str) -> NoReturn:
        """Raise NotImplementedError for what it does not do."""
        raise NotImplementedError(
            f"A {type(self).__name__} that is one mesh does not do {what}: use manim's own for that."
        )

    def _match(self, other: Mobject) -> None:
        if not is_mesh(other):
            self.refuse(f"a change into {type(other).__name__}, or from it")
        if other.count != self.count:
            self.refuse(f"a change between {self.count} and {other.count} faces")

    @override_animation(Create)
    def _created(self, **kwargs: Any) -> Animation:
        return CreateFaces(self, **kwargs)

    @override_animation(Uncreate)
    def _uncreated(self, **kwargs: Any) -> Animation:
        return CreateFaces(
            self, **{"reverse_rate_function": True, "introducer": False, "remover": True} | kwargs
        )

    # what needs the faces one at a time

    @property
    def list_of_faces(self) -> Any:
        """manim's list of the faces."""
        return self.refuse("its faces one at a time (list_of_faces)")

    @list_of_faces.setter
    def list_of_faces(self, faces: list[ThreeDVMobject]) -> None:
        assert not faces  # manim's constructor starts with an empty list

    def __getitem__(self, value: Any) -> Any:
        return self.refuse("its faces one at a time (surface[k])")

    def __iter__(self) -> Iterator[Any]:
        return self.refuse("its faces one at a time (for face in surface)")

    def get_subpaths(self) -> Any:
        """The faces' outlines."""
        return self.refuse("a change into another mobject, or from it")

    def pointwise_become_partial(self, *args: Any) -> Any:
        """A part of the faces' outlines."""
        return self.refuse("animations that draw its outline bit by bit, but for Create and Uncreate")

    def get_gradient_start_and_end_points(self) -> Any:
        """Asked for by cameras that would draw all faces as one outline."""
        return self.refuse("any camera but SolidCamera")

    def color_using_background_image(self, background_image: Any) -> Any:
        """Colours taken from a picture."""
        return self.refuse("a background image")


def is_mesh(mobject: Mobject) -> TypeGuard[Surface]:
    """Whether a mobject is a surface of this kind. manim's classes are abstract ones, and `isinstance` remembers what
    they were made from before `steepest/foreign/solid/exchange.py` changed it."""
    return Surface in type(mobject).__mro__


def straight(starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Control points (4 n, 3) of straight curves from points (…, 3) to points (…, 3)."""
    ways = [manim.interpolate(starts, ends, share) for share in (1 / 3, 2 / 3)]
    return np.stack([starts, *ways, ends], axis=-2).reshape(-1, 3)
