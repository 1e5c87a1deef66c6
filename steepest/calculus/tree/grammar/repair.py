"""What was meant by a formula that cannot be read: its slips of the pen mended, all of them together."""

from __future__ import annotations

import re

from steepest.calculus.tree.grammar.dialect import CONSTANTS, Dialect
from steepest.calculus.tree.grammar.error import FormulaError
from steepest.calculus.tree.grammar.reading import read
from steepest.calculus.tree.grammar.scanner import near_name
from steepest.calculus.tree.grammar.tokens import INSTEAD

_NUMBER = r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_LEFT_SIDE = re.compile(r"^\s*[A-Za-z]\w*\s*(\([^()]*\))?\s*=(?!=)")  # f(x, y) = …
_COMMA = re.compile(r"(?<=\d),(?=\d)(?!(?<!\b0,)\d{3}\b)")  # of a decimal; 1,000 may be another number
_PIECE = re.compile(rf"{_NUMBER}|[A-Za-z_]\w*|\*\*|\S")


def repaired(source: str, dialect: Dialect) -> str | None:
    """The formula that was meant by a text, spelled as it can be read; None where that is not plain.

    >>> from steepest.calculus.tree.grammar import FORMULA
    >>> [repaired(text, FORMULA(["x", "y"])) for text in ("x^2+2x", "0,5*x", "x²+y", "x*y)", "sin x", "x + z")]
    ['x**2+2*x', '0.5*x', 'x**2+y', 'x*y', 'sin(x)', None]
    """
    if len(source) > dialect.length:
        return None
    text = _LEFT_SIDE.sub("", source).strip().removeprefix("+")
    for sign, (right, _) in INSTEAD.items():
        text = text.replace(sign, right)
    text = re.sub(r"\bsqrt\s+\(", "sqrt(", _COMMA.sub(".", text))
    text = re.sub(r"\|([^|]+)\|", r"abs(\1)", text)
    text = re.sub(r"\bln\b", "log", text)
    if "e" not in (dialect.names or ()):
        text = re.sub(rf"\be\s*\*\*\s*({_NUMBER}|[A-Za-z]\w*)", r"exp(\1)", text)
        text = re.sub(r"\be\s*\*\*\s*(?=\()", "exp", text)
    calls = "|".join(sorted(dialect.calls, key=len, reverse=True))
    text = re.sub(rf"\b({calls})\s+((?:{_NUMBER})?\s*[A-Za-z]\w*|{_NUMBER})(?!\s*\()", r"\1(\2)", text)
    text = _closed(_with_products(text, dialect))
    try:
        read(text, dialect)
    except FormulaError:
        return None
    return text if text != source.strip() else None


def _with_products(text: str, dialect: Dialect) -> str:
    """The text with every sign of a product that was left out."""
    known = (dialect.names or frozenset()) | CONSTANTS | dialect.calls
    said, before, end = "", "", 0
    for match in _PIECE.finditer(text):
        piece, space = match[0], text[end : match.start()]
        if piece[0].isalpha() and piece not in known:
            piece = "*".join(piece) if set(piece) <= known else near_name(piece, known - CONSTANTS) or piece
        ended = before == ")" or (before[-1:].isalnum() and before not in dialect.calls)
        begins = piece[0].isalpha() or piece[0] == "(" or (piece[0].isdigit() and not before[-1:].isdigit())
        said += f"{'*' if ended and begins else space}{piece}"
        before, end = piece, match.end()
    return said


def _closed(text: str) -> str:
    """The text without brackets that close nothing, and with those that were never closed."""
    said, depth = "", 0
    for sign in text:
        if sign == ")" and not depth:
            continue
        depth += (sign == "(") - (sign == ")")
        said += sign
    return said + ")" * depth
