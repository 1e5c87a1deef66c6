"""The one reader of typed text: formulas and expressions, checked character by character before anything is
built.

A text is read in three passes. The first goes through its tokens from left to right and knows at each one
what may stand there, so that an error names the character and what would be right. The second hands the text,
by now known to be harmless, to Python's own parser. The third walks the tree and lets nothing through but the
nodes listed here, with limits on depth, exponents and the size of numbers. Nothing is ever executed.
"""

from __future__ import annotations

import ast
import difflib
import keyword
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

__all__ = ["CALLS", "CONSTANTS", "FORMULA", "Dialect", "FormulaError", "read", "spine"]

CALLS = frozenset({"sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs"})
"""The functions a formula may call, each with one argument. `log` is the natural logarithm."""

CONSTANTS = frozenset({"pi"})
"""Names with a fixed value, known in every formula that does not declare them itself."""

# What is derived from a formula within the limits may pass them; these only keep recursion and time in hand.
_DERIVED: dict[str, Any] = {
    "length": 5_000_000,
    "depth": 150,
    "digits": 4_000,
    "exponent": 10_000,
    "degree": 100_000,
    "size": math.inf,
}


class FormulaError(ValueError):
    """A text that cannot be read: why, and at which character.

    Attributes: `reason`, a sentence without its full stop; `source`, the text; `column`, counted from 0.

    >>> error = FormulaError("write ** for a power", "x^2", 1)
    >>> print(error)
    write ** for a power (character 2 of 'x^2')
    >>> print(error.pointer())
    x^2
     ^
    """

    def __init__(self, reason: str, source: str, column: int) -> None:
        self.reason = reason
        self.source = source
        self.column = max(0, min(column, len(source)))
        super().__init__(reason, source, column)

    def __str__(self) -> str:
        excerpt, _ = self._window(40)
        return f"{self.reason} (character {self.column + 1} of {excerpt!r})"

    def pointer(self, width: int = 72) -> str:
        """Return two lines: the text, cut to `width` characters about the fault, and a caret under the
        character.

        >>> print(FormulaError("too long", "x + " * 100 + "x", 200).pointer(20))
        … x + x + x + x + x…
                  ^
        """
        excerpt, column = self._window(width)
        return f"{excerpt}\n{' ' * column}^"

    def _window(self, width: int) -> tuple[str, int]:
        start = max(0, min(self.column - width // 2, len(self.source) - width + 1))
        shown = self.source[start : start + width]
        column = self.column - start
        if start > 0:
            shown = "…" + shown[1:]
        if start + width < len(self.source):
            shown = shown[:-1] + "…"
        return "".join(c if c.isprintable() else "␀" if c == "\0" else " " for c in shown), column


@dataclass(frozen=True)
class Dialect:
    """What may stand in a text.

    `calls`: functions that may be called; those also in `many` take one argument or more, the others exactly
    one. `names`: the names known, or None for any. `fields`: `record.field`. `indices`: `list[0]`,
    `list[-1]`. `comparisons`: `<`, `<=`, `>`, `>=`, `==`, `!=`. `logic`: `and`, `or`, `not`. `strings`:
    `'text'`. `noun`: what to call the text in messages.

    Limits: `length` in characters; `depth` in levels of nesting; `digits` of a number; `exponent`, the size
    of one; `degree` that powers and products reach together; `size`, the natural logarithm of the largest
    exact number that can arise.
    """

    calls: frozenset[str] = CALLS
    names: frozenset[str] | None = None
    fields: bool = False
    indices: bool = False
    comparisons: bool = False
    logic: bool = False
    strings: bool = False
    many: frozenset[str] = frozenset({"min", "max"})
    noun: str = "formula"
    length: int = 400
    depth: int = 40
    digits: int = 30
    exponent: int = 64
    degree: int = 64
    size: float = 10_000.0

    def __post_init__(self) -> None:
        for name in sorted(self.names or ()):
            if not _NAME.fullmatch(name) or keyword.iskeyword(name) or name.startswith("_"):
                raise ValueError(
                    f"{name!r} cannot be the name of a variable: use letters, digits and _, as in w1"
                )
            if name in self.calls:
                raise ValueError(f"{name!r} cannot be the name of a variable: it is a function")


def FORMULA(names: Iterable[str], *, derived: bool = False) -> Dialect:
    """Return the dialect of formulas in the variables `names`; a `derived` formula may be long and of high
    degree.

    Raises ValueError for a name that cannot be a variable.

    >>> ast.unparse(read("3*x**2 + 2*x*y", FORMULA(["x", "y"])))
    '3 * x ** 2 + 2 * x * y'
    """
    dialect = Dialect(names=frozenset(names) | CONSTANTS)
    return replace(dialect, **_DERIVED) if derived else dialect


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)"
    r"|(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<string>'[^'\\\n]*'|\"[^\"\\\n]*\")"
    r"|(?P<sign>\*\*|//|<=|>=|==|!=|<>|:=|->|<<|>>|[-+*/()<>\[\],.=%@&|^~!:?;{}])"
)
_ARITHMETIC = frozenset({"+", "-", "*", "/", "**"})
_COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})
_INSTEAD = {
    "^": "write ** for a power",
    "−": "write the minus sign of the keyboard, -",
    "–": "write the minus sign of the keyboard, -",
    "·": "write * for a product",
    "×": "write * for a product",
    "∙": "write * for a product",
    "÷": "write / for a quotient",
    "//": "write / for a quotient",
    "²": "write **2 for a square",
    "³": "write **3 for a cube",
    "√": "write sqrt(…) for a root",
    "π": "write pi",
    "<>": "write != for 'is not equal to'",
}


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    column: int


