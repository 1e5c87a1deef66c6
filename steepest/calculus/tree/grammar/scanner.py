"""One pass through the tokens of a text, which knows at each one what may stand there."""

from __future__ import annotations

import difflib
import keyword
import re
from collections.abc import Iterable

from steepest.calculus.tree.grammar.dialect import CONSTANTS, Dialect
from steepest.calculus.tree.grammar.error import FormulaError
from steepest.calculus.tree.grammar.tokens import (
    ARITHMETIC,
    COMPARISONS,
    INSTEAD,
    NAMES_INSTEAD,
    Token,
    tokens,
)


class Scanner:
    """Goes through the tokens once and refuses the first one that cannot stand where it stands."""

    def __init__(self, source: str, dialect: Dialect) -> None:
        self.source, self.dialect = source, dialect
        self.tokens = list(tokens(source, dialect))
        self.open: list[tuple[str, Token]] = []  # what each open bracket is: "call", "group" or "index"
        self.signs = 0  # signs and nots in front of the operand that comes next

    def refuse(self, reason: str, at: Token | int) -> FormulaError:
        return FormulaError(reason, self.source, at if isinstance(at, int) else at.column)

    def scan(self) -> None:
        """Go through all tokens. Raises FormulaError at the first that cannot stand where it stands."""
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

    def operand(self, token: Token, before: Token | None, after: Token | None) -> bool:
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

    def missing_operand(self, token: Token, before: Token | None) -> str:
        if token.text == "+":
            return "leave out the plus sign in front"
        if token.text == "|":
            return INSTEAD["|"][1]
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
            token.text in INSTEAD
            or token.text in ARITHMETIC
            or token.text in COMPARISONS
            or token.text in ",)]"
        ):
            return f"a number or a name is missing before {token.text}"
        return f"{token.text} cannot stand in a {self.dialect.noun}"

    def operator(self, token: Token, before: Token | None, after: Token | None) -> bool:
        """Take the token where an operator or a closing bracket must stand; return whether an operand must
        follow.
        """
        text, kind = token.text, token.kind
        if text in ARITHMETIC or (text in COMPARISONS and self.dialect.comparisons):
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

    def no_operator(self, token: Token, before: Token | None, after: Token | None) -> str:
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
        if text in COMPARISONS:
            return f"a comparison with {text} cannot stand in a {noun}"
        if text == ".":
            return f"fields and methods ({left}.{after.text if after else ''}) cannot be used in a {noun}"
        if text == "[":
            return f"an index in [ ] cannot stand in a {noun}"
        if text == ":" and self.open and self.open[-1][0] == "index":
            return "an index is one number: slices cannot be used"
        return INSTEAD.get(text, (text, f"{text} cannot stand in a {noun}"))[1]

    def push(self, kind: str, token: Token) -> None:
        self.open.append((kind, token))
        if len(self.open) > self.dialect.depth:
            raise self.refuse(f"more than {self.dialect.depth} brackets are open at once", token)

    def close(self, token: Token) -> bool:
        if not self.open:
            raise self.refuse(f"the bracket {token.text} closes nothing", token)
        kind, opening = self.open.pop()
        wanted = "]" if kind == "index" else ")"
        if token.text != wanted:
            raise self.refuse(f"the bracket {opening.text} is closed by {token.text}, not by {wanted}", token)
        return False

    def call_or_product(self, token: Token, before: Token | None) -> bool:
        if before is not None and before.kind == "name" and before.text in self.dialect.calls:
            self.push("call", token)
            return True
        left = before.text if before else ""
        raise self.refuse(f"write * between {left} and ( for a product", token)

    def number(self, token: Token) -> None:
        if re.match(r"0[0-9]", token.text):
            raise self.refuse(f"a number does not begin with 0 unless a point follows: {token.text}", token)
        most = self.dialect.digits
        mantissa, _, exponent = token.text.lower().partition("e")
        if len(mantissa) > most or len(exponent) > 6 or abs(int(exponent or 0)) > most:
            raise self.refuse(f"this number is out of reach: {most} digits are allowed", token)

    def name(self, token: Token, before: Token | None, after: Token | None) -> None:
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
            raise self.refuse(_unknown_function(text, dialect) if called else _unknown(text, dialect), token)
        elif called and dialect.names is None:
            raise self.refuse(_unknown_function(text, dialect), token)


def _listed(names: Iterable[str]) -> str:
    *first, last = sorted(names) or ["none"]
    return f"{', '.join(first)} and {last}" if first else last


def _unknown_function(name: str, dialect: Dialect) -> str:
    reason = f"{name} is not a function known here"
    if near := near_name(name, dialect.calls):
        return f"{reason}: did you mean {near}?"
    return _instead_of(name, dialect) or f"{reason}: {_listed(dialect.calls)} are"


def _unknown(name: str, dialect: Dialect) -> str:
    known = (dialect.names or frozenset()) - CONSTANTS
    if near := near_name(name, known | dialect.calls):
        return f"{name} is not known here: did you mean {near}?"
    if instead := _instead_of(name, dialect):
        return instead
    if not known:
        return f"{name} is not known here: no variable is"
    return f"{name} is not known here: {_listed(known)} {'is' if len(known) == 1 else 'are'}"


def _instead_of(name: str, dialect: Dialect) -> str:
    """What to write instead of a name that others have for what is known here; empty where there is nothing."""
    function, sentence = NAMES_INSTEAD.get(name, ("", ""))
    return sentence if function in dialect.calls else ""


def near_name(name: str, known: Iterable[str]) -> str | None:
    """The name that was meant: in small letters, spelled out, or spelled right."""
    names = sorted(known)
    if name.lower() in names:
        return name.lower()
    spelled_out = [one for one in names if len(name) > 2 and one.startswith(name)]
    near = spelled_out if len(spelled_out) == 1 else difflib.get_close_matches(name, names, 1, 0.75)
    return near[0] if near else None
