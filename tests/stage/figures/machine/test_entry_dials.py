"""Dials that tell a gradient: an arrow around each leads as far as its entry says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from scenes.three_variables import MANY
from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.entry_dials import EntryDials
from steepest.stage.type.fitting import is_readable
from tests.families import family
from tests.scenes.opened import opened

SUMS = [
    "x1**2 + 2*x2**2 - 3*x3**2 - 8*x4**2",
    "x1 + 0*x2 - x3**3 + exp(x4)/8",
    "-10000*x1 + 0.001*x2 - x3/3 - 1234567*x4",
    "0*x1 + 0*x4",
]


def made(function: str) -> EntryDials:
    return EntryDials(opened("three_variables", {"many": function}), MANY, "column", 3)


@pytest.mark.verify
@pytest.mark.parametrize("function", family(2, SUMS))
def test_each_arrow_leads_in_proportion_to_its_entry(function: str) -> None:
    dials = made(function)
    entries = [float(entry) for entry in opened("three_variables", {"many": function}).facts.column]
    ends, most = [*dials.ends.values()], max(map(abs, entries)) or 1
    assert ends == pytest.approx([max(map(abs, ends)) * entry / most for entry in entries])
    assert {*dials.arrows} == {name for name, entry in zip(MANY, entries, strict=True) if entry}


@pytest.mark.verify
@pytest.mark.parametrize("function", family(2, SUMS))
def test_entries_are_read_each_under_its_dial(function: str) -> None:
    texts = [made(function).told[name] for name in MANY]
    assert all(map(is_readable, texts))
    boxes = [box_of(text) for text in texts]
    assert all(one.apart(other) > theme.TEXT_GAP - 0.01 for one, other in pairwise(boxes))
    assert all(theme.KNOB_ROW.left <= box.left and box.right <= theme.KNOB_ROW.right for box in boxes)


def test_the_first_come_together_and_no_part_comes_twice() -> None:
    dials = made(SUMS[0])
    first, others = ([each.mobject for each in found] for found in (dials.coming(), dials.others()))
    assert not {*map(id, first)} & {*map(id, others)}
    assert len(first) + len(others) >= 3 * len(MANY)