def _tokens(source: str, dialect: Dialect) -> Iterator[_Token]:
    column = 0
    while column < len(source):
        match = _TOKEN.match(source, column)
        if match is None:
            raise FormulaError(_refused_character(source[column], dialect), source, column)
        kind = match.lastgroup or ""
        if kind != "space":
            yield _Token(kind, match.group(), column)
        column = match.end()


def _refused_character(character: str, dialect: Dialect) -> str:
    if character in _INSTEAD:
        return _INSTEAD[character]
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


class _Scanner:
    """Goes through the tokens once and refuses the first one that cannot stand where it stands."""

    def __init__(self, source: str, dialect: Dialect) -> None:
        self.source, self.dialect = source, dialect
        self.tokens = list(_tokens(source, dialect))
        self.open: list[tuple[str, _Token]] = []  # what each open bracket is: "call", "group" or "index"
        self.signs = 0  # signs and nots in front of the operand that comes next

    def refuse(self, reason: str, at: _Token | int) -> FormulaError:
        return FormulaError(reason, self.source, at if isinstance(at, int) else at.column)

    def scan(self) -> None:
        noun = self.dialect.noun
        if not self.tokens:
            raise self.refuse(f"the {noun} is empty", 0)
        wants_operand = True
        for position, token in enumerate(self.tokens):
            before = self.tokens[position - 1] if position else None
            after = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
            read = self.operand if wants_operand else self.operator
            wants_operand = read(token, before, after)
        if wants_operand:
            end = len(self.source.rstrip())
            raise self.refuse(f"the {noun} breaks off: a number or a name is missing at its end", end)
        if self.open:
            raise self.refuse(
                f"the bracket {self.open[-1][1].text} opened here is never closed", self.open[-1][1]
            )

    def operand(self, token: _Token, before: _Token | None, after: _Token | None) -> bool:
        """Take the token where an operand must stand; return whether one must still follow."""
        if token.text == "-" or (token.text == "not" and self.dialect.logic):
            self.signs += 1
            if self.signs > self.dialect.depth:
                raise self.refuse("too many signs follow one another", token)
            return True
        self.signs = 0
        if token.kind == "number":
            self.number(token)
            return False
        if token.kind == "string":
            if not self.dialect.strings:
                raise self.refuse(f"text in quotation marks cannot stand in a {self.dialect.noun}", token)
            return False
        if token.kind == "name":
            self.name(token, before, after)
            return False
        if token.text == "(":
            self.push("group", token)
            return True
        raise self.refuse(self.missing_operand(token, before), token)

    def missing_operand(self, token: _Token, before: _Token | None) -> str:
        if token.text == "+":
            return "leave out the plus sign in front"
        if (
            token.text in ("*", "**")
            and self.open
            and self.open[-1][0] == "call"
            and before
            and before.text in "(,"
        ):
            return f"arguments cannot be unpacked with {token.text}"
        if token.text in "[{":
            return f"the bracket {token.text} cannot stand here: group with round brackets ( )"
        if (
            token.text in _INSTEAD
            or token.text in _ARITHMETIC
            or token.text in _COMPARISONS
            or token.text in ",)]"
        ):
            return f"a number or a name is missing before {token.text}"
        return f"{token.text} cannot stand in a {self.dialect.noun}"

    def operator(self, token: _Token, before: _Token | None, after: _Token | None) -> bool:
        """Take the token where an operator or a closing bracket must stand; return whether an operand must
        follow.
        """
        text, kind = token.text, token.kind
        if text in _ARITHMETIC or (text in _COMPARISONS and self.dialect.comparisons):
            return True
        if text in ("and", "or") and self.dialect.logic:
            return True
        if text in (")", "]"):
            return self.close(token)
        if text == "(":
            return self.call_or_product(token, before)
        if text == "[" and self.dialect.indices:
            self.push("index", token)
            return True
        if text == "," and self.open and self.open[-1][0] == "call":
            return True
        if text == "." and self.dialect.fields and after and after.kind == "name":
            return False  # the name that follows is checked as a field
        if kind == "name" and before and before.text == "." and self.dialect.fields:
            if text.startswith("_") or keyword.iskeyword(text):
                raise self.refuse(f"{text} is not a field that can be read", token)
            return False
        raise self.refuse(self.no_operator(token, before, after), token)

    def no_operator(self, token: _Token, before: _Token | None, after: _Token | None) -> str:
        text, noun = token.text, self.dialect.noun
        left = before.text if before else ""
        if token.kind == "string":
            return (
                f"text in quotation marks cannot stand {'here' if self.dialect.strings else f'in a {noun}'}"
            )
        if token.kind == "name" and (keyword.iskeyword(text)):
            return f"the word {text} cannot stand in a {noun}"
        if token.kind in ("number", "name"):
            return f"write * between {left} and {text} for a product"
        indexed = bool(self.open) and self.open[-1][0] == "index"
        if text == "," and before and after and before.kind == after.kind == "number" and not indexed:
            return "write decimals with a point, as in 0.5"
        if text == ",":
            return f"a comma cannot stand here: this is one {noun}, not a list"
        if text == "=" and self.open and self.open[-1][0] == "call":
            return "arguments are given without a name and ="
        if text == "=":
            return (
                "write == to compare"
                if self.dialect.comparisons
                else f"give the {noun} alone, without an equals sign"
            )
        if text in _COMPARISONS:
            return f"a comparison with {text} cannot stand in a {noun}"
        if text == ".":
            return f"fields and methods ({left}.{after.text if after else ''}) cannot be used in a {noun}"
        if text == "[":
            return f"an index in [ ] cannot stand in a {noun}"
        if text == ":" and self.open and self.open[-1][0] == "index":
            return "an index is one number: slices cannot be used"
        return _INSTEAD.get(text, f"{text} cannot stand in a {noun}")

    def push(self, kind: str, token: _Token) -> None:
        self.open.append((kind, token))
        if len(self.open) > self.dialect.depth:
            raise self.refuse(f"more than {self.dialect.depth} brackets are open at once", token)

    def close(self, token: _Token) -> bool:
        if not self.open:
            raise self.refuse(f"the bracket {token.text} closes nothing", token)
        kind, opening = self.open.pop()
        wanted = "]" if kind == "index" else ")"
        if token.text != wanted:
            raise self.refuse(f"the bracket {opening.text} is closed by {token.text}, not by {wanted}", token)
        return False

    def call_or_product(self, token: _Token, before: _Token | None) -> bool:
        if before is not None and before.kind == "name" and before.text in self.dialect.calls:
            self.push("call", token)
            return True
        left = before.text if before else ""
        raise self.refuse(f"write * between {left} and ( for a product", token)

    def number(self, token: _Token) -> None:
        if re.match(r"0[0-9]", token.text):
            raise self.refuse(f"a number does not begin with 0 unless a point follows: {token.text}", token)
        most = self.dialect.digits
        mantissa, _, exponent = token.text.lower().partition("e")
        if len(mantissa) > most or len(exponent) > 6 or abs(int(exponent or 0)) > most:
            raise self.refuse(f"this number is out of reach: {most} digits are allowed", token)

    def name(self, token: _Token, before: _Token | None, after: _Token | None) -> None:
        text, dialect = token.text, self.dialect
        called = after is not None and after.text == "("
        if keyword.iskeyword(text):
            raise self.refuse(f"the word {text} cannot stand in a {dialect.noun}", token)
        if text.startswith("_"):
            raise self.refuse(f"{text} cannot be used: names begin with a letter", token)
        if after is not None and after.kind == "string" and after.column == token.column + len(text):
            raise self.refuse(f"text in quotation marks cannot follow {text}", token)
        if text in dialect.calls:
            if not called:
                raise self.refuse(f"{text} needs its argument in round brackets, as in {text}(x)", token)
        elif dialect.names is not None and text not in dialect.names:
            if called:
                raise self.refuse(f"{text} is not a function known here: {_listed(dialect.calls)} are", token)
            raise self.refuse(_unknown(text, dialect), token)
        elif called and dialect.names is None:
            raise self.refuse(f"{text} is not a function known here: {_listed(dialect.calls)} are", token)


