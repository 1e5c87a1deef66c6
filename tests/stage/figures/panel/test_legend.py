"""Lines of a panel that tell what signs mean."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from manim import Scene

from steepest.stage import theme
from steepest.stage.figures.panel.legend import Legend
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type import typeset


class Bare(Scene):  # type: ignore[misc]
    """A scene that sets type, and has no text."""

    def formula(self, template: str, **style: Any) -> typeset.Typeset:
        return typeset.formula(template, **style)

    def words(self, label: str, **style: Any) -> typeset.Typeset:
        return typeset.words(label, **style)


@pytest.mark.parametrize("count", ["", "2", "1234567"])
def test_sign_words_and_number_stand_side_by_side_in_the_panel(count: str) -> None:
    panel = Panel(Bare())  # type: ignore[arg-type]
    legend = Legend(panel, 1)
    parts = legend.row("up", "hollows and more", count)
    assert len(parts) == 2 + bool(count)
    edges = [(part.get_left()[0], part.get_right()[0]) for part in parts]
    assert edges[0][0] >= theme.PANEL.left - 0.05 and edges[-1][1] <= theme.PANEL.right + 0.01
    assert all(before[1] < after[0] for before, after in pairwise(edges))


def test_each_row_takes_the_next_line() -> None:
    panel = Panel(Bare())  # type: ignore[arg-type]
    legend = Legend(panel, 2)
    first, second = legend.row("up", "hill"), legend.row("cross", "pass")
    assert first[1].baseline - second[1].baseline == pytest.approx(panel.pitch)
    assert first[1].baseline == pytest.approx(panel.baseline(2))
