"""A question on a panel, with its answers behind their letters, a line for each, or beside those of the picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import DL, VGroup

from steepest.script.text.boxes import TextBox
from steepest.stage import theme
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.guess.outlines import Picture
from steepest.stage.figures.guess.ring import RADIUS
from steepest.stage.figures.guess.rungs import InLens
from steepest.stage.figures.guess.worded import asked_on
from steepest.stage.figures.label import Label, shares_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.fitting import in_one_size
from steepest.stage.type.questions import asked
from steepest.stage.type.typeset import words

_INDENT = 0.42  # of an answer's words, behind its letter
_HIGH = 0.22  # a letter, over its baseline
_CLOSE = 0.05  # around words in a lens, to their plate's edge
_OFF_RING = 0.37  # of the answers, from the ring beside them


def asked_in(panel: Panel, question: TextBox, line: int, brief: bool, large: bool) -> list[VGroup]:
    """The question on a line of a panel, and its answers on the lines below, clear of a question in several lines, and
    nearer to it where the last would have no room, each behind its letter, with room for the ring beside them; the
    question alone, if it is `brief`ly told, then maybe `large` and on more lines."""
    found = [asked_on(panel, question, line, theme.LABEL_SIZE if brief and large else theme.SMALLEST_SIZE)]
    room = panel.right - panel.left - _INDENT - 2 * RADIUS - _OFF_RING
    options = () if brief else question.options
    told = [asked(each.filled, colour=theme.QUIET) for each in options]
    first, foot = line + 1, float(found[0].get_bottom()[1]) - theme.TEXT_GAP
    while panel.baseline(first) + _HIGH > foot:
        first += 1
    under = panel.bottom + theme.TEXT_GAP - panel.baseline(first + len(options) - 1)  # so far they would reach
    lifted = np.clip(under, 0.0, max(foot - _HIGH - panel.baseline(first), 0.0))
    for number, (option, answer) in enumerate(zip(options, in_one_size(told, room), strict=True), first):
        height = panel.baseline(number) + float(lifted)
        head = words(option.letter, size=theme.LABEL_SIZE).stand(panel.left, height)
        found.append(VGroup(head, answer.stand(panel.left + _INDENT, height)))
    return found


def answers_in(lens: Picture, question: TextBox, letters: Sequence[Label]) -> list[VGroup]:
    """The answers on plates beside their letters in a lens, as large as all of them have room in it; none elsewhere."""
    if not isinstance(lens, InLens):
        return []
    told = [asked(option.filled) for option in question.options]
    for share in shares_of(told[0]):
        plates = [Plate(words.copy().scale(share), 1.0, _CLOSE) for words in told]
        places = [lens.beside(*each) for each in zip(letters, (plate.half_sides for plate in plates), strict=True)]
        if all(lens.holds(place, plate.half_sides) for place, plate in zip(places, plates, strict=True)):
            break
    placed = zip(plates, places, strict=True)
    return [plate.move_to((*place.tolist(), 0.0)).set_z_index(theme.TOPMOST) for plate, place in placed]


def under_question(question: VGroup) -> np.ndarray:
    """Where the ring stands under a question, at its left."""
    corner = question.get_corner(DL)[:2]
    return np.asarray(corner + [RADIUS, -RADIUS - _OFF_RING])


def beside(panel: Panel, lines: Sequence[VGroup]) -> np.ndarray:
    """Where the ring stands: at the right end of a panel, between two answers in their middle, and beside none."""
    heights = [float(line[0].get_center()[1]) for line in lines[1:]]
    middle = len(heights) // 2
    return np.array([panel.right - RADIUS, (heights[max(middle - 1, 0)] + heights[middle]) / 2])