def _listed(names: Iterable[str]) -> str:
    *first, last = sorted(names) or ["none"]
    return f"{', '.join(first)} and {last}" if first else last


def _unknown(name: str, dialect: Dialect) -> str:
    known = (dialect.names or frozenset()) - CONSTANTS
    near = difflib.get_close_matches(name, known | dialect.calls, 1, 0.75)
    if near:
        return f"{name} is not known here: did you mean {near[0]}?"
    if not known:
        return f"{name} is not known here: no variable is"
    return f"{name} is not known here: {_listed(known)} {'is' if len(known) == 1 else 'are'}"


def read(source: str, dialect: Dialect) -> ast.expr:
    """Read a text as a tree of Python's `ast`, of the nodes that `dialect` allows and no others.

    The value of a number's `ast.Constant` is exact, an int or a Fraction, and its `kind` is the number as it
    was typed. Raises FormulaError, and nothing else, for a text that cannot be read.

    >>> tree = read("0.10*x", FORMULA(["x"]))
    >>> tree.left.value, tree.left.kind
    (Fraction(1, 10), '0.10')
    >>> read("x^2", FORMULA(["x"]))
    Traceback (most recent call last):
        ...
    steepest.calculus.tree.grammar.FormulaError: write ** for a power (character 2 of 'x^2')
    """
    if not isinstance(source, str):
        raise FormulaError(f"a {dialect.noun} is a text, not {type(source).__name__}", repr(source)[:80], 0)
    if len(source) > dialect.length:
        reason = f"the {dialect.noun} has {len(source):,} characters: {dialect.length} are allowed"
        raise FormulaError(reason, source, dialect.length)
    _Scanner(source, dialect).scan()
    flat = re.sub(r"\s", " ", source)  # one line, so that a column is a place in the text
    try:
        tree = ast.parse(f"({flat})", mode="eval").body
        _Checker(source, dialect).check(tree)
    except SyntaxError as error:
        raise FormulaError("this cannot be read from here on", source, (error.offset or 1) - 2) from None
    except (ValueError, MemoryError, RecursionError) as error:
        if isinstance(error, FormulaError):
            raise
        raise FormulaError(f"the {dialect.noun} is nested too deeply", source, 0) from None
    return tree


