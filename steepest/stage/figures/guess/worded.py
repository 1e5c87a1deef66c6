"""Guesses that have nothing to be drawn: each is words on a line of a panel, behind a plate with its letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import VGroup

from steepest.script.text.boxes import TextBox
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.guess.outlines import DISC, Ghost, Kind, room_for_ring
from steepest.stage.figures.guess.ring import RADIUS
from steepest.stage.figures.label import Label
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.lean.fading import FadeIn
from steepest.stage.type.fitting import in_one_size
from steepest.stage.type.questions import asked
from steepest.stage.type.typeset import Typeset

_FRAME = Box(-theme.FRAME_WIDTH / 2, -theme.FRAME_HEIGHT / 2, theme.FRAME_WIDTH / 2, theme.FRAME_HEIGHT / 2)
_WORDS = 0.2  # from a plate to the words behind it
_MIDDLE = 0.12  # of letters, over their baseline
_READ = 31  # how small a question is set, at least, before it takes two lines: not smaller than its answers
_CLEAR = 0.12  # from the question's foot to the plate of the first answer, and from that to the next, at least


def asked_on(panel: Panel, question: TextBox, line: int, least: float = theme.SMALLEST_SIZE) -> VGroup:
    """The words of a question on a line of a panel; rather than be smaller than `least` it goes on in the next."""
    told = asked(question.filled, size=theme.QUESTION_SIZE)
    return VGroup(panel.put(told, line, least=least))


class Worded:
    """The lines of a `panel`: the question stands on one of them, and its answers on those from `first` on, or from the
    next that is clear of it; where that leaves no room for the last of them, right under it, and nearer together."""

    def __init__(self, panel: Panel, question: TextBox | None, line: int, first: int | None) -> None:
        self.panel, self.told, self._lower, self._closer = panel, 0, 0.0, 0.0
        self.lines: list[VGroup] = []
        room = panel.width - 2 * DISC - _WORDS - 2 * RADIUS - 3 * theme.TEXT_GAP
        filled = [option.filled for option in (question.options if question else ())]
        self._answers = in_one_size([asked(each) for each in filled], room)
        self.first = first or line + 1
        if question:
            self._ask(question, line, first, _READ)
            if panel.pitch - self._closer < 2 * DISC + _CLEAR:
                self._ask(question, line, first, theme.SMALLEST_SIZE)

    def _ask(self, question: TextBox, line: int, first: int | None, least: float) -> None:
        """Set the question, no smaller than `least` on one line, and find where its answers stand."""
        panel, self._lower, self._closer, self.first = self.panel, 0.0, 0.0, first or line + 1
        self.lines = [asked_on(panel, question, line, least)]
        foot = float(self.lines[0].get_bottom()[1]) - _CLEAR - DISC
        while first is None and self._height(self.first) > foot:
            self.first += 1
        last = self.first + len(question.options) - 1
        if first is None and self._height(last) - DISC < panel.bottom:
            self.first = line + 1
            self._lower = max(self._height(self.first) - foot, 0.0)
        last = self.first + len(question.options) - 1
        self._closer = max(panel.bottom + DISC - self._height(last), 0.0) / max(last - self.first, 1)

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        """The words of the next answer."""
        text = self._answers[self.told]
        text.stand(self.panel.left + 2 * DISC + _WORDS, self._baseline(self.first + self.told))
        self.told += 1
        return Ghost(
            kind,
            text,
            lambda **timing: FadeIn(text, **timing),
            lambda: np.array([text.get_left(), text.get_right()])[:, :2],
        )

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        """A letter before the words."""
        height = self._height(self.first + list(ghosts).index(ghost))
        return Label(words, np.array([self.panel.left + DISC, height, 0.0]), (0.0, 0.0), _FRAME)

    def seat(self) -> Label:
        """Room for a ring at the right end of the panel, in the middle of the answers' lines."""
        heights = [self._height(self.first + number) for number in (0, max(self.told - 1, 0))]
        place = np.array([self.panel.right - RADIUS - theme.TEXT_GAP, sum(heights) / 2, 0.0])
        return Label(room_for_ring(), place, (0.0, 0.0), _FRAME)

    def free(self, *labels: Label) -> None:
        """Nobody else wants these places."""

    def _height(self, line: int) -> float:
        """The middle of the digits of a line."""
        return self._baseline(line) + _MIDDLE

    def _baseline(self, line: int) -> float:
        """Where an answer stands."""
        return self.panel.baseline(line) - self._lower + self._closer * (line - self.first)
