"""The first look at a text: its numbers, names and signs, each with its column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from steepest.calculus.tree.grammar.dialect import Dialect
from steepest.calculus.tree.grammar.error import FormulaError

_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<string>'[^'\\\n]*'|\"[^\"\\\n]*\")"
    r"|(?P<sign>\*\*|//|<=|>=|==|!=|<>|:=|->|<<|>>|[-+*/()<>\[\],.=%@&|^~!:?;{}])"
)
ARITHMETIC = frozenset({"+", "-", "*", "/", "**"})
COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})
INSTEAD = {
    "^": ("**", "write ** for a power"),
    "−": ("-", "write the minus sign of the keyboard, -"),
    "–": ("-", "write the minus sign of the keyboard, -"),
    "·": ("*", "write * for a product"),
    "×": ("*", "write * for a product"),
    "∙": ("*", "write * for a product"),
    "÷": ("/", "write / for a quotient"),
    "//": ("/", "write / for a quotient"),
    "²": ("**2", "write **2 for a square"),
    "³": ("**3", "write **3 for a cube"),
    "√": ("sqrt ", "write sqrt(…) for a root"),
    "π": ("pi", "write pi"),
    "<>": ("!=", "write != for 'is not equal to'"),
    "|": ("|", "write abs(…) for |…|"),
}
"""What was meant where somebody typed a sign of mathematics or of another language, and what to say; of bars, which one
needs the other for, only that."""
NAMES_INSTEAD = {
    "e": ("exp", "write exp(…) for a power of e"),
    "ln": ("log", "write log(…) for ln(…)"),
    "max": ("abs", "write (a + b + abs(a - b))/2 for max(a, b)"),
    "min": ("abs", "write (a + b - abs(a - b))/2 for min(a, b)"),
}
"""What to say where somebody typed another name, unknown here, for what a function makes that is known."""


@dataclass(frozen=True)
class Token:
    """A piece of a text: "number", "name", "string" or "sign", as typed, and its column, counted from 0."""

    kind: str
    text: str
    column: int


def tokens(source: str, dialect: Dialect) -> Iterator[Token]:
    """The tokens of a text, in order. Raises FormulaError at a character that begins none."""
    column = 0
    while column < len(source):
        match = _TOKEN.match(source, column)
        if match is None:
            raise FormulaError(_refused_character(source[column], dialect), source, column)
        kind = match.lastgroup or ""
        if kind != "space":
            yield Token(kind, match.group(), column)
        column = match.end()


def _refused_character(character: str, dialect: Dialect) -> str:
    if character in INSTEAD:
        return INSTEAD[character][1]
    if character in "'\"" and dialect.strings:
        return f"the quotation mark {character} is never closed on its line"
    if character in "'\"`":
        return f"text in quotation marks cannot stand in a {dialect.noun}"
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    if name.startswith("greek small letter "):
        return f"write {name.removeprefix('greek small letter ')} for {character}"
    shown = (
        f"{character} ({name})"
        if character.isprintable() and not character.isspace()
        else f"the character {name}"
    )
    return f"{shown} cannot stand in a {dialect.noun}: letters a to z, digits 0 to 9 and + - * / ** ( ) can"
