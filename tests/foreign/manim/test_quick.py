"""What makes manim quicker changes nothing of what it does, to the bit, and goes away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from enum import Enum
from typing import Any

import numpy as np
import pytest
from manim import (
    BLUE,
    GREEN,
    RED,
    UP,
    YELLOW,
    Axes,
    Circle,
    DecimalNumber,
    Dot,
    ImageMobject,
    Integer,
    ManimColor,
    Mobject,
    PointCloudDot,
    Square,
    Text,
    ThreeDAxes,
    TracedPath,
    Typst,
    ValueTracker,
    VGroup,
    VMobject,
    config,
    tempconfig,
)

from steepest.foreign.manim.anchors import quick_anchors
from steepest.foreign.manim.colours import quick_colours
from steepest.foreign.manim.copies import quick_copies
from steepest.foreign.manim.decimal_numbers import quick_numbers
from steepest.foreign.manim.families import quick_families
from steepest.foreign.manim.state import state

Quick = Callable[[], AbstractContextManager[None]]
QUICK: list[Quick] = [quick_anchors, quick_colours, quick_copies, quick_families, quick_numbers]


@pytest.fixture(scope="module", autouse=True)
def type_stays_here(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """manim keeps the type it sets in a folder of the test's."""
    with tempconfig({}):
        config.media_dir = str(tmp_path_factory.mktemp("media"))
        yield


@contextmanager
def all_quick() -> Iterator[None]:
    """For a while, everything quick at once."""
    with ExitStack() as patched:
        for quick in QUICK:
            patched.enter_context(quick())
        yield


