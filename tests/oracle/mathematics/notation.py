"""Formulas as they are printed, "3x² sin(πy)", read back into the text that somebody would type."""

from __future__ import annotations

import re

_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹ˣʸ", "-0123456789xy")
_TOKEN = re.compile(
    r"\s*(?P<number>\d[\d,]*(?:\.\d+)?)|\s*(?P<raised>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹ˣʸ]+)"
    r"|\s*(?P<name>sin|cos|tanh|tan|exp|log|d[xy]|[hwxyzη][₁₂₃₄₅₆₇₈]?|π)|\s*(?P<sign>[−+·×/^()|√-])"
)
_CALLS = ("sin", "cos", "tan", "tanh", "exp", "log")
_NAMES = {"π": "pi", "η": "eta"}
_LOWERED = str.maketrans("₁₂₃₄₅₆₇₈", "12345678")


def typed(printed: str) -> str:
    """A printed formula as it would be typed. Raises ValueError for what is not understood.

    >>> typed("3x²"), typed("√2 sin y")
    ('((3)*(x)**(2))', '((sqrt((2)))*(sin((y))))')
    """
    reader = _Reader(printed)
    found = reader.sum()
    if reader.tokens:
        raise ValueError(f"{printed!r}: the oracle stops reading at {reader.tokens[0]}")
    return found


class _Reader:
    def __init__(self, printed: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        self.bars = 0
        at = 0
        while at < len(printed.rstrip()):
            found = _TOKEN.match(printed, at)
            if not found:
                raise ValueError(f"{printed!r}: the oracle cannot read {printed[at:]!r}")
            kind = str(found.lastgroup)
            self.tokens.append((kind, found[kind]))
            at = found.end()

    def next(self, *signs: str) -> str:
        """Take the next token if it is one of these signs."""
        if self.tokens and self.tokens[0][0] == "sign" and self.tokens[0][1] in signs:
            return self.tokens.pop(0)[1]
        return ""

    def sum(self) -> str:
        found = f"(-({self.product()}))" if self.next("−", "-") else self.product()
        while sign := self.next("+", "−", "-"):
            term = self.product()
            found = f"(({found}) {'+' if sign == '+' else '-'} ({term}))"
        return found

    def product(self) -> str:
        found = self.power()
        while True:
            if self.next("·", "×"):
                found = f"({found}*{self.power()})"
            elif self.next("/"):
                found = f"({found}/({self.power()}))"
            elif self.begins():
                found = f"({found}*{self.power()})"
            else:
                return found

    def begins(self) -> bool:
        """Whether a factor begins here."""
        if not self.tokens:
            return False
        kind, text = self.tokens[0]
        return kind in ("number", "name") or text in ("(", "√") or (text == "|" and not self.bars)

    def power(self) -> str:
        if self.tokens and self.tokens[0][1] in _CALLS:
            return self.call()
        return self.raised(self.atom())

    def raised(self, base: str) -> str:
        if self.tokens and self.tokens[0][0] == "raised":
            return f"{base}**({self.tokens.pop(0)[1].translate(_RAISED)})"
        if self.next("^"):
            minus = "-" if self.next("−", "-") else ""
            return f"{base}**({minus}{self.atom()})"
        return base

    def call(self) -> str:
        name = self.tokens.pop(0)[1]
        exponent = self.tokens.pop(0)[1].translate(_RAISED) if self.tokens[0][0] == "raised" else ""
        if self.tokens[0][1] == "(":
            inner = self.atom()
            found = f"{name}{inner}" if inner.startswith("(") else f"{name}({inner})"
            return f"({found})**({exponent})" if exponent else self.raised(f"({found})")
        inner = self.call() if self.tokens[0][1] in _CALLS else self.raised(self.atom())
        return f"({name}({inner}))**({exponent})" if exponent else f"({name}({inner}))"

    def atom(self) -> str:
        if not self.tokens:
            raise ValueError("the formula ends early")
        kind, text = self.tokens.pop(0)
        if kind == "number":
            return f"({text.replace(',', '')})"
        if kind == "name":
            return f"({_NAMES.get(text, text.translate(_LOWERED))})"
        if text == "√":
            return f"(sqrt({self.raised(self.atom()) if self.tokens[0][1] != '(' else self.atom()}))"
        closing = {"(": ")", "|": "|"}.get(text)
        if closing is None:
            raise ValueError(f"the oracle expected a number or a name, not {text!r}")
        bars, self.bars = self.bars, int(text == "|")
        inner = self.sum()
        if not self.next(closing):
            raise ValueError(f"{closing} is missing")
        self.bars = bars
        return f"(abs({inner}))" if text == "|" else f"({inner})"
