"""What makes one sum another, if it is one number alone."""

import pytest

from steepest.calculus import Function
from steepest.calculus.tree.scaling import scaling

ROUND = "(x - 3)**2 + (y + 1)**2"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (ROUND, "(x - 3)**2 + 9*(y + 1)**2", (1, 1, 9)),
        ("2*x - 3*y*x", "2*x - 0.5*y*x", (1, 3, 0.5)),
        ("4*x**2", "x**2", (0, 4, 1)),
        (ROUND, ROUND, None),
        (ROUND, "2*(x - 3)**2 + 9*(y + 1)**2", None),
        (ROUND, "(x - 3)**2 - 9*(y + 1)**2", None),
        (ROUND, "(x - 3)**2 + (y + 1)**4", None),
        (ROUND, ROUND + " + x", None),
        ("x*y", "x/y", None),
        ("x", "9", None),
    ],
)
def test_a_number_before_one_term_is_found_and_nothing_where_more_changes(
    one: str, other: str, found: tuple[int, float, float] | None
) -> None:
    told = scaling(*(Function(each, ["x", "y"]).formula.tree for each in (one, other)))
    assert (told and (told.term, told.before, told.after)) == found
