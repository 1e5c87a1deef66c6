"""A formula's tree printed as it was typed: as plain source, Typst mathematics, Unicode text, or speech.

Nothing is reordered or simplified: `5 - w1 - 2*w2` stays `5 − w₁ − 2w₂`. Round brackets stand where the tree
needs them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from steepest.calculus.tree.grammar import spine

__all__ = ["Spoken", "Wrap", "source", "spoken", "text", "typst", "words"]

Wrap = Callable[[str, str], str]
"""Takes a part's name and its Typst code, returns the code to stand in its place: see `typst`."""

Spoken = tuple[str, str]
"""A piece of speech: what it is, "number", "name", "index" or "word", and what it holds: see `spoken`."""

_SUM, _PRODUCT, _POWER, _ATOM = 1, 2, 3, 4

_GREEK = dict(
    zip(
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "mu",
            "nu",
            "xi",
            "omicron",
            "pi",
            "rho",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "chi",
            "psi",
            "omega",
            "Gamma",
            "Delta",
            "Theta",
            "Xi",
            "Pi",
            "Sigma",
            "Upsilon",
            "Phi",
            "Psi",
            "Omega",
        ],
        "αβγδεζηθικμνξοπρστυφχψωΓΔΘΞΠΣΥΦΨΩ",
        strict=True,
    )
)
_LOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_HIGH = dict(zip("0123456789−xyn", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ˣʸⁿ", strict=True))
_NAME = re.compile(r"([A-Za-z]+?)_?([0-9]*)|([A-Za-z]+)_([A-Za-z0-9_]+)")
_POWERED_CALLS = frozenset({"sin", "cos", "tan", "tanh"})


def _strength(node: ast.expr) -> int:
    """Say how firmly a node holds together: what is weaker than its surroundings needs brackets."""
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub()) | ast.UnaryOp():
            return _SUM
        case ast.BinOp(op=ast.Mult() | ast.Div()):
            return _PRODUCT
        case ast.BinOp():
            return _POWER
        case ast.Constant(kind=str() as typed) if "e" in typed.lower():
            return _PRODUCT
    return _ATOM


def _signed(node: ast.expr) -> bool:
    """Whether a term or a factor begins with a minus sign."""
    return isinstance(spine(node)[0], ast.UnaryOp) and _strength(node) != _POWER


def _leading(node: ast.expr) -> ast.expr:
    """Return the node that a term or factor begins with when printed."""
    while isinstance(node, ast.BinOp):
        node = node.left
    return node


def _number(node: ast.Constant) -> str:
    """Return a number as it was typed, with a digit in front of the point, and none behind it taken for
    granted.
    """
    typed = node.kind if node.kind is not None else str(node.value)
    mantissa, _, exponent = typed.lower().partition("e")
    if mantissa.startswith("."):
        mantissa = "0" + mantissa
    return mantissa.rstrip(".") + (f"e{int(exponent)}" if exponent else "")


def _split(name: str) -> tuple[str, str]:
    """Split a name into its letters and its index: w1 and w_1 into w and 1, fx stays whole."""
    match = _NAME.fullmatch(name)
    if match is None:
        return name, ""
    return (match[1], match[2]) if match[1] else (match[3], match[4])


def _unfit(node: ast.AST) -> ValueError:
    return ValueError(f"a formula has no {type(node).__name__} to print")


# ---------------------------------------------------------------------------------------------- source


def source(node: ast.expr) -> str:
    """Return the tree as text that reads back as the same tree, in the spacing of this project.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> source(read("( w1-3 )**2+.5 * w2", FORMULA(["w1", "w2"])))
    '(w1 - 3)**2 + 0.5*w2'
    """
    match node:
        case ast.Constant():
            return _number(node)
        case ast.Name(id=name):
            return name
        case ast.UnaryOp(operand=operand):
            return "-" + _grouped(operand, _POWER)
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return f"{_grouped(base, _ATOM)}**{_grouped(exponent, _ATOM)}"
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            first, further = spine(node)
            printed = source(first)
            for op, term in further:
                weak = _strength(term) == _SUM or _signed(term)
                printed += (" + " if isinstance(op, ast.Add) else " - ") + (
                    f"({source(term)})" if weak else source(term)
                )
            return printed
        case ast.BinOp():
            first, further = spine(node)
            printed = source(first) if isinstance(first, ast.UnaryOp) else _grouped(first, _PRODUCT)
            for op, factor in further:
                printed += ("*" if isinstance(op, ast.Mult) else "/") + _grouped(factor, _POWER)
            return printed
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return f"{name}({source(argument)})"
    raise _unfit(node)


def _grouped(node: ast.expr, wanted: int) -> str:
    return source(node) if _strength(node) >= wanted else f"({source(node)})"


# ----------------------------------------------------------------------------------------------- names


def words(name: str) -> str:
    """Return a variable's name as Unicode text: w1 as w₁, eta as η.

    >>> words("w1"), words("eta"), words("theta_2"), words("price")
    ('w₁', 'η', 'θ₂', 'price')
    """
    letters, index = _split(name)
    letters = _GREEK.get(letters, "λ" if letters in ("lamda", "lam") else letters)
    return letters + (index.translate(_LOW) if index.isdigit() or not index else f"_{index}")


def _is_word(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and len(words(_split(node.id)[0])) > 1


def _typst_letters(letters: str) -> str:
    if letters in _GREEK:
        return letters
    if letters in ("lamda", "lam"):
        return "lambda"
    if len(letters) == 2 and letters[0] == "d":
        return f"d {letters[1]}"
    return letters if len(letters) == 1 else f'"{letters}"'


# ----------------------------------------------------------------------------------------------- typst


def _as_it_is(part: str, code: str) -> str:
    return code


def typst(node: ast.expr, wrap: Wrap | None = None) -> str:
    """Return the tree as the code of a Typst formula (what stands between two dollar signs).

    `wrap(part, code)` is called for every variable, with its name as the part, and for every term of the
    outermost sum, with `term:0`, `term:1`, … as the part; what it returns stands in the code's place. A
    variable with an index may be wrapped in two pieces, letters and index, because an exponent stands above
    the index. The signs between terms stay outside.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> tree = read("(w1 - 3)**2 + 3*y", FORMULA(["w1", "y"]))
    >>> typst(tree)
    '(w_1 - 3)^2 + 3 y'
    >>> typst(tree, lambda part, code: f"#mark[${code}$]" if part == "term:1" else code)
    '(w_1 - 3)^2 + #mark[$3 y$]'
    """
    return _Typst(wrap).formula(node)


class _Typst:
    def __init__(self, wrap: Wrap | None) -> None:
        self.plain = wrap is None
        self.wrap = wrap or _as_it_is

    def formula(self, node: ast.expr) -> str:
        first, further = (
            spine(node) if _strength(node) == _SUM and isinstance(node, ast.BinOp) else (node, [])
        )
        code = self.wrap("term:0", self.code(first))
        for position, (op, term) in enumerate(further, 1):
            code += (
                f" {'+' if isinstance(op, ast.Add) else '-'} {self.wrap(f'term:{position}', self.term(term))}"
            )
        return code

    def code(self, node: ast.expr, inline: bool = False) -> str:
        """Return a node's code; `inline` writes quotients with a slash, as in an exponent."""
        match node:
            case ast.Constant():
                return self.number(node)
            case ast.Name(id=name):
                return self.name(name)
            case ast.UnaryOp(operand=operand):
                return f"-{self.grouped(operand, _POWER, inline)}"
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
                return self.power(base, exponent)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                first, further = spine(node)
                code = self.code(first, inline)
                for op, term in further:
                    code += f" {'+' if isinstance(op, ast.Add) else '-'} {self.term(term, inline)}"
                return code
            case ast.BinOp():
                return self.product(node, inline)
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                return self.call(name, argument)
        raise _unfit(node)

    def term(self, node: ast.expr, inline: bool = False) -> str:
        code = self.code(node, inline)
        return f"({code})" if _strength(node) == _SUM or _signed(node) else code

    def grouped(self, node: ast.expr, wanted: int, inline: bool = False) -> str:
        code = self.code(node, inline)
        atom = (
            isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not inline and wanted <= _POWER
        )
        return code if atom or _strength(node) >= wanted else f"({code})"

    def number(self, node: ast.Constant) -> str:
        mantissa, _, exponent = _number(node).partition("e")
        if not exponent:
            return mantissa
        power = f"10^({exponent})"
        return power if mantissa == "1" else f"{mantissa} dot {power}"

    def name(self, name: str) -> str:
        letters, index = self.pieces(name)
        return self.wrap(name, f"{letters}_{index}" if index else letters)

    def pieces(self, name: str) -> tuple[str, str]:
        letters, index = _split(name)
        return _typst_letters(letters), index if not index or index.isdigit() or len(
            index
        ) == 1 else f'"{index}"'

    def power(self, base: ast.expr, exponent: ast.expr) -> str:
        raised = self.code(exponent, inline=True)
        if isinstance(base, ast.Call) and isinstance(base.func, ast.Name) and base.func.id in _POWERED_CALLS:
            if isinstance(exponent, ast.Constant):
                return self.call(base.func.id, base.args[0], raised)
        elif isinstance(base, ast.Name) and not self.plain:
            letters, index = self.pieces(base.id)
            low = f", b: {self.wrap(base.id, index)}" if index else ""
            return f"attach({self.wrap(base.id, letters)}{low}, t: {raised})"
        code = self.code(base)
        if _strength(base) < _ATOM or self.is_power_of_e(base):
            code = f"({code})"
        return f"{code}^{raised}" if re.fullmatch(r"[a-z]|[0-9]+", raised) else f"{code}^({raised})"

    @staticmethod
    def is_power_of_e(node: ast.expr) -> bool:
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "exp"

    def product(self, node: ast.expr, inline: bool) -> str:
        first, further = spine(node)
        sign, divided = "", False
        if isinstance(first, ast.UnaryOp):
            sign, first = "-", first.operand
        whole = isinstance(further[0][0], ast.Div) and not inline  # the first factor is all of a numerator
        code = self.code(first) if whole else self.grouped(first, _POWER if sign else _PRODUCT, inline)
        left = first
        for op, factor in further:
            code = f"({code})" if divided and inline else code
            if isinstance(op, ast.Mult):
                code += _typst_joint(left, factor, divided) + self.grouped(factor, _POWER, inline)
            elif inline:
                code += "\\/" + self.grouped(factor, _POWER, inline)
            else:
                code = f"frac({code}, {self.code(factor)})"
            left, divided = factor, isinstance(op, ast.Div)
        return sign + code

    def call(self, name: str, argument: ast.expr, power: str = "") -> str:
        inner = self.code(argument, inline=name == "exp")
        if name == "exp":
            return f"e^({inner})"
        if name in ("sqrt", "abs"):
            return f"{name}({inner})"
        if power:
            return f"{name}^({power}) ({inner})"
        return f"{name}({inner})"


def _typst_joint(left: ast.expr, right: ast.expr, divided: bool) -> str:
    """Return what stands between two factors: a space where they may touch, else a dot."""
    begins = _leading(right)
    after_number = isinstance(left, ast.Constant) and not divided
    fraction = isinstance(right, ast.BinOp) and isinstance(right.op, ast.Div)
    digits = isinstance(begins, ast.Constant) and _strength(right) >= _POWER
    digits = digits or isinstance(right, ast.UnaryOp)
    return " dot " if digits or (fraction and after_number) or _is_word(left) or _is_word(right) else " "


# ------------------------------------------------------------------------------------------------ text


def text(node: ast.expr) -> str:
    """Return the tree as Unicode text on one line.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> text(read("(w1 - 3)**2 + 3*x*y/2 - sin(x)", FORMULA(["w1", "x", "y"])))
    '(w₁ − 3)² + 3xy/2 − sin x'
    """
    match node:
        case ast.Constant():
            return _text_number(node)
        case ast.Name(id=name):
            return words(name)
        case ast.UnaryOp(operand=operand):
            return "−" + _text_grouped(operand, _POWER)
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return _text_power(base, exponent)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            first, further = spine(node)
            printed = text(first)
            for op, term in further:
                weak = _strength(term) == _SUM or _signed(term)
                printed += (" + " if isinstance(op, ast.Add) else " − ") + (
                    f"({text(term)})" if weak else text(term)
                )
            return printed
        case ast.BinOp():
            return _text_product(node)
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return _text_call(name, argument, bare=True)
    raise _unfit(node)


def _text_grouped(node: ast.expr, wanted: int) -> str:
    return text(node) if _strength(node) >= wanted else f"({text(node)})"


def _text_number(node: ast.Constant) -> str:
    mantissa, _, exponent = _number(node).partition("e")
    if not exponent:
        return mantissa
    power = "10" + "".join(_HIGH[c] for c in exponent.replace("-", "−"))
    return power if mantissa == "1" else f"{mantissa} · {power}"


def _text_power(base: ast.expr, exponent: ast.expr) -> str:
    raised = text(exponent)
    high = all(c in _HIGH for c in raised)
    raised = "".join(_HIGH[c] for c in raised) if high else f"^{_text_grouped(exponent, _ATOM)}"
    if isinstance(base, ast.Call) and isinstance(base.func, ast.Name):
        name = base.func.id
        if name in _POWERED_CALLS and high and isinstance(exponent, ast.Constant):
            return f"{name}{raised}{_text_call('', base.args[0], bare=True)}"
        return (f"({text(base)})" if name == "sqrt" else _text_call(name, base.args[0], bare=False)) + raised
    return _text_grouped(base, _ATOM) + raised


def _text_call(name: str, argument: ast.expr, bare: bool) -> str:
    inner = text(argument)
    if name == "abs":
        return f"|{inner}|"
    simple = isinstance(argument, ast.Name) or (
        isinstance(argument, ast.Constant) and _strength(argument) == _ATOM
    )
    if name == "sqrt":
        return f"√{inner}" if simple else f"√({inner})"
    return f"{name} {inner}" if simple and bare and isinstance(argument, ast.Name) else f"{name}({inner})"


def _text_product(node: ast.expr) -> str:
    first, further = spine(node)
    printed = text(first) if isinstance(first, ast.UnaryOp) else _text_grouped(first, _PRODUCT)
    left, divided = first, False
    for position, (op, factor) in enumerate(further):
        if divided:
            printed = f"({printed})"
        if isinstance(op, ast.Div):
            printed += "/" + _text_grouped(factor, _POWER)
        else:
            if position == 0 or not divided:
                printed = printed if not _runs_on(left) or _is_call(factor) else _closed(printed, left)
            printed += _text_joint(left, factor, divided) + _text_grouped(factor, _POWER)
        left, divided = factor, isinstance(op, ast.Div)
    return printed


def _is_call(node: ast.expr) -> bool:
    begins = _leading(node) if _strength(node) == _POWER else node
    return isinstance(begins, ast.Call)


def _runs_on(node: ast.expr) -> bool:
    """Whether a factor prints as `sin x`, into which a factor that follows would be drawn."""
    node = node.operand if isinstance(node, ast.UnaryOp) else node
    call = node.left if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) else node
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        return False
    return call.func.id not in ("abs", "sqrt") and isinstance(call.args[0], ast.Name)


def _closed(printed: str, left: ast.expr) -> str:
    """Close the brackets of a call that was printed without them, at the end of what is printed."""
    call = left.operand if isinstance(left, ast.UnaryOp) else left
    call = call.left if isinstance(call, ast.BinOp) else call
    assert isinstance(call, ast.Call)
    inner = text(call.args[0])
    if printed.endswith(f" {inner}"):
        return f"{printed.removesuffix(f' {inner}')}({inner})"
    return printed


def _text_joint(left: ast.expr, right: ast.expr, divided: bool) -> str:
    begins = _leading(right) if _strength(right) == _POWER else right
    if isinstance(begins, (ast.Constant, ast.UnaryOp)) or _is_word(left) or _is_word(begins):
        return " · "
    if _strength(right) < _POWER or divided:
        return ""
    if (
        isinstance(begins, ast.Call)
        and isinstance(begins.func, ast.Name)
        and begins.func.id not in ("sqrt", "abs")
    ):
        return " "
    return " " if _is_call(left) else ""


# -------------------------------------------------------------------------------------------------- speech


def spoken(node: ast.expr) -> tuple[Spoken, ...]:
    """Return the tree as it is said, piece by piece in the order of `text`, for any language to put in words.

    The pieces are ("number", its digits as typed or "1/2"), ("name", letters), ("index", what stands low),
    and ("word", key). The keys are plus, minus, times, over, squared, cubed, the calls (sin, …) with of, `to`
    before an exponent, `open` where a bracket opens ("the quantity"; `begin` where that needs no word because
    the formula begins with it and `all` ends it), `close` where it ends, `all` where it ends below an
    exponent or over a denominator ("all squared"), `then` where a pause parts what would run together.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> tree = read("(w1 - 3)**2 + y/2", FORMULA(["w1", "y"]))
    >>> " ".join(held for _, held in spoken(tree))
    'begin w 1 minus 3 all squared plus y over 2'
    """
    printer = _Speaker()
    printer.say(node)
    return tuple(printer.pieces)


def _is_sum(node: ast.expr) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)


