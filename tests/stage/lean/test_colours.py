"""Colours are manim's, to the bit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import HSV, RED, VMobject

from steepest.stage.lean import colours

COLOURS = (None, "#12ab9f", "#123", "RED", RED, HSV((0.3, 0.4, 0.5)), 0x123456, ("#12ab9f", RED), ((0.1, 0.2, 0.3),))


@pytest.mark.parametrize("sheen", [0.0, 0.2])
@pytest.mark.parametrize("opacity", [None, 0, 1, 0.3, np.float64(0.7), (0.2, 0.8)])
@pytest.mark.parametrize("color", COLOURS, ids=str)
def test_colours_are_manims(color: Any, opacity: Any, sheen: float) -> None:
    outline = VMobject()
    outline.sheen_factor = sheen
    theirs = colours._theirs(outline, color, opacity)
    ours = outline.generate_rgbas_array(color, opacity)
    np.testing.assert_array_equal(ours, theirs)
    assert (ours.dtype, ours.shape) == (theirs.dtype, theirs.shape)


def test_an_outline_is_painted_so() -> None:
    assert VMobject.generate_rgbas_array is colours.generate_rgbas_array


def test_no_two_outlines_share_a_colour() -> None:
    one, two = VMobject(), VMobject()
    one.set_fill("#12ab9f", 1)
    two.set_fill("#12ab9f", 1)
    one.fill_rgbas[0, 3] = 0.5
    assert two.fill_rgbas[0, 3] == 1
