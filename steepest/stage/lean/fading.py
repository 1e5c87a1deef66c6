"""Fading in a tenth of manim's time, where nothing but opacities changes.

manim fades as it transforms: of each glyph it keeps three copies, and blends their points and seven of their styles in
every frame. What has no updater, goes nowhere and is a plain VMobject gets its opacities alone; the back of a plate,
which is `behind_words`, less than its share of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import manim
import numpy as np
from manim import Mobject, VMobject

_COLOURS = "fill_rgbas", "stroke_rgbas", "background_stroke_rgbas"
_AFTER_WORDS = 2  # the back of a plate comes after its words, and goes before them


@dataclass(frozen=True)
class _Seen:
    """What is seen of an outline: the name of its colours, the colours (n, 4) themselves, and to which `power` of the
    share that is there it is as solid."""

    outline: VMobject
    name: str
    colours: np.ndarray
    power: int

    def show(self, share: float) -> None:
        """Make it so solid, 0 to 1. Colours are shared between copies, so that others take their place."""
        if share == 1:
            setattr(self.outline, self.name, self.colours)
        else:
            faded = self.colours.copy()
            faded[:, 3] *= share**self.power
            setattr(self.outline, self.name, faded)


def _seen(fade: Any) -> Sequence[_Seen] | None:
    """All that a fade changes; None where it is more than opacities."""
    if fade.shift_vector.any() or fade.scale_factor != 1 or fade.lag_ratio or fade.path_arc:
        return None
    family: list[Mobject] = fade.mobject.get_family()
    if any(one.updaters for one in family):
        return None
    outlines = [one for one in family if isinstance(one, VMobject) and _is_plain(one)]
    if len(outlines) < sum(one.has_points() for one in family):
        return None
    return [
        _Seen(one, name, colours, _AFTER_WORDS if getattr(one, "behind_words", False) else 1)
        for one in outlines
        for name in _COLOURS
        if (colours := getattr(one, name))[:, 3].any()
    ]


def _is_plain(one: VMobject) -> bool:
    kind = type(one)
    return (
        one.has_points()
        and kind.interpolate is Mobject.interpolate
        and kind.interpolate_color is VMobject.interpolate_color
        and kind.fade is VMobject.fade
    )


class _Fade:
    """What both ways have in common: `_solid` is how solid things are after a share of the time."""

    _seen: Sequence[_Seen] | None = None

    def begin(self: Any) -> None:
        """Begin."""
        self._seen = _seen(self)
        if self._seen is None:
            self.mobject.update(0)  # what was away while it ran has other digits by now
            super().begin()  # type: ignore[misc]
        else:
            self.interpolate(0)

    def interpolate_mobject(self: Any, alpha: float) -> None:
        """Be so far on the way."""
        if self._seen is None:
            super().interpolate_mobject(alpha)  # type: ignore[misc]
        else:
            share = self._solid(self.get_sub_alpha(alpha, 0, 1))
            for each in self._seen:
                each.show(share)

    def update_mobjects(self: Any, dt: float) -> None:
        """Let copies update themselves, where there are any, and what fades with them: a number that runs gets
        one digit more all at once, and manim blends only what has as many glyphs as its copies."""
        if self._seen is None:
            super().update_mobjects(dt)  # type: ignore[misc]
            if self.suspend_mobject_updating:
                self.mobject.resume_updating()
                self.mobject.suspend_updating()


class FadeIn(_Fade, manim.FadeIn):
    """manim's."""

    @staticmethod
    def _solid(share: float) -> float:
        return share


class FadeOut(_Fade, manim.FadeOut):
    """manim's."""

    @staticmethod
    def _solid(share: float) -> float:
        return 1 - share
