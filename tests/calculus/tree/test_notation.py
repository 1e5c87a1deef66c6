"""Formulas are printed as they were typed: as source, as Typst, as text."""

from fractions import Fraction

import pytest
import typst
from hypothesis import assume, given

from steepest.calculus import Formula, NoValue
from steepest.calculus.tree.notation import source, spoken, words
from tests.calculus.strategies import formulas, polynomials
from tests.families import examples

TABLE = [  # typed, text, typst
    ("(w1 - 3)**2 + (w2 + 1)**2", "(w₁ − 3)² + (w₂ + 1)²", "(w_1 - 3)^2 + (w_2 + 1)^2"),
    ("x**2 + 3*y", "x² + 3y", "x^2 + 3 y"),
    ("3*x**2 + 2*x*y + y**3", "3x² + 2xy + y³", "3 x^2 + 2 x y + y^3"),
    ("w1**2/2 + 2*w2**2", "w₁²/2 + 2w₂²", "frac(w_1^2, 2) + 2 w_2^2"),
    ("(5 - w1 - 2*w2)**2", "(5 − w₁ − 2w₂)²", "(5 - w_1 - 2 w_2)^2"),
    ("sin(x) + cos(y)", "sin x + cos y", "sin(x) + cos(y)"),
    ("-x", "−x", "-x"),
    ("2*-3", "2 · (−3)", "2 dot (-3)"),
    ("2*3", "2 · 3", "2 dot 3"),
    ("x - (y - 1)", "x − (y − 1)", "x - (y - 1)"),
    ("x + -y", "x + (−y)", "x + (-y)"),
    ("x/(y+1)", "x/(y + 1)", "frac(x, y + 1)"),
    ("(x + 1)/2", "(x + 1)/2", "frac(x + 1, 2)"),
    ("-(x + y)/2", "−(x + y)/2", "-frac(x + y, 2)"),
    ("x/(2*y)", "x/(2y)", "frac(x, 2 y)"),
    ("x/2*y", "(x/2)y", "frac(x, 2) y"),
    ("x/y/2", "(x/y)/2", "frac(frac(x, y), 2)"),
    ("x*(y/2)", "x(y/2)", "x frac(y, 2)"),
    ("2*(1/2)", "2(1/2)", "2 dot frac(1, 2)"),
    ("x**-2", "x⁻²", "x^(-2)"),
    ("2**x", "2ˣ", "2^x"),
    ("x**(y + 1)", "x^(y + 1)", "x^(y + 1)"),
    ("x**(1/2)", "x^(1/2)", "x^(1\\/2)"),
    ("(x**2)**3", "(x²)³", "(x^2)^3"),
    ("-x**2", "−x²", "-x^2"),
    ("(-x)**2", "(−x)²", "(-x)^2"),
    ("-(x*y)", "−(xy)", "-(x y)"),
    ("0.5*x", "0.5x", "0.5 x"),
    (".50*x", "0.50x", "0.50 x"),
    ("1e-7*x", "10⁻⁷x", "10^(-7) x"),
    ("2.5e3", "2.5 · 10³", "2.5 dot 10^3"),
    ("(x + 1)*(x - 1)", "(x + 1)(x − 1)", "(x + 1) (x - 1)"),
    ("sin(x)**2", "sin² x", "sin^(2) (x)"),
    ("sin(x)*y", "sin(x) y", "sin(x) y"),
    ("x*sin(2*y)", "x sin(2y)", "x sin(2 y)"),
    ("exp(-x**2/2)", "exp(−x²/2)", "e^(-x^2\\/2)"),
    ("exp(x)**2", "exp(x)²", "(e^x)^2"),
    ("sqrt(x**2 + y**2)", "√(x² + y²)", "sqrt(x^2 + y^2)"),
    ("abs(x - 1)", "|x − 1|", "abs(x - 1)"),
    ("eta*w1**2", "ηw₁²", "eta w_1^2"),
    ("2*pi*x", "2πx", "2 pi x"),
    ("price*income/2", "price · income/2", 'frac("price" dot "income", 2)'),
    ("p_1**2 + p_2**2", "p₁² + p₂²", "p_1^2 + p_2^2"),
]
NAMES = ["w1", "w2", "x", "y", "eta", "price", "income", "p_1", "p_2"]


@pytest.mark.parametrize(("typed", "text", "code"), TABLE, ids=[typed for typed, _, _ in TABLE])
def test_printed_as_typed(typed, text, code):
    formula = Formula(typed, NAMES)
    assert formula.text() == text
    assert formula.typst() == code


def compiled(codes):
    body = "\n".join(f"$ {code} $" for code in codes)
    return typst.compile(
        f"#set page(width: auto, height: auto)\n{body}".encode(), format="svg", ignore_system_fonts=True
    )


def test_typst_takes_every_code():
    assert compiled(Formula(typed, NAMES).typst() for typed, _, _ in TABLE)


def coloured(part, code):
    return f"#text(fill: red)[${code}$]"


def test_typst_takes_every_code_with_its_parts_wrapped():
    assert compiled(Formula(typed, NAMES).typst(coloured) for typed, _, _ in TABLE)


