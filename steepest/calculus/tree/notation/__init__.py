"""A formula's tree printed as it was typed: as plain source, mathematics of Typst, LaTeX and MathML, Unicode text, or
speech.

Nothing is reordered or simplified: `5 - w1 - 2*w2` stays `5 − w₁ − 2w₂`. Round brackets stand where the tree
needs them.
"""

from steepest.calculus.tree.notation.latex import latex
from steepest.calculus.tree.notation.mathml import mathml
from steepest.calculus.tree.notation.plain import source
from steepest.calculus.tree.notation.speech import Spoken, spoken
from steepest.calculus.tree.notation.typesetting import Wrap, typst
from steepest.calculus.tree.notation.unicode import text
from steepest.calculus.tree.notation.variables import words

__all__ = ["Spoken", "Wrap", "latex", "mathml", "source", "spoken", "text", "typst", "words"]
