"""The oracle of the scene partials."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from mpmath import mpf

from tests.oracle.mathematics.formula import Reading, Vector, same
from tests.oracle.sentences import Said
from tests.oracle.world import Claim, Number, Setting, World, answer, silent

XY = ("x", "y")


class Slope(Reading):
    """The derivative of a formula in one variable."""

    def __init__(self, text: str, axis: int) -> None:
        super().__init__(text, XY)
        self.axis = axis

    def __call__(self, at: Sequence[mpf]) -> mpf:
        return self.derivative(at, self.axis)


def summands(node: ast.expr) -> Iterator[ast.expr]:
    """The terms of a sum as it was typed, each with its sign."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            yield from summands(left)
            yield right if isinstance(op, ast.Add) else ast.UnaryOp(op=ast.USub(), operand=right)
        case _:
            yield node


def letters(text: str) -> set[str]:
    """The variables in a formula."""
    return {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)} & set(XY)


class Partials(World):
    """A function whose terms are differentiated, two points, and a linear function."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.function, self.linear = Reading(setting["function"], XY), Reading(setting["linear"], XY)

    @cached_property
    def terms(self) -> list[str]:
        """Its terms."""
        return [ast.unparse(term) for term in summands(self.function.tree)]

    def live(self, name: str) -> list[str]:
        """Those in which a letter stands."""
        return [term for term in self.terms if name in letters(term)]

    def melting(self, name: str) -> list[str]:
        """Those in which it does not."""
        return [term for term in self.terms if name not in letters(term)]

    @cached_property
    def constant(self) -> Reading:
        """What the terms without x add."""
        return Reading(" + ".join(f"({term})" for term in self.melting("x")) or "0", XY)

    def is_everywhere(self, said: Said) -> bool:
        """Whether that is as much at another x."""
        x, y = self.place("point")
        return same(self.constant((x, y)), self.constant((x + 3, y)))

    def is_as_steep(self, said: Said) -> bool:
        """Whether the function without that is as steep along x at the point."""
        rest = Reading(f"({self.setting['function']}) - ({' + '.join(self.melting('x')) or 0})", XY)
        at = self.place("point")
        return same(rest.derivative(at, 0), self.function.derivative(at, 0))

    def turn(self, said: Said) -> str:
        """The term of this turn of the beat."""
        return self.live("x")[said.number - 1]

    @cached_property
    def here(self) -> Vector:
        return self.function.gradient(self.place("point"))

    @cached_property
    def there(self) -> Vector:
        return self.function.gradient(self.place("second"))

    def is_linear(self, said: Said) -> bool:
        """Whether its slopes are the same at some places, and so is what a step climbs."""
        places = [(mpf(0), mpf(0)), (mpf(3), mpf(-2)), (mpf(-7), mpf(5))]
        slopes = [self.linear.gradient(at) for at in places]
        return all(all(map(same, one, slopes[0])) for one in slopes)

    numbers: ClassVar[Mapping[str, Number]] = {
        "function": lambda w, s: w.function,
        "linear": lambda w, s: w.linear,
        "point": lambda w, s: w.typed("point"),
        "point[0]": lambda w, s: w.typed("point")[0],
        "point[1]": lambda w, s: w.typed("point")[1],
        "second": lambda w, s: w.typed("second"),
        "by_x.partial": lambda w, s: Slope(w.setting["function"], 0),
        "by_y.partial": lambda w, s: Slope(w.setting["function"], 1),
        "by_x.constant": lambda w, s: w.constant,
        "lift": lambda w, s: w.constant(w.place("point")),
        "term.before.signed": lambda w, s: Reading(w.turn(s), XY),
        "term.after.signed": lambda w, s: Slope(w.turn(s), 0),
        "riddles[0].before.signed": lambda w, s: Reading(
            next(term for term in w.melting("x") if letters(term)), XY
        ),
        "here.gradient[0]": lambda w, s: w.here[0],
        "here.gradient[1]": lambda w, s: w.here[1],
        "there.gradient[0]": lambda w, s: w.there[0],
        "there.gradient[1]": lambda w, s: w.there[1],
        "by_y.melting[0].before.signed": lambda w, s: Reading(w.melting("y")[0], XY),
        "coefficients[0]": lambda w, s: w.linear.gradient((mpf(0), mpf(0)))[0],
        "coefficients[1]": lambda w, s: w.linear.gradient((mpf(0), mpf(0)))[1],
    }

    sentences: ClassVar[Mapping[str, Claim]] = {
        **silent(
            "How steep is {function} along x, and along y?",
            "A formula in large letters, f = {function}, and beside it a block of ground, the graph, with somebody on "
            "it at {point}.",
            "Through there a line leads over the ground along x, and one along y.",
            "Freeze y: it is a number now, and x moves alone.",
            "The block is cut open at y = {point[1]}, and a pane of ice stands in the cut.",
            "What does {riddles[0].before.signed} add to the slope along x?",
            "There is no x in it, so it stays as it is while x moves.",
            "The curly d's mark the partial derivative with respect to x.",
            "What is the partial derivative of {function} with respect to y?",
            "{by_y.partial}",
            "This time x is frozen: what has no y in it melts, and the rest is differentiated with respect to y.",
            "A copy of what has no x in it melts as it comes down, and where its drops fall a zero appears in the "
            "next line.",
            "The line is filled: ∂f/∂x = {by_x.partial}.",
            "An arrow named ∂f/∂x starts at the point, as steep as the edge of the cut there.",
            "The block turns, and is cut open at x = {point[0]}.",
            "The line of ∂f/∂x steps down, and one over it is filled: ∂f/∂y = {by_y.partial}.",
            "An arrow of that name starts at the point, along the edge of this cut.",
            "At {point} the slope is {here.gradient[0]} along x.",
            "Along y it is {here.gradient[1]}.",
            "Two slices through the ground at {point} stand side by side, with one scale of heights.",
            "Along x the edge has the slope {here.gradient[0]}, along y {here.gradient[1]}.",
            "Where there is room, triangles under the tangents show a step along the axis and its climb.",
            "On a map beside them lines in their colours show where the ground is cut, and they cross at the point.",
            "Move to {second}, and both slopes follow.",
            "A dot runs along the edge of one slice, and the other one changes its shape with it, for what is frozen "
            "there is another number now.",
            *("was {here.gradient[0]}", "was {here.gradient[1]}"),
            "The slopes end at {there.gradient[0]} along x and {there.gradient[1]} along y.",
            "Dashed lines show how steep the tangents were.",
            "The ground beside them is a tilted plane, with lines that lead over it along x and along y.",
            "Where these climb or fall, triangles stand on them, with level runs, and beside their uprights the "
            "slopes.",
            "Such lines for f = {linear}: ∂f/∂x = {coefficients[0]} and ∂f/∂y = {coefficients[1]}.",
            "Freeze all letters but one, and differentiate as usual.",
            "The function and its two partial derivatives, ∂f/∂x = {by_x.partial} and ∂f/∂y = {by_y.partial}, with "
            "frozen letters as ice.",
            "Under them stand, where there is room, their values at {second}.",
            "Lines lead over the ground beside them, along x and along y.",
            "Where these climb or fall, triangles stand on them at {second}, with level runs, and beside their "
            "uprights the slopes: {there.gradient[0]} along x and {there.gradient[1]} along y.",
        ),
        "The letter y turns to ice where it stands in the formula.": lambda w, s: bool(w.live("y")),
        "its slope along y": answer(lambda w: False),
        "itself": answer(lambda w: False),
        "nothing": answer(lambda w: True),
        "{term.before.signed} becomes {term.after.signed}.": lambda w, s: "y" not in letters(w.turn(s)),
        "With y frozen, {term.before.signed} becomes {term.after.signed}.": (
            lambda w, s: letters(w.turn(s)) == {*XY}
        ),
        "Under the formula this term stands by itself, with {point[1]} in place of y, and where there is room its own "
        "graph along x.": lambda w, s: letters(w.turn(s)) == {*XY},
        "Nothing: it lifts the curve;": lambda w, s: (
            len(w.melting("x")) == 1 and w.constant(w.place("point")) > 0 and w.is_everywhere(s) and w.is_as_steep(s)
        ),
        "Nothing: it lowers the curve;": lambda w, s: (
            len(w.melting("x")) == 1 and w.constant(w.place("point")) < 0 and w.is_everywhere(s) and w.is_as_steep(s)
        ),
        "in the slope it melts to zero.": lambda w, s: len(w.melting("x")) == 1 and w.is_as_steep(s),
        "Nothing: without x, it melts to zero.": lambda w, s: (
            len(w.melting("x")) == 1 and same(w.constant(w.place("point")), mpf(0))
        ),
        "What has no x in it melts to zero.": lambda w, s: not any(map(letters, w.melting("x"))),
        "Nothing: what has no x in it melts to zero.": lambda w, s: len(w.melting("x")) > 1,
        "Freeze x instead: {by_y.melting[0].before.signed} melts, the rest becomes {by_y.partial}.": (
            lambda w, s: len(w.melting("y")) == 1
        ),
        "Freeze x instead, and the formula becomes {by_y.partial}.": lambda w, s: not w.melting("y"),
        "Freeze x instead: what has no y in it melts, the rest becomes {by_y.partial}.": (
            lambda w, s: len(w.melting("y")) > 1
        ),
        "{by_x.constant} = {lift} all along": is_everywhere,
        "same slope": is_as_steep,
        "without {by_x.constant}": is_everywhere,
        "In linear functions the slopes are the coefficients: {coefficients[0]} and {coefficients[1]}.": is_linear,
        "Move to {second}: only y moves, yet both slopes change.": lambda w, s: (
            (w.place("second")[0] == w.place("point")[0] and not any(map(same, w.here, w.there)))
            or f"x moves, or a slope stays: {w.here} and {w.there}"
        ),
    }
