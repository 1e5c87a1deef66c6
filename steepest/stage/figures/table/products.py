"""Factors and their products as a table, over a sum that stands in a line below."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, Mobject, VGroup

from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.type.typeset import Typeset

_PITCH, _LAST, _HEAD = 0.396, 0.45, 0.39  # from row to row, from the last one down to the sum, and up to the heads
_WORDS, _NUMBERS = 0.44, 0.42  # between two heads, which have a sign between them, and between two columns, at least
_RULE, _OVER, _WIDTH = 0.31, 0.08, 2.0  # the rule: over the baseline of the sum, beyond its column, how broad
_NAMED = 0.22  # from a name to the columns
_SIGN = 0.36  # from a sum to the left end of the sign before it
_BEARING = 0.03  # from a whole number to where its decimal point would be


class Products:
    """`columns` of numbers, each under one of some `heads`, over a sum in a line of type, of which these are the glyphs
    and this is how they `read`. The last column stands over it, decimal point over decimal point, with a `rule` between
    them, and the others are left of that, with `signs` between their heads. `top` is all heads and signs. Before the
    rows stand their `names`, which `begin` farther left than the columns."""

    def __init__(
        self,
        heads: Sequence[Typeset],
        signs: Sequence[Typeset],
        columns: Sequence[Sequence[Typeset]],
        total: Mobject,
        read: str,
        baseline: float,
        names: Sequence[Typeset] = (),
    ) -> None:
        count = len(columns[-1])
        feet = [baseline + _LAST + _PITCH * (count - 1 - row) for row in range(count)]
        point, room = _point(total, read), (np.inf, np.inf)
        for head, column in list(zip(heads, columns, strict=True))[::-1]:
            for text, foot in zip(column, feet, strict=True):
                text.stand(0.0, foot).shift((point - _point(text, text.shown[0].text)) * RIGHT)
            left, right = _ends(column)
            head.stand((left + right) / 2, feet[0] + _HEAD, side=0)
            aside = max(right + _NUMBERS - room[0], float(head.get_right()[0]) + _WORDS - room[1], 0.0)
            for text in (head, *column):
                text.shift(-aside * RIGHT)
            point, room = point - aside, (left - aside, float(head.get_left()[0]))
        for sign, one, other in zip(signs, heads, heads[1:], strict=False):
            sign.stand(float(one.get_right()[0] + other.get_left()[0]) / 2, feet[0] + _HEAD, side=0)
        self.top, self.left = VGroup(*heads, *signs), min(room)
        for name, foot in zip(names, feet, strict=False):
            name.stand(_ends(columns[0])[0] - _NAMED, foot, side=1)
        self.begin = min([self.left, *(float(name.get_left()[0]) for name in names)])
        left, right = _ends([*columns[-1], total])
        left = min(left, float(total.get_left()[0]) - _SIGN)
        rule = [[left - _OVER, baseline + _RULE, 0.0], [right + _OVER, baseline + _RULE, 0.0]]
        self.rule = FlatLine(np.array(rule), theme.QUIET, _WIDTH, halo=False)


def _point(glyphs: Mobject, read: str) -> float:
    """Where the decimal point of a number is, or would be: its glyphs, and how they read."""
    found = [at for at, sign in enumerate(read) if sign in ".,"]
    one_by_one = len(glyphs.submobjects) == len(read)
    if len(found) == 1 and one_by_one:
        return float(glyphs.submobjects[found[0]].get_left()[0])
    return float(glyphs.get_right()[0]) + _BEARING


def _ends(texts: Sequence[Mobject]) -> tuple[float, float]:
    """How far some texts reach to both sides."""
    return min(float(each.get_left()[0]) for each in texts), max(float(each.get_right()[0]) for each in texts)
