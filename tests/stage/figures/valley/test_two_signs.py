"""Two signs are told apart by how their walks are drawn."""

from __future__ import annotations

import pytest

from steepest.stage import theme
from steepest.stage.figures.valley.two_signs import swatch


def test_of_one_walk_both_nodes_of_a_hop_are_drawn_and_of_the_other_one_head() -> None:
    (way, *nodes), (dashes, head) = swatch(theme.INK, arrow=False), swatch(theme.WRONG, arrow=True)
    assert [node.get_x() for node in nodes] == pytest.approx([way.get_start()[0], way.get_end()[0]])
    assert len(dashes) > 1 and head.get_left()[0] - 1e-6 <= dashes[-1].get_end()[0] < head.get_right()[0]
    assert {each.get_color().to_hex() for each in (*dashes, head)} == {theme.WRONG}
