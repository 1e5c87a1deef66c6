"""A formula's tree printed as it was typed: as plain source, Typst mathematics, Unicode text, or speech.

Nothing is reordered or simplified: `5 - w1 - 2*w2` stays `5 − w₁ − 2w₂`. Round brackets stand where the tree
needs them.
"""

from steepest.calculus.tree.notation.plain import source
from steepest.calculus.tree.notation.speech import Spoken, spoken
from steepest.calculus.tree.notation.typesetting import Wrap, typst
from steepest.calculus.tree.notation.unicode import text
from steepest.calculus.tree.notation.variables import words

__all__ = ["Spoken", "Wrap", "source", "spoken", "text", "typst", "words"]
