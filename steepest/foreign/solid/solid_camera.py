"""manim's 3D camera, which prepares all faces at once.

The calls to Cairo are manim's, with manim's numbers, and so is the order of drawing: only what leads to them is worked
out for all faces together (`steepest/foreign/solid/batch.py`). A frame at 1080p with a surface of 32 × 32 as 1,024
mobjects takes 44 ms instead of 223, ThreeDAxes 4 instead of 42, Dot3D 3 instead of 14, Arrow3D 26 instead of 221,
and no pixel differs; with meshes (`steepest/foreign/solid/surface.py`) the surface takes 16 ms and the arrow 10.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import numpy as np
from manim import Mobject, ThreeDCamera, VMobject
from manim.camera.camera import CAP_STYLE_MAP, LINE_JOIN_MAP, Camera

from steepest.foreign.solid.batch import Batch, depth
from steepest.foreign.solid.face_brush import FaceBrush
from steepest.foreign.solid.surface import is_mesh


class SolidCamera(ThreeDCamera):
    """manim's `ThreeDCamera`, several times faster; what it does not know it leaves to that."""

    def capture_mobjects(self, mobjects: Iterable[Mobject], **kwargs: Any) -> None:
        """Draw the mobjects onto the picture, far to near."""
        self.reset_rotation_matrix()
        shown: list[Mobject] = []
        for mobject in Camera.get_mobjects_to_display(self, mobjects, **kwargs):
            shown += mobject.shown() if is_mesh(mobject) else [mobject]
        known = [mobject for mobject in shown if isinstance(mobject, VMobject) and self._knows(mobject)]
        if not known:
            self._leave_to_manim(self.get_mobjects_to_display(shown, include_submobjects=False))
            return
        batch = Batch(known, self.should_apply_shading)
        brush, context = self._brush(batch), self.get_cairo_context(self.pixel_array)
        for ours, run in itertools.groupby(self._far_to_near(shown, batch), lambda unit: unit >= 0):
            if ours:
                brush.paint(context, run)
            else:
                self._leave_to_manim([shown[~unit] for unit in run])

    def _knows(self, mobject: VMobject) -> bool:
        """Whether a mobject is drawn in bulk. Raises NotImplementedError for a mesh that cannot be drawn at all."""
        framed = mobject in self.fixed_in_frame_mobjects
        if is_mesh(mobject):
            if framed or mobject in self.fixed_orientation_mobjects:
                mobject.refuse("a fixed place or orientation in the frame")
            return True
        shaded = mobject.shade_in_3d and self.should_apply_shading
        return (
            len(mobject.points) >= 4
            and len(mobject.points) % 4 == 0
            and mobject.n_points_per_cubic_curve == 4
            and not mobject.background_image
            and not mobject.background_stroke_width
            and mobject not in self.fixed_orientation_mobjects
            and (
                not framed
                if shaded
                else len(mobject.get_fill_rgbas()) == len(mobject.get_stroke_rgbas()) == 1
            )
        )

    def _far_to_near(self, shown: list[Mobject], batch: Batch) -> list[int]:
        """manim's order of drawing: faces of the batch by number, other mobjects by ~ of their place in `shown`."""
        places = {id(mobject): k for k, mobject in enumerate(batch.mobjects)}
        counts = [int(batch.counts[places[id(m)]]) if id(m) in places else 1 for m in shown]
        rotation = self.get_rotation_matrix()
        units = np.empty(sum(counts), int)
        ours = np.repeat([id(mobject) in places for mobject in shown], counts)
        units[ours] = np.arange(len(batch.first))
        depths = np.empty(len(units))
        depths[ours] = batch.depths(rotation)
        others = [k for k, mobject in enumerate(shown) if id(mobject) not in places]
        units[~ours] = ~np.array(others, int)
        depths[~ours] = [
            depth(shown[k].get_z_index_reference_point(), rotation)
            if getattr(shown[k], "shade_in_3d", False)
            else np.inf
            for k in others
        ]
        return list(units[np.argsort(depths, kind="stable")].tolist())

    def _brush(self, batch: Batch) -> FaceBrush:
        """What paints the faces of a batch."""
        places = self._projected(batch.points)
        framed = batch.each([mobject in self.fixed_in_frame_mobjects for mobject in batch.mobjects])
        if framed.any():
            here = np.repeat(framed, batch.lengths)
            places[here] = batch.points[here, :2]
        pens = [
            (
                mobject.get_stroke_width() * self.cairo_line_width_multiple,
                LINE_JOIN_MAP[mobject.joint_type],
                CAP_STYLE_MAP[mobject.cap_style],
            )
            for mobject in batch.mobjects
        ]
        gains = batch.gains(self.light_source.points[0])
        return FaceBrush(
            batch,
            places,
            batch.gradients(places, self._projected),
            batch.fills(gains),
            batch.strokes(gains),
            pens,
            self.frame_width / self.pixel_width,
        )

    def _projected(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 3) lie on the frame (n, 2), as `project_points` says; numpy's matrix product would start
        threads for so many."""
        x, y, z = (points - self.frame_center).T
        right, up, out = (x * row[0] + y * row[1] + z * row[2] for row in self.get_rotation_matrix())
        distance = self.get_focal_distance()
        with np.errstate(divide="ignore"):
            scale = distance / (distance - out)
        if self.exponential_projection:
            scale = np.where(out < 0, scale, np.exp(out / distance))
        else:
            scale[distance - out < 0] = 10**6
        scale *= self.get_zoom()
        return np.stack([right * scale, up * scale], axis=1)

    def _leave_to_manim(self, mobjects: list[Mobject]) -> None:
        for kind, group in itertools.groupby(mobjects, self.type_or_raise):
            self.display_funcs[kind](list(group), self.pixel_array)
