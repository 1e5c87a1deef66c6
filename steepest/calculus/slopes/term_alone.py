"""A term of a sum by itself, with numbers in place of its frozen letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from steepest.calculus.numbers import Point
from steepest.calculus.slopes.cut import Cut
from steepest.calculus.slopes.put_in import PutIn
from steepest.calculus.slopes.term_by_term import Differentiated

__all__ = ["TermAlone"]


@dataclass(frozen=True)
class TermAlone:
    """A `term` of which only one letter moves: each frozen one is the number that it stands for `at` a point.

    >>> from steepest.calculus import Function, TermByTerm
    >>> *_, term = TermByTerm(Function("y**3 - 2*x*y", ["x", "y"]), "x").live
    >>> alone = TermAlone(term, (1, 2))
    >>> alone.put.text(), alone.cut.edge.text(), int(alone.cut.slope)
    ('−2x · 2', '−4x', -4)
    """

    term: Differentiated
    at: Point

    @property
    def put(self) -> PutIn:
        """It as it reads with these numbers, before anybody works it out."""
        signed = self.term.before.signed
        return PutIn(signed, self.at, tuple(name for name in signed.variables if name != self.term.name))

    @cached_property
    def cut(self) -> Cut:
        """Its graph, cut where the other letters are frozen: what is left of it, and how steep that is."""
        return Cut(self.term.before.signed, self.at, self.term.name)
