"""Groups made after a pattern are those that manim makes, and share nothing with each other."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import Circle, Square, VGroup, VMobject

from steepest.stage.lean import patterns


class Painted(VGroup):
    """A group that has looks of its own."""

    def init_colors(self, propagate_colors: bool = True) -> Any:
        """Red."""
        return self.set_fill("#ff0000", 0.5)


class Plain(VGroup):
    """A group that has none."""


def _attributes(group: VGroup) -> dict[str, object]:
    return {name: value.tolist() if isinstance(value, np.ndarray) else value for name, value in vars(group).items()}


def _expected(kind: type[VGroup], *parts: VMobject, **looks: Any) -> VGroup:
    group = kind.__new__(kind)
    patterns._theirs(group, *parts, **looks)
    return group


@pytest.mark.parametrize("looks", [{}, {"stroke_width": 2}, {"color": "#12ab9f", "name": "N"}], ids=str)
@pytest.mark.parametrize("kind", [VGroup, Plain, Painted])
def test_groups_are_manims(kind: type[VGroup], looks: dict[str, Any]) -> None:
    parts = Circle(), Square()
    assert _attributes(kind(*parts, **looks)) == _attributes(_expected(kind, *parts, **looks))


@pytest.mark.parametrize("kind", [VMobject, VGroup])
def test_other_defaults_are_kept_to(kind: type[VMobject]) -> None:
    looks = {"color": "#12ab9f"}
    kind.set_default(**looks)
    try:
        assert _attributes(VGroup()) == _attributes(_expected(VGroup, **(looks if kind is VGroup else {})))
    finally:
        kind.set_default()


def test_no_two_groups_share_a_colour_or_a_part() -> None:
    one, two = VGroup(), VGroup()
    one.set_fill("#12ab9f", 1).add(Circle())
    one.updaters.append(lambda _: None)
    assert (two.fill_rgbas[0, 3], two.submobjects, two.updaters) == (0, [], [])
