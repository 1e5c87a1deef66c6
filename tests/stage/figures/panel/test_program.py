"""Lines of code leave as they came."""

import pytest
from manim import FadeOut, Scene, VGroup

from steepest import theme
from steepest.stage.box import Box
from steepest.stage.figures.panel.program import Program
from steepest.stage.type import typeset


class Stage(Scene):
    """A scene without a text: each label is its own line of code."""

    def code(self, label: str, size: float = theme.SMALLEST_SIZE, pitch: float | None = None) -> VGroup:
        return typeset.code(label, pitch, size=size)


def test_what_never_came_does_not_appear_as_it_goes() -> None:
    stage = Stage()
    program = Program(stage, {"one": theme.FIRST, "two": theme.SECOND})
    stage.add(program.light_behind, program.stripe, program.lines[0])
    leaving = [each.mobject for each in program.going() if isinstance(each, FadeOut)]
    assert leaving == [program.light_behind, program.stripe, program.lines[0]]


def test_a_line_that_is_lit_stays_lit_and_the_light_goes_to_another_in_the_dark() -> None:
    program = Program(Stage(), {"one": theme.FIRST, "two": theme.SECOND})
    lit = float(program.light_behind.get_fill_opacity())
    seen = dict[str, float]()
    for label in ("one", "two"):
        light = program.light(label)
        light.begin()
        light.interpolate(0.5)
        seen[label] = float(program.light_behind.get_fill_opacity())
        light.interpolate(1)
        light.finish()
    assert seen["one"] == lit
    assert seen["two"] < lit
    assert float(program.light_behind.get_fill_opacity()) == lit
    assert program.light_behind.get_y() == program.middles[1]


@pytest.mark.parametrize(
    ("bound", "size"), [("0.001", theme.LABEL_SIZE), ("1", theme.LABEL_SIZE), ("0.00001", theme.SMALLEST_SIZE)]
)
def test_lines_are_as_large_as_there_is_room_and_one_that_is_too_long_has_two_rows(bound: str, size: float) -> None:
    labels = dict.fromkeys(("g = gradient(w)", f"if |g| < {bound}: stop", "w = w − η·g"), theme.INK)
    region = Box(0.0, 0.0, 3.67, 2.35)
    program = Program(Stage(), labels, region)
    first, second, last = program.lines
    assert [line.size * line.enlarged for line in program.lines] == pytest.approx([size] * 3)
    assert second.height > first.height + 0.3
    assert all(region.left < line.get_left()[0] and line.get_right()[0] < region.right for line in program.lines)
    apart = [one.baseline - other.baseline for one, other in ((first, second), (second, last))]
    assert apart == pytest.approx([apart[0], 2 * apart[0]])
    light = program.light(list(labels)[1])
    light.begin()
    light.interpolate(1)
    light.finish()
    assert program.light_behind.get_bottom()[1] < second.get_bottom()[1]
    assert program.light_behind.get_top()[1] > second.get_top()[1]


def test_lines_are_small_and_narrow_where_there_is_no_room_for_more_rows() -> None:
    low = Box(0.0, 0.0, 3.67, 1.0)
    program = Program(Stage(), dict.fromkeys(("g = gradient(w)", "if |g| < 0.001: stop"), theme.INK), low)
    assert all(line.markup.count("\n") == 0 for line in program.lines)
    assert max(line.size for line in program.lines) == theme.SMALLEST_SIZE
