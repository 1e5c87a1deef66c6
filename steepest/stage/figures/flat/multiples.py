"""Small multiples: a small figure for each of several cases, side by side, with a label under it, linked to places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
from manim import Animation, Create, CubicBezier, Mobject, VMobject

from steepest.stage import theme
from steepest.stage.box import Box, row_of_boxes
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.entrances import dim, gone
from steepest.stage.play.motion import fade_in_after
from steepest.stage.type.fitting import is_readable, right_side
from steepest.stage.type.typeset import Typeset

C = TypeVar("C")

_GAP, _WIDEST = 0.3, 7.0  # between two figures, and the width of one
_LABEL = 0.45  # under a figure: its label
_OVER = 0.23  # over a place: where a leader ends, on the mark there
_LEADER = 3.0  # width
_ALL = 2.0  # seconds in which all of them have appeared
_EACH = 0.4  # seconds from one to the next at most


class Multiples:
    """For each of the `cases` what `draw` makes of it in a box: all boxes of one size in a row of a `region`.

    `labels` stand under them, all of one size; where they could not be read, what is right of their equals signs.
    Leaders lead from there to `places` on the frame (3,), if there are any: then the figures stand in the order of
    these, and a leader that has to go to the side swings there. Play the cards one by one with `come`, or all of them,
    who then appear one after the other.
    """

    def __init__(
        self,
        cases: Sequence[C],
        draw: Callable[[C, Box], Sequence[Mobject]],
        labels: Sequence[Typeset],
        places: Sequence[np.ndarray] = (),
        region: Box = theme.ROW,
    ) -> None:
        self.seconds = seconds = min(_EACH, _ALL / len(cases))
        self.cards, boxes = [], row_of_boxes(region, len(cases), _GAP, _WIDEST)
        if places:
            order = sorted(range(len(places)), key=lambda k: (float(places[k][0]), k))
            boxes = [boxes[order.index(k)] for k in range(len(cases))]
        labels = _fitted(labels, boxes[0].width)
        for k, (case, box) in enumerate(zip(cases, boxes, strict=True)):
            middle = (box.left + box.right) / 2
            label = labels[k].stand(middle, box.bottom - _LABEL, side=0)
            parts = [*draw(case, box), label]
            foot = np.array([middle, label.get_bottom()[1] - theme.LINE_GAP, 0.0])
            leaders = [_leader(foot, place + [0.0, _OVER, 0.0]) for place in places[k : k + 1]]
            self.cards.append(Card(parts, leaders, seconds))

    def __iter__(self) -> Iterator[Card]:
        return iter(self.cards)

    @property
    def figures(self) -> list[Mobject]:
        """What is drawn of each case, without what stands around it."""
        return [card.parts[0] for card in self.cards]

    def coming(self) -> Sequence[Animation]:
        """One card after the other appears."""
        return [
            fade_in_after(k * self.seconds, part, self.seconds)
            for k, card in enumerate(self.cards)
            for part in (*card.parts, *card.leaders)
        ]

    def dimming(self, to: float) -> Sequence[Animation]:
        """All cards fade to this opacity."""
        return dim(*self.cards, to=to)

    def going(self) -> Sequence[Animation]:
        """All cards disappear."""
        return gone(*self.cards)


def _leader(start: np.ndarray, end: np.ndarray) -> CubicBezier:
    """A line between two points (3,) of the frame that leaves one and reaches the other straight downward."""
    down = (end - start) * [0.0, 0.5, 0.0]
    return CubicBezier(start, start + down, end - down, end, stroke_color=theme.THIRD, stroke_width=_LEADER)


def _fitted(labels: Sequence[Typeset], width: float) -> Sequence[Typeset]:
    """Labels that have so much room each: whole if they can be read then."""
    fitted = _of_one_size(labels, width)
    return fitted if all(map(is_readable, fitted)) else _of_one_size([*map(right_side, labels)], width)


def _of_one_size(labels: Sequence[Typeset], width: float) -> list[Typeset]:
    share = min(1.0, width / max(label.width for label in labels))
    return [label.scale(share) for label in labels]


class Card:
    """One of several small figures: its `parts`, and `leaders` that are drawn; all appear in so many `seconds`."""

    def __init__(self, parts: Sequence[Mobject], leaders: Sequence[VMobject], seconds: float) -> None:
        self.parts, self.leaders, self.seconds = parts, leaders, seconds

    def coming(self) -> Sequence[Animation]:
        """It appears."""
        time = self.seconds
        fading = [FadeIn(part, run_time=time) for part in self.parts]
        return [*fading, *(Create(leader, run_time=time) for leader in self.leaders)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        faded: list[Any] = [part.animate.set_opacity(to) for part in (*self.parts, *self.leaders)]
        return faded

    def going(self) -> Sequence[Animation]:
        """It disappears."""
        return [FadeOut(part) for part in (*self.parts, *self.leaders)]
