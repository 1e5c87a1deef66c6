"""A question on a panel, with its answers behind their letters: a line for each, or some in a row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import DL, VGroup

from steepest.script.text.boxes import TextBox
from steepest.stage import theme
from steepest.stage.figures.guess.ring import RADIUS
from steepest.stage.figures.guess.worded import asked_on
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.fitting import in_one_size
from steepest.stage.type.questions import asked
from steepest.stage.type.typeset import words

_INDENT = 0.42  # of an answer's words, behind its letter
_HIGH = 0.22  # a letter, over its baseline
_OFF_RING = 0.37  # of the answers, from the ring beside them
_LETTER, _NEXT = 0.15, 0.25  # from a letter to its words in rows, and from there to the next letter
_UNDER, _PITCH = 0.32, 0.39  # from the foot of a question to the baseline of its first row, and from row to row


def asked_in(panel: Panel, question: TextBox, line: int, brief: bool, rows: bool) -> list[VGroup]:
    """The question on a line of a panel, and its answers on the lines below, clear of a question in several lines, each
    behind its letter, with room for the ring beside them; the question alone, if it is `brief`ly told, or with its
    answers in `rows` under it."""
    found = [asked_on(panel, question, line)]
    if rows:
        return [*found, *_in_rows(panel, question, found[0])]
    room = panel.right - panel.left - _INDENT - 2 * RADIUS - _OFF_RING
    options = () if brief else question.options
    told = [asked(each.filled, colour=theme.QUIET) for each in options]
    first, foot = line + 1, float(found[0].get_bottom()[1]) - theme.TEXT_GAP
    while panel.baseline(first) + _HIGH > foot:
        first += 1
    for number, (option, answer) in enumerate(zip(options, in_one_size(told, room), strict=True), first):
        height = panel.baseline(number)
        head = words(option.letter, size=theme.LABEL_SIZE).stand(panel.left, height)
        found.append(VGroup(head, answer.stand(panel.left + _INDENT, height)))
    return found


def _in_rows(panel: Panel, question: TextBox, head: VGroup) -> list[VGroup]:
    """The answers to a question, one behind the other under it, in as few rows as hold them, to the right."""
    size, found, rows = theme.SMALLEST_SIZE, list[VGroup](), list[list[VGroup]]([[]])
    for option in question.options:
        letter, answer = words(option.letter, size=size), asked(option.filled, size=size, colour=theme.QUIET)
        letter.stand(0.0, 0.0)
        found.append(VGroup(letter, answer.stand(letter.width + _LETTER, 0.0)))
        if _across([*rows[-1], found[-1]]) > panel.width:
            rows.append([])
        rows[-1].append(found[-1])
    low = float(head.get_bottom()[1]) - _UNDER
    for number, row in enumerate(rows):
        left = panel.right - _across(row)
        for each in row:
            each.shift(np.array([left, low - number * _PITCH, 0.0]))
            left += each.width + _NEXT
    return found


def _across(row: Sequence[VGroup]) -> float:
    """How wide a row is."""
    return float(sum(each.width + _NEXT for each in row)) - _NEXT


def under_question(question: VGroup) -> np.ndarray:
    """Where the ring stands under a question, at its left."""
    corner = question.get_corner(DL)[:2]
    return np.asarray(corner + [RADIUS, -RADIUS - _OFF_RING])


def beside(panel: Panel, lines: Sequence[VGroup]) -> np.ndarray:
    """Where the ring stands: at the right end of a panel, between two answers in their middle, and beside none."""
    heights = [float(line[0].get_center()[1]) for line in lines[1:]]
    middle = len(heights) // 2
    return np.array([panel.right - RADIUS, (heights[max(middle - 1, 0)] + heights[middle]) / 2])
