"""One number of a formula runs from what it was to what it will be, in its place, and the formula closes round it."""

from types import SimpleNamespace
from typing import Any

import pytest

from steepest.calculus import Function
from steepest.calculus.tree.scaling import Scaling, scaling
from steepest.stage import theme
from steepest.stage.figures.formula.one_coefficient import OneCoefficient
from steepest.stage.type.typeset import Typeset, formula, words

ROUND = "(x - 3)**2 + (y + 1)**2"
COLOURS = {"x": 'part("x", x)', "y": 'part("y", y)'}


def typed(source: str) -> Typeset:
    def wrap(part: str, code: str) -> str:
        return COLOURS.get(part, f'part("{part}", {code})')

    text = formula(f"L = {Function(source, ['x', 'y']).typst(wrap)}", size=theme.FORMULA_SIZE)
    return text.stand(6.6, 3.1, side=1)


def made(source: str, scaled: object, share: list[float], title: str = "T") -> OneCoefficient:
    scene: Any = SimpleNamespace(fact=lambda *_: scaled)
    beside = words(title).stand(-6.6, 3.1)
    return OneCoefficient(scene, typed(source), beside, "scaling", lambda: share[0])


@pytest.mark.parametrize(
    ("source", "before", "after", "half"),
    [
        ("(x - 3)**2 + 9*(y + 1)**2", 1, 9, "5.0"),
        ("9*(x - 3)**2 + (y + 1)**2", 1, 9, "5.0"),
        ("(x - 3)**2 + 12*(y + 1)**2", 1, 12, "6.5"),
        ("(x - 3)**2 + 0.5*(y + 1)**2", 1, 0.5, "0.8"),
    ],
)
def test_it_runs_between_what_is_before_it_and_behind_it(source: str, before: int, after: float, half: str) -> None:
    scaled, share = scaling(*(Function(each, ["x", "y"]).formula.tree for each in (ROUND, source))), [0.0]
    assert scaled is not None and (scaled.before, float(scaled.after)) == (before, after)
    found = made(source, scaled, share)
    assert found.read is not None
    before, read, behind = found.shown
    for share[0], text in ((0.0, None), (0.5, half), (1.0, None)):
        read.refresh()
        assert text is None or read.text == text
        left, right = float(read.get_left()[0]), float(read.get_right()[0])
        assert not before.submobjects or float(before.get_right()[0]) < left - 0.04
        assert float(behind.get_left()[0]) > right + 0.04
    assert float(behind.get_right()[0]) == pytest.approx(float(found.formula.get_right()[0]))


@pytest.mark.parametrize("scaled", [None, Scaling(1, 1, 9)])
def test_where_no_one_number_changes_or_there_is_no_room_it_is_the_formula(scaled: Scaling | None) -> None:
    found = made("(x - 3)**2 + 9*(y + 1)**2", scaled, [0.0], "A title so long that there is no room " * 2)
    assert found.read is None and found.shown == [found.formula] and found.settle() == []
