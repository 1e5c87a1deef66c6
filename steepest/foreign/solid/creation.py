"""How a surface that is one mobject comes: face by face, as manim draws one that is many."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import VMobject
from manim.animation.creation import ShowPartial


class CreateFaces(ShowPartial):
    """manim's `Create` for the faces of a surface: one after another, each along its outline."""

    def __init__(
        self, mobject: VMobject, lag_ratio: float = 1.0, introducer: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(mobject, lag_ratio=lag_ratio, introducer=introducer, **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        """Show what is shown at a moment from 0 to 1; what was added to the surface follows its faces."""
        surface, *others = self.get_all_families_zipped()
        faces = surface[0].count
        count = faces + len(others)
        shares = np.clip([self.get_sub_alpha(alpha, k, count) for k in range(count)], 0, 1)
        surface[0].shares = None if (shares[:faces] == 1).all() else shares[:faces]
        for other, share in zip(others, shares[faces:], strict=True):
            self.interpolate_submobject(other[0], other[1], share)

    def _get_bounds(self, alpha: float) -> tuple[float, float]:
        return 0, alpha