def _is_count(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and _number(node).isdigit()


class _Speaker:
    def __init__(self) -> None:
        self.pieces: list[Spoken] = []

    def word(self, *keys: str) -> None:
        self.pieces.extend(("word", key) for key in keys)

    def say(self, node: ast.expr) -> None:
        match node:
            case ast.Constant():
                self.pieces.append(("number", _number(node)))
            case ast.Name(id=name):
                letters, index = _split(name)
                self.pieces.append(("name", letters))
                self.pieces.extend([("index", index)] if index else [])
            case ast.UnaryOp(operand=operand):
                self.word("minus")
                self.grouped(operand)
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
                self.power(base, exponent)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                first, further = spine(node)
                self.say(first)
                for op, term in further:
                    self.word("plus" if isinstance(op, ast.Add) else "minus")
                    self.grouped(term)
            case ast.BinOp():
                self.product(node)
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                self.word(name)
                self.argument(argument, "to" if name == "exp" else "of")
            case _:
                raise _unfit(node)

    def grouped(self, node: ast.expr, end: str = "close", bracket: bool = False) -> None:
        """Say a sum (or anything, where a `bracket` is asked for) as one thing."""
        if not bracket and not _is_sum(node):
            self.say(node)
            return
        self.word("begin" if end == "all" and not self.pieces else "open")
        self.say(node)
        self.word(end)

    def argument(self, node: ast.expr, joint: str) -> None:
        """Say what follows "of" or "to the", a sum as one thing."""
        if not _is_sum(node):
            self.word(joint)
            self.say(node)
            return
        self.word(*(["to open"] if joint == "to" else [joint, "open"]))
        self.say(node)
        self.word("close")

    def power(self, base: ast.expr, exponent: ast.expr) -> None:
        named = isinstance(base, ast.Call) and isinstance(base.func, ast.Name) and base.func.id
        if isinstance(base, ast.Call) and named in _POWERED_CALLS and isinstance(exponent, ast.Constant):
            self.word(str(named))
            self.raised(exponent)
            self.argument(base.args[0], "of")
            return
        self.grouped(base, end="all", bracket=_strength(base) < _ATOM or isinstance(base, ast.Call))
        self.raised(exponent)

    def raised(self, exponent: ast.expr) -> None:
        typed = _number(exponent) if isinstance(exponent, ast.Constant) else ""
        if typed in ("2", "3"):
            self.word("squared" if typed == "2" else "cubed")
        else:
            self.argument(exponent, "to")

    def product(self, node: ast.expr) -> None:
        first, further = spine(node)
        if isinstance(first, ast.UnaryOp):
            self.word("minus")
            first = first.operand
        over = isinstance(further[0][0], ast.Div)
        if over and _is_count(first) and _is_count(further[0][1]):
            self.pieces.append(("number", f"{source(first)}/{source(further[0][1])}"))
            left, further, divided = further[0][1], further[1:], True
        else:
            self.grouped(first, end="all" if over else "close")
            left, divided = first, False
        for op, factor in further:
            if isinstance(op, ast.Div):
                self.word(*(["then"] if divided else []), "over")
                self.grouped(factor, bracket=_is_quotient(factor) or _is_sum(factor))
            else:
                if divided or not _runs_into(left, factor):
                    self.word(*(["then"] if divided or _reaches_on(left) else []), "times")
                self.grouped(factor)
            left, divided = factor, isinstance(op, ast.Div)


def _reaches_on(node: ast.expr) -> bool:
    """Whether a factor ends with an argument or an exponent, into which a further factor would be drawn."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return not (isinstance(node.right, ast.Constant) and _number(node.right) in ("2", "3"))
    return isinstance(node, ast.Call)


def _is_quotient(node: ast.expr) -> bool:
    """Whether a factor holds a division at its own level."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult | ast.Div):
        return False
    return any(isinstance(op, ast.Div) for op, _ in spine(node)[1])


def _runs_into(left: ast.expr, right: ast.expr) -> bool:
    """Whether two factors are said without a "times" between: three x y, x squared y."""

    def short(node: ast.expr) -> bool:
        match node:
            case ast.BinOp(op=ast.Pow(), left=base, right=ast.Constant() as exponent):
                return _number(exponent) in ("2", "3") and short(base)
        return isinstance(node, ast.Name) and not _is_word(node)

    return short(right) and (short(left) or (isinstance(left, ast.Constant) and _strength(left) == _ATOM))