class Counted(VMobject):
    """Wants to know when its level is set."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        self.__dict__["level"] = 3

    @property
    def level(self) -> int:
        """Its level."""
        return int(self.__dict__["level"])

    @level.setter
    def level(self, value: int) -> None:
        self.__dict__["level"] = value
        self.__dict__["times"] = self.__dict__.get("times", 0) + 1


def with_target() -> Mobject:
    """A mobject that refers to others, and to itself."""
    square = Square().save_state()
    square.generate_target()
    square.target.shift(UP)
    square.me = square
    square.table = {"a": [square, np.arange(3)], "b": (1, [2, square])}
    return square


def shared() -> Mobject:
    """A group with the same part at two places."""
    dot = Dot()
    return VGroup(VGroup(dot, Circle()), VGroup(dot))


SAMPLES: dict[str, Callable[[], Mobject]] = {
    "square": lambda: Square(fill_opacity=0.5),
    "typst": lambda: Typst("some words"),
    "text": lambda: Text("words", font="DejaVu Sans Mono"),
    "number": lambda: DecimalNumber(-12.345, mob_class=Typst, include_sign=True),
    "axes": lambda: Axes(x_range=(0, 2), y_range=(0, 2)),
    "space": lambda: ThreeDAxes(),
    "cloud": lambda: PointCloudDot(radius=0.3),
    "image": lambda: ImageMobject(np.zeros((4, 4, 3), np.uint8)),
    "gradient": lambda: Circle(fill_opacity=1).set_fill([RED, GREEN]).set_sheen(0.3, UP),
    "updating": lambda: Square().add_updater(lambda m, dt: m.shift(dt * UP)),
    "tracker": lambda: ValueTracker(4),
    "trace": lambda: TracedPath(lambda: np.zeros(3)),
    "target": with_target,
    "shared": shared,
    "counted": Counted,
    "empty": VMobject,
    "group": VGroup,
}


def told(value: Any, seen: dict[int, int]) -> Any:
    """All of an object as plain data, with what it refers to twice told apart; identity of the parts is kept."""
    if isinstance(value, np.ndarray):
        return str(value.dtype), value.shape, value.tobytes(), value.flags.c_contiguous
    if isinstance(value, ManimColor):
        return value.to_rgba().tolist()
    if isinstance(value, Enum | int | float | complex | str | bytes | None) or callable(value):
        return repr(value).partition(" at 0x")[0]
    if id(value) in seen:
        return "again", seen[id(value)]
    seen[id(value)] = len(seen)
    if isinstance(value, list | tuple):
        return type(value).__name__, [told(each, seen) for each in value]
    if isinstance(value, dict):
        return [(told(key, seen), told(each, seen)) for key, each in value.items()]
    inner = vars(value) if hasattr(value, "__dict__") else {}
    own = {name: each for name, each in inner.items() if name not in ("original_id", "path_obj")}
    return type(value).__name__, told(own, seen)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_quick_copy_is_manims_copy(name: str) -> None:
    sample = SAMPLES[name]()
    expected = sample.copy()
    with quick_copies():
        found = sample.copy()
    assert told(found, {}) == told(expected, {})
    assert found.original_id == expected.original_id == str(id(sample))


def test_a_copy_can_be_changed_alone() -> None:
    square = with_target()
    before = told(square, {})
    with quick_copies():
        copied = square.copy()
    copied.set_color(RED).shift(UP)
    copied.table["a"].append(1)
    copied.target.scale(3)
    assert told(square, {}) == before


def dressed(sample: Mobject) -> int:
    """What many ways of colouring make of a mobject."""
    if isinstance(sample, VMobject):
        sample.set_fill(BLUE, 0.3).set_stroke(RED, 2, 0.5).set_opacity(1)
        sample.set_fill(opacity=np.float64(0.7)).set_stroke(YELLOW, opacity=1, background=True, width=3)
        sample.set_color("#ff8800").set_fill([RED], [0.5]).match_style(Circle(color=GREEN))
        sample.set_fill([RED, BLUE], [0.1, 0.9]).set_fill(GREEN).set_opacity(0.4).fade(0.5)
        sample.set_sheen(0.4).set_fill(YELLOW)
    return state([sample])


def moved(sample: Mobject) -> int:
    """What measuring and moving make of a mobject."""
    sample.to_edge(UP).scale(0.7).next_to(Circle(), UP).rotate(0.3).align_to(Dot(), UP)
    return state([sample])


@pytest.mark.parametrize("work", [dressed, moved])
@pytest.mark.parametrize("name", sorted(set(SAMPLES) - {"counted", "empty", "group", "trace", "tracker"}))
def test_nothing_comes_out_otherwise(name: str, work: Callable[[Mobject], int]) -> None:
    expected = work(SAMPLES[name]())
    with all_quick():
        assert work(SAMPLES[name]()) == expected


def test_a_running_number_runs_as_it_did() -> None:
    def run() -> list[int]:
        number = DecimalNumber(0.5, num_decimal_places=3, mob_class=Typst, font_size=30).scale(1.3)
        whole = Integer(9, mob_class=Typst).set_color(RED)
        found = []
        for step in range(12):
            number.set_value(step * 1.237 - 3).next_to(whole.set_value(step * 77), UP)
            found.append(state([number, whole]))
        return found

    expected = run()
    with all_quick():
        assert run() == expected


def test_families_of_trees_and_of_others_are_manims() -> None:
    turning = VGroup(Dot(), VGroup(Dot()))
    turning.submobjects[1].submobjects.append(turning)
    for sample in (shared(), Axes(), VGroup(), turning):
        expected = sample.get_family()
        with quick_families():
            assert all(a is b for a, b in zip(sample.get_family(), expected, strict=True))


def test_what_manim_refuses_is_refused() -> None:
    broken = Square()
    broken.points = broken.points[:6]
    with quick_anchors(), pytest.raises(ValueError, match="zip"):
        broken.get_center()


def test_afterwards_manim_is_what_it_was() -> None:
    before = dict(vars(Mobject)), dict(vars(VMobject)), dict(vars(DecimalNumber))
    with all_quick():
        assert before != (dict(vars(Mobject)), dict(vars(VMobject)), dict(vars(DecimalNumber)))
    assert before == (dict(vars(Mobject)), dict(vars(VMobject)), dict(vars(DecimalNumber)))
