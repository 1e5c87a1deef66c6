"""Typst markup as plain text, for messages: what was set is told as it is seen, and not as it was typed.

Marks of parts, sizes and typefaces are left out; names of signs are the signs; powers and indices are raised
and lowered where all of them can be. Whatever else is in a formula stays as it was typed.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from steepest.script.values.showing import MINUS, RAISED

_SIGNS = {
    **{"nabla": "∇", "partial": "∂", "dif": "d", "degree": "°", "oo": "∞", "infinity": "∞", "dot": "·"},
    **{"dot.c": "·", "dots": "…", "dots.h": "…", "dots.v": "⋮", "dots.down": "⋱", "square.stroked.dotted": "⬚"},
}
_TYPED = {"->": "→", "<-": "←", "<=": "≤", ">=": "≥", "!=": "≠", "=": "=", "<": "<", ">": ">"}
_BETWEEN = {
    **{"times": "×", "div": "÷", "approx": "≈", "arrow.l": "←", "arrow.r": "→"},
    **{"plus.minus": "±", "lt.eq": "≤", "gt.eq": "≥", "eq.not": "≠"},
}
"""Signs with a space on both sides."""
_SPACES = {"thin", "med", "thick", "quad", "wide", "space"}
_DRESS = {"part", "class", "inline", "display", "script", "upright", "bold", "italic", "text", "op", "lr"}
"""Functions of which only the last argument is seen."""
_AROUND = {"abs": "||", "norm": "‖‖", "floor": "⌊⌋", "ceil": "⌈⌉"}
_RAISED = RAISED | {ord(MINUS): "⁻", ord("+"): "⁺"}
_LOWERED = str.maketrans("0123456789+−", "₀₁₂₃₄₅₆₇₈₉₊₋")
_NAME = re.compile(r"[^\W\d_]{2,}(?:\.[^\W\d_]+)*|[^\W\d_](?:\.[^\W\d_]+)+")
_CALL = re.compile(r"#?[a-z]+(?:\.[a-z]+)*")


class _Piece(NamedTuple):
    """What is read of a formula at one place: a text, and its kind. That is an `operand`, what stands `between` two
    of these, a `sign`, plus or minus, that may do so, the `name` of a function, `words`, a `space`, what is `open`,
    after which a sign belongs to what follows, or a `gap` in what was typed."""

    text: str
    kind: str
    group: bool = False
    """Whether brackets stand around it."""


@functools.lru_cache(maxsize=1024)
def plain(markup: str) -> str:
    """Typst markup as it is seen.

    >>> plain('2 $10^(6)$'), plain('$- nabla L$'), plain("dashed\\\\: minus gradient")
    ('2 10⁶', '−∇L', 'dashed: minus gradient')
    >>> plain('$#math.display($(partial f) / (partial part("x", x)) = 2 attach(part("x", x), t: 3) - (-1)$)$')
    '∂f/∂x = 2x³ − (−1)'
    """
    return " ".join(_Markup(markup).read().split())


class _Markup:
    """Reads markup from one place on."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def ahead(self, sign: str) -> bool:
        """Whether this comes next."""
        return self.text.startswith(sign, self.at)

    def take(self, sign: str) -> bool:
        """Go over this, if it comes next."""
        found = self.ahead(sign)
        self.at += len(sign) * found
        return found

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.text)

    def next(self) -> str:
        """Go over one character, and return it."""
        self.at += 1
        return self.text[self.at - 1 : self.at]

    def read(self, end: str = "") -> str:
        """Words, to an end that is gone over."""
        found = ""
        while not self.done and not (end and self.take(end)):
            if self.take("\\"):
                found += self.next()  # before the end of a line it is a break, and there it is a space
            elif self.take("$"):
                found += self.formula("$")
            elif self.ahead("#"):
                found += self.call()
            else:
                found += self.next()
        return found

    def call(self) -> str:
        """What is seen of a call in markup, #text(…)[words]."""
        name = _CALL.match(self.text, self.at)
        if name is None:
            self.at += 1
            return self.read("]") if self.take("[") else "#"
        self.at = name.end()
        if name.group() == "#math.display" and self.take("($"):
            found = self.formula("$")
            self.take(")")
            return found
        if name.group() == "#set" and (of := _CALL.match(self.text, self.at + 1)):
            self.at = of.end()
        if self.take("("):
            self.skip()
        return self.read("]") if self.take("[") else ""

    def skip(self) -> None:
        """Go on behind the bracket that ends arguments."""
        deep = 1
        while deep and not self.done:
            one = self.next()
            if one == '"':
                self.quoted()
            deep += (one == "(") - (one == ")")

    def quoted(self) -> str:
        """A text within quotes, of which the first is gone over."""
        found = ""
        while not self.done and not self.take('"'):
            self.take("\\")
            found += self.next()
        return found

    def formula(self, *ends: str) -> str:
        """A formula, to one of these ends, which is gone over."""
        found = _joined(list(self.pieces(ends)))
        self.at += 1
        return found

    def pieces(self, ends: tuple[str, ...]) -> Iterator[_Piece]:
        """Its pieces, up to one of these ends."""
        apart = False
        while not self.done and not any(map(self.ahead, ends)):
            if self.text[self.at].isspace():
                self.at += 1
                apart = True
                continue
            found = self.piece()
            if apart:
                yield _Piece("", "gap")
            apart = False
            yield found

    def piece(self) -> _Piece:
        """The next one."""
        for typed, sign in _TYPED.items():
            if self.take(typed):
                return _Piece(sign, "between")
        name = _NAME.match(self.text, self.at)
        if name is not None:
            self.at = name.end()
            return self.named(name.group())
        match one := self.next():
            case '"':
                return _Piece(self.quoted(), "words")
            case "\\":
                return _Piece(one, "operand") if (one := self.next()).strip() else _Piece(" ", "space")
            case "#":
                self.at -= 1
                return _Piece(self.call(), "words")
            case "^" | "_":
                return self.moved(one)
            case "(" | "[":
                end = {"(": ")", "[": "]"}[one]
                return _Piece(one + self.formula(end) + end, "operand", one == "(")
            case "+" | "-" | "−":
                return _Piece(one.replace("-", MINUS), "sign")
            case "," | ";" | ":" | "/":
                return _Piece(one, "open")
            case "&":
                return _Piece("", "space")
        while one[-1].isdigit() and re.match(r"\.?\d", self.text[self.at :]):
            one += self.next()
        return _Piece(one, "operand")

    def named(self, name: str) -> _Piece:
        """What stands for a name, with its arguments."""
        if name in _DRESS | _AROUND.keys() | {"frac", "sqrt", "attach"} and self.take("("):
            return self.function(name)
        if name in _SPACES:
            return _Piece(" ", "space")
        if name in _BETWEEN:
            return _Piece(_BETWEEN[name], "between")
        if name in _SIGNS:
            return _Piece(_SIGNS[name], "open" if name.startswith("dot") else "operand")
        try:
            kind = "CAPITAL" if name[0].isupper() else "SMALL"
            greek = unicodedata.lookup(f"GREEK {kind} LETTER {name.upper().replace('LAMBDA', 'LAMDA')}")
        except KeyError:
            return _Piece(name, "name")
        return _Piece(greek, "operand")

    def function(self, name: str) -> _Piece:
        """What is seen of a function in a formula."""
        given, moved = list[_Piece](), {"b": "", "t": ""}
        going_on = True
        while going_on:
            while self.take(" "):
                pass
            of = next((each for each in moved if name == "attach" and self.take(f"{each}:")), "")
            pieces = list(self.pieces((",", ")")))
            one = pieces[0] if len(pieces) == 1 else _Piece(_joined(pieces), "operand")
            if of:
                moved[of] = one.text
            else:
                given.append(one)
            going_on = self.next() == ","
        last = given[-1] if given else _Piece("", "operand")
        match name:
            case "frac":
                return _Piece(f"{_held(given[0])}/{_held(last)}", "operand")
            case "attach":
                return _Piece(last.text + _low(moved["b"]) + _high(moved["t"]), "operand")
            case "sqrt":
                return _Piece(f"√{_held(last)}", "operand")
            case "abs" | "norm" | "floor" | "ceil":
                return _Piece(last.text.join(_AROUND[name]), "operand")
        return last

    def moved(self, way: str) -> _Piece:
        """What is raised or lowered."""
        if self.done:
            return _Piece(way, "operand")
        found = self.piece()
        text = found.text[1:-1] if found.group else found.text
        return _Piece(_high(text) if way == "^" else _low(text), "operand")


