"""Losses side by side: rates over them can be read, with however many digits, and losses keep their own."""

from __future__ import annotations

import pytest

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.table.losses import Losses
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset
from tests.families import family
from tests.scenes.opened import opened


@pytest.mark.parametrize(
    "rate", family(2, ["1.0001e-06", "1.00012e-06", "1.000123e-06", "1.1e-06", "1.25e-06"])
)
def test_rates_of_many_digits_are_read_and_losses_keep_theirs(rate: str) -> None:
    settings = {"loss": "1000000*(w + 1)**2", "start": -1.53, "learning_rates": [float(rate)]}
    signs = {"right_sign": "bowl.runaway", "wrong_sign": "bowl.twin"}
    panel = Panel(opened("overshoot", settings), theme.PANEL_OVER_LINE, theme.CLOSE_LINES)
    table = Losses(panel, 2, "step", signs, [theme.INK] * 2)
    texts = [text for part in table.parts for text in part.get_family() if isinstance(text, Typeset)]
    assert all(map(is_readable, texts))
    first, *_, last = (
        text for text in texts for one in text.shown if one.expression.startswith("bowl.runaway.losses")
    )
    assert first.shown[0].text != last.shown[0].text
