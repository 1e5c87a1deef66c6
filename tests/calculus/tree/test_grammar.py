"""Typed text is read as it was meant, or refused at the character where it goes wrong."""

import ast
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus.tree.grammar import FORMULA, Dialect, FormulaError, read
from steepest.calculus.tree.grammar.tokens import NAMES_INSTEAD
from tests.families import examples

XY = FORMULA(["x", "y"])
EXPRESSION = Dialect(
    calls=frozenset({"abs", "len", "max", "min"}),
    fields=True,
    indices=True,
    comparisons=True,
    logic=True,
    strings=True,
    noun="expression",
)

REFUSED = [  # text, where it goes wrong (counted from 0), words of the sentence
    ("", 0, "is empty"),
    ("   ", 0, "is empty"),
    ("z + 1", 0, "z is not known here: x and y are"),
    ("x + xx", 4, "xx is not known here"),
    ("x.real", 1, "fields and methods (x.real)"),
    ("(x).__class__", 3, "fields and methods"),
    ("gamma(x)", 0, "gamma is not a function known here"),
    ("__import__('os')", 0, "names begin with a letter"),
    ("x(y + 1)", 1, "write * between x and ("),
    ("2(x)", 1, "write * between 2 and ("),
    ("2x", 1, "write * between 2 and x"),
    ("x y", 2, "write * between x and y"),
    ("sin x", 0, "sin needs its argument in round brackets"),
    ("sin()", 4, "is missing before )"),
    ("sin(x, y)", 0, "one argument, not 2"),
    ("sin(x=1)", 5, "without a name"),
    ("sin(*x)", 4, "unpacked with *"),
    ("sin(**x)", 4, "unpacked with **"),
    ("9**9**9", 3, "an exponent lies between -64 and 64"),
    ("x**65", 3, "an exponent lies between -64 and 64"),
    ("x**(1/0)", 6, "nothing can be divided by 0"),
    ("x**(1/(2-2))", 4, "an exponent lies between"),
    ("x**-(99)", 3, "an exponent lies between"),
    ("((x**8)**8)**8", 0, "degree 512"),
    ("1 + ((9**60)**60)**60", 5, "grow too large"),
    ("1e30**64*x", 0, "beyond 10**280"),
    ("1e-30**10*x", 0, "too small"),
    ("sin(" * 25 + "x" + ")" * 25, 0, "functions within functions"),
    ("*".join(f"sin({k}*x)" for k in range(2, 30)), 0, "too many factors"),
    ("x**40 * y**40", 0, "degree 80"),
    ("9**(x - x + 9**5)", 0, "grow too large"),
    ("exp(9**9*log(9))", 0, "grow too large"),
    ("(" * 41 + "x" + ")" * 41, 40, "brackets are open at once"),
    ("-" * 60 + "x", 40, "too many signs"),
    ("sin(" * 41 + "x" + ")" * 41, 163, "brackets are open at once"),
    ("x**" * 60 + "x", 120, "nested more than 40 levels"),
    ("x" * 401, 400, "401 characters: 400 are allowed"),
    ("x+" * 500_000, 400, "1,000,000 characters"),
    ("x\0", 1, "U+0000"),
    ("x + ２", 4, "fullwidth digit two"),
    ("х + 1", 0, "cyrillic small letter ha"),
    ("η*x", 0, "write eta for η"),
    ("x²", 1, "write **2"),
    ("x − 1", 2, "minus sign of the keyboard"),
    ("2·x", 1, "write * for a product"),
    ("x\u200b", 1, "zero width space"),
    ("x^2", 1, "write ** for a power"),
    ("x // 2", 2, "write / for a quotient"),
    ("x % 2", 2, "% cannot stand"),
    ("x @ y", 2, "@ cannot stand"),
    ("~x", 0, "~ cannot stand"),
    ("|x|+y", 0, "write abs(…) for |…|"),
    ("x + |y|", 4, "write abs(…) for |…|"),
    ("2*x|y", 3, "write abs(…) for |…|"),
    ("ln(x)", 0, "write log(…) for ln(…)"),
    ("e**x", 0, "write exp(…) for a power of e"),
    ("max(x, y)", 0, "write (a + b + abs(a - b))/2 for max(a, b)"),
    ("X + y", 0, "did you mean x?"),
    ("Sin(x)", 0, "did you mean sin?"),
    ("sinn(x)", 0, "did you mean sin?"),
    ("lambda: 1", 0, "the word lambda"),
    ("x if x else y", 2, "the word if"),
    ("x and y", 2, "the word and"),
    ("not x", 0, "the word not"),
    ("None", 0, "the word None"),
    ("(y := 2)", 3, ":= cannot stand"),
    ("[x for x in y]", 0, "the bracket [ cannot stand here"),
    ("(x for x in y)", 3, "the word for"),
    ("{x}", 0, "the bracket { cannot stand here"),
    ("f'{x}'", 0, "cannot follow f"),
    ("x'", 1, "quotation marks"),
    ("'x'", 0, "quotation marks"),
    ("x < 1", 2, "a comparison with <"),
    ("x == y", 2, "a comparison with =="),
    ("x = 3", 2, "without an equals sign"),
    ("x[0]", 1, "an index in [ ]"),
    ("x, y", 1, "not a list"),
    ("0,5*x", 1, "decimals with a point"),
    ("x; y", 1, "; cannot stand"),
    ("x + * y", 4, "is missing before *"),
    ("x -", 3, "breaks off"),
    ("x*y/0", 4, "nothing can be divided by 0"),
    ("x + y/0.0*x - 1", 6, "nothing can be divided by 0"),
    ("sin(1/0)", 6, "nothing can be divided by 0"),
    ("x/(0)", 3, "nothing can be divided by 0"),
    ("+x", 0, "leave out the plus sign"),
    ("(x", 0, "never closed"),
    ("x)", 1, "closes nothing"),
    ("()", 1, "is missing before )"),
    ("1_000*x", 1, "write * between 1 and _000"),
    ("0x1F", 1, "write * between 0 and x1F"),
    ("2j", 1, "write * between 2 and j"),
    ("1e400*x", 0, "out of reach"),
    ("3" * 31, 0, "out of reach"),
    ("01*x", 0, "does not begin with 0"),
    ("x +\n  y^2", 7, "write ** for a power"),
    ("\\x", 0, "reverse solidus"),
    ("x # comment", 2, "number sign"),
]