def _high(text: str) -> str:
    """A power."""
    if all(ord(one) in _RAISED for one in text):
        return text.translate(_RAISED)
    return f"^{text}" if len(text) == 1 else f"^({text})"


def _low(text: str) -> str:
    """An index."""
    if all(ord(one) in _LOWERED for one in text):
        return text.translate(_LOWERED)
    return f"_{text}" if len(text) == 1 else f"_({text})"


def _held(piece: _Piece) -> str:
    """One side of a fraction, in brackets only where it is a sum or the like."""
    text = piece.text[1:-1] if piece.group else piece.text
    return f"({text})" if " " in text else text


def _joined(pieces: list[_Piece]) -> str:
    """Pieces as one text, with spaces where a formula has room."""
    found, before = "", _Piece("", "open")
    for number, piece in enumerate(pieces):
        if piece.kind == "gap":
            following = pieces[number + 1]
            spaced = "words" in (before.kind, following.kind) or before.text in (",", ";", ":")
            found += " " if spaced else ""
            continue
        text, over = piece.text, found.rstrip()
        if text == "/" and before.group:
            found, text = over.removesuffix(before.text) + _held(before), "/"
        elif before.text == "/" and before.kind == "open":
            text = _held(piece) if piece.group else text
        loose = piece.kind in ("between", "name")
        if piece.kind == "sign" and before.kind in ("operand", "words", "name"):
            loose, piece = True, _Piece(text, "between")
        elif before.kind == "name" and piece.group:
            found = found.rstrip()
        found += f" {text} " if loose else text
        before = piece
    return " ".join(found.split())