def spine(node: ast.expr) -> tuple[ast.expr, list[tuple[ast.operator, ast.expr]]]:
    """Return the first operand of a sum or a product and its further operands, each with its operator.

    `a - b + c` is nested to the left, ((a - b) + c): this unrolls it, so that a long sum needs no deep
    recursion. A node that is neither a sum nor a product is its own first operand.

    >>> first, further = spine(read("1 - x + 2*x", FORMULA(["x"])))
    >>> first.value, [(type(op).__name__, ast.unparse(term)) for op, term in further]
    (1, [('Sub', 'x'), ('Add', '2 * x')])
    """
    further: list[tuple[ast.operator, ast.expr]] = []
    if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Pow):
        same = (ast.Add, ast.Sub) if isinstance(node.op, (ast.Add, ast.Sub)) else (ast.Mult, ast.Div)
        while isinstance(node, ast.BinOp) and isinstance(node.op, same):
            further.append((node.op, node.right))
            node = node.left
    return node, further[::-1]


class _Checker:
    """Walks the tree: only nodes that the dialect allows, numbers made exact, limits on depth, powers and
    size.
    """

    def __init__(self, source: str, dialect: Dialect) -> None:
        self.source, self.dialect = source, dialect
        # The parser counts columns in bytes of UTF-8, and strings in quotes may hold any character.
        self.bytes = None if source.isascii() else source.encode()

    def column(self, node: ast.expr) -> int:
        column = node.col_offset - 1
        return column if self.bytes is None else len(self.bytes[:column].decode(errors="ignore"))

    def refuse(self, reason: str, node: ast.expr) -> FormulaError:
        return FormulaError(reason, self.source, self.column(node))

    def check(self, node: ast.expr, depth: int = 0) -> tuple[int, float]:
        """Return bounds for the degree, and for the size that numbers can reach should all variables cancel
        out.

        The size is the natural logarithm of a bound for numerator and denominator: names count as 1, because
        what is left of `x - x` or `x/x` is 0 or 1.
        """
        if depth > self.dialect.depth:
            raise self.refuse(
                f"the {self.dialect.noun} is nested more than {self.dialect.depth} levels deep", node
            )
        degree, height = self.bounds(node, depth + 1)
        if degree > self.dialect.degree:
            raise self.refuse(
                f"powers and products reach degree {degree}: at most {self.dialect.degree}", node
            )
        if height > self.dialect.size:
            raise self.refuse("the numbers in this power grow too large", node)
        return degree, height

    def bounds(self, node: ast.expr, depth: int) -> tuple[int, float]:
        match node:
            case ast.Constant():
                return 0, self.constant(node)
            case ast.Name():
                return 1, 0.0
            case ast.UnaryOp(op=ast.USub() | ast.Not(), operand=operand):
                return self.check(operand, depth)
            case ast.BinOp(op=ast.Pow()):
                return self.power(node, depth)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                first, further = spine(node)
                parts = [self.check(part, depth) for part in [first, *(term for _, term in further)]]
                return max(d for d, _ in parts), sum(h for _, h in parts) + len(further) * math.log(2)
            case ast.BinOp(op=ast.Mult() | ast.Div()):
                first, further = spine(node)
                parts = [self.check(part, depth) for part in [first, *(factor for _, factor in further)]]
                return sum(d for d, _ in parts), sum(h for _, h in parts)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self.call(node, name, args, depth)
            case ast.Attribute(value=value) if self.dialect.fields:
                return self.check(value, depth)
            case ast.Subscript(value=value, slice=index) if self.dialect.indices:
                self.check(index, depth)
                return self.check(value, depth)
            case ast.Compare(left=left, comparators=others) if self.dialect.comparisons:
                parts = [self.check(part, depth) for part in [left, *others]]
                return max(d for d, _ in parts), max(h for _, h in parts)
            case ast.BoolOp(values=values) if self.dialect.logic:
                parts = [self.check(part, depth) for part in values]
                return max(d for d, _ in parts), max(h for _, h in parts)
        raise self.refuse(f"this cannot stand in a {self.dialect.noun}", node)

    def constant(self, node: ast.Constant) -> float:
        if isinstance(node.value, str):
            return 0.0
        start = self.column(node)
        typed = self.source[start : start + (node.end_col_offset or 0) - node.col_offset]
        node.kind = typed
        if isinstance(node.value, float):
            node.value = Fraction(typed)  # type: ignore[assignment]  # a tenth, not the float next to it
        value = Fraction(typed)
        return math.log(max(abs(value.numerator), value.denominator))

    def call(self, node: ast.Call, name: str, args: list[ast.expr], depth: int) -> tuple[int, float]:
        if len(args) != 1 and name not in self.dialect.many:
            raise self.refuse(f"{name} takes one argument, not {len(args)}", node)
        parts = [self.check(argument, depth) for argument in args]
        height = sum(h for _, h in parts)
        if name == "exp" and any(
            isinstance(n, ast.Name) and n.id == "log" for a in args for n in ast.walk(a)
        ):
            height *= math.exp(min(height, 20.0))  # exp(9*log(9)) is the power 9**9
        return max(d for d, _ in parts), height

    def power(self, node: ast.BinOp, depth: int) -> tuple[int, float]:
        degree, height = self.check(node.left, depth)
        exponent_degree, exponent_height = self.check(node.right, depth)
        if exponent_degree == 0:
            exponent = _constant(node.right)
            if exponent is not None:
                most = self.dialect.exponent
                if not abs(exponent) <= most:
                    raise self.refuse(f"an exponent lies between -{most} and {most}", node.right)
                return math.ceil(degree * abs(exponent)), height * abs(exponent)
        return max(degree, exponent_degree), height * math.exp(min(exponent_height, 20.0))


def _constant(node: ast.expr) -> float | None:
    """Return the value of a number's expression, infinite where it is out of reach, None where it is not
    plain.
    """
    try:
        match node:
            case ast.Constant(value=int() | Fraction() as value):
                return float(value)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                inner = _constant(operand)
                return None if inner is None else -inner
            case ast.BinOp(left=left, op=op, right=right):
                a, b = _constant(left), _constant(right)
                if a is None or b is None:
                    return None
                match op:
                    case ast.Add():
                        return a + b
                    case ast.Sub():
                        return a - b
                    case ast.Mult():
                        return a * b
                    case ast.Div():
                        return a / b
                    case ast.Pow():
                        power = a**b
                        return power if isinstance(power, float) else None
    except (OverflowError, ZeroDivisionError):
        return math.inf
    return None
