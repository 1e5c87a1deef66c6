"""Digests of what pixels follow from."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import (
    BLUE,
    RED,
    RIGHT,
    Circle,
    ImageMobject,
    LineJointType,
    Mobject,
    PointCloudDot,
    Square,
    ValueTracker,
    VMobject,
)

from steepest.script.values.told import ToldNumber
from steepest.stage.camera.appearance import INVISIBLE, Appearances, Untold, digest

ROOT = Path(__file__).parents[3]


class Side(Enum):
    LEFT = 1
    RIGHT = 2


@dataclass
class Point:
    x: float
    y: float


PLAIN = [
    None,
    True,
    1,
    1.5,
    "1",
    b"1",
    Fraction(1, 3),
    (1, 2),
    [[1], 2],
    [1, [2]],
    {"a": 1},
    Side.LEFT,
    Side.RIGHT,
    Point(1, 2),
    Point(2, 1),
    np.array([1.0, 2]),
    np.array([1, 2]),
    np.array([[1.0, 2]]),
    RED,
    BLUE,
    ToldNumber(Fraction(1, 3)),
    ToldNumber(Fraction(1, 3), decimals=2),
]


def test_unlike_values_have_unlike_digests() -> None:
    assert len({digest(value) for value in PLAIN}) == len(PLAIN)


def test_numbers_of_numpy_are_read() -> None:
    assert digest(np.float64(0.1)) == digest(0.1) != digest([np.float64(0.2)])


@pytest.mark.parametrize("whole", [tuple, list])
def test_numbers_of_numpy_are_written_as_those_of_python_wherever_they_stand(whole: type) -> None:
    for numbers in ([0.1, 2, True], [0.1, "a", (1, 2)], [0.1, [np.array([1.0])], b"b"]):
        theirs = [np.float64(0.1), *numbers[1:]]
        assert digest(whole(theirs)) == digest(whole(numbers))
        assert digest(whole([whole(theirs)])) == digest(whole([whole(numbers)]))


def test_the_order_of_keys_does_not_matter() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


@pytest.mark.parametrize("value", [lambda: None, object(), {1, 2}, np.array([object()]), Square()])
def test_what_is_no_plain_data_is_refused(value: object) -> None:
    with pytest.raises(Untold, match="nothing says what"):
        digest([value])


CHANGES: dict[str, Callable[[VMobject], Any]] = {
    "points, in place": lambda m: m.points.__iadd__(0.001),
    "a shift": lambda m: m.shift(1e-9 * RIGHT),
    "fill": lambda m: m.set_fill(BLUE),
    "fill's opacity": lambda m: m.set_fill(opacity=0.4),
    "stroke": lambda m: m.set_stroke(BLUE),
    "stroke's opacity": lambda m: m.set_stroke(opacity=0.4),
    "stroke's width": lambda m: m.set_stroke(width=3),
    "a stroke behind": lambda m: m.set_stroke(BLUE, 5, background=True),
    "corners": lambda m: setattr(m, "joint_type", LineJointType.BEVEL),
    "a gradient": lambda m: m.set_color([RED, BLUE]),
    "a sheen": lambda m: m.set_sheen(0.5, RIGHT),
    "where outlines break": lambda m: setattr(m, "tolerance_for_point_equality", 0.1),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_the_camera_reads_changes_the_digest(name: str) -> None:
    seen = Appearances()
    square = Square(fill_color=RED, fill_opacity=1)
    before = seen.of(square)
    assert seen.of(square) == before == Appearances().of(square.copy())
    CHANGES[name](square)
    assert seen.of(square) != before


def test_a_gradient_follows_submobjects_too() -> None:
    """manim lays it from end to end of the family."""
    seen = Appearances()
    square = Square(fill_opacity=1).set_color([RED, BLUE])
    part = Circle().shift(RIGHT)
    square.add(part)
    before = seen.of(square)
    part.shift(RIGHT)
    assert seen.of(square) != before


def test_a_mobject_in_the_place_of_another_that_is_gone_is_not_taken_for_it() -> None:
    seen = Appearances()
    found = {seen.of(Circle(radius=1 + k)) for k in range(50)}
    assert len(found) == 50


@pytest.mark.parametrize(
    "mobject", [Square(stroke_opacity=0), Square(stroke_width=0), ValueTracker(3), Mobject()]
)
def test_what_cannot_be_seen_has_no_digest(mobject: Mobject) -> None:
    assert Appearances().of(mobject) == INVISIBLE


def test_an_image_is_told_by_its_pixels() -> None:
    seen = Appearances()
    image = ImageMobject(np.zeros((4, 4, 4), np.uint8))
    before = seen.of(image)
    image.pixel_array[0, 0] = 9
    assert seen.of(image) != before


def test_a_point_cloud_is_told_by_its_points_and_colours() -> None:
    seen = Appearances()
    cloud = PointCloudDot()
    before = seen.of(cloud)
    cloud.rgbas[0] = 0.2
    changed = seen.of(cloud)
    cloud.shift(RIGHT)
    assert len({before, changed, seen.of(cloud)}) == 3


def test_what_is_drawn_in_a_way_of_its_own_is_refused() -> None:
    class Odd(Square):
        def get_fill_rgbas(self) -> Any:
            return np.random.default_rng().random((1, 4))

    with pytest.raises(Untold, match="Odd says in a way of its own"):
        Appearances().of(Odd())


def test_a_digest_is_the_same_in_another_process() -> None:
    code = (
        "from steepest.stage.camera.appearance import Appearances, digest; from manim import Square, RED\n"
        "square = Square(fill_color=RED, fill_opacity=1)\n"
        "print((Appearances().of(square) + digest({'b': 1.5, 'a': (None, 'x')})).hex())"
    )
    square = Square(fill_color=RED, fill_opacity=1)
    here = Appearances().of(square) + digest({"b": 1.5, "a": (None, "x")})
    there = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == here.hex()
