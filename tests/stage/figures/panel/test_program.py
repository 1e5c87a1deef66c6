"""Lines of code leave as they came."""

from manim import FadeOut, Scene, VGroup

from steepest import theme
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