def test_wrap_sees_every_variable_and_every_term():
    seen = []
    Formula("(w1 - 3)**2 + 2*w2 - x", ["w1", "w2", "x"]).typst(
        lambda part, code: seen.append((part, code)) or code
    )
    assert seen == [
        ("w1", "w_1"),
        ("term:0", "(w_1 - 3)^2"),
        ("w2", "w_2"),
        ("term:1", "2 w_2"),
        ("x", "x"),
        ("term:2", "x"),
    ]


def test_an_exponent_stands_above_the_index_of_a_wrapped_variable():
    code = Formula("w1**2", ["w1"]).typst(lambda part, code: f"#c[${code}$]" if part == "w1" else code)
    assert code == "attach(#c[$w$], b: #c[$1$], t: 2)"


def test_of_a_differential_the_variable_is_wrapped_too():
    code = Formula("dx**2 + dy", ["dx", "dy"]).typst(lambda part, code: code if ":" in part else f"#{part}[{code}]")
    assert code == "(#dx[dif #x[x]])^2 + #dy[dif #y[y]]", "a power of dx has brackets: it is none of x"
    assert Formula("3*dx**2", ["dx"]).text() == "3 · (dx)²"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("x", "x"),
        ("w1", "w₁"),
        ("w12", "w₁₂"),
        ("eta", "η"),
        ("theta_max", "θ_max"),
        ("price", "price"),
        ("lam", "λ"),
    ],
)
def test_names(name, shown):
    assert words(name) == shown


@pytest.mark.parametrize(
    "name", ["x", "w1", "w12", "eta", "theta_max", "price", "dx", "lam", "a_b_c", "Delta", "fx"]
)
def test_every_name_compiles(name):
    assert compiled([Formula(f"2*{name}**2 + {name}", [name]).typst()])


POINTS = [{"x": Fraction(3, 2), "y": Fraction(-2, 5)}, {"x": Fraction(1, 3), "y": Fraction(4)}]


def value(formula, at):
    try:
        return formula.evaluate(at)
    except NoValue:
        return None


@examples(150)
@given(formulas)
def test_what_is_printed_reads_back_as_itself(typed):
    assume(len(typed) <= 200)
    try:
        formula = Formula(typed, ["x", "y"])
    except ValueError:
        assume(False)
    printed = source(formula.tree)
    again = Formula(printed, ["x", "y"], derived=True)
    assert source(again.tree) == printed
    for at in POINTS:
        assert value(again, at) == value(formula, at)


@examples(60)
@given(polynomials())
def test_text_says_what_source_says(typed):
    """The text, its signs spelled out again, has the same numbers and letters in the same order."""
    shown = Formula(typed, ["x", "y"]).text()
    plain = shown.translate(str.maketrans("−²³⁴⁵⁶", "-23456"))
    assert [c for c in plain if c.isalnum()] == [
        c for c in source(Formula(typed, ["x", "y"]).tree) if c.isalnum()
    ]


def test_typst_of_random_formulas_compiles():
    codes = []

    @examples(60)
    @given(formulas)
    def collect(typed):
        try:
            codes.append(Formula(typed, ["x", "y"]).typst(coloured))
        except ValueError:
            assume(False)

    collect()
    assert compiled(codes)


SPOKEN = [
    ("x**2 + 3*y", "x squared plus 3 y"),
    ("(w1 - 3)**2 + (w2 + 1)**2", "begin w 1 minus 3 all squared plus open w 2 plus 1 all squared"),
    ("(x + 1)*(x - 1)", "open x plus 1 close times open x minus 1 close"),
    ("w1**2/2", "w 1 squared over 2"),
    ("(x + 1)/2", "begin x plus 1 all over 2"),
    ("x/(2*y)", "x over 2 y"),
    ("x/2*y", "x over 2 then times y"),
    ("x/y/2", "x over y then over 2"),
    ("x/(y/2)", "x over open y over 2 close"),
    ("1/2*x", "1/2 then times x"),
    ("x - (y - 1)", "x minus open y minus 1 close"),
    ("x + -y", "x plus minus y"),
    ("(-x)**2", "begin minus x all squared"),
    ("-x**2", "minus x squared"),
    ("x**-2", "x to minus 2"),
    ("x**(y + 1)", "x to open y plus 1 close"),
    ("(x**2)**3", "begin x squared all cubed"),
    ("2*-3", "2 times minus 3"),
    ("sin(x)**2", "sin squared of x"),
    ("sin(x)*y", "sin of x then times y"),
    ("sin(x + y)", "sin of open x plus y close"),
    ("exp(-x)", "exp to minus x"),
    ("2.50e-7*x", "2.50e-7 times x"),
    ("price*income", "price times income"),
    ("x**4*y", "x to 4 then times y"),
    ("theta_max", "theta max"),
]


@pytest.mark.parametrize(("typed", "said"), SPOKEN, ids=[typed for typed, _ in SPOKEN])
def test_spoken_as_typed(typed, said):
    names = [*NAMES, "theta_max"]
    assert " ".join(held for _, held in spoken(Formula(typed, names).tree)) == said


@examples(100)
@given(polynomials())
def test_speech_holds_what_source_holds(typed):
    """The numbers and letters of the source, in order, but for exponents that are words."""
    tree = Formula(typed, ["x", "y"]).tree
    held = [text for kind, text in spoken(tree) if kind != "word" or text in ("squared", "cubed")]
    plain = "".join(held).replace("squared", "2").replace("cubed", "3")
    assert [c for c in plain if c.isalnum()] == [c for c in source(tree) if c.isalnum()]
