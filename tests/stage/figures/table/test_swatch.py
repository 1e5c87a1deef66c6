"""A swatch stands beside the name of a walk."""

from __future__ import annotations

import pytest

from steepest.stage.figures.table.swatch import swatch
from steepest.stage.type.typeset import words


def test_a_swatch_ends_where_it_should() -> None:
    over = words("walk").stand(2.0, 1.0, side=1)
    assert swatch(over, "#FFFFFF", arrow=True).get_right()[0] == pytest.approx(2.0, abs=0.05)
