"""Names of variables: their letters, Greek ones, and what stands low."""

from __future__ import annotations

import ast
import re

_LETTERS = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa mu nu xi omicron
    pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Xi Pi Sigma Upsilon Phi Psi Omega
"""
GREEK = dict(zip(_LETTERS.split(), "αβγδεζηθικμνξοπρστυφχψωΓΔΘΞΠΣΥΦΨΩ", strict=True))
"""Greek letters by their names. Lambda is missing: Python keeps that word for itself (see `words`)."""

_LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_NAME = re.compile(r"([A-Za-z]+?)_?([0-9]*)|([A-Za-z]+)_([A-Za-z0-9_]+)")


def split(name: str) -> tuple[str, str]:
    """Split a name into its letters and its index: w1 and w_1 into w and 1, fx stays whole."""
    match = _NAME.fullmatch(name)
    if match is None:
        return name, ""
    return (match[1], match[2]) if match[1] else (match[3], match[4])


def words(name: str) -> str:
    """Return a variable's name as Unicode text: w1 as w₁, eta as η.

    >>> words("w1"), words("eta"), words("theta_2"), words("price")
    ('w₁', 'η', 'θ₂', 'price')
    """
    letters, index = split(name)
    letters = GREEK.get(letters, "λ" if letters in ("lamda", "lam") else letters)
    return letters + (index.translate(_LOW) if index.isdigit() or not index else f"_{index}")


def is_differential(node: ast.expr) -> bool:
    """Whether a node is a variable such as dx: a power of it has brackets, or it would read as that of x."""
    return isinstance(node, ast.Name) and len(node.id) == 2 and node.id[0] == "d"


def is_word(node: ast.expr) -> bool:
    """Whether a node is a variable whose name is said or printed as a word, not as a letter."""
    return isinstance(node, ast.Name) and len(words(split(node.id)[0])) > 1
