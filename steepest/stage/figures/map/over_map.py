"""Words in line over a map, between its title and its upper edge, or in a corner of it."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VMobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import Label, Labels, along
from steepest.stage.type.fitting import in_even_lines
from steepest.stage.type.typeset import Typeset

_OFF, _INDENT = 0.18, 0.5  # of their baseline from the map's edge; of words at the left, off an axis' letter
_GAP, _APART = 0.14, 0.4  # between texts in line; between words each of which says something by itself
_LINES = 0.42  # from baseline to baseline, of such words one below another


def over_map(
    words: Sequence[Typeset], region: Box, left: float, under: Typeset | None = None
) -> list[Typeset]:
    """Words in line over a map in a region, whose `left` edge is told: at its right, or at its left where they would
    touch what stands there, `under` which they are; none where they would touch that there, too. They are as large as
    they may be."""
    room = region.width - (len(words) - 1) * _APART
    for each in words:
        each.fit(room * each.width / sum(one.width for one in words))
    right, height = region.right, region.top + _OFF
    for each in reversed(words):
        right = float(each.stand(right, height, side=1).get_left()[0]) - _APART
    top = max(float(each.get_top()[1]) for each in words)
    if under and under.get_bottom()[1] - top < theme.TEXT_GAP:  # a fraction, say
        right = left + _INDENT - _APART
        for each in words:
            right = float(each.stand(right + _APART, height).get_right()[0])
        if under.get_left()[0] - right < theme.TEXT_GAP:
            return []
    return list(words)


def in_corner(words: Sequence[Typeset], labels: Labels) -> Label:
    """Words one below another in the corner of a map that is clearest of its `labels` and what these keep off; words
    that are alone stand in two lines where one would lie on an arrow or a dot everywhere."""
    label = labels.in_corner(stacked(*words))
    solid = (at for line in labels.solid for at in along(line, labels.region))
    if len(words) > 1 or not any(map(label.box.holds, solid)):
        return label
    labels.free(label)
    return labels.in_corner(in_even_lines(words[0]))


def in_line(*texts: Typeset) -> VMobject:
    """Texts after one another on one baseline."""
    line = VMobject()
    right = 0.0
    for text in texts:
        line.add(text.stand(right, 0.0))
        right = float(text.get_right()[0]) + _GAP
    return line


def stacked(*texts: Typeset) -> VMobject:
    """Texts one below another, which leave more room beside them."""
    return VMobject().add(*(text.stand(0.0, -_LINES * number) for number, text in enumerate(texts)))
