"""Where two display lists may differ, and how areas are put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage.camera.damage import Area, differing, merged

LETTERS = st.text("abcde", max_size=12)
PLACES = st.integers(0, 300)
AREAS = st.lists(
    st.builds(
        lambda x, y, w, h: Area(x, y, x + w, y + h), PLACES, PLACES, st.integers(0, 60), st.integers(0, 60)
    ),
    max_size=20,
)


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("abcd", "abcd", "", ""),
        ("abcd", "abxd", "c", "x"),
        ("abcd", "acd", "b", ""),
        ("abcd", "abxcd", "", "x"),
        ("abcd", "bcda", "a", "a"),
        ("abcd", "dabc", "d", "d"),
        ("aba", "aa", "b", ""),
        ("", "ab", "", "ab"),
    ],
)
def test_only_what_changed_goes_and_comes(old: str, new: str, gone: str, come: str) -> None:
    first, second = differing(old, new)
    assert ("".join(old[i] for i in first), "".join(new[j] for j in second)) == (gone, come)


@given(LETTERS, LETTERS)
def test_what_neither_goes_nor_comes_is_the_same_in_both(old: str, new: str) -> None:
    gone, come = differing(old, new)
    stay = [each for i, each in enumerate(old) if i not in gone]
    assert stay == [each for j, each in enumerate(new) if j not in come]


@given(AREAS)
def test_merged_areas_are_few_and_hold_all(areas: list[Area]) -> None:
    found = merged(areas)
    assert len(found) <= 6
    for area in areas:
        assert not area.size or any(each.with_(area) == each for each in found)


@given(AREAS)
def test_merged_areas_share_no_pixel(areas: list[Area]) -> None:
    found = merged(areas)
    assert not any(a.meets(b) for i, a in enumerate(found) for b in found[:i])
