"""Lines of code leave as they came."""

import pytest
from manim import FadeOut, Scene, VGroup

from steepest import theme
from steepest.stage.box import Box
from steepest.stage.figures.panel.program import Program
from steepest.stage.type import typeset


class Stage(Scene):
    """A scene without a text: each label is its own line of code."""

    def code(self, label: str, size: float = theme.SMALLEST_SIZE) -> VGroup:
        return typeset.code(label, size=size)


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


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("come", [1, 2])
def test_it_moves_to_where_it_would_stand_in_another_region_with_what_has_not_come_yet(
    come: int, large: bool
) -> None:
    stage, labels = Stage(), {"one": theme.FIRST, "two": theme.SECOND}
    low = Box(theme.SIDE.left, theme.SIDE.bottom, theme.SIDE.right, 0.0)
    high = Box(low.left, low.bottom + 1.3, low.right, 1.0)
    program, there = (Program(stage, labels, region, large=large) for region in (high, low))
    stage.add(program.light_behind, program.stripe, *program.lines[:come])
    move = program.move(low)
    move.begin()
    move.interpolate(0.4)
    move.interpolate(1)
    move.finish()
    for part, at in zip(program.lines, there.lines, strict=True):
        assert part.get_center() == pytest.approx(at.get_center())
    for part, at in ((program.light_behind, there.light_behind), (program.stripe, there.stripe)):
        assert part.get_center() == pytest.approx(at.get_center())
    assert program.back.get_center() == pytest.approx(there.back.get_center())
    assert program.middles == pytest.approx(there.middles)
