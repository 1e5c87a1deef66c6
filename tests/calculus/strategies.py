"""Random polynomials, formulas and points for property tests."""

from fractions import Fraction

from hypothesis import strategies as st

from steepest.calculus import FormulaError, Function

VARIABLES = ("x", "y")

small = st.integers(-9, 9)
decimals = st.builds(lambda n, places: f"{n / 10**places:.{places}f}", st.integers(0, 999), st.integers(1, 3))
fractions = st.builds(Fraction, st.integers(-40, 40), st.sampled_from([1, 2, 3, 5, 8, 10]))
points = st.tuples(fractions, fractions)
float_points = st.tuples(st.floats(-2, 2), st.floats(-2, 2))


@st.composite
def monomials(draw, most=3):
    """A source such as 3*x**2*y, of degree `most` or less."""
    a = draw(st.integers(0, most))
    b = draw(st.integers(0, most - a))
    parts = [f"x**{a}" if a > 1 else "x"] * (a > 0) + [f"y**{b}" if b > 1 else "y"] * (b > 0)
    number = draw(st.one_of(st.integers(1, 9).map(str), decimals))
    return "*".join([number, *parts])


@st.composite
def polynomials(draw, most=3):
    """A polynomial in x and y as its source, with signs, brackets and squares as people type them."""
    terms = draw(st.lists(monomials(most), min_size=1, max_size=5))
    text = draw(st.sampled_from(["", "-"])) + terms[0]
    for term in terms[1:]:
        text += draw(st.sampled_from([" + ", " - "])) + term
    return draw(st.sampled_from([text, text, f"2*x - ({text})", f"({text})*(x - 2*y)/4", f"({text})**2"]))


@st.composite
def quadratics(draw):
    """A function a(x - p)² + b·x·y + c(y - q)² of degree 2, not all of a, b, c zero."""
    a, b, c = draw(st.tuples(small, small, small).filter(any))
    p, q = draw(small), draw(small)
    return Function(f"({a})*(x - ({p}))**2 + ({b})*x*y + ({c})*(y - ({q}))**2", VARIABLES)


def is_formula(source: str) -> bool:
    """Whether the language has it: one that is put together at random may have too large an exponent."""
    try:
        Function(source, VARIABLES)
    except FormulaError:
        return False
    return True


formulas = st.recursive(
    st.one_of(st.sampled_from(["x", "y", "x", "y", "2", "3", "0.5", "pi", "10"]), decimals),
    lambda inner: st.one_of(
        st.builds("{} + {}".format, inner, inner),
        st.builds("{} - ({})".format, inner, inner),
        st.builds("({})*({})".format, inner, inner),
        st.builds("({})/({})".format, inner, inner),
        st.builds("-({})".format, inner),
        st.builds("({})**{}".format, inner, st.sampled_from(["2", "3", "-1", "-2", "(1/2)"])),
        st.builds("2**({})".format, inner),
        st.builds(
            "{}({})".format,
            st.sampled_from(["sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs"]),
            inner,
        ),
    ),
    max_leaves=6,
).filter(is_formula)
"""Sources of formulas in x and y with everything the grammar knows."""
