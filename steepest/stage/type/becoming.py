"""A number that ran becomes the exact one, or an exact one begins to run: what both have in common stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Any

import numpy as np
from manim import Animation, Mobject, linear, smooth

from steepest.stage.play.motion import running

_SOONER = 2.0  # times as fast as what goes folds up, it fades: squeezed digits are not seen
_ALIKE = 1e-3  # outlines that differ by less are of one glyph


@dataclass(frozen=True)
class _Gap:
    """Where glyphs go, as it was: its ends, how far each of them moves, and the outlines in it. Without a right end
    they keep their width."""

    left: float
    right: float | None
    ways: tuple[float, float]
    points: np.ndarray

    def folded(self, share: float) -> np.ndarray:
        """The outlines, as narrow as the gap is by then: nothing is left alone in it, and nothing printed over."""
        left, right = (way * share for way in self.ways)
        narrow = 1.0 if self.right is None else 1 + (right - left) / (self.right - self.left)
        folded = self.points.copy()
        folded[:, 0] = self.left + left + (folded[:, 0] - self.left) * narrow
        return folded


def become(old: Sequence[Mobject], new: Sequence[Mobject], closed: bool = False) -> list[Animation]:
    """Type gives way to other type, and is never printed over it: the glyphs with which both begin stay, and take
    its size. What else the old one has goes, then these move to their places, and then the rest of the new one
    comes. Where all of these move left, or all right while gaps close, they do so at once, and what goes folds up
    between them, so that no gap waits to be closed. Each run of one colour is told by itself, as the numbers of a pair
    are. Of what is `closed`, as by a bracket, the glyphs stay with which both end, too."""
    pairs = _alike(olds := _glyphs(old), news := _glyphs(new), closed)
    stay, starts = {id(one) for one, _ in pairs}, {id(new): old.points.copy() for old, new in pairs}
    ends = {id(glyph): glyph.points.copy() for glyph in news}
    going, moving = len(olds) > len(pairs), bool(pairs)
    gaps = _gaps(olds, pairs)
    ways = [float(new.get_center()[0] - old.get_center()[0]) for old, new in pairs]
    narrower = all(gap.right is None or gap.ways[1] <= gap.ways[0] + _ALIKE for gap in gaps.values())
    closing = moving and (max(ways) <= _ALIKE or (min(ways) >= -_ALIKE and narrower))
    before = going and not closing  # whether what goes does so before others move
    steps = before + moving + (len(news) > len(pairs))

    def step(number: int, share: float) -> float:
        """How far a step is, of all, that have a share of the time behind them."""
        return float(smooth(min(max(share * steps - number, 0.0), 1.0)))

    def go(mobject: Mobject, share: float) -> None:
        for glyph in _glyphs([mobject]):
            if closing and (gap := gaps.get(id(glyph))):
                glyph.points = gap.folded(step(0, share))
            pale = step(0, share * (_SOONER if closing else 1.0))
            glyph.set_fill(opacity=0.0 if id(glyph) in stay else 1 - pale)

    def arrive(mobject: Mobject, share: float) -> None:
        for glyph in _glyphs([mobject]):
            if (start := starts.get(id(glyph))) is not None:
                done = step(before, share)
                glyph.points = (1 - done) * start + done * ends[id(glyph)]
            else:
                glyph.set_fill(opacity=step(before + moving, share))

    leaving: list[Any] = [running(each, go, rate_func=linear, remover=True) for each in old]
    for each in leaving:
        each.leaves = True
    return [*leaving, *(running(each, arrive, rate_func=linear, introducer=True) for each in new)]


def swap(old: Mobject, new: Mobject) -> list[Animation]:
    """Type takes the place of other type from one picture to the next, as the digits of a number that runs do."""
    leaving: Any = running(old, lambda each, share: each.set_opacity(0.0), remover=True)
    leaving.leaves = True
    return [leaving, running(new, lambda each, share: None, introducer=True)]


def _gaps(olds: Sequence[Any], pairs: Sequence[tuple[Any, Any]]) -> dict[int, _Gap]:
    """For each glyph that goes, the gap between those that stay on both sides of it, if there are some."""
    stay, found = {id(old): new for old, new in pairs}, dict[int, _Gap]()
    for number, glyph in enumerate(olds):
        if id(glyph) in stay:
            continue
        before = next((each for each in olds[:number][::-1] if id(each) in stay), None)
        after = next((each for each in olds[number:] if id(each) in stay), None)
        left = olds[0].get_left()[0] if before is None else before.get_right()[0]
        right = None if after is None else float(after.get_left()[0])
        ways = _way(before, stay), _way(after, stay)
        found[id(glyph)] = _Gap(float(left), right, ways, glyph.points.copy())
    return found


def _way(glyph: Any, stay: dict[int, Any]) -> float:
    return 0.0 if glyph is None else float(stay[id(glyph)].get_center()[0] - glyph.get_center()[0])


def _glyphs(type_set: Sequence[Mobject]) -> list[Any]:
    """Its glyphs, from left to right."""
    found = [glyph for each in type_set for glyph in each.family_members_with_points()]
    return sorted(found, key=lambda glyph: float(glyph.get_center()[0]))


def _alike(some: Sequence[Any], others: Sequence[Any], closed: bool) -> list[tuple[Any, Any]]:
    """Pairs of glyphs with which runs of one colour begin in both, and end, if they are `closed`; none where there are
    more runs in one of them."""
    runs = [
        [[*run] for _, run in groupby(glyphs, key=lambda each: each.get_fill_color().to_hex())]
        for glyphs in (some, others)
    ]
    if len(runs[0]) != len(runs[1]):
        return []
    found = list[tuple[Any, Any]]()
    for one, other in zip(*runs, strict=True):
        begun = _in_step(one, other)
        left = (each[len(begun) :][::-1] for each in (one, other))
        found += [*begun, *(_in_step(*left)[::-1] if closed else [])]
    return found


def _in_step(some: Sequence[Any], others: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Pairs of the glyphs with which both begin."""
    return list(takewhile(lambda pair: _is_one(*pair), zip(some, others, strict=False)))


def _is_one(some: Any, other: Any) -> bool:
    """Whether two outlines are of one glyph, be it in two sizes."""
    first, second = ((each.points - each.get_center()) / max(each.width, each.height) for each in (some, other))
    return first.shape == second.shape and bool(np.abs(first - second).max() < _ALIKE)
