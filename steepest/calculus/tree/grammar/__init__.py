"""The one reader of typed text: formulas and expressions, checked character by character before anything is
built.

A text is read in three passes (`reading`). The first goes through its tokens from left to right (`tokens`, `scanner`)
and knows at each one what may stand there, so that an error names the character and what would be right. The second
hands the text, by now known to be harmless, to Python's own parser. The third walks the tree (`checker`) and lets
nothing through but the nodes listed there, with limits on depth, exponents and the size of numbers. What is allowed,
the `dialect` says. Nothing is ever executed.
"""

from steepest.calculus.tree.grammar.dialect import CALLS, CONSTANTS, FORMULA, Dialect
from steepest.calculus.tree.grammar.error import FormulaError
from steepest.calculus.tree.grammar.reading import read
from steepest.calculus.tree.grammar.repair import repaired

__all__ = ["CALLS", "CONSTANTS", "FORMULA", "Dialect", "FormulaError", "read", "repaired"]
