"""A partial derivative, taken term by term of the sum that somebody typed."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property

from steepest.calculus.formula import Formula
from steepest.calculus.function import Function
from steepest.calculus.tree import notation
from steepest.calculus.tree.derivative import derivative
from steepest.calculus.tree.notation.brackets import SUM, strength
from steepest.calculus.tree.polynomial import names_in
from steepest.calculus.tree.spine import spine

__all__ = ["Differentiated", "Summand", "TermByTerm"]


@dataclass(frozen=True)
class Summand:
    """A term of a sum: the `size` that is added or taken away, and whether it is taken away (`minus`)."""

    size: Function
    minus: bool = False

    @property
    def is_zero(self) -> bool:
        """Whether it is written as 0."""
        return self.size.formula.is_zero

    @property
    def in_brackets(self) -> bool:
        """Whether it stands in brackets: a sum that is taken away, or that begins with a minus sign of its own.

        >>> [Summand(Function(source, ["x"]), True).in_brackets for source in ("3*x", "x - 1")]
        [False, True]
        """
        tree = self.size.formula.tree
        return strength(tree) == SUM and (self.minus or isinstance(tree, ast.UnaryOp))

    @property
    def signed(self) -> Function:
        """It with its sign, for a sentence that names it.

        >>> Summand(Function("3*x**2", ["x"]), True).signed.text()
        '−3x²'
        """
        formula = self.size.formula
        if not self.minus:
            return self.size
        return Function(Formula(notation.source(_negated(formula.tree)), formula.names, derived=True))


@dataclass(frozen=True)
class Differentiated:
    """A term of a function, `before`, and what it becomes, `after`, when the variable `name` alone is live."""

    name: str
    before: Summand
    after: Summand

    @property
    def letters(self) -> tuple[str, ...]:
        """The variables that stand in it, in their order."""
        size = self.before.size
        return tuple(name for name in size.variables if name in names_in(size.formula.tree))

    @property
    def is_live(self) -> bool:
        """Whether the live letter stands in it: all else is a constant, whose derivative is zero."""
        return self.name in self.letters

    @property
    def is_mixed(self) -> bool:
        """Whether a frozen letter stands in it beside the live one."""
        return self.is_live and len(self.letters) > 1


@dataclass(frozen=True)
class TermByTerm:
    """The partial derivative of a function in one variable: the other letters are frozen, and each term of the sum, as
    it was typed, is differentiated by itself (sum rule).

    >>> rule = TermByTerm(Function("3*x**2 + 2*x*y - y**3", ["x", "y"]), "x")
    >>> [(term.before.size.text(), term.after.size.text()) for term in rule.terms]
    [('3x²', '6x'), ('2xy', '2y'), ('y³', '0')]
    >>> [term.before.minus for term in rule.terms], rule.partial.text(), rule.frozen
    ([False, False, True], '6x + 2y', ('y',))
    """

    function: Function
    name: str

    @property
    def frozen(self) -> tuple[str, ...]:
        """The other variables, in their order."""
        return tuple(name for name in self.function.variables if name != self.name)

    @property
    def partial(self) -> Function:
        """All of it: the partial derivative, as a teacher leaves it."""
        return self.function.partial(self.name)

    @cached_property
    def terms(self) -> tuple[Differentiated, ...]:
        """The terms, in the order in which they were typed."""
        tree = self.function.formula.tree
        first, further = spine(tree) if _is_sum(tree) else (tree, [])
        typed = [(first, False), *((term, isinstance(op, ast.Sub)) for op, term in further)]
        return tuple(self._differentiated(term, minus) for term, minus in typed)

    @property
    def length(self) -> int:
        """How many letters, digits and signs there are to be read in a line where each term has as much room as the
        longer of itself and what it becomes."""
        return sum(3 + max(len(term.before.size.text()), len(term.after.size.text())) for term in self.terms)

    @property
    def live(self) -> tuple[Differentiated, ...]:
        """The terms in which the live letter stands."""
        return tuple(term for term in self.terms if term.is_live)

    @property
    def melting(self) -> tuple[Differentiated, ...]:
        """The terms that are constants, and become zero."""
        return tuple(term for term in self.terms if not term.is_live)

    @property
    def constant(self) -> Function:
        """What these add, as one sum; zero where there are none.

        >>> TermByTerm(Function("y - 3*x**2 - (y**3 - 1)", ["x", "y"]), "x").constant.text()
        'y − (y³ − 1)'
        """
        first, *further = [term.before for term in self.melting] or [self._summand(ast.Constant(0), False)]
        tree = first.signed.formula.tree
        for term in further:
            tree = ast.BinOp(tree, ast.Sub() if term.minus else ast.Add(), term.size.formula.tree)
        return self._summand(tree, False).size

    def _differentiated(self, term: ast.expr, minus: bool) -> Differentiated:
        names, decimals = self.function.variables, self.function.formula.has_decimals
        before = self._summand(*_without_sign(term, minus))
        found = derivative(before.size.formula.tree, self.name, names, decimals)
        return Differentiated(self.name, before, self._summand(*_without_sign(found, before.minus)))

    def _summand(self, tree: ast.expr, minus: bool) -> Summand:
        size = Function(Formula(notation.source(tree), self.function.variables, derived=True))
        return Summand(size, minus and not size.formula.is_zero)


def _is_sum(tree: ast.expr) -> bool:
    return isinstance(tree, ast.BinOp) and strength(tree) == SUM


def _without_sign(tree: ast.expr, minus: bool) -> tuple[ast.expr, bool]:
    """A term without the minus sign at its front, and whether it is taken away then."""
    if isinstance(tree, ast.UnaryOp):
        return tree.operand, not minus
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Mult | ast.Div):
        left, turned = _without_sign(tree.left, minus)
        return ast.BinOp(left=left, op=tree.op, right=tree.right), turned
    return tree, minus


def _negated(tree: ast.expr) -> ast.expr:
    """A term with a minus sign at its front."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Mult | ast.Div):
        return ast.BinOp(left=_negated(tree.left), op=tree.op, right=tree.right)
    return ast.UnaryOp(op=ast.USub(), operand=tree)