@pytest.mark.parametrize(("text", "column", "words"), REFUSED, ids=[text[:24] for text, _, _ in REFUSED])
def test_refused_at_its_character(text, column, words):
    with pytest.raises(FormulaError) as caught:
        read(text, XY)
    error = caught.value
    assert words.lower() in error.reason.lower()
    assert error.column == column
    assert str(error).startswith(error.reason) and "\n" not in str(error)


@pytest.mark.parametrize(
    "text", [text for text, _, _ in REFUSED] + ["(" * 10**6, "9**" * 10**5 + "9", "\0" * 10**6]
)
def test_refused_at_once(text):
    start = time.perf_counter()
    with pytest.raises(FormulaError):
        read(text, XY)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(("text", "column", "words"), REFUSED, ids=[text[:24] for text, _, _ in REFUSED])
def test_pointer_stands_under_the_character(text, column, words):
    error = FormulaError("wrong", text, column)
    shown, caret = error.pointer().split("\n")
    assert len(shown) <= 72 and caret.endswith("^") and shown.isprintable()
    under = len(caret) - 1
    if column < len(text) and text[column].isprintable():
        assert shown[under] in (text[column], "…")
    assert under <= len(shown)


@examples(300)
@given(st.one_of(st.text(max_size=60), st.text("xy()+-*/.,^ 0123456789e=<>[]{}'\"\\_:sin", max_size=60)))
def test_any_text_is_read_or_refused(text):
    for dialect in (XY, EXPRESSION):
        try:
            tree = read(text, dialect)
        except FormulaError as error:
            assert 0 <= error.column <= len(text)
        else:
            assert isinstance(tree, ast.expr)


@pytest.mark.parametrize("value", [None, 3, b"x", ["x"]])
def test_what_is_no_text_is_refused(value):
    with pytest.raises(FormulaError, match="is a text"):
        read(value, XY)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0.1", Fraction(1, 10)),
        (".5", Fraction(1, 2)),
        ("2.", Fraction(2)),
        ("1e-7", Fraction(1, 10**7)),
        ("12", 12),
    ],
)
def test_numbers_are_exact_and_remember_how_they_were_typed(typed, value):
    node = read(typed, XY)
    assert isinstance(node, ast.Constant)
    assert node.value == value and not isinstance(node.value, float) and node.kind == typed


