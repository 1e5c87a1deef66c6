"""The degree of a polynomial: from its highest terms alone, and right where they cancel out."""

import sys
from fractions import Fraction

import pytest

from steepest.calculus.tree.grammar import FORMULA, read
from steepest.calculus.tree.polynomial import TooManyTerms, degree, multiplied_out

XYZ = ["x", "y", "z"]


def typed(source):
    return read(source, FORMULA(XYZ))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("(x + y + 1)**64", 64),
        ("(x + y + z + 1)**64", 64),
        ("(x + y + z + 1)**30*(x - 2*y + 0.5)**30/7", 60),
        ("(x + y + 1)**64 + (x - y)**63", 64),
        ("(x + y + 1)**30 - (x + y)**30", 29),
        ("(x + y + 1)**30 - (x + y)**30 - 30*(x + y)**29", 28),
        ("x**2 + z - x**2", 1),
        ("2*(x + 1)**2 - x*(2*x + 4)", 0),
        ("(x + y)**2 - x**2 - 2*x*y - y**2", 0),
        ("(x - x)*(y + z)**9 + z", 1),
        ("(x - x)**0 + y", 1),
        ("(sqrt(2)*x + 1)**2 - 2*x**2", 1),
        ("(x + y)**64 - sin(x)", None),
    ],
)
def test_degree(source, expected):
    assert degree(typed(source), XYZ) == expected


def test_fractions_and_roots_of_two_are_multiplied_alike():
    thirds = multiplied_out(typed("(x/3 - 0.5*y)*(x/3 + y/2)*(1 - 2/7)"), XYZ)
    assert thirds == {(2, 0, 0): Fraction(5, 63), (0, 2, 0): Fraction(-5, 28)}
    assert multiplied_out(typed("(sqrt(2)*x + y/3)**2*sqrt(2)/2 - sqrt(2)*x**2 - 2*x*y/3"), XYZ) == {
        (0, 2, 0): multiplied_out(typed("sqrt(2)/18*y"), XYZ)[0, 1, 0]
    }


@pytest.mark.parametrize(
    "source", ["(x + y + z + 1)**64 - (x + y + z)**64", "(x + y + 1)**64 - (1 + x + y)**64"]
)
def test_only_what_cancels_out_may_have_too_many_terms(source):
    with pytest.raises(TooManyTerms):
        degree(typed(source), XYZ)


def test_a_high_power_takes_no_more_work_than_a_low_one():
    """Calls are counted, not seconds: multiplied out, there are 6,545 terms in one of them, and 4 in the other."""
    low = calls_for("(x + y + z + 1)**2*(2*x - z + 1)**3")
    assert calls_for("(x + y + z + 1)**32*(2*x - z + 1)**32") < 1.1 * low


def calls_for(source):
    tree, calls = typed(source), 0

    def count(*_):
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        degree(tree, XYZ)
    finally:
        sys.setprofile(before)
    return calls
