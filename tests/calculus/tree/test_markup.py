"""What LaTeX and MathML say of a formula is read back, sign by sign, and has the formula's values."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given

from steepest.calculus import Formula, NoValue
from tests.calculus.strategies import formulas
from tests.families import examples

NAMES = ["x", "y"]
POINTS = [{"x": Fraction(3, 2), "y": Fraction(-2, 5)}, {"x": Fraction(1, 3), "y": Fraction(4)}]
_TOKENS = re.compile(r"\\left.|\\right.|\\[A-Za-z]+|[0-9.]+|[a-z]|[-+/^_{}]")


def signs_of(math: str) -> list[str]:
    """A `math` element as the signs that LaTeX has for the same."""
    return _TOKENS.findall(_of_element(ElementTree.fromstring(math)))


def _of_element(node: ElementTree.Element) -> str:
    inner = [_of_element(child) for child in node]
    match node.tag:
        case "mfrac":
            return rf"\frac{{{inner[0]}}}{{{inner[1]}}}"
        case "msup":
            return f"{{{inner[0]}}}^{{{inner[1]}}}"
        case "msqrt":
            return rf"\sqrt{{{''.join(inner)}}}"
        case "mn":
            return f" {node.text} "
        case "mi":
            text = node.text or ""
            return {"π": r"\pi "}.get(text, text if len(text) == 1 else rf"\{text} ")
        case "mo":
            return {"−": "-", "⋅": r"\cdot ", "\u2062": "", "\u2061": ""}.get(str(node.text), str(node.text))
        case "mrow" if [child.text for child in node][:1] == ["("]:
            return rf"\left({''.join(inner[1:-1])}\right)"
        case "mrow" if [child.text for child in node][:1] == ["|"]:
            return rf"\left|{''.join(inner[1:-1])}\right|"
    assert node.tag in ("mrow", "math")
    return "{" + "".join(inner) + "}" if node.tag == "mrow" else "".join(inner)


class Reader:
    """Signs of LaTeX as the source of a formula: what touches is multiplied."""

    def __init__(self, signs: list[str]) -> None:
        self.signs = [*signs, ""]

    def take(self, *wanted: str) -> str:
        sign = self.signs.pop(0)
        assert not wanted or sign in wanted, (sign, wanted, self.signs)
        return sign

    def whole(self) -> str:
        read = self.sum()
        assert self.signs == [""]
        return read

    def sum(self) -> str:
        read = f"-({self.product()})" if self.signs[0] == "-" and self.take() else self.product()
        while self.signs[0] in ("+", "-"):
            read += f" {self.take()} ({self.product()})"
        return f"({read})"

    def product(self) -> str:
        read = self.factor()
        while self.signs[0] not in ("", "+", "-", "}", r"\right)", r"\right|"):
            sign = self.take() if self.signs[0] in ("/", r"\cdot") else "*"
            read = f"({read}){'/' if sign == '/' else '*'}({self.factor()})"
        return read

    def factor(self) -> str:
        read = self.atom()
        while self.signs[0] == "^":
            self.take()
            exponent = self.group()
            read = f"exp({exponent})" if read == "e" else f"({read})**({exponent})"
        return read

    def group(self) -> str:
        self.take("{")
        read = self.sum()
        self.take("}")
        return read

    def atom(self) -> str:
        sign = self.signs[0]
        if sign == "{":
            inside = self.group()
            name = re.fullmatch(r"\(+(e|sin|cos|tan|tanh)\)+", inside)
            return name[1] if name else inside
        self.take()
        match sign:
            case r"\left(" | r"\left|":
                inside = self.sum()
                self.take(r"\right)" if sign == r"\left(" else r"\right|")
                return inside if sign == r"\left(" else f"abs({inside})"
            case r"\frac":
                return f"({self.group()})/({self.group()})"
            case r"\sqrt":
                return f"sqrt({self.group()})"
            case r"\pi":
                return "pi"
            case r"\sin" | r"\cos" | r"\tan" | r"\tanh" | r"\log":
                power = ""
                if self.signs[0] == "^":
                    self.take()
                    power = f"**({self.group()})"
                return f"{sign[1:]}({self.atom()}){power}"
        assert re.fullmatch(r"[0-9.]+|[xye]", sign), sign
        return sign


def value(formula: Formula, at: dict[str, Fraction]) -> object:
    try:
        return formula.evaluate(at)
    except NoValue:
        return None


def _formula(typed: str) -> Formula:
    assume(len(typed) <= 200)
    try:
        return Formula(typed, NAMES)
    except ValueError:
        assume(False)
        raise


def _says(read: str, formula: Formula) -> None:
    again = Formula(read, NAMES, derived=True)
    for at in POINTS:
        assert value(again, at) == value(formula, at), (formula.source, read)


@examples(200)
@given(formulas)
def test_latex_says_what_was_typed(typed: str) -> None:
    formula = _formula(typed)
    _says(Reader(_TOKENS.findall(formula.latex())).whole(), formula)


@examples(200)
@given(formulas)
def test_mathml_says_what_was_typed(typed: str) -> None:
    formula = _formula(typed)
    _says(Reader(_powered(signs_of(formula.mathml()))).whole(), formula)


def _powered(signs: list[str]) -> list[str]:
    """A function's name that has its power behind it stands in a group of its own, as every base does."""
    text = " ".join(signs)
    return re.sub(r"\{ (\\(?:sin|cos|tan|tanh)) \} \^", r"\1 ^", text).split(" ")


@examples(100)
@given(formulas)
def test_each_element_of_mathml_has_as_many_parts_as_it_takes(typed: str) -> None:
    for node in ElementTree.fromstring(_formula(typed).mathml()).iter():
        parts = {"mfrac": 2, "msup": 2, "msub": 2, "mn": 0, "mi": 0, "mo": 0}.get(node.tag)
        assert parts is None or len(node) == parts, node.tag


@pytest.mark.parametrize(
    ("name", "latex", "mathml"),
    [
        ("x", "x", "<mi>x</mi>"),
        ("w1", "w_{1}", "<msub><mi>w</mi><mn>1</mn></msub>"),
        ("eta", r"\eta", "<mi>η</mi>"),
        ("lamda", r"\lambda", "<mi>λ</mi>"),
        ("theta_max", r"\theta_{\mathrm{max}}", "<msub><mi>θ</mi><mi>max</mi></msub>"),
        ("price", r"\mathrm{price}", "<mi>price</mi>"),
        ("a_b_c", r"a_{\mathrm{b\_c}}", "<msub><mi>a</mi><mi>b_c</mi></msub>"),
    ],
)
def test_names(name: str, latex: str, mathml: str) -> None:
    formula = Formula(name, [name])
    assert (formula.latex(), formula.mathml()) == (latex, f"<math>{mathml}</math>")


@pytest.mark.parametrize(
    ("typed", "latex"),
    [
        ("(w1 - 3)**2/2", r"\frac{\left(w_{1} - 3\right)^{2}}{2}"),
        ("2.5e-7*x", r"2.5 \cdot 10^{-7} x"),
        ("exp(-x**2/2)", "e^{-x^{2}/2}"),
        ("sin(x)**2*y", r"\sin^{2}\left(x\right) y"),
        ("abs(x)*sqrt(y + 1)", r"\left|x\right| \sqrt{y + 1}"),
    ],
)
def test_latex_as_a_person_writes_it(typed: str, latex: str) -> None:
    assert Formula(typed, ["x", "y", "w1"]).latex() == latex