@pytest.mark.parametrize(
    "text",
    ["x**64", "x**-64", "2**x", "x**0.5", "-x**2", "2*-3", "- -x", "x" + "+x" * 199, "x/0.1", "0/x", "x**0/y"],
)
def test_ordinary_formulas_are_read(text):
    assert isinstance(read(text, XY), ast.expr)


def test_power_binds_tighter_than_sign_and_to_the_right():
    assert ast.unparse(read("-x**2", XY)) == "-x ** 2"
    assert isinstance(read("-x**2", XY), ast.UnaryOp)
    assert ast.unparse(read("2**x**y", XY)) == "2 ** x ** y"


def test_pi_is_known_unless_it_is_a_variable():
    assert read("pi*x", XY)
    assert read("pi", FORMULA(["pi"]))


@pytest.mark.parametrize("name", ["", "2x", "x y", "lambda", "_x", "sin", "é", "x.y"])
def test_names_that_cannot_be_variables(name):
    with pytest.raises(ValueError, match="cannot be the name of a variable"):
        FORMULA([name])


@pytest.mark.parametrize("typed", ["prize", "pric", "pri", "Price", "PRICE"])
def test_near_names_are_suggested(typed):
    with pytest.raises(FormulaError, match="did you mean price"):
        read(f"{typed}*2", FORMULA(["price", "income"]))


def test_what_begins_like_several_names_is_none_of_them():
    with pytest.raises(FormulaError, match="wei is not known here: weight1 and weight2 are"):
        read("wei*2", FORMULA(["weight1", "weight2"]))


@pytest.mark.parametrize(("name", "function"), [(name, one) for name, (one, _) in NAMES_INSTEAD.items()])
def test_a_name_of_others_is_answered_only_where_its_function_is_known(name, function):
    known, other = (Dialect(calls=frozenset(calls), names=frozenset("x")) for calls in ([function], []))
    for text in (name, f"{name}(x)"):
        with pytest.raises(FormulaError, match=r"write .* for "):
            read(text, known)
        with pytest.raises(FormulaError, match=f"{name} is not "):
            read(text, other)


def test_a_name_of_others_may_be_a_variable():
    assert isinstance(read("e*x + max", FORMULA(["e", "x", "max"])), ast.expr)


# The dialect of expressions, with everything let in.


@pytest.mark.parametrize(
    "text",
    [
        "walk.points[-1].x",
        "abs(start - 3) / 2 < 0.1 <= limit",
        "not (a == b) and len(rates) > 2 or c != 'ä'",
        "max(a, b, 3) - min(rates)",
        "rates[0]**2",
        "a <= b",
        '"text" == name',
    ],
)
def test_expressions_are_read(text):
    assert isinstance(read(text, EXPRESSION), ast.expr)


EXPRESSIONS_REFUSED = [
    ("start.__class__", 6, "not a field that can be read"),
    ("open('x')", 0, "open is not a function known here"),
    ("a.append(1)", 8, "write * between append and ("),
    ("rates[0:2]", 7, "slices cannot be used"),
    ("rates[0, 1]", 7, "a comma cannot stand here"),
    ("rates[0)", 7, "is closed by ), not by ]"),
    ("f'{x}'", 0, "cannot follow f"),
    ("b'x'", 0, "cannot follow b"),
    ("'a' 'b'", 4, "quotation marks cannot stand here"),
    ("'ä", 0, "never closed"),
    ("'ä' == xx yy", 10, "write * between xx and yy"),
    ("'ä' == x**99", 10, "an exponent lies between"),
    ("a = b", 2, "write == to compare"),
    ("a is b", 2, "the word is"),
    ("a <> b", 2, "write !="),
    ("a.1", 1, "write * between a and .1"),
    ("len(a, b)", 0, "one argument, not 2"),
    ("a if b else c", 2, "the word if"),
    ("a < not b", 4, "cannot be read"),
]


@pytest.mark.parametrize(("text", "column", "words"), EXPRESSIONS_REFUSED)
def test_expressions_refused_at_their_character(text, column, words):
    with pytest.raises(FormulaError) as caught:
        read(text, EXPRESSION)
    assert words in caught.value.reason
    assert caught.value.column == column
