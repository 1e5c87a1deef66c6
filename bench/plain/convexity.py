"""Convex functions in words: a justified paragraph, formulas that turn into each other, a table."""

from __future__ import annotations

from manim import (
    DOWN,
    UP,
    Circumscribe,
    Create,
    FadeIn,
    FadeOut,
    MathTypst,
    Scene,
    Table,
    TransformMatchingShapes,
    Typst,
    Underline,
    VGroup,
    Write,
)

PARAGRAPH = """#set par(justify: true)
#block(width: 20em)[A function is *convex* when the chord between two points of its graph never lies below
the graph. For smooth functions this is the same as having a positive semidefinite Hessian at every point of
the domain. Gradient descent with a small enough rate then reaches a global minimum.]"""


class Convexity(Scene):
    """A title, a paragraph, three formulas and a table of five rows, as a talk would show them."""

    def construct(self) -> None:
        """Play 17 seconds."""
        title = Typst("*Convex functions*", font_size=60).to_edge(UP)
        line = Underline(title)
        self.play(Write(title), Create(line), run_time=1.5)
        paragraph = Typst(PARAGRAPH, font_size=30).scale_to_fit_width(11)
        self.play(Write(paragraph), run_time=3)
        self.wait(2)
        self.play(FadeOut(paragraph, shift=UP), run_time=0.7)

        function = MathTypst("f(x) = 1/2 x^T A x - b^T x", font_size=60)
        gradient = MathTypst("nabla f(x) = A x - b", font_size=60)
        step = MathTypst("x_(k+1) = x_k - eta (A x_k - b)", font_size=60)
        self.play(Write(function), run_time=1)
        self.wait(1)
        self.play(TransformMatchingShapes(function, gradient), run_time=1)
        self.wait(0.5)
        self.play(TransformMatchingShapes(gradient, step), run_time=1)
        self.play(step.animate.scale(0.7).next_to(line, DOWN, buff=0.4), run_time=0.7)

        table = self.table().scale(0.76).shift(DOWN)
        self.play(FadeIn(table), run_time=1)
        self.play(Circumscribe(table.get_rows()[3]), run_time=1)
        self.wait(2)
        self.play(FadeOut(VGroup(title, line, step, table)), run_time=0.7)

    def table(self) -> Table:
        """How distance and excess shrink in the first five steps, if each takes a fifth of the way."""
        rows = [[f"{k}", f"{0.8**k:.4f}", f"{0.64**k:.4f}"] for k in range(5)]
        heads = [MathTypst(head) for head in ("k", "||x_k - x^*||", "f(x_k) - f(x^*)")]
        return Table(rows, col_labels=heads, element_to_mobject=lambda entry: Typst(entry, font_size=36))
